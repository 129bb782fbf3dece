/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who may do what, through the control API (docs/protocol.md): the client's
 * entry and the token's scopes.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "policy_stage.h"


static void
who_is_not_registered_is_401_ACC_03(void **state)
{
    (void) state;

    clients("app", SCOPES_ALL TENANT,
            "off", SCOPES_ALL TENANT ",\"enabled\":false",
            "elsewhere", SCOPES_ALL "\"tenants\":[\"other\"]", NULL);

    (void) kick("stranger", ALL, NULL);
    challenge(401, "unknown", REALM "error=\"invalid_token\"");
    (void) kick("off", ALL, NULL);
    challenge(401, "unknown", REALM "error=\"invalid_token\"");
    (void) kick("elsewhere", ALL, NULL);
    challenge(401, "unknown", REALM "error=\"invalid_token\"");
    (void) kick("anonymous", ALL, NULL);
    challenge(401, "unknown", REALM "error=\"invalid_token\"");

    /* ACC-11: before anything is told of the job, or of parameters */
    (void) status("AAAAAAAAAAAAAAAAAAAAAA", "stranger", ALL, NULL);
    challenge(401, "unknown", "Bearer error=\"invalid_token\"");
    (void) as(FHBD_DELETE, "/v1/exports/AAAAAAAAAAAAAAAAAAAAAA", "off", ALL,
              NULL);
    challenge(401, "unknown", "Bearer error=\"invalid_token\"");
    (void) kick("stranger", ALL, "Fhir-Bulk-Query: what=1", NULL);
    assert_int_equal(reply.status, 401);

    assert_int_equal(kick("app", ALL, NULL), 202);
    assert_int_equal(kick("elsewhere", ALL, "Fhir-Bulk-Tenant: other", NULL),
                     202);
}


static void
a_token_is_required_with_authorization_MAN_05(void **state)
{
    char     id[FHB_ID_LEN + 1];
    json_t  *m;

    (void) state;

    clients("app", SCOPES_ALL TENANT, NULL);
    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    conf.poll_limit = FHBD_POLL_OFF;
    for (int n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    assert_int_equal(reply.status, 200);
    m = body();
    assert_true(json_is_true(json_object_get(m, "requiresAccessToken")));
    json_decref(m);
}


static void
unregistered_clients_have_no_limits_but_their_scopes(void **state)
{
    (void) state;

    conf.unregistered_clients = true;
    clients("app", KEYS "\"scopes\":\"system/Patient.rs\"," TENANT,
            "off", SCOPES_ALL TENANT ",\"enabled\":false", NULL);

    assert_int_equal(kick("stranger", ALL, NULL), 202);
    assert_int_equal(kick("stranger", ALL, "Fhir-Bulk-Level: group",
                          "Fhir-Bulk-Group: g1", NULL), 202);
    (void) kick("stranger", NULL);
    assert_int_equal(reply.status, 403);

    /* who is registered is held to the entry */
    (void) kick("app", ALL, "Fhir-Bulk-Query: _type=Observation", NULL);
    assert_int_equal(reply.status, 403);
    assert_int_equal(kick("off", ALL, NULL), 401);

    /* the owner of what was started without authorization */
    assert_int_equal(kick("anonymous", ALL, NULL), 401);
}


static void
only_system_scopes_start_an_export_REG_06_SC_09(void **state)
{
    size_t              i;
    static const char  *scopes[] = {
        "Fhir-Bulk-Scope: user/*.read", "Fhir-Bulk-Scope: patient/*.rs",
        "Fhir-Bulk-Scope: openid launch", "-Fhir-Bulk-Scope:",
        "Fhir-Bulk-Scope: patient/Patient.rs user/Observation.rs", NULL
    };

    (void) state;

    clients("app", SCOPES_ALL TENANT, NULL);

    for (i = 0; scopes[i] != NULL; i++) {
        (void) kick("app", scopes[i], NULL);
        challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/*.rs\"");
    }

    /* system scopes that give nothing to export: SC-04, and with _type */
    (void) kick("app", "Fhir-Bulk-Scope: system/Patient.r", NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/*.rs\"");
    (void) kick("app", "Fhir-Bulk-Scope: system/Patient.cud",
                "Fhir-Bulk-Query: _type=Patient", NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/Patient.rs\"");

    /* SC-03 */
    conf.export_scope = FHB_SCOPE_R;
    clients("app", SCOPES_ALL TENANT, NULL);
    assert_int_equal(kick("app", "Fhir-Bulk-Scope: system/Patient.r", NULL),
                     202);
    (void) kick("app", "Fhir-Bulk-Scope: system/Patient.r",
                "Fhir-Bulk-Query: _type=Observation", NULL);
    challenge(403, "forbidden",
              INSUFFICIENT ", scope=\"system/Observation.r\"");
}


static void
types_are_those_of_token_and_entry_SC_04_SC_07_TYPE_06(void **state)
{
    char     id[FHB_ID_LEN + 1], path[64];
    json_t  *job;

    (void) state;

    clients("app", KEYS "\"scopes\":\"system/Patient.rs system/Group.rs\","
            TENANT, NULL);

    (void) kick("app", ALL, "Fhir-Bulk-Query: _type=Patient,Observation",
                NULL);
    challenge(403, "forbidden",
              INSUFFICIENT ", scope=\"system/Observation.rs\"");
    (void) kick("app", "Fhir-Bulk-Scope: system/Observation.rs",
                "Fhir-Bulk-Query: _type=Patient,Observation", NULL);
    challenge(403, "forbidden", INSUFFICIENT
              ", scope=\"system/Observation.rs system/Patient.rs\"");

    /* without _type: what is covered */
    assert_int_equal(kick("app", "Fhir-Bulk-Scope: system/Patient.rs "
                          "system/Observation.rs", NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    (void) snprintf(path, sizeof(path), "/v1/jobs/%s", id);
    assert_int_equal(call(FHBD_GET, path, "-Fhir-Bulk-Protocol:", NULL), 200);
    job = body();
    assert_int_equal(json_array_size(json_object_get(job, "types")), 1);
    assert_string_equal(json_string_value(json_array_get(
                            json_object_get(job, "types"), 0)), "Patient");
    json_decref(job);

    /* 400 comes first, with all that is wrong (PAR-03) */
    (void) kick("app", ALL, "Fhir-Bulk-Query: _type=Observation&x=1", NULL);
    assert_int_equal(reply.status, 400);
    assert_string_equal(header("WWW-Authenticate"), "");
}


static void
a_challenge_always_fits_its_header_ACC_04(void **state)
{
    char         base[720] = "Fhir-Bulk-Base: https://fhir.example.org/";
    const char  *value;

    (void) state;

    fhb_typeset_add(&tenants[0].types,
                    fhb_type_find(FHB_STR("MedicinalProductInteraction")));
    memset(base + strlen(base), 'x', 640);
    clients("app", KEYS "\"scopes\":\"system/Group.rs\"," TENANT, NULL);

    (void) kick("app", ALL, base, "Fhir-Bulk-Query: _type=Patient", NULL);
    value = header("WWW-Authenticate");
    assert_non_null(strstr(value, "scope=\"system/Patient.rs\""));

    (void) kick("app", ALL, base, "Fhir-Bulk-Query: _type=Patient,Observation,"
                "MedicinalProductInteraction,AllergyIntolerance,Condition,"
                "DiagnosticReport,DocumentReference,Encounter,Immunization,"
                "Medication,MedicationRequest,Procedure,CarePlan", NULL);
    if (reply.status == 403) {
        matches(header("WWW-Authenticate"),
                ", scope=\"system/[A-Za-z*]+\\.rs.*\"$");
    }
}


static void
levels_of_the_entry(void **state)
{
    (void) state;

    /* who was given single groups must not export everybody */
    clients("groups", SCOPES_ALL TENANT ",\"groups\":[\"g1\"]",
            "everybody", SCOPES_ALL TENANT ",\"levels\":[\"system\"]", NULL);

    (void) kick("groups", ALL, NULL);
    challenge(403, "forbidden", INSUFFICIENT);
    (void) kick("groups", ALL, "Fhir-Bulk-Level: patient", NULL);
    challenge(403, "forbidden", INSUFFICIENT);
    assert_int_equal(kick("groups", ALL, "Fhir-Bulk-Level: group",
                          "Fhir-Bulk-Group: g1", NULL), 202);

    assert_int_equal(kick("everybody", ALL, NULL), 202);
    (void) kick("everybody", ALL, "Fhir-Bulk-Level: patient", NULL);
    challenge(403, "forbidden", INSUFFICIENT);

    /* KICK-04: a level that is off for all is 404 */
    tenants[0].levels = 1u << FHB_LEVEL_SYSTEM;
    (void) kick("groups", ALL, "Fhir-Bulk-Level: group",
                "Fhir-Bulk-Group: g1", NULL);
    outcome(404, "error", "not-supported");
}


static void
a_group_outside_the_list_is_like_none_GRP_06(void **state)
{
    char  unknown[512];

    (void) state;

    clients("app", SCOPES_ALL TENANT ",\"groups\":[\"g1\",\"gone\"]",
            "none", SCOPES_ALL TENANT,
            "all", SCOPES_ALL TENANT ",\"groups\":[\"*\"]", NULL);

    fake.no_group = true;
    (void) kick("all", ALL, "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: gone",
                NULL);
    outcome(404, "error", "not-found");
    (void) snprintf(unknown, sizeof(unknown), "%s", reply.body.ptr);
    fake.no_group = false;

    (void) kick("app", ALL, "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g2",
                NULL);
    outcome(404, "error", "not-found");
    assert_string_equal(reply.body.ptr, unknown);
    assert_string_equal(header("WWW-Authenticate"), "");

    /* the list is off by default */
    (void) kick("none", ALL, "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1",
                NULL);
    assert_string_equal(reply.body.ptr, unknown);

    assert_int_equal(kick("all", ALL, "Fhir-Bulk-Level: group",
                          "Fhir-Bulk-Group: g2", NULL), 202);

    /* wrong parameters come before either */
    (void) kick("app", ALL, "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g2",
                "Fhir-Bulk-Query: x=1", NULL);
    assert_int_equal(reply.status, 400);
}


static void
group_scope_is_asked_for_whether_there_is_a_group_GRP_06(void **state)
{
    char  there[512];

    (void) state;

    conf.group_scope_required = true;
    clients("app", SCOPES_ALL TENANT ",\"groups\":[\"g1\"]",
            "poor", KEYS "\"scopes\":\"system/Patient.rs\","
            TENANT ",\"groups\":[\"g1\"]", NULL);

    (void) kick("app", "Fhir-Bulk-Scope: system/Patient.rs",
                "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/Group.rs\"");
    (void) snprintf(there, sizeof(there), "%s", reply.body.ptr);

    fake.no_group = true;
    (void) kick("app", "Fhir-Bulk-Scope: system/Patient.rs",
                "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g7", NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/Group.rs\"");
    assert_string_equal(reply.body.ptr, there);
    fake.no_group = false;

    /* both of token and entry */
    (void) kick("poor", ALL, "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1",
                NULL);
    assert_int_equal(reply.status, 403);
    assert_int_equal(kick("app", "Fhir-Bulk-Scope: system/Patient.rs "
                          "system/Group.r", "Fhir-Bulk-Level: group",
                          "Fhir-Bulk-Group: g1", NULL), 202);

    /* other levels do not ask for it */
    assert_int_equal(kick("poor", "Fhir-Bulk-Scope: system/Patient.rs",
                          "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1",
                          NULL), 403);
}


static void
a_client_has_its_own_limit_KICK_16(void **state)
{
    (void) state;

    atomic_store(&fake.hold, true);
    clients("app", SCOPES_ALL TENANT ",\"max_active_jobs\":1",
            "other", SCOPES_ALL TENANT, NULL);

    assert_int_equal(kick("app", ALL, NULL), 202);
    (void) kick("app", ALL, NULL);
    outcome(429, "error", "throttled");
    assert_int_equal(kick("other", ALL, NULL), 202);
    assert_int_equal(kick("other", ALL, NULL), 202);
}


static void
status_needs_all_types_of_the_job_ACC_06_ACC_08(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    atomic_store(&fake.hold, true);
    clients("app", SCOPES_ALL TENANT, "other", SCOPES_ALL TENANT, NULL);

    assert_int_equal(kick("app", ALL, "Fhir-Bulk-Query: "
                          "_type=Patient,Observation", NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    (void) status(id, "app", "Fhir-Bulk-Scope: system/Patient.rs", NULL);
    challenge(403, "forbidden",
              INSUFFICIENT ", scope=\"system/Observation.rs\"");
    (void) status(id, "app", NULL);
    challenge(403, "forbidden", INSUFFICIENT
              ", scope=\"system/Observation.rs system/Patient.rs\"");

    /* a refused poll is none: the first good one is not too early */
    assert_int_equal(status(id, "app", "Fhir-Bulk-Scope: system/Patient.read "
                            "system/Observation.rs", NULL), 202);

    /* ACC-07, STAT-19 */
    (void) status(id, "other", ALL, NULL);
    outcome(404, "error", "not-found");
    (void) as(FHBD_DELETE, job_path(id), "other", ALL, NULL);
    outcome(404, "error", "not-found");

    /* delete: any token of the owner */
    assert_int_equal(as(FHBD_DELETE, job_path(id), "app", NULL), 202);
    (void) status(id, "app", ALL, NULL);
    outcome(404, "error", "not-found");
}


static void
a_failed_job_tells_its_owner_why_ACC_06(void **state)
{
    int   n;
    char  id[FHB_ID_LEN + 1];

    (void) state;

    clients("app", SCOPES_ALL TENANT, NULL);
    fake.broken_rows = ROWS_PER_PART;
    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));

    conf.poll_limit = FHBD_POLL_OFF;
    for (n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    outcome(500, "error", "processing");
    (void) status(id, "app", "-Fhir-Bulk-Scope:", NULL);
    outcome(500, "error", "processing");
}


static void
shared_jobs_answer_to_all_clients_ACC_07(void **state)
{
    int   n;
    char  id[FHB_ID_LEN + 1], open_job[FHB_ID_LEN + 1];

    (void) state;

    conf.job_sharing = true;
    clients("app", SCOPES_ALL TENANT, "other", SCOPES_ALL TENANT,
            "groups", SCOPES_ALL TENANT ",\"groups\":[\"g1\"]",
            "elsewhere", SCOPES_ALL "\"tenants\":[\"other\"]", NULL);

    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(kickoff(NULL), 202);       /* without authorization */
    memcpy(open_job, job_id(), sizeof(open_job));

    conf.poll_limit = FHBD_POLL_OFF;
    for (n = 0; n < 15000 && status(id, "other", ALL, NULL) == 202; n++) {
        nap();
    }
    assert_int_equal(reply.status, 200);

    /* as far as its own permissions go */
    (void) status(id, "other", "Fhir-Bulk-Scope: system/Patient.rs", NULL);
    assert_int_equal(reply.status, 403);
    (void) status(id, "groups", ALL, NULL);
    assert_int_equal(reply.status, 403);
    (void) as(FHBD_GET, job_path(id), "elsewhere", ALL,
              "Fhir-Bulk-Tenant: other", NULL);
    assert_int_equal(reply.status, 404);

    /* DEL-09 */
    (void) as(FHBD_DELETE, job_path(id), "other", ALL, NULL);
    outcome(404, "error", "not-found");
    assert_int_equal(status(id, "app", ALL, NULL), 200);

    /* neither does anybody see the jobs of nobody, nor nobody those of
     * clients */
    (void) status(open_job, "app", ALL, NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, job_path(id), NULL);
    outcome(404, "error", "not-found");

    assert_int_equal(as(FHBD_DELETE, job_path(id), "app", ALL, NULL), 202);
}


static void
scopes_that_are_too_long_break_the_protocol(void **state)
{
    char  scopes[4096] = "Fhir-Bulk-Scope: ";

    (void) state;

    clients("app", SCOPES_ALL TENANT, NULL);

    while (strlen(scopes) < 3072) {
        (void) strncat(scopes, "system/*.rs ", 13);
    }
    (void) kick("app", scopes, NULL);
    assert_int_equal(reply.status, 202);
    while (strlen(scopes) < 3200) {
        (void) strncat(scopes, "system/*.rs ", 13);
    }
    (void) kick("app", scopes, NULL);
    outcome(400, "error", "invalid");
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(who_is_not_registered_is_401_ACC_03),
        STORY(a_token_is_required_with_authorization_MAN_05),
        STORY(unregistered_clients_have_no_limits_but_their_scopes),
        STORY(only_system_scopes_start_an_export_REG_06_SC_09),
        STORY(types_are_those_of_token_and_entry_SC_04_SC_07_TYPE_06),
        STORY(a_challenge_always_fits_its_header_ACC_04),
        STORY(levels_of_the_entry),
        STORY(a_group_outside_the_list_is_like_none_GRP_06),
        STORY(group_scope_is_asked_for_whether_there_is_a_group_GRP_06),
        STORY(a_client_has_its_own_limit_KICK_16),
        STORY(status_needs_all_types_of_the_job_ACC_06_ACC_08),
        STORY(a_failed_job_tells_its_owner_why_ACC_06),
        STORY(shared_jobs_answer_to_all_clients_ACC_07),
        STORY(scopes_that_are_too_long_break_the_protocol),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
