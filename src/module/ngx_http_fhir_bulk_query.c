/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Queries: they must not carry access tokens (ACC-05), and those that hold
 * patient ids or tokens must not reach logs (NET-10).
 */

#include "ngx_http_fhir_bulk.h"


#define NGX_HTTP_FHIR_BULK_QUERY_NAME  "access_token"
#define NGX_HTTP_FHIR_BULK_QUERY_LEN                                          \
    (sizeof(NGX_HTTP_FHIR_BULK_QUERY_NAME) - 1)


static ngx_int_t ngx_http_fhir_bulk_hide_query(ngx_http_request_t *r);


/* PREACCESS: before limit_req and others write request lines into logs */

ngx_int_t
ngx_http_fhir_bulk_query_handler(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)
        || r->args.len == 0)
    {
        return NGX_DECLINED;
    }

    ngx_http_fhir_bulk_route(flcf, r->method, &r->uri, &route);

    if (route.kind == NGX_HTTP_FHIR_BULK_NONE) {
        return NGX_DECLINED;
    }

    return ngx_http_fhir_bulk_query_guard(r, &route);
}


ngx_int_t
ngx_http_fhir_bulk_query_guard(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route)
{
    if (r->args.len != 0
        && (route->kind == NGX_HTTP_FHIR_BULK_KICKOFF
            || route->kind == NGX_HTTP_FHIR_BULK_GROUPS_SEARCH
            || ngx_http_fhir_bulk_oauth(route)
            || ngx_http_fhir_bulk_query_token(r)))
    {
        return ngx_http_fhir_bulk_hide_query(r);
    }

    return NGX_DECLINED;
}


/* $request and the "request:" of error logs; the query itself stays where the
 * request is read from */

static ngx_int_t
ngx_http_fhir_bulk_hide_query(ngx_http_request_t *r)
{
    u_char     *p, *last, *query;
    ngx_str_t   line;

    last = r->request_line.data + r->request_line.len;
    query = ngx_strlchr(r->request_line.data, last, '?');

    if (query == NULL) {
        return NGX_DECLINED;
    }

    line.data = ngx_pnalloc(r->pool, query - r->request_line.data + 1
                                     + r->http_protocol.len);
    if (line.data == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    p = ngx_cpymem(line.data, r->request_line.data,
                   query - r->request_line.data);

    if (r->http_protocol.len != 0) {
        *p++ = ' ';
        p = ngx_cpymem(p, r->http_protocol.data, r->http_protocol.len);
    }

    line.len = p - line.data;
    r->request_line = line;

    return NGX_DECLINED;
}


ngx_uint_t
ngx_http_fhir_bulk_query_token(ngx_http_request_t *r)
{
    u_char  *p, *last, *end, *name, *dst;
    u_char   text[3 * NGX_HTTP_FHIR_BULK_QUERY_LEN];

    last = r->args.data + r->args.len;

    for (p = r->args.data; p < last; p = end + 1) {

        end = ngx_strlchr(p, last, '&');
        if (end == NULL) {
            end = last;
        }

        name = p;
        p = ngx_strlchr(name, end, '=');
        if (p == NULL) {
            p = end;
        }

        /* its characters may be percent-encoded, "access%5Ftoken" */

        if ((size_t) (p - name) > sizeof(text)) {
            continue;
        }

        dst = text;
        ngx_unescape_uri(&dst, &name, p - name, 0);

        if (dst - text == NGX_HTTP_FHIR_BULK_QUERY_LEN
            && ngx_memcmp(text, NGX_HTTP_FHIR_BULK_QUERY_NAME,
                          NGX_HTTP_FHIR_BULK_QUERY_LEN)
               == 0)
        {
            return 1;
        }
    }

    return 0;
}
