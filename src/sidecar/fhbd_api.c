/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: routes and life.
 */

#include "fhbd_api_int.h"

#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"

typedef enum {
    FHBD_ROUTE_EXPORTS = 0,
    FHBD_ROUTE_JOB,
    FHBD_ROUTE_PAGE,
    FHBD_ROUTE_FILE_XML,
    FHBD_ROUTE_METADATA,
    FHBD_ROUTE_SMART,
    FHBD_ROUTE_DEFINITION,
    FHBD_ROUTE_GROUPS,
    FHBD_ROUTE_GROUP,
    FHBD_ROUTE_TOKEN,
    FHBD_ROUTE_INTROSPECT,
    FHBD_ROUTE_HEALTH,
    FHBD_ROUTE_JOBS,
    FHBD_ROUTE_SHOW,
    FHBD_ROUTE_RELOAD,
    FHBD_ROUTE_METRICS,
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
    { NULL, FHBD_GET_HEAD, "GET, HEAD", false },        /* …/xml/{name} */
    { "/v1/metadata", FHBD_GET_HEAD, "GET, HEAD", false },
    { "/v1/smart-configuration", FHBD_GET_HEAD, "GET, HEAD", false },
    { NULL, FHBD_GET_HEAD, "GET, HEAD", false },
    { "/v1/groups", FHBD_GET_HEAD, "GET, HEAD", false },
    { NULL, FHBD_GET_HEAD, "GET, HEAD", false },
    { "/v1/token", FHBD_BIT(FHBD_POST), "POST", false },
    { "/v1/introspect", FHBD_BIT(FHBD_POST), "POST", false },
    { "/v1/health", FHBD_GET_HEAD, "GET, HEAD", true },
    { "/v1/jobs", FHBD_GET_HEAD, "GET, HEAD", true },
    { NULL, FHBD_GET_HEAD | FHBD_BIT(FHBD_DELETE), "GET, HEAD, DELETE",
      true },                                           /* /v1/jobs/{job} */
    { "/v1/reload", FHBD_BIT(FHBD_POST), "POST", true },
    { "/v1/metrics", FHBD_GET_HEAD, "GET, HEAD", true },
};


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
    size_t     i;
    fhb_str_t  id, name;

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

    if (fhbd_api_below(req->path, "/v1/groups/", last)) {
        return FHBD_ROUTE_GROUP;
    }

    if (fhbd_api_below(req->path, "/v1/jobs/", last)) {
        return FHBD_ROUTE_SHOW;
    }

    if (!fhbd_api_below(req->path, "/v1/exports/", last)) {
        return fhbd_api_file_name(*last, &id, &name) ? FHBD_ROUTE_FILE_XML
                                                     : FHBD_ROUTE_NONE;
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
            fhbd_api_status(call, last, 1);
        }
        break;

    case FHBD_ROUTE_PAGE:
        fhbd_api_page(call, last);
        break;

    case FHBD_ROUTE_FILE_XML:
        fhbd_api_file_xml(call, last);
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

    case FHBD_ROUTE_GROUPS:
        fhbd_api_groups(call);
        break;

    case FHBD_ROUTE_GROUP:
        fhbd_api_group(call, last);
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

    case FHBD_ROUTE_METRICS:
        fhbd_api_metrics(call);
        break;

    default:
        /* FHBD_ROUTE_NONE is answered before */
        break;
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

    } else if (route == FHBD_ROUTE_EXPORTS) {
        fhbd_api_outcome_xml(&call);                            /* HDR-03 */
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
    fhb_buf_free(&call.limits);
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
