/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The content handler that asks the sidecar, and the reading of its reply.
 * The only file that touches r->upstream beside the request in _request.c.
 */

#include "ngx_http_fhir_bulk.h"


static ngx_uint_t ngx_http_fhir_bulk_too_large(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_prepare(ngx_http_request_t *r);
static void ngx_http_fhir_bulk_body_handler(ngx_http_request_t *r);
static ngx_int_t ngx_http_fhir_bulk_reinit_request(ngx_http_request_t *r);
static ngx_int_t ngx_http_fhir_bulk_process_status_line(
    ngx_http_request_t *r);
static ngx_int_t ngx_http_fhir_bulk_process_header(ngx_http_request_t *r);
static ngx_int_t ngx_http_fhir_bulk_header_line(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_header_value(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_table_elt_t *h);
static ngx_int_t ngx_http_fhir_bulk_header_done(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_int_t ngx_http_fhir_bulk_bad_reply(ngx_http_request_t *r,
    const char *what);
static ngx_int_t ngx_http_fhir_bulk_input_filter_init(void *data);
static ngx_int_t ngx_http_fhir_bulk_input_filter(void *data, ssize_t bytes);
static void ngx_http_fhir_bulk_abort_request(ngx_http_request_t *r);
static void ngx_http_fhir_bulk_finalize_request(ngx_http_request_t *r,
    ngx_int_t rc);


/* docs/protocol.md: what of the reply's head reaches the client */

static ngx_str_t  ngx_http_fhir_bulk_reply_headers[] = {
    ngx_string("content-type"),
    ngx_string("content-location"),
    ngx_string("retry-after"),
    ngx_string("x-progress"),
    ngx_string("x-export-status"),
    ngx_string("expires"),
    ngx_string("preference-applied"),
    ngx_string("allow"),
    ngx_string("cache-control"),
    ngx_string("pragma"),
    ngx_string("www-authenticate"),
    ngx_null_string
};


ngx_int_t
ngx_http_fhir_bulk_upstream_handler(ngx_http_request_t *r)
{
    ngx_int_t                  rc;
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);
    if (ctx == NULL || !ctx->authorized) {
        return NGX_HTTP_FORBIDDEN;
    }

    if (ngx_http_fhir_bulk_too_large(r, ctx)) {
        return NGX_HTTP_REQUEST_ENTITY_TOO_LARGE;
    }

    if (ngx_http_fhir_bulk_has_body(&ctx->route)
        && r->method == NGX_HTTP_POST)
    {
        rc = ngx_http_read_client_request_body(r,
                                              ngx_http_fhir_bulk_body_handler);

        return rc >= NGX_HTTP_SPECIAL_RESPONSE ? rc : NGX_DONE;
    }

    /* DEL-10: nobody wants a body here */

    rc = ngx_http_discard_request_body(r);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_http_fhir_bulk_prepare(r);
    if (rc != NGX_OK) {
        return rc;
    }

    r->main->count++;

    ngx_http_upstream_init(r);

    return NGX_DONE;
}


static void
ngx_http_fhir_bulk_body_handler(ngx_http_request_t *r)
{
    ngx_int_t                  rc;
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    /* a chunked body says its length at its end */

    if (ctx == NULL || ngx_http_fhir_bulk_too_large(r, ctx)) {
        ngx_http_finalize_request(r, NGX_HTTP_REQUEST_ENTITY_TOO_LARGE);
        return;
    }

    rc = ngx_http_fhir_bulk_prepare(r);
    if (rc != NGX_OK) {
        ngx_http_finalize_request(r, rc);
        return;
    }

    ngx_http_upstream_init(r);
}


/* TOK-01: what the host takes may be more */

static ngx_uint_t
ngx_http_fhir_bulk_too_large(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    off_t  len;

    if (!ngx_http_fhir_bulk_oauth(&ctx->route)) {
        return 0;
    }

    len = r->headers_in.content_length_n;

    if (r->request_body != NULL) {
        len = ngx_http_fhir_bulk_body_length(r);
    }

    return len > NGX_HTTP_FHIR_BULK_FORM_MAX;
}


static ngx_int_t
ngx_http_fhir_bulk_prepare(ngx_http_request_t *r)
{
    ngx_http_upstream_t            *u;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    if (ngx_http_upstream_create(r) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    u = r->upstream;

    ngx_str_set(&u->schema, "fhir-bulk://");
    u->output.tag = (ngx_buf_tag_t) &ngx_http_fhir_bulk_module;

    u->conf = &flcf->upstream;

    u->create_request = ngx_http_fhir_bulk_create_request;
    u->reinit_request = ngx_http_fhir_bulk_reinit_request;
    u->process_header = ngx_http_fhir_bulk_process_status_line;
    u->abort_request = ngx_http_fhir_bulk_abort_request;
    u->finalize_request = ngx_http_fhir_bulk_finalize_request;

    u->input_filter_init = ngx_http_fhir_bulk_input_filter_init;
    u->input_filter = ngx_http_fhir_bulk_input_filter;
    u->input_filter_ctx = r;

    r->state = 0;

    return NGX_OK;
}


/* before a repeat on another connection */

static ngx_int_t
ngx_http_fhir_bulk_reinit_request(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);
    if (ctx == NULL) {
        return NGX_OK;
    }

    ngx_memzero(&ctx->status, sizeof(ngx_http_status_t));

    ctx->protocol = 0;
    ctx->bad_reply = 0;
    ngx_str_null(&ctx->job);

    r->upstream->process_header = ngx_http_fhir_bulk_process_status_line;
    r->state = 0;

    return NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_process_status_line(ngx_http_request_t *r)
{
    size_t                     len;
    u_char                    *p;
    ngx_int_t                  rc;
    ngx_http_upstream_t       *u;
    ngx_http_fhir_bulk_ctx_t  *ctx;

    u = r->upstream;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);
    if (ctx == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_http_parse_status_line(r, &u->buffer, &ctx->status);

    if (rc == NGX_AGAIN) {
        return rc;
    }

    if (rc == NGX_ERROR) {
        return ngx_http_fhir_bulk_bad_reply(r, "no status line");
    }

    /* no 1xx was asked for; replies without a body are not in the protocol */
    if (ctx->status.code < 200 || ctx->status.code > 599
        || ctx->status.code == NGX_HTTP_NO_CONTENT
        || ctx->status.code == NGX_HTTP_NOT_MODIFIED)
    {
        return ngx_http_fhir_bulk_bad_reply(r, "impossible status");
    }

    /* it goes to the client as it is */
    for (p = ctx->status.start; p < ctx->status.end; p++) {
        if (*p < ' ' || *p == 0x7f) {
            return ngx_http_fhir_bulk_bad_reply(r, "invalid status line");
        }
    }

    if (u->state && u->state->status == 0) {
        u->state->status = ctx->status.code;
    }

    u->headers_in.status_n = ctx->status.code;

    len = ctx->status.end - ctx->status.start;
    u->headers_in.status_line.len = len;

    u->headers_in.status_line.data = ngx_pnalloc(r->pool, len);
    if (u->headers_in.status_line.data == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(u->headers_in.status_line.data, ctx->status.start, len);

    if (ctx->status.http_version < NGX_HTTP_VERSION_11) {
        u->headers_in.connection_close = 1;
    }

    u->process_header = ngx_http_fhir_bulk_process_header;

    return ngx_http_fhir_bulk_process_header(r);
}


/* may see one byte at a time: the state is in r and in the context */

static ngx_int_t
ngx_http_fhir_bulk_process_header(ngx_http_request_t *r)
{
    ngx_int_t                  rc;
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    for ( ;; ) {

        rc = ngx_http_parse_header_line(r, &r->upstream->buffer, 1);

        if (rc == NGX_AGAIN) {
            return NGX_AGAIN;
        }

        if (rc == NGX_HTTP_PARSE_HEADER_DONE) {
            return ngx_http_fhir_bulk_header_done(r, ctx);
        }

        if (rc != NGX_OK) {
            return ngx_http_fhir_bulk_bad_reply(r, "invalid header");
        }

        rc = ngx_http_fhir_bulk_header_line(r, ctx);
        if (rc != NGX_OK) {
            return rc;
        }
    }
}


/* one line is parsed and lies in the buffer */

static ngx_int_t
ngx_http_fhir_bulk_header_line(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_int_t                       rc;
    ngx_table_elt_t                *h, line;
    ngx_http_upstream_header_t     *hh;
    ngx_http_upstream_main_conf_t  *umcf;

    umcf = ngx_http_get_module_main_conf(r, ngx_http_upstream_module);

    ngx_memzero(&line, sizeof(ngx_table_elt_t));

    line.hash = r->header_hash;
    line.key.len = r->header_name_end - r->header_name_start;
    line.value.len = r->header_end - r->header_start;

    line.key.data = ngx_pnalloc(r->pool, line.key.len + 1
                                         + line.value.len + 1 + line.key.len);
    if (line.key.data == NULL) {
        return NGX_ERROR;
    }

    line.value.data = line.key.data + line.key.len + 1;
    line.lowcase_key = line.value.data + line.value.len + 1;

    ngx_memcpy(line.key.data, r->header_name_start, line.key.len);
    line.key.data[line.key.len] = '\0';
    ngx_memcpy(line.value.data, r->header_start, line.value.len);
    line.value.data[line.value.len] = '\0';
    ngx_strlow(line.lowcase_key, line.key.data, line.key.len);

    rc = ngx_http_fhir_bulk_header_value(r, ctx, &line);

    if (rc != NGX_OK) {
        return rc == NGX_DECLINED ? NGX_OK : rc;
    }

    h = ngx_list_push(&r->upstream->headers_in.headers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    *h = line;

    hh = ngx_hash_find(&umcf->headers_in_hash, h->hash, h->lowcase_key,
                       h->key.len);

    if (hh == NULL) {
        return NGX_OK;
    }

    rc = hh->handler(r, h, hh->offset);

    if (rc == NGX_HTTP_UPSTREAM_INVALID_HEADER) {
        return ngx_http_fhir_bulk_bad_reply(r, "invalid header");
    }

    return rc;
}


/* FILE-20: an answer that no client sees, only what it is about */

static ngx_uint_t
ngx_http_fhir_bulk_xml_answer(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_uint_t  status;

    status = r->upstream->headers_in.status_n;

    return ctx->route.kind == NGX_HTTP_FHIR_BULK_FILE
           && (status == NGX_HTTP_OK
               || status == NGX_HTTP_FHIR_BULK_NOT_ACCEPTABLE);
}


static ngx_uint_t
ngx_http_fhir_bulk_named(ngx_table_elt_t *h, const char *name)
{
    return h->key.len == ngx_strlen(name)
           && ngx_strncmp(h->lowcase_key, name, h->key.len) == 0;
}


/* NGX_OK: pass it on; NGX_DECLINED: it stays here */

static ngx_int_t
ngx_http_fhir_bulk_header_value(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_table_elt_t *h)
{
    off_t                 length;
    int64_t               minor;
    fhb_str_t             version;
    ngx_str_t            *name;
    ngx_http_upstream_t  *u;

    u = r->upstream;

    if (ngx_http_fhir_bulk_named(h, "fhir-bulk-protocol")) {

        version = ngx_http_fhir_bulk_str(&h->value);

        if (version.len < 3 || version.ptr[0] != '0' + FHB_PROTOCOL_MAJOR
            || version.ptr[1] != '.')
        {
            return ngx_http_fhir_bulk_bad_reply(r, "unknown protocol version");
        }

        version.ptr += 2;
        version.len -= 2;

        if (!fhb_str_to_int64(version, 0, 9999, &minor)) {
            return ngx_http_fhir_bulk_bad_reply(r, "unknown protocol version");
        }

        ctx->protocol = 1;

        return NGX_DECLINED;
    }

    if (ngx_http_fhir_bulk_named(h, "transfer-encoding")) {
        return ngx_http_fhir_bulk_bad_reply(r, "transfer encoding");
    }

    if (ngx_http_fhir_bulk_named(h, "content-length")) {

        length = ngx_atoof(h->value.data, h->value.len);

        if (length == NGX_ERROR || u->headers_in.content_length_n != -1) {
            return ngx_http_fhir_bulk_bad_reply(r, "invalid length");
        }

        u->headers_in.content_length_n = length;

        return NGX_DECLINED;
    }

    if (ngx_http_fhir_bulk_named(h, "connection")) {

        if (ngx_strlcasestrn(h->value.data, h->value.data + h->value.len,
                             (u_char *) "close", 5 - 1)
            != NULL)
        {
            u->headers_in.connection_close = 1;
        }

        return NGX_DECLINED;
    }

    if (ngx_http_fhir_bulk_xml_answer(r, ctx)) {
        return NGX_DECLINED;
    }

    /* the job of a kick-off, for $fhir_bulk_job */

    if (ngx_http_fhir_bulk_named(h, "content-location")
        && h->value.len > FHB_ID_LEN)
    {
        ctx->job.len = FHB_ID_LEN;
        ctx->job.data = h->value.data + h->value.len - FHB_ID_LEN;

        if (ctx->job.data[-1] != '/'
            || !fhb_id_valid(ngx_http_fhir_bulk_str(&ctx->job)))
        {
            ngx_str_null(&ctx->job);
        }
    }

    for (name = ngx_http_fhir_bulk_reply_headers; name->len != 0; name++) {
        if (h->key.len == name->len
            && ngx_strncmp(h->lowcase_key, name->data, name->len) == 0)
        {
            return NGX_OK;
        }
    }

    return NGX_DECLINED;
}


static ngx_int_t
ngx_http_fhir_bulk_header_done(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_http_upstream_t  *u;

    u = r->upstream;

    if (!ctx->protocol) {
        return ngx_http_fhir_bulk_bad_reply(r, "no protocol version");
    }

    if (u->headers_in.content_length_n == -1) {
        return ngx_http_fhir_bulk_bad_reply(r, "no length");
    }

    if (ngx_http_fhir_bulk_xml_answer(r, ctx)) {
        return ngx_http_fhir_bulk_xml_answered(r);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_bad_reply(ngx_http_request_t *r, const char *what)
{
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);
    ctx->bad_reply = 1;

    /* not the bytes: they may be anything */
    ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                  "fhir bulk: bad reply of the sidecar: %s", what);

    return NGX_HTTP_UPSTREAM_INVALID_HEADER;
}


static ngx_int_t
ngx_http_fhir_bulk_input_filter_init(void *data)
{
    ngx_http_request_t   *r = data;

    ngx_http_upstream_t  *u;

    u = r->upstream;

    u->length = u->headers_in.content_length_n;

    if (u->length == 0) {
        u->keepalive = !u->headers_in.connection_close;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_input_filter(void *data, ssize_t bytes)
{
    ngx_http_request_t   *r = data;

    ngx_buf_t            *b;
    ngx_chain_t          *cl, **ll;
    ngx_http_upstream_t  *u;

    u = r->upstream;
    b = &u->buffer;

    if (u->length == 0) {
        ngx_log_error(NGX_LOG_WARN, r->connection->log, 0,
                      "fhir bulk: sidecar sent more than its Content-Length");
        u->keepalive = 0;
        return NGX_OK;
    }

    for (cl = u->out_bufs, ll = &u->out_bufs; cl; cl = cl->next) {
        ll = &cl->next;
    }

    cl = ngx_chain_get_free_buf(r->pool, &u->free_bufs);
    if (cl == NULL) {
        return NGX_ERROR;
    }

    *ll = cl;

    cl->buf->flush = 1;
    cl->buf->memory = 1;
    cl->buf->tag = u->output.tag;

    cl->buf->pos = b->last;
    b->last += bytes;
    cl->buf->last = b->last;

    if (bytes > u->length) {
        ngx_log_error(NGX_LOG_WARN, r->connection->log, 0,
                      "fhir bulk: sidecar sent more than its Content-Length");

        cl->buf->last = cl->buf->pos + u->length;
        u->length = 0;

        return NGX_OK;
    }

    u->length -= bytes;

    /* only now is the reply's end known to be reached */

    if (u->length == 0) {
        u->keepalive = !u->headers_in.connection_close;
    }

    return NGX_OK;
}


static void
ngx_http_fhir_bulk_abort_request(ngx_http_request_t *r)
{
    ngx_log_debug0(NGX_LOG_DEBUG_HTTP, r->connection->log, 0,
                   "fhir bulk: request to the sidecar aborted");
}


static void
ngx_http_fhir_bulk_finalize_request(ngx_http_request_t *r, ngx_int_t rc)
{
    ngx_buf_t                 *b;
    ngx_http_fhir_bulk_ctx_t  *ctx;

    ngx_log_debug1(NGX_LOG_DEBUG_HTTP, r->connection->log, 0,
                   "fhir bulk: request to the sidecar done: %i", rc);

    /* a reply head that fills the buffer without an end is a bad reply too */

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);
    b = &r->upstream->buffer;

    if (rc == NGX_HTTP_BAD_GATEWAY && ctx != NULL && b->start != NULL
        && b->last == b->end && !r->upstream->header_sent)
    {
        ctx->bad_reply = 1;
    }
}
