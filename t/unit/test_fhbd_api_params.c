/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-offs through the control API: what was asked for reaches the job, the
 * dialects and their operations, duplicates.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "api_stage.h"

#define PARAMETERS(list)                                                      \
    "{\"resourceType\":\"Parameters\",\"parameter\":[" list "]}"
#define TEXT(name, value)                                                     \
    "{\"name\":\"" name "\",\"valueString\":\"" value "\"}"


static int
kickoff_post(const char *body_text, const char *more, const char *other)
{
    const char  *headers[] = { "Fhir-Bulk-Method: POST",
                               "Content-Type: application/fhir+json",
                               more, other, NULL };

    return call_body(FHBD_POST, "/v1/exports", headers, body_text);
}


/* the job that the last kick-off made; released by fhbd_job_row_free */
static fhbd_job_row_t
last_job(const char *client)
{
    fhb_error_t     err = { 0 };
    fhbd_job_row_t  row;

    if (reply.status != 202) {
        fail_msg("%d: %s", reply.status, reply.body.ptr);
    }

    assert_int_equal(fhbd_jobs_look(jobs, FHB_STR("default"),
                                    fhb_cstr(client), fhb_cstr(job_id()),
                                    &row, &err), FHB_OK);
    return row;
}


static void
what_is_asked_for_reaches_the_job(void **state)
{
    fhb_type_t      practitioner = fhb_type_find(FHB_STR("Practitioner"));
    fhbd_job_row_t  row;

    (void) state;

    fhb_typeset_add(&tenants[0].types, practitioner);
    tenants[0].context_resources = true;
    fake.hold = true;

    (void) kickoff_post(PARAMETERS(
        TEXT("_until", "2057-01-01T00:00:00Z") ","
        TEXT("_elements", "id") ","
        TEXT("patient", "https://fhir.example.org/r4/Patient/p2") ","
        TEXT("patient", "Patient/p1") ","
        TEXT("_typeFilter", "Patient?gender=female,Patient?gender=male") ","
        TEXT("organizeOutputBy", "Patient") ","
        TEXT("allowPartialManifests", "true") ","
        "{\"name\":\"_minimumFileSize\",\"valuePositiveInt\":10},"
        "{\"name\":\"_maximumFileSize\",\"valuePositiveInt\":100}"),
        "Fhir-Bulk-Level: patient", NULL);
    row = last_job("anonymous");

    assert_int_equal(row.query.until, 2745532800 * FHB_USEC);
    assert_int_equal(row.query.dialect, FHB_DIALECT_V3);
    assert_false(row.query.separate_status);
    assert_true(row.query.organized);
    assert_true(row.query.partial);
    assert_int_equal(row.query.min_file_size, 10);
    assert_int_equal(row.query.max_file_size, 100);
    assert_string_equal(row.query.elements, "id\n");
    assert_string_equal(row.query.filters,
                        "Patient?gender=female\nPatient?gender=male\n");
    assert_string_equal(row.query.patients, "p1\np2\n");
    assert_true(row.query.patients_given);
    assert_true(fhb_typeset_has(&row.query.context, practitioner));
    assert_false(fhb_typeset_has(&row.query.types, practitioner));
    assert_int_equal(strlen(row.digest), 64);
    fhbd_job_row_free(&row);

    /* CMP-05 */
    tenants[0].context_resources = false;
    (void) kickoff("Fhir-Bulk-Level: patient", NULL);
    row = last_job("anonymous");
    assert_true(fhb_typeset_empty(&row.query.context));
    assert_null(row.query.patients);
    fhbd_job_row_free(&row);
}


static void
binary_of_patients_by_option_CMP_08(void **state)
{
    fhb_type_t      binary = fhb_type_find(FHB_STR("Binary"));
    fhbd_job_row_t  row;

    (void) state;

    fhb_typeset_add(&tenants[0].types, binary);

    (void) kickoff("Fhir-Bulk-Level: patient",
                   "Fhir-Bulk-Query: _type=Patient,Binary", NULL);
    outcome(400, "error", "not-supported");

    tenants[0].patient_binary = true;
    (void) kickoff("Fhir-Bulk-Level: patient",
                   "Fhir-Bulk-Query: _type=Patient,Binary", NULL);
    row = last_job("anonymous");
    assert_true(fhb_typeset_has(&row.query.context, binary));
    fhbd_job_row_free(&row);
}


static void
lenient_and_filters_PAR_05(void **state)
{
    static const char  query[] = "Fhir-Bulk-Query: _typeFilter=Patient%3F"
                                 "status%3Dactive";
    static const char  prefer[] = "Prefer: respond-async, handling=lenient";

    (void) state;

    (void) kickoff(query, NULL);
    outcome(400, "error", "not-supported");

    (void) kickoff(query, prefer, NULL);
    outcome(400, "error", "not-supported");

    conf.lenient_filters = true;
    assert_int_equal(kickoff(query, prefer, NULL), 202);
    assert_string_equal(header("Preference-Applied"),
                        "respond-async, handling=lenient");
    (void) kickoff(query, NULL);
    outcome(400, "error", "not-supported");
}


static void
a_separate_status_is_confirmed_HDR_06(void **state)
{
    fhbd_job_row_t  row;

    (void) state;

    (void) kickoff("Prefer: respond-async, separate-export-status", NULL);
    assert_string_equal(header("Preference-Applied"),
                        "respond-async, separate-export-status");
    row = last_job("anonymous");
    assert_true(row.query.separate_status);
    fhbd_job_row_free(&row);

    conf.kickoff_body = false;
    (void) kickoff("Prefer: separate-export-status, handling=lenient",
                   "+Prefer: respond-async", "Fhir-Bulk-Query: what=1", NULL);
    assert_string_equal(header("Preference-Applied"), "respond-async, "
                        "separate-export-status, handling=lenient");

    (void) kickoff(NULL);
    assert_string_equal(header("Preference-Applied"), "respond-async");
}


static void
dialect_of(fhb_dialect_t dialect, const char *url)
{
    fhbd_job_row_t  row = last_job("anonymous");

    assert_int_equal(row.query.dialect, dialect);
    assert_string_equal(row.request, url);
    fhbd_job_row_free(&row);
}


static void
not_by_get(void)
{
    outcome(405, "error", "not-supported");
    assert_string_equal(header("Allow"), "POST");
    assert_string_equal(header("Content-Location"), "");
}


static void
operations_and_their_dialects_VER_02_VER_03(void **state)
{
    char               v4_name[] = "export-v4";
    fhbd_job_counts_t  n;

    static const char  v4[] = "Fhir-Bulk-Operation: export-v4";

    (void) state;

    (void) kickoff(v4, NULL);
    outcome(404, "error", "not-supported");
    (void) kickoff_post("", v4, NULL);
    outcome(404, "error", "not-supported");

    conf.v4_operation_name = v4_name;

    (void) kickoff(v4, NULL);
    not_by_get();
    (void) kickoff_post("", v4, NULL);
    dialect_of(FHB_DIALECT_V4, "https://fhir.example.org/r4/$export-v4");
    (void) kickoff_post("", v4, "Fhir-Bulk-Level: patient");
    dialect_of(FHB_DIALECT_V4,
               "https://fhir.example.org/r4/Patient/$export-v4");

    /* PAR-02: the dialect reaches the parser */
    (void) kickoff_post(PARAMETERS(TEXT("_type", "Patient,Observation")), v4,
                        NULL);
    outcome(400, "error", "value");

    (void) kickoff("Fhir-Bulk-Operation: export", NULL);
    dialect_of(FHB_DIALECT_V3, "https://fhir.example.org/r4/$export");
    (void) kickoff("Fhir-Bulk-Operation: export-V4", NULL);
    outcome(404, "error", "not-supported");

    conf.export_dialect = FHB_DIALECT_V4;

    (void) kickoff(NULL);
    not_by_get();
    (void) kickoff("Fhir-Bulk-Operation: export", "Fhir-Bulk-Query: what=1",
                   NULL);
    not_by_get();
    (void) kickoff_post("", NULL, NULL);
    dialect_of(FHB_DIALECT_V4, "https://fhir.example.org/r4/$export");

    /* a level that is off is not there, however it is asked for */
    tenants[0].levels = 1u << FHB_LEVEL_GROUP;
    (void) kickoff(NULL);
    outcome(404, "error", "not-supported");

    n = fhbd_jobs_counts(jobs);
    assert_int_equal(n.queued + n.running + n.complete + n.failed, 4);
}


static void
an_operation_has_a_name(void **state)
{
    char    line[128];
    size_t  i;

    static const char *const  bad[] = {
        "Fhir-Bulk-Operation: a/b", "Fhir-Bulk-Operation: $export",
        "Fhir-Bulk-Operation: a b", "Fhir-Bulk-Operation: export?x"
    };

    (void) state;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void) kickoff(bad[i], NULL);
        outcome(400, "error", "invalid");
    }

    (void) snprintf(line, sizeof(line), "Fhir-Bulk-Operation: %065d", 0);
    (void) kickoff(line, NULL);
    outcome(400, "error", "invalid");

    (void) snprintf(line, sizeof(line), "Fhir-Bulk-Operation: %064d", 0);
    (void) kickoff(line, NULL);
    outcome(404, "error", "not-supported");

    (void) kickoff("Fhir-Bulk-Operation: export",
                   "+Fhir-Bulk-Operation: export", NULL);
    outcome(400, "error", "invalid");
}


/* refused because of this job */
static void
duplicate_of(const char *id, int status)
{
    char  url[128];

    (void) snprintf(url, sizeof(url), "https://fhir.example.org/r4/"
                    "bulk-export/jobs/%s", id);

    outcome(status, "error", status == 429 ? "throttled" : "duplicate");
    assert_non_null(strstr(reply.body.ptr, url));
    assert_non_null(strstr(reply.body.ptr, "\"code\":\"duplicate\""));
    assert_string_equal(header("Retry-After"), status == 429 ? "1" : "");
    assert_string_equal(header("Content-Location"), "");
}


static void
duplicates_are_refused_KICK_17_KICK_18(void **state)
{
    char    id[FHB_ID_LEN + 1];
    size_t  i;

    static const char *const  same[] = {
        "Fhir-Bulk-Query: _type=Observation&_type=Patient&_type=Observation"
        "&_since=2026-01-01T00:00:00Z",
        "Fhir-Bulk-Query: _since=2026-01-01T01:00:00%2B01:00"
        "&_outputFormat=ndjson&_type=Patient,,%20Observation&_format=json"
        "&allowPartialManifests=false"
    };
    static const char *const  other[][2] = {
        { "Fhir-Bulk-Query: _type=Patient,Observation" },
        { "Fhir-Bulk-Query: _type=Patient&_since=2026-01-01T00:00:00Z" },
        { "Fhir-Bulk-Query: _type=Observation,Patient"
          "&_since=2026-01-01T00:00:00.001Z" },
        { same[0], "Fhir-Bulk-Client: other" },
        { same[0], "Fhir-Bulk-Tenant: other" },
        { same[0], "Fhir-Bulk-Level: patient" }
    };

    (void) state;

    /* off: nothing is refused */
    assert_int_equal(kickoff(same[0], NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(kickoff(same[0], NULL), 202);
    assert_int_equal(call(FHBD_DELETE, job_path(job_id()), NULL), 202);
    assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);

    conf.reject_duplicates = true;
    fake.hold = true;

    assert_int_equal(kickoff(same[0], NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    for (i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
        assert_int_equal(kickoff(other[i][0], other[i][1], NULL), 202);
    }

    for (i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
        (void) kickoff(same[i], "Prefer: respond-async, "
                       "separate-export-status", NULL);
        duplicate_of(id, 429);
    }

    /* by POST, too; in the v4 dialect it is another request */
    (void) kickoff_post(PARAMETERS(TEXT("_type", "Patient,Observation") ","
                                   TEXT("_since", "2026-01-01T00:00:00Z")),
                        NULL, NULL);
    duplicate_of(id, 429);
    conf.export_dialect = FHB_DIALECT_V4;
    (void) kickoff_post(PARAMETERS(TEXT("_type", "Patient") ","
                                   TEXT("_type", "Observation") ","
                                   TEXT("_since", "2026-01-01T00:00:00Z")),
                        NULL, NULL);
    assert_int_equal(reply.status, 202);
    conf.export_dialect = FHB_DIALECT_V3;

    fake.hold = false;
    assert_int_equal(wait_status(id), 200);
    (void) kickoff(same[1], NULL);
    duplicate_of(id, 409);

    /* KICK-19 */
    assert_int_equal(call(FHBD_DELETE, job_path(id), NULL), 202);
    assert_int_equal(kickoff(same[0], NULL), 202);
    assert_string_not_equal(job_id(), id);
}


/* the earlier job's URL stays what it was (client-contract row 12) */
static void
a_duplicate_is_told_by_its_own_url(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    conf.reject_duplicates = true;

    assert_int_equal(kickoff(NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(wait_status(id), 200);

    (void) kickoff("Fhir-Bulk-Base: https://new.example.org/r4",
                   "Fhir-Bulk-Prefix: other", NULL);
    duplicate_of(id, 409);

    /* GRP: another Group is another request */
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    assert_int_equal(reply.status, 202);
    (void) kickoff("Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g2", NULL);
    assert_int_equal(reply.status, 202);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(what_is_asked_for_reaches_the_job),
        STORY(binary_of_patients_by_option_CMP_08),
        STORY(lenient_and_filters_PAR_05),
        STORY(a_separate_status_is_confirmed_HDR_06),
        STORY(operations_and_their_dialects_VER_02_VER_03),
        STORY(an_operation_has_a_name),
        STORY(duplicates_are_refused_KICK_17_KICK_18),
        STORY(a_duplicate_is_told_by_its_own_url),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
