/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files behind fhb_jose.h share: a key, the table of algorithms,
 * strict base64url and strict JSON.
 */

#ifndef FHB_JOSE_PRIV_H
#define FHB_JOSE_PRIV_H

#include <cjose/cjose.h>

#include "fhb_jose.h"

#define FHB_JWKS_KEYS     100           /* in one set */
#define FHB_RSA_BITS_MIN  2048
#define FHB_RSA_BITS_MAX  4096          /* TOK-20: signature work is bounded */

#define FHB_ALG_RSA  (FHB_ALG_BIT(FHB_ALG_RS256) | FHB_ALG_BIT(FHB_ALG_RS384) \
                      | FHB_ALG_BIT(FHB_ALG_RS512)                            \
                      | FHB_ALG_BIT(FHB_ALG_PS384))

/* each curve has one algorithm, and each EC algorithm one curve */
typedef struct {
    const char          *name;
    cjose_jwk_ec_curve   id;            /* also OpenSSL's number */
    size_t               bytes;         /* of a coordinate; half a signature */
    fhb_alg_t            alg;
} fhb_curve_t;

struct fhb_key_s {
    cjose_jwk_t  *jwk;
    fhb_alg_t     alg;                  /* NONE: any one of algs */
    unsigned      algs;                 /* FHB_ALG_BITs that it may do */
    size_t        sig_len;              /* bytes of its signatures */
    bool          has_kid;
    char          kid[FHB_KID_MAX + 1];
};

struct fhb_jwks_s {
    fhb_key_t    *keys;
    size_t        n;
};

const fhb_curve_t *fhb_curve_find(const char *name);        /* NULL: unknown */
const fhb_curve_t *fhb_curve_of(fhb_alg_t alg);             /* NULL: RSA */

/*
 * One of many keys, without its kid being required: fits, has a use, is
 * strong enough.  purpose: "verify" or "sign", which takes the private part.
 * FHB_EPARAM: the text is the reason only.
 */
fhb_err_t fhb_jwk_read(const json_t *jwk, const char *purpose, fhb_key_t *key,
    fhb_error_t *err) FHB_NODISCARD;
/* the public or private half of a key that was read, without kid */
fhb_err_t fhb_jwk_material(const json_t *jwk, bool private_part,
    fhb_key_t *key, fhb_error_t *err) FHB_NODISCARD;
void fhb_key_clear(fhb_key_t *key);

/* copies a member that is a string without control characters, shorter than
 * size; *there: the object has it.  FHB_EPARAM: it is something else. */
fhb_err_t fhb_jose_member(const json_t *object, const char *name, char *buf,
    size_t size, bool *there, fhb_error_t *err) FHB_NODISCARD;

/*
 * One spelling for each sequence of bytes: no padding, no other characters,
 * no length that cannot be, no bits behind the last byte.  out NULL: only
 * checked.
 */
bool fhb_base64url_decode(fhb_str_t in, void *out, size_t room, size_t *len);

/* an object without duplicate members; what: how messages call the text.
 * FHB_EJSON, FHB_ENOMEM; nothing of the text is repeated. */
fhb_err_t fhb_json_load(fhb_str_t text, const char *what, json_t **out,
    fhb_error_t *err) FHB_NODISCARD;
/* appends; on failure out is as it was, or marked as failed */
fhb_err_t fhb_json_write(const json_t *json, size_t flags, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;

/* what went wrong inside of cjose since errno was set to 0; also empties
 * OpenSSL's error queue, in which the host would find it later and take it for
 * its own */
fhb_err_t fhb_cjose_fail(fhb_error_t *err, const cjose_err *e,
    const char *text);

#endif /* FHB_JOSE_PRIV_H */
