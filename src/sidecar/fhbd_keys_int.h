/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the signing keys: the ring of keys, and its two files.
 */

#ifndef FHBD_KEYS_INT_H
#define FHBD_KEYS_INT_H

#include "fhbd_keys.h"

/* current, next and what an hourly rotation leaves behind, with room */
#define FHBD_RING_MAX  8

typedef enum {
    FHBD_KEY_CURRENT = 0,
    FHBD_KEY_NEXT,
    FHBD_KEY_PREVIOUS
} fhbd_key_state_t;

typedef struct {
    fhb_key_t         *key;
    fhbd_key_state_t   state;
    int64_t            since;       /* in this state, Unix seconds */
} fhbd_ring_key_t;

/* one current, one next, any number of previous ones */
typedef struct {
    fhbd_ring_key_t  keys[FHBD_RING_MAX];
    size_t           n;
} fhbd_ring_t;

void fhbd_ring_free(fhbd_ring_t *ring);
const fhbd_ring_key_t *fhbd_ring_find(const fhbd_ring_t *ring,
    fhbd_key_state_t state);

/* FHB_ENOTFOUND: there is no such file yet */
fhb_err_t fhbd_ring_read(int dir, fhbd_ring_t *out, fhb_error_t *err)
    FHB_NODISCARD;
/* the private file first, then the public one; both durable on return */
fhb_err_t fhbd_ring_write(int dir, const fhbd_ring_t *ring, fhb_error_t *err)
    FHB_NODISCARD;
/* appends the public set */
fhb_err_t fhbd_ring_public(const fhbd_ring_t *ring, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_KEYS_INT_H */
