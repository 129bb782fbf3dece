/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: rows of jobs.
 */

#include "fhbd_store_sql.h"

#include <stdlib.h>
#include <string.h>

/* the words of the store: independent of what is said on the wire */
static const char *const  fhbd_store_levels[] = {
    [FHB_LEVEL_SYSTEM] = "system",
    [FHB_LEVEL_PATIENT] = "patient",
    [FHB_LEVEL_GROUP] = "group",
};


const char *
fhbd_job_state_name(fhbd_job_state_t s)
{
    static const char *const  names[] = {
        [FHBD_JOB_QUEUED] = "queued",
        [FHBD_JOB_RUNNING] = "running",
        [FHBD_JOB_COMPLETE] = "complete",
        [FHBD_JOB_FAILED] = "failed",
    };

    return names[s];
}


void
fhbd_job_row_free(fhbd_job_row_t *row)
{
    free(row->tenant);
    free(row->client);
    free(row->group);
    free(row->request);
    free(row->base);
    free(row->prefix);

    row->tenant = row->client = row->group = NULL;
    row->request = row->base = row->prefix = NULL;

    fhb_query_free(&row->query);
}


static fhb_instant_t
fhbd_store_instant(fhbd_sqlite_use_t *u, int col)
{
    if (sqlite3_column_type(u->stmt, col) == SQLITE_NULL) {
        return FHB_INSTANT_NONE;
    }

    return sqlite3_column_int64(u->stmt, col);
}


static void
fhbd_store_types_write(fhb_buf_t *out, const fhb_typeset_t *types)
{
    fhb_type_t  t;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            if (out->len > 0) {
                fhb_buf_addc(out, ',');
            }
            fhb_buf_addstr(out, fhb_type_name(t));
        }
    }

    fhb_buf_addc(out, '\0');
}


static fhb_err_t
fhbd_store_types_read(const char *list, fhb_typeset_t *out, fhb_error_t *err)
{
    size_t      len;
    fhb_type_t  t;

    *out = (fhb_typeset_t) { { 0 } };

    while (*list != '\0') {
        len = strcspn(list, ",");
        t = fhb_type_find(fhb_str(list, len));
        if (t == FHB_TYPE_NONE) {
            return fhbd_store_unknown("type", err);
        }

        fhb_typeset_add(out, t);
        list += len + (list[len] == ',');
    }

    return FHB_OK;
}


/* state and what changes with it, in the order of both statements */
static void
fhbd_store_bind_progress(fhbd_sqlite_use_t *u, const fhbd_job_row_t *row)
{
    fhbd_sqlite_text(u, fhbd_job_state_name(row->state));
    fhbd_store_bind_instant(u, row->started);
    fhbd_store_bind_instant(u, row->transaction_time);
    fhbd_store_bind_instant(u, row->finished);
    fhbd_sqlite_int(u, row->expires);
    fhbd_sqlite_int(u, (int64_t) row->est_bytes);
    fhbd_sqlite_int(u, (int64_t) row->est_rows);
    fhbd_sqlite_int(u, row->resumes);
    fhbd_sqlite_int(u, row->status);
    fhbd_sqlite_text(u, fhb_issue_code_name((fhb_issue_code_t) row->issue));
    fhbd_sqlite_text(u, row->message);
}


static fhb_err_t
fhbd_store_job_insert(fhbd_store_t *s, const fhbd_job_row_t *row,
    const char *types, const char *query, fhb_error_t *err)
{
    fhbd_sqlite_use_t  u = fhbd_sqlite_use(s->db, FHBD_SQL_JOB_ADD);

    fhbd_sqlite_text(&u, row->id);
    fhbd_sqlite_text(&u, row->request_id);
    fhbd_sqlite_text(&u, row->tenant);
    fhbd_sqlite_text(&u, row->client);
    fhbd_sqlite_text(&u, fhbd_store_levels[row->level]);
    fhbd_sqlite_text(&u, row->group);
    fhbd_sqlite_text(&u, row->request);
    fhbd_sqlite_text(&u, row->base);
    fhbd_sqlite_text(&u, row->prefix);
    fhbd_sqlite_int(&u, row->auth);
    fhbd_sqlite_text(&u, types);
    fhbd_sqlite_int(&u, row->query.types_given);
    fhbd_store_bind_instant(&u, row->query.since);
    fhbd_sqlite_int(&u, row->gzip);
    fhbd_sqlite_int(&u, row->created);
    fhbd_sqlite_text(&u, query);
    fhbd_sqlite_text(&u, row->digest);
    fhbd_sqlite_int(&u, row->phase);
    fhbd_sqlite_int(&u, row->pages);
    fhbd_store_bind_progress(&u, row);

    return fhbd_sqlite_run(&u, NULL, err);
}


static fhb_err_t
fhbd_store_job_find(fhbd_store_t *s, const fhbd_job_row_t *row,
    char existing[FHB_ID_LEN + 1], fhb_error_t *err)
{
    bool               found;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u = fhbd_sqlite_use(s->db, FHBD_SQL_JOB_FIND);

    existing[0] = '\0';

    fhbd_sqlite_text(&u, row->tenant);
    fhbd_sqlite_text(&u, row->client);
    fhbd_sqlite_text(&u, row->request_id);

    rc = fhbd_sqlite_step(&u, &found, err);
    if (rc != FHB_OK || !found) {
        return rc;
    }

    rc = fhbd_sqlite_copy(&u, 0, existing, FHB_ID_LEN + 1, err);
    fhbd_sqlite_done(&u);

    return rc;
}


fhb_err_t
fhbd_store_job_add(fhbd_store_t *s, const fhbd_job_row_t *row,
    const fhbd_message_t *messages, size_t n, char existing[FHB_ID_LEN + 1],
    fhb_error_t *err)
{
    int64_t    seq;
    fhb_buf_t  types = { 0 }, query = { 0 };
    fhb_err_t  rc;

    fhbd_store_types_write(&types, &row->query.types);
    fhb_query_write(&query, &row->query);
    fhb_buf_addc(&query, '\0');

    if (types.failed || query.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "job store: no memory");
        goto done;
    }

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        goto done;
    }

    rc = fhbd_store_job_find(s, row, existing, err);

    if (rc == FHB_OK && existing[0] == '\0') {
        rc = fhbd_store_job_insert(s, row, types.ptr, query.ptr, err);

        if (rc == FHB_OK) {
            rc = fhbd_store_seq(s, row->id, &seq, err);
        }

        if (rc == FHB_OK) {
            rc = fhbd_store_messages_write(s, seq, messages, n, err);
        }
    }

    rc = fhbd_sqlite_end(s->db, rc, err);

done:

    fhb_buf_free(&types);
    fhb_buf_free(&query);

    return rc;
}


static fhb_err_t
fhbd_store_job_words(fhbd_sqlite_use_t *u, fhbd_job_row_t *row,
    fhb_error_t *err)
{
    int               level, state;
    fhb_err_t         rc;
    const char       *name;
    fhb_issue_code_t  issue = FHB_ISSUE_INVALID;

    name = fhbd_sqlite_str(u, 4);
    for (level = 0; level <= FHB_LEVEL_GROUP; level++) {
        if (strcmp(name, fhbd_store_levels[level]) == 0) {
            break;
        }
    }

    if (level > FHB_LEVEL_GROUP) {
        return fhbd_store_unknown("level", err);
    }

    row->level = (fhb_level_t) level;

    name = fhbd_sqlite_str(u, 15);
    for (state = 0; state <= FHBD_JOB_FAILED; state++) {
        if (strcmp(name, fhbd_job_state_name((fhbd_job_state_t) state)) == 0) {
            break;
        }
    }

    if (state > FHBD_JOB_FAILED) {
        return fhbd_store_unknown("state", err);
    }

    row->state = (fhbd_job_state_t) state;

    rc = fhbd_store_issue(fhbd_sqlite_str(u, 24), &issue, err);
    row->issue = (int) issue;

    return rc;
}


static fhb_err_t
fhbd_store_job_read(fhbd_sqlite_use_t *u, fhbd_job_row_t *row,
    fhb_error_t *err)
{
    if (fhbd_sqlite_copy(u, 0, row->id, sizeof(row->id), err) != FHB_OK
        || fhbd_sqlite_copy(u, 1, row->request_id, sizeof(row->request_id),
                            err) != FHB_OK
        || fhbd_sqlite_copy(u, 25, row->message, sizeof(row->message), err)
           != FHB_OK
        || fhbd_sqlite_dup(u, 2, &row->tenant, err) != FHB_OK
        || fhbd_sqlite_dup(u, 3, &row->client, err) != FHB_OK
        || fhbd_sqlite_dup(u, 5, &row->group, err) != FHB_OK
        || fhbd_sqlite_dup(u, 6, &row->request, err) != FHB_OK
        || fhbd_sqlite_dup(u, 7, &row->base, err) != FHB_OK
        || fhbd_sqlite_dup(u, 8, &row->prefix, err) != FHB_OK
        || fhbd_store_types_read(fhbd_sqlite_str(u, 10), &row->query.types,
                                 err) != FHB_OK
        || fhb_query_read(fhb_cstr(fhbd_sqlite_str(u, 26)), &row->query, err)
           != FHB_OK
        || fhbd_sqlite_copy(u, 27, row->digest, sizeof(row->digest), err)
           != FHB_OK
        || fhbd_store_job_words(u, row, err) != FHB_OK)
    {
        return err->code;
    }

    row->auth = sqlite3_column_int(u->stmt, 9) != 0;
    row->query.types_given = sqlite3_column_int(u->stmt, 11) != 0;
    row->query.since = fhbd_store_instant(u, 12);
    row->gzip = sqlite3_column_int(u->stmt, 13) != 0;
    row->created = sqlite3_column_int64(u->stmt, 14);
    row->started = fhbd_store_instant(u, 16);
    row->transaction_time = fhbd_store_instant(u, 17);
    row->finished = fhbd_store_instant(u, 18);
    row->expires = sqlite3_column_int64(u->stmt, 19);
    row->est_bytes = (uint64_t) sqlite3_column_int64(u->stmt, 20);
    row->est_rows = (uint64_t) sqlite3_column_int64(u->stmt, 21);
    row->resumes = (unsigned) sqlite3_column_int(u->stmt, 22);
    row->status = sqlite3_column_int(u->stmt, 23);
    row->phase = (unsigned) sqlite3_column_int(u->stmt, 28);
    row->pages = (unsigned) sqlite3_column_int64(u->stmt, 29);

    return FHB_OK;
}


fhb_err_t
fhbd_store_jobs(fhbd_store_t *s,
    fhb_err_t (*cb)(void *arg, const fhbd_job_row_t *row, fhb_error_t *err),
    void *arg, fhb_error_t *err)
{
    bool               more;
    fhb_err_t          rc;
    fhbd_job_row_t     row;
    fhbd_sqlite_use_t  u;

    fhbd_sqlite_enter(s->db);

    u = fhbd_sqlite_use(s->db, FHBD_SQL_JOBS);

    for ( ;; ) {
        rc = fhbd_sqlite_step(&u, &more, err);
        if (rc != FHB_OK || !more) {
            break;
        }

        row = (fhbd_job_row_t) { .query = fhb_query_none() };
        rc = fhbd_store_job_read(&u, &row, err);
        if (rc == FHB_OK) {
            rc = cb(arg, &row, err);
        }

        fhbd_job_row_free(&row);

        if (rc != FHB_OK) {
            fhbd_sqlite_done(&u);
            break;
        }
    }

    fhbd_sqlite_leave(s->db);

    return rc;
}


fhb_err_t
fhbd_store_job_update(fhbd_store_t *s, const fhbd_job_row_t *row,
    fhb_error_t *err)
{
    int                changed = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    u = fhbd_sqlite_use(s->db, FHBD_SQL_JOB_UPDATE);
    fhbd_store_bind_progress(&u, row);
    fhbd_sqlite_text(&u, row->id);

    rc = fhbd_sqlite_run(&u, &changed, err);
    if (rc == FHB_OK && changed == 0) {
        rc = fhbd_store_no_job(err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}


fhb_err_t
fhbd_store_job_delete(fhbd_store_t *s, const char *id, fhb_error_t *err)
{
    int                changed = 0;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    u = fhbd_sqlite_use(s->db, FHBD_SQL_JOB_DELETE);
    fhbd_sqlite_text(&u, id);

    rc = fhbd_sqlite_run(&u, &changed, err);
    if (rc == FHB_OK && changed == 0) {
        rc = fhbd_store_no_job(err);
    }

    return fhbd_sqlite_end(s->db, rc, err);
}


fhb_err_t
fhbd_store_job_there(fhbd_store_t *s, const char *id, fhb_error_t *err)
{
    int64_t    seq;
    fhb_err_t  rc;

    fhbd_sqlite_enter(s->db);
    rc = fhbd_store_seq(s, id, &seq, err);
    fhbd_sqlite_leave(s->db);

    return rc;
}
