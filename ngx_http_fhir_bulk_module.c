/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The module as nginx sees it: directives, phases, hooks.
 */

#include "ngx_http_fhir_bulk_auth.h"


static ngx_int_t ngx_http_fhir_bulk_postconfiguration(ngx_conf_t *cf);


#define NGX_HTTP_FHIR_BULK_ANY                                                \
    (NGX_HTTP_MAIN_CONF|NGX_HTTP_SRV_CONF|NGX_HTTP_LOC_CONF)


static ngx_command_t  ngx_http_fhir_bulk_commands[] = {

    { ngx_string("fhir_bulk"),
      NGX_HTTP_LOC_CONF|NGX_CONF_1MORE,
      ngx_http_fhir_bulk_set_flags,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_pass"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_pass,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_base"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_base,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_root"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_root,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_tenant"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_tenant,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_prefix"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_prefix,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_v4_operation"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_v4_operation,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_xml"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_FLAG,
      ngx_conf_set_flag_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, xml),
      NULL },

    { ngx_string("fhir_bulk_auth"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_1MORE,
      ngx_http_fhir_bulk_set_auth,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_token_url"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_token_url,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_introspection_url"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_told_url,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, introspection_url),
      NULL },

    { ngx_string("fhir_bulk_jwks_url"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_told_url,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, jwks_url),
      NULL },

    { ngx_string("fhir_bulk_client"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_set_complex_value_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, client),
      NULL },

    { ngx_string("fhir_bulk_scopes"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_set_complex_value_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, scopes),
      NULL },

    { ngx_string("fhir_bulk_audit"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_http_fhir_bulk_set_audit,
      NGX_HTTP_LOC_CONF_OFFSET,
      0,
      NULL },

    { ngx_string("fhir_bulk_connect_timeout"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_conf_set_msec_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, upstream.connect_timeout),
      NULL },

    { ngx_string("fhir_bulk_send_timeout"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_conf_set_msec_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, upstream.send_timeout),
      NULL },

    { ngx_string("fhir_bulk_read_timeout"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_conf_set_msec_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, upstream.read_timeout),
      NULL },

    { ngx_string("fhir_bulk_buffer_size"),
      NGX_HTTP_FHIR_BULK_ANY|NGX_CONF_TAKE1,
      ngx_conf_set_size_slot,
      NGX_HTTP_LOC_CONF_OFFSET,
      offsetof(ngx_http_fhir_bulk_loc_conf_t, upstream.buffer_size),
      NULL },

    { ngx_string("fhir_bulk_zone"),
      NGX_HTTP_MAIN_CONF|NGX_CONF_TAKE2,
      ngx_http_fhir_bulk_set_zone,
      NGX_HTTP_MAIN_CONF_OFFSET,
      0,
      NULL },

      ngx_null_command
};


static ngx_http_module_t  ngx_http_fhir_bulk_module_ctx = {
    ngx_http_fhir_bulk_add_variables,      /* preconfiguration */
    ngx_http_fhir_bulk_postconfiguration,  /* postconfiguration */

    ngx_http_fhir_bulk_create_main_conf,   /* create main configuration */
    ngx_http_fhir_bulk_init_main_conf,     /* init main configuration */

    NULL,                                  /* create server configuration */
    NULL,                                  /* merge server configuration */

    ngx_http_fhir_bulk_create_loc_conf,    /* create location configuration */
    ngx_http_fhir_bulk_merge_loc_conf      /* merge location configuration */
};


ngx_module_t  ngx_http_fhir_bulk_module = {
    NGX_MODULE_V1,
    &ngx_http_fhir_bulk_module_ctx,        /* module context */
    ngx_http_fhir_bulk_commands,           /* module directives */
    NGX_HTTP_MODULE,                       /* module type */
    NULL,                                  /* init master */
    NULL,                                  /* init module */
    ngx_http_fhir_bulk_init_process,       /* init process */
    NULL,                                  /* init thread */
    NULL,                                  /* exit thread */
    NULL,                                  /* exit process */
    NULL,                                  /* exit master */
    NGX_MODULE_V1_PADDING
};


static ngx_int_t
ngx_http_fhir_bulk_postconfiguration(ngx_conf_t *cf)
{
    ngx_http_handler_pt             *h;
    ngx_http_core_main_conf_t       *cmcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    cmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
    fmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_fhir_bulk_module);

    h = ngx_array_push(&cmcf->phases[NGX_HTTP_PREACCESS_PHASE].handlers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    *h = ngx_http_fhir_bulk_query_handler;

    h = ngx_array_push(&cmcf->phases[NGX_HTTP_ACCESS_PHASE].handlers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    *h = ngx_http_fhir_bulk_access_handler;

    h = ngx_array_push(&cmcf->phases[NGX_HTTP_PRECONTENT_PHASE].handlers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    *h = ngx_http_fhir_bulk_precontent_handler;

    h = ngx_array_push(&cmcf->phases[NGX_HTTP_LOG_PHASE].handlers);
    if (h == NULL) {
        return NGX_ERROR;
    }

    *h = ngx_http_fhir_bulk_log_handler;

    ngx_http_fhir_bulk_filter_init();

    if (fmcf->open) {
        ngx_log_error(NGX_LOG_WARN, cf->log, 0,
                      "fhir bulk: \"fhir_bulk_auth off\": everybody who "
                      "reaches this server may export and download");
    }

    return NGX_OK;
}
