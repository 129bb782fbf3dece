/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: status and pages of the manifest, delete (STAT, PART, DEL
 * rows).
 */

#include "fhbd_api_int.h"

#include <inttypes.h>
#include <string.h>

#include "fhbd_log.h"

/* numbers of pages that we read */
#define FHBD_PAGES_MAX  999999999


void
fhbd_reply_no_job(fhbd_api_reply_t *reply)
{
    fhbd_reply_error(reply, 404, FHB_ISSUE_NOT_FOUND,
                     "There is no such export job.");
}


/* STAT-03 and client-contract row 3: digits first, "(NN%)", below 100
 * characters; estimates that were too low are not shown */
static void
fhbd_status_in_progress(fhbd_api_reply_t *reply, const fhbd_job_view_t *v)
{
    char  rows[64] = "";

    if (v->row.est_rows > 0 && v->rows_done <= v->row.est_rows) {
        (void) snprintf(rows, sizeof(rows),
                        ", %" PRIu64 " of %" PRIu64 " resources",
                        v->rows_done, v->row.est_rows);

    } else if (v->rows_done > 0) {
        (void) snprintf(rows, sizeof(rows), ", %" PRIu64 " resources",
                        v->rows_done);
    }

    reply->status = 202;
    fhbd_reply_header(reply, "X-Progress", "%u%% complete (%u%%)%s",
                      v->percent, v->percent, rows);
    fhbd_reply_header(reply, "Retry-After", "%u", v->retry_after);
}


static void
fhbd_status_complete(fhbd_api_call_t *call, const fhbd_job_row_t *row)
{
    char  expires[FHB_HTTP_DATE_MAX];

    fhb_http_date(row->expires, expires);                       /* STAT-12 */
    fhbd_reply_header(call->reply, "Expires", "%s", expires);
    call->reply->status = 200;
}


/* STAT-14, STAT-15: an error that is final never looks as if polling again
 * would help */
static void
fhbd_status_failed(fhbd_api_reply_t *reply, const fhbd_job_row_t *row)
{
    int  status = row->status >= 400 && row->status <= 599 ? row->status : 500;

    fhbd_reply_error(reply, status, (fhb_issue_code_t) row->issue,
                     row->message[0] == '\0' ? "The export failed."
                                             : row->message);
}


/* whose jobs the caller sees: its own, or any (ACC-07) */
static fhb_str_t
fhbd_status_owner(const fhbd_api_call_t *call)
{
    return call->auth && call->conf->job_sharing ? fhb_str(NULL, 0)
                                                 : call->client;
}


/* no job, or not one of the caller's: the answer is the same (STAT-19), the
 * audit tells them apart */
static void
fhbd_status_not_own(fhbd_api_call_t *call, fhb_str_t id)
{
    fhb_error_t      err;
    fhbd_job_row_t   row;

    if (call->auth && fhb_id_valid(id)
        && fhbd_jobs_look(call->api->jobs, fhb_cstr(call->tenant->name),
                          fhb_str(NULL, 0), id, &row, &err)
           == FHB_OK)
    {
        call->reason = "owner";
        fhbd_job_row_free(&row);
    }

    fhbd_reply_no_job(call->reply);
}


/* ACC-06; before the poll counts.  False: the call is answered. */
static bool
fhbd_status_allowed(fhbd_api_call_t *call, fhb_str_t owner, fhb_str_t id)
{
    bool             may = false;
    fhb_err_t        rc;
    fhb_error_t      err;
    fhbd_job_row_t   row;

    if (!call->auth) {
        return true;
    }

    rc = fhbd_jobs_look(call->api->jobs, fhb_cstr(call->tenant->name), owner,
                        id, &row, &err);

    if (rc == FHB_ENOTFOUND) {
        fhbd_status_not_own(call, id);

    } else if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "status");

    } else {
        may = fhbd_api_may_read(call, &row,
                                fhb_str_eqc(call->client, row.client));
        fhbd_job_row_free(&row);
    }

    return may;
}


static const char *
fhbd_status_reason(int status)
{
    size_t  i;

    static const struct {
        int          status;
        const char  *reason;
    } reasons[] = {
        { 200, "OK" }, { 202, "Accepted" }, { 400, "Bad Request" },
        { 403, "Forbidden" }, { 404, "Not Found" }, { 409, "Conflict" },
        { 422, "Unprocessable Content" }, { 501, "Not Implemented" },
        { 503, "Service Unavailable" }, { 504, "Gateway Timeout" },
        { 507, "Insufficient Storage" },
    };

    for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        if (reasons[i].status == status) {
            return reasons[i].reason;
        }
    }

    return status < 500 ? "Client Error" : "Internal Server Error";
}


/* STAT-20..22: the job's state apart from the request's; STAT-24: only when
 * the kick-off wanted it so */
static void
fhbd_status_separate(fhbd_api_reply_t *reply, const fhbd_job_row_t *row)
{
    if (row->query.separate_status) {
        fhbd_reply_header(reply, "X-Export-Status", "%d %s", reply->status,
                          fhbd_status_reason(reply->status));
        reply->status = 200;
    }
}


static void
fhbd_status_tell(fhbd_api_call_t *call, const fhbd_page_view_t *v,
    unsigned page)
{
    fhb_err_t              rc;
    fhb_error_t            err;
    const fhbd_job_row_t  *row = &v->job.row;

    if (v->job.too_early) {
        fhbd_reply_throttled(call->reply, v->job.retry_after,   /* STAT-07 */
                             "The status was asked for too early.");
        return;
    }

    if (v->shown) {
        rc = fhbd_api_manifest(call, v, page, &err);
        if (rc != FHB_OK) {
            fhbd_reply_failure(call->reply, &err, "status");
            return;
        }
        fhbd_reply_header(call->reply, "Content-Type", "application/json");
    }

    if (row->state == FHBD_JOB_COMPLETE) {
        rc = fhbd_api_manifest_xml(call, &err);                 /* MAN-24 */
        if (rc != FHB_OK) {
            fhbd_reply_failure(call->reply, &err, "status");
            return;
        }
        fhbd_status_complete(call, row);

    } else if (row->state == FHBD_JOB_FAILED) {
        fhbd_status_failed(call->reply, row);

    } else {
        fhbd_status_in_progress(call->reply, &v->job);
    }

    fhbd_status_separate(call->reply, row);
}


void
fhbd_api_status(fhbd_api_call_t *call, fhb_str_t id, unsigned page)
{
    fhb_err_t          rc;
    fhb_str_t          owner;
    fhb_error_t        err;
    fhbd_page_view_t   v;

    if (!fhbd_api_tenant(call) || !fhbd_api_caller(call, fhb_str(NULL, 0))) {
        return;
    }

    if (!fhb_id_valid(id)) {
        fhbd_reply_no_job(call->reply);
        return;
    }

    memcpy(call->job, id.ptr, FHB_ID_LEN);
    owner = fhbd_status_owner(call);

    if (!fhbd_status_allowed(call, owner, id)) {
        return;
    }

    rc = fhbd_jobs_page(call->api->jobs, fhb_cstr(call->tenant->name), owner,
                        call->client, id, page, &v, &err);
    if (rc == FHB_ENOTFOUND) {
        fhbd_reply_no_job(call->reply);
        return;
    }

    if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "status");
        return;
    }

    fhbd_status_tell(call, &v, page);
    fhbd_page_view_free(&v);
}


void
fhbd_api_page(fhbd_api_call_t *call, fhb_str_t id)
{
    int64_t    page;
    fhb_str_t  n = call->req->query;

    n.ptr += strlen("page=");
    n.len -= strlen("page=");

    /* the first page is what the status URL gives (PART-05) */
    if (n.len == 0 || n.ptr[0] == '0'
        || !fhb_str_to_int64(n, 2, FHBD_PAGES_MAX, &page))
    {
        fhbd_reply_no_job(call->reply);
        return;
    }

    fhbd_api_status(call, id, (unsigned) page);
}


void
fhbd_api_delete(fhbd_api_call_t *call, fhb_str_t id)
{
    fhb_err_t        rc;
    fhb_error_t      err;
    fhbd_job_row_t   row = { .tenant = NULL };

    call->event = "delete";

    if (!fhbd_api_tenant(call) || !fhbd_api_caller(call, fhb_str(NULL, 0))) {
        return;
    }

    rc = FHB_ENOTFOUND;

    if (fhb_id_valid(id)) {
        memcpy(call->job, id.ptr, FHB_ID_LEN);

        rc = fhbd_jobs_look(call->api->jobs, fhb_cstr(call->tenant->name),
                            call->client, id, &row, &err);
    }

    if (rc == FHB_OK) {
        call->types = fhb_query_types(&row.query);
        fhbd_api_audit_group(call, fhb_cstr(row.group));

        rc = fhbd_jobs_delete(call->api->jobs, fhb_cstr(call->tenant->name),
                              call->client, id, &err);
        fhbd_job_row_free(&row);
    }

    if (rc == FHB_ENOTFOUND) {
        fhbd_status_not_own(call, id);        /* DEL-09 */

    } else if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "delete");

    } else {
        fhbd_reply_information(call->reply, 202,                /* DEL-01 */
                               "The export and its files were deleted.");
    }
}
