/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Judges the parameters of a kick-off by their table, and says what offends.
 */

#include "fhb_kickoff_work.h"

#include <stdio.h>

#define FHB_EXPRESSION_MAX  128


const fhb_row_t *
fhb_row_find(fhb_str_t name)
{
    size_t  i;

    for (i = 0; i < fhb_rows_n; i++) {
        if (fhb_str_eqc(name, fhb_rows[i].name)
            || ((fhb_rows[i].flags & FHB_ROW_NOCASE)
                && fhb_str_caseeqc(name, fhb_rows[i].name)))
        {
            return &fhb_rows[i];
        }
    }

    return NULL;
}


bool
fhb_row_is(const fhb_row_t *row, unsigned flag)
{
    return row != NULL && (row->flags & flag);
}


bool
fhb_row_firm(const fhb_kickoff_work_t *w, const fhb_row_t *row)
{
    return fhb_row_is(row, FHB_ROW_FIRM)
           || (fhb_row_is(row, FHB_ROW_FILTER) && !w->rules->lenient_filters);
}


bool
fhb_row_needed(const fhb_kickoff_work_t *w, const fhb_row_t *row)
{
    return fhb_row_is(row, FHB_ROW_NEEDED)
           || (fhb_row_is(row, FHB_ROW_FILTER) && !w->rules->lenient_filters);
}


const fhb_param_t *
fhb_param_first(const fhb_kickoff_work_t *w, const fhb_row_t *row)
{
    return w->first[row - fhb_rows];
}


bool
fhb_kickoff_param(fhb_level_t level, size_t *next, fhb_kickoff_param_t *out)
{
    const fhb_row_t  *row;

    while (*next < fhb_rows_n) {

        row = &fhb_rows[(*next)++];

        if (row->type != NULL && (row->levels & (1u << level))) {
            out->name = row->name;
            out->type = row->type;
            out->v4_type = row->kinds & FHB_VALUE_CODING ? "Coding"
                                                         : row->type;
            out->list = fhb_row_is(row, FHB_ROW_LIST);
            return true;
        }
    }

    return false;
}


/* a name goes into FHIRPath only if it cannot end the string there */
static void
fhb_param_expression(const fhb_param_t *param, char out[FHB_EXPRESSION_MAX])
{
    bool    plain = param->name.len > 0 && param->name.len <= 64;
    char    c;
    size_t  i;

    for (i = 0; plain && i < param->name.len; i++) {
        c = param->name.ptr[i];
        plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    }

    if (plain) {
        (void) snprintf(out, FHB_EXPRESSION_MAX,
                        "Parameters.parameter.where(name='%.*s')",
                        (int) param->name.len, param->name.ptr);

    } else if (param->kind != FHB_VALUE_QUERY) {
        (void) snprintf(out, FHB_EXPRESSION_MAX, "Parameters.parameter[%zu]",
                        param->index);

    } else {
        out[0] = '\0';
    }
}


void
fhb_offend(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t value, fhb_issue_code_t code,
    bool firm, const char *fmt, ...)
{
    char     name[FHB_QUOTE_MAX], text[FHB_QUOTE_MAX], reason[256];
    char     expression[FHB_EXPRESSION_MAX];
    bool     shown;
    va_list  args;

    va_start(args, fmt);
    (void) vsnprintf(reason, sizeof(reason), fmt, args);
    va_end(args);

    fhb_quote(name, param->name);
    fhb_quote(text, value);
    fhb_param_expression(param, expression);

    shown = value.ptr != NULL && !fhb_row_is(row, FHB_ROW_SECRET);

    fhb_issues_add(&w->issues,
                   w->lenient && !firm ? FHB_SEV_WARNING : FHB_SEV_ERROR,
                   code, row, expression, "Parameter %s%s%s: %s.", name,
                   shown ? " with value " : "", shown ? text : "", reason);
}


void
fhb_offend_value(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, const char *reason)
{
    fhb_offend(w, row, param, param->value, FHB_ISSUE_VALUE,
               fhb_row_firm(w, row), "%s", reason);
}


void
fhb_offend_unsupported(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    char  expression[FHB_EXPRESSION_MAX];

    fhb_param_expression(param, expression);

    if (!fhb_issues_has(&w->issues, FHB_ISSUE_NOT_SUPPORTED, expression)) {
        fhb_offend(w, row, param, param->value, FHB_ISSUE_NOT_SUPPORTED,
                   fhb_row_needed(w, row), "not supported here");
    }
}


/* PAR-06: a 0..1 parameter again with the same value; notes the first */
static bool
fhb_param_again(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    size_t              i = (size_t) (row - fhb_rows);
    const fhb_param_t  *first = w->first[i];

    if (first == NULL) {
        w->first[i] = param;
        return false;
    }

    return !(row->flags & FHB_ROW_LIST) && first->kind == param->kind
           && (param->json == NULL ? fhb_str_eq(first->value, param->value)
                                   : json_equal(first->json, param->json));
}


static void
fhb_judge_param(fhb_kickoff_work_t *w, const fhb_param_t *param, bool in_body)
{
    char              names[128];
    unsigned          method = w->in->is_post ? FHB_BY_POST : FHB_BY_GET;
    const fhb_row_t  *row = fhb_row_find(param->name);

    /* neither a body nor a name that cannot be read is forgiven (PAR-05) */
    if (param->wrong != NULL && param->wrong_code == FHB_ISSUE_INVALID) {
        fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_INVALID, true,
                   "%s", param->wrong);
        return;
    }

    /* KICK-10 */
    if (w->in->is_post && !in_body && !fhb_row_is(row, FHB_ROW_URL)) {
        fhb_offend(w, row, param, param->value, FHB_ISSUE_INVALID,
                   fhb_row_needed(w, row),
                   "with POST it belongs in the body");
        return;
    }

    if (row == NULL) {
        fhb_offend_unsupported(w, row, param);
        return;
    }

    if (fhb_param_again(w, row, param)) {
        return;
    }

    if (!(row->levels & (1u << w->in->level)) || !(row->methods & method))
    {
        fhb_offend_unsupported(w, row, param);

    } else if (param->wrong != NULL) {
        fhb_offend_value(w, row, param, param->wrong);

    } else if (in_body && !(row->kinds & param->kind)) {
        fhb_value_names(row->kinds, names, sizeof(names));
        fhb_offend(w, row, param, param->value, FHB_ISSUE_VALUE,
                   fhb_row_firm(w, row), "its value must be one of %s",
                   names);

    } else {
        row->take(w, row, param);
    }
}


void
fhb_kickoff_judge(fhb_kickoff_work_t *w, const fhb_params_t *ps, bool in_body)
{
    size_t  i;

    for (i = 0; i < ps->n && !w->failed; i++) {
        fhb_judge_param(w, &ps->items[i], in_body);
    }
}
