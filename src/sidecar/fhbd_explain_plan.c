/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * --explain: a look at one plan of the database's for what will hurt, and its
 * lines for people.
 */

#include "fhbd_explain_int.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#define FHBD_EXPLAIN_BIG    (16.0 * 1024 * 1024)    /* bytes of a table that
                                                     * is not read in passing */
#define FHBD_EXPLAIN_SMALL  0.1     /* share of its rows that is few … */
#define FHBD_EXPLAIN_MUCH   0.5     /* … for so much of the cost of all */
#define FHBD_EXPLAIN_FETCH  2.0     /* blocks for a row that an index finds */

/* what a row costs in memory besides its columns, about */
#define FHBD_EXPLAIN_TUPLE  32

#define FHBD_EXPLAIN_VALUE  40      /* characters of a value that is shown */


fhb_err_t
fhbd_explain_settings(fhbd_explain_t *ex, fhb_error_t *err)
{
    double      v[5];
    PGresult   *res;
    fhb_err_t   rc;

    static const char  sql[] =
        "SELECT pg_size_bytes(current_setting('work_mem')),"
        " coalesce(current_setting('hash_mem_multiplier', true), '1'),"
        " current_setting('seq_page_cost'),"
        " current_setting('cpu_tuple_cost'),"
        " current_setting('random_page_cost')";

    rc = fhbd_pg_exec(ex->snap->conn, sql, NULL, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (int i = 0; i < 5; i++) {
        if (sscanf(PQgetvalue(res, 0, i), "%lf", &v[i]) != 1) {
            PQclear(res);
            return fhb_fail(err, FHB_EDB, "a setting of the database is no "
                            "number");
        }
    }
    PQclear(res);

    ex->sort_mem = v[0];
    ex->hash_mem = v[0] * v[1];
    ex->page_cost = v[2];
    ex->row_cost = v[3];
    ex->fetch_cost = v[4] * FHBD_EXPLAIN_FETCH;

    return FHB_OK;
}


static double
fhbd_explain_number(const json_t *node, const char *name)
{
    return json_number_value(json_object_get(node, name));
}


static const char *
fhbd_explain_text(const json_t *node, const char *name)
{
    const char  *text = json_string_value(json_object_get(node, name));

    return text == NULL ? "" : text;
}


static void
fhbd_explain_size(double bytes, char out[16])
{
    static const char *const  units[] = { "kB", "MB", "GB", "TB" };

    size_t  i;

    bytes /= 1024;
    for (i = 0; i < 3 && bytes >= 10000; i++) {
        bytes /= 1024;
    }
    (void) snprintf(out, 16, "%.0f %s", bytes, units[i]);
}


/* what is kept in memory as long as it fits */
static void
fhbd_explain_spill(fhbd_explain_t *ex, const json_t *node, bool top)
{
    char         need[16], have[16];
    double       bytes, limit = 0;
    const char  *type = fhbd_explain_text(node, "Node Type");

    if (strcmp(type, "Materialize") == 0
        || (strcmp(type, "Sort") == 0 && !top))
    {
        limit = ex->sort_mem;

    } else if (strcmp(type, "Hash") == 0
               || strcmp(fhbd_explain_text(node, "Strategy"), "Hashed") == 0)
    {
        limit = ex->hash_mem;
    }

    bytes = fhbd_explain_number(node, "Plan Rows")
            * (fhbd_explain_number(node, "Plan Width") + FHBD_EXPLAIN_TUPLE);

    if (limit > 0 && bytes > limit) {
        fhbd_explain_size(bytes, need);
        fhbd_explain_size(limit, have);
        fhbd_explain_warn(ex, "%s of about %s does not fit into work_mem "
                          "(%s): it goes to the disk", type, need, have);
    }
}


/* much work for few rows of a large table: no index knows them */
static fhb_err_t
fhbd_explain_scan(fhbd_explain_t *ex, const json_t *node, fhb_error_t *err)
{
    char         size[16];
    bool         seq;
    double       rows, pages, bytes, whole, found, cost;
    PGresult    *res;
    fhb_err_t    rc;
    const char  *values[] = { fhbd_explain_text(node, "Schema"),
                              fhbd_explain_text(node, "Relation Name") };

    static const char  sql[] =
        "SELECT reltuples::bigint, relpages, pg_relation_size(oid)"
        " FROM pg_class WHERE oid = to_regclass(format('%I.%I', $1::text,"
        " $2::text)) AND relkind IN ('r', 'm')";

    if (*values[0] == '\0' || *values[1] == '\0') {
        return FHB_OK;
    }

    rc = fhbd_pg_exec_params(ex->snap->conn, sql, 2, values, false, NULL,
                             &res, err);
    if (rc != FHB_OK) {
        return rc;
    }
    if (PQntuples(res) == 0) {
        PQclear(res);
        return FHB_OK;
    }
    rows = (double) fhbd_pg_int(res, 0, 0);
    pages = (double) fhbd_pg_int(res, 0, 1);
    bytes = (double) fhbd_pg_int(res, 0, 2);
    PQclear(res);

    if (bytes < FHBD_EXPLAIN_BIG) {
        return FHB_OK;
    }
    if (rows <= 0 || pages <= 0) {
        fhbd_explain_warn(ex, "nothing is known of table %s: ANALYZE it",
                          values[1]);
        return FHB_OK;
    }

    whole = pages * ex->page_cost + rows * ex->row_cost;
    found = fhbd_explain_number(node, "Plan Rows");
    cost = fhbd_explain_number(node, "Total Cost");

    seq = strcmp(fhbd_explain_text(node, "Node Type"), "Seq Scan") == 0;

    /* an index that finds just these rows costs what they cost */
    if (found < rows * FHBD_EXPLAIN_SMALL && cost > whole * FHBD_EXPLAIN_MUCH
        && (seq || (!ex->indexed && cost > (found + 1) * ex->fetch_cost)))
    {
        fhbd_explain_size(bytes, size);
        fhbd_explain_warn(ex, "%s on %s (%s) reads much of it for %.0f of "
                          "%.0f rows: an index is missing",
                          fhbd_explain_text(node, "Node Type"), values[1],
                          size, found, rows);
    }

    return FHB_OK;
}


/* top: only the first few of its rows are asked for */
static fhb_err_t
fhbd_explain_node(fhbd_explain_t *ex, const json_t *node, bool top,
    fhb_error_t *err)
{
    size_t         i;
    fhb_err_t      rc;
    const json_t  *below = json_object_get(node, "Plans");

    fhbd_explain_spill(ex, node, top);
    rc = fhbd_explain_scan(ex, node, err);

    top = strcmp(fhbd_explain_text(node, "Node Type"), "Limit") == 0
          && fhbd_explain_number(node, "Plan Rows") <= 1;
    for (i = 0; rc == FHB_OK && i < json_array_size(below); i++) {
        rc = fhbd_explain_node(ex, json_array_get(below, i), top, err);
    }

    return rc;
}


fhb_err_t
fhbd_explain_plan(fhbd_explain_t *ex, fhb_str_t json, fhb_error_t *err)
{
    json_t        *root;
    fhb_err_t      rc;
    const json_t  *plan;

    root = json_loadb(json.ptr, json.len, 0, NULL);
    plan = json_object_get(json_array_get(root, 0), "Plan");
    if (plan == NULL) {
        json_decref(root);
        return fhb_fail(err, FHB_EDB, "the database explains nothing");
    }

    rc = fhbd_explain_node(ex, plan, false, err);
    json_decref(root);

    return rc;
}


/* a value between quotes; the ends of a range are ids of the store, and lists
 * are long */
static void
fhbd_explain_value(fhb_str_t value, const fhbd_pg_args_t *args)
{
    if (args->value[FHBD_PG_V_LO] != NULL
        && fhb_str_eqc(value, args->value[FHBD_PG_V_LO]))
    {
        (void) printf(":lo");

    } else if (args->value[FHBD_PG_V_HI] != NULL
               && fhb_str_eqc(value, args->value[FHBD_PG_V_HI]))
    {
        (void) printf(":hi");

    } else if (value.len > FHBD_EXPLAIN_VALUE) {
        (void) printf("'%.10s...'", value.ptr);

    } else {
        (void) printf("'%.*s'", FHB_STR_ARG(value));
    }
}


void
fhbd_explain_line(const char *line, const fhbd_pg_args_t *args)
{
    const char  *p, *quote, *end;

    (void) printf("  ");

    for (p = line; (quote = strchr(p, '\'')) != NULL; p = end + 1) {
        end = strchr(quote + 1, '\'');
        if (end == NULL) {
            break;
        }
        (void) printf("%.*s", (int) (quote - p), p);
        fhbd_explain_value(fhb_str(quote + 1, (size_t) (end - quote - 1)),
                           args);
    }

    (void) printf("%s\n", p);
}
