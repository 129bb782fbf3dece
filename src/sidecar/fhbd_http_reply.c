/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API's HTTP side: replies on their way out.
 */

#include "fhbd_http_int.h"

#include <event2/buffer.h>
#include <event2/keyvalq_struct.h>
#include <stdio.h>
#include <string.h>

#include "fhbd_log.h"


static const char *
fhbd_http_reason(int status)
{
    switch (status) {
    case 202:
        return "Accepted";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    default:
        return NULL;            /* evhttp's words */
    }
}


static void
fhbd_http_done(fhbd_http_t *http)
{
    /* a drain's deadline has given them up */
    if (http->unsent > 0) {
        http->unsent--;
    }
    fhbd_http_drain_check(http);
}


/* the client went away in the middle of its reply */
static void
fhbd_http_gone(struct evhttp_connection *evcon, void *arg)
{
    (void) evcon;
    fhbd_http_done(arg);
}


static void
fhbd_http_sent(struct evhttp_request *ev, void *arg)
{
    evhttp_connection_set_closecb(evhttp_request_get_connection(ev), NULL,
                                  NULL);
    fhbd_http_done(arg);
}


void
fhbd_http_send(fhbd_http_t *http, struct evhttp_request *ev,
    const fhbd_api_reply_t *reply)
{
    int                        bad = 0;
    char                       length[24];
    size_t                     i;
    struct evbuffer           *body;
    struct evkeyvalq          *out = evhttp_request_get_output_headers(ev);
    struct evhttp_connection  *evcon;

    for (i = 0; i < reply->headers_n; i++) {
        bad |= evhttp_add_header(out, reply->headers[i].name,
                                 reply->headers[i].value);
    }

    /* evhttp would leave it out for HEAD */
    (void) snprintf(length, sizeof(length), "%zu", reply->body.len);
    bad |= evhttp_add_header(out, "Content-Length", length);
    bad |= evhttp_add_header(out, "Fhir-Bulk-Protocol", FHB_PROTOCOL);

    if (http->draining) {
        bad |= evhttp_add_header(out, "Connection", "close");
    }

    body = evbuffer_new();
    if (body == NULL) {
        bad = -1;

    } else if (evhttp_request_get_command(ev) != EVHTTP_REQ_HEAD) {
        bad |= evbuffer_add(body, reply->body.ptr, reply->body.len);
    }

    evcon = evhttp_request_get_connection(ev);
    if (evcon != NULL) {
        http->unsent++;
        evhttp_request_set_on_complete_cb(ev, fhbd_http_sent, http);
        evhttp_connection_set_closecb(evcon, fhbd_http_gone, http);
    }

    if (bad != 0) {
        fhbd_log(FHBD_LOG_ERROR, "http", NULL, "a reply could not be built");
        evhttp_clear_headers(out);
        evhttp_send_error(ev, 500, NULL);

    } else {
        /* without a connection (the client is gone) this frees ev */
        evhttp_send_reply(ev, reply->status, fhbd_http_reason(reply->status),
                          body);
    }

    if (body != NULL) {
        evbuffer_free(body);
    }
}


bool
fhbd_http_oauth(struct evhttp_request *ev)
{
    const char               *path;
    const struct evhttp_uri  *uri = evhttp_request_get_evhttp_uri(ev);

    path = uri == NULL ? NULL : evhttp_uri_get_path(uri);

    return path != NULL && (strcmp(path, "/v1/token") == 0
                            || strcmp(path, "/v1/introspect") == 0);
}


void
fhbd_http_refuse(fhbd_http_t *http, struct evhttp_request *ev, int status,
    fhb_issue_code_t code, const char *text)
{
    fhb_issue_t        issue = { FHB_SEV_ERROR, code, fhb_cstr(text),
                                 { NULL, 0 } };
    fhbd_api_reply_t   reply = {
        .status = status, .headers_n = 2,
        .headers = { { "Content-Type", "application/fhir+json" },
                     { "Cache-Control", "no-store" } },
    };

    if (status == 503) {
        reply.headers[2].name = "Retry-After";
        memcpy(reply.headers[2].value, "1", 2);
        reply.headers_n++;
    }

    if (fhbd_http_oauth(ev)) {
        (void) snprintf(reply.headers[0].value,
                        sizeof(reply.headers[0].value), "application/json");
        fhb_buf_addf(&reply.body, "{\"error\":\"%s\","
                     "\"error_description\":\"%s\"}",
                     status == 503 ? "temporarily_unavailable"
                                   : "invalid_request", text);
    } else {
        fhb_outcome_write(&reply.body, &issue, 1);
    }

    fhbd_http_send(http, ev, &reply);
    fhb_buf_free(&reply.body);
}
