/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkd: start in order, one event loop, stop in order.
 */

#include <errno.h>
#include <event2/event.h>
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "fhbd_api.h"
#include "fhbd_auth.h"
#include "fhbd_checker.h"
#include "fhbd_http.h"
#include "fhbd_log.h"

#define FHBD_STATUS_INTERVAL  10        /* seconds between STATUS= */

typedef struct {
    const char         *file;           /* the INI file */
    fhbd_conf_t       **confs;          /* each reload adds one; the last one
                                         * is in use */
    size_t              confs_n;
    fhbd_store_t       *store;
    fhbd_registry_t    *registry;
    fhbd_auth_t        *auth;
    fhbd_jobs_t        *jobs;
    fhbd_api_t         *api;
    fhbd_http_t        *http;

    struct event_base  *base;
    struct event       *events[8];      /* signals and timers */
    size_t              events_n;
    struct event       *sweep;
    bool                stopping;

    fhbd_checker_t     *checker;
} fhbd_main_t;


static const char  fhbd_usage[] =
    "usage: fhir-bulkd [--check] -c FILE\n"
    "       fhir-bulkd --options | --version | --help\n"
    "\n"
    "  -c, --config FILE  the configuration (INI)\n"
    "      --check        say whether the configuration is good, and end\n"
    "      --options      print the table of options: section, name,\n"
    "                     default (\"-\": none), reloadable\n"
    "      --version      print the version\n"
    "\n"
    "SIGTERM and SIGINT stop it in order, SIGHUP reloads the configuration.\n";


static const fhbd_conf_t *
fhbd_main_conf(const fhbd_main_t *m)
{
    return m->confs[m->confs_n - 1];
}


static void
fhbd_main_failed(const fhb_error_t *err)
{
    fhbd_log(FHBD_LOG_ERROR, "main", NULL, "%s", err->text);
}


static bool
fhbd_main_add_conf(fhbd_main_t *m, fhbd_conf_t *conf)
{
    fhbd_conf_t  **confs;

    confs = reallocarray(m->confs, m->confs_n + 1, sizeof(*confs));
    if (confs == NULL) {
        return false;
    }

    m->confs = confs;
    m->confs[m->confs_n++] = conf;

    return true;
}


/* events of the loop */

static void
fhbd_main_drained(void *arg)
{
    fhbd_main_t  *m = arg;

    (void) event_base_loopbreak(m->base);
}


static void
fhbd_main_stop(evutil_socket_t sig, short what, void *arg)
{
    fhbd_main_t  *m = arg;

    (void) what;

    if (m->stopping) {
        return;
    }

    m->stopping = true;
    fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "signal %d: stopping", (int) sig);
    (void) sd_notify(0, "STOPPING=1");

    fhbd_http_drain(m->http, fhbd_main_drained, m);
}


static void
fhbd_main_log_lines(fhb_buf_t *lines, const char *suffix)
{
    char  *line, *end;

    for (line = lines->ptr; lines->len > 0 && *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        *end = '\0';
        fhbd_log(FHBD_LOG_WARN, "main", NULL, "%s: %s", line, suffix);
    }
}


static void
fhbd_main_add_timer(struct event *timer, int64_t seconds)
{
    const struct timeval  tv = { seconds, 0 };

    if (event_add(timer, &tv) == -1) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "no memory for a timer");
    }
}


static void
fhbd_main_reload(evutil_socket_t sig, short what, void *arg)
{
    fhb_buf_t     restart = { 0 };
    fhb_error_t   err;
    fhbd_conf_t  *conf;
    fhbd_main_t  *m = arg;

    (void) sig;
    (void) what;

    if (m->stopping) {
        return;
    }

    if (fhbd_conf_reload(m->file, fhbd_main_conf(m), &conf, &restart, &err)
        != FHB_OK)
    {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "not reloaded: %s", err.text);
        fhb_buf_free(&restart);
        return;
    }

    fhb_buf_addc(&restart, '\0');

    if (restart.failed || !fhbd_main_add_conf(m, conf)) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "not reloaded: no memory");
        fhbd_conf_free(conf);
        fhb_buf_free(&restart);
        return;
    }

    fhbd_main_log_lines(&restart, "needs a restart");
    fhb_buf_free(&restart);

    fhbd_log_set_level((fhbd_log_level_t) conf->log_level);
    fhbd_jobs_reconfigure(m->jobs, conf);
    fhbd_auth_reconfigure(m->auth, conf);
    fhbd_api_reconfigure(m->api, conf);
    fhbd_http_reconfigure(m->http, conf);
    fhbd_main_add_timer(m->sweep, conf->sweep_interval);

    fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "configuration reloaded");
}


/* in a control thread: it may wait for the disk */
static void
fhbd_main_sweep_work(void *arg)
{
    fhbd_main_t  *m = arg;

    fhbd_jobs_sweep(m->jobs);
    fhbd_auth_sweep(m->auth);
}


static void
fhbd_main_sweep(evutil_socket_t fd, short what, void *arg)
{
    fhbd_main_t  *m = arg;

    (void) fd;
    (void) what;

    if (!m->stopping && !fhbd_http_work(m->http, fhbd_main_sweep_work, m)) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "no memory for the sweep");
    }

    fhbd_main_add_timer(m->sweep, fhbd_main_conf(m)->sweep_interval);
}


static void
fhbd_main_status(evutil_socket_t fd, short what, void *arg)
{
    fhbd_main_t        *m = arg;
    fhbd_job_counts_t   n = fhbd_jobs_counts(m->jobs);

    (void) fd;
    (void) what;

    (void) sd_notifyf(0, "STATUS=%zu queued, %zu running, %zu complete, "
                      "%zu failed", n.queued, n.running, n.complete,
                      n.failed);
}


static void
fhbd_main_watchdog(evutil_socket_t fd, short what, void *arg)
{
    (void) fd;
    (void) what;
    (void) arg;

    (void) sd_notify(0, "WATCHDOG=1");
}


/* of a signal, or with sig 0 every usec */
static fhb_err_t
fhbd_main_event(fhbd_main_t *m, int sig, uint64_t usec, event_callback_fn cb,
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


static fhb_err_t
fhbd_main_events(fhbd_main_t *m, fhb_error_t *err)
{
    fhb_err_t  rc;
    uint64_t   watchdog = 0;

    m->sweep = evtimer_new(m->base, fhbd_main_sweep, m);
    if (m->sweep == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for an event");
    }
    fhbd_main_add_timer(m->sweep, fhbd_main_conf(m)->sweep_interval);

    rc = fhbd_main_event(m, SIGTERM, 0, fhbd_main_stop, err);
    if (rc == FHB_OK) {
        rc = fhbd_main_event(m, SIGINT, 0, fhbd_main_stop, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_main_event(m, SIGHUP, 0, fhbd_main_reload, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_main_event(m, 0, FHBD_STATUS_INTERVAL * 1000000ULL,
                             fhbd_main_status, err);
    }
    if (rc == FHB_OK && sd_watchdog_enabled(0, &watchdog) > 0) {
        rc = fhbd_main_event(m, 0, watchdog / 2, fhbd_main_watchdog, err);
    }

    return rc;
}


/* start and stop */

static fhb_err_t
fhbd_main_store(fhbd_main_t *m, fhb_error_t *err)
{
    const fhbd_conf_t  *conf = fhbd_main_conf(m);

    /* the store lies in there unless it is told otherwise */
    if (mkdir(conf->root, 0750) == -1 && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make export root \"%s\"",
                              conf->root);
    }

    return fhbd_store_open(conf->store, &m->store, err);
}


static void
fhbd_main_handle(void *arg, const fhbd_api_request_t *req,
    fhbd_api_reply_t *reply)
{
    fhbd_api_handle(arg, req, reply);
}


static fhb_err_t
fhbd_main_start(fhbd_main_t *m, fhb_error_t *err)
{
    fhb_err_t           rc;
    const fhbd_conf_t  *conf = fhbd_main_conf(m);

    m->base = event_base_new();
    if (m->base == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no event loop");
    }

    rc = fhbd_main_store(m, err);
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
        rc = fhbd_api_new(conf, m->store, m->jobs, &m->api, err);
    }
    if (rc == FHB_OK) {
        fhbd_api_use_token(m->api, fhbd_auth_token(m->auth));
        rc = fhbd_checker_start(conf, m->jobs, m->api, &m->checker, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_http_start(m->base, conf, fhbd_main_handle, m->api,
                             &m->http, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_main_events(m, err);
    }

    return rc;
}


static void
fhbd_main_end(fhbd_main_t *m, int status)
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
        fhbd_jobs_stop(m->jobs, (unsigned) fhbd_main_conf(m)->cancel_grace);
    }

    fhbd_api_free(m->api);
    fhbd_registry_close(m->registry);
    fhbd_store_close(m->store);

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


/* threads inherit the mask: signals come to the loop only */
static fhb_err_t
fhbd_main_run(fhbd_main_t *m, fhb_error_t *err)
{
    sigset_t   set, old;
    fhb_err_t  rc;

    (void) signal(SIGPIPE, SIG_IGN);
    (void) umask(0027);

    (void) sigemptyset(&set);
    (void) sigaddset(&set, SIGTERM);
    (void) sigaddset(&set, SIGINT);
    (void) sigaddset(&set, SIGHUP);
    (void) pthread_sigmask(SIG_BLOCK, &set, &old);

    rc = fhbd_main_start(m, err);

    (void) pthread_sigmask(SIG_SETMASK, &old, NULL);

    if (rc != FHB_OK) {
        return rc;
    }

    fhbd_main_status(-1, 0, m);
    (void) sd_notify(0, "READY=1");
    fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "fhir-bulkd " FHB_VERSION
             " is ready");

    if (event_base_dispatch(m->base) == -1) {
        return fhb_fail(err, FHB_EIO, "the event loop failed");
    }

    return FHB_OK;
}


typedef enum { FHBD_RUN = 0, FHBD_CHECK, FHBD_OPTIONS, FHBD_SHOW_VERSION,
               FHBD_HELP, FHBD_WRONG } fhbd_command_t;


static fhbd_command_t
fhbd_main_arguments(int argc, char **argv, const char **file)
{
    int             c;
    fhbd_command_t  command = FHBD_RUN;

    static const struct option  options[] = {
        { "config", required_argument, NULL, 'c' },
        { "check", no_argument, NULL, FHBD_CHECK },
        { "options", no_argument, NULL, FHBD_OPTIONS },
        { "version", no_argument, NULL, FHBD_SHOW_VERSION },
        { "help", no_argument, NULL, FHBD_HELP },
        { NULL, 0, NULL, 0 }
    };

    while ((c = getopt_long(argc, argv, "c:", options, NULL)) != -1) {
        if (c == 'c') {
            *file = optarg;

        } else if (c == '?') {
            return FHBD_WRONG;

        } else {
            command = (fhbd_command_t) c;
        }
    }

    if (optind < argc
        || (*file == NULL && (command == FHBD_RUN || command == FHBD_CHECK)))
    {
        return FHBD_WRONG;
    }

    return command;
}


static int
fhbd_main_daemon(fhbd_main_t *m)
{
    int          status;
    fhb_err_t    rc;
    fhb_error_t  err;

    if (geteuid() == 0) {
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "refuses to run as root: start "
                 "it as a user of its own");
        return 1;
    }

    rc = fhbd_main_run(m, &err);
    if (rc != FHB_OK) {
        fhbd_main_failed(&err);
    }

    status = rc == FHB_OK ? 0 : 1;
    fhbd_main_end(m, status);

    if (rc == FHB_OK) {
        fhbd_log(FHBD_LOG_NOTICE, "main", NULL, "stopped");
    }

    return status;
}


int
main(int argc, char **argv)
{
    fhb_error_t      err;
    fhbd_conf_t     *conf;
    fhbd_main_t      m = { 0 };
    fhbd_command_t   command;

    command = fhbd_main_arguments(argc, argv, &m.file);

    switch (command) {
    case FHBD_WRONG:
        (void) fputs(fhbd_usage, stderr);
        return 2;
    case FHBD_HELP:
        return fputs(fhbd_usage, stdout) == EOF ? 1 : 0;
    case FHBD_SHOW_VERSION:
        return puts("fhir-bulkd " FHB_VERSION) == EOF ? 1 : 0;
    case FHBD_OPTIONS:
        fhbd_conf_print_options(stdout);
        return fflush(stdout) == EOF ? 1 : 0;
    default:
        break;
    }

    if (fhbd_conf_load(m.file, &conf, &err) != FHB_OK) {
        fhbd_main_failed(&err);
        return 1;
    }

    if (command == FHBD_CHECK) {
        fhbd_conf_free(conf);
        return printf("configuration %s is good\n", m.file) < 0 ? 1 : 0;
    }

    fhbd_log_set_level((fhbd_log_level_t) conf->log_level);

    if (!fhbd_main_add_conf(&m, conf)) {
        fhbd_conf_free(conf);
        fhbd_log(FHBD_LOG_ERROR, "main", NULL, "no memory");
        return 1;
    }

    return fhbd_main_daemon(&m);
}
