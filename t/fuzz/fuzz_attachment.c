/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments of any bytes: what is written is sound JSON when the bytes are,
 * has no url left that was replaced by data, and nothing is shown of bytes
 * that are not sound.  Each changed document differs from its source only in
 * Attachments: taken out of both trees nothing else is left to differ.
 *
 * seeds: t/cases/json/accept t/cases/attachment
 */

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "../../src/common/fhb_attachment.h"
#include "../../src/common/fhb_scan.h"
#include "fuzz.h"

#define LOAD  (JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL)


typedef struct {
    unsigned  shown;
    unsigned  changed;
    bool      change;
} run_t;


static fhb_err_t
change_it(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    run_t  *run = arg;

    (void) err;

    require(a->url.len > 0);
    run->shown++;

    if (!run->change || a->url.len % 3 == 0) {
        return FHB_OK;
    }

    run->changed++;
    if (a->url.len % 3 == 1) {
        fhb_buf_addstr(&change->data, a->content_type);
        fhb_buf_addc(&change->data, '\0');
    } else {
        fhb_buf_addstr(&change->url, FHB_STR("https://s/\"\xff"));
        fhb_buf_addstr(&change->url, a->url);
    }

    return FHB_OK;
}


/* both without what an Attachment is changed in */
static void
strip(json_t *value)
{
    void        *tmp;
    size_t       i;
    json_t      *item;
    const char  *name;

    json_array_foreach(value, i, item) {
        strip(item);
    }

    json_object_foreach_safe(value, tmp, name, item) {
        if (strcmp(name, "url") == 0 || strcmp(name, "data") == 0) {
            json_object_del(value, name);
        } else {
            strip(item);
        }
    }
}


static void
hold_against_tree(fhb_str_t doc, fhb_str_t out)
{
    json_t        *before, *after;
    json_error_t   err;

    before = json_loadb(doc.ptr, doc.len, LOAD, &err);
    if (before == NULL) {
        require(json_error_code(&err) == json_error_numeric_overflow
                || json_error_code(&err) == json_error_null_byte_in_key);
        return;
    }

    after = json_loadb(out.ptr, out.len, LOAD, &err);
    require(after != NULL);

    strip(before);
    strip(after);
    require(json_equal(before, after) == 1);

    json_decref(before);
    json_decref(after);
}


static void
check(fhb_type_t type, fhb_str_t doc)
{
    bool         changed, sound;
    run_t        run = { 0, 0, true }, again = { 0, 0, false };
    fhb_buf_t    out = { NULL, 0, 0, false }, none = out;
    fhb_err_t    rc;
    fhb_error_t  err;

    sound = fhb_scan(doc, NULL, NULL, NULL, &err) == FHB_OK;

    rc = fhb_attachments(type, doc, change_it, &run, &out, &changed, &err);
    require(rc == (sound ? FHB_OK : FHB_EJSON));
    require(sound || run.shown == 0);
    require(changed == (run.changed > 0) && changed == (out.len > 0));

    if (changed) {
        hold_against_tree(doc, fhb_buf_str(&out));

        require(fhb_attachments(type, fhb_buf_str(&out), change_it, &again,
                                &none, &changed, &err) == FHB_OK);
        require(!changed && again.shown <= run.shown);
    }

    fhb_buf_free(&out);
    fhb_buf_free(&none);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const  types[] = {
        "Patient", "DocumentReference", "QuestionnaireResponse", "Bundle",
        "Contract", "Observation"
    };

    size_t       i;
    fhb_str_t    doc = fhb_str((const char *) data, size);
    const char  *body;

    /* behind the head of a case */
    body = size == 0 ? NULL : memmem(data, size, "\n\n", 2);
    if (body != NULL) {
        doc.len -= (size_t) (body - doc.ptr);
        doc.ptr = body;
    }

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        check(fhb_type_find(fhb_cstr(types[i])), doc);
    }

    return 0;
}
