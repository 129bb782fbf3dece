/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How rows come in: COPY in binary form for ranges of whole types, SELECT
 * with arrays of ids for what is asked for by name.
 */

#include "fhbd_pg_pipe.h"
#include "fhbd_pg_store.h"

#include <stdlib.h>

/* what a Unix socket holds, three times: more is never there, and it stays in
 * the second-level cache */
#define FHBD_PG_WIRE_BUF  (256 * 1024)

/* rows that tell whether most are compressed */
#define FHBD_PG_PIPE_AFTER  32


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


fhb_err_t
fhbd_pg_copy_complete(const fhbd_pg_copy_t *copy, int64_t n, fhb_error_t *err)
{
    if (!copy->trailer || copy->carry.len > 0 || n < 0
        || (uint64_t) n != copy->rows)
    {
        return fhb_fail(err, FHB_EDB, "the database's COPY data are cut off");
    }

    return FHB_OK;
}


/* what follows the last row: the number of rows, then nothing */
static fhb_err_t
fhbd_pg_copy_end(fhbd_pg_run_t *run, int64_t *n, fhb_error_t *err)
{
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

    if (!fhb_str_to_int64(fhb_cstr(PQcmdTuples(res)), 0, INT64_MAX, n)) {
        *n = -1;
    }

    while (rc == FHB_OK && res != NULL) {
        PQclear(res);
        res = NULL;
        rc = fhbd_pg_next_result(run, &res, err);
    }
    PQclear(res);

    return rc;
}


typedef struct {
    fhbd_pg_run_t   *run;
    fhbd_pg_copy_t   copy;
    fhbd_pg_pipe_t  *pipe;          /* NULL: rows go on in this thread */
    bool             watched;       /* bodies may be compressed */
    uint64_t         before;        /* what room counted at the begin */
} fhbd_pg_scan_t;


static fhb_err_t
fhbd_pg_scan_rows(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    fhbd_pg_scan_t  *scan = arg;

    return fhbd_pg_copy_feed(&scan->copy, data, len, scan->run->row, scan->run,
                             err);
}


static bool
fhbd_pg_scan_packed(const fhbd_pg_sql_t *sql)
{
    for (unsigned i = 0; i < sql->columns_n; i++) {
        if (sql->columns[i].role == FHBD_PG_COL_PACKED
            || sql->columns[i].body == FHBD_PG_BODY_PACKED)
        {
            return true;
        }
    }

    return false;
}


/* Most bodies are compressed: while one thread waits for the socket, another
 * unpacks.  To copy bodies that are not would cost more than it gives. */
static fhb_err_t
fhbd_pg_scan_divide(fhbd_pg_scan_t *scan, fhb_error_t *err)
{
    uint64_t  packed = scan->run->reader->room.unpacked - scan->before;

    if (scan->copy.rows < FHBD_PG_PIPE_AFTER) {
        return FHB_OK;
    }

    scan->watched = false;

    return packed * 2 > scan->copy.rows
           ? fhbd_pg_pipe_open(fhbd_pg_scan_rows, scan, &scan->pipe, err)
           : FHB_OK;
}


static fhb_err_t
fhbd_pg_scan_data(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_pg_run_t   *run;
    fhbd_pg_scan_t  *scan = arg;

    run = scan->run;
    rc = scan->pipe != NULL ? fhbd_pg_pipe_put(scan->pipe, data, len, err)
                            : fhbd_pg_scan_rows(scan, data, len, err);
    if (rc == FHB_OK && scan->watched) {
        rc = fhbd_pg_scan_divide(scan, err);
    }

    return rc == FHB_OK ? fhbd_pg_throttle(run->reader, len, run->cancel, err)
                        : rc;
}


/* through libpq: what it alone can read, since TLS hides it */
static fhb_err_t
fhbd_pg_scan_libpq(fhbd_pg_scan_t *scan, const char *sql, int64_t *n,
    fhb_error_t *err)
{
    int         len;
    char       *data;
    PGconn     *conn = scan->run->reader->conn;
    unsigned    dry = 0;
    PGresult   *res = NULL;
    fhb_err_t   rc;

    if (!PQsendQuery(conn, sql)) {
        return fhbd_pg_error(conn, NULL, err);
    }

    rc = fhbd_pg_next_result(scan->run, &res, err);
    if (rc == FHB_OK) {
        rc = PQresultStatus(res) != PGRES_COPY_OUT
             ? fhbd_pg_error(conn, res, err)
             : fhbd_pg_columns_check(scan->run->sql, res, err);
    }
    PQclear(res);

    while (rc == FHB_OK) {
        len = PQgetCopyData(conn, &data, 1);

        if (len > 0) {
            dry = 0;
            rc = fhbd_pg_scan_data(scan, data, (size_t) len, err);
            PQfreemem(data);
            if (rc == FHB_OK && scan->run->cancel != NULL
                && atomic_load_explicit(scan->run->cancel,
                                        memory_order_relaxed))
            {
                rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
            }

        } else if (len == 0) {
            rc = fhbd_pg_wait_stream(conn, &dry, scan->run->cancel, err);

        } else if (len == -1) {
            return fhbd_pg_copy_end(scan->run, n, err);

        } else {
            return fhbd_pg_error(conn, NULL, err);
        }
    }

    return rc;
}


fhb_err_t
fhbd_pg_wire_ready(fhbd_pg_run_t *run, fhbd_pg_wire_t *w, fhb_error_t *err)
{
    fhbd_reader_t  *reader = run->reader;

    if (reader->wire == NULL) {
        reader->wire = malloc(FHBD_PG_WIRE_BUF);
        if (reader->wire == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
        }
    }

    *w = (fhbd_pg_wire_t) {
        .buf = reader->wire,
        .cap = FHBD_PG_WIRE_BUF,
        .name = run->sql->name,
        .columns = run->sql->columns_n
    };

    return FHB_OK;
}


/* past libpq: the fast way */
static fhb_err_t
fhbd_pg_scan_wire(fhbd_pg_scan_t *scan, const char *sql, int64_t *n,
    fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_pg_run_t  *run = scan->run;
    fhbd_pg_wire_t  w;

    rc = fhbd_pg_wire_ready(run, &w, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_wire_send(run->reader->conn, sql, &w, run->cancel, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_wire_run(run->reader->conn, &w, fhbd_pg_scan_data, scan,
                              run->cancel, err);
    }

    if (rc == FHB_OK) {
        *n = w.rows;
    }

    return rc;
}


fhb_err_t
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
fhbd_pg_scan_statement(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_buf_t *sql, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_reader_t  *reader = run->reader;

    rc = fhbd_pg_sql_render(run->sql, args, reader->conn, &reader->query, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_adds(sql, "COPY (");
    fhb_buf_adds(sql, reader->query.text.ptr);
    fhb_buf_add(sql, ") TO STDOUT (FORMAT binary)",
                sizeof(") TO STDOUT (FORMAT binary)"));

    return sql->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                  "statement") : FHB_OK;
}


fhb_err_t
fhbd_pg_scan(fhbd_pg_run_t *run, const fhbd_pg_args_t *args, fhb_error_t *err)
{
    int64_t         n = -1;
    fhb_buf_t       sql = { 0 };
    fhb_err_t       rc;
    fhbd_pg_scan_t  scan = {
        .run = run,
        .copy = { .columns = run->sql->columns_n },
        .watched = fhbd_pg_scan_packed(run->sql),
        .before = run->reader->room.unpacked
    };

    rc = fhbd_pg_tags_read(run, args, true, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_scan_settings(run, args, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_scan_statement(run, args, &sql, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_wire_possible(run->reader->conn)
             ? fhbd_pg_scan_wire(&scan, sql.ptr, &n, err)
             : fhbd_pg_scan_libpq(&scan, sql.ptr, &n, err);
    }
    if (rc == FHB_OK && scan.pipe != NULL) {
        rc = fhbd_pg_pipe_drain(scan.pipe, err);
    }
    fhbd_pg_pipe_close(scan.pipe);

    if (rc == FHB_OK) {
        rc = fhbd_pg_copy_complete(&scan.copy, n, err);
    }

    fhb_buf_free(&scan.copy.carry);
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

    rc = fhbd_pg_tags_read(run, args, false, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_sql_render(run->sql, args, NULL, q, err);
    }
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
