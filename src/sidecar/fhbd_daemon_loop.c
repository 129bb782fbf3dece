/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The daemon's loop: what signals and timers do.  Nothing here may block.
 */

#include "fhbd_daemon_int.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-daemon.h>

#define FHBD_STATUS_INTERVAL  10        /* seconds between STATUS= */


static void
fhbd_daemon_drained(void *arg)
{
    fhbd_daemon_t  *m = arg;

    (void) event_base_loopbreak(m->base);
}


static void
fhbd_daemon_stop(evutil_socket_t sig, short what, void *arg)
{
    fhbd_daemon_t  *m = arg;

    (void) what;

    if (m->stopping) {
        return;
    }

    m->stopping = true;
    fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "signal %d: stopping", (int) sig);
    (void) sd_notify(0, "STOPPING=1");

    fhbd_http_drain(m->http, fhbd_daemon_drained, m);
}


static void
fhbd_daemon_log_lines(fhb_buf_t *lines, const char *suffix)
{
    char  *line, *end;

    for (line = lines->ptr; lines->len > 0 && *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        *end = '\0';
        fhbd_log(FHBD_LOG_WARN, "main", NULL, "%s: %s", line, suffix);
    }
}


static void
fhbd_daemon_add_timer(struct event *timer, int64_t seconds)
{
    const struct timeval  tv = { seconds, 0 };

    if (event_add(timer, &tv) == -1) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "no memory for a timer");
    }
}


/* in a control thread: files are read and written */
static void
fhbd_daemon_reload_clients(void *arg)
{
    bool            changed;
    size_t          n;
    fhb_error_t     err;
    fhbd_daemon_t  *m = arg;

    if (fhbd_api_reload_clients(m->api, &changed, &n, &err) == FHB_OK) {
        fhbd_log(FHBD_LOG_NOTICE, "clients", NULL, "%zu clients, read again",
                 n);
    } else {
        fhbd_log(FHBD_LOG_ERROR, "clients", NULL, "%s: %s",
                 changed ? "reloaded in part" : "not reloaded", err.text);
    }
}


static bool
fhbd_daemon_reload_conf(fhbd_daemon_t *m)
{
    fhb_buf_t           restart = { 0 };
    fhb_error_t         err;
    fhbd_conf_t        *conf;
    const fhbd_conf_t  *now;

    if (fhbd_conf_reload(m->file, fhbd_daemon_conf(m), &conf, &restart, &err)
        != FHB_OK)
    {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "not reloaded: %s", err.text);
        fhb_buf_free(&restart);
        return false;
    }

    fhb_buf_addc(&restart, '\0');

    if (restart.failed || !fhbd_daemon_add_conf(m, conf)) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "not reloaded: no memory");
        fhbd_conf_free(conf);
        fhb_buf_free(&restart);
        return false;
    }

    fhbd_daemon_log_lines(&restart, "needs a restart");
    fhb_buf_free(&restart);

    now = fhbd_daemon_conf(m);
    fhbd_log_set_level((fhbd_log_level_t) now->log_level);
    fhbd_jobs_reconfigure(m->jobs, now);
    fhbd_auth_reconfigure(m->auth, now);
    fhbd_api_reconfigure(m->api, now);
    fhbd_http_reconfigure(m->http, now);
    fhbd_daemon_add_timer(m->sweep, now->sweep_interval);

    return true;
}


/* a mistake in one file does not keep the other from being read, nor the
 * audit file from being opened anew */
static void
fhbd_daemon_reload(evutil_socket_t sig, short what, void *arg)
{
    fhb_error_t     err;
    fhbd_daemon_t  *m = arg;

    (void) sig;
    (void) what;

    if (m->stopping) {
        return;
    }

    if (fhbd_daemon_reload_conf(m)) {
        fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "configuration reloaded");
    }

    if (fhbd_audit_open(fhbd_daemon_conf(m), &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "audit", NULL, "%s", err.text);
    }

    if (!fhbd_http_work(m->http, fhbd_daemon_reload_clients, m)) {
        fhbd_log(FHBD_LOG_ERROR, "clients", NULL, "not reloaded: no memory");
    }
}


/* in a control thread: it may wait for the disk */
static void
fhbd_daemon_sweep_work(void *arg)
{
    fhb_error_t     err;
    fhbd_daemon_t  *m = arg;

    if (fhbd_api_repair_clients(m->api, &err) != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "clients", NULL, "%s", err.text);
    }

    fhbd_jobs_sweep(m->jobs);
    fhbd_auth_sweep(m->auth);
    fhbd_api_enforce(m->api);           /* what could not be stored then */
}


static void
fhbd_daemon_sweep(evutil_socket_t fd, short what, void *arg)
{
    fhbd_daemon_t  *m = arg;

    (void) fd;
    (void) what;

    if (!m->stopping && !fhbd_http_work(m->http, fhbd_daemon_sweep_work, m)) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "no memory for the sweep");
    }

    fhbd_daemon_add_timer(m->sweep, fhbd_daemon_conf(m)->sweep_interval);
}


void
fhbd_daemon_status(evutil_socket_t fd, short what, void *arg)
{
    fhbd_daemon_t        *m = arg;
    fhbd_job_counts_t   n = fhbd_jobs_counts(m->jobs);

    (void) fd;
    (void) what;

    (void) sd_notifyf(0, "STATUS=%zu queued, %zu running, %zu complete, "
                      "%zu failed", n.queued, n.running, n.complete,
                      n.failed);
}


static void
fhbd_daemon_watchdog(evutil_socket_t fd, short what, void *arg)
{
    (void) fd;
    (void) what;
    (void) arg;

    (void) sd_notify(0, "WATCHDOG=1");
}


/* of a signal, or with sig 0 every usec */
static fhb_err_t
fhbd_daemon_event(fhbd_daemon_t *m, int sig, uint64_t usec, event_callback_fn cb,
    fhb_error_t *err)
{
    struct event          *ev;
    const struct timeval   tv = { (time_t) (usec / 1000000),
                                  (suseconds_t) (usec % 1000000) };

    ev = sig == 0 ? event_new(m->base, -1, EV_PERSIST, cb, m)
                  : evsignal_new(m->base, sig, cb, m);

    if (ev == NULL || event_add(ev, sig == 0 ? &tv : NULL) == -1) {
        if (ev != NULL) {
            event_free(ev);
        }
        return fhb_fail(err, FHB_ENOMEM, "no memory for an event");
    }

    m->events[m->events_n++] = ev;

    return FHB_OK;
}


fhb_err_t
fhbd_daemon_events(fhbd_daemon_t *m, fhb_error_t *err)
{
    fhb_err_t  rc;
    uint64_t   watchdog = 0;

    m->sweep = evtimer_new(m->base, fhbd_daemon_sweep, m);
    if (m->sweep == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for an event");
    }
    fhbd_daemon_add_timer(m->sweep, fhbd_daemon_conf(m)->sweep_interval);

    rc = fhbd_daemon_event(m, SIGTERM, 0, fhbd_daemon_stop, err);
    if (rc == FHB_OK) {
        rc = fhbd_daemon_event(m, SIGINT, 0, fhbd_daemon_stop, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_daemon_event(m, SIGHUP, 0, fhbd_daemon_reload, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_daemon_event(m, 0, FHBD_STATUS_INTERVAL * 1000000ULL,
                             fhbd_daemon_status, err);
    }
    if (rc == FHB_OK && sd_watchdog_enabled(0, &watchdog) > 0) {
        rc = fhbd_daemon_event(m, 0, watchdog / 2, fhbd_daemon_watchdog, err);
    }

    return rc;
}
