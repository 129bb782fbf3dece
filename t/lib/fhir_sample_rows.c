/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Where resources go: a folder of NDJSON files, or COPY text on stdout; and
 * the truth file.
 */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "fhir_sample.h"

const char *const  type_names[TYPES] = {
    "Patient", "Coverage", "CareTeam", "CarePlan", "AllergyIntolerance",
    "Device", "Encounter", "Observation", "Condition", "Procedure",
    "MedicationRequest", "Immunization", "DiagnosticReport",
    "DocumentReference", "Provenance", "Practitioner", "Organization",
    "Location", "Medication", "Group",
};

fhb_buf_t  body;

static uint64_t   live;           /* resources written */
static fhb_buf_t  line;
static FILE      *files[TYPES], *truth;


/* the body again with line breaks, as escaped by COPY */
static void
put_pretty(fhb_buf_t *b, fhb_str_t s, bool dos)
{
    const char  *nl = dos ? "\\r\\n" : "\\n", *tab = dos ? "\\t" : "  ";
    unsigned     depth = 0, k;
    bool         string = false;
    size_t       i;

    for (i = 0; i < s.len; i++) {
        char  ch = s.ptr[i];

        if (string) {
            if (ch == '\\') {
                put(b, "\\\\");
                ch = s.ptr[++i];
                if (ch == '\\') {
                    fhb_buf_addc(b, '\\');
                }
            } else if (ch == '"') {
                string = false;
            }
            fhb_buf_addc(b, ch);
            continue;
        }

        string = (ch == '"');
        if (ch == '}' || ch == ']') {
            depth--;
            put(b, nl);
            for (k = 0; k < depth; k++) {
                put(b, tab);
            }
        }
        fhb_buf_addc(b, ch);
        if (ch == ':') {
            fhb_buf_addc(b, ' ');
        }
        if (ch == '{' || ch == '[' || ch == ',') {
            depth += (ch != ',');
            put(b, nl);
            for (k = 0; k < depth; k++) {
                put(b, tab);
            }
        }
    }
}


static void
put_escaped(fhb_buf_t *b, fhb_str_t s)
{
    const char  *p = s.ptr, *end = s.ptr + s.len, *q;

    while ((q = memchr(p, '\\', (size_t) (end - p))) != NULL) {
        fhb_buf_add(b, p, (size_t) (q - p));
        put(b, "\\\\");
        p = q + 1;
    }
    fhb_buf_add(b, p, (size_t) (end - p));
}


/* one row of the table; the body is in body */
static void
emit_copy(ctx_t *c, unsigned type, bool deleted)
{
    uint64_t  h = mix(c->rnd);

    fhb_buf_reset(&line);
    put(&line, type_names[type]);
    fhb_buf_addc(&line, '\t');
    put(&line, c->id);
    fhb_buf_addc(&line, '\t');
    put_uint(&line, c->version, 1);
    fhb_buf_addc(&line, '\t');
    put_time(&line, c->updated, ' ', true);
    put(&line, deleted ? "+00\tt\t" : "+00\tf\t");

    if (deleted && h % 2 == 0) {
        put(&line, "\\N");
    } else if (h % 16 == 1) {
        put_pretty(&line, fhb_buf_str(&body), h % 64 == 1);
    } else {
        put_escaped(&line, fhb_buf_str(&body));
    }
    fhb_buf_addc(&line, '\n');

    if (line.failed) {
        errno = ENOMEM;
        die("row");
    }
    if (fwrite(line.ptr, 1, line.len, stdout) != line.len) {
        die("stdout");
    }
}


static void
emit_ndjson(unsigned type)
{
    char  name[4096];

    if (files[type] == NULL) {
        snprintf(name, sizeof(name), "%s/%s.ndjson", opt.out,
                 type_names[type]);
        files[type] = fopen(name, "w");
        if (files[type] == NULL) {
            die(name);
        }
        setvbuf(files[type], NULL, _IOFBF, 1 << 18);
    }

    fhb_buf_addc(&body, '\n');
    if (body.failed) {
        errno = ENOMEM;
        die("line");
    }
    if (fwrite(body.ptr, 1, body.len, files[type]) != body.len) {
        die(type_names[type]);
    }
}


bool
full(void)
{
    return opt.resources > 0 && live >= opt.resources;
}


void
emit(ctx_t *c, unsigned type, bool deleted, const char *owners)
{
    if (full()) {
        return;
    }

    if (opt.copy) {
        emit_copy(c, type, deleted);
    } else if (!deleted) {
        emit_ndjson(type);
    }
    live += !deleted;

    if (truth != NULL
        && fprintf(truth, "%s\t%s\t%d\t%s\n", type_names[type], c->id,
                   deleted, owners) < 0)
    {
        die(opt.truth);
    }
}


void
rows_begin(void)
{
    if (!opt.copy && mkdir(opt.out, 0755) != 0 && errno != EEXIST) {
        die(opt.out);
    }
    if (opt.truth != NULL && (truth = fopen(opt.truth, "w")) == NULL) {
        die(opt.truth);
    }
    setvbuf(stdout, NULL, _IOFBF, 1 << 20);
}


uint64_t
rows_end(void)
{
    unsigned  i;

    for (i = 0; i < TYPES; i++) {
        if (files[i] != NULL && fclose(files[i]) != 0) {
            die(type_names[i]);
        }
    }
    if (fflush(stdout) != 0 || (truth != NULL && fclose(truth) != 0)) {
        die("close");
    }

    fhb_buf_free(&body);
    fhb_buf_free(&line);
    return live;
}
