/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The manifest, or one page of it, in either dialect (section 8, MAN rows):
 * the only place that writes one.
 */

#ifndef FHB_MANIFEST_H
#define FHB_MANIFEST_H

#include "fhb_outcome.h"
#include "fhb_query.h"

typedef struct {
    fhb_str_t  type;            /* resource type; OperationOutcome in error */
    fhb_str_t  name;            /* "Patient.1.ndjson" */
    uint64_t   count;           /* lines */
    uint64_t   size;            /* bytes uncompressed */
} fhb_manifest_file_t;

typedef struct {
    fhb_instant_t               transaction_time;
    fhb_str_t                   request;        /* MAN-03 */
    bool                        requires_access_token;
    fhb_str_t                   file_base;      /* "…/bulk-export/files/{job}/" */
    const fhb_manifest_file_t  *output;         /* sorted (MAN-18) */
    size_t                      output_n;
    const fhb_manifest_file_t  *error;
    size_t                      error_n;
} fhb_manifest_t;

/* appends one JSON object, byte-identical for equal input (MAN-19); a file
 * without lines is left out (MAN-07) */
void fhb_manifest_write(fhb_buf_t *out, const fhb_manifest_t *m);

#endif /* FHB_MANIFEST_H */
