/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What operators see of the jobs: counts, the list, one of them.
 */

#include "fhbd_job_int.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../common/fhb_limits.h"
#include "../common/fhb_outcome.h"


fhbd_job_counts_t
fhbd_jobs_counts(fhbd_jobs_t *jobs)
{
    fhbd_job_t         *job;
    fhbd_job_counts_t   n = { 0 };

    pthread_mutex_lock(&jobs->lock);

    for (job = jobs->first; job != NULL; job = job->next) {
        switch (job->row.state) {
        case FHBD_JOB_QUEUED:
            n.queued += !job->hidden;
            break;
        case FHBD_JOB_RUNNING:
            n.running++;
            break;
        case FHBD_JOB_COMPLETE:
            n.complete++;
            break;
        default:
            n.failed++;
        }
    }

    pthread_mutex_unlock(&jobs->lock);

    return n;
}


void
fhbd_jobs_list(fhbd_jobs_t *jobs, fhb_buf_t *out)
{
    char         created[FHB_INSTANT_MAX];
    uint64_t     rows;
    unsigned     percent;
    fhbd_job_t  *job;

    fhb_buf_addc(out, '[');

    pthread_mutex_lock(&jobs->lock);

    for (job = jobs->first; job != NULL; job = job->next) {
        if (job->hidden) {
            continue;
        }

        percent = job->row.state == FHBD_JOB_COMPLETE
                  ? 100 : fhbd_poll_percent(jobs, job, &rows);
        fhb_instant_format(job->row.created, created);

        if (out->len > 1) {
            fhb_buf_addc(out, ',');
        }
        fhb_buf_addf(out, "{\"id\":\"%s\",\"tenant\":", job->row.id);
        fhb_buf_add_json(out, fhb_cstr(job->row.tenant));
        fhb_buf_adds(out, ",\"client\":");
        fhb_buf_add_json(out, fhb_cstr(job->row.client));
        fhb_buf_addf(out, ",\"level\":\"%s\",\"state\":\"%s\","
                     "\"percent\":%u,\"created\":\"%s\"}",
                     fhb_level_name(job->row.level),
                     fhbd_job_state_name(job->row.state), percent, created);
    }

    pthread_mutex_unlock(&jobs->lock);

    fhb_buf_addc(out, ']');
}


static void
fhbd_show_time(fhb_buf_t *out, const char *name, fhb_instant_t t)
{
    char  text[FHB_INSTANT_MAX];

    if (t != FHB_INSTANT_NONE) {
        fhb_instant_format(t, text);
        fhb_buf_addf(out, ",\"%s\":\"%s\"", name, text);
    }
}


static void
fhbd_show_types(fhb_buf_t *out, const char *name, const fhb_typeset_t *types)
{
    bool        first = true;
    fhb_type_t  t;

    fhb_buf_addf(out, ",\"%s\":[", name);

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            fhb_buf_addf(out, "%s\"%s\"", first ? "" : ",",
                         fhb_type_name(t).ptr);
            first = false;
        }
    }

    fhb_buf_addc(out, ']');
}


static void
fhbd_show_row(fhb_buf_t *out, const fhbd_job_row_t *row, unsigned percent)
{
    fhb_typeset_t  types, limited;

    fhb_buf_addf(out, "{\"id\":\"%s\",\"tenant\":", row->id);
    fhb_buf_add_json(out, fhb_cstr(row->tenant));
    fhb_buf_adds(out, ",\"client\":");
    fhb_buf_add_json(out, fhb_cstr(row->client));
    fhb_buf_addf(out, ",\"level\":\"%s\"", fhb_level_name(row->level));

    if (row->level == FHB_LEVEL_GROUP) {
        fhb_buf_adds(out, ",\"group\":");
        fhb_buf_add_json(out, fhb_cstr(row->group));
    }

    fhb_buf_addf(out, ",\"state\":\"%s\",\"percent\":%u",
                 fhbd_job_state_name(row->state), percent);

    fhbd_show_time(out, "created", row->created);
    fhbd_show_time(out, "started", row->started);
    fhbd_show_time(out, "transactionTime", row->transaction_time);
    fhbd_show_time(out, "finished", row->finished);
    fhbd_show_time(out, "expires", row->expires == 0 ? FHB_INSTANT_NONE
                                   : row->expires * FHB_USEC);

    types = fhb_query_types(&row->query);
    fhbd_show_types(out, "types", &types);

    /* not what they are limited to: that may name patients */
    limited = fhb_limits_types(fhb_cstr(row->query.limits));
    if (!fhb_typeset_empty(&limited)) {
        fhbd_show_types(out, "limited", &limited);
    }

    if (row->state == FHBD_JOB_FAILED) {
        fhb_buf_addf(out, ",\"error\":{\"status\":%d,\"code\":\"%s\","
                     "\"text\":", row->status,
                     fhb_issue_code_name((fhb_issue_code_t) row->issue));
        fhb_buf_add_json(out, fhb_cstr(row->message));
        fhb_buf_addc(out, '}');
    }
}


static uint64_t
fhbd_show_count(const fhbd_file_row_t *f)
{
    return f->file.count;
}


static uint64_t
fhbd_show_size(const fhbd_file_row_t *f)
{
    return f->file.size;
}


static const char *
fhbd_show_name(const fhbd_file_t *f)
{
    switch (f->kind) {
    case FHBD_FILE_MESSAGES:
        return "OperationOutcome";
    case FHBD_FILE_DELETED:
        return "Bundle";
    case FHBD_FILE_ORGANIZED:
        return "organized";
    default:
        return fhb_type_name(f->type).ptr;
    }
}


/* by type; the store sorts the files by it, those without one by kind */
static void
fhbd_show_sums(fhb_buf_t *out, const char *name, const fhbd_file_row_t *files,
    size_t n, uint64_t (*value)(const fhbd_file_row_t *f))
{
    size_t       i;
    uint64_t     sum = 0;
    const char  *comma = "";

    fhb_buf_addf(out, ",\"%s\":{", name);

    for (i = 0; i < n; i++) {
        sum += value(&files[i]);

        if (i + 1 < n && files[i + 1].file.type == files[i].file.type
            && files[i + 1].file.kind == files[i].file.kind)
        {
            continue;
        }

        fhb_buf_addf(out, "%s\"%s\":%" PRIu64, comma,
                     fhbd_show_name(&files[i].file), sum);
        comma = ",";
        sum = 0;
    }

    fhb_buf_addc(out, '}');
}


fhb_err_t
fhbd_jobs_show(fhbd_jobs_t *jobs, fhb_str_t id, fhb_buf_t *out,
    fhb_error_t *err)
{
    size_t            n;
    uint64_t          rows;
    unsigned          percent = 100;
    fhb_err_t         rc;
    fhbd_job_t       *job;
    fhbd_job_row_t    row;
    fhbd_file_row_t  *files;

    pthread_mutex_lock(&jobs->lock);

    job = fhbd_jobs_by_id(jobs, id);
    if (job == NULL) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOTFOUND, "no such job");
    }

    if (job->row.state != FHBD_JOB_COMPLETE) {
        percent = fhbd_poll_percent(jobs, job, &rows);
    }

    if (!fhbd_job_row_copy(&row, &job->row)) {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a job's state");
    }

    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_store_files(jobs->store, row.id, &files, &n, err);

    if (rc == FHB_OK) {
        fhbd_show_row(out, &row, percent);
        fhb_buf_addf(out, ",\"files\":%zu", n);
        fhbd_show_sums(out, "counts", files, n, fhbd_show_count);
        fhbd_show_sums(out, "sizes", files, n, fhbd_show_size);
        fhb_buf_addc(out, '}');
        free(files);
    }

    fhbd_job_row_free(&row);

    return rc;
}
