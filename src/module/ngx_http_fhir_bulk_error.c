/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What an error says: HTTP status to OperationOutcome (section 14, ERR rows).
 * The only file of the module that knows error bodies.
 */

#include "ngx_http_fhir_bulk.h"

#include "fhb_outcome.h"


typedef struct {
    ngx_uint_t         status;
    fhb_issue_code_t   code;
    const char        *text;
} ngx_http_fhir_bulk_error_t;


static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_errors[] = {
    { 400, FHB_ISSUE_INVALID, "The request is not valid HTTP." },
    { 401, FHB_ISSUE_LOGIN, "Authorization is required." },
    { 403, FHB_ISSUE_FORBIDDEN, "Access is not allowed." },
    { 404, FHB_ISSUE_NOT_FOUND,
      "There is no such job or file, or not any more." },
    { 405, FHB_ISSUE_NOT_SUPPORTED,
      "The method is not supported here, see the Allow header." },
    { 406, FHB_ISSUE_NOT_SUPPORTED, "No acceptable format is supported." },
    { 408, FHB_ISSUE_TIMEOUT, "The request took too long to arrive." },
    { 412, FHB_ISSUE_PROCESSING, "A precondition of the request failed." },
    { 413, FHB_ISSUE_TOO_LONG, "The request body is too large." },
    { 414, FHB_ISSUE_TOO_LONG, "The request URL is too long." },
    { 415, FHB_ISSUE_NOT_SUPPORTED, "The media type is not supported." },
    { 416, FHB_ISSUE_VALUE, "The range is outside of the file." },
    { 429, FHB_ISSUE_THROTTLED, "There are too many requests." },
    { 431, FHB_ISSUE_TOO_LONG, "The request headers are too large." },
    { 500, FHB_ISSUE_EXCEPTION, "The server failed." },
    { 501, FHB_ISSUE_NOT_SUPPORTED, "The server does not support this." },
    { 502, FHB_ISSUE_EXCEPTION, "The export service gave no usable answer." },
    { 503, FHB_ISSUE_TRANSIENT,
      "The export service is not available at the moment." },
    { 504, FHB_ISSUE_TIMEOUT,
      "The export service did not answer in time." },
    { 0, FHB_ISSUE_EXCEPTION, NULL }
};


static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_client_error =
    { 0, FHB_ISSUE_PROCESSING, "The request cannot be served." };

static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_server_error =
    { 0, FHB_ISSUE_EXCEPTION, "The server failed." };

ngx_buf_t *
ngx_http_fhir_bulk_error_body(ngx_http_request_t *r, ngx_uint_t status)
{
    ngx_buf_t                   *b;
    fhb_buf_t                    text;
    fhb_issue_t                  issue;
    ngx_http_fhir_bulk_error_t  *e;

    for (e = ngx_http_fhir_bulk_errors; e->status != 0; e++) {
        if (e->status == status) {
            break;
        }
    }

    if (e->status == 0) {
        e = status < 500 ? &ngx_http_fhir_bulk_client_error
                         : &ngx_http_fhir_bulk_server_error;
    }

    ngx_memzero(&issue, sizeof(fhb_issue_t));
    ngx_memzero(&text, sizeof(fhb_buf_t));

    issue.severity = FHB_SEV_ERROR;
    issue.code = e->code;
    issue.text = fhb_cstr(e->text);

    fhb_outcome_write(&text, &issue, 1);
    fhb_buf_addc(&text, '\n');

    b = text.failed ? NULL : ngx_create_temp_buf(r->pool, text.len);

    if (b != NULL) {
        b->last = ngx_cpymem(b->last, text.ptr, text.len);
    }

    fhb_buf_free(&text);

    return b;
}
