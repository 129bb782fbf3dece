/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One output file while it is written.
 */

#include "fhbd_outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/evp.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* small enough to stay in the second-level cache between copying, hashing and
 * writing; larger ones were not faster */
#define FHBD_OUTFILE_BUF    (128 * 1024)
#define FHBD_OUTFILE_ALIGN  4096

/* the disk is set to work after this many bytes: without it the fsync at the
 * end waits for all of them (a third of the speed on a plain disk) */
#define FHBD_OUTFILE_START  (4 * 1024 * 1024)


static fhb_err_t
fhbd_outfile_ready(fhbd_outfile_t *f, EVP_MD *sha256, fhb_error_t *err)
{
    if (f->buf == NULL) {
        f->buf = aligned_alloc(FHBD_OUTFILE_ALIGN, FHBD_OUTFILE_BUF);
    }

    if (f->sha == NULL) {
        f->sha = EVP_MD_CTX_new();
    }

    if (f->buf == NULL || f->sha == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for an output file");
    }

    if (EVP_DigestInit_ex2(f->sha, sha256, NULL) != 1) {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    return FHB_OK;
}


static void
fhbd_outfile_start(fhbd_outfile_t *f)
{
    f->started = f->stored;

    /* a hint; fsync is what tells of errors */
    (void) sync_file_range(f->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
}


/* to the file: hashed as stored, then written whole */
static fhb_err_t
fhbd_outfile_store(void *arg, const void *buf, size_t len, fhb_error_t *err)
{
    ssize_t          n;
    const char      *p = buf;
    fhbd_outfile_t  *f = arg;

    if (EVP_DigestUpdate(f->sha, buf, len) != 1) {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    f->stored += len;

    while (len > 0) {
        n = write(f->fd, p, len);

        if (n > 0) {
            p += n;
            len -= (size_t) n;

        } else if (n == 0) {
            return fhb_fail(err, FHB_EIO, "output file takes no bytes");

        } else if (errno != EINTR) {
            return fhb_fail_errno(err, "output file cannot be written");
        }
    }

    if (f->stored - f->started >= FHBD_OUTFILE_START) {
        fhbd_outfile_start(f);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_outfile_flush(fhbd_outfile_t *f, fhb_error_t *err)
{
    size_t  len = f->len;

    if (len == 0) {
        return FHB_OK;
    }

    f->len = 0;

    if (f->gz != NULL) {
        return fhbd_gzip_write(f->gz, &f->gzip, f->buf, len, err);
    }

    return fhbd_outfile_store(f, f->buf, len, err);
}


fhb_err_t
fhbd_outfile_open(fhbd_outfile_t *f, int dirfd, const char *name,
    EVP_MD *sha256, fhbd_gzip_t *gz, fhb_error_t *err)
{
    fhb_err_t         rc;
    static const int  flags = O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC
                              | O_NOFOLLOW;

    rc = fhbd_outfile_ready(f, sha256, err);
    if (rc != FHB_OK) {
        return rc;
    }

    f->fd = openat(dirfd, name, flags, 0640);

    /* an attempt that a crash ended left its file */
    if (f->fd == -1 && errno == EEXIST && unlinkat(dirfd, name, 0) == 0) {
        f->fd = openat(dirfd, name, flags, 0640);
    }

    if (f->fd == -1) {
        return fhb_fail_errno(err, "output file cannot be made");
    }

    f->len = 0;
    f->stored = 0;
    f->started = 0;
    f->gz = gz;

    if (gz != NULL) {
        fhbd_gzip_begin(&f->gzip, fhbd_outfile_store, f);
    }

    return FHB_OK;
}


/*
 * FILE-03, CMP-12: copies a document onto one line.  Control characters stand
 * only between tokens in sound JSON, where a space means the same; all other
 * bytes stay as they are.
 */
static void
fhbd_outfile_copy_flat(unsigned char *dst, const unsigned char *src,
    size_t len)
{
    size_t  i = 0;

#ifdef __SSE2__
    __m128i        a, b;
    const __m128i  space = _mm_set1_epi8(' ');

    /* the larger of byte and space: whatever is below a space becomes one */
    for ( /* void */ ; i + 32 <= len; i += 32) {
        a = _mm_loadu_si128((const __m128i *) (const void *) (src + i));
        b = _mm_loadu_si128((const __m128i *) (const void *) (src + i + 16));
        _mm_storeu_si128((__m128i *) (void *) (dst + i),
                         _mm_max_epu8(a, space));
        _mm_storeu_si128((__m128i *) (void *) (dst + i + 16),
                         _mm_max_epu8(b, space));
    }
#endif

    for ( /* void */ ; i < len; i++) {
        dst[i] = src[i] < ' ' ? ' ' : src[i];
    }
}


static fhb_err_t
fhbd_outfile_copy(fhbd_outfile_t *f, fhb_str_t body, bool as_it_is,
    fhb_error_t *err)
{
    size_t                n;
    fhb_err_t             rc;
    const unsigned char  *p = (const unsigned char *) body.ptr;

    while (body.len > 0) {
        n = FHBD_OUTFILE_BUF - f->len;
        n = body.len < n ? body.len : n;

        if (as_it_is) {
            memcpy(f->buf + f->len, p, n);
        } else {
            fhbd_outfile_copy_flat(f->buf + f->len, p, n);
        }

        f->len += n;
        body.len -= n;
        p += n;

        if (f->len == FHBD_OUTFILE_BUF) {
            rc = fhbd_outfile_flush(f, err);
            if (rc != FHB_OK) {
                return rc;
            }
        }
    }

    return FHB_OK;
}


fhb_err_t
fhbd_outfile_text(fhbd_outfile_t *f, fhb_str_t text, fhb_error_t *err)
{
    return fhbd_outfile_copy(f, text, true, err);
}


fhb_err_t
fhbd_outfile_line(fhbd_outfile_t *f, fhb_str_t body, bool one_line,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_outfile_copy(f, body, one_line, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* room is left: a full buffer was flushed */
    f->buf[f->len++] = '\n';

    if (f->len == FHBD_OUTFILE_BUF) {
        return fhbd_outfile_flush(f, err);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_outfile_end(fhbd_outfile_t *f, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_outfile_flush(f, err);

    if (rc == FHB_OK && f->gz != NULL) {
        rc = fhbd_gzip_end(f->gz, &f->gzip, err);
    }

    if (rc == FHB_OK) {
        fhbd_outfile_start(f);
    }

    return rc;
}


fhb_err_t
fhbd_outfile_seal(fhbd_outfile_t *f, char sha256[65], fhb_error_t *err)
{
    int            fd = f->fd;
    unsigned int   len;
    unsigned char  sum[EVP_MAX_MD_SIZE];

    if (EVP_DigestFinal_ex(f->sha, sum, &len) != 1) {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    fhb_hex(sum, len, sha256);

    if (fsync(fd) == -1) {
        return fhb_fail_errno(err, "output file cannot be synced");
    }

    /* the descriptor is gone even when close() fails */
    f->fd = -1;

    if (close(fd) == -1) {
        return fhb_fail_errno(err, "output file cannot be closed");
    }

    return FHB_OK;
}


void
fhbd_outfile_drop(fhbd_outfile_t *f)
{
    if (f->fd == -1) {
        return;
    }

    if (f->gz != NULL) {
        fhbd_gzip_drop(f->gz, &f->gzip);
    }

    /* given up anyway: nothing that close() could say matters */
    (void) close(f->fd);
    f->fd = -1;
}


void
fhbd_outfile_free(fhbd_outfile_t *f)
{
    fhbd_outfile_drop(f);
    EVP_MD_CTX_free(f->sha);
    free(f->buf);
    f->sha = NULL;
    f->buf = NULL;
}
