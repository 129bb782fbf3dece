/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * HTTP calls of fhir-bulkctl with libcurl: to the sidecar's socket, and to a
 * token endpoint.
 */

#include "fhbc_http.h"

#include <curl/curl.h>
#include <errno.h>

#define FHBC_REPLY_MAX   (64 * 1024 * 1024)
#define FHBC_CONNECT     10L                /* seconds */
#define FHBC_TIMEOUT     60L


static size_t
fhbc_http_write(char *ptr, size_t size, size_t n, void *arg)
{
    fhb_buf_t  *b = arg;

    if (b->len + size * n > FHBC_REPLY_MAX) {
        return 0;               /* CURLE_WRITE_ERROR */
    }

    fhb_buf_add(b, ptr, size * n);

    return b->failed ? 0 : size * n;
}


static CURLcode
fhbc_http_options(CURL *curl, const fhbc_request_t *req,
    struct curl_slist *headers, fhb_buf_t *body)
{
    CURLcode  rc = CURLE_OK;

#define SET(option, value)                                                    \
    if (rc == CURLE_OK) rc = curl_easy_setopt(curl, option, value)

    SET(CURLOPT_URL, req->url);
    SET(CURLOPT_CUSTOMREQUEST, req->method);
#if (LIBCURL_VERSION_NUM >= 0x075500)
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    SET(CURLOPT_PROTOCOLS, (long) (CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);    /* NET-01 */
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT, FHBC_CONNECT);
    SET(CURLOPT_TIMEOUT, FHBC_TIMEOUT);
    SET(CURLOPT_USERAGENT, "fhir-bulkctl/" FHB_VERSION);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_WRITEFUNCTION, fhbc_http_write);
    SET(CURLOPT_WRITEDATA, body);

    if (req->socket != NULL) {
        SET(CURLOPT_UNIX_SOCKET_PATH, req->socket);
        SET(CURLOPT_PROXY, "");
    }

    if (req->ca != NULL) {
        SET(CURLOPT_CAINFO, req->ca);
    }

    if (req->form != NULL) {
        SET(CURLOPT_POSTFIELDS, req->form);
    }

#undef SET

    return rc;
}


/* what went wrong on the way; curl tells no more of a connection than that
 * there was none */
static fhb_err_t
fhbc_http_trouble(CURL *curl, CURLcode rc, fhb_error_t *err)
{
    long  os = 0;

    if (rc == CURLE_COULDNT_CONNECT) {
        (void) curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &os);

        if (os == ENOENT || os == ECONNREFUSED) {
            return fhb_fail(err, FHB_EAGAIN, "nobody listens there");
        }

        if (os != 0) {
            errno = (int) os;
            return fhb_fail_errno(err, "no connection");
        }
    }

    return fhb_fail(err, FHB_EIO, "%s", rc == CURLE_WRITE_ERROR
                    ? "the reply is too large" : curl_easy_strerror(rc));
}


static fhb_err_t
fhbc_http_perform(CURL *curl, const fhbc_request_t *req,
    struct curl_slist *headers, fhbc_reply_t *reply, fhb_error_t *err)
{
    CURLcode   rc;
    fhb_err_t  result;
    fhb_buf_t  body = { 0 };

    *reply = (fhbc_reply_t) { 0 };

    rc = fhbc_http_options(curl, req, headers, &body);
    if (rc == CURLE_OK) {
        rc = curl_easy_perform(curl);
    }

    if (rc != CURLE_OK) {
        result = fhbc_http_trouble(curl, rc, err);

    } else {
        (void) curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply->status);
        reply->body = body.len == 0 ? NULL : json_loadb(body.ptr, body.len,
                                                        0, NULL);
        result = FHB_OK;
    }

    fhb_buf_free(&body);

    return result;
}


fhb_err_t
fhbc_http(const fhbc_request_t *req, fhbc_reply_t *reply, fhb_error_t *err)
{
    CURL               *curl;
    fhb_err_t           rc;
    struct curl_slist  *headers;

    curl = curl_easy_init();
    headers = curl_slist_append(NULL, req->socket == NULL
                                      ? "Accept: application/json"
                                      : "Fhir-Bulk-Protocol: " FHB_PROTOCOL);

    if (curl == NULL || headers == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory");

    } else {
        rc = fhbc_http_perform(curl, req, headers, reply, err);
    }

    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);

    return rc;
}


/* the text of an OperationOutcome's first issue */
static const char *
fhbc_diagnostics(const json_t *body)
{
    const char  *text;

    text = json_string_value(json_object_get(
        json_array_get(json_object_get(body, "issue"), 0), "diagnostics"));

    return text == NULL ? "it does not say why" : text;
}


fhb_err_t
fhbc_control(const fhbd_conf_t *conf, const char *method, const char *path,
    json_t **out, fhb_error_t *err)
{
    char          url[128];
    fhb_err_t     rc;
    fhbc_reply_t  reply;

    (void) snprintf(url, sizeof(url), "http://fhir-bulkd%s", path);

    rc = fhbc_http(&(fhbc_request_t) { .method = method, .url = url,
                                       .socket = conf->listen }, &reply, err);
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "%s at %s: ", rc == FHB_EAGAIN
                         ? "the sidecar does not run" : "the sidecar",
                         conf->listen);
        return rc;
    }

    if (reply.status < 200 || reply.status > 299) {
        rc = fhb_fail(err, reply.status == 404 ? FHB_ENOTFOUND : FHB_EPARAM,
                      "the sidecar refuses (%ld): %s", reply.status,
                      fhbc_diagnostics(reply.body));
        json_decref(reply.body);
        return rc;
    }

    if (reply.body == NULL) {
        return fhb_fail(err, FHB_EPROTO, "the sidecar at %s gives no JSON",
                        conf->listen);
    }

    *out = reply.body;

    return FHB_OK;
}
