/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The directive "fhir_bulk_auth".
 */

#include "ngx_http_fhir_bulk_auth.h"


static void ngx_http_fhir_bulk_auth_look(ngx_conf_t *cf,
    ngx_http_fhir_bulk_auth_t *auth);
static char *ngx_http_fhir_bulk_set_jwt(ngx_conf_t *cf,
    ngx_http_fhir_bulk_auth_t *auth);
static char *ngx_http_fhir_bulk_auth_path(ngx_conf_t *cf, ngx_str_t *value,
    ngx_str_t *path);
static ngx_uint_t ngx_http_fhir_bulk_auth_text(ngx_str_t *value);


typedef struct {
    ngx_str_t    name;
    char      *(*set)(ngx_conf_t *cf, ngx_http_fhir_bulk_auth_t *auth);
} ngx_http_fhir_bulk_auth_way_t;


static ngx_http_fhir_bulk_auth_way_t  ngx_http_fhir_bulk_auth_ways[] = {
    { ngx_string("jwt"), ngx_http_fhir_bulk_set_jwt },
    { ngx_string("introspect"), ngx_http_fhir_bulk_set_introspect },
    { ngx_string("variables"), ngx_http_fhir_bulk_set_given },
    { ngx_null_string, NULL }
};


static const char  ngx_http_fhir_bulk_auth_usage[] =
    "takes \"off\", \"jwt FILE [name=value ...]\", "
    "\"introspect URI [name=value ...]\" or \"variables [name=value ...]\"";


char *
ngx_http_fhir_bulk_set_auth(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_fhir_bulk_loc_conf_t *flcf = conf;

    char                            *rv;
    ngx_str_t                       *value;
    ngx_http_fhir_bulk_auth_t       *auth;
    ngx_http_fhir_bulk_auth_way_t   *way;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    if (flcf->auth != NULL) {
        return "is duplicate";
    }

    auth = ngx_pcalloc(cf->pool, sizeof(ngx_http_fhir_bulk_auth_t));
    if (auth == NULL) {
        return NGX_CONF_ERROR;
    }

    flcf->auth = auth;
    auth->need = FHB_SCOPE_RS;

    value = cf->args->elts;

    if (value[1].len == 3 && ngx_strncmp(value[1].data, "off", 3) == 0) {
        auth->mode = NGX_HTTP_FHIR_BULK_AUTH_OFF;

        return cf->args->nelts == 2 ? NGX_CONF_OK
                                    : (char *) ngx_http_fhir_bulk_auth_usage;
    }

    for (way = ngx_http_fhir_bulk_auth_ways; way->name.len != 0; way++) {

        if (value[1].len == way->name.len
            && ngx_strncmp(value[1].data, way->name.data, way->name.len) == 0)
        {
            fmcf = ngx_http_conf_get_module_main_conf(cf,
                                                   ngx_http_fhir_bulk_module);
            fmcf->cached = 1;

            rv = way->set(cf, auth);
            if (rv == NGX_CONF_OK) {
                ngx_http_fhir_bulk_auth_look(cf, auth);
            }

            return rv;
        }
    }

    return (char *) ngx_http_fhir_bulk_auth_usage;
}


/* only to tell of a slip early: the sidecar may make the folder later */

static void
ngx_http_fhir_bulk_auth_look(ngx_conf_t *cf, ngx_http_fhir_bulk_auth_t *auth)
{
    ngx_file_info_t  fi;

    if (auth->clients.len != 0
        && (ngx_file_info(auth->clients.data, &fi) == NGX_FILE_ERROR
            || !ngx_is_dir(&fi)))
    {
        ngx_conf_log_error(NGX_LOG_WARN, cf, 0,
                           "no folder \"%V\" with records of clients yet, and "
                           "without them clients are refused",
                           &auth->clients);
    }
}


static char *
ngx_http_fhir_bulk_set_jwt(ngx_conf_t *cf, ngx_http_fhir_bulk_auth_t *auth)
{
    char        *rv;
    u_char      *p;
    ngx_str_t   *value, path;
    ngx_uint_t   i;

    static ngx_str_t  folder = ngx_string("clients");

    auth->mode = NGX_HTTP_FHIR_BULK_AUTH_JWT;
    ngx_str_null(&auth->clients);

    if (cf->args->nelts < 3) {
        return (char *) ngx_http_fhir_bulk_auth_usage;
    }

    value = cf->args->elts;

    rv = ngx_http_fhir_bulk_auth_path(cf, &value[2], &path);
    if (rv != NGX_CONF_OK) {
        return rv;
    }

    for (i = 3; i < cf->args->nelts; i++) {
        rv = ngx_http_fhir_bulk_auth_param(cf, auth, &value[i]);
        if (rv != NGX_CONF_OK) {
            return rv;
        }
    }

    if (auth->issuer.len == 0
        && (auth->audience.len != 0 || auth->client_claim.len != 0
            || auth->scope_claim.len != 0))
    {
        return "takes \"audience=\", \"client_claim=\" and \"scope_claim=\" "
               "only with \"issuer=\"";
    }

    if (auth->clients.data == NULL) {

        /* whether somebody else's clients are looked up must be meant */

        if (auth->issuer.len != 0) {
            return "with \"issuer=\" needs \"clients=FOLDER\" or "
                   "\"clients=off\", written out";
        }

        for (p = path.data + path.len; p[-1] != '/'; p--) { /* void */ }

        auth->clients.len = p - path.data + folder.len;
        auth->clients.data = ngx_pnalloc(cf->pool, auth->clients.len + 1);
        if (auth->clients.data == NULL) {
            return NGX_CONF_ERROR;
        }

        p = ngx_cpymem(auth->clients.data, path.data, p - path.data);
        ngx_cpystrn(p, folder.data, folder.len + 1);
    }

    auth->keys = ngx_http_fhir_bulk_add_keys(cf, &path);

    return auth->keys != NULL ? NGX_CONF_OK : NGX_CONF_ERROR;
}


char *
ngx_http_fhir_bulk_auth_param(ngx_conf_t *cf, ngx_http_fhir_bulk_auth_t *auth,
    ngx_str_t *param)
{
    u_char      *p;
    ngx_str_t    name, value, *text;
    ngx_uint_t   i;

    typedef struct {
        ngx_str_t    name;
        ngx_uint_t   offset;
    } ngx_http_fhir_bulk_auth_text_t;

    static ngx_http_fhir_bulk_auth_text_t  texts[] = {
        { ngx_string("issuer"),
          offsetof(ngx_http_fhir_bulk_auth_t, issuer) },
        { ngx_string("audience"),
          offsetof(ngx_http_fhir_bulk_auth_t, audience) },
        { ngx_string("client_claim"),
          offsetof(ngx_http_fhir_bulk_auth_t, client_claim) },
        { ngx_string("scope_claim"),
          offsetof(ngx_http_fhir_bulk_auth_t, scope_claim) },
        { ngx_null_string, 0 }
    };

    name = *param;
    p = ngx_strlchr(param->data, param->data + param->len, '=');

    if (p == NULL) {
        goto unknown;
    }

    /* the configuration's strings are terminated, so this one is */

    name.len = p - param->data;
    value.data = p + 1;
    value.len = param->data + param->len - value.data;

    if (!ngx_http_fhir_bulk_auth_text(&value)) {
        goto invalid;
    }

    for (i = 0; texts[i].name.len != 0; i++) {

        if (name.len == texts[i].name.len
            && ngx_strncmp(name.data, texts[i].name.data, name.len) == 0)
        {
            text = (ngx_str_t *) ((u_char *) auth + texts[i].offset);

            if (text->data != NULL) {
                goto duplicate;
            }

            *text = value;

            return NGX_CONF_OK;
        }
    }

    if (name.len == 7 && ngx_strncmp(name.data, "clients", 7) == 0) {

        if (auth->clients.data != NULL) {
            goto duplicate;
        }

        if (value.len == 3 && ngx_strncmp(value.data, "off", 3) == 0) {
            auth->clients.data = value.data;
            auth->clients.len = 0;
            return NGX_CONF_OK;
        }

        return ngx_http_fhir_bulk_auth_path(cf, &value, &auth->clients);
    }

    if (name.len == 6 && ngx_strncmp(name.data, "leeway", 6) == 0) {

        auth->leeway = ngx_parse_time(&value, 1);

        if (auth->leeway == (time_t) NGX_ERROR || auth->leeway > 300) {
            return "takes a \"leeway=\" of at most 300s";
        }

        return NGX_CONF_OK;
    }

    if (name.len == 12 && ngx_strncmp(name.data, "export_scope", 12) == 0) {

        if (value.len == 1 && value.data[0] == 'r') {
            auth->need = FHB_SCOPE_R;
            return NGX_CONF_OK;
        }

        if (value.len == 2 && value.data[0] == 'r' && value.data[1] == 's') {
            auth->need = FHB_SCOPE_RS;
            return NGX_CONF_OK;
        }

        goto invalid;
    }

unknown:

    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "unknown parameter \"%V\" in \"fhir_bulk_auth\"",
                       &name);
    return NGX_CONF_ERROR;

duplicate:

    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "duplicate parameter \"%V\" in \"fhir_bulk_auth\"",
                       &name);
    return NGX_CONF_ERROR;

invalid:

    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "invalid value of \"%V\" in \"fhir_bulk_auth\"",
                       &name);
    return NGX_CONF_ERROR;
}


/* a file or folder, as a name from the root; terminated */

static char *
ngx_http_fhir_bulk_auth_path(ngx_conf_t *cf, ngx_str_t *value,
    ngx_str_t *path)
{
    if (value->len == 0 || value->data[value->len - 1] == '/') {
        return "needs names of files and folders without a slash at their "
               "end";
    }

    if (ngx_http_script_variables_count(value)) {
        return "cannot contain variables";
    }

    *path = *value;

    return ngx_conf_full_name(cf->cycle, path, 0) == NGX_OK ? NGX_CONF_OK
                                                            : NGX_CONF_ERROR;
}


static ngx_uint_t
ngx_http_fhir_bulk_auth_text(ngx_str_t *value)
{
    size_t  i;

    for (i = 0; i < value->len; i++) {
        if (value->data[i] < 0x20 || value->data[i] == 0x7f) {
            return 0;
        }
    }

    return value->len != 0;
}


ngx_int_t
ngx_http_fhir_bulk_auth_scope(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf)
{
    u_char                          *p, *text, numbers[128];
    size_t                           len;
    ngx_str_t                        rest, none, server;
    ngx_uint_t                       i;
    ngx_http_fhir_bulk_auth_t       *auth;
    ngx_http_core_srv_conf_t        *cscf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    fmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_fhir_bulk_module);
    cscf = ngx_http_conf_get_module_srv_conf(cf, ngx_http_core_module);
    auth = flcf->auth;

    ngx_str_null(&none);
    rest.data = numbers;
    rest.len = ngx_snprintf(numbers, sizeof(numbers), "%d %ud %T %T %ui",
                            (int) auth->mode, auth->need, auth->leeway,
                            auth->cache,
                            auth->introspect.len != 0 ? cscf->line : 0)
               - numbers;

    /* a URI means another location in each server, and two of them may have
     * the same names or none */

    ngx_str_null(&server);

    if (auth->introspect.len != 0) {
        server.data = cscf->file_name;
        server.len = ngx_strlen(cscf->file_name);
    }

    /* all that decides what becomes of a token */

    ngx_str_t  *parts[] = {
        &flcf->base, &flcf->tenant, &rest,
        auth->keys != NULL ? &auth->keys->path : &none,
        &auth->issuer, &auth->audience, &auth->client_claim,
        &auth->scope_claim, &auth->clients,
        &auth->introspect, &server, NULL
    };

    len = 0;

    for (i = 0; parts[i] != NULL; i++) {
        len += parts[i]->len + 1;
    }

    text = ngx_pnalloc(cf->temp_pool, len);
    if (text == NULL) {
        return NGX_ERROR;
    }

    p = text;

    for (i = 0; parts[i] != NULL; i++) {
        if (parts[i]->len != 0) {
            p = ngx_cpymem(p, parts[i]->data, parts[i]->len);
        }

        *p++ = '\0';
    }

    if (ngx_http_fhir_bulk_digest(fmcf, text, len, NULL, 0,
                                  flcf->token_scope)
        != NGX_OK
        || ngx_http_fhir_bulk_digest(fmcf, flcf->tenant.data,
                                     flcf->tenant.len, auth->clients.data,
                                     auth->clients.len, flcf->client_scope)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return NGX_OK;
}
