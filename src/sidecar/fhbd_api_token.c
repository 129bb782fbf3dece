/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: the token endpoint and introspection.  What clients see of
 * them is OAuth's JSON, never an OperationOutcome.
 */

#include "fhbd_api_int.h"

#include <string.h>

#include "fhbd_audit.h"
#include "fhbd_log.h"


/* puts the token service's reply in the place of whatever is there */
static void
fhbd_api_oauth(fhbd_api_call_t *call, fhbd_token_reply_t *from)
{
    fhbd_api_reply_t  *reply = call->reply;

    fhb_buf_free(&reply->body);
    reply->headers_n = 0;
    reply->status = from->status;
    reply->body = from->body;

    /* TOK-16 */
    fhbd_reply_header(reply, "Cache-Control", "no-store");
    fhbd_reply_header(reply, "Pragma", "no-cache");
    fhbd_reply_header(reply, "Content-Type", "application/json");

    if (from->retry_after > 0) {
        fhbd_reply_header(reply, "Retry-After", "%u", from->retry_after);
    }

    /* TOK-11: only who used the header is told what it is good for */
    if (from->status == 401) {
        fhbd_reply_header(reply, "WWW-Authenticate",
                          strcmp(from->error, "invalid_token") == 0
                          ? "Bearer error=\"invalid_token\""
                          : "Bearer realm=\"fhir-bulk\"");
    }
}


void
fhbd_api_oauth_error(fhbd_api_call_t *call)
{
    char                allow[64] = "";
    size_t              i;
    fhbd_api_reply_t   *reply = call->reply;
    fhbd_token_reply_t  error = { 0 };

    for (i = 0; i < reply->headers_n; i++) {
        if (strcmp(reply->headers[i].name, "Content-Type") == 0
            && strcmp(reply->headers[i].value, "application/json") == 0)
        {
            return;
        }
        if (strcmp(reply->headers[i].name, "Allow") == 0) {
            (void) snprintf(allow, sizeof(allow), "%s",
                            reply->headers[i].value);
        }
    }

    if (reply->status >= 500) {
        fhbd_token_refuse(&error, reply->status, reply->status == 503
                          ? "temporarily_unavailable" : "server_error",
                          "The token service cannot answer.", "");
        error.retry_after = reply->status == 503 ? 1 : 0;

    } else {
        fhbd_token_refuse(&error, reply->status, "invalid_request",
                          reply->status == 405
                          ? "This method is not allowed here."
                          : "The token service was called in a wrong way.",
                          "");
    }

    fhbd_api_oauth(call, &error);

    if (allow[0] != '\0') {
        fhbd_reply_header(reply, "Allow", "%s", allow);
    }
}


/* NET-10: never what was in the form, nor the token */
static void
fhbd_api_token_audit(const fhbd_api_call_t *call, fhb_str_t address,
    fhb_str_t path, fhb_str_t request_id, const fhbd_token_reply_t *from)
{
    fhbd_audit_event_t  event = {
        .event = "token", .tenant = fhb_cstr(call->tenant->name),
        .client = fhb_cstr(from->client), .address = address,
        .request_id = request_id, .method = FHB_STR("POST"), .path = path,
        .status = from->status, .reason = fhb_cstr(from->reason),
        .types = from->error == NULL ? &from->types : NULL,
    };

    fhbd_audit(&event);
}


/* what both calls need; false: the call is answered */
static bool
fhbd_api_token_request(fhbd_api_call_t *call, fhbd_token_request_t *req)
{
    *req = (fhbd_token_request_t) {
        .conf = call->conf, .body = call->req->body
    };

    if (!fhbd_api_tenant(call) || !fhbd_api_base(call, &req->base)
        || !fhbd_api_header(call, "Content-Type", false, &req->content_type))
    {
        return false;
    }

    req->tenant = call->tenant;

    return true;
}


/* without a registry nobody is a client */
static void
fhbd_api_token_off(fhbd_token_reply_t *from)
{
    fhbd_token_refuse(from, 400, "unauthorized_client", "This server issues "
                      "no access tokens.", "no client registry");
}


void
fhbd_api_token(fhbd_api_call_t *call)
{
    fhb_str_t             path, request_id, authorization;
    fhbd_token_reply_t    from = { 0 };
    fhbd_token_request_t  req;

    if (!fhbd_api_token_request(call, &req)
        || !fhbd_api_token_url(call, true, &req.token_url)
        || !fhbd_api_header(call, "Fhir-Bulk-Address", false, &req.address)
        || !fhbd_api_header(call, "Fhir-Bulk-Path", false, &path)
        || !fhbd_api_header(call, "Fhir-Bulk-Request-Id", false, &request_id)
        || !fhbd_api_header(call, "Fhir-Bulk-Authorization", false,
                            &authorization))
    {
        return;
    }

    if (authorization.len > 0 && !fhb_str_eqc(authorization, "yes")) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Authorization");
        return;
    }

    req.authorization = authorization.len > 0;

    if (call->api->token != NULL) {
        fhbd_token_grant(call->api->token, &req, &from);
    } else {
        fhbd_api_token_off(&from);
    }

    fhbd_api_token_audit(call, req.address, path, request_id, &from);
    fhbd_api_oauth(call, &from);
}


/* INT-03: nginx has checked the caller's token; what is left is whether the
 * caller is still a client */
static bool
fhbd_api_introspect_caller(fhbd_api_call_t *call, fhbd_token_reply_t *from)
{
    if (fhbd_token_knows(call->api->token, call->client,
                         call->tenant->name))
    {
        return true;
    }

    fhbd_token_refuse(from, 401, "invalid_token", "The access token is not "
                      "valid.", "unknown caller");

    return false;
}


void
fhbd_api_introspect(fhbd_api_call_t *call)
{
    fhbd_token_reply_t    from = { 0 };
    fhbd_token_request_t  req;

    if (!fhbd_api_token_request(call, &req) || !fhbd_api_client(call)) {
        return;
    }

    if (call->api->token == NULL) {
        fhbd_api_token_off(&from);

    } else if (fhbd_api_introspect_caller(call, &from)) {
        fhbd_token_introspect(call->api->token, &req, &from);
    }

    fhbd_api_oauth(call, &from);
}
