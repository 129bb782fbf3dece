/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The end of jobs: delete, cancel by an operator, expiry.
 */

#include "fhbd_job_int.h"

#include "fhbd_log.h"


/* lock held; the job leaves the registry and its work stops */
static void
fhbd_jobs_remove(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhbd_jobs_unlink(jobs, job);
    job->deleted = true;
    job->step = FHBD_STEP_OVER;
    atomic_store(&job->cancel, true);

    fhbd_export_release(jobs, job);
    pthread_cond_broadcast(&jobs->wake);
}


/* store first: a crash between the two leaves a folder without a job, which
 * the next start or sweep clears away.  FHB_ENOTFOUND: another one did it, and
 * whoever is told so does not find the job any more (DEL-02). */
static fhb_err_t
fhbd_jobs_drop(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t  rc;

    pthread_mutex_lock(&jobs->lock);

    while (job->dropping) {
        pthread_cond_wait(&jobs->idle, &jobs->lock);
    }

    if (job->deleted) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOTFOUND, "no such job");
    }

    job->dropping = true;
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_store_job_delete(jobs->store, job->row.id, err);

    pthread_mutex_lock(&jobs->lock);

    job->dropping = false;
    pthread_cond_broadcast(&jobs->idle);

    if (rc == FHB_OK) {
        fhbd_jobs_remove(jobs, job);
        fhbd_job_unref(job);                /* the registry's */
    }

    pthread_mutex_unlock(&jobs->lock);

    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_jobdir_trash(jobs->root, job->row.tenant, job->row.id, err);

    pthread_mutex_lock(&jobs->lock);
    jobs->trash = true;
    pthread_cond_broadcast(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);

    return rc;
}


/* job: found with the lock held, which is let go; NULL: there is none */
static fhb_err_t
fhbd_jobs_drop_found(fhbd_jobs_t *jobs, fhbd_job_t *job, const char *who,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    if (job == NULL) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOTFOUND, "no such job");
    }

    job->refs++;
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_jobs_drop(jobs, job, err);
    if (rc == FHB_OK) {
        fhbd_log(FHBD_LOG_NOTICE, "job", job->row.id, "deleted by %s", who);
    }

    pthread_mutex_lock(&jobs->lock);
    fhbd_job_unref(job);
    pthread_mutex_unlock(&jobs->lock);

    return rc;
}


fhb_err_t
fhbd_jobs_delete(fhbd_jobs_t *jobs, fhb_str_t tenant, fhb_str_t client,
    fhb_str_t id, fhb_error_t *err)
{
    pthread_mutex_lock(&jobs->lock);

    return fhbd_jobs_drop_found(jobs, fhbd_jobs_find(jobs, tenant, client, id),
                                "its client", err);
}


fhb_err_t
fhbd_jobs_cancel(fhbd_jobs_t *jobs, fhb_str_t id, fhbd_job_row_t *was,
    fhb_error_t *err)
{
    fhb_err_t    rc;
    fhbd_job_t  *job;

    pthread_mutex_lock(&jobs->lock);
    job = fhbd_jobs_by_id(jobs, id);

    if (job != NULL && !fhbd_job_row_copy(was, &job->row)) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a job");
    }

    rc = fhbd_jobs_drop_found(jobs, job, "an operator", err);

    if (job != NULL && rc != FHB_OK) {
        fhbd_job_row_free(was);
    }

    return rc;
}


void
fhbd_jobs_abused(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    rc = fhbd_jobs_drop(jobs, job, &err);

    if (rc == FHB_OK) {
        fhbd_log(FHBD_LOG_NOTICE, "job", job->row.id, "deleted: its client "
                 "polls far too often");
        fhbd_job_audit("abused", &job->row, 0);

    } else if (rc != FHB_ENOTFOUND) {
        /* the next early poll tries again */
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "%s", err.text);
    }
}


/* one job whose time is up, with a reference; NULL when there is none */
static fhbd_job_t *
fhbd_jobs_next_due(fhbd_jobs_t *jobs, fhb_instant_t now, bool *overlong)
{
    fhbd_job_t  *job;

    *overlong = false;

    for (job = jobs->first; job != NULL; job = job->next) {

        if (fhbd_job_expired(job, now)) {
            break;
        }

        if (fhbd_job_unfinished(job) && !job->busy
            && !job->cut
            && now - job->row.created > jobs->conf->max_job_time * FHB_USEC)
        {
            *overlong = true;
            break;
        }
    }

    if (job != NULL) {
        job->refs++;
    }

    return job;
}


/* PART-09: of a job that took too long, what was shown stays */
static void
fhbd_jobs_keep_shown(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhb_err_t      rc;
    fhb_error_t    err;
    fhbd_jobdir_t  dir;

    rc = fhbd_jobdir_find(jobs->root, job->row.tenant, job->row.id, &dir,
                          &err);
    fhbd_jobdir_close(&dir);

    if (rc == FHB_OK) {
        rc = fhbd_jobdir_open(jobs->root, job->row.tenant, job->row.id, &dir,
                              &err);
    }

    if (rc == FHB_OK) {
        fhbd_job_keep_shown(jobs, job, &dir);
        fhbd_jobdir_close(&dir);

    } else if (rc != FHB_ENOTFOUND) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "%s", err.text);
    }
}


void
fhbd_jobs_sweep(fhbd_jobs_t *jobs)
{
    bool            overlong;
    fhb_err_t       rc;
    fhb_error_t     err;
    fhbd_job_t     *job;

    fhbd_jobs_cut(jobs);                    /* what could not be stored */

    for ( ;; ) {
        pthread_mutex_lock(&jobs->lock);
        job = fhbd_jobs_next_due(jobs, fhb_now(), &overlong);
        pthread_mutex_unlock(&jobs->lock);

        if (job == NULL) {
            break;
        }

        if (overlong) {
            rc = fhbd_job_set_state(jobs, job, FHBD_JOB_FAILED, 500,
                                    FHB_ISSUE_TOO_COSTLY, "The export took "
                                    "longer than the server allows.", &err);
        } else {
            rc = fhbd_jobs_drop(jobs, job, &err);
        }

        if (rc == FHB_OK && !overlong) {
            fhbd_job_audit("expired", &job->row, 0);
        }

        if (rc == FHB_OK) {
            fhbd_log(FHBD_LOG_NOTICE, "job", job->row.id,
                     overlong ? "failed: over max_job_time" : "expired");
        } else if (rc != FHB_ENOTFOUND && rc != FHB_ECANCEL) {
            /* otherwise somebody else was quicker */
            fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "%s", err.text);
        }

        if (overlong && rc == FHB_OK) {
            atomic_store(&job->cancel, true);
            fhbd_jobs_keep_shown(jobs, job);
        }

        pthread_mutex_lock(&jobs->lock);
        if (overlong && rc == FHB_OK) {
            fhbd_export_release(jobs, job);
        }
        fhbd_job_unref(job);
        pthread_mutex_unlock(&jobs->lock);

        if (rc != FHB_OK) {
            break;                          /* the next sweep tries again */
        }
    }

    fhbd_jobdir_orphans(jobs->root, fhbd_jobs_known, jobs);

    pthread_mutex_lock(&jobs->lock);
    jobs->trash = true;
    pthread_cond_broadcast(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);
}
