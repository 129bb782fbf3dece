/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * --explain: what is asked about one table, with values as jobs have them.  The
 * statements are made by the code that makes those of jobs.
 */

#include "fhbd_explain_int.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define FHBD_EXPLAIN_IDS  100       /* of a list of Patients or resources */
#define FHBD_EXPLAIN_AGO  86400     /* seconds: _since */

/* a table and what is asked about it */
typedef struct {
    fhbd_explain_t         *ex;
    const fhbd_pg_table_t  *table;
    fhb_type_t              type;       /* the one that has most in it */
    fhbd_want_t             want;
    fhbd_pg_times_t         times;      /* values of args */
    fhbd_pg_args_t          args;
    fhb_buf_t               ids;
    char                    what[96];   /* is asked */
} fhbd_explain_table_t;


/* the plan of what was rendered; form: options of EXPLAIN */
static fhb_err_t
fhbd_explain_ask(fhbd_explain_t *ex, const char *form,
    const fhbd_pg_query_t *q, PGresult **res, fhb_error_t *err)
{
    fhb_buf_t  sql = { 0 };
    fhb_err_t  rc;

    fhb_buf_adds(&sql, form);
    fhb_buf_add(&sql, q->text.ptr, q->text.len);

    rc = sql.failed
         ? fhb_fail(err, FHB_ENOMEM, "no memory for a statement")
         : fhbd_pg_exec_params(ex->snap->conn, sql.ptr, q->n, q->values,
                               false, NULL, res, err);
    fhb_buf_free(&sql);

    return rc;
}


/* one query; copy: its values stand in its text, as COPY has it */
static fhb_err_t
fhbd_explain_query(fhbd_explain_t *ex, const fhbd_pg_sql_t *sql,
    const fhbd_pg_args_t *args, bool copy, fhb_error_t *err)
{
    PGresult         *res = NULL;
    fhb_err_t         rc;
    fhbd_pg_query_t   q = { 0 };

    rc = fhbd_pg_sql_render(sql, args, copy ? ex->snap->conn : NULL, &q, err);
    if (rc == FHB_OK) {
        rc = fhbd_explain_ask(ex, "EXPLAIN ", &q, &res, err);
    }
    for (int i = 0; rc == FHB_OK && i < PQntuples(res); i++) {
        fhbd_explain_line(PQgetvalue(res, i, 0), args);
    }
    PQclear(res);
    res = NULL;

    if (rc == FHB_OK) {
        rc = fhbd_explain_ask(ex, "EXPLAIN (VERBOSE, FORMAT JSON) ", &q, &res,
                              err);
    }
    if (rc == FHB_OK) {
        ex->plans++;
        rc = fhbd_explain_plan(ex, fhbd_pg_value(res, 0, 0), err);
    }
    PQclear(res);
    fhbd_pg_query_free(&q);

    if (rc != FHB_OK) {
        fhb_error_prefix(err, "%s: ", sql->name);
    }

    return rc;
}


/* rows.sql, and tags.sql beside it, with q->args */
static fhb_err_t
fhbd_explain_rows(fhbd_explain_table_t *q, bool copy, fhb_error_t *err)
{
    fhb_err_t                 rc;
    const fhbd_pg_profile_t  *profile = q->ex->src->profile;

    (void) printf("\nrows.sql: %s\n", q->what);
    rc = fhbd_explain_query(q->ex, &profile->rows, &q->args, copy, err);

    if (rc == FHB_OK && (profile->rows.weave & FHBD_PG_WEAVE_TAGS)) {
        (void) printf("\ntags.sql: %s\n", q->what);
        rc = fhbd_explain_query(q->ex, &profile->tags, &q->args, copy, err);
    }

    return rc;
}


/* of one type, or of the type that the table is for */
static void
fhbd_explain_args(fhbd_explain_table_t *q, fhb_type_t type)
{
    fhbd_pg_args_init(q->ex->src, q->table, &q->args);
    fhbd_pg_args_times(q->ex->src, q->table, &q->want, &q->times, &q->args);

    if (!q->ex->src->per_type) {
        q->args.value[FHBD_PG_V_TYPE] = fhb_type_name(type).ptr;
    }
}


/* ids that the table can have, but hardly has: the database's estimates do not
 * depend on which ones they are */
static fhb_err_t
fhbd_explain_ids(fhbd_explain_table_t *q, fhb_error_t *err)
{
    char  id[64];

    for (int i = 0; i < FHBD_EXPLAIN_IDS; i++) {
        (void) snprintf(id, sizeof(id), q->table->id == FHBD_PG_ID_UUID
                        ? "00000000-0000-0000-0000-%012d" : "%d", i);
        fhbd_pg_array_add(&q->ids, fhb_cstr(id));
    }
    fhbd_pg_array_end(&q->ids);

    return q->ids.failed ? fhb_fail(err, FHB_ENOMEM, "no memory") : FHB_OK;
}


static fhb_err_t
fhbd_explain_whole(fhbd_explain_table_t *q, fhb_type_t type, fhb_error_t *err)
{
    fhbd_explain_args(q, type);
    (void) snprintf(q->what, sizeof(q->what), "all of %s",
                    fhb_type_name(type).ptr);

    return fhbd_explain_rows(q, true, err);
}


/* the range that q->args has, but of two types: as much of a store with shared
 * keys is read */
static fhb_err_t
fhbd_explain_span(fhbd_explain_table_t *q, fhb_error_t *err)
{
    fhb_err_t  rc;
    fhb_buf_t  types = { 0 };

    if (!fhbd_pg_shared_keys(q->ex->src, q->table)) {
        return FHB_OK;
    }

    fhbd_pg_array_add(&types, fhb_type_name(q->type));
    fhbd_pg_array_add(&types, FHB_STR("Patient"));
    fhbd_pg_array_end(&types);
    if (types.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a statement");
    }

    q->args.value[FHBD_PG_V_TYPE] = NULL;
    q->args.value[FHBD_PG_V_TYPES] = types.ptr;
    q->args.value[FHBD_PG_V_SPAN] = "true";
    (void) snprintf(q->what, sizeof(q->what), "a range of several types");

    rc = fhbd_explain_rows(q, true, err);
    fhb_buf_free(&types);

    return rc;
}


/* a part of the type, from one row of the sample to another */
static fhb_err_t
fhbd_explain_range(fhbd_explain_table_t *q, const fhbd_pg_sample_t *sample,
    fhb_error_t *err)
{
    int                     lo, hi;
    uint64_t                n;
    fhb_err_t               rc;
    const fhbd_pg_share_t  *share = &sample->shares[q->type];

    n = share->bytes / q->want.part_size + 2;
    if (n > (uint64_t) share->n) {
        n = (uint64_t) share->n;
    }
    if (n < 2) {
        return FHB_OK;
    }

    lo = share->first + (int) ((uint64_t) share->n * (n / 2) / n);
    hi = share->first + (int) ((uint64_t) share->n * (n / 2 + 1) / n) - 1;
    if (PQgetisnull(sample->res, lo, 1) || PQgetisnull(sample->res, hi, 1)) {
        return FHB_OK;
    }

    fhbd_explain_args(q, q->type);
    q->args.value[FHBD_PG_V_LO] = PQgetvalue(sample->res, lo, 1);
    q->args.value[FHBD_PG_V_HI] = PQgetvalue(sample->res, hi, 1);
    (void) snprintf(q->what, sizeof(q->what), "a range of %s",
                    fhb_type_name(q->type).ptr);

    rc = fhbd_explain_rows(q, true, err);

    return rc == FHB_OK ? fhbd_explain_span(q, err) : rc;
}


/* as a pass reads a large table */
static fhb_err_t
fhbd_explain_blocks(fhbd_explain_table_t *q, fhb_error_t *err)
{
    if ((q->table->kind != 'r' && q->table->kind != 'm')
        || PQserverVersion(q->ex->snap->conn) < FHBD_PG_VERSION_TID_RANGE)
    {
        return FHB_OK;
    }

    fhbd_explain_args(q, q->type);
    q->args.value[FHBD_PG_V_CTID_LO] = "(0,0)";
    q->args.value[FHBD_PG_V_CTID_HI] = "(100,0)";
    (void) snprintf(q->what, sizeof(q->what), "a range of blocks, %s",
                    fhb_type_name(q->type).ptr);

    return fhbd_explain_rows(q, true, err);
}


static fhb_err_t
fhbd_explain_since(fhbd_explain_table_t *q, fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    q->want.query.since = ((int64_t) time(NULL) - FHBD_EXPLAIN_AGO) * FHB_USEC;
    fhbd_explain_args(q, q->type);
    (void) snprintf(q->what, sizeof(q->what), "%s since yesterday",
                    fhb_type_name(q->type).ptr);

    rc = fhbd_explain_rows(q, true, err);

    if (rc == FHB_OK && fhbd_pg_remembers(&q->ex->src->base)) {
        (void) printf("\ndeleted.sql: %s\n", q->what);
        rc = fhbd_explain_query(q->ex, &q->ex->src->profile->deleted,
                                &q->args, true, err);
    }
    q->want.query.since = FHB_INSTANT_NONE;

    return rc;
}


/* as fhbd_pg_cohort runs it */
static fhb_err_t
fhbd_explain_cohort(fhbd_explain_table_t *q, fhb_error_t *err)
{
    bool             has;
    fhb_err_t        rc;
    fhbd_explain_t  *ex = q->ex;

    if (!fhbd_pg_cohorts(ex->src)
        || q->type == fhb_type_find(FHB_STR("Patient")))
    {
        return FHB_OK;
    }

    rc = fhbd_pg_has_cohort_index(ex->snap, q->table, NULL, &has, err);
    if (rc != FHB_OK) {
        return rc;
    }
    if (!has) {
        fhbd_explain_warn(ex, "no index finds what belongs to a Patient: "
                          "Groups, however small, are exported by reading "
                          "whole types");
        return FHB_OK;
    }

    fhbd_explain_args(q, q->type);
    q->args.value[FHBD_PG_V_PATIENTS] = q->ids.ptr;
    (void) snprintf(q->what, sizeof(q->what), "%s of %d Patients",
                    fhb_type_name(q->type).ptr, FHBD_EXPLAIN_IDS);

    rc = fhbd_pg_exec(ex->snap->conn, FHBD_PG_COHORT_BEGIN, NULL, NULL, err);
    if (rc == FHB_OK) {
        ex->indexed = true;
        rc = fhbd_explain_rows(q, false, err);
        ex->indexed = false;
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_exec(ex->snap->conn, FHBD_PG_SETTINGS_END, NULL, NULL,
                          err);
    }

    return rc;
}


static fhb_err_t
fhbd_explain_picked(fhbd_explain_table_t *q, fhb_error_t *err)
{
    fhbd_explain_args(q, q->type);
    q->args.value[FHBD_PG_V_IDS] = q->ids.ptr;
    (void) snprintf(q->what, sizeof(q->what), "%d of %s by id",
                    FHBD_EXPLAIN_IDS, fhb_type_name(q->type).ptr);

    return fhbd_explain_rows(q, false, err);
}


static fhb_err_t
fhbd_explain_patients(fhbd_explain_table_t *q, fhb_error_t *err)
{
    fhb_err_t             rc;
    const fhbd_pg_sql_t  *sql = &q->ex->src->profile->patients;

    (void) printf("\npatients.sql: all\n");
    fhbd_explain_args(q, fhb_type_find(FHB_STR("Patient")));
    rc = fhbd_explain_query(q->ex, sql, &q->args, false, err);

    if (rc == FHB_OK) {
        (void) printf("\npatients.sql: %d by id\n", FHBD_EXPLAIN_IDS);
        q->args.value[FHBD_PG_V_IDS] = q->ids.ptr;
        rc = fhbd_explain_query(q->ex, sql, &q->args, false, err);
    }

    return rc;
}


/* a Group, at each kick-off for one; where each type has its table, the one
 * at hand stands for that of Group */
static fhb_err_t
fhbd_explain_resource(fhbd_explain_table_t *q, fhb_error_t *err)
{
    (void) printf("\nresource.sql: one Group\n");
    fhbd_explain_args(q, fhb_type_find(FHB_STR("Group")));
    q->args.value[FHBD_PG_V_ID] = q->table->id == FHBD_PG_ID_UUID
        ? "00000000-0000-0000-0000-000000000001" : "1";

    return fhbd_explain_query(q->ex, &q->ex->src->profile->resource, &q->args,
                              false, err);
}


/* the type with most in the sample */
static fhb_type_t
fhbd_explain_largest(const fhbd_pg_sample_t *sample)
{
    fhb_type_t  type, best = fhb_type_find(FHB_STR("Patient"));

    for (type = 0; type < fhb_type_count(); type++) {
        if (sample->shares[type].bytes > sample->shares[best].bytes) {
            best = type;
        }
    }

    return best;
}


static fhb_err_t
fhbd_explain_sample(fhbd_explain_table_t *q, fhb_error_t *err)
{
    fhb_err_t                rc;
    fhbd_explain_t          *ex = q->ex;
    const fhbd_pg_table_t   *t = q->table;
    const fhbd_pg_sample_t  *sample;

    q->type = t->type != FHB_TYPE_NONE ? t->type
                                       : fhb_type_find(FHB_STR("Patient"));
    if (t->kind != 'r' && t->kind != 'm' && t->kind != 'p') {
        return FHB_OK;
    }

    (void) printf("\nsample.sql: of one block in a hundred\n");
    fhbd_pg_args_init(ex->src, t, &q->args);
    fhbd_pg_args_times(ex->src, t, &q->want, &q->times, &q->args);
    q->args.value[FHBD_PG_V_PERCENT] = "1";
    q->args.value[FHBD_PG_V_LIMIT] = "60000";
    rc = fhbd_explain_query(ex, &ex->src->profile->sample, &q->args, false,
                            err);

    if (rc == FHB_OK) {
        rc = fhbd_pg_sample_get(ex->snap, &q->want, t, true, NULL, &sample,
                                err);
    }
    if (rc != FHB_OK) {
        return rc;
    }
    if (t->type == FHB_TYPE_NONE) {
        q->type = fhbd_explain_largest(sample);
    }

    return fhbd_explain_range(q, sample, err);
}


static fhb_err_t
fhbd_explain_questions(fhbd_explain_table_t *q, fhb_error_t *err)
{
    size_t      i;
    fhb_err_t   rc;
    fhb_type_t  patient = fhb_type_find(FHB_STR("Patient"));

    static fhb_err_t (*const  questions[])(fhbd_explain_table_t *,
                                           fhb_error_t *) = {
        fhbd_explain_blocks, fhbd_explain_since, fhbd_explain_cohort,
        fhbd_explain_picked
    };

    (void) printf("\ntable %s\n", q->table->ident);
    if (!q->table->by_id) {
        fhbd_explain_warn(q->ex, "no index finds ranges of ids: large types "
                          "are one part each, unless blocks can be had");
    }
    if (!q->table->by_updated) {
        fhbd_explain_warn(q->ex, "no index finds what is later than a time: "
                          "each export with _since reads whole types");
    }

    rc = fhbd_explain_ids(q, err);
    if (rc == FHB_OK) {
        rc = fhbd_explain_sample(q, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_explain_whole(q, q->type, err);
    }
    for (i = 0; rc == FHB_OK && i < sizeof(questions) / sizeof(*questions);
         i++)
    {
        rc = questions[i](q, err);
    }

    if (rc == FHB_OK && !q->ex->src->per_type && q->type != patient) {
        rc = fhbd_explain_whole(q, patient, err);
    }
    if (rc == FHB_OK && (!q->ex->src->per_type || q->type == patient)) {
        rc = fhbd_explain_patients(q, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_explain_resource(q, err);
    }

    return rc;
}


fhb_err_t
fhbd_explain_table(fhbd_explain_t *ex, const fhbd_conf_t *conf,
    const fhbd_pg_table_t *t, fhb_error_t *err)
{
    fhb_err_t             rc;
    fhbd_explain_table_t  q = { .ex = ex, .table = t };

    q.want.query = fhb_query_none();
    q.want.query.types = fhb_typeset_all();
    q.want.level = FHB_LEVEL_SYSTEM;
    q.want.part_size = conf->part_size;

    rc = fhbd_explain_questions(&q, err);
    fhb_buf_free(&q.ids);

    return rc;
}
