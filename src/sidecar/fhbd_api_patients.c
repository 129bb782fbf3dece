/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: the Patients that a kick-off names (PAT-04, PAT-06).
 */

#include "fhbd_api_int.h"

#include <stdlib.h>
#include <string.h>

#include "../common/fhb_issues.h"


/* one issue for each, with the reference as far as the client sent it */
static void
fhbd_patients_issues(const fhb_idset_t *unknown, fhb_severity_t severity,
    fhb_issues_t *out)
{
    size_t     pos = 0;
    fhb_str_t  id;

    while (fhb_idset_next(unknown, &pos, &id)) {
        fhb_issues_add(out, severity, FHB_ISSUE_NOT_FOUND, NULL,
                       "Parameters.parameter.where(name='patient')",
                       "Parameter 'patient': there is no Patient/%.*s here.",
                       FHB_STR_ARG(id));
    }
}


/* PAR-05: what is left of the list must be somebody */
static bool
fhbd_patients_drop(fhb_query_t *q, const fhb_idset_t *unknown)
{
    fhb_buf_t  left = { 0 };
    fhb_str_t  rest = fhb_cstr(q->patients), id;

    while (fhb_query_line(&rest, &id)) {
        if (!fhb_idset_has(unknown, id)) {
            fhb_buf_addstr(&left, id);
            fhb_buf_addc(&left, '\n');
        }
    }
    fhb_buf_addc(&left, '\0');

    if (left.failed || left.len == 1) {
        fhb_buf_free(&left);
        return false;
    }

    free(q->patients);
    q->patients = left.ptr;

    return true;
}


/* the warnings behind those that are there */
static bool
fhbd_patients_warn(fhb_kickoff_t *k, fhb_issues_t *more)
{
    size_t        n = 0;
    fhb_issue_t  *list = NULL, *all;

    if (!fhb_issues_finish(more, &list, &n, &k->more)) {
        return false;
    }

    all = reallocarray(k->issues, k->issues_n + n, sizeof(*all));
    if (all == NULL) {
        free(list);
        return false;
    }

    memcpy(all + k->issues_n, list, n * sizeof(*all));
    free(list);

    k->issues = all;
    k->issues_n += n;
    k->lenient_applied = true;

    return true;
}


static bool
fhbd_patients_refuse(fhbd_api_call_t *call, const fhb_idset_t *unknown)
{
    size_t        n = 0;
    fhb_buf_t     text = { 0 };
    fhb_issue_t  *list = NULL;
    fhb_error_t   err;
    fhb_issues_t  issues = { .n = 0 };

    fhbd_patients_issues(unknown, FHB_SEV_ERROR, &issues);

    if (fhb_issues_finish(&issues, &list, &n, &text)) {
        call->reason = "parameters";
        fhbd_reply_issues(call->reply, 400, list, n);
    } else {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory for issues");
        fhbd_reply_failure(call->reply, &err, "kick-off");
    }

    fhb_issues_free(&issues);
    fhb_buf_free(&text);
    free(list);

    return false;
}


static bool
fhbd_patients_judge(fhbd_api_call_t *call, const fhb_idset_t *unknown,
    fhb_kickoff_t *k)
{
    bool          ok;
    fhb_error_t   err;
    fhb_issues_t  issues = { .n = 0 };

    if (fhb_idset_count(unknown) == 0) {
        return true;
    }

    if (!k->lenient || !fhbd_patients_drop(&k->query, unknown)) {
        return fhbd_patients_refuse(call, unknown);
    }

    fhbd_patients_issues(unknown, FHB_SEV_WARNING, &issues);
    ok = fhbd_patients_warn(k, &issues);
    fhb_issues_free(&issues);

    if (!ok) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory for issues");
        fhbd_reply_failure(call->reply, &err, "kick-off");
    }

    return ok;
}


static void
fhbd_patients_ask(fhbd_api_call_t *call, const fhbd_job_row_t *row,
    const fhb_filters_t *limits, fhb_idset_t *unknown)
{
    fhb_error_t  err;

    if (unknown == NULL) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory for patients");
        fhbd_reply_failure(call->reply, &err, "kick-off");

    } else if (fhbd_api_search_enter(call)) {
        if (fhbd_jobs_patients(call->api->jobs, row, limits, unknown, &err)
            != FHB_OK)
        {
            fhbd_reply_failure(call->reply, &err, "kick-off");
        }
        fhbd_api_search_leave(call);
    }
}


bool
fhbd_api_patients(fhbd_api_call_t *call, fhbd_job_row_t *row,
    fhb_kickoff_t *k)
{
    bool            ok = false;
    fhb_idset_t    *unknown;
    fhb_filters_t  *limits;

    /* of a Group that is not the client's, nothing is told (GRP-06) */
    if (!k->query.patients_given
        || (call->entry != NULL && row->level == FHB_LEVEL_GROUP
            && !fhbd_client_has_group(call->entry, fhb_cstr(row->group))))
    {
        return true;
    }

    if (!fhbd_api_patient_limits(call, fhb_cstr(row->base), &limits)) {
        return false;
    }

    unknown = fhb_idset_new();
    fhbd_patients_ask(call, row, limits, unknown);

    if (call->reply->status == 0) {
        ok = fhbd_patients_judge(call, unknown, k);
        row->query = k->query;
    }

    fhb_idset_free(unknown);
    fhb_filters_free(limits);

    return ok;
}
