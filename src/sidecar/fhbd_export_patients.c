/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Whose data a job exports (GRP, PAT rows): all Patients, a Group's members, or
 * those that the client named.  The list is kept with the job, so that one
 * that is resumed has the Patients it started with (GRP-04).
 */

#include "fhbd_export_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_members.h"

/* in front of lines of the list; Patients have none */
#define FHBD_LIST_NEW    '+'            /* a newcomer among them */
#define FHBD_LIST_GONE   '!'            /* a member that is not there */
#define FHBD_LIST_OTHER  '='            /* "Type/id" */
#define FHBD_LIST_TIME   '@'            /* when it was made, microseconds */
#define FHBD_LIST_LEFT   '#'            /* why members were left out, and how
                                         * many: "1 20" */

/* GRP-05, in the words of the message; numbers of the list stay as they are */
static const char *const  fhbd_left_out[FHBD_LEFT_OUT] = {
    "that do not exist here",
    "groups that do not exist here, cannot be read or are nested too deep",
    "whose reference or period cannot be read",
    "that are not patients"
};


/* The list is there: after a crash it says the same again, and the store takes
 * a message once. */
static fhb_err_t
fhbd_patients_left_out(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    size_t          i;
    fhb_err_t       rc = FHB_OK;
    fhbd_message_t  m = { .severity = FHB_SEV_WARNING,
                          .code = FHB_ISSUE_NOT_FOUND };

    for (i = 0; rc == FHB_OK && i < FHBD_LEFT_OUT; i++) {
        if (job->left_out[i] == 0) {
            continue;
        }

        (void) snprintf(m.text, sizeof(m.text), "Group members left out: %llu "
                        "%s.", (unsigned long long) job->left_out[i],
                        fhbd_left_out[i]);

        rc = fhbd_store_message_add(jobs->store, job->row.id, &m, err);
    }

    return rc;
}


/* the list */

static void
fhbd_list_set(fhb_buf_t *out, char mark, const fhb_idset_t *set)
{
    size_t     pos = 0;
    fhb_str_t  id;

    while (set != NULL && fhb_idset_next(set, &pos, &id)) {
        if (mark != '\0') {
            fhb_buf_addc(out, mark);
        }
        fhb_buf_addstr(out, id);
        fhb_buf_addc(out, '\n');
    }
}


static fhb_err_t
fhbd_list_save(fhbd_job_t *job, fhb_error_t *err)
{
    size_t      i, pos;
    fhb_err_t   rc;
    fhb_buf_t   list = { 0 };
    fhb_str_t   id;
    fhb_type_t  t;

    fhb_buf_addf(&list, "%c%lld\n", FHBD_LIST_TIME,
                 (long long) job->row.transaction_time);
    for (i = 0; i < FHBD_LEFT_OUT; i++) {
        fhb_buf_addf(&list, "%c%zu %llu\n", FHBD_LIST_LEFT, i,
                     (unsigned long long) job->left_out[i]);
    }
    fhbd_list_set(&list, '\0', job->patients);
    fhbd_list_set(&list, FHBD_LIST_NEW, job->newcomers);
    fhbd_list_set(&list, FHBD_LIST_GONE, job->gone);

    for (t = 0; t < fhb_type_count(); t++) {
        pos = 0;
        while (job->others.ids[t] != NULL
               && fhb_idset_next(job->others.ids[t], &pos, &id))
        {
            fhb_buf_addf(&list, "%c%s/", FHBD_LIST_OTHER,
                         fhb_type_name(t).ptr);
            fhb_buf_addstr(&list, id);
            fhb_buf_addc(&list, '\n');
        }
    }

    rc = list.failed
         ? fhb_fail(err, FHB_ENOMEM, "no memory for the member list")
         : fhbd_jobdir_write(&job->dir, FHBD_MEMBERS_FILE,
                             fhb_buf_str(&list), err);
    fhb_buf_free(&list);

    return rc;
}


/* who joined since is not in the list: a job that starts again with it keeps
 * its time too, so that the next _since does not pass over them (GRP-08) */
static fhb_err_t
fhbd_list_time(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_str_t text,
    fhb_error_t *err)
{
    int64_t  t;

    if (!fhb_str_to_int64(text, 0, INT64_MAX, &t)) {
        return fhb_fail(err, FHB_EIO, "the job's member list is damaged");
    }

    if (job->restart_all) {
        pthread_mutex_lock(&jobs->lock);
        job->row.transaction_time = t;
        pthread_mutex_unlock(&jobs->lock);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_list_left(fhbd_job_t *job, fhb_str_t text, fhb_error_t *err)
{
    int64_t      why, n;
    const char  *blank = memchr(text.ptr, ' ', text.len);

    if (blank == NULL
        || !fhb_str_to_int64(fhb_str(text.ptr, (size_t) (blank - text.ptr)), 0,
                             FHBD_LEFT_OUT - 1, &why)
        || !fhb_str_to_int64(fhb_str(blank + 1, text.len
                                     - (size_t) (blank + 1 - text.ptr)), 0,
                             INT64_MAX, &n))
    {
        return fhb_fail(err, FHB_EIO, "the job's member list is damaged");
    }

    job->left_out[why] = (uint64_t) n;

    return FHB_OK;
}


static fhb_err_t
fhbd_list_line(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_str_t line,
    fhb_error_t *err)
{
    fhb_str_t    rest = fhb_str(line.ptr + 1, line.len > 0 ? line.len - 1 : 0);
    fhb_type_t   type;
    const char  *slash;

    switch (line.len > 0 ? line.ptr[0] : '\0') {

    case FHBD_LIST_NEW:
        return fhb_idset_add(job->newcomers, rest, err);

    case FHBD_LIST_GONE:
        return fhb_idset_add(job->gone, rest, err);

    case FHBD_LIST_TIME:
        return fhbd_list_time(jobs, job, rest, err);

    case FHBD_LIST_LEFT:
        return fhbd_list_left(job, rest, err);

    case FHBD_LIST_OTHER:
        slash = memchr(rest.ptr, '/', rest.len);
        type = slash == NULL ? FHB_TYPE_NONE
               : fhb_type_find(fhb_str(rest.ptr,
                                       (size_t) (slash - rest.ptr)));
        if (type == FHB_TYPE_NONE) {
            return fhb_fail(err, FHB_EIO, "the job's member list is damaged");
        }
        return fhbd_pick_add(&job->others, type,
                             fhb_str(slash + 1, rest.len
                                     - (size_t) (slash + 1 - rest.ptr)), err);

    default:
        return fhb_idset_add(job->patients, line, err);
    }
}


static fhb_err_t
fhbd_list_load(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t  rc;
    fhb_buf_t  list = { 0 };
    fhb_str_t  rest, line;

    rc = fhbd_jobdir_read(&job->dir, FHBD_MEMBERS_FILE, &list, err);

    rest = fhb_buf_str(&list);
    if (rc == FHB_OK && rest.len > 0 && rest.ptr[rest.len - 1] != '\n') {
        rc = fhb_fail(err, FHB_EIO, "the job's member list is damaged");
    }

    while (rc == FHB_OK && fhb_query_line(&rest, &line)) {
        rc = fhbd_list_line(jobs, job, line, err);
    }

    fhb_buf_free(&list);

    return rc;
}


/* who it is */

/* PAT-01: set becomes what of it the client named as well */
static fhb_err_t
fhbd_patients_named(const fhbd_job_t *job, fhb_idset_t **set,
    fhb_error_t *err)
{
    fhb_err_t     rc = FHB_OK;
    fhb_str_t     rest = fhb_cstr(job->row.query.patients), id;
    fhb_idset_t  *both;

    if (!job->row.query.patients_given) {
        return FHB_OK;
    }

    both = fhb_idset_new();
    if (both == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the patients");
    }

    while (rc == FHB_OK && fhb_query_line(&rest, &id)) {
        if (fhb_idset_has(*set, id)) {
            rc = fhb_idset_add(both, id, err);
        }
    }

    fhb_idset_free(*set);
    *set = both;

    return rc;
}


/* GRP-10: those that the client may have come along; the others are told.
 * What can be in a compartment is somebody's: it comes with its Patient, and
 * once (TIME-10). */
static uint64_t
fhbd_patients_others(fhbd_job_t *job)
{
    size_t          paths;
    uint64_t        left = 0;
    fhb_type_t      t;
    fhb_typeset_t   may = fhb_query_types(&job->row.query);

    for (t = 0; t < fhb_type_count(); t++) {
        if (job->others.ids[t] == NULL
            || (fhb_typeset_has(&may, t) && !job->row.query.patients_given
                && fhb_compartment_paths(t, &paths) == NULL))
        {
            continue;
        }
        left += fhb_idset_count(job->others.ids[t]);
        fhb_idset_free(job->others.ids[t]);
        job->others.ids[t] = NULL;
    }

    return left;
}


/* GRP-01..05 */
static fhb_err_t
fhbd_patients_members(fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_members_t  counts;

    rc = fhbd_members(job->source->ops, job->snap, fhb_cstr(job->row.group),
                      fhb_cstr(job->row.base), job->row.transaction_time,
                      job->gone, job->row.query.since, job->newcomers,
                      &job->others, &counts, err);
    if (rc == FHB_OK) {
        rc = job->source->ops->patients(job->snap, job->gone, job->patients,
                                        &job->cancel, err);
    }

    if (rc == FHB_OK) {
        job->left_out[0] = fhb_idset_count(job->gone)
                           - fhb_idset_count(job->patients);
        job->left_out[1] = counts.missing_groups;
        job->left_out[2] = counts.unreadable;
        job->left_out[3] = fhbd_patients_others(job) + counts.not_patients;
    }

    return rc;
}


/* TOMB-06: whose deletions are told.  Patients that were deleted themselves
 * are looked for; members of a Group are known by the Group. */

static fhb_err_t
fhbd_patients_gone_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    return fhb_idset_add(arg, row->id, err);
}


static fhb_err_t
fhbd_patients_gone_broken(void *arg, fhb_type_t type, fhb_str_t id,
    const char *reason, fhb_error_t *err)
{
    (void) arg;
    (void) type;
    (void) id;
    (void) reason;
    (void) err;

    return FHB_OK;                  /* told when deletions are read for good */
}


static fhb_err_t
fhbd_patients_gone(fhbd_job_t *job, fhb_error_t *err)
{
    size_t                    i, pos = 0;
    fhb_err_t                 rc;
    fhb_str_t                 id;
    fhbd_plan_t               plan = { 0 };
    fhbd_want_t               want = { .query = fhb_query_none() };
    fhbd_sink_t               sink = { job->gone, fhbd_patients_gone_row,
                                       fhbd_patients_gone_broken };
    fhbd_reader_t            *reader = NULL;
    const fhbd_source_ops_t  *ops = job->source->ops;

    fhb_typeset_add(&want.query.types, job->rules.type_patient);
    want.level = FHB_LEVEL_SYSTEM;
    want.base = fhb_cstr(job->row.base);
    want.deleted = true;

    rc = ops->plan(job->snap, &want, &plan, &job->cancel, err);
    if (rc == FHB_OK && plan.n > 0) {
        rc = ops->reader_open(job->snap, NULL, &reader, err);
    }

    for (i = 0; rc == FHB_OK && i < plan.n; i++) {
        rc = ops->read(reader, &want, &plan.parts[i], &sink, &job->cancel,
                       err);
    }

    if (reader != NULL) {
        ops->reader_close(reader);
    }
    fhbd_plan_free(&plan);

    while (rc == FHB_OK && fhb_idset_next(job->patients, &pos, &id)) {
        rc = fhb_idset_add(job->gone, id, err);
    }

    return rc;
}


/* does the job tell of deletions? (MAN-16) */
bool
fhbd_export_deletions(const fhbd_job_t *job)
{
    return job->row.query.since != FHB_INSTANT_NONE
           && job->source->ops->remembers != NULL
           && job->source->ops->remembers(job->source);
}


static fhb_err_t
fhbd_patients_find(fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t     rc;
    fhb_str_t     rest, id;
    fhb_idset_t  *named = NULL;

    if (job->row.level == FHB_LEVEL_GROUP) {
        return fhbd_patients_members(job, err);
    }

    if (!job->row.query.patients_given) {
        return job->source->ops->patients(job->snap, NULL, job->patients,
                                          &job->cancel, err);
    }

    named = fhb_idset_new();
    if (named == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the patients");
    }

    rc = FHB_OK;
    rest = fhb_cstr(job->row.query.patients);

    while (rc == FHB_OK && fhb_query_line(&rest, &id)) {
        rc = fhb_idset_add(named, id, err);
    }

    if (rc == FHB_OK) {
        rc = job->source->ops->patients(job->snap, named, job->patients,
                                        &job->cancel, err);
    }
    fhb_idset_free(named);

    return rc;
}


fhb_err_t
fhbd_export_patients(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_error_t *err)
{
    bool       keep;
    fhb_err_t  rc;

    /* organized output names Patients by where they stand in the list */
    keep = job->row.level == FHB_LEVEL_GROUP || job->row.query.organized;

    if (job->row.level == FHB_LEVEL_SYSTEM && !job->row.query.organized) {
        return FHB_OK;
    }

    job->patients = fhb_idset_new();
    job->newcomers = fhb_idset_new();
    job->gone = fhb_idset_new();

    if (job->patients == NULL || job->newcomers == NULL || job->gone == NULL)
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the patients");
    }

    memset(job->left_out, 0, sizeof(job->left_out));

    rc = keep ? fhbd_list_load(jobs, job, err) : FHB_ENOTFOUND;
    if (rc != FHB_ENOTFOUND) {
        return rc == FHB_OK ? fhbd_patients_left_out(jobs, job, err) : rc;
    }

    rc = fhbd_patients_find(job, err);

    if (rc == FHB_OK && job->row.level == FHB_LEVEL_PATIENT
        && fhbd_export_deletions(job))
    {
        rc = fhbd_patients_gone(job, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_patients_named(job, &job->patients, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_patients_named(job, &job->newcomers, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_patients_named(job, &job->gone, err);
    }

    if (rc == FHB_OK && keep) {
        rc = fhbd_list_save(job, err);
    }

    return rc == FHB_OK ? fhbd_patients_left_out(jobs, job, err) : rc;
}
