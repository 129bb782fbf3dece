/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files of the search filters share: a filter after it was read, and
 * the program that all filters of one type become.
 */

#ifndef FHB_FILTER_PRIV_H
#define FHB_FILTER_PRIV_H

#include "fhb_decimal.h"
#include "fhb_filter.h"
#include "fhb_scan.h"
#include "fhb_search_tables.h"
#include "fhb_time.h"

#define FHB_FILTER_TERMS_MAX  1024      /* of all filters of one type */
#define FHB_FILTER_VALUES_MAX 10000     /* of all filters of one type */
#define FHB_FILTER_VALUE_MAX  4096      /* bytes of one value */
#define FHB_FILTER_SET_PATHS  64        /* what one scan can look for */
#define FHB_FILTER_PLAIN_MAX  2048      /* bytes of a date or a reference that
                                         * is written with escapes */
#define FHB_FILTER_PARTS_MAX  6

typedef enum {
    FHB_MOD_NONE = 0,
    FHB_MOD_MISSING,
    FHB_MOD_NOT,
    FHB_MOD_TEXT,
    FHB_MOD_EXACT,
    FHB_MOD_CONTAINS,
    FHB_MOD_BELOW,
    FHB_MOD_ABOVE,
    FHB_MOD_TYPE            /* subject:Patient */
} fhb_filter_mod_t;

typedef enum {
    FHB_PREFIX_EQ = 0,
    FHB_PREFIX_NE,
    FHB_PREFIX_GT,
    FHB_PREFIX_LT,
    FHB_PREFIX_GE,
    FHB_PREFIX_LE,
    FHB_PREFIX_SA,
    FHB_PREFIX_EB
} fhb_filter_prefix_t;

/* from (included) to (excluded); INT64_MIN and INT64_MAX: open */
typedef struct {
    fhb_instant_t  from;
    fhb_instant_t  to;
} fhb_filter_span_t;

/* one of the alternatives "a,b"; which members count depends on the kind */
typedef struct {
    fhb_filter_prefix_t   prefix;
    bool                  bar;      /* token: system|code */
    fhb_str_t             text;     /* code, text, URL; unit of a quantity */
    fhb_str_t             system;
    fhb_str_t             type;     /* reference: "Patient/1"; len 0: any */
    fhb_str_t             id;       /* reference; len 0: text is a URL */
    const uint16_t       *borders;  /* :contains, see fhb_filter_text.c */
    fhb_filter_span_t     span;
    fhb_decimal_t         at;       /* number as it is written */
    fhb_decimal_t         low;      /* the range that its precision means */
    fhb_decimal_t         high;
} fhb_filter_value_t;

/* "code:modifier=a,b" */
typedef struct {
    const fhb_search_entry_t  *param;
    fhb_filter_mod_t           mod;
    bool                       negative;    /* a match speaks against it */
    fhb_filter_value_t        *values;      /* none with :missing */
    size_t                     n;
} fhb_filter_term_t;

/* memory that a filter owns, released with it */
typedef struct fhb_filter_block_s  fhb_filter_block_t;

/* "Type?term&term", an alternative of its type */
typedef struct fhb_filter_s  fhb_filter_t;

struct fhb_filter_s {
    fhb_type_t           type;
    fhb_filter_term_t   *terms;
    size_t               n;
    size_t               values;        /* of all terms */
    fhb_filter_block_t  *blocks;
    fhb_filter_t        *next;
};

/* zeroed; NULL without memory */
void *fhb_filter_alloc(fhb_filter_t *f, size_t size) FHB_NODISCARD;
void fhb_filter_free(fhb_filter_t *f);

/* what a term hears at a path */
typedef enum {
    FHB_HOW_PRESENT = 0,    /* anything but null */
    FHB_HOW_PLAIN,          /* token: a string or a boolean */
    FHB_HOW_CODING,         /* token: an object with system and code */
    FHB_HOW_VALUE,          /* token: an object with system and value */
    FHB_HOW_CONTACT,        /* as above, the argument is the system */
    FHB_HOW_DECEASED,       /* a date that means true */
    FHB_HOW_STARTS,         /* string, folded */
    FHB_HOW_EXACT,
    FHB_HOW_CONTAINS,       /* string, folded */
    FHB_HOW_DATE,
    FHB_HOW_PERIOD,
    FHB_HOW_TIMING,
    FHB_HOW_REFERENCE,      /* the string of a Reference */
    FHB_HOW_CANONICAL,
    FHB_HOW_ARTIFACT,       /* an object with type and resource */
    FHB_HOW_NUMBER,
    FHB_HOW_QUANTITY,
    FHB_HOW_MONEY,
    FHB_HOW_RANGE,
    FHB_HOW_URI,
    FHB_HOW_URI_VERSION,    /* a canonical, its version may be left out */
    FHB_HOW_BELOW,
    FHB_HOW_ABOVE
} fhb_filter_how_t;

typedef struct {
    const fhb_filter_term_t  *term;
    fhb_filter_how_t          how;
    bool                      one;      /* no more can come for the term */
    uint16_t                  index;    /* of the term in the program */
    uint16_t                  filter;   /* of its filter */
    const char               *arg;      /* of the search path */
} fhb_filter_hook_t;

/* one scan */
typedef struct {
    fhb_scan_paths_t   *paths;
    fhb_filter_hook_t  *hooks;          /* in the order of the paths */
    size_t              first[FHB_FILTER_SET_PATHS + 1];
} fhb_filter_set_t;

typedef struct {
    fhb_filter_set_t  *sets;
    size_t             sets_n;
    uint16_t          *need;        /* of each filter: terms that must match */
    bool              *negative;    /* it has terms that must not match */
    size_t             filters_n;
    size_t             terms_n;
} fhb_filter_program_t;

/* NULL without memory; filters: at least one */
fhb_filter_program_t *fhb_filter_program_new(const fhb_filter_t *filters)
    FHB_NODISCARD;
void fhb_filter_program_free(fhb_filter_program_t *p);

/* what is looked for in objects that a scan reports whole */
typedef enum {
    FHB_PARTS_CODING = 0,
    FHB_PARTS_VALUE,
    FHB_PARTS_PERIOD,
    FHB_PARTS_TIMING,
    FHB_PARTS_QUANTITY,
    FHB_PARTS_MONEY,
    FHB_PARTS_RANGE,
    FHB_PARTS_ARTIFACT,
    FHB_PARTS_N
} fhb_filter_parts_t;

/* NULL without memory */
fhb_scan_paths_t *fhb_filter_parts_new(fhb_filter_parts_t parts)
    FHB_NODISCARD;

struct fhb_filters_s {
    fhb_filter_t          *filters[FHB_TYPES_MAX];
    fhb_filter_program_t  *programs[FHB_TYPES_MAX];
    fhb_scan_paths_t      *parts[FHB_PARTS_N];
};

/* what the evaluation of a value needs besides it */
typedef struct {
    fhb_scan_paths_t *const  *parts;
    fhb_str_t                 base;
} fhb_filter_context_t;

/* parts of an object, the last of each name; ptr NULL: it has none */
typedef struct {
    fhb_str_t        raw[FHB_FILTER_PARTS_MAX];
    fhb_scan_kind_t  kind[FHB_FILTER_PARTS_MAX];
} fhb_parts_t;

/* false: it is no object */
bool fhb_parts_read(const fhb_filter_context_t *cx, fhb_filter_parts_t parts,
    fhb_scan_kind_t kind, fhb_str_t raw, fhb_parts_t *out);
/* a part that is a string */
bool fhb_part_text(const fhb_parts_t *p, unsigned i, fhb_str_t *out);
bool fhb_part_equal(const fhb_parts_t *p, unsigned i, fhb_str_t text);

/* does one of the term's values match what stands here? */
bool fhb_filter_eval(const fhb_filter_context_t *cx,
    const fhb_filter_hook_t *hook, fhb_scan_kind_t kind, fhb_str_t raw);

/* the same for what has a beginning and an end */
bool fhb_eval_date(const fhb_filter_hook_t *hook, fhb_scan_kind_t kind,
    fhb_str_t raw);
bool fhb_eval_period(const fhb_filter_context_t *cx,
    const fhb_filter_hook_t *hook, fhb_scan_kind_t kind, fhb_str_t raw);
bool fhb_eval_timing(const fhb_filter_context_t *cx,
    const fhb_filter_hook_t *hook, fhb_scan_kind_t kind, fhb_str_t raw);
bool fhb_eval_number(const fhb_filter_hook_t *hook, fhb_scan_kind_t kind,
    fhb_str_t raw);
/* Quantity, Money and Range */
bool fhb_eval_quantity(const fhb_filter_context_t *cx,
    const fhb_filter_hook_t *hook, fhb_scan_kind_t kind, fhb_str_t raw);

/* reads "a=b&c=d" into f's terms; results as fhb_filters_add */
fhb_err_t fhb_filter_parse(fhb_filter_t *f, fhb_str_t search,
    fhb_issue_code_t *code, fhb_error_t *err) FHB_NODISCARD;

/* sets *code, then as fhb_fail; what is shown of s is short and printable */
#define FHB_FILTER_SHOWN  65

fhb_err_t fhb_filter_refuse(fhb_issue_code_t *to, fhb_issue_code_t code,
    fhb_error_t *err, const char *fmt, ...) FHB_PRINTF(4, 5);
const char *fhb_filter_show(fhb_str_t s, char out[FHB_FILTER_SHOWN]);

/* the values of a term whose param and mod are set; text is decoded but for
 * the escapes of FHIR search.  Results as fhb_filters_add. */
fhb_err_t fhb_filter_values(fhb_filter_t *f, fhb_filter_term_t *term,
    fhb_str_t type, fhb_str_t text, fhb_issue_code_t *code, fhb_error_t *err)
    FHB_NODISCARD;

/*
 * The time that a date of any precision covers.  query: the blank that a "+"
 * was decoded to is taken for one.  false: it is none.
 */
bool fhb_filter_date(fhb_str_t s, bool query, fhb_filter_span_t *out);
/* R4 3.1.1.4.5: value is what was searched for */
bool fhb_filter_date_match(fhb_filter_prefix_t prefix,
    const fhb_filter_span_t *value, const fhb_filter_span_t *have);

/* texts between the quotes of a JSON string against decoded ones */
bool fhb_filter_equal(fhb_str_t raw, fhb_str_t text);
/* text is folded; for the beginning of one see fhb_filter.h */
bool fhb_filter_contains(fhb_str_t raw, fhb_str_t text,
    const uint16_t *borders);
void fhb_filter_borders(fhb_str_t text, uint16_t *out);
/* raw itself when it has no escapes, else decoded into buf; ptr NULL: it is
 * too long for that */
fhb_str_t fhb_filter_plain(fhb_str_t raw, char *buf, size_t size);

/* "Type/id[/_history/v]", relative or below base */
bool fhb_filter_local(fhb_str_t s, fhb_str_t base, fhb_str_t *type,
    fhb_str_t *id);
/* is s, decoded, a reference to what was searched for?  type: that it must
 * have, NULL: any */
bool fhb_filter_reference(fhb_str_t s, fhb_str_t base, const char *type,
    const fhb_filter_value_t *v);
/* does the end of the URL name this type? */
bool fhb_filter_reference_type(fhb_str_t s, const char *type);
/* the same for a canonical, whose version counts only if v has one */
bool fhb_filter_canonical(fhb_str_t s, fhb_str_t base,
    const fhb_filter_value_t *v);

#endif /* FHB_FILTER_PRIV_H */
