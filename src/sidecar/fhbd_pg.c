/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * libpq as the postgres source uses it: connections with our settings,
 * statements that can be cancelled, and errors without patient data.
 */

#include "fhbd_pg.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define FHBD_PG_WAIT  250       /* ms between two looks at *cancel */


/* no limit of the server's may end a long export; what waits for a lock
 * gives up soon, because a lock that blocks us blocks everybody */
static const char  fhbd_pg_settings[] =
    "SET default_transaction_read_only = on;"
    "SET idle_in_transaction_session_timeout = 0;"
    "SET statement_timeout = 0;"
    "SET lock_timeout = '5s';"
    "SET max_parallel_workers_per_gather = 0;"
    "SET jit = off;"
    "SET synchronize_seqscans = off;"
    "SET client_min_messages = error;"
    "SET datestyle = 'ISO, YMD';"
    "SET bytea_output = 'hex';"
    "SET standard_conforming_strings = on;"
    /* rows of one type lie scattered: ask the disk for many at once, unless
     * the server cannot (0) */
    "SELECT set_config('effective_io_concurrency', '256', false)"
    " WHERE current_setting('effective_io_concurrency')::int > 0";


static void
fhbd_pg_no_notice(void *arg, const PGresult *res)
{
    /* a notice may quote data, and nobody reads it */
    (void) arg;
    (void) res;
}


fhb_err_t
fhbd_pg_conninfo_check(const char *conninfo, fhb_error_t *err)
{
    char              *text = NULL;
    PQconninfoOption  *options;

    if (strchr(conninfo, '=') == NULL && strstr(conninfo, "://") == NULL) {
        return FHB_OK;                  /* the name of a database */
    }

    options = PQconninfoParse(conninfo, &text);
    if (options == NULL) {
        PQfreemem(text);
        return fhb_fail(err, FHB_EPARAM,
                        "the connection string cannot be parsed");
    }
    PQconninfoFree(options);

    return FHB_OK;
}


/* the first line of libpq's own text about a connection that failed */
static fhb_err_t
fhbd_pg_connect_error(PGconn *conn, fhb_error_t *err)
{
    int          len;
    const char  *text = PQerrorMessage(conn);
    fhb_err_t    code;

    len = (int) strcspn(text, "\r\n");
    code = PQconnectionNeedsPassword(conn) ? FHB_EDB : FHB_EAGAIN;

    return fhb_fail(err, code, "cannot connect to the database: %.*s",
                    len > 180 ? 180 : len, text);
}


/*
 * A statement that sends nothing for long goes on when we are dead, and holds
 * its snapshot, unless the server looks after us.  Not each version and system
 * can: then all is as it was.
 */
static fhb_err_t
fhbd_pg_look_after(PGconn *conn, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (PQserverVersion(conn) < 140000) {
        return FHB_OK;
    }

    rc = fhbd_pg_exec(conn, "SET client_connection_check_interval = '5s'",
                      NULL, NULL, err);

    return rc == FHB_EDB ? FHB_OK : rc;
}


fhb_err_t
fhbd_pg_connect(const char *conninfo, PGconn **out, fhb_error_t *err)
{
    PGconn     *conn;
    fhb_err_t   rc;

    /* before dbname: defaults that the string may change; behind: fixed */
    static const char *const  keywords[] = {
        "connect_timeout", "keepalives", "keepalives_idle",
        "keepalives_interval", "keepalives_count", "tcp_user_timeout",
        "dbname", "application_name", "client_encoding", NULL
    };
    const char *const  values[] = {
        "10", "1", "30", "10", "3", "60000",
        conninfo, FHBD_PG_APPLICATION, "UTF8", NULL
    };

    *out = NULL;

    conn = PQconnectdbParams(keywords, values, 1);
    if (conn == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a connection");
    }
    if (PQstatus(conn) != CONNECTION_OK) {
        rc = fhbd_pg_connect_error(conn, err);
        PQfinish(conn);
        return rc;
    }

    (void) PQsetNoticeReceiver(conn, fhbd_pg_no_notice, NULL);

    if (PQserverVersion(conn) < FHBD_PG_VERSION_MIN) {
        rc = fhb_fail(err, FHB_EDB, "PostgreSQL %d is too old, 12 is needed",
                      PQserverVersion(conn) / 10000);
        PQfinish(conn);
        return rc;
    }

    rc = fhbd_pg_exec(conn, fhbd_pg_settings, NULL, NULL, err);
    if (rc == FHB_OK && PQserverVersion(conn) >= 170000) {
        rc = fhbd_pg_exec(conn, "SET transaction_timeout = 0", NULL, NULL,
                          err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_look_after(conn, err);
    }
    if (rc != FHB_OK) {
        PQfinish(conn);
        return rc;
    }

    *out = conn;

    return FHB_OK;
}


fhb_err_t
fhbd_pg_wait(PGconn *conn, const atomic_bool *cancel, fhb_error_t *err)
{
    int            n;
    struct pollfd  pfd;

    for (;; ) {
        if (cancel != NULL
            && atomic_load_explicit(cancel, memory_order_relaxed))
        {
            return fhb_fail(err, FHB_ECANCEL, "cancelled");
        }

        pfd.fd = PQsocket(conn);
        pfd.events = POLLIN;
        pfd.revents = 0;
        if (pfd.fd < 0) {
            return fhbd_pg_error(conn, NULL, err);
        }

        n = poll(&pfd, 1, FHBD_PG_WAIT);
        if (n < 0 && errno != EINTR) {
            return fhb_fail_errno(err, "poll on a database connection");
        }
        if (n > 0) {
            break;
        }
    }

    if (!PQconsumeInput(conn)) {
        return fhbd_pg_error(conn, NULL, err);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_pg_wait_stream(PGconn *conn, unsigned *dry, const atomic_bool *cancel,
    fhb_error_t *err)
{
    if (++*dry > 2) {
        *dry = 0;
        return fhbd_pg_wait(conn, cancel, err);
    }

    if (*dry == 2) {
        (void) nanosleep(&(struct timespec) { 0, FHBD_PG_NAP }, NULL);
    }

    return PQconsumeInput(conn) ? FHB_OK : fhbd_pg_error(conn, NULL, err);
}


void
fhbd_pg_cancel(PGconn *conn)
{
    char       text[64];
    PGcancel  *cancel = PQgetCancel(conn);

    if (cancel != NULL) {
        /* should it fail, the server notices the closed connection */
        (void) PQcancel(cancel, text, sizeof(text));
        PQfreeCancel(cancel);
    }
}


void
fhbd_pg_abandon(PGconn *conn)
{
    if (conn == NULL) {
        return;
    }

    if (PQstatus(conn) == CONNECTION_OK
        && PQtransactionStatus(conn) == PQTRANS_ACTIVE)
    {
        fhbd_pg_cancel(conn);
    }

    PQfinish(conn);
}


fhb_err_t
fhbd_pg_code(const char *sqlstate)
{
    static const char *const  again[] = {
        "08",           /* connection lost */
        "53",           /* resources: connections, memory, disk */
        "40",           /* rolled back: deadlock */
        "57014",        /* cancelled by the administrator or a timeout */
        "57P01", "57P02", "57P03", "57P05",     /* restarting */
        "25P02", "25P03", "25P04",              /* transaction ended */
        "55P03"         /* lock not to be had in time */
    };

    if (sqlstate == NULL || *sqlstate == '\0') {
        return FHB_EAGAIN;
    }

    /* whoever only reads one snapshot gets it from recovery alone */
    if (strcmp(sqlstate, "40001") == 0) {
        return FHB_ECONFLICT;
    }

    for (size_t i = 0; i < sizeof(again) / sizeof(again[0]); i++) {
        if (strncmp(sqlstate, again[i], strlen(again[i])) == 0) {
            return FHB_EAGAIN;
        }
    }

    return FHB_EDB;
}


/* the classes whose first line names objects and settings, never values */
static bool
fhbd_pg_speakable(const char *sqlstate)
{
    static const char *const  classes[] = {
        "08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "55", "57"
    };

    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if (strncmp(sqlstate, classes[i], 2) == 0) {
            return true;
        }
    }

    return false;
}


fhb_err_t
fhbd_pg_conflict(const char *sqlstate, fhb_error_t *err)
{
    return fhb_fail(err, FHB_ECONFLICT, "the standby ended the export's "
                    "snapshot to go on with replication (conflict with "
                    "recovery, %s): see hot_standby_feedback and "
                    "max_standby_streaming_delay", sqlstate);
}


fhb_err_t
fhbd_pg_error_said(const char *state, const char *text, fhb_error_t *err)
{
    int  len;

    if (state == NULL) {
        return fhb_fail(err, FHB_EAGAIN, "the database connection is lost");
    }

    if (fhbd_pg_code(state) == FHB_ECONFLICT) {
        return fhbd_pg_conflict(state, err);
    }

    if (text == NULL || !fhbd_pg_speakable(state)) {
        return fhb_fail(err, fhbd_pg_code(state),
                        "the database reports error %s", state);
    }

    len = (int) strcspn(text, "\r\n");

    return fhb_fail(err, fhbd_pg_code(state),
                    "the database reports: %.*s (%s)",
                    len > 180 ? 180 : len, text, state);
}


fhb_err_t
fhbd_pg_error(PGconn *conn, const PGresult *res, fhb_error_t *err)
{
    const char  *state = NULL, *text = NULL;

    if (res != NULL) {
        state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
        text = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
    }

    if (state == NULL && res != NULL && PQstatus(conn) == CONNECTION_OK
        && PQresultStatus(res) != PGRES_FATAL_ERROR)
    {
        return fhb_fail(err, FHB_EDB, "unexpected answer %s",
                        PQresStatus(PQresultStatus(res)));
    }

    return fhbd_pg_error_said(state, text, err);
}


/* all results of what was sent; the last one to res, or the first error */
static fhb_err_t
fhbd_pg_collect(PGconn *conn, const atomic_bool *cancel, PGresult **res,
    fhb_error_t *err)
{
    PGresult     *r, *last = NULL;
    fhb_err_t     rc = FHB_OK, waited;
    fhb_error_t   ignored;

    for (;; ) {
        while (PQisBusy(conn)) {
            /* an error that was reported stays the one to tell */
            waited = fhbd_pg_wait(conn, cancel, rc == FHB_OK ? err : &ignored);
            if (waited != FHB_OK) {
                PQclear(last);
                return rc == FHB_OK ? waited : rc;
            }
        }

        r = PQgetResult(conn);
        if (r == NULL) {
            break;
        }

        if (rc == FHB_OK && PQresultStatus(r) != PGRES_COMMAND_OK
            && PQresultStatus(r) != PGRES_TUPLES_OK)
        {
            rc = fhbd_pg_error(conn, r, err);
        }
        PQclear(last);
        last = r;
        if (PQstatus(conn) == CONNECTION_BAD) {
            break;
        }
    }

    if (rc == FHB_OK && last == NULL) {
        rc = fhbd_pg_error(conn, NULL, err);
    }

    if (rc != FHB_OK || res == NULL) {
        PQclear(last);
    } else {
        *res = last;
    }

    return rc;
}


fhb_err_t
fhbd_pg_exec(PGconn *conn, const char *sql, const atomic_bool *cancel,
    PGresult **res, fhb_error_t *err)
{
    if (res != NULL) {
        *res = NULL;
    }

    if (!PQsendQuery(conn, sql)) {
        return fhbd_pg_error(conn, NULL, err);
    }

    return fhbd_pg_collect(conn, cancel, res, err);
}


fhb_err_t
fhbd_pg_exec_params(PGconn *conn, const char *sql, int n,
    const char *const *values, bool binary, const atomic_bool *cancel,
    PGresult **res, fhb_error_t *err)
{
    if (res != NULL) {
        *res = NULL;
    }

    if (!PQsendQueryParams(conn, sql, n, NULL, values, NULL, NULL, binary)) {
        return fhbd_pg_error(conn, NULL, err);
    }

    return fhbd_pg_collect(conn, cancel, res, err);
}


fhb_str_t
fhbd_pg_value(const PGresult *res, int row, int col)
{
    if (PQgetisnull(res, row, col)) {
        return fhb_str(NULL, 0);
    }

    return fhb_str(PQgetvalue(res, row, col),
                   (size_t) PQgetlength(res, row, col));
}


bool
fhbd_pg_bool(const PGresult *res, int row, int col)
{
    return fhb_str_eqc(fhbd_pg_value(res, row, col), "t");
}


int64_t
fhbd_pg_int(const PGresult *res, int row, int col)
{
    int64_t  n = 0;

    if (!fhb_str_to_int64(fhbd_pg_value(res, row, col), INT64_MIN, INT64_MAX,
                          &n))
    {
        return 0;
    }

    return n;
}


void
fhbd_pg_array_add(fhb_buf_t *array, fhb_str_t element)
{
    fhb_buf_adds(array, array->len == 0 ? "{\"" : ",\"");
    for (size_t i = 0; i < element.len; i++) {
        if (element.ptr[i] == '"' || element.ptr[i] == '\\') {
            fhb_buf_addc(array, '\\');
        }
        fhb_buf_addc(array, element.ptr[i]);
    }
    fhb_buf_addc(array, '"');
}


void
fhbd_pg_array_end(fhb_buf_t *array)
{
    if (array->len == 0) {
        fhb_buf_addc(array, '{');
    }
    fhb_buf_add(array, "}", 2);
}


void
fhbd_pg_add_ident(fhb_buf_t *b, fhb_str_t name)
{
    fhb_buf_addc(b, '"');
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == '"') {
            fhb_buf_addc(b, '"');
        }
        fhb_buf_addc(b, name.ptr[i]);
    }
    fhb_buf_addc(b, '"');
}
