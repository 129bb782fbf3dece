/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR JSON to XML (FILE-20): case folders (t/cases/xml/NAME/input is a
 * resource; expected is its XML, and what was left out, or why it is
 * refused), each of them cut and changed at any byte; the tables; text; and
 * memory that runs out.  t/xml.t has the XML read back.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* the escaping of text as it is on machines without SSE2 */
#define FHB_SCAN_SCALAR
#define fhb_xml_put_string  scalar_put_string
#define fhb_xml_text        scalar_text
#include "../../src/common/fhb_xml_text.c"
#undef fhb_xml_put_string
#undef fhb_xml_text

fhb_err_t fhb_xml_put_string(fhb_buf_t *out, const uint8_t *p,
    const uint8_t *end, const uint8_t *lim, uint32_t *bad);
fhb_err_t fhb_xml_text(fhb_buf_t *out, fhb_str_t text);

#include "alloc_fail.h"
#include "case_folders.h"

#define CASES      "t/cases/xml"
#define MUTATIONS  300              /* of each case */

/* one for all: what a resource leaves in it must not show in the next */
static fhb_xml_t  *xml;

static uint64_t  seed = 20260301;


static size_t
pick(size_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;

    return (size_t) (seed % n);
}


/* memory of exactly this length, so that one byte too far is seen */
static fhb_str_t
tight(fhb_str_t s)
{
    char  *p = malloc(s.len == 0 ? 1 : s.len);

    assert_non_null(p);
    if (s.len > 0) {
        memcpy(p, s.ptr, s.len);
    }

    return fhb_str(p, s.len);
}


/* behind "before "; what is refused leaves nothing */
static fhb_err_t
convert(fhb_str_t json, fhb_buf_t *out, fhb_xml_report_t *report,
    fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_xml_report_t  was = *report;

    fhb_buf_reset(out);
    fhb_buf_adds(out, "before ");
    rc = fhb_xml_resource(xml, json, true, out, report, err);

    assert_false(out->failed);
    assert_memory_equal(out->ptr, "before ", 7);

    if (rc != FHB_OK) {
        assert_int_equal(rc, FHB_EJSON);
        assert_int_equal(err->code, FHB_EJSON);
        assert_int_equal(out->len, 7);
        assert_memory_equal(report, &was, sizeof(was));
    }

    return rc;
}


/* no text of the resource in what people are told */
static void
run_case(void **state)
{
    fhb_str_t         json;
    fhb_buf_t         input = { 0 }, xml_out = { 0 }, out = { 0 };
    fhb_error_t       err;
    fhb_xml_report_t  report = { 0, "" };

    case_read(CASES, *state, "input", &input);
    json = tight(fhb_buf_str(&input));

    if (convert(json, &xml_out, &report, &err) == FHB_OK) {
        fhb_buf_add(&out, xml_out.ptr + 7, xml_out.len - 7);
        fhb_buf_addc(&out, '\n');
        if (report.left_out > 0) {
            fhb_buf_addf(&out, "left out: %u, %s\n",
                         (unsigned) report.left_out, report.first);
        }

    } else {
        fhb_buf_addf(&out, "refused: %s\n", err.text);
    }

    case_expect(CASES, *state, &out);

    free((void *) (uintptr_t) json.ptr);
    fhb_buf_free(&input);
    fhb_buf_free(&xml_out);
    fhb_buf_free(&out);
}


/* control characters only where a narrative has them; nothing half done */
static void
must_be_xml(fhb_str_t out)
{
    size_t  i;

    assert_true(fhb_str_utf8(out));
    assert_int_equal(out.ptr[0], '<');
    assert_int_equal(out.ptr[out.len - 1], '>');

    for (i = 0; i < out.len; i++) {
        assert_true((unsigned char) out.ptr[i] >= 0x20 || out.ptr[i] == '\n'
                    || out.ptr[i] == '\r' || out.ptr[i] == '\t');
    }
}


static void
try_bytes(fhb_str_t json, fhb_buf_t *out)
{
    fhb_str_t         doc = tight(json);
    fhb_error_t       err;
    fhb_xml_report_t  report = { 0, "" };

    if (convert(doc, out, &report, &err) == FHB_OK) {
        must_be_xml(fhb_str(out->ptr + 7, out->len - 7));
    }

    free((void *) (uintptr_t) doc.ptr);
}


static void
run_cut_and_changed(void **state)
{
    static const char  marks[] = "\"\\{}[]<>&;/=:,_ndiv'\n\0\xef\xbf!-";

    char       *p;
    size_t      i, n;
    fhb_buf_t   input = { 0 }, out = { 0 };

    case_read(CASES, *state, "input", &input);
    n = input.len;

    for (i = 0; i < n && i < 2000; i++) {
        try_bytes(fhb_str(input.ptr, i), &out);
    }

    for (i = 0; i < MUTATIONS && n > 0; i++) {
        p = input.ptr + pick(n);
        *p = pick(4) == 0 ? (char) pick(256) : marks[pick(sizeof(marks))];
        try_bytes(fhb_buf_str(&input), &out);

        /* from the start again now and then */
        if (i % 8 == 7) {
            fhb_buf_reset(&input);
            case_read(CASES, *state, "input", &input);
        }
    }

    fhb_buf_free(&input);
    fhb_buf_free(&out);
}


static void
every_name_of_the_tables_is_found_in_its_type(void **state)
{
    size_t                 i, k, n = 0;
    fhb_str_t              name;
    const fhb_xml_row_t   *row;
    const fhb_xml_type_t  *type;

    (void) state;

    for (i = 0; i < fhb_xml_types_n; i++) {
        type = &fhb_xml_types[i];
        assert_in_range(type->n, 1, FHB_XML_ROWS_MAX);

        for (k = 0; k < type->n; k++, n++) {
            row = &fhb_xml_rows[type->rows + k];
            name = fhb_xml_name(row);

            assert_in_range(name.len, 1, FHB_XML_NAME_MAX);
            assert_int_equal(fhb_xml_find(type, name), k);
            assert_true(row->type < fhb_xml_types_n
                        || row->type >= FHB_XML_XHTML);
            assert_int_equal(fhb_xml_find(type, fhb_str(name.ptr,
                                                        name.len - 1)), -1);
        }

        assert_int_equal(fhb_xml_find(type, FHB_STR("noSuchElement")), -1);
        assert_int_equal(fhb_xml_find(type, FHB_STR("")), -1);
    }

    assert_true(n > 8000);
}


static fhb_err_t
text(fhb_buf_t *out, fhb_str_t s)
{
    fhb_err_t  rc;
    fhb_str_t  t = tight(s);

    rc = fhb_xml_text(out, t);
    free((void *) (uintptr_t) t.ptr);

    return rc;
}


static void
text_is_escaped_or_refused(void **state)
{
    size_t     i;
    fhb_buf_t  out = { 0 };

    static const fhb_str_t  refused[] = {
        FHB_STR("\x01"), FHB_STR("a\0b"), FHB_STR("\x1f"), FHB_STR("\xff"),
        FHB_STR("a\xc3"), FHB_STR("\xef\xbf\xbe"), FHB_STR("\xef\xbf\xbf"),
        FHB_STR("\xed\xa0\x80"), FHB_STR("\xc0\xbc")
    };

    (void) state;

    assert_int_equal(text(&out, FHB_STR("a<b>&\"'\t\r\n\x7f\xc3\xa9"
                                        "\xf0\x9f\x92\x8a\xef\xbf\xbd")),
                     FHB_OK);
    assert_true(fhb_str_eqc(fhb_buf_str(&out),
        "a&lt;b&gt;&amp;&quot;'&#9;&#13;&#10;\x7f\xc3\xa9\xf0\x9f\x92\x8a"
        "\xef\xbf\xbd"));

    fhb_buf_reset(&out);
    assert_int_equal(text(&out, fhb_str(NULL, 0)), FHB_OK);
    assert_int_equal(out.len, 0);
    fhb_buf_adds(&out, "stays");

    for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        assert_int_equal(text(&out, refused[i]), FHB_EJSON);
        assert_true(fhb_str_eqc(fhb_buf_str(&out), "stays"));
    }

    fhb_buf_free(&out);
}


/* strings of JSON by both ways of escaping, at any distance to the end */
static void
steps_of_16_bytes_change_nothing(void **state)
{
    static const char *const  pieces[] = {
        "a", "bc", "&", "<", ">", "\\\"", "\\n", "\\u0026", "\\u00e9", "\\/",
        "\\ud83d\\ude00", "\xc3\xa9", "\xef\xbf\xbd", "\xef\xa3\xbf",
        "plain text of some more bytes", "\xf0\x9f\x92\x8a", "'", "/",
        "\\u0001", "\xef\xbf\xbf", "\\ufffe"
    };

    size_t          i, k, len, rounds = sizeof(pieces) / sizeof(pieces[0]);
    uint32_t        bad[2];
    fhb_err_t       rc[2];
    fhb_buf_t       in = { 0 }, out[2] = { { 0 }, { 0 } };
    fhb_str_t       doc;
    const uint8_t  *p;

    (void) state;

    for (i = 0; i < 20000; i++) {
        fhb_buf_reset(&in);

        /* the three last ones end it: not too often */
        for (k = pick(40); k > 0; k--) {
            fhb_buf_adds(&in, pieces[pick(pick(20) == 0 ? rounds
                                                        : rounds - 3)]);
        }

        len = in.len;
        for (k = pick(20); k > 0; k--) {
            fhb_buf_addc(&in, '&');
        }

        doc = tight(fhb_buf_str(&in));
        p = (const uint8_t *) doc.ptr;

        for (k = 0; k < 2; k++) {
            fhb_buf_reset(&out[k]);
            bad[k] = 0;
        }

        rc[0] = fhb_xml_put_string(&out[0], p, p + len, p + doc.len, &bad[0]);
        rc[1] = scalar_put_string(&out[1], p, p + len, p + doc.len, &bad[1]);

        assert_int_equal(rc[0], rc[1]);
        assert_int_equal(bad[0], bad[1]);
        assert_true(rc[0] != FHB_OK || fhb_str_eq(fhb_buf_str(&out[0]),
                                                  fhb_buf_str(&out[1])));
        free((void *) (uintptr_t) doc.ptr);
    }

    fhb_buf_free(&in);
    fhb_buf_free(&out[0]);
    fhb_buf_free(&out[1]);
}


static void
reports_add_up_and_the_first_path_stays(void **state)
{
    fhb_buf_t         out = { 0 };
    fhb_error_t       err;
    fhb_xml_report_t  report = { 0, "" };

    (void) state;

    assert_int_equal(convert(FHB_STR("{\"resourceType\":\"Patient\"}"), &out,
                             &report, &err), FHB_OK);
    assert_int_equal(report.left_out, 0);
    assert_string_equal(report.first, "");

    assert_int_equal(convert(FHB_STR("{\"resourceType\":\"Patient\",\"a\":1,"
                                     "\"b\":1}"), &out, &report, &err),
                     FHB_OK);
    assert_int_equal(convert(FHB_STR("{\"resourceType\":\"Patient\",\"c\":1}"),
                             &out, &report, &err), FHB_OK);
    assert_int_equal(convert(FHB_STR("{\"resourceType\":\"Patient\",\"d\":1,"
                                     "\"id\":\"\\u0000\"}"), &out, &report,
                             &err), FHB_EJSON);
    assert_int_equal(report.left_out, 3);
    assert_string_equal(report.first, "Patient.a");

    /* and nobody need ask for one */
    fhb_buf_reset(&out);
    assert_int_equal(fhb_xml_resource(xml, FHB_STR("{\"resourceType\":"
        "\"Patient\",\"a\":1}"), false, &out, NULL, &err), FHB_OK);
    assert_true(fhb_str_eqc(fhb_buf_str(&out), "<Patient/>"));

    fhb_buf_free(&out);
}


/* a path is cut, not written past its end; the depth of JSON bounds it */
static void
long_paths_and_many_values_are_bounded(void **state)
{
    unsigned          i;
    fhb_buf_t         json = { 0 }, out = { 0 };
    fhb_error_t       err;
    fhb_xml_report_t  report = { 0, "" };

    (void) state;

    fhb_buf_adds(&json, "{\"resourceType\":\"ExplanationOfBenefit\","
                 "\"contained\":");
    for (i = 0; i < 20; i++) {
        fhb_buf_adds(&json, "{\"resourceType\":\"ExplanationOfBenefit\","
                     "\"contained\":");
    }
    fhb_buf_adds(&json, "{\"resourceType\":\"Basic\",\"unknownHere\":1}");
    for (i = 0; i <= 20; i++) {
        fhb_buf_addc(&json, '}');
    }

    assert_int_equal(convert(fhb_buf_str(&json), &out, &report, &err),
                     FHB_OK);
    assert_int_equal(report.left_out, 1);
    assert_int_equal(strlen(report.first), FHB_XML_PATH_MAX - 1);

    fhb_buf_reset(&json);
    fhb_buf_adds(&json, "{\"resourceType\":\"Patient\",\"name\":[{\"given\":"
                 "[\"a\"");
    for (i = 0; i < 200000; i++) {
        fhb_buf_adds(&json, ",\"b\"");
    }
    fhb_buf_adds(&json, "]}],\"x\":");
    for (i = 0; i < 100000; i++) {
        fhb_buf_addc(&json, '[');
    }
    fhb_buf_addc(&json, '}');

    assert_int_equal(convert(fhb_buf_str(&json), &out, &report, &err),
                     FHB_EJSON);
    assert_non_null(strstr(err.text, "nested too deeply"));

    fhb_buf_free(&json);
    fhb_buf_free(&out);
}


/* what one huge resource needed is given back, and the next one is right */
static void
memory_of_a_huge_resource_is_not_kept(void **state)
{
    unsigned          i;
    fhb_buf_t         json = { 0 }, out = { 0 };
    fhb_error_t       err;
    fhb_xml_report_t  report = { 0, "" };

    (void) state;

    fhb_buf_adds(&json, "{\"resourceType\":\"Patient\",\"text\":{\"div\":"
                 "\"<div>");
    for (i = 0; i < 400000; i++) {
        fhb_buf_adds(&json, "a longer text ");
    }
    fhb_buf_adds(&json, "</div>\"},\"name\":[{}");
    for (i = 0; i < 400000; i++) {
        fhb_buf_adds(&json, ",{}");
    }
    fhb_buf_adds(&json, "]}");

    assert_int_equal(convert(fhb_buf_str(&json), &out, &report, &err),
                     FHB_OK);
    assert_true(out.len > 400000 * (sizeof("<name/>") - 1));
    assert_int_equal(xml->nodes_cap, 0);
    assert_int_equal(xml->narrative.cap, 0);

    assert_int_equal(convert(FHB_STR("{\"resourceType\":\"Patient\"}"), &out,
                             &report, &err), FHB_OK);
    assert_in_range(xml->nodes_cap, 1, 1000);

    fhb_buf_free(&json);
    fhb_buf_free(&out);
}


static fhb_err_t
convert_once(void *arg)
{
    size_t            len;
    fhb_err_t         rc;
    fhb_buf_t         out = { 0 };
    fhb_str_t        *json = arg;
    fhb_xml_t        *x;
    fhb_error_t       err = { FHB_OK, "" };
    fhb_xml_report_t  report = { 0, "" };

    rc = fhb_xml_create(&x, &err);
    if (rc != FHB_OK) {
        assert_int_equal(err.code, rc);
        fhb_xml_free(NULL);
        return rc;
    }

    rc = fhb_xml_resource(x, *json, true, &out, &report, &err);
    assert_int_equal(err.code, rc);

    if (rc == FHB_OK) {
        len = out.len;
        rc = fhb_xml_text(&out, *json);
        assert_true(rc == FHB_OK || out.len == len);

    } else {
        assert_int_equal(out.len, 0);
        assert_int_equal(report.left_out, 0);
    }

    assert_false(out.failed);
    fhb_buf_free(&out);
    fhb_xml_free(x);

    return rc;
}


static void
each_allocation_may_fail(void **state)
{
    unsigned   i;
    fhb_str_t  body;
    fhb_buf_t  json = { 0 };

    (void) state;

    fhb_buf_adds(&json, "{\"resourceType\":\"Patient\",\"unknown\":1,"
                 "\"text\":{\"div\":\"<div>&nbsp;");
    for (i = 0; i < 400; i++) {
        fhb_buf_adds(&json, "<b>x</b>\\n");
    }
    fhb_buf_adds(&json, "</div>\"},\"name\":[{\"_family\":{\"id\":\"x\"}");
    for (i = 0; i < 300; i++) {
        fhb_buf_adds(&json, "},{\"family\":\"some text that is & < longer\"");
    }
    fhb_buf_adds(&json, "}]}");

    body = fhb_buf_str(&json);
    assert_true(alloc_fail_each(convert_once, &body) > 10);

    fhb_buf_free(&json);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(every_name_of_the_tables_is_found_in_its_type),
        cmocka_unit_test(text_is_escaped_or_refused),
        cmocka_unit_test(steps_of_16_bytes_change_nothing),
        cmocka_unit_test(reports_add_up_and_the_first_path_stays),
        cmocka_unit_test(long_paths_and_many_values_are_bounded),
        cmocka_unit_test(memory_of_a_huge_resource_is_not_kept),
        cmocka_unit_test(each_allocation_may_fail),
    };

    int          failed;
    fhb_error_t  err;

    if (fhb_xml_create(&xml, &err) != FHB_OK) {
        return 1;
    }

    failed = case_run_all(CASES, run_case)
             + case_run_all(CASES, run_cut_and_changed)
             + cmocka_run_group_tests_name("fhb_xml", tests, NULL, NULL);
    fhb_xml_free(xml);

    return failed;
}
