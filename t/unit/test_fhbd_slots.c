/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * max_connections: never more than so many, in the order in which they came.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/sidecar/fhbd_slots.h"

#define MANY  8

typedef struct {
    pthread_t     thread;
    fhbd_slots_t *slots;
    atomic_bool   cancel;
    unsigned      seconds;
    fhb_err_t     rc;
    fhb_error_t   err;
    unsigned      turn;             /* it was the so-manieth */
} taker_t;

static atomic_uint  turns;


static unsigned
counted(fhbd_slots_t *s, bool waiting)
{
    unsigned  used, wait;

    fhbd_slots_counts(s, &used, &wait);

    return waiting ? wait : used;
}


static void *
take_one(void *arg)
{
    taker_t  *t = arg;

    t->rc = fhbd_slots_take(t->slots, &t->cancel, t->seconds, &t->err);
    if (t->rc == FHB_OK) {
        t->turn = ++turns;
        fhbd_slots_give(t->slots);
    }

    return NULL;
}


/* begins to wait behind all that wait already */
static void
stand_in_line(taker_t *t, fhbd_slots_t *slots)
{
    unsigned  before = counted(slots, true);

    t->slots = slots;
    assert_int_equal(pthread_create(&t->thread, NULL, take_one, t), 0);
    while (counted(slots, true) == before) {
        (void) sched_yield();
    }
}


static void
without_a_limit_nobody_waits(void **state)
{
    int            i;
    fhb_error_t    err;
    fhbd_slots_t  *s = fhbd_slots_new(0);

    (void) state;

    assert_non_null(s);
    for (i = 0; i < 1000; i++) {
        assert_int_equal(fhbd_slots_take(s, NULL, 1, &err), FHB_OK);
    }
    assert_int_equal(counted(s, false), 1000);
    for (i = 0; i < 1000; i++) {
        fhbd_slots_give(s);
    }
    assert_int_equal(counted(s, false), 0);
    fhbd_slots_free(s);
}


static void
who_came_first_goes_first(void **state)
{
    int            i;
    taker_t        t[MANY];
    fhb_error_t    err;
    fhbd_slots_t  *s = fhbd_slots_new(2);

    (void) state;

    assert_non_null(s);
    memset(t, 0, sizeof(t));
    turns = 0;
    assert_int_equal(fhbd_slots_take(s, NULL, 0, &err), FHB_OK);
    assert_int_equal(fhbd_slots_take(s, NULL, 0, &err), FHB_OK);
    for (i = 0; i < MANY; i++) {
        stand_in_line(&t[i], s);
    }
    assert_int_equal(counted(s, false), 2);
    assert_int_equal(counted(s, true), MANY);

    /* one slot goes through all hands */
    fhbd_slots_give(s);
    for (i = 0; i < MANY; i++) {
        assert_int_equal(pthread_join(t[i].thread, NULL), 0);
        assert_int_equal(t[i].turn, i + 1);
    }
    assert_int_equal(counted(s, false), 1);
    fhbd_slots_give(s);
    fhbd_slots_free(s);
}


static void
who_is_cancelled_leaves_the_line(void **state)
{
    int            i;
    taker_t        t[3];
    fhb_error_t    err;
    fhbd_slots_t  *s = fhbd_slots_new(1);

    (void) state;

    assert_non_null(s);
    memset(t, 0, sizeof(t));
    turns = 0;
    assert_int_equal(fhbd_slots_take(s, NULL, 0, &err), FHB_OK);
    for (i = 0; i < 3; i++) {
        stand_in_line(&t[i], s);
    }

    /* from the middle, then from the end */
    for (i = 1; i < 3; i++) {
        atomic_store(&t[i].cancel, true);
        assert_int_equal(pthread_join(t[i].thread, NULL), 0);
        assert_int_equal(t[i].rc, FHB_ECANCEL);
    }
    assert_int_equal(counted(s, true), 1);

    memset(&t[1], 0, sizeof(t[1]));
    stand_in_line(&t[1], s);
    fhbd_slots_give(s);
    assert_int_equal(pthread_join(t[0].thread, NULL), 0);
    assert_int_equal(pthread_join(t[1].thread, NULL), 0);
    assert_int_equal(t[0].turn, 1);
    assert_int_equal(t[1].turn, 2);
    assert_int_equal(counted(s, false), 0);
    fhbd_slots_free(s);
}


static void
a_lookup_gives_up_after_its_time(void **state)
{
    taker_t        t = { .seconds = 1 };
    fhb_error_t    err;
    fhbd_slots_t  *s = fhbd_slots_new(3);

    (void) state;

    assert_non_null(s);
    assert_int_equal(fhbd_slots_take(s, NULL, 0, &err), FHB_OK);
    assert_int_equal(fhbd_slots_take(s, NULL, 0, &err), FHB_OK);
    assert_int_equal(fhbd_slots_take(s, NULL, 0, &err), FHB_OK);
    stand_in_line(&t, s);
    assert_int_equal(pthread_join(t.thread, NULL), 0);
    assert_int_equal(t.rc, FHB_EAGAIN);
    assert_string_equal(t.err.text, "all 3 connections of the tenant "
                        "(max_connections) are in use");
    assert_int_equal(counted(s, true), 0);
    fhbd_slots_give(s);
    fhbd_slots_give(s);
    fhbd_slots_give(s);
    fhbd_slots_free(s);
}


static fhbd_slots_t  *crowd;
static atomic_int     inside, most;


static void *
come_and_go(void *arg)
{
    int           i, n;
    fhb_error_t   err;

    (void) arg;

    for (i = 0; i < 2000; i++) {
        if (fhbd_slots_take(crowd, NULL, 0, &err) != FHB_OK) {
            return &crowd;
        }
        n = ++inside;
        if (n > most) {
            most = n;
        }
        (void) sched_yield();
        inside--;
        fhbd_slots_give(crowd);
    }

    return NULL;
}


static void
a_crowd_never_goes_beyond(void **state)
{
    int         i;
    void       *bad;
    pthread_t   t[MANY];

    (void) state;

    crowd = fhbd_slots_new(3);
    assert_non_null(crowd);
    for (i = 0; i < MANY; i++) {
        assert_int_equal(pthread_create(&t[i], NULL, come_and_go, NULL), 0);
    }
    for (i = 0; i < MANY; i++) {
        assert_int_equal(pthread_join(t[i], &bad), 0);
        assert_null(bad);
    }
    assert_in_range(most, 1, 3);
    assert_int_equal(counted(crowd, false), 0);
    assert_int_equal(counted(crowd, true), 0);
    fhbd_slots_free(crowd);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(without_a_limit_nobody_waits),
        cmocka_unit_test(who_came_first_goes_first),
        cmocka_unit_test(who_is_cancelled_leaves_the_line),
        cmocka_unit_test(a_lookup_gives_up_after_its_time),
        cmocka_unit_test(a_crowd_never_goes_beyond),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
