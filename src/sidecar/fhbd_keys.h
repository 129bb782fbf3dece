/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The keys of our own access tokens: made at first start, rotated, and handed
 * to nginx as a public key set, <auth_dir>/access.jwks.  The private ones
 * stay in <auth_dir>/signing.jwks, mode 0600.
 */

#ifndef FHBD_KEYS_H
#define FHBD_KEYS_H

#include "../common/fhb_jose.h"
#include "fhbd_conf.h"

typedef struct fhbd_keys_s  fhbd_keys_t;

#define FHBD_KEYS_SIGNING  "signing.jwks"
#define FHBD_KEYS_ACCESS   "access.jwks"
/* how long a key stays published that does not sign any more: the longest
 * life of a token, and the clock skew twice, in seconds */
#define FHBD_KEYS_KEEP     (3600 + 2 * 300)

/*
 * Reads or makes the keys (ES256), and the folder if it is missing.  Refuses
 * private keys that others may read, and a file that is not ours: a new key
 * in the place of a broken one would end all tokens.  The published set
 * always holds the key in use, the next one, so that nginx knows it before
 * its first token, and the last one until its tokens are over.
 */
fhb_err_t fhbd_keys_open(const fhbd_conf_t *conf, fhbd_keys_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_keys_close(fhbd_keys_t *k);
/*
 * Rotates when it is time, called with the sweep: the next key signs from now
 * on, a new one is published beside it, and keys whose tokens are over go.
 * When a file cannot be written, all stays as it was.  A clock that was set
 * back only makes a key sign longer.
 */
fhb_err_t fhbd_keys_rotate(fhbd_keys_t *k, const fhbd_conf_t *conf,
    int64_t now, fhb_error_t *err) FHB_NODISCARD;
/* appends an access token; thread-safe */
fhb_err_t fhbd_keys_sign(fhbd_keys_t *k, const json_t *claims,
    fhb_buf_t *token, fhb_error_t *err) FHB_NODISCARD;

/* as fhb_jwt_verify, with the keys that are published; thread-safe */
fhb_err_t fhbd_keys_verify(fhbd_keys_t *k, const fhb_jwt_t *jwt,
    json_t **claims, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_KEYS_H */
