/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Times on the wire: instants in and out, HTTP dates.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/common/fhb_time.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))


/* TIME-03: value and what it means, in microseconds */
static void
test_time_03_instants(void **state)
{
    static const struct {
        const char     *value;
        fhb_instant_t   expected;
    } rows[] = {
        { "1970-01-01T00:00:00Z", 0 },
        { "1970-01-01T00:00:01Z", 1000000 },
        { "1969-12-31T23:59:59Z", -1000000 },
        { "2026-07-01T08:15:30Z", 1782893730000000 },
        { "2026-07-01T10:15:30+02:00", 1782893730000000 },
        { "2026-07-01T03:45:30-04:30", 1782893730000000 },
        { "2026-07-01T22:15:30+14:00", 1782893730000000 },
        { "2026-06-30T18:15:30-14:00", 1782893730000000 },
        { "2026-07-01T08:15:30+00:00", 1782893730000000 },
        { "2026-07-01T08:15:30-00:00", 1782893730000000 },
        { "2000-02-29T00:00:00Z", 951782400000000 },
        { "2024-02-29T23:59:59Z", 1709251199000000 },
        { "2023-12-31T23:30:00-01:00", 1704069000000000 },
        /* a fraction of any length, cut towards the past */
        { "1970-01-01T00:00:00.1Z", 100000 },
        { "1970-01-01T00:00:00.125Z", 125000 },
        { "1970-01-01T00:00:00.000001Z", 1 },
        { "1970-01-01T00:00:00.000000999999999999999999Z", 0 },
        { "1970-01-01T00:00:00.123456789Z", 123456 },
        { "1969-12-31T23:59:59.9999999Z", -1 },
        /* second 60 is the next minute */
        { "2016-12-31T23:59:60Z", 1483228800000000 },
        { "2016-12-31T23:59:60.5Z", 1483228800500000 },
        { "0001-01-01T00:00:00Z", -62135596800000000 },
        { "9999-12-31T23:59:59.999999Z", 253402300799999999 }
    };

    size_t         i;
    fhb_error_t    err;
    fhb_instant_t  t;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        if (fhb_instant_parse(fhb_cstr(rows[i].value), &t, &err) != FHB_OK) {
            fail_msg("%s: %s", rows[i].value, err.text);
        }
        if (t != rows[i].expected) {
            fail_msg("%s: %lld", rows[i].value, (long long) t);
        }
    }
}


/* TIME-03: value and a word of the reason */
static void
test_time_03_refused(void **state)
{
    static const struct {
        const char  *value;
        const char  *reason;
    } rows[] = {
        { "", "date" },
        { "2026", "date" },
        { "2026-07", "date" },
        { "2026-07-01", "time of day is missing" },
        { "2026-07-01T08:15Z", "hh:mm:ss" },
        { "2026-07-01T08:15:30", "zone is missing" },
        { "2026-07-01T08:15:30.5", "zone is missing" },
        { "2026-07-01T08:15:30.Z", "no digits" },
        { "2026-07-01T08:15:30,5Z", "zone" },
        { "2026-07-01 08:15:30Z", "hh:mm:ss" },
        { "2026-07-01t08:15:30z", "hh:mm:ss" },
        { "2026-07-01T08:15:30z", "zone" },
        { "2026-07-01T08:15:30+0200", "zone" },
        { "2026-07-01T08:15:30+2:00", "zone" },
        { "2026-07-01T08:15:30+02", "zone" },
        { "2026-07-01T08:15:30 02:00", "zone" },
        { "2026-07-01T08:15:30+14:01", "offset" },
        { "2026-07-01T08:15:30+15:00", "offset" },
        { "2026-07-01T08:15:30+01:60", "offset" },
        { "2026-07-01T08:15:30Z ", "behind" },
        { "2026-07-01T08:15:30Z+01:00", "behind" },
        { " 2026-07-01T08:15:30Z", "date" },
        { "2026-7-1T08:15:30Z", "date" },
        { "02026-07-01T08:15:30Z", "date" },
        { "-026-07-01T08:15:30Z", "date" },
        { "+026-07-01T08:15:30Z", "date" },
        { "2026-0x-01T08:15:30Z", "date" },
        { "0000-01-01T00:00:00Z", "year" },
        { "0000-60-01T30:70:80+05:00", "year" },
        { "2026-60-01T08:15:30Z", "month" },
        { "2026-13-01T08:15:30Z", "month" },
        { "2026-00-01T08:15:30Z", "month" },
        { "2026-07-00T08:15:30Z", "day" },
        { "2026-07-32T08:15:30Z", "day" },
        { "2026-04-31T08:15:30Z", "day" },
        { "2026-02-29T08:15:30Z", "day" },
        { "1900-02-29T08:15:30Z", "day" },
        { "2026-07-01T24:00:00Z", "hour" },
        { "2026-07-01T30:00:00Z", "hour" },
        { "2026-07-01T08:60:00Z", "minute" },
        { "2026-07-01T08:15:61Z", "second" }
    };

    size_t         i;
    fhb_error_t    err;
    fhb_instant_t  t = 42;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        if (fhb_instant_parse(fhb_cstr(rows[i].value), &t, &err)
            != FHB_EPARAM)
        {
            fail_msg("accepted: %s", rows[i].value);
        }
        if (strstr(err.text, rows[i].reason) == NULL) {
            fail_msg("%s: %s", rows[i].value, err.text);
        }
    }

    /* nothing is stored, and a NUL inside is no end */
    assert_int_equal(fhb_instant_parse(FHB_STR("2026-07-01T08:15:30Z\0"), &t,
                                       &err), FHB_EPARAM);
    assert_int_equal(fhb_instant_parse(fhb_str(NULL, 0), &t, &err),
                     FHB_EPARAM);
    assert_int_equal(t, 42);
}


/* TIME-03, MAN-02: milliseconds, microseconds only when needed */
static void
test_time_instant_format(void **state)
{
    static const struct {
        fhb_instant_t   t;
        const char     *expected;
    } rows[] = {
        { 0, "1970-01-01T00:00:00.000Z" },
        { 125000, "1970-01-01T00:00:00.125Z" },
        { 125001, "1970-01-01T00:00:00.125001Z" },
        { 1, "1970-01-01T00:00:00.000001Z" },
        { -1, "1969-12-31T23:59:59.999999Z" },
        { -1000000, "1969-12-31T23:59:59.000Z" },
        { 1782893730125000, "2026-07-01T08:15:30.125Z" },
        { -62135596800000000, "0001-01-01T00:00:00.000Z" },
        { 253402300799999999, "9999-12-31T23:59:59.999999Z" },
        /* years that the form cannot hold become the nearest that it can */
        { INT64_MAX - INT64_MAX % FHB_USEC, "9999-12-31T23:59:59.000Z" },
        { INT64_MIN - INT64_MIN % FHB_USEC, "0001-01-01T00:00:00.000Z" }
    };

    char    out[FHB_INSTANT_MAX];
    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        fhb_instant_format(rows[i].t, out);
        assert_string_equal(out, rows[i].expected);
    }
}


/* what is written is read back as the same instant */
static void
test_time_instant_round_trip(void **state)
{
    char           out[FHB_INSTANT_MAX];
    unsigned       i;
    fhb_error_t    err;
    fhb_instant_t  t, back;

    (void) state;

    /* steps that meet every month, hour and kind of fraction */
    t = -62135596800LL * FHB_USEC;

    for (i = 0; i < 200000; i++) {
        fhb_instant_format(t, out);
        assert_int_equal(fhb_instant_parse(fhb_cstr(out), &back, &err),
                         FHB_OK);
        assert_true(back == t);
        t += 1577000007777LL;
    }
}


/* STAT-12, client contract 4: IMF-fixdate, whatever the locale and zone */
static void
test_stat_12_http_date(void **state)
{
    static const struct {
        int64_t      secs;
        const char  *expected;
    } rows[] = {
        { 0, "Thu, 01 Jan 1970 00:00:00 GMT" },
        { 784111777, "Sun, 06 Nov 1994 08:49:37 GMT" },
        { 1785572130, "Sat, 01 Aug 2026 08:15:30 GMT" },
        { 1709164800, "Thu, 29 Feb 2024 00:00:00 GMT" },
        { 1483228799, "Sat, 31 Dec 2016 23:59:59 GMT" },
        { -1, "Wed, 31 Dec 1969 23:59:59 GMT" },
        { INT64_MAX, "Fri, 31 Dec 9999 23:59:59 GMT" },
        { INT64_MIN, "Mon, 01 Jan 0001 00:00:00 GMT" }
    };

    char    out[FHB_HTTP_DATE_MAX];
    size_t  i;

    (void) state;

    assert_int_equal(setenv("TZ", "America/New_York", 1), 0);
    tzset();
    (void) setlocale(LC_ALL, "");

    for (i = 0; i < ROWS(rows); i++) {
        fhb_http_date(rows[i].secs, out);
        assert_string_equal(out, rows[i].expected);
    }
}


static void
test_time_now(void **state)
{
    time_t         before = time(NULL);
    fhb_instant_t  now = fhb_now();
    time_t         after = time(NULL);

    (void) state;

    /* time() may lag by a tick of the coarse clock */
    assert_true(now / FHB_USEC >= before);
    assert_true(now / FHB_USEC <= after + 1);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_time_03_instants),
        cmocka_unit_test(test_time_03_refused),
        cmocka_unit_test(test_time_instant_format),
        cmocka_unit_test(test_time_instant_round_trip),
        cmocka_unit_test(test_stat_12_http_date),
        cmocka_unit_test(test_time_now)
    };

    return cmocka_run_group_tests_name("fhb_time", tests, NULL, NULL);
}
