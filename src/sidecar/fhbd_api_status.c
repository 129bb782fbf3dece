/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: status with the manifest, delete (STAT, MAN, DEL rows).
 */

#include "fhbd_api_int.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../common/fhb_manifest.h"
#include "fhbd_jobdir.h"
#include "fhbd_log.h"

#define FHBD_NAME_MAX  128


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


static bool
fhbd_status_items(const fhbd_file_row_t *files, size_t n,
    fhb_manifest_file_t *items, char (*names)[FHBD_NAME_MAX],
    size_t *output_n)
{
    size_t  i;

    *output_n = 0;

    for (i = 0; i < n; i++) {
        fhbd_file_name(&files[i].file, files[i].number, names[i]);

        items[i].name = fhb_cstr(names[i]);
        items[i].count = files[i].file.count;
        items[i].size = files[i].file.size;

        if (files[i].file.type == FHB_TYPE_NONE) {
            items[i].type = FHB_STR("OperationOutcome");        /* MAN-11 */
            continue;
        }

        /* the store sorts messages behind all types (MAN-18) */
        if (*output_n != i) {
            return false;
        }

        items[i].type = fhb_type_name(files[i].file.type);
        (*output_n)++;
    }

    return true;
}


static fhb_err_t
fhbd_status_manifest(fhbd_api_call_t *call, const fhbd_job_row_t *row,
    const fhbd_file_row_t *files, size_t n, fhb_error_t *err)
{
    char                (*names)[FHBD_NAME_MAX];
    size_t                output_n;
    fhb_buf_t             base = { 0 };
    fhb_err_t             rc = FHB_OK;
    fhb_manifest_t        m;
    fhb_manifest_file_t  *items;

    names = calloc(n + 1, sizeof(*names));
    items = calloc(n + 1, sizeof(*items));
    fhb_buf_addf(&base, "%s/%s/files/%s/", row->base, row->prefix, row->id);

    if (names == NULL || items == NULL || base.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a manifest");

    } else if (!fhbd_status_items(files, n, items, names, &output_n)) {
        rc = fhb_fail(err, FHB_EDB, "files are not in order");

    } else {
        m = (fhb_manifest_t) {
            .transaction_time = row->transaction_time,
            .request = fhb_cstr(row->request),
            .requires_access_token = row->auth,
            .file_base = fhb_buf_str(&base),
            .output = items, .output_n = output_n,
            .error = items + output_n, .error_n = n - output_n,
        };
        fhb_manifest_write(&call->reply->body, &m);
    }

    free(names);
    free(items);
    fhb_buf_free(&base);

    return rc;
}


/* files of a job that is deleted just now are gone from the store: a manifest
 * of them would tell of an empty export */
static bool
fhbd_status_still_there(fhbd_api_call_t *call, fhb_str_t owner, fhb_str_t id)
{
    bool             there;
    fhb_error_t      err;
    fhbd_job_view_t  again;

    there = fhbd_jobs_poll(call->api->jobs, fhb_cstr(call->tenant->name),
                           owner, id, &again, &err) == FHB_OK;
    if (there) {
        fhbd_job_row_free(&again.row);
    }

    return there;
}


static void
fhbd_status_complete(fhbd_api_call_t *call, fhb_str_t owner, fhb_str_t id,
    const fhbd_job_row_t *row)
{
    char              expires[FHB_HTTP_DATE_MAX];
    size_t            n;
    fhb_err_t         rc;
    fhb_error_t       err;
    fhbd_file_row_t  *files;

    rc = fhbd_jobs_files(call->api->jobs, row->id, &files, &n, &err);
    if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "status");
        return;
    }

    if (!fhbd_status_still_there(call, owner, id)) {
        free(files);
        fhbd_reply_no_job(call->reply);
        return;
    }

    rc = fhbd_status_manifest(call, row, files, n, &err);
    free(files);

    if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "status");
        return;
    }

    fhb_http_date(row->expires, expires);                       /* STAT-12 */
    fhbd_reply_header(call->reply, "Expires", "%s", expires);
    fhbd_reply_header(call->reply, "Content-Type", "application/json");
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


void
fhbd_api_status(fhbd_api_call_t *call, fhb_str_t id)
{
    fhb_err_t        rc;
    fhb_str_t        owner;
    fhb_error_t      err;
    fhbd_job_view_t  v;

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

    rc = fhbd_jobs_poll(call->api->jobs, fhb_cstr(call->tenant->name), owner,
                        id, &v, &err);
    if (rc == FHB_ENOTFOUND) {
        fhbd_reply_no_job(call->reply);
        return;
    }

    if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "status");
        return;
    }

    if (v.too_early) {
        fhbd_reply_throttled(call->reply, v.retry_after,        /* STAT-07 */
                             "The status was asked for too early.");

    } else if (v.row.state == FHBD_JOB_COMPLETE) {
        fhbd_status_complete(call, owner, id, &v.row);

    } else if (v.row.state == FHBD_JOB_FAILED) {
        fhbd_status_failed(call->reply, &v.row);

    } else {
        fhbd_status_in_progress(call->reply, &v);
    }

    fhbd_job_row_free(&v.row);
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
        call->types = row.query.types;
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
