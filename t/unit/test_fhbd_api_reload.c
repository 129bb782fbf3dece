/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a reload of the client registry does to jobs (ACC-10).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "policy_stage.h"


static void
cut(const char *id)
{
    int  n;

    conf.poll_limit = FHBD_POLL_OFF;
    for (n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    outcome(403, "error", "forbidden");
    assert_string_equal(header("WWW-Authenticate"), "");
    matches(reply.body.ptr, "permissions changed while the export ran");
}


static void
a_reload_cuts_what_is_not_allowed_ACC_10(void **state)
{
    char    kept[FHB_ID_LEN + 1], id[FHB_ID_LEN + 1];
    char    open_job[FHB_ID_LEN + 1];
    size_t  i;

    static const struct {
        const char  *before, *level, *group;
        const char  *after;
    } cases[] = {
        { SCOPES_ALL TENANT, "system", NULL,
          SCOPES_ALL TENANT ",\"levels\":[\"patient\",\"group\"]" },
        { SCOPES_ALL TENANT, "patient", NULL,
          KEYS "\"scopes\":\"system/Patient.rs\"," TENANT },
        { SCOPES_ALL TENANT ",\"groups\":[\"g1\",\"g2\"]", "group", "g1",
          SCOPES_ALL TENANT ",\"groups\":[\"g2\"]" },
    };

    (void) state;

    atomic_store(&fake.hold, true);

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        clients("app", cases[i].before, "kept", SCOPES_ALL TENANT, NULL);

        assert_int_equal(kickoff(NULL), 202);
        memcpy(open_job, job_id(), sizeof(id));
        assert_int_equal(kick("kept", ALL, NULL), 202);
        memcpy(kept, job_id(), sizeof(id));

        if (i == 0) {
            (void) kick("app", ALL, NULL);
        } else if (i == 1) {
            (void) kick("app", ALL, "Fhir-Bulk-Level: patient", NULL);
        } else {
            (void) kick("app", ALL, "Fhir-Bulk-Level: group",
                        "Fhir-Bulk-Group: g1", NULL);
        }
        assert_int_equal(reply.status, 202);
        memcpy(id, job_id(), sizeof(id));

        clients("app", cases[i].after, "kept", SCOPES_ALL TENANT, NULL);
        cut(id);

        assert_int_equal(status(kept, "kept", ALL, NULL), 202);
        assert_int_equal(call(FHBD_GET, job_path(open_job), NULL), 202);

        assert_int_equal(as(FHBD_DELETE, job_path(kept), "kept", NULL), 202);
        assert_int_equal(call(FHBD_DELETE, job_path(open_job), NULL), 202);
    }
}


static void
disabled_removed_moved_ACC_10(void **state)
{
    char         id[FHB_ID_LEN + 1], path[64];
    size_t       i;
    json_t      *job;
    const char  *after[] = {
        SCOPES_ALL TENANT ",\"enabled\":false",
        SCOPES_ALL "\"tenants\":[\"other\"]", NULL
    };

    (void) state;

    atomic_store(&fake.hold, true);

    for (i = 0; i < 3; i++) {
        clients("app", SCOPES_ALL TENANT, NULL);
        assert_int_equal(kick("app", ALL, NULL), 202);
        memcpy(id, job_id(), sizeof(id));

        if (after[i] != NULL) {
            clients("app", after[i], NULL);
        } else {
            clients(NULL);
        }

        (void) status(id, "app", ALL, NULL);
        challenge(401, "unknown", "Bearer error=\"invalid_token\"");

        (void) snprintf(path, sizeof(path), "/v1/jobs/%s", id);
        assert_int_equal(call(FHBD_GET, path, NULL), 200);
        job = body();
        assert_string_equal(json_string_value(json_object_get(job, "state")),
                            "failed");
        assert_int_equal(json_integer_value(json_object_get(
                             json_object_get(job, "error"), "status")), 403);
        json_decref(job);

        /* back again, it stays cut */
        clients("app", SCOPES_ALL TENANT, NULL);
        cut(id);
    }
}


static void
a_bad_file_changes_nothing(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    atomic_store(&fake.hold, true);
    clients("app", SCOPES_ALL TENANT, NULL);
    matches(reply.body.ptr, "^\\{\"clients\":1\\}$");
    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    write_clients("{\"clients\":[{\"client_id\":\"app\"," KEYS
                  "\"scopes\":\"system/Patients.rs\"}]}");
    (void) call(FHBD_POST, "/v1/reload", NULL);
    outcome(409, "error", "invalid");
    matches(reply.body.ptr, "\\\\\"app\\\\\".*\\\\\"scopes\\\\\".*"
                            "system/Patients.rs");
    assert_int_equal(status(id, "app", ALL, NULL), 202);

    assert_int_equal(unlink(clients_path), 0);
    (void) call(FHBD_POST, "/v1/reload", NULL);
    outcome(409, "error", "invalid");
    assert_int_equal(kick("app", ALL, NULL), 202);

    assert_int_equal(call(FHBD_GET, "/v1/reload", NULL), 405);
    assert_string_equal(header("Allow"), "POST");
}


/* a restart, and what the last run began */
static void
a_start_cuts_as_well_ACC_10(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    atomic_store(&fake.hold, true);
    clients("app", SCOPES_ALL TENANT, NULL);
    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    fhbd_api_free(api);
    fhbd_jobs_stop(jobs, 0);
    fhbd_registry_close(registry);
    fhbd_store_close(store);

    write_clients("{\"clients\":[{\"client_id\":\"app\"," KEYS
                  "\"scopes\":\"system/Patient.rs\"," TENANT "}]}");
    start();
    fhbd_api_enforce(api);
    cut(id);
}


/* kick-offs on their way while the client is disabled */
static atomic_bool  stop_kicking;
static atomic_int   kicked;


static void *
kick_on(void *arg)
{
    size_t               n = 0;
    char                 id[64];
    fhbd_header_t        headers[20];
    fhbd_api_reply_t     mine;
    fhbd_api_request_t   req = { .method = FHBD_POST,
                                 .path = FHB_STR("/v1/exports"),
                                 .headers = headers };

    static unsigned      i;                 /* one such thread at a time */

    (void) arg;

    add_header(headers, &n, "Fhir-Bulk-Protocol: 1.0");
    add_header(headers, &n, "Fhir-Bulk-Tenant: default");
    add_header(headers, &n, "Fhir-Bulk-Client: app");
    add_header(headers, &n, ALL);
    add_header(headers, &n, "Fhir-Bulk-Base: https://fhir.example.org/r4");
    add_header(headers, &n, "Fhir-Bulk-Method: GET");
    add_header(headers, &n, "Fhir-Bulk-Level: system");
    add_header(headers, &n, "Accept: application/fhir+json");
    add_header(headers, &n, "Prefer: respond-async");
    req.headers_n = n + 1;

    while (!stop_kicking) {
        (void) snprintf(id, sizeof(id), "Fhir-Bulk-Request-Id: %032x",
                        0xa0000000u + i++);
        req.headers_n = n;
        add_header(headers, &req.headers_n, id);
        fhbd_api_handle(api, &req, &mine);
        atomic_fetch_add(&kicked, mine.status == 202);
        fhb_buf_free(&mine.body);
    }

    return NULL;
}


static void
no_job_slips_through_a_reload_ACC_10(void **state)
{
    int                 round, n, before;
    pthread_t           thread;
    fhbd_job_counts_t   counts;

    (void) state;

    atomic_store(&fake.hold, true);
    conf.max_active_jobs = conf.max_active_jobs_per_client = 100000;
    kicked = 0;

    for (round = 0; round < 10; round++) {
        clients("app", SCOPES_ALL TENANT, NULL);
        stop_kicking = false;
        before = kicked;
        assert_int_equal(pthread_create(&thread, NULL, kick_on, NULL), 0);
        for (n = 0; n < 15000 && kicked < before + 3; n++) {
            nap();
        }
        assert_true(kicked >= before + 3);

        clients("app", SCOPES_ALL TENANT ",\"enabled\":false", NULL);
        stop_kicking = true;
        assert_int_equal(pthread_join(thread, NULL), 0);

        counts = fhbd_jobs_counts(jobs);
        assert_int_equal(counts.queued + counts.running, 0);
        assert_int_equal(counts.failed, kicked);
    }
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(a_reload_cuts_what_is_not_allowed_ACC_10),
        STORY(disabled_removed_moved_ACC_10),
        STORY(a_bad_file_changes_nothing),
        STORY(a_start_cuts_as_well_ACC_10),
        STORY(no_job_slips_through_a_reload_ACC_10),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
