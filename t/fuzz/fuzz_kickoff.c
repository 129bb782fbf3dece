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


/* lines that are sorted, once each, and not empty */
static void
check_lines(const char *list)
{
    fhb_str_t  rest = fhb_cstr(list), line, last = { NULL, 0 };

    if (list == NULL) {
        return;
    }

    require(rest.len > 0 && rest.ptr[rest.len - 1] == '\n');

    while (fhb_query_line(&rest, &line)) {
        require(line.len > 0);
        require(last.ptr == NULL || fhb_str_cmp(last, line) < 0);
        last = line;
    }
}


/* the store gives back what it got */
static void
check_round_trip(const fhb_query_t *q)
{
    char         one[65], two[65];
    fhb_buf_t    text = { 0 };
    fhb_error_t  err;
    fhb_query_t  back = fhb_query_none();

    fhb_query_write(&text, q);
    require(!text.failed);
    require(fhb_query_read(fhb_buf_str(&text), &back, &err) == FHB_OK);

    back.types = q->types;
    back.types_given = q->types_given;
    back.since = q->since;

    require(back.separate_status == q->separate_status);
    require(fhb_query_digest(q, FHB_STR("g"), one));
    require(fhb_query_digest(&back, FHB_STR("g"), two));
    require(strcmp(one, two) == 0);

    fhb_query_free(&back);
    fhb_buf_free(&text);
}


static void
check_query(const kickoff_case_t *c, const fhb_query_t *q)
{
    fhb_str_t      rest = fhb_cstr(q->patients), line;
    fhb_type_t     provenance = fhb_type_find(FHB_STR("Provenance"));
    fhb_typeset_t  all = fhb_query_types(q), within;

    within = fhb_typeset_and(&all, &c->rules.allowed);
    require(memcmp(&within, &all, sizeof(all)) == 0);
    within = fhb_typeset_and(&all, &c->rules.types);
    require(memcmp(&within, &all, sizeof(all)) == 0);
    within = fhb_typeset_and(&q->types, &q->context);
    require(fhb_typeset_empty(&within));
    require(c->in.level != FHB_LEVEL_SYSTEM
            || fhb_typeset_empty(&q->context));

    require(q->dialect == c->in.dialect);
    require(q->until == FHB_INSTANT_NONE || q->since == FHB_INSTANT_NONE
            || q->until > q->since);
    require(q->max_file_size == 0 || q->max_file_size > q->min_file_size);
    require((q->associated & (FHB_ASSOC_LATEST | FHB_ASSOC_RELEVANT)) == 0
            || fhb_typeset_has(&q->types, provenance));

    check_lines(q->elements);
    check_lines(q->filters);
    check_lines(q->patients);
    require(q->limits == NULL);
    require(q->patients_given == (q->patients != NULL));
    require(q->patients == NULL
            || (c->in.is_post && c->in.level != FHB_LEVEL_SYSTEM));

    while (fhb_query_line(&rest, &line)) {
        require(fhb_fhir_id_valid(line));
    }

    check_round_trip(q);
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
        check_query(c, &k.query);
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
