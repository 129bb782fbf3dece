/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the postgres source exports equals what the table holds: kinds of
 * columns, parts, snapshots.
 */

#include "pg_stage.h"

#define LIVE  "SELECT type || '/' || id || ' ' || body FROM resource " \
              "WHERE NOT deleted"


static void
export_equals(const char *body_type, fhbd_body_type_t kind, bool one_line)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    tenant.pg_body_type = kind;
    stage_table(body_type, 200);
    stage_open();

    assert_int_equal(stage_export(&want, NULL, &out), 1);
    stage_equals(&out, "SELECT type || '/' || id || ' ' || body::text "
                 "FROM resource");
    assert_int_equal(out.n, 260);
    assert_int_equal(out.lines, one_line);
    stage_out_free(&out);
}


static void
test_jsonb(void **state)
{
    (void) state;
    export_equals("jsonb", FHBD_BODY_JSONB, true);
}


static void
test_json(void **state)
{
    (void) state;
    export_equals("json", FHBD_BODY_JSON, false);
}


static void
test_text(void **state)
{
    (void) state;
    export_equals("text", FHBD_BODY_TEXT, false);
}


/* FILE rows: bytes as they are stored, blanks around them left out; MAN-12 */
static void
test_text_as_stored(void **state)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    tenant.pg_body_type = FHBD_BODY_TEXT;
    stage_table("text", 10);
    stage_sql("DELETE FROM resource");
    stage_sql("INSERT INTO resource (type, id, body) VALUES"
              "('Patient', 'pretty', E' \\n{\\r\\n\\t\"resourceType\" :"
              " \"Patient\",\\n \"x\": \"a\\\\\\\\nb\" }\\n'),"
              "('Patient', 'utf8', '{\"x\":\"Grüße, 日本 \U0001F600\"}'),"
              "('Patient', 'null', NULL), ('Patient', 'empty', ''),"
              "('Patient', 'blank', E' \\n\\t'),"
              "('Patient', 'garbage', 'no json'),"
              "('Patient', 'array', '[{\"resourceType\":\"Patient\"}]'),"
              "('Patient', 'half', '{\"resourceType\":\"Pa'),"
              "('Patient', 'brace', '{')");
    stage_open();

    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, "SELECT 'Patient/' || id || ' ' || btrim(body,"
                 " E' \\t\\r\\n') FROM resource"
                 " WHERE id IN ('pretty', 'utf8')");
    assert_int_equal(out.broken, 7);
    assert_non_null(strstr(out.reasons, "Patient/null: it has no content;"));
    assert_non_null(strstr(out.reasons, "Patient/blank: it has no content;"));
    assert_non_null(strstr(out.reasons,
                           "Patient/half: its content is not a JSON "));
    stage_out_free(&out);
}


static void
test_deleted_and_where(void **state)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();
    /* the last word would let a deleted row through, were it not in
     * brackets */
    static char  where[] = "id <> 'Patient-1' OR id = 'Patient-7'";

    (void) state;

    stage_table("jsonb", 100);
    stage_sql("ALTER TABLE resource ALTER deleted DROP NOT NULL;"
              "UPDATE resource SET deleted = true WHERE id LIKE '%7';"
              "UPDATE resource SET deleted = NULL WHERE id LIKE '%8'");
    tenant.pg_where = where;
    stage_open();

    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, "SELECT type || '/' || id || ' ' || body FROM resource"
                 " WHERE deleted IS NOT TRUE AND id <> 'Patient-1'");
    assert_true(out.n > 100);
    stage_out_free(&out);

    /* no column for it: everything is live */
    tenant.pg_deleted_column = NULL;
    tenant.pg_where = NULL;
    stage_open();
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 130);
    stage_out_free(&out);
}


static void
test_types(void **state)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_table("jsonb", 100);
    stage_sql("INSERT INTO resource (type, id, body) VALUES"
              " ('User', 'secret', '{\"password\":\"x\"}'),"
              " ('observation', 'lower', '{}')");
    stage_open();

    memset(&want.query.types, 0, sizeof(want.query.types));
    fhb_typeset_add(&want.query.types, fhb_type_find(FHB_STR("Condition")));
    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, LIVE " AND type = 'Condition'");
    stage_out_free(&out);

    want = stage_want();
    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, LIVE " AND type <> 'User' AND type <> 'observation'");
    stage_out_free(&out);
}


/* the ways to divide a table */
typedef enum { BY_PASS, BY_BLOCKS, BY_IDS, WHOLE } split_t;


/* many parts: each row once (TIME-10) */
static void
split_equals(split_t how, const char *types, uint64_t part_size)
{
    char              sql[256];
    size_t            i;
    fhb_error_t       err = { 0 };
    fhbd_part_t      *part;
    fhbd_plan_t       plan;
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    assert_int_equal(fhb_typeset_parse(fhb_cstr(types), &want.query.types,
                                       &err), FHB_OK);
    want.part_size = part_size;
    stage_open();
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);

    for (i = 0; i < plan.n; i++) {
        part = &plan.parts[i];
        assert_true(part->est_bytes > 0);
        assert_int_equal(part->stable, how == BY_IDS || how == WHOLE);
        assert_int_equal(strstr(part->spec, "blocks=") != NULL,
                         how == BY_PASS || how == BY_BLOCKS);
        assert_int_equal(part->type == FHB_TYPE_NONE, how == BY_PASS);
    }
    assert_int_equal(plan.n > 3, how != WHOLE);

    stage_read_plan(snap, &want, &plan, &out);
    if (strcmp(types, "all") == 0) {
        stage_equals(&out, LIVE);
    } else {
        (void) snprintf(sql, sizeof(sql), LIVE " AND type = ANY ('{%s}')",
                        types);
        stage_equals(&out, sql);
    }
    stage_out_free(&out);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


static void
test_parts(void **state)
{
    (void) state;

    stage_table("jsonb", 3000);
    /* two types that are a small share, but not small */
    stage_sql("INSERT INTO resource SELECT t, id, last_updated, false, body"
              " FROM resource, (VALUES ('Account'), ('Basic')) v (t)"
              " WHERE type = 'Patient';"
              "ANALYZE resource");
    split_equals(BY_PASS, "all", 20000);
    split_equals(BY_PASS, "all", 3000);
    split_equals(BY_BLOCKS, "Observation", 20000);
    split_equals(BY_IDS, "Account", 3000);
    split_equals(BY_IDS, "Account,Basic", 3000);

    /* without an index on the ids each range would read the whole table */
    stage_sql("ALTER TABLE resource DROP CONSTRAINT resource_pkey");
    split_equals(BY_PASS, "all", 20000);
    split_equals(BY_BLOCKS, "Account", 3000);
}


/* a type that no sample meets is exported all the same */
static void
test_rare_type(void **state)
{
    size_t       parts;
    fhb_error_t  err = { 0 };
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_table("text", 60000);
    tenant.pg_body_type = FHBD_BODY_TEXT;
    stage_sql("INSERT INTO resource (type, id, body)"
              " VALUES ('VisionPrescription', 'one', '{}'), ('Account', '2',"
              " '{}')");
    stage_open();
    want.part_size = 8 << 20;

    parts = stage_export(&want, NULL, &out);
    assert_true(parts > 3 && parts < 20);
    stage_equals(&out, LIVE);
    stage_out_free(&out);

    /* also where each type is planned by itself */
    assert_int_equal(fhb_typeset_parse(fhb_cstr("Account,Condition,Patient,"
                     "VisionPrescription"), &want.query.types, &err), FHB_OK);
    want.part_size = 2 << 20;
    assert_true(stage_export(&want, NULL, &out) > 3);
    stage_equals(&out, LIVE " AND type <> 'Observation'");
    stage_out_free(&out);
}


/* ids are whatever the column holds: parts are cut at them */
static void
test_strange_ids(void **state)
{
    fhb_error_t  err = { 0 };
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_table("jsonb", 10);
    stage_sql("ALTER TABLE resource DROP CONSTRAINT resource_pkey;"
              "CREATE INDEX ON resource (type, id);"
              "ALTER TABLE resource ALTER id DROP NOT NULL;"
              "DELETE FROM resource;"
              "INSERT INTO resource SELECT 'Observation', format("
              "E'%s \\'x\\' \"y\" ..\\\\%% ü[[:lo]] {table} %s', chr(33 + i"
              " % 90), i), now(), false, '{\"a\":1}'"
              " FROM generate_series(1, 500) i;"
              "INSERT INTO resource SELECT 'Basic', md5(i::text), now(),"
              " false, jsonb_build_object('t', repeat(md5(i::text), 200))"
              " FROM generate_series(1, 2000) i;"
              "INSERT INTO resource SELECT 'Observation', '', now(), false,"
              " '{}' FROM generate_series(1, 3);"
              "INSERT INTO resource SELECT 'Observation', NULL, now(), false,"
              " '{}' FROM generate_series(1, 2)");
    stage_open();
    want.part_size = 1000;

    assert_true(stage_export(&want, NULL, &out) > 10);
    stage_equals(&out, LIVE " AND id IS NOT NULL");
    assert_int_equal(out.broken, 2);
    assert_non_null(strstr(out.reasons, "Observation/: it has no id;"));
    stage_out_free(&out);

    assert_int_equal(fhb_typeset_parse(fhb_cstr("Observation"),
                                       &want.query.types, &err), FHB_OK);
    assert_true(stage_export(&want, NULL, &out) > 3);
    stage_equals(&out, LIVE " AND id IS NOT NULL AND type = 'Observation'");
    assert_int_equal(out.broken, 2);
    stage_out_free(&out);
}


static void
change_everything(void *arg, size_t n)
{
    if (n != 50) {
        return;
    }
    *(bool *) arg = true;
    stage_sql("UPDATE resource SET body = body || '{\"changed\":true}',"
              " last_updated = now() WHERE id LIKE '%5';"
              "DELETE FROM resource WHERE id LIKE '%7';"
              "INSERT INTO resource SELECT type, id || 'new', now(), false,"
              " body FROM resource WHERE id LIKE '%9'");
    stage_sql("VACUUM resource");
}


/* TIME-08, TIME-09: what happens to the table later does not show */
static void
test_one_snapshot(void **state)
{
    bool              changed = false;
    fhbd_plan_t       plan;
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 2000);
    stage_sql("CREATE TABLE was AS SELECT * FROM resource");
    want.part_size = 100000;
    stage_open();

    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_true(plan.n > 5);
    out.hook = change_everything;
    out.hook_arg = &changed;
    stage_read_plan(snap, &want, &plan, &out);
    assert_true(changed);
    stage_equals(&out, "SELECT type || '/' || id || ' ' || body FROM was");
    stage_out_free(&out);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);

    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, LIVE);
    stage_out_free(&out);
}


static void
test_table_per_type(void **state)
{
    size_t       parts;
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();
    static char  table[] = "fhir.{type_lower}_now", nothing[] = "resource_type";

    (void) state;

    stage_table("jsonb", 2000);
    stage_sql("DROP SCHEMA IF EXISTS fhir CASCADE; CREATE SCHEMA fhir;"
              "CREATE TABLE fhir.patient_now AS SELECT id, last_updated,"
              " deleted, body FROM resource WHERE type = 'Patient';"
              "CREATE TABLE fhir.observation_now AS SELECT id, last_updated,"
              " deleted, body FROM resource WHERE type = 'Observation';"
              "CREATE TABLE fhir.device_now (LIKE fhir.patient_now);"
              /* empty, but for what inherits from it */
              "CREATE TABLE fhir.condition_now (LIKE fhir.patient_now);"
              "CREATE TABLE fhir.condition_old () INHERITS"
              " (fhir.condition_now);"
              "INSERT INTO fhir.condition_old SELECT id, last_updated,"
              " deleted, body FROM resource WHERE type = 'Condition'");
    tenant.pg_table = table;
    tenant.pg_type_column = nothing;
    stage_open();

    assert_int_equal(stage_export(&want, NULL, &out), 1);
    stage_equals(&out, LIVE);
    stage_out_free(&out);

    want.part_size = 100000;
    parts = stage_export(&want, NULL, &out);
    assert_true(parts > 5);
    stage_equals(&out, LIVE);
    stage_out_free(&out);
    stage_sql("DROP SCHEMA fhir CASCADE");
}


static void
test_view_and_partitions(void **state)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();
    static char  view[] = "seen", parted[] = "parted";

    (void) state;

    stage_table("jsonb", 1000);
    stage_sql("CREATE VIEW seen AS SELECT * FROM resource;"
              "CREATE TABLE parted (LIKE resource) PARTITION BY HASH (id);"
              "CREATE TABLE parted0 PARTITION OF parted"
              " FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
              "CREATE TABLE parted1 PARTITION OF parted"
              " FOR VALUES WITH (MODULUS 2, REMAINDER 1);"
              "INSERT INTO parted SELECT * FROM resource;"
              "CREATE INDEX ON parted (type, id)");
    want.part_size = 50000;

    tenant.pg_table = view;
    stage_open();
    assert_int_equal(stage_export(&want, NULL, &out), 3);
    stage_equals(&out, LIVE);
    stage_out_free(&out);

    tenant.pg_table = parted;
    stage_open();
    assert_true(stage_export(&want, NULL, &out) > 5);
    stage_equals(&out, LIVE);
    stage_out_free(&out);
}


static void
test_empty(void **state)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_table("jsonb", 100);
    stage_sql("DELETE FROM resource");
    stage_open();
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 0);
    assert_int_equal(out.broken, 0);
    stage_out_free(&out);
}


/* uuids as ids: ranges, lists, and ids that are none */
static void
test_uuid_ids(void **state)
{
    fhb_buf_t         body = { 0 };
    fhb_error_t       err = { 0 };
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    fhb_idset_t      *some = fhb_idset_new(), *found = fhb_idset_new();
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 2000);
    stage_sql("ALTER TABLE resource ALTER id TYPE uuid"
              " USING md5(type || id)::uuid;"
              "UPDATE resource SET type = 'Basic' WHERE type = 'Patient' AND"
              " last_updated > '2026-01-01T00:00:50Z'");
    stage_open();
    want.part_size = 5000;
    assert_true(stage_export(&want, NULL, &out) > 20);
    stage_equals(&out, LIVE);
    stage_out_free(&out);

    assert_int_equal(fhb_typeset_parse(fhb_cstr("Basic"), &want.query.types,
                                       &err), FHB_OK);
    assert_true(stage_export(&want, NULL, &out) > 5);
    stage_equals(&out, LIVE " AND type = 'Basic'");
    stage_out_free(&out);

    assert_int_equal(source->ops->check(source, &err), FHB_OK);
    assert_int_equal(source->ops->group_exists(source, FHB_STR("g'1"), &err),
                     FHB_ENOTFOUND);

    snap = stage_snapshot(NULL);
    assert_int_equal(fhb_idset_add(some, FHB_STR("no-uuid"), &err), FHB_OK);
    assert_int_equal(fhb_idset_add(some, FHB_STR(
        "00000000-0000-0000-0000-000000000000"), &err), FHB_OK);
    assert_int_equal(source->ops->patients(snap, some, found, NULL, &err),
                     FHB_OK);
    assert_int_equal(fhb_idset_count(found), 0);
    assert_int_equal(source->ops->patients(snap, NULL, found, NULL, &err),
                     FHB_OK);
    assert_int_equal(fhb_idset_count(found), 51);
    assert_int_equal(source->ops->resource(snap, 0, FHB_STR("x"), &body,
                                           &err), FHB_ENOTFOUND);
    source->ops->snapshot_close(snap);
    fhb_idset_free(some);
    fhb_idset_free(found);
    fhb_buf_free(&body);
}


int
main(void)
{
#define TEST(t)  cmocka_unit_test_setup_teardown(t, stage_begin, stage_end)
    const struct CMUnitTest  tests[] = {
        TEST(test_jsonb),
        TEST(test_json),
        TEST(test_text),
        TEST(test_text_as_stored),
        TEST(test_deleted_and_where),
        TEST(test_types),
        TEST(test_parts),
        TEST(test_rare_type),
        TEST(test_strange_ids),
        TEST(test_one_snapshot),
        TEST(test_table_per_type),
        TEST(test_view_and_partitions),
        TEST(test_empty),
        TEST(test_uuid_ids)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
