/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a part remembers for later phases of its job: writing and reading the
 * files.
 */

#include "fhbd_keep.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "fhbd_jobdir.h"

#define FHBD_KEEP_BUF   (64 * 1024)
#define FHBD_KEEP_NAME  48

static const char *const  fhbd_keep_names[FHBD_KEEP_KINDS] = {
    [FHBD_KEEP_MARKS] = "marks",
    [FHBD_KEEP_MEMBERS] = "members",
    [FHBD_KEEP_LATEST] = "latest",
    [FHBD_KEEP_REFERENCES] = "references",
    [FHBD_KEEP_OTHERS] = "others",
    [FHBD_KEEP_ATTACHMENTS] = "attachments",
    [FHBD_KEEP_BODIES] = "bodies",
    [FHBD_KEEP_BLOCKS] = "blocks",
    [FHBD_KEEP_NAMED] = "named"
};

typedef struct {
    int             fd;             /* -1: not made */
    unsigned char  *buf;            /* NULL: never needed so far */
    size_t          len;
    uint64_t        written;        /* what is in the file, without buf */
} fhbd_keep_file_t;

struct fhbd_keep_s {
    int               dirfd;
    unsigned          part;
    EVP_MD           *sha256;
    EVP_MD_CTX       *md;
    fhbd_keep_file_t  files[FHBD_KEEP_KINDS];
};


void
fhbd_put(unsigned char *out, uint64_t n, size_t bytes)
{
    for ( /* void */ ; bytes > 0; bytes--, n >>= 8) {
        out[bytes - 1] = (unsigned char) n;
    }
}


uint64_t
fhbd_get(const unsigned char *in, size_t bytes)
{
    uint64_t  n = 0;

    for ( /* void */ ; bytes > 0; bytes--) {
        n = n << 8 | *in++;
    }

    return n;
}


static void
fhbd_keep_path(unsigned part, fhbd_keep_kind_t kind, char out[FHBD_KEEP_NAME])
{
    (void) snprintf(out, FHBD_KEEP_NAME, FHBD_KEEP_PREFIX "%u-%s", part,
                    fhbd_keep_names[kind]);
}


fhbd_keep_t *
fhbd_keep_new(void)
{
    size_t        i;
    fhbd_keep_t  *k;

    k = calloc(1, sizeof(*k));
    if (k == NULL) {
        return NULL;
    }

    for (i = 0; i < FHBD_KEEP_KINDS; i++) {
        k->files[i].fd = -1;
    }

    k->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    k->md = EVP_MD_CTX_new();

    if (k->sha256 == NULL || k->md == NULL) {
        fhbd_keep_free(k);
        return NULL;
    }

    return k;
}


void
fhbd_keep_free(fhbd_keep_t *k)
{
    size_t  i;

    if (k == NULL) {
        return;
    }

    for (i = 0; i < FHBD_KEEP_KINDS; i++) {
        if (k->files[i].fd != -1) {
            (void) close(k->files[i].fd);   /* given up: goes with tmp/ */
        }
        free(k->files[i].buf);
    }

    EVP_MD_CTX_free(k->md);
    EVP_MD_free(k->sha256);
    free(k);
}


void
fhbd_keep_begin(fhbd_keep_t *k, int tmp_dirfd, unsigned part)
{
    char    name[FHBD_KEEP_NAME];
    size_t  i;

    fhbd_keep_abort(k);

    k->dirfd = tmp_dirfd;
    k->part = part;

    /* an earlier try may have come as far as the disk */
    for (i = 0; i < FHBD_KEEP_KINDS; i++) {
        fhbd_keep_path(part, (fhbd_keep_kind_t) i, name);
        (void) unlinkat(tmp_dirfd, name, 0);
    }
}


static fhb_err_t
fhbd_keep_write(fhbd_keep_file_t *f, const void *data, size_t len,
    fhb_error_t *err)
{
    ssize_t      n;
    const char  *p = data;

    f->written += len;

    while (len > 0) {
        n = write(f->fd, p, len);

        if (n > 0) {
            p += n;
            len -= (size_t) n;

        } else if (n == 0 || errno != EINTR) {
            return fhb_fail_errno(err, "a job's records cannot be written");
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_keep_make(fhbd_keep_t *k, fhbd_keep_kind_t kind, fhb_error_t *err)
{
    char               name[FHBD_KEEP_NAME];
    fhbd_keep_file_t  *f = &k->files[kind];

    if (f->buf == NULL) {
        f->buf = malloc(FHBD_KEEP_BUF);
        if (f->buf == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a job's records");
        }
    }

    fhbd_keep_path(k->part, kind, name);

    f->fd = openat(k->dirfd, name,
                   O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW,
                   0600);
    if (f->fd == -1) {
        return fhb_fail_errno(err, "a file for a job's records cannot be "
                              "made");
    }

    f->len = 0;
    f->written = 0;

    return FHB_OK;
}


fhb_err_t
fhbd_keep_add(fhbd_keep_t *k, fhbd_keep_kind_t kind, const void *data,
    size_t len, uint64_t *at, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_keep_file_t  *f = &k->files[kind];

    if (f->fd == -1) {
        rc = fhbd_keep_make(k, kind, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (at != NULL) {
        *at = f->written + f->len;
    }

    if (len > FHBD_KEEP_BUF - f->len) {
        rc = fhbd_keep_write(f, f->buf, f->len, err);
        if (rc != FHB_OK) {
            return rc;
        }
        f->len = 0;

        if (len > FHBD_KEEP_BUF) {
            return fhbd_keep_write(f, data, len, err);
        }
    }

    memcpy(f->buf + f->len, data, len);
    f->len += len;

    return FHB_OK;
}


fhb_err_t
fhbd_keep_finish(fhbd_keep_t *k, fhb_error_t *err)
{
    int                fd;
    bool               any = false;
    size_t             i;
    fhb_err_t          rc;
    fhbd_keep_file_t  *f;

    for (i = 0; i < FHBD_KEEP_KINDS; i++) {
        f = &k->files[i];
        if (f->fd == -1) {
            continue;
        }

        rc = fhbd_keep_write(f, f->buf, f->len, err);
        if (rc != FHB_OK) {
            return rc;
        }
        f->len = 0;

        if (fsync(f->fd) == -1) {
            return fhb_fail_errno(err, "a job's records cannot be synced");
        }

        fd = f->fd;
        f->fd = -1;
        any = true;

        if (close(fd) == -1) {
            return fhb_fail_errno(err, "a job's records cannot be closed");
        }
    }

    if (any && fsync(k->dirfd) == -1) {
        return fhb_fail_errno(err, "a job's folder cannot be synced");
    }

    return FHB_OK;
}


void
fhbd_keep_abort(fhbd_keep_t *k)
{
    char    name[FHBD_KEEP_NAME];
    size_t  i;

    for (i = 0; i < FHBD_KEEP_KINDS; i++) {
        if (k->files[i].fd == -1) {
            continue;
        }

        (void) close(k->files[i].fd);
        k->files[i].fd = -1;

        /* what cannot be removed here goes with the job's tmp/ */
        fhbd_keep_path(k->part, (fhbd_keep_kind_t) i, name);
        (void) unlinkat(k->dirfd, name, 0);
    }
}


fhb_err_t
fhbd_keep_hash(fhbd_keep_t *k, fhb_type_t type, fhb_str_t id,
    unsigned char out[FHBD_HASH], fhb_error_t *err)
{
    fhb_str_t      name = fhb_type_name(type);
    unsigned char  sum[EVP_MAX_MD_SIZE];

    if (EVP_DigestInit_ex2(k->md, k->sha256, NULL) != 1
        || EVP_DigestUpdate(k->md, name.ptr, name.len) != 1
        || EVP_DigestUpdate(k->md, "/", 1) != 1
        || EVP_DigestUpdate(k->md, id.ptr, id.len) != 1
        || EVP_DigestFinal_ex(k->md, sum, NULL) != 1)
    {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    memcpy(out, sum, FHBD_HASH);

    return FHB_OK;
}


/* reading */

fhb_err_t
fhbd_keep_open(int tmp_dirfd, unsigned part, fhbd_keep_kind_t kind, int *fd,
    fhb_error_t *err)
{
    char  name[FHBD_KEEP_NAME];

    fhbd_keep_path(part, kind, name);

    *fd = openat(tmp_dirfd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (*fd == -1 && errno != ENOENT) {
        return fhb_fail_errno(err, "a job's records cannot be opened");
    }

    return FHB_OK;
}


fhb_err_t
fhbd_keep_lines(int tmp_dirfd, unsigned part, fhbd_keep_kind_t kind,
    fhb_err_t (*cb)(void *arg, fhb_str_t line, fhb_error_t *err), void *arg,
    fhb_error_t *err)
{
    int         fd;
    char       *line = NULL;
    FILE       *in;
    size_t      cap = 0;
    ssize_t     len;
    fhb_err_t   rc;

    rc = fhbd_keep_open(tmp_dirfd, part, kind, &fd, err);
    if (rc != FHB_OK || fd == -1) {
        return rc;
    }

    in = fdopen(fd, "r");
    if (in == NULL) {
        (void) close(fd);
        return fhb_fail(err, FHB_ENOMEM, "no memory to read records");
    }

    errno = 0;

    while (rc == FHB_OK && (len = getline(&line, &cap, in)) > 0) {
        if (line[len - 1] != '\n') {
            rc = fhb_fail(err, FHB_EIO, "a job's records are damaged");
            break;
        }
        rc = cb(arg, fhb_str(line, (size_t) len - 1), err);
        errno = 0;
    }

    if (rc == FHB_OK && (ferror(in) || errno == ENOMEM)) {
        rc = fhb_fail_errno(err, "a job's records cannot be read");
    }

    free(line);
    (void) fclose(in);              /* only read from */

    return rc;
}
