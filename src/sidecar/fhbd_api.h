/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API as plain functions: a request in, a reply out, no sockets.
 * docs/protocol.md is the contract.  Called from control threads, may block.
 */

#ifndef FHBD_API_H
#define FHBD_API_H

#include "fhbd_clients.h"
#include "fhbd_job.h"
#include "fhbd_token.h"

typedef struct {
    fhb_str_t  name;            /* as received */
    fhb_str_t  value;
} fhbd_header_t;

typedef enum { FHBD_GET = 0, FHBD_HEAD, FHBD_POST, FHBD_DELETE, FHBD_OTHER }
    fhbd_method_t;

typedef struct {
    fhbd_method_t         method;
    fhb_str_t             path;         /* without query */
    fhb_str_t             query;        /* of the control call itself */
    const fhbd_header_t  *headers;
    size_t                headers_n;
    fhb_str_t             body;
} fhbd_api_request_t;

#define FHBD_REPLY_HEADERS  12

typedef struct {
    int         status;
    size_t      headers_n;
    struct {
        const char  *name;              /* static */
        char         value[1024];
    } headers[FHBD_REPLY_HEADERS];
    fhb_buf_t   body;                   /* freed by the caller */
} fhbd_api_reply_t;

typedef struct fhbd_api_s  fhbd_api_t;

/* conf, store, jobs and registry outlive the API */
fhb_err_t fhbd_api_new(const fhbd_conf_t *conf, fhbd_store_t *store,
    fhbd_jobs_t *jobs, fhbd_registry_t *registry, fhbd_api_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_api_free(fhbd_api_t *api);
/* before the first request; without it, no token is issued */
void fhbd_api_use_token(fhbd_api_t *api, fhbd_token_t *token);
/* after a reload; the old configuration stays valid as long as the API */
void fhbd_api_reconfigure(fhbd_api_t *api, const fhbd_conf_t *conf);
/*
 * Reads the client registry again and cuts the jobs that are not allowed any
 * more (ACC-10).  Results as those of fhbd_registry_reload; n: clients now in
 * force.  Thread-safe, may block.
 */
fhb_err_t fhbd_api_reload_clients(fhbd_api_t *api, bool *changed, size_t *n,
    fhb_error_t *err) FHB_NODISCARD;
/* client records that could not be written then: once more, with the sweep */
fhb_err_t fhbd_api_repair_clients(fhbd_api_t *api, fhb_error_t *err)
    FHB_NODISCARD;
/* the second half of it: at start-up, and with the sweep */
void fhbd_api_enforce(fhbd_api_t *api);
/* result of a tenant's source check, for health; tenant: index */
void fhbd_api_source_checked(fhbd_api_t *api, size_t tenant, bool good);

/* never fails: what goes wrong becomes a 5xx with OperationOutcome */
void fhbd_api_handle(fhbd_api_t *api, const fhbd_api_request_t *req,
    fhbd_api_reply_t *reply);

#endif /* FHBD_API_H */
