/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Fetching a JSON document with libcurl, in a control thread.
 */

#include "fhbd_metadata.h"

#include <curl/curl.h>

#define FHBD_FETCH_MAX      (4 * 1024 * 1024)
#define FHBD_FETCH_CONNECT  3L                  /* seconds */
#define FHBD_FETCH_TIMEOUT  10L


static size_t
fhbd_fetch_write(char *ptr, size_t size, size_t n, void *arg)
{
    fhb_buf_t  *b = arg;

    if (b->len + size * n > FHBD_FETCH_MAX) {
        return 0;               /* CURLE_WRITE_ERROR */
    }

    fhb_buf_add(b, ptr, size * n);

    return b->failed ? 0 : size * n;
}


static CURLcode
fhbd_fetch_options(CURL *curl, const char *url, struct curl_slist *headers,
    fhb_buf_t *body)
{
    CURLcode  rc = CURLE_OK;

#define SET(option, value)                                                    \
    if (rc == CURLE_OK) rc = curl_easy_setopt(curl, option, value)

    SET(CURLOPT_URL, url);
#if (LIBCURL_VERSION_NUM >= 0x075500)
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    SET(CURLOPT_PROTOCOLS, (long) (CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT, FHBD_FETCH_CONNECT);
    SET(CURLOPT_TIMEOUT, FHBD_FETCH_TIMEOUT);
    SET(CURLOPT_PROXY, "");             /* the server is beside us */
    SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_USERAGENT, "fhir-bulkd/" FHB_VERSION);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_WRITEFUNCTION, fhbd_fetch_write);
    SET(CURLOPT_WRITEDATA, body);

#undef SET

    return rc;
}


static fhb_err_t
fhbd_fetch(const char *url, fhb_buf_t *body, fhb_error_t *err)
{
    long                status = 0;
    CURL               *curl;
    CURLcode            rc = CURLE_OUT_OF_MEMORY;
    struct curl_slist  *headers;

    curl = curl_easy_init();
    headers = curl_slist_append(NULL, "Accept: application/fhir+json, "
                                      "application/json;q=0.9");

    if (curl != NULL && headers != NULL) {
        rc = fhbd_fetch_options(curl, url, headers, body);
    }

    if (rc == CURLE_OK) {
        rc = curl_easy_perform(curl);
    }

    if (rc == CURLE_OK) {
        (void) curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    }

    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);

    if (rc != CURLE_OK) {
        return fhb_fail(err, FHB_EAGAIN, "%s", rc == CURLE_WRITE_ERROR
                        ? "the document is too large"
                        : curl_easy_strerror(rc));
    }

    if (status != 200) {
        return fhb_fail(err, FHB_EAGAIN, "status %ld", status);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_fetch_json(const char *url, json_t **out, fhb_error_t *err)
{
    fhb_buf_t     body = { 0 };
    fhb_err_t     rc;
    json_error_t  why;

    rc = fhbd_fetch(url, &body, err);

    if (rc == FHB_OK) {
        *out = json_loadb(body.len == 0 ? "" : body.ptr, body.len, 0, &why);

        if (*out == NULL) {
            rc = fhb_fail(err, FHB_EJSON, "not JSON, line %d", why.line);

        } else if (!json_is_object(*out)) {
            json_decref(*out);
            rc = fhb_fail(err, FHB_EJSON, "not a JSON object");
        }
    }

    fhb_buf_free(&body);

    return rc;
}
