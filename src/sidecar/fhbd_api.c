/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: routes, the headers that all calls share, discovery.
 */

#include "fhbd_api_int.h"

#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"

#define FHBD_BASE_MAX    700        /* a status URL fits into a reply header */
#define FHBD_FULL_WAIT   60

typedef enum {
    FHBD_ROUTE_EXPORTS = 0,
    FHBD_ROUTE_JOB,
    FHBD_ROUTE_PAGE,
    FHBD_ROUTE_METADATA,
    FHBD_ROUTE_SMART,
    FHBD_ROUTE_DEFINITION,
    FHBD_ROUTE_TOKEN,
    FHBD_ROUTE_INTROSPECT,
    FHBD_ROUTE_HEALTH,
    FHBD_ROUTE_JOBS,
    FHBD_ROUTE_SHOW,
    FHBD_ROUTE_RELOAD,
    FHBD_ROUTE_NONE
} fhbd_route_t;

#define FHBD_BIT(method)  (1u << (method))
#define FHBD_GET_HEAD     (FHBD_BIT(FHBD_GET) | FHBD_BIT(FHBD_HEAD))

/* by fhbd_route_t; operators call with curl, so these need no protocol
 * header */
static const struct {
    const char  *path;              /* NULL: has parts that vary */
    unsigned     methods;
    const char  *allow;
    bool         operators;
} fhbd_routes[] = {
    { "/v1/exports", FHBD_BIT(FHBD_POST), "POST", false },
    { NULL, FHBD_GET_HEAD | FHBD_BIT(FHBD_DELETE), "GET, HEAD, DELETE",
      false },
    { NULL, FHBD_GET_HEAD, "GET, HEAD", false },        /* ?page=n */
    { "/v1/metadata", FHBD_GET_HEAD, "GET, HEAD", false },
    { "/v1/smart-configuration", FHBD_GET_HEAD, "GET, HEAD", false },
    { NULL, FHBD_GET_HEAD, "GET, HEAD", false },
    { "/v1/token", FHBD_BIT(FHBD_POST), "POST", false },
    { "/v1/introspect", FHBD_BIT(FHBD_POST), "POST", false },
    { "/v1/health", FHBD_GET_HEAD, "GET, HEAD", true },
    { "/v1/jobs", FHBD_GET_HEAD, "GET, HEAD", true },
    { NULL, FHBD_GET_HEAD | FHBD_BIT(FHBD_DELETE), "GET, HEAD, DELETE",
      true },                                           /* /v1/jobs/{job} */
    { "/v1/reload", FHBD_BIT(FHBD_POST), "POST", true },
};


/* replies */

void
fhbd_reply_header(fhbd_api_reply_t *reply, const char *name, const char *fmt,
    ...)
{
    int      n;
    va_list  args;

    if (reply->headers_n == FHBD_REPLY_HEADERS) {
        return;
    }

    va_start(args, fmt);
    n = vsnprintf(reply->headers[reply->headers_n].value,
                  sizeof(reply->headers[0].value), fmt, args);
    va_end(args);

    /* half a header would be worse than none */
    if (n >= 0 && (size_t) n < sizeof(reply->headers[0].value)) {
        reply->headers[reply->headers_n++].name = name;
    }
}


void
fhbd_reply_cacheable(fhbd_api_reply_t *reply, unsigned seconds)
{
    size_t  i;

    for (i = 0; i < reply->headers_n; i++) {
        if (strcmp(reply->headers[i].name, "Cache-Control") == 0) {
            (void) snprintf(reply->headers[i].value,
                            sizeof(reply->headers[i].value), "max-age=%u",
                            seconds);
        }
    }
}


void
fhbd_reply_issues(fhbd_api_reply_t *reply, int status,
    const fhb_issue_t *issues, size_t n)
{
    reply->status = status;
    fhb_buf_reset(&reply->body);
    fhb_outcome_write(&reply->body, issues, n);
    fhbd_reply_header(reply, "Content-Type", "application/fhir+json");
}


void
fhbd_reply_error(fhbd_api_reply_t *reply, int status, fhb_issue_code_t code,
    const char *text)
{
    fhb_issue_t  issue = { FHB_SEV_ERROR, code, fhb_cstr(text), { NULL, 0 } };

    fhbd_reply_issues(reply, status, &issue, 1);
}


void
fhbd_reply_information(fhbd_api_reply_t *reply, int status, const char *text)
{
    fhb_issue_t  issue = { FHB_SEV_INFORMATION, FHB_ISSUE_INFORMATIONAL,
                           fhb_cstr(text), { NULL, 0 } };

    fhbd_reply_issues(reply, status, &issue, 1);
}


void
fhbd_reply_throttled(fhbd_api_reply_t *reply, unsigned wait, const char *why)
{
    char  text[160];

    (void) snprintf(text, sizeof(text), "%s Try again in %u second%s.", why,
                    wait, wait == 1 ? "" : "s");

    fhbd_reply_header(reply, "Retry-After", "%u", wait);
    fhbd_reply_error(reply, 429, FHB_ISSUE_THROTTLED, text);
}


void
fhbd_reply_failure(fhbd_api_reply_t *reply, const fhb_error_t *err,
    const char *doing)
{
    fhbd_log(FHBD_LOG_ERROR, "api", NULL, "%s: %s", doing, err->text);

    switch (err->code) {
    case FHB_EAGAIN:
    case FHB_ENOMEM:
        fhbd_reply_header(reply, "Retry-After", "%d", FHBD_AGAIN_WAIT);
        fhbd_reply_error(reply, 503, FHB_ISSUE_TRANSIENT, "The export "
                         "service or its data source cannot answer now.");
        break;

    case FHB_ENOSPC:
        fhbd_reply_header(reply, "Retry-After", "%d", FHBD_FULL_WAIT);
        fhbd_reply_error(reply, 503, FHB_ISSUE_NO_STORE, "The export service "
                         "has no room left.");
        break;

    default:
        fhbd_reply_error(reply, 500, FHB_ISSUE_EXCEPTION, "Internal error of "
                         "the export service.");
    }
}


/* request headers */

void
fhbd_api_bad_header(fhbd_api_call_t *call, const char *name)
{
    char  text[128];

    (void) snprintf(text, sizeof(text), "The header %s of the control call "
                    "is missing or wrong.", name);

    fhbd_log(FHBD_LOG_ERROR, "api", NULL, "header %s is missing or wrong",
             name);
    fhbd_reply_error(call->reply, 400, FHB_ISSUE_INVALID, text);
}


bool
fhbd_api_header(fhbd_api_call_t *call, const char *name, bool needed,
    fhb_str_t *out)
{
    size_t                     i, found = 0;
    const fhbd_api_request_t  *req = call->req;

    *out = (fhb_str_t) { NULL, 0 };

    for (i = 0; i < req->headers_n; i++) {
        if (fhb_str_caseeqc(req->headers[i].name, name)) {
            *out = fhb_str_trim(req->headers[i].value);
            found++;
        }
    }

    if (found > 1 || (needed && out->len == 0)) {
        fhbd_api_bad_header(call, name);
        return false;
    }

    return true;
}


bool
fhbd_api_tenant(fhbd_api_call_t *call)
{
    fhb_str_t  name;

    if (!fhbd_api_header(call, "Fhir-Bulk-Tenant", true, &name)) {
        return false;
    }

    if (!fhb_tenant_valid(name)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Tenant");
        return false;
    }

    call->tenant = fhbd_conf_tenant(call->conf, name);
    if (call->tenant == NULL) {
        fhbd_log(FHBD_LOG_ERROR, "api", NULL, "tenant \"%.*s\" is not "
                 "configured", FHB_STR_ARG(name));
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such tenant.");
        return false;
    }

    return true;
}


bool
fhbd_api_client(fhbd_api_call_t *call)
{
    if (!fhbd_api_header(call, "Fhir-Bulk-Client", true, &call->client)) {
        return false;
    }

    if (!fhb_client_valid(call->client)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Client");
        return false;
    }

    return true;
}


/* absolute, without query and fragment */
static bool
fhbd_api_url(fhbd_api_call_t *call, const char *name, bool needed,
    fhb_str_t *out)
{
    size_t  i, scheme;

    if (!fhbd_api_header(call, name, needed, out)) {
        return false;
    }

    if (out->len == 0) {
        return true;
    }

    scheme = fhb_str_starts(*out, "https://") ? 8
             : fhb_str_starts(*out, "http://") ? 7 : 0;

    for (i = 0; i < out->len; i++) {
        if (out->ptr[i] <= 0x20 || out->ptr[i] >= 0x7f
            || strchr("\"<>\\^`{|}?#", out->ptr[i]) != NULL)
        {
            break;
        }
    }

    if (scheme == 0 || i < out->len || out->len <= scheme
        || out->len > FHBD_BASE_MAX || out->ptr[scheme] == '/')
    {
        fhbd_api_bad_header(call, name);
        return false;
    }

    return true;
}


bool
fhbd_api_base(fhbd_api_call_t *call, fhb_str_t *out)
{
    if (!fhbd_api_url(call, "Fhir-Bulk-Base", true, out)) {
        return false;
    }

    if (out->ptr[out->len - 1] == '/') {
        fhbd_api_bad_header(call, "Fhir-Bulk-Base");
        return false;
    }

    return true;
}


bool
fhbd_api_token_url(fhbd_api_call_t *call, bool needed, fhb_str_t *out)
{
    return fhbd_api_url(call, "Fhir-Bulk-Token-Url", needed, out);
}


bool
fhbd_api_auth(fhbd_api_call_t *call, bool *auth)
{
    fhb_str_t  value;

    if (!fhbd_api_header(call, "Fhir-Bulk-Auth", false, &value)) {
        return false;
    }

    if (value.len > 0 && !fhb_str_eqc(value, "off")) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Auth");
        return false;
    }

    *auth = value.len == 0;

    return true;
}


/* "1.n": a higher minor number is understood */
static bool
fhbd_api_protocol(fhbd_api_call_t *call, bool needed)
{
    int64_t      major, minor;
    fhb_str_t    value;
    const char  *dot;

    if (!fhbd_api_header(call, "Fhir-Bulk-Protocol", needed, &value)) {
        return false;
    }

    if (value.len == 0) {
        return true;
    }

    dot = memchr(value.ptr, '.', value.len);

    if (dot != NULL
        && fhb_str_to_int64(fhb_str(value.ptr, (size_t) (dot - value.ptr)),
                            0, 9999, &major)
        && fhb_str_to_int64(fhb_str(dot + 1, value.len
                                             - (size_t) (dot + 1 - value.ptr)),
                            0, 9999, &minor)
        && major == FHB_PROTOCOL_MAJOR)
    {
        return true;
    }

    fhbd_log(FHBD_LOG_ERROR, "api", NULL, "refused: control protocol of "
             "another version, ours is %s", FHB_PROTOCOL);
    fhbd_reply_error(call->reply, 400, FHB_ISSUE_INVALID, "The version of "
                     "the control protocol is not supported.");

    return false;
}


/* routes */

/* what comes behind prefix, if it is one segment */
static bool
fhbd_api_below(fhb_str_t path, const char *prefix, fhb_str_t *out)
{
    size_t  n = strlen(prefix);

    if (!fhb_str_starts(path, prefix)) {
        return false;
    }

    *out = fhb_str(path.ptr + n, path.len - n);

    return memchr(out->ptr, '/', out->len) == NULL;
}


/* last: the part that varies, if there is one */
static fhbd_route_t
fhbd_api_route(const fhbd_api_request_t *req, fhb_str_t *last)
{
    size_t  i;

    for (i = 0; i < FHBD_ROUTE_NONE; i++) {
        if (fhbd_routes[i].path != NULL
            && fhb_str_eqc(req->path, fhbd_routes[i].path))
        {
            return (fhbd_route_t) i;
        }
    }

    if (fhbd_api_below(req->path, "/v1/operation-definitions/", last)) {
        return FHBD_ROUTE_DEFINITION;
    }

    if (fhbd_api_below(req->path, "/v1/jobs/", last)) {
        return FHBD_ROUTE_SHOW;
    }

    if (!fhbd_api_below(req->path, "/v1/exports/", last)) {
        return FHBD_ROUTE_NONE;
    }

    return fhb_str_starts(req->query, "page=") ? FHBD_ROUTE_PAGE
                                               : FHBD_ROUTE_JOB;
}


static void
fhbd_api_dispatch(fhbd_api_call_t *call, fhbd_route_t route, fhb_str_t last)
{
    switch (route) {
    case FHBD_ROUTE_EXPORTS:
        fhbd_api_kickoff(call);
        break;

    case FHBD_ROUTE_JOB:
        if (call->req->method == FHBD_DELETE) {
            fhbd_api_delete(call, last);
        } else {
            fhbd_api_status(call, last);
        }
        break;

    case FHBD_ROUTE_METADATA:
        fhbd_api_metadata(call);
        break;

    case FHBD_ROUTE_SMART:
        fhbd_api_smart(call);
        break;

    case FHBD_ROUTE_DEFINITION:
        fhbd_api_definition(call, last);
        break;

    case FHBD_ROUTE_TOKEN:
        fhbd_api_token(call);
        break;

    case FHBD_ROUTE_INTROSPECT:
        fhbd_api_introspect(call);
        break;

    case FHBD_ROUTE_HEALTH:
        fhbd_api_health(call);
        break;

    case FHBD_ROUTE_JOBS:
        fhbd_api_jobs(call);
        break;

    case FHBD_ROUTE_SHOW:
        if (call->req->method == FHBD_DELETE) {
            fhbd_api_cancel(call, last);
        } else {
            fhbd_api_show(call, last);
        }
        break;

    case FHBD_ROUTE_RELOAD:
        fhbd_api_reload(call);
        break;

    default:
        /* FHBD_ROUTE_PAGE: no manifest has further pages in this version */
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such export job.");
    }
}


void
fhbd_api_handle(fhbd_api_t *api, const fhbd_api_request_t *req,
    fhbd_api_reply_t *reply)
{
    fhb_str_t        last = { NULL, 0 };
    fhbd_route_t     route;
    fhbd_api_call_t  call = {
        .api = api, .conf = atomic_load(&api->conf), .req = req,
        .reply = reply,
    };

    *reply = (fhbd_api_reply_t) { 0 };
    fhbd_reply_header(reply, "Cache-Control", "no-store");      /* MAN-25 */

    route = fhbd_api_route(req, &last);

    if (route == FHBD_ROUTE_NONE) {
        fhbd_reply_error(reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such control call.");

    } else if ((fhbd_routes[route].methods & FHBD_BIT(req->method)) == 0) {
        fhbd_reply_header(reply, "Allow", "%s", fhbd_routes[route].allow);
        fhbd_reply_error(reply, 405, FHB_ISSUE_NOT_SUPPORTED,
                         "This method is not allowed here.");

    } else if (fhbd_api_protocol(&call, !fhbd_routes[route].operators)) {
        fhbd_api_dispatch(&call, route, last);
    }

    if (route == FHBD_ROUTE_TOKEN || route == FHBD_ROUTE_INTROSPECT) {
        fhbd_api_oauth_error(&call);
    }

    if (reply->body.failed) {
        fhb_buf_free(&reply->body);
        reply->headers_n = 0;
        reply->status = 503;
        fhbd_reply_header(reply, "Retry-After", "%d", FHBD_AGAIN_WAIT);
        fhbd_log(FHBD_LOG_ERROR, "api", NULL, "no memory for a reply");
    }

    fhbd_api_audit(&call);
    fhbd_registry_put(api->registry, call.clients);
}


/* life */

fhb_err_t
fhbd_api_new(const fhbd_conf_t *conf, fhbd_store_t *store, fhbd_jobs_t *jobs,
    fhbd_registry_t *registry, fhbd_api_t **out, fhb_error_t *err)
{
    fhb_err_t    rc;
    fhbd_api_t  *api;

    api = calloc(1, sizeof(fhbd_api_t));
    if (api == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the API");
    }

    atomic_init(&api->conf, conf);
    api->store = store;
    api->jobs = jobs;
    api->registry = registry;
    pthread_mutex_init(&api->enforce, NULL);
    api->tenants_n = conf->tenants_n;

    api->sources = calloc(conf->tenants_n + 1, sizeof(atomic_int));
    if (api->sources == NULL) {
        fhbd_api_free(api);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the API");
    }

    rc = fhbd_metadata_new(conf->tenants_n, &api->metadata, err);
    if (rc != FHB_OK) {
        fhbd_api_free(api);
        return rc;
    }

    *out = api;

    return FHB_OK;
}


void
fhbd_api_free(fhbd_api_t *api)
{
    if (api != NULL) {
        fhbd_metadata_free(api->metadata);
        pthread_mutex_destroy(&api->enforce);
        free(api->sources);
        free(api);
    }
}


void
fhbd_api_use_token(fhbd_api_t *api, fhbd_token_t *token)
{
    api->token = token;
}


void
fhbd_api_reconfigure(fhbd_api_t *api, const fhbd_conf_t *conf)
{
    atomic_store(&api->conf, conf);
}


void
fhbd_api_source_checked(fhbd_api_t *api, size_t tenant, bool good)
{
    atomic_store(&api->sources[tenant],
                 good ? FHBD_SOURCE_GOOD : FHBD_SOURCE_BAD);
}
