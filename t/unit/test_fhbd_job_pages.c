/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What polls are shown of a job: pages of a partial manifest that never
 * change, the status in a header of its own, limits by URL.  Over the control
 * API, with a source whose parts are let go one by one.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "api_stage.h"

#define ALL_PARTS  ((1u << PARTS) - 1)
#define PAGES_MAX  16
#define NAMES_MAX  32

#define FILES_URL  "https://fhir.example.org/r4/bulk-export/files/"

static char         id[FHB_ID_LEN + 1];
static unsigned     request_n;
static fhb_error_t  err;


/* at once: parts that are held would take all the grace there is */
static void
stop(void)
{
    fhbd_api_free(api);
    fhbd_jobs_stop(jobs, 0);
    fhbd_registry_close(registry);
    fhbd_store_close(store);
}


/* every part has a worker that waits for it */
static int
pages_setup(void **state)
{
    if (setup(state) != 0) {
        return -1;
    }

    stop();
    conf.workers = PARTS;
    conf.poll_limit = FHBD_POLL_OFF;
    atomic_store(&fake.held, ALL_PARTS);
    start();

    return 0;
}


static int
pages_teardown(void **state)
{
    atomic_store(&fake.held, 0);

    return teardown(state);
}


/* kick-offs are another test's business */
static void
begin(fhb_query_t q)
{
    char             client[] = "anonymous", group[] = "";
    char             base[] = "https://fhir.example.org/r4";
    char             prefix[] = "bulk-export";
    char             request[] = "https://fhir.example.org/r4/$export";
    unsigned         throttled;
    fhbd_job_row_t   row = {
        .tenant = default_name, .client = client, .group = group,
        .base = base, .prefix = prefix, .request = request,
        .level = FHB_LEVEL_SYSTEM,
    };

    (void) snprintf(row.request_id, sizeof(row.request_id), "%032x",
                    ++request_n);
    row.query = q;
    fhb_typeset_add(&row.query.types, fake_type(0));
    fhb_typeset_add(&row.query.types, fake_type(1));

    if (fhbd_jobs_submit(jobs, &row, NULL, NULL, 0, id, &throttled, &err)
        != FHB_OK)
    {
        fail_msg("kick-off: %s", err.text);
    }
}


static fhb_query_t
partial(void)
{
    fhb_query_t  q = fhb_query_none();

    q.partial = true;

    return q;
}


static unsigned
parts_done(void)
{
    size_t            i, n;
    unsigned          done = 0;
    fhbd_part_row_t  *parts;

    assert_int_equal(fhbd_store_parts(store, id, &parts, &n, &err), FHB_OK);
    for (i = 0; i < n; i++) {
        if (parts[i].done) {
            done |= 1u << atoi(parts[i].part.spec);
        }
    }
    fhbd_part_rows_free(parts, n);

    return done;
}


/* lets these parts go and waits until they are in the store */
static void
let(unsigned parts)
{
    int  n;

    atomic_fetch_and(&fake.held, ~parts);

    for (n = 0; n < 5000 && (parts_done() & parts) != parts; n++) {
        nap();
    }
    assert_int_equal(parts_done() & parts, parts);
}


/* GET of the status URL (1) or of a page; gives the status */
static int
get(unsigned page)
{
    char  path[96];

    (void) snprintf(path, sizeof(path), page == 1 ? "/v1/exports/%s"
                    : "/v1/exports/%s?page=%u", id, page);

    return call(FHBD_GET, path, NULL);
}


static void
wait_state(int status)
{
    int  n;

    for (n = 0; n < 10000 && get(1) == 202; n++) {
        nap();
    }
    assert_int_equal(reply.status, status);
}


/* without a poll */
static void
wait_complete(void)
{
    int  n;

    for (n = 0; n < 10000 && fhbd_jobs_counts(jobs).complete == 0; n++) {
        nap();
    }
    assert_int_equal(fhbd_jobs_counts(jobs).complete, 1);
}


/* names of an array's files as "Patient.1 error.1 "; "-": no such array */
static const char *
names(const char *array)
{
    size_t       i, len = 0;
    json_t      *root = body(), *list = json_object_get(root, array), *item;
    const char  *url;

    static char  text[512];

    (void) snprintf(text, sizeof(text), "%s", list == NULL ? "-" : "");

    json_array_foreach(list, i, item) {
        url = json_string_value(json_object_get(item, "url"));
        assert_non_null(url);
        assert_int_equal(strncmp(url, FILES_URL, strlen(FILES_URL)), 0);
        url = strrchr(url, '/') + 1;
        len += (size_t) snprintf(text + len, sizeof(text) - len, "%.*s ",
                                 (int) (strlen(url) - strlen(".ndjson")), url);
        assert_true(len < sizeof(text));
    }

    json_decref(root);

    return text;
}


/* the number of the page that is linked; 0: no link */
static unsigned
next_page(void)
{
    char         path[128];
    json_t      *root = body(), *link = json_object_get(root, "link");
    unsigned     n = 0;
    const char  *url;

    if (link != NULL) {
        assert_int_equal(json_array_size(link), 1);
        link = json_array_get(link, 0);
        assert_string_equal(json_string_value(json_object_get(link,
                                                              "relation")),
                            "next");
        url = json_string_value(json_object_get(link, "url"));
        (void) snprintf(path, sizeof(path), "https://fhir.example.org/r4/"
                        "bulk-export/jobs/%s/pages/%%u", id);
        assert_int_equal(sscanf(url, path, &n), 1);
        assert_true(n > 1);
    }

    json_decref(root);

    return n;
}


static bool
on_disk(const char *name)
{
    char  path[256];

    (void) snprintf(path, sizeof(path), "%s/default/%s/%s", root_path, id,
                    name);

    return access(path, R_OK) == 0;
}


static int64_t
access_expires(void)
{
    char      path[256];
    json_t   *record;
    int64_t   expires;

    (void) snprintf(path, sizeof(path), "%s/default/%s/access.json",
                    root_path, id);
    record = json_load_file(path, 0, NULL);
    assert_non_null(record);
    assert_string_equal(json_string_value(json_object_get(record, "client")),
                        "anonymous");
    expires = json_integer_value(json_object_get(record, "expires"));
    json_decref(record);

    return expires;
}


static fhbd_job_row_t
row_now(void)
{
    fhbd_job_row_t  row;

    assert_int_equal(fhbd_jobs_look(jobs, FHB_STR("default"),
                                    FHB_STR("anonymous"), fhb_cstr(id), &row,
                                    &err), FHB_OK);
    fhbd_job_row_free(&row);            /* numbers only */

    return row;
}


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


static bool
allow_all(void *arg, const fhbd_job_row_t *row)
{
    (void) arg;
    (void) row;

    return true;
}


static bool
allow_none(void *arg, const fhbd_job_row_t *row)
{
    (void) arg;
    (void) row;

    return false;
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


#define PAGES(f)  cmocka_unit_test_setup_teardown(f, pages_setup,            \
                                                  pages_teardown)

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
        PAGES(the_status_may_stand_in_a_header_STAT_20_STAT_22),
        PAGES(a_failure_may_stand_in_a_header_STAT_21_STAT_24),
        PAGES(a_cut_job_says_403_in_its_header_STAT_21),
        PAGES(each_url_has_its_own_deadline_STAT_09),
        PAGES(deadlines_are_kept_as_long_as_they_last_STAT_09),
        PAGES(who_polls_against_all_advice_loses_the_job_STAT_10),
        PAGES(odd_page_numbers_are_no_pages),
        PAGES(random_order_loses_nothing_PART_03_PART_10),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
