/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search filters ("Observation?category=laboratory&date=ge2025") as predicates
 * over the bytes of a resource: the FILT rows, and the constraints of granular
 * scopes (SC-05).  One compiler, one evaluator; no tree, constant memory.
 */

#ifndef FHB_FILTER_H
#define FHB_FILTER_H

#include "fhb_core.h"
#include "fhb_idset.h"
#include "fhb_outcome.h"
#include "fhb_r4.h"

/* filters of any number of types; filled by one thread, then read-only and
 * shared by threads */
typedef struct fhb_filters_s  fhb_filters_t;

fhb_filters_t *fhb_filters_new(void) FHB_NODISCARD;       /* NULL: no memory */
void fhb_filters_free(fhb_filters_t *f);

/*
 * Adds one filter "Type?search", outer escapes decoded.  Filters of one type
 * are alternatives (FILT-02).  FHB_EPARAM: err's text says what is wrong in
 * words fit for a client (without repeating more than 64 characters of what
 * came), *code is invalid, value or not-supported (FILT-05..09); f is as
 * before.  FHB_ENOMEM.
 */
fhb_err_t fhb_filters_add(fhb_filters_t *f, fhb_str_t filter,
    fhb_issue_code_t *code, fhb_error_t *err) FHB_NODISCARD;

/*
 * The same for a long list: held, and made ready together at its end, as each
 * time the type's filters are made ready all of them cost anew.  Until then
 * nothing of the type passes; for the check of a list it is not needed.
 */
fhb_err_t fhb_filters_hold(fhb_filters_t *f, fhb_str_t filter,
    fhb_issue_code_t *code, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhb_filters_ready(fhb_filters_t *f, fhb_error_t *err)
    FHB_NODISCARD;                                            /* FHB_ENOMEM */

/* the type that a filter is for, FHB_TYPE_NONE when it names none */
fhb_type_t fhb_filter_type(fhb_str_t filter);

/* the types that have a filter */
fhb_typeset_t fhb_filters_types(const fhb_filters_t *f);

/*
 * Does a resource pass?  *pass is true for types without a filter.  base: of
 * absolute references, without trailing slash, may be empty.  FHB_EJSON: body
 * is no sound JSON up to where the answer was clear (*pass is then false).
 * Makes no allocation.
 */
fhb_err_t fhb_filters_match(const fhb_filters_t *f, fhb_type_t type,
    fhb_str_t body, fhb_str_t base, bool *pass, fhb_error_t *err)
    FHB_NODISCARD;

/*
 * A jsonpath predicate for PostgreSQL (operand of @@) that lets through all
 * resources of the type that pass, and maybe more; appended to out.  It does
 * not ask for id and meta, which a store may keep apart from the body.  false:
 * there is none that would keep anything back (nothing is appended).
 */
bool fhb_filters_jsonpath(const fhb_filters_t *f, fhb_type_t type,
    fhb_buf_t *out);

/*
 * What can be said of all resources of the type that pass, without a look at
 * them: their id is one of out, or they are in the compartment of a Patient
 * whose id is one of out.  *known false: neither can; what out then holds means
 * nothing.  FHB_ENOMEM.
 */
fhb_err_t fhb_filters_ids(const fhb_filters_t *f, fhb_type_t type,
    fhb_idset_t *out, bool *known, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhb_filters_patients(const fhb_filters_t *f, fhb_type_t type,
    fhb_idset_t *out, bool *known, fhb_error_t *err) FHB_NODISCARD;

/* FILT-08, CAP-08: the search parameters that work for a type, sorted by
 * code; *next starts as 0; false: there are no more */
typedef struct {
    const char  *code;          /* "clinical-status" */
    const char  *kind;          /* "token", "date", … as in R4 */
    const char  *definition;    /* canonical URL of the SearchParameter */
} fhb_search_param_t;

bool fhb_search_param(fhb_type_t type, size_t *next, fhb_search_param_t *out);

/* how string parameters compare: text with case and accents taken away, at
 * most as long; does the text between the quotes of a JSON string start with
 * one that is folded? */
fhb_str_t fhb_filter_fold(fhb_str_t text, char *out);
bool fhb_filter_starts(fhb_str_t raw, fhb_str_t text);

#endif /* FHB_FILTER_H */
