/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Private keys: made, read and written.
 */

#include "fhb_jose_priv.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/evp.h>

#define FHB_RSA_BITS_NEW  2048


/* the members that RFC 7517 wants, nothing else; released by the caller */
static fhb_err_t
fhb_key_json(const fhb_key_t *key, bool private_part, json_t **out,
    fhb_error_t *err)
{
    char       *text;
    size_t      len;
    cjose_err   e = { 0 };
    fhb_err_t   rc;

    text = cjose_jwk_to_json(key->jwk, private_part, &e);
    if (text == NULL) {
        return fhb_cjose_fail(err, &e, "the key cannot be written");
    }

    len = strlen(text);
    rc = fhb_json_load(fhb_str(text, len), "a key", out, err);

    OPENSSL_cleanse(text, len);
    cjose_get_dealloc()(text);

    return rc;
}


/* RFC 7638: SHA-256 of the required members, sorted, without blanks */
static fhb_err_t
fhb_key_thumbprint(fhb_key_t *key, fhb_error_t *err)
{
    json_t         *jwk;
    uint8_t         digest[EVP_MAX_MD_SIZE];
    unsigned        len;
    fhb_buf_t       text = { 0 };
    fhb_err_t       rc;

    rc = fhb_key_json(key, false, &jwk, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhb_json_write(jwk, JSON_COMPACT | JSON_SORT_KEYS, &text, err);

    if (rc == FHB_OK
        && EVP_Digest(text.ptr, text.len, digest, &len, EVP_sha256(), NULL)
           != 1)
    {
        ERR_clear_error();
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a digest");
    }

    if (rc == FHB_OK) {
        fhb_base64url(digest, len, key->kid);
        key->has_kid = true;
    }

    fhb_buf_free(&text);
    json_decref(jwk);

    return rc;
}


fhb_err_t
fhb_key_generate(fhb_alg_t alg, fhb_key_t **out, fhb_error_t *err)
{
    cjose_err           e = { 0 };
    fhb_err_t           rc;
    fhb_key_t          *key;
    const fhb_curve_t  *curve;

    *out = NULL;

    if (alg == FHB_ALG_NONE) {
        return fhb_fail(err, FHB_EPARAM, "no algorithm for the new key");
    }

    key = calloc(1, sizeof(fhb_key_t));
    if (key == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    }

    curve = fhb_curve_of(alg);

    if (curve != NULL) {
        key->jwk = cjose_jwk_create_EC_random(curve->id, &e);
        key->sig_len = 2 * curve->bytes;
    } else {
        key->jwk = cjose_jwk_create_RSA_random(FHB_RSA_BITS_NEW, NULL, 0, &e);
        key->sig_len = FHB_RSA_BITS_NEW / 8;
    }

    key->alg = alg;
    key->algs = FHB_ALG_BIT(alg);

    if (key->jwk == NULL) {
        rc = fhb_cjose_fail(err, &e, "OpenSSL makes no key");
    } else {
        rc = fhb_key_thumbprint(key, err);
    }

    if (rc != FHB_OK) {
        fhb_key_free(key);
        return rc;
    }

    *out = key;

    return FHB_OK;
}


/* the public half, as it is written, accepts what the private half signs */
static fhb_err_t
fhb_key_probe(fhb_key_t *key, const json_t *jwk, fhb_error_t *err)
{
    json_t      *empty, *claims = NULL;
    fhb_buf_t    token = { 0 };
    fhb_err_t    rc;
    fhb_jwt_t    jwt = { 0 };
    fhb_key_t    half = { 0 };
    fhb_jwks_t   set, *sets = &set;

    empty = json_object();
    if (empty == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    }

    rc = fhb_jwk_material(jwk, false, &half, err);
    if (rc == FHB_OK) {
        memcpy(half.kid, key->kid, sizeof(half.kid));
        half.has_kid = true;
        set = (fhb_jwks_t) { &half, 1 };

        rc = fhb_jwt_sign(key, NULL, empty, &token, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jwt_parse(fhb_buf_str(&token), &jwt, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jwt_verify(&jwt, &sets, 1, FHB_ALG_BIT(key->alg), false,
                            &claims, err);
    }

    if (rc != FHB_OK && rc != FHB_ENOMEM) {
        rc = fhb_fail(err, FHB_EPARAM,
                      "the private part does not fit the public one");
    }

    fhb_jwt_free(&jwt);
    fhb_buf_free(&token);
    fhb_key_clear(&half);
    json_decref(claims);
    json_decref(empty);

    return rc;
}


fhb_err_t
fhb_key_parse(fhb_str_t text, fhb_key_t **out, fhb_error_t *err)
{
    json_t     *jwk;
    fhb_err_t   rc;
    fhb_key_t  *key;

    *out = NULL;

    if (text.len > FHB_JWKS_MAX) {
        return fhb_fail(err, FHB_EPARAM, "the key is larger than %d bytes",
                        FHB_JWKS_MAX);
    }

    rc = fhb_json_load(text, "the key", &jwk, err);
    if (rc != FHB_OK) {
        return rc;
    }

    key = calloc(1, sizeof(fhb_key_t));
    if (key == NULL) {
        json_decref(jwk);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    }

    rc = fhb_jwk_read(jwk, "sign", key, err);

    if (rc == FHB_OK && key->alg == FHB_ALG_NONE) {
        rc = fhb_fail(err, FHB_EPARAM,
                      "an RSA key needs \"alg\" to say what it signs with");
    }
    if (rc == FHB_OK && !key->has_kid) {
        rc = fhb_key_thumbprint(key, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_key_probe(key, jwk, err);
    }

    json_decref(jwk);

    if (rc != FHB_OK) {
        fhb_key_free(key);
        return rc;
    }

    *out = key;

    return FHB_OK;
}


void
fhb_key_free(fhb_key_t *key)
{
    if (key != NULL) {
        fhb_key_clear(key);
        free(key);
    }
}


const char *
fhb_key_id(const fhb_key_t *key)
{
    return key->kid;
}


fhb_alg_t
fhb_key_alg(const fhb_key_t *key)
{
    return key->alg;
}


fhb_err_t
fhb_key_write(const fhb_key_t *key, bool private_part, fhb_buf_t *out,
    fhb_error_t *err)
{
    json_t     *jwk;
    fhb_err_t   rc;

    rc = fhb_key_json(key, private_part, &jwk, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (json_object_set_new(jwk, "kid", json_string(key->kid)) != 0
        || json_object_set_new(jwk, "alg",
                               json_string(fhb_alg_name(key->alg))) != 0
        || json_object_set_new(jwk, "use", json_string("sig")) != 0)
    {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    } else {
        rc = fhb_json_write(jwk, JSON_COMPACT, out, err);
    }

    json_decref(jwk);

    return rc;
}
