/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Types of which a job's searches leave only what has one of a few ids, or
 * belongs to a few Patients: found by the store's indexes, in a part of their
 * own.  SELECT with arrays as parameters, as in fhbd_pg_cohort.c.  What is found
 * may be too much: the searches decide.
 */

#include "fhbd_pg_plan.h"

#include <string.h>

#define FHBD_PG_KEYS_IDS       5000
#define FHBD_PG_KEYS_PATIENTS  100

typedef fhb_err_t (*fhbd_pg_follow_t)(const fhb_filters_t *f, fhb_type_t type,
    fhb_idset_t *out, bool *known, fhb_error_t *err);


/* the array of what follows from one list of searches, if it is shorter than
 * the one that is there */
static fhb_err_t
fhbd_pg_keys_of(const fhb_filters_t *f, fhb_type_t type,
    fhbd_pg_follow_t follow, const fhbd_pg_table_t *t, size_t max,
    fhbd_pg_keys_t *out, fhb_error_t *err)
{
    bool          known;
    size_t        n, pos = 0;
    fhb_str_t     id;
    fhb_err_t     rc;
    fhb_idset_t  *set;

    set = fhb_idset_new();
    if (set == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
    }

    rc = follow(f, type, set, &known, err);
    n = fhb_idset_count(set);

    if (rc == FHB_OK && known && n <= max
        && (out->array.len == 0 || n < out->n))
    {
        out->n = n;
        fhb_buf_reset(&out->array);
        while (fhb_idset_next(set, &pos, &id)) {
            if (fhbd_pg_id_possible(t, id)) {
                fhbd_pg_array_add(&out->array, id);
            }
        }
        fhbd_pg_array_end(&out->array);
        if (out->array.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
        }
    }
    fhb_idset_free(set);

    return rc;
}


/* filters and limits both hold: what follows from one of them will do */
static fhb_err_t
fhbd_pg_keys_both(const fhbd_want_t *want, fhb_type_t type,
    fhbd_pg_follow_t follow, const fhbd_pg_table_t *t, size_t max,
    fhbd_pg_keys_t *out, fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    fhb_buf_reset(&out->array);

    if (want->filters != NULL) {
        rc = fhbd_pg_keys_of(want->filters, type, follow, t, max, out, err);
    }
    if (rc == FHB_OK && want->limits != NULL) {
        rc = fhbd_pg_keys_of(want->limits, type, follow, t, max, out, err);
    }

    return rc;
}


/* of a type: its array is empty where nothing follows, or the profile has no
 * use for it */
static fhb_err_t
fhbd_pg_keys_ids(const fhbd_pg_source_t *src, const fhbd_want_t *want,
    fhb_type_t type, const fhbd_pg_table_t *t, fhbd_pg_keys_t *out,
    fhb_error_t *err)
{
    fhb_buf_reset(&out->array);

    return fhbd_pg_sql_names(&src->profile->rows, "filter_ids")
           ? fhbd_pg_keys_both(want, type, fhb_filters_ids, t,
                               FHBD_PG_KEYS_IDS, out, err)
           : FHB_OK;
}


static fhb_err_t
fhbd_pg_keys_patients(const fhbd_pg_source_t *src, const fhbd_want_t *want,
    fhb_type_t type, const fhbd_pg_table_t *t, fhbd_pg_keys_t *out,
    fhb_error_t *err)
{
    fhb_buf_reset(&out->array);

    /* as for :patients: of text and json the database knows no links */
    return fhbd_pg_sql_names(&src->profile->rows, "filter_patients")
           && (fhbd_pg_jsonb(src) || !fhbd_pg_body_by_ini(src))
           ? fhbd_pg_keys_both(want, type, fhb_filters_patients, t,
                               FHBD_PG_KEYS_PATIENTS, out, err)
           : FHB_OK;
}


fhb_err_t
fhbd_pg_keys_count(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    fhb_type_t type, const fhbd_pg_table_t *t, const atomic_bool *cancel,
    size_t *ids, size_t *patients, fhb_error_t *err)
{
    bool               has = false;
    fhb_err_t          rc;
    fhbd_pg_keys_t     keys = { .n = 0 };
    fhbd_pg_source_t  *src = snap->src;

    *ids = *patients = 0;

    rc = fhbd_pg_keys_ids(src, want, type, t, &keys, err);
    if (rc == FHB_OK && keys.array.len > 0 && t->by_id) {
        *ids = keys.n;

    } else if (rc == FHB_OK && src->profile->rows.cohort_index != NULL) {
        rc = fhbd_pg_keys_patients(src, want, type, t, &keys, err);
        if (rc == FHB_OK && keys.array.len > 0) {
            rc = fhbd_pg_has_cohort_index(snap, t, cancel, &has, err);
            *patients = has ? keys.n : 0;
        }
    }
    fhb_buf_free(&keys.array);

    return rc;
}


/* the part's only type; FHB_TYPE_NONE: it has several */
static fhb_type_t
fhbd_pg_keys_type(const fhbd_pg_run_t *run, const fhb_typeset_t *types)
{
    fhb_type_t  type, one = FHB_TYPE_NONE;

    for (type = 0; type < fhb_type_count(); type++) {
        if (fhb_typeset_has(types, type)) {
            if (one != FHB_TYPE_NONE) {
                return FHB_TYPE_NONE;
            }
            one = type;
        }
    }

    return run->part->how == FHBD_PG_SCAN && run->part->lo == NULL
           && run->part->hi == NULL && !run->part->null_ids
           && !run->part->ctid ? one : FHB_TYPE_NONE;
}


/* a few ids are never worth a whole table, whatever the estimates */
static fhb_err_t
fhbd_pg_keys_select(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_pg_exec(run->reader->conn, "SET LOCAL enable_seqscan = off",
                      run->cancel, NULL, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_select(run, args, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(run->reader->conn, "SET LOCAL enable_seqscan = on",
                          run->cancel, NULL, err);
    }

    return rc;
}


fhb_err_t
fhbd_pg_keys_read(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    const fhbd_pg_args_t *args, bool *done, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_type_t        type = fhbd_pg_keys_type(run, types);
    fhbd_pg_args_t    all = *args;
    fhbd_pg_keys_t    ids = { .n = 0 }, patients = { .n = 0 };
    fhbd_pg_source_t  *src = run->reader->src;

    *done = false;

    if (type == FHB_TYPE_NONE) {
        return FHB_OK;
    }

    rc = fhbd_pg_keys_ids(src, run->want, type, run->table, &ids, err);
    if (rc == FHB_OK && ids.array.len == 0) {
        rc = fhbd_pg_keys_patients(src, run->want, type, run->table,
                                   &patients, err);
    }

    if (rc == FHB_OK && ids.array.len > 0) {
        all.value[FHBD_PG_V_FILTER_IDS] = ids.array.ptr;
        *done = true;

    } else if (rc == FHB_OK && patients.array.len > 0) {
        all.value[FHBD_PG_V_FILTER_PATIENTS] = patients.array.ptr;
        *done = true;
    }

    if (*done) {
        rc = fhbd_pg_keys_select(run, &all, err);
    }
    fhb_buf_free(&ids.array);
    fhb_buf_free(&patients.array);

    return rc;
}
