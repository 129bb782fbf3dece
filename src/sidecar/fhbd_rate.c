/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Limits of the token endpoint.
 *
 * The table has a fixed number of buckets, in order of their last use.  A key
 * without a bucket stands for a full one, so a full bucket may go at any
 * time, and the one that goes for a new key is the one unused for longest.
 * A flood of made-up keys can only make the table forget: whoever is forgotten
 * starts with a full bucket, so nobody is ever refused for what others did.
 */

#include "fhbd_rate.h"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FHBD_RATE_KEY   16              /* bytes of a key's hash */
#define FHBD_RATE_ONE   1000            /* a bucket counts in thousandths */
#define FHBD_RATE_NONE  UINT32_MAX

typedef struct {
    unsigned char  key[FHBD_RATE_KEY];
    int64_t        level;               /* thousandths */
    int64_t        time;                /* of level, ms */
    uint32_t       chain;               /* next of the same hash */
    uint32_t       newer, older;        /* list by last use */
} fhbd_bucket_t;

struct fhbd_limiter_s {
    pthread_mutex_t   lock;
    /* hashes are keyed: nobody can choose keys that share a chain */
    unsigned char     secret[16];
    fhbd_bucket_t    *buckets;
    uint32_t         *heads;
    uint32_t          size;
    uint32_t          used;
    uint32_t          newest, oldest;
};


fhb_err_t
fhbd_limiter_new(size_t size, fhbd_limiter_t **out, fhb_error_t *err)
{
    size_t           i;
    fhbd_limiter_t  *l;

    l = calloc(1, sizeof(fhbd_limiter_t));
    if (l == NULL || pthread_mutex_init(&l->lock, NULL) != 0) {
        free(l);
        return fhb_fail(err, FHB_ENOMEM, "no memory for rate limits");
    }

    l->size = (uint32_t) size;
    l->newest = l->oldest = FHBD_RATE_NONE;
    l->buckets = calloc(size, sizeof(fhbd_bucket_t));
    l->heads = calloc(size, sizeof(uint32_t));

    if (l->buckets == NULL || l->heads == NULL) {
        fhbd_limiter_free(l);
        return fhb_fail(err, FHB_ENOMEM, "no memory for rate limits");
    }

    if (RAND_bytes(l->secret, sizeof(l->secret)) != 1) {
        fhbd_limiter_free(l);
        return fhb_fail(err, FHB_EIO, "the system gives no random bytes");
    }

    for (i = 0; i < size; i++) {
        l->heads[i] = FHBD_RATE_NONE;
    }

    *out = l;

    return FHB_OK;
}


void
fhbd_limiter_free(fhbd_limiter_t *l)
{
    if (l == NULL) {
        return;
    }

    (void) pthread_mutex_destroy(&l->lock);
    free(l->buckets);
    free(l->heads);
    free(l);
}


static bool
fhbd_rate_hash(const fhbd_limiter_t *l, fhb_str_t key,
    unsigned char out[FHBD_RATE_KEY])
{
    bool            good;
    EVP_MD_CTX     *ctx;
    unsigned char   md[EVP_MAX_MD_SIZE];

    ctx = EVP_MD_CTX_new();
    good = ctx != NULL
           && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) == 1
           && EVP_DigestUpdate(ctx, l->secret, sizeof(l->secret)) == 1
           && EVP_DigestUpdate(ctx, key.ptr, key.len) == 1
           && EVP_DigestFinal_ex(ctx, md, NULL) == 1;
    EVP_MD_CTX_free(ctx);

    if (good) {
        memcpy(out, md, FHBD_RATE_KEY);
    }

    return good;
}


static uint32_t *
fhbd_rate_head(fhbd_limiter_t *l, const unsigned char *key)
{
    uint32_t  n;

    memcpy(&n, key, sizeof(n));

    return &l->heads[n % l->size];
}


static uint32_t
fhbd_rate_find(fhbd_limiter_t *l, const unsigned char *key)
{
    uint32_t  i = *fhbd_rate_head(l, key);

    while (i != FHBD_RATE_NONE
           && memcmp(l->buckets[i].key, key, FHBD_RATE_KEY) != 0)
    {
        i = l->buckets[i].chain;
    }

    return i;
}


static void
fhbd_rate_unlist(fhbd_limiter_t *l, uint32_t i)
{
    const fhbd_bucket_t  *b = &l->buckets[i];

    if (b->newer == FHBD_RATE_NONE) {
        l->newest = b->older;
    } else {
        l->buckets[b->newer].older = b->older;
    }

    if (b->older == FHBD_RATE_NONE) {
        l->oldest = b->newer;
    } else {
        l->buckets[b->older].newer = b->newer;
    }
}


static void
fhbd_rate_list(fhbd_limiter_t *l, uint32_t i)
{
    fhbd_bucket_t  *b = &l->buckets[i];

    b->newer = FHBD_RATE_NONE;
    b->older = l->newest;

    if (l->newest == FHBD_RATE_NONE) {
        l->oldest = i;
    } else {
        l->buckets[l->newest].newer = i;
    }

    l->newest = i;
}


static void
fhbd_rate_forget(fhbd_limiter_t *l, uint32_t i)
{
    uint32_t  *link = fhbd_rate_head(l, l->buckets[i].key);

    while (*link != i) {
        link = &l->buckets[*link].chain;
    }

    *link = l->buckets[i].chain;
    fhbd_rate_unlist(l, i);
}


static uint32_t
fhbd_rate_add(fhbd_limiter_t *l, const unsigned char *key, int64_t level,
    int64_t now)
{
    uint32_t        i, *head = fhbd_rate_head(l, key);
    fhbd_bucket_t  *b;

    if (l->used < l->size) {
        i = l->used++;

    } else {
        i = l->oldest;
        fhbd_rate_forget(l, i);
    }

    b = &l->buckets[i];
    memcpy(b->key, key, FHBD_RATE_KEY);
    b->level = level;
    b->time = now;
    b->chain = *head;
    *head = i;
    fhbd_rate_list(l, i);

    return i;
}


static void
fhbd_rate_fill(fhbd_bucket_t *b, fhbd_rate_t rate, int64_t now)
{
    int64_t  ms, full = (int64_t) rate.burst * FHBD_RATE_ONE;

    ms = now > b->time ? now - b->time : 0;

    /* by division: the product of a long time could be too large */
    if (ms > full / rate.per_second) {
        b->level = full;
    } else {
        b->level += ms * rate.per_second;
    }

    if (b->level > full) {
        b->level = full;
    }

    b->time = now;
}


static unsigned
fhbd_rate_check(fhbd_limiter_t *l, fhb_str_t key, fhbd_rate_t rate,
    int64_t now, bool take)
{
    int64_t         missing, second;
    uint32_t        i;
    unsigned        wait = 0;
    unsigned char   hash[FHBD_RATE_KEY];
    fhbd_bucket_t  *b;

    /* without memory the request will not get far anyway */
    if (!fhbd_rate_hash(l, key, hash)) {
        return 1;
    }

    (void) pthread_mutex_lock(&l->lock);

    i = fhbd_rate_find(l, hash);

    if (i == FHBD_RATE_NONE) {
        if (!take) {
            (void) pthread_mutex_unlock(&l->lock);
            return 0;
        }

        i = fhbd_rate_add(l, hash, (int64_t) rate.burst * FHBD_RATE_ONE, now);

    } else {
        fhbd_rate_unlist(l, i);
        fhbd_rate_list(l, i);
    }

    b = &l->buckets[i];
    fhbd_rate_fill(b, rate, now);

    if (b->level < FHBD_RATE_ONE) {
        second = (int64_t) rate.per_second * 1000;
        missing = FHBD_RATE_ONE - b->level;
        wait = (unsigned) ((missing + second - 1) / second);

    } else if (take) {
        b->level -= FHBD_RATE_ONE;
    }

    (void) pthread_mutex_unlock(&l->lock);

    return wait;
}


unsigned
fhbd_limiter_take(fhbd_limiter_t *l, fhb_str_t key, fhbd_rate_t rate,
    int64_t now)
{
    return fhbd_rate_check(l, key, rate, now, true);
}


unsigned
fhbd_limiter_look(fhbd_limiter_t *l, fhb_str_t key, fhbd_rate_t rate,
    int64_t now)
{
    return fhbd_rate_check(l, key, rate, now, false);
}


int64_t
fhbd_monotonic_ms(void)
{
    struct timespec  ts;

    /* cannot fail: the clock exists and the pointer is good */
    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (int64_t) ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}


fhb_str_t
fhbd_rate_address(fhb_str_t text, unsigned char out[16])
{
    static const unsigned char  mapped[12] =
        { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

    char  name[INET6_ADDRSTRLEN];

    if (text.len == 0 || text.len >= sizeof(name)) {
        return text;
    }

    memcpy(name, text.ptr, text.len);
    name[text.len] = '\0';

    if (inet_pton(AF_INET, name, out) == 1) {
        return fhb_str((const char *) out, 4);
    }

    if (inet_pton(AF_INET6, name, out) != 1) {
        return text;
    }

    if (memcmp(out, mapped, sizeof(mapped)) == 0) {
        return fhb_str((const char *) out + sizeof(mapped), 4);
    }

    return fhb_str((const char *) out, 8);
}
