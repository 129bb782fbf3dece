/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of scopes: a list of them taken apart.
 */

#ifndef FHB_SCOPE_PRIV_H
#define FHB_SCOPE_PRIV_H

#include "fhb_limits.h"
#include "fhb_scope.h"

/* a scope of one type that has a constraint */
typedef struct {
    fhb_type_t   type;
    unsigned     actions;
    char        *line;                          /* fhb_limit_line() */
} fhb_scope_limit_t;

/* the system scopes of a list */
typedef struct {
    bool                system;                 /* there is one */
    unsigned char       actions[FHB_TYPES_MAX]; /* without a constraint */
    fhb_scope_limit_t  *limits;
    size_t              n;
} fhb_scope_list_t;

/* up to the first c, which goes; false: there is none, all is taken */
bool fhb_scope_cut(fhb_str_t *rest, char c, fhb_str_t *out);

/* FHB_ENOMEM; freed by fhb_scope_list_free whatever the result */
fhb_err_t fhb_scope_list(fhb_str_t list, fhb_scope_list_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhb_scope_list_free(fhb_scope_list_t *list);

/* what a list allows on that part of a type that is within line: by scopes of
 * the same constraint or of a wider one, and by those that have none */
unsigned fhb_scope_list_actions(const fhb_scope_list_t *list, fhb_type_t type,
    fhb_str_t line);

#endif /* FHB_SCOPE_PRIV_H */
