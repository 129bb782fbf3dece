/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Texts of search filters against the strings of a resource, which are read
 * where they stand, escapes and all.
 *
 * Folding: ASCII and Latin letters lose case and accents by a table, Greek
 * and Cyrillic letters their case, and combining marks go.  No character
 * becomes longer by it.
 */

#include "fhb_filter_priv.h"

#include <string.h>

#include "fhb_fold_table.h"
#include "fhb_scan_priv.h"


/* a string that is read character by character */
typedef struct {
    const uint8_t  *pos;
    const uint8_t  *end;
    bool            json;       /* a backslash is an escape */
} fhb_text_in_t;


/* the next character in UTF-8: its length, 0 at the end */
static unsigned
fhb_text_next(fhb_text_in_t *in, uint8_t out[4])
{
    unsigned  len, n;

    if (in->pos == in->end) {
        return 0;
    }

    if (*in->pos == '\\' && in->json) {
        len = fhb_scan_escape(in->pos, in->end, out, &n);
        if (len == 0) {
            return 0;
        }

        in->pos += len;
        return n;
    }

    n = fhb_utf8_len(in->pos, in->end);
    memcpy(out, in->pos, n);
    in->pos += n;

    return n;
}


/* two bytes from U+0080 to U+07FF */
static uint32_t
fhb_text_lower(uint32_t c)
{
    if ((c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) {
        return c + 0x20;
    }

    if (c >= 0x400 && c <= 0x40f) {
        return c + 0x50;
    }

    return c == 0x3c2 ? 0x3c3 : c;      /* the sigma at the end of a word */
}


/* folds the character of n bytes; 0: nothing is left of it */
static unsigned
fhb_text_fold(uint8_t c[4], unsigned n)
{
    uint32_t     code;
    const char  *to = "";

    if (n == 1) {
        if (c[0] >= 'A' && c[0] <= 'Z') {
            c[0] |= 0x20;
        }
        return 1;
    }

    if (n == 2) {
        code = (uint32_t) (c[0] & 0x1f) << 6 | (c[1] & 0x3f);

        if (code >= 0x300 && code <= 0x36f) {
            return 0;
        }

        if (code >= 0xc0 && code <= 0x24f) {
            to = fhb_fold_c0[code - 0xc0];

        } else {
            code = fhb_text_lower(code);
            c[0] = (uint8_t) (0xc0 | (code >> 6));
            c[1] = (uint8_t) (0x80 | (code & 0x3f));
        }

    } else if (n == 3 && c[0] == 0xe1 && c[1] >= 0xb8 && c[1] <= 0xbb) {
        to = fhb_fold_1e00[(c[1] - 0xb8) << 6 | (c[2] & 0x3f)];
    }

    if (to[0] == '\0') {
        return n;
    }

    c[0] = (uint8_t) to[0];
    c[1] = (uint8_t) to[1];

    return to[1] == '\0' ? 1 : 2;
}


/* the next character that something is left of */
static unsigned
fhb_text_next_folded(fhb_text_in_t *in, uint8_t out[4])
{
    unsigned  n;

    do {
        n = fhb_text_next(in, out);
        if (n == 0) {
            return 0;
        }

        n = fhb_text_fold(out, n);
    } while (n == 0);

    return n;
}


static fhb_text_in_t
fhb_text_in(fhb_str_t s, bool json)
{
    const uint8_t  *p = (const uint8_t *) s.ptr;

    return (fhb_text_in_t) { p, s.len == 0 ? p : p + s.len, json };
}


bool
fhb_filter_equal(fhb_str_t raw, fhb_str_t text)
{
    uint8_t         c[4];
    unsigned        n;
    fhb_text_in_t   in;
    const uint8_t  *p, *end;

    /* an escape is longer than what it stands for */
    if (raw.len < text.len || text.len == 0) {
        return raw.len == text.len;
    }

    if (memchr(raw.ptr, '\\', raw.len) == NULL) {
        return raw.len == text.len
               && memcmp(raw.ptr, text.ptr, text.len) == 0;
    }

    in = fhb_text_in(raw, true);
    p = (const uint8_t *) text.ptr;
    end = p + text.len;

    while ((n = fhb_text_next(&in, c)) > 0) {
        if ((size_t) (end - p) < n || memcmp(p, c, n) != 0) {
            return false;
        }
        p += n;
    }

    return p == end;
}


bool
fhb_filter_starts(fhb_str_t raw, fhb_str_t text)
{
    uint8_t         c[4];
    unsigned        n, i;
    fhb_text_in_t   in;
    const uint8_t  *p, *end;

    in = fhb_text_in(raw, true);
    p = (const uint8_t *) text.ptr;
    end = p + text.len;

    while (p < end) {
        n = fhb_text_next_folded(&in, c);
        if (n == 0) {
            return false;
        }

        /* what begins with "æ" also begins with "a" */
        for (i = 0; i < n && p < end; i++) {
            if (*p++ != c[i]) {
                return false;
            }
        }
    }

    return true;
}


/* the search of Knuth, Morris and Pratt: no byte is read twice */
bool
fhb_filter_contains(fhb_str_t raw, fhb_str_t text, const uint16_t *borders)
{
    size_t         have = 0;
    uint8_t        c[4];
    unsigned       n, i;
    fhb_text_in_t  in;

    in = fhb_text_in(raw, true);

    while ((n = fhb_text_next_folded(&in, c)) > 0) {

        for (i = 0; i < n; i++) {
            while (have > 0 && (uint8_t) text.ptr[have] != c[i]) {
                have = borders[have - 1];
            }

            if ((uint8_t) text.ptr[have] == c[i] && ++have == text.len) {
                return true;
            }
        }
    }

    return false;
}


/* of each beginning of the text: the longest shorter one that it ends with */
void
fhb_filter_borders(fhb_str_t text, uint16_t *out)
{
    size_t  i, have = 0;

    out[0] = 0;

    for (i = 1; i < text.len; i++) {
        while (have > 0 && text.ptr[i] != text.ptr[have]) {
            have = out[have - 1];
        }

        if (text.ptr[i] == text.ptr[have]) {
            have++;
        }

        out[i] = (uint16_t) have;
    }
}


fhb_str_t
fhb_filter_fold(fhb_str_t text, char *out)
{
    char           *p = out;
    uint8_t         c[4];
    unsigned        n;
    fhb_text_in_t   in;

    in = fhb_text_in(text, false);

    while ((n = fhb_text_next_folded(&in, c)) > 0) {
        memcpy(p, c, n);
        p += n;
    }

    return fhb_str(out, (size_t) (p - out));
}


fhb_str_t
fhb_filter_plain(fhb_str_t raw, char *buf, size_t size)
{
    char           *p = buf;
    uint8_t         c[4];
    unsigned        n;
    fhb_text_in_t   in;

    if (raw.len == 0 || memchr(raw.ptr, '\\', raw.len) == NULL) {
        return raw;
    }

    in = fhb_text_in(raw, true);

    while ((n = fhb_text_next(&in, c)) > 0) {
        if ((size_t) (p - buf) + n > size) {
            return fhb_str(NULL, 0);
        }

        memcpy(p, c, n);
        p += n;
    }

    return fhb_str(buf, (size_t) (p - buf));
}
