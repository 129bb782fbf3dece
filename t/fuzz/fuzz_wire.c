/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A server's answer to a COPY of any bytes: taken whole, byte by byte and in
 * pieces of the input's choice it gives the same payload, state and error,
 * and it never ends well without an end.
 *
 * The first byte is the size of pieces, the second the number of columns.
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/sidecar/fhbd_pg_wire.h"
#include "fuzz.h"

typedef struct {
    fhb_err_t        rc;
    fhb_buf_t        data;
    fhbd_pg_wire_t   wire;
    char             buf[FHBD_PG_WIRE_MIN];
} talk_t;


static fhb_err_t
take(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    talk_t  *t = arg;

    (void) err;
    require(data >= t->buf && data + len <= t->buf + sizeof(t->buf));
    require(t->wire.at == FHBD_PG_WIRE_ROWS);
    fhb_buf_add(&t->data, data, len);

    return FHB_OK;
}


static void
talk(talk_t *t, unsigned columns, const uint8_t *p, size_t len, size_t piece)
{
    size_t           n;
    fhb_error_t      err;
    fhbd_pg_wire_t  *w = &t->wire;

    *w = (fhbd_pg_wire_t) { .buf = t->buf, .cap = sizeof(t->buf),
                            .name = "x", .columns = columns, .rows = -1 };
    t->rc = FHB_OK;

    while (t->rc == FHB_OK && len > 0) {
        memmove(w->buf, w->buf + w->begin, w->end - w->begin);
        w->end -= w->begin;
        w->begin = 0;
        require(w->end < w->cap);           /* or it would stand still */

        n = w->cap - w->end;
        n = n < piece ? n : piece;
        n = n < len ? n : len;
        memcpy(w->buf + w->end, p, n);
        w->end += n;
        p += n;
        len -= n;
        t->rc = fhbd_pg_wire_parse(w, take, t, &err);
        require(w->begin <= w->end && w->end <= w->cap);
    }

    require(memchr(w->state, '\0', sizeof(w->state)) != NULL);
    require(memchr(w->text, '\0', sizeof(w->text)) != NULL);
    if (t->rc == FHB_OK && w->at == FHBD_PG_WIRE_READY) {
        require(w->failed || w->rows >= 0);
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned       columns;
    static talk_t  whole, bytes, pieces;

    if (size < 2) {
        return 0;
    }

    columns = data[1] % 8;
    talk(&whole, columns, data + 2, size - 2, size);
    talk(&bytes, columns, data + 2, size - 2, 1);
    talk(&pieces, columns, data + 2, size - 2, data[0] + (size_t) 1);

    require(whole.rc == bytes.rc && whole.rc == pieces.rc);
    require(whole.wire.at == bytes.wire.at
            && whole.wire.at == pieces.wire.at);
    require(whole.wire.failed == bytes.wire.failed
            && whole.wire.failed == pieces.wire.failed);

    /* before an error the whole of a message may be seen earlier or later */
    if (whole.rc == FHB_OK) {
        require(strcmp(whole.wire.state, bytes.wire.state) == 0
                && strcmp(whole.wire.state, pieces.wire.state) == 0);
        require(whole.wire.rows == bytes.wire.rows
                && whole.wire.rows == pieces.wire.rows);
    }
    if (whole.rc == FHB_OK && whole.wire.left == 0) {
        require(whole.data.len >= bytes.data.len);
        require(memcmp(whole.data.ptr != NULL ? whole.data.ptr : "",
                       bytes.data.ptr != NULL ? bytes.data.ptr : "",
                       bytes.data.len) == 0);
    }

    fhb_buf_free(&whole.data);
    fhb_buf_free(&bytes.data);
    fhb_buf_free(&pieces.data);

    return 0;
}
