/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's folder in the export root: made, filled by rename, moved to the
 * trash.
 */

#include "fhbd_jobdir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_file.h"
#include "fhbd_log.h"

#define FHBD_TRASH  ".trash"
#define FHBD_TRASH_TRIES  100
#define FHBD_DIR_FLAGS  (O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)


static void
fhbd_close(int *fd)
{
    if (*fd != -1) {
        (void) close(*fd);
        *fd = -1;
    }
}


/* opens a folder, makes it first if it is missing */
static fhb_err_t
fhbd_subdir(int parent, const char *name, int *out, fhb_error_t *err)
{
    bool  made;

    made = mkdirat(parent, name, 0750) == 0;
    if (!made && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make folder \"%s\"", name);
    }

    *out = openat(parent, name, FHBD_DIR_FLAGS);
    if (*out == -1) {
        return fhb_fail_errno(err, "cannot open folder \"%s\"", name);
    }

    if (made && fsync(parent) == -1) {
        return fhb_fail_errno(err, "cannot sync the folder of \"%s\"", name);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_jobdir_open(int root, const char *tenant, const char *id,
    fhbd_jobdir_t *out, fhb_error_t *err)
{
    int        dir = -1;
    fhb_err_t  rc;

    *out = FHBD_JOBDIR_CLOSED;

    rc = fhbd_subdir(root, tenant, &dir, err);
    if (rc != FHB_OK) {
        goto done;
    }

    rc = fhbd_subdir(dir, id, &out->job, err);
    if (rc != FHB_OK) {
        goto done;
    }

    rc = fhbd_subdir(out->job, "files", &out->files, err);
    if (rc != FHB_OK) {
        goto done;
    }

    rc = fhbd_subdir(out->job, "tmp", &out->tmp, err);
    out->root = root;

done:

    fhbd_close(&dir);

    if (rc != FHB_OK) {
        fhbd_jobdir_close(out);
    }

    return rc;
}


fhb_err_t
fhbd_jobdir_find(int root, const char *tenant, const char *id,
    fhbd_jobdir_t *out, fhb_error_t *err)
{
    int  dir;

    *out = FHBD_JOBDIR_CLOSED;

    dir = openat(root, tenant, FHBD_DIR_FLAGS);
    if (dir != -1) {
        out->job = openat(dir, id, FHBD_DIR_FLAGS);
        fhbd_close(&dir);
    }

    if (out->job == -1) {
        return errno == ENOENT
               ? fhb_fail(err, FHB_ENOTFOUND, "the job has no folder")
               : fhb_fail_errno(err, "cannot open the job's folder");
    }

    return FHB_OK;
}


void
fhbd_jobdir_close(fhbd_jobdir_t *d)
{
    fhbd_close(&d->job);
    fhbd_close(&d->files);
    fhbd_close(&d->tmp);
    d->root = -1;
}


void
fhbd_file_name(const fhbd_file_t *file, unsigned number, char out[128])
{
    const char  *what;

    /* nginx tells by these who may read a file (docs/protocol.md) */
    static const char *const  kinds[] = {
        [FHBD_FILE_RESOURCES] = NULL,
        [FHBD_FILE_MESSAGES] = "error",
        [FHBD_FILE_DELETED] = "deleted",
        [FHBD_FILE_ORGANIZED] = "part",
    };

    what = kinds[file->kind];

    (void) snprintf(out, 128, "%s.%u.%s",
                    what == NULL ? fhb_type_name(file->type).ptr : what,
                    number, file->xml ? "xml" : "ndjson");
}


/* the name on disk: gzip files carry ".gz" */
static void
fhbd_stored_name(const fhbd_file_row_t *f, char out[136])
{
    char  name[128];

    fhbd_file_name(&f->file, f->number, name);
    (void) snprintf(out, 136, "%s%s", name, f->file.gzip ? ".gz" : "");
}


fhb_err_t
fhbd_jobdir_publish(const fhbd_jobdir_t *d, const fhbd_file_row_t *files,
    size_t n, fhb_error_t *err)
{
    char    name[136];
    size_t  i;

    for (i = 0; i < n; i++) {
        fhbd_stored_name(&files[i], name);

        if (renameat(d->tmp, files[i].file.tmp, d->files, name) == -1) {
            return fhb_fail_errno(err, "cannot publish \"%s\"", name);
        }
    }

    if (n > 0 && fsync(d->files) == -1) {
        return fhb_fail_errno(err, "cannot sync the job's files");
    }

    return FHB_OK;
}


/* calls cb for each name in the folder but "." and ".." */
static fhb_err_t
fhbd_each_name(int dirfd, void (*cb)(void *arg, int dirfd, const char *name),
    void *arg, fhb_error_t *err)
{
    int             fd;
    DIR            *dir;
    struct dirent  *e;

    /* a descriptor of its own: readdir's position is the descriptor's */
    fd = openat(dirfd, ".", FHBD_DIR_FLAGS);
    if (fd == -1) {
        return fhb_fail_errno(err, "cannot open a folder for reading");
    }

    dir = fdopendir(fd);
    if (dir == NULL) {
        (void) close(fd);
        return fhb_fail_errno(err, "cannot read a folder");
    }

    while ((e = readdir(dir)) != NULL) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            cb(arg, dirfd, e->d_name);
        }
    }

    (void) closedir(dir);

    return FHB_OK;
}


typedef struct {
    const fhbd_file_row_t  *keep;
    size_t                  n;
    const unsigned         *parts;
    size_t                  parts_n;
    fhb_err_t               rc;
    fhb_error_t            *err;
} fhbd_clean_t;


static void
fhbd_clean_remove(fhbd_clean_t *c, int dirfd, const char *name)
{
    if (unlinkat(dirfd, name, 0) == -1 && errno != ENOENT) {
        c->rc = fhb_fail_errno(c->err, "cannot remove a left-over file");
    }
}


static void
fhbd_clean_file(void *arg, int dirfd, const char *name)
{
    char           kept[136];
    size_t         i;
    fhbd_clean_t  *c = arg;

    for (i = 0; i < c->n; i++) {
        fhbd_stored_name(&c->keep[i], kept);
        if (strcmp(kept, name) == 0) {
            return;
        }
    }

    fhbd_clean_remove(c, dirfd, name);
}


/* "keep-<part>-<what>" of a part that is done */
static void
fhbd_clean_tmp(void *arg, int dirfd, const char *name)
{
    char           *end;
    size_t          i;
    unsigned long   part;
    fhbd_clean_t   *c = arg;

    if (strncmp(name, FHBD_KEEP_PREFIX, strlen(FHBD_KEEP_PREFIX)) == 0) {
        name += strlen(FHBD_KEEP_PREFIX);
        part = strtoul(name, &end, 10);

        for (i = 0; end > name && *end == '-' && i < c->parts_n; i++) {
            if (c->parts[i] == part) {
                return;
            }
        }

        name -= strlen(FHBD_KEEP_PREFIX);
    }

    fhbd_clean_remove(c, dirfd, name);
}


fhb_err_t
fhbd_jobdir_clean(const fhbd_jobdir_t *d, const fhbd_file_row_t *keep,
    size_t n, const unsigned *parts, size_t parts_n, fhb_error_t *err)
{
    fhb_err_t     rc;
    fhbd_clean_t  c = { keep, n, parts, parts_n, FHB_OK, err };

    rc = fhbd_each_name(d->files, fhbd_clean_file, &c, err);
    if (rc != FHB_OK || c.rc != FHB_OK) {
        return rc != FHB_OK ? rc : c.rc;
    }

    rc = fhbd_each_name(d->tmp, fhbd_clean_tmp, &c, err);

    return rc != FHB_OK ? rc : c.rc;
}


fhb_err_t
fhbd_jobdir_write(const fhbd_jobdir_t *d, const char *name, fhb_str_t content,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_file_replace(d->job, name, 0640, content, err);

    if (rc == FHB_OK && fsync(d->job) == -1) {
        rc = fhb_fail_errno(err, "cannot sync the folder of \"%s\"", name);
    }

    return rc;
}


fhb_err_t
fhbd_jobdir_read(const fhbd_jobdir_t *d, const char *name, fhb_buf_t *out,
    fhb_error_t *err)
{
    return fhbd_file_read(d->job, name, SIZE_MAX, out, err);
}


/* removes a name and, if it is a folder, all below; as far as it goes */
static void
fhbd_remove_tree(void *arg, int dirfd, const char *name)
{
    int          fd;
    bool        *left = arg;
    fhb_error_t  err;

    if (unlinkat(dirfd, name, 0) == 0 || errno == ENOENT) {
        return;
    }

    fd = openat(dirfd, name, FHBD_DIR_FLAGS);
    if (fd != -1) {
        if (fhbd_each_name(fd, fhbd_remove_tree, left, &err) != FHB_OK) {
            *left = true;
        }
        (void) close(fd);
    }

    if (unlinkat(dirfd, name, AT_REMOVEDIR) == -1 && errno != ENOENT) {
        *left = true;
    }
}


fhb_err_t
fhbd_jobdir_remove(const fhbd_jobdir_t *d, const char *name, fhb_error_t *err)
{
    bool  left = false;

    fhbd_remove_tree(&left, d->job, name);

    return left ? fhb_fail_errno(err, "cannot remove \"%s\"", name) : FHB_OK;
}


bool
fhbd_jobdir_has_tmp(const fhbd_jobdir_t *d)
{
    return faccessat(d->job, "tmp", F_OK, 0) == 0;
}


void
fhbd_jobdir_drop_tmp(const fhbd_jobdir_t *d)
{
    bool  left = false;

    /* what is left tells that there was more */
    fhbd_remove_tree(&left, d->job, FHBD_MEMBERS_FILE);
    fhbd_remove_tree(&left, d->job, "tmp");

    if (left) {
        fhbd_log(FHBD_LOG_WARN, "job", NULL,
                 "temporary files of a finished job could not be removed");
    }
}


fhb_err_t
fhbd_jobdir_trash(int root, const char *tenant, const char *id,
    fhb_error_t *err)
{
    int       rc;
    char      from[96], to[96];
    unsigned  n = 0;

    if (mkdirat(root, FHBD_TRASH, 0700) == -1 && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make folder \"%s\"", FHBD_TRASH);
    }

    (void) snprintf(from, sizeof(from), "%s/%s", tenant, id);

    /* a plan under way may have made the folder once more */
    do {
        (void) snprintf(to, sizeof(to), FHBD_TRASH "/%s.%u", id, n);
        rc = renameat(root, from, root, to);
    } while (rc == -1 && (errno == ENOTEMPTY || errno == EEXIST)
             && ++n < FHBD_TRASH_TRIES);

    if (rc == -1 && errno != ENOENT) {
        return fhb_fail_errno(err, "cannot move a job's folder to the trash");
    }

    return FHB_OK;
}


void
fhbd_trash_empty(int root, bool *left)
{
    int          fd;
    fhb_error_t  err;

    *left = false;

    fd = openat(root, FHBD_TRASH, FHBD_DIR_FLAGS);
    if (fd == -1) {
        if (errno != ENOENT) {
            *left = true;
        }
        return;
    }

    if (fhbd_each_name(fd, fhbd_remove_tree, left, &err) != FHB_OK) {
        *left = true;
    }

    (void) close(fd);
}


typedef struct {
    int          root;
    const char  *tenant;
    bool       (*known)(void *arg, const char *tenant, const char *id);
    void        *arg;
} fhbd_orphans_t;


static void
fhbd_orphan_job(void *arg, int dirfd, const char *name)
{
    fhb_error_t      err;
    fhbd_orphans_t  *o = arg;

    (void) dirfd;

    if (!fhb_id_valid(fhb_cstr(name)) || o->known(o->arg, o->tenant, name)) {
        return;
    }

    if (fhbd_jobdir_trash(o->root, o->tenant, name, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "job", name, "%s", err.text);
    }
}


static void
fhbd_orphan_tenant(void *arg, int dirfd, const char *name)
{
    int              fd;
    fhb_error_t      err;
    fhbd_orphans_t  *o = arg;

    if (!fhb_tenant_valid(fhb_cstr(name))) {
        return;                             /* the store's files, .trash … */
    }

    fd = openat(dirfd, name, FHBD_DIR_FLAGS);
    if (fd == -1) {
        return;
    }

    o->tenant = name;
    if (fhbd_each_name(fd, fhbd_orphan_job, o, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "job", NULL, "%s", err.text);
    }

    (void) close(fd);
}


void
fhbd_jobdir_orphans(int root,
    bool (*known)(void *arg, const char *tenant, const char *id), void *arg)
{
    fhb_error_t     err;
    fhbd_orphans_t  o = { root, NULL, known, arg };

    if (fhbd_each_name(root, fhbd_orphan_tenant, &o, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "job", NULL, "%s", err.text);
    }
}
