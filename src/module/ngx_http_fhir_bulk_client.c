/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The record of a client, <clients>/<SHA-256 of its id>.json: it is there as
 * long as the client may come in.
 */

#include "ngx_http_fhir_bulk_auth.h"


#define NGX_HTTP_FHIR_BULK_CLIENT_MAX  65536      /* bytes */
#define NGX_HTTP_FHIR_BULK_CLIENT_END  ".json"


static const char *ngx_http_fhir_bulk_parse_client(ngx_http_request_t *r,
    json_t *root, ngx_str_t *id, ngx_str_t *tenant,
    ngx_http_fhir_bulk_client_t *client);


static const char  ngx_http_fhir_bulk_not_here[] = "does not have the tenant";


ngx_int_t
ngx_http_fhir_bulk_get_client(ngx_http_request_t *r, ngx_str_t *id,
    ngx_http_fhir_bulk_client_t *client)
{
    char                             hex[65];
    u_char                           sha[32], *p, *path;
    size_t                           len;
    json_t                          *root;
    ngx_int_t                        rc;
    ngx_str_t                        text;
    ngx_uint_t                       level;
    const char                      *wrong;
    json_error_t                     error;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    if (ngx_http_fhir_bulk_digest(fmcf, id->data, id->len, NULL, 0, sha)
        != NGX_OK)
    {
        return NGX_DECLINED;
    }

    fhb_hex(sha, sizeof(sha), hex);

    len = flcf->auth->clients.len + 1 + sizeof(hex) - 1
          + sizeof(NGX_HTTP_FHIR_BULK_CLIENT_END);

    path = ngx_pnalloc(r->pool, len);
    if (path == NULL) {
        return NGX_DECLINED;
    }

    p = ngx_slprintf(path, path + len, "%V/%s%s%Z", &flcf->auth->clients,
                     hex, NGX_HTTP_FHIR_BULK_CLIENT_END);

    if (p != path + len) {
        return NGX_DECLINED;
    }

    text.len = NGX_HTTP_FHIR_BULK_CLIENT_MAX + 1;
    text.data = ngx_palloc(r->pool, text.len);
    if (text.data == NULL) {
        return NGX_DECLINED;
    }

    p = text.data;

    rc = ngx_http_fhir_bulk_read_file(r->connection->log, path, 0, &text);

    if (rc == NGX_OK) {
        root = json_loadb((const char *) text.data, text.len,
                          JSON_REJECT_DUPLICATES, &error);

        wrong = ngx_http_fhir_bulk_parse_client(r, root, id, &flcf->tenant,
                                                client);
        json_decref(root);

        if (wrong != NULL) {

            /* that another tenant's client asks is its own fault */

            level = wrong == ngx_http_fhir_bulk_not_here ? NGX_LOG_INFO
                                                         : NGX_LOG_ERR;

            ngx_log_error(level, r->connection->log, 0,
                          "fhir bulk: client refused: its record \"%s\" %s",
                          path, wrong);
            rc = NGX_DECLINED;
        }
    }

    (void) ngx_pfree(r->pool, p);

    return rc;
}


/* what is wrong with it, or NULL */

static const char *
ngx_http_fhir_bulk_parse_client(ngx_http_request_t *r, json_t *root,
    ngx_str_t *id, ngx_str_t *tenant, ngx_http_fhir_bulk_client_t *client)
{
    size_t       i;
    json_t      *version, *name, *before, *tenants, *item;
    ngx_uint_t   mine;

    version = json_object_get(root, "version");
    name = json_object_get(root, "client");
    before = json_object_get(root, "not_before");
    tenants = json_object_get(root, "tenants");

    if (!json_is_integer(version) || json_integer_value(version) != 1
        || !json_is_string(name) || !json_is_integer(before)
        || !json_is_array(tenants)
        || ngx_http_fhir_bulk_json_types(json_object_get(root, "types"),
                                         &client->types)
           != NGX_OK
        || ngx_http_fhir_bulk_json_limits(r, json_object_get(root, "limits"),
                                          &client->types, &client->limits)
           != NGX_OK)
    {
        return "is not one of version 1";
    }

    if (!fhb_str_eq(fhb_str(json_string_value(name),
                            json_string_length(name)),
                    ngx_http_fhir_bulk_str(id)))
    {
        return "is another client's";
    }

    mine = 0;

    json_array_foreach(tenants, i, item) {
        if (json_is_string(item)
            && fhb_str_eq(fhb_str(json_string_value(item),
                                  json_string_length(item)),
                          ngx_http_fhir_bulk_str(tenant)))
        {
            mine = 1;
        }
    }

    if (!mine) {
        return ngx_http_fhir_bulk_not_here;
    }

    /* ACC-07; without it only its own */

    client->shares = 0;

    json_array_foreach(json_object_get(root, "shares"), i, item) {
        client->shares |= ngx_http_fhir_bulk_json_level(item);
    }

    client->not_before = (time_t) json_integer_value(before);

    return NULL;
}
