/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How fast does the writer take rows?  Rows of about 1.4 KB, one type or many
 * mixed, to identity and gzip files in a folder that should be a tmpfs.
 *
 *   writer_bench [folder] [megabytes]        default: /dev/shm 1024
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

#define ROWS       20000            /* different ones, about 28 MB */
#define PART_SIZE  (64 << 20)

typedef struct {
    char    *ptr;
    size_t   len;
} bench_row_t;

static bench_row_t  rows[ROWS];
static uint64_t     seed = 20260701;


static unsigned
bench_random(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;

    return (unsigned) (seed >> 33) % below;
}


static bool
bench_row(bench_row_t *row, unsigned no)
{
    int  n;

    n = asprintf(&row->ptr,
        "{\"resourceType\": \"Observation\", \"id\": \"%08x-%04x-%04x\","
        " \"meta\": {\"versionId\": \"%u\", \"lastUpdated\":"
        " \"2026-%02u-%02uT%02u:%02u:%02u.%03u+00:00\", \"profile\":"
        " [\"http://hl7.org/fhir/us/core/StructureDefinition/"
        "us-core-observation-lab\"]}, \"text\": {\"status\": \"generated\","
        " \"div\": \"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">"
        "<p>Probe %u, Wert %u.%u mg/dL, gepr\xc3\xbc" "ft durch %08x</p>"
        "</div>\"}, \"status\": \"final\", \"category\": [{\"coding\":"
        " [{\"system\": \"http://terminology.hl7.org/CodeSystem/"
        "observation-category\", \"code\": \"laboratory\", \"display\":"
        " \"Laboratory\"}]}], \"code\": {\"coding\": [{\"system\":"
        " \"http://loinc.org\", \"code\": \"%u-%u\", \"display\":"
        " \"Glucose [Mass/volume] in Blood\"}], \"text\": \"Glucose\"},"
        " \"subject\": {\"reference\": \"Patient/%08x-%04x\"},"
        " \"encounter\": {\"reference\": \"Encounter/%08x-%04x\"},"
        " \"effectiveDateTime\": \"2026-%02u-%02uT%02u:%02u:%02uZ\","
        " \"performer\": [{\"reference\": \"Practitioner/%u\"},"
        " {\"reference\": \"Organization/%u\"}],"
        " \"valueQuantity\": {\"value\": %u.%02u, \"unit\": \"mg/dL\","
        " \"system\": \"http://unitsofmeasure.org\", \"code\": \"mg/dL\"},"
        " \"referenceRange\": [{\"low\": {\"value\": 70.00, \"unit\":"
        " \"mg/dL\"}, \"high\": {\"value\": 99.00, \"unit\": \"mg/dL\"}}]}",
        bench_random(1u << 31), bench_random(65536), no, bench_random(5) + 1,
        bench_random(12) + 1, bench_random(28) + 1, bench_random(24),
        bench_random(60), bench_random(60), bench_random(1000),
        bench_random(100000), bench_random(300), bench_random(10),
        bench_random(1u << 31), bench_random(90000) + 1000, bench_random(10),
        bench_random(1u << 31), bench_random(65536), bench_random(1u << 31),
        bench_random(65536), bench_random(12) + 1, bench_random(28) + 1,
        bench_random(24), bench_random(60), bench_random(60),
        bench_random(5000), bench_random(300), bench_random(300),
        bench_random(100));

    if (n == -1) {
        return false;
    }

    row->len = (size_t) n;

    return true;
}


static double
bench_now(clockid_t clock)
{
    struct timespec  ts;

    if (clock_gettime(clock, &ts) == -1) {
        return 0;
    }

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


/* seals the part and removes its files: a tmpfs is memory */
static bool
bench_part_end(fhbd_writer_t *w, int dirfd, uint64_t *stored)
{
    size_t              i, n;
    fhb_error_t         err;
    const fhbd_file_t  *files;

    if (fhbd_writer_finish(w, &files, &n, &err) != FHB_OK) {
        fprintf(stderr, "%s\n", err.text);
        return false;
    }

    for (i = 0; i < n; i++) {
        *stored += files[i].stored;
        if (unlinkat(dirfd, files[i].tmp, 0) == -1) {
            perror(files[i].tmp);
            return false;
        }
    }

    return true;
}


static bool
bench_run(const char *name, int dirfd, uint64_t bytes, bool gzip,
    bool one_line, unsigned types)
{
    size_t              i;
    double              wall, cpu;
    uint64_t            left, stored = 0, done = 0;
    fhb_error_t         err;
    fhbd_writer_t      *w;
    fhbd_writer_conf_t  conf = {
        .tmp_dirfd = dirfd, .part = 1, .gzip = gzip,
        .max_count = 100000, .max_size = 100 << 20
    };

    w = fhbd_writer_new();
    if (w == NULL) {
        return false;
    }

    wall = bench_now(CLOCK_MONOTONIC);
    cpu = bench_now(CLOCK_PROCESS_CPUTIME_ID);

    for (left = bytes, i = 0; left > 0; ) {
        fhbd_writer_begin(w, &conf);

        while (left > 0 && fhbd_writer_bytes(w) < PART_SIZE) {
            if (fhbd_writer_add(w, (fhb_type_t) (i % types),
                                fhb_str(rows[i % ROWS].ptr,
                                        rows[i % ROWS].len),
                                one_line, &err)
                != FHB_OK)
            {
                fprintf(stderr, "%s\n", err.text);
                fhbd_writer_free(w);
                return false;
            }

            left -= left < rows[i % ROWS].len ? left : rows[i % ROWS].len;
            i++;
        }

        done += fhbd_writer_bytes(w);
        if (!bench_part_end(w, dirfd, &stored)) {
            fhbd_writer_free(w);
            return false;
        }
    }

    wall = bench_now(CLOCK_MONOTONIC) - wall;
    cpu = bench_now(CLOCK_PROCESS_CPUTIME_ID) - cpu;

    printf("%-28s %7.0f MB/s wall %7.0f MB/s cpu   %5.1f:1\n", name,
           (double) done / 1e6 / wall, (double) done / 1e6 / cpu,
           (double) done / (double) stored);

    fhbd_writer_free(w);

    return true;
}


int
main(int argc, char **argv)
{
    int            dirfd;
    bool           ok;
    size_t         i, total = 0;
    uint64_t       bytes;
    const char    *parent = argc > 1 ? argv[1] : "/dev/shm";
    char           dir[256];
    struct rusage  usage;

    bytes = (argc > 2 ? strtoull(argv[2], NULL, 10) : 1024) << 20;

    if (snprintf(dir, sizeof(dir), "%s/fhbd-bench-XXXXXX", parent)
        >= (int) sizeof(dir)
        || mkdtemp(dir) == NULL)
    {
        perror(parent);
        return 1;
    }

    dirfd = open(dir, O_RDONLY | O_DIRECTORY);
    if (dirfd == -1) {
        perror(dir);
        return 1;
    }

    for (i = 0; i < ROWS; i++) {
        if (!bench_row(&rows[i], (unsigned) i)) {
            return 1;
        }
        total += rows[i].len;
    }

    printf("rows of %zu bytes, %" PRIu64 " MB each run\n", total / ROWS,
           bytes >> 20);

    ok = bench_run("identity", dirfd, bytes, false, true, 1)
         && bench_run("identity, line breaks", dirfd, bytes, false, false, 1)
         && bench_run("identity, 20 types mixed", dirfd, bytes, false, true,
                      20)
         && bench_run("gzip", dirfd, bytes, true, true, 1)
         && bench_run("gzip, line breaks", dirfd, bytes, true, false, 1)
         && bench_run("gzip, 20 types mixed", dirfd, bytes, true, true, 20);

    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        printf("peak memory %ld MB, of it rows %zu MB\n",
               usage.ru_maxrss / 1024, total >> 20);
    }

    for (i = 0; i < ROWS; i++) {
        free(rows[i].ptr);
    }
    (void) close(dirfd);
    if (rmdir(dir) == -1) {
        perror(dir);
        return 1;
    }

    return ok ? 0 : 1;
}
