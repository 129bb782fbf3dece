/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Collects what is wrong with one request, so that all of it goes into one
 * reply (PAR-03), however much it is.
 */

#ifndef FHB_ISSUES_H
#define FHB_ISSUES_H

#include "fhb_outcome.h"

#define FHB_ISSUES_MAX  100     /* more are only counted */
#define FHB_QUOTE_MAX   80      /* with terminator */

/* a place in text */
typedef struct {
    size_t  pos;
    size_t  len;
} fhb_issues_span_t;

typedef struct {
    fhb_severity_t     severity;
    fhb_issue_code_t   code;
    const void        *about;   /* what the caller likes to find it by */
    fhb_issues_span_t  text;
    fhb_issues_span_t  expression;
} fhb_issues_item_t;

/* zero-initialised is empty */
typedef struct {
    fhb_issues_item_t  items[FHB_ISSUES_MAX];
    size_t             n;
    size_t             more_errors;     /* beyond items */
    size_t             more_warnings;
    fhb_buf_t          text;
} fhb_issues_t;

/* the same issue again is not repeated; an error takes the place of a warning
 * when there is no room */
void fhb_issues_add(fhb_issues_t *is, fhb_severity_t severity,
    fhb_issue_code_t code, const void *about, const char *expression,
    const char *fmt, ...) FHB_PRINTF(6, 7);

/* there is one with this code and (not empty) expression */
bool fhb_issues_has(const fhb_issues_t *is, fhb_issue_code_t code,
    const char *expression);

/* warnings about something become errors */
void fhb_issues_promote(fhb_issues_t *is, const void *about);

/* errors in all, or those about something */
size_t fhb_issues_errors(const fhb_issues_t *is, const void *about);

/*
 * The issues as an array to free(), their strings in *text: errors if there
 * are any, else warnings.  false: no memory.
 */
bool fhb_issues_finish(fhb_issues_t *is, fhb_issue_t **out, size_t *n,
    fhb_buf_t *text);
void fhb_issues_free(fhb_issues_t *is);

/* s in single quotes, cut when it is long, without control characters */
void fhb_quote(char out[FHB_QUOTE_MAX], fhb_str_t s);

#endif /* FHB_ISSUES_H */
