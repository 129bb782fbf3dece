/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The running sidecar: started in order, one event loop, stopped in order.
 */

#ifndef FHBD_DAEMON_H
#define FHBD_DAEMON_H

#include "fhbd_conf.h"

/* runs until a signal; file: the INI file, read again on SIGHUP.  Takes conf
 * over.  Gives the process's exit status; what went wrong is in the log. */
int fhbd_daemon(const char *file, fhbd_conf_t *conf);

#endif /* FHBD_DAEMON_H */
