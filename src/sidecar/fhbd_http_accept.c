/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API's HTTP side: connections that cannot be accepted.
 */

#include "fhbd_http_int.h"

#include <errno.h>
#include <event2/listener.h>
#include <string.h>

#include "fhbd_log.h"

#define FHBD_HTTP_PAUSE     100         /* ms */
#define FHBD_HTTP_COMPLAIN  60          /* seconds between two lines */

/* the listener's callbacks share one argument, and that is evhttp's */
static fhbd_http_t  *fhbd_http_accepting;


static void
fhbd_http_resume(evutil_socket_t fd, short what, void *arg)
{
    fhbd_http_t  *http = arg;

    (void) fd;
    (void) what;

    if (http->bound != NULL) {
        (void) evconnlistener_enable(
            evhttp_bound_socket_get_listener(http->bound));
    }
}


static void
fhbd_http_complain(fhbd_http_t *http, int error)
{
    struct timespec  now;

    (void) clock_gettime(CLOCK_MONOTONIC, &now);

    if (http->complained.tv_sec != 0
        && now.tv_sec - http->complained.tv_sec < FHBD_HTTP_COMPLAIN)
    {
        return;
    }

    http->complained = now;

    fhbd_log(FHBD_LOG_ERROR, "http", NULL, "cannot accept connections: %s; "
             "they wait until there is room", strerror(error));
}


/*
 * No descriptor is free, most likely.  The connection stays in the socket's
 * queue, so the loop would be told of it again at once, and again: it would
 * do nothing else.
 */
static void
fhbd_http_accept_failed(struct evconnlistener *listener, void *arg)
{
    int                    error = errno;
    fhbd_http_t           *http = fhbd_http_accepting;
    const struct timeval   tv = { 0, FHBD_HTTP_PAUSE * 1000 };

    (void) arg;

    fhbd_http_complain(http, error);

    if (event_add(http->pause, &tv) == 0) {
        (void) evconnlistener_disable(listener);
    }
}


fhb_err_t
fhbd_http_accept(fhbd_http_t *http, fhb_error_t *err)
{
    http->pause = evtimer_new(http->base, fhbd_http_resume, http);
    if (http->pause == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the event loop");
    }

    fhbd_http_accepting = http;
    evconnlistener_set_error_cb(evhttp_bound_socket_get_listener(http->bound),
                                fhbd_http_accept_failed);

    return FHB_OK;
}
