/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * SMART scopes (section 13.5 of the requirements, SC rows): syntax, what they
 * allow, what of a request is granted.  Used by nginx for each new token and
 * by the sidecar.
 */

#ifndef FHB_SCOPE_H
#define FHB_SCOPE_H

#include "fhb_core.h"
#include "fhb_r4.h"

#define FHB_SCOPES_MAX  3072        /* bytes of a list of scopes */

#define FHB_SCOPE_C    0x01u
#define FHB_SCOPE_R    0x02u
#define FHB_SCOPE_U    0x04u
#define FHB_SCOPE_D    0x08u
#define FHB_SCOPE_S    0x10u
#define FHB_SCOPE_RS   (FHB_SCOPE_R | FHB_SCOPE_S)
#define FHB_SCOPE_CUD  (FHB_SCOPE_C | FHB_SCOPE_U | FHB_SCOPE_D)

typedef enum {
    FHB_SCOPE_SYSTEM = 0,
    FHB_SCOPE_USER,
    FHB_SCOPE_PATIENT
} fhb_scope_context_t;

typedef struct {
    fhb_str_t            text;
    fhb_scope_context_t  context;
    bool                 v1;            /* read, write, * (SC-02) */
    fhb_type_t           type;          /* FHB_TYPE_NONE: "*" */
    unsigned             actions;       /* FHB_SCOPE_… */
    fhb_str_t            constraint;    /* after "?", undecoded; len 0: none */
} fhb_scope_t;

/* the next word of a list separated by blanks (0x20, nothing else); false:
 * the list is through */
bool fhb_scope_next(fhb_str_t *list, fhb_str_t *word);

/* SC-01, SC-02.  FHB_ENOTFOUND: not a scope for resources ("openid");
 * FHB_EPARAM: one that breaks the syntax or names an unknown type; *out is
 * then not to be used. */
fhb_err_t fhb_scope_parse(fhb_str_t word, fhb_scope_t *out, fhb_error_t *err)
    FHB_NODISCARD;

/*
 * SC-03, SC-04, SC-09: the types that a list lets its holder export whole:
 * system scopes only, all actions of need (FHB_SCOPE_RS, or FHB_SCOPE_R with
 * export_scope r) on the type, also by several scopes together; none for a
 * need of 0.  A scope with a constraint gives nothing here (SC-06: never
 * unconstrained).  Words that are no good scopes are passed over.  *system
 * (may be NULL): a system scope is in the list (REG-06).
 */
fhb_typeset_t fhb_scope_types(fhb_str_t list, unsigned need, bool *system);

/*
 * SC-05: adds to *types those that a list lets its holder export in part, and
 * appends its limits (fhb_limits.h) to limits.  A constraint counts where all
 * actions of need are there by scopes with the same constraint or a wider one
 * (fewer of its parameters, none at all); one on "*" is passed over, and so is
 * a type with more constraints than FHB_LIMITS_TYPE, or one of too many
 * parameters.  Whether they can be kept to is fhb_limit_check()'s.
 * FHB_ENOMEM.
 */
fhb_err_t fhb_scope_limits(fhb_str_t list, unsigned need,
    fhb_typeset_t *types, fhb_buf_t *limits, fhb_error_t *err) FHB_NODISCARD;

/* why nothing, or not all, of a request was granted */
typedef enum {
    FHB_GRANT_ALL = 0,
    FHB_GRANT_SOME,
    FHB_GRANT_NOTHING       /* granted is empty */
} fhb_grant_t;

/*
 * TOK-13..15, TOK-18: what of requested is within allowed, in the order and
 * each scope in the form (v1, v2) it was asked in; write parts are cut off
 * (.cruds becomes .rs, v1 .* becomes .read); a type without anything left is
 * left out; "*" becomes the allowed types where not all are, behind a "*"
 * with the actions that are allowed on all.  v1 .read is not granted where
 * only one of r and s is allowed: it could not say so.  user/ and patient/
 * scopes and words that are none are not granted.  No scope appears twice.
 * Cutting off write parts of a scope still counts as all of it.
 *
 * Constraints (SC-05, SC-06): one that is asked for is granted as it came
 * where the type is allowed without one, or with fewer of its parameters;
 * where it is allowed with others, both have to hold and are joined into one.
 * Where only parts of a type are allowed, a v2 scope without a constraint
 * becomes those; v1 cannot say so and gets none of them.  A constraint that
 * is no filter of this server's, or is on "*", is not granted.
 *
 * granted is made anew.  FHB_EPARAM: requested breaks the syntax or names an
 * unknown type or action, or one of both lists is longer than FHB_SCOPES_MAX
 * (err's text is fit for an error_description and repeats no more than such
 * a word's first 64 characters).  FHB_ENOMEM.
 */
fhb_err_t fhb_scope_grant(fhb_str_t requested, fhb_str_t allowed,
    fhb_buf_t *granted, fhb_grant_t *result, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHB_SCOPE_H */
