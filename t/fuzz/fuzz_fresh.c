/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Cache-Control of any bytes: a time within bounds or none, and directives
 * that come behind it make it shorter or leave it, never longer.
 */

#include "../../src/sidecar/fhbd_fetch.h"
#include "fuzz.h"


static int64_t
with(fhb_str_t text, const char *more)
{
    int64_t    n;
    fhb_buf_t  both = { 0 };

    fhb_buf_addstr(&both, text);
    fhb_buf_adds(&both, more);
    require(!both.failed);
    n = fhbd_fresh_seconds(fhb_buf_str(&both));
    fhb_buf_free(&both);

    return n;
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t    n, less;
    fhb_str_t  text = fhb_str((const char *) data, size);

    n = fhbd_fresh_seconds(text);
    require(n >= -1 && n <= INT32_MAX);

    less = with(text, ", max-age=7");
    require(less >= 0 && less <= 7 && (n < 0 || less <= n));

    require(with(text, ",NO-STORE") == 0);
    require(with(text, ", no-cache=\"set-cookie\"") == 0);

    /* what cannot be read allows nothing; n is 0 where a quote was open */
    require(n == 0 || with(text, ", max-age=\"") == 0);

    return 0;
}
