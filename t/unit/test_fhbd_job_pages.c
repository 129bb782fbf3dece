/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Pages of a partial manifest come as the parts are done, and never change
 * (PART rows).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <pthread.h>

#include "pages_stage.h"

#define PAGES_MAX  16
#define NAMES_MAX  32


static void
pages_come_and_stay_PART_02_PART_05_PART_07_PART_08(void **state)
{
    (void) state;

    begin(partial());

    /* nothing yet: as without partial manifests */
    assert_int_equal(get(1), 202);
    assert_int_equal(reply.body.len, 0);
    assert_string_equal(header("Content-Type"), "");
    assert_false(on_disk("access.json"));
    assert_int_equal(get(2), 404);
    assert_int_equal(get(1000000), 404);

    let(1u << 0);
    assert_int_equal(get(1), 202);
    assert_string_equal(header("Content-Type"), "application/json");
    assert_string_equal(header("Cache-Control"), "no-store");   /* MAN-25 */
    assert_string_equal(header("Expires"), "");
    matches(header("X-Progress"), "^[0-9]{1,2}% .*\\([0-9]{1,2}%\\)");
    matches(header("Retry-After"), "^[1-9][0-9]*$");
    assert_string_equal(names("output"), "Patient.1 ");
    assert_string_equal(names("error"), "");
    assert_int_equal(next_page(), 0);

    /* what is listed can be fetched, for as long as the job may take */
    assert_true(on_disk("files/Patient.1.ndjson"));
    assert_int_equal(access_expires(), row_now().created / FHB_USEC + 7200);

    /* PART-07: the next page is not ready, the one after it cannot be */
    assert_int_equal(get(2), 202);
    assert_int_equal(reply.body.len, 0);
    matches(header("Retry-After"), "^[1-9][0-9]*$");
    matches(header("X-Progress"), "^[0-9]{1,2}% ");
    assert_int_equal(get(3), 404);

    let(1u << 1 | 1u << 2);
    assert_int_equal(get(1), 202);
    assert_string_equal(names("output"), "Patient.1 ");
    assert_int_equal(next_page(), 2);
    assert_int_equal(get(2), 202);
    assert_string_equal(names("output"), "Observation.1 Patient.2 ");
    assert_int_equal(next_page(), 0);

    let(ALL_PARTS);
    wait_state(200);
    assert_string_equal(names("output"), "Patient.1 ");
    assert_int_equal(next_page(), 2);
    assert_int_equal(get(2), 200);
    matches(header("Expires"), " GMT$");
    assert_string_equal(header("Retry-After"), "");

    /* all that came after page 2, on as many pages as polls saw it in */
    while (next_page() != 0) {
        assert_int_equal(get(next_page()), 200);
    }
    assert_int_equal(get(row_now().pages + 1), 404);
    assert_int_equal(access_expires(), row_now().expires + 1);
}


static void
without_the_parameter_there_is_one_manifest_PART_01(void **state)
{
    (void) state;

    begin(fhb_query_none());
    let(1u << 0 | 1u << 1);
    assert_int_equal(get(1), 202);
    assert_int_equal(reply.body.len, 0);
    assert_string_equal(header("Content-Type"), "");
    assert_int_equal(get(2), 404);
    assert_false(on_disk("access.json"));

    let(ALL_PARTS);
    wait_state(200);
    assert_int_equal(next_page(), 0);
    assert_string_equal(names("output"), "Observation.1 Observation.2 "
                        "Observation.3 Patient.1 Patient.2 Patient.3 ");
    assert_int_equal(get(2), 404);
}


static void
nobody_watched_one_page(void **state)
{
    (void) state;

    begin(partial());
    atomic_store(&fake.held, 0);

    wait_complete();
    assert_int_equal(get(1), 200);
    assert_int_equal(next_page(), 0);
    assert_string_equal(names("output"), "Observation.1 Observation.2 "
                        "Observation.3 Patient.1 Patient.2 Patient.3 ");
    assert_int_equal(get(2), 404);
}


static void
late_messages_are_on_the_last_page_PART_06_PART_10(void **state)
{
    char  first[4096];

    (void) state;

    fake.bad_part = 5;                      /* gives a message, no file */
    begin(partial());
    let(ALL_PARTS & ~(1u << 5));
    assert_int_equal(get(1), 202);
    assert_string_equal(names("error"), "");
    assert_true(reply.body.len < sizeof(first));
    memcpy(first, reply.body.ptr, reply.body.len + 1);

    let(1u << 5);
    wait_state(200);
    assert_int_equal(next_page(), 2);
    assert_string_equal(names("error"), "");

    /* PART-03: the same but for the link at its end */
    assert_int_equal(strncmp(reply.body.ptr, first, strlen(first) - 1), 0);
    assert_int_equal(strncmp(reply.body.ptr + strlen(first) - 1, ",\"link\":[",
                             9), 0);

    assert_int_equal(get(2), 200);
    assert_string_equal(names("output"), "");
    assert_string_equal(names("error"), "error.1 ");
    assert_int_equal(next_page(), 0);
}


static void
fails_midway(void)
{
    begin(partial());
    let(1u << 0);
    assert_int_equal(get(1), 202);
    let(1u << 1);                           /* done, but nobody saw it */

    fake.read_error = FHB_ENOSPC;
    atomic_store(&fake.read_fails, 1000);
    atomic_store(&fake.held, 0);
    for (int n = 0; n < 10000 && fhbd_jobs_counts(jobs).failed == 0; n++) {
        nap();
    }
    assert_int_equal(fhbd_jobs_counts(jobs).failed, 1);
}


static void
what_was_shown_outlives_a_failure_PART_09(void **state)
{
    int  n;

    (void) state;

    fails_midway();

    assert_int_equal(get(1), 500);
    outcome(500, "error", "processing");
    assert_int_equal(get(2), 500);
    outcome(500, "error", "processing");
    assert_int_equal(get(3), 404);

    /* the state comes first */
    for (n = 0; n < 5000 && access_expires() != row_now().expires + 1; n++) {
        nap();
    }
    assert_int_equal(access_expires(), row_now().expires + 1);
    assert_false(on_disk("files/Observation.1.ndjson"));
    assert_true(on_disk("files/Patient.1.ndjson"));

    /* ACC-10 */
    fhbd_jobs_enforce(jobs, allow_all, NULL);
    assert_int_equal(access_expires(), row_now().expires + 1);
    fhbd_jobs_enforce(jobs, allow_none, NULL);
    assert_false(on_disk("access.json"));
    fhbd_jobs_enforce(jobs, allow_all, NULL);
    assert_int_equal(access_expires(), row_now().expires + 1);

    /* also after a restart */
    stop();
    start();
    fhbd_jobs_enforce(jobs, allow_all, NULL);
    assert_true(on_disk("files/Patient.1.ndjson"));
    assert_int_equal(access_expires(), row_now().expires + 1);
    assert_int_equal(get(1), 500);

    assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);
    assert_false(on_disk("files/Patient.1.ndjson"));
    assert_int_equal(get(1), 404);
}


static void
an_overlong_job_keeps_what_was_shown_PART_09(void **state)
{
    (void) state;

    begin(partial());
    let(1u << 0);
    assert_int_equal(get(1), 202);
    let(1u << 1);

    conf.max_job_time = 0;
    fhbd_jobs_sweep(jobs);
    conf.max_job_time = 3600;

    assert_int_equal(get(1), 500);
    outcome(500, "error", "too-costly");
    assert_true(on_disk("files/Patient.1.ndjson"));
    assert_false(on_disk("files/Observation.1.ndjson"));
    assert_int_equal(access_expires(), row_now().expires + 1);
}


static void
a_cut_job_loses_everything_ACC_10(void **state)
{
    (void) state;

    begin(partial());
    let(1u << 0);
    assert_int_equal(get(1), 202);
    assert_true(on_disk("access.json"));

    fhbd_jobs_enforce(jobs, allow_none, NULL);
    assert_int_equal(get(1), 403);
    assert_false(on_disk("access.json"));
    assert_false(on_disk("files/Patient.1.ndjson"));
}


static void
a_restart_changes_no_page_STAT_25_VER_04(void **state)
{
    char         first[4096];
    fhb_query_t  q = partial();

    (void) state;

    q.dialect = FHB_DIALECT_V4;
    begin(q);
    let(1u << 0);
    assert_int_equal(get(1), 202);
    assert_true(reply.body.len < sizeof(first));
    memcpy(first, reply.body.ptr, reply.body.len + 1);
    matches(first, "^\\{\"manifestType\":");
    assert_string_equal(names("error"), "-");

    stop();
    start();

    assert_int_equal(get(1), 202);
    assert_string_equal(reply.body.ptr, first);

    let(ALL_PARTS);
    wait_state(200);
    assert_int_equal(next_page(), 2);
    assert_int_equal(strncmp(reply.body.ptr, first, strlen(first) - 1), 0);

    /* the restart is told on the last page, with what it is */
    while (next_page() != 0) {
        assert_int_equal(get(next_page()), 200);
    }
    assert_string_equal(names("outcome"), "error.1 ");
    assert_non_null(strstr(reply.body.ptr, "\"countSeverity\":"
                           "[{\"code\":\"information\",\"count\":1}]"));
}


/* ranges that mean other rows now: better no export than another content
 * under a name that was told */
static void
what_was_shown_is_never_made_anew_PART_04(void **state)
{
    (void) state;

    fake.stable = false;
    begin(partial());
    let(1u << 0);
    assert_int_equal(get(1), 202);

    stop();
    start();

    wait_state(500);
    outcome(500, "error", "processing");
    assert_true(on_disk("files/Patient.1.ndjson"));
}


static void
odd_page_numbers_are_no_pages(void **state)
{
    char    path[128];
    size_t  i;

    static const char *const  bad[] = {
        "", "0", "1", "01", "02", "-1", "+2", "2 ", "2x", "2&page=3", "0x2",
        "1000000000", "99999999999999999999", "4294967298"
    };

    (void) state;

    begin(partial());
    let(1u << 0);
    assert_int_equal(get(1), 202);
    assert_int_equal(get(2), 202);

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void) snprintf(path, sizeof(path), "/v1/exports/%s?page=%s", id,
                        bad[i]);
        assert_int_equal(call(FHBD_GET, path, NULL), 404);
        outcome(404, "error", "not-found");
    }
}


/* random orders of parts, polls and restarts */

typedef struct {
    char  *page[PAGES_MAX + 1];             /* as first seen, without link */
} seen_t;


/* the reply as first seen, or the same but for a link */
static void
same_as_before(seen_t *seen, unsigned page)
{
    char  *text, *link;

    assert_true(page <= PAGES_MAX);

    text = strdup(reply.body.ptr);
    assert_non_null(text);
    link = strstr(text, ",\"link\":[");
    if (link != NULL) {
        (void) strcpy(link, "}");
    }

    if (seen->page[page] == NULL) {
        seen->page[page] = text;
        return;
    }

    assert_string_equal(seen->page[page], text);
    free(text);
}


static void
see_page(seen_t *seen, unsigned page)
{
    int  status = get(page);

    assert_true(status == 200 || status == 202 || status == 404);
    if (status != 404 && reply.body.len > 0) {
        same_as_before(seen, page);
    } else {
        assert_null(seen->page[page]);      /* what was there stays */
    }
}


/* PART-03, PART-10: from page to page each file of the job once */
static void
walk(seen_t *seen)
{
    char              all[NAMES_MAX][64], list[512], *name, *save;
    size_t            i, n, k = 0;
    unsigned          page = 1;
    fhbd_file_row_t  *files;
    const char       *array[] = { "output", "error" };

    do {
        assert_int_equal(get(page), 200);
        same_as_before(seen, page);

        for (i = 0; i < 2; i++) {
            (void) snprintf(list, sizeof(list), "%s", names(array[i]));
            for (name = strtok_r(list, " ", &save); name != NULL;
                 name = strtok_r(NULL, " ", &save))
            {
                assert_true(k < NAMES_MAX);
                for (n = 0; n < k; n++) {
                    assert_string_not_equal(all[n], name);
                }
                (void) snprintf(all[k++], sizeof(all[0]), "%s", name);
            }
        }

        page = next_page();
    } while (page != 0);

    for (page = 2; page <= PAGES_MAX; page++) {
        if (seen->page[page] != NULL) {
            assert_int_equal(get(page), 200);
        }
    }

    assert_int_equal(fhbd_store_files(store, id, &files, &n, &err), FHB_OK);
    assert_int_equal(n, k);
    free(files);
}


static void
random_order_loses_nothing_PART_03_PART_10(void **state)
{
    seen_t    seen;
    unsigned  seed, rnd, step, page;

    (void) state;

    for (seed = 1; seed <= 40; seed++) {
        memset(&seen, 0, sizeof(seen));
        rnd = seed;
        atomic_store(&fake.held, ALL_PARTS);
        fake.broken_rows = seed % 3 == 0;
        begin(partial());

        for (step = 0; step < 14; step++) {
            rnd = rnd * 1103515245 + 12345;

            switch (rnd >> 16 & 7) {
            case 0: case 1: case 2:
                let(1u << ((rnd >> 20) % PARTS));
                break;

            case 3:
                /* not waited for: it comes while others poll */
                atomic_fetch_and(&fake.held,
                                 ~(1u << ((rnd >> 20) % PARTS)));
                break;

            case 4:
                if (rnd >> 24 & 1) {
                    stop();
                    start();
                }
                break;

            default:
                see_page(&seen, 1 + (rnd >> 20) % 4);
            }
        }

        atomic_store(&fake.held, 0);
        wait_state(200);
        walk(&seen);
        walk(&seen);                        /* MAN-19 */

        for (page = 0; page <= PAGES_MAX; page++) {
            free(seen.page[page]);
        }

        assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);
    }
}


/* clients at once, below the API: what a page says is the same to all */

static struct {
    pthread_mutex_t  lock;
    char             page[PAGES_MAX + 1][512];
    unsigned         changed;           /* pages that were not */
} told = { .lock = PTHREAD_MUTEX_INITIALIZER };


static void
tell_once(unsigned page, const fhbd_page_view_t *v)
{
    size_t  i, len = 0;
    char    text[512] = "-";

    for (i = 0; i < v->files_n && len < sizeof(text); i++) {
        len += (size_t) snprintf(text + len, sizeof(text) - len, "%u.%u.%u ",
                                 v->files[i].file.kind, v->files[i].file.type,
                                 v->files[i].number);
    }

    pthread_mutex_lock(&told.lock);

    if (told.page[page][0] == '\0') {
        memcpy(told.page[page], text, sizeof(text));
    } else {
        told.changed += strcmp(told.page[page], text) != 0;
    }

    pthread_mutex_unlock(&told.lock);
}


static void *
poll_all(void *arg)
{
    bool               over = false;
    unsigned           page;
    fhb_err_t          rc;
    fhb_error_t        e;
    fhbd_page_view_t   v;

    while (!over) {
        for (page = 1; page <= PAGES_MAX; page++) {
            rc = fhbd_jobs_page(jobs, FHB_STR("default"),
                                FHB_STR("anonymous"), FHB_STR("anonymous"),
                                fhb_cstr(id), page, &v, &e);
            if (rc == FHB_ENOTFOUND && page > 1) {
                break;
            }
            if (rc != FHB_OK) {
                return arg;
            }

            over = v.job.row.state == FHBD_JOB_COMPLETE;
            if (v.shown) {
                tell_once(page, &v);
            }
            fhbd_page_view_free(&v);
        }
    }

    return NULL;
}


static void
polls_at_once_are_told_the_same_PART_03(void **state)
{
    void       *failed;
    size_t      i, round;
    pthread_t   threads[4];

    (void) state;

    for (round = 0; round < 5; round++) {
        memset(told.page, 0, sizeof(told.page));
        atomic_store(&fake.held, ALL_PARTS);
        begin(partial());

        for (i = 0; i < 4; i++) {
            assert_int_equal(pthread_create(&threads[i], NULL, poll_all,
                                            &round), 0);
        }

        for (i = 0; i < PARTS; i++) {
            let(1u << i);
        }

        for (i = 0; i < 4; i++) {
            assert_int_equal(pthread_join(threads[i], &failed), 0);
            assert_null(failed);
        }

        assert_int_equal(told.changed, 0);
        assert_true(told.page[1][0] != '\0');
    }
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        PAGES(pages_come_and_stay_PART_02_PART_05_PART_07_PART_08),
        PAGES(without_the_parameter_there_is_one_manifest_PART_01),
        PAGES(nobody_watched_one_page),
        PAGES(late_messages_are_on_the_last_page_PART_06_PART_10),
        PAGES(what_was_shown_outlives_a_failure_PART_09),
        PAGES(an_overlong_job_keeps_what_was_shown_PART_09),
        PAGES(a_cut_job_loses_everything_ACC_10),
        PAGES(a_restart_changes_no_page_STAT_25_VER_04),
        PAGES(what_was_shown_is_never_made_anew_PART_04),
        PAGES(odd_page_numbers_are_no_pages),
        PAGES(random_order_loses_nothing_PART_03_PART_10),
        PAGES(polls_at_once_are_told_the_same_PART_03),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
