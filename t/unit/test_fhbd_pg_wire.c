/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A server's answer to a COPY, byte by byte and in one go, sound and not.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/sidecar/fhbd_pg_wire.h"

#define COLUMNS  2

/* what a server says */
#define HELLO    "H\0\0\0\013\1\0\2\0\1\0\1"
#define DONE     "c\0\0\0\4" "C\0\0\0\014COPY 12\0" "Z\0\0\0\5T"
#define NOTICE   "N\0\0\0\015SWARNING\0" "A\0\0\0\012abcdef" "S\0\0\0\010a\0b\0"
#define FAILURE  "E\0\0\0\062SERROR\0VERROR\0C40001\0Mtoo bad\nfor us\0Dx=1\0Ht\0\0"
#define FAILED   "Z\0\0\0\5E"

#define BYTES(s)  s, sizeof(s) - 1

typedef struct {
    fhb_buf_t        data;      /* payload, piece after piece */
    fhbd_pg_wire_t  *wire;
    size_t           stop;      /* pause when so much is there; 0: never */
} taken_t;


static fhb_err_t
take(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    taken_t  *t = arg;

    (void) err;
    fhb_buf_add(&t->data, data, len);
    if (t->stop > 0 && t->data.len >= t->stop) {
        t->wire->pause = true;
    }

    return FHB_OK;
}


/* as fhbd_pg_wire_run() does it, piece bytes at a time; how much was used */
static fhb_err_t
say(fhbd_pg_wire_t *w, taken_t *t, const char *p, size_t len, size_t piece,
    size_t *used, fhb_error_t *err)
{
    size_t     n, at = 0;
    fhb_err_t  rc = FHB_OK;

    t->wire = w;

    while (rc == FHB_OK && at < len && !w->pause) {
        memmove(w->buf, w->buf + w->begin, w->end - w->begin);
        w->end -= w->begin;
        w->begin = 0;
        assert_true(w->end < w->cap);

        n = w->cap - w->end;
        n = n < piece ? n : piece;
        n = n < len - at ? n : len - at;
        memcpy(w->buf + w->end, p + at, n);
        w->end += n;
        at += n;
        rc = fhbd_pg_wire_parse(w, take, t, err);
    }
    *used = at;

    return rc;
}


static void
data_add(fhb_buf_t *b, const char *p, size_t len)
{
    fhb_buf_addc(b, 'd');
    for (int shift = 24; shift >= 0; shift -= 8) {
        fhb_buf_addc(b, (char) ((len + 4) >> shift));
    }
    fhb_buf_add(b, p, len);
}


/* rows of all sizes, some far beyond the buffer, between notices */
static void
test_any_pieces(void **state)
{
    size_t          used;
    char            buf[FHBD_PG_WIRE_MIN], row[5000];
    taken_t         t = { 0 };
    fhb_buf_t       all = { 0 }, rows = { 0 };
    fhb_error_t     err = { 0 };
    fhbd_pg_wire_t  w;

    static const size_t  sizes[] = {
        1, 2, 1018, 1019, 1020, 5000, 3, 1023, 1024, 1025, 2048, 700
    };
    static const size_t  pieces[] = { 1, 2, 3, 5, 7, 64, 1000, 1024, 100000 };

    (void) state;

    fhb_buf_add(&all, BYTES(NOTICE));
    fhb_buf_add(&all, BYTES(HELLO));
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        memset(row, (int) ('a' + i), sizes[i]);
        data_add(&all, row, sizes[i]);
        data_add(&all, "", 0);
        fhb_buf_add(&rows, row, sizes[i]);
        if (i % 3 == 0) {
            fhb_buf_add(&all, BYTES(NOTICE));
        }
    }
    fhb_buf_add(&all, BYTES(DONE));

    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        w = (fhbd_pg_wire_t) { .buf = buf, .cap = sizeof(buf), .name = "x",
                               .columns = COLUMNS };
        assert_int_equal(say(&w, &t, all.ptr, all.len, pieces[i], &used,
                             &err), FHB_OK);
        assert_int_equal(w.at, FHBD_PG_WIRE_READY);
        assert_int_equal(w.rows, 12);
        assert_int_equal(w.begin, w.end);
        assert_int_equal(used, all.len);
        assert_int_equal(t.data.len, rows.len);
        assert_memory_equal(t.data.ptr, rows.ptr, rows.len);
        fhb_buf_reset(&t.data);
    }

    fhb_buf_free(&t.data);
    fhb_buf_free(&all);
    fhb_buf_free(&rows);
}


/* an error is kept until the server is ready; a long one is cut */
static void
test_error(void **state)
{
    size_t          used;
    char            buf[FHBD_PG_WIRE_MIN];
    taken_t         t = { 0 };
    fhb_buf_t       all = { 0 };
    fhb_error_t     err = { 0 };
    fhbd_pg_wire_t  w;

    (void) state;

    for (size_t more = 0; more < 5000; more += 1250) {
        for (size_t piece = 1; piece < 3000; piece += 1499) {
            w = (fhbd_pg_wire_t) { .buf = buf, .cap = sizeof(buf),
                                   .name = "x", .columns = COLUMNS };
            fhb_buf_reset(&all);
            fhb_buf_add(&all, BYTES(HELLO "d\0\0\0\5q" FAILURE));
            all.ptr[sizeof(HELLO) - 1 + 6 + 3] = (char) ((50 + more) >> 8);
            all.ptr[sizeof(HELLO) - 1 + 6 + 4] = (char) (50 + more);
            for (size_t i = 0; i < more; i++) {
                fhb_buf_addc(&all, 'z');
            }
            fhb_buf_add(&all, BYTES(FAILED));

            assert_int_equal(say(&w, &t, all.ptr, all.len, piece, &used,
                                 &err), FHB_OK);
            assert_int_equal(w.at, FHBD_PG_WIRE_READY);
            assert_true(w.failed);
            assert_string_equal(w.state, "40001");
            assert_string_equal(w.text, "too bad");
        }
    }

    fhb_buf_free(&t.data);
    fhb_buf_free(&all);
}


/* what is behind the piece that was enough stays in the buffer */
static void
test_pause(void **state)
{
    size_t          used;
    char            buf[FHBD_PG_WIRE_MIN];
    taken_t         t = { .stop = 3 };
    fhb_error_t     err = { 0 };
    fhbd_pg_wire_t  w = { .buf = buf, .cap = sizeof(buf), .name = "x",
                          .columns = COLUMNS };

    static const char  all[] = HELLO "d\0\0\0\6ab" "d\0\0\0\6cd" "d\0\0\0\6ef"
                               DONE;

    (void) state;

    assert_int_equal(say(&w, &t, BYTES(all), sizeof(all), &used, &err),
                     FHB_OK);
    assert_int_equal(t.data.len, 4);
    assert_int_equal(w.at, FHBD_PG_WIRE_ROWS);
    assert_true(w.end > w.begin);

    w.pause = false;
    t.stop = 0;
    assert_int_equal(fhbd_pg_wire_parse(&w, take, &t, &err), FHB_OK);
    assert_int_equal(t.data.len, 6);
    assert_int_equal(w.at, FHBD_PG_WIRE_READY);

    fhb_buf_free(&t.data);
}


/* nothing of a conversation that makes no sense is taken for an end */
static void
test_nonsense(void **state)
{
    size_t          used;
    char            buf[FHBD_PG_WIRE_MIN];
    taken_t         t = { 0 };
    fhb_error_t     err;
    fhbd_pg_wire_t  w;

    static const struct {
        const char  *p;
        size_t       len;
        fhb_err_t    rc;
    } cases[] = {
        { BYTES("d\0\0\0\6ab"), FHB_EAGAIN },               /* no H */
        { BYTES("H\0\0\0\013\0\0\2\0\1\0\1"), FHB_EAGAIN }, /* text */
        { BYTES("H\0\0\0\013\1\0\2\0\1\0\0"), FHB_EAGAIN },
        { BYTES("H\0\0\0\011\1\0\1\0\1"), FHB_EDB },        /* columns */
        { BYTES("H\0\0\0\014\1\0\2\0\1\0\1\0"), FHB_EAGAIN },
        { BYTES("H\0\0\0\6\1\0"), FHB_EAGAIN },
        { BYTES(HELLO HELLO), FHB_EAGAIN },
        { BYTES(HELLO "d\0\0\0\3"), FHB_EAGAIN },           /* length */
        { BYTES(HELLO "d\377\377\377\377"), FHB_EAGAIN },
        { BYTES(HELLO "D\0\0\0\6\0\0"), FHB_EAGAIN },       /* DataRow */
        { BYTES(HELLO "c\0\0\0\5x"), FHB_EAGAIN },
        { BYTES(HELLO "C\0\0\0\014COPY 12\0"), FHB_EAGAIN },
        { BYTES(HELLO "c\0\0\0\4" "C\0\0\0\014COPY x2\0"), FHB_EAGAIN },
        { BYTES(HELLO "c\0\0\0\4" "C\0\0\0\013COPY 12"), FHB_EAGAIN },
        { BYTES(HELLO "c\0\0\0\4" "C\0\0\0\014SELECT \0"), FHB_EAGAIN },
        { BYTES(HELLO "c\0\0\0\4" "d\0\0\0\6ab"), FHB_EAGAIN },
        { BYTES(HELLO "Z\0\0\0\5T"), FHB_EAGAIN },
        { BYTES(HELLO "c\0\0\0\4" "Z\0\0\0\5T"), FHB_EAGAIN },
        { BYTES(HELLO FAILURE "Z\0\0\0\5T"), FHB_EAGAIN },
        { BYTES(HELLO FAILURE "d\0\0\0\6ab"), FHB_EAGAIN },
        { BYTES(HELLO DONE DONE), FHB_EAGAIN },
        { BYTES("R\0\0\0\10\0\0\0\0"), FHB_EAGAIN }
    };

    (void) state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t piece = 1; piece < 200; piece += 198) {
            err = (fhb_error_t) { 0 };
            w = (fhbd_pg_wire_t) { .buf = buf, .cap = sizeof(buf),
                                   .name = "rows.sql", .columns = COLUMNS };
            if (say(&w, &t, cases[i].p, cases[i].len, piece, &used, &err)
                != cases[i].rc)
            {
                fail_msg("case %zu by %zu: %s", i, piece, err.text);
            }
        }
    }
    fhb_buf_free(&t.data);
}


/* a server that ends the session says so behind its answer; the reason is what
 * came first */
static void
test_behind_the_end(void **state)
{
    size_t          used;
    char            buf[FHBD_PG_WIRE_MIN];
    taken_t         t = { 0 };
    fhb_error_t     err = { 0 };
    fhbd_pg_wire_t  w;

#define FAREWELL  "E\0\0\0\023SFATAL\0C57P01\0\0"
    static const struct {
        const char  *p;
        size_t       len;
        const char  *state;
    } cases[] = {
        { BYTES(HELLO FAILURE FAILED FAREWELL), "40001" },
        { BYTES(HELLO DONE FAREWELL), "57P01" },
        { BYTES(FAREWELL FAREWELL), "57P01" }
    };

    (void) state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t piece = 1; piece < 1000; piece += 998) {
            w = (fhbd_pg_wire_t) { .buf = buf, .cap = sizeof(buf),
                                   .name = "x", .columns = COLUMNS };
            assert_int_equal(say(&w, &t, cases[i].p, cases[i].len, piece,
                                 &used, &err), FHB_OK);
            assert_true(w.failed);
            assert_string_equal(w.state, cases[i].state);
            assert_int_equal(w.begin, w.end);
        }
    }

    fhb_buf_free(&t.data);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_any_pieces),
        cmocka_unit_test(test_error),
        cmocka_unit_test(test_pause),
        cmocka_unit_test(test_behind_the_end),
        cmocka_unit_test(test_nonsense)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
