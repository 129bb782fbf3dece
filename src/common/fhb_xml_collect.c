/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The members of a JSON object in the order of R4's definitions.
 */

#include "fhb_xml_priv.h"

#include <stdlib.h>

#define FHB_XML_ENTRIES_MIN  64


fhb_str_t
fhb_xml_member_name(const fhb_xml_t *x, const fhb_xml_node_t *node,
    char text[FHB_SCAN_NAME_MAX])
{
    fhb_str_t  raw, name;

    raw = fhb_str((const char *) x->doc + node->name, node->name_len);
    if (!node->name_escaped || raw.len > FHB_SCAN_NAME_MAX) {
        return raw;
    }

    name = fhb_scan_short(raw, text, FHB_SCAN_NAME_MAX);

    return name.ptr == NULL ? raw : name;
}


/*
 * How a member that R4 does not know is called in a report: a name that looks
 * like one of FHIR's, or nothing that could be content.
 */
static fhb_str_t
fhb_xml_foreign_name(fhb_str_t name)
{
    char    c;
    size_t  i;

    for (i = 0; i < name.len; i++) {
        c = name.ptr[i];

        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'
              || (i > 0 && c >= '0' && c <= '9')))
        {
            break;
        }
    }

    return name.len == 0 || i < name.len || name.len > FHB_XML_NAME_MAX
           ? FHB_STR("?") : name;
}


static fhb_err_t
fhb_xml_entry_add(fhb_xml_t *x, size_t base, uint32_t order, uint32_t node,
    bool *twice)
{
    size_t            i, cap;
    fhb_xml_entry_t  *e;

    if (x->entries_n == x->entries_cap) {
        cap = x->entries_cap == 0 ? FHB_XML_ENTRIES_MIN : x->entries_cap * 2;

        e = realloc(x->entries, cap * sizeof(*e));
        if (e == NULL) {
            return fhb_xml_no_memory(x);
        }

        x->entries = e;
        x->entries_cap = cap;
    }

    /* members mostly come in this order already */
    e = x->entries;
    i = x->entries_n;

    while (i > base && e[i - 1].order > order) {
        i--;
    }

    *twice = i > base && e[i - 1].order == order;

    memmove(e + i + 1, e + i, (x->entries_n - i) * sizeof(*e));
    e[i] = (fhb_xml_entry_t) { order, node };
    x->entries_n++;

    return FHB_OK;
}


/* only of resources the id is no attribute */
static bool
fhb_xml_is_resource(const fhb_xml_type_t *type)
{
    return fhb_xml_rows[type->rows].type == FHB_XML_PRIMITIVE;
}


static fhb_err_t
fhb_xml_twice(fhb_xml_t *x, const fhb_xml_at_t *at, fhb_str_t name)
{
    char          path[FHB_XML_PATH_MAX];
    fhb_xml_at_t  member = { at, name };

    fhb_xml_path(&member, path, sizeof(path));

    return fhb_fail(x->err, FHB_EJSON, "%s: a member that is there twice",
                    path);
}


/* a member that has no place in the type; some are no elements at all */
static fhb_err_t
fhb_xml_foreign(fhb_xml_t *x, const fhb_xml_at_t *at, fhb_str_t name,
    bool resource, bool *typed)
{
    fhb_xml_at_t  member;

    if (resource && fhb_str_eq(name, FHB_STR("resourceType"))) {
        if (*typed) {
            return fhb_xml_twice(x, at, name);
        }

        *typed = true;
        return FHB_OK;
    }

    if (!fhb_str_eq(name, FHB_STR("fhir_comments"))) {
        member = (fhb_xml_at_t) { at, fhb_xml_foreign_name(name) };
        fhb_xml_left_out(x, &member);
    }

    return FHB_OK;
}


fhb_err_t
fhb_xml_collect(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t object,
    const fhb_xml_type_t *type, size_t base)
{
    int                    row;
    bool                   under, twice = false, typed = false;
    char                   text[FHB_SCAN_NAME_MAX];
    uint32_t               i;
    fhb_err_t              rc;
    fhb_str_t              name, plain;
    const fhb_xml_node_t  *node;

    for (i = object + 1; i < x->nodes[object].next; i = node->next) {
        node = &x->nodes[i];

        if (node->kind == FHB_SCAN_NULL) {
            continue;
        }

        name = plain = fhb_xml_member_name(x, node, text);
        under = name.len > 0 && name.ptr[0] == '_';
        if (under) {
            plain = fhb_str(name.ptr + 1, name.len - 1);
        }

        row = fhb_xml_find(type, plain);

        if (row < 0
            || (under && fhb_xml_rows[type->rows + row].type
                         != FHB_XML_PRIMITIVE))
        {
            rc = fhb_xml_foreign(x, at, name, fhb_xml_is_resource(type),
                                 &typed);
        } else {
            rc = fhb_xml_entry_add(x, base, (uint32_t) row * 2 + under, i,
                                   &twice);
            if (rc == FHB_OK && twice) {
                rc = fhb_xml_twice(x, at, name);
            }
        }

        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}
