/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * OperationOutcome: its form, its codes, hostile text.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <string.h>

#include "../../src/common/fhb_outcome.h"


/* ERR-05: every code is one of R4's issue-type value set */
static void
test_err_05_codes(void **state)
{
    static const char *const  r4[] = {
        "invalid", "structure", "required", "value", "invariant", "security",
        "login", "unknown", "expired", "forbidden", "suppressed",
        "processing", "not-supported", "duplicate", "multiple-matches",
        "not-found", "deleted", "too-long", "code-invalid", "extension",
        "too-costly", "business-rule", "conflict", "transient", "lock-error",
        "no-store", "exception", "timeout", "incomplete", "throttled",
        "informational", NULL
    };

    int          code;
    size_t       i;
    const char  *name;

    (void) state;

    for (code = 0; code <= FHB_ISSUE_INFORMATIONAL; code++) {
        name = fhb_issue_code_name((fhb_issue_code_t) code);
        assert_non_null(name);

        for (i = 0; r4[i] != NULL && strcmp(r4[i], name) != 0; i++) { }
        if (r4[i] == NULL) {
            fail_msg("no R4 code: %s", name);
        }
    }

    assert_string_equal(fhb_issue_code_name(FHB_ISSUE_THROTTLED), "throttled");
    assert_string_equal(fhb_issue_code_name(FHB_ISSUE_NO_STORE), "no-store");
}


/* client contract 13: the text stands in details.text and in diagnostics */
static void
test_err_01_form(void **state)
{
    static const fhb_issue_t  issues[] = {
        { FHB_SEV_ERROR, FHB_ISSUE_VALUE, { "Wrong.", 6 }, { "a.b", 3 } },
        { FHB_SEV_WARNING, FHB_ISSUE_NOT_SUPPORTED, { "Hm.", 3 },
          { NULL, 0 } },
        { FHB_SEV_INFORMATION, FHB_ISSUE_INFORMATIONAL, { "Well.", 5 },
          { "", 0 } }
    };

    fhb_buf_t  out = { 0 };

    (void) state;

    fhb_buf_adds(&out, "before ");
    fhb_outcome_write(&out, issues, 3);
    fhb_buf_addc(&out, '\0');

    assert_false(out.failed);
    assert_string_equal(out.ptr,
        "before {\"resourceType\":\"OperationOutcome\",\"issue\":["
        "{\"severity\":\"error\",\"code\":\"value\","
        "\"details\":{\"text\":\"Wrong.\"},\"diagnostics\":\"Wrong.\","
        "\"expression\":[\"a.b\"]},"
        "{\"severity\":\"warning\",\"code\":\"not-supported\","
        "\"details\":{\"text\":\"Hm.\"},\"diagnostics\":\"Hm.\"},"
        "{\"severity\":\"information\",\"code\":\"informational\","
        "\"details\":{\"text\":\"Well.\"},\"diagnostics\":\"Well.\"}]}");

    fhb_buf_free(&out);
}


/* ERR-02: no byte of a text can break the JSON or the line */
static void
test_err_02_hostile_text(void **state)
{
    char           text[3];
    unsigned       a, b;
    json_t        *root;
    fhb_buf_t      out = { 0 };
    fhb_issue_t    issue = { FHB_SEV_ERROR, FHB_ISSUE_VALUE, { text, 3 },
                             { text, 3 } };
    json_error_t   e;

    (void) state;

    text[2] = '"';

    for (a = 0; a < 256; a++) {
        for (b = 0; b < 256; b += 15) {
            text[0] = (char) a;
            text[1] = (char) b;

            fhb_buf_reset(&out);
            fhb_outcome_write(&out, &issue, 1);
            assert_false(out.failed);
            assert_null(memchr(out.ptr, '\n', out.len));

            root = json_loadb(out.ptr, out.len,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &e);
            if (root == NULL) {
                fail_msg("%02x %02x: %s", a, b, e.text);
            }
            json_decref(root);
        }
    }

    fhb_buf_free(&out);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_err_05_codes),
        cmocka_unit_test(test_err_01_form),
        cmocka_unit_test(test_err_02_hostile_text)
    };

    return cmocka_run_group_tests_name("fhb_outcome", tests, NULL, NULL);
}
