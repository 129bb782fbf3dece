/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search filters without memory: each allocation fails in turn, nothing
 * leaks, and the filters that were there stay as they were.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "alloc_fail.h"
#include "../../src/common/fhb_filter.h"

#define OBSERVATION                                                           \
    "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":"        \
    "{\"coding\":[{\"system\":\"s\",\"code\":\"c\"}]},\"effectivePeriod\":"   \
    "{\"start\":\"2020\"},\"valueQuantity\":{\"value\":5,\"code\":\"mg\"}}"


static void
a_set_is_made_whole_or_not_at_all(void **state)
{
    long            i;
    fhb_filters_t  *f;

    (void) state;

    for (i = 1; /* void */ ; i++) {
        alloc_start(i);
        f = fhb_filters_new();

        if (alloc_count < i) {
            break;
        }

        assert_null(f);
        assert_int_equal(alloc_open, 0);
    }

    alloc_start(0);
    assert_true(i > 8);
    fhb_filters_free(f);
}


static fhb_err_t
add(fhb_filters_t *f, const char *filter)
{
    fhb_error_t       err;
    fhb_issue_code_t  code;

    return fhb_filters_add(f, fhb_cstr(filter), &code, &err);
}


/* what the first two say holds whatever becomes of the third */
static void
an_add_is_done_or_not_done(void **state)
{
    static const char *const  last[] = {
        "Observation?status=x,y,z&value-quantity=5.4||kg&date=ge2021",
        "Observation?value-string:contains=abc&code:text=b&subject=Patient/1",
        "Observation?status=final&_sort=x",
        "Patient?name=a&address:exact=b"
    };

    bool            pass;
    long            i;
    size_t          j;
    fhb_err_t       rc;
    fhb_type_t      type = fhb_type_find(FHB_STR("Observation"));
    fhb_error_t     err;
    fhb_filters_t  *f;

    (void) state;

    for (j = 0; j < sizeof(last) / sizeof(last[0]); j++) {

        for (i = 1; /* void */ ; i++) {
            alloc_start(0);
            f = fhb_filters_new();
            assert_non_null(f);
            assert_int_equal(add(f, "Observation?code=s|c&date=2020"), FHB_OK);
            assert_int_equal(add(f, "Observation?code=s|d"), FHB_OK);

            alloc_fail_at = alloc_count + i;
            rc = add(f, last[j]);

            if (alloc_count < alloc_fail_at) {
                fhb_filters_free(f);
                assert_int_equal(alloc_open, 0);
                break;
            }

            assert_int_equal(rc, FHB_ENOMEM);
            alloc_fail_at = 0;
            assert_int_equal(fhb_filters_match(f, type, FHB_STR(OBSERVATION),
                             FHB_STR(""), &pass, &err), FHB_OK);
            assert_false(pass);
            assert_int_equal(add(f, "Observation?value-quantity=5||mg"),
                             FHB_OK);
            assert_int_equal(fhb_filters_match(f, type, FHB_STR(OBSERVATION),
                             FHB_STR(""), &pass, &err), FHB_OK);
            assert_true(pass);
            fhb_filters_free(f);
            assert_int_equal(alloc_open, 0);
        }

        assert_int_equal(rc, j == 2 ? FHB_EPARAM : FHB_OK);
        assert_true(i > 3);
    }
}


/* no row costs an allocation */
static void
a_match_needs_no_memory(void **state)
{
    bool            pass;
    fhb_type_t      type = fhb_type_find(FHB_STR("Observation"));
    fhb_error_t     err;
    fhb_filters_t  *f;

    (void) state;

    alloc_start(0);
    f = fhb_filters_new();
    assert_non_null(f);
    assert_int_equal(add(f, "Observation?code=s|c&date=gt2019&status:not=x"
                         "&value-quantity=gt4||mg&code:in=x"),
                     FHB_EPARAM);
    assert_int_equal(add(f, "Observation?code=s|c&date=gt2019&status:not=x"
                         "&value-quantity=gt4||mg"), FHB_OK);

    alloc_count = 0;
    assert_int_equal(fhb_filters_match(f, type, FHB_STR(OBSERVATION),
                                       FHB_STR(""), &pass, &err), FHB_OK);
    assert_true(pass);
    assert_int_equal(alloc_count, 0);
    fhb_filters_free(f);
    assert_int_equal(alloc_open, 0);
}


/* a buffer without memory says so itself; nothing else happens */
static void
a_predicate_without_memory(void **state)
{
    long            i;
    fhb_buf_t       out = { 0 };
    fhb_filters_t  *f;

    (void) state;

    alloc_start(0);
    f = fhb_filters_new();
    assert_non_null(f);
    assert_int_equal(add(f, "Observation?code=s|c,d&status=final"), FHB_OK);
    assert_int_equal(add(f, "Observation?subject=http://x/Patient/1"), FHB_OK);

    for (i = 1; /* void */ ; i++) {
        alloc_count = 0;
        alloc_fail_at = i;
        assert_true(fhb_filters_jsonpath(f, fhb_type_find(
                        FHB_STR("Observation")), &out));
        if (alloc_count < i) {
            break;
        }

        assert_true(out.failed);
        fhb_buf_free(&out);
    }

    assert_false(out.failed);
    assert_true(i > 1);
    fhb_buf_free(&out);
    fhb_filters_free(f);
    assert_int_equal(alloc_open, 0);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(a_set_is_made_whole_or_not_at_all),
        cmocka_unit_test(an_add_is_done_or_not_done),
        cmocka_unit_test(a_match_needs_no_memory),
        cmocka_unit_test(a_predicate_without_memory)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
