/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: the only file that knows SQL of the store.  SQLite, WAL,
 * synchronous=FULL: what returned FHB_OK survives power loss.  All calls are
 * thread-safe and synchronous; none is made from the event loop's thread.
 */

#ifndef FHBD_STORE_H
#define FHBD_STORE_H

#include "fhbd_source.h"
#include "fhbd_writer.h"

typedef enum {
    FHBD_JOB_QUEUED = 0,
    FHBD_JOB_RUNNING,
    FHBD_JOB_COMPLETE,
    FHBD_JOB_FAILED
    /* deleted and expired jobs leave the store */
} fhbd_job_state_t;

const char *fhbd_job_state_name(fhbd_job_state_t s);

/* a row of table job; strings are terminated, never NULL unless said */
typedef struct {
    char              id[FHB_ID_LEN + 1];
    char              request_id[65];
    char             *tenant;
    char             *client;
    fhb_level_t       level;
    char             *group;             /* "" unless level group */
    char             *request;           /* MAN-03 */
    char             *base;
    char             *prefix;
    bool              auth;              /* requiresAccessToken */
    fhb_query_t       query;             /* types stored by name */
    char              digest[65];        /* of the query (KICK-18); "": made
                                          * before there were digests */
    bool              gzip;

    fhbd_job_state_t  state;
    fhb_instant_t     created;
    fhb_instant_t     started;           /* FHB_INSTANT_NONE */
    fhb_instant_t     transaction_time;  /* FHB_INSTANT_NONE before the plan */
    fhb_instant_t     finished;          /* complete or failed */
    int64_t           expires;           /* Unix seconds; 0 while in progress */
    uint64_t          est_bytes;         /* of the plan; 0 before */
    uint64_t          est_rows;
    unsigned          resumes;
    unsigned          phase;             /* of the engine: which plan is the
                                          * last one made */
    unsigned          pages;             /* of a partial manifest that were
                                          * shown and stay as they are */
    int               status;            /* failed: HTTP status (STAT-14) */
    int               issue;             /* failed: fhb_issue_code_t */
    char              message[256];      /* failed: for the client */
} fhbd_job_row_t;

void fhbd_job_row_free(fhbd_job_row_t *row);         /* the members */

typedef struct {
    unsigned     no;            /* 1.. within the job */
    unsigned     phase;         /* the plan that it is of */
    fhbd_part_t  part;
    bool         done;
    uint64_t     rows;          /* done: what it gave */
    uint64_t     bytes;         /* done: uncompressed */
    uint64_t     broken;        /* done: rows that could not be exported */
} fhbd_part_row_t;

/* a listed file */
typedef struct {
    fhbd_file_t  file;          /* tmp unused */
    unsigned     part;          /* 0: messages */
    unsigned     number;        /* Patient.{number}.ndjson */
    unsigned     page;          /* of the manifest, from 1; 0: of none yet */
} fhbd_file_row_t;

typedef struct {
    fhb_severity_t    severity;
    fhb_issue_code_t  code;
    unsigned          part;     /* 0: of the job */
    char              text[512];
} fhbd_message_t;

typedef struct fhbd_store_s  fhbd_store_t;

/* makes or upgrades the file; refuses one made by a newer version */
fhb_err_t fhbd_store_open(const char *file, fhbd_store_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_store_close(fhbd_store_t *s);
/* can it be written now? (health) */
fhb_err_t fhbd_store_check(fhbd_store_t *s, fhb_error_t *err) FHB_NODISCARD;

/*
 * A new job with its messages (ignored parameters), durable on return
 * (KICK-14).  When a job with this request_id is there, nothing is written
 * and existing gets its id; otherwise existing is "".
 */
fhb_err_t fhbd_store_job_add(fhbd_store_t *s, const fhbd_job_row_t *row,
    const fhbd_message_t *messages, size_t n, char existing[FHB_ID_LEN + 1],
    fhb_error_t *err) FHB_NODISCARD;
/* all jobs, oldest first; cb owns nothing (copies what it keeps) */
fhb_err_t fhbd_store_jobs(fhbd_store_t *s,
    fhb_err_t (*cb)(void *arg, const fhbd_job_row_t *row, fhb_error_t *err),
    void *arg, fhb_error_t *err) FHB_NODISCARD;
/* state, times, status, message … of row into the store, but not phase and
 * pages, which have calls of their own; one transaction; FHB_ENOTFOUND when
 * the job was deleted meanwhile */
fhb_err_t fhbd_store_job_update(fhbd_store_t *s, const fhbd_job_row_t *row,
    fhb_error_t *err) FHB_NODISCARD;
/* FHB_ENOTFOUND: it was deleted */
fhb_err_t fhbd_store_job_there(fhbd_store_t *s, const char *id,
    fhb_error_t *err) FHB_NODISCARD;
/* the job and all that hangs on it; FHB_ENOTFOUND */
fhb_err_t fhbd_store_job_delete(fhbd_store_t *s, const char *id,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * The plan of a phase (row->phase), in one transaction: parts to be read
 * again whole go with their files and messages: all of the job (drop_all),
 * or of this phase those of drop's types (NULL: all of this phase); then
 * row's transaction_time, estimates and phase and the new parts, numbered
 * first, first + 1, …  Nothing in between can be seen after a crash
 * (STAT-25).  FHB_EDB when a file that was shown would go (PART-04).
 */
fhb_err_t fhbd_store_plan_add(fhbd_store_t *s, const fhbd_job_row_t *row,
    bool drop_all, const fhb_typeset_t *drop, const fhbd_plan_t *plan,
    unsigned first, fhb_error_t *err) FHB_NODISCARD;
/* parts in order of number; the array is freed by fhbd_part_rows_free */
fhb_err_t fhbd_store_parts(fhbd_store_t *s, const char *id,
    fhbd_part_row_t **out, size_t *n, fhb_error_t *err) FHB_NODISCARD;
void fhbd_part_rows_free(fhbd_part_row_t *rows, size_t n);
/* a part is done: its files and messages in the same transaction */
fhb_err_t fhbd_store_part_done(fhbd_store_t *s, const char *id,
    const fhbd_part_row_t *part, const fhbd_file_row_t *files, size_t files_n,
    const fhbd_message_t *messages, size_t messages_n, fhb_error_t *err)
    FHB_NODISCARD;
/* message files (part 0), written when the job completes; replaces earlier */
fhb_err_t fhbd_store_message_files(fhbd_store_t *s, const char *id,
    const fhbd_file_row_t *files, size_t n, fhb_error_t *err) FHB_NODISCARD;
/* sorted: resources by type name and number, organized output by number, then
 * deletions, messages last (MAN-18) */
fhb_err_t fhbd_store_files(fhbd_store_t *s, const char *id,
    fhbd_file_row_t **out, size_t *n, fhb_error_t *err) FHB_NODISCARD;
/*
 * PART-03: all files that no page shows yet become the next page, in one
 * transaction.  Of an unfinished job only resources and organized output, and
 * while the job's phase is not beyond hold_to none of parts whose phase is
 * hold_from to hold_to, and if parts is not NULL of those parts only, "[1,3]";
 * of a failed one nothing.  *pages: how many there are now.  FHB_ENOTFOUND
 * when the job was deleted meanwhile.
 */
fhb_err_t fhbd_store_pages_show(fhbd_store_t *s, const char *id,
    unsigned hold_from, unsigned hold_to, const char *parts, unsigned *pages,
    fhb_error_t *err) FHB_NODISCARD;
/* of the job, once: after a crash a step may tell the same again */
fhb_err_t fhbd_store_message_add(fhbd_store_t *s, const char *id,
    const fhbd_message_t *m, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_store_messages(fhbd_store_t *s, const char *id,
    fhb_err_t (*cb)(void *arg, const fhbd_message_t *m, fhb_error_t *err),
    void *arg, fhb_error_t *err) FHB_NODISCARD;

/*
 * TOK-09: notes that this assertion was used, durable on return, until
 * expires (Unix seconds).  *seen: it was there already and nothing was
 * written; of several callers at once exactly one gets false.
 */
fhb_err_t fhbd_store_assertion_add(fhbd_store_t *s, fhb_str_t iss,
    fhb_str_t jti, int64_t expires, int64_t now, bool *seen,
    fhb_error_t *err) FHB_NODISCARD;
/* forgets those whose time is over */
fhb_err_t fhbd_store_assertion_sweep(fhbd_store_t *s, int64_t now,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_STORE_H */
