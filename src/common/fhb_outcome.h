/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * OperationOutcome as JSON (section 14 of the requirements, ERR rows):
 * the only place that writes one.
 */

#ifndef FHB_OUTCOME_H
#define FHB_OUTCOME_H

#include "fhb_core.h"

typedef enum {
    FHB_SEV_ERROR = 0,
    FHB_SEV_WARNING,
    FHB_SEV_INFORMATION
} fhb_severity_t;

/* the codes of R4's issue-type value set that we use (ERR-05) */
typedef enum {
    FHB_ISSUE_INVALID = 0,
    FHB_ISSUE_STRUCTURE,
    FHB_ISSUE_REQUIRED,
    FHB_ISSUE_VALUE,
    FHB_ISSUE_NOT_SUPPORTED,
    FHB_ISSUE_NOT_FOUND,
    FHB_ISSUE_DUPLICATE,
    FHB_ISSUE_TOO_LONG,
    FHB_ISSUE_TOO_COSTLY,
    FHB_ISSUE_PROCESSING,
    FHB_ISSUE_INCOMPLETE,
    FHB_ISSUE_TRANSIENT,
    FHB_ISSUE_TIMEOUT,
    FHB_ISSUE_NO_STORE,
    FHB_ISSUE_LOCK_ERROR,
    FHB_ISSUE_EXCEPTION,
    FHB_ISSUE_THROTTLED,
    FHB_ISSUE_LOGIN,
    FHB_ISSUE_SECURITY,
    FHB_ISSUE_EXPIRED,
    FHB_ISSUE_UNKNOWN,
    FHB_ISSUE_FORBIDDEN,
    FHB_ISSUE_SUPPRESSED,
    FHB_ISSUE_INFORMATIONAL
} fhb_issue_code_t;

const char *fhb_issue_code_name(fhb_issue_code_t code);

typedef struct {
    fhb_severity_t    severity;
    fhb_issue_code_t  code;
    fhb_str_t         text;         /* details.text and diagnostics alike */
    fhb_str_t         expression;   /* FHIRPath or empty */
} fhb_issue_t;

/* appends {"resourceType":"OperationOutcome","issue":[…]} on one line, no
 * newline; at least one issue */
void fhb_outcome_write(fhb_buf_t *out, const fhb_issue_t *issues, size_t n);

#endif /* FHB_OUTCOME_H */
