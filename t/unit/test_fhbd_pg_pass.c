/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Parts of a table that one reader cuts from a single COPY, and what is not
 * right for that.
 */

#include "pg_stage.h"

#define LIVE  "SELECT type || '/' || id || ' ' || body FROM resource " \
              "WHERE NOT deleted"


static void
read_part(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, stage_out_t *out)
{
    fhb_error_t  err = { 0 };
    fhbd_sink_t  sink = { out, stage_row, stage_broken };

    if (source->ops->read(reader, want, part, &sink, NULL, &err) != FHB_OK) {
        fail_msg("part %s: %s", part->spec, err.text);
    }
}


static fhbd_reader_t *
open_reader(fhbd_snapshot_t *snap)
{
    fhb_error_t     err = { 0 };
    fhbd_reader_t  *reader;

    if (source->ops->reader_open(snap, &stage_never, &reader, &err)
        != FHB_OK)
    {
        fail_msg("%s", err.text);
    }

    return reader;
}


/* a table in ranges of blocks */
static fhbd_snapshot_t *
cut_table(const char *body_type, fhbd_want_t *want, fhbd_plan_t *plan)
{
    fhbd_snapshot_t  *snap;

    stage_table(body_type, 3000);
    *want = stage_want();
    want->part_size = 256 * 1024;
    stage_open();
    snap = stage_snapshot(NULL);
    stage_plan(snap, want, plan);
    assert_true(plan->n > 3);
    assert_non_null(strstr(plan->parts[0].spec, "blocks=0.."));

    return snap;
}


/* out is the table; all is closed */
static void
whole(fhbd_snapshot_t *snap, fhbd_reader_t *reader, fhbd_plan_t *plan,
    stage_out_t *out)
{
    source->ops->reader_close(reader);
    source->ops->snapshot_close(snap);
    fhbd_plan_free(plan);

    qsort(out->rows, out->n, sizeof(char *), stage_compare);
    stage_equals(out, LIVE);
    stage_out_free(out);
}


/* in order: each part has its rows, all from the same COPY; afterwards the
 * connection is as it was */
static void
test_in_order(void **state)
{
    size_t            before;
    PGresult         *res;
    stage_out_t       out = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    static char  settings[] = "enable_indexscan=off";

    (void) state;

    for (int text = 0; text < 2; text++) {
        if (text) {
            stage_sql("DROP TABLE resource");
        }
        tenant.pg_body_type = text ? FHBD_BODY_TEXT : FHBD_BODY_JSONB;
        tenant.pg_settings = text ? settings : NULL;
        snap = cut_table(text ? "text" : "jsonb", &want, &plan);
        reader = open_reader(snap);

        for (size_t i = 0; i < plan.n; i++) {
            before = out.n;
            read_part(reader, &want, &plan.parts[i], &out);
            assert_int_equal(reader->pass.open, i + 1 < plan.n);
            assert_true(out.n > before);
        }

        res = PQexec(reader->conn, "SHOW enable_indexscan");
        assert_string_equal(PQgetvalue(res, 0, 0), text ? "off" : "on");
        PQclear(res);
        whole(snap, reader, &plan, &out);
    }
}


/* in any order, and a part a second time: no row more and none less */
static void
test_any_order(void **state)
{
    size_t            i;
    stage_out_t       out = { 0 }, again = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    snap = cut_table("jsonb", &want, &plan);
    reader = open_reader(snap);

    /* 1 2 n n-1 … 3: the pass is left behind in the middle */
    read_part(reader, &want, &plan.parts[0], &out);
    read_part(reader, &want, &plan.parts[1], &out);
    assert_true(reader->pass.open);
    for (i = plan.n - 1; i > 1; i--) {
        read_part(reader, &want, &plan.parts[i], &out);
        assert_false(reader->pass.open);
    }

    read_part(reader, &want, &plan.parts[0], &again);
    read_part(reader, &want, &plan.parts[0], &again);
    assert_true(again.n > 0);
    assert_int_equal(again.n % 2, 0);
    stage_out_free(&again);
    whole(snap, reader, &plan, &out);
}


/* the next part of a job that wants other rows is none of this pass */
static void
test_other_want(void **state)
{
    stage_out_t       out = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want, later;
    fhb_error_t       err = { 0 };
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    snap = cut_table("jsonb", &want, &plan);
    later = want;
    assert_int_equal(fhb_instant_parse(FHB_STR("2030-01-01T00:00:00Z"),
                                       &later.query.since, &err), FHB_OK);
    reader = open_reader(snap);

    read_part(reader, &want, &plan.parts[0], &out);
    stage_out_free(&out);
    assert_true(reader->pass.open);

    read_part(reader, &later, &plan.parts[1], &out);
    assert_int_equal(out.n, 0);
    assert_false(reader->pass.open);

    source->ops->reader_close(reader);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


/* ranges without a row, at the end and between, and rows beyond any buffer */
static void
test_holes_and_giants(void **state)
{
    stage_out_t       out = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    stage_table("jsonb", 3000);
    stage_sql("DELETE FROM resource WHERE ctid >= '(20,0)'"
              " AND ctid < '(200,0)'");
    stage_sql("UPDATE resource SET body = body || jsonb_build_object('big',"
              " (SELECT string_agg(md5(i::text), '') FROM"
              " generate_series(1, 40000) i)) WHERE id IN ('Condition-599',"
              " 'Patient-1', 'Observation-1')");
    stage_sql("DELETE FROM resource WHERE ctid > (SELECT max(ctid) FROM"
              " resource WHERE id = 'Patient-299') AND id NOT LIKE '%-1'"
              " AND id <> 'Condition-599'");
    want = stage_want();
    stage_open();
    snap = stage_snapshot(NULL);
    memset(&plan, 0, sizeof(plan));

    for (unsigned at = 0; at < 400; at += 10) {
        char         spec[100];
        fhb_error_t  err = { 0 };

        (void) snprintf(spec, sizeof(spec), "scan types=Condition,Observation,"
                        "Patient blocks=%u..%.0u", at,
                        at + 10 < 400 ? at + 10 : 0);
        assert_int_equal(fhbd_plan_add(&plan, FHB_TYPE_NONE, spec, false, 1,
                                       1, &err), FHB_OK);
    }

    reader = open_reader(snap);
    for (size_t i = 0; i < plan.n; i++) {
        read_part(reader, &want, &plan.parts[i], &out);
    }
    assert_false(reader->pass.open);
    whole(snap, reader, &plan, &out);
}


/* tables that inherit start again at block 0: noticed, and then read part by
 * part */
static void
test_inherited(void **state)
{
    fhb_err_t         rc = FHB_OK;
    fhb_error_t       err = { 0 };
    fhbd_sink_t       sink;
    stage_out_t       out = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    snap = cut_table("jsonb", &want, &plan);
    source->ops->snapshot_close(snap);
    stage_sql("CREATE TABLE more () INHERITS (resource);"
              "INSERT INTO more SELECT type, id || '-x', last_updated, false,"
              " body FROM ONLY resource WHERE type = 'Patient'");
    snap = stage_snapshot(NULL);
    reader = open_reader(snap);
    sink = (fhbd_sink_t) { &out, stage_row, stage_broken };

    for (size_t i = 0; rc == FHB_OK && i < plan.n; i++) {
        rc = source->ops->read(reader, &want, &plan.parts[i], &sink, NULL,
                               &err);
    }
    assert_int_equal(rc, FHB_EAGAIN);
    assert_non_null(strstr(err.text, "as they lie"));
    source->ops->reader_close(reader);
    stage_out_free(&out);

    reader = open_reader(snap);
    for (size_t i = 0; i < plan.n; i++) {
        read_part(reader, &want, &plan.parts[i], &out);
        assert_false(reader->pass.open);
    }
    whole(snap, reader, &plan, &out);
}


/* who ends a job in the middle of a pass leaves nothing running behind */
static void
test_left_behind(void **state)
{
    double            t;
    stage_out_t       out = { 0 };
    fhbd_plan_t       plan;
    fhbd_want_t       want;
    fhbd_reader_t    *reader;
    fhbd_snapshot_t  *snap;

    (void) state;

    snap = cut_table("jsonb", &want, &plan);
    reader = open_reader(snap);
    read_part(reader, &want, &plan.parts[0], &out);
    assert_true(reader->pass.open);
    assert_int_equal(stage_int("SELECT count(*) FROM pg_stat_activity WHERE"
                               " query LIKE 'COPY%' AND state = 'active'"), 1);

    /* the server answers a cancel at once: nobody waits longer */
    t = stage_clock();
    source->ops->reader_close(reader);
    assert_true(stage_clock() - t < 0.9);       /* FHBD_PG_WIRE_STOP */

    t = stage_clock();
    while (stage_int("SELECT count(*) FROM pg_stat_activity"
                     " WHERE query LIKE 'COPY%'") > 0)
    {
        assert_true(stage_clock() - t < 5);
        stage_sleep(5);
    }

    stage_out_free(&out);
    fhbd_plan_free(&plan);
    source->ops->snapshot_close(snap);
}


int
main(void)
{
#define TEST(t)  cmocka_unit_test_setup_teardown(t, stage_begin, stage_end)
    const struct CMUnitTest  tests[] = {
        TEST(test_in_order),
        TEST(test_any_order),
        TEST(test_other_want),
        TEST(test_holes_and_giants),
        TEST(test_inherited),
        TEST(test_left_behind)
    };

    return cmocka_run_group_tests(tests, stage_up, stage_down);
}
