/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The engine over a source that misbehaves on order: every accepted job
 * reaches a true end, and each resource is there exactly once.
 */

#include "job_stage.h"


/* the thread that ended the job closes its snapshot after that */
static void
wait_closed(void)
{
    int  n;

    for (n = 0; n < 5000 && fake.snapshots > 0; n++) {
        nap();
    }
    assert_int_equal(fake.snapshots, 0);
}


static void
test_complete(void **state)
{
    char            id[FHB_ID_LEN + 1];
    uint64_t        messages;
    fhbd_job_row_t  row;

    (void) state;

    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
    assert_int_equal(messages, 0);
    assert_true(row.expires > fhb_now() / FHB_USEC + 3500);
    wait_closed();
}


static void
test_same_request_same_job(void **state)
{
    char  id[FHB_ID_LEN + 1], again[FHB_ID_LEN + 1];

    (void) state;

    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    accepted("r1", FHB_LEVEL_SYSTEM, "", again);
    assert_string_equal(id, again);
}


static void
test_source_away_then_back(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.snapshot_fails = 2;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
}


static void
test_source_away_for_good(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    conf.max_retries = 2;
    fake.snapshot_fails = 1000;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 500);
    assert_int_equal(row.issue, FHB_ISSUE_PROCESSING);
    assert_non_null(strstr(row.message, "could not be reached"));
}


static void
test_connection_lost_in_a_part(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.read_fails = 3;
    fake.read_error = FHB_EAGAIN;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);

    /* the snapshot was still there: no second plan */
    assert_int_equal(fake.plans, 1);
}


/* who waits for the next try must not hold the database's clean-up back */
static void
test_wait_without_snapshot(void **state)
{
    int              n;
    char             id[FHB_ID_LEN + 1];
    fhbd_job_row_t   row;

    (void) state;

    fake.reader_fails = 4;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);

    /* the third time it waits for two seconds */
    for (n = 0; n < 2500 && fake.opened < 3; n++) {
        nap();
    }
    assert_int_equal(fake.opened, 3);

    for (n = 0; n < 250 && fake.snapshots > 0; n++) {
        nap();
    }
    assert_int_equal(fake.snapshots, 0);
    assert_int_equal(fake.opened, 3);

    fake.reader_fails = 0;
    assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
}


static void
test_snapshot_lost(void **state)
{
    int             unstable;
    char            id[FHB_ID_LEN + 1], request[8];
    uint64_t        messages;
    fhbd_job_row_t  row;

    (void) state;

    for (unstable = 0; unstable < 3; unstable++) {
        fake.stable = unstable == 0;
        fake.by_type = unstable != 2;
        fake.read_fails = 1;
        fake.read_error = FHB_EAGAIN;
        atomic_store(&fake.hold, true);

        (void) snprintf(request, sizeof(request), "r%d", unstable);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);
        wait_reading(2);
        fake.reader_fails = 1;          /* for whoever comes back first */
        atomic_store(&fake.hold, false);

        assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
        assert_int_equal(count_resources(id, &messages), ALL_ROWS);
        assert_int_equal(row.resumes, 1);
        assert_int_equal(messages, 1);
        wait_closed();
    }
}


static void
test_source_changed_under_the_plan(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.read_fails = 1;
    fake.read_error = FHB_ENOTFOUND;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
    assert_int_equal(fake.plans, 2);
}


static void
test_part_that_cannot_be_read(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.bad_part = 3;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages),
                     ALL_ROWS - ROWS_PER_PART);
    assert_int_equal(messages, 1);
}


static void
test_broken_rows(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.broken_rows = 1;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS - PARTS);
    assert_int_equal(messages, PARTS);
}


static void
test_fail_ratio(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    /* all broken: nothing useful came out */
    fake.broken_rows = ROWS_PER_PART;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 500);

    /* a quarter broken, and the operator wants no more than that */
    fake.broken_rows = ROWS_PER_PART / 4;
    conf.fail_ratio = 0.25;
    accepted("r2", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_FAILED);

    conf.fail_ratio = 0.26;
    accepted("r3", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
}


static void
test_restart_in_the_middle(void **state)
{
    int             round;
    char            id[FHB_ID_LEN + 1], request[8];
    uint64_t        messages;
    fhb_instant_t   at;
    fhbd_job_row_t  row;
    fhbd_job_view_t view;

    (void) state;

    for (round = 0; round < 3; round++) {
        fake.stable = round == 0;
        fake.by_type = round != 2;
        atomic_store(&fake.hold, true);

        (void) snprintf(request, sizeof(request), "r%d", round);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);
        wait_reading(2);
        assert_int_equal(poll_job(id, &view), FHB_OK);
        at = view.row.transaction_time;
        assert_true(at != FHB_INSTANT_NONE);
        fhbd_job_row_free(&view.row);

        stop(0);
        atomic_store(&fake.hold, false);
        start();

        assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
        assert_int_equal(count_resources(id, &messages), ALL_ROWS);
        assert_true(round == 2 || row.transaction_time == at);
    }
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("a job completes with each resource once", test_complete),
        STORY("one request id is one job (KICK-14)",
              test_same_request_same_job),
        STORY("the source comes back: the job goes on",
              test_source_away_then_back),
        STORY("the source stays away: the job fails (STAT-14, STAT-15)",
              test_source_away_for_good),
        STORY("a lost connection repeats only its part",
              test_connection_lost_in_a_part),
        STORY("no snapshot is held while a job waits for another one",
              test_wait_without_snapshot),
        STORY("a lost snapshot keeps what stays true (STAT-25)",
              test_snapshot_lost),
        STORY("a source that changed is read again whole",
              test_source_changed_under_the_plan),
        STORY("a part that cannot be read is reported (MAN-12)",
              test_part_that_cannot_be_read),
        STORY("broken rows are counted and reported (MAN-12)",
              test_broken_rows),
        STORY("fail_ratio on both sides (MAN-13)", test_fail_ratio),
        STORY("a restart goes on, nothing twice (STAT-25)",
              test_restart_in_the_middle),
    };

    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
