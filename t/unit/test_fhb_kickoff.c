/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-offs from case folders: t/cases/kickoff/NAME/input goes in, and what
 * comes out, written as text, is t/cases/kickoff/NAME/expected.  With
 * KICKOFF_CASES_WRITE=1 missing expected files are written, to be read before
 * they are kept.  Then: every allocation fails once.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "alloc_fail.h"
#include "kickoff_case.h"

#define CASES      "t/cases/kickoff"
#define CASES_MAX  512


static const char *const  severities[] = { "error", "warning", "information" };


static bool
read_file(const char *folder, const char *name, fhb_buf_t *out)
{
    char    path[512], chunk[4096];
    FILE   *f;
    size_t  n;

    (void) snprintf(path, sizeof(path), CASES "/%s/%s", folder, name);

    f = fopen(path, "r");
    if (f == NULL) {
        return false;
    }

    while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0) {
        fhb_buf_add(out, chunk, n);
    }

    (void) fclose(f);
    return !out->failed;
}


static void
write_file(const char *folder, const char *name, fhb_str_t text)
{
    char   path[512];
    FILE  *f;

    (void) snprintf(path, sizeof(path), CASES "/%s/%s", folder, name);

    f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text.ptr, 1, text.len, f), text.len);
    assert_int_equal(fclose(f), 0);
}


static void
render_missing(fhb_buf_t *out, const fhb_typeset_t *missing)
{
    fhb_type_t  t;

    fhb_buf_adds(out, "missing:");

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(missing, t)) {
            fhb_buf_addf(out, " %s", fhb_type_name(t).ptr);
        }
    }

    fhb_buf_addc(out, '\n');
}


static void
render_types(fhb_buf_t *out, const fhb_query_t *q)
{
    fhb_type_t     t;
    const char    *comma = "";
    fhb_typeset_t  set;

    fhb_buf_adds(out, "types: ");

    set = fhb_typeset_all();
    if (memcmp(&set, &q->types, sizeof(set)) == 0) {
        fhb_buf_adds(out, "all");
        comma = NULL;
    }

    set = fhb_typeset_compartment();
    if (memcmp(&set, &q->types, sizeof(set)) == 0) {
        fhb_buf_adds(out, "compartment");
        comma = NULL;
    }

    fhb_typeset_del(&set, fhb_type_find(FHB_STR("Group")));
    if (memcmp(&set, &q->types, sizeof(set)) == 0) {
        fhb_buf_adds(out, "compartment without Group");
        comma = NULL;
    }

    for (t = 0; comma != NULL && t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&q->types, t)) {
            fhb_buf_adds(out, comma);
            fhb_buf_addstr(out, fhb_type_name(t));
            comma = ",";
        }
    }

    fhb_buf_adds(out, q->types_given ? "\n" : " (default)\n");
}


static void
render(fhb_buf_t *out, const fhb_kickoff_t *k)
{
    char                since[FHB_INSTANT_MAX];
    size_t              i;
    const fhb_issue_t  *issue;

    fhb_buf_addf(out, "status: %d\n", k->status);

    if (k->status == 202) {
        render_types(out, &k->query);

        if (k->query.since != FHB_INSTANT_NONE) {
            fhb_instant_format(k->query.since, since);
            fhb_buf_addf(out, "since: %s\n", since);
        }
    }

    if (k->status == 403) {
        render_missing(out, &k->missing);
    } else {
        assert_true(fhb_typeset_empty(&k->missing));
    }

    if (k->lenient && k->status == 202) {
        fhb_buf_adds(out, k->lenient_applied ? "lenient: applied\n"
                                             : "lenient: not needed\n");
    }

    for (i = 0; i < k->issues_n; i++) {
        issue = &k->issues[i];
        fhb_buf_addf(out, "%s %s %.*s\n    ", severities[issue->severity],
                     fhb_issue_code_name(issue->code),
                     FHB_STR_ARG(issue->expression.len > 0
                                 ? issue->expression : FHB_STR("-")));
        fhb_buf_addstr(out, issue->text);
        fhb_buf_addc(out, '\n');
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
    fhb_buf_t       input = { 0 }, expected = { 0 }, got = { 0 };
    fhb_error_t     err;
    fhb_kickoff_t   k;
    kickoff_case_t  c;

    assert_true(read_file(name, "input", &input));
    assert_true(kickoff_case_parse(&c, fhb_buf_str(&input)));

    assert_int_equal(fhb_kickoff_parse(&c.in, &c.rules, &k, &err), FHB_OK);
    check_outcome(&k);

    /* issues with a 4xx are reasons, with 202 they are warnings */
    assert_true(k.status == 202 || k.issues_n > 0);

    render(&got, &k);
    fhb_kickoff_free(&k);
    fhb_buf_addc(&got, '\0');
    assert_false(got.failed);

    if (!read_file(name, "expected", &expected)) {
        assert_non_null(getenv("KICKOFF_CASES_WRITE"));
        write_file(name, "expected", fhb_str(got.ptr, got.len - 1));
        fhb_buf_add(&expected, got.ptr, got.len - 1);
    }

    fhb_buf_addc(&expected, '\0');
    assert_false(expected.failed);
    assert_string_equal(got.ptr, expected.ptr);

    fhb_buf_free(&input);
    fhb_buf_free(&expected);
    fhb_buf_free(&got);
}


/*
 * Runs a case with one allocation failing, the first, the second, … until
 * none is left to fail; nothing may leak and nothing else than FHB_ENOMEM may
 * come out.
 */
static void
fail_each(const char *text, size_t at_least)
{
    long            i;
    fhb_err_t       rc;
    fhb_error_t     err;
    fhb_kickoff_t   k;
    kickoff_case_t  c;

    assert_true(kickoff_case_parse(&c, fhb_cstr(text)));

    for (i = 1; /* void */ ; i++) {
        alloc_start(i);
        rc = fhb_kickoff_parse(&c.in, &c.rules, &k, &err);
        fhb_kickoff_free(&k);

        assert_int_equal(alloc_open, 0);

        if (alloc_count < i) {
            break;
        }

        assert_int_equal(rc, FHB_ENOMEM);
    }

    alloc_start(0);
    assert_int_equal(rc, FHB_OK);
    assert_true((size_t) i > at_least);
}


static void
test_no_memory_for_a_query(void **state)
{
    (void) state;

    fail_each("level: system\nmethod: GET\nPrefer: respond-async\n"
              "Accept: */*\n"
              "query: _type=Nothing&_since=x&unknown=%22y&_until=1\n", 3);
}


/*
 * No string here has 16 bytes with its quotes: jansson 2.14 begins with a
 * buffer of that size and crashes when this buffer cannot grow.
 */
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


static int
names_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}


static size_t
list_cases(char **names)
{
    DIR            *dir;
    size_t          n = 0;
    struct dirent  *e;

    dir = opendir(CASES);
    if (dir == NULL) {
        perror(CASES);
        exit(1);
    }

    while ((e = readdir(dir)) != NULL && n < CASES_MAX) {
        if (e->d_name[0] != '.') {
            names[n++] = fhb_str_dup(fhb_cstr(e->d_name));
        }
    }

    (void) closedir(dir);
    qsort(names, n, sizeof(names[0]), names_compare);

    return n;
}


int
main(void)
{
    int                failed;
    static char       *names[CASES_MAX];
    size_t             i, n;
    struct CMUnitTest  tests[CASES_MAX] = { { 0 } };

    const struct CMUnitTest  memory[] = {
        cmocka_unit_test(test_no_memory_for_a_query),
        cmocka_unit_test(test_no_memory_for_a_body)
    };

    alloc_wrap_jansson();

    n = list_cases(names);

    for (i = 0; i < n; i++) {
        tests[i].name = names[i];
        tests[i].test_func = test_case;
        tests[i].initial_state = names[i];
    }

    failed = n == 0;
    failed += _cmocka_run_group_tests("kickoff cases", tests, n, NULL, NULL);
    failed += cmocka_run_group_tests_name("kickoff without memory", memory,
                                          NULL, NULL);

    for (i = 0; i < n; i++) {
        free(names[i]);
    }

    return failed != 0;
}
