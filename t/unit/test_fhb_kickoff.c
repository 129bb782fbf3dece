/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-offs from case folders: t/cases/kickoff/NAME/input goes in, and what
 * comes out, written as text, is t/cases/kickoff/NAME/expected.  With
 * CASES_WRITE=1 missing expected files are written, to be read before
 * they are kept.  Then: every allocation fails once.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "alloc_fail.h"
#include "case_folders.h"
#include "kickoff_case.h"

#define CASES  "t/cases/kickoff"


static const char *const  severities[] = { "error", "warning", "information" };


static void
render_set(fhb_buf_t *out, const char *name, const fhb_typeset_t *set,
    char comma)
{
    char        before = ' ';
    fhb_type_t  t;

    fhb_buf_addf(out, "%s:", name);

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(set, t)) {
            fhb_buf_addc(out, before);
            fhb_buf_addstr(out, fhb_type_name(t));
            before = comma;
        }
    }
}


static void
render_types(fhb_buf_t *out, const fhb_query_t *q)
{
    fhb_typeset_t  all, compartment, without;

    all = fhb_typeset_all();
    compartment = without = fhb_typeset_compartment();
    fhb_typeset_del(&without, fhb_type_find(FHB_STR("Group")));

    if (memcmp(&all, &q->types, sizeof(all)) == 0) {
        fhb_buf_adds(out, "types: all");

    } else if (memcmp(&compartment, &q->types, sizeof(all)) == 0) {
        fhb_buf_adds(out, "types: compartment");

    } else if (memcmp(&without, &q->types, sizeof(all)) == 0) {
        fhb_buf_adds(out, "types: compartment without Group");

    } else {
        render_set(out, "types", &q->types, ',');
    }

    fhb_buf_adds(out, q->types_given ? "\n" : " (default)\n");

    if (!fhb_typeset_empty(&q->context)) {
        render_set(out, "context", &q->context, ',');
        fhb_buf_addc(out, '\n');
    }
}


static void
render_instant(fhb_buf_t *out, const char *name, fhb_instant_t t)
{
    char  text[FHB_INSTANT_MAX];

    if (t != FHB_INSTANT_NONE) {
        fhb_instant_format(t, text);
        fhb_buf_addf(out, "%s: %s\n", name, text);
    }
}


static void
render_lines(fhb_buf_t *out, const char *name, const char *list)
{
    fhb_str_t  rest = fhb_cstr(list), line;

    if (list == NULL) {
        return;
    }

    assert_true(rest.len > 0 && rest.ptr[rest.len - 1] == '\n');
    fhb_buf_addf(out, "%s:\n", name);

    while (fhb_query_line(&rest, &line)) {
        fhb_buf_adds(out, "    ");
        fhb_buf_addstr(out, line);
        fhb_buf_addc(out, '\n');
    }
}


static void
render_query(fhb_buf_t *out, const fhb_query_t *q)
{
    render_types(out, q);
    render_instant(out, "since", q->since);
    render_instant(out, "until", q->until);

    fhb_buf_adds(out, q->dialect == FHB_DIALECT_V4 ? "dialect: v4\n" : "");
    fhb_buf_adds(out, q->separate_status ? "separate status\n" : "");
    fhb_buf_adds(out, q->partial ? "partial manifests\n" : "");
    fhb_buf_adds(out, q->organized ? "organized\n" : "");
    fhb_buf_adds(out, q->xml ? "xml\n" : "");

    if (q->associated != 0) {
        fhb_buf_addf(out, "associated:%s%s%s\n",
                     q->associated & FHB_ASSOC_LATEST ? " latest" : "",
                     q->associated & FHB_ASSOC_RELEVANT ? " relevant" : "",
                     q->associated & FHB_ASSOC_INLINE ? " inline" : "");
    }

    if (q->min_file_size != 0) {
        fhb_buf_addf(out, "min size: %llu\n",
                     (unsigned long long) q->min_file_size);
    }

    if (q->max_file_size != 0) {
        fhb_buf_addf(out, "max size: %llu\n",
                     (unsigned long long) q->max_file_size);
    }

    render_lines(out, "elements", q->elements);
    render_lines(out, "filters", q->filters);
    render_lines(out, "limits", q->limits);

    assert_int_equal(q->patients_given, q->patients != NULL);
    render_lines(out, "patients", q->patients);
}


static void
render_issue(fhb_buf_t *out, const fhb_issue_t *issue, bool reasons)
{
    size_t  len = issue->text.len;

    fhb_buf_addf(out, "%s %s %.*s\n    ", severities[issue->severity],
                 fhb_issue_code_name(issue->code),
                 FHB_STR_ARG(issue->expression.len > 0 ? issue->expression
                                                       : FHB_STR("-")));

    if (!reasons) {
        for (len = 0; fhb_str_starts(fhb_str(issue->text.ptr + len,
                                             issue->text.len - len), "': ")
                      == false; len++)
        {
            assert_true(len < issue->text.len);
        }
        len += 2;
    }

    fhb_buf_add(out, issue->text.ptr, len);
    fhb_buf_addc(out, '\n');
}


static void
render(fhb_buf_t *out, const fhb_kickoff_t *k, bool reasons)
{
    size_t  i;

    fhb_buf_addf(out, "status: %d\n", k->status);

    if (k->status == 202) {
        render_query(out, &k->query);
    } else {
        assert_null(k->query.patients);
        assert_null(k->query.filters);
        assert_null(k->query.elements);
    }

    if (k->status == 403) {
        render_set(out, "missing", &k->missing, ' ');
        fhb_buf_addc(out, '\n');
    } else {
        assert_true(fhb_typeset_empty(&k->missing));
    }

    if (k->lenient && k->status == 202) {
        fhb_buf_adds(out, k->lenient_applied ? "lenient: applied\n"
                                             : "lenient: not needed\n");
    }

    for (i = 0; i < k->issues_n; i++) {
        render_issue(out, &k->issues[i], reasons);
    }
}


/* ERR-02: whatever the parameters hold, the reply is JSON */
static void
check_outcome(const fhb_kickoff_t *k)
{
    json_t        *root;
    fhb_buf_t      out = { 0 };
    json_error_t   e;

    if (k->issues_n > 0) {
        fhb_outcome_write(&out, k->issues, k->issues_n);
        assert_false(out.failed);

        root = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, &e);
        assert_non_null(root);
        assert_int_equal(json_array_size(json_object_get(root, "issue")),
                         k->issues_n);
        json_decref(root);
    }

    fhb_buf_free(&out);
}


static void
test_case(void **state)
{
    char           *name = *state;
    fhb_buf_t       input = { 0 }, got = { 0 };
    fhb_error_t     err;
    fhb_kickoff_t   k;
    kickoff_case_t  c;

    case_read(CASES, name, "input", &input);
    assert_true(kickoff_case_parse(&c, fhb_buf_str(&input)));

    assert_int_equal(fhb_kickoff_parse(&c.in, &c.rules, &k, &err), FHB_OK);
    check_outcome(&k);

    /* issues with a 4xx are reasons, with 202 they are warnings */
    assert_true(k.status == 202 || k.issues_n > 0);

    render(&got, &k, c.reasons);
    fhb_kickoff_free(&k);
    case_expect(CASES, name, &got);

    fhb_buf_free(&input);
    fhb_buf_free(&got);
}


/* status of a list of so many items, spread over two parameters */
static int
status_of_items(size_t n, const char *prefer)
{
    int             status;
    size_t          i;
    fhb_buf_t       text = { 0 };
    fhb_error_t     err;
    fhb_kickoff_t   k;
    kickoff_case_t  c;

    fhb_buf_addf(&text, "level: group\nmethod: GET\nAccept: */*\n"
                 "Prefer: respond-async, %s\nquery: _elements=id&_type=",
                 prefer);
    for (i = 1; i < n; i++) {
        fhb_buf_adds(&text, "Patient,,");
    }
    fhb_buf_addc(&text, '\n');
    assert_false(text.failed);

    assert_true(kickoff_case_parse(&c, fhb_buf_str(&text)));
    assert_int_equal(fhb_kickoff_parse(&c.in, &c.rules, &k, &err), FHB_OK);

    status = k.status;
    assert_int_equal(k.issues_n, status != 202);
    assert_true(status == 202 || k.issues[0].code == FHB_ISSUE_TOO_LONG);

    fhb_kickoff_free(&k);
    fhb_buf_free(&text);

    return status;
}


static void
test_kick_09_items(void **state)
{
    (void) state;

    assert_int_equal(status_of_items(10000, "x"), 202);
    assert_int_equal(status_of_items(10001, "x"), 400);
    assert_int_equal(status_of_items(10001, "handling=lenient"), 400);
    assert_int_equal(status_of_items(20000, "handling=lenient"), 400);
}


static fhb_err_t
parse_case(void *arg)
{
    fhb_err_t        rc;
    fhb_error_t      err;
    fhb_kickoff_t    k;
    kickoff_case_t  *c = arg;

    rc = fhb_kickoff_parse(&c->in, &c->rules, &k, &err);
    fhb_kickoff_free(&k);

    return rc;
}


static void
fail_each(const char *text, long at_least)
{
    kickoff_case_t  c;

    assert_true(kickoff_case_parse(&c, fhb_cstr(text)));
    assert_true(alloc_fail_each(parse_case, &c) > at_least);
}


/*
 * No string in a body here has 16 bytes with its quotes (as valueReference
 * has): jansson 2.14 begins with a buffer of that size and crashes when this
 * buffer cannot grow.
 */

static void
test_no_memory_for_every_parameter(void **state)
{
    (void) state;

    fail_each("level: patient\nmethod: GET\nPrefer: respond-async\n"
              "Accept: */*\n"
              "query: _type=Patient,Observation&_since=2026-01-01T00:00:00Z"
              "&_until=2026-02-01T00:00:00Z&_elements=id,Patient.name"
              "&includeAssociatedData=LatestProvenanceResources"
              "&_typeFilter=Patient%3Fgender=female,Patient%3Fgender=male"
              "&organizeOutputBy=Patient&allowPartialManifests=true"
              "&_minimumFileSize=1&_maximumFileSize=2\n", 8);
}


static void
test_no_memory_for_patients(void **state)
{
    (void) state;

    fail_each("level: group\nmethod: POST\ndialect: v4\n"
              "Prefer: respond-async\nAccept: */*\n"
              "Content-Type: application/json\n\n"
              "{\"resourceType\":\"Parameters\",\"parameter\":["
              "{\"name\":\"patient\",\"valueString\":\"Patient/1\"},"
              "{\"name\":\"patient\",\"valueString\":\"Patient/2\"},"
              "{\"name\":\"patient\",\"valueString\":\"Group/3\"}]}", 20);
}


static void
test_no_memory_for_a_query(void **state)
{
    (void) state;

    fail_each("level: system\nmethod: GET\nPrefer: respond-async\n"
              "Accept: */*\n"
              "query: _type=Nothing&_since=x&unknown=%22y&_until=1\n", 3);
}


static void
test_no_memory_for_a_body(void **state)
{
    (void) state;

    fail_each("level: group\nmethod: POST\nPrefer: respond-async\n"
              "Accept: */*\nContent-Type: application/json\n\n"
              "{\"resourceType\":\"Parameters\",\"parameter\":["
              "{\"name\":\"_type\",\"valueString\":\"Patient\"},"
              "{\"name\":\"_since\",\"valueString\":\"yesterday\"},"
              "{\"name\":\"patient\",\"valueCoding\":{\"code\":[1,null]}}]}",
              20);
}


int
main(void)
{
    int  failed;

    const struct CMUnitTest  memory[] = {
        cmocka_unit_test(test_kick_09_items),
        cmocka_unit_test(test_no_memory_for_every_parameter),
        cmocka_unit_test(test_no_memory_for_patients),
        cmocka_unit_test(test_no_memory_for_a_query),
        cmocka_unit_test(test_no_memory_for_a_body)
    };

    alloc_wrap_jansson();

    failed = case_run_all(CASES, test_case);
    failed += cmocka_run_group_tests_name("kickoff: limits, memory", memory,
                                          NULL, NULL);

    return failed != 0;
}
