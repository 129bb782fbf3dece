/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API: the manifest of a job's files, or of a page of them (MAN
 * rows).
 */

#include "fhbd_api_int.h"

#include <stdlib.h>
#include <string.h>

#include "../common/fhb_manifest.h"
#include "fhbd_jobdir.h"

#define FHBD_NAME_MAX  128

/* what is written of one file, and its names */
typedef struct {
    char  name[FHBD_NAME_MAX];
    char  next[FHBD_NAME_MAX];
} fhbd_names_t;

/* message files with what their lines say, in order of the lines */
typedef struct {
    fhb_manifest_file_t  *files;
    size_t                n;
    size_t                at;           /* the file of the next line */
    uint64_t              line;         /* of that file */
} fhbd_severities_t;


static void
fhbd_manifest_file(fhb_manifest_file_t *out, fhbd_names_t *names,
    const fhbd_file_row_t *f)
{
    *out = (fhb_manifest_file_t) {
        .count = f->file.count, .size = f->file.size
    };

    fhbd_file_name(&f->file, f->number, names->name);
    out->name = fhb_cstr(names->name);

    if (f->file.kind == FHBD_FILE_RESOURCES) {
        out->type = fhb_type_name(f->file.type);
    }

    if (f->file.continues) {                                    /* ORG-04 */
        fhbd_file_name(&f->file, f->number + 1, names->next);
        out->continues = fhb_cstr(names->next);
    }
}


/* the arrays of the manifest; the store sorts the files by these kinds
 * (MAN-18) */
static void
fhbd_manifest_divide(fhb_manifest_t *m, const fhb_manifest_file_t *items,
    const fhbd_file_row_t *files, size_t n)
{
    size_t  i = 0;

    m->output = items;
    while (i < n && files[i].file.kind != FHBD_FILE_DELETED
           && files[i].file.kind != FHBD_FILE_MESSAGES)
    {
        m->output_n++;
        i++;
    }

    m->deleted = items + i;
    while (i < n && files[i].file.kind == FHBD_FILE_DELETED) {
        m->deleted_n++;
        i++;
    }

    m->messages = items + i;
    m->messages_n = n - i;
}


static fhb_err_t
fhbd_manifest_message(void *arg, const fhbd_message_t *m, fhb_error_t *err)
{
    fhbd_severities_t  *s = arg;

    (void) err;

    while (s->at < s->n && s->line == s->files[s->at].count) {
        s->at++;
        s->line = 0;
    }

    if (s->at < s->n) {
        s->files[s->at].severities[m->severity]++;
        s->line++;
    }

    return FHB_OK;
}


/* countSeverity (v4): message files hold the messages of the store, one a
 * line, in its order; all of them are on one page (PART-10) */
static fhb_err_t
fhbd_manifest_severities(fhbd_api_call_t *call, const fhbd_job_row_t *row,
    fhb_manifest_file_t *messages, size_t n, fhb_error_t *err)
{
    size_t             i;
    fhb_err_t          rc;
    fhbd_severities_t  s = { messages, n, 0, 0 };

    if (row->query.dialect != FHB_DIALECT_V4 || n == 0) {
        return FHB_OK;
    }

    rc = fhbd_store_messages(call->api->store, row->id, fhbd_manifest_message,
                             &s, err);

    /* what is not sure is not told */
    if (rc == FHB_OK
        && (s.at + 1 != n || s.line != messages[s.at].count))
    {
        for (i = 0; i < n; i++) {
            memset(messages[i].severities, 0, sizeof(messages[i].severities));
        }
    }

    return rc;
}


fhb_err_t
fhbd_api_manifest(fhbd_api_call_t *call, const fhbd_page_view_t *v,
    unsigned page, fhb_error_t *err)
{
    size_t                 i;
    fhb_buf_t              base = { 0 }, next = { 0 };
    fhb_err_t              rc = FHB_OK;
    fhbd_names_t          *names;
    fhb_manifest_t         m = { 0 };
    fhb_manifest_file_t   *items;
    const fhbd_job_row_t  *row = &v->job.row;

    names = calloc(v->files_n + 1, sizeof(*names));
    items = calloc(v->files_n + 1, sizeof(*items));

    fhb_buf_addf(&base, "%s/%s/files/%s/", row->base, row->prefix, row->id);
    if (v->next) {
        fhb_buf_addf(&next, "%s/%s/jobs/%s/pages/%u", row->base, row->prefix,
                     row->id, page + 1);                        /* NET-05 */
    }

    if (names == NULL || items == NULL || base.failed || next.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a manifest");
        goto done;
    }

    for (i = 0; i < v->files_n; i++) {
        fhbd_manifest_file(&items[i], &names[i], &v->files[i]);
    }

    fhbd_manifest_divide(&m, items, v->files, v->files_n);

    m.dialect = row->query.dialect;
    m.organized = row->query.organized;
    m.xml = row->query.xml;
    m.transaction_time = row->transaction_time;
    m.request = fhb_cstr(row->request);
    m.requires_access_token = row->auth;
    m.file_base = fhb_buf_str(&base);
    m.next = fhb_buf_str(&next);

    if (call->tenant->manifest_extension != NULL) {
        m.extension = fhb_cstr(call->tenant->manifest_extension);
    }

    rc = fhbd_manifest_severities(call, row, items + v->files_n - m.messages_n,
                                  m.messages_n, err);
    if (rc == FHB_OK) {
        fhb_manifest_write(&call->reply->body, &m);
    }

done:

    free(names);
    free(items);
    fhb_buf_free(&base);
    fhb_buf_free(&next);

    return rc;
}
