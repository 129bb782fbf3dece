/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the ndjson source is made of: the folder's files as a snapshot, and
 * their lines one by one.
 */

#ifndef FHBD_NDJSON_H
#define FHBD_NDJSON_H

#include <stdatomic.h>

#include "../common/fhb_time.h"

/* more files than this in a folder are refused: each stays open */
#define FHBD_NDJSON_FILES  4096

/* a line longer than this is no resource */
#define FHBD_NDJSON_LINE   ((size_t) 64 * 1024 * 1024)

typedef struct {
    char      *name;
    int        fd;          /* read by any number of threads with pread() */
    uint64_t   size;        /* bytes when the snapshot was taken */
    int64_t    mtime;       /* nanoseconds */
    bool       gzip;        /* name ends in .gz */
} fhbd_ndjson_file_t;

/* zero-initialised is empty */
typedef struct {
    fhbd_ndjson_file_t  *files;     /* sorted by name */
    size_t               n;
    fhbd_ndjson_file_t   tombstones;        /* name NULL: there is none */
} fhbd_ndjson_files_t;

/*
 * Opens every *.ndjson and *.ndjson.gz of the folder, and the file of
 * tombstones (NULL: there is none; a relative path starts at the folder),
 * which is not taken for one of the others when it lies among them.  The
 * descriptors go on giving the old content when a new dump is renamed over
 * the files.  FHB_EAGAIN: the folder changed meanwhile.
 */
fhb_err_t fhbd_ndjson_files_open(const char *folder, const char *tombstones,
    fhbd_ndjson_files_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_ndjson_files_close(fhbd_ndjson_files_t *files);
/* every change up to this time is in the files (TIME-08) */
fhb_instant_t fhbd_ndjson_files_time(const fhbd_ndjson_files_t *files,
    int64_t margin);
/* FHB_EAGAIN when somebody wrote to the file since the snapshot */
fhb_err_t fhbd_ndjson_file_check(const fhbd_ndjson_file_t *file,
    fhb_error_t *err) FHB_NODISCARD;

typedef struct fhbd_lines_s  fhbd_lines_t;

typedef enum {
    FHBD_LINES_END = 0,
    FHBD_LINES_LINE,
    FHBD_LINES_TOO_LONG,    /* longer than FHBD_NDJSON_LINE; left out */
    FHBD_LINES_DAMAGED      /* gzip cannot be read on; END comes next */
} fhbd_lines_kind_t;

fhbd_lines_t *fhbd_lines_new(void) FHB_NODISCARD;    /* NULL: no memory */
void fhbd_lines_free(fhbd_lines_t *l);

/* lines that start at byte from or later, but before byte to; a gzip file is
 * always read whole.  file and cancel (may be NULL) outlive the reading. */
fhb_err_t fhbd_lines_open(fhbd_lines_t *l, const fhbd_ndjson_file_t *file,
    uint64_t from, uint64_t to, const atomic_bool *cancel, fhb_error_t *err)
    FHB_NODISCARD;
/*
 * The next line without its end, valid until the next call.  A byte order
 * mark at the start of the file is left out.  FHB_ECANCEL; FHB_EAGAIN when the
 * file has become shorter.
 */
fhb_err_t fhbd_lines_next(fhbd_lines_t *l, fhb_str_t *line,
    fhbd_lines_kind_t *kind, fhb_error_t *err) FHB_NODISCARD;
/* gives back what a long line took */
void fhbd_lines_close(fhbd_lines_t *l);

#endif /* FHBD_NDJSON_H */
