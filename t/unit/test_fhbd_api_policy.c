/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who may do what, through the control API (docs/protocol.md): the client's
 * entry and the token's scopes, and what a reload of the registry does.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "api_stage.h"

#define ALL  "Fhir-Bulk-Scope: system/*.rs"

/* members of a client without its id; no key is needed here */
#define KEYS  "\"jwks_uri\":\"https://app.example.org/jwks.json\","
#define SCOPES_ALL  KEYS "\"scopes\":\"system/*.rs\","
#define TENANT  "\"tenants\":[\"default\"]"


static void
write_clients(const char *text)
{
    FILE  *f = fopen(clients_path, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
    conf.clients = clients_path;
}


/* "id" and the members of its entry, in turn; ends with NULL */
static void
clients(const char *id, ...)
{
    char         text[4096] = "{\"clients\":[";
    va_list      args;
    const char  *comma = "";

    va_start(args, id);
    while (id != NULL) {
        (void) snprintf(text + strlen(text), sizeof(text) - strlen(text),
                        "%s{\"client_id\":\"%s\",%s}", comma, id,
                        va_arg(args, const char *));
        comma = ",";
        id = va_arg(args, const char *);
    }
    va_end(args);

    (void) snprintf(text + strlen(text), sizeof(text) - strlen(text), "]}");
    write_clients(text);

    if (call(FHBD_POST, "/v1/reload", "-Fhir-Bulk-Protocol:", NULL) != 200) {
        fail_msg("reload: %s", reply.body.ptr);
    }
}


/* nginx with authorization: client and scopes come with each call */
#define as(method, path, client, ...)                                         \
    call(method, path, "-Fhir-Bulk-Auth:", "Fhir-Bulk-Client: " client,       \
         __VA_ARGS__)
#define kick(client, ...)  as(FHBD_POST, "/v1/exports", client, __VA_ARGS__)
#define status(id, client, ...)                                               \
    as(FHBD_GET, job_path(id), client, __VA_ARGS__)


static void
challenge(int code, const char *oo_code, const char *value)
{
    outcome(code, "error", oo_code);
    assert_string_equal(header("WWW-Authenticate"), value);
}


#define REALM  "Bearer realm=\"https://fhir.example.org/r4\", "
#define INSUFFICIENT  REALM "error=\"insufficient_scope\""


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

    (void) as(FHBD_DELETE, job_path(id), "other", ALL, NULL);
    outcome(403, "error", "forbidden");
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
cut(const char *id)
{
    int  n;

    conf.poll_limit = FHBD_POLL_OFF;
    for (n = 0; n < 5000 && status(id, "app", ALL, NULL) == 202; n++) {
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
        for (n = 0; n < 5000 && kicked < before + 3; n++) {
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


/* NET-10: the lines of one event */
static size_t
audited(const char *event, const char *pattern)
{
    char     line[8192], expected[64];
    FILE    *f = fopen(audit_path, "r");
    size_t   n = 0;

    assert_non_null(f);
    (void) snprintf(expected, sizeof(expected), "\"event\":\"%s\"", event);

    while (fgets(line, sizeof(line), f) != NULL) {
        if (strstr(line, expected) != NULL) {
            matches(line, pattern);
            n++;
        }
        assert_null(strstr(line, "s3cret"));
    }

    (void) fclose(f);

    return n;
}


#define WHO  "\"tenant\":\"default\",\"client\":\"app\""
#define FROM  "\"address\":\"192\\.0\\.2\\.7\",\"request_id\":\"[0-9a-f]{32}\""


static void
the_audit_tells_of_everything_NET_10(void **state)
{
    int          n;
    char         id[FHB_ID_LEN + 1];
    fhb_error_t  err;
    const char  *path = "Fhir-Bulk-Path: /r4/$export";
    const char  *from = "Fhir-Bulk-Address: 192.0.2.7";

    (void) state;

    conf.audit = audit_path;
    assert_int_equal(fhbd_audit_open(&conf, &err), FHB_OK);
    clients("app", SCOPES_ALL TENANT ",\"groups\":[\"*\"]", NULL);

    assert_int_equal(kick("app", ALL, path, from, "Fhir-Bulk-Level: group",
                          "Fhir-Bulk-Group: g1",
                          "Fhir-Bulk-Query: _type=Patient&_since="
                          "2020-01-01T00:00:00Z", NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    assert_int_equal(audited("kick-off", WHO "," FROM ",\"method\":\"GET\","
                             "\"path\":\"/r4/\\$export\",\"status\":202,"
                             "\"job\":\"[A-Za-z0-9_-]{22}\","
                             "\"group\":\"g1\",\"types\":\\[\"Patient\"\\]\\}"
                             "\n$"), 1);

    conf.poll_limit = FHBD_POLL_OFF;
    for (n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    assert_int_equal(reply.status, 200);
    assert_int_equal(audited("complete", "\"time\":\"[^\"]+Z\","
                             "\"event\":\"complete\"," WHO ",\"job\":\"[^\"]+"
                             "\",\"group\":\"g1\",\"types\":\\[\"Patient\"\\]"),
                     1);

    /* refusals */
    (void) status(id, "app", from, NULL);
    assert_int_equal(audited("denied", WHO ",.*\"status\":403,\"job\":.*"
                             "\"reason\":\"scope\""), 1);
    (void) kick("stranger", ALL, from, NULL);
    (void) kick("app", ALL, from, "Fhir-Bulk-Query: patient=s3cret", NULL);
    assert_int_equal(audited("kick-off", "\"status\":(202|401.*\"reason\":"
                             "\"client\"|400.*\"reason\":\"parameters\")"),
                     3);

    /* the end */
    assert_int_equal(as(FHBD_DELETE, job_path(id), "app", from, NULL), 202);
    assert_int_equal(audited("delete", WHO "," FROM ",\"method\":\"DELETE\","
                             "\"status\":202,\"job\":\"[^\"]+\",\"group\":"
                             "\"g1\",\"types\":\\[\"Patient\"\\]"), 1);

    fake.broken_rows = ROWS_PER_PART;
    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    for (n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    assert_int_equal(audited("failed", WHO ",\"status\":500,\"job\":"), 1);

    fake.broken_rows = 0;
    atomic_store(&fake.hold, true);
    assert_int_equal(kick("app", ALL, NULL), 202);
    memcpy(id, job_id(), sizeof(id));
    clients("app", SCOPES_ALL TENANT ",\"enabled\":false", NULL);
    assert_int_equal(audited("cut", WHO ",\"status\":403,\"job\":"), 1);

    assert_int_equal(audited("expired", "."), 0);
    assert_int_equal(audited("cancel", "."), 0);
}


static void
the_audit_tells_of_expiry_and_operators_NET_10(void **state)
{
    int          n;
    char         path[64];
    fhb_error_t  err;

    (void) state;

    conf.audit = audit_path;
    conf.job_ttl = 1;
    assert_int_equal(fhbd_audit_open(&conf, &err), FHB_OK);

    assert_int_equal(kickoff(NULL), 202);
    (void) wait_status(job_id());
    for (n = 0; n < 5000 && audited("expired", "\"client\":\"anonymous\","
                                    "\"job\":") == 0; n++)
    {
        nap();
        fhbd_jobs_sweep(jobs);
    }
    assert_int_equal(audited("expired", "."), 1);

    atomic_store(&fake.hold, true);
    assert_int_equal(kickoff(NULL), 202);
    (void) snprintf(path, sizeof(path), "/v1/jobs/%s", job_id());
    assert_int_equal(call(FHBD_DELETE, path, "-Fhir-Bulk-Protocol:", NULL),
                     202);
    assert_int_equal(call(FHBD_DELETE, path, "-Fhir-Bulk-Protocol:", NULL),
                     404);
    assert_int_equal(call(FHBD_GET, path, "-Fhir-Bulk-Protocol:", NULL), 404);
    assert_int_equal(audited("cancel", "\"method\":\"DELETE\",\"status\":"
                             "(202|404),\"job\":\"[^\"]{22}\""), 2);
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
        STORY(a_reload_cuts_what_is_not_allowed_ACC_10),
        STORY(disabled_removed_moved_ACC_10),
        STORY(a_bad_file_changes_nothing),
        STORY(a_start_cuts_as_well_ACC_10),
        STORY(no_job_slips_through_a_reload_ACC_10),
        STORY(the_audit_tells_of_everything_NET_10),
        STORY(the_audit_tells_of_expiry_and_operators_NET_10),
        STORY(scopes_that_are_too_long_break_the_protocol),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
