/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Access tokens that are JWTs: our own (RFC 9068, signed by the sidecar) and
 * those of another authorization server.  Signature first, then claims.
 */

#include "ngx_http_fhir_bulk_auth.h"


static const char *ngx_http_fhir_bulk_jwt_type(
    ngx_http_fhir_bulk_auth_t *auth, fhb_jwt_t *jwt);
static const char *ngx_http_fhir_bulk_jwt_times(
    ngx_http_fhir_bulk_auth_t *auth, json_t *claims,
    ngx_http_fhir_bulk_grant_t *grant);
static const char *ngx_http_fhir_bulk_jwt_parties(
    ngx_http_fhir_bulk_loc_conf_t *flcf, json_t *claims);
static const char *ngx_http_fhir_bulk_jwt_client(ngx_http_request_t *r,
    ngx_http_fhir_bulk_auth_t *auth, json_t *claims, ngx_str_t *client);
static const char *ngx_http_fhir_bulk_jwt_scope(ngx_http_request_t *r,
    ngx_http_fhir_bulk_auth_t *auth, json_t *claims, ngx_str_t *scope);


static const char  ngx_http_fhir_bulk_no_memory[] = "no memory";


/* a claim as a string of its own */

static ngx_int_t
ngx_http_fhir_bulk_copy(ngx_http_request_t *r, fhb_str_t from, ngx_str_t *to)
{
    to->len = from.len;

    if (from.len == 0) {
        to->data = NULL;
        return NGX_OK;
    }

    to->data = ngx_pnalloc(r->pool, from.len);
    if (to->data == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(to->data, from.ptr, from.len);

    return NGX_OK;
}


ngx_int_t
ngx_http_fhir_bulk_jwt(ngx_http_request_t *r, ngx_str_t *token,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason)
{
    json_t                         *claims;
    unsigned                        algs;
    fhb_jwt_t                       jwt;
    fhb_err_t                       rc;
    fhb_jwks_t                     *set;
    const char                     *wrong;
    fhb_error_t                     err;
    ngx_http_fhir_bulk_auth_t      *auth;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    auth = flcf->auth;

    claims = NULL;
    *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;

    rc = fhb_jwt_parse(ngx_http_fhir_bulk_str(token), &jwt, &err);

    if (rc != FHB_OK) {
        wrong = err.text;
        goto done;
    }

    wrong = ngx_http_fhir_bulk_jwt_type(auth, &jwt);
    if (wrong != NULL) {
        goto done;
    }

    set = ngx_http_fhir_bulk_get_keys(auth->keys, r->connection->log);

    if (set == NULL) {
        *reason = NGX_HTTP_FHIR_BULK_NO_KEYS;
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: tokens cannot be checked: no keys from "
                      "\"%V\"", &auth->keys->path);
        fhb_jwt_free(&jwt);
        return NGX_DECLINED;
    }

    algs = auth->issuer.len != 0 ? FHB_ALG_ALL : FHB_ALG_BIT(FHB_ALG_ES256);

    rc = fhb_jwt_verify(&jwt, &set, 1, algs, auth->issuer.len != 0, &claims,
                        &err);

    if (rc != FHB_OK) {
        wrong = err.text;
        goto done;
    }

    wrong = ngx_http_fhir_bulk_jwt_parties(flcf, claims);
    if (wrong != NULL) {
        goto done;
    }

    wrong = ngx_http_fhir_bulk_jwt_times(auth, claims, grant);
    if (wrong != NULL) {
        goto done;
    }

    if (grant->expires <= ngx_time()) {
        *reason = NGX_HTTP_FHIR_BULK_OLD_TOKEN;
        wrong = "\"exp\" is in the past";
        goto done;
    }

    wrong = ngx_http_fhir_bulk_jwt_client(r, auth, claims, &grant->client);
    if (wrong != NULL) {
        goto done;
    }

    wrong = ngx_http_fhir_bulk_jwt_scope(r, auth, claims, &grant->scope);
    if (wrong != NULL) {
        goto done;
    }

    grant->until = ngx_time() + NGX_HTTP_FHIR_BULK_TRUST;

done:

    fhb_jwt_free(&jwt);
    json_decref(claims);

    if (wrong != NULL) {
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: token refused: %s", wrong);
        return NGX_DECLINED;
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_http_fhir_bulk_is_type(const char *typ, const char *name)
{
    return ngx_strcasecmp((u_char *) typ, (u_char *) name) == 0;
}


static const char *
ngx_http_fhir_bulk_jwt_type(ngx_http_fhir_bulk_auth_t *auth, fhb_jwt_t *jwt)
{
    if (jwt->has_typ && ngx_http_fhir_bulk_is_type(jwt->typ, "at+jwt")) {
        return NULL;
    }

    /* an assertion or an id token of the same issuer must not pass for an
     * access token; others say less of what theirs are */

    if (auth->issuer.len != 0
        && (!jwt->has_typ
            || ngx_http_fhir_bulk_is_type(jwt->typ, "JWT")
            || ngx_http_fhir_bulk_is_type(jwt->typ, "application/at+jwt")))
    {
        return NULL;
    }

    return "\"typ\" is not that of an access token";
}


/* NET-03: for whom, from whom, and for which tenant */

static const char *
ngx_http_fhir_bulk_jwt_parties(ngx_http_fhir_bulk_loc_conf_t *flcf,
    json_t *claims)
{
    ngx_str_t                  *issuer, *audience;
    fhb_str_t                   value;
    ngx_http_fhir_bulk_auth_t  *auth;

    auth = flcf->auth;

    issuer = auth->issuer.len != 0 ? &auth->issuer : &flcf->base;
    audience = auth->audience.len != 0 ? &auth->audience : &flcf->base;

    if (!fhb_claim_string(claims, "iss", &value)
        || !fhb_str_eq(value, ngx_http_fhir_bulk_str(issuer)))
    {
        return "\"iss\" is another";
    }

    if (!fhb_claim_audience(claims, ngx_http_fhir_bulk_str(audience))) {
        return "\"aud\" is another";
    }

    if (auth->issuer.len == 0
        && (!fhb_claim_string(claims, "tenant", &value)
            || !fhb_str_eq(value, ngx_http_fhir_bulk_str(&flcf->tenant))))
    {
        return "\"tenant\" is another";
    }

    return NULL;
}


static const char *
ngx_http_fhir_bulk_jwt_times(ngx_http_fhir_bulk_auth_t *auth, json_t *claims,
    ngx_http_fhir_bulk_grant_t *grant)
{
    bool     there;
    int64_t  latest, when;

    latest = (int64_t) ngx_time()
             + ngx_max(auth->leeway, NGX_HTTP_FHIR_BULK_AHEAD);

    if (!fhb_claim_date(claims, "exp", &when, &there)) {
        return "\"exp\" is missing or no time";
    }

    grant->expires = (time_t) when + auth->leeway;

    if (!fhb_claim_date(claims, "nbf", &when, &there)) {
        if (there) {
            return "\"nbf\" is no time";
        }

    } else if (when > latest) {
        return "\"nbf\" is in the future";
    }

    grant->issued = 0;

    if (!fhb_claim_date(claims, "iat", &when, &there)) {
        if (there || auth->issuer.len == 0) {
            return "\"iat\" is missing or no time";
        }

    } else if (when > latest) {
        return "\"iat\" is in the future";

    } else {
        grant->issued = (time_t) when;
    }

    return NULL;
}


static const char *
ngx_http_fhir_bulk_jwt_client(ngx_http_request_t *r,
    ngx_http_fhir_bulk_auth_t *auth, json_t *claims, ngx_str_t *client)
{
    size_t       i;
    fhb_str_t    value, subject;
    const char  *name;

    static const char  *names[] = { "client_id", "azp", "sub", NULL };

    name = "client_id";

    if (auth->client_claim.len != 0) {
        name = (const char *) auth->client_claim.data;

    } else if (auth->issuer.len != 0) {

        /* the first that is there must do: a claim of another type does not
         * lead to the next */

        for (i = 0; names[i] != NULL; i++) {
            if (json_object_get(claims, names[i]) != NULL) {
                name = names[i];
                break;
            }
        }
    }

    if (!fhb_claim_string(claims, name, &value)) {
        return "no claim names the client";
    }

    if (auth->issuer.len == 0
        && (!fhb_claim_string(claims, "sub", &subject)
            || !fhb_str_eq(value, subject)))
    {
        return "\"sub\" is not the client";
    }

    if (ngx_http_fhir_bulk_copy(r, value, client) != NGX_OK) {
        return ngx_http_fhir_bulk_no_memory;
    }

    return NULL;
}


static const char *
ngx_http_fhir_bulk_jwt_scope(ngx_http_request_t *r,
    ngx_http_fhir_bulk_auth_t *auth, json_t *claims, ngx_str_t *scope)
{
    size_t       i, len;
    u_char      *p;
    json_t      *value, *item;
    fhb_str_t    word;

    static const char  wrong[] = "the scopes are neither a string nor an "
                                 "array of strings";

    if (auth->scope_claim.len != 0) {
        value = json_object_get(claims,
                                (const char *) auth->scope_claim.data);

    } else {
        value = json_object_get(claims, "scope");

        if (value == NULL && auth->issuer.len != 0) {
            value = json_object_get(claims, "scp");
        }
    }

    ngx_str_null(scope);

    if (value == NULL) {
        return NULL;
    }

    if (json_is_string(value)) {
        word = fhb_str(json_string_value(value), json_string_length(value));

        if (ngx_http_fhir_bulk_copy(r, word, scope) != NGX_OK) {
            return ngx_http_fhir_bulk_no_memory;
        }

        return NULL;
    }

    if (!json_is_array(value) || auth->issuer.len == 0) {
        return wrong;
    }

    len = 0;

    json_array_foreach(value, i, item) {
        if (!json_is_string(item)) {
            return wrong;
        }

        len += json_string_length(item) + 1;
    }

    if (len == 0) {
        return NULL;
    }

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return ngx_http_fhir_bulk_no_memory;
    }

    scope->data = p;

    json_array_foreach(value, i, item) {
        if (i != 0) {
            *p++ = ' ';
        }

        p = ngx_cpymem(p, json_string_value(item), json_string_length(item));
    }

    scope->len = p - scope->data;

    return NULL;
}
