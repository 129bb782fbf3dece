/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A set of ids (the Patients of a job): exact, compact, filled once by one
 * thread, then read by all.
 */

#ifndef FHB_IDSET_H
#define FHB_IDSET_H

#include "fhb_core.h"

typedef struct fhb_idset_s  fhb_idset_t;

/* NULL: no memory, or the system gives no random bytes */
fhb_idset_t *fhb_idset_new(void) FHB_NODISCARD;
void fhb_idset_free(fhb_idset_t *s);
/* copies the id; a second time is no error.  FHB_EPARAM for more than 255
 * bytes, FHB_ENOMEM also when all ids together come to 4 GiB; the set stays
 * as it was. */
fhb_err_t fhb_idset_add(fhb_idset_t *s, fhb_str_t id, fhb_error_t *err)
    FHB_NODISCARD;
bool fhb_idset_has(const fhb_idset_t *s, fhb_str_t id);
size_t fhb_idset_count(const fhb_idset_t *s);
/* walks all ids in the order they were added: *pos = 0 at first; false at
 * the end.  id points into the set, good until the next add. */
bool fhb_idset_next(const fhb_idset_t *s, size_t *pos, fhb_str_t *id);
/* where fhb_idset_next finds this id: below 4 GiB, the same in every set that
 * was filled in the same order; SIZE_MAX: it is not there */
size_t fhb_idset_find(const fhb_idset_t *s, fhb_str_t id);

#endif /* FHB_IDSET_H */
