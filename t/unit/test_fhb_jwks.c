/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets from case folders, t/cases/jwks: read strictly, as what somebody
 * registers (REG-02), and leniently, as what another server publishes.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "case_folders.h"
#include "jose_case.h"

#include <openssl/err.h>

#include "../../src/common/fhb_jose_priv.h"

#define CASES  "t/cases/jwks"


static void
render_key(fhb_buf_t *out, const fhb_key_t *key)
{
    fhb_alg_t  alg;

    fhb_buf_addf(out, "   %s", key->has_kid ? key->kid : "(no kid)");

    for (alg = FHB_ALG_RS256; alg <= FHB_ALG_ES512; alg++) {
        if ((key->algs & FHB_ALG_BIT(alg)) != 0) {
            fhb_buf_addf(out, " %s", fhb_alg_name(alg));
        }
    }

    fhb_buf_addf(out, ", signature of %zu bytes\n", key->sig_len);
}


static void
render_set(fhb_buf_t *out, fhb_str_t text, unsigned flags)
{
    size_t       i;
    fhb_err_t    rc;
    fhb_jwks_t  *set;
    fhb_error_t  err;

    rc = fhb_jwks_parse(text, flags, &set, &err);
    assert_int_equal(ERR_peek_error(), 0);

    if (rc != FHB_OK) {
        assert_null(set);
        assert_int_equal(rc, err.code);
        assert_true(rc == FHB_EJSON || rc == FHB_EPARAM);
        fhb_buf_addf(out, "%s: %s\n", rc == FHB_EJSON ? "no set" : "refused",
                     err.text);
        return;
    }

    fhb_buf_addf(out, "%zu keys\n", fhb_jwks_count(set));

    for (i = 0; i < set->n && i < 10; i++) {
        render_key(out, &set->keys[i]);
        assert_int_equal(fhb_jwks_has(set, fhb_cstr(set->keys[i].kid)),
                         set->keys[i].has_kid);
    }
    assert_false(fhb_jwks_has(set, FHB_STR("nobody")));
    assert_false(fhb_jwks_has(set, FHB_STR("")));

    fhb_jwks_free(set);
}


static void
test_case(void **state)
{
    char       *name = *state;
    fhb_buf_t   input = { 0 }, got = { 0 };

    case_read(CASES, name, "input", &input);

    fhb_buf_adds(&got, "strict: ");
    render_set(&got, fhb_buf_str(&input), FHB_JWKS_STRICT);
    fhb_buf_adds(&got, "lenient: ");
    render_set(&got, fhb_buf_str(&input), 0);

    case_expect(CASES, name, &got);
    fhb_buf_free(&input);
    fhb_buf_free(&got);
}


/* REG-03: at the limit, and a byte above */
static void
test_reg03_size(void **state)
{
    char        *text;
    fhb_jwks_t  *set;
    fhb_error_t  err;

    (void) state;

    text = malloc(FHB_JWKS_MAX + 1);
    assert_non_null(text);
    memset(text, ' ', FHB_JWKS_MAX + 1);
    memcpy(text, "{\"keys\":[]}", 11);

    assert_int_equal(fhb_jwks_parse(fhb_str(text, FHB_JWKS_MAX), 0, &set,
                                    &err), FHB_OK);
    assert_int_equal(fhb_jwks_count(set), 0);
    fhb_jwks_free(set);

    assert_int_equal(fhb_jwks_parse(fhb_str(text, FHB_JWKS_MAX + 1), 0, &set,
                                    &err), FHB_EPARAM);
    assert_string_equal(err.text, "the key set is larger than 262144 bytes");
    assert_null(set);

    free(text);
}


static void
test_free_of_nothing(void **state)
{
    (void) state;

    fhb_jwks_free(NULL);
    fhb_key_free(NULL);
}


int
main(void)
{
    int  failed;

    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_reg03_size),
        cmocka_unit_test(test_free_of_nothing),
    };

    failed = case_run_all(CASES, test_case);
    failed += cmocka_run_group_tests_name("key sets", tests, NULL, NULL);

    return failed != 0;
}
