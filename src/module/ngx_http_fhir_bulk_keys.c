/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key files.  Each worker reads them for itself: keys have reference counts
 * that no two processes may share.  A file that cannot be used leaves the
 * keys that were there before; one that was taken away takes its keys along.
 */

#include "ngx_http_fhir_bulk_auth.h"


static ngx_int_t ngx_http_fhir_bulk_read_keys(ngx_str_t *path,
    fhb_jwks_t **set, ngx_uint_t level, ngx_log_t *log);
static void ngx_http_fhir_bulk_keys_cleanup(void *data);


ngx_http_fhir_bulk_keys_t *
ngx_http_fhir_bulk_add_keys(ngx_conf_t *cf, ngx_str_t *path)
{
    fhb_jwks_t                       *set;
    ngx_uint_t                        i;
    ngx_pool_cleanup_t               *cln;
    ngx_http_fhir_bulk_keys_t        *keys, **file;
    ngx_http_fhir_bulk_main_conf_t   *fmcf;

    fmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_fhir_bulk_module);

    file = fmcf->keys.elts;

    for (i = 0; i < fmcf->keys.nelts; i++) {
        if (file[i]->path.len == path->len
            && ngx_strcmp(file[i]->path.data, path->data) == 0)
        {
            return file[i];
        }
    }

    file = ngx_array_push(&fmcf->keys);
    if (file == NULL) {
        return NULL;
    }

    cln = ngx_pool_cleanup_add(cf->pool, sizeof(ngx_http_fhir_bulk_keys_t));
    if (cln == NULL) {
        return NULL;
    }

    keys = cln->data;
    *file = keys;

    ngx_memzero(keys, sizeof(ngx_http_fhir_bulk_keys_t));
    keys->path = *path;
    keys->checked = -1;

    cln->handler = ngx_http_fhir_bulk_keys_cleanup;

    /* only to tell early: the sidecar may make the file later, and who is to
     * read it is a worker */

    if (ngx_http_fhir_bulk_read_keys(path, &set, NGX_LOG_WARN, cf->log)
        == NGX_OK)
    {
        fhb_jwks_free(set);

    } else {
        ngx_conf_log_error(NGX_LOG_WARN, cf, 0,
                           "no keys in \"%V\" yet, and without keys "
                           "requests are answered 503", path);
    }

    return keys;
}


static void
ngx_http_fhir_bulk_keys_cleanup(void *data)
{
    ngx_http_fhir_bulk_keys_t  *keys = data;

    fhb_jwks_free(keys->set);
    keys->set = NULL;
}


ngx_int_t
ngx_http_fhir_bulk_init_process(ngx_cycle_t *cycle)
{
    ngx_uint_t                        i;
    ngx_http_fhir_bulk_keys_t       **keys;
    ngx_http_fhir_bulk_main_conf_t   *fmcf;

    if (ngx_process != NGX_PROCESS_WORKER && ngx_process != NGX_PROCESS_SINGLE)
    {
        return NGX_OK;
    }

    fmcf = ngx_http_cycle_get_module_main_conf(cycle,
                                               ngx_http_fhir_bulk_module);
    if (fmcf == NULL) {
        return NGX_OK;
    }

    keys = fmcf->keys.elts;

    for (i = 0; i < fmcf->keys.nelts; i++) {
        (void) ngx_http_fhir_bulk_get_keys(keys[i], cycle->log);
    }

    return NGX_OK;
}


fhb_jwks_t *
ngx_http_fhir_bulk_get_keys(ngx_http_fhir_bulk_keys_t *keys, ngx_log_t *log)
{
    ngx_err_t         err;
    fhb_jwks_t       *set;
    ngx_file_info_t   fi;

    if (keys->checked == ngx_time()) {
        return keys->set;
    }

    keys->checked = ngx_time();

    if (ngx_file_info(keys->path.data, &fi) == NGX_FILE_ERROR) {
        err = ngx_errno;

        ngx_log_error(NGX_LOG_ERR, log, err,
                      "fhir bulk: " ngx_file_info_n " \"%V\" failed",
                      &keys->path);

        /* who replaces it never leaves a gap: so somebody, such as the
         * sidecar for an issuer that left its list, trusts these keys no
         * longer */

        if (err == NGX_ENOENT) {
            fhb_jwks_free(keys->set);
            keys->set = NULL;
            keys->known = 0;
        }

        return keys->set;
    }

    if (keys->known && keys->uniq == ngx_file_uniq(&fi)
        && keys->mtime == ngx_file_mtime(&fi)
        && keys->size == ngx_file_size(&fi))
    {
        return keys->set;
    }

    /* a file that is replaced in between is seen as changed next time */

    if (ngx_http_fhir_bulk_read_keys(&keys->path, &set, NGX_LOG_ERR, log)
        != NGX_OK)
    {
        return keys->set;
    }

    fhb_jwks_free(keys->set);

    keys->set = set;
    keys->uniq = ngx_file_uniq(&fi);
    keys->mtime = ngx_file_mtime(&fi);
    keys->size = ngx_file_size(&fi);
    keys->known = 1;

    ngx_log_error(NGX_LOG_NOTICE, log, 0,
                  "fhir bulk: %uz keys read from \"%V\"",
                  fhb_jwks_count(set), &keys->path);

    return keys->set;
}


static ngx_int_t
ngx_http_fhir_bulk_read_keys(ngx_str_t *path, fhb_jwks_t **set,
    ngx_uint_t level, ngx_log_t *log)
{
    u_char       *p;
    ngx_int_t     rc;
    ngx_str_t     text;
    fhb_error_t   err;

    text.len = FHB_JWKS_MAX + 1;
    text.data = ngx_alloc(text.len, log);
    if (text.data == NULL) {
        return NGX_ERROR;
    }

    p = text.data;

    rc = ngx_http_fhir_bulk_read_file(log, path->data, 1, &text);

    if (rc == NGX_OK
        && fhb_jwks_parse(ngx_http_fhir_bulk_str(&text), 0, set, &err)
           != FHB_OK)
    {
        ngx_log_error(level, log, 0, "fhir bulk: key file \"%V\": %s", path,
                      err.text);
        rc = NGX_DECLINED;
    }

    ngx_free(p);

    return rc;
}
