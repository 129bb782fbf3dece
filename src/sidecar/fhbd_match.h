/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Does a resource belong to the Patients of the job?  The test on the bytes
 * that all sources share (CMP-02, CMP-04, CMP-07).
 */

#ifndef FHBD_MATCH_H
#define FHBD_MATCH_H

#include "fhbd_source.h"

/* compiled paths of all compartment types; read-only, shared */
typedef struct fhbd_match_s  fhbd_match_t;

fhbd_match_t *fhbd_match_new(void) FHB_NODISCARD;    /* NULL: no memory */
void fhbd_match_free(fhbd_match_t *m);

/*
 * *belongs: at system level always; Patient by its id in want->patients;
 * Group only the requested one at Group level, none at Patient level; others
 * by their compartment paths, types without any never.  The body is read only
 * for these paths, and only up to the first that belongs: FHB_EJSON when it is
 * no sound JSON up to there (*belongs is then false).
 */
fhb_err_t fhbd_match(const fhbd_match_t *m, const fhbd_want_t *want,
    fhb_type_t type, fhb_str_t id, fhb_str_t body, bool *belongs,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_MATCH_H */
