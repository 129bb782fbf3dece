/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Private keys: what they sign is verified by the public half that we
 * publish; and which ones are refused.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "jose_keys.h"

static const fhb_alg_t  algs[] = {
    FHB_ALG_RS256, FHB_ALG_RS384, FHB_ALG_RS512, FHB_ALG_PS384,
    FHB_ALG_ES256, FHB_ALG_ES384, FHB_ALG_ES512
};


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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
