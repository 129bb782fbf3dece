/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A set of ids: all ids one after the other in one block, each behind a byte
 * with its length, and an open-addressing table of offsets into that block.
 * One id costs its length and about 7 to 12 bytes.  The hash is SipHash-1-3
 * with a random key, so that no choice of ids makes the set slow.
 */

#include "fhb_idset.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>


#ifndef FHB_IDSET_ARENA_MAX
#define FHB_IDSET_ARENA_MAX  ((size_t) UINT32_MAX - 1)   /* bytes */
#endif

#define FHB_IDSET_ID_MAX     255
#define FHB_IDSET_SLOTS_MIN  64

#define FHB_ROTL(x, b)  (((x) << (b)) | ((x) >> (64 - (b))))


struct fhb_idset_s {
    uint8_t   *arena;           /* length byte, id, length byte, id … */
    size_t     len;
    size_t     cap;
    uint32_t  *slots;           /* offset into the arena + 1; 0: free */
    size_t     slots_n;         /* power of two, 0 at first */
    size_t     count;
    uint64_t   key[2];
};


static void
fhb_sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = FHB_ROTL(v[1], 13) ^ v[0];
    v[0] = FHB_ROTL(v[0], 32);
    v[2] += v[3];
    v[3] = FHB_ROTL(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = FHB_ROTL(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = FHB_ROTL(v[1], 17) ^ v[2];
    v[2] = FHB_ROTL(v[2], 32);
}


static uint64_t
fhb_sip13(const uint64_t key[2], const uint8_t *p, size_t len)
{
    size_t    i;
    uint64_t  m, v[4];

    v[0] = key[0] ^ 0x736f6d6570736575ULL;
    v[1] = key[1] ^ 0x646f72616e646f6dULL;
    v[2] = key[0] ^ 0x6c7967656e657261ULL;
    v[3] = key[1] ^ 0x7465646279746573ULL;

    for (i = 0; i + 8 <= len; i += 8) {
        memcpy(&m, p + i, 8);
        v[3] ^= m;
        fhb_sip_round(v);
        v[0] ^= m;
    }

    m = 0;
    if (len > i) {
        memcpy(&m, p + i, len - i);
    }
    m |= (uint64_t) len << 56;

    v[3] ^= m;
    fhb_sip_round(v);
    v[0] ^= m;

    v[2] ^= 0xff;
    fhb_sip_round(v);
    fhb_sip_round(v);
    fhb_sip_round(v);

    return v[0] ^ v[1] ^ v[2] ^ v[3];
}


fhb_idset_t *
fhb_idset_new(void)
{
    fhb_idset_t  *s;

    s = calloc(1, sizeof(*s));
    if (s == NULL) {
        return NULL;
    }

    /* 16 bytes never come in pieces (getrandom(2)) */
    if (getrandom(s->key, sizeof(s->key), 0) != (ssize_t) sizeof(s->key)) {
        free(s);
        return NULL;
    }

    return s;
}


void
fhb_idset_free(fhb_idset_t *s)
{
    if (s == NULL) {
        return;
    }

    free(s->arena);
    free(s->slots);
    free(s);
}


/* the slot that holds the id, or the free one where it belongs */
static uint32_t *
fhb_idset_slot(const fhb_idset_t *s, const void *id, size_t len)
{
    size_t          i, mask = s->slots_n - 1;
    const uint8_t  *p;

    i = (size_t) fhb_sip13(s->key, id, len) & mask;

    while (s->slots[i] != 0) {
        p = s->arena + (s->slots[i] - 1);
        if (p[0] == len && (len == 0 || memcmp(p + 1, id, len) == 0)) {
            break;
        }

        i = (i + 1) & mask;
    }

    return &s->slots[i];
}


static bool
fhb_idset_grow_slots(fhb_idset_t *s)
{
    size_t     pos, n, old_n = s->slots_n;
    uint8_t   *p;
    uint32_t  *slots, *old = s->slots;

    n = old_n == 0 ? FHB_IDSET_SLOTS_MIN : old_n * 2;

    slots = calloc(n, sizeof(*slots));
    if (slots == NULL) {
        return false;
    }

    s->slots = slots;
    s->slots_n = n;

    for (pos = 0; pos < s->len; pos += 1 + (size_t) p[0]) {
        p = s->arena + pos;
        *fhb_idset_slot(s, p + 1, p[0]) = (uint32_t) (pos + 1);
    }

    free(old);

    return true;
}


static bool
fhb_idset_grow_arena(fhb_idset_t *s, size_t need)
{
    size_t    cap;
    uint8_t  *p;

    if (need <= s->cap) {
        return true;
    }

    cap = s->cap + s->cap / 2 + 4096;

    p = realloc(s->arena, cap);
    if (p == NULL) {
        return false;
    }

    s->arena = p;
    s->cap = cap;

    return true;
}


fhb_err_t
fhb_idset_add(fhb_idset_t *s, fhb_str_t id, fhb_error_t *err)
{
    uint32_t  *slot;

    if (id.len > FHB_IDSET_ID_MAX) {
        return fhb_fail(err, FHB_EPARAM, "id of more than 255 bytes");
    }

    /* at most 0.7 full, with the new one */
    if ((s->count + 1) * 10 > s->slots_n * 7 && !fhb_idset_grow_slots(s)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a set of ids");
    }

    slot = fhb_idset_slot(s, id.ptr, id.len);
    if (*slot != 0) {
        return FHB_OK;
    }

    if (s->len + 1 + id.len > FHB_IDSET_ARENA_MAX) {
        return fhb_fail(err, FHB_ENOMEM, "set of ids is full: %zu bytes",
                        s->len);
    }

    if (!fhb_idset_grow_arena(s, s->len + 1 + id.len)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a set of ids");
    }

    s->arena[s->len] = (uint8_t) id.len;
    if (id.len > 0) {
        memcpy(s->arena + s->len + 1, id.ptr, id.len);
    }

    *slot = (uint32_t) (s->len + 1);
    s->len += 1 + id.len;
    s->count++;

    return FHB_OK;
}


size_t
fhb_idset_find(const fhb_idset_t *s, fhb_str_t id)
{
    uint32_t  slot;

    if (s->count == 0 || id.len > FHB_IDSET_ID_MAX) {
        return SIZE_MAX;
    }

    slot = *fhb_idset_slot(s, id.ptr, id.len);

    return slot == 0 ? SIZE_MAX : (size_t) slot - 1;
}


bool
fhb_idset_has(const fhb_idset_t *s, fhb_str_t id)
{
    return fhb_idset_find(s, id) != SIZE_MAX;
}


size_t
fhb_idset_count(const fhb_idset_t *s)
{
    return s->count;
}


bool
fhb_idset_next(const fhb_idset_t *s, size_t *pos, fhb_str_t *id)
{
    const uint8_t  *p;

    if (*pos >= s->len) {
        return false;
    }

    p = s->arena + *pos;
    *id = fhb_str((const char *) p + 1, p[0]);
    *pos += 1 + (size_t) p[0];

    return true;
}
