/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the kinds of requests have in common: methods, who may ask, bodies.
 */

#include "ngx_http_fhir_bulk.h"


ngx_uint_t
ngx_http_fhir_bulk_methods(ngx_http_fhir_bulk_route_t *route, ngx_str_t *allow)
{
    switch (route->kind) {

    case NGX_HTTP_FHIR_BULK_KICKOFF:
        if (route->v4) {
            /* VER-02 */
            ngx_str_set(allow, "POST");
            return NGX_HTTP_POST;
        }

        /* NET-08: HEAD never starts a job */
        ngx_str_set(allow, "GET, POST");
        return NGX_HTTP_GET|NGX_HTTP_POST;

    case NGX_HTTP_FHIR_BULK_TOKENS:
    case NGX_HTTP_FHIR_BULK_ASK_TOKEN:
        /* TOK-01 */
        ngx_str_set(allow, "POST");
        return NGX_HTTP_POST;

    case NGX_HTTP_FHIR_BULK_JOB:
        if (route->page.len == 0) {
            ngx_str_set(allow, "GET, HEAD, DELETE");
            return NGX_HTTP_GET|NGX_HTTP_HEAD|NGX_HTTP_DELETE;
        }

        /* fall through */

    default:
        ngx_str_set(allow, "GET, HEAD");
        return NGX_HTTP_GET|NGX_HTTP_HEAD;
    }
}


ngx_uint_t
ngx_http_fhir_bulk_public(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_CAPABILITIES
           || route->kind == NGX_HTTP_FHIR_BULK_SMART
           || route->kind == NGX_HTTP_FHIR_BULK_OPERATION
           || route->kind == NGX_HTTP_FHIR_BULK_TOKENS;
}


ngx_uint_t
ngx_http_fhir_bulk_oauth(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_TOKENS
           || route->kind == NGX_HTTP_FHIR_BULK_ASK_TOKEN;
}


ngx_uint_t
ngx_http_fhir_bulk_is_stored(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_FILE
           || route->kind == NGX_HTTP_FHIR_BULK_ATTACHMENT;
}


ngx_uint_t
ngx_http_fhir_bulk_is_groups(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_GROUP_READ
           || route->kind == NGX_HTTP_FHIR_BULK_GROUPS_SEARCH;
}


ngx_uint_t
ngx_http_fhir_bulk_has_body(ngx_http_fhir_bulk_route_t *route)
{
    return route->kind == NGX_HTTP_FHIR_BULK_KICKOFF
           || ngx_http_fhir_bulk_oauth(route);
}
