/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the daemon: what start and stop (fhbd_daemon.c) and the loop's
 * events (fhbd_daemon_loop.c) share.
 */

#ifndef FHBD_DAEMON_INT_H
#define FHBD_DAEMON_INT_H

#include <event2/event.h>

#include "fhbd_api.h"
#include "fhbd_audit.h"
#include "fhbd_auth.h"
#include "fhbd_checker.h"
#include "fhbd_daemon.h"
#include "fhbd_http.h"
#include "fhbd_log.h"

typedef struct {
    const char         *file;           /* the INI file */
    fhbd_conf_t       **confs;          /* each reload adds one that is not
                                         * there; the last one is in use */
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
} fhbd_daemon_t;

const fhbd_conf_t *fhbd_daemon_conf(const fhbd_daemon_t *m);
/* takes conf over; false: no memory */
bool fhbd_daemon_add_conf(fhbd_daemon_t *m, fhbd_conf_t *conf);

/* signals and timers of the loop */
fhb_err_t fhbd_daemon_events(fhbd_daemon_t *m, fhb_error_t *err)
    FHB_NODISCARD;
/* tells systemd how many jobs there are */
void fhbd_daemon_status(evutil_socket_t fd, short what, void *arg);

#endif /* FHBD_DAEMON_INT_H */
