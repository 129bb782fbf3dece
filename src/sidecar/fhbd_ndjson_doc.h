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

typedef struct {
    fhbd_source_t      base;
    fhb_scan_paths_t  *paths;
    fhbd_match_t      *match;
} fhbd_ndjson_source_t;

struct fhbd_snapshot_s {
    const fhbd_ndjson_source_t  *src;
    fhbd_ndjson_files_t          files;
};

struct fhbd_reader_s {
    fhbd_snapshot_t  *snap;
    fhbd_lines_t     *lines;
    fhb_buf_t         text[FHBD_NDJSON_PATHS];  /* had escapes */
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

/* as the members of fhbd_source_ops_t */
fhb_err_t fhbd_ndjson_reader_open(fhbd_snapshot_t *snap, fhbd_reader_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_ndjson_reader_close(fhbd_reader_t *reader);
fhb_err_t fhbd_ndjson_resource(fhbd_snapshot_t *snap, fhb_type_t type,
    fhb_str_t id, fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_ndjson_patients(fhbd_snapshot_t *snap,
    const fhb_idset_t *filter, fhb_idset_t *out, const atomic_bool *cancel,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_NDJSON_DOC_H */
