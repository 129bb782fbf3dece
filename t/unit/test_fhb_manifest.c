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

#define BASE  "https://fhir.test/r4/bulk-export/files/AAAAAAAAAAAAAAAAAAAAAA/"

static const fhb_manifest_file_t  output[] = {
    { { "Observation", 11 }, { "Observation.1.ndjson", 20 }, 100000, 1 },
    { { "Observation", 11 }, { "Observation.2.ndjson", 20 }, 7, 2 },
    { { "Patient", 7 }, { "Patient.1.ndjson", 16 }, UINT64_MAX, 3 }
};

static const fhb_manifest_file_t  messages[] = {
    { { "OperationOutcome", 16 }, { "error.1.ndjson", 14 }, 2, 4 }
};


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
    m.error = messages;
    m.error_n = 1;

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
        "\"count\":2}]}");

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
    m.error = files;
    m.error_n = 1;

    assert_non_null(strstr(write_out(&out, &m),
        "\"output\":[{\"type\":\"Observation\",\"url\":\"" BASE
        "Observation.2.ndjson\",\"count\":7}],\"error\":[]}"));

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
    (void) write_out(&out, &m);

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


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_man_02_empty),
        cmocka_unit_test(test_man_18_order),
        cmocka_unit_test(test_man_07_no_empty_file),
        cmocka_unit_test(test_man_03_request_is_escaped),
        cmocka_unit_test(test_man_19_repeatable)
    };

    return cmocka_run_group_tests_name("fhb_manifest", tests, NULL, NULL);
}
