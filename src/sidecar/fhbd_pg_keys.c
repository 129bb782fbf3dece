/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Types of which a job's searches leave only what has one of a few ids, or
 * belongs to a few Patients: found as resources asked for by name are, and
 * cohorts.  What is found may be too much: the searches decide.
 */

#include "fhbd_pg_plan.h"

#define FHBD_PG_KEYS_IDS       5000
#define FHBD_PG_KEYS_PATIENTS  100

typedef fhb_err_t (*fhbd_pg_follow_t)(const fhb_filters_t *f, fhb_type_t type,
    fhb_idset_t *out, bool *known, fhb_error_t *err);


/* *best: what follows from one list of searches, if it is less than what is
 * there already */
static fhb_err_t
fhbd_pg_keys_of(const fhb_filters_t *f, fhb_type_t type,
    fhbd_pg_follow_t follow, size_t max, fhb_idset_t **best, fhb_error_t *err)
{
    bool          known;
    fhb_err_t     rc;
    fhb_idset_t  *set;

    if (f == NULL) {
        return FHB_OK;
    }

    set = fhb_idset_new();
    if (set == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
    }

    rc = follow(f, type, set, &known, err);
    if (rc == FHB_OK && known && fhb_idset_count(set) <= max
        && (*best == NULL || fhb_idset_count(set) < fhb_idset_count(*best)))
    {
        fhb_idset_free(*best);
        *best = set;
    } else {
        fhb_idset_free(set);
    }

    return rc;
}


/* what the searches of a type leave: ids, or else Patients, or neither.
 * Filters and limits both hold: what follows from one of them will do. */
static fhb_err_t
fhbd_pg_keys(const fhbd_pg_source_t *src, const fhbd_want_t *want,
    fhb_type_t type, fhb_idset_t **ids, fhb_idset_t **patients,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    *ids = *patients = NULL;

    rc = fhbd_pg_keys_of(want->filters, type, fhb_filters_ids,
                         FHBD_PG_KEYS_IDS, ids, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_keys_of(want->limits, type, fhb_filters_ids,
                             FHBD_PG_KEYS_IDS, ids, err);
    }

    /* whoever does not trust the store's links says so by cohort_percent = 0 */
    if (rc == FHB_OK && *ids == NULL && fhbd_pg_cohorts(src)
        && src->base.tenant->pg_cohort_percent > 0)
    {
        rc = fhbd_pg_keys_of(want->filters, type, fhb_filters_patients,
                             FHBD_PG_KEYS_PATIENTS, patients, err);
        if (rc == FHB_OK) {
            rc = fhbd_pg_keys_of(want->limits, type, fhb_filters_patients,
                                 FHBD_PG_KEYS_PATIENTS, patients, err);
        }
    }

    if (rc != FHB_OK) {
        fhb_idset_free(*ids);
        fhb_idset_free(*patients);
    }

    return rc;
}


fhb_err_t
fhbd_pg_keys_count(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    fhb_type_t type, const fhbd_pg_table_t *t, const atomic_bool *cancel,
    size_t *ids, size_t *patients, fhb_error_t *err)
{
    bool          has = t->by_id;
    fhb_err_t     rc;
    fhb_idset_t  *by_id, *by_patient;

    *ids = *patients = 0;

    rc = fhbd_pg_keys(snap->src, want, type, &by_id, &by_patient, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (by_patient != NULL) {
        rc = fhbd_pg_has_cohort_index(snap, t, cancel, &has, err);
    }
    if (rc == FHB_OK && has) {
        *ids = by_id == NULL ? 0 : fhb_idset_count(by_id);
        *patients = by_patient == NULL ? 0 : fhb_idset_count(by_patient);
    }
    fhb_idset_free(by_id);
    fhb_idset_free(by_patient);

    return rc;
}


static fhb_err_t
fhbd_pg_keys_patients(fhbd_pg_run_t *run, fhb_type_t type,
    const fhb_idset_t *patients, fhbd_pg_args_t *args, fhb_error_t *err)
{
    size_t     pos = 0;
    fhb_buf_t  array = { 0 };
    fhb_str_t  id;
    fhb_err_t  rc;

    while (fhb_idset_next(patients, &pos, &id)) {
        if (fhbd_pg_id_possible(run->table, id)) {
            fhbd_pg_array_add(&array, id);
        }
    }
    fhbd_pg_array_end(&array);

    if (run->table->type == FHB_TYPE_NONE) {
        args->value[FHBD_PG_V_TYPE] = fhb_type_name(type).ptr;
    }
    args->value[FHBD_PG_V_PATIENTS] = array.ptr;

    rc = array.failed
         ? fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids")
         : fhbd_pg_args_filters(run, type, args, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(run->reader->conn, FHBD_PG_COHORT_BEGIN,
                          run->cancel, NULL, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_select(run, args, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(run->reader->conn, FHBD_PG_SETTINGS_END,
                          run->cancel, NULL, err);
    }
    args->value[FHBD_PG_V_PATIENTS] = args->value[FHBD_PG_V_TYPE] = NULL;
    fhb_buf_free(&array);

    return rc;
}


fhb_err_t
fhbd_pg_keys_read(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhbd_pg_args_t *args, fhb_error_t *err)
{
    fhb_err_t     rc = FHB_OK;
    fhb_type_t    type;
    fhb_idset_t  *ids, *patients;

    for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
        if (!fhb_typeset_has(types, type)) {
            continue;
        }

        rc = fhbd_pg_keys(run->reader->src, run->want, type, &ids, &patients,
                          err);
        if (rc != FHB_OK) {
            break;
        }

        rc = ids != NULL ? fhbd_pg_ids(run, type, ids, args, err)
             : patients != NULL
             ? fhbd_pg_keys_patients(run, type, patients, args, err)
             /* planned before cohort_percent was set to 0: planned anew */
             : fhb_fail(err, FHB_ENOTFOUND, "a stored part is no search any "
                        "more");
        fhb_idset_free(ids);
        fhb_idset_free(patients);
    }

    return rc;
}
