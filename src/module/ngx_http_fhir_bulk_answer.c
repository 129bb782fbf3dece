/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What an introspection server says of a token (RFC 7662, section 2.2), as a
 * grant.  An answer that is in doubt is none.
 */

#include "ngx_http_fhir_bulk_auth.h"

#include <jansson.h>


static ngx_int_t ngx_http_fhir_bulk_answer_times(ngx_http_request_t *r,
    json_t *claims, ngx_http_fhir_bulk_grant_t *grant,
    ngx_http_fhir_bulk_reason_t *reason);
static ngx_int_t ngx_http_fhir_bulk_answer_claims(ngx_http_request_t *r,
    json_t *claims, ngx_http_fhir_bulk_grant_t *grant,
    ngx_http_fhir_bulk_reason_t *reason);
static ngx_int_t ngx_http_fhir_bulk_answer_string(ngx_http_request_t *r,
    json_t *claims, const char *name, ngx_str_t *value);
static ngx_int_t ngx_http_fhir_bulk_no_token(ngx_http_request_t *r,
    ngx_http_fhir_bulk_reason_t *reason, const char *why);


ngx_int_t
ngx_http_fhir_bulk_answer(ngx_http_request_t *r, ngx_str_t *text,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason)
{
    json_t        *claims, *active;
    ngx_int_t      rc;
    json_error_t   error;

    claims = json_loadb((const char *) text->data, text->len,
                        JSON_REJECT_DUPLICATES, &error);

    if (!json_is_object(claims)) {
        rc = ngx_http_fhir_bulk_no_answer(r, reason, "not a JSON object");
        goto done;
    }

    active = json_object_get(claims, "active");

    if (!json_is_boolean(active)) {
        rc = ngx_http_fhir_bulk_no_answer(r, reason,
                                          "\"active\" is not a boolean");
        goto done;
    }

    if (json_is_false(active)) {
        rc = ngx_http_fhir_bulk_no_token(r, reason, "it is not active");
        goto done;
    }

    rc = ngx_http_fhir_bulk_answer_times(r, claims, grant, reason);

    if (rc == NGX_OK) {
        rc = ngx_http_fhir_bulk_answer_claims(r, claims, grant, reason);
    }

done:

    json_decref(claims);

    return rc;
}


/* ACC-12: kept for 30 seconds at most, and never beyond "exp" */

static ngx_int_t
ngx_http_fhir_bulk_answer_times(ngx_http_request_t *r, json_t *claims,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason)
{
    bool                            has_exp, has_nbf, has_iat;
    time_t                          now;
    int64_t                         exp, nbf, iat;
    ngx_http_fhir_bulk_auth_t      *auth;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    auth = flcf->auth;

    if ((!fhb_claim_date(claims, "exp", &exp, &has_exp) && has_exp)
        || (!fhb_claim_date(claims, "nbf", &nbf, &has_nbf) && has_nbf)
        || (!fhb_claim_date(claims, "iat", &iat, &has_iat) && has_iat))
    {
        return ngx_http_fhir_bulk_no_answer(r, reason,
                                            "a time is not a number");
    }

    now = ngx_time();

    if (has_exp && exp <= now) {
        *reason = NGX_HTTP_FHIR_BULK_OLD_TOKEN;
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: token refused: \"exp\" is in the past");
        return NGX_DECLINED;
    }

    if (has_nbf
        && nbf > now + ngx_max(auth->leeway, NGX_HTTP_FHIR_BULK_AHEAD))
    {
        return ngx_http_fhir_bulk_no_token(r, reason,
                                           "\"nbf\" is in the future");
    }

    /* without "iat" it counts as new: it was good a moment ago */
    grant->issued = has_iat ? (time_t) iat : now;
    grant->until = now + auth->cache;
    grant->expires = has_exp ? (time_t) exp : grant->until;
    grant->until = ngx_min(grant->until, grant->expires);

    return NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_answer_claims(ngx_http_request_t *r, json_t *claims,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason)
{
    fhb_str_t                       issuer;
    ngx_int_t                       rc;
    const char                     *name;
    ngx_http_fhir_bulk_auth_t      *auth;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    auth = flcf->auth;

    if (auth->issuer.len != 0
        && (!fhb_claim_string(claims, "iss", &issuer)
            || !fhb_str_eq(issuer, ngx_http_fhir_bulk_str(&auth->issuer))))
    {
        return ngx_http_fhir_bulk_no_token(r, reason,
                                           "\"iss\" is another one");
    }

    if (auth->audience.len != 0
        && !fhb_claim_audience(claims,
                               ngx_http_fhir_bulk_str(&auth->audience)))
    {
        return ngx_http_fhir_bulk_no_token(r, reason,
                                           "\"aud\" is another one");
    }

    name = (const char *) auth->client_claim.data;
    rc = ngx_http_fhir_bulk_answer_string(r, claims, name, &grant->client);

    if (rc == NGX_DECLINED) {
        return ngx_http_fhir_bulk_no_token(r, reason,
                                           "no claim names the client");
    }

    if (rc != NGX_OK) {
        return rc;
    }

    name = (const char *) auth->scope_claim.data;
    rc = ngx_http_fhir_bulk_answer_string(r, claims, name, &grant->scope);

    if (rc == NGX_DECLINED && json_object_get(claims, name) != NULL) {
        return ngx_http_fhir_bulk_no_token(r, reason,
                                           "the scopes are not a string");
    }

    return rc == NGX_DECLINED ? NGX_OK : rc;
}


/* a copy; NGX_DECLINED: absent, or no string */

static ngx_int_t
ngx_http_fhir_bulk_answer_string(ngx_http_request_t *r, json_t *claims,
    const char *name, ngx_str_t *value)
{
    fhb_str_t  claim;

    ngx_str_null(value);

    if (!fhb_claim_string(claims, name, &claim)) {
        return NGX_DECLINED;
    }

    value->data = ngx_pnalloc(r->pool, claim.len + 1);
    if (value->data == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_memcpy(value->data, claim.ptr, claim.len);
    value->len = claim.len;

    return NGX_OK;
}


/* fail closed: nobody can tell whether the token is good */

ngx_int_t
ngx_http_fhir_bulk_no_answer(ngx_http_request_t *r,
    ngx_http_fhir_bulk_reason_t *reason, const char *why)
{
    ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                  "fhir bulk: bad answer of the introspection: %s", why);

    *reason = NGX_HTTP_FHIR_BULK_NO_KEYS;

    return NGX_DECLINED;
}


static ngx_int_t
ngx_http_fhir_bulk_no_token(ngx_http_request_t *r,
    ngx_http_fhir_bulk_reason_t *reason, const char *why)
{
    ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                  "fhir bulk: token refused: %s", why);

    *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;

    return NGX_DECLINED;
}
