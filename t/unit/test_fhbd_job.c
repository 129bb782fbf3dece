/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry: polls, limits, deletion, expiry, members of a group.
 */

#include "job_stage.h"


static bool
job_folder_there(const char *id)
{
    char  path[256];

    (void) snprintf(path, sizeof(path), "%s/default/%s", root_path, id);

    return access(path, F_OK) == 0;
}


static void
test_delete_while_running(void **state)
{
    int               n;
    char              id[FHB_ID_LEN + 1];
    fhb_error_t       err;
    fhbd_job_view_t   view;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);

    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("mallory"), fhb_cstr(id), &err),
                     FHB_ENOTFOUND);
    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("anonymous"), fhb_cstr(id),
                                      &err),
                     FHB_OK);

    assert_int_equal(poll_job(id, &view), FHB_ENOTFOUND);
    assert_false(job_folder_there(id));
    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("anonymous"), fhb_cstr(id),
                                      &err),
                     FHB_ENOTFOUND);

    /* DEL-03: the work stops although the source still holds it back */
    for (n = 0; n < 2500 && (fake.reading > 0 || fake.snapshots > 0); n++) {
        nap();
    }
    assert_int_equal(fake.reading, 0);
    assert_int_equal(fake.snapshots, 0);
}


/* 1: accepted; -1: it is there although somebody was told that it is not */
static void *
delete_once(void *arg)
{
    fhb_err_t         rc;
    fhb_error_t       err;
    fhbd_job_view_t   view;
    static const int  result[] = { -1, 0, 1 };

    rc = fhbd_jobs_delete(jobs, FHB_STR("default"), FHB_STR("anonymous"),
                          fhb_cstr(arg), &err);

    if (poll_job(arg, &view) != FHB_ENOTFOUND) {
        return (void *) (uintptr_t) &result[0];
    }

    return (void *) (uintptr_t) &result[rc == FHB_OK ? 2 : 1];
}


/* DEL-02: of several at the same moment one is accepted */
static void
test_deletes_at_once(void **state)
{
    int         i, n, accepted_n;
    char        id[FHB_ID_LEN + 1], request[16];
    void       *result;
    pthread_t   threads[4];

    (void) state;

    for (i = 0; i < 25; i++) {
        (void) snprintf(request, sizeof(request), "r%d", i);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);

        for (n = 0; n < 4; n++) {
            assert_int_equal(pthread_create(&threads[n], NULL, delete_once,
                                            id), 0);
        }

        for (accepted_n = 0, n = 0; n < 4; n++) {
            assert_int_equal(pthread_join(threads[n], &result), 0);
            assert_int_not_equal(*(int *) result, -1);
            accepted_n += *(int *) result;
        }
        assert_int_equal(accepted_n, 1);

        /* a plan under way may make the folder once more: it goes as well */
        for (n = 0; n < 2500 && job_folder_there(id); n++) {
            nap();
        }
        assert_false(job_folder_there(id));
    }
}


static void
test_limit_and_slot(void **state)
{
    int          i;
    char         id[FHB_ID_LEN + 1], request[FHB_ID_LEN + 1];
    unsigned     throttled;
    fhb_error_t  err;

    (void) state;

    conf.max_active_jobs_per_client = 1;
    atomic_store(&fake.hold, true);
    accepted("first", FHB_LEVEL_SYSTEM, "", id);

    assert_int_equal(submit("second", FHB_LEVEL_SYSTEM, "", request,
                            &throttled, &err), FHB_OK);
    assert_in_range(throttled, 1, 60);

    /* DEL-07: the slot is free at once */
    for (i = 0; i < 50; i++) {
        assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                          FHB_STR("anonymous"), fhb_cstr(id),
                                          &err), FHB_OK);
        (void) snprintf(request, sizeof(request), "n%d", i);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);
    }
}


/* all workers read parts of a large job: a small one does not wait for them,
 * another large one does */
static void
test_small_overtakes(void **state)
{
    char            large[FHB_ID_LEN + 1], other[FHB_ID_LEN + 1],
                    small[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    atomic_store(&fake.hold, true);
    fake.part_bytes = 64 << 20;
    accepted("large", FHB_LEVEL_SYSTEM, "", large);
    wait_reading((int) conf.workers);
    accepted("other", FHB_LEVEL_SYSTEM, "", other);
    while (atomic_load(&fake.plans) < 2) {
        nap();
    }

    fake.part_bytes = 0;
    accepted("small", FHB_LEVEL_SYSTEM, "", small);
    wait_reading((int) conf.workers + 1);

    atomic_store(&fake.hold, false);
    assert_int_equal(wait_end(small, &row), FHBD_JOB_COMPLETE);
    assert_int_equal(wait_end(large, &row), FHBD_JOB_COMPLETE);
    assert_int_equal(wait_end(other, &row), FHBD_JOB_COMPLETE);
}


static void
test_polls(void **state)
{
    char             id[FHB_ID_LEN + 1];
    fhbd_job_view_t  view;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);

    assert_int_equal(poll_job(id, &view), FHB_OK);
    assert_false(view.too_early);
    assert_int_equal(view.retry_after, 1);
    fhbd_job_row_free(&view.row);

    assert_int_equal(poll_job(id, &view), FHB_OK);
    assert_true(view.too_early);
    assert_int_equal(view.retry_after, 1);
    fhbd_job_row_free(&view.row);

    /* STAT-08: a 429 does not move the deadline */
    for (int n = 0; n < 1000 && view.too_early; n++) {
        nap();
        assert_int_equal(poll_job(id, &view), FHB_OK);
        fhbd_job_row_free(&view.row);
    }
    assert_false(view.too_early);

    /* a finished job is never limited */
    atomic_store(&fake.hold, false);
    conf.poll_limit = FHBD_POLL_OFF;
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    conf.poll_limit = FHBD_POLL_STRICT;
    for (int n = 0; n < 20; n++) {
        assert_int_equal(poll_job(id, &view), FHB_OK);
        assert_false(view.too_early);
        fhbd_job_row_free(&view.row);
    }
}


static void
test_expiry(void **state)
{
    char             id[FHB_ID_LEN + 1];
    fhbd_job_view_t  view;

    (void) state;

    conf.job_ttl = 1;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_true(job_folder_there(id));

    while (poll_job(id, &view) == FHB_OK) {
        fhbd_job_row_free(&view.row);
        nap();
    }

    fhbd_jobs_sweep(jobs);
    assert_false(job_folder_there(id));
}


static void
test_overlong(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);
    conf.max_job_time = 0;
    fhbd_jobs_sweep(jobs);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.issue, FHB_ISSUE_TOO_COSTLY);
}


/* PART-09: one that waits for its turn has its files of an earlier run */
static void
test_overlong_after_a_restart(void **state)
{
    int             n;
    char            id[FHB_ID_LEN + 1], path[300];
    fhbd_job_view_t view = { .percent = 0 };

    (void) state;

    atomic_store(&fake.held, 1u << (PARTS - 1));
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);

    for (n = 0; n < 5000 && view.rows_done < ALL_ROWS - ROWS_PER_PART; n++) {
        assert_int_equal(poll_job(id, &view), FHB_OK);
        fhbd_job_row_free(&view.row);
        nap();
    }
    (void) snprintf(path, sizeof(path), "%s/default/%s/files/"
                    "Patient.1.ndjson", root_path, id);
    assert_int_equal(access(path, F_OK), 0);

    stop(0);
    atomic_store(&fake.held, 0);
    conf.max_running_jobs = 0;
    conf.max_job_time = 0;
    start();
    fhbd_jobs_sweep(jobs);

    assert_int_equal(wait_end(id, NULL), FHBD_JOB_FAILED);
    assert_int_equal(access(path, F_OK), -1);
}


static void
test_group_members(void **state)
{
    char            id[FHB_ID_LEN + 1];
    uint64_t        messages;
    unsigned        throttled;
    fhb_error_t     err;
    fhbd_job_row_t  row;

    (void) state;

    /* p1, p4 and, nested, p6; ghost, none, soon and the practitioner are
     * told of in one line each */
    accepted("r1", FHB_LEVEL_GROUP, "g1", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
    assert_int_equal(messages, 4);

    accepted("r2", FHB_LEVEL_GROUP, "empty", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), 0);

    accepted("r3", FHB_LEVEL_GROUP, "filter", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 400);

    fake.no_group = true;
    assert_int_equal(submit("r4", FHB_LEVEL_GROUP, "nobody", id, &throttled,
                            &err), FHB_ENOTFOUND);
}


static void
test_left_over_folders(void **state)
{
    char  path[256];

    (void) state;

    (void) snprintf(path, sizeof(path), "%s/default", root_path);
    assert_true(mkdir(path, 0750) == 0 || errno == EEXIST);
    (void) snprintf(path, sizeof(path), "%s/default/AAAAAAAAAAAAAAAAAAAAAA",
                    root_path);
    assert_int_equal(mkdir(path, 0750), 0);

    stop(1);
    start();
    assert_false(job_folder_there("AAAAAAAAAAAAAAAAAAAAAA"));
}


static atomic_int  twins_made, twins_refused;


static void *
submit_twin(void *arg)
{
    char         id[FHB_ID_LEN + 1] = "";
    unsigned     throttled;
    fhb_err_t    rc;
    fhb_error_t  err;

    rc = submit(arg, FHB_LEVEL_GROUP, "g1", id, &throttled, &err);

    twins_made += rc == FHB_OK && throttled == 0;
    twins_refused += rc == FHB_EEXIST && throttled == 1
                     && fhb_id_valid(fhb_cstr(id));

    return NULL;
}


/* KICK-17: of the same kick-offs at the same moment one makes a job */
static void
test_twins_at_once(void **state)
{
    int        i, n;
    char       requests[8][16];
    pthread_t  threads[8];

    (void) state;

    conf.reject_duplicates = true;
    conf.max_active_jobs_per_client = 1000;
    atomic_store(&fake.hold, true);

    for (i = 0; i < 25; i++) {
        char  text[16];

        (void) snprintf(text, sizeof(text), "digest %d", i);
        digest = text;
        twins_made = twins_refused = 0;

        for (n = 0; n < 8; n++) {
            (void) snprintf(requests[n], sizeof(requests[n]), "r%d.%d", i, n);
            assert_int_equal(pthread_create(&threads[n], NULL, submit_twin,
                                            requests[n]), 0);
        }
        for (n = 0; n < 8; n++) {
            assert_int_equal(pthread_join(threads[n], NULL), 0);
        }

        assert_int_equal(twins_made, 1);
        assert_int_equal(twins_refused, 7);
    }
}


/* what comes to nothing does not stand in the way, nor does a failed job */
static void
test_twins_that_do_not_count(void **state)
{
    int           i;
    char          id[FHB_ID_LEN + 1], first[FHB_ID_LEN + 1];
    unsigned      throttled;
    fhb_error_t   err;

    (void) state;

    conf.reject_duplicates = true;
    digest = "same";

    fake.no_group = true;
    for (i = 0; i < 2; i++) {
        assert_int_equal(submit("none", FHB_LEVEL_GROUP, "g1", id, &throttled,
                                &err), FHB_ENOTFOUND);
    }
    fake.no_group = false;

    fake.broken_rows = ROWS_PER_PART;
    accepted("fails", FHB_LEVEL_GROUP, "g1", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_FAILED);

    fake.broken_rows = 0;
    accepted("works", FHB_LEVEL_GROUP, "g1", first);
    assert_int_equal(wait_end(first, NULL), FHBD_JOB_COMPLETE);

    /* complete: nothing to wait for */
    assert_int_equal(submit("again", FHB_LEVEL_GROUP, "g1", id, &throttled,
                            &err), FHB_EEXIST);
    assert_string_equal(id, first);
    assert_int_equal(throttled, 0);

    /* the same request is the same job, not a second one */
    assert_int_equal(submit("works", FHB_LEVEL_GROUP, "g1", id, &throttled,
                            &err), FHB_OK);
    assert_string_equal(id, first);

    /* it is still known after a restart */
    stop(1);
    start();
    assert_int_equal(submit("later", FHB_LEVEL_GROUP, "g1", id, &throttled,
                            &err), FHB_EEXIST);
    assert_string_equal(id, first);

    /* another level; a job of an old store, without a digest */
    accepted("level", FHB_LEVEL_SYSTEM, "", id);
    digest = "";
    accepted("old1", FHB_LEVEL_GROUP, "g1", id);
    accepted("old2", FHB_LEVEL_GROUP, "g1", id);
    digest = "same";

    /* KICK-19 */
    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("anonymous"), fhb_cstr(first),
                                      &err), FHB_OK);
    accepted("free", FHB_LEVEL_GROUP, "g1", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
}


static void
test_one_sidecar_per_root(void **state)
{
    fhb_error_t    err;
    fhbd_jobs_t   *second;

    (void) state;

    assert_int_equal(fhbd_jobs_start(&conf, store, &second, &err),
                     FHB_EAGAIN);
    assert_non_null(strstr(err.text, "in use"));
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("delete while running (DEL-02, DEL-03, DEL-09)",
              test_delete_while_running),
        STORY("deletes at the same moment (DEL-02)", test_deletes_at_once),
        STORY("limit of active jobs and its slot (KICK-16, DEL-07)",
              test_limit_and_slot),
        STORY("a small job overtakes", test_small_overtakes),
        STORY("early polls (STAT-07, STAT-08)", test_polls),
        STORY("expiry (FILE-12)", test_expiry),
        STORY("max_job_time", test_overlong),
        STORY("max_job_time after a restart (PART-09)",
              test_overlong_after_a_restart),
        STORY("group members (GRP-01..05, COH-09)", test_group_members),
        STORY("folders without a job go away", test_left_over_folders),
        STORY("the same at the same moment (KICK-17)", test_twins_at_once),
        STORY("what is no duplicate (KICK-17, KICK-19)",
              test_twins_that_do_not_count),
        STORY("one sidecar per export root", test_one_sidecar_per_root),
    };

    return cmocka_run_group_tests_name("job", tests, NULL, NULL);
}
