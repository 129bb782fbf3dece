/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A table of the store: its name by the INI file, facts about it from the
 * catalog, the arguments that follow from both.
 */

#include "fhbd_pg_store.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>


/* "[schema.]table" with {type} and {type_lower} filled in */
static void
fhbd_pg_table_fill(const char *p, fhb_type_t type, fhb_buf_t *out)
{
    fhb_str_t  name = fhb_cstr("");

    if (type != FHB_TYPE_NONE) {
        name = fhb_type_name(type);
    }

    while (*p != '\0') {
        if (strncmp(p, "{type}", 6) == 0) {
            fhb_buf_addstr(out, name);
            p += 6;

        } else if (strncmp(p, "{type_lower}", 12) == 0) {
            for (size_t i = 0; i < name.len; i++) {
                fhb_buf_addc(out, (char) tolower((unsigned char)
                                                 name.ptr[i]));
            }
            p += 12;

        } else {
            fhb_buf_addc(out, *p++);
        }
    }
}


/* a pattern as a quoted name, with its schema or the source's */
static char *
fhbd_pg_table_ident(const fhbd_pg_source_t *src, const char *pattern,
    fhb_type_t type)
{
    char        *out = NULL;
    size_t       n;
    fhb_buf_t    plain = { 0 }, ident = { 0 };
    const char  *dot;

    fhbd_pg_table_fill(pattern, type, &plain);

    dot = plain.len == 0 ? NULL : memchr(plain.ptr, '.', plain.len);
    if (dot == NULL && src->schema != NULL) {
        fhbd_pg_add_ident(&ident, fhb_cstr(src->schema));
        fhb_buf_addc(&ident, '.');
    }
    if (dot != NULL) {
        n = (size_t) (dot - plain.ptr);
        fhbd_pg_add_ident(&ident, fhb_str(plain.ptr, n));
        fhb_buf_addc(&ident, '.');
        fhbd_pg_add_ident(&ident, fhb_str(dot + 1, plain.len - n - 1));
    } else {
        fhbd_pg_add_ident(&ident, fhb_buf_str(&plain));
    }

    if (!plain.failed && !ident.failed) {
        out = fhb_str_dup(fhb_buf_str(&ident));
    }
    fhb_buf_free(&plain);
    fhb_buf_free(&ident);

    return out;
}


fhb_err_t
fhbd_pg_table_name(const fhbd_pg_source_t *src, fhb_type_t type,
    fhbd_pg_table_t *out, fhb_error_t *err)
{
    bool                    failed;
    const fhbd_pg_terms_t  *terms = &src->profile->terms;

    memset(out, 0, sizeof(*out));
    out->type = src->per_type ? type : FHB_TYPE_NONE;

    out->ident = fhbd_pg_table_ident(src, src->table, out->type);
    failed = out->ident == NULL;

    for (unsigned i = 0; i < terms->extras_n; i++) {
        out->extra[i] = fhbd_pg_table_ident(src, terms->extras[i].pattern,
                                            out->type);
        failed = failed || out->extra[i] == NULL;
    }

    if (failed) {
        fhbd_pg_table_free(out);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a table's name");
    }

    return FHB_OK;
}


fhb_err_t
fhbd_pg_table_copy(const fhbd_pg_table_t *from, fhbd_pg_table_t *to,
    fhb_error_t *err)
{
    bool  failed;

    *to = *from;
    to->ident = from->ident == NULL ? NULL : strdup(from->ident);
    failed = to->ident == NULL && from->ident != NULL;

    for (unsigned i = 0; i < FHBD_PG_EXTRAS_MAX; i++) {
        if (from->extra[i] != NULL) {
            to->extra[i] = strdup(from->extra[i]);
            failed = failed || to->extra[i] == NULL;
        }
    }

    if (failed) {
        fhbd_pg_table_free(to);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
    }

    return FHB_OK;
}


void
fhbd_pg_table_free(fhbd_pg_table_t *t)
{
    free(t->ident);
    t->ident = NULL;

    for (unsigned i = 0; i < FHBD_PG_EXTRAS_MAX; i++) {
        free(t->extra[i]);
        t->extra[i] = NULL;
    }
}


/* the names of features that the store has, blanks between */
static fhb_err_t
fhbd_pg_table_features(const fhbd_pg_source_t *src, fhb_str_t names,
    fhbd_pg_table_t *out, fhb_error_t *err)
{
    int        i;
    fhb_str_t  word;

    while (fhbd_pg_word(&names, &word)) {
        i = fhbd_pg_terms_feature(&src->profile->terms, word);
        if (i < 0) {
            return fhb_fail(err, FHB_EDB, "facts.sql gives a feature that it "
                            "does not declare");
        }
        out->features |= UINT32_C(1) << i;
    }

    return FHB_OK;
}


fhb_err_t
fhbd_pg_table_load(const fhbd_pg_source_t *src, PGconn *conn,
    fhb_type_t type, const atomic_bool *cancel, fhbd_pg_table_t *out,
    fhb_error_t *err)
{
    PGresult        *res;
    fhb_err_t        rc;
    fhb_str_t        kind;
    fhbd_pg_args_t   args;

    rc = fhbd_pg_table_name(src, type, out, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhbd_pg_args_init(src, out, &args);
    rc = fhbd_pg_sql_run(conn, &src->profile->facts, &args, false, cancel,
                         &res, err);
    if (rc != FHB_OK) {
        fhbd_pg_table_free(out);
        return rc;
    }

    if (PQnfields(res) != 11 && PQnfields(res) != 12) {
        PQclear(res);
        fhbd_pg_table_free(out);
        return fhb_fail(err, FHB_EDB, "facts.sql must give 11 columns, or 12");
    }

    if (PQntuples(res) > 0) {
        out->exists = true;
        kind = fhbd_pg_value(res, 0, 0);
        out->kind = kind.len > 0 ? kind.ptr[0] : 0;
        out->bytes = (uint64_t) fhbd_pg_int(res, 0, 1);
        out->blocks = (uint64_t) fhbd_pg_int(res, 0, 2);
        out->id = fhb_str_eqc(fhbd_pg_value(res, 0, 3), "uuid")
                  ? FHBD_PG_ID_UUID : FHBD_PG_ID_TEXT;
        out->id_not_null = fhbd_pg_bool(res, 0, 4);
        out->updated_local = fhbd_pg_bool(res, 0, 5);
        out->updated_not_null = fhbd_pg_bool(res, 0, 6);
        out->by_id = fhbd_pg_bool(res, 0, 7);
        out->by_updated = fhbd_pg_bool(res, 0, 8);
        out->block_size = (uint64_t) fhbd_pg_int(res, 0, 9);
        out->rows = (uint64_t) fhbd_pg_int(res, 0, 10);
        if (PQnfields(res) == 12) {
            rc = fhbd_pg_table_features(src, fhbd_pg_value(res, 0, 11), out,
                                        err);
        }
    }
    PQclear(res);

    if (rc != FHB_OK) {
        fhbd_pg_table_free(out);
        return rc;
    }

    if (!out->exists && !src->per_type) {
        rc = fhb_fail(err, FHB_EDB, "there is no table %s", out->ident);
        fhbd_pg_table_free(out);
    }

    return rc;
}


/* the body is the last column */
static fhbd_pg_body_t
fhbd_pg_rows_body(const fhbd_pg_source_t *src)
{
    const fhbd_pg_sql_t  *rows = &src->profile->rows;

    return rows->columns[rows->columns_n - 1].body;
}


bool
fhbd_pg_body_by_ini(const fhbd_pg_source_t *src)
{
    return fhbd_pg_rows_body(src) == FHBD_PG_BODY_CONF;
}


bool
fhbd_pg_jsonb(const fhbd_pg_source_t *src)
{
    return fhbd_pg_body_by_ini(src)
           ? src->base.tenant->pg_body_type == FHBD_BODY_JSONB
           : fhbd_pg_rows_body(src) == FHBD_PG_BODY_JSONB;
}


bool
fhbd_pg_cohorts(const fhbd_pg_source_t *src)
{
    return src->profile->rows.cohort_index != NULL
           && (fhbd_pg_jsonb(src) || !fhbd_pg_body_by_ini(src));
}


void
fhbd_pg_args_init(const fhbd_pg_source_t *src, const fhbd_pg_table_t *t,
    fhbd_pg_args_t *args)
{
    const fhbd_tenant_conf_t  *c = src->base.tenant;

    static const char *const  body_types[] = {
        [FHBD_BODY_JSONB] = "jsonb",
        [FHBD_BODY_JSON] = "json",
        [FHBD_BODY_TEXT] = "text"
    };

    memset(args, 0, sizeof(*args));

    for (int i = 0; i < FHBD_PG_F_MAX; i++) {
        args->fragment[i] = src->columns[i];
    }
    args->fragment[FHBD_PG_F_TABLE] = t->ident;
    args->fragment[FHBD_PG_F_WHERE] = c->pg_where;
    args->extra = t->extra;
    args->features = t->features;

    args->value[FHBD_PG_V_TABLE] = t->ident;
    args->value[FHBD_PG_V_TYPE_COLUMN] = src->per_type ? NULL
                                                       : c->pg_type_column;
    args->value[FHBD_PG_V_ID_COLUMN] = c->pg_id_column;
    args->value[FHBD_PG_V_UPDATED_COLUMN] = c->pg_updated_column;
    args->value[FHBD_PG_V_DELETED_COLUMN] = c->pg_deleted_column;
    args->value[FHBD_PG_V_BODY_COLUMN] = c->pg_body_column;
    args->value[FHBD_PG_V_BODY_TYPE] = body_types[c->pg_body_type];
    args->value[FHBD_PG_V_SCHEMA] = src->schema;
    args->value[FHBD_PG_V_PARTITION] = src->partition;
    if (t->updated_local) {
        args->value[FHBD_PG_V_TIMEZONE] = c->pg_timezone == NULL
                                          ? "UTC" : c->pg_timezone;
    }
    if (t->type != FHB_TYPE_NONE) {
        args->value[FHBD_PG_V_TABLE_TYPE] = fhb_type_name(t->type).ptr;
    }
}


/* in PostgreSQL's words; false: there is none */
static bool
fhbd_pg_time(fhb_instant_t at, char buf[FHBD_PG_TIME_MAX])
{
    /* the first instant of year 1: PostgreSQL has no year 0 */
    static const fhb_instant_t  first = -62135596800LL * FHB_USEC;

    if (at == FHB_INSTANT_NONE) {
        return false;
    }

    if (at < first) {
        (void) snprintf(buf, FHBD_PG_TIME_MAX, "-infinity");
    } else {
        fhb_instant_format(at, buf);
    }

    return true;
}


void
fhbd_pg_args_times(const fhbd_pg_source_t *src, const fhbd_pg_table_t *t,
    const fhbd_want_t *want, fhbd_pg_times_t *times, fhbd_pg_args_t *args)
{
    bool                       limited = false;
    const fhbd_tenant_conf_t  *c = src->base.tenant;

    if (fhbd_pg_time(want->query.since, times->since)) {
        args->value[t->updated_local ? FHBD_PG_V_SINCE_LOCAL
                                     : FHBD_PG_V_SINCE] = times->since;
        limited = true;
    }

    if (fhbd_pg_time(want->query.until, times->until)) {
        args->value[t->updated_local ? FHBD_PG_V_UNTIL_LOCAL
                                     : FHBD_PG_V_UNTIL] = times->until;
        limited = true;
    }

    if (t->updated_not_null) {
        return;
    }

    if (want->dated && !limited) {
        args->value[FHBD_PG_V_DATED] = "true";

    } else if (!want->dated && limited && c->undated_include) {
        args->value[FHBD_PG_V_UNDATED] = "true";
    }
}


bool
fhbd_pg_id_possible(const fhbd_pg_table_t *t, fhb_str_t id)
{
    static const char  form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    if (t->id != FHBD_PG_ID_UUID) {
        return memchr(id.ptr, '\0', id.len) == NULL;
    }

    /* as the server prints it: "A" and "a" are two ids in FHIR */
    if (id.len != sizeof(form) - 1) {
        return false;
    }
    for (size_t i = 0; i < id.len; i++) {
        if (form[i] == '-' ? id.ptr[i] != '-'
            : !(id.ptr[i] >= '0' && id.ptr[i] <= '9')
              && !(id.ptr[i] >= 'a' && id.ptr[i] <= 'f'))
        {
            return false;
        }
    }

    return true;
}
