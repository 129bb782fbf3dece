/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Forms: decoding, what is refused, limits.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/common/fhb_form.h"
#include "alloc_fail.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))


/* TOK-01: a form and the names and values in it */
static void
test_tok_01_fields(void **state)
{
    static const struct {
        const char  *body;
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
        { "&a=b&&c=d&", "<a=b><c=d>" },
        { "a=b&a=c", "<a=b><a=c>" },
        { "a=b=c", "<a=b=c>" },
        { "a;b=c;d", "<a;b=c;d>" },
        { "a+b=c+d", "<a b=c d>" },
        { "a=%2B+%2b", "<a=+ +>" },
        { "a=%26&b=%3D&c%3d=d", "<a=&><b==><c==d>" },
        { "a=%252B", "<a=%2B>" },
        { "_since=1+02", "<_since=1 02>" },
        { "a=%c3%A4\xc3\xa4", "<a=\xc3\xa4\xc3\xa4>" },
        { "scope=system%2F%2A.rs+system/Patient.rs",
          "<scope=system/*.rs system/Patient.rs>" },
        { "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3A"
          "client-assertion-type%3Ajwt-bearer", "<client_assertion_type="
          "urn:ietf:params:oauth:client-assertion-type:jwt-bearer>" },
        { "a=\r\n", "<a=\r\n>" }
    };

    size_t       i, k;
    fhb_buf_t    got = { 0 };
    fhb_form_t   form;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        assert_int_equal(fhb_form_parse(fhb_cstr(rows[i].body), &form, &err),
                         FHB_OK);
        fhb_buf_reset(&got);

        for (k = 0; k < form.n; k++) {
            fhb_buf_addc(&got, '<');
            fhb_buf_addstr(&got, form.fields[k].name);
            fhb_buf_addc(&got, '=');
            fhb_buf_addstr(&got, form.fields[k].value);
            fhb_buf_addc(&got, '>');
        }

        fhb_buf_addc(&got, '\0');
        assert_false(got.failed);
        assert_string_equal(got.ptr, rows[i].expected);
        fhb_form_free(&form);
    }

    fhb_buf_free(&got);

    assert_int_equal(fhb_form_parse(fhb_str(NULL, 0), &form, &err), FHB_OK);
    assert_int_equal(form.n, 0);
    fhb_form_free(&form);
}


/* what cannot be read is refused as a whole, and nothing of it is repeated */
static void
test_tok_01_refused(void **state)
{
    static const struct {
        fhb_str_t    body;
        const char  *why;
    } rows[] = {
        { FHB_STR("secret=%"), "percent-encoding" },
        { FHB_STR("secret=%4"), "percent-encoding" },
        { FHB_STR("secret=%4g"), "percent-encoding" },
        { FHB_STR("secret=%g4"), "percent-encoding" },
        { FHB_STR("secret=%%41"), "percent-encoding" },
        { FHB_STR("%secret=a"), "percent-encoding" },
        { FHB_STR("a=b&secret%=a"), "percent-encoding" },
        { FHB_STR("secret=%u0041"), "percent-encoding" },
        { FHB_STR("secret=%00"), "UTF-8" },
        { FHB_STR("secret%00=a"), "UTF-8" },
        { FHB_STR("secret=a\0b"), "UTF-8" },
        { FHB_STR("\0secret=a"), "UTF-8" },
        { FHB_STR("secret=%80"), "UTF-8" },
        { FHB_STR("secret=%c3"), "UTF-8" },
        { FHB_STR("secret=%c0%80"), "UTF-8" },
        { FHB_STR("secret=%ed%a0%80"), "UTF-8" },
        { FHB_STR("secret=%f4%90%80%80"), "UTF-8" },
        { FHB_STR("secret=\xff"), "UTF-8" },
        { FHB_STR("secret\xff=a"), "UTF-8" },
        /* a sequence does not go on in the next field */
        { FHB_STR("secret=%c3&%a4=b"), "UTF-8" }
    };

    size_t       i;
    fhb_form_t   form;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        if (fhb_form_parse(rows[i].body, &form, &err) != FHB_EPARAM) {
            fail_msg("row %zu is accepted", i);
        }

        if (strstr(err.text, rows[i].why) == NULL) {
            fail_msg("row %zu: %s", i, err.text);
        }
        assert_null(strstr(err.text, "secret"));
        fhb_form_free(&form);
    }
}


static void
test_tok_01_limit(void **state)
{
    size_t       i;
    fhb_buf_t    body = { 0 };
    fhb_form_t   form;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < FHB_FORM_FIELDS; i++) {
        fhb_buf_adds(&body, "a=b&");
    }

    assert_int_equal(fhb_form_parse(fhb_buf_str(&body), &form, &err), FHB_OK);
    assert_int_equal(form.n, FHB_FORM_FIELDS);
    fhb_form_free(&form);

    fhb_buf_addc(&body, 'a');
    assert_false(body.failed);
    assert_int_equal(fhb_form_parse(fhb_buf_str(&body), &form, &err),
                     FHB_EPARAM);
    assert_non_null(strstr(err.text, "64"));
    fhb_form_free(&form);

    fhb_buf_free(&body);
}


/* TOK-02: what is repeated is counted, what is empty is there */
static void
test_tok_02_get(void **state)
{
    fhb_str_t    value;
    fhb_form_t   form;
    fhb_error_t  err;

    (void) state;

    assert_int_equal(fhb_form_parse(FHB_STR("a=1&b=2&a=3&c=&%61=4&A=5&d"),
                                    &form, &err), FHB_OK);

    assert_int_equal(fhb_form_get(&form, "a", &value), 3);
    assert_true(fhb_str_eqc(value, "1"));

    assert_int_equal(fhb_form_get(&form, "b", &value), 1);
    assert_true(fhb_str_eqc(value, "2"));

    assert_int_equal(fhb_form_get(&form, "c", &value), 1);
    assert_int_equal(value.len, 0);
    assert_int_equal(fhb_form_get(&form, "d", &value), 1);
    assert_int_equal(value.len, 0);

    assert_int_equal(fhb_form_get(&form, "none", &value), 0);
    assert_null(value.ptr);
    assert_int_equal(fhb_form_get(&form, "", &value), 0);

    fhb_form_free(&form);
    assert_int_equal(fhb_form_get(&form, "a", &value), 0);
}


static fhb_err_t
parse_two(void *arg)
{
    fhb_err_t    rc;
    fhb_form_t   form;
    fhb_error_t  err;

    (void) arg;

    rc = fhb_form_parse(FHB_STR("a=b&c=d"), &form, &err);
    fhb_form_free(&form);

    return rc;
}


static void
test_no_memory(void **state)
{
    (void) state;

    assert_int_equal(alloc_fail_each(parse_two, NULL), 3);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_tok_01_fields),
        cmocka_unit_test(test_tok_01_refused),
        cmocka_unit_test(test_tok_01_limit),
        cmocka_unit_test(test_tok_02_get),
        cmocka_unit_test(test_no_memory)
    };

    return cmocka_run_group_tests_name("fhb_form", tests, NULL, NULL);
}
