/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the control API: what its files share.
 */

#ifndef FHBD_API_INT_H
#define FHBD_API_INT_H

#include <stdatomic.h>

#include "../common/fhb_limits.h"
#include "../common/fhb_outcome.h"
#include "fhbd_api.h"
#include "fhbd_audit.h"
#include "fhbd_metadata.h"

#define FHBD_AGAIN_WAIT  5          /* seconds, Retry-After of a 503 */

enum { FHBD_SOURCE_UNCHECKED = 0, FHBD_SOURCE_BAD, FHBD_SOURCE_GOOD };

struct fhbd_api_s {
    const fhbd_conf_t *_Atomic   conf;
    fhbd_store_t                *store;
    fhbd_jobs_t                 *jobs;
    fhbd_registry_t             *registry;
    pthread_mutex_t              enforce;       /* one at a time: the last
                                                 * one knows the newest */
    fhbd_metadata_t             *metadata;
    fhbd_token_t                *token;         /* NULL: none is issued */
    atomic_uint                  searches;      /* running */
    atomic_uint                  xml_waits;     /* for the XML of a file */
    size_t                       tenants_n;
    atomic_int                  *sources;       /* by tenant, see above */
};

/* one call on its way: what the handlers get */
typedef struct {
    fhbd_api_t                *api;
    const fhbd_conf_t         *conf;            /* the same for all the call */
    const fhbd_api_request_t  *req;
    fhbd_api_reply_t          *reply;
    const fhbd_tenant_conf_t  *tenant;          /* after fhbd_api_tenant */
    fhb_str_t                  client;          /* after fhbd_api_client */

    /* after fhbd_api_caller */
    bool                       auth;
    fhb_str_t                  scopes;          /* of the token */
    fhbd_clients_t            *clients;         /* a reference; NULL: no auth */
    fhbd_client_t             *entry;           /* NULL: nothing but scopes */
    fhb_buf_t                  limits;          /* of the token, after
                                                 * fhbd_api_types */

    bool                       withheld;        /* of a kick-off: policy keeps
                                                 * something back (MAN-15) */

    /* for the audit; event NULL: none */
    const char                *event;
    const char                *reason;          /* of a refusal */
    char                       group[65];
    fhb_typeset_t              types;
    char                       job[FHB_ID_LEN + 1];
} fhbd_api_call_t;

/* POST /v1/exports */
void fhbd_api_kickoff(fhbd_api_call_t *call);
/* PAT-04: are the Patients there that the kick-off names?  Under lenient the
 * others go out of row's and k's query.  false: the call is answered */
bool fhbd_api_patients(fhbd_api_call_t *call, fhbd_job_row_t *row,
    fhb_kickoff_t *k);
/* all files may have to be read for it: some control threads stay free for
 * other calls.  false: the call is answered 503 */
bool fhbd_api_search_enter(fhbd_api_call_t *call);
void fhbd_api_search_leave(fhbd_api_call_t *call);
/* POST /v1/token and /v1/introspect */
void fhbd_api_token(fhbd_api_call_t *call);
void fhbd_api_introspect(fhbd_api_call_t *call);
/* makes OAuth's JSON of an OperationOutcome, if it is one */
void fhbd_api_oauth_error(fhbd_api_call_t *call);
/* /v1/exports/{id}; page: 1, or what fhbd_api_page read */
void fhbd_api_status(fhbd_api_call_t *call, fhb_str_t id, unsigned page);
/* /v1/exports/{id}?page=n */
void fhbd_api_page(fhbd_api_call_t *call, fhb_str_t id);
/* appends the manifest of these files to the reply */
fhb_err_t fhbd_api_manifest(fhbd_api_call_t *call, const fhbd_page_view_t *v,
    unsigned page, fhb_error_t *err) FHB_NODISCARD;
/* /v1/exports/{id}/xml/{name} (FILE-20) */
void fhbd_api_file_xml(fhbd_api_call_t *call, fhb_str_t rest);
/* "{job}/xml/{name}" taken apart; false: it is none */
bool fhbd_api_file_name(fhb_str_t rest, fhb_str_t *id, fhb_str_t *name);
/* HDR-03: the OperationOutcome of a kick-off's reply as XML, if the client
 * wants it so and may have it */
void fhbd_api_outcome_xml(fhbd_api_call_t *call);
/* MAN-24: the same for the manifest that is in the reply */
fhb_err_t fhbd_api_manifest_xml(fhbd_api_call_t *call, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_api_delete(fhbd_api_call_t *call, fhb_str_t id);
/* who may do what (fhbd_api_policy.c) */

/* client, authorization and scopes; 401 unless the client may be here */
bool fhbd_api_caller(fhbd_api_call_t *call, fhb_str_t base);
/* what token and entry let the caller export, all of it or within limits;
 * *system: the token has a system scope; false: the call is answered */
bool fhbd_api_types(fhbd_api_call_t *call, fhb_typeset_t *types,
    bool *system);
/* SC-05, SC-07: sets the limits of a kick-off; false: the call is answered */
bool fhbd_api_limits(fhbd_api_call_t *call, fhb_str_t base, fhb_query_t *q);
/* PAT-06: those of Patients, whatever the types of the kick-off; NULL: none;
 * false: the call is answered */
bool fhbd_api_patient_limits(fhbd_api_call_t *call, fhb_str_t base,
    fhb_filters_t **out);
/* ACC-06, SC-08: do these types and limits cover what a job was started for?
 * *missing: the types that they do not */
bool fhbd_api_covers(const fhb_typeset_t *types, fhb_str_t token,
    fhb_str_t entry, const fhb_query_t *q, fhb_typeset_t *missing);
/* this level, and a Group at all; false: the call is answered 403 */
bool fhbd_api_level(fhbd_api_call_t *call, fhb_str_t base, fhb_level_t level);
/* a job of the caller (owner) or, with job_sharing, of another client; false:
 * the call is answered */
bool fhbd_api_may_read(fhbd_api_call_t *call, const fhbd_job_row_t *row,
    bool owner);
/* WWW-Authenticate of a 401 or 403 (ACC-03, ACC-04); base may be empty,
 * scope NULL: no scope would help */
void fhbd_api_challenge(fhbd_api_call_t *call, fhb_str_t base,
    const char *error, const char *scope);
/* insufficient_scope with scopes for these types, none: for any */
void fhbd_api_challenge_types(fhbd_api_call_t *call, fhb_str_t base,
    const fhb_typeset_t *missing);
/* the jobs of clients that changed since the call began: it may have begun
 * one after the reload looked at all of them */
void fhbd_api_settle_job(fhbd_api_call_t *call);
/* group: of an id's length, or it is not told */
void fhbd_api_audit_group(fhbd_api_call_t *call, fhb_str_t group);
/* writes the call's audit record, if it is to have one */
void fhbd_api_audit(fhbd_api_call_t *call);
/* a header that is only told, once; empty when there is none */
fhb_str_t fhbd_audit_header(const fhbd_api_call_t *call, const char *name);

/* for operators (fhbd_api_operators.c) */
void fhbd_api_health(fhbd_api_call_t *call);
void fhbd_api_jobs(fhbd_api_call_t *call);
void fhbd_api_metrics(fhbd_api_call_t *call);
void fhbd_api_show(fhbd_api_call_t *call, fhb_str_t id);
void fhbd_api_cancel(fhbd_api_call_t *call, fhb_str_t id);
void fhbd_api_reload(fhbd_api_call_t *call);
/* STAT-19: unknown, foreign, deleted, expired: all alike */
void fhbd_reply_no_job(fhbd_api_reply_t *reply);
/* GRP-07: /v1/groups, /v1/groups/{id} */
void fhbd_api_groups(fhbd_api_call_t *call);
void fhbd_api_group(fhbd_api_call_t *call, fhb_str_t id);
/* discovery: no client, no token */
void fhbd_api_metadata(fhbd_api_call_t *call);
void fhbd_api_smart(fhbd_api_call_t *call);
void fhbd_api_definition(fhbd_api_call_t *call, fhb_str_t name);

/*
 * The one header of this name, trimmed.  When it is there twice or (needed)
 * missing, the call is answered 400.  False: it is answered.
 */
bool fhbd_api_header(fhbd_api_call_t *call, const char *name, bool needed,
    fhb_str_t *out);
/* the call is answered: a header breaks docs/protocol.md */
void fhbd_api_bad_header(fhbd_api_call_t *call, const char *name);

/* these read and check their headers; false: the call is answered */
bool fhbd_api_tenant(fhbd_api_call_t *call);
bool fhbd_api_client(fhbd_api_call_t *call);
bool fhbd_api_base(fhbd_api_call_t *call, fhb_str_t *out);
bool fhbd_api_token_url(fhbd_api_call_t *call, bool needed, fhb_str_t *out);
/* any absolute URL, without query and fragment */
bool fhbd_api_url(fhbd_api_call_t *call, const char *name, bool needed,
    fhb_str_t *out);
/* "1.n"; needed: not for operators */
bool fhbd_api_protocol(fhbd_api_call_t *call, bool needed);
/* *auth: false when the header says off */
bool fhbd_api_auth(fhbd_api_call_t *call, bool *auth);

void FHB_PRINTF(3, 4) fhbd_reply_header(fhbd_api_reply_t *reply,
    const char *name, const char *fmt, ...);
/* in place of the no-store that every reply starts with */
void fhbd_reply_cacheable(fhbd_api_reply_t *reply, unsigned seconds);
/* status with an OperationOutcome of these issues */
void fhbd_reply_issues(fhbd_api_reply_t *reply, int status,
    const fhb_issue_t *issues, size_t n);
void fhbd_reply_error(fhbd_api_reply_t *reply, int status,
    fhb_issue_code_t code, const char *text);
void fhbd_reply_information(fhbd_api_reply_t *reply, int status,
    const char *text);
/* 429 (KICK-16, STAT-07) */
void fhbd_reply_throttled(fhbd_api_reply_t *reply, unsigned wait,
    const char *why);
/* 5xx for what went wrong here; logs err */
void fhbd_reply_failure(fhbd_api_reply_t *reply, const fhb_error_t *err,
    const char *doing);

#endif /* FHBD_API_INT_H */
