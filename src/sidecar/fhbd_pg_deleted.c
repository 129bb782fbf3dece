/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Deletions that the table still knows: rows of deleted.sql (TOMB-01).
 */

#include "fhbd_pg_store.h"

/* PostgreSQL counts microseconds from 2000-01-01 */
#define FHBD_PG_EPOCH  (946684800LL * FHB_USEC)

/* what can be written as a FHIR instant: years 1 to 9999 */
#define FHBD_PG_FIRST  (-62135596800LL * FHB_USEC)
#define FHBD_PG_LAST   (253402300800LL * FHB_USEC - 1)


bool
fhbd_pg_remembers(const fhbd_source_t *source)
{
    const fhbd_pg_source_t  *src = (const fhbd_pg_source_t *) source;

    return src->profile->deleted.text != NULL
           && source->tenant->pg_deleted_column != NULL;
}


/* a timestamptz in binary form */
static fhb_err_t
fhbd_pg_instant(fhb_str_t field, fhb_instant_t *out, fhb_error_t *err)
{
    int64_t   at;
    uint64_t  bits = 0;

    if (field.len != sizeof(bits)) {
        return fhb_fail(err, FHB_EDB, "deleted.sql gives no timestamptz as "
                        "\"updated\"");
    }

    for (size_t i = 0; i < sizeof(bits); i++) {
        bits = bits << 8 | (unsigned char) field.ptr[i];
    }
    at = (int64_t) bits;

    /* "infinity" and what is near it */
    if (at > FHBD_PG_LAST - FHBD_PG_EPOCH) {
        at = FHBD_PG_LAST - FHBD_PG_EPOCH;
    }
    if (at < FHBD_PG_FIRST - FHBD_PG_EPOCH) {
        at = FHBD_PG_FIRST - FHBD_PG_EPOCH;
    }

    *out = at + FHBD_PG_EPOCH;

    return FHB_OK;
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

    rc = fhbd_pg_row_decode(run->sql, src->base.tenant->pg_body_type, fields,
                            &row, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_row_type(run, row.type, &out.type, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_instant(row.updated, &out.updated, err);
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
