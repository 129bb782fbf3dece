/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Times on the wire: FHIR instants in and out, HTTP dates out.
 */

#include "fhb_time.h"

#include <string.h>
#include <time.h>

/* Unix seconds of the years 0001 to 9999 */
#define FHB_SECS_MIN  (-62135596800LL)
#define FHB_SECS_MAX  253402300799LL


/* what is left to read of a value */
typedef struct {
    const char  *pos;
    const char  *end;
} fhb_time_in_t;


static const char *const  fhb_weekdays[] = {
    "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"
};

static const char *const  fhb_months[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
};


fhb_instant_t
fhb_now(void)
{
    struct timespec  ts;

    /* cannot fail: the clock exists and the pointer is good */
    (void) clock_gettime(CLOCK_REALTIME, &ts);

    return (fhb_instant_t) ts.tv_sec * FHB_USEC + ts.tv_nsec / 1000;
}


/* exactly n digits */
static bool
fhb_time_digits(fhb_time_in_t *in, unsigned n, int *out)
{
    int  v = 0;

    while (n-- > 0) {
        if (in->pos == in->end || *in->pos < '0' || *in->pos > '9') {
            return false;
        }
        v = v * 10 + (*in->pos++ - '0');
    }

    *out = v;
    return true;
}


static bool
fhb_time_char(fhb_time_in_t *in, char c)
{
    if (in->pos == in->end || *in->pos != c) {
        return false;
    }

    in->pos++;
    return true;
}


static int
fhb_month_days(int year, int month)
{
    static const int  days[] = { 31, 28, 31, 30, 31, 30,
                                 31, 31, 30, 31, 30, 31 };

    if (month == 2
        && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
    {
        return 29;
    }

    return days[month - 1];
}


/* YYYY-MM-DDThh:mm:ss; NULL, or what is wrong */
static const char *
fhb_time_fields(fhb_time_in_t *in, struct tm *tm)
{
    int  year, month;

    if (!fhb_time_digits(in, 4, &year)
        || !fhb_time_char(in, '-') || !fhb_time_digits(in, 2, &month)
        || !fhb_time_char(in, '-') || !fhb_time_digits(in, 2, &tm->tm_mday))
    {
        return "it does not start with a date YYYY-MM-DD";
    }

    if (year < 1) {
        return "there is no such year";
    }

    if (month < 1 || month > 12) {
        return "there is no such month";
    }

    if (tm->tm_mday < 1 || tm->tm_mday > fhb_month_days(year, month)) {
        return "the month has no such day";
    }

    if (in->pos == in->end) {
        return "the time of day is missing";
    }

    if (!fhb_time_char(in, 'T')
        || !fhb_time_digits(in, 2, &tm->tm_hour) || !fhb_time_char(in, ':')
        || !fhb_time_digits(in, 2, &tm->tm_min) || !fhb_time_char(in, ':')
        || !fhb_time_digits(in, 2, &tm->tm_sec))
    {
        return "the time of day is not Thh:mm:ss";
    }

    if (tm->tm_hour > 23) {
        return "there is no such hour";
    }

    if (tm->tm_min > 59) {
        return "there is no such minute";
    }

    /* 60 is a leap second, which timegm() counts into the next minute */
    if (tm->tm_sec > 60) {
        return "there is no such second";
    }

    tm->tm_year = year - 1900;
    tm->tm_mon = month - 1;

    return NULL;
}


/* the fraction in microseconds, what is finer is cut */
static const char *
fhb_time_fraction(fhb_time_in_t *in, int *usec)
{
    int   unit = 100000, digit;
    bool  any = false;

    *usec = 0;

    if (!fhb_time_char(in, '.')) {
        return NULL;
    }

    while (fhb_time_digits(in, 1, &digit)) {
        *usec += digit * unit;
        unit /= 10;
        any = true;
    }

    return any ? NULL : "the fraction of the second has no digits";
}


/* offset from UTC in seconds; R4 allows up to 14:00 */
static const char *
fhb_time_zone(fhb_time_in_t *in, int *offset)
{
    int  hour, minute, sign;

    *offset = 0;

    if (in->pos == in->end) {
        return "the zone is missing (Z, or an offset such as +02:00)";
    }

    if (fhb_time_char(in, 'Z')) {
        return NULL;
    }

    sign = *in->pos == '-' ? -1 : 1;

    if (!(fhb_time_char(in, '+') || fhb_time_char(in, '-'))
        || !fhb_time_digits(in, 2, &hour) || !fhb_time_char(in, ':')
        || !fhb_time_digits(in, 2, &minute))
    {
        return "the zone is neither Z nor an offset such as +02:00";
    }

    if (minute > 59 || hour * 60 + minute > 14 * 60) {
        return "there is no such offset from UTC";
    }

    *offset = sign * (hour * 3600 + minute * 60);

    return NULL;
}


fhb_err_t
fhb_instant_parse(fhb_str_t s, fhb_instant_t *out, fhb_error_t *err)
{
    int            usec, offset;
    struct tm      tm = { 0 };
    const char    *wrong;
    fhb_time_in_t  in = { s.ptr, s.len == 0 ? s.ptr : s.ptr + s.len };

    wrong = fhb_time_fields(&in, &tm);
    if (wrong == NULL) {
        wrong = fhb_time_fraction(&in, &usec);
    }
    if (wrong == NULL) {
        wrong = fhb_time_zone(&in, &offset);
    }
    if (wrong == NULL && in.pos != in.end) {
        wrong = "there is something behind the zone";
    }
    if (wrong != NULL) {
        return fhb_fail(err, FHB_EPARAM, "%s", wrong);
    }

    *out = ((fhb_instant_t) timegm(&tm) - offset) * FHB_USEC + usec;

    return FHB_OK;
}


/* decimal digits with leading zeros; gives the place behind them */
static char *
fhb_time_put(char *p, unsigned width, int64_t v)
{
    unsigned  i;

    for (i = width; i-- > 0; v /= 10) {
        p[i] = (char) ('0' + v % 10);
    }

    return p + width;
}


static char *
fhb_time_put_clock(char *p, const struct tm *tm)
{
    p = fhb_time_put(p, 2, tm->tm_hour);
    *p++ = ':';
    p = fhb_time_put(p, 2, tm->tm_min);
    *p++ = ':';

    return fhb_time_put(p, 2, tm->tm_sec);
}


/* splits a time, moved to the nearest one with a year of four digits */
static void
fhb_time_split(int64_t secs, struct tm *tm)
{
    time_t  t;

    t = secs < FHB_SECS_MIN ? FHB_SECS_MIN
        : secs > FHB_SECS_MAX ? FHB_SECS_MAX : secs;

    /* fails only for years that an int does not hold */
    (void) gmtime_r(&t, tm);
}


void
fhb_instant_format(fhb_instant_t t, char out[FHB_INSTANT_MAX])
{
    char      *p = out;
    int64_t    secs = t / FHB_USEC, usec = t % FHB_USEC;
    struct tm  tm;

    if (usec < 0) {
        usec += FHB_USEC;
        secs--;
    }

    fhb_time_split(secs, &tm);

    p = fhb_time_put(p, 4, tm.tm_year + 1900);
    *p++ = '-';
    p = fhb_time_put(p, 2, tm.tm_mon + 1);
    *p++ = '-';
    p = fhb_time_put(p, 2, tm.tm_mday);
    *p++ = 'T';
    p = fhb_time_put_clock(p, &tm);
    *p++ = '.';

    if (usec % 1000 == 0) {
        p = fhb_time_put(p, 3, usec / 1000);
    } else {
        p = fhb_time_put(p, 6, usec);
    }

    *p++ = 'Z';
    *p = '\0';
}


void
fhb_http_date(int64_t secs, char out[FHB_HTTP_DATE_MAX])
{
    char      *p = out;
    struct tm  tm;

    fhb_time_split(secs, &tm);

    /* not strftime(): the names must not follow the locale */
    memcpy(p, fhb_weekdays[tm.tm_wday], 3);
    p += 3;
    *p++ = ',';
    *p++ = ' ';
    p = fhb_time_put(p, 2, tm.tm_mday);
    *p++ = ' ';
    memcpy(p, fhb_months[tm.tm_mon], 3);
    p += 3;
    *p++ = ' ';
    p = fhb_time_put(p, 4, tm.tm_year + 1900);
    *p++ = ' ';
    p = fhb_time_put_clock(p, &tm);
    memcpy(p, " GMT", sizeof(" GMT"));
}
