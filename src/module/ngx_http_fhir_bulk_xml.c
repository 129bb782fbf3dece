/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Files as XML for those who ask for it (FILE-20).  The XML of a file is a
 * file like any other; if it is not there yet, the sidecar is asked to make
 * it, and then the request goes through its location once more.
 */

#include "ngx_http_fhir_bulk.h"
#include "fhb_headers.h"


#define NGX_HTTP_FHIR_BULK_ACCEPTS  16        /* lines that are looked at */


/* what the sidecar has said of a file; an internal redirect clears the
 * context, but not the pool */
typedef struct {
    ngx_str_t   uri;
    ngx_uint_t  off;                          /* it does not make XML */
} ngx_http_fhir_bulk_note_t;


static ngx_uint_t ngx_http_fhir_bulk_accepts_xml(ngx_http_request_t *r);
static ngx_int_t ngx_http_fhir_bulk_xml_there(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route);
static ngx_http_fhir_bulk_note_t *ngx_http_fhir_bulk_xml_note(
    ngx_http_request_t *r);
static void ngx_http_fhir_bulk_xml_noted(void *data);


/* NGX_OK: the static handlers serve what the context says; NGX_AGAIN: the
 * sidecar has to be asked; or a status */

ngx_int_t
ngx_http_fhir_bulk_xml_choose(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx)
{
    ngx_int_t                       rc;
    ngx_http_fhir_bulk_note_t      *note;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    ctx->xml = 0;

    /* an XML job has nothing else */

    if (!flcf->xml || ctx->route.kind != NGX_HTTP_FHIR_BULK_FILE
        || fhb_file_name_xml(ngx_http_fhir_bulk_str(&ctx->route.name))
        || !ngx_http_fhir_bulk_accepts_xml(r))
    {
        return NGX_OK;
    }

    note = ngx_http_fhir_bulk_xml_note(r);

    if (note != NULL && note->off) {
        return NGX_OK;
    }

    rc = ngx_http_fhir_bulk_xml_there(r, &ctx->route);

    if (rc == NGX_OK) {
        ctx->xml = 1;
        return NGX_OK;
    }

    if (rc != NGX_DECLINED) {
        return rc;
    }

    /* it was made, and the job deleted since */

    return note != NULL ? NGX_HTTP_NOT_FOUND : NGX_AGAIN;
}


static ngx_uint_t
ngx_http_fhir_bulk_accepts_xml(ngx_http_request_t *r)
{
    size_t            n;
    fhb_str_t         lines[NGX_HTTP_FHIR_BULK_ACCEPTS];
    ngx_uint_t        i;
    ngx_list_part_t  *part;
    ngx_table_elt_t  *h;

    n = 0;
    i = 0;
    part = &r->headers_in.headers.part;

    while (n < NGX_HTTP_FHIR_BULK_ACCEPTS
           && (h = ngx_http_fhir_bulk_next_header(&part, &i)) != NULL)
    {
        if (h->key.len == sizeof("Accept") - 1
            && ngx_strncasecmp(h->key.data, (u_char *) "Accept", h->key.len)
               == 0)
        {
            lines[n++] = ngx_http_fhir_bulk_str(&h->value);
        }
    }

    return fhb_accept_xml(lines, n);
}


/* packed or plain; NGX_DECLINED: it is not there.  Anything else than that is
 * the static handler's to tell. */

static ngx_int_t
ngx_http_fhir_bulk_xml_there(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route)
{
    u_char                         *p;
    ngx_str_t                       path;
    ngx_file_info_t                 fi;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    if (ngx_http_fhir_bulk_xml_path(r, flcf, route, &path) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    p = path.data + path.len;

    (void) ngx_cpystrn(p, (u_char *) ".gz", sizeof(".gz"));

    if (ngx_file_info(path.data, &fi) != NGX_FILE_ERROR
        || ngx_errno != NGX_ENOENT)
    {
        return NGX_OK;
    }

    *p = '\0';

    if (ngx_file_info(path.data, &fi) != NGX_FILE_ERROR
        || ngx_errno != NGX_ENOENT)
    {
        return NGX_OK;
    }

    return NGX_DECLINED;
}


/* the name has ".ndjson" at its end, and loses it; behind the path is room for
 * ".gz" and a zero */

ngx_int_t
ngx_http_fhir_bulk_xml_path(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_route_t *route,
    ngx_str_t *path)
{
    u_char     *p;
    size_t      len;
    ngx_str_t   name;

    name = route->name;
    (void) ngx_http_fhir_bulk_ends(&name, ".ndjson");

    len = flcf->root.len + 1 + flcf->tenant.len + 1 + route->job.len
          + sizeof("/xml/") - 1 + name.len + sizeof(".xml") - 1;

    p = ngx_pnalloc(r->pool, len + sizeof(".gz"));
    if (p == NULL) {
        return NGX_ERROR;
    }

    path->data = p;
    path->len = ngx_slprintf(p, p + len, "%V/%V/%V/xml/%V.xml", &flcf->root,
                             &flcf->tenant, &route->job, &name)
                - p;

    return NGX_OK;
}


/* of this very URI, NULL: the sidecar has not been asked */

static ngx_http_fhir_bulk_note_t *
ngx_http_fhir_bulk_xml_note(ngx_http_request_t *r)
{
    ngx_pool_cleanup_t         *cln;
    ngx_http_fhir_bulk_note_t  *note;

    for (cln = r->pool->cleanup; cln; cln = cln->next) {

        if (cln->handler != ngx_http_fhir_bulk_xml_noted) {
            continue;
        }

        note = cln->data;

        if (note->uri.len == r->uri.len
            && ngx_memcmp(note->uri.data, r->uri.data, r->uri.len) == 0)
        {
            return note;
        }
    }

    return NULL;
}


static void
ngx_http_fhir_bulk_xml_noted(void *data)
{
    /* nothing to do: the handler is what the note is found by */
}


/*
 * The sidecar has answered, with 200: the XML is there, or 406: it makes none
 * (FILE-04).  An X-Accel-Redirect of our own sends the request through its
 * location again: access is checked once more, which costs little and is right
 * if the job went meanwhile.
 */

ngx_int_t
ngx_http_fhir_bulk_xml_answered(ngx_http_request_t *r)
{
    u_char                     *p;
    ngx_table_elt_t            *h;
    ngx_pool_cleanup_t         *cln;
    ngx_http_upstream_t        *u;
    ngx_http_fhir_bulk_note_t  *note;

    u = r->upstream;

    cln = ngx_pool_cleanup_add(r->pool, sizeof(ngx_http_fhir_bulk_note_t));
    if (cln == NULL) {
        return NGX_ERROR;
    }

    note = cln->data;
    note->uri = r->uri;
    note->off = (u->headers_in.status_n != NGX_HTTP_OK);

    h = ngx_pcalloc(r->pool, sizeof(ngx_table_elt_t));
    if (h == NULL) {
        return NGX_ERROR;
    }

    p = ngx_pnalloc(r->pool, r->uri.len
                             + 2 * ngx_escape_uri(NULL, r->uri.data,
                                                  r->uri.len, NGX_ESCAPE_URI)
                             + 1 + r->args.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    h->hash = 1;
    ngx_str_set(&h->key, "X-Accel-Redirect");
    h->value.data = p;

    p = (u_char *) ngx_escape_uri(p, r->uri.data, r->uri.len, NGX_ESCAPE_URI);

    /* what the host makes of arguments stays as it was */

    if (r->args.len != 0) {
        *p++ = '?';
        p = ngx_copy(p, r->args.data, r->args.len);
    }

    h->value.len = p - h->value.data;

    cln->handler = ngx_http_fhir_bulk_xml_noted;
    u->headers_in.x_accel_redirect = h;

    /* no body will be read: without one the connection can go on */
    u->keepalive = u->headers_in.content_length_n == 0
                   && !u->headers_in.connection_close;

    return NGX_OK;
}
