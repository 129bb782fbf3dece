/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets of any bytes: whatever is taken strictly is taken leniently, a
 * private part never; every key that is kept can be used for a verification,
 * in bounded time; messages are one line of ASCII.
 *
 * seeds: t/cases/jwks t/cases/keys
 */

#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_jose_priv.h"
#include "fuzz.h"


static void
check_text(const fhb_error_t *err)
{
    const char  *p;

    require(err->text[0] != '\0');

    for (p = err->text; *p != '\0'; p++) {
        require(*p >= 0x20 && *p < 0x7f);
    }
}


/* a token of the right form for this key, with a signature of its length */
static void
use_key(const fhb_key_t *key, fhb_alg_t alg)
{
    char          text[FHB_JWT_MAX];
    uint8_t       sig[FHB_RSA_BITS_MAX / 8];
    json_t       *claims;
    fhb_buf_t     header = { 0 }, token = { 0 };
    fhb_err_t     rc;
    fhb_jwt_t     jwt;
    fhb_jwks_t    set = { (fhb_key_t *) key, 1 }, *sets = &set;
    fhb_error_t   err;

    require(key->sig_len <= sizeof(sig) && key->sig_len >= 64);
    memset(sig, 1, sizeof(sig));

    fhb_buf_addf(&header, "{\"alg\":\"%s\"", fhb_alg_name(alg));
    if (key->has_kid) {
        fhb_buf_adds(&header, ",\"kid\":");
        fhb_buf_add_json(&header, fhb_cstr(key->kid));
    }
    fhb_buf_addc(&header, '}');

    fhb_base64url(header.ptr, header.len, text);
    fhb_buf_addf(&token, "%s.e30.", text);
    fhb_base64url(sig, key->sig_len, text);
    fhb_buf_adds(&token, text);

    require(fhb_jwt_parse(fhb_buf_str(&token), &jwt, &err) == FHB_OK);
    require(jwt.has_kid == key->has_kid && strcmp(jwt.kid, key->kid) == 0);

    rc = fhb_jwt_verify(&jwt, &sets, 1, FHB_ALG_ALL, true, &claims, &err);
    require(rc == FHB_EPARAM && claims == NULL);
    require(strcmp(err.text, "the signature is wrong") == 0);

    fhb_jwt_free(&jwt);
    fhb_buf_free(&header);
    fhb_buf_free(&token);
}


static void
check_set(const fhb_jwks_t *set)
{
    size_t            i;
    fhb_alg_t         alg;
    const fhb_key_t  *key;

    require(fhb_jwks_count(set) <= FHB_JWKS_KEYS);

    for (i = 0; i < set->n; i++) {
        key = &set->keys[i];

        require(key->algs != 0 && (key->algs & ~FHB_ALG_ALL) == 0);
        require(key->has_kid == (key->kid[0] != '\0'));
        require(fhb_jwks_has(set, fhb_cstr(key->kid)) == key->has_kid);

        /* the whole of a large set takes too long here */
        for (alg = FHB_ALG_RS256; i < 4 && alg <= FHB_ALG_ES512; alg++) {
            if ((key->algs & FHB_ALG_BIT(alg)) != 0) {
                use_key(key, alg);
            }
        }
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhb_str_t     text = fhb_str((const char *) data, size);
    fhb_err_t     lenient, strict;
    fhb_key_t    *key;
    fhb_jwks_t   *set;
    fhb_error_t   err;

    strict = fhb_jwks_parse(text, FHB_JWKS_STRICT, &set, &err);
    require((strict == FHB_OK) == (set != NULL));
    if (strict != FHB_OK) {
        check_text(&err);
    } else {
        require(fhb_jwks_count(set) > 0);
    }
    fhb_jwks_free(set);

    lenient = fhb_jwks_parse(text, 0, &set, &err);
    require((lenient == FHB_OK) == (set != NULL));
    require(strict != FHB_OK || lenient == FHB_OK);

    if (lenient == FHB_OK) {
        check_set(set);
    } else {
        require(lenient == FHB_EJSON || lenient == FHB_EPARAM);
        check_text(&err);
    }
    fhb_jwks_free(set);

    /* the same bytes as a private key */
    if (fhb_key_parse(text, &key, &err) == FHB_OK) {
        require(fhb_key_alg(key) != FHB_ALG_NONE);
        fhb_key_free(key);
    } else {
        check_text(&err);
    }

    require(ERR_peek_error() == 0);

    return 0;
}
