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

/*
 * Calls cb for the id of each Patient that the resource is linked to by its
 * compartment paths, itself if it is one; an id may come twice.  FHB_EJSON as
 * above; otherwise what cb gives.
 */
typedef fhb_err_t (*fhbd_match_cb)(void *arg, fhb_str_t patient,
    fhb_error_t *err);

fhb_err_t fhbd_match_each(const fhbd_match_t *m, fhb_type_t type,
    fhb_str_t id, fhb_str_t body, fhb_str_t base, fhbd_match_cb cb, void *arg,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * The same for a deletion (row->body empty or not), TOMB-04: sets row->astray
 * and *belongs where only the body could tell whose it was, and cannot.
 * Leaves out what is not in want->pick.
 */
fhb_err_t fhbd_match_deleted(const fhbd_match_t *m, const fhbd_want_t *want,
    fhbd_row_t *row, bool *belongs, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_MATCH_H */
