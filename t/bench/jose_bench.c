/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What does a token cost that nobody has seen before?  Per algorithm, with an
 * access token's claims and 2048-bit RSA keys: reading and verifying it,
 * refusing it for a wrong signature, signing one.
 *
 *   jose_bench [milliseconds]        per figure: 300
 *
 * Lines NAME VALUE, in microseconds: jose.verify.ES256 41.7
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/common/fhb_jose.h"

typedef struct {
    fhb_key_t   *key;
    fhb_jwks_t  *set;
    json_t      *claims;
    fhb_buf_t    token;
    fhb_buf_t    bad;                   /* the last byte is another */
} bench_t;

typedef bool (*bench_run_t)(bench_t *b);

static double  seconds = 0.3;


static double
bench_now(void)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static fhb_err_t
bench_check(bench_t *b, const fhb_buf_t *token)
{
    json_t       *claims = NULL;
    fhb_jwt_t     jwt;
    fhb_err_t     rc;
    fhb_error_t   err;

    rc = fhb_jwt_parse(fhb_buf_str(token), &jwt, &err);
    if (rc == FHB_OK) {
        rc = fhb_jwt_verify(&jwt, &b->set, 1, FHB_ALG_ALL, false, &claims,
                            &err);
    }

    json_decref(claims);
    fhb_jwt_free(&jwt);

    return rc;
}


static bool
bench_verify(bench_t *b)
{
    return bench_check(b, &b->token) == FHB_OK;
}


static bool
bench_refuse(bench_t *b)
{
    return bench_check(b, &b->bad) == FHB_EPARAM;
}


static bool
bench_parse(bench_t *b)
{
    bool         ok;
    fhb_jwt_t    jwt;
    fhb_error_t  err;

    ok = fhb_jwt_parse(fhb_buf_str(&b->token), &jwt, &err) == FHB_OK;
    fhb_jwt_free(&jwt);

    return ok;
}


static bool
bench_sign(bench_t *b)
{
    bool         ok;
    fhb_buf_t    token = { 0 };
    fhb_error_t  err;

    ok = fhb_jwt_sign(b->key, "at+jwt", b->claims, &token, &err) == FHB_OK;
    fhb_buf_free(&token);

    return ok;
}


static void
bench_figure(const char *what, const char *alg, bench_t *b, bench_run_t run)
{
    long    n = 0;
    double  start, end;

    start = bench_now();

    do {
        if (!run(b)) {
            fprintf(stderr, "jose_bench: %s with %s went wrong\n", what, alg);
            exit(1);
        }
        n++;
        end = bench_now();
    } while (end - start < seconds);

    printf("jose.%s.%s %.1f\n", what, alg, (end - start) * 1e6 / (double) n);
}


static void
bench_need(fhb_err_t rc, const fhb_error_t *err)
{
    if (rc != FHB_OK) {
        fprintf(stderr, "jose_bench: %s\n", err->text);
        exit(1);
    }
}


static void
bench_alg(fhb_alg_t alg)
{
    char         *flip;
    bench_t       b = { 0 };
    fhb_buf_t     text = { 0 };
    fhb_error_t   err;

    b.claims = json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:s}",
        "iss", "https://bulk.example.org/fhir/r4",
        "aud", "https://bulk.example.org/fhir/r4",
        "sub", "population-health-client",
        "client_id", "population-health-client",
        "scope", "system/Patient.rs system/Observation.rs system/Group.rs",
        "iat", 1782864000, "exp", 1782864300,
        "jti", "Wb2mFq9cT0aVYh3ZsJx8Lg");

    bench_need(fhb_key_generate(alg, &b.key, &err), &err);
    fhb_buf_adds(&text, "{\"keys\":[");
    bench_need(fhb_key_write(b.key, false, &text, &err), &err);
    fhb_buf_adds(&text, "]}");
    bench_need(fhb_jwks_parse(fhb_buf_str(&text), FHB_JWKS_STRICT, &b.set,
                              &err), &err);

    bench_need(fhb_jwt_sign(b.key, "at+jwt", b.claims, &b.token, &err), &err);
    fhb_buf_addstr(&b.bad, fhb_buf_str(&b.token));
    flip = &b.bad.ptr[b.bad.len - 3];
    *flip = *flip == 'A' ? 'B' : 'A';

    if (alg == FHB_ALG_RS256) {
        bench_figure("parse", "any", &b, bench_parse);
    }
    bench_figure("verify", fhb_alg_name(alg), &b, bench_verify);
    bench_figure("refuse", fhb_alg_name(alg), &b, bench_refuse);
    bench_figure("sign", fhb_alg_name(alg), &b, bench_sign);

    json_decref(b.claims);
    fhb_key_free(b.key);
    fhb_jwks_free(b.set);
    fhb_buf_free(&b.token);
    fhb_buf_free(&b.bad);
    fhb_buf_free(&text);
}


int
main(int argc, char **argv)
{
    fhb_alg_t  alg;

    if (argc > 1) {
        seconds = strtod(argv[1], NULL) / 1000;
    }

    for (alg = FHB_ALG_RS256; alg <= FHB_ALG_ES512; alg++) {
        bench_alg(alg);
    }

    return 0;
}
