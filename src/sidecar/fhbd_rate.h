/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Limits of the token endpoint (TOK-20): a token bucket for each key, in a
 * table of fixed size.
 */

#ifndef FHBD_RATE_H
#define FHBD_RATE_H

#include "fhbd_conf.h"

typedef struct fhbd_limiter_s  fhbd_limiter_t;

/* with room for size keys, all allocated now */
fhb_err_t fhbd_limiter_new(size_t size, fhbd_limiter_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_limiter_free(fhbd_limiter_t *l);

/*
 * Takes one from the key's bucket: 0, or the seconds until there is one
 * again.  The rate may change from call to call.  now: monotonic
 * milliseconds.  Thread-safe.
 */
unsigned fhbd_limiter_take(fhbd_limiter_t *l, fhb_str_t key, fhbd_rate_t rate,
    int64_t now);
/* the same answer, but takes nothing */
unsigned fhbd_limiter_look(fhbd_limiter_t *l, fhb_str_t key, fhbd_rate_t rate,
    int64_t now);

int64_t fhbd_monotonic_ms(void);

/*
 * What counts as one address: an IPv4 address (also when it is mapped into
 * IPv6), the /64 network of an IPv6 address, as one household or host has all
 * of it; anything else is taken as it is.  out has room for 16 bytes; the
 * result points there or to text.
 */
fhb_str_t fhbd_rate_address(fhb_str_t text, unsigned char out[16]);

#endif /* FHBD_RATE_H */
