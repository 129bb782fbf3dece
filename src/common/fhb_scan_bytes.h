/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The smallest parts of the scanner: strings, numbers, words and blanks.
 * Strings and blanks, most of any resource, go by in steps of 16 bytes.  For
 * fhb_scan.c and the XML converter; a header, so that a test can build it
 * without SSE2.
 */

#ifndef FHB_SCAN_BYTES_H
#define FHB_SCAN_BYTES_H

#include "fhb_scan_priv.h"

#include <string.h>

#if defined(__SSE2__) && !defined(FHB_SCAN_SCALAR)
#include <emmintrin.h>
#define FHB_SCAN_SSE2  1
#endif


#define FHB_LIKELY(x)    __builtin_expect(!!(x), 1)
#define FHB_UNLIKELY(x)  __builtin_expect(!!(x), 0)


/* where and why a document is refused */
typedef struct {
    const uint8_t  *at;
    const char     *why;
} fhb_scan_fault_t;


static inline const uint8_t *
fhb_scan_fault(fhb_scan_fault_t *fault, const uint8_t *at, const char *why)
{
    fault->at = at;
    fault->why = why;

    return NULL;
}


#ifdef FHB_SCAN_SSE2

/* bits of the bytes that end or interrupt a plain run in a string */
static inline unsigned
fhb_scan_special(const uint8_t *p)
{
    __m128i  x, quote, slash, other;

    x = _mm_loadu_si128((const __m128i *) (const void *) p);
    quote = _mm_cmpeq_epi8(x, _mm_set1_epi8('"'));
    slash = _mm_cmpeq_epi8(x, _mm_set1_epi8('\\'));
    /* signed: control characters, and all bytes from 0x80 */
    other = _mm_cmplt_epi8(x, _mm_set1_epi8(0x20));

    return (unsigned) _mm_movemask_epi8(
        _mm_or_si128(_mm_or_si128(quote, slash), other));
}

#endif


/* to the next byte that is not plain; end when there is none */
static inline const uint8_t *
fhb_scan_plain(const uint8_t *p, const uint8_t *end)
{
#ifdef FHB_SCAN_SSE2
    unsigned  bits;

    while (end - p >= 16) {
        bits = fhb_scan_special(p);
        if (bits != 0) {
            return p + __builtin_ctz(bits);
        }

        p += 16;
    }
#endif

    while (p < end && *p != '"' && *p != '\\' && *p >= 0x20 && *p < 0x80) {
        p++;
    }

    return p;
}


/* the quote that ends the string whose text starts at p */
static const uint8_t *
fhb_scan_string_slow(const uint8_t *p, const uint8_t *end, bool *escaped,
    fhb_scan_fault_t *fault)
{
    uint8_t   text[4];
    unsigned  len, n;

    for ( ;; ) {
        p = fhb_scan_plain(p, end);

        if (p == end) {
            return fhb_scan_fault(fault, p, "string without an end");
        }

        if (*p == '"') {
            return p;
        }

        if (*p == '\\') {
            *escaped = true;

            len = fhb_scan_escape(p, end, text, &n);
            if (len == 0) {
                return fhb_scan_fault(fault, p, "wrong escape in a string");
            }

            p += len;
            continue;
        }

        if (*p < 0x20) {
            return fhb_scan_fault(fault, p, "control character in a string");
        }

        do {
            len = fhb_utf8_len(p, end);
            if (len == 0) {
                return fhb_scan_fault(fault, p, "invalid UTF-8");
            }

            p += len;
        } while (p < end && *p >= 0x80);
    }
}


static inline const uint8_t *
fhb_scan_string(const uint8_t *p, const uint8_t *end, bool *escaped,
    fhb_scan_fault_t *fault)
{
#ifdef FHB_SCAN_SSE2
    unsigned        bits;
    const uint8_t  *q;

    if (FHB_LIKELY(end - p >= 16)) {
        bits = fhb_scan_special(p);
        if (FHB_LIKELY(bits != 0)) {
            q = p + __builtin_ctz(bits);
            if (FHB_LIKELY(*q == '"')) {
                return q;
            }
        }
    }
#endif

    return fhb_scan_string_slow(p, end, escaped, fault);
}


static inline bool
fhb_is_digit(uint8_t c)
{
    return (unsigned) c - '0' < 10;
}


/* stops before the closing brace at the latest, as no number holds one */
static inline const uint8_t *
fhb_scan_number(const uint8_t *p, fhb_scan_fault_t *fault)
{
    if (*p == '-') {
        p++;
    }

    if (*p == '0') {
        p++;

    } else {
        if (!fhb_is_digit(*p)) {
            return fhb_scan_fault(fault, p, "wrong number");
        }

        while (fhb_is_digit(*p)) {
            p++;
        }
    }

    if (*p == '.') {
        p++;
        if (!fhb_is_digit(*p)) {
            return fhb_scan_fault(fault, p, "wrong number");
        }

        while (fhb_is_digit(*p)) {
            p++;
        }
    }

    if (*p == 'e' || *p == 'E') {
        p++;
        if (*p == '+' || *p == '-') {
            p++;
        }

        if (!fhb_is_digit(*p)) {
            return fhb_scan_fault(fault, p, "wrong number");
        }

        while (fhb_is_digit(*p)) {
            p++;
        }
    }

    return p;
}


static inline const uint8_t *
fhb_scan_word(const uint8_t *p, const uint8_t *end, const char *word,
    size_t len, fhb_scan_fault_t *fault)
{
    if ((size_t) (end - p) < len || memcmp(p, word, len) != 0) {
        return fhb_scan_fault(fault, p, "wrong value");
    }

    return p + len;
}


static inline bool
fhb_is_blank(uint8_t c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}


/* over a run of blanks, as pretty-printed documents have them everywhere */
static const uint8_t *
fhb_scan_blanks_slow(const uint8_t *p, const uint8_t *end)
{
#ifdef FHB_SCAN_SSE2
    __m128i   x, blank;
    unsigned  bits;

    while (end - p >= 16) {
        x = _mm_loadu_si128((const __m128i *) (const void *) p);
        blank = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8(' ')),
                         _mm_cmpeq_epi8(x, _mm_set1_epi8('\n'))),
            _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('\r')),
                         _mm_cmpeq_epi8(x, _mm_set1_epi8('\t'))));

        bits = (unsigned) _mm_movemask_epi8(blank) ^ 0xffff;
        if (bits != 0) {
            return p + __builtin_ctz(bits);
        }

        p += 16;
    }
#endif

    while (p < end && fhb_is_blank(*p)) {
        p++;
    }

    return p;
}


/* other control characters stay where they are and fit no grammar rule */
static inline const uint8_t *
fhb_scan_blanks(const uint8_t *p, const uint8_t *end)
{
    if (FHB_LIKELY(*p > ' ')) {
        return p;
    }

    if (*p == ' ' && p[1] > ' ') {
        return p + 1;
    }

    return fhb_scan_blanks_slow(p, end);
}

#endif /* FHB_SCAN_BYTES_H */
