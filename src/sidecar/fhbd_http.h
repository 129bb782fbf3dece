/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API's HTTP side: evhttp on a Unix socket in the event loop,
 * threads that may block behind it.  No request object of evhttp ever leaves
 * the loop's thread.
 */

#ifndef FHBD_HTTP_H
#define FHBD_HTTP_H

#include <event2/event.h>

#include "fhbd_api.h"

typedef struct fhbd_http_s  fhbd_http_t;

/* answers one request; called from several threads at once, may block */
typedef void (*fhbd_http_handler_t)(void *arg, const fhbd_api_request_t *req,
    fhbd_api_reply_t *reply);

/*
 * Takes systemd's socket (LISTEN_FDS) or binds conf->listen, starts
 * conf->control_threads threads, conf->token_threads more for token calls if
 * there is a client registry, and listens.  FHB_EAGAIN: another process
 * listens on the socket.
 */
fhb_err_t fhbd_http_start(struct event_base *base, const fhbd_conf_t *conf,
    fhbd_http_handler_t handler, void *arg, fhbd_http_t **out,
    fhb_error_t *err) FHB_NODISCARD;

/* limits that may change while running */
void fhbd_http_reconfigure(fhbd_http_t *http, const fhbd_conf_t *conf);

/* work of our own for the threads (the sweep); false: no memory */
bool fhbd_http_work(fhbd_http_t *http, void (*work)(void *arg), void *arg);

/* accepts nothing more, answers what comes over connections that are there,
 * closing each, then calls done from the loop; also after some seconds when a
 * reply cannot be sent */
void fhbd_http_drain(fhbd_http_t *http, void (*done)(void *arg), void *arg);

/* joins the threads; the loop does not run any more */
void fhbd_http_free(fhbd_http_t *http);

#endif /* FHBD_HTTP_H */
