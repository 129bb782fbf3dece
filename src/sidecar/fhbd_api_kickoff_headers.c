/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: what the headers of a kick-off say.
 */

#include "fhbd_api_kickoff.h"

#include <string.h>

#define FHBD_PREFIX_MAX  128


/* a path without slashes at its ends, dot segments or empty segments */
static bool
fhbd_kickoff_prefix_valid(fhb_str_t s)
{
    size_t             i, start = 0, len;
    static const char  chars[] = "abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    if (s.len == 0 || s.len > FHBD_PREFIX_MAX) {
        return false;
    }

    for (i = 0; i <= s.len; i++) {
        if (i < s.len && s.ptr[i] != '/') {
            if (s.ptr[i] == '\0' || strchr(chars, s.ptr[i]) == NULL) {
                return false;
            }
            continue;
        }

        len = i - start;
        if (len == 0 || (len == 1 && s.ptr[start] == '.')
            || (len == 2 && memcmp(s.ptr + start, "..", 2) == 0))
        {
            return false;
        }
        start = i + 1;
    }

    return true;
}


static bool
fhbd_kickoff_request_id_valid(fhb_str_t s)
{
    size_t  i;

    for (i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\0'
            || strchr("0123456789abcdefABCDEF", s.ptr[i]) == NULL)
        {
            return false;
        }
    }

    return s.len == 32;
}


/* each line as it came: they mean a list together (HDR-04) */
static bool
fhbd_kickoff_lines(fhbd_api_call_t *call, const char *name, fhb_str_t *out,
    size_t *n)
{
    size_t  i;

    *n = 0;

    for (i = 0; i < call->req->headers_n; i++) {
        if (!fhb_str_caseeqc(call->req->headers[i].name, name)) {
            continue;
        }

        if (*n == FHBD_LINES_MAX) {
            fhbd_reply_error(call->reply, 400, FHB_ISSUE_TOO_LONG,
                             "A header has too many lines.");
            return false;
        }

        out[(*n)++] = call->req->headers[i].value;
    }

    return true;
}


static bool
fhbd_kickoff_what(fhbd_api_call_t *call, fhbd_kickoff_headers_t *h)
{
    fhb_str_t  method, level;

    if (!fhbd_api_header(call, "Fhir-Bulk-Method", true, &method)
        || !fhbd_api_header(call, "Fhir-Bulk-Level", true, &level)
        || !fhbd_api_header(call, "Fhir-Bulk-Operation", false, &h->operation)
        || !fhbd_api_header(call, "Fhir-Bulk-Group", false, &h->group)
        || !fhbd_api_header(call, "Fhir-Bulk-Query", false, &h->query)
        || !fhbd_api_header(call, "Content-Type", false, &h->content_type))
    {
        return false;
    }

    h->is_post = fhb_str_eqc(method, "POST");
    if (!h->is_post && !fhb_str_eqc(method, "GET")) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Method");
        return false;
    }

    if (!fhb_level_parse(level, &h->level)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Level");
        return false;
    }

    if (h->operation.len == 0) {
        h->operation = FHB_STR("export");
    }

    if (h->operation.len > FHBD_OPERATION_MAX
        || !fhb_tenant_valid(h->operation))
    {
        fhbd_api_bad_header(call, "Fhir-Bulk-Operation");
        return false;
    }

    fhbd_api_audit_group(call, h->group);

    if (h->level == FHB_LEVEL_GROUP ? !fhb_fhir_id_valid(h->group)
                                    : h->group.len > 0)
    {
        fhbd_api_bad_header(call, "Fhir-Bulk-Group");
        return false;
    }

    return true;
}


bool
fhbd_kickoff_headers(fhbd_api_call_t *call, fhbd_kickoff_headers_t *h)
{
    if (!fhbd_api_tenant(call) || !fhbd_api_base(call, &h->base)
        || !fhbd_api_caller(call, h->base)
        || !fhbd_api_header(call, "Fhir-Bulk-Prefix", false, &h->prefix)
        || !fhbd_api_header(call, "Fhir-Bulk-Request-Id", true,
                            &h->request_id))
    {
        return false;
    }

    if (h->prefix.len == 0) {
        h->prefix = FHB_STR("bulk-export");                     /* NET-05 */
    }

    if (!fhbd_kickoff_prefix_valid(h->prefix)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Prefix");
        return false;
    }

    if (!fhbd_kickoff_request_id_valid(h->request_id)) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Request-Id");
        return false;
    }

    return fhbd_kickoff_what(call, h)
           && fhbd_kickoff_lines(call, "Prefer", h->prefer, &h->prefer_n)
           && fhbd_kickoff_lines(call, "Accept", h->accept, &h->accept_n);
}
