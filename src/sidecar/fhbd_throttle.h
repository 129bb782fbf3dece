/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * rate_limit: how fast a tenant's readers may take bytes from its source.
 *
 * A reader takes first and waits then: each take gets the next place in one
 * line of bytes, and may go on when the rate has come to that place.  So
 * readers are served in the order in which they took, a row may be larger than
 * what a second allows, and a new rate holds for those who wait already.
 */

#ifndef FHBD_THROTTLE_H
#define FHBD_THROTTLE_H

#include <pthread.h>
#include <stdatomic.h>

#include "../common/fhb_core.h"

/* the line of bytes; now: microseconds of a clock that does not go back */
typedef struct {
    uint64_t  rate;         /* bytes per second; 0: no limit */
    uint64_t  taken;        /* bytes so far */
    uint64_t  allowed;      /* place that the rate has come to */
    uint64_t  rest;         /* millionths of a byte behind it */
    int64_t   at;           /* when that was so */
} fhbd_bucket_t;

/* from now on; zero-initialised is a bucket without limit */
void fhbd_bucket_rate(fhbd_bucket_t *b, uint64_t rate, int64_t now);
/* the place behind these bytes */
uint64_t fhbd_bucket_take(fhbd_bucket_t *b, uint64_t bytes, int64_t now);
/* microseconds until this place may go on, as things are; 0: it may */
int64_t fhbd_bucket_wait(fhbd_bucket_t *b, uint64_t place, int64_t now);

/* of a tenant, used by all of its readers */
typedef struct {
    _Atomic uint64_t  rate;         /* as the bucket's, to be seen without
                                     * the lock */
    _Atomic uint64_t  waited;       /* microseconds, of all readers */
    pthread_mutex_t   lock;
    pthread_cond_t    changed;      /* the rate */
    fhbd_bucket_t     bucket;
} fhbd_throttle_t;

fhbd_throttle_t *fhbd_throttle_new(void);       /* NULL: no memory */
void fhbd_throttle_free(fhbd_throttle_t *t);    /* nobody uses it any more */
/* bytes per second, 0: no limit; readers that wait follow at once */
void fhbd_throttle_set(fhbd_throttle_t *t, uint64_t rate);

/* takes *unpaid and waits, if it is worth a wait by now; sets it to what is
 * left.  FHB_ECANCEL when *cancel is set (NULL: never). */
fhb_err_t fhbd_throttle_pay(fhbd_throttle_t *t, uint64_t *unpaid,
    const atomic_bool *cancel, fhb_error_t *err) FHB_NODISCARD;

/*
 * Called with what a reader has just taken in, as often as it likes: *unpaid
 * (its own, zero at first) gathers small amounts.  No lock may be held.  t
 * may be NULL: no limit.  Without a limit this costs a look at one word.
 */
static inline fhb_err_t
fhbd_throttle(fhbd_throttle_t *t, uint64_t *unpaid, size_t bytes,
    const atomic_bool *cancel, fhb_error_t *err)
{
    if (t == NULL
        || atomic_load_explicit(&t->rate, memory_order_relaxed) == 0)
    {
        return FHB_OK;
    }

    *unpaid += bytes;

    return fhbd_throttle_pay(t, unpaid, cancel, err);
}

#endif /* FHBD_THROTTLE_H */
