/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The match without memory: while it is made each allocation fails once and
 * nothing is left over; a body then needs none.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "alloc_fail.h"
#include "../../src/sidecar/fhbd_match.h"


static void
a_match_is_made_whole_or_not_at_all(void **state)
{
    long           i;
    fhbd_match_t  *m;

    (void) state;

    for (i = 1; /* void */ ; i++) {
        alloc_start(i);
        m = fhbd_match_new();

        if (alloc_count < i) {
            break;
        }

        assert_null(m);
        assert_int_equal(alloc_open, 0);
    }

    alloc_start(0);
    assert_non_null(m);
    assert_true(i > 100);               /* two for each of 66 types */

    fhbd_match_free(m);
}


static void
a_match_itself_needs_no_memory_CMP_02(void **state)
{
    static const char *const  bodies[] = {
        "{\"subject\":{\"reference\":\"Patient/p1\"}}",
        "{\"subject\":{\"reference\":\"Patient\\/p1\"}}",
        "{\"subject\":{\"reference\":\"Patient/p\\u0031\"}}"
    };

    bool           belongs;
    size_t         i;
    fhb_type_t     goal = fhb_type_find(FHB_STR("Goal"));
    fhb_error_t    err = { FHB_OK, "" };
    fhb_idset_t   *patients = fhb_idset_new();
    fhbd_want_t    want = { .level = FHB_LEVEL_PATIENT,
                            .patients = patients };
    fhbd_match_t  *m = fhbd_match_new();

    (void) state;

    assert_non_null(patients);
    assert_non_null(m);
    assert_int_equal(fhb_idset_add(patients, FHB_STR("p1"), &err), FHB_OK);

    for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        alloc_start(1);
        assert_int_equal(fhbd_match(m, &want, goal, FHB_STR("g"),
                                    fhb_cstr(bodies[i]), &belongs, &err),
                         FHB_OK);
        assert_int_equal(alloc_count, 0);
        assert_true(belongs);
        alloc_start(0);
    }

    fhbd_match_free(m);
    fhb_idset_free(patients);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(a_match_is_made_whole_or_not_at_all),
        cmocka_unit_test(a_match_itself_needs_no_memory_CMP_02),
    };

    return cmocka_run_group_tests_name("fhbd_match_memory", tests, NULL, NULL);
}
