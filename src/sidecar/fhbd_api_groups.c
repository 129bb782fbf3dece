/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: Groups that a client may export, read and searched for
 * (GRP-07), so that it finds their ids.
 */

#include "fhbd_api_int.h"

#include <stdlib.h>
#include <string.h>

#include "../common/fhb_headers.h"
#include "fhbd_groups.h"
#include "fhbd_log.h"
#include "fhbd_source.h"

#define FHBD_GROUPS_PREFER  16              /* lines */

/* one search on its way */
typedef struct {
    fhbd_api_call_t      *call;
    fhb_str_t             base;
    fhbd_groups_ask_t     ask;
    fhbd_groups_found_t   found;
} fhbd_search_t;


static bool
fhbd_groups_scoped(fhb_str_t scopes, unsigned action)
{
    fhb_typeset_t  types = fhb_scope_types(scopes, action, NULL);

    return fhb_typeset_has(&types, fhb_type_find(FHB_STR("Group")));
}


/* who asks, and may it ask for Groups at all?  false: the call is answered */
static bool
fhbd_groups_caller(fhbd_api_call_t *call, fhb_str_t *base, unsigned action)
{
    if (!fhbd_api_tenant(call) || !fhbd_api_base(call, base)
        || !fhbd_api_caller(call, *base))
    {
        return false;
    }

    if (call->auth
        && (!fhbd_groups_scoped(call->scopes, action)
            || (call->entry != NULL
                && !fhbd_groups_scoped(fhb_cstr(call->entry->scopes),
                                       action))))
    {
        call->reason = "scope";
        fhbd_api_challenge(call, *base, "insufficient_scope",
                           "system/Group.rs");
        fhbd_reply_error(call->reply, 403, FHB_ISSUE_FORBIDDEN,
                         action == FHB_SCOPE_R
                         ? "Reading a Group needs a scope for it."
                         : "Searching Groups needs a scope for it.");
        return false;
    }

    /* CAP-07: nobody can export one */
    if ((call->tenant->levels & (1u << FHB_LEVEL_GROUP)) == 0) {
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_SUPPORTED,
                         "Exports of Groups are switched off.");
        return false;
    }

    return true;
}


/* GRP-06: a Group that the client may not export is none for it */
static bool
fhbd_groups_visible(const fhbd_api_call_t *call, fhb_str_t id)
{
    const fhbd_client_t  *entry = call->entry;

    return entry == NULL
           || ((entry->levels & (1u << FHB_LEVEL_GROUP)) != 0
               && fhbd_client_has_group(entry, id));
}


static fhb_err_t
fhbd_groups_snapshot(fhbd_api_call_t *call, fhbd_source_t **source,
    fhbd_snapshot_t **snap, fhb_error_t *err)
{
    fhb_instant_t  at;

    *source = fhbd_jobs_source(call->api->jobs, call->tenant->name);
    if (*source == NULL) {
        /* it came with a reload, which opens no source */
        return fhb_fail(err, FHB_EAGAIN, "tenant \"%s\" needs a restart",
                        call->tenant->name);
    }

    return (*source)->ops->snapshot_open(*source, NULL, snap, &at, err);
}


static fhb_err_t
fhbd_group_get(fhbd_api_call_t *call, fhb_str_t id, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_source_t    *source;
    fhbd_snapshot_t  *snap;

    rc = fhbd_groups_snapshot(call, &source, &snap, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = source->ops->resource(snap, fhb_type_find(FHB_STR("Group")), id,
                               &call->reply->body, err);
    source->ops->snapshot_close(snap);

    /* a text column may hold anything */
    if (rc == FHB_OK) {
        rc = fhb_scan(fhb_buf_str(&call->reply->body), NULL, NULL, NULL, err);
    }

    return rc;
}


void
fhbd_api_group(fhbd_api_call_t *call, fhb_str_t id)
{
    bool         visible;
    fhb_err_t    rc = FHB_ENOTFOUND;
    fhb_str_t    base;
    fhb_error_t  err;

    if (!fhbd_groups_caller(call, &base, FHB_SCOPE_R)) {
        return;
    }

    fhbd_api_audit_group(call, id);

    visible = fhbd_groups_visible(call, id);
    if (!visible) {
        call->reason = "group";

    } else if (fhb_fhir_id_valid(id)) {
        rc = fhbd_group_get(call, id, &err);
    }

    if (rc == FHB_OK) {
        fhbd_reply_header(call->reply, "Content-Type",
                          "application/fhir+json");
        call->reply->status = 200;

    } else if (rc == FHB_ENOTFOUND) {
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such Group.");
    } else {
        fhbd_reply_failure(call->reply, &err, "Group");
    }
}


/* search */

static fhb_err_t
fhbd_groups_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool            pass;
    fhb_err_t       rc;
    fhbd_search_t  *s = arg;

    /* what has no id of FHIR's cannot be asked for either */
    if (!fhb_fhir_id_valid(row->id) || !fhbd_groups_visible(s->call, row->id))
    {
        return FHB_OK;
    }

    rc = fhbd_groups_match(&s->ask, row->body, s->base, &pass, err);
    if (rc == FHB_EJSON) {
        s->found.unreadable++;
        return FHB_OK;
    }
    if (rc != FHB_OK || !pass) {
        return rc;
    }

    return fhbd_groups_put(&s->found, &s->ask, row->id, row->body, err);
}


static fhb_err_t
fhbd_groups_broken(void *arg, fhb_type_t type, fhb_str_t id,
    const char *reason, fhb_error_t *err)
{
    fhbd_search_t  *s = arg;

    (void) reason;
    (void) err;

    /* of a line that nobody can read it is not known whether it is one */
    if (type == fhb_type_find(FHB_STR("Group"))
        && (id.len == 0 || fhbd_groups_visible(s->call, id)))
    {
        s->found.unreadable++;
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_groups_read(fhbd_search_t *s, fhbd_source_t *source,
    fhbd_snapshot_t *snap, fhb_error_t *err)
{
    fhbd_want_t  want = { 0 };
    fhbd_sink_t  sink = { s, fhbd_groups_row, fhbd_groups_broken };

    want.query = fhb_query_none();
    want.query.types_given = true;
    fhb_typeset_add(&want.query.types, fhb_type_find(FHB_STR("Group")));
    want.level = FHB_LEVEL_SYSTEM;
    want.base = s->base;
    want.part_size = s->call->conf->part_size;

    return fhbd_source_read_all(source, snap, &want, &sink, err);
}


static fhb_err_t
fhbd_groups_run(fhbd_search_t *s, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_source_t    *source;
    fhbd_snapshot_t  *snap;

    rc = fhbd_groups_snapshot(s->call, &source, &snap, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_groups_read(s, source, snap, err);
    source->ops->snapshot_close(snap);

    return rc;
}


bool
fhbd_api_search_enter(fhbd_api_call_t *call)
{
    unsigned  most = call->conf->control_threads / 2;

    if (atomic_fetch_add(&call->api->searches, 1) < (most > 0 ? most : 1)) {
        return true;
    }

    fhbd_api_search_leave(call);
    fhbd_reply_header(call->reply, "Retry-After", "%d", FHBD_AGAIN_WAIT);
    fhbd_reply_error(call->reply, 503, FHB_ISSUE_TRANSIENT,
                     "Too many searches are in progress.");

    return false;
}


void
fhbd_api_search_leave(fhbd_api_call_t *call)
{
    (void) atomic_fetch_sub(&call->api->searches, 1);
}


static void
fhbd_groups_answer(fhbd_search_t *s)
{
    bool          wrong;
    size_t        n = 0;
    fhb_buf_t     text = { 0 };
    fhb_error_t   err;
    fhb_issue_t  *issues = NULL;

    wrong = fhb_issues_errors(&s->ask.issues, NULL) > 0;

    if (!wrong && fhbd_api_search_enter(s->call)) {
        if (fhbd_groups_run(s, &err) != FHB_OK) {
            fhbd_reply_failure(s->call->reply, &err, "search of Groups");
        }
        fhbd_api_search_leave(s->call);
    }

    if (s->call->reply->status != 0) {
        return;
    }

    if (!fhb_issues_finish(&s->ask.issues, &issues, &n, &text)) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        fhbd_reply_failure(s->call->reply, &err, "search of Groups");

    } else if (wrong) {
        fhbd_reply_issues(s->call->reply, 400, issues, n);

    } else {
        fhbd_groups_bundle(&s->call->reply->body, &s->found, &s->ask, s->base,
                           issues, n);
        fhbd_reply_header(s->call->reply, "Content-Type",
                          "application/fhir+json");
        s->call->reply->status = 200;
    }

    free(issues);
    fhb_buf_free(&text);
}


/* false: the call is answered */
static bool
fhbd_groups_lenient(fhbd_api_call_t *call, bool *lenient)
{
    size_t     i, n = 0;
    fhb_str_t  lines[FHBD_GROUPS_PREFER];

    for (i = 0; i < call->req->headers_n; i++) {
        if (!fhb_str_caseeqc(call->req->headers[i].name, "Prefer")) {
            continue;
        }

        if (n == FHBD_GROUPS_PREFER) {
            fhbd_reply_error(call->reply, 400, FHB_ISSUE_TOO_LONG,
                             "A header has too many lines.");
            return false;
        }

        lines[n++] = call->req->headers[i].value;
    }

    *lenient = fhb_prefer_parse(lines, n).lenient;

    return true;
}


void
fhbd_api_groups(fhbd_api_call_t *call)
{
    bool            lenient;
    fhb_str_t       query;
    fhb_error_t     err;
    fhbd_search_t  *s;

    s = calloc(1, sizeof(fhbd_search_t));
    if (s == NULL) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        fhbd_reply_failure(call->reply, &err, "search of Groups");
        return;
    }

    s->call = call;

    if (fhbd_groups_caller(call, &s->base, FHB_SCOPE_S)
        && fhbd_api_header(call, "Fhir-Bulk-Query", false, &query)
        && fhbd_groups_lenient(call, &lenient))
    {
        if (fhbd_groups_ask(query, lenient, &s->ask, &err) == FHB_OK) {
            fhbd_groups_answer(s);
        } else {
            fhbd_reply_failure(call->reply, &err, "search of Groups");
        }
    }

    fhbd_groups_found_free(&s->found);
    fhbd_groups_ask_free(&s->ask);
    free(s);
}
