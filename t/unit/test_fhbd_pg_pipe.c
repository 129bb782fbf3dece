/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Bytes from one thread to another: all of them, in their order, and errors
 * the other way.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../src/sidecar/fhbd_pg_pipe.h"

typedef struct {
    uint64_t  next;             /* number that must come now */
    size_t    calls;
    uint64_t  fail_at;          /* 0: never */
    bool      wrong;
} taker_t;


static fhb_err_t
take(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    uint64_t  n;
    taker_t  *t = arg;

    t->calls++;
    t->wrong = t->wrong || len == 0 || len % sizeof(n) != 0;

    for (size_t i = 0; i + sizeof(n) <= len; i += sizeof(n)) {
        memcpy(&n, data + i, sizeof(n));
        if (n != t->next++) {
            t->wrong = true;
        }
        if (t->fail_at > 0 && n == t->fail_at) {
            return fhb_fail(err, FHB_EIO, "at %llu", (unsigned long long) n);
        }
    }

    return FHB_OK;
}


static void
test_all(void **state)
{
    taker_t          t = { 0 };
    uint64_t         n, next = 0, bunch[700];
    fhb_error_t      err = { 0 };
    fhbd_pg_pipe_t  *pipe;

    (void) state;

    assert_int_equal(fhbd_pg_pipe_open(take, &t, &pipe, &err), FHB_OK);

    for (unsigned i = 0; i < 20000; i++) {
        n = i * 7919 % 700;
        for (uint64_t j = 0; j < n; j++) {
            bunch[j] = next++;
        }
        assert_int_equal(fhbd_pg_pipe_put(pipe, (const char *) bunch,
                                          n * sizeof(n), &err), FHB_OK);
        if (i % 5000 == 0) {
            assert_int_equal(fhbd_pg_pipe_drain(pipe, &err), FHB_OK);
            assert_true(t.next == next);
        }
    }

    assert_int_equal(fhbd_pg_pipe_drain(pipe, &err), FHB_OK);
    assert_int_equal(fhbd_pg_pipe_drain(pipe, &err), FHB_OK);
    fhbd_pg_pipe_close(pipe);
    assert_true(t.next == next);
    assert_false(t.wrong);
    assert_true(t.calls > 100);
}


/* nothing more is taken behind an error, and nobody waits for ever */
static void
test_error(void **state)
{
    taker_t          t = { .fail_at = 300000 };
    uint64_t         n = 0;
    fhb_err_t        rc = FHB_OK;
    fhb_error_t      err = { 0 };
    fhbd_pg_pipe_t  *pipe;

    (void) state;

    assert_int_equal(fhbd_pg_pipe_open(take, &t, &pipe, &err), FHB_OK);
    for ( /* void */ ; rc == FHB_OK && n < 10000000; n++) {
        rc = fhbd_pg_pipe_put(pipe, (const char *) &n, sizeof(n), &err);
    }
    assert_int_equal(rc, FHB_EIO);
    assert_string_equal(err.text, "at 300000");
    assert_int_equal(fhbd_pg_pipe_drain(pipe, &err), FHB_EIO);
    fhbd_pg_pipe_close(pipe);
    assert_true(t.next == 300001);

    /* met by drain */
    t = (taker_t) { .fail_at = 5 };
    assert_int_equal(fhbd_pg_pipe_open(take, &t, &pipe, &err), FHB_OK);
    for (n = 0; n < 10; n++) {
        assert_int_equal(fhbd_pg_pipe_put(pipe, (const char *) &n, sizeof(n),
                                          &err), FHB_OK);
    }
    assert_int_equal(fhbd_pg_pipe_drain(pipe, &err), FHB_EIO);
    fhbd_pg_pipe_close(pipe);
}


/* given up: what was handed over may be taken, the rest never */
static void
test_given_up(void **state)
{
    taker_t          t = { 0 };
    uint64_t         n;
    fhb_error_t      err = { 0 };
    fhbd_pg_pipe_t  *pipe;

    (void) state;

    assert_int_equal(fhbd_pg_pipe_open(take, &t, &pipe, &err), FHB_OK);
    for (n = 0; n < 100; n++) {
        assert_int_equal(fhbd_pg_pipe_put(pipe, (const char *) &n, sizeof(n),
                                          &err), FHB_OK);
    }
    fhbd_pg_pipe_close(pipe);
    assert_true(t.next == 0);
    fhbd_pg_pipe_close(NULL);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_error),
        cmocka_unit_test(test_given_up)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
