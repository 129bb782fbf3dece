/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ndjson source's folder at one moment: all its files, opened.
 */

#include "fhbd_ndjson.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_file.h"


static bool
fhbd_ndjson_ends(const char *name, const char *suffix)
{
    size_t  n = strlen(name), len = strlen(suffix);

    return n > len && strcmp(name + n - len, suffix) == 0;
}


/* a dot in front: a copy under way (rsync), or hidden on purpose */
static bool
fhbd_ndjson_is_wanted(const char *name)
{
    return name[0] != '.'
           && (fhbd_ndjson_ends(name, ".ndjson")
               || fhbd_ndjson_ends(name, ".ndjson.gz"));
}


static int64_t
fhbd_ndjson_mtime(const struct stat *st)
{
    return (int64_t) st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}


/* the file of tombstones as the listing of the folder may meet it */
typedef struct {
    const char  *name;          /* in the folder itself; NULL: elsewhere */
    dev_t        dev;
    ino_t        ino;
} fhbd_ndjson_apart_t;


static int
fhbd_ndjson_openat(int dirfd, const char *name, int flags)
{
    int  fd;

    /* a pipe must not stop us */
    flags |= O_RDONLY | O_CLOEXEC | O_NONBLOCK;

    fd = openat(dirfd, name, flags);

    if (fd == -1 && errno == EMFILE) {
        fd = fhbd_file_raise_limit() ? openat(dirfd, name, flags) : -1;
    }

    return fd;
}


/* takes fd, whatever happens */
static fhb_err_t
fhbd_ndjson_file_take(int fd, const char *name, const struct stat *st,
    fhbd_ndjson_file_t *out, fhb_error_t *err)
{
    *out = (fhbd_ndjson_file_t) {
        .name = strdup(name),
        .fd = fd,
        .size = (uint64_t) st->st_size,
        .mtime = fhbd_ndjson_mtime(st),
        .gzip = fhbd_ndjson_ends(name, ".gz")
    };

    if (out->name == NULL) {
        (void) close(fd);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the folder's files");
    }

    return FHB_OK;
}


static bool
fhbd_ndjson_same_folder(int dirfd, const char *path)
{
    struct stat  here, there;

    return fstat(dirfd, &here) == 0 && fstatat(dirfd, path, &there, 0) == 0
           && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}


/*
 * The file of tombstones.  It is known again by its name too, when the listing
 * comes to it: by then another one may have been renamed over it.
 */
static fhb_err_t
fhbd_ndjson_tombstones_open(int dirfd, const char *path,
    fhbd_ndjson_file_t *out, fhbd_ndjson_apart_t *apart, fhb_error_t *err)
{
    int          fd;
    bool         here;
    char        *folder;
    const char  *slash = strrchr(path, '/');
    struct stat  st;

    /* where the configuration names a link, it may lead anywhere */
    fd = fhbd_ndjson_openat(dirfd, path, 0);
    if (fd == -1 || fstat(fd, &st) == -1) {
        (void) fhb_fail_errno(err, "tombstones \"%s\" cannot be opened",
                              path);
        if (fd != -1) {
            (void) close(fd);
        }
        return err->code;
    }

    if (!S_ISREG(st.st_mode)) {
        (void) close(fd);
        return fhb_fail(err, FHB_EPARAM, "tombstones \"%s\" is no file",
                        path);
    }

    here = slash == NULL;
    if (slash != NULL) {
        folder = strndup(path, (size_t) (slash + 1 - path));
        if (folder == NULL) {
            (void) close(fd);
            return fhb_fail(err, FHB_ENOMEM, "no memory for a path");
        }
        here = fhbd_ndjson_same_folder(dirfd, folder);
        free(folder);
    }

    *apart = (fhbd_ndjson_apart_t) {
        .name = !here ? NULL : slash == NULL ? path : slash + 1,
        .dev = st.st_dev,
        .ino = st.st_ino
    };

    return fhbd_ndjson_file_take(fd, path, &st, out, err);
}


/* *taken: it is a regular file, out is filled */
static fhb_err_t
fhbd_ndjson_file_open(int dirfd, const char *name,
    const fhbd_ndjson_apart_t *apart, fhbd_ndjson_file_t *out, bool *taken,
    fhb_error_t *err)
{
    int          fd;
    fhb_err_t    rc;
    struct stat  st;

    *taken = false;

    /* a link must not lead out of the folder */
    fd = fhbd_ndjson_openat(dirfd, name, O_NOFOLLOW);
    if (fd == -1) {
        switch (errno) {
        case ELOOP:
        case ENXIO:                     /* a socket */
            return FHB_OK;
        case ENOENT:
            return fhb_fail(err, FHB_EAGAIN, "a file of the folder went away "
                            "while it was listed");
        default:
            return fhb_fail_errno(err, "a file of the folder cannot be "
                                  "opened");
        }
    }

    if (fstat(fd, &st) == -1) {
        (void) close(fd);
        return fhb_fail_errno(err, "a file of the folder cannot be read");
    }

    if (!S_ISREG(st.st_mode)
        || (apart != NULL && st.st_dev == apart->dev
            && st.st_ino == apart->ino))
    {
        (void) close(fd);
        return FHB_OK;
    }

    rc = fhbd_ndjson_file_take(fd, name, &st, out, err);
    *taken = rc == FHB_OK;

    return rc;
}


static fhb_err_t
fhbd_ndjson_add(fhbd_ndjson_files_t *files, int dirfd, const char *name,
    const fhbd_ndjson_apart_t *apart, fhb_error_t *err)
{
    bool                 taken;
    fhb_err_t            rc;
    fhbd_ndjson_file_t   file, *p;

    /* a part names its file within one line of text */
    if (strpbrk(name, "\r\n") != NULL) {
        return fhb_fail(err, FHB_EPARAM, "a file name of the folder has a "
                        "line break");
    }

    if (apart != NULL && apart->name != NULL
        && strcmp(name, apart->name) == 0)
    {
        return FHB_OK;
    }

    rc = fhbd_ndjson_file_open(dirfd, name, apart, &file, &taken, err);
    if (rc != FHB_OK || !taken) {
        return rc;
    }

    p = NULL;

    if (files->n == FHBD_NDJSON_FILES) {
        rc = fhb_fail(err, FHB_EPARAM, "the folder has more than %d files",
                      FHBD_NDJSON_FILES);
    } else {
        p = reallocarray(files->files, files->n + 1, sizeof(*p));
        if (p == NULL) {
            rc = fhb_fail(err, FHB_ENOMEM,
                          "no memory for the folder's files");
        }
    }

    if (rc != FHB_OK || p == NULL) {
        (void) close(file.fd);
        free(file.name);
        return rc;
    }

    files->files = p;
    files->files[files->n++] = file;

    return FHB_OK;
}


static int
fhbd_ndjson_order(const void *a, const void *b)
{
    const fhbd_ndjson_file_t  *x = a, *y = b;

    return strcmp(x->name, y->name);
}


fhb_err_t
fhbd_ndjson_files_open(const char *folder, const char *tombstones,
    fhbd_ndjson_files_t *out, fhb_error_t *err)
{
    DIR                  *dir;
    fhb_err_t             rc = FHB_OK;
    struct dirent        *entry;
    fhbd_ndjson_apart_t   apart;

    *out = (fhbd_ndjson_files_t) { 0 };

    dir = opendir(folder);
    if (dir == NULL) {
        return fhb_fail_errno(err, "ndjson folder \"%s\" cannot be opened",
                              folder);
    }

    if (tombstones != NULL) {
        rc = fhbd_ndjson_tombstones_open(dirfd(dir), tombstones,
                                         &out->tombstones, &apart, err);
    }

    for (errno = 0; rc == FHB_OK && (entry = readdir(dir)) != NULL;
         errno = 0)
    {
        if (fhbd_ndjson_is_wanted(entry->d_name)) {
            rc = fhbd_ndjson_add(out, dirfd(dir), entry->d_name,
                                 tombstones != NULL ? &apart : NULL, err);
        }
    }

    if (rc != FHB_OK) {
        fhb_error_prefix(err, "ndjson folder \"%s\": ", folder);

    } else if (errno != 0) {
        rc = fhb_fail_errno(err, "ndjson folder \"%s\" cannot be read",
                            folder);
    }

    (void) closedir(dir);

    if (rc != FHB_OK) {
        fhbd_ndjson_files_close(out);
        return rc;
    }

    if (out->n > 0) {
        qsort(out->files, out->n, sizeof(*out->files), fhbd_ndjson_order);
    }

    return FHB_OK;
}


void
fhbd_ndjson_files_close(fhbd_ndjson_files_t *files)
{
    size_t  i;

    for (i = 0; i < files->n; i++) {
        (void) close(files->files[i].fd);   /* only read from */
        free(files->files[i].name);
    }

    if (files->tombstones.name != NULL) {
        (void) close(files->tombstones.fd);
        free(files->tombstones.name);
    }

    free(files->files);
    *files = (fhbd_ndjson_files_t) { 0 };
}


/*
 * The folder shows the state of some moment before its oldest file was
 * complete.  To claim the present would lose, with the next _since, what
 * changed between the dump and the export; that goes for the tombstones as for
 * the other files.  An empty folder has shown nothing of any time, so it claims
 * none: the dump that comes later holds resources of all ages.
 */
fhb_instant_t
fhbd_ndjson_files_time(const fhbd_ndjson_files_t *files, int64_t margin)
{
    size_t         i;
    fhb_instant_t  t, oldest;

    if (files->n == 0) {
        return 0;
    }

    oldest = fhb_now();             /* whatever a clock elsewhere wrote */

    if (files->tombstones.name != NULL
        && files->tombstones.mtime / 1000 < oldest)
    {
        oldest = files->tombstones.mtime / 1000;
    }

    for (i = 0; i < files->n; i++) {
        t = files->files[i].mtime / 1000;
        if (t < oldest) {
            oldest = t;
        }
    }

    return oldest > margin ? oldest - margin : 0;
}


fhb_err_t
fhbd_ndjson_file_check(const fhbd_ndjson_file_t *file, fhb_error_t *err)
{
    struct stat  st;

    if (fstat(file->fd, &st) == -1) {
        return fhb_fail_errno(err, "a file of the folder cannot be read");
    }

    if ((uint64_t) st.st_size != file->size
        || fhbd_ndjson_mtime(&st) != file->mtime)
    {
        return fhb_fail(err, FHB_EAGAIN,
                        "a file of the folder changed while being read");
    }

    return FHB_OK;
}
