/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * OperationOutcome as JSON.
 */

#include "fhb_outcome.h"


static const char *const  fhb_issue_codes[] = {
    [FHB_ISSUE_INVALID] = "invalid",
    [FHB_ISSUE_STRUCTURE] = "structure",
    [FHB_ISSUE_REQUIRED] = "required",
    [FHB_ISSUE_VALUE] = "value",
    [FHB_ISSUE_NOT_SUPPORTED] = "not-supported",
    [FHB_ISSUE_NOT_FOUND] = "not-found",
    [FHB_ISSUE_DUPLICATE] = "duplicate",
    [FHB_ISSUE_TOO_LONG] = "too-long",
    [FHB_ISSUE_TOO_COSTLY] = "too-costly",
    [FHB_ISSUE_PROCESSING] = "processing",
    [FHB_ISSUE_INCOMPLETE] = "incomplete",
    [FHB_ISSUE_TRANSIENT] = "transient",
    [FHB_ISSUE_TIMEOUT] = "timeout",
    [FHB_ISSUE_NO_STORE] = "no-store",
    [FHB_ISSUE_LOCK_ERROR] = "lock-error",
    [FHB_ISSUE_EXCEPTION] = "exception",
    [FHB_ISSUE_THROTTLED] = "throttled",
    [FHB_ISSUE_LOGIN] = "login",
    [FHB_ISSUE_SECURITY] = "security",
    [FHB_ISSUE_EXPIRED] = "expired",
    [FHB_ISSUE_UNKNOWN] = "unknown",
    [FHB_ISSUE_FORBIDDEN] = "forbidden",
    [FHB_ISSUE_SUPPRESSED] = "suppressed",
    [FHB_ISSUE_INFORMATIONAL] = "informational"
};

static const char *const  fhb_severities[] = {
    [FHB_SEV_ERROR] = "error",
    [FHB_SEV_WARNING] = "warning",
    [FHB_SEV_INFORMATION] = "information"
};


const char *
fhb_issue_code_name(fhb_issue_code_t code)
{
    return fhb_issue_codes[code];
}


void
fhb_outcome_write(fhb_buf_t *out, const fhb_issue_t *issues, size_t n)
{
    size_t              i;
    const fhb_issue_t  *issue;

    fhb_buf_adds(out, "{\"resourceType\":\"OperationOutcome\",\"issue\":[");

    for (i = 0; i < n; i++) {
        issue = &issues[i];

        fhb_buf_addf(out, "%s{\"severity\":\"%s\",\"code\":\"%s\",",
                     i == 0 ? "" : ",", fhb_severities[issue->severity],
                     fhb_issue_codes[issue->code]);

        /* clients read the one or the other */
        fhb_buf_adds(out, "\"details\":{\"text\":");
        fhb_buf_add_json(out, issue->text);
        fhb_buf_adds(out, "},\"diagnostics\":");
        fhb_buf_add_json(out, issue->text);

        if (issue->expression.len > 0) {
            fhb_buf_adds(out, ",\"expression\":[");
            fhb_buf_add_json(out, issue->expression);
            fhb_buf_addc(out, ']');
        }

        fhb_buf_addc(out, '}');
    }

    fhb_buf_adds(out, "]}");
}
