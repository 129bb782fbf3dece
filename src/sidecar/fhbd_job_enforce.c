/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * ACC-10: jobs of clients whose permissions changed.  Unfinished ones are
 * cut, complete ones lose their access record until they are allowed again.
 */

#include "fhbd_job_int.h"

#include <stdlib.h>

#include "../common/fhb_limits.h"
#include "fhbd_log.h"


/* access records */

static void
fhbd_access_content(const fhbd_job_row_t *row, bool shared, int64_t expires,
    fhb_buf_t *out)
{
    bool           first = true;
    fhb_str_t      limits = fhb_cstr(row->query.limits);
    fhb_type_t     t;
    fhb_typeset_t  types = fhb_query_types(&row->query);

    fhb_buf_adds(out, "{\"version\":1,\"client\":");
    fhb_buf_add_json(out, fhb_cstr(row->client));
    fhb_buf_addf(out, ",\"expires\":%lld,", (long long) expires);

    if (shared) {
        fhb_buf_addf(out, "\"shared\":\"%s\",",
                     fhb_level_name(row->level));
    }

    fhb_buf_adds(out, "\"types\":[");

    /* all that the job may hold: a deletion file needs all of them */
    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&types, t)) {
            fhb_buf_addf(out, "%s\"%s\"", first ? "" : ",",
                         fhb_type_name(t).ptr);
            first = false;
        }
    }

    fhb_buf_addc(out, ']');

    /* without them only those may read who have no limits: so it is when they
     * are more than nginx takes */
    if (limits.len > 0 && limits.len <= FHB_LIMITS_MAX) {
        fhb_buf_adds(out, ",\"limits\":");
        fhb_limits_write(out, limits);
    }

    fhb_buf_adds(out, "}\n");
}


fhb_err_t
fhbd_job_access_write(const fhbd_job_t *job, const fhbd_jobdir_t *dir,
    bool shared, int64_t expires, fhb_error_t *err)
{
    fhb_err_t    rc;
    fhb_buf_t    out = { 0 }, old = { 0 };
    fhb_error_t  ignored;

    fhbd_access_content(&job->row, shared, expires, &out);
    if (out.failed) {
        fhb_buf_free(&out);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the access record");
    }

    /* after a start most of them are as they should be */
    rc = fhbd_jobdir_read(dir, FHBD_ACCESS_FILE, &old, &ignored);

    if (rc != FHB_OK || !fhb_str_eq(fhb_buf_str(&old), fhb_buf_str(&out))) {
        rc = fhbd_jobdir_write(dir, FHBD_ACCESS_FILE, fhb_buf_str(&out), err);
    }

    fhb_buf_free(&old);
    fhb_buf_free(&out);

    return rc;
}


/* lock held; until when the record lets files go: not earlier than what the
 * store says, or will say of a job in progress */
static int64_t
fhbd_access_expires(fhbd_jobs_t *jobs, const fhbd_job_t *job)
{
    return fhbd_job_unfinished(job)
           ? job->row.created / FHB_USEC + jobs->conf->max_job_time
             + jobs->conf->job_ttl
           : job->row.expires + 1;
}


/* with access_lock, without the lock; FHB_ENOTFOUND: there is no folder */
static fhb_err_t
fhbd_access_set(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_access_t want,
    fhb_error_t *err)
{
    int64_t        expires;
    fhb_err_t      rc;
    fhbd_jobdir_t  dir;

    pthread_mutex_lock(&jobs->lock);
    expires = fhbd_access_expires(jobs, job);
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_jobdir_find(jobs->root, job->row.tenant, job->row.id, &dir,
                          err);

    if (rc == FHB_OK) {
        rc = want == FHBD_ACCESS_NONE
             ? fhbd_jobdir_remove(&dir, FHBD_ACCESS_FILE, err)
             : fhbd_job_access_write(job, &dir, want == FHBD_ACCESS_SHARED,
                                     expires, err);
        fhbd_jobdir_close(&dir);
    }

    return rc;
}


/* lock held */
static fhbd_access_t
fhbd_access_full(fhbd_jobs_t *jobs, const fhbd_job_t *job)
{
    return jobs->conf->job_sharing && job->row.auth ? FHBD_ACCESS_SHARED
                                                    : FHBD_ACCESS_OWNER;
}


/* lock held; what the access record of a job that is over, or of whose files
 * a page was shown, should say */
static fhbd_access_t
fhbd_access_wanted(fhbd_jobs_t *jobs, const fhbd_job_t *job,
    fhbd_job_allowed_t allowed, void *arg)
{
    /* PART-09: what was shown of a failed job stays */
    if ((job->row.state == FHBD_JOB_FAILED && job->row.pages == 0)
        || !allowed(arg, &job->row))
    {
        return FHBD_ACCESS_NONE;
    }

    return fhbd_access_full(jobs, job);
}


fhb_err_t
fhbd_job_access_early(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t      rc = FHB_OK;
    fhbd_access_t  want;

    pthread_mutex_lock(&jobs->access_lock);

    pthread_mutex_lock(&jobs->lock);
    want = fhbd_job_unfinished(job) && !job->cut && !job->deleted
           ? fhbd_access_full(jobs, job) : job->access;
    pthread_mutex_unlock(&jobs->lock);

    /* no folder: it was deleted a moment ago */
    if (want != job->access) {
        rc = fhbd_access_set(jobs, job, want, err);
    }

    if (rc == FHB_OK) {
        pthread_mutex_lock(&jobs->lock);
        job->access = want;
        pthread_mutex_unlock(&jobs->lock);
    }

    pthread_mutex_unlock(&jobs->access_lock);

    return rc;
}


/* the record of a failed job says when what was shown of it goes */
static fhb_err_t
fhbd_access_failed(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    pthread_mutex_lock(&jobs->access_lock);

    if (job->access == FHBD_ACCESS_OWNER || job->access == FHBD_ACCESS_SHARED)
    {
        rc = fhbd_access_set(jobs, job, job->access, err);
    }

    pthread_mutex_unlock(&jobs->access_lock);

    return rc;
}


void
fhbd_job_keep_shown(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_jobdir_t *dir)
{
    size_t            i, n = 0, kept = 0;
    fhb_err_t         rc;
    fhb_error_t       err;
    fhbd_file_row_t  *files = NULL;

    rc = fhbd_store_files(jobs->store, job->row.id, &files, &n, &err);

    for (i = 0; rc == FHB_OK && i < n; i++) {
        if (files[i].page > 0) {
            files[kept++] = files[i];
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_jobdir_clean(dir, files, kept, NULL, 0, &err);
    }

    if (rc == FHB_OK) {
        rc = kept > 0 ? fhbd_access_failed(jobs, job, &err)
                      : fhbd_jobdir_remove(dir, FHBD_ATTACH_DIR, &err);
    }

    free(files);

    if (rc != FHB_OK) {
        fhbd_log(FHBD_LOG_WARN, "job", job->row.id, "%s", err.text);
    }
}


/* lock held and let go meanwhile */
static void
fhbd_access_change(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_access_t want)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    pthread_mutex_unlock(&jobs->lock);
    pthread_mutex_lock(&jobs->access_lock);

    rc = fhbd_access_set(jobs, job, want, &err);
    if (rc == FHB_ENOTFOUND) {
        rc = FHB_OK;                    /* nothing that could be read */
    }

    if (rc != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "access record: %s",
                 err.text);
    }

    pthread_mutex_lock(&jobs->lock);

    /* UNKNOWN: the next time again */
    job->access = rc == FHB_OK ? want : FHBD_ACCESS_UNKNOWN;
    pthread_mutex_unlock(&jobs->access_lock);
}


/* lock held */
static void
fhbd_access_all(fhbd_jobs_t *jobs, fhbd_job_allowed_t allowed, void *arg)
{
    fhbd_job_t     *job, *next;
    fhbd_access_t   want;

    for (job = jobs->first; job != NULL; job = next) {
        next = job->next;

        if (job->hidden || (fhbd_job_unfinished(job) && job->row.pages == 0))
        {
            continue;
        }

        want = fhbd_access_wanted(jobs, job, allowed, arg);
        if (want == job->access) {
            continue;
        }

        job->refs++;
        fhbd_access_change(jobs, job, want);

        /* the list was open meanwhile; those before are done */
        next = job->deleted ? jobs->first : job->next;
        fhbd_job_unref(job);
    }
}


/* cutting */

/* without the lock */
static fhb_err_t
fhbd_job_cut(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_job_set_state(jobs, job, FHBD_JOB_FAILED, 403,
                            FHB_ISSUE_FORBIDDEN, "The client's permissions "
                            "changed while the export ran.", err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhbd_log(FHBD_LOG_NOTICE, "job", job->row.id, "cut: client \"%s\" may "
             "not go on with it", job->row.client);

    /* whoever still works on it has the folder open: it goes as a whole */
    if (fhbd_jobdir_trash(jobs->root, job->row.tenant, job->row.id, err)
        != FHB_OK)
    {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "%s", err->text);
    }

    pthread_mutex_lock(&jobs->lock);
    fhbd_export_release(jobs, job);
    jobs->trash = true;
    pthread_cond_broadcast(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);

    return FHB_OK;
}


void
fhbd_jobs_cut(fhbd_jobs_t *jobs)
{
    fhb_err_t     rc;
    fhb_error_t   err;
    fhbd_job_t   *job;

    for ( ;; ) {
        pthread_mutex_lock(&jobs->lock);

        for (job = jobs->first; job != NULL; job = job->next) {
            if (job->cut && fhbd_job_unfinished(job)) {
                job->refs++;
                break;
            }
        }

        pthread_mutex_unlock(&jobs->lock);

        if (job == NULL) {
            return;
        }

        rc = fhbd_job_cut(jobs, job, &err);

        pthread_mutex_lock(&jobs->lock);
        fhbd_job_unref(job);
        pthread_mutex_unlock(&jobs->lock);

        if (rc != FHB_OK && rc != FHB_ENOTFOUND && rc != FHB_ECANCEL) {
            fhbd_log(FHBD_LOG_ERROR, "job", NULL, "cannot cut: %s", err.text);
            return;                     /* the next sweep tries again */
        }
    }
}


void
fhbd_jobs_enforce(fhbd_jobs_t *jobs, fhbd_job_allowed_t allowed, void *arg)
{
    fhbd_job_t  *job;

    pthread_mutex_lock(&jobs->lock);

    for (job = jobs->first; job != NULL; job = job->next) {
        if (!job->hidden && fhbd_job_unfinished(job)
            && !allowed(arg, &job->row))
        {
            job->cut = true;
            atomic_store(&job->cancel, true);
        }
    }

    pthread_mutex_unlock(&jobs->lock);

    fhbd_jobs_cut(jobs);

    pthread_mutex_lock(&jobs->lock);
    fhbd_access_all(jobs, allowed, arg);
    pthread_mutex_unlock(&jobs->lock);
}
