/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Status, delete, discovery and the operators' calls through the control
 * API.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <sqlite3.h>
#include <time.h>

#include "api_stage.h"


/* a job whose parts wait in the source */
static const char *
held_job(void)
{
    static char  id[FHB_ID_LEN + 1];

    fake.hold = true;
    assert_int_equal(kickoff(NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    return id;
}


static void
in_progress_is_an_empty_202_STAT_02_STAT_03(void **state)
{
    int          n;
    const char  *id = held_job(), *progress;

    (void) state;

    assert_int_equal(call(FHBD_GET, job_path(id), NULL), 202);
    assert_int_equal(reply.body.len, 0);
    assert_string_equal(header("Content-Type"), "");
    assert_string_equal(header("Content-Location"), "");
    assert_string_equal(header("Retry-After"), "1");
    assert_string_equal(header("Cache-Control"), "no-store");
    matches(header("X-Progress"), "^[0-9]{1,2}% complete \\([0-9]{1,2}%\\)");

    /* client-contract row 3, once the plan is there */
    conf.poll_limit = FHBD_POLL_OFF;
    for (n = 0; n < 5000 && fake.reading == 0; n++) {
        nap();
    }
    assert_int_equal(call(FHBD_GET, job_path(id), NULL), 202);
    progress = header("X-Progress");
    matches(progress, "^0% complete \\(0%\\), 0 of 240 resources$");
    assert_true(strlen(progress) < 100);
}


static void
an_early_poll_is_429_and_a_true_wait_is_not_STAT_07_STAT_09(void **state)
{
    const char  *id;

    (void) state;

    conf.retry_min = 2;
    id = held_job();

    assert_int_equal(call(FHBD_HEAD, job_path(id), NULL), 202);

    (void) call(FHBD_GET, job_path(id), NULL);
    outcome(429, "error", "throttled");
    assert_string_equal(header("Retry-After"), "2");
    assert_non_null(strstr(reply.body.ptr, "Try again in 2 seconds."));
    assert_string_equal(header("X-Progress"), "");

    (void) call(FHBD_HEAD, job_path(id), NULL);
    assert_int_equal(reply.status, 429);

    /* client-contract row 2: who waits as told is never refused */
    nanosleep(&(struct timespec) { 2, 0 }, NULL);
    assert_int_equal(call(FHBD_GET, job_path(id), NULL), 202);
}


static void
complete_is_a_manifest_that_stays_STAT_11_STAT_12_MAN_19(void **state)
{
    char         id[FHB_ID_LEN + 1], first[4096];
    json_t      *m, *item;
    struct tm    tm;
    time_t       expires;

    (void) state;

    assert_int_equal(kickoff("Fhir-Bulk-Level: patient", NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(wait_status(id), 200);

    assert_string_equal(header("Content-Type"), "application/json");
    assert_string_equal(header("Cache-Control"), "no-store");
    assert_string_equal(header("Retry-After"), "");
    assert_string_equal(header("X-Progress"), "");

    matches(header("Expires"), "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} "
                               "[A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$");
    memset(&tm, 0, sizeof(tm));
    assert_non_null(strptime(header("Expires"), "%a, %d %b %Y %H:%M:%S GMT",
                             &tm));
    expires = timegm(&tm);
    assert_true(expires >= time(NULL) + 3590 && expires <= time(NULL) + 3600);

    m = body();
    assert_null(json_object_get(m, "resourceType"));
    assert_true(json_is_string(json_object_get(m, "transactionTime")));
    assert_true(json_is_false(json_object_get(m, "requiresAccessToken")));
    assert_int_equal(json_array_size(json_object_get(m, "error")), 0);
    assert_int_equal(json_array_size(json_object_get(m, "output")), 6);

    item = json_array_get(json_object_get(m, "output"), 0);
    assert_string_equal(json_string_value(json_object_get(item, "type")),
                        "Observation");
    matches(json_string_value(json_object_get(item, "url")),
            "^https://fhir\\.example\\.org/r4/bulk-export/files/"
            "[A-Za-z0-9_-]{22}/Observation\\.1\\.ndjson$");
    assert_int_equal(json_integer_value(json_object_get(item, "count")), 40);
    json_decref(m);

    /* the same bytes at every poll, as many as there are */
    assert_true(reply.body.len < sizeof(first));
    memcpy(first, reply.body.ptr, reply.body.len + 1);
    assert_int_equal(call(FHBD_GET, job_path(id), NULL), 200);
    assert_string_equal(reply.body.ptr, first);
    assert_int_equal(call(FHBD_HEAD, job_path(id), NULL), 200);

    /* STAT-18: whatever it accepts */
    assert_int_equal(call(FHBD_GET, job_path(id), "Accept: text/html", NULL),
                     200);
    assert_int_equal(call(FHBD_GET, job_path(id), "-Accept:", NULL), 200);
}


static void
a_failed_job_says_so_for_good_STAT_14_STAT_15_DEL_08(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    fake.broken_rows = ROWS_PER_PART;       /* all: MAN-13 */
    assert_int_equal(kickoff(NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    assert_int_equal(wait_status(id), 500);
    outcome(500, "error", "processing");
    assert_string_equal(header("Retry-After"), "");
    assert_string_equal(header("Expires"), "");
    assert_null(strstr(reply.body.ptr, root_path));

    (void) call(FHBD_GET, job_path(id), NULL);
    outcome(500, "error", "processing");

    (void) call(FHBD_DELETE, job_path(id), NULL);
    outcome(202, "information", "informational");
    (void) call(FHBD_GET, job_path(id), NULL);
    outcome(404, "error", "not-found");
}


static void
jobs_that_are_not_yours_do_not_exist_STAT_19_NET_03(void **state)
{
    char    id[FHB_ID_LEN + 1], path[96], first[1024];
    size_t  i;

    static const struct {
        const char  *suffix, *header;
    } cases[] = {
        { "", "Fhir-Bulk-Client: mallory" },
        { "", "Fhir-Bulk-Tenant: other" },
        { "x", "Accept: */*" },
        { "?page=2", "Accept: */*" },
    };

    (void) state;

    (void) call(FHBD_GET, "/v1/exports/AAAAAAAAAAAAAAAAAAAAAA", NULL);
    outcome(404, "error", "not-found");
    memcpy(first, reply.body.ptr, reply.body.len + 1);

    assert_int_equal(kickoff(NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(wait_status(id), 200);

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void) snprintf(path, sizeof(path), "/v1/exports/%s%s", id,
                        cases[i].suffix);
        (void) call(FHBD_GET, path, cases[i].header, NULL);
        outcome(404, "error", "not-found");
        assert_string_equal(reply.body.ptr, first);

        if (strstr(path, "page") == NULL) {
            (void) call(FHBD_DELETE, path, cases[i].header, NULL);
            outcome(404, "error", "not-found");
            assert_string_equal(reply.body.ptr, first);
        }
    }

    assert_int_equal(call(FHBD_GET, job_path(id), NULL), 200);
    assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);
    assert_int_equal(call(FHBD_GET, job_path(id), NULL), 404);
    assert_string_equal(reply.body.ptr, first);
}


static void
delete_is_at_once_DEL_01_DEL_02(void **state)
{
    const char  *id = held_job();

    (void) state;

    (void) call(FHBD_DELETE, job_path(id), "-Accept:", NULL);
    outcome(202, "information", "informational");

    (void) call(FHBD_GET, job_path(id), NULL);
    outcome(404, "error", "not-found");
    assert_int_equal(call(FHBD_HEAD, job_path(id), NULL), 404);
    (void) call(FHBD_DELETE, job_path(id), NULL);
    outcome(404, "error", "not-found");
}


static void
wrong_methods_are_405_with_allow_NET_08(void **state)
{
    size_t  i;

    static const struct {
        fhbd_method_t   method;
        const char     *path, *allow;
    } cases[] = {
        { FHBD_GET, "/v1/exports", "POST" },
        { FHBD_DELETE, "/v1/exports", "POST" },
        { FHBD_POST, "/v1/exports/AAAAAAAAAAAAAAAAAAAAAA",
          "GET, HEAD, DELETE" },
        { FHBD_OTHER, "/v1/exports/x", "GET, HEAD, DELETE" },
        { FHBD_DELETE, "/v1/exports/x?page=1", "GET, HEAD" },
        { FHBD_POST, "/v1/metadata", "GET, HEAD" },
        { FHBD_POST, "/v1/smart-configuration", "GET, HEAD" },
        { FHBD_POST, "/v1/health", "GET, HEAD" },
        { FHBD_POST, "/v1/metrics", "GET, HEAD" },
        { FHBD_OTHER, "/v1/jobs", "GET, HEAD" },
    };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void) call(cases[i].method, cases[i].path, NULL);
        outcome(405, "error", "not-supported");
        assert_string_equal(header("Allow"), cases[i].allow);
    }

    (void) call(FHBD_GET, "/v1", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/exports/x/files", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "", NULL);
    outcome(404, "error", "not-found");
}


static void
a_broken_protocol_is_refused_on_status_too(void **state)
{
    (void) state;

    (void) call(FHBD_GET, "/v1/exports/x", "Fhir-Bulk-Protocol: 2.0", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/exports/x", "-Fhir-Bulk-Protocol:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/exports/x", "-Fhir-Bulk-Client:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_DELETE, "/v1/exports/x", "-Fhir-Bulk-Tenant:", NULL);
    outcome(400, "error", "invalid");
}


static void
health_tells_of_jobs_and_sources(void **state)
{
    json_t       *h;
    sqlite3      *db;

    (void) state;

    (void) held_job();
    fhbd_api_source_checked(api, 1, false);

    /* operators call without our headers */
    assert_int_equal(call(FHBD_GET, "/v1/health", "-Fhir-Bulk-Protocol:",
                          "-Fhir-Bulk-Tenant:", NULL), 200);
    assert_string_equal(header("Content-Type"), "application/json");
    h = body();
    assert_string_equal(json_string_value(json_object_get(h, "status")),
                        "ok");
    assert_string_equal(json_string_value(json_object_get(
        json_object_get(h, "sources"), "default")), "unchecked");
    assert_string_equal(json_string_value(json_object_get(
        json_object_get(h, "sources"), "other")), "bad");
    json_decref(h);

    fhbd_api_source_checked(api, 1, true);
    (void) call(FHBD_GET, "/v1/health", NULL);
    assert_non_null(strstr(reply.body.ptr, "\"other\":\"good\""));

    (void) call(FHBD_GET, "/v1/health", "Fhir-Bulk-Protocol: 2.0", NULL);
    outcome(400, "error", "invalid");

    /* somebody keeps the store from being written */
    assert_int_equal(sqlite3_open(store_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_busy_timeout(db, 20000), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
                     SQLITE_OK);
    (void) call(FHBD_GET, "/v1/health", NULL);
    outcome(503, "error", "no-store");
    assert_string_equal(header("Retry-After"), "5");
    (void) sqlite3_close(db);
    assert_int_equal(call(FHBD_GET, "/v1/health", NULL), 200);
}


static void
metrics_are_numbers_by_state_and_tenant(void **state)
{
    int  n;

    (void) state;

    (void) held_job();
    for (n = 0; n < 5000 && fake.reading == 0; n++) {
        nap();
    }
    assert_int_equal(call(FHBD_GET, "/v1/metrics", "-Fhir-Bulk-Protocol:",
                          "-Fhir-Bulk-Tenant:", NULL), 200);
    assert_string_equal(header("Content-Type"),
                        "text/plain; version=0.0.4; charset=utf-8");
    fhb_buf_addc(&reply.body, '\0');
    assert_non_null(strstr(reply.body.ptr, "# TYPE fhir_bulk_jobs gauge\n"));
    assert_non_null(strstr(reply.body.ptr,
                           "fhir_bulk_jobs{state=\"running\"} 1\n"));
    assert_non_null(strstr(reply.body.ptr, "\nfhir_bulk_source_rate_limit_bytes"
                           "{tenant=\"other\"} 0\n"));
    assert_non_null(strstr(reply.body.ptr, "\nfhir_bulk_source_rate_limit_wait_"
                           "seconds{tenant=\"default\"} 0.000000\n"));
    /* a folder has no connections */
    assert_null(strstr(reply.body.ptr, "fhir_bulk_source_connections{"));
}


static void
the_list_of_jobs_shows_no_patient_data(void **state)
{
    char     id[FHB_ID_LEN + 1];
    json_t  *list, *job;

    (void) state;

    assert_int_equal(call(FHBD_GET, "/v1/jobs", NULL), 200);
    assert_string_equal(reply.body.ptr, "[]");

    fake.hold = true;
    assert_int_equal(kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1",
                             "Fhir-Bulk-Query: _type=Patient", NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    assert_int_equal(call(FHBD_GET, "/v1/jobs", "-Fhir-Bulk-Protocol:", NULL),
                     200);
    list = body();
    assert_int_equal(json_array_size(list), 1);
    job = json_array_get(list, 0);
    assert_string_equal(json_string_value(json_object_get(job, "id")), id);
    assert_string_equal(json_string_value(json_object_get(job, "level")),
                        "group");
    json_decref(list);
    assert_null(strstr(reply.body.ptr, "g1"));
    assert_null(strstr(reply.body.ptr, "_type"));
}


static void
discovery_follows_the_configuration_CAP_07(void **state)
{
    fhbd_conf_t         other = conf;
    fhbd_tenant_conf_t  changed[2] = { tenants[0], tenants[1] };

    (void) state;

    (void) call(FHBD_GET, "/v1/smart-configuration", NULL);
    outcome(404, "error", "not-supported");

    assert_int_equal(call(FHBD_GET, "/v1/metadata", NULL), 200);
    assert_string_equal(header("Content-Type"), "application/fhir+json");
    assert_non_null(strstr(reply.body.ptr, "/group-export"));
    assert_non_null(strstr(reply.body.ptr, "/patient-export"));
    assert_non_null(strstr(reply.body.ptr, "OperationDefinition/export"));

    changed[0].levels = 1u << FHB_LEVEL_GROUP;
    other.tenants = changed;
    fhbd_api_reconfigure(api, &other);

    assert_int_equal(call(FHBD_GET, "/v1/metadata", NULL), 200);
    assert_non_null(strstr(reply.body.ptr, "/group-export"));
    assert_null(strstr(reply.body.ptr, "/patient-export"));
    assert_null(strstr(reply.body.ptr, "OperationDefinition/export"));
    (void) kickoff(NULL);
    outcome(404, "error", "not-supported");

    assert_int_equal(call(FHBD_GET, "/v1/metadata", "Fhir-Bulk-Tenant: other",
                          NULL), 200);
    assert_non_null(strstr(reply.body.ptr, "/patient-export"));

    fhbd_api_reconfigure(api, &conf);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(in_progress_is_an_empty_202_STAT_02_STAT_03),
        STORY(an_early_poll_is_429_and_a_true_wait_is_not_STAT_07_STAT_09),
        STORY(complete_is_a_manifest_that_stays_STAT_11_STAT_12_MAN_19),
        STORY(a_failed_job_says_so_for_good_STAT_14_STAT_15_DEL_08),
        STORY(jobs_that_are_not_yours_do_not_exist_STAT_19_NET_03),
        STORY(delete_is_at_once_DEL_01_DEL_02),
        STORY(wrong_methods_are_405_with_allow_NET_08),
        STORY(a_broken_protocol_is_refused_on_status_too),
        STORY(health_tells_of_jobs_and_sources),
        STORY(metrics_are_numbers_by_state_and_tenant),
        STORY(the_list_of_jobs_shows_no_patient_data),
        STORY(discovery_follows_the_configuration_CAP_07),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
