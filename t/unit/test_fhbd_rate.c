/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The limits of the token endpoint (TOK-20), with a clock of our own.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "../../src/sidecar/fhbd_rate.h"

static const fhbd_rate_t  usual = { 10, 200 };

static fhbd_limiter_t  *limiter;
static int64_t          now;


static int
setup(void **state)
{
    fhb_error_t  err;

    (void) state;

    now = 5000000;

    return fhbd_limiter_new(64, &limiter, &err) == FHB_OK ? 0 : -1;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_limiter_free(limiter);

    return 0;
}


static unsigned
take(const char *key)
{
    return fhbd_limiter_take(limiter, fhb_cstr(key), usual, now);
}


/* how many of n go through */
static unsigned
flood(const char *key, unsigned n)
{
    unsigned  i, good = 0;

    for (i = 0; i < n; i++) {
        good += take(key) == 0;
    }

    return good;
}


static void
a_burst_goes_through_then_the_rate_TOK_20(void **state)
{
    (void) state;

    assert_int_equal(flood("app", 1000), 200);
    assert_int_equal(take("app"), 1);

    now += 99;
    assert_int_equal(take("app"), 1);
    now += 1;
    assert_int_equal(flood("app", 100), 1);
    now += 1000;
    assert_int_equal(flood("app", 100), 10);

    /* full again after 20 s, and no fuller after a year */
    now += 20000;
    assert_int_equal(flood("app", 1000), 200);
    now += 365LL * 86400 * 1000;
    assert_int_equal(flood("app", 1000), 200);
}


static void
the_wait_that_is_told_is_enough_TOK_20(void **state)
{
    unsigned           wait;
    const fhbd_rate_t  slow = { 1, 1 };

    (void) state;

    assert_int_equal(fhbd_limiter_take(limiter, FHB_STR("a"), slow, now), 0);
    wait = fhbd_limiter_take(limiter, FHB_STR("a"), slow, now);
    assert_int_equal(wait, 1);
    assert_int_equal(fhbd_limiter_take(limiter, FHB_STR("a"), slow,
                                       now + 999), 1);
    assert_int_equal(fhbd_limiter_take(limiter, FHB_STR("a"), slow,
                                       now + 1000 * wait), 0);
}


static void
keys_do_not_share_a_bucket(void **state)
{
    (void) state;

    assert_int_equal(flood("app", 300), 200);
    assert_int_equal(flood("other", 300), 200);
    assert_int_equal(flood("", 300), 200);
}


static void
looking_takes_nothing(void **state)
{
    unsigned  i;

    (void) state;

    for (i = 0; i < 1000; i++) {
        assert_int_equal(fhbd_limiter_look(limiter, FHB_STR("app"), usual,
                                           now), 0);
    }

    assert_int_equal(flood("app", 300), 200);
    assert_int_equal(fhbd_limiter_look(limiter, FHB_STR("app"), usual, now),
                     1);
    now += 100;
    assert_int_equal(fhbd_limiter_look(limiter, FHB_STR("app"), usual, now),
                     0);
}


static void
made_up_keys_refuse_nobody_and_take_no_memory_TOK_20(void **state)
{
    char      key[32];
    unsigned  i;

    (void) state;

    assert_int_equal(flood("app", 190), 190);

    /* many more than the table holds */
    for (i = 0; i < 100000; i++) {
        (void) snprintf(key, sizeof(key), "made-up-%u", i);
        assert_int_equal(take(key), 0);
    }

    /* forgotten is as good as new, never worse */
    assert_int_equal(flood("app", 300), 200);
}


static void
who_keeps_asking_is_not_forgotten(void **state)
{
    char      key[32];
    unsigned  i;

    (void) state;

    assert_int_equal(flood("flooder", 300), 200);

    /* as long as fewer than the table holds come in between */
    for (i = 0; i < 10000; i++) {
        (void) snprintf(key, sizeof(key), "other-%u", i);
        assert_int_equal(take(key), 0);
        assert_int_equal(take("flooder"), 1);
    }
}


static void
a_clock_that_does_not_go_forward_is_harmless(void **state)
{
    (void) state;

    assert_int_equal(flood("app", 150), 150);
    now -= 4000000;
    assert_int_equal(flood("app", 300), 50);
    now += 1000;
    assert_int_equal(flood("app", 300), 10);
}


static void
a_smaller_burst_holds_at_once(void **state)
{
    unsigned           i, good = 0;
    const fhbd_rate_t  small = { 1, 5 };

    (void) state;

    assert_int_equal(take("app"), 0);

    for (i = 0; i < 100; i++) {
        good += fhbd_limiter_take(limiter, FHB_STR("app"), small, now) == 0;
    }

    assert_int_equal(good, 5);
}


static void
the_largest_rate_does_not_overflow(void **state)
{
    const fhbd_rate_t  large = { 1000000, 1000000 };

    (void) state;

    assert_int_equal(fhbd_limiter_take(limiter, FHB_STR("a"), large, 0), 0);
    assert_int_equal(fhbd_limiter_take(limiter, FHB_STR("a"), large,
                                       INT64_MAX), 0);
}


static fhb_str_t
address(const char *text)
{
    static unsigned char  out[2][16];
    static unsigned       which;

    which = !which;

    return fhbd_rate_address(fhb_cstr(text), out[which]);
}


static void
an_ipv6_network_counts_as_one_address(void **state)
{
    (void) state;

    assert_true(fhb_str_eq(address("2001:db8:1:2::1"),
                           address("2001:db8:1:2:ffff:1:2:3")));
    assert_false(fhb_str_eq(address("2001:db8:1:2::1"),
                            address("2001:db8:1:3::1")));
    assert_false(fhb_str_eq(address("192.0.2.1"), address("192.0.2.2")));
    assert_true(fhb_str_eq(address("192.0.2.1"),
                           address("::ffff:192.0.2.1")));
    assert_true(fhb_str_eqc(address("unix:"), "unix:"));
    assert_true(fhb_str_eqc(address(""), ""));
    assert_int_equal(address("0000:0000:0000:0000:0000:0000:0000:0000:0000:"
                             "0000:0000").len, 54);
}


static atomic_uint  through;


static void *
take_many(void *arg)
{
    unsigned  i;

    (void) arg;

    for (i = 0; i < 1000; i++) {
        through += take("app") == 0;
    }

    return NULL;
}


static void
threads_share_the_bucket(void **state)
{
    size_t     i;
    pthread_t  threads[8];

    (void) state;

    through = 0;
    for (i = 0; i < 8; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, take_many, NULL),
                         0);
    }
    for (i = 0; i < 8; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }

    assert_int_equal(through, 200);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(a_burst_goes_through_then_the_rate_TOK_20),
        TEST(the_wait_that_is_told_is_enough_TOK_20),
        TEST(keys_do_not_share_a_bucket),
        TEST(looking_takes_nothing),
        TEST(made_up_keys_refuse_nobody_and_take_no_memory_TOK_20),
        TEST(who_keeps_asking_is_not_forgotten),
        TEST(a_clock_that_does_not_go_forward_is_harmless),
        TEST(a_smaller_burst_holds_at_once),
        TEST(the_largest_rate_does_not_overflow),
        TEST(an_ipv6_network_counts_as_one_address),
        TEST(threads_share_the_bucket),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
