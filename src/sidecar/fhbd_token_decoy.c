/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * TOK-11: an answer must not tell whether a client exists, and neither must
 * the time that it takes.  A known client's signature is verified, for P-384
 * in half a millisecond; where there is nothing to verify (unknown client,
 * unknown key, key of another algorithm), a token of our own with the same
 * algorithm is verified in its place.
 *
 * What remains: keys of 2048 and 4096 bits differ by some hundredths of a
 * millisecond, and a client's first request after its cached key set has
 * become stale waits for the fetch.
 */

#include "fhbd_token_int.h"

#include <pthread.h>
#include <stdlib.h>

/* all RSA algorithms cost the same */
static const fhb_alg_t  fhbd_decoy_algs[] = {
    FHB_ALG_RS384, FHB_ALG_ES256, FHB_ALG_ES384, FHB_ALG_ES512
};

#define FHBD_DECOYS  (sizeof(fhbd_decoy_algs) / sizeof(fhbd_decoy_algs[0]))

typedef struct {
    fhb_jwks_t  *set;
    fhb_buf_t    token;
    fhb_jwt_t    jwt;
} fhbd_decoy_t;

struct fhbd_decoys_s {
    pthread_mutex_t  lock;
    fhbd_decoy_t     decoys[FHBD_DECOYS];
};


static fhb_err_t
fhbd_decoy_set(const fhb_key_t *key, fhb_jwks_t **out, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    fhb_buf_adds(&text, "{\"keys\":[");

    rc = fhb_key_write(key, false, &text, err);
    if (rc == FHB_OK) {
        fhb_buf_adds(&text, "]}");
        rc = text.failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a key")
                         : fhb_jwks_parse(fhb_buf_str(&text), FHB_JWKS_STRICT,
                                          out, err);
    }

    fhb_buf_free(&text);

    return rc;
}


static fhb_err_t
fhbd_decoy_make(fhbd_decoy_t *d, fhb_alg_t alg, fhb_error_t *err)
{
    json_t     *claims;
    fhb_err_t   rc;
    fhb_key_t  *key;

    rc = fhb_key_generate(alg, &key, err);
    if (rc != FHB_OK) {
        return rc;
    }

    claims = json_pack("{s:s, s:s, s:i, s:s}", "iss", "nobody", "sub",
                       "nobody", "exp", 0, "jti", "none");

    rc = claims == NULL ? fhb_fail(err, FHB_ENOMEM, "no memory for a token")
                        : fhb_jwt_sign(key, "JWT", claims, &d->token, err);
    json_decref(claims);

    if (rc == FHB_OK) {
        rc = fhbd_decoy_set(key, &d->set, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jwt_parse(fhb_buf_str(&d->token), &d->jwt, err);
    }

    fhb_key_free(key);

    return rc;
}


fhb_err_t
fhbd_decoys_new(fhbd_decoys_t **out, fhb_error_t *err)
{
    size_t          i;
    fhb_err_t       rc = FHB_OK;
    fhbd_decoys_t  *d;

    d = calloc(1, sizeof(fhbd_decoys_t));
    if (d == NULL || pthread_mutex_init(&d->lock, NULL) != 0) {
        free(d);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the token service");
    }

    for (i = 0; rc == FHB_OK && i < FHBD_DECOYS; i++) {
        rc = fhbd_decoy_make(&d->decoys[i], fhbd_decoy_algs[i], err);
    }

    if (rc != FHB_OK) {
        fhbd_decoys_free(d);
        return rc;
    }

    *out = d;

    return FHB_OK;
}


void
fhbd_decoys_free(fhbd_decoys_t *d)
{
    size_t  i;

    if (d == NULL) {
        return;
    }

    for (i = 0; i < FHBD_DECOYS; i++) {
        fhb_jwks_free(d->decoys[i].set);
        fhb_jwt_free(&d->decoys[i].jwt);
        fhb_buf_free(&d->decoys[i].token);
    }

    (void) pthread_mutex_destroy(&d->lock);
    free(d);
}


void
fhbd_decoys_verify(fhbd_decoys_t *d, fhb_alg_t alg)
{
    size_t       i;
    json_t      *claims = NULL;
    fhb_error_t  err;

    for (i = 1; i < FHBD_DECOYS; i++) {
        if (fhbd_decoy_algs[i] == alg) {
            break;
        }
    }

    if (i == FHBD_DECOYS) {
        i = 0;
    }

    (void) pthread_mutex_lock(&d->lock);

    /* only the time counts; without memory the request fails anyway */
    if (fhb_jwt_verify(&d->decoys[i].jwt, &d->decoys[i].set, 1, FHB_ALG_ALL,
                       false, &claims, &err) == FHB_OK)
    {
        json_decref(claims);
    }

    (void) pthread_mutex_unlock(&d->lock);
}
