/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Limits (SC-05, SC-07, ACC-06): lines, what they cover, two lists of them
 * together.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_limits.h"
#include "alloc_fail.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))

#define LAB    "Observation?category=laboratory\n"
#define VITAL  "Observation?category=vital-signs\n"
#define FINAL  "Observation?status=final\n"
#define LAB_FINAL  "Observation?category=laboratory&status=final\n"
#define WOMEN  "Patient?gender=female\n"


static fhb_type_t
type(const char *name)
{
    fhb_type_t  t = fhb_type_find(fhb_cstr(name));

    assert_true(t != FHB_TYPE_NONE);

    return t;
}


static void
a_line_has_its_parameters_sorted_and_once(void **state)
{
    static const struct {
        const char  *constraint;
        const char  *line;
    } rows[] = {
        { "category=laboratory", "Observation?category=laboratory" },
        { "b=2&a=1", "Observation?a=1&b=2" },
        { "a=1&b=2&a=1", "Observation?a=1&b=2" },
        { "a=2&a=1&a=2", "Observation?a=1&a=2" },
        { "a=%2C&a=,", "Observation?a=%2C&a=," },
        { "", "Observation" },
    };

    size_t     i;
    fhb_buf_t  out = { 0 };

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        fhb_buf_reset(&out);
        assert_true(fhb_limit_line(type("Observation"),
                                   fhb_cstr(rows[i].constraint), &out));
        fhb_buf_addc(&out, '\0');
        assert_string_equal(out.ptr, rows[i].line);
    }

    fhb_buf_free(&out);
}


static void
within_is_the_same_type_with_all_parameters(void **state)
{
    static const struct {
        const char  *line;
        const char  *wide;
        bool         within;
    } rows[] = {
        { "Observation?a=1", "Observation?a=1", true },
        { "Observation?a=1&b=2", "Observation?a=1", true },
        { "Observation?a=1&b=2", "Observation?b=2", true },
        { "Observation?a=1&b=2&c=3", "Observation?a=1&c=3", true },
        { "Observation?a=1", "Observation?a=1&b=2", false },
        { "Observation?a=1", "Observation?a=11", false },
        { "Observation?a=11", "Observation?a=1", false },
        { "Observation?a=1", "Observation?b=1", false },
        { "Observation?a=1&c=3", "Observation?b=2", false },
        { "Observation?a=1", "Condition?a=1", false },
        { "MedicationRequest?a=1", "Medication?a=1", false },
        { "Observation", "Observation?a=1", false },
    };

    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        assert_int_equal(fhb_limit_within(fhb_cstr(rows[i].line),
                                          fhb_cstr(rows[i].wide)),
                         rows[i].within);
    }
}


static void
cover_needs_each_line_within_one_ACC_06_SC_08(void **state)
{
    static const struct {
        const char  *holder;
        const char  *made;
        bool         covered;
    } rows[] = {
        { "", "", true },
        { "", LAB, true },
        { WOMEN, "", true },
        { WOMEN, LAB, true },
        { LAB, LAB, true },
        { LAB, LAB_FINAL, true },
        { LAB VITAL, LAB, true },
        { LAB VITAL, LAB VITAL, true },
        { LAB VITAL, LAB_FINAL VITAL, true },

        /* made without limits: more than this holder has */
        { LAB, "", false },
        { LAB, WOMEN, false },
        { LAB WOMEN, WOMEN, false },
        { LAB, VITAL, false },
        { LAB, LAB VITAL, false },
        { LAB_FINAL, LAB, false },
        { LAB_FINAL, LAB_FINAL VITAL, false },
        { FINAL, LAB, false },
        { "ObservationDefinition?_id=1\n", "", true },
        { LAB, "ObservationDefinition?category=laboratory\n", false },
    };

    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        assert_int_equal(fhb_limits_cover(fhb_cstr(rows[i].holder),
                                          fhb_cstr(rows[i].made),
                                          type("Observation")),
                         rows[i].covered);
    }

    /* NULL and length 0 */
    assert_true(fhb_limits_cover(fhb_str(NULL, 0), fhb_str(NULL, 0), 0));
}


/* what no job of ours has: unsorted lines cover less, never more */
static void
odd_lines_cover_nothing_more(void **state)
{
    (void) state;

    assert_false(fhb_limits_cover(fhb_cstr("Observation?b=2&a=1\n"),
                                  fhb_cstr("Observation?a=1&b=2\n"),
                                  type("Observation")));
    assert_true(fhb_limits_cover(fhb_cstr(LAB), fhb_cstr(LAB "rubbish\n\n"),
                                 type("Observation")));
    assert_false(fhb_limits_cover(fhb_cstr(LAB), fhb_cstr("Observation?\n"),
                                  type("Observation")));
    assert_false(fhb_limits_cover(fhb_cstr("Observation?\n"), fhb_cstr(""),
                                  type("Observation")));
}


static void
joined(const char *a, const char *b, const char *wanted)
{
    fhb_buf_t      out = { 0 };
    fhb_error_t    err;
    fhb_typeset_t  types = { { 0 } };

    fhb_typeset_add(&types, type("Observation"));
    fhb_typeset_add(&types, type("Patient"));

    assert_int_equal(fhb_limits_join(fhb_cstr(a), fhb_cstr(b), &types, &out,
                                     &err), FHB_OK);
    fhb_buf_addc(&out, '\0');
    assert_string_equal(out.ptr, wanted);
    fhb_buf_free(&out);
}


static void
joined_limits_both_hold_SC_07(void **state)
{
    (void) state;

    joined("", "", "");
    joined(LAB, "", LAB);
    joined("", LAB, LAB);
    joined(LAB, WOMEN, LAB WOMEN);
    joined(LAB, LAB, LAB);
    joined(LAB, FINAL, LAB_FINAL);
    joined(FINAL, LAB, LAB_FINAL);
    joined(LAB_FINAL, LAB, LAB_FINAL);
    joined(LAB VITAL, FINAL, LAB_FINAL
           "Observation?category=vital-signs&status=final\n");

    /* the same list twice is the same list, not each line with each other */
    joined(LAB VITAL WOMEN, LAB VITAL WOMEN, LAB VITAL WOMEN);

    /* other types are not asked for */
    joined("Condition?code=1\n", "Condition?code=2\n" LAB, LAB);
}


static void
lines_of(fhb_buf_t *out, const char *name, int n)
{
    int  i;

    for (i = 100; i < 100 + n; i++) {
        fhb_buf_addf(out, "Observation?%s=%d\n", name, i);
    }
}


static void
too_much_is_refused(void **state)
{
    fhb_buf_t      a = { 0 }, b = { 0 }, out = { 0 };
    fhb_error_t    err;
    fhb_typeset_t  types = fhb_typeset_all();

    (void) state;

    lines_of(&a, "code", 8);
    lines_of(&b, "status", 8);
    assert_int_equal(fhb_limits_join(fhb_buf_str(&a), fhb_buf_str(&b), &types,
                                     &out, &err), FHB_OK);

    lines_of(&b, "subject", 1);
    assert_int_equal(fhb_limits_join(fhb_buf_str(&a), fhb_buf_str(&b), &types,
                                     &out, &err), FHB_EPARAM);
    assert_string_equal(err.text, "more than 64 constraints of one resource "
                        "type");

    /* bytes: 64 lines of one type, then those of another */
    fhb_buf_reset(&a);
    fhb_buf_reset(&b);
    fhb_buf_reset(&out);
    while (a.len < FHB_LIMITS_MAX - 100) {
        fhb_buf_addf(&a, "Observation?code=%090zu\n", a.len);
    }
    assert_int_equal(fhb_limits_join(fhb_buf_str(&a), fhb_str(NULL, 0), &types,
                                     &out, &err), FHB_OK);
    fhb_buf_adds(&b, "Patient?_id=");
    while (b.len < 110) {
        fhb_buf_addc(&b, 'x');
    }
    fhb_buf_addc(&b, '\n');
    fhb_buf_reset(&out);
    assert_int_equal(fhb_limits_join(fhb_buf_str(&a), fhb_buf_str(&b), &types,
                                     &out, &err), FHB_EPARAM);
    assert_string_equal(err.text, "constraints of more than 4096 bytes");

    /* parameters */
    fhb_buf_reset(&a);
    fhb_buf_reset(&b);
    fhb_buf_adds(&a, "Observation?a=0");
    fhb_buf_adds(&b, "Observation?b=0");
    for (int i = 10; i < 26; i++) {
        fhb_buf_addf(&a, "&a=%d", i);
        fhb_buf_addf(&b, "&b=%d", i);
    }
    assert_int_equal(fhb_limits_join(fhb_buf_str(&a), fhb_buf_str(&b), &types,
                                     &out, &err), FHB_EPARAM);
    assert_string_equal(err.text, "more than 32 parameters in the constraints "
                        "of one resource type");

    fhb_buf_free(&a);
    fhb_buf_free(&b);
    fhb_buf_free(&out);
}


static void
a_set_has_no_line_within_another(void **state)
{
    size_t           i;
    fhb_buf_t        out = { 0 };
    fhb_error_t      err;
    fhb_limit_set_t  set = { .n = 0 };

    static const char  *lines[] = {
        "Observation?a=1&b=2", "Observation?c=3", "Observation?a=1&d=4",
        "Observation?a=1", "Observation?a=1&b=2", "Observation?c=3"
    };

    (void) state;

    for (i = 0; i < ROWS(lines); i++) {
        assert_int_equal(fhb_limit_set_add(&set, fhb_cstr(lines[i]), &err),
                         FHB_OK);
    }

    fhb_limit_set_write(&set, &out);
    fhb_buf_addc(&out, '\0');
    assert_string_equal(out.ptr, "Observation?a=1\nObservation?c=3\n");

    fhb_limit_set_free(&set);
    assert_int_equal(set.n, 0);
    fhb_buf_free(&out);
}


/* SC-06: which constraints there are is the filters' business; here, that
 * they are asked */
static void
a_limit_is_a_filter_SC_06(void **state)
{
    fhb_error_t  err;

    (void) state;

    assert_int_equal(fhb_limit_check(fhb_cstr("Observation?category=a"),
                                     &err), FHB_OK);
    assert_int_equal(fhb_limit_check(fhb_cstr("Observation?no-such=a"), &err),
                     FHB_EPARAM);
    assert_true(err.text[0] != '\0');
}


static fhb_err_t
join_many(void *arg)
{
    fhb_buf_t      out = { 0 };
    fhb_err_t      rc;
    fhb_error_t    err;
    fhb_typeset_t  types = fhb_typeset_all();

    (void) arg;

    rc = fhb_limits_join(fhb_cstr(LAB VITAL), fhb_cstr(FINAL), &types, &out,
                         &err);
    fhb_buf_free(&out);

    return rc;
}


static void
no_memory(void **state)
{
    (void) state;

    assert_true(alloc_fail_each(join_many, NULL) > 4);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(a_line_has_its_parameters_sorted_and_once),
        cmocka_unit_test(within_is_the_same_type_with_all_parameters),
        cmocka_unit_test(cover_needs_each_line_within_one_ACC_06_SC_08),
        cmocka_unit_test(odd_lines_cover_nothing_more),
        cmocka_unit_test(joined_limits_both_hold_SC_07),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(a_set_has_no_line_within_another),
        cmocka_unit_test(a_limit_is_a_filter_SC_06),
        cmocka_unit_test(no_memory),
    };

    return cmocka_run_group_tests_name("fhb_limits", tests, NULL, NULL);
}
