/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a kick-off asks for: headers and parameters of the request, checked
 * and reduced to a plan that the engine understands.  Sections 3 to 6 of the
 * requirements (KICK, HDR, PAR, FMT, TIME, TYPE rows).
 */

#ifndef FHB_KICKOFF_H
#define FHB_KICKOFF_H

#include "fhb_outcome.h"
#include "fhb_query.h"

typedef enum {
    FHB_LEVEL_SYSTEM = 0,
    FHB_LEVEL_PATIENT,
    FHB_LEVEL_GROUP
} fhb_level_t;

const char *fhb_level_name(fhb_level_t level);      /* "system", … */
bool fhb_level_parse(fhb_str_t s, fhb_level_t *out);

/* what came in; strings are the caller's and may be empty (ptr NULL) */
typedef struct {
    fhb_level_t     level;
    fhb_dialect_t   dialect;            /* of the operation (VER-02, VER-03) */
    bool            is_post;
    fhb_str_t       base;               /* of references (PAT-05) */
    fhb_str_t       query;              /* raw, undecoded */
    fhb_str_t       content_type;       /* POST */
    fhb_str_t       body;               /* POST */
    const fhb_str_t *prefer;            /* header lines (HDR-04) */
    size_t          prefer_n;
    const fhb_str_t *accept;
    size_t          accept_n;
} fhb_kickoff_in_t;

/* what the installation allows */
typedef struct {
    bool            require_prefer;     /* HDR-01 */
    bool            require_accept;     /* HDR-02 */
    size_t          max_body;           /* bytes, KICK-09 */
    fhb_typeset_t   types;              /* exportable types (CMP-01) */
    fhb_typeset_t   allowed;            /* by token and client (SC-04, SC-07);
                                         * all without authorization */
    bool            context;            /* context_resources (CMP-05) */
    bool            patient_binary;     /* export_patient_binary (CMP-08) */
    bool            lenient_filters;    /* PAR-05 */
    bool            xml;                /* xml_output (FMT-03, HDR-03) */
    fhb_instant_t   now;                /* TIME-04 */
} fhb_kickoff_rules_t;

typedef struct {
    int             status;             /* 202, or the 4xx to answer with */
    fhb_query_t     query;              /* valid with 202 */
    fhb_typeset_t   missing;            /* 403: types that were asked for and
                                         * are not allowed; empty: nothing is
                                         * allowed */
    bool            lenient;
    bool            lenient_applied;    /* it changed something (HDR-07) */
    fhb_issue_t    *issues;             /* errors with 4xx; with 202 the
                                         * warnings of ignored parameters */
    size_t          issues_n;
    fhb_buf_t       text;               /* owns the issues' strings, */
    fhb_buf_t       more;               /* and those of issues added later */
} fhb_kickoff_t;

/*
 * Checks everything and reports every offender at once (PAR-03), up to
 * FHB_ISSUES_MAX.  406, 413 and 415 come alone.  FHB_OK also when the request
 * is refused (status tells); otherwise FHB_ENOMEM.  out is released by
 * fhb_kickoff_free whatever the result.
 *
 * Where the requirements leave a choice:
 * _type that names nothing ("_type=") is refused, by lenient as well: it was
 * sent to limit something.  So is an _until that is not later than _since.
 * TYPE-06: 403 only when nothing else is wrong, otherwise 400 with all
 * offenders; what lenient has dropped before counts as nothing wrong.
 * Of a list of patients lenient drops those that are no reference to one of
 * ours, unless none is left.  They are told by their place, not by value.
 * Lists have no more than FHB_PARAMS_MAX items together (too-long).
 * A query of _typeFilter for a type that is not exported anyway is sound.
 * includeAssociatedData with a code of Provenance where Provenance is not
 * exported is not supported; without a scope for it, 403 (PROV-08).
 * Context types that are listed are not subject to rules.context (TYPE-07).
 * access_token is refused in any case of letters, in query and body; in a form
 * (not a media type of ours) by its exact name, 400 instead of 415 (ACC-05).
 */
fhb_err_t fhb_kickoff_parse(const fhb_kickoff_in_t *in,
    const fhb_kickoff_rules_t *rules, fhb_kickoff_t *out, fhb_error_t *err)
    FHB_NODISCARD;
void fhb_kickoff_free(fhb_kickoff_t *k);         /* k->query too, unless its
                                                  * members were taken out */

/* CMP-05, CMP-08: types of resources that come along at Patient and Group
 * level when others refer to them; binary: Binary too */
fhb_typeset_t fhb_typeset_context(bool binary);

/* a parameter of the operation that is supported */
typedef struct {
    const char  *name;
    const char  *type;              /* R4's: "string" */
    const char  *v4_type;           /* the same in the v4 dialect */
    bool         list;              /* 0..*, otherwise 0..1 */
} fhb_kickoff_param_t;

/* CAP-12: the next one of a level, by the table that the parser works with;
 * *next starts as 0; false: there are no more */
bool fhb_kickoff_param(fhb_level_t level, size_t *next,
    fhb_kickoff_param_t *out);

#endif /* FHB_KICKOFF_H */
