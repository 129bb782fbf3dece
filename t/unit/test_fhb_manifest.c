/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The manifest, byte for byte.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "../../src/common/fhb_manifest.h"
#include "manifest_file.h"

#define BASE  "https://fhir.test/r4/bulk-export/files/AAAAAAAAAAAAAAAAAAAAAA/"

static const fhb_manifest_file_t  output[] = {
    { .type = { "Observation", 11 }, .name = { "Observation.1.ndjson", 20 },
      .count = 100000, .size = 1 },
    { .type = { "Observation", 11 }, .name = { "Observation.2.ndjson", 20 },
      .count = 7, .size = 2 },
    { .type = { "Patient", 7 }, .name = { "Patient.1.ndjson", 16 },
      .count = UINT64_MAX, .size = UINT64_MAX }
};

static const fhb_manifest_file_t  organized[] = {
    { .name = { "part.1.ndjson", 13 }, .continues = { "part.2.ndjson", 13 },
      .count = 100, .size = 104857512 },
    { .name = { "part.2.ndjson", 13 }, .count = 3, .size = 2210443 }
};

static const fhb_manifest_file_t  deletions[] = {
    { .name = { "deleted.1.ndjson", 16 }, .count = 1, .size = 90 }
};

static const fhb_manifest_file_t  messages[] = {
    { .name = { "error.1.ndjson", 14 }, .count = 5, .size = 611,
      .severities = { [FHB_SEV_ERROR] = 2, [FHB_SEV_INFORMATION] = 3 } },
    { .name = { "error.2.ndjson", 14 }, .count = 1, .size = 9 }
};

#define TIME  "\"transactionTime\":\"2026-07-01T08:15:30.125Z\""
#define MORE  "https://fhir.test/r4/bulk-export/jobs/AAAAAAAAAAAAAAAAAAAAAA/" \
              "pages/2"


static fhb_manifest_t
manifest(void)
{
    return (fhb_manifest_t) {
        .transaction_time = 1782893730125000,
        .request = FHB_STR("https://fhir.test/r4/$export?_type=Patient"),
        .requires_access_token = true,
        .file_base = FHB_STR(BASE)
    };
}


static char *
write_out(fhb_buf_t *out, const fhb_manifest_t *m)
{
    fhb_buf_reset(out);
    fhb_manifest_write(out, m);
    fhb_buf_addc(out, '\0');
    assert_false(out->failed);
    manifest_leave(out->ptr);

    return out->ptr;
}


/* MAN-02, MAN-05, client contract 7, 24: an empty export has every member */
static void
test_man_02_empty(void **state)
{
    fhb_buf_t       out = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.requires_access_token = false;

    assert_string_equal(write_out(&out, &m),
        "{\"transactionTime\":\"2026-07-01T08:15:30.125Z\","
        "\"request\":\"https://fhir.test/r4/$export?_type=Patient\","
        "\"requiresAccessToken\":false,\"output\":[],\"error\":[]}");

    fhb_buf_free(&out);
}


/* MAN-06, MAN-08, MAN-09, MAN-11, MAN-18, client contract 14: order of
 * members and items, absolute URLs, counts as numbers, no resourceType */
static void
test_man_18_order(void **state)
{
    fhb_buf_t       out = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.output = output;
    m.output_n = 3;
    m.messages = messages;
    m.messages_n = 1;

    assert_string_equal(write_out(&out, &m),
        "{\"transactionTime\":\"2026-07-01T08:15:30.125Z\","
        "\"request\":\"https://fhir.test/r4/$export?_type=Patient\","
        "\"requiresAccessToken\":true,\"output\":["
        "{\"type\":\"Observation\",\"url\":\"" BASE "Observation.1.ndjson\","
        "\"count\":100000},"
        "{\"type\":\"Observation\",\"url\":\"" BASE "Observation.2.ndjson\","
        "\"count\":7},"
        "{\"type\":\"Patient\",\"url\":\"" BASE "Patient.1.ndjson\","
        "\"count\":18446744073709551615}],\"error\":["
        "{\"type\":\"OperationOutcome\",\"url\":\"" BASE "error.1.ndjson\","
        "\"count\":5}]}");

    fhb_buf_free(&out);
}


/* MAN-07: a file without lines is not listed, wherever it stands */
static void
test_man_07_no_empty_file(void **state)
{
    fhb_buf_t            out = { 0 };
    fhb_manifest_t       m = manifest();
    fhb_manifest_file_t  files[3];

    (void) state;

    memcpy(files, output, sizeof(files));
    files[0].count = 0;
    files[2].count = 0;
    m.output = files;
    m.output_n = 3;
    m.deleted = m.messages = files;
    m.deleted_n = m.messages_n = 1;

    assert_non_null(strstr(write_out(&out, &m),
        "\"output\":[{\"type\":\"Observation\",\"url\":\"" BASE
        "Observation.2.ndjson\",\"count\":7}],\"error\":[]}"));

    m.dialect = FHB_DIALECT_V4;
    assert_non_null(strstr(write_out(&out, &m),
        "\"output\":[{\"type\":\"Observation\",\"url\":\"" BASE
        "Observation.2.ndjson\",\"count\":7,\"fileSize\":2}]}"));

    fhb_buf_free(&out);
}


/* MAN-03: the request as it was sent, also when it was hostile */
static void
test_man_03_request_is_escaped(void **state)
{
    json_t          *root;
    fhb_buf_t        out = { 0 };
    json_error_t     e;
    fhb_manifest_t   m = manifest();

    (void) state;

    m.request = FHB_STR("https://fhir.test/r4/$export?a=\"},\\\n\x01");
    fhb_manifest_write(&out, &m);           /* none for the schema */
    fhb_buf_addc(&out, '\0');
    assert_false(out.failed);

    root = json_loadb(out.ptr, out.len - 1, JSON_REJECT_DUPLICATES, &e);
    assert_non_null(root);
    assert_string_equal(json_string_value(json_object_get(root, "request")),
                        "https://fhir.test/r4/$export?a=\"},\\\n\x01");

    json_decref(root);
    fhb_buf_free(&out);
}


/* MAN-19: the same again is the same bytes */
static void
test_man_19_repeatable(void **state)
{
    fhb_buf_t       one = { 0 }, two = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.output = output;
    m.output_n = 3;

    assert_string_equal(write_out(&one, &m), write_out(&two, &m));

    fhb_buf_free(&one);
    fhb_buf_free(&two);
}


/* MAN-23: an object, in v4 an array of FHIR Extensions */
static void
test_man_23_extension(void **state)
{
    size_t          i;
    fhb_buf_t       out = { 0 };
    fhb_error_t     err;
    fhb_manifest_t  m = manifest();

    static const char  text[] = "{\"http://a.test/s\":\"a \\\"b\\\"\","
        "\"http://a.test/b\":false,\"http://a.test/i\":-7,"
        "\"http://a.test/l\":2147483648,\"http://a.test/d\":0.5}";
    static const char *const  bad[] = {
        "", "[]", "{}", "{", "7", "{\"site\":1}", "{\"http://a/b\":null}",
        "{\"http://a/b\":{}}", "{\"http://a/b\":1,\"http://a/b\":2}",
    };

    (void) state;

    assert_int_equal(fhb_manifest_extension(fhb_cstr(text), &err), FHB_OK);
    m.extension = fhb_cstr(text);
    m.next = FHB_STR(MORE);

    assert_non_null(strstr(write_out(&out, &m), "\"error\":[],\"extension\":"
        "{\"http://a.test/s\":\"a \\\"b\\\"\",\"http://a.test/b\":false,"
        "\"http://a.test/i\":-7,\"http://a.test/l\":2147483648,"
        "\"http://a.test/d\":0.5},\"link\":["));

    m.dialect = FHB_DIALECT_V4;

    assert_non_null(strstr(write_out(&out, &m), ",\"extension\":["
        "{\"url\":\"http://a.test/s\",\"valueString\":\"a \\\"b\\\"\"},"
        "{\"url\":\"http://a.test/b\",\"valueBoolean\":false},"
        "{\"url\":\"http://a.test/i\",\"valueInteger\":-7},"
        "{\"url\":\"http://a.test/l\",\"valueDecimal\":2147483648},"
        "{\"url\":\"http://a.test/d\",\"valueDecimal\":0.5}],\"link\":["));

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(fhb_manifest_extension(fhb_cstr(bad[i]), &err),
                         FHB_EPARAM);
    }

    fhb_buf_free(&out);
}


/* MAN-16, MAN-22, PART-05, TOMB-02: deletions are Bundles, a further page is
 * linked */
static void
test_man_16_man_22_deleted_and_link(void **state)
{
    fhb_buf_t       out = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.deleted = deletions;
    m.deleted_n = 1;
    m.next = FHB_STR(MORE);

    assert_string_equal(write_out(&out, &m),
        "{" TIME ",\"request\":\"https://fhir.test/r4/$export?_type=Patient\","
        "\"requiresAccessToken\":true,\"output\":[],\"deleted\":["
        "{\"type\":\"Bundle\",\"url\":\"" BASE "deleted.1.ndjson\","
        "\"count\":1}],\"error\":[],"
        "\"link\":[{\"relation\":\"next\",\"url\":\"" MORE "\"}]}");

    fhb_buf_free(&out);
}


/* MAN-21, ORG-03, ORG-04, ORG-09: no type and no count, but where a block
 * goes on; messages are counted as ever */
static void
test_man_21_organized(void **state)
{
    fhb_buf_t       out = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.organized = true;
    m.output = organized;
    m.output_n = 2;
    m.deleted = deletions;
    m.deleted_n = 1;
    m.messages = messages;
    m.messages_n = 1;

    assert_string_equal(write_out(&out, &m),
        "{" TIME ",\"request\":\"https://fhir.test/r4/$export?_type=Patient\","
        "\"requiresAccessToken\":true,\"outputOrganizedBy\":\"Patient\","
        "\"output\":["
        "{\"url\":\"" BASE "part.1.ndjson\","
        "\"continuesInFile\":\"" BASE "part.2.ndjson\"},"
        "{\"url\":\"" BASE "part.2.ndjson\"}],"
        "\"deleted\":[{\"type\":\"Bundle\",\"url\":\"" BASE
        "deleted.1.ndjson\",\"count\":1}],"
        "\"error\":[{\"type\":\"OperationOutcome\",\"url\":\"" BASE
        "error.1.ndjson\",\"count\":5}]}");

    fhb_buf_free(&out);
}


/* VER-02, MAN-10, client contract 24: the v4 ballot's members */
static void
test_ver_02_v4_empty(void **state)
{
    fhb_buf_t       out = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.dialect = FHB_DIALECT_V4;

    assert_string_equal(write_out(&out, &m),
        "{\"manifestType\":\"http://hl7.org/fhir/uv/bulkdata/"
        "StructureDefinition/BulkDataManifest\"," TIME ","
        "\"requiresAccessToken\":true,"
        "\"outputFormat\":\"application/fhir+ndjson\",\"output\":[]}");

    fhb_buf_free(&out);
}


static void
test_ver_02_man_10_v4_files(void **state)
{
    fhb_buf_t       out = { 0 };
    fhb_manifest_t  m = manifest();

    (void) state;

    m.dialect = FHB_DIALECT_V4;
    m.output = output + 2;
    m.output_n = 1;
    m.deleted = deletions;
    m.deleted_n = 1;
    m.messages = messages;
    m.messages_n = 2;
    m.next = FHB_STR(MORE);

    assert_string_equal(write_out(&out, &m),
        "{\"manifestType\":\"http://hl7.org/fhir/uv/bulkdata/"
        "StructureDefinition/BulkDataManifest\"," TIME ","
        "\"requiresAccessToken\":true,"
        "\"outputFormat\":\"application/fhir+ndjson\",\"output\":["
        "{\"type\":\"Patient\",\"url\":\"" BASE "Patient.1.ndjson\","
        "\"count\":18446744073709551615,\"fileSize\":18446744073709551615}],"
        "\"deleted\":[{\"url\":\"" BASE "deleted.1.ndjson\",\"count\":1,"
        "\"fileSize\":90}],\"outcome\":["
        "{\"url\":\"" BASE "error.1.ndjson\",\"count\":5,\"fileSize\":611,"
        "\"countSeverity\":[{\"code\":\"error\",\"count\":2},"
        "{\"code\":\"information\",\"count\":3}]},"
        "{\"url\":\"" BASE "error.2.ndjson\",\"count\":1,\"fileSize\":9}],"
        "\"link\":[{\"relation\":\"next\",\"url\":\"" MORE "\"}]}");

    m.organized = true;
    m.output = organized;
    m.deleted_n = m.messages_n = 0;
    m.next = fhb_str(NULL, 0);

    assert_string_equal(write_out(&out, &m),
        "{\"manifestType\":\"http://hl7.org/fhir/uv/bulkdata/"
        "StructureDefinition/BulkDataManifest\"," TIME ","
        "\"requiresAccessToken\":true,"
        "\"outputFormat\":\"application/fhir+ndjson\","
        "\"outputOrganizedBy\":\"Patient\",\"output\":["
        "{\"url\":\"" BASE "part.1.ndjson\","
        "\"continuesInFile\":\"" BASE "part.2.ndjson\","
        "\"fileSize\":104857512}]}");

    fhb_buf_free(&out);
}


/* MAN-24: the same in the same order, arrays as repeated elements */
static void
test_man_24_xml(void **state)
{
    size_t          i;
    fhb_buf_t       json = { 0 }, out = { 0 };
    fhb_error_t     err;
    fhb_manifest_t  m = manifest();

    static const struct {
        fhb_dialect_t  dialect;
        const char    *text;
    } rows[] = {
        { FHB_DIALECT_V3,
          "<manifest><transactionTime>2026-07-01T08:15:30.125Z"
          "</transactionTime><request>https://fhir.test/$export?a=1&amp;"
          "b=&lt;&quot;</request>"
          "<requiresAccessToken>true</requiresAccessToken>"
          "<output><type>Observation</type><url>" BASE "Observation.1.ndjson"
          "</url><count>100000</count></output>"
          "<output><type>Observation</type><url>" BASE "Observation.2.ndjson"
          "</url><count>7</count></output>"
          "<deleted><type>Bundle</type><url>" BASE "deleted.1.ndjson</url>"
          "<count>1</count></deleted>"
          "<extension><url>http://a.test/s</url><value>a &lt;b&gt;</value>"
          "</extension><extension><url>http://a.test/i</url><value>-7</value>"
          "</extension><link><relation>next</relation><url>" MORE
          "</url></link></manifest>\n" },
        { FHB_DIALECT_V4,
          "<extension><url>http://a.test/s</url><valueString>a &lt;b&gt;"
          "</valueString></extension><extension><url>http://a.test/i</url>"
          "<valueInteger>-7</valueInteger></extension>" },
    };

    (void) state;

    m.request = FHB_STR("https://fhir.test/$export?a=1&b=<\"");
    m.output = output;
    m.output_n = 2;
    m.deleted = deletions;
    m.deleted_n = 1;
    m.next = FHB_STR(MORE);
    m.extension = FHB_STR("{\"http://a.test/s\":\"a <b>\","
                          "\"http://a.test/i\":-7}");

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        m.dialect = rows[i].dialect;
        fhb_buf_reset(&json);
        fhb_buf_reset(&out);
        fhb_manifest_write(&json, &m);
        assert_int_equal(fhb_manifest_xml(&out, fhb_buf_str(&json), &err),
                         FHB_OK);
        fhb_buf_addc(&out, '\0');
        assert_false(out.failed);
        assert_true(fhb_str_starts(fhb_buf_str(&out),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest>"));
        if (strstr(out.ptr, rows[i].text) == NULL) {
            fail_msg("row %zu: %s", i, out.ptr);
        }
    }

    /* no character of XML: the client's own, and its manifest all the same */
    m.request = FHB_STR("https://fhir.test/$export?\xef\xbf\xbe<");
    fhb_buf_reset(&json);
    fhb_buf_reset(&out);
    fhb_manifest_write(&json, &m);
    assert_int_equal(fhb_manifest_xml(&out, fhb_buf_str(&json), &err), FHB_OK);

    m.extension = FHB_STR("{\"http://a.test/s\":\"\\u0001\\u00e4<\"}");
    fhb_buf_reset(&json);
    fhb_buf_reset(&out);
    fhb_manifest_write(&json, &m);
    assert_int_equal(fhb_manifest_xml(&out, fhb_buf_str(&json), &err), FHB_OK);
    fhb_buf_addc(&out, '\0');
    assert_non_null(strstr(out.ptr, "<valueString>???&lt;</valueString>"));

    /* FMT-03, FMT-04 */
    m.xml = true;
    assert_non_null(strstr(write_out(&json, &m),
                           "\"outputFormat\":\"application/fhir+xml\""));

    fhb_buf_free(&json);
    fhb_buf_free(&out);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_man_02_empty),
        cmocka_unit_test(test_man_18_order),
        cmocka_unit_test(test_man_07_no_empty_file),
        cmocka_unit_test(test_man_03_request_is_escaped),
        cmocka_unit_test(test_man_19_repeatable),
        cmocka_unit_test(test_man_23_extension),
        cmocka_unit_test(test_man_16_man_22_deleted_and_link),
        cmocka_unit_test(test_man_21_organized),
        cmocka_unit_test(test_ver_02_v4_empty),
        cmocka_unit_test(test_ver_02_man_10_v4_files),
        cmocka_unit_test(test_man_24_xml)
    };

    return cmocka_run_group_tests_name("fhb_manifest", tests, NULL, NULL);
}
