/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One JWK (RFC 7517, 7518 section 6) becomes a key of cjose: decoded and
 * judged here, so that cjose gets bytes and no text.
 */

#include "fhb_jose_priv.h"

#include <errno.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>

/* with a zero byte in front, as some libraries write it */
#define FHB_RSA_BYTES  (FHB_RSA_BITS_MAX / 8 + 1)

typedef struct {
    uint8_t   buf[FHB_RSA_BYTES];
    uint8_t  *ptr;                      /* without zeros in front */
    size_t    len;
} fhb_number_t;

/* in the order of the names below */
enum { FHB_RSA_N, FHB_RSA_E, FHB_RSA_D, FHB_RSA_P, FHB_RSA_Q, FHB_RSA_DP,
       FHB_RSA_DQ, FHB_RSA_QI, FHB_RSA_MEMBERS };

static const char *const  fhb_rsa_names[] = {
    "n", "e", "d", "p", "q", "dp", "dq", "qi"
};


static bool
fhb_number_read(const json_t *jwk, const char *name, fhb_number_t *number)
{
    const json_t  *value;

    value = json_object_get(jwk, name);

    if (!json_is_string(value)
        || !fhb_base64url_decode(fhb_str(json_string_value(value),
                                         json_string_length(value)),
                                 number->buf, sizeof(number->buf),
                                 &number->len))
    {
        return false;
    }

    number->ptr = number->buf;

    while (number->len > 0 && number->ptr[0] == 0) {
        number->ptr++;
        number->len--;
    }

    return number->len > 0;
}


static size_t
fhb_number_bits(const fhb_number_t *number)
{
    size_t   bits = (number->len - 1) * 8;
    uint8_t  first = number->ptr[0];

    for ( /* void */ ; first > 0; first >>= 1) {
        bits++;
    }

    return bits;
}


static bool
fhb_number_odd(const fhb_number_t *number)
{
    return (number->ptr[number->len - 1] & 1) == 1;
}


static fhb_err_t
fhb_jwk_modulus(const json_t *jwk, fhb_number_t *n, fhb_error_t *err)
{
    size_t         bits;
    const json_t  *value = json_object_get(jwk, "n");

    if (json_string_length(value) > (FHB_RSA_BYTES * 4 + 2) / 3) {
        return fhb_fail(err, FHB_EPARAM,
                        "the RSA modulus has more than %d bits",
                        FHB_RSA_BITS_MAX);
    }

    if (!fhb_number_read(jwk, "n", n)) {
        return fhb_fail(err, FHB_EPARAM,
                        "\"n\" is missing or is not base64url");
    }

    bits = fhb_number_bits(n);

    if (bits < FHB_RSA_BITS_MIN || bits > FHB_RSA_BITS_MAX) {
        return fhb_fail(err, FHB_EPARAM,
                        "the RSA modulus has %zu bits, not %d to %d", bits,
                        FHB_RSA_BITS_MIN, FHB_RSA_BITS_MAX);
    }

    if (!fhb_number_odd(n)) {
        return fhb_fail(err, FHB_EPARAM, "the RSA modulus is even");
    }

    return FHB_OK;
}


static fhb_err_t
fhb_jwk_exponent(const json_t *jwk, fhb_number_t *e, fhb_error_t *err)
{
    if (!fhb_number_read(jwk, "e", e)) {
        return fhb_fail(err, FHB_EPARAM,
                        "\"e\" is missing or is not base64url");
    }

    /* TOK-20: a large exponent makes each verification slow */
    if (e->len > 4 || !fhb_number_odd(e) || (e->len == 1 && e->ptr[0] < 3)) {
        return fhb_fail(err, FHB_EPARAM,
                        "the RSA exponent is not an odd number from 3 to "
                        "4294967295");
    }

    return FHB_OK;
}


/* RFC 7518 6.3.2: the factors are all there, or none is */
static fhb_err_t
fhb_jwk_rsa_private(const json_t *jwk, fhb_number_t *m, fhb_error_t *err)
{
    size_t  i, there = 0;

    if (json_object_get(jwk, "oth") != NULL) {
        return fhb_fail(err, FHB_EPARAM,
                        "RSA keys of more than two primes are not supported");
    }

    for (i = FHB_RSA_D; i < FHB_RSA_MEMBERS; i++) {

        if (i > FHB_RSA_D && json_object_get(jwk, fhb_rsa_names[i]) == NULL) {
            continue;
        }

        if (!fhb_number_read(jwk, fhb_rsa_names[i], &m[i])) {
            return fhb_fail(err, FHB_EPARAM,
                            "\"%s\" is missing or is not base64url",
                            fhb_rsa_names[i]);
        }

        there++;
    }

    if (there != 1 && there != FHB_RSA_MEMBERS - FHB_RSA_D) {
        return fhb_fail(err, FHB_EPARAM,
                        "some of \"p\", \"q\", \"dp\", \"dq\" and \"qi\" are "
                        "missing");
    }

    return FHB_OK;
}


static fhb_err_t
fhb_jwk_rsa(const json_t *jwk, bool private_part, fhb_key_t *key,
    fhb_error_t *err)
{
    cjose_err              e = { 0 };
    fhb_err_t              rc;
    fhb_number_t           m[FHB_RSA_MEMBERS];
    cjose_jwk_rsa_keyspec  spec;

    memset(m, 0, sizeof(m));

    rc = fhb_jwk_modulus(jwk, &m[FHB_RSA_N], err);
    if (rc == FHB_OK) {
        rc = fhb_jwk_exponent(jwk, &m[FHB_RSA_E], err);
    }
    if (rc == FHB_OK && private_part) {
        rc = fhb_jwk_rsa_private(jwk, m, err);
    }
    if (rc != FHB_OK) {
        goto done;
    }

    spec = (cjose_jwk_rsa_keyspec) {
        .n = m[FHB_RSA_N].ptr, .nlen = m[FHB_RSA_N].len,
        .e = m[FHB_RSA_E].ptr, .elen = m[FHB_RSA_E].len,
        .d = m[FHB_RSA_D].ptr, .dlen = m[FHB_RSA_D].len,
        .p = m[FHB_RSA_P].ptr, .plen = m[FHB_RSA_P].len,
        .q = m[FHB_RSA_Q].ptr, .qlen = m[FHB_RSA_Q].len,
        .dp = m[FHB_RSA_DP].ptr, .dplen = m[FHB_RSA_DP].len,
        .dq = m[FHB_RSA_DQ].ptr, .dqlen = m[FHB_RSA_DQ].len,
        .qi = m[FHB_RSA_QI].ptr, .qilen = m[FHB_RSA_QI].len,
    };

    errno = 0;
    key->jwk = cjose_jwk_create_RSA_spec(&spec, &e);
    if (key->jwk == NULL) {
        rc = fhb_cjose_fail(err, &e, "this RSA key cannot be used");
        goto done;
    }

    key->algs = FHB_ALG_RSA;
    key->sig_len = m[FHB_RSA_N].len;

done:
    OPENSSL_cleanse(m, sizeof(m));

    return rc;
}


/* not left to cjose, whose versions differ in what they check */
static fhb_err_t
fhb_jwk_on_curve(const fhb_curve_t *curve, const uint8_t *x, const uint8_t *y,
    fhb_error_t *err)
{
    BIGNUM     *bx, *by;
    EC_GROUP   *group;
    EC_POINT   *point;
    fhb_err_t   rc = FHB_OK;

    bx = BN_bin2bn(x, (int) curve->bytes, NULL);
    by = BN_bin2bn(y, (int) curve->bytes, NULL);
    group = EC_GROUP_new_by_curve_name((int) curve->id);
    point = group == NULL ? NULL : EC_POINT_new(group);

    if (bx == NULL || by == NULL || point == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a key");

    } else if (BN_cmp(bx, EC_GROUP_get0_field(group)) >= 0
               || BN_cmp(by, EC_GROUP_get0_field(group)) >= 0
               || EC_POINT_set_affine_coordinates(group, point, bx, by, NULL)
                  != 1
               || EC_POINT_is_on_curve(group, point, NULL) != 1)
    {
        rc = fhb_fail(err, FHB_EPARAM,
                      "\"x\" and \"y\" are no point of %s", curve->name);
    }

    EC_POINT_free(point);
    EC_GROUP_free(group);
    BN_free(by);
    BN_free(bx);
    ERR_clear_error();

    return rc;
}


/* RFC 7518 6.2.1.2: always of full length */
static fhb_err_t
fhb_jwk_coordinate(const json_t *jwk, const char *name,
    const fhb_curve_t *curve, uint8_t *out, fhb_error_t *err)
{
    size_t         len;
    const json_t  *value;

    value = json_object_get(jwk, name);

    if (!json_is_string(value)
        || !fhb_base64url_decode(fhb_str(json_string_value(value),
                                         json_string_length(value)),
                                 out, curve->bytes, &len)
        || len != curve->bytes)
    {
        return fhb_fail(err, FHB_EPARAM,
                        "\"%s\" is missing or is not %zu bytes in base64url",
                        name, curve->bytes);
    }

    return FHB_OK;
}


static fhb_err_t
fhb_jwk_ec(const json_t *jwk, bool private_part, fhb_key_t *key,
    fhb_error_t *err)
{
    uint8_t                x[66], y[66], d[66];
    cjose_err              e = { 0 };
    fhb_err_t              rc;
    const char            *name;
    const fhb_curve_t     *curve;
    cjose_jwk_ec_keyspec   spec;

    name = json_string_value(json_object_get(jwk, "crv"));
    curve = name == NULL ? NULL : fhb_curve_find(name);

    if (curve == NULL) {
        return fhb_fail(err, FHB_EPARAM,
                        "\"crv\" is not P-256, P-384 or P-521");
    }

    rc = fhb_jwk_coordinate(jwk, "x", curve, x, err);
    if (rc == FHB_OK) {
        rc = fhb_jwk_coordinate(jwk, "y", curve, y, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jwk_on_curve(curve, x, y, err);
    }
    if (rc == FHB_OK && private_part) {
        rc = fhb_jwk_coordinate(jwk, "d", curve, d, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    spec = (cjose_jwk_ec_keyspec) {
        .crv = curve->id,
        .x = x, .xlen = curve->bytes,
        .y = y, .ylen = curve->bytes,
        .d = private_part ? d : NULL, .dlen = private_part ? curve->bytes : 0,
    };

    errno = 0;
    key->jwk = cjose_jwk_create_EC_spec(&spec, &e);
    OPENSSL_cleanse(d, sizeof(d));

    if (key->jwk == NULL) {
        return fhb_cjose_fail(err, &e, "this EC key cannot be used");
    }

    key->alg = curve->alg;
    key->algs = FHB_ALG_BIT(curve->alg);
    key->sig_len = 2 * curve->bytes;

    return FHB_OK;
}


fhb_err_t
fhb_jwk_material(const json_t *jwk, bool private_part, fhb_key_t *key,
    fhb_error_t *err)
{
    const char  *kty;

    kty = json_string_value(json_object_get(jwk, "kty"));

    if (kty != NULL && strcmp(kty, "RSA") == 0) {
        return fhb_jwk_rsa(jwk, private_part, key, err);
    }

    if (kty != NULL && strcmp(kty, "EC") == 0) {
        return fhb_jwk_ec(jwk, private_part, key, err);
    }

    return fhb_fail(err, FHB_EPARAM, "\"kty\" is not RSA or EC");
}


/* RFC 7517 4.2, 4.3 */
static fhb_err_t
fhb_jwk_purpose(const json_t *jwk, const char *purpose, fhb_error_t *err)
{
    size_t         i;
    const char    *use, *op;
    const json_t  *member;

    member = json_object_get(jwk, "use");
    use = json_string_value(member);

    if (member != NULL && (use == NULL || strcmp(use, "sig") != 0)) {
        return fhb_fail(err, FHB_EPARAM, "\"use\" is not \"sig\"");
    }

    member = json_object_get(jwk, "key_ops");
    if (member == NULL) {
        return FHB_OK;
    }

    for (i = 0; i < json_array_size(member); i++) {
        op = json_string_value(json_array_get(member, i));
        if (op != NULL && strcmp(op, purpose) == 0) {
            return FHB_OK;
        }
    }

    return fhb_fail(err, FHB_EPARAM, "\"key_ops\" is without \"%s\"", purpose);
}


static fhb_err_t
fhb_jwk_alg(const json_t *jwk, fhb_key_t *key, fhb_error_t *err)
{
    fhb_alg_t      alg;
    const json_t  *member;

    member = json_object_get(jwk, "alg");
    if (member == NULL) {
        return FHB_OK;
    }

    alg = FHB_ALG_NONE;
    if (json_is_string(member)) {
        alg = fhb_alg_find(fhb_str(json_string_value(member),
                                   json_string_length(member)));
    }

    if (alg == FHB_ALG_NONE || (key->algs & FHB_ALG_BIT(alg)) == 0) {
        return fhb_fail(err, FHB_EPARAM,
                        "\"alg\" is not a signature algorithm for this key");
    }

    key->alg = alg;
    key->algs = FHB_ALG_BIT(alg);

    return FHB_OK;
}


fhb_err_t
fhb_jwk_read(const json_t *jwk, const char *purpose, fhb_key_t *key,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    *key = (fhb_key_t) { 0 };

    rc = fhb_jose_member(jwk, "kid", key->kid, sizeof(key->kid),
                         &key->has_kid, err);
    if (rc == FHB_OK) {
        rc = fhb_jwk_purpose(jwk, purpose, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jwk_material(jwk, strcmp(purpose, "sign") == 0, key, err);
    }
    if (rc == FHB_OK) {
        rc = fhb_jwk_alg(jwk, key, err);
    }
    if (rc != FHB_OK) {
        fhb_key_clear(key);
    }

    return rc;
}


void
fhb_key_clear(fhb_key_t *key)
{
    if (key->jwk != NULL) {
        (void) cjose_jwk_release(key->jwk);
    }

    *key = (fhb_key_t) { 0 };
}
