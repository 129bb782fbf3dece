/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One output file while it is written: lines are collected in a buffer, which
 * is compressed when that is wanted, hashed as stored, and written.
 */

#ifndef FHBD_OUTFILE_H
#define FHBD_OUTFILE_H

#include <openssl/types.h>

#include "fhbd_gzip.h"

/* zero-initialised but for fd = -1 is closed; buffers stay from file to file
 * until fhbd_outfile_free */
typedef struct {
    int                fd;          /* -1: closed */
    unsigned char     *buf;
    size_t             len;         /* bytes in buf */
    uint64_t           stored;      /* bytes written to fd */
    uint64_t           started;     /* of these, on their way to the disk */
    EVP_MD_CTX        *sha;
    fhbd_gzip_t       *gz;          /* shared by the writer's; NULL: identity */
    fhbd_gzip_file_t   gzip;
} fhbd_outfile_t;

/* makes name in dirfd anew; f stays at its address while it is open */
fhb_err_t fhbd_outfile_open(fhbd_outfile_t *f, int dirfd, const char *name,
    EVP_MD *sha256, fhbd_gzip_t *gz, fhb_error_t *err) FHB_NODISCARD;
/* appends a body that is not empty, and one newline */
fhb_err_t fhbd_outfile_line(fhbd_outfile_t *f, fhb_str_t body, bool one_line,
    fhb_error_t *err) FHB_NODISCARD;
/* appends bytes as they are */
fhb_err_t fhbd_outfile_text(fhbd_outfile_t *f, fhb_str_t text,
    fhb_error_t *err) FHB_NODISCARD;
/* no more lines: all bytes are written, stored is final */
fhb_err_t fhbd_outfile_end(fhbd_outfile_t *f, fhb_error_t *err)
    FHB_NODISCARD;
/* after the end: on the disk for good (FILE-11), closed; sha256 in hex */
fhb_err_t fhbd_outfile_seal(fhbd_outfile_t *f, char sha256[65],
    fhb_error_t *err) FHB_NODISCARD;
/* closes without sealing */
void fhbd_outfile_drop(fhbd_outfile_t *f);
void fhbd_outfile_free(fhbd_outfile_t *f);

#endif /* FHBD_OUTFILE_H */
