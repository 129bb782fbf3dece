/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The status in a header of its own, limits of polls by client and URL.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "pages_stage.h"


/* polls until the job is not in progress any more */
static void
wait_separate(void)
{
    int  n;

    for (n = 0; n < 10000; n++) {
        assert_int_equal(get(1), 200);
        if (strcmp(header("X-Export-Status"), "202 Accepted") != 0) {
            return;
        }
        nap();
    }

    fail_msg("the job never ends");
}


static void
the_status_may_stand_in_a_header_STAT_20_STAT_22(void **state)
{
    fhb_query_t  q = partial();

    (void) state;

    q.separate_status = true;
    begin(q);

    assert_int_equal(get(1), 200);
    assert_string_equal(header("X-Export-Status"), "202 Accepted");
    assert_int_equal(reply.body.len, 0);
    matches(header("X-Progress"), "^[0-9]{1,2}% ");
    matches(header("Retry-After"), "^[1-9][0-9]*$");
    assert_string_equal(header("Expires"), "");

    let(1u << 0);
    assert_int_equal(get(1), 200);
    assert_string_equal(header("X-Export-Status"), "202 Accepted");
    assert_string_equal(names("output"), "Patient.1 ");

    /* STAT-23: of the request itself */
    conf.poll_limit = FHBD_POLL_STRICT;
    assert_int_equal(get(1), 429);
    assert_string_equal(header("X-Export-Status"), "");
    conf.poll_limit = FHBD_POLL_OFF;

    atomic_store(&fake.held, 0);
    wait_separate();
    assert_string_equal(header("X-Export-Status"), "200 OK");
    matches(header("Expires"), " GMT$");
    assert_string_equal(header("Retry-After"), "");
    assert_string_equal(header("Content-Type"), "application/json");

    assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);
    assert_string_equal(header("X-Export-Status"), "");
    assert_int_equal(get(1), 404);
    assert_string_equal(header("X-Export-Status"), "");
}


static void
a_failure_may_stand_in_a_header_STAT_21_STAT_24(void **state)
{
    fhb_query_t  q = fhb_query_none();

    (void) state;

    fake.broken_rows = ROWS_PER_PART;           /* MAN-13 */
    atomic_store(&fake.held, 0);

    q.separate_status = true;
    begin(q);
    wait_separate();
    assert_string_equal(header("X-Export-Status"),
                        "500 Internal Server Error");
    outcome(200, "error", "processing");
    assert_string_equal(header("Retry-After"), "");

    begin(fhb_query_none());
    wait_state(500);
    assert_string_equal(header("X-Export-Status"), "");
}


static void
a_cut_job_says_403_in_its_header_STAT_21(void **state)
{
    fhb_query_t  q = fhb_query_none();

    (void) state;

    q.separate_status = true;
    begin(q);
    fhbd_jobs_enforce(jobs, allow_none, NULL);
    assert_int_equal(get(1), 200);
    assert_string_equal(header("X-Export-Status"), "403 Forbidden");
    outcome(200, "error", "forbidden");
}


static void
each_url_has_its_own_deadline_STAT_09(void **state)
{
    char              path[96];
    fhbd_page_view_t  v;

    (void) state;

    begin(partial());
    let(1u << 0);
    assert_int_equal(get(1), 202);
    let(1u << 1);
    assert_int_equal(get(1), 202);

    conf.poll_limit = FHBD_POLL_STRICT;
    conf.retry_min = 60;

    (void) snprintf(path, sizeof(path), "/v1/exports/%s?page=2", id);
    assert_int_equal(get(2), 202);
    assert_int_equal(get(2), 429);
    outcome(429, "error", "throttled");
    assert_int_equal(call(FHBD_HEAD, path, NULL), 429);

    assert_int_equal(get(3), 202);
    assert_int_equal(get(3), 429);

    /* another client that may see the job (ACC-07) */
    assert_int_equal(fhbd_jobs_page(jobs, FHB_STR("default"),
                                    FHB_STR("anonymous"), FHB_STR("other"),
                                    fhb_cstr(id), 2, &v, &err), FHB_OK);
    assert_false(v.job.too_early);
    fhbd_page_view_free(&v);
    assert_int_equal(fhbd_jobs_page(jobs, FHB_STR("default"),
                                    FHB_STR("anonymous"), FHB_STR("other"),
                                    fhb_cstr(id), 2, &v, &err), FHB_OK);
    assert_true(v.job.too_early);
    assert_in_range(v.job.retry_after, 1, 60);
    assert_false(v.shown);
    fhbd_page_view_free(&v);

    /* an early poll shows nothing new */
    let(1u << 2);
    assert_int_equal(get(2), 429);
    assert_int_equal(row_now().pages, 2);

    /* a job that is over is never limited (STAT-08) */
    atomic_store(&fake.held, 0);
    wait_complete();
    assert_int_equal(get(1), 200);
    assert_int_equal(get(1), 200);
    assert_int_equal(get(2), 200);
    assert_int_equal(get(2), 200);
    conf.retry_min = 1;
}


/* many URLs of many clients: deadlines that are over are forgotten, others
 * are not */
static void
deadlines_are_kept_as_long_as_they_last_STAT_09(void **state)
{
    int               i;
    char              client[16];
    fhbd_page_view_t  v;

    (void) state;

    conf.poll_limit = FHBD_POLL_STRICT;
    conf.retry_min = 60;
    begin(fhb_query_none());

    for (i = 0; i < 200; i++) {
        (void) snprintf(client, sizeof(client), "c%d", i % 100);
        assert_int_equal(fhbd_jobs_page(jobs, FHB_STR("default"),
                                        FHB_STR("anonymous"),
                                        fhb_cstr(client), fhb_cstr(id), 1, &v,
                                        &err), FHB_OK);
        assert_int_equal(v.job.too_early, i >= 100);
        fhbd_page_view_free(&v);
    }

    conf.retry_min = 1;
}


static void
who_polls_against_all_advice_loses_the_job_STAT_10(void **state)
{
    int               i;
    fhbd_page_view_t  v;

    (void) state;

    conf.poll_limit = FHBD_POLL_STRICT;
    conf.retry_min = 60;
    conf.abuse_limit = 5;
    begin(fhb_query_none());

    assert_int_equal(get(1), 202);
    for (i = 1; i < 5; i++) {
        assert_int_equal(get(1), 429);
    }

    /* nobody else can do that to it (DEL-09) */
    for (i = 0; i < 20; i++) {
        assert_int_equal(fhbd_jobs_page(jobs, FHB_STR("default"),
                                        FHB_STR("anonymous"),
                                        FHB_STR("other"), fhb_cstr(id), 1, &v,
                                        &err), FHB_OK);
        fhbd_page_view_free(&v);
    }

    /* in a row: one that is answered begins a new count */
    conf.poll_limit = FHBD_POLL_OFF;
    assert_int_equal(get(1), 202);
    conf.poll_limit = FHBD_POLL_STRICT;
    for (i = 0; i < 5; i++) {
        assert_int_equal(get(1), 429);
    }

    assert_int_equal(get(1), 404);
    outcome(404, "error", "not-found");
    assert_false(on_disk("files"));

    /* off: never */
    conf.abuse_limit = 0;
    begin(fhb_query_none());
    assert_int_equal(get(1), 202);
    for (i = 0; i < 50; i++) {
        assert_int_equal(get(1), 429);
    }
    conf.retry_min = 1;
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        PAGES(the_status_may_stand_in_a_header_STAT_20_STAT_22),
        PAGES(a_failure_may_stand_in_a_header_STAT_21_STAT_24),
        PAGES(a_cut_job_says_403_in_its_header_STAT_21),
        PAGES(each_url_has_its_own_deadline_STAT_09),
        PAGES(deadlines_are_kept_as_long_as_they_last_STAT_09),
        PAGES(who_polls_against_all_advice_loses_the_job_STAT_10),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
