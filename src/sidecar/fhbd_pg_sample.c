/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A sample of a table, so that nothing has to be counted.
 */

#include "fhbd_pg_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FHBD_PG_SAMPLE_ROWS_MIN    2000
#define FHBD_PG_SAMPLE_ROWS_MAX    20000
#define FHBD_PG_SAMPLE_ROWS_PART   30       /* to find a part's ends by */
#define FHBD_PG_SAMPLE_BLOCKS_MIN  300
#define FHBD_PG_SAMPLE_BLOCKS_MAX  4000
#define FHBD_PG_SAMPLE_LIMIT       60000    /* memory, if all else is wrong */


/* percent of the table's blocks */
static double
fhbd_pg_sample_percent(const fhbd_pg_table_t *t, uint64_t part_size)
{
    double  blocks, rows, per_block, want;

    blocks = (double) (t->blocks > 0 ? t->blocks
                                     : t->bytes / t->block_size + 1);
    rows = t->rows > 0 ? (double) t->rows : blocks * 5;
    per_block = rows / blocks;

    /* compressed bytes: about three times as many parts as it seems */
    want = 3.0 * (double) t->bytes / (double) part_size
           * FHBD_PG_SAMPLE_ROWS_PART;
    if (want < FHBD_PG_SAMPLE_ROWS_MIN) {
        want = FHBD_PG_SAMPLE_ROWS_MIN;
    }
    if (want > FHBD_PG_SAMPLE_ROWS_MAX) {
        want = FHBD_PG_SAMPLE_ROWS_MAX;
    }

    want /= per_block;
    if (want < FHBD_PG_SAMPLE_BLOCKS_MIN
        && FHBD_PG_SAMPLE_BLOCKS_MIN * per_block < FHBD_PG_SAMPLE_ROWS_MAX)
    {
        want = FHBD_PG_SAMPLE_BLOCKS_MIN;
    }
    if (want > FHBD_PG_SAMPLE_BLOCKS_MAX) {
        want = FHBD_PG_SAMPLE_BLOCKS_MAX;
    }

    return want >= blocks ? 100.0 : 100.0 * want / blocks;
}


static void
fhbd_pg_sample_count(fhbd_pg_sample_t *s, double scale)
{
    int               n = PQntuples(s->res);
    uint64_t          bytes;
    fhb_str_t         name, last = { NULL, 0 };
    fhb_type_t        type = FHB_TYPE_NONE;
    fhbd_pg_share_t  *share;

    for (int i = 0; i < n; i++) {
        name = fhbd_pg_value(s->res, i, 0);
        bytes = (uint64_t) fhbd_pg_int(s->res, i, 2) + 1;
        s->bytes += bytes;

        if (i == 0 || !fhb_str_eq(name, last)) {
            type = fhb_type_find(name);
            last = name;
        }
        if (type == FHB_TYPE_NONE) {
            continue;
        }

        share = &s->shares[type];
        if (share->n++ == 0) {
            share->first = i;
        }
        share->bytes += bytes;
        if (fhbd_pg_bool(s->res, i, 3)) {
            share->recent_rows++;
            share->recent_bytes += bytes;
        }
    }

    s->bytes = (uint64_t) ((double) s->bytes * scale);
    for (type = 0; type < fhb_type_count(); type++) {
        share = &s->shares[type];
        share->rows = (uint64_t) ((double) share->n * scale);
        share->bytes = (uint64_t) ((double) share->bytes * scale);
        share->recent_rows = (uint64_t) ((double) share->recent_rows * scale);
        share->recent_bytes = (uint64_t) ((double) share->recent_bytes
                                          * scale);
    }
}


static fhb_err_t
fhbd_pg_sample_take(fhbd_snapshot_t *snap, const fhbd_pg_args_t *args,
    double pct, const atomic_bool *cancel, fhbd_pg_sample_t *out,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_pg_sql_run(snap->conn, &snap->src->profile->sample, args,
                         false, cancel, &out->res, err);
    if (rc != FHB_OK) {
        return rc;
    }
    if (PQnfields(out->res) != 4) {
        return fhb_fail(err, FHB_EDB, "sample.sql must give 4 columns");
    }

    out->complete = pct == 100.0
                    && PQntuples(out->res) < FHBD_PG_SAMPLE_LIMIT;
    fhbd_pg_sample_count(out, 100.0 / pct);

    return FHB_OK;
}


/* all that the sample depends on: its arguments */
static void
fhbd_pg_sample_name(const fhbd_pg_args_t *args, fhb_buf_t *out)
{
    int  i;

    for (i = 0; i < FHBD_PG_V_MAX; i++) {
        if (args->value[i] != NULL) {
            fhb_buf_addf(out, "%d=%s\n", i, args->value[i]);
        }
    }
}


fhb_err_t
fhbd_pg_sample_get(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    const fhbd_pg_table_t *t, bool ids, const atomic_bool *cancel,
    const fhbd_pg_sample_t **out, fhb_error_t *err)
{
    char               percent[32], limit[32];
    double             pct;
    fhb_err_t          rc;
    fhbd_pg_args_t     args;
    fhbd_pg_times_t    times;
    fhbd_pg_sample_t  *s;

    pct = fhbd_pg_sample_percent(t, want->part_size);
    (void) snprintf(percent, sizeof(percent), "%.6f", pct);
    (void) snprintf(limit, sizeof(limit), "%d", FHBD_PG_SAMPLE_LIMIT);

    fhbd_pg_args_init(snap->src, t, &args);
    fhbd_pg_args_times(snap->src, t, want, &times, &args);
    args.value[FHBD_PG_V_PERCENT] = percent;
    args.value[FHBD_PG_V_LIMIT] = limit;

    s = calloc(1, sizeof(*s));
    if (s == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a sample");
    }
    fhbd_pg_sample_name(&args, &s->of);

    if (s->of.failed) {
        fhbd_pg_sample_free(s);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a sample");
    }

    if (snap->sample != NULL
        && fhb_str_eq(fhb_buf_str(&s->of), fhb_buf_str(&snap->sample->of))
        && (!ids || snap->sample->res != NULL))
    {
        fhbd_pg_sample_free(s);
        *out = snap->sample;
        return FHB_OK;
    }

    rc = fhbd_pg_sample_take(snap, &args, pct, cancel, s, err);
    if (rc != FHB_OK) {
        fhbd_pg_sample_free(s);
        return rc;
    }

    fhbd_pg_sample_free(snap->sample);
    *out = snap->sample = s;

    return FHB_OK;
}


void
fhbd_pg_sample_drop_ids(fhbd_snapshot_t *snap)
{
    if (snap->sample != NULL) {
        PQclear(snap->sample->res);
        snap->sample->res = NULL;
    }
}


void
fhbd_pg_sample_free(fhbd_pg_sample_t *s)
{
    if (s == NULL) {
        return;
    }

    PQclear(s->res);
    fhb_buf_free(&s->of);
    free(s);
}
