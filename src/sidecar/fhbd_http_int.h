/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the control API's HTTP side: what its files share.
 */

#ifndef FHBD_HTTP_INT_H
#define FHBD_HTTP_INT_H

#include <event2/http.h>
#include <time.h>

#include "../common/fhb_outcome.h"
#include "fhbd_http.h"
#include "fhbd_listen.h"
#include "fhbd_pool.h"

typedef struct {
    fhbd_task_t             task;               /* first */
    fhbd_http_t            *http;

    void                  (*work)(void *arg);   /* NULL: a request */
    void                   *arg;

    struct evhttp_request  *ev;                 /* for the loop only */
    fhbd_api_request_t      req;
    fhbd_api_reply_t        reply;
    fhbd_header_t          *headers;
    char                   *text;               /* the request's strings */
} fhbd_call_t;

/* a connection without a request so far */
typedef struct {
    struct bufferevent     *bev;                /* only to compare: it may be
                                                 * gone */
    int64_t                 since;              /* ms */
} fhbd_fresh_t;

/* all of it belongs to the loop's thread, but for handler and its arg */
struct fhbd_http_s {
    struct event_base           *base;
    struct evhttp               *evhttp;
    struct evhttp_bound_socket  *bound;
    struct event                *pause;         /* of accepting */
    struct timespec              complained;    /* of a pause */
    fhbd_peers_t                 peers;
    char                        *own_path;      /* to unlink; NULL */

    fhbd_http_handler_t          handler;
    void                        *arg;

    fhbd_pool_t                 *pool;
    size_t                       max_waiting;   /* calls */
    /* token calls may wait for key sets, and status calls not for them;
     * NULL: no tokens */
    fhbd_pool_t                 *token_pool;
    size_t                       max_token_waiting;

    size_t                       calls;         /* with the threads */
    size_t                       unsent;        /* replies on their way */
    fhbd_fresh_t                *fresh;
    size_t                       fresh_n;
    size_t                       fresh_max;
    struct event                *patience;      /* of drain, with fresh ones */
    struct event                *deadline;      /* of drain, with all */
    bool                         draining;
    void                       (*drained)(void *arg);
    void                        *drained_arg;
};

/* sends a reply; the headers and the body stay the caller's */
void fhbd_http_send(fhbd_http_t *http, struct evhttp_request *ev,
    const fhbd_api_reply_t *reply);
/* what is answered before the API saw it */
void fhbd_http_refuse(fhbd_http_t *http, struct evhttp_request *ev,
    int status, fhb_issue_code_t code, const char *text);
/* a call whose answers are OAuth's */
bool fhbd_http_oauth(struct evhttp_request *ev);
/* bound is there: what happens when a connection cannot be accepted */
fhb_err_t fhbd_http_accept(fhbd_http_t *http, fhb_error_t *err) FHB_NODISCARD;

/* evhttp's call for the bufferevent of a new connection */
struct bufferevent *fhbd_http_accepted(struct event_base *base, void *arg);
/* a request has come over this connection */
void fhbd_http_heard(fhbd_http_t *http, struct evhttp_request *ev);
/* false: no memory */
bool fhbd_http_drain_init(fhbd_http_t *http);
void fhbd_http_drain_free(fhbd_http_t *http);
/* tells the end of a drain, if it is there */
void fhbd_http_drain_check(fhbd_http_t *http);

#endif /* FHBD_HTTP_INT_H */
