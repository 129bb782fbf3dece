/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * "fhir_bulk_auth variables": client and scopes are what other modules have
 * found out, as values of variables (ACC-12).
 */

#include "ngx_http_fhir_bulk_auth.h"


char *
ngx_http_fhir_bulk_set_given(ngx_conf_t *cf, ngx_http_fhir_bulk_auth_t *auth)
{
    char        *rv;
    ngx_str_t   *value;
    ngx_uint_t   i;

    auth->mode = NGX_HTTP_FHIR_BULK_AUTH_VARIABLES;
    value = cf->args->elts;

    for (i = 2; i < cf->args->nelts; i++) {

        if (ngx_strncmp(value[i].data, "clients=", 8) != 0
            && ngx_strncmp(value[i].data, "export_scope=", 13) != 0)
        {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "\"fhir_bulk_auth variables\" has no parameter "
                               "\"%V\"", &value[i]);
            return NGX_CONF_ERROR;
        }

        rv = ngx_http_fhir_bulk_auth_param(cf, auth, &value[i]);
        if (rv != NGX_CONF_OK) {
            return rv;
        }
    }

    if (auth->clients.data == NULL) {
        return "with \"variables\" needs \"clients=FOLDER\" or "
               "\"clients=off\", written out";
    }

    return NGX_CONF_OK;
}


ngx_int_t
ngx_http_fhir_bulk_given(ngx_http_request_t *r,
    ngx_http_fhir_bulk_look_t *look, ngx_http_fhir_bulk_reason_t *reason)
{
    ngx_int_t                        rc;
    ngx_http_fhir_bulk_grant_t      *grant;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    grant = &look->grant;
    ngx_memzero(grant, sizeof(ngx_http_fhir_bulk_grant_t));

    if (ngx_http_complex_value(r, flcf->client, &grant->client) != NGX_OK
        || ngx_http_complex_value(r, flcf->scopes, &grant->scope) != NGX_OK)
    {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    if (grant->client.len == 0) {
        *reason = NGX_HTTP_FHIR_BULK_NO_TOKEN;
        ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
                      "fhir bulk: request refused: \"fhir_bulk_client\" is "
                      "empty");
        return NGX_DECLINED;
    }

    /* known at this moment, for this request */

    grant->issued = ngx_time();
    grant->expires = ngx_time() + 1;
    grant->until = ngx_time();

    *reason = NGX_HTTP_FHIR_BULK_BAD_TOKEN;

    rc = ngx_http_fhir_bulk_grant_finish(r, grant);
    if (rc != NGX_OK) {
        return rc == NGX_ERROR ? NGX_HTTP_INTERNAL_SERVER_ERROR : rc;
    }

    look->by_client = 1;
    ngx_http_fhir_bulk_cache_look(fmcf->zone, look);

    return NGX_OK;
}
