/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tokens from case folders, t/cases/jwt: what is read from each, and whether
 * it is verified; then claims of right and wrong types.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "case_folders.h"
#include "jose_case.h"

#include <openssl/err.h>

#define CASES     "t/cases/jwt"
#define ROWS(a)   (sizeof(a) / sizeof(a[0]))


static fhb_jwks_t *
load_set(fhb_str_t name)
{
    char         path[512];
    fhb_buf_t    text = { 0 };
    fhb_jwks_t  *set;
    fhb_error_t  err;

    (void) snprintf(path, sizeof(path), JOSE_CASE_KEYS "/%.*s.jwks",
                    FHB_STR_ARG(name));
    assert_true(case_file(path, &text));
    assert_int_equal(fhb_jwks_parse(fhb_buf_str(&text), 0, &set, &err),
                     FHB_OK);
    fhb_buf_free(&text);

    return set;
}


static void
render_header(fhb_buf_t *out, const fhb_jwt_t *jwt)
{
    fhb_buf_addf(out, "read: %s", jwt->alg == FHB_ALG_NONE
                 ? "unknown algorithm" : fhb_alg_name(jwt->alg));

    if (jwt->has_kid) {
        fhb_buf_addf(out, ", kid \"%s\"", jwt->kid);
    }
    if (jwt->has_typ) {
        fhb_buf_addf(out, ", typ \"%s\"", jwt->typ);
    }
    if (jwt->jku != NULL) {
        fhb_buf_addf(out, ", jku \"%s\"", jwt->jku);
    }

    fhb_buf_addc(out, '\n');
}


static void
render_verified(fhb_buf_t *out, fhb_err_t rc, const json_t *claims,
    const fhb_error_t *err)
{
    char  *text;

    if (rc != FHB_OK) {
        assert_null(claims);
        assert_int_equal(rc, err->code);
        assert_true(rc == FHB_EPARAM || rc == FHB_ENOTFOUND);
        fhb_buf_addf(out, "%s: %s\n", rc == FHB_ENOTFOUND
                     ? "not found" : "refused", err->text);
        return;
    }

    assert_true(json_is_object(claims));
    text = json_dumps(claims, JSON_COMPACT | JSON_SORT_KEYS);
    assert_non_null(text);

    if (strlen(text) > 200) {
        memcpy(&text[200], "...", 4);
    }
    fhb_buf_addf(out, "verified: %s\n", text);
    free(text);
}


/* TOK-20: a signature is computed only when everything else is right */
static void
check_work(fhb_err_t rc, const fhb_error_t *err, unsigned checks)
{
    bool  computed;

    computed = rc == FHB_OK
               || strcmp(err->text, "the signature is wrong") == 0
               || strncmp(err->text, "the payload ", 12) == 0;

    assert_int_equal(checks, computed);
}


/* what is read without verifying is what is read with it */
static void
check_peek(const fhb_jwt_t *jwt, fhb_err_t verified, const json_t *claims,
    const fhb_error_t *err)
{
    json_t       *peeked;
    fhb_err_t     rc;
    fhb_error_t   why;

    rc = fhb_jwt_peek(jwt, &peeked, &why);

    if (verified == FHB_OK) {
        assert_int_equal(rc, FHB_OK);
        assert_true(json_equal(claims, peeked));

    } else if (strncmp(err->text, "the payload ", 12) == 0) {
        assert_int_equal(rc, FHB_EPARAM);
        assert_null(peeked);
        assert_string_equal(why.text, err->text);
    }

    json_decref(peeked);
}


static void
test_case(void **state)
{
    char         *name = *state;
    size_t        i;
    json_t       *claims = NULL;
    unsigned      checks = 0;
    fhb_buf_t     input = { 0 }, got = { 0 };
    fhb_err_t     rc;
    fhb_jwt_t     jwt;
    fhb_jwks_t   *sets[JOSE_CASE_SETS];
    fhb_error_t   err;
    jose_case_t   c;

    case_read(CASES, name, "input", &input);
    assert_true(jose_case_parse(&c, fhb_buf_str(&input)));
    assert_true(c.n > 0);

    for (i = 0; i < c.n; i++) {
        sets[i] = load_set(c.sets[i]);
    }

    rc = fhb_jwt_parse(c.token, &jwt, &err);

    if (rc == FHB_OK) {
        render_header(&got, &jwt);
        jwt.checks = &checks;
        rc = fhb_jwt_verify(&jwt, sets, c.n, c.algs, c.any_key, &claims,
                            &err);
        render_verified(&got, rc, claims, &err);
        check_work(rc, &err, checks);
        check_peek(&jwt, rc, claims, &err);

    } else {
        assert_int_equal(rc, FHB_EPARAM);
        assert_int_equal(err.code, FHB_EPARAM);
        fhb_buf_addf(&got, "not read: %s\n", err.text);
    }

    /* the host, nginx, looks there after its own calls */
    assert_int_equal(ERR_peek_error(), 0);

    case_expect(CASES, name, &got);

    json_decref(claims);
    fhb_jwt_free(&jwt);
    for (i = 0; i < c.n; i++) {
        fhb_jwks_free(sets[i]);
    }
    fhb_buf_free(&input);
    fhb_buf_free(&got);
}


/* fhbd_jwks has no set of a client that registered none */
static void
test_sets_may_be_null(void **state)
{
    json_t       *claims;
    fhb_buf_t     input = { 0 };
    fhb_jwt_t     jwt;
    fhb_jwks_t   *sets[3] = { NULL, NULL, NULL };
    fhb_error_t   err;
    jose_case_t   c;

    (void) state;

    case_read(CASES, "TOK-04-es384", "input", &input);
    assert_true(jose_case_parse(&c, fhb_buf_str(&input)));
    assert_int_equal(fhb_jwt_parse(c.token, &jwt, &err), FHB_OK);

    assert_int_equal(fhb_jwt_verify(&jwt, NULL, 0, FHB_ALG_ALL, false,
                                    &claims, &err), FHB_ENOTFOUND);
    assert_int_equal(fhb_jwt_verify(&jwt, sets, 3, FHB_ALG_ALL, false,
                                    &claims, &err), FHB_ENOTFOUND);
    sets[1] = load_set(FHB_STR("test-only"));
    assert_int_equal(fhb_jwt_verify(&jwt, sets, 3, FHB_ALG_ALL, false,
                                    &claims, &err), FHB_OK);
    json_decref(claims);

    fhb_jwks_free(sets[1]);
    fhb_jwt_free(&jwt);
    fhb_buf_free(&input);
}


static json_t *
object(const char *text)
{
    json_t        *claims;
    json_error_t   e;

    claims = json_loads(text, 0, &e);
    assert_non_null(claims);

    return claims;
}


/* TOK-05, TOK-09 */
static void
test_claim_string(void **state)
{
    static const struct {
        const char  *claims;
        const char  *value;             /* NULL: refused */
    } rows[] = {
        { "{\"iss\":\"a-client\"}", "a-client" },
        { "{\"iss\":\"\"}", "" },
        { "{\"iss\":\"\\u00e4\"}", "\xc3\xa4" },
        { "{}", NULL },
        { "{\"ISS\":\"a\"}", NULL },
        { "{\"iss\":null}", NULL },
        { "{\"iss\":1}", NULL },
        { "{\"iss\":true}", NULL },
        { "{\"iss\":[\"a-client\"]}", NULL },
        { "{\"iss\":{\"a\":\"a\"}}", NULL },
    };

    size_t      i;
    json_t     *claims;
    fhb_str_t   value;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        claims = object(rows[i].claims);
        assert_int_equal(fhb_claim_string(claims, "iss", &value),
                         rows[i].value != NULL);
        if (rows[i].value != NULL) {
            assert_true(fhb_str_eqc(value, rows[i].value));
        }
        json_decref(claims);
    }
}


/* TOK-07, TOK-08 */
static void
test_claim_date(void **state)
{
    static const struct {
        const char  *claims;
        bool         there;
        int64_t      value;             /* -1: refused */
    } rows[] = {
        { "{\"exp\":1782864000}", true, 1782864000 },
        { "{\"exp\":0}", true, 0 },
        { "{\"exp\":253402300799}", true, 253402300799 },
        { "{\"exp\":1782864000.0}", true, 1782864000 },
        { "{\"exp\":1782864000.999}", true, 1782864000 },
        { "{\"exp\":1.782864e9}", true, 1782864000 },
        { "{\"exp\":253402300799.9}", true, 253402300799 },
        { "{\"exp\":0.5}", true, 0 },
        { "{\"exp\":-0.0}", true, 0 },
        { "{\"exp\":-0.5}", true, -1 },
        { "{\"exp\":-1}", true, -1 },
        { "{\"exp\":253402300800}", true, -1 },
        { "{\"exp\":253402300800.0}", true, -1 },
        { "{\"exp\":9223372036854775807}", true, -1 },
        { "{\"exp\":-9223372036854775808}", true, -1 },
        { "{\"exp\":1e300}", true, -1 },
        { "{\"exp\":-1e300}", true, -1 },
        { "{\"exp\":\"1782864000\"}", true, -1 },
        { "{\"exp\":null}", true, -1 },
        { "{\"exp\":true}", true, -1 },
        { "{\"exp\":[1782864000]}", true, -1 },
        { "{\"exp\":{}}", true, -1 },
        { "{}", false, -1 },
        { "{\"Exp\":1}", false, -1 },
    };

    bool      there;
    size_t    i;
    json_t   *claims;
    int64_t   value;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        claims = object(rows[i].claims);
        value = -1;
        assert_int_equal(fhb_claim_date(claims, "exp", &value, &there),
                         rows[i].value != -1);
        assert_int_equal(there, rows[i].there);
        assert_int_equal(value, rows[i].value);
        json_decref(claims);
    }
}


/* TOK-06: compared byte by byte */
static void
test_claim_audience(void **state)
{
    static const struct {
        const char  *claims;
        bool         is;
    } rows[] = {
        { "{\"aud\":\"https://a/token\"}", true },
        { "{\"aud\":[\"https://a/token\"]}", true },
        { "{\"aud\":[\"x\",\"https://a/token\",\"y\"]}", true },
        { "{\"aud\":\"https://a/token/\"}", false },
        { "{\"aud\":\"https://A/token\"}", false },
        { "{\"aud\":\"https://a/toke\"}", false },
        { "{\"aud\":\"https://a/token \"}", false },
        { "{\"aud\":\"https://a/token,https://b\"}", false },
        { "{\"aud\":\"\"}", false },
        { "{\"aud\":[]}", false },
        { "{\"aud\":[\"https://a\"]}", false },
        { "{\"aud\":[[\"https://a/token\"]]}", false },
        { "{\"aud\":[\"https://a/token\",1]}", false },
        { "{\"aud\":[null,\"https://a/token\"]}", false },
        { "{\"aud\":{\"https://a/token\":1}}", false },
        { "{\"aud\":null}", false },
        { "{\"aud\":7}", false },
        { "{}", false },
    };

    size_t   i;
    json_t  *claims;

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        claims = object(rows[i].claims);
        assert_int_equal(fhb_claim_audience(claims,
                                            FHB_STR("https://a/token")),
                         rows[i].is);
        json_decref(claims);
    }
}


int
main(void)
{
    int  failed;

    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_sets_may_be_null),
        cmocka_unit_test(test_claim_string),
        cmocka_unit_test(test_claim_date),
        cmocka_unit_test(test_claim_audience),
    };

    failed = case_run_all(CASES, test_case);
    failed += cmocka_run_group_tests_name("tokens and claims", tests, NULL,
                                          NULL);

    return failed != 0;
}
