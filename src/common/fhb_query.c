/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a job was asked for: copies, its text in the store, its digest.
 */

#include "fhb_query.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <openssl/sha.h>

#include "fhb_scan.h"


fhb_query_t
fhb_query_none(void)
{
    return (fhb_query_t) { .since = FHB_INSTANT_NONE,
                           .until = FHB_INSTANT_NONE };
}


/* false only when there is something to copy and no memory for it */
static bool
fhb_query_dup(const char *from, char **to)
{
    *to = from == NULL ? NULL : fhb_str_dup(fhb_cstr(from));

    return from == NULL || *to != NULL;
}


bool
fhb_query_copy(fhb_query_t *to, const fhb_query_t *from)
{
    bool  ok;

    *to = *from;

    ok = fhb_query_dup(from->elements, &to->elements);
    ok = fhb_query_dup(from->filters, &to->filters) && ok;
    ok = fhb_query_dup(from->limits, &to->limits) && ok;
    ok = fhb_query_dup(from->patients, &to->patients) && ok;

    if (!ok) {
        fhb_query_free(to);
    }

    return ok;
}


void
fhb_query_free(fhb_query_t *q)
{
    free(q->elements);
    free(q->filters);
    free(q->limits);
    free(q->patients);

    *q = fhb_query_none();
}


fhb_typeset_t
fhb_query_types(const fhb_query_t *q)
{
    return fhb_typeset_or(&q->types, &q->context);
}


/* the store's names of the members that are strings and flags */

typedef struct {
    const char  *name;
    size_t       offset;
} fhb_query_member_t;

#define FHB_MEMBER(m)  { #m, offsetof(fhb_query_t, m) }

static const fhb_query_member_t  fhb_query_strings[] = {
    FHB_MEMBER(elements), FHB_MEMBER(filters), FHB_MEMBER(limits),
    FHB_MEMBER(patients)
};

static const fhb_query_member_t  fhb_query_flags[] = {
    FHB_MEMBER(separate_status), FHB_MEMBER(partial), FHB_MEMBER(organized),
    FHB_MEMBER(patients_given), FHB_MEMBER(xml)
};

static const fhb_query_member_t  fhb_query_sizes[] = {
    FHB_MEMBER(min_file_size), FHB_MEMBER(max_file_size)
};

/* stored by name: an order of bits in a later version changes nothing */
static const struct {
    const char  *name;
    unsigned     bit;
} fhb_query_associated[] = {
    { "latest", FHB_ASSOC_LATEST },
    { "relevant", FHB_ASSOC_RELEVANT },
    { "inline", FHB_ASSOC_INLINE }
};

#define FHB_COUNT(a)  (sizeof(a) / sizeof((a)[0]))
#define FHB_AT(q, m, type)  ((type *) (void *) ((char *) (q) + (m)->offset))
#define FHB_CAT(q, m, type)                                                   \
    ((const type *) (const void *) ((const char *) (q) + (m)->offset))


static void
fhb_query_key(fhb_buf_t *out, size_t start, const char *name)
{
    if (out->len > start + 1) {
        fhb_buf_addc(out, ',');
    }

    fhb_buf_addf(out, "\"%s\":", name);
}


void
fhb_query_write(fhb_buf_t *out, const fhb_query_t *q)
{
    size_t                     i, start = out->len;
    fhb_type_t                 t;
    const char                *comma;
    const fhb_query_member_t  *m;

    fhb_buf_addc(out, '{');

    if (q->dialect == FHB_DIALECT_V4) {
        fhb_query_key(out, start, "dialect");
        fhb_buf_adds(out, "\"v4\"");
    }

    if (q->until != FHB_INSTANT_NONE) {
        fhb_query_key(out, start, "until");
        fhb_buf_addf(out, "%lld", (long long) q->until);
    }

    for (i = 0; i < FHB_COUNT(fhb_query_flags); i++) {
        m = &fhb_query_flags[i];
        if (*FHB_CAT(q, m, bool)) {
            fhb_query_key(out, start, m->name);
            fhb_buf_adds(out, "true");
        }
    }

    for (i = 0; i < FHB_COUNT(fhb_query_sizes); i++) {
        m = &fhb_query_sizes[i];
        if (*FHB_CAT(q, m, uint64_t) != 0) {
            fhb_query_key(out, start, m->name);
            fhb_buf_addf(out, "%llu",
                         (unsigned long long) *FHB_CAT(q, m, uint64_t));
        }
    }

    for (i = 0; i < FHB_COUNT(fhb_query_strings); i++) {
        m = &fhb_query_strings[i];
        if (*FHB_CAT(q, m, char *) != NULL) {
            fhb_query_key(out, start, m->name);
            fhb_buf_add_json(out, fhb_cstr(*FHB_CAT(q, m, char *)));
        }
    }

    if (q->associated != 0) {
        fhb_query_key(out, start, "associated");
        comma = "[";
        for (i = 0; i < FHB_COUNT(fhb_query_associated); i++) {
            if (q->associated & fhb_query_associated[i].bit) {
                fhb_buf_addf(out, "%s\"%s\"", comma,
                             fhb_query_associated[i].name);
                comma = ",";
            }
        }
        fhb_buf_addc(out, ']');
    }

    if (!fhb_typeset_empty(&q->context)) {
        fhb_query_key(out, start, "context");
        comma = "[";
        for (t = 0; t < fhb_type_count(); t++) {
            if (fhb_typeset_has(&q->context, t)) {
                fhb_buf_addf(out, "%s\"%s\"", comma, fhb_type_name(t).ptr);
                comma = ",";
            }
        }
        fhb_buf_addc(out, ']');
    }

    fhb_buf_addc(out, '}');
}


static bool
fhb_query_read_context(const json_t *list, fhb_typeset_t *out)
{
    size_t      i;
    json_t     *item;
    fhb_type_t  t;

    json_array_foreach(list, i, item) {
        t = fhb_type_find(fhb_str(json_string_value(item),
                                  json_string_length(item)));
        if (t == FHB_TYPE_NONE) {
            return false;
        }
        fhb_typeset_add(out, t);
    }

    return true;
}


static bool
fhb_query_read_associated(const json_t *list, unsigned *out)
{
    size_t   i, k;
    json_t  *item;

    json_array_foreach(list, i, item) {
        for (k = 0; k < FHB_COUNT(fhb_query_associated); k++) {
            if (fhb_str_eqc(fhb_str(json_string_value(item),
                                    json_string_length(item)),
                            fhb_query_associated[k].name))
            {
                *out |= fhb_query_associated[k].bit;
                break;
            }
        }
        if (k == FHB_COUNT(fhb_query_associated)) {
            return false;
        }
    }

    return true;
}


/* NULL: err says why */
static json_t *
fhb_query_parse(fhb_str_t json, fhb_error_t *err)
{
    json_t        *root;
    json_error_t   e = { 0 };       /* as in fhb_params.c */

    /* first, because jansson often calls a failed malloc() invalid syntax */
    if (fhb_scan(json, NULL, NULL, NULL, err) != FHB_OK) {
        (void) fhb_fail(err, FHB_EJSON, "a stored query is damaged");
        return NULL;
    }

    root = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &e);
    if (root != NULL) {
        return root;
    }

    switch (json_error_code(&e)) {

    case json_error_duplicate_key:
    case json_error_null_character:
    case json_error_null_byte_in_key:
    case json_error_numeric_overflow:
        (void) fhb_fail(err, FHB_EJSON, "a stored query is damaged");
        break;

    default:
        (void) fhb_fail(err, FHB_ENOMEM, "no memory for a query");
    }

    return NULL;
}


static fhb_err_t
fhb_query_read_strings(const json_t *root, fhb_query_t *q, fhb_error_t *err)
{
    size_t                     i;
    char                     **to;
    json_t                    *v;
    const fhb_query_member_t  *m;

    for (i = 0; i < FHB_COUNT(fhb_query_strings); i++) {
        m = &fhb_query_strings[i];
        v = json_object_get(root, m->name);
        if (v == NULL) {
            continue;
        }

        to = FHB_AT(q, m, char *);
        *to = json_is_string(v)
              ? fhb_str_dup(fhb_str(json_string_value(v),
                                    json_string_length(v))) : NULL;
        if (*to == NULL) {
            return json_is_string(v)
                   ? fhb_fail(err, FHB_ENOMEM, "no memory for a query")
                   : fhb_fail(err, FHB_EJSON, "a stored query is damaged");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhb_query_read(fhb_str_t json, fhb_query_t *q, fhb_error_t *err)
{
    size_t         i;
    json_t        *root, *v;
    fhb_err_t      rc;

    root = fhb_query_parse(json, err);
    if (root == NULL) {
        return err->code;
    }

    v = json_object_get(root, "dialect");
    q->dialect = v != NULL && strcmp(json_string_value(v) == NULL ? ""
                                     : json_string_value(v), "v4") == 0
                 ? FHB_DIALECT_V4 : FHB_DIALECT_V3;

    v = json_object_get(root, "until");
    q->until = json_is_integer(v) ? json_integer_value(v) : FHB_INSTANT_NONE;

    for (i = 0; i < FHB_COUNT(fhb_query_flags); i++) {
        *FHB_AT(q, &fhb_query_flags[i], bool) =
            json_is_true(json_object_get(root, fhb_query_flags[i].name));
    }

    for (i = 0; i < FHB_COUNT(fhb_query_sizes); i++) {
        v = json_object_get(root, fhb_query_sizes[i].name);
        *FHB_AT(q, &fhb_query_sizes[i], uint64_t) =
            json_is_integer(v) ? (uint64_t) json_integer_value(v) : 0;
    }

    rc = fhb_query_read_strings(root, q, err);

    if (rc == FHB_OK
        && (!fhb_query_read_associated(json_object_get(root, "associated"),
                                       &q->associated)
            || !fhb_query_read_context(json_object_get(root, "context"),
                                       &q->context)))
    {
        rc = fhb_fail(err, FHB_EJSON, "a stored query is damaged");
    }

    json_decref(root);

    return rc;
}


bool
fhb_query_line(fhb_str_t *rest, fhb_str_t *line)
{
    const char  *nl;

    if (rest->len == 0) {
        return false;
    }

    nl = memchr(rest->ptr, '\n', rest->len);
    *line = fhb_str(rest->ptr, nl == NULL ? rest->len
                                          : (size_t) (nl - rest->ptr));
    *rest = nl == NULL ? fhb_str(NULL, 0)
                       : fhb_str(nl + 1, rest->len - line->len - 1);

    return true;
}


bool
fhb_query_digest(const fhb_query_t *q, fhb_str_t group, char out[65])
{
    bool           ok;
    fhb_buf_t      text = { 0 };
    fhb_type_t     t;
    fhb_query_t    plain = *q;
    unsigned char  md[SHA256_DIGEST_LENGTH];

    plain.separate_status = false;          /* of Prefer, no parameter */

    fhb_buf_addf(&text, "%lld\n%d\n", (long long) q->since, q->types_given);
    fhb_buf_addstr(&text, group);
    fhb_buf_addc(&text, '\n');

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&q->types, t)) {
            fhb_buf_addstr(&text, fhb_type_name(t));
            fhb_buf_addc(&text, ',');
        }
    }

    fhb_buf_addc(&text, '\n');
    fhb_query_write(&text, &plain);

    ok = !text.failed;
    if (ok) {
        (void) SHA256((const unsigned char *) text.ptr, text.len, md);
        fhb_hex(md, sizeof(md), out);
    }

    fhb_buf_free(&text);

    return ok;
}
