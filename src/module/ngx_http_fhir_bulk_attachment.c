/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The record of an attachment, <root>/<tenant>/<job>/attachments/<id>.json:
 * what the bytes beside it are, and whose (ATT-05).
 */

#include "ngx_http_fhir_bulk.h"


#define NGX_HTTP_FHIR_BULK_ATTACHMENT_MAX   4096      /* bytes */
#define NGX_HTTP_FHIR_BULK_TYPE_MAX         128       /* of a Content-Type */


static ngx_int_t ngx_http_fhir_bulk_parse_attachment(ngx_pool_t *pool,
    json_t *root, ngx_http_fhir_bulk_attachment_t *attachment);
static ngx_uint_t ngx_http_fhir_bulk_is_type(ngx_str_t *type);


ngx_int_t
ngx_http_fhir_bulk_read_attachment(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route,
    ngx_http_fhir_bulk_attachment_t *attachment)
{
    u_char                         *p, *path;
    u_char                          text[NGX_HTTP_FHIR_BULK_ATTACHMENT_MAX
                                         + 1];
    size_t                          len;
    json_t                         *root;
    ngx_int_t                       rc;
    ngx_str_t                       file;
    json_error_t                    error;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    len = flcf->root.len + 1 + flcf->tenant.len + 1 + route->job.len
          + sizeof("/attachments/") - 1 + route->name.len + sizeof(".json");

    path = ngx_pnalloc(r->pool, len);
    if (path == NULL) {
        return NGX_DECLINED;
    }

    p = ngx_slprintf(path, path + len, "%V/%V/%V/attachments/%V.json%Z",
                     &flcf->root, &flcf->tenant, &route->job, &route->name);

    if (p != path + len) {
        return NGX_DECLINED;
    }

    file.data = text;
    file.len = sizeof(text);

    if (ngx_http_fhir_bulk_read_file(r->connection->log, path, 0, &file)
        != NGX_OK)
    {
        return NGX_DECLINED;
    }

    root = json_loadb((const char *) file.data, file.len,
                      JSON_REJECT_DUPLICATES, &error);

    rc = ngx_http_fhir_bulk_parse_attachment(r->pool, root, attachment);

    if (rc != NGX_OK) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: record of an attachment of job \"%V\" is "
                      "not one of version 1", &route->job);
    }

    json_decref(root);

    return rc;
}


static ngx_int_t
ngx_http_fhir_bulk_parse_attachment(ngx_pool_t *pool, json_t *root,
    ngx_http_fhir_bulk_attachment_t *attachment)
{
    json_t     *version, *type;
    ngx_str_t   given;

    static ngx_str_t  bytes = ngx_string("application/octet-stream");

    version = json_object_get(root, "version");
    type = json_object_get(root, "contentType");

    if (!json_is_integer(version) || json_integer_value(version) != 1
        || !json_is_string(type)
        || ngx_http_fhir_bulk_json_types(json_object_get(root, "types"),
                                         &attachment->types)
           != NGX_OK
        || fhb_typeset_empty(&attachment->types))
    {
        return NGX_DECLINED;
    }

    given.data = (u_char *) json_string_value(type);
    given.len = json_string_length(type);

    /* it comes from the data: whoever wrote them does not write our header */

    if (!ngx_http_fhir_bulk_is_type(&given)) {
        attachment->type = bytes;
        return NGX_OK;
    }

    attachment->type.len = given.len;
    attachment->type.data = ngx_pstrdup(pool, &given);

    return attachment->type.data != NULL ? NGX_OK : NGX_DECLINED;
}


/* RFC 9110, section 5.6.2 */

static u_char *
ngx_http_fhir_bulk_token_end(u_char *p, u_char *last)
{
    while (p < last
           && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')
               || (*p >= '0' && *p <= '9')
               || (*p != '\0' && ngx_strchr("!#$%&'*+-.^_`|~", *p) != NULL)))
    {
        p++;
    }

    return p;
}


/* token/token, then nothing, or parameters of visible ASCII and blanks */

static ngx_uint_t
ngx_http_fhir_bulk_is_type(ngx_str_t *type)
{
    u_char  *p, *last, *end;

    p = type->data;
    last = p + type->len;

    if (type->len > NGX_HTTP_FHIR_BULK_TYPE_MAX) {
        return 0;
    }

    end = ngx_http_fhir_bulk_token_end(p, last);

    if (end == p || end == last || *end != '/') {
        return 0;
    }

    p = end + 1;
    end = ngx_http_fhir_bulk_token_end(p, last);

    if (end == p) {
        return 0;
    }

    for (p = end; p < last && *p == ' '; p++) { /* void */ }

    if (p == last) {
        return p == end;
    }

    if (*p != ';') {
        return 0;
    }

    for ( /* void */ ; p < last; p++) {
        if (*p < 0x20 || *p > 0x7e) {
            return 0;
        }
    }

    return 1;
}
