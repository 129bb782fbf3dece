/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A folder for as long as a fuzzer runs, below TMPDIR, for parsers that need
 * files with names.  t/lib/fuzz.sh takes it away.
 */

#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

static char  folder[128];


static inline int
fuzz_folder_make(const char *name)
{
    int          fd;
    const char  *tmp = getenv("TMPDIR");

    require(snprintf(folder, sizeof(folder), "%s/%s-XXXXXX",
                     tmp == NULL ? "/tmp" : tmp, name)
            < (int) sizeof(folder));
    require(mkdtemp(folder) != NULL);

    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    require(fd != -1);

    return fd;
}


/* a path in it, for good */
static inline char *
fuzz_folder_path(const char *name)
{
    char  *path;

    require(asprintf(&path, "%s/%s", folder, name) != -1);

    return path;
}


static inline void
fuzz_folder_write(int dirfd, const char *name, const void *data, size_t size)
{
    int  fd = openat(dirfd, name, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC,
                     0600);

    require(fd != -1 && write(fd, data, size) == (ssize_t) size);
    require(close(fd) == 0);
}

#endif /* FUZZ_FOLDER_H */
