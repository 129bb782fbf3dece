/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The parameters of a kick-off: one table row each, and what a value means.
 */

#include "fhb_kickoff_work.h"

#include <string.h>


static void fhb_take_output_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_since(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_until(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_type(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_partial(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_pretty(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);
static void fhb_take_token(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param);


/* the parameters of the operation, then what is none of them */
const fhb_row_t  fhb_rows[] = {

    { "_outputFormat", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      0, "string", fhb_take_output_format },

    { "_since", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_INSTANT | FHB_VALUE_DATETIME | FHB_VALUE_STRING,
      FHB_ROW_FIRM, "instant", fhb_take_since },

    { "_until", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_INSTANT | FHB_VALUE_DATETIME | FHB_VALUE_STRING,
      FHB_ROW_FIRM, NULL, fhb_take_until },

    { "_type", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      FHB_ROW_LIST, "string", fhb_take_type },

    { "_elements", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING,
      FHB_ROW_LIST, NULL, NULL },

    { "patient", FHB_AT_PATIENT | FHB_AT_GROUP, FHB_BY_POST,
      FHB_VALUE_REFERENCE | FHB_VALUE_STRING,
      FHB_ROW_LIST | FHB_ROW_FIRM | FHB_ROW_NEEDED | FHB_ROW_SECRET, NULL,
      NULL },

    { "includeAssociatedData", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_CODE | FHB_VALUE_CODING | FHB_VALUE_STRING,
      FHB_ROW_LIST, NULL, NULL },

    { "_typeFilter", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING,
      FHB_ROW_LIST, NULL, NULL },

    { "organizeOutputBy", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      0, NULL, NULL },

    { "allowPartialManifests", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_BOOLEAN | FHB_VALUE_STRING,
      0, NULL, fhb_take_partial },

    { "_minimumFileSize", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_POSITIVE_INT | FHB_VALUE_INTEGER,
      0, NULL, NULL },

    { "_maximumFileSize", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_POSITIVE_INT | FHB_VALUE_INTEGER,
      0, NULL, NULL },

    { "_format", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      FHB_ROW_URL, NULL, fhb_take_format },

    { "_pretty", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_BOOLEAN,
      FHB_ROW_URL, NULL, fhb_take_pretty },

    /* ACC-05: a token must not get into a URL, where logs and manifests
     * would show it */
    { "access_token", FHB_AT_ALL, FHB_BY_BOTH,
      ~0u,
      FHB_ROW_LIST | FHB_ROW_FIRM | FHB_ROW_NEEDED | FHB_ROW_URL
      | FHB_ROW_SECRET | FHB_ROW_NOCASE, NULL, fhb_take_token }
};

const size_t  fhb_rows_n = sizeof(fhb_rows) / sizeof(fhb_rows[0]);

_Static_assert(sizeof(fhb_rows) / sizeof(fhb_rows[0]) <= FHB_KICKOFF_ROWS,
               "FHB_KICKOFF_ROWS is too small");


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


static void
fhb_take_output_format(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    static const char *const  formats[] = {
        "application/fhir+ndjson", "application/ndjson", "ndjson", NULL
    };

    if (!fhb_param_among(param, formats)) {
        fhb_offend_value(w, row, param,
                         "the only format is application/fhir+ndjson");
    }
}


static void
fhb_take_since(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_error_t    err;
    fhb_instant_t  since;

    if (fhb_instant_parse(param->value, &since, &err) != FHB_OK) {
        fhb_offend_value(w, row, param, err.text);
        return;
    }

    /* TIME-04 */
    if (since > w->rules->now + 60 * FHB_USEC) {
        fhb_offend_value(w, row, param, "this is in the future");
        return;
    }

    /* PAR-06: compared as instants, the first one stays */
    if (w->query.since != FHB_INSTANT_NONE && w->query.since != since) {
        fhb_offend(w, row, param, param->value, FHB_ISSUE_INVALID, false,
                   "it was given before with another value");
        return;
    }

    w->query.since = since;
}


/*
 * Not supported yet.  Lenient drops a sound one with a warning; a malformed
 * one is refused all the same (PAR-05).
 */
static void
fhb_take_until(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_error_t    err;
    fhb_instant_t  until;

    if (w->lenient && fhb_instant_parse(param->value, &until, &err) != FHB_OK)
    {
        fhb_offend_value(w, row, param, err.text);
        return;
    }

    fhb_offend_unsupported(w, row, param);
}


static void
fhb_take_type_item(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param, fhb_str_t item)
{
    fhb_type_t  type;

    type = fhb_type_find(item);

    /* Parameters is a type of R4, but one that nobody stores (TYPE-04) */
    if (type == FHB_TYPE_NONE && !fhb_str_eqc(item, "Parameters")) {
        fhb_offend(w, row, param, item, FHB_ISSUE_VALUE, false,
                   "this is no resource type of FHIR R4");

    } else if (type == FHB_TYPE_NONE
               || !fhb_typeset_has(&w->rules->types, type))
    {
        fhb_offend(w, row, param, item, FHB_ISSUE_NOT_SUPPORTED, false,
                   "this resource type is not exported");

    } else {
        fhb_typeset_add(&w->listed, type);
    }
}


static void
fhb_take_type(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    size_t      len;
    fhb_str_t   rest = param->value, item;
    const char *comma;

    while (rest.len > 0) {
        comma = memchr(rest.ptr, ',', rest.len);
        len = comma == NULL ? rest.len : (size_t) (comma - rest.ptr);

        item = fhb_str_trim(fhb_str(rest.ptr, len));
        if (item.len > 0) {                                     /* PAR-01 */
            fhb_take_type_item(w, row, param, item);
        }

        rest.ptr += len + (comma != NULL);
        rest.len -= len + (comma != NULL);
    }
}


/* false is what happens anyway; true is not supported yet */
static void
fhb_take_partial(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    if (!fhb_str_eqc(param->value, "false")) {
        fhb_offend_unsupported(w, row, param);
    }
}


static void
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


static void
fhb_take_pretty(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    (void) w;
    (void) row;
    (void) param;
}


static void
fhb_take_token(fhb_kickoff_work_t *w, const fhb_row_t *row,
    const fhb_param_t *param)
{
    fhb_offend(w, row, param, fhb_str(NULL, 0), FHB_ISSUE_INVALID, true,
               "a token belongs in the Authorization header only");
}
