/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Records of many parts as one sorted table: a file without a name, mapped.
 * Its pages are the kernel's to keep or to write out, so a table costs no
 * memory that an export would have to have.
 */

#include "fhbd_keep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FHBD_TABLE_COPY    (64 * 1024)
#define FHBD_TABLE_RECORD  128          /* bytes of the largest */
#define FHBD_TABLE_SHORT   12           /* ranges sorted by insertion */

static const size_t  fhbd_table_sizes[FHBD_KEEP_KINDS] = {
    [FHBD_KEEP_MARKS] = sizeof(fhbd_mark_t),
    [FHBD_KEEP_MEMBERS] = sizeof(fhbd_mark_t),
    [FHBD_KEEP_LATEST] = sizeof(fhbd_latest_t),
    [FHBD_KEEP_BLOCKS] = sizeof(fhbd_block_t),
    [FHBD_KEEP_NAMED] = sizeof(fhbd_named_t)
};


/* sorting in place: qsort() of the C library copies what it sorts */

static inline unsigned char *
fhbd_record(const fhbd_table_t *t, size_t i)
{
    return t->records + i * t->size;
}


static void
fhbd_table_swap(const fhbd_table_t *t, size_t a, size_t b)
{
    unsigned char  x[FHBD_TABLE_RECORD];

    memcpy(x, fhbd_record(t, a), t->size);
    memcpy(fhbd_record(t, a), fhbd_record(t, b), t->size);
    memcpy(fhbd_record(t, b), x, t->size);
}


static int
fhbd_table_cmp(const fhbd_table_t *t, size_t a, const void *b)
{
    return memcmp(fhbd_record(t, a), b, t->size);
}


static void
fhbd_table_insert(const fhbd_table_t *t, size_t lo, size_t hi)
{
    size_t  i, k;

    for (i = lo + 1; i < hi; i++) {
        for (k = i; k > lo
             && fhbd_table_cmp(t, k - 1, fhbd_record(t, k)) > 0; k--)
        {
            fhbd_table_swap(t, k - 1, k);
        }
    }
}


/* the middle one of three as the pivot: parts come in with sorted runs */
static void
fhbd_table_pivot(const fhbd_table_t *t, size_t lo, size_t hi,
    unsigned char *pivot)
{
    size_t  mid = lo + (hi - lo) / 2;

    if (fhbd_table_cmp(t, lo, fhbd_record(t, mid)) > 0) {
        fhbd_table_swap(t, lo, mid);
    }
    if (fhbd_table_cmp(t, mid, fhbd_record(t, hi - 1)) > 0) {
        fhbd_table_swap(t, mid, hi - 1);
        if (fhbd_table_cmp(t, lo, fhbd_record(t, mid)) > 0) {
            fhbd_table_swap(t, lo, mid);
        }
    }

    memcpy(pivot, fhbd_record(t, mid), t->size);
}


/* records lo … hi - 1; the shorter side first, so that the stack stays low */
static void
fhbd_table_sort(const fhbd_table_t *t, size_t lo, size_t hi)
{
    size_t         i, k;
    unsigned char  pivot[FHBD_TABLE_RECORD];

    while (hi - lo > FHBD_TABLE_SHORT) {
        fhbd_table_pivot(t, lo, hi, pivot);

        i = lo;
        k = hi - 1;

        for ( ;; ) {
            while (fhbd_table_cmp(t, i, pivot) < 0) {
                i++;
            }
            while (fhbd_table_cmp(t, k, pivot) > 0) {
                k--;
            }
            if (i >= k) {
                break;
            }
            fhbd_table_swap(t, i++, k--);
        }

        /* lo … k are not above the pivot, k + 1 … are not below */
        if (k + 1 - lo < hi - (k + 1)) {
            fhbd_table_sort(t, lo, k + 1);
            lo = k + 1;
        } else {
            fhbd_table_sort(t, k + 1, hi);
            hi = k + 1;
        }
    }

    fhbd_table_insert(t, lo, hi);
}


/* appends the part's file to the table's */
static fhb_err_t
fhbd_table_join(int to, int from, fhb_error_t *err)
{
    char     buf[FHBD_TABLE_COPY];
    ssize_t  n, done, w;

    for ( ;; ) {
        n = read(from, buf, sizeof(buf));

        if (n == 0) {
            return FHB_OK;
        }

        if (n == -1) {
            if (errno == EINTR) {
                continue;
            }
            return fhb_fail_errno(err, "a job's records cannot be read");
        }

        /* written, not just made longer: a full disk shows here and not as
         * a signal when the mapping is used */
        for (done = 0; done < n; done += w) {
            w = write(to, buf + done, (size_t) (n - done));
            if (w == -1 && errno == EINTR) {
                w = 0;
            } else if (w <= 0) {
                return fhb_fail_errno(err, "a job's table cannot be written");
            }
        }
    }
}


static fhb_err_t
fhbd_table_map(int fd, fhbd_table_t *out, fhb_error_t *err)
{
    void         *p;
    struct stat   st;

    if (fstat(fd, &st) == -1) {
        return fhb_fail_errno(err, "a job's table cannot be read");
    }

    if ((size_t) st.st_size % out->size != 0) {
        return fhb_fail(err, FHB_EIO, "a job's records are damaged");
    }

    out->n = (size_t) st.st_size / out->size;
    if (out->n == 0) {
        return FHB_OK;
    }

    p = mmap(NULL, (size_t) st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED,
             fd, 0);
    if (p == MAP_FAILED) {
        out->n = 0;
        return fhb_fail_errno(err, "a job's table cannot be mapped");
    }

    out->records = p;
    fhbd_table_sort(out, 0, out->n);

    return FHB_OK;
}


fhb_err_t
fhbd_table_open(int tmp_dirfd, fhbd_keep_kind_t kind, const unsigned *parts,
    size_t n, fhbd_table_t *out, fhb_error_t *err)
{
    int        fd, from;
    size_t     i;
    fhb_err_t  rc = FHB_OK;

    *out = (fhbd_table_t) { .size = fhbd_table_sizes[kind] };

    fd = openat(tmp_dirfd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd == -1) {
        return fhb_fail_errno(err, "a job's table cannot be made");
    }

    for (i = 0; rc == FHB_OK && i < n; i++) {
        rc = fhbd_keep_open(tmp_dirfd, parts[i], kind, &from, err);
        if (rc == FHB_OK && from != -1) {
            rc = fhbd_table_join(fd, from, err);
            (void) close(from);
        }
    }

    if (rc == FHB_OK) {
        rc = fhbd_table_map(fd, out, err);
    }

    (void) close(fd);               /* the mapping keeps the file */

    return rc;
}


void
fhbd_table_close(fhbd_table_t *t)
{
    if (t->records != NULL) {
        (void) munmap(t->records, t->n * t->size);
    }

    *t = (fhbd_table_t) { 0 };
}


size_t
fhbd_table_find(const fhbd_table_t *t, const void *key, size_t len)
{
    size_t  lo = 0, hi = t->n, mid;

    while (lo < hi) {
        mid = lo + (hi - lo) / 2;
        if (memcmp(fhbd_record(t, mid), key, len) < 0) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }

    return lo < t->n && memcmp(fhbd_record(t, lo), key, len) == 0 ? lo : t->n;
}


const void *
fhbd_table_at(const fhbd_table_t *t, size_t i)
{
    return fhbd_record(t, i);
}
