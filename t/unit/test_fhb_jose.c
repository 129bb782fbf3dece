/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Keys that we make: what they sign is verified by the public half that we
 * publish, and by nothing else.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/common/fhb_jose.h"

static const fhb_alg_t  algs[] = {
    FHB_ALG_RS256, FHB_ALG_RS384, FHB_ALG_RS512, FHB_ALG_PS384,
    FHB_ALG_ES256, FHB_ALG_ES384, FHB_ALG_ES512
};

#define ALGS  (sizeof(algs) / sizeof(algs[0]))


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

    rc = fhb_jwt_parse(token, &jwt, &err);
    if (rc == FHB_OK) {
        rc = fhb_jwt_verify(&jwt, &set, 1, allowed, false, claims, &err);
    }
    fhb_jwt_free(&jwt);

    return rc;
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

    for (i = 0; i < ALGS; i++) {
        text = (fhb_buf_t) { 0 };
        token = (fhb_buf_t) { 0 };

        assert_int_equal(fhb_key_generate(algs[i], &made, &err), FHB_OK);
        assert_int_equal(fhb_key_write(made, true, &text, &err), FHB_OK);
        assert_int_equal(fhb_key_parse(fhb_buf_str(&text), &key, &err),
                         FHB_OK);
        assert_int_equal(fhb_key_alg(key), algs[i]);
        assert_string_equal(fhb_key_id(key), fhb_key_id(made));

        assert_int_equal(fhb_jwt_sign(key, "JWT", claims, &token, &err),
                         FHB_OK);

        set = public_set(made);
        assert_int_equal(verify(fhb_buf_str(&token), set, FHB_ALG_ALL, &got),
                         FHB_OK);
        assert_true(json_equal(claims, got));
        json_decref(got);

        assert_int_equal(verify(fhb_buf_str(&token), set,
                                FHB_ALG_ALL & ~FHB_ALG_BIT(algs[i]), &got),
                         FHB_EPARAM);
        assert_null(got);

        fhb_jwks_free(set);
        fhb_key_free(made);
        fhb_key_free(key);
        fhb_buf_free(&text);
        fhb_buf_free(&token);
    }

    json_decref(claims);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_tok04_round_trip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
