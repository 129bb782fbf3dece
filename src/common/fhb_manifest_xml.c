/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * MAN-24: the manifest as XML, made of its JSON, so that both always say the
 * same.
 */

#include "fhb_manifest.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "fhb_xml.h"


static void fhb_manifest_element(fhb_buf_t *out, const char *name,
    const json_t *value);


/* what XML cannot hold becomes "?": it comes from the client's own URL */
static void
fhb_manifest_text(fhb_buf_t *out, fhb_str_t text)
{
    size_t     i;
    fhb_err_t  rc;
    fhb_buf_t  plain = { 0 };

    rc = fhb_xml_text(out, text);

    if (rc == FHB_EJSON) {
        for (i = 0; i < text.len; i++) {
            fhb_buf_addc(&plain, text.ptr[i] >= ' ' && text.ptr[i] <= '~'
                                 ? text.ptr[i] : '?');
        }
        rc = plain.failed ? FHB_ENOMEM
                          : fhb_xml_text(out, fhb_buf_str(&plain));
        fhb_buf_free(&plain);
    }

    out->failed = out->failed || rc != FHB_OK;
}


static void
fhb_manifest_scalar(fhb_buf_t *out, const json_t *value)
{
    char  *text;

    if (json_is_string(value)) {
        fhb_manifest_text(out, fhb_str(json_string_value(value),
                                       json_string_length(value)));
        return;
    }

    /* a number or a boolean looks the same in both */
    text = json_dumps(value, JSON_ENCODE_ANY);
    if (text == NULL) {
        out->failed = true;
        return;
    }

    fhb_buf_adds(out, text);
    free(text);
}


/* MAN-23: in v1-v3 the names are URLs, which are no names of elements */
static void
fhb_manifest_extension_xml(fhb_buf_t *out, const json_t *value)
{
    void        *i;
    json_t      *o = (json_t *) (uintptr_t) value;

    for (i = json_object_iter(o); i != NULL; i = json_object_iter_next(o, i)) {
        fhb_buf_adds(out, "<extension><url>");
        fhb_manifest_text(out, fhb_cstr(json_object_iter_key(i)));
        fhb_buf_adds(out, "</url><value>");
        fhb_manifest_scalar(out, json_object_iter_value(i));
        fhb_buf_adds(out, "</value></extension>");
    }
}


/* jansson gives the members in the order of the text (MAN-18) */
static void
fhb_manifest_members(fhb_buf_t *out, const json_t *value)
{
    void        *i;
    json_t      *o = (json_t *) (uintptr_t) value, *v;
    const char  *name;

    for (i = json_object_iter(o); i != NULL; i = json_object_iter_next(o, i)) {
        name = json_object_iter_key(i);
        v = json_object_iter_value(i);

        if (json_is_object(v) && strcmp(name, "extension") == 0) {
            fhb_manifest_extension_xml(out, v);
        } else {
            fhb_manifest_element(out, name, v);
        }
    }
}


static void
fhb_manifest_element(fhb_buf_t *out, const char *name, const json_t *value)
{
    size_t  i;

    if (json_is_array(value)) {
        for (i = 0; i < json_array_size(value); i++) {
            fhb_manifest_element(out, name, json_array_get(value, i));
        }
        return;
    }

    fhb_buf_addf(out, "<%s>", name);

    if (json_is_object(value)) {
        fhb_manifest_members(out, value);
    } else {
        fhb_manifest_scalar(out, value);
    }

    fhb_buf_addf(out, "</%s>", name);
}


fhb_err_t
fhb_manifest_xml(fhb_buf_t *out, fhb_str_t json, fhb_error_t *err)
{
    json_t  *root;

    root = json_loadb(json.ptr == NULL ? "" : json.ptr, json.len, 0, NULL);
    if (root == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a manifest");
    }

    fhb_buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    fhb_manifest_element(out, "manifest", root);
    fhb_buf_addc(out, '\n');
    json_decref(root);

    return out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a manifest")
                       : FHB_OK;
}
