/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Members of Groups, read from bodies that a source of a few lines holds
 * (GRP rows).
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../../src/sidecar/fhbd_members.h"

#define BASE   "https://fhir.example.org/r4"
#define AT     "2026-06-01T12:00:00Z"
#define SINCE  "2026-05-12T10:00:00.000001Z"

#define MEMBER(ref)  "{\"entity\":{\"reference\":\"" ref "\"}}"
#define FROM(ref, start)                                                     \
    "{\"entity\":{\"reference\":\"" ref "\"},\"period\":{\"start\":\""       \
    start "\"}}"
#define GROUP(id, members)                                                   \
    { id, "{\"resourceType\":\"Group\",\"id\":\"" id "\",\"member\":["       \
      members "]}" }

typedef struct {
    const char  *id;
    const char  *body;
} group_t;

static const group_t  *groups;          /* id NULL: the end */

/* what was found */
static fhb_idset_t     *patients, *newcomers;
static fhbd_pick_t      others;
static fhbd_members_t   counts;


static fhb_err_t
groups_resource(fhbd_snapshot_t *snap, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    (void) snap;

    assert_int_equal(type, fhb_type_find(FHB_STR("Group")));
    for (const group_t *g = groups; g->id != NULL; g++) {
        if (fhb_str_eqc(id, g->id)) {
            fhb_buf_adds(out, g->body);
            return FHB_OK;
        }
    }

    return fhb_fail(err, FHB_ENOTFOUND, "no such Group");
}


static const fhbd_source_ops_t  ops = { .resource = groups_resource };


static fhb_instant_t
instant(const char *text)
{
    fhb_error_t    err;
    fhb_instant_t  t;

    assert_int_equal(fhb_instant_parse(fhb_cstr(text), &t, &err), FHB_OK);

    return t;
}


static void
forget(void)
{
    fhb_idset_free(patients);
    fhb_idset_free(newcomers);
    patients = newcomers = NULL;
    fhbd_pick_free(&others);
}


static int
teardown(void **state)
{
    (void) state;
    forget();

    return 0;
}


/* members of the first Group */
static fhb_err_t
members(const group_t *list, fhb_instant_t since, bool all)
{
    fhb_error_t  err = { 0 };

    forget();
    groups = list;
    patients = fhb_idset_new();
    newcomers = fhb_idset_new();
    assert_non_null(patients);
    assert_non_null(newcomers);

    return fhbd_members(&ops, NULL, fhb_cstr(list[0].id), FHB_STR(BASE),
                        instant(AT), patients, since,
                        all ? newcomers : NULL, all ? &others : NULL, &counts,
                        &err);
}


static void
holds(const fhb_idset_t *set, const char *expected)
{
    size_t     pos = 0;
    fhb_buf_t  list = { 0 };
    fhb_str_t  id;

    while (set != NULL && fhb_idset_next(set, &pos, &id)) {
        fhb_buf_addstr(&list, id);
        fhb_buf_addc(&list, ' ');
    }
    fhb_buf_addc(&list, '\0');
    assert_string_equal(list.ptr, expected);
    fhb_buf_free(&list);
}


/* GRP-02, GRP-03: forms of references, periods, nested Groups */
static void
grp02_patients_of_all_kinds(void **state)
{
    static const group_t  list[] = {
        GROUP("g",
              MEMBER("Patient/rel") "," MEMBER("Patient/ver/_history/2") ","
              MEMBER(BASE "/Patient/abs") "," MEMBER("Patient\\/\\u0065sc") ","
              MEMBER("Patient/rel") "," MEMBER("Group/h") ","
              MEMBER("https://other.example.org/Patient/x") ","
              MEMBER("urn:uuid:1") "," MEMBER("#p") ","
              "{\"entity\":{\"reference\":\"Patient/inactive\"},"
              "\"inactive\":true},"
              "{\"entity\":{\"display\":\"somebody\"}},"
              "{\"entity\":{\"reference\":\"Patient/over\"},\"period\":{"
              "\"end\":\"2026-05-31\"}},"
              FROM("Patient/later", "2026-06-01T12:00:01Z") ","
              FROM("Patient/odd", "last week")),
        GROUP("h", MEMBER("Patient/nested") "," MEMBER("Group/g") ","
              MEMBER("Group/none")),
        { NULL, NULL }
    };

    (void) state;

    assert_int_equal(members(list, FHB_INSTANT_NONE, true), FHB_OK);
    holds(patients, "rel ver abs esc nested ");
    holds(newcomers, "");
    assert_int_equal(fhbd_pick_count(&others), 0);
    assert_int_equal(counts.unreadable, 2);
    assert_int_equal(counts.not_patients, 3);
    assert_int_equal(counts.missing_groups, 1);
}


/* GRP-08: period.start later than since, to the microsecond; of a start
 * without a time of day its end */
static void
grp08_newcomers_joined_later_than_since(void **state)
{
    static const group_t  list[] = {
        GROUP("g",
              MEMBER("Patient/ever") ","
              FROM("Patient/at", "2026-05-12T10:00:00.000001Z") ","
              FROM("Patient/after", "2026-05-12T12:00:00.000002+02:00") ","
              FROM("Patient/before", "2026-05-12T10:00:00Z") ","
              FROM("Patient/day-before", "2026-05-11") ","
              FROM("Patient/day", "2026-05-12") ","
              FROM("Patient/month-before", "2026-04") ","
              FROM("Patient/month", "2026-05") ","
              FROM("Patient/year", "2026") ","
              FROM("Patient/future", "2026-06-02") ","
              "{\"entity\":{\"reference\":\"Patient/left\"},\"period\":{"
              "\"start\":\"2026-05-20\",\"end\":\"2026-05-30\"}}"),
        { NULL, NULL }
    };

    (void) state;

    assert_int_equal(members(list, instant(SINCE), true), FHB_OK);
    holds(patients, "ever at after before day-before day month-before month "
          "year ");
    holds(newcomers, "after day month year ");

    /* nobody is new without since, and nobody asks */
    assert_int_equal(members(list, FHB_INSTANT_NONE, true), FHB_OK);
    holds(newcomers, "");
    assert_int_equal(members(list, instant(SINCE), false), FHB_OK);
    holds(patients, "ever at after before day-before day month-before month "
          "year ");
    holds(newcomers, "");
}


/* GRP-03 and GRP-08: who came with a Group, and who had been there before */
static void
grp08_newcomers_come_with_their_group(void **state)
{
    static const group_t  list[] = {
        GROUP("g", FROM("Group/new", "2026-05-20") "," MEMBER("Group/old") ","
              MEMBER("Patient/a")),
        GROUP("new", MEMBER("Patient/b") "," MEMBER("Group/deep") ","
              MEMBER("Patient/a") "," MEMBER("Group/old")),
        /* was there before, whichever comes first */
        GROUP("old", MEMBER("Patient/c")),
        GROUP("deep", FROM("Patient/d", "2020") "," MEMBER("Group/new")),
        { NULL, NULL }
    };

    (void) state;

    assert_int_equal(members(list, instant(SINCE), true), FHB_OK);
    holds(patients, "a b c d ");
    /* for "a" it may be so or not: all of its data once too often */
    holds(newcomers, "b a d ");
}


/* GRP-10: members that are neither Patients nor Groups */
static void
grp10_other_members_are_given_by_name(void **state)
{
    static const group_t  list[] = {
        GROUP("g", MEMBER("Practitioner/x") "," MEMBER("Device/d") ","
              MEMBER(BASE "/Practitioner/y/_history/1") ","
              MEMBER("Practitioner\\/x") "," MEMBER("Medication/m") ","
              MEMBER("Martian/z") "," MEMBER("Patient/p") ","
              MEMBER("https://other.example.org/Practitioner/z") ","
              FROM("Substance/later", "2027") "," MEMBER("Group/h")),
        GROUP("h", MEMBER("PractitionerRole/r")),
        { NULL, NULL }
    };

    (void) state;

    assert_int_equal(members(list, FHB_INSTANT_NONE, true), FHB_OK);
    holds(patients, "p ");
    holds(others.ids[fhb_type_find(FHB_STR("Practitioner"))], "x y ");
    holds(others.ids[fhb_type_find(FHB_STR("Device"))], "d ");
    holds(others.ids[fhb_type_find(FHB_STR("Medication"))], "m ");
    holds(others.ids[fhb_type_find(FHB_STR("PractitionerRole"))], "r ");
    assert_int_equal(fhbd_pick_count(&others), 5);
    assert_int_equal(counts.not_patients, 2);

    /* nobody asks for them: they are left out, and counted */
    assert_int_equal(members(list, FHB_INSTANT_NONE, false), FHB_OK);
    holds(patients, "p ");
    assert_int_equal(counts.not_patients, 8);
}


static void
coh09_groups_by_filter_are_refused(void **state)
{
    static const group_t  list[] = {
        { "g", "{\"resourceType\":\"Group\",\"id\":\"g\",\"modifierExtension\":"
          "[{\"url\":\"http://hl7.org/fhir/uv/bulkdata/StructureDefinition/"
          "member-filter\"}],\"member\":[" MEMBER("Patient/p") "]}" },
        { NULL, NULL }
    };
    static const group_t  none[] = { { "", "" }, { NULL, NULL } };

    (void) state;

    assert_int_equal(members(list, FHB_INSTANT_NONE, true), FHB_EPARAM);
    assert_int_equal(members(none, FHB_INSTANT_NONE, true), FHB_EJSON);
}


int
main(void)
{
#define STORY(f)  cmocka_unit_test_teardown(f, teardown)
    const struct CMUnitTest  tests[] = {
        STORY(grp02_patients_of_all_kinds),
        STORY(grp08_newcomers_joined_later_than_since),
        STORY(grp08_newcomers_come_with_their_group),
        STORY(grp10_other_members_are_given_by_name),
        STORY(coh09_groups_by_filter_are_refused)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
