/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Reading parts: COPY in binary form for ranges of whole types, SELECT with
 * arrays of ids for cohorts, both inside the job's snapshot.
 */

#include "fhbd_pg_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>


fhb_err_t
fhbd_pg_reader_open(fhbd_snapshot_t *snap, fhbd_reader_t **out,
    fhb_error_t *err)
{
    char            sql[160];
    fhb_err_t       rc;
    fhbd_reader_t  *reader;

    *out = NULL;

    reader = calloc(1, sizeof(*reader));
    if (reader == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
    }
    reader->src = snap->src;
    reader->last_type = FHB_TYPE_NONE;

    rc = fhbd_pg_connect(snap->src->base.tenant->pg_conninfo, &reader->conn,
                         err);
    if (rc == FHB_OK) {
        (void) snprintf(sql, sizeof(sql), "BEGIN ISOLATION LEVEL REPEATABLE "
                        "READ READ ONLY; SET TRANSACTION SNAPSHOT '%s'",
                        snap->name);
        rc = fhbd_pg_exec(reader->conn, sql, NULL, NULL, err);
        if (rc == FHB_EDB) {
            rc = err->code = FHB_EAGAIN;    /* the exporter is gone */
        }
    }
    if (rc == FHB_OK && !snap->src->per_type) {
        rc = fhbd_pg_table_load(snap->src, reader->conn, FHB_TYPE_NONE, NULL,
                                &reader->table, err);
    }
    if (rc != FHB_OK) {
        fhbd_pg_reader_close(reader);
        return rc;
    }

    *out = reader;

    return FHB_OK;
}


void
fhbd_pg_reader_close(fhbd_reader_t *reader)
{
    if (reader == NULL) {
        return;
    }

    fhbd_pg_abandon(reader->conn);
    fhbd_pg_table_free(&reader->table);
    fhbd_pg_query_free(&reader->query);
    free(reader);
}


static fhb_err_t
fhbd_pg_belongs(fhbd_pg_run_t *run, fhb_type_t type,
    const fhbd_pg_row_t *row, bool *belongs, fhb_error_t *err)
{
    bool                 earlier = false;
    fhb_err_t            rc;
    const fhbd_match_t  *match = run->reader->src->match;

    rc = fhbd_match(match, run->chunk != NULL ? run->chunk : run->want, type,
                    row->id, row->body, belongs, err);

    if (rc == FHB_OK && *belongs && run->before != NULL) {
        rc = fhbd_match(match, run->before, type, row->id, row->body,
                        &earlier, err);
        *belongs = !earlier;
    }

    return rc;
}


/* one row of either way of reading */
static fhb_err_t
fhbd_pg_row(void *arg, const fhb_str_t *fields, fhb_error_t *err)
{
    bool              belongs = true;
    fhb_err_t         rc;
    fhb_type_t        type;
    fhbd_row_t        out;
    fhbd_pg_row_t     row;
    fhbd_pg_run_t    *run = arg;
    fhbd_pg_source_t *src = run->reader->src;

    rc = fhbd_pg_row_decode(&src->profile->rows,
                            src->base.tenant->pg_body_type, fields, &row,
                            err);
    if (rc != FHB_OK) {
        return rc;
    }

    type = run->reader->last_type;
    if (type == FHB_TYPE_NONE || !fhb_str_eq(row.type, fhb_type_name(type))) {
        type = fhb_type_find(row.type);
        if (type == FHB_TYPE_NONE) {
            return fhb_fail(err, FHB_EDB, "rows.sql gives a row of a type "
                            "that was not asked for");
        }
        run->reader->last_type = type;
    }

    if (row.broken == NULL && run->want->patients != NULL) {
        rc = fhbd_pg_belongs(run, type, &row, &belongs, err);
        if (rc == FHB_EJSON) {
            row.broken = "its content is not valid JSON";
        } else if (rc != FHB_OK) {
            return rc;
        }
    }

    if (row.broken != NULL) {
        return run->sink->broken(run->sink->arg, type, row.id, row.broken,
                                 err);
    }
    if (!belongs) {
        return FHB_OK;
    }

    out.type = type;
    out.id = row.id;
    out.body = row.body;
    out.one_line = row.one_line;

    return run->sink->row(run->sink->arg, &out, err);
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
            rc = fhbd_pg_copy_feed(copy, data, (size_t) len, fhbd_pg_row, run,
                                   err);
            PQfreemem(data);
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


static fhb_err_t
fhbd_pg_scan(fhbd_pg_run_t *run, const fhbd_pg_args_t *args, fhb_error_t *err)
{
    PGresult        *res = NULL;
    fhb_buf_t        sql = { 0 };
    fhb_err_t        rc;
    fhbd_pg_copy_t   copy = { 0 };
    fhbd_reader_t   *reader = run->reader;
    fhbd_pg_sql_t   *rows = &reader->src->profile->rows;

    rc = fhbd_pg_sql_render(rows, args, reader->conn, &reader->query, err);
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
    if ((unsigned) PQnfields(res) != rows->columns_n) {
        rc = fhb_fail(err, FHB_EDB, "rows.sql gives %d columns and declares "
                      "%u", PQnfields(res), rows->columns_n);
        goto done;
    }

    copy.columns = rows->columns_n;
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
    unsigned          i;
    PGresult         *res = NULL;
    fhb_str_t         fields[FHBD_PG_COLUMNS_MAX];
    fhb_err_t         rc;
    fhbd_reader_t    *reader = run->reader;
    fhbd_pg_sql_t    *rows = &reader->src->profile->rows;
    fhbd_pg_query_t  *q = &reader->query;

    rc = fhbd_pg_sql_render(rows, args, NULL, q, err);
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
            if ((unsigned) PQnfields(res) != rows->columns_n) {
                rc = fhb_fail(err, FHB_EDB, "rows.sql gives %d columns and "
                              "declares %u", PQnfields(res), rows->columns_n);
            } else {
                for (i = 0; i < rows->columns_n; i++) {
                    fields[i] = fhbd_pg_value(res, 0, (int) i);
                }
                rc = fhbd_pg_row(run, fields, err);
            }

        } else if (PQresultStatus(res) != PGRES_TUPLES_OK) {
            rc = fhbd_pg_error(reader->conn, res, err);
        }
        PQclear(res);
    }

    return rc;
}


static void
fhbd_pg_types_array(const fhb_typeset_t *types, fhb_buf_t *out)
{
    for (fhb_type_t t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            fhbd_pg_array_add(out, fhb_type_name(t));
        }
    }
    fhbd_pg_array_end(out);
}


fhb_err_t
fhbd_pg_args_types(const fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhb_buf_t *array, fhbd_pg_args_t *args, fhb_error_t *err)
{
    unsigned    n = 0;
    fhb_type_t  last = 0;

    if (run->table->type != FHB_TYPE_NONE) {
        return FHB_OK;
    }

    for (fhb_type_t t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            last = t;
            n++;
        }
    }
    if (n == 1) {
        args->value[FHBD_PG_V_TYPE] = fhb_type_name(last).ptr;
        return FHB_OK;
    }

    fhbd_pg_types_array(types, array);
    args->value[FHBD_PG_V_TYPES] = array->ptr;

    return array->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                    "statement") : FHB_OK;
}


static fhb_err_t
fhbd_pg_read_table(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhb_error_t *err)
{
    char                   since[FHBD_PG_SINCE_MAX], lo[32], hi[32];
    fhb_buf_t              array = { 0 };
    fhb_err_t              rc;
    fhbd_pg_args_t         args;
    const fhbd_pg_part_t  *part = run->part;
    fhbd_pg_source_t      *src = run->reader->src;

    fhbd_pg_args_init(src, run->table, &args);
    fhbd_pg_args_since(src, run->table, run->want->query.since, since, &args);

    if (part->cohort && run->want->patients != NULL) {
        return fhbd_pg_cohort(run, *types, &args, err);
    }

    args.value[FHBD_PG_V_LO] = part->lo;
    args.value[FHBD_PG_V_HI] = part->hi;
    if (part->null_ids) {
        args.value[FHBD_PG_V_NULL_IDS] = "true";
    }
    if (part->ctid) {
        (void) snprintf(lo, sizeof(lo), "(%llu,0)",
                        (unsigned long long) part->lo_block);
        (void) snprintf(hi, sizeof(hi), "(%llu,0)",
                        (unsigned long long) part->hi_block);
        args.value[FHBD_PG_V_CTID_LO] = lo;
        if (part->hi_block != UINT64_MAX) {
            args.value[FHBD_PG_V_CTID_HI] = hi;
        }
    }

    rc = fhbd_pg_args_types(run, types, &array, &args, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_scan(run, &args, err);
    }
    fhb_buf_free(&array);

    return rc;
}


static fhb_err_t
fhbd_pg_read_tables(fhbd_pg_run_t *run, fhb_error_t *err)
{
    fhb_err_t         rc = FHB_OK;
    fhb_typeset_t     one;
    fhbd_pg_table_t   t;

    if (!run->reader->src->per_type) {
        run->table = &run->reader->table;
        return fhbd_pg_read_table(run, &run->part->types, err);
    }

    for (fhb_type_t i = 0; rc == FHB_OK && i < fhb_type_count(); i++) {
        if (!fhb_typeset_has(&run->part->types, i)) {
            continue;
        }
        rc = fhbd_pg_table_load(run->reader->src, run->reader->conn, i,
                                run->cancel, &t, err);
        if (rc == FHB_OK && t.exists) {
            memset(&one, 0, sizeof(one));
            fhb_typeset_add(&one, i);
            run->table = &t;
            rc = fhbd_pg_read_table(run, &one, err);
        }
        fhbd_pg_table_free(&t);
    }

    return rc;
}


fhb_err_t
fhbd_pg_read(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, const fhbd_sink_t *sink,
    const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_pg_run_t   run = { 0 };
    fhbd_pg_part_t  p;

    if (reader->conn == NULL) {
        return fhb_fail(err, FHB_EAGAIN, "the database connection is lost");
    }

    rc = fhbd_pg_part_parse(part->spec, &p, err);
    if (rc != FHB_OK) {
        return rc;
    }

    run.reader = reader;
    run.want = want;
    run.sink = sink;
    run.cancel = cancel;
    run.part = &p;

    rc = fhbd_pg_read_tables(&run, err);
    if (rc != FHB_OK) {
        /* its transaction is over: the next reader joins the snapshot anew */
        fhbd_pg_abandon(reader->conn);
        reader->conn = NULL;
    }
    fhbd_pg_part_free(&p);

    return rc;
}
