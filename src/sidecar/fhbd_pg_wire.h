/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * COPY … TO STDOUT straight from a connection's socket: libpq connects, logs
 * in and runs everything else; the bytes of a COPY are taken in here, without
 * libpq's copy of each row and with few system calls.  The messages are those
 * of PostgreSQL's protocol 3 ("Message Formats" in its documentation).
 */

#ifndef FHBD_PG_WIRE_H
#define FHBD_PG_WIRE_H

#include "fhbd_pg.h"

/* CopyData payload as it comes, a piece of a message at the least */
typedef fhb_err_t (*fhbd_pg_wire_cb)(void *arg, const char *data, size_t len,
    fhb_error_t *err);

typedef enum {
    FHBD_PG_WIRE_SENT = 0,      /* nothing was answered yet */
    FHBD_PG_WIRE_ROWS,          /* CopyOutResponse seen: rows follow */
    FHBD_PG_WIRE_DONE,          /* CopyDone seen */
    FHBD_PG_WIRE_COUNTED,       /* CommandComplete seen: rows is set */
    FHBD_PG_WIRE_FAILED,        /* ErrorResponse seen: state and text are set */
    FHBD_PG_WIRE_READY          /* ReadyForQuery: libpq may go on */
} fhbd_pg_wire_at_t;

typedef struct {
    char               *buf;        /* cap bytes, the caller's */
    size_t              cap;        /* at least FHBD_PG_WIRE_MIN */
    size_t              begin, end; /* of what was taken in, not looked at */
    size_t              left;       /* bytes of a message that are to come … */
    bool                skip;       /* … and which nobody wants */
    bool                pause;      /* set by cb: no more after this piece */
    fhbd_pg_wire_at_t   at;
    const char         *name;       /* of the statement, for errors */
    unsigned            columns;    /* expected, in binary form */
    int64_t             rows;       /* as the server counts them; -1: unknown */
    long                nap;        /* ns, see fhbd_pg_wire_receive() */
    bool                failed;
    char                state[6];   /* SQLSTATE of the error */
    char                text[200];  /* its first line, cut */
} fhbd_pg_wire_t;

#define FHBD_PG_WIRE_MIN  1024

/* may this connection be read past libpq?  Not when TLS or GSS encrypts it */
bool fhbd_pg_wire_possible(PGconn *conn);

/*
 * Takes all messages that are in the buffer; what remains of it is the start
 * of one more.  FHB_EAGAIN when it cannot be what a server sends: the
 * connection is as good as lost.  An ErrorResponse is noted down, not
 * returned, since ReadyForQuery follows it.  Errors of cb are returned.
 */
fhb_err_t fhbd_pg_wire_parse(fhbd_pg_wire_t *w, fhbd_pg_wire_cb cb, void *arg,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * Sends sql, a COPY with w->columns columns, to a connection that is idle in a
 * transaction; buf, cap, name and columns are set, all else zero.  After any
 * error here and below the connection is good for fhbd_pg_abandon only;
 * FHB_ECANCEL when *cancel is set.
 */
fhb_err_t fhbd_pg_wire_send(PGconn *conn, const char *sql, fhbd_pg_wire_t *w,
    const atomic_bool *cancel, fhb_error_t *err) FHB_NODISCARD;

/*
 * All that comes goes to cb, until the end: w->at is FHBD_PG_WIRE_READY, w->rows
 * tells how many rows there were, and the connection is libpq's again.  When
 * cb sets w->pause, which is to be taken back before the next call, the rest
 * waits for that call.
 */
fhb_err_t fhbd_pg_wire_run(PGconn *conn, fhbd_pg_wire_t *w,
    fhbd_pg_wire_cb cb, void *arg, const atomic_bool *cancel,
    fhb_error_t *err) FHB_NODISCARD;

/* Ends what is not at its end: asks the server to stop and takes what it still
 * says, for a second at the most, so that it does not find itself alone. */
void fhbd_pg_wire_stop(PGconn *conn, fhbd_pg_wire_t *w);

#endif /* FHBD_PG_WIRE_H */
