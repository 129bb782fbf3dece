/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The directive "fhir_bulk": what a location serves, which settings of nginx
 * that needs, and which it cannot stand.
 */

#include "ngx_http_fhir_bulk_auth.h"


typedef struct {
    ngx_str_t   name;
    ngx_str_t   value;
    ngx_uint_t  optional;             /* an nginx without it is as good */
} ngx_http_fhir_bulk_setting_t;


static char *ngx_http_fhir_bulk_own(ngx_conf_t *cf,
    ngx_http_core_loc_conf_t *clcf, ngx_uint_t flags);
static char *ngx_http_fhir_bulk_apply(ngx_conf_t *cf,
    ngx_http_fhir_bulk_setting_t *setting);
static void ngx_http_fhir_bulk_compare(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf);
static void ngx_http_fhir_bulk_compare_token(ngx_conf_t *cf,
    ngx_http_core_loc_conf_t *clcf, ngx_http_fhir_bulk_loc_conf_t *flcf);
static char *ngx_http_fhir_bulk_refuse(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf, const char *why);


static ngx_conf_bitmask_t  ngx_http_fhir_bulk_flags[] = {
    { ngx_string("export"), NGX_HTTP_FHIR_BULK_EXPORT },
    { ngx_string("status"), NGX_HTTP_FHIR_BULK_STATUS },
    { ngx_string("files"), NGX_HTTP_FHIR_BULK_FILES },
    { ngx_string("metadata"), NGX_HTTP_FHIR_BULK_METADATA },
    { ngx_string("discovery"), NGX_HTTP_FHIR_BULK_DISCOVERY },
    { ngx_string("token"), NGX_HTTP_FHIR_BULK_TOKEN },
    { ngx_string("introspection"), NGX_HTTP_FHIR_BULK_INTROSPECT },
    { ngx_string("groups"), NGX_HTTP_FHIR_BULK_GROUPS },
    { ngx_string("off"), NGX_HTTP_FHIR_BULK_OFF },
    { ngx_null_string, 0 }
};


#define NGX_HTTP_FHIR_BULK_ALIAS  "$fhir_bulk_file"

/* STAT-12: nginx would overwrite the Expires of a manifest */
static ngx_http_fhir_bulk_setting_t  ngx_http_fhir_bulk_expires =
    { ngx_string("expires"), ngx_string("off"), 0 };

/* FILE-18: the files are nginx's own business, the path comes from us.  What
 * is in them comes from anybody: nothing here may read commands out of it, or
 * tell which characters it is written in. */
static ngx_http_fhir_bulk_setting_t  ngx_http_fhir_bulk_static[] = {
    { ngx_string("alias"), ngx_string(NGX_HTTP_FHIR_BULK_ALIAS), 0 },
    { ngx_string("gzip_static"), ngx_string("always"), 0 },
    { ngx_string("gunzip"), ngx_string("on"), 0 },
    { ngx_string("ssi"), ngx_string("off"), 1 },
    { ngx_string("charset"), ngx_string("off"), 1 },
    { ngx_null_string, ngx_null_string, 0 }
};


char *
ngx_http_fhir_bulk_set_flags(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    ngx_str_t                 *value;
    ngx_uint_t                 i, m, flags;
    ngx_conf_bitmask_t        *mask;
    ngx_http_core_loc_conf_t  *clcf;

    if (flcf->flags != 0) {
        return "is duplicate";
    }

    value = cf->args->elts;
    mask = ngx_http_fhir_bulk_flags;
    flags = 0;

    for (i = 1; i < cf->args->nelts; i++) {

        for (m = 0; mask[m].name.len != 0; m++) {
            if (mask[m].name.len == value[i].len
                && ngx_strncmp(mask[m].name.data, value[i].data, value[i].len)
                   == 0)
            {
                break;
            }
        }

        if (mask[m].name.len == 0) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "invalid value \"%V\" in \"fhir_bulk\", it "
                               "takes export, groups, status, files, "
                               "metadata, discovery, token, introspection "
                               "or off",
                               &value[i]);
            return NGX_CONF_ERROR;
        }

        if (flags & mask[m].mask) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "duplicate value \"%V\" in \"fhir_bulk\"",
                               &value[i]);
            return NGX_CONF_ERROR;
        }

        flags |= mask[m].mask;
    }

    if ((flags & NGX_HTTP_FHIR_BULK_OFF) && flags != NGX_HTTP_FHIR_BULK_OFF) {
        return "takes \"off\" only alone";
    }

    if ((flags & NGX_HTTP_FHIR_BULK_OWN)
        && (flags & NGX_HTTP_FHIR_BULK_BESIDE))
    {
        return "needs a location of its own for \"status\" and \"files\", "
               "with no other names but these";
    }

    if ((flags & NGX_HTTP_FHIR_BULK_GROUPS)
        && !(flags & (NGX_HTTP_FHIR_BULK_EXPORT|NGX_HTTP_FHIR_BULK_METADATA)))
    {
        return "needs \"export\" or \"metadata\" beside \"groups\"";
    }

    if ((flags & NGX_HTTP_FHIR_BULK_INTROSPECT)
        && flags != NGX_HTTP_FHIR_BULK_INTROSPECT)
    {
        return "needs a location of its own for \"introspection\"";
    }

    clcf = ngx_http_conf_get_module_loc_conf(cf, ngx_http_core_module);

    if ((flags & NGX_HTTP_FHIR_BULK_INTROSPECT)
        && (clcf->named
#if (NGX_PCRE)
            || clcf->regex != NULL
#endif
           ))
    {
        return "with \"introspection\" needs a location with a path, such "
               "as \"location = /r4/auth/introspect\"";
    }

    flcf->flags = flags;
    flcf->file = cf->conf_file->file.name.data;
    flcf->line = cf->conf_file->line;

    /* only a plain prefix or an exact location has a name that is a path */
    if (!clcf->named
#if (NGX_PCRE)
        && clcf->regex == NULL
#endif
       )
    {
        flcf->location = clcf->name;
    }

    if (flags & NGX_HTTP_FHIR_BULK_OWN) {
        return ngx_http_fhir_bulk_own(cf, clcf, flags);
    }

    return NGX_CONF_OK;
}


/* "status" and "files": the URIs are counted from the location's name */

static char *
ngx_http_fhir_bulk_own(ngx_conf_t *cf, ngx_http_core_loc_conf_t *clcf,
    ngx_uint_t flags)
{
    char                            *rv;
    ngx_uint_t                       i;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    if (clcf->named || clcf->exact_match || clcf->name.len == 0
#if (NGX_PCRE)
        || clcf->regex != NULL
#endif
        || clcf->name.data[clcf->name.len - 1] != '/')
    {
        return "with \"status\" or \"files\" needs a prefix location with a "
               "slash at its end, such as \"location ^~ /r4/bulk-export/\"";
    }

#if (NGX_PCRE)
    if (!clcf->noregex) {
        ngx_conf_log_error(NGX_LOG_WARN, cf, 0,
                           "regex locations may take requests away from "
                           "location \"%V\", write \"location ^~ %V\"",
                           &clcf->name, &clcf->name);
    }
#endif

    rv = ngx_http_fhir_bulk_apply(cf, &ngx_http_fhir_bulk_expires);
    if (rv != NGX_CONF_OK) {
        return rv;
    }

    if (!(flags & NGX_HTTP_FHIR_BULK_FILES)) {
        return NGX_CONF_OK;
    }

    for (i = 0; ngx_http_fhir_bulk_static[i].name.len != 0; i++) {
        rv = ngx_http_fhir_bulk_apply(cf, &ngx_http_fhir_bulk_static[i]);
        if (rv != NGX_CONF_OK) {
            return rv;
        }
    }

    /* the variable is the whole path, nothing of the URI is appended to it:
     * as core itself does for a regex location */
    clcf->alias = NGX_MAX_SIZE_T_VALUE;

    fmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_fhir_bulk_module);
    fmcf->cached = 1;

    return NGX_CONF_OK;
}


/* runs a directive of another module in the location that is being read, as
 * if it stood there */

static char *
ngx_http_fhir_bulk_apply(ngx_conf_t *cf, ngx_http_fhir_bulk_setting_t *setting)
{
    char           *rv;
    void           *conf, **confs;
    ngx_str_t      *value;
    ngx_uint_t      i;
    ngx_array_t    *saved, args;
    ngx_command_t  *cmd;
    ngx_module_t  **modules;

    modules = cf->cycle->modules;
    cmd = NULL;

    for (i = 0; modules[i]; i++) {

        if (modules[i]->type != NGX_HTTP_MODULE
            || modules[i]->commands == NULL)
        {
            continue;
        }

        for (cmd = modules[i]->commands; cmd->name.len; cmd++) {
            if ((cmd->type & NGX_HTTP_LOC_CONF)
                && cmd->name.len == setting->name.len
                && ngx_strcmp(cmd->name.data, setting->name.data) == 0)
            {
                goto found;
            }
        }
    }

    if (setting->optional) {
        return NGX_CONF_OK;
    }

    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "\"fhir_bulk\" needs the directive \"%V\", which this "
                       "nginx was built without", &setting->name);
    return NGX_CONF_ERROR;

found:

    if (ngx_array_init(&args, cf->pool, 2, sizeof(ngx_str_t)) != NGX_OK) {
        return NGX_CONF_ERROR;
    }

    value = ngx_array_push_n(&args, 2);
    if (value == NULL) {
        return NGX_CONF_ERROR;
    }

    value[0] = setting->name;

    /* core's "alias" keeps and may cut the string: it gets its own copy */
    value[1].len = setting->value.len;
    value[1].data = ngx_pnalloc(cf->pool, setting->value.len + 1);
    if (value[1].data == NULL) {
        return NGX_CONF_ERROR;
    }

    (void) ngx_cpystrn(value[1].data, setting->value.data,
                       setting->value.len + 1);

    confs = *(void ***) ((char *) cf->ctx + cmd->conf);
    conf = confs[modules[i]->ctx_index];

    saved = cf->args;
    cf->args = &args;
    rv = cmd->set(cf, cmd, conf);
    cf->args = saved;

    if (rv == NGX_CONF_OK) {
        return NGX_CONF_OK;
    }

    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "\"fhir_bulk\" sets \"%V %V\" here itself, take the "
                       "line with \"%V\" out", &setting->name,
                       &setting->value, &setting->name);
    return NGX_CONF_ERROR;
}


/* core's configuration of the same location is merged before ours */

char *
ngx_http_fhir_bulk_check_location(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf)
{
    ngx_uint_t                 flags;
    ngx_http_core_loc_conf_t  *clcf;

    flags = flcf->flags;
    clcf = ngx_http_conf_get_module_loc_conf(cf, ngx_http_core_module);

    if (((flags & NGX_HTTP_FHIR_BULK_ASKS)
         || ((flags & NGX_HTTP_FHIR_BULK_FILES) && flcf->xml))
        && flcf->upstream.upstream == NULL)
    {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                                         "needs \"fhir_bulk_pass\"");
    }

    if (flcf->base.len == 0) {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                                         "needs \"fhir_bulk_base\"");
    }

    /* docs/protocol.md */
    if ((flags & NGX_HTTP_FHIR_BULK_ASKS)
        && flcf->token_url.len > NGX_HTTP_FHIR_BULK_URL)
    {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                             "needs a token URL of at most 700 bytes");
    }

    if ((flags & NGX_HTTP_FHIR_BULK_FILES) && flcf->root.len == 0) {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                                         "needs \"fhir_bulk_root\"");
    }

    if (flcf->auth == NULL) {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                             "needs \"fhir_bulk_auth\", written out");
    }

    if (flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_VARIABLES) {

        if (flcf->client == NULL) {
            return ngx_http_fhir_bulk_refuse(cf, flcf,
                                             "needs \"fhir_bulk_client\"");
        }

        if (flcf->scopes == NULL) {
            return ngx_http_fhir_bulk_refuse(cf, flcf,
                                             "needs \"fhir_bulk_scopes\"");
        }
    }

    /* NET-10: nobody runs without an audit trail by oversight */
    if (flcf->auth->mode != NGX_HTTP_FHIR_BULK_AUTH_OFF
        && flcf->audit == NGX_CONF_UNSET_PTR)
    {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                             "needs \"fhir_bulk_audit\", written out");
    }

    if ((flags & NGX_HTTP_FHIR_BULK_INTROSPECT)
        && flcf->auth->mode == NGX_HTTP_FHIR_BULK_AUTH_OFF)
    {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                             "with \"introspection\" cannot stand "
                             "\"fhir_bulk_auth off\"");
    }

    /* another module's yes would do instead of ours */
    if (clcf->satisfy == NGX_HTTP_SATISFY_ANY) {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                             "cannot stand \"satisfy any\" in its location");
    }

    if ((flags & NGX_HTTP_FHIR_BULK_OWN)
        && clcf->name.data == flcf->location.data)
    {
        ngx_http_fhir_bulk_compare(cf, flcf);
    }

    if (flags & NGX_HTTP_FHIR_BULK_TOKEN) {
        ngx_http_fhir_bulk_compare_token(cf, clcf, flcf);
    }

    if (!(flags & NGX_HTTP_FHIR_BULK_FILES)) {
        return NGX_CONF_OK;
    }

    if (clcf->alias != NGX_MAX_SIZE_T_VALUE || clcf->root_lengths == NULL
        || clcf->root.len != sizeof(NGX_HTTP_FHIR_BULK_ALIAS) - 1
        || ngx_strncmp(clcf->root.data, NGX_HTTP_FHIR_BULK_ALIAS,
                       clcf->root.len)
           != 0)
    {
        return ngx_http_fhir_bulk_refuse(cf, flcf,
                             "with \"files\" cannot stand \"root\" or "
                             "\"alias\" in a location inside its own");
    }

    /* a descriptor in the cache would outlive the deletion of the job */
    clcf->open_file_cache = NULL;

#if (NGX_HTTP_GZIP)

    /* our filter adds Vary, to 304 as well */
    clcf->gzip_vary = 0;

    /* a client that accepts gzip gets the stored bytes, whatever is between */
    clcf->gzip_http_version = NGX_HTTP_VERSION_10;
    clcf->gzip_proxied = NGX_CONF_BITMASK_SET|NGX_HTTP_GZIP_PROXIED_ANY;

#endif

    return NGX_CONF_OK;
}


/* NET-05: the URLs that the sidecar gives out should lead to this location;
 * a rewrite or a proxy in front may have reasons, so this only warns */

static void
ngx_http_fhir_bulk_compare(ngx_conf_t *cf, ngx_http_fhir_bulk_loc_conf_t *flcf)
{
    size_t      len;
    u_char     *p;
    ngx_str_t  *location;

    location = &flcf->location;
    len = flcf->base_path.len + 1 + flcf->prefix.len + 1;

    if (location->len == len
        && ngx_strncmp(location->data, flcf->base_path.data,
                       flcf->base_path.len)
           == 0)
    {
        p = location->data + flcf->base_path.len;

        if (*p == '/'
            && ngx_strncmp(p + 1, flcf->prefix.data, flcf->prefix.len) == 0)
        {
            return;
        }
    }

    ngx_log_error(NGX_LOG_WARN, cf->log, 0,
                  "\"fhir_bulk\" serves location \"%V\", but status and file "
                  "URLs will start with \"%V/%V/\" in %s:%ui", location,
                  &flcf->base, &flcf->prefix, flcf->file, flcf->line);
}


/* TOK-06: assertions are made for the URL that discovery tells */

static void
ngx_http_fhir_bulk_compare_token(ngx_conf_t *cf,
    ngx_http_core_loc_conf_t *clcf, ngx_http_fhir_bulk_loc_conf_t *flcf)
{
    ngx_str_t  *location, *path;

    location = &flcf->location;
    path = &flcf->token_path;

    /* hidden locations inherit the name, regexes have none */

    if (location->len == 0 || clcf->name.data != location->data) {
        return;
    }

    if (path->len >= location->len
        && ngx_strncmp(location->data, path->data, location->len) == 0
        && (path->len == location->len
            || (!clcf->exact_match
                && flcf->flags != NGX_HTTP_FHIR_BULK_TOKEN)
            || (!clcf->exact_match
                && location->data[location->len - 1] == '/')))
    {
        return;
    }

    ngx_log_error(NGX_LOG_WARN, cf->log, 0,
                  "\"fhir_bulk token\" serves location \"%V\", but the "
                  "token URL is \"%V\" in %s:%ui", location,
                  &flcf->token_url, flcf->file, flcf->line);
}


static char *
ngx_http_fhir_bulk_refuse(ngx_conf_t *cf, ngx_http_fhir_bulk_loc_conf_t *flcf,
    const char *why)
{
    ngx_log_error(NGX_LOG_EMERG, cf->log, 0, "\"fhir_bulk\" %s in %s:%ui",
                  why, flcf->file, flcf->line);

    return NGX_CONF_ERROR;
}
