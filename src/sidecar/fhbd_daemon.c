/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The running sidecar: start in order, the loop, stop in order.
 */

#include "fhbd_daemon_int.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "fhbd_file.h"


const fhbd_conf_t *
fhbd_daemon_conf(const fhbd_daemon_t *m)
{
    return m->confs[m->confs_n - 1];
}


/* those of old stay: a thread may look at one.  One that comes back takes its
 * old place in memory, so that reloads (a log rotation every night) do not
 * add up. */
bool
fhbd_daemon_add_conf(fhbd_daemon_t *m, fhbd_conf_t *conf)
{
    size_t         i;
    fhbd_conf_t  **confs, *last;

    for (i = 0; i < m->confs_n; i++) {
        if (fhbd_conf_same(m->confs[i], conf)) {
            last = m->confs[i];
            m->confs[i] = m->confs[m->confs_n - 1];
            m->confs[m->confs_n - 1] = last;
            fhbd_conf_free(conf);
            return true;
        }
    }

    confs = reallocarray(m->confs, m->confs_n + 1, sizeof(fhbd_conf_t *));
    if (confs == NULL) {
        return false;
    }

    m->confs = confs;
    m->confs[m->confs_n++] = conf;

    return true;
}


static fhb_err_t
fhbd_daemon_store(fhbd_daemon_t *m, fhb_error_t *err)
{
    const fhbd_conf_t  *conf = fhbd_daemon_conf(m);

    /* the store lies in there unless it is told otherwise */
    if (mkdir(conf->root, 0750) == -1 && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make export root \"%s\"",
                              conf->root);
    }

    return fhbd_store_open(conf->store, &m->store, err);
}


static void
fhbd_daemon_handle(void *arg, const fhbd_api_request_t *req,
    fhbd_api_reply_t *reply)
{
    fhbd_api_handle(arg, req, reply);
}


static fhb_err_t
fhbd_daemon_start(fhbd_daemon_t *m, fhb_error_t *err)
{
    fhb_err_t           rc;
    const fhbd_conf_t  *conf = fhbd_daemon_conf(m);

    m->base = event_base_new();
    if (m->base == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no event loop");
    }

    rc = fhbd_audit_open(conf, err);
    if (rc == FHB_OK) {
        rc = fhbd_daemon_store(m, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_registry_open(conf, &m->registry, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_auth_start(conf, m->store, m->registry, &m->auth, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_jobs_start(conf, m->store, &m->jobs, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_api_new(conf, m->store, m->jobs, m->registry, &m->api, err);
    }
    if (rc == FHB_OK) {
        fhbd_api_enforce(m->api);       /* jobs of the last run (ACC-10) */
    }
    if (rc == FHB_OK) {
        fhbd_registry_settle(m->registry);      /* before the first token */
        fhbd_api_use_token(m->api, fhbd_auth_token(m->auth));
        rc = fhbd_checker_start(conf, m->jobs, m->api, &m->checker, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_http_start(m->base, conf, fhbd_daemon_handle, m->api,
                             &m->http, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_daemon_events(m, err);
    }

    return rc;
}


static void
fhbd_daemon_end(fhbd_daemon_t *m, int status)
{
    size_t  i;

    fhbd_http_free(m->http);

    if (!fhbd_checker_stop(m->checker) || !fhbd_auth_stop(m->auth)) {
        /* nothing that it uses may be freed; what is in the store is whole */
        fhbd_log(FHBD_LOG_WARN, "main", NULL, "a source does not answer its "
                 "check, or a host its key set: left behind");
        _exit(status);
    }

    if (m->jobs != NULL) {
        fhbd_jobs_stop(m->jobs, (unsigned) fhbd_daemon_conf(m)->cancel_grace);
    }

    fhbd_api_free(m->api);
    fhbd_registry_close(m->registry);
    fhbd_store_close(m->store);
    fhbd_audit_close();

    for (i = 0; i < m->events_n; i++) {
        event_free(m->events[i]);
    }
    if (m->sweep != NULL) {
        event_free(m->sweep);
    }
    if (m->base != NULL) {
        event_base_free(m->base);
    }

    for (i = 0; i < m->confs_n; i++) {
        fhbd_conf_free(m->confs[i]);
    }
    free(m->confs);

    libevent_global_shutdown();
}


/* threads inherit the mask: signals come to the loop only, while it runs */
static fhb_err_t
fhbd_daemon_run(fhbd_daemon_t *m, fhb_error_t *err)
{
    sigset_t   set, old;
    fhb_err_t  rc;

    (void) signal(SIGPIPE, SIG_IGN);
    (void) signal(SIGXFSZ, SIG_IGN);        /* write() tells of the limit */
    (void) umask(0027);
    (void) fhbd_file_raise_limit();

    (void) sigemptyset(&set);
    (void) sigaddset(&set, SIGTERM);
    (void) sigaddset(&set, SIGINT);
    (void) sigaddset(&set, SIGHUP);
    (void) pthread_sigmask(SIG_BLOCK, &set, &old);

    rc = fhbd_daemon_start(m, err);
    if (rc != FHB_OK) {
        return rc;
    }

    (void) pthread_sigmask(SIG_SETMASK, &old, NULL);

    fhbd_daemon_status(-1, 0, m);
    (void) sd_notify(0, "READY=1");
    fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "fhir-bulkd " FHB_VERSION
             " is ready");

    if (event_base_dispatch(m->base) == -1) {
        rc = fhb_fail(err, FHB_EIO, "the event loop failed");
    }

    /* without the loop a second one would end us in the middle of the end */
    (void) pthread_sigmask(SIG_BLOCK, &set, NULL);

    return rc;
}


int
fhbd_daemon(const char *file, fhbd_conf_t *conf)
{
    int            status;
    fhb_err_t      rc;
    fhb_error_t    err;
    fhbd_daemon_t  m = { .file = file };

    if (geteuid() == 0) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "refuses to run as root: start "
                 "it as a user of its own");
        fhbd_conf_free(conf);
        return 1;
    }

    if (!fhbd_daemon_add_conf(&m, conf)) {
        fhbd_conf_free(conf);
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "no memory");
        return 1;
    }

    rc = fhbd_daemon_run(&m, &err);
    if (rc != FHB_OK) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "%s", err.text);
    }

    status = rc == FHB_OK ? 0 : 1;
    fhbd_daemon_end(&m, status);

    if (rc == FHB_OK) {
        fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "stopped");
    }

    return status;
}
