/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The audit trail: one JSON line per event, one write per line.
 */

#include "fhbd_audit.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "../common/fhb_time.h"
#include "fhbd_log.h"

#define FHBD_AUDIT_PATH  1024           /* longest path of a request */

/* the process has one trail, as it has one log */
static struct {
    pthread_mutex_t   lock;
    int               fd;               /* -1: off; STDERR_FILENO: the log */
} fhbd_trail = { PTHREAD_MUTEX_INITIALIZER, -1 };


static void
fhbd_audit_use(int fd)
{
    int  old;

    pthread_mutex_lock(&fhbd_trail.lock);
    old = fhbd_trail.fd;
    fhbd_trail.fd = fd;
    pthread_mutex_unlock(&fhbd_trail.lock);

    if (old != -1 && old != STDERR_FILENO) {
        (void) close(old);
    }
}


fhb_err_t
fhbd_audit_open(const fhbd_conf_t *conf, fhb_error_t *err)
{
    int  fd;

    if (strcmp(conf->audit, "off") == 0) {
        fd = -1;

    } else if (strcmp(conf->audit, "log") == 0) {
        fd = STDERR_FILENO;

    } else {
        fd = open(conf->audit, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC
                               | O_NOCTTY, 0640);
        if (fd == -1) {
            return fhb_fail_errno(err, "cannot open audit file \"%s\"",
                                  conf->audit);
        }
    }

    fhbd_audit_use(fd);

    return FHB_OK;
}


void
fhbd_audit_close(void)
{
    fhbd_audit_use(-1);
}


static void
fhbd_audit_add(fhb_buf_t *out, const char *name, fhb_str_t value)
{
    if (value.len > 0) {
        fhb_buf_addf(out, ",\"%s\":", name);
        fhb_buf_add_json(out, value);
    }
}


static void
fhbd_audit_types(fhb_buf_t *out, const fhbd_audit_event_t *e)
{
    fhb_type_t      t;
    const char     *comma = "";
    fhb_typeset_t   all = fhb_typeset_all();

    if (e->types == NULL || fhb_typeset_empty(e->types)) {
        return;
    }

    if (memcmp(e->types, &all, sizeof(all)) == 0) {
        fhb_buf_adds(out, ",\"types\":[\"*\"]");
        return;
    }

    fhb_buf_adds(out, ",\"types\":[");

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(e->types, t)) {
            fhb_buf_addf(out, "%s\"%s\"", comma, fhb_type_name(t).ptr);
            comma = ",";
        }
    }

    fhb_buf_addc(out, ']');
}


static void
fhbd_audit_line(fhb_buf_t *out, const fhbd_audit_event_t *e)
{
    char       now[FHB_INSTANT_MAX];
    size_t     i;
    fhb_str_t  path = e->path;

    /* what follows may hold patient ids; a fragment has no place in a request,
     * but nginx takes it */
    for (i = 0; i < path.len && i < FHBD_AUDIT_PATH; i++) {
        if (path.ptr[i] == '?' || path.ptr[i] == '#') {
            break;
        }
    }
    path.len = i;

    fhb_instant_format(fhb_now(), now);
    fhb_buf_addf(out, "{\"time\":\"%s\"", now);
    fhbd_audit_add(out, "event", fhb_cstr(e->event));
    fhbd_audit_add(out, "tenant", e->tenant);
    fhbd_audit_add(out, "client", e->client);
    fhbd_audit_add(out, "address", e->address);
    fhbd_audit_add(out, "request_id", e->request_id);
    fhbd_audit_add(out, "method", e->method);
    fhbd_audit_add(out, "path", path);
    if (e->status != 0) {
        fhb_buf_addf(out, ",\"status\":%d", e->status);
    }
    fhbd_audit_add(out, "job", e->job);
    fhbd_audit_add(out, "group", e->group);
    fhbd_audit_types(out, e);
    fhbd_audit_add(out, "reason", e->reason);
    fhb_buf_adds(out, "}\n");
}


/* lock held */
static bool
fhbd_audit_write(fhb_str_t line)
{
    ssize_t  n;

    while (line.len > 0) {
        n = write(fhbd_trail.fd, line.ptr, line.len);
        if (n == -1 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        line.ptr += n;
        line.len -= (size_t) n;
    }

    return true;
}


void
fhbd_audit(const fhbd_audit_event_t *event)
{
    int        error = ENOMEM;
    bool       written;
    fhb_buf_t  line = { 0 };

    pthread_mutex_lock(&fhbd_trail.lock);

    if (fhbd_trail.fd == -1) {
        pthread_mutex_unlock(&fhbd_trail.lock);
        return;
    }

    if (fhbd_trail.fd == STDERR_FILENO) {
        fhb_buf_adds(&line, "notice audit: ");
    }

    fhbd_audit_line(&line, event);

    written = !line.failed && fhbd_audit_write(fhb_buf_str(&line));
    if (!written && !line.failed) {
        error = errno;
    }

    pthread_mutex_unlock(&fhbd_trail.lock);

    if (!written) {
        fhbd_log(FHBD_LOG_ERROR, "audit", NULL, "record of \"%s\", request "
                 "%.*s, is lost: %s", event->event,
                 FHB_STR_ARG(event->request_id), strerror(error));
    }

    fhb_buf_free(&line);
}
