/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What all sources share: the list of parts of a plan, resources asked for by
 * name, reading all of a plan at once.
 */

#include "fhbd_source.h"

#include <stdlib.h>
#include <string.h>


fhb_err_t
fhbd_plan_add(fhbd_plan_t *plan, fhb_type_t type, const char *spec,
    bool stable, uint64_t est_rows, uint64_t est_bytes, fhb_error_t *err)
{
    char         *copy;
    size_t        cap;
    fhbd_part_t  *parts;

    /* the store and the logs keep it as one line of text */
    if (strpbrk(spec, "\r\n") != NULL) {
        return fhb_fail(err, FHB_EPARAM, "line break in a part of the plan");
    }

    if (plan->n == plan->cap) {
        cap = plan->cap == 0 ? 64 : plan->cap * 2;

        parts = reallocarray(plan->parts, cap, sizeof(*parts));
        if (parts == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
        }

        plan->parts = parts;
        plan->cap = cap;
    }

    copy = strdup(spec);
    if (copy == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    }

    plan->parts[plan->n++] = (fhbd_part_t) {
        .type = type,
        .spec = copy,
        .stable = stable,
        .est_rows = est_rows,
        .est_bytes = est_bytes
    };

    return FHB_OK;
}


void
fhbd_plan_free(fhbd_plan_t *plan)
{
    size_t  i;

    for (i = 0; i < plan->n; i++) {
        free(plan->parts[i].spec);
    }

    free(plan->parts);
    *plan = (fhbd_plan_t) { 0 };
}


fhb_err_t
fhbd_pick_add(fhbd_pick_t *pick, fhb_type_t type, fhb_str_t id,
    fhb_error_t *err)
{
    if (pick->ids[type] == NULL) {
        pick->ids[type] = fhb_idset_new();
        if (pick->ids[type] == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
        }
    }

    return fhb_idset_add(pick->ids[type], id, err);
}


bool
fhbd_pick_has(const fhbd_pick_t *pick, fhb_type_t type, fhb_str_t id)
{
    return type < FHB_TYPES_MAX && pick->ids[type] != NULL
           && fhb_idset_has(pick->ids[type], id);
}


size_t
fhbd_pick_count(const fhbd_pick_t *pick)
{
    size_t  i, n = 0;

    for (i = 0; i < FHB_TYPES_MAX; i++) {
        n += pick->ids[i] == NULL ? 0 : fhb_idset_count(pick->ids[i]);
    }

    return n;
}


fhb_typeset_t
fhbd_pick_types(const fhbd_pick_t *pick)
{
    fhb_type_t     t;
    fhb_typeset_t  types = { 0 };

    for (t = 0; t < FHB_TYPES_MAX; t++) {
        if (pick->ids[t] != NULL && fhb_idset_count(pick->ids[t]) > 0) {
            fhb_typeset_add(&types, t);
        }
    }

    return types;
}


void
fhbd_pick_free(fhbd_pick_t *pick)
{
    size_t  i;

    for (i = 0; i < FHB_TYPES_MAX; i++) {
        fhb_idset_free(pick->ids[i]);
        pick->ids[i] = NULL;
    }
}


fhb_err_t
fhbd_source_read_all(fhbd_source_t *source, fhbd_snapshot_t *snap,
    const fhbd_want_t *want, const fhbd_sink_t *sink, fhb_error_t *err)
{
    size_t              i;
    fhb_err_t           rc;
    fhbd_plan_t         plan = { 0 };
    fhbd_reader_t      *reader;
    static atomic_bool  never;

    rc = source->ops->reader_open(snap, NULL, &reader, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = source->ops->plan(snap, want, &plan, &never, err);

    for (i = 0; i < plan.n && rc == FHB_OK; i++) {
        rc = source->ops->read(reader, want, &plan.parts[i], sink, &never,
                               err);
    }

    fhbd_plan_free(&plan);
    source->ops->reader_close(reader);

    if (rc == FHB_ENOTFOUND) {
        rc = err->code = FHB_EAGAIN;    /* a file was replaced meanwhile */
    }

    return rc;
}
