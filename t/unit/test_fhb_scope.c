/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Scopes from case folders: t/cases/scope/NAME/input has the requested list
 * in its first line and the allowed one in its second; what is made of them,
 * written as text, is t/cases/scope/NAME/expected.  With CASES_WRITE=1
 * missing expected files are written, to be read before they are kept.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_limits.h"
#include "../../src/common/fhb_scope.h"
#include "alloc_fail.h"
#include "case_folders.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))
#define CASES    "t/cases/scope"


static void
render_word(fhb_buf_t *out, fhb_str_t word)
{
    static const char *const  contexts[] = { "system", "user", "patient" };

    size_t       i;
    fhb_err_t    rc;
    fhb_error_t  err;
    fhb_scope_t  scope;

    rc = fhb_scope_parse(word, &scope, &err);

    if (rc == FHB_ENOTFOUND) {
        fhb_buf_adds(out, "    no scope for resources\n");
        return;
    }

    if (rc == FHB_EPARAM) {
        fhb_buf_addf(out, "    refused: %s\n", err.text);
        return;
    }

    assert_int_equal(rc, FHB_OK);
    assert_true(fhb_str_eq(scope.text, word));

    fhb_buf_addf(out, "    %s %s %s ", scope.v1 ? "v1" : "v2",
                 contexts[scope.context], scope.type == FHB_TYPE_NONE
                 ? "*" : fhb_type_name(scope.type).ptr);

    for (i = 0; i < 5; i++) {
        if (scope.actions & (1u << i)) {
            fhb_buf_addc(out, "cruds"[i]);
        }
    }

    if (scope.constraint.len > 0) {
        fhb_buf_adds(out, " where ");
        fhb_buf_addstr(out, scope.constraint);
    }
    fhb_buf_addc(out, '\n');
}


static void
render_types(fhb_buf_t *out, fhb_str_t list, const char *name, unsigned need)
{
    bool           system, some;
    fhb_buf_t      limits = { 0 };
    fhb_str_t      rest, line;
    fhb_type_t     t;
    fhb_error_t    err;
    fhb_typeset_t  all = fhb_typeset_all(), types, limited;

    types = fhb_scope_types(list, need, &system);
    fhb_buf_addf(out, "    %s:", name);

    if (memcmp(&all, &types, sizeof(all)) == 0) {
        fhb_buf_adds(out, " all");

    } else {
        for (t = 0; t < fhb_type_count(); t++) {
            if (fhb_typeset_has(&types, t)) {
                fhb_buf_addf(out, " %s", fhb_type_name(t).ptr);
            }
        }
    }

    fhb_buf_adds(out, system ? "\n" : " (no system scope)\n");

    /* SC-05: those of which there are parts only */
    limited = types;
    assert_int_equal(fhb_scope_limits(list, need, &limited, &limits, &err),
                     FHB_OK);

    for (t = 0; t < fhb_type_count(); t++) {
        rest = fhb_buf_str(&limits);
        some = false;

        while (fhb_limits_next(&rest, t, &line)) {
            fhb_buf_addf(out, "    %s within %.*s\n", name,
                         FHB_STR_ARG(line));
            some = true;
        }

        assert_int_equal(some, fhb_typeset_has(&limited, t)
                               && !fhb_typeset_has(&types, t));
    }

    fhb_buf_free(&limits);
}


static void
render(fhb_buf_t *out, fhb_str_t requested, fhb_str_t allowed)
{
    static const char *const  results[] = { "all", "some", "nothing" };

    fhb_buf_t    granted = { 0 };
    fhb_str_t    rest = requested, word;
    fhb_err_t    rc;
    fhb_error_t  err;
    fhb_grant_t  result;

    fhb_buf_adds(out, "words:\n");
    while (fhb_scope_next(&rest, &word)) {
        render_word(out, word);
    }

    fhb_buf_adds(out, "types:\n");
    render_types(out, requested, "rs", FHB_SCOPE_RS);
    render_types(out, requested, "r", FHB_SCOPE_R);

    rc = fhb_scope_grant(requested, allowed, &granted, &result, &err);

    if (rc == FHB_OK) {
        assert_int_equal(granted.len == 0, result == FHB_GRANT_NOTHING);
        fhb_buf_addf(out, "granted: %s\n", results[result]);

        for (rest = fhb_buf_str(&granted); fhb_scope_next(&rest, &word);
             fhb_buf_addc(out, '\n'))
        {
            fhb_buf_adds(out, "    ");
            fhb_buf_addstr(out, word);
        }

    } else {
        assert_int_equal(rc, FHB_EPARAM);
        fhb_buf_addf(out, "refused:\n    %s\n", err.text);
    }

    fhb_buf_free(&granted);
}


static void
test_case(void **state)
{
    char       *name = *state;
    fhb_buf_t   input = { 0 }, got = { 0 };
    fhb_str_t   rest, requested, allowed;

    case_read(CASES, name, "input", &input);

    rest = fhb_buf_str(&input);
    requested = case_cut_line(&rest);
    allowed = case_cut_line(&rest);
    assert_int_equal(rest.len, 0);

    render(&got, requested, allowed);
    case_expect(CASES, name, &got);

    fhb_buf_free(&input);
    fhb_buf_free(&got);
}


static fhb_err_t
grant(fhb_str_t requested, const char *allowed, fhb_buf_t *granted,
    fhb_grant_t *result)
{
    fhb_error_t  err;

    return fhb_scope_grant(requested, fhb_cstr(allowed), granted, result,
                           &err);
}


/* SC-01, SC-02: each subset of cruds in order is an action, each other order
 * of the same letters is none */
static void
test_sc_01_orders(void **state)
{
    static const char  letters[] = "cruds";

    char         text[32];
    int          n;
    size_t       i, k;
    fhb_error_t  err;
    fhb_scope_t  scope;
    unsigned     set;

    (void) state;

    for (set = 1; set < 32; set++) {
        n = snprintf(text, sizeof(text), "system/Patient.");
        for (i = 0; i < 5; i++) {
            if (set & (1u << i)) {
                text[n++] = letters[i];
            }
        }
        text[n] = '\0';

        assert_int_equal(fhb_scope_parse(fhb_cstr(text), &scope, &err),
                         FHB_OK);
        assert_int_equal(scope.actions, set);
        assert_false(scope.v1);
    }

    for (i = 0; i < 5; i++) {
        for (k = 0; k <= i; k++) {
            (void) snprintf(text, sizeof(text), "system/Patient.%c%c",
                            letters[i], letters[k]);
            assert_int_equal(fhb_scope_parse(fhb_cstr(text), &scope, &err),
                             FHB_EPARAM);
        }
    }
}


/* RFC 6749, 3.3: characters of a scope; what is repeated of a bad one is fit
 * for an error_description */
static void
test_sc_01_characters(void **state)
{
    char         text[] = "openid?x";
    int          c;
    size_t       i;
    fhb_err_t    rc;
    fhb_error_t  err;
    fhb_scope_t  scope;

    (void) state;

    for (c = 0; c < 256; c++) {
        text[6] = (char) c;
        rc = fhb_scope_parse(fhb_str(text, 8), &scope, &err);

        if (c > 0x20 && c < 0x7f && c != '"' && c != '\\') {
            assert_int_equal(rc, FHB_ENOTFOUND);
            continue;
        }

        assert_int_equal(rc, FHB_EPARAM);
        assert_non_null(strstr(err.text, "'openid?x'"));

        for (i = 0; err.text[i] != '\0'; i++) {
            assert_in_range(err.text[i], 0x20, 0x7e);
            assert_true(err.text[i] != '"' && err.text[i] != '\\');
        }
    }
}


/* the first 64 characters of a bad word, no more */
static void
test_tok_12_long_word(void **state)
{
    char         text[256];
    fhb_error_t  err;
    fhb_scope_t  scope;

    (void) state;

    memset(text, 'x', sizeof(text));
    memcpy(text, "system/", 7);

    assert_int_equal(fhb_scope_parse(fhb_str(text, sizeof(text)), &scope,
                                     &err), FHB_EPARAM);
    text[64] = '\0';
    assert_non_null(strstr(err.text, text));
    text[64] = 'x';
    text[65] = '\0';
    assert_null(strstr(err.text, text));
}


/* NULL and length 0 is a list without scopes */
static void
test_sc_empty(void **state)
{
    bool           system = true;
    fhb_buf_t      granted = { 0 };
    fhb_grant_t    result;
    fhb_typeset_t  types;

    (void) state;

    types = fhb_scope_types(fhb_str(NULL, 0), FHB_SCOPE_RS, &system);
    assert_true(fhb_typeset_empty(&types));
    assert_false(system);

    assert_int_equal(grant(fhb_str(NULL, 0), "system/*.rs", &granted, &result),
                     FHB_OK);
    assert_int_equal(result, FHB_GRANT_NOTHING);
    assert_int_equal(granted.len, 0);

    /* no need at all is no reason to allow everything */
    types = fhb_scope_types(FHB_STR("system/*.cruds"), 0, NULL);
    assert_true(fhb_typeset_empty(&types));

    types = fhb_scope_types(FHB_STR("system/*.rs"), FHB_SCOPE_RS, NULL);
    assert_false(fhb_typeset_empty(&types));

    fhb_buf_free(&granted);
}


/* granted is made anew each time */
static void
test_tok_14_granted_anew(void **state)
{
    fhb_buf_t    granted = { 0 };
    fhb_grant_t  result;

    (void) state;

    assert_int_equal(grant(FHB_STR("system/Patient.rs"), "system/*.rs",
                           &granted, &result), FHB_OK);
    assert_int_equal(grant(FHB_STR("system/Group.rs"), "system/*.rs",
                           &granted, &result), FHB_OK);
    assert_true(fhb_str_eq(fhb_buf_str(&granted), FHB_STR("system/Group.rs")));

    assert_int_equal(grant(FHB_STR("system/Group.rs"), "", &granted, &result),
                     FHB_OK);
    assert_int_equal(granted.len, 0);

    fhb_buf_free(&granted);
}


/* TOK-19: what is granted has to fit into a token and a header */
static void
test_tok_19_limits(void **state)
{
    fhb_buf_t    granted = { 0 }, list = { 0 };
    fhb_type_t   t;
    fhb_grant_t  result;

    (void) state;

    while (list.len < FHB_SCOPES_MAX - 19) {
        fhb_buf_adds(&list, "system/Patient.rs ");
    }
    while (list.len < FHB_SCOPES_MAX) {
        fhb_buf_addc(&list, ' ');
    }

    assert_int_equal(grant(fhb_buf_str(&list), "system/*.rs", &granted,
                           &result), FHB_OK);
    assert_int_equal(result, FHB_GRANT_ALL);
    assert_true(fhb_str_eq(fhb_buf_str(&granted),
                           FHB_STR("system/Patient.rs")));

    fhb_buf_addc(&list, ' ');
    assert_int_equal(grant(fhb_buf_str(&list), "system/*.rs", &granted,
                           &result), FHB_EPARAM);

    /* every type by name is too much for "*", which names them all */
    fhb_buf_reset(&list);
    for (t = 1; t < fhb_type_count(); t++) {
        fhb_buf_addf(&list, "system/%s.rs ", fhb_type_name(t).ptr);
    }
    fhb_buf_addc(&list, '\0');

    assert_int_equal(grant(FHB_STR("system/*.rs"), list.ptr, &granted,
                           &result), FHB_EPARAM);

    /* with the missing one it is "*" again */
    list.len--;
    fhb_buf_addf(&list, "system/%s.rs", fhb_type_name(0).ptr);
    fhb_buf_addc(&list, '\0');
    assert_false(list.failed);

    assert_int_equal(grant(FHB_STR("system/*.rs"), list.ptr, &granted,
                           &result), FHB_OK);
    assert_int_equal(result, FHB_GRANT_ALL);
    assert_true(fhb_str_eq(fhb_buf_str(&granted), FHB_STR("system/*.rs")));

    fhb_buf_free(&list);
    fhb_buf_free(&granted);
}


/* SC-02: the forms mean the same for each type */
static void
test_sc_02_matrix(void **state)
{
    static const struct {
        const char  *v1;
        const char  *v2;
    } rows[] = {
        { "read", "rs" }, { "write", "cud" }, { "*", "cruds" }
    };

    char         text[80];
    size_t       i;
    fhb_type_t   t;
    fhb_error_t  err;
    fhb_scope_t  one, two;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        for (t = 0; t < fhb_type_count(); t++) {
            (void) snprintf(text, sizeof(text), "system/%s.%s",
                            fhb_type_name(t).ptr, rows[i].v1);
            assert_int_equal(fhb_scope_parse(fhb_cstr(text), &one, &err),
                             FHB_OK);
            assert_true(one.v1);
            assert_int_equal(one.type, t);

            (void) snprintf(text, sizeof(text), "system/%s.%s",
                            fhb_type_name(t).ptr, rows[i].v2);
            assert_int_equal(fhb_scope_parse(fhb_cstr(text), &two, &err),
                             FHB_OK);
            assert_false(two.v1);
            assert_int_equal(two.type, t);
            assert_int_equal(one.actions, two.actions);
        }
    }
}


static fhb_err_t
grant_many(void *arg)
{
    fhb_buf_t    granted = { 0 };
    fhb_err_t    rc;
    fhb_grant_t  result;

    (void) arg;

    rc = grant(FHB_STR("system/*.rs system/*.read "
                       "system/Procedure.rs?status=completed "
                       "system/CarePlan.rs?status=active"), "system/Patient.rs "
               "system/CarePlan.rs?category=assess-plan "
               "system/Observation.rs system/Condition.rs "
               "system/Encounter.rs system/Procedure.rs system/Device.rs "
               "system/Immunization.rs system/Group.rs", &granted, &result);
    fhb_buf_free(&granted);

    return rc;
}


static fhb_err_t
limits_many(void *arg)
{
    fhb_buf_t      limits = { 0 };
    fhb_err_t      rc;
    fhb_error_t    err;
    fhb_typeset_t  types = { { 0 } };

    (void) arg;

    rc = fhb_scope_limits(FHB_STR("system/Patient.rs?gender=female "
                                  "system/Observation.r?category=laboratory "
                                  "system/Observation.s"), FHB_SCOPE_RS,
                          &types, &limits, &err);
    fhb_buf_free(&limits);

    return rc;
}


static void
test_no_memory(void **state)
{
    (void) state;

    assert_true(alloc_fail_each(grant_many, NULL) > 2);
    assert_true(alloc_fail_each(limits_many, NULL) > 4);
}


/* a type with more constraints than are kept apart is not given at all */
static void
test_sc_06_too_many(void **state)
{
    int            i;
    fhb_buf_t      list = { 0 }, limits = { 0 };
    fhb_error_t    err;
    fhb_typeset_t  types = { { 0 } };

    (void) state;

    fhb_buf_adds(&list, "system/Patient.rs?gender=female");
    for (i = 0; i < FHB_LIMITS_TYPE; i++) {
        fhb_buf_addf(&list, " system/Observation.rs?code=%d", i);
    }

    assert_int_equal(fhb_scope_limits(fhb_buf_str(&list), FHB_SCOPE_RS,
                                      &types, &limits, &err), FHB_OK);
    assert_true(fhb_typeset_has(&types,
                                fhb_type_find(FHB_STR("Observation"))));

    fhb_buf_adds(&list, " system/Observation.rs?code=x");
    fhb_buf_reset(&limits);
    types = (fhb_typeset_t) { { 0 } };
    assert_int_equal(fhb_scope_limits(fhb_buf_str(&list), FHB_SCOPE_RS,
                                      &types, &limits, &err), FHB_OK);
    assert_false(fhb_typeset_has(&types,
                                 fhb_type_find(FHB_STR("Observation"))));
    assert_true(fhb_str_eq(fhb_buf_str(&limits),
                           FHB_STR("Patient?gender=female\n")));

    fhb_buf_free(&list);
    fhb_buf_free(&limits);
}


int
main(void)
{
    int  failed;

    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_sc_01_orders),
        cmocka_unit_test(test_sc_01_characters),
        cmocka_unit_test(test_sc_02_matrix),
        cmocka_unit_test(test_sc_empty),
        cmocka_unit_test(test_tok_12_long_word),
        cmocka_unit_test(test_tok_14_granted_anew),
        cmocka_unit_test(test_tok_19_limits),
        cmocka_unit_test(test_sc_06_too_many),
        cmocka_unit_test(test_no_memory)
    };

    failed = case_run_all(CASES, test_case);
    failed += cmocka_run_group_tests_name("fhb_scope", tests, NULL, NULL);

    return failed != 0;
}
