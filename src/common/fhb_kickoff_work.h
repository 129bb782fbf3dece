/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A kick-off while it is being checked, and the table of its parameters;
 * private to fhb_kickoff*.c.
 */

#ifndef FHB_KICKOFF_WORK_H
#define FHB_KICKOFF_WORK_H

#include "fhb_elements.h"
#include "fhb_filter.h"
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
#define FHB_ROW_FILTER  0x40    /* FIRM and NEEDED with lenient_filters off */

/* one item of a list parameter; text is not copied */
typedef struct {
    fhb_str_t           text;
    const fhb_param_t  *param;
} fhb_item_t;

/* zero-initialised is empty */
typedef struct {
    fhb_item_t  *items;
    size_t       n;
    size_t       cap;
} fhb_items_t;

typedef struct {
    const fhb_kickoff_in_t     *in;
    const fhb_kickoff_rules_t  *rules;
    bool                        lenient;
    fhb_issues_t                issues;
    fhb_query_t                 query;
    fhb_typeset_t               named;      /* in _type, exported or not */
    fhb_typeset_t               listed;     /* of these, what is exported;
                                             * level not applied */
    fhb_typeset_t               missing;    /* what is not allowed */
    bool                        forbidden;  /* that is all that is wrong */
    bool                        failed;     /* no memory */
    unsigned                    taken;      /* 1 << row: has a value */
    size_t                      items;      /* of lists, in all */
    fhb_items_t                 elements;
    fhb_items_t                 filters;
    fhb_items_t                 patients;   /* their ids */
    fhb_items_t                 associated; /* that ask for Provenance */
    fhb_elements_t             *element_check;  /* NULL: no item yet */
    fhb_filters_t              *filter_check;
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
    /* takes a value of an accepted kind */
    void       (*take)(fhb_kickoff_work_t *w, const fhb_row_t *row,
                       const fhb_param_t *param);
};

extern const fhb_row_t  fhb_rows[];
extern const size_t     fhb_rows_n;

const fhb_row_t *fhb_row_find(fhb_str_t name);          /* NULL: unknown */
bool fhb_row_is(const fhb_row_t *row, unsigned flag);   /* row may be NULL */
/* PAR-05: lenient forgives no bad value, or never ignores it; row may be
 * NULL */
bool fhb_row_firm(const fhb_kickoff_work_t *w, const fhb_row_t *row);
bool fhb_row_needed(const fhb_kickoff_work_t *w, const fhb_row_t *row);
/* the first parameter of this name, NULL: there was none */
const fhb_param_t *fhb_param_first(const fhb_kickoff_work_t *w,
    const fhb_row_t *row);

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

/* values of 0..1 parameters (fhb_kickoff_take.c) */
void fhb_take_output_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_since(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_until(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_organize(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_partial(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_min_size(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_max_size(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_pretty(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_token(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);

/* values of lists (fhb_kickoff_lists.c) */
void fhb_take_type(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_elements(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_patient(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_associated(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
void fhb_take_filter(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);

/* sorts, and gives the texts as the lines of fhb_query_t, NULL for none;
 * false without memory */
bool fhb_items_lines(fhb_items_t *list, char **out);
void fhb_items_free(fhb_items_t *list);

/* after all parameters: what contradicts what */
void fhb_kickoff_settle(fhb_kickoff_work_t *w);
/* then: the types that the level and the token leave */
void fhb_kickoff_types(fhb_kickoff_work_t *w);

#endif /* FHB_KICKOFF_WORK_H */
