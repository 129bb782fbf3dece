/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Signed JWTs and key sets (RFC 7515, 7517, 7519): what may be verified is
 * decided here, strictly, before cjose sees a byte of it.  Nothing else uses
 * cjose.  Not thread-safe: one thread at a time per key or set.
 */

#ifndef FHB_JOSE_H
#define FHB_JOSE_H

#include <jansson.h>

#include "fhb_core.h"

#define FHB_JWT_MAX     4096        /* bytes of a token (TOK-19) */
#define FHB_JWT_HEADER  1024        /* bytes of its decoded header */
#define FHB_JWKS_MAX    262144      /* bytes of a key set (REG-03) */
#define FHB_KID_MAX     255         /* bytes of a key's id */

/* the algorithms that this build knows; HMAC and "none" are not among them */
typedef enum {
    FHB_ALG_NONE = 0,
    FHB_ALG_RS256,
    FHB_ALG_RS384,
    FHB_ALG_RS512,
    FHB_ALG_PS384,
    FHB_ALG_ES256,
    FHB_ALG_ES384,
    FHB_ALG_ES512
} fhb_alg_t;

#define FHB_ALG_BIT(alg)  (1u << (alg))
#define FHB_ALG_ALL       0xfeu

fhb_alg_t fhb_alg_find(fhb_str_t name);     /* case-sensitive; or NONE */
const char *fhb_alg_name(fhb_alg_t alg);

/* keys */

typedef struct fhb_key_s   fhb_key_t;
typedef struct fhb_jwks_s  fhb_jwks_t;

/* any key that cannot be used is an error (what somebody registered by hand);
 * without it such a key is left out (what another server publishes).  A
 * private or symmetric part is an error either way (REG-02). */
#define FHB_JWKS_STRICT  1u

/*
 * {"keys":[…]}.  Usable are RSA keys of 2048 to 4096 bits (TOK-20) and EC
 * keys on P-256, P-384 and P-521, not marked for encryption; "alg", if the
 * key has one, binds it.  x5c and the like are ignored.  A key without kid is
 * kept unless strict, for tokens without (any_key below).  FHB_EJSON, or
 * FHB_EPARAM with a text that names the key and what is wrong with it; of the
 * key only its kid is repeated, cut and in ASCII.  A set may be empty unless
 * strict, then its kids differ too.
 */
fhb_err_t fhb_jwks_parse(fhb_str_t text, unsigned flags, fhb_jwks_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhb_jwks_free(fhb_jwks_t *set);                /* NULL is fine */
size_t fhb_jwks_count(const fhb_jwks_t *set);
bool fhb_jwks_has(const fhb_jwks_t *set, fhb_str_t kid);

/* a new private key for this algorithm; RSA: 2048 bits.  Its kid is the
 * RFC 7638 thumbprint. */
fhb_err_t fhb_key_generate(fhb_alg_t alg, fhb_key_t **out, fhb_error_t *err)
    FHB_NODISCARD;
/* a private JWK; its "alg" says what it signs with, needed for RSA.  Without
 * kid it gets its thumbprint.  FHB_EPARAM also when the two halves do not fit
 * together: a signature is made and verified. */
fhb_err_t fhb_key_parse(fhb_str_t text, fhb_key_t **out, fhb_error_t *err)
    FHB_NODISCARD;
void fhb_key_free(fhb_key_t *key);
const char *fhb_key_id(const fhb_key_t *key);
fhb_alg_t fhb_key_alg(const fhb_key_t *key);
/* appends the JWK with kid, alg and "use":"sig" */
fhb_err_t fhb_key_write(const fhb_key_t *key, bool private_part,
    fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;

/* tokens */

/* a token whose form is right; nothing in it is to be believed yet */
typedef struct {
    fhb_str_t   token;                      /* the caller's bytes */
    fhb_alg_t   alg;                        /* NONE: one that we do not know */
    bool        has_kid;
    char        kid[FHB_KID_MAX + 1];
    bool        has_typ;
    char        typ[64];                    /* as it came */
    char       *jku;                        /* NULL: none */
    unsigned   *checks;                     /* set by the caller, NULL: counts
                                             * the signatures that verify
                                             * has computed */
} fhb_jwt_t;

/*
 * Three segments of base64url without padding, none empty, no length that
 * cannot be (nginx-independent crash of cjose), at most FHB_JWT_MAX bytes;
 * a header that is one JSON object without duplicate members and without
 * "crit" and "b64".  FHB_EPARAM: the text says what is wrong and repeats
 * nothing of the token.  Released by fhb_jwt_free whatever the result.
 */
fhb_err_t fhb_jwt_parse(fhb_str_t token, fhb_jwt_t *out, fhb_error_t *err)
    FHB_NODISCARD;
void fhb_jwt_free(fhb_jwt_t *jwt);

/*
 * The claims of a token that nobody has verified: only for finding out whose
 * key to verify it with.  As those of fhb_jwt_verify; FHB_EPARAM, FHB_ENOMEM.
 */
fhb_err_t fhb_jwt_peek(const fhb_jwt_t *jwt, json_t **claims,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * TOK-10: verifies with exactly one key of the sets, that has the token's
 * kid and is made for its algorithm (RSA: any RSA algorithm unless the key
 * binds itself; P-256 only ES256, and so on); none or several: refused.
 * With any_key a token without kid may use the only fitting key of the sets.
 * algs: FHB_ALG_BITs that are allowed.  The signature must have the exact
 * length (raw r and s).  *claims: a JSON object without duplicate members,
 * released by json_decref.  FHB_EPARAM: refused, without telling more to the
 * client than err's text, which is for our logs; FHB_ENOTFOUND: no key has
 * this kid, or none fits a token without (perhaps the set is old);
 * FHB_ENOMEM.  A set may be NULL.
 */
fhb_err_t fhb_jwt_verify(const fhb_jwt_t *jwt, fhb_jwks_t *const *sets,
    size_t n, unsigned algs, bool any_key, json_t **claims, fhb_error_t *err)
    FHB_NODISCARD;

/* appends the compact form; typ such as "at+jwt" or "JWT", NULL: none.
 * FHB_EPARAM: it would be larger than FHB_JWT_MAX. */
fhb_err_t fhb_jwt_sign(fhb_key_t *key, const char *typ, const json_t *claims,
    fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;

/* claims, as they must be; false: absent or of another type */
bool fhb_claim_string(const json_t *claims, const char *name, fhb_str_t *out);
/* NumericDate: an integer, or a real number (rounded down), in seconds, from
 * 0 to 253402300799 (year 9999).  *there: the claim is present. */
bool fhb_claim_date(const json_t *claims, const char *name, int64_t *out,
    bool *there);
/* "aud" is this string, or an array of strings that has it; bytes compared */
bool fhb_claim_audience(const json_t *claims, fhb_str_t audience);

#endif /* FHB_JOSE_H */
