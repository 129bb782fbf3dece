/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * References with any bytes: the id is a FHIR id within the raw string, and
 * what stands before it, escapes resolved, is "Patient/" or the base and
 * "/Patient/".
 *
 * seeds: t/cases/reference
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define BASE  "https://h.example/fhir"


static void
check(fhb_str_t raw, fhb_str_t base)
{
    fhb_str_t  id, before;
    fhb_buf_t  plain = { NULL, 0, 0, false };

    id = fhb_reference_patient(raw, base);
    if (id.ptr == NULL) {
        if (id.len != 0) {
            abort();
        }
        return;
    }

    if (id.ptr < raw.ptr || id.ptr + id.len > raw.ptr + raw.len
        || !fhb_fhir_id_valid(id))
    {
        abort();
    }

    if (!fhb_scan_unescape(fhb_str(raw.ptr, (size_t) (id.ptr - raw.ptr)),
                           &plain))
    {
        abort();
    }

    before = fhb_buf_str(&plain);

    if (!fhb_str_eqc(before, "Patient/")
        && !(base.len > 0 && fhb_str_eqc(before, BASE "/Patient/")))
    {
        abort();
    }

    /* behind the id: nothing, or a version */
    fhb_buf_reset(&plain);
    if (!fhb_scan_unescape(fhb_str(id.ptr + id.len,
                                   (size_t) (raw.ptr + raw.len
                                             - (id.ptr + id.len))), &plain))
    {
        abort();
    }

    if (plain.len > 0 && !fhb_str_starts(fhb_buf_str(&plain), "/_history/")) {
        abort();
    }

    fhb_buf_free(&plain);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhb_str_t  raw = fhb_str((const char *) data, size);

    check(raw, FHB_STR(BASE));
    check(raw, fhb_str(NULL, 0));

    return 0;
}
