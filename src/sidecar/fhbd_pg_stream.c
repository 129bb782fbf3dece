/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How rows come in: COPY in binary form for ranges of whole types, SELECT
 * with arrays of ids for what is asked for by name.
 */

#include "fhbd_pg_store.h"


/* do the columns of a result agree with what the file declares? */
static fhb_err_t
fhbd_pg_columns_check(const fhbd_pg_sql_t *sql, const PGresult *res,
    fhb_error_t *err)
{
    if ((unsigned) PQnfields(res) == sql->columns_n) {
        return FHB_OK;
    }

    return fhb_fail(err, FHB_EDB, "%s gives %d columns and declares %u",
                    sql->name, PQnfields(res), sql->columns_n);
}


/* waits for the next result; NULL: there is none left */
static fhb_err_t
fhbd_pg_next_result(fhbd_pg_run_t *run, PGresult **res, fhb_error_t *err)
{
    fhb_err_t  rc;
    PGconn    *conn = run->reader->conn;

    while (PQisBusy(conn)) {
        rc = fhbd_pg_wait(conn, run->cancel, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }
    *res = PQgetResult(conn);

    return FHB_OK;
}


/* what follows the last row: the number of rows, then nothing */
static fhb_err_t
fhbd_pg_copy_end(fhbd_pg_run_t *run, const fhbd_pg_copy_t *copy,
    fhb_error_t *err)
{
    int64_t     n = -1;
    PGresult   *res = NULL;
    fhb_err_t   rc;

    rc = fhbd_pg_next_result(run, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }
    if (PQresultStatus(res) != PGRES_COMMAND_OK) {
        rc = fhbd_pg_error(run->reader->conn, res, err);
        PQclear(res);
        return rc;
    }

    if (!copy->trailer || copy->carry.len > 0
        || !fhb_str_to_int64(fhb_cstr(PQcmdTuples(res)), 0, INT64_MAX, &n)
        || (uint64_t) n != copy->rows)
    {
        rc = fhb_fail(err, FHB_EDB, "the database's COPY data are cut off");
    }

    while (rc == FHB_OK && res != NULL) {
        PQclear(res);
        res = NULL;
        rc = fhbd_pg_next_result(run, &res, err);
    }
    PQclear(res);

    return rc;
}


static fhb_err_t
fhbd_pg_copy_run(fhbd_pg_run_t *run, fhbd_pg_copy_t *copy, fhb_error_t *err)
{
    int              len;
    char            *data;
    PGconn          *conn = run->reader->conn;
    fhb_err_t        rc;
    fhbd_pg_pace_t   pace = { 0 };

    for (;; ) {
        len = PQgetCopyData(conn, &data, 1);

        if (len > 0) {
            pace.dry = false;
            pace.bytes += (size_t) len;
            rc = fhbd_pg_copy_feed(copy, data, (size_t) len, run->row, run,
                                   err);
            PQfreemem(data);
            if (rc == FHB_OK) {
                rc = fhbd_pg_throttle(run->reader, (size_t) len, run->cancel,
                                      err);
            }
            if (rc == FHB_OK && run->cancel != NULL
                && atomic_load_explicit(run->cancel, memory_order_relaxed))
            {
                rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
            }

        } else if (len == 0) {
            rc = fhbd_pg_wait_stream(conn, &pace, run->cancel, err);

        } else if (len == -1) {
            return fhbd_pg_copy_end(run, copy, err);

        } else {
            return fhbd_pg_error(conn, NULL, err);
        }

        if (rc != FHB_OK) {
            return rc;
        }
    }
}


/* COPY has no parameters, and what a client searches for may tell who somebody
 * is: it stays out of the statement, which the server may log */
static fhb_err_t
fhbd_pg_scan_settings(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_error_t *err)
{
    const char  *values[] = { args->value[FHBD_PG_V_FILTER],
                              args->value[FHBD_PG_V_LIMITS] };

    if (values[0] == NULL && values[1] == NULL) {
        return FHB_OK;
    }

    return fhbd_pg_exec_params(run->reader->conn,
                               "SELECT set_config('" FHBD_PG_SETTING_FILTER
                               "', $1, true), "
                               "set_config('" FHBD_PG_SETTING_LIMITS
                               "', $2, true)",
                               2, values, false, run->cancel, NULL, err);
}


fhb_err_t
fhbd_pg_scan(fhbd_pg_run_t *run, const fhbd_pg_args_t *args, fhb_error_t *err)
{
    PGresult        *res = NULL;
    fhb_buf_t        sql = { 0 };
    fhb_err_t        rc;
    fhbd_pg_copy_t   copy = { 0 };
    fhbd_reader_t   *reader = run->reader;

    rc = fhbd_pg_scan_settings(run, args, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_sql_render(run->sql, args, reader->conn, &reader->query,
                                err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_adds(&sql, "COPY (");
    fhb_buf_adds(&sql, reader->query.text.ptr);
    fhb_buf_add(&sql, ") TO STDOUT (FORMAT binary)",
                sizeof(") TO STDOUT (FORMAT binary)"));
    if (sql.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
        goto done;
    }

    if (!PQsendQuery(reader->conn, sql.ptr)) {
        rc = fhbd_pg_error(reader->conn, NULL, err);
        goto done;
    }
    rc = fhbd_pg_next_result(run, &res, err);
    if (rc != FHB_OK) {
        goto done;
    }
    if (PQresultStatus(res) != PGRES_COPY_OUT) {
        rc = fhbd_pg_error(reader->conn, res, err);
        goto done;
    }
    rc = fhbd_pg_columns_check(run->sql, res, err);
    if (rc != FHB_OK) {
        goto done;
    }

    copy.columns = run->sql->columns_n;
    rc = fhbd_pg_copy_run(run, &copy, err);
    fhb_buf_free(&copy.carry);

done:

    PQclear(res);
    fhb_buf_free(&sql);

    return rc;
}


fhb_err_t
fhbd_pg_select(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_error_t *err)
{
    size_t            bytes;
    unsigned          i;
    PGresult         *res = NULL;
    fhb_str_t         fields[FHBD_PG_COLUMNS_MAX];
    fhb_err_t         rc;
    fhbd_reader_t    *reader = run->reader;
    fhbd_pg_query_t  *q = &reader->query;

    rc = fhbd_pg_sql_render(run->sql, args, NULL, q, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!PQsendQueryParams(reader->conn, q->text.ptr, q->n, NULL, q->values,
                           NULL, NULL, 1)
        || !PQsetSingleRowMode(reader->conn))
    {
        return fhbd_pg_error(reader->conn, NULL, err);
    }

    while (rc == FHB_OK) {
        rc = fhbd_pg_next_result(run, &res, err);
        if (rc != FHB_OK || res == NULL) {
            break;
        }

        if (PQresultStatus(res) == PGRES_SINGLE_TUPLE) {
            rc = fhbd_pg_columns_check(run->sql, res, err);
            for (i = 0, bytes = 0; rc == FHB_OK && i < run->sql->columns_n;
                 i++)
            {
                fields[i] = fhbd_pg_value(res, 0, (int) i);
                bytes += fields[i].len;
            }
            if (rc == FHB_OK) {
                rc = run->row(run, fields, err);
            }
            if (rc == FHB_OK) {
                rc = fhbd_pg_throttle(reader, bytes, run->cancel, err);
            }

        } else if (PQresultStatus(res) != PGRES_TUPLES_OK) {
            rc = fhbd_pg_error(reader->conn, res, err);
        }
        PQclear(res);
    }

    return rc;
}
