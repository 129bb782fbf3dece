/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Threads behind the event loop.
 */

#include "fhbd_pool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "fhbd_log.h"

typedef struct {
    fhbd_task_t   *first;
    fhbd_task_t  **last;
    size_t         n;
} fhbd_tasks_t;

struct fhbd_pool_s {
    pthread_t        *threads;
    size_t            threads_n;
    int               fd;               /* eventfd: tasks are done */
    struct event     *event;

    pthread_mutex_t   lock;
    pthread_cond_t    more;
    fhbd_tasks_t      todo;
    fhbd_tasks_t      done;
    bool              stopping;
};


static void
fhbd_tasks_init(fhbd_tasks_t *q)
{
    q->first = NULL;
    q->last = &q->first;
    q->n = 0;
}


static void
fhbd_tasks_put(fhbd_tasks_t *q, fhbd_task_t *task)
{
    task->next = NULL;
    *q->last = task;
    q->last = &task->next;
    q->n++;
}


static fhbd_task_t *
fhbd_tasks_take(fhbd_tasks_t *q)
{
    fhbd_task_t  *task = q->first;

    if (task != NULL) {
        q->first = task->next;
        q->n--;
        if (q->first == NULL) {
            q->last = &q->first;
        }
    }

    return task;
}


static void
fhbd_pool_wake(fhbd_pool_t *pool)
{
    ssize_t   n;
    uint64_t  one = 1;

    do {
        n = write(pool->fd, &one, sizeof(one));
    } while (n == -1 && errno == EINTR);

    /* EAGAIN: the counter is full, so the loop is woken anyway */
    if (n == -1 && errno != EAGAIN) {
        fhbd_log(FHBD_LOG_ERROR, "pool", NULL, "eventfd: %s",
                 strerror(errno));
    }
}


static void *
fhbd_pool_thread(void *arg)
{
    fhbd_pool_t  *pool = arg;
    fhbd_task_t  *task;

    (void) pthread_mutex_lock(&pool->lock);

    while (!pool->stopping) {
        task = fhbd_tasks_take(&pool->todo);

        if (task == NULL) {
            (void) pthread_cond_wait(&pool->more, &pool->lock);
            continue;
        }

        (void) pthread_mutex_unlock(&pool->lock);
        task->run(task);
        (void) pthread_mutex_lock(&pool->lock);

        fhbd_tasks_put(&pool->done, task);
        fhbd_pool_wake(pool);
    }

    (void) pthread_mutex_unlock(&pool->lock);

    return NULL;
}


static void
fhbd_pool_done(evutil_socket_t fd, short what, void *arg)
{
    ssize_t       n;
    uint64_t      count;
    fhbd_pool_t  *pool = arg;
    fhbd_task_t  *task;

    (void) what;

    do {
        n = read(fd, &count, sizeof(count));
    } while (n == -1 && errno == EINTR);

    for ( ;; ) {
        (void) pthread_mutex_lock(&pool->lock);
        task = fhbd_tasks_take(&pool->done);
        (void) pthread_mutex_unlock(&pool->lock);

        if (task == NULL) {
            return;
        }

        task->done(task);
    }
}


static fhb_err_t
fhbd_pool_threads(fhbd_pool_t *pool, size_t n, fhb_error_t *err)
{
    pool->threads = calloc(n, sizeof(pthread_t));
    if (pool->threads == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for threads");
    }

    for ( /* void */ ; pool->threads_n < n; pool->threads_n++) {
        if (pthread_create(&pool->threads[pool->threads_n], NULL,
                           fhbd_pool_thread, pool) != 0)
        {
            return fhb_fail(err, FHB_ENOMEM, "cannot start a thread");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhbd_pool_start(struct event_base *base, size_t threads, fhbd_pool_t **out,
    fhb_error_t *err)
{
    fhb_err_t     rc;
    fhbd_pool_t  *pool;

    pool = calloc(1, sizeof(fhbd_pool_t));
    if (pool == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for threads");
    }

    fhbd_tasks_init(&pool->todo);
    fhbd_tasks_init(&pool->done);
    (void) pthread_mutex_init(&pool->lock, NULL);
    (void) pthread_cond_init(&pool->more, NULL);

    pool->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (pool->fd == -1) {
        rc = fhb_fail_errno(err, "eventfd");
        goto failed;
    }

    pool->event = event_new(base, pool->fd, EV_READ | EV_PERSIST,
                            fhbd_pool_done, pool);
    if (pool->event == NULL || event_add(pool->event, NULL) == -1) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for the event loop");
        goto failed;
    }

    rc = fhbd_pool_threads(pool, threads, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    *out = pool;

    return FHB_OK;

failed:

    fhbd_pool_free(pool);

    return rc;
}


void
fhbd_pool_free(fhbd_pool_t *pool)
{
    size_t        i;
    fhbd_task_t  *task;

    if (pool == NULL) {
        return;
    }

    (void) pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    (void) pthread_cond_broadcast(&pool->more);
    (void) pthread_mutex_unlock(&pool->lock);

    for (i = 0; i < pool->threads_n; i++) {
        (void) pthread_join(pool->threads[i], NULL);
    }

    while ((task = fhbd_tasks_take(&pool->todo)) != NULL
           || (task = fhbd_tasks_take(&pool->done)) != NULL)
    {
        task->drop(task);
    }

    if (pool->event != NULL) {
        event_free(pool->event);
    }
    if (pool->fd != -1) {
        (void) close(pool->fd);
    }

    (void) pthread_cond_destroy(&pool->more);
    (void) pthread_mutex_destroy(&pool->lock);
    free(pool->threads);
    free(pool);
}


void
fhbd_pool_push(fhbd_pool_t *pool, fhbd_task_t *task)
{
    (void) pthread_mutex_lock(&pool->lock);
    fhbd_tasks_put(&pool->todo, task);
    (void) pthread_cond_signal(&pool->more);
    (void) pthread_mutex_unlock(&pool->lock);
}


size_t
fhbd_pool_waiting(fhbd_pool_t *pool)
{
    size_t  n;

    (void) pthread_mutex_lock(&pool->lock);
    n = pool->todo.n;
    (void) pthread_mutex_unlock(&pool->lock);

    return n;
}
