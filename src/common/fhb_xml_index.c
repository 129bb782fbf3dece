/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The JSON text of a resource as a list of its values, checked on the way.
 * The same rules and limits as in fhb_scan.c, which says how the end of the
 * text is watched.
 */

#include "fhb_xml_priv.h"

#include <stdlib.h>

#include "fhb_scan_bytes.h"

#define FHB_XML_NODES_MIN  256


/* an object or array that has begun */
typedef struct {
    uint32_t  node;
    bool      object;
} fhb_xml_level_t;


static bool
fhb_xml_nodes_grow(fhb_xml_t *x)
{
    size_t           cap;
    fhb_xml_node_t  *nodes;

    cap = x->nodes_cap == 0 ? FHB_XML_NODES_MIN : x->nodes_cap * 2;

    nodes = realloc(x->nodes, cap * sizeof(*nodes));
    if (nodes == NULL) {
        return false;
    }

    x->nodes = nodes;
    x->nodes_cap = cap;

    return true;
}


/* start: the opening brace; end: behind the last byte, a closing brace.
 * NULL: a fault, or no memory when it says nothing */
static const uint8_t *
fhb_xml_index_object(fhb_xml_t *x, const uint8_t *start, const uint8_t *end,
    fhb_scan_fault_t *fault)
{
    bool               ignored, escaped = false;
    size_t             name_len = 0;
    unsigned           depth = 0;
    const uint8_t     *p = start, *q, *name = start;
    fhb_xml_node_t    *node;
    fhb_xml_level_t   *lv = NULL, levels[FHB_SCAN_DEPTH];

value:

    if (FHB_UNLIKELY(x->nodes_n == x->nodes_cap) && !fhb_xml_nodes_grow(x)) {
        return NULL;
    }

    node = &x->nodes[x->nodes_n++];
    node->name = (uint32_t) (name - x->doc);
    node->name_len = (uint16_t) (name_len < UINT16_MAX ? name_len
                                                       : UINT16_MAX);
    node->text = (uint32_t) (p - x->doc);
    node->name_escaped = escaped;

    switch (*p) {

    case '"':
        node->kind = FHB_SCAN_STRING;
        node->text++;

        q = fhb_scan_string(++p, end, &ignored, fault);
        if (FHB_UNLIKELY(q == NULL)) {
            return NULL;
        }

        node->len = (uint32_t) (q - p);
        node->next = (uint32_t) x->nodes_n;
        p = q + 1;
        goto next;

    case '{':
    case '[':
        if (depth == FHB_SCAN_DEPTH) {
            return fhb_scan_fault(fault, p, "nested too deeply");
        }

        lv = &levels[depth++];
        lv->node = (uint32_t) (x->nodes_n - 1);
        lv->object = *p == '{';
        node->kind = lv->object ? FHB_SCAN_OBJECT : FHB_SCAN_ARRAY;
        node->len = 0;

        p = fhb_scan_blanks(p + 1, end);
        if (*p == (lv->object ? '}' : ']')) {
            goto close;
        }

        if (lv->object) {
            goto name;
        }

        name_len = 0;
        goto value;

    case 't':
        node->kind = FHB_SCAN_TRUE;
        q = fhb_scan_word(p, end, "true", 4, fault);
        break;

    case 'f':
        node->kind = FHB_SCAN_FALSE;
        q = fhb_scan_word(p, end, "false", 5, fault);
        break;

    case 'n':
        node->kind = FHB_SCAN_NULL;
        q = fhb_scan_word(p, end, "null", 4, fault);
        break;

    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
        node->kind = FHB_SCAN_NUMBER;
        q = fhb_scan_number(p, fault);
        break;

    default:
        return fhb_scan_fault(fault, p, "value expected");
    }

    if (q == NULL) {
        return NULL;
    }

    node->len = (uint32_t) (q - p);
    node->next = (uint32_t) x->nodes_n;
    p = q;

next:

    p = fhb_scan_blanks(p, end);

    if (*p == ',') {
        p = fhb_scan_blanks(p + 1, end);

        if (lv->object) {
            goto name;
        }

        name_len = 0;
        goto value;
    }

    if (FHB_UNLIKELY(*p != (lv->object ? '}' : ']'))) {
        return fhb_scan_fault(fault, p, "comma or end expected");
    }

close:

    p++;
    x->nodes[lv->node].next = (uint32_t) x->nodes_n;

    if (--depth == 0) {
        return p == end ? p
               : fhb_scan_fault(fault, p, "text after the document");
    }

    if (p == end) {
        return fhb_scan_fault(fault, p, "document without an end");
    }

    lv--;
    goto next;

name:

    if (FHB_UNLIKELY(*p != '"')) {
        return fhb_scan_fault(fault, p, "name expected");
    }

    name = ++p;
    escaped = false;

    q = fhb_scan_string(p, end, &escaped, fault);
    if (FHB_UNLIKELY(q == NULL)) {
        return NULL;
    }

    name_len = (size_t) (q - p);

    p = fhb_scan_blanks(q + 1, end);
    if (FHB_UNLIKELY(*p != ':')) {
        return fhb_scan_fault(fault, p, "colon expected");
    }

    p = fhb_scan_blanks(p + 1, end);
    goto value;
}


fhb_err_t
fhb_xml_index(fhb_xml_t *x, fhb_str_t json)
{
    const uint8_t     *p, *end;
    fhb_scan_fault_t   fault = { NULL, NULL };

    x->nodes_n = 0;

    p = (const uint8_t *) json.ptr;
    end = json.len == 0 ? p : p + json.len;
    x->doc = p;
    x->end = end;

    /* offsets and numbers of nodes have 32 bits */
    if (json.len >= UINT32_MAX / 2) {
        return fhb_fail(x->err, FHB_EJSON, "larger than 2 GB");
    }

    while (p < end && fhb_is_blank(*p)) {
        p++;
    }

    if (p == end || *p != '{') {
        return fhb_fail(x->err, FHB_EJSON, "byte %zu: object expected",
                        (size_t) (p - x->doc));
    }

    while (fhb_is_blank(end[-1])) {
        end--;
    }

    if (end[-1] != '}') {
        return fhb_fail(x->err, FHB_EJSON, "byte %zu: document without an "
                        "end", (size_t) (end - x->doc));
    }

    if (fhb_xml_index_object(x, p, end, &fault) != NULL) {
        return FHB_OK;
    }

    return fault.why == NULL
           ? fhb_fail(x->err, FHB_ENOMEM, "no memory for a resource")
           : fhb_fail(x->err, FHB_EJSON, "byte %zu: %s",
                      (size_t) (fault.at - x->doc), fault.why);
}
