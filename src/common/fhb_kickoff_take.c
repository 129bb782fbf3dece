/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a value of a 0..1 parameter means.
 */

#include "fhb_kickoff_work.h"


/*
 * PAR-06: a 0..1 parameter may come again with a value of the same meaning;
 * the first one stays.  True: this is the first.
 */
static bool
fhb_take_once(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, bool same)
{
    unsigned  bit = 1u << (row - fhb_rows);

    if (!(w->taken & bit)) {
        w->taken |= bit;
        return true;
    }

    if (!same) {
        fhb_offend(w, row, param, param->value, FHB_ISSUE_INVALID, false,
                   "it was given before with another value");
    }

    return false;
}


/* one of a NULL-terminated list; in a query the "+" of a media type may have
 * become a blank (FMT-01) */
static bool
fhb_param_among(const fhb_param_t *param, const char *const *list)
{
    size_t  i;

    for ( /* void */ ; *list != NULL; list++) {

        for (i = 0; i < param->value.len && (*list)[i] != '\0'; i++) {
            if (param->value.ptr[i] != (*list)[i]
                && !(param->kind == FHB_VALUE_QUERY && (*list)[i] == '+'
                     && param->value.ptr[i] == ' '))
            {
                break;
            }
        }

        if (i == param->value.len && (*list)[i] == '\0') {
            return true;
        }
    }

    return false;
}


void
fhb_take_output_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    static const char *const  formats[] = {
        "application/fhir+ndjson", "application/ndjson", "ndjson", NULL
    };
    static const char *const  xml[] = { "application/fhir+xml", NULL };

    if (w->rules->xml && fhb_param_among(param, xml)) {
        w->query.xml = true;                                    /* FMT-03 */
        return;
    }

    if (!fhb_param_among(param, formats)) {
        fhb_offend_value(w, row, param,
                         w->rules->xml ? "formats are application/fhir+ndjson "
                                         "and application/fhir+xml"
                         : "the only format is application/fhir+ndjson");
    }
}


/* TIME-03; false: it offends */
static bool
fhb_take_instant(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_instant_t *out)
{
    fhb_error_t  err;

    if (fhb_instant_parse(param->value, out, &err) == FHB_OK) {
        return true;
    }

    fhb_offend_value(w, row, param, err.text);

    return false;
}


void
fhb_take_since(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_instant_t  since;

    if (!fhb_take_instant(w, row, param, &since)) {
        return;
    }

    /* TIME-04 */
    if (since > w->rules->now + 60 * FHB_USEC) {
        fhb_offend_value(w, row, param, "this is in the future");
        return;
    }

    if (fhb_take_once(w, row, param, since == w->query.since)) {
        w->query.since = since;
    }
}


void
fhb_take_until(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_instant_t  until;

    if (fhb_take_instant(w, row, param, &until)
        && fhb_take_once(w, row, param, until == w->query.until))
    {
        w->query.until = until;
    }
}


/* ORG-07 */
void
fhb_take_organize(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    bool  patient = fhb_str_eqc(param->value, "Patient");

    if (w->query.organized) {
        (void) fhb_take_once(w, row, param, patient);

    } else if (patient) {
        w->query.organized = fhb_take_once(w, row, param, true);

    } else if (fhb_type_find(param->value) == FHB_TYPE_NONE) {
        fhb_offend_value(w, row, param,
                         "this is no resource type of FHIR R4");

    } else {
        fhb_offend(w, row, param, param->value, FHB_ISSUE_NOT_SUPPORTED,
                   false, "output is organized by Patient only");
    }
}


void
fhb_take_partial(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    bool  partial = fhb_str_eqc(param->value, "true");

    if (!partial && !fhb_str_eqc(param->value, "false")) {
        fhb_offend_value(w, row, param, "it must be true or false");

    } else if (fhb_take_once(w, row, param, partial == w->query.partial)) {
        w->query.partial = partial;
    }
}


/* PART-11 */
static void
fhb_take_size(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, uint64_t *out)
{
    int64_t  n = 0;

    if (param->json != NULL) {
        n = json_integer_value(param->json);

        if (n <= 0) {
            fhb_offend(w, row, param, param->value, FHB_ISSUE_VALUE, false,
                       "%lld is not greater than zero", (long long) n);
            return;
        }

    } else if (!fhb_str_to_int64(param->value, 1, INT64_MAX, &n)) {
        fhb_offend_value(w, row, param,
                         "it must be a number of bytes greater than zero");
        return;
    }

    if (fhb_take_once(w, row, param, *out == (uint64_t) n)) {
        *out = (uint64_t) n;
    }
}


void
fhb_take_min_size(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_take_size(w, row, param, &w->query.min_file_size);
}


void
fhb_take_max_size(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_take_size(w, row, param, &w->query.max_file_size);
}


void
fhb_take_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    static const char *const  formats[] = {
        "json", "application/fhir+json", NULL
    };

    if (!fhb_param_among(param, formats)) {
        fhb_offend_value(w, row, param, "replies are application/fhir+json");
    }
}


void
fhb_take_pretty(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    (void) w;
    (void) row;
    (void) param;
}


void
fhb_take_token(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_INVALID, true,
               "a token belongs in the Authorization header only");
}


/* what two parameters say together */

static void
fhb_settle_times(fhb_kickoff_work_t *w)
{
    const fhb_row_t    *row;
    const fhb_param_t  *param;

    if (w->query.since == FHB_INSTANT_NONE
        || w->query.until == FHB_INSTANT_NONE
        || w->query.until > w->query.since)
    {
        return;
    }

    /* TIME-05; without one of the two it would be another export */
    row = fhb_row_find(FHB_STR("_until"));
    param = fhb_param_first(w, row);
    fhb_offend(w, row, param, param->value, FHB_ISSUE_INVALID, true,
               "this is not later than _since");
}


static void
fhb_settle_sizes(fhb_kickoff_work_t *w)
{
    const fhb_row_t  *row;

    if (w->query.min_file_size == 0 || w->query.max_file_size == 0
        || w->query.max_file_size > w->query.min_file_size)
    {
        return;
    }

    /* PART-11: the maximum wins */
    row = fhb_row_find(FHB_STR("_minimumFileSize"));
    fhb_offend(w, row, fhb_param_first(w, row), fhb_str(NULL, 0),
               FHB_ISSUE_VALUE, false, "%llu is not less than "
               "_maximumFileSize",
               (unsigned long long) w->query.min_file_size);
    w->query.min_file_size = 0;
}


/* PAT-04, PAR-05: what lenient dropped must not leave everybody */
static void
fhb_settle_patients(fhb_kickoff_work_t *w)
{
    const fhb_row_t  *row = fhb_row_find(FHB_STR("patient"));

    if (fhb_param_first(w, row) == NULL) {
        return;
    }

    w->query.patients_given = true;

    if (w->patients.n > 0) {
        return;
    }

    fhb_issues_promote(&w->issues, row);

    if (fhb_issues_errors(&w->issues, row) == 0) {      /* were too many */
        fhb_offend(w, row, fhb_param_first(w, row), fhb_str(NULL, 0),
                   FHB_ISSUE_VALUE, true, "it names no patient");
    }
}


/* FILT-04 */
static void
fhb_settle_filters(fhb_kickoff_work_t *w)
{
    size_t            i, kept = 0;
    fhb_item_t       *item;
    const fhb_row_t  *row;

    if (fhb_param_first(w, fhb_row_find(FHB_STR("_type"))) == NULL) {
        return;
    }

    row = fhb_row_find(FHB_STR("_typeFilter"));

    for (i = 0; i < w->filters.n; i++) {
        item = &w->filters.items[i];

        if (fhb_typeset_has(&w->named, fhb_filter_type(item->text))) {
            w->filters.items[kept++] = *item;

        } else {
            fhb_offend(w, row, item->param, item->text, FHB_ISSUE_INVALID,
                       fhb_row_firm(w, row), "its type is not in _type");
        }
    }

    w->filters.n = kept;
}


void
fhb_kickoff_settle(fhb_kickoff_work_t *w)
{
    fhb_settle_times(w);
    fhb_settle_sizes(w);
    fhb_settle_patients(w);
    fhb_settle_filters(w);
}
