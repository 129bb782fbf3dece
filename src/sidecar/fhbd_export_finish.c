/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The end of a job whose parts are all done: message file, access record,
 * state.  Can be repeated at any point.
 */

#include "fhbd_job_int.h"

#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"


typedef struct {
    fhbd_worker_t  *worker;
    fhbd_job_t     *job;
    fhb_buf_t       line;
} fhbd_messages_t;


static fhb_err_t
fhbd_finish_message(void *arg, const fhbd_message_t *m, fhb_error_t *err)
{
    bool              one_line = true;
    fhb_err_t         rc;
    fhb_str_t         body;
    fhb_issue_t       issue = { 0 };
    fhbd_messages_t  *ms = arg;

    issue.severity = m->severity;
    issue.code = m->code;
    issue.text = fhb_cstr(m->text);

    fhb_buf_reset(&ms->line);
    fhb_outcome_write(&ms->line, &issue, 1);
    if (ms->line.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a message");
    }

    body = fhb_buf_str(&ms->line);
    rc = fhbd_form(ms->worker, ms->job, FHB_TYPE_NONE, &body, &one_line, err);

    return rc == FHB_OK ? fhbd_writer_add(ms->worker->writer, FHB_TYPE_NONE,
                                          body, one_line, err) : rc;
}


/* MAN-11: messages go into files of their own */
static fhb_err_t
fhbd_finish_messages(fhbd_worker_t *w, fhbd_job_t *job, fhb_error_t *err)
{
    size_t              i, n = 0;
    fhb_err_t           rc;
    fhbd_jobs_t        *jobs = w->jobs;
    fhbd_messages_t     ms = { w, job, { 0 } };
    fhbd_file_row_t    *rows = NULL;
    const fhbd_file_t  *files = NULL;

    fhbd_export_begin(w, job, 0);

    rc = fhbd_store_messages(jobs->store, job->row.id, fhbd_finish_message,
                             &ms, err);
    if (rc == FHB_OK) {
        rc = fhbd_writer_finish(w->writer, &files, &n, err);
    }
    if (rc != FHB_OK) {
        goto done;
    }

    rows = calloc(n + 1, sizeof(fhbd_file_row_t));
    if (rows == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for the message files");
        goto done;
    }

    for (i = 0; i < n; i++) {
        rows[i].file = files[i];
        rows[i].number = (unsigned) i + 1;
    }

    rc = fhbd_jobdir_publish(&job->dir, rows, n, err);
    if (rc == FHB_OK) {
        rc = fhbd_store_message_files(jobs->store, job->row.id, rows, n, err);
    }

done:

    if (rc != FHB_OK) {
        fhbd_writer_abort(w->writer);
    }
    fhb_buf_free(&ms.line);
    free(rows);

    return rc;
}


/* written before the state: who finds the job complete finds its files */
static fhb_err_t
fhbd_finish_access(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_conf_t *conf, fhb_error_t *err)
{
    bool       shared = conf->job_sharing && job->row.auth;     /* ACC-07 */
    int64_t    until = fhb_now() / FHB_USEC + conf->job_ttl;
    fhb_err_t  rc;

    pthread_mutex_lock(&jobs->access_lock);

    /* a moment later than what the store will say, never earlier */
    rc = fhbd_job_access_write(job, &job->dir, shared, until + 1, err);
    if (rc == FHB_OK) {
        pthread_mutex_lock(&jobs->lock);
        job->until = until;
        job->access = shared ? FHBD_ACCESS_SHARED : FHBD_ACCESS_OWNER;
        pthread_mutex_unlock(&jobs->lock);
    }

    pthread_mutex_unlock(&jobs->access_lock);

    return rc;
}


fhb_err_t
fhbd_export_finish(fhbd_worker_t *w, fhbd_job_t *job, fhb_error_t *err)
{
    double              all;
    fhb_err_t           rc;
    fhbd_jobs_t        *jobs = w->jobs;
    const fhbd_conf_t  *conf = fhbd_jobs_conf(jobs);

    all = (double) (job->rows_done + job->broken);

    if (job->broken > 0
        && (double) job->broken >= conf->fail_ratio * all)
    {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id,
                 "failed: %llu of %llu resources could not be exported",
                 (unsigned long long) job->broken, (unsigned long long) all);

        /* MAN-13: nothing useful was produced */
        rc = fhbd_job_set_state(jobs, job, FHBD_JOB_FAILED, 500,
                                FHB_ISSUE_PROCESSING, "The export failed: too "
                                "many resources could not be read.", err);
        if (rc == FHB_OK) {
            fhbd_job_keep_shown(jobs, job, &job->dir);
        }
        return rc;
    }

    rc = fhbd_finish_messages(w, job, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_finish_access(jobs, job, conf, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_job_set_state(jobs, job, FHBD_JOB_COMPLETE, 200,
                            FHB_ISSUE_INFORMATIONAL, "", err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhbd_jobdir_drop_tmp(&job->dir);

    fhbd_log(FHBD_LOG_NOTICE, "job", job->row.id,
             "complete: %llu resources, %llu bytes, %llu broken, %.1f s",
             (unsigned long long) job->rows_done,
             (unsigned long long) job->bytes_done,
             (unsigned long long) job->broken,
             (double) (fhb_now() - job->row.created) / 1e6);

    return FHB_OK;
}
