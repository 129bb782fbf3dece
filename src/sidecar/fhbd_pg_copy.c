/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Rows in PostgreSQL's binary form: the frame of COPY.
 */

#include "fhbd_pg_store.h"

#include <string.h>

static const char  fhbd_pg_signature[11] = "PGCOPY\n\377\r\n";

/* signature, flags, length of an extension */
#define FHBD_PG_HEADER  (sizeof(fhbd_pg_signature) + 8)


static uint32_t
fhbd_pg_u32(const char *p)
{
    const unsigned char  *u = (const unsigned char *) p;

    return (uint32_t) u[0] << 24 | (uint32_t) u[1] << 16
           | (uint32_t) u[2] << 8 | u[3];
}


static int
fhbd_pg_i16(const char *p)
{
    const unsigned char  *u = (const unsigned char *) p;

    return (int16_t) (u[0] << 8 | u[1]);
}


static fhb_err_t
fhbd_pg_copy_bad(fhb_error_t *err, const char *what)
{
    return fhb_fail(err, FHB_EDB, "the database's COPY data are damaged: %s",
                    what);
}


/* one header, row or trailer at p; *used 0: its end is still to come */
static fhb_err_t
fhbd_pg_copy_item(fhbd_pg_copy_t *copy, const char *p, size_t len,
    size_t *used, fhbd_pg_fields_cb cb, void *arg, fhb_error_t *err)
{
    int        n;
    size_t     at = 2;
    uint32_t   size;
    fhb_str_t  fields[FHBD_PG_COLUMNS_MAX];

    *used = 0;

    if (!copy->header) {
        if (len < FHBD_PG_HEADER) {
            return FHB_OK;
        }
        if (memcmp(p, fhbd_pg_signature, sizeof(fhbd_pg_signature)) != 0) {
            return fhbd_pg_copy_bad(err, "signature");
        }
        p += sizeof(fhbd_pg_signature);
        if (fhbd_pg_u32(p) != 0 || fhbd_pg_u32(p + 4) != 0) {
            return fhbd_pg_copy_bad(err, "unknown flags");
        }
        copy->header = true;
        *used = FHBD_PG_HEADER;
        return FHB_OK;
    }

    if (copy->trailer) {
        return fhbd_pg_copy_bad(err, "bytes behind the end");
    }

    if (len < 2) {
        return FHB_OK;
    }
    n = fhbd_pg_i16(p);
    if (n == -1) {
        copy->trailer = true;
        *used = 2;
        return FHB_OK;
    }
    if (n < 0 || (unsigned) n != copy->columns) {
        return fhbd_pg_copy_bad(err, "number of columns");
    }

    for (int i = 0; i < n; i++) {
        if (len - at < 4) {
            return FHB_OK;
        }
        size = fhbd_pg_u32(p + at);
        at += 4;
        if (size == UINT32_MAX) {
            fields[i] = fhb_str(NULL, 0);
            continue;
        }
        if (size > INT32_MAX) {
            return fhbd_pg_copy_bad(err, "length of a field");
        }
        if (len - at < size) {
            return FHB_OK;
        }
        fields[i] = fhb_str(p + at, size);
        at += size;
    }

    copy->rows++;
    *used = at;

    return cb(arg, fields, err);
}


/* all that is complete in p; *used: bytes taken */
static fhb_err_t
fhbd_pg_copy_items(fhbd_pg_copy_t *copy, const char *p, size_t len,
    size_t *used, fhbd_pg_fields_cb cb, void *arg, fhb_error_t *err)
{
    size_t     n;
    fhb_err_t  rc;

    *used = 0;

    do {
        if (*used == len) {
            return FHB_OK;
        }
        rc = fhbd_pg_copy_item(copy, p + *used, len - *used, &n, cb, arg,
                               err);
        *used += n;
    } while (rc == FHB_OK && n > 0);

    return rc;
}


fhb_err_t
fhbd_pg_copy_feed(fhbd_pg_copy_t *copy, const char *data, size_t len,
    fhbd_pg_fields_cb cb, void *arg, fhb_error_t *err)
{
    size_t     used;
    fhb_err_t  rc;

    if (copy->carry.len == 0) {
        /* as servers send it: whole rows, no copy made */
        rc = fhbd_pg_copy_items(copy, data, len, &used, cb, arg, err);
        if (rc == FHB_OK && used < len) {
            fhb_buf_add(&copy->carry, data + used, len - used);
        }

    } else {
        fhb_buf_add(&copy->carry, data, len);
        if (copy->carry.failed) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a row");
        }
        rc = fhbd_pg_copy_items(copy, copy->carry.ptr, copy->carry.len, &used,
                                cb, arg, err);
        memmove(copy->carry.ptr, copy->carry.ptr + used,
                copy->carry.len - used);
        copy->carry.len -= used;
    }

    if (rc == FHB_OK && copy->carry.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a row");
    }

    return rc;
}
