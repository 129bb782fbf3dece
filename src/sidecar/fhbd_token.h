/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token endpoint (TOK rows): a signed assertion in, an access token out.
 */

#ifndef FHBD_TOKEN_H
#define FHBD_TOKEN_H

#include "fhbd_clients.h"
#include "fhbd_jwks.h"
#include "fhbd_keys.h"
#include "fhbd_store.h"

typedef struct fhbd_token_s  fhbd_token_t;

/* all outlive the service */
fhb_err_t fhbd_token_new(const fhbd_conf_t *conf, fhbd_store_t *store,
    fhbd_registry_t *registry, fhbd_keys_t *keys, fhbd_jwks_t *jwks,
    fhbd_token_t **out, fhb_error_t *err) FHB_NODISCARD;
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
    int          status;            /* 200, 400, 401, 429, 500, 503 */
    unsigned     retry_after;       /* seconds, 0: none */
    fhb_buf_t    body;              /* JSON; freed by the caller */
    /* for the audit: what is known, "" if nothing; client: only verified */
    char         client[256];
    const char  *error;             /* OAuth error code, NULL: granted */
    char         reason[256];       /* for our log, never for the client */
} fhbd_token_reply_t;

/* never fails; may block (JWKS).  Thread-safe. */
void fhbd_token_grant(fhbd_token_t *t, const fhbd_token_request_t *req,
    fhbd_token_reply_t *reply);

#endif /* FHBD_TOKEN_H */
