/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The plan of a job: ranges that hold each wanted row exactly once.
 *
 * Ranges are cut where a sample says that parts become about equal, but they
 * are open at both ends and leave nothing between them, and a type that the
 * sample did not meet is still asked for.  So a bad sample makes uneven
 * parts, never a missing row.
 *
 * When a job wants much of a table, it is read once from end to end, block by
 * block (ctid), all types together: several times as fast as type by type,
 * but a row that is updated moves, so the ranges mean something in this
 * snapshot only.  The same goes for one type with a large share.  Other types
 * are cut by ids; types that fit into one part share one, so that a small job
 * is a handful of statements.
 */

#include "fhbd_pg_plan.h"

#include <stdio.h>
#include <string.h>

#define FHBD_PG_BIG_SHARE  15       /* percent of the table: block by block */
#define FHBD_PG_SMALL      4        /* tables below part_size / 4: one part */
#define FHBD_PG_PICK_BYTES 1024     /* a guess at one resource */


static uint64_t
fhbd_pg_keep(const fhbd_pg_planner_t *p, uint64_t n)
{
    return (uint64_t) ((double) n * p->fraction);
}


fhb_err_t
fhbd_pg_plan_part(fhbd_pg_planner_t *p, const fhbd_pg_part_t *part,
    uint64_t rows, uint64_t bytes, fhb_error_t *err)
{
    fhb_buf_t   spec = { 0 };
    fhb_err_t   rc;
    fhb_type_t  type = FHB_TYPE_NONE, t;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&part->types, t)) {
            if (type != FHB_TYPE_NONE) {
                type = FHB_TYPE_NONE;
                break;
            }
            type = t;
        }
    }

    fhbd_pg_part_format(part, &spec);
    if (spec.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    } else {
        bytes = fhbd_pg_keep(p, bytes);
        rc = fhbd_plan_add(p->plan, type, spec.ptr, !part->ctid,
                           fhbd_pg_keep(p, rows), bytes > 0 ? bytes : 1, err);
    }
    fhb_buf_free(&spec);

    return rc;
}


static fhb_err_t
fhbd_pg_bin_flush(fhbd_pg_planner_t *p, fhb_error_t *err)
{
    fhb_err_t      rc = FHB_OK;
    fhbd_pg_how_t  how = p->bin.how;

    if (!fhb_typeset_empty(&p->bin.types)) {
        rc = fhbd_pg_plan_part(p, &p->bin, p->bin_rows, p->bin_bytes, err);
    }

    memset(&p->bin, 0, sizeof(p->bin));
    p->bin.how = how;
    p->bin_work = p->bin_rows = p->bin_bytes = 0;

    return rc;
}


static fhb_err_t
fhbd_pg_bin_add(fhbd_pg_planner_t *p, fhb_type_t type, uint64_t work,
    uint64_t rows, uint64_t bytes, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (p->bin_work > 0 && p->bin_work + work > p->want->part_size) {
        rc = fhbd_pg_bin_flush(p, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    fhb_typeset_add(&p->bin.types, type);
    p->bin_work += work;
    p->bin_rows += rows;
    p->bin_bytes += bytes;

    return FHB_OK;
}


/* a type by ranges of its ids, cut at ids of the sample */
static fhb_err_t
fhbd_pg_plan_ids(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    fhb_type_t type, const fhbd_pg_share_t *share, PGresult *sample,
    uint64_t n, fhb_error_t *err)
{
    int             row;
    char           *cut;
    uint64_t        i;
    fhb_err_t       rc = FHB_OK;
    fhbd_pg_part_t  part = { 0 };

    fhb_typeset_add(&part.types, type);

    if (n > (uint64_t) share->n) {
        n = (uint64_t) share->n;
    }

    for (i = 1; rc == FHB_OK && i < n; i++) {
        row = share->first + (int) ((uint64_t) share->n * i / n);
        if (PQgetisnull(sample, row, 1)) {
            break;                  /* rows without id come last */
        }
        cut = PQgetvalue(sample, row, 1);
        if (*cut == '\0' || (part.lo != NULL && strcmp(cut, part.lo) == 0)) {
            continue;               /* an empty range */
        }
        part.hi = cut;
        rc = fhbd_pg_plan_part(p, &part, share->recent_rows / n,
                               share->recent_bytes / n, err);
        part.lo = cut;
    }

    part.hi = NULL;
    if (rc == FHB_OK) {
        rc = fhbd_pg_plan_part(p, &part, share->recent_rows / n,
                               share->recent_bytes / n, err);
    }

    /* a comparison is never true for them */
    if (rc == FHB_OK && part.lo != NULL && !t->id_not_null) {
        part.lo = NULL;
        part.null_ids = true;
        rc = fhbd_pg_plan_part(p, &part, 0, 1, err);
    }

    return rc;
}


static fhb_err_t
fhbd_pg_plan_type(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    fhb_type_t type, const fhbd_pg_sample_t *sample, fhb_error_t *err)
{
    bool                    delta, blocks, cohort;
    uint64_t                work, n;
    fhb_err_t               rc;
    fhbd_pg_part_t          part = { 0 };
    const fhbd_pg_share_t  *share = &sample->shares[type];

    if (share->n == 0 && sample->complete) {
        return FHB_OK;
    }

    cohort = p->bin.how == FHBD_PG_COHORT;

    /* what must be read to find the rows: little where an index knows what
     * is later than _since */
    delta = fhbd_pg_by_time(p, t);
    blocks = fhbd_pg_by_blocks(p, t)
             && (!t->by_id || share->bytes >= sample->bytes / 100
                                              * FHBD_PG_BIG_SHARE);
    work = cohort ? fhbd_pg_keep(p, share->recent_bytes)
           : delta ? share->recent_bytes : share->bytes;

    if (work <= p->want->part_size || cohort || (!blocks && !t->by_id)) {
        /* without an index each part reads the whole table: one of them
         * is enough */
        return fhbd_pg_bin_add(p, type, t->by_id || cohort ? work : 1,
                               share->recent_rows, share->recent_bytes, err);
    }

    n = (work + p->want->part_size - 1) / p->want->part_size;
    fhb_typeset_add(&part.types, type);

    if (blocks) {
        return fhbd_pg_plan_blocks(p, t, &part, share, n, err);
    }

    rc = fhbd_pg_sample_get(p->snap, p->want, t, true, p->cancel, &sample,
                            err);

    return rc == FHB_OK
           ? fhbd_pg_plan_ids(p, t, type, &sample->shares[type], sample->res,
                              n, err)
           : rc;
}


/* how much a search by ids, or else by so few of all Patients, finds */
static void
fhbd_pg_keys_share(const fhbd_pg_share_t *share, size_t ids, size_t few,
    uint64_t patients, uint64_t *rows, uint64_t *bytes)
{
    uint64_t  each = FHBD_PG_PICK_BYTES;

    *rows = share->recent_rows;
    if (*rows > 0) {
        each = share->recent_bytes / *rows;
    }

    if (ids > 0) {
        *rows = *rows < ids ? *rows : ids;
    } else if (few < patients) {
        *rows = *rows * few / patients;
    }

    *bytes = *rows * each;
}


/* types of which searches leave what an index finds: they go from types */
static fhb_err_t
fhbd_pg_plan_keys(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    uint64_t patients, fhb_typeset_t *types, fhb_error_t *err)
{
    size_t                   ids, few;
    uint64_t                 rows, bytes;
    fhb_err_t                rc = FHB_OK;
    fhb_type_t               type;
    const fhbd_pg_sample_t  *sample = p->snap->sample;

    if (p->bin.how != FHBD_PG_SCAN) {
        return FHB_OK;
    }

    for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
        if (!fhb_typeset_has(types, type)
            || (sample->shares[type].n == 0 && sample->complete))
        {
            continue;
        }

        rc = fhbd_pg_keys_count(p->snap, p->want, type, t, p->cancel, &ids,
                                &few, err);
        if (rc != FHB_OK || (ids == 0 && few == 0)) {
            continue;
        }

        fhb_typeset_del(types, type);
        if (p->bin.how == FHBD_PG_SCAN) {
            rc = fhbd_pg_bin_flush(p, err);
            p->bin.how = FHBD_PG_SEARCH;
        }
        if (rc == FHB_OK) {
            fhbd_pg_keys_share(&sample->shares[type], ids, few, patients,
                               &rows, &bytes);
            rc = fhbd_pg_bin_add(p, type, bytes, rows, bytes, err);
        }
    }

    if (rc == FHB_OK && p->bin.how == FHBD_PG_SEARCH) {
        rc = fhbd_pg_bin_flush(p, err);
        p->bin.how = FHBD_PG_SCAN;
    }

    return rc;
}


/* nothing can be sampled: the types that there are, a part for each */
static fhb_err_t
fhbd_pg_plan_view(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    const fhb_typeset_t *types, fhb_error_t *err)
{
    PGresult        *res;
    fhb_err_t        rc = FHB_OK;
    fhb_type_t       type;
    fhbd_pg_args_t   args;
    fhbd_pg_part_t   part;

    if (t->type != FHB_TYPE_NONE) {
        memset(&part, 0, sizeof(part));
        fhb_typeset_add(&part.types, t->type);
        return fhbd_pg_plan_part(p, &part, 0, 1, err);
    }

    fhbd_pg_args_init(p->snap->src, t, &args);
    rc = fhbd_pg_sql_run(p->snap->conn, &p->snap->src->profile->types, &args,
                         false, p->cancel, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (int i = 0; rc == FHB_OK && i < PQntuples(res); i++) {
        type = fhb_type_find(fhbd_pg_value(res, i, 0));
        if (type != FHB_TYPE_NONE && fhb_typeset_has(types, type)) {
            memset(&part, 0, sizeof(part));
            fhb_typeset_add(&part.types, type);
            rc = fhbd_pg_plan_part(p, &part, 0, 1, err);
        }
    }
    PQclear(res);

    return rc;
}


/* how many of all Patients the job is about, and whether that is few enough
 * to look for their resources one by one */
static fhb_err_t
fhbd_pg_plan_cohort(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    uint64_t all, fhb_error_t *err)
{
    size_t             n;
    bool               has = false;
    fhb_err_t          rc;
    fhbd_pg_source_t  *src = p->snap->src;

    if (p->want->patients == NULL || all == 0) {
        return FHB_OK;
    }

    n = fhb_idset_count(p->want->patients);
    p->fraction = n < all ? (double) n / (double) all : 1;

    if (!fhbd_pg_cohorts(src)
        || p->fraction * 100 > src->base.tenant->pg_cohort_percent)
    {
        return FHB_OK;
    }

    rc = fhbd_pg_bin_flush(p, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_has_cohort_index(p->snap, t, p->cancel, &has, err);
    }
    if (rc == FHB_OK && has) {
        p->bin.how = FHBD_PG_COHORT;
    }

    return rc;
}


static fhb_err_t
fhbd_pg_plan_table(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    const fhb_typeset_t *types, uint64_t patients, fhb_error_t *err)
{
    bool                     done = false;
    fhb_err_t                rc = FHB_OK;
    fhb_type_t               type;
    fhb_typeset_t            rest = *types;
    const fhbd_pg_sample_t  *sample;

    if (t->kind != 'r' && t->kind != 'm' && t->kind != 'p') {
        return fhbd_pg_plan_view(p, t, types, err);
    }

    if (t->bytes <= p->want->part_size / FHBD_PG_SMALL) {
        for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
            if (fhb_typeset_has(types, type)) {
                rc = fhbd_pg_bin_add(p, type, t->bytes, t->rows, t->bytes,
                                     err);
                if (t->type == FHB_TYPE_NONE) {
                    /* the table counts once, whatever its types */
                    p->bin_work = p->bin_bytes = t->bytes;
                    p->bin_rows = t->rows;
                }
            }
        }
        return rc;
    }

    rc = fhbd_pg_sample_get(p->snap, p->want, t, false, p->cancel, &sample,
                            err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (patients == 0) {
        patients = sample->shares[fhb_type_find(FHB_STR("Patient"))].rows;
    }
    rc = fhbd_pg_plan_cohort(p, t, patients, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_plan_keys(p, t, patients, &rest, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_plan_pass(p, t, &rest, sample, &done, err);
    }

    /* a type that wants ids may have had another sample taken */
    for (type = 0; rc == FHB_OK && !done && type < fhb_type_count(); type++) {
        if (fhb_typeset_has(&rest, type)) {
            rc = fhbd_pg_plan_type(p, t, type, p->snap->sample, err);
        }
    }

    if (rc == FHB_OK && p->bin.how == FHBD_PG_COHORT) {
        rc = fhbd_pg_bin_flush(p, err);
        p->bin.how = FHBD_PG_SCAN;
    }

    return rc;
}


static fhb_err_t
fhbd_pg_plan_tables(fhbd_pg_planner_t *p, fhb_error_t *err)
{
    uint64_t          patients = 0;
    fhb_err_t         rc;
    fhb_type_t        type, patient = fhb_type_find(FHB_STR("Patient"));
    fhb_typeset_t     one;
    fhbd_pg_table_t   t;
    fhbd_pg_source_t *src = p->snap->src;

    if (!src->per_type) {
        return fhbd_pg_plan_table(p, &p->snap->table, &p->want->query.types,
                                  0, err);
    }

    rc = fhbd_pg_table_of(p->snap, p->snap->conn, patient, p->cancel, &t, err);
    if (rc != FHB_OK) {
        return rc;
    }
    patients = t.rows;
    fhbd_pg_table_free(&t);

    for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
        if (!fhb_typeset_has(&p->want->query.types, type)) {
            continue;
        }
        rc = fhbd_pg_table_of(p->snap, p->snap->conn, type, p->cancel, &t,
                              err);
        if (rc == FHB_OK && t.exists) {
            memset(&one, 0, sizeof(one));
            fhb_typeset_add(&one, type);
            rc = fhbd_pg_plan_table(p, &t, &one, patients, err);
        }
        fhbd_pg_table_free(&t);
    }

    return rc;
}


/* resources asked for by name: an index finds them, whatever the table */
static fhb_err_t
fhbd_pg_plan_pick(fhbd_pg_planner_t *p, fhb_error_t *err)
{
    uint64_t       n;
    fhb_err_t      rc = FHB_OK;
    fhb_type_t     type;
    fhb_typeset_t  types;

    types = fhbd_pick_types(p->want->pick);
    types = fhb_typeset_and(&types, &p->want->query.types);
    p->bin.how = FHBD_PG_PICK;

    for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
        if (fhb_typeset_has(&types, type)) {
            n = fhb_idset_count(p->want->pick->ids[type]);
            rc = fhbd_pg_bin_add(p, type, n * FHBD_PG_PICK_BYTES, n,
                                 n * FHBD_PG_PICK_BYTES, err);
        }
    }

    return rc;
}


/* deletions are few: one part for all types */
static fhb_err_t
fhbd_pg_plan_deleted(fhbd_pg_planner_t *p, fhb_error_t *err)
{
    if (!fhbd_pg_remembers(&p->snap->src->base)) {
        return fhb_fail(err, FHB_EPARAM, "the source does not remember what "
                        "was deleted");
    }

    p->bin.how = FHBD_PG_DELETED;
    p->bin.types = p->want->query.types;
    p->bin_bytes = 1;

    return FHB_OK;
}


fhb_err_t
fhbd_pg_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    fhbd_plan_t *plan, const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_pg_planner_t  p = { 0 };

    p.snap = snap;
    p.want = want;
    p.plan = plan;
    p.cancel = cancel;
    p.fraction = 1;

    rc = want->deleted ? fhbd_pg_plan_deleted(&p, err)
         : want->pick != NULL ? fhbd_pg_plan_pick(&p, err)
         : fhbd_pg_plan_tables(&p, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_bin_flush(&p, err);
    }
    fhbd_pg_sample_drop_ids(snap);

    return rc;
}
