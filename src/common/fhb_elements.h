/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * _elements: which root elements of a resource stay (ELEM rows).  Works on the
 * bytes: what stays is copied, nothing is built.
 */

#ifndef FHB_ELEMENTS_H
#define FHB_ELEMENTS_H

#include "fhb_core.h"
#include "fhb_r4.h"

/* filled by one thread, then read-only and shared by threads */
typedef struct fhb_elements_s  fhb_elements_t;

fhb_elements_t *fhb_elements_new(void) FHB_NODISCARD;     /* NULL: no memory */
void fhb_elements_free(fhb_elements_t *e);

/*
 * One item, "Type.element" or "element" (ELEM-01); choice elements by their
 * base name.  FHB_EPARAM with a reason for the client, in lower case, without
 * the item and without a dot at its end, when it is none (ELEM-05): e is as
 * before.  FHB_ENOMEM.
 */
fhb_err_t fhb_elements_add(fhb_elements_t *e, fhb_str_t item,
    fhb_error_t *err) FHB_NODISCARD;

/* ELEM-02: is a resource of this type changed at all? */
bool fhb_elements_touch(const fhb_elements_t *e, fhb_type_t type);

/*
 * Appends the resource with the listed, mandatory and modifier elements and
 * with the SUBSETTED tag (ELEM-03, ELEM-04), on one line.  FHB_EJSON (nothing
 * is appended): body is no sound JSON object, or its meta or meta.tag is not
 * what it should be.  FHB_EPARAM: no such type.  FHB_ENOMEM.
 */
fhb_err_t fhb_elements_shape(const fhb_elements_t *e, fhb_type_t type,
    fhb_str_t body, fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHB_ELEMENTS_H */
