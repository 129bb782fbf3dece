/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What an error says: HTTP status to OperationOutcome (section 14, ERR rows).
 * The only file of the module that knows error bodies.
 */

#include "ngx_http_fhir_bulk.h"

#include <openssl/ssl.h>

#include "fhb_outcome.h"


typedef struct {
    ngx_uint_t         status;
    fhb_issue_code_t   code;
    const char        *text;
} ngx_http_fhir_bulk_error_t;


static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_errors[] = {
    { 400, FHB_ISSUE_INVALID, "The request is not valid HTTP." },
    { 401, FHB_ISSUE_LOGIN, "Authorization is required." },
    { 403, FHB_ISSUE_FORBIDDEN, "Access is not allowed." },
    { 404, FHB_ISSUE_NOT_FOUND,
      "There is no such job or file, or not any more." },
    { 405, FHB_ISSUE_NOT_SUPPORTED,
      "The method is not supported here, see the Allow header." },
    { 406, FHB_ISSUE_NOT_SUPPORTED, "No acceptable format is supported." },
    { 408, FHB_ISSUE_TIMEOUT, "The request took too long to arrive." },
    { 412, FHB_ISSUE_PROCESSING, "A precondition of the request failed." },
    { 413, FHB_ISSUE_TOO_LONG, "The request body is too large." },
    { 414, FHB_ISSUE_TOO_LONG, "The request URL is too long." },
    { 415, FHB_ISSUE_NOT_SUPPORTED, "The media type is not supported." },
    { 416, FHB_ISSUE_VALUE, "The range is outside of the file." },
    { 429, FHB_ISSUE_THROTTLED, "There are too many requests." },
    { 431, FHB_ISSUE_TOO_LONG, "The request headers are too large." },
    { 500, FHB_ISSUE_EXCEPTION, "The server failed." },
    { 501, FHB_ISSUE_NOT_SUPPORTED, "The server does not support this." },
    { 502, FHB_ISSUE_EXCEPTION, "The export service gave no usable answer." },
    { 503, FHB_ISSUE_TRANSIENT,
      "The export service is not available at the moment." },
    { 504, FHB_ISSUE_TIMEOUT,
      "The export service did not answer in time." },
    { 0, FHB_ISSUE_EXCEPTION, NULL }
};


/* ACC rows: in the order of ngx_http_fhir_bulk_reason_t */
static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_reasons[] = {
    { 0, FHB_ISSUE_EXCEPTION, NULL },
    { 401, FHB_ISSUE_LOGIN, "An access token is required." },
    { 401, FHB_ISSUE_UNKNOWN, "The access token is not valid here." },
    { 401, FHB_ISSUE_EXPIRED, "The access token has expired." },
    { 401, FHB_ISSUE_UNKNOWN, "The access token is not valid here." },
    { 403, FHB_ISSUE_FORBIDDEN,
      "The access token does not cover the resource types of this file." },
    { 400, FHB_ISSUE_INVALID,
      "Access tokens are not accepted in the URL, send them in the "
      "Authorization header." },
    { 503, FHB_ISSUE_TRANSIENT,
      "Access tokens cannot be checked at the moment." }
};


/* nginx answers these with 400 too, before any phase */

static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_plain_http =
    { 400, FHB_ISSUE_SECURITY, "TLS is required: use https." };

static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_certificate =
    { 400, FHB_ISSUE_SECURITY,
      "A client certificate that is accepted here is required, or the request "
      "is not valid HTTP." };


/* RFC 6749, section 5.2, at the token endpoint and beside it */

typedef struct {
    ngx_uint_t         status;
    const char        *error;
} ngx_http_fhir_bulk_oauth_error_t;


static ngx_http_fhir_bulk_oauth_error_t  ngx_http_fhir_bulk_oauth_errors[] = {
    { 401, "invalid_client" },
    { 403, "access_denied" },
    { 429, "temporarily_unavailable" },
    { 502, "temporarily_unavailable" },
    { 503, "temporarily_unavailable" },
    { 504, "temporarily_unavailable" },
    { 0, NULL }
};


static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_client_error =
    { 0, FHB_ISSUE_PROCESSING, "The request cannot be served." };

static ngx_http_fhir_bulk_error_t  ngx_http_fhir_bulk_server_error =
    { 0, FHB_ISSUE_EXCEPTION, "The server failed." };


/*
 * What nginx calls 495, 496 and 497 among its own is a 400 by now, so look at
 * the connection itself.  NULL: it is not the handshake.
 */

static ngx_http_fhir_bulk_error_t *
ngx_http_fhir_bulk_tls_error(ngx_http_request_t *r)
{
    SSL   *ssl;
    X509  *certificate;

    if (!r->http_connection->ssl) {
        return NULL;
    }

    if (r->connection->ssl == NULL) {
        return &ngx_http_fhir_bulk_plain_http;
    }

    ssl = r->connection->ssl->connection;

    if (!(SSL_get_verify_mode(ssl) & SSL_VERIFY_PEER)) {
        return NULL;
    }

    certificate = SSL_get_peer_certificate(ssl);

    if (certificate != NULL) {
        X509_free(certificate);

        if (SSL_get_verify_result(ssl) == X509_V_OK) {
            return NULL;
        }
    }

    return &ngx_http_fhir_bulk_certificate;
}


static ngx_http_fhir_bulk_error_t *
ngx_http_fhir_bulk_find_error(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_uint_t status)
{
    ngx_http_fhir_bulk_error_t  *e;

    e = &ngx_http_fhir_bulk_reasons[ctx->reason];

    if (e->status == status) {
        return e;
    }

    if (status == NGX_HTTP_BAD_REQUEST) {
        e = ngx_http_fhir_bulk_tls_error(r);

        if (e != NULL) {
            return e;
        }
    }

    for (e = ngx_http_fhir_bulk_errors; e->status != 0; e++) {
        if (e->status == status) {
            return e;
        }
    }

    return status < 500 ? &ngx_http_fhir_bulk_client_error
                        : &ngx_http_fhir_bulk_server_error;
}


static void
ngx_http_fhir_bulk_write_oauth(fhb_buf_t *text, ngx_uint_t status,
    const char *description)
{
    const char                        *error;
    ngx_http_fhir_bulk_oauth_error_t  *e;

    error = status < 500 ? "invalid_request" : "server_error";

    for (e = ngx_http_fhir_bulk_oauth_errors; e->status != 0; e++) {
        if (e->status == status) {
            error = e->error;
        }
    }

    fhb_buf_addf(text, "{\"error\":\"%s\",\"error_description\":", error);
    fhb_buf_add_json(text, fhb_cstr(description));
    fhb_buf_addc(text, '}');
}


ngx_buf_t *
ngx_http_fhir_bulk_error_body(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_route_t *route,
    ngx_uint_t status)
{
    ngx_buf_t                   *b;
    fhb_buf_t                    text;
    fhb_issue_t                  issue;
    ngx_http_fhir_bulk_error_t  *e;

    e = ngx_http_fhir_bulk_find_error(r, ctx, status);

    ngx_memzero(&text, sizeof(fhb_buf_t));

    if (ngx_http_fhir_bulk_oauth(route)) {
        ngx_http_fhir_bulk_write_oauth(&text, status, e->text);

    } else {
        ngx_memzero(&issue, sizeof(fhb_issue_t));

        issue.severity = FHB_SEV_ERROR;
        issue.code = e->code;
        issue.text = fhb_cstr(e->text);

        fhb_outcome_write(&text, &issue, 1);
    }

    fhb_buf_addc(&text, '\n');

    b = text.failed ? NULL : ngx_create_temp_buf(r->pool, text.len);

    if (b != NULL) {
        b->last = ngx_cpymem(b->last, text.ptr, text.len);
    }

    fhb_buf_free(&text);

    return b;
}
