/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Strings with a length, results, growable buffers, random ids.
 */

#include "fhb_core.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>


/* a text that repeats pieces of a file or of a peer's words stays one line */
static void
fhb_error_line(fhb_error_t *err)
{
    char  *p;

    for (p = err->text; *p != '\0'; p++) {
        if ((unsigned char) *p < 0x20 || *p == 0x7f) {
            *p = '?';
        }
    }
}


static void
fhb_error_format(fhb_error_t *err, fhb_err_t code, const char *fmt,
    va_list args)
{
    err->code = code;
    (void) vsnprintf(err->text, sizeof(err->text), fmt, args);
    fhb_error_line(err);
}


fhb_err_t
fhb_fail(fhb_error_t *err, fhb_err_t code, const char *fmt, ...)
{
    va_list  args;

    va_start(args, fmt);
    fhb_error_format(err, code, fmt, args);
    va_end(args);

    return code;
}


static const char *
fhb_strerror(int e, char *buf, size_t len)
{
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
    return strerror_r(e, buf, len);
#else
    if (strerror_r(e, buf, len) != 0) {
        (void) snprintf(buf, len, "error %d", e);
    }

    return buf;
#endif
}


fhb_err_t
fhb_fail_errno(fhb_error_t *err, const char *fmt, ...)
{
    int        e = errno;
    char       reason[96];
    size_t     len;
    va_list    args;
    fhb_err_t  code;

    switch (e) {
    case ENOSPC:
    case EDQUOT:
        code = FHB_ENOSPC;
        break;
    case ENOMEM:
        code = FHB_ENOMEM;
        break;
    default:
        code = FHB_EIO;
    }

    va_start(args, fmt);
    fhb_error_format(err, code, fmt, args);
    va_end(args);

    len = strlen(err->text);
    (void) snprintf(err->text + len, sizeof(err->text) - len, ": %s",
                    fhb_strerror(e, reason, sizeof(reason)));

    return code;
}


void
fhb_error_prefix(fhb_error_t *err, const char *fmt, ...)
{
    char     text[sizeof(err->text)];
    size_t   len;
    va_list  args;

    memcpy(text, err->text, sizeof(text));

    va_start(args, fmt);
    (void) vsnprintf(err->text, sizeof(err->text), fmt, args);
    va_end(args);

    len = strlen(err->text);
    (void) snprintf(err->text + len, sizeof(err->text) - len, "%.*s",
                    (int) (sizeof(text) - 1), text);
    fhb_error_line(err);
}


fhb_str_t
fhb_cstr(const char *s)
{
    return (fhb_str_t) { s, s == NULL ? 0 : strlen(s) };
}


bool
fhb_str_eq(fhb_str_t a, fhb_str_t b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}


bool
fhb_str_eqc(fhb_str_t a, const char *b)
{
    return fhb_str_eq(a, fhb_cstr(b));
}


bool
fhb_str_caseeqc(fhb_str_t a, const char *b)
{
    return a.len == strlen(b)
           && (a.len == 0 || strncasecmp(a.ptr, b, a.len) == 0);
}


int
fhb_str_cmp(fhb_str_t a, fhb_str_t b)
{
    int     rc;
    size_t  min = a.len < b.len ? a.len : b.len;

    rc = min == 0 ? 0 : memcmp(a.ptr, b.ptr, min);

    return rc != 0 ? rc : (a.len > b.len) - (a.len < b.len);
}


bool
fhb_str_starts(fhb_str_t s, const char *prefix)
{
    size_t  len = strlen(prefix);

    return s.len >= len && memcmp(s.ptr, prefix, len) == 0;
}


fhb_str_t
fhb_str_trim(fhb_str_t s)
{
    while (s.len > 0 && (s.ptr[0] == ' ' || s.ptr[0] == '\t')) {
        s.ptr++;
        s.len--;
    }

    while (s.len > 0 && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\t')) {
        s.len--;
    }

    return s;
}


char *
fhb_str_dup(fhb_str_t s)
{
    char  *p;

    p = malloc(s.len + 1);
    if (p == NULL) {
        return NULL;
    }

    if (s.len > 0) {
        memcpy(p, s.ptr, s.len);
    }
    p[s.len] = '\0';

    return p;
}


bool
fhb_str_to_int64(fhb_str_t s, int64_t min, int64_t max, int64_t *out)
{
    char      buf[24], *end;
    int64_t   n;

    if (s.len == 0 || s.len >= sizeof(buf)
        || !(s.ptr[0] == '-' || (s.ptr[0] >= '0' && s.ptr[0] <= '9')))
    {
        return false;
    }

    memcpy(buf, s.ptr, s.len);
    buf[s.len] = '\0';

    errno = 0;
    n = strtoll(buf, &end, 10);
    if (errno != 0 || end != buf + s.len || n < min || n > max) {
        return false;
    }

    *out = n;
    return true;
}


bool
fhb_buf_reserve(fhb_buf_t *b, size_t room)
{
    char    *p;
    size_t   cap;

    if (b->failed) {
        return false;
    }

    if (b->cap - b->len >= room) {
        return true;
    }

    cap = b->cap < 256 ? 256 : b->cap;
    while (cap - b->len < room) {
        if (cap > SIZE_MAX / 2) {
            b->failed = true;
            return false;
        }
        cap *= 2;
    }

    p = realloc(b->ptr, cap);
    if (p == NULL) {
        b->failed = true;
        return false;
    }

    b->ptr = p;
    b->cap = cap;

    return true;
}


void
fhb_buf_add(fhb_buf_t *b, const void *ptr, size_t len)
{
    if (len > 0 && fhb_buf_reserve(b, len)) {
        memcpy(b->ptr + b->len, ptr, len);
        b->len += len;
    }
}


void
fhb_buf_adds(fhb_buf_t *b, const char *s)
{
    fhb_buf_add(b, s, strlen(s));
}


void
fhb_buf_addstr(fhb_buf_t *b, fhb_str_t s)
{
    fhb_buf_add(b, s.ptr, s.len);
}


void
fhb_buf_addc(fhb_buf_t *b, char c)
{
    fhb_buf_add(b, &c, 1);
}


void
fhb_buf_addf(fhb_buf_t *b, const char *fmt, ...)
{
    int      n;
    va_list  args;

    va_start(args, fmt);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);

    if (n < 0) {
        b->failed = true;
        return;
    }

    if (!fhb_buf_reserve(b, (size_t) n + 1)) {
        return;
    }

    va_start(args, fmt);
    (void) vsnprintf(b->ptr + b->len, (size_t) n + 1, fmt, args);
    va_end(args);

    b->len += (size_t) n;
}


/* length of the valid UTF-8 sequence at p, 0 if there is none (RFC 3629:
 * no overlong forms, no surrogates, nothing above U+10FFFF) */
static size_t
fhb_utf8_sequence(const unsigned char *p, size_t len)
{
    size_t         i, n;
    unsigned char  lo = 0x80, hi = 0xbf;

    if (p[0] < 0x80) {
        return 1;
    }

    if (p[0] >= 0xc2 && p[0] <= 0xdf) {
        n = 2;
    } else if (p[0] >= 0xe0 && p[0] <= 0xef) {
        n = 3;
        lo = p[0] == 0xe0 ? 0xa0 : 0x80;
        hi = p[0] == 0xed ? 0x9f : 0xbf;
    } else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
        n = 4;
        lo = p[0] == 0xf0 ? 0x90 : 0x80;
        hi = p[0] == 0xf4 ? 0x8f : 0xbf;
    } else {
        return 0;
    }

    if (len < n || p[1] < lo || p[1] > hi) {
        return 0;
    }

    for (i = 2; i < n; i++) {
        if (p[i] < 0x80 || p[i] > 0xbf) {
            return 0;
        }
    }

    return n;
}


bool
fhb_str_utf8(fhb_str_t s)
{
    size_t                i, n;
    const unsigned char  *p = (const unsigned char *) s.ptr;

    for (i = 0; i < s.len; i += n) {
        n = fhb_utf8_sequence(p + i, s.len - i);
        if (n == 0) {
            return false;
        }
    }

    return true;
}


void
fhb_buf_add_json(fhb_buf_t *b, fhb_str_t s)
{
    size_t                n;
    const unsigned char  *p, *end;

    p = (const unsigned char *) s.ptr;
    end = s.len == 0 ? p : p + s.len;

    fhb_buf_addc(b, '"');

    /* mostly there is nothing to be changed */
    for (n = 0; n < s.len && p[n] >= 0x20 && p[n] < 0x7f && p[n] != '"'
                && p[n] != '\\'; n++)
    {
        /* void */
    }
    if (n > 0) {
        fhb_buf_add(b, p, n);
        p += n;
    }

    while (p < end) {

        if (*p == '"' || *p == '\\') {
            fhb_buf_addc(b, '\\');
            fhb_buf_addc(b, (char) *p++);

        } else if (*p == '\n') {
            fhb_buf_add(b, "\\n", 2);
            p++;

        } else if (*p < 0x20 || *p == 0x7f) {
            fhb_buf_addf(b, "\\u%04x", *p++);

        } else {
            n = fhb_utf8_sequence(p, (size_t) (end - p));
            if (n == 0) {
                fhb_buf_add(b, "\xef\xbf\xbd", 3);
                p++;
            } else {
                fhb_buf_add(b, p, n);
                p += n;
            }
        }
    }

    fhb_buf_addc(b, '"');
}


void
fhb_buf_reset(fhb_buf_t *b)
{
    b->len = 0;
    b->failed = false;
}


void
fhb_buf_free(fhb_buf_t *b)
{
    free(b->ptr);
    *b = (fhb_buf_t) { 0 };
}


void
fhb_base64url(const void *in, size_t len, char *out)
{
    static const char     digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "abcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t                i;
    uint32_t              v;
    const unsigned char  *p = in;

    for (i = 0; i + 3 <= len; i += 3) {
        v = (uint32_t) p[i] << 16 | (uint32_t) p[i + 1] << 8 | p[i + 2];
        *out++ = digits[v >> 18];
        *out++ = digits[v >> 12 & 63];
        *out++ = digits[v >> 6 & 63];
        *out++ = digits[v & 63];
    }

    if (len - i == 1) {
        *out++ = digits[p[i] >> 2];
        *out++ = digits[(p[i] & 3) << 4];

    } else if (len - i == 2) {
        v = (uint32_t) p[i] << 8 | p[i + 1];
        *out++ = digits[v >> 10];
        *out++ = digits[v >> 4 & 63];
        *out++ = digits[(v & 15) << 2];
    }

    *out = '\0';
}


void
fhb_hex(const void *in, size_t len, char *out)
{
    static const char     digits[] = "0123456789abcdef";
    size_t                i;
    const unsigned char  *p = in;

    for (i = 0; i < len; i++) {
        *out++ = digits[p[i] >> 4];
        *out++ = digits[p[i] & 15];
    }

    *out = '\0';
}


fhb_err_t
fhb_id_new(char id[FHB_ID_LEN + 1], fhb_error_t *err)
{
    ssize_t        n;
    unsigned char  bytes[16];

    do {
        n = getrandom(bytes, sizeof(bytes), 0);
    } while (n == -1 && errno == EINTR);

    if (n != (ssize_t) sizeof(bytes)) {
        return fhb_fail_errno(err, "no random bytes for an id");
    }

    fhb_base64url(bytes, sizeof(bytes), id);

    return FHB_OK;
}


static bool
fhb_is_alnum(char c)
{
    /* 0x20 makes a small letter of a capital one; nginx asks several times
     * per request */
    return (unsigned char) ((c | 0x20) - 'a') < 26
           || (unsigned char) (c - '0') < 10;
}


/* min to max characters, each a letter, a digit or one of more */
static bool
fhb_is_name(fhb_str_t s, size_t min, size_t max, const char *more)
{
    size_t  i;

    if (s.len < min || s.len > max) {
        return false;
    }

    for (i = 0; i < s.len; i++) {
        if (!fhb_is_alnum(s.ptr[i])
            && (s.ptr[i] == '\0' || strchr(more, s.ptr[i]) == NULL))
        {
            return false;
        }
    }

    return true;
}


bool
fhb_id_valid(fhb_str_t id)
{
    return fhb_is_name(id, FHB_ID_LEN, FHB_ID_LEN, "-_");
}


bool
fhb_fhir_id_valid(fhb_str_t id)
{
    return fhb_is_name(id, 1, 64, "-.");
}


bool
fhb_tenant_valid(fhb_str_t name)
{
    return fhb_is_name(name, 1, 64, "-_");
}


static bool
fhb_str_ends(fhb_str_t s, fhb_str_t end)
{
    return s.len > end.len
           && memcmp(s.ptr + s.len - end.len, end.ptr, end.len) == 0;
}


bool
fhb_file_name_valid(fhb_str_t name)
{
    return fhb_is_name(name, 1, 128, "._-") && fhb_is_alnum(name.ptr[0])
           && (fhb_str_ends(name, FHB_STR(".ndjson"))
               || fhb_str_ends(name, FHB_STR(".xml")));
}


bool
fhb_file_name_xml(fhb_str_t name)
{
    return fhb_str_ends(name, FHB_STR(".xml"));
}


bool
fhb_client_valid(fhb_str_t client)
{
    size_t  i;

    if (client.len < 1 || client.len > 255) {
        return false;
    }

    for (i = 0; i < client.len; i++) {
        if (client.ptr[i] < 0x21 || client.ptr[i] > 0x7e) {
            return false;
        }
    }

    return true;
}
