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

struct fhbd_pg_sample_s {
    fhb_buf_t         of;       /* which rows: see fhbd_pg_sample_get */
    PGresult         *res;      /* type, id, …: in order of type and id; NULL
                                 * once the plan is made */
    bool              complete; /* it is the whole table */
    uint64_t          bytes;    /* of all types */
    fhbd_pg_share_t   shares[FHB_TYPES_MAX];
};

/*
 * *out is the snapshot's, until the next call: the sample of the phase before
 * as long as it is of the same rows, for the bodies of thousands of rows are
 * counted for one.  ids: with res, if need be of another sample.
 */
fhb_err_t fhbd_pg_sample_get(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    const fhbd_pg_table_t *t, bool ids, const atomic_bool *cancel,
    const fhbd_pg_sample_t **out, fhb_error_t *err) FHB_NODISCARD;
/* res goes: a job keeps its snapshot for long */
void fhbd_pg_sample_drop_ids(fhbd_snapshot_t *snap);

/* would the server find the resources of a Patient by an index? */
fhb_err_t fhbd_pg_has_cohort_index(fhbd_snapshot_t *snap,
    const fhbd_pg_table_t *t, const atomic_bool *cancel, bool *has,
    fhb_error_t *err) FHB_NODISCARD;

/* how many ids, or else how many Patients, the job's searches leave of a type;
 * both 0: more than could be listed, or no index finds them */
fhb_err_t fhbd_pg_keys_count(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    fhb_type_t type, const fhbd_pg_table_t *t, const atomic_bool *cancel,
    size_t *ids, size_t *patients, fhb_error_t *err) FHB_NODISCARD;

/* a plan being made */
typedef struct {
    fhbd_snapshot_t    *snap;
    const fhbd_want_t  *want;
    fhbd_plan_t        *plan;
    const atomic_bool  *cancel;
    double              fraction;   /* of the rows that the job will keep */
    fhbd_pg_part_t      bin;        /* types that share a part */
    uint64_t            bin_work;   /* bytes to be read for it */
    uint64_t            bin_rows;
    uint64_t            bin_bytes;
} fhbd_pg_planner_t;

/* adds a part; rows and bytes: estimates before the job's patients are known */
fhb_err_t fhbd_pg_plan_part(fhbd_pg_planner_t *p, const fhbd_pg_part_t *part,
    uint64_t rows, uint64_t bytes, fhb_error_t *err) FHB_NODISCARD;
/* blocks can be had in ranges and are good enough, and an index would not find
 * the rows quicker */
bool fhbd_pg_by_blocks(const fhbd_pg_planner_t *p, const fhbd_pg_table_t *t);
/* may ranges of keys hold several types? */
bool fhbd_pg_shared_keys(const fhbd_pg_source_t *src,
    const fhbd_pg_table_t *t);
/* would it, for those that are later than _since? */
bool fhbd_pg_by_time(const fhbd_pg_planner_t *p, const fhbd_pg_table_t *t);
/* part's types in n parts, block by block */
fhb_err_t fhbd_pg_plan_blocks(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    fhbd_pg_part_t *part, const fhbd_pg_share_t *share, uint64_t n,
    fhb_error_t *err) FHB_NODISCARD;
/* all of these types in one go, if they are much of the table and that can be
 * done: *done */
fhb_err_t fhbd_pg_plan_pass(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    const fhb_typeset_t *types, const fhbd_pg_sample_t *sample, bool *done,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_PG_PLAN_H */
