/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Small files that others read while we change them: replaced as a whole.  And
 * how many files may be open.
 */

#ifndef FHBD_FILE_H
#define FHBD_FILE_H

#include <sys/types.h>

#include "../common/fhb_core.h"

/*
 * Temporary name, fsync, rename: a reader sees the old content or the new.
 * The folder is not synced; name is at most 100 bytes, the temporary one has
 * ".new" behind it.  mode counts whatever the umask is.
 */
fhb_err_t fhbd_file_replace(int dirfd, const char *name, mode_t mode,
    fhb_str_t content, fhb_error_t *err) FHB_NODISCARD;

/* appends the file's content, at most max bytes (more: FHB_EPARAM);
 * FHB_ENOTFOUND when it is not there */
fhb_err_t fhbd_file_read(int dirfd, const char *name, size_t max,
    fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;

/* as many descriptors as this process may have; true: that is more now */
bool fhbd_file_raise_limit(void);

#endif /* FHBD_FILE_H */
