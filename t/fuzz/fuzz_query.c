/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A stored query of any bytes: damaged, or a query that is the same when it
 * is written down and read again; its digest tells it from an empty one.
 */

#include <string.h>

#include "../../src/common/fhb_query.h"
#include "fuzz_file.h"


static void
check_again(const fhb_query_t *q)
{
    char         one[65], two[65];
    fhb_buf_t    text = { 0 }, second = { 0 };
    fhb_error_t  err;
    fhb_query_t  again = fhb_query_none(), copy;

    fhb_query_write(&text, q);
    require(!text.failed);
    require(fhb_query_read(fhb_buf_str(&text), &again, &err) == FHB_OK);

    fhb_query_write(&second, &again);
    require(fhb_str_eq(fhb_buf_str(&text), fhb_buf_str(&second)));

    require(fhb_query_digest(q, FHB_STR("g"), one));
    require(fhb_query_digest(&again, FHB_STR("g"), two));
    require(strcmp(one, two) == 0);

    require(fhb_query_copy(&copy, q));
    fhb_buf_reset(&second);
    fhb_query_write(&second, &copy);
    require(fhb_str_eq(fhb_buf_str(&text), fhb_buf_str(&second)));

    fhb_query_free(&again);
    fhb_query_free(&copy);
    fhb_buf_free(&text);
    fhb_buf_free(&second);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhb_err_t    rc;
    fhb_error_t  err = { FHB_OK, "" };
    fhb_query_t  q = fhb_query_none();

    rc = fhb_query_read(fhb_str((const char *) data, size), &q, &err);

    if (rc == FHB_OK) {
        check_again(&q);
    } else {
        require(rc == FHB_EJSON);
        fuzz_check_error(&err, rc);
    }

    fhb_query_free(&q);

    return 0;
}
