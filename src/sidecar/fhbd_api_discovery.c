/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: what servers say about themselves to anybody.
 */

#include "fhbd_api_int.h"

#include <stdlib.h>

#define FHBD_SMART_AGE  60          /* seconds that others may keep it */


/* takes json; NULL: there was no memory for it */
static void
fhbd_api_json(fhbd_api_call_t *call, json_t *json, const char *type)
{
    char         *text;
    fhb_error_t   err;

    text = json_dumps(json, JSON_COMPACT);      /* NULL of NULL */
    json_decref(json);

    if (text == NULL) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        fhbd_reply_failure(call->reply, &err, "discovery");
        return;
    }

    fhb_buf_adds(&call->reply->body, text);
    free(text);

    fhbd_reply_header(call->reply, "Content-Type", "%s", type);
    call->reply->status = 200;
}


/* CAP-11 */
static bool
fhbd_api_has_groups(fhbd_api_call_t *call, bool *groups)
{
    fhb_str_t  value;

    if (!fhbd_api_header(call, "Fhir-Bulk-Groups", false, &value)) {
        return false;
    }

    if (value.len > 0 && !fhb_str_eqc(value, "on")) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Groups");
        return false;
    }

    *groups = value.len > 0;

    return true;
}


void
fhbd_api_metadata(fhbd_api_call_t *call)
{
    size_t         tenant;
    fhb_error_t    err;
    fhbd_reach_t   reach;

    if (!fhbd_api_tenant(call) || !fhbd_api_base(call, &reach.base)
        || !fhbd_api_auth(call, &reach.auth)
        || !fhbd_api_token_url(call, false, &reach.token_url)
        || !fhbd_api_has_groups(call, &reach.groups))
    {
        return;
    }

    tenant = (size_t) (call->tenant - call->conf->tenants);

    if (fhbd_metadata_get(call->api->metadata, call->conf, tenant, &reach,
                          &call->reply->body, &err) != FHB_OK)
    {
        fhbd_reply_failure(call->reply, &err, "metadata");
        return;
    }

    fhbd_reply_header(call->reply, "Content-Type", "application/fhir+json");
    call->reply->status = 200;
}


/* DISC-01 */
void
fhbd_api_smart(fhbd_api_call_t *call)
{
    bool              auth;
    fhb_str_t         base;
    fhbd_endpoints_t  urls;

    if (!fhbd_api_tenant(call) || !fhbd_api_base(call, &base)
        || !fhbd_api_auth(call, &auth)
        || !fhbd_api_token_url(call, auth, &urls.token)
        || !fhbd_api_url(call, "Fhir-Bulk-Introspection-Url", false,
                         &urls.introspection)
        || !fhbd_api_url(call, "Fhir-Bulk-Jwks-Url", false, &urls.jwks))
    {
        return;
    }

    if (!auth) {
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_SUPPORTED,
                         "Authorization is switched off.");
        return;
    }

    fhbd_api_json(call, fhbd_smart_configuration(call->conf, call->tenant,
                                                 &urls),
                  "application/json");

    if (call->reply->status == 200) {
        fhbd_reply_cacheable(call->reply, FHBD_SMART_AGE);
    }
}


/* CAP-12 */
void
fhbd_api_definition(fhbd_api_call_t *call, fhb_str_t name)
{
    bool         v4;
    fhb_str_t    base;
    fhb_level_t  level;

    if (!fhbd_api_tenant(call) || !fhbd_api_base(call, &base)) {
        return;
    }

    if (!fhbd_operation_find(call->conf, name, &level, &v4)) {
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such OperationDefinition.");

    } else if ((call->tenant->levels & (1u << level)) == 0) {   /* CAP-07 */
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_SUPPORTED,
                         "Exports at this level are switched off.");
    } else {
        fhbd_api_json(call, fhbd_operation_definition(call->conf, level, v4),
                      "application/fhir+json");
    }
}
