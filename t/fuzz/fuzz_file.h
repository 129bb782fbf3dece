/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Bytes as a file, for what is read by its path or descriptor.
 */

#ifndef FUZZ_FILE_H
#define FUZZ_FILE_H

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../src/common/fhb_core.h"
#include "fuzz.h"

typedef struct {
    int   fd;
    char  path[32];
} fuzz_file_t;


/* the file lives in memory and has one descriptor for all inputs */
static inline void
fuzz_file_write(fuzz_file_t *f, const void *data, size_t size)
{
    if (f->path[0] == '\0') {
        f->fd = memfd_create("fuzz", MFD_CLOEXEC);
        require(f->fd != -1);
        (void) snprintf(f->path, sizeof(f->path), "/proc/self/fd/%d", f->fd);
    }

    require(ftruncate(f->fd, 0) == 0);
    require(pwrite(f->fd, data, size, 0) == (ssize_t) size);
}


/* an error's text is one line that says something */
static inline void
fuzz_check_error(const fhb_error_t *err, fhb_err_t rc)
{
    const char  *p;

    require(err->code == rc && err->text[0] != '\0');

    for (p = err->text; *p != '\0'; p++) {
        require((unsigned char) *p >= 0x20 && *p != 0x7f);
    }
}

#endif /* FUZZ_FILE_H */
