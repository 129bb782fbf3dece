/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One client record (docs/protocol.md "On disk"): what it says of types and
 * limits while the entry changes (SC-07, ACC-10).
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/sidecar/fhbd_clients_int.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))

#define LAB    "Observation?category=laboratory\n"
#define VITAL  "Observation?category=vital-signs\n"
#define LAB_FINAL  "Observation?category=laboratory&status=final\n"


static char  id[] = "app", limits[1024];

static fhbd_client_t  client = {
    .id = id, .enabled = true, .limits = limits, .levels = 7
};


static fhb_typeset_t
types_of(const char *list)
{
    fhb_error_t    err;
    fhb_typeset_t  types = { { 0 } };

    if (list[0] != '\0') {
        assert_int_equal(fhb_typeset_parse(fhb_cstr(list), &types, &err),
                         FHB_OK);
    }

    return types;
}


/* the record of an entry with these types, in part as its limits say */
static json_t *
content(const char *types, const char *lines, const fhbd_record_t *within)
{
    json_t       *json;
    fhb_buf_t     out = { 0 };
    fhb_error_t   err;

    client.types = types_of(types);
    (void) snprintf(limits, sizeof(limits), "%s", lines);

    assert_int_equal(fhbd_record_content(&client, 1000, within, &out, &err),
                     FHB_OK);
    json = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);
    fhb_buf_free(&out);

    return json;
}


static void
same(const fhbd_record_t *got, const char *types, const char *lines)
{
    fhb_typeset_t  wanted = types_of(types);

    assert_true(got->good);
    assert_memory_equal(&got->types, &wanted, sizeof(wanted));
    assert_true(fhb_str_eq(fhb_buf_str(&got->limits), fhb_cstr(lines)));
}


static void
read_record(json_t *json, fhbd_record_t *out)
{
    fhb_error_t  err;

    /* that a mark is there is asked for; none of these has keys */
    json_object_set_new(json, "keys", json_string("0123456789abcdef0123456789"
                        "abcdef0123456789abcdef0123456789abcdef"));
    assert_int_equal(fhbd_record_parse(json, &client, out, &err), FHB_OK);
}


static void
what_is_written_is_read(void **state)
{
    static const struct {
        const char  *types;
        const char  *limits;
    } rows[] = {
        { "Observation,Patient", "" },
        { "Observation,Patient", LAB VITAL },
        { "Observation", LAB },
    };

    size_t         i;
    fhbd_record_t  rec;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        read_record(content(rows[i].types, rows[i].limits, NULL), &rec);
        same(&rec, rows[i].types, rows[i].limits);
        fhbd_record_free(&rec);
    }
}


/* before anything is allowed: not more than the old record, not more than the
 * new entry */
static void
a_change_forbids_first_ACC_10(void **state)
{
    static const struct {
        const char  *old_types;
        const char  *old;
        const char  *types;
        const char  *limits;
        const char  *both_types;
        const char  *both;
    } rows[] = {
        { "Observation,Patient", LAB, "Observation,Patient", LAB,
          "Observation,Patient", LAB },
        { "Observation", "", "Observation", LAB, "Observation", LAB },
        { "Observation", LAB, "Observation", "", "Observation", LAB },
        { "Observation", LAB VITAL, "Observation", LAB, "Observation", LAB },
        { "Observation", LAB, "Observation", LAB VITAL, "Observation", LAB },
        { "Observation", LAB, "Observation", LAB_FINAL,
          "Observation", LAB_FINAL },
        { "Observation", LAB_FINAL, "Observation", LAB,
          "Observation", LAB_FINAL },
        { "Observation,Patient", LAB, "Observation,Patient", VITAL,
          "Patient", "" },
        { "Patient", "", "Observation,Patient", LAB, "Patient", "" },
        { "Observation,Patient", LAB, "Patient", "", "Patient", "" },
    };

    size_t         i;
    fhbd_record_t  old, rec;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        read_record(content(rows[i].old_types, rows[i].old, NULL), &old);
        read_record(content(rows[i].types, rows[i].limits, &old), &rec);
        same(&rec, rows[i].both_types, rows[i].both);
        fhbd_record_free(&rec);
        fhbd_record_free(&old);
    }
}


static void
a_part_is_not_among_the_types(void **state)
{
    json_t  *json;

    (void) state;

    json = content("Observation,Patient", LAB, NULL);
    assert_int_equal(json_array_size(json_object_get(json, "types")), 1);
    assert_string_equal(json_string_value(json_array_get(
                            json_object_get(json, "types"), 0)), "Patient");
    json_decref(json);

    json = content("Patient", "", NULL);
    assert_null(json_object_get(json, "limits"));
    json_decref(json);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_change_forbids_first_ACC_10),
        cmocka_unit_test(a_part_is_not_among_the_types),
    };

    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
