/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the job store: its statements by number and what its files share.
 * The SQL texts stand in fhbd_store.c.
 */

#ifndef FHBD_STORE_SQL_H
#define FHBD_STORE_SQL_H

#include "fhbd_sqlite.h"
#include "fhbd_store.h"

struct fhbd_store_s {
    fhbd_sqlite_t  *db;
};

enum {
    FHBD_SQL_PROBE = 0,
    FHBD_SQL_JOB_FIND,
    FHBD_SQL_JOB_ADD,
    FHBD_SQL_JOBS,
    FHBD_SQL_JOB_UPDATE,
    FHBD_SQL_JOB_DELETE,
    FHBD_SQL_JOB_SEQ,
    FHBD_SQL_PLAN_JOB,
    FHBD_SQL_PART_ADD,
    FHBD_SQL_PARTS,
    FHBD_SQL_PART_DONE,
    FHBD_SQL_PART_DROP,
    FHBD_SQL_FILE_ADD,
    FHBD_SQL_FILES,
    FHBD_SQL_FILE_DROP,
    FHBD_SQL_FILES_SHOWN,
    FHBD_SQL_PAGES,
    FHBD_SQL_PAGE_SHOW,
    FHBD_SQL_PAGE_COUNT,
    FHBD_SQL_MESSAGE_ADD,
    FHBD_SQL_MESSAGE_ONCE,
    FHBD_SQL_MESSAGES,
    FHBD_SQL_MESSAGE_DROP,
    FHBD_SQL_ASSERTION_ADD,
    FHBD_SQL_ASSERTION_SWEEP,
    FHBD_SQL_COUNT
};

/* the job's key; FHB_ENOTFOUND when it was deleted meanwhile */
fhb_err_t fhbd_store_seq(fhbd_store_t *s, const char *id, int64_t *seq,
    fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_store_no_job(fhb_error_t *err);
fhb_err_t fhbd_store_unknown(const char *what, fhb_error_t *err);

/* FHB_INSTANT_NONE is stored as NULL */
void fhbd_store_bind_instant(fhbd_sqlite_use_t *u, fhb_instant_t t);

/* "" is FHB_TYPE_NONE */
const char *fhbd_store_type_name(fhb_type_t type);
fhb_err_t fhbd_store_type(fhbd_sqlite_use_t *u, int col, fhb_type_t *out,
    fhb_error_t *err) FHB_NODISCARD;

/* fills one element of an array from the row at hand */
typedef fhb_err_t (*fhbd_store_read_t)(fhbd_sqlite_use_t *u, void *element,
    fhb_error_t *err);

/*
 * All rows that a statement gives for a job, as an array.  *out and *n are
 * what was read so far also when it fails: the caller frees them.
 */
fhb_err_t fhbd_store_rows(fhbd_store_t *s, size_t sql, const char *id,
    size_t size, fhbd_store_read_t read, void **out, size_t *n,
    fhb_error_t *err) FHB_NODISCARD;

fhb_err_t fhbd_store_files_write(fhbd_store_t *s, int64_t seq,
    const fhbd_file_row_t *files, size_t n, fhb_error_t *err) FHB_NODISCARD;

/* issue codes are stored by name */
fhb_err_t fhbd_store_issue(const char *name, fhb_issue_code_t *out,
    fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_store_messages_write(fhbd_store_t *s, int64_t seq,
    const fhbd_message_t *messages, size_t n, fhb_error_t *err)
    FHB_NODISCARD;

#endif /* FHBD_STORE_SQL_H */
