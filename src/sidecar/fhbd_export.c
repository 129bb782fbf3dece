/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The engine: worker threads that take the next step of some job (plan, read
 * a part, finish) until there is nothing left to do.
 *
 * A job's steps: PLAN opens a snapshot and divides the work, READ hands out
 * parts to all workers, NEXT divides the work of the next phase, FINISH writes
 * messages and the access record.  When the snapshot is lost the job goes
 * back to PLAN with what is sealed.
 */

#include "fhbd_export_pick.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fhbd_log.h"

/* longest wait between two tries */
#define FHBD_BACKOFF_MAX  (30 * FHB_USEC)


/* lock held on entry and exit; a job that waits for another snapshot does not
 * keep the old one: it holds the database's clean-up back */
static void
fhbd_export_let_go(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhbd_snapshot_t  *snap = job->snap;

    job->snap = NULL;
    job->busy = true;
    pthread_mutex_unlock(&jobs->lock);

    job->source->ops->snapshot_close(snap);

    pthread_mutex_lock(&jobs->lock);
    job->busy = false;
    pthread_cond_broadcast(&jobs->wake);
}


void
fhbd_export_release(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    bool         gone, failed;
    fhb_error_t  err;

    if (job->busy || job->readers > 0) {
        return;
    }

    if (job->step == FHBD_STEP_PLAN && job->snap != NULL) {
        fhbd_export_let_go(jobs, job);
    }

    if (job->step != FHBD_STEP_OVER && !jobs->stopping) {
        return;
    }

    if (job->snap == NULL && job->work == NULL && job->dir.job == -1) {
        return;
    }

    job->busy = true;
    job->refs++;
    gone = job->deleted
           || (job->cut && job->row.state == FHBD_JOB_FAILED);
    failed = !gone && job->row.state == FHBD_JOB_FAILED;
    pthread_mutex_unlock(&jobs->lock);

    fhbd_export_unplan(job);

    /* once more: workers may have sealed something after it had failed */
    if (failed && job->dir.job != -1) {
        fhbd_job_keep_shown(jobs, job, &job->dir);
        fhbd_jobdir_drop_tmp(&job->dir);
    }
    fhbd_jobdir_close(&job->dir);

    /* a plan that was under way may have made the folder anew */
    if (gone
        && fhbd_jobdir_trash(jobs->root, job->row.tenant, job->row.id, &err)
           != FHB_OK)
    {
        fhbd_log(FHBD_LOG_WARN, "job", job->row.id, "%s", err.text);
    }

    pthread_mutex_lock(&jobs->lock);
    job->busy = false;
    if (gone || job->deleted) {
        jobs->trash = true;         /* what it still wrote goes now */
    }
    pthread_cond_broadcast(&jobs->wake);    /* its connection is free */
    fhbd_job_unref(job);
}


/* lock held; a later try, further away with each failure in a row */
static void
fhbd_export_backoff(fhbd_job_t *job)
{
    unsigned       n = job->attempts > 6 ? 6 : job->attempts;
    fhb_instant_t  wait = (FHB_USEC / 4) << n;

    job->not_before = fhb_now()
                      + (wait > FHBD_BACKOFF_MAX ? FHBD_BACKOFF_MAX : wait);
}


/* What the client reads of a job that failed: nothing of the cause but its
 * kind (section 14: no paths, hosts or SQL). */
static const char *
fhbd_export_reason(fhb_err_t code)
{
    switch (code) {
    case FHB_EAGAIN:
        return "The export failed: the data source could not be reached.";
    case FHB_ECONFLICT:
        return "The export failed: the data source is a standby, which ended "
               "it again and again to keep up with its primary.";
    case FHB_ENOSPC:
        return "The export failed: the server's storage is full.";
    case FHB_ENOTFOUND:
        return "The export failed: what it asked for does not exist.";
    case FHB_EJSON:
        return "The export failed: the group cannot be read.";
    case FHB_EPARAM:
        return "The export failed: the group's members cannot be "
               "determined.";
    default:
        return "The export failed because of an internal error.";
    }
}


/* lock held on entry and exit; the job ends visibly (STAT-14) */
static void
fhbd_export_fail(fhbd_jobs_t *jobs, fhbd_job_t *job, const fhb_error_t *why)
{
    fhb_err_t     rc;
    fhb_error_t   err;

    job->busy = true;
    pthread_mutex_unlock(&jobs->lock);

    /* STAT-15: none of the codes that mean "poll again" */
    rc = fhbd_job_set_state(jobs, job, FHBD_JOB_FAILED,
                            why->code == FHB_EPARAM ? 400 : 500,
                            why->code == FHB_EPARAM ? FHB_ISSUE_NOT_SUPPORTED
                                                    : FHB_ISSUE_PROCESSING,
                            fhbd_export_reason(why->code), &err);

    if (rc == FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "failed: %s", why->text);

        if (job->dir.job != -1) {
            fhbd_job_keep_shown(jobs, job, &job->dir);
        }
    } else if (rc != FHB_ENOTFOUND && rc != FHB_ECANCEL) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id,
                 "cannot store its failure: %s", err.text);
    }

    pthread_mutex_lock(&jobs->lock);
    job->busy = false;

    if (rc == FHB_OK || rc == FHB_ENOTFOUND || rc == FHB_ECANCEL) {
        atomic_store(&job->cancel, true);
    } else {
        fhbd_export_backoff(job);
    }
}


/*
 * Lock held on entry and exit.  A step failed: again later, with another
 * snapshot if this one is gone, or the end of the job.
 */
static void
fhbd_export_trouble(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    bool  changed, again;

    if (job->deleted || job->cut || job->step == FHBD_STEP_OVER
        || jobs->stopping)
    {
        return;
    }

    changed = err->code == FHB_ENOTFOUND
              && (job->step == FHBD_STEP_READ || job->step == FHBD_STEP_NEXT);

    /* the connection that holds the snapshot may be what is lost, and of the
     * phase's plan only the store knows how much of it is there */
    if (job->step == FHBD_STEP_NEXT) {
        job->lost = true;
    }

    if (changed) {
        /* the source is another one than planned: nothing can be kept */
        job->lost = job->restart_all = true;
    }

    if (job->lost) {
        job->lost = false;
        job->step = FHBD_STEP_PLAN;
    }

    again = err->code == FHB_EAGAIN || err->code == FHB_ECONFLICT
            || err->code == FHB_ENOSPC || err->code == FHB_ENOMEM
            || err->code == FHB_EIO || changed;

    /* nothing is begun while a job backs off: what fails meanwhile was under
     * way with what failed first, and is one failure with it, however many
     * workers there are */
    if (again && job->not_before > fhb_now()) {
        fhbd_log(FHBD_LOG_INFO, "job", job->row.id, "too: %s", err->text);
        return;
    }

    /* the next reader sees only that the snapshot is gone, not why */
    job->conflict = err->code == FHB_ECONFLICT
                    || (job->conflict && err->code == FHB_EAGAIN);
    job->attempts++;

    if (again && job->attempts <= jobs->conf->max_retries) {
        fhbd_export_backoff(job);
        fhbd_log(FHBD_LOG_WARN, "job", job->row.id, "try %u of %u: %s",
                 job->attempts, jobs->conf->max_retries + 1, err->text);
        return;
    }

    if (job->conflict) {
        err->code = FHB_ECONFLICT;
    }
    fhbd_export_fail(jobs, job, err);
}


/* lock held on entry and exit */
static void
fhbd_export_run_step(fhbd_worker_t *w, fhbd_job_t *job, fhbd_task_t task)
{
    fhb_err_t     rc;
    fhb_error_t   err = { 0 };
    fhbd_jobs_t  *jobs = w->jobs;

    job->busy = true;
    pthread_mutex_unlock(&jobs->lock);

    rc = task == TASK_PLAN ? fhbd_export_plan(jobs, job, &err)
         : task == TASK_NEXT ? fhbd_export_next(jobs, job, &err)
         : fhbd_export_finish(w, job, &err);

    pthread_mutex_lock(&jobs->lock);
    job->busy = false;

    if (rc != FHB_OK) {
        fhbd_export_trouble(jobs, job, &err);

    } else if (task == TASK_PLAN && job->step == FHBD_STEP_PLAN) {
        job->step = job->work_done == job->work_n ? FHBD_STEP_NEXT
                                                  : FHBD_STEP_READ;
    }
}


/* lock held on entry and exit */
static void
fhbd_export_part_done(fhbd_job_t *job, fhbd_part_row_t *part)
{
    part->done = true;
    job->attempts = 0;
    job->conflict = false;
    job->rows_done += part->rows;
    job->bytes_done += part->bytes;
    job->broken += part->broken;
    job->est_done += part->part.est_bytes;
    job->work_done++;

    if (job->work_done == job->work_n && job->step == FHBD_STEP_READ) {
        job->step = FHBD_STEP_NEXT;
    }
}


/* lock held on entry and exit */
static void
fhbd_export_run_part(fhbd_worker_t *w, fhbd_job_t *job)
{
    size_t            i;
    fhb_err_t         rc;
    fhb_error_t       err = { 0 };
    fhbd_jobs_t      *jobs = w->jobs;
    fhbd_part_row_t  *part;

    w->place = fhbd_place_take(jobs, job);
    if (w->place == NULL) {
        return;
    }

    i = fhbd_export_best_part(job, w->place);

    /* much may have happened while another job's reader was let go */
    if (job->step != FHBD_STEP_READ || i == job->work_n) {
        fhbd_place_give(jobs, w->place);
        w->place = NULL;
        return;
    }

    part = &job->work[i].row;
    job->work[i].taken = true;
    w->place->next = i + 1;
    job->readers++;
    w->job = job;
    w->est_bytes = part->part.est_bytes;
    atomic_store(&w->live_rows, 0);
    atomic_store(&w->live_bytes, 0);
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_export_part(w, job, part, &err);

    pthread_mutex_lock(&jobs->lock);
    if (w->place != NULL) {
        fhbd_place_give(jobs, w->place);
        w->place = NULL;
    }
    w->job = NULL;
    job->readers--;
    job->work[i].taken = false;

    if (rc == FHB_OK) {
        fhbd_export_part_done(job, part);
        return;
    }

    if (i < job->work_next) {
        job->work_next = i;
    }

    if (job->step == FHBD_STEP_READ && rc != FHB_ECANCEL) {
        fhbd_export_trouble(jobs, job, &err);
    }
}


static void *
fhbd_worker(void *arg)
{
    fhbd_job_t       *job;
    fhbd_task_t       task;
    fhbd_jobs_t      *jobs;
    fhb_instant_t     until;
    fhbd_worker_t    *w = arg;
    struct timespec   ts;

    jobs = w->jobs;
    pthread_mutex_lock(&jobs->lock);

    while (!jobs->stopping) {

        if (fhbd_places_tidy(jobs)) {
            continue;
        }

        task = fhbd_export_pick(jobs, &job, &until);

        if (task == TASK_NONE) {
            clock_gettime(CLOCK_MONOTONIC, &ts);
            until -= fhb_now();
            until = until < 1000 ? 1000 : until;
            ts.tv_sec += until / FHB_USEC;
            ts.tv_nsec += until % FHB_USEC * 1000;
            if (ts.tv_nsec >= 1000000000) {
                ts.tv_sec++;
                ts.tv_nsec -= 1000000000;
            }
            pthread_cond_timedwait(&jobs->wake, &jobs->lock, &ts);
            continue;
        }

        job->refs++;
        jobs->active++;

        if (task == TASK_PART) {
            fhbd_export_run_part(w, job);
        } else {
            fhbd_export_run_step(w, job, task);
        }

        fhbd_export_release(jobs, job);
        fhbd_job_unref(job);
        jobs->active--;
        pthread_cond_broadcast(&jobs->wake);
        pthread_cond_broadcast(&jobs->idle);
    }

    while (fhbd_places_tidy(jobs)) { /* void */ }

    pthread_mutex_unlock(&jobs->lock);

    return NULL;
}


fhb_err_t
fhbd_export_start(fhbd_jobs_t *jobs, fhb_error_t *err)
{
    size_t          i;
    fhbd_worker_t  *w;

    jobs->places_n = jobs->start_conf->workers + 1;
    jobs->places = calloc(jobs->places_n, sizeof(fhbd_place_t));
    jobs->workers = calloc(jobs->places_n * 2, sizeof(fhbd_worker_t));
    if (jobs->places == NULL || jobs->workers == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the workers");
    }
    jobs->workers_n = jobs->places_n * 2;

    for (i = 0; i < jobs->workers_n; i++) {
        w = &jobs->workers[i];
        w->jobs = jobs;

        w->writer = fhbd_writer_new();
        w->keep = fhbd_keep_new();
        if (w->writer == NULL || w->keep == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a worker");
        }

        if (pthread_create(&w->thread, NULL, fhbd_worker, w) != 0) {
            return fhb_fail(err, FHB_ENOMEM, "cannot start a worker thread");
        }
        w->started = true;
    }

    return FHB_OK;
}


void
fhbd_export_stop(fhbd_jobs_t *jobs, unsigned grace)
{
    size_t            i;
    fhbd_job_t       *job;
    fhbd_worker_t    *w;
    struct timespec   ts;

    /* jobs->stopping is set: workers end after the step they are at */
    clock_gettime(CLOCK_MONOTONIC, &ts);
    ts.tv_sec += grace;

    pthread_mutex_lock(&jobs->lock);

    while (jobs->active > 0
           && pthread_cond_timedwait(&jobs->idle, &jobs->lock, &ts)
              != ETIMEDOUT)
    {
        /* checkpoint: parts in work are sealed and counted */
    }

    /* what is not through by now is read again at the next start */
    for (job = jobs->first; job != NULL; job = job->next) {
        atomic_store(&job->cancel, true);
    }

    pthread_mutex_unlock(&jobs->lock);

    for (i = 0; i < jobs->workers_n; i++) {
        w = &jobs->workers[i];
        if (w->started) {
            pthread_join(w->thread, NULL);
        }
        fhbd_writer_free(w->writer);
        fhbd_keep_free(w->keep);
        fhb_idset_free(w->refs);
        fhb_buf_free(&w->attached);
        fhb_buf_free(&w->shaped[0]);
        fhb_buf_free(&w->shaped[1]);
        fhbd_form_free(&w->form);
    }

    free(jobs->workers);
    free(jobs->places);
    jobs->workers = NULL;
    jobs->places = NULL;
    jobs->workers_n = jobs->places_n = 0;
}
