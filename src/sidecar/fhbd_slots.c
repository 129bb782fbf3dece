/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * max_connections: so many at a time, and who has to wait waits in line.
 */

#include "fhbd_slots.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define FHBD_SLOTS_LOOK  250            /* ms between two looks at *cancel */

typedef struct fhbd_slots_wait_s  fhbd_slots_wait_t;

/* one in the line, on the stack of who waits */
struct fhbd_slots_wait_s {
    fhbd_slots_wait_t  *next;
    pthread_cond_t      cond;           /* CLOCK_MONOTONIC */
    bool                granted;
};

struct fhbd_slots_s {
    pthread_mutex_t      lock;
    pthread_condattr_t   attr;
    unsigned             max;
    unsigned             used;
    unsigned             waiting;
    fhbd_slots_wait_t   *first;
    fhbd_slots_wait_t  **last;
};


fhbd_slots_t *
fhbd_slots_new(unsigned max)
{
    fhbd_slots_t  *s;

    s = calloc(1, sizeof(*s));
    if (s == NULL) {
        return NULL;
    }

    s->max = max;
    s->last = &s->first;
    (void) pthread_mutex_init(&s->lock, NULL);
    (void) pthread_condattr_init(&s->attr);
    (void) pthread_condattr_setclock(&s->attr, CLOCK_MONOTONIC);

    return s;
}


void
fhbd_slots_free(fhbd_slots_t *s)
{
    if (s == NULL) {
        return;
    }

    (void) pthread_condattr_destroy(&s->attr);
    (void) pthread_mutex_destroy(&s->lock);
    free(s);
}


/* lock held; out of the line, wherever it stands */
static void
fhbd_slots_leave(fhbd_slots_t *s, fhbd_slots_wait_t *w)
{
    fhbd_slots_wait_t  **p;

    for (p = &s->first; *p != w; p = &(*p)->next) { /* void */ }

    *p = w->next;
    if (s->last == &w->next) {
        s->last = p;
    }
    s->waiting--;
}


/* lock held */
static void
fhbd_slots_sleep(fhbd_slots_t *s, fhbd_slots_wait_t *w)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);
    ts.tv_nsec += FHBD_SLOTS_LOOK * 1000000L;
    if (ts.tv_nsec >= 1000000000L) {
        ts.tv_sec++;
        ts.tv_nsec -= 1000000000L;
    }

    (void) pthread_cond_timedwait(&w->cond, &s->lock, &ts);
}


/* lock held */
static fhb_err_t
fhbd_slots_wait(fhbd_slots_t *s, const atomic_bool *cancel, unsigned seconds,
    fhb_error_t *err)
{
    fhb_err_t           rc = FHB_OK;
    struct timespec     begin, now;
    fhbd_slots_wait_t   w = { .next = NULL };

    (void) pthread_cond_init(&w.cond, &s->attr);
    (void) clock_gettime(CLOCK_MONOTONIC, &begin);

    *s->last = &w;
    s->last = &w.next;
    s->waiting++;

    while (!w.granted) {
        (void) clock_gettime(CLOCK_MONOTONIC, &now);

        if (cancel != NULL
            && atomic_load_explicit(cancel, memory_order_relaxed))
        {
            rc = fhb_fail(err, FHB_ECANCEL, "cancelled");

        } else if (seconds > 0 && now.tv_sec - begin.tv_sec > seconds) {
            rc = fhb_fail(err, FHB_EAGAIN, "all %u connections of the tenant "
                          "(max_connections) are in use", s->max);
        }

        if (rc != FHB_OK) {
            fhbd_slots_leave(s, &w);
            break;
        }

        fhbd_slots_sleep(s, &w);
    }

    (void) pthread_cond_destroy(&w.cond);

    return rc;
}


fhb_err_t
fhbd_slots_take(fhbd_slots_t *s, const atomic_bool *cancel, unsigned seconds,
    fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    (void) pthread_mutex_lock(&s->lock);

    if (s->max == 0 || (s->used < s->max && s->first == NULL)) {
        s->used++;
    } else {
        rc = fhbd_slots_wait(s, cancel, seconds, err);
    }

    (void) pthread_mutex_unlock(&s->lock);

    return rc;
}


void
fhbd_slots_give(fhbd_slots_t *s)
{
    fhbd_slots_wait_t  *w;

    (void) pthread_mutex_lock(&s->lock);

    w = s->first;
    if (w == NULL) {
        s->used--;
    } else {
        /* it goes from hand to hand: nobody comes between */
        fhbd_slots_leave(s, w);
        w->granted = true;
        (void) pthread_cond_signal(&w->cond);
    }

    (void) pthread_mutex_unlock(&s->lock);
}


void
fhbd_slots_counts(fhbd_slots_t *s, unsigned *used, unsigned *waiting)
{
    (void) pthread_mutex_lock(&s->lock);
    *used = s->used;
    *waiting = s->waiting;
    (void) pthread_mutex_unlock(&s->lock);
}
