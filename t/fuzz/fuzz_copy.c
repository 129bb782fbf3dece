/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * COPY data of any bytes: given whole, byte by byte and in two cuts they are
 * the same rows, and end in the same error or in none.  A row that is not
 * broken has an id and an object as its body, both within the fields.
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/sidecar/fhbd_pg_store.h"
#include "fuzz_file.h"

/* signature, no flags, no extension */
#define HEADER  "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"

typedef struct {
    fhb_err_t          stop;    /* result of every third row */
    unsigned           rows;
    fhb_buf_t          seen;
    fhbd_pg_room_t     room;
    fhbd_body_type_t   body;
    fhbd_pg_sql_t     *sql;
} take_t;

static const char *const  texts[] = {
    "-- columns: type id body\nSELECT 1",
    "-- columns: type id version updated body:text\nSELECT 1",
    "-- columns: body:jsonb\nSELECT 1",
    "-- columns: id body:json\nSELECT 1",
    "-- columns: id packed broken body:text\nSELECT 1",
};

#define TEXTS  (sizeof(texts) / sizeof(texts[0]))


static void
see(fhb_buf_t *out, fhb_str_t s)
{
    fhb_buf_addf(out, "%zu%s:", s.len, s.ptr == NULL ? "-" : "");
    fhb_buf_addstr(out, s);
}


static void
check_row(const take_t *t, const fhb_str_t *fields, const fhbd_pg_row_t *row)
{
    const fhb_str_t  *last = &fields[t->sql->columns_n - 1];

    if (row->body.ptr != NULL && t->sql->columns[1].role
                                 != FHBD_PG_COL_PACKED)
    {
        require(last->ptr != NULL && row->body.ptr >= last->ptr
                && row->body.ptr + row->body.len <= last->ptr + last->len);
    }

    if (row->broken == NULL) {
        require(row->id.ptr != NULL && row->body.len >= 2);
        require(row->body.ptr[0] == '{'
                && row->body.ptr[row->body.len - 1] == '}');
    }
}


static fhb_err_t
take(void *arg, const fhb_str_t *fields, fhb_error_t *err)
{
    take_t         *t = arg;
    unsigned        i;
    fhb_err_t       rc;
    fhbd_pg_row_t   row;

    for (i = 0; i < t->sql->columns_n; i++) {
        see(&t->seen, fields[i]);
    }
    fhb_buf_addc(&t->seen, '\n');

    rc = fhbd_pg_row_decode(t->sql, t->body, &t->room, fields, &row, err);
    require(rc == FHB_OK || rc == FHB_EDB);

    if (rc == FHB_OK) {
        check_row(t, fields, &row);
    }
    if (rc == FHB_OK && ++t->rows % 3 == 0 && t->stop != FHB_OK) {
        rc = fhb_fail(err, t->stop, "enough");
    }

    return rc;
}


/* a piece of its own memory, so that no byte behind it can be read */
static fhb_err_t
feed(fhbd_pg_copy_t *copy, const char *data, size_t len, take_t *t,
    fhb_error_t *err)
{
    char       *piece = malloc(len + 1);
    fhb_err_t   rc;

    require(piece != NULL);
    memcpy(piece + 1, data, len);
    rc = fhbd_pg_copy_feed(copy, piece + 1, len, take, t, err);
    free(piece);

    return rc;
}


static void
run(fhb_str_t data, size_t a, size_t b, bool each, take_t *t,
    fhbd_pg_copy_t *copy, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc = FHB_OK;

    copy->columns = t->sql->columns_n;

    for (i = 0; each && rc == FHB_OK && i < data.len; i++) {
        rc = feed(copy, data.ptr + i, 1, t, err);
    }

    if (!each) {
        rc = feed(copy, data.ptr, a, t, err);
        if (rc == FHB_OK) {
            rc = feed(copy, data.ptr + a, b - a, t, err);
        }
        if (rc == FHB_OK) {
            rc = feed(copy, data.ptr + b, data.len - b, t, err);
        }
    }

    require(rc == err->code && !t->seen.failed);
    fhb_buf_free(&copy->carry);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int                   i;
    size_t                a, b;
    take_t                take[3] = { 0 };
    fhb_str_t             all;
    fhb_buf_t             text = { 0 };
    fhb_error_t           err[3] = { 0 };
    fhbd_pg_copy_t        copy[3] = { 0 };
    static fhbd_pg_sql_t  sql[TEXTS];

    for (i = 0; i < (int) TEXTS && sql[i].name == NULL; i++) {
        require(fhbd_pg_sql_parse("x.sql", fhb_cstr(texts[i]), NULL, &sql[i],
                                  &err[0]) == FHB_OK);
    }

    if (size < 4) {
        return 0;
    }

    /* most have a right header */
    if ((data[0] & 0x80) == 0) {
        fhb_buf_add(&text, HEADER, sizeof(HEADER) - 1);
    }
    fhb_buf_add(&text, data + 4, size - 4);
    fhb_buf_addc(&text, '\0');
    require(!text.failed);
    all = fhb_str(text.ptr, text.len - 1);

    a = (data[1] * 256u + data[2]) % (all.len + 1);
    b = a + data[3] % (all.len + 1 - a);

    for (i = 0; i < 3; i++) {
        take[i].sql = &sql[data[0] % TEXTS];
        take[i].body = (fhbd_body_type_t) (data[0] / 4 % 3);
        take[i].stop = (data[0] & 0x40) != 0 ? FHB_EIO : FHB_OK;
    }

    run(all, all.len, all.len, false, &take[0], &copy[0], &err[0]);
    run(all, a, b, false, &take[1], &copy[1], &err[1]);
    run(all, 0, 0, true, &take[2], &copy[2], &err[2]);

    for (i = 1; i < 3; i++) {
        require(fhb_str_eq(fhb_buf_str(&take[0].seen),
                           fhb_buf_str(&take[i].seen)));
        require(err[0].code == err[i].code
                && strcmp(err[0].text, err[i].text) == 0);
        require(copy[0].rows == copy[i].rows
                && copy[0].header == copy[i].header
                && copy[0].trailer == copy[i].trailer);
    }

    for (i = 0; i < 3; i++) {
        fhb_buf_free(&take[i].seen);
        fhbd_pg_room_free(&take[i].room);
    }
    fhb_buf_free(&text);

    return 0;
}
