/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The content of a Binary resource.
 */

#include "fhbd_export_int.h"

#include <string.h>

#include "../common/fhb_scan.h"


enum { BINARY_MEDIA, BINARY_DATA, BINARY_PATHS };

static const char *const  fhbd_binary_paths[BINARY_PATHS] = {
    [BINARY_MEDIA] = "contentType", [BINARY_DATA] = "data"
};

typedef struct {
    fhb_str_t  data;                /* base64; ptr NULL: none */
} fhbd_binary_t;


static bool
fhbd_binary_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhbd_binary_t  *b = arg;

    if (kind == FHB_SCAN_STRING && path == BINARY_DATA) {
        b->data = raw;
    }

    return true;
}


static int
fhbd_base64_digit(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+' ? 62 : c == '/' ? 63 : -1;
}


/* blanks between the digits are allowed, as R4's base64Binary has it */
static bool
fhbd_base64_decode(fhb_str_t in, fhb_buf_t *out)
{
    int        digit;
    char       c;
    size_t     i;
    unsigned   bits = 0, n = 0, padding = 0;

    for (i = 0; i < in.len; i++) {
        c = in.ptr[i];

        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            continue;
        }

        if (c == '=') {
            padding++;
            continue;
        }

        digit = fhbd_base64_digit(c);
        if (digit < 0 || padding > 0) {
            return false;
        }

        bits = bits << 6 | (unsigned) digit;
        if (++n % 4 == 0) {
            fhb_buf_addc(out, (char) (bits >> 16));
            fhb_buf_addc(out, (char) (bits >> 8));
            fhb_buf_addc(out, (char) bits);
        }
    }

    if (n % 4 == 1 || padding > 2) {
        return false;
    }

    if (n % 4 == 2) {
        fhb_buf_addc(out, (char) (bits >> 4));
    } else if (n % 4 == 3) {
        fhb_buf_addc(out, (char) (bits >> 10));
        fhb_buf_addc(out, (char) (bits >> 2));
    }

    return !out->failed;
}


/* a JSON writer may escape what it likes, "+" as "\u002B" too */
static bool
fhbd_attach_data(fhb_str_t raw, fhb_buf_t *out)
{
    bool       ok;
    fhb_buf_t  plain = { 0 };

    if (raw.len == 0 || memchr(raw.ptr, '\\', raw.len) == NULL) {
        return fhbd_base64_decode(raw, out);
    }

    ok = fhb_scan_unescape(raw, &plain)
         && fhbd_base64_decode(fhb_buf_str(&plain), out);

    out->failed = out->failed || plain.failed;
    fhb_buf_free(&plain);

    return ok;
}


fhb_err_t
fhbd_attach_decode(fhb_str_t body, fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_binary_t      b = { { NULL, 0 } };
    fhb_scan_paths_t  *paths;

    paths = fhb_scan_paths_new(fhbd_binary_paths, BINARY_PATHS);
    if (paths == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a Binary");
    }

    rc = fhb_scan(body, paths, fhbd_binary_value, &b, err);
    fhb_scan_paths_free(paths);

    if (rc == FHB_OK
        && (b.data.ptr == NULL || !fhbd_attach_data(b.data, out)))
    {
        rc = out->failed
             ? fhb_fail(err, FHB_ENOMEM, "no memory for a Binary")
             : fhb_fail(err, FHB_EJSON, "the Binary has no content");
    }

    return rc;
}
