/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's plan: snapshot, Patients, parts.  The same way for a new job and
 * for one that goes on after a crash or a lost snapshot (STAT-25): parts that
 * are done and mean the same rows in any snapshot stay as they are.
 */

#include "fhbd_export_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"


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
    fhb_idset_free(job->newcomers);
    fhb_idset_free(job->gone);
    fhb_idset_free(job->elsewhere);
    job->patients = job->newcomers = job->gone = job->elsewhere = NULL;

    fhbd_pick_free(&job->others);
    fhbd_pick_free(&job->pick);
    fhbd_pick_free(&job->targets);

    fhbd_table_close(&job->marks);
    fhbd_table_close(&job->members);
    fhbd_table_close(&job->latest);
    fhbd_table_close(&job->blocks);
    fhbd_table_close(&job->named);

    fhbd_rules_free(&job->rules);
}


static void
fhbd_plan_phase(fhbd_jobs_t *jobs, fhbd_job_t *job, unsigned phase)
{
    pthread_mutex_lock(&jobs->lock);
    job->row.phase = phase;
    pthread_mutex_unlock(&jobs->lock);
}


/* what of the stored parts can stay */
typedef struct {
    bool           all;         /* nothing: the job starts again */
    bool           phase;       /* all of the last phase's parts go */
    fhb_typeset_t  types;       /* or those of these types */
    unsigned       next;        /* first free part number */
} fhbd_replan_t;


/* what looks for targets of Provenance holds them in memory: these phases
 * start again together */
static fhb_err_t
fhbd_plan_volatile(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    unsigned       phase;
    fhb_err_t      rc = FHB_OK;
    fhbd_plan_t    nothing = { 0 };
    fhb_typeset_t  none = { 0 };

    if (job->row.phase < FHBD_PHASE_TARGETS
        || job->row.phase > FHBD_PHASE_PROVENANCE
        || job->rules.provenance <= FHBD_PROV_CHANGED)
    {
        return FHB_OK;
    }

    for (phase = job->row.phase; rc == FHB_OK && phase >= FHBD_PHASE_TARGETS;
         phase--)
    {
        fhbd_plan_phase(jobs, job, phase);
        rc = fhbd_store_plan_add(jobs->store, &job->row, false, NULL,
                                 &nothing, 1, err);
    }

    if (rc == FHB_OK) {
        fhbd_plan_phase(jobs, job, FHBD_PHASE_OTHERS);
    }

    return rc == FHB_OK
           ? fhbd_store_plan_add(jobs->store, &job->row, false, &none,
                                 &nothing, 1, err)
           : rc;
}


static fhb_err_t
fhbd_plan_keep(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_replan_t *out,
    fhb_error_t *err)
{
    size_t            i, n;
    fhb_err_t         rc;
    fhbd_part_row_t  *rows;

    *out = (fhbd_replan_t) { .all = job->restart_all, .next = 1 };

    rc = fhbd_store_parts(jobs->store, job->row.id, &rows, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (i = 0; i < n; i++) {
        if (rows[i].no >= out->next) {
            out->next = rows[i].no + 1;
        }

        if (rows[i].phase != job->row.phase || rows[i].done
            || rows[i].part.stable)
        {
            continue;
        }

        if (rows[i].part.type == FHB_TYPE_NONE) {
            out->phase = true;
        } else {
            fhb_typeset_add(&out->types, rows[i].part.type);
        }
    }

    fhbd_part_rows_free(rows, n);

    /* before the first plan, and when nothing of it is left to keep */
    out->all = out->all || job->row.transaction_time == FHB_INSTANT_NONE
               || (out->phase && job->row.phase == FHBD_PHASE_MAIN);

    return FHB_OK;
}


/* the numbers that files have got so far */
static void
fhbd_plan_numbers(fhbd_job_t *job, const fhbd_file_row_t *files, size_t n)
{
    size_t    i;
    unsigned  at;

    memset(job->numbers, 0, FHBD_NUMBERS * sizeof(unsigned));

    for (i = 0; i < n; i++) {
        at = fhbd_export_number(&files[i].file);
        if (files[i].number > job->numbers[at]) {
            job->numbers[at] = files[i].number;
        }
    }
}


/* left-overs of a crash go: files that nobody lists, records of parts that
 * are not done */
static fhb_err_t
fhbd_plan_clean(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_part_row_t *rows, size_t n, fhb_error_t *err)
{
    size_t            i, files_n, done_n = 0;
    unsigned         *done;
    fhb_err_t         rc;
    fhbd_file_row_t  *files = NULL;

    rc = fhbd_store_files(jobs->store, job->row.id, &files, &files_n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    done = calloc(n + 1, sizeof(unsigned));
    if (done == NULL) {
        free(files);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    }

    for (i = 0; i < n; i++) {
        if (rows[i].done) {
            done[done_n++] = rows[i].no;
        }
    }

    fhbd_plan_numbers(job, files, files_n);
    rc = fhbd_jobdir_clean(&job->dir, files, files_n, done, done_n, err);

    free(done);
    free(files);

    return rc;
}


/* sets up the parts to be read from what the store holds now; what is old of
 * it is known already, unless clean */
static fhb_err_t
fhbd_plan_work(fhbd_jobs_t *jobs, fhbd_job_t *job, bool clean,
    fhb_error_t *err)
{
    size_t            i, n;
    fhb_err_t         rc;
    fhbd_work_t      *work, *old;
    fhbd_part_row_t  *rows;

    rc = fhbd_store_parts(jobs->store, job->row.id, &rows, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (clean) {
        rc = fhbd_plan_clean(jobs, job, rows, n, err);
    }

    work = rc == FHB_OK ? calloc(n + 1, sizeof(fhbd_work_t)) : NULL;
    if (work == NULL) {
        fhbd_part_rows_free(rows, n);
        return rc != FHB_OK ? rc
               : fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    }

    pthread_mutex_lock(&jobs->lock);

    old = job->work;
    for (i = 0; i < job->work_n; i++) {
        free(old[i].row.part.spec);
    }

    job->work = work;
    job->work_n = n;
    job->work_done = job->work_next = 0;
    job->rows_done = job->bytes_done = job->est_done = job->broken = 0;
    job->row.est_bytes = job->row.est_rows = 0;

    for (i = 0; i < n; i++) {
        work[i].row = rows[i];
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

    pthread_mutex_unlock(&jobs->lock);

    free(old);
    free(rows);                     /* the specs are the work's now */

    return FHB_OK;
}


fhb_err_t
fhbd_export_add(fhbd_jobs_t *jobs, fhbd_job_t *job, unsigned phase,
    const fhbd_plan_t *plan, fhb_error_t *err)
{
    size_t     i;
    unsigned   next = 1, before = job->row.phase;
    fhb_err_t  rc;

    for (i = 0; i < job->work_n; i++) {
        if (job->work[i].row.no >= next) {
            next = job->work[i].row.no + 1;
        }
    }

    fhbd_plan_phase(jobs, job, phase);

    rc = fhbd_store_plan_add(jobs->store, &job->row, false, NULL, plan, next,
                             err);
    if (rc != FHB_OK) {
        fhbd_plan_phase(jobs, job, before);     /* it is still to come */
        return rc;
    }

    return fhbd_plan_work(jobs, job, false, err);
}


/* the plan of the phase that the job is in, as far as it has to be made */
static fhb_err_t
fhbd_plan_parts(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_replan_t *replan, fhb_error_t *err)
{
    bool           wanted, whole = replan->all || replan->phase;
    fhb_err_t      rc;
    fhbd_plan_t    plan = { 0 };

    /* what stays needs the phase's want too */
    rc = fhbd_phase_plan(jobs, job, (fhbd_phase_t) job->row.phase,
                         whole ? NULL : &replan->types, &plan, &wanted, err);

    if (rc == FHB_OK && (whole || !fhb_typeset_empty(&replan->types))) {
        rc = fhbd_store_plan_add(jobs->store, &job->row, replan->all,
                                 whole ? NULL : &replan->types, &plan,
                                 replan->all ? 1 : replan->next, err);
    }

    fhbd_plan_free(&plan);

    return rc;
}


/* the client learns of it once, however often it happens */
static fhb_err_t
fhbd_plan_resumed(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_message_t  m = {
        .severity = FHB_SEV_INFORMATION, .code = FHB_ISSUE_INFORMATIONAL,
        .text = "The export was interrupted and went on. Resources that "
                "changed meanwhile may be there in their newer state."
    };

    rc = fhbd_store_message_add(jobs->store, job->row.id, &m, err);
    if (rc != FHB_OK) {
        return rc;
    }

    pthread_mutex_lock(&jobs->lock);
    job->row.resumes++;
    pthread_mutex_unlock(&jobs->lock);

    return fhbd_job_set_state(jobs, job, FHBD_JOB_RUNNING, 0,
                              FHB_ISSUE_PROCESSING, "", err);
}


/* snapshot, folder, rules: what a plan stands on; *at: the snapshot's time */
static fhb_err_t
fhbd_plan_ground(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_instant_t *at,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    fhbd_export_unplan(job);

    rc = fhbd_job_set_state(jobs, job, FHBD_JOB_RUNNING, 0,
                            FHB_ISSUE_PROCESSING, "", err);

    if (rc == FHB_OK && job->dir.job == -1) {
        rc = fhbd_jobdir_open(jobs->root, job->row.tenant, job->row.id,
                              &job->dir, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_rules_make(&job->row, job->source->tenant, &job->rules,
                             err);
    }

    if (rc == FHB_OK) {
        rc = job->source->ops->snapshot_open(job->source, &job->cancel,
                                             &job->snap, at, err);
    }

    return rc;
}


fhb_err_t
fhbd_export_plan(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    bool            again;
    fhb_err_t       rc;
    fhb_instant_t   at;
    fhbd_replan_t   replan;

    again = job->row.transaction_time != FHB_INSTANT_NONE;

    rc = fhbd_plan_ground(jobs, job, &at, err);
    if (rc == FHB_OK) {
        rc = fhbd_plan_volatile(jobs, job, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_plan_keep(jobs, job, &replan, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if (replan.all && job->row.pages > 0) {
        return fhb_fail(err, FHB_EDB, "files that were shown cannot be made "
                        "anew");                                /* PART-04 */
    }

    pthread_mutex_lock(&jobs->lock);

    /* What stays was read from an older snapshot: the job's time stays with
     * it, and the next _since repeats what changed in between. */
    if (replan.all) {
        job->restart_all = true;
        job->row.transaction_time = at;
        job->row.phase = FHBD_PHASE_MAIN;
    }

    pthread_mutex_unlock(&jobs->lock);

    /* what was copied may not be there any more */
    rc = replan.all ? fhbd_jobdir_remove(&job->dir, FHBD_ATTACH_DIR, err)
                    : FHB_OK;
    if (rc == FHB_OK) {
        rc = fhbd_export_patients(jobs, job, err);
    }
    if (rc == FHB_OK && !replan.all) {
        rc = fhbd_plan_work(jobs, job, true, err);      /* phases look at it */
    }
    if (rc == FHB_OK) {
        rc = fhbd_plan_parts(jobs, job, &replan, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_plan_work(jobs, job, true, err);
    }
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
