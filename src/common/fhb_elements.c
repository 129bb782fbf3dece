/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * _elements: the set of root elements that stay.
 */

#include "fhb_elements_priv.h"

#include <stdlib.h>
#include <string.h>

#include "fhb_elements_tables.h"


struct fhb_elements_s {
    fhb_typeset_t  touched;
    /* bits of names that an item lists; those that stay in any case are only
     * in the tables */
    uint64_t       own[FHB_TYPES_MAX];      /* fhb_r4_elements[type].list */
    uint8_t        shared[FHB_TYPES_MAX];   /* fhb_elements_shared */
};


/* what each resource has: four by Resource, four by DomainResource */
static const fhb_r4_element_t  fhb_elements_shared[] = {
    FHB_R4_ELEMENT_KEPT("id"), FHB_R4_ELEMENT_KEPT("meta"),
    FHB_R4_ELEMENT_KEPT("implicitRules"), FHB_R4_ELEMENT("language"),
    FHB_R4_ELEMENT("text"), FHB_R4_ELEMENT("contained"),
    FHB_R4_ELEMENT("extension"), FHB_R4_ELEMENT_KEPT("modifierExtension")
};


fhb_elements_t *
fhb_elements_new(void)
{
    return calloc(1, sizeof(fhb_elements_t));
}


void
fhb_elements_free(fhb_elements_t *e)
{
    free(e);
}


static size_t
fhb_elements_shared_n(fhb_type_t type)
{
    return fhb_r4_elements[type].domain ? 8 : 4;
}


/* the bits of the names whose element this is; choices have several */
static uint64_t
fhb_elements_bits(const fhb_r4_element_t *list, size_t n, fhb_str_t element)
{
    size_t    i;
    uint64_t  bits = 0;

    for (i = 0; i < n; i++) {
        if (list[i].base == element.len
            && memcmp(list[i].name, element.ptr, element.len) == 0)
        {
            bits |= (uint64_t) 1 << i;
        }
    }

    return bits;
}


/* false: no such element in this type */
static bool
fhb_elements_mark(fhb_elements_t *e, fhb_type_t type, fhb_str_t element)
{
    uint64_t                  own, shared;
    const fhb_r4_elements_t  *t = &fhb_r4_elements[type];

    own = fhb_elements_bits(t->list, t->n, element);
    shared = fhb_elements_bits(fhb_elements_shared,
                               fhb_elements_shared_n(type), element);

    if ((own | shared) == 0) {
        return false;
    }

    e->own[type] |= own;
    e->shared[type] |= (uint8_t) shared;
    fhb_typeset_add(&e->touched, type);

    return true;
}


fhb_err_t
fhb_elements_add(fhb_elements_t *e, fhb_str_t item, fhb_error_t *err)
{
    bool         known = false;
    fhb_str_t    name = item;
    fhb_type_t   type;
    const char  *dot;

    dot = item.len == 0 ? NULL : memchr(item.ptr, '.', item.len);

    if (dot != NULL) {
        name.ptr = dot + 1;
        name.len = item.len - (size_t) (name.ptr - item.ptr);
    }

    if (name.len == 0) {
        return fhb_fail(err, FHB_EPARAM, "it names no element");
    }

    if (memchr(name.ptr, '.', name.len) != NULL) {
        return fhb_fail(err, FHB_EPARAM, "only elements at the root of a "
                        "resource can be listed");
    }

    if (dot == NULL) {
        for (type = 0; type < fhb_type_count(); type++) {
            known |= fhb_elements_mark(e, type, name);
        }

        return known ? FHB_OK
               : fhb_fail(err, FHB_EPARAM, "no R4 resource type has such an "
                          "element at its root");
    }

    type = fhb_type_find(fhb_str(item.ptr, (size_t) (dot - item.ptr)));
    if (type == FHB_TYPE_NONE) {
        return fhb_fail(err, FHB_EPARAM, "there is no such R4 resource type");
    }

    return fhb_elements_mark(e, type, name) ? FHB_OK
           : fhb_fail(err, FHB_EPARAM, "the type has no such element at its "
                      "root (of \"value[x]\" the name is \"value\")");
}


bool
fhb_elements_touch(const fhb_elements_t *e, fhb_type_t type)
{
    return type < fhb_type_count() && fhb_typeset_has(&e->touched, type);
}


/* the tables are sorted by length, then bytes */
static bool
fhb_elements_own(const fhb_elements_t *e, fhb_type_t type, fhb_str_t name)
{
    int                       rc;
    size_t                    lo = 0, hi, mid;
    const fhb_r4_element_t   *el;
    const fhb_r4_elements_t  *t = &fhb_r4_elements[type];

    hi = t->n;

    while (lo < hi) {
        mid = lo + (hi - lo) / 2;
        el = &t->list[mid];

        rc = name.len != el->len ? (name.len < el->len ? -1 : 1)
             : memcmp(name.ptr, el->name, name.len);
        if (rc == 0) {
            return el->kept || (e->own[type] >> mid & 1);
        }

        if (rc < 0) {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }

    return false;
}


bool
fhb_elements_keep(const fhb_elements_t *e, fhb_type_t type, fhb_str_t name)
{
    size_t                   i;
    const fhb_r4_element_t  *el;

    if (fhb_str_eq(name, FHB_STR("resourceType"))) {
        return true;
    }

    /* what a primitive has beside its value */
    if (name.len > 0 && name.ptr[0] == '_') {
        name.ptr++;
        name.len--;
    }

    if (name.len == 0) {
        return false;
    }

    for (i = 0; i < fhb_elements_shared_n(type); i++) {
        el = &fhb_elements_shared[i];

        if (el->len == name.len && memcmp(el->name, name.ptr, name.len) == 0) {
            return el->kept || (e->shared[type] >> i & 1);
        }
    }

    return fhb_elements_own(e, type, name);
}
