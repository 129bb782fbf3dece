/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Deletions: what a table with a flag and a folder with a file of tombstones
 * remember (TOMB rows).  With the same content they give the same.
 */

#include "two_sources.h"

#include <fcntl.h>

#define T1  "2026-05-12T10:00:00.123456Z"
#define T2  "2026-05-13T10:00:00Z"

static char  stones[] = "deleted.ndjson";


typedef struct {
    char     rows[64][96];      /* "Type/id time" and " astray" */
    size_t   n;
    size_t   bodies;            /* rows with a body */
    char     broken[1024];      /* "Type/id: reason;" */
} deleted_t;


static fhb_err_t
deleted_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    char        at[FHB_INSTANT_MAX];
    fhb_str_t   type = fhb_type_name(row->type);
    deleted_t  *out = arg;

    (void) err;

    assert_true(out->n < 64);
    assert_true(row->updated != FHB_INSTANT_NONE);
    fhb_instant_format(row->updated, at);
    (void) snprintf(out->rows[out->n++], sizeof(out->rows[0]),
                    "%.*s/%.*s %s%s", FHB_STR_ARG(type), FHB_STR_ARG(row->id),
                    at, row->astray ? " astray" : "");
    out->bodies += row->body.len > 0;

    return FHB_OK;
}


static fhb_err_t
deleted_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    size_t      len;
    fhb_str_t   name = { "", 0 };
    deleted_t  *out = arg;

    (void) err;

    if (type != FHB_TYPE_NONE) {
        name = fhb_type_name(type);
    }
    len = strlen(out->broken);
    (void) snprintf(out->broken + len, sizeof(out->broken) - len,
                    "%.*s/%.*s: %s;", FHB_STR_ARG(name), FHB_STR_ARG(id),
                    reason);

    return FHB_OK;
}


static int
deleted_compare(const void *a, const void *b)
{
    return strcmp(a, b);
}


/* all deletions that source tells of, sorted */
static void
deletions(const fhbd_want_t *want, deleted_t *out)
{
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan;
    fhbd_sink_t       sink = { out, deleted_row, deleted_broken };
    fhbd_want_t       deleted = *want;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap = stage_snapshot(NULL);

    memset(out, 0, sizeof(*out));
    deleted.deleted = true;
    stage_plan(snap, &deleted, &plan);
    assert_int_equal(source->ops->reader_open(snap, &stage_never, &reader,
                                              &err), FHB_OK);
    for (size_t i = 0; i < plan.n; i++) {
        assert_true(plan.parts[i].stable);
        if (source->ops->read(reader, &deleted, &plan.parts[i], &sink, NULL,
                              &err) != FHB_OK)
        {
            fail_msg("%s: %s", plan.parts[i].spec, err.text);
        }
    }
    source->ops->reader_close(reader);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
    qsort(out->rows, out->n, sizeof(out->rows[0]), deleted_compare);
}


static void
joined(const deleted_t *d, fhb_buf_t *out)
{
    fhb_buf_reset(out);
    for (size_t i = 0; i < d->n; i++) {
        fhb_buf_addf(out, "%s;", d->rows[i]);
    }
    fhb_buf_addc(out, '\0');
    assert_false(out->failed);
}


static void
gives(const fhbd_want_t *want, const char *expected)
{
    deleted_t  d;
    fhb_buf_t  text = { 0 };

    deletions(want, &d);
    joined(&d, &text);
    assert_string_equal(text.ptr, expected);
    assert_string_equal(d.broken, "");
    fhb_buf_free(&text);
}


/* the table's deletions as a file, and both sources */
static void
two_remember(void)
{
    two_dump(stones, "SELECT jsonb_build_object('resourceType', type, 'id',"
             " id, 'deleted', fhir_time(last_updated))"
             " || coalesce(jsonb_build_object('patients', jsonb_build_array("
             " split_part(body #>> '{subject,reference}', '/', 2)"
             ")), '{}') FROM resource WHERE deleted AND last_updated IS NOT"
             " NULL AND body #>> '{subject,reference}' IS NOT NULL"
             " UNION ALL SELECT jsonb_build_object('resourceType', type,"
             " 'id', id, 'deleted', fhir_time(last_updated)) FROM resource"
             " WHERE deleted AND last_updated IS NOT NULL"
             " AND body #>> '{subject,reference}' IS NULL");
    two_tenant.ndjson_tombstones = stones;
    two_open();
}


/* both sources */
static void
two_gone(const fhbd_want_t *want, const char *expected)
{
    gives(want, expected);
    two_swap();
    gives(want, expected);
    two_swap();
}


#define GONE(type, id, at, body)                                             \
    "INSERT INTO resource VALUES ('" type "', '" id "', '" at "', true, "    \
    body ");"
#define OF(patient)  "'{\"subject\":{\"reference\":\"Patient/" patient "\"}}'"


/* TOMB-01: later than since, earlier than until, to the microsecond */
static void
test_boundaries(void **state)
{
    fhb_error_t  err = { 0 };
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_sql(GONE("Basic", "a", "2026-05-12T10:00:00.123455Z", "NULL")
              GONE("Basic", "b", T1, "NULL")
              GONE("Basic", "c", "2026-05-12T10:00:00.123457Z", "NULL")
              GONE("Basic", "d", "2026-05-13T09:59:59.999999Z", "NULL")
              GONE("Basic", "e", T2, "NULL")
              GONE("Device", "x", "2026-05-12T12:00:00Z", "NULL")
              TWO_ROW("Basic", "live", "'2026-05-12T12:00:00Z'", "")
              "INSERT INTO resource VALUES"
              " ('Basic', 'undated', NULL, true, NULL)");
    two_remember();

    assert_int_equal(fhb_typeset_parse(FHB_STR("Basic,Patient"),
                                       &want.query.types, &err), FHB_OK);
    two_gone(&want, "Basic/a 2026-05-12T10:00:00.123455Z;"
             "Basic/b 2026-05-12T10:00:00.123456Z;"
             "Basic/c 2026-05-12T10:00:00.123457Z;"
             "Basic/d 2026-05-13T09:59:59.999999Z;"
             "Basic/e 2026-05-13T10:00:00.000Z;");

    want.query.since = two_instant(T1);
    two_gone(&want, "Basic/c 2026-05-12T10:00:00.123457Z;"
             "Basic/d 2026-05-13T09:59:59.999999Z;"
             "Basic/e 2026-05-13T10:00:00.000Z;");

    want.query.until = two_instant(T2);
    two_gone(&want, "Basic/c 2026-05-12T10:00:00.123457Z;"
             "Basic/d 2026-05-13T09:59:59.999999Z;");

    /* all types are asked for */
    want.query.types = fhb_typeset_all();
    two_gone(&want, "Basic/c 2026-05-12T10:00:00.123457Z;"
             "Basic/d 2026-05-13T09:59:59.999999Z;"
             "Device/x 2026-05-12T12:00:00.000Z;");
}


/* TOMB-04, TOMB-06: whose it was, and that nobody knows */
static void
test_whose(void **state)
{
    fhb_error_t   err = { 0 };
    fhbd_want_t   want = stage_want();
    fhb_idset_t  *set = fhb_idset_new();

    (void) state;

    assert_non_null(set);
    stage_sql(GONE("Condition", "c1", T2, OF("p1"))
              GONE("Condition", "c2", T2, OF("p2"))
              GONE("Condition", "lost", T2, "NULL")
              GONE("Patient", "p1", T2, "NULL")
              GONE("Patient", "p2", T2, "NULL")
              GONE("Group", "g", T2, "NULL")
              GONE("Group", "h", T2, "NULL")
              GONE("Practitioner", "x", T2, "NULL"));
    two_remember();

    two_gone(&want, "Condition/c1 2026-05-13T10:00:00.000Z;"
             "Condition/c2 2026-05-13T10:00:00.000Z;"
             "Condition/lost 2026-05-13T10:00:00.000Z;"
             "Group/g 2026-05-13T10:00:00.000Z;"
             "Group/h 2026-05-13T10:00:00.000Z;"
             "Patient/p1 2026-05-13T10:00:00.000Z;"
             "Patient/p2 2026-05-13T10:00:00.000Z;"
             "Practitioner/x 2026-05-13T10:00:00.000Z;");

    assert_int_equal(fhb_idset_add(set, FHB_STR("p1"), &err), FHB_OK);
    want.patients = set;
    want.level = FHB_LEVEL_PATIENT;
    two_gone(&want, "Condition/c1 2026-05-13T10:00:00.000Z;"
             "Condition/lost 2026-05-13T10:00:00.000Z astray;"
             "Patient/p1 2026-05-13T10:00:00.000Z;");

    want.level = FHB_LEVEL_GROUP;
    want.group = FHB_STR("g");
    two_gone(&want, "Condition/c1 2026-05-13T10:00:00.000Z;"
             "Condition/lost 2026-05-13T10:00:00.000Z astray;"
             "Group/g 2026-05-13T10:00:00.000Z;"
             "Patient/p1 2026-05-13T10:00:00.000Z;");
    fhb_idset_free(set);
}


/* bodies are handed on where there are any; what cannot be read as one tells
 * nothing of whose it was */
static void
test_bodies(void **state)
{
    deleted_t     d;
    fhb_buf_t     text = { 0 };
    fhb_error_t   err = { 0 };
    fhbd_want_t   want = stage_want();
    fhb_idset_t  *set = fhb_idset_new();

    (void) state;

    assert_non_null(set);
    stage_sql("ALTER TABLE resource ALTER body TYPE text;"
              GONE("Condition", "a", T2, OF("p1"))
              GONE("Condition", "b", T2, "''")
              GONE("Condition", "c", T2, "'deleted'")
              GONE("Condition", "d", T2, "'{\"subject\":}'")
              GONE("Condition", "e", T2, "'{}'"));
    tenant.pg_body_type = FHBD_BODY_TEXT;
    stage_open();

    deletions(&want, &d);
    assert_int_equal(d.n, 5);
    assert_int_equal(d.bodies, 3);

    want.level = FHB_LEVEL_PATIENT;
    want.patients = set;
    assert_int_equal(fhb_idset_add(set, FHB_STR("p1"), &err), FHB_OK);
    deletions(&want, &d);
    joined(&d, &text);
    assert_string_equal(text.ptr,
                        "Condition/a 2026-05-13T10:00:00.000Z;"
                        "Condition/b 2026-05-13T10:00:00.000Z astray;"
                        "Condition/c 2026-05-13T10:00:00.000Z astray;"
                        "Condition/d 2026-05-13T10:00:00.000Z astray;");
    fhb_buf_free(&text);
    fhb_idset_free(set);
}


/* TOMB-05: deleted, then there again.  A table that keeps every version, and a
 * file to which each deletion is appended. */
static void
test_recreated(void **state)
{
    fhbd_want_t  want = stage_want();

    (void) state;

    stage_sql("ALTER TABLE resource DROP CONSTRAINT resource_pkey;"
              GONE("Basic", "back", "2026-05-12T11:00:00Z", "NULL")
              TWO_ROW("Basic", "back", "'2026-05-12T12:00:00Z'", "")
              /* whatever the times say, what is there is there */
              GONE("Basic", "old", "2026-05-12T11:00:00Z", "NULL")
              TWO_ROW("Basic", "old", "'2026-05-12T10:00:00Z'", "")
              GONE("Basic", "none", "2026-05-12T11:00:00Z", "NULL")
              TWO_ROW("Basic", "none", "NULL", "")
              "ALTER TABLE resource ALTER deleted DROP NOT NULL;"
              "UPDATE resource SET deleted = NULL WHERE id = 'none'"
              " AND NOT deleted;"
              /* the same id of another type is another resource */
              GONE("Basic", "one", "2026-05-12T11:00:00Z", "NULL")
              TWO_ROW("Device", "one", "'2026-05-12T12:00:00Z'", "")
              GONE("Basic", "twice", "2026-05-12T11:00:00Z", "NULL")
              GONE("Basic", "twice", "2026-05-14T11:00:00Z", "NULL")
              GONE("Basic", "twice", "2026-05-12T10:00:00Z", "NULL"));
    two_remember();

    two_gone(&want, "Basic/one 2026-05-12T11:00:00.000Z;"
             "Basic/twice 2026-05-14T11:00:00.000Z;");
    want.query.since = two_instant(T2);
    two_gone(&want, "Basic/twice 2026-05-14T11:00:00.000Z;");
    want.query.since = FHB_INSTANT_NONE;
    want.query.until = two_instant(T2);
    two_gone(&want, "Basic/one 2026-05-12T11:00:00.000Z;");

    /* in the folder it counts as there even if it cannot be exported */
    two_dump("broken.ndjson", "SELECT '{\"resourceType\":\"Basic\",\"id\":"
             "\"one\",}'");
    two_swap();
    gives(&want, "");
    two_swap();
}


/* each type in a table of its own, and a condition of the INI file */
static void
test_table_per_type(void **state)
{
    fhbd_want_t  want = stage_want();
    static char  table[] = "{type_lower}_now", where[] = "id <> 'hidden'"
                 " OR id = 'none'";

    (void) state;

    stage_sql(GONE("Basic", "a", T2, "NULL")
              GONE("Basic", "hidden", T2, "NULL")
              "CREATE TABLE basic_now AS SELECT * FROM resource;"
              "CREATE TABLE device_now AS SELECT * FROM resource;"
              "INSERT INTO device_now VALUES ('Device', 'a', now(), false,"
              " '{}')");
    tenant.pg_table = table;
    tenant.pg_where = where;
    stage_open();
    gives(&want, "Basic/a 2026-05-13T10:00:00.000Z;");

    /* what the condition hides is not there again */
    stage_sql("INSERT INTO basic_now VALUES ('Basic', 'none', '" T2 "', true,"
              " NULL), ('Basic', 'hidden', now(), false, '{}')");
    gives(&want, "Basic/a 2026-05-13T10:00:00.000Z;"
          "Basic/none 2026-05-13T10:00:00.000Z;");
}


/* a column without zone, and times that FHIR cannot write */
static void
test_times_of_a_table(void **state)
{
    fhbd_want_t  want = stage_want();
    static char  berlin[] = "Europe/Berlin";

    (void) state;

    stage_sql(GONE("Basic", "ever", "infinity", "NULL")
              GONE("Basic", "far", "12026-01-01T00:00:00Z", "NULL")
              GONE("Basic", "never", "-infinity", "NULL")
              GONE("Basic", "old", "0003-01-01T00:00:00Z BC", "NULL"));
    stage_open();
    gives(&want, "Basic/ever 9999-12-31T23:59:59.999999Z;"
          "Basic/far 9999-12-31T23:59:59.999999Z;"
          "Basic/never 0001-01-01T00:00:00.000Z;"
          "Basic/old 0001-01-01T00:00:00.000Z;");

    stage_sql("DELETE FROM resource;"
              "ALTER TABLE resource ALTER last_updated TYPE timestamp;"
              GONE("Basic", "summer", "2026-07-01T12:00:00", "NULL")
              GONE("Basic", "twice", "2026-10-25T02:10:00", "NULL")
              GONE("Basic", "winter", "2026-12-01T12:00:00.5", "NULL"));
    tenant.pg_timezone = berlin;
    stage_open();
    gives(&want, "Basic/summer 2026-07-01T10:00:00.000Z;"
          "Basic/twice 2026-10-25T01:10:00.000Z;"
          "Basic/winter 2026-12-01T11:00:00.500Z;");

    want.query.since = two_instant("2026-07-01T10:00:00Z");
    want.query.until = two_instant("2026-12-01T11:00:00.5Z");
    gives(&want, "Basic/twice 2026-10-25T01:10:00.000Z;");

    /* within the hour that comes twice: rather told too often */
    want.query.since = two_instant("2026-10-25T00:30:00Z");
    want.query.until = two_instant("2026-10-25T00:40:00Z");
    gives(&want, "Basic/twice 2026-10-25T01:10:00.000Z;");
    want.query.until = two_instant("2026-10-25T00:10:00Z");
    gives(&want, "");
}


/* a source that remembers nothing says so */
static void
test_remembers(void **state)
{
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan = { 0 };
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    (void) state;

    two_remember();
    assert_true(source->ops->remembers(source));
    assert_true(two_ndjson->ops->remembers(two_ndjson));

    tenant.pg_deleted_column = NULL;
    two_tenant.ndjson_tombstones = NULL;
    two_open();
    want.deleted = true;
    for (unsigned i = 0; i < 2; i++) {
        assert_false(source->ops->remembers(source));
        snap = stage_snapshot(NULL);
        assert_int_equal(source->ops->plan(snap, &want, &plan, NULL, &err),
                         FHB_EPARAM);
        assert_int_equal(plan.n, 0);
        source->ops->snapshot_close(snap);
        two_swap();
    }
}


/* a part is read as what it was planned for */
static void
test_kinds_of_parts(void **state)
{
    fhb_err_t         refused;
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan[2];
    fhbd_want_t       want = stage_want();
    stage_out_t       out = { 0 };
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_sql(GONE("Basic", "a", T2, "NULL")
              TWO_ROW("Basic", "b", "'" T2 "'", ""));
    two_remember();

    for (unsigned i = 0; i < 2; i++) {
        refused = i == 0 ? FHB_EPARAM : FHB_ENOTFOUND;
        snap = stage_snapshot(NULL);
        want.deleted = false;
        stage_plan(snap, &want, &plan[0]);
        want.deleted = true;
        stage_plan(snap, &want, &plan[1]);
        assert_int_equal(plan[0].n, 1);
        assert_int_equal(plan[1].n, 1);
        assert_int_equal(stage_read(snap, &want, &plan[0].parts[0], &out,
                                    NULL, &err), refused);
        want.deleted = false;
        assert_int_equal(stage_read(snap, &want, &plan[1].parts[0], &out,
                                    NULL, &err), refused);
        assert_int_equal(out.n, 0);
        fhbd_plan_free(&plan[0]);
        fhbd_plan_free(&plan[1]);
        source->ops->snapshot_close(snap);
        two_swap();
    }
}


/* what another profile's deleted.sql may give */
static void
test_statement_of_a_profile(void **state)
{
    fhb_error_t       err = { 0 };
    deleted_t         d = { .n = 0 };
    fhbd_want_t       want = stage_want();
    fhbd_plan_t       plan;
    fhbd_sink_t       sink = { &d, deleted_row, deleted_broken };
    fhbd_pg_sql_t    *sql;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    static const struct {
        const char  *row;
        fhb_err_t    rc;
        const char  *said;
    } cases[] = {
        { "'Basic'::text, 'a'::text, '2026-05-12'::text, '{}'::jsonb",
          FHB_EDB, "gives no timestamptz" },
        { "'Basic'::text, 'a'::text, NULL::timestamptz, '{}'::jsonb",
          FHB_EDB, "gives no timestamptz" },
        { "'User'::text, 'a'::text, now(), '{}'::jsonb",
          FHB_EDB, "deleted.sql gives a row of a type" },
        { "'Basic'::text, 'a'::text, now()", FHB_EDB,
          "deleted.sql gives 3 columns and declares 4" },
        { "'Basic'::text, NULL::text, now(), '{}'::jsonb", FHB_OK,
          "Basic/: a deletion without id;" }
    };

    (void) state;

    stage_open();
    want.deleted = true;
    sql = &((fhbd_pg_source_t *) source)->profile->deleted;
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_int_equal(plan.n, 1);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char  text[256];

        (void) snprintf(text, sizeof(text), "-- columns: type id updated "
                        "body\nSELECT %s", cases[i].row);
        fhbd_pg_sql_free(sql);
        assert_int_equal(fhbd_pg_sql_parse("deleted.sql", fhb_cstr(text), NULL, sql,
                                           &err), FHB_OK);
        assert_int_equal(source->ops->reader_open(snap, &stage_never, &reader,
                                                  &err), FHB_OK);
        assert_int_equal(source->ops->read(reader, &want, &plan.parts[0],
                                           &sink, NULL, &err), cases[i].rc);
        assert_non_null(strstr(cases[i].rc == FHB_OK ? d.broken : err.text,
                               cases[i].said));
        source->ops->reader_close(reader);
    }
    assert_int_equal(d.n, 0);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


static void
write_stones(const char *text)
{
    char   path[256];
    FILE  *f;

    (void) snprintf(path, sizeof(path), "%s/%s", two_folder, stones);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}


/* lines of all kinds; what is wrong with one is told, if it is asked for */
static void
test_tombstone_lines(void **state)
{
    deleted_t     d;
    fhb_buf_t     text = { 0 };
    fhb_error_t   err = { 0 };
    fhbd_want_t   want = stage_want();
    fhb_idset_t  *set = fhb_idset_new();

    (void) state;

    assert_non_null(set);
    assert_int_equal(fhb_idset_add(set, FHB_STR("p1"), &err), FHB_OK);
    two_tenant.ndjson_tombstones = stones;
    write_stones("");
    two_open();
    two_swap();
    gives(&want, "");

    write_stones("\xef\xbb\xbf\r\n"
        "{\"id\":\"a\",\"deleted\":\"" T2 "\",\"resourceType\":\"Device\"}\r\n"
        "  {\"resourceType\":\"D\\u0065vice\",\"id\":\"\\u0062\",\"deleted\":"
        "\"2026-05-13T12:00:00\\u002b02:00\",\"why\":[{}]}\n"
        "{\"resourceType\":\"Device\",\"id\":\"c\",\"deleted\":\"" T2 "\","
        "\"patients\":[\"p0\",\"p\\u0031\"]}\n"
        "{\"resourceType\":\"Device\",\"id\":\"d\",\"deleted\":\"" T2 "\","
        "\"patients\":[\"p0\"]}\n"
        "{\"resourceType\":\"Device\",\"id\":\"e\",\"deleted\":\"" T2 "\","
        "\"patients\":null}\n"
        "{\"resourceType\":\"Device\",\"id\":\"f\",\"deleted\":\"" T2 "\","
        "\"patients\":[]}");
    want.level = FHB_LEVEL_PATIENT;
    want.patients = set;
    gives(&want, "Device/a 2026-05-13T10:00:00.000Z astray;"
          "Device/b 2026-05-13T10:00:00.000Z astray;"
          "Device/c 2026-05-13T10:00:00.000Z;"
          "Device/e 2026-05-13T10:00:00.000Z astray;"
          "Device/f 2026-05-13T10:00:00.000Z astray;");

    write_stones(
        "{\"resourceType\":\"Device\",\"id\":\"a\",\"deleted\":\"" T2 "\"}\n"
        "{\"resourceType\":\"Device\",\"id\":\"b\",\"deleted\":\"" T2 "\",}\n"
        "{\"resourceType\":\"Device\",\"deleted\":\"" T2 "\"}\n"
        "{\"resourceType\":\"Device\",\"id\":\"c\"}\n"
        "{\"resourceType\":\"Device\",\"id\":\"d\",\"deleted\":\"today\"}\n"
        "{\"resourceType\":\"Device\",\"id\":\"e\",\"deleted\":7}\n"
        "{\"resourceType\":\"Device\",\"id\":\"f\",\"deleted\":\"" T2 "\","
        "\"patients\":[\"Patient/p1\"]}\n"
        "{\"resourceType\":\"Device\",\"id\":\"g\",\"deleted\":\"" T2 "\","
        "\"patients\":[{\"id\":\"p1\"}]}\n"
        "{\"resourceType\":\"Martian\",\"id\":\"h\",\"deleted\":\"" T2 "\"}\n"
        "{\"id\":\"i\",\"deleted\":\"" T2 "\"}\n"
        "no JSON\n");
    deletions(&want, &d);
    joined(&d, &text);
    assert_string_equal(text.ptr, "Device/a 2026-05-13T10:00:00.000Z "
                        "astray;");
    assert_string_equal(d.broken,
        "Device/b: a deletion that is no sound JSON object;"
        "Device/: a deletion without id;"
        "Device/c: a deletion without the time of it;"
        "Device/d: a deletion without the time of it;"
        "Device/e: a deletion without the time of it;"
        "Device/f: a deletion whose patients are no ids;"
        "Device/g: a deletion whose patients are no ids;"
        "/h: a deletion of no resource type of R4;"
        "/i: a deletion without resourceType;"
        "/: a deletion that is no sound JSON object;");

    assert_int_equal(fhb_typeset_parse(FHB_STR("Basic"), &want.query.types,
                                       &err), FHB_OK);
    want.query.types_given = true;
    deletions(&want, &d);
    assert_int_equal(d.n, 0);
    assert_string_equal(d.broken, "/i: a deletion without resourceType;"
                        "/: a deletion that is no sound JSON object;");
    two_swap();
    fhb_buf_free(&text);
    fhb_idset_free(set);
}


static void
file_at(const char *name, const char *text)
{
    FILE  *f = fopen(name, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}


/* wherever the file lies and however it is named, it is no data */
static void
test_tombstone_file(void **state)
{
    char          path[FOLDER_MAX + 32], other[FOLDER_MAX + 32];
    char          tomb[FOLDER_MAX + 64];
    fhb_error_t   err = { 0 };
    fhbd_want_t   want = stage_want();
    fhbd_snapshot_t  *snap;

    static const char  line[] = "{\"resourceType\":\"Basic\",\"id\":\"x\","
        "\"deleted\":\"" T2 "\"}\n";
    static const char *const  forms[] = {
        "%s/deleted.ndjson", "%s/./deleted.ndjson", "deleted.ndjson",
        "./deleted.ndjson", "%s/sub/../deleted.ndjson", "%s/link", "link",
        "sub/far.ndjson", "%s/sub/far.ndjson", "sub/link"
    };

    (void) state;

    stage_sql(TWO_ROW("Basic", "live", "'" T1 "'", ""));
    (void) snprintf(path, sizeof(path), "%s/sub", two_folder);
    assert_int_equal(mkdir(path, 0700), 0);
    (void) snprintf(path, sizeof(path), "%s/sub/far.ndjson", two_folder);
    file_at(path, line);
    (void) snprintf(path, sizeof(path), "%s/deleted.ndjson", two_folder);
    (void) snprintf(other, sizeof(other), "%s/link", two_folder);
    assert_int_equal(symlink("deleted.ndjson", other), 0);
    (void) snprintf(other, sizeof(other), "%s/sub/link", two_folder);
    assert_int_equal(symlink("../deleted.ndjson", other), 0);

    two_tenant.ndjson_tombstones = tomb;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        (void) unlink(path);
        if (strstr(forms[i], "far") == NULL) {
            file_at(path, line);
        }
        if (forms[i][0] == '%') {
            (void) snprintf(tomb, sizeof(tomb), "%s%s", two_folder,
                            forms[i] + 2);
        } else {
            (void) snprintf(tomb, sizeof(tomb), "%s", forms[i]);
        }
        two_open();
        two_swap();
        assert_int_equal(source->ops->check(source, &err), FHB_OK);
        gives(&want, "Basic/x 2026-05-13T10:00:00.000Z;");
        two_swap();
        two_give(&want, "Basic/live ");
    }

    /* a name that is not there is an error, at start too */
    (void) snprintf(tomb, sizeof(tomb), "none.ndjson");
    assert_int_equal(two_ndjson->ops->check(two_ndjson, &err), FHB_EIO);
    assert_non_null(strstr(err.text, "none.ndjson"));
    assert_int_equal(two_ndjson->ops->snapshot_open(two_ndjson, NULL, &snap,
                     &want.query.since, &err), FHB_EIO);
    (void) snprintf(tomb, sizeof(tomb), "sub");
    assert_int_equal(two_ndjson->ops->check(two_ndjson, &err), FHB_EPARAM);
}


/* TIME-08: what is not yet in the file is asked for next time */
static void
test_tombstone_time(void **state)
{
    char              path[FOLDER_MAX + 32];
    fhb_instant_t     at;
    struct timespec   times[2] = { { 1770000000, 0 }, { 1770000000, 5000 } };

    (void) state;

    stage_sql(TWO_ROW("Basic", "live", "'" T1 "'", ""));
    write_stones("");
    two_tenant.ndjson_tombstones = stones;
    tenant.transaction_margin = 0;
    two_open();
    (void) snprintf(path, sizeof(path), "%s/%s", two_folder, stones);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);

    two_swap();
    source->ops->snapshot_close(stage_snapshot(&at));
    two_swap();
    assert_int_equal(at, 1770000000LL * FHB_USEC + 5);
}


/* a file that is written to, or replaced, during a job */
static void
test_tombstone_changes(void **state)
{
    char              path[FOLDER_MAX + 32], next[FOLDER_MAX + 32];
    FILE             *f;
    deleted_t         d = { .n = 0 };
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want = stage_want();
    fhbd_sink_t       sink = { &d, deleted_row, deleted_broken };
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_sql(GONE("Basic", "a", T2, "NULL"));
    two_remember();
    two_swap();
    want.deleted = true;
    (void) snprintf(path, sizeof(path), "%s/%s", two_folder, stones);
    (void) snprintf(next, sizeof(next), "%s/.next", two_folder);

    /* renamed over: the snapshot keeps what it opened */
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    file_at(next, "{\"resourceType\":\"Basic\",\"id\":\"b\",\"deleted\":\"" T2
            "\"}\n");
    assert_int_equal(rename(next, path), 0);
    assert_int_equal(source->ops->reader_open(snap, &stage_never, &reader,
                                              &err), FHB_OK);
    assert_int_equal(source->ops->read(reader, &want, &plan.parts[0], &sink,
                                       NULL, &err), FHB_OK);
    assert_int_equal(d.n, 1);
    assert_int_equal(strncmp(d.rows[0], "Basic/a ", 8), 0);
    source->ops->reader_close(reader);
    source->ops->snapshot_close(snap);

    /* another snapshot has another file: the part is planned again */
    snap = stage_snapshot(NULL);
    assert_int_equal(source->ops->reader_open(snap, &stage_never, &reader,
                                              &err), FHB_OK);
    assert_int_equal(source->ops->read(reader, &want, &plan.parts[0], &sink,
                                       NULL, &err), FHB_ENOTFOUND);
    fhbd_plan_free(&plan);

    /* written to: nobody can say what is old and what is new */
    stage_plan(snap, &want, &plan);
    f = fopen(path, "a");
    assert_non_null(f);
    assert_true(fputs("{}\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(source->ops->read(reader, &want, &plan.parts[0], &sink,
                                       NULL, &err), FHB_ENOTFOUND);
    assert_int_equal(d.n, 1);
    source->ops->reader_close(reader);
    source->ops->snapshot_close(snap);
    fhbd_plan_free(&plan);
    two_swap();
}


static unsigned
next_random(unsigned *seed, unsigned n)
{
    *seed = *seed * 1103515245 + 12345;

    return (*seed >> 8) % n;
}


/* whatever is asked for, both sources tell of the same deletions */
static void
test_property(void **state)
{
    char          id[32];
    size_t        all = 0;
    unsigned      seed = 20261130;
    deleted_t     d;
    fhb_buf_t     text = { 0 };
    fhb_error_t   err = { 0 };
    fhbd_pick_t   pick;
    fhbd_want_t   want;
    fhb_idset_t  *set;

    (void) state;

    stage_sql("SELECT setseed(0.3);"
        "INSERT INTO resource SELECT t, i::text, '2026-01-01T00:00:00Z'"
        "::timestamptz + (random() * 20)::int * interval '1 second',"
        " i % 3 <> 0, CASE WHEN i % 3 = 0 OR random() < 0.6 THEN"
        " jsonb_build_object('resourceType', t, 'id', i::text, 'subject',"
        " jsonb_build_object('reference', 'Patient/' ||"
        " (random() * 30)::int)) END"
        " FROM (SELECT i, (ARRAY['Condition', 'Observation',"
        " 'Patient', 'Practitioner'])[1 + i % 4] t"
        " FROM generate_series(1, 90) i) g");
    two_remember();

    for (unsigned round = 0; round < 40; round++) {
        want = stage_want();
        pick = (fhbd_pick_t) { 0 };
        set = fhb_idset_new();
        assert_non_null(set);
        if (round % 3 > 0) {
            want.query.since = two_instant("2026-01-01T00:00:00Z")
                + next_random(&seed, 20) * FHB_USEC
                + (int64_t) next_random(&seed, 3) - 1;
        }
        if (round % 4 > 1) {
            want.query.until = two_instant("2026-01-01T00:00:10Z")
                + next_random(&seed, 10) * FHB_USEC
                + (int64_t) next_random(&seed, 3) - 1;
        }
        if (round % 2 == 0) {
            want.level = FHB_LEVEL_PATIENT;
            want.patients = set;
            for (unsigned i = 0; i < round; i++) {
                (void) snprintf(id, sizeof(id), "%u", next_random(&seed, 90));
                assert_int_equal(fhb_idset_add(set, fhb_cstr(id), &err),
                                 FHB_OK);
            }
        }
        if (round % 10 == 9) {
            want.pick = &pick;
            for (unsigned i = 0; i < 60; i++) {
                (void) snprintf(id, sizeof(id), "Condition/%u",
                                next_random(&seed, 90));
                two_pick(&pick, id);
            }
        }

        deletions(&want, &d);
        assert_string_equal(d.broken, "");
        all += d.n;
        joined(&d, &text);
        two_swap();
        gives(&want, text.ptr);
        two_swap();
        fhb_idset_free(set);
        fhbd_pick_free(&pick);
    }
    fhb_buf_free(&text);
    assert_true(all > 400);
}


static int
begin(void **state)
{
    two_tenant.ndjson_tombstones = NULL;

    return two_begin(state);
}


int
main(void)
{
#define TEST(t)  cmocka_unit_test_setup_teardown(t, begin, two_end)
    const struct CMUnitTest  tests[] = {
        TEST(test_boundaries),
        TEST(test_whose),
        TEST(test_bodies),
        TEST(test_recreated),
        TEST(test_table_per_type),
        TEST(test_times_of_a_table),
        TEST(test_remembers),
        TEST(test_kinds_of_parts),
        TEST(test_statement_of_a_profile),
        TEST(test_tombstone_lines),
        TEST(test_tombstone_file),
        TEST(test_tombstone_time),
        TEST(test_tombstone_changes),
        TEST(test_property)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
