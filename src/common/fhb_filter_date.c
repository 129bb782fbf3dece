/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Dates of search filters as spans of time.  What has no zone is in UTC.
 */

#include "fhb_filter_priv.h"

#define FHB_DAY     (86400 * FHB_USEC)
#define FHB_HOUR    (3600 * FHB_USEC)
#define FHB_MINUTE  (60 * FHB_USEC)


typedef struct {
    const char  *pos;
    const char  *end;
} fhb_date_in_t;


/* exactly n digits with a value in a range */
static bool
fhb_date_number(fhb_date_in_t *in, unsigned n, int min, int max, int *out)
{
    *out = 0;

    while (n-- > 0) {
        if (in->pos == in->end || *in->pos < '0' || *in->pos > '9') {
            return false;
        }
        *out = *out * 10 + (*in->pos++ - '0');
    }

    return *out >= min && *out <= max;
}


static bool
fhb_date_char(fhb_date_in_t *in, char c)
{
    if (in->pos == in->end || *in->pos != c) {
        return false;
    }

    in->pos++;
    return true;
}


/* days from 1970-01-01 to the first of a month; years count from March, so
 * that the leap day is the last */
static int64_t
fhb_date_days(int year, int month)
{
    int64_t  y = month > 2 ? year : year - 1;

    return 365 * y + y / 4 - y / 100 + y / 400
           + (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 - 719468;
}


/* a fraction of a second, what is finer than a microsecond is cut */
static bool
fhb_date_fraction(fhb_date_in_t *in, fhb_filter_span_t *out)
{
    int            digit;
    fhb_instant_t  unit = FHB_USEC;

    if (!fhb_date_char(in, '.')) {
        return true;
    }

    if (in->pos == in->end || *in->pos < '0' || *in->pos > '9') {
        return false;
    }

    while (fhb_date_number(in, 1, 0, 9, &digit)) {
        unit /= 10;
        out->from += digit * unit;
        out->to = out->from + (unit > 0 ? unit : 1);
    }

    return true;
}


static bool
fhb_date_clock(fhb_date_in_t *in, fhb_filter_span_t *out)
{
    int  hour, minute, second;

    if (!fhb_date_number(in, 2, 0, 23, &hour) || !fhb_date_char(in, ':')
        || !fhb_date_number(in, 2, 0, 59, &minute))
    {
        return false;
    }

    out->from += hour * FHB_HOUR + minute * FHB_MINUTE;
    out->to = out->from + FHB_MINUTE;

    if (!fhb_date_char(in, ':')) {
        return true;
    }

    /* a leap second is in the next minute, as in fhb_time.h */
    if (!fhb_date_number(in, 2, 0, 60, &second)) {
        return false;
    }

    out->from += second * FHB_USEC;
    out->to = out->from + FHB_USEC;

    return fhb_date_fraction(in, out);
}


static bool
fhb_date_zone(fhb_date_in_t *in, bool query, fhb_filter_span_t *out)
{
    int            hour, minute;
    fhb_instant_t  offset;

    if (in->pos == in->end) {
        return true;
    }

    if (fhb_date_char(in, 'Z')) {
        return in->pos == in->end;
    }

    offset = *in->pos == '-' ? 1 : -1;

    if (!fhb_date_char(in, '-') && !fhb_date_char(in, '+')
        && !(query && fhb_date_char(in, ' ')))
    {
        return false;
    }

    if (!fhb_date_number(in, 2, 0, 14, &hour) || !fhb_date_char(in, ':')
        || !fhb_date_number(in, 2, 0, hour == 14 ? 0 : 59, &minute))
    {
        return false;
    }

    offset *= hour * FHB_HOUR + minute * FHB_MINUTE;
    out->from += offset;
    out->to += offset;

    return in->pos == in->end;
}


bool
fhb_filter_date(fhb_str_t s, bool query, fhb_filter_span_t *out)
{
    int            year, month, day;
    int64_t        first, next;
    fhb_date_in_t  in = { s.ptr, s.len == 0 ? s.ptr : s.ptr + s.len };

    if (!fhb_date_number(&in, 4, 1, 9999, &year)) {
        return false;
    }

    if (in.pos == in.end) {
        out->from = fhb_date_days(year, 1) * FHB_DAY;
        out->to = fhb_date_days(year + 1, 1) * FHB_DAY;
        return true;
    }

    if (!fhb_date_char(&in, '-') || !fhb_date_number(&in, 2, 1, 12, &month)) {
        return false;
    }

    first = fhb_date_days(year, month);
    next = month < 12 ? fhb_date_days(year, month + 1)
           : fhb_date_days(year + 1, 1);

    if (in.pos == in.end) {
        out->from = first * FHB_DAY;
        out->to = next * FHB_DAY;
        return true;
    }

    if (!fhb_date_char(&in, '-')
        || !fhb_date_number(&in, 2, 1, (int) (next - first), &day))
    {
        return false;
    }

    out->from = (first + day - 1) * FHB_DAY;
    out->to = out->from + FHB_DAY;

    if (in.pos == in.end) {
        return true;
    }

    return fhb_date_char(&in, 'T') && fhb_date_clock(&in, out)
           && fhb_date_zone(&in, query, out);
}


bool
fhb_filter_date_match(fhb_filter_prefix_t prefix,
    const fhb_filter_span_t *value, const fhb_filter_span_t *have)
{
    bool  within, above, below;

    within = have->from >= value->from && have->to <= value->to;
    above = have->to > value->to;
    below = have->from < value->from;

    switch (prefix) {

    case FHB_PREFIX_EQ:
        return within;

    case FHB_PREFIX_NE:
        return !within;

    case FHB_PREFIX_GT:
        return above;

    case FHB_PREFIX_LT:
        return below;

    case FHB_PREFIX_GE:
        return above || within;

    case FHB_PREFIX_LE:
        return below || within;

    case FHB_PREFIX_SA:
        return have->from >= value->to;

    case FHB_PREFIX_EB:
        return have->to <= value->from;
    }

    return false;
}
