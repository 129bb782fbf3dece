/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the job store needs of SQLite.
 */

#include "fhbd_sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define FHBD_SQLITE_BUSY  5000      /* ms; only tools of an operator lock it */

struct fhbd_sqlite_s {
    sqlite3              *db;
    pthread_mutex_t       mutex;
    const char *const    *sql;
    sqlite3_stmt        **stmts;
    size_t                n;
    int                   lock_fd;
    bool                  stuck;        /* a ROLLBACK failed */
};


static fhb_err_t
fhbd_sqlite_fail(fhbd_sqlite_t *db, int rc, fhb_error_t *err)
{
    int          sys;
    fhb_err_t    code;
    const char  *text;

    switch (rc & 0xff) {
    case SQLITE_FULL:
        code = FHB_ENOSPC;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        code = FHB_EAGAIN;
        break;
    case SQLITE_NOMEM:
        code = FHB_ENOMEM;
        break;
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        code = rc == SQLITE_IOERR_NOMEM ? FHB_ENOMEM : FHB_EIO;
        sys = db->db == NULL ? 0 : sqlite3_system_errno(db->db);
        if (sys == ENOSPC || sys == EDQUOT) {
            code = FHB_ENOSPC;
        }
        break;
    default:
        code = FHB_EDB;
    }

    text = sqlite3_errstr(rc);

    return fhb_fail(err, code, "job store: %s", text);
}


/* two processes on one export root would delete each other's files */
static fhb_err_t
fhbd_sqlite_lock_file(fhbd_sqlite_t *db, const char *file, fhb_error_t *err)
{
    int   n;
    char  name[4096];

    n = snprintf(name, sizeof(name), "%s.lock", file);
    if (n < 0 || (size_t) n >= sizeof(name)) {
        return fhb_fail(err, FHB_EPARAM, "job store: name too long");
    }

    db->lock_fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (db->lock_fd == -1) {
        return fhb_fail_errno(err, "job store: cannot open \"%s\"", name);
    }

    if (flock(db->lock_fd, LOCK_EX | LOCK_NB) == -1) {
        if (errno == EWOULDBLOCK) {
            return fhb_fail(err, FHB_EAGAIN, "job store: \"%s\" is in use by "
                            "another fhir-bulkd", file);
        }
        return fhb_fail_errno(err, "job store: cannot lock \"%s\"", name);
    }

    return FHB_OK;
}


/* SQLite would make the file with the umask's mode */
static fhb_err_t
fhbd_sqlite_make_file(const char *file, fhb_error_t *err)
{
    int  fd;

    fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd == -1) {
        return fhb_fail_errno(err, "job store: cannot open \"%s\"", file);
    }

    if (close(fd) == -1) {
        return fhb_fail_errno(err, "job store: \"%s\"", file);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_sqlite_connect(fhbd_sqlite_t *db, const char *file, fhb_error_t *err)
{
    int        rc;
    fhb_err_t  code;

    code = fhbd_sqlite_lock_file(db, file, err);
    if (code != FHB_OK) {
        return code;
    }

    code = fhbd_sqlite_make_file(file, err);
    if (code != FHB_OK) {
        return code;
    }

    rc = sqlite3_open_v2(file, &db->db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, NULL);
    if (rc != SQLITE_OK) {
        return fhbd_sqlite_fail(db, rc, err);
    }

    (void) sqlite3_extended_result_codes(db->db, 1);
    (void) sqlite3_busy_timeout(db->db, FHBD_SQLITE_BUSY);

    /* FULL: what was committed survives power loss (KICK-14) */
    return fhbd_sqlite_exec(db, "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA foreign_keys = ON;"
                                "PRAGMA trusted_schema = OFF;", err);
}


fhb_err_t
fhbd_sqlite_open(const char *file, const char *const *sql, size_t n,
    fhbd_sqlite_t **out, fhb_error_t *err)
{
    fhb_err_t             rc;
    fhbd_sqlite_t        *db;
    pthread_mutexattr_t   attr;

    db = calloc(1, sizeof(fhbd_sqlite_t));
    if (db == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "job store: no memory");
    }

    db->lock_fd = -1;
    db->sql = sql;
    db->n = n;
    db->stmts = calloc(n, sizeof(sqlite3_stmt *));
    if (db->stmts == NULL || pthread_mutexattr_init(&attr) != 0) {
        free(db->stmts);
        free(db);
        return fhb_fail(err, FHB_ENOMEM, "job store: no memory");
    }

    (void) pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
    if (pthread_mutex_init(&db->mutex, &attr) != 0) {
        (void) pthread_mutexattr_destroy(&attr);
        free(db->stmts);
        free(db);
        return fhb_fail(err, FHB_ENOMEM, "job store: no mutex");
    }
    (void) pthread_mutexattr_destroy(&attr);

    rc = fhbd_sqlite_connect(db, file, err);
    if (rc != FHB_OK) {
        fhbd_sqlite_close(db);
        return rc;
    }

    *out = db;

    return FHB_OK;
}


void
fhbd_sqlite_close(fhbd_sqlite_t *db)
{
    size_t  i;

    if (db == NULL) {
        return;
    }

    for (i = 0; i < db->n; i++) {
        (void) sqlite3_finalize(db->stmts[i]);
    }

    (void) sqlite3_close(db->db);

    if (db->lock_fd != -1) {
        (void) close(db->lock_fd);
    }

    (void) pthread_mutex_destroy(&db->mutex);
    free(db->stmts);
    free(db);
}


fhb_err_t
fhbd_sqlite_exec(fhbd_sqlite_t *db, const char *sql, fhb_error_t *err)
{
    int  rc;

    rc = sqlite3_exec(db->db, sql, NULL, NULL, NULL);

    return rc == SQLITE_OK ? FHB_OK : fhbd_sqlite_fail(db, rc, err);
}


fhb_err_t
fhbd_sqlite_number(fhbd_sqlite_t *db, const char *sql, int64_t *out,
    fhb_error_t *err)
{
    int            rc;
    sqlite3_stmt  *stmt = NULL;

    rc = sqlite3_prepare_v2(db->db, sql, -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
    }

    if (rc == SQLITE_ROW) {
        *out = sqlite3_column_int64(stmt, 0);
    }

    (void) sqlite3_finalize(stmt);

    return rc == SQLITE_ROW ? FHB_OK : fhbd_sqlite_fail(db, rc, err);
}


/* should it fail, what follows would become part of the lost transaction */
static void
fhbd_sqlite_rollback(fhbd_sqlite_t *db)
{
    /* many errors have rolled back already */
    if (sqlite3_get_autocommit(db->db) == 0) {
        (void) sqlite3_exec(db->db, "ROLLBACK", NULL, NULL, NULL);
    }

    db->stuck = sqlite3_get_autocommit(db->db) == 0;
}


void
fhbd_sqlite_enter(fhbd_sqlite_t *db)
{
    (void) pthread_mutex_lock(&db->mutex);

    if (db->stuck) {
        fhbd_sqlite_rollback(db);
    }
}


void
fhbd_sqlite_leave(fhbd_sqlite_t *db)
{
    (void) pthread_mutex_unlock(&db->mutex);
}


fhb_err_t
fhbd_sqlite_begin(fhbd_sqlite_t *db, fhb_error_t *err)
{
    fhb_err_t  rc;

    fhbd_sqlite_enter(db);

    rc = db->stuck ? fhb_fail(err, FHB_EIO, "job store: a transaction cannot "
                              "be rolled back")
                   : fhbd_sqlite_exec(db, "BEGIN IMMEDIATE", err);
    if (rc != FHB_OK) {
        fhbd_sqlite_leave(db);
    }

    return rc;
}


fhb_err_t
fhbd_sqlite_end(fhbd_sqlite_t *db, fhb_err_t rc, fhb_error_t *err)
{
    if (rc == FHB_OK) {
        rc = fhbd_sqlite_exec(db, "COMMIT", err);
    }

    if (rc != FHB_OK) {
        fhbd_sqlite_rollback(db);
    }

    fhbd_sqlite_leave(db);

    return rc;
}


fhbd_sqlite_use_t
fhbd_sqlite_use(fhbd_sqlite_t *db, size_t what)
{
    fhbd_sqlite_use_t  u = { db, db->stmts[what], 1, SQLITE_OK };

    if (u.stmt == NULL) {
        u.rc = sqlite3_prepare_v3(db->db, db->sql[what], -1,
                                  SQLITE_PREPARE_PERSISTENT, &u.stmt, NULL);
        db->stmts[what] = u.stmt;
    }

    return u;
}


/* the first failure of the bindings is kept */
static void
fhbd_sqlite_bound(fhbd_sqlite_use_t *u, int rc)
{
    if (u->rc == SQLITE_OK) {
        u->rc = rc;
    }

    u->next++;
}


void
fhbd_sqlite_int(fhbd_sqlite_use_t *u, int64_t v)
{
    fhbd_sqlite_bound(u, sqlite3_bind_int64(u->stmt, u->next, v));
}


void
fhbd_sqlite_null(fhbd_sqlite_use_t *u)
{
    fhbd_sqlite_bound(u, sqlite3_bind_null(u->stmt, u->next));
}


void
fhbd_sqlite_text(fhbd_sqlite_use_t *u, const char *s)
{
    fhbd_sqlite_bound(u, sqlite3_bind_text(u->stmt, u->next,
                                           s == NULL ? "" : s, -1,
                                           SQLITE_STATIC));
}


void
fhbd_sqlite_done(fhbd_sqlite_use_t *u)
{
    (void) sqlite3_reset(u->stmt);
    (void) sqlite3_clear_bindings(u->stmt);
}


fhb_err_t
fhbd_sqlite_step(fhbd_sqlite_use_t *u, bool *row, fhb_error_t *err)
{
    int  rc = u->rc;

    *row = false;

    if (rc == SQLITE_OK) {
        rc = sqlite3_step(u->stmt);
        if (rc == SQLITE_ROW) {
            *row = true;
            return FHB_OK;
        }
    }

    if (u->stmt != NULL) {
        fhbd_sqlite_done(u);
    }

    return rc == SQLITE_DONE ? FHB_OK : fhbd_sqlite_fail(u->db, rc, err);
}


fhb_err_t
fhbd_sqlite_run(fhbd_sqlite_use_t *u, int *changed, fhb_error_t *err)
{
    bool       row;
    fhb_err_t  rc;

    rc = fhbd_sqlite_step(u, &row, err);

    if (rc == FHB_OK && changed != NULL) {
        *changed = sqlite3_changes(u->db->db);
    }

    return rc;
}


const char *
fhbd_sqlite_str(fhbd_sqlite_use_t *u, int col)
{
    const char  *s;

    s = (const char *) sqlite3_column_text(u->stmt, col);

    if (s == NULL) {
        u->rc = SQLITE_NOMEM;               /* the next step tells */
        return "";
    }

    return s;
}


fhb_err_t
fhbd_sqlite_dup(fhbd_sqlite_use_t *u, int col, char **out, fhb_error_t *err)
{
    const char  *s;

    /* the columns are NOT NULL: NULL is SQLite without memory */
    s = (const char *) sqlite3_column_text(u->stmt, col);

    *out = s == NULL ? NULL : strdup(s);
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "job store: no memory");
    }

    return FHB_OK;
}


fhb_err_t
fhbd_sqlite_copy(fhbd_sqlite_use_t *u, int col, char *out, size_t size,
    fhb_error_t *err)
{
    int          n;
    const char  *s;

    s = (const char *) sqlite3_column_text(u->stmt, col);
    if (s == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "job store: no memory");
    }

    n = snprintf(out, size, "%s", s);
    if (n < 0 || (size_t) n >= size) {
        return fhb_fail(err, FHB_EDB, "job store: a value is too long");
    }

    return FHB_OK;
}
