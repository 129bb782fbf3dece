/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Strings, results, buffers, ids.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_core.h"
#include "alloc_fail.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))


static void
test_core_fail(void **state)
{
    char         lots[400];
    fhb_error_t  err;

    (void) state;

    assert_int_equal(fhb_fail(&err, FHB_EPARAM, "no %s", "luck"), FHB_EPARAM);
    assert_int_equal(err.code, FHB_EPARAM);
    assert_string_equal(err.text, "no luck");

    fhb_error_prefix(&err, "job %d: ", 7);
    assert_int_equal(err.code, FHB_EPARAM);
    assert_string_equal(err.text, "job 7: no luck");

    errno = ENOSPC;
    assert_int_equal(fhb_fail_errno(&err, "writing"), FHB_ENOSPC);
    assert_string_equal(err.text, "writing: No space left on device");

    errno = EDQUOT;
    assert_int_equal(fhb_fail_errno(&err, "x"), FHB_ENOSPC);
    errno = ENOMEM;
    assert_int_equal(fhb_fail_errno(&err, "x"), FHB_ENOMEM);
    errno = EACCES;
    assert_int_equal(fhb_fail_errno(&err, "x"), FHB_EIO);

    /* one line, whatever it repeats */
    (void) fhb_fail(&err, FHB_EJSON, "near '%s'", "a\n\x1b[1m\x7f\xc3\xa4");
    fhb_error_prefix(&err, "%s: ", "b\r");
    assert_string_equal(err.text, "b?: near 'a??[1m?\xc3\xa4'");

    /* cut, never written beyond the end */
    memset(lots, 'a', sizeof(lots) - 1);
    lots[sizeof(lots) - 1] = '\0';

    (void) fhb_fail(&err, FHB_EIO, "%s", lots);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);

    errno = EACCES;
    (void) fhb_fail_errno(&err, "%s", lots);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);

    fhb_error_prefix(&err, "b");
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    assert_int_equal(err.text[0], 'b');
}


static void
test_core_str(void **state)
{
    fhb_str_t  none = { NULL, 0 };

    (void) state;

    assert_null(fhb_cstr(NULL).ptr);
    assert_int_equal(fhb_cstr("abc").len, 3);

    assert_true(fhb_str_eq(none, FHB_STR("")));
    assert_true(fhb_str_eq(FHB_STR("a\0b"), FHB_STR("a\0b")));
    assert_false(fhb_str_eq(FHB_STR("a\0b"), FHB_STR("a\0c")));
    assert_false(fhb_str_eq(FHB_STR("ab"), FHB_STR("a")));

    assert_true(fhb_str_eqc(FHB_STR("ab"), "ab"));
    assert_false(fhb_str_eqc(FHB_STR("ab\0"), "ab"));
    assert_false(fhb_str_eqc(FHB_STR("AB"), "ab"));
    assert_true(fhb_str_caseeqc(FHB_STR("AB"), "ab"));
    assert_false(fhb_str_caseeqc(FHB_STR("abc"), "ab"));
    assert_true(fhb_str_caseeqc(none, ""));

    assert_true(fhb_str_cmp(FHB_STR("a"), FHB_STR("b")) < 0);
    assert_true(fhb_str_cmp(FHB_STR("ab"), FHB_STR("a")) > 0);
    assert_true(fhb_str_cmp(FHB_STR("\xff"), FHB_STR("a")) > 0);
    assert_int_equal(fhb_str_cmp(none, FHB_STR("")), 0);
    assert_true(fhb_str_cmp(none, FHB_STR("a")) < 0);

    assert_true(fhb_str_starts(FHB_STR("abc"), "ab"));
    assert_false(fhb_str_starts(FHB_STR("a"), "ab"));

    assert_true(fhb_str_eqc(fhb_str_trim(FHB_STR(" \ta b\t ")), "a b"));
    assert_int_equal(fhb_str_trim(FHB_STR(" \t ")).len, 0);
    assert_int_equal(fhb_str_trim(none).len, 0);
}


static void
test_core_int64(void **state)
{
    static const struct {
        const char  *text;
        int64_t      min, max;
        bool         fine;
        int64_t      value;
    } rows[] = {
        { "0", 0, 10, true, 0 },
        { "10", 0, 10, true, 10 },
        { "007", 0, 10, true, 7 },
        { "11", 0, 10, false, 0 },
        { "-1", 0, 10, false, 0 },
        { "-1", -1, 10, true, -1 },
        { "9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX },
        { "-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN },
        { "9223372036854775808", INT64_MIN, INT64_MAX, false, 0 },
        { "99999999999999999999999999", INT64_MIN, INT64_MAX, false, 0 },
        { "", 0, 10, false, 0 },
        { "-", -1, 10, false, 0 },
        { "+1", 0, 10, false, 0 },
        { " 1", 0, 10, false, 0 },
        { "1 ", 0, 10, false, 0 },
        { "0x1", 0, 10, false, 0 },
        { "1.0", 0, 10, false, 0 },
        { "--1", -10, 10, false, 0 }
    };

    size_t   i;
    int64_t  n;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        n = 42;
        if (fhb_str_to_int64(fhb_cstr(rows[i].text), rows[i].min, rows[i].max,
                             &n)
            != rows[i].fine)
        {
            fail_msg("%s", rows[i].text);
        }
        assert_true(n == (rows[i].fine ? rows[i].value : 42));
    }

    assert_false(fhb_str_to_int64(FHB_STR("1\0"), 0, 10, &n));
}


static void
test_core_buf(void **state)
{
    char       line[1000];
    size_t     i;
    fhb_buf_t  b = { 0 };

    (void) state;

    fhb_buf_add(&b, NULL, 0);
    assert_null(b.ptr);

    fhb_buf_addc(&b, 'a');
    fhb_buf_adds(&b, "bc");
    fhb_buf_addstr(&b, FHB_STR("\0d"));
    fhb_buf_addf(&b, "%d%s", 5, "e");
    assert_true(fhb_str_eq(fhb_buf_str(&b), FHB_STR("abc\0d5e")));

    /* longer than the room that is left */
    memset(line, 'x', sizeof(line) - 1);
    line[sizeof(line) - 1] = '\0';
    for (i = 0; i < 100; i++) {
        fhb_buf_addf(&b, "%s", line);
    }
    assert_int_equal(b.len, 7 + 100 * 999);
    assert_false(b.failed);

    fhb_buf_reset(&b);
    assert_int_equal(b.len, 0);
    assert_true(b.cap >= 100 * 999);

    fhb_buf_free(&b);
    assert_null(b.ptr);

    /* no size that a size_t cannot hold */
    assert_false(fhb_buf_reserve(&b, SIZE_MAX));
    assert_true(b.failed);
    fhb_buf_addc(&b, 'a');
    assert_int_equal(b.len, 0);
    fhb_buf_free(&b);
}


/* a buffer that could not grow says so and swallows what follows */
static void
test_core_buf_no_memory(void **state)
{
    fhb_buf_t  b = { 0 };

    (void) state;

    fhb_buf_adds(&b, "kept");

    alloc_start(1);
    assert_false(fhb_buf_reserve(&b, 100000));
    alloc_start(0);

    assert_true(b.failed);
    fhb_buf_addf(&b, "%s", "more");
    fhb_buf_add_json(&b, FHB_STR("more"));
    assert_int_equal(b.len, 4);

    fhb_buf_reset(&b);
    assert_false(b.failed);
    fhb_buf_free(&b);

    alloc_start(1);
    assert_null(fhb_str_dup(FHB_STR("x")));
    alloc_start(0);
}


static void
test_core_dup(void **state)
{
    char  *p;

    (void) state;

    p = fhb_str_dup(fhb_str(NULL, 0));
    assert_string_equal(p, "");
    free(p);

    p = fhb_str_dup(fhb_str("abcd", 2));
    assert_string_equal(p, "ab");
    free(p);
}


/* ERR-02 */
static void
test_err_02_json_string(void **state)
{
    static const struct {
        fhb_str_t    text;
        const char  *expected;
    } rows[] = {
        { { "", 0 }, "\"\"" },
        { { NULL, 0 }, "\"\"" },
        { { "a b", 3 }, "\"a b\"" },
        { { "\"\\/", 3 }, "\"\\\"\\\\/\"" },
        { { "\n\t\r\0\x1f\x7f", 6 },
          "\"\\n\\u0009\\u000d\\u0000\\u001f\\u007f\"" },
        { { "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 9 },
          "\"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\"" },
        /* each wrong byte becomes U+FFFD: alone, cut off, overlong,
         * surrogate, too high */
        { { "\x80", 1 }, "\"\xef\xbf\xbd\"" },
        { { "\xff", 1 }, "\"\xef\xbf\xbd\"" },
        { { "\xc3", 1 }, "\"\xef\xbf\xbd\"" },
        { { "\xe2\x82", 2 }, "\"\xef\xbf\xbd\xef\xbf\xbd\"" },
        { { "\xc3(", 2 }, "\"\xef\xbf\xbd(\"" },
        { { "\xc0\xaf", 2 }, "\"\xef\xbf\xbd\xef\xbf\xbd\"" },
        { { "\xe0\x80\xaf", 3 },
          "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
        { { "\xed\xa0\x80", 3 },
          "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
        { { "\xf4\x90\x80\x80", 4 },
          "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" }
    };

    size_t     i;
    fhb_buf_t  b = { 0 };

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        fhb_buf_reset(&b);
        fhb_buf_add_json(&b, rows[i].text);
        fhb_buf_addc(&b, '\0');
        assert_false(b.failed);
        assert_string_equal(b.ptr, rows[i].expected);
    }

    fhb_buf_free(&b);
}


static void
test_core_base64url_and_hex(void **state)
{
    static const struct {
        const char  *in;
        const char  *base64;
        const char  *hex;
    } rows[] = {
        { "", "", "" },
        { "f", "Zg", "66" },
        { "fo", "Zm8", "666f" },
        { "foo", "Zm9v", "666f6f" },
        { "foob", "Zm9vYg", "666f6f62" },
        { "fooba", "Zm9vYmE", "666f6f6261" },
        { "foobar", "Zm9vYmFy", "666f6f626172" },
        { "\xfb\xef\xbe\xff", "----_w", "fbefbeff" }
    };

    char    out[32];
    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        fhb_base64url(rows[i].in, strlen(rows[i].in), out);
        assert_string_equal(out, rows[i].base64);
        fhb_hex(rows[i].in, strlen(rows[i].in), out);
        assert_string_equal(out, rows[i].hex);
    }
}


static int
ids_compare(const void *a, const void *b)
{
    return memcmp(a, b, FHB_ID_LEN);
}


/* NET-06: 22 characters, all different */
static void
test_net_06_ids(void **state)
{
    static char  ids[10000][FHB_ID_LEN + 1];
    size_t       i;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < ROWS(ids); i++) {
        assert_int_equal(fhb_id_new(ids[i], &err), FHB_OK);
        assert_true(fhb_id_valid(fhb_cstr(ids[i])));
    }

    qsort(ids, ROWS(ids), sizeof(ids[0]), ids_compare);

    for (i = 1; i < ROWS(ids); i++) {
        assert_string_not_equal(ids[i - 1], ids[i]);
    }
}


/* what is between the limits of each kind of name, docs/protocol.md */
static void
test_core_names(void **state)
{
    static const char  s64[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    char               name[400];

    (void) state;

    assert_true(fhb_id_valid(FHB_STR("AZaz09-_AZaz09-_AZaz09")));
    assert_false(fhb_id_valid(FHB_STR("AZaz09-_AZaz09-_AZaz0")));
    assert_false(fhb_id_valid(FHB_STR("AZaz09-_AZaz09-_AZaz090")));
    assert_false(fhb_id_valid(FHB_STR("AZaz09-_AZaz09-_AZaz0.")));
    assert_false(fhb_id_valid(FHB_STR("AZaz09-_AZaz09-_AZaz0\0")));

    assert_true(fhb_fhir_id_valid(FHB_STR("a-B.9")));
    assert_true(fhb_fhir_id_valid(FHB_STR("..")));
    assert_true(fhb_fhir_id_valid(fhb_cstr(s64)));
    assert_false(fhb_fhir_id_valid(FHB_STR("")));
    assert_false(fhb_fhir_id_valid(FHB_STR("a_b")));
    assert_false(fhb_fhir_id_valid(FHB_STR("a/b")));
    assert_false(fhb_fhir_id_valid(FHB_STR("a\xc3\xa4")));

    assert_true(fhb_tenant_valid(FHB_STR("main_1-x")));
    assert_true(fhb_tenant_valid(fhb_cstr(s64)));
    assert_false(fhb_tenant_valid(FHB_STR("")));
    assert_false(fhb_tenant_valid(FHB_STR("..")));
    assert_false(fhb_tenant_valid(FHB_STR("a.b")));
    assert_false(fhb_tenant_valid(FHB_STR("a/b")));

    memset(name, 'a', sizeof(name));
    assert_false(fhb_tenant_valid(fhb_str(name, 65)));
    assert_false(fhb_fhir_id_valid(fhb_str(name, 65)));

    assert_true(fhb_file_name_valid(FHB_STR("Patient.1.ndjson")));
    assert_true(fhb_file_name_valid(FHB_STR("a.ndjson")));
    assert_true(fhb_file_name_valid(FHB_STR("a..ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR(".ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR("..ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR("-.ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR("Patient.1.ndjson.gz")));
    assert_false(fhb_file_name_valid(FHB_STR("Patient.1.NDJSON")));
    assert_false(fhb_file_name_valid(FHB_STR("../a.ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR("a/b.ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR("a\0.ndjson")));
    assert_false(fhb_file_name_valid(FHB_STR("")));

    memcpy(name + 121, ".ndjson", 7);
    assert_true(fhb_file_name_valid(fhb_str(name, 128)));
    memcpy(name + 122, ".ndjson", 7);
    assert_false(fhb_file_name_valid(fhb_str(name, 129)));

    memset(name, '~', sizeof(name));
    assert_true(fhb_client_valid(FHB_STR("anonymous")));
    assert_true(fhb_client_valid(FHB_STR("https://a.b/c?d=\"e\"")));
    assert_true(fhb_client_valid(fhb_str(name, 255)));
    assert_false(fhb_client_valid(fhb_str(name, 256)));
    assert_false(fhb_client_valid(FHB_STR("")));
    assert_false(fhb_client_valid(FHB_STR("a b")));
    assert_false(fhb_client_valid(FHB_STR("a\x7f")));
    assert_false(fhb_client_valid(FHB_STR("\xc3\xa4")));
    assert_false(fhb_client_valid(FHB_STR("a\0")));
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_core_fail),
        cmocka_unit_test(test_core_str),
        cmocka_unit_test(test_core_int64),
        cmocka_unit_test(test_core_buf),
        cmocka_unit_test(test_core_buf_no_memory),
        cmocka_unit_test(test_core_dup),
        cmocka_unit_test(test_err_02_json_string),
        cmocka_unit_test(test_core_base64url_and_hex),
        cmocka_unit_test(test_net_06_ids),
        cmocka_unit_test(test_core_names)
    };

    return cmocka_run_group_tests_name("fhb_core", tests, NULL, NULL);
}
