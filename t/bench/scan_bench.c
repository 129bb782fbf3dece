/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * How fast is the scanner?  Prints GB/s for documents that look like FHIR:
 * check only, and with the compartment paths of an Observation.
 *
 *     make bench && build/bench/scan_bench [FILE.ndjson …]
 *
 * Without files it makes its own: minified and pretty-printed resources.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/common/fhb_scan.h"

#define ROUNDS   5
#define BATCH    ((size_t) 64 << 20)            /* bytes scanned per round */


static const char  observation[] =
    "{\"resourceType\":\"Observation\",\"id\":\"6a1f3c1e-9d0b-4a37-8a55-0f8c"
    "2f6f5d10\",\"meta\":{\"versionId\":\"3\",\"lastUpdated\":\"2024-03-01T10"
    ":22:31.512+01:00\",\"profile\":[\"http://hl7.org/fhir/us/core/StructureD"
    "efinition/us-core-vital-signs\"]},\"text\":{\"status\":\"generated\",\"d"
    "iv\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p><b>Gewicht</b>"
    " gemessen in der Praxis, ohne Schuhe, N\303\274chternwert</p></div>\"},"
    "\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://ter"
    "minology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-sign"
    "s\",\"display\":\"Vital Signs\"}],\"text\":\"Vital Signs\"}],\"code\":{"
    "\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\",\"disp"
    "lay\":\"Body Weight\"},{\"system\":\"http://snomed.info/sct\",\"code\":"
    "\"27113001\",\"display\":\"Body weight\"}]},\"encounter\":{\"reference\""
    ":\"Encounter/9b2c53d8-0b8d-4f2c-b84d-c5b7c9b5f0a1\"},\"effectiveDateTime"
    "\":\"2024-03-01T10:20:00+01:00\",\"issued\":\"2024-03-01T10:22:31.512+01"
    ":00\",\"valueQuantity\":{\"value\":78.50,\"unit\":\"kg\",\"system\":\"ht"
    "tp://unitsofmeasure.org\",\"code\":\"kg\"},\"component\":[{\"code\":{\"t"
    "ext\":\"a\"},\"valueInteger\":12},{\"code\":{\"text\":\"b\"},\"valueBool"
    "ean\":true}],\"subject\":{\"reference\":\"Patient/6d0d4b4f-8a4f-4d4e-9f5"
    "8-6a3d1d0c2b1a\",\"display\":\"Doe, Jane\"},\"performer\":[{\"reference"
    "\":\"Practitioner/44\"}]}";


static double
now(void)
{
    struct timespec  ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static bool
hit(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    size_t  *hits = arg;

    (void) path;
    (void) kind;

    *hits += raw.len > 0;

    return true;
}


/* two blanks per level, as most servers print */
static void
pretty(fhb_buf_t *out, const char *in)
{
    bool      text = false;
    unsigned  depth = 0;

    for ( /* void */ ; *in != '\0'; in++) {
        if (*in == '"' && in[-1] != '\\') {
            text = !text;
        }

        if (!text && (*in == '}' || *in == ']')) {
            depth--;
            fhb_buf_addf(out, "\n%*s", (int) depth * 2, "");
        }

        fhb_buf_addc(out, *in);

        if (!text && (*in == '{' || *in == '[')) {
            depth++;
        }

        if (!text && (*in == '{' || *in == '[' || *in == ',')) {
            fhb_buf_addf(out, "\n%*s", (int) depth * 2, "");
        }

        if (!text && *in == ':') {
            fhb_buf_addc(out, ' ');
        }
    }
}


static bool
run(const char *name, fhb_str_t docs, const fhb_scan_paths_t *paths)
{
    double       start, secs, best = 0;
    size_t       bytes, hits, n;
    unsigned     i;
    fhb_str_t    doc;
    const char  *p, *eol, *end = docs.ptr + docs.len;
    fhb_error_t  err;

    for (i = 0; i < ROUNDS; i++) {
        bytes = hits = n = 0;
        start = now();

        while (bytes < BATCH) {
            for (p = docs.ptr; p < end; p = eol + 1) {
                eol = memchr(p, '\0', (size_t) (end - p));
                doc = fhb_str(p, (size_t) (eol - p));

                if (fhb_scan(doc, paths, hit, &hits, &err) != FHB_OK) {
                    fprintf(stderr, "%s: %s\n", name, err.text);
                    return false;
                }

                bytes += doc.len;
                n++;
            }
        }

        secs = now() - start;
        if ((double) bytes / secs > best) {
            best = (double) bytes / secs;
        }
    }

    printf("%-36s %6.2f GB/s  %7zu bytes/resource  %.1f hits\n", name,
           best / 1e9, bytes / n, (double) hits / (double) n);

    return true;
}


/* a file's lines, each ended by NUL */
static bool
load(const char *name, fhb_buf_t *out)
{
    char     *line = NULL;
    FILE     *f;
    size_t    cap = 0;
    ssize_t   len;

    f = fopen(name, "r");
    if (f == NULL) {
        perror(name);
        return false;
    }

    while ((len = getline(&line, &cap, f)) > 0) {
        if (line[len - 1] == '\n') {
            line[--len] = '\0';
        }

        if (len > 0) {
            fhb_buf_add(out, line, (size_t) len + 1);
        }
    }

    free(line);
    fclose(f);

    return !out->failed && out->len > 0;
}


static bool
both(const char *name, const fhb_buf_t *docs, const fhb_scan_paths_t *paths)
{
    char  title[128];

    (void) snprintf(title, sizeof(title), "%.80s, check", name);
    if (!run(title, fhb_buf_str(docs), NULL)) {
        return false;
    }

    (void) snprintf(title, sizeof(title), "%.80s, paths", name);

    return run(title, fhb_buf_str(docs), paths);
}


int
main(int argc, char **argv)
{
    static const char *const  wanted[] = {
        "id", "meta.lastUpdated", "subject.reference", "performer.reference"
    };

    int                i;
    bool               ok = true;
    unsigned           k;
    fhb_buf_t          docs = { NULL, 0, 0, false };
    fhb_scan_paths_t  *paths;

    paths = fhb_scan_paths_new(wanted, 4);
    if (paths == NULL) {
        return 1;
    }

    for (i = 1; i < argc && ok; i++) {
        fhb_buf_reset(&docs);
        ok = load(argv[i], &docs) && both(argv[i], &docs, paths);
    }

    if (argc == 1) {
        for (k = 0; k < 1000; k++) {
            fhb_buf_add(&docs, observation, sizeof(observation));
        }

        ok = both("minified Observation", &docs, paths);

        fhb_buf_reset(&docs);
        for (k = 0; k < 1000; k++) {
            pretty(&docs, observation);
            fhb_buf_addc(&docs, '\0');
        }

        ok = ok && !docs.failed && both("pretty Observation", &docs, paths);
    }

    fhb_buf_free(&docs);
    fhb_scan_paths_free(paths);

    return ok ? 0 : 1;
}
