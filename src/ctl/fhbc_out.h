/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What fhir-bulkctl prints: tables for people, JSON for scripts, complaints.
 */

#ifndef FHBC_OUT_H
#define FHBC_OUT_H

#include "fhbc.h"

/* cells row by row; zero-initialised is empty */
typedef struct {
    char    **cells;
    size_t    n;
    bool      failed;           /* ran out of memory */
} fhbc_table_t;

/* control characters become "?", an empty cell "-" */
void fhbc_table_add(fhbc_table_t *t, fhb_str_t cell);
/* in columns as wide as their widest cell, the last one as it is; exit code,
 * the table is empty afterwards */
int fhbc_table_print(fhbc_table_t *t, size_t columns);

/* indented, with a newline; exit code.  NULL counts as out of memory. */
int fhbc_print_json(const json_t *value);
/* one line; exit code */
int fhbc_print_line(const char *text);

/* "fhir-bulkctl: …" on stderr; FHBC_FAILED and FHBC_WRONG */
int fhbc_failed(const fhb_error_t *err);
int fhbc_wrong(const char *fmt, ...) FHB_PRINTF(1, 2);
/* the same with "note: " */
void fhbc_note(const char *fmt, ...) FHB_PRINTF(1, 2);

#endif /* FHBC_OUT_H */
