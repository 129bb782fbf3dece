/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: messages for the client.
 */

#include "fhbd_store_sql.h"

#include <string.h>

static const char *const  fhbd_store_severities[] = {
    [FHB_SEV_ERROR] = "error",
    [FHB_SEV_WARNING] = "warning",
    [FHB_SEV_INFORMATION] = "information",
};


fhb_err_t
fhbd_store_issue(const char *name, fhb_issue_code_t *out, fhb_error_t *err)
{
    int  code;

    for (code = 0; code <= FHB_ISSUE_INFORMATIONAL; code++) {
        if (strcmp(name, fhb_issue_code_name((fhb_issue_code_t) code)) == 0) {
            *out = (fhb_issue_code_t) code;
            return FHB_OK;
        }
    }

    return fhbd_store_unknown("issue code", err);
}


static fhb_err_t
fhbd_store_message_write(fhbd_store_t *s, size_t sql, int64_t seq,
    const fhbd_message_t *m, fhb_error_t *err)
{
    fhbd_sqlite_use_t  u = fhbd_sqlite_use(s->db, sql);

    fhbd_sqlite_int(&u, seq);
    fhbd_sqlite_int(&u, m->part);
    fhbd_sqlite_text(&u, fhbd_store_severities[m->severity]);
    fhbd_sqlite_text(&u, fhb_issue_code_name(m->code));
    fhbd_sqlite_text(&u, m->text);

    return fhbd_sqlite_run(&u, NULL, err);
}


fhb_err_t
fhbd_store_messages_write(fhbd_store_t *s, int64_t seq,
    const fhbd_message_t *messages, size_t n, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc = FHB_OK;

    for (i = 0; rc == FHB_OK && i < n; i++) {
        rc = fhbd_store_message_write(s, FHBD_SQL_MESSAGE_ADD, seq,
                                      &messages[i], err);
    }

    return rc;
}


fhb_err_t
fhbd_store_message_add(fhbd_store_t *s, const char *id,
    const fhbd_message_t *m, fhb_error_t *err)
{
    int64_t    seq = 0;
    fhb_err_t  rc;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_store_seq(s, id, &seq, err);
    if (rc == FHB_OK) {
        rc = fhbd_store_message_write(s, FHBD_SQL_MESSAGE_ONCE, seq, m, err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}


static fhb_err_t
fhbd_store_message_read(fhbd_sqlite_use_t *u, fhbd_message_t *m,
    fhb_error_t *err)
{
    int          i;
    fhb_err_t    rc;
    const char  *name;

    *m = (fhbd_message_t) { 0 };
    m->part = (unsigned) sqlite3_column_int64(u->stmt, 0);

    name = fhbd_sqlite_str(u, 1);
    for (i = 0; i <= FHB_SEV_INFORMATION; i++) {
        if (strcmp(name, fhbd_store_severities[i]) == 0) {
            break;
        }
    }

    if (i > FHB_SEV_INFORMATION) {
        return fhbd_store_unknown("severity", err);
    }

    m->severity = (fhb_severity_t) i;

    rc = fhbd_store_issue(fhbd_sqlite_str(u, 2), &m->code, err);
    if (rc != FHB_OK) {
        return rc;
    }

    return fhbd_sqlite_copy(u, 3, m->text, sizeof(m->text), err);
}


fhb_err_t
fhbd_store_messages(fhbd_store_t *s, const char *id,
    fhb_err_t (*cb)(void *arg, const fhbd_message_t *m, fhb_error_t *err),
    void *arg, fhb_error_t *err)
{
    bool               more;
    fhb_err_t          rc;
    fhbd_message_t     m;
    fhbd_sqlite_use_t  u;

    fhbd_sqlite_enter(s->db);

    u = fhbd_sqlite_use(s->db, FHBD_SQL_MESSAGES);
    fhbd_sqlite_text(&u, id);

    for ( ;; ) {
        rc = fhbd_sqlite_step(&u, &more, err);
        if (rc != FHB_OK || !more) {
            break;
        }

        rc = fhbd_store_message_read(&u, &m, err);
        if (rc == FHB_OK) {
            rc = cb(arg, &m, err);
        }

        if (rc != FHB_OK) {
            fhbd_sqlite_done(&u);
            break;
        }
    }

    fhbd_sqlite_leave(s->db);

    return rc;
}
