/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Random filters on random resources: the compiler and its one scan against
 * the oracle in filter_oracle.h.  FILTER_SEED=n repeats or varies a run.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/common/fhb_filter.h"
#include "filter_oracle.h"

#define ROUNDS     150
#define RESOURCES  40
#define FILTERS    60


typedef struct {
    fhb_buf_t   text;
    json_t     *tree;
} resource_t;

static size_t  compared, passed;


static void
make_resources(resource_t *r, const gen_type_t *type)
{
    size_t        i;
    json_error_t  err;

    for (i = 0; i < RESOURCES; i++) {
        fhb_buf_reset(&r[i].text);
        gen_resource(&r[i].text, type);
        assert_false(r[i].text.failed);

        json_decref(r[i].tree);
        r[i].tree = json_loadb(r[i].text.ptr, r[i].text.len, 0, &err);
        if (r[i].tree == NULL) {
            fail_msg("%s: %.*s", err.text, (int) r[i].text.len,
                     r[i].text.ptr);
        }
    }
}


static void
compare(const resource_t *r, const fhb_filters_t *f, const gen_filter_t *some,
    size_t n, fhb_str_t text)
{
    bool         ours, theirs;
    size_t       i, j;
    fhb_type_t   type = fhb_type_find(fhb_cstr(some->type));
    fhb_error_t  err;

    for (i = 0; i < RESOURCES; i++) {
        assert_int_equal(fhb_filters_match(f, type, fhb_buf_str(&r[i].text),
                                           FHB_STR(GEN_BASE), &ours, &err),
                         FHB_OK);

        theirs = false;
        for (j = 0; j < n; j++) {
            theirs = theirs || oracle_pass(r[i].tree, &some[j]);
        }

        if (ours != theirs) {
            fail_msg("%.*s\n%.*s\n%s, the oracle differs",
                     FHB_STR_ARG(text), (int) r[i].text.len, r[i].text.ptr,
                     ours ? "passes" : "does not pass");
        }

        compared++;
        passed += ours;
    }
}


/* one filter, or two as alternatives */
static void
compare_some(const resource_t *r, const gen_type_t *type)
{
    size_t             i, n;
    fhb_buf_t          text = { 0 };
    fhb_error_t        err = { 0 };
    gen_filter_t       some[2];
    fhb_filters_t     *f;
    fhb_issue_code_t   code;

    f = fhb_filters_new();
    assert_non_null(f);

    n = gen_once_in(5) ? 2 : 1;
    for (i = 0; i < n; i++) {
        some[i] = gen_filter(type);
        fhb_buf_reset(&text);
        gen_filter_text(&text, &some[i]);

        if (fhb_filters_add(f, fhb_buf_str(&text), &code, &err) != FHB_OK) {
            fail_msg("%.*s: %s", (int) text.len, text.ptr, err.text);
        }
    }

    compare(r, f, some, n, fhb_buf_str(&text));
    fhb_buf_free(&text);
    fhb_filters_free(f);
}


/* FILT-01, FILT-02, FILT-08, FILT-10 */
static void
the_scan_agrees_with_the_oracle(void **state)
{
    size_t             i, j;
    resource_t         r[RESOURCES] = { { { 0 }, NULL } };
    const char        *seed = getenv("FILTER_SEED");
    const gen_type_t  *type;

    (void) state;

    if (seed != NULL) {
        gen_state += strtoull(seed, NULL, 10) * 7919;
    }

    for (i = 0; i < ROUNDS; i++) {
        type = &GEN_PICK(gen_types);
        make_resources(r, type);
        for (j = 0; j < FILTERS; j++) {
            compare_some(r, type);
        }
    }

    /* neither answer is rare */
    assert_true(passed > compared / 20);
    assert_true(passed < compared / 2);

    for (i = 0; i < RESOURCES; i++) {
        fhb_buf_free(&r[i].text);
        json_decref(r[i].tree);
    }
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(the_scan_agrees_with_the_oracle)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
