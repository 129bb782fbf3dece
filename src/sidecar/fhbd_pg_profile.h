/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Store profiles: a folder of .sql files with named parameters, read once
 * and turned into statements when they are needed.  docs/profiles.md is the
 * description for those who write one.
 */

#ifndef FHBD_PG_PROFILE_H
#define FHBD_PG_PROFILE_H

#include "fhbd_pg.h"
#include "fhbd_pg_terms.h"

/* {name}: SQL from the INI file, identifiers already quoted */
typedef enum {
    FHBD_PG_F_TABLE = 0,
    FHBD_PG_F_TYPE_COLUMN,
    FHBD_PG_F_ID_COLUMN,
    FHBD_PG_F_UPDATED_COLUMN,
    FHBD_PG_F_DELETED_COLUMN,
    FHBD_PG_F_BODY_COLUMN,
    FHBD_PG_F_WHERE,
    FHBD_PG_F_SCHEMA,           /* with its dot, or empty */
    FHBD_PG_F_MAX
} fhbd_pg_fragment_t;

/* where COPY finds :filter and :limits, which are never inlined */
#define FHBD_PG_SETTING_FILTER  "fhir_bulk.filter"
#define FHBD_PG_SETTING_LIMITS  "fhir_bulk.limits"

/* :name: a value, bound as $n or inlined as an escaped literal */
typedef enum {
    FHBD_PG_V_TABLE = 0,        /* {table} as a string, for to_regclass */
    FHBD_PG_V_TABLE_TYPE,       /* the type, if each type has its table */
    FHBD_PG_V_TYPE_COLUMN,      /* names of columns, not quoted */
    FHBD_PG_V_ID_COLUMN,
    FHBD_PG_V_UPDATED_COLUMN,
    FHBD_PG_V_DELETED_COLUMN,
    FHBD_PG_V_BODY_COLUMN,
    FHBD_PG_V_BODY_TYPE,        /* jsonb, json or text */
    FHBD_PG_V_TYPE,             /* one type, or … */
    FHBD_PG_V_TYPES,            /* … an array of types */
    FHBD_PG_V_ID,
    FHBD_PG_V_IDS,              /* array */
    FHBD_PG_V_PATIENTS,         /* array of ids of Patients */
    FHBD_PG_V_LO,               /* lo <= id < hi */
    FHBD_PG_V_HI,
    FHBD_PG_V_CTID_LO,
    FHBD_PG_V_CTID_HI,
    FHBD_PG_V_PLACES,           /* rows tell where they lie */
    FHBD_PG_V_NULL_IDS,         /* rows without id */
    FHBD_PG_V_SINCE,            /* strictly later; column with zone */
    FHBD_PG_V_SINCE_LOCAL,      /* the same, column without zone */
    FHBD_PG_V_UNTIL,            /* strictly earlier; column with zone */
    FHBD_PG_V_UNTIL_LOCAL,      /* the same, column without zone */
    FHBD_PG_V_TIMEZONE,         /* of a column without zone */
    FHBD_PG_V_UNDATED,          /* rows without time too */
    FHBD_PG_V_DATED,            /* none without time, whenever it was */
    FHBD_PG_V_FILTER,           /* jsonpath predicates of a single type */
    FHBD_PG_V_LIMITS,
    FHBD_PG_V_PERCENT,          /* of the table's blocks, for samples */
    FHBD_PG_V_LIMIT,
    FHBD_PG_V_SPAN,             /* lo and hi are of several types */
    FHBD_PG_V_SCHEMA,
    FHBD_PG_V_PARTITION,        /* what of the store is this tenant's */
    FHBD_PG_V_TAGS,             /* array of keys of tagdefs.sql */
    FHBD_PG_V_MAX
} fhbd_pg_value_t;

/* NULL: absent */
typedef struct {
    const char         *fragment[FHBD_PG_F_MAX];
    const char         *value[FHBD_PG_V_MAX];
    char *const        *extra;          /* quoted, by terms->extras; NULL where
                                         * there are none */
    uint32_t            features;       /* bits, by terms->features */
} fhbd_pg_args_t;

/* what a column of a data statement is for */
typedef enum {
    FHBD_PG_COL_TYPE = 0,
    FHBD_PG_COL_ID,
    FHBD_PG_COL_VERSION,        /* read over where it is not woven in */
    FHBD_PG_COL_UPDATED,        /* the same, but when a deletion was made */
    FHBD_PG_COL_SOURCE,         /* meta.source */
    FHBD_PG_COL_KEY,            /* what tags are found by */
    FHBD_PG_COL_TAG,            /* of tags.sql: a key of tagdefs.sql */
    FHBD_PG_COL_BROKEN,         /* why the row cannot be exported */
    FHBD_PG_COL_PACKED,         /* the body, where it is not NULL */
    FHBD_PG_COL_BODY
} fhbd_pg_role_t;

typedef enum {
    FHBD_PG_BODY_CONF = 0,      /* as body_type of the INI file says */
    FHBD_PG_BODY_JSONB,
    FHBD_PG_BODY_JSON,
    FHBD_PG_BODY_TEXT,
    FHBD_PG_BODY_PACKED         /* bytea: gzip, or text */
} fhbd_pg_body_t;

/* what is put into bodies: bits of fhbd_pg_sql_t.weave */
#define FHBD_PG_WEAVE_ID       0x01
#define FHBD_PG_WEAVE_VERSION  0x02
#define FHBD_PG_WEAVE_UPDATED  0x04
#define FHBD_PG_WEAVE_SOURCE   0x08
#define FHBD_PG_WEAVE_TAGS     0x10

#define FHBD_PG_COLUMNS_MAX  16

typedef struct {
    fhbd_pg_role_t  role;
    fhbd_pg_body_t  body;               /* of FHBD_PG_COL_BODY */
} fhbd_pg_column_t;

/* one .sql file */
typedef struct {
    char              *name;            /* for messages: "rows.sql" */
    char              *text;            /* comments taken out */
    fhbd_pg_column_t   columns[FHBD_PG_COLUMNS_MAX];
    unsigned           columns_n;       /* 0: not declared */
    int                place;           /* column before which ctid stands
                                         * when :places is given; -1: never */
    char              *cohort_index;    /* NULL: not declared */
    unsigned           weave;           /* FHBD_PG_WEAVE_* */
    char              *without_meta;    /* members of meta that are taken out,
                                         * blanks between; NULL: none */
    const fhbd_pg_terms_t  *terms;      /* what it was read with, or NULL */
} fhbd_pg_sql_t;

typedef struct {
    fhbd_pg_terms_t  terms;
    fhbd_pg_sql_t  rows;                /* resources of a part */
    fhbd_pg_sql_t  resource;            /* one resource */
    fhbd_pg_sql_t  patients;            /* ids of live Patients */
    fhbd_pg_sql_t  types;               /* types that have rows */
    fhbd_pg_sql_t  sample;              /* of the table, for the plan */
    fhbd_pg_sql_t  facts;               /* of the table: size, indexes */
    fhbd_pg_sql_t  check;               /* what is missing, in sentences */
    fhbd_pg_sql_t  deleted;             /* deletions; text is NULL where the
                                         * profile has no such file */
    fhbd_pg_sql_t  tags;                /* which resource has which, … */
    fhbd_pg_sql_t  tagdefs;             /* … and what they are; as deleted */
} fhbd_pg_profile_t;

/* reads all files of dir/name and refuses, with file and line, what is not
 * understood */
fhb_err_t fhbd_pg_profile_load(const char *dir, const char *name,
    fhbd_pg_profile_t **out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_profile_free(fhbd_pg_profile_t *p);

/* one file of dir/profile, its text as fhbd_pg_sql_parse takes it; one that is
 * optional and not there leaves *out empty */
fhb_err_t fhbd_pg_file_load(const char *dir, const char *profile,
    const char *name, bool optional, fhbd_pg_terms_t *terms,
    fhbd_pg_sql_t *out, fhb_error_t *err) FHB_NODISCARD;

/* one file's text, for fhbd_pg_profile_load and its tests.  terms: names that
 * it may use, and where the features go that it declares; outlives out.
 * NULL: there are none */
fhb_err_t fhbd_pg_sql_parse(const char *name, fhb_str_t text,
    fhbd_pg_terms_t *terms, fhbd_pg_sql_t *out, fhb_error_t *err)
    FHB_NODISCARD;
/* is this a value or piece of the language itself? */
bool fhbd_pg_sql_built_in(fhb_str_t name);
/* does it name this value or piece of SQL anywhere? */
bool fhbd_pg_sql_names(const fhbd_pg_sql_t *sql, const char *name);
void fhbd_pg_sql_free(fhbd_pg_sql_t *sql);       /* the members */

/* a statement ready to run; values point into the arguments */
typedef struct {
    fhb_buf_t    text;                  /* terminated */
    const char  *values[FHBD_PG_V_MAX + FHBD_PG_EXTRAS_MAX];
    int          n;
} fhbd_pg_query_t;

/*
 * Fills in args.  inline_on NULL: values become $1 … and are listed in
 * out->values; otherwise they are inlined as literals, escaped for that
 * connection (COPY takes no parameters).  FHB_EPARAM when something outside
 * of [[ ]] is absent.  out starts zeroed or used before; its memory is kept.
 */
fhb_err_t fhbd_pg_sql_render(const fhbd_pg_sql_t *sql,
    const fhbd_pg_args_t *args, PGconn *inline_on, fhbd_pg_query_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_query_free(fhbd_pg_query_t *q);

/* renders with $n and runs it; result in text or binary form */
fhb_err_t fhbd_pg_sql_run(PGconn *conn, const fhbd_pg_sql_t *sql,
    const fhbd_pg_args_t *args, bool binary, const atomic_bool *cancel,
    PGresult **res, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_PG_PROFILE_H */
