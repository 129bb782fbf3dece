/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the control API and the engine write into the audit trail (NET-10).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "policy_stage.h"


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
    (void) status(id, "app", from, "Fhir-Bulk-Path: /r4/jobs#patient=s3cret",
                  NULL);
    assert_int_equal(audited("denied", WHO ",.*\"status\":403,\"job\":.*"
                             "\"reason\":\"scope\""), 2);
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


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(the_audit_tells_of_everything_NET_10),
        STORY(the_audit_tells_of_expiry_and_operators_NET_10),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
