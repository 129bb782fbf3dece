/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The plan of a job that wants much of a store: all types together, from one
 * end to the other, so that each block of the tables is read once.
 *
 * By blocks (ctid) where a table is all that there is to read.  Where rows are
 * joined, by ranges of a key that is unique across types: servers give such
 * numbers out in the order of time, so neighbours in the key are neighbours on
 * the disk, of whatever type.
 */

#include "fhbd_pg_plan.h"

#include <stdio.h>
#include <stdlib.h>

#define FHBD_PG_PASS_SHARE 30       /* percent: all types in one pass */
#define FHBD_PG_PASS_PARTS 8        /* … in about so many parts, each of */
#define FHBD_PG_PASS_MAX   16       /* at most so many times part_size */
#define FHBD_PG_KEYS_MAX   4        /* … where tags are kept for each part */


bool
fhbd_pg_by_time(const fhbd_pg_planner_t *p, const fhbd_pg_table_t *t)
{
    return p->want->query.since != FHB_INSTANT_NONE && t->by_updated;
}


bool
fhbd_pg_by_blocks(const fhbd_pg_planner_t *p, const fhbd_pg_table_t *t)
{
    return !fhbd_pg_by_time(p, t) && !p->want->stable
           && (t->kind == 'r' || t->kind == 'm')
           && PQserverVersion(p->snap->conn) >= FHBD_PG_VERSION_TID_RANGE;
}


bool
fhbd_pg_shared_keys(const fhbd_pg_source_t *src, const fhbd_pg_table_t *t)
{
    int  i;

    i = fhbd_pg_terms_feature(&src->profile->terms, FHB_STR("shared_keys"));

    return i >= 0 && (t->features & (UINT32_C(1) << i)) != 0 && t->by_id;
}


static bool
fhbd_pg_by_keys(const fhbd_pg_planner_t *p, const fhbd_pg_table_t *t)
{
    return fhbd_pg_shared_keys(p->snap->src, t) && !fhbd_pg_by_time(p, t);
}


fhb_err_t
fhbd_pg_plan_blocks(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    fhbd_pg_part_t *part, const fhbd_pg_share_t *share, uint64_t n,
    fhb_error_t *err)
{
    uint64_t   i, next, at = 0;
    fhb_err_t  rc = FHB_OK;

    part->ctid = true;

    for (i = 0; rc == FHB_OK && i < n; i++) {
        next = i + 1 == n ? UINT64_MAX : t->blocks * (i + 1) / n;
        if (next == at) {
            continue;               /* fewer blocks than parts */
        }
        part->lo_block = at;
        part->hi_block = at = next;
        rc = fhbd_pg_plan_part(p, part, share->recent_rows / n,
                               share->recent_bytes / n, err);
    }

    return rc;
}


static int
fhbd_pg_key_cmp(const void *a, const void *b)
{
    int64_t  x = *(const int64_t *) a, y = *(const int64_t *) b;

    return (x > y) - (x < y);
}


/* part's types in n parts, cut at keys of the sample */
static fhb_err_t
fhbd_pg_plan_span(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    fhbd_pg_part_t *part, const fhbd_pg_share_t *share, uint64_t n,
    fhb_error_t *err)
{
    char                     lo[24], hi[24];
    size_t                   rows = 0;
    int64_t                 *keys, last = INT64_MIN;
    uint64_t                 i;
    fhb_err_t                rc;
    fhb_type_t               type;
    const fhbd_pg_sample_t  *sample;

    rc = fhbd_pg_sample_get(p->snap, p->want, t, true, p->cancel, &sample,
                            err);
    if (rc != FHB_OK) {
        return rc;
    }

    keys = calloc((size_t) PQntuples(sample->res) + 1, sizeof(*keys));
    if (keys == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    }

    for (int row = 0; row < PQntuples(sample->res); row++) {
        type = fhb_type_find(fhbd_pg_value(sample->res, row, 0));
        if (type != FHB_TYPE_NONE && fhb_typeset_has(&part->types, type)
            && fhb_str_to_int64(fhbd_pg_value(sample->res, row, 1),
                                INT64_MIN, INT64_MAX, &keys[rows]))
        {
            rows++;
        }
    }
    qsort(keys, rows, sizeof(*keys), fhbd_pg_key_cmp);

    n = n > rows ? rows : n;

    for (i = 1; rc == FHB_OK && i < n; i++) {
        if (keys[rows * i / n] == last) {
            continue;               /* an empty range */
        }
        last = keys[rows * i / n];
        (void) snprintf(hi, sizeof(hi), "%lld", (long long) last);
        part->hi = hi;
        rc = fhbd_pg_plan_part(p, part, share->recent_rows / n,
                               share->recent_bytes / n, err);
        (void) snprintf(lo, sizeof(lo), "%lld", (long long) last);
        part->lo = lo;
    }

    part->hi = NULL;
    if (rc == FHB_OK) {
        n = n > 0 ? n : 1;
        rc = fhbd_pg_plan_part(p, part, share->recent_rows / n,
                               share->recent_bytes / n, err);
    }
    part->lo = NULL;
    free(keys);

    return rc;
}


/* each part makes a file of each type it meets, so parts are larger than
 * elsewhere */
fhb_err_t
fhbd_pg_plan_pass(fhbd_pg_planner_t *p, const fhbd_pg_table_t *t,
    const fhb_typeset_t *types, const fhbd_pg_sample_t *sample, bool *done,
    fhb_error_t *err)
{
    bool             blocks = fhbd_pg_by_blocks(p, t);
    unsigned         several = 0;
    uint64_t         n, size, max;
    fhb_err_t        rc;
    fhb_type_t       type;
    fhbd_pg_part_t   part = { 0 };
    fhbd_pg_share_t  all = { 0 };

    *done = false;

    for (type = 0; type < fhb_type_count(); type++) {
        if (fhb_typeset_has(types, type)) {
            several++;
            all.recent_rows += sample->shares[type].recent_rows;
            all.recent_bytes += sample->shares[type].recent_bytes;
            all.bytes += sample->shares[type].bytes;
        }
    }

    if (several < 2 || p->bin.how == FHBD_PG_COHORT
        || !(blocks || fhbd_pg_by_keys(p, t))
        || all.bytes <= p->want->part_size
        || all.bytes < sample->bytes / 100 * FHBD_PG_PASS_SHARE)
    {
        return FHB_OK;
    }

    size = all.bytes / FHBD_PG_PASS_PARTS;
    max = p->want->part_size * (blocks ? FHBD_PG_PASS_MAX : FHBD_PG_KEYS_MAX);
    if (size > max) {
        size = max;
    }
    if (size < p->want->part_size) {
        size = p->want->part_size;
    }
    n = (all.bytes + size - 1) / size;

    part.types = *types;
    rc = blocks ? fhbd_pg_plan_blocks(p, t, &part, &all, n, err)
                : fhbd_pg_plan_span(p, t, &part, &all, n, err);
    *done = rc == FHB_OK;

    return rc;
}
