/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * All that belongs to tokens in a running sidecar: signing keys, key sets of
 * others, the token service, and what must be done from time to time.
 */

#ifndef FHBD_AUTH_H
#define FHBD_AUTH_H

#include "fhbd_token.h"

typedef struct fhbd_auth_s  fhbd_auth_t;

/*
 * Keys and token service only with conf->clients; key sets of external
 * issuers are fetched either way, in a thread of its own.  conf (also later
 * ones), store and registry outlive it.
 */
fhb_err_t fhbd_auth_start(const fhbd_conf_t *conf, fhbd_store_t *store,
    fhbd_registry_t *registry, fhbd_auth_t **out, fhb_error_t *err)
    FHB_NODISCARD;
/* after a reload */
void fhbd_auth_reconfigure(fhbd_auth_t *auth, const fhbd_conf_t *conf);
/* renews keys and forgets old assertions; may block, called with the sweep */
void fhbd_auth_sweep(fhbd_auth_t *auth);
/* NULL: no token is issued */
fhbd_token_t *fhbd_auth_token(const fhbd_auth_t *auth);
/* false: a fetch does not end; nothing that it uses may be freed then */
bool fhbd_auth_stop(fhbd_auth_t *auth) FHB_NODISCARD;

#endif /* FHBD_AUTH_H */
