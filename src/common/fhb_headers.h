/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The request headers of a kick-off: Prefer, Accept, Content-Type.  No
 * allocation, safe on any bytes.
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

/* KICK-07: the media type is one of FHIR JSON's, in UTF-8 */
bool fhb_content_type_json(fhb_str_t value);
/* the media type is this one (lower case), parameters aside (TOK-01) */
bool fhb_content_type_is(fhb_str_t value, const char *type);

#endif /* FHB_HEADERS_H */
