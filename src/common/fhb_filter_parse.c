/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The search part of a filter, "a=b&c:mod=d", as terms (FILT-02, FILT-05,
 * FILT-07, FILT-09, FILT-10).
 */

#include "fhb_filter_priv.h"

#include <stdio.h>
#include <string.h>

#include "fhb_form.h"


/* FILT-05: they shape an answer and select nothing */
static const char *const  fhb_result_parameters[] = {
    "_sort", "_count", "_include", "_revinclude", "_summary", "_total",
    "_elements", "_contained", "_containedType"
};


fhb_err_t
fhb_filter_refuse(fhb_issue_code_t *to, fhb_issue_code_t code,
    fhb_error_t *err, const char *fmt, ...)
{
    char     text[sizeof(err->text)];
    va_list  ap;

    va_start(ap, fmt);
    (void) vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);

    *to = code;

    return fhb_fail(err, FHB_EPARAM, "%s", text);
}


const char *
fhb_filter_show(fhb_str_t s, char out[FHB_FILTER_SHOWN])
{
    size_t  i, n;

    n = s.len < FHB_FILTER_SHOWN ? s.len : FHB_FILTER_SHOWN - 1;

    for (i = 0; i < n; i++) {
        out[i] = s.ptr[i] > 0x1f && s.ptr[i] < 0x7f ? s.ptr[i] : '?';
    }

    out[n] = '\0';

    return out;
}


/* text in UTF-8 without control characters */
static bool
fhb_filter_printable(fhb_str_t s)
{
    size_t  i;

    for (i = 0; i < s.len; i++) {
        if ((uint8_t) s.ptr[i] < 0x20 || s.ptr[i] == 0x7f) {
            return false;
        }
    }

    return fhb_str_utf8(s);
}


static bool
fhb_filter_result_parameter(fhb_str_t code)
{
    size_t  i, n;

    n = sizeof(fhb_result_parameters) / sizeof(fhb_result_parameters[0]);

    for (i = 0; i < n; i++) {
        if (fhb_str_eqc(code, fhb_result_parameters[i])) {
            return true;
        }
    }

    return false;
}


/* can a search for text look at one of the data types? */
static bool
fhb_filter_has_text(const fhb_search_entry_t *param)
{
    size_t             i;
    fhb_search_data_t  data;

    for (i = 0; i < param->paths_n; i++) {
        data = fhb_search_paths[param->paths + i].data;

        if (data == FHB_DATA_CODING || data == FHB_DATA_CONCEPT
            || data == FHB_DATA_IDENTIFIER)
        {
            return true;
        }
    }

    return false;
}


/* *type: of subject:Patient, else empty.  false: there is no such modifier
 * for the kind of the parameter. */
static bool
fhb_filter_modifier(fhb_str_t name, fhb_filter_term_t *term, fhb_str_t *type)
{
    fhb_search_kind_t  kind = term->param->kind;

    *type = fhb_str(NULL, 0);

    if (fhb_str_eqc(name, "missing")) {
        term->mod = FHB_MOD_MISSING;
        return fhb_search_paths[term->param->paths].data != FHB_DATA_DECEASED;
    }

    if (fhb_str_eqc(name, "not")) {
        term->mod = FHB_MOD_NOT;
        term->negative = true;
        return kind == FHB_KIND_TOKEN;
    }

    if (fhb_str_eqc(name, "text")) {
        term->mod = FHB_MOD_TEXT;
        return kind == FHB_KIND_TOKEN && fhb_filter_has_text(term->param);
    }

    if (fhb_str_eqc(name, "exact")) {
        term->mod = FHB_MOD_EXACT;
        return kind == FHB_KIND_STRING;
    }

    if (fhb_str_eqc(name, "contains")) {
        term->mod = FHB_MOD_CONTAINS;
        return kind == FHB_KIND_STRING;
    }

    if (fhb_str_eqc(name, "below")) {
        term->mod = FHB_MOD_BELOW;
        return kind == FHB_KIND_URI;
    }

    if (fhb_str_eqc(name, "above")) {
        term->mod = FHB_MOD_ABOVE;
        return kind == FHB_KIND_URI;
    }

    term->mod = FHB_MOD_TYPE;
    *type = name;

    return kind == FHB_KIND_REFERENCE && fhb_type_find(name) != FHB_TYPE_NONE;
}


/* "code:modifier" */
static fhb_err_t
fhb_filter_name(fhb_filter_t *f, fhb_filter_term_t *term, fhb_str_t name,
    fhb_str_t *type, fhb_issue_code_t *to, fhb_error_t *err)
{
    char         shown[FHB_FILTER_SHOWN];
    fhb_str_t    code = name, mod = { NULL, 0 };
    const char  *colon;

    colon = name.len == 0 ? NULL : memchr(name.ptr, ':', name.len);
    if (colon != NULL) {
        code.len = (size_t) (colon - name.ptr);
        mod = fhb_str(colon + 1, name.len - code.len - 1);
    }

    if (fhb_filter_result_parameter(code)) {
        return fhb_filter_refuse(to, FHB_ISSUE_INVALID, err,
                                 "\"%s\" has no place in a filter",
                                 fhb_filter_show(code, shown));
    }

    /* FILT-09 */
    if (name.len > 0 && (memchr(name.ptr, '.', name.len) != NULL
                         || fhb_str_eqc(code, "_has")))
    {
        return fhb_filter_refuse(to, FHB_ISSUE_NOT_SUPPORTED, err,
                                 "\"%s\": chained searches are not supported",
                                 fhb_filter_show(name, shown));
    }

    term->param = fhb_search_find(f->type, code);
    if (term->param == NULL) {
        return fhb_filter_refuse(to, FHB_ISSUE_NOT_SUPPORTED, err,
                                 "the search parameter \"%s\" is not "
                                 "supported for %s",
                                 fhb_filter_show(code, shown),
                                 fhb_type_name(f->type).ptr);
    }

    if (colon != NULL && !fhb_filter_modifier(mod, term, type)) {
        return fhb_filter_refuse(to, FHB_ISSUE_NOT_SUPPORTED, err,
                                 "the modifier \"%s\" of \"%s\" is not "
                                 "supported", fhb_filter_show(mod, shown),
                                 term->param->code);
    }

    return FHB_OK;
}


static fhb_err_t
fhb_filter_pair(fhb_filter_t *f, fhb_str_t pair, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    char               *p, shown[FHB_FILTER_SHOWN];
    bool                sound;
    fhb_err_t           rc;
    fhb_str_t           name, value, decoded, type = { NULL, 0 };
    fhb_filter_term_t  *term = &f->terms[f->n++];

    p = fhb_filter_alloc(f, pair.len);
    if (p == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a filter");
    }

    fhb_form_split(pair, &name, &value);

    sound = fhb_form_decode(name, false, &p, &decoded);
    if (!sound || !fhb_filter_printable(decoded)) {
        return fhb_filter_refuse(code, FHB_ISSUE_INVALID, err,
                                 "the name of a search parameter has a broken "
                                 "percent-encoding or control characters");
    }

    rc = fhb_filter_name(f, term, decoded, &type, code, err);
    if (rc != FHB_OK) {
        return rc;
    }

    sound = fhb_form_decode(value, false, &p, &decoded);
    if (!sound || !fhb_filter_printable(decoded)) {
        return fhb_filter_refuse(code, FHB_ISSUE_VALUE, err,
                                 "the value \"%s\" of \"%s\" has a broken "
                                 "percent-encoding or control characters",
                                 fhb_filter_show(value, shown),
                                 term->param->code);
    }

    return fhb_filter_values(f, term, type, decoded, code, err);
}


fhb_err_t
fhb_filter_parse(fhb_filter_t *f, fhb_str_t search, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    size_t     n = 0;
    fhb_err_t  rc;
    fhb_str_t  rest, pair;

    for (rest = search; fhb_form_next(&rest, &pair); n++) { /* void */ }

    if (n == 0) {
        return fhb_filter_refuse(code, FHB_ISSUE_INVALID, err,
                                 "there is no search parameter behind \"%s?\"",
                                 fhb_type_name(f->type).ptr);
    }

    if (n > FHB_FILTER_TERMS_MAX) {
        return fhb_filter_refuse(code, FHB_ISSUE_NOT_SUPPORTED, err,
                                 "a filter has more than %d search parameters",
                                 FHB_FILTER_TERMS_MAX);
    }

    f->terms = fhb_filter_alloc(f, n * sizeof(f->terms[0]));
    if (f->terms == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a filter");
    }

    for (rest = search; fhb_form_next(&rest, &pair); /* void */ ) {
        rc = fhb_filter_pair(f, pair, code, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}
