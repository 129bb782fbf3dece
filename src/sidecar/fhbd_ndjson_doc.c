/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ndjson source: a line as a document, and its type, id and time.
 */

#include "fhbd_ndjson_doc.h"

#include <stdlib.h>
#include <string.h>

const char *const  fhbd_ndjson_paths[FHBD_NDJSON_PATHS] = {
    "resourceType", "id", "meta.lastUpdated"
};


void
fhbd_ndjson_reader_close(fhbd_reader_t *reader)
{
    size_t  i;

    if (reader == NULL) {
        return;
    }

    for (i = 0; i < FHBD_NDJSON_TOMBSTONE_PATHS; i++) {
        fhb_buf_free(&reader->text[i]);
    }

    fhbd_lines_free(reader->lines);
    free(reader);
}


fhb_err_t
fhbd_ndjson_reader_open(fhbd_snapshot_t *snap, const atomic_bool *cancel,
    fhbd_reader_t **out, fhb_error_t *err)
{
    fhbd_reader_t  *reader;

    (void) cancel;

    *out = NULL;

    reader = calloc(1, sizeof(*reader));
    if (reader == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
    }

    reader->snap = snap;
    reader->lines = fhbd_lines_new();
    if (reader->lines == NULL) {
        free(reader);
        return fhb_fail(err, FHB_ENOMEM, "no memory for a reader");
    }

    *out = reader;

    return FHB_OK;
}


/* is it known by now that this one is not among those asked for by name? */
static bool
fhbd_ndjson_not_picked(const fhbd_ndjson_doc_t *doc)
{
    return doc->want->pick != NULL && doc->named && doc->id.len > 0
           && !fhbd_pick_has(doc->want->pick, doc->type, doc->id);
}


bool
fhbd_ndjson_wrong_time(const fhb_query_t *query, fhb_instant_t at)
{
    return at != FHB_INSTANT_NONE
           && ((query->since != FHB_INSTANT_NONE && at <= query->since)
               || (query->until != FHB_INSTANT_NONE && at >= query->until));
}


bool
fhbd_ndjson_text(fhb_buf_t *buf, fhb_str_t *raw)
{
    if (memchr(raw->ptr, '\\', raw->len) == NULL) {
        return true;
    }

    fhb_buf_reset(buf);
    if (!fhb_scan_unescape(*raw, buf)) {
        return false;
    }

    *raw = fhb_buf_str(buf);

    return true;
}


static bool
fhbd_ndjson_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhb_error_t         err;
    fhbd_ndjson_doc_t  *doc = arg;
    fhb_buf_t          *text = &doc->reader->text[path];

    if (kind != FHB_SCAN_STRING) {
        return true;                    /* as if it was not there */
    }

    if (!fhbd_ndjson_text(text, &raw)) {
        doc->failed = text->failed;
        return !text->failed;
    }

    switch (path) {

    case FHBD_NDJSON_TYPE:
        doc->named = true;
        doc->type = fhb_type_find(raw);
        doc->other = (doc->type != FHB_TYPE_NONE
                      && !fhb_typeset_has(&doc->want->query.types, doc->type))
                     || fhbd_ndjson_not_picked(doc);
        break;

    case FHBD_NDJSON_ID:
        doc->id = raw;
        doc->other = fhbd_ndjson_not_picked(doc);
        break;

    default:
        /* a time that cannot be read counts as none: rather once too often */
        if (fhb_instant_parse(raw, &doc->updated, &err) != FHB_OK) {
            doc->updated = FHB_INSTANT_NONE;
        }

        doc->other = fhbd_ndjson_wrong_time(&doc->want->query, doc->updated);
    }

    return !doc->other;
}


fhb_err_t
fhbd_ndjson_scan(fhbd_reader_t *reader, fhb_str_t line,
    const fhbd_want_t *want, fhbd_ndjson_doc_t *doc, const char **reason,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    *reason = NULL;
    *doc = (fhbd_ndjson_doc_t) {
        .reader = reader,
        .want = want,
        .type = FHB_TYPE_NONE,
        .updated = FHB_INSTANT_NONE
    };

    rc = fhb_scan(line, reader->snap->src->paths, fhbd_ndjson_value, doc, err);

    if (doc->failed || rc == FHB_ENOMEM) {
        return fhb_fail(err, FHB_ENOMEM, "no memory to read a resource");
    }

    if (rc != FHB_OK) {
        *reason = "not a sound JSON object";

    } else if (doc->other) {
        return FHB_OK;

    } else if (!doc->named) {
        *reason = "no resourceType";

    } else if (doc->type == FHB_TYPE_NONE) {
        *reason = "not a resource type of R4";

    } else if (doc->id.len == 0) {
        *reason = "no id";

    } else if (doc->id.len > FHBD_NDJSON_ID_MAX) {
        *reason = "the id is too long";
    }

    /* nobody takes such an id, whatever else is wrong */
    if (doc->id.len > FHBD_NDJSON_ID_MAX) {
        doc->id.len = 0;
    }

    return FHB_OK;
}


fhb_str_t
fhbd_ndjson_trim(fhb_str_t line)
{
    while (line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t'
                            || line.ptr[0] == '\r'))
    {
        line.ptr++;
        line.len--;
    }

    while (line.len > 0 && (line.ptr[line.len - 1] == ' '
                            || line.ptr[line.len - 1] == '\t'
                            || line.ptr[line.len - 1] == '\r'))
    {
        line.len--;
    }

    return line;
}
