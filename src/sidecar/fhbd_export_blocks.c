/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Output by Patient (ORG rows): while parts are read, bodies go into files of
 * the job's tmp/ with a record for each block that they belong to.
 */

#include "fhbd_export_int.h"

#include <string.h>


typedef struct {
    fhbd_part_run_t  *run;
    fhb_buf_t        *out;
} fhbd_organize_whose_t;


static fhb_err_t
fhbd_organize_patient(void *arg, fhb_str_t id, fhb_error_t *err)
{
    size_t                  at, i;
    unsigned char           pos[4];
    fhbd_organize_whose_t  *whose = arg;

    at = fhb_idset_find(whose->run->job->patients, id);
    if (at == SIZE_MAX) {
        return FHB_OK;                  /* none of the job's */
    }

    fhbd_put(pos, at, sizeof(pos));

    for (i = 0; i < whose->out->len; i += sizeof(pos)) {
        if (memcmp(whose->out->ptr + i, pos, sizeof(pos)) == 0) {
            return FHB_OK;
        }
    }

    fhb_buf_add(whose->out, pos, sizeof(pos));

    return whose->out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                         "resource's Patients") : FHB_OK;
}


fhb_err_t
fhbd_organize_patients(fhbd_part_run_t *run, const fhbd_row_t *row,
    fhb_buf_t *out, fhb_error_t *err)
{
    fhbd_organize_whose_t  whose = { run, out };

    return fhbd_match_each(run->job->rules.match, row->type, row->id,
                           row->body, run->job->want.base,
                           fhbd_organize_patient, &whose, err);
}


static fhb_err_t
fhbd_organize_named(fhbd_part_run_t *run, const fhbd_row_t *row,
    uint64_t at, size_t len, fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_keep_t   *keep = run->worker->keep;
    fhbd_named_t   named;

    rc = fhbd_keep_hash(keep, row->type, row->id, named.hash, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhbd_put(named.part, run->part, sizeof(named.part));
    fhbd_put(named.at, at, sizeof(named.at));
    fhbd_put(named.len, len, sizeof(named.len));
    fhbd_put(named.type, row->type, sizeof(named.type));

    return fhbd_keep_add(keep, FHBD_KEEP_NAMED, &named, sizeof(named), NULL,
                         err);
}


/* the resource in one block; what it is marked with leads Provenance there */
static fhb_err_t
fhbd_organize_block(fhbd_part_run_t *run, const fhbd_row_t *row,
    const char *patient, uint64_t at, size_t len, fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_mark_t    mark;
    fhbd_keep_t   *keep = run->worker->keep;
    fhbd_block_t   block;

    memcpy(block.patient, patient, sizeof(block.patient));
    fhbd_put(block.rank, row->type == run->job->rules.type_patient
                         ? 0 : row->type + 1u, sizeof(block.rank));
    fhbd_put(block.part, run->part, sizeof(block.part));
    fhbd_put(block.at, at, sizeof(block.at));
    fhbd_put(block.len, len, sizeof(block.len));
    fhbd_put(block.type, row->type, sizeof(block.type));

    rc = fhbd_keep_add(keep, FHBD_KEEP_BLOCKS, &block, sizeof(block), NULL,
                       err);
    if (rc != FHB_OK || !run->job->rules.marks
        || run->phase >= FHBD_PHASE_TARGETS)
    {
        return rc;
    }

    rc = fhbd_keep_hash(keep, row->type, row->id, mark.hash, err);
    if (rc != FHB_OK) {
        return rc;
    }
    memcpy(mark.patient, patient, sizeof(mark.patient));

    return fhbd_keep_add(keep, FHBD_KEEP_MARKS, &mark, sizeof(mark), NULL,
                         err);
}


fhb_err_t
fhbd_organize_keep(fhbd_part_run_t *run, const fhbd_row_t *row,
    fhb_str_t body, const fhb_buf_t *patients, fhb_error_t *err)
{
    size_t           i;
    uint64_t         at;
    fhb_err_t        rc = FHB_OK;
    fhb_buf_t        own = { 0 };
    fhbd_worker_t   *w = run->worker;

    /* a record's length is of 32 bits */
    if (body.len > UINT32_MAX) {
        return fhbd_row_broken(run, row->type, row->id, "it is too large",
                               err);
    }

    if (patients == NULL) {
        rc = fhbd_organize_patients(run, row, &own, err);
        patients = &own;
    }

    if (rc == FHB_EJSON) {
        fhb_buf_free(&own);
        return fhbd_row_broken(run, row->type, row->id,
                               "its references cannot be read", err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_keep_add(w->keep, FHBD_KEEP_BODIES, body.ptr, body.len, &at,
                           err);
    }

    /* ORG-06: what has no Patient waits for somebody who refers to it */
    if (rc == FHB_OK && patients->len == 0) {
        rc = fhbd_organize_named(run, row, at, body.len, err);
    }

    for (i = 0; rc == FHB_OK && i < patients->len; i += 4) {
        rc = fhbd_organize_block(run, row, patients->ptr + i, at, body.len,
                                 err);
    }

    fhb_buf_free(&own);

    if (rc == FHB_OK) {
        /* rows count when they are written */
        atomic_fetch_add_explicit(&w->live_bytes, body.len + 1,
                                  memory_order_relaxed);
    }

    return fhbd_row_failed(run, rc);
}
