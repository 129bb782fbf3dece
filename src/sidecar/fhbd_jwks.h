/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets of others by URL (REG-03 to REG-05): fetched with libcurl, kept as
 * long as Cache-Control allows, fetched once for all who wait.  Also hands
 * the sets of external issuers to nginx, <auth_dir>/issuers/NAME.jwks.
 */

#ifndef FHBD_JWKS_H
#define FHBD_JWKS_H

#include <pthread.h>

#include "../common/fhb_jose.h"
#include "fhbd_conf.h"

typedef struct fhbd_jwks_s  fhbd_jwks_t;

/* conf stays as long as the cache, also after reconfigure: a fetch may be
 * under way with it */
fhb_err_t fhbd_jwks_new(const fhbd_conf_t *conf, fhbd_jwks_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_jwks_free(fhbd_jwks_t *j);
void fhbd_jwks_reconfigure(fhbd_jwks_t *j, const fhbd_conf_t *conf);

/*
 * REG-05: no redirects, no proxy, and no address but a public one unless
 * jwks_private, looked at when the connection is made.  jwks_hosts holds for
 * clients; for issuers, which the operator names, it does not.
 *
 * Verifies with the client's set from url and, besides, its inline set (NULL:
 * none), as fhb_jwt_verify.  Fetches when nothing fresh is there, and once
 * more when the kid is unknown, at most every jwks_refetch_min for each url;
 * who comes meanwhile waits for the same answer.  A url that fails is left
 * alone for 2 seconds, doubled up to a minute.  Thread-safe; may block for 5
 * seconds, but of token_threads only half do.  inline_lock guards inline_set.
 * FHB_EPARAM: refused, the set could not be had, or is none.  FHB_EAGAIN: too
 * many wait already.
 */
fhb_err_t fhbd_jwks_verify(fhbd_jwks_t *j, const char *url,
    const fhb_jwt_t *jwt, fhb_jwks_t *inline_set,
    pthread_mutex_t *inline_lock, json_t **claims, fhb_error_t *err)
    FHB_NODISCARD;

/*
 * Fetches the external issuers' sets that are due and writes what changed;
 * called about every second, always from the same thread, which may block for
 * 10 seconds.  A failure is logged and tried again; the last good set stays
 * with nginx.  Cache-Control is followed between jwks_refetch_min and 5
 * minutes.  Sets of names that are not in issuer_jwks are removed.
 */
void fhbd_jwks_issuers(fhbd_jwks_t *j);

#endif /* FHBD_JWKS_H */
