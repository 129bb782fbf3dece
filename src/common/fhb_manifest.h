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

#define FHB_SEVERITIES  (FHB_SEV_INFORMATION + 1)

typedef struct {
    fhb_str_t  type;            /* resource type; of output only, empty when
                                 * it is organized */
    fhb_str_t  name;            /* "Patient.1.ndjson", of an XML
                                 * job "Patient.1.xml" */
    fhb_str_t  continues;       /* name of the file in which its last block
                                 * goes on (ORG-04); mostly empty */
    uint64_t   count;           /* lines, or entries */
    uint64_t   size;            /* bytes uncompressed (MAN-10) */
    uint64_t   severities[FHB_SEVERITIES];      /* of messages, by severity;
                                 * all 0: not known */
} fhb_manifest_file_t;

typedef struct {
    fhb_dialect_t               dialect;        /* VER-04 */
    bool                        organized;      /* by Patient (ORG-03) */
    bool                        xml;            /* FMT-03 */
    fhb_instant_t               transaction_time;
    fhb_str_t                   request;        /* MAN-03 */
    bool                        requires_access_token;
    fhb_str_t                   file_base;      /* "…/bulk-export/files/{job}/" */
    const fhb_manifest_file_t  *output;         /* sorted (MAN-18) */
    size_t                      output_n;
    const fhb_manifest_file_t  *deleted;
    size_t                      deleted_n;
    const fhb_manifest_file_t  *messages;       /* error, in v4 outcome */
    size_t                      messages_n;
    fhb_str_t                   extension;      /* what is good for
                                                 * fhb_manifest_extension;
                                                 * empty: none */
    fhb_str_t                   next;           /* URL of the next page; empty:
                                                 * none (PART-05) */
} fhb_manifest_t;

/* MAN-23: a JSON object, its keys absolute URLs, its values strings, numbers
 * or booleans, so that both dialects can write it; otherwise FHB_EPARAM */
fhb_err_t fhb_manifest_extension(fhb_str_t json, fhb_error_t *err)
    FHB_NODISCARD;

/* appends one JSON object, byte-identical for equal input (MAN-19); a file
 * without lines is left out (MAN-07) */
void fhb_manifest_write(fhb_buf_t *out, const fhb_manifest_t *m);

/* MAN-24: appends one that fhb_manifest_write wrote as an XML document;
 * FHB_ENOMEM */
fhb_err_t fhb_manifest_xml(fhb_buf_t *out, fhb_str_t json, fhb_error_t *err)
    FHB_NODISCARD;

#endif /* FHB_MANIFEST_H */
