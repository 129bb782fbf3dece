/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkd --probe: which store is in a database, and how to export it.
 */

#ifndef FHBD_PROBE_H
#define FHBD_PROBE_H

#include "../common/fhb_core.h"

/* exit codes of fhir-bulkd --probe; 2 is that of a wrong call */
#define FHBD_PROBE_GOOD     0
#define FHBD_PROBE_MISSING  1   /* a store, but something is missing */
#define FHBD_PROBE_UNKNOWN  3   /* no store that a profile knows */
#define FHBD_PROBE_FAILED   4   /* nobody could look: no connection … */

/*
 * Runs probe.sql of each profile below profiles, NULL: where they are
 * installed, in transactions that only read, and prints for people what it
 * found.  Gives an exit code.
 */
int fhbd_probe(const char *conninfo, const char *profiles);

#endif /* FHBD_PROBE_H */
