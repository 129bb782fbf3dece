/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The parameters of a search of Groups (GRP-07).  Most are R4's, for which
 * the filters of exports stand; "name" came with R5 and is read here.
 */

#include "fhbd_groups.h"

#include <stdlib.h>
#include <string.h>

typedef enum {
    FHBD_GROUPS_FILTER = 0,
    FHBD_GROUPS_NAME,
    FHBD_GROUPS_SIZE,
    FHBD_GROUPS_PAGE,
    FHBD_GROUPS_FORMAT
} fhbd_groups_kind_t;

static const struct {
    fhb_search_param_t   param;         /* kind NULL: of the result */
    fhbd_groups_kind_t   kind;
} fhbd_groups_params[] = {
    { { "_id", "token",
        "http://hl7.org/fhir/SearchParameter/Resource-id" },
      FHBD_GROUPS_FILTER },
    { { "identifier", "token",
        "http://hl7.org/fhir/SearchParameter/Group-identifier" },
      FHBD_GROUPS_FILTER },
    { { "name", "string",
        "http://hl7.org/fhir/SearchParameter/Group-name" },
      FHBD_GROUPS_NAME },
    { { "type", "token",
        "http://hl7.org/fhir/SearchParameter/Group-type" },
      FHBD_GROUPS_FILTER },
    { { "_count", NULL, NULL }, FHBD_GROUPS_SIZE },
    { { "page", NULL, NULL }, FHBD_GROUPS_PAGE },
    { { "_format", NULL, NULL }, FHBD_GROUPS_FORMAT },
};

#define FHBD_GROUPS_PARAMS                                                    \
    (sizeof(fhbd_groups_params) / sizeof(fhbd_groups_params[0]))


bool
fhbd_groups_param(size_t *next, fhb_search_param_t *out)
{
    if (*next == FHBD_GROUPS_PARAMS
        || fhbd_groups_params[*next].param.kind == NULL)
    {
        return false;
    }

    *out = fhbd_groups_params[(*next)++].param;

    return true;
}


/* as a value of a query */
static void
fhbd_groups_encode(fhb_buf_t *out, fhb_str_t text)
{
    size_t  i;

    static const char  plain[] = "abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    for (i = 0; i < text.len; i++) {
        if (memchr(plain, text.ptr[i], sizeof(plain) - 1) != NULL) {
            fhb_buf_addc(out, text.ptr[i]);
        } else {
            fhb_buf_addf(out, "%%%02X", (unsigned char) text.ptr[i]);
        }
    }
}


static void
fhbd_groups_wrong(fhbd_groups_ask_t *ask, fhb_issue_code_t code,
    const fhb_field_t *field, const char *why)
{
    char  name[FHB_QUOTE_MAX];

    fhb_quote(name, field->name);
    fhb_issues_add(&ask->issues, FHB_SEV_ERROR, code, NULL, "",
                   "Parameter %s: %s.", name, why);
}


/* one filter for each field: all have to pass, and each tells its faults */
static fhb_err_t
fhbd_groups_filter(fhbd_groups_ask_t *ask, const fhb_field_t *field,
    fhb_error_t *err)
{
    fhb_err_t          rc;
    fhb_buf_t          text = { 0 };
    fhb_filters_t     *filters;
    fhb_issue_code_t   code;

    filters = fhb_filters_new();
    if (filters == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a search");
    }

    ask->filters[ask->filters_n++] = filters;

    fhb_buf_adds(&text, "Group?");
    fhb_buf_addstr(&text, field->name);
    fhb_buf_addc(&text, '=');
    fhbd_groups_encode(&text, field->value);

    rc = text.failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a search")
                     : fhb_filters_add(filters, fhb_buf_str(&text), &code,
                                       err);
    fhb_buf_free(&text);

    if (rc == FHB_EPARAM) {
        fhbd_groups_wrong(ask, code, field, err->text);
        return FHB_OK;
    }

    return rc;
}


static fhb_err_t
fhbd_groups_add_name(fhbd_groups_ask_t *ask, fhb_str_t text, fhb_error_t *err)
{
    fhb_str_t            folded;
    fhbd_groups_name_t  *names;

    /* as many as the query has commas */
    names = realloc(ask->names, (ask->names_n + 1) * sizeof(*names));
    if (names != NULL) {
        ask->names = names;
    }

    if (names == NULL || !fhb_buf_reserve(&ask->names_text, text.len)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a search");
    }

    folded = fhb_filter_fold(text, ask->names_text.ptr + ask->names_text.len);

    names[ask->names_n++] = (fhbd_groups_name_t) {
        .field = ask->names_fields,
        .pos = ask->names_text.len,
        .len = folded.len
    };
    ask->names_text.len += folded.len;

    return FHB_OK;
}


/* alternatives are separated by commas; a backslash makes any character one
 * of the text */
static fhb_err_t
fhbd_groups_name(fhbd_groups_ask_t *ask, const fhb_field_t *field,
    fhb_error_t *err)
{
    size_t      i;
    fhb_err_t   rc = FHB_OK;
    fhb_buf_t   text = { 0 };
    fhb_str_t   value = field->value;

    if (!fhb_str_eqc(field->name, "name")) {
        fhbd_groups_wrong(ask, FHB_ISSUE_NOT_SUPPORTED, field,
                          "this modifier is not supported");
        return FHB_OK;
    }

    for (i = 0; i <= value.len && rc == FHB_OK; i++) {

        if (i < value.len && value.ptr[i] != ',') {
            if (value.ptr[i] == '\\' && i + 1 < value.len) {
                i++;
            }
            fhb_buf_addc(&text, value.ptr[i]);
            continue;
        }

        if (text.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a search");

        } else if (text.len > 0) {
            rc = fhbd_groups_add_name(ask, fhb_buf_str(&text), err);
        }
        fhb_buf_reset(&text);
    }

    fhb_buf_free(&text);

    if (rc == FHB_OK
        && (ask->names_n == 0
            || ask->names[ask->names_n - 1].field != ask->names_fields))
    {
        fhbd_groups_wrong(ask, FHB_ISSUE_VALUE, field, "there is no name in "
                          "it");
    }

    ask->names_fields++;

    return rc;
}


/* what is asked of the Bundle, not of the Groups */
static void
fhbd_groups_result(fhbd_groups_ask_t *ask, fhbd_groups_kind_t kind,
    const fhb_field_t *field)
{
    size_t   i;
    int64_t  n;

    static const char *const  formats[] = {
        "json", "application/json", "application/fhir+json",
        "application/fhir json",        /* a "+" that was not encoded */
    };

    switch (kind) {
    case FHBD_GROUPS_SIZE:
        if (!fhb_str_to_int64(field->value, 0, INT32_MAX, &n)) {
            fhbd_groups_wrong(ask, FHB_ISSUE_VALUE, field,
                              "it is no number of Groups");
            return;
        }

        ask->count = n < FHBD_GROUPS_COUNT ? (size_t) n : FHBD_GROUPS_COUNT;
        return;

    case FHBD_GROUPS_PAGE:
        if (!fhb_fhir_id_valid(field->value)) {
            fhbd_groups_wrong(ask, FHB_ISSUE_VALUE, field,
                              "it is no page that was told of");
            return;
        }

        memcpy(ask->after, field->value.ptr, field->value.len);
        ask->after[field->value.len] = '\0';
        return;

    default:
        for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
            if (fhb_str_eqc(field->value, formats[i])) {
                return;
            }
        }

        fhbd_groups_wrong(ask, FHB_ISSUE_NOT_SUPPORTED, field,
                          "Groups are told in JSON only");
    }
}


static fhb_err_t
fhbd_groups_field(fhbd_groups_ask_t *ask, const fhb_field_t *field,
    bool lenient, fhb_error_t *err)
{
    char          name[FHB_QUOTE_MAX];
    size_t        i;
    fhb_err_t     rc = FHB_OK;
    fhb_str_t     code = field->name;
    const char   *colon;

    colon = code.len == 0 ? NULL : memchr(code.ptr, ':', code.len);
    if (colon != NULL) {
        code.len = (size_t) (colon - code.ptr);
    }

    for (i = 0; i < FHBD_GROUPS_PARAMS; i++) {
        if (fhb_str_eqc(fhbd_groups_params[i].param.kind == NULL
                        ? field->name : code,
                        fhbd_groups_params[i].param.code))
        {
            break;
        }
    }

    if (i == FHBD_GROUPS_PARAMS) {
        fhb_quote(name, field->name);
        fhb_issues_add(&ask->issues,
                       lenient ? FHB_SEV_WARNING : FHB_SEV_ERROR,
                       FHB_ISSUE_NOT_SUPPORTED, NULL, "",
                       "Parameter %s is not supported.", name);
        return FHB_OK;
    }

    /* a parameter without a value is none */
    if (field->value.len == 0) {
        return FHB_OK;
    }

    switch (fhbd_groups_params[i].kind) {
    case FHBD_GROUPS_FILTER:
        rc = fhbd_groups_filter(ask, field, err);
        break;

    case FHBD_GROUPS_NAME:
        rc = fhbd_groups_name(ask, field, err);
        break;

    default:
        fhbd_groups_result(ask, fhbd_groups_params[i].kind, field);
    }

    if (fhbd_groups_params[i].kind != FHBD_GROUPS_PAGE) {
        fhb_buf_adds(&ask->self, ask->self.len > 0 ? "&" : "");
        fhbd_groups_encode(&ask->self, field->name);
        fhb_buf_addc(&ask->self, '=');
        fhbd_groups_encode(&ask->self, field->value);
    }

    return rc;
}


fhb_err_t
fhbd_groups_ask(fhb_str_t query, bool lenient, fhbd_groups_ask_t *out,
    fhb_error_t *err)
{
    size_t       i;
    fhb_err_t    rc;
    fhb_form_t   form;

    static const char *const  paths[] = { "name" };

    memset(out, 0, sizeof(*out));
    out->count = FHBD_GROUPS_COUNT;

    rc = fhb_form_parse(query, &form, err);

    if (rc == FHB_EPARAM) {
        fhb_form_free(&form);
        fhb_issues_add(&out->issues, FHB_SEV_ERROR, FHB_ISSUE_INVALID, NULL,
                       "", "The query cannot be read: %s.", err->text);
        return FHB_OK;
    }

    if (rc == FHB_OK) {
        out->paths = fhb_scan_paths_new(paths, 1);
        if (out->paths == NULL) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for a search");
        }
    }

    for (i = 0; i < form.n && rc == FHB_OK; i++) {
        rc = fhbd_groups_field(out, &form.fields[i], lenient, err);
    }

    fhb_form_free(&form);

    if (rc == FHB_OK && out->self.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a search");
    }

    return rc;
}


void
fhbd_groups_ask_free(fhbd_groups_ask_t *ask)
{
    size_t  i;

    for (i = 0; i < ask->filters_n; i++) {
        fhb_filters_free(ask->filters[i]);
    }

    free(ask->names);
    fhb_buf_free(&ask->names_text);
    fhb_scan_paths_free(ask->paths);
    fhb_buf_free(&ask->self);
    fhb_issues_free(&ask->issues);
}


typedef struct {
    const fhbd_groups_ask_t  *ask;
    uint64_t                  met;      /* bits of fields, FHB_FORM_FIELDS */
} fhbd_groups_names_t;


static bool
fhbd_groups_see_name(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    size_t                     i;
    fhbd_groups_names_t       *see = arg;
    const fhbd_groups_name_t  *name;

    (void) path;

    for (i = 0; kind == FHB_SCAN_STRING && i < see->ask->names_n; i++) {
        name = &see->ask->names[i];

        if (fhb_filter_starts(raw, fhb_str(see->ask->names_text.ptr
                                           + name->pos, name->len)))
        {
            see->met |= UINT64_C(1) << name->field;
        }
    }

    return true;
}


fhb_err_t
fhbd_groups_match(const fhbd_groups_ask_t *ask, fhb_str_t body,
    fhb_str_t base, bool *pass, fhb_error_t *err)
{
    size_t               i;
    fhb_err_t            rc;
    fhbd_groups_names_t  see = { ask, 0 };

    /* all of it is looked through: it goes into a Bundle as it is */

    rc = fhb_scan(body, ask->paths, fhbd_groups_see_name, &see, err);

    *pass = rc == FHB_OK
            && see.met == (ask->names_fields == FHB_FORM_FIELDS
                           ? UINT64_MAX
                           : (UINT64_C(1) << ask->names_fields) - 1);

    for (i = 0; i < ask->filters_n && rc == FHB_OK && *pass; i++) {
        rc = fhb_filters_match(ask->filters[i],
                               fhb_type_find(FHB_STR("Group")), body, base,
                               pass, err);
    }

    return rc;
}
