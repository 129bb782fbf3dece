/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files of the postgres source share: the source with its profile,
 * the facts of a table, the snapshot, the reader, the text form of a part.
 */

#ifndef FHBD_PG_STORE_H
#define FHBD_PG_STORE_H

#include <pthread.h>

#include "fhbd_match.h"
#include "fhbd_pg_profile.h"
#include "fhbd_pg_wire.h"
#include "fhbd_slots.h"
#include "fhbd_source.h"

typedef struct {
    fhbd_source_t       base;           /* first: the source's ops */
    fhbd_pg_profile_t  *profile;
    fhbd_match_t       *match;
    fhbd_slots_t       *slots;          /* of the connections */
    const char         *table;          /* pattern; the tenant's or … */
    const char         *schema;         /* … the profile's; NULL: none */
    const char         *partition;      /* NULL: all of the store */
    bool                per_type;       /* each type has its own table */
    bool                remembers;      /* deletions */
    atomic_bool         no_pass;        /* rows do not come as they lie */
    char               *columns[FHBD_PG_F_MAX];     /* quoted identifiers */
} fhbd_pg_source_t;

/* how ids are compared in the database */
typedef enum {
    FHBD_PG_ID_TEXT = 0,
    FHBD_PG_ID_UUID
} fhbd_pg_id_t;

/* one table, as facts.sql sees it */
typedef struct {
    fhb_type_t    type;             /* per_type: whose, else FHB_TYPE_NONE */
    char         *ident;            /* quoted, with schema */
    bool          exists;
    char          kind;             /* pg_class.relkind */
    uint64_t      bytes;            /* as stored, with TOAST */
    uint64_t      rows;             /* 0: not known */
    uint64_t      blocks;
    uint64_t      block_size;
    fhbd_pg_id_t  id;
    bool          id_not_null;
    bool          updated_local;    /* column without time zone */
    bool          updated_not_null;
    bool          by_id;            /* an index finds ranges of ids */
    bool          by_updated;
    uint32_t      features;         /* bits, by the profile's terms */
    char         *extra[FHBD_PG_EXTRAS_MAX];        /* more tables, quoted */
} fhbd_pg_table_t;

typedef struct fhbd_pg_sample_s  fhbd_pg_sample_t;

struct fhbd_snapshot_s {
    fhbd_pg_source_t  *src;
    PGconn            *conn;        /* the exporter: idle in transaction */
    pthread_mutex_t    lock;        /* of conn, once readers are about */
    char               name[64];    /* of the exported snapshot */
    fhbd_pg_table_t    table;       /* the one of all types; never changes */
    pthread_mutex_t    tables_lock; /* of all that is to fhbd_pg_tables.c: */
    bool               surveyed;
    bool               known[FHB_TYPES_MAX];
    fhbd_pg_table_t    tables[FHB_TYPES_MAX];
    fhbd_pg_sample_t  *sample;      /* the last one, or NULL */
    char               farewell[6]; /* SQLSTATE that ended the session */
};

/*
 * COPY (…) TO STDOUT (FORMAT binary), taken in as it comes: messages may
 * hold any number of rows or pieces of them.
 */
typedef struct {
    unsigned   columns;             /* expected */
    bool       header;              /* seen */
    bool       trailer;             /* seen: nothing may follow */
    uint64_t   rows;
    fhb_buf_t  carry;               /* begin of a row whose end is to come */
} fhbd_pg_copy_t;

/* one COPY of a whole table, from which parts are cut (fhbd_pg_pass.c) */
typedef struct {
    bool            open;           /* the COPY runs: nothing else can */
    fhbd_pg_wire_t  wire;
    fhbd_pg_copy_t  copy;
    fhb_typeset_t   types;
    uint64_t        block;          /* where the next part begins */
    uint64_t        last;           /* where the last row lay */
    fhb_buf_t       held;           /* rows of later parts */
    fhb_buf_t       key;            /* which statement it is */
} fhbd_pg_pass_t;

/* settings for a few statements of a transaction.  What they were comes back,
 * be it the tenant's or the profile's: SET … TO DEFAULT would be the server's */
#define FHBD_PG_SETTINGS_BEGIN  "SAVEPOINT fhir_bulk;"
#define FHBD_PG_SETTINGS_END                                                  \
    "ROLLBACK TO SAVEPOINT fhir_bulk; RELEASE SAVEPOINT fhir_bulk"

/* estimates must not talk the index of a cohort away */
#define FHBD_PG_COHORT_BEGIN                                                  \
    FHBD_PG_SETTINGS_BEGIN "SET LOCAL enable_seqscan = off"

struct libdeflate_decompressor;

/* where what is not in the row as it came is made; starts zeroed */
typedef struct {
    struct libdeflate_decompressor  *inflate;
    uint64_t                         unpacked;  /* how many were gzip */
    fhb_buf_t                        text;      /* a packed body */
    fhb_buf_t                        woven;
    fhb_buf_t                        meta;
} fhbd_pg_room_t;

void fhbd_pg_room_free(fhbd_pg_room_t *room);
/* gives back what a giant row took; before each row */
void fhbd_pg_room_trim(fhbd_pg_room_t *room);

typedef struct fhbd_pg_tags_s  fhbd_pg_tags_t;

struct fhbd_reader_s {
    fhbd_pg_source_t  *src;
    fhbd_snapshot_t   *snap;
    PGconn            *conn;        /* inside the snapshot; NULL after an
                                     * error */
    bool               shared;      /* conn is the snapshot's */
    fhbd_pg_table_t    table;       /* the one of all types, or the last one */
    fhbd_pg_query_t    query;       /* statement being run */
    fhb_type_t         last_type;   /* of the row before, spares a search */
    uint64_t           unpaid;      /* bytes, see fhbd_throttle */
    char              *wire;        /* what a COPY gave; NULL: none yet */
    fhbd_pg_pass_t     pass;
    fhbd_pg_room_t     room;
    fhbd_pg_tags_t    *tags;        /* NULL: none read yet */
};

/* to be called with what came from the database; may wait (rate_limit) */
static inline fhb_err_t
fhbd_pg_throttle(fhbd_reader_t *reader, size_t bytes,
    const atomic_bool *cancel, fhb_error_t *err)
{
    return fhbd_throttle(reader->src->base.throttle, &reader->unpaid, bytes,
                         cancel, err);
}


/*
 * A connection of the tenant, with its settings: one of max_connections, for
 * which it may have to wait.  cancel NULL: of a control call, with an end to
 * the wait and to each statement.  Given back by fhbd_pg_give, which takes
 * NULL too and asks the server to stop what still runs.
 */
fhb_err_t fhbd_pg_take(fhbd_pg_source_t *src, const atomic_bool *cancel,
    PGconn **out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_give(fhbd_pg_source_t *src, PGconn *conn);
void fhbd_pg_connections(const fhbd_source_t *source, unsigned *used,
    unsigned *waiting);
/* remembers why the server ends the snapshot's session, and why it did:
 * FHB_EAGAIN or FHB_ECONFLICT */
void fhbd_pg_listen(fhbd_snapshot_t *snap);
fhb_err_t fhbd_pg_farewell(fhbd_snapshot_t *snap, fhb_error_t *err);
/* logs a warning if the role may change the table */
fhb_err_t fhbd_pg_warn_rights(const fhbd_pg_source_t *src, PGconn *conn,
    const fhbd_pg_table_t *t, fhb_error_t *err) FHB_NODISCARD;

/* table of a type (or of all: FHB_TYPE_NONE); freed by table_free */
fhb_err_t fhbd_pg_table_load(const fhbd_pg_source_t *src, PGconn *conn,
    fhb_type_t type, const atomic_bool *cancel, fhbd_pg_table_t *out,
    fhb_error_t *err) FHB_NODISCARD;
/* as the snapshot knows it, where each type has its own: a table without rows
 * does not exist.  A look at the database, if need be through conn; other
 * threads wait.  out is the caller's to free */
fhb_err_t fhbd_pg_table_of(fhbd_snapshot_t *snap, PGconn *conn,
    fhb_type_t type, const atomic_bool *cancel, fhbd_pg_table_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_tables_free(fhbd_snapshot_t *snap);
fhb_err_t fhbd_pg_table_copy(const fhbd_pg_table_t *from, fhbd_pg_table_t *to,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_table_free(fhbd_pg_table_t *t);
void fhbd_pg_sample_free(fhbd_pg_sample_t *s);
/* only the name, no look at the database */
fhb_err_t fhbd_pg_table_name(const fhbd_pg_source_t *src, fhb_type_t type,
    fhbd_pg_table_t *out, fhb_error_t *err) FHB_NODISCARD;

/* may the store find what belongs to a Patient, given the index? */
bool fhbd_pg_cohorts(const fhbd_pg_source_t *src);
/* are bodies jsonb, so that the server can look into them? */
bool fhbd_pg_jsonb(const fhbd_pg_source_t *src);
/* is their form the INI file's to say, and not the profile's? */
bool fhbd_pg_body_by_ini(const fhbd_pg_source_t *src);

/* arguments that depend on the INI file and the table only */
void fhbd_pg_args_init(const fhbd_pg_source_t *src, const fhbd_pg_table_t *t,
    fhbd_pg_args_t *args);

#define FHBD_PG_TIME_MAX  40

typedef struct {
    char  since[FHBD_PG_TIME_MAX];
    char  until[FHBD_PG_TIME_MAX];
} fhbd_pg_times_t;

/* adds _since, _until and what becomes of rows without a time; times holds
 * the values */
void fhbd_pg_args_times(const fhbd_pg_source_t *src, const fhbd_pg_table_t *t,
    const fhbd_want_t *want, fhbd_pg_times_t *times, fhbd_pg_args_t *args);

/* can a row of this table have this id at all?  Asking for another one would
 * be an error of the database's where ids are uuids. */
bool fhbd_pg_id_possible(const fhbd_pg_table_t *t, fhb_str_t id);

/*
 * The point of a table's state that a job exports: opens the exporter's
 * transaction and says what time it stands for (TIME-08, TIME-09).
 */
fhb_err_t fhbd_pg_snapshot_begin(PGconn *conn, int64_t margin,
    char name[64], fhb_instant_t *transaction_time, fhb_error_t *err)
    FHB_NODISCARD;

/* how a part's rows are found */
typedef enum {
    FHBD_PG_SCAN = 0,               /* whole types or ranges of them */
    FHBD_PG_COHORT,                 /* by the Patients' ids */
    FHBD_PG_PICK,                   /* by the ids of want->pick */
    FHBD_PG_SEARCH,                 /* by what the searches leave */
    FHBD_PG_DELETED                 /* deletions in place of resources */
} fhbd_pg_how_t;

/* one part in the store's words; see fhbd_pg_part_parse */
typedef struct {
    fhbd_pg_how_t  how;
    fhb_typeset_t  types;
    char          *lo;              /* NULL: open; ids of a single type */
    char          *hi;
    bool           null_ids;        /* rows without id only */
    bool           ctid;            /* blocks lo_block … hi_block - 1 */
    uint64_t       lo_block;
    uint64_t       hi_block;        /* UINT64_MAX: open */
} fhbd_pg_part_t;

/*
 * "scan types=A,B" | "scan types=A ids=lo..hi" | "scan types=A no-ids" |
 * "scan types=A blocks=0..100" | "cohort types=A,B" | "pick types=A,B" |
 * "search types=A,B" | "deleted types=A,B"; ends may be missing, ids have
 * bytes outside of [A-Za-z0-9_-] as %XX.
 */
fhb_err_t fhbd_pg_part_parse(const char *spec, fhbd_pg_part_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_part_free(fhbd_pg_part_t *part);
void fhbd_pg_part_format(const fhbd_pg_part_t *part, fhb_buf_t *out);

/* fhbd_source_ops_t members in files of their own */
fhb_err_t fhbd_pg_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    fhbd_plan_t *plan, const atomic_bool *cancel, fhb_error_t *err);
fhb_err_t fhbd_pg_reader_open(fhbd_snapshot_t *snap,
    const atomic_bool *cancel, fhbd_reader_t **out, fhb_error_t *err);
fhb_err_t fhbd_pg_read(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, const fhbd_sink_t *sink,
    const atomic_bool *cancel, fhb_error_t *err);
void fhbd_pg_reader_close(fhbd_reader_t *reader);

/* one row as it came; ptr is NULL for SQL NULL */
typedef fhb_err_t (*fhbd_pg_fields_cb)(void *arg, const fhb_str_t *fields,
    fhb_error_t *err);

/* one part being read */
typedef struct {
    fhbd_reader_t        *reader;
    const fhbd_want_t    *want;
    const fhbd_sink_t    *sink;
    const atomic_bool    *cancel;
    const fhbd_pg_part_t *part;
    fhbd_pg_table_t      *table;
    const fhbd_pg_sql_t  *sql;      /* the statement … */
    fhbd_pg_fields_cb     row;      /* … and what its rows go to, with the
                                     * run as arg */
    const fhbd_want_t    *chunk;    /* .patients: those being looked for; */
    const fhbd_want_t    *before;   /* those of earlier chunks; or NULL */
    fhb_buf_t             filter;   /* values of a statement */
    fhb_buf_t             limits;
} fhbd_pg_run_t;

/* the type that a row names, mostly that of the row before */
static inline fhb_err_t
fhbd_pg_row_type(fhbd_pg_run_t *run, fhb_str_t name, fhb_type_t *type,
    fhb_error_t *err)
{
    *type = run->reader->last_type;

    if (*type == FHB_TYPE_NONE || !fhb_str_eq(name, fhb_type_name(*type))) {
        *type = fhb_type_find(name);
        if (*type == FHB_TYPE_NONE) {
            return fhb_fail(err, FHB_EDB, "%s gives a row of a type that was "
                            "not asked for", run->sql->name);
        }
        run->reader->last_type = *type;
    }

    return FHB_OK;
}


/* one row of deleted.sql, as fhbd_pg_fields_cb */
fhb_err_t fhbd_pg_deleted_row(void *arg, const fhb_str_t *fields,
    fhb_error_t *err);
bool fhbd_pg_remembers(const fhbd_source_t *source);

/* resources of these types that belong to want->patients, each once */
fhb_err_t fhbd_pg_cohort(fhbd_pg_run_t *run, fhb_typeset_t types,
    fhbd_pg_args_t *args, fhb_error_t *err) FHB_NODISCARD;
/* resources of this type among ids, each once per row that the table has */
fhb_err_t fhbd_pg_ids(fhbd_pg_run_t *run, fhb_type_t type,
    const fhb_idset_t *ids, fhbd_pg_args_t *args, fhb_error_t *err)
    FHB_NODISCARD;
/* resources of these types, by what the job's searches leave of each: a few
 * ids, or a few Patients */
fhb_err_t fhbd_pg_keys_read(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhbd_pg_args_t *args, fhb_error_t *err) FHB_NODISCARD;
/* may this part be a piece of the reader's pass? */
bool fhbd_pg_pass_has(const fhbd_pg_run_t *run);
/* reads it as one, args hold all but the blocks; !*done: it is one of another
 * pass, nothing was read */
fhb_err_t fhbd_pg_pass_read(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    bool *done, fhb_error_t *err) FHB_NODISCARD;
/* frees what it holds; of an open one the connection is of no use then */
void fhbd_pg_pass_close(fhbd_reader_t *reader);
/* makes reader->wire if there is none and w ready for run->sql */
fhb_err_t fhbd_pg_wire_ready(fhbd_pg_run_t *run, fhbd_pg_wire_t *w,
    fhb_error_t *err) FHB_NODISCARD;
/* COPY has no parameters, and what a client searches for may tell who somebody
 * is: it stays out of the statement, which the server may log */
fhb_err_t fhbd_pg_scan_settings(fhbd_pg_run_t *run,
    const fhbd_pg_args_t *args, fhb_error_t *err) FHB_NODISCARD;
/* the text of run->sql as a COPY, appended to sql with its end */
fhb_err_t fhbd_pg_scan_statement(fhbd_pg_run_t *run,
    const fhbd_pg_args_t *args, fhb_buf_t *sql, fhb_error_t *err)
    FHB_NODISCARD;
/* all came that the server counts */
fhb_err_t fhbd_pg_copy_complete(const fhbd_pg_copy_t *copy, int64_t n,
    fhb_error_t *err) FHB_NODISCARD;

/* run->sql by COPY or as a SELECT, row by row to run->row */
fhb_err_t fhbd_pg_scan(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_pg_select(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_error_t *err) FHB_NODISCARD;
/* what want->filters and limits say of a type, as values; FHB_TYPE_NONE:
 * rows of several types are read */
fhb_err_t fhbd_pg_args_filters(fhbd_pg_run_t *run, fhb_type_t type,
    fhbd_pg_args_t *args, fhb_error_t *err) FHB_NODISCARD;
/* which types: one by "=", several by "= ANY", none in a table of its own;
 * array holds the value */
fhb_err_t fhbd_pg_args_types(fhbd_pg_run_t *run, const fhb_typeset_t *types,
    fhb_buf_t *array, fhbd_pg_args_t *args, fhb_error_t *err) FHB_NODISCARD;

/* one row, its fields in binary form taken by the declared columns */
typedef struct {
    fhb_str_t    type;
    fhb_str_t    id;
    fhb_str_t    version;           /* these four as they came; ptr NULL for */
    fhb_str_t    updated;           /* SQL NULL or where there is no column */
    fhb_str_t    source;
    fhb_str_t    key;
    fhb_str_t    body;
    bool         one_line;
    const char  *broken;            /* reason, static text; else NULL */
} fhbd_pg_row_t;

/* body_type: FHBD_BODY_* of the INI.  The body may be in room: until the next
 * call.  FHB_EDB: not what the file declares */
fhb_err_t fhbd_pg_row_decode(const fhbd_pg_sql_t *sql,
    fhbd_body_type_t body_type, fhbd_pg_room_t *room, const fhb_str_t *fields,
    fhbd_pg_row_t *out, fhb_error_t *err) FHB_NODISCARD;

/* bytea that is gzip or text; *out may be in room.  *broken: a reason */
fhb_err_t fhbd_pg_unpack(fhbd_pg_room_t *room, fhb_str_t field,
    fhb_str_t *out, const char **broken, fhb_error_t *err) FHB_NODISCARD;

/* a text that lives as long as the process, for what profiles say of rows;
 * one for all once there are many */
const char *fhbd_pg_reason(fhb_str_t text);

/* int8 in binary form; false: that is none */
bool fhbd_pg_int8(fhb_str_t field, int64_t *out);
/* a timestamptz in binary form, kept within what FHIR can write */
fhb_err_t fhbd_pg_instant(const fhbd_pg_sql_t *sql, fhb_str_t field,
    fhb_instant_t *out, fhb_error_t *err) FHB_NODISCARD;

/* members of meta that come from a table of their own: each a JSON value, or
 * empty */
typedef struct {
    fhb_str_t  profile;
    fhb_str_t  security;
    fhb_str_t  tag;
} fhbd_pg_labels_t;

/*
 * Puts what sql->weave names and labels have into the row's body, and takes
 * out what sql->without_meta names: row->body is in room then.  What columns
 * have wins over the body, the body's own profile, security and tag win over
 * labels.  FHB_EJSON: the body is no sound JSON, or its meta no object.
 */
fhb_err_t fhbd_pg_weave(const fhbd_pg_sql_t *sql, fhb_type_t type,
    const fhbd_pg_labels_t *labels, fhbd_pg_room_t *room, fhbd_pg_row_t *row,
    fhb_error_t *err) FHB_NODISCARD;

/* reads the tags of all that run->sql is about to give, with the same
 * arguments; nothing where the profile has none */
fhb_err_t fhbd_pg_tags_read(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    bool copy, fhb_error_t *err) FHB_NODISCARD;
/* those of one row; out points into tags until the next call */
fhb_err_t fhbd_pg_tags_of(fhbd_pg_tags_t *tags, fhb_str_t key,
    fhbd_pg_labels_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_pg_tags_free(fhbd_pg_tags_t *tags);

/* some more of it */
fhb_err_t fhbd_pg_copy_feed(fhbd_pg_copy_t *copy, const char *data,
    size_t len, fhbd_pg_fields_cb cb, void *arg, fhb_error_t *err)
    FHB_NODISCARD;

#endif /* FHBD_PG_STORE_H */
