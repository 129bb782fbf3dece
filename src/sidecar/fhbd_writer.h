/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Files of one part, NDJSON or XML: rows in, sealed files out.  Splits by
 * count and size, counts, hashes, compresses (one gzip member per file),
 * fsyncs.
 */

#ifndef FHBD_WRITER_H
#define FHBD_WRITER_H

#include "fhbd_source.h"

/* what a file is for */
typedef enum {
    FHBD_FILE_RESOURCES = 0,    /* of one type */
    FHBD_FILE_MESSAGES,         /* error.1.ndjson (MAN-11) */
    FHBD_FILE_DELETED,          /* deleted.1.ndjson (TOMB-02) */
    FHBD_FILE_ORGANIZED         /* part.1.ndjson (ORG-01) */
} fhbd_file_kind_t;

/* one sealed file, still under its temporary name */
typedef struct {
    fhbd_file_kind_t  kind;
    fhb_type_t  type;           /* of FHBD_FILE_RESOURCES, else FHB_TYPE_NONE */
    bool        continues;      /* organized: its last block goes on in the
                                 * next file (ORG-04) */
    char        tmp[64];        /* name below the job's tmp/ */
    uint64_t    count;          /* lines, or entries */
    uint64_t    size;           /* bytes uncompressed */
    uint64_t    stored;         /* bytes on disk */
    char        sha256[65];     /* of the bytes on disk, hex */
    bool        gzip;
    bool        xml;            /* a Bundle (FILE-20), not NDJSON */
} fhbd_file_t;

typedef struct {
    int         tmp_dirfd;      /* the job's tmp/, stays the caller's */
    unsigned    part;           /* part number, for temporary names */
    bool        gzip;
    bool        xml;            /* bodies are elements, without a namespace */
    uint64_t    max_count;      /* resources per file */
    uint64_t    max_size;       /* bytes uncompressed per file, except a
                                 * single larger resource */
} fhbd_writer_conf_t;

typedef struct fhbd_writer_s  fhbd_writer_t;

/* Buffers are made once per worker and reused from part to part. */
fhbd_writer_t *fhbd_writer_new(void) FHB_NODISCARD;
void fhbd_writer_free(fhbd_writer_t *w);

void fhbd_writer_begin(fhbd_writer_t *w, const fhbd_writer_conf_t *conf);
/* appends body and one newline (FILE-03), or body as an entry (FILE-20), to
 * the type's open file.  FHB_EJSON:
 * nothing but blanks in body.  After an error every call gives that error
 * until abort or begin. */
fhb_err_t fhbd_writer_add(fhbd_writer_t *w, fhb_type_t type, fhb_str_t body,
    bool one_line, fhb_error_t *err) FHB_NODISCARD;
/* the same for what is of no type: messages, deletions, organized output */
fhb_err_t fhbd_writer_add_kind(fhbd_writer_t *w, fhbd_file_kind_t kind,
    fhb_str_t body, bool one_line, fhb_error_t *err) FHB_NODISCARD;
/*
 * Organized output is not split by itself: the caller looks at the bytes of
 * the file that is open (0: none is) and ends it; continues: its last block
 * goes on in the next one.
 */
uint64_t fhbd_writer_size(const fhbd_writer_t *w, fhbd_file_kind_t kind);
/* bytes that a file has around each body */
size_t fhbd_writer_around(const fhbd_writer_t *w);
fhb_err_t fhbd_writer_cut(fhbd_writer_t *w, fhbd_file_kind_t kind,
    bool continues, fhb_error_t *err) FHB_NODISCARD;
/* seals what is open (flush, fsync); the files belong to the writer until
 * the next begin.  No empty files (MAN-07). */
fhb_err_t fhbd_writer_finish(fhbd_writer_t *w, const fhbd_file_t **files,
    size_t *n, fhb_error_t *err) FHB_NODISCARD;
/* closes and unlinks everything of this part */
void fhbd_writer_abort(fhbd_writer_t *w);

/* resources and bytes taken since begin, for progress */
uint64_t fhbd_writer_count(const fhbd_writer_t *w);
uint64_t fhbd_writer_bytes(const fhbd_writer_t *w);

#endif /* FHBD_WRITER_H */
