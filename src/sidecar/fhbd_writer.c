/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Files of one part, NDJSON or XML: rows in, sealed files out.  One file per
 * type is open; the type's next file begins when a limit is reached.
 */

#include "fhbd_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "fhbd_outfile.h"

/* files open at the same time (one per type), and so the memory of a writer;
 * a part with more types than this gets more files of a type than the limits
 * ask for */
#define FHBD_WRITER_OPEN     32

#define FHBD_WRITER_NO_SLOT  0xff

/* slot_of has the types, then the kinds that have none */
#define FHBD_WRITER_INDEXES  (FHB_TYPES_MAX + FHBD_FILE_ORGANIZED + 1)

/* FILE-20: an R4 Bundle, one line for each entry */
#define FHBD_XML_HEAD   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"        \
                        "<Bundle xmlns=\"http://hl7.org/fhir\">"              \
                        "<type value=\"collection\"/>\n"
#define FHBD_XML_BEGIN  "<entry><resource>"
#define FHBD_XML_END    "</resource></entry>"
#define FHBD_XML_TAIL   "</Bundle>"

/* bytes around all bodies of a file, and around each */
#define FHBD_XML_FRAME  (sizeof(FHBD_XML_HEAD FHBD_XML_TAIL "\n") - 1)
#define FHBD_XML_ENTRY  (sizeof(FHBD_XML_BEGIN FHBD_XML_END "\n") - 1)

typedef struct {
    fhbd_outfile_t   out;
    unsigned         index;         /* into slot_of */
    size_t           file;          /* into files */
    uint64_t         used_at;       /* when a row came last, in rows */
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
    uint8_t              slot_of[FHBD_WRITER_INDEXES];
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
        w->slots[i].out.fd = -1;
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
        fhbd_outfile_free(&w->slots[i].out);
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


/* no more rows for it */
static fhb_err_t
fhbd_writer_end(const fhbd_writer_t *w, fhbd_writer_slot_t *slot,
    fhb_error_t *err)
{
    fhb_err_t  rc = FHB_OK;

    if (w->conf.xml) {
        rc = fhbd_outfile_line(&slot->out, FHB_STR(FHBD_XML_TAIL), true, err);
    }

    return rc == FHB_OK ? fhbd_outfile_end(&slot->out, err) : rc;
}


/* the file is complete and on the disk, its slot free */
static fhb_err_t
fhbd_writer_seal(fhbd_writer_t *w, fhbd_writer_slot_t *slot,
    fhb_error_t *err)
{
    fhbd_file_t  *file = &w->files[slot->file];

    file->stored = slot->out.stored;
    w->slot_of[slot->index] = FHBD_WRITER_NO_SLOT;

    return fhbd_outfile_seal(&slot->out, file->sha256, err);
}


/* a free slot; the file that has waited longest is sealed for it */
static fhb_err_t
fhbd_writer_slot_take(fhbd_writer_t *w, fhbd_writer_slot_t **out,
    fhb_error_t *err)
{
    size_t               i;
    fhb_err_t            rc;
    fhbd_writer_slot_t  *slot, *oldest = &w->slots[0];

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        slot = &w->slots[i];

        if (slot->out.fd == -1) {
            *out = slot;
            return FHB_OK;
        }

        if (slot->used_at < oldest->used_at) {
            oldest = slot;
        }
    }

    *out = oldest;

    rc = fhbd_writer_end(w, oldest, err);
    if (rc != FHB_OK) {
        return rc;
    }

    return fhbd_writer_seal(w, oldest, err);
}


static fhb_err_t
fhbd_writer_file_new(fhbd_writer_t *w, fhbd_file_kind_t kind,
    fhb_type_t type, fhbd_file_t **out, fhb_error_t *err)
{
    size_t        cap;
    fhbd_file_t  *files;

    if (w->files_n == w->files_cap) {
        cap = w->files_cap == 0 ? 16 : w->files_cap * 2;

        files = reallocarray(w->files, cap, sizeof(*files));
        if (files == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for an output file");
        }

        w->files = files;
        w->files_cap = cap;
    }

    *out = &w->files[w->files_n];
    **out = (fhbd_file_t) {
        .kind = kind, .type = type, .gzip = w->conf.gzip, .xml = w->conf.xml
    };

    (void) snprintf((*out)->tmp, sizeof((*out)->tmp), "p%u-%zu.%s%s",
                    w->conf.part, w->files_n + 1,
                    w->conf.xml ? "xml" : "ndjson",
                    w->conf.gzip ? ".gz" : "");

    return FHB_OK;
}


static fhb_err_t
fhbd_writer_open(fhbd_writer_t *w, unsigned index, fhbd_file_kind_t kind,
    fhb_type_t type, fhbd_writer_slot_t **out, fhb_error_t *err)
{
    fhb_err_t            rc;
    fhbd_file_t         *file = NULL;
    fhbd_writer_slot_t  *slot;

    if (w->conf.gzip && w->gzip == NULL) {
        w->gzip = fhbd_gzip_new();
        if (w->gzip == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for gzip");
        }
    }

    rc = fhbd_writer_slot_take(w, &slot, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_writer_file_new(w, kind, type, &file, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_outfile_open(&slot->out, w->conf.tmp_dirfd, file->tmp,
                           w->sha256, w->conf.gzip ? w->gzip : NULL, err);
    if (rc != FHB_OK) {
        return rc;
    }

    slot->index = index;
    slot->file = w->files_n++;
    w->slot_of[index] = (uint8_t) (slot - w->slots);
    *out = slot;

    if (w->conf.xml) {
        file->size = FHBD_XML_FRAME;
        return fhbd_outfile_text(&slot->out, FHB_STR(FHBD_XML_HEAD), err);
    }

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
    if (file->kind == FHBD_FILE_ORGANIZED) {
        return false;
    }

    return file->count >= w->conf.max_count
           || line > w->conf.max_size
           || file->size > w->conf.max_size - line;
}


static fhb_err_t
fhbd_writer_put(const fhbd_writer_t *w, fhbd_outfile_t *out, fhb_str_t body,
    bool one_line, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (!w->conf.xml) {
        return fhbd_outfile_line(out, body, one_line, err);
    }

    rc = fhbd_outfile_text(out, FHB_STR(FHBD_XML_BEGIN), err);
    if (rc == FHB_OK) {
        rc = fhbd_outfile_text(out, body, err);
    }

    return rc == FHB_OK
           ? fhbd_outfile_line(out, FHB_STR(FHBD_XML_END), true, err) : rc;
}


static fhb_err_t
fhbd_writer_add_row(fhbd_writer_t *w, fhbd_file_kind_t kind, fhb_type_t type,
    fhb_str_t body, bool one_line, fhb_error_t *err)
{
    size_t               len;
    unsigned             index;
    fhb_err_t            rc;
    fhbd_file_t         *file;
    fhbd_writer_slot_t  *slot = NULL;

    if (kind != FHBD_FILE_RESOURCES) {
        index = FHB_TYPES_MAX + kind;

    } else if (type < FHB_TYPES_MAX) {
        index = type;

    } else {
        return fhb_fail(err, FHB_EPARAM, "resource without a type");
    }

    body = fhbd_writer_trim(body);
    if (body.len == 0) {
        return fhb_fail(err, FHB_EJSON, "resource without a body");
    }

    len = body.len + fhbd_writer_around(w);

    if (w->slot_of[index] != FHBD_WRITER_NO_SLOT) {
        slot = &w->slots[w->slot_of[index]];

        if (fhbd_writer_is_full(w, &w->files[slot->file], len)) {
            rc = fhbd_writer_end(w, slot, err);
            if (rc != FHB_OK) {
                return rc;
            }

            rc = fhbd_writer_seal(w, slot, err);
            if (rc != FHB_OK) {
                return rc;
            }

            slot = NULL;
        }
    }

    if (slot == NULL) {
        rc = fhbd_writer_open(w, index, kind, type, &slot, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    rc = fhbd_writer_put(w, &slot->out, body, one_line, err);
    if (rc != FHB_OK) {
        return rc;
    }

    file = &w->files[slot->file];
    file->count++;
    file->size += len;

    slot->used_at = ++w->count;
    w->bytes += len;

    return FHB_OK;
}


static fhb_err_t
fhbd_writer_take(fhbd_writer_t *w, fhbd_file_kind_t kind, fhb_type_t type,
    fhb_str_t body, bool one_line, fhb_error_t *err)
{
    fhb_err_t  rc;

    /* a file that lacks bytes must never be sealed */
    if (w->failed.code != FHB_OK) {
        *err = w->failed;
        return err->code;
    }

    rc = fhbd_writer_add_row(w, kind, type, body, one_line, err);
    if (rc != FHB_OK) {
        w->failed = *err;
    }

    return rc;
}


fhb_err_t
fhbd_writer_add(fhbd_writer_t *w, fhb_type_t type, fhb_str_t body,
    bool one_line, fhb_error_t *err)
{
    return fhbd_writer_take(w, type == FHB_TYPE_NONE ? FHBD_FILE_MESSAGES
                                                     : FHBD_FILE_RESOURCES,
                            type, body, one_line, err);
}


fhb_err_t
fhbd_writer_add_kind(fhbd_writer_t *w, fhbd_file_kind_t kind, fhb_str_t body,
    bool one_line, fhb_error_t *err)
{
    return fhbd_writer_take(w, kind, FHB_TYPE_NONE, body, one_line, err);
}


uint64_t
fhbd_writer_size(const fhbd_writer_t *w, fhbd_file_kind_t kind)
{
    uint8_t  slot = w->slot_of[FHB_TYPES_MAX + kind];

    return slot == FHBD_WRITER_NO_SLOT ? 0
           : w->files[w->slots[slot].file].size;
}


size_t
fhbd_writer_around(const fhbd_writer_t *w)
{
    return w->conf.xml ? FHBD_XML_ENTRY : 1;
}


fhb_err_t
fhbd_writer_cut(fhbd_writer_t *w, fhbd_file_kind_t kind, bool continues,
    fhb_error_t *err)
{
    uint8_t              index = w->slot_of[FHB_TYPES_MAX + kind];
    fhb_err_t            rc;
    fhbd_writer_slot_t  *slot;

    if (index == FHBD_WRITER_NO_SLOT || w->failed.code != FHB_OK) {
        *err = w->failed;
        return err->code;
    }

    slot = &w->slots[index];
    w->files[slot->file].continues = continues;

    rc = fhbd_writer_end(w, slot, err);
    if (rc == FHB_OK) {
        rc = fhbd_writer_seal(w, slot, err);
    }

    if (rc != FHB_OK) {
        w->failed = *err;
    }

    return rc;
}


static fhb_err_t
fhbd_writer_seal_all(fhbd_writer_t *w, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc;

    /* in two rounds, so that the disk works on all of them while the first
     * is waited for */
    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        if (w->slots[i].out.fd != -1) {
            rc = fhbd_writer_end(w, &w->slots[i], err);
            if (rc != FHB_OK) {
                return rc;
            }
        }
    }

    for (i = 0; i < FHBD_WRITER_OPEN; i++) {
        if (w->slots[i].out.fd != -1) {
            rc = fhbd_writer_seal(w, &w->slots[i], err);
            if (rc != FHB_OK) {
                return rc;
            }
        }
    }

    return FHB_OK;
}


fhb_err_t
fhbd_writer_finish(fhbd_writer_t *w, const fhbd_file_t **files, size_t *n,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    *files = NULL;
    *n = 0;

    if (w->failed.code != FHB_OK) {
        *err = w->failed;
        return err->code;
    }

    rc = fhbd_writer_seal_all(w, err);
    if (rc != FHB_OK) {
        w->failed = *err;
        return rc;
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
        fhbd_outfile_drop(&w->slots[i].out);
    }

    memset(w->slot_of, FHBD_WRITER_NO_SLOT, sizeof(w->slot_of));

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
