/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A row's way through the engine, in the order of FILT-12: predicate, notes
 * for later phases, shape, file.  Rows of a job that wants nothing of this
 * take the short way.
 */

#include "fhbd_export_int.h"

#include <string.h>

#include "../common/fhb_attachment.h"

#define FHBD_LINE_MAX  256              /* "Type/id" and a line end */


fhb_err_t
fhbd_row_failed(fhbd_part_run_t *run, fhb_err_t rc)
{
    run->write_failed = run->write_failed || rc != FHB_OK;

    return rc;
}


/* no ids are told, since a resource that cannot be read cannot be shown to
 * belong to the client's patients either */
fhb_err_t
fhbd_row_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    size_t            i;
    fhbd_part_run_t  *run = arg;

    (void) id;
    (void) err;

    /* these write nothing; what else they meet is told where it is read for
     * good */
    if (run->phase == FHBD_PHASE_TARGETS || run->phase == FHBD_PHASE_MEMBERS)
    {
        return FHB_OK;
    }

    /* a line of nobody knows what is met again whenever the source is gone
     * through: it counts the first time */
    if (type == FHB_TYPE_NONE && run->phase != FHBD_PHASE_MAIN
        && run->phase != FHBD_PHASE_DELETED     /* of a list of their own */
        && !(run->phase == FHBD_PHASE_PROVENANCE
             && run->job->rules.provenance == FHBD_PROV_ALONE))
    {
        return FHB_OK;
    }

    run->broken++;

    for (i = 0; i < run->defects_n; i++) {
        if (run->defects[i].type == type
            && strcmp(run->defects[i].reason, reason) == 0)
        {
            break;
        }
    }

    if (i == run->defects_n) {
        if (run->defects_n == FHBD_DEFECTS) {
            i--;                        /* the rest goes with the last kind */
        } else {
            run->defects[i] = (fhbd_defect_t) { type, reason, 0 };
            run->defects_n++;
        }
    }

    run->defects[i].count++;

    return FHB_OK;
}


fhb_err_t
fhbd_row_plain(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool              one_line = row->one_line;
    fhb_err_t         rc;
    fhb_str_t         body = row->body;
    fhbd_part_run_t  *run = arg;
    fhbd_worker_t    *w = run->worker;

    rc = fhbd_form(w, run->job, row->type, &body, &one_line, err);
    if (rc == FHB_EJSON) {
        return fhbd_row_broken(run, row->type, row->id, FHBD_NO_XML, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_writer_add(w->writer, row->type, body, one_line, err);
    }
    if (rc != FHB_OK) {
        return fhbd_row_failed(run, rc);
    }

    atomic_store_explicit(&w->live_rows, fhbd_writer_count(w->writer),
                          memory_order_relaxed);
    atomic_store_explicit(&w->live_bytes, fhbd_writer_bytes(w->writer),
                          memory_order_relaxed);

    return FHB_OK;
}


/* what a resource refers to, once for each part (CMP-05) */

typedef struct {
    fhbd_part_run_t  *run;
    fhb_err_t         rc;
    fhb_error_t      *err;
} fhbd_row_refs_t;


/* "Type/id\n"; 0: the id is too long to be FHIR's */
static size_t
fhbd_row_name(fhb_type_t type, fhb_str_t id, char out[FHBD_LINE_MAX])
{
    fhb_str_t  name = fhb_type_name(type);

    if (id.len > FHBD_LINE_MAX - 2 - name.len) {
        return 0;
    }

    /* once for each reference: printf() would be half of its cost */
    memcpy(out, name.ptr, name.len);
    out[name.len] = '/';
    memcpy(out + name.len + 1, id.ptr, id.len);
    out[name.len + 1 + id.len] = '\n';

    return name.len + 1 + id.len + 1;
}


fhb_err_t
fhbd_row_ref_add(fhbd_part_run_t *run, fhb_type_t type, fhb_str_t id,
    fhb_error_t *err)
{
    char             line[FHBD_LINE_MAX];
    size_t           len = fhbd_row_name(type, id, line);
    fhb_err_t        rc;
    fhbd_worker_t   *w = run->worker;

    if (len == 0 || fhb_idset_has(w->refs, fhb_str(line, len))) {
        return FHB_OK;
    }

    rc = fhb_idset_add(w->refs, fhb_str(line, len), err);
    if (rc == FHB_OK) {
        rc = fhbd_keep_add(w->keep, FHBD_KEEP_REFERENCES, line, len, NULL,
                           err);
    }

    return rc;
}


static bool
fhbd_row_ref(void *arg, const fhb_reference_t *ref)
{
    fhbd_row_refs_t  *refs = arg;

    if (ref->type != FHB_TYPE_NONE
        && fhb_typeset_has(&refs->run->job->row.query.context, ref->type))
    {
        refs->rc = fhbd_row_ref_add(refs->run, ref->type, ref->id, refs->err);
    }

    return refs->rc == FHB_OK;
}


static fhb_err_t
fhbd_row_note(fhbd_part_run_t *run, const fhbd_row_t *row, fhb_error_t *err)
{
    char                 line[FHBD_LINE_MAX];
    size_t               len;
    fhb_err_t            rc;
    fhbd_mark_t          mark = { { 0 }, { 0 } };
    fhbd_worker_t       *w = run->worker;
    fhbd_row_refs_t      refs = { run, FHB_OK, err };
    const fhbd_rules_t  *rules = &run->job->rules;

    /* organized output marks with the Patients */
    if (rules->marks && run->phase < FHBD_PHASE_TARGETS
        && !run->job->row.query.organized)
    {
        rc = fhbd_keep_hash(w->keep, row->type, row->id, mark.hash, err);
        if (rc == FHB_OK) {
            rc = fhbd_keep_add(w->keep, FHBD_KEEP_MARKS, &mark, sizeof(mark),
                               NULL, err);
        }
        if (rc != FHB_OK) {
            return rc;
        }
    }

    /* it must not come a second time as context */
    if (run->phase == FHBD_PHASE_OTHERS
        && (len = fhbd_row_name(row->type, row->id, line)) > 0)
    {
        rc = fhbd_keep_add(w->keep, FHBD_KEEP_OTHERS, line, len, NULL, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (rules->references_out && run->phase < FHBD_PHASE_CONTEXT_3) {
        fhb_references_each(row->body, run->job->want.base, fhbd_row_ref,
                            &refs);
    }

    return refs.rc;
}


/* CMP-07: a Group's list names exported members only, when the client asked
 * for some of them */

typedef struct {
    const fhbd_job_t  *job;
    fhb_str_t          body;
    fhb_buf_t         *out;
    const char        *first;           /* where the first element begins */
    const char        *end;             /* of the last one */
    size_t             start;           /* of the kept ones, in out */
    bool               dropped;
    bool               exported;        /* the member at hand */
} fhbd_trim_t;


/* of a member, not of its extensions; false ends the scan */
static bool
fhbd_trim_entity(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    char               text[FHB_REFERENCE_MAX];
    fhbd_trim_t       *t = arg;
    fhb_reference_t    ref;
    const fhbd_job_t  *job = t->job;

    (void) path;

    if (kind == FHB_SCAN_STRING) {
        ref = fhb_reference_parse_raw(raw, job->want.base, text);
        t->exported = ref.type == job->rules.type_patient
                      && fhb_idset_has(job->patients, ref.id);
    }

    return false;
}


static bool
fhbd_trim_member(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhb_error_t   ignored;
    fhbd_trim_t  *t = arg;

    (void) path;

    if (kind == FHB_SCAN_STRING) {
        raw = fhb_str(raw.ptr - 1, raw.len + 2);        /* with its quotes */
    }

    if (t->first == NULL) {
        t->first = raw.ptr;
        fhb_buf_add(t->out, t->body.ptr, (size_t) (raw.ptr - t->body.ptr));
        t->start = t->out->len;
    }
    t->end = raw.ptr + raw.len;

    t->exported = false;

    /* what is no object is no member either */
    if (kind != FHB_SCAN_OBJECT
        || fhb_scan(raw, t->job->rules.entity_paths, fhbd_trim_entity, t,
                    &ignored) != FHB_OK
        || !t->exported)
    {
        t->dropped = true;
        return true;
    }

    if (t->out->len > t->start) {
        fhb_buf_addc(t->out, ',');
    }
    fhb_buf_addstr(t->out, raw);

    return true;
}


/* cuts blanks and then one of these bytes off the end; false: another one is
 * there */
static bool
fhbd_trim_back(fhb_buf_t *out, char c)
{
    while (out->len > 0 && (unsigned char) out->ptr[out->len - 1] <= ' ') {
        out->len--;
    }

    if (out->len == 0 || out->ptr[out->len - 1] != c) {
        return false;
    }

    out->len--;

    return true;
}


static fhb_str_t
fhbd_trim_front(fhb_str_t s, char c)
{
    while (s.len > 0 && (unsigned char) *s.ptr <= ' ') {
        s = fhb_str(s.ptr + 1, s.len - 1);
    }

    return s.len > 0 && *s.ptr == c ? fhb_str(s.ptr + 1, s.len - 1) : s;
}


/* no element is left: an array of nothing is no FHIR, so the member goes */
static fhb_str_t
fhbd_trim_empty(fhb_buf_t *out, fhb_str_t rest)
{
    if (fhbd_trim_back(out, '[')) {
        rest = fhbd_trim_front(rest, ']');
    }

    if (fhbd_trim_back(out, ':') && fhbd_trim_back(out, '"')) {
        while (out->len > 0 && out->ptr[out->len - 1] != '"') {
            out->len--;
        }
        (void) fhbd_trim_back(out, '"');

        if (!fhbd_trim_back(out, ',')) {
            rest = fhbd_trim_front(rest, ',');
        }
    }

    return rest;
}


static fhb_err_t
fhbd_row_trim(fhbd_part_run_t *run, fhb_str_t *body, fhb_buf_t *out,
    fhb_error_t *err)
{
    fhb_err_t     rc;
    fhb_str_t     rest;
    fhbd_trim_t   t = { .job = run->job, .body = *body, .out = out };

    rc = fhb_scan(*body, run->job->rules.group_paths, fhbd_trim_member, &t,
                  err);
    if (rc != FHB_OK || !t.dropped) {
        return rc;
    }

    rest = fhb_str(t.end, (size_t) (body->ptr + body->len - t.end));
    if (out->len == t.start) {
        rest = fhbd_trim_empty(out, rest);
    }

    fhb_buf_addstr(out, rest);
    if (out->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a Group");
    }

    *body = fhb_buf_str(out);

    return FHB_OK;
}


/* shape */

/* the buffer that body is not in, empty */
static fhb_buf_t *
fhbd_row_buffer(fhbd_worker_t *w, fhb_str_t body)
{
    fhb_buf_t  *b = &w->shaped[w->shaped[0].ptr != NULL
                               && body.ptr == w->shaped[0].ptr];

    fhb_buf_reset(b);

    return b;
}


fhb_err_t
fhbd_row_shape(fhbd_part_run_t *run, fhb_type_t type, fhb_str_t *body,
    bool *one_line, fhb_error_t *err)
{
    fhb_buf_t           *out;
    fhb_err_t            rc;
    const fhbd_rules_t  *rules = &run->job->rules;

    if (rules->group_paths != NULL && type == rules->type_group) {
        rc = fhbd_row_trim(run, body, fhbd_row_buffer(run->worker, *body),
                           err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (rules->references != FHB_REFERENCE_STORED) {
        out = fhbd_row_buffer(run->worker, *body);
        if (fhb_references_write(*body, run->job->want.base,
                                 rules->references, out))
        {
            *body = fhb_buf_str(out);
        }
        if (out->failed) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for references");
        }
    }

    if (rules->elements != NULL
        && fhb_elements_touch(rules->elements, type))
    {
        out = fhbd_row_buffer(run->worker, *body);
        rc = fhb_elements_shape(rules->elements, type, *body, out, err);
        if (rc != FHB_OK) {
            return rc;
        }
        *body = fhb_buf_str(out);
        *one_line = true;
    }

    return FHB_OK;
}


fhb_err_t
fhbd_row_out(fhbd_part_run_t *run, const fhbd_row_t *row,
    const fhb_buf_t *patients, fhb_error_t *err)
{
    bool        organized = run->job->row.query.organized;
    fhb_err_t   rc;
    fhbd_row_t  out = *row;

    rc = fhbd_row_note(run, row, err);
    if (rc != FHB_OK) {
        return fhbd_row_failed(run, rc);
    }

    rc = fhbd_attach_row(run, row, &out.body, err);

    if (rc == FHB_OK && organized) {
        return fhbd_organize_keep(run, row, out.body, patients, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_row_shape(run, row->type, &out.body, &out.one_line, err);
    }

    if (rc == FHB_EJSON) {
        return fhbd_row_broken(run, row->type, row->id,
                               "its content is not valid JSON", err);
    }

    return rc == FHB_OK ? fhbd_row_plain(run, &out, err)
                        : fhbd_row_failed(run, rc);
}


static fhb_err_t
fhbd_row_full(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool              pass;
    fhb_err_t         rc;
    fhbd_part_run_t  *run = arg;

    rc = fhbd_rules_pass(&run->job->rules, row->type, row->body,
                         run->job->want.base, &pass, err);
    if (rc == FHB_EJSON) {
        return fhbd_row_broken(run, row->type, row->id,
                               "its content is not valid JSON", err);
    }

    if (rc != FHB_OK || !pass) {
        return rc;
    }

    return fhbd_row_out(run, row, NULL, err);
}


/* plain rows, but for the types that have attachments */
static fhb_err_t
fhbd_row_quick(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    if (fhb_attachment_type(row->type)) {
        return fhbd_row_full(arg, row, err);
    }

    return fhbd_row_plain(arg, row, err);
}


fhbd_row_cb
fhbd_row_way(const fhbd_part_run_t *run)
{
    switch (run->phase) {

    case FHBD_PHASE_TARGETS:
        return fhbd_provenance_target;

    case FHBD_PHASE_MEMBERS:
        return fhbd_provenance_member;

    case FHBD_PHASE_PROVENANCE:
        return fhbd_provenance_row;

    case FHBD_PHASE_ATTACHMENTS:
        return fhbd_attach_binary;

    case FHBD_PHASE_DELETED:
        return fhbd_deleted_row;

    default:
        return fhbd_rules_plain(&run->job->rules, &run->job->row.query)
               ? fhbd_row_quick : fhbd_row_full;
    }
}
