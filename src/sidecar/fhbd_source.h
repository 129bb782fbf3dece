/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Where resources come from: the interface that every source implements.
 *
 *   source    one per tenant; settings and checks; shared by all threads
 *   snapshot  one per running job: a consistent view that stays as it is
 *   reader    one per worker and snapshot: streams the rows of one part
 *
 * Errors: FHB_EAGAIN (connection lost, server restarting) and FHB_ECONFLICT
 * (with recovery) mean that a new snapshot may succeed; FHB_EDB, FHB_EIO and
 * FHB_EPARAM that it will not; FHB_ECANCEL that *cancel was seen.
 */

#ifndef FHBD_SOURCE_H
#define FHBD_SOURCE_H

#include <stdatomic.h>

#include "../common/fhb_filter.h"
#include "../common/fhb_idset.h"
#include "../common/fhb_kickoff.h"
#include "fhbd_conf.h"
#include "fhbd_throttle.h"

typedef struct fhbd_source_s    fhbd_source_t;
typedef struct fhbd_snapshot_s  fhbd_snapshot_t;
typedef struct fhbd_reader_s    fhbd_reader_t;

/* One unit of work: a range of rows that one worker reads in one go. */
typedef struct {
    fhb_type_t   type;          /* FHB_TYPE_NONE: rows of several types */
    char        *spec;          /* the source's own words for the range, one
                                 * line of text; kept in the job store */
    bool         stable;        /* the range means the same rows in another
                                 * snapshot, so that a resumed job keeps what
                                 * finished parts wrote; otherwise the type
                                 * (of all its parts) starts again whole */
    uint64_t     est_rows;
    uint64_t     est_bytes;     /* > 0: progress is counted in these */
} fhbd_part_t;

typedef struct {
    fhbd_part_t  *parts;
    size_t        n;
    size_t        cap;
} fhbd_plan_t;

/* copies spec */
fhb_err_t fhbd_plan_add(fhbd_plan_t *plan, fhb_type_t type, const char *spec,
    bool stable, uint64_t est_rows, uint64_t est_bytes, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_plan_free(fhbd_plan_t *plan);       /* the members, not plan itself */

/* resources asked for by name, ids by type; NULL: none of this type */
typedef struct {
    fhb_idset_t  *ids[FHB_TYPES_MAX];
} fhbd_pick_t;

/* makes the type's set when it is not there; a second time is no error */
fhb_err_t fhbd_pick_add(fhbd_pick_t *pick, fhb_type_t type, fhb_str_t id,
    fhb_error_t *err) FHB_NODISCARD;
bool fhbd_pick_has(const fhbd_pick_t *pick, fhb_type_t type, fhb_str_t id);
size_t fhbd_pick_count(const fhbd_pick_t *pick);
fhb_typeset_t fhbd_pick_types(const fhbd_pick_t *pick);
void fhbd_pick_free(fhbd_pick_t *pick);      /* the members; then empty */

/* what the job wants from the source */
typedef struct {
    fhb_query_t         query;           /* types, since, until; the rest is
                                          * the engine's business.  Strings
                                          * are borrowed. */
    fhb_level_t         level;
    fhb_str_t           base;            /* of references (CMP-02) */
    const fhb_idset_t  *patients;        /* included Patients; NULL at system
                                          * level */
    fhb_str_t           group;           /* the Group to export at Group level
                                          * (CMP-07), else empty */
    uint64_t            part_size;       /* bytes a part aims at */

    const fhbd_pick_t  *pick;            /* not NULL: these resources only, as
                                          * far as query.types, since, until
                                          * and the level let them through */
    const fhb_filters_t  *filters;       /* what the engine lets through, or
                                          * NULL: a source may leave out what
                                          * does not pass both, and what has */
    const fhb_filters_t  *limits;        /* no body; but it need not */
    bool                dated;           /* none without a time, whatever
                                          * undated_resources says */
    bool                stable;          /* plan: parts that mean the same
                                          * rows in any snapshot only */
    bool                one;             /* plan: one part, so that there is
                                          * one sequence of files of a type,
                                          * as far as it can be (PART-11) */
    bool                deleted;         /* deletions in place of resources:
                                          * later than since, earlier than
                                          * until, of ids that are not there
                                          * (any more); TOMB-01, TOMB-05 */
} fhbd_want_t;

/*
 * A row on its way out.  The pointers live until the callback returns.
 * body is one JSON document, possibly with line breaks (one_line false: the
 * writer turns CR, LF and TAB between tokens into spaces); id and type are
 * what the store's columns or the document say.
 */
typedef struct {
    fhb_type_t     type;
    fhb_str_t      id;
    fhb_str_t      body;         /* of a deletion: empty if the source does
                                  * not remember it */
    bool           one_line;     /* known to hold no line break */
    fhb_instant_t  updated;      /* of a deletion: when; else not set */
    bool           astray;       /* of a deletion: the source does not
                                  * remember whose it was (TOMB-04) */
} fhbd_row_t;

/* what a part's rows go to; a result other than FHB_OK ends the reading and
 * is handed back by read() */
typedef struct {
    void       *arg;
    fhb_err_t (*row)(void *arg, const fhbd_row_t *row, fhb_error_t *err);
    /* a row that cannot be exported (no body, broken JSON): counted and
     * reported in the message file (MAN-12).  reason: static text.  With
     * want->pick only what is among these, or may be: type or id unknown. */
    fhb_err_t (*broken)(void *arg, fhb_type_t type, fhb_str_t id,
        const char *reason, fhb_error_t *err);
} fhbd_sink_t;

typedef struct {
    const char  *name;

    /* reads no data; conf outlives the source */
    fhb_err_t  (*open)(const fhbd_conf_t *conf,
        const fhbd_tenant_conf_t *tenant, fhbd_source_t **out,
        fhb_error_t *err);
    void       (*close)(fhbd_source_t *src);

    /* start-up check: reachable, rights, columns; the text says in one
     * sentence what is missing */
    fhb_err_t  (*check)(fhbd_source_t *src, fhb_error_t *err);

    /* is there a (live) Group with this id now? FHB_OK or FHB_ENOTFOUND;
     * asked at kick-off (GRP-05) */
    fhb_err_t  (*group_exists)(fhbd_source_t *src, fhb_str_t id,
        fhb_error_t *err);

    /* fixes the view; *transaction_time as TIME-08 and TIME-09 want it.
     * cancel: of the job, which waits for a connection as long as it takes;
     * NULL: of a control call, which has to be answered soon */
    fhb_err_t  (*snapshot_open)(fhbd_source_t *src,
        const atomic_bool *cancel, fhbd_snapshot_t **out,
        fhb_instant_t *transaction_time, fhb_error_t *err);
    void       (*snapshot_close)(fhbd_snapshot_t *snap);

    /* body of one resource, appended to out; FHB_ENOTFOUND */
    fhb_err_t  (*resource)(fhbd_snapshot_t *snap, fhb_type_t type,
        fhb_str_t id, fhb_buf_t *out, fhb_error_t *err);

    /* which of these ids are live Patients here: all of them (filter NULL)
     * or those of filter, added to out */
    fhb_err_t  (*patients)(fhbd_snapshot_t *snap, const fhb_idset_t *filter,
        fhb_idset_t *out, const atomic_bool *cancel, fhb_error_t *err);

    /* appends parts to plan: together they hold each wanted row exactly
     * once; types without data need no part */
    fhb_err_t  (*plan)(fhbd_snapshot_t *snap, const fhbd_want_t *want,
        fhbd_plan_t *plan, const atomic_bool *cancel, fhb_error_t *err);

    /* cancel: of the job; NULL: a reader on the snapshot's own connection,
     * for what is small.  Nothing else may use the snapshot then, and after
     * an error it is good for closing only */
    fhb_err_t  (*reader_open)(fhbd_snapshot_t *snap,
        const atomic_bool *cancel, fhbd_reader_t **out, fhb_error_t *err);
    /* each wanted row of the part to sink, and no other: compartment and
     * since are applied here (fhbd_match.h has the common code).
     * FHB_ENOTFOUND: what the part names is not in this snapshot (any more);
     * all parts are dropped and planned again */
    fhb_err_t  (*read)(fhbd_reader_t *reader, const fhbd_want_t *want,
        const fhbd_part_t *part, const fhbd_sink_t *sink,
        const atomic_bool *cancel, fhb_error_t *err);
    void       (*reader_close)(fhbd_reader_t *reader);

    /* can it tell of deletions (want->deleted)?  NULL: it never can */
    bool       (*remembers)(const fhbd_source_t *src);

    /* connections that are open, and those who wait for one; NULL: it has
     * none */
    void       (*connections)(const fhbd_source_t *src, unsigned *used,
        unsigned *waiting);
} fhbd_source_ops_t;

extern const fhbd_source_ops_t  fhbd_source_ndjson;
extern const fhbd_source_ops_t  fhbd_source_postgres;

/* every source struct starts with this */
struct fhbd_source_s {
    const fhbd_source_ops_t   *ops;
    const fhbd_conf_t         *conf;
    const fhbd_tenant_conf_t  *tenant;
    fhbd_throttle_t           *throttle;    /* of the tenant's readers; the
                                             * registry's.  NULL: none */
};

/* plans and reads at once, in the caller's thread; for what is small.
 * FHB_EAGAIN also when what was planned is not there any more */
fhb_err_t fhbd_source_read_all(fhbd_source_t *source, fhbd_snapshot_t *snap,
    const fhbd_want_t *want, const fhbd_sink_t *sink, fhb_error_t *err)
    FHB_NODISCARD;

#endif /* FHBD_SOURCE_H */
