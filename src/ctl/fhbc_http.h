/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * HTTP calls of fhir-bulkctl with libcurl: to the sidecar's socket, and to a
 * token endpoint.
 */

#ifndef FHBC_HTTP_H
#define FHBC_HTTP_H

#include "fhbc.h"

typedef struct {
    const char  *method;
    const char  *url;
    const char  *socket;        /* path of a Unix socket; NULL: by network */
    const char  *ca;            /* file of certificates; NULL: the system's */
    const char  *form;          /* body, urlencoded; NULL: none */
} fhbc_request_t;

typedef struct {
    long        status;
    json_t     *body;           /* NULL: none, or no JSON */
} fhbc_reply_t;

/* FHB_EAGAIN: nobody listens there; FHB_EIO: anything else that kept the call
 * from being answered.  reply is filled on FHB_OK only; its body is released
 * by json_decref. */
fhb_err_t fhbc_http(const fhbc_request_t *req, fhbc_reply_t *reply,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * A call of the running sidecar.  *out: its answer to a call that succeeded,
 * never NULL.  FHB_EAGAIN: it does not run; FHB_ENOTFOUND and FHB_EPARAM: it
 * refused, err has its words.
 */
fhb_err_t fhbc_control(const fhbd_conf_t *conf, const char *method,
    const char *path, json_t **out, fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBC_HTTP_H */
