/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the control API: what its files share.
 */

#ifndef FHBD_API_INT_H
#define FHBD_API_INT_H

#include <stdatomic.h>

#include "../common/fhb_outcome.h"
#include "fhbd_api.h"
#include "fhbd_metadata.h"

#define FHBD_AGAIN_WAIT  5          /* seconds, Retry-After of a 503 */

enum { FHBD_SOURCE_UNCHECKED = 0, FHBD_SOURCE_BAD, FHBD_SOURCE_GOOD };

struct fhbd_api_s {
    const fhbd_conf_t *_Atomic   conf;
    fhbd_store_t                *store;
    fhbd_jobs_t                 *jobs;
    fhbd_metadata_t             *metadata;
    fhbd_token_t                *token;         /* NULL: none is issued */
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
} fhbd_api_call_t;

/* POST /v1/exports */
void fhbd_api_kickoff(fhbd_api_call_t *call);
/* POST /v1/token and /v1/introspect */
void fhbd_api_token(fhbd_api_call_t *call);
void fhbd_api_introspect(fhbd_api_call_t *call);
/* makes OAuth's JSON of an OperationOutcome, if it is one */
void fhbd_api_oauth_error(fhbd_api_call_t *call);
/* /v1/exports/{id} */
void fhbd_api_status(fhbd_api_call_t *call, fhb_str_t id);
void fhbd_api_delete(fhbd_api_call_t *call, fhb_str_t id);
/* for operators (fhbd_api_operators.c) */
void fhbd_api_health(fhbd_api_call_t *call);
void fhbd_api_jobs(fhbd_api_call_t *call);
void fhbd_api_show(fhbd_api_call_t *call, fhb_str_t id);
void fhbd_api_cancel(fhbd_api_call_t *call, fhb_str_t id);
/* STAT-19: unknown, foreign, deleted, expired: all alike */
void fhbd_reply_no_job(fhbd_api_reply_t *reply);
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
