/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Limits: what of a type may be seen where not all of it may (SC-05).  They
 * come from scopes with a constraint and from clients' entries, a job keeps
 * those that it was exported under, and nginx compares them for each file.
 *
 * A limit is a line "Type?param=value&…" whose parameters are sorted by their
 * bytes and there once; all of them have to hold.  Limits are such lines,
 * each with its "\n", sorted and without repeats; of one type's lines one has
 * to hold.  A type without a line is not limited.
 */

#ifndef FHB_LIMITS_H
#define FHB_LIMITS_H

#include <jansson.h>

#include "fhb_core.h"
#include "fhb_r4.h"

#define FHB_LIMITS_MAX    4096      /* bytes of all lines together */
#define FHB_LIMITS_TYPE   64        /* lines of one type */
#define FHB_LIMIT_PARAMS  32        /* parameters of one line */

/* the line, without "\n", of a type and a constraint "param=value&…",
 * appended; false: it has too many parameters, nothing is appended */
bool fhb_limit_line(fhb_type_t type, fhb_str_t constraint, fhb_buf_t *out)
    FHB_NODISCARD;

/* what line lets through is within what wide lets through, as far as can be
 * told by letters: of the same type, with all of its parameters */
bool fhb_limit_within(fhb_str_t line, fhb_str_t wide);

/* can an export keep to this line?  FHB_EPARAM with the reason: its parameter,
 * modifier or value is not supported (SC-06).  Not for nginx: the compiler of
 * filters is behind it. */
fhb_err_t fhb_limit_check(fhb_str_t line, fhb_error_t *err) FHB_NODISCARD;

/* the next line of a type; *rest starts as all of the limits */
bool fhb_limits_next(fhb_str_t *rest, fhb_type_t type, fhb_str_t *line);

/* the types that have a line */
fhb_typeset_t fhb_limits_types(fhb_str_t limits);

/*
 * ACC-06, SC-08: whoever has the type under the limits of holder may have
 * what was made under these: each line that it was made under is within one
 * of holder's.  What was made without any needs a holder without any.
 */
bool fhb_limits_cover(fhb_str_t holder, fhb_str_t made, fhb_type_t type);

/* in the records that nginx reads: an array of lines, appended */
void fhb_limits_write(fhb_buf_t *json, fhb_str_t limits);
/* appends them, and adds their types; false: list is no array of lines, it
 * has more than FHB_LIMITS_MAX bytes of them, or (limits->failed) there is no
 * memory */
bool fhb_limits_read(const json_t *list, fhb_typeset_t *types,
    fhb_buf_t *limits) FHB_NODISCARD;

/* lines of one type while they are collected: none is within another */
typedef struct {
    char    *lines[FHB_LIMITS_TYPE];
    size_t   n;
} fhb_limit_set_t;

/* line is copied.  FHB_EPARAM: it has FHB_LIMITS_TYPE of them; FHB_ENOMEM */
fhb_err_t fhb_limit_set_add(fhb_limit_set_t *set, fhb_str_t line,
    fhb_error_t *err) FHB_NODISCARD;
/* appends them, sorted */
void fhb_limit_set_write(fhb_limit_set_t *set, fhb_buf_t *out);
/* set is empty then */
void fhb_limit_set_free(fhb_limit_set_t *set);

/*
 * SC-07: both a and b have to hold.  Appends the limits of these types: of a
 * type that both limit, each line of a joined with each of b.  FHB_EPARAM:
 * there are too many, err's text is fit for a client; FHB_ENOMEM.
 */
fhb_err_t fhb_limits_join(fhb_str_t a, fhb_str_t b,
    const fhb_typeset_t *types, fhb_buf_t *out, fhb_error_t *err)
    FHB_NODISCARD;

#endif /* FHB_LIMITS_H */
