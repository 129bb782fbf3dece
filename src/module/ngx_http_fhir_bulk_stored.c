/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who may have what a job stored: files and attachments, by the job's access
 * record, the type of the resources and the scopes of the token.
 */

#include "ngx_http_fhir_bulk_auth.h"

#include <openssl/crypto.h>


#define NGX_HTTP_FHIR_BULK_SCOPES  1024   /* bytes in one header */


static ngx_int_t ngx_http_fhir_bulk_access_type(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_record_t *record);
static ngx_int_t ngx_http_fhir_bulk_access_attachment(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_uncovered(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, fhb_typeset_t *types);
static ngx_int_t ngx_http_fhir_bulk_scopes(ngx_http_request_t *r,
    fhb_typeset_t *types, ngx_str_t *scope);


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

ngx_int_t
ngx_http_fhir_bulk_access_stored(ngx_http_request_t *r,
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

    if (flcf->auth->mode != NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        ngx_http_fhir_bulk_limit(ctx, look);
    }

    if (ctx->route.kind == NGX_HTTP_FHIR_BULK_ATTACHMENT) {
        return ngx_http_fhir_bulk_access_attachment(r, ctx);
    }

    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        return NGX_OK;
    }

    return ngx_http_fhir_bulk_access_type(r, ctx, record);
}


/* ACC-06, FILE-07, SC-08: scopes and client allow the type of the file */

static ngx_int_t
ngx_http_fhir_bulk_access_type(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_record_t *record)
{
    u_char         *p;
    ngx_str_t      *name;
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

    /* TOMB-01, ORG-01: resources of all types, in one file */

    if (fhb_str_eqc(type, "deleted") || fhb_str_eqc(type, "part")) {

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

    return fhb_typeset_empty(&missing)
           ? NGX_OK
           : ngx_http_fhir_bulk_uncovered(r, ctx, &missing);
}


/* ATT-05: one of the types that the attachment belongs to will do */

static ngx_int_t
ngx_http_fhir_bulk_access_attachment(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    fhb_typeset_t                   covered;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (ngx_http_fhir_bulk_read_attachment(r, &ctx->route,
                                           &ctx->attachment)
        != NGX_OK)
    {
        return NGX_HTTP_NOT_FOUND;
    }

    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        return NGX_OK;
    }

    covered = fhb_typeset_and(&ctx->attachment.types, &ctx->types);

    return fhb_typeset_empty(&covered)
           ? ngx_http_fhir_bulk_uncovered(r, ctx, &ctx->attachment.types)
           : NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_uncovered(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, fhb_typeset_t *types)
{
    ngx_str_t  scope;

    if (ngx_http_fhir_bulk_scopes(r, types, &scope) != NGX_OK) {
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
