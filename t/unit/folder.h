/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A folder of a test's own, taken away with all that is in it.
 */

#ifndef FOLDER_H
#define FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MAX  64


/* 0: "/tmp/fhbd-NAME-" and what nobody else has stands in dir */
static inline int
folder_make(char dir[FOLDER_MAX], const char *name)
{
    (void) snprintf(dir, FOLDER_MAX, "/tmp/fhbd-%s-XXXXXX", name);

    return mkdtemp(dir) == NULL ? -1 : 0;
}


static inline int
folder_remove_entry(const char *path, const struct stat *sb, int flag,
    struct FTW *ftw)
{
    (void) sb;
    (void) flag;
    (void) ftw;
    return remove(path);
}


/* what a teardown returns: 0 when all of it is gone */
static inline int
folder_remove(const char *dir)
{
    return nftw(dir, folder_remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

#endif /* FOLDER_H */
