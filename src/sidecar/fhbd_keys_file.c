/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ring of signing keys in its two files.  Both are JWK sets; the private
 * one has two members more in each key, "state" and "since".
 */

#include "fhbd_keys_int.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_file.h"

#define FHBD_RING_FILE_MAX  65536

/* by fhbd_key_state_t; NULL ends */
static const char *const  fhbd_ring_states[] = {
    "current", "next", "previous", NULL
};


void
fhbd_ring_free(fhbd_ring_t *ring)
{
    size_t  i;

    for (i = 0; i < ring->n; i++) {
        fhb_key_free(ring->keys[i].key);
    }

    ring->n = 0;
}


const fhbd_ring_key_t *
fhbd_ring_find(const fhbd_ring_t *ring, fhbd_key_state_t state)
{
    size_t  i;

    for (i = 0; i < ring->n; i++) {
        if (ring->keys[i].state == state) {
            return &ring->keys[i];
        }
    }

    return NULL;
}


/* reading */

static fhb_err_t
fhbd_ring_read_key(json_t *jwk, fhbd_ring_t *out, fhb_error_t *err)
{
    char             *text;
    bool              there;
    size_t            i;
    fhb_str_t         state;
    fhb_err_t         rc;
    fhbd_ring_key_t  *k = &out->keys[out->n];

    if (!fhb_claim_string(jwk, "state", &state)
        || !fhb_claim_date(jwk, "since", &k->since, &there))
    {
        return fhb_fail(err, FHB_EPARAM, "a key without state and time");
    }

    for (i = 0; fhbd_ring_states[i] != NULL; i++) {
        if (fhb_str_eqc(state, fhbd_ring_states[i])) {
            break;
        }
    }

    if (fhbd_ring_states[i] == NULL) {
        return fhb_fail(err, FHB_EPARAM, "a key of unknown state");
    }

    k->state = (fhbd_key_state_t) i;

    text = json_dumps(jwk, JSON_COMPACT);
    if (text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    rc = fhb_key_parse(fhb_cstr(text), &k->key, err);
    OPENSSL_cleanse(text, strlen(text));
    free(text);

    if (rc != FHB_OK) {
        return rc;
    }

    out->n++;

    if (fhb_key_alg(k->key) != FHB_ALG_ES256) {
        return fhb_fail(err, FHB_EPARAM, "a key that is not for ES256");
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_ring_parse(fhb_str_t text, fhbd_ring_t *out, fhb_error_t *err)
{
    size_t        i, states[3] = { 0 };
    json_t       *root, *keys, *jwk;
    fhb_err_t     rc = FHB_OK;
    json_error_t  e;

    root = json_loadb(text.len == 0 ? "" : text.ptr, text.len,
                      JSON_REJECT_DUPLICATES, &e);
    keys = json_object_get(root, "keys");

    if (!json_is_array(keys) || json_array_size(keys) > FHBD_RING_MAX) {
        json_decref(root);
        return fhb_fail(err, FHB_EPARAM, "it is no key set of ours");
    }

    json_array_foreach(keys, i, jwk) {
        rc = fhbd_ring_read_key(jwk, out, err);
        if (rc != FHB_OK) {
            break;
        }
        states[out->keys[i].state]++;
    }

    json_decref(root);

    if (rc == FHB_OK
        && (states[FHBD_KEY_CURRENT] != 1 || states[FHBD_KEY_NEXT] != 1))
    {
        rc = fhb_fail(err, FHB_EPARAM, "it has not one current and one next "
                      "key");
    }

    return rc;
}


/* what only we may read; the name is opened again, but in a folder where
 * nobody else may rename */
static fhb_err_t
fhbd_ring_private(int dir, fhb_error_t *err)
{
    struct stat  sb;

    if (fstatat(dir, FHBD_KEYS_SIGNING, &sb, AT_SYMLINK_NOFOLLOW) == -1) {
        return errno == ENOENT
               ? fhb_fail(err, FHB_ENOTFOUND, "no signing keys yet")
               : fhb_fail_errno(err, "cannot look at \"" FHBD_KEYS_SIGNING
                                "\"");
    }

    if (!S_ISREG(sb.st_mode)) {
        return fhb_fail(err, FHB_EPARAM, "\"" FHBD_KEYS_SIGNING "\" is not a "
                        "file");
    }

    if (sb.st_uid != geteuid()) {
        return fhb_fail(err, FHB_EPARAM, "\"" FHBD_KEYS_SIGNING "\" belongs to "
                        "another user");
    }

    if ((sb.st_mode & 077) != 0) {
        return fhb_fail(err, FHB_EPARAM, "\"" FHBD_KEYS_SIGNING "\" is open to "
                        "others (mode %04o), so its keys may be known: remove "
                        "it to have new ones made", sb.st_mode & 07777);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_ring_read(int dir, fhbd_ring_t *out, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    *out = (fhbd_ring_t) { .n = 0 };

    rc = fhbd_ring_private(dir, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_file_read(dir, FHBD_KEYS_SIGNING, FHBD_RING_FILE_MAX, &text,
                        err);
    if (rc == FHB_OK) {
        rc = fhbd_ring_parse(fhb_buf_str(&text), out, err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "\"" FHBD_KEYS_SIGNING "\" is broken: ");
        }
    }

    if (text.ptr != NULL) {
        OPENSSL_cleanse(text.ptr, text.len);
    }
    fhb_buf_free(&text);

    if (rc != FHB_OK) {
        fhbd_ring_free(out);
    }

    return rc;
}


/* writing */

/* a private JWK with its two members more */
static fhb_err_t
fhbd_ring_add_private(const fhbd_ring_key_t *k, fhb_buf_t *out,
    fhb_error_t *err)
{
    size_t     start = out->len;
    fhb_err_t  rc;

    rc = fhb_key_write(k->key, true, out, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* a JSON object that is not empty: its end gives way */
    if (out->failed || out->len - start < 3
        || out->ptr[out->len - 1] != '}')
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a key");
    }

    out->len--;
    fhb_buf_addf(out, ",\"state\":\"%s\",\"since\":%lld}",
                 fhbd_ring_states[k->state], (long long) k->since);

    return FHB_OK;
}


static fhb_err_t
fhbd_ring_text(const fhbd_ring_t *ring, bool private_part, fhb_buf_t *out,
    fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc;

    fhb_buf_adds(out, "{\"keys\":[");

    for (i = 0; i < ring->n; i++) {
        fhb_buf_adds(out, i == 0 ? "\n" : ",\n");

        rc = private_part ? fhbd_ring_add_private(&ring->keys[i], out, err)
                          : fhb_key_write(ring->keys[i].key, false, out, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    fhb_buf_adds(out, "\n]}\n");

    return out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for keys")
                       : FHB_OK;
}


fhb_err_t
fhbd_ring_public(const fhbd_ring_t *ring, fhb_buf_t *out, fhb_error_t *err)
{
    return fhbd_ring_text(ring, false, out, err);
}


fhb_err_t
fhbd_ring_write(int dir, const fhbd_ring_t *ring, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    /* no key may be published that would be lost by a crash */
    rc = fhbd_ring_text(ring, true, &text, err);
    if (rc == FHB_OK) {
        rc = fhbd_file_replace(dir, FHBD_KEYS_SIGNING, 0600,
                               fhb_buf_str(&text), err);
    }
    if (rc == FHB_OK && fsync(dir) == -1) {
        rc = fhb_fail_errno(err, "cannot sync the folder of keys");
    }

    if (text.ptr != NULL) {
        OPENSSL_cleanse(text.ptr, text.len);
    }
    fhb_buf_reset(&text);

    if (rc == FHB_OK) {
        rc = fhbd_ring_text(ring, false, &text, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_file_replace(dir, FHBD_KEYS_ACCESS, 0640,
                               fhb_buf_str(&text), err);
    }
    if (rc == FHB_OK && fsync(dir) == -1) {
        rc = fhb_fail_errno(err, "cannot sync the folder of keys");
    }

    fhb_buf_free(&text);

    return rc;
}
