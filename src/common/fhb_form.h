/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * application/x-www-form-urlencoded bodies (RFC 6749, appendix B), and the
 * parts of that encoding that query strings share.
 */

#ifndef FHB_FORM_H
#define FHB_FORM_H

#include "fhb_core.h"

typedef struct {
    fhb_str_t  name;            /* decoded */
    fhb_str_t  value;           /* decoded; len 0: without a value */
} fhb_field_t;

typedef struct {
    fhb_field_t  *fields;
    size_t        n;
    fhb_buf_t     text;         /* owns the bytes */
} fhb_form_t;

#define FHB_FORM_FIELDS  64

/* FHB_EPARAM: broken percent-encoding, a NUL, invalid UTF-8 or too many
 * fields; the text repeats nothing of the body.  FHB_ENOMEM.  Released by
 * fhb_form_free whatever the result. */
fhb_err_t fhb_form_parse(fhb_str_t body, fhb_form_t *out, fhb_error_t *err)
    FHB_NODISCARD;
void fhb_form_free(fhb_form_t *form);
/* how often the name is there; *out: its first value, ptr NULL without one */
size_t fhb_form_get(const fhb_form_t *form, const char *name, fhb_str_t *out);

/* the next "name=value" of a form or a query; empty ones are passed over */
bool fhb_form_next(fhb_str_t *rest, fhb_str_t *pair);
/* at the first "="; without one all is the name */
void fhb_form_split(fhb_str_t pair, fhb_str_t *name, fhb_str_t *value);
/*
 * Decodes s to *p, which moves on and needs no more than s.len bytes; "+"
 * is a blank unless keep_plus.  false: a broken escape; it stays as it is.
 */
bool fhb_form_decode(fhb_str_t s, bool keep_plus, char **p, fhb_str_t *out);

#endif /* FHB_FORM_H */
