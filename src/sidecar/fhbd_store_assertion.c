/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: client assertions that were used, against replay (TOK-09).
 */

#include "fhbd_store_sql.h"

#include <openssl/evp.h>

#define FHBD_ASSERTION_SIZE  32         /* SHA-256 */


/* the NUL keeps "a" + "bc" apart from "ab" + "c": no client id has one */
static bool
fhbd_store_assertion_id(fhb_str_t iss, fhb_str_t jti,
    char out[2 * FHBD_ASSERTION_SIZE + 1])
{
    bool            good;
    EVP_MD_CTX     *ctx;
    unsigned char   md[FHBD_ASSERTION_SIZE];

    ctx = EVP_MD_CTX_new();
    good = ctx != NULL
           && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) == 1
           && EVP_DigestUpdate(ctx, iss.ptr, iss.len) == 1
           && EVP_DigestUpdate(ctx, "", 1) == 1
           && EVP_DigestUpdate(ctx, jti.ptr, jti.len) == 1
           && EVP_DigestFinal_ex(ctx, md, NULL) == 1;
    EVP_MD_CTX_free(ctx);

    if (good) {
        fhb_hex(md, sizeof(md), out);
    }

    return good;
}


fhb_err_t
fhbd_store_assertion_add(fhbd_store_t *s, fhb_str_t iss, fhb_str_t jti,
    int64_t expires, int64_t now, bool *seen, fhb_error_t *err)
{
    int                changed = 0;
    char               id[2 * FHBD_ASSERTION_SIZE + 1];
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    /* who does not look at the result must not take it for new */
    *seen = true;

    if (!fhbd_store_assertion_id(iss, jti, id)) {
        return fhb_fail(err, FHB_ENOMEM, "job store: no memory");
    }

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    u = fhbd_sqlite_use(s->db, FHBD_SQL_ASSERTION_ADD);
    fhbd_sqlite_text(&u, id);
    fhbd_sqlite_int(&u, expires);
    fhbd_sqlite_int(&u, now);

    rc = fhbd_sqlite_run(&u, &changed, err);
    rc = fhbd_sqlite_end(s->db, rc, err);

    /* new only after the commit */
    if (rc == FHB_OK) {
        *seen = changed == 0;
    }

    return rc;
}


fhb_err_t
fhbd_store_assertion_sweep(fhbd_store_t *s, int64_t now, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    u = fhbd_sqlite_use(s->db, FHBD_SQL_ASSERTION_SWEEP);
    fhbd_sqlite_int(&u, now);
    rc = fhbd_sqlite_run(&u, NULL, err);

    return fhbd_sqlite_end(s->db, rc, err);
}
