/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tokens in a running sidecar: start, what is done from time to time, end.
 */

#include "fhbd_auth.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "fhbd_log.h"

#define FHBD_AUTH_STOP  5               /* seconds to wait for a fetch */

struct fhbd_auth_s {
    const fhbd_conf_t *_Atomic   conf;
    fhbd_store_t                *store;
    fhbd_keys_t                 *keys;  /* NULL without a registry */
    fhbd_jwks_t                 *jwks;
    fhbd_token_t                *token; /* NULL without a registry */

    pthread_t                    thread;
    pthread_mutex_t              lock;
    pthread_cond_t               wake;  /* CLOCK_MONOTONIC */
    bool                         woken;         /* under lock */
    bool                         stopping;      /* under lock */
};


/* waits for a second, and without issuers for a reload; false: the end */
static bool
fhbd_auth_wait(fhbd_auth_t *auth)
{
    bool             stop;
    struct timespec  until;

    (void) clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec++;

    (void) pthread_mutex_lock(&auth->lock);

    while (!auth->stopping && !auth->woken) {
        if (atomic_load(&auth->conf)->issuer_jwks == NULL) {
            (void) pthread_cond_wait(&auth->wake, &auth->lock);

        } else if (pthread_cond_timedwait(&auth->wake, &auth->lock, &until)
                   != 0)
        {
            break;
        }
    }

    auth->woken = false;
    stop = auth->stopping;

    (void) pthread_mutex_unlock(&auth->lock);

    return !stop;
}


static void *
fhbd_auth_issuers(void *arg)
{
    fhbd_auth_t  *auth = arg;

    do {
        fhbd_jwks_issuers(auth->jwks);
    } while (fhbd_auth_wait(auth));

    return NULL;
}


static void
fhbd_auth_wake(fhbd_auth_t *auth, bool stop)
{
    (void) pthread_mutex_lock(&auth->lock);
    auth->woken = true;
    auth->stopping = auth->stopping || stop;
    (void) pthread_cond_broadcast(&auth->wake);
    (void) pthread_mutex_unlock(&auth->lock);
}


static fhb_err_t
fhbd_auth_service(fhbd_auth_t *auth, const fhbd_conf_t *conf,
    fhbd_registry_t *registry, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_keys_open(conf, &auth->keys, err);
    if (rc != FHB_OK) {
        return rc;
    }

    return fhbd_token_new(auth->store, registry, auth->keys, auth->jwks,
                          &auth->token, err);
}


static void
fhbd_auth_free(fhbd_auth_t *auth)
{
    fhbd_token_free(auth->token);
    fhbd_keys_close(auth->keys);
    fhbd_jwks_free(auth->jwks);
    (void) pthread_cond_destroy(&auth->wake);
    (void) pthread_mutex_destroy(&auth->lock);
    free(auth);
}


fhb_err_t
fhbd_auth_start(const fhbd_conf_t *conf, fhbd_store_t *store,
    fhbd_registry_t *registry, fhbd_auth_t **out, fhb_error_t *err)
{
    fhb_err_t            rc;
    fhbd_auth_t         *auth;
    pthread_condattr_t   attr;

    auth = calloc(1, sizeof(fhbd_auth_t));
    if (auth == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    atomic_init(&auth->conf, conf);
    auth->store = store;

    (void) pthread_condattr_init(&attr);
    (void) pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    (void) pthread_cond_init(&auth->wake, &attr);
    (void) pthread_condattr_destroy(&attr);
    (void) pthread_mutex_init(&auth->lock, NULL);

    rc = fhbd_jwks_new(conf, &auth->jwks, err);

    if (rc == FHB_OK && conf->clients != NULL) {
        rc = fhbd_auth_service(auth, conf, registry, err);
    }

    if (rc == FHB_OK
        && pthread_create(&auth->thread, NULL, fhbd_auth_issuers, auth) != 0)
    {
        rc = fhb_fail(err, FHB_ENOMEM, "cannot start a thread");
    }

    if (rc != FHB_OK) {
        fhbd_auth_free(auth);
        return rc;
    }

    *out = auth;

    return FHB_OK;
}


bool
fhbd_auth_stop(fhbd_auth_t *auth)
{
    struct timespec  until;

    if (auth == NULL) {
        return true;
    }

    fhbd_auth_wake(auth, true);

    (void) clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += FHBD_AUTH_STOP;

    if (pthread_timedjoin_np(auth->thread, NULL, &until) != 0) {
        return false;
    }

    fhbd_auth_free(auth);

    return true;
}


void
fhbd_auth_reconfigure(fhbd_auth_t *auth, const fhbd_conf_t *conf)
{
    atomic_store(&auth->conf, conf);
    fhbd_jwks_reconfigure(auth->jwks, conf);
    fhbd_auth_wake(auth, false);
}


void
fhbd_auth_sweep(fhbd_auth_t *auth)
{
    int64_t      now = time(NULL);
    fhb_error_t  err;

    if (auth->token == NULL) {
        return;
    }

    if (fhbd_keys_rotate(auth->keys, atomic_load(&auth->conf), now, &err)
        != FHB_OK)
    {
        fhbd_log(FHBD_LOG_ERROR, "keys", NULL, "not renewed: %s", err.text);
    }

    if (fhbd_store_assertion_sweep(auth->store, now, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "token", NULL, "%s", err.text);
    }
}


fhbd_token_t *
fhbd_auth_token(const fhbd_auth_t *auth)
{
    return auth->token;
}
