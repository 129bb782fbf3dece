/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The compressors: the build's own (igzip), and zlib, which takes its place
 * where libisal is absent.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "../../src/sidecar/fhbd_gzip.h"

typedef struct {
    fhbd_gzip_t *(*new)(void);
    void (*free)(fhbd_gzip_t *gz);
    void (*begin)(fhbd_gzip_file_t *f, fhbd_gzip_out_t out, void *arg);
    fhb_err_t (*write)(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, const void *buf,
        size_t len, fhb_error_t *err);
    fhb_err_t (*end)(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, fhb_error_t *err);
    void (*drop)(fhbd_gzip_t *gz, const fhbd_gzip_file_t *f);
} compressor_t;

static const compressor_t  builds = {
    fhbd_gzip_new, fhbd_gzip_free, fhbd_gzip_begin, fhbd_gzip_write,
    fhbd_gzip_end, fhbd_gzip_drop
};

/* the same file once more, for zlib, under names of its own */
#ifndef FHBD_NO_ISAL
#define FHBD_NO_ISAL
#endif
#define fhbd_gzip_new    zlib_new
#define fhbd_gzip_free   zlib_free
#define fhbd_gzip_begin  zlib_begin
#define fhbd_gzip_write  zlib_write
#define fhbd_gzip_end    zlib_end
#define fhbd_gzip_drop   zlib_drop

fhbd_gzip_t *zlib_new(void);
void zlib_free(fhbd_gzip_t *gz);
void zlib_begin(fhbd_gzip_file_t *f, fhbd_gzip_out_t out, void *arg);
fhb_err_t zlib_write(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, const void *buf,
    size_t len, fhb_error_t *err);
fhb_err_t zlib_end(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, fhb_error_t *err);
void zlib_drop(fhbd_gzip_t *gz, const fhbd_gzip_file_t *f);

#include "../../src/sidecar/fhbd_gzip.c"

static const compressor_t  zlib = {
    zlib_new, zlib_free, zlib_begin, zlib_write, zlib_end, zlib_drop
};

#define FILES  5


static fhb_err_t
collect(void *arg, const void *buf, size_t len, fhb_error_t *err)
{
    fhb_buf_t  *b = arg;

    assert_true(len > 0);
    fhb_buf_add(b, buf, len);
    if (b->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    return FHB_OK;
}


static fhb_err_t
refuse(void *arg, const void *buf, size_t len, fhb_error_t *err)
{
    (void) arg;
    (void) buf;
    (void) len;

    return fhb_fail(err, FHB_ENOSPC, "full");
}


/* one member, nothing behind it, these bytes */
static void
assert_member(const fhb_buf_t *packed, const fhb_buf_t *plain)
{
    z_stream        z = { 0 };
    unsigned char  *out;

    out = malloc(plain->len + 1);
    assert_non_null(out);
    assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
    z.next_in = (unsigned char *) packed->ptr;
    z.avail_in = (unsigned) packed->len;
    z.next_out = out;
    z.avail_out = (unsigned) plain->len + 1;
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.avail_in, 0);
    assert_int_equal(z.total_out, plain->len);
    if (plain->len > 0) {
        assert_memory_equal(out, plain->ptr, plain->len);
    }
    assert_int_equal(inflateEnd(&z), Z_OK);
    free(out);
}


static unsigned
random_below(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245 + 12345;

    return (*seed >> 8) % below;
}


/* pieces of any size and entropy to several files in any order */
static void
files_interleaved(const compressor_t *c)
{
    int               round, i, k;
    char              piece[70000];
    unsigned          seed = 1, n, j;
    fhb_buf_t         plain[FILES] = { 0 }, packed[FILES] = { 0 };
    fhb_error_t       err;
    fhbd_gzip_t      *gz;
    fhbd_gzip_file_t  files[FILES];

    gz = c->new();
    assert_non_null(gz);

    for (round = 0; round < 20; round++) {
        for (k = 0; k < FILES; k++) {
            fhb_buf_reset(&plain[k]);
            fhb_buf_reset(&packed[k]);
            c->begin(&files[k], collect, &packed[k]);
        }

        for (i = 0; i < 60; i++) {
            k = round == 0 ? 0 : (int) random_below(&seed, FILES);
            n = random_below(&seed, i % 3 == 0 ? sizeof(piece) : 300);

            for (j = 0; j < n; j++) {
                /* from incompressible to one byte for ever */
                piece[j] = round % 4 == 3 ? 'x'
                           : (char) random_below(&seed,
                                                 round % 4 == 0 ? 256 : 20);
            }

            fhb_buf_add(&plain[k], piece, n);
            assert_int_equal(c->write(gz, &files[k], piece, n, &err), FHB_OK);
        }

        for (k = FILES - 1; k >= 0; k--) {
            assert_int_equal(c->end(gz, &files[k], &err), FHB_OK);
            assert_member(&packed[k], &plain[k]);
        }
    }

    for (k = 0; k < FILES; k++) {
        fhb_buf_free(&plain[k]);
        fhb_buf_free(&packed[k]);
    }
    c->free(gz);
}


static void
an_error_of_the_output_is_told(const compressor_t *c)
{
    int               i;
    char              piece[70000];
    unsigned          seed = 9;
    fhb_err_t         rc = FHB_OK;
    fhb_buf_t         packed = { 0 }, plain = { 0 };
    fhb_error_t       err;
    fhbd_gzip_t      *gz;
    fhbd_gzip_file_t  bad, good;

    gz = c->new();
    assert_non_null(gz);

    c->begin(&bad, refuse, NULL);
    for (i = 0; i < 10 && rc == FHB_OK; i++) {
        size_t  j;

        for (j = 0; j < sizeof(piece); j++) {
            piece[j] = (char) random_below(&seed, 256);
        }
        rc = c->write(gz, &bad, piece, sizeof(piece), &err);
    }
    assert_int_equal(rc, FHB_ENOSPC);

    c->begin(&bad, refuse, NULL);
    c->drop(gz, &bad);
    c->begin(&bad, refuse, NULL);
    assert_int_equal(c->write(gz, &bad, "abc", 3, &err), FHB_OK);
    assert_int_equal(c->end(gz, &bad, &err), FHB_ENOSPC);
    c->drop(gz, &bad);

    /* the compressor is as new */
    c->begin(&good, collect, &packed);
    assert_int_equal(c->write(gz, &good, "{}\n", 3, &err), FHB_OK);
    assert_int_equal(c->end(gz, &good, &err), FHB_OK);
    fhb_buf_adds(&plain, "{}\n");
    assert_member(&packed, &plain);

    fhb_buf_free(&plain);
    fhb_buf_free(&packed);
    c->free(gz);
}


static void
file05_one_member_per_file_by_the_builds_compressor(void **state)
{
    (void) state;
    files_interleaved(&builds);
}


static void
file05_one_member_per_file_by_zlib(void **state)
{
    (void) state;
    files_interleaved(&zlib);
}


static void
errors_of_the_output_by_the_builds_compressor(void **state)
{
    (void) state;
    an_error_of_the_output_is_told(&builds);
}


static void
errors_of_the_output_by_zlib(void **state)
{
    (void) state;
    an_error_of_the_output_is_told(&zlib);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(file05_one_member_per_file_by_the_builds_compressor),
        cmocka_unit_test(file05_one_member_per_file_by_zlib),
        cmocka_unit_test(errors_of_the_output_by_the_builds_compressor),
        cmocka_unit_test(errors_of_the_output_by_zlib)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
