/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What is found by ids: resources asked for by name, and cohorts, what belongs
 * to a few Patients.  SELECT with arrays as parameters, so that no id of a
 * Patient stands in a statement that the server may log.
 */

#include "fhbd_pg_plan.h"

#include <string.h>

/*
 * An index search for resources of any of n Patients compares each row with
 * up to n ids: chunks keep the whole linear.  A resource of two Patients in
 * different chunks is given with the first of them.
 */
#define FHBD_PG_CHUNK        100
#define FHBD_PG_CHUNK_IDS    5000   /* ids found by the primary key */


fhb_err_t
fhbd_pg_ids(fhbd_pg_run_t *run, fhb_type_t type, const fhb_idset_t *set,
    fhbd_pg_args_t *args, fhb_error_t *err)
{
    bool       more = true;
    size_t     pos = 0, n;
    fhb_buf_t  ids = { 0 };
    fhb_str_t  id;
    fhb_err_t  rc;

    if (run->table->type == FHB_TYPE_NONE) {
        args->value[FHBD_PG_V_TYPE] = fhb_type_name(type).ptr;
    }

    rc = fhbd_pg_args_filters(run, type, args, err);

    while (rc == FHB_OK && more) {
        fhb_buf_reset(&ids);
        n = 0;

        while (n < FHBD_PG_CHUNK_IDS) {
            more = fhb_idset_next(set, &pos, &id);
            if (!more) {
                break;
            }
            if (fhbd_pg_id_possible(run->table, id)) {
                fhbd_pg_array_add(&ids, id);
                n++;
            }
        }
        fhbd_pg_array_end(&ids);

        if (ids.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
        } else if (n > 0) {
            args->value[FHBD_PG_V_IDS] = ids.ptr;
            rc = fhbd_pg_select(run, args, err);
        }
    }
    args->value[FHBD_PG_V_TYPE] = args->value[FHBD_PG_V_IDS] = NULL;
    fhb_buf_free(&ids);

    return rc;
}


/* CMP-07: the Group that is exported */
static fhb_err_t
fhbd_pg_cohort_group(fhbd_pg_run_t *run, fhb_type_t group,
    fhbd_pg_args_t *args, fhb_error_t *err)
{
    fhb_err_t     rc;
    fhb_idset_t  *one;

    if (run->want->group.len == 0) {
        return FHB_OK;
    }

    one = fhb_idset_new();
    if (one == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
    }

    rc = fhb_idset_add(one, run->want->group, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_ids(run, group, one, args, err);
    }
    fhb_idset_free(one);

    return rc;
}


/* resources with links to the Patients, chunk by chunk.  The index finds more
 * than belongs: what counts is the exact test against the chunk itself. */
static fhb_err_t
fhbd_pg_cohort_links(fhbd_pg_run_t *run, fhbd_pg_args_t *args,
    fhb_error_t *err)
{
    bool          more = true;
    size_t        pos = 0, at = 0, n;
    fhb_buf_t     ids = { 0 };
    fhb_str_t     id;
    fhb_err_t     rc = FHB_OK;
    fhb_idset_t  *chunk, *before;
    fhbd_want_t   now = *run->want, earlier = *run->want;

    before = fhb_idset_new();
    if (before == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a list of Patients");
    }

    while (rc == FHB_OK && more) {
        chunk = fhb_idset_new();
        if (chunk == NULL) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for Patients");
            break;
        }
        fhb_buf_reset(&ids);
        for (n = 0; rc == FHB_OK && n < FHBD_PG_CHUNK; n++) {
            more = fhb_idset_next(run->want->patients, &pos, &id);
            if (!more) {
                break;
            }
            if (fhbd_pg_id_possible(run->table, id)) {
                fhbd_pg_array_add(&ids, id);
            }
            rc = fhb_idset_add(chunk, id, err);
        }
        fhbd_pg_array_end(&ids);
        if (rc == FHB_OK && ids.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a list of ids");
        }

        if (rc == FHB_OK && n > 0) {
            now.patients = chunk;
            earlier.patients = before;
            run->chunk = &now;
            run->before = fhb_idset_count(before) > 0 ? &earlier : NULL;
            args->value[FHBD_PG_V_PATIENTS] = ids.ptr;
            rc = fhbd_pg_select(run, args, err);
        }

        at = 0;
        while (rc == FHB_OK && fhb_idset_next(chunk, &at, &id)) {
            rc = fhb_idset_add(before, id, err);
        }
        fhb_idset_free(chunk);
    }
    run->chunk = run->before = NULL;
    args->value[FHBD_PG_V_PATIENTS] = NULL;
    fhb_idset_free(before);
    fhb_buf_free(&ids);

    return rc;
}


fhb_err_t
fhbd_pg_cohort(fhbd_pg_run_t *run, fhb_typeset_t types, fhbd_pg_args_t *args,
    fhb_error_t *err)
{
    fhb_buf_t   array = { 0 };
    fhb_err_t   rc = FHB_OK;
    fhb_type_t  patient = fhb_type_find(FHB_STR("Patient"));
    fhb_type_t  group = fhb_type_find(FHB_STR("Group"));

    if (fhb_typeset_has(&types, patient)) {
        fhb_typeset_del(&types, patient);
        rc = fhbd_pg_ids(run, patient, run->want->patients, args, err);
    }

    if (rc == FHB_OK && fhb_typeset_has(&types, group)) {
        fhb_typeset_del(&types, group);
        rc = fhbd_pg_cohort_group(run, group, args, err);
    }

    if (rc != FHB_OK || fhb_typeset_empty(&types)) {
        return rc;
    }

    rc = fhbd_pg_args_types(run, &types, &array, args, err);

    /* the plan found the index; estimates must not talk it away chunk by
     * chunk */
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(run->reader->conn, FHBD_PG_COHORT_BEGIN,
                          run->cancel, NULL, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_cohort_links(run, args, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(run->reader->conn, FHBD_PG_SETTINGS_END,
                          run->cancel, NULL, err);
    }
    fhb_buf_free(&array);

    return rc;
}


fhb_err_t
fhbd_pg_has_cohort_index(fhbd_snapshot_t *snap, const fhbd_pg_table_t *t,
    const atomic_bool *cancel, bool *has, fhb_error_t *err)
{
    PGresult              *res = NULL;
    fhb_buf_t              sql = { 0 };
    fhb_err_t              rc;
    const char            *line;
    fhbd_pg_args_t         args;
    fhbd_pg_query_t        q = { 0 };
    const fhbd_pg_sql_t   *rows = &snap->src->profile->rows;

    *has = false;

    fhbd_pg_args_init(snap->src, t, &args);
    args.value[FHBD_PG_V_PATIENTS] =
        t->id == FHBD_PG_ID_UUID ? "{00000000-0000-0000-0000-000000000000}"
                                 : "{x}";
    if (t->type == FHB_TYPE_NONE) {
        args.value[FHBD_PG_V_TYPES] = "{Observation,Condition}";
    }

    rc = fhbd_pg_sql_render(rows, &args, NULL, &q, err);
    if (rc != FHB_OK) {
        return rc;
    }
    fhb_buf_adds(&sql, "EXPLAIN (COSTS OFF) ");
    fhb_buf_add(&sql, q.text.ptr, q.text.len);
    if (sql.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(snap->conn, FHBD_PG_COHORT_BEGIN,
                          cancel, NULL, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec_params(snap->conn, sql.ptr, q.n, q.values, false,
                                 cancel, &res, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(snap->conn, FHBD_PG_SETTINGS_END,
                          cancel, NULL, err);
    }

    for (int i = 0; rc == FHB_OK && i < PQntuples(res); i++) {
        line = strstr(PQgetvalue(res, i, 0), "Index Cond: ");
        if (line != NULL && strstr(line, rows->cohort_index) != NULL) {
            *has = true;
        }
    }

    PQclear(res);
    fhb_buf_free(&sql);
    fhbd_pg_query_free(&q);

    return rc;
}
