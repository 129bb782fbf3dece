/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A private PostgreSQL cluster and a source that reads it: what the stories
 * about the postgres source share.
 */

#ifndef PG_STAGE_H
#define PG_STAGE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_log.h"
#include "../../src/sidecar/fhbd_pg_store.h"

#define STAGE_BASE  "https://fhir.example.org/r4"

static char    stage_dir[64];
static char    stage_host[128];
static char    stage_conninfo[256];
static PGconn *admin;

/* words that tests put into the INI's place; reset before each test */
static char                profiles[] = "src/profiles", profile[] = "jsonb";
static char                tenant_name[] = "default";
static fhbd_conf_t         conf;
static fhbd_tenant_conf_t  tenant;

static fhbd_source_t      *source;

/* of a job that nobody cancels */
static const atomic_bool   stage_never = false;


static inline void
stage_script(const char *command, char *line, size_t size)
{
    char   text[512];
    FILE  *f;

    (void) snprintf(text, sizeof(text), "t/lib/pg-cluster.sh %s", command);
    f = popen(text, "r");
    if (f == NULL) {
        fail_msg("cannot run %s", text);
    }
    if (line != NULL && fgets(line, (int) size, f) == NULL) {
        line[0] = '\0';
    }
    if (pclose(f) != 0) {
        fail_msg("%s failed; the tests run in the project's folder", text);
    }
}


/* runs SQL as the superuser; a connection of its own: it may be one of many */
static inline PGconn *
stage_connect(const char *user)
{
    char     text[320];
    PGconn  *c;

    (void) snprintf(text, sizeof(text), "host=%s port=5432 user=%s "
                    "dbname=postgres application_name=stage", stage_host,
                    user);
    c = PQconnectdb(text);
    if (PQstatus(c) != CONNECTION_OK) {
        fail_msg("stage: %s", PQerrorMessage(c));
    }
    PQclear(PQexec(c, "SET client_min_messages = error;"
                   "SET lock_timeout = '20s'"));

    return c;
}


static inline PGresult *
stage_ask(PGconn *c, const char *sql)
{
    PGresult        *res = PQexec(c, sql);
    ExecStatusType   st = PQresultStatus(res);

    if (st != PGRES_TUPLES_OK && st != PGRES_COMMAND_OK) {
        fail_msg("stage: %s\n%s", PQerrorMessage(c), sql);
    }

    return res;
}


static inline void
stage_sql(const char *sql)
{
    PQclear(stage_ask(admin, sql));
}


static inline int64_t
stage_int(const char *sql)
{
    int64_t    n;
    PGresult  *res = stage_ask(admin, sql);

    n = fhbd_pg_int(res, 0, 0);
    PQclear(res);

    return n;
}


static inline int
stage_up(void **state)
{
    char   command[128], line[256] = "", *end;

    (void) state;

    fhbd_log_set_level(FHBD_LOG_ERROR);

    (void) snprintf(stage_dir, sizeof(stage_dir), "/tmp/fhb-stage.XXXXXX");
    if (mkdtemp(stage_dir) == NULL || chmod(stage_dir, 0755) != 0) {
        return -1;
    }
    (void) snprintf(command, sizeof(command), "start %s/pg fsync=off "
                    "max_prepared_transactions=4 autovacuum=off", stage_dir);
    stage_script(command, line, sizeof(line));

    assert_int_equal(strncmp(line, "PGHOST=", 7), 0);
    end = strchr(line, ' ');
    assert_non_null(end);
    (void) snprintf(stage_host, sizeof(stage_host), "%.*s",
                    (int) (end - line - 7), line + 7);
    (void) snprintf(stage_conninfo, sizeof(stage_conninfo),
                    "host=%s port=5432 user=fhb dbname=postgres", stage_host);
    admin = stage_connect("fhb");

    return 0;
}


static inline int
stage_down(void **state)
{
    char  command[128];

    (void) state;

    PQfinish(admin);
    (void) snprintf(command, sizeof(command), "drop %s/pg", stage_dir);
    stage_script(command, NULL, 0);

    return rmdir(stage_dir);
}


/* the INI of the reference table: resource(type, id, …, body) */
static inline int
stage_begin(void **state)
{
    static char  table[] = "resource", type[] = "type", id[] = "id",
                 updated[] = "last_updated", deleted[] = "deleted",
                 body[] = "body";

    (void) state;

    memset(&conf, 0, sizeof(conf));
    memset(&tenant, 0, sizeof(tenant));
    conf.profiles = profiles;
    tenant.name = tenant_name;
    tenant.source = FHBD_SOURCE_POSTGRES;
    tenant.undated_include = true;
    tenant.transaction_margin = 10 * FHB_USEC;
    tenant.pg_conninfo = stage_conninfo;
    tenant.pg_profile = profile;
    tenant.pg_table = table;
    tenant.pg_type_column = type;
    tenant.pg_id_column = id;
    tenant.pg_updated_column = updated;
    tenant.pg_deleted_column = deleted;
    tenant.pg_body_column = body;
    tenant.pg_body_type = FHBD_BODY_JSONB;
    tenant.pg_cohort_percent = 5;

    /* what a failed test left open holds locks */
    stage_sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
              " WHERE pid <> pg_backend_pid()"
              " AND backend_type = 'client backend'");
    stage_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
              "GRANT ALL ON SCHEMA public TO public");

    return 0;
}


static inline int
stage_end(void **state)
{
    (void) state;

    if (source != NULL) {
        source->ops->close(source);
        source = NULL;
    }

    return 0;
}


static inline void
stage_open(void)
{
    fhb_error_t  err = { 0 };

    if (source != NULL) {
        source->ops->close(source);
        source = NULL;
    }
    if (fhbd_source_postgres.open(&conf, &tenant, &source, &err) != FHB_OK) {
        fail_msg("open: %s", err.text);
    }
}


/* resource(type, id, last_updated, deleted, body) with n Observations, n / 5
 * Conditions and n / 10 Patients; bodies of about 600 bytes */
static inline void
stage_table(const char *body_type, int n)
{
    char  sql[2048];

    (void) snprintf(sql, sizeof(sql),
        "CREATE TABLE resource (type text, id text, last_updated timestamptz,"
        " deleted boolean NOT NULL DEFAULT false, body %s,"
        " PRIMARY KEY (type, id));"
        "INSERT INTO resource SELECT t, id, '2026-01-01T00:00:00Z'::timestamptz"
        " + i * interval '1 second', false, jsonb_build_object("
        "'resourceType', t, 'id', id, 'subject', jsonb_build_object("
        "'reference', 'Patient/Patient-' || i %% greatest(%d / 10, 1)),"
        " 'text', jsonb_build_object('div', '<div>\"ü\" '"
        " || repeat(md5(t || i), 16) || '</div>'))::%s"
        " FROM (SELECT t, i, t || '-' || i AS id FROM"
        " (VALUES ('Observation', %d), ('Condition', %d), ('Patient', %d))"
        " v (t, n), generate_series(0, n - 1) i) g", body_type, n,
        strcmp(body_type, "jsonb") == 0 ? "jsonb" : body_type, n, n / 5,
        n / 10);
    stage_sql(sql);
    stage_sql("VACUUM ANALYZE resource");
}


/* what came out of an export */
typedef struct {
    char    **rows;             /* "Type/id body" */
    size_t    n, cap;
    size_t    broken;
    char      reasons[4096];    /* "Type/id: reason;" of each broken row */
    bool      lines;            /* one_line of the last row */
    void    (*hook)(void *arg, size_t n);   /* after each row */
    void     *hook_arg;
} stage_out_t;


static inline fhb_err_t
stage_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    char         *text;
    fhb_str_t     type = fhb_type_name(row->type);
    stage_out_t  *out = arg;

    (void) err;

    if (out->n == out->cap) {
        out->cap = out->cap == 0 ? 1024 : out->cap * 2;
        out->rows = realloc(out->rows, out->cap * sizeof(char *));
        assert_non_null(out->rows);
    }
    text = malloc(type.len + row->id.len + row->body.len + 3);
    assert_non_null(text);
    (void) sprintf(text, "%.*s/%.*s %.*s", FHB_STR_ARG(type),
                   FHB_STR_ARG(row->id), FHB_STR_ARG(row->body));
    out->rows[out->n++] = text;
    out->lines = row->one_line;
    if (out->hook != NULL) {
        out->hook(out->hook_arg, out->n);
    }

    return FHB_OK;
}


static inline fhb_err_t
stage_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    size_t        len;
    fhb_str_t     name = fhb_type_name(type);
    stage_out_t  *out = arg;

    (void) err;

    out->broken++;
    len = strlen(out->reasons);
    (void) snprintf(out->reasons + len, sizeof(out->reasons) - len,
                    "%.*s/%.*s: %s;", FHB_STR_ARG(name), FHB_STR_ARG(id),
                    reason);

    return FHB_OK;
}


static inline int
stage_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}


static inline void
stage_out_free(stage_out_t *out)
{
    for (size_t i = 0; i < out->n; i++) {
        free(out->rows[i]);
    }
    free(out->rows);
    memset(out, 0, sizeof(*out));
}


static inline fhbd_want_t
stage_want(void)
{
    fhbd_want_t  want = { .query = fhb_query_none() };

    want.query.types = fhb_typeset_all();
    want.level = FHB_LEVEL_SYSTEM;
    want.base = FHB_STR(STAGE_BASE);
    want.part_size = 64 << 20;

    return want;
}


static inline fhbd_snapshot_t *
stage_snapshot(fhb_instant_t *at)
{
    fhb_error_t       err = { 0 };
    fhb_instant_t     t;
    fhbd_snapshot_t  *snap;

    if (source->ops->snapshot_open(source, NULL, &snap, at != NULL ? at : &t, &err)
        != FHB_OK)
    {
        fail_msg("snapshot: %s", err.text);
    }

    return snap;
}


static inline void
stage_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want, fhbd_plan_t *plan)
{
    fhb_error_t  err = { 0 };

    memset(plan, 0, sizeof(*plan));
    if (source->ops->plan(snap, want, plan, NULL, &err) != FHB_OK) {
        fail_msg("plan: %s", err.text);
    }
}


static inline fhb_err_t
stage_read(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    const fhbd_part_t *part, stage_out_t *out, const atomic_bool *cancel,
    fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_sink_t     sink = { out, stage_row, stage_broken };
    fhbd_reader_t  *reader;

    rc = source->ops->reader_open(snap, &stage_never, &reader, err);
    if (rc == FHB_OK) {
        rc = source->ops->read(reader, want, part, &sink, cancel, err);
        source->ops->reader_close(reader);
    }

    return rc;
}


/* all parts, rows sorted */
static inline void
stage_read_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    const fhbd_plan_t *plan, stage_out_t *out)
{
    fhb_error_t  err = { 0 };

    for (size_t i = 0; i < plan->n; i++) {
        if (stage_read(snap, want, &plan->parts[i], out, NULL, &err)
            != FHB_OK)
        {
            fail_msg("part %s: %s", plan->parts[i].spec, err.text);
        }
    }
    if (out->n > 0) {
        qsort(out->rows, out->n, sizeof(char *), stage_compare);
    }
}


/* a whole export; returns the number of parts */
static inline size_t
stage_export(const fhbd_want_t *want, fhb_instant_t *at, stage_out_t *out)
{
    size_t            parts;
    fhbd_plan_t       plan;
    fhbd_snapshot_t  *snap = stage_snapshot(at);

    stage_plan(snap, want, &plan);
    stage_read_plan(snap, want, &plan, out);
    parts = plan.n;
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);

    return parts;
}


/* out must be what this gives as "Type/id body" */
static inline void
stage_equals(const stage_out_t *out, const char *sql)
{
    char       **rows;
    PGresult    *res = stage_ask(admin, sql);
    size_t       n = (size_t) PQntuples(res);

    rows = calloc(n + 1, sizeof(char *));
    assert_non_null(rows);
    for (size_t i = 0; i < n; i++) {
        rows[i] = PQgetvalue(res, (int) i, 0);
    }
    qsort(rows, n, sizeof(char *), stage_compare);

    for (size_t i = 0; i < n && i < out->n; i++) {
        if (strcmp(rows[i], out->rows[i]) != 0) {
            fail_msg("row %zu of %zu: expected\n%.200s\nhave\n%.200s", i, n,
                     rows[i], out->rows[i]);
        }
    }
    assert_int_equal(out->n, n);
    free(rows);
    PQclear(res);
}


static inline void
stage_sleep(unsigned ms)
{
    struct timespec  ts = { ms / 1000, (long) (ms % 1000) * 1000000 };

    (void) nanosleep(&ts, NULL);
}


static inline double
stage_clock(void)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}

#endif /* PG_STAGE_H */
