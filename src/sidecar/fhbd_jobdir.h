/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's folder in the export root (docs/protocol.md "On disk"): made,
 * filled by rename, moved to the trash.  Every path is made of our own ids
 * and configured tenant names, never of request data.
 */

#ifndef FHBD_JOBDIR_H
#define FHBD_JOBDIR_H

#include "fhbd_store.h"

typedef struct {
    int  root;      /* <root>, stays the registry's */
    int  job;       /* <root>/<tenant>/<job> */
    int  files;
    int  tmp;
} fhbd_jobdir_t;

#define FHBD_JOBDIR_CLOSED  ((fhbd_jobdir_t) { -1, -1, -1, -1 })

/* makes what is missing of the folder and opens it; durable on return */
fhb_err_t fhbd_jobdir_open(int root, const char *tenant, const char *id,
    fhbd_jobdir_t *out, fhb_error_t *err) FHB_NODISCARD;
/* the folder alone, for small files; FHB_ENOTFOUND when there is none */
fhb_err_t fhbd_jobdir_find(int root, const char *tenant, const char *id,
    fhbd_jobdir_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_jobdir_close(fhbd_jobdir_t *d);

/* by kind: "Patient.3.ndjson", "error.3.ndjson" (in both dialects),
 * "deleted.3.ndjson", "part.3.ndjson"; "Patient.3.xml" of an XML job */
void fhbd_file_name(const fhbd_file_t *file, unsigned number, char out[128]);

/* moves sealed files from tmp/ to files/ under the names of their rows;
 * durable on return (FILE-11) */
fhb_err_t fhbd_jobdir_publish(const fhbd_jobdir_t *d,
    const fhbd_file_row_t *files, size_t n, fhb_error_t *err) FHB_NODISCARD;

/* what the engine remembers from a part that is done for a later phase:
 * tmp/keep-<part number>-<what> */
#define FHBD_KEEP_PREFIX  "keep-"

/* removes from files/ all but these, and from tmp/ all but what is kept of
 * these parts: what a crash or a restart of types left behind */
fhb_err_t fhbd_jobdir_clean(const fhbd_jobdir_t *d,
    const fhbd_file_row_t *keep, size_t n, const unsigned *parts,
    size_t parts_n, fhb_error_t *err) FHB_NODISCARD;

/* a small file in the job's folder: temporary name, fsync, rename, fsync */
fhb_err_t fhbd_jobdir_write(const fhbd_jobdir_t *d, const char *name,
    fhb_str_t content, fhb_error_t *err) FHB_NODISCARD;
/* FHB_ENOTFOUND when it is not there */
fhb_err_t fhbd_jobdir_read(const fhbd_jobdir_t *d, const char *name,
    fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;
/* tmp/ and the member list of a finished job */
bool fhbd_jobdir_has_tmp(const fhbd_jobdir_t *d);
void fhbd_jobdir_drop_tmp(const fhbd_jobdir_t *d);

/* a small file or a folder with all in it; it need not be there */
fhb_err_t fhbd_jobdir_remove(const fhbd_jobdir_t *d, const char *name,
    fhb_error_t *err) FHB_NODISCARD;

/* list of a Group job's Patients, one id per line (GRP-04) */
#define FHBD_MEMBERS_FILE  "members"
#define FHBD_ACCESS_FILE   "access.json"

/* what the URLs of attachments lead to */
#define FHBD_ATTACH_DIR    "attachments"

/* renames <tenant>/<id> into .trash; no folder is no error (DEL-04) */
fhb_err_t fhbd_jobdir_trash(int root, const char *tenant, const char *id,
    fhb_error_t *err) FHB_NODISCARD;
/* removes all that is in .trash; *left: something could not go yet */
void fhbd_trash_empty(int root, bool *left);

/* calls cb for each job folder of the tenants' folders; a cb that gives
 * false for a folder wants it in the trash */
void fhbd_jobdir_orphans(int root,
    bool (*known)(void *arg, const char *tenant, const char *id), void *arg);

#endif /* FHBD_JOBDIR_H */
