/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What goes out for our URIs: headers of files and status replies, and an
 * OperationOutcome in place of the error pages of nginx.  Ours is decided by
 * configuration and URI: a 413 or 401 comes before any context exists.
 */

#include "ngx_http_fhir_bulk.h"


static ngx_int_t ngx_http_fhir_bulk_header_filter(ngx_http_request_t *r);
static ngx_int_t ngx_http_fhir_bulk_body_filter(ngx_http_request_t *r,
    ngx_chain_t *in);
static void ngx_http_fhir_bulk_away(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_replace(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_route_t *route);
static ngx_int_t ngx_http_fhir_bulk_headers(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_file_type(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_route_t *route);
static ngx_int_t ngx_http_fhir_bulk_stored_headers(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route);
static ngx_int_t ngx_http_fhir_bulk_push(ngx_http_request_t *r,
    const char *name, ngx_str_t *value);


static ngx_http_output_header_filter_pt  ngx_http_next_header_filter;
static ngx_http_output_body_filter_pt    ngx_http_next_body_filter;


static ngx_str_t  ngx_http_fhir_bulk_json =
    ngx_string("application/fhir+json");
static ngx_str_t  ngx_http_fhir_bulk_oauth_json =
    ngx_string("application/json");
static ngx_str_t  ngx_http_fhir_bulk_ndjson =
    ngx_string("application/fhir+ndjson");
static ngx_str_t  ngx_http_fhir_bulk_fhir_xml =
    ngx_string("application/fhir+xml");
static ngx_str_t  ngx_http_fhir_bulk_bytes =
    ngx_string("application/octet-stream");


void
ngx_http_fhir_bulk_filter_init(void)
{
    ngx_http_next_header_filter = ngx_http_top_header_filter;
    ngx_http_top_header_filter = ngx_http_fhir_bulk_header_filter;

    ngx_http_next_body_filter = ngx_http_top_body_filter;
    ngx_http_top_body_filter = ngx_http_fhir_bulk_body_filter;
}


static ngx_uint_t
ngx_http_fhir_bulk_has_type(ngx_http_request_t *r, ngx_str_t *type)
{
    return r->headers_out.content_type.len >= type->len
           && r->headers_out.content_type_len == type->len
           && ngx_strncasecmp(r->headers_out.content_type.data, type->data,
                              type->len)
              == 0;
}


/* of an error */

static ngx_str_t *
ngx_http_fhir_bulk_type(ngx_http_fhir_bulk_route_t *route)
{
    return ngx_http_fhir_bulk_oauth(route) ? &ngx_http_fhir_bulk_oauth_json
                                           : &ngx_http_fhir_bulk_json;
}


static ngx_int_t
ngx_http_fhir_bulk_header_filter(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (r != r->main) {
        return ngx_http_next_header_filter(r);
    }

    if (flcf->flags == 0 && r->write_event_handler == NULL) {
        /* no phase has run */
        ngx_http_fhir_bulk_route_early(flcf, r->method, &r->uri, &route);

    } else if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return ngx_http_next_header_filter(r);

    } else {
        ngx_http_fhir_bulk_route(flcf, r->method, &r->uri, &route);
    }

    if (route.kind == NGX_HTTP_FHIR_BULK_NONE) {
        return ngx_http_next_header_filter(r);
    }

    ctx = ngx_http_fhir_bulk_get_ctx(r);
    if (ctx == NULL) {
        return NGX_ERROR;
    }

    /* the access log is still to come; no phase of ours may have been */

    if (ngx_http_fhir_bulk_query_guard(r, &route) != NGX_DECLINED) {
        return NGX_ERROR;
    }

    ngx_http_fhir_bulk_away(r, ctx);

    /* ERR-04: of a kick-off the sidecar's OperationOutcome may be XML */

    if (r->headers_out.status >= 400
        && !ngx_http_fhir_bulk_has_type(r, ngx_http_fhir_bulk_type(&route))
        && !(route.kind == NGX_HTTP_FHIR_BULK_KICKOFF
             && ngx_http_fhir_bulk_has_type(r, &ngx_http_fhir_bulk_fhir_xml))
        && ngx_http_fhir_bulk_replace(r, ctx, &route) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (ngx_http_fhir_bulk_is_stored(&route)) {
        ngx_http_fhir_bulk_file_type(r, ctx, &route);
    }

    if (ngx_http_fhir_bulk_headers(r, &route) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_http_next_header_filter(r);
}


/* STAT-16: nginx calls it 502 when the sidecar is away, and so it does when
 * the sidecar answers nonsense; only the latter is one to us */

static void
ngx_http_fhir_bulk_away(ngx_http_request_t *r, ngx_http_fhir_bulk_ctx_t *ctx)
{
    if (r->headers_out.status == NGX_HTTP_BAD_GATEWAY
        && r->upstream != NULL && !r->upstream->header_sent
        && ctx->authorized && !ctx->bad_reply)
    {
        r->err_status = NGX_HTTP_SERVICE_UNAVAILABLE;
        r->headers_out.status = NGX_HTTP_SERVICE_UNAVAILABLE;
        r->headers_out.status_line.len = 0;
    }
}


static ngx_int_t
ngx_http_fhir_bulk_replace(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_route_t *route)
{
    ctx->error = ngx_http_fhir_bulk_error_body(r, ctx, route,
                                               r->headers_out.status);
    if (ctx->error == NULL) {
        return NGX_ERROR;
    }

    ctx->error_sent = 0;

    ngx_http_clear_accept_ranges(r);
    ngx_http_clear_last_modified(r);
    ngx_http_clear_etag(r);
    ngx_http_clear_content_length(r);

    r->allow_ranges = 0;

    if (r->headers_out.content_encoding != NULL) {
        r->headers_out.content_encoding->hash = 0;
        r->headers_out.content_encoding = NULL;
    }

    r->headers_out.content_type = *ngx_http_fhir_bulk_type(route);
    r->headers_out.content_type_len = r->headers_out.content_type.len;
    r->headers_out.content_type_lowcase = NULL;
    ngx_str_null(&r->headers_out.charset);

    r->headers_out.content_length_n = ngx_buf_size(ctx->error);

    return NGX_OK;
}


/* FILE-02, FILE-08, ATT-05 */

static void
ngx_http_fhir_bulk_file_type(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_route_t *route)
{
    u_char      *p;
    ngx_str_t   *type;
    ngx_uint_t   status;

    status = r->headers_out.status;

    if (status != NGX_HTTP_OK && status != NGX_HTTP_PARTIAL_CONTENT) {
        return;
    }

    /* an answer of somebody else's has no attachment */

    type = route->kind == NGX_HTTP_FHIR_BULK_FILE
           ? (ctx->xml
              || fhb_file_name_xml(ngx_http_fhir_bulk_str(&route->name))
              ? &ngx_http_fhir_bulk_fhir_xml : &ngx_http_fhir_bulk_ndjson)
           : ctx->attachment.type.len != 0 ? &ctx->attachment.type
           : &ngx_http_fhir_bulk_bytes;

    p = ngx_strlchr(type->data, type->data + type->len, ';');

    r->headers_out.content_type = *type;
    r->headers_out.content_type_len = p != NULL ? (size_t) (p - type->data)
                                                : type->len;
    r->headers_out.content_type_lowcase = NULL;
    ngx_str_null(&r->headers_out.charset);

    /* gzip_static offers ranges by itself since 1.23.4 only; the gunzip
     * filter, which comes later, takes them back where it works */

    if (r->headers_out.content_encoding != NULL
        && r->headers_out.content_length_n != -1)
    {
        r->allow_ranges = 1;
    }
}


static ngx_uint_t
ngx_http_fhir_bulk_has(ngx_http_request_t *r, const char *name)
{
    size_t            len;
    ngx_uint_t        i;
    ngx_list_part_t  *part;
    ngx_table_elt_t  *h;

    len = ngx_strlen(name);
    i = 0;
    part = &r->headers_out.headers.part;

    while ((h = ngx_http_fhir_bulk_next_header(&part, &i)) != NULL) {

        if (h->hash != 0 && h->key.len == len
            && ngx_strncasecmp(h->key.data, (u_char *) name, len) == 0)
        {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_http_fhir_bulk_headers(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route)
{
    ngx_str_t                        id, allow;
    ngx_uint_t                       status;
    ngx_http_variable_value_t       *vv;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    static ngx_str_t  no_store = ngx_string("no-store");
    static ngx_str_t  no_cache = ngx_string("no-cache");
    static ngx_str_t  retry = ngx_string(NGX_HTTP_FHIR_BULK_RETRY);

    status = r->headers_out.status;

    /* ERR-03 */

    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);
    vv = ngx_http_get_indexed_variable(r, fmcf->request_id);

    if (vv == NULL) {
        return NGX_ERROR;
    }

    id.data = vv->data;
    id.len = vv->len;

    if (ngx_http_fhir_bulk_push(r, "X-Request-Id", &id) != NGX_OK) {
        return NGX_ERROR;
    }

    if (status == NGX_HTTP_NOT_ALLOWED
        && route->kind != NGX_HTTP_FHIR_BULK_UNKNOWN)
    {
        (void) ngx_http_fhir_bulk_methods(route, &allow);

        if (ngx_http_fhir_bulk_push(r, "Allow", &allow) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    if ((status == NGX_HTTP_TOO_MANY_REQUESTS
         || status == NGX_HTTP_BAD_GATEWAY
         || status == NGX_HTTP_SERVICE_UNAVAILABLE
         || status == NGX_HTTP_GATEWAY_TIME_OUT)
        && ngx_http_fhir_bulk_push(r, "Retry-After", &retry) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (ngx_http_fhir_bulk_is_stored(route) && status < 400) {
        return ngx_http_fhir_bulk_stored_headers(r, route);
    }

    /* MAN-25; what describes the server may be kept if the sidecar says so */

    if (status < 400
        && (route->kind == NGX_HTTP_FHIR_BULK_CAPABILITIES
            || route->kind == NGX_HTTP_FHIR_BULK_SMART
            || route->kind == NGX_HTTP_FHIR_BULK_OPERATION))
    {
        return NGX_OK;
    }

    /* TOK-16 */

    if (ngx_http_fhir_bulk_oauth(route)
        && ngx_http_fhir_bulk_push(r, "Pragma", &no_cache) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_http_fhir_bulk_push(r, "Cache-Control", &no_store);
}


/* FILE-06, FILE-19; an attachment comes from anybody, and no browser shall
 * show it as a page of this server's */

static ngx_int_t
ngx_http_fhir_bulk_stored_headers(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route)
{
    static ngx_str_t  vary = ngx_string("Accept-Encoding, Accept");
    static ngx_str_t  encoding = ngx_string("Accept-Encoding");
    static ngx_str_t  private = ngx_string("private, no-store");
    static ngx_str_t  nosniff = ngx_string("nosniff");
    static ngx_str_t  sandbox = ngx_string("sandbox");
    static ngx_str_t  attachment = ngx_string("attachment");

    if (ngx_http_fhir_bulk_push(r, "X-Content-Type-Options", &nosniff)
        != NGX_OK
        || ngx_http_fhir_bulk_push(r, "Cache-Control", &private) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (route->kind == NGX_HTTP_FHIR_BULK_FILE) {
        return ngx_http_fhir_bulk_push(r, "Vary", &vary);
    }

    if (ngx_http_fhir_bulk_push(r, "Vary", &encoding) != NGX_OK
        || ngx_http_fhir_bulk_push(r, "Content-Security-Policy", &sandbox)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_http_fhir_bulk_push(r, "Content-Disposition", &attachment);
}


/* adds a header unless there is one: a 416 comes by a second time, after the
 * 200 that failed */

static ngx_int_t
ngx_http_fhir_bulk_push(ngx_http_request_t *r, const char *name,
    ngx_str_t *value)
{
    ngx_table_elt_t  *h;

    if (ngx_http_fhir_bulk_has(r, name)) {
        return NGX_OK;
    }

    h = ngx_list_push(&r->headers_out.headers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(h, sizeof(ngx_table_elt_t));

    h->hash = 1;
    h->key.data = (u_char *) name;
    h->key.len = ngx_strlen(name);
    h->value = *value;

    return NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_body_filter(ngx_http_request_t *r, ngx_chain_t *in)
{
    ngx_buf_t                 *b;
    ngx_int_t                  rc;
    ngx_chain_t               *cl, out;
    ngx_http_fhir_bulk_ctx_t  *ctx;

    if (r != r->main) {
        rc = ngx_http_fhir_bulk_ask_body(r, in);
        return rc == NGX_DECLINED ? ngx_http_next_body_filter(r, in) : rc;
    }

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    if (ctx == NULL || ctx->error == NULL || in == NULL) {
        return ngx_http_next_body_filter(r, in);
    }

    /* the body that ours replaces is swallowed */

    for (cl = in; cl; cl = cl->next) {
        b = cl->buf;
        b->pos = b->last;
        b->file_pos = b->file_last;
    }

    if (ctx->error_sent) {
        return ngx_http_next_body_filter(r, NULL);
    }

    ctx->error_sent = 1;

    ctx->error->last_buf = 1;
    ctx->error->last_in_chain = 1;

    out.buf = ctx->error;
    out.next = NULL;

    return ngx_http_next_body_filter(r, &out);
}
