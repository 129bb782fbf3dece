/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Directives with URLs: what the outside calls us.
 */

#include "ngx_http_fhir_bulk.h"


static char *ngx_http_fhir_bulk_set_url(ngx_conf_t *cf, ngx_str_t *url,
    ngx_str_t *path);
static ngx_int_t ngx_http_fhir_bulk_url_path(ngx_conf_t *cf, ngx_str_t *url,
    ngx_str_t *path);


#define NGX_HTTP_FHIR_BULK_TOKEN_PATH  "/auth/token"


char *
ngx_http_fhir_bulk_set_base(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    if (flcf->base.data != NULL) {
        return "is duplicate";
    }

    flcf->base = ((ngx_str_t *) cf->args->elts)[1];

    return ngx_http_fhir_bulk_set_url(cf, &flcf->base, &flcf->base_path);
}


char *
ngx_http_fhir_bulk_set_token_url(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    if (flcf->token_url.data != NULL) {
        return "is duplicate";
    }

    flcf->token_url = ((ngx_str_t *) cf->args->elts)[1];

    return ngx_http_fhir_bulk_set_url(cf, &flcf->token_url,
                                      &flcf->token_path);
}


char *
ngx_http_fhir_bulk_set_told_url(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf)
{
    char  *p = conf;

    ngx_str_t   path;
    ngx_str_t  *url, *value;

    url = (ngx_str_t *) (p + cmd->offset);

    if (url->data != NULL) {
        return "is duplicate";
    }

    value = cf->args->elts;
    *url = value[1];

    if (ngx_strcmp(value[1].data, "off") == 0) {
        url->len = 0;                         /* data: nothing to inherit */
        return NGX_CONF_OK;
    }

    /* docs/protocol.md */
    if (url->len > NGX_HTTP_FHIR_BULK_URL) {
        return "must be a URL of at most 700 bytes";
    }

    return ngx_http_fhir_bulk_set_url(cf, url, &path);
}


static char *
ngx_http_fhir_bulk_set_url(ngx_conf_t *cf, ngx_str_t *url, ngx_str_t *path)
{
    u_char  *p, *last;

    last = url->data + url->len;

    for (p = url->data; p < last; p++) {
        /* as the sidecar has it; no URL has these unescaped */
        if (*p <= 0x20 || *p >= 0x7f
            || ngx_strchr("\"\\<>^`{|}", *p) != NULL)
        {
            return "must be a URL of visible ASCII characters";
        }

        if (*p == '$') {
            return "cannot contain variables";
        }

        if (*p == '?' || *p == '#') {
            return "cannot have a query or a fragment";
        }
    }

    if (ngx_http_fhir_bulk_url_path(cf, url, path) != NGX_OK) {
        return "must be an absolute URL such as \"https://host/path\", "
               "without a slash at its end";
    }

    return NGX_CONF_OK;
}


/* the path as nginx sees it in r->uri: decoded */

static ngx_int_t
ngx_http_fhir_bulk_url_path(ngx_conf_t *cf, ngx_str_t *url, ngx_str_t *path)
{
    u_char  *p, *last, *dst, *src;

    last = url->data + url->len;

    if (url->len > 7 && ngx_strncmp(url->data, "http://", 7) == 0) {
        p = url->data + 7;

    } else if (url->len > 8 && ngx_strncmp(url->data, "https://", 8) == 0) {
        p = url->data + 8;

    } else {
        return NGX_ERROR;
    }

    if (*p == '/' || *p == ':') {
        return NGX_ERROR;
    }

    while (p < last && *p != '/') {
        if (*p++ == '@') {
            return NGX_ERROR;
        }
    }

    src = p;

    if (p < last && (last[-1] == '/' || ngx_strstr(p, "//") != NULL
                     || ngx_strstr(p, "/./") != NULL
                     || ngx_strstr(p, "/../") != NULL))
    {
        return NGX_ERROR;
    }

    dst = ngx_pnalloc(cf->pool, last - p + 1);
    if (dst == NULL) {
        return NGX_ERROR;
    }

    path->data = dst;
    ngx_unescape_uri(&dst, &src, last - p, 0);
    path->len = dst - path->data;

    return NGX_OK;
}


ngx_int_t
ngx_http_fhir_bulk_merge_token_url(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *prev, ngx_http_fhir_bulk_loc_conf_t *conf)
{
    u_char  *p;

    static ngx_str_t  path = ngx_string(NGX_HTTP_FHIR_BULK_TOKEN_PATH);

    if (conf->token_url.data != NULL) {
        return NGX_OK;
    }

    /* a URL made from the base is not inherited: the base may be another */

    if (prev->token_url.data != NULL && !prev->token_made) {
        conf->token_url = prev->token_url;
        conf->token_path = prev->token_path;
        return NGX_OK;
    }

    if (conf->base.len == 0) {
        return NGX_OK;
    }

    conf->token_made = 1;

    conf->token_url.len = conf->base.len + path.len;
    conf->token_url.data = ngx_pnalloc(cf->pool, conf->token_url.len);
    if (conf->token_url.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(conf->token_url.data, conf->base.data, conf->base.len);
    ngx_memcpy(p, path.data, path.len);

    conf->token_path.len = conf->base_path.len + path.len;
    conf->token_path.data = ngx_pnalloc(cf->pool, conf->token_path.len);
    if (conf->token_path.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(conf->token_path.data, conf->base_path.data,
                   conf->base_path.len);
    ngx_memcpy(p, path.data, path.len);

    return NGX_OK;
}
