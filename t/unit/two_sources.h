/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The same resources in a table and in a folder: what the stories share that
 * ask both sources for the same.
 */

#ifndef TWO_SOURCES_H
#define TWO_SOURCES_H

#include "folder.h"
#include "pg_stage.h"

static char                two_folder[FOLDER_MAX];
static fhbd_tenant_conf_t  two_tenant;
static fhbd_source_t      *two_ndjson;      /* beside source, the table */


/* a row of the table; at: SQL, more: members of the body */
#define TWO_ROW(type, id, at, more)                                          \
    "INSERT INTO resource SELECT '" type "', '" id "', t, false,"            \
    " jsonb_build_object('resourceType', '" type "', 'id', '" id "')"        \
    " || coalesce(jsonb_build_object('meta', jsonb_build_object("            \
    "'lastUpdated', " TWO_TIME "(t))), '{}') || '{" more "}'"                \
    " FROM (SELECT " at "::timestamptz AS t) x;"

/* as FHIR writes it */
#define TWO_TIME  "fhir_time"


static inline int
two_begin(void **state)
{
    (void) stage_begin(state);

    stage_sql("CREATE TABLE resource (type text, id text,"
              " last_updated timestamptz,"
              " deleted boolean NOT NULL DEFAULT false, body jsonb,"
              " PRIMARY KEY (type, id));"
              "CREATE FUNCTION fhir_time(t timestamptz) RETURNS text"
              " LANGUAGE sql AS $$ SELECT to_char(t AT TIME ZONE 'UTC',"
              " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') $$");

    return folder_make(two_folder, "two");
}


static inline int
two_end(void **state)
{
    if (two_ndjson != NULL) {
        two_ndjson->ops->close(two_ndjson);
        two_ndjson = NULL;
    }
    (void) stage_end(state);

    return folder_remove(two_folder);
}


/* one line for each row of sql's only column */
static inline void
two_dump(const char *name, const char *sql)
{
    char       path[256];
    FILE      *f;
    PGresult  *res = stage_ask(admin, sql);

    (void) snprintf(path, sizeof(path), "%s/%s", two_folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 0; i < PQntuples(res); i++) {
        assert_true(fprintf(f, "%s\n", PQgetvalue(res, i, 0)) > 0);
    }
    assert_int_equal(fclose(f), 0);
    PQclear(res);
}


/* both sources on what the table holds now, with the words of tenant */
static inline void
two_open(void)
{
    fhb_error_t  err = { 0 };

    two_dump("live.ndjson", "SELECT body FROM resource"
             " WHERE deleted IS NOT TRUE ORDER BY md5(id::text)");
    stage_open();

    if (two_ndjson != NULL) {
        two_ndjson->ops->close(two_ndjson);
    }
    two_tenant.source = FHBD_SOURCE_NDJSON;
    two_tenant.ndjson_path = two_folder;
    two_tenant.undated_include = tenant.undated_include;
    two_tenant.transaction_margin = tenant.transaction_margin;
    assert_int_equal(fhbd_source_ndjson.open(&conf, &two_tenant, &two_ndjson,
                                             &err), FHB_OK);
}


static inline void
two_swap(void)
{
    fhbd_source_t  *s = source;

    source = two_ndjson;
    two_ndjson = s;
}


/* the rows of one source, checked against the other's */
static inline void
two_export(const fhbd_want_t *want, stage_out_t *out)
{
    stage_out_t  other = { 0 };

    (void) stage_export(want, NULL, out);
    two_swap();
    (void) stage_export(want, NULL, &other);
    two_swap();

    for (size_t i = 0; i < out->n && i < other.n; i++) {
        assert_string_equal(out->rows[i], other.rows[i]);
    }
    assert_int_equal(out->n, other.n);
    assert_int_equal(out->broken, 0);
    assert_int_equal(other.broken, 0);
    stage_out_free(&other);
}


/* what both sources give: "Type/id Type/id " in order */
static inline void
two_give(const fhbd_want_t *want, const char *expected)
{
    fhb_buf_t    ids = { 0 };
    stage_out_t  out = { 0 };

    two_export(want, &out);
    for (size_t i = 0; i < out.n; i++) {
        fhb_buf_add(&ids, out.rows[i], strcspn(out.rows[i], " ") + 1);
    }
    fhb_buf_addc(&ids, '\0');
    assert_string_equal(ids.ptr, expected);
    fhb_buf_free(&ids);
    stage_out_free(&out);
}


static inline fhb_instant_t
two_instant(const char *text)
{
    fhb_error_t    err;
    fhb_instant_t  t;

    assert_int_equal(fhb_instant_parse(fhb_cstr(text), &t, &err), FHB_OK);

    return t;
}


/* "Type/id Type/id" added to pick */
static inline void
two_pick(fhbd_pick_t *pick, const char *list)
{
    char         type[64], id[128];
    int          n, at = 0;
    fhb_error_t  err = { 0 };

    while (sscanf(list + at, " %63[^/]/%127s%n", type, id, &n) == 2) {
        assert_int_equal(fhbd_pick_add(pick, fhb_type_find(fhb_cstr(type)),
                                       fhb_cstr(id), &err), FHB_OK);
        at += n;
    }
}

#endif /* TWO_SOURCES_H */
