/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A sample of a table: what the plan knows of the sizes of its types and of
 * the order of their ids.  An estimate only: no row's fate hangs on it.
 */

#ifndef FHBD_PG_PLAN_H
#define FHBD_PG_PLAN_H

#include "fhbd_pg_store.h"

/* one type's share of the sample */
typedef struct {
    uint64_t  rows;             /* estimates for the whole table */
    uint64_t  bytes;
    uint64_t  recent_rows;      /* later than _since, earlier than _until */
    uint64_t  recent_bytes;
    int       first;            /* rows first … first + n - 1 of res */
    int       n;
} fhbd_pg_share_t;

typedef struct {
    PGresult         *res;      /* type, id, …: in order of type and id */
    bool              complete; /* it is the whole table */
    uint64_t          bytes;    /* of all types */
    fhbd_pg_share_t   shares[FHB_TYPES_MAX];
} fhbd_pg_sample_t;

fhb_err_t fhbd_pg_sample_take(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    const fhbd_pg_table_t *t, const atomic_bool *cancel,
    fhbd_pg_sample_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_sample_free(fhbd_pg_sample_t *s);

/* would the server find the resources of a Patient by an index? */
fhb_err_t fhbd_pg_has_cohort_index(fhbd_snapshot_t *snap,
    const fhbd_pg_table_t *t, const atomic_bool *cancel, bool *has,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_PG_PLAN_H */
