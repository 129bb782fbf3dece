/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The access record of a job, <root>/<tenant>/<job>/access.json: from the
 * zone, or from disk at most once per second.
 */

#include "ngx_http_fhir_bulk.h"

#include <jansson.h>


#define NGX_HTTP_FHIR_BULK_RECORD_MAX  16384      /* bytes */
#define NGX_HTTP_FHIR_BULK_RECORD_NAME "/access.json"


static ngx_int_t ngx_http_fhir_bulk_read_record(ngx_http_request_t *r,
    ngx_str_t *job, ngx_http_fhir_bulk_record_t *record);
static ngx_int_t ngx_http_fhir_bulk_parse_record(ngx_http_request_t *r,
    ngx_str_t *job, u_char *text, size_t len,
    ngx_http_fhir_bulk_record_t *record);


ngx_int_t
ngx_http_fhir_bulk_get_record(ngx_http_request_t *r, ngx_str_t *job,
    ngx_http_fhir_bulk_record_t *record)
{
    ngx_int_t                        rc;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    rc = ngx_http_fhir_bulk_zone_get(fmcf->zone, flcf->scope, job, record);
    if (rc == NGX_OK) {
        return NGX_OK;
    }

    rc = ngx_http_fhir_bulk_read_record(r, job, record);

    /* what is not there is not kept: the job may be sealed any moment */

    ngx_http_fhir_bulk_zone_put(fmcf->zone, flcf->scope, job,
                                rc == NGX_OK ? record : NULL);

    return rc;
}


static ngx_int_t
ngx_http_fhir_bulk_read_record(ngx_http_request_t *r, ngx_str_t *job,
    ngx_http_fhir_bulk_record_t *record)
{
    int                             fd;
    u_char                         *p, *path;
    u_char                          text[NGX_HTTP_FHIR_BULK_RECORD_MAX + 1];
    size_t                          len;
    ssize_t                         n;
    ngx_err_t                       err;
    ngx_int_t                       rc;
    ngx_uint_t                      level;
    ngx_file_info_t                 fi;
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

    fd = open((const char *) path,
              O_RDONLY|O_NOFOLLOW|O_CLOEXEC|O_NONBLOCK);

    if (fd == -1) {
        err = ngx_errno;

        /* a deleted or expired job is nobody's fault */
        level = (err == NGX_ENOENT || err == NGX_ENOTDIR) ? NGX_LOG_INFO
                                                          : NGX_LOG_ERR;

        ngx_log_error(level, r->connection->log, err,
                      "fhir bulk: open() \"%s\" failed", path);
        return NGX_DECLINED;
    }

    rc = NGX_DECLINED;

    if (ngx_fd_info(fd, &fi) == NGX_FILE_ERROR) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, ngx_errno,
                      "fhir bulk: fstat() \"%s\" failed", path);
        goto done;
    }

    if (!ngx_is_file(&fi)
        || ngx_file_size(&fi) > NGX_HTTP_FHIR_BULK_RECORD_MAX)
    {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: \"%s\" is not a file of at most %d bytes",
                      path, NGX_HTTP_FHIR_BULK_RECORD_MAX);
        goto done;
    }

    len = 0;

    do {
        n = read(fd, text + len, sizeof(text) - len);

        if (n == -1) {
            if (ngx_errno == NGX_EINTR) {
                continue;
            }

            ngx_log_error(NGX_LOG_ERR, r->connection->log, ngx_errno,
                          "fhir bulk: read() \"%s\" failed", path);
            goto done;
        }

        len += n;

    } while (n != 0 && len < sizeof(text));

    if (len > NGX_HTTP_FHIR_BULK_RECORD_MAX) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: \"%s\" grew while it was read", path);
        goto done;
    }

    rc = ngx_http_fhir_bulk_parse_record(r, job, text, len, record);

done:

    if (ngx_close_file(fd) == NGX_FILE_ERROR) {
        ngx_log_error(NGX_LOG_ALERT, r->connection->log, ngx_errno,
                      "fhir bulk: close() \"%s\" failed", path);
    }

    return rc;
}


static ngx_int_t
ngx_http_fhir_bulk_parse_record(ngx_http_request_t *r, ngx_str_t *job,
    u_char *text, size_t len, ngx_http_fhir_bulk_record_t *record)
{
    json_t       *root, *version, *client, *expires, *types;
    fhb_str_t     owner;
    ngx_int_t     rc;
    json_error_t  error;

    rc = NGX_DECLINED;

    root = json_loadb((const char *) text, len, JSON_REJECT_DUPLICATES,
                      &error);

    version = json_object_get(root, "version");
    client = json_object_get(root, "client");
    expires = json_object_get(root, "expires");
    types = json_object_get(root, "types");

    if (!json_is_integer(version) || json_integer_value(version) != 1
        || !json_is_string(client) || !json_is_integer(expires)
        || !json_is_array(types))
    {
        goto bad;
    }

    owner = fhb_str(json_string_value(client), json_string_length(client));

    if (!fhb_client_valid(owner) || owner.len > sizeof(record->client)) {
        goto bad;
    }

    ngx_memcpy(record->client, owner.ptr, owner.len);
    record->client_len = owner.len;
    record->expires = (time_t) json_integer_value(expires);

    rc = NGX_OK;

bad:

    if (rc != NGX_OK) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: access record of job \"%V\" is not one of "
                      "version 1", job);
    }

    json_decref(root);

    return rc;
}
