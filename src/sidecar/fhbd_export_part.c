/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One part: rows from the source into files, files under their final names,
 * then into the store.  A crash before the store's commit leaves files that
 * nobody lists and the next plan removes; after it the part is done.
 */

#include "fhbd_job_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"

/* kinds of defects told apart in a part's messages */
#define FHBD_DEFECTS  32


typedef struct {
    fhb_type_t   type;
    const char  *reason;            /* static */
    uint64_t     count;
} fhbd_defect_t;

typedef struct {
    fhbd_worker_t  *worker;
    fhbd_defect_t   defects[FHBD_DEFECTS];
    size_t          defects_n;
    uint64_t        broken;
    bool            write_failed;
} fhbd_part_run_t;


static fhb_err_t
fhbd_part_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_part_run_t  *run = arg;
    fhbd_worker_t    *w = run->worker;

    rc = fhbd_writer_add(w->writer, row->type, row->body, row->one_line, err);
    if (rc != FHB_OK) {
        run->write_failed = true;
        return rc;
    }

    atomic_store_explicit(&w->live_rows, fhbd_writer_count(w->writer),
                          memory_order_relaxed);
    atomic_store_explicit(&w->live_bytes, fhbd_writer_bytes(w->writer),
                          memory_order_relaxed);

    return FHB_OK;
}


/* MAN-12: counted by type and reason; no ids, since a resource that cannot
 * be read cannot be shown to belong to the client's patients either */
static fhb_err_t
fhbd_part_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    size_t            i;
    fhbd_part_run_t  *run = arg;

    (void) id;
    (void) err;

    run->broken++;

    for (i = 0; i < run->defects_n; i++) {
        if (run->defects[i].type == type
            && strcmp(run->defects[i].reason, reason) == 0)
        {
            break;
        }
    }

    if (i == run->defects_n) {
        if (run->defects_n == FHBD_DEFECTS) {
            i--;                        /* the rest goes with the last kind */
        } else {
            run->defects[i] = (fhbd_defect_t) { type, reason, 0 };
            run->defects_n++;
        }
    }

    run->defects[i].count++;

    return FHB_OK;
}


/* lines for the message file; the array is the caller's to free */
static fhbd_message_t *
fhbd_part_messages(const fhbd_part_run_t *run, unsigned part)
{
    size_t                i;
    fhbd_message_t       *m;
    const fhbd_defect_t  *d;

    m = calloc(run->defects_n + 1, sizeof(fhbd_message_t));

    for (i = 0; m != NULL && i < run->defects_n; i++) {
        d = &run->defects[i];
        m[i].severity = FHB_SEV_ERROR;
        m[i].code = FHB_ISSUE_PROCESSING;
        m[i].part = part;
        (void) snprintf(m[i].text, sizeof(m[i].text),
                        "%s: %llu could not be exported: %s.",
                        d->type == FHB_TYPE_NONE ? "Resources"
                                                 : fhb_type_name(d->type).ptr,
                        (unsigned long long) d->count, d->reason);
    }

    return m;
}


/* files get their numbers, names and a place in the store */
static fhb_err_t
fhbd_part_seal(fhbd_worker_t *w, fhbd_job_t *job, fhbd_part_row_t *part,
    const fhbd_part_run_t *run, const fhbd_file_t *files, size_t n,
    fhb_error_t *err)
{
    size_t            i;
    fhb_err_t         rc;
    fhbd_jobs_t      *jobs = w->jobs;
    fhbd_message_t   *messages;
    fhbd_file_row_t  *rows;

    rows = calloc(n + 1, sizeof(fhbd_file_row_t));
    messages = fhbd_part_messages(run, part->no);

    if (rows == NULL || messages == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a part's files");
        goto done;
    }

    pthread_mutex_lock(&jobs->lock);

    part->rows = part->bytes = 0;
    part->broken = run->broken;

    for (i = 0; i < n; i++) {
        rows[i].file = files[i];
        rows[i].part = part->no;
        rows[i].number = ++job->numbers[files[i].type];
        part->rows += files[i].count;
        part->bytes += files[i].size;
    }

    pthread_mutex_unlock(&jobs->lock);

    if (atomic_load(&job->cancel)) {
        rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
        goto done;
    }

    rc = fhbd_jobdir_publish(&job->dir, rows, n, err);
    if (rc == FHB_OK) {
        rc = fhbd_store_part_done(jobs->store, job->row.id, part, rows, n,
                                  messages, run->defects_n, err);
        if (rc == FHB_ENOTFOUND) {
            rc = FHB_ECANCEL;           /* deleted a moment ago */
        }
    }

done:

    free(messages);
    free(rows);

    return rc;
}


/* the range cannot be read whatever we do: its resources are counted as
 * missing and the job goes on without them (MAN-12, MAN-13) */
static bool
fhbd_part_give_up(fhbd_part_run_t *run, const fhbd_part_row_t *part,
    fhb_err_t rc)
{
    if (run->write_failed
        || (rc != FHB_EDB && rc != FHB_EPARAM && rc != FHB_EJSON
            && rc != FHB_EPROTO))
    {
        return false;
    }

    run->broken = part->part.est_rows > 0 ? part->part.est_rows : 1;
    run->defects[0] = (fhbd_defect_t) {
        part->part.type, "the data source refused to read them", run->broken
    };
    run->defects_n = 1;

    return true;
}


void
fhbd_export_begin(fhbd_worker_t *w, const fhbd_job_t *job, unsigned part)
{
    fhbd_writer_conf_t  wc;
    const fhbd_conf_t  *conf = fhbd_jobs_conf(w->jobs);

    wc.tmp_dirfd = job->dir.tmp;
    wc.part = part;
    wc.gzip = job->row.gzip;
    wc.max_count = conf->max_file_resources;
    wc.max_size = conf->max_file_size;

    fhbd_writer_begin(w->writer, &wc);
}


fhb_err_t
fhbd_export_part(fhbd_worker_t *w, fhbd_job_t *job, fhbd_part_row_t *part,
    fhb_error_t *err)
{
    size_t              n = 0;
    fhb_err_t           rc;
    fhbd_jobs_t        *jobs = w->jobs;
    fhbd_sink_t         sink;
    fhbd_part_run_t     run = { 0 };
    const fhbd_file_t  *files = NULL;

    if (w->reader == NULL) {
        rc = job->source->ops->reader_open(job->snap, &w->reader, err);
        if (rc != FHB_OK) {
            w->reader = NULL;

            /* the snapshot can no longer be joined: a new one is needed */
            pthread_mutex_lock(&jobs->lock);
            job->lost = true;
            pthread_mutex_unlock(&jobs->lock);
            return rc;
        }
    }

    run.worker = w;
    sink.arg = &run;
    sink.row = fhbd_part_row;
    sink.broken = fhbd_part_broken;

    fhbd_export_begin(w, job, part->no);

    rc = job->source->ops->read(w->reader, &job->want, &part->part, &sink,
                                &job->cancel, err);
    if (rc == FHB_OK) {
        rc = fhbd_writer_finish(w->writer, &files, &n, err);

    } else if (fhbd_part_give_up(&run, part, rc)) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "part %u given up: %s",
                 part->no, err->text);
        fhbd_writer_abort(w->writer);
        job->source->ops->reader_close(w->reader);
        w->reader = NULL;
        rc = FHB_OK;
    }

    if (rc == FHB_OK) {
        rc = fhbd_part_seal(w, job, part, &run, files, n, err);
    }

    if (rc != FHB_OK) {
        fhbd_writer_abort(w->writer);

        /* the next try joins the snapshot anew, if it is still there */
        if (w->reader != NULL) {
            job->source->ops->reader_close(w->reader);
            w->reader = NULL;
        }
    }

    return rc;
}
