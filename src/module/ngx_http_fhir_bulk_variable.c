/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Variables for logs and maps, and $fhir_bulk_file, the path that "alias" of
 * a files location uses.  All are computed anew at each use: what is asked
 * before the access phase must not be kept beyond it.
 */

#include "ngx_http_fhir_bulk.h"


#define NGX_HTTP_FHIR_BULK_VAR_CLIENT  0
#define NGX_HTTP_FHIR_BULK_VAR_TENANT  1
#define NGX_HTTP_FHIR_BULK_VAR_JOB     2
#define NGX_HTTP_FHIR_BULK_VAR_LEVEL   3
#define NGX_HTTP_FHIR_BULK_VAR_SCOPE   4


static ngx_int_t ngx_http_fhir_bulk_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data);
static ngx_int_t ngx_http_fhir_bulk_file_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data);


static ngx_http_variable_t  ngx_http_fhir_bulk_variables[] = {

    { ngx_string("fhir_bulk_client"), NULL, ngx_http_fhir_bulk_variable,
      NGX_HTTP_FHIR_BULK_VAR_CLIENT, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("fhir_bulk_tenant"), NULL, ngx_http_fhir_bulk_variable,
      NGX_HTTP_FHIR_BULK_VAR_TENANT, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("fhir_bulk_job"), NULL, ngx_http_fhir_bulk_variable,
      NGX_HTTP_FHIR_BULK_VAR_JOB, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("fhir_bulk_level"), NULL, ngx_http_fhir_bulk_variable,
      NGX_HTTP_FHIR_BULK_VAR_LEVEL, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("fhir_bulk_scope"), NULL, ngx_http_fhir_bulk_variable,
      NGX_HTTP_FHIR_BULK_VAR_SCOPE, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("fhir_bulk_file"), NULL, ngx_http_fhir_bulk_file_variable,
      0, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("fhir_bulk_token"), NULL, ngx_http_fhir_bulk_token_variable,
      0, NGX_HTTP_VAR_NOCACHEABLE, 0 },

      ngx_http_null_variable
};


ngx_int_t
ngx_http_fhir_bulk_add_variables(ngx_conf_t *cf)
{
    ngx_http_variable_t  *var, *v;

    for (v = ngx_http_fhir_bulk_variables; v->name.len; v++) {
        var = ngx_http_add_variable(cf, &v->name, v->flags);
        if (var == NULL) {
            return NGX_ERROR;
        }

        var->get_handler = v->get_handler;
        var->data = v->data;
    }

    return NGX_OK;
}


/* what the URI is here; 0 when it is not ours */

static ngx_uint_t
ngx_http_fhir_bulk_ours(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_route_t *route)
{
    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return 0;
    }

    ngx_http_fhir_bulk_route(flcf, r->method, &r->uri, route);

    return route->kind != NGX_HTTP_FHIR_BULK_NONE;
}


static ngx_int_t
ngx_http_fhir_bulk_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data)
{
    ngx_str_t                       value;
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    static ngx_str_t  levels[] = {
        ngx_string("system"),
        ngx_string("patient"),
        ngx_string("group")
    };

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    ngx_str_null(&value);

    if (ngx_http_fhir_bulk_ours(r, flcf, &route)) {

        switch (data) {

        case NGX_HTTP_FHIR_BULK_VAR_CLIENT:
            if (ctx != NULL && ctx->authorized) {
                value = ctx->client;
            }
            break;

        case NGX_HTTP_FHIR_BULK_VAR_TENANT:
            value = flcf->tenant;
            break;

        case NGX_HTTP_FHIR_BULK_VAR_JOB:
            value = ctx != NULL && ctx->job.len != 0 ? ctx->job : route.job;
            break;

        case NGX_HTTP_FHIR_BULK_VAR_LEVEL:
            if (route.kind == NGX_HTTP_FHIR_BULK_KICKOFF) {
                value = levels[route.level];
            }
            break;

        case NGX_HTTP_FHIR_BULK_VAR_SCOPE:
            if (ctx != NULL && ctx->authorized) {
                value = ctx->scope;
            }
            break;

        default:
            break;
        }
    }

    v->valid = 1;
    v->no_cacheable = 1;
    v->not_found = value.len == 0;
    v->len = value.len;
    v->data = value.data;

    return NGX_OK;
}


/*
 * Only what this very request was allowed has a path.  Otherwise the value
 * is one that no file can have: an empty one would name nginx's prefix.
 */

static ngx_int_t
ngx_http_fhir_bulk_file_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data)
{
    u_char                         *p;
    size_t                          len;
    ngx_str_t                      *folder, path;
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    static ngx_str_t  files = ngx_string("files");
    static ngx_str_t  attachments = ngx_string("attachments");
    static ngx_str_t  nowhere = ngx_string("/dev/null/fhir-bulk");

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    v->valid = 1;
    v->no_cacheable = 1;
    v->not_found = 0;

    if (!ngx_http_fhir_bulk_ours(r, flcf, &route)
        || !ngx_http_fhir_bulk_is_stored(&route)
        || !ngx_http_fhir_bulk_allowed(r, &route))
    {
        v->len = nowhere.len;
        v->data = nowhere.data;
        return NGX_OK;
    }

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    if (ctx->xml) {
        if (ngx_http_fhir_bulk_xml_path(r, flcf, &route, &path) != NGX_OK) {
            return NGX_ERROR;
        }

        v->data = path.data;
        v->len = path.len;
        return NGX_OK;
    }

    folder = route.kind == NGX_HTTP_FHIR_BULK_FILE ? &files : &attachments;

    len = flcf->root.len + 1 + flcf->tenant.len + 1 + route.job.len
          + 1 + folder->len + 1 + route.name.len;

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    v->data = p;
    v->len = ngx_slprintf(p, p + len, "%V/%V/%V/%V/%V", &flcf->root,
                          &flcf->tenant, &route.job, folder, &route.name)
             - p;

    return NGX_OK;
}
