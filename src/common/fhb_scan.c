/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One pass over a JSON object: checks every byte and reports the values at
 * the wanted paths, or the members of the object itself.
 *
 * The last byte is looked at first: it must be the closing brace.  No step of
 * the grammar but the end of a string or an object can pass it, so only these
 * two look for the end of the document.
 */

#include "fhb_scan_bytes.h"


/* an object or array that has begun */
typedef struct {
    const fhb_scan_node_t  *node;       /* of the members or elements */
    const fhb_scan_node_t  *self;       /* reported at its end, or NULL */
    const uint8_t          *start;
    bool                    object;
} fhb_scan_level_t;


static inline const fhb_scan_node_t *
fhb_scan_child(const fhb_scan_node_t *node, const uint8_t *name, size_t len)
{
    const fhb_scan_node_t  *c;

    if ((node->lens & fhb_scan_len_bit(len)) == 0) {
        return node->other;
    }

    for (c = node->child; c != NULL; c = c->next) {
        if (c->len == len && memcmp(c->name, name, len) == 0) {
            return c;
        }
    }

    return node->other;
}


/* "subj\u0065ct" is the same name as "subject" */
static const fhb_scan_node_t *
fhb_scan_child_escaped(const fhb_scan_node_t *node, const uint8_t *name,
    size_t len)
{
    char       text[FHB_SCAN_NAME_MAX];
    fhb_str_t  plain;

    plain = fhb_scan_short(fhb_str((const char *) name, len), text,
                           sizeof(text));

    return plain.ptr == NULL ? node->other
           : fhb_scan_child(node, (const uint8_t *) plain.ptr, plain.len);
}


static bool
fhb_scan_report(const fhb_scan_node_t *node, fhb_scan_cb cb, void *arg,
    fhb_scan_kind_t kind, const uint8_t *start, const uint8_t *end)
{
    uint64_t   ends;
    fhb_str_t  raw;

    raw = fhb_str((const char *) start, (size_t) (end - start));

    for (ends = node->ends; ends != 0; ends &= ends - 1) {
        if (!cb(arg, (unsigned) __builtin_ctzll(ends), kind, raw)) {
            return false;
        }
    }

    return true;
}


/*
 * start: the opening brace; end: behind the last byte, which is a closing
 * brace.  NULL on a fault, else where the document or the scan ended.  Made
 * twice: member is NULL or not, and what is not needed falls away.
 */
static inline __attribute__((always_inline)) const uint8_t *
fhb_scan_object(const uint8_t *start, const uint8_t *end,
    const fhb_scan_node_t *root, fhb_scan_cb cb, fhb_scan_member_cb member,
    void *arg, fhb_scan_fault_t *fault)
{
    bool                    escaped;
    unsigned                depth = 0;
    fhb_str_t               name = { NULL, 0 };
    const uint8_t          *p = start, *q, *begin = NULL;
    fhb_scan_kind_t         kind;
    fhb_scan_level_t       *lv = NULL, levels[FHB_SCAN_DEPTH];
    const fhb_scan_node_t  *at = root;      /* of the value to come */

value:

    switch (*p) {

    case '"':
        q = fhb_scan_string(++p, end, &escaped, fault);
        if (FHB_UNLIKELY(q == NULL)) {
            return NULL;
        }

        if (at != NULL && at->ends != 0
            && !fhb_scan_report(at, cb, arg, FHB_SCAN_STRING, p, q))
        {
            return end;
        }

        p = q + 1;
        goto next;

    case '{':
        if (depth == FHB_SCAN_DEPTH) {
            return fhb_scan_fault(fault, p, "nested too deeply");
        }

        lv = &levels[depth++];
        lv->node = at;
        lv->self = at != NULL && at->ends != 0 ? at : NULL;
        lv->start = p;
        lv->object = true;

        p = fhb_scan_blanks(p + 1, end);
        if (*p == '}') {
            goto close;
        }

        goto name;

    case '[':
        if (depth == FHB_SCAN_DEPTH) {
            return fhb_scan_fault(fault, p, "nested too deeply");
        }

        /* elements are at the array's path, unless they are arrays again */
        levels[depth].node = lv->object ? at : NULL;
        levels[depth].self = !lv->object && at != NULL && at->ends != 0
                             ? at : NULL;
        lv = &levels[depth++];
        lv->start = p;
        lv->object = false;

        p = fhb_scan_blanks(p + 1, end);
        if (*p == ']') {
            goto close;
        }

        at = lv->node;
        goto value;

    case 't':
        kind = FHB_SCAN_TRUE;
        q = fhb_scan_word(p, end, "true", 4, fault);
        break;

    case 'f':
        kind = FHB_SCAN_FALSE;
        q = fhb_scan_word(p, end, "false", 5, fault);
        break;

    case 'n':
        kind = FHB_SCAN_NULL;
        q = fhb_scan_word(p, end, "null", 4, fault);
        break;

    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
        kind = FHB_SCAN_NUMBER;
        q = fhb_scan_number(p, fault);
        break;

    default:
        return fhb_scan_fault(fault, p, "value expected");
    }

    if (q == NULL) {
        return NULL;
    }

    if (at != NULL && at->ends != 0
        && !fhb_scan_report(at, cb, arg, kind, p, q))
    {
        return end;
    }

    p = q;

next:

    if (member != NULL && depth == 1
        && !member(arg, name, fhb_str((const char *) begin,
                                      (size_t) (p - begin))))
    {
        return end;
    }

    p = fhb_scan_blanks(p, end);

    if (*p == ',') {
        p = fhb_scan_blanks(p + 1, end);

        if (lv->object) {
            goto name;
        }

        at = lv->node;
        goto value;
    }

    if (FHB_UNLIKELY(*p != (lv->object ? '}' : ']'))) {
        return fhb_scan_fault(fault, p, "comma or end expected");
    }

close:

    p++;

    if (lv->self != NULL
        && !fhb_scan_report(lv->self, cb, arg,
                            lv->object ? FHB_SCAN_OBJECT : FHB_SCAN_ARRAY,
                            lv->start, p))
    {
        return end;
    }

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

    escaped = false;

    q = fhb_scan_string(++p, end, &escaped, fault);
    if (FHB_UNLIKELY(q == NULL)) {
        return NULL;
    }

    if (member != NULL && depth == 1) {
        name = fhb_str((const char *) p, (size_t) (q - p));
    }

    at = NULL;

    if (lv->node != NULL) {
        at = FHB_UNLIKELY(escaped)
             ? fhb_scan_child_escaped(lv->node, p, (size_t) (q - p))
             : fhb_scan_child(lv->node, p, (size_t) (q - p));
    }

    p = fhb_scan_blanks(q + 1, end);
    if (FHB_UNLIKELY(*p != ':')) {
        return fhb_scan_fault(fault, p, "colon expected");
    }

    p = fhb_scan_blanks(p + 1, end);

    if (member != NULL && depth == 1) {
        begin = p;
    }

    goto value;
}


static const uint8_t *
fhb_scan_values(const uint8_t *start, const uint8_t *end,
    const fhb_scan_node_t *root, fhb_scan_cb cb, void *arg,
    fhb_scan_fault_t *fault)
{
    return fhb_scan_object(start, end, root, cb, NULL, arg, fault);
}


static const uint8_t *
fhb_scan_each(const uint8_t *start, const uint8_t *end,
    fhb_scan_member_cb member, void *arg, fhb_scan_fault_t *fault)
{
    return fhb_scan_object(start, end, NULL, NULL, member, arg, fault);
}


/* either root and cb, both may be NULL, or member */
static fhb_err_t
fhb_scan_document(fhb_str_t doc, const fhb_scan_node_t *root, fhb_scan_cb cb,
    fhb_scan_member_cb member, void *arg, fhb_error_t *err)
{
    const uint8_t     *p, *end;
    fhb_scan_fault_t   fault = { NULL, NULL };

    p = (const uint8_t *) doc.ptr;
    end = doc.len == 0 ? p : p + doc.len;

    while (p < end && fhb_is_blank(*p)) {
        p++;
    }

    if (p == end || *p != '{') {
        return fhb_fail(err, FHB_EJSON, "byte %zu: object expected",
                        doc.len == 0 ? (size_t) 0
                        : (size_t) (p - (const uint8_t *) doc.ptr));
    }

    while (fhb_is_blank(end[-1])) {
        end--;
    }

    if (end[-1] != '}') {
        return fhb_fail(err, FHB_EJSON, "byte %zu: document without an end",
                        (size_t) (end - (const uint8_t *) doc.ptr));
    }

    p = member == NULL ? fhb_scan_values(p, end, root, cb, arg, &fault)
                       : fhb_scan_each(p, end, member, arg, &fault);
    if (p == NULL) {
        return fhb_fail(err, FHB_EJSON, "byte %zu: %s",
                        (size_t) (fault.at - (const uint8_t *) doc.ptr),
                        fault.why);
    }

    return FHB_OK;
}


fhb_err_t
fhb_scan(fhb_str_t doc, const fhb_scan_paths_t *paths, fhb_scan_cb cb,
    void *arg, fhb_error_t *err)
{
    return fhb_scan_document(doc, fhb_scan_root(paths), cb, NULL, arg, err);
}


fhb_err_t
fhb_scan_nodes(fhb_str_t doc, const fhb_scan_node_t *root, fhb_scan_cb cb,
    void *arg, fhb_error_t *err)
{
    return fhb_scan_document(doc, root, cb, NULL, arg, err);
}


fhb_err_t
fhb_scan_members(fhb_str_t doc, fhb_scan_member_cb cb, void *arg,
    fhb_error_t *err)
{
    return fhb_scan_document(doc, NULL, NULL, cb, arg, err);
}
