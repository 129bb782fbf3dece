/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the token endpoint: what its files share.
 */

#ifndef FHBD_TOKEN_INT_H
#define FHBD_TOKEN_INT_H

#include "../common/fhb_form.h"
#include "fhbd_rate.h"
#include "fhbd_token.h"

/* see fhbd_token_decoy.c */
typedef struct fhbd_decoys_s  fhbd_decoys_t;

fhb_err_t fhbd_decoys_new(fhbd_decoys_t **out, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_decoys_free(fhbd_decoys_t *d);
/* takes as long as verifying a token of this algorithm; thread-safe */
void fhbd_decoys_verify(fhbd_decoys_t *d, fhb_alg_t alg);

struct fhbd_token_s {
    fhbd_store_t     *store;
    fhbd_registry_t  *registry;
    fhbd_keys_t      *keys;
    fhbd_jwks_t      *jwks;
    fhbd_decoys_t    *decoys;
    fhbd_limiter_t   *addresses;    /* TOK-20 */
    fhbd_limiter_t   *clients;      /* verified ones only */
};

/* one request on its way */
typedef struct {
    fhbd_token_t                *t;
    const fhbd_token_request_t  *req;
    fhbd_token_reply_t          *reply;
    fhb_form_t                   form;
    fhb_str_t                    scope;         /* of the form */
    fhb_str_t                    assertion;
    fhb_str_t                    client_id;     /* len 0: not sent */
    int64_t                      iat;           /* before clients: a reload
                                                 * in between forbids tokens
                                                 * of this time */
    fhbd_clients_t              *clients;       /* a reference */
    fhbd_client_t               *client;
} fhbd_grant_t;

/*
 * TOK-03 to TOK-10: finds the client and believes it.  False: the reply is
 * written.  True: g->client is set, and the assertion is used up.
 */
bool fhbd_token_authenticate(fhbd_grant_t *g);

/* the form's body, media type and size (TOK-01); false: the reply is
 * written */
bool fhbd_token_form(const fhbd_token_request_t *req, fhb_form_t *form,
    fhbd_token_reply_t *reply);

/* out of memory, or something that will pass */
void fhbd_token_later(fhbd_token_reply_t *reply, unsigned wait,
    const char *reason);

#endif /* FHBD_TOKEN_INT_H */
