/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The postgres source: a FHIR server's tables read through a store profile.
 * Opening and checking, the snapshot, single resources, lists of Patients.
 */

#include "fhbd_pg_store.h"

#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"

#define FHBD_PG_ID_LEN  255         /* bytes, as fhb_idset_add takes them */


static fhb_err_t
fhbd_pg_source_columns(fhbd_pg_source_t *src, fhb_error_t *err)
{
    fhb_buf_t                  b = { 0 };
    const char                *names[FHBD_PG_F_MAX] = { 0 };
    const fhbd_tenant_conf_t  *t = src->base.tenant;

    /* {schema} is never absent */
    if (src->schema != NULL) {
        fhbd_pg_add_ident(&b, fhb_cstr(src->schema));
        fhb_buf_addc(&b, '.');
    }
    src->columns[FHBD_PG_F_SCHEMA] = b.failed ? NULL
                                              : fhb_str_dup(fhb_buf_str(&b));
    if (src->columns[FHBD_PG_F_SCHEMA] == NULL) {
        fhb_buf_free(&b);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the source");
    }

    names[FHBD_PG_F_TYPE_COLUMN] = src->per_type ? NULL : t->pg_type_column;
    names[FHBD_PG_F_ID_COLUMN] = t->pg_id_column;
    names[FHBD_PG_F_UPDATED_COLUMN] = t->pg_updated_column;
    names[FHBD_PG_F_DELETED_COLUMN] = t->pg_deleted_column;
    names[FHBD_PG_F_BODY_COLUMN] = t->pg_body_column;

    for (int i = 0; i < FHBD_PG_F_MAX; i++) {
        if (names[i] == NULL) {
            continue;
        }
        fhb_buf_reset(&b);
        fhbd_pg_add_ident(&b, fhb_cstr(names[i]));
        src->columns[i] = b.failed ? NULL : fhb_str_dup(fhb_buf_str(&b));
        if (src->columns[i] == NULL) {
            fhb_buf_free(&b);
            return fhb_fail(err, FHB_ENOMEM, "no memory for the source");
        }
    }
    fhb_buf_free(&b);

    return FHB_OK;
}


static void
fhbd_pg_close(fhbd_source_t *source)
{
    fhbd_pg_source_t  *src = (fhbd_pg_source_t *) source;

    for (int i = 0; i < FHBD_PG_F_MAX; i++) {
        free(src->columns[i]);
    }
    fhbd_slots_free(src->slots);
    fhbd_match_free(src->match);
    fhbd_pg_profile_free(src->profile);
    free(src);
}


/* what tenant and profile say together */
static fhb_err_t
fhbd_pg_source_terms(fhbd_pg_source_t *src, fhb_error_t *err)
{
    const fhbd_pg_sql_t       *rows = &src->profile->rows;
    const fhbd_pg_terms_t     *terms = &src->profile->terms;
    const fhbd_tenant_conf_t  *t = src->base.tenant;

    const struct {
        const char  *name;
        const char  *text;
    } options[] = {
        { "where", t->pg_where },
        { "partition", t->pg_partition },
        { "deleted_column", t->pg_deleted_column }
    };

    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        if (options[i].text != NULL
            && !fhbd_pg_sql_names(rows, options[i].name))
        {
            return fhb_fail(err, FHB_EPARAM, "store profile \"%s\" has no use "
                            "for the option \"%s\"", t->pg_profile,
                            options[i].name);
        }
    }

    if (terms->table != NULL && t->pg_table != NULL) {
        return fhb_fail(err, FHB_EPARAM, "store profile \"%s\" has no use for "
                        "the option \"table\": it names its own",
                        t->pg_profile);
    }

    src->table = terms->table != NULL ? terms->table : t->pg_table;
    if (src->table == NULL) {
        return fhb_fail(err, FHB_EPARAM, "store profile \"%s\" needs the "
                        "option \"table\"", t->pg_profile);
    }
    src->per_type = strstr(src->table, "{type") != NULL;
    if (!src->per_type && t->pg_type_column == NULL) {
        return fhb_fail(err, FHB_EPARAM, "store profile \"%s\" needs the "
                        "option \"type_column\"", t->pg_profile);
    }

    if (terms->partition && t->pg_partition == NULL) {
        return fhb_fail(err, FHB_EPARAM, "store profile \"%s\" needs the "
                        "option \"partition\", which may be \"all\"",
                        t->pg_profile);
    }
    src->partition = t->pg_partition == NULL
                     || strcmp(t->pg_partition, "all") == 0
                     ? NULL : t->pg_partition;
    src->schema = t->pg_schema != NULL ? t->pg_schema : terms->schema;

    src->remembers = src->profile->deleted.text != NULL
                     && (t->pg_deleted_column != NULL
                         || !fhbd_pg_sql_names(&src->profile->deleted,
                                               "deleted_column"));

    return FHB_OK;
}


static fhb_err_t
fhbd_pg_open(const fhbd_conf_t *conf, const fhbd_tenant_conf_t *tenant,
    fhbd_source_t **out, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_pg_source_t  *src;

    *out = NULL;

    if (tenant->pg_conninfo == NULL || tenant->pg_id_column == NULL
        || tenant->pg_updated_column == NULL || tenant->pg_body_column == NULL
        || tenant->pg_profile == NULL || conf->profiles == NULL)
    {
        return fhb_fail(err, FHB_EPARAM, "a postgres source needs profiles, "
                        "profile, conninfo and columns");
    }

    rc = fhbd_pg_conninfo_check(tenant->pg_conninfo, err);
    if (rc != FHB_OK) {
        return rc;
    }

    src = calloc(1, sizeof(*src));
    if (src == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the source");
    }
    src->base.ops = &fhbd_source_postgres;
    src->base.conf = conf;
    src->base.tenant = tenant;

    rc = fhbd_pg_profile_load(conf->profiles, tenant->pg_profile,
                              &src->profile, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_source_terms(src, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_source_columns(src, err);
    }
    if (rc == FHB_OK) {
        src->match = fhbd_match_new();
        src->slots = fhbd_slots_new(tenant->pg_max_connections);
        if (src->match == NULL || src->slots == NULL) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for the source");
        }
    }
    if (rc != FHB_OK) {
        fhbd_pg_close(&src->base);
        return rc;
    }

    *out = &src->base;

    return FHB_OK;
}


/* known: the table, where somebody has looked at it already, else NULL */
static fhb_err_t
fhbd_pg_resource_get(fhbd_pg_source_t *src, PGconn *conn,
    const fhbd_pg_table_t *known, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    char             *text = NULL;
    PGresult         *res = NULL;
    fhb_str_t         fields[FHBD_PG_COLUMNS_MAX];
    fhb_err_t         rc;
    fhbd_pg_row_t     row;
    fhbd_pg_args_t    args;
    fhbd_pg_room_t    room = { .inflate = NULL };
    fhbd_pg_sql_t    *sql = &src->profile->resource;
    fhbd_pg_table_t   own = { .ident = NULL };

    if (known == NULL) {
        rc = fhbd_pg_table_load(src, conn, type, NULL, &own, err);
        if (rc != FHB_OK) {
            return rc;
        }
        known = &own;
    }
    if (!known->exists || !fhbd_pg_id_possible(known, id)) {
        rc = fhb_fail(err, FHB_ENOTFOUND, "no such resource");
        goto done;
    }

    text = fhb_str_dup(id);
    if (text == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        goto done;
    }

    fhbd_pg_args_init(src, known, &args);
    args.value[FHBD_PG_V_ID] = text;
    if (!src->per_type) {
        args.value[FHBD_PG_V_TYPE] = fhb_type_name(type).ptr;
    }

    rc = fhbd_pg_sql_run(conn, sql, &args, true, NULL, &res, err);
    if (rc != FHB_OK) {
        goto done;
    }
    if (PQntuples(res) == 0) {
        rc = fhb_fail(err, FHB_ENOTFOUND, "no such resource");
        goto done;
    }
    if ((unsigned) PQnfields(res) != sql->columns_n) {
        rc = fhb_fail(err, FHB_EDB, "%s gives %d columns and declares %u",
                      sql->name, PQnfields(res), sql->columns_n);
        goto done;
    }

    for (unsigned i = 0; i < sql->columns_n; i++) {
        fields[i] = fhbd_pg_value(res, 0, (int) i);
    }
    rc = fhbd_pg_row_decode(sql, src->base.tenant->pg_body_type, &room,
                            fields, &row, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_weave(sql, type, NULL, &room, &row, err);
    }
    if (rc == FHB_OK && row.broken != NULL) {
        rc = fhb_fail(err, FHB_EJSON, "the resource cannot be read: %s",
                      row.broken);
    }
    if (rc == FHB_OK && out != NULL) {
        fhb_buf_addstr(out, row.body);
        if (out->failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
        }
    }

done:

    PQclear(res);
    free(text);
    fhbd_pg_room_free(&room);
    fhbd_pg_table_free(&own);

    return rc;
}


/* rows of check.sql: a sentence, and in a second column whether it is only a
 * warning.  The first that is not is the error */
static fhb_err_t
fhbd_pg_check_rows(const fhbd_pg_source_t *src, const PGresult *res,
    fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;
    fhb_str_t  problem;

    for (int i = 0; i < PQntuples(res); i++) {
        problem = fhbd_pg_value(res, i, 0);

        if (PQnfields(res) > 1
            && fhb_str_eqc(fhbd_pg_value(res, i, 1), "warning"))
        {
            fhbd_log(FHBD_LOG_WARN, "source", NULL, "tenant \"%s\": %.*s",
                     src->base.tenant->name, FHB_STR_ARG(problem));

        } else if (rc == FHB_OK) {
            rc = fhb_fail(err, FHB_EDB, "%.*s", FHB_STR_ARG(problem));
        }
    }

    return rc;
}


static fhb_err_t
fhbd_pg_check_table(fhbd_pg_source_t *src, PGconn *conn, fhb_type_t type,
    fhb_error_t *err)
{
    PGresult         *res = NULL;
    fhb_err_t         rc;
    fhbd_pg_args_t    args;
    fhbd_pg_table_t   t;

    rc = fhbd_pg_table_name(src, type, &t, err);
    if (rc != FHB_OK) {
        return rc;
    }
    t.updated_local = true;     /* nobody has looked yet: the zone, if asked */
    fhbd_pg_args_init(src, &t, &args);

    rc = fhbd_pg_sql_run(conn, &src->profile->check, &args, false, NULL,
                         &res, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_check_rows(src, res, err);
    }
    PQclear(res);

    if (rc == FHB_OK) {
        rc = fhbd_pg_warn_rights(src, conn, &t, err);
    }
    fhbd_pg_table_free(&t);
    if (rc != FHB_OK) {
        return rc;
    }

    /* whatever the catalog says: can the statement be run at all? */
    rc = fhbd_pg_resource_get(src, conn, NULL,
                              type == FHB_TYPE_NONE ? 0 : type, FHB_STR("0"),
                              NULL, err);

    return rc == FHB_ENOTFOUND || rc == FHB_EJSON ? FHB_OK : rc;
}


/* where each type has its table, that of Patient stands for all */
static fhb_err_t
fhbd_pg_check(fhbd_source_t *source, fhb_error_t *err)
{
    PGconn            *conn;
    fhb_err_t          rc;
    fhb_type_t         type = FHB_TYPE_NONE;
    fhbd_pg_source_t  *src = (fhbd_pg_source_t *) source;

    /* nobody waits for it: it has the time of a job */
    static const atomic_bool  never = false;

    rc = fhbd_pg_take(src, &never, &conn, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (src->per_type) {
        type = fhb_type_find(FHB_STR("Patient"));
    }

    rc = fhbd_pg_check_table(src, conn, type, err);
    fhbd_pg_give(src, conn);

    return rc;
}


static void
fhbd_pg_snapshot_close(fhbd_snapshot_t *snap)
{
    if (snap == NULL) {
        return;
    }

    fhbd_pg_give(snap->src, snap->conn);
    fhbd_pg_table_free(&snap->table);
    fhbd_pg_tables_free(snap);
    fhbd_pg_sample_free(snap->sample);
    (void) pthread_mutex_destroy(&snap->lock);
    free(snap);
}


static fhb_err_t
fhbd_pg_snapshot_open(fhbd_source_t *source, const atomic_bool *cancel,
    fhbd_snapshot_t **out, fhb_instant_t *transaction_time, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_snapshot_t  *snap;

    *out = NULL;

    snap = calloc(1, sizeof(*snap));
    if (snap == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a snapshot");
    }
    snap->src = (fhbd_pg_source_t *) source;
    (void) pthread_mutex_init(&snap->lock, NULL);
    (void) pthread_mutex_init(&snap->tables_lock, NULL);

    rc = fhbd_pg_take(snap->src, cancel, &snap->conn, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_snapshot_begin(snap->conn,
                                    source->tenant->transaction_margin,
                                    snap->name, transaction_time, err);
    }
    if (rc == FHB_OK && !snap->src->per_type) {
        /* asked once: a connection that is new to the catalog takes its time
         * over it */
        rc = fhbd_pg_table_load(snap->src, snap->conn, FHB_TYPE_NONE, NULL,
                                &snap->table, err);
    }
    if (rc != FHB_OK) {
        fhbd_pg_snapshot_close(snap);
        return rc;
    }

    fhbd_pg_listen(snap);
    *out = snap;

    return FHB_OK;
}


static fhb_err_t
fhbd_pg_resource(fhbd_snapshot_t *snap, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t  rc;

    (void) pthread_mutex_lock(&snap->lock);
    rc = fhbd_pg_resource_get(snap->src, snap->conn,
                              snap->src->per_type ? NULL : &snap->table, type,
                              id, out, err);
    (void) pthread_mutex_unlock(&snap->lock);

    return rc;
}


static fhb_err_t
fhbd_pg_group_exists(fhbd_source_t *source, fhb_str_t id, fhb_error_t *err)
{
    PGconn            *conn;
    fhb_err_t          rc;
    fhbd_pg_source_t  *src = (fhbd_pg_source_t *) source;

    rc = fhbd_pg_take(src, NULL, &conn, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_pg_resource_get(src, conn, NULL, fhb_type_find(FHB_STR("Group")),
                              id, NULL, err);
    if (rc == FHB_EJSON) {
        rc = FHB_OK;                /* it is there; the job will tell */
    }
    fhbd_pg_give(src, conn);

    return rc;
}


/* the ids of filter that the id column can hold, as an array literal */
static fhb_err_t
fhbd_pg_filter(const fhbd_pg_table_t *t, const fhb_idset_t *filter,
    fhb_buf_t *out, fhb_error_t *err)
{
    size_t     pos = 0;
    fhb_str_t  id;

    while (fhb_idset_next(filter, &pos, &id)) {
        if (fhbd_pg_id_possible(t, id)) {
            fhbd_pg_array_add(out, id);
        }
    }
    fhbd_pg_array_end(out);

    return out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a list of "
                                  "Patients") : FHB_OK;
}


/* row by row: there may be millions */
static fhb_err_t
fhbd_pg_patients_fetch(PGconn *conn, const fhbd_pg_query_t *q,
    fhb_idset_t *out, const atomic_bool *cancel, fhb_error_t *err)
{
    PGresult   *res;
    fhb_err_t   rc = FHB_OK;

    if (!PQsendQueryParams(conn, q->text.ptr, q->n, NULL, q->values, NULL,
                           NULL, 0)
        || !PQsetSingleRowMode(conn))
    {
        return fhbd_pg_error(conn, NULL, err);
    }

    for (;; ) {
        while (rc == FHB_OK && PQisBusy(conn)) {
            rc = fhbd_pg_wait(conn, cancel, err);
        }
        if (rc != FHB_OK) {
            return rc;
        }

        res = PQgetResult(conn);
        if (res == NULL) {
            return FHB_OK;
        }
        if (PQresultStatus(res) == PGRES_SINGLE_TUPLE) {
            /* what is too long for a set is no id of FHIR's by far */
            if (PQgetlength(res, 0, 0) <= FHBD_PG_ID_LEN) {
                rc = fhb_idset_add(out, fhbd_pg_value(res, 0, 0), err);
            }

        } else if (PQresultStatus(res) != PGRES_TUPLES_OK) {
            rc = fhbd_pg_error(conn, res, err);
        }
        PQclear(res);
        if (rc != FHB_OK) {
            return rc;
        }
    }
}


static fhb_err_t
fhbd_pg_patients(fhbd_snapshot_t *snap, const fhb_idset_t *filter,
    fhb_idset_t *out, const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_buf_t         ids = { 0 };
    fhb_err_t         rc = FHB_OK;
    fhb_type_t        patient = fhb_type_find(FHB_STR("Patient"));
    fhbd_pg_args_t    args;
    fhbd_pg_query_t   q = { 0 };
    fhbd_pg_table_t   own = { .ident = NULL }, *t = &snap->table;

    if (snap->src->per_type) {
        t = &own;
        rc = fhbd_pg_table_of(snap, snap->conn, patient, cancel, t, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }
    if (!t->exists) {
        goto done;
    }

    fhbd_pg_args_init(snap->src, t, &args);
    if (!snap->src->per_type) {
        args.value[FHBD_PG_V_TYPE] = "Patient";
    }
    if (filter != NULL) {
        rc = fhbd_pg_filter(t, filter, &ids, err);
        args.value[FHBD_PG_V_IDS] = ids.ptr;
    }

    if (rc == FHB_OK) {
        rc = fhbd_pg_sql_render(&snap->src->profile->patients, &args, NULL,
                                &q, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_patients_fetch(snap->conn, &q, out, cancel, err);
    }

done:

    fhb_buf_free(&ids);
    fhbd_pg_query_free(&q);
    fhbd_pg_table_free(&own);

    return rc;
}


const fhbd_source_ops_t  fhbd_source_postgres = {
    .name = "postgres",
    .open = fhbd_pg_open,
    .close = fhbd_pg_close,
    .check = fhbd_pg_check,
    .group_exists = fhbd_pg_group_exists,
    .snapshot_open = fhbd_pg_snapshot_open,
    .snapshot_close = fhbd_pg_snapshot_close,
    .resource = fhbd_pg_resource,
    .patients = fhbd_pg_patients,
    .plan = fhbd_pg_plan,
    .reader_open = fhbd_pg_reader_open,
    .read = fhbd_pg_read,
    .reader_close = fhbd_pg_reader_close,
    .remembers = fhbd_pg_remembers,
    .connections = fhbd_pg_connections
};
