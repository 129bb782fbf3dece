/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Output by Patient (ORG rows): the records of blocks (fhbd_export_blocks.c),
 * sorted, say in which order the bodies are copied out.  Memory is one block's
 * list of references; the records take 24 bytes of page cache each.
 */

#include "fhbd_export_int.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FHBD_ORGANIZE_DEPTH  3          /* CMP-05, ORG-06 */


/* the parts of the phase */

static fhb_err_t
fhbd_organize_part(fhbd_plan_t *plan, size_t from, size_t to, uint64_t bytes,
    fhb_error_t *err)
{
    char  spec[64];

    (void) snprintf(spec, sizeof(spec), "blocks %zu..%zu", from, to);

    return fhbd_plan_add(plan, FHB_TYPE_NONE, spec, true, to - from, bytes,
                         err);
}


fhb_err_t
fhbd_organize_plan(fhbd_job_t *job, const unsigned *parts, size_t n,
    uint64_t part_size, fhbd_plan_t *plan, fhb_error_t *err)
{
    size_t               i, from = 0;
    uint64_t             bytes = 0;
    fhb_err_t            rc;
    const fhbd_block_t  *b, *before = NULL;

    rc = fhbd_table_open(job->dir.tmp, FHBD_KEEP_BLOCKS, parts, n,
                         &job->blocks, err);
    if (rc == FHB_OK) {
        rc = fhbd_table_open(job->dir.tmp, FHBD_KEEP_NAMED, parts, n,
                             &job->named, err);
    }

    /* ORG-04: a block is never in two parts */
    for (i = 0; rc == FHB_OK && i < job->blocks.n; i++) {
        b = fhbd_table_at(&job->blocks, i);

        if (bytes >= part_size
            && memcmp(b->patient, before->patient, sizeof(b->patient)) != 0)
        {
            rc = fhbd_organize_part(plan, from, i, bytes, err);
            from = i;
            bytes = 0;
        }

        bytes += fhbd_get(b->len, sizeof(b->len)) + 1;
        before = b;
    }

    if (rc == FHB_OK && from < job->blocks.n) {
        rc = fhbd_organize_part(plan, from, job->blocks.n, bytes, err);
    }

    return rc;
}


/* copying out */

typedef struct {
    fhbd_part_run_t  *run;
    fhb_buf_t         body;
    unsigned          part;             /* whose bodies are open */
    int               fd;
    uint64_t          max;              /* bytes of a file */
    unsigned char     patient[4];       /* of the block */
    fhb_buf_t         header;           /* ORG-02 */
    uint64_t          block;            /* bytes of it so far */
    fhb_idset_t      *seen;             /* named ones in the block */
    fhb_buf_t         queue;            /* fhbd_named_t, to be written */
    fhb_buf_t         depths;           /* of these, a byte each */
    unsigned          depth;            /* of what is being written */
    fhb_err_t         rc;
    fhb_error_t      *err;
} fhbd_organize_t;


static fhb_err_t
fhbd_organize_fetch(fhbd_organize_t *o, unsigned part, uint64_t at,
    size_t len, fhb_error_t *err)
{
    size_t     got;
    ssize_t    n;
    fhb_err_t  rc;

    if (o->fd == -1 || o->part != part) {
        if (o->fd != -1) {
            (void) close(o->fd);
        }
        o->part = part;
        rc = fhbd_keep_open(o->run->job->dir.tmp, part, FHBD_KEEP_BODIES,
                            &o->fd, err);
        if (rc != FHB_OK) {
            return rc;
        }
        if (o->fd == -1) {
            return fhb_fail(err, FHB_EIO, "a job's records are missing");
        }
    }

    fhb_buf_reset(&o->body);
    if (!fhb_buf_reserve(&o->body, len)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
    }

    for (got = 0; got < len; got += (size_t) n) {
        n = pread(o->fd, o->body.ptr + got, len - got, (off_t) (at + got));
        if (n == -1 && errno == EINTR) {
            n = 0;
        } else if (n == -1) {
            return fhb_fail_errno(err, "a job's records cannot be read");
        } else if (n == 0) {
            return fhb_fail(err, FHB_EIO, "a job's records are cut off");
        }
    }

    o->body.len = len;

    return FHB_OK;
}


/* one line of the block: in the file that is open, or in the next one, which
 * then begins with the header again (ORG-04) */
static fhb_err_t
fhbd_organize_line(fhbd_organize_t *o, fhb_str_t line, bool one_line,
    fhb_error_t *err)
{
    bool            first = o->block == 0;
    size_t          around;
    uint64_t        size;
    fhb_err_t       rc;
    fhbd_writer_t  *w = o->run->worker->writer;

    size = fhbd_writer_size(w, FHBD_FILE_ORGANIZED);
    around = fhbd_writer_around(w);

    if (size > 0 && size + line.len + around
                    + (first ? o->header.len + around : 0) > o->max)
    {
        rc = fhbd_writer_cut(w, FHBD_FILE_ORGANIZED, !first, err);
        if (rc != FHB_OK) {
            return rc;
        }
        first = true;
    }

    if (first) {
        rc = fhbd_writer_add_kind(w, FHBD_FILE_ORGANIZED,
                                  fhb_buf_str(&o->header), true, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    o->block += line.len + around;

    rc = fhbd_writer_add_kind(w, FHBD_FILE_ORGANIZED, line, one_line, err);

    atomic_store_explicit(&o->run->worker->live_rows, fhbd_writer_count(w),
                          memory_order_relaxed);
    atomic_store_explicit(&o->run->worker->live_bytes, fhbd_writer_bytes(w),
                          memory_order_relaxed);

    return rc;
}


/* ORG-06: what a line of the block refers to and nobody is a Patient of */
static bool
fhbd_organize_ref(void *arg, const fhb_reference_t *ref)
{
    char                 depth;
    size_t               at;
    fhb_str_t            key;
    fhbd_organize_t     *o = arg;
    unsigned char        hash[FHBD_HASH];
    const fhbd_table_t  *named = &o->run->job->named;

    if (ref->type == FHB_TYPE_NONE || o->depth == FHBD_ORGANIZE_DEPTH) {
        return true;
    }

    o->rc = fhbd_keep_hash(o->run->worker->keep, ref->type, ref->id, hash,
                           o->err);
    if (o->rc != FHB_OK) {
        return false;
    }

    at = fhbd_table_find(named, hash, sizeof(hash));
    key = fhb_str((const char *) hash, sizeof(hash));

    if (at == named->n || fhb_idset_has(o->seen, key)) {
        return true;
    }

    o->rc = fhb_idset_add(o->seen, key, o->err);
    if (o->rc != FHB_OK) {
        return false;
    }

    depth = (char) (o->depth + 1);
    fhb_buf_add(&o->queue, fhbd_table_at(named, at), sizeof(fhbd_named_t));
    fhb_buf_add(&o->depths, &depth, 1);

    if (o->queue.failed || o->depths.failed) {
        o->rc = fhb_fail(o->err, FHB_ENOMEM, "no memory for a block");
    }

    return o->rc == FHB_OK;
}


static fhb_err_t
fhbd_organize_copy(fhbd_organize_t *o, fhb_type_t type, unsigned part,
    uint64_t at, size_t len, fhb_error_t *err)
{
    bool       one_line = false;
    fhb_err_t  rc;
    fhb_str_t  body;

    rc = fhbd_organize_fetch(o, part, at, len, err);
    if (rc != FHB_OK) {
        return fhbd_row_failed(o->run, rc);
    }

    if (o->run->job->named.n > 0) {
        fhb_references_each(fhb_buf_str(&o->body), o->run->job->want.base,
                            fhbd_organize_ref, o);
        if (o->rc != FHB_OK) {
            return fhbd_row_failed(o->run, o->rc);
        }
    }

    body = fhb_buf_str(&o->body);
    rc = fhbd_row_shape(o->run, type, &body, &one_line, err);

    if (rc == FHB_EJSON) {
        return fhbd_row_broken(o->run, type, fhb_str(NULL, 0),
                               "its content is not valid JSON", err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_form(o->run->worker, o->run->job, type, &body, &one_line,
                       err);
        if (rc == FHB_EJSON) {
            return fhbd_row_broken(o->run, type, fhb_str(NULL, 0),
                                   FHBD_NO_XML, err);
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_organize_line(o, body, one_line, err);
    }

    return fhbd_row_failed(o->run, rc);
}


static fhb_err_t
fhbd_organize_end(fhbd_organize_t *o, fhb_error_t *err)
{
    size_t         i;
    fhb_err_t      rc = FHB_OK;
    fhbd_named_t   named;

    for (i = 0; rc == FHB_OK && i < o->depths.len; i++) {
        memcpy(&named, o->queue.ptr + i * sizeof(named), sizeof(named));
        o->depth = (unsigned char) o->depths.ptr[i];

        rc = fhbd_organize_copy(o, (fhb_type_t) fhbd_get(named.type, 2),
                                (unsigned) fhbd_get(named.part, 4),
                                fhbd_get(named.at, 8),
                                (size_t) fhbd_get(named.len, 4), err);
    }

    fhb_buf_reset(&o->queue);
    fhb_buf_reset(&o->depths);

    return rc;
}


/* as the job's files have it */
static fhb_err_t
fhbd_organize_header(fhbd_organize_t *o, fhb_error_t *err)
{
    bool       one_line = true;
    fhb_err_t  rc;
    fhb_str_t  header = fhb_buf_str(&o->header);

    rc = fhbd_form(o->run->worker, o->run->job, FHB_TYPE_NONE, &header,
                   &one_line, err);

    if (rc == FHB_OK && header.ptr != o->header.ptr) {
        fhb_buf_reset(&o->header);
        fhb_buf_addstr(&o->header, header);
        if (o->header.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a block");
        }
    }

    return fhbd_row_failed(o->run, rc);
}


/* ORG-02 */
static fhb_err_t
fhbd_organize_begin(fhbd_organize_t *o, const unsigned char *patient,
    fhb_error_t *err)
{
    size_t     pos = (size_t) fhbd_get(patient, 4);
    fhb_str_t  id;
    fhb_buf_t  reference = { 0 };

    memcpy(o->patient, patient, sizeof(o->patient));
    o->block = 0;
    o->depth = 0;

    fhb_idset_free(o->seen);
    o->seen = fhb_idset_new();
    if (o->seen == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a block");
    }

    if (!fhb_idset_next(o->run->job->patients, &pos, &id)) {
        return fhb_fail(err, FHB_EIO, "a block has no Patient");
    }

    fhb_buf_adds(&reference, "Patient/");
    fhb_buf_addstr(&reference, id);

    fhb_buf_reset(&o->header);
    fhb_buf_adds(&o->header, "{\"resourceType\":\"Parameters\","
                 "\"parameter\":[{\"name\":\"header\","
                 "\"valueReference\":{\"reference\":");
    fhb_buf_add_json(&o->header, fhb_buf_str(&reference));
    fhb_buf_adds(&o->header, "}}]}");

    o->header.failed = o->header.failed || reference.failed;
    fhb_buf_free(&reference);

    return o->header.failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                       "block")
                            : fhbd_organize_header(o, err);
}


static fhb_err_t
fhbd_organize_blocks(fhbd_organize_t *o, size_t from, size_t to,
    fhb_error_t *err)
{
    size_t               i;
    fhb_err_t            rc = FHB_OK;
    const fhbd_block_t  *b, *before;

    for (i = from, before = NULL; rc == FHB_OK && i < to; i++, before = b) {
        b = fhbd_table_at(&o->run->job->blocks, i);

        /* Provenance whose targets are in the same block (TIME-10) */
        if (before != NULL && memcmp(b, before, sizeof(*b)) == 0) {
            continue;
        }

        if (atomic_load_explicit(&o->run->job->cancel, memory_order_relaxed))
        {
            return fhb_fail(err, FHB_ECANCEL, "cancelled");
        }

        if (i == from || memcmp(b->patient, o->patient, 4) != 0) {
            rc = fhbd_organize_end(o, err);
            if (rc == FHB_OK) {
                rc = fhbd_organize_begin(o, b->patient, err);
            }
        }

        o->depth = 0;
        if (rc == FHB_OK) {
            rc = fhbd_organize_copy(o, (fhb_type_t) fhbd_get(b->type, 2),
                                    (unsigned) fhbd_get(b->part, 4),
                                    fhbd_get(b->at, 8),
                                    (size_t) fhbd_get(b->len, 4), err);
        }
    }

    return rc == FHB_OK ? fhbd_organize_end(o, err) : rc;
}


fhb_err_t
fhbd_organize_read(fhbd_part_run_t *run, const char *spec, fhb_error_t *err)
{
    size_t              from, to;
    fhb_err_t           rc;
    fhbd_organize_t     o = { .run = run, .fd = -1, .err = err };
    const fhb_query_t  *q = &run->job->row.query;

    o.max = fhbd_jobs_conf(run->worker->jobs)->max_file_size;
    if (q->max_file_size > 0 && q->max_file_size < o.max) {
        o.max = q->max_file_size;
    }

    if (sscanf(spec, "blocks %zu..%zu", &from, &to) != 2 || from > to
        || to > run->job->blocks.n)
    {
        return fhb_fail(err, FHB_ENOTFOUND, "a part of the plan is "
                        "unreadable");
    }

    rc = fhbd_organize_blocks(&o, from, to, err);

    if (o.fd != -1) {
        (void) close(o.fd);
    }
    fhb_idset_free(o.seen);
    fhb_buf_free(&o.header);
    fhb_buf_free(&o.body);
    fhb_buf_free(&o.queue);
    fhb_buf_free(&o.depths);

    return rc;
}
