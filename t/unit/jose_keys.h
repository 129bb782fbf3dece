/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The private test keys, and sets made of public halves.
 */

#ifndef JOSE_KEYS_H
#define JOSE_KEYS_H

#include <stdlib.h>

#include <openssl/err.h>

#include "jose_case.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))


static inline fhb_jwks_t *
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


static inline json_t *
test_key(const char *kid)
{
    size_t     i;
    json_t    *root, *key = NULL;
    fhb_buf_t  text = { 0 };

    assert_true(case_file(JOSE_CASE_KEYS "/test-only-private.jwks",
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


static inline fhb_err_t
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

#endif /* JOSE_KEYS_H */
