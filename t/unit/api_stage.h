/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API over a real registry and store with the fake source, and
 * control calls written as lists of headers.
 */

#ifndef API_STAGE_H
#define API_STAGE_H

#include <errno.h>
#include <jansson.h>
#include <regex.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../src/sidecar/fhbd_api.h"
#include "../../src/sidecar/fhbd_audit.h"
#include "../../src/sidecar/fhbd_log.h"

#include "fake_source.h"
#include "folder.h"

static char              dir[FOLDER_MAX], root_path[96], store_path[96];
static char              auth_path[96], clients_path[96], audit_path[96];
static fhbd_conf_t       conf;
static fhbd_store_t     *store;
static fhbd_jobs_t      *jobs;
static fhbd_registry_t  *registry;
static fhbd_api_t       *api;
static fhbd_api_reply_t  reply;

static char  default_name[] = "default", other_name[] = "other";

static fhbd_tenant_conf_t  tenants[2];


static void
start(void)
{
    fhb_error_t  err = { 0 };

    if (fhbd_store_open(store_path, &store, &err) != FHB_OK
        || fhbd_registry_open(&conf, &registry, &err) != FHB_OK
        || fhbd_jobs_start(&conf, store, &jobs, &err) != FHB_OK
        || fhbd_api_new(&conf, store, jobs, registry, &api, &err) != FHB_OK)
    {
        fail_msg("start: %s", err.text);
    }
}


static int
setup(void **state)
{
    (void) state;

    memset(&fake, 0, sizeof(fake));
    fake.bad_part = -1;
    fake.by_type = fake.stable = true;

    if (folder_make(dir, "api") != 0) {
        return -1;
    }
    (void) snprintf(root_path, sizeof(root_path), "%s/root", dir);
    (void) snprintf(store_path, sizeof(store_path), "%s/jobs.sqlite", dir);
    (void) snprintf(auth_path, sizeof(auth_path), "%s/auth", dir);
    (void) snprintf(clients_path, sizeof(clients_path), "%s/clients.json",
                    dir);
    (void) snprintf(audit_path, sizeof(audit_path), "%s/audit.log", dir);

    memset(tenants, 0, sizeof(tenants));
    tenants[0].name = default_name;
    tenants[1].name = other_name;
    tenants[0].source = tenants[1].source = FHBD_SOURCE_NDJSON;
    tenants[0].levels = tenants[1].levels = 7;
    fhb_typeset_add(&tenants[0].types, fhb_type_find(FHB_STR("Group")));
    fhb_typeset_add(&tenants[0].types, fake_type(0));
    fhb_typeset_add(&tenants[0].types, fake_type(1));
    tenants[1].types = tenants[0].types;

    conf = (fhbd_conf_t) {
        .root = root_path, .workers = 2, .max_running_jobs = 4,
        .max_active_jobs_per_client = 10, .max_active_jobs = 100,
        .max_file_resources = 1000, .max_file_size = 1 << 20,
        .part_size = 1 << 20, .max_retries = 1, .job_ttl = 3600,
        .max_job_time = 3600, .retry_min = 1, .retry_max = 60,
        .fail_ratio = 1.0, .require_prefer = true, .require_accept = true,
        .kickoff_body = true, .max_kickoff_body = 1 << 20,
        .auth_dir = auth_path, .export_scope = FHB_SCOPE_RS,
        .tenants = tenants, .tenants_n = 2,
    };

    fhbd_log_set_level(FHBD_LOG_ERROR - 1);
    start();

    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    fhb_buf_free(&reply.body);
    memset(&reply, 0, sizeof(reply));

    atomic_store(&fake.hold, false);
    fhbd_api_free(api);
    fhbd_jobs_stop(jobs, 5);
    fhbd_registry_close(registry);
    fhbd_store_close(store);
    fhbd_audit_close();

    return folder_remove(dir);
}


/* control calls */

static const char *const  usual[] = {
    "Fhir-Bulk-Protocol: 1.0",
    "Fhir-Bulk-Tenant: default",
    "Fhir-Bulk-Client: anonymous",
    "Fhir-Bulk-Request-Id: ",           /* a new one each time */
    "Fhir-Bulk-Base: https://fhir.example.org/r4",
    "Fhir-Bulk-Prefix: bulk-export",
    "Fhir-Bulk-Auth: off",
    "Fhir-Bulk-Method: GET",
    "Fhir-Bulk-Level: system",
    "Accept: application/fhir+json",
    "Prefer: respond-async",
    "Host: evil.example",               /* NET-04: never to be seen again */
    NULL
};


static bool
same_name(const char *a, const char *b)
{
    size_t  n = strcspn(a, ":");

    return n == strcspn(b, ":") && strncasecmp(a, b, n) == 0;
}


static void
add_header(fhbd_header_t *headers, size_t *n, const char *line)
{
    const char  *colon = strchr(line, ':');

    headers[(*n)++] = (fhbd_header_t) {
        .name = fhb_str(line, (size_t) (colon - line)),
        .value = fhb_cstr(colon + 2),
    };
}


/*
 * more: lines that stand in the place of the usual ones, "-Name:" takes one
 * away, "+Name: value" is there besides; ends with NULL.  Gives the status.
 */
static int
call_body(fhbd_method_t method, const char *path, const char *const *more,
    const char *body)
{
    char                id[128];
    size_t              i, k, n = 0;
    fhbd_header_t       headers[40];
    const char         *query = strchr(path, '?');
    fhbd_api_request_t  req = { .method = method, .path = fhb_cstr(path),
                                .headers = headers, .body = fhb_cstr(body) };
    static unsigned     request;

    if (query != NULL) {
        req.path.len = (size_t) (query - path);
        req.query = fhb_cstr(query + 1);
    }

    (void) snprintf(id, sizeof(id), "Fhir-Bulk-Request-Id: %032x", ++request);

    for (i = 0; usual[i] != NULL; i++) {
        for (k = 0; more != NULL && more[k] != NULL; k++) {
            if (same_name(more[k] + (more[k][0] == '-'), usual[i])) {
                break;
            }
        }

        if (more == NULL || more[k] == NULL) {
            add_header(headers, &n, usual[i][strlen(usual[i]) - 1] == ' '
                                    ? id : usual[i]);
        }
    }

    for (k = 0; more != NULL && more[k] != NULL; k++) {
        if (more[k][0] != '-') {
            add_header(headers, &n, more[k] + (more[k][0] == '+'));
        }
    }

    req.headers_n = n;
    fhb_buf_free(&reply.body);
    fhbd_api_handle(api, &req, &reply);

    fhb_buf_addc(&reply.body, '\0');
    reply.body.len--;

    return reply.status;
}


#define call(method, path, ...)                                               \
    call_body(method, path, (const char *const []) { __VA_ARGS__ }, "")
#define kickoff(...)  call(FHBD_POST, "/v1/exports", __VA_ARGS__)


/* "" when the reply has no such header; it never is there twice */
static const char *
header(const char *name)
{
    size_t       i;
    const char  *value = "";

    for (i = 0; i < reply.headers_n; i++) {
        if (strcasecmp(reply.headers[i].name, name) == 0) {
            assert_string_equal(value, "");
            value = reply.headers[i].value;
        }
    }

    return value;
}


static void
matches(const char *text, const char *pattern)
{
    regex_t  re;

    assert_int_equal(regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB), 0);
    if (regexec(&re, text, 0, NULL, 0) != 0) {
        fail_msg("\"%s\" does not match %s", text, pattern);
    }
    regfree(&re);
}


static json_t *
body(void)
{
    json_t  *json = json_loadb(reply.body.ptr, reply.body.len, 0, NULL);

    if (json == NULL) {
        fail_msg("no JSON: %s", reply.body.ptr);
    }

    return json;
}


/* the reply is an OperationOutcome whose first issue is this */
static void
outcome(int status, const char *severity, const char *code)
{
    json_t      *oo, *issue;
    const char  *s, *c;

    if (reply.status != status) {
        fail_msg("status %d instead of %d: %s", reply.status, status,
                 reply.body.ptr);
    }

    assert_string_equal(header("Content-Type"), "application/fhir+json");
    assert_string_equal(header("Cache-Control"), "no-store");

    oo = body();
    issue = json_array_get(json_object_get(oo, "issue"), 0);
    s = json_string_value(json_object_get(issue, "severity"));
    c = json_string_value(json_object_get(issue, "code"));
    if (s == NULL || c == NULL || strcmp(s, severity) != 0
        || strcmp(c, code) != 0)
    {
        fail_msg("%s %s expected: %s", severity, code, reply.body.ptr);
    }
    assert_non_null(json_object_get(issue, "diagnostics"));
    json_decref(oo);
}


/* after a 202: the job's id, from Content-Location */
static inline const char *
job_id(void)
{
    static char  id[FHB_ID_LEN + 1];
    const char  *location = header("Content-Location");

    matches(location, "^https://fhir\\.example\\.org/r4/bulk-export/jobs/"
                      "[A-Za-z0-9_-]{22}$");
    memcpy(id, location + strlen(location) - FHB_ID_LEN, sizeof(id));

    return id;
}


static const char *
job_path(const char *id)
{
    static char  path[64];

    (void) snprintf(path, sizeof(path), "/v1/exports/%s", id);

    return path;
}


/* polls as a client without manners (poll_limit off) until it is not 202 */
static inline int
wait_status(const char *id)
{
    int  n, status = 202;

    conf.poll_limit = FHBD_POLL_OFF;

    for (n = 0; n < 15000 && status == 202; n++) {
        status = call(FHBD_GET, job_path(id), NULL);
        nap();
    }

    conf.poll_limit = FHBD_POLL_STRICT;

    return status;
}


#define STORY(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

#endif /* API_STAGE_H */
