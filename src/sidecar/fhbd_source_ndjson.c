/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ndjson source: a folder of NDJSON files, such as a nightly dump.
 *
 * A file's name is no promise: every line is looked at, and its type, id and
 * time come from the document.  A part is a byte range of a file and owns the
 * lines that start in it.  It names the file's size and time, so that a part
 * of an earlier snapshot is read only if the same file is still there.
 */

#include "fhbd_source.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_ndjson_doc.h"

/* what gzip makes of NDJSON, for estimates */
#define FHBD_NDJSON_RATIO  8
/* files that are small share a part of so many bytes: each part costs a commit
 * of the store and some fsyncs, and a folder may have thousands of files */
#define FHBD_NDJSON_JOIN   (4 << 20)


static void
fhbd_ndjson_close(fhbd_source_t *base)
{
    fhbd_ndjson_source_t  *src = (fhbd_ndjson_source_t *) base;

    if (src == NULL) {
        return;
    }

    fhbd_match_free(src->match);
    fhb_scan_paths_free(src->paths);
    fhb_scan_paths_free(src->tombstone_paths);
    free(src);
}


static fhb_err_t
fhbd_ndjson_open(const fhbd_conf_t *conf, const fhbd_tenant_conf_t *tenant,
    fhbd_source_t **out, fhb_error_t *err)
{
    fhbd_ndjson_source_t  *src;

    *out = NULL;

    src = calloc(1, sizeof(*src));
    if (src == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a source");
    }

    src->base.ops = &fhbd_source_ndjson;
    src->base.conf = conf;
    src->base.tenant = tenant;
    src->paths = fhb_scan_paths_new(fhbd_ndjson_paths,
                                    FHBD_NDJSON_PATHS);
    src->tombstone_paths = fhb_scan_paths_new(fhbd_ndjson_tombstone_paths,
                                              FHBD_NDJSON_TOMBSTONE_PATHS);
    src->match = fhbd_match_new();

    if (src->paths == NULL || src->tombstone_paths == NULL
        || src->match == NULL)
    {
        fhbd_ndjson_close(&src->base);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a source");
    }

    *out = &src->base;

    return FHB_OK;
}


static void
fhbd_ndjson_snapshot_close(fhbd_snapshot_t *snap)
{
    if (snap != NULL) {
        fhbd_ndjson_files_close(&snap->files);
        free(snap);
    }
}


static fhb_err_t
fhbd_ndjson_snapshot_open(fhbd_source_t *base, const atomic_bool *cancel,
    fhbd_snapshot_t **out, fhb_instant_t *transaction_time, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_snapshot_t  *snap;

    (void) cancel;

    *out = NULL;

    snap = calloc(1, sizeof(*snap));
    if (snap == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a snapshot");
    }

    snap->src = (fhbd_ndjson_source_t *) base;

    rc = fhbd_ndjson_files_open(base->tenant->ndjson_path,
                                base->tenant->ndjson_tombstones, &snap->files,
                                err);
    if (rc != FHB_OK) {
        free(snap);
        return rc;
    }

    *transaction_time = fhbd_ndjson_files_time(&snap->files,
                                            base->tenant->transaction_margin);
    *out = snap;

    return FHB_OK;
}


static fhb_err_t
fhbd_ndjson_check(fhbd_source_t *base, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_instant_t     t;
    fhbd_snapshot_t  *snap;

    rc = fhbd_ndjson_snapshot_open(base, NULL, &snap, &t, err);
    if (rc == FHB_OK) {
        fhbd_ndjson_snapshot_close(snap);
    }

    return rc;
}


static fhb_err_t
fhbd_ndjson_group_exists(fhbd_source_t *base, fhb_str_t id, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_instant_t     t;
    fhbd_snapshot_t  *snap;

    rc = fhbd_ndjson_snapshot_open(base, NULL, &snap, &t, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_ndjson_resource(snap, fhb_type_find(FHB_STR("Group")), id, NULL,
                              err);
    fhbd_ndjson_snapshot_close(snap);

    return rc;
}


static fhb_err_t
fhbd_ndjson_plan_file(const fhbd_ndjson_file_t *file, uint64_t part_size,
    fhbd_plan_t *whole, fhbd_plan_t *pieces, fhb_error_t *err)
{
    char       *spec;
    fhb_err_t   rc;
    uint64_t    n, i, from, to, bytes;

    if (file->size == 0) {
        return FHB_OK;
    }

    /* gzip cannot be entered in the middle */
    n = file->gzip || part_size == 0 ? 1
        : (file->size + part_size - 1) / part_size;

    for (i = 0, from = 0; i < n; i++, from = to) {
        to = i + 1 == n ? file->size : file->size / n * (i + 1);

        if (asprintf(&spec, "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRId64
                     " %s", from, to, file->size, file->mtime, file->name)
            == -1)
        {
            return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
        }

        bytes = (to - from) * (file->gzip ? FHBD_NDJSON_RATIO : 1);
        rc = fhbd_plan_add(n == 1 ? whole : pieces, FHB_TYPE_NONE, spec, true,
                           0, bytes, err);
        free(spec);

        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


/* files that are neighbours, in parts of at most so many bytes if they are more
 * than one; no name of a file has a slash in it */
static fhb_err_t
fhbd_ndjson_plan_join(const fhbd_plan_t *from, uint64_t most,
    fhbd_plan_t *to, fhb_error_t *err)
{
    size_t     i = 0, first;
    uint64_t   bytes;
    fhb_buf_t  specs = { 0 };
    fhb_err_t  rc = FHB_OK;

    while (rc == FHB_OK && i < from->n) {
        fhb_buf_reset(&specs);
        bytes = 0;

        for (first = i; i < from->n; i++) {
            if (i > first && (from->parts[i].est_bytes > most
                              || bytes > most - from->parts[i].est_bytes))
            {
                break;
            }
            fhb_buf_addf(&specs, "%s%s", i > first ? "/" : "",
                         from->parts[i].spec);
            bytes += from->parts[i].est_bytes;
        }
        fhb_buf_addc(&specs, '\0');

        rc = specs.failed
             ? fhb_fail(err, FHB_ENOMEM, "no memory for the plan")
             : fhbd_plan_add(to, FHB_TYPE_NONE, specs.ptr, true, 0, bytes,
                             err);
    }
    fhb_buf_free(&specs);

    return rc;
}


static fhb_err_t
fhbd_ndjson_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want,
    fhbd_plan_t *plan, const atomic_bool *cancel, fhb_error_t *err)
{
    size_t         i;
    uint64_t       most;
    fhb_err_t      rc = FHB_OK;
    fhbd_plan_t    each = { 0 };
    fhb_typeset_t  types;

    if (cancel != NULL && atomic_load(cancel)) {
        return fhb_fail(err, FHB_ECANCEL, "cancelled");
    }

    if (want->deleted) {
        return fhbd_ndjson_plan_deleted(snap, plan, err);
    }

    if (want->pick != NULL) {
        types = fhbd_pick_types(want->pick);
        types = fhb_typeset_and(&types, &want->query.types);
        if (fhb_typeset_empty(&types)) {
            return FHB_OK;
        }
    }

    for (i = 0; rc == FHB_OK && i < snap->files.n; i++) {
        rc = fhbd_ndjson_plan_file(&snap->files.files[i], want->part_size,
                                   &each, want->one ? &each : plan, err);
    }

    if (rc == FHB_OK) {
        most = want->part_size < FHBD_NDJSON_JOIN ? want->part_size
                                                  : FHBD_NDJSON_JOIN;
        rc = fhbd_ndjson_plan_join(&each, want->one ? UINT64_MAX : most, plan,
                                   err);
    }
    fhbd_plan_free(&each);

    return rc;
}


bool
fhbd_ndjson_number(const char **p, uint64_t *out)
{
    int64_t      n;
    const char  *blank = strchr(*p, ' ');

    if (blank == NULL
        || !fhb_str_to_int64(fhb_str(*p, (size_t) (blank - *p)), INT64_MIN,
                             INT64_MAX, &n))
    {
        return false;
    }

    *p = blank + 1;
    *out = (uint64_t) n;

    return true;
}


/*
 * The file of a part, if the snapshot has the very same.  FHB_ENOTFOUND: the
 * plan was made for other files and must be made anew.
 */
static fhb_err_t
fhbd_ndjson_part(const fhbd_snapshot_t *snap, const char *spec,
    const fhbd_ndjson_file_t **file, uint64_t *from, uint64_t *to,
    fhb_error_t *err)
{
    size_t                     i;
    uint64_t                   size, mtime;
    const char                *name = spec;
    const fhbd_ndjson_file_t  *f;

    if (!fhbd_ndjson_number(&name, from) || !fhbd_ndjson_number(&name, to)
        || !fhbd_ndjson_number(&name, &size)
        || !fhbd_ndjson_number(&name, &mtime))
    {
        return fhb_fail(err, FHB_ENOTFOUND, "a part of the plan is unreadable");
    }

    for (i = 0; i < snap->files.n; i++) {
        f = &snap->files.files[i];

        if (f->size == size && f->mtime == (int64_t) mtime
            && strcmp(f->name, name) == 0)
        {
            *file = f;
            return FHB_OK;
        }
    }

    return fhb_fail(err, FHB_ENOTFOUND,
                    "a file of the plan was replaced or changed");
}


/* can a broken line be one of those that are wanted? */
static bool
fhbd_ndjson_asked_for(const fhbd_want_t *want, const fhbd_ndjson_doc_t *doc)
{
    /* a type that R4 does not know cannot have been asked for by name */
    if (doc->named && doc->type == FHB_TYPE_NONE) {
        return !want->query.types_given && want->pick == NULL;
    }

    return want->pick == NULL || !doc->named || want->pick->ids[doc->type];
}


/* TIME-06: are resources without a time wanted? */
static bool
fhbd_ndjson_undated(const fhbd_tenant_conf_t *tenant, const fhbd_want_t *want)
{
    return !want->dated
           && (tenant->undated_include
               || (want->query.since == FHB_INSTANT_NONE
                   && want->query.until == FHB_INSTANT_NONE));
}


static fhb_err_t
fhbd_ndjson_row(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_sink_t *sink, fhb_str_t line, fhb_error_t *err)
{
    bool                belongs;
    fhb_err_t           rc;
    const char         *reason;
    fhbd_row_t          row;
    fhbd_ndjson_doc_t   doc;

    rc = fhbd_ndjson_scan(reader, line, want, &doc, &reason, err);
    if (rc != FHB_OK || doc.other) {
        return rc;
    }

    if (reason != NULL) {
        return fhbd_ndjson_asked_for(want, &doc)
               ? sink->broken(sink->arg, doc.type, doc.id, reason, err)
               : FHB_OK;
    }

    if (doc.updated == FHB_INSTANT_NONE
        && !fhbd_ndjson_undated(reader->snap->src->base.tenant, want))
    {
        return FHB_OK;
    }

    rc = fhbd_match(reader->snap->src->match, want, doc.type, doc.id, line,
                    &belongs, err);
    if (rc == FHB_EJSON) {
        return sink->broken(sink->arg, doc.type, doc.id,
                            "its references cannot be read", err);
    }

    if (rc != FHB_OK || !belongs) {
        return rc;
    }

    row = (fhbd_row_t) {
        .type = doc.type,
        .id = doc.id,
        .body = line,
        /* a lone CR between tokens is sound JSON, but not NDJSON (FILE-03) */
        .one_line = memchr(line.ptr, '\r', line.len) == NULL
    };

    return sink->row(sink->arg, &row, err);
}


static fhb_err_t
fhbd_ndjson_read_lines(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_sink_t *sink, const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhb_str_t          line;
    fhbd_lines_kind_t  kind;

    for ( ;; ) {
        rc = fhbd_lines_next(reader->lines, &line, &kind, err);
        if (rc == FHB_OK) {
            rc = fhbd_throttle(reader->snap->src->base.throttle,
                               &reader->unpaid, line.len, cancel, err);
        }
        if (rc != FHB_OK) {
            return rc;
        }

        switch (kind) {

        case FHBD_LINES_END:
            return FHB_OK;

        case FHBD_LINES_TOO_LONG:
            rc = sink->broken(sink->arg, FHB_TYPE_NONE, fhb_str(NULL, 0),
                              "a line is longer than 64 MiB", err);
            break;

        case FHBD_LINES_DAMAGED:
            rc = sink->broken(sink->arg, FHB_TYPE_NONE, fhb_str(NULL, 0),
                              "the rest of a damaged gzip file", err);
            break;

        default:
            line = fhbd_ndjson_trim(line);
            if (line.len > 0) {
                rc = fhbd_ndjson_row(reader, want, sink, line, err);
            }
        }

        if (rc != FHB_OK) {
            return rc;
        }
    }
}


static fhb_err_t
fhbd_ndjson_read_file(fhbd_reader_t *reader, const fhbd_want_t *want,
    const char *spec, const fhbd_sink_t *sink, const atomic_bool *cancel,
    fhb_error_t *err)
{
    uint64_t                   from, to;
    fhb_err_t                  rc;
    fhb_error_t                changed;
    const fhbd_ndjson_file_t  *file = NULL;

    rc = fhbd_ndjson_part(reader->snap, spec, &file, &from, &to, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_lines_open(reader->lines, file, from, to, cancel, err);
    if (rc == FHB_OK) {
        rc = fhbd_ndjson_read_lines(reader, want, sink, cancel, err);
    }

    fhbd_lines_close(reader->lines);

    /* Somebody wrote into the file: old and new content are mixed, and no
     * second try on this snapshot can help. */
    if (rc != FHB_ECANCEL
        && fhbd_ndjson_file_check(file, &changed) == FHB_EAGAIN)
    {
        return fhb_fail(err, FHB_ENOTFOUND, "%s", changed.text);
    }

    return rc;
}


static fhb_err_t
fhbd_ndjson_read(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, const fhbd_sink_t *sink,
    const atomic_bool *cancel, fhb_error_t *err)
{
    char       *specs, *spec, *rest;
    fhb_err_t   rc = FHB_OK;

    if (want->deleted) {
        return fhbd_ndjson_read_deleted(reader, want, part->spec, sink, cancel,
                                        err);
    }

    specs = rest = strdup(part->spec);
    if (specs == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a part");
    }

    while (rc == FHB_OK && (spec = strsep(&rest, "/")) != NULL) {
        rc = fhbd_ndjson_read_file(reader, want, spec, sink, cancel, err);
    }
    free(specs);

    return rc;
}


static bool
fhbd_ndjson_remembers(const fhbd_source_t *base)
{
    return base->tenant->ndjson_tombstones != NULL;
}


const fhbd_source_ops_t  fhbd_source_ndjson = {
    .name = "ndjson",
    .open = fhbd_ndjson_open,
    .close = fhbd_ndjson_close,
    .check = fhbd_ndjson_check,
    .group_exists = fhbd_ndjson_group_exists,
    .snapshot_open = fhbd_ndjson_snapshot_open,
    .snapshot_close = fhbd_ndjson_snapshot_close,
    .resource = fhbd_ndjson_resource,
    .patients = fhbd_ndjson_patients,
    .plan = fhbd_ndjson_plan,
    .reader_open = fhbd_ndjson_reader_open,
    .read = fhbd_ndjson_read,
    .reader_close = fhbd_ndjson_reader_close,
    .remembers = fhbd_ndjson_remembers
};
