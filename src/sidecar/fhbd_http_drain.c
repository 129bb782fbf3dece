/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API's HTTP side: a stop that loses no request.
 *
 * Whoever connects later waits in the socket, if systemd holds it, until the
 * next fhir-bulkd is there.  A connection that was accepted is ours: a
 * request that comes over it is answered, and nginx gets time to send its
 * first one.  A kept connection may be closed at any time, since nginx repeats
 * a request that meets its end on a new one.
 */

#include "fhbd_http_int.h"

#include <event2/bufferevent.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "fhbd_log.h"

#define FHBD_HTTP_DRAIN  5              /* seconds */
/* nginx sends right after it has connected, but the machine may be busy */
#define FHBD_HTTP_FRESH  1              /* seconds */


static int64_t
fhbd_http_now(void)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (int64_t) ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}


/* those who have said nothing for so long are not nginx */
static void
fhbd_http_forget(fhbd_http_t *http, int64_t now)
{
    size_t  i, n = 0;

    for (i = 0; i < http->fresh_n; i++) {
        if (http->fresh[i].since > now - FHBD_HTTP_FRESH * 1000) {
            http->fresh[n++] = http->fresh[i];
        }
    }

    http->fresh_n = n;
}


struct bufferevent *
fhbd_http_accepted(struct event_base *base, void *arg)
{
    int64_t              now = fhbd_http_now();
    size_t               max;
    fhbd_http_t         *http = arg;
    fhbd_fresh_t        *fresh;
    struct bufferevent  *bev;

    /* evhttp closes the descriptor */
    bev = bufferevent_socket_new(base, -1, 0);
    if (bev == NULL) {
        return NULL;
    }

    if (http->fresh_n == http->fresh_max) {
        fhbd_http_forget(http, now);
    }

    if (http->fresh_n == http->fresh_max) {
        max = http->fresh_max * 2 + 16;
        fresh = reallocarray(http->fresh, max, sizeof(fhbd_fresh_t));
        if (fresh == NULL) {
            return bev;                 /* only a stop would wait for it */
        }
        http->fresh = fresh;
        http->fresh_max = max;
    }

    http->fresh[http->fresh_n++] = (fhbd_fresh_t) { bev, now };

    return bev;
}


void
fhbd_http_heard(fhbd_http_t *http, struct evhttp_request *ev)
{
    size_t               i;
    struct bufferevent  *bev = evhttp_connection_get_bufferevent(
                             evhttp_request_get_connection(ev));

    for (i = 0; i < http->fresh_n; i++) {
        if (http->fresh[i].bev == bev) {
            http->fresh[i] = http->fresh[--http->fresh_n];
            return;
        }
    }
}


void
fhbd_http_drain_check(fhbd_http_t *http)
{
    if (http->draining && http->calls == 0 && http->unsent == 0
        && http->fresh_n == 0 && http->drained != NULL)
    {
        void  (*done)(void *arg) = http->drained;

        http->drained = NULL;
        done(http->drained_arg);
    }
}


static void
fhbd_http_silent(evutil_socket_t fd, short what, void *arg)
{
    fhbd_http_t  *http = arg;

    (void) fd;
    (void) what;

    http->fresh_n = 0;
    fhbd_http_drain_check(http);
}


static void
fhbd_http_deadline(evutil_socket_t fd, short what, void *arg)
{
    fhbd_http_t  *http = arg;

    (void) fd;
    (void) what;

    fhbd_log(FHBD_LOG_WARN, "http", NULL, "%zu calls and %zu replies were "
             "left unfinished", http->calls, http->unsent);

    http->calls = http->unsent = http->fresh_n = 0;
    fhbd_http_drain_check(http);
}


static void
fhbd_http_nothing(void *arg)
{
    (void) arg;
}


/* the work that does nothing brings done() about when all is idle */
void
fhbd_http_drain(fhbd_http_t *http, void (*done)(void *arg), void *arg)
{
    const struct timeval  all = { FHBD_HTTP_DRAIN, 0 };
    const struct timeval  fresh = { FHBD_HTTP_FRESH, 0 };

    if (http->draining) {
        return;
    }

    http->draining = true;
    http->drained = done;
    http->drained_arg = arg;

    if (http->own_path != NULL) {
        (void) unlink(http->own_path);
    }

    evhttp_del_accept_socket(http->evhttp, http->bound);
    http->bound = NULL;
    fhbd_http_forget(http, fhbd_http_now());

    if (event_add(http->deadline, &all) == -1
        || event_add(http->patience, &fresh) == -1
        || !fhbd_http_work(http, fhbd_http_nothing, NULL))
    {
        http->calls = http->unsent = http->fresh_n = 0;
        fhbd_http_drain_check(http);
    }
}


bool
fhbd_http_drain_init(fhbd_http_t *http)
{
    http->deadline = evtimer_new(http->base, fhbd_http_deadline, http);
    http->patience = evtimer_new(http->base, fhbd_http_silent, http);

    return http->deadline != NULL && http->patience != NULL;
}


void
fhbd_http_drain_free(fhbd_http_t *http)
{
    if (http->deadline != NULL) {
        event_free(http->deadline);
    }
    if (http->patience != NULL) {
        event_free(http->patience);
    }

    free(http->fresh);
}
