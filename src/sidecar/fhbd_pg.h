/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * libpq as the postgres source uses it: connections with our settings,
 * statements that can be cancelled, and errors without patient data.
 */

#ifndef FHBD_PG_H
#define FHBD_PG_H

#include <stdatomic.h>

#include <libpq-fe.h>

#include "../common/fhb_core.h"

/* our connections are known by this name: they only read, so they never hold
 * back a transaction time */
#define FHBD_PG_APPLICATION  "fhir-bulkd"

/* the oldest server that is accepted, and the first with TID range scans */
#define FHBD_PG_VERSION_MIN        120000
#define FHBD_PG_VERSION_TID_RANGE  140000

/* ns that a stream rests before it waits; a socket's buffer takes twice as
 * long to fill at 1 GB/s */
#define FHBD_PG_NAP  60000

/* refuses what libpq cannot parse, without repeating it: it may hold a
 * password */
fhb_err_t fhbd_pg_conninfo_check(const char *conninfo, fhb_error_t *err)
    FHB_NODISCARD;

/* a connection with our settings; FHB_EAGAIN when there is none to be had */
fhb_err_t fhbd_pg_connect(const char *conninfo, PGconn **out,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * For streams: takes in what is there; when that was nothing three times in a
 * row (*dry counts, the caller sets it to 0 when something came), waits as
 * fhbd_pg_wait does.  A server sends 8 KB at a time.  When it is slower than
 * we are, being woken for each packet costs both sides more than the data, so
 * before anybody waits it gets a moment to send more.
 */
fhb_err_t fhbd_pg_wait_stream(PGconn *conn, unsigned *dry,
    const atomic_bool *cancel, fhb_error_t *err) FHB_NODISCARD;

/*
 * Waits until the connection has something to say, at most 250 ms, and takes
 * it in.  FHB_ECANCEL when *cancel is set (NULL: never), FHB_EAGAIN when the
 * connection is lost.
 */
fhb_err_t fhbd_pg_wait(PGconn *conn, const atomic_bool *cancel,
    fhb_error_t *err) FHB_NODISCARD;

/* asks the server to stop what runs; nobody hears of it if it does not */
void fhbd_pg_cancel(PGconn *conn);
/* gives up what runs: asks the server to stop, closes the connection */
void fhbd_pg_abandon(PGconn *conn);

/*
 * Runs text, statements separated by semicolons; res may be NULL, otherwise
 * it is the last one's result, freed by the caller.  After FHB_ECANCEL the
 * connection is good for fhbd_pg_abandon only.
 */
fhb_err_t fhbd_pg_exec(PGconn *conn, const char *sql,
    const atomic_bool *cancel, PGresult **res, fhb_error_t *err)
    FHB_NODISCARD;
/* one statement with $n parameters as text; binary: form of the result */
fhb_err_t fhbd_pg_exec_params(PGconn *conn, const char *sql, int n,
    const char *const *values, bool binary, const atomic_bool *cancel,
    PGresult **res, fhb_error_t *err) FHB_NODISCARD;

/* code and text from a failed result (NULL: from the connection): SQLSTATE
 * and, where it cannot quote data, the server's first line */
fhb_err_t fhbd_pg_error(PGconn *conn, const PGresult *res, fhb_error_t *err);

/* the same from an error's SQLSTATE, NULL: the connection is lost, and its text,
 * one line or NULL */
fhb_err_t fhbd_pg_error_said(const char *state, const char *text,
    fhb_error_t *err);
/* the words for a conflict with recovery; gives FHB_ECONFLICT */
fhb_err_t fhbd_pg_conflict(const char *sqlstate, fhb_error_t *err);

/* which code an SQLSTATE becomes; NULL: no SQLSTATE, connection lost */
fhb_err_t fhbd_pg_code(const char *sqlstate);

/* helpers for results in text form */
fhb_str_t fhbd_pg_value(const PGresult *res, int row, int col);
bool fhbd_pg_bool(const PGresult *res, int row, int col);      /* NULL: false */
int64_t fhbd_pg_int(const PGresult *res, int row, int col);    /* NULL: 0 */

/* appends elements to a text[] literal: first "{" … last "}" are the
 * caller's business only through these two */
void fhbd_pg_array_add(fhb_buf_t *array, fhb_str_t element);
void fhbd_pg_array_end(fhb_buf_t *array);     /* also terminates the string */

/* name as a quoted identifier, appended */
void fhbd_pg_add_ident(fhb_buf_t *b, fhb_str_t name);

#endif /* FHBD_PG_H */
