/*
 * Copyright (c) the nginx-fhir-bulk authors
 * What an analyzer that reads one file at a time cannot know.
 */

#include "fhb_core.h"


/* what says that something failed never says FHB_OK */
static inline fhb_err_t
fhb_lint_failed(fhb_err_t rc)
{
    if (rc == FHB_OK) {
        __builtin_unreachable();
    }

    return rc;
}


#define fhb_fail(...)        fhb_lint_failed(fhb_fail(__VA_ARGS__))
#define fhb_fail_errno(...)  fhb_lint_failed(fhb_fail_errno(__VA_ARGS__))
