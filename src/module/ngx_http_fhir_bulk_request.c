/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The request to the sidecar, as docs/protocol.md has it.  Called once per
 * client request; a repeat on another connection sends the same bytes.
 */

#include "ngx_http_fhir_bulk_auth.h"


/* the longest request head we make apart from what the client sent */
#define NGX_HTTP_FHIR_BULK_LINES  20

/* docs/protocol.md, Fhir-Bulk-Path */
#define NGX_HTTP_FHIR_BULK_PATH   1024      /* bytes */


typedef struct {
    ngx_str_t  name;
    ngx_str_t  value;
} ngx_http_fhir_bulk_line_t;


typedef struct {
    ngx_http_request_t         *request;
    ngx_http_fhir_bulk_line_t   lines[NGX_HTTP_FHIR_BULK_LINES];
    ngx_uint_t                  n;
    unsigned                    bad:1;        /* a value that cannot travel */
} ngx_http_fhir_bulk_head_t;


static void ngx_http_fhir_bulk_add(ngx_http_fhir_bulk_head_t *head,
    const char *name, ngx_str_t *value);
static ngx_int_t ngx_http_fhir_bulk_target(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route, ngx_str_t *target);
static void ngx_http_fhir_bulk_describe(ngx_http_fhir_bulk_head_t *head,
    ngx_http_fhir_bulk_ctx_t *ctx);
static void ngx_http_fhir_bulk_describe_caller(
    ngx_http_fhir_bulk_head_t *head, ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_uint_t ngx_http_fhir_bulk_passed(ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_table_elt_t *h);
static size_t ngx_http_fhir_bulk_client_lines(ngx_http_fhir_bulk_head_t *head,
    ngx_http_fhir_bulk_ctx_t *ctx, u_char *out);
static ngx_int_t ngx_http_fhir_bulk_add_body(ngx_http_request_t *r,
    ngx_chain_t *cl);


ngx_int_t
ngx_http_fhir_bulk_create_request(ngx_http_request_t *r)
{
    size_t                      len;
    u_char                      length[NGX_OFF_T_LEN];
    ngx_buf_t                  *b;
    ngx_str_t                   target, value;
    ngx_uint_t                  i;
    ngx_chain_t                *cl;
    ngx_http_fhir_bulk_ctx_t   *ctx;
    ngx_http_fhir_bulk_head_t   head;
    ngx_http_fhir_bulk_line_t  *line;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    ngx_memzero(&head, sizeof(ngx_http_fhir_bulk_head_t));
    head.request = r;

    if (ngx_http_fhir_bulk_target(r, &ctx->route, &target) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_http_fhir_bulk_describe(&head, ctx);

    if (ngx_http_fhir_bulk_has_body(&ctx->route)) {
        value.data = length;
        value.len = ngx_sprintf(length, "%O",
                                ngx_http_fhir_bulk_body_length(r))
                    - length;
        ngx_http_fhir_bulk_add(&head, "Content-Length", &value);
    }

    len = target.len + 2 + ngx_http_fhir_bulk_client_lines(&head, ctx, NULL);

    for (i = 0; i < head.n; i++) {
        line = &head.lines[i];
        len += line->name.len + 2 + line->value.len + 2;
    }

    if (head.bad) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: request not sent: a value has a CR, LF, "
                      "NUL or is missing");
        return NGX_ERROR;
    }

    b = ngx_create_temp_buf(r->pool, len);
    if (b == NULL) {
        return NGX_ERROR;
    }

    b->last = ngx_copy(b->last, target.data, target.len);

    for (i = 0; i < head.n; i++) {
        line = &head.lines[i];
        b->last = ngx_copy(b->last, line->name.data, line->name.len);
        *b->last++ = ':'; *b->last++ = ' ';
        b->last = ngx_copy(b->last, line->value.data, line->value.len);
        *b->last++ = CR; *b->last++ = LF;
    }

    b->last += ngx_http_fhir_bulk_client_lines(&head, ctx, b->last);

    *b->last++ = CR; *b->last++ = LF;

    cl = ngx_alloc_chain_link(r->pool);
    if (cl == NULL) {
        return NGX_ERROR;
    }

    cl->buf = b;
    cl->next = NULL;

    if (ngx_http_fhir_bulk_has_body(&ctx->route)
        && ngx_http_fhir_bulk_add_body(r, cl) != NGX_OK)
    {
        return NGX_ERROR;
    }

    b->flush = 1;

    r->upstream->request_bufs = cl;

    return NGX_OK;
}


/* the request line, with its line end */

static ngx_int_t
ngx_http_fhir_bulk_target(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route, ngx_str_t *target)
{
    size_t   len;
    u_char  *p;

    switch (route->kind) {

    case NGX_HTTP_FHIR_BULK_KICKOFF:
        ngx_str_set(target, "POST /v1/exports HTTP/1.1" CRLF);
        return NGX_OK;

    case NGX_HTTP_FHIR_BULK_CAPABILITIES:
        ngx_str_set(target, "GET /v1/metadata HTTP/1.1" CRLF);
        return NGX_OK;

    case NGX_HTTP_FHIR_BULK_SMART:
        ngx_str_set(target, "GET /v1/smart-configuration HTTP/1.1" CRLF);
        return NGX_OK;

    case NGX_HTTP_FHIR_BULK_TOKENS:
        ngx_str_set(target, "POST /v1/token HTTP/1.1" CRLF);
        return NGX_OK;

    case NGX_HTTP_FHIR_BULK_ASK_TOKEN:
        ngx_str_set(target, "POST /v1/introspect HTTP/1.1" CRLF);
        return NGX_OK;

    case NGX_HTTP_FHIR_BULK_GROUPS_SEARCH:
        ngx_str_set(target, "GET /v1/groups HTTP/1.1" CRLF);
        return NGX_OK;

    case NGX_HTTP_FHIR_BULK_GROUP_READ:
    case NGX_HTTP_FHIR_BULK_OPERATION:
    case NGX_HTTP_FHIR_BULK_JOB:
    case NGX_HTTP_FHIR_BULK_FILE:
        break;

    default:
        return NGX_ERROR;
    }

    len = sizeof("GET /v1/operation-definitions/?page= HTTP/1.1" CRLF)
          + route->name.len + route->group.len + route->job.len
          + route->page.len;

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    target->data = p;

    if (route->kind == NGX_HTTP_FHIR_BULK_OPERATION) {
        target->len = ngx_slprintf(p, p + len,
                                   "GET /v1/operation-definitions/%V HTTP/1.1"
                                   CRLF, &route->name)
                      - p;
        return NGX_OK;
    }

    if (route->kind == NGX_HTTP_FHIR_BULK_GROUP_READ) {
        target->len = ngx_slprintf(p, p + len,
                                   "GET /v1/groups/%V HTTP/1.1" CRLF,
                                   &route->group)
                      - p;
        return NGX_OK;
    }

    if (route->kind == NGX_HTTP_FHIR_BULK_FILE) {
        /* FILE-20 */
        target->len = ngx_slprintf(p, p + len,
                                   "GET /v1/exports/%V/xml/%V HTTP/1.1" CRLF,
                                   &route->job, &route->name)
                      - p;
        return NGX_OK;
    }

    /* STAT-09: HEAD is asked as GET, nginx cuts the body */

    target->len = ngx_slprintf(p, p + len,
                               "%s /v1/exports/%V%s%V HTTP/1.1" CRLF,
                               r->method == NGX_HTTP_DELETE ? "DELETE" : "GET",
                               &route->job,
                               route->page.len != 0 ? "?page=" : "",
                               &route->page)
                  - p;

    return NGX_OK;
}


/* what nginx knows of the request */

static void
ngx_http_fhir_bulk_describe(ngx_http_fhir_bulk_head_t *head,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_str_t                        value;
    ngx_http_request_t              *r;
    ngx_http_variable_value_t       *id;
    ngx_http_fhir_bulk_kind_t        kind;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    static ngx_str_t  levels[] = {
        ngx_string("system"),
        ngx_string("patient"),
        ngx_string("group")
    };

    static ngx_str_t  on = ngx_string("on");
    static ngx_str_t  host = ngx_string("fhir-bulkd");
    static ngx_str_t  protocol = ngx_string(FHB_PROTOCOL);

    r = head->request;
    kind = ctx->route.kind;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    ngx_http_fhir_bulk_add(head, "Host", &host);
    ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Protocol", &protocol);
    ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Tenant", &flcf->tenant);

    ngx_str_null(&value);
    id = ngx_http_get_indexed_variable(r, fmcf->request_id);

    if (id != NULL && !id->not_found) {
        value.data = id->data;
        value.len = id->len;
    }

    ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Request-Id", &value);

    ngx_http_fhir_bulk_describe_caller(head, ctx);

    if (kind != NGX_HTTP_FHIR_BULK_JOB && kind != NGX_HTTP_FHIR_BULK_FILE) {
        /* NET-04: from the configuration, never from the request's Host */
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Base", &flcf->base);
    }

    if (kind == NGX_HTTP_FHIR_BULK_CAPABILITIES
        || kind == NGX_HTTP_FHIR_BULK_SMART
        || kind == NGX_HTTP_FHIR_BULK_TOKENS)
    {
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Token-Url", &flcf->token_url);
    }

    if (kind == NGX_HTTP_FHIR_BULK_SMART) {
        /* DISC-04 */
        if (flcf->introspection_url.len != 0) {
            ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Introspection-Url",
                                   &flcf->introspection_url);
        }

        if (flcf->jwks_url.len != 0) {
            ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Jwks-Url",
                                   &flcf->jwks_url);
        }
    }

    if (kind == NGX_HTTP_FHIR_BULK_CAPABILITIES
        && (flcf->flags & NGX_HTTP_FHIR_BULK_GROUPS))
    {
        /* CAP-11 */
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Groups", &on);
    }

    if (kind == NGX_HTTP_FHIR_BULK_KICKOFF) {
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Prefix", &flcf->prefix);
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Method", &r->method_name);
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Operation",
                               &ctx->route.operation);
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Level",
                               &levels[ctx->route.level]);

        if (ctx->route.level == NGX_HTTP_FHIR_BULK_GROUP) {
            ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Group",
                                   &ctx->route.group);
        }
    }

    if ((kind == NGX_HTTP_FHIR_BULK_KICKOFF
         || kind == NGX_HTTP_FHIR_BULK_GROUPS_SEARCH)
        && r->args.len != 0)
    {
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Query", &r->args);
    }
}


/* who asks, as far as the call wants to know */

static void
ngx_http_fhir_bulk_describe_caller(ngx_http_fhir_bulk_head_t *head,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    u_char                         *p, *last;
    ngx_str_t                       path;
    ngx_uint_t                      off, owned, kind;
    ngx_http_request_t             *r;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    static ngx_str_t  no = ngx_string("off");
    static ngx_str_t  yes = ngx_string("yes");

    r = head->request;
    kind = ctx->route.kind;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    off = (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF);
    owned = (kind == NGX_HTTP_FHIR_BULK_KICKOFF
             || kind == NGX_HTTP_FHIR_BULK_JOB
             || ngx_http_fhir_bulk_is_groups(&ctx->route));

    if (off && (owned || kind == NGX_HTTP_FHIR_BULK_CAPABILITIES
                || kind == NGX_HTTP_FHIR_BULK_SMART))
    {
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Auth", &no);
    }

    if (owned || kind == NGX_HTTP_FHIR_BULK_ASK_TOKEN) {
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Client", &ctx->client);
    }

    if (owned && ctx->scope.len != 0) {
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Scope", &ctx->scope);
    }

    if (kind == NGX_HTTP_FHIR_BULK_TOKENS
        && r->headers_in.authorization != NULL)
    {
        /* TOK-11; its value stays here */
        ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Authorization", &yes);
    }

    if (!owned && !ngx_http_fhir_bulk_oauth(&ctx->route)) {
        return;
    }

    /* NET-10 */

    ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Address",
                           &r->connection->addr_text);

    path = r->unparsed_uri;
    path.len = ngx_min(path.len, NGX_HTTP_FHIR_BULK_PATH);
    last = path.data + path.len;

    for (p = path.data; p < last && *p != '?' && *p != '#'; p++) { /* void */ }

    path.len = p - path.data;

    if (path.len == 0) {
        ngx_str_set(&path, "/");
    }

    ngx_http_fhir_bulk_add(head, "Fhir-Bulk-Path", &path);
}


static ngx_uint_t
ngx_http_fhir_bulk_travels(ngx_str_t *value)
{
    size_t  i;

    for (i = 0; i < value->len; i++) {
        if (value->data[i] == CR || value->data[i] == LF
            || value->data[i] == '\0')
        {
            return 0;
        }
    }

    return 1;
}


static void
ngx_http_fhir_bulk_add(ngx_http_fhir_bulk_head_t *head, const char *name,
    ngx_str_t *value)
{
    ngx_http_fhir_bulk_line_t  *line;

    if (head->n == NGX_HTTP_FHIR_BULK_LINES || value->len == 0
        || !ngx_http_fhir_bulk_travels(value))
    {
        head->bad = 1;
        return;
    }

    line = &head->lines[head->n++];

    line->name.data = (u_char *) name;
    line->name.len = ngx_strlen(name);
    line->value = *value;
}


/* the client's own lines that the sidecar wants, each as it came */

static ngx_uint_t
ngx_http_fhir_bulk_passed(ngx_http_fhir_bulk_ctx_t *ctx, ngx_table_elt_t *h)
{
    ngx_uint_t  i;

    static ngx_str_t  names[] = {
        ngx_string("Accept"),
        ngx_string("Prefer"),
        ngx_string("Content-Type"),        /* only with a body */
        ngx_null_string
    };

    for (i = 0; names[i].len != 0; i++) {
        if (h->key.len == names[i].len
            && ngx_strncasecmp(h->key.data, names[i].data, names[i].len) == 0)
        {
            return i < 2 || ngx_http_fhir_bulk_has_body(&ctx->route);
        }
    }

    return 0;
}


/* writes the lines, or only counts their bytes when out is NULL */

static size_t
ngx_http_fhir_bulk_client_lines(ngx_http_fhir_bulk_head_t *head,
    ngx_http_fhir_bulk_ctx_t *ctx, u_char *out)
{
    size_t            len;
    ngx_uint_t        i;
    ngx_list_part_t  *part;
    ngx_table_elt_t  *h;

    len = 0;
    i = 0;
    part = &head->request->headers_in.headers.part;

    while ((h = ngx_http_fhir_bulk_next_header(&part, &i)) != NULL) {

        if (!ngx_http_fhir_bulk_passed(ctx, h)) {
            continue;
        }

        if (!ngx_http_fhir_bulk_travels(&h->value)) {
            head->bad = 1;
            continue;
        }

        len += h->key.len + 2 + h->value.len + 2;

        if (out != NULL) {
            out = ngx_copy(out, h->key.data, h->key.len);
            *out++ = ':'; *out++ = ' ';
            out = ngx_copy(out, h->value.data, h->value.len);
            *out++ = CR; *out++ = LF;
        }
    }

    return len;
}


/* a chunked body has no length of its own, and it may be in a file */

off_t
ngx_http_fhir_bulk_body_length(ngx_http_request_t *r)
{
    off_t         len;
    ngx_chain_t  *cl;

    len = 0;

    if (r->request_body != NULL) {
        for (cl = r->request_body->bufs; cl; cl = cl->next) {
            len += ngx_buf_size(cl->buf);
        }
    }

    return len;
}


/* copies of the buffers: nginx moves their positions when it sends */

static ngx_int_t
ngx_http_fhir_bulk_add_body(ngx_http_request_t *r, ngx_chain_t *cl)
{
    ngx_buf_t    *b;
    ngx_chain_t  *body;

    if (r->request_body == NULL) {
        return NGX_OK;
    }

    for (body = r->request_body->bufs; body; body = body->next) {

        if (ngx_buf_size(body->buf) == 0) {
            continue;
        }

        b = ngx_alloc_buf(r->pool);
        if (b == NULL) {
            return NGX_ERROR;
        }

        ngx_memcpy(b, body->buf, sizeof(ngx_buf_t));

        cl->next = ngx_alloc_chain_link(r->pool);
        if (cl->next == NULL) {
            return NGX_ERROR;
        }

        cl = cl->next;
        cl->buf = b;
        cl->next = NULL;
    }

    return NGX_OK;
}
