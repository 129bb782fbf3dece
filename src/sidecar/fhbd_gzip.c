/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * gzip for the writer: header, raw deflate blocks of igzip or zlib, trailer.
 */

#include "fhbd_gzip.h"

#include <stdlib.h>
#include <string.h>

#ifdef FHBD_NO_ISAL
#include <zlib.h>
#else
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#endif

/* whole pages for write(); far above what a flush marker needs (igzip loops
 * for ever with a few bytes) */
#define FHBD_GZIP_OUT    (64 * 1024)
#define FHBD_GZIP_ALIGN  64

/* per call, so that no 32-bit counter of the libraries can overflow */
#define FHBD_GZIP_PIECE  ((size_t) 1 << 30)

typedef enum {
    FHBD_GZIP_MORE = 0,         /* the library may keep bytes back */
    FHBD_GZIP_FLUSH,            /* everything out, on a byte boundary */
    FHBD_GZIP_LAST              /* ends the deflate stream */
} fhbd_gzip_mode_t;

struct fhbd_gzip_s {
    fhbd_gzip_file_t     *owner;     /* whose stream the state belongs to */
    size_t                used;      /* bytes in out, the owner's */
    unsigned char        *out;
#ifdef FHBD_NO_ISAL
    z_stream              z;
#else
    struct isal_zstream   z;
    uint8_t              *level_buf;
#endif
};


#ifdef FHBD_NO_ISAL

static bool
fhbd_gzip_lib_init(fhbd_gzip_t *gz)
{
    /* raw deflate: header and trailer are ours */
    return deflateInit2(&gz->z, 1, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY)
           == Z_OK;
}


static void
fhbd_gzip_lib_free(fhbd_gzip_t *gz)
{
    (void) deflateEnd(&gz->z);
}


static bool
fhbd_gzip_lib_reset(fhbd_gzip_t *gz)
{
    return deflateReset(&gz->z) == Z_OK;
}


static uint32_t
fhbd_gzip_crc(uint32_t crc, const void *buf, size_t len)
{
    return (uint32_t) crc32_z(crc, buf, len);
}


/* one call of the library; *done: it has nothing more to give */
static bool
fhbd_gzip_lib_run(fhbd_gzip_t *gz, fhbd_gzip_mode_t mode, bool *done)
{
    int               rc;
    static const int  flush[] = { Z_NO_FLUSH, Z_FULL_FLUSH, Z_FINISH };

    gz->z.next_out = gz->out + gz->used;
    gz->z.avail_out = (uInt) (FHBD_GZIP_OUT - gz->used);

    rc = deflate(&gz->z, flush[mode]);

    gz->used = FHBD_GZIP_OUT - gz->z.avail_out;
    *done = mode == FHBD_GZIP_LAST ? rc == Z_STREAM_END
                                   : gz->z.avail_out > 0;

    /* Z_BUF_ERROR: nothing to do, not a failure */
    return rc == Z_OK || rc == Z_STREAM_END || rc == Z_BUF_ERROR;
}

#else

static bool
fhbd_gzip_lib_init(fhbd_gzip_t *gz)
{
    gz->level_buf = aligned_alloc(FHBD_GZIP_ALIGN, ISAL_DEF_LVL1_DEFAULT);

    return gz->level_buf != NULL;
}


static void
fhbd_gzip_lib_free(fhbd_gzip_t *gz)
{
    free(gz->level_buf);
}


static bool
fhbd_gzip_lib_reset(fhbd_gzip_t *gz)
{
    isal_deflate_init(&gz->z);

    gz->z.gzip_flag = IGZIP_DEFLATE;
    gz->z.level = 1;
    gz->z.level_buf = gz->level_buf;
    gz->z.level_buf_size = ISAL_DEF_LVL1_DEFAULT;

    return true;
}


static uint32_t
fhbd_gzip_crc(uint32_t crc, const void *buf, size_t len)
{
    return crc32_gzip_refl(crc, buf, len);
}


static bool
fhbd_gzip_lib_run(fhbd_gzip_t *gz, fhbd_gzip_mode_t mode, bool *done)
{
    gz->z.next_out = gz->out + gz->used;
    gz->z.avail_out = (uint32_t) (FHBD_GZIP_OUT - gz->used);
    gz->z.flush = mode == FHBD_GZIP_FLUSH ? FULL_FLUSH : NO_FLUSH;
    gz->z.end_of_stream = mode == FHBD_GZIP_LAST;

    if (isal_deflate(&gz->z) != COMP_OK) {
        return false;
    }

    gz->used = FHBD_GZIP_OUT - gz->z.avail_out;
    *done = mode == FHBD_GZIP_LAST
            ? gz->z.internal_state.state == ZSTATE_END
            : gz->z.avail_out > 0;

    return true;
}

#endif


fhbd_gzip_t *
fhbd_gzip_new(void)
{
    fhbd_gzip_t  *gz;

    /* igzip wants its hash table on a cache line */
    gz = aligned_alloc(FHBD_GZIP_ALIGN,
                       (sizeof(*gz) + FHBD_GZIP_ALIGN - 1)
                       / FHBD_GZIP_ALIGN * FHBD_GZIP_ALIGN);
    if (gz == NULL) {
        return NULL;
    }

    memset(gz, 0, sizeof(*gz));

    gz->out = aligned_alloc(4096, FHBD_GZIP_OUT);
    if (gz->out == NULL || !fhbd_gzip_lib_init(gz)) {
        free(gz->out);
        free(gz);
        return NULL;
    }

    return gz;
}


void
fhbd_gzip_free(fhbd_gzip_t *gz)
{
    if (gz == NULL) {
        return;
    }

    fhbd_gzip_lib_free(gz);
    free(gz->out);
    free(gz);
}


void
fhbd_gzip_begin(fhbd_gzip_file_t *f, fhbd_gzip_out_t out, void *arg)
{
    *f = (fhbd_gzip_file_t) { .out = out, .arg = arg };
}


static fhb_err_t
fhbd_gzip_flush_out(fhbd_gzip_t *gz, fhb_error_t *err)
{
    size_t  used = gz->used;

    if (used == 0) {
        return FHB_OK;
    }

    gz->used = 0;

    return gz->owner->out(gz->owner->arg, gz->out, used, err);
}


static fhb_err_t
fhbd_gzip_run(fhbd_gzip_t *gz, const void *buf, size_t len,
    fhbd_gzip_mode_t mode, fhb_error_t *err)
{
    bool       done;
    fhb_err_t  rc;

    gz->z.next_in = (unsigned char *) (uintptr_t) buf;
    gz->z.avail_in = (unsigned) len;

    do {
        if (!fhbd_gzip_lib_run(gz, mode, &done)) {
            return fhb_fail(err, FHB_EIO, "gzip compressor failed");
        }

        if (gz->used == FHBD_GZIP_OUT) {
            rc = fhbd_gzip_flush_out(gz, err);
            if (rc != FHB_OK) {
                return rc;
            }
        }

    } while (!done);

    if (gz->z.avail_in != 0) {
        return fhb_fail(err, FHB_EIO, "gzip compressor left input");
    }

    return FHB_OK;
}


/* the state becomes f's; what the previous owner had in it goes out */
static fhb_err_t
fhbd_gzip_own(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, fhb_error_t *err)
{
    fhb_err_t                   rc;
    static const unsigned char  header[10] = {
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255     /* no name, no time */
    };

    if (gz->owner == f) {
        return FHB_OK;
    }

    if (gz->owner != NULL) {
        rc = fhbd_gzip_run(gz, "", 0, FHBD_GZIP_FLUSH, err);
        if (rc != FHB_OK) {
            return rc;
        }

        rc = fhbd_gzip_flush_out(gz, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    gz->owner = f;

    if (!fhbd_gzip_lib_reset(gz)) {
        return fhb_fail(err, FHB_EIO, "gzip compressor failed");
    }

    if (!f->begun) {
        memcpy(gz->out, header, sizeof(header));
        gz->used = sizeof(header);
        f->begun = true;
    }

    return FHB_OK;
}


fhb_err_t
fhbd_gzip_write(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, const void *buf,
    size_t len, fhb_error_t *err)
{
    size_t                n;
    fhb_err_t             rc;
    const unsigned char  *p = buf;

    rc = fhbd_gzip_own(gz, f, err);

    for ( /* void */ ; rc == FHB_OK && len > 0; p += n, len -= n) {
        n = len < FHBD_GZIP_PIECE ? len : FHBD_GZIP_PIECE;

        f->crc = fhbd_gzip_crc(f->crc, p, n);
        f->size += (uint32_t) n;

        rc = fhbd_gzip_run(gz, p, n, FHBD_GZIP_MORE, err);
    }

    return rc;
}


static void
fhbd_gzip_le32(unsigned char *p, uint32_t v)
{
    p[0] = (unsigned char) v;
    p[1] = (unsigned char) (v >> 8);
    p[2] = (unsigned char) (v >> 16);
    p[3] = (unsigned char) (v >> 24);
}


fhb_err_t
fhbd_gzip_end(fhbd_gzip_t *gz, fhbd_gzip_file_t *f, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_gzip_own(gz, f, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_gzip_run(gz, "", 0, FHBD_GZIP_LAST, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (FHBD_GZIP_OUT - gz->used < 8) {
        rc = fhbd_gzip_flush_out(gz, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    fhbd_gzip_le32(gz->out + gz->used, f->crc);
    fhbd_gzip_le32(gz->out + gz->used + 4, f->size);
    gz->used += 8;

    rc = fhbd_gzip_flush_out(gz, err);
    if (rc != FHB_OK) {
        return rc;
    }

    gz->owner = NULL;

    return FHB_OK;
}


void
fhbd_gzip_drop(fhbd_gzip_t *gz, const fhbd_gzip_file_t *f)
{
    if (gz->owner == f) {
        gz->owner = NULL;
        gz->used = 0;
    }
}
