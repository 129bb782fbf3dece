/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ndjson source: searches through all files.  Nothing is kept from one
 * search to the next, so nothing can be stale.
 */

#include "fhbd_ndjson_doc.h"

#include <string.h>


/* a look that costs less than reading the line as JSON; a text of letters and
 * digits can be written with escapes as well */
static bool
fhbd_ndjson_may_have(fhb_str_t line, fhb_str_t text)
{
    return text.len == 0
           || memmem(line.ptr, line.len, text.ptr, text.len) != NULL
           || memmem(line.ptr, line.len, "\\u", 2) != NULL;
}


fhb_err_t
fhbd_ndjson_walk(fhbd_snapshot_t *snap, const fhbd_ndjson_walk_t *walk,
    const atomic_bool *cancel, fhb_error_t *err)
{
    bool                stop = false;
    size_t              i;
    fhb_err_t           rc;
    fhb_str_t           line;
    const char         *reason;
    fhbd_want_t         want = { .query = fhb_query_none() };
    fhbd_reader_t      *reader;
    fhbd_lines_kind_t   kind;
    fhbd_ndjson_doc_t   doc;

    want.query.types = walk->types;

    rc = fhbd_ndjson_reader_open(snap, NULL, &reader, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (i = 0; i < snap->files.n && rc == FHB_OK && !stop; i++) {

        rc = fhbd_lines_open(reader->lines, &snap->files.files[i], 0,
                             snap->files.files[i].size, cancel, err);

        while (rc == FHB_OK && !stop) {
            rc = fhbd_lines_next(reader->lines, &line, &kind, err);
            if (rc != FHB_OK || kind == FHBD_LINES_END) {
                break;
            }

            line = fhbd_ndjson_trim(line);

            /* what is broken is told when the parts are read */
            if (kind != FHBD_LINES_LINE || line.len == 0
                || !fhbd_ndjson_may_have(line, walk->text))
            {
                continue;
            }

            rc = fhbd_ndjson_scan(reader, line, &want, &doc, &reason, err);

            if (rc == FHB_OK && !doc.other
                && (reason == NULL || walk->broken))
            {
                rc = walk->visit(walk->arg, &doc, line, &stop, err);
            }
        }

        if (rc == FHB_OK) {
            rc = fhbd_ndjson_file_check(&snap->files.files[i], err);
        }
    }

    fhbd_ndjson_reader_close(reader);

    return rc;
}


typedef struct {
    fhb_str_t   id;
    bool        found;
    fhb_buf_t  *out;                /* NULL: is it there? */
} fhbd_ndjson_one_t;


static fhb_err_t
fhbd_ndjson_visit_one(void *arg, const fhbd_ndjson_doc_t *doc,
    fhb_str_t line, bool *stop, fhb_error_t *err)
{
    fhbd_ndjson_one_t  *one = arg;

    if (!fhb_str_eq(doc->id, one->id)) {
        return FHB_OK;
    }

    one->found = true;
    *stop = true;

    if (one->out != NULL) {
        fhb_buf_addstr(one->out, line);
        if (one->out->failed) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhbd_ndjson_resource(fhbd_snapshot_t *snap, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_ndjson_one_t   one = { id, false, out };
    fhbd_ndjson_walk_t  walk = { .text = id, .visit = fhbd_ndjson_visit_one,
                                 .arg = &one };

    if (id.len > 0 && type != FHB_TYPE_NONE) {
        fhb_typeset_add(&walk.types, type);
        rc = fhbd_ndjson_walk(snap, &walk, NULL, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return one.found ? FHB_OK
                     : fhb_fail(err, FHB_ENOTFOUND, "no such resource");
}


typedef struct {
    const fhb_idset_t  *filter;
    fhb_idset_t        *out;
} fhbd_ndjson_patients_t;


static fhb_err_t
fhbd_ndjson_visit_patient(void *arg, const fhbd_ndjson_doc_t *doc,
    fhb_str_t line, bool *stop, fhb_error_t *err)
{
    fhbd_ndjson_patients_t  *p = arg;

    (void) line;
    (void) stop;

    if (p->filter != NULL && !fhb_idset_has(p->filter, doc->id)) {
        return FHB_OK;
    }

    return fhb_idset_add(p->out, doc->id, err);
}


fhb_err_t
fhbd_ndjson_patients(fhbd_snapshot_t *snap, const fhb_idset_t *filter,
    fhb_idset_t *out, const atomic_bool *cancel, fhb_error_t *err)
{
    fhbd_ndjson_walk_t      walk = { .visit = fhbd_ndjson_visit_patient };
    fhbd_ndjson_patients_t  p = { filter, out };

    walk.arg = &p;
    fhb_typeset_add(&walk.types, fhb_type_find(FHB_STR("Patient")));

    return fhbd_ndjson_walk(snap, &walk, cancel, err);
}
