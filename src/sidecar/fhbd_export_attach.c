/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments (ATT rows): their URLs lead to files of the job, which are made
 * of Binary resources once all that refer to them are known.
 */

#include "fhbd_export_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../common/fhb_attachment.h"
#include "fhbd_file.h"

#define FHBD_ATTACH_DIR   "attachments"
#define FHBD_ATTACH_TYPE  128           /* bytes of a media type */


/* one resource with its attachments */
typedef struct {
    fhbd_part_run_t   *run;
    const fhbd_row_t  *row;
} fhbd_attach_t;


/* NET-06: the job's id, which is random, and a name within the job */
static fhb_err_t
fhbd_attach_name(fhbd_keep_t *keep, fhb_type_t binary, fhb_str_t id,
    char out[FHB_ID_LEN + 1], fhb_error_t *err)
{
    fhb_err_t      rc;
    unsigned char  hash[FHBD_HASH];

    rc = fhbd_keep_hash(keep, binary, id, hash, err);
    if (rc == FHB_OK) {
        fhb_base64url(hash, sizeof(hash), out);
    }

    return rc;
}


/* only what can stand in a header as a media type */
static fhb_str_t
fhbd_attach_media(fhb_str_t s)
{
    size_t  i;

    if (s.len == 0 || s.len > FHBD_ATTACH_TYPE
        || memchr(s.ptr, '/', s.len) == NULL)
    {
        return fhb_str(NULL, 0);
    }

    for (i = 0; i < s.len; i++) {
        if (s.ptr[i] < ' ' || s.ptr[i] > '~' || s.ptr[i] == '"'
            || s.ptr[i] == '\\')
        {
            return fhb_str(NULL, 0);
        }
    }

    return s;
}


/* the part that names a host of "https://host:port/path"; empty: none */
static fhb_str_t
fhbd_attach_host(fhb_str_t url)
{
    size_t       n;
    const char  *p = memmem(url.ptr, url.len, "://", 3), *at;

    if (p == NULL) {
        return fhb_str(NULL, 0);
    }

    url = fhb_str(p + 3, url.len - (size_t) (p + 3 - url.ptr));

    for (n = 0; n < url.len && strchr("/?#", url.ptr[n]) == NULL; n++) {
        /* void */
    }

    at = memrchr(url.ptr, '@', n);
    if (at != NULL) {
        n -= (size_t) (at + 1 - url.ptr);
        url.ptr = at + 1;
    }

    p = memchr(url.ptr, ':', n);

    return fhb_str(url.ptr, p == NULL ? n : (size_t) (p - url.ptr));
}


/* ATT-04 */
static bool
fhbd_attach_allowed(const fhbd_tenant_conf_t *tenant, fhb_str_t host)
{
    size_t       len;
    const char  *p = tenant->attachment_hosts;

    for ( /* void */ ; p != NULL && *p != '\0'; p += len + (p[len] == ' ')) {
        len = strcspn(p, " ");
        if (len == host.len && strncasecmp(p, host.ptr, len) == 0) {
            return true;
        }
    }

    return false;
}


static bool
fhbd_attach_absolute(fhb_str_t url)
{
    size_t  i;

    for (i = 0; i < url.len; i++) {
        if (url.ptr[i] == ':') {
            return i > 0;
        }
        if (strchr("/?#", url.ptr[i]) != NULL) {
            return false;
        }
    }

    return false;
}


/* the url of a resource that is not there yet, and what to make of it */
static fhb_err_t
fhbd_attach_copy(fhbd_part_run_t *run, fhb_str_t id, fhb_str_t media,
    fhb_type_t type, fhb_buf_t *url, fhb_error_t *err)
{
    char                   name[FHB_ID_LEN + 1];
    fhb_buf_t              line = { 0 };
    fhb_err_t              rc;
    const fhbd_job_row_t  *row = &run->job->row;

    rc = fhbd_attach_name(run->worker->keep, run->job->rules.type_binary, id,
                          name, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_addf(url, "%s/%s/" FHBD_ATTACH_DIR "/%s%s", row->base,
                 row->prefix, row->id, name);

    fhb_buf_addstr(&line, id);
    fhb_buf_addf(&line, " %s ", fhb_type_name(type).ptr);
    fhb_buf_addstr(&line, fhbd_attach_media(media));
    fhb_buf_addc(&line, '\n');

    if (line.failed || url->failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for an attachment");
    } else {
        rc = fhbd_keep_add(run->worker->keep, FHBD_KEEP_ATTACHMENTS, line.ptr,
                           line.len, NULL, err);
    }

    fhb_buf_free(&line);

    return rc;
}


/* a Binary's content */

enum { BINARY_MEDIA, BINARY_DATA, BINARY_PATHS };

static const char *const  fhbd_binary_paths[BINARY_PATHS] = {
    [BINARY_MEDIA] = "contentType", [BINARY_DATA] = "data"
};

typedef struct {
    fhb_str_t  data;                /* base64; ptr NULL: none */
} fhbd_binary_t;


static bool
fhbd_binary_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhbd_binary_t  *b = arg;

    if (kind == FHB_SCAN_STRING && path == BINARY_DATA) {
        b->data = raw;
    }

    return true;
}


static int
fhbd_base64_digit(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+' ? 62 : c == '/' ? 63 : -1;
}


/* blanks between the digits are allowed, as R4's base64Binary has it; a
 * solidus may be escaped, blanks may be */
static bool
fhbd_base64_decode(fhb_str_t in, fhb_buf_t *out)
{
    int        digit;
    char       c;
    size_t     i;
    unsigned   bits = 0, n = 0, padding = 0;

    for (i = 0; i < in.len; i++) {
        c = in.ptr[i];

        if (c == '\\') {
            if (++i == in.len) {
                return false;
            }
            c = in.ptr[i];
            if (c == 'n' || c == 'r' || c == 't') {
                continue;
            }
        }

        if (c == ' ') {
            continue;
        }

        if (c == '=') {
            padding++;
            continue;
        }

        digit = fhbd_base64_digit(c);
        if (digit < 0 || padding > 0) {
            return false;
        }

        bits = bits << 6 | (unsigned) digit;
        if (++n % 4 == 0) {
            fhb_buf_addc(out, (char) (bits >> 16));
            fhb_buf_addc(out, (char) (bits >> 8));
            fhb_buf_addc(out, (char) bits);
        }
    }

    if (n % 4 == 1 || padding > 2) {
        return false;
    }

    if (n % 4 == 2) {
        fhb_buf_addc(out, (char) (bits >> 4));
    } else if (n % 4 == 3) {
        fhb_buf_addc(out, (char) (bits >> 10));
        fhb_buf_addc(out, (char) (bits >> 2));
    }

    return !out->failed;
}


/* FHB_EJSON: body has no content that can be read */
static fhb_err_t
fhbd_attach_decode(fhb_str_t body, fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_binary_t      b = { { NULL, 0 } };
    fhb_scan_paths_t  *paths;

    paths = fhb_scan_paths_new(fhbd_binary_paths, BINARY_PATHS);
    if (paths == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a Binary");
    }

    rc = fhb_scan(body, paths, fhbd_binary_value, &b, err);
    fhb_scan_paths_free(paths);

    if (rc == FHB_OK
        && (b.data.ptr == NULL || !fhbd_base64_decode(b.data, out)))
    {
        rc = out->failed
             ? fhb_fail(err, FHB_ENOMEM, "no memory for a Binary")
             : fhb_fail(err, FHB_EJSON, "the Binary has no content");
    }

    return rc;
}


/* ATT-07: content into the resource; larger ones, and what cannot be had,
 * keep their url.  The snapshot has one connection for single resources. */
static fhb_err_t
fhbd_attach_inline(fhbd_part_run_t *run, fhb_str_t id, fhb_buf_t *data,
    fhb_error_t *err)
{
    fhb_buf_t    body = { 0 };
    fhb_err_t    rc;
    fhbd_job_t  *job = run->job;

    pthread_mutex_lock(&job->collect);
    rc = job->source->ops->resource(job->snap, job->rules.type_binary, id,
                                    &body, err);
    pthread_mutex_unlock(&job->collect);

    if (rc == FHB_OK) {
        rc = fhbd_attach_decode(fhb_buf_str(&body), data, err);
    }
    fhb_buf_free(&body);

    if (rc == FHB_ENOTFOUND || rc == FHB_EJSON
        || (rc == FHB_OK && data->len > job->source->tenant->inline_max))
    {
        fhb_buf_reset(data);
        rc = FHB_OK;
    }

    return rc;
}


static fhb_err_t
fhbd_attach_one(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    fhb_err_t         rc = FHB_OK;
    fhb_str_t         url = a->url;
    fhbd_attach_t    *at = arg;
    fhb_reference_t   ref;
    fhbd_job_t       *job = at->run->job;

    ref = fhb_reference_parse(url, job->want.base);

    if (ref.type == job->rules.type_binary) {

        /* CMP-08: as a resource of its own as well */
        if (fhb_typeset_has(&job->row.query.context, ref.type)) {
            rc = fhbd_row_ref_add(at->run, ref.type, ref.id, err);
        }
        if (rc != FHB_OK) {
            return rc;
        }

        if (job->row.query.associated & FHB_ASSOC_INLINE) {
            rc = fhbd_attach_inline(at->run, ref.id, &change->data, err);
        }
        if (rc == FHB_OK && change->data.len == 0) {
            rc = fhbd_attach_copy(at->run, ref.id, a->content_type,
                                  at->row->type, &change->url, err);
        }
        return rc;
    }

    if (!fhbd_attach_absolute(url)) {                           /* ATT-02 */
        fhb_buf_adds(&change->url, job->row.base);
        if (url.len > 0 && url.ptr[0] != '/') {
            fhb_buf_addc(&change->url, '/');
        }
        fhb_buf_addstr(&change->url, url);
        return change->url.failed
               ? fhb_fail(err, FHB_ENOMEM, "no memory for a URL") : FHB_OK;
    }

    if (!(url.len > job->want.base.len
          && memcmp(url.ptr, job->want.base.ptr, job->want.base.len) == 0
          && url.ptr[job->want.base.len] == '/')
        && fhbd_attach_host(url).len > 0
        && !fhbd_attach_allowed(job->source->tenant, fhbd_attach_host(url)))
    {
        at->run->elsewhere++;
    }

    return FHB_OK;
}


fhb_err_t
fhbd_attach_row(fhbd_part_run_t *run, const fhbd_row_t *row, fhb_str_t *body,
    fhb_error_t *err)
{
    bool            changed = false;
    fhb_err_t       rc;
    fhb_buf_t      *out = &run->worker->attached;
    fhbd_attach_t   at = { run, row };

    if (!fhb_attachment_type(row->type)
        || memmem(body->ptr, body->len, "\"url\"", 5) == NULL)
    {
        return FHB_OK;
    }

    fhb_buf_reset(out);

    rc = fhb_attachments(row->type, *body, fhbd_attach_one, &at, out,
                         &changed, err);
    if (rc == FHB_OK && changed) {
        *body = fhb_buf_str(out);
    }

    return rc;
}


/* the job's folder of attachments; -1 with err */
static int
fhbd_attach_folder(const fhbd_job_t *job, fhb_error_t *err)
{
    int  fd;

    if (mkdirat(job->dir.job, FHBD_ATTACH_DIR, 0750) == -1
        && errno != EEXIST)
    {
        (void) fhb_fail_errno(err, "the folder of attachments cannot be "
                              "made");
        return -1;
    }

    fd = openat(job->dir.job, FHBD_ATTACH_DIR,
                O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd == -1) {
        (void) fhb_fail_errno(err, "the folder of attachments cannot be "
                              "opened");
    }

    return fd;
}


/* content first, then the record without which nginx shows nothing */
fhb_err_t
fhbd_attach_binary(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    int               fd;
    char              name[FHB_ID_LEN + 1];
    fhb_buf_t         data = { 0 };
    fhb_err_t         rc;
    fhbd_part_run_t  *run = arg;

    rc = fhbd_attach_decode(row->body, &data, err);
    if (rc == FHB_EJSON) {
        fhb_buf_free(&data);
        return FHB_OK;                  /* told with those that are missing */
    }

    if (rc == FHB_OK) {
        rc = fhbd_attach_name(run->worker->keep, row->type, row->id, name,
                              err);
    }

    if (rc == FHB_OK) {
        fd = fhbd_attach_folder(run->job, err);
        rc = fd == -1 ? err->code
             : fhbd_file_replace(fd, name, 0640, fhb_buf_str(&data), err);
        if (fd != -1) {
            (void) close(fd);
        }
    }

    fhb_buf_free(&data);

    return fhbd_row_failed(run, rc);
}


/* records */

#define FHBD_ATTACH_RECORD  4096        /* what nginx reads of one */
#define FHBD_ATTACH_END     "]}\n"

typedef struct {
    fhbd_job_t   *job;
    fhbd_keep_t  *keep;
    int           dir;
    fhbd_pick_t   seen;             /* Binaries, by the type that refers to
                                     * them */
} fhbd_attach_list_t;


static fhb_err_t
fhbd_attach_record(const fhbd_attach_list_t *list, const char *file,
    fhb_type_t type, fhb_str_t media, fhb_error_t *err)
{
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    fhb_buf_adds(&text, "{\"version\":1,\"contentType\":");
    fhb_buf_add_json(&text, media.len > 0 ? media
                            : FHB_STR("application/octet-stream"));
    fhb_buf_adds(&text, ",\"types\":[\"Binary\",");
    fhb_buf_add_json(&text, fhb_type_name(type));
    fhb_buf_adds(&text, FHBD_ATTACH_END);

    rc = text.failed
         ? fhb_fail(err, FHB_ENOMEM, "no memory for an attachment")
         : fhbd_file_replace(list->dir, file, 0640, fhb_buf_str(&text), err);
    fhb_buf_free(&text);

    return rc;
}


/* ATT-05: who may have any of the types that refer to it may have it */
static fhb_err_t
fhbd_attach_record_also(const fhbd_attach_list_t *list, const char *file,
    fhb_type_t type, fhb_error_t *err)
{
    size_t     end = strlen(FHBD_ATTACH_END);
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    rc = fhbd_file_read(list->dir, file, FHBD_ATTACH_RECORD, &text, err);
    if (rc == FHB_OK
        && (text.len < end
            || memcmp(text.ptr + text.len - end, FHBD_ATTACH_END, end) != 0))
    {
        rc = fhb_fail(err, FHB_EIO, "a job's records are damaged");
    }

    if (rc == FHB_OK) {
        text.len -= end;
        fhb_buf_addc(&text, ',');
        fhb_buf_add_json(&text, fhb_type_name(type));
        fhb_buf_adds(&text, FHBD_ATTACH_END);

        rc = text.failed
             ? fhb_fail(err, FHB_ENOMEM, "no memory for an attachment")
             : fhbd_file_replace(list->dir, file, 0640, fhb_buf_str(&text),
                                 err);
    }
    fhb_buf_free(&text);

    return rc;
}


/* "id Type media" */
static fhb_err_t
fhbd_attach_line(void *arg, fhb_str_t line, fhb_error_t *err)
{
    bool                 known;
    char                 name[FHB_ID_LEN + 1], file[FHB_ID_LEN + 6];
    fhb_err_t            rc;
    fhb_str_t            id, media;
    fhb_type_t           type, binary;
    const char          *blank, *second;
    fhbd_attach_list_t  *list = arg;

    blank = memchr(line.ptr, ' ', line.len);
    second = blank == NULL ? NULL
             : memchr(blank + 1, ' ',
                      line.len - (size_t) (blank + 1 - line.ptr));
    type = second == NULL ? FHB_TYPE_NONE
           : fhb_type_find(fhb_str(blank + 1, (size_t) (second - blank - 1)));
    if (type == FHB_TYPE_NONE) {
        return fhb_fail(err, FHB_EIO, "a job's records are damaged");
    }

    id = fhb_str(line.ptr, (size_t) (blank - line.ptr));
    media = fhb_str(second + 1,
                    line.len - (size_t) (second + 1 - line.ptr));

    if (fhbd_pick_has(&list->seen, type, id)) {
        return FHB_OK;
    }

    binary = list->job->rules.type_binary;
    known = fhbd_pick_has(&list->job->pick, binary, id);

    rc = fhbd_pick_add(&list->seen, type, id, err);
    if (rc == FHB_OK) {
        rc = fhbd_pick_add(&list->job->pick, binary, id, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_attach_name(list->keep, binary, id, name, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    (void) snprintf(file, sizeof(file), "%s.json", name);

    /* the first one that names it says what it is */
    return known ? fhbd_attach_record_also(list, file, type, err)
                 : fhbd_attach_record(list, file, type, media, err);
}


fhb_err_t
fhbd_attach_prepare(fhbd_job_t *job, const unsigned *parts, size_t n,
    fhb_error_t *err)
{
    size_t               i;
    fhb_err_t            rc = FHB_OK;
    fhbd_attach_list_t   list = { .job = job };

    list.dir = fhbd_attach_folder(job, err);
    if (list.dir == -1) {
        return err->code;
    }

    list.keep = fhbd_keep_new();
    if (list.keep == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for attachments");
    }

    for (i = 0; rc == FHB_OK && i < n; i++) {
        rc = fhbd_keep_lines(job->dir.tmp, parts[i], FHBD_KEEP_ATTACHMENTS,
                             fhbd_attach_line, &list, err);
    }

    fhbd_keep_free(list.keep);
    fhbd_pick_free(&list.seen);

    if (rc == FHB_OK && fsync(list.dir) == -1) {
        rc = fhb_fail_errno(err, "the folder of attachments cannot be "
                            "synced");
    }

    (void) close(list.dir);

    return rc;
}


size_t
fhbd_attach_missing(const fhbd_job_t *job)
{
    char                name[FHB_ID_LEN + 1], path[64];
    size_t              pos = 0, missing = 0;
    fhb_str_t           id;
    fhb_error_t         err;
    fhbd_keep_t        *keep = fhbd_keep_new();
    const fhb_idset_t  *ids = job->pick.ids[job->rules.type_binary];

    while (keep != NULL && ids != NULL && fhb_idset_next(ids, &pos, &id)) {
        if (fhbd_attach_name(keep, job->rules.type_binary, id, name, &err)
            != FHB_OK)
        {
            missing++;
            continue;
        }
        (void) snprintf(path, sizeof(path), FHBD_ATTACH_DIR "/%s", name);
        missing += faccessat(job->dir.job, path, F_OK, 0) == -1;
    }

    if (keep == NULL && ids != NULL) {
        missing = fhb_idset_count(ids);
    }
    fhbd_keep_free(keep);

    return missing;
}
