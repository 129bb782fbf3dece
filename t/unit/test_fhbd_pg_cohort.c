/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The postgres source at Patient and Group level and with _since: whether
 * found by index or by reading everything, the result is the same.
 */

#include "pg_stage.h"

/* of docs/profiles.md */
#define COHORT_INDEX                                                         \
    "CREATE INDEX resource_patients ON resource USING gin (string_to_array(" \
    "translate(jsonb_path_query_array(body, 'strict $.**.reference.**"          \
    " ? (@ like_regex \"Patient/\")')::text, '\"', '/'), '/'))"


static fhb_idset_t *
patients(const char *list)
{
    char          id[64];
    int           n, at = 0;
    fhb_error_t   err = { 0 };
    fhb_idset_t  *set = fhb_idset_new();

    assert_non_null(set);
    while (sscanf(list + at, " %63s%n", id, &n) == 1) {
        assert_int_equal(fhb_idset_add(set, fhb_cstr(id), &err), FHB_OK);
        at += n;
    }

    return set;
}


/* one part written by hand, rows sorted */
static void
read_spec(fhbd_snapshot_t *snap, const fhbd_want_t *want, const char *spec,
    stage_out_t *out)
{
    fhb_error_t  err = { 0 };
    fhbd_plan_t  plan = { 0 };

    assert_int_equal(fhbd_plan_add(&plan, FHB_TYPE_NONE, spec, true, 1, 1,
                                   &err), FHB_OK);
    stage_read_plan(snap, want, &plan, out);
    fhbd_plan_free(&plan);
}


static void
same(const stage_out_t *a, const stage_out_t *b)
{
    for (size_t i = 0; i < a->n && i < b->n; i++) {
        assert_string_equal(a->rows[i], b->rows[i]);
    }
    assert_int_equal(a->n, b->n);
}


/* CMP-02, CMP-03, CMP-07: forms of references, one resource of two Patients
 * once, only the Group that was asked for */
static void
test_forms(void **state)
{
    fhbd_want_t       want = stage_want();
    stage_out_t       cohort = { 0 }, scan = { 0 };
    fhb_idset_t      *set = patients("p1 p.2 p-3");
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 10);
    stage_sql("DELETE FROM resource;"
        "INSERT INTO resource (type, id, body) VALUES"
        "('Patient', 'p1', '{\"in\":1}'), ('Patient', 'p.2', '{\"in\":1}'),"
        "('Patient', 'p9', '{}'),"
        "('Group', 'g', '{\"in\":1}'), ('Group', 'h', '{\"member\":[{"
        "\"entity\":{\"reference\":\"Patient/p1\"}}]}'),"
        "('Condition', 'rel', '{\"in\":1,\"subject\":{\"reference\":"
        "\"Patient/p1\"}}'),"
        "('Condition', 'ver', '{\"in\":1,\"subject\":{\"reference\":"
        "\"Patient/p.2/_history/4\"}}'),"
        "('Condition', 'abs', '{\"in\":1,\"subject\":{\"reference\":\""
        STAGE_BASE "/Patient/p-3/_history/1\"}}'),"
        "('Condition', 'esc', '{\"in\":1,\"subject\":{\"reference\":"
        "\"Patient\\/p\\u0031\"}}'),"
        "('Condition', 'else', '{\"subject\":{\"reference\":"
        "\"https://other.example.org/Patient/p1\"}}'),"
        "('Condition', 'out', '{\"subject\":{\"reference\":\"Patient/p9\"}}'"
        "), ('Condition', 'long', '{\"subject\":{\"reference\":"
        "\"Patient/p1x\"}}'),"
        "('Condition', 'place', '{\"recorder\":{\"reference\":"
        "\"Patient/p1\"},\"contained\":[{\"subject\":{\"reference\":"
        "\"Patient/p1\"}}]}'),"
        "('Observation', 'array', '{\"in\":1,\"performer\":[{\"reference\":"
        "\"Practitioner/1\"},{\"reference\":\"Patient/p1\"}]}'),"
        "('Observation', 'twice', '{\"in\":1,\"performer\":[{\"reference\":"
        "\"Patient/p-3\"}],\"subject\":{\"reference\":\"Patient/p1\"}}'),"
        "('Observation', 'odd', '{\"in\":1,\"subject\":[{\"reference\":[\"Patient/p1\""
        "]}],\"performer\":{\"reference\":null}}'),"
        "('Observation', 'none', '{}'), ('Account', 'a', '{\"in\":1,"
        "\"subject\":[{\"reference\":\"Patient/p1\"}]}'),"
        "('Device', 'd', '{\"in\":1,\"patient\":{\"reference\":"
        "\"Patient/p1\"}}')");
    stage_sql(COHORT_INDEX);
    stage_open();

    want.level = FHB_LEVEL_GROUP;
    want.group = FHB_STR("g");
    want.patients = set;
    snap = stage_snapshot(NULL);
    read_spec(snap, &want, "cohort types=Account,Condition,Device,Group,"
              "Observation,Patient", &cohort);
    read_spec(snap, &want, "scan types=Account,Condition,Device,Group,"
              "Observation,Patient", &scan);
    stage_equals(&scan, "SELECT type || '/' || id || ' ' || body FROM"
                 " resource WHERE body ? 'in'");
    same(&cohort, &scan);
    stage_out_free(&cohort);
    stage_out_free(&scan);

    want.level = FHB_LEVEL_PATIENT;
    want.group = fhb_cstr("");
    read_spec(snap, &want, "cohort types=Group,Patient", &cohort);
    read_spec(snap, &want, "scan types=Group,Patient", &scan);
    assert_int_equal(scan.n, 2);
    same(&cohort, &scan);
    stage_out_free(&cohort);
    stage_out_free(&scan);
    source->ops->snapshot_close(snap);
    fhb_idset_free(set);
}


/* any table, any cohort: both ways of reading agree, with and without _since;
 * cohorts larger than a chunk, resources of many Patients */
static void
test_property(void **state)
{
    char              id[32];
    unsigned          seed = 20261120;
    fhb_error_t       err = { 0 };
    fhbd_want_t       want = stage_want();
    stage_out_t       cohort = { 0 }, scan = { 0 };
    fhb_idset_t      *set;
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 10);
    stage_sql("DELETE FROM resource; SELECT setseed(0.42);"
        "CREATE FUNCTION ref(n int, k int) RETURNS text LANGUAGE sql AS $$"
        " SELECT (ARRAY['Patient/p', 'Patient/p', 'Patient/p', '"
        STAGE_BASE "/Patient/p', 'http://else.example.org/Patient/p',"
        " 'Practitioner/p', 'urn:uuid:p', '#p'])[1 + k] || n"
        " || (CASE WHEN (n + k) % 3 = 0 THEN '/_history/' || k ELSE '' END)"
        " $$;"
        "INSERT INTO resource SELECT t, 'r' || i, now() - random()"
        " * interval '2 hours', i % 17 = 0, jsonb_build_object("
        " (ARRAY['subject', 'beneficiary', 'patient', 'recorder'])[1 + i % 4],"
        " jsonb_build_object('reference', r1), 'performer',"
        " jsonb_build_array(jsonb_build_object('reference', r2),"
        " jsonb_build_object('reference', r1)), 'target',"
        " jsonb_build_array(jsonb_build_object('reference', r2)),"
        " 'participant', jsonb_build_array(jsonb_build_object('actor',"
        " jsonb_build_object('reference', r3))))"
        " FROM (SELECT i, (ARRAY['Condition', 'Observation', 'Coverage',"
        " 'Appointment', 'Provenance'])[1 + i % 5] t,"
        " ref((random() * 600)::int, (random() * 7)::int) r1,"
        " ref((random() * 600)::int, (random() * 7)::int) r2,"
        " ref((random() * 600)::int, (random() * 7)::int) r3"
        " FROM generate_series(1, 4000) i) g");
    stage_sql(COHORT_INDEX);
    stage_sql("ANALYZE resource");
    stage_open();
    want.level = FHB_LEVEL_PATIENT;

    snap = stage_snapshot(NULL);
    for (unsigned round = 0; round < 12; round++) {
        set = fhb_idset_new();
        for (unsigned i = 0; i < 1 + round * 25; i++) {
            seed = seed * 1103515245 + 12345;
            (void) snprintf(id, sizeof(id), "p%u", (seed >> 8) % 700);
            assert_int_equal(fhb_idset_add(set, fhb_cstr(id), &err), FHB_OK);
        }
        want.patients = set;
        want.query.since = round % 3 == 0 ? FHB_INSTANT_NONE
                           : fhb_now() - (int64_t) round * 600 * FHB_USEC;
        read_spec(snap, &want, "cohort types=Appointment,Condition,Coverage,"
                  "Observation,Patient,Provenance", &cohort);
        read_spec(snap, &want, "scan types=Appointment,Condition,Coverage,"
                  "Observation,Patient,Provenance", &scan);
        assert_true(round == 0 || scan.n > 3);
        same(&cohort, &scan);
        stage_out_free(&cohort);
        stage_out_free(&scan);
        fhb_idset_free(set);
    }
    source->ops->snapshot_close(snap);
}


static unsigned
plan_words(const fhbd_want_t *want, const char *word)
{
    unsigned          n = 0;
    fhbd_plan_t       plan;
    fhbd_snapshot_t  *snap = stage_snapshot(NULL);

    stage_plan(snap, want, &plan);
    for (size_t i = 0; i < plan.n; i++) {
        n += strstr(plan.parts[i].spec, word) != NULL;
    }
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);

    return n;
}


/* the index is used where it is there, and for few Patients only */
static void
test_plan(void **state)
{
    stage_out_t   out = { 0 };
    fhbd_want_t   want = stage_want();
    fhb_idset_t  *few = patients("Patient-1 Patient-2"),
                 *many = fhb_idset_new();
    fhb_error_t   err = { 0 };

    (void) state;

    stage_table("jsonb", 5000);
    stage_open();
    want.part_size = 500000;
    want.level = FHB_LEVEL_PATIENT;
    want.patients = few;
    assert_int_equal(plan_words(&want, "cohort"), 0);

    stage_sql(COHORT_INDEX);
    assert_int_equal(plan_words(&want, "cohort"), 1);
    assert_int_equal(plan_words(&want, "scan"), 0);
    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, "SELECT type || '/' || id || ' ' || body FROM resource"
                 " WHERE id IN ('Patient-1', 'Patient-2') AND type ="
                 " 'Patient' OR type <> 'Patient' AND body #>>"
                 " '{subject,reference}' IN ('Patient/Patient-1',"
                 " 'Patient/Patient-2')");
    assert_true(out.n > 20);
    stage_out_free(&out);

    for (int i = 0; i < 50; i++) {
        char  id[32];

        (void) snprintf(id, sizeof(id), "Patient-%d", i);
        assert_int_equal(fhb_idset_add(many, fhb_cstr(id), &err), FHB_OK);
    }
    want.patients = many;
    assert_int_equal(plan_words(&want, "cohort"), 0);

    /* text cannot be searched without risk: one bad row would end it all */
    want.patients = few;
    stage_sql("ALTER TABLE resource RENAME TO jsonbs;"
              "ALTER INDEX resource_pkey RENAME TO other");
    stage_table("text", 5000);
    stage_sql("INSERT INTO resource (type, id, body) VALUES"
              " ('Condition', 'broken', '{\"x\":,\"subject\":{\"reference\":"
              "\"Patient/Patient-1\"}')");
    tenant.pg_body_type = FHBD_BODY_TEXT;
    stage_open();
    assert_int_equal(plan_words(&want, "cohort"), 0);
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.broken, 1);
    assert_true(out.n > 20);
    stage_out_free(&out);

    fhb_idset_free(few);
    fhb_idset_free(many);
}


/* TIME-01, TIME-06: strictly later, to the microsecond */
static void
test_since(void **state)
{
    stage_out_t   out = { 0 };
    fhb_error_t   err = { 0 };
    fhbd_want_t   want = stage_want();

    (void) state;

    stage_table("jsonb", 10);
    stage_sql("DELETE FROM resource;"
        "INSERT INTO resource (type, id, last_updated, body) VALUES"
        "('Basic', 'before', '2026-03-01T10:00:00.123455Z', '{}'),"
        "('Basic', 'at', '2026-03-01T10:00:00.123456Z', '{}'),"
        "('Basic', 'after', '2026-03-01T10:00:00.123457Z', '{}'),"
        "('Basic', 'zone', '2026-03-01T12:00:00.2+02:00', '{}'),"
        "('Basic', 'ever', 'infinity', '{}'),"
        "('Basic', 'undated', NULL, '{}')");
    stage_open();
    assert_int_equal(fhb_instant_parse(
        FHB_STR("2026-03-01T11:00:00.123456+01:00"), &want.query.since,
        &err), FHB_OK);

    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, "SELECT 'Basic/' || id || ' {}' FROM resource"
                 " WHERE id NOT IN ('before', 'at')");
    stage_out_free(&out);

    tenant.undated_include = false;
    stage_open();
    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, "SELECT 'Basic/' || id || ' {}' FROM resource"
                 " WHERE id NOT IN ('before', 'at', 'undated')");
    stage_out_free(&out);

    /* long ago */
    assert_int_equal(fhb_instant_parse(FHB_STR("0001-01-01T00:00:00Z"),
                                       &want.query.since, &err), FHB_OK);
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 5);
    stage_out_free(&out);
}


/* a column without zone holds local time: nothing is lost in the hour that
 * comes twice, and little is repeated otherwise */
static void
test_since_local(void **state)
{
    stage_out_t  out = { 0 };
    fhb_error_t  err = { 0 };
    fhbd_want_t  want = stage_want();
    static char  berlin[] = "Europe/Berlin";

    (void) state;

    stage_table("jsonb", 10);
    stage_sql("DELETE FROM resource; ALTER TABLE resource"
        " ALTER last_updated TYPE timestamp;"
        "INSERT INTO resource (type, id, last_updated, body) VALUES"
        "('Basic', 'summer', '2026-07-01T12:00:00', '{}'),"
        "('Basic', 'winter', '2026-12-01T12:00:00', '{}'),"
        "('Basic', 'twice', '2026-10-25T02:10:00', '{}')");
    tenant.pg_timezone = berlin;
    stage_open();

    assert_int_equal(fhb_instant_parse(FHB_STR("2026-07-01T09:59:59Z"),
                                       &want.query.since, &err), FHB_OK);
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 3);
    stage_out_free(&out);
    assert_int_equal(fhb_instant_parse(FHB_STR("2026-07-01T10:00:00Z"),
                                       &want.query.since, &err), FHB_OK);
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 2);
    stage_out_free(&out);

    /* 02:30 summer time; the row may be from 02:10 winter time, later */
    assert_int_equal(fhb_instant_parse(FHB_STR("2026-10-25T02:30:00+02:00"),
                                       &want.query.since, &err), FHB_OK);
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 2);
    stage_out_free(&out);

    assert_int_equal(fhb_instant_parse(FHB_STR("2026-12-01T11:00:00Z"),
                                       &want.query.since, &err), FHB_OK);
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 0);
    stage_out_free(&out);
}


/* with an index on the time, what changed is read by it and not split as if
 * all were; without one the table is, in parts */
static void
test_since_plan(void **state)
{
    unsigned     parts;
    stage_out_t  out = { 0 };
    fhb_error_t  err = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_table("jsonb", 5000);
    stage_open();
    want.part_size = 500000;
    assert_int_equal(fhb_instant_parse(FHB_STR("2026-01-01T01:20:00Z"),
                                       &want.query.since, &err), FHB_OK);
    parts = plan_words(&want, "blocks=");
    assert_true(parts > 3);

    stage_sql("CREATE INDEX ON resource (type, last_updated)");
    assert_int_equal(plan_words(&want, "scan"), 1);
    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, "SELECT type || '/' || id || ' ' || body FROM resource"
                 " WHERE last_updated > '2026-01-01T01:20:00Z'");
    assert_int_equal(out.n, 199);
    stage_out_free(&out);
}


int
main(void)
{
#define TEST(t)  cmocka_unit_test_setup_teardown(t, stage_begin, stage_end)
    const struct CMUnitTest  tests[] = {
        TEST(test_forms),
        TEST(test_property),
        TEST(test_plan),
        TEST(test_since),
        TEST(test_since_local),
        TEST(test_since_plan)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
