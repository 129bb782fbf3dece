/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One pass over a table.  A part of a table is a range of its blocks.  Asked
 * for by ctid, PostgreSQL reads it without the small ring of buffers that it
 * has for whole tables: a fifth slower, and what others keep in its cache is
 * driven out.  So the reader of a table's first part asks for all of it and
 * goes on from part to part in the same COPY, for as long as nobody else has
 * the next one.
 */

#include "fhbd_pg_store.h"

#include <string.h>


/* as they lie: no index, no other order (synchronize_seqscans is off) */
#define FHBD_PG_PASS_BEGIN                                                    \
    FHBD_PG_SETTINGS_BEGIN                                                    \
    "SET LOCAL enable_indexscan = off;"                                       \
    "SET LOCAL enable_indexonlyscan = off;"                                   \
    "SET LOCAL enable_bitmapscan = off"


bool
fhbd_pg_pass_has(const fhbd_pg_run_t *run)
{
    const fhbd_reader_t   *reader = run->reader;
    const fhbd_pg_part_t  *part = run->part;

    if (part->how != FHBD_PG_SCAN || !part->ctid || run->sql->place < 0) {
        return false;
    }

    if (reader->pass.open) {
        return reader->pass.block == part->lo_block
               && memcmp(&reader->pass.types, &part->types,
                         sizeof(part->types)) == 0;
    }

    return part->lo_block == 0 && !reader->shared
           && !atomic_load(&reader->src->no_pass)
           && fhbd_pg_wire_possible(reader->conn);
}


void
fhbd_pg_pass_close(fhbd_reader_t *reader)
{
    fhbd_pg_pass_t  *pass = &reader->pass;

    fhb_buf_free(&pass->copy.carry);
    fhb_buf_free(&pass->held);
    fhb_buf_free(&pass->key);
    memset(pass, 0, sizeof(*pass));
}


/* a row of a later part, kept as COPY has it */
static fhb_err_t
fhbd_pg_pass_hold(fhbd_pg_pass_t *pass, const fhb_str_t *fields,
    fhb_error_t *err)
{
    uint32_t   n;
    unsigned   i;

    fhb_buf_addc(&pass->held, (char) (pass->copy.columns >> 8));
    fhb_buf_addc(&pass->held, (char) pass->copy.columns);

    for (i = 0; i < pass->copy.columns; i++) {
        n = fields[i].ptr == NULL ? UINT32_MAX : (uint32_t) fields[i].len;
        for (int shift = 24; shift >= 0; shift -= 8) {
            fhb_buf_addc(&pass->held, (char) (n >> shift));
        }
        fhb_buf_add(&pass->held, fields[i].ptr, fields[i].len);
    }

    pass->wire.pause = true;

    return pass->held.failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a row")
                             : FHB_OK;
}


/* the block of a tid in binary form; false: that is none */
static bool
fhbd_pg_pass_block(fhb_str_t tid, uint64_t *block)
{
    const unsigned char  *u = (const unsigned char *) tid.ptr;

    if (u == NULL || tid.len != 6) {
        return false;
    }

    *block = (uint64_t) u[0] << 24 | (uint64_t) u[1] << 16
             | (uint64_t) u[2] << 8 | u[3];

    return true;
}


static fhb_err_t
fhbd_pg_pass_row(void *arg, const fhb_str_t *fields, fhb_error_t *err)
{
    unsigned         i;
    uint64_t         block;
    fhb_str_t        rest[FHBD_PG_COLUMNS_MAX];
    fhbd_pg_run_t   *run = arg;
    fhbd_pg_pass_t  *pass = &run->reader->pass;
    const unsigned   place = (unsigned) run->sql->place;

    /* tables that inherit begin anew, and nobody knows what a hook does */
    if (!fhbd_pg_pass_block(fields[place], &block) || block < pass->last) {
        atomic_store(&run->reader->src->no_pass, true);
        return fhb_fail(err, FHB_EAGAIN, "rows do not come as they lie in the "
                        "table: its parts are read one by one");
    }
    pass->last = block;

    if (block >= run->part->hi_block) {
        return fhbd_pg_pass_hold(pass, fields, err);
    }

    for (i = 0; i < run->sql->columns_n; i++) {
        rest[i] = fields[i < place ? i : i + 1];
    }

    return run->row(run, rest, err);
}


static fhb_err_t
fhbd_pg_pass_data(void *arg, const char *data, size_t len, fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_pg_run_t  *run = arg;

    rc = fhbd_pg_copy_feed(&run->reader->pass.copy, data, len,
                           fhbd_pg_pass_row, run, err);

    return rc == FHB_OK ? fhbd_pg_throttle(run->reader, len, run->cancel, err)
                        : rc;
}


/* what the last part had to leave */
static fhb_err_t
fhbd_pg_pass_held(fhbd_pg_run_t *run, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhb_buf_t        held = run->reader->pass.held;
    fhbd_pg_pass_t  *pass = &run->reader->pass;
    fhbd_pg_copy_t   copy = { .columns = pass->copy.columns, .header = true };

    if (held.len == 0) {
        return FHB_OK;
    }

    memset(&pass->held, 0, sizeof(pass->held));
    pass->last = 0;                     /* these are looked at again */
    rc = fhbd_pg_copy_feed(&copy, held.ptr, held.len, fhbd_pg_pass_row, run,
                           err);
    fhb_buf_free(&copy.carry);
    fhb_buf_free(&held);

    return rc;
}


static fhb_err_t
fhbd_pg_pass_begin(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    const fhb_buf_t *sql, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_reader_t   *reader = run->reader;
    fhbd_pg_pass_t  *pass = &reader->pass;

    rc = fhbd_pg_exec(reader->conn, FHBD_PG_PASS_BEGIN, run->cancel, NULL,
                      err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_scan_settings(run, args, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_wire_ready(run, &pass->wire, err);
    }
    if (rc == FHB_OK) {
        pass->wire.columns++;
        pass->copy.columns = pass->wire.columns;
        pass->types = run->part->types;
        pass->open = true;
        rc = fhbd_pg_wire_send(reader->conn, sql->ptr, &pass->wire,
                               run->cancel, err);
    }

    return rc;
}


/* statement and settings: what other rows would come for is another pass */
static fhb_err_t
fhbd_pg_pass_key(const fhbd_pg_args_t *args, const fhb_buf_t *sql,
    fhb_buf_t *key, fhb_error_t *err)
{
    const char  *values[] = { args->value[FHBD_PG_V_FILTER],
                              args->value[FHBD_PG_V_LIMITS] };

    fhb_buf_add(key, sql->ptr, sql->len);
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        fhb_buf_addc(key, values[i] != NULL);
        fhb_buf_adds(key, values[i] != NULL ? values[i] : "");
        fhb_buf_addc(key, '\0');
    }

    return key->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a statement")
                       : FHB_OK;
}


/* the pass goes on, or a new one begins */
static fhb_err_t
fhbd_pg_pass_ready(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    bool *ready, fhb_error_t *err)
{
    fhb_buf_t        sql = { 0 }, key = { 0 };
    fhb_err_t        rc;
    fhbd_pg_pass_t  *pass = &run->reader->pass;

    rc = fhbd_pg_scan_statement(run, args, &sql, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_pass_key(args, &sql, &key, err);
    }

    if (rc == FHB_OK && !pass->open) {
        pass->key = key;
        memset(&key, 0, sizeof(key));
        rc = fhbd_pg_pass_begin(run, args, &sql, err);
        *ready = true;

    } else if (rc == FHB_OK) {
        *ready = fhb_str_eq(fhb_buf_str(&pass->key), fhb_buf_str(&key));
    }

    fhb_buf_free(&key);
    fhb_buf_free(&sql);

    return rc;
}


fhb_err_t
fhbd_pg_pass_read(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    bool *done, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_reader_t   *reader = run->reader;
    fhbd_pg_args_t   all = *args;
    fhbd_pg_pass_t  *pass = &reader->pass;

    all.value[FHBD_PG_V_PLACES] = "true";

    rc = fhbd_pg_pass_ready(run, &all, done, err);
    if (rc != FHB_OK || !*done) {
        return rc;
    }

    pass->wire.pause = false;
    rc = fhbd_pg_pass_held(run, err);

    if (rc == FHB_OK && !pass->wire.pause) {
        rc = fhbd_pg_wire_run(reader->conn, &pass->wire, fhbd_pg_pass_data,
                              run, run->cancel, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if (pass->wire.at != FHBD_PG_WIRE_READY) {
        pass->block = run->part->hi_block;
        return FHB_OK;
    }

    rc = fhbd_pg_copy_complete(&pass->copy, pass->wire.rows, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(reader->conn, FHBD_PG_SETTINGS_END, run->cancel, NULL,
                          err);
    }
    fhbd_pg_pass_close(reader);

    return rc;
}
