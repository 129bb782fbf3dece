/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search parameters of a type: look-ups in the generated tables.
 */

#include "fhb_filter.h"

#include <string.h>

#include "fhb_search_tables.h"


static const fhb_search_entry_t *
fhb_search_in(const fhb_search_range_t *range, fhb_str_t code)
{
    int                        rc;
    size_t                     lo = range->first, hi = lo + range->n, mid;
    const fhb_search_entry_t  *e;

    while (lo < hi) {
        mid = lo + (hi - lo) / 2;
        e = &fhb_search_entries[mid];

        rc = fhb_str_cmp(code, fhb_cstr(e->code));
        if (rc == 0) {
            return e;
        }

        if (rc < 0) {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }

    return NULL;
}


const fhb_search_entry_t *
fhb_search_find(uint16_t type, fhb_str_t code)
{
    const fhb_search_entry_t  *e;

    if (type >= fhb_search_types_n) {
        return NULL;
    }

    e = fhb_search_in(&fhb_search_types[type], code);

    return e != NULL ? e : fhb_search_in(&fhb_search_common, code);
}


const char *
fhb_search_kind_name(fhb_search_kind_t kind)
{
    static const char *const  names[] = {
        "token", "string", "date", "reference", "quantity", "number", "uri"
    };

    return names[kind];
}


bool
fhb_search_param(fhb_type_t type, size_t *next, fhb_search_param_t *out)
{
    size_t                     i = *next;
    const fhb_search_entry_t  *e;
    const fhb_search_range_t  *own;

    if (type >= fhb_search_types_n) {
        return false;
    }

    own = &fhb_search_types[type];

    if (i < fhb_search_common.n) {
        e = &fhb_search_entries[fhb_search_common.first + i];

    } else if (i - fhb_search_common.n < own->n) {
        e = &fhb_search_entries[own->first + i - fhb_search_common.n];

    } else {
        return false;
    }

    *next = i + 1;
    out->code = e->code;
    out->kind = fhb_search_kind_name(e->kind);
    out->definition = e->definition;

    return true;
}
