/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside the ndjson source: its structs, a line as a document, and searches
 * through all files.
 */

#ifndef FHBD_NDJSON_DOC_H
#define FHBD_NDJSON_DOC_H

#include "../common/fhb_scan.h"
#include "fhbd_match.h"
#include "fhbd_ndjson.h"
#include "fhbd_source.h"

/* what is read of a document, in this order */
enum {
    FHBD_NDJSON_TYPE,
    FHBD_NDJSON_ID,
    FHBD_NDJSON_UPDATED,
    FHBD_NDJSON_PATHS
};

extern const char *const  fhbd_ndjson_paths[FHBD_NDJSON_PATHS];

/* longest id that sets of ids take */
#define FHBD_NDJSON_ID_MAX  255

/* what is read of a tombstone, in this order: two as above, then … */
enum {
    FHBD_NDJSON_DELETED = FHBD_NDJSON_UPDATED,
    FHBD_NDJSON_PATIENTS,
    FHBD_NDJSON_TOMBSTONE_PATHS
};

extern const char *const
    fhbd_ndjson_tombstone_paths[FHBD_NDJSON_TOMBSTONE_PATHS];

typedef struct {
    fhbd_source_t      base;
    fhb_scan_paths_t  *paths;
    fhb_scan_paths_t  *tombstone_paths;
    fhbd_match_t      *match;
} fhbd_ndjson_source_t;

struct fhbd_snapshot_s {
    const fhbd_ndjson_source_t  *src;
    fhbd_ndjson_files_t          files;
};

struct fhbd_reader_s {
    fhbd_snapshot_t  *snap;
    fhbd_lines_t     *lines;
    fhb_buf_t         text[FHBD_NDJSON_TOMBSTONE_PATHS];  /* had escapes */
    uint64_t          unpaid;           /* bytes, see fhbd_throttle */
};

/* one document */
typedef struct {
    fhbd_reader_t        *reader;
    const fhbd_want_t    *want;         /* type, pick, since and until; what
                                         * they leave out is not read on */
    bool                  other;        /* stopped: not wanted */
    bool                  failed;       /* no memory */
    bool                  named;        /* it has a resourceType */
    fhb_type_t            type;
    fhb_str_t             id;
    fhb_instant_t         updated;
} fhbd_ndjson_doc_t;

/* blanks around a line */
fhb_str_t fhbd_ndjson_trim(fhb_str_t line);
/*
 * One line: *reason is set for a resource that cannot be exported (MAN-12),
 * doc->other for one that is not wanted.  A line that is not wanted is not
 * read to its end, so defects behind that point do not matter.
 */
fhb_err_t fhbd_ndjson_scan(fhbd_reader_t *reader, fhb_str_t line,
    const fhbd_want_t *want, fhbd_ndjson_doc_t *doc, const char **reason,
    fhb_error_t *err) FHB_NODISCARD;

/* *stop: enough was seen */
typedef fhb_err_t (*fhbd_ndjson_visit_t)(void *arg,
    const fhbd_ndjson_doc_t *doc, fhb_str_t line, bool *stop,
    fhb_error_t *err);

/* what of the folder fhbd_ndjson_walk gives */
typedef struct {
    fhb_typeset_t         types;
    fhb_str_t             text;     /* of letters, digits and the like: lines
                                     * that cannot have it are not looked at;
                                     * empty: all are */
    bool                  broken;   /* also what cannot be exported, as far as
                                     * it was read: id may be empty */
    fhbd_ndjson_visit_t   visit;
    void                 *arg;
} fhbd_ndjson_walk_t;

/* every sound resource of these types */
fhb_err_t fhbd_ndjson_walk(fhbd_snapshot_t *snap,
    const fhbd_ndjson_walk_t *walk, const atomic_bool *cancel,
    fhb_error_t *err) FHB_NODISCARD;

/* the tombstones as a plan of one part, and that part */
fhb_err_t fhbd_ndjson_plan_deleted(fhbd_snapshot_t *snap,
    fhbd_plan_t *plan, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_ndjson_read_deleted(fhbd_reader_t *reader,
    const fhbd_want_t *want, const char *spec, const fhbd_sink_t *sink,
    const atomic_bool *cancel, fhb_error_t *err) FHB_NODISCARD;

/* resolves escapes of a string, with buf's memory; false: no memory
 * (buf->failed), or it is no sound string */
bool fhbd_ndjson_text(fhb_buf_t *buf, fhb_str_t *raw);
/* TIME-01, TIME-02: is a resource or deletion of this time left out by it? */
bool fhbd_ndjson_wrong_time(const fhb_query_t *query, fhb_instant_t at);
/* the next number of a part's text, up to one blank */
bool fhbd_ndjson_number(const char **p, uint64_t *out);

/* as the members of fhbd_source_ops_t */
fhb_err_t fhbd_ndjson_reader_open(fhbd_snapshot_t *snap,
    const atomic_bool *cancel, fhbd_reader_t **out, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_ndjson_reader_close(fhbd_reader_t *reader);
fhb_err_t fhbd_ndjson_resource(fhbd_snapshot_t *snap, fhb_type_t type,
    fhb_str_t id, fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_ndjson_patients(fhbd_snapshot_t *snap,
    const fhb_idset_t *filter, fhb_idset_t *out, const atomic_bool *cancel,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_NDJSON_DOC_H */
