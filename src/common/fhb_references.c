/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * References: what one means, and all of a resource found in its bytes.
 *
 * The search does not parse.  In sound JSON the bytes "reference" with both
 * quotes are a whole name or string, unless the first quote is escaped: no
 * closing quote stands before a letter, and the second one, behind a letter,
 * is no escaped one.  A colon behind them makes it a name.  A name may also be
 * written with escapes; those of its nine letters begin with \u006 or \u007.
 */

#include "fhb_references.h"

#include "fhb_scan_bytes.h"


#define FHB_REFERENCE_NAME      "\"reference\""
#define FHB_REFERENCE_NAME_MAX  (9 * 6)     /* all letters escaped */


/* "Type/id" or "Type/id/_history/version" */
static fhb_reference_t
fhb_reference_relative(fhb_str_t ref)
{
    fhb_str_t        id, version;
    const char      *slash, *end;
    fhb_reference_t  r = { FHB_TYPE_NONE, { NULL, 0 } };

    slash = ref.len == 0 ? NULL : memchr(ref.ptr, '/', ref.len);
    if (slash == NULL) {
        return r;
    }

    end = ref.ptr + ref.len;
    id = fhb_str(slash + 1, (size_t) (end - slash) - 1);

    slash = id.len == 0 ? NULL : memchr(id.ptr, '/', id.len);
    if (slash != NULL) {
        id.len = (size_t) (slash - id.ptr);
        version = fhb_str(slash, (size_t) (end - slash));

        if (!fhb_str_starts(version, "/_history/")
            || !fhb_fhir_id_valid(fhb_str(version.ptr + 10,
                                          version.len - 10)))
        {
            return r;
        }
    }

    if (!fhb_fhir_id_valid(id)) {
        return r;
    }

    r.type = fhb_type_find(fhb_str(ref.ptr, (size_t) (id.ptr - ref.ptr) - 1));
    if (r.type != FHB_TYPE_NONE) {
        r.id = id;
    }

    return r;
}


/* the base must be followed by a slash, or it is another's name */
static bool
fhb_reference_below(fhb_str_t ref, fhb_str_t base)
{
    return base.len > 0 && ref.len > base.len
           && memcmp(ref.ptr, base.ptr, base.len) == 0
           && ref.ptr[base.len] == '/';
}


fhb_reference_t
fhb_reference_parse(fhb_str_t ref, fhb_str_t base)
{
    fhb_reference_t  r = fhb_reference_relative(ref);

    if (r.type == FHB_TYPE_NONE && fhb_reference_below(ref, base)) {
        r = fhb_reference_relative(fhb_str(ref.ptr + base.len + 1,
                                           ref.len - base.len - 1));
    }

    return r;
}


fhb_reference_t
fhb_reference_parse_raw(fhb_str_t raw, fhb_str_t base,
    char text[FHB_REFERENCE_MAX])
{
    return fhb_reference_parse(fhb_scan_short(raw, text, FHB_REFERENCE_MAX),
                               base);
}


/* to the next byte at which a name "reference" or an escape in one may be;
 * end when there is none */
static const char *
fhb_references_hit(const char *p, const char *end)
{
#ifdef FHB_SCAN_SSE2
    __m128i   x, y, name, escape;
    unsigned  bits;

    while (end - p >= 17) {
        x = _mm_loadu_si128((const __m128i *) (const void *) p);
        y = _mm_loadu_si128((const __m128i *) (const void *) (p + 1));
        name = _mm_and_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('"')),
                             _mm_cmpeq_epi8(y, _mm_set1_epi8('r')));
        escape = _mm_and_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('\\')),
                               _mm_cmpeq_epi8(y, _mm_set1_epi8('u')));

        bits = (unsigned) _mm_movemask_epi8(_mm_or_si128(name, escape));
        if (bits != 0) {
            return p + __builtin_ctz(bits);
        }

        p += 16;
    }
#endif

    while (p < end && *p != '"' && *p != '\\') {
        p++;
    }

    return p;
}


/* the quote before the name that the escape at p may be in, or NULL */
static const char *
fhb_references_quote(const char *start, const char *p)
{
    const char  *q = p;

    while (q > start && p - q < FHB_REFERENCE_NAME_MAX
           && (q[-1] == '\\' || (q[-1] >= '0' && q[-1] <= '9')
               || (q[-1] >= 'A' && q[-1] <= 'F')
               || (q[-1] >= 'a' && q[-1] <= 'u')))
    {
        q--;
    }

    return q > start && q[-1] == '"' ? q - 1 : NULL;
}


/* the end of the name "reference" at this hit, quote included, or NULL; at
 * least sizeof(FHB_REFERENCE_NAME) - 1 bytes are there */
static const char *
fhb_references_name(const char *start, const char *p, const char *end)
{
    size_t       n = sizeof(FHB_REFERENCE_NAME) - 1;
    const char  *q;

    if (*p == '"') {
        /* behind a backslash: in the midst of another string */
        return memcmp(p, FHB_REFERENCE_NAME, n) == 0
               && (p == start || p[-1] != '\\') ? p + n : NULL;
    }

    if (memcmp(p, "\\u00", 4) != 0 || (p[4] != '6' && p[4] != '7')) {
        return NULL;
    }

    p = fhb_references_quote(start, p);
    if (p == NULL || (p > start && p[-1] == '\\')) {
        return NULL;
    }

    q = ++p;
    while (q < end && *q != '"' && q - p <= FHB_REFERENCE_NAME_MAX) {
        q++;
    }

    return q < end && *q == '"'
           && fhb_scan_equal(fhb_str(p, (size_t) (q - p)),
                             FHB_STR("reference")) ? q + 1 : NULL;
}


/* the quote behind the text at p, or NULL */
static const char *
fhb_references_text_end(const char *p, const char *end)
{
    const char  *q;

    q = p == end ? NULL : memchr(p, '"', (size_t) (end - p));
    if (q == NULL || q == p || memchr(p, '\\', (size_t) (q - p)) == NULL) {
        return q;
    }

    while (p < end && *p != '"') {
        if (*p == '\\') {
            p++;
        }
        p++;
    }

    return p < end ? p : NULL;
}


static const char *
fhb_references_blanks(const char *p, const char *end)
{
    while (p < end && fhb_is_blank((uint8_t) *p)) {
        p++;
    }

    return p;
}


/* the string, raw, of the next member "reference" from *at on; false: no more.
 * *at goes behind it. */
static bool
fhb_references_next(fhb_str_t body, const char **at, fhb_str_t *raw)
{
    const char  *p = *at, *q, *end = body.ptr + body.len;

    for ( ;; ) {
        p = fhb_references_hit(p, end);
        if ((size_t) (end - p) < sizeof(FHB_REFERENCE_NAME) - 1) {
            return false;
        }

        q = fhb_references_name(body.ptr, p++, end);
        if (q == NULL) {
            continue;
        }

        q = fhb_references_blanks(q, end);
        if (q == end || *q != ':') {
            continue;
        }

        p = fhb_references_blanks(q + 1, end);
        if (p == end || *p != '"') {
            continue;
        }

        q = fhb_references_text_end(++p, end);
        if (q == NULL) {
            return false;
        }

        *raw = fhb_str(p, (size_t) (q - p));
        *at = q + 1;

        return true;
    }
}


void
fhb_references_each(fhb_str_t body, fhb_str_t base, fhb_reference_cb cb,
    void *arg)
{
    char              text[FHB_REFERENCE_MAX];
    fhb_str_t         raw;
    const char       *at = body.ptr;
    fhb_reference_t   ref;

    if (body.len == 0) {
        return;
    }

    while (fhb_references_next(body, &at, &raw)) {
        ref = fhb_reference_parse_raw(raw, base, text);

        if (ref.type != FHB_TYPE_NONE && !cb(arg, &ref)) {
            return;
        }
    }
}


/* the base as the beginning of a JSON string; escaped once, then copied from
 * where it is in out */
static void
fhb_references_add_base(fhb_buf_t *out, fhb_str_t base, size_t *at,
    size_t *len)
{
    if (*len == 0) {
        *at = out->len;
        fhb_buf_add_json(out, base);

        if (!out->failed) {
            out->ptr[out->len - 1] = '/';           /* was the closing quote */
            *len = out->len - *at;
        }

    } else if (fhb_buf_reserve(out, *len)) {
        memcpy(out->ptr + out->len, out->ptr + *at, *len);
        out->len += *len;
    }
}


bool
fhb_references_write(fhb_str_t body, fhb_str_t base,
    fhb_reference_form_t form, fhb_buf_t *out)
{
    char              text[FHB_REFERENCE_MAX];
    bool              below;
    size_t            base_at = 0, base_len = 0, start = out->len;
    fhb_str_t         raw, plain;
    const char       *at = body.ptr, *copied = body.ptr;
    fhb_reference_t   ref;

    if (body.len == 0 || base.len == 0 || form == FHB_REFERENCE_STORED) {
        return false;
    }

    while (fhb_references_next(body, &at, &raw)) {
        plain = fhb_scan_short(raw, text, sizeof(text));
        ref = fhb_reference_parse(plain, base);
        if (ref.type == FHB_TYPE_NONE) {
            continue;
        }

        /* the type's name stands before the id and its slash */
        below = (size_t) (ref.id.ptr - plain.ptr)
                > fhb_type_name(ref.type).len + 1;
        if (below == (form == FHB_REFERENCE_ABSOLUTE)) {
            continue;
        }

        if (below) {
            plain.ptr += base.len + 1;
            plain.len -= base.len + 1;
        }

        fhb_buf_add(out, copied, (size_t) (raw.ptr - 1 - copied));
        copied = raw.ptr + raw.len;

        if (below) {
            fhb_buf_addc(out, '"');
        } else {
            fhb_references_add_base(out, base, &base_at, &base_len);
        }

        /* nothing in it that JSON would want escaped */
        fhb_buf_addstr(out, plain);
    }

    if (copied == body.ptr) {
        return false;
    }

    fhb_buf_add(out, copied, (size_t) (body.ptr + body.len - copied));

    if (out->failed) {
        out->len = start;
    }

    return true;
}
