/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments (ATT rows): the files of the job that their URLs lead to, made
 * of Binary resources once all that refer to them are known, or fetched
 * (fhbd_export_elsewhere.c).
 */

#include "fhbd_export_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_file.h"

static const char *const  fhbd_binary_paths[] = { "data" };

typedef struct {
    fhb_str_t  data;                /* base64; ptr NULL: none */
} fhbd_binary_t;


static bool
fhbd_binary_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhbd_binary_t  *b = arg;

    (void) path;

    if (kind == FHB_SCAN_STRING) {
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


/* blanks between the digits are allowed, as R4's base64Binary has it */
static bool
fhbd_base64_decode(fhb_str_t in, fhb_buf_t *out)
{
    int        digit;
    char       c;
    size_t     i;
    unsigned   bits = 0, n = 0, padding = 0;

    for (i = 0; i < in.len; i++) {
        c = in.ptr[i];

        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
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


/* a JSON writer may escape what it likes, "+" as "\u002B" too */
static bool
fhbd_attach_data(fhb_str_t raw, fhb_buf_t *out)
{
    bool       ok;
    fhb_buf_t  plain = { 0 };

    if (raw.len == 0 || memchr(raw.ptr, '\\', raw.len) == NULL) {
        return fhbd_base64_decode(raw, out);
    }

    ok = fhb_scan_unescape(raw, &plain)
         && fhbd_base64_decode(fhb_buf_str(&plain), out);

    out->failed = out->failed || plain.failed;
    fhb_buf_free(&plain);

    return ok;
}


fhb_err_t
fhbd_attach_decode(fhb_str_t body, fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_binary_t      b = { { NULL, 0 } };
    fhb_scan_paths_t  *paths;

    paths = fhb_scan_paths_new(fhbd_binary_paths, 1);
    if (paths == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a Binary");
    }

    rc = fhb_scan(body, paths, fhbd_binary_value, &b, err);
    fhb_scan_paths_free(paths);

    if (rc == FHB_OK
        && (b.data.ptr == NULL || !fhbd_attach_data(b.data, out)))
    {
        rc = out->failed
             ? fhb_fail(err, FHB_ENOMEM, "no memory for a Binary")
             : fhb_fail(err, FHB_EJSON, "the Binary has no content");
    }

    return rc;
}


int
fhbd_attach_folder(const fhbd_job_t *job, fhb_error_t *err)
{
    int   fd;
    bool  made;

    made = mkdirat(job->dir.job, FHBD_ATTACH_DIR, 0750) == 0;
    if (!made && errno != EEXIST) {
        (void) fhb_fail_errno(err, "the folder of attachments cannot be "
                              "made");
        return -1;
    }

    fd = openat(job->dir.job, FHBD_ATTACH_DIR,
                O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd == -1) {
        (void) fhb_fail_errno(err, "the folder of attachments cannot be "
                              "opened");

    } else if (made && fsync(job->dir.job) == -1) {
        (void) fhb_fail_errno(err, "the job's folder cannot be synced");
        (void) close(fd);
        fd = -1;
    }

    return fd;
}


/* the record, without which nginx shows nothing, is there already */
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


fhb_err_t
fhbd_attach_finish(const fhbd_job_t *job, fhb_error_t *err)
{
    int        fd;
    fhb_err_t  rc = FHB_OK;

    fd = fhbd_attach_folder(job, err);
    if (fd == -1) {
        return err->code;
    }

    if (fsync(fd) == -1) {
        rc = fhb_fail_errno(err, "the folder of attachments cannot be "
                            "synced");
    }

    (void) close(fd);

    return rc;
}


/* records */

#define FHBD_ATTACH_RECORD  4096        /* what nginx reads of one */
#define FHBD_ATTACH_END     "]}\n"

typedef struct {
    fhbd_job_t   *job;
    fhbd_keep_t  *keep;
    int           dir;
    fhbd_pick_t   seen;             /* names of attachments, by the type that
                                     * refers to them */
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


/* what is to be read or fetched; *known: it is noted already */
static fhb_err_t
fhbd_attach_want(fhbd_job_t *job, fhb_str_t id, const char *name, bool *known,
    fhb_error_t *err)
{
    fhb_type_t  binary = job->rules.type_binary;

    if (fhbd_attach_absolute(id)) {
        *known = fhb_idset_has(job->elsewhere, fhb_cstr(name));
        return fhb_idset_add(job->elsewhere, fhb_cstr(name), err);
    }

    *known = fhbd_pick_has(&job->pick, binary, id);

    return fhbd_pick_add(&job->pick, binary, id, err);
}


/* "id Type media", "URL Type media" */
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

    binary = list->job->rules.type_binary;
    rc = fhbd_attach_name(list->keep, binary, id, name, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (fhbd_pick_has(&list->seen, type, fhb_cstr(name))) {
        return FHB_OK;
    }

    rc = fhbd_pick_add(&list->seen, type, fhb_cstr(name), err);
    if (rc == FHB_OK) {
        rc = fhbd_attach_want(list->job, id, name, &known, err);
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
fhbd_attach_prepare(fhbd_job_t *job, fhb_error_t *err)
{
    size_t               i, n;
    unsigned            *parts = NULL;
    fhb_err_t            rc;
    fhbd_attach_list_t   list = { .job = job };

    fhb_idset_free(job->elsewhere);
    job->elsewhere = fhb_idset_new();
    if (job->elsewhere == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for attachments");
    }

    list.dir = fhbd_attach_folder(job, err);
    if (list.dir == -1) {
        return err->code;
    }

    list.keep = fhbd_keep_new();
    rc = list.keep == NULL
         ? fhb_fail(err, FHB_ENOMEM, "no memory for attachments")
         : fhbd_attach_parts(job, &parts, &n, err);

    for (i = 0; rc == FHB_OK && i < n; i++) {
        rc = fhbd_keep_lines(job->dir.tmp, parts[i], FHBD_KEEP_ATTACHMENTS,
                             fhbd_attach_line, &list, err);
    }

    free(parts);
    fhbd_keep_free(list.keep);
    fhbd_pick_free(&list.seen);

    if (rc == FHB_OK && fsync(list.dir) == -1) {
        rc = fhb_fail_errno(err, "the folder of attachments cannot be "
                            "synced");
    }

    (void) close(list.dir);

    return rc;
}


static bool
fhbd_attach_there(const fhbd_job_t *job, const char *name)
{
    char  path[64];

    (void) snprintf(path, sizeof(path), FHBD_ATTACH_DIR "/%s", name);

    return faccessat(job->dir.job, path, F_OK, 0) == 0;
}


size_t
fhbd_attach_missing(const fhbd_job_t *job)
{
    char                name[FHB_ID_LEN + 1];
    size_t              pos, missing = 0;
    fhb_str_t           id;
    fhb_error_t         err;
    fhbd_keep_t        *keep = fhbd_keep_new();
    const fhb_idset_t  *ids = job->pick.ids[job->rules.type_binary];

    for (pos = 0; ids != NULL && fhb_idset_next(ids, &pos, &id); ) {
        if (keep == NULL
            || fhbd_attach_name(keep, job->rules.type_binary, id, name, &err)
               != FHB_OK
            || !fhbd_attach_there(job, name))
        {
            missing++;
        }
    }

    for (pos = 0; job->elsewhere != NULL
                  && fhb_idset_next(job->elsewhere, &pos, &id); )
    {
        (void) snprintf(name, sizeof(name), "%.*s", (int) id.len, id.ptr);
        missing += !fhbd_attach_there(job, name);
    }

    fhbd_keep_free(keep);

    return missing;
}
