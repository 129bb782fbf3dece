/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the cache of clients' key sets and the fetching of issuers' share.
 */

#ifndef FHBD_JWKS_INT_H
#define FHBD_JWKS_INT_H

#include "fhbd_fetch.h"
#include "fhbd_jwks.h"

/* a fetched set.  It stays while somebody verifies with it, though another
 * has taken its place in the cache. */
typedef struct {
    fhb_jwks_t       *keys;         /* hold lock to verify */
    pthread_mutex_t   lock;
    size_t            size;         /* bytes of its text */
    unsigned          refs;         /* under the cache's lock */
} fhbd_keyset_t;

/* one fetch, and all who wait for it; under the cache's lock */
typedef struct {
    unsigned         refs;
    bool             done;
    fhbd_keyset_t   *set;           /* NULL: err says why */
    fhb_error_t      err;
} fhbd_flight_t;

/* what is known of one URL; under the cache's lock */
typedef struct fhbd_jwks_entry_s  fhbd_jwks_entry_t;

struct fhbd_jwks_entry_s {
    fhbd_jwks_entry_t  *prev;       /* used later; NULL: the first */
    fhbd_jwks_entry_t  *next;
    char               *url;
    fhbd_keyset_t      *set;        /* the last good one that may be kept */
    int64_t             fresh;      /* it may be used until then, ms */
    int64_t             refetch;    /* for an unknown kid not before, ms */
    int64_t             retry;      /* after a failure not before, ms */
    unsigned            failures;   /* one after another */
    fhb_error_t         why;        /* of the last failure */
    fhbd_flight_t      *flight;     /* NULL: nobody fetches */
};

/* one external issuer; the thread of fhbd_jwks_issuers only */
typedef struct {
    char               *name;
    char               *url;
    int64_t             due;        /* ms */
    unsigned            failures;   /* one after another */
} fhbd_issuer_t;

struct fhbd_jwks_s {
    pthread_mutex_t      lock;
    pthread_cond_t       landed;    /* some flight is done */
    const fhbd_conf_t   *conf;
    fhbd_jwks_entry_t   *first;     /* used last */
    fhbd_jwks_entry_t   *last;
    size_t               entries;
    size_t               bytes;     /* of all sets in entries */
    unsigned             waiting;   /* threads that fetch or wait */

    const fhbd_conf_t   *issuers_conf;      /* that issuers were made from */
    fhbd_issuer_t       *issuers;
    size_t               issuers_n;
};

/* milliseconds of a clock that is never set, and that goes on while the
 * machine sleeps */
int64_t fhbd_jwks_clock(void);

/* how long a URL is left alone after this many failures, ms: 2 seconds, and
 * doubled up to a minute */
int64_t fhbd_jwks_backoff(unsigned failures);

/* REG-03, REG-05: GET by the rules for key sets.  any_host: jwks_hosts does
 * not apply. */
fhb_err_t fhbd_jwks_fetch(const fhbd_conf_t *conf, const char *url,
    bool any_host, fhbd_fetched_t *out, fhb_error_t *err) FHB_NODISCARD;

/* the cache; lock held */

/* by the rules of fhb_jwks_parse, with one reference */
fhb_err_t fhbd_keyset_new(fhb_str_t text, fhbd_keyset_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_keyset_put(fhbd_keyset_t *set);               /* NULL is fine */
/* the entry, now the first; made if there is none.  NULL: no memory */
fhbd_jwks_entry_t *fhbd_jwks_entry(fhbd_jwks_t *j, const char *url);
void fhbd_jwks_drop_set(fhbd_jwks_t *j, fhbd_jwks_entry_t *e);
void fhbd_jwks_remove(fhbd_jwks_t *j, fhbd_jwks_entry_t *e);
/* keeps the bounds; spare and what is being fetched stay */
void fhbd_jwks_shrink(fhbd_jwks_t *j, const fhbd_jwks_entry_t *spare);

void fhbd_issuers_free(fhbd_jwks_t *j);

#endif /* FHBD_JWKS_INT_H */
