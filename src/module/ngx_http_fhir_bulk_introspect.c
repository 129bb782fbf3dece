/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * "fhir_bulk_auth introspect": asks the authorization server what it knows of
 * a token (RFC 7662, ACC-12), by a subrequest to a location of the host.  What
 * that location sends, and where to, is the host's business.
 */

#include "ngx_http_fhir_bulk_auth.h"


#define NGX_HTTP_FHIR_BULK_ANSWER      4096       /* bytes, at first */
#define NGX_HTTP_FHIR_BULK_ANSWER_MAX  65536
#define NGX_HTTP_FHIR_BULK_CACHE       10         /* seconds */
#define NGX_HTTP_FHIR_BULK_CACHE_MAX   30         /* ACC-12 */


struct ngx_http_fhir_bulk_ask_s {
    ngx_http_request_t  *subrequest;              /* NULL once it is over */
    ngx_str_t            token;
    ngx_uint_t           status;                  /* 0: no answer at all */
    ngx_str_t            body;                    /* what came so far */
    size_t               size;                    /* room for it */
    ngx_int_t            variable;                /* index of the token's */
    unsigned             whole:1;                 /* its end has come */
    unsigned             large:1;                 /* too large to be kept */
    unsigned             done:1;
};


static char *ngx_http_fhir_bulk_set_cache(ngx_http_fhir_bulk_auth_t *auth,
    ngx_str_t *param);
static ngx_int_t ngx_http_fhir_bulk_ask(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_str_t *token);
static ngx_int_t ngx_http_fhir_bulk_ask_done(ngx_http_request_t *r,
    void *data, ngx_int_t rc);
static ngx_int_t ngx_http_fhir_bulk_ask_keep(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ask_t *ask, u_char *data, size_t len);


char *
ngx_http_fhir_bulk_set_introspect(ngx_conf_t *cf,
    ngx_http_fhir_bulk_auth_t *auth)
{
    char                            *rv;
    ngx_str_t                       *value, name;
    ngx_uint_t                       i;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    value = cf->args->elts;

    if (cf->args->nelts < 3 || value[2].data[0] != '/'
        || ngx_http_script_variables_count(&value[2]))
    {
        return "with \"introspect\" needs the URI of a location, such as "
               "\"/_introspect\"";
    }

    auth->mode = NGX_HTTP_FHIR_BULK_AUTH_INTROSPECT;
    auth->introspect = value[2];
    auth->cache = NGX_CONF_UNSET;

    for (i = 3; i < cf->args->nelts; i++) {

        rv = ngx_strncmp(value[i].data, "cache=", 6) == 0
             ? ngx_http_fhir_bulk_set_cache(auth, &value[i])
             : ngx_http_fhir_bulk_auth_param(cf, auth, &value[i]);

        if (rv != NGX_CONF_OK) {
            return rv;
        }
    }

    if (auth->cache == NGX_CONF_UNSET) {
        auth->cache = NGX_HTTP_FHIR_BULK_CACHE;
    }

    if (auth->client_claim.data == NULL) {
        ngx_str_set(&auth->client_claim, "client_id");
    }

    if (auth->scope_claim.data == NULL) {
        ngx_str_set(&auth->scope_claim, "scope");
    }

    if (auth->clients.data == NULL) {
        return "with \"introspect\" needs \"clients=FOLDER\" or "
               "\"clients=off\", written out";
    }

    fmcf = ngx_http_conf_get_module_main_conf(cf, ngx_http_fhir_bulk_module);
    ngx_str_set(&name, "fhir_bulk_token");

    fmcf->token = ngx_http_get_variable_index(cf, &name);

    return fmcf->token != NGX_ERROR ? NGX_CONF_OK : NGX_CONF_ERROR;
}


static char *
ngx_http_fhir_bulk_set_cache(ngx_http_fhir_bulk_auth_t *auth, ngx_str_t *param)
{
    ngx_str_t  value;

    if (auth->cache != NGX_CONF_UNSET) {
        return "has \"cache=\" twice";
    }

    value.data = param->data + 6;
    value.len = param->len - 6;

    auth->cache = ngx_parse_time(&value, 1);

    if (auth->cache == (time_t) NGX_ERROR
        || auth->cache > NGX_HTTP_FHIR_BULK_CACHE_MAX)
    {
        return "takes a \"cache=\" of at most 30s";
    }

    return NGX_CONF_OK;
}


ngx_int_t
ngx_http_fhir_bulk_introspect(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_str_t *token,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason)
{
    ngx_http_fhir_bulk_ask_t  *ask;

    ask = ctx->ask;

    if (ask == NULL) {
        return ngx_http_fhir_bulk_ask(r, ctx, token);
    }

    if (!ask->done) {
        return NGX_AGAIN;
    }

    if (ask->status != NGX_HTTP_OK) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                      "fhir bulk: introspection failed with status %ui",
                      ask->status);
        *reason = NGX_HTTP_FHIR_BULK_NO_KEYS;
        return NGX_DECLINED;
    }

    if (ask->large) {
        return ngx_http_fhir_bulk_no_answer(r, reason, "too large");
    }

    /* nginx itself takes an answer that breaks off for one that ends */

    if (!ask->whole || ask->body.len == 0) {
        return ngx_http_fhir_bulk_no_answer(r, reason, "not complete");
    }

    return ngx_http_fhir_bulk_answer(r, &ask->body, grant, reason);
}


static ngx_int_t
ngx_http_fhir_bulk_ask(ngx_http_request_t *r, ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_str_t *token)
{
    ngx_http_request_t              *sr;
    ngx_http_request_body_t         *body;
    ngx_http_fhir_bulk_ask_t        *ask;
    ngx_http_post_subrequest_t      *ps;
    ngx_http_fhir_bulk_loc_conf_t   *flcf;
    ngx_http_fhir_bulk_main_conf_t  *fmcf;

    static ngx_str_t  post = ngx_string("POST");

    flcf = ngx_http_get_module_loc_conf(r, ngx_http_fhir_bulk_module);
    fmcf = ngx_http_get_module_main_conf(r, ngx_http_fhir_bulk_module);

    ask = ngx_pcalloc(r->pool, sizeof(ngx_http_fhir_bulk_ask_t));
    if (ask == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ps = ngx_palloc(r->pool, sizeof(ngx_http_post_subrequest_t));
    if (ps == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    body = ngx_pcalloc(r->pool, sizeof(ngx_http_request_body_t));
    if (body == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ps->handler = ngx_http_fhir_bulk_ask_done;
    ps->data = ask;

    if (ngx_http_subrequest(r, &flcf->auth->introspect, NULL, &sr, ps,
                            NGX_HTTP_SUBREQUEST_IN_MEMORY
                            |NGX_HTTP_SUBREQUEST_WAITED)
        != NGX_OK)
    {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    /* a body of its own, empty: the upstream would close the parent's */
    sr->request_body = body;

    /* RFC 7662, 2.1 */
    sr->method = NGX_HTTP_POST;
    sr->method_name = post;

    ask->subrequest = sr;
    ask->token = *token;
    ask->variable = fmcf->token;
    ctx->ask = ask;

    ngx_log_debug1(NGX_LOG_DEBUG_HTTP, r->connection->log, 0,
                   "fhir bulk: introspect at \"%V\"", &flcf->auth->introspect);

    return NGX_AGAIN;
}


/* the result is NGX_OK: a failure is the parent's to answer, and an error of
 * the subrequest would close the client's connection */

static ngx_int_t
ngx_http_fhir_bulk_ask_done(ngx_http_request_t *r, void *data, ngx_int_t rc)
{
    ngx_http_fhir_bulk_ask_t *ask = data;

    ngx_http_variable_value_t  *vv;

    /* a file that is still being read */

    if (r->buffered && (rc == NGX_OK || rc == NGX_AGAIN)) {
        return rc;
    }

    /* the parent has the same variables, and may log them */

    ask->subrequest = NULL;

    if (ask->variable != NGX_CONF_UNSET) {
        vv = &r->variables[ask->variable];
        vv->valid = 0;
        vv->not_found = 0;
    }

    if (rc == NGX_HTTP_CLIENT_CLOSED_REQUEST) {
        return rc;
    }

    ask->done = 1;

    if (rc == NGX_OK) {
        ask->status = r->headers_out.status;

    } else {
        ask->status = rc >= NGX_HTTP_SPECIAL_RESPONSE ? rc : 0;
    }

    return NGX_OK;
}


/* what this subrequest asks for, or NULL: it is another one */

static ngx_http_fhir_bulk_ask_t *
ngx_http_fhir_bulk_get_ask(ngx_http_request_t *r)
{
    ngx_http_fhir_bulk_ctx_t  *ctx;

    if (r == r->main) {
        return NULL;
    }

    ctx = ngx_http_get_module_ctx(r->main, ngx_http_fhir_bulk_module);

    return ctx != NULL && ctx->ask != NULL && ctx->ask->subrequest == r
           ? ctx->ask : NULL;
}


/* the host's limit for subrequests in memory would close the connection of
 * the client, so the body does not get that far */

ngx_int_t
ngx_http_fhir_bulk_ask_body(ngx_http_request_t *r, ngx_chain_t *in)
{
    ngx_buf_t                 *b;
    ngx_chain_t               *cl;
    ngx_http_fhir_bulk_ask_t  *ask;

    ask = ngx_http_fhir_bulk_get_ask(r);

    if (ask == NULL) {
        return NGX_DECLINED;
    }

    for (cl = in; cl; cl = cl->next) {

        b = cl->buf;

        if (!ngx_buf_in_memory(b)) {
            /* files are read into memory for us; one that was not is amiss */
            ask->large |= b->in_file;

        } else if (ngx_http_fhir_bulk_ask_keep(r, ask, b->pos,
                                               b->last - b->pos)
                   != NGX_OK)
        {
            return NGX_ERROR;
        }

        if (b->last_in_chain || b->last_buf) {
            ask->whole = 1;
        }

        b->pos = b->last;
        b->file_pos = b->file_last;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_http_fhir_bulk_ask_keep(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ask_t *ask, u_char *data, size_t len)
{
    u_char  *body;

    if (len > NGX_HTTP_FHIR_BULK_ANSWER_MAX - ask->body.len) {
        ask->large = 1;
    }

    if (len == 0 || ask->large) {
        return NGX_OK;
    }

    if (len > ask->size - ask->body.len) {

        ask->size = ngx_max(2 * ask->size, ask->body.len + len);
        ask->size = ngx_max(ask->size, NGX_HTTP_FHIR_BULK_ANSWER);

        body = ngx_pnalloc(r->pool, ask->size);
        if (body == NULL) {
            return NGX_ERROR;
        }

        if (ask->body.len != 0) {
            ngx_memcpy(body, ask->body.data, ask->body.len);
        }

        ask->body.data = body;
    }

    ngx_memcpy(ask->body.data + ask->body.len, data, len);
    ask->body.len += len;

    return NGX_OK;
}


/*
 * The token as a value of a form, for proxy_set_body: of the characters that
 * a bearer token may have (token68) "+", "/" and "=" mean something there.
 * Empty but in the subrequest that asks for it.
 */

ngx_int_t
ngx_http_fhir_bulk_token_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data)
{
    u_char                    *p;
    size_t                     i;
    ngx_str_t                 *token;
    ngx_http_fhir_bulk_ask_t  *ask;

    v->valid = 1;
    v->no_cacheable = 1;
    v->not_found = 1;
    v->len = 0;

    ask = ngx_http_fhir_bulk_get_ask(r);

    if (ask == NULL) {
        return NGX_OK;
    }

    token = &ask->token;

    p = ngx_pnalloc(r->pool, 3 * token->len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    v->data = p;

    for (i = 0; i < token->len; i++) {
        switch (token->data[i]) {

        case '+':
            p = ngx_cpymem(p, "%2B", 3);
            break;

        case '/':
            p = ngx_cpymem(p, "%2F", 3);
            break;

        case '=':
            p = ngx_cpymem(p, "%3D", 3);
            break;

        default:
            *p++ = token->data[i];
        }
    }

    v->len = p - v->data;
    v->not_found = 0;

    return NGX_OK;
}
