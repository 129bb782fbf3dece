/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * COPY … TO STDOUT straight from a connection's socket.
 */

#include "fhbd_pg_wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#define FHBD_PG_WIRE_HEAD  5        /* type, length with itself */
#define FHBD_PG_WIRE_WAIT  250      /* ms between two looks at *cancel */
#define FHBD_PG_WIRE_STOP  1000     /* ms for the answer to a cancel */

/* of the 200 KB that a Unix socket holds, so many are few after a rest */
#define FHBD_PG_WIRE_FEW      (48 * 1024)
#define FHBD_PG_WIRE_NAP_MAX  400000        /* ns */


bool
fhbd_pg_wire_possible(PGconn *conn)
{
    return !PQsslInUse(conn) && !PQgssEncInUse(conn) && PQsocket(conn) >= 0
           && PQprotocolVersion(conn) == 3
           && PQtransactionStatus(conn) == PQTRANS_INTRANS;
}


static fhb_err_t
fhbd_pg_wire_bad(const fhbd_pg_wire_t *w, char type, fhb_error_t *err)
{
    return fhb_fail(err, FHB_EAGAIN, "the database's answer to a COPY makes no "
                    "sense (message 0x%02x in state %d)", (unsigned char) type,
                    w->at);
}


static uint32_t
fhbd_pg_wire_u32(const char *p)
{
    const unsigned char  *u = (const unsigned char *) p;

    return (uint32_t) u[0] << 24 | (uint32_t) u[1] << 16
           | (uint32_t) u[2] << 8 | u[3];
}


static unsigned
fhbd_pg_wire_u16(const char *p)
{
    const unsigned char  *u = (const unsigned char *) p;

    return (unsigned) u[0] << 8 | u[1];
}


/* CopyOutResponse: form, number of columns, form of each */
static fhb_err_t
fhbd_pg_wire_begin(fhbd_pg_wire_t *w, const char *p, size_t len,
    fhb_error_t *err)
{
    unsigned  i, n;

    if (w->at != FHBD_PG_WIRE_SENT || len < 3 || p[0] != 1) {
        return fhbd_pg_wire_bad(w, 'H', err);
    }

    n = fhbd_pg_wire_u16(p + 1);
    if (n != w->columns) {
        return fhb_fail(err, FHB_EDB, "%s gives %u columns and declares %u",
                        w->name, n, w->columns);
    }

    if (len != 3 + (size_t) n * 2) {
        return fhbd_pg_wire_bad(w, 'H', err);
    }

    for (i = 0; i < n; i++) {
        if (fhbd_pg_wire_u16(p + 3 + (size_t) i * 2) != 1) {
            return fhbd_pg_wire_bad(w, 'H', err);
        }
    }

    w->at = FHBD_PG_WIRE_ROWS;

    return FHB_OK;
}


/* CommandComplete: "COPY n" */
static fhb_err_t
fhbd_pg_wire_count(fhbd_pg_wire_t *w, const char *p, size_t len,
    fhb_error_t *err)
{
    if (w->at != FHBD_PG_WIRE_DONE || len < 6 || memcmp(p, "COPY ", 5) != 0
        || p[len - 1] != '\0'
        || !fhb_str_to_int64(fhb_str(p + 5, len - 6), 0, INT64_MAX, &w->rows))
    {
        return fhbd_pg_wire_bad(w, 'C', err);
    }

    w->at = FHBD_PG_WIRE_COUNTED;

    return FHB_OK;
}


static void
fhbd_pg_wire_field(char *to, size_t size, const char *p, size_t len)
{
    size_t  n;

    for (n = 0; n < len && n < size - 1 && p[n] != '\r' && p[n] != '\n'; n++) {
        to[n] = p[n];
    }
    to[n] = '\0';
}


/* ErrorResponse: fields of a letter and a string each; those that matter come
 * first, so a long one may be cut */
static void
fhbd_pg_wire_error(fhbd_pg_wire_t *w, const char *p, size_t len)
{
    size_t       n;
    const char  *end = p + len;

    /* the first is the reason; a server that ends the session says so behind
     * its answer */
    if (w->failed) {
        return;
    }

    w->failed = true;
    if (w->at != FHBD_PG_WIRE_READY) {
        w->at = FHBD_PG_WIRE_FAILED;
    }

    while (p < end && *p != '\0') {
        n = strnlen(p + 1, (size_t) (end - p) - 1);

        if (*p == 'C') {
            fhbd_pg_wire_field(w->state, sizeof(w->state), p + 1, n);
        } else if (*p == 'M') {
            fhbd_pg_wire_field(w->text, sizeof(w->text), p + 1, n);
        }

        p += 1 + n;
        p += p < end;
    }
}


/* a message other than CopyData, whole unless it is long */
static fhb_err_t
fhbd_pg_wire_message(fhbd_pg_wire_t *w, char type, const char *p, size_t len,
    bool whole, fhb_error_t *err)
{
    switch (type) {

    case 'E':
        fhbd_pg_wire_error(w, p, len);
        return FHB_OK;

    case 'N':                           /* NoticeResponse */
    case 'A':                           /* NotificationResponse */
    case 'S':                           /* ParameterStatus */
        return FHB_OK;

    case 'H':
        if (whole) {
            return fhbd_pg_wire_begin(w, p, len, err);
        }
        break;

    case 'c':                           /* CopyDone */
        if (w->at == FHBD_PG_WIRE_ROWS && len == 0) {
            w->at = FHBD_PG_WIRE_DONE;
            return FHB_OK;
        }
        break;

    case 'C':
        if (whole) {
            return fhbd_pg_wire_count(w, p, len, err);
        }
        break;

    case 'Z':                           /* ReadyForQuery, in a transaction */
        if ((w->at == FHBD_PG_WIRE_COUNTED || w->at == FHBD_PG_WIRE_FAILED)
            && len == 1 && *p == (w->failed ? 'E' : 'T'))
        {
            w->at = FHBD_PG_WIRE_READY;
            return FHB_OK;
        }
        break;
    }

    return fhbd_pg_wire_bad(w, type, err);
}


/* the rest of a message of which the beginning was taken already */
static fhb_err_t
fhbd_pg_wire_rest(fhbd_pg_wire_t *w, fhbd_pg_wire_cb cb, void *arg,
    fhb_error_t *err)
{
    size_t       n = w->end - w->begin;
    const char  *p = w->buf + w->begin;

    n = n < w->left ? n : w->left;
    w->begin += n;
    w->left -= n;

    return w->skip || n == 0 ? FHB_OK : cb(arg, p, n, err);
}


fhb_err_t
fhbd_pg_wire_parse(fhbd_pg_wire_t *w, fhbd_pg_wire_cb cb, void *arg,
    fhb_error_t *err)
{
    char         type;
    bool         whole;
    size_t       len, have;
    fhb_err_t    rc;
    const char  *p;

    rc = fhbd_pg_wire_rest(w, cb, arg, err);

    while (rc == FHB_OK && !w->pause && w->left == 0
           && w->end - w->begin >= FHBD_PG_WIRE_HEAD)
    {
        p = w->buf + w->begin;
        type = *p;
        len = fhbd_pg_wire_u32(p + 1);

        if (len < 4 || len > INT32_MAX
            || (type == 'd' && w->at != FHBD_PG_WIRE_ROWS))
        {
            return fhbd_pg_wire_bad(w, type, err);
        }

        len -= 4;
        have = w->end - w->begin - FHBD_PG_WIRE_HEAD;
        whole = have >= len;

        /* rows may come in pieces; all else has to fit, or is cut */
        if (!whole && (w->begin > 0
                       || have < w->cap - FHBD_PG_WIRE_HEAD))
        {
            break;
        }

        have = whole ? len : have;
        p += FHBD_PG_WIRE_HEAD;
        w->begin += FHBD_PG_WIRE_HEAD + have;
        w->left = len - have;
        w->skip = type != 'd';

        rc = type == 'd' ? cb(arg, p, have, err)
             : fhbd_pg_wire_message(w, type, p, have, whole, err);
    }

    return rc;
}


static fhb_err_t
fhbd_pg_wire_lost(const fhbd_pg_wire_t *w, fhb_error_t *err)
{
    /* what the server said before it went is the reason */
    return w->failed ? fhbd_pg_error_said(w->state, w->text, err)
                     : fhbd_pg_error_said(NULL, NULL, err);
}


/* waits for the socket; *cancel is looked at */
static fhb_err_t
fhbd_pg_wire_wait(int fd, short events, const atomic_bool *cancel,
    fhb_error_t *err)
{
    int            n;
    struct pollfd  pfd = { .fd = fd, .events = events };

    do {
        if (cancel != NULL
            && atomic_load_explicit(cancel, memory_order_relaxed))
        {
            return fhb_fail(err, FHB_ECANCEL, "cancelled");
        }

        n = poll(&pfd, 1, FHBD_PG_WIRE_WAIT);
        if (n < 0 && errno != EINTR) {
            return fhb_fail_errno(err, "poll on a database connection");
        }
    } while (n <= 0);

    return FHB_OK;
}


/*
 * Some more bytes behind w->end, where there is room.  The pace is that of
 * fhbd_pg_wait_stream, but the rest becomes longer while it brings little, as
 * from a column that the server has to print, and short again before the
 * server's buffer is full.
 */
static fhb_err_t
fhbd_pg_wire_receive(PGconn *conn, fhbd_pg_wire_t *w,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int        fd = PQsocket(conn);
    bool       napped = false;
    ssize_t    n;
    fhb_err_t  rc = FHB_OK;

    while (rc == FHB_OK) {
        n = recv(fd, w->buf + w->end, w->cap - w->end, MSG_DONTWAIT);

        if (n > 0) {
            w->end += (size_t) n;
            if (napped && n < FHBD_PG_WIRE_FEW) {
                w->nap = w->nap * 2 < FHBD_PG_WIRE_NAP_MAX
                         ? w->nap * 2 : FHBD_PG_WIRE_NAP_MAX;
            } else if (n > FHBD_PG_WIRE_FEW * 2) {
                w->nap = FHBD_PG_NAP;
            }
            return FHB_OK;
        }

        if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
            return fhbd_pg_wire_lost(w, err);
        }

        if (errno == EINTR) {
            continue;
        }

        if (napped) {
            rc = fhbd_pg_wire_wait(fd, POLLIN, cancel, err);
        } else {
            (void) nanosleep(&(struct timespec) { 0, w->nap }, NULL);
        }
        napped = !napped;
    }

    return rc;
}


fhb_err_t
fhbd_pg_wire_send(PGconn *conn, const char *sql, fhbd_pg_wire_t *w,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int        fd = PQsocket(conn);
    size_t     len = strlen(sql) + 1, at;
    ssize_t    n;
    fhb_buf_t  query = { 0 };
    fhb_err_t  rc = FHB_OK;

    w->rows = -1;
    w->nap = FHBD_PG_NAP;

    if (len > INT32_MAX - 4) {
        return fhb_fail(err, FHB_EPARAM, "a statement is too long");
    }

    fhb_buf_addc(&query, 'Q');
    for (int shift = 24; shift >= 0; shift -= 8) {
        fhb_buf_addc(&query, (char) ((len + 4) >> shift));
    }
    fhb_buf_add(&query, sql, len);
    if (query.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    for (at = 0; rc == FHB_OK && at < query.len; /* void */ ) {
        n = send(fd, query.ptr + at, query.len - at,
                 MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n >= 0) {
            at += (size_t) n;
        } else if (errno == EAGAIN) {
            rc = fhbd_pg_wire_wait(fd, POLLOUT, cancel, err);
        } else if (errno != EINTR) {
            rc = fhbd_pg_wire_lost(w, err);
        }
    }
    fhb_buf_free(&query);

    return rc;
}


static fhb_err_t
fhbd_pg_wire_drop(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    (void) arg;
    (void) data;
    (void) len;
    (void) err;

    return FHB_OK;
}


void
fhbd_pg_wire_stop(PGconn *conn, fhbd_pg_wire_t *w)
{
    ssize_t        n;
    fhb_error_t    err;
    struct pollfd  pfd = { .fd = PQsocket(conn), .events = POLLIN };

    if (w->failed || w->at == FHBD_PG_WIRE_READY || pfd.fd < 0) {
        return;
    }

    fhbd_pg_cancel(conn);
    w->pause = false;

    while (fhbd_pg_wire_parse(w, fhbd_pg_wire_drop, NULL, &err) == FHB_OK
           && w->at != FHBD_PG_WIRE_READY
           && poll(&pfd, 1, FHBD_PG_WIRE_STOP) > 0)
    {
        memmove(w->buf, w->buf + w->begin, w->end - w->begin);
        w->end -= w->begin;
        w->begin = 0;

        n = recv(pfd.fd, w->buf + w->end, w->cap - w->end, MSG_DONTWAIT);
        if (n <= 0) {
            break;
        }
        w->end += (size_t) n;
    }

    /* once is enough: there is nothing more to be had */
    w->at = FHBD_PG_WIRE_READY;
}


fhb_err_t
fhbd_pg_wire_run(PGconn *conn, fhbd_pg_wire_t *w, fhbd_pg_wire_cb cb,
    void *arg, const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_err_t  rc;

    for (;; ) {
        rc = fhbd_pg_wire_parse(w, cb, arg, err);

        if (rc == FHB_OK && cancel != NULL
            && atomic_load_explicit(cancel, memory_order_relaxed))
        {
            rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
        }

        if (rc != FHB_OK || w->pause || w->at == FHBD_PG_WIRE_READY) {
            break;
        }

        if (w->begin > 0) {
            memmove(w->buf, w->buf + w->begin, w->end - w->begin);
            w->end -= w->begin;
            w->begin = 0;
        }

        rc = fhbd_pg_wire_receive(conn, w, cancel, err);
        if (rc != FHB_OK) {
            break;
        }
    }

    /* libpq takes this for an idle connection, where nothing is to stop */
    if (rc != FHB_OK) {
        fhbd_pg_wire_stop(conn, w);

    } else if (w->failed) {
        rc = fhbd_pg_error_said(w->state, w->text, err);
    }

    /* behind ReadyForQuery libpq has to go on at a message's first byte */
    if (rc == FHB_OK && w->at == FHBD_PG_WIRE_READY
        && (w->begin != w->end || w->left > 0))
    {
        rc = fhbd_pg_wire_bad(w, '\0', err);
    }

    return rc;
}
