/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkd --explain: has the database explain each query of a tenant.
 */

#include "fhbd_explain_int.h"

#include <stdarg.h>
#include <stdio.h>

#include "fhbd_log.h"


void
fhbd_explain_warn(fhbd_explain_t *ex, const char *fmt, ...)
{
    va_list  args;

    (void) printf("  warning: ");
    va_start(args, fmt);
    (void) vprintf(fmt, args);
    va_end(args);
    (void) printf("\n");

    ex->warnings++;
}


static void
fhbd_explain_failed(const fhb_error_t *err)
{
    fhbd_log(FHBD_LOG_ERROR, "explain", NULL, "%s", err->text);
}


/* where each type has its table: the largest one, and that of Patient */
static fhb_err_t
fhbd_explain_per_type(fhbd_explain_t *ex, const fhbd_conf_t *conf,
    fhb_error_t *err)
{
    fhb_err_t        rc = FHB_OK;
    fhb_type_t       type, patient = fhb_type_find(FHB_STR("Patient"));
    fhb_type_t       largest = FHB_TYPE_NONE;
    uint64_t         bytes = 0;
    fhbd_pg_table_t  t;

    (void) printf("\neach type has its table: the largest, and Patient\n");

    for (type = 0; rc == FHB_OK && type < fhb_type_count(); type++) {
        rc = fhbd_pg_table_load(ex->src, ex->snap->conn, type, NULL, &t, err);
        if (rc == FHB_OK && t.exists && type != patient
            && (largest == FHB_TYPE_NONE || t.bytes > bytes))
        {
            largest = type;
            bytes = t.bytes;
        }
        fhbd_pg_table_free(&t);
    }

    for (int i = 0; rc == FHB_OK && i < 2; i++) {
        type = i == 0 ? largest : patient;
        if (type == FHB_TYPE_NONE) {
            continue;
        }
        rc = fhbd_pg_table_load(ex->src, ex->snap->conn, type, NULL, &t, err);
        if (rc == FHB_OK && t.exists) {
            rc = fhbd_explain_table(ex, conf, &t, err);
        }
        fhbd_pg_table_free(&t);
    }

    return rc;
}


static fhb_err_t
fhbd_explain_run(fhbd_explain_t *ex, const fhbd_conf_t *conf,
    fhbd_source_t *source, fhb_error_t *err)
{
    fhb_err_t      rc;
    fhb_instant_t  at;

    ex->src = (fhbd_pg_source_t *) source;

    rc = source->ops->snapshot_open(source, NULL, &ex->snap, &at, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_explain_settings(ex, err);
    if (rc == FHB_OK) {
        rc = ex->src->per_type
             ? fhbd_explain_per_type(ex, conf, err)
             : fhbd_explain_table(ex, conf, &ex->snap->table, err);
    }
    source->ops->snapshot_close(ex->snap);

    return rc;
}


int
fhbd_explain(const fhbd_conf_t *conf, const char *name)
{
    fhb_err_t                  rc;
    fhb_error_t                err = { 0 };
    fhbd_source_t             *source = NULL;
    fhbd_explain_t             ex = { 0 };
    const fhbd_tenant_conf_t  *tenant;

    tenant = fhbd_conf_tenant(conf, fhb_cstr(name));
    if (tenant == NULL || tenant->source != FHBD_SOURCE_POSTGRES) {
        rc = fhb_fail(&err, FHB_EPARAM, tenant == NULL
                      ? "there is no tenant \"%s\""
                      : "the source of tenant \"%s\" is no database", name);
    } else {
        rc = fhbd_source_postgres.open(conf, tenant, &source, &err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_explain_run(&ex, conf, source, &err);
        source->ops->close(source);
    }

    if (rc != FHB_OK) {
        fhbd_explain_failed(&err);
        return FHBD_EXPLAIN_FAILED;
    }

    (void) printf("\n%u plans, %u warnings\n", ex.plans, ex.warnings);
    if (fflush(stdout) == EOF) {
        return FHBD_EXPLAIN_FAILED;
    }

    return ex.warnings > 0 ? FHBD_EXPLAIN_WARNED : FHBD_EXPLAIN_GOOD;
}
