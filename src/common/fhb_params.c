/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Kick-off parameters as they came, from a query string or a Parameters
 * resource.
 */

#include "fhb_params.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhb_form.h"
#include "fhb_scan.h"


typedef struct {
    const char  *name;          /* behind "value" */
    unsigned     kind;
    json_type    json;
} fhb_value_kind_t;


static const fhb_value_kind_t  fhb_value_kinds[] = {
    { "String", FHB_VALUE_STRING, JSON_STRING },
    { "Code", FHB_VALUE_CODE, JSON_STRING },
    { "Instant", FHB_VALUE_INSTANT, JSON_STRING },
    { "DateTime", FHB_VALUE_DATETIME, JSON_STRING },
    { "Boolean", FHB_VALUE_BOOLEAN, JSON_TRUE },
    { "Integer", FHB_VALUE_INTEGER, JSON_INTEGER },
    { "PositiveInt", FHB_VALUE_POSITIVE_INT, JSON_INTEGER },
    { "Reference", FHB_VALUE_REFERENCE, JSON_OBJECT },
    { "Coding", FHB_VALUE_CODING, JSON_OBJECT },
    { NULL, FHB_VALUE_OTHER, JSON_NULL }
};


static void
fhb_query_pair(fhb_param_t *param, fhb_str_t pair, char **p)
{
    bool       plus;
    fhb_str_t  name, value;

    fhb_form_split(pair, &name, &value);
    param->kind = FHB_VALUE_QUERY;

    if (!fhb_form_decode(name, false, p, &param->name)) {
        param->wrong = "the name has a broken percent-encoding";
        param->wrong_code = FHB_ISSUE_INVALID;
    }

    /* PAR-08: the "+" of an offset is often left unescaped.  A blank is legal
     * nowhere in an instant, so that nothing is lost by keeping every "+". */
    plus = fhb_str_eqc(param->name, "_since")
           || fhb_str_eqc(param->name, "_until");

    if (!fhb_form_decode(value, plus, p, &param->value)
        && param->wrong == NULL)
    {
        param->wrong = "the value has a broken percent-encoding";
        param->wrong_code = FHB_ISSUE_VALUE;
    }
}


static fhb_err_t
fhb_params_reserve(fhb_params_t *ps, size_t n, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    if (n > FHB_PARAMS_MAX) {
        *code = FHB_ISSUE_TOO_LONG;
        return fhb_fail(err, FHB_EPARAM,
                        "The request has more than %d parameters.",
                        FHB_PARAMS_MAX);
    }

    if (n > 0) {
        ps->items = calloc(n, sizeof(fhb_param_t));
        if (ps->items == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for parameters");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhb_params_query(fhb_params_t *ps, fhb_str_t query, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    char       *p;
    size_t      n = 0;
    fhb_err_t   rc;
    fhb_str_t   rest, pair;

    *ps = (fhb_params_t) { 0 };

    for (rest = query; fhb_form_next(&rest, &pair); n++) { /* void */ }

    rc = fhb_params_reserve(ps, n, code, err);
    if (rc != FHB_OK || n == 0) {
        return rc;
    }

    ps->text = malloc(query.len);
    if (ps->text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for parameters");
    }

    p = ps->text;

    for (rest = query; fhb_form_next(&rest, &pair); ps->n++) {
        ps->items[ps->n].index = ps->n;
        fhb_query_pair(&ps->items[ps->n], pair, &p);
    }

    return FHB_OK;
}


/* brackets open at the deepest point; jansson itself would go to 2048 */
static size_t
fhb_json_depth(fhb_str_t s)
{
    bool    quoted = false;
    size_t  i, depth = 0, max = 0;

    for (i = 0; i < s.len; i++) {

        switch (s.ptr[i]) {
        case '"':
            quoted = !quoted;
            break;

        case '\\':
            i += quoted;
            break;

        case '{':
        case '[':
            depth += !quoted;
            max = depth > max ? depth : max;
            break;

        case '}':
        case ']':
            depth -= !quoted && depth > 0;
            break;
        }
    }

    return max;
}


static fhb_err_t
fhb_body_parse(fhb_params_t *ps, fhb_str_t body, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    fhb_error_t   unsound;
    json_error_t  e = { 0 };        /* jansson sets no code for its first
                                     * failed malloc() */

    *code = FHB_ISSUE_STRUCTURE;

    if (fhb_json_depth(body) > FHB_PARAMS_MAX_DEPTH) {
        return fhb_fail(err, FHB_EPARAM, "The body is nested deeper than %d.",
                        FHB_PARAMS_MAX_DEPTH);
    }

    /* first, because jansson often calls a failed malloc() invalid syntax,
     * and because its own text would repeat parts of the body */
    if (fhb_scan(body, NULL, NULL, NULL, &unsound) != FHB_OK) {
        return fhb_fail(err, FHB_EPARAM, "The body is not a JSON object: %s.",
                        unsound.text);
    }

    ps->root = json_loadb(body.ptr, body.len, JSON_REJECT_DUPLICATES, &e);
    if (ps->root != NULL) {
        return FHB_OK;
    }

    switch (json_error_code(&e)) {

    case json_error_duplicate_key:
        return fhb_fail(err, FHB_EPARAM,
                        "The body has a member twice (line %d, column %d).",
                        e.line, e.column);

    case json_error_null_character:
    case json_error_null_byte_in_key:
    case json_error_invalid_utf8:
    case json_error_numeric_overflow:
        return fhb_fail(err, FHB_EPARAM,
                        "The body has an illegal value (line %d, column %d).",
                        e.line, e.column);

    default:
        return fhb_fail(err, FHB_ENOMEM, "no memory for the body");
    }
}


static bool
fhb_value_fits(const fhb_value_kind_t *kind, const json_t *value)
{
    return kind->kind == FHB_VALUE_OTHER
           || json_typeof(value) == kind->json
           || (kind->kind == FHB_VALUE_BOOLEAN && json_is_false(value));
}


static void
fhb_body_value(fhb_param_t *param, const char *name, const json_t *value)
{
    const fhb_value_kind_t  *kind = fhb_value_kinds;

    while (kind->name != NULL && strcmp(kind->name, name) != 0) {
        kind++;
    }

    param->kind = kind->kind;
    param->json = value;

    if (!fhb_value_fits(kind, value)) {
        param->wrong = "the JSON type does not fit the value[x]";
        param->wrong_code = FHB_ISSUE_VALUE;

    } else if (json_is_string(value)) {
        param->value = fhb_str(json_string_value(value),
                               json_string_length(value));

    } else if (json_is_boolean(value)) {
        param->value = json_is_true(value) ? FHB_STR("true")
                                           : FHB_STR("false");
    }
}


static void
fhb_body_entry(fhb_param_t *param, json_t *entry)
{
    json_t      *value, *name;
    size_t       values = 0;
    const char  *key;

    param->kind = FHB_VALUE_OTHER;

    /* NULL for what is no object */
    name = json_object_get(entry, "name");
    if (json_is_string(name)) {
        param->name = fhb_str(json_string_value(name),
                              json_string_length(name));
    }

    json_object_foreach(entry, key, value) {
        if (strncmp(key, "value", 5) == 0 && key[5] >= 'A' && key[5] <= 'Z') {
            fhb_body_value(param, key + 5, value);
            values++;
        }
    }

    if (param->name.len == 0) {
        param->wrong = "the entry has no name";
        param->wrong_code = FHB_ISSUE_INVALID;

    } else if (values != 1) {
        param->wrong = values == 0 ? "the entry has no value[x]"
                                   : "the entry has more than one value[x]";
        param->wrong_code = FHB_ISSUE_INVALID;
    }
}


fhb_err_t
fhb_params_body(fhb_params_t *ps, fhb_str_t body, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    json_t     *type, *list, *entry;
    size_t      i;
    fhb_err_t   rc;

    *ps = (fhb_params_t) { 0 };

    if (body.len == 0) {
        return FHB_OK;
    }

    rc = fhb_body_parse(ps, body, code, err);
    if (rc != FHB_OK) {
        return rc;
    }

    *code = FHB_ISSUE_INVALID;

    type = json_object_get(ps->root, "resourceType");
    if (!json_is_string(type)
        || strcmp(json_string_value(type), "Parameters") != 0)
    {
        return fhb_fail(err, FHB_EPARAM,
                        "The body is not a Parameters resource.");
    }

    list = json_object_get(ps->root, "parameter");
    if (list != NULL && !json_is_array(list)) {
        return fhb_fail(err, FHB_EPARAM,
                        "Parameters.parameter is not an array.");
    }

    rc = fhb_params_reserve(ps, json_array_size(list), code, err);
    if (rc != FHB_OK) {
        return rc;
    }

    json_array_foreach(list, i, entry) {
        ps->items[i].index = i;
        fhb_body_entry(&ps->items[i], entry);
        ps->n++;
    }

    return FHB_OK;
}


void
fhb_params_free(fhb_params_t *ps)
{
    json_decref(ps->root);
    free(ps->items);
    free(ps->text);
    *ps = (fhb_params_t) { 0 };
}


void
fhb_value_names(unsigned kinds, char *out, size_t size)
{
    int                      n;
    size_t                   len = 0;
    const fhb_value_kind_t  *kind;

    out[0] = '\0';

    for (kind = fhb_value_kinds; kind->name != NULL; kind++) {

        if (!(kinds & kind->kind)) {
            continue;
        }

        n = snprintf(out + len, size - len, "%svalue%s",
                     len == 0 ? "" : ", ", kind->name);
        if (n < 0 || (size_t) n >= size - len) {
            return;
        }
        len += (size_t) n;
    }
}
