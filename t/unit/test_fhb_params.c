/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Parameters as they came: decoding, limits.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/common/fhb_params.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))


/* PAR-08: a query and the names and values in it, "!" for what is wrong */
static void
test_par_08_query(void **state)
{
    static const struct {
        const char  *query;
        const char  *expected;
    } rows[] = {
        { "", "" },
        { "&", "" },
        { "&&&", "" },
        { "a", "<a=>" },
        { "a=", "<a=>" },
        { "=", "<=>" },
        { "=b", "<=b>" },
        { "a=b", "<a=b>" },
        { "a=b&c=d", "<a=b><c=d>" },
        { "&a=b&&c=d&", "<a=b><c=d>" },
        { "a=b=c", "<a=b=c>" },
        { "a;b=c;d", "<a;b=c;d>" },
        { "a=b+c%20d", "<a=b c d>" },
        { "a+b=c", "<a b=c>" },
        { "a%3Db=c%26d", "<a=b=c&d>" },
        { "a=%c3%A4", "<a=\xc3\xa4>" },
        { "a=%2B", "<a=+>" },
        { "a=%252B", "<a=%2B>" },
        { "_since=1+02:00", "<_since=1+02:00>" },
        { "_until=1+02:00", "<_until=1+02:00>" },
        { "%5Fsince=1+02%3A00", "<_since=1+02:00>" },
        { "_since=1%2002:00", "<_since=1 02:00>" },
        { "_Since=1+02:00", "<_Since=1 02:00>" },
        { "a=%", "<a=%!>" },
        { "a=%4", "<a=%4!>" },
        { "a=%4g", "<a=%4g!>" },
        { "a=%g4", "<a=%g4!>" },
        { "a=%-1", "<a=%-1!>" },
        { "a=%%41", "<a=%A!>" },
        { "%=a&b=c", "<%=a!><b=c>" },
        { "a=b%&c=d", "<a=b%!><c=d>" }
    };

    size_t            i, k;
    fhb_buf_t         got = { 0 };
    fhb_error_t       err;
    fhb_params_t      ps;
    fhb_issue_code_t  code;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        assert_int_equal(fhb_params_query(&ps, fhb_cstr(rows[i].query), &code,
                                          &err), FHB_OK);
        fhb_buf_reset(&got);

        for (k = 0; k < ps.n; k++) {
            fhb_buf_addc(&got, '<');
            fhb_buf_addstr(&got, ps.items[k].name);
            fhb_buf_addc(&got, '=');
            fhb_buf_addstr(&got, ps.items[k].value);
            fhb_buf_adds(&got, ps.items[k].wrong != NULL ? "!>" : ">");
            assert_int_equal(ps.items[k].index, k);
        }

        fhb_buf_addc(&got, '\0');
        assert_false(got.failed);
        assert_string_equal(got.ptr, rows[i].expected);
        fhb_params_free(&ps);
    }

    /* a NUL is a byte like others */
    assert_int_equal(fhb_params_query(&ps, FHB_STR("a%00b=c%00"), &code, &err),
                     FHB_OK);
    assert_true(fhb_str_eq(ps.items[0].name, FHB_STR("a\0b")));
    assert_true(fhb_str_eq(ps.items[0].value, FHB_STR("c\0")));
    fhb_params_free(&ps);

    fhb_buf_free(&got);
}


/* KICK-09: 10 000 parameters are read, one more is too long */
static void
test_kick_09_count(void **state)
{
    size_t            i, round, n;
    fhb_err_t         rc;
    fhb_buf_t         query = { 0 }, body = { 0 };
    fhb_error_t       err;
    fhb_params_t      ps;
    fhb_issue_code_t  code;

    (void) state;

    for (round = 0; round < 2; round++) {
        n = FHB_PARAMS_MAX + round;

        fhb_buf_reset(&query);
        fhb_buf_reset(&body);
        fhb_buf_adds(&body, "{\"resourceType\":\"Parameters\",\"parameter\":[");

        for (i = 0; i < n; i++) {
            fhb_buf_addf(&query, "p%zu=%zu&", i, i);
            fhb_buf_addf(&body, "%s{\"name\":\"p%zu\",\"valueString\":\"%zu\"}",
                         i == 0 ? "" : ",", i, i);
        }

        fhb_buf_adds(&body, "]}");
        assert_false(query.failed);
        assert_false(body.failed);

        rc = fhb_params_query(&ps, fhb_buf_str(&query), &code, &err);
        assert_int_equal(rc, round == 0 ? FHB_OK : FHB_EPARAM);
        if (round == 0) {
            assert_int_equal(ps.n, n);
            assert_true(fhb_str_eqc(ps.items[n - 1].name, "p9999"));
        } else {
            assert_int_equal(code, FHB_ISSUE_TOO_LONG);
        }
        fhb_params_free(&ps);

        rc = fhb_params_body(&ps, fhb_buf_str(&body), &code, &err);
        assert_int_equal(rc, round == 0 ? FHB_OK : FHB_EPARAM);
        if (round == 0) {
            assert_int_equal(ps.n, n);
            assert_true(fhb_str_eqc(ps.items[n - 1].value, "9999"));
            assert_int_equal(ps.items[n - 1].kind, FHB_VALUE_STRING);
        } else {
            assert_int_equal(code, FHB_ISSUE_TOO_LONG);
        }
        fhb_params_free(&ps);
    }

    fhb_buf_free(&query);
    fhb_buf_free(&body);
}


/* every value[x] of the operation, its kind and its text */
static void
test_kick_06_kinds(void **state)
{
    static const struct {
        const char  *json;
        unsigned     kind;
        const char  *value;
        bool         wrong;
    } rows[] = {
        { "\"valueString\":\"a\"", FHB_VALUE_STRING, "a", false },
        { "\"valueCode\":\"a\"", FHB_VALUE_CODE, "a", false },
        { "\"valueInstant\":\"a\"", FHB_VALUE_INSTANT, "a", false },
        { "\"valueDateTime\":\"a\"", FHB_VALUE_DATETIME, "a", false },
        { "\"valueBoolean\":true", FHB_VALUE_BOOLEAN, "true", false },
        { "\"valueBoolean\":false", FHB_VALUE_BOOLEAN, "false", false },
        { "\"valueInteger\":5", FHB_VALUE_INTEGER, "", false },
        { "\"valuePositiveInt\":5", FHB_VALUE_POSITIVE_INT, "", false },
        { "\"valueReference\":{}", FHB_VALUE_REFERENCE, "", false },
        { "\"valueCoding\":{}", FHB_VALUE_CODING, "", false },
        { "\"valueUri\":\"a\"", FHB_VALUE_OTHER, "a", false },
        { "\"valueString\":null", FHB_VALUE_STRING, "", true },
        { "\"valueString\":5", FHB_VALUE_STRING, "", true },
        { "\"valueBoolean\":\"true\"", FHB_VALUE_BOOLEAN, "", true },
        { "\"valueInteger\":1.5", FHB_VALUE_INTEGER, "", true },
        { "\"valueReference\":\"Patient/1\"", FHB_VALUE_REFERENCE, "", true },
        { "\"valueCoding\":[]", FHB_VALUE_CODING, "", true }
    };

    size_t            i;
    fhb_buf_t         body = { 0 };
    fhb_error_t       err;
    fhb_params_t      ps;
    fhb_issue_code_t  code;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        fhb_buf_reset(&body);
        fhb_buf_addf(&body, "{\"resourceType\":\"Parameters\",\"parameter\":["
                     "{\"name\":\"p\",%s}]}", rows[i].json);

        assert_int_equal(fhb_params_body(&ps, fhb_buf_str(&body), &code, &err),
                         FHB_OK);
        assert_int_equal(ps.n, 1);
        assert_int_equal(ps.items[0].kind, rows[i].kind);
        assert_int_equal(ps.items[0].wrong != NULL, rows[i].wrong);
        assert_true(fhb_str_eqc(ps.items[0].value, rows[i].value));
        fhb_params_free(&ps);
    }

    fhb_buf_free(&body);
}


static void
test_value_names(void **state)
{
    char  out[128], small[20];

    (void) state;

    fhb_value_names(FHB_VALUE_STRING | FHB_VALUE_CODING, out, sizeof(out));
    assert_string_equal(out, "valueString, valueCoding");

    fhb_value_names(0, out, sizeof(out));
    assert_string_equal(out, "");

    fhb_value_names(~0u, out, sizeof(out));
    assert_non_null(strstr(out, "valueCoding"));

    fhb_value_names(~0u, small, sizeof(small));
    assert_true(strlen(small) < sizeof(small));
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_par_08_query),
        cmocka_unit_test(test_kick_09_count),
        cmocka_unit_test(test_kick_06_kinds),
        cmocka_unit_test(test_value_names)
    };

    return cmocka_run_group_tests_name("fhb_params", tests, NULL, NULL);
}
