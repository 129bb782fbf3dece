/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The text form of filters and a resource, as in t/cases/filter/NAME/input:
 *
 *   yes    a filter that the resource passes (repeatable)
 *   no     one that it does not pass (repeatable)
 *   base   of absolute references
 *
 * then an empty line and the resource.
 */

#ifndef FILTER_CASE_H
#define FILTER_CASE_H

#include "../../src/common/fhb_filter.h"
#include "case_text.h"

#define FILTER_CASE_MAX  128

typedef struct {
    fhb_str_t   filters[FILTER_CASE_MAX];
    bool        pass[FILTER_CASE_MAX];
    size_t      n;
    fhb_str_t   base;
    fhb_str_t   body;
} filter_case_t;


/* c points into text; false for a line that is none of the above */
static inline bool
filter_case_parse(filter_case_t *c, fhb_str_t text)
{
    fhb_str_t    name, value;
    case_line_e  kind;

    *c = (filter_case_t) { .n = 0 };

    while ((kind = case_next(&text, &name, &value)) == CASE_LINE) {

        if (fhb_str_eqc(name, "base")) {
            c->base = value;
            continue;
        }

        if (c->n == FILTER_CASE_MAX
            || (!fhb_str_eqc(name, "yes") && !fhb_str_eqc(name, "no")))
        {
            return false;
        }

        c->pass[c->n] = fhb_str_eqc(name, "yes");
        c->filters[c->n++] = value;
    }

    c->body = text;

    return kind == CASE_BODY && c->n > 0;
}

#endif /* FILTER_CASE_H */
