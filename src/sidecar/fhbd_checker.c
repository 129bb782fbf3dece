/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The start-up check of the sources, in the background.
 */

#include "fhbd_checker.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "fhbd_log.h"

#define FHBD_CHECK_MAX_WAIT  60         /* seconds between checks */
#define FHBD_CHECK_STOP      5          /* seconds to wait for a check */

struct fhbd_checker_s {
    const fhbd_conf_t  *conf;           /* of the start: its tenants stay */
    fhbd_jobs_t        *jobs;
    fhbd_api_t         *api;
    pthread_t           thread;
    pthread_mutex_t     lock;
    pthread_cond_t      stop;           /* CLOCK_MONOTONIC */
    bool                stopping;       /* under lock */
};


/* false: the sidecar stops */
static bool
fhbd_checker_wait(fhbd_checker_t *c, unsigned seconds)
{
    bool             stop;
    struct timespec  until;

    (void) clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds;

    (void) pthread_mutex_lock(&c->lock);
    while (!c->stopping
           && pthread_cond_timedwait(&c->stop, &c->lock, &until) == 0)
    {
        /* woken without reason, or to stop */
    }
    stop = c->stopping;
    (void) pthread_mutex_unlock(&c->lock);

    return !stop;
}


static bool
fhbd_checker_tenant(fhbd_checker_t *c, size_t i)
{
    fhb_error_t  err;
    const char  *name = c->conf->tenants[i].name;

    if (fhbd_jobs_check(c->jobs, i, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "source", NULL, "tenant \"%s\": %s", name,
                 err.text);
        fhbd_api_source_checked(c->api, i, false);
        return false;
    }

    fhbd_log(FHBD_LOG_NOTICE, "source", NULL, "tenant \"%s\" is ready", name);
    fhbd_api_source_checked(c->api, i, true);

    return true;
}


static void *
fhbd_checker_run(void *arg)
{
    bool            *good;
    size_t           i, left;
    unsigned         wait = 1;
    fhbd_checker_t  *c = arg;

    left = c->conf->tenants_n;

    good = calloc(left + 1, sizeof(bool));
    if (good == NULL) {
        fhbd_log(FHBD_LOG_ERROR, "source", NULL, "no memory for the check");
        return NULL;
    }

    for ( ;; ) {
        for (i = 0; i < c->conf->tenants_n; i++) {
            if (!good[i] && fhbd_checker_tenant(c, i)) {
                good[i] = true;
                left--;
            }
        }

        if (left == 0 || !fhbd_checker_wait(c, wait)) {
            break;
        }

        wait = wait * 2 < FHBD_CHECK_MAX_WAIT ? wait * 2 : FHBD_CHECK_MAX_WAIT;
    }

    free(good);

    return NULL;
}


static void
fhbd_checker_free(fhbd_checker_t *c)
{
    (void) pthread_cond_destroy(&c->stop);
    (void) pthread_mutex_destroy(&c->lock);
    free(c);
}


fhb_err_t
fhbd_checker_start(const fhbd_conf_t *conf, fhbd_jobs_t *jobs,
    fhbd_api_t *api, fhbd_checker_t **out, fhb_error_t *err)
{
    fhbd_checker_t      *c;
    pthread_condattr_t   attr;

    c = calloc(1, sizeof(fhbd_checker_t));
    if (c == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    c->conf = conf;
    c->jobs = jobs;
    c->api = api;

    (void) pthread_condattr_init(&attr);
    (void) pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    (void) pthread_cond_init(&c->stop, &attr);
    (void) pthread_condattr_destroy(&attr);
    (void) pthread_mutex_init(&c->lock, NULL);

    if (pthread_create(&c->thread, NULL, fhbd_checker_run, c) != 0) {
        fhbd_checker_free(c);
        return fhb_fail(err, FHB_ENOMEM, "cannot start a thread");
    }

    *out = c;

    return FHB_OK;
}


bool
fhbd_checker_stop(fhbd_checker_t *c)
{
    struct timespec  until;

    if (c == NULL) {
        return true;
    }

    (void) pthread_mutex_lock(&c->lock);
    c->stopping = true;
    (void) pthread_cond_broadcast(&c->stop);
    (void) pthread_mutex_unlock(&c->lock);

    (void) clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += FHBD_CHECK_STOP;

    if (pthread_timedjoin_np(c->thread, NULL, &until) != 0) {
        return false;
    }

    fhbd_checker_free(c);

    return true;
}
