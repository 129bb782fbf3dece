/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets (RFC 7517 section 5).
 */

#include "fhb_jose_priv.h"

#include <stdlib.h>
#include <string.h>

#define FHB_KID_SHOWN  40           /* bytes of a kid in a message */


/* how a message names a key; the kid is somebody else's text */
static void
fhb_jwks_label(const json_t *jwk, size_t i, char *out, size_t size)
{
    size_t       j;
    char         kid[FHB_KID_SHOWN + 1];
    const char  *value;

    value = json_string_value(json_object_get(jwk, "kid"));
    if (value == NULL) {
        (void) snprintf(out, size, "keys[%zu]: ", i);
        return;
    }

    for (j = 0; j < FHB_KID_SHOWN && value[j] != '\0'; j++) {
        kid[j] = value[j] < 0x20 || value[j] > 0x7e || value[j] == '"'
                 ? '?' : value[j];
    }
    kid[j] = '\0';

    (void) snprintf(out, size, "keys[%zu] \"%s%s\": ", i, kid,
                    value[j] == '\0' ? "" : "...");
}


/* REG-02: who publishes one of these has lost the key; not to be used, and
 * not to be passed over in silence either */
static fhb_err_t
fhb_jwks_secret(const json_t *jwk, fhb_error_t *err)
{
    static const char *const  names[] = {
        "d", "p", "q", "dp", "dq", "qi", "oth", "k"
    };

    size_t       i;
    const char  *kty;

    kty = json_string_value(json_object_get(jwk, "kty"));
    if (kty != NULL && strcmp(kty, "oct") == 0) {
        return fhb_fail(err, FHB_EPARAM,
                        "a symmetric key (\"kty\": \"oct\") must not be in a "
                        "public key set");
    }

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (json_object_get(jwk, names[i]) != NULL) {
            return fhb_fail(err, FHB_EPARAM,
                            "\"%s\" is part of a private key; register the "
                            "public key and make a new pair", names[i]);
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhb_jwks_key(fhb_jwks_t *set, const json_t *jwk, unsigned flags,
    fhb_error_t *err)
{
    fhb_err_t   rc;
    fhb_key_t  *key = &set->keys[set->n];

    if (!json_is_object(jwk)) {
        return fhb_fail(err, FHB_ENOTFOUND, "not an object");
    }

    rc = fhb_jwks_secret(jwk, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhb_jwk_read(jwk, "verify", key, err);
    if (rc == FHB_EPARAM) {
        return FHB_ENOTFOUND;
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if ((flags & FHB_JWKS_STRICT) != 0) {

        if (!key->has_kid) {
            fhb_key_clear(key);
            return fhb_fail(err, FHB_ENOTFOUND, "\"kid\" is missing");
        }

        if (fhb_jwks_has(set, fhb_cstr(key->kid))) {
            fhb_key_clear(key);
            return fhb_fail(err, FHB_ENOTFOUND,
                            "another key of this set has the same \"kid\"");
        }
    }

    set->n++;

    return FHB_OK;
}


static fhb_err_t
fhb_jwks_read(const json_t *keys, unsigned flags, fhb_jwks_t *set,
    fhb_error_t *err)
{
    char           label[FHB_KID_SHOWN + 48];
    size_t         i;
    json_t        *jwk;
    fhb_err_t      rc;

    json_array_foreach(keys, i, jwk) {

        rc = fhb_jwks_key(set, jwk, flags, err);

        /* not found: no key that we could use */
        if (rc == FHB_OK
            || (rc == FHB_ENOTFOUND && (flags & FHB_JWKS_STRICT) == 0))
        {
            continue;
        }

        if (rc != FHB_ENOMEM) {
            err->code = FHB_EPARAM;
            fhb_jwks_label(jwk, i, label, sizeof(label));
            fhb_error_prefix(err, "%s", label);
        }

        return err->code;
    }

    if (set->n == 0 && (flags & FHB_JWKS_STRICT) != 0) {
        return fhb_fail(err, FHB_EPARAM, "the key set is empty");
    }

    return FHB_OK;
}


fhb_err_t
fhb_jwks_parse(fhb_str_t text, unsigned flags, fhb_jwks_t **out,
    fhb_error_t *err)
{
    json_t         *root;
    fhb_err_t       rc;
    fhb_jwks_t     *set = NULL;
    const json_t   *keys;

    *out = NULL;

    if (text.len > FHB_JWKS_MAX) {
        return fhb_fail(err, FHB_EPARAM,
                        "the key set is larger than %d bytes", FHB_JWKS_MAX);
    }

    rc = fhb_json_load(text, "the key set", &root, err);
    if (rc != FHB_OK) {
        return rc;
    }

    keys = json_object_get(root, "keys");

    if (!json_is_array(keys)) {
        rc = fhb_fail(err, FHB_EJSON,
                      "the key set is without an array \"keys\"");
        goto failed;
    }

    if (json_array_size(keys) > FHB_JWKS_KEYS) {
        rc = fhb_fail(err, FHB_EPARAM, "the key set has more than %d keys",
                      FHB_JWKS_KEYS);
        goto failed;
    }

    set = calloc(1, sizeof(fhb_jwks_t));
    if (set != NULL) {
        set->keys = calloc(json_array_size(keys) + 1, sizeof(fhb_key_t));
    }
    if (set == NULL || set->keys == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a key set");
        goto failed;
    }

    rc = fhb_jwks_read(keys, flags, set, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    json_decref(root);
    *out = set;

    return FHB_OK;

failed:
    fhb_jwks_free(set);
    json_decref(root);

    return rc;
}


void
fhb_jwks_free(fhb_jwks_t *set)
{
    size_t  i;

    if (set == NULL) {
        return;
    }

    for (i = 0; i < set->n; i++) {
        fhb_key_clear(&set->keys[i]);
    }

    free(set->keys);
    free(set);
}


size_t
fhb_jwks_count(const fhb_jwks_t *set)
{
    return set->n;
}


bool
fhb_jwks_has(const fhb_jwks_t *set, fhb_str_t kid)
{
    size_t  i;

    for (i = 0; i < set->n; i++) {
        if (set->keys[i].has_kid && fhb_str_eqc(kid, set->keys[i].kid)) {
            return true;
        }
    }

    return false;
}
