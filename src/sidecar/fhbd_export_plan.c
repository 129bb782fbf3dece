/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's plan: snapshot, Patients, parts.  The same way for a new job and
 * for one that goes on after a crash or a lost snapshot (STAT-25): parts that
 * are done and mean the same rows in any snapshot stay as they are.
 */

#include "fhbd_job_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"
#include "fhbd_members.h"


void
fhbd_export_unplan(fhbd_job_t *job)
{
    size_t  i;

    if (job->snap != NULL) {
        job->source->ops->snapshot_close(job->snap);
        job->snap = NULL;
    }

    for (i = 0; i < job->work_n; i++) {
        free(job->work[i].row.part.spec);
    }

    free(job->work);
    job->work = NULL;
    job->work_n = job->work_done = job->work_next = 0;

    fhb_idset_free(job->patients);
    job->patients = NULL;
}


static fhb_err_t
fhbd_plan_message(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_severity_t severity,
    const char *text, fhb_error_t *err)
{
    fhbd_message_t  m = { 0 };

    m.severity = severity;
    m.code = severity == FHB_SEV_INFORMATION ? FHB_ISSUE_INFORMATIONAL
                                             : FHB_ISSUE_NOT_FOUND;
    memccpy(m.text, text, '\0', sizeof(m.text) - 1);

    return fhbd_store_message_add(jobs->store, job->row.id, &m, err);
}


static fhb_err_t
fhbd_plan_count_message(fhbd_jobs_t *jobs, fhbd_job_t *job, uint64_t n,
    const char *what, fhb_error_t *err)
{
    char  text[200];

    if (n == 0) {
        return FHB_OK;
    }

    (void) snprintf(text, sizeof(text), "Group members left out: %llu %s.",
                    (unsigned long long) n, what);

    return fhbd_plan_message(jobs, job, FHB_SEV_WARNING, text, err);
}


static fhb_err_t
fhbd_plan_save_members(fhbd_job_t *job, fhb_error_t *err)
{
    size_t     pos = 0;
    fhb_err_t  rc;
    fhb_buf_t  list = { 0 };
    fhb_str_t  id;

    while (fhb_idset_next(job->patients, &pos, &id)) {
        fhb_buf_addstr(&list, id);
        fhb_buf_addc(&list, '\n');
    }

    rc = list.failed
         ? fhb_fail(err, FHB_ENOMEM, "no memory for the member list")
         : fhbd_jobdir_write(&job->dir, FHBD_MEMBERS_FILE,
                             fhb_buf_str(&list), err);
    fhb_buf_free(&list);

    return rc;
}


static fhb_err_t
fhbd_plan_load_members(fhbd_job_t *job, fhb_error_t *err)
{
    char       *p, *end, *nl;
    fhb_err_t   rc;
    fhb_buf_t   list = { 0 };

    rc = fhbd_jobdir_read(&job->dir, FHBD_MEMBERS_FILE, &list, err);

    p = list.ptr;
    end = list.len == 0 ? p : p + list.len;

    while (rc == FHB_OK && p < end) {
        nl = memchr(p, '\n', (size_t) (end - p));
        if (nl == NULL) {
            rc = fhb_fail(err, FHB_EIO, "the job's member list is damaged");
            break;
        }
        rc = fhb_idset_add(job->patients, fhb_str(p, (size_t) (nl - p)), err);
        p = nl + 1;
    }

    fhb_buf_free(&list);

    return rc;
}


/* GRP-01..05; the list is kept, so that a resumed job has the members that
 * it started with (GRP-04) */
static fhb_err_t
fhbd_plan_members(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_instant_t at,
    fhb_error_t *err)
{
    uint64_t        missing;
    fhb_err_t       rc;
    fhb_idset_t    *named;
    fhbd_members_t  counts;

    rc = fhbd_plan_load_members(job, err);
    if (rc != FHB_ENOTFOUND) {
        return rc;
    }

    named = fhb_idset_new();
    if (named == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the members");
    }

    rc = fhbd_members(job->source->ops, job->snap, fhb_cstr(job->row.group),
                      fhb_cstr(job->row.base), at, named, &counts, err);
    if (rc != FHB_OK) {
        goto done;
    }

    rc = job->source->ops->patients(job->snap, named, job->patients,
                                    &job->cancel, err);
    if (rc != FHB_OK) {
        goto done;
    }

    missing = fhb_idset_count(named) - fhb_idset_count(job->patients);

    rc = fhbd_plan_count_message(jobs, job, missing,
                                 "that do not exist here", err);
    if (rc == FHB_OK) {
        rc = fhbd_plan_count_message(jobs, job, counts.missing_groups,
                                     "groups that do not exist here, cannot "
                                     "be read or are nested too deep", err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_plan_count_message(jobs, job, counts.unreadable,
                                     "whose reference or period cannot be "
                                     "read", err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_plan_count_message(jobs, job, counts.not_patients,
                                     "that are not patients", err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_plan_save_members(job, err);
    }

done:

    fhb_idset_free(named);

    return rc;
}


static fhb_err_t
fhbd_plan_patients(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_instant_t at,
    fhb_error_t *err)
{
    if (job->row.level == FHB_LEVEL_SYSTEM) {
        return FHB_OK;
    }

    job->patients = fhb_idset_new();
    if (job->patients == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the patients");
    }

    if (job->row.level == FHB_LEVEL_GROUP) {
        return fhbd_plan_members(jobs, job, at, err);
    }

    return job->source->ops->patients(job->snap, NULL, job->patients,
                                      &job->cancel, err);
}


/*
 * What of the stored parts can stay.  *types: to be planned (again), their
 * parts go when the new ones are written; with restart_all all parts go.
 * *next: first free part number.
 */
static fhb_err_t
fhbd_plan_keep(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_typeset_t *types,
    unsigned *next, fhb_error_t *err)
{
    bool              all = job->restart_all;
    size_t            i, n;
    fhb_err_t         rc;
    fhb_typeset_t     drop = { 0 };
    fhbd_part_row_t  *rows;

    *next = 1;

    rc = fhbd_store_parts(jobs->store, job->row.id, &rows, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (i = 0; i < n; i++) {
        if (rows[i].no >= *next) {
            *next = rows[i].no + 1;
        }

        if (!rows[i].done && !rows[i].part.stable) {
            if (rows[i].part.type == FHB_TYPE_NONE) {
                all = true;
            } else {
                fhb_typeset_add(&drop, rows[i].part.type);
            }
        }
    }

    fhbd_part_rows_free(rows, n);

    if (all || job->row.transaction_time == FHB_INSTANT_NONE) {
        *types = job->row.query.types;
        *next = 1;
        job->restart_all = true;
        return FHB_OK;
    }

    *types = drop;

    return FHB_OK;
}


/* sets up the parts to be read from what the store holds now */
static fhb_err_t
fhbd_plan_work(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    size_t            i, n;
    fhb_err_t         rc;
    fhbd_file_row_t  *files = NULL;
    fhbd_part_row_t  *rows;

    rc = fhbd_store_files(jobs->store, job->row.id, &files, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    memset(job->numbers, 0,
           ((size_t) fhb_type_count() + 1) * sizeof(unsigned));

    for (i = 0; i < n; i++) {
        if (files[i].file.type != FHB_TYPE_NONE
            && files[i].number > job->numbers[files[i].file.type])
        {
            job->numbers[files[i].file.type] = files[i].number;
        }
    }

    rc = fhbd_jobdir_clean(&job->dir, files, n, NULL, 0, err);
    free(files);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_store_parts(jobs->store, job->row.id, &rows, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    job->work = calloc(n + 1, sizeof(fhbd_work_t));
    if (job->work == NULL) {
        fhbd_part_rows_free(rows, n);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    }

    pthread_mutex_lock(&jobs->lock);

    job->rows_done = job->bytes_done = job->est_done = job->broken = 0;
    job->row.est_bytes = job->row.est_rows = 0;

    for (i = 0; i < n; i++) {
        job->work[i].row = rows[i];
        job->row.est_bytes += rows[i].part.est_bytes;
        job->row.est_rows += rows[i].part.est_rows;

        if (rows[i].done) {
            job->work_done++;
            job->rows_done += rows[i].rows;
            job->bytes_done += rows[i].bytes;
            job->broken += rows[i].broken;
            job->est_done += rows[i].part.est_bytes;
        }
    }

    job->work_n = n;

    pthread_mutex_unlock(&jobs->lock);

    free(rows);                     /* the specs are the work's now */

    return FHB_OK;
}


static fhb_err_t
fhbd_plan_parts(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhb_typeset_t *types, unsigned first, fhb_error_t *err)
{
    size_t       i;
    fhb_err_t    rc = FHB_OK;
    fhbd_plan_t  plan = { 0 };
    fhbd_want_t  want = job->want;

    want.query.types = *types;

    /* an empty group exports nothing, not everybody (GRP-05) */
    if (!fhb_typeset_empty(types)
        && (job->row.level == FHB_LEVEL_SYSTEM
            || fhb_idset_count(job->patients) > 0))
    {
        rc = job->source->ops->plan(job->snap, &want, &plan, &job->cancel,
                                    err);
    }

    for (i = 0; rc == FHB_OK && i < plan.n; i++) {
        if (plan.parts[i].est_bytes == 0) {
            plan.parts[i].est_bytes = 1;        /* progress divides by it */
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_store_plan_add(jobs->store, &job->row, job->restart_all,
                                 types, &plan, first, err);
    }

    fhbd_plan_free(&plan);

    return rc;
}


/* the client learns of it once, however often it happens */
static fhb_err_t
fhbd_plan_resumed(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (job->row.resumes == 0) {
        rc = fhbd_plan_message(jobs, job, FHB_SEV_INFORMATION,
                               "The export was interrupted and went on. "
                               "Resources that changed meanwhile may be "
                               "there in their newer state.", err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    pthread_mutex_lock(&jobs->lock);
    job->row.resumes++;
    pthread_mutex_unlock(&jobs->lock);

    return fhbd_job_set_state(jobs, job, FHBD_JOB_RUNNING, 0,
                              FHB_ISSUE_PROCESSING, "", err);
}


fhb_err_t
fhbd_export_plan(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    bool            again;
    unsigned        first;
    fhb_err_t       rc;
    fhb_instant_t   at;
    fhb_typeset_t   types;

    again = job->row.transaction_time != FHB_INSTANT_NONE;
    fhbd_export_unplan(job);

    rc = fhbd_job_set_state(jobs, job, FHBD_JOB_RUNNING, 0,
                            FHB_ISSUE_PROCESSING, "", err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (job->dir.job == -1) {
        rc = fhbd_jobdir_open(jobs->root, job->row.tenant, job->row.id,
                              &job->dir, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    rc = job->source->ops->snapshot_open(job->source, &job->snap, &at, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_plan_keep(jobs, job, &types, &first, err);
    if (rc != FHB_OK) {
        return rc;
    }

    pthread_mutex_lock(&jobs->lock);

    /* What stays was read from an older snapshot: the job's time stays with
     * it, and the next _since repeats what changed in between. */
    if (job->restart_all) {
        job->row.transaction_time = at;
    }

    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_plan_patients(jobs, job, job->row.transaction_time, err);
    if (rc != FHB_OK) {
        return rc;
    }

    job->want.query = job->row.query;
    job->want.level = job->row.level;
    job->want.base = fhb_cstr(job->row.base);
    job->want.patients = job->patients;
    job->want.group = fhb_cstr(job->row.group);
    job->want.part_size = fhbd_jobs_conf(jobs)->part_size;

    rc = fhbd_plan_parts(jobs, job, &types, first, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_plan_work(jobs, job, err);
    if (rc != FHB_OK) {
        return rc;
    }

    job->restart_all = false;

    if (again) {
        rc = fhbd_plan_resumed(jobs, job, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    fhbd_log(FHBD_LOG_NOTICE, "job", job->row.id,
             "%s: %s level, %zu of %zu parts to do, about %llu resources",
             again ? "goes on" : "planned", fhb_level_name(job->row.level),
             job->work_n - job->work_done, job->work_n,
             (unsigned long long) job->row.est_rows);

    return FHB_OK;
}
