/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What fhir-bulkctl prints: tables for people, JSON for scripts, complaints.
 */

#include "fhbc_out.h"

#include <stdlib.h>
#include <string.h>

#define FHBC_COLUMNS  16        /* of a table at most */


void
fhbc_table_add(fhbc_table_t *t, fhb_str_t cell)
{
    char   *text, *p, **cells;

    text = fhb_str_dup(cell.len == 0 ? FHB_STR("-") : cell);
    cells = reallocarray(t->cells, t->n + 1, sizeof(*cells));

    if (cells != NULL) {
        t->cells = cells;
    }

    if (text == NULL || cells == NULL) {
        free(text);
        t->failed = true;
        return;
    }

    /* names may hold anything; a terminal obeys control characters */
    for (p = text; *p != '\0'; p++) {
        if ((unsigned char) *p < 0x20 || *p == 0x7f) {
            *p = '?';
        }
    }

    t->cells[t->n++] = text;
}


/* characters, not bytes */
static size_t
fhbc_width(const char *cell)
{
    size_t  n = 0;

    for (; *cell != '\0'; cell++) {
        n += ((unsigned char) *cell & 0xc0) != 0x80;
    }

    return n;
}


static void
fhbc_table_free(fhbc_table_t *t)
{
    size_t  i;

    for (i = 0; i < t->n; i++) {
        free(t->cells[i]);
    }

    free(t->cells);
    *t = (fhbc_table_t) { 0 };
}


static int
fhbc_flushed(void)
{
    fhb_error_t  err;

    if (fflush(stdout) == EOF || ferror(stdout)) {
        (void) fhb_fail_errno(&err, "cannot write the output");
        return fhbc_failed(&err);
    }

    return FHBC_OK;
}


int
fhbc_table_print(fhbc_table_t *t, size_t columns)
{
    size_t       i, k, len, width[FHBC_COLUMNS] = { 0 };
    fhb_error_t  err;

    if (t->failed || columns > FHBC_COLUMNS) {
        fhbc_table_free(t);
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        return fhbc_failed(&err);
    }

    for (i = 0; i < t->n; i++) {
        len = fhbc_width(t->cells[i]);
        if (len > width[i % columns]) {
            width[i % columns] = len;
        }
    }

    for (i = 0; i < t->n; i++) {
        (void) fputs(t->cells[i], stdout);

        if ((i + 1) % columns == 0) {
            (void) fputc('\n', stdout);
            continue;
        }

        len = width[i % columns] + 2 - fhbc_width(t->cells[i]);
        for (k = 0; k < len; k++) {
            (void) fputc(' ', stdout);
        }
    }

    fhbc_table_free(t);

    return fhbc_flushed();
}


int
fhbc_print_json(const json_t *value)
{
    int          rc;
    char        *text;
    fhb_error_t  err;

    text = value == NULL ? NULL
                         : json_dumps(value, JSON_INDENT(2) | JSON_ENCODE_ANY);
    if (text == NULL) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        return fhbc_failed(&err);
    }

    rc = fhbc_print_line(text);
    free(text);

    return rc;
}


int
fhbc_print_line(const char *text)
{
    (void) puts(text);

    return fhbc_flushed();
}


int
fhbc_failed(const fhb_error_t *err)
{
    (void) fprintf(stderr, "fhir-bulkctl: %s\n", err->text);

    return FHBC_FAILED;
}


static void
fhbc_say(const char *kind, const char *fmt, va_list args)
{
    (void) fprintf(stderr, "fhir-bulkctl: %s", kind);
    (void) vfprintf(stderr, fmt, args);
    (void) fputc('\n', stderr);
}


int
fhbc_wrong(const char *fmt, ...)
{
    va_list  args;

    va_start(args, fmt);
    fhbc_say("", fmt, args);
    va_end(args);

    return FHBC_WRONG;
}


void
fhbc_note(const char *fmt, ...)
{
    va_list  args;

    va_start(args, fmt);
    fhbc_say("note: ", fmt, args);
    va_end(args);
}
