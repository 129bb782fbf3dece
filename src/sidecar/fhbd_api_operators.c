/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: the calls of operators.
 */

#include "fhbd_api_int.h"

#include <string.h>

#include "fhbd_audit.h"
#include "fhbd_log.h"


void
fhbd_api_health(fhbd_api_call_t *call)
{
    static const char *const  states[] = { "unchecked", "bad", "good" };

    size_t              i;
    fhb_buf_t          *out = &call->reply->body;
    fhbd_api_t         *api = call->api;
    fhb_error_t         err;
    fhbd_job_counts_t   n;

    if (fhbd_store_check(api->store, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "api", NULL, "health: %s", err.text);
        fhbd_reply_header(call->reply, "Retry-After", "%d", FHBD_AGAIN_WAIT);
        fhbd_reply_error(call->reply, 503, FHB_ISSUE_NO_STORE,
                         "The job store cannot be written.");
        return;
    }

    n = fhbd_jobs_counts(api->jobs);

    fhb_buf_addf(out, "{\"status\":\"ok\",\"version\":\"%s\","
                 "\"jobs\":{\"queued\":%zu,\"running\":%zu,"
                 "\"complete\":%zu,\"failed\":%zu},\"sources\":{",
                 FHB_VERSION, n.queued, n.running, n.complete, n.failed);

    for (i = 0; i < api->tenants_n; i++) {
        fhb_buf_addf(out, "%s\"%s\":\"%s\"", i == 0 ? "" : ",",
                     call->conf->tenants[i].name,
                     states[atomic_load(&api->sources[i])]);
    }

    fhb_buf_adds(out, "}}");
    fhbd_reply_header(call->reply, "Content-Type", "application/json");
    call->reply->status = 200;
}


void
fhbd_api_jobs(fhbd_api_call_t *call)
{
    fhbd_jobs_list(call->api->jobs, &call->reply->body);
    fhbd_reply_header(call->reply, "Content-Type", "application/json");
    call->reply->status = 200;
}


void
fhbd_api_show(fhbd_api_call_t *call, fhb_str_t id)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    rc = fhbd_jobs_show(call->api->jobs, id, &call->reply->body, &err);

    if (rc == FHB_ENOTFOUND) {
        fhbd_reply_no_job(call->reply);

    } else if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "job");

    } else {
        fhbd_reply_header(call->reply, "Content-Type", "application/json");
        call->reply->status = 200;
    }
}


/* NET-10: whose job it was; the operator is who reaches the socket */
static void
fhbd_cancel_audit(const fhbd_api_call_t *call, const fhbd_job_row_t *row)
{
    const fhb_typeset_t       types = fhb_query_types(&row->query);
    const fhbd_audit_event_t  e = {
        .event = "cancel", .method = FHB_STR("DELETE"), .status = 202,
        .tenant = fhb_cstr(row->tenant), .client = fhb_cstr(row->client),
        .job = fhb_cstr(row->id), .group = fhb_cstr(row->group),
        .types = &types,
        .request_id = fhbd_audit_header(call, "Fhir-Bulk-Request-Id"),
    };

    fhbd_audit(&e);
}


void
fhbd_api_cancel(fhbd_api_call_t *call, fhb_str_t id)
{
    fhb_err_t        rc;
    fhb_error_t      err;
    fhbd_job_row_t   was;

    call->event = "cancel";
    if (fhb_id_valid(id)) {
        memcpy(call->job, id.ptr, FHB_ID_LEN);
    }

    rc = fhbd_jobs_cancel(call->api->jobs, id, &was, &err);

    if (rc == FHB_ENOTFOUND) {
        fhbd_reply_no_job(call->reply);

    } else if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "cancel");

    } else {
        call->event = NULL;
        fhbd_cancel_audit(call, &was);
        fhbd_job_row_free(&was);
        fhbd_reply_information(call->reply, 202,
                               "The export and its files were deleted.");
    }
}


/* whoever calls may read the file: the text says what is wrong with it */
void
fhbd_api_reload(fhbd_api_call_t *call)
{
    bool         changed;
    size_t       n;
    fhb_err_t    rc;
    fhb_error_t  err;

    rc = fhbd_api_reload_clients(call->api, &changed, &n, &err);

    if (rc == FHB_OK) {
        fhbd_log(FHBD_LOG_NOTICE, "clients", NULL, "%zu clients, read again",
                 n);
        fhb_buf_addf(&call->reply->body, "{\"clients\":%zu}", n);
        fhbd_reply_header(call->reply, "Content-Type", "application/json");
        call->reply->status = 200;

    } else if (changed) {
        fhbd_reply_failure(call->reply, &err, "reload");

    } else {
        fhbd_log(FHBD_LOG_ERROR, "clients", NULL, "not reloaded: %s",
                 err.text);
        fhbd_reply_error(call->reply, 409, FHB_ISSUE_INVALID, err.text);
    }
}
