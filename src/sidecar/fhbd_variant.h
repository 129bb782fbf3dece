/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One sealed NDJSON file of a job, written once more as XML (FILE-20).
 */

#ifndef FHBD_VARIANT_H
#define FHBD_VARIANT_H

#include <stdatomic.h>

#include "fhbd_jobdir.h"

/* in the export root: what is being written; a crash leaves it, the next start
 * clears it away */
#define FHBD_VARIANT_TMP  ".xml"

/* in a job's folder: files by the names that they have as NDJSON, with .xml in
 * the place of .ndjson */
#define FHBD_VARIANT_DIR  "xml"

/* reader, converter and writer; one per thread, each of any number of files,
 * one after the other */
typedef struct fhbd_variant_s  fhbd_variant_t;

fhb_err_t fhbd_variant_new(int root, fhbd_variant_t **out, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_variant_free(fhbd_variant_t *v);
/* removes what an earlier run left */
fhb_err_t fhbd_variant_tidy(int root, fhb_error_t *err) FHB_NODISCARD;

/*
 * Writes it and puts it into the job's folder, durable on return; does nothing
 * if it is there.  A resource that cannot be XML becomes an OperationOutcome
 * in its place that says why, and a comment stands behind one of which
 * something was left out.  FHB_ENOTFOUND: the job's folder is gone.
 * FHB_ECANCEL: cancel was set.
 */
fhb_err_t fhbd_variant_make(fhbd_variant_t *v, const char *tenant,
    const char *id, const fhbd_file_row_t *file, const atomic_bool *cancel,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_VARIANT_H */
