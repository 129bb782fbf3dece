/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * gzip for the writer: libisal's igzip at level 1, or zlib where the build
 * has no libisal (FHBD_NO_ISAL).  Exactly one member per file, since some
 * clients stop after the first.
 *
 * One compressor serves all open files of a writer.  Its state (some 400 KB)
 * belongs to the file written last; when another file's turn comes, the first
 * is flushed to a byte boundary and goes on later without history.  So a part
 * with rows of many types needs no state per type, and one with a single type
 * is one uninterrupted stream.
 */

#ifndef FHBD_GZIP_H
#define FHBD_GZIP_H

#include "../common/fhb_core.h"

typedef struct fhbd_gzip_s  fhbd_gzip_t;

/* takes compressed bytes */
typedef fhb_err_t (*fhbd_gzip_out_t)(void *arg, const void *buf, size_t len,
    fhb_error_t *err);

/* what is kept of each open file */
typedef struct {
    fhbd_gzip_out_t   out;
    void             *arg;
    uint32_t          crc;
    uint32_t          size;     /* uncompressed, modulo 2^32 as gzip has it */
    bool              begun;    /* the header went out */
} fhbd_gzip_file_t;

fhbd_gzip_t *fhbd_gzip_new(void) FHB_NODISCARD;      /* NULL: no memory */
void fhbd_gzip_free(fhbd_gzip_t *gz);

/* f stays at its address until its end or until fhbd_gzip_drop */
void fhbd_gzip_begin(fhbd_gzip_file_t *f, fhbd_gzip_out_t out, void *arg);
fhb_err_t fhbd_gzip_write(fhbd_gzip_t *gz, fhbd_gzip_file_t *f,
    const void *buf, size_t len, fhb_error_t *err) FHB_NODISCARD;
/* last block and trailer; everything has gone to out afterwards */
fhb_err_t fhbd_gzip_end(fhbd_gzip_t *gz, fhbd_gzip_file_t *f,
    fhb_error_t *err) FHB_NODISCARD;
/* forgets a file that is given up; after an error, all of them */
void fhbd_gzip_drop(fhbd_gzip_t *gz, const fhbd_gzip_file_t *f);

#endif /* FHBD_GZIP_H */
