/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * ACC-10: jobs of clients whose permissions changed.  Unfinished ones are
 * cut, complete ones lose their access record until they are allowed again.
 */

#include "fhbd_job_int.h"

#include "fhbd_log.h"


/* access records */

static void
fhbd_access_content(const fhbd_job_row_t *row, bool shared, int64_t expires,
    fhb_buf_t *out)
{
    bool           first = true;
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

    fhb_buf_adds(out, "]}\n");
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


/* without the lock; the job is over, so its row does not change */
static fhb_err_t
fhbd_access_set(fhbd_jobs_t *jobs, const fhbd_job_t *job, fhbd_access_t want,
    fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_jobdir_t  dir;

    rc = fhbd_jobdir_find(jobs->root, job->row.tenant, job->row.id, &dir,
                          err);

    if (rc == FHB_ENOTFOUND) {
        return FHB_OK;                  /* nothing that could be read */
    }

    if (rc == FHB_OK) {
        /* not earlier than what the store says */
        rc = want == FHBD_ACCESS_NONE
             ? fhbd_jobdir_remove(&dir, FHBD_ACCESS_FILE, err)
             : fhbd_job_access_write(job, &dir, want == FHBD_ACCESS_SHARED,
                                     job->row.expires + 1, err);
        fhbd_jobdir_close(&dir);
    }

    return rc;
}


/* lock held; what the access record of a job that is over should say */
static fhbd_access_t
fhbd_access_wanted(fhbd_jobs_t *jobs, const fhbd_job_t *job,
    fhbd_job_allowed_t allowed, void *arg)
{
    if (job->row.state == FHBD_JOB_FAILED || !allowed(arg, &job->row)) {
        return FHBD_ACCESS_NONE;
    }

    return jobs->conf->job_sharing && job->row.auth ? FHBD_ACCESS_SHARED
                                                    : FHBD_ACCESS_OWNER;
}


/* lock held and let go meanwhile */
static void
fhbd_access_change(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_access_t want)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    job->access = want;
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_access_set(jobs, job, want, &err);
    if (rc != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "access record: %s",
                 err.text);
    }

    pthread_mutex_lock(&jobs->lock);

    if (rc != FHB_OK) {
        job->access = FHBD_ACCESS_UNKNOWN;      /* the next time again */
    }
}


/* lock held */
static void
fhbd_access_all(fhbd_jobs_t *jobs, fhbd_job_allowed_t allowed, void *arg)
{
    fhbd_job_t     *job, *next;
    fhbd_access_t   want;

    for (job = jobs->first; job != NULL; job = next) {
        next = job->next;

        if (job->hidden || fhbd_job_unfinished(job)) {
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
