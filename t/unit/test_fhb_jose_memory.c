/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Keys, key sets and tokens while memory runs out.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cjose/cjose.h>
#include <openssl/crypto.h>

#include "alloc_fail.h"
#include "jose_keys.h"


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

    assert_true(case_file(JOSE_CASE_KEYS "/test-only.jwks", &set));
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
        cmocka_unit_test(test_no_memory),
    };

    /* not OpenSSL's, which keeps some of what it allocates: it takes no other
     * functions after its first allocation */
    OPENSSL_free(OPENSSL_malloc(1));
    cjose_set_alloc_funcs(cjose_malloc, cjose_realloc, __wrap_free);
    alloc_wrap_jansson();

    return cmocka_run_group_tests(tests, NULL, NULL);
}
