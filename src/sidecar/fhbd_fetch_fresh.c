/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Cache-Control of a response (RFC 9111, 5.2.2): how long may it be kept.
 */

#include "fhbd_fetch.h"

#include <string.h>

#define FHBD_FRESH_TOKEN  "!#$%&'*+-.^_`|~0123456789"                         \
                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"                        \
                          "abcdefghijklmnopqrstuvwxyz"


static bool
fhbd_fresh_token_char(char c)
{
    return c != '\0' && strchr(FHBD_FRESH_TOKEN, c) != NULL;
}


static fhb_str_t
fhbd_fresh_token(fhb_str_t *s)
{
    size_t     n = 0;
    fhb_str_t  token;

    while (n < s->len && fhbd_fresh_token_char(s->ptr[n])) {
        n++;
    }

    token = fhb_str(s->ptr, n);
    s->ptr += n;
    s->len -= n;

    return token;
}


/* a value behind "=": token or quoted string, which is given without its
 * quotes.  false: neither */
static bool
fhbd_fresh_value(fhb_str_t *s, fhb_str_t *value)
{
    size_t  n;

    if (s->len == 0 || s->ptr[0] != '"') {
        *value = fhbd_fresh_token(s);
        return value->len > 0;
    }

    for (n = 1; n < s->len && s->ptr[n] != '"'; n++) {
        if (s->ptr[n] == '\\') {
            n++;
        }
    }

    if (n >= s->len) {
        return false;
    }

    *value = fhb_str(s->ptr + 1, n - 1);
    s->ptr += n + 1;
    s->len -= n + 1;

    return true;
}


/* delta-seconds; more than fits is as good as the most that does */
static int64_t
fhbd_fresh_delta(fhb_str_t value)
{
    size_t   i;
    int64_t  n = 0;

    for (i = 0; i < value.len; i++) {
        if (value.ptr[i] < '0' || value.ptr[i] > '9') {
            return 0;
        }
        if (n <= INT32_MAX) {
            n = n * 10 + (value.ptr[i] - '0');
        }
    }

    return n > INT32_MAX ? INT32_MAX : n;
}


/* what one directive allows; -1: it does not matter here.  s-maxage is for
 * shared caches, which we are not. */
static int64_t
fhbd_fresh_directive(fhb_str_t name, fhb_str_t value)
{
    if (fhb_str_caseeqc(name, "no-store") || fhb_str_caseeqc(name, "no-cache"))
    {
        return 0;
    }

    return fhb_str_caseeqc(name, "max-age") ? fhbd_fresh_delta(value) : -1;
}


int64_t
fhbd_fresh_seconds(fhb_str_t s)
{
    int64_t    seconds = -1, n;
    fhb_str_t  name, value;

    for ( ;; ) {
        while (s.len > 0 && (*s.ptr == ' ' || *s.ptr == '\t' || *s.ptr == ','))
        {
            s.ptr++;
            s.len--;
        }

        if (s.len == 0) {
            return seconds;
        }

        name = fhbd_fresh_token(&s);
        value = fhb_str(NULL, 0);

        if (name.len > 0 && s.len > 0 && *s.ptr == '=') {
            s.ptr++;
            s.len--;
            if (!fhbd_fresh_value(&s, &value)) {
                return 0;
            }
        }

        s = fhb_str_trim(s);
        if (name.len == 0 || (s.len > 0 && *s.ptr != ',')) {
            return 0;
        }

        /* given twice: the shorter one */
        n = fhbd_fresh_directive(name, value);
        if (n != -1 && (seconds == -1 || n < seconds)) {
            seconds = n;
        }
    }
}
