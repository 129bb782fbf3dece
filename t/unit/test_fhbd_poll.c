/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How long a client is told to wait, by the age of its job.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/sidecar/fhbd_job_int.h"


/* client-contract row 1: 1 to 60, a tenth of the age */
static void
retry_after_is_a_tenth_of_the_age_STAT_05_STAT_06(void **state)
{
    size_t          i;
    fhbd_conf_t     conf = { .retry_min = 1, .retry_max = 60 };
    fhbd_job_row_t  row = { .created = 1000 * (fhb_instant_t) FHB_USEC };

    static const struct {
        int64_t   age;          /* ms */
        unsigned  wait;         /* s */
    } cases[] = {
        { -5000, 1 }, { 0, 1 }, { 9999, 1 }, { 19999, 1 }, { 20000, 2 },
        { 99999, 9 }, { 100000, 10 }, { 599999, 59 }, { 600000, 60 },
        { 601000, 60 }, { 604800000, 60 },
    };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(fhbd_poll_wait(&conf, &row, row.created
                                        + cases[i].age * (FHB_USEC / 1000)),
                         cases[i].wait);
    }

    conf.retry_min = 5;
    conf.retry_max = 7;
    assert_int_equal(fhbd_poll_wait(&conf, &row, row.created), 5);
    assert_int_equal(fhbd_poll_wait(&conf, &row, row.created
                                    + 900 * (fhb_instant_t) FHB_USEC), 7);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(retry_after_is_a_tenth_of_the_age_STAT_05_STAT_06),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
