/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Small files that others read while we change them: replaced as a whole.  And
 * how many files may be open.
 */

#include "fhbd_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define FHBD_FILE_PIECE  65536


static fhb_err_t
fhbd_file_fill(int fd, const char *name, mode_t mode, fhb_str_t content,
    fhb_error_t *err)
{
    ssize_t  n;

    if (fchmod(fd, mode) == -1) {
        return fhb_fail_errno(err, "cannot set the mode of \"%s\"", name);
    }

    while (content.len > 0) {
        n = write(fd, content.ptr, content.len);
        if (n == -1 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return fhb_fail_errno(err, "cannot write \"%s\"", name);
        }
        content.ptr += n;
        content.len -= (size_t) n;
    }

    if (fsync(fd) == -1) {
        return fhb_fail_errno(err, "cannot sync \"%s\"", name);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_file_replace(int dirfd, const char *name, mode_t mode,
    fhb_str_t content, fhb_error_t *err)
{
    int        fd;
    char       tmp[112];
    fhb_err_t  rc;

    (void) snprintf(tmp, sizeof(tmp), "%s.new", name);

    fd = openat(dirfd, tmp,
                O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd == -1) {
        return fhb_fail_errno(err, "cannot make \"%s\"", tmp);
    }

    rc = fhbd_file_fill(fd, tmp, mode, content, err);

    if (close(fd) == -1 && rc == FHB_OK) {
        rc = fhb_fail_errno(err, "cannot close \"%s\"", tmp);
    }

    if (rc == FHB_OK && renameat(dirfd, tmp, dirfd, name) == -1) {
        rc = fhb_fail_errno(err, "cannot rename \"%s\"", tmp);
    }

    if (rc != FHB_OK) {
        (void) unlinkat(dirfd, tmp, 0);
    }

    return rc;
}


fhb_err_t
fhbd_file_read(int dirfd, const char *name, size_t max, fhb_buf_t *out,
    fhb_error_t *err)
{
    int        fd;
    size_t     start = out->len;
    ssize_t    n;
    fhb_err_t  rc = FHB_OK;

    /* O_NONBLOCK: a pipe in the place of a file must not stop us */
    fd = openat(dirfd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd == -1) {
        if (errno == ENOENT) {
            return fhb_fail(err, FHB_ENOTFOUND, "no file \"%s\"", name);
        }
        return fhb_fail_errno(err, "cannot open \"%s\"", name);
    }

    for ( ;; ) {
        if (!fhb_buf_reserve(out, FHBD_FILE_PIECE)) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory to read \"%s\"", name);
            break;
        }

        n = read(fd, out->ptr + out->len, FHBD_FILE_PIECE);
        if (n == -1 && errno == EINTR) {
            continue;
        }
        if (n == -1) {
            rc = fhb_fail_errno(err, "cannot read \"%s\"", name);
            break;
        }
        if (n == 0) {
            break;
        }

        out->len += (size_t) n;
        if (out->len - start > max) {
            rc = fhb_fail(err, FHB_EPARAM, "\"%s\" is larger than %zu bytes",
                          name, max);
            break;
        }
    }

    (void) close(fd);

    return rc;
}


/* the usual soft limit of 1024 is there for programs that use select() */
bool
fhbd_file_raise_limit(void)
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
