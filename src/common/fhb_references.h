/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a resource refers to: found in the bytes, at any depth (CMP-02, CMP-05,
 * CMP-06).
 */

#ifndef FHB_REFERENCES_H
#define FHB_REFERENCES_H

#include "fhb_core.h"
#include "fhb_r4.h"

/* a literal reference, split: "Type/id", "Type/id/_history/1", the same below
 * base; base may be empty */
typedef struct {
    fhb_type_t  type;           /* FHB_TYPE_NONE: none of ours (other hosts,
                                 * "#c", urn:, queries, no FHIR id) */
    fhb_str_t   id;             /* points into the reference */
} fhb_reference_t;

/* ref: escapes resolved; base without trailing slash (CMP-02) */
fhb_reference_t fhb_reference_parse(fhb_str_t ref, fhb_str_t base);

#define FHB_REFERENCE_MAX  1024     /* bytes: base, type, id and version */

/* the same for a string as it stands in JSON, between its quotes.  Its escapes
 * are resolved into text, where the id then is; longer ones are none of ours */
fhb_reference_t fhb_reference_parse_raw(fhb_str_t raw, fhb_str_t base,
    char text[FHB_REFERENCE_MAX]);

/* false ends the search */
typedef bool (*fhb_reference_cb)(void *arg, const fhb_reference_t *ref);

/*
 * Every member "reference" of any object of body, contained resources and
 * extensions included, that refers to a resource of ours.  body is sound JSON,
 * or nothing is promised but that nobody reads beyond it.
 */
void fhb_references_each(fhb_str_t body, fhb_str_t base, fhb_reference_cb cb,
    void *arg);

/* CMP-06 */
typedef enum {
    FHB_REFERENCE_STORED = 0,
    FHB_REFERENCE_RELATIVE,     /* "Type/id" */
    FHB_REFERENCE_ABSOLUTE      /* below base */
} fhb_reference_form_t;

/* appends body with its references to resources of ours in this form;
 * versioned ones keep their version.  false: nothing had to be changed
 * (nothing is appended).  out->failed: no memory. */
bool fhb_references_write(fhb_str_t body, fhb_str_t base,
    fhb_reference_form_t form, fhb_buf_t *out);

#endif /* FHB_REFERENCES_H */
