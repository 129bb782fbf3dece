/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Lines of an NDJSON file of any bytes, with buffers of a few bytes: whole,
 * cut into ranges, packed with gzip in one or more members, they are the lines
 * that a simple reader finds.  A damaged gzip file gives a beginning of what
 * is in it, and says so.
 */

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../../src/sidecar/fhbd_ndjson.h"
#include "fuzz_file.h"

#undef FHBD_NDJSON_LINE
#define FHBD_NDJSON_LINE  ((size_t) 48)
#define FHBD_LINES_BUF    16
#define FHBD_LINES_GZIP   7
#define FHBD_LINES_READ   11

#include "../../src/sidecar/fhbd_ndjson_lines.c"

static fuzz_file_t          file;
static fhbd_ndjson_file_t   input;
static fhbd_lines_t        *lines;


/* each line with its length; a long one is told, whatever is in it */
static void
tell(fhb_buf_t *out, fhbd_lines_kind_t kind, fhb_str_t line)
{
    if (kind == FHBD_LINES_LINE) {
        fhb_buf_addf(out, "%zu:", line.len);
        fhb_buf_addstr(out, line);
        fhb_buf_addc(out, '\n');

    } else {
        fhb_buf_adds(out, kind == FHBD_LINES_TOO_LONG ? "long\n"
                                                      : "damaged\n");
    }
}


static void
read_range(uint64_t from, uint64_t to, fhb_buf_t *out)
{
    fhb_str_t           line;
    fhb_error_t         err;
    fhbd_lines_kind_t   kind;

    require(fhbd_lines_open(lines, &input, from, to, NULL, &err) == FHB_OK);

    for ( ;; ) {
        require(fhbd_lines_next(lines, &line, &kind, &err) == FHB_OK);
        if (kind == FHBD_LINES_END) {
            break;
        }
        /* a line is long only when the buffer had no end of it: a little
         * above the limit it may still be one */
        require(line.len <= FHBD_LINES_MAX);
        tell(out, kind, line);
    }

    /* again END, and no more */
    require(fhbd_lines_next(lines, &line, &kind, &err) == FHB_OK
            && kind == FHBD_LINES_END);
    fhbd_lines_close(lines);
    require(!out->failed);
}


/* false: a line is long, so that it depends on the reads what becomes of it */
static bool
simple(const char *p, size_t size, fhb_buf_t *out)
{
    size_t       n;
    bool         first = true;
    const char  *nl;

    for ( /* void */ ; size > 0; p += n, size -= n, first = false) {
        nl = memchr(p, '\n', size);
        n = nl == NULL ? size : (size_t) (nl + 1 - p);

        if (n > FHBD_NDJSON_LINE) {
            return false;
        }

        if (first && n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
            tell(out, FHBD_LINES_LINE,
                 fhb_str(p + 3, n - 3 - (nl != NULL)));
        } else {
            tell(out, FHBD_LINES_LINE, fhb_str(p, n - (nl != NULL)));
        }
    }

    return true;
}


static void
same(const fhb_buf_t *a, const fhb_buf_t *b)
{
    require(fhb_str_eq(fhb_buf_str(a), fhb_buf_str(b)));
}


static void
pack(fhb_buf_t *out, const uint8_t *data, size_t size)
{
    z_stream  z = { 0 };

    require(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY)
            == Z_OK);
    require(fhb_buf_reserve(out, deflateBound(&z, size)));

    z.next_in = (uint8_t *) data;
    z.avail_in = (unsigned) size;
    z.next_out = (uint8_t *) out->ptr + out->len;
    z.avail_out = (unsigned) (out->cap - out->len);
    require(deflate(&z, Z_FINISH) == Z_STREAM_END);
    out->len = out->cap - z.avail_out;

    require(deflateEnd(&z) == Z_OK);
}


static void
use(const void *data, size_t size, bool gzip)
{
    fuzz_file_write(&file, data, size);
    input = (fhbd_ndjson_file_t) { .fd = file.fd, .size = size,
                                   .gzip = gzip };
}


/* cut at two places; a gzip file belongs to whoever has its first byte */
static void
check_plain(const uint8_t *data, size_t size, size_t a, size_t b,
    fhb_buf_t *whole)
{
    bool       exact;
    fhb_buf_t  parts = { 0 }, expected = { 0 };

    use(data, size, false);
    read_range(0, size, whole);

    exact = simple((const char *) data, size, &expected);
    if (exact) {
        same(whole, &expected);
    }

    read_range(0, a, &parts);
    read_range(a, b, &parts);
    read_range(b, size, &parts);
    if (exact) {
        same(whole, &parts);
    }

    fhb_buf_free(&parts);
    fhb_buf_free(&expected);
}


static void
check_gzip(const uint8_t *data, size_t size, size_t a, size_t cut)
{
    bool       exact;
    fhb_buf_t  packed = { 0 }, got = { 0 }, expected = { 0 };

    pack(&packed, data, a);
    pack(&packed, data + a, size - a);

    exact = simple((const char *) data, size, &expected);

    use(packed.ptr, packed.len, true);
    read_range(0, packed.len, &got);
    if (exact) {
        same(&got, &expected);
    }

    /* cut off somewhere: lines from its beginning, then it is damaged, but at
     * the end of a member */
    fhb_buf_reset(&got);
    use(packed.ptr, cut % (packed.len + 1), true);
    read_range(0, input.size, &got);

    if (exact && got.len >= 8
        && memcmp(got.ptr + got.len - 8, "damaged\n", 8) == 0)
    {
        got.len -= 8;
        require(got.len <= expected.len
                && (got.len == 0
                    || memcmp(got.ptr, expected.ptr, got.len) == 0));
    }

    fhb_buf_free(&packed);
    fhb_buf_free(&got);
    fhb_buf_free(&expected);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t     a, b, cut;
    fhb_buf_t  out = { 0 };

    if (size < 3) {
        return 0;
    }

    if (lines == NULL) {
        lines = fhbd_lines_new();
        require(lines != NULL);
    }

    cut = data[2];
    a = data[0] % (size - 2);
    b = a + data[1] % (size - 2 - a);
    data += 3;
    size -= 3;

    check_plain(data, size, a, b, &out);
    check_gzip(data, size, a, cut);

    /* the bytes themselves as a gzip file */
    fhb_buf_reset(&out);
    use(data, size, true);
    read_range(0, size, &out);
    fhb_buf_free(&out);

    return 0;
}
