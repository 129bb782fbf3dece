/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Private keys: made, read and written.
 */

#include "fhb_jose_priv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/evp.h>

#define FHB_RSA_BITS_NEW  2048


/* the value of a member in what cjose wrote: flat, all values are strings of
 * base64url or names; empty: it is not there */
static fhb_str_t
fhb_key_member(const char *text, const char *name)
{
    char         quoted[8];
    const char  *p, *end;

    (void) snprintf(quoted, sizeof(quoted), "\"%s\"", name);

    p = strstr(text, quoted);
    p = p == NULL ? NULL : strchr(p + strlen(quoted), '"');
    end = p == NULL ? NULL : strchr(p + 1, '"');

    return end == NULL ? fhb_str(NULL, 0)
                       : fhb_str(p + 1, (size_t) (end - p) - 1);
}


/* cjose passes over members for which it has no memory */
static bool
fhb_key_whole(const char *text, bool private_part)
{
    static const char *const  ec[] = { "crv", "x", "y", "d" };
    static const char *const  rsa[] = { "kty", "n", "e", "d" };
    static const char *const  factors[] = { "p", "q", "dp", "dq", "qi" };

    size_t               i, n, there = 0;
    const char *const   *names;

    names = fhb_str_eqc(fhb_key_member(text, "kty"), "EC") ? ec : rsa;
    n = private_part ? 4 : 3;

    for (i = 0; i < n; i++) {
        if (fhb_key_member(text, names[i]).len == 0) {
            return false;
        }
    }

    for (i = 0; i < 5; i++) {
        there += fhb_key_member(text, factors[i]).len > 0;
    }

    return there == 0 || there == 5;
}


static void
fhb_key_text_free(char *text)
{
    if (text != NULL) {
        OPENSSL_cleanse(text, strlen(text));
        cjose_get_dealloc()(text);
    }
}


/* the members that RFC 7518 wants, nothing else.  Not read by jansson, which
 * keeps copies of secrets, and drops bytes when memory runs out. */
static fhb_err_t
fhb_key_text(const fhb_key_t *key, bool private_part, char **out,
    fhb_error_t *err)
{
    char       *text;
    cjose_err   e = { 0 };

    errno = 0;
    text = cjose_jwk_to_json(key->jwk, private_part, &e);
    if (text == NULL) {
        return fhb_cjose_fail(err, &e, "the key cannot be written");
    }

    if (!fhb_key_whole(text, private_part)) {
        fhb_key_text_free(text);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    }

    *out = text;

    return FHB_OK;
}


/* RFC 7638: SHA-256 of the required members, sorted, without blanks */
static fhb_err_t
fhb_key_thumbprint(fhb_key_t *key, fhb_error_t *err)
{
    char       *jwk;
    size_t      i;
    uint8_t     digest[EVP_MAX_MD_SIZE];
    unsigned    len;
    fhb_buf_t   text = { 0 };
    fhb_err_t   rc;

    static const char *const  names[] = { "crv", "e", "kty", "n", "x", "y" };

    rc = fhb_key_text(key, false, &jwk, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (fhb_key_member(jwk, names[i]).len > 0) {
            fhb_buf_addf(&text, "%c\"%s\":\"%.*s\"", text.len == 0 ? '{' : ',',
                         names[i], FHB_STR_ARG(fhb_key_member(jwk, names[i])));
        }
    }

    fhb_buf_addc(&text, '}');

    if (text.failed || EVP_Digest(text.ptr, text.len, digest, &len,
                                  EVP_sha256(), NULL) != 1)
    {
        ERR_clear_error();
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a key");

    } else {
        fhb_base64url(digest, len, key->kid);
        key->has_kid = true;
    }

    fhb_buf_free(&text);
    fhb_key_text_free(jwk);

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
    errno = 0;

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
    char       *text;
    fhb_err_t   rc;

    rc = fhb_key_text(key, private_part, &text, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* further members take the place of the closing brace */
    fhb_buf_add(out, text, strlen(text) - 1);
    fhb_buf_adds(out, ",\"kid\":");
    fhb_buf_add_json(out, fhb_cstr(key->kid));
    fhb_buf_addf(out, ",\"alg\":\"%s\",\"use\":\"sig\"}",
                 fhb_alg_name(key->alg));

    fhb_key_text_free(text);

    if (out->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    }

    return FHB_OK;
}
