/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: files of a job and the pages of a manifest that show them.
 */

#include "fhbd_store_sql.h"

#include <stdlib.h>
#include <string.h>

/* the words of the store */
static const char *const  fhbd_store_kinds[] = {
    [FHBD_FILE_RESOURCES] = "resources",
    [FHBD_FILE_MESSAGES] = "messages",
    [FHBD_FILE_DELETED] = "deleted",
    [FHBD_FILE_ORGANIZED] = "organized",
};


fhb_err_t
fhbd_store_files_write(fhbd_store_t *s, int64_t seq,
    const fhbd_file_row_t *files, size_t n, fhb_error_t *err)
{
    size_t              i;
    fhb_err_t           rc;
    const fhbd_file_t  *f;
    fhbd_sqlite_use_t   u;

    for (i = 0; i < n; i++) {
        f = &files[i].file;

        if ((f->kind == FHBD_FILE_RESOURCES) != (f->type != FHB_TYPE_NONE)) {
            return fhb_fail(err, FHB_EPARAM, "job store: type and kind of a "
                            "file do not fit");
        }

        u = fhbd_sqlite_use(s->db, FHBD_SQL_FILE_ADD);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_text(&u, fhbd_store_kinds[f->kind]);
        fhbd_sqlite_text(&u, fhbd_store_type_name(f->type));
        fhbd_sqlite_int(&u, files[i].number);
        fhbd_sqlite_int(&u, files[i].part);
        fhbd_sqlite_int(&u, (int64_t) f->count);
        fhbd_sqlite_int(&u, (int64_t) f->size);
        fhbd_sqlite_int(&u, (int64_t) f->stored);
        fhbd_sqlite_text(&u, f->sha256);
        fhbd_sqlite_int(&u, f->gzip);
        fhbd_sqlite_int(&u, f->continues);

        rc = fhbd_sqlite_run(&u, NULL, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


fhb_err_t
fhbd_store_message_files(fhbd_store_t *s, const char *id,
    const fhbd_file_row_t *files, size_t n, fhb_error_t *err)
{
    int64_t            seq = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_store_seq(s, id, &seq, err);

    if (rc == FHB_OK) {
        u = fhbd_sqlite_use(s->db, FHBD_SQL_FILE_DROP);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_int(&u, 0);
        rc = fhbd_sqlite_run(&u, NULL, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_store_files_write(s, seq, files, n, err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}


static fhb_err_t
fhbd_store_kind(const char *name, fhbd_file_kind_t *out, fhb_error_t *err)
{
    int  kind;

    for (kind = 0; kind <= FHBD_FILE_ORGANIZED; kind++) {
        if (strcmp(name, fhbd_store_kinds[kind]) == 0) {
            *out = (fhbd_file_kind_t) kind;
            return FHB_OK;
        }
    }

    return fhbd_store_unknown("kind of file", err);
}


static fhb_err_t
fhbd_store_file_read(fhbd_sqlite_use_t *u, void *element, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_file_row_t  *f = element;

    *f = (fhbd_file_row_t) { 0 };

    rc = fhbd_store_type(u, 0, &f->file.type, err);
    if (rc == FHB_OK) {
        rc = fhbd_sqlite_copy(u, 6, f->file.sha256, sizeof(f->file.sha256),
                              err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_store_kind(fhbd_sqlite_str(u, 8), &f->file.kind, err);
    }

    f->number = (unsigned) sqlite3_column_int64(u->stmt, 1);
    f->part = (unsigned) sqlite3_column_int64(u->stmt, 2);
    f->file.count = (uint64_t) sqlite3_column_int64(u->stmt, 3);
    f->file.size = (uint64_t) sqlite3_column_int64(u->stmt, 4);
    f->file.stored = (uint64_t) sqlite3_column_int64(u->stmt, 5);
    f->file.gzip = sqlite3_column_int(u->stmt, 7) != 0;
    f->file.continues = sqlite3_column_int(u->stmt, 9) != 0;
    f->page = (unsigned) sqlite3_column_int64(u->stmt, 10);
    f->file.xml = sqlite3_column_int(u->stmt, 11) != 0;

    return rc;
}


fhb_err_t
fhbd_store_files(fhbd_store_t *s, const char *id, fhbd_file_row_t **out,
    size_t *n, fhb_error_t *err)
{
    void       *rows;
    fhb_err_t   rc;

    rc = fhbd_store_rows(s, FHBD_SQL_FILES, id, sizeof(fhbd_file_row_t),
                         fhbd_store_file_read, &rows, n, err);
    if (rc != FHB_OK) {
        free(rows);
        *n = 0;
        return rc;
    }

    *out = rows;

    return FHB_OK;
}


static fhb_err_t
fhbd_store_pages_get(fhbd_store_t *s, const char *id, int64_t *seq,
    unsigned *pages, fhb_error_t *err)
{
    bool               row;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u = fhbd_sqlite_use(s->db, FHBD_SQL_PAGES);

    fhbd_sqlite_text(&u, id);

    rc = fhbd_sqlite_step(&u, &row, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!row) {
        return fhbd_store_no_job(err);
    }

    *seq = sqlite3_column_int64(u.stmt, 0);
    *pages = (unsigned) sqlite3_column_int64(u.stmt, 1);
    fhbd_sqlite_done(&u);

    return FHB_OK;
}


fhb_err_t
fhbd_store_pages_show(fhbd_store_t *s, const char *id, unsigned hold_from,
    unsigned hold_to, const char *parts, unsigned *pages, fhb_error_t *err)
{
    int                changed = 0;
    int64_t            seq = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_store_pages_get(s, id, &seq, pages, err);

    if (rc == FHB_OK) {
        u = fhbd_sqlite_use(s->db, FHBD_SQL_PAGE_SHOW);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_int(&u, (int64_t) *pages + 1);
        fhbd_sqlite_int(&u, hold_from);
        fhbd_sqlite_int(&u, hold_to);
        fhbd_sqlite_text(&u, parts);
        rc = fhbd_sqlite_run(&u, &changed, err);
    }

    if (rc == FHB_OK && changed > 0) {
        u = fhbd_sqlite_use(s->db, FHBD_SQL_PAGE_COUNT);
        fhbd_sqlite_int(&u, seq);
        fhbd_sqlite_int(&u, (int64_t) ++*pages);
        rc = fhbd_sqlite_run(&u, NULL, err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}
