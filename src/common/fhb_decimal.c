/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Decimal numbers as they are written, compared digit by digit.
 */

#include "fhb_decimal.h"

/* beyond any exponent that a sum with the length of a text can bring back */
#define FHB_DECIMAL_EXPONENT_MAX  (INT64_C(1) << 48)


/* a number taken apart: "-12.50e3" */
typedef struct {
    bool         negative;
    const char  *start;         /* of the digits, with the dot */
    const char  *end;
    const char  *dot;           /* end when there is none */
    int64_t      exponent;
} fhb_decimal_parts_t;


static const char *
fhb_decimal_digits(const char *p, const char *end)
{
    while (p < end && *p >= '0' && *p <= '9') {
        p++;
    }

    return p;
}


static bool
fhb_decimal_exponent(const char *p, const char *end, int64_t *out)
{
    bool  negative;

    negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) {
        p++;
    }

    if (p == end) {
        return false;
    }

    for (*out = 0; p < end; p++) {
        if (*p < '0' || *p > '9') {
            return false;
        }

        if (*out < FHB_DECIMAL_EXPONENT_MAX) {
            *out = *out * 10 + (*p - '0');
        }
    }

    if (negative) {
        *out = -*out;
    }

    return true;
}


static bool
fhb_decimal_split(fhb_str_t s, fhb_decimal_parts_t *out)
{
    const char  *p, *q, *end;

    if (s.len == 0) {
        return false;
    }

    p = s.ptr;
    end = p + s.len;
    out->exponent = 0;

    out->negative = *p == '-';
    if (out->negative) {
        p++;
    }

    q = fhb_decimal_digits(p, end);
    if (q == p || (*p == '0' && q > p + 1)) {
        return false;
    }

    out->start = p;
    out->dot = q;

    if (q < end && *q == '.') {
        p = q + 1;
        q = fhb_decimal_digits(p, end);
        if (q == p) {
            return false;
        }
    }

    out->end = q;

    if (q == end) {
        return true;
    }

    return (*q == 'e' || *q == 'E')
           && fhb_decimal_exponent(q + 1, end, &out->exponent);
}


bool
fhb_decimal_parse(fhb_str_t s, fhb_decimal_t *out)
{
    const char           *p;
    fhb_decimal_parts_t   n;

    if (!fhb_decimal_split(s, &n)) {
        return false;
    }

    for (p = n.start; p < n.end && (*p == '0' || *p == '.'); p++) {
        /* void */
    }

    out->negative = n.negative;
    out->digits = p;
    out->len = (size_t) (n.end - p);
    out->exponent = n.exponent + (n.dot - p) - (p < n.dot);

    return true;
}


/* the next digit; zeros without end behind the last */
static int
fhb_decimal_next(const char **p, const char *end)
{
    if (*p < end && **p == '.') {
        (*p)++;
    }

    return *p < end ? *(*p)++ - '0' : 0;
}


static int
fhb_decimal_cmp_size(const fhb_decimal_t *a, const fhb_decimal_t *b)
{
    int          d, e;
    const char  *p = a->digits, *q = b->digits;
    const char  *p_end = p + a->len, *q_end = q + b->len;

    if (a->exponent != b->exponent) {
        return a->exponent < b->exponent ? -1 : 1;
    }

    while (p < p_end || q < q_end) {
        d = fhb_decimal_next(&p, p_end);
        e = fhb_decimal_next(&q, q_end);

        if (d != e) {
            return d < e ? -1 : 1;
        }
    }

    return 0;
}


int
fhb_decimal_cmp(const fhb_decimal_t *a, const fhb_decimal_t *b)
{
    int  a_sign, b_sign;

    a_sign = a->len == 0 ? 0 : a->negative ? -1 : 1;
    b_sign = b->len == 0 ? 0 : b->negative ? -1 : 1;

    if (a_sign != b_sign) {
        return a_sign < b_sign ? -1 : 1;
    }

    return a_sign == 0 ? 0
           : a_sign > 0 ? fhb_decimal_cmp_size(a, b)
           : fhb_decimal_cmp_size(b, a);
}


/* the digits at buf, n of them, the last of which stands for ten to the
 * exponent */
static void
fhb_decimal_set(fhb_decimal_t *out, char *buf, size_t n, int64_t exponent,
    bool negative)
{
    out->exponent = exponent + (int64_t) n - 1;

    /* the last digit is a 5 */
    while (*buf == '0') {
        buf++;
        n--;
        out->exponent--;
    }

    out->digits = buf;
    out->len = n;
    out->negative = negative;
}


void
fhb_decimal_range(fhb_str_t s, char *buf, fhb_decimal_t *low,
    fhb_decimal_t *high)
{
    bool                  zero = true;
    char                 *far = buf, *near;
    size_t                i, n = 0;
    int64_t               exponent;
    const char           *p;
    fhb_decimal_t        *outer, *inner;
    fhb_decimal_parts_t   parts;

    /* the caller has parsed it: this cannot fail */
    if (!fhb_decimal_split(s, &parts)) {
        return;
    }

    for (p = parts.start; p < parts.end; p++) {
        if (*p != '.') {
            far[n++] = *p;
            zero = zero && *p == '0';
        }
    }

    exponent = parts.exponent;
    if (parts.dot < parts.end) {
        exponent -= parts.end - parts.dot - 1;
    }

    /* away from zero: ten times the number and five */
    far[n] = '5';

    /* towards zero: ten times one less, and five */
    near = far + n + 1;
    for (i = 0; i < n; i++) {
        near[i] = far[i];
    }
    near[n] = '5';

    for (i = n; !zero && i-- > 0; /* void */ ) {
        if (near[i] != '0') {
            near[i]--;
            break;
        }
        near[i] = '9';
    }

    outer = parts.negative && !zero ? low : high;
    inner = parts.negative && !zero ? high : low;

    fhb_decimal_set(outer, far, n + 1, exponent - 1,
                    parts.negative && !zero);
    fhb_decimal_set(inner, near, n + 1, exponent - 1,
                    zero || parts.negative);
}
