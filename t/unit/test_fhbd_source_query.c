/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a job asks of a source besides types and level: times, resources by
 * name.  A table and a folder with the same content give the same.
 */

#include "two_sources.h"

#define T1  "2026-03-01T10:00:00.123456Z"
#define T2  "2026-03-02T10:00:00.5Z"


static void
some_times(void)
{
    stage_sql(TWO_ROW("Basic", "a", "'2026-03-01T10:00:00.123455Z'", "")
              TWO_ROW("Basic", "b", "'" T1 "'", "")
              TWO_ROW("Basic", "c", "'2026-03-01T10:00:00.123457Z'", "")
              TWO_ROW("Basic", "d", "'2026-03-02T10:00:00.499999Z'", "")
              TWO_ROW("Basic", "e", "'" T2 "'", "")
              TWO_ROW("Basic", "f", "'2026-03-02T10:00:00.500001Z'", "")
              TWO_ROW("Basic", "u", "NULL", ""));
    two_open();
}


/* TIME-01 and TIME-02: strictly later, strictly earlier, to the microsecond;
 * TIME-06 */
static void
test_since_and_until(void **state)
{
    fhbd_want_t  want = stage_want();

    (void) state;

    some_times();

    want.query.until = two_instant("2026-03-02T11:00:00.5+01:00");
    two_give(&want, "Basic/a Basic/b Basic/c Basic/d Basic/u ");

    want.query.since = two_instant(T1);
    two_give(&want, "Basic/c Basic/d Basic/u ");

    want.query.until = FHB_INSTANT_NONE;
    two_give(&want, "Basic/c Basic/d Basic/e Basic/f Basic/u ");

    tenant.undated_include = false;
    two_open();
    two_give(&want, "Basic/c Basic/d Basic/e Basic/f ");
    want.query.until = two_instant(T2);
    two_give(&want, "Basic/c Basic/d ");
    want.query.since = FHB_INSTANT_NONE;
    two_give(&want, "Basic/a Basic/b Basic/c Basic/d ");

    /* before the first year that a database knows */
    want.query.until = -62167219200LL * FHB_USEC;
    two_give(&want, "");
}


/* want->dated, whatever undated_resources says */
static void
test_dated(void **state)
{
    fhbd_want_t  want = stage_want();

    (void) state;

    some_times();
    two_give(&want, "Basic/a Basic/b Basic/c Basic/d Basic/e Basic/f "
             "Basic/u ");

    want.dated = true;
    two_give(&want, "Basic/a Basic/b Basic/c Basic/d Basic/e Basic/f ");
    want.query.since = two_instant(T2);
    two_give(&want, "Basic/f ");
    want.query.since = FHB_INSTANT_NONE;
    want.query.until = two_instant(T1);
    two_give(&want, "Basic/a ");
}


/* which rows of a column without zone are earlier than until */
static void
local_until(const char *until, const char *expected)
{
    fhb_buf_t    ids = { 0 };
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    want.query.until = two_instant(until);
    (void) stage_export(&want, NULL, &out);
    for (size_t i = 0; i < out.n; i++) {
        fhb_buf_add(&ids, out.rows[i] + 6, strcspn(out.rows[i] + 6, " ") + 1);
    }
    fhb_buf_addc(&ids, '\0');
    assert_string_equal(ids.ptr, expected);
    fhb_buf_free(&ids);
    stage_out_free(&out);
}


/* A column without zone: what may be earlier is exported, what is certainly
 * not earlier is not, in the hour that comes twice and around it. */
static void
test_until_local(void **state)
{
    static char  berlin[] = "Europe/Berlin", howe[] = "Australia/Lord_Howe";

    (void) state;

    stage_sql("ALTER TABLE resource ALTER last_updated TYPE timestamp;"
        "INSERT INTO resource (type, id, last_updated, body) VALUES"
        "('Basic', 'a-summer', '2026-07-01T12:00:00', '{}'),"
        "('Basic', 'b-before', '2026-10-25T01:59:59.999999', '{}'),"
        "('Basic', 'c-twice', '2026-10-25T02:10:00', '{}'),"
        "('Basic', 'd-twice', '2026-10-25T02:40:00', '{}'),"
        "('Basic', 'e-after', '2026-10-25T03:00:00', '{}'),"
        "('Basic', 'f-winter', '2026-12-01T12:00:00', '{}'),"
        "('Basic', 'g-ever', 'infinity', '{}')");
    tenant.pg_timezone = berlin;
    tenant.undated_include = false;
    stage_open();

    local_until("2026-07-01T10:00:00Z", "");
    local_until("2026-07-01T10:00:00.000001Z", "a-summer ");
    local_until("2026-10-25T00:00:00Z", "a-summer b-before ");
    local_until("2026-10-25T00:10:00Z", "a-summer b-before ");
    local_until("2026-10-25T00:10:00.000001Z", "a-summer b-before c-twice ");
    /* the second 02:30; 02:40 may be the first one */
    local_until("2026-10-25T01:30:00Z",
                "a-summer b-before c-twice d-twice ");
    local_until("2026-10-25T02:00:00Z",
                "a-summer b-before c-twice d-twice ");
    local_until("2026-10-25T02:00:00.000001Z",
                "a-summer b-before c-twice d-twice e-after ");
    local_until("2026-12-01T11:00:00Z",
                "a-summer b-before c-twice d-twice e-after ");

    /* clocks that are put back by half an hour, from 02:00 to 01:30 */
    stage_sql("DELETE FROM resource;"
        "INSERT INTO resource (type, id, last_updated, body) VALUES"
        "('Basic', 'a-before', '2026-04-05T01:29:59', '{}'),"
        "('Basic', 'b-twice', '2026-04-05T01:50:00', '{}'),"
        "('Basic', 'c-later', '2026-04-05T03:00:00', '{}')");
    tenant.pg_timezone = howe;
    stage_open();
    local_until("2026-04-04T14:50:00Z", "a-before ");
    local_until("2026-04-04T14:50:00.000001Z", "a-before b-twice ");
    /* the second 01:40 */
    local_until("2026-04-04T15:10:00Z", "a-before b-twice ");
    local_until("2026-04-04T16:30:00Z", "a-before b-twice ");
    local_until("2026-04-04T16:30:00.000001Z", "a-before b-twice c-later ");
}


static void
test_pick(void **state)
{
    fhb_error_t   err = { 0 };
    fhbd_pick_t   pick = { 0 };
    fhbd_want_t   want = stage_want();
    fhb_idset_t  *set = fhb_idset_new();

    (void) state;

    assert_non_null(set);
    some_times();
    stage_sql(TWO_ROW("Practitioner", "a", "'" T1 "'", "")
              TWO_ROW("Practitioner", "b", "'" T2 "'", "")
              TWO_ROW("Patient", "p1", "'" T1 "'", "")
              TWO_ROW("Patient", "p2", "'" T1 "'", "")
              TWO_ROW("Condition", "c1", "'" T1 "'",
                      "\"subject\":{\"reference\":\"Patient/p1\"}")
              TWO_ROW("Condition", "c2", "'" T1 "'",
                      "\"subject\":{\"reference\":\"Patient/p2\"}")
              "INSERT INTO resource VALUES ('Practitioner', 'gone', NULL,"
              " true, NULL)");
    two_open();

    /* nothing is asked for by name, and nothing is left out by that */
    want.pick = &pick;
    two_give(&want, "");

    two_pick(&pick, "Basic/a Basic/e Basic/u Basic/A Practitioner/b"
             " Practitioner/gone Practitioner/c Location/a");
    two_give(&want, "Basic/a Basic/e Basic/u Practitioner/b ");

    /* types, since and until hold for them too */
    assert_int_equal(fhb_typeset_parse(FHB_STR("Basic,Location,Patient"),
                                       &want.query.types, &err), FHB_OK);
    two_give(&want, "Basic/a Basic/e Basic/u ");
    want.query.until = two_instant(T2);
    two_give(&want, "Basic/a Basic/u ");
    want.query.since = two_instant(T1);
    want.dated = true;
    two_give(&want, "");

    /* at Patient level what is not theirs is left out all the same */
    fhbd_pick_free(&pick);
    want = stage_want();
    want.pick = &pick;
    want.level = FHB_LEVEL_PATIENT;
    want.patients = set;
    assert_int_equal(fhb_idset_add(set, FHB_STR("p1"), &err), FHB_OK);
    two_pick(&pick, "Basic/a Practitioner/a Patient/p1 Patient/p2"
             " Condition/c1 Condition/c2");
    two_give(&want, "Condition/c1 Patient/p1 ");

    fhb_idset_free(set);
    fhbd_pick_free(&pick);
}


/* parts that mean the same in any snapshot, for wanted types with ids only */
static void
test_pick_plan(void **state)
{
    char              id[32];
    fhb_error_t       err = { 0 };
    fhbd_pick_t       pick = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    (void) state;

    some_times();
    for (unsigned i = 0; i < 3000; i++) {
        (void) snprintf(id, sizeof(id), "Practitioner/%u", i);
        two_pick(&pick, id);
    }
    two_pick(&pick, "Basic/a Patient/a Device/a");
    fhb_typeset_del(&want.query.types, fhb_type_find(FHB_STR("Device")));
    want.pick = &pick;
    want.part_size = 1 << 20;

    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_int_equal(plan.n, 2);
    assert_string_equal(plan.parts[0].spec, "pick types=Basic,Patient");
    assert_int_equal(plan.parts[0].type, FHB_TYPE_NONE);
    assert_string_equal(plan.parts[1].spec, "pick types=Practitioner");
    assert_int_equal(plan.parts[1].type,
                     fhb_type_find(FHB_STR("Practitioner")));
    for (size_t i = 0; i < plan.n; i++) {
        assert_true(plan.parts[i].stable);
        assert_true(plan.parts[i].est_bytes > 0);
    }
    fhbd_plan_free(&plan);

    /* no wanted type has ids: neither source makes a part */
    assert_int_equal(fhb_typeset_parse(FHB_STR("Location"),
                                       &want.query.types, &err), FHB_OK);
    stage_plan(snap, &want, &plan);
    assert_int_equal(plan.n, 0);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);

    two_swap();
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_int_equal(plan.n, 0);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
    two_swap();
    fhbd_pick_free(&pick);
}


/* more ids than go into one statement, and some that no uuid column holds */
static void
test_pick_many(void **state)
{
    char         id[64];
    fhbd_pick_t  pick = { 0 };
    fhbd_want_t  want = stage_want();
    stage_out_t  out = { 0 };

    (void) state;

    stage_sql("ALTER TABLE resource ALTER id TYPE uuid USING id::uuid;"
              "INSERT INTO resource SELECT 'Basic', ('00000000-0000-0000-0000-'"
              " || lpad(i::text, 12, '0'))::uuid, now(), false,"
              " jsonb_build_object('resourceType', 'Basic', 'id',"
              " '00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))"
              " FROM generate_series(1, 15000) i");
    two_open();
    for (unsigned i = 0; i < 12000; i++) {
        (void) snprintf(id, sizeof(id),
                        "Basic/00000000-0000-0000-0000-%012u", i * 2);
        two_pick(&pick, id);
    }
    two_pick(&pick, "Basic/no-uuid Basic/00000000-0000-0000-0000-00000000000A");
    want.pick = &pick;

    two_export(&want, &out);
    stage_equals(&out, "SELECT 'Basic/' || id || ' ' || body FROM resource"
                 " WHERE right(id::text, 5)::int % 2 = 0");
    assert_int_equal(out.n, 7500);
    stage_out_free(&out);
    fhbd_pick_free(&pick);
}


/* MAN-12: of broken resources those are told that were, or may have been,
 * asked for */
static void
test_pick_broken(void **state)
{
    fhbd_pick_t  pick = { 0 };
    fhbd_want_t  want = stage_want();
    stage_out_t  out = { 0 };

    (void) state;

    two_open();
    two_dump("odd.ndjson", "SELECT * FROM (VALUES"
             " ('{\"resourceType\":\"Basic\",\"id\":\"a\",}'),"
             " ('{\"resourceType\":\"Basic\",\"id\":\"b\",}'),"
             " ('{\"id\":\"a\",\"resourceType\":\"Basic\",}'),"
             " ('{\"id\":\"b\",\"resourceType\":\"Basic\",}'),"
             " ('{\"resourceType\":\"Basic\",}'),"
             " ('{\"resourceType\":\"Patient\",}'),"
             " ('{\"resourceType\":\"Martian\",\"id\":\"a\"}'),"
             " ('{\"id\":\"a\",}')) v");
    two_pick(&pick, "Basic/a");
    want.pick = &pick;

    two_swap();
    (void) stage_export(&want, NULL, &out);
    two_swap();
    assert_int_equal(out.n, 0);
    assert_int_equal(out.broken, 4);
    stage_out_free(&out);

    /* in a table each row has its name */
    tenant.pg_body_type = FHBD_BODY_TEXT;
    stage_sql("ALTER TABLE resource ALTER body TYPE text;"
              "INSERT INTO resource VALUES ('Basic', 'a', NULL, false, NULL),"
              " ('Basic', 'b', NULL, false, '')");
    stage_open();
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 0);
    assert_string_equal(out.reasons, "Basic/a: it has no content;");
    stage_out_free(&out);
    fhbd_pick_free(&pick);
}


/* each type in a table of its own */
static void
test_pick_table_per_type(void **state)
{
    fhbd_pick_t  pick = { 0 };
    fhbd_want_t  want = stage_want();
    stage_out_t  out = { 0 };
    static char  table[] = "{type_lower}_now";

    (void) state;

    some_times();
    stage_sql("CREATE TABLE basic_now AS SELECT * FROM resource;"
              "CREATE TABLE device_now AS SELECT * FROM resource");
    tenant.pg_table = table;
    stage_open();
    two_pick(&pick, "Basic/a Basic/b Device/b Location/a");
    want.pick = &pick;
    want.query.until = two_instant(T1);

    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 1);
    assert_int_equal(strncmp(out.rows[0], "Basic/a ", 8), 0);
    stage_out_free(&out);
    fhbd_pick_free(&pick);
}


/* want->stable: parts of a table that a later snapshot understands */
static void
test_stable(void **state)
{
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want = stage_want();
    stage_out_t       out = { 0 };
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_sql("DROP TABLE resource");
    stage_table("jsonb", 3000);
    stage_open();
    want.part_size = 20000;

    for (unsigned i = 0; i < 4; i++) {
        want.stable = i % 2 == 1;
        if (i == 2) {
            assert_int_equal(fhb_typeset_parse(FHB_STR("Observation"),
                             &want.query.types, &err), FHB_OK);
        }
        snap = stage_snapshot(NULL);
        stage_plan(snap, &want, &plan);
        assert_true(plan.n > 3);
        for (size_t n = 0; n < plan.n; n++) {
            assert_int_equal(plan.parts[n].stable, want.stable);
        }
        stage_read_plan(snap, &want, &plan, &out);
        assert_int_equal(out.n, i < 2 ? 3900 : 3000);
        stage_equals(&out, i < 2 ? "SELECT type || '/' || id || ' ' || body"
                     " FROM resource" : "SELECT type || '/' || id || ' ' ||"
                     " body FROM resource WHERE type = 'Observation'");
        stage_out_free(&out);
        fhbd_plan_free(&plan);
        source->ops->snapshot_close(snap);
    }

    /* no index knows the ids: a part for the whole type */
    stage_sql("ALTER TABLE resource DROP CONSTRAINT resource_pkey");
    want.stable = true;
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_int_equal(plan.n, 1);
    assert_true(plan.parts[0].stable);
    assert_string_equal(plan.parts[0].spec, "scan types=Observation");
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


static fhb_filters_t *
filters_of(const char *list)
{
    char              text[256];
    int               n, at = 0;
    fhb_error_t       err = { 0 };
    fhb_filters_t    *f = fhb_filters_new();
    fhb_issue_code_t  code;

    assert_non_null(f);
    while (sscanf(list + at, " %255s%n", text, &n) == 1) {
        if (fhb_filters_add(f, fhb_cstr(text), &code, &err) != FHB_OK) {
            fail_msg("%s: %s", text, err.text);
        }
        at += n;
    }

    return f;
}


static void
some_statuses(void)
{
    stage_sql(TWO_ROW("Observation", "a", "NULL", "\"status\":\"final\","
                      "\"category\":[{\"coding\":[{\"code\":\"lab\"}]}]")
              TWO_ROW("Observation", "b", "NULL", "\"status\":\"final\"")
              TWO_ROW("Observation", "c", "NULL", "\"status\":\"amended\","
                      "\"category\":[{\"coding\":[{\"code\":\"lab\"}]}]")
              TWO_ROW("Observation", "d", "NULL", "")
              TWO_ROW("Condition", "x", "NULL", "\"subject\":{\"reference\":"
                      "\"Patient/p\"}"));
}


/* how many rows the database sends */
static size_t
sent(const fhbd_want_t *want)
{
    size_t       n;
    stage_out_t  out = { 0 };

    (void) stage_export(want, NULL, &out);
    n = out.n;
    stage_out_free(&out);

    return n;
}


/* FILT-01, SC-05: the database leaves out what does not pass, where it can */
static void
test_filters(void **state)
{
    char            text[64];
    fhb_error_t     err = { 0 };
    fhbd_pick_t     pick = { 0 };
    fhbd_want_t     want = stage_want();
    fhb_filters_t  *status = filters_of("Observation?status=final"),
                   *category = filters_of("Observation?category=lab"),
                   *odd = filters_of("Observation?identifier=it's|\\\\\"$x");
    static char     table[] = "{type_lower}_now";

    (void) state;

    some_statuses();
    stage_open();

    /* several types are read in one go: nothing is left out */
    want.filters = status;
    assert_int_equal(sent(&want), 5);

    assert_int_equal(fhb_typeset_parse(FHB_STR("Observation"),
                                       &want.query.types, &err), FHB_OK);
    assert_int_equal(sent(&want), 2);
    want.limits = category;
    assert_int_equal(sent(&want), 1);
    want.filters = NULL;
    assert_int_equal(sent(&want), 2);
    want.limits = odd;
    assert_int_equal(sent(&want), 0);
    want.limits = NULL;
    assert_int_equal(sent(&want), 4);

    /* no filter for this type */
    want.filters = status;
    assert_int_equal(fhb_typeset_parse(FHB_STR("Condition"),
                                       &want.query.types, &err), FHB_OK);
    assert_int_equal(sent(&want), 1);

    /* by name, type by type */
    want = stage_want();
    want.filters = status;
    want.pick = &pick;
    two_pick(&pick, "Observation/a Observation/c Observation/d Condition/x");
    assert_int_equal(sent(&want), 2);
    want.filters = odd;
    assert_int_equal(sent(&want), 1);
    fhbd_pick_free(&pick);

    /* a table for each type */
    want = stage_want();
    want.filters = status;
    stage_sql("CREATE TABLE observation_now AS SELECT * FROM resource"
              " WHERE type = 'Observation';"
              "CREATE TABLE condition_now AS SELECT * FROM resource"
              " WHERE type = 'Condition'");
    tenant.pg_table = table;
    stage_open();
    assert_int_equal(sent(&want), 3);

    /* text is not searched: one bad row would end it all */
    (void) snprintf(text, sizeof(text), "observation_now");
    tenant.pg_table = text;
    tenant.pg_body_type = FHBD_BODY_TEXT;
    stage_sql("ALTER TABLE observation_now ALTER body TYPE text");
    stage_open();
    assert_int_equal(sent(&want), 4);

    fhb_filters_free(status);
    fhb_filters_free(category);
    fhb_filters_free(odd);
}


/* what passes comes, whatever the database leaves out */
static void
test_filters_property(void **state)
{
    bool              pass;
    size_t            passed = 0, left = 0, at;
    fhb_str_t         body;
    fhb_error_t       err = { 0 };
    stage_out_t       all = { 0 }, some = { 0 };
    fhbd_want_t       want = stage_want();
    fhb_filters_t    *f;

    static const char *const  lists[] = {
        "Observation?status=final", "Observation?status=final,amended",
        "Observation?status=http://x|final", "Observation?code=http://l|1",
        "Observation?code=2,http://l|3", "Observation?code=http://l|",
        "Observation?code=|1", "Observation?status:not=final",
        "Observation?category:missing=true&status=final",
        "Observation?category:missing=false", "Observation?date=ge2026-02",
        "Observation?date=lt2026-01-15&date=gt2025", "Observation?date=2026",
        "Observation?subject=Patient/1,Patient/2", "Observation?patient=3",
        "Observation?subject=https://fhir.example.org/r4/Patient/4",
        "Observation?status=amended Observation?code=http://l|2&patient=1",
        "Observation?_id=7,8,9", "Observation?_lastUpdated=gt2026-01-01",
        "Observation?identifier=a'b", "Observation?identifier=s|a\\\\$b",
        "Observation?identifier=\303\274"
    };

    (void) state;

    stage_sql("SELECT setseed(0.7);"
        "INSERT INTO resource SELECT 'Observation', i::text, at, false,"
        " jsonb_build_object('resourceType', 'Observation', 'id', i::text,"
        " 'meta', jsonb_build_object('lastUpdated', fhir_time(at)),"
        " 'status', (ARRAY['final', 'amended', 'registered'])[1 + i % 3],"
        " 'subject', jsonb_build_object('reference',"
        " (ARRAY['Patient/', '" STAGE_BASE "/Patient/', 'Group/'])[1 + i % 3]"
        " || i % 5), 'effectiveDateTime',"
        " (ARRAY['2026', '2026-02-03', '2025-12-31T23:59:59Z',"
        " '2026-01-14T10:00:00+02:00'])[1 + i % 4],"
        " 'code', jsonb_build_object('coding', jsonb_build_array("
        " jsonb_build_object('system', 'http://l', 'code', (i % 4)::text),"
        " jsonb_build_object('code', ((i + 1) % 4)::text))),"
        " 'identifier', jsonb_build_array(jsonb_build_object('system', 's',"
        " 'value', (ARRAY['a''b', E'a\\\\$b', 'ü', '\"'])[1 + i % 4])))"
        " || CASE WHEN i % 7 = 0 THEN '{}' ELSE jsonb_build_object('category',"
        " jsonb_build_array(jsonb_build_object('text', 'x'))) END"
        " FROM (SELECT i, '2025-12-31T00:00:00Z'::timestamptz + i"
        " * interval '1 hour' AS at FROM generate_series(1, 200) i) g");
    stage_open();
    assert_int_equal(fhb_typeset_parse(FHB_STR("Observation"),
                                       &want.query.types, &err), FHB_OK);
    (void) stage_export(&want, NULL, &all);
    assert_int_equal(all.n, 200);

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        f = filters_of(lists[i]);
        want.filters = i % 2 == 0 ? f : NULL;
        want.limits = i % 2 == 0 ? NULL : f;
        (void) stage_export(&want, NULL, &some);
        left += all.n - some.n;

        at = 0;
        for (size_t n = 0; n < all.n; n++) {
            body = fhb_cstr(strchr(all.rows[n], ' ') + 1);
            assert_int_equal(fhb_filters_match(f,
                             fhb_type_find(FHB_STR("Observation")), body,
                             FHB_STR(STAGE_BASE), &pass, &err), FHB_OK);
            while (at < some.n && strcmp(some.rows[at], all.rows[n]) < 0) {
                at++;
            }
            if (pass && (at == some.n
                         || strcmp(some.rows[at], all.rows[n]) != 0))
            {
                fail_msg("%s is lost: %s", lists[i], all.rows[n]);
            }
            passed += pass;
        }
        stage_out_free(&some);
        fhb_filters_free(f);
    }
    stage_out_free(&all);

    assert_true(passed > 500);
    assert_true(left > 1000);
}


static unsigned
next_random(unsigned *seed, unsigned n)
{
    *seed = *seed * 1103515245 + 12345;

    return (*seed >> 8) % n;
}


/* a time at which something happened, or a microsecond beside one, or none */
static fhb_instant_t
random_time(unsigned *seed)
{
    unsigned  n = next_random(seed, 40);

    if (next_random(seed, 3) == 0) {
        return FHB_INSTANT_NONE;
    }

    return two_instant("2026-01-01T00:00:00Z") + n * FHB_USEC
           + (int64_t) next_random(seed, 3) - 1;
}


/* whatever is asked for, both sources give the same */
static void
test_property(void **state)
{
    char          id[64];
    size_t        all = 0;
    unsigned      seed = 20261129;
    fhb_error_t   err = { 0 };
    fhbd_want_t   want;
    stage_out_t   out = { 0 };
    fhbd_pick_t   pick;
    fhb_idset_t  *set;

    static const char *const  types[] = {
        "Basic", "Condition", "Observation", "Patient", "Practitioner"
    };

    (void) state;

    stage_sql("SELECT setseed(0.29);"
        "INSERT INTO resource SELECT t, i::text, at, i % 13 = 0,"
        " jsonb_build_object('resourceType', t, 'id', i::text, 'meta',"
        " CASE WHEN at IS NULL THEN '{}' ELSE jsonb_build_object("
        "'lastUpdated', fhir_time(at)) END, 'subject', jsonb_build_object("
        "'reference', 'Patient/' || (random() * 300)::int))"
        " FROM (SELECT i, CASE WHEN i % 11 <> 0 THEN"
        " '2026-01-01T00:00:00Z'::timestamptz + (random() * 40)::int"
        " * interval '1 second' END AS at, (ARRAY['Basic', 'Condition',"
        " 'Observation', 'Patient', 'Practitioner'])[1 + i % 5] t"
        " FROM generate_series(1, 1500) i) g");
    two_open();

    for (unsigned round = 0; round < 60; round++) {
        want = stage_want();
        want.query.since = random_time(&seed);
        want.query.until = random_time(&seed);
        want.dated = next_random(&seed, 4) == 0;
        want.stable = next_random(&seed, 2) == 0;
        want.part_size = 1u << (10 + next_random(&seed, 12));
        pick = (fhbd_pick_t) { 0 };
        set = fhb_idset_new();
        assert_non_null(set);

        if (round % 3 > 0) {
            for (unsigned i = 0; i < round * 10; i++) {
                (void) snprintf(id, sizeof(id), "%s/%u",
                                types[next_random(&seed, 5)],
                                next_random(&seed, 1700));
                two_pick(&pick, id);
            }
            want.pick = &pick;
        }
        if (round % 4 == 3) {
            want.level = FHB_LEVEL_PATIENT;
            want.patients = set;
            for (unsigned i = 0; i < round * 4; i++) {
                (void) snprintf(id, sizeof(id), "%u", next_random(&seed, 300));
                assert_int_equal(fhb_idset_add(set, fhb_cstr(id), &err),
                                 FHB_OK);
            }
        }
        if (round == 30) {
            tenant.undated_include = false;
            two_open();
        }

        two_export(&want, &out);
        all += out.n;
        stage_out_free(&out);
        fhbd_pick_free(&pick);
        fhb_idset_free(set);
    }

    assert_true(all > 4000);
}


int
main(void)
{
#define TEST(t)  cmocka_unit_test_setup_teardown(t, two_begin, two_end)
    const struct CMUnitTest  tests[] = {
        TEST(test_since_and_until),
        TEST(test_dated),
        TEST(test_until_local),
        TEST(test_pick),
        TEST(test_pick_plan),
        TEST(test_pick_many),
        TEST(test_pick_broken),
        TEST(test_pick_table_per_type),
        TEST(test_stable),
        TEST(test_filters),
        TEST(test_filters_property),
        TEST(test_property)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
