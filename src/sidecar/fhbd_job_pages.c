/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a poll is shown of a job's files: all of them when it is complete, or
 * pages of a partial manifest as they come (PART rows).
 *
 * A file is on no page until a poll wants to see it.  The poll makes one page
 * of all such files and stores that before it tells of them, so a page never
 * changes, whatever becomes of the job or of us.
 */

#include "fhbd_job_int.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>


void
fhbd_page_view_free(fhbd_page_view_t *v)
{
    fhbd_job_row_free(&v->job.row);
    free(v->files);
    v->files = NULL;
    v->files_n = 0;
}


/* lock held; is this one of the job's URLs?  Only the page that comes next can
 * be waited for (PART-07). */
static bool
fhbd_page_exists(const fhbd_job_t *job, unsigned page)
{
    return page == 1
           || (page > 1 && job->row.query.partial
               && page - 1 <= job->row.pages);
}


/* does a part wait for its attachments? */
static fhb_err_t
fhbd_page_part_waits(int tmp, unsigned part, bool *waits, fhb_error_t *err)
{
    int        fd;
    fhb_err_t  rc;

    rc = fhbd_keep_open(tmp, part, FHBD_KEEP_ATTACHMENTS, &fd, err);
    *waits = rc == FHB_OK && fd != -1;

    if (*waits) {
        (void) close(fd);
    }

    return rc;
}


/* ATT-02: parts whose attachments can be fetched, if they have any */
static fhb_err_t
fhbd_page_parts(int tmp, const fhbd_page_view_t *v, fhb_buf_t *out,
    fhb_error_t *err)
{
    bool       waits = false;
    size_t     i;
    fhb_err_t  rc = FHB_OK;
    unsigned   part = 0;

    for (i = 0; rc == FHB_OK && i < v->files_n; i++) {
        if (v->files[i].page > 0 || v->files[i].part == part) {
            continue;
        }

        part = v->files[i].part;
        rc = fhbd_page_part_waits(tmp, part, &waits, err);
        if (!waits) {
            fhb_buf_addf(out, "%s%u", out->len > 1 ? "," : "", part);
        }
    }

    return rc;
}


/* without the lock; empty: all parts may be shown */
static fhb_err_t
fhbd_page_ready(fhbd_jobs_t *jobs, fhbd_job_t *job, const fhbd_page_view_t *v,
    fhb_buf_t *out, fhb_error_t *err)
{
    int             tmp;
    bool            all;
    fhb_err_t       rc;
    fhbd_jobdir_t   dir;

    pthread_mutex_lock(&jobs->lock);
    all = job->row.state == FHBD_JOB_COMPLETE
          || job->row.phase > FHBD_PHASE_ATTACHMENTS;
    pthread_mutex_unlock(&jobs->lock);

    if (all) {
        return FHB_OK;
    }

    rc = fhbd_jobdir_find(jobs->root, job->row.tenant, job->row.id, &dir, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* it is gone: the job is complete by now, and the next poll finds it so */
    tmp = openat(dir.job, "tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    fhbd_jobdir_close(&dir);

    fhb_buf_addc(out, '[');
    if (tmp != -1) {
        rc = fhbd_page_parts(tmp, v, out, err);
        (void) close(tmp);
    }
    fhb_buf_addc(out, ']');
    fhb_buf_addc(out, '\0');

    return rc == FHB_OK && out->failed
           ? fhb_fail(err, FHB_ENOMEM, "no memory for a page") : rc;
}


/* without the lock; *pages: how many there are now */
static fhb_err_t
fhbd_page_freeze(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_page_view_t *v, unsigned *pages, fhb_error_t *err)
{
    fhb_buf_t  parts = { 0 };
    fhb_err_t  rc;

    /* first the right to read the files, then their URLs (PART-02) */
    rc = fhbd_job_access_early(jobs, job, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_page_ready(jobs, job, v, &parts, err);
    if (rc == FHB_OK) {
        rc = fhbd_store_pages_show(jobs->store, job->row.id,
                                   FHBD_PHASE_TARGETS, FHBD_PHASE_PROVENANCE,
                                   parts.ptr, pages, err);
    }
    fhb_buf_free(&parts);
    if (rc != FHB_OK) {
        return rc;
    }

    pthread_mutex_lock(&jobs->lock);

    if (*pages > job->row.pages) {
        job->row.pages = *pages;
    }

    pthread_mutex_unlock(&jobs->lock);

    return FHB_OK;
}


/* without the lock; files with all pages that there are */
static fhb_err_t
fhbd_page_files(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_page_view_t *out,
    unsigned *pages, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc;
    unsigned   before = *pages;

    rc = fhbd_store_files(jobs->store, job->row.id, &out->files,
                          &out->files_n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* of a job that is being deleted this would tell of an empty export */
    if (out->files_n == 0) {
        return fhbd_store_job_there(jobs->store, job->row.id, err);
    }

    if (!job->row.query.partial) {
        return FHB_OK;
    }

    for (i = 0; i < out->files_n; i++) {
        if (out->files[i].page == 0) {
            break;
        }
        if (out->files[i].page > *pages) {
            *pages = out->files[i].page;    /* another poll was quicker */
        }
    }

    if (i == out->files_n) {
        return FHB_OK;
    }

    rc = fhbd_page_freeze(jobs, job, out, pages, err);
    if (rc != FHB_OK || *pages == before) {
        return rc;
    }

    free(out->files);
    out->files = NULL;
    out->files_n = 0;

    return fhbd_store_files(jobs->store, job->row.id, &out->files,
                            &out->files_n, err);
}


/* leaves what is on the page */
static void
fhbd_page_pick(fhbd_page_view_t *out, unsigned page)
{
    size_t  i, n = 0;

    for (i = 0; i < out->files_n; i++) {
        if (out->files[i].page == page) {
            out->files[n++] = out->files[i];
        }
    }

    out->files_n = n;
}


/* without the lock; over: the job is complete */
static fhb_err_t
fhbd_page_show(fhbd_jobs_t *jobs, fhbd_job_t *job, bool over, unsigned pages,
    unsigned page, fhbd_page_view_t *out, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_page_files(jobs, job, out, &pages, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!job->row.query.partial) {
        out->shown = true;
        return FHB_OK;
    }

    if (over && page > 1 && page > pages) {
        return fhb_fail(err, FHB_ENOTFOUND, "no such page");
    }

    fhbd_page_pick(out, page);
    out->shown = over || page <= pages;
    out->next = page < pages;

    return FHB_OK;
}


/*
 * Lock held; the job's row as it is now.  What was found in progress is told
 * as such, with the files that were seen: its last ones may have come since.
 */
static fhb_err_t
fhbd_page_row(const fhbd_job_t *job, fhbd_job_state_t was,
    fhbd_page_view_t *out, fhb_error_t *err)
{
    if (job->deleted || fhbd_job_expired(job, fhb_now())) {
        return fhb_fail(err, FHB_ENOTFOUND, "no such job");
    }

    if (!fhbd_job_row_copy(&out->job.row, &job->row)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a job's state");
    }

    if (out->job.row.state == FHBD_JOB_FAILED) {
        out->shown = false;                                 /* PART-09 */

    } else {
        out->job.row.state = was;
    }

    return FHB_OK;
}


fhb_err_t
fhbd_jobs_page(fhbd_jobs_t *jobs, fhb_str_t tenant, fhb_str_t owner,
    fhb_str_t caller, fhb_str_t id, unsigned page, fhbd_page_view_t *out,
    fhb_error_t *err)
{
    bool               look, abused = false;
    unsigned           pages;
    fhb_err_t          rc = FHB_OK;
    fhbd_job_t        *job;
    fhbd_job_state_t   was;

    memset(out, 0, sizeof(*out));

    pthread_mutex_lock(&jobs->lock);

    job = fhbd_jobs_find(jobs, tenant, owner, id);
    if (job == NULL || !fhbd_page_exists(job, page)) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOTFOUND, "no such job or page");
    }

    was = job->row.state;
    pages = job->row.pages;

    /* STAT-08: only jobs in progress are limited */
    if (fhbd_job_unfinished(job)) {
        out->job.percent = fhbd_poll_percent(jobs, job, &out->job.rows_done);
        out->job.too_early = fhbd_poll_count(jobs, job, caller, page,
                                             &out->job.retry_after);
        abused = out->job.too_early && jobs->conf->abuse_limit > 0
                 && job->refused_polls >= jobs->conf->abuse_limit;
    }

    look = was == FHBD_JOB_COMPLETE
           || (was != FHBD_JOB_FAILED && job->row.query.partial
               && !out->job.too_early);

    job->refs++;
    pthread_mutex_unlock(&jobs->lock);

    if (look) {
        rc = fhbd_page_show(jobs, job, was == FHBD_JOB_COMPLETE, pages, page,
                            out, err);
    }

    pthread_mutex_lock(&jobs->lock);

    if (rc == FHB_OK) {
        rc = fhbd_page_row(job, was, out, err);
    }

    pthread_mutex_unlock(&jobs->lock);

    if (abused) {
        fhbd_jobs_abused(jobs, job);                        /* STAT-10 */
    }

    pthread_mutex_lock(&jobs->lock);
    fhbd_job_unref(job);
    pthread_mutex_unlock(&jobs->lock);

    if (rc != FHB_OK) {
        fhbd_page_view_free(out);
    }

    return rc;
}
