/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: kick-off (KICK, HDR, PAR rows).
 */

#include "fhbd_api_kickoff.h"

#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"


/*
 * MAN-03, NET-04: the kick-off's URL on the configured base, with the query
 * as it came.  MAN-04: a query with a token never gets here.
 */
static void
fhbd_kickoff_request(fhb_buf_t *out, const fhbd_kickoff_headers_t *h)
{
    fhb_buf_addstr(out, h->base);

    if (h->level == FHB_LEVEL_PATIENT) {
        fhb_buf_adds(out, "/Patient");

    } else if (h->level == FHB_LEVEL_GROUP) {
        fhb_buf_adds(out, "/Group/");
        fhb_buf_addstr(out, h->group);
    }

    fhb_buf_adds(out, "/$");
    fhb_buf_addstr(out, h->operation);

    if (!h->is_post && h->query.len > 0) {
        fhb_buf_addc(out, '?');
        fhb_buf_addstr(out, h->query);
    }

    fhb_buf_addc(out, '\0');
}


static void
fhbd_kickoff_message(fhbd_message_t *m, fhb_severity_t severity,
    fhb_issue_code_t code, fhb_str_t text)
{
    size_t  len = text.len;

    m->severity = severity;
    m->code = code;

    if (len >= sizeof(m->text)) {
        len = sizeof(m->text) - 1;
        /* not in the middle of a character */
        while (len > 0 && (text.ptr[len] & 0xc0) == 0x80) {
            len--;
        }
    }

    memcpy(m->text, text.ptr, len);
}


/* what goes with the job into its message file: the ignored parameters
 * (PAR-04) */
static fhbd_message_t *
fhbd_kickoff_messages(const fhbd_api_call_t *call, const fhb_kickoff_t *k,
    size_t *n)
{
    fhbd_message_t  *m;

    m = calloc(k->issues_n + 1, sizeof(fhbd_message_t));
    if (m == NULL) {
        return NULL;
    }

    for (*n = 0; *n < k->issues_n; (*n)++) {
        fhbd_kickoff_message(&m[*n], k->issues[*n].severity,
                             k->issues[*n].code, k->issues[*n].text);
    }

    if (call->withheld && call->conf->announce_withheld) {      /* MAN-15 */
        fhbd_kickoff_message(&m[(*n)++], FHB_SEV_INFORMATION,
                             FHB_ISSUE_SUPPRESSED,
                             FHB_STR("Some data were withheld by policy."));
    }

    return m;
}


/* KICK-11, KICK-12, HDR-07 */
static void
fhbd_kickoff_accepted(fhbd_api_call_t *call, const fhbd_kickoff_headers_t *h,
    const fhb_kickoff_t *k, const char *id)
{
    fhb_issue_t       *issues;
    fhbd_api_reply_t  *reply = call->reply;

    fhbd_reply_header(reply, "Content-Location", "%.*s/%.*s/jobs/%s",
                      FHB_STR_ARG(h->base), FHB_STR_ARG(h->prefix), id);
    fhbd_reply_header(reply, "Preference-Applied", "respond-async%s%s",
                      k->query.separate_status ? ", separate-export-status"
                                               : "",
                      k->lenient_applied ? ", handling=lenient" : "");
    reply->status = 202;

    if (!call->conf->kickoff_body) {
        return;
    }

    issues = calloc(k->issues_n + 1, sizeof(fhb_issue_t));
    if (issues == NULL) {
        return;                 /* the job is there, an empty body is legal */
    }

    issues[0].severity = FHB_SEV_INFORMATION;
    issues[0].code = FHB_ISSUE_INFORMATIONAL;
    issues[0].text = FHB_STR("The export was accepted. Its status is at the "
                             "URL in Content-Location.");
    if (k->issues_n > 0) {
        memcpy(issues + 1, k->issues, k->issues_n * sizeof(fhb_issue_t));
    }

    fhbd_reply_issues(reply, 202, issues, k->issues_n + 1);
    free(issues);
}


/*
 * KICK-17: the client gets its earlier job's status URL.  wait: 0, it is
 * complete.
 */
static void
fhbd_kickoff_duplicate(fhbd_api_call_t *call, const fhbd_job_row_t *row,
    const char *id, unsigned wait)
{
    char             text[1024];
    fhb_error_t      err;
    fhb_issue_t      issues[2];
    fhbd_job_row_t   earlier = { 0 };

    call->reason = "duplicate";

    if (fhbd_jobs_look(call->api->jobs, fhb_cstr(row->tenant),
                       fhb_cstr(row->client), fhb_cstr(id), &earlier, &err)
        != FHB_OK)
    {
        if (err.code != FHB_ENOTFOUND) {
            fhbd_reply_failure(call->reply, &err, "kick-off");
            return;
        }

        wait = 1;           /* it was deleted just now: nothing is in the way */
        (void) snprintf(text, sizeof(text), "The same export was there until "
                        "now. Try again.");
    } else {
        (void) snprintf(text, sizeof(text), "The same export %s: %s/%s/jobs/"
                        "%s", wait > 0 ? "is in progress" : "was made before",
                        earlier.base, earlier.prefix, id);
    }

    fhbd_job_row_free(&earlier);

    issues[0] = (fhb_issue_t) { .severity = FHB_SEV_ERROR,
                                .code = FHB_ISSUE_THROTTLED,
                                .text = fhb_cstr(text) };
    issues[1] = issues[0];
    issues[1].code = FHB_ISSUE_DUPLICATE;

    if (wait > 0) {
        fhbd_reply_header(call->reply, "Retry-After", "%u", wait);
        fhbd_reply_issues(call->reply, 429, issues, 2);
    } else {
        fhbd_reply_issues(call->reply, 409, issues + 1, 1);
    }
}


static void
fhbd_kickoff_submit(fhbd_api_call_t *call, const fhbd_kickoff_headers_t *h,
    const fhb_kickoff_t *k, const fhbd_job_row_t *row)
{
    char               id[FHB_ID_LEN + 1];
    size_t             messages_n;
    unsigned           wait = 0;
    fhb_err_t          rc;
    fhb_error_t        err;
    fhbd_message_t    *messages;
    fhbd_job_limits_t  limits = { 0 };

    if (call->entry != NULL) {
        limits.max_active_jobs = call->entry->max_active_jobs;
        limits.no_group = row->level == FHB_LEVEL_GROUP
                          && !fhbd_client_has_group(call->entry, h->group);
    }

    messages = fhbd_kickoff_messages(call, k, &messages_n);
    if (messages == NULL) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        fhbd_reply_failure(call->reply, &err, "kick-off");
        return;
    }

    rc = fhbd_jobs_submit(call->api->jobs, row, &limits, messages,
                          messages_n, id, &wait, &err);
    free(messages);

    if (rc == FHB_ENOTFOUND) {
        /* GRP-05; GRP-06: one outside the client's list just the same */
        call->reason = limits.no_group ? "group" : NULL;
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_FOUND,
                         "There is no such Group.");

    } else if (rc == FHB_EEXIST) {
        fhbd_kickoff_duplicate(call, row, id, wait);

    } else if (rc != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "kick-off");

    } else if (wait > 0) {
        call->reason = "limit";
        fhbd_reply_throttled(call->reply, wait,
                             "Too many exports are in progress.");
    } else {
        memcpy(call->job, id, sizeof(id));
        fhbd_api_settle_job(call);
        fhbd_log(FHBD_LOG_NOTICE, "api", id, "kick-off accepted: tenant "
                 "\"%s\", client \"%s\", level %s, %zu parameters ignored",
                 row->tenant, row->client, fhb_level_name(row->level),
                 k->issues_n);
        fhbd_kickoff_accepted(call, h, k, id);
    }
}


static void
fhbd_kickoff_job(fhbd_api_call_t *call, const fhbd_kickoff_headers_t *h,
    fhb_kickoff_t *k)
{
    bool             ok;
    fhb_buf_t        request = { 0 };
    fhb_error_t      err;
    fhbd_job_row_t   row = {
        .level = h->level, .auth = call->auth, .query = k->query,
        .gzip = call->conf->gzip, .state = FHBD_JOB_QUEUED,
        .created = fhb_now(), .started = FHB_INSTANT_NONE,
        .transaction_time = FHB_INSTANT_NONE, .finished = FHB_INSTANT_NONE,
    };

    memcpy(row.request_id, h->request_id.ptr, h->request_id.len);
    fhbd_kickoff_request(&request, h);

    row.tenant = call->tenant->name;
    row.client = fhb_str_dup(call->client);
    row.group = fhb_str_dup(h->group);
    row.base = fhb_str_dup(h->base);
    row.prefix = fhb_str_dup(h->prefix);
    row.request = request.ptr;

    ok = row.client != NULL && row.group != NULL && row.base != NULL
         && row.prefix != NULL && !request.failed;

    if (ok && !fhbd_api_patients(call, &row, k)) {
        goto done;
    }

    if (!ok || !fhb_query_digest(&row.query, h->group, row.digest)) {
        (void) fhb_fail(&err, FHB_ENOMEM, "no memory");
        fhbd_reply_failure(call->reply, &err, "kick-off");

    } else {
        fhbd_kickoff_submit(call, h, k, &row);
    }

done:

    free(row.client);
    free(row.group);
    free(row.base);
    free(row.prefix);
    fhb_buf_free(&request);
}


/* VER-02, VER-03; false: the call is answered */
static bool
fhbd_kickoff_dialect(fhbd_api_call_t *call, const fhbd_kickoff_headers_t *h,
    fhb_dialect_t *dialect)
{
    const char  *v4 = call->conf->v4_operation_name;

    if (fhb_str_eqc(h->operation, "export")) {
        *dialect = (fhb_dialect_t) call->conf->export_dialect;

    } else if (v4 != NULL && fhb_str_eqc(h->operation, v4)) {
        *dialect = FHB_DIALECT_V4;

    } else {
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_SUPPORTED,
                         "There is no such operation.");
        return false;
    }

    if (*dialect == FHB_DIALECT_V4 && !h->is_post) {
        fhbd_reply_header(call->reply, "Allow", "POST");
        fhbd_reply_error(call->reply, 405, FHB_ISSUE_NOT_SUPPORTED,
                         "This operation is started with POST.");
        return false;
    }

    return true;
}


/* what token and entry allow; false: the call is answered */
static bool
fhbd_kickoff_allowed(fhbd_api_call_t *call, const fhbd_kickoff_headers_t *h,
    fhb_typeset_t *types)
{
    bool  system;

    if ((call->tenant->levels & (1u << h->level)) == 0) {       /* KICK-04 */
        fhbd_reply_error(call->reply, 404, FHB_ISSUE_NOT_SUPPORTED,
                         "Exports at this level are switched off.");
        return false;
    }

    if (!fhbd_api_types(call, types, &system)) {
        return false;
    }

    if (!system) {                                              /* REG-06 */
        call->reason = "scope";
        fhbd_api_challenge_types(call, h->base, &(fhb_typeset_t) { { 0 } });
        fhbd_reply_error(call->reply, 403, FHB_ISSUE_FORBIDDEN,
                         "The access token has no scope of a system.");
        return false;
    }

    return fhbd_api_level(call, h->base, h->level);
}


static void
fhbd_kickoff_refused(fhbd_api_call_t *call, const fhbd_kickoff_headers_t *h,
    const fhb_kickoff_t *k)
{
    fhbd_log(FHBD_LOG_INFO, "api", NULL, "kick-off refused: %d, %zu issues",
             k->status, k->issues_n);

    call->reason = "parameters";

    if (k->status == 403) {                             /* TYPE-06, SC-04 */
        call->reason = "scope";
        fhbd_api_challenge_types(call, h->base, &k->missing);
    }

    fhbd_reply_issues(call->reply, k->status, k->issues, k->issues_n);
}


void
fhbd_api_kickoff(fhbd_api_call_t *call)
{
    fhb_error_t              err;
    fhb_dialect_t            dialect;
    fhb_kickoff_t            k;
    fhb_kickoff_in_t         in;
    fhb_typeset_t            missing;
    fhb_kickoff_rules_t      rules;
    fhbd_kickoff_headers_t   h = { 0 };

    call->event = "kick-off";

    if (!fhbd_kickoff_headers(call, &h)) {
        return;
    }

    rules = (fhb_kickoff_rules_t) {
        .require_prefer = call->conf->require_prefer,
        .require_accept = call->conf->require_accept,
        .max_body = call->conf->max_kickoff_body,
        .types = call->tenant->types, .now = fhb_now(),
        .context = call->tenant->context_resources,
        .patient_binary = call->tenant->patient_binary,
        .lenient_filters = call->conf->lenient_filters,
        .xml = call->conf->xml_output,
    };

    if (!fhbd_kickoff_allowed(call, &h, &rules.allowed)
        || !fhbd_kickoff_dialect(call, &h, &dialect))
    {
        return;
    }

    in = (fhb_kickoff_in_t) {
        .level = h.level, .dialect = dialect, .is_post = h.is_post,
        .base = h.base, .query = h.query,
        .content_type = h.content_type, .body = call->req->body,
        .prefer = h.prefer, .prefer_n = h.prefer_n,
        .accept = h.accept, .accept_n = h.accept_n,
    };

    if (fhb_kickoff_parse(&in, &rules, &k, &err) != FHB_OK) {
        fhbd_reply_failure(call->reply, &err, "kick-off");

    } else if (k.status != 202) {
        fhbd_kickoff_refused(call, &h, &k);

    } else if (fhbd_api_limits(call, h.base, &k.query)) {
        missing = fhb_typeset_minus(&rules.types, &rules.allowed);
        call->withheld = k.query.limits != NULL
                         || (!k.query.types_given
                             && !fhb_typeset_empty(&missing));
        call->types = fhb_query_types(&k.query);
        fhbd_kickoff_job(call, &h, &k);
    }

    fhb_kickoff_free(&k);
}
