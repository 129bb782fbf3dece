/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The access record of a job, <root>/<tenant>/<job>/access.json.
 */

#include "ngx_http_fhir_bulk_auth.h"


#define NGX_HTTP_FHIR_BULK_RECORD_MAX  16384      /* bytes */
#define NGX_HTTP_FHIR_BULK_RECORD_NAME "/access.json"


static ngx_int_t ngx_http_fhir_bulk_parse_record(ngx_http_request_t *r,
    json_t *root, ngx_http_fhir_bulk_record_t *record);


/* the job's 22 characters are random, what stands behind them tells roots and
 * tenants apart */

void
ngx_http_fhir_bulk_record_id(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *job, u_char *id)
{
    ngx_memcpy(id, job->data, FHB_ID_LEN);
    ngx_memcpy(id + FHB_ID_LEN, flcf->scope, 32 - FHB_ID_LEN);
}


ngx_int_t
ngx_http_fhir_bulk_read_record(ngx_http_request_t *r, ngx_str_t *job,
    ngx_http_fhir_bulk_record_t *record)
{
    u_char                         *p, *path;
    u_char                          text[NGX_HTTP_FHIR_BULK_RECORD_MAX + 1];
    size_t                          len;
    json_t                         *root;
    ngx_int_t                       rc;
    ngx_str_t                       file;
    json_error_t                    error;
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);

    len = flcf->root.len + 1 + flcf->tenant.len + 1 + job->len
          + sizeof(NGX_HTTP_FHIR_BULK_RECORD_NAME);

    path = ngx_pnalloc(r->pool, len);
    if (path == NULL) {
        return NGX_DECLINED;
    }

    p = ngx_slprintf(path, path + len, "%V/%V/%V%s%Z", &flcf->root,
                     &flcf->tenant, job, NGX_HTTP_FHIR_BULK_RECORD_NAME);

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

    rc = ngx_http_fhir_bulk_parse_record(r, root, record);

    if (rc != NGX_OK) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: access record of job \"%V\" is not one of "
                      "version 1", job);
    }

    json_decref(root);

    return rc;
}


static ngx_int_t
ngx_http_fhir_bulk_parse_record(ngx_http_request_t *r, json_t *root,
    ngx_http_fhir_bulk_record_t *record)
{
    json_t         *version, *client, *expires, *types, *limits, *shared;
    fhb_str_t       owner;
    fhb_typeset_t   limited;

    ngx_memzero(&limited, sizeof(fhb_typeset_t));

    version = json_object_get(root, "version");
    client = json_object_get(root, "client");
    expires = json_object_get(root, "expires");
    types = json_object_get(root, "types");
    limits = json_object_get(root, "limits");
    shared = json_object_get(root, "shared");

    if (!json_is_integer(version) || json_integer_value(version) != 1
        || !json_is_string(client) || !json_is_integer(expires)
        || ngx_http_fhir_bulk_json_types(types, &record->types) != NGX_OK
        || ngx_http_fhir_bulk_json_limits(r, limits, &limited,
                                          &record->limits)
           != NGX_OK
        || (shared != NULL && ngx_http_fhir_bulk_json_level(shared) == 0))
    {
        return NGX_DECLINED;
    }

    owner = fhb_str(json_string_value(client), json_string_length(client));

    if (!fhb_client_valid(owner) || owner.len > sizeof(record->client)) {
        return NGX_DECLINED;
    }

    ngx_memcpy(record->client, owner.ptr, owner.len);
    record->client_len = owner.len;
    record->expires = (time_t) json_integer_value(expires);
    record->shared = ngx_http_fhir_bulk_json_level(shared);

    return NGX_OK;
}


u_char
ngx_http_fhir_bulk_json_level(json_t *name)
{
    ngx_uint_t  i;

    static const char  *levels[] = { "system", "patient", "group" };

    for (i = 0; json_is_string(name) && i < 3; i++) {
        if (fhb_str_eqc(fhb_str(json_string_value(name),
                                json_string_length(name)),
                        levels[i]))
        {
            return (u_char) (1 << i);
        }
    }

    return 0;
}


ngx_int_t
ngx_http_fhir_bulk_json_types(json_t *list, fhb_typeset_t *types)
{
    size_t      i;
    json_t     *item;
    fhb_type_t  type;

    if (!json_is_array(list)) {
        return NGX_DECLINED;
    }

    ngx_memzero(types, sizeof(fhb_typeset_t));

    json_array_foreach(list, i, item) {

        if (!json_is_string(item)) {
            return NGX_DECLINED;
        }

        type = fhb_type_find(fhb_str(json_string_value(item),
                                     json_string_length(item)));

        if (type == FHB_TYPE_NONE) {
            return NGX_DECLINED;
        }

        fhb_typeset_add(types, type);
    }

    return NGX_OK;
}
