/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The manifest of a job or one page of it, v1-v3 and v4 dialect.  Members
 * stand in the order of the table in section 8 (MAN-18).
 */

#include "fhb_manifest.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define FHB_MANIFEST_TYPE                                                     \
    "http://hl7.org/fhir/uv/bulkdata/StructureDefinition/BulkDataManifest"

typedef enum {
    FHB_LIST_OUTPUT = 0,
    FHB_LIST_DELETED,
    FHB_LIST_MESSAGES
} fhb_manifest_list_t;


static void
fhb_manifest_url(fhb_buf_t *out, const char *name, fhb_str_t base,
    fhb_str_t file)
{
    fhb_buf_t  url = { 0 };

    fhb_buf_addstr(&url, base);
    fhb_buf_addstr(&url, file);

    if (url.failed) {
        out->failed = true;

    } else {
        fhb_buf_addf(out, "\"%s\":", name);
        fhb_buf_add_json(out, fhb_buf_str(&url));
    }

    fhb_buf_free(&url);
}


/* v4 only; severities that do not occur are not told */
static void
fhb_manifest_severities(fhb_buf_t *out, const fhb_manifest_file_t *file)
{
    int   i;
    bool  any = false;

    static const char *const  codes[FHB_SEVERITIES] = {
        [FHB_SEV_ERROR] = "error",
        [FHB_SEV_WARNING] = "warning",
        [FHB_SEV_INFORMATION] = "information",
    };

    for (i = 0; i < FHB_SEVERITIES; i++) {
        if (file->severities[i] > 0) {
            fhb_buf_addf(out, "%s{\"code\":\"%s\",\"count\":%" PRIu64 "}",
                         any ? "," : ",\"countSeverity\":[", codes[i],
                         file->severities[i]);
            any = true;
        }
    }

    if (any) {
        fhb_buf_addc(out, ']');
    }
}


static void
fhb_manifest_item(fhb_buf_t *out, const fhb_manifest_t *m,
    fhb_manifest_list_t list, const fhb_manifest_file_t *file)
{
    bool       v4 = m->dialect == FHB_DIALECT_V4;
    fhb_str_t  type = file->type;

    if (list != FHB_LIST_OUTPUT) {
        type = v4 ? fhb_str(NULL, 0)
               : list == FHB_LIST_DELETED ? FHB_STR("Bundle")
                                          : FHB_STR("OperationOutcome");
    }

    fhb_buf_addc(out, '{');

    if (type.len > 0) {
        fhb_buf_adds(out, "\"type\":");
        fhb_buf_add_json(out, type);
        fhb_buf_addc(out, ',');
    }

    fhb_manifest_url(out, "url", m->file_base, file->name);

    if (file->continues.len > 0) {
        fhb_buf_addc(out, ',');
        fhb_manifest_url(out, "continuesInFile", m->file_base,
                         file->continues);
    }

    /* ORG-09: whether header lines count is not defined */
    if (list != FHB_LIST_OUTPUT || !m->organized) {
        fhb_buf_addf(out, ",\"count\":%" PRIu64, file->count);
    }

    if (v4) {
        fhb_buf_addf(out, ",\"fileSize\":%" PRIu64, file->size);
        fhb_manifest_severities(out, file);
    }

    fhb_buf_addc(out, '}');
}


/* ,"name":[…]; needed: an array of nothing is [], not an absent key */
static void
fhb_manifest_files(fhb_buf_t *out, const fhb_manifest_t *m,
    fhb_manifest_list_t list, const char *name, bool needed,
    const fhb_manifest_file_t *files, size_t n)
{
    bool    any = false;
    size_t  i;

    for (i = 0; i < n; i++) {

        if (files[i].count == 0) {
            continue;                                       /* MAN-07 */
        }

        if (any) {
            fhb_buf_addc(out, ',');
        } else {
            fhb_buf_addf(out, ",\"%s\":[", name);
        }

        any = true;
        fhb_manifest_item(out, m, list, &files[i]);
    }

    if (any) {
        fhb_buf_addc(out, ']');

    } else if (needed) {
        fhb_buf_addf(out, ",\"%s\":[]", name);
    }
}


static const char *
fhb_manifest_value_kind(const json_t *value)
{
    switch (json_typeof(value)) {

    case JSON_STRING:
        return "valueString";

    case JSON_TRUE:
    case JSON_FALSE:
        return "valueBoolean";

    case JSON_INTEGER:
        return json_integer_value(value) >= INT32_MIN
               && json_integer_value(value) <= INT32_MAX
               ? "valueInteger" : "valueDecimal";

    case JSON_REAL:
        return "valueDecimal";

    default:
        return NULL;
    }
}


fhb_err_t
fhb_manifest_extension(fhb_str_t json, fhb_error_t *err)
{
    void        *i;
    json_t      *o;
    fhb_err_t    rc = FHB_OK;

    o = json_loadb(json.len == 0 ? "" : json.ptr, json.len,
                   JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_object(o) || json_object_size(o) == 0) {
        json_decref(o);
        return fhb_fail(err, FHB_EPARAM, "must be a JSON object that is not "
                        "empty");
    }

    for (i = json_object_iter(o); i != NULL; i = json_object_iter_next(o, i)) {
        if (strstr(json_object_iter_key(i), "://") == NULL
            || fhb_manifest_value_kind(json_object_iter_value(i)) == NULL)
        {
            rc = fhb_fail(err, FHB_EPARAM, "must have absolute URLs as names, "
                          "and strings, numbers or booleans as values");
            break;
        }
    }

    json_decref(o);

    return rc;
}


/* MAN-23: an object in v1-v3, an array of FHIR Extensions in v4 */
static void
fhb_manifest_extensions(fhb_buf_t *out, const fhb_manifest_t *m)
{
    char        *text;
    void        *i;
    bool         any = false;
    json_t      *o;

    fhb_buf_adds(out, ",\"extension\":");

    if (m->dialect != FHB_DIALECT_V4) {
        fhb_buf_addstr(out, m->extension);
        return;
    }

    o = json_loadb(m->extension.ptr, m->extension.len, 0, NULL);
    out->failed = out->failed || o == NULL;

    for (i = json_object_iter(o); i != NULL; i = json_object_iter_next(o, i)) {
        text = json_dumps(json_object_iter_value(i), JSON_ENCODE_ANY);
        if (text == NULL) {
            out->failed = true;
            break;
        }
        fhb_buf_addf(out, "%s{\"url\":", any ? "," : "[");
        fhb_buf_add_json(out, fhb_cstr(json_object_iter_key(i)));
        fhb_buf_addf(out, ",\"%s\":%s}",
                     fhb_manifest_value_kind(json_object_iter_value(i)), text);
        free(text);
        any = true;
    }

    fhb_buf_addc(out, ']');
    json_decref(o);
}


void
fhb_manifest_write(fhb_buf_t *out, const fhb_manifest_t *m)
{
    bool  v4 = m->dialect == FHB_DIALECT_V4;
    char  time[FHB_INSTANT_MAX];

    fhb_instant_format(m->transaction_time, time);

    fhb_buf_addc(out, '{');

    if (v4) {
        fhb_buf_adds(out, "\"manifestType\":\"" FHB_MANIFEST_TYPE "\",");
    }

    fhb_buf_addf(out, "\"transactionTime\":\"%s\"", time);

    if (!v4) {
        fhb_buf_adds(out, ",\"request\":");
        fhb_buf_add_json(out, m->request);
    }

    fhb_buf_addf(out, ",\"requiresAccessToken\":%s",
                 m->requires_access_token ? "true" : "false");

    if (v4) {
        fhb_buf_addf(out, ",\"outputFormat\":\"application/fhir+%s\"",
                     m->xml ? "xml" : "ndjson");
    }

    if (m->organized) {
        fhb_buf_adds(out, ",\"outputOrganizedBy\":\"Patient\"");
    }

    fhb_manifest_files(out, m, FHB_LIST_OUTPUT, "output", true, m->output,
                       m->output_n);
    fhb_manifest_files(out, m, FHB_LIST_DELETED, "deleted", false, m->deleted,
                       m->deleted_n);
    fhb_manifest_files(out, m, FHB_LIST_MESSAGES, v4 ? "outcome" : "error",
                       !v4, m->messages, m->messages_n);

    if (m->extension.len > 0) {
        fhb_manifest_extensions(out, m);
    }

    if (m->next.len > 0) {
        fhb_buf_adds(out, ",\"link\":[{\"relation\":\"next\",\"url\":");
        fhb_buf_add_json(out, m->next);
        fhb_buf_adds(out, "}]");
    }

    fhb_buf_addc(out, '}');
}
