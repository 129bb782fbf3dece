/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Prefer, Accept and Content-Type of a kick-off.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/common/fhb_headers.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))
#define LINES    4


static size_t
lines_of(const char *const *text, fhb_str_t *lines)
{
    size_t  n;

    for (n = 0; n < LINES && text[n] != NULL; n++) {
        lines[n] = fhb_cstr(text[n]);
    }

    return n;
}


static void
test_hdr_06_separate_status(void **state)
{
    static const struct {
        const char  *lines[LINES];
        bool         separate;
    } rows[] = {
        { { "respond-async" }, false },
        { { "respond-async,separate-export-status" }, true },
        { { "Separate-Export-Status", "respond-async" }, true },
        { { "handling=lenient, separate-export-status; x=1" }, true },
        { { "separate-export-statuses" }, false },
        { { "x; separate-export-status" }, false },
        { { "x=\"separate-export-status\"" }, false }
    };

    size_t     i, n;
    fhb_str_t  lines[LINES];

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        n = lines_of(rows[i].lines, lines);
        if (fhb_prefer_parse(lines, n).separate_status != rows[i].separate) {
            fail_msg("row %zu", i);
        }
    }
}


static void
test_hdr_04_prefer(void **state)
{
    static const struct {
        const char  *lines[LINES];
        bool         async;
        bool         lenient;
    } rows[] = {
        { { NULL }, false, false },
        { { "" }, false, false },
        { { "respond-async" }, true, false },
        { { "Respond-Async" }, true, false },
        { { "\t respond-async \t" }, true, false },
        { { "respond-asyncs" }, false, false },
        { { "xrespond-async" }, false, false },
        { { "respond-async=true" }, true, false },
        { { "respond-async; wait=10" }, true, false },
        { { "respond-async, wait=10" }, true, false },
        { { "wait=10,respond-async" }, true, false },
        { { "return=minimal", "respond-async" }, true, false },
        { { ",,respond-async,," }, true, false },
        { { "handling=lenient" }, false, true },
        { { "handling=strict" }, false, false },
        { { "handling=other" }, false, false },
        { { "handling" }, false, false },
        { { "handling=" }, false, false },
        { { "respond-async,handling=lenient" }, true, true },
        { { "respond-async", "handling=lenient" }, true, true },
        { { "HANDLING=LENIENT" }, false, true },
        { { "handling = lenient" }, false, true },
        { { "handling = \"lenient\"" }, false, true },
        { { "handling=\"Lenient\" ; x=y" }, false, true },
        { { "handling=\"len\\ient\"" }, false, true },
        { { "handling=\"lenient" }, false, false },
        { { "handling=lenient\"" }, false, false },
        { { "handling=\"\"" }, false, false },
        { { "handling=\"lenient\"x" }, false, false },
        { { "handling=\"lenien\"" }, false, false },
        { { "handling=\"lenientx\"" }, false, false },
        { { "handling=\"lenient\\" }, false, false },
        /* the first instance wins, also over another line */
        { { "handling=lenient, handling=strict" }, false, true },
        { { "handling=strict, handling=lenient" }, false, false },
        { { "handling=other, handling=lenient" }, false, false },
        { { "handling=strict", "handling=lenient" }, false, false },
        /* neither parameters nor quoted strings are preferences */
        { { "foo; handling=lenient" }, false, false },
        { { "foo; respond-async" }, false, false },
        { { "foo=\"a, respond-async, b\"" }, false, false },
        { { "foo=\"a\\\", respond-async\"" }, false, false },
        { { "foo=\"a\\\\\", respond-async" }, true, false },
        { { "foo=\"; x\"; y, respond-async" }, true, false },
        /* what is left open ends with its line */
        { { "foo=\"open, respond-async", "handling=lenient" }, false, true }
    };

    size_t        i, n;
    fhb_str_t     lines[LINES];
    fhb_prefer_t  prefer;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        n = lines_of(rows[i].lines, lines);
        prefer = fhb_prefer_parse(lines, n);

        if (prefer.respond_async != rows[i].async
            || prefer.lenient != rows[i].lenient)
        {
            fail_msg("row %zu: %s", i, n == 0 ? "none" : rows[i].lines[0]);
        }
    }
}


static void
test_hdr_03_accept(void **state)
{
    static const struct {
        const char  *lines[LINES];
        bool         fine;
    } rows[] = {
        { { "application/fhir+json" }, true },
        { { "application/json" }, true },
        { { "application/*" }, true },
        { { "*/*" }, true },
        { { "application/fhir+ndjson" }, true },
        { { "Application/FHIR+JSON" }, true },
        { { "application/fhir+json; fhirVersion=4.0" }, true },
        { { "application/fhir+json;charset=utf-8" }, true },
        { { "text/html, application/json;q=0.1" }, true },
        { { "text/html", "*/*;q=0.5" }, true },
        { { "application/fhir+xml, application/json" }, true },
        { { "" }, true },
        { { "application/json;q=0.001" }, true },
        { { "application/json;q=1.000" }, true },
        { { "application/json;q=" }, true },
        { { "application/fhir+xml" }, false },
        { { "application/xml" }, false },
        { { "text/html" }, false },
        { { "text/*" }, false },
        { { "application/jsonp" }, false },
        { { "json" }, false },
        { { "*" }, false },
        { { "application/json;q=0" }, false },
        { { "application/json; q=0.0" }, false },
        { { "application/json; Q=0.000" }, false },
        { { "*/*;q=0, text/html" }, false },
        { { "x/y;z=\"application/json\"" }, false },
        { { "x/y;z=\", application/json\"" }, false },
        { { "application/json;q=0", "application/*" }, true }
    };

    size_t     i, n;
    fhb_str_t  lines[LINES];

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        n = lines_of(rows[i].lines, lines);

        if (fhb_accept_json(lines, n) != rows[i].fine) {
            fail_msg("row %zu: %s", i, rows[i].lines[0]);
        }
    }
}


/* HDR-03, FILE-20 (file), MAN-24 (manifest): who gets XML when it is on */
static void
test_file_20_man_24_xml(void **state)
{
    static const struct {
        const char  *lines[LINES];
        bool         file;
        bool         manifest;
    } rows[] = {
        { { "application/fhir+xml" }, true, true },
        { { "Application/FHIR+XML;charset=utf-8" }, true, true },
        { { "application/xml" }, false, true },
        { { "text/xml" }, false, false },
        { { "application/*" }, false, false },
        { { "*/*" }, false, false },
        { { "" }, false, false },
        { { "application/fhir+xml;q=0" }, false, false },
        { { "application/fhir+xml;q=0.000, application/json;q=0" }, false,
          false },
        { { "application/fhir+xml, application/fhir+json" }, true, false },
        { { "application/fhir+ndjson", "application/fhir+xml" }, true,
          false },
        { { "application/fhir+xml;q=0.9, application/json" }, false, false },
        { { "application/fhir+xml;q=0.9, application/ndjson" }, false,
          false },
        { { "application/fhir+xml;q=0.9, application/fhir+json;q=0.8" }, true,
          true },
        { { "application/fhir+xml;q=0.001", "application/json;q=0.002" },
          false, false },
        { { "application/fhir+xml;q=0.5, */*" }, true, false },
        { { "application/fhir+xml;q=0.5, application/*;q=0.5" }, true, true },
        { { "application/xml;q=0.5, application/*;q=0.6" }, false, false },
        { { "application/xml, */*" }, false, true },
        { { "application/xml;q=0.2, application/fhir+xml;q=0.1,"
            "application/json;q=0.2" }, false, false },
        { { "text/html,application/xhtml+xml,application/xml;q=0.9,"
            "*/*;q=0.8" }, false, true },
        /* what is no q is as if it were not there */
        { { "application/fhir+xml;q=x, application/json;q=0.9" }, true,
          true },
        { { "application/fhir+xml;q=2, application/json" }, true, false },
        { { "application/fhir+xml;q=0.5x, application/json" }, true, false },
        { { "application/fhir+xml;q=1.0, application/json;q=0.999" }, true,
          true },
        { { "application/fhir+xml;q=, application/json;q=0.9" }, true,
          true },
        { { "x/y;z=\"application/fhir+xml\"" }, false, false },
        { { "x/y;z=\", application/fhir+xml\"" }, false, false },
    };

    size_t     i, n;
    fhb_str_t  lines[LINES];

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        n = lines_of(rows[i].lines, lines);

        if (fhb_accept_xml(lines, n) != rows[i].file
            || fhb_accept_xml_first(lines, n) != rows[i].manifest)
        {
            fail_msg("row %zu: %s", i, rows[i].lines[0]);
        }
    }

    assert_false(fhb_accept_xml(NULL, 0));
    assert_false(fhb_accept_xml_first(NULL, 0));
}


/* KICK-07, client contract 16 */
static void
test_kick_07_content_type(void **state)
{
    static const struct {
        const char  *value;
        bool         fine;
    } rows[] = {
        { "application/fhir+json", true },
        { "application/json", true },
        { "application/json+fhir", true },
        { "APPLICATION/JSON", true },
        { "application/json;charset=utf-8", true },
        { "application/json ; charset = \"UTF-8\"", true },
        { "application/fhir+json; fhirVersion=4.0; charset=UTF-8", true },
        { "application/json;", true },
        { "application/json; charset=utf-16", false },
        { "application/json; charset=", false },
        { "application/json; charset=us-ascii", false },
        { "application/ndjson", false },
        { "application/fhir+xml", false },
        { "application/x-www-form-urlencoded", false },
        { "text/json", false },
        { "application/json application/json", false },
        { "", false },
        { NULL, false }
    };

    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        if (fhb_content_type_json(fhb_cstr(rows[i].value)) != rows[i].fine) {
            fail_msg("row %zu: %s", i, rows[i].value);
        }
    }
}


/* TOK-01 */
static void
test_tok_01_content_type(void **state)
{
    static const char  form[] = "application/x-www-form-urlencoded";

    static const struct {
        const char  *value;
        bool         fine;
    } rows[] = {
        { "application/x-www-form-urlencoded", true },
        { "Application/X-WWW-Form-UrlEncoded", true },
        { " application/x-www-form-urlencoded\t", true },
        { "application/x-www-form-urlencoded;charset=UTF-8", true },
        { "application/x-www-form-urlencoded ; x=\"a;b\"", true },
        { "application/x-www-form-urlencoded;", true },
        { "application/x-www-form-urlencoded, text/html", false },
        { "application/x-www-form-urlencodedx", false },
        { "application/x-www-form-urlencode", false },
        { "application/json;application/x-www-form-urlencoded", false },
        { "multipart/form-data", false },
        { "application/json", false },
        { ";", false },
        { "", false },
        { NULL, false }
    };

    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        if (fhb_content_type_is(fhb_cstr(rows[i].value), form)
            != rows[i].fine)
        {
            fail_msg("row %zu: %s", i, rows[i].value);
        }
    }
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_hdr_04_prefer),
        cmocka_unit_test(test_hdr_06_separate_status),
        cmocka_unit_test(test_hdr_03_accept),
        cmocka_unit_test(test_file_20_man_24_xml),
        cmocka_unit_test(test_kick_07_content_type),
        cmocka_unit_test(test_tok_01_content_type)
    };

    return cmocka_run_group_tests_name("fhb_headers", tests, NULL, NULL);
}
