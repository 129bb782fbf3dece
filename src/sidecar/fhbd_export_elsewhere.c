/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments on other servers (ATT-04): their content is fetched into the
 * job, so that a client needs no other token than ours.  Where that may lead
 * is what fhbd_fetch allows: nothing but public addresses, no redirects.
 */

#include "fhbd_export_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fhbd_fetch.h"
#include "fhbd_file.h"
#include "fhbd_log.h"

#define FHBD_ELSEWHERE_URL     2048     /* bytes; longer ones stay */
#define FHBD_ELSEWHERE_SERVER  255      /* … of its name and port */
#define FHBD_ELSEWHERE_PARTS   8        /* so many at a time, if there are
                                         * workers */
#define FHBD_ELSEWHERE_TIME    60L      /* seconds for one */
#define FHBD_ELSEWHERE_SILENT  3        /* no answer so often, one after the
                                         * other: a server is given up */


bool
fhbd_elsewhere_fetched(const fhbd_tenant_conf_t *tenant, fhb_str_t url)
{
    size_t  i;

    if (!tenant->attachment_fetch || url.len > FHBD_ELSEWHERE_URL
        || fhbd_attach_server(url).len > FHBD_ELSEWHERE_SERVER)
    {
        return false;
    }

    for (i = 0; i < url.len; i++) {
        if (url.ptr[i] <= ' ' || url.ptr[i] > '~') {
            return false;
        }
    }

    return fhb_str_starts(url, "https://")
           || (tenant->attachment_private && fhb_str_starts(url, "http://"));
}


fhb_err_t
fhbd_elsewhere_plan(const fhbd_job_t *job, fhbd_plan_t *plan,
    fhb_error_t *err)
{
    char       spec[64];
    size_t     n = job->elsewhere == NULL ? 0
                   : fhb_idset_count(job->elsewhere);
    unsigned   k, parts;
    fhb_err_t  rc = FHB_OK;

    parts = n < FHBD_ELSEWHERE_PARTS ? (unsigned) n : FHBD_ELSEWHERE_PARTS;

    for (k = 0; rc == FHB_OK && k < parts; k++) {
        (void) snprintf(spec, sizeof(spec), FHBD_ELSEWHERE_SPEC "%u of %u", k,
                        parts);
        rc = fhbd_plan_add(plan, FHB_TYPE_NONE, spec, true, 0, 1, err);
    }

    return rc;
}


/* one part: the URLs whose names fall to it, whichever part found them */
typedef struct {
    fhbd_part_run_t  *run;
    unsigned          k, of;
    int               dir;
    fhb_idset_t      *silent;       /* servers that are given up */
    fhb_buf_t         server;       /* the last one that did not answer … */
    unsigned          times;        /* … so often */
} fhbd_elsewhere_t;


/* a server that lets every request run into its timeout would hold the job up
 * for days */
static fhb_err_t
fhbd_elsewhere_failed(fhbd_elsewhere_t *e, fhb_str_t server, fhb_error_t *err)
{
    if (!fhb_str_eq(fhb_buf_str(&e->server), server)) {
        fhb_buf_reset(&e->server);
        fhb_buf_addstr(&e->server, server);
        e->times = 0;

        if (e->server.failed) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a server");
        }
    }

    if (++e->times < FHBD_ELSEWHERE_SILENT) {
        return FHB_OK;
    }

    fhbd_log(FHBD_LOG_WARN, "job", e->run->job->row.id, "a server of "
             "attachments is given up: %s", err->text);

    return fhb_idset_add(e->silent, server, err);
}


static fhb_err_t
fhbd_elsewhere_get(fhbd_elsewhere_t *e, fhb_str_t url, const char *name,
    fhb_error_t *err)
{
    char                       text[FHBD_ELSEWHERE_URL + 1];
    fhb_err_t                  rc;
    fhb_str_t                  server = fhbd_attach_server(url);
    fhbd_fetched_t             got;
    const fhbd_tenant_conf_t  *tenant = e->run->job->source->tenant;

    const fhbd_fetch_t  what = {
        .url = text,
        .accept = "*/*",
        .max = tenant->attachment_max,
        .timeout = FHBD_ELSEWHERE_TIME,
        .https_only = !tenant->attachment_private,
        .public_only = !tenant->attachment_private,
        .cancel = &e->run->job->cancel,
    };

    if (url.len >= sizeof(text)) {
        return fhb_fail(err, FHB_EIO, "a job's records are damaged");
    }

    if (fhb_idset_has(e->silent, server)) {
        return FHB_OK;
    }

    memcpy(text, url.ptr, url.len);
    text[url.len] = '\0';

    rc = fhbd_fetch(&what, &got, err);

    if (rc == FHB_OK) {
        e->times = 0;
        rc = fhbd_file_replace(e->dir, name, 0640, fhb_buf_str(&got.body),
                               err);

    } else if (atomic_load(what.cancel)) {
        rc = fhb_fail(err, FHB_ECANCEL, "cancelled");

    } else if (rc != FHB_ENOMEM) {

        /* told with those that are missing */
        if (got.status != 0) {
            e->times = 0;
            rc = FHB_OK;
        } else {
            rc = fhbd_elsewhere_failed(e, server, err);
        }
    }

    fhbd_fetched_free(&got);

    return rc;
}


/* "URL Type media" */
static fhb_err_t
fhbd_elsewhere_line(void *arg, fhb_str_t line, fhb_error_t *err)
{
    char               name[FHB_ID_LEN + 1];
    fhb_err_t          rc;
    fhb_str_t          url;
    const char        *blank = memchr(line.ptr, ' ', line.len);
    fhbd_elsewhere_t  *e = arg;
    fhbd_job_t        *job = e->run->job;

    url = fhb_str(line.ptr, blank == NULL ? line.len
                            : (size_t) (blank - line.ptr));
    if (!fhbd_attach_absolute(url)) {
        return FHB_OK;
    }

    if (atomic_load(&job->cancel)) {
        return fhb_fail(err, FHB_ECANCEL, "cancelled");
    }

    rc = fhbd_attach_name(e->run->worker->keep, job->rules.type_binary, url,
                          name, err);

    if (rc != FHB_OK || (unsigned char) name[0] % e->of != e->k
        || faccessat(e->dir, name, F_OK, 0) == 0)
    {
        return rc;
    }

    return fhbd_elsewhere_get(e, url, name, err);
}


fhb_err_t
fhbd_elsewhere_read(fhbd_part_run_t *run, const char *spec, fhb_error_t *err)
{
    size_t            i, n;
    unsigned         *parts = NULL;
    fhb_err_t         rc;
    fhbd_job_t       *job = run->job;
    fhbd_elsewhere_t  e = { .run = run };

    if (sscanf(spec, FHBD_ELSEWHERE_SPEC "%u of %u", &e.k, &e.of) != 2
        || e.of == 0)
    {
        return fhb_fail(err, FHB_EIO, "a part of attachments is damaged");
    }

    e.dir = fhbd_attach_folder(job, err);
    if (e.dir == -1) {
        return err->code;
    }

    e.silent = fhb_idset_new();
    rc = e.silent == NULL
         ? fhb_fail(err, FHB_ENOMEM, "no memory for attachments")
         : fhbd_attach_parts(job, &parts, &n, err);

    for (i = 0; rc == FHB_OK && i < n; i++) {
        rc = fhbd_keep_lines(job->dir.tmp, parts[i], FHBD_KEEP_ATTACHMENTS,
                             fhbd_elsewhere_line, &e, err);
    }

    free(parts);
    fhb_buf_free(&e.server);
    fhb_idset_free(e.silent);
    (void) close(e.dir);

    return fhbd_row_failed(run, rc);
}
