/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a part remembers for later phases of its job, besides its output:
 * records in files of the job's tmp/, "keep-<part>-<what>", that outlive a
 * crash together with the part.  Joined, sorted and mapped they are a table
 * whose memory the kernel may take back.
 */

#ifndef FHBD_KEEP_H
#define FHBD_KEEP_H

#include <openssl/types.h>

#include "../common/fhb_r4.h"

typedef enum {
    FHBD_KEEP_MARKS = 0,        /* fhbd_mark_t of each exported resource */
    FHBD_KEEP_MEMBERS,          /* the same of the targets of Provenance that
                                 * belong to the job's Patients */
    FHBD_KEEP_LATEST,           /* fhbd_latest_t */
    FHBD_KEEP_REFERENCES,       /* lines "Type/id" */
    FHBD_KEEP_OTHERS,           /* the same of members that are no Patients */
    FHBD_KEEP_ATTACHMENTS,      /* lines "id Type media-type" */
    FHBD_KEEP_BODIES,           /* of organized output, one after the other */
    FHBD_KEEP_BLOCKS,           /* fhbd_block_t: which body for whom */
    FHBD_KEEP_NAMED,            /* fhbd_named_t: bodies without a Patient */
    FHBD_KEEP_KINDS
} fhbd_keep_kind_t;

/* Records: numbers are big-endian, so that records sort by their bytes. */

#define FHBD_HASH  16           /* bytes of SHA-256 of "Type/id" */

typedef struct {
    unsigned char  hash[FHBD_HASH];
    unsigned char  patient[4];      /* where it is in the job's set; else 0 */
} fhbd_mark_t;

/* sorted, the last one of a target is the newest (PROV-05) */
typedef struct {
    unsigned char  target[FHBD_HASH];
    unsigned char  recorded[8];     /* fhb_instant_t, sign bit flipped */
    unsigned char  id[64];          /* padded with zeros */
} fhbd_latest_t;

typedef struct {
    unsigned char  patient[4];
    unsigned char  rank[2];         /* the Patient first, then by type */
    unsigned char  part[4];
    unsigned char  at[8];
    unsigned char  len[4];
    unsigned char  type[2];
} fhbd_block_t;

typedef struct {
    unsigned char  hash[FHBD_HASH];
    unsigned char  part[4];
    unsigned char  at[8];
    unsigned char  len[4];
    unsigned char  type[2];
} fhbd_named_t;

void fhbd_put(unsigned char *out, uint64_t n, size_t bytes);
uint64_t fhbd_get(const unsigned char *in, size_t bytes);


/* writing: one per worker, used for one part after the other */
typedef struct fhbd_keep_s  fhbd_keep_t;

fhbd_keep_t *fhbd_keep_new(void) FHB_NODISCARD;      /* NULL: no memory */
void fhbd_keep_free(fhbd_keep_t *k);

/* nothing is made before there is something to keep */
void fhbd_keep_begin(fhbd_keep_t *k, int tmp_dirfd, unsigned part);
/* *at (may be NULL): where it stands in its file */
fhb_err_t fhbd_keep_add(fhbd_keep_t *k, fhbd_keep_kind_t kind,
    const void *data, size_t len, uint64_t *at, fhb_error_t *err)
    FHB_NODISCARD;
/* on the disk for good */
fhb_err_t fhbd_keep_finish(fhbd_keep_t *k, fhb_error_t *err) FHB_NODISCARD;
/* removes what was written of this part */
void fhbd_keep_abort(fhbd_keep_t *k);

/* hash of "Type/id" */
fhb_err_t fhbd_keep_hash(fhbd_keep_t *k, fhb_type_t type, fhb_str_t id,
    unsigned char out[FHBD_HASH], fhb_error_t *err) FHB_NODISCARD;


/* reading */

/* a descriptor, -1 when the part has none of this kind */
fhb_err_t fhbd_keep_open(int tmp_dirfd, unsigned part, fhbd_keep_kind_t kind,
    int *fd, fhb_error_t *err) FHB_NODISCARD;
/* each line of a part's file */
fhb_err_t fhbd_keep_lines(int tmp_dirfd, unsigned part, fhbd_keep_kind_t kind,
    fhb_err_t (*cb)(void *arg, fhb_str_t line, fhb_error_t *err), void *arg,
    fhb_error_t *err) FHB_NODISCARD;
typedef struct {
    unsigned char  *records;        /* NULL: none */
    size_t          n;
    size_t          size;           /* of a record */
} fhbd_table_t;

/* all records of a kind that these parts kept, sorted; later than that it is
 * read-only and shared by threads */
fhb_err_t fhbd_table_open(int tmp_dirfd, fhbd_keep_kind_t kind,
    const unsigned *parts, size_t n, fhbd_table_t *out, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_table_close(fhbd_table_t *t);
/* index of the first record that begins with key, t->n: there is none */
size_t fhbd_table_find(const fhbd_table_t *t, const void *key, size_t len);
const void *fhbd_table_at(const fhbd_table_t *t, size_t i);

#endif /* FHBD_KEEP_H */
