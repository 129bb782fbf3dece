/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Request headers: Prefer, Accept, Content-Type.  No allocation, safe on any
 * bytes.
 */

#ifndef FHB_HEADERS_H
#define FHB_HEADERS_H

#include "fhb_core.h"

typedef struct {
    bool  respond_async;
    bool  lenient;          /* handling=lenient; not strict, none or others */
    bool  separate_status;  /* separate-export-status (HDR-06) */
} fhb_prefer_t;

/*
 * HDR-04: all lines together are one list.  Names and values in any case, the
 * first instance of a preference wins, parameters behind ";" and unknown
 * preferences are passed over.  What cannot be read is passed over up to the
 * next comma.
 */
fhb_prefer_t fhb_prefer_parse(const fhb_str_t *lines, size_t n);

/* HDR-03: a JSON OperationOutcome (or the NDJSON that some clients ask for
 * here) is acceptable; true for lines without any media range */
bool fhb_accept_json(const fhb_str_t *lines, size_t n);

/*
 * HDR-03, FILE-20: application/fhir+xml is named, and none of the names of
 * JSON and NDJSON with a higher q.  Ranges with an asterisk name neither.
 */
bool fhb_accept_xml(const fhb_str_t *lines, size_t n);

/* MAN-24: application/xml or application/fhir+xml is named with a higher q
 * than JSON by any of its names, and no range with an asterisk has a higher
 * one */
bool fhb_accept_xml_first(const fhb_str_t *lines, size_t n);

/* KICK-07: the media type is one of FHIR JSON's, in UTF-8 */
bool fhb_content_type_json(fhb_str_t value);
/* the media type is this one (lower case), parameters aside (TOK-01) */
bool fhb_content_type_is(fhb_str_t value, const char *type);

#endif /* FHB_HEADERS_H */
