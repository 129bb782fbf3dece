/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the job store needs of SQLite: one connection behind a mutex, cached
 * statements, transactions, errors as fhb_err_t.  No SQL of the store here.
 */

#ifndef FHBD_SQLITE_H
#define FHBD_SQLITE_H

#include <sqlite3.h>

#include "../common/fhb_core.h"

typedef struct fhbd_sqlite_s  fhbd_sqlite_t;

/*
 * Opens or makes the file (mode 0600) and takes its lock file, so that no
 * second process works on it.  sql: n statements, prepared when first used;
 * the array outlives the connection.
 */
fhb_err_t fhbd_sqlite_open(const char *file, const char *const *sql, size_t n,
    fhbd_sqlite_t **out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_sqlite_close(fhbd_sqlite_t *db);

/* runs a fixed text of one or several statements */
fhb_err_t fhbd_sqlite_exec(fhbd_sqlite_t *db, const char *sql,
    fhb_error_t *err) FHB_NODISCARD;
/* first column of the first row */
fhb_err_t fhbd_sqlite_number(fhbd_sqlite_t *db, const char *sql, int64_t *out,
    fhb_error_t *err) FHB_NODISCARD;

/* reading: the mutex is held from enter to leave (recursive: a callback may
 * call the store) */
void fhbd_sqlite_enter(fhbd_sqlite_t *db);
void fhbd_sqlite_leave(fhbd_sqlite_t *db);
/* writing: enter and BEGIN IMMEDIATE; after FHB_OK end() must follow, which
 * commits when rc is FHB_OK, else rolls back and gives rc */
fhb_err_t fhbd_sqlite_begin(fhbd_sqlite_t *db, fhb_error_t *err)
    FHB_NODISCARD;
fhb_err_t fhbd_sqlite_end(fhbd_sqlite_t *db, fhb_err_t rc, fhb_error_t *err)
    FHB_NODISCARD;

/* a use of statement number what; the calls bind one parameter after the
 * other, failures are kept and told by the step */
typedef struct {
    fhbd_sqlite_t  *db;
    sqlite3_stmt   *stmt;       /* for sqlite3_column_… */
    int             next;
    int             rc;
} fhbd_sqlite_use_t;

fhbd_sqlite_use_t fhbd_sqlite_use(fhbd_sqlite_t *db, size_t what);
void fhbd_sqlite_int(fhbd_sqlite_use_t *u, int64_t v);
void fhbd_sqlite_null(fhbd_sqlite_use_t *u);
/* s lives until the statement is done; NULL binds "" */
void fhbd_sqlite_text(fhbd_sqlite_use_t *u, const char *s);
/* *row: there is one; false: the statement is done and reset */
fhb_err_t fhbd_sqlite_step(fhbd_sqlite_use_t *u, bool *row, fhb_error_t *err)
    FHB_NODISCARD;
/* a statement without rows; *changed (may be NULL): rows it changed */
fhb_err_t fhbd_sqlite_run(fhbd_sqlite_use_t *u, int *changed,
    fhb_error_t *err) FHB_NODISCARD;
/* ends a statement before its last row */
void fhbd_sqlite_done(fhbd_sqlite_use_t *u);

/* copy of a text column, freed by the caller */
fhb_err_t fhbd_sqlite_dup(fhbd_sqlite_use_t *u, int col, char **out,
    fhb_error_t *err) FHB_NODISCARD;
/* into a fixed array; FHB_EDB when it does not fit */
fhb_err_t fhbd_sqlite_copy(fhbd_sqlite_use_t *u, int col, char *out,
    size_t size, fhb_error_t *err) FHB_NODISCARD;
/* view until the next step, which fails when there was no memory for it;
 * never NULL */
const char *fhbd_sqlite_str(fhbd_sqlite_use_t *u, int col);

#endif /* FHBD_SQLITE_H */
