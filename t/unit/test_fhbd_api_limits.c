/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Granular scopes through the control API: what a job is limited to, and who
 * may see it then (SC-05 to SC-08, ACC-06, ACC-10, KICK-20).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "policy_stage.h"

#define SCOPES(list)  KEYS "\"scopes\":\"" list "\"," TENANT
#define TOKEN(list)  "Fhir-Bulk-Scope: " list

#define O      "system/Observation.rs"
#define LAB    "Observation?category=laboratory\n"
#define VITAL  "Observation?category=vital-signs\n"
#define FINAL  "Observation?status=final\n"
#define LAB_FINAL  "Observation?category=laboratory&status=final\n"


static fhbd_job_row_t
row_of(const char *id)
{
    fhb_error_t      err;
    fhbd_job_row_t   row;

    assert_int_equal(fhbd_jobs_look(jobs, FHB_STR("default"), fhb_str(NULL, 0),
                                    fhb_cstr(id), &row, &err), FHB_OK);

    return row;
}


/* the last kick-off is limited like that; lines NULL: not at all */
static void
limited(const char *lines)
{
    fhbd_job_row_t  row;

    assert_int_equal(reply.status, 202);
    row = row_of(job_id());

    if (lines == NULL) {
        assert_null(row.query.limits);
    } else {
        assert_non_null(row.query.limits);
        assert_string_equal(row.query.limits, lines);
    }

    fhbd_job_row_free(&row);
}


static void
a_job_has_the_limits_of_its_token_SC_05(void **state)
{
    static const struct {
        const char  *scopes;
        const char  *lines;
    } rows[] = {
        { TOKEN("system/*.rs"), NULL },
        { TOKEN(O "?category=laboratory"), LAB },
        { TOKEN(O "?category=vital-signs system/Patient.rs " O
                "?category=laboratory"), LAB VITAL },
        { TOKEN(O "?status=final&category=laboratory"), LAB_FINAL },
        { TOKEN(O "?category=laboratory " O), NULL },
        { TOKEN(O "?category=laboratory system/*.read"), NULL },
        { TOKEN("system/*.r system/Patient.s system/Observation.s?"
                "status=final"), FINAL },
        { TOKEN("system/Observation.r?category=laboratory "
                "system/Observation.s?category=laboratory"), LAB },

        /* SC-06: what cannot be kept to gives nothing */
        { TOKEN(O "?category=laboratory " O "?code:in=a"), LAB },
        { TOKEN("system/Patient.rs " O "?foo=1"), NULL },
        { TOKEN("system/Patient.rs system/*.rs?_id=1"), NULL },
    };

    size_t  i;

    (void) state;

    clients("app", SCOPES_ALL TENANT, NULL);

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        (void) kick("app", rows[i].scopes, NULL);
        limited(rows[i].lines);
        assert_int_equal(as(FHBD_DELETE, job_path(job_id()), "app", NULL),
                         202);
    }

    /* of the types that are exported */
    (void) kick("app", TOKEN(O "?category=laboratory system/Patient.rs"),
                "Fhir-Bulk-Query: _type=Patient", NULL);
    limited(NULL);
}


static void
what_cannot_be_kept_to_is_not_allowed_SC_06_TYPE_06(void **state)
{
    size_t              i;
    static const char  *scopes[] = {
        TOKEN("system/Patient.rs " O "?foo=1"),
        TOKEN("system/Patient.rs " O "?code:in=a"),
        TOKEN("system/Patient.rs " O "?subject.name=a"),
        TOKEN("system/Patient.rs " O "?_count=1"),
        TOKEN("system/Patient.rs system/*.rs?_id=1"),
        TOKEN("system/Patient.rs system/Observation.r?category=laboratory"),
        TOKEN("system/Patient.rs user/Observation.rs?category=laboratory"),
    };

    (void) state;

    clients("app", SCOPES_ALL TENANT, NULL);

    for (i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
        (void) kick("app", scopes[i], "Fhir-Bulk-Query: _type=Observation",
                    NULL);
        challenge(403, "forbidden",
                  INSUFFICIENT ", scope=\"system/Observation.rs\"");
    }

    (void) kick("app", TOKEN(O "?foo=1"), NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/*.rs\"");

    /* GRP-06: some Groups are not Groups */
    conf.group_scope_required = true;
    clients("app", SCOPES_ALL TENANT ",\"groups\":[\"*\"]", NULL);
    (void) kick("app", TOKEN("system/Patient.rs system/Group.rs?_id=g1"),
                "Fhir-Bulk-Level: group", "Fhir-Bulk-Group: g1", NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/Group.rs\"");
}


static void
token_and_entry_both_hold_SC_07(void **state)
{
    static const struct {
        const char  *entry;
        const char  *token;
        const char  *lines;
    } rows[] = {
        { SCOPES(O "?category=laboratory"), ALL, LAB },
        { SCOPES(O "?category=laboratory"), TOKEN(O "?category=laboratory"),
          LAB },
        { SCOPES(O "?category=laboratory"), TOKEN(O "?status=final"),
          LAB_FINAL },
        { SCOPES(O "?category=laboratory " O "?category=vital-signs"),
          TOKEN(O "?category=vital-signs " O "?category=laboratory"),
          LAB VITAL },
        { SCOPES(O "?category=laboratory system/Patient.rs?gender=female"),
          TOKEN(O " system/Patient.rs?gender=female system/Condition.rs"),
          LAB "Patient?gender=female\n" },
    };

    size_t  i;

    (void) state;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        clients("app", rows[i].entry, NULL);
        (void) kick("app", rows[i].token, NULL);
        limited(rows[i].lines);
        assert_int_equal(as(FHBD_DELETE, job_path(job_id()), "app", NULL),
                         202);
    }

    /* without an entry */
    conf.unregistered_clients = true;
    clients(NULL);
    (void) kick("stranger", TOKEN(O "?category=laboratory"), NULL);
    limited(LAB);
}


static void
too_many_combinations_are_refused_SC_07(void **state)
{
    int     i;
    char    entry[1024] = KEYS "\"scopes\":\"";
    char    token[1024] = "Fhir-Bulk-Scope:";
    size_t  len, n = strlen(entry);

    (void) state;

    for (i = 0; i < 9; i++) {
        n += (size_t) snprintf(entry + n, sizeof(entry) - n, O "?code=%d ", i);
        len = strlen(token);
        (void) snprintf(token + len, sizeof(token) - len, " " O "?status=%c",
                        'a' + i);
    }
    (void) snprintf(entry + n, sizeof(entry) - n, "\"," TENANT);

    clients("app", entry, NULL);
    (void) kick("app", token, NULL);
    challenge(403, "forbidden", INSUFFICIENT);
    assert_non_null(strstr(reply.body.ptr, "more than 64 constraints"));

    /* Patients are none of them */
    clients("app", entry, NULL);
    (void) kick("app", TOKEN(O "?status=final"), NULL);
    assert_int_equal(reply.status, 202);
}


static void
status_needs_limits_as_wide_as_the_jobs_ACC_06(void **state)
{
    char    id[FHB_ID_LEN + 1];
    size_t  i;

    static const struct {
        const char  *scopes;
        int          status;
    } rows[] = {
        { TOKEN(O "?category=laboratory"), 403 },
        { TOKEN(O "?category=laboratory " O "?category=vital-signs"), 202 },
        { TOKEN(O "?category=laboratory " O "?category=vital-signs " O
                "?status=final"), 202 },
        { TOKEN(O "?category=laboratory&status=final " O
                "?category=vital-signs"), 403 },
        { TOKEN("system/Patient.rs"), 403 },
        { TOKEN(O), 202 },
        { ALL, 202 },
    };

    (void) state;

    conf.poll_limit = FHBD_POLL_OFF;
    atomic_store(&fake.hold, true);
    clients("app", SCOPES_ALL TENANT, NULL);

    (void) kick("app", TOKEN(O "?category=laboratory " O
                             "?category=vital-signs"), NULL);
    limited(LAB VITAL);
    memcpy(id, job_id(), sizeof(id));

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        (void) status(id, "app", rows[i].scopes, NULL);
        if (rows[i].status == 403) {
            challenge(403, "forbidden",
                      INSUFFICIENT ", scope=\"system/Observation.rs\"");
        }
        assert_int_equal(reply.status, rows[i].status);
    }

    /* a job of all Observations is not for who may see some of them */
    (void) kick("app", TOKEN(O), NULL);
    limited(NULL);
    memcpy(id, job_id(), sizeof(id));
    (void) status(id, "app", TOKEN(O "?category=laboratory"), NULL);
    challenge(403, "forbidden",
              INSUFFICIENT ", scope=\"system/Observation.rs\"");
    assert_int_equal(status(id, "app", TOKEN(O), NULL), 202);
}


static const char *
state_of(const char *id)
{
    char         path[64];
    json_t      *job;
    static char  text[32];

    (void) snprintf(path, sizeof(path), "/v1/jobs/%s", id);
    assert_int_equal(call(FHBD_GET, path, "-Fhir-Bulk-Protocol:", NULL), 200);
    job = body();
    (void) snprintf(text, sizeof(text), "%s",
                    json_string_value(json_object_get(job, "state")));
    json_decref(job);

    return text;
}


static void
a_narrower_entry_cuts_jobs_with_more_ACC_10(void **state)
{
    size_t  i;
    char    id[FHB_ID_LEN + 1];

    static const struct {
        const char  *token;
        const char  *after;
        bool         cut;
    } rows[] = {
        { TOKEN(O), SCOPES(O "?category=laboratory"), true },
        { TOKEN(O "?category=vital-signs"), SCOPES(O "?category=laboratory"),
          true },
        { TOKEN(O "?category=laboratory " O "?category=vital-signs"),
          SCOPES(O "?category=laboratory"), true },
        { TOKEN(O "?category=laboratory"),
          SCOPES(O "?category=laboratory&status=final"), true },
        { TOKEN(O "?category=laboratory"), SCOPES(O "?category=laboratory"),
          false },
        { TOKEN(O "?category=laboratory&status=final"),
          SCOPES(O "?category=laboratory"), false },
        { TOKEN(O "?category=laboratory"), SCOPES(O), false },
        { TOKEN("system/Patient.rs"), SCOPES("system/Patient.rs " O
                "?category=laboratory"), false },
    };

    (void) state;

    atomic_store(&fake.hold, true);

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        clients("app", SCOPES_ALL TENANT, NULL);
        assert_int_equal(kick("app", rows[i].token, NULL), 202);
        memcpy(id, job_id(), sizeof(id));

        clients("app", rows[i].after, NULL);

        if (rows[i].cut) {
            assert_string_equal(state_of(id), "failed");
        } else {
            assert_string_not_equal(state_of(id), "failed");
            assert_int_equal(status(id, "app", rows[i].token, NULL), 202);
        }

        assert_int_equal(as(FHBD_DELETE, job_path(id), "app", NULL), 202);
    }
}


static json_t *
access_record(const char *id)
{
    char     path[256];
    json_t  *json;

    (void) snprintf(path, sizeof(path), "%s/default/%s/access.json",
                    root_path, id);
    json = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);

    return json;
}


static void
the_access_record_has_the_limits_SC_08(void **state)
{
    int      n;
    char     id[FHB_ID_LEN + 1], path[64];
    json_t  *json, *list;

    (void) state;

    conf.poll_limit = FHBD_POLL_OFF;
    clients("app", SCOPES_ALL TENANT, NULL);

    (void) kick("app", TOKEN(O "?category=laboratory system/Patient.rs"),
                NULL);
    limited(LAB);
    memcpy(id, job_id(), sizeof(id));

    for (n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    assert_int_equal(reply.status, 200);

    json = access_record(id);
    assert_int_equal(json_array_size(json_object_get(json, "types")), 2);
    list = json_object_get(json, "limits");
    assert_int_equal(json_array_size(list), 1);
    assert_string_equal(json_string_value(json_array_get(list, 0)),
                        "Observation?category=laboratory");
    json_decref(json);

    /* operators see which types, not which patients */
    (void) snprintf(path, sizeof(path), "/v1/jobs/%s", id);
    assert_int_equal(call(FHBD_GET, path, "-Fhir-Bulk-Protocol:", NULL), 200);
    json = body();
    list = json_object_get(json, "limited");
    assert_int_equal(json_array_size(list), 1);
    assert_string_equal(json_string_value(json_array_get(list, 0)),
                        "Observation");
    json_decref(json);
    assert_null(strstr(reply.body.ptr, "laboratory"));

    (void) kick("app", ALL, NULL);
    memcpy(id, job_id(), sizeof(id));
    for (n = 0; n < 15000 && status(id, "app", ALL, NULL) == 202; n++) {
        nap();
    }
    json = access_record(id);
    assert_null(json_object_get(json, "limits"));
    json_decref(json);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(a_job_has_the_limits_of_its_token_SC_05),
        STORY(what_cannot_be_kept_to_is_not_allowed_SC_06_TYPE_06),
        STORY(token_and_entry_both_hold_SC_07),
        STORY(too_many_combinations_are_refused_SC_07),
        STORY(status_needs_limits_as_wide_as_the_jobs_ACC_06),
        STORY(a_narrower_entry_cuts_jobs_with_more_ACC_10),
        STORY(the_access_record_has_the_limits_SC_08),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
