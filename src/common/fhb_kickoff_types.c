/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The types that a kick-off exports: what is listed, what the level has, what
 * token and client allow.
 */

#include "fhb_kickoff_work.h"


/* what a level may export at all (CMP-02) */
static fhb_typeset_t
fhb_level_types(fhb_level_t level)
{
    fhb_typeset_t  types;
    fhb_type_t     group = fhb_type_find(FHB_STR("Group"));

    if (level == FHB_LEVEL_SYSTEM) {
        return fhb_typeset_all();
    }

    types = fhb_typeset_compartment();

    /* CMP-07: the requested Group at its own level, none at Patient level */
    if (level == FHB_LEVEL_GROUP) {
        fhb_typeset_add(&types, group);
    } else {
        fhb_typeset_del(&types, group);
    }

    return types;
}


fhb_typeset_t
fhb_typeset_context(bool binary)
{
    size_t         i;
    fhb_typeset_t  types = { { 0 } };

    static const char *const  names[] = {
        "Practitioner", "PractitionerRole", "Organization", "Location",
        "Medication"
    };

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        fhb_typeset_add(&types, fhb_type_find(fhb_cstr(names[i])));
    }

    if (binary) {
        fhb_typeset_add(&types, fhb_type_find(FHB_STR("Binary")));
    }

    return types;
}


/* those of this kick-off */
static fhb_typeset_t
fhb_context_types(const fhb_kickoff_work_t *w)
{
    fhb_typeset_t  types = { { 0 } };

    if (w->in->level == FHB_LEVEL_SYSTEM) {
        return types;
    }

    /* TYPE-07: what is listed was asked for, whatever the option says */
    if (w->rules->context || w->query.types_given) {
        types = fhb_typeset_context(w->rules->patient_binary);

    } else if (w->rules->patient_binary) {
        fhb_typeset_add(&types, fhb_type_find(FHB_STR("Binary")));
    }

    types = fhb_typeset_and(&types, w->query.types_given ? &w->listed
                                                         : &w->rules->types);

    return fhb_typeset_and(&types, &w->rules->allowed);
}


/* nothing is left for reasons that no token changes */
static void
fhb_kickoff_no_types(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    const char  *level = fhb_level_name(w->in->level);

    /* TYPE-04, PAR-05: what lenient dropped left nothing */
    fhb_issues_promote(&w->issues, row);

    if (!w->query.types_given) {
        fhb_issues_add(&w->issues, FHB_SEV_ERROR, FHB_ISSUE_NOT_SUPPORTED,
                       row, "", "No resource type is exported at %s level.",
                       level);

    } else if (!fhb_typeset_empty(&w->listed)) {
        fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_NOT_SUPPORTED,
                   true, "none of these types is exported at %s level",
                   level);                                      /* TYPE-05 */

    } else if (fhb_issues_errors(&w->issues, row) == 0) {
        fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_VALUE, true,
                   "it names no resource type");
    }
}


/* PROV-08: values that ask for Provenance offend one by one */
static void
fhb_provenance_offends(fhb_kickoff_work_t *w, fhb_issue_code_t code,
    const char *reason)
{
    size_t       i;
    fhb_item_t  *item;

    for (i = 0; i < w->associated.n; i++) {
        item = &w->associated.items[i];
        fhb_offend(w, fhb_row_find(FHB_STR("includeAssociatedData")),
                   item->param, item->text, code, false, "%s", reason);
    }

    w->associated.n = 0;
}


/* PROV-05..08: what is left of these values */
static void
fhb_provenance_take(fhb_kickoff_work_t *w)
{
    size_t      i;
    fhb_type_t  type = fhb_type_find(FHB_STR("Provenance"));

    if (w->associated.n == 0) {
        return;
    }

    if (!fhb_typeset_has(&w->rules->allowed, type)) {
        fhb_typeset_add(&w->missing, type);
        fhb_provenance_offends(w, FHB_ISSUE_FORBIDDEN,
                               "this access token does not allow Provenance");
        return;
    }

    fhb_typeset_add(&w->query.types, type);

    for (i = 0; i < w->associated.n; i++) {
        w->query.associated |=
            fhb_str_eqc(w->associated.items[i].text,
                        "RelevantProvenanceResources")
            ? FHB_ASSOC_RELEVANT : FHB_ASSOC_LATEST;
    }

    if (w->query.associated & FHB_ASSOC_RELEVANT) {             /* PROV-07 */
        w->query.associated &= ~FHB_ASSOC_LATEST;
    }
}


/* TYPE-06, SC-04: what token and client leave of types */
static void
fhb_kickoff_allowed(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, const fhb_typeset_t *types)
{
    bool        nothing;
    size_t      others;
    fhb_type_t  t;

    w->query.types = fhb_typeset_and(types, &w->rules->allowed);

    nothing = !fhb_typeset_empty(types)
              && fhb_typeset_empty(&w->query.types);
    others = fhb_issues_errors(&w->issues, NULL);

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&w->listed, t)
            && !fhb_typeset_has(&w->rules->allowed, t))
        {
            fhb_typeset_add(&w->missing, t);
            fhb_offend(w, row, param, fhb_type_name(t), FHB_ISSUE_FORBIDDEN,
                       nothing, "this access token does not allow it");
        }
    }

    fhb_provenance_take(w);

    if (nothing && !w->query.types_given) {
        fhb_issues_add(&w->issues, FHB_SEV_ERROR, FHB_ISSUE_FORBIDDEN, row,
                       "", "This access token allows no resource type that "
                       "is exported at %s level.",
                       fhb_level_name(w->in->level));
    }

    w->forbidden = others == 0 && fhb_issues_errors(&w->issues, NULL) > 0;
}


void
fhb_kickoff_types(fhb_kickoff_work_t *w)
{
    fhb_param_t       param = { .name = FHB_STR("_type"),
                                .kind = FHB_VALUE_QUERY };
    fhb_typeset_t     types = fhb_level_types(w->in->level);
    const fhb_row_t  *row = fhb_row_find(param.name);

    w->query.types_given = fhb_param_first(w, row) != NULL;

    types = fhb_typeset_and(&types, w->query.types_given ? &w->listed
                                                         : &w->rules->types);
    if (fhb_typeset_empty(&types)) {
        fhb_kickoff_no_types(w, row, &param);
    }

    if (!fhb_typeset_has(&w->rules->types,
                         fhb_type_find(FHB_STR("Provenance"))))
    {
        fhb_provenance_offends(w, FHB_ISSUE_NOT_SUPPORTED,
                               "Provenance is not exported");
    }

    fhb_kickoff_allowed(w, row, &param, &types);
    w->query.context = fhb_context_types(w);
}
