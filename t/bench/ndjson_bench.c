/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How fast does one thread read a folder of NDJSON files, and how fast does
 * it export them?
 *
 *   ndjson_bench FOLDER [WORKING-FOLDER]     default: /dev/shm
 */

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_writer.h"

typedef struct {
    fhbd_writer_t  *writer;         /* NULL: only read */
    uint64_t        rows;
    uint64_t        broken;
    uint64_t        bytes;
} bench_t;


static double
bench_now(void)
{
    struct timespec  ts;

    if (clock_gettime(CLOCK_MONOTONIC, &ts) == -1) {
        return 0;
    }

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static fhb_err_t
bench_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bench_t  *b = arg;

    b->rows++;
    b->bytes += row->body.len + 1;

    return b->writer == NULL ? FHB_OK
           : fhbd_writer_add(b->writer, row->type, row->body, row->one_line,
                             err);
}


static fhb_err_t
bench_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    bench_t  *b = arg;

    (void) type;
    (void) id;
    (void) reason;
    (void) err;
    b->broken++;

    return FHB_OK;
}


static fhb_err_t
bench_part(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, bench_t *b, int dirfd, unsigned no, bool gzip,
    fhb_error_t *err)
{
    size_t               i, n;
    fhb_err_t            rc;
    atomic_bool          cancel = false;
    fhbd_sink_t          sink = { b, bench_row, bench_broken };
    const fhbd_file_t   *files;
    fhbd_writer_conf_t   conf = {
        .tmp_dirfd = dirfd, .part = no, .gzip = gzip,
        .max_count = 100000, .max_size = 100 << 20
    };

    if (b->writer != NULL) {
        fhbd_writer_begin(b->writer, &conf);
    }

    rc = fhbd_source_ndjson.read(reader, want, part, &sink, &cancel, err);
    if (rc != FHB_OK || b->writer == NULL) {
        return rc;
    }

    rc = fhbd_writer_finish(b->writer, &files, &n, err);
    for (i = 0; rc == FHB_OK && i < n; i++) {
        if (unlinkat(dirfd, files[i].tmp, 0) == -1) {
            rc = fhb_fail_errno(err, "%s", files[i].tmp);
        }
    }

    return rc;
}


static fhb_err_t
bench_run(const char *name, fhbd_snapshot_t *snap, const fhbd_want_t *want,
    int dirfd, bool write, bool gzip, fhb_error_t *err)
{
    size_t          i;
    double          wall;
    bench_t         b = { 0 };
    fhb_err_t       rc;
    fhbd_plan_t     plan = { 0 };
    atomic_bool     cancel = false;
    fhbd_reader_t  *reader = NULL;

    wall = bench_now();

    if (write) {
        b.writer = fhbd_writer_new();
        if (b.writer == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }

    rc = fhbd_source_ndjson.plan(snap, want, &plan, &cancel, err);
    if (rc == FHB_OK) {
        rc = fhbd_source_ndjson.reader_open(snap, &cancel, &reader, err);
    }

    for (i = 0; rc == FHB_OK && i < plan.n; i++) {
        rc = bench_part(reader, want, &plan.parts[i], &b, dirfd,
                        (unsigned) i + 1, gzip, err);
    }

    wall = bench_now() - wall;

    if (rc == FHB_OK) {
        printf("%-24s %9" PRIu64 " rows, %" PRIu64 " broken, %6.0f MB out, "
               "%7.0f MB/s\n", name, b.rows, b.broken, (double) b.bytes / 1e6,
               (double) b.bytes / 1e6 / wall);
    }

    fhbd_source_ndjson.reader_close(reader);
    fhbd_plan_free(&plan);
    fhbd_writer_free(b.writer);

    return rc;
}


int
main(int argc, char **argv)
{
    int                 dirfd;
    char                dir[256];
    double              wall;
    fhb_err_t           rc;
    atomic_bool         cancel = false;
    fhb_error_t         err;
    fhb_idset_t        *patients;
    fhbd_want_t         want = { 0 };
    fhb_instant_t       t;
    struct rusage       usage;
    fhbd_source_t      *src;
    fhbd_snapshot_t    *snap;
    fhbd_tenant_conf_t  tenant = { 0 };

    if (argc < 2
        || snprintf(dir, sizeof(dir), "%s/fhbd-bench-XXXXXX",
                    argc > 2 ? argv[2] : "/dev/shm") >= (int) sizeof(dir))
    {
        fprintf(stderr, "usage: ndjson_bench FOLDER [WORKING-FOLDER]\n");
        return 2;
    }

    dirfd = mkdtemp(dir) == NULL ? -1 : open(dir, O_RDONLY | O_DIRECTORY);
    patients = fhb_idset_new();
    if (dirfd == -1 || patients == NULL) {
        perror(dir);
        return 1;
    }

    tenant.ndjson_path = argv[1];
    want.query = fhb_query_none();
    want.query.types = fhb_typeset_all();
    want.part_size = 64 << 20;

    rc = fhbd_source_ndjson.open(NULL, &tenant, &src, &err);
    if (rc == FHB_OK) {
        rc = fhbd_source_ndjson.snapshot_open(src, NULL, &snap, &t, &err);
    }
    if (rc != FHB_OK) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }

    rc = bench_run("read", snap, &want, dirfd, false, false, &err);
    if (rc == FHB_OK) {
        rc = bench_run("export, identity", snap, &want, dirfd, true, false,
                       &err);
    }
    if (rc == FHB_OK) {
        rc = bench_run("export, gzip", snap, &want, dirfd, true, true, &err);
    }

    wall = bench_now();
    if (rc == FHB_OK) {
        rc = fhbd_source_ndjson.patients(snap, NULL, patients, &cancel, &err);
    }
    if (rc == FHB_OK) {
        printf("%-24s %9zu ids, %.2f s\n", "patients",
               fhb_idset_count(patients), bench_now() - wall);

        want.level = FHB_LEVEL_PATIENT;
        want.patients = patients;
        rc = bench_run("Patient level, gzip", snap, &want, dirfd, true, true,
                       &err);
    }

    if (rc != FHB_OK) {
        fprintf(stderr, "%s\n", err.text);
    }

    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        printf("peak memory %ld MB\n", usage.ru_maxrss / 1024);
    }

    fhbd_source_ndjson.snapshot_close(snap);
    fhbd_source_ndjson.close(src);
    fhb_idset_free(patients);
    (void) close(dirfd);
    if (rmdir(dir) == -1) {
        perror(dir);
        return 1;
    }

    return rc == FHB_OK ? 0 : 1;
}
