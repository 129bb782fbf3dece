/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who may do what: the access phase notes what it allowed in the context, the
 * PRECONTENT phase lets nothing of ours through without that note and takes
 * our requests away from whatever else serves the location.
 */

#include "ngx_http_fhir_bulk_auth.h"


static ngx_int_t ngx_http_fhir_bulk_admit(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_uint_t ngx_http_fhir_bulk_same(ngx_str_t *a, ngx_str_t *b);


ngx_http_fhir_bulk_ctx_t *
ngx_http_fhir_bulk_get_ctx(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    if (ctx == NULL) {
        ctx = ngx_pcalloc(r->pool, sizeof(ngx_http_fhir_bulk_ctx_t));
        if (ctx == NULL) {
            return NULL;
        }

        ngx_http_set_ctx(r, ctx, ngx_http_fhir_bulk_module);
    }

    return ctx;
}


/*
 * The answer is never NGX_OK: with "satisfy any" that would jump over what
 * the host demands besides.  NGX_DECLINED lets the host's own rules decide.
 */

ngx_int_t
ngx_http_fhir_bulk_access_handler(ngx_http_request_t *r)
{
    ngx_int_t                       rc;
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return NGX_DECLINED;
    }

    ngx_http_fhir_bulk_route(flcf, r->method, &r->uri, &route);

    ngx_log_debug2(NGX_LOG_DEBUG_HTTP, r->connection->log, 0,
                   "fhir bulk: access, flags:%xi route:%d",
                   flcf->flags, (int) route.kind);

    if (route.kind == NGX_HTTP_FHIR_BULK_NONE) {
        return NGX_DECLINED;
    }

    ctx = ngx_http_fhir_bulk_get_ctx(r);
    if (ctx == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ctx->authorized = 0;
    ctx->reason = NGX_HTTP_FHIR_BULK_NO_REASON;
    ctx->route = route;

    /* ACC-05 */
    if (flcf->auth->mode != NGX_HTTP_FHIR_BULK_AUTH_OFF
        && r->args.len != 0 && ngx_http_fhir_bulk_query_token(r))
    {
        return ngx_http_fhir_bulk_deny(r, ctx, NGX_HTTP_FHIR_BULK_QUERY_TOKEN,
                                       NULL);
    }

    /* what other modules find out is not known before they have run */

    ctx->postponed = flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_VARIABLES
                     && !ngx_http_fhir_bulk_public(&route);

    if (ctx->postponed) {
        return NGX_DECLINED;
    }

    rc = ngx_http_fhir_bulk_admit(r, ctx);

    return rc == NGX_OK ? NGX_DECLINED : rc;
}


/* NGX_OK: the context's route is allowed */

static ngx_int_t
ngx_http_fhir_bulk_admit(ngx_http_request_t *r, ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_int_t                       rc;
    ngx_str_t                       allow;
    ngx_http_fhir_bulk_look_t       look;
    ngx_http_fhir_bulk_route_t     *route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    route = &ctx->route;

    /* ACC-11: who asks comes before what there is */

    look.job = 0;

    if (!ngx_http_fhir_bulk_public(route)) {

        if (ngx_http_fhir_bulk_is_stored(route)) {
            look.job = 1;
            ngx_http_fhir_bulk_record_id(flcf, &route->job, look.job_id);
        }

        rc = ngx_http_fhir_bulk_authenticate(r, ctx, &look);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (route->kind == NGX_HTTP_FHIR_BULK_UNKNOWN) {
        return NGX_HTTP_NOT_FOUND;
    }

    if (!(ngx_http_fhir_bulk_methods(route, &allow) & r->method)) {
        return NGX_HTTP_NOT_ALLOWED;
    }

    if (ngx_http_fhir_bulk_is_stored(route)) {
        rc = ngx_http_fhir_bulk_access_stored(r, ctx, &look);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    ctx->authorized = 1;

    return NGX_OK;
}


static ngx_uint_t
ngx_http_fhir_bulk_same(ngx_str_t *a, ngx_str_t *b)
{
    return a->len == b->len
           && (a->len == 0 || ngx_memcmp(a->data, b->data, a->len) == 0);
}


static ngx_uint_t
ngx_http_fhir_bulk_same_route(ngx_http_fhir_bulk_route_t *was,
    ngx_http_fhir_bulk_route_t *route)
{
    return was->kind == route->kind
           && was->level == route->level
           && ngx_http_fhir_bulk_same(&was->operation, &route->operation)
           && ngx_http_fhir_bulk_same(&was->group, &route->group)
           && ngx_http_fhir_bulk_same(&was->job, &route->job)
           && ngx_http_fhir_bulk_same(&was->page, &route->page)
           && ngx_http_fhir_bulk_same(&was->name, &route->name);
}


ngx_uint_t
ngx_http_fhir_bulk_allowed(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    return r == r->main && ctx != NULL && ctx->authorized
           && ngx_http_fhir_bulk_same_route(&ctx->route, route);
}


ngx_int_t
ngx_http_fhir_bulk_precontent_handler(ngx_http_request_t *r)
{
    ngx_int_t                       rc;
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return NGX_DECLINED;
    }

    ngx_http_fhir_bulk_route(flcf, r->method, &r->uri, &route);

    if (route.kind == NGX_HTTP_FHIR_BULK_NONE) {
        return NGX_DECLINED;
    }

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    if (r == r->main && ctx != NULL && ctx->postponed
        && ngx_http_fhir_bulk_same_route(&ctx->route, &route))
    {
        ctx->postponed = 0;

        rc = ngx_http_fhir_bulk_admit(r, ctx);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    /* subrequests skip the access phase, "satisfy any" can jump over it */
    if (!ngx_http_fhir_bulk_allowed(r, &route)) {
        ngx_log_error(NGX_LOG_WARN, r->connection->log, 0,
                      "fhir bulk: request refused that no access check saw");
        return NGX_HTTP_FORBIDDEN;
    }

    if (ngx_http_fhir_bulk_is_stored(&route)) {

        /* FILE-18: the static handlers; no proxy_pass of the same location.
         * The path does not come from the URI, so a rewritten one is fine. */

        r->content_handler = NULL;
        r->valid_location = 1;

        rc = ngx_http_fhir_bulk_xml_choose(r, ctx);
        if (rc != NGX_AGAIN) {
            return rc;
        }
    }

    /* NGX_OK leaves the phase: neither try_files nor mirror see the request */

    r->content_handler = ngx_http_fhir_bulk_upstream_handler;

    return NGX_OK;
}
