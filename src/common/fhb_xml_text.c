/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Text that becomes the value of an attribute: what XML must not see in it
 * becomes a reference, what XML 1.0 cannot hold at all is refused.
 */

#include "fhb_xml_priv.h"

#include "fhb_scan_bytes.h"

/* of a long string so much at once, as room is made for the worst */
#define FHB_XML_CHUNK  2048


static inline uint8_t *
fhb_xml_copy(uint8_t *out, const char *text, size_t len)
{
    memcpy(out, text, len);
    return out + len;
}


/* one ASCII character; NULL: it cannot stand in XML */
static uint8_t *
fhb_xml_put_ascii(uint8_t *out, uint8_t c)
{
    switch (c) {
    case '&':
        return fhb_xml_copy(out, "&amp;", 5);
    case '<':
        return fhb_xml_copy(out, "&lt;", 4);
    case '>':
        return fhb_xml_copy(out, "&gt;", 4);
    case '"':
        return fhb_xml_copy(out, "&quot;", 6);
    /* as they are they would be read as blanks */
    case '\t':
        return fhb_xml_copy(out, "&#9;", 4);
    case '\n':
        return fhb_xml_copy(out, "&#10;", 5);
    case '\r':
        return fhb_xml_copy(out, "&#13;", 5);
    default:
        if (c < 0x20) {
            return NULL;
        }
        *out = c;
        return out + 1;
    }
}


/* U+FFFE or U+FFFF, the only ones of more than one byte that XML refuses */
static inline bool
fhb_xml_is_noncharacter(const uint8_t *p, size_t n)
{
    return n >= 3 && p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe;
}


/* what does not go through as it is: p moves behind it.  NULL: it cannot */
static uint8_t *
fhb_xml_put_special(uint8_t *out, const uint8_t **pp, const uint8_t *end,
    uint32_t *bad)
{
    uint8_t         text[4], *q;
    unsigned        len = 1, n = 1;
    const uint8_t  *p = *pp;

    if (*p == '\\') {
        len = fhb_scan_escape(p, end, text, &n);
        p = text;

    } else if (*p == 0xef) {
        n = 3;
        len = 3;
    }

    if (fhb_xml_is_noncharacter(p, n)) {
        *bad = 0xffc0u | p[2];
        return NULL;
    }

    *pp += len;

    if (n > 1) {
        memcpy(out, p, n);
        return out + n;
    }

    q = fhb_xml_put_ascii(out, *p);
    if (q == NULL) {
        *bad = *p;
    }

    return q;
}


#ifdef FHB_SCAN_SSE2

/* bits of the bytes that do not go through as they are, of 16 that are
 * copied; control characters are not in a JSON string */
static inline unsigned
fhb_xml_copy_16(uint8_t *out, const uint8_t *p)
{
    __m128i  x, bits;

    x = _mm_loadu_si128((const __m128i *) (const void *) p);
    _mm_storeu_si128((__m128i *) (void *) out, x);

    bits = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('&')),
                        _mm_cmpeq_epi8(x, _mm_set1_epi8('\\')));
    /* '<' and '>' differ in this bit */
    bits = _mm_or_si128(bits, _mm_cmpeq_epi8(
        _mm_or_si128(x, _mm_set1_epi8(2)), _mm_set1_epi8('>')));
    bits = _mm_or_si128(bits,
                        _mm_cmpeq_epi8(x, _mm_set1_epi8((char) 0xef)));

    return (unsigned) _mm_movemask_epi8(bits);
}

#endif


static inline bool
fhb_xml_is_special(uint8_t c)
{
    return c == '&' || c == '\\' || c == '<' || c == '>' || c == 0xef;
}


/*
 * From *pp up to stop, or to the end of what begins before it.  out has room
 * for the worst and for FHB_XML_SLACK bytes more.  NULL: *bad cannot stand in
 * XML.
 */
static uint8_t *
fhb_xml_put_run(uint8_t *out, const uint8_t **pp, const uint8_t *stop,
    const uint8_t *end, const uint8_t *lim, uint32_t *bad)
{
    const uint8_t  *p = *pp;
#ifdef FHB_SCAN_SSE2
    size_t          n;
    unsigned        bits;
#endif

    while (p < stop) {

#ifdef FHB_SCAN_SSE2
        if (FHB_LIKELY(lim - p >= 16)) {
            bits = fhb_xml_copy_16(out, p);
            n = bits == 0 ? 16 : (size_t) __builtin_ctz(bits);

            if (n >= (size_t) (stop - p)) {
                out += stop - p;
                p = stop;
                break;
            }

            out += n;
            p += n;

            if (n == 16) {
                continue;
            }
        }
#else
        (void) lim;
#endif

        if (!fhb_xml_is_special(*p)) {
            *out++ = *p++;
            continue;
        }

        out = fhb_xml_put_special(out, &p, end, bad);
        if (out == NULL) {
            return NULL;
        }
    }

    *pp = p;

    return out;
}


fhb_err_t
fhb_xml_put_string(fhb_buf_t *out, const uint8_t *p, const uint8_t *end,
    const uint8_t *lim, uint32_t *bad)
{
    size_t    n;
    uint8_t  *q;

    while (p < end) {
        n = (size_t) (end - p);
        if (n > FHB_XML_CHUNK) {
            n = FHB_XML_CHUNK;
        }

        if (!fhb_xml_room(out, FHB_XML_EXPAND * n + FHB_XML_SLACK)) {
            return FHB_ENOMEM;
        }

        q = fhb_xml_put_run((uint8_t *) out->ptr + out->len, &p, p + n, end,
                            lim, bad);
        if (q == NULL) {
            return FHB_EJSON;
        }

        out->len = (size_t) ((char *) q - out->ptr);
    }

    return FHB_OK;
}


fhb_err_t
fhb_xml_text(fhb_buf_t *out, fhb_str_t text)
{
    size_t          start = out->len;
    uint8_t         room[FHB_XML_EXPAND], *q;
    unsigned        n;
    const uint8_t  *p, *end;

    if (out->failed) {
        return FHB_ENOMEM;
    }

    p = (const uint8_t *) text.ptr;
    end = text.len == 0 ? p : p + text.len;

    while (p < end) {
        n = fhb_utf8_len(p, end);

        if (n > 1 && !fhb_xml_is_noncharacter(p, n)) {
            fhb_buf_add(out, p, n);
            p += n;
            continue;
        }

        q = n == 1 ? fhb_xml_put_ascii(room, *p) : NULL;
        if (q == NULL) {
            out->len = start;
            return FHB_EJSON;
        }

        fhb_buf_add(out, room, (size_t) (q - room));
        p++;
    }

    if (out->failed) {
        out->len = start;
        out->failed = false;
        return FHB_ENOMEM;
    }

    return FHB_OK;
}
