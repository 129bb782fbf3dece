/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: which types a caller may export, all of each or within
 * limits (SC-05 to SC-07).
 */

#include "fhbd_api_int.h"


/* of the types that the token has in part, those limits that an export can
 * keep to (SC-06); a type without one is not allowed */
static fhb_err_t
fhbd_limits_token(fhbd_api_call_t *call, fhb_typeset_t *types,
    fhb_error_t *err)
{
    fhb_buf_t      lines = { 0 };
    fhb_err_t      rc;
    fhb_str_t      rest, line;
    fhb_type_t     t;
    fhb_typeset_t  part = { { 0 } };

    fhb_buf_reset(&call->limits);

    rc = fhb_scope_limits(call->scopes, call->conf->export_scope, &part,
                          &lines, err);

    for (t = 0; rc == FHB_OK && t < fhb_type_count(); t++) {
        rest = fhb_buf_str(&lines);

        while (rc == FHB_OK && fhb_typeset_has(&part, t)
               && fhb_limits_next(&rest, t, &line))
        {
            rc = fhb_limit_check(line, err);

            if (rc == FHB_OK) {
                fhb_typeset_add(types, t);
                fhb_buf_addstr(&call->limits, line);
                fhb_buf_addc(&call->limits, '\n');

            } else if (rc == FHB_EPARAM) {
                rc = FHB_OK;
            }
        }
    }

    fhb_buf_free(&lines);

    return rc == FHB_OK && call->limits.failed
           ? fhb_fail(err, FHB_ENOMEM, "no memory for limits") : rc;
}


bool
fhbd_api_types(fhbd_api_call_t *call, fhb_typeset_t *types, bool *system)
{
    fhb_error_t  err;

    if (!call->auth) {
        *system = true;
        *types = fhb_typeset_all();
        return true;
    }

    *types = fhb_scope_types(call->scopes, call->conf->export_scope, system);

    if (fhbd_limits_token(call, types, &err) != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "scopes");
        return false;
    }

    if (call->entry != NULL) {
        *types = fhb_typeset_and(types, &call->entry->types);
    }

    return true;
}


/* what was joined has to be a filter as well */
static fhb_err_t
fhbd_limits_check(fhb_str_t limits, fhb_error_t *err)
{
    fhb_err_t   rc = FHB_OK;
    fhb_str_t   rest, line;
    fhb_type_t  t;

    for (t = 0; rc == FHB_OK && t < fhb_type_count(); t++) {
        rest = limits;
        while (rc == FHB_OK && fhb_limits_next(&rest, t, &line)) {
            rc = fhb_limit_check(line, err);
        }
    }

    return rc;
}


/* Provenance alone is of resources of any type: those that the caller may not
 * see are no targets (SC-05) */
static fhb_typeset_t
fhbd_limits_types(const fhb_query_t *q)
{
    fhb_typeset_t  types = fhb_query_types(q), others = types;

    fhb_typeset_del(&others, fhb_type_find(FHB_STR("Provenance")));

    return fhb_typeset_empty(&others) ? fhb_typeset_all() : types;
}


/* of these types: token and client together, ended by NUL, or empty */
static fhb_err_t
fhbd_limits_both(fhbd_api_call_t *call, const fhb_typeset_t *types,
    fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t  rc;
    fhb_str_t  entry = { NULL, 0 };

    if (call->entry != NULL) {
        entry = fhb_cstr(call->entry->limits);
    }

    rc = fhb_limits_join(fhb_buf_str(&call->limits), entry, types, out, err);
    if (rc == FHB_OK) {
        rc = fhbd_limits_check(fhb_buf_str(out), err);
    }

    if (rc == FHB_OK && out->len > 0) {
        fhb_buf_addc(out, '\0');
        rc = out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for limits")
                         : FHB_OK;
    }

    return rc;
}


static void
fhbd_limits_refuse(fhbd_api_call_t *call, fhb_str_t base,
    const fhb_error_t *err)
{
    char  text[sizeof(err->text) + 128];

    if (err->code != FHB_EPARAM) {
        fhbd_reply_failure(call->reply, err, "kick-off");
        return;
    }

    (void) snprintf(text, sizeof(text), "The constraints of the access "
                    "token's scopes cannot be kept together with those of "
                    "the client: %s.", err->text);
    call->reason = "scope";
    fhbd_api_challenge(call, base, "insufficient_scope", NULL);
    fhbd_reply_error(call->reply, 403, FHB_ISSUE_FORBIDDEN, text);
}


bool
fhbd_api_limits(fhbd_api_call_t *call, fhb_str_t base, fhb_query_t *q)
{
    fhb_buf_t      out = { 0 };
    fhb_error_t    err;
    fhb_typeset_t  types = fhbd_limits_types(q);

    if (fhbd_limits_both(call, &types, &out, &err) != FHB_OK) {
        fhbd_limits_refuse(call, base, &err);
        fhb_buf_free(&out);
        return false;
    }

    if (out.len > 0) {
        q->limits = out.ptr;
    }

    return true;
}


bool
fhbd_api_patient_limits(fhbd_api_call_t *call, fhb_str_t base,
    fhb_filters_t **out)
{
    fhb_buf_t          lines = { 0 };
    fhb_err_t          rc;
    fhb_str_t          rest, line;
    fhb_type_t         patient = fhb_type_find(FHB_STR("Patient"));
    fhb_error_t        err;
    fhb_typeset_t      types = { { 0 } };
    fhb_issue_code_t   code;

    *out = NULL;
    fhb_typeset_add(&types, patient);

    rc = fhbd_limits_both(call, &types, &lines, &err);

    if (rc == FHB_OK && lines.len > 0) {
        *out = fhb_filters_new();
        if (*out == NULL) {
            rc = fhb_fail(&err, FHB_ENOMEM, "no memory for limits");
        }
        rest = fhb_cstr(lines.ptr);
    }

    while (rc == FHB_OK && *out != NULL
           && fhb_limits_next(&rest, patient, &line))
    {
        rc = fhb_filters_hold(*out, line, &code, &err);
    }

    if (rc == FHB_OK && *out != NULL) {
        rc = fhb_filters_ready(*out, &err);
    }

    fhb_buf_free(&lines);

    if (rc == FHB_OK) {
        return true;
    }

    fhb_filters_free(*out);
    *out = NULL;
    fhbd_limits_refuse(call, base, &err);

    return false;
}


bool
fhbd_api_covers(const fhb_typeset_t *types, fhb_str_t token, fhb_str_t entry,
    const fhb_query_t *q, fhb_typeset_t *missing)
{
    fhb_str_t      made = fhb_cstr(q->limits);
    fhb_type_t     t;
    fhb_typeset_t  all = fhb_query_types(q);

    *missing = (fhb_typeset_t) { { 0 } };

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&all, t)
            && !(fhb_typeset_has(types, t)
                 && fhb_limits_cover(token, made, t)
                 && fhb_limits_cover(entry, made, t)))
        {
            fhb_typeset_add(missing, t);
        }
    }

    return fhb_typeset_empty(missing);
}
