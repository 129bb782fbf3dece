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

fhb_idset_t *fhb_idset_new(void) FHB_NODISCARD;
void fhb_idset_free(fhb_idset_t *s);
/* copies the id (at most 255 bytes); a second time is no error */
fhb_err_t fhb_idset_add(fhb_idset_t *s, fhb_str_t id, fhb_error_t *err)
    FHB_NODISCARD;
bool fhb_idset_has(const fhb_idset_t *s, fhb_str_t id);
size_t fhb_idset_count(const fhb_idset_t *s);
/* walks all ids in the order they were added: *pos = 0 at first; false at
 * the end */
bool fhb_idset_next(const fhb_idset_t *s, size_t *pos, fhb_str_t *id);

#endif /* FHB_IDSET_H */
