/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token endpoint (TOK rows): a signed assertion in, an access token out;
 * and introspection of such tokens (INT rows).
 */

#ifndef FHBD_TOKEN_H
#define FHBD_TOKEN_H

#include "fhbd_clients.h"
#include "fhbd_jwks.h"
#include "fhbd_keys.h"
#include "fhbd_store.h"

#define FHBD_TOKEN_BODY  65536          /* bytes (TOK-01) */

typedef struct fhbd_token_s  fhbd_token_t;

/* all outlive the service */
fhb_err_t fhbd_token_new(fhbd_store_t *store, fhbd_registry_t *registry,
    fhbd_keys_t *keys, fhbd_jwks_t *jwks, fhbd_token_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_token_free(fhbd_token_t *t);

typedef struct {
    const fhbd_conf_t         *conf;
    const fhbd_tenant_conf_t  *tenant;
    fhb_str_t                  base;            /* issuer and audience */
    fhb_str_t                  token_url;       /* aud of assertions */
    fhb_str_t                  address;         /* client's, for the limit */
    bool                       authorization;   /* it used that header */
    fhb_str_t                  content_type;
    fhb_str_t                  body;
} fhbd_token_request_t;

typedef struct {
    int            status;          /* 200, 400, 401, 413, 429, 500, 503 */
    unsigned       retry_after;     /* seconds, 0: none */
    fhb_buf_t      body;            /* JSON; freed by the caller */
    const char    *error;           /* OAuth error code, NULL: granted */
    /* for log and audit only, never for the client */
    char           client[256];     /* verified, else "" */
    const char    *reason;          /* of a refusal, a few words of ours */
    fhb_typeset_t  types;           /* granted: that the token is good for */
} fhbd_token_reply_t;

/* never fails; may block (JWKS).  Thread-safe. */
void fhbd_token_grant(fhbd_token_t *t, const fhbd_token_request_t *req,
    fhbd_token_reply_t *reply);

/*
 * RFC 7662, for a caller whose own token nginx has checked: what an access
 * token of ours for this tenant is good for, or {"active":false}.  Uses conf,
 * tenant, base, content_type and body of req; status 200, 400, 413, 503.
 */
void fhbd_token_introspect(fhbd_token_t *t, const fhbd_token_request_t *req,
    fhbd_token_reply_t *reply);

/* a client of the registry that is enabled and of this tenant */
bool fhbd_token_knows(fhbd_token_t *t, fhb_str_t client, const char *tenant);

/*
 * An error of the token endpoint (TOK-11, TOK-12) in the place of what the
 * reply has.  description: what is not allowed there becomes '?'.
 */
void fhbd_token_refuse(fhbd_token_reply_t *reply, int status,
    const char *error, const char *description, const char *reason);

#endif /* FHBD_TOKEN_H */
