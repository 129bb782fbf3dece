/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The keys of our own access tokens: opened, rotated, used.
 */

#include "fhbd_keys_int.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "fhbd_log.h"

struct fhbd_keys_s {
    pthread_mutex_t   lock;             /* keys are for one thread at a time */
    int               dir;
    fhbd_ring_t       ring;
    fhb_jwks_t       *published;        /* for our own verification */
};


static fhb_err_t
fhbd_keys_dir(const char *path, int *out, fhb_error_t *err)
{
    struct stat  sb;

    if (mkdir(path, 0750) == -1 && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make folder \"%s\"", path);
    }

    *out = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*out == -1 || fstat(*out, &sb) == -1) {
        return fhb_fail_errno(err, "cannot open folder \"%s\"", path);
    }

    if ((sb.st_mode & S_IWOTH) != 0) {
        return fhb_fail(err, FHB_EPARAM, "folder \"%s\" may be written by "
                        "anybody", path);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_keys_add(fhbd_ring_t *ring, fhbd_key_state_t state, int64_t now,
    fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_ring_key_t  *k = &ring->keys[ring->n];

    if (ring->n == FHBD_RING_MAX) {
        return fhb_fail(err, FHB_EPARAM, "too many keys");
    }

    rc = fhb_key_generate(FHB_ALG_ES256, &k->key, err);
    if (rc == FHB_OK) {
        k->state = state;
        k->since = now;
        ring->n++;
    }

    return rc;
}


/* the set that the ring publishes */
static fhb_err_t
fhbd_keys_set(const fhbd_ring_t *ring, fhb_jwks_t **out, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    rc = fhbd_ring_public(ring, &text, err);
    if (rc == FHB_OK) {
        rc = fhb_jwks_parse(fhb_buf_str(&text), FHB_JWKS_STRICT, out, err);
    }

    fhb_buf_free(&text);

    return rc;
}


/* both halves of a key belong together: else nobody's token would be good */
static fhb_err_t
fhbd_keys_prove(const fhbd_ring_key_t *k, fhb_jwks_t *set, fhb_error_t *err)
{
    json_t     *claims, *got = NULL;
    fhb_buf_t   token = { 0 };
    fhb_jwt_t   jwt;
    fhb_err_t   rc;

    claims = json_pack("{s:s}", "sub", "proof");
    if (claims == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    rc = fhb_jwt_sign(k->key, "JWT", claims, &token, err);
    json_decref(claims);

    if (rc == FHB_OK) {
        rc = fhb_jwt_parse(fhb_buf_str(&token), &jwt, err);
        if (rc == FHB_OK) {
            rc = fhb_jwt_verify(&jwt, &set, 1, FHB_ALG_BIT(FHB_ALG_ES256),
                                false, &got, err);
        }
        fhb_jwt_free(&jwt);
    }

    json_decref(got);
    fhb_buf_free(&token);

    if (rc != FHB_OK) {
        fhb_error_prefix(err, "\"" FHBD_KEYS_SIGNING "\" is broken: a key "
                         "does not fit itself: ");
    }

    return rc;
}


static fhb_err_t
fhbd_keys_start(fhbd_keys_t *k, const char *path, fhb_error_t *err)
{
    size_t     i;
    int64_t    now = time(NULL);
    fhb_err_t  rc;

    rc = fhbd_ring_read(k->dir, &k->ring, err);

    if (rc == FHB_ENOTFOUND) {
        fhbd_log(FHBD_LOG_NOTICE, "keys", NULL, "no signing keys in \"%s\": "
                 "making them", path);

        rc = fhbd_keys_add(&k->ring, FHBD_KEY_CURRENT, now, err);
        if (rc == FHB_OK) {
            rc = fhbd_keys_add(&k->ring, FHBD_KEY_NEXT, now, err);
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_keys_set(&k->ring, &k->published, err);
    }

    for (i = 0; rc == FHB_OK && i < k->ring.n; i++) {
        rc = fhbd_keys_prove(&k->ring.keys[i], k->published, err);
    }

    /* also when they were read: a crash may have come between the files */
    if (rc == FHB_OK) {
        rc = fhbd_ring_write(k->dir, &k->ring, err);
    }

    return rc;
}


fhb_err_t
fhbd_keys_open(const fhbd_conf_t *conf, fhbd_keys_t **out, fhb_error_t *err)
{
    fhb_err_t     rc;
    fhbd_keys_t  *k;

    k = calloc(1, sizeof(fhbd_keys_t));
    if (k == NULL || pthread_mutex_init(&k->lock, NULL) != 0) {
        free(k);
        return fhb_fail(err, FHB_ENOMEM, "no memory for keys");
    }

    k->dir = -1;

    rc = fhbd_keys_dir(conf->auth_dir, &k->dir, err);
    if (rc == FHB_OK) {
        rc = fhbd_keys_start(k, conf->auth_dir, err);
    }

    if (rc != FHB_OK) {
        fhb_error_prefix(err, "signing keys in \"%s\": ", conf->auth_dir);
        fhbd_keys_close(k);
        return rc;
    }

    *out = k;

    return FHB_OK;
}


void
fhbd_keys_close(fhbd_keys_t *k)
{
    if (k == NULL) {
        return;
    }

    fhbd_ring_free(&k->ring);
    fhb_jwks_free(k->published);

    if (k->dir != -1) {
        (void) close(k->dir);
    }

    (void) pthread_mutex_destroy(&k->lock);
    free(k);
}


/*
 * What the ring should be now.  *out borrows the keys that it keeps; a new
 * one is its last.  False: nothing changes.
 */
static bool
fhbd_keys_plan(const fhbd_ring_t *ring, int64_t rotation, int64_t now,
    fhbd_ring_t *out)
{
    bool               rotate, changed = false;
    size_t             i;
    fhbd_ring_key_t    k;

    *out = (fhbd_ring_t) { .n = 0 };

    rotate = fhbd_ring_find(ring, FHBD_KEY_CURRENT)->since <= now - rotation;

    for (i = 0; i < ring->n; i++) {
        k = ring->keys[i];

        /* the clock was ahead when this was written: counted from now on */
        if (k.since > now) {
            k.since = now;
            changed = true;
        }

        if (k.state == FHBD_KEY_PREVIOUS && k.since <= now - FHBD_KEYS_KEEP) {
            changed = true;
            continue;
        }

        if (rotate && k.state != FHBD_KEY_PREVIOUS) {
            k.state = k.state == FHBD_KEY_NEXT ? FHBD_KEY_CURRENT
                                               : FHBD_KEY_PREVIOUS;
            k.since = now;
        }

        out->keys[out->n++] = k;
    }

    return changed || rotate;
}


/* frees the keys of old that the ring has no more */
static void
fhbd_keys_drop(const fhbd_ring_t *old, const fhbd_ring_t *ring)
{
    size_t  i, j;

    for (i = 0; i < old->n; i++) {
        for (j = 0; j < ring->n; j++) {
            if (ring->keys[j].key == old->keys[i].key) {
                break;
            }
        }

        if (j == ring->n) {
            fhb_key_free(old->keys[i].key);
        }
    }
}


static fhb_err_t
fhbd_keys_replace(fhbd_keys_t *k, fhbd_ring_t *ring, int64_t now,
    fhb_error_t *err)
{
    fhb_err_t     rc = FHB_OK;
    fhb_jwks_t   *set = NULL;
    fhbd_ring_t   old = k->ring;

    if (fhbd_ring_find(ring, FHBD_KEY_NEXT) == NULL) {
        rc = fhbd_keys_add(ring, FHBD_KEY_NEXT, now, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_keys_set(ring, &set, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_ring_write(k->dir, ring, err);
    }

    if (rc != FHB_OK) {
        fhb_jwks_free(set);
        fhbd_keys_drop(ring, &old);
        return rc;
    }

    fhb_jwks_free(k->published);
    k->published = set;
    k->ring = *ring;
    fhbd_keys_drop(&old, ring);

    return FHB_OK;
}


fhb_err_t
fhbd_keys_rotate(fhbd_keys_t *k, const fhbd_conf_t *conf, int64_t now,
    fhb_error_t *err)
{
    fhb_err_t    rc = FHB_OK;
    fhbd_ring_t  ring;

    (void) pthread_mutex_lock(&k->lock);

    if (fhbd_keys_plan(&k->ring, conf->key_rotation, now, &ring)) {
        rc = fhbd_keys_replace(k, &ring, now, err);
        if (rc == FHB_OK) {
            fhbd_log(FHBD_LOG_NOTICE, "keys", NULL, "the signing keys were "
                     "renewed: %zu are published", k->ring.n);
        }
    }

    (void) pthread_mutex_unlock(&k->lock);

    return rc;
}


fhb_err_t
fhbd_keys_sign(fhbd_keys_t *k, const json_t *claims, fhb_buf_t *token,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    (void) pthread_mutex_lock(&k->lock);
    rc = fhb_jwt_sign(fhbd_ring_find(&k->ring, FHBD_KEY_CURRENT)->key,
                      "at+jwt", claims, token, err);
    (void) pthread_mutex_unlock(&k->lock);

    return rc;
}


fhb_err_t
fhbd_keys_verify(fhbd_keys_t *k, const fhb_jwt_t *jwt, json_t **claims,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    (void) pthread_mutex_lock(&k->lock);
    rc = fhb_jwt_verify(jwt, &k->published, 1, FHB_ALG_BIT(FHB_ALG_ES256),
                        false, claims, err);
    (void) pthread_mutex_unlock(&k->lock);

    return rc;
}
