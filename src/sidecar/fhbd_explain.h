/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkd --explain: how the database would run a tenant's queries.
 */

#ifndef FHBD_EXPLAIN_H
#define FHBD_EXPLAIN_H

#include "fhbd_conf.h"

/* exit codes of fhir-bulkd --explain */
#define FHBD_EXPLAIN_GOOD    0
#define FHBD_EXPLAIN_WARNED  1
#define FHBD_EXPLAIN_FAILED  2      /* no such tenant, no connection … */

/* prints the plans, without running the queries, and warnings; gives an exit
 * code */
int fhbd_explain(const fhbd_conf_t *conf, const char *tenant);

#endif /* FHBD_EXPLAIN_H */
