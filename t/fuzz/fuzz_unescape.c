/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Strings with any bytes: what the scanner takes for a string is resolved,
 * what it refuses is not, and the result is what jansson reads.
 *
 * seeds: t/cases/json/accept
 */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


static void
hold_against_jansson(fhb_str_t doc, bool sound, fhb_str_t plain)
{
    json_t       *tree;
    fhb_str_t     theirs;
    json_error_t  err;

    tree = json_loadb(doc.ptr, doc.len, JSON_ALLOW_NUL | JSON_DECODE_ANY,
                      &err);

    /* a raw NUL ends jansson's reading, not ours */
    if (memchr(doc.ptr, '\0', doc.len) == NULL && sound != (tree != NULL)) {
        abort();
    }

    if (sound && tree != NULL) {
        theirs = fhb_str(json_string_value(tree), json_string_length(tree));
        if (!fhb_str_eq(plain, theirs)) {
            abort();
        }
    }

    json_decref(tree);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool         sound;
    fhb_buf_t    doc = { NULL, 0, 0, false }, out = { NULL, 0, 0, false };
    fhb_error_t  err;

    sound = fhb_scan_unescape(fhb_str((const char *) data, size), &out);

    fhb_buf_adds(&doc, "{\"a\":\"");
    fhb_buf_add(&doc, data, size);
    fhb_buf_adds(&doc, "\"}");

    if (doc.failed || out.failed) {
        abort();
    }

    /* a bare quote may end the string and go on as something else */
    if ((size == 0 || memchr(data, '"', size) == NULL)
        && sound != (fhb_scan(fhb_buf_str(&doc), NULL, NULL, NULL, &err)
                     == FHB_OK))
    {
        abort();
    }

    if (sound) {
        hold_against_jansson(fhb_str(doc.ptr + 5, doc.len - 6), sound,
                             fhb_buf_str(&out));
    }

    fhb_buf_free(&doc);
    fhb_buf_free(&out);

    return 0;
}
