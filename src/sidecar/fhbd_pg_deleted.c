/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Deletions that the table still knows: rows of deleted.sql (TOMB-01).
 */

#include "fhbd_pg_store.h"


bool
fhbd_pg_remembers(const fhbd_source_t *source)
{
    return ((const fhbd_pg_source_t *) source)->remembers;
}


fhb_err_t
fhbd_pg_deleted_row(void *arg, const fhb_str_t *fields, fhb_error_t *err)
{
    bool               belongs;
    fhb_err_t          rc;
    fhbd_row_t         out = { .one_line = false };
    fhbd_pg_row_t      row;
    fhbd_pg_run_t     *run = arg;
    fhbd_pg_source_t  *src = run->reader->src;

    rc = fhbd_pg_row_decode(run->sql, src->base.tenant->pg_body_type,
                            &run->reader->room, fields, &row, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_row_type(run, row.type, &out.type, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_instant(run->sql, row.updated, &out.updated, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if (row.id.len == 0) {
        return run->sink->broken(run->sink->arg, out.type, row.id,
                                 "a deletion without id", err);
    }

    out.id = row.id;
    if (row.broken == NULL) {
        out.body = row.body;
        out.one_line = row.one_line;
    }

    rc = fhbd_match_deleted(src->match, run->want, &out, &belongs, err);
    if (rc != FHB_OK || !belongs) {
        return rc;
    }

    return run->sink->row(run->sink->arg, &out, err);
}
