/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The CapabilityStatement as it goes out, and the cache of upstream
 * statements.
 */

#include "fhbd_metadata.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fhbd_fetch.h"
#include "fhbd_log.h"

#define FHBD_METADATA_FRESH  60     /* seconds that a statement is kept */
#define FHBD_METADATA_RETRY  5      /* seconds that a failure is kept */

/* one tenant's upstream; all under the lock */
typedef struct {
    char       *url;                /* that body was fetched from */
    json_t     *good;               /* the last good one; NULL: none yet */
    uint64_t    version;            /* changes with good */
    time_t      next;               /* CLOCK_MONOTONIC; fetch again then */
    bool        fetching;

    fhb_buf_t   made;               /* the last statement that went out */
    fhb_buf_t   made_of;            /* all that it depends on */
} fhbd_upstream_t;

struct fhbd_metadata_s {
    pthread_mutex_t   lock;
    pthread_cond_t    fetched;
    size_t            n;
    fhbd_upstream_t  *upstreams;
    char              date[FHB_INSTANT_MAX];    /* start of the process */
};


fhb_err_t
fhbd_metadata_new(size_t tenants, fhbd_metadata_t **out, fhb_error_t *err)
{
    fhbd_metadata_t  *m;

    m = calloc(1, sizeof(fhbd_metadata_t));
    if (m == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for metadata");
    }

    m->upstreams = calloc(tenants + 1, sizeof(fhbd_upstream_t));
    if (m->upstreams == NULL
        || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    {
        free(m->upstreams);
        free(m);
        return fhb_fail(err, FHB_ENOMEM, "no memory for metadata");
    }

    m->n = tenants;
    (void) pthread_mutex_init(&m->lock, NULL);
    (void) pthread_cond_init(&m->fetched, NULL);
    fhb_instant_format(fhb_now() / FHB_USEC * FHB_USEC, m->date);

    *out = m;

    return FHB_OK;
}


void
fhbd_metadata_free(fhbd_metadata_t *m)
{
    size_t  i;

    if (m == NULL) {
        return;
    }

    for (i = 0; i < m->n; i++) {
        free(m->upstreams[i].url);
        json_decref(m->upstreams[i].good);
        fhb_buf_free(&m->upstreams[i].made);
        fhb_buf_free(&m->upstreams[i].made_of);
    }

    (void) pthread_cond_destroy(&m->fetched);
    (void) pthread_mutex_destroy(&m->lock);
    free(m->upstreams);
    free(m);
    curl_global_cleanup();
}


static time_t
fhbd_metadata_clock(void)
{
    struct timespec  ts = { 0 };

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return ts.tv_sec;
}


/* lock held, and given away while the upstream is asked */
static void
fhbd_upstream_fetch(fhbd_metadata_t *m, fhbd_upstream_t *u)
{
    char         *url;
    json_t       *fresh = NULL;
    fhb_err_t     rc;
    fhb_error_t   err;

    url = strdup(u->url);
    u->fetching = true;
    (void) pthread_mutex_unlock(&m->lock);

    rc = url == NULL ? fhb_fail(&err, FHB_ENOMEM, "no memory")
                     : fhbd_fetch_json(url, &fresh, &err);

    if (rc == FHB_OK && !fhbd_capability_is(fresh)) {
        rc = fhb_fail(&err, FHB_EJSON, "not a CapabilityStatement");
        json_decref(fresh);
    }

    if (rc != FHB_OK) {
        fhbd_log(FHBD_LOG_WARN, "metadata", NULL, "metadata_upstream: %s",
                 err.text);
    }

    (void) pthread_mutex_lock(&m->lock);
    u->fetching = false;

    if (rc == FHB_OK && u->url != NULL && strcmp(u->url, url) == 0) {
        json_decref(u->good);
        u->good = fresh;
        u->version++;
        u->next = fhbd_metadata_clock() + FHBD_METADATA_FRESH;

    } else if (rc == FHB_OK) {
        json_decref(fresh);             /* a reload changed the URL */

    } else {
        u->next = fhbd_metadata_clock() + FHBD_METADATA_RETRY;
    }

    free(url);
    (void) pthread_cond_broadcast(&m->fetched);
}


/* lock held; whoever needs a statement of this URL waits for the first */
static void
fhbd_upstream_renew(fhbd_metadata_t *m, fhbd_upstream_t *u, const char *url)
{
    if (u->url == NULL || strcmp(u->url, url) != 0) {
        free(u->url);
        json_decref(u->good);
        u->url = strdup(url);
        u->good = NULL;
        u->version++;
        u->next = 0;
    }

    if (u->url != NULL && !u->fetching && fhbd_metadata_clock() >= u->next) {
        fhbd_upstream_fetch(m, u);

    } else {
        while (u->fetching && u->good == NULL) {
            (void) pthread_cond_wait(&m->fetched, &m->lock);
        }
    }
}


/* all that a statement depends on, but the upstream's version */
static void
fhbd_metadata_key(fhb_buf_t *key, const fhbd_conf_t *conf,
    const fhbd_tenant_conf_t *t, const fhbd_reach_t *reach)
{
    fhb_buf_addf(key, "%.*s %.*s %d %d %u %d %d %d %d %s %s ",
                 FHB_STR_ARG(reach->base), FHB_STR_ARG(reach->token_url),
                 reach->auth, reach->groups, t->levels, t->cap_legacy_names,
                 t->ons_url, t->patient_binary, conf->export_dialect,
                 conf->v4_operation_name == NULL ? ""
                                                 : conf->v4_operation_name,
                 t->metadata_upstream == NULL ? "" : t->metadata_upstream);
    fhb_buf_add(key, &t->types, sizeof(t->types));
}


static fhb_err_t
fhbd_metadata_make(const fhbd_conf_t *conf, const fhbd_tenant_conf_t *tenant,
    const fhbd_reach_t *reach, const char *date, json_t *theirs,
    fhb_buf_t *out)
{
    char    *text;
    json_t  *ours;

    ours = fhbd_capability_own(conf, tenant, reach, date);

    if (ours == NULL
        || (theirs != NULL && !fhbd_capability_merge(theirs, ours, tenant)))
    {
        json_decref(ours);
        return FHB_ENOMEM;
    }

    text = json_dumps(theirs == NULL ? ours : theirs, JSON_COMPACT);
    json_decref(ours);

    if (text == NULL) {
        return FHB_ENOMEM;
    }

    fhb_buf_adds(out, text);
    free(text);

    return out->failed ? FHB_ENOMEM : FHB_OK;
}


/* lock held; it is large, and anybody may ask for it */
static void
fhbd_metadata_keep(fhbd_upstream_t *u, const fhb_buf_t *key, fhb_str_t text)
{
    fhb_buf_reset(&u->made_of);
    fhb_buf_reset(&u->made);
    fhb_buf_addstr(&u->made, text);
    fhb_buf_addstr(&u->made_of, fhb_buf_str(key));

    if (u->made.failed || u->made_of.failed) {
        fhb_buf_free(&u->made);
        fhb_buf_free(&u->made_of);
    }
}


fhb_err_t
fhbd_metadata_get(fhbd_metadata_t *m, const fhbd_conf_t *conf, size_t index,
    const fhbd_reach_t *reach, fhb_buf_t *out, fhb_error_t *err)
{
    bool                       kept;
    json_t                    *theirs = NULL;
    size_t                     start = out->len;
    fhb_err_t                  rc = FHB_OK;
    fhb_buf_t                  key = { 0 };
    fhbd_upstream_t           *u = &m->upstreams[index];
    const fhbd_tenant_conf_t  *tenant = &conf->tenants[index];

    fhbd_metadata_key(&key, conf, tenant, reach);

    (void) pthread_mutex_lock(&m->lock);

    if (tenant->metadata_upstream != NULL) {
        fhbd_upstream_renew(m, u, tenant->metadata_upstream);
    }

    fhb_buf_addf(&key, " %llu", (unsigned long long) u->version);

    kept = !key.failed && u->made.len > 0
           && fhb_str_eq(fhb_buf_str(&key), fhb_buf_str(&u->made_of));

    if (kept) {
        fhb_buf_addstr(out, fhb_buf_str(&u->made));

    } else if (tenant->metadata_upstream != NULL && u->good != NULL) {
        theirs = json_deep_copy(u->good);
        rc = theirs == NULL ? FHB_ENOMEM : FHB_OK;
    }

    (void) pthread_mutex_unlock(&m->lock);

    if (!kept && rc == FHB_OK) {
        rc = fhbd_metadata_make(conf, tenant, reach, m->date, theirs, out);

        if (rc == FHB_OK && !key.failed) {
            (void) pthread_mutex_lock(&m->lock);
            fhbd_metadata_keep(u, &key, fhb_str(out->ptr + start,
                                                out->len - start));
            (void) pthread_mutex_unlock(&m->lock);
        }
    }

    json_decref(theirs);
    fhb_buf_free(&key);

    return rc == FHB_OK && !out->failed
           ? FHB_OK : fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
}
