/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Control calls of any bytes over a real store and registry: "METHOD
 * path?query", lines of headers that stand in the place of the usual ones
 * ("-Name" takes one away), an empty line, the body; "@" in a path is a job
 * that is there.  Every reply is one that docs/protocol.md knows, and a
 * kick-off that is accepted gives a job that a repeat finds and DELETE ends.
 */

#include <jansson.h>
#include <strings.h>

#include "../../src/sidecar/fhbd_api.h"
#include "../../src/sidecar/fhbd_log.h"
#include "../unit/fake_source.h"
#include "fuzz_folder.h"

#define HEADERS  48
#define EVIL     "evil.example"

static const char  clients[] =
    "{\"clients\":["
    "{\"client_id\":\"app\",\"jwks_uri\":\"https://x.example/k\","
    "\"scopes\":\"system/*.rs\",\"tenants\":[\"default\"],"
    "\"groups\":[\"*\"]},"
    "{\"client_id\":\"few\",\"jwks_uri\":\"https://x.example/k\","
    "\"scopes\":\"system/Patient.rs system/Group.rs "
    "system/Observation.rs?category=laboratory\","
    "\"groups\":[\"g1\"],\"tenants\":[\"default\"]}]}";

static const char *const  usual[] = {
    "Fhir-Bulk-Protocol: 1.0",
    "Fhir-Bulk-Tenant: default",
    "Fhir-Bulk-Client: anonymous",
    "Fhir-Bulk-Base: https://fhir.example.org/r4",
    "Fhir-Bulk-Auth: off",
    "Fhir-Bulk-Method: GET",
    "Fhir-Bulk-Level: system",
    "Accept: application/fhir+json",
    "Prefer: respond-async",
    "Host: evil.example",               /* NET-04 */
};

#define USUAL  (sizeof(usual) / sizeof(usual[0]))

static const fake_group_t  groups[] = {
    { "g1", "{\"resourceType\":\"Group\",\"id\":\"g1\",\"name\":\"One\"}" },
    { "g3", "{\"resourceType\":\"Group\",\"id\":\"g3\"}" },
    { "g4", NULL },
    { NULL, NULL },
};

static fhbd_api_t          *api;
static fhbd_conf_t          conf;
static fhbd_tenant_conf_t   tenants[2];
static char                 default_name[] = "default", other[] = "other";
static char                 standing[FHB_ID_LEN + 1];   /* "": none */
static unsigned             calls;
static bool                 evil;       /* the input itself has it */


/* the stage */

static void
start(void)
{
    int                dirfd = fuzz_folder_make("api");
    fhb_error_t        err = { FHB_OK, "" };
    fhbd_jobs_t       *jobs;
    fhbd_store_t      *store;
    fhbd_registry_t   *registry;

    fake.bad_part = -1;
    fake.by_type = fake.stable = true;
    fake.groups = groups;
    fuzz_folder_write(dirfd, "clients.json", clients, sizeof(clients) - 1);

    tenants[0].name = default_name;
    tenants[1].name = other;
    tenants[0].source = tenants[1].source = FHBD_SOURCE_NDJSON;
    tenants[0].levels = 7;
    tenants[1].levels = 1;
    fhb_typeset_add(&tenants[0].types, fhb_type_find(FHB_STR("Group")));
    fhb_typeset_add(&tenants[0].types, fake_type(0));
    fhb_typeset_add(&tenants[0].types, fake_type(1));
    tenants[1].types = tenants[0].types;

    conf = (fhbd_conf_t) {
        .root = fuzz_folder_path("root"), .workers = 1,
        .max_running_jobs = 4, .max_active_jobs_per_client = 10,
        .max_active_jobs = 100, .max_file_resources = 1000,
        .max_file_size = 1 << 20, .part_size = 1 << 20, .max_retries = 1,
        .job_ttl = 3600, .max_job_time = 3600, .retry_min = 1,
        .retry_max = 60, .fail_ratio = 1.0, .require_prefer = true,
        .require_accept = true, .kickoff_body = true,
        .max_kickoff_body = 1 << 20, .auth_dir = fuzz_folder_path("auth"),
        .clients = fuzz_folder_path("clients.json"), .control_threads = 4,
        .export_scope = FHB_SCOPE_RS, .tenants = tenants, .tenants_n = 2,
    };

    fhbd_log_set_level(FHBD_LOG_ERROR - 1);

    conf.store = fuzz_folder_path("jobs.sqlite");

    if (fhbd_store_open(conf.store, &store, &err) != FHB_OK
        || fhbd_registry_open(&conf, &registry, &err) != FHB_OK
        || fhbd_jobs_start(&conf, store, &jobs, &err) != FHB_OK
        || fhbd_api_new(&conf, store, jobs, registry, &api, &err) != FHB_OK)
    {
        (void) fprintf(stderr, "%s\n", err.text);
        abort();
    }
}


/* replies */

static const char *
header(const fhbd_api_reply_t *reply, const char *name)
{
    size_t       i;
    const char  *value = NULL;

    for (i = 0; i < reply->headers_n; i++) {
        if (strcasecmp(reply->headers[i].name, name) == 0) {
            require(value == NULL);
            value = reply->headers[i].value;
        }
    }

    return value;
}


static void
check_reply(const fhbd_api_reply_t *reply)
{
    size_t            i;
    json_t           *json;
    const char       *p;
    static const int  known[] = { 200, 202, 400, 401, 403, 404, 405, 406,
                                  409, 410, 413, 415, 422, 429, 503 };

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (known[i] == reply->status) {
            break;
        }
    }
    require(i < sizeof(known) / sizeof(known[0]));

    require(reply->headers_n <= FHBD_REPLY_HEADERS);
    for (i = 0; i < reply->headers_n; i++) {
        (void) header(reply, reply->headers[i].name);       /* once */
        for (p = reply->headers[i].value; *p != '\0'; p++) {
            require((unsigned char) *p >= 0x20 && *p != 0x7f);
        }
        require(evil || strstr(reply->headers[i].value, EVIL) == NULL);
    }

    require(header(reply, "Cache-Control") != NULL);
    require(reply->status != 405 || header(reply, "Allow") != NULL);
    require((reply->status != 429 && reply->status != 503)
            || header(reply, "Retry-After") != NULL);
    require(reply->status != 401
            || header(reply, "WWW-Authenticate") != NULL);

    if (reply->body.len > 0) {
        require(header(reply, "Content-Type") != NULL);
        json = json_loadb(reply->body.ptr, reply->body.len,
                          JSON_REJECT_DUPLICATES, NULL);
        require(json != NULL);
        require(evil || memmem(reply->body.ptr, reply->body.len, EVIL,
                               sizeof(EVIL) - 1) == NULL);
        require(reply->status < 400 || json_is_object(json));
        json_decref(json);

    } else {
        require(reply->status == 202 || reply->status == 200);
    }
}


/* calls */

static int
handle(const fhbd_api_request_t *req, fhbd_api_reply_t *reply)
{
    fhbd_api_handle(api, req, reply);
    check_reply(reply);

    return reply->status;
}


static int
job_call(const fhbd_api_request_t *like, fhbd_method_t method, const char *id)
{
    int                 status;
    char                path[64];
    fhbd_api_reply_t    reply;
    fhbd_api_request_t  req = *like;

    (void) snprintf(path, sizeof(path), "/v1/exports/%s", id);
    req.method = method;
    req.path = fhb_cstr(path);
    req.query = req.body = fhb_str(NULL, 0);

    status = handle(&req, &reply);
    fhb_buf_free(&reply.body);

    return status;
}


/* a repeat gives the same job; then it goes, but for the one that stands */
static void
check_job(const fhbd_api_request_t *req, const fhbd_api_reply_t *first)
{
    char              id[FHB_ID_LEN + 1];
    const char       *location = header(first, "Content-Location"), *again;
    fhbd_api_reply_t  reply;

    require(location != NULL && strlen(location) > FHB_ID_LEN);
    memcpy(id, location + strlen(location) - FHB_ID_LEN, sizeof(id));
    require(fhb_id_valid(fhb_cstr(id)));

    require(handle(req, &reply) == 202);
    again = header(&reply, "Content-Location");
    require(again != NULL && strcmp(again, location) == 0);
    fhb_buf_free(&reply.body);

    if (standing[0] == '\0') {
        memcpy(standing, id, sizeof(id));
    } else {
        require(job_call(req, FHBD_DELETE, id) == 202);
        require(job_call(req, FHBD_GET, id) == 404);
        require(job_call(req, FHBD_DELETE, id) == 404);
    }
}


/* the input as a request */

static bool
cut(fhb_str_t *rest, char at, fhb_str_t *out)
{
    const char  *p;

    if (rest->len == 0) {
        return false;
    }

    p = memchr(rest->ptr, at, rest->len);
    *out = fhb_str(rest->ptr, p == NULL ? rest->len
                              : (size_t) (p - rest->ptr));
    p = p == NULL ? rest->ptr + rest->len : p + 1;
    *rest = fhb_str(p, rest->len - (size_t) (p - rest->ptr));

    return true;
}


static bool
split(fhb_str_t line, fhbd_header_t *out)
{
    fhb_str_t  rest = line;

    if (!cut(&rest, ':', &out->name)) {
        return false;
    }
    out->value = fhb_str_trim(rest);

    return out->name.len < line.len;
}


static void
usual_headers(fhbd_header_t *headers, size_t *n, const fhb_str_t *taken,
    size_t taken_n)
{
    size_t         i, k;
    fhbd_header_t  h;

    for (i = 0; i < USUAL; i++) {
        require(split(fhb_cstr(usual[i]), &h));
        for (k = 0; k < taken_n; k++) {
            if (fhb_str_eq(taken[k], h.name)) {
                break;
            }
        }
        if (k == taken_n) {
            headers[(*n)++] = h;
        }
    }
}


static fhbd_method_t
method_of(fhb_str_t word)
{
    return fhb_str_eqc(word, "GET") ? FHBD_GET
           : fhb_str_eqc(word, "HEAD") ? FHBD_HEAD
           : fhb_str_eqc(word, "POST") ? FHBD_POST
           : fhb_str_eqc(word, "DELETE") ? FHBD_DELETE : FHBD_OTHER;
}


/* "@" becomes the job that stands; evhttp lets no NUL into a path */
static void
target(fhb_str_t text, fhb_buf_t *out, fhbd_api_request_t *req)
{
    size_t      i;
    fhb_str_t   path;

    for (i = 0; i < text.len && text.ptr[i] != '\0'; i++) {
        if (text.ptr[i] == '@') {
            fhb_buf_adds(out, standing);
        } else {
            fhb_buf_addc(out, text.ptr[i]);
        }
    }
    require(!out->failed);

    text = fhb_buf_str(out);
    if (cut(&text, '?', &path)) {
        req->path = path;
        req->query = text;
    } else {
        req->path = req->query = fhb_str(out->ptr, 0);
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int                  status;
    char                 id[64];
    size_t               n = 0, taken_n = 0;
    fhb_str_t            rest = { (const char *) data, size }, line, word;
    fhb_str_t            taken[HEADERS];
    fhb_buf_t            path = { 0 };
    fhbd_header_t        headers[HEADERS + USUAL + 1], *request_id;
    fhbd_api_reply_t     reply;
    fhbd_api_request_t   req = { .headers = headers };

    if (api == NULL) {
        start();
    }

    evil = size > 0 && memmem(data, size, EVIL, sizeof(EVIL) - 1) != NULL;

    if (!cut(&rest, '\n', &line) || !cut(&line, ' ', &word)) {
        return 0;
    }
    req.method = method_of(word);
    target(line, &path, &req);

    while (cut(&rest, '\n', &line) && line.len > 0) {
        if (taken_n == HEADERS || memchr(line.ptr, '\0', line.len) != NULL) {
            fhb_buf_free(&path);
            return 0;                   /* evhttp lets none through */
        }
        if (line.ptr[0] == '-') {
            taken[taken_n++] = fhb_str(line.ptr + 1, line.len - 1);
        } else if (split(line, &headers[n])) {
            taken[taken_n++] = headers[n++].name;
        }
    }

    usual_headers(headers, &n, taken, taken_n);

    (void) snprintf(id, sizeof(id), "%032x", ++calls);
    request_id = &headers[n++];
    *request_id = (fhbd_header_t) { FHB_STR("Fhir-Bulk-Request-Id"),
                                    fhb_cstr(id) };
    req.headers_n = n;
    req.body = rest;

    status = handle(&req, &reply);

    if (status == 202 && fhb_str_eqc(req.path, "/v1/exports")) {
        check_job(&req, &reply);

    } else if (status == 202 && req.method == FHBD_DELETE) {
        standing[0] = '\0';
    }

    fhb_buf_free(&reply.body);
    fhb_buf_free(&path);

    return 0;
}
