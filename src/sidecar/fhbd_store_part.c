/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: parts of a plan.
 */

#include "fhbd_store_sql.h"

#include <stdlib.h>


void
fhbd_part_rows_free(fhbd_part_row_t *rows, size_t n)
{
    size_t  i;

    for (i = 0; i < n; i++) {
        free(rows[i].part.spec);
    }

    free(rows);
}


const char *
fhbd_store_type_name(fhb_type_t type)
{
    return type == FHB_TYPE_NONE ? "" : fhb_type_name(type).ptr;
}


fhb_err_t
fhbd_store_type(fhbd_sqlite_use_t *u, int col, fhb_type_t *out,
    fhb_error_t *err)
{
    fhb_str_t  name = fhb_cstr(fhbd_sqlite_str(u, col));

    *out = FHB_TYPE_NONE;
    if (name.len == 0) {
        return FHB_OK;
    }

    *out = fhb_type_find(name);

    return *out == FHB_TYPE_NONE ? fhbd_store_unknown("type", err) : FHB_OK;
}


static fhb_err_t
fhbd_store_plan_write(fhbd_store_t *s, int64_t seq, unsigned phase,
    const fhbd_plan_t *plan, unsigned first, fhb_error_t *err)
{
    size_t              i;
    fhb_err_t           rc;
    const fhbd_part_t  *part;
    fhbd_sqlite_use_t   u;

    for (i = 0; i < plan->n; i++) {
        part = &plan->parts[i];

        u = fhbd_sqlite_use(s->db, FHBD_SQL_PART_ADD);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_int(&u, (int64_t) first + (int64_t) i);
        fhbd_sqlite_int(&u, phase);
        fhbd_sqlite_text(&u, fhbd_store_type_name(part->type));
        fhbd_sqlite_text(&u, part->spec);
        fhbd_sqlite_int(&u, part->stable);
        fhbd_sqlite_int(&u, (int64_t) part->est_rows);
        fhbd_sqlite_int(&u, (int64_t) part->est_bytes);

        rc = fhbd_sqlite_run(&u, NULL, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


/* PART-03, PART-04: what a client was shown stays */
static fhb_err_t
fhbd_store_part_shown(fhbd_store_t *s, int64_t seq, unsigned no,
    fhb_error_t *err)
{
    bool               row, shown;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u = fhbd_sqlite_use(s->db, FHBD_SQL_FILES_SHOWN);

    fhbd_sqlite_int(&u, seq);
    fhbd_sqlite_int(&u, no);

    rc = fhbd_sqlite_step(&u, &row, err);
    if (rc != FHB_OK) {
        return rc;
    }

    shown = sqlite3_column_int64(u.stmt, 0) > 0;
    fhbd_sqlite_done(&u);

    return shown ? fhb_fail(err, FHB_EDB, "job store: files of part %u were "
                            "shown and cannot be made anew", no) : FHB_OK;
}


/* one part with all that hangs on it */
static fhb_err_t
fhbd_store_part_drop(fhbd_store_t *s, int64_t seq, unsigned no,
    fhb_error_t *err)
{
    static const size_t  what[] = {
        FHBD_SQL_MESSAGE_DROP, FHBD_SQL_FILE_DROP, FHBD_SQL_PART_DROP
    };

    size_t             i;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_store_part_shown(s, seq, no, err);

    for (i = 0; rc == FHB_OK && i < sizeof(what) / sizeof(what[0]); i++) {
        u = fhbd_sqlite_use(s->db, what[i]);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_int(&u, no);

        rc = fhbd_sqlite_run(&u, NULL, err);
    }

    return rc;
}


/* all parts, or those of row's phase: all of them, or of these types */
static fhb_err_t
fhbd_store_parts_drop(fhbd_store_t *s, const fhbd_job_row_t *row, int64_t seq,
    bool all, const fhb_typeset_t *types, fhb_error_t *err)
{
    bool              drop;
    size_t            i, n = 0;
    fhb_err_t         rc;
    fhb_type_t        type;
    fhbd_part_row_t  *parts = NULL;

    rc = fhbd_store_parts(s, row->id, &parts, &n, err);

    for (i = 0; i < n && rc == FHB_OK; i++) {
        type = parts[i].part.type;

        drop = all || (parts[i].phase == row->phase
                       && (types == NULL
                           || (type != FHB_TYPE_NONE
                               && fhb_typeset_has(types, type))));
        if (drop) {
            rc = fhbd_store_part_drop(s, seq, parts[i].no, err);
        }
    }

    fhbd_part_rows_free(parts, n);

    return rc;
}


fhb_err_t
fhbd_store_plan_add(fhbd_store_t *s, const fhbd_job_row_t *row,
    bool drop_all, const fhb_typeset_t *drop, const fhbd_plan_t *plan,
    unsigned first, fhb_error_t *err)
{
    int64_t            seq = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_store_seq(s, row->id, &seq, err);

    if (rc == FHB_OK) {
        rc = fhbd_store_parts_drop(s, row, seq, drop_all, drop, err);
    }

    if (rc == FHB_OK) {
        u = fhbd_sqlite_use(s->db, FHBD_SQL_PLAN_JOB);
        fhbd_store_bind_instant(&u, row->transaction_time);
        fhbd_sqlite_int(&u, (int64_t) row->est_bytes);
        fhbd_sqlite_int(&u, (int64_t) row->est_rows);
        fhbd_sqlite_int(&u, row->phase);
        fhbd_sqlite_text(&u, row->id);
        rc = fhbd_sqlite_run(&u, NULL, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_store_plan_write(s, seq, row->phase, plan, first, err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}


fhb_err_t
fhbd_store_rows(fhbd_store_t *s, size_t sql, const char *id, size_t size,
    fhbd_store_read_t read, void **out, size_t *n, fhb_error_t *err)
{
    bool               more;
    void              *bigger;
    size_t             cap = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    *out = NULL;
    *n = 0;

    fhbd_sqlite_enter(s->db);

    u = fhbd_sqlite_use(s->db, sql);
    fhbd_sqlite_text(&u, id);

    for ( ;; ) {
        rc = fhbd_sqlite_step(&u, &more, err);
        if (rc != FHB_OK || !more) {
            break;
        }

        if (*n == cap) {
            cap = cap == 0 ? 16 : cap * 2;
            bigger = reallocarray(*out, cap, size);
            if (bigger == NULL) {
                rc = fhb_fail(err, FHB_ENOMEM, "job store: no memory");
                fhbd_sqlite_done(&u);
                break;
            }
            *out = bigger;
        }

        rc = read(&u, (char *) *out + (*n)++ * size, err);
        if (rc != FHB_OK) {
            fhbd_sqlite_done(&u);
            break;
        }
    }

    fhbd_sqlite_leave(s->db);

    return rc;
}


static fhb_err_t
fhbd_store_part_read(fhbd_sqlite_use_t *u, void *element, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_part_row_t  *p = element;

    *p = (fhbd_part_row_t) { 0 };

    rc = fhbd_store_type(u, 1, &p->part.type, err);
    if (rc == FHB_OK) {
        rc = fhbd_sqlite_dup(u, 2, &p->part.spec, err);
    }

    p->no = (unsigned) sqlite3_column_int64(u->stmt, 0);
    p->part.stable = sqlite3_column_int(u->stmt, 3) != 0;
    p->part.est_rows = (uint64_t) sqlite3_column_int64(u->stmt, 4);
    p->part.est_bytes = (uint64_t) sqlite3_column_int64(u->stmt, 5);
    p->done = sqlite3_column_int(u->stmt, 6) != 0;
    p->rows = (uint64_t) sqlite3_column_int64(u->stmt, 7);
    p->bytes = (uint64_t) sqlite3_column_int64(u->stmt, 8);
    p->broken = (uint64_t) sqlite3_column_int64(u->stmt, 9);
    p->phase = (unsigned) sqlite3_column_int64(u->stmt, 10);

    return rc;
}


fhb_err_t
fhbd_store_parts(fhbd_store_t *s, const char *id, fhbd_part_row_t **out,
    size_t *n, fhb_error_t *err)
{
    void       *rows;
    fhb_err_t   rc;

    rc = fhbd_store_rows(s, FHBD_SQL_PARTS, id, sizeof(fhbd_part_row_t),
                         fhbd_store_part_read, &rows, n, err);
    if (rc != FHB_OK) {
        fhbd_part_rows_free(rows, *n);
        *n = 0;
        return rc;
    }

    *out = rows;

    return FHB_OK;
}


fhb_err_t
fhbd_store_part_done(fhbd_store_t *s, const char *id,
    const fhbd_part_row_t *part, const fhbd_file_row_t *files, size_t files_n,
    const fhbd_message_t *messages, size_t messages_n, fhb_error_t *err)
{
    int                changed = 0;
    int64_t            seq = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_store_seq(s, id, &seq, err);

    if (rc == FHB_OK) {
        u = fhbd_sqlite_use(s->db, FHBD_SQL_PART_DONE);
        fhbd_sqlite_int(&u, (int64_t) part->rows);
        fhbd_sqlite_int(&u, (int64_t) part->bytes);
        fhbd_sqlite_int(&u, (int64_t) part->broken);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_int(&u, part->no);

        rc = fhbd_sqlite_run(&u, &changed, err);
        if (rc == FHB_OK && changed == 0) {
            rc = fhb_fail(err, FHB_ENOTFOUND, "job store: no part %u",
                          part->no);
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_store_files_write(s, seq, files, files_n, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_store_messages_write(s, seq, messages, messages_n, err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}
