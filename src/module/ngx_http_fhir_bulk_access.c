/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who may do what: the access phase notes what it allowed in the context, the
 * PRECONTENT phase lets nothing of ours through without that note and takes
 * our requests away from whatever else serves the location.
 */

#include "ngx_http_fhir_bulk_auth.h"

#include <openssl/crypto.h>


#define NGX_HTTP_FHIR_BULK_SCOPES  1024   /* bytes in one header */


static ngx_int_t ngx_http_fhir_bulk_admit(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_access_file(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_look_t *look);
static ngx_int_t ngx_http_fhir_bulk_access_type(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_record_t *record);
static ngx_int_t ngx_http_fhir_bulk_scopes(ngx_http_request_t *r,
    fhb_typeset_t *types, ngx_str_t *scope);
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

        if (route->kind == NGX_HTTP_FHIR_BULK_FILE) {
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

    if (route->kind == NGX_HTTP_FHIR_BULK_FILE) {
        rc = ngx_http_fhir_bulk_access_file(r, ctx, &look);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    ctx->authorized = 1;

    return NGX_OK;
}


/* ACC-07: with clients, not with anybody, and not beyond the levels that the
 * client itself may use; without a registry its token is all there is */

static ngx_uint_t
ngx_http_fhir_bulk_shared(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_http_fhir_bulk_look_t *look)
{
    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        return 0;
    }

    if (flcf->auth->clients.len == 0) {
        return look->record.shared != 0;
    }

    return look->has_client && (look->record.shared & look->client.shares);
}


/* STAT-19: all reasons for a 404 look the same from outside */

static ngx_int_t
ngx_http_fhir_bulk_access_file(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_look_t *look)
{
    ngx_int_t                        rc;
    ngx_str_t                       *job;
    ngx_http_fhir_bulk_record_t     *record;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    job = &ctx->route.job;
    record = &look->record;

    if (!look->has_record) {

        /* what is not there is not kept: the job may be sealed any moment */

        rc = ngx_http_fhir_bulk_read_record(r, job, record);

        ngx_http_fhir_bulk_cache_record(fmcf->zone, look->job_id,
                                        rc == NGX_OK ? record : NULL);

        if (rc != NGX_OK) {
            return NGX_HTTP_NOT_FOUND;
        }
    }

    if ((record->client_len != ctx->client.len
         || CRYPTO_memcmp(record->client, ctx->client.data, ctx->client.len)
            != 0)
        && !ngx_http_fhir_bulk_shared(flcf, look))
    {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: file refused: job \"%V\" has another owner",
                      job);
        return ngx_http_fhir_bulk_denied(r, "owner", NGX_HTTP_NOT_FOUND);
    }

    /* FILE-12 */
    if (record->expires <= ngx_time()) {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: file refused: job \"%V\" is expired", job);
        return NGX_HTTP_NOT_FOUND;
    }

    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        return NGX_OK;
    }

    ngx_http_fhir_bulk_limit(ctx, look);

    return ngx_http_fhir_bulk_access_type(r, ctx, record);
}


/* ACC-06, FILE-07, SC-08: scopes and client allow the type of the file */

static ngx_int_t
ngx_http_fhir_bulk_access_type(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_record_t *record)
{
    u_char         *p;
    ngx_str_t      *name, scope;
    fhb_str_t       type;
    fhb_type_t      t;
    fhb_typeset_t   missing;

    name = &ctx->route.name;

    p = ngx_strlchr(name->data, name->data + name->len, '.');
    if (p == NULL) {
        return NGX_HTTP_NOT_FOUND;
    }

    type = fhb_str((const char *) name->data, p - name->data);

    if (fhb_str_eqc(type, "error")) {
        return NGX_OK;
    }

    ngx_memzero(&missing, sizeof(fhb_typeset_t));

    if (fhb_str_eqc(type, "deleted")) {

        for (t = 0; t < fhb_type_count(); t++) {
            if (fhb_typeset_has(&record->types, t)
                && !fhb_typeset_has(&ctx->types, t))
            {
                fhb_typeset_add(&missing, t);
            }
        }

    } else {

        t = fhb_type_find(type);
        if (t == FHB_TYPE_NONE) {
            return NGX_HTTP_NOT_FOUND;
        }

        if (!fhb_typeset_has(&ctx->types, t)) {
            fhb_typeset_add(&missing, t);
        }
    }

    if (fhb_typeset_empty(&missing)) {
        return NGX_OK;
    }

    if (ngx_http_fhir_bulk_scopes(r, &missing, &scope) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                  "fhir bulk: file refused: the token lacks \"%V\"", &scope);

    return ngx_http_fhir_bulk_deny(r, ctx, NGX_HTTP_FHIR_BULK_NO_SCOPE,
                                   &scope);
}


/* the scopes that would do */

static ngx_int_t
ngx_http_fhir_bulk_scopes(ngx_http_request_t *r, fhb_typeset_t *types,
    ngx_str_t *scope)
{
    u_char      *p;
    size_t       len;
    fhb_str_t    name;
    fhb_type_t   t;

    len = 0;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            len += sizeof("system/.rs ") - 1 + fhb_type_name(t).len;
        }
    }

    /* a header of a size that every client takes */

    if (len > NGX_HTTP_FHIR_BULK_SCOPES) {
        ngx_str_set(scope, "system/*.rs");
        return NGX_OK;
    }

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    scope->data = p;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            name = fhb_type_name(t);
            p = ngx_sprintf(p, "system/%*s.rs ", name.len, name.ptr);
        }
    }

    scope->len = p - scope->data - 1;

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

    ngx_http_fhir_bulk_route(flcf, &r->uri, &route);

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
