/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The postgres source when things go wrong, and what time a snapshot stands
 * for while others write.
 */

#include "pg_stage.h"


/* a time of the server's, Unix microseconds */
static int64_t
server_us(PGconn *c, const char *expression)
{
    char       sql[256];
    int64_t    n;
    PGresult  *res;

    (void) snprintf(sql, sizeof(sql), "SELECT (extract(epoch FROM %s)"
                    " * 1000000)::bigint", expression);
    res = stage_ask(c, sql);
    n = fhbd_pg_int(res, 0, 0);
    PQclear(res);

    return n;
}


static fhb_instant_t
snapshot_time(void)
{
    fhb_instant_t  at;

    source->ops->snapshot_close(stage_snapshot(&at));

    return at;
}


/* nobody writes: the time is that of the snapshot */
static void
test_time_idle(void **state)
{
    int64_t        before, after;
    fhb_instant_t  at;

    (void) state;

    stage_table("jsonb", 10);
    stage_open();
    before = server_us(admin, "clock_timestamp()");
    at = snapshot_time();
    after = server_us(admin, "clock_timestamp()");
    assert_in_range(at, before - 2000, after);
    assert_int_equal(at % 1000, 0);
}


/* TIME-09: a writer in flight moves the time back before its start, whether
 * it has written yet or not */
static void
test_time_writer(void **state)
{
    int64_t        begun;
    PGconn        *writer = stage_connect("fhb");
    fhb_instant_t  at;

    (void) state;

    stage_table("jsonb", 10);
    stage_open();

    PQclear(stage_ask(writer, "BEGIN"));
    begun = server_us(writer, "now()");
    stage_sleep(20);
    at = snapshot_time();
    assert_in_range(at, begun - 2000, begun - 1);

    PQclear(stage_ask(writer, "UPDATE resource SET last_updated = now()"
                      " WHERE id = 'Patient-0'"));
    at = snapshot_time();
    assert_in_range(at, begun - 2000, begun - 1);

    PQclear(stage_ask(writer, "PREPARE TRANSACTION 'stage'"));
    begun = server_us(admin, "(SELECT prepared FROM pg_prepared_xacts)");
    at = snapshot_time();
    assert_in_range(at, begun - tenant.transaction_margin - 2000,
                    begun - tenant.transaction_margin);

    PQclear(stage_ask(writer, "COMMIT PREPARED 'stage'"));
    at = snapshot_time();
    assert_true(at > begun);
    PQfinish(writer);
}


/* our own exports, however long, do not hold it back */
static void
test_time_own_readers(void **state)
{
    int64_t           begun;
    fhb_instant_t     at;
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 10);
    stage_open();
    snap = stage_snapshot(NULL);
    begun = server_us(admin, "clock_timestamp()");
    stage_sleep(10);
    at = snapshot_time();
    assert_true(at > begun);
    source->ops->snapshot_close(snap);
}


static char  low_conninfo[300];


static void
low_role(const char *grants)
{
    char  sql[512];

    (void) snprintf(sql, sizeof(sql), "DROP ROLE IF EXISTS low;"
                    "CREATE ROLE low LOGIN; %s", grants);
    stage_sql(sql);
    (void) snprintf(low_conninfo, sizeof(low_conninfo), "host=%s port=5432 "
                    "user=low dbname=postgres", stage_host);
    tenant.pg_conninfo = low_conninfo;
}


/* a role that may not see the others' sessions: the margin stands for them */
static void
test_time_margin(void **state)
{
    int64_t        now;
    fhb_instant_t  at;

    (void) state;

    stage_table("jsonb", 10);
    low_role("GRANT SELECT ON resource TO low");
    stage_open();
    now = server_us(admin, "clock_timestamp()");
    at = snapshot_time();
    assert_in_range(at, now - tenant.transaction_margin - 2000,
                    now - tenant.transaction_margin + 2 * FHB_USEC);

    stage_sql("GRANT pg_monitor TO low");
    at = snapshot_time();
    assert_true(at >= now - 2000);
    stage_sql("REVOKE pg_monitor FROM low; DROP OWNED BY low; DROP ROLE low");
}


/* writes rows in short transactions that commit some time after they began */
typedef struct {
    atomic_bool   stop;
    atomic_uint   rows;
    unsigned      base;
} writer_t;


static void *
keep_writing(void *arg)
{
    char       sql[512];
    unsigned   n;
    PGconn    *c = stage_connect("fhb");
    writer_t  *w = arg;

    for (n = 0; !atomic_load(&w->stop); n++) {
        (void) snprintf(sql, sizeof(sql), "BEGIN; SELECT pg_sleep(%f);"
                        "INSERT INTO resource VALUES ('Basic', '%u', now(),"
                        " false, '{\"n\":%u}'); UPDATE resource SET"
                        " last_updated = now(), body = body || '{\"u\":%u}'"
                        " WHERE id = 'Patient-%u'; SELECT pg_sleep(%f);"
                        "COMMIT", (n % 3) / 1000.0, w->base + n, n, n,
                        n % 20, (n % 5) / 1000.0);
        PQclear(stage_ask(c, sql));
        atomic_fetch_add(&w->rows, 1);
    }
    PQfinish(c);

    return NULL;
}


/* TIME-09: three exports in a chain, each _since the one before, while two
 * writers go on: together they are the table, nothing is missing */
static void
test_chain(void **state)
{
    size_t         n = 0;
    unsigned       first;
    writer_t       writers[2] = { { .base = 0 }, { .base = 1000000 } };
    pthread_t      threads[2];
    fhbd_want_t    want = stage_want();
    stage_out_t    out[4] = { { 0 } };
    fhb_instant_t  at, last = 0;

    (void) state;

    stage_table("jsonb", 200);
    stage_sql("CREATE TABLE got (round int, line text)");
    stage_open();

    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, keep_writing,
                                        &writers[i]), 0);
    }
    for (int round = 0; round < 4; round++) {
        first = atomic_load(&writers[0].rows) + atomic_load(&writers[1].rows);
        while (round < 3 && atomic_load(&writers[0].rows)
               + atomic_load(&writers[1].rows) < first + 30)
        {
            stage_sleep(2);
        }
        if (round == 3) {
            for (int i = 0; i < 2; i++) {
                atomic_store(&writers[i].stop, true);
                assert_int_equal(pthread_join(threads[i], NULL), 0);
            }
        }
        (void) stage_export(&want, &at, &out[round]);
        assert_true(at > last);
        last = want.query.since = at;
    }

    /* the last state that was exported of each resource is the table's */
    for (int round = 0; round < 4; round++) {
        for (size_t i = 0; i < out[round].n; i++) {
            const char  *values[1] = { out[round].rows[i] };
            char         sql[64];

            (void) snprintf(sql, sizeof(sql), "INSERT INTO got VALUES (%d, "
                            "$1)", round);
            PQclear(PQexecParams(admin, sql, 1, NULL, values, NULL, NULL, 0));
            n++;
        }
        stage_out_free(&out[round]);
    }
    assert_true(n > 200);
    assert_int_equal(stage_int(
        "SELECT count(*) FROM resource r WHERE NOT EXISTS (SELECT 1 FROM got"
        " WHERE line = type || '/' || id || ' ' || body)"), 0);
    assert_int_equal(stage_int(
        "SELECT count(*) FROM (SELECT DISTINCT ON (split_part(line, ' ', 1))"
        " line FROM got ORDER BY split_part(line, ' ', 1), round DESC) g"
        " WHERE NOT EXISTS (SELECT 1 FROM resource"
        " WHERE line = type || '/' || id || ' ' || body)"), 0);
}


static void *
cancel_soon(void *arg)
{
    stage_sleep(150);
    atomic_store((atomic_bool *) arg, true);

    return NULL;
}


/* DEL rows: a statement that gives nothing for a long time is given up */
static void
test_cancel(void **state)
{
    double            t;
    pthread_t         thread;
    fhb_err_t         rc;
    static char       view[] = "slow";
    atomic_bool       cancel = false;
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan;
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 100);
    stage_sql("CREATE VIEW slow AS SELECT r.* FROM resource r WHERE id <>"
              " 'Patient-3' OR pg_sleep(60) IS NOT NULL");
    tenant.pg_table = view;
    stage_open();
    snap = stage_snapshot(NULL);
    memset(&plan, 0, sizeof(plan));
    assert_int_equal(fhbd_plan_add(&plan, FHB_TYPE_NONE, "scan types=Patient",
                                   true, 1, 1, &err), FHB_OK);

    assert_int_equal(pthread_create(&thread, NULL, cancel_soon, &cancel), 0);
    t = stage_clock();
    rc = stage_read(snap, &want, &plan.parts[0], &out, &cancel, &err);
    t = stage_clock() - t;
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(rc, FHB_ECANCEL);
    assert_true(t < 3.0);           /* 0.4 s where nobody else works */

    /* and the server has stopped too */
    t = stage_clock();
    while (stage_int("SELECT count(*) FROM pg_stat_activity WHERE query LIKE"
                     " 'COPY%' AND state = 'active'") > 0)
    {
        assert_true(stage_clock() - t < 5);
        stage_sleep(10);
    }

    stage_out_free(&out);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


static void
kill_reader(void *arg, size_t n)
{
    if (n == 10) {
        *(int64_t *) arg = stage_int(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE query LIKE 'COPY%' AND application_name = 'fhir-bulkd'");
    }
}


/* a lost reader can be replaced as long as the snapshot is there */
static void
test_connection_lost(void **state)
{
    int64_t           killed = 0;
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan;
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 20000);
    stage_open();
    snap = stage_snapshot(NULL);
    stage_plan(snap, &want, &plan);
    assert_int_equal(plan.n, 1);

    out.hook = kill_reader;
    out.hook_arg = &killed;
    assert_int_equal(stage_read(snap, &want, &plan.parts[0], &out, NULL,
                                &err), FHB_EAGAIN);
    assert_int_equal(killed, 1);
    assert_true(out.n < 26000);
    stage_out_free(&out);

    assert_int_equal(stage_read(snap, &want, &plan.parts[0], &out, NULL,
                                &err), FHB_OK);
    assert_int_equal(out.n, 26000);
    stage_out_free(&out);
    fhbd_plan_free(&plan);

    want.part_size = 500000;
    stage_plan(snap, &want, &plan);
    assert_true(plan.n > 1);
    fhbd_plan_free(&plan);

    stage_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              " WHERE application_name = 'fhir-bulkd'");
    while (stage_int("SELECT count(*) FROM pg_stat_activity"
                     " WHERE application_name = 'fhir-bulkd'") > 0)
    {
        stage_sleep(5);
    }
    assert_int_equal(source->ops->reader_open(snap, &stage_never, &reader,
                                              &err), FHB_EAGAIN);

    /* the next phase's plan is made from the sample that is there, but ids and
     * other rows need another one */
    assert_int_equal(source->ops->plan(snap, &want, &plan, NULL, &err),
                     FHB_OK);
    assert_true(plan.n > 1);
    fhbd_plan_free(&plan);
    want.query.since = fhb_now();
    assert_int_equal(source->ops->plan(snap, &want, &plan, NULL, &err),
                     FHB_EAGAIN);
    want.query.since = FHB_INSTANT_NONE;
    want.stable = true;
    assert_int_equal(source->ops->plan(snap, &want, &plan, NULL, &err),
                     FHB_EAGAIN);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


static void
test_server_away(void **state)
{
    char              command[128];
    fhb_error_t       err = { 0 };
    fhb_instant_t     at;
    fhbd_snapshot_t  *snap, *later;

    (void) state;

    stage_table("jsonb", 10);
    stage_open();
    snap = stage_snapshot(NULL);

    PQfinish(admin);
    (void) snprintf(command, sizeof(command), "kill %s/pg", stage_dir);
    stage_script(command, NULL, 0);
    assert_int_equal(source->ops->snapshot_open(source, NULL, &later, &at,
                                                &err), FHB_EAGAIN);
    assert_int_equal(source->ops->group_exists(source, FHB_STR("g"), &err),
                     FHB_EAGAIN);
    assert_int_equal(source->ops->check(source, &err), FHB_EAGAIN);
    assert_non_null(strstr(err.text, "cannot connect to the database"));

    (void) snprintf(command, sizeof(command), "restart %s/pg", stage_dir);
    stage_script(command, NULL, 0);
    admin = stage_connect("fhb");
    source->ops->snapshot_close(snap);
    source->ops->snapshot_close(stage_snapshot(&at));
}


/* a hot standby: what it has replayed, and a time that the primary cannot
 * write before any more */
static void
test_standby(void **state)
{
    char             command[256], line[256];
    PGconn          *standby;
    int64_t          written, replayed;
    stage_out_t      out = { 0 };
    fhbd_want_t      want = stage_want();
    fhb_instant_t    at;

    (void) state;

    stage_table("jsonb", 1000);
    (void) snprintf(command, sizeof(command), "standby %s/standby %s/pg "
                    "fsync=off", stage_dir, stage_dir);
    stage_script(command, line, sizeof(line));
    (void) snprintf(low_conninfo, sizeof(low_conninfo), "host=%s/standby "
                    "port=5432 user=fhb dbname=postgres", stage_dir);
    tenant.pg_conninfo = low_conninfo;
    stage_open();
    standby = PQconnectdb(low_conninfo);
    assert_int_equal(PQstatus(standby), CONNECTION_OK);

    /* nothing replayed since its start: still a time */
    at = snapshot_time();
    assert_true(at > fhb_now() - 3600 * FHB_USEC);
    assert_true(at < fhb_now() - tenant.transaction_margin);

    written = server_us(admin, "clock_timestamp()");
    stage_sql("UPDATE resource SET body = body || '{\"new\":1}'"
              " WHERE id = 'Patient-1'");
    do {
        stage_sleep(5);
        replayed = server_us(standby, "pg_last_xact_replay_timestamp()");
    } while (replayed < written);

    want.part_size = 100000;
    assert_true(stage_export(&want, &at, &out) > 3);
    stage_equals(&out, "SELECT type || '/' || id || ' ' || body"
                 " FROM resource");
    assert_in_range(at, replayed - tenant.transaction_margin - 2000,
                    replayed - tenant.transaction_margin);
    stage_out_free(&out);
    PQfinish(standby);
    (void) snprintf(command, sizeof(command), "drop %s/standby", stage_dir);
    stage_script(command, NULL, 0);
}


static void
check_says(const char *text)
{
    fhb_error_t  err = { 0 };

    stage_open();
    assert_int_equal(source->ops->check(source, &err), FHB_EDB);
    if (strstr(err.text, text) == NULL) {
        fail_msg("expected \"%s\", have \"%s\"", text, err.text);
    }
}


/* the start-up check says in one sentence what is missing */
static void
test_check(void **state)
{
    fhb_error_t   err = { 0 };
    static char   other[] = "Other.Table", column[] = "no\"pe", seq[] = "seq";

    (void) state;

    stage_table("jsonb", 10);
    stage_open();
    assert_int_equal(source->ops->check(source, &err), FHB_OK);

    tenant.pg_body_type = FHBD_BODY_TEXT;
    check_says("column \"body\" of \"resource\" is of type jsonb, not text or "
               "character varying");
    tenant.pg_body_type = FHBD_BODY_JSON;
    check_says("is of type jsonb, not json");
    tenant.pg_body_type = FHBD_BODY_JSONB;

    tenant.pg_id_column = column;
    check_says("table \"resource\" has no column \"no\"pe\"");
    (void) stage_begin(NULL);

    check_says("there is no table \"resource\"");
    tenant.pg_table = other;
    check_says("\"Other\".\"Table\"");
    tenant.pg_table = seq;
    stage_sql("CREATE SEQUENCE seq");
    check_says("\"seq\" is no table or view");
    (void) stage_begin(NULL);

    stage_table("jsonb", 10);
    low_role("");
    check_says("the role \"low\" may not read column \"id\" of \"resource\": "
               "GRANT SELECT ON \"resource\" TO low");
    stage_sql("GRANT SELECT ON resource TO low");
    stage_open();
    assert_int_equal(source->ops->check(source, &err), FHB_OK);
    stage_sql("DROP OWNED BY low; DROP ROLE low");
}


/* no value of a row gets into a message */
static void
test_errors_tell_no_data(void **state)
{
    fhb_error_t       err = { 0 };
    fhbd_plan_t       plan = { 0 };
    stage_out_t       out = { 0 };
    fhbd_want_t       want = stage_want();
    static char       where[] = "(body->>'id')::int > 0";
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 10);
    tenant.pg_where = where;
    stage_open();
    snap = stage_snapshot(NULL);
    assert_int_equal(fhbd_plan_add(&plan, FHB_TYPE_NONE, "scan types=Patient",
                                   true, 1, 1, &err), FHB_OK);
    assert_int_equal(stage_read(snap, &want, &plan.parts[0], &out, NULL,
                                &err), FHB_EDB);
    assert_non_null(strstr(err.text, "22P02"));
    assert_null(strstr(err.text, "Patient-"));
    fhbd_plan_free(&plan);
    stage_out_free(&out);
    source->ops->snapshot_close(snap);

    /* nor one of a password */
    (void) snprintf(low_conninfo, sizeof(low_conninfo),
                    "host=%s user=fhb password=very secret", stage_host);
    tenant.pg_conninfo = low_conninfo;
    source->ops->close(source);
    source = NULL;
    assert_int_equal(fhbd_source_postgres.open(&conf, &tenant, &source, &err),
                     FHB_EPARAM);
    assert_null(strstr(err.text, "secret"));
}


static void
test_one_resource(void **state)
{
    fhb_buf_t         body = { 0 };
    fhb_error_t       err = { 0 };
    fhb_type_t        patient = fhb_type_find(FHB_STR("Patient"));
    fhb_idset_t      *some = fhb_idset_new(), *found = fhb_idset_new();
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 100);
    stage_sql("UPDATE resource SET deleted = true WHERE id = 'Patient-2';"
              "UPDATE resource SET type = 'Group', id = 'g' WHERE id ="
              " 'Patient-3'");
    stage_open();
    assert_int_equal(source->ops->group_exists(source, FHB_STR("g"), &err),
                     FHB_OK);
    assert_int_equal(source->ops->group_exists(source, FHB_STR("h"), &err),
                     FHB_ENOTFOUND);

    snap = stage_snapshot(NULL);
    assert_int_equal(source->ops->resource(snap, patient,
                     FHB_STR("Patient-1"), &body, &err), FHB_OK);
    fhb_buf_addc(&body, '\0');
    assert_non_null(strstr(body.ptr, "{\"id\": \"Patient-1\","));
    assert_int_equal(source->ops->resource(snap, patient,
                     FHB_STR("Patient-2"), &body, &err), FHB_ENOTFOUND);

    assert_int_equal(source->ops->patients(snap, NULL, found, NULL, &err),
                     FHB_OK);
    assert_int_equal(fhb_idset_count(found), 8);
    fhb_idset_free(found);
    found = fhb_idset_new();
    assert_int_equal(fhb_idset_add(some, FHB_STR("Patient-1"), &err), FHB_OK);
    assert_int_equal(fhb_idset_add(some, FHB_STR("Patient-2"), &err), FHB_OK);
    assert_int_equal(fhb_idset_add(some, FHB_STR("x'\"\\"), &err), FHB_OK);
    assert_int_equal(source->ops->patients(snap, some, found, NULL, &err),
                     FHB_OK);
    assert_int_equal(fhb_idset_count(found), 1);
    assert_true(fhb_idset_has(found, FHB_STR("Patient-1")));
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
        TEST(test_time_idle),
        TEST(test_time_writer),
        TEST(test_time_own_readers),
        TEST(test_time_margin),
        TEST(test_chain),
        TEST(test_cancel),
        TEST(test_connection_lost),
        TEST(test_server_away),
        TEST(test_standby),
        TEST(test_check),
        TEST(test_errors_tell_no_data),
        TEST(test_one_resource)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
