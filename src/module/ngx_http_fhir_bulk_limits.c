/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Granular scopes: tokens and clients that may see parts of a type, and jobs
 * that were exported under such limits.
 */

#include "ngx_http_fhir_bulk_auth.h"


static ngx_int_t ngx_http_fhir_bulk_keep_limits(ngx_http_request_t *r,
    fhb_buf_t *lines, ngx_str_t *limits);


/* whether the constraints are filters that an export can keep to is the
 * sidecar's to know: no job has one that is not, so nothing is read by it */

ngx_int_t
ngx_http_fhir_bulk_grant_limits(ngx_http_request_t *r,
    ngx_http_fhir_bulk_grant_t *grant, unsigned need)
{
    fhb_buf_t    lines;
    fhb_err_t    rc;
    fhb_error_t  err;

    ngx_memzero(&lines, sizeof(fhb_buf_t));

    rc = fhb_scope_limits(ngx_http_fhir_bulk_str(&grant->scope), need,
                          &grant->types, &lines, &err);

    if (rc != FHB_OK) {
        ngx_log_error(NGX_LOG_CRIT, r->connection->log, 0,
                      "fhir bulk: scopes: %s", err.text);
        fhb_buf_free(&lines);
        return NGX_ERROR;
    }

    return ngx_http_fhir_bulk_keep_limits(r, &lines, &grant->limits);
}


ngx_int_t
ngx_http_fhir_bulk_json_limits(ngx_http_request_t *r, json_t *list,
    fhb_typeset_t *types, ngx_str_t *limits)
{
    fhb_buf_t  lines;

    ngx_str_null(limits);

    if (list == NULL) {
        return NGX_OK;
    }

    ngx_memzero(&lines, sizeof(fhb_buf_t));

    if (!fhb_limits_read(list, types, &lines)) {
        fhb_buf_free(&lines);
        return NGX_DECLINED;
    }

    return ngx_http_fhir_bulk_keep_limits(r, &lines, limits) == NGX_OK
           ? NGX_OK : NGX_DECLINED;
}


/* the lines are freed */

static ngx_int_t
ngx_http_fhir_bulk_keep_limits(ngx_http_request_t *r, fhb_buf_t *lines,
    ngx_str_t *limits)
{
    u_char  *p;

    if (lines->len != 0) {

        p = ngx_pnalloc(r->pool, lines->len);
        if (p == NULL) {
            fhb_buf_free(lines);
            return NGX_ERROR;
        }

        ngx_memcpy(p, lines->ptr, lines->len);

        limits->data = p;
        limits->len = lines->len;
    }

    fhb_buf_free(lines);

    return NGX_OK;
}


void
ngx_http_fhir_bulk_limit(ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_http_fhir_bulk_look_t *look)
{
    fhb_str_t   token, client, made;
    fhb_type_t  t;

    /* without authorization there is no grant */

    if (!look->token && !look->by_client) {
        return;
    }

    token = ngx_http_fhir_bulk_str(&look->grant.limits);
    client = look->has_client ? ngx_http_fhir_bulk_str(&look->client.limits)
                              : fhb_str(NULL, 0);

    if (token.len == 0 && client.len == 0) {
        return;
    }

    made = ngx_http_fhir_bulk_str(&look->record.limits);

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&ctx->types, t)
            && (!fhb_limits_cover(token, made, t)
                || !fhb_limits_cover(client, made, t)))
        {
            fhb_typeset_del(&ctx->types, t);
        }
    }
}
