/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The tables of a store that has one for each type: one look at all of them
 * tells which are there and not empty, and what is found out about these is
 * found out once for each snapshot.
 */

#include "fhbd_pg_store.h"

#include <string.h>


/* a table without blocks has no rows, in any snapshot; of partitioned tables,
 * views and those that others inherit from that is not known */
static const char  fhbd_pg_survey_sql[] =
    "SELECT u.i::int - 1 FROM unnest($1::text[]) WITH ORDINALITY u (name, i)"
    " JOIN pg_class c ON c.oid = to_regclass(u.name)"
    " WHERE c.relkind NOT IN ('r', 'm') OR c.relhassubclass"
    " OR pg_relation_size(c.oid) > 0";


/* lock held: types without rows get a table that does not exist */
static fhb_err_t
fhbd_pg_survey(fhbd_snapshot_t *snap, PGconn *conn, const atomic_bool *cancel,
    fhb_error_t *err)
{
    int64_t           i;
    PGresult         *res = NULL;
    fhb_buf_t         names = { 0 };
    fhb_err_t         rc = FHB_OK;
    fhb_type_t        type;
    const char       *values[1];
    fhb_typeset_t     there;
    fhbd_pg_table_t   t;

    memset(&there, 0, sizeof(there));

    for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
        rc = fhbd_pg_table_name(snap->src, type, &t, err);
        if (rc == FHB_OK) {
            fhbd_pg_array_add(&names, fhb_cstr(t.ident));
            fhbd_pg_table_free(&t);
        }
    }
    fhbd_pg_array_end(&names);
    if (rc == FHB_OK && names.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for the tables' names");
    }

    if (rc == FHB_OK) {
        values[0] = names.ptr;
        rc = fhbd_pg_exec_params(conn, fhbd_pg_survey_sql, 1, values, false,
                                 cancel, &res, err);
    }
    fhb_buf_free(&names);
    if (rc != FHB_OK) {
        return rc;
    }

    for (int row = 0; row < PQntuples(res); row++) {
        i = fhbd_pg_int(res, row, 0);
        if (i >= 0 && i < (int64_t) fhb_type_count()) {
            fhb_typeset_add(&there, (fhb_type_t) i);
        }
    }
    PQclear(res);

    for (type = 0; type < fhb_type_count(); type++) {
        snap->known[type] = !fhb_typeset_has(&there, type);
        memset(&snap->tables[type], 0, sizeof(snap->tables[type]));
        snap->tables[type].type = type;
    }
    snap->surveyed = true;

    return FHB_OK;
}


/* lock held */
static fhb_err_t
fhbd_pg_table_known(fhbd_snapshot_t *snap, PGconn *conn, fhb_type_t type,
    const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    if (!snap->surveyed) {
        rc = fhbd_pg_survey(snap, conn, cancel, err);
    }

    if (rc == FHB_OK && !snap->known[type]) {
        rc = fhbd_pg_table_load(snap->src, conn, type, cancel,
                                &snap->tables[type], err);
        snap->known[type] = rc == FHB_OK;
    }

    return rc;
}


fhb_err_t
fhbd_pg_table_of(fhbd_snapshot_t *snap, PGconn *conn, fhb_type_t type,
    const atomic_bool *cancel, fhbd_pg_table_t *out, fhb_error_t *err)
{
    fhb_err_t  rc;

    memset(out, 0, sizeof(*out));

    (void) pthread_mutex_lock(&snap->tables_lock);

    rc = fhbd_pg_table_known(snap, conn, type, cancel, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_table_copy(&snap->tables[type], out, err);
    }

    (void) pthread_mutex_unlock(&snap->tables_lock);

    return rc;
}


void
fhbd_pg_tables_free(fhbd_snapshot_t *snap)
{
    for (fhb_type_t type = 0; type < fhb_type_count(); type++) {
        fhbd_pg_table_free(&snap->tables[type]);
    }
    (void) pthread_mutex_destroy(&snap->tables_lock);
}
