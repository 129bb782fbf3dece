/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A resource's values as XML, in the order of R4's definitions.
 */

#include "fhb_xml_priv.h"


static fhb_err_t fhb_xml_write_object(fhb_xml_t *x, const fhb_xml_at_t *at,
    uint32_t object, const fhb_xml_type_t *type, uint32_t value);


/* where the members of an array are, or the one value that is no array */
static void
fhb_xml_items(const fhb_xml_t *x, uint32_t node, uint32_t *first,
    uint32_t *end)
{
    if (node == FHB_XML_NONE) {
        *first = *end = 0;
        return;
    }

    *first = x->nodes[node].kind == FHB_SCAN_ARRAY ? node + 1 : node;
    *end = x->nodes[node].next;
}


/* a primitive's values and what "_name" has for each; either may be missing */
static fhb_err_t
fhb_xml_write_primitives(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t value,
    uint32_t under)
{
    bool       element;
    uint32_t   v, v_end, u, u_end, scalar;
    fhb_err_t  rc = FHB_OK;

    /* they go together only when both are arrays or none is */
    if (value != FHB_XML_NONE && under != FHB_XML_NONE
        && (x->nodes[value].kind == FHB_SCAN_ARRAY)
           != (x->nodes[under].kind == FHB_SCAN_ARRAY))
    {
        fhb_xml_left_out(x, at);
        under = FHB_XML_NONE;
    }

    fhb_xml_items(x, value, &v, &v_end);
    fhb_xml_items(x, under, &u, &u_end);

    while ((v < v_end || u < u_end) && rc == FHB_OK) {
        scalar = FHB_XML_NONE;
        element = false;

        if (v < v_end) {
            if (fhb_xml_is_scalar(&x->nodes[v])) {
                scalar = v;
            } else if (x->nodes[v].kind != FHB_SCAN_NULL) {
                fhb_xml_left_out(x, at);
            }
        }

        if (u < u_end) {
            element = x->nodes[u].kind == FHB_SCAN_OBJECT;
            if (!element && x->nodes[u].kind != FHB_SCAN_NULL) {
                fhb_xml_left_out(x, at);
            }
        }

        if (element) {
            rc = fhb_xml_write_object(x, at, u,
                                      &fhb_xml_types[FHB_XML_ELEMENT],
                                      scalar);
        } else if (scalar != FHB_XML_NONE) {
            rc = fhb_xml_write_primitive(x, at, scalar);
        }

        if (v < v_end) {
            v = x->nodes[v].next;
        }
        if (u < u_end) {
            u = x->nodes[u].next;
        }
    }

    return rc;
}


/* the type that a resource says it has, NULL when it is none of R4's; *name
 * is it in the tables */
static const fhb_xml_type_t *
fhb_xml_resource_type(const fhb_xml_t *x, uint32_t object, fhb_str_t *name)
{
    int                    row;
    char                   text[FHB_SCAN_NAME_MAX];
    uint32_t               i;
    fhb_str_t              value;
    const fhb_xml_row_t   *found;
    const fhb_xml_node_t  *node;
    const fhb_xml_type_t  *all = &fhb_xml_types[FHB_XML_RESOURCES];

    for (i = object + 1; i < x->nodes[object].next; i = node->next) {
        node = &x->nodes[i];

        if (!fhb_str_eq(fhb_xml_member_name(x, node, text),
                        FHB_STR("resourceType")))
        {
            continue;
        }

        if (node->kind != FHB_SCAN_STRING) {
            return NULL;
        }

        value = fhb_scan_short(fhb_xml_raw(x, node), text, sizeof(text));
        row = fhb_xml_find(all, value);
        if (row < 0) {
            return NULL;
        }

        found = &fhb_xml_rows[all->rows + row];
        *name = fhb_xml_name(found);

        return &fhb_xml_types[found->type];
    }

    return NULL;
}


/* in "contained" and the like */
static fhb_err_t
fhb_xml_write_resource(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t object)
{
    fhb_err_t              rc;
    fhb_str_t              name = { NULL, 0 };
    fhb_xml_at_t           inner;
    const fhb_xml_type_t  *type;

    type = fhb_xml_resource_type(x, object, &name);
    if (type == NULL) {
        fhb_xml_left_out(x, at);
        return FHB_OK;
    }

    if (!fhb_xml_room(x->out, FHB_XML_TAG)) {
        return fhb_xml_no_memory(x);
    }

    fhb_xml_put(x->out, "<", 1);
    fhb_xml_put_name(x->out, at->name);
    fhb_xml_put(x->out, ">", 1);

    inner = (fhb_xml_at_t) { at, name };

    rc = fhb_xml_write_object(x, &inner, object, type, FHB_XML_NONE);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!fhb_xml_room(x->out, FHB_XML_TAG)) {
        return fhb_xml_no_memory(x);
    }

    fhb_xml_put(x->out, "</", 2);
    fhb_xml_put_name(x->out, at->name);
    fhb_xml_put(x->out, ">", 1);

    return FHB_OK;
}


/* all that one member of an object has, and its "_name" */
static fhb_err_t
fhb_xml_write_row(fhb_xml_t *x, const fhb_xml_at_t *at, uint16_t type,
    uint32_t value, uint32_t under)
{
    uint32_t   i, end;
    fhb_err_t  rc = FHB_OK;

    if (type == FHB_XML_PRIMITIVE) {
        return fhb_xml_write_primitives(x, at, value, under);
    }

    if (type == FHB_XML_XHTML) {
        return fhb_xml_write_narrative(x, at, value);
    }

    fhb_xml_items(x, value, &i, &end);

    for ( /* void */ ; i < end && rc == FHB_OK; i = x->nodes[i].next) {
        if (x->nodes[i].kind == FHB_SCAN_OBJECT) {
            rc = type == FHB_XML_RESOURCE
                 ? fhb_xml_write_resource(x, at, i)
                 : fhb_xml_write_object(x, at, i, &fhb_xml_types[type],
                                        FHB_XML_NONE);

        } else if (x->nodes[i].kind != FHB_SCAN_NULL) {
            fhb_xml_left_out(x, at);
        }
    }

    return rc;
}


/* the attributes among the entries from base to end; has room for a tag
 * afterwards */
static fhb_err_t
fhb_xml_write_attributes(fhb_xml_t *x, const fhb_xml_at_t *at,
    const fhb_xml_type_t *type, size_t base, size_t end)
{
    size_t                i;
    fhb_err_t             rc;
    fhb_xml_at_t          inner;
    const fhb_xml_row_t  *row;

    for (i = base; i < end; i++) {
        row = &fhb_xml_rows[type->rows + x->entries[i].order / 2];

        if (row->type == FHB_XML_ATTRIBUTE) {
            inner = (fhb_xml_at_t) { at, fhb_xml_name(row) };

            rc = fhb_xml_write_attribute(x, &inner, x->entries[i].node);
            if (rc != FHB_OK) {
                return rc;
            }
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhb_xml_write_children(fhb_xml_t *x, const fhb_xml_at_t *at,
    const fhb_xml_type_t *type, size_t base, size_t end)
{
    size_t                i;
    uint32_t              value, under, order;
    fhb_err_t             rc = FHB_OK;
    fhb_xml_at_t          inner;
    const fhb_xml_row_t  *row;

    for (i = base; i < end && rc == FHB_OK; i++) {
        order = x->entries[i].order & ~1u;
        value = under = FHB_XML_NONE;

        if (x->entries[i].order == order) {
            value = x->entries[i].node;
            if (i + 1 < end && x->entries[i + 1].order == order + 1) {
                under = x->entries[++i].node;
            }
        } else {
            under = x->entries[i].node;
        }

        row = &fhb_xml_rows[type->rows + order / 2];

        if (row->type != FHB_XML_ATTRIBUTE) {
            inner = (fhb_xml_at_t) { at, fhb_xml_name(row) };
            rc = fhb_xml_write_row(x, &inner, row->type, value, under);
        }
    }

    return rc;
}


/* value: of a primitive, whose id and extensions the object has */
static fhb_err_t
fhb_xml_write_object(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t object,
    const fhb_xml_type_t *type, uint32_t value)
{
    size_t      base = x->entries_n, end, content;
    fhb_err_t   rc;
    fhb_buf_t  *out = x->out;

    rc = fhb_xml_collect(x, at, object, type, base);
    if (rc != FHB_OK) {
        return rc;
    }

    end = x->entries_n;

    if (!fhb_xml_room(out, FHB_XML_TAG * 2)) {
        return fhb_xml_no_memory(x);
    }

    fhb_xml_put(out, "<", 1);
    fhb_xml_put_name(out, at->name);

    if (at->up == NULL && x->xmlns) {
        fhb_xml_put(out, " xmlns=\"" FHB_XML_NS "\"",
                    sizeof(" xmlns=\"" FHB_XML_NS "\"") - 1);
    }

    rc = fhb_xml_write_attributes(x, at, type, base, end);

    if (rc == FHB_OK && value != FHB_XML_NONE) {
        rc = fhb_xml_write_value(x, at, value);
    }

    if (rc == FHB_OK && !fhb_xml_room(out, FHB_XML_TAG)) {
        rc = fhb_xml_no_memory(x);
    }

    if (rc != FHB_OK) {
        return rc;
    }

    fhb_xml_put(out, ">", 1);
    content = out->len;

    rc = fhb_xml_write_children(x, at, type, base, end);
    x->entries_n = base;

    if (rc == FHB_OK && !fhb_xml_room(out, FHB_XML_TAG)) {
        rc = fhb_xml_no_memory(x);
    }

    if (rc != FHB_OK) {
        return rc;
    }

    if (out->len == content) {
        out->ptr[content - 1] = '/';
        fhb_xml_put(out, ">", 1);
        return FHB_OK;
    }

    fhb_xml_put(out, "</", 2);
    fhb_xml_put_name(out, at->name);
    fhb_xml_put(out, ">", 1);

    return FHB_OK;
}


fhb_err_t
fhb_xml_write(fhb_xml_t *x)
{
    fhb_str_t              name = { NULL, 0 };
    fhb_xml_at_t           at;
    const fhb_xml_type_t  *type;

    type = fhb_xml_resource_type(x, 0, &name);
    if (type == NULL) {
        return fhb_fail(x->err, FHB_EJSON, "no resource of an R4 type");
    }

    x->entries_n = 0;
    at = (fhb_xml_at_t) { NULL, name };

    return fhb_xml_write_object(x, &at, 0, type, FHB_XML_NONE);
}
