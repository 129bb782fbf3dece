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
    char    *url;                   /* that body was fetched from */
    json_t  *good;                  /* the last good one; NULL: none yet */
    time_t   next;                  /* CLOCK_MONOTONIC; fetch again then */
    bool     fetching;
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
        u->next = fhbd_metadata_clock() + FHBD_METADATA_FRESH;

    } else if (rc == FHB_OK) {
        json_decref(fresh);             /* a reload changed the URL */

    } else {
        u->next = fhbd_metadata_clock() + FHBD_METADATA_RETRY;
    }

    free(url);
    (void) pthread_cond_broadcast(&m->fetched);
}


/* a copy of the upstream's statement; NULL when there is none */
static json_t *
fhbd_upstream_get(fhbd_metadata_t *m, fhbd_upstream_t *u, const char *url)
{
    json_t  *copy;

    (void) pthread_mutex_lock(&m->lock);

    if (u->url == NULL || strcmp(u->url, url) != 0) {
        free(u->url);
        json_decref(u->good);
        u->url = strdup(url);
        u->good = NULL;
        u->next = 0;
    }

    if (u->url != NULL && !u->fetching && fhbd_metadata_clock() >= u->next) {
        fhbd_upstream_fetch(m, u);

    } else {
        while (u->fetching && u->good == NULL) {
            (void) pthread_cond_wait(&m->fetched, &m->lock);
        }
    }

    copy = u->good == NULL ? NULL : json_deep_copy(u->good);
    (void) pthread_mutex_unlock(&m->lock);

    return copy;
}


fhb_err_t
fhbd_metadata_get(fhbd_metadata_t *m, const fhbd_conf_t *conf, size_t index,
    const fhbd_reach_t *reach, fhb_buf_t *out, fhb_error_t *err)
{
    char                      *text;
    json_t                    *ours, *theirs = NULL;
    const fhbd_tenant_conf_t  *tenant = &conf->tenants[index];

    ours = fhbd_capability_own(conf, tenant, reach, m->date);
    if (ours == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    if (tenant->metadata_upstream != NULL) {
        theirs = fhbd_upstream_get(m, &m->upstreams[index],
                                   tenant->metadata_upstream);
    }

    if (theirs != NULL
        && !fhbd_capability_merge(theirs, ours, tenant))
    {
        json_decref(ours);
        json_decref(theirs);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    text = json_dumps(theirs == NULL ? ours : theirs, JSON_COMPACT);
    json_decref(ours);
    json_decref(theirs);

    if (text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    fhb_buf_adds(out, text);
    free(text);

    return FHB_OK;
}
