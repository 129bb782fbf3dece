/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: what is said in XML (HDR-03, ERR-04, MAN-24), and the XML
 * of files of a job whose files are NDJSON (FILE-20).
 */

#include "fhbd_api_int.h"

#include <string.h>

#include "../common/fhb_headers.h"
#include "../common/fhb_manifest.h"
#include "../common/fhb_xml.h"
#include "fhbd_log.h"

#define FHBD_ACCEPT_MAX  16         /* lines */
#define FHBD_XML_WAIT    3000       /* milliseconds; nginx waits longer */
#define FHBD_XML_AGAIN   2          /* seconds, Retry-After */


/* of more lines the first ones count */
static size_t
fhbd_api_accept(const fhbd_api_call_t *call, fhb_str_t out[FHBD_ACCEPT_MAX])
{
    size_t  i, n = 0;

    for (i = 0; i < call->req->headers_n && n < FHBD_ACCEPT_MAX; i++) {
        if (fhb_str_caseeqc(call->req->headers[i].name, "Accept")) {
            out[n++] = call->req->headers[i].value;
        }
    }

    return n;
}


/* puts another body and media type in the place of the reply's */
static void
fhbd_api_xml_body(fhbd_api_reply_t *reply, fhb_buf_t *body, const char *type)
{
    size_t  i;

    for (i = 0; i < reply->headers_n; i++) {
        if (strcmp(reply->headers[i].name, "Content-Type") == 0) {
            (void) snprintf(reply->headers[i].value,
                            sizeof(reply->headers[i].value), "%s", type);
        }
    }

    fhb_buf_free(&reply->body);
    reply->body = *body;
}


void
fhbd_api_outcome_xml(fhbd_api_call_t *call)
{
    size_t       n;
    fhb_buf_t    body = { 0 };
    fhb_err_t    rc;
    fhb_str_t    accept[FHBD_ACCEPT_MAX];
    fhb_xml_t   *xml = NULL;
    fhb_error_t  err;

    n = fhbd_api_accept(call, accept);

    if (!call->conf->xml_output || call->reply->body.len == 0
        || !fhb_accept_xml(accept, n))
    {
        return;
    }

    fhb_buf_adds(&body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    rc = fhb_xml_create(&xml, &err);
    if (rc == FHB_OK) {
        rc = fhb_xml_resource(xml, fhb_buf_str(&call->reply->body), true,
                              &body, NULL, &err);
    }
    fhb_xml_free(xml);

    fhb_buf_addc(&body, '\n');

    if (rc != FHB_OK || body.failed) {
        /* the answer counts more than its form */
        fhbd_log(FHBD_LOG_ERROR, "api", NULL, "a reply cannot be XML: %s",
                 rc != FHB_OK ? err.text : "no memory");
        fhb_buf_free(&body);
        return;
    }

    fhbd_api_xml_body(call->reply, &body, "application/fhir+xml");
}


fhb_err_t
fhbd_api_manifest_xml(fhbd_api_call_t *call, fhb_error_t *err)
{
    size_t     n;
    fhb_buf_t  body = { 0 };
    fhb_err_t  rc;
    fhb_str_t  accept[FHBD_ACCEPT_MAX];

    n = fhbd_api_accept(call, accept);

    if (!call->conf->manifest_xml || !fhb_accept_xml_first(accept, n)) {
        return FHB_OK;
    }

    rc = fhb_manifest_xml(&body, fhb_buf_str(&call->reply->body), err);
    if (rc != FHB_OK) {
        fhb_buf_free(&body);
        return rc;
    }

    fhbd_api_xml_body(call->reply, &body, "application/xml");

    return FHB_OK;
}


/* waits in at most half of the control threads: others are always answered */
static fhb_err_t
fhbd_api_xml_wait(fhbd_api_call_t *call, fhb_str_t id, fhb_str_t name,
    fhb_error_t *err)
{
    bool       room;
    unsigned   most = call->conf->control_threads / 2;
    fhb_err_t  rc;

    room = atomic_fetch_add(&call->api->xml_waits, 1) < most;

    rc = fhbd_jobs_xml(call->api->jobs, fhb_cstr(call->tenant->name), id,
                       name, room ? FHBD_XML_WAIT : 0, err);

    (void) atomic_fetch_sub(&call->api->xml_waits, 1);

    return rc;
}


void
fhbd_api_file_xml(fhbd_api_call_t *call, fhb_str_t rest)
{
    fhb_err_t          rc;
    fhb_str_t          id, name;
    fhb_error_t        err;
    fhbd_api_reply_t  *reply = call->reply;

    if (!fhbd_api_tenant(call)) {
        return;
    }

    if (!call->conf->xml_output) {
        fhbd_reply_error(reply, 406, FHB_ISSUE_NOT_SUPPORTED,
                         "XML is switched off.");
        return;
    }

    rc = FHB_ENOTFOUND;

    if (fhbd_api_file_name(rest, &id, &name)) {
        rc = fhbd_api_xml_wait(call, id, name, &err);
    }

    if (rc == FHB_OK) {
        reply->status = 200;
        fhbd_reply_header(reply, "Content-Type", "application/json");
        fhb_buf_adds(&reply->body, "{}");

    } else if (rc == FHB_ENOTFOUND) {
        fhbd_reply_error(reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such file.");

    } else if (rc == FHB_EAGAIN) {
        fhbd_reply_header(reply, "Retry-After", "%d", FHBD_XML_AGAIN);
        fhbd_reply_error(reply, 503, FHB_ISSUE_TRANSIENT,
                         "The file's XML is being made. Try again.");

    } else {
        fhbd_reply_failure(reply, &err, "XML of a file");
    }
}


/* "{job}/xml/{name}" */
bool
fhbd_api_file_name(fhb_str_t rest, fhb_str_t *id, fhb_str_t *name)
{
    static const char  between[] = "/xml/";
    const size_t       len = sizeof(between) - 1;

    if (rest.len <= FHB_ID_LEN + len
        || memcmp(rest.ptr + FHB_ID_LEN, between, len) != 0)
    {
        return false;
    }

    *id = fhb_str(rest.ptr, FHB_ID_LEN);
    *name = fhb_str(rest.ptr + FHB_ID_LEN + len,
                    rest.len - FHB_ID_LEN - len);

    return fhb_id_valid(*id) && fhb_file_name_valid(*name);
}
