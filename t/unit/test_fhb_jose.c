/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Private keys: what they sign is verified by the public half that we
 * publish; which ones are refused; and every allocation fails once.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include <cjose/cjose.h>
#include <openssl/crypto.h>
#include <openssl/err.h>

#include "alloc_fail.h"
#include "jose_case.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))

static const fhb_alg_t  algs[] = {
    FHB_ALG_RS256, FHB_ALG_RS384, FHB_ALG_RS512, FHB_ALG_PS384,
    FHB_ALG_ES256, FHB_ALG_ES384, FHB_ALG_ES512
};


static fhb_jwks_t *
public_set(const fhb_key_t *key)
{
    fhb_buf_t    text = { 0 };
    fhb_jwks_t  *set;
    fhb_error_t  err;

    fhb_buf_adds(&text, "{\"keys\":[");
    assert_int_equal(fhb_key_write(key, false, &text, &err), FHB_OK);
    fhb_buf_adds(&text, "]}");

    assert_int_equal(fhb_jwks_parse(fhb_buf_str(&text), FHB_JWKS_STRICT,
                                    &set, &err), FHB_OK);
    assert_int_equal(fhb_jwks_count(set), 1);
    assert_true(fhb_jwks_has(set, fhb_cstr(fhb_key_id(key))));
    fhb_buf_free(&text);

    return set;
}


static fhb_err_t
verify(fhb_str_t token, fhb_jwks_t *set, unsigned allowed, json_t **claims)
{
    fhb_jwt_t    jwt;
    fhb_err_t    rc;
    fhb_error_t  err;

    *claims = NULL;

    rc = fhb_jwt_parse(token, &jwt, &err);
    if (rc == FHB_OK) {
        rc = fhb_jwt_verify(&jwt, &set, 1, allowed, false, claims, &err);
    }
    fhb_jwt_free(&jwt);

    return rc;
}


static json_t *
test_key(const char *kid)
{
    size_t     i;
    json_t    *root, *key = NULL;
    fhb_buf_t  text = { 0 };

    assert_true(jose_case_file(JOSE_CASE_KEYS "/test-only-private.jwks",
                               &text));
    root = json_loadb(text.ptr, text.len, 0, NULL);
    assert_non_null(root);

    json_array_foreach(json_object_get(root, "keys"), i, key) {
        if (strcmp(json_string_value(json_object_get(key, "kid")), kid) == 0) {
            break;
        }
    }
    assert_true(i < json_array_size(json_object_get(root, "keys")));

    json_incref(key);
    json_decref(root);
    fhb_buf_free(&text);

    return key;
}


static fhb_err_t
parse_key(const json_t *jwk, fhb_key_t **key, fhb_error_t *err)
{
    char       *text;
    fhb_err_t   rc;

    text = json_dumps(jwk, 0);
    assert_non_null(text);
    rc = fhb_key_parse(fhb_cstr(text), key, err);
    free(text);

    assert_int_equal(ERR_peek_error(), 0);

    return rc;
}


static void
test_alg_names(void **state)
{
    static const char *const  unknown[] = {
        "", "none", "NONE", "HS256", "PS256", "rs256", "RS256 ", "RS25",
        "ES256K", "EdDSA"
    };

    size_t  i;

    (void) state;

    for (i = 0; i < ROWS(algs); i++) {
        assert_int_equal(fhb_alg_find(fhb_cstr(fhb_alg_name(algs[i]))),
                         algs[i]);
        assert_true((FHB_ALG_ALL & FHB_ALG_BIT(algs[i])) != 0);
    }

    for (i = 0; i < ROWS(unknown); i++) {
        assert_int_equal(fhb_alg_find(fhb_cstr(unknown[i])), FHB_ALG_NONE);
    }

    assert_int_equal(fhb_alg_find(fhb_str("RS256\0", 6)), FHB_ALG_NONE);
    assert_string_equal(fhb_alg_name(FHB_ALG_NONE), "none");
    assert_true((FHB_ALG_ALL & FHB_ALG_BIT(FHB_ALG_NONE)) == 0);
}


/* TOK-04: every algorithm, through the written forms of the key */
static void
test_tok04_round_trip(void **state)
{
    size_t       i;
    json_t      *claims, *got;
    fhb_buf_t    text, token;
    fhb_key_t   *made, *key;
    fhb_jwks_t  *set;
    fhb_error_t  err;

    (void) state;

    claims = json_pack("{s:s, s:i}", "iss", "a client", "exp", 1782864000);

    for (i = 0; i < ROWS(algs); i++) {
        text = (fhb_buf_t) { 0 };
        token = (fhb_buf_t) { 0 };

        assert_int_equal(fhb_key_generate(algs[i], &made, &err), FHB_OK);
        assert_int_equal(fhb_key_write(made, true, &text, &err), FHB_OK);
        assert_int_equal(fhb_key_parse(fhb_buf_str(&text), &key, &err),
                         FHB_OK);
        assert_int_equal(fhb_key_alg(key), algs[i]);
        assert_string_equal(fhb_key_id(key), fhb_key_id(made));

        fhb_buf_adds(&token, "Bearer ");
        assert_int_equal(fhb_jwt_sign(key, "JWT", claims, &token, &err),
                         FHB_OK);
        assert_memory_equal(token.ptr, "Bearer ", 7);

        set = public_set(made);
        assert_int_equal(verify(fhb_str(token.ptr + 7, token.len - 7), set,
                                FHB_ALG_ALL, &got), FHB_OK);
        assert_true(json_equal(claims, got));
        json_decref(got);

        assert_int_equal(verify(fhb_str(token.ptr + 7, token.len - 7), set,
                                FHB_ALG_ALL & ~FHB_ALG_BIT(algs[i]), &got),
                         FHB_EPARAM);
        assert_null(got);
        assert_int_equal(ERR_peek_error(), 0);

        fhb_jwks_free(set);
        fhb_key_free(made);
        fhb_key_free(key);
        fhb_buf_free(&text);
        fhb_buf_free(&token);
    }

    json_decref(claims);
}


/* TOK-04: r and s keep their zeros in front; one in 128 tokens has some */
static void
test_tok04_short_numbers(void **state)
{
    size_t       i;
    json_t      *claims, *got;
    fhb_buf_t    token = { 0 };
    fhb_key_t   *key;
    fhb_jwks_t  *set;
    fhb_error_t  err;

    (void) state;

    assert_int_equal(fhb_key_generate(FHB_ALG_ES256, &key, &err), FHB_OK);
    set = public_set(key);
    claims = json_object();

    for (i = 0; i < 2000; i++) {
        fhb_buf_reset(&token);
        assert_int_equal(fhb_jwt_sign(key, "at+jwt", claims, &token, &err),
                         FHB_OK);
        assert_int_equal(verify(fhb_buf_str(&token), set, FHB_ALG_ALL, &got),
                         FHB_OK);
        json_decref(got);
    }

    json_decref(claims);
    fhb_jwks_free(set);
    fhb_key_free(key);
    fhb_buf_free(&token);
}


/* RFC 9068: typ; and nothing in the header that was not asked for */
static void
test_signed_header(void **state)
{
    char         expected[256];
    json_t      *jwk, *claims;
    fhb_buf_t    token = { 0 };
    fhb_jwt_t    jwt;
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    jwk = test_key("test-only-p384");
    assert_int_equal(parse_key(jwk, &key, &err), FHB_OK);
    json_decref(jwk);
    claims = json_object();

    assert_int_equal(fhb_jwt_sign(key, "at+jwt", claims, &token, &err),
                     FHB_OK);
    assert_int_equal(fhb_jwt_parse(fhb_buf_str(&token), &jwt, &err), FHB_OK);
    assert_int_equal(jwt.alg, FHB_ALG_ES384);
    assert_true(jwt.has_kid && jwt.has_typ && jwt.jku == NULL);
    assert_string_equal(jwt.kid, "test-only-p384");
    assert_string_equal(jwt.typ, "at+jwt");
    fhb_jwt_free(&jwt);

    fhb_base64url("{\"alg\":\"ES384\",\"typ\":\"at+jwt\","
                  "\"kid\":\"test-only-p384\"}", 53, expected);
    assert_memory_equal(token.ptr, expected, strlen(expected));
    assert_int_equal(token.ptr[strlen(expected)], '.');

    json_decref(claims);
    fhb_key_free(key);
    fhb_buf_free(&token);
}


/* TOK-19: no token that we would refuse ourselves */
static void
test_tok19_token_too_large(void **state)
{
    char         text[FHB_JWT_MAX];
    json_t      *claims;
    fhb_buf_t    token = { 0 };
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    memset(text, 'x', sizeof(text));
    claims = json_pack("{s:s#}", "x", text, (int) sizeof(text));
    assert_int_equal(fhb_key_generate(FHB_ALG_ES256, &key, &err), FHB_OK);

    assert_int_equal(fhb_jwt_sign(key, "JWT", claims, &token, &err),
                     FHB_EPARAM);
    assert_string_equal(err.text,
                        "the token would be larger than 4096 bytes");
    assert_int_equal(token.len, 0);

    json_decref(claims);
    fhb_key_free(key);
    fhb_buf_free(&token);
}


/* RFC 7638; the values are CryptX's */
static void
test_thumbprints(void **state)
{
    static const struct {
        const char  *kid;
        const char  *thumbprint;
    } rows[] = {
        { "test-only-rs384", "Z5FXmK5MHHnhIJt1xVfbQNo2MswgNEYNyUp8t3gRMXA" },
        { "test-only-p256", "_xXzKpSir8fSY49uK933b6JGcjAAgDpUQPzlMXs12T0" },
        { "test-only-p384", "5_PWr6LbWDTwSEyAqhMudxMhjFfNCXAJiF45bdEtPjY" },
        { "test-only-p521", "D5OXiR0MWrdxvM78JJm8E_jflKRXaos6ks6K69Rjf0M" },
    };

    size_t       i;
    json_t      *jwk;
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        jwk = test_key(rows[i].kid);
        assert_int_equal(json_object_del(jwk, "kid"), 0);
        assert_int_equal(parse_key(jwk, &key, &err), FHB_OK);
        assert_string_equal(fhb_key_id(key), rows[i].thumbprint);
        fhb_key_free(key);
        json_decref(jwk);
    }
}


static void
test_written_keys(void **state)
{
    static const char *const  secret[] = { "d", "p", "q", "dp", "dq", "qi" };

    size_t       i;
    json_t      *jwk, *got;
    fhb_buf_t    text = { 0 };
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    jwk = test_key("test-only-rs384");
    assert_int_equal(parse_key(jwk, &key, &err), FHB_OK);
    assert_int_equal(json_object_set_new(jwk, "use", json_string("sig")), 0);

    assert_int_equal(fhb_key_write(key, true, &text, &err), FHB_OK);
    got = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    assert_true(json_equal(got, jwk));
    json_decref(got);

    for (i = 0; i < ROWS(secret); i++) {
        assert_int_equal(json_object_del(jwk, secret[i]), 0);
    }

    fhb_buf_reset(&text);
    assert_int_equal(fhb_key_write(key, false, &text, &err), FHB_OK);
    got = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    assert_true(json_equal(got, jwk));
    json_decref(got);

    text.failed = true;
    assert_int_equal(fhb_key_write(key, true, &text, &err), FHB_ENOMEM);

    json_decref(jwk);
    fhb_key_free(key);
    fhb_buf_free(&text);
}


static void
test_bad_private_keys(void **state)
{
    static const struct {
        const char  *kid;
        const char  *member;
        const char  *value;             /* JSON; NULL: removed */
        const char  *text;              /* NULL: good */
    } rows[] = {
        { "test-only-rs384", "foo", "1", NULL },
        { "test-only-rs384", "alg", "\"RS512\"", NULL },
        { "test-only-rs384", "key_ops", "[\"sign\"]", NULL },
        { "test-only-p256", "alg", "\"ES256\"", NULL },
        { "test-only-rsa", "foo", "1",
          "an RSA key needs \"alg\" to say what it signs with" },
        { "test-only-rs384", "alg", "\"ES256\"",
          "\"alg\" is not a signature algorithm for this key" },
        { "test-only-p256", "alg", "\"ES384\"",
          "\"alg\" is not a signature algorithm for this key" },
        { "test-only-rs384", "use", "\"enc\"", "\"use\" is not \"sig\"" },
        { "test-only-rs384", "key_ops", "[\"verify\"]",
          "\"key_ops\" is without \"sign\"" },
        { "test-only-rs384", "kty", "\"oct\"", "\"kty\" is not RSA or EC" },
        { "test-only-rs384", "kid", "7",
          "\"kid\" is not a string of 1 to 255 bytes" },
        { "test-only-rs384", "d", NULL,
          "\"d\" is missing or is not base64url" },
        { "test-only-rs384", "d", "\"A===\"",
          "\"d\" is missing or is not base64url" },
        { "test-only-rs384", "qi", NULL, "some of \"p\", \"q\", \"dp\", "
          "\"dq\" and \"qi\" are missing" },
        { "test-only-rs384", "p", "\"AA\"",
          "\"p\" is missing or is not base64url" },
        { "test-only-rs384", "oth", "[]",
          "RSA keys of more than two primes are not supported" },
        /* what OpenSSL makes good by itself: slower, but right */
        { "test-only-rs384", "dq", "\"Aw\"", NULL },
        { "test-only-rs384", "e", "\"Aw\"",
          "the private part does not fit the public one" },
        { "test-only-p256", "d", NULL,
          "\"d\" is missing or is not 32 bytes in base64url" },
        { "test-only-p256", "d", "\"AA\"",
          "\"d\" is missing or is not 32 bytes in base64url" },
        { "test-only-p256", "d",
          "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\"",
          "the private part does not fit the public one" },
        { "test-only-p256", "x", NULL,
          "\"x\" is missing or is not 32 bytes in base64url" },
    };

    size_t       i;
    json_t      *jwk;
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        jwk = test_key(rows[i].kid);

        if (rows[i].value == NULL) {
            assert_int_equal(json_object_del(jwk, rows[i].member), 0);
        } else {
            assert_int_equal(json_object_set_new(jwk, rows[i].member,
                json_loads(rows[i].value, JSON_DECODE_ANY, NULL)), 0);
        }

        if (rows[i].text == NULL) {
            assert_int_equal(parse_key(jwk, &key, &err), FHB_OK);
            fhb_key_free(key);

        } else {
            assert_int_equal(parse_key(jwk, &key, &err), FHB_EPARAM);
            assert_null(key);
            assert_string_equal(err.text, rows[i].text);
        }

        json_decref(jwk);
    }
}


/* a point at infinity, and numbers of d that are no number of the group */
static void
test_private_scalars(void **state)
{
    static const char *const  scalars[] = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    };

    char          text[44];
    size_t        i, j;
    json_t       *jwk;
    uint8_t       d[32];
    unsigned      byte;
    fhb_key_t    *key;
    fhb_error_t   err;

    (void) state;

    for (i = 0; i < ROWS(scalars); i++) {
        for (j = 0; j < sizeof(d); j++) {
            assert_int_equal(sscanf(scalars[i] + 2 * j, "%2x", &byte), 1);
            d[j] = (uint8_t) byte;
        }
        fhb_base64url(d, sizeof(d), text);

        jwk = test_key("test-only-p256");
        assert_int_equal(json_object_set_new(jwk, "d", json_string(text)), 0);
        assert_int_equal(parse_key(jwk, &key, &err), FHB_EPARAM);
        assert_null(key);
        json_decref(jwk);
    }
}


/* RFC 7518 6.3.2.2: d alone is enough */
static void
test_rsa_without_factors(void **state)
{
    static const char *const  factors[] = { "p", "q", "dp", "dq", "qi" };

    size_t       i;
    json_t      *jwk;
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    jwk = test_key("test-only-rs384");
    for (i = 0; i < ROWS(factors); i++) {
        assert_int_equal(json_object_del(jwk, factors[i]), 0);
    }

    assert_int_equal(parse_key(jwk, &key, &err), FHB_OK);
    fhb_key_free(key);
    json_decref(jwk);
}


static void
test_not_a_key(void **state)
{
    static const char *const  texts[] = {
        "", "[]", "\"x\"", "{\"kty\":\"EC\"", "{\"kty\":\"EC\",\"kty\":\"EC\"}"
    };

    char        *text;
    size_t       i;
    fhb_key_t   *key;
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < ROWS(texts); i++) {
        assert_int_equal(fhb_key_parse(fhb_cstr(texts[i]), &key, &err),
                         FHB_EJSON);
        assert_null(key);
    }

    text = calloc(1, FHB_JWKS_MAX + 1);
    assert_non_null(text);
    assert_int_equal(fhb_key_parse(fhb_str(text, FHB_JWKS_MAX + 1), &key,
                                   &err), FHB_EPARAM);
    free(text);

    assert_int_equal(fhb_key_generate(FHB_ALG_NONE, &key, &err), FHB_EPARAM);
    assert_null(key);
}


/*
 * One allocation fails, the first, the second, … until none is left to fail:
 * nothing leaks, and what is accepted nevertheless (cjose reads headers again
 * and needs little of them) is what it would have been.  No string here
 * has 16 or 32 bytes with its quotes: see test_fhb_kickoff.c.
 */
typedef fhb_err_t (*memory_run_t)(fhb_str_t text, fhb_buf_t *result,
    fhb_error_t *err);


static void
fail_each(memory_run_t run, fhb_str_t text, long at_least)
{
    long         i;
    fhb_buf_t    whole = { 0 }, result;
    fhb_err_t    rc;
    fhb_error_t  err;

    assert_int_equal(run(text, &whole, &err), FHB_OK);

    for (i = 1; /* void */ ; i++) {
        result = (fhb_buf_t) { 0 };

        alloc_start(i);
        rc = run(text, &result, &err);

        if (rc == FHB_OK) {
if (result.len != whole.len) fprintf(stderr, "%ld\n%.*s\n%.*s\n", i, FHB_STR_ARG(result), FHB_STR_ARG(whole));
            assert_int_equal(result.len, whole.len);
            assert_memory_equal(result.ptr, whole.ptr, whole.len);

        } else {
            /* any code: cjose and jansson often blame the input */
            assert_int_equal(rc, err.code);
        }

        fhb_buf_free(&result);
        assert_int_equal(alloc_open, 0);

        if (alloc_count < i) {
            break;
        }
    }

    alloc_start(0);
    assert_int_equal(rc, FHB_OK);
    assert_true(i > at_least);
    fhb_buf_free(&whole);
}


static fhb_err_t
run_set(fhb_str_t text, fhb_buf_t *result, fhb_error_t *err)
{
    fhb_err_t    rc;
    fhb_jwks_t  *set;

    rc = fhb_jwks_parse(text, FHB_JWKS_STRICT, &set, err);
    assert_int_equal(rc == FHB_OK, set != NULL);

    if (rc == FHB_OK) {
        fhb_buf_addf(result, "%zu", fhb_jwks_count(set));
        if (result->failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }

    fhb_jwks_free(set);

    return rc;
}


static fhb_err_t
run_key(fhb_str_t text, fhb_buf_t *result, fhb_error_t *err)
{
    fhb_err_t   rc;
    fhb_key_t  *key;

    rc = fhb_key_parse(text, &key, err);
    assert_int_equal(rc == FHB_OK, key != NULL);

    /* not written: cjose 0.6.2.1 leaks a string when it cannot do that */
    if (rc == FHB_OK) {
        fhb_buf_adds(result, fhb_key_id(key));
        if (result->failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }

    fhb_key_free(key);

    return rc;
}


static fhb_jwks_t  *memory_set;


static fhb_err_t
run_token(fhb_str_t text, fhb_buf_t *result, fhb_error_t *err)
{
    json_t     *claims = NULL;
    fhb_err_t   rc;
    fhb_jwt_t   jwt;
    fhb_str_t   jti;

    rc = fhb_jwt_parse(text, &jwt, err);
    if (rc == FHB_OK) {
        rc = fhb_jwt_verify(&jwt, &memory_set, 1, FHB_ALG_ALL, false, &claims,
                            err);
        assert_int_equal(rc == FHB_OK, claims != NULL);
    }

    if (rc == FHB_OK) {
        assert_true(fhb_claim_string(claims, "jti", &jti));
        fhb_buf_addstr(result, jti);
        if (result->failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }

    json_decref(claims);
    fhb_jwt_free(&jwt);

    return rc;
}


static fhb_key_t  *memory_key;


static fhb_err_t
run_sign(fhb_str_t text, fhb_buf_t *result, fhb_error_t *err)
{
    json_t     *claims;
    fhb_err_t   rc;

    claims = json_pack("{s:s#}", "jti", text.ptr, (int) text.len);
    if (claims == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    rc = fhb_jwt_sign(memory_key, "at+jwt", claims, result, err);
    json_decref(claims);

    return rc;
}


static void
test_no_memory(void **state)
{
    static const char *const  kids[] = {
        "test-only-p256-other", "test-only-rs384"
    };

    char        *text;
    size_t       i;
    json_t      *jwk;
    fhb_buf_t    set = { 0 }, token = { 0 };
    fhb_error_t  err;

    (void) state;

    assert_true(jose_case_file(JOSE_CASE_KEYS "/test-only.jwks", &set));
    fail_each(run_set, fhb_buf_str(&set), 30);

    for (i = 0; i < ROWS(kids); i++) {
        jwk = test_key(kids[i]);
        text = json_dumps(jwk, 0);
        fail_each(run_key, fhb_cstr(text), 30);
        free(text);
        json_decref(jwk);
    }

    jwk = test_key("test-only-rs384");
    assert_int_equal(parse_key(jwk, &memory_key, &err), FHB_OK);
    fail_each(run_sign, FHB_STR("https://bulk.example.org"), 5);
    json_decref(jwk);

    memory_set = public_set(memory_key);
    assert_int_equal(run_sign(FHB_STR("a-jti"), &token, &err), FHB_OK);
    fail_each(run_token, fhb_buf_str(&token), 20);

    fhb_key_free(memory_key);
    fhb_jwks_free(memory_set);
    fhb_buf_free(&set);
    fhb_buf_free(&token);
}


/* counted, but never without memory: cjose 0.6.2.1 would crash */
static void *
cjose_malloc(size_t size)
{
    void  *p = __real_malloc(size);

    alloc_open += p != NULL;
    return p;
}


static void *
cjose_realloc(void *p, size_t size)
{
    void  *q = __real_realloc(p, size);

    alloc_open += p == NULL && q != NULL;
    return q;
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_alg_names),
        cmocka_unit_test(test_tok04_round_trip),
        cmocka_unit_test(test_tok04_short_numbers),
        cmocka_unit_test(test_signed_header),
        cmocka_unit_test(test_tok19_token_too_large),
        cmocka_unit_test(test_thumbprints),
        cmocka_unit_test(test_written_keys),
        cmocka_unit_test(test_bad_private_keys),
        cmocka_unit_test(test_private_scalars),
        cmocka_unit_test(test_rsa_without_factors),
        cmocka_unit_test(test_not_a_key),
        cmocka_unit_test(test_no_memory),
    };

    /* not OpenSSL's, which keeps some of what it allocates: it takes no other
     * functions after its first allocation */
    OPENSSL_free(OPENSSL_malloc(1));
    cjose_set_alloc_funcs(cjose_malloc, cjose_realloc, __wrap_free);
    alloc_wrap_jansson();

    return cmocka_run_group_tests(tests, NULL, NULL);
}
