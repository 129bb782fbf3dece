/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who may do what: the access phase notes what it allowed in the context, the
 * PRECONTENT phase lets nothing of ours through without that note and takes
 * our requests away from whatever else serves the location.
 */

#include "ngx_http_fhir_bulk.h"

#include <openssl/crypto.h>


static ngx_int_t ngx_http_fhir_bulk_authenticate(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_access_file(ngx_http_request_t *r,
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
    ngx_str_t                       allow;
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return NGX_DECLINED;
    }

    ngx_http_fhir_bulk_route(flcf, &r->uri, &route);

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
    ctx->route = route;

    rc = ngx_http_fhir_bulk_authenticate(r, flcf, ctx);
    if (rc != NGX_OK) {
        return rc;
    }

    if (route.kind == NGX_HTTP_FHIR_BULK_UNKNOWN) {
        return NGX_HTTP_NOT_FOUND;
    }

    if (!(ngx_http_fhir_bulk_methods(&route, &allow) & r->method)) {
        return NGX_HTTP_NOT_ALLOWED;
    }

    if (route.kind == NGX_HTTP_FHIR_BULK_FILE) {
        rc = ngx_http_fhir_bulk_access_file(r, ctx);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    ctx->authorized = 1;

    return NGX_DECLINED;
}


static ngx_int_t
ngx_http_fhir_bulk_authenticate(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_ctx_t *ctx)
{
    if (flcf->auth == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        ngx_str_set(&ctx->client, "anonymous");
        return NGX_OK;
    }

    /* the configuration allows nothing else */
    ngx_log_error(NGX_LOG_ALERT, r->connection->log, 0,
                  "fhir bulk: unknown way of authorization");

    return NGX_HTTP_INTERNAL_SERVER_ERROR;
}


/* STAT-19: all reasons look the same from outside */

static ngx_int_t
ngx_http_fhir_bulk_access_file(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_http_fhir_bulk_record_t  record;

    if (ngx_http_fhir_bulk_get_record(r, &ctx->route.job, &record) != NGX_OK) {
        return NGX_HTTP_NOT_FOUND;
    }

    if (record.client_len != ctx->client.len
        || CRYPTO_memcmp(record.client, ctx->client.data, ctx->client.len)
           != 0)
    {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: file refused: job \"%V\" has another owner",
                      &ctx->route.job);
        return ngx_http_fhir_bulk_denied(r, "owner", NGX_HTTP_NOT_FOUND);
    }

    /* FILE-12 */
    if (record.expires <= ngx_time()) {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: file refused: job \"%V\" is expired",
                      &ctx->route.job);
        return NGX_HTTP_NOT_FOUND;
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_http_fhir_bulk_same(ngx_str_t *a, ngx_str_t *b)
{
    return a->len == b->len
           && (a->len == 0 || ngx_memcmp(a->data, b->data, a->len) == 0);
}


ngx_uint_t
ngx_http_fhir_bulk_allowed(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_http_fhir_bulk_ctx_t    *ctx;
    ngx_http_fhir_bulk_route_t  *was;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    if (r != r->main || ctx == NULL || !ctx->authorized) {
        return 0;
    }

    was = &ctx->route;

    return was->kind == route->kind
           && was->level == route->level
           && ngx_http_fhir_bulk_same(&was->group, &route->group)
           && ngx_http_fhir_bulk_same(&was->job, &route->job)
           && ngx_http_fhir_bulk_same(&was->page, &route->page)
           && ngx_http_fhir_bulk_same(&was->name, &route->name);
}


ngx_int_t
ngx_http_fhir_bulk_precontent_handler(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return NGX_DECLINED;
    }

    ngx_http_fhir_bulk_route(flcf, &r->uri, &route);

    if (route.kind == NGX_HTTP_FHIR_BULK_NONE) {
        return NGX_DECLINED;
    }

    /* subrequests skip the access phase, "satisfy any" can jump over it */
    if (!ngx_http_fhir_bulk_allowed(r, &route)) {
        ngx_log_error(NGX_LOG_WARN, r->connection->log, 0,
                      "fhir bulk: request refused that no access check saw");
        return NGX_HTTP_FORBIDDEN;
    }

    if (route.kind == NGX_HTTP_FHIR_BULK_FILE) {

        /* FILE-18: the static handlers; no proxy_pass of the same location.
         * The path does not come from the URI, so a rewritten one is fine. */

        r->content_handler = NULL;
        r->valid_location = 1;

        return NGX_OK;
    }

    /* NGX_OK leaves the phase: neither try_files nor mirror see the request */

    r->content_handler = ngx_http_fhir_bulk_upstream_handler;

    return NGX_OK;
}
