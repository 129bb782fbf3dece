/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A search of Groups: a query of any bytes, a line break, a Group of any
 * bytes.  What is accepted is told in the link of what was asked for: asked
 * again by it, the same is asked, and the same Groups match.
 *
 * seeds: t/cases/groups
 */

#include <string.h>

#include "../../src/sidecar/fhbd_groups.h"
#include "fuzz.h"


static bool
match(const fhbd_groups_ask_t *ask, fhb_str_t body, fhb_err_t *rc)
{
    bool         pass = true;
    fhb_error_t  err;

    *rc = fhbd_groups_match(ask, body, FHB_STR("https://x.example/r4"), &pass,
                            &err);
    require(*rc == FHB_OK || (*rc == FHB_EJSON && !pass));

    return pass;
}


static void
check_again(const fhbd_groups_ask_t *ask, fhb_str_t body)
{
    bool               pass;
    fhb_err_t          first, second;
    fhb_error_t        err;
    fhbd_groups_ask_t  again;

    require(fhbd_groups_ask(fhb_buf_str(&ask->self), false, &again, &err)
            == FHB_OK);
    require(fhb_issues_errors(&again.issues, NULL) == 0);
    require(fhb_str_eq(fhb_buf_str(&again.self), fhb_buf_str(&ask->self)));
    require(again.count == ask->count);
    require(again.filters_n == ask->filters_n);
    require(again.names_n == ask->names_n);
    require(again.names_fields == ask->names_fields);
    require(again.after[0] == '\0');

    pass = match(ask, body, &first);
    require(match(&again, body, &second) == pass && first == second);

    fhbd_groups_ask_free(&again);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool               lenient;
    fhb_str_t          query, body;
    fhb_error_t        err;
    const uint8_t     *end = size == 0 ? NULL : memchr(data, '\n', size);
    fhbd_groups_ask_t  ask;

    query = fhb_str((const char *) data,
                    end == NULL ? size : (size_t) (end - data));
    body = end == NULL ? FHB_STR("{}")
           : fhb_str((const char *) end + 1, size - query.len - 1);
    lenient = size % 2 == 1;

    require(fhbd_groups_ask(query, lenient, &ask, &err) == FHB_OK);
    require(ask.count <= FHBD_GROUPS_COUNT);
    require(ask.after[0] == '\0' || fhb_fhir_id_valid(fhb_cstr(ask.after)));

    if (fhb_issues_errors(&ask.issues, NULL) == 0) {
        require(lenient || ask.issues.n == 0);
        check_again(&ask, body);
    }

    fhbd_groups_ask_free(&ask);

    return 0;
}
