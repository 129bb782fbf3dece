/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The text of cases: lines "name: value", "#" for comments, then an empty
 * line and the rest.  Used by unit tests and by fuzzers, which feed it
 * anything.
 */

#ifndef CASE_TEXT_H
#define CASE_TEXT_H

#include "../../src/common/fhb_core.h"

#include <stdio.h>
#include <string.h>

typedef enum {
    CASE_LINE,              /* name and value are there */
    CASE_BODY,              /* after the empty line: the rest is in text */
    CASE_END,               /* there was none */
    CASE_BAD
} case_line_e;


static inline bool
case_file(const char *path, fhb_buf_t *out)
{
    char    chunk[4096];
    FILE   *f;
    size_t  n;

    f = fopen(path, "r");
    if (f == NULL) {
        return false;
    }

    while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0) {
        fhb_buf_add(out, chunk, n);
    }

    (void) fclose(f);
    return !out->failed;
}


/* takes the first line off the text, without its line feed */
static inline fhb_str_t
case_cut_line(fhb_str_t *text)
{
    fhb_str_t    line = *text;
    const char  *nl;

    nl = text->len == 0 ? NULL : memchr(text->ptr, '\n', text->len);
    if (nl != NULL) {
        line.len = (size_t) (nl - text->ptr);
    }

    text->ptr += line.len + (nl != NULL);
    text->len -= line.len + (nl != NULL);

    return line;
}


/* takes one "name: value" off the text, and the comments before it */
static inline case_line_e
case_next(fhb_str_t *text, fhb_str_t *name, fhb_str_t *value)
{
    fhb_str_t    line;
    const char  *colon;

    do {
        if (text->len == 0) {
            return CASE_END;
        }

        line = case_cut_line(text);
        if (line.len == 0) {
            return CASE_BODY;
        }
    } while (line.ptr[0] == '#');

    colon = memchr(line.ptr, ':', line.len);
    if (colon == NULL) {
        return CASE_BAD;
    }

    *name = fhb_str(line.ptr, (size_t) (colon - line.ptr));
    *value = fhb_str_trim(fhb_str(colon + 1, line.len - name->len - 1));

    return CASE_LINE;
}

#endif /* CASE_TEXT_H */
