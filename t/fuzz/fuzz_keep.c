/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a job kept on the disk, of any bytes in two files: lines that end, or
 * damage; records that are sorted and all there, or damage.
 */

#include <string.h>

#include "../../src/sidecar/fhbd_keep.h"
#include "fuzz_file.h"
#include "fuzz_folder.h"

static int  dirfd = -1;


static fhb_err_t
see_line(void *arg, fhb_str_t line, fhb_error_t *err)
{
    fhb_buf_t  *seen = arg;

    (void) err;

    require(memchr(line.ptr, '\n', line.len) == NULL);
    fhb_buf_addstr(seen, line);
    fhb_buf_addc(seen, '\n');

    return FHB_OK;
}


static void
check_lines(const uint8_t *data, size_t size)
{
    fhb_err_t    rc;
    fhb_buf_t    seen = { 0 };
    fhb_error_t  err = { FHB_OK, "" };

    rc = fhbd_keep_lines(dirfd, 0, FHBD_KEEP_REFERENCES, see_line, &seen,
                         &err);

    if (size == 0 || data[size - 1] == '\n') {
        require(rc == FHB_OK && seen.len == size);
    } else {
        require(rc == FHB_EIO && seen.len < size);
        fuzz_check_error(&err, rc);
    }
    require(seen.len == 0 || memcmp(seen.ptr, data, seen.len) == 0);

    fhb_buf_free(&seen);
}


static void
check_table(fhbd_keep_kind_t kind, size_t all)
{
    size_t         i, found;
    fhb_err_t      rc;
    fhb_error_t    err = { FHB_OK, "" };
    fhbd_table_t   t;
    const void    *at, *last = NULL;
    unsigned       parts[] = { 0, 1, 2 };

    rc = fhbd_table_open(dirfd, kind, parts, 3, &t, &err);

    if (rc != FHB_OK) {
        require(rc == FHB_EIO && all % t.size != 0 && t.records == NULL);
        fuzz_check_error(&err, rc);
        return;
    }

    require(t.n * t.size == all);

    for (i = 0; i < t.n; i++) {
        at = fhbd_table_at(&t, i);
        require(last == NULL || memcmp(last, at, t.size) <= 0);

        found = fhbd_table_find(&t, at, FHBD_HASH < t.size ? FHBD_HASH
                                                           : t.size);
        require(found <= i);
        last = at;
    }

    fhbd_table_close(&t);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t  half;

    if (dirfd == -1) {
        dirfd = fuzz_folder_make("keep");
    }

    fuzz_folder_write(dirfd, "keep-0-references", data, size);
    check_lines(data, size);

    half = size == 0 ? 0 : data[0] % size;
    fuzz_folder_write(dirfd, "keep-0-marks", data, half);
    fuzz_folder_write(dirfd, "keep-1-marks", data + half, size - half);
    check_table(FHBD_KEEP_MARKS, size);

    fuzz_folder_write(dirfd, "keep-0-blocks", data, half);
    fuzz_folder_write(dirfd, "keep-1-blocks", data + half, size - half);
    check_table(FHBD_KEEP_BLOCKS, size);

    return 0;
}
