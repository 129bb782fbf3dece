/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A search of Groups (GRP-07): its parameters, and whether a Group is one
 * that it asks for.
 */

#ifndef FHBD_GROUPS_H
#define FHBD_GROUPS_H

#include "../common/fhb_filter.h"
#include "../common/fhb_form.h"
#include "../common/fhb_issues.h"
#include "../common/fhb_scan.h"

#define FHBD_GROUPS_COUNT  1000         /* Groups in one Bundle at most */

/* one alternative of a name; those of one field have its number */
typedef struct {
    size_t  field;
    size_t  pos;                        /* in names_text */
    size_t  len;
} fhbd_groups_name_t;

typedef struct {
    fhb_filters_t       *filters[FHB_FORM_FIELDS];  /* each has to pass */
    size_t               filters_n;
    fhbd_groups_name_t  *names;
    size_t               names_n;
    size_t               names_fields;
    fhb_buf_t            names_text;    /* folded */
    fhb_scan_paths_t    *paths;
    size_t               count;         /* of one page; 0: only the total */
    char                 after[65];     /* the last id of the page before */
    fhb_buf_t            self;          /* the parameters that counted, but
                                         * the page; encoded */
    fhb_issues_t         issues;        /* errors, or with lenient warnings */
} fhbd_groups_ask_t;

/* a parameter that works; *next starts as 0, false: there are no more */
bool fhbd_groups_param(size_t *next, fhb_search_param_t *out);

/*
 * Reads a raw query.  FHB_OK also when something is wrong with it: then
 * out->issues has errors.  FHB_ENOMEM.  Released by fhbd_groups_ask_free
 * whatever the result.
 */
fhb_err_t fhbd_groups_ask(fhb_str_t query, bool lenient,
    fhbd_groups_ask_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_groups_ask_free(fhbd_groups_ask_t *ask);

/* FHB_EJSON: the body is no sound JSON; FHB_ENOMEM */
fhb_err_t fhbd_groups_match(const fhbd_groups_ask_t *ask, fhb_str_t body,
    fhb_str_t base, bool *pass, fhb_error_t *err) FHB_NODISCARD;

typedef struct {
    char       *id;
    fhb_buf_t   body;
} fhbd_group_t;

/* zero-initialised is empty */
typedef struct {
    fhbd_group_t  *page;                /* the lowest ids, sorted */
    size_t         n;
    size_t         cap;
    size_t         bytes;
    bool           more;                /* some stayed behind */
    size_t         total;
    size_t         unreadable;
} fhbd_groups_found_t;

/* one that matched; copies both.  FHB_ENOMEM */
fhb_err_t fhbd_groups_put(fhbd_groups_found_t *f,
    const fhbd_groups_ask_t *ask, fhb_str_t id, fhb_str_t body,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_groups_found_free(fhbd_groups_found_t *f);

/* appends the Bundle; issues: warnings for its reader */
void fhbd_groups_bundle(fhb_buf_t *out, const fhbd_groups_found_t *f,
    const fhbd_groups_ask_t *ask, fhb_str_t base, const fhb_issue_t *issues,
    size_t n);

#endif /* FHBD_GROUPS_H */
