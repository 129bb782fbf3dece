/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A part as the job store keeps it, of any bytes: refused with nothing left
 * behind, or a part that is the same when it is written down and read again.
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/sidecar/fhbd_pg_store.h"
#include "fuzz_file.h"


static bool
same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}


static void
check_again(const fhbd_pg_part_t *part)
{
    fhb_buf_t       text = { 0 };
    fhb_error_t     err;
    fhbd_pg_part_t  again;

    fhbd_pg_part_format(part, &text);
    require(!text.failed && memchr(text.ptr, '\n', text.len) == NULL);
    require(fhbd_pg_part_parse(text.ptr, &again, &err) == FHB_OK);

    require(again.how == part->how);
    require(memcmp(&again.types, &part->types, sizeof(part->types)) == 0);
    require(same_text(again.lo, part->lo) && same_text(again.hi, part->hi));
    require(again.null_ids == part->null_ids && again.ctid == part->ctid);
    require(again.lo_block == part->lo_block
            && again.hi_block == part->hi_block);

    fhbd_pg_part_free(&again);
    fhb_buf_free(&text);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char            *spec;
    fhb_err_t        rc;
    fhb_error_t      err = { FHB_OK, "" };
    fhbd_pg_part_t   part;

    spec = fhb_str_dup(fhb_str((const char *) data, size));
    require(spec != NULL);

    rc = fhbd_pg_part_parse(spec, &part, &err);

    if (rc == FHB_OK) {
        require(!fhb_typeset_empty(&part.types));
        check_again(&part);

    } else {
        require(rc == FHB_EPARAM && part.lo == NULL && part.hi == NULL);
        fuzz_check_error(&err, rc);
    }

    fhbd_pg_part_free(&part);
    free(spec);

    return 0;
}
