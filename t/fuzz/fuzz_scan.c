/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The scanner on any bytes: no step outside the document, the same verdict
 * and the same values with and without 16-byte steps, and never sound where
 * jansson sees none.
 *
 * seeds: t/cases/json/accept t/cases/json/reject
 */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

fhb_err_t scalar_scan(fhb_str_t doc, const fhb_scan_paths_t *paths,
    fhb_scan_cb cb, void *arg, fhb_error_t *err);
fhb_err_t scalar_members(fhb_str_t doc, fhb_scan_member_cb cb, void *arg,
    fhb_error_t *err);

#define FHB_SCAN_SCALAR
#define fhb_scan          scalar_scan
#define fhb_scan_members  scalar_members
#define fhb_scan_nodes    scalar_nodes
#include "../../src/common/fhb_scan.c"
#undef fhb_scan
#undef fhb_scan_members
#undef fhb_scan_nodes


typedef struct {
    const char  *first;         /* of the document */
    const char  *last;
    fhb_buf_t    out;
} seen_t;


static bool
see(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    seen_t     *s = arg;
    fhb_buf_t   text = { NULL, 0, 0, false };

    if (raw.ptr < s->first || raw.ptr + raw.len > s->last) {
        abort();
    }

    if (kind == FHB_SCAN_STRING && !fhb_scan_unescape(raw, &text)) {
        abort();
    }

    fhb_buf_free(&text);
    fhb_buf_addf(&s->out, "%u %d ", path, (int) kind);
    fhb_buf_addstr(&s->out, raw);

    return true;
}


static void
hold_against_jansson(const char *text, size_t size, bool sound)
{
    bool          ours_only;
    json_t       *tree;
    json_error_t  err;

    tree = json_loadb(text, size, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
                      &err);

    if (sound) {
        ours_only = tree == NULL
                    && json_error_code(&err) != json_error_numeric_overflow
                    && json_error_code(&err) != json_error_null_byte_in_key;
        if (ours_only) {
            abort();
        }
    }

    json_decref(tree);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const  list[] = {
        "a", "a.b", "a.b.c", "id", "meta.lastUpdated", "subject.reference"
    };
    static fhb_scan_paths_t  *paths;

    seen_t       ours, scalar;
    fhb_err_t    rc, rc2;
    fhb_str_t    doc = fhb_str((const char *) data, size);
    fhb_error_t  err = { FHB_OK, "" }, err2 = { FHB_OK, "" };

    if (paths == NULL) {
        paths = fhb_scan_paths_new(list, sizeof(list) / sizeof(list[0]));
        if (paths == NULL) {
            abort();
        }
    }

    ours = (seen_t) { doc.ptr, doc.ptr + size, { NULL, 0, 0, false } };
    scalar = ours;

    rc = fhb_scan(doc, paths, see, &ours, &err);
    rc2 = scalar_scan(doc, paths, see, &scalar, &err2);

    if (rc != rc2 || strcmp(err.text, err2.text) != 0
        || !fhb_str_eq(fhb_buf_str(&ours.out), fhb_buf_str(&scalar.out)))
    {
        abort();
    }

    hold_against_jansson(doc.ptr, size, rc == FHB_OK);

    fhb_buf_free(&ours.out);
    fhb_buf_free(&scalar.out);

    return 0;
}
