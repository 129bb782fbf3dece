/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * GET of a document with libcurl, from a thread that may wait.  No proxy, no
 * cookies, no credentials, no redirects: a server that moves its document is
 * one that has none.
 */

#ifndef FHBD_FETCH_H
#define FHBD_FETCH_H

#include <jansson.h>
#include <stdatomic.h>

#include "../common/fhb_core.h"

typedef struct {
    const char  *url;
    const char  *accept;        /* value of the header Accept */
    size_t       max;           /* bytes of the body */
    long         timeout;       /* seconds, from name to last byte */
    bool         https_only;    /* also: no user and password in the URL */
    bool         public_only;   /* refuses to connect to other addresses,
                                 * whatever the name says (REG-05) */
    const char  *hosts;         /* names that the URL may have, separated by
                                 * blanks, in any case; NULL: any */
    bool         compressed;    /* it may come gzipped and the like */
    const char  *ca_file;       /* NULL: the system's certificates */
    atomic_bool *cancel;        /* set: ends within about a second; NULL */
} fhbd_fetch_t;

typedef struct {
    fhb_buf_t    body;
    long         status;        /* 0: there was no answer */
    int64_t      fresh;         /* seconds as Cache-Control and Age say, from
                                 * the start of the request, at most
                                 * FHBD_FRESH_MAX; -1: they say nothing */
} fhbd_fetched_t;

/*
 * FHB_EPARAM: the URL is not allowed.  FHB_EAGAIN: it could not be had, or
 * the status is not 200.  FHB_ENOMEM.  The text has nothing of the document.
 * out is freed by fhbd_fetched_free whatever the result.
 */
fhb_err_t fhbd_fetch(const fhbd_fetch_t *what, fhbd_fetched_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_fetched_free(fhbd_fetched_t *f);

/* GET of a JSON document with an object, at most 4 MiB; http and https, about
 * 10 seconds.  Freed by json_decref. */
fhb_err_t fhbd_fetch_json(const char *url, json_t **out, fhb_error_t *err)
    FHB_NODISCARD;

/* longer than this nothing is kept, whatever a server says; seconds */
#define FHBD_FRESH_MAX  86400

/*
 * How long Cache-Control lets a private cache keep a document (RFC 9111): all
 * its lines as one list.  Seconds, at most INT32_MAX; 0: not at all, also when
 * the value cannot be understood; -1: it does not say.
 */
int64_t fhbd_fresh_seconds(fhb_str_t cache_control);

#endif /* FHBD_FETCH_H */
