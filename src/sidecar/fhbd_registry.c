/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The client registry in force, and how another one takes its place.
 */

#include "fhbd_clients_int.h"

#include <stdlib.h>
#include <time.h>

#define FHBD_SETTLE_STEP  10000000      /* nanoseconds */
#define FHBD_SETTLE_MAX   150           /* steps: more than a second */

struct fhbd_registry_s {
    pthread_mutex_t   lock;             /* of current and all refs */
    pthread_mutex_t   reload;           /* one at a time */
    fhbd_clients_t   *current;
    int64_t           rotated;          /* Unix second, under lock */
    bool              behind;           /* some record could not be written or
                                         * removed; under reload */
};


fhbd_clients_t *
fhbd_registry_get(fhbd_registry_t *r)
{
    fhbd_clients_t  *c;

    pthread_mutex_lock(&r->lock);
    c = r->current;
    c->refs++;
    pthread_mutex_unlock(&r->lock);

    return c;
}


void
fhbd_registry_put(fhbd_registry_t *r, fhbd_clients_t *c)
{
    bool  last;

    if (c == NULL) {
        return;
    }

    pthread_mutex_lock(&r->lock);
    last = --c->refs == 0;
    pthread_mutex_unlock(&r->lock);

    if (last) {
        fhbd_clients_free(c);
    }
}


/* without a file: a registry without clients */
static fhb_err_t
fhbd_registry_load(const fhbd_conf_t *conf, fhbd_clients_t **out,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    if (conf->clients != NULL) {
        rc = fhbd_clients_load(conf->clients, conf, out, err);
        if (rc != FHB_OK) {
            return rc;
        }

    } else {
        *out = calloc(1, sizeof(fhbd_clients_t));
        if (*out == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for the clients");
        }
    }

    (*out)->refs = 1;                   /* the registry's */

    return FHB_OK;
}


fhb_err_t
fhbd_registry_open(const fhbd_conf_t *conf, fhbd_registry_t **out,
    fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_records_t    records;
    fhbd_registry_t  *r;

    r = calloc(1, sizeof(fhbd_registry_t));
    if (r == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the registry");
    }

    pthread_mutex_init(&r->lock, NULL);
    pthread_mutex_init(&r->reload, NULL);

    rc = fhbd_registry_load(conf, &r->current, err);
    if (rc != FHB_OK) {
        fhbd_registry_close(r);
        return rc;
    }

    /* records of a registry that is not used any more must not stay */
    rc = fhbd_records_open(conf->auth_dir, conf->clients != NULL, &records,
                           err);
    if (rc == FHB_OK) {
        records.now = (int64_t) time(NULL);
        rc = fhbd_records_forbid(&records, r->current, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_records_allow(&records, r->current, err);
    }
    if (records.rotated) {
        r->rotated = records.now;
    }
    fhbd_records_close(&records);

    if (rc != FHB_OK) {
        fhbd_registry_close(r);
        return rc;
    }

    *out = r;

    return FHB_OK;
}


void
fhbd_registry_close(fhbd_registry_t *r)
{
    if (r == NULL) {
        return;
    }

    fhbd_clients_free(r->current);
    pthread_mutex_destroy(&r->lock);
    pthread_mutex_destroy(&r->reload);
    free(r);
}


static void
fhbd_registry_swap(fhbd_registry_t *r, fhbd_clients_t *c)
{
    fhbd_clients_t  *old;

    pthread_mutex_lock(&r->lock);
    old = r->current;
    r->current = c;
    pthread_mutex_unlock(&r->lock);

    fhbd_registry_put(r, old);
}


void
fhbd_registry_settle(fhbd_registry_t *r)
{
    int                    n;
    int64_t                rotated;
    const struct timespec  step = { 0, FHBD_SETTLE_STEP };

    pthread_mutex_lock(&r->lock);
    rotated = r->rotated;
    pthread_mutex_unlock(&r->lock);

    /* by the clock that tokens are issued by, which is behind others by some
     * milliseconds; should it be set back, nobody waits for it */
    for (n = 0; n < FHBD_SETTLE_MAX && (int64_t) time(NULL) == rotated; n++) {
        (void) nanosleep(&step, NULL);
    }
}


/* as far as possible: an error never keeps an old permission alive */
static fhb_err_t
fhbd_registry_change(fhbd_registry_t *r, fhbd_clients_t *c,
    const fhbd_conf_t *conf, fhb_error_t *err)
{
    fhb_err_t       rc, allow;
    fhb_error_t     why;
    fhbd_records_t  records;

    rc = fhbd_records_open(conf->auth_dir, conf->clients != NULL, &records,
                           err);
    records.now = (int64_t) time(NULL);

    if (rc == FHB_OK) {
        rc = fhbd_records_forbid(&records, c, err);
    }

    fhbd_registry_swap(r, c);

    allow = fhbd_records_allow(&records, c, &why);
    if (allow != FHB_OK && rc == FHB_OK) {
        rc = allow;
        *err = why;
    }

    if (records.rotated) {
        pthread_mutex_lock(&r->lock);
        r->rotated = records.now;
        pthread_mutex_unlock(&r->lock);
    }

    fhbd_records_close(&records);
    r->behind = rc != FHB_OK;

    return rc;
}


fhb_err_t
fhbd_registry_repair(fhbd_registry_t *r, const fhbd_conf_t *conf,
    fhb_error_t *err)
{
    fhb_err_t        rc = FHB_OK;
    fhbd_clients_t  *c;

    pthread_mutex_lock(&r->reload);

    if (r->behind) {
        c = fhbd_registry_get(r);
        rc = fhbd_registry_change(r, c, conf, err);
    }

    pthread_mutex_unlock(&r->reload);

    return rc;
}


fhb_err_t
fhbd_registry_reload(fhbd_registry_t *r, const fhbd_conf_t *conf,
    bool *changed, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_clients_t  *c;

    *changed = false;

    pthread_mutex_lock(&r->reload);

    rc = fhbd_registry_load(conf, &c, err);
    if (rc == FHB_OK) {
        *changed = true;
        rc = fhbd_registry_change(r, c, conf, err);
    }

    pthread_mutex_unlock(&r->reload);

    return rc;
}
