/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Jobs from kick-off to expiry: the registry in memory, the one function that
 * changes a state, submission.
 */

#include "fhbd_job_int.h"

#include <stdlib.h>
#include <string.h>

#include "fhbd_audit.h"
#include "fhbd_log.h"


bool
fhbd_job_unfinished(const fhbd_job_t *job)
{
    return job->row.state == FHBD_JOB_QUEUED
           || job->row.state == FHBD_JOB_RUNNING;
}


bool
fhbd_job_expired(const fhbd_job_t *job, fhb_instant_t now)
{
    return job->row.expires != 0 && job->row.expires <= now / FHB_USEC;
}


void
fhbd_job_unref(fhbd_job_t *job)
{
    if (--job->refs == 0) {
        fhbd_job_row_free(&job->row);
        pthread_mutex_destroy(&job->collect);
        fhbd_poll_free(job);
        free(job->numbers);
        free(job);
    }
}


/* a copy of the row that owns its strings; false without memory */
bool
fhbd_job_row_copy(fhbd_job_row_t *to, const fhbd_job_row_t *from)
{
    bool  ok;

    *to = *from;
    ok = fhb_query_copy(&to->query, &from->query);

    to->tenant = fhb_str_dup(fhb_cstr(from->tenant));
    to->client = fhb_str_dup(fhb_cstr(from->client));
    to->group = fhb_str_dup(fhb_cstr(from->group));
    to->request = fhb_str_dup(fhb_cstr(from->request));
    to->base = fhb_str_dup(fhb_cstr(from->base));
    to->prefix = fhb_str_dup(fhb_cstr(from->prefix));

    if (!ok || to->tenant == NULL || to->client == NULL || to->group == NULL
        || to->request == NULL || to->base == NULL || to->prefix == NULL)
    {
        fhbd_job_row_free(to);
        return false;
    }

    return true;
}


fhbd_job_t *
fhbd_job_new(fhbd_jobs_t *jobs, const fhbd_job_row_t *row, fhb_error_t *err)
{
    size_t       i;
    fhbd_job_t  *job;

    job = calloc(1, sizeof(fhbd_job_t));
    if (job == NULL || !fhbd_job_row_copy(&job->row, row)) {
        free(job);
        (void) fhb_fail(err, FHB_ENOMEM, "no memory for a job");
        return NULL;
    }

    job->numbers = calloc(FHBD_NUMBERS, sizeof(unsigned));
    if (job->numbers == NULL) {
        fhbd_job_row_free(&job->row);
        free(job);
        (void) fhb_fail(err, FHB_ENOMEM, "no memory for a job");
        return NULL;
    }

    pthread_mutex_init(&job->collect, NULL);
    job->refs = 1;
    job->dir = FHBD_JOBDIR_CLOSED;
    job->step = fhbd_job_unfinished(job) ? FHBD_STEP_PLAN : FHBD_STEP_OVER;

    for (i = 0; i < jobs->start_conf->tenants_n; i++) {
        if (strcmp(jobs->start_conf->tenants[i].name, row->tenant) == 0) {
            job->source = jobs->sources[i];
        }
    }

    return job;
}


void
fhbd_jobs_append(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhbd_job_t  **last;

    for (last = &jobs->first; *last != NULL; last = &(*last)->next) {
        /* oldest first */
    }

    *last = job;
}


static fhbd_job_t *
fhbd_jobs_by_request(fhbd_jobs_t *jobs, const fhbd_job_row_t *row)
{
    fhbd_job_t  *job;

    for (job = jobs->first; job != NULL; job = job->next) {
        if (!job->hidden
            && strcmp(job->row.request_id, row->request_id) == 0
            && strcmp(job->row.tenant, row->tenant) == 0
            && strcmp(job->row.client, row->client) == 0)
        {
            return job;
        }
    }

    return NULL;
}


fhbd_job_t *
fhbd_jobs_by_id(fhbd_jobs_t *jobs, fhb_str_t id)
{
    fhbd_job_t  *job;

    for (job = jobs->first; job != NULL; job = job->next) {
        if (!job->hidden && fhb_str_eqc(id, job->row.id)) {
            break;
        }
    }

    return job;
}


/* STAT-19: what is not the caller's does not exist */
fhbd_job_t *
fhbd_jobs_find(fhbd_jobs_t *jobs, fhb_str_t tenant, fhb_str_t client,
    fhb_str_t id)
{
    fhbd_job_t  *job = fhbd_jobs_by_id(jobs, id);

    if (job == NULL || !fhb_str_eqc(tenant, job->row.tenant)
        || fhbd_job_expired(job, fhb_now()))
    {
        return NULL;
    }

    if (client.len == 0 ? !job->row.auth
                        : !fhb_str_eqc(client, job->row.client))
    {
        return NULL;
    }

    return job;
}


void
fhbd_job_audit(const char *event, const fhbd_job_row_t *row, int status)
{
    fhb_typeset_t       types = fhb_query_types(&row->query);
    fhbd_audit_event_t  e = {
        .event = event, .tenant = fhb_cstr(row->tenant),
        .client = fhb_cstr(row->client), .status = status,
        .job = fhb_cstr(row->id), .group = fhb_cstr(row->group),
        .types = &types,
    };

    fhbd_audit(&e);
}


fhb_err_t
fhbd_job_set_state(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_job_state_t to,
    int status, fhb_issue_code_t issue, const char *message, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhb_instant_t   now = fhb_now();
    fhbd_job_row_t  row;

    pthread_mutex_lock(&jobs->lock);

    /* who comes second finds what the first one made of it */
    while (job->changing) {
        pthread_cond_wait(&jobs->idle, &jobs->lock);
    }

    if (job->deleted) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOTFOUND, "the job was deleted");
    }

    /* ACC-10: a job that is to be cut ends in no other way */
    if (!fhbd_job_unfinished(job) || (job->cut && issue != FHB_ISSUE_FORBIDDEN))
    {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ECANCEL, "the job is over");
    }

    job->changing = true;
    row = job->row;             /* borrows the strings: they never change */
    row.state = to;

    if (to == FHBD_JOB_RUNNING && row.started == FHB_INSTANT_NONE) {
        row.started = now;
    }

    if (to == FHBD_JOB_COMPLETE || to == FHBD_JOB_FAILED) {
        row.finished = now;
        row.expires = now / FHB_USEC + jobs->conf->job_ttl;
    }

    /* FILE-10: not later than the record says, however long that took */
    if (to == FHBD_JOB_COMPLETE && job->until > 0) {
        row.expires = job->until;
    }

    if (to == FHBD_JOB_FAILED) {
        row.status = status;
        row.issue = (int) issue;
        memset(row.message, 0, sizeof(row.message));
        memccpy(row.message, message, '\0', sizeof(row.message) - 1);
    }

    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_store_job_update(jobs->store, &row, err);

    pthread_mutex_lock(&jobs->lock);

    job->changing = false;
    pthread_cond_broadcast(&jobs->idle);

    if (rc != FHB_OK) {
        pthread_mutex_unlock(&jobs->lock);
        return rc;
    }

    /* id and strings are read without the lock: they stay untouched */
    job->row.state = row.state;
    job->row.started = row.started;
    job->row.finished = row.finished;
    job->row.expires = row.expires;
    job->row.status = row.status;
    job->row.issue = row.issue;
    memcpy(job->row.message, row.message, sizeof(row.message));

    if (to == FHBD_JOB_COMPLETE || to == FHBD_JOB_FAILED) {
        job->step = FHBD_STEP_OVER;
    }

    pthread_mutex_unlock(&jobs->lock);

    if (to == FHBD_JOB_COMPLETE) {
        fhbd_job_audit("complete", &row, 0);

    } else if (to == FHBD_JOB_FAILED) {
        fhbd_job_audit(issue == FHB_ISSUE_FORBIDDEN ? "cut" : "failed", &row,
                       row.status);
    }

    return FHB_OK;
}


/* kick-off */

/* KICK-16: how long a client at its limit has to wait, 0 when it is not; at
 * the limit of all clients one without a job waits as the others do */
static unsigned
fhbd_jobs_throttle(fhbd_jobs_t *jobs, const fhbd_job_row_t *row,
    const fhbd_job_limits_t *limits)
{
    unsigned        all, own, max, wait, shortest, others;
    fhb_instant_t   now = fhb_now();
    fhbd_job_t     *job;

    all = own = 0;
    max = limits != NULL && limits->max_active_jobs > 0
          ? limits->max_active_jobs : jobs->conf->max_active_jobs_per_client;
    shortest = others = jobs->conf->retry_max;

    for (job = jobs->first; job != NULL; job = job->next) {
        if (!fhbd_job_unfinished(job)) {
            continue;
        }

        all++;
        wait = fhbd_poll_wait(jobs->conf, &job->row, now);

        if (strcmp(job->row.client, row->client) != 0
            || strcmp(job->row.tenant, row->tenant) != 0)
        {
            others = wait < others ? wait : others;
            continue;
        }

        own++;
        shortest = wait < shortest ? wait : shortest;
    }

    if (own < max && all < jobs->conf->max_active_jobs) {
        return 0;
    }

    return own > 0 ? shortest : others;
}


void
fhbd_jobs_unlink(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhbd_job_t  **p;

    for (p = &jobs->first; *p != job; p = &(*p)->next) {
        /* it is in there */
    }

    *p = job->next;
    job->next = NULL;
}


/* KICK-17: the job that asks for the same, NULL for none */
static fhbd_job_t *
fhbd_jobs_twin(fhbd_jobs_t *jobs, const fhbd_job_row_t *row)
{
    fhbd_job_t  *job;

    if (!jobs->conf->reject_duplicates || row->digest[0] == '\0') {
        return NULL;
    }

    for (job = jobs->first; job != NULL; job = job->next) {
        if (strcmp(job->row.digest, row->digest) == 0
            && job->row.level == row->level
            && strcmp(job->row.client, row->client) == 0
            && strcmp(job->row.tenant, row->tenant) == 0
            && job->row.state != FHBD_JOB_FAILED
            && !fhbd_job_expired(job, fhb_now()))
        {
            break;
        }
    }

    return job;
}


/* what takes time: does the Group exist, and the store */
static fhb_err_t
fhbd_jobs_accept(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_job_limits_t *limits, const fhbd_message_t *messages, size_t n,
    char existing[FHB_ID_LEN + 1], fhb_error_t *err)
{
    char         id[FHB_ID_LEN + 1];
    fhb_err_t    rc;

    if (job->source == NULL) {
        return fhb_fail(err, FHB_ENOTFOUND, "no such tenant");
    }

    if (limits != NULL && limits->no_group) {
        return fhb_fail(err, FHB_ENOTFOUND, "the client may not export this "
                        "Group");
    }

    if (job->row.level == FHB_LEVEL_GROUP) {
        rc = job->source->ops->group_exists(job->source,
                                            fhb_cstr(job->row.group), err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    rc = fhb_id_new(id, err);
    if (rc != FHB_OK) {
        return rc;
    }

    pthread_mutex_lock(&jobs->lock);
    memcpy(job->row.id, id, sizeof(id));
    pthread_mutex_unlock(&jobs->lock);

    return fhbd_store_job_add(jobs->store, &job->row, messages, n, existing,
                              err);
}


fhb_err_t
fhbd_jobs_submit(fhbd_jobs_t *jobs, const fhbd_job_row_t *row,
    const fhbd_job_limits_t *limits, const fhbd_message_t *messages, size_t n,
    char id[FHB_ID_LEN + 1], unsigned *throttled, fhb_error_t *err)
{
    char          existing[FHB_ID_LEN + 1] = "";
    fhb_err_t     rc;
    fhbd_job_t   *job, *earlier, *twin;

    *throttled = 0;

    pthread_mutex_lock(&jobs->lock);

    /* one that is not quite there may come to nothing */
    while ((twin = fhbd_jobs_twin(jobs, row)) != NULL && twin->hidden) {
        pthread_cond_wait(&jobs->idle, &jobs->lock);
    }

    earlier = fhbd_jobs_by_request(jobs, row);
    if (earlier != NULL) {
        memcpy(id, earlier->row.id, FHB_ID_LEN + 1);
        pthread_mutex_unlock(&jobs->lock);
        return FHB_OK;
    }

    if (twin != NULL) {
        memcpy(id, twin->row.id, FHB_ID_LEN + 1);
        *throttled = fhbd_job_unfinished(twin)
                     ? fhbd_poll_wait(jobs->conf, &twin->row, fhb_now()) : 0;
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_EEXIST, "there is a job for this");
    }

    *throttled = fhbd_jobs_throttle(jobs, row, limits);
    if (*throttled > 0) {
        pthread_mutex_unlock(&jobs->lock);
        return FHB_OK;
    }

    job = fhbd_job_new(jobs, row, err);
    if (job == NULL) {
        pthread_mutex_unlock(&jobs->lock);
        return err->code;
    }

    job->row.state = FHBD_JOB_QUEUED;
    job->row.created = fhb_now();
    job->row.started = job->row.finished = FHB_INSTANT_NONE;
    job->row.transaction_time = FHB_INSTANT_NONE;
    job->step = FHBD_STEP_PLAN;
    job->hidden = true;                     /* counts, but is not there yet */

    fhbd_jobs_append(jobs, job);
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_jobs_accept(jobs, job, limits, messages, n, existing, err);

    pthread_mutex_lock(&jobs->lock);

    if (rc == FHB_OK && existing[0] == '\0') {
        memcpy(id, job->row.id, FHB_ID_LEN + 1);
        job->hidden = false;
        pthread_cond_broadcast(&jobs->wake);

    } else {
        memcpy(id, existing, FHB_ID_LEN + 1);
        fhbd_jobs_unlink(jobs, job);
        fhbd_job_unref(job);
    }

    pthread_cond_broadcast(&jobs->idle);
    pthread_mutex_unlock(&jobs->lock);

    return rc;
}


fhb_err_t
fhbd_jobs_files(fhbd_jobs_t *jobs, const char *id, fhbd_file_row_t **out,
    size_t *n, fhb_error_t *err)
{
    return fhbd_store_files(jobs->store, id, out, n, err);
}
