/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A kick-off while it is being checked, and the table of its parameters;
 * private to fhb_kickoff*.c.
 */

#ifndef FHB_KICKOFF_WORK_H
#define FHB_KICKOFF_WORK_H

#include "fhb_issues.h"
#include "fhb_kickoff.h"
#include "fhb_params.h"

#define FHB_KICKOFF_ROWS  16        /* room for parameters known by name */

#define FHB_AT_SYSTEM   (1u << FHB_LEVEL_SYSTEM)
#define FHB_AT_PATIENT  (1u << FHB_LEVEL_PATIENT)
#define FHB_AT_GROUP    (1u << FHB_LEVEL_GROUP)
#define FHB_AT_ALL      (FHB_AT_SYSTEM | FHB_AT_PATIENT | FHB_AT_GROUP)

#define FHB_BY_GET      1u
#define FHB_BY_POST     2u
#define FHB_BY_BOTH     (FHB_BY_GET | FHB_BY_POST)

#define FHB_ROW_LIST    0x01    /* 0..*; otherwise 0..1 */
#define FHB_ROW_FIRM    0x02    /* lenient forgives no bad value (PAR-05) */
#define FHB_ROW_NEEDED  0x04    /* lenient never ignores it either (PAR-05) */
#define FHB_ROW_URL     0x08    /* also in the URL of a POST (PAR-07) */
#define FHB_ROW_SECRET  0x10    /* the value is not repeated */
#define FHB_ROW_NOCASE  0x20    /* a name in other case is meant too */

typedef struct {
    const fhb_kickoff_in_t     *in;
    const fhb_kickoff_rules_t  *rules;
    bool                        lenient;
    fhb_issues_t                issues;
    fhb_query_t                 query;
    fhb_typeset_t               listed;     /* by _type, level not applied */
    fhb_typeset_t               missing;    /* of these, what is not allowed */
    bool                        forbidden;  /* that is all that is wrong */
    const fhb_param_t          *first[FHB_KICKOFF_ROWS];    /* NULL: not seen */
} fhb_kickoff_work_t;

typedef struct fhb_row_s  fhb_row_t;

struct fhb_row_s {
    const char  *name;
    unsigned     levels;        /* FHB_AT_… */
    unsigned     methods;       /* FHB_BY_… */
    unsigned     kinds;         /* FHB_VALUE_… accepted in a POST body */
    unsigned     flags;         /* FHB_ROW_… */
    const char  *type;          /* R4's, for the OperationDefinition; NULL:
                                 * not offered there (CAP-12) */
    /* takes a value of an accepted kind; NULL: not supported */
    void       (*take)(fhb_kickoff_work_t *w, const fhb_row_t *row,
                       const fhb_param_t *param);
};

extern const fhb_row_t  fhb_rows[];
extern const size_t     fhb_rows_n;

bool fhb_row_is(const fhb_row_t *row, unsigned flag);   /* row may be NULL */

/*
 * PAR-03, PAR-04: one offender.  value: what of the parameter's value is
 * wrong, ptr NULL to leave it out.  firm: an error under lenient, too.
 */
void fhb_offend(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t value, fhb_issue_code_t code,
    bool firm, const char *fmt, ...) FHB_PRINTF(7, 8);
/* the whole value is bad */
void fhb_offend_value(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, const char *reason);
/* reported once per name, however often it is there */
void fhb_offend_unsupported(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);

/* judges parameters; in_body: from the body of a POST */
void fhb_kickoff_judge(fhb_kickoff_work_t *w, const fhb_params_t *ps,
    bool in_body);

/* after all parameters: the types that the level and the token leave */
void fhb_kickoff_types(fhb_kickoff_work_t *w);

#endif /* FHB_KICKOFF_WORK_H */
