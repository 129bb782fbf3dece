/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What all sources share: the list of parts of a plan.
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
