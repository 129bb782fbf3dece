/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments (ATT rows): what becomes of their URLs in a resource on its way
 * out.
 */

#include "fhbd_export_int.h"

#include <string.h>

#include "../common/fhb_attachment.h"

#define FHBD_ATTACH_TYPE  128           /* bytes of a media type */


/* one resource with its attachments */
typedef struct {
    fhbd_part_run_t   *run;
    const fhbd_row_t  *row;
} fhbd_attach_t;


fhb_err_t
fhbd_attach_name(fhbd_keep_t *keep, fhb_type_t binary, fhb_str_t id,
    char out[FHB_ID_LEN + 1], fhb_error_t *err)
{
    fhb_err_t      rc;
    unsigned char  hash[FHBD_HASH];

    rc = fhbd_keep_hash(keep, binary, id, hash, err);
    if (rc == FHB_OK) {
        fhb_base64url(hash, sizeof(hash), out);
    }

    return rc;
}


/* only what can stand in a header as a media type */
static fhb_str_t
fhbd_attach_media(fhb_str_t s)
{
    size_t  i;

    if (s.len == 0 || s.len > FHBD_ATTACH_TYPE
        || memchr(s.ptr, '/', s.len) == NULL)
    {
        return fhb_str(NULL, 0);
    }

    for (i = 0; i < s.len; i++) {
        if (s.ptr[i] < ' ' || s.ptr[i] > '~' || s.ptr[i] == '"'
            || s.ptr[i] == '\\')
        {
            return fhb_str(NULL, 0);
        }
    }

    return s;
}


fhb_str_t
fhbd_attach_server(fhb_str_t url)
{
    size_t       n;
    const char  *p = memmem(url.ptr, url.len, "://", 3), *at;

    if (p == NULL) {
        return fhb_str(NULL, 0);
    }

    url = fhb_str(p + 3, url.len - (size_t) (p + 3 - url.ptr));

    for (n = 0; n < url.len && strchr("/?#", url.ptr[n]) == NULL; n++) {
        /* void */
    }

    at = memrchr(url.ptr, '@', n);
    if (at != NULL) {
        n -= (size_t) (at + 1 - url.ptr);
        url.ptr = at + 1;
    }

    return fhb_str(url.ptr, n);
}


/* ATT-04; server: name and port */
static bool
fhbd_attach_allowed(const fhbd_tenant_conf_t *tenant, fhb_str_t server)
{
    size_t       len;
    fhb_str_t    host = server;
    const char  *p = memchr(server.ptr, ':', server.len);

    if (p != NULL) {
        host.len = (size_t) (p - server.ptr);
    }

    p = tenant->attachment_hosts;

    for ( /* void */ ; p != NULL && *p != '\0'; p += len + (p[len] == ' ')) {
        len = strcspn(p, " ");
        if (len == host.len && strncasecmp(p, host.ptr, len) == 0) {
            return true;
        }
    }

    return false;
}


bool
fhbd_attach_absolute(fhb_str_t url)
{
    size_t  i;

    for (i = 0; i < url.len; i++) {
        if (url.ptr[i] == ':') {
            return i > 0;
        }
        if (strchr("/?#", url.ptr[i]) != NULL) {
            return false;
        }
    }

    return false;
}


/* the url of what is not there yet, and what it is made of: the id of a Binary
 * or another URL */
static fhb_err_t
fhbd_attach_copy(fhbd_part_run_t *run, fhb_str_t id, fhb_str_t media,
    fhb_type_t type, fhb_buf_t *url, fhb_error_t *err)
{
    char                   name[FHB_ID_LEN + 1];
    fhb_buf_t              line = { 0 };
    fhb_err_t              rc;
    const fhbd_job_row_t  *row = &run->job->row;

    rc = fhbd_attach_name(run->worker->keep, run->job->rules.type_binary, id,
                          name, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_addf(url, "%s/%s/" FHBD_ATTACH_DIR "/%s%s", row->base,
                 row->prefix, row->id, name);

    fhb_buf_addstr(&line, id);
    fhb_buf_addf(&line, " %s ", fhb_type_name(type).ptr);
    fhb_buf_addstr(&line, fhbd_attach_media(media));
    fhb_buf_addc(&line, '\n');

    if (line.failed || url->failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for an attachment");
    } else {
        rc = fhbd_keep_add(run->worker->keep, FHBD_KEEP_ATTACHMENTS, line.ptr,
                           line.len, NULL, err);
    }

    fhb_buf_free(&line);

    return rc;
}


/* ATT-07: content into the resource; larger ones, and what cannot be had,
 * keep their url.  The snapshot has one connection for single resources. */
static fhb_err_t
fhbd_attach_inline(fhbd_part_run_t *run, fhb_str_t id, fhb_buf_t *data,
    fhb_error_t *err)
{
    fhb_buf_t    body = { 0 };
    fhb_err_t    rc;
    fhbd_job_t  *job = run->job;

    pthread_mutex_lock(&job->collect);
    rc = job->source->ops->resource(job->snap, job->rules.type_binary, id,
                                    &body, err);
    pthread_mutex_unlock(&job->collect);

    if (rc == FHB_OK) {
        rc = fhbd_attach_decode(fhb_buf_str(&body), data, err);
    }
    fhb_buf_free(&body);

    if (rc == FHB_ENOTFOUND || rc == FHB_EJSON
        || (rc == FHB_OK && data->len > job->source->tenant->inline_max))
    {
        fhb_buf_reset(data);
        rc = FHB_OK;
    }

    return rc;
}


static fhb_err_t
fhbd_attach_one(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err)
{
    fhb_err_t         rc = FHB_OK;
    fhb_str_t         url = a->url;
    fhbd_attach_t    *at = arg;
    fhb_reference_t   ref;
    fhbd_job_t       *job = at->run->job;

    ref = fhb_reference_parse(url, job->want.base);

    if (ref.type == job->rules.type_binary) {

        /* CMP-08: as a resource of its own as well */
        if (fhb_typeset_has(&job->row.query.context, ref.type)) {
            rc = fhbd_row_ref_add(at->run, ref.type, ref.id, err);
        }
        if (rc != FHB_OK) {
            return rc;
        }

        if (job->row.query.associated & FHB_ASSOC_INLINE) {
            rc = fhbd_attach_inline(at->run, ref.id, &change->data, err);
        }
        if (rc == FHB_OK && change->data.len == 0) {
            rc = fhbd_attach_copy(at->run, ref.id, a->content_type,
                                  at->row->type, &change->url, err);
        }
        return rc;
    }

    if (!fhbd_attach_absolute(url)) {                           /* ATT-02 */
        fhb_buf_adds(&change->url, job->row.base);
        if (url.len > 0 && url.ptr[0] != '/') {
            fhb_buf_addc(&change->url, '/');
        }
        fhb_buf_addstr(&change->url, url);
        return change->url.failed
               ? fhb_fail(err, FHB_ENOMEM, "no memory for a URL") : FHB_OK;
    }

    if (!(url.len > job->want.base.len
          && memcmp(url.ptr, job->want.base.ptr, job->want.base.len) == 0
          && url.ptr[job->want.base.len] == '/')
        && fhbd_attach_server(url).len > 0
        && !fhbd_attach_allowed(job->source->tenant, fhbd_attach_server(url)))
    {
        if (fhbd_elsewhere_fetched(job->source->tenant, url)) {
            return fhbd_attach_copy(at->run, url, a->content_type,
                                    at->row->type, &change->url, err);
        }
        at->run->elsewhere++;
    }

    return FHB_OK;
}


fhb_err_t
fhbd_attach_row(fhbd_part_run_t *run, const fhbd_row_t *row, fhb_str_t *body,
    fhb_error_t *err)
{
    bool            changed = false;
    fhb_err_t       rc;
    fhb_buf_t      *out = &run->worker->attached;
    fhbd_attach_t   at = { run, row };

    if (!fhb_attachment_type(row->type)
        || memmem(body->ptr, body->len, "\"url\"", 5) == NULL)
    {
        return FHB_OK;
    }

    fhb_buf_reset(out);

    rc = fhb_attachments(row->type, *body, fhbd_attach_one, &at, out,
                         &changed, err);
    if (rc == FHB_OK && changed) {
        *body = fhb_buf_str(out);
    }

    return rc;
}
