/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One part: rows from the source into files, files under their final names,
 * then into the store.  A crash before the store's commit leaves files that
 * nobody lists and the next plan removes; after it the part is done.
 */

#include "fhbd_export_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"

/* messages of a part besides its defects */
#define FHBD_PART_NOTES  2


static void
fhbd_part_note(fhbd_message_t *m, fhb_issue_code_t code, uint64_t n,
    const char *fmt)
{
    m->severity = FHB_SEV_WARNING;
    m->code = code;
    (void) snprintf(m->text, sizeof(m->text), fmt, (unsigned long long) n);
}


/* lines for the message file; the array is the caller's to free */
static fhbd_message_t *
fhbd_part_messages(const fhbd_part_run_t *run, size_t *n)
{
    size_t                i;
    fhbd_message_t       *m;
    const fhbd_form_t    *form = &run->worker->form;
    const fhbd_defect_t  *d;

    *n = 0;
    m = calloc(run->defects_n + FHBD_PART_NOTES + fhbd_form_notes(form, NULL),
               sizeof(fhbd_message_t));
    if (m == NULL) {
        return NULL;
    }

    for (i = 0; i < run->defects_n; i++) {
        d = &run->defects[i];
        m[i].severity = FHB_SEV_ERROR;
        m[i].code = FHB_ISSUE_PROCESSING;
        (void) snprintf(m[i].text, sizeof(m[i].text),
                        "%s: %llu could not be exported: %s.",
                        d->type == FHB_TYPE_NONE ? "Resources"
                                                 : fhb_type_name(d->type).ptr,
                        (unsigned long long) d->count, d->reason);
    }

    if (run->astray > 0) {                                      /* TOMB-04 */
        fhbd_part_note(&m[i++], FHB_ISSUE_INCOMPLETE, run->astray,
                       "The list of deletions may be incomplete: of %llu it "
                       "is not known whose they were.");
    }

    if (run->elsewhere > 0) {                                   /* ATT-04 */
        fhbd_part_note(&m[i++], FHB_ISSUE_NOT_SUPPORTED, run->elsewhere,
                       "Attachments: %llu are on other servers, which may "
                       "ask for other credentials.");
    }

    i += fhbd_form_notes(form, &m[i]);

    *n = i;
    while (i-- > 0) {
        m[i].part = run->part;
    }

    return m;
}


/* files get their numbers, names and a place in the store */
static fhb_err_t
fhbd_part_seal(fhbd_worker_t *w, fhbd_job_t *job, fhbd_part_row_t *part,
    const fhbd_part_run_t *run, const fhbd_file_t *files, size_t n,
    fhb_error_t *err)
{
    size_t            i, messages_n;
    fhb_err_t         rc;
    fhbd_jobs_t      *jobs = w->jobs;
    fhbd_message_t   *messages;
    fhbd_file_row_t  *rows;

    rows = calloc(n + 1, sizeof(fhbd_file_row_t));
    messages = fhbd_part_messages(run, &messages_n);

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
        rows[i].number = ++job->numbers[fhbd_export_number(&files[i])];
        if (files[i].kind == FHBD_FILE_RESOURCES
            || files[i].kind == FHBD_FILE_ORGANIZED)
        {
            part->rows += files[i].count;
            part->bytes += files[i].size;
        }
    }

    pthread_mutex_unlock(&jobs->lock);

    if (atomic_load(&job->cancel)) {
        rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
        goto done;
    }

    rc = fhbd_jobdir_publish(&job->dir, rows, n, err);
    if (rc == FHB_OK) {
        rc = fhbd_store_part_done(jobs->store, job->row.id, part, rows, n,
                                  messages, messages_n, err);
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
    fhbd_form_begin(&run->worker->form);

    return true;
}


unsigned
fhbd_export_number(const fhbd_file_t *file)
{
    return file->kind == FHBD_FILE_RESOURCES ? file->type
                                             : FHB_TYPES_MAX + file->kind;
}


void
fhbd_export_begin(fhbd_worker_t *w, const fhbd_job_t *job, unsigned part)
{
    fhbd_writer_conf_t  wc;
    const fhbd_conf_t  *conf = fhbd_jobs_conf(w->jobs);
    const fhb_query_t  *q = &job->row.query;

    wc.tmp_dirfd = job->dir.tmp;
    wc.part = part;
    wc.gzip = job->row.gzip;
    wc.xml = q->xml;
    wc.max_count = conf->max_file_resources;
    wc.max_size = conf->max_file_size;

    /* PART-11 */
    if (q->max_file_size > 0 && q->max_file_size < wc.max_size) {
        wc.max_size = q->max_file_size;
    }
    if (q->min_file_size > 0) {
        wc.max_count = UINT64_MAX;
    }

    fhbd_form_begin(&w->form);
    fhbd_writer_begin(w->writer, &wc);
    fhbd_keep_begin(w->keep, job->dir.tmp, part);
}


/* the reader of the job's snapshot, opened when there is none yet */
static fhb_err_t
fhbd_part_reader(fhbd_worker_t *w, fhbd_job_t *job, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (w->place->reader != NULL) {
        return FHB_OK;
    }

    rc = job->source->ops->reader_open(job->snap, &job->cancel,
                                       &w->place->reader, err);
    if (rc != FHB_OK) {
        w->place->reader = NULL;

        /* the snapshot can no longer be joined: a new one is needed */
        pthread_mutex_lock(&w->jobs->lock);
        job->lost = true;
        pthread_mutex_unlock(&w->jobs->lock);
    }

    return rc;
}


static fhb_err_t
fhbd_part_read(fhbd_part_run_t *run, const fhbd_part_row_t *part,
    fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_job_t    *job = run->job;
    fhbd_sink_t    sink;

    if (run->phase == FHBD_PHASE_ORGANIZE) {
        return fhbd_organize_read(run, part->part.spec, err);
    }

    if (run->phase == FHBD_PHASE_ATTACHMENTS
        && fhb_str_starts(fhb_cstr(part->part.spec), FHBD_ELSEWHERE_SPEC))
    {
        return fhbd_elsewhere_read(run, part->part.spec, err);
    }

    sink.arg = run;
    sink.row = fhbd_row_way(run);
    sink.broken = fhbd_row_broken;

    rc = job->source->ops->read(run->worker->place->reader, &job->want, &part->part,
                                &sink, &job->cancel, err);

    return rc == FHB_OK ? fhbd_deleted_flush(run, err) : rc;
}


/* the source gave all: everything on the disk, for good */
static fhb_err_t
fhbd_part_finish(const fhbd_part_run_t *run, const fhbd_file_t **files,
    size_t *n, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_writer_finish(run->worker->writer, files, n, err);
    if (rc == FHB_OK) {
        rc = fhbd_keep_finish(run->worker->keep, err);
    }

    return rc == FHB_OK && run->phase == FHBD_PHASE_ATTACHMENTS
           ? fhbd_attach_finish(run->job, err) : rc;
}


/* the next try joins the snapshot anew, if it is still there */
static void
fhbd_part_reader_close(fhbd_worker_t *w, fhbd_job_t *job)
{
    if (w->place->reader != NULL) {
        job->source->ops->reader_close(w->place->reader);
        w->place->reader = NULL;
    }
}


/* all rows are in, or there will be none: somebody else may read on while this
 * thread seals */
static void
fhbd_part_place_give(fhbd_worker_t *w)
{
    pthread_mutex_lock(&w->jobs->lock);
    fhbd_place_give(w->jobs, w->place);
    w->place = NULL;
    pthread_mutex_unlock(&w->jobs->lock);
}


fhb_err_t
fhbd_export_part(fhbd_worker_t *w, fhbd_job_t *job, fhbd_part_row_t *part,
    fhb_error_t *err)
{
    size_t              n = 0;
    fhb_err_t           rc;
    fhbd_part_run_t     run = { .worker = w, .job = job, .part = part->no,
                                .phase = (fhbd_phase_t) part->phase };
    const fhbd_file_t  *files = NULL;

    rc = fhbd_part_reader(w, job, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_idset_free(w->refs);
    w->refs = fhb_idset_new();
    if (w->refs == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a part");
    }

    fhbd_export_begin(w, job, part->no);

    rc = fhbd_part_read(&run, part, err);
    if (rc != FHB_OK) {
        fhbd_part_reader_close(w, job);
    }

    if (rc == FHB_OK) {
        fhbd_part_place_give(w);
        rc = fhbd_part_finish(&run, &files, &n, err);

    } else if (fhbd_part_give_up(&run, part, rc)) {
        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "part %u given up: %s",
                 part->no, err->text);
        fhbd_writer_abort(w->writer);
        fhbd_keep_abort(w->keep);
        rc = FHB_OK;
    }

    if (rc == FHB_OK) {
        rc = fhbd_part_seal(w, job, part, &run, files, n, err);
    }

    if (rc != FHB_OK) {
        fhbd_writer_abort(w->writer);
        fhbd_keep_abort(w->keep);
    }

    fhb_buf_free(&run.bundle);
    fhb_buf_free(&run.targets);

    return rc;
}
