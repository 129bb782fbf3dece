/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * max_connections: so many at a time, and who has to wait waits in line.
 */

#ifndef FHBD_SLOTS_H
#define FHBD_SLOTS_H

#include <stdatomic.h>

#include "../common/fhb_core.h"

typedef struct fhbd_slots_s  fhbd_slots_t;

/* max 0: no limit, only counted.  NULL: no memory */
fhbd_slots_t *fhbd_slots_new(unsigned max) FHB_NODISCARD;
void fhbd_slots_free(fhbd_slots_t *s);          /* none is taken any more */

/*
 * Takes one; those that wait get theirs in the order in which they came.
 * FHB_ECANCEL when *cancel is set (NULL: never), FHB_EAGAIN after so many
 * seconds (0: never).
 */
fhb_err_t fhbd_slots_take(fhbd_slots_t *s, const atomic_bool *cancel,
    unsigned seconds, fhb_error_t *err) FHB_NODISCARD;
void fhbd_slots_give(fhbd_slots_t *s);

void fhbd_slots_counts(fhbd_slots_t *s, unsigned *used, unsigned *waiting);

#endif /* FHBD_SLOTS_H */
