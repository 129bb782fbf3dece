/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR R4 resources from JSON to XML, one at a time (FILE-20).  Works on the
 * bytes: an index of the JSON text, then one pass over R4's definitions.  The
 * index takes 20 bytes for each value of one resource, less than its text in
 * common ones; the memory is used again for the next.
 */

#ifndef FHB_XML_H
#define FHB_XML_H

#include "fhb_core.h"

#define FHB_XML_NS        "http://hl7.org/fhir"
#define FHB_XML_PATH_MAX  128       /* bytes of a path in a report, with NUL */

/* scratch memory, reused from resource to resource; one per thread */
typedef struct fhb_xml_s  fhb_xml_t;

/*
 * What was left out, summed over all resources that it was given for.  Zeros
 * are an empty report.
 */
typedef struct {
    uint64_t  left_out;                 /* elements */
    char      first[FHB_XML_PATH_MAX];  /* path of the first of them, as
                                         * "Patient.contact.nickname": no
                                         * content, terminated, maybe cut */
} fhb_xml_report_t;

/* FHB_ENOMEM */
fhb_err_t fhb_xml_create(fhb_xml_t **out, fhb_error_t *err) FHB_NODISCARD;
void fhb_xml_free(fhb_xml_t *x);                     /* NULL is fine */

/*
 * Appends one resource, `<Patient xmlns="http://hl7.org/fhir">…</Patient>`:
 * no XML declaration, and no line break outside of narratives.  Without xmlns
 * the namespace is not written: inside of a Bundle that has it.
 *
 * FHB_EJSON: this resource cannot be XML.  err says in one sentence what and
 * where, never the content: no sound JSON (depth and UTF-8 too, see
 * fhb_scan.h), no resource type of R4, a member that is there twice, a
 * narrative that is no well-formed XHTML, characters that XML 1.0 cannot
 * hold.  FHB_ENOMEM.  In both cases out and report are as they were.
 *
 * What R4 does not define for its place is left out and counted in report,
 * which may be NULL.
 */
fhb_err_t fhb_xml_resource(fhb_xml_t *x, fhb_str_t json, bool xmlns,
    fhb_buf_t *out, fhb_xml_report_t *report, fhb_error_t *err) FHB_NODISCARD;

/*
 * Appends text, sound UTF-8 or not, escaped so that it can stand in an
 * attribute's value in double quotes or between tags; tabs and line breaks
 * become character references.  FHB_EJSON: invalid UTF-8, or a character that
 * XML 1.0 cannot hold; FHB_ENOMEM.  out is then as it was.
 */
fhb_err_t fhb_xml_text(fhb_buf_t *out, fhb_str_t text) FHB_NODISCARD;

#endif /* FHB_XML_H */
