/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How fast are resources shaped?  Prints MB/s of what reads or writes a
 * resource's bytes on the way to a file: references, attachments, _elements,
 * XML; and of a mere copy.
 *
 *     make bench sample && build/fhir-sample --out DIR
 *     build/bench/shape_bench DIR/TYPE.ndjson
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/common/fhb_attachment.h"
#include "../../src/common/fhb_elements.h"
#include "../../src/common/fhb_references.h"
#include "../../src/common/fhb_scan.h"
#include "../../src/common/fhb_xml.h"

#define ROUNDS  5
#define BATCH   ((size_t) 64 << 20)             /* bytes shaped per round */
#define BASE    "https://hospital.example/fhir"


typedef struct {
    fhb_str_t   body;
    fhb_type_t  type;
} row_t;

typedef struct {
    fhb_elements_t  *elements;
    fhb_xml_t       *xml;
    fhb_buf_t        out;
    size_t           hits;
} bench_t;

typedef bool (*step_pt)(bench_t *b, const row_t *row);


static double
now(void)
{
    struct timespec  ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static bool
see(void *arg, const fhb_reference_t *ref)
{
    bench_t  *b = arg;

    b->hits += ref->id.len > 0;

    return true;
}


static bool
step_check(bench_t *b, const row_t *row)
{
    fhb_error_t  err;

    (void) b;

    return fhb_scan(row->body, NULL, NULL, NULL, &err) == FHB_OK;
}


static bool
step_copy(bench_t *b, const row_t *row)
{
    fhb_buf_reset(&b->out);
    fhb_buf_addstr(&b->out, row->body);

    return !b->out.failed;
}


static bool
step_xml(bench_t *b, const row_t *row)
{
    fhb_error_t  err;

    fhb_buf_reset(&b->out);

    return fhb_xml_resource(b->xml, row->body, false, &b->out, NULL, &err)
           == FHB_OK;
}


static bool
step_references(bench_t *b, const row_t *row)
{
    fhb_references_each(row->body, FHB_STR(BASE), see, b);

    return true;
}


static bool
step_absolute(bench_t *b, const row_t *row)
{
    fhb_buf_reset(&b->out);
    b->hits += fhb_references_write(row->body, FHB_STR(BASE),
                                    FHB_REFERENCE_ABSOLUTE, &b->out);

    return !b->out.failed;
}


static fhb_err_t
below_base(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    bench_t  *b = arg;

    (void) err;

    b->hits++;
    fhb_buf_adds(&change->url, BASE "/");
    fhb_buf_addstr(&change->url, a->url);

    return FHB_OK;
}


static bool
step_attachments(bench_t *b, const row_t *row)
{
    bool         changed;
    fhb_error_t  err;

    fhb_buf_reset(&b->out);

    return fhb_attachments(row->type, row->body, below_base, b, &b->out,
                           &changed, &err) == FHB_OK;
}


static bool
step_elements(bench_t *b, const row_t *row)
{
    fhb_error_t  err;

    fhb_buf_reset(&b->out);
    if (fhb_elements_shape(b->elements, row->type, row->body, &b->out, &err)
        != FHB_OK)
    {
        return false;
    }

    b->hits += b->out.len;

    return true;
}


static bool
run(const char *name, step_pt step, bench_t *b, const row_t *rows, size_t n)
{
    double    start, secs, best = 0;
    size_t    i, bytes, count;
    unsigned  round;

    for (round = 0; round < ROUNDS; round++) {
        b->hits = bytes = count = 0;
        start = now();

        while (bytes < BATCH) {
            for (i = 0; i < n; i++) {
                if (!step(b, &rows[i])) {
                    fprintf(stderr, "%s: resource %zu failed\n", name, i);
                    return false;
                }
                bytes += rows[i].body.len;
            }
            count += n;
        }

        secs = now() - start;
        if ((double) bytes / secs > best) {
            best = (double) bytes / secs;
        }
    }

    printf("%-20s %7.0f MB/s  %6.0f ns/resource  %.1f per resource\n", name,
           best / 1e6, (double) bytes / (double) count / best * 1e9,
           (double) b->hits / (double) count);

    return true;
}


static bool
note_type(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    (void) path;

    if (kind == FHB_SCAN_STRING) {
        *(fhb_type_t *) arg = fhb_type_find(raw);
    }

    return false;
}


/* the file's lines; at most as many as fit rows */
static size_t
load(const char *name, row_t *rows, size_t max)
{
    static const char *const  path = "resourceType";

    char              *line = NULL;
    FILE              *f;
    size_t             cap = 0, n = 0;
    ssize_t            len;
    fhb_error_t        err;
    fhb_scan_paths_t  *paths;

    f = fopen(name, "r");
    paths = fhb_scan_paths_new(&path, 1);
    if (f == NULL || paths == NULL) {
        perror(name);
        exit(1);
    }

    while (n < max && (len = getline(&line, &cap, f)) > 1) {
        rows[n].type = FHB_TYPE_NONE;
        rows[n].body = fhb_str(line, (size_t) len - 1);
        if (fhb_scan(rows[n].body, paths, note_type, &rows[n].type, &err)
            != FHB_OK || rows[n].type == FHB_TYPE_NONE)
        {
            fprintf(stderr, "%s: line %zu is no resource\n", name, n + 1);
            exit(1);
        }

        line = NULL;                    /* kept until the program ends */
        n++;
    }

    free(line);
    fclose(f);
    fhb_scan_paths_free(paths);

    return n;
}


int
main(int argc, char **argv)
{
    static const char *const  items[] = {
        "id", "status", "code", "subject", "name", "birthDate", "value"
    };
    static row_t  rows[20000];

    bool         ok = true;
    size_t       i, n = 0;
    bench_t      b = { 0 };
    fhb_error_t  err;

    for (i = 1; i < (size_t) argc; i++) {
        n += load(argv[i], rows + n, sizeof(rows) / sizeof(rows[0]) - n);
    }

    b.elements = fhb_elements_new();
    if (n == 0 || b.elements == NULL) {
        fprintf(stderr, "usage: shape_bench FILE.ndjson …\n");
        return 1;
    }

    for (i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
        ok = ok && fhb_elements_add(b.elements, fhb_cstr(items[i]), &err)
                   == FHB_OK;
    }

    ok = ok && fhb_xml_create(&b.xml, &err) == FHB_OK;

    ok = ok && run("check", step_check, &b, rows, n)
         && run("references_each", step_references, &b, rows, n)
         && run("references_write", step_absolute, &b, rows, n)
         && run("attachments", step_attachments, &b, rows, n)
         && run("elements_shape", step_elements, &b, rows, n)
         && run("copy", step_copy, &b, rows, n)
         && run("xml", step_xml, &b, rows, n);

    fhb_xml_free(b.xml);

    fhb_elements_free(b.elements);
    fhb_buf_free(&b.out);

    return ok ? 0 : 1;
}
