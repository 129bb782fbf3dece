/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Limits that an export can keep to (SC-06): those that are filters.
 */

#include "fhb_limits.h"

#include "fhb_filter.h"


fhb_err_t
fhb_limit_check(fhb_str_t line, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhb_filters_t     *f;
    fhb_issue_code_t   code;

    f = fhb_filters_new();
    if (f == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for limits");
    }

    rc = fhb_filters_hold(f, line, &code, err);
    fhb_filters_free(f);

    return rc;
}
