/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Signed JWTs in compact form: read, verified, made.
 */

#include "fhb_jose_priv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

/* base64url of FHB_JWT_HEADER bytes */
#define FHB_JWT_HEADER_TEXT  ((FHB_JWT_HEADER * 4 + 2) / 3)


/* header, claims, signature */
static fhb_err_t
fhb_jwt_split(fhb_str_t token, fhb_str_t segments[3], fhb_error_t *err)
{
    size_t       i, len;
    const char  *dot;

    for (i = 0; i < 3; i++) {

        dot = token.len == 0 ? NULL : memchr(token.ptr, '.', token.len);

        if ((dot == NULL) != (i == 2)) {
            return fhb_fail(err, FHB_EPARAM,
                            "the token has not three segments");
        }

        segments[i] = token;
        if (dot != NULL) {
            segments[i].len = (size_t) (dot - token.ptr);
            token.ptr += segments[i].len + 1;
            token.len -= segments[i].len + 1;
        }

        if (segments[i].len == 0) {
            return fhb_fail(err, FHB_EPARAM,
                            "a segment of the token is empty");
        }

        if (!fhb_base64url_decode(segments[i], NULL, 0, &len)) {
            return fhb_fail(err, FHB_EPARAM,
                            "a segment of the token is not base64url");
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhb_jwt_members(const json_t *header, fhb_jwt_t *out, fhb_error_t *err)
{
    char           jku[FHB_JWT_HEADER + 1];
    bool           there;
    fhb_err_t      rc;
    const json_t  *alg;

    alg = json_object_get(header, "alg");
    if (!json_is_string(alg)) {
        return fhb_fail(err, FHB_EPARAM,
                        "\"alg\" is missing or is not a string");
    }

    out->alg = fhb_alg_find(fhb_str(json_string_value(alg),
                                    json_string_length(alg)));

    /* RFC 7515 4.1.11: understood or refused; we understand none */
    if (json_object_get(header, "crit") != NULL
        || json_object_get(header, "b64") != NULL)
    {
        return fhb_fail(err, FHB_EPARAM,
                        "the header has \"crit\" or \"b64\"");
    }

    rc = fhb_jose_member(header, "kid", out->kid, sizeof(out->kid),
                         &out->has_kid, err);
    if (rc == FHB_OK) {
        rc = fhb_jose_member(header, "typ", out->typ, sizeof(out->typ),
                             &out->has_typ, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jose_member(header, "jku", jku, sizeof(jku), &there, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if (there) {
        out->jku = fhb_str_dup(fhb_cstr(jku));
        if (out->jku == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a token");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhb_jwt_parse(fhb_str_t token, fhb_jwt_t *out, fhb_error_t *err)
{
    char        text[FHB_JWT_HEADER];
    json_t     *header;
    size_t      len;
    fhb_str_t   segments[3];
    fhb_err_t   rc;

    *out = (fhb_jwt_t) { .token = token };

    if (token.len > FHB_JWT_MAX) {
        return fhb_fail(err, FHB_EPARAM, "the token is larger than %d bytes",
                        FHB_JWT_MAX);
    }

    rc = fhb_jwt_split(token, segments, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (segments[0].len > FHB_JWT_HEADER_TEXT
        || !fhb_base64url_decode(segments[0], text, sizeof(text), &len))
    {
        return fhb_fail(err, FHB_EPARAM,
                        "the token's header is larger than %d bytes",
                        FHB_JWT_HEADER);
    }

    rc = fhb_json_load(fhb_str(text, len), "the token's header", &header, err);
    if (rc == FHB_EJSON) {
        err->code = FHB_EPARAM;
    }
    if (rc != FHB_OK) {
        return err->code;
    }

    rc = fhb_jwt_members(header, out, err);
    json_decref(header);

    return rc;
}


void
fhb_jwt_free(fhb_jwt_t *jwt)
{
    free(jwt->jku);
    jwt->jku = NULL;
}


fhb_err_t
fhb_jwt_peek(const fhb_jwt_t *jwt, json_t **claims, fhb_error_t *err)
{
    char       text[FHB_JWT_MAX];
    size_t     len;
    fhb_err_t  rc;
    fhb_str_t  segments[3];

    *claims = NULL;

    rc = fhb_jwt_split(jwt->token, segments, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!fhb_base64url_decode(segments[1], text, sizeof(text), &len)) {
        return fhb_fail(err, FHB_EPARAM, "the token is too large");
    }

    rc = fhb_json_load(fhb_str(text, len), "the payload", claims, err);

    if (rc == FHB_EJSON) {
        err->code = rc = FHB_EPARAM;
    }

    return rc;
}


/* TOK-10: one key and no other, whatever set it stands in */
static fhb_err_t
fhb_jwt_choose(const fhb_jwt_t *jwt, fhb_jwks_t *const *sets, size_t n,
    const fhb_key_t **out, fhb_error_t *err)
{
    bool              known = false;
    size_t            i, j, fit = 0;
    const fhb_key_t  *key;

    for (i = 0; i < n; i++) {
        for (j = 0; sets[i] != NULL && j < sets[i]->n; j++) {

            key = &sets[i]->keys[j];

            if (jwt->has_kid
                && (!key->has_kid || strcmp(key->kid, jwt->kid) != 0))
            {
                continue;
            }

            known = true;

            if ((key->algs & FHB_ALG_BIT(jwt->alg)) != 0) {
                *out = key;
                fit++;
            }
        }
    }

    if (fit == 1) {
        return FHB_OK;
    }

    if (fit > 1) {
        return fhb_fail(err, FHB_EPARAM, jwt->has_kid
                        ? "several keys have the token's \"kid\""
                        : "several keys fit a token without \"kid\"");
    }

    if (known && jwt->has_kid) {
        return fhb_fail(err, FHB_EPARAM,
                        "the key with the token's \"kid\" is not made for its "
                        "algorithm");
    }

    return fhb_fail(err, FHB_ENOTFOUND, jwt->has_kid
                    ? "no key has the token's \"kid\""
                    : "no key fits a token without \"kid\"");
}


static fhb_err_t
fhb_jwt_check(fhb_str_t token, const fhb_key_t *key, json_t **claims,
    fhb_error_t *err)
{
    size_t        len;
    uint8_t      *text;
    cjose_err     e = { 0 };
    fhb_err_t     rc;
    cjose_jws_t  *jws;

    errno = 0;

    jws = cjose_jws_import(token.ptr, token.len, &e);
    if (jws == NULL) {
        return fhb_cjose_fail(err, &e, "the token cannot be read");
    }

    if (!cjose_jws_verify(jws, key->jwk, &e)) {
        cjose_jws_release(jws);
        return fhb_cjose_fail(err, &e, "the signature is wrong");
    }

    if (!cjose_jws_get_plaintext(jws, &text, &len, &e)) {
        cjose_jws_release(jws);
        return fhb_cjose_fail(err, &e, "the token has no claims");
    }

    /* text lies in the jws */
    rc = fhb_json_load(fhb_str((const char *) text, len), "the payload",
                       claims, err);
    cjose_jws_release(jws);
    ERR_clear_error();

    if (rc == FHB_EJSON) {
        err->code = rc = FHB_EPARAM;
    }

    return rc;
}


fhb_err_t
fhb_jwt_verify(const fhb_jwt_t *jwt, fhb_jwks_t *const *sets, size_t n,
    unsigned algs, bool any_key, json_t **claims, fhb_error_t *err)
{
    size_t            len;
    fhb_err_t         rc;
    fhb_str_t         segments[3];
    const fhb_key_t  *key = NULL;

    *claims = NULL;

    if (jwt->alg == FHB_ALG_NONE || (algs & FHB_ALG_BIT(jwt->alg)) == 0) {
        return fhb_fail(err, FHB_EPARAM,
                        "the token's algorithm is not allowed");
    }

    if (!jwt->has_kid && !any_key) {
        return fhb_fail(err, FHB_EPARAM, "the token has no \"kid\"");
    }

    rc = fhb_jwt_choose(jwt, sets, n, &key, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhb_jwt_split(jwt->token, segments, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* cjose takes any even length for r and s */
    if (!fhb_base64url_decode(segments[2], NULL, 0, &len)
        || len != key->sig_len)
    {
        return fhb_fail(err, FHB_EPARAM,
                        "the signature has not the length of %s with this "
                        "key", fhb_alg_name(jwt->alg));
    }

    if (jwt->checks != NULL) {
        (*jwt->checks)++;
    }

    return fhb_jwt_check(jwt->token, key, claims, err);
}


static fhb_err_t
fhb_jwt_header(const fhb_key_t *key, const char *typ, cjose_header_t **out,
    fhb_error_t *err)
{
    cjose_err        e = { 0 };
    cjose_header_t  *header;

    header = cjose_header_new(&e);

    if (header == NULL
        || !cjose_header_set(header, CJOSE_HDR_ALG, fhb_alg_name(key->alg),
                             &e)
        || (typ != NULL && !cjose_header_set(header, "typ", typ, &e))
        || !cjose_header_set(header, CJOSE_HDR_KID, key->kid, &e))
    {
        if (header != NULL) {
            cjose_header_release(header);
        }
        return fhb_fail(err, FHB_ENOMEM, "no memory for a token");
    }

    *out = header;

    return FHB_OK;
}


/* cjose and jansson do not tell when they had no memory for a member */
static fhb_err_t
fhb_jwt_reread(fhb_str_t token, const fhb_key_t *key, const char *typ,
    fhb_error_t *err)
{
    fhb_err_t  rc;
    fhb_jwt_t  jwt;

    rc = fhb_jwt_parse(token, &jwt, err);

    if (rc == FHB_OK
        && (jwt.alg != key->alg || strcmp(jwt.kid, key->kid) != 0
            || strcmp(jwt.typ, typ == NULL ? "" : typ) != 0))
    {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a token");
    }

    fhb_jwt_free(&jwt);

    return rc;
}


fhb_err_t
fhb_jwt_sign(fhb_key_t *key, const char *typ, const json_t *claims,
    fhb_buf_t *out, fhb_error_t *err)
{
    cjose_err        e = { 0 };
    fhb_buf_t        text = { 0 };
    fhb_err_t        rc;
    const char      *compact;
    cjose_jws_t     *jws;
    cjose_header_t  *header = NULL;

    rc = fhb_json_write(claims, JSON_COMPACT, &text, err);
    if (rc == FHB_OK) {
        rc = fhb_jwt_header(key, typ, &header, err);
    }
    if (rc != FHB_OK) {
        fhb_buf_free(&text);
        return rc;
    }

    errno = 0;
    jws = cjose_jws_sign(key->jwk, header, (const uint8_t *) text.ptr,
                         text.len, &e);
    cjose_header_release(header);
    fhb_buf_free(&text);

    if (jws == NULL || !cjose_jws_export(jws, &compact, &e)
        || compact == NULL)
    {
        cjose_jws_release(jws);
        return fhb_cjose_fail(err, &e, "the key does not sign");
    }

    if (strlen(compact) > FHB_JWT_MAX) {
        rc = fhb_fail(err, FHB_EPARAM,
                      "the token would be larger than %d bytes", FHB_JWT_MAX);
    } else {
        rc = fhb_jwt_reread(fhb_cstr(compact), key, typ, err);
    }

    if (rc == FHB_OK) {
        fhb_buf_adds(out, compact);
        if (out->failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a token");
        }
    }

    cjose_jws_release(jws);

    return rc;
}
