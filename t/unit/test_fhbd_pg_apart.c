/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A store that keeps everything apart: numbers as keys, versions, tags and
 * links in tables of their own, bodies without id and meta, some compressed.
 * Its profile uses all that the template language has for this.
 */

#include "pg_stage.h"

#include <errno.h>

/* gzip of {"resourceType":"Observation","packed":true} */
#define PACKED  "'\\x1f8b08000000000002ffab562a4a2dce2f2d4a4e0da92c4855b252f24f2a" \
    "4e2d2a4b2cc9cccf53d2512a484cce4e4d51b22a292a4dad0500a5c31e1e" \
    "2c000000'"


static const struct {
    const char  *name;
    const char  *text;
} files[] = {
    { "profile.ini",
      "table = things\nsettings = enable_hashjoin=off\n"
      "[tables]\nversions = versions\nlabels = labels\n" },
    { "facts.sql",
      "-- features: links notes shared_keys\n"
      "SELECT 'p', pg_table_size(to_regclass(:table))\n"
      "       + pg_table_size(to_regclass(:versions)), 0,\n"
      "       'text', true, false, true, true, false, 8192,\n"
      "       (SELECT greatest(reltuples, 0)::bigint FROM pg_class\n"
      "        WHERE oid = to_regclass(:table)),\n"
      "       concat_ws(' ', 'shared_keys', CASE WHEN to_regclass('links')\n"
      "                 IS NOT NULL THEN 'links' END)\n" },
    { "rows.sql",
      "-- columns: type key id version updated source broken packed body:text\n"
      "-- weave: id version updated source tags\n"
      "-- cohort-index: target\n"
      "SELECT t.type, t.pid, coalesce(t.fhir_id, t.pid::text), v.version::text,\n"
      "       t.updated, v.source,\n"
      "       CASE WHEN v.pid IS NULL THEN 'no version of it is left'\n"
      "            WHEN v.kind = 'away' THEN 'its content is away' END,\n"
      "       v.packed, v.body\n"
      "FROM {table} t LEFT JOIN {versions} v\n"
      "  ON v.pid = t.pid AND v.version = t.version\n"
      "WHERE NOT t.deleted\n"
      "-- include: wanted.sql\n"
      "[[ AND t.updated > :since::timestamptz ]]\n"
      "[[?links [[ AND t.pid IN (SELECT l.pid FROM links l WHERE l.target IN\n"
      "    (SELECT p.pid FROM {table} p WHERE p.type = 'Patient'\n"
      "     AND coalesce(p.fhir_id, p.pid::text) = ANY (:patients))) ]] ]]\n"
      "[[!links [[ AND :patients::text[] IS NULL ]] ]]\n"
      "ORDER BY t.pid\n" },
    { "tags.sql",
      "-- columns: key tag\n"
      "SELECT l.pid, l.tag FROM {labels} l JOIN {table} t ON t.pid = l.pid\n"
      "WHERE true\n"
      "  --  include: wanted.sql\n"
      "-- include: wanted.sql \n"
      "-- not in the order of keys: the reader sorts\n"
      "ORDER BY l.tag\n" },
    { "wanted.sql",
      "[[ AND t.type = :type ]] [[ AND t.type = ANY (:types) ]]\n"
      "[[ AND t.pid >= :lo::bigint ]] [[ AND t.pid < :hi::bigint ]]\n"
      "[[ AND coalesce(t.fhir_id, t.pid::text) = ANY (:ids) ]]\n" },
    { "tagdefs.sql",
      "SELECT tag, list, system, NULL, code, display, selected\n"
      "FROM tags WHERE tag = ANY (:tags::bigint[])\n" },
    { "resource.sql",
      "-- columns: type id version packed body:text\n"
      "-- weave: id version\n"
      "SELECT t.type, coalesce(t.fhir_id, t.pid::text), v.version::text,\n"
      "       v.packed, v.body\n"
      "FROM {table} t JOIN {versions} v\n"
      "  ON v.pid = t.pid AND v.version = t.version\n"
      "WHERE t.type = :type AND coalesce(t.fhir_id, t.pid::text) = :id\n"
      "AND NOT t.deleted\n" },
    { "patients.sql",
      "SELECT coalesce(fhir_id, pid::text) FROM {table}\n"
      "WHERE type = 'Patient' AND NOT deleted\n"
      "[[ AND coalesce(fhir_id, pid::text) = ANY (:ids) ]]\n" },
    { "sample.sql",
      "SELECT s.type, s.pid::text, 300, true FROM (SELECT type, pid\n"
      "FROM {table} TABLESAMPLE SYSTEM (:percent::real) WHERE NOT deleted\n"
      "LIMIT :limit::bigint) s ORDER BY s.type, s.pid\n" },
    { "types.sql", "SELECT DISTINCT type FROM {table}\n" },
    { "check.sql",
      "SELECT 'there is no table things'\n"
      "WHERE to_regclass(:table) IS NULL\n" },
    { "deleted.sql",
      "-- columns: type id updated packed body:text\n"
      "SELECT t.type, coalesce(t.fhir_id, t.pid::text), t.updated,\n"
      "       v.packed, v.body\n"
      "FROM {table} t LEFT JOIN {versions} v\n"
      "  ON v.pid = t.pid AND v.version = t.version - 1\n"
      "WHERE t.deleted AND t.updated > :since::timestamptz\n"
      "[[ AND t.type = :type ]] [[ AND t.type = ANY (:types) ]]\n" }
};

#define FILES  (sizeof(files) / sizeof(files[0]))

static char  folder[128];


/* change: of one file's text, a word for another one */
static void
write_profile(const char *name, const char *from, const char *to)
{
    char         path[192];
    FILE        *f;
    const char  *p, *text;

    (void) snprintf(folder, sizeof(folder), "%s/apart", stage_dir);
    assert_true(mkdir(folder, 0755) == 0 || errno == EEXIST);

    for (size_t i = 0; i < FILES; i++) {
        (void) snprintf(path, sizeof(path), "%s/%s", folder, files[i].name);
        f = fopen(path, "w");
        assert_non_null(f);
        text = files[i].text;
        p = strcmp(files[i].name, name) == 0 ? strstr(text, from) : NULL;
        if (p != NULL) {
            assert_true(fprintf(f, "%.*s%s%s", (int) (p - text), text, to,
                                p + strlen(from)) > 0);
        } else {
            assert_true(fputs(text, f) >= 0);
        }
        assert_int_equal(fclose(f), 0);
    }

    conf.profiles = stage_dir;
    tenant.pg_profile = folder + strlen(stage_dir) + 1;
    tenant.pg_table = NULL;
    tenant.pg_deleted_column = NULL;
}


static void
remove_profile(void)
{
    char  path[192];

    for (size_t i = 0; i < FILES; i++) {
        (void) snprintf(path, sizeof(path), "%s/%s", folder, files[i].name);
        (void) unlink(path);
    }
    (void) rmdir(folder);
}


/* n Observations of n / 10 Patients; each third is packed, each fifth has a
 * FHIR id of its own, each seventh has tags */
static void
make_store(int n)
{
    char  sql[4096];

    (void) snprintf(sql, sizeof(sql),
        "CREATE TABLE things (pid bigint PRIMARY KEY, type text, fhir_id text,"
        " version int NOT NULL, updated timestamptz, deleted boolean);"
        "CREATE TABLE versions (pid bigint, version int, source text,"
        " kind text, packed bytea, body text, PRIMARY KEY (pid, version));"
        "CREATE TABLE labels (pid bigint, tag bigint);"
        "CREATE TABLE tags (tag bigint PRIMARY KEY, list text, system text,"
        " code text, display text, selected boolean);"
        "CREATE TABLE links (pid bigint, target bigint);"
        "CREATE INDEX ON links (target);"
        "INSERT INTO things SELECT i, CASE WHEN i <= %d / 10 THEN 'Patient'"
        " ELSE 'Observation' END, CASE WHEN i %% 5 = 0 THEN 'own-' || i END,"
        " 2, '2026-01-01Z'::timestamptz + i * interval '1 ms', false"
        " FROM generate_series(1, %d) i;"
        "INSERT INTO versions SELECT pid, v, CASE WHEN pid %% 2 = 0 THEN"
        " 'urn:x#' || pid END, NULL, CASE WHEN type = 'Observation'"
        " AND pid %% 3 = 0 THEN " PACKED "::bytea END,"
        " CASE WHEN type = 'Observation' AND pid %% 3 = 0 THEN NULL"
        " WHEN type = 'Patient' THEN '{\"resourceType\":\"Patient\"}'"
        " ELSE '{\"resourceType\":\"Observation\",\"subject\":{\"reference\":"
        "\"Patient/' || (SELECT coalesce(fhir_id, p.pid::text) FROM things p"
        " WHERE p.pid = 1 + t.pid %% (%d / 10)) || '\"},\"note\":\"'"
        " || repeat('x', 200) || v || '\"}' END"
        " FROM things t, generate_series(1, 2) v;"
        "INSERT INTO tags VALUES (1, 'tag', 'urn:b', 'two', 'A \"b\"', true),"
        " (2, 'tag', 'urn:a', 'one', NULL, NULL),"
        " (3, 'security', 'urn:s', 'R', NULL, false),"
        " (4, 'profile', NULL, 'http://p.example.org/b', NULL, NULL),"
        " (5, 'profile', 'x', 'http://p.example.org/a', NULL, NULL),"
        " (6, 'nonsense', NULL, 'x', NULL, NULL);"
        "INSERT INTO labels SELECT pid, t FROM things,"
        " generate_series(1, 7) t WHERE pid %% 7 = 0;"
        "INSERT INTO labels SELECT 7, 1;"       /* a tag twice */
        "INSERT INTO links SELECT t.pid, 1 + t.pid %% (%d / 10)"
        " FROM things t, generate_series(1, 2)"     /* a link twice */
        " WHERE type = 'Observation' AND t.pid %% 3 <> 0;", n, n, n, n);
    stage_sql(sql);
    stage_sql("VACUUM ANALYZE");
}


#define META                                                                 \
    "'\"meta\":{\"versionId\":\"' || t.version || '\",\"lastUpdated\":\"' ||" \
    " to_char(t.updated AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS')" \
    " || '+00:00\"' || coalesce(',\"source\":\"' || v.source || '\"', '')"   \
    " || CASE WHEN t.pid % 7 = 0 THEN ',\"profile\":[\"http://p.example.org/" \
    "a\",\"http://p.example.org/b\"],\"security\":[{\"system\":\"urn:s\","   \
    "\"code\":\"R\",\"userSelected\":false}],\"tag\":[{\"system\":\"urn:a\"," \
    "\"code\":\"one\"},{\"system\":\"urn:b\",\"code\":\"two\",\"display\":"  \
    "\"A \\\"b\\\"\",\"userSelected\":true}]' ELSE '' END || '}'"

/* what an export has to give, by the database */
#define TRUTH                                                                \
    "SELECT t.type || '/' || coalesce(t.fhir_id, t.pid::text) || ' '"        \
    " || '{\"resourceType\":\"' || t.type || '\",\"id\":\"'"                 \
    " || coalesce(t.fhir_id, t.pid::text) || '\",' || " META                 \
    " || CASE WHEN v.packed IS NULL"                                         \
    " THEN substr(v.body, length('{\"resourceType\":\"' || t.type || '\"')"  \
    " + 1) ELSE ',\"packed\":true}' END"                                     \
    " FROM things t JOIN versions v USING (pid, version) WHERE NOT deleted "


static void
test_whole(void **state)
{
    size_t            parts;
    stage_out_t       out = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    (void) state;

    make_store(5000);
    write_profile("", "", "");
    stage_open();

    /* ranges of keys, of several types at once and of one type alone */
    want.part_size = 200000;
    parts = stage_export(&want, NULL, &out);
    assert_true(parts > 3);
    stage_equals(&out, TRUTH);
    stage_out_free(&out);

    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_non_null(strstr(plan.parts[1].spec, "Observation,"));
    assert_non_null(strstr(plan.parts[1].spec, " ids="));
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);

    memset(&want.query.types, 0, sizeof(want.query.types));
    fhb_typeset_add(&want.query.types, fhb_type_find(FHB_STR("Observation")));
    parts = stage_export(&want, NULL, &out);
    assert_true(parts > 3);
    stage_equals(&out, TRUTH "AND type = 'Observation'");
    stage_out_free(&out);
    want.query.types = fhb_typeset_all();

    /* most of them packed */
    stage_sql("UPDATE versions v SET body = NULL, packed = " PACKED "::bytea"
              " FROM things t WHERE t.pid = v.pid AND type = 'Observation'"
              " AND t.pid % 11 <> 0; ANALYZE versions");
    want.part_size = 200000;
    parts = stage_export(&want, NULL, &out);
    assert_true(parts > 3);
    stage_equals(&out, TRUTH);
    stage_out_free(&out);

    want.part_size = 64 << 20;
    parts = stage_export(&want, NULL, &out);
    assert_int_equal(parts, 1);
    stage_equals(&out, TRUTH);
    stage_out_free(&out);

    want.query.since = 1767225600LL * FHB_USEC + 4990 * 1000;
    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, TRUTH "AND updated > '2026-01-01Z'::timestamptz"
                 " + interval '4990 ms'");
    assert_int_equal(out.n, 10);
    stage_out_free(&out);
}


/* what is missing or kept elsewhere is told, with the store's own words */
static void
test_trouble(void **state)
{
    stage_out_t  out = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    make_store(100);
    stage_sql("DELETE FROM versions WHERE pid = 50 AND version = 2;"
              "UPDATE versions SET kind = 'away' WHERE pid = 51;"
              "UPDATE versions SET packed = substr(packed, 1, 40)"
              " WHERE pid = 54;"
              "UPDATE versions SET body = '{\"id\":1,\"id\":2}'"
              " WHERE pid = 55");
    write_profile("", "", "");
    stage_open();

    (void) stage_export(&want, NULL, &out);
    stage_equals(&out, TRUTH "AND pid NOT IN (50, 51, 54, 55)");
    assert_int_equal(out.broken, 4);
    assert_non_null(strstr(out.reasons, "Observation/own-50: no version of it "
                           "is left;"));
    assert_non_null(strstr(out.reasons, "Observation/51: its content is "
                           "away;"));
    assert_non_null(strstr(out.reasons, "Observation/54: its content"));
    assert_non_null(strstr(out.reasons, "Observation/own-55: its content is "
                           "not valid JSON;"));
    stage_out_free(&out);
}


/* by links or by reading all: the same, with tags; single resources too */
static void
test_cohort(void **state)
{
    fhb_buf_t         body = { 0 };
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want = stage_want();
    stage_out_t       cohort = { 0 }, scan = { 0 };
    fhb_idset_t      *set = fhb_idset_new();
    fhbd_snapshot_t  *snap;

    (void) state;

    make_store(3000);
    write_profile("", "", "");
    tenant.pg_body_type = FHBD_BODY_JSONB;
    stage_open();

    assert_non_null(set);
    assert_int_equal(fhb_idset_add(set, FHB_STR("own-5"), &err), FHB_OK);
    assert_int_equal(fhb_idset_add(set, FHB_STR("7"), &err), FHB_OK);
    want.level = FHB_LEVEL_PATIENT;
    want.patients = set;

    snap = stage_snapshot(NULL);
    want.part_size = 1 << 20;
    stage_plan(snap, &want, &plan);
    assert_non_null(strstr(plan.parts[0].spec, "cohort types="));
    stage_read_plan(snap, &want, &plan, &cohort);
    fhbd_plan_free(&plan);

    tenant.pg_cohort_percent = 0;
    stage_plan(snap, &want, &plan);
    assert_null(strstr(plan.parts[0].spec, "cohort types="));
    stage_read_plan(snap, &want, &plan, &scan);
    fhbd_plan_free(&plan);

    assert_true(scan.n > 10);
    assert_int_equal(cohort.n, scan.n);
    for (size_t i = 0; i < scan.n; i++) {
        assert_string_equal(cohort.rows[i], scan.rows[i]);
    }
    stage_equals(&scan, TRUTH "AND (pid IN (5, 7) OR body LIKE"
                 " '%Patient/own-5\"%' OR body LIKE '%Patient/7\"%')");
    stage_out_free(&cohort);
    stage_out_free(&scan);

    assert_int_equal(source->ops->resource(snap,
                         fhb_type_find(FHB_STR("Patient")), FHB_STR("own-5"),
                         &body, &err), FHB_OK);
    assert_true(fhb_str_eqc(fhb_buf_str(&body), "{\"resourceType\":\"Patient\""
                            ",\"id\":\"own-5\",\"meta\":{\"versionId\":\"2\"}"
                            "}"));
    fhb_buf_free(&body);
    source->ops->snapshot_close(snap);

    /* without links no cohort is tried */
    stage_sql("DROP TABLE links");
    tenant.pg_cohort_percent = 5;
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_null(strstr(plan.parts[0].spec, "cohort types="));
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
    fhb_idset_free(set);
}


/* TOMB-04: whose a deleted resource was is known from its last version */
static void
test_deleted(void **state)
{
    fhb_error_t   err = { 0 };
    stage_out_t   out = { 0 };
    fhbd_want_t   want = stage_want();
    fhb_idset_t  *set = fhb_idset_new();

    (void) state;

    make_store(100);
    stage_sql("UPDATE things SET deleted = true, version = 3,"
              " updated = '2026-03-01Z' WHERE pid IN (40, 41, 50)");
    write_profile("", "", "");
    stage_open();
    assert_true(source->ops->remembers(source));

    want.deleted = true;
    want.query.since = 1767225600LL * FHB_USEC;
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 3);
    stage_out_free(&out);

    assert_non_null(set);
    assert_int_equal(fhb_idset_add(set, FHB_STR("1"), &err), FHB_OK);
    want.level = FHB_LEVEL_PATIENT;
    want.patients = set;
    (void) stage_export(&want, NULL, &out);
    assert_int_equal(out.n, 2);         /* 40 and 50 are of Patient/1 */
    stage_out_free(&out);
    fhb_idset_free(set);
}


static void
refused(const char *file, const char *from, const char *to, const char *text)
{
    fhb_error_t  err = { 0 };

    write_profile(file, from, to);
    assert_int_not_equal(fhbd_source_postgres.open(&conf, &tenant, &source,
                                                   &err), FHB_OK);
    if (strstr(err.text, text) == NULL) {
        fail_msg("expected \"%s\", have \"%s\"", text, err.text);
    }
}


static void
test_refused(void **state)
{
    static char  all[] = "all", table[] = "other";

    (void) state;

    refused("rows.sql", " key", "", "names what is no column");
    refused("rows.sql", "include: wanted", "include: ../wanted",
            "\"../wanted.sql\" is no file of this folder");
    refused("rows.sql", "include: wanted.sql", "include:",
            "\"\" is no file of this folder");
    refused("rows.sql", "include: wanted", "include: unwanted",
            "unwanted.sql\"");
    refused("wanted.sql", "[[ AND t.type", "\n-- include: wanted.sql\n[[ AND",
            "include each other too deeply");
    refused("wanted.sql", ":lo::bigint", ":low::bigint",
            "unknown parameter \":low\"");
    refused("rows.sql", " source broken", " broken",
            "names what is no column");
    refused("tags.sql", "key tag", "tag key", "tags need tags.sql");
    refused("rows.sql", "columns: type", "columns: place type",
            "tags need tags.sql");
    refused("profile.ini", "labels = labels\n", "labels = labels\ntypes = x\n",
            "\"types\" cannot be the name");
    refused("facts.sql", "notes", "since", "\"since\" cannot be the name");
    refused("facts.sql", "notes", "labels", "\"labels\" cannot be the name");
    refused("profile.ini", "table = things\n", "",
            "needs the option \"table\"");
    refused("profile.ini", "table = things\n",
            "table = things\nneeds = partition\n",
            "needs the option \"partition\"");

    tenant.pg_partition = all;
    refused("", "", "", "no use for the option \"partition\"");
    tenant.pg_partition = NULL;

    write_profile("", "", "");
    tenant.pg_table = table;
    {
        fhb_error_t  err = { 0 };

        assert_int_not_equal(fhbd_source_postgres.open(&conf, &tenant,
                                                       &source, &err),
                             FHB_OK);
        assert_non_null(strstr(err.text, "no use for the option \"table\""));
    }
}


/* a feature that was not declared; tags that are no numbers */
static void
test_wrong_answers(void **state)
{
    fhb_error_t       err = { 0 };
    fhb_instant_t     at;
    fhbd_plan_t       plan;
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    (void) state;

    make_store(100);
    write_profile("facts.sql", "THEN 'links'", "THEN 'lynx'");
    stage_open();
    assert_int_equal(source->ops->snapshot_open(source, NULL, &snap, &at,
                                                &err), FHB_EDB);
    assert_non_null(strstr(err.text, "a feature that it does not declare"));

    write_profile("tags.sql", "l.tag FROM", "l.tag::text FROM");
    stage_open();
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_int_equal(stage_read(snap, &want, &plan.parts[0], &out, NULL,
                                &err), FHB_EDB);
    assert_non_null(strstr(err.text, "tags.sql gives what is no int8"));
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
    stage_out_free(&out);

    /* a part of another plan: nothing follows from searches any more */
    write_profile("", "", "");
    stage_open();
    snap = stage_snapshot(NULL);
    assert_int_equal(fhbd_plan_add(&plan, FHB_TYPE_NONE,
                                   "search types=Observation", true, 1, 1,
                                   &err), FHB_OK);
    assert_int_equal(stage_read(snap, &want, &plan.parts[0], &out, NULL,
                                &err), FHB_ENOTFOUND);
    assert_int_equal(out.n, 0);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


static int
down(void **state)
{
    remove_profile();

    return stage_down(state);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, stage_begin, stage_end)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(test_whole),
        TEST(test_trouble),
        TEST(test_cohort),
        TEST(test_deleted),
        TEST(test_refused),
        TEST(test_wrong_answers)
    };

    return cmocka_run_group_tests(tests, stage_up, down);
}
