/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * NDJSON files of one part: rows in, sealed files out.
 *
 * Each open file has one buffer that rows are collected in; a full buffer is
 * hashed and written, or compressed first.  The next file of a type begins
 * when a limit is reached.
 */

#include "fhbd_writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/evp.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "fhbd_gzip.h"

/* small enough to stay in the second-level cache between copying, hashing and
 * writing; a multiple of the page size */
#define FHBD_WRITER_BUF   (128 * 1024)
#define FHBD_WRITER_ALIGN 4096

/* files open at the same time (one per type), and so the memory of a writer;
 * a part with more types than this gets more files of a type than the limits
 * ask for */
#define FHBD_WRITER_OPEN  32

#define FHBD_WRITER_NO_SLOT  0xff

/* index of messages (FHB_TYPE_NONE) in slot_of */
#define FHBD_WRITER_MESSAGES  FHB_TYPES_MAX

/* an open file */
typedef struct {
    fhbd_writer_t     *writer;
    int                fd;          /* -1: free */
    unsigned           index;       /* into slot_of */
    size_t             file;        /* into files */
    uint64_t           used_at;     /* when a row came last, in rows */
    unsigned char     *buf;         /* stays with the slot */
    size_t             len;         /* bytes in buf */
    EVP_MD_CTX        *sha;         /* stays with the slot */
    fhbd_gzip_file_t   gzip;
} fhbd_writer_slot_t;

struct fhbd_writer_s {
    fhbd_writer_conf_t   conf;
    bool                 active;    /* between begin and finish or abort */
    fhb_error_t          failed;    /* code other than FHB_OK: give up */

    fhbd_file_t         *files;     /* of this part, in order of creation */
    size_t               files_n;
    size_t               files_cap;

    uint64_t             count;
    uint64_t             bytes;

    EVP_MD              *sha256;
    fhbd_gzip_t         *gzip;      /* made for the first gzip part */
    fhbd_writer_slot_t   slots[FHBD_WRITER_OPEN];
    uint8_t              slot_of[FHBD_WRITER_MESSAGES + 1];
};


fhbd_writer_t *
fhbd_writer_new(void)
{
    size_t          i;
    fhbd_writer_t  *w;

    w = calloc(1, sizeof(*w));
    if (w == NULL) {
        return NULL;
    }

    /* fetched once: looking it up costs as much as hashing a row */
    w->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    if (w->sha256 == NULL) {
        free(w);
        return NULL;
    }

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        w->slots[i].writer = w;
        w->slots[i].fd = -1;
    }

    memset(w->slot_of, FHBD_WRITER_NO_SLOT, sizeof(w->slot_of));

    return w;
}


void
fhbd_writer_free(fhbd_writer_t *w)
{
    size_t  i;

    if (w == NULL) {
        return;
    }

    if (w->active) {
        fhbd_writer_abort(w);
    }

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        free(w->slots[i].buf);
        EVP_MD_CTX_free(w->slots[i].sha);
    }

    fhbd_gzip_free(w->gzip);
    EVP_MD_free(w->sha256);
    free(w->files);
    free(w);
}


void
fhbd_writer_begin(fhbd_writer_t *w, const fhbd_writer_conf_t *conf)
{
    if (w->active) {
        fhbd_writer_abort(w);
    }

    w->conf = *conf;
    w->active = true;
    w->failed = (fhb_error_t) { 0 };
    w->files_n = 0;
    w->count = 0;
    w->bytes = 0;
}


/* to the file: hashed as stored, then written whole */
static fhb_err_t
fhbd_writer_store(void *arg, const void *buf, size_t len, fhb_error_t *err)
{
    ssize_t               n;
    const char           *p = buf;
    fhbd_writer_slot_t   *slot = arg;

    if (EVP_DigestUpdate(slot->sha, buf, len) != 1) {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    slot->writer->files[slot->file].stored += len;

    while (len > 0) {
        n = write(slot->fd, p, len);

        if (n > 0) {
            p += n;
            len -= (size_t) n;

        } else if (n == 0) {
            return fhb_fail(err, FHB_EIO, "output file takes no bytes");

        } else if (errno != EINTR) {
            return fhb_fail_errno(err, "output file cannot be written");
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_writer_put(fhbd_writer_t *w, fhbd_writer_slot_t *slot, const void *buf,
    size_t len, fhb_error_t *err)
{
    if (w->conf.gzip) {
        return fhbd_gzip_write(w->gzip, &slot->gzip, buf, len, err);
    }

    return fhbd_writer_store(slot, buf, len, err);
}


static fhb_err_t
fhbd_writer_flush(fhbd_writer_t *w, fhbd_writer_slot_t *slot,
    fhb_error_t *err)
{
    size_t  len = slot->len;

    if (len == 0) {
        return FHB_OK;
    }

    slot->len = 0;

    return fhbd_writer_put(w, slot, slot->buf, len, err);
}


static void
fhbd_writer_release(fhbd_writer_t *w, fhbd_writer_slot_t *slot)
{
    w->slot_of[slot->index] = FHBD_WRITER_NO_SLOT;
    slot->fd = -1;
    slot->len = 0;
}


/* FILE-11: what gets a URL later is complete and on the disk */
static fhb_err_t
fhbd_writer_seal(fhbd_writer_t *w, fhbd_writer_slot_t *slot,
    fhb_error_t *err)
{
    int             fd;
    fhb_err_t       rc;
    unsigned int    len;
    fhbd_file_t    *file;
    unsigned char   sum[EVP_MAX_MD_SIZE];

    rc = fhbd_writer_flush(w, slot, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (w->conf.gzip) {
        rc = fhbd_gzip_end(w->gzip, &slot->gzip, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (EVP_DigestFinal_ex(slot->sha, sum, &len) != 1) {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    file = &w->files[slot->file];
    fhb_hex(sum, len, file->sha256);

    if (fsync(slot->fd) == -1) {
        return fhb_fail_errno(err, "output file cannot be synced");
    }

    fd = slot->fd;
    fhbd_writer_release(w, slot);

    /* the descriptor is gone even when close() fails */
    if (close(fd) == -1) {
        return fhb_fail_errno(err, "output file cannot be closed");
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_writer_slot_ready(fhbd_writer_t *w, fhbd_writer_slot_t *slot,
    fhb_error_t *err)
{
    if (slot->buf == NULL) {
        slot->buf = aligned_alloc(FHBD_WRITER_ALIGN, FHBD_WRITER_BUF);
    }

    if (slot->sha == NULL) {
        slot->sha = EVP_MD_CTX_new();
    }

    if (w->conf.gzip && w->gzip == NULL) {
        w->gzip = fhbd_gzip_new();
    }

    if (slot->buf == NULL || slot->sha == NULL
        || (w->conf.gzip && w->gzip == NULL))
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for an output file");
    }

    if (EVP_DigestInit_ex2(slot->sha, w->sha256, NULL) != 1) {
        return fhb_fail(err, FHB_EIO, "SHA-256 failed");
    }

    return FHB_OK;
}


/* a free slot; the file that has waited longest is sealed for it */
static fhb_err_t
fhbd_writer_slot_take(fhbd_writer_t *w, fhbd_writer_slot_t **out,
    fhb_error_t *err)
{
    size_t               i;
    fhbd_writer_slot_t  *slot, *oldest = &w->slots[0];

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        slot = &w->slots[i];

        if (slot->fd == -1) {
            *out = slot;
            return FHB_OK;
        }

        if (slot->used_at < oldest->used_at) {
            oldest = slot;
        }
    }

    *out = oldest;

    return fhbd_writer_seal(w, oldest, err);
}


static fhb_err_t
fhbd_writer_create(fhbd_writer_t *w, const char *name, int *fd,
    fhb_error_t *err)
{
    static const int  flags = O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC
                              | O_NOFOLLOW;

    *fd = openat(w->conf.tmp_dirfd, name, flags, 0640);

    /* an attempt that a crash ended left its file */
    if (*fd == -1 && errno == EEXIST
        && unlinkat(w->conf.tmp_dirfd, name, 0) == 0)
    {
        *fd = openat(w->conf.tmp_dirfd, name, flags, 0640);
    }

    if (*fd == -1) {
        return fhb_fail_errno(err, "output file cannot be made");
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_writer_open(fhbd_writer_t *w, unsigned index, fhb_type_t type,
    fhbd_writer_slot_t **out, fhb_error_t *err)
{
    int                  fd;
    size_t               cap;
    fhb_err_t            rc;
    fhbd_file_t         *files, *file;
    fhbd_writer_slot_t  *slot;

    rc = fhbd_writer_slot_take(w, &slot, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_writer_slot_ready(w, slot, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (w->files_n == w->files_cap) {
        cap = w->files_cap == 0 ? 16 : w->files_cap * 2;

        files = reallocarray(w->files, cap, sizeof(*files));
        if (files == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for an output file");
        }

        w->files = files;
        w->files_cap = cap;
    }

    file = &w->files[w->files_n];
    *file = (fhbd_file_t) { .type = type, .gzip = w->conf.gzip };

    (void) snprintf(file->tmp, sizeof(file->tmp), "p%u-%zu.ndjson%s",
                    w->conf.part, w->files_n + 1, w->conf.gzip ? ".gz" : "");

    rc = fhbd_writer_create(w, file->tmp, &fd, err);
    if (rc != FHB_OK) {
        return rc;
    }

    slot->fd = fd;
    slot->index = index;
    slot->file = w->files_n++;
    slot->len = 0;
    w->slot_of[index] = (uint8_t) (slot - w->slots);

    if (w->conf.gzip) {
        fhbd_gzip_begin(&slot->gzip, fhbd_writer_store, slot);
    }

    *out = slot;

    return FHB_OK;
}


/*
 * FILE-03, CMP-12: copies a document onto one line.  Control characters stand
 * only between tokens in sound JSON, where a space means the same; all other
 * bytes stay as they are.
 */
static void
fhbd_writer_copy_flat(unsigned char *dst, const unsigned char *src,
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
fhbd_writer_append(fhbd_writer_t *w, fhbd_writer_slot_t *slot,
    fhb_str_t body, bool one_line, fhb_error_t *err)
{
    size_t                n;
    fhb_err_t             rc;
    const unsigned char  *p = (const unsigned char *) body.ptr;

    while (body.len > 0) {
        n = FHBD_WRITER_BUF - slot->len;

        if (n == 0) {
            rc = fhbd_writer_flush(w, slot, err);
            if (rc != FHB_OK) {
                return rc;
            }
            n = FHBD_WRITER_BUF;
        }

        n = body.len < n ? body.len : n;

        if (one_line) {
            memcpy(slot->buf + slot->len, p, n);
        } else {
            fhbd_writer_copy_flat(slot->buf + slot->len, p, n);
        }

        slot->len += n;
        body.len -= n;
        p += n;
    }

    if (slot->len == FHBD_WRITER_BUF) {
        rc = fhbd_writer_flush(w, slot, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    slot->buf[slot->len++] = '\n';

    return FHB_OK;
}


static fhb_str_t
fhbd_writer_trim(fhb_str_t s)
{
    while (s.len > 0 && (unsigned char) s.ptr[0] <= ' ') {
        s.ptr++;
        s.len--;
    }

    while (s.len > 0 && (unsigned char) s.ptr[s.len - 1] <= ' ') {
        s.len--;
    }

    return s;
}


/* PART-12 */
static bool
fhbd_writer_is_full(const fhbd_writer_t *w, const fhbd_file_t *file,
    size_t line)
{
    return file->count >= w->conf.max_count
           || line > w->conf.max_size
           || file->size > w->conf.max_size - line;
}


static fhb_err_t
fhbd_writer_add_row(fhbd_writer_t *w, fhb_type_t type, fhb_str_t body,
    bool one_line, fhb_error_t *err)
{
    unsigned             index;
    fhb_err_t            rc;
    fhbd_file_t         *file;
    fhbd_writer_slot_t  *slot = NULL;

    index = type == FHB_TYPE_NONE ? FHBD_WRITER_MESSAGES : type;
    if (index > FHBD_WRITER_MESSAGES) {
        return fhb_fail(err, FHB_EPARAM, "resource without a type");
    }

    body = fhbd_writer_trim(body);
    if (body.len == 0) {
        return fhb_fail(err, FHB_EJSON, "resource without a body");
    }

    if (w->slot_of[index] != FHBD_WRITER_NO_SLOT) {
        slot = &w->slots[w->slot_of[index]];

        if (fhbd_writer_is_full(w, &w->files[slot->file], body.len + 1)) {
            rc = fhbd_writer_seal(w, slot, err);
            if (rc != FHB_OK) {
                return rc;
            }
            slot = NULL;
        }
    }

    if (slot == NULL) {
        rc = fhbd_writer_open(w, index, type, &slot, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    rc = fhbd_writer_append(w, slot, body, one_line, err);
    if (rc != FHB_OK) {
        return rc;
    }

    file = &w->files[slot->file];
    file->count++;
    file->size += body.len + 1;

    slot->used_at = ++w->count;
    w->bytes += body.len + 1;

    return FHB_OK;
}


fhb_err_t
fhbd_writer_add(fhbd_writer_t *w, fhb_type_t type, fhb_str_t body,
    bool one_line, fhb_error_t *err)
{
    fhb_err_t  rc;

    /* a file that lacks bytes must never be sealed */
    if (w->failed.code != FHB_OK) {
        *err = w->failed;
        return err->code;
    }

    rc = fhbd_writer_add_row(w, type, body, one_line, err);
    if (rc != FHB_OK) {
        w->failed = *err;
    }

    return rc;
}


fhb_err_t
fhbd_writer_finish(fhbd_writer_t *w, const fhbd_file_t **files, size_t *n,
    fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc;

    *files = NULL;
    *n = 0;

    if (w->failed.code != FHB_OK) {
        *err = w->failed;
        return err->code;
    }

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        if (w->slots[i].fd == -1) {
            continue;
        }

        rc = fhbd_writer_seal(w, &w->slots[i], err);
        if (rc != FHB_OK) {
            w->failed = *err;
            return rc;
        }
    }

    w->active = false;
    *files = w->files;
    *n = w->files_n;

    return FHB_OK;
}


void
fhbd_writer_abort(fhbd_writer_t *w)
{
    size_t  i;

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        if (w->slots[i].fd == -1) {
            continue;
        }

        if (w->gzip != NULL) {
            fhbd_gzip_drop(w->gzip, &w->slots[i].gzip);
        }

        /* given up anyway: nothing that close() could say matters */
        (void) close(w->slots[i].fd);
        fhbd_writer_release(w, &w->slots[i]);
    }

    /* what cannot be removed here goes with the job's tmp/ */
    for (i = 0; i < w->files_n; i++) {
        (void) unlinkat(w->conf.tmp_dirfd, w->files[i].tmp, 0);
    }

    w->files_n = 0;
    w->active = false;
}


uint64_t
fhbd_writer_count(const fhbd_writer_t *w)
{
    return w->count;
}


uint64_t
fhbd_writer_bytes(const fhbd_writer_t *w)
{
    return w->bytes;
}
