/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files of --explain share: the run, and the look at one plan.
 */

#ifndef FHBD_EXPLAIN_INT_H
#define FHBD_EXPLAIN_INT_H

#include "fhbd_explain.h"
#include "fhbd_pg_plan.h"

typedef struct {
    fhbd_pg_source_t  *src;
    fhbd_snapshot_t   *snap;
    double             sort_mem;        /* bytes: work_mem */
    double             hash_mem;        /* … times hash_mem_multiplier */
    double             page_cost;       /* of a block that is read in order */
    double             row_cost;
    double             fetch_cost;      /* of a row that an index finds */
    bool               indexed;         /* the index is there: estimates of
                                         * what it finds are too rough */
    unsigned           plans;
    unsigned           warnings;
} fhbd_explain_t;

void fhbd_explain_warn(fhbd_explain_t *ex, const char *fmt, ...)
    FHB_PRINTF(2, 3);

/* all questions about one table */
fhb_err_t fhbd_explain_table(fhbd_explain_t *ex, const fhbd_conf_t *conf,
    const fhbd_pg_table_t *t, fhb_error_t *err) FHB_NODISCARD;
/* the settings that fhbd_explain_plan goes by */
fhb_err_t fhbd_explain_settings(fhbd_explain_t *ex, fhb_error_t *err)
    FHB_NODISCARD;
/* the result of EXPLAIN (VERBOSE, FORMAT JSON): warns of what it finds */
fhb_err_t fhbd_explain_plan(fhbd_explain_t *ex, fhb_str_t json,
    fhb_error_t *err) FHB_NODISCARD;
/* prints a line of a plan for people; ids of the store are made short */
void fhbd_explain_line(const char *line, const fhbd_pg_args_t *args);

#endif /* FHBD_EXPLAIN_INT_H */
