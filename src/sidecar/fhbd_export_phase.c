/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The phases of a job: what each one wants of the source, and which of them
 * have something to do.
 */

#include "fhbd_export_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"


/* numbers of the done parts of phases from … to */
static fhb_err_t
fhbd_phase_parts(const fhbd_job_t *job, unsigned from, unsigned to,
    unsigned **out, size_t *n, fhb_error_t *err)
{
    size_t  i;

    *n = 0;
    *out = calloc(job->work_n + 1, sizeof(unsigned));
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a plan");
    }

    for (i = 0; i < job->work_n; i++) {
        /* parts of the phase at hand change meanwhile */
        if (job->work[i].row.phase >= from && job->work[i].row.phase <= to
            && job->work[i].row.done)
        {
            (*out)[(*n)++] = job->work[i].row.no;
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_phase_table(const fhbd_job_t *job, fhbd_keep_kind_t kind, unsigned from,
    unsigned to, fhbd_table_t *out, fhb_error_t *err)
{
    size_t     n;
    unsigned  *parts;
    fhb_err_t  rc;

    fhbd_table_close(out);

    rc = fhbd_phase_parts(job, from, to, &parts, &n, err);
    if (rc == FHB_OK) {
        rc = fhbd_table_open(job->dir.tmp, kind, parts, n, out, err);
    }
    free(parts);

    return rc;
}


/* CMP-05: references to resources that are to come along */

typedef struct {
    const fhbd_pick_t  *seen;       /* NULL: all are new */
    fhbd_pick_t        *out;
} fhbd_phase_refs_t;


static fhb_err_t
fhbd_phase_ref(void *arg, fhb_str_t line, fhb_error_t *err)
{
    fhb_str_t           id;
    fhb_type_t          type;
    const char         *slash = memchr(line.ptr, '/', line.len);
    fhbd_phase_refs_t  *refs = arg;

    type = slash == NULL ? FHB_TYPE_NONE
           : fhb_type_find(fhb_str(line.ptr, (size_t) (slash - line.ptr)));
    if (type == FHB_TYPE_NONE) {
        return fhb_fail(err, FHB_EIO, "a job's records are damaged");
    }

    id = fhb_str(slash + 1, line.len - (size_t) (slash + 1 - line.ptr));

    if (refs->seen != NULL && fhbd_pick_has(refs->seen, type, id)) {
        return FHB_OK;
    }

    return fhbd_pick_add(refs->out, type, id, err);
}


static fhb_err_t
fhbd_phase_refs(const fhbd_job_t *job, fhbd_keep_kind_t kind, unsigned from,
    unsigned to, const fhbd_pick_t *seen, fhbd_pick_t *out, fhb_error_t *err)
{
    size_t              i, n;
    unsigned           *parts;
    fhb_err_t           rc;
    fhbd_phase_refs_t   refs = { seen, out };

    rc = fhbd_phase_parts(job, from, to, &parts, &n, err);

    for (i = 0; rc == FHB_OK && i < n; i++) {
        rc = fhbd_keep_lines(job->dir.tmp, parts[i], kind, fhbd_phase_ref,
                             &refs, err);
    }
    free(parts);

    return rc;
}


/* what the phase before referred to and no earlier one has brought */
static fhb_err_t
fhbd_phase_context(fhbd_job_t *job, fhbd_phase_t phase, fhb_error_t *err)
{
    unsigned     from = phase - 1, to = phase - 1;
    fhb_err_t    rc;
    fhbd_pick_t  seen = { { NULL } };

    rc = fhbd_phase_refs(job, FHBD_KEEP_OTHERS, FHBD_PHASE_OTHERS,
                         FHBD_PHASE_OTHERS, NULL, &seen, err);

    if (phase == FHBD_PHASE_CONTEXT_1) {
        from = FHBD_PHASE_MAIN;

    } else if (rc == FHB_OK) {
        rc = fhbd_phase_refs(job, FHBD_KEEP_REFERENCES, FHBD_PHASE_MAIN,
                             phase - 2, NULL, &seen, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_phase_refs(job, FHBD_KEEP_REFERENCES, from, to, &seen,
                             &job->pick, err);
    }

    fhbd_pick_free(&seen);

    return rc;
}


/* wants */

static void
fhbd_phase_untimed(fhbd_want_t *want)
{
    want->query.since = want->query.until = FHB_INSTANT_NONE;
}


static void
fhbd_phase_one_type(fhbd_want_t *want, fhb_type_t type)
{
    want->query.types = (fhb_typeset_t) { { 0 } };
    fhb_typeset_add(&want->query.types, type);
    want->level = FHB_LEVEL_SYSTEM;
}


/* GRP-08: what did not change since, of those who came since; strictly later
 * is what the main phase has */
static bool
fhbd_phase_newcomers(fhbd_job_t *job, fhbd_want_t *want)
{
    if (job->row.level != FHB_LEVEL_GROUP
        || !job->source->tenant->full_history
        || want->query.since == FHB_INSTANT_NONE
        || fhb_idset_count(job->newcomers) == 0)
    {
        return false;
    }

    if (want->query.until == FHB_INSTANT_NONE
        || want->query.until > want->query.since)
    {
        want->query.until = want->query.since + 1;
    }

    want->query.since = FHB_INSTANT_NONE;
    want->dated = true;
    want->patients = job->newcomers;
    fhb_typeset_del(&want->query.types, job->rules.type_group);

    return !fhb_typeset_empty(&want->query.types);
}


static fhb_err_t
fhbd_phase_provenance(fhbd_job_t *job, fhbd_phase_t phase, fhbd_want_t *want,
    bool *wanted, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_provenance_t   p = job->rules.provenance;

    *wanted = p > FHBD_PROV_PLAIN
              && (phase == FHBD_PHASE_PROVENANCE || p > FHBD_PROV_CHANGED);
    if (!*wanted) {
        return FHB_OK;
    }

    fhbd_phase_one_type(want, job->rules.type_provenance);
    if (p != FHBD_PROV_ALONE
        && !(p == FHBD_PROV_SINCE && phase == FHBD_PHASE_TARGETS))
    {
        fhbd_phase_untimed(want);
    }

    rc = fhbd_phase_table(job, FHBD_KEEP_MARKS, FHBD_PHASE_MAIN,
                          FHBD_PHASE_OTHERS, &job->marks, err);
    if (rc != FHB_OK || phase == FHBD_PHASE_TARGETS) {
        *wanted = *wanted && (p != FHBD_PROV_LATEST || job->marks.n > 0);
        return rc;
    }

    rc = fhbd_phase_table(job, FHBD_KEEP_MEMBERS, FHBD_PHASE_MEMBERS,
                          FHBD_PHASE_MEMBERS, &job->members, err);
    if (rc == FHB_OK) {
        rc = fhbd_phase_table(job, FHBD_KEEP_LATEST, FHBD_PHASE_TARGETS,
                              FHBD_PHASE_TARGETS, &job->latest, err);
    }

    *wanted = job->marks.n > 0 || job->members.n > 0
              || p == FHBD_PROV_CHANGED;

    return rc;
}


/* PROV-03, PROV-04: the targets that nobody exported, within reach */
static bool
fhbd_phase_members(fhbd_job_t *job, fhbd_want_t *want)
{
    if (fhbd_pick_count(&job->targets) == 0) {
        return false;
    }

    fhbd_phase_untimed(want);
    want->pick = &job->targets;
    want->query.types = fhbd_pick_types(&job->targets);

    return true;
}


/* TOMB-01, MAN-17: nothing of what a later snapshot knows besides; the next
 * export tells it */
static void
fhbd_phase_deleted(const fhbd_job_t *job, fhbd_want_t *want)
{
    fhb_instant_t  end = job->row.transaction_time + 1;

    want->deleted = true;
    want->filters = want->limits = NULL;
    want->query.types = job->row.query.types;
    want->patients = job->row.level == FHB_LEVEL_SYSTEM ? NULL : job->gone;

    if (want->query.until == FHB_INSTANT_NONE || want->query.until > end) {
        want->query.until = end;
    }
}


fhb_err_t
fhbd_attach_parts(const fhbd_job_t *job, unsigned **out, size_t *n,
    fhb_error_t *err)
{
    return fhbd_phase_parts(job, FHBD_PHASE_MAIN, FHBD_PHASE_CONTEXT_3, out, n,
                            err);
}


static fhb_err_t
fhbd_phase_attachments(fhbd_job_t *job, fhbd_want_t *want, bool *wanted,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_attach_prepare(job, err);

    *wanted = rc == FHB_OK && (fhbd_pick_count(&job->pick) > 0
                               || fhb_idset_count(job->elsewhere) > 0);
    fhbd_phase_one_type(want, job->rules.type_binary);
    fhbd_phase_untimed(want);
    want->pick = &job->pick;
    want->filters = want->limits = NULL;

    return rc;
}


static void
fhbd_phase_want(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_want_t *want)
{
    *want = (fhbd_want_t) {
        .query = job->row.query,
        .level = job->row.level,
        .base = fhb_cstr(job->row.base),
        .patients = job->row.level == FHB_LEVEL_SYSTEM ? NULL
                                                       : job->patients,
        .group = fhb_cstr(job->row.group),
        .part_size = fhbd_jobs_conf(jobs)->part_size,
        /* what was shown must not be made anew (PART-04); and who loses the
         * snapshot again and again must keep what is done, to end some day */
        .stable = job->row.query.partial || job->row.resumes > 0,
        .filters = job->rules.filters,
        .limits = job->rules.limits,
    };

    /* PART-11: one sequence of files, as far as the source can give one */
    if (job->row.query.min_file_size > 0) {
        want->part_size = UINT64_MAX / 2;
        want->one = true;
    }

    if (job->rules.provenance > FHBD_PROV_PLAIN) {
        fhb_typeset_del(&want->query.types, job->rules.type_provenance);
    }
}


/*
 * Sets job->want, job->pick and the tables for a phase; *wanted: it has
 * something to read.  The same again for a phase that goes on after a crash.
 */
static fhb_err_t
fhbd_phase_prepare(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_phase_t phase,
    bool *wanted, fhb_error_t *err)
{
    bool           some;
    fhb_err_t      rc = FHB_OK;
    fhbd_want_t   *want = &job->want;

    fhbd_pick_free(&job->pick);
    fhbd_phase_want(jobs, job, want);

    /* an empty group exports nothing, not everybody (GRP-05) */
    some = job->row.level == FHB_LEVEL_SYSTEM
           || fhb_idset_count(job->patients) > 0;
    *wanted = false;

    switch (phase) {

    case FHBD_PHASE_MAIN:
        *wanted = some && !fhb_typeset_empty(&want->query.types);
        break;

    case FHBD_PHASE_NEWCOMERS:
        *wanted = some && fhbd_phase_newcomers(job, want);
        break;

    case FHBD_PHASE_OTHERS:
        *wanted = fhbd_pick_count(&job->others) > 0;
        want->pick = &job->others;
        want->level = FHB_LEVEL_SYSTEM;
        want->query.types = fhb_query_types(&job->row.query);
        break;

    case FHBD_PHASE_TARGETS:
    case FHBD_PHASE_PROVENANCE:
        if (some) {
            rc = fhbd_phase_provenance(job, phase, want, wanted, err);
        }
        break;

    case FHBD_PHASE_MEMBERS:
        *wanted = some && fhbd_phase_members(job, want);
        break;

    case FHBD_PHASE_CONTEXT_1:
    case FHBD_PHASE_CONTEXT_2:
    case FHBD_PHASE_CONTEXT_3:
        if (job->rules.references_out) {
            rc = fhbd_phase_context(job, phase, err);
        }
        *wanted = fhbd_pick_count(&job->pick) > 0;
        fhbd_phase_untimed(want);                               /* TIME-07 */
        want->pick = &job->pick;
        want->level = FHB_LEVEL_SYSTEM;
        want->query.types = job->row.query.context;
        break;

    case FHBD_PHASE_ATTACHMENTS:
        rc = fhbd_phase_attachments(job, want, wanted, err);
        break;

    case FHBD_PHASE_DELETED:
        *wanted = fhbd_export_deletions(job)
                  && (job->row.level == FHB_LEVEL_SYSTEM
                      || fhb_idset_count(job->gone) > 0);
        fhbd_phase_deleted(job, want);
        break;

    case FHBD_PHASE_ORGANIZE:
        *wanted = job->row.query.organized;
        break;

    case FHBD_PHASE_ATTACHED:
    case FHBD_PHASE_END:
        break;
    }

    return rc;
}


fhb_err_t
fhbd_phase_plan(fhbd_jobs_t *jobs, fhbd_job_t *job, fhbd_phase_t phase,
    const fhb_typeset_t *types, fhbd_plan_t *plan, bool *wanted,
    fhb_error_t *err)
{
    size_t         i, n;
    unsigned      *parts;
    fhb_err_t      rc;
    fhbd_want_t    want;

    rc = fhbd_phase_prepare(jobs, job, phase, wanted, err);
    if (rc != FHB_OK || !*wanted) {
        return rc;
    }

    want = job->want;
    if (types != NULL) {
        want.query.types = fhb_typeset_and(&want.query.types, types);
    }

    if (phase == FHBD_PHASE_ORGANIZE) {
        rc = fhbd_phase_parts(job, FHBD_PHASE_MAIN, FHBD_PHASE_CONTEXT_3,
                              &parts, &n, err);
        if (rc == FHB_OK) {
            fhbd_table_close(&job->blocks);
            fhbd_table_close(&job->named);
            rc = fhbd_organize_plan(job, parts, n, want.part_size, plan, err);
        }
        free(parts);

    } else if (!fhb_typeset_empty(&want.query.types)
               && (want.pick == NULL || fhbd_pick_count(want.pick) > 0))
    {
        rc = job->source->ops->plan(job->snap, &want, plan, &job->cancel,
                                    err);
    }

    if (rc == FHB_OK && phase == FHBD_PHASE_ATTACHMENTS && types == NULL) {
        rc = fhbd_elsewhere_plan(job, plan, err);
    }

    for (i = 0; rc == FHB_OK && i < plan->n; i++) {
        if (plan->parts[i].est_bytes == 0) {
            plan->parts[i].est_bytes = 1;       /* progress divides by it */
        }
    }

    return rc;
}


/* what is told of a phase that is over, once: the store then knows that it
 * is */
static fhb_err_t
fhbd_phase_over(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    size_t          missing;
    fhb_err_t       rc;
    fhbd_plan_t     nothing = { 0 };
    fhbd_message_t  m = { .severity = FHB_SEV_WARNING,
                          .code = FHB_ISSUE_NOT_FOUND };

    if (job->row.phase != FHBD_PHASE_ATTACHMENTS) {
        return FHB_OK;
    }

    missing = fhbd_attach_missing(job);
    if (missing == 0) {
        return FHB_OK;
    }

    /* ATT-06 */
    (void) snprintf(m.text, sizeof(m.text), "Attachments: %zu could not be "
                    "read; their URLs lead nowhere.", missing);

    rc = fhbd_store_message_add(jobs->store, job->row.id, &m, err);

    return rc == FHB_OK
           ? fhbd_export_add(jobs, job, FHBD_PHASE_ATTACHED, &nothing, err)
           : rc;
}


fhb_err_t
fhbd_export_next(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    bool          wanted;
    size_t        parts;
    unsigned      phase = job->row.phase + 1;
    fhb_err_t     rc;
    fhbd_plan_t   plan = { 0 };

    rc = fhbd_phase_over(jobs, job, err);

    for ( /* void */ ; rc == FHB_OK && phase < FHBD_PHASE_END; phase++)
    {
        rc = fhbd_phase_plan(jobs, job, (fhbd_phase_t) phase, NULL, &plan,
                             &wanted, err);
        if (rc != FHB_OK || plan.n > 0) {
            break;
        }

        /* ATT-06: when it is over, all are missing */
        if (wanted && phase == FHBD_PHASE_ATTACHMENTS) {
            break;
        }
    }

    if (rc == FHB_OK && phase < FHBD_PHASE_END) {
        rc = fhbd_export_add(jobs, job, phase, &plan, err);
    }

    parts = plan.n;
    fhbd_plan_free(&plan);

    if (rc != FHB_OK) {
        return rc;
    }

    pthread_mutex_lock(&jobs->lock);
    if (job->step == FHBD_STEP_NEXT) {
        job->step = phase == FHBD_PHASE_END ? FHBD_STEP_FINISH
                    : parts > 0 ? FHBD_STEP_READ : FHBD_STEP_NEXT;
    }
    pthread_mutex_unlock(&jobs->lock);

    fhbd_log(FHBD_LOG_DEBUG, "job", job->row.id, "phase %u", phase);

    return FHB_OK;
}
