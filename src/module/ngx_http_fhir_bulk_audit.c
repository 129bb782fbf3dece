/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The audit trail of the edge (NET-10): a JSON line for each download and for
 * each request of ours that nginx itself refuses.  Everything else is written
 * down by the sidecar, under the same request id.
 */

#include "ngx_http_fhir_bulk.h"


#define NGX_HTTP_FHIR_BULK_AUDIT_PATH    1024     /* bytes of a path */
/* our own names and brackets, two times, numbers */
#define NGX_HTTP_FHIR_BULK_AUDIT_FIXED   512


struct ngx_http_fhir_bulk_audit_s {
    ngx_open_file_t             *file;
    time_t                       failed;     /* last message about it */
};


/* why a request is refused; the context would not outlive an error_page */
typedef struct {
    ngx_http_fhir_bulk_loc_conf_t  *conf;
    ngx_http_fhir_bulk_route_t      route;
    ngx_str_t                       client;
    const char                     *reason;
} ngx_http_fhir_bulk_refusal_t;


typedef struct {
    const char                     *event;
    ngx_http_fhir_bulk_loc_conf_t  *conf;
    ngx_http_fhir_bulk_route_t     *route;
    ngx_str_t                       client;
    ngx_str_t                       path;
    ngx_str_t                       request_id;
    ngx_str_t                       range;
    ngx_str_t                       reason;
    fhb_typeset_t                  *types;     /* of an attachment, or NULL */
    ngx_uint_t                      download;  /* unsigned  download:1; */
} ngx_http_fhir_bulk_event_t;


static ngx_http_fhir_bulk_refusal_t *ngx_http_fhir_bulk_refusal(
    ngx_http_request_t *r);
static ngx_uint_t ngx_http_fhir_bulk_is_download(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
static ngx_uint_t ngx_http_fhir_bulk_is_refused(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_http_fhir_bulk_route_t *route);
static void ngx_http_fhir_bulk_audit_path(ngx_http_request_t *r,
    ngx_str_t *path);
static void ngx_http_fhir_bulk_audit_range(ngx_http_request_t *r,
    ngx_str_t *range);
static ngx_int_t ngx_http_fhir_bulk_audit_types(ngx_http_request_t *r,
    ngx_http_fhir_bulk_event_t *event, ngx_str_t *types);
static void ngx_http_fhir_bulk_audit_event(ngx_http_request_t *r,
    ngx_http_fhir_bulk_event_t *event);
static size_t ngx_http_fhir_bulk_audit_size(ngx_str_t *value);
static u_char *ngx_http_fhir_bulk_audit_add(u_char *p, const char *name,
    ngx_str_t *value);
static u_char *ngx_http_fhir_bulk_audit_time(u_char *p, time_t sec,
    ngx_msec_t msec);
static void ngx_http_fhir_bulk_audit_write(ngx_http_request_t *r,
    ngx_http_fhir_bulk_audit_t *audit, u_char *line, size_t len);


char *
ngx_http_fhir_bulk_set_audit(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    ngx_str_t  *value;

    if (flcf->audit != NGX_CONF_UNSET_PTR) {
        return "is duplicate";
    }

    value = cf->args->elts;

    if (value[1].len == 3 && ngx_strncmp(value[1].data, "off", 3) == 0) {
        flcf->audit = NULL;
        return NGX_CONF_OK;
    }

    /* "on" would be a file of that name */
    if (value[1].len == 0
        || (value[1].len == 2 && ngx_strncmp(value[1].data, "on", 2) == 0))
    {
        return "needs a file, or \"off\"";
    }

    if (ngx_http_script_variables_count(&value[1])) {
        return "cannot contain variables";
    }

    flcf->audit = ngx_pcalloc(cf->pool, sizeof(ngx_http_fhir_bulk_audit_t));
    if (flcf->audit == NULL) {
        return NGX_CONF_ERROR;
    }

    /* nginx opens it as root, for appending, and again on reopen */

    flcf->audit->file = ngx_conf_open_file(cf->cycle, &value[1]);
    if (flcf->audit->file == NULL) {
        return NGX_CONF_ERROR;
    }

    return NGX_CONF_OK;
}


static void
ngx_http_fhir_bulk_refusal_cleanup(void *data)
{
    /* the pool has the memory; the function is what the note is found by */
}


static ngx_http_fhir_bulk_refusal_t *
ngx_http_fhir_bulk_refusal(ngx_http_request_t *r)
{
    ngx_pool_cleanup_t  *cln;

    for (cln = r->pool->cleanup; cln; cln = cln->next) {
        if (cln->handler == ngx_http_fhir_bulk_refusal_cleanup) {
            return cln->data;
        }
    }

    return NULL;
}


ngx_int_t
ngx_http_fhir_bulk_denied(ngx_http_request_t *r, const char *reason,
    ngx_int_t status)
{
    ngx_pool_cleanup_t            *cln;
    ngx_http_fhir_bulk_ctx_t      *ctx;
    ngx_http_fhir_bulk_refusal_t  *refusal;

    refusal = ngx_http_fhir_bulk_refusal(r);

    if (refusal == NULL) {
        cln = ngx_pool_cleanup_add(r->pool,
                                   sizeof(ngx_http_fhir_bulk_refusal_t));
        if (cln == NULL) {
            return NGX_HTTP_INTERNAL_SERVER_ERROR;
        }

        cln->handler = ngx_http_fhir_bulk_refusal_cleanup;
        refusal = cln->data;
    }

    ngx_memzero(refusal, sizeof(ngx_http_fhir_bulk_refusal_t));

    refusal->conf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    refusal->reason = reason;

    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    if (ctx != NULL) {
        refusal->route = ctx->route;
        refusal->client = ctx->client;
    }

    return status;
}


ngx_int_t
ngx_http_fhir_bulk_log_handler(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_ctx_t       *ctx;
    ngx_http_fhir_bulk_event_t      event;
    ngx_http_fhir_bulk_route_t      route;
    ngx_http_fhir_bulk_refusal_t   *refusal;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    if (r != r->main) {
        return NGX_OK;
    }

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    ctx = ngx_http_get_module_ctx(r, ngx_http_fhir_bulk_module);

    ngx_memzero(&event, sizeof(ngx_http_fhir_bulk_event_t));

    event.conf = flcf;

    if (ngx_http_fhir_bulk_is_download(r, ctx)) {
        event.event = "download";
        event.route = &ctx->route;
        event.client = ctx->client;
        event.download = 1;

        if (event.route->kind == NGX_HTTP_FHIR_BULK_ATTACHMENT) {
            event.types = &ctx->attachment.types;
        }

        ngx_http_fhir_bulk_audit_event(r, &event);
        return NGX_OK;
    }

    event.event = "denied";
    refusal = ngx_http_fhir_bulk_refusal(r);

    if (refusal != NULL && (ctx == NULL || !ctx->authorized)) {
        event.conf = refusal->conf;
        event.route = &refusal->route;
        event.client = refusal->client;
        event.reason.data = (u_char *) refusal->reason;
        event.reason.len = ngx_strlen(refusal->reason);

    } else if (ngx_http_fhir_bulk_is_refused(r, flcf, ctx, &route)) {
        event.route = &route;
        ngx_str_set(&event.reason, "host");

        if (ctx != NULL && ctx->authorized) {
            event.client = ctx->client;
        }

    } else {
        return NGX_OK;
    }

    ngx_http_fhir_bulk_audit_event(r, &event);

    return NGX_OK;
}


/* HEAD and 304 send nothing of the file */

static ngx_uint_t
ngx_http_fhir_bulk_is_download(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    return ctx != NULL && ctx->authorized
           && ngx_http_fhir_bulk_is_stored(&ctx->route)
           && r->method == NGX_HTTP_GET
           && (r->headers_out.status == NGX_HTTP_OK
               || r->headers_out.status == NGX_HTTP_PARTIAL_CONTENT);
}


/* a rule of the host, such as "deny"; what the sidecar refuses is written
 * down there */

static ngx_uint_t
ngx_http_fhir_bulk_is_refused(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_http_fhir_bulk_route_t *route)
{
    if (r->headers_out.status != NGX_HTTP_UNAUTHORIZED
        && r->headers_out.status != NGX_HTTP_FORBIDDEN)
    {
        return 0;
    }

    if (flcf->flags == 0 || (flcf->flags & NGX_HTTP_FHIR_BULK_OFF)
        || (ctx != NULL && ctx->protocol))
    {
        return 0;
    }

    ngx_http_fhir_bulk_route(flcf, r->method, &r->uri, route);

    return route->kind != NGX_HTTP_FHIR_BULK_NONE;
}


/* as the client sent it, without the query: that may hold patient data */

static void
ngx_http_fhir_bulk_audit_path(ngx_http_request_t *r, ngx_str_t *path)
{
    u_char  *p, *end;

    *path = r->unparsed_uri;

    if (path->len > NGX_HTTP_FHIR_BULK_AUDIT_PATH) {
        path->len = NGX_HTTP_FHIR_BULK_AUDIT_PATH;
    }

    end = path->data + path->len;

    for (p = path->data; p < end; p++) {
        if (*p == '?' || *p == '#') {
            break;
        }
    }

    path->len = p - path->data;
}


static void
ngx_http_fhir_bulk_audit_range(ngx_http_request_t *r, ngx_str_t *range)
{
    if (r->headers_out.status != NGX_HTTP_PARTIAL_CONTENT) {
        return;
    }

    /* of several ranges nginx tells each in the body only */

    if (r->headers_out.content_range != NULL) {
        *range = r->headers_out.content_range->value;

    } else if (r->headers_in.range != NULL) {
        *range = r->headers_in.range->value;
    }

    range->len = ngx_min(range->len, NGX_HTTP_FHIR_BULK_AUDIT_PATH);
}


/* the elements of a JSON array; none is empty */

static ngx_int_t
ngx_http_fhir_bulk_audit_types(ngx_http_request_t *r,
    ngx_http_fhir_bulk_event_t *event, ngx_str_t *types)
{
    u_char      *p;
    size_t       len;
    ngx_str_t    file;
    fhb_str_t    name;
    fhb_type_t   t;

    ngx_str_null(types);

    if (event->route->kind == NGX_HTTP_FHIR_BULK_FILE) {

        /* "Patient.1.ndjson": the name has nothing to escape */

        file = event->route->name;
        p = ngx_strlchr(file.data, file.data + file.len, '.');

        if (p != NULL) {
            file.len = p - file.data;
        }

        types->data = ngx_pnalloc(r->pool, file.len + 2);
        if (types->data == NULL) {
            return NGX_ERROR;
        }

        types->len = ngx_sprintf(types->data, "\"%V\"", &file) - types->data;

        return NGX_OK;
    }

    if (event->types == NULL) {
        return NGX_OK;
    }

    len = 0;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(event->types, t)) {
            len += fhb_type_name(t).len + sizeof("\"\",") - 1;
        }
    }

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    types->data = p;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(event->types, t)) {
            name = fhb_type_name(t);
            p = ngx_sprintf(p, "\"%*s\",", name.len, name.ptr);
        }
    }

    types->len = p - types->data - 1;

    return NGX_OK;
}


static void
ngx_http_fhir_bulk_audit_event(ngx_http_request_t *r,
    ngx_http_fhir_bulk_event_t *event)
{
    off_t                            sent;
    u_char                          *p, *line, *last;
    size_t                           len;
    ngx_str_t                        types;
    ngx_time_t                      *tp;
    ngx_connection_t                *c;
    ngx_http_variable_value_t       *vv;
    ngx_http_fhir_bulk_route_t      *route;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    if (event->conf->audit == NULL
        || event->conf->audit == NGX_CONF_UNSET_PTR)
    {
        return;
    }

    c = r->connection;
    route = event->route;

    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);
    vv = ngx_http_get_indexed_variable(r, fmcf->request_id);

    if (vv != NULL && !vv->not_found) {
        event->request_id.data = vv->data;
        event->request_id.len = vv->len;
    }

    ngx_http_fhir_bulk_audit_path(r, &event->path);

    if (ngx_http_fhir_bulk_is_stored(route)) {
        ngx_http_fhir_bulk_audit_range(r, &event->range);
    }

    if (ngx_http_fhir_bulk_audit_types(r, event, &types) != NGX_OK) {
        goto failed;
    }

    len = NGX_HTTP_FHIR_BULK_AUDIT_FIXED
          + ngx_http_fhir_bulk_audit_size(&event->conf->tenant)
          + ngx_http_fhir_bulk_audit_size(&event->client)
          + ngx_http_fhir_bulk_audit_size(&c->addr_text)
          + ngx_http_fhir_bulk_audit_size(&event->request_id)
          + ngx_http_fhir_bulk_audit_size(&r->method_name)
          + ngx_http_fhir_bulk_audit_size(&event->path)
          + ngx_http_fhir_bulk_audit_size(&route->job)
          + ngx_http_fhir_bulk_audit_size(&route->group)
          + types.len
          + ngx_http_fhir_bulk_audit_size(&event->range)
          + ngx_http_fhir_bulk_audit_size(&event->reason);

    line = ngx_pnalloc(r->pool, len);
    if (line == NULL) {
        goto failed;
    }

    last = line + len;
    tp = ngx_timeofday();

    p = ngx_slprintf(line, last, "{\"time\":\"");
    p = ngx_http_fhir_bulk_audit_time(p, tp->sec, tp->msec);
    p = ngx_slprintf(p, last, "\",\"event\":\"%s\"", event->event);

    p = ngx_http_fhir_bulk_audit_add(p, "tenant", &event->conf->tenant);
    p = ngx_http_fhir_bulk_audit_add(p, "client", &event->client);
    p = ngx_http_fhir_bulk_audit_add(p, "address", &c->addr_text);
    p = ngx_http_fhir_bulk_audit_add(p, "request_id", &event->request_id);
    p = ngx_http_fhir_bulk_audit_add(p, "method", &r->method_name);
    p = ngx_http_fhir_bulk_audit_add(p, "path", &event->path);
    p = ngx_slprintf(p, last, ",\"status\":%ui", r->headers_out.status);
    p = ngx_http_fhir_bulk_audit_add(p, "job", &route->job);
    p = ngx_http_fhir_bulk_audit_add(p, "group", &route->group);

    if (types.len != 0) {
        p = ngx_slprintf(p, last, ",\"types\":[%V]", &types);
    }

    if (event->download) {
        sent = c->sent - (off_t) r->header_size;

        p = ngx_slprintf(p, last, ",\"start\":\"");
        p = ngx_http_fhir_bulk_audit_time(p, r->start_sec, r->start_msec);
        p = ngx_slprintf(p, last, "\",\"bytes\":%O,\"complete\":%s",
                         sent > 0 ? sent : 0,
                         r->request_complete ? "true" : "false");
        p = ngx_http_fhir_bulk_audit_add(p, "range", &event->range);
    }

    p = ngx_http_fhir_bulk_audit_add(p, "reason", &event->reason);
    p = ngx_slprintf(p, last, "}\n");

    ngx_http_fhir_bulk_audit_write(r, event->conf->audit, line, p - line);

    return;

failed:

    ngx_log_error(NGX_LOG_CRIT, c->log, 0,
                  "fhir bulk: no memory for an audit record");
}


/* an upper bound: "\u0001", or "%FF" */

static size_t
ngx_http_fhir_bulk_audit_size(ngx_str_t *value)
{
    return value->len * 6;
}


static u_char *
ngx_http_fhir_bulk_audit_add(u_char *p, const char *name, ngx_str_t *value)
{
    u_char  *v, *end;

    if (value->len == 0) {
        return p;
    }

    *p++ = ',';
    *p++ = '"';

    while (*name != '\0') {
        *p++ = (u_char) *name++;
    }

    *p++ = '"';
    *p++ = ':';
    *p++ = '"';

    end = value->data + value->len;

    for (v = value->data; v < end; v++) {

        if (*v >= 0x7f) {
            /* it need not be UTF-8, but a line of JSON has to be */
            p = ngx_sprintf(p, "%%%02Xd", (u_int) *v);

        } else if (*v < 0x20 || *v == '"' || *v == '\\') {
            p = (u_char *) ngx_escape_json(p, v, 1);

        } else {
            *p++ = *v;
        }
    }

    *p++ = '"';

    return p;
}


static u_char *
ngx_http_fhir_bulk_audit_time(u_char *p, time_t sec, ngx_msec_t msec)
{
    ngx_tm_t  tm;

    ngx_gmtime(sec, &tm);

    return ngx_sprintf(p, "%4d-%02d-%02dT%02d:%02d:%02d.%03MZ",
                       tm.ngx_tm_year, tm.ngx_tm_mon, tm.ngx_tm_mday,
                       tm.ngx_tm_hour, tm.ngx_tm_min, tm.ngx_tm_sec, msec);
}


/* one write for each line, so that lines of several workers do not mix */

static void
ngx_http_fhir_bulk_audit_write(ngx_http_request_t *r,
    ngx_http_fhir_bulk_audit_t *audit, u_char *line, size_t len)
{
    ssize_t    n;
    ngx_err_t  err;

    n = ngx_write_fd(audit->file->fd, line, len);

    if (n == (ssize_t) len) {
        return;
    }

    err = n == -1 ? ngx_errno : 0;

    if (audit->failed == ngx_time()) {
        return;
    }

    audit->failed = ngx_time();

    ngx_log_error(NGX_LOG_CRIT, r->connection->log, err,
                  "fhir bulk: audit record lost, " ngx_write_fd_n
                  " to \"%V\" wrote %z of %uz bytes",
                  &audit->file->name, n, len);
}
