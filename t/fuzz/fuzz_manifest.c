/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * manifest_extension of any bytes: what is accepted stands in the manifest of
 * either dialect, whole, and the manifest is sound JSON.
 */

#include <jansson.h>
#include <string.h>

#include "../../src/common/fhb_manifest.h"
#include "fuzz_file.h"


static json_t *
written(fhb_str_t extension, fhb_dialect_t dialect)
{
    json_t          *root, *ext;
    fhb_buf_t        out = { 0 }, xml = { 0 };
    fhb_error_t      err;
    fhb_manifest_t   m = {
        .dialect = dialect, .transaction_time = 0,
        .request = FHB_STR("https://x.example/r4/$export"),
        .extension = extension,
    };

    fhb_manifest_write(&out, &m);
    require(!out.failed);

    require(fhb_manifest_xml(&xml, fhb_buf_str(&out), &err) == FHB_OK);
    fhb_buf_free(&xml);

    root = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
    require(root != NULL);
    ext = json_incref(json_object_get(root, "extension"));
    require(ext != NULL);

    json_decref(root);
    fhb_buf_free(&out);

    return ext;
}


/* FHIR Extensions with one value each */
static void
check_v4(const json_t *given, const json_t *list)
{
    size_t         i;
    json_t        *item, *value;
    const char    *kind, *url;

    require(json_array_size(list) == json_object_size(given));

    json_array_foreach(list, i, item) {
        require(json_object_size(item) == 2);
        url = json_string_value(json_object_get(item, "url"));
        require(url != NULL && strstr(url, "://") != NULL);

        value = json_object_get(given, url);
        kind = json_is_string(value) ? "valueString"
               : json_is_boolean(value) ? "valueBoolean"
               : json_is_integer(value)
                 && json_integer_value(value) >= INT32_MIN
                 && json_integer_value(value) <= INT32_MAX ? "valueInteger"
               : "valueDecimal";

        require(json_equal(json_object_get(item, kind), value) == 1);
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t        *given, *ext;
    fhb_err_t      rc;
    fhb_str_t      text = fhb_str((const char *) data, size);
    fhb_error_t    err = { FHB_OK, "" };

    rc = fhb_manifest_extension(text, &err);

    if (rc != FHB_OK) {
        require(rc == FHB_EPARAM);
        fuzz_check_error(&err, rc);
        return 0;
    }

    given = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    require(json_object_size(given) > 0);

    ext = written(text, FHB_DIALECT_V3);
    require(json_equal(ext, given) == 1);
    json_decref(ext);

    ext = written(text, FHB_DIALECT_V4);
    check_v4(given, ext);
    json_decref(ext);

    json_decref(given);

    return 0;
}
