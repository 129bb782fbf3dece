/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token endpoint: the form, the scopes, the token.
 */

#include "fhbd_token_int.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../common/fhb_headers.h"
#include "fhbd_log.h"

#define FHBD_TOKEN_ADDRESSES  16384     /* that the limits remember */
#define FHBD_TOKEN_CLIENTS    4096
/* bytes of a token's claims: with header and signature in base64url, all of
 * it stays below 4 KiB (TOK-19) */
#define FHBD_TOKEN_CLAIMS     2880

#define FHBD_FORM_TYPE   "application/x-www-form-urlencoded"
#define FHBD_GRANT_TYPE  "client_credentials"
#define FHBD_JWT_BEARER                                                       \
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


fhb_err_t
fhbd_token_new(fhbd_store_t *store, fhbd_registry_t *registry,
    fhbd_keys_t *keys, fhbd_jwks_t *jwks, fhbd_token_t **out,
    fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_token_t  *t;

    t = calloc(1, sizeof(fhbd_token_t));
    if (t == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the token service");
    }

    t->store = store;
    t->registry = registry;
    t->keys = keys;
    t->jwks = jwks;

    rc = fhbd_limiter_new(FHBD_TOKEN_ADDRESSES, &t->addresses, err);
    if (rc == FHB_OK) {
        rc = fhbd_limiter_new(FHBD_TOKEN_CLIENTS, &t->clients, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_decoys_new(&t->decoys, err);
    }

    if (rc != FHB_OK) {
        fhbd_token_free(t);
        return rc;
    }

    *out = t;

    return FHB_OK;
}


void
fhbd_token_free(fhbd_token_t *t)
{
    if (t != NULL) {
        fhbd_limiter_free(t->addresses);
        fhbd_limiter_free(t->clients);
        fhbd_decoys_free(t->decoys);
        free(t);
    }
}


/* refusals */

void
fhbd_token_refuse(fhbd_token_reply_t *reply, int status, const char *error,
    const char *description, const char *reason)
{
    const char  *p;
    fhb_buf_t   *body = &reply->body;

    reply->status = status;
    reply->error = error;
    reply->reason = reason;

    fhb_buf_reset(body);
    fhb_buf_addf(body, "{\"error\":\"%s\",\"error_description\":\"", error);

    /* RFC 6749 5.2: printable ASCII without quotes and backslashes */
    for (p = description; *p != '\0'; p++) {
        fhb_buf_addc(body, *p < 0x20 || *p > 0x7e || *p == '"' || *p == '\\'
                           ? '?' : *p);
    }

    fhb_buf_adds(body, "\"}");
}


void
fhbd_token_later(fhbd_token_reply_t *reply, unsigned wait, const char *reason)
{
    fhbd_token_refuse(reply, 503, "temporarily_unavailable",
                      "The token service cannot answer now.", reason);
    reply->retry_after = wait;
}


static bool
fhbd_token_bad_request(fhbd_token_reply_t *reply, const char *description)
{
    fhbd_token_refuse(reply, 400, "invalid_request", description,
                      "form of the request");

    return false;
}


/* the form */

/* TOK-01 */
bool
fhbd_token_form(const fhbd_token_request_t *req, fhb_form_t *form,
    fhbd_token_reply_t *reply)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    if (!fhb_content_type_is(req->content_type, FHBD_FORM_TYPE)) {
        return fhbd_token_bad_request(reply, "The Content-Type must be "
                                      FHBD_FORM_TYPE ".");
    }

    if (req->body.len > FHBD_TOKEN_BODY) {
        fhbd_token_refuse(reply, 413, "invalid_request", "The request is too "
                          "large.", "size of the request");
        return false;
    }

    rc = fhb_form_parse(req->body, form, &err);

    if (rc == FHB_ENOMEM) {
        fhbd_token_later(reply, 1, "no memory");
        return false;
    }

    return rc == FHB_OK || fhbd_token_bad_request(reply, err.text);
}


/* TOK-02.  A parameter without a value counts as left out, and parameters
 * that nobody knows are passed over (RFC 6749 3.2). */
static bool
fhbd_token_parameters(fhbd_grant_t *g)
{
    char       text[128];
    size_t     i;
    fhb_str_t  type, assertion_type;

    const struct {
        const char  *name;
        fhb_str_t   *value;
    } parameters[] = {
        { "grant_type", &type },
        { "client_assertion_type", &assertion_type },
        { "client_assertion", &g->assertion },
        { "client_id", &g->client_id },
        { "scope", &g->scope },
    };

    for (i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++) {
        if (fhb_form_get(&g->form, parameters[i].name, parameters[i].value)
            > 1)
        {
            (void) snprintf(text, sizeof(text), "The parameter %s is "
                            "repeated.", parameters[i].name);
            return fhbd_token_bad_request(g->reply, text);
        }
    }

    if (type.len == 0) {
        return fhbd_token_bad_request(g->reply, "The parameter grant_type is "
                                      "missing.");
    }

    if (!fhb_str_eqc(type, FHBD_GRANT_TYPE)) {
        fhbd_token_refuse(g->reply, 400, "unsupported_grant_type",
                          "The grant_type must be " FHBD_GRANT_TYPE ".",
                          "grant type");
        return false;
    }

    /* RFC 6749 5.2: it tried to authenticate in a way that we do not know */
    if (g->assertion.len == 0 && g->req->authorization) {
        fhbd_token_refuse(g->reply, 401, "invalid_client", "The client could "
                          "not be authenticated.", "no assertion");
        return false;
    }

    if (g->assertion.len == 0) {
        return fhbd_token_bad_request(g->reply, "The parameter "
                                      "client_assertion is missing.");
    }

    if (!fhb_str_eqc(assertion_type, FHBD_JWT_BEARER)) {
        return fhbd_token_bad_request(g->reply, "The client_assertion_type "
                                      "must be " FHBD_JWT_BEARER ".");
    }

    /* TOK-13 */
    if (g->scope.len == 0) {
        fhbd_token_refuse(g->reply, 400, "invalid_scope", "The parameter "
                          "scope is missing or empty.", "scope");
        return false;
    }

    return true;
}


/* the token */

static bool
fhbd_token_bad_scope(fhbd_grant_t *g, const char *description)
{
    fhbd_token_refuse(g->reply, 400, "invalid_scope", description, "scope");

    return false;
}


/* TOK-13 to TOK-15, TOK-18 */
static bool
fhbd_token_scope(fhbd_grant_t *g, fhb_buf_t *granted)
{
    fhb_err_t    rc;
    fhb_error_t  err;
    fhb_grant_t  result;

    rc = fhb_scope_grant(g->scope, fhb_cstr(g->client->scopes), granted,
                         &result, &err);

    if (rc == FHB_EPARAM) {
        return fhbd_token_bad_scope(g, err.text);
    }

    if (rc != FHB_OK) {
        fhbd_token_later(g->reply, 1, "no memory");
        return false;
    }

    if (result == FHB_GRANT_NOTHING) {
        return fhbd_token_bad_scope(g, "None of these scopes can be granted "
                                    "to this client.");
    }

    if (result != FHB_GRANT_ALL && g->req->conf->scope_all) {
        return fhbd_token_bad_scope(g, "Not all of these scopes can be "
                                    "granted to this client.");
    }

    return true;
}


/* TOK-17: the lifetime is the option's, whatever the client has in mind */
static json_t *
fhbd_token_access_claims(const fhbd_grant_t *g, fhb_str_t scope)
{
    char                         jti[FHB_ID_LEN + 1];
    fhb_error_t                  err;
    const fhbd_token_request_t  *req = g->req;

    if (fhb_id_new(jti, &err) != FHB_OK) {
        return NULL;
    }

    return json_pack("{s:s%, s:s%, s:s, s:s, s:s, s:s%, s:I, s:I, s:s}",
                     "iss", req->base.ptr, req->base.len,
                     "aud", req->base.ptr, req->base.len,
                     "sub", g->client->id,
                     "client_id", g->client->id,
                     "tenant", req->tenant->name,
                     "scope", scope.ptr, scope.len,
                     "iat", (json_int_t) g->iat,
                     "exp", (json_int_t) time(NULL)
                     + req->conf->token_ttl,
                     "jti", jti);
}


/* what the token is good for, whole types and parts of some, for the audit */
static fhb_err_t
fhbd_token_types(fhbd_grant_t *g, fhb_str_t scope, fhb_error_t *err)
{
    unsigned   need = g->req->conf->export_scope;
    fhb_buf_t  limits = { 0 };
    fhb_err_t  rc;

    g->reply->types = fhb_scope_types(scope, need, NULL);
    rc = fhb_scope_limits(scope, need, &g->reply->types, &limits, err);
    fhb_buf_free(&limits);

    return rc;
}


static bool
fhbd_token_issue(fhbd_grant_t *g, fhb_str_t scope)
{
    json_t       *claims;
    fhb_buf_t     token = { 0 }, *body = &g->reply->body;
    fhb_err_t     rc;
    fhb_error_t   err;

    claims = fhbd_token_access_claims(g, scope);
    if (claims == NULL || fhbd_token_types(g, scope, &err) != FHB_OK) {
        json_decref(claims);
        fhbd_token_later(g->reply, 1, "no memory");
        return false;
    }

    if (json_dumpb(claims, NULL, 0, JSON_COMPACT) > FHBD_TOKEN_CLAIMS) {
        json_decref(claims);
        return fhbd_token_bad_scope(g, "These scopes do not fit into a token: "
                                    "ask for fewer, or for all types at once "
                                    "(system/*.rs).");
    }

    rc = fhbd_keys_sign(g->t->keys, claims, &token, &err);
    json_decref(claims);

    if (rc != FHB_OK) {
        fhb_buf_free(&token);
        fhbd_log(FHBD_LOG_ERROR, "token", NULL, "%s", err.text);
        fhbd_token_refuse(g->reply, 500, "server_error", "Internal error of "
                          "the token service.", "signing key");
        return false;
    }

    /* TOK-16 */
    fhb_buf_addf(body, "{\"access_token\":\"%.*s\",\"token_type\":\"bearer\","
                 "\"expires_in\":%lld,\"scope\":",
                 FHB_STR_ARG(fhb_buf_str(&token)),
                 (long long) g->req->conf->token_ttl);
    fhb_buf_add_json(body, scope);
    fhb_buf_addc(body, '}');
    fhb_buf_free(&token);

    g->reply->status = 200;

    return true;
}


static void
fhbd_token_answer(fhbd_grant_t *g)
{
    unsigned        wait;
    fhb_buf_t       granted = { 0 };
    unsigned char   address[16];

    /* TOK-20: before any work */
    wait = fhbd_limiter_take(g->t->addresses,
                             fhbd_rate_address(g->req->address, address),
                             g->req->conf->token_rate, fhbd_monotonic_ms());
    if (wait > 0) {
        fhbd_token_refuse(g->reply, 429, "temporarily_unavailable",
                          "Too many token requests from this address.",
                          "rate of the address");
        g->reply->retry_after = wait;
        return;
    }

    if (fhbd_token_form(g->req, &g->form, g->reply)
        && fhbd_token_parameters(g)
        && fhbd_token_authenticate(g)
        && fhbd_token_scope(g, &granted))
    {
        (void) fhbd_token_issue(g, fhb_buf_str(&granted));
    }

    fhb_buf_free(&granted);
}


void
fhbd_token_grant(fhbd_token_t *t, const fhbd_token_request_t *req,
    fhbd_token_reply_t *reply)
{
    fhbd_grant_t  g = { .t = t, .req = req, .reply = reply };

    *reply = (fhbd_token_reply_t) { 0 };

    g.iat = time(NULL);
    g.clients = fhbd_registry_get(t->registry);
    fhbd_token_answer(&g);
    fhbd_registry_put(t->registry, g.clients);
    fhb_form_free(&g.form);

    if (reply->body.failed) {
        fhb_buf_free(&reply->body);
        fhbd_token_later(reply, 1, "no memory");
    }
}
