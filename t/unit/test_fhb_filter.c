/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search filters from case folders: each t/cases/filter/NAME/input has a
 * resource, the filters that it passes and those that it does not pass.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "case_folders.h"
#include "filter_case.h"

#define CASES  "t/cases/filter"


static bool
match(fhb_filters_t *f, fhb_type_t type, fhb_str_t body, fhb_str_t base)
{
    bool         pass;
    fhb_error_t  err = { 0 };

    if (fhb_filters_match(f, type, body, base, &pass, &err) != FHB_OK) {
        fail_msg("match: %s", err.text);
    }

    return pass;
}


static void
add(fhb_filters_t *f, fhb_str_t filter)
{
    fhb_error_t       err = { 0 };
    fhb_issue_code_t  code;

    if (fhb_filters_add(f, filter, &code, &err) != FHB_OK) {
        fail_msg("%.*s: %s", FHB_STR_ARG(filter), err.text);
    }
}


static void
run_case(void **state)
{
    char            *copy;
    bool             pass;
    size_t           i;
    fhb_buf_t        text = { 0 };
    fhb_type_t       type;
    filter_case_t    c;
    fhb_filters_t   *f;

    case_read(CASES, *state, "input", &text);
    assert_true(filter_case_parse(&c, fhb_buf_str(&text)));

    /* not a byte to spare, so that ASan sees a step too far */
    copy = malloc(c.body.len);
    assert_non_null(copy);
    memcpy(copy, c.body.ptr, c.body.len);

    for (i = 0; i < c.n; i++) {
        f = fhb_filters_new();
        assert_non_null(f);
        add(f, c.filters[i]);

        type = fhb_filter_type(c.filters[i]);
        pass = match(f, type, fhb_str(copy, c.body.len), c.base);
        if (pass != c.pass[i]) {
            fail_msg("%.*s: %s", FHB_STR_ARG(c.filters[i]),
                     pass ? "passes" : "does not pass");
        }

        fhb_filters_free(f);
    }

    free(copy);
    fhb_buf_free(&text);
}


int
main(void)
{
    return case_run_all(CASES, run_case);
}
