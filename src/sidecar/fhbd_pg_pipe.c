/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Two buffers that two threads hand to each other.
 */

#include "fhbd_pg_pipe.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* compressed: some hundred rows.  Both stay in the second-level cache. */
#define FHBD_PG_PIPE_BATCH  (128 * 1024)

struct fhbd_pg_pipe_s {
    fhbd_pg_pipe_cb   cb;
    void             *arg;
    pthread_t         thread;

    pthread_mutex_t   lock;
    pthread_cond_t    change;
    bool              full;         /* there is something in out */
    bool              end;          /* nothing more will come */
    fhb_err_t         rc;
    fhb_error_t       err;

    fhb_buf_t         in;           /* being filled; of the opener's thread */
    fhb_buf_t         out;          /* being taken, while full */
};


static void *
fhbd_pg_pipe_run(void *arg)
{
    fhb_err_t        rc = FHB_OK;
    fhb_error_t      err = { 0 };
    fhbd_pg_pipe_t  *p = arg;

    (void) pthread_mutex_lock(&p->lock);

    for (;; ) {
        while (!p->full && !p->end) {
            (void) pthread_cond_wait(&p->change, &p->lock);
        }
        if (!p->full) {
            break;
        }

        (void) pthread_mutex_unlock(&p->lock);
        if (rc == FHB_OK) {
            rc = p->cb(p->arg, p->out.ptr, p->out.len, &err);
        }
        (void) pthread_mutex_lock(&p->lock);

        p->full = false;
        if (rc != FHB_OK && p->rc == FHB_OK) {
            p->rc = rc;
            p->err = err;
        }
        (void) pthread_cond_broadcast(&p->change);
    }

    (void) pthread_mutex_unlock(&p->lock);

    return NULL;
}


fhb_err_t
fhbd_pg_pipe_open(fhbd_pg_pipe_cb cb, void *arg, fhbd_pg_pipe_t **out,
    fhb_error_t *err)
{
    fhbd_pg_pipe_t  *p;

    *out = NULL;

    p = calloc(1, sizeof(*p));
    if (p == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
    }
    p->cb = cb;
    p->arg = arg;
    (void) pthread_mutex_init(&p->lock, NULL);
    (void) pthread_cond_init(&p->change, NULL);

    if (pthread_create(&p->thread, NULL, fhbd_pg_pipe_run, p) != 0) {
        (void) pthread_cond_destroy(&p->change);
        (void) pthread_mutex_destroy(&p->lock);
        free(p);
        return fhb_fail(err, FHB_ENOMEM, "cannot start a thread");
    }

    *out = p;

    return FHB_OK;
}


/* lock held; until the other thread has nothing to take */
static fhb_err_t
fhbd_pg_pipe_wait(fhbd_pg_pipe_t *p, fhb_error_t *err)
{
    while (p->full) {
        (void) pthread_cond_wait(&p->change, &p->lock);
    }

    if (p->rc != FHB_OK) {
        *err = p->err;
    }

    return p->rc;
}


/* in becomes out */
static fhb_err_t
fhbd_pg_pipe_hand(fhbd_pg_pipe_t *p, fhb_error_t *err)
{
    fhb_buf_t  empty;
    fhb_err_t  rc;

    (void) pthread_mutex_lock(&p->lock);

    rc = fhbd_pg_pipe_wait(p, err);
    if (rc == FHB_OK) {
        empty = p->out;
        p->out = p->in;
        p->in = empty;
        p->full = true;
        (void) pthread_cond_broadcast(&p->change);
    }

    (void) pthread_mutex_unlock(&p->lock);

    fhb_buf_reset(&p->in);

    return rc;
}


fhb_err_t
fhbd_pg_pipe_put(fhbd_pg_pipe_t *p, const char *data, size_t len,
    fhb_error_t *err)
{
    fhb_buf_add(&p->in, data, len);
    if (p->in.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for rows");
    }

    return p->in.len < FHBD_PG_PIPE_BATCH ? FHB_OK : fhbd_pg_pipe_hand(p, err);
}


fhb_err_t
fhbd_pg_pipe_drain(fhbd_pg_pipe_t *p, fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    if (p->in.len > 0) {
        rc = fhbd_pg_pipe_hand(p, err);
    }

    if (rc == FHB_OK) {
        (void) pthread_mutex_lock(&p->lock);
        rc = fhbd_pg_pipe_wait(p, err);
        (void) pthread_mutex_unlock(&p->lock);
    }

    return rc;
}


void
fhbd_pg_pipe_close(fhbd_pg_pipe_t *p)
{
    if (p == NULL) {
        return;
    }

    (void) pthread_mutex_lock(&p->lock);
    p->end = true;
    (void) pthread_cond_broadcast(&p->change);
    (void) pthread_mutex_unlock(&p->lock);

    (void) pthread_join(p->thread, NULL);
    (void) pthread_cond_destroy(&p->change);
    (void) pthread_mutex_destroy(&p->lock);
    fhb_buf_free(&p->in);
    fhb_buf_free(&p->out);
    free(p);
}
