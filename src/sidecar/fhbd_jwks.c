/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets of clients by URL: one fetch for all who wait, and verification.
 */

#include "fhbd_jwks_int.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fhbd_log.h"

#define FHBD_JWKS_TIMEOUT   5L                  /* seconds (REG-03) */
#define FHBD_JWKS_BACKOFF   2000                /* ms */
#define FHBD_JWKS_BACKOFF_MAX  60000


int64_t
fhbd_jwks_clock(void)
{
    struct timespec  ts = { 0 };

#ifdef CLOCK_BOOTTIME
    (void) clock_gettime(CLOCK_BOOTTIME, &ts);
#else
    (void) clock_gettime(CLOCK_MONOTONIC, &ts);
#endif

    return (int64_t) ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}


int64_t
fhbd_jwks_backoff(unsigned failures)
{
    int64_t  ms = FHBD_JWKS_BACKOFF;

    while (failures > 1 && ms < FHBD_JWKS_BACKOFF_MAX) {
        ms *= 2;
        failures--;
    }

    return ms < FHBD_JWKS_BACKOFF_MAX ? ms : FHBD_JWKS_BACKOFF_MAX;
}


fhb_err_t
fhbd_jwks_fetch(const fhbd_conf_t *conf, const char *url, bool any_host,
    fhbd_fetched_t *out, fhb_error_t *err)
{
    const fhbd_fetch_t  what = {
        .url = url,
        .accept = "application/json",
        .max = FHB_JWKS_MAX,
        .timeout = FHBD_JWKS_TIMEOUT,
        .https_only = true,
        .public_only = !conf->jwks_private,
        .hosts = any_host ? NULL : conf->jwks_hosts,
        .ca_file = conf->jwks_ca_file,
    };

    return fhbd_fetch(&what, out, err);
}


fhb_err_t
fhbd_jwks_new(const fhbd_conf_t *conf, fhbd_jwks_t **out, fhb_error_t *err)
{
    fhbd_jwks_t  *j;

    j = calloc(1, sizeof(fhbd_jwks_t));
    if (j == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        free(j);
        return fhb_fail(err, FHB_ENOMEM, "no memory for key sets");
    }

    j->conf = conf;
    (void) pthread_mutex_init(&j->lock, NULL);
    (void) pthread_cond_init(&j->landed, NULL);

    *out = j;

    return FHB_OK;
}


/* lock held */
static void
fhbd_flight_put(fhbd_flight_t *f)
{
    if (--f->refs == 0) {
        fhbd_keyset_put(f->set);
        free(f);
    }
}


void
fhbd_jwks_free(fhbd_jwks_t *j)
{
    if (j == NULL) {
        return;
    }

    while (j->first != NULL) {
        fhbd_jwks_remove(j, j->first);
    }

    fhbd_issuers_free(j);
    (void) pthread_cond_destroy(&j->landed);
    (void) pthread_mutex_destroy(&j->lock);
    free(j);
    curl_global_cleanup();
}


static bool
fhbd_jwks_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}


/* what was fetched by rules that are gone must prove itself again */
static bool
fhbd_jwks_same_rules(const fhbd_conf_t *a, const fhbd_conf_t *b)
{
    return a->jwks_private == b->jwks_private
           && fhbd_jwks_same(a->jwks_hosts, b->jwks_hosts)
           && fhbd_jwks_same(a->jwks_ca_file, b->jwks_ca_file);
}


void
fhbd_jwks_reconfigure(fhbd_jwks_t *j, const fhbd_conf_t *conf)
{
    fhbd_jwks_entry_t  *e;

    (void) pthread_mutex_lock(&j->lock);

    if (!fhbd_jwks_same_rules(j->conf, conf)) {
        for (e = j->first; e != NULL; e = e->next) {
            fhbd_jwks_drop_set(j, e);
            e->retry = 0;
            e->failures = 0;
        }
    }

    j->conf = conf;
    (void) pthread_mutex_unlock(&j->lock);
}


/* a good answer: takes its place, as far as it may be kept */
static void
fhbd_jwks_landed(fhbd_jwks_t *j, fhbd_jwks_entry_t *e,
    const fhbd_conf_t *conf, int64_t until)
{
    if (e->failures > 0) {
        fhbd_log(FHBD_LOG_NOTICE, "jwks", NULL, "key set %s is there again",
                 e->url);
    }

    e->failures = 0;
    e->retry = 0;
    fhbd_jwks_drop_set(j, e);

    if (until > fhbd_jwks_clock() && fhbd_jwks_same_rules(j->conf, conf)) {
        e->set = e->flight->set;
        e->set->refs++;
        e->fresh = until;
        j->bytes += e->set->size;
        fhbd_jwks_shrink(j, e);
    }
}


/* REG-04: what is fresh stays */
static void
fhbd_jwks_lost(fhbd_jwks_entry_t *e)
{
    e->why = e->flight->err;
    e->failures++;
    e->retry = fhbd_jwks_clock() + fhbd_jwks_backoff(e->failures);

    if (e->failures == 1) {
        fhbd_log(FHBD_LOG_WARN, "jwks", NULL, "key set %s: %s", e->url,
                 e->why.text);
    }
}


/* lock held, and given away meanwhile.  The flight stays with the caller. */
static void
fhbd_jwks_fly(fhbd_jwks_t *j, fhbd_jwks_entry_t *e, fhbd_flight_t *f)
{
    int64_t             start;
    fhb_err_t           rc;
    fhb_error_t         err;
    fhbd_keyset_t      *set = NULL;
    fhbd_fetched_t      got;
    const fhbd_conf_t  *conf = j->conf;

    e->flight = f;
    f->refs++;
    (void) pthread_mutex_unlock(&j->lock);

    start = fhbd_jwks_clock();
    rc = fhbd_jwks_fetch(conf, e->url, false, &got, &err);

    if (rc == FHB_OK) {
        rc = fhbd_keyset_new(fhb_buf_str(&got.body), &set, &err);
    }

    fhbd_fetched_free(&got);
    (void) pthread_mutex_lock(&j->lock);

    f->done = true;
    f->set = set;

    if (rc == FHB_OK) {
        fhbd_jwks_landed(j, e, conf, start + 1000
                         * (got.fresh == -1 ? conf->jwks_cache_default
                                            : got.fresh));
    } else {
        f->err = err;
        fhbd_jwks_lost(e);
    }

    e->flight = NULL;
    fhbd_flight_put(f);
    (void) pthread_cond_broadcast(&j->landed);
}


/* fetches, or waits for who does already.  again: because of the kid */
static fhb_err_t
fhbd_jwks_wait(fhbd_jwks_t *j, fhbd_jwks_entry_t *e, bool again,
    fhbd_keyset_t **out, fhb_error_t *err)
{
    fhb_err_t       rc = FHB_OK;
    fhbd_flight_t  *f;

    /* threads must be left for clients whose keys are here */
    if (j->waiting >= j->conf->token_threads / 2) {
        return fhb_fail(err, FHB_EAGAIN, "too many wait for key sets");
    }

    j->waiting++;

    if (e->flight != NULL) {
        f = e->flight;
        f->refs++;
        while (!f->done) {
            (void) pthread_cond_wait(&j->landed, &j->lock);
        }

    } else {
        f = calloc(1, sizeof(fhbd_flight_t));
        if (f == NULL) {
            j->waiting--;
            return fhb_fail(err, FHB_ENOMEM, "no memory for a key set");
        }
        f->refs = 1;
        if (again) {
            e->refetch = fhbd_jwks_clock() + 1000 * j->conf->jwks_refetch_min;
        }
        fhbd_jwks_fly(j, e, f);
    }

    j->waiting--;

    if (f->set != NULL) {
        f->set->refs++;
        *out = f->set;

    } else {
        rc = fhb_fail(err, f->err.code == FHB_ENOMEM ? FHB_ENOMEM : FHB_EPARAM,
                      "key set: %.200s", f->err.text);
    }

    fhbd_flight_put(f);

    return rc;
}


/*
 * A set to verify with, and whether it comes from the cache.  old: a set that
 * does not know the kid; FHB_ENOTFOUND when no newer one is to be had now.
 */
static fhb_err_t
fhbd_jwks_get(fhbd_jwks_t *j, const char *url, const fhbd_keyset_t *old,
    fhbd_keyset_t **out, bool *cached, fhb_error_t *err)
{
    int64_t             now = fhbd_jwks_clock();
    fhbd_jwks_entry_t  *e;

    e = fhbd_jwks_entry(j, url);
    if (e == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key set");
    }

    *cached = e->set != NULL && e->set != old && now < e->fresh;
    if (*cached) {
        e->set->refs++;
        *out = e->set;
        return FHB_OK;
    }

    if (e->flight == NULL) {
        if (old != NULL && now < e->refetch) {
            return fhb_fail(err, FHB_ENOTFOUND, "key set: asked for an "
                            "unknown kid a short time ago");
        }

        if (now < e->retry) {
            return fhb_fail(err, FHB_EPARAM, "key set: a short time ago: "
                            "%.180s", e->why.text);
        }
    }

    return fhbd_jwks_wait(j, e, old != NULL, out, err);
}


static fhb_err_t
fhbd_jwks_try(const fhbd_conf_t *conf, fhbd_keyset_t *set,
    const fhb_jwt_t *jwt, fhb_jwks_t *inline_set,
    pthread_mutex_t *inline_lock, json_t **claims, fhb_error_t *err)
{
    fhb_err_t    rc;
    fhb_jwks_t  *sets[2] = { set->keys, inline_set };

    /* always in this order */
    if (inline_set != NULL) {
        (void) pthread_mutex_lock(inline_lock);
    }
    (void) pthread_mutex_lock(&set->lock);

    rc = fhb_jwt_verify(jwt, sets, inline_set == NULL ? 1 : 2, conf->algs,
                        false, claims, err);

    (void) pthread_mutex_unlock(&set->lock);
    if (inline_set != NULL) {
        (void) pthread_mutex_unlock(inline_lock);
    }

    return rc;
}


fhb_err_t
fhbd_jwks_verify(fhbd_jwks_t *j, const char *url, const fhb_jwt_t *jwt,
    fhb_jwks_t *inline_set, pthread_mutex_t *inline_lock, json_t **claims,
    fhb_error_t *err)
{
    bool                cached = true;
    fhb_err_t           rc;
    fhbd_keyset_t      *set = NULL, *old = NULL;
    const fhbd_conf_t  *conf;

    (void) pthread_mutex_lock(&j->lock);

    /* the second time with a set that is newer than the first */
    do {
        rc = fhbd_jwks_get(j, url, old, &set, &cached, err);
        fhbd_keyset_put(old);
        old = NULL;

        if (rc != FHB_OK) {
            break;
        }

        conf = j->conf;
        (void) pthread_mutex_unlock(&j->lock);
        rc = fhbd_jwks_try(conf, set, jwt, inline_set, inline_lock, claims,
                           err);
        (void) pthread_mutex_lock(&j->lock);
        old = set;

    } while (rc == FHB_ENOTFOUND && cached);

    fhbd_keyset_put(old);
    (void) pthread_mutex_unlock(&j->lock);

    if (rc == FHB_ENOTFOUND) {
        rc = err->code = FHB_EPARAM;
    }

    return rc;
}
