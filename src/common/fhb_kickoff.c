/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A kick-off from headers and parameters to a plan, or to the reasons why
 * not.
 */

#include "fhb_kickoff.h"

#include <stdlib.h>

#include "fhb_form.h"
#include "fhb_headers.h"
#include "fhb_kickoff_work.h"


static const char *const  fhb_levels[] = {
    [FHB_LEVEL_SYSTEM] = "system",
    [FHB_LEVEL_PATIENT] = "patient",
    [FHB_LEVEL_GROUP] = "group"
};


const char *
fhb_level_name(fhb_level_t level)
{
    return fhb_levels[level];
}


bool
fhb_level_parse(fhb_str_t s, fhb_level_t *out)
{
    size_t  i;

    for (i = 0; i < sizeof(fhb_levels) / sizeof(fhb_levels[0]); i++) {
        if (fhb_str_eqc(s, fhb_levels[i])) {
            *out = (fhb_level_t) i;
            return true;
        }
    }

    return false;
}


static void
fhb_kickoff_error(fhb_kickoff_work_t *w, fhb_issue_code_t code,
    const char *text)
{
    fhb_issues_add(&w->issues, FHB_SEV_ERROR, code, NULL, "", "%s", text);
}


/* RFC 6750 2.2 allows a token there; we do not, and say so rather than only
 * that the media type is wrong */
static bool
fhb_kickoff_form_token(const fhb_kickoff_in_t *in)
{
    bool         found;
    fhb_str_t    value;
    fhb_form_t   form;
    fhb_error_t  err;

    if (!fhb_content_type_is(in->content_type,
                             "application/x-www-form-urlencoded"))
    {
        return false;
    }

    found = fhb_form_parse(in->body, &form, &err) == FHB_OK
            && fhb_form_get(&form, "access_token", &value) > 0;
    fhb_form_free(&form);

    return found;
}


/*
 * What is refused with a status of its own, before any parameter is looked
 * at; 0: nothing.
 */
static int
fhb_kickoff_refuse(fhb_kickoff_work_t *w)
{
    const fhb_kickoff_in_t  *in = w->in;

    if (in->accept_n > 0 && !fhb_accept_json(in->accept, in->accept_n)
        && !(w->rules->xml && fhb_accept_xml(in->accept, in->accept_n)))
    {
        fhb_kickoff_error(w, FHB_ISSUE_NOT_SUPPORTED,
                          w->rules->xml
                          ? "Accept must allow application/fhir+json or "
                            "application/fhir+xml."
                          : "Accept must allow application/fhir+json.");
        return 406;                                             /* HDR-03 */
    }

    if (!in->is_post || in->body.len == 0) {
        return 0;                                               /* KICK-08 */
    }

    if (in->body.len > w->rules->max_body) {
        fhb_kickoff_error(w, FHB_ISSUE_TOO_LONG, "The body is too long.");
        return 413;                                             /* KICK-09 */
    }

    if (fhb_kickoff_form_token(in)) {
        fhb_kickoff_error(w, FHB_ISSUE_INVALID,
                          "An access token in the body is refused, send it "
                          "in the header Authorization.");
        return 400;                                             /* ACC-05 */
    }

    if (!fhb_content_type_json(in->content_type)) {
        fhb_kickoff_error(w, FHB_ISSUE_NOT_SUPPORTED,
                          "Content-Type must be application/fhir+json or "
                          "application/json, in UTF-8.");
        return 415;                                             /* KICK-07 */
    }

    return 0;
}


static void
fhb_kickoff_headers(fhb_kickoff_work_t *w, const fhb_prefer_t *prefer)
{
    if (w->rules->require_accept && w->in->accept_n == 0) {
        fhb_kickoff_error(w, FHB_ISSUE_REQUIRED,
                          "The header Accept is missing.");     /* HDR-02 */
    }

    if (w->rules->require_prefer && !prefer->respond_async) {
        fhb_kickoff_error(w, FHB_ISSUE_REQUIRED,
                          "The header Prefer must contain "
                          "respond-async.");                    /* HDR-01 */
    }
}


/* reads parameters from one place and judges them */
static fhb_err_t
fhb_kickoff_params(fhb_kickoff_work_t *w, fhb_params_t *ps, bool in_body,
    fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_issue_code_t  code = FHB_ISSUE_INVALID;

    rc = in_body ? fhb_params_body(ps, w->in->body, &code, err)
                 : fhb_params_query(ps, w->in->query, &code, err);

    if (rc == FHB_EPARAM) {
        fhb_kickoff_error(w, code, err->text);
        return FHB_OK;
    }

    if (rc == FHB_OK) {
        fhb_kickoff_judge(w, ps, in_body);
    }

    return rc;
}


/* the lists of the query as strings; false without memory */
static bool
fhb_kickoff_lists(fhb_kickoff_work_t *w)
{
    return fhb_items_lines(&w->elements, &w->query.elements)
           && fhb_items_lines(&w->filters, &w->query.filters)
           && fhb_items_lines(&w->patients, &w->query.patients);
}


static fhb_err_t
fhb_kickoff_finish(fhb_kickoff_work_t *w, fhb_kickoff_t *out, fhb_error_t *err)
{
    bool  refused = fhb_issues_errors(&w->issues, NULL) > 0;

    if (w->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for parameters");
    }

    if (!fhb_issues_finish(&w->issues, &out->issues, &out->issues_n,
                           &out->text))
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for issues");
    }

    if (refused) {
        if (out->status == 0) {
            out->status = w->forbidden ? 403 : 400;
        }
        if (out->status == 403) {
            out->missing = w->missing;
        }
        return FHB_OK;
    }

    if (!fhb_kickoff_lists(w)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for parameters");
    }

    out->status = 202;
    out->query = w->query;
    out->lenient_applied = out->issues_n > 0;
    w->query = fhb_query_none();

    return FHB_OK;
}


static void
fhb_kickoff_work_free(fhb_kickoff_work_t *w)
{
    fhb_query_free(&w->query);
    fhb_issues_free(&w->issues);
    fhb_items_free(&w->elements);
    fhb_items_free(&w->filters);
    fhb_items_free(&w->patients);
    fhb_items_free(&w->associated);
    fhb_elements_free(w->element_check);
    fhb_filters_free(w->filter_check);
}


fhb_err_t
fhb_kickoff_parse(const fhb_kickoff_in_t *in, const fhb_kickoff_rules_t *rules,
    fhb_kickoff_t *out, fhb_error_t *err)
{
    fhb_err_t           rc = FHB_OK;
    fhb_params_t        url = { 0 }, body = { 0 };
    fhb_prefer_t        prefer;
    fhb_kickoff_work_t  w = { .in = in, .rules = rules };

    *out = (fhb_kickoff_t) { .query = fhb_query_none() };

    prefer = fhb_prefer_parse(in->prefer, in->prefer_n);

    out->lenient = w.lenient = prefer.lenient;

    w.query = fhb_query_none();
    w.query.dialect = in->dialect;
    w.query.separate_status = prefer.separate_status;

    out->status = fhb_kickoff_refuse(&w);

    if (out->status == 0) {
        fhb_kickoff_headers(&w, &prefer);

        rc = fhb_kickoff_params(&w, &url, false, err);
        if (rc == FHB_OK && in->is_post) {
            rc = fhb_kickoff_params(&w, &body, true, err);
        }
        if (rc == FHB_OK) {
            fhb_kickoff_settle(&w);
            fhb_kickoff_types(&w);
        }
    }

    if (rc == FHB_OK) {
        rc = fhb_kickoff_finish(&w, out, err);
    }

    fhb_kickoff_work_free(&w);
    fhb_params_free(&url);
    fhb_params_free(&body);

    return rc;
}


void
fhb_kickoff_free(fhb_kickoff_t *k)
{
    free(k->issues);
    fhb_buf_free(&k->text);
    fhb_buf_free(&k->more);
    fhb_query_free(&k->query);
    *k = (fhb_kickoff_t) { .query = fhb_query_none() };
}
