/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who asks (ACC rows): from the Authorization header to a client with scopes
 * in the context, or to the answer that refuses it.
 */

#include "ngx_http_fhir_bulk_auth.h"


static ngx_int_t ngx_http_fhir_bulk_bearer(ngx_http_request_t *r,
    ngx_str_t *token, ngx_http_fhir_bulk_reason_t *reason);
static ngx_uint_t ngx_http_fhir_bulk_token_valid(ngx_str_t *token);
static ngx_int_t ngx_http_fhir_bulk_token(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_look_t *look,
    ngx_http_fhir_bulk_reason_t *reason);
static ngx_int_t ngx_http_fhir_bulk_verify(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_str_t *token,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason);


typedef struct {
    ngx_int_t    status;
    const char  *audit;                   /* README, fhir_bulk_audit */
    const char  *error;                   /* RFC 6750, or NULL */
    const char  *text;
} ngx_http_fhir_bulk_denial_t;


/* in the order of ngx_http_fhir_bulk_reason_t */
static ngx_http_fhir_bulk_denial_t  ngx_http_fhir_bulk_denials[] = {
    { 0, NULL, NULL, NULL },
    { NGX_HTTP_UNAUTHORIZED, "login", NULL, NULL },
    { NGX_HTTP_UNAUTHORIZED, "token", "invalid_token",
      "The access token is not valid here" },
    { NGX_HTTP_UNAUTHORIZED, "expired", "invalid_token",
      "The access token has expired" },
    { NGX_HTTP_UNAUTHORIZED, "client", "invalid_token",
      "The access token is not valid here" },
    { NGX_HTTP_FORBIDDEN, "scope", "insufficient_scope",
      "The access token does not cover this file" },
    { NGX_HTTP_BAD_REQUEST, "query", "invalid_request",
      "An access token in the URL is not accepted" },
    { NGX_HTTP_SERVICE_UNAVAILABLE, "keys", NULL, NULL }
};


ngx_int_t
ngx_http_fhir_bulk_authenticate(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_look_t *look)
{
    ngx_int_t                        rc;
    ngx_http_fhir_bulk_grant_t      *grant;
    ngx_http_fhir_bulk_reason_t      reason;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    look->token = 0;
    look->by_client = 0;

    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        ngx_str_set(&ctx->client, "anonymous");

        if (look->job) {
            ngx_http_fhir_bulk_cache_look(fmcf->zone, look);
        }

        return NGX_OK;
    }

    grant = &look->grant;

    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_VARIABLES) {
        rc = ngx_http_fhir_bulk_given(r, look, &reason);

    } else {
        rc = ngx_http_fhir_bulk_token(r, ctx, look, &reason);
    }

    if (rc == NGX_DECLINED) {
        return ngx_http_fhir_bulk_deny(r, ctx, reason, NULL);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    /* before the client is let in: the audit names it */

    rc = ngx_http_fhir_bulk_grant_keep(r, ctx, grant);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_http_fhir_bulk_grant_check(r, grant, look, &ctx->types)
        != NGX_OK)
    {
        return ngx_http_fhir_bulk_deny(r, ctx, NGX_HTTP_FHIR_BULK_NO_CLIENT,
                                       NULL);
    }

    if (look->token && !look->has_grant && grant->until > ngx_time()) {
        ngx_http_fhir_bulk_cache_token(fmcf->zone, look->token_id, grant);
    }

    return NGX_OK;
}


/* the grant of a bearer token: known to the zone, or to be verified */

static ngx_int_t
ngx_http_fhir_bulk_token(ngx_http_request_t *r, ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_http_fhir_bulk_look_t *look, ngx_http_fhir_bulk_reason_t *reason)
{
    ngx_str_t                        token;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    if (ngx_http_fhir_bulk_bearer(r, &token, reason) != NGX_OK) {
        return NGX_DECLINED;
    }

    /* the zone has no token, and no two ways of checking one meet there */

    if (ngx_http_fhir_bulk_digest(fmcf, flcf->token_scope,
                                  sizeof(flcf->token_scope),
                                  token.data, token.len, look->token_id)
        != NGX_OK)
    {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    look->token = 1;
    ngx_http_fhir_bulk_cache_look(fmcf->zone, look);

    ngx_log_debug2(NGX_LOG_DEBUG_HTTP, r->connection->log, 0,
                   "fhir bulk: token %s, client record %s",
                   look->has_grant ? "known" : "to be verified",
                   look->has_client ? "known" : "to be read");

    if (look->has_grant) {
        return NGX_OK;
    }

    if (!ngx_http_fhir_bulk_token_valid(&token)) {
        *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;
        return NGX_DECLINED;
    }

    return ngx_http_fhir_bulk_verify(r, ctx, &token, &look->grant, reason);
}


/* exactly one header with exactly one token; what it means is the verifier's
 * business */

static ngx_int_t
ngx_http_fhir_bulk_bearer(ngx_http_request_t *r, ngx_str_t *token,
    ngx_http_fhir_bulk_reason_t *reason)
{
    size_t            n;
    u_char           *p, *last;
    ngx_uint_t        i;
    ngx_list_part_t  *part;
    ngx_table_elt_t  *h, *found;

    static u_char  scheme[] = "Bearer";

    *reason = NGX_HTTP_FHIR_BULK_NO_TOKEN;

    found = NULL;
    n = 0;
    i = 0;
    part = &r->headers_in.headers.part;

    while ((h = ngx_http_fhir_bulk_next_header(&part, &i)) != NULL) {

        if (h->key.len == sizeof("Authorization") - 1
            && ngx_strncasecmp(h->key.data, (u_char *) "Authorization",
                               h->key.len)
               == 0)
        {
            found = h;
            n++;
        }
    }

    if (n > 1) {
        *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;
        return NGX_DECLINED;
    }

    if (found == NULL || found->value.len < sizeof(scheme)
        || ngx_strncasecmp(found->value.data, scheme, sizeof(scheme) - 1) != 0
        || found->value.data[sizeof(scheme) - 1] != ' ')
    {
        return NGX_DECLINED;
    }

    p = found->value.data + sizeof(scheme) - 1;
    last = found->value.data + found->value.len;

    while (p < last && *p == ' ') {
        p++;
    }

    token->data = p;
    token->len = last - p;

    if (token->len == 0) {
        return NGX_DECLINED;
    }

    *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;

    return token->len > FHB_JWT_MAX ? NGX_DECLINED : NGX_OK;
}


/* its characters are those of RFC 6750; looked at only once, what the zone
 * knows has gone through here */

static ngx_uint_t
ngx_http_fhir_bulk_token_valid(ngx_str_t *token)
{
    u_char  *p, *last;

    last = token->data + token->len;

    for (p = token->data; p < last; p++) {
        if (!((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')
              || (*p >= '0' && *p <= '9')
              || ngx_strchr("-._~+/=", *p) != NULL)
            || *p == '\0')
        {
            return 0;
        }
    }

    return 1;
}


/* NGX_DECLINED: refused for *reason; anything else but NGX_OK is the answer
 * of the access phase */

static ngx_int_t
ngx_http_fhir_bulk_verify(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_str_t *token,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason)
{
    ngx_int_t                       rc;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    ngx_memzero(grant, sizeof(ngx_http_fhir_bulk_grant_t));

    switch (flcf->auth->mode) {

    case NGX_HTTP_FHIR_BULK_AUTH_JWT:
        rc = ngx_http_fhir_bulk_jwt(r, token, grant, reason);
        break;

    case NGX_HTTP_FHIR_BULK_AUTH_INTROSPECT:
        rc = ngx_http_fhir_bulk_introspect(r, ctx, token, grant, reason);
        break;

    default:
        ngx_log_error(NGX_LOG_ALERT, r->connection->log, 0,
                      "fhir bulk: unknown way of authorization");
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;

    return ngx_http_fhir_bulk_grant_finish(r, grant);
}


ngx_int_t
ngx_http_fhir_bulk_grant_finish(ngx_http_request_t *r,
    ngx_http_fhir_bulk_grant_t *grant)
{
    size_t                           i;
    u_char                           c;
    fhb_str_t                        client;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    client = ngx_http_fhir_bulk_str(&grant->client);

    /* jobs of "fhir_bulk_auth off" are nobody's */
    if (!fhb_client_valid(client) || fhb_str_eqc(client, "anonymous")) {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: token refused: its client cannot be one");
        return NGX_DECLINED;
    }

    if (grant->scope.len > FHB_SCOPES_MAX) {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: token refused: its scopes are too long");
        return NGX_DECLINED;
    }

    /* RFC 6749, section 3.3; and they have to travel in a header */

    for (i = 0; i < grant->scope.len; i++) {
        c = grant->scope.data[i];

        if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
            ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                          "fhir bulk: token refused: its scopes have "
                          "characters that scopes cannot have");
            return NGX_DECLINED;
        }
    }

    grant->types = fhb_scope_types(ngx_http_fhir_bulk_str(&grant->scope),
                                   flcf->auth->need, NULL);

    if (ngx_http_fhir_bulk_grant_limits(r, grant, flcf->auth->need)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_http_fhir_bulk_digest(fmcf, flcf->client_scope,
                                     sizeof(flcf->client_scope),
                                     grant->client.data, grant->client.len,
                                     grant->id);
}


ngx_int_t
ngx_http_fhir_bulk_grant_check(ngx_http_request_t *r,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_look_t *look,
    fhb_typeset_t *types)
{
    ngx_int_t                        rc;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    if (flcf->auth->clients.len == 0) {
        *types = grant->types;
        return NGX_OK;
    }

    if (!look->has_client) {
        rc = ngx_http_fhir_bulk_get_client(r, &grant->client, &look->client);

        ngx_http_fhir_bulk_cache_client(fmcf->zone, grant->id,
                                        rc == NGX_OK ? &look->client : NULL);

        if (rc != NGX_OK) {
            return NGX_DECLINED;
        }

        look->has_client = 1;
    }

    if (grant->issued < look->client.not_before) {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: token refused: it is older than what its "
                      "client may use");
        return NGX_DECLINED;
    }

    *types = fhb_typeset_and(&grant->types, &look->client.types);

    return NGX_OK;
}


ngx_int_t
ngx_http_fhir_bulk_grant_keep(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_grant_t *grant)
{
    u_char  *p;

    p = ngx_pnalloc(r->pool, grant->client.len + grant->scope.len);
    if (p == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ctx->client.data = p;
    ctx->client.len = grant->client.len;
    p = ngx_cpymem(p, grant->client.data, grant->client.len);

    ctx->scope.data = p;
    ctx->scope.len = grant->scope.len;

    if (grant->scope.len != 0) {
        ngx_memcpy(p, grant->scope.data, grant->scope.len);
    }

    return NGX_OK;
}


ngx_int_t
ngx_http_fhir_bulk_deny(ngx_http_request_t *r, ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_http_fhir_bulk_reason_t reason, ngx_str_t *scope)
{
    u_char                         *p, *last;
    size_t                          len;
    ngx_table_elt_t                *h;
    ngx_http_fhir_bulk_denial_t    *denial;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    denial = &ngx_http_fhir_bulk_denials[reason];
    ctx->reason = reason;

    if (denial->status == NGX_HTTP_SERVICE_UNAVAILABLE) {
        return ngx_http_fhir_bulk_denied(r, denial->audit, denial->status);
    }

    len = sizeof("Bearer realm=\"\", error=\"\", error_description=\"\", "
                 "scope=\"\"")
          + flcf->base.len;

    if (denial->error != NULL) {
        len += ngx_strlen(denial->error) + ngx_strlen(denial->text);
    }

    if (scope != NULL) {
        len += scope->len;
    }

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    h = ngx_list_push(&r->headers_out.headers);
    if (h == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_memzero(h, sizeof(ngx_table_elt_t));

    last = p + len;
    h->value.data = p;

    p = ngx_slprintf(p, last, "Bearer realm=\"%V\"", &flcf->base);

    if (denial->error != NULL) {
        p = ngx_slprintf(p, last, ", error=\"%s\", error_description=\"%s\"",
                         denial->error, denial->text);
    }

    if (scope != NULL) {
        p = ngx_slprintf(p, last, ", scope=\"%V\"", scope);
    }

    h->value.len = p - h->value.data;
    h->hash = 1;
    ngx_str_set(&h->key, "WWW-Authenticate");

    r->headers_out.www_authenticate = h;

    return ngx_http_fhir_bulk_denied(r, denial->audit, denial->status);
}
