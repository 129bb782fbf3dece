/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Strings that the scanner hands out raw, their escapes resolved.
 */

#include "fhb_scan_priv.h"

#include <string.h>


static int
fhb_hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }

    c |= 0x20;

    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}


/* the code unit of \uXXXX at p, -1 when it is none */
static int32_t
fhb_scan_unit(const uint8_t *p, const uint8_t *end)
{
    int      digit;
    unsigned  i;
    int32_t  unit = 0;

    if (end - p < 6 || p[0] != '\\' || p[1] != 'u') {
        return -1;
    }

    for (i = 2; i < 6; i++) {
        digit = fhb_hex_digit(p[i]);
        if (digit < 0) {
            return -1;
        }

        unit = unit * 16 + digit;
    }

    return unit;
}


static unsigned
fhb_utf8_write(uint32_t c, uint8_t out[4])
{
    if (c < 0x80) {
        out[0] = (uint8_t) c;
        return 1;
    }

    if (c < 0x800) {
        out[0] = (uint8_t) (0xc0 | (c >> 6));
        out[1] = (uint8_t) (0x80 | (c & 0x3f));
        return 2;
    }

    if (c < 0x10000) {
        out[0] = (uint8_t) (0xe0 | (c >> 12));
        out[1] = (uint8_t) (0x80 | ((c >> 6) & 0x3f));
        out[2] = (uint8_t) (0x80 | (c & 0x3f));
        return 3;
    }

    out[0] = (uint8_t) (0xf0 | (c >> 18));
    out[1] = (uint8_t) (0x80 | ((c >> 12) & 0x3f));
    out[2] = (uint8_t) (0x80 | ((c >> 6) & 0x3f));
    out[3] = (uint8_t) (0x80 | (c & 0x3f));

    return 4;
}


unsigned
fhb_scan_escape(const uint8_t *p, const uint8_t *end, uint8_t out[4],
    unsigned *n)
{
    static const char  names[] = "\"\\/bfnrt";
    static const char  values[] = "\"\\/\b\f\n\r\t";

    int32_t      unit, low;
    const char  *name;

    if (end - p < 2) {
        return 0;
    }

    if (p[1] != 'u') {
        name = memchr(names, p[1], sizeof(names) - 1);
        if (name == NULL) {
            return 0;
        }

        out[0] = (uint8_t) values[name - names];
        *n = 1;

        return 2;
    }

    unit = fhb_scan_unit(p, end);
    if (unit < 0 || (unit >= 0xdc00 && unit <= 0xdfff)) {
        return 0;
    }

    if (unit < 0xd800 || unit > 0xdbff) {
        *n = fhb_utf8_write((uint32_t) unit, out);
        return 6;
    }

    low = fhb_scan_unit(p + 6, end);
    if (low < 0xdc00 || low > 0xdfff) {
        return 0;
    }

    *n = fhb_utf8_write(0x10000 + (uint32_t) ((unit - 0xd800) << 10)
                        + (uint32_t) (low - 0xdc00), out);

    return 12;
}


bool
fhb_scan_unescape(fhb_str_t raw, fhb_buf_t *out)
{
    size_t          start = out->len;
    uint8_t         text[4];
    unsigned        len, n;
    const uint8_t  *p, *run, *end;

    p = (const uint8_t *) raw.ptr;
    end = raw.len == 0 ? p : p + raw.len;
    run = p;

    while (p < end) {

        if (*p == '\\') {
            fhb_buf_add(out, run, (size_t) (p - run));

            len = fhb_scan_escape(p, end, text, &n);
            if (len == 0) {
                out->len = start;
                return false;
            }

            fhb_buf_add(out, text, n);
            p += len;
            run = p;
            continue;
        }

        len = *p == '"' || *p < 0x20 ? 0 : fhb_utf8_len(p, end);
        if (len == 0) {
            out->len = start;
            return false;
        }

        p += len;
    }

    if (p > run) {
        fhb_buf_add(out, run, (size_t) (p - run));
    }

    if (out->failed) {
        return false;
    }

    return true;
}


fhb_str_t
fhb_scan_short(fhb_str_t raw, char *text, size_t room)
{
    size_t          n = 0;
    uint8_t         c[4];
    unsigned        read, len;
    const uint8_t  *p, *end;

    if (raw.len == 0 || memchr(raw.ptr, '\\', raw.len) == NULL) {
        return raw;
    }

    p = (const uint8_t *) raw.ptr;
    end = p + raw.len;

    while (p < end) {
        read = len = 1;
        c[0] = *p;

        if (*p == '\\') {
            read = fhb_scan_escape(p, end, c, &len);
        }

        if (read == 0 || room - n < len) {
            return fhb_str(NULL, 0);
        }

        memcpy(text + n, c, len);
        n += len;
        p += read;
    }

    return fhb_str(text, n);
}


bool
fhb_scan_equal(fhb_str_t raw, fhb_str_t text)
{
    char       room[FHB_SCAN_NAME_MAX];
    fhb_str_t  plain;

    plain = fhb_scan_short(raw, room, sizeof(room));

    return (plain.ptr != NULL || raw.len == 0) && fhb_str_eq(plain, text);
}
