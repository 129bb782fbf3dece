/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tokens of any bytes, in the text form of the test cases, against the test
 * keys: read or refused, verified or refused.  What is verified is verified
 * in one spelling only and by no algorithm that was not allowed.  Run from
 * the top folder, where t/cases/keys is.
 *
 * seeds: t/cases/jwt
 */

#include <openssl/err.h>
#include <stdlib.h>

#include "../unit/jose_case.h"
#include "fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);

static const char *const  names[] = {
    "test-only", "test-only-other", "no-kid", "same-kid", "for-this",
    "not-for-this", "rfc7515", "rfc7520"
};

#define NAMES  (sizeof(names) / sizeof(names[0]))

static fhb_jwks_t  *sets[NAMES];


int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char         path[128];
    size_t       i;
    fhb_buf_t    text = { 0 };
    fhb_error_t  err;

    (void) argc;
    (void) argv;

    for (i = 0; i < NAMES; i++) {
        (void) snprintf(path, sizeof(path), JOSE_CASE_KEYS "/%s.jwks",
                        names[i]);
        fhb_buf_reset(&text);
        require(case_file(path, &text));
        require(fhb_jwks_parse(fhb_buf_str(&text), 0, &sets[i], &err)
                == FHB_OK);
    }

    fhb_buf_free(&text);

    return 0;
}


static fhb_err_t
verify(const jose_case_t *c, fhb_jwks_t *const *keys, size_t n,
    const fhb_jwt_t *jwt, json_t **claims)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    rc = fhb_jwt_verify(jwt, keys, n, c->algs, c->any_key, claims, &err);

    require((rc == FHB_OK) == (*claims != NULL));
    require(rc == FHB_OK || rc == err.code);
    require(rc == FHB_OK || rc == FHB_EPARAM || rc == FHB_ENOTFOUND);
    require(ERR_peek_error() == 0);

    return rc;
}


/* any other spelling of a verified token is refused */
static void
respell(const jose_case_t *c, fhb_jwks_t *const *keys, size_t n)
{
    char         copy[FHB_JWT_MAX];
    size_t       i;
    json_t      *claims = NULL;
    fhb_err_t    rc;
    fhb_jwt_t    jwt;
    fhb_error_t  err;

    memcpy(copy, c->token.ptr, c->token.len);

    for (i = 0; i < c->token.len; i += 1 + c->token.len / 16) {
        copy[i] = copy[i] == 'A' ? 'B' : 'A';

        rc = fhb_jwt_parse(fhb_str(copy, c->token.len), &jwt, &err);
        if (rc == FHB_OK) {
            rc = verify(c, keys, n, &jwt, &claims);
        }

        require(rc != FHB_OK);
        fhb_jwt_free(&jwt);
        copy[i] = c->token.ptr[i];
    }
}


static void
check_claims(const json_t *claims)
{
    bool       there;
    int64_t    date;
    fhb_str_t  text;

    require(json_is_object(claims));

    if (fhb_claim_date(claims, "exp", &date, &there)) {
        require(there && date >= 0 && date <= 253402300799);
    }

    if (fhb_claim_string(claims, "aud", &text)) {
        require(fhb_claim_audience(claims, text));
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t        i, j, n = 0;
    json_t       *claims, *peeked;
    fhb_err_t     rc;
    fhb_jwt_t     jwt;
    fhb_jwks_t   *keys[JOSE_CASE_SETS];
    fhb_error_t   err;
    jose_case_t   c;

    if (!jose_case_parse(&c, fhb_str((const char *) data, size))) {
        return 0;
    }

    for (i = 0; i < c.n; i++) {
        for (j = 0; j < NAMES; j++) {
            if (fhb_str_eqc(c.sets[i], names[j])) {
                keys[n++] = sets[j];
            }
        }
    }

    rc = fhb_jwt_parse(c.token, &jwt, &err);

    if (rc == FHB_OK) {
        require(c.token.len <= FHB_JWT_MAX);
        require(strlen(jwt.kid) <= FHB_KID_MAX);

        if (fhb_jwt_peek(&jwt, &peeked, &err) == FHB_OK) {
            check_claims(peeked);
        }

        if (verify(&c, keys, n, &jwt, &claims) == FHB_OK) {
            require((c.algs & FHB_ALG_BIT(jwt.alg)) != 0);
            require(jwt.alg != FHB_ALG_NONE);
            require(jwt.has_kid || c.any_key);
            require(json_equal(claims, peeked));
            check_claims(claims);
            json_decref(claims);
            respell(&c, keys, n);
        }

        json_decref(peeked);

    } else {
        require(rc == FHB_EPARAM && err.code == FHB_EPARAM);
    }

    fhb_jwt_free(&jwt);

    return 0;
}
