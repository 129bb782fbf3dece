/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * rate_limit, with a clock of our own: who waits how long, and what a reload
 * does to those who wait.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sched.h>

#include "../../src/sidecar/fhbd_throttle.h"

#define MB  1000000

static fhbd_bucket_t  bucket;
static int64_t        now;


static int
setup(void **state)
{
    (void) state;

    bucket = (fhbd_bucket_t) { 0 };
    now = 7000000;

    return 0;
}


static uint64_t
take(uint64_t bytes)
{
    return fhbd_bucket_take(&bucket, bytes, now);
}


static int64_t
left(uint64_t place)
{
    return fhbd_bucket_wait(&bucket, place, now);
}


static void
bytes_cost_their_time(void **state)
{
    uint64_t  place;

    (void) state;

    fhbd_bucket_rate(&bucket, MB, now);
    place = take(MB / 2);
    assert_int_equal(left(place), 500000);

    now += 499999;
    assert_int_equal(left(place), 1);
    now++;
    assert_int_equal(left(place), 0);
}


/* one after the other, however many there are: the sum keeps to the rate */
static void
readers_wait_in_line(void **state)
{
    uint64_t  first, second, third;

    (void) state;

    fhbd_bucket_rate(&bucket, MB, now);
    first = take(100000);
    second = take(300000);
    third = take(100000);
    assert_int_equal(left(first), 100000);
    assert_int_equal(left(second), 400000);
    assert_int_equal(left(third), 500000);

    now += 400000;
    assert_int_equal(left(second), 0);
    assert_int_equal(left(third), 100000);
    assert_int_equal(left(take(50000)), 150000);
}


static void
a_pause_is_made_up_for_by_a_tenth_of_a_second_only(void **state)
{
    (void) state;

    fhbd_bucket_rate(&bucket, MB, now);
    now += 3600 * (int64_t) MB;
    assert_int_equal(left(take(100000)), 0);
    assert_int_equal(left(take(1)), 1);
}


static void
what_is_larger_than_a_second_goes_through(void **state)
{
    uint64_t  place;

    (void) state;

    fhbd_bucket_rate(&bucket, 1000, now);
    place = take(64 * MB);
    assert_true(left(place) == 64000 * (int64_t) MB);
    now += 64000 * (int64_t) MB;
    assert_int_equal(left(place), 0);
}


/* many small steps of the clock lose nothing of what they allow */
static void
fractions_of_a_byte_add_up(void **state)
{
    int       i;
    uint64_t  place;

    (void) state;

    fhbd_bucket_rate(&bucket, 3, now);
    place = take(3);
    for (i = 0; i < 1000; i++) {
        assert_true(left(place) > 0);
        now += 1000;
    }
    assert_int_equal(left(place), 0);
}


static void
a_new_rate_holds_for_those_who_wait(void **state)
{
    uint64_t  place;

    (void) state;

    fhbd_bucket_rate(&bucket, 1000, now);
    place = take(10 * MB);
    now += 1000000;
    assert_true(left(place) == 9999 * (int64_t) MB);

    fhbd_bucket_rate(&bucket, MB, now);
    assert_int_equal(left(place), 9999000);

    fhbd_bucket_rate(&bucket, 0, now);
    assert_int_equal(left(place), 0);

    /* what went through without a limit is no debt */
    take(500 * MB);
    fhbd_bucket_rate(&bucket, MB, now);
    assert_int_equal(left(take(MB)), 1000000);
}


static void
a_lower_rate_takes_back_what_was_saved(void **state)
{
    (void) state;

    fhbd_bucket_rate(&bucket, 100 * MB, now);
    now += MB;
    assert_int_equal(left(take(1)), 0);         /* 10 MB are free */
    fhbd_bucket_rate(&bucket, 1000, now);
    assert_int_equal(left(take(2000)), 1900000);
}


/* the greatest rate and the longest time do not overflow */
static void
numbers_stay_within_bounds(void **state)
{
    (void) state;

    fhbd_bucket_rate(&bucket, 1ULL << 60, now);
    now += 100 * 366 * 86400LL * MB;
    assert_int_equal(left(take(1000)), 0);

    fhbd_bucket_rate(&bucket, 1, now);
    assert_true(left(take(1ULL << 60)) == INT64_MAX);
}


static void
without_a_limit_nothing_is_counted(void **state)
{
    uint64_t          unpaid = 0;
    fhb_error_t       err;
    fhbd_throttle_t  *t = fhbd_throttle_new();

    (void) state;

    assert_non_null(t);
    assert_int_equal(fhbd_throttle(NULL, &unpaid, MB, NULL, &err), FHB_OK);
    assert_int_equal(fhbd_throttle(t, &unpaid, MB, NULL, &err), FHB_OK);
    assert_int_equal(unpaid, 0);
    assert_int_equal(t->bucket.taken, 0);
    fhbd_throttle_free(t);
}


/* few bytes are gathered: a lock for each row would cost too much */
static void
small_amounts_are_gathered(void **state)
{
    uint64_t          unpaid = 0;
    fhb_error_t       err;
    fhbd_throttle_t  *t = fhbd_throttle_new();

    (void) state;

    assert_non_null(t);
    fhbd_throttle_set(t, 1000 * MB);
    assert_int_equal(fhbd_throttle(t, &unpaid, 65535, NULL, &err), FHB_OK);
    assert_int_equal(unpaid, 65535);
    assert_int_equal(t->bucket.taken, 0);
    assert_int_equal(fhbd_throttle(t, &unpaid, 1, NULL, &err), FHB_OK);
    assert_int_equal(unpaid, 0);
    assert_int_equal(t->bucket.taken, 65536);
    fhbd_throttle_free(t);
}


typedef struct {
    fhbd_throttle_t  *t;
    atomic_bool       cancel;
    fhb_err_t         rc;
} waiter_t;


static void *
wait_for_an_hour(void *arg)
{
    uint64_t      unpaid = 0;
    waiter_t     *w = arg;
    fhb_error_t   err;

    w->rc = fhbd_throttle(w->t, &unpaid, 3600 * 1000, &w->cancel, &err);

    return NULL;
}


static void
begin_to_wait(waiter_t *w, pthread_t *thread)
{
    uint64_t  taken = 0;

    w->t = fhbd_throttle_new();
    assert_non_null(w->t);
    fhbd_throttle_set(w->t, 1000);
    assert_int_equal(pthread_create(thread, NULL, wait_for_an_hour, w), 0);
    while (taken == 0) {
        (void) sched_yield();
        (void) pthread_mutex_lock(&w->t->lock);
        taken = w->t->bucket.taken;
        (void) pthread_mutex_unlock(&w->t->lock);
    }
}


static void
a_cancelled_reader_stops_to_wait(void **state)
{
    waiter_t   w = { 0 };
    pthread_t  thread;

    (void) state;

    begin_to_wait(&w, &thread);
    atomic_store(&w.cancel, true);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(w.rc, FHB_ECANCEL);
    fhbd_throttle_free(w.t);
}


static void
a_reload_wakes_who_waits(void **state)
{
    waiter_t   w = { 0 };
    pthread_t  thread;

    (void) state;

    begin_to_wait(&w, &thread);
    fhbd_throttle_set(w.t, 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(w.rc, FHB_OK);
    assert_true(atomic_load(&w.t->waited) > 0);
    fhbd_throttle_free(w.t);
}


#define TEST(f)  cmocka_unit_test_setup(f, setup)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(bytes_cost_their_time),
        TEST(readers_wait_in_line),
        TEST(a_pause_is_made_up_for_by_a_tenth_of_a_second_only),
        TEST(what_is_larger_than_a_second_goes_through),
        TEST(fractions_of_a_byte_add_up),
        TEST(a_new_rate_holds_for_those_who_wait),
        TEST(a_lower_rate_takes_back_what_was_saved),
        TEST(numbers_stay_within_bounds),
        TEST(without_a_limit_nothing_is_counted),
        TEST(small_amounts_are_gathered),
        TEST(a_cancelled_reader_stops_to_wait),
        TEST(a_reload_wakes_who_waits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
