/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the first use of an access token costs: makes a key and tokens for
 * each algorithm, verifies each token once, as nginx does.  Keys and tokens
 * stay in the folder, for measuring the same through nginx.
 *
 *   token_bench folder [tokens]        default: 500
 *
 * Writes folder/ALG.jwks and folder/ALG.tokens, one token in a line.
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/common/fhb_jose.h"

#define ISSUER    "https://issuer.bench"
#define AUDIENCE  "http://bench/fhir"

static const fhb_alg_t  algs[] = { FHB_ALG_RS256, FHB_ALG_RS384,
                                   FHB_ALG_ES256, FHB_ALG_ES384 };


static double
bench_now(void)
{
    struct timespec  ts;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);

    return (double) ts.tv_sec * 1e6 + (double) ts.tv_nsec / 1e3;
}


static FILE *
bench_open(const char *folder, fhb_alg_t alg, const char *end)
{
    char   path[4096];
    FILE  *f;

    if (snprintf(path, sizeof(path), "%s/%s.%s", folder, fhb_alg_name(alg),
                 end)
        >= (int) sizeof(path))
    {
        return NULL;
    }

    f = fopen(path, "w");
    if (f == NULL) {
        perror(path);
    }

    return f;
}


static bool
bench_write(const char *folder, fhb_alg_t alg, const char *end,
    fhb_str_t text)
{
    bool   good;
    FILE  *f;

    f = bench_open(folder, alg, end);
    if (f == NULL) {
        return false;
    }

    good = fwrite(text.ptr, 1, text.len, f) == text.len;

    return fclose(f) == 0 && good;
}


static fhb_err_t
bench_key(const char *folder, fhb_alg_t alg, fhb_key_t **key,
    fhb_jwks_t **set, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    rc = fhb_key_generate(alg, key, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_adds(&text, "{\"keys\":[");
    rc = fhb_key_write(*key, false, &text, err);
    fhb_buf_adds(&text, "]}");

    if (rc == FHB_OK && text.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    if (rc == FHB_OK) {
        rc = fhb_jwks_parse(fhb_buf_str(&text), FHB_JWKS_STRICT, set, err);
    }

    if (rc == FHB_OK && !bench_write(folder, alg, "jwks", fhb_buf_str(&text)))
    {
        rc = fhb_fail(err, FHB_EIO, "the key set is not written");
    }

    fhb_buf_free(&text);

    return rc;
}


/* one token, as authorization servers make them */

static fhb_err_t
bench_sign(fhb_key_t *key, unsigned no, fhb_buf_t *out, fhb_error_t *err)
{
    json_t     *claims;
    time_t      now;
    fhb_err_t   rc;

    now = time(NULL);

    claims = json_pack("{s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:i}",
                       "iss", ISSUER, "aud", AUDIENCE, "sub", "app",
                       "client_id", "app",
                       "scope", "system/Patient.rs system/Observation.rs",
                       "iat", (json_int_t) now,
                       "exp", (json_int_t) now + 3600, "jti", (int) no);
    if (claims == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    rc = fhb_jwt_sign(key, "at+jwt", claims, out, err);
    json_decref(claims);

    return rc;
}


static fhb_err_t
bench_verify(fhb_jwks_t *set, fhb_str_t token, fhb_error_t *err)
{
    json_t     *claims;
    fhb_jwt_t   jwt;
    fhb_err_t   rc;

    rc = fhb_jwt_parse(token, &jwt, err);

    if (rc == FHB_OK) {
        rc = fhb_jwt_verify(&jwt, &set, 1, FHB_ALG_ALL, false, &claims, err);
        if (rc == FHB_OK) {
            json_decref(claims);
        }
    }

    fhb_jwt_free(&jwt);

    return rc;
}


static fhb_err_t
bench_alg(const char *folder, fhb_alg_t alg, unsigned count, fhb_error_t *err)
{
    FILE        *f;
    double       signing = 0, verifying = 0, t;
    unsigned     i;
    fhb_buf_t    token = { 0 };
    fhb_err_t    rc;
    fhb_key_t   *key = NULL;
    fhb_jwks_t  *set = NULL;

    f = bench_open(folder, alg, "tokens");
    if (f == NULL) {
        return fhb_fail(err, FHB_EIO, "no file for tokens");
    }

    rc = bench_key(folder, alg, &key, &set, err);

    for (i = 0; rc == FHB_OK && i < count; i++) {

        fhb_buf_reset(&token);

        t = bench_now();
        rc = bench_sign(key, i, &token, err);
        signing += bench_now() - t;

        if (rc != FHB_OK) {
            break;
        }

        t = bench_now();
        rc = bench_verify(set, fhb_buf_str(&token), err);
        verifying += bench_now() - t;

        if (fprintf(f, "%.*s\n", (int) token.len, token.ptr) < 0) {
            rc = fhb_fail(err, FHB_EIO, "tokens are not written");
        }
    }

    if (fclose(f) != 0 && rc == FHB_OK) {
        rc = fhb_fail(err, FHB_EIO, "tokens are not written");
    }

    if (rc == FHB_OK) {
        printf("%s %.1f %.1f\n", fhb_alg_name(alg), signing / count,
               verifying / count);
    }

    fhb_buf_free(&token);
    fhb_jwks_free(set);
    fhb_key_free(key);

    return rc;
}


int
main(int argc, char **argv)
{
    size_t       i;
    unsigned     count;
    fhb_error_t  err;

    count = argc > 2 ? (unsigned) strtoul(argv[2], NULL, 10) : 500;

    if (argc < 2 || argc > 3 || count == 0) {
        fprintf(stderr, "usage: token_bench folder [tokens]\n");
        return 2;
    }

    for (i = 0; i < sizeof(algs) / sizeof(algs[0]); i++) {
        if (bench_alg(argv[1], algs[i], count, &err) != FHB_OK) {
            fprintf(stderr, "token_bench: %s: %s\n", fhb_alg_name(algs[i]),
                    err.text);
            return 1;
        }
    }

    return 0;
}
