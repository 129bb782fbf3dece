/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The values of one search parameter: "a,b", each read as its kind says.
 */

#include "fhb_filter_priv.h"

#include <string.h>


/* where the values of a term are read to */
typedef struct {
    fhb_filter_t         *filter;
    fhb_filter_term_t    *term;
    fhb_str_t             type;     /* subject:Patient */
    fhb_filter_value_t   *value;    /* the one that is read */
    fhb_issue_code_t     *code;
    fhb_error_t          *err;
} fhb_values_in_t;

typedef struct {
    char                  name[3];
    fhb_filter_prefix_t   prefix;
} fhb_prefix_name_t;


static const fhb_prefix_name_t  fhb_prefix_names[] = {
    { "eq", FHB_PREFIX_EQ }, { "ne", FHB_PREFIX_NE },
    { "gt", FHB_PREFIX_GT }, { "lt", FHB_PREFIX_LT },
    { "ge", FHB_PREFIX_GE }, { "le", FHB_PREFIX_LE },
    { "sa", FHB_PREFIX_SA }, { "eb", FHB_PREFIX_EB }
};


static fhb_err_t
fhb_values_wrong(fhb_values_in_t *in, fhb_str_t s, const char *why)
{
    char  shown[FHB_FILTER_SHOWN];

    return fhb_filter_refuse(in->code, FHB_ISSUE_VALUE, in->err,
                             "the value \"%s\" of \"%s\" %s",
                             fhb_filter_show(s, shown),
                             in->term->param->code, why);
}


static fhb_err_t
fhb_values_no_memory(fhb_values_in_t *in)
{
    return fhb_fail(in->err, FHB_ENOMEM, "no memory for a filter");
}


/* takes the text up to an unescaped c off; false: there was none, all is
 * taken */
static bool
fhb_values_cut(fhb_str_t *rest, char c, fhb_str_t *part)
{
    size_t  i;

    for (i = 0; i < rest->len && rest->ptr[i] != c; i++) {
        i += rest->ptr[i] == '\\';
    }

    if (i >= rest->len) {
        *part = *rest;
        *rest = fhb_str(rest->ptr + rest->len, 0);
        return false;
    }

    *part = fhb_str(rest->ptr, i);
    *rest = fhb_str(rest->ptr + i + 1, rest->len - i - 1);

    return true;
}


/* without the backslashes of \, \| \$ \\ */
static fhb_err_t
fhb_values_unescape(fhb_values_in_t *in, fhb_str_t s, fhb_str_t *out)
{
    char    *p, *start;
    size_t   i;

    start = fhb_filter_alloc(in->filter, s.len + 1);
    if (start == NULL) {
        return fhb_values_no_memory(in);
    }

    p = start;

    for (i = 0; i < s.len; i++) {

        if (s.ptr[i] == '\\') {
            i++;
            if (i == s.len || memchr(",|$\\", s.ptr[i], 4) == NULL) {
                return fhb_values_wrong(in, s, "has a backslash that escapes "
                                        "none of , | $ and \\");
            }
        }

        *p++ = s.ptr[i];
    }

    *out = fhb_str(start, (size_t) (p - start));

    return FHB_OK;
}


/* is there a data type that has systems? */
static bool
fhb_values_has_system(const fhb_search_entry_t *param)
{
    size_t                    i;
    const fhb_search_path_t  *p;

    for (i = 0; i < param->paths_n; i++) {
        p = &fhb_search_paths[param->paths + i];

        if (p->data == FHB_DATA_CODING || p->data == FHB_DATA_CONCEPT
            || p->data == FHB_DATA_IDENTIFIER
            || (p->data == FHB_DATA_CODE && p->arg != NULL))
        {
            return true;
        }
    }

    return false;
}


static fhb_err_t
fhb_values_token(fhb_values_in_t *in, fhb_str_t s)
{
    fhb_err_t            rc;
    fhb_str_t            rest = s, part;
    fhb_filter_value_t  *v = in->value;

    v->bar = fhb_values_cut(&rest, '|', &part);

    if (v->bar) {
        rc = fhb_values_unescape(in, part, &v->system);
        if (rc != FHB_OK) {
            return rc;
        }

        if (fhb_values_cut(&rest, '|', &part)) {
            return fhb_values_wrong(in, s, "has more than one bar");
        }
    }

    rc = fhb_values_unescape(in, part, &v->text);
    if (rc != FHB_OK) {
        return rc;
    }

    if (v->text.len == 0 && v->system.len == 0) {
        return fhb_values_wrong(in, s, "has no code");
    }

    if (v->system.len > 0 && !fhb_values_has_system(in->term->param)) {
        return fhb_values_wrong(in, s, "has a system, where there is none");
    }

    return FHB_OK;
}


/* Patient?deceased: a question, which is answered with no where R4 has
 * nothing to say yes */
static fhb_err_t
fhb_values_deceased(fhb_values_in_t *in, fhb_str_t s)
{
    if (in->term->n != 1 || in->value->bar
        || (!fhb_str_eqc(in->value->text, "true")
            && !fhb_str_eqc(in->value->text, "false")))
    {
        return fhb_values_wrong(in, s, "is neither true nor false");
    }

    if (fhb_str_eqc(in->value->text, "false")) {
        in->term->negative = !in->term->negative;
        in->value->text = FHB_STR("true");
    }

    return FHB_OK;
}


static fhb_err_t
fhb_values_string(fhb_values_in_t *in, fhb_str_t s)
{
    char                *folded;
    uint16_t            *borders;
    fhb_err_t            rc;
    fhb_filter_value_t  *v = in->value;

    rc = fhb_values_unescape(in, s, &v->text);
    if (rc != FHB_OK || in->term->mod == FHB_MOD_EXACT) {
        return rc;
    }

    folded = fhb_filter_alloc(in->filter, v->text.len + 1);
    if (folded == NULL) {
        return fhb_values_no_memory(in);
    }

    v->text = fhb_filter_fold(v->text, folded);
    if (v->text.len == 0) {
        return fhb_values_wrong(in, s, "has nothing but accents");
    }

    if (in->term->mod == FHB_MOD_CONTAINS) {
        borders = fhb_filter_alloc(in->filter,
                                   v->text.len * sizeof(uint16_t));
        if (borders == NULL) {
            return fhb_values_no_memory(in);
        }

        fhb_filter_borders(v->text, borders);
        v->borders = borders;
    }

    return FHB_OK;
}


/* takes a prefix off */
static fhb_err_t
fhb_values_prefix(fhb_values_in_t *in, fhb_str_t *s)
{
    char    shown[FHB_FILTER_SHOWN];
    size_t  i, n = sizeof(fhb_prefix_names) / sizeof(fhb_prefix_names[0]);

    if (s->len < 2 || s->ptr[0] < 'a' || s->ptr[0] > 'z'
        || s->ptr[1] < 'a' || s->ptr[1] > 'z')
    {
        return FHB_OK;
    }

    for (i = 0; i < n; i++) {
        if (memcmp(s->ptr, fhb_prefix_names[i].name, 2) == 0) {
            in->value->prefix = fhb_prefix_names[i].prefix;
            *s = fhb_str(s->ptr + 2, s->len - 2);
            return FHB_OK;
        }
    }

    return fhb_filter_refuse(in->code, FHB_ISSUE_NOT_SUPPORTED, in->err,
                             "the prefix \"%s\" of \"%s\" is not supported",
                             fhb_filter_show(fhb_str(s->ptr, 2), shown),
                             in->term->param->code);
}


static fhb_err_t
fhb_values_date(fhb_values_in_t *in, fhb_str_t s)
{
    fhb_err_t  rc;
    fhb_str_t  date = s;

    rc = fhb_values_prefix(in, &date);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!fhb_filter_date(date, true, &in->value->span)) {
        return fhb_values_wrong(in, s, "is no date YYYY, YYYY-MM, YYYY-MM-DD "
                                "or YYYY-MM-DDThh:mm:ss with zone");
    }

    return FHB_OK;
}


/* value|system|code; only the first for a number */
static fhb_err_t
fhb_values_number(fhb_values_in_t *in, fhb_str_t s)
{
    char                *buf;
    bool                 unit;
    fhb_err_t            rc;
    fhb_str_t            number = s, rest, part;
    fhb_filter_value_t  *v = in->value;

    rc = fhb_values_prefix(in, &number);
    if (rc != FHB_OK) {
        return rc;
    }

    rest = number;
    unit = fhb_values_cut(&rest, '|', &number);

    if (!fhb_decimal_parse(number, &v->at)) {
        return fhb_values_wrong(in, s, "is no number");
    }

    buf = fhb_filter_alloc(in->filter, FHB_DECIMAL_ROOM(number.len));
    if (buf == NULL) {
        return fhb_values_no_memory(in);
    }

    fhb_decimal_range(number, buf, &v->low, &v->high);

    if (!unit) {
        return FHB_OK;
    }

    if (in->term->param->kind == FHB_KIND_NUMBER
        || !fhb_values_cut(&rest, '|', &part)
        || memchr(rest.ptr, '|', rest.len) != NULL)
    {
        return fhb_values_wrong(in, s,
                                in->term->param->kind == FHB_KIND_NUMBER
                                ? "is a number with a unit"
                                : "is not number|system|code");
    }

    rc = fhb_values_unescape(in, part, &v->system);
    if (rc == FHB_OK) {
        rc = fhb_values_unescape(in, rest, &v->text);
    }

    return rc;
}


static fhb_err_t
fhb_values_reference(fhb_values_in_t *in, fhb_str_t s)
{
    fhb_err_t            rc;
    fhb_str_t            type, id, none = { NULL, 0 };
    fhb_filter_value_t  *v = in->value;

    rc = fhb_values_unescape(in, s, &v->text);
    if (rc != FHB_OK) {
        return rc;
    }

    if (fhb_fhir_id_valid(v->text)) {
        v->id = v->text;
        v->type = in->type;
        return FHB_OK;
    }

    if (fhb_filter_local(v->text, none, &type, &id)) {

        if (id.ptr + id.len != v->text.ptr + v->text.len) {
            return fhb_values_wrong(in, s, "names a version");
        }

        if (fhb_type_find(type) == FHB_TYPE_NONE) {
            return fhb_values_wrong(in, s, "names no type of R4");
        }

        v->id = id;
        v->type = type;

        return in->type.len == 0 || fhb_str_eq(type, in->type) ? FHB_OK
               : fhb_values_wrong(in, s, "is not of the type asked for");
    }

    if (memchr(v->text.ptr, ':', v->text.len) == NULL) {
        return fhb_values_wrong(in, s, "is no id, Type/id or URL");
    }

    return in->type.len == 0
           || fhb_filter_reference_type(v->text,
                    fhb_type_name(fhb_type_find(in->type)).ptr) ? FHB_OK
           : fhb_values_wrong(in, s, "is not of the type asked for");
}


static fhb_err_t
fhb_values_one(fhb_values_in_t *in, fhb_str_t s)
{
    fhb_err_t  rc;

    switch (in->term->mod == FHB_MOD_TEXT ? FHB_KIND_STRING
            : in->term->param->kind)
    {
    case FHB_KIND_TOKEN:
        rc = fhb_values_token(in, s);
        if (rc == FHB_OK
            && fhb_search_paths[in->term->param->paths].data
               == FHB_DATA_DECEASED)
        {
            rc = fhb_values_deceased(in, s);
        }
        return rc;

    case FHB_KIND_STRING:
        return fhb_values_string(in, s);

    case FHB_KIND_DATE:
        return fhb_values_date(in, s);

    case FHB_KIND_REFERENCE:
        return fhb_values_reference(in, s);

    case FHB_KIND_QUANTITY:
    case FHB_KIND_NUMBER:
        return fhb_values_number(in, s);

    case FHB_KIND_URI:
        break;
    }

    return fhb_values_unescape(in, s, &in->value->text);
}


static fhb_err_t
fhb_values_missing(fhb_values_in_t *in, fhb_str_t s)
{
    if (!fhb_str_eqc(s, "true") && !fhb_str_eqc(s, "false")) {
        return fhb_values_wrong(in, s, "is neither true nor false");
    }

    in->term->negative = fhb_str_eqc(s, "true");

    return FHB_OK;
}


fhb_err_t
fhb_filter_values(fhb_filter_t *f, fhb_filter_term_t *term, fhb_str_t type,
    fhb_str_t text, fhb_issue_code_t *code, fhb_error_t *err)
{
    bool             more;
    size_t           n = 1, i;
    fhb_err_t        rc;
    fhb_str_t        rest, part;
    fhb_values_in_t  in = { f, term, type, NULL, code, err };

    if (term->mod == FHB_MOD_MISSING) {
        return fhb_values_missing(&in, text);
    }

    for (rest = text; fhb_values_cut(&rest, ',', &part); n++) { /* void */ }

    f->values += n;
    if (f->values > FHB_FILTER_VALUES_MAX) {
        return fhb_filter_refuse(code, FHB_ISSUE_NOT_SUPPORTED, err,
                                 "a filter has more than %d values",
                                 FHB_FILTER_VALUES_MAX);
    }

    term->values = fhb_filter_alloc(f, n * sizeof(term->values[0]));
    if (term->values == NULL) {
        return fhb_values_no_memory(&in);
    }

    term->n = n;
    rest = text;

    for (i = 0, more = true; more; i++) {
        more = fhb_values_cut(&rest, ',', &part);
        in.value = &term->values[i];

        if (part.len == 0) {
            return fhb_values_wrong(&in, text, "is empty, or a part of it");
        }

        if (part.len > FHB_FILTER_VALUE_MAX) {
            return fhb_values_wrong(&in, part, "is too long");
        }

        rc = fhb_values_one(&in, part);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}
