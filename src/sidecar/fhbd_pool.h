/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Threads behind the event loop: tasks in, finished tasks back to the loop
 * over a list and an eventfd.
 */

#ifndef FHBD_POOL_H
#define FHBD_POOL_H

#include <event2/event.h>

#include "../common/fhb_core.h"

typedef struct fhbd_task_s  fhbd_task_t;

/* first member of what the caller allocates */
struct fhbd_task_s {
    fhbd_task_t   *next;                        /* the pool's */
    void         (*run)(fhbd_task_t *task);     /* in a thread, may block */
    void         (*done)(fhbd_task_t *task);    /* in the loop, frees it */
    void         (*drop)(fhbd_task_t *task);    /* instead of done when the
                                                 * pool ends: frees it */
};

typedef struct fhbd_pool_s  fhbd_pool_t;

fhb_err_t fhbd_pool_start(struct event_base *base, size_t threads,
    fhbd_pool_t **out, fhb_error_t *err) FHB_NODISCARD;
/* joins the threads, after the tasks that they are at */
void fhbd_pool_free(fhbd_pool_t *pool);

/* the others are called by the loop's thread */
void fhbd_pool_push(fhbd_pool_t *pool, fhbd_task_t *task);
size_t fhbd_pool_waiting(fhbd_pool_t *pool);    /* no thread took them yet */

#endif /* FHBD_POOL_H */
