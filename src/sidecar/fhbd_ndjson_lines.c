/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Lines of an NDJSON file, plain or gzip, within a range of it.  Memory is one
 * buffer that grows only for a line which does not fit.
 */

#include "fhbd_ndjson.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

/* t/fuzz/fuzz_lines.c has small ones */
#ifndef FHBD_LINES_BUF
#define FHBD_LINES_BUF   (256 * 1024)
#define FHBD_LINES_GZIP  (64 * 1024)    /* compressed bytes at a time */
#define FHBD_LINES_READ  (1024 * 1024)  /* at most, between looks at cancel */
#endif

#define FHBD_LINES_MAX   (FHBD_NDJSON_LINE + FHBD_LINES_BUF)

struct fhbd_lines_s {
    const fhbd_ndjson_file_t  *file;
    const atomic_bool         *cancel;

    char           *buf;
    size_t          cap;
    size_t          start;      /* of the line to come */
    size_t          searched;   /* no line end before this */
    size_t          end;        /* of what was read */

    uint64_t        pos;        /* of buf[start] in the content */
    uint64_t        to;         /* a line starting here is not ours */
    uint64_t        next;       /* file offset to read from */
    bool            eof;        /* nothing comes behind end */
    bool            skip;       /* the rest of a line that is not wanted */
    bool            damaged;    /* to be told */

    unsigned char  *packed;     /* NULL until a gzip file comes */
    z_stream        z;          /* initialised together with packed */
};


fhbd_lines_t *
fhbd_lines_new(void)
{
    fhbd_lines_t  *l;

    l = calloc(1, sizeof(*l));
    if (l == NULL) {
        return NULL;
    }

    l->cap = FHBD_LINES_BUF;
    l->buf = malloc(l->cap);
    if (l->buf == NULL) {
        free(l);
        return NULL;
    }

    return l;
}


void
fhbd_lines_free(fhbd_lines_t *l)
{
    if (l == NULL) {
        return;
    }

    if (l->packed != NULL) {
        (void) inflateEnd(&l->z);
        free(l->packed);
    }

    free(l->buf);
    free(l);
}


static fhb_err_t
fhbd_lines_gzip(fhbd_lines_t *l, fhb_error_t *err)
{
    if (l->packed == NULL) {
        l->packed = malloc(FHBD_LINES_GZIP);
        if (l->packed == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory to read gzip");
        }

        l->z = (z_stream) { 0 };
        if (inflateInit2(&l->z, 15 + 16) != Z_OK) {
            free(l->packed);
            l->packed = NULL;
            return fhb_fail(err, FHB_ENOMEM, "no memory to read gzip");
        }
    }

    l->z.avail_in = 0;

    if (inflateReset(&l->z) != Z_OK) {
        return fhb_fail(err, FHB_EIO, "gzip reader failed");
    }

    return FHB_OK;
}


fhb_err_t
fhbd_lines_open(fhbd_lines_t *l, const fhbd_ndjson_file_t *file,
    uint64_t from, uint64_t to, const atomic_bool *cancel, fhb_error_t *err)
{
    l->file = file;
    l->cancel = cancel;
    l->start = l->searched = l->end = 0;
    l->eof = false;
    l->damaged = false;

    if (file->gzip) {
        l->pos = l->next = 0;
        l->to = UINT64_MAX;
        l->skip = false;
        return fhbd_lines_gzip(l, err);
    }

    /* a line starts behind a line end: the byte before the range tells
     * whether one starts right with it */
    l->skip = from > 0;
    l->pos = l->next = from > 0 ? from - 1 : 0;
    l->to = to;

    return FHB_OK;
}


void
fhbd_lines_close(fhbd_lines_t *l)
{
    char  *p;

    l->start = l->searched = l->end = 0;

    if (l->cap > FHBD_LINES_BUF) {
        p = realloc(l->buf, FHBD_LINES_BUF);
        if (p != NULL) {
            l->buf = p;
            l->cap = FHBD_LINES_BUF;
        }
    }
}


/* file bytes from l->next on, as far as the snapshot knows them */
static fhb_err_t
fhbd_lines_pread(fhbd_lines_t *l, void *buf, size_t len, size_t *got,
    fhb_error_t *err)
{
    ssize_t   n;
    uint64_t  left = l->file->size - l->next;

    if (l->cancel != NULL && atomic_load(l->cancel)) {
        return fhb_fail(err, FHB_ECANCEL, "cancelled");
    }

    *got = 0;

    if (left == 0) {
        return FHB_OK;
    }

    if (len > FHBD_LINES_READ) {
        len = FHBD_LINES_READ;
    }

    if (len > left) {
        len = (size_t) left;
    }

    do {
        n = pread(l->file->fd, buf, len, (off_t) l->next);
    } while (n == -1 && errno == EINTR);

    if (n == -1) {
        return fhb_fail_errno(err, "a file of the folder cannot be read");
    }

    if (n == 0) {
        return fhb_fail(err, FHB_EAGAIN,
                        "a file of the folder changed while being read");
    }

    l->next += (uint64_t) n;
    *got = (size_t) n;

    return FHB_OK;
}


static fhb_err_t
fhbd_lines_inflate(fhbd_lines_t *l, fhb_error_t *err)
{
    int        rc;
    size_t     got;
    fhb_err_t  e;
    bool       between = l->z.total_in == 0;   /* members */

    if (l->z.avail_in == 0) {
        e = fhbd_lines_pread(l, l->packed, FHBD_LINES_GZIP, &got, err);
        if (e != FHB_OK) {
            return e;
        }

        l->z.next_in = l->packed;
        l->z.avail_in = (unsigned) got;

        if (got == 0) {
            l->eof = true;
            l->damaged = !between;
            return FHB_OK;
        }
    }

    l->z.next_out = (unsigned char *) l->buf + l->end;
    l->z.avail_out = (unsigned) (l->cap - l->end);

    rc = inflate(&l->z, Z_NO_FLUSH);
    l->end = l->cap - l->z.avail_out;

    switch (rc) {
    case Z_OK:
    case Z_BUF_ERROR:
        return FHB_OK;

    case Z_STREAM_END:
        /* the next member, if there is one, goes on with the content */
        if (inflateReset(&l->z) != Z_OK) {
            return fhb_fail(err, FHB_EIO, "gzip reader failed");
        }
        return FHB_OK;

    case Z_MEM_ERROR:
        return fhb_fail(err, FHB_ENOMEM, "no memory to read gzip");

    default:
        l->eof = true;
        l->damaged = true;
        return FHB_OK;
    }
}


/* reads behind what is there; the line to come moves to the front */
static fhb_err_t
fhbd_lines_fill(fhbd_lines_t *l, fhb_error_t *err)
{
    char       *p;
    size_t      cap, got, keep = l->end - l->start;
    fhb_err_t   rc;

    if (keep > 0) {
        memmove(l->buf, l->buf + l->start, keep);
    }
    l->start = 0;
    l->searched = l->end = keep;

    if (l->end == l->cap) {
        cap = l->cap * 2 < FHBD_LINES_MAX ? l->cap * 2 : FHBD_LINES_MAX;

        p = realloc(l->buf, cap);
        if (p == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a long line");
        }

        l->buf = p;
        l->cap = cap;
    }

    if (l->file->gzip) {
        return fhbd_lines_inflate(l, err);
    }

    rc = fhbd_lines_pread(l, l->buf + l->end, l->cap - l->end, &got, err);
    if (rc == FHB_OK) {
        l->eof = got == 0;
        l->end += got;
    }

    return rc;
}


static void
fhbd_lines_drop(fhbd_lines_t *l, size_t upto)
{
    l->pos += upto - l->start;
    l->start = l->searched = upto;
}


static fhb_str_t
fhbd_lines_take(fhbd_lines_t *l, size_t upto, size_t after)
{
    fhb_str_t  line = { l->buf + l->start, upto - l->start };

    if (l->pos == 0 && line.len >= 3
        && memcmp(line.ptr, "\xef\xbb\xbf", 3) == 0)
    {
        line.ptr += 3;
        line.len -= 3;
    }

    fhbd_lines_drop(l, after);

    return line;
}


fhb_err_t
fhbd_lines_next(fhbd_lines_t *l, fhb_str_t *line, fhbd_lines_kind_t *kind,
    fhb_error_t *err)
{
    char       *nl;
    size_t      at;
    fhb_err_t   rc;

    *line = fhb_str(NULL, 0);
    *kind = FHBD_LINES_END;

    while (l->pos < l->to) {

        nl = l->searched == l->end ? NULL
             : memchr(l->buf + l->searched, '\n', l->end - l->searched);

        if (nl != NULL) {
            at = (size_t) (nl - l->buf);

            if (l->skip) {
                l->skip = false;
                fhbd_lines_drop(l, at + 1);
                continue;
            }

            *line = fhbd_lines_take(l, at, at + 1);
            *kind = FHBD_LINES_LINE;
            return FHB_OK;
        }

        l->searched = l->end;

        if (l->skip) {
            fhbd_lines_drop(l, l->end);

        } else if (l->end - l->start > FHBD_NDJSON_LINE) {
            l->skip = true;
            *kind = FHBD_LINES_TOO_LONG;
            return FHB_OK;
        }

        if (l->eof) {
            break;
        }

        rc = fhbd_lines_fill(l, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (l->damaged) {
        /* what came of the line before is not a line */
        l->damaged = false;
        fhbd_lines_drop(l, l->end);
        *kind = FHBD_LINES_DAMAGED;

    } else if (l->eof && !l->skip && l->start < l->end && l->pos < l->to) {
        *line = fhbd_lines_take(l, l->end, l->end);
        *kind = FHBD_LINES_LINE;
    }

    return FHB_OK;
}
