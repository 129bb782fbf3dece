/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-offs of any bytes, in the text form of the test cases: accepted with
 * types, or refused with reasons, and the OperationOutcome is JSON on one
 * line.  lenient accepts at least what strict does; nothing is exported that
 * is not allowed.
 *
 * seeds: t/cases/kickoff
 */

#include <jansson.h>
#include <stdlib.h>

#include "../unit/kickoff_case.h"
#include "fuzz.h"


static void
check_outcome(const fhb_kickoff_t *k)
{
    json_t        *root;
    fhb_buf_t      out = { 0 };
    json_error_t   e;

    if (k->issues_n > 0) {
        fhb_outcome_write(&out, k->issues, k->issues_n);
        require(!out.failed && memchr(out.ptr, '\n', out.len) == NULL);

        root = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, &e);
        require(root != NULL);
        json_decref(root);
    }

    fhb_buf_free(&out);
}


static void
check_issues(const fhb_kickoff_t *k)
{
    size_t          i;
    fhb_severity_t  severity;

    severity = k->status == 202 ? FHB_SEV_WARNING : FHB_SEV_ERROR;

    for (i = 0; i < k->issues_n; i++) {
        require(k->issues[i].severity == severity);
        require(k->issues[i].text.len > 0);
    }
}


static int
run(const kickoff_case_t *c)
{
    int            status;
    size_t         i;
    fhb_error_t    err;
    fhb_kickoff_t  k;
    fhb_typeset_t  within;

    require(fhb_kickoff_parse(&c->in, &c->rules, &k, &err) == FHB_OK);

    status = k.status;
    check_issues(&k);
    check_outcome(&k);

    if (status == 202) {
        require(!fhb_typeset_empty(&k.query.types));
        within = fhb_typeset_and(&k.query.types, &c->rules.allowed);
        require(memcmp(&within, &k.query.types, sizeof(within)) == 0);
        require(k.query.since == FHB_INSTANT_NONE
                || k.query.since <= c->rules.now + 60 * FHB_USEC);
        require(k.lenient_applied == (k.issues_n > 0));
        require(k.lenient || k.issues_n == 0);

    } else if (status == 403) {
        within = fhb_typeset_and(&k.missing, &c->rules.allowed);
        require(fhb_typeset_empty(&within));
        for (i = 0; i < k.issues_n; i++) {
            require(k.issues[i].code == FHB_ISSUE_FORBIDDEN
                    || k.issues[i].code == FHB_ISSUE_TOO_LONG);
        }

    } else {
        require(status == 400 || status == 406 || status == 413
                || status == 415);
        require(k.issues_n > 0);
    }

    fhb_kickoff_free(&k);

    return status;
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int             status;
    kickoff_case_t  c;

    if (!kickoff_case_parse(&c, fhb_str((const char *) data, size))
        || c.rules.now > 4102444800 * FHB_USEC)
    {
        return 0;
    }

    status = run(&c);

    if (c.in.prefer_n < KICKOFF_CASE_LINES) {
        /* in front, because the first handling wins */
        memmove(&c.prefer[1], &c.prefer[0],
                c.in.prefer_n * sizeof(c.prefer[0]));
        c.prefer[0] = FHB_STR("handling=lenient");
        c.in.prefer_n++;

        if (status == 202) {
            require(run(&c) == 202);
        } else {
            (void) run(&c);
        }
    }

    return 0;
}
