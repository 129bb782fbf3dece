/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API's HTTP side.  The loop's thread owns all of evhttp; a
 * request travels to a thread and back as a copy, a call.
 */

#include "fhbd_http_int.h"

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/keyvalq_struct.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fhbd_log.h"

#define FHBD_HTTP_HEADERS    65536              /* bytes of one request */
/* the API answers 413 with an OperationOutcome; only far above it evhttp
 * does so in its own words */
#define FHBD_HTTP_BODY_MORE  (8 * 1024 * 1024)
/* longer than nginx keeps idle connections, so that it is nginx who closes */
#define FHBD_HTTP_TIMEOUT    120                /* seconds */
#define FHBD_HTTP_QUEUE      64                 /* calls per thread */

#define FHBD_HTTP_METHODS                                                     \
    (EVHTTP_REQ_GET | EVHTTP_REQ_POST | EVHTTP_REQ_HEAD | EVHTTP_REQ_PUT      \
     | EVHTTP_REQ_DELETE | EVHTTP_REQ_OPTIONS | EVHTTP_REQ_TRACE              \
     | EVHTTP_REQ_CONNECT | EVHTTP_REQ_PATCH)


static void
fhbd_call_free(fhbd_call_t *call)
{
    fhb_buf_free(&call->reply.body);
    free(call->headers);
    free(call->text);
    free(call);
}


static void
fhbd_call_run(fhbd_task_t *task)
{
    fhbd_call_t  *call = (fhbd_call_t *) task;

    if (call->work != NULL) {
        call->work(call->arg);
    } else {
        call->http->handler(call->http->arg, &call->req, &call->reply);
    }
}


static void
fhbd_call_done(fhbd_task_t *task)
{
    fhbd_call_t  *call = (fhbd_call_t *) task;
    fhbd_http_t  *http = call->http;

    http->calls--;

    if (call->ev != NULL) {
        fhbd_http_send(http, call->ev, &call->reply);
    }

    fhbd_call_free(call);
    fhbd_http_drain_check(http);
}


/* evhttp frees the request with its connection */
static void
fhbd_call_drop(fhbd_task_t *task)
{
    fhbd_call_free((fhbd_call_t *) task);
}


static void
fhbd_call_push(fhbd_http_t *http, fhbd_pool_t *pool, fhbd_call_t *call)
{
    call->task.run = fhbd_call_run;
    call->task.done = fhbd_call_done;
    call->task.drop = fhbd_call_drop;
    call->http = http;

    http->calls++;
    fhbd_pool_push(pool, &call->task);
}


bool
fhbd_http_work(fhbd_http_t *http, void (*work)(void *arg), void *arg)
{
    fhbd_call_t  *call;

    call = calloc(1, sizeof(fhbd_call_t));
    if (call == NULL) {
        return false;
    }

    call->work = work;
    call->arg = arg;
    fhbd_call_push(http, http->pool, call);

    return true;
}


/* requests */

static fhbd_method_t
fhbd_http_method(enum evhttp_cmd_type type)
{
    switch (type) {
    case EVHTTP_REQ_GET:
        return FHBD_GET;
    case EVHTTP_REQ_HEAD:
        return FHBD_HEAD;
    case EVHTTP_REQ_POST:
        return FHBD_POST;
    case EVHTTP_REQ_DELETE:
        return FHBD_DELETE;
    default:
        return FHBD_OTHER;
    }
}


static fhb_str_t
fhbd_call_keep(char **p, const char *s, size_t len)
{
    fhb_str_t  kept = { *p, len };

    if (len > 0) {
        memcpy(*p, s, len);
    }
    *p += len;

    return kept;
}


/* a copy of all that the API may look at */
static fhbd_call_t *
fhbd_call_new(struct evhttp_request *ev)
{
    char                       *p;
    size_t                      size, n = 0, body_len;
    const char                 *path, *query;
    fhbd_call_t                *call;
    struct evkeyval            *h;
    struct evbuffer            *body = evhttp_request_get_input_buffer(ev);
    struct evkeyvalq           *in = evhttp_request_get_input_headers(ev);
    const struct evhttp_uri    *uri = evhttp_request_get_evhttp_uri(ev);

    path = uri == NULL ? NULL : evhttp_uri_get_path(uri);
    query = uri == NULL ? NULL : evhttp_uri_get_query(uri);
    path = path == NULL ? "" : path;
    query = query == NULL ? "" : query;
    body_len = evbuffer_get_length(body);

    size = strlen(path) + strlen(query) + body_len;
    for (h = in->tqh_first; h != NULL; h = h->next.tqe_next) {
        size += strlen(h->key) + strlen(h->value);
        n++;
    }

    call = calloc(1, sizeof(fhbd_call_t));
    if (call == NULL) {
        return NULL;
    }

    call->headers = calloc(n + 1, sizeof(fhbd_header_t));
    call->text = p = malloc(size + 1);
    if (call->headers == NULL || p == NULL) {
        fhbd_call_free(call);
        return NULL;
    }

    call->ev = ev;
    call->req.method = fhbd_http_method(evhttp_request_get_command(ev));
    call->req.path = fhbd_call_keep(&p, path, strlen(path));
    call->req.query = fhbd_call_keep(&p, query, strlen(query));

    for (h = in->tqh_first; h != NULL; h = h->next.tqe_next) {
        call->headers[call->req.headers_n++] = (fhbd_header_t) {
            .name = fhbd_call_keep(&p, h->key, strlen(h->key)),
            .value = fhbd_call_keep(&p, h->value, strlen(h->value)),
        };
    }
    call->req.headers = call->headers;

    call->req.body = fhb_str(p, body_len);
    if (body_len > 0
        && evbuffer_copyout(body, p, body_len) != (ev_ssize_t) body_len)
    {
        fhbd_call_free(call);
        return NULL;
    }

    return call;
}


static bool
fhbd_http_allowed(fhbd_http_t *http, struct evhttp_request *ev)
{
    uid_t                      uid;
    struct evhttp_connection  *evcon = evhttp_request_get_connection(ev);

    if (fhbd_peers_allow(&http->peers,
                         bufferevent_getfd(
                             evhttp_connection_get_bufferevent(evcon)), &uid))
    {
        return true;
    }

    fhbd_log(FHBD_LOG_WARN, "http", NULL, "refused: a process of user %lld "
             "on the control socket", (long long) (int) uid);

    return false;
}


static void
fhbd_http_request(struct evhttp_request *ev, void *arg)
{
    size_t        max;
    fhbd_call_t  *call = NULL;
    fhbd_http_t  *http = arg;
    fhbd_pool_t  *pool = http->pool;

    fhbd_http_heard(http, ev);

    if (!fhbd_http_allowed(http, ev)) {
        fhbd_http_refuse(http, ev, 403, FHB_ISSUE_FORBIDDEN,
                         "This process may not use the control socket.");
        return;
    }

    max = http->max_waiting;

    if (http->token_pool != NULL && fhbd_http_oauth(ev)) {
        pool = http->token_pool;
        max = http->max_token_waiting;
    }

    if (fhbd_pool_waiting(pool) < max) {
        call = fhbd_call_new(ev);
    }

    if (call == NULL) {
        fhbd_log(FHBD_LOG_WARN, "http", NULL, "too many control calls, or no "
                 "memory: one was answered 503");
        fhbd_http_refuse(http, ev, 503, FHB_ISSUE_TRANSIENT,
                         "The export service is too busy now.");
        return;
    }

    fhbd_call_push(http, pool, call);
}


/* start and end */

static fhb_err_t
fhbd_http_events(fhbd_http_t *http, fhb_error_t *err)
{
    http->evhttp = evhttp_new(http->base);

    if (!fhbd_http_drain_init(http) || http->evhttp == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the event loop");
    }

    evhttp_set_allowed_methods(http->evhttp, FHBD_HTTP_METHODS);
    evhttp_set_max_headers_size(http->evhttp, FHBD_HTTP_HEADERS);
    evhttp_set_timeout(http->evhttp, FHBD_HTTP_TIMEOUT);
    evhttp_set_bevcb(http->evhttp, fhbd_http_accepted, http);
    evhttp_set_gencb(http->evhttp, fhbd_http_request, http);
    /* else empty replies would be text/html (client-contract row 20) */
    evhttp_set_default_content_type(http->evhttp, NULL);

    return FHB_OK;
}


static fhb_err_t
fhbd_http_listen(fhbd_http_t *http, const fhbd_conf_t *conf, fhb_error_t *err)
{
    int        fd;
    bool       own;
    fhb_err_t  rc;

    rc = fhbd_peers_init(conf, &http->peers, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_listen(conf, &fd, &own, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (own) {
        http->own_path = strdup(conf->listen);
    }

    http->bound = evhttp_accept_socket_with_handle(http->evhttp, fd);
    if (http->bound == NULL || (own && http->own_path == NULL)) {
        if (http->bound == NULL) {
            (void) close(fd);
        }
        return fhb_fail(err, FHB_ENOMEM, "no memory for the socket");
    }

    return fhbd_http_accept(http, err);
}


fhb_err_t
fhbd_http_start(struct event_base *base, const fhbd_conf_t *conf,
    fhbd_http_handler_t handler, void *arg, fhbd_http_t **out,
    fhb_error_t *err)
{
    fhb_err_t     rc;
    fhbd_http_t  *http;

    http = calloc(1, sizeof(fhbd_http_t));
    if (http == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    http->base = base;
    http->handler = handler;
    http->arg = arg;
    http->max_waiting = conf->control_threads * FHBD_HTTP_QUEUE;
    http->max_token_waiting = conf->token_threads * FHBD_HTTP_QUEUE;

    rc = fhbd_http_events(http, err);
    if (rc == FHB_OK) {
        fhbd_http_reconfigure(http, conf);
        rc = fhbd_pool_start(base, conf->control_threads, &http->pool, err);
    }
    if (rc == FHB_OK && conf->clients != NULL) {
        rc = fhbd_pool_start(base, conf->token_threads, &http->token_pool,
                             err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_http_listen(http, conf, err);
    }

    if (rc != FHB_OK) {
        fhbd_http_free(http);
        return rc;
    }

    *out = http;

    return FHB_OK;
}


void
fhbd_http_reconfigure(fhbd_http_t *http, const fhbd_conf_t *conf)
{
    evhttp_set_max_body_size(http->evhttp,
                             (ev_ssize_t) conf->max_kickoff_body
                             + FHBD_HTTP_BODY_MORE);
}


void
fhbd_http_free(fhbd_http_t *http)
{
    if (http == NULL) {
        return;
    }

    fhbd_pool_free(http->pool);
    fhbd_pool_free(http->token_pool);

    if (http->own_path != NULL && http->bound != NULL) {
        (void) unlink(http->own_path);
    }

    if (http->evhttp != NULL) {
        evhttp_free(http->evhttp);
    }
    if (http->pause != NULL) {
        event_free(http->pause);
    }
    fhbd_http_drain_free(http);

    fhbd_peers_free(&http->peers);
    free(http->own_path);
    free(http);
}
