/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: replies, and the request headers that calls share.
 */

#include "fhbd_api_int.h"

#include <string.h>

#include "fhbd_log.h"

#define FHBD_BASE_MAX    700        /* a status URL fits into a reply header */
#define FHBD_FULL_WAIT   60


/* replies */

void
fhbd_reply_header(fhbd_api_reply_t *reply, const char *name, const char *fmt,
    ...)
{
    int      n;
    va_list  args;

    if (reply->headers_n == FHBD_REPLY_HEADERS) {
        return;
    }

    va_start(args, fmt);
    n = vsnprintf(reply->headers[reply->headers_n].value,
                  sizeof(reply->headers[0].value), fmt, args);
    va_end(args);

    /* half a header would be worse than none */
    if (n >= 0 && (size_t) n < sizeof(reply->headers[0].value)) {
        reply->headers[reply->headers_n++].name = name;
    }
}


void
fhbd_reply_cacheable(fhbd_api_reply_t *reply, unsigned seconds)
{
    size_t  i;

    for (i = 0; i < reply->headers_n; i++) {
        if (strcmp(reply->headers[i].name, "Cache-Control") == 0) {
            (void) snprintf(reply->headers[i].value,
                            sizeof(reply->headers[i].value), "max-age=%u",
                            seconds);
        }
    }
}


void
fhbd_reply_issues(fhbd_api_reply_t *reply, int status,
    const fhb_issue_t *issues, size_t n)
{
    reply->status = status;
    fhb_buf_reset(&reply->body);
    fhb_outcome_write(&reply->body, issues, n);
    fhbd_reply_header(reply, "Content-Type", "application/fhir+json");
}


void
fhbd_reply_error(fhbd_api_reply_t *reply, int status, fhb_issue_code_t code,
    const char *text)
{
    fhb_issue_t  issue = { FHB_SEV_ERROR, code, fhb_cstr(text), { NULL, 0 } };

    fhbd_reply_issues(reply, status, &issue, 1);
}


void
fhbd_reply_information(fhbd_api_reply_t *reply, int status, const char *text)
{
    fhb_issue_t  issue = { FHB_SEV_INFORMATION, FHB_ISSUE_INFORMATIONAL,
                           fhb_cstr(text), { NULL, 0 } };

    fhbd_reply_issues(reply, status, &issue, 1);
}


void
fhbd_reply_throttled(fhbd_api_reply_t *reply, unsigned wait, const char *why)
{
    char  text[160];

    (void) snprintf(text, sizeof(text), "%s Try again in %u second%s.", why,
                    wait, wait == 1 ? "" : "s");

    fhbd_reply_header(reply, "Retry-After", "%u", wait);
    fhbd_reply_error(reply, 429, FHB_ISSUE_THROTTLED, text);
}


void
fhbd_reply_failure(fhbd_api_reply_t *reply, const fhb_error_t *err,
    const char *doing)
{
    fhbd_log(FHBD_LOG_ERROR, "api", NULL, "%s: %s", doing, err->text);

    switch (err->code) {
    case FHB_EAGAIN:
    case FHB_ECONFLICT:
    case FHB_ENOMEM:
        fhbd_reply_header(reply, "Retry-After", "%d", FHBD_AGAIN_WAIT);
        fhbd_reply_error(reply, 503, FHB_ISSUE_TRANSIENT, "The export "
                         "service or its data source cannot answer now.");
        break;

    case FHB_ENOSPC:
        fhbd_reply_header(reply, "Retry-After", "%d", FHBD_FULL_WAIT);
        fhbd_reply_error(reply, 503, FHB_ISSUE_NO_STORE, "The export service "
                         "has no room left.");
        break;

    default:
        fhbd_reply_error(reply, 500, FHB_ISSUE_EXCEPTION, "Internal error of "
                         "the export service.");
    }
}


/* request headers */

void
fhbd_api_bad_header(fhbd_api_call_t *call, const char *name)
{
    char  text[128];

    (void) snprintf(text, sizeof(text), "The header %s of the control call "
                    "is missing or wrong.", name);

    fhbd_log(FHBD_LOG_ERROR, "api", NULL, "header %s is missing or wrong",
             name);
    fhbd_reply_error(call->reply, 400, FHB_ISSUE_INVALID, text);
}


bool
fhbd_api_header(fhbd_api_call_t *call, const char *name, bool needed,
    fhb_str_t *out)
{
    size_t                     i, found = 0;
    const fhbd_api_request_t  *req = call->req;

    *out = (fhb_str_t) { NULL, 0 };

    for (i = 0; i < req->headers_n; i++) {
        if (fhb_str_caseeqc(req->headers[i].name, name)) {
            *out = fhb_str_trim(req->headers[i].value);
            found++;
        }
    }

    if (found > 1 || (needed && out->len == 0)) {
        fhbd_api_bad_header(call, name);
        return false;
    }

    return true;
}


bool
fhbd_api_tenant(fhbd_api_call_t *call)
{
    fhb_str_t  name;

    if (!fhbd_api_header(call, "Fhir-Bulk-Tenant", true, &name)) {
        return false;
    }

    if (!fhb_tenant_valid(name)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Tenant");
        return false;
    }

    call->tenant = fhbd_conf_tenant(call->conf, name);
    if (call->tenant == NULL) {
        fhbd_log(FHBD_LOG_ERROR, "api", NULL, "tenant \"%.*s\" is not "
                 "configured", FHB_STR_ARG(name));
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such tenant.");
        return false;
    }

    return true;
}


bool
fhbd_api_client(fhbd_api_call_t *call)
{
    if (!fhbd_api_header(call, "Fhir-Bulk-Client", true, &call->client)) {
        return false;
    }

    if (!fhb_client_valid(call->client)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Client");
        return false;
    }

    return true;
}


bool
fhbd_api_url(fhbd_api_call_t *call, const char *name, bool needed,
    fhb_str_t *out)
{
    size_t  i, scheme;

    if (!fhbd_api_header(call, name, needed, out)) {
        return false;
    }

    if (out->len == 0) {
        return true;
    }

    scheme = fhb_str_starts(*out, "https://") ? 8
             : fhb_str_starts(*out, "http://") ? 7 : 0;

    for (i = 0; i < out->len; i++) {
        if (out->ptr[i] <= 0x20 || out->ptr[i] >= 0x7f
            || strchr("\"<>\\^`{|}?#", out->ptr[i]) != NULL)
        {
            break;
        }
    }

    if (scheme == 0 || i < out->len || out->len <= scheme
        || out->len > FHBD_BASE_MAX || out->ptr[scheme] == '/')
    {
        fhbd_api_bad_header(call, name);
        return false;
    }

    return true;
}


bool
fhbd_api_base(fhbd_api_call_t *call, fhb_str_t *out)
{
    if (!fhbd_api_url(call, "Fhir-Bulk-Base", true, out)) {
        return false;
    }

    if (out->ptr[out->len - 1] == '/') {
        fhbd_api_bad_header(call, "Fhir-Bulk-Base");
        return false;
    }

    return true;
}


bool
fhbd_api_token_url(fhbd_api_call_t *call, bool needed, fhb_str_t *out)
{
    return fhbd_api_url(call, "Fhir-Bulk-Token-Url", needed, out);
}


bool
fhbd_api_auth(fhbd_api_call_t *call, bool *auth)
{
    fhb_str_t  value;

    if (!fhbd_api_header(call, "Fhir-Bulk-Auth", false, &value)) {
        return false;
    }

    if (value.len > 0 && !fhb_str_eqc(value, "off")) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Auth");
        return false;
    }

    *auth = value.len == 0;

    return true;
}


/* "1.n": a higher minor number is understood */
bool
fhbd_api_protocol(fhbd_api_call_t *call, bool needed)
{
    int64_t      major, minor;
    fhb_str_t    value;
    const char  *dot;

    if (!fhbd_api_header(call, "Fhir-Bulk-Protocol", needed, &value)) {
        return false;
    }

    if (value.len == 0) {
        return true;
    }

    dot = memchr(value.ptr, '.', value.len);

    if (dot != NULL
        && fhb_str_to_int64(fhb_str(value.ptr, (size_t) (dot - value.ptr)),
                            0, 9999, &major)
        && fhb_str_to_int64(fhb_str(dot + 1, value.len
                                             - (size_t) (dot + 1 - value.ptr)),
                            0, 9999, &minor)
        && major == FHB_PROTOCOL_MAJOR)
    {
        return true;
    }

    fhbd_log(FHBD_LOG_ERROR, "api", NULL, "refused: control protocol of "
             "another version, ours is %s", FHB_PROTOCOL);
    fhbd_reply_error(call->reply, 400, FHB_ISSUE_INVALID, "The version of "
                     "the control protocol is not supported.");

    return false;
}
