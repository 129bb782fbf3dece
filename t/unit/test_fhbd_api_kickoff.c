/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-offs through the control API.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "api_stage.h"


static void
accepted_with_location_and_outcome_KICK_11_HDR_07(void **state)
{
    (void) state;

    (void) kickoff(NULL);
    outcome(202, "information", "informational");
    assert_true(fhb_id_valid(fhb_cstr(job_id())));
    assert_string_equal(header("Preference-Applied"), "respond-async");

    /* KICK-12: no Retry-After on the 202 */
    assert_string_equal(header("Retry-After"), "");
    assert_null(strstr(reply.body.ptr, "evil"));
}


static void
accepted_without_body_KICK_12(void **state)
{
    (void) state;

    conf.kickoff_body = false;
    assert_int_equal(kickoff(NULL), 202);
    (void) job_id();
    assert_int_equal(reply.body.len, 0);
    assert_string_equal(header("Content-Type"), "");
}


static void
request_of(const char *expected)
{
    char     id[FHB_ID_LEN + 1];
    json_t  *manifest;

    if (reply.status != 202) {
        fail_msg("%d: %s", reply.status, reply.body.ptr);
    }
    memcpy(id, job_id(), sizeof(id));

    assert_int_equal(wait_status(id), 200);
    manifest = body();
    assert_string_equal(json_string_value(json_object_get(manifest,
                                                          "request")),
                        expected);
    json_decref(manifest);
}


static void
the_request_is_the_clients_url_on_our_base_MAN_03_NET_04(void **state)
{
    (void) state;

    (void) kickoff(NULL);
    request_of("https://fhir.example.org/r4/$export");

    (void) kickoff("Fhir-Bulk-Level: patient",
                   "Fhir-Bulk-Query: _type=Patient&_since="
                   "2020-01-01T00%3A00:00Z&_type=Observation", NULL);
    request_of("https://fhir.example.org/r4/Patient/$export?_type=Patient"
               "&_since=2020-01-01T00%3A00:00Z&_type=Observation");

    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    request_of("https://fhir.example.org/r4/Group/g1/$export");

    /* POST: the URL without parameters */
    (void) call_body(FHBD_POST, "/v1/exports",
                     (const char *const []) { "Fhir-Bulk-Method: POST",
                         "Content-Type: application/fhir+json",
                         "Fhir-Bulk-Query: _pretty=true", NULL },
                     "{\"resourceType\":\"Parameters\",\"parameter\":["
                     "{\"name\":\"_type\",\"valueString\":\"Patient\"}]}");
    request_of("https://fhir.example.org/r4/$export");
}


static void
every_offender_is_named_and_no_job_made_PAR_03_KICK_13(void **state)
{
    json_t             *oo;
    fhbd_job_counts_t   n;

    (void) state;

    (void) kickoff("Fhir-Bulk-Query: _type=Bogus&_since=yesterday&what=1",
                   NULL);
    outcome(400, "error", "value");
    oo = body();
    assert_int_equal(json_array_size(json_object_get(oo, "issue")), 3);
    json_decref(oo);
    assert_string_equal(header("Content-Location"), "");

    (void) kickoff("-Accept:", "-Prefer:", NULL);
    outcome(400, "error", "required");

    (void) kickoff("Accept: text/html", NULL);
    outcome(406, "error", "not-supported");

    (void) call_body(FHBD_POST, "/v1/exports",
                     (const char *const []) { "Fhir-Bulk-Method: POST",
                         "Content-Type: text/plain", NULL }, "x");
    outcome(415, "error", "not-supported");

    conf.max_kickoff_body = 3;
    (void) call_body(FHBD_POST, "/v1/exports",
                     (const char *const []) { "Fhir-Bulk-Method: POST",
                         "Content-Type: application/json", NULL }, "{  }");
    outcome(413, "error", "too-long");

    n = fhbd_jobs_counts(jobs);
    assert_int_equal(n.queued + n.running + n.complete + n.failed, 0);
}


static void
ignored_parameters_are_told_twice_PAR_04(void **state)
{
    char     id[FHB_ID_LEN + 1];
    json_t  *json;

    (void) state;

    (void) kickoff("+Prefer: handling=lenient", "Prefer: respond-async",
                   "Fhir-Bulk-Query: what=1&_elements=a.b.c", NULL);
    outcome(202, "information", "informational");
    assert_string_equal(header("Preference-Applied"),
                        "respond-async, handling=lenient");
    memcpy(id, job_id(), sizeof(id));

    json = body();
    assert_int_equal(json_array_size(json_object_get(json, "issue")), 3);
    json_decref(json);
    assert_non_null(strstr(reply.body.ptr, "\"severity\":\"warning\""));

    assert_int_equal(wait_status(id), 200);
    assert_non_null(strstr(reply.body.ptr,
                           "\"error\":[{\"type\":\"OperationOutcome\","
                           "\"url\":\"https://fhir.example.org/r4/"
                           "bulk-export/files/"));
    assert_non_null(strstr(reply.body.ptr, "/error.1.ndjson\",\"count\":2}]"));

    /* nothing was ignored: nothing is said to be */
    (void) kickoff("Prefer: respond-async, handling=lenient", NULL);
    assert_string_equal(header("Preference-Applied"), "respond-async");
}


static void
a_token_in_the_query_is_refused_ACC_05_MAN_04(void **state)
{
    size_t  i;

    static const char *const  queries[] = {
        "Fhir-Bulk-Query: access_token=s3cret",
        "Fhir-Bulk-Query: _type=Patient&access%5Ftoken=s3cret",
        "Fhir-Bulk-Query: ACCESS_TOKEN=s3cret&x=1",
    };

    (void) state;

    for (i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
        (void) kickoff(queries[i], NULL);
        assert_int_equal(reply.status, 400);
        assert_null(strstr(reply.body.ptr, "s3cret"));

        (void) kickoff(queries[i], "Fhir-Bulk-Method: POST",
                       "Prefer: respond-async, handling=lenient", NULL);
        assert_int_equal(reply.status, 400);
        assert_null(strstr(reply.body.ptr, "s3cret"));
    }

    (void) kickoff(queries[0], NULL);
    outcome(400, "error", "invalid");
}


static void
a_level_that_is_off_is_404_KICK_04(void **state)
{
    (void) state;

    tenants[0].levels = 1u << FHB_LEVEL_GROUP;

    (void) kickoff(NULL);
    outcome(404, "error", "not-supported");
    (void) kickoff("Fhir-Bulk-Level: patient", NULL);
    outcome(404, "error", "not-supported");
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    assert_int_equal(reply.status, 202);

    /* the other tenant has its own */
    (void) kickoff("Fhir-Bulk-Tenant: other", NULL);
    assert_int_equal(reply.status, 202);
}


static void
what_is_not_there_is_404_GRP_05(void **state)
{
    (void) state;

    fake.no_group = true;
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: nope", NULL);
    outcome(404, "error", "not-found");

    (void) kickoff("Fhir-Bulk-Tenant: nobody", NULL);
    outcome(404, "error", "not-found");
}


static void
a_source_that_is_away_is_503_transient(void **state)
{
    (void) state;

    fake.group_error = FHB_EAGAIN;
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    outcome(503, "error", "transient");
    assert_string_equal(header("Retry-After"), "5");
    assert_null(strstr(reply.body.ptr, "does not answer"));

    /* client-contract row 13: no "transient" where repeating does not help */
    fake.group_error = FHB_EDB;
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    outcome(500, "error", "exception");
    assert_string_equal(header("Retry-After"), "");

    fake.group_error = FHB_ENOSPC;
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    outcome(503, "error", "no-store");

    fake.group_error = FHB_OK;
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    assert_int_equal(reply.status, 202);
}


static void
a_client_at_its_limit_waits_KICK_16_DEL_07(void **state)
{
    int   i;
    char  id[FHB_ID_LEN + 1];

    (void) state;

    conf.max_active_jobs_per_client = 1;
    fake.hold = true;

    assert_int_equal(kickoff(NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    (void) kickoff(NULL);
    outcome(429, "error", "throttled");
    assert_string_equal(header("Retry-After"), "1");
    assert_non_null(strstr(reply.body.ptr, "1 second."));
    assert_string_equal(header("Content-Location"), "");

    /* another client does not wait */
    assert_int_equal(kickoff("Fhir-Bulk-Client: other", NULL), 202);

    /* DELETE frees the slot at once */
    for (i = 0; i < 20; i++) {
        assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);
        assert_int_equal(kickoff(NULL), 202);
        memcpy(id, job_id(), sizeof(id));
    }
}


static void
a_repeat_by_nginx_is_the_same_job_KICK_14(void **state)
{
    char  id[FHB_ID_LEN + 1];

    static const char  again[] =
        "Fhir-Bulk-Request-Id: 0123456789abcdef0123456789abcdef";

    (void) state;

    assert_int_equal(kickoff(again, NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(kickoff(again, NULL), 202);
    assert_string_equal(job_id(), id);

    assert_int_equal(kickoff(NULL), 202);
    assert_string_not_equal(job_id(), id);

    /* the id alone gives no way to another's job (NET-03) */
    assert_int_equal(kickoff(again, "Fhir-Bulk-Client: other", NULL), 202);
    assert_string_not_equal(job_id(), id);
    assert_int_equal(kickoff(again, "Fhir-Bulk-Tenant: other", NULL), 202);
    assert_string_not_equal(job_id(), id);
}


static void
headers_that_break_the_protocol_are_refused(void **state)
{
    size_t  i;

    static const char *const  bad[][3] = {
        { "-Fhir-Bulk-Protocol:" }, { "Fhir-Bulk-Protocol: 2.0" },
        { "Fhir-Bulk-Protocol: 1" }, { "Fhir-Bulk-Protocol: 1.x" },
        { "Fhir-Bulk-Protocol: .1" }, { "+Fhir-Bulk-Protocol: 1.0",
                                        "Fhir-Bulk-Protocol: 1.0" },
        { "-Fhir-Bulk-Tenant:" }, { "Fhir-Bulk-Tenant: a/b" },
        { "Fhir-Bulk-Tenant: " },
        { "-Fhir-Bulk-Client:" }, { "Fhir-Bulk-Client: a b" },
        { "+Fhir-Bulk-Client: mallory", "Fhir-Bulk-Client: anonymous" },
        { "-Fhir-Bulk-Request-Id:" }, { "Fhir-Bulk-Request-Id: 12" },
        { "Fhir-Bulk-Request-Id: 0123456789abcdef0123456789abcdeg" },
        { "-Fhir-Bulk-Base:" }, { "Fhir-Bulk-Base: /r4" },
        { "Fhir-Bulk-Base: https://h/r4/" }, { "Fhir-Bulk-Base: https://" },
        { "Fhir-Bulk-Base: https:///r4" }, { "Fhir-Bulk-Base: ftp://h/r4" },
        { "Fhir-Bulk-Base: https://h/r4?x=1" },
        { "Fhir-Bulk-Base: https://h/\"r4" },
        { "Fhir-Bulk-Prefix: /x" }, { "Fhir-Bulk-Prefix: x/" },
        { "Fhir-Bulk-Prefix: a//b" }, { "Fhir-Bulk-Prefix: a/../b" },
        { "Fhir-Bulk-Prefix: a b" }, { "Fhir-Bulk-Prefix: ." },
        { "Fhir-Bulk-Auth: on" },
        { "-Fhir-Bulk-Method:" }, { "Fhir-Bulk-Method: HEAD" },
        { "-Fhir-Bulk-Level:" }, { "Fhir-Bulk-Level: Group" },
        { "Fhir-Bulk-Level: group" },
        { "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: a/b" },
        { "Fhir-Bulk-Group: g1" },
        { "Fhir-Bulk-Query: a=1", "+Fhir-Bulk-Query: b=1" },
    };

    (void) state;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void) call_body(FHBD_POST, "/v1/exports", bad[i], "");
        if (reply.status != 400) {
            fail_msg("%d after %s", reply.status, bad[i][0]);
        }
        outcome(400, "error", "invalid");
    }

    /* a higher minor number, a deeper prefix, its default */
    assert_int_equal(kickoff("Fhir-Bulk-Protocol: 1.9", NULL), 202);
    assert_int_equal(kickoff("Fhir-Bulk-Prefix: a.b/c", NULL), 202);
    assert_non_null(strstr(header("Content-Location"), "/r4/a.b/c/jobs/"));
    assert_int_equal(kickoff("-Fhir-Bulk-Prefix:", NULL), 202);
    (void) job_id();
}


static void
a_long_base_still_gives_a_whole_location(void **state)
{
    char  line[1100], prefix[200];

    (void) state;

    (void) snprintf(prefix, sizeof(prefix), "Fhir-Bulk-Prefix: %0128d", 0);
    (void) snprintf(line, sizeof(line), "Fhir-Bulk-Base: https://h/%0690d",
                    0);
    assert_int_equal(kickoff(line, prefix, NULL), 202);
    matches(header("Content-Location"), "/jobs/[A-Za-z0-9_-]{22}$");

    (void) snprintf(line, sizeof(line), "Fhir-Bulk-Base: https://h/%0691d",
                    0);
    assert_int_equal(kickoff(line, prefix, NULL), 400);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(accepted_with_location_and_outcome_KICK_11_HDR_07),
        STORY(accepted_without_body_KICK_12),
        STORY(the_request_is_the_clients_url_on_our_base_MAN_03_NET_04),
        STORY(every_offender_is_named_and_no_job_made_PAR_03_KICK_13),
        STORY(ignored_parameters_are_told_twice_PAR_04),
        STORY(a_token_in_the_query_is_refused_ACC_05_MAN_04),
        STORY(a_level_that_is_off_is_404_KICK_04),
        STORY(what_is_not_there_is_404_GRP_05),
        STORY(a_source_that_is_away_is_503_transient),
        STORY(a_client_at_its_limit_waits_KICK_16_DEL_07),
        STORY(a_repeat_by_nginx_is_the_same_job_KICK_14),
        STORY(headers_that_break_the_protocol_are_refused),
        STORY(a_long_base_still_gives_a_whole_location),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
