/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The fields of a row by what a profile's file declares about its columns.
 */

#include "fhbd_pg_store.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* PostgreSQL counts microseconds from 2000-01-01 */
#define FHBD_PG_EPOCH  (946684800LL * FHB_USEC)

/* what can be written as a FHIR instant: years 1 to 9999 */
#define FHBD_PG_FIRST  (-62135596800LL * FHB_USEC)
#define FHBD_PG_LAST   (253402300800LL * FHB_USEC - 1)

/* of one resource; deflate makes at most 1032 bytes of one */
#define FHBD_PG_UNPACKED_MAX  (256 * 1024 * 1024)
#define FHBD_PG_DEFLATE_MAX   1040

/* bytes of a buffer that are kept from row to row */
#define FHBD_PG_ROOM_KEEP     (4 * 1024 * 1024)

#define FHBD_PG_REASONS       32


void
fhbd_pg_room_free(fhbd_pg_room_t *room)
{
    libdeflate_free_decompressor(room->inflate);
    fhb_buf_free(&room->text);
    fhb_buf_free(&room->woven);
    fhb_buf_free(&room->meta);
    memset(room, 0, sizeof(*room));
}


void
fhbd_pg_room_trim(fhbd_pg_room_t *room)
{
    if (room->text.cap > FHBD_PG_ROOM_KEEP) {
        fhb_buf_free(&room->text);
    }
    if (room->woven.cap > FHBD_PG_ROOM_KEEP) {
        fhb_buf_free(&room->woven);
    }
    if (room->meta.cap > FHBD_PG_ROOM_KEEP) {
        fhb_buf_free(&room->meta);
    }
}


const char *
fhbd_pg_reason(fhb_str_t text)
{
    size_t       i;
    const char  *found = "the store cannot give its content";

    static char             *reasons[FHBD_PG_REASONS];
    static pthread_mutex_t   lock = PTHREAD_MUTEX_INITIALIZER;

    (void) pthread_mutex_lock(&lock);

    for (i = 0; i < FHBD_PG_REASONS && reasons[i] != NULL; i++) {
        if (fhb_str_eqc(text, reasons[i])) {
            break;
        }
    }
    if (i < FHBD_PG_REASONS && reasons[i] == NULL) {
        reasons[i] = fhb_str_dup(text);
    }
    if (i < FHBD_PG_REASONS && reasons[i] != NULL) {
        found = reasons[i];
    }

    (void) pthread_mutex_unlock(&lock);

    return found;
}


bool
fhbd_pg_int8(fhb_str_t field, int64_t *out)
{
    uint64_t  bits = 0;

    if (field.ptr == NULL || field.len != sizeof(bits)) {
        return false;
    }

    for (size_t i = 0; i < sizeof(bits); i++) {
        bits = bits << 8 | (unsigned char) field.ptr[i];
    }
    *out = (int64_t) bits;

    return true;
}


fhb_err_t
fhbd_pg_instant(const fhbd_pg_sql_t *sql, fhb_str_t field, fhb_instant_t *out,
    fhb_error_t *err)
{
    int64_t  at;

    if (!fhbd_pg_int8(field, &at)) {
        return fhb_fail(err, FHB_EDB, "%s gives no timestamptz as "
                        "\"updated\"", sql->name);
    }

    /* "infinity" and what is near it */
    if (at > FHBD_PG_LAST - FHBD_PG_EPOCH) {
        at = FHBD_PG_LAST - FHBD_PG_EPOCH;
    }
    if (at < FHBD_PG_FIRST - FHBD_PG_EPOCH) {
        at = FHBD_PG_FIRST - FHBD_PG_EPOCH;
    }

    *out = at + FHBD_PG_EPOCH;

    return FHB_OK;
}


/* what the last four bytes of a gzip file say, as far as it can be true */
static size_t
fhbd_pg_unpacked_size(fhb_str_t gz)
{
    size_t                size;
    const unsigned char  *u = (const unsigned char *) gz.ptr + gz.len - 4;

    size = (size_t) u[0] | (size_t) u[1] << 8 | (size_t) u[2] << 16
           | (size_t) u[3] << 24;

    return size <= gz.len * FHBD_PG_DEFLATE_MAX
           && size <= FHBD_PG_UNPACKED_MAX ? size : 0;
}


fhb_err_t
fhbd_pg_unpack(fhbd_pg_room_t *room, fhb_str_t field, fhb_str_t *out,
    const char **broken, fhb_error_t *err)
{
    size_t                  size, in, made;
    enum libdeflate_result  rc;

    *out = field;

    if (field.len < 2 || memcmp(field.ptr, "\x1f\x8b", 2) != 0) {
        return FHB_OK;
    }

    if (field.len < 18) {
        *broken = "its content is cut off";
        return FHB_OK;
    }

    size = fhbd_pg_unpacked_size(field);
    if (size == 0) {
        *broken = "its content is too large, or damaged";
        return FHB_OK;
    }

    if (room->inflate == NULL) {
        room->inflate = libdeflate_alloc_decompressor();
    }
    fhb_buf_reset(&room->text);
    if (room->inflate == NULL || !fhb_buf_reserve(&room->text, size)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
    }

    rc = libdeflate_gzip_decompress_ex(room->inflate, field.ptr, field.len,
                                       room->text.ptr, size, &in, &made);
    if (rc != LIBDEFLATE_SUCCESS || in != field.len) {
        *broken = "its content cannot be decompressed";
        return FHB_OK;
    }

    room->text.len = made;
    room->unpacked++;
    *out = fhb_buf_str(&room->text);

    return FHB_OK;
}


static bool
fhbd_pg_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}


/* the text of a body field */
static fhb_err_t
fhbd_pg_body_decode(fhbd_pg_body_t form, fhbd_pg_room_t *room,
    fhb_str_t field, fhbd_pg_row_t *out, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (field.ptr == NULL) {
        out->broken = "it has no content";
        return FHB_OK;
    }

    if (form == FHBD_PG_BODY_PACKED) {
        rc = fhbd_pg_unpack(room, field, &field, &out->broken, err);
        if (rc != FHB_OK || out->broken != NULL) {
            return rc;
        }
    }

    if (form == FHBD_PG_BODY_JSONB) {
        if (field.len == 0 || field.ptr[0] != 1) {
            return fhb_fail(err, FHB_EDB, "unknown version of jsonb");
        }
        field = fhb_str(field.ptr + 1, field.len - 1);
        out->one_line = true;

    } else {
        /* blanks and line breaks around a text are none of its content */
        while (field.len > 0 && fhbd_pg_blank(field.ptr[0])) {
            field = fhb_str(field.ptr + 1, field.len - 1);
        }
        while (field.len > 0 && fhbd_pg_blank(field.ptr[field.len - 1])) {
            field.len--;
        }
    }

    if (field.len == 0) {
        out->broken = "it has no content";

    } else if (field.len < 2 || field.ptr[0] != '{'
               || field.ptr[field.len - 1] != '}')
    {
        out->broken = "its content is not a JSON object";
    }
    out->body = field;

    return FHB_OK;
}


static fhbd_pg_body_t
fhbd_pg_body_form(fhbd_pg_body_t declared, fhbd_body_type_t conf)
{
    if (declared != FHBD_PG_BODY_CONF) {
        return declared;
    }

    return conf == FHBD_BODY_JSONB ? FHBD_PG_BODY_JSONB
           : conf == FHBD_BODY_JSON ? FHBD_PG_BODY_JSON : FHBD_PG_BODY_TEXT;
}


fhb_err_t
fhbd_pg_row_decode(const fhbd_pg_sql_t *sql, fhbd_body_type_t body_type,
    fhbd_pg_room_t *room, const fhb_str_t *fields, fhbd_pg_row_t *out,
    fhb_error_t *err)
{
    fhb_str_t       body = { NULL, 0 }, packed = { NULL, 0 };
    fhb_err_t       rc;
    const char     *broken = NULL;
    fhbd_pg_body_t  form = FHBD_PG_BODY_TEXT;

    memset(out, 0, sizeof(*out));
    fhbd_pg_room_trim(room);

    for (unsigned i = 0; i < sql->columns_n; i++) {
        switch (sql->columns[i].role) {
        case FHBD_PG_COL_TYPE:
            out->type = fields[i];
            break;
        case FHBD_PG_COL_ID:
            out->id = fields[i];
            break;
        case FHBD_PG_COL_VERSION:
            out->version = fields[i];
            break;
        case FHBD_PG_COL_UPDATED:
            out->updated = fields[i];
            break;
        case FHBD_PG_COL_SOURCE:
            out->source = fields[i];
            break;
        case FHBD_PG_COL_KEY:
            out->key = fields[i];
            break;
        case FHBD_PG_COL_TAG:
            break;
        case FHBD_PG_COL_BROKEN:
            if (fields[i].ptr != NULL) {
                broken = fhbd_pg_reason(fields[i]);
            }
            break;
        case FHBD_PG_COL_PACKED:
            packed = fields[i];
            break;
        case FHBD_PG_COL_BODY:
            body = fields[i];
            form = fhbd_pg_body_form(sql->columns[i].body, body_type);
            break;
        }
    }

    if (packed.ptr != NULL) {
        body = packed;
        form = FHBD_PG_BODY_PACKED;
    }

    if (broken != NULL) {
        out->broken = broken;
        return FHB_OK;
    }

    rc = fhbd_pg_body_decode(form, room, body, out, err);

    if (rc == FHB_OK && out->broken == NULL && out->id.ptr == NULL) {
        out->broken = "it has no id";
    }

    return rc;
}
