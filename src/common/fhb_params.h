/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-off parameters as they came, from a query string or a Parameters
 * resource: names and values in one form, nothing judged.
 */

#ifndef FHB_PARAMS_H
#define FHB_PARAMS_H

#include "fhb_core.h"
#include "fhb_outcome.h"

#include <jansson.h>

#define FHB_PARAMS_MAX        10000     /* KICK-09, in either form */
#define FHB_PARAMS_MAX_DEPTH  32

/* how a value was given; a set of them is what a parameter accepts */
#define FHB_VALUE_QUERY         0x001   /* text of a query string */
#define FHB_VALUE_STRING        0x002   /* valueString, … of a resource */
#define FHB_VALUE_CODE          0x004
#define FHB_VALUE_INSTANT       0x008
#define FHB_VALUE_DATETIME      0x010
#define FHB_VALUE_BOOLEAN       0x020
#define FHB_VALUE_INTEGER       0x040
#define FHB_VALUE_POSITIVE_INT  0x080
#define FHB_VALUE_REFERENCE     0x100
#define FHB_VALUE_CODING        0x200
#define FHB_VALUE_OTHER         0x400   /* a value[x] that no parameter has */

typedef struct {
    fhb_str_t         name;         /* empty: the entry has none */
    fhb_str_t         value;        /* text; empty for a complex value */
    unsigned          kind;         /* one of FHB_VALUE_… */
    size_t            index;        /* place in the query or the resource */
    const json_t     *json;         /* the value[x], NULL in a query */
    const char       *wrong;        /* NULL, or why it cannot be read */
    fhb_issue_code_t  wrong_code;   /* FHB_ISSUE_VALUE, FHB_ISSUE_INVALID */
} fhb_param_t;

/* strings live as long as the query string, the body and this do */
typedef struct {
    fhb_param_t  *items;
    size_t        n;
    char         *text;             /* what was decoded */
    json_t       *root;             /* what was parsed */
} fhb_params_t;

/*
 * PAR-08.  A broken escape marks the parameter as wrong.  FHB_EPARAM with
 * text: the query as a whole cannot be read, *code says how.  FHB_ENOMEM.
 * Whatever the result, fhb_params_free releases.
 */
fhb_err_t fhb_params_query(fhb_params_t *ps, fhb_str_t query,
    fhb_issue_code_t *code, fhb_error_t *err) FHB_NODISCARD;

/* KICK-08, KICK-09.  The same for the body of a POST, already known to be
 * JSON by its media type.  An empty body has no parameters. */
fhb_err_t fhb_params_body(fhb_params_t *ps, fhb_str_t body,
    fhb_issue_code_t *code, fhb_error_t *err) FHB_NODISCARD;

void fhb_params_free(fhb_params_t *ps);

/* "valueString, valueCode": what a set of FHB_VALUE_… is called in a
 * resource */
void fhb_value_names(unsigned kinds, char *out, size_t size);

#endif /* FHB_PARAMS_H */
