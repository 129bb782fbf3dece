/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search filters on any text, and on any resource: nothing but the results
 * that fhb_filter.h names, reasons of one line, the same answer twice, and
 * of two filters that exclude each other a sound resource passes one.
 *
 * seeds: t/cases/filter
 */

#include "../../src/common/fhb_filter.h"
#include "../../src/common/fhb_scan.h"
#include "../unit/filter_case.h"
#include "fuzz.h"


/* FHB_OK, or a code and a reason fit for a client */
static bool
add(fhb_filters_t *f, fhb_str_t filter)
{
    size_t             i;
    fhb_err_t          rc;
    fhb_error_t        err = { FHB_OK, "" };
    fhb_issue_code_t   code = FHB_ISSUE_UNKNOWN;

    rc = fhb_filters_add(f, filter, &code, &err);
    if (rc == FHB_OK) {
        require(fhb_filter_type(filter) != FHB_TYPE_NONE);
        return true;
    }

    require(rc == FHB_EPARAM);
    require(code == FHB_ISSUE_INVALID || code == FHB_ISSUE_VALUE
            || code == FHB_ISSUE_NOT_SUPPORTED);
    require(err.text[0] != '\0');

    for (i = 0; err.text[i] != '\0'; i++) {
        require(err.text[i] >= ' ' && err.text[i] < 0x7f);
    }

    return false;
}


static bool
match(const fhb_filters_t *f, fhb_type_t type, const filter_case_t *c,
    fhb_err_t *rc)
{
    bool         pass = true;
    fhb_error_t  err = { FHB_OK, "" };

    *rc = fhb_filters_match(f, type, c->body, c->base, &pass, &err);
    require(*rc == FHB_OK || (*rc == FHB_EJSON && !pass));

    return pass;
}


/* Type?_id:missing=true and Type?_id:missing=false, each as an alternative */
static void
all_pass(fhb_filters_t *f, fhb_type_t type, const filter_case_t *c, bool sound)
{
    size_t       i;
    fhb_buf_t    text = { NULL, 0, 0, false };
    fhb_err_t    rc;
    const char  *words[] = { "true", "false" };

    for (i = 0; i < 2; i++) {
        fhb_buf_reset(&text);
        fhb_buf_addf(&text, "%s?_id:missing=%s", fhb_type_name(type).ptr,
                     words[i]);
        require(add(f, fhb_buf_str(&text)));
    }

    require(match(f, type, c, &rc) || !sound);
    fhb_buf_free(&text);
}


/* what a store's indexes are asked for: some ids, each one of FHIR's */
static void
keys(const fhb_filters_t *f, fhb_type_t type,
    fhb_err_t (*follow)(const fhb_filters_t *, fhb_type_t, fhb_idset_t *,
                        bool *, fhb_error_t *))
{
    bool          known;
    size_t        pos = 0;
    fhb_str_t     id;
    fhb_error_t   err = { FHB_OK, "" };
    fhb_idset_t  *out = fhb_idset_new();

    require(out != NULL);
    require(follow(f, type, out, &known, &err) == FHB_OK);
    require(!known || fhb_idset_count(out) > 0);

    while (fhb_idset_next(out, &pos, &id)) {
        require(fhb_fhir_id_valid(id));
    }

    fhb_idset_free(out);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool            sound, pass;
    size_t          i;
    fhb_buf_t       path = { NULL, 0, 0, false };
    fhb_err_t       rc, again;
    fhb_type_t      type;
    fhb_error_t     err = { FHB_OK, "" };
    filter_case_t   c;
    fhb_filters_t  *f;

    if (!filter_case_parse(&c, fhb_str((const char *) data, size))) {
        return 0;
    }

    f = fhb_filters_new();
    require(f != NULL);
    sound = fhb_scan(c.body, NULL, NULL, NULL, &err) == FHB_OK;

    for (i = 0; i < c.n; i++) {
        type = fhb_filter_type(c.filters[i]);

        if (!add(f, c.filters[i])) {
            continue;
        }

        pass = match(f, type, &c, &rc);
        require(rc == FHB_OK || !sound);
        require(pass == match(f, type, &c, &again) && rc == again);

        fhb_buf_reset(&path);
        if (!fhb_filters_jsonpath(f, type, &path)) {
            require(path.len == 0);
        }
        require(fhb_str_utf8(fhb_buf_str(&path)));
        keys(f, type, fhb_filters_ids);
        keys(f, type, fhb_filters_patients);

        if (i + 1 == c.n) {
            all_pass(f, type, &c, sound);
        }
    }

    fhb_buf_free(&path);
    fhb_filters_free(f);

    return 0;
}
