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
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>


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


/* the usual soft limit of 1024 is there for programs that use select() */
static bool
fhbd_ndjson_raise_limit(void)
{
    struct rlimit  limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == -1
        || limit.rlim_cur == limit.rlim_max)
    {
        return false;
    }

    limit.rlim_cur = limit.rlim_max;

    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}


/* *taken: it is a regular file, out is filled */
static fhb_err_t
fhbd_ndjson_file_open(int dirfd, const char *name, fhbd_ndjson_file_t *out,
    bool *taken, fhb_error_t *err)
{
    int               fd;
    struct stat       st;
    /* a pipe must not stop us, a link not lead out of the folder */
    static const int  flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

    *taken = false;

    fd = openat(dirfd, name, flags);

    if (fd == -1 && errno == EMFILE) {
        fd = fhbd_ndjson_raise_limit() ? openat(dirfd, name, flags) : -1;
    }

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

    if (!S_ISREG(st.st_mode)) {
        (void) close(fd);
        return FHB_OK;
    }

    *out = (fhbd_ndjson_file_t) {
        .name = strdup(name),
        .fd = fd,
        .size = (uint64_t) st.st_size,
        .mtime = fhbd_ndjson_mtime(&st),
        .gzip = fhbd_ndjson_ends(name, ".gz")
    };

    if (out->name == NULL) {
        (void) close(fd);
        return fhb_fail(err, FHB_ENOMEM, "no memory for the folder's files");
    }

    *taken = true;

    return FHB_OK;
}


static fhb_err_t
fhbd_ndjson_add(fhbd_ndjson_files_t *files, int dirfd, const char *name,
    fhb_error_t *err)
{
    bool                 taken;
    fhb_err_t            rc;
    fhbd_ndjson_file_t   file, *p;

    /* a part names its file within one line of text */
    if (strpbrk(name, "\r\n") != NULL) {
        return fhb_fail(err, FHB_EPARAM, "a file name of the folder has a "
                        "line break");
    }

    rc = fhbd_ndjson_file_open(dirfd, name, &file, &taken, err);
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
fhbd_ndjson_files_open(const char *folder, fhbd_ndjson_files_t *out,
    fhb_error_t *err)
{
    DIR            *dir;
    fhb_err_t       rc = FHB_OK;
    struct dirent  *entry;

    *out = (fhbd_ndjson_files_t) { 0 };

    dir = opendir(folder);
    if (dir == NULL) {
        return fhb_fail_errno(err, "ndjson folder \"%s\" cannot be opened",
                              folder);
    }

    for (errno = 0; rc == FHB_OK && (entry = readdir(dir)) != NULL;
         errno = 0)
    {
        if (fhbd_ndjson_is_wanted(entry->d_name)) {
            rc = fhbd_ndjson_add(out, dirfd(dir), entry->d_name, err);
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

    free(files->files);
    *files = (fhbd_ndjson_files_t) { 0 };
}


/*
 * The folder shows the state of some moment before its oldest file was
 * complete.  To claim the present would lose, with the next _since, what
 * changed between the dump and the export.  An empty folder has shown nothing
 * of any time, so it claims none: the dump that comes later holds resources
 * of all ages.
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
