/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: who may do what (docs/protocol.md), and the jobs of those
 * who may not any more.
 */

#include "fhbd_api_int.h"

#include <string.h>

#include "fhbd_log.h"

#define FHBD_CHALLENGE_MAX  1023        /* bytes of a reply header */


/* replies */

void
fhbd_api_challenge(fhbd_api_call_t *call, fhb_str_t base, const char *error,
    const char *scope)
{
    fhbd_reply_header(call->reply, "WWW-Authenticate",
                      "Bearer %s%.*s%serror=\"%s\"%s%s%s",
                      base.len > 0 ? "realm=\"" : "", FHB_STR_ARG(base),
                      base.len > 0 ? "\", " : "", error,
                      scope != NULL ? ", scope=\"" : "",
                      scope != NULL ? scope : "",
                      scope != NULL ? "\"" : "");
}


void
fhbd_api_challenge_types(fhbd_api_call_t *call, fhb_str_t base,
    const fhb_typeset_t *missing)
{
    size_t       room;
    fhb_buf_t    scope = { 0 };
    fhb_type_t   t;
    const char  *actions, *comma = "";

    actions = call->conf->export_scope == FHB_SCOPE_R ? "r" : "rs";

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(missing, t)) {
            fhb_buf_addf(&scope, "%ssystem/%s.%s", comma,
                         fhb_type_name(t).ptr, actions);
            comma = " ";
        }
    }

    /* the longest base leaves room for some of them only */
    room = FHBD_CHALLENGE_MAX - base.len
           - strlen("Bearer realm=\"\", error=\"insufficient_scope\", "
                    "scope=\"\"");

    if (scope.len == 0 || scope.len > room || scope.failed) {
        fhb_buf_free(&scope);
        fhbd_api_challenge(call, base, "insufficient_scope",
                           actions[1] == 's' ? "system/*.rs" : "system/*.r");
        return;
    }

    fhb_buf_addc(&scope, '\0');
    fhbd_api_challenge(call, base, "insufficient_scope",
                       scope.failed ? NULL : scope.ptr);
    fhb_buf_free(&scope);
}


static void
fhbd_policy_forbidden(fhbd_api_call_t *call, const char *reason,
    const char *text)
{
    call->reason = reason;
    fhbd_reply_error(call->reply, 403, FHB_ISSUE_FORBIDDEN, text);
}


/* the caller */

/* docs/protocol.md "Who may do what", 1 */
static bool
fhbd_policy_known(const fhbd_api_call_t *call)
{
    const fhbd_client_t  *c = call->entry;

    /* the owner of what was started without authorization */
    if (fhb_str_eqc(call->client, "anonymous")) {
        return false;
    }

    if (c == NULL) {
        return call->conf->unregistered_clients;
    }

    return c->enabled && fhbd_client_has_tenant(c, call->tenant->name);
}


bool
fhbd_api_caller(fhbd_api_call_t *call, fhb_str_t base)
{
    if (!fhbd_api_client(call) || !fhbd_api_auth(call, &call->auth)
        || !fhbd_api_header(call, "Fhir-Bulk-Scope", false, &call->scopes))
    {
        return false;
    }

    if (call->scopes.len > FHB_SCOPES_MAX) {
        fhbd_api_bad_header(call, "Fhir-Bulk-Scope");
        return false;
    }

    if (!call->auth) {
        return true;
    }

    call->clients = fhbd_registry_get(call->api->registry);
    call->entry = fhbd_clients_find(call->clients, call->client);

    if (fhbd_policy_known(call)) {
        return true;
    }

    call->reason = "client";
    fhbd_log(FHBD_LOG_INFO, "api", NULL, "refused: client \"%.*s\" is not "
             "known here", FHB_STR_ARG(call->client));
    fhbd_api_challenge(call, base, "invalid_token", NULL);
    fhbd_reply_error(call->reply, 401, FHB_ISSUE_UNKNOWN,       /* ACC-03 */
                     "The access token is not accepted.");

    return false;
}


/* GRP-06: may it read Groups at all?  Some of them (SC-05) are not enough:
 * which one it is has not been looked at. */
static bool
fhbd_policy_group_scope(const fhbd_api_call_t *call)
{
    fhb_type_t     group = fhb_type_find(FHB_STR("Group"));
    fhb_typeset_t  types;

    types = fhb_scope_types(call->scopes, FHB_SCOPE_R, NULL);
    if (!fhb_typeset_has(&types, group)) {
        return false;
    }

    if (call->entry == NULL) {
        return true;
    }

    types = fhb_scope_types(fhb_cstr(call->entry->scopes), FHB_SCOPE_R, NULL);

    return fhb_typeset_has(&types, group);
}


bool
fhbd_api_level(fhbd_api_call_t *call, fhb_str_t base, fhb_level_t level)
{
    if (!call->auth) {
        return true;
    }

    if (call->entry != NULL && (call->entry->levels & (1u << level)) == 0) {
        fhbd_api_challenge(call, base, "insufficient_scope", NULL);
        fhbd_policy_forbidden(call, "level", "This client may not export at "
                              "this level.");
        return false;
    }

    if (level == FHB_LEVEL_GROUP && call->conf->group_scope_required
        && !fhbd_policy_group_scope(call))
    {
        fhbd_api_challenge(call, base, "insufficient_scope",
                           "system/Group.rs");
        fhbd_policy_forbidden(call, "group scope", "Exporting a Group needs a "
                              "scope for reading Groups.");
        return false;
    }

    return true;
}


/* the entry's part that has nothing to do with types */
static bool
fhbd_policy_place(const fhbd_client_t *c, const fhbd_job_row_t *row)
{
    return (c->levels & (1u << row->level)) != 0
           && (row->level != FHB_LEVEL_GROUP
               || fhbd_client_has_group(c, fhb_cstr(row->group)));
}


bool
fhbd_api_may_read(fhbd_api_call_t *call, const fhbd_job_row_t *row,
    bool owner)
{
    bool           system;
    fhb_str_t      entry = { NULL, 0 };
    fhb_typeset_t  types, missing;

    /* a failed job tells its owner why, whatever the token */
    if (!call->auth || (owner && row->state == FHBD_JOB_FAILED)) {
        return true;
    }

    if (call->entry != NULL && !fhbd_policy_place(call->entry, row)) {
        fhbd_api_challenge(call, fhb_cstr(row->base), "insufficient_scope",
                           NULL);
        fhbd_policy_forbidden(call, "level or group", "This client may not "
                              "have this export any more.");
        return false;
    }

    if (!fhbd_api_types(call, &types, &system)) {
        return false;
    }

    if (call->entry != NULL) {
        entry = fhb_cstr(call->entry->limits);
    }

    if (!fhbd_api_covers(&types, fhb_buf_str(&call->limits), entry,
                         &row->query, &missing))
    {
        fhbd_api_challenge_types(call, fhb_cstr(row->base), &missing);
        fhbd_policy_forbidden(call, "scope", "The access token's scopes do "
                              "not cover all types of this export.");
        return false;
    }

    return true;
}


/* ACC-10 */

typedef struct {
    const fhbd_conf_t  *conf;
    fhbd_clients_t     *clients;
} fhbd_policy_t;


static bool
fhbd_policy_allowed(void *arg, const fhbd_job_row_t *row)
{
    fhb_typeset_t          missing;
    fhbd_policy_t         *p = arg;
    const fhbd_client_t   *c;

    if (!row->auth) {
        return true;
    }

    c = fhbd_clients_find(p->clients, fhb_cstr(row->client));
    if (c == NULL) {
        return p->conf->unregistered_clients;
    }

    if (!c->enabled || !fhbd_client_has_tenant(c, row->tenant)
        || !fhbd_policy_place(c, row))
    {
        return false;
    }

    /* of what is complete, nginx leaves out the types that were lost */
    return row->state == FHBD_JOB_COMPLETE
           || fhbd_api_covers(&c->types, fhb_str(NULL, 0),
                              fhb_cstr(c->limits), &row->query, &missing);
}


void
fhbd_api_enforce(fhbd_api_t *api)
{
    fhbd_policy_t  p;

    pthread_mutex_lock(&api->enforce);

    p.conf = atomic_load(&api->conf);
    p.clients = fhbd_registry_get(api->registry);
    fhbd_jobs_enforce(api->jobs, fhbd_policy_allowed, &p);
    fhbd_registry_put(api->registry, p.clients);

    pthread_mutex_unlock(&api->enforce);
}


fhb_err_t
fhbd_api_reload_clients(fhbd_api_t *api, bool *changed, size_t *n,
    fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_clients_t  *c;

    rc = fhbd_registry_reload(api->registry, atomic_load(&api->conf), changed,
                              err);

    /* the INI file may have changed as well */
    fhbd_api_enforce(api);
    fhbd_registry_settle(api->registry);

    c = fhbd_registry_get(api->registry);
    *n = c->n;
    fhbd_registry_put(api->registry, c);

    return rc;
}


fhb_err_t
fhbd_api_repair_clients(fhbd_api_t *api, fhb_error_t *err)
{
    return fhbd_registry_repair(api->registry, atomic_load(&api->conf), err);
}


void
fhbd_api_settle_job(fhbd_api_call_t *call)
{
    bool             same;
    fhbd_clients_t  *now;

    if (!call->auth) {
        return;
    }

    now = fhbd_registry_get(call->api->registry);
    same = now == call->clients && call->conf == atomic_load(&call->api->conf);
    fhbd_registry_put(call->api->registry, now);

    if (!same) {
        fhbd_api_enforce(call->api);
    }
}


/* NET-10 */

fhb_str_t
fhbd_audit_header(const fhbd_api_call_t *call, const char *name)
{
    size_t                     i;
    const fhbd_api_request_t  *req = call->req;

    for (i = 0; i < req->headers_n; i++) {
        if (fhb_str_caseeqc(req->headers[i].name, name)) {
            return fhb_str_trim(req->headers[i].value);
        }
    }

    return fhb_str(NULL, 0);
}


void
fhbd_api_audit_group(fhbd_api_call_t *call, fhb_str_t group)
{
    if (group.len > 0 && group.len < sizeof(call->group)) {
        memcpy(call->group, group.ptr, group.len);
    }
}


void
fhbd_api_audit(fhbd_api_call_t *call)
{
    fhbd_audit_event_t   e;
    const char          *event = call->event;

    /* what somebody was not allowed is told of, whatever it was */
    if (event == NULL && call->reason != NULL) {
        event = "denied";
    }
    if (event == NULL) {
        return;
    }

    e = (fhbd_audit_event_t) {
        .event = event,
        .tenant = fhb_cstr(call->tenant == NULL ? NULL : call->tenant->name),
        .client = call->client,
        .address = fhbd_audit_header(call, "Fhir-Bulk-Address"),
        .request_id = fhbd_audit_header(call, "Fhir-Bulk-Request-Id"),
        .path = fhbd_audit_header(call, "Fhir-Bulk-Path"),
        .status = call->reply->status, .job = fhb_cstr(call->job),
        .group = fhb_cstr(call->group), .types = &call->types,
        .reason = fhb_cstr(call->reason),
        .method = call->req->method == FHBD_DELETE ? FHB_STR("DELETE")
                  : call->req->method == FHBD_POST
                  ? fhbd_audit_header(call, "Fhir-Bulk-Method")
                  : FHB_STR("GET"),
    };

    fhbd_audit(&e);
}
