/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A search of Groups without memory: each allocation fails once, what comes of
 * it is said, and nothing is left over (GRP-07).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "alloc_fail.h"
#include "../../src/sidecar/fhbd_groups.h"

#define BASE  FHB_STR("https://fhir.example.org/r4")


/* FHB_OK with the Bundle in out, or what failed; all else is released */
static fhb_err_t
search(const char *query, fhb_buf_t *out)
{
    bool                  pass;
    size_t                i, n = 0;
    fhb_err_t             rc;
    fhb_buf_t             text = { 0 };
    fhb_error_t           err;
    fhb_issue_t          *issues = NULL;
    fhbd_groups_ask_t     ask;
    fhbd_groups_found_t   found = { 0 };

    static const char *const  groups[][2] = {
        { "b", "{\"name\":\"ward b\",\"identifier\":[{\"value\":\"1\"}]}" },
        { "a", "{\"name\":\"Ward a\",\"identifier\":[{\"value\":\"1\"}]}" },
        { "c", "{\"name\":\"other\",\"identifier\":[{\"value\":\"1\"}]}" },
    };

    rc = fhbd_groups_ask(fhb_cstr(query), true, &ask, &err);

    for (i = 0; i < 3 && rc == FHB_OK; i++) {
        rc = fhbd_groups_match(&ask, fhb_cstr(groups[i][1]), BASE, &pass,
                               &err);
        if (rc == FHB_OK && pass) {
            rc = fhbd_groups_put(&found, &ask, fhb_cstr(groups[i][0]),
                                 fhb_cstr(groups[i][1]), &err);
        }
    }

    if (rc == FHB_OK && !fhb_issues_finish(&ask.issues, &issues, &n, &text)) {
        rc = FHB_ENOMEM;
    }

    if (rc == FHB_OK) {
        fhbd_groups_bundle(out, &found, &ask, BASE, issues, n);
        rc = out->failed ? FHB_ENOMEM : FHB_OK;
    }

    free(issues);
    fhb_buf_free(&text);
    fhbd_groups_found_free(&found);
    fhbd_groups_ask_free(&ask);

    return rc;
}


static void
a_search_is_answered_whole_or_not_at_all_GRP_07(void **state)
{
    long          i;
    fhb_err_t     rc;
    fhb_buf_t     out, whole = { 0 };
    static const char  query[] = "name=ward,x&identifier=1&what=1&_count=1";

    (void) state;

    assert_int_equal(search(query, &whole), FHB_OK);

    for (i = 1; /* void */ ; i++) {
        out = (fhb_buf_t) { 0 };
        alloc_start(i);
        rc = search(query, &out);

        if (alloc_count < i) {
            break;
        }

        assert_int_equal(rc, FHB_ENOMEM);
        fhb_buf_free(&out);
        assert_int_equal(alloc_open, 0);
    }

    alloc_start(0);
    assert_int_equal(rc, FHB_OK);
    assert_true(fhb_str_eq(fhb_buf_str(&out), fhb_buf_str(&whole)));
    assert_true(i > 15);

    fhb_buf_free(&out);
    fhb_buf_free(&whole);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(a_search_is_answered_whole_or_not_at_all_GRP_07),
    };

    return cmocka_run_group_tests_name("fhbd_groups_memory", tests, NULL,
                                       NULL);
}
