/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Directives with values: where the sidecar is, where the files are.  URLs are
 * in _url.c, "fhir_bulk" itself is in _location.c, "fhir_bulk_auth" in
 * _auth_conf.c.
 */

#include "ngx_http_fhir_bulk_auth.h"


static ngx_int_t ngx_http_fhir_bulk_scope(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf);


/* the reply's headers are picked in _upstream.c; the table must exist all the
 * same: nginx divides by its size */
static ngx_str_t  ngx_http_fhir_bulk_hide_headers[] = {
    ngx_string("Fhir-Bulk-Protocol"),
    ngx_null_string
};


static ngx_str_t  ngx_http_fhir_bulk_default_zone = ngx_string("fhir_bulk");


void *
ngx_http_fhir_bulk_create_main_conf(ngx_conf_t *cf)
{
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    fmcf = ngx_pcalloc(cf->pool, sizeof(ngx_http_fhir_bulk_main_conf_t));
    if (fmcf == NULL) {
        return NULL;
    }

    fmcf->request_id = NGX_CONF_UNSET;
    fmcf->token = NGX_CONF_UNSET;

    if (ngx_array_init(&fmcf->keys, cf->pool, 2,
                       sizeof(ngx_http_fhir_bulk_keys_t *))
        != NGX_OK
        || ngx_http_fhir_bulk_digest_init(cf, fmcf) != NGX_OK)
    {
        return NULL;
    }

    return fmcf;
}


char *
ngx_http_fhir_bulk_init_main_conf(ngx_conf_t *cf, void *conf)
{
    ngx_http_fhir_bulk_main_conf_t  *fmcf = conf;

    ngx_str_t  name = ngx_string("request_id");

    fmcf->request_id = ngx_http_get_variable_index(cf, &name);
    if (fmcf->request_id == NGX_ERROR) {
        return NGX_CONF_ERROR;
    }

    if (!fmcf->cached || fmcf->zone != NULL) {
        return NGX_CONF_OK;
    }

    fmcf->zone = ngx_shared_memory_add(cf, &ngx_http_fhir_bulk_default_zone,
                                       4 * 1024 * 1024,
                                       &ngx_http_fhir_bulk_module);
    if (fmcf->zone == NULL) {
        return NGX_CONF_ERROR;
    }

    fmcf->zone->init = ngx_http_fhir_bulk_init_zone;
    fmcf->zone->data = fmcf;

    return NGX_CONF_OK;
}


void *
ngx_http_fhir_bulk_create_loc_conf(ngx_conf_t *cf)
{
    ngx_http_fhir_bulk_loc_conf_t  *flcf;

    flcf = ngx_pcalloc(cf->pool, sizeof(ngx_http_fhir_bulk_loc_conf_t));
    if (flcf == NULL) {
        return NULL;
    }

    /*
     * set by ngx_pcalloc():
     *
     *     all strings, flcf->flags, flcf->auth, flcf->file, flcf->line;
     *     of flcf->upstream: buffering, bufs, temporary files, cache and
     *     everything that only matters with them
     */

    flcf->xml = NGX_CONF_UNSET;
    flcf->audit = NGX_CONF_UNSET_PTR;
    flcf->client = NGX_CONF_UNSET_PTR;
    flcf->scopes = NGX_CONF_UNSET_PTR;

    flcf->upstream.connect_timeout = NGX_CONF_UNSET_MSEC;
    flcf->upstream.send_timeout = NGX_CONF_UNSET_MSEC;
    flcf->upstream.read_timeout = NGX_CONF_UNSET_MSEC;
    flcf->upstream.buffer_size = NGX_CONF_UNSET_SIZE;
    flcf->upstream.hide_headers = NGX_CONF_UNSET_PTR;
    flcf->upstream.pass_headers = NGX_CONF_UNSET_PTR;

    /*
     * One more try on another connection when one breaks: a connection kept
     * open may have been closed by the sidecar's restart.  A kick-off may be
     * repeated too, as its request id names the job.
     */
    flcf->upstream.next_upstream = NGX_CONF_BITMASK_SET
                                   |NGX_HTTP_UPSTREAM_FT_ERROR
                                   |NGX_HTTP_UPSTREAM_FT_NON_IDEMPOTENT;

    /*
     * Who has closed its sending side only still wants the answer, and looks
     * like one who is gone.  Calls are short, and what a kick-off does is done
     * either way.
     */
    flcf->upstream.ignore_client_abort = 1;

    return flcf;
}


char *
ngx_http_fhir_bulk_merge_loc_conf(ngx_conf_t *cf, void *parent, void *child)
{
    ngx_http_fhir_bulk_loc_conf_t *prev = parent;
    ngx_http_fhir_bulk_loc_conf_t *conf = child;

    ngx_hash_init_t                  hash;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    if (conf->upstream.upstream == NULL) {
        conf->upstream.upstream = prev->upstream.upstream;
    }

    ngx_conf_merge_msec_value(conf->upstream.connect_timeout,
                              prev->upstream.connect_timeout, 5000);
    ngx_conf_merge_msec_value(conf->upstream.send_timeout,
                              prev->upstream.send_timeout, 30000);
    ngx_conf_merge_msec_value(conf->upstream.read_timeout,
                              prev->upstream.read_timeout, 30000);
    ngx_conf_merge_size_value(conf->upstream.buffer_size,
                              prev->upstream.buffer_size, 16 * 1024);

    /* the sidecar's reply head must have room in it */
    if (conf->upstream.buffer_size < 1024) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "\"fhir_bulk_buffer_size\" must be at least 1k");
        return NGX_CONF_ERROR;
    }

    ngx_conf_merge_value(conf->xml, prev->xml, 0);
    ngx_conf_merge_ptr_value(conf->client, prev->client, NULL);
    ngx_conf_merge_ptr_value(conf->scopes, prev->scopes, NULL);

    if (conf->auth == NULL) {
        conf->auth = prev->auth;
    }

    /* stays unset: nothing is the default where tokens are checked */
    ngx_conf_merge_ptr_value(conf->audit, prev->audit, NGX_CONF_UNSET_PTR);

    if (conf->base.data == NULL) {
        conf->base = prev->base;
        conf->base_path = prev->base_path;
    }

    if (ngx_http_fhir_bulk_merge_token_url(cf, prev, conf) != NGX_OK) {
        return NGX_CONF_ERROR;
    }

    ngx_conf_merge_str_value(conf->introspection_url,
                             prev->introspection_url, "");
    ngx_conf_merge_str_value(conf->jwks_url, prev->jwks_url, "");
    ngx_conf_merge_str_value(conf->root, prev->root, "");
    ngx_conf_merge_str_value(conf->tenant, prev->tenant, "default");
    ngx_conf_merge_str_value(conf->prefix, prev->prefix, "bulk-export");
    ngx_conf_merge_str_value(conf->v4, prev->v4, "");

    /* "if" and "limit_except" are locations of their own: they inherit */
    if (conf->flags == 0) {
        conf->flags = prev->flags;
        conf->location = prev->location;
        conf->file = prev->file;
        conf->line = prev->line;
    }

    ngx_memzero(&hash, sizeof(ngx_hash_init_t));
    hash.max_size = 512;
    hash.bucket_size = ngx_align(64, ngx_cacheline_size);
    hash.name = "fhir_bulk_hide_headers_hash";

    if (ngx_http_upstream_hide_headers_hash(cf, &conf->upstream,
                                            &prev->upstream,
                                            ngx_http_fhir_bulk_hide_headers,
                                            &hash)
        != NGX_OK)
    {
        return NGX_CONF_ERROR;
    }

    if (conf->flags == 0 || (conf->flags & NGX_HTTP_FHIR_BULK_OFF)) {
        return NGX_CONF_OK;
    }

    if (ngx_http_fhir_bulk_check_location(cf, conf) != NGX_CONF_OK) {
        return NGX_CONF_ERROR;
    }

    if (conf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF) {
        fmcf = ngx_http_conf_get_module_main_conf(cf,
                                                  ngx_http_fhir_bulk_module);
        fmcf->open = 1;
    }

    if (ngx_http_fhir_bulk_scope(cf, conf) != NGX_OK
        || ngx_http_fhir_bulk_auth_scope(cf, conf) != NGX_OK)
    {
        return NGX_CONF_ERROR;
    }

    return NGX_CONF_OK;
}


/* records of two roots or tenants never meet in the zone */

static ngx_int_t
ngx_http_fhir_bulk_scope(ngx_conf_t *cf, ngx_http_fhir_bulk_loc_conf_t *flcf)
{
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    fmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_fhir_bulk_module);

    /* a tenant's name has no slash, a root starts with one */

    return ngx_http_fhir_bulk_digest(fmcf, flcf->tenant.data,
                                     flcf->tenant.len, flcf->root.data,
                                     flcf->root.len, flcf->scope);
}


char *
ngx_http_fhir_bulk_set_zone(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_main_conf_t *fmcf = conf;

    ssize_t     size;
    ngx_str_t  *value;

    value = cf->args->elts;

    if (fmcf->zone != NULL) {
        return "is duplicate";
    }

    if (value[1].len == 0) {
        return "needs a name";
    }

    size = ngx_parse_size(&value[2]);

    if (size == NGX_ERROR) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "invalid zone size \"%V\"", &value[2]);
        return NGX_CONF_ERROR;
    }

    if (size < (ssize_t) (8 * ngx_pagesize)) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "zone \"%V\" is too small", &value[1]);
        return NGX_CONF_ERROR;
    }

    fmcf->zone = ngx_shared_memory_add(cf, &value[1], size,
                                       &ngx_http_fhir_bulk_module);
    if (fmcf->zone == NULL) {
        return NGX_CONF_ERROR;
    }

    fmcf->zone->init = ngx_http_fhir_bulk_init_zone;
    fmcf->zone->data = fmcf;

    return NGX_CONF_OK;
}


char *
ngx_http_fhir_bulk_set_pass(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    ngx_str_t  *value;
    ngx_url_t   u;

    if (flcf->upstream.upstream != NULL) {
        return "is duplicate";
    }

    value = cf->args->elts;

    if (ngx_strncasecmp(value[1].data, (u_char *) "http://", 7) == 0
        || ngx_strncasecmp(value[1].data, (u_char *) "https://", 8) == 0)
    {
        return "takes \"unix:path\" or the name of an upstream, not a URL";
    }

    ngx_memzero(&u, sizeof(ngx_url_t));

    u.url = value[1];
    u.no_resolve = 1;

    flcf->upstream.upstream = ngx_http_upstream_add(cf, &u, 0);
    if (flcf->upstream.upstream == NULL) {
        return NGX_CONF_ERROR;
    }

    return NGX_CONF_OK;
}


char *
ngx_http_fhir_bulk_set_root(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    ngx_str_t  *value;

    if (flcf->root.data != NULL) {
        return "is duplicate";
    }

    value = cf->args->elts;

    if (value[1].len == 0) {
        return "must be a folder";
    }

    if (ngx_http_script_variables_count(&value[1])) {
        return "cannot contain variables";
    }

    flcf->root = value[1];

    if (ngx_conf_full_name(cf->cycle, &flcf->root, 0) != NGX_OK) {
        return NGX_CONF_ERROR;
    }

    while (flcf->root.len > 1 && flcf->root.data[flcf->root.len - 1] == '/') {
        flcf->root.len--;
    }

    return NGX_CONF_OK;
}


char *
ngx_http_fhir_bulk_set_tenant(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    ngx_str_t  *value;

    if (flcf->tenant.data != NULL) {
        return "is duplicate";
    }

    value = cf->args->elts;

    if (!fhb_tenant_valid(ngx_http_fhir_bulk_str(&value[1]))) {
        return "must be 1 to 64 letters, digits, \"-\" or \"_\"";
    }

    flcf->tenant = value[1];

    return NGX_CONF_OK;
}


char *
ngx_http_fhir_bulk_set_prefix(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    u_char      c, before;
    ngx_str_t  *value;
    ngx_uint_t  i;

    if (flcf->prefix.data != NULL) {
        return "is duplicate";
    }

    value = cf->args->elts;
    before = '/';

    for (i = 0; i < value[1].len; i++) {
        c = value[1].data[i];

        /* no empty segment, and none that starts with a dot */
        if ((c == '/' || c == '.') && before == '/') {
            break;
        }

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-' || c == '_' || c == '.' || c == '/'))
        {
            break;
        }

        before = c;
    }

    if (value[1].len == 0 || i < value[1].len || before == '/') {
        return "must be a path such as \"bulk-export\", "
               "without a slash at its ends";
    }

    flcf->prefix = value[1];

    return NGX_CONF_OK;
}
