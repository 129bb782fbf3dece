/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Names in the generated tables of R4's elements, and paths for messages.
 */

#include "fhb_xml_priv.h"

#include <stdio.h>


static inline uint32_t
fhb_xml_load(const uint8_t *p)
{
    return p[0] | (uint32_t) p[1] << 8 | (uint32_t) p[2] << 16
           | (uint32_t) p[3] << 24;
}


/* as key() in t/lib/gen_r4_xml.js: the first and the last four bytes and the
 * length tell all names of a type apart */
static inline uint32_t
fhb_xml_key(const uint8_t *p, size_t n)
{
    size_t    i;
    uint32_t  key = 0;

    if (n >= 4) {
        return fhb_xml_load(p) ^ (fhb_xml_load(p + n - 4) * 0x9e3779b1u)
               ^ (uint32_t) n;
    }

    for (i = 0; i < n; i++) {
        key |= (uint32_t) p[i] << 8 * i;
    }

    return key;
}


/* memcmp without the call for what most names are: 4 to 16 bytes */
static inline bool
fhb_xml_same(const uint8_t *a, const uint8_t *b, size_t n)
{
    uint64_t  x[2], y[2];

    if (n < 4 || n > 16) {
        return memcmp(a, b, n) == 0;
    }

    if (n < 8) {
        return fhb_xml_load(a) == fhb_xml_load(b)
               && fhb_xml_load(a + n - 4) == fhb_xml_load(b + n - 4);
    }

    memcpy(&x[0], a, 8);
    memcpy(&x[1], a + n - 8, 8);
    memcpy(&y[0], b, 8);
    memcpy(&y[1], b + n - 8, 8);

    return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
}


int
fhb_xml_find(const fhb_xml_type_t *type, fhb_str_t name)
{
    unsigned        row;
    fhb_str_t       found;
    const uint8_t  *p = (const uint8_t *) name.ptr;

    if (name.len == 0 || name.len > FHB_XML_NAME_MAX) {
        return -1;
    }

    row = fhb_xml_slots[type->slots + (fhb_xml_key(p, name.len)
                                       * type->factor >> type->shift)];
    if (row == 0) {
        return -1;
    }

    row--;
    found = fhb_xml_name(&fhb_xml_rows[type->rows + row]);

    return found.len == name.len
           && fhb_xml_same((const uint8_t *) found.ptr, p, name.len)
           ? (int) row : -1;
}


/* how much of the room is left behind what stands above this one */
static size_t
fhb_xml_path_part(const fhb_xml_at_t *at, char *path, size_t room)
{
    int     n;
    size_t  len = 0;

    if (at->up != NULL) {
        len = fhb_xml_path_part(at->up, path, room);
    }

    n = snprintf(path + len, room - len, "%s%.*s", at->up == NULL ? "" : ".",
                 FHB_STR_ARG(at->name));

    /* n is never negative: no conversion of wide characters */
    return (size_t) n < room - len ? len + (size_t) n : room - 1;
}


void
fhb_xml_path(const fhb_xml_at_t *at, char *path, size_t room)
{
    (void) fhb_xml_path_part(at, path, room);
}
