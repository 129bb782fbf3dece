/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Reading parts inside the job's snapshot: from a part's words to a statement,
 * from its rows to the sink.
 */

#include "fhbd_pg_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>


/* its own connection, in the snapshot that the other one has exported */
static fhb_err_t
fhbd_pg_reader_join(fhbd_reader_t *reader, const atomic_bool *cancel,
    fhb_error_t *err)
{
    char       sql[160];
    fhb_err_t  rc;

    rc = fhbd_pg_take(reader->src, cancel, &reader->conn, err);
    if (rc != FHB_OK) {
        return rc;
    }

    (void) snprintf(sql, sizeof(sql), "BEGIN ISOLATION LEVEL REPEATABLE "
                    "READ READ ONLY; SET TRANSACTION SNAPSHOT '%s'",
                    reader->snap->name);
    rc = fhbd_pg_exec(reader->conn, sql, cancel, NULL, err);
    if (rc == FHB_EDB) {
        rc = fhbd_pg_farewell(reader->snap, err);
    }

    return rc;
}


/* the connection is of no use any more */
static void
fhbd_pg_reader_leave(fhbd_reader_t *reader)
{
    /* libpq does not know that this one is busy */
    if (reader->pass.open) {
        fhbd_pg_wire_stop(reader->conn, &reader->pass.wire);
    }
    fhbd_pg_pass_close(reader);

    if (!reader->shared) {
        fhbd_pg_give(reader->src, reader->conn);
    }
    reader->conn = NULL;
}


/* no pass is in the way of another statement */
static fhb_err_t
fhbd_pg_reader_free(fhbd_reader_t *reader, const atomic_bool *cancel,
    fhb_error_t *err)
{
    if (!reader->pass.open) {
        return FHB_OK;
    }

    fhbd_pg_reader_leave(reader);

    return fhbd_pg_reader_join(reader, cancel, err);
}


fhb_err_t
fhbd_pg_reader_open(fhbd_snapshot_t *snap, const atomic_bool *cancel,
    fhbd_reader_t **out, fhb_error_t *err)
{
    fhb_err_t       rc = FHB_OK;
    fhbd_reader_t  *reader;

    *out = NULL;

    reader = calloc(1, sizeof(*reader));
    if (reader == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
    }
    reader->src = snap->src;
    reader->last_type = FHB_TYPE_NONE;
    reader->snap = snap;

    if (cancel == NULL) {
        reader->conn = snap->conn;
        reader->shared = true;
    } else {
        rc = fhbd_pg_reader_join(reader, cancel, err);
    }
    if (rc == FHB_OK && !snap->src->per_type) {
        rc = fhbd_pg_table_copy(&snap->table, &reader->table, err);
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

    fhbd_pg_reader_leave(reader);
    fhbd_pg_table_free(&reader->table);
    fhbd_pg_query_free(&reader->query);
    fhbd_pg_room_free(&reader->room);
    fhbd_pg_tags_free(reader->tags);
    free(reader->wire);
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


/* what the store keeps beside the body, and what it has in it for itself */
static fhb_err_t
fhbd_pg_row_weave(fhbd_pg_run_t *run, fhb_type_t type, fhbd_pg_row_t *row,
    fhb_error_t *err)
{
    fhb_err_t          rc = FHB_OK;
    fhbd_reader_t     *reader = run->reader;
    fhbd_pg_labels_t   labels = { .tag = { NULL, 0 } };

    if (row->broken == NULL && reader->tags != NULL) {
        rc = fhbd_pg_tags_of(reader->tags, row->key, &labels, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_weave(run->sql, type, &labels, &reader->room, row, err);
    }
    if (rc == FHB_EJSON) {
        row->broken = "its content is not valid JSON";
        rc = FHB_OK;
    }

    return rc;
}


/* one row of rows.sql, whatever the way of reading */
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
                            src->base.tenant->pg_body_type,
                            &run->reader->room, fields, &row, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_pg_row_type(run, row.type, &type, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_row_weave(run, type, &row, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if (row.broken == NULL && run->want->level != FHB_LEVEL_SYSTEM) {
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

    out = (fhbd_row_t) {
        .type = type,
        .id = row.id,
        .body = row.body,
        .one_line = row.one_line
    };

    return run->sink->row(run->sink->arg, &out, err);
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


/* one list of filters as a value, NULL where the database cannot help */
static fhb_err_t
fhbd_pg_jsonpath(const fhbd_pg_run_t *run, const fhb_filters_t *filters,
    fhb_type_t type, fhb_buf_t *buf, const char **value, fhb_error_t *err)
{
    const char  *encoding;

    *value = NULL;

    if (filters == NULL || type == FHB_TYPE_NONE
        || !fhbd_pg_jsonb(run->reader->src))
    {
        return FHB_OK;
    }

    /* what a client asks for may have no letters in other encodings */
    encoding = PQparameterStatus(run->reader->conn, "server_encoding");
    if (encoding == NULL || strcmp(encoding, "UTF8") != 0) {
        return FHB_OK;
    }

    fhb_buf_reset(buf);
    if (!fhb_filters_jsonpath(filters, type, buf)) {
        return buf->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                      "filter") : FHB_OK;
    }

    fhb_buf_addc(buf, '\0');
    *value = buf->ptr;

    return buf->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a filter")
                       : FHB_OK;
}


fhb_err_t
fhbd_pg_args_filters(fhbd_pg_run_t *run, fhb_type_t type,
    fhbd_pg_args_t *args, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_pg_jsonpath(run, run->want->filters, type, &run->filter,
                          &args->value[FHBD_PG_V_FILTER], err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_jsonpath(run, run->want->limits, type, &run->limits,
                              &args->value[FHBD_PG_V_LIMITS], err);
    }

    return rc;
}


fhb_err_t
fhbd_pg_args_types(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhb_buf_t *array, fhbd_pg_args_t *args, fhb_error_t *err)
{
    unsigned    n = 0;
    fhb_type_t  last = 0;

    if (run->table->type != FHB_TYPE_NONE) {
        return fhbd_pg_args_filters(run, run->table->type, args, err);
    }

    for (fhb_type_t t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            last = t;
            n++;
        }
    }
    if (n == 1) {
        args->value[FHBD_PG_V_TYPE] = fhb_type_name(last).ptr;
        return fhbd_pg_args_filters(run, last, args, err);
    }

    fhbd_pg_types_array(types, array);
    args->value[FHBD_PG_V_TYPES] = array->ptr;
    if (array->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    return fhbd_pg_args_filters(run, FHB_TYPE_NONE, args, err);
}


static fhb_err_t
fhbd_pg_read_picked(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhbd_pg_args_t *args, fhb_error_t *err)
{
    fhb_err_t           rc = FHB_OK;
    const fhbd_pick_t  *pick = run->want->pick;

    if (pick == NULL) {
        return fhb_fail(err, FHB_EPARAM, "a stored part cannot be read");
    }

    for (fhb_type_t t = 0; rc == FHB_OK && t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t) && pick->ids[t] != NULL) {
            rc = fhbd_pg_ids(run, t, pick->ids[t], args, err);
        }
    }

    return rc;
}


static fhb_err_t
fhbd_pg_read_table(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhb_error_t *err)
{
    bool                   done = false;
    char                   lo[32], hi[32];
    fhb_buf_t              array = { 0 };
    fhb_err_t              rc;
    fhbd_pg_args_t         args;
    fhbd_pg_times_t        times;
    const fhbd_pg_part_t  *part = run->part;
    fhbd_pg_source_t      *src = run->reader->src;

    fhbd_pg_args_init(src, run->table, &args);
    fhbd_pg_args_times(src, run->table, run->want, &times, &args);

    if (part->how == FHBD_PG_PICK) {
        return fhbd_pg_read_picked(run, types, &args, err);
    }
    if (part->how == FHBD_PG_SEARCH) {
        return fhbd_pg_keys_read(run, types, &args, err);
    }
    if (part->how == FHBD_PG_COHORT && run->want->patients != NULL) {
        return fhbd_pg_cohort(run, *types, &args, err);
    }

    args.value[FHBD_PG_V_LO] = part->lo;
    args.value[FHBD_PG_V_HI] = part->hi;
    if (part->null_ids) {
        args.value[FHBD_PG_V_NULL_IDS] = "true";
    }

    rc = fhbd_pg_args_types(run, types, &array, &args, err);
    if ((part->lo != NULL || part->hi != NULL)
        && args.value[FHBD_PG_V_TYPES] != NULL)
    {
        args.value[FHBD_PG_V_SPAN] = "true";
    }
    if (rc == FHB_OK && fhbd_pg_pass_has(run)) {
        rc = fhbd_pg_pass_read(run, &args, &done, err);
    }

    if (rc == FHB_OK && !done) {
        rc = fhbd_pg_reader_free(run->reader, run->cancel, err);
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

    if (rc == FHB_OK && !done) {
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
    fhbd_pg_table_t  *t = &run->reader->table;

    run->table = t;

    if (!run->reader->src->per_type) {
        return fhbd_pg_read_table(run, &run->part->types, err);
    }

    for (fhb_type_t i = 0; rc == FHB_OK && i < fhb_type_count(); i++) {
        if (!fhb_typeset_has(&run->part->types, i)) {
            continue;
        }
        if (t->ident == NULL || t->type != i) {
            fhbd_pg_table_free(t);
            rc = fhbd_pg_table_of(run->reader->snap, run->reader->conn, i,
                                  run->cancel, t, err);
        }
        if (rc == FHB_OK && t->exists) {
            memset(&one, 0, sizeof(one));
            fhb_typeset_add(&one, i);
            rc = fhbd_pg_read_table(run, &one, err);
        }
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
    if ((p.how == FHBD_PG_DELETED) != want->deleted
        || (want->deleted && !fhbd_pg_remembers(&reader->src->base)))
    {
        fhbd_pg_part_free(&p);
        return fhb_fail(err, FHB_EPARAM, "a stored part is of another kind");
    }

    run.reader = reader;
    run.want = want;
    run.sink = sink;
    run.cancel = cancel;
    run.part = &p;
    run.sql = want->deleted ? &reader->src->profile->deleted
                            : &reader->src->profile->rows;
    run.row = want->deleted ? fhbd_pg_deleted_row : fhbd_pg_row;

    if (!fhbd_pg_pass_has(&run)) {
        rc = fhbd_pg_reader_free(reader, cancel, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_read_tables(&run, err);
    }
    if (rc != FHB_OK) {
        /* its transaction is over: the next reader joins the snapshot anew */
        fhbd_pg_reader_leave(reader);
    }
    fhbd_pg_part_free(&p);
    fhb_buf_free(&run.filter);
    fhb_buf_free(&run.limits);

    return rc;
}
