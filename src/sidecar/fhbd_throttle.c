/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * rate_limit: how fast a tenant's readers may take bytes from its source.
 */

#include "fhbd_throttle.h"

#include <stdlib.h>
#include <time.h>

#include "../common/fhb_time.h"

#define FHBD_THROTTLE_LOOK   250000     /* us between two looks at *cancel */
#define FHBD_THROTTLE_BURST  10         /* a tenth of a second may be made up
                                         * for */
#define FHBD_THROTTLE_CHUNK  65536      /* bytes that are worth a lock … */
#define FHBD_THROTTLE_PACE   20         /* … or a twentieth of a second */


/* how far the rate has come by now; never further ahead than the burst */
static void
fhbd_bucket_update(fhbd_bucket_t *b, int64_t now)
{
    uint64_t     most = b->taken + b->rate / FHBD_THROTTLE_BURST;
    __uint128_t  gained;

    if (now <= b->at) {
        return;
    }

    gained = (__uint128_t) (now - b->at) * b->rate + b->rest;
    b->at = now;

    if (gained / FHB_USEC >= (__uint128_t) (most - b->allowed)) {
        b->allowed = most;
        b->rest = 0;
        return;
    }

    b->allowed += (uint64_t) (gained / FHB_USEC);
    b->rest = (uint64_t) (gained % FHB_USEC);
}


void
fhbd_bucket_rate(fhbd_bucket_t *b, uint64_t rate, int64_t now)
{
    if (b->rate == 0) {
        /* what was taken without a limit is free */
        b->allowed = b->taken;
        b->rest = 0;
        b->at = now;
    } else {
        fhbd_bucket_update(b, now);
    }

    b->rate = rate;

    if (rate == 0 || b->allowed > b->taken + rate / FHBD_THROTTLE_BURST) {
        b->allowed = b->taken + rate / FHBD_THROTTLE_BURST;
        b->rest = 0;
    }
}


uint64_t
fhbd_bucket_take(fhbd_bucket_t *b, uint64_t bytes, int64_t now)
{
    fhbd_bucket_update(b, now);
    b->taken += bytes;

    return b->taken;
}


int64_t
fhbd_bucket_wait(fhbd_bucket_t *b, uint64_t place, int64_t now)
{
    __uint128_t  wait;

    if (b->rate == 0) {
        return 0;
    }

    fhbd_bucket_update(b, now);
    if (b->allowed >= place) {
        return 0;
    }

    wait = (__uint128_t) (place - b->allowed) * FHB_USEC - b->rest;
    wait = (wait + b->rate - 1) / b->rate;

    return wait > INT64_MAX ? INT64_MAX : (int64_t) wait;
}


static int64_t
fhbd_throttle_now(void)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (int64_t) ts.tv_sec * FHB_USEC + ts.tv_nsec / 1000;
}


fhbd_throttle_t *
fhbd_throttle_new(void)
{
    fhbd_throttle_t     *t;
    pthread_condattr_t   attr;

    t = calloc(1, sizeof(*t));
    if (t == NULL) {
        return NULL;
    }

    (void) pthread_mutex_init(&t->lock, NULL);
    (void) pthread_condattr_init(&attr);
    (void) pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    (void) pthread_cond_init(&t->changed, &attr);
    (void) pthread_condattr_destroy(&attr);

    return t;
}


void
fhbd_throttle_free(fhbd_throttle_t *t)
{
    if (t == NULL) {
        return;
    }

    (void) pthread_cond_destroy(&t->changed);
    (void) pthread_mutex_destroy(&t->lock);
    free(t);
}


void
fhbd_throttle_set(fhbd_throttle_t *t, uint64_t rate)
{
    (void) pthread_mutex_lock(&t->lock);
    if (rate != t->bucket.rate) {
        fhbd_bucket_rate(&t->bucket, rate, fhbd_throttle_now());
        atomic_store(&t->rate, rate);
        (void) pthread_cond_broadcast(&t->changed);
    }
    (void) pthread_mutex_unlock(&t->lock);
}


/* lock held; at most until the next look at *cancel */
static void
fhbd_throttle_sleep(fhbd_throttle_t *t, int64_t usec)
{
    int64_t          at = fhbd_throttle_now();
    struct timespec  until;

    at += usec < FHBD_THROTTLE_LOOK ? usec : FHBD_THROTTLE_LOOK;
    until.tv_sec = (time_t) (at / FHB_USEC);
    until.tv_nsec = (long) (at % FHB_USEC) * 1000;

    (void) pthread_cond_timedwait(&t->changed, &t->lock, &until);
}


fhb_err_t
fhbd_throttle_pay(fhbd_throttle_t *t, uint64_t *unpaid,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int64_t    wait, begin;
    uint64_t   place, rate = atomic_load_explicit(&t->rate,
                                                  memory_order_relaxed);
    fhb_err_t  rc = FHB_OK;

    if (*unpaid < FHBD_THROTTLE_CHUNK
        && *unpaid < rate / FHBD_THROTTLE_PACE)
    {
        return FHB_OK;
    }

    (void) pthread_mutex_lock(&t->lock);

    begin = fhbd_throttle_now();
    place = fhbd_bucket_take(&t->bucket, *unpaid, begin);
    *unpaid = 0;

    for ( ;; ) {
        if (cancel != NULL
            && atomic_load_explicit(cancel, memory_order_relaxed))
        {
            rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
            break;
        }

        wait = fhbd_bucket_wait(&t->bucket, place, fhbd_throttle_now());
        if (wait == 0) {
            break;
        }
        fhbd_throttle_sleep(t, wait);
    }

    atomic_fetch_add(&t->waited, (uint64_t) (fhbd_throttle_now() - begin));
    (void) pthread_mutex_unlock(&t->lock);

    return rc;
}
