/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's query made ready for the engine.
 */

#include "fhbd_rules.h"

#include <string.h>

static const char *const  fhbd_prov_paths[FHBD_PROV_PATHS] = {
    [FHBD_PROV_TARGET] = "target.reference",
    [FHBD_PROV_RECORDED] = "recorded",
    [FHBD_PROV_UPDATED] = "meta.lastUpdated"
};

static const char *const  fhbd_group_paths[] = { "member" };
static const char *const  fhbd_entity_paths[] = { "entity.reference" };


static fhb_err_t
fhbd_rules_filters(const char *list, fhb_filters_t **out, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_str_t         rest = fhb_cstr(list), line;
    fhb_issue_code_t  code;

    if (list == NULL) {
        return FHB_OK;
    }

    *out = fhb_filters_new();
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for filters");
    }

    /* each was checked at kick-off */
    while (fhb_query_line(&rest, &line)) {
        rc = fhb_filters_hold(*out, line, &code, err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "filter: ");
            return rc;
        }
    }

    return fhb_filters_ready(*out, err);
}


static fhb_err_t
fhbd_rules_elements(const char *list, fhb_elements_t **out, fhb_error_t *err)
{
    fhb_err_t  rc;
    fhb_str_t  rest = fhb_cstr(list), line;

    if (list == NULL) {
        return FHB_OK;
    }

    *out = fhb_elements_new();
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for elements");
    }

    while (fhb_query_line(&rest, &line)) {
        rc = fhb_elements_add(*out, line, err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "_elements: ");
            return rc;
        }
    }

    return FHB_OK;
}


static fhbd_provenance_t
fhbd_rules_provenance(const fhbd_job_row_t *row, fhb_type_t provenance)
{
    bool                all, timed;
    fhb_typeset_t       others;
    const fhb_query_t  *q = &row->query;

    if (!fhb_typeset_has(&q->types, provenance)) {
        return FHBD_PROV_NONE;
    }

    if (q->associated & FHB_ASSOC_RELEVANT) {           /* PROV-06, PROV-07 */
        return FHBD_PROV_EXPORTED;
    }

    if (q->associated & FHB_ASSOC_LATEST) {             /* PROV-05 */
        return FHBD_PROV_LATEST;
    }

    others = q->types;
    fhb_typeset_del(&others, provenance);
    timed = q->since != FHB_INSTANT_NONE || q->until != FHB_INSTANT_NONE;

    /* SC-05: who may not see all resources may not see the Provenance of all */
    all = row->level == FHB_LEVEL_SYSTEM && q->limits == NULL;

    if (fhb_typeset_empty(&others)) {                           /* PROV-04 */
        return all ? FHBD_PROV_PLAIN : FHBD_PROV_ALONE;
    }

    if (all && !q->types_given) {                       /* PROV-01, PROV-11 */
        return timed ? FHBD_PROV_CHANGED : FHBD_PROV_PLAIN;
    }

    return timed ? FHBD_PROV_SINCE : FHBD_PROV_EXPORTED;        /* PROV-03 */
}


static fhb_err_t
fhbd_rules_compile(const fhbd_job_row_t *row, fhbd_rules_t *r,
    fhb_error_t *err)
{
    if (r->provenance > FHBD_PROV_PLAIN) {
        r->provenance_paths = fhb_scan_paths_new(fhbd_prov_paths,
                                                 FHBD_PROV_PATHS);
        if (r->provenance_paths == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a job's rules");
        }
    }

    if (row->level == FHB_LEVEL_GROUP && row->query.patients_given) {
        r->group_paths = fhb_scan_paths_new(fhbd_group_paths, 1);
        r->entity_paths = fhb_scan_paths_new(fhbd_entity_paths, 1);
        if (r->group_paths == NULL || r->entity_paths == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a job's rules");
        }
    }

    if (row->query.organized) {
        r->match = fhbd_match_new();
        if (r->match == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a job's rules");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhbd_rules_make(const fhbd_job_row_t *row, const fhbd_tenant_conf_t *tenant,
    fhbd_rules_t *out, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhb_typeset_t   types;

    *out = (fhbd_rules_t) {
        .type_provenance = fhb_type_find(FHB_STR("Provenance")),
        .type_binary = fhb_type_find(FHB_STR("Binary")),
        .type_group = fhb_type_find(FHB_STR("Group")),
        .type_patient = fhb_type_find(FHB_STR("Patient")),
        .references = (fhb_reference_form_t) tenant->reference_form,
    };

    rc = fhbd_rules_filters(row->query.filters, &out->filters, err);
    if (rc == FHB_OK) {
        rc = fhbd_rules_filters(row->query.limits, &out->limits, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_rules_elements(row->query.elements, &out->elements, err);
    }

    if (rc == FHB_OK) {
        out->provenance = fhbd_rules_provenance(row, out->type_provenance);
        rc = fhbd_rules_compile(row, out, err);
    }

    if (rc != FHB_OK) {
        fhbd_rules_free(out);
        return rc;
    }

    if (out->filters != NULL) {
        out->filtered = fhb_filters_types(out->filters);
    }
    if (out->limits != NULL) {
        types = fhb_filters_types(out->limits);
        out->filtered = fhb_typeset_or(&out->filtered, &types);
    }

    out->marks = out->provenance == FHBD_PROV_EXPORTED
                 || out->provenance == FHBD_PROV_CHANGED
                 || out->provenance == FHBD_PROV_SINCE
                 || out->provenance == FHBD_PROV_LATEST;
    out->references_out = !fhb_typeset_empty(&row->query.context);

    return FHB_OK;
}


void
fhbd_rules_free(fhbd_rules_t *r)
{
    fhb_filters_free(r->filters);
    fhb_filters_free(r->limits);
    fhb_elements_free(r->elements);
    fhb_scan_paths_free(r->provenance_paths);
    fhb_scan_paths_free(r->group_paths);
    fhb_scan_paths_free(r->entity_paths);
    fhbd_match_free(r->match);

    *r = (fhbd_rules_t) { 0 };
}


bool
fhbd_rules_plain(const fhbd_rules_t *r, const fhb_query_t *q)
{
    return fhb_typeset_empty(&r->filtered) && r->elements == NULL
           && r->references == FHB_REFERENCE_STORED && !r->marks
           && !r->references_out && r->group_paths == NULL && !q->organized;
}


fhb_err_t
fhbd_rules_pass(const fhbd_rules_t *r, fhb_type_t type, fhb_str_t body,
    fhb_str_t base, bool *pass, fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    *pass = true;

    if (!fhb_typeset_has(&r->filtered, type)) {
        return FHB_OK;
    }

    if (r->limits != NULL) {
        rc = fhb_filters_match(r->limits, type, body, base, pass, err);
    }

    if (rc == FHB_OK && *pass && r->filters != NULL) {
        rc = fhb_filters_match(r->filters, type, body, base, pass, err);
    }

    return rc;
}
