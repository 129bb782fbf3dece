/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Algorithms and curves; base64url and JSON, read more strictly than cjose
 * would.
 */

#include "fhb_jose_priv.h"

#include <errno.h>
#include <string.h>

#include <openssl/err.h>


static const char *const  fhb_alg_names[] = {
    [FHB_ALG_NONE] = "none",
    [FHB_ALG_RS256] = "RS256",
    [FHB_ALG_RS384] = "RS384",
    [FHB_ALG_RS512] = "RS512",
    [FHB_ALG_PS384] = "PS384",
    [FHB_ALG_ES256] = "ES256",
    [FHB_ALG_ES384] = "ES384",
    [FHB_ALG_ES512] = "ES512",
};

#define FHB_ALGS  (sizeof(fhb_alg_names) / sizeof(fhb_alg_names[0]))


static const fhb_curve_t  fhb_curves[] = {
    { "P-256", CJOSE_JWK_EC_P_256, 32, FHB_ALG_ES256 },
    { "P-384", CJOSE_JWK_EC_P_384, 48, FHB_ALG_ES384 },
    { "P-521", CJOSE_JWK_EC_P_521, 66, FHB_ALG_ES512 },
};

#define FHB_CURVES  (sizeof(fhb_curves) / sizeof(fhb_curves[0]))


fhb_alg_t
fhb_alg_find(fhb_str_t name)
{
    size_t  i;

    for (i = FHB_ALG_NONE + 1; i < FHB_ALGS; i++) {
        if (fhb_str_eqc(name, fhb_alg_names[i])) {
            return (fhb_alg_t) i;
        }
    }

    return FHB_ALG_NONE;
}


const char *
fhb_alg_name(fhb_alg_t alg)
{
    return fhb_alg_names[(size_t) alg < FHB_ALGS ? alg : FHB_ALG_NONE];
}


const fhb_curve_t *
fhb_curve_find(const char *name)
{
    size_t  i;

    for (i = 0; i < FHB_CURVES; i++) {
        if (strcmp(name, fhb_curves[i].name) == 0) {
            return &fhb_curves[i];
        }
    }

    return NULL;
}


const fhb_curve_t *
fhb_curve_of(fhb_alg_t alg)
{
    size_t  i;

    for (i = 0; i < FHB_CURVES; i++) {
        if (fhb_curves[i].alg == alg) {
            return &fhb_curves[i];
        }
    }

    return NULL;
}


static int
fhb_base64url_value(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }

    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }

    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }

    return c == '-' ? 62 : c == '_' ? 63 : -1;
}


bool
fhb_base64url_decode(fhb_str_t in, void *out, size_t room, size_t *len)
{
    int        v;
    size_t     i, n = 0;
    uint8_t   *p = out;
    unsigned   bits = 0, have = 0;

    /* cjose 0.6.2.1 ends the process for such a length */
    if (in.len % 4 == 1) {
        return false;
    }

    for (i = 0; i < in.len; i++) {

        v = fhb_base64url_value(in.ptr[i]);
        if (v < 0) {
            return false;
        }

        bits = (bits << 6 | (unsigned) v) & 0xfff;
        have += 6;

        if (have >= 8) {
            have -= 8;

            if (p != NULL) {
                if (n == room) {
                    return false;
                }
                p[n] = (uint8_t) (bits >> have);
            }
            n++;
        }
    }

    *len = n;

    return (bits & ((1u << have) - 1)) == 0;
}


fhb_err_t
fhb_json_load(fhb_str_t text, const char *what, json_t **out,
    fhb_error_t *err)
{
    json_t        *root;
    json_error_t   e = { 0 };           /* not always set by jansson */

    *out = NULL;
    errno = 0;

    root = json_loadb(text.len == 0 ? "" : text.ptr, text.len,
                      JSON_REJECT_DUPLICATES, &e);

    /* without memory a string is "invalid" to jansson, or not there at all */
    if (errno == ENOMEM) {
        json_decref(root);
        return fhb_fail(err, FHB_ENOMEM, "no memory for %s", what);
    }

    if (root != NULL) {
        if (json_is_object(root)) {
            *out = root;
            return FHB_OK;
        }

        json_decref(root);
        return fhb_fail(err, FHB_EJSON, "%s is not a JSON object", what);
    }

    switch (json_error_code(&e)) {

    case json_error_duplicate_key:
        return fhb_fail(err, FHB_EJSON,
                        "%s has a member twice, line %d", what, e.line);

    case json_error_unknown:            /* so jansson tells most of these */
    case json_error_out_of_memory:
        return fhb_fail(err, FHB_ENOMEM, "no memory for %s", what);

    default:
        return fhb_fail(err, FHB_EJSON, "%s is not JSON, line %d, column %d",
                        what, e.line, e.column);
    }
}


static int
fhb_json_piece(const char *ptr, size_t len, void *data)
{
    fhb_buf_t  *out = data;

    fhb_buf_add(out, ptr, len);

    return out->failed ? -1 : 0;
}


fhb_err_t
fhb_json_write(const json_t *json, size_t flags, fhb_buf_t *out,
    fhb_error_t *err)
{
    size_t  start = out->len;

    if (json_dump_callback(json, fhb_json_piece, out, flags) != 0) {
        out->len = start;
        return fhb_fail(err, FHB_ENOMEM, "no memory for JSON");
    }

    return FHB_OK;
}


fhb_err_t
fhb_jose_member(const json_t *object, const char *name, char *buf,
    size_t size, bool *there, fhb_error_t *err)
{
    size_t         i, len;
    const char    *value;
    const json_t  *member;

    member = json_object_get(object, name);
    *there = member != NULL;
    buf[0] = '\0';

    if (member == NULL) {
        return FHB_OK;
    }

    value = json_string_value(member);
    len = json_string_length(member);

    if (value == NULL || len == 0 || len >= size) {
        return fhb_fail(err, FHB_EPARAM,
                        "\"%s\" is not a string of 1 to %zu bytes", name,
                        size - 1);
    }

    /* these values end in logs */
    for (i = 0; i < len; i++) {
        if ((unsigned char) value[i] < 0x20 || value[i] == 0x7f) {
            return fhb_fail(err, FHB_EPARAM,
                            "\"%s\" has control characters", name);
        }
    }

    memcpy(buf, value, len + 1);

    return FHB_OK;
}


fhb_err_t
fhb_cjose_fail(fhb_error_t *err, const cjose_err *e, const char *text)
{
    ERR_clear_error();

    /* of OpenSSL and jansson below it cjose does not always tell */
    if (e->code == CJOSE_ERR_NO_MEMORY || errno == ENOMEM) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for keys or tokens");
    }

    return fhb_fail(err, FHB_EPARAM, "%s", text);
}
