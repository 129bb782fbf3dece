/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How fast are search filters?  Prints GB/s for each filter on the lines of
 * an NDJSON file of its type, and how many of them pass.
 *
 *     make bench sample && build/fhir-sample --out DIR --patients 600
 *     build/bench/filter_bench DIR/Observation.ndjson \
 *         'Observation?category=vital-signs' 'Observation?date=ge2024'
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/common/fhb_filter.h"

#define ROUNDS  5


static double
now(void)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static bool
load(const char *name, fhb_buf_t *out)
{
    char    chunk[65536];
    FILE   *f;
    size_t  n;

    f = fopen(name, "r");
    if (f == NULL) {
        perror(name);
        return false;
    }

    while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0) {
        fhb_buf_add(out, chunk, n);
    }

    (void) fclose(f);

    return !out->failed && out->len > 0;
}


/* one pass over the lines; false: a line is no JSON */
static bool
pass_lines(const fhb_filters_t *f, fhb_type_t type, fhb_str_t lines,
    size_t *rows, size_t *passed, fhb_error_t *err)
{
    bool         pass;
    const char  *p, *eol, *end = lines.ptr + lines.len;

    for (p = lines.ptr; p < end; p = eol + 1) {
        eol = memchr(p, '\n', (size_t) (end - p));
        if (eol == NULL) {
            eol = end;
        }

        if (fhb_filters_match(f, type, fhb_str(p, (size_t) (eol - p)),
                              FHB_STR("https://fhir.example.org/r4"), &pass,
                              err) != FHB_OK)
        {
            return false;
        }

        *rows += 1;
        *passed += pass;
    }

    return true;
}


static bool
run(const char *filter, fhb_str_t lines)
{
    double             start, secs, best = 0;
    size_t             rows, passed;
    unsigned           i;
    fhb_error_t        err = { FHB_OK, "no memory" };
    fhb_filters_t     *f;
    fhb_issue_code_t   code;

    f = fhb_filters_new();
    if (f == NULL
        || fhb_filters_add(f, fhb_cstr(filter), &code, &err) != FHB_OK)
    {
        fprintf(stderr, "%s: %s\n", filter, err.text);
        fhb_filters_free(f);
        return false;
    }

    for (i = 0; i < ROUNDS; i++) {
        rows = passed = 0;
        start = now();

        if (!pass_lines(f, fhb_filter_type(fhb_cstr(filter)), lines, &rows,
                        &passed, &err))
        {
            fprintf(stderr, "line %zu: %s\n", rows + 1, err.text);
            fhb_filters_free(f);
            return false;
        }

        secs = now() - start;
        if ((double) lines.len / secs > best) {
            best = (double) lines.len / secs;
        }
    }

    printf("%-48s %6.2f GB/s  %zu of %zu\n", filter, best / 1e9, passed,
           rows);
    fhb_filters_free(f);

    return true;
}


int
main(int argc, char **argv)
{
    int        i;
    bool       ok;
    fhb_buf_t  lines = { NULL, 0, 0, false };

    if (argc < 3) {
        fprintf(stderr, "usage: filter_bench FILE.ndjson FILTER ...\n");
        return 2;
    }

    ok = load(argv[1], &lines);

    for (i = 2; i < argc && ok; i++) {
        ok = run(argv[i], fhb_buf_str(&lines));
    }

    fhb_buf_free(&lines);

    return ok ? 0 : 1;
}
