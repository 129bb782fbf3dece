/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which Provenance goes out (PROV rows): up to three phases over the same
 * snapshot.  TARGETS reads Provenance and notes what it needs to know of
 * targets, MEMBERS looks those up that were not exported, PROVENANCE decides
 * and writes.
 */

#include "fhbd_export_int.h"

#include <string.h>


/* one Provenance */
typedef struct {
    fhbd_part_run_t  *run;
    fhb_buf_t        *hashes;       /* of the targets that are ours */
    bool              collect;      /* those not exported, for MEMBERS */
    fhb_instant_t     recorded;
    fhb_instant_t     updated;
    fhb_err_t         rc;
    fhb_error_t      *err;
} fhbd_prov_t;


static fhb_err_t
fhbd_prov_target(fhbd_prov_t *p, const fhb_reference_t *ref)
{
    fhb_err_t       rc;
    fhbd_job_t     *job = p->run->job;
    unsigned char   hash[FHBD_HASH];

    /* PROV-03: of other types nothing is exported */
    if (job->rules.provenance != FHBD_PROV_ALONE
        && !fhb_typeset_has(&job->row.query.types, ref->type))
    {
        return FHB_OK;
    }

    rc = fhbd_keep_hash(p->run->worker->keep, ref->type, ref->id, hash,
                        p->err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_add(p->hashes, hash, sizeof(hash));
    if (p->hashes->failed) {
        return fhb_fail(p->err, FHB_ENOMEM, "no memory for a Provenance");
    }

    if (p->collect
        && fhbd_table_find(&job->marks, hash, sizeof(hash)) == job->marks.n)
    {
        pthread_mutex_lock(&job->collect);
        rc = fhbd_pick_add(&job->targets, ref->type, ref->id, p->err);
        pthread_mutex_unlock(&job->collect);
    }

    return rc;
}


static bool
fhbd_prov_value(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    char              text[FHB_REFERENCE_MAX];
    fhbd_prov_t      *p = arg;
    fhb_error_t       ignored;
    fhb_instant_t    *when;
    fhb_reference_t   ref;

    if (kind != FHB_SCAN_STRING) {
        return true;
    }

    if (path == FHBD_PROV_TARGET) {
        ref = fhb_reference_parse_raw(raw, p->run->job->want.base, text);
        if (ref.type != FHB_TYPE_NONE) {
            p->rc = fhbd_prov_target(p, &ref);
        }

        return p->rc == FHB_OK;
    }

    /* a time that cannot be read is none (TIME-06) */
    when = path == FHBD_PROV_RECORDED ? &p->recorded : &p->updated;
    if (fhb_instant_parse(raw, when, &ignored) != FHB_OK) {
        *when = FHB_INSTANT_NONE;
    }

    return true;
}


/* FHB_EJSON, when it is no sound JSON */
static fhb_err_t
fhbd_prov_read(fhbd_part_run_t *run, const fhbd_row_t *row, bool collect,
    fhbd_prov_t *out, fhb_error_t *err)
{
    fhb_err_t  rc;

    *out = (fhbd_prov_t) {
        .run = run, .hashes = &run->targets, .collect = collect,
        .recorded = FHB_INSTANT_NONE, .updated = FHB_INSTANT_NONE,
        .err = err
    };

    fhb_buf_reset(&run->targets);

    rc = fhb_scan(row->body, run->job->rules.provenance_paths,
                  fhbd_prov_value, out, err);

    return rc == FHB_OK ? out->rc : rc;
}


static size_t
fhbd_prov_targets(const fhbd_prov_t *p)
{
    return p->hashes->len / FHBD_HASH;
}


static const void *
fhbd_prov_hash(const fhbd_prov_t *p, size_t i)
{
    return p->hashes->ptr + i * FHBD_HASH;
}


static bool
fhbd_prov_any(const fhbd_prov_t *p, const fhbd_table_t *t)
{
    size_t  i;

    for (i = 0; i < fhbd_prov_targets(p); i++) {
        if (fhbd_table_find(t, fhbd_prov_hash(p, i), FHBD_HASH) < t->n) {
            return true;
        }
    }

    return false;
}


/* PROV-05 */

static void
fhbd_latest_make(const fhbd_prov_t *p, size_t i, fhb_str_t id,
    fhbd_latest_t *out)
{
    *out = (fhbd_latest_t) { { 0 }, { 0 }, { 0 } };

    memcpy(out->target, fhbd_prov_hash(p, i), FHBD_HASH);
    fhbd_put(out->recorded, (uint64_t) p->recorded ^ (uint64_t) 1 << 63, 8);
    memcpy(out->id, id.ptr, id.len < sizeof(out->id) ? id.len
                                                     : sizeof(out->id));
}


static fhb_err_t
fhbd_prov_note_latest(const fhbd_prov_t *p, fhb_str_t id, fhb_error_t *err)
{
    size_t               i;
    fhb_err_t            rc;
    fhbd_latest_t        record;
    const fhbd_table_t  *marks = &p->run->job->marks;

    for (i = 0; i < fhbd_prov_targets(p); i++) {
        if (fhbd_table_find(marks, fhbd_prov_hash(p, i), FHBD_HASH)
            == marks->n)
        {
            continue;
        }

        fhbd_latest_make(p, i, id, &record);
        rc = fhbd_keep_add(p->run->worker->keep, FHBD_KEEP_LATEST, &record,
                           sizeof(record), NULL, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


/* is it the newest one of any of its targets? */
static bool
fhbd_prov_latest(const fhbd_prov_t *p, fhb_str_t id)
{
    size_t               i, at;
    fhbd_latest_t        record;
    const fhbd_table_t  *latest = &p->run->job->latest;

    for (i = 0; i < fhbd_prov_targets(p); i++) {
        fhbd_latest_make(p, i, id, &record);

        at = fhbd_table_find(latest, &record, sizeof(record));
        while (at < latest->n
               && memcmp(fhbd_table_at(latest, at), &record, sizeof(record))
                  == 0)
        {
            at++;                       /* it may name a target twice */
        }

        if (at > 0 && at <= latest->n
            && memcmp(fhbd_table_at(latest, at - 1), &record, sizeof(record))
               == 0
            && (at == latest->n
                || memcmp(fhbd_table_at(latest, at), record.target,
                          FHBD_HASH) != 0))
        {
            return true;
        }
    }

    return false;
}


fhb_err_t
fhbd_provenance_target(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool              pass, latest;
    fhb_err_t         rc;
    fhbd_prov_t       p;
    fhbd_part_run_t  *run = arg;

    latest = run->job->rules.provenance == FHBD_PROV_LATEST;

    /* what no client may see, or has not asked for, replaces no other one */
    rc = fhbd_rules_pass(&run->job->rules, row->type, row->body,
                         run->job->want.base, &pass, err);
    if (rc == FHB_OK && pass) {
        rc = fhbd_prov_read(run, row, !latest, &p, err);
    }

    if (rc == FHB_EJSON) {
        return FHB_OK;              /* told when it is read for good */
    }

    if (rc == FHB_OK && pass && latest) {
        rc = fhbd_prov_note_latest(&p, row->id, err);
    }

    return fhbd_row_failed(run, rc);
}


fhb_err_t
fhbd_provenance_member(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool              pass;
    size_t            i;
    fhb_err_t         rc;
    fhb_buf_t         patients = { 0 };
    fhbd_mark_t       mark = { { 0 }, { 0 } };
    fhbd_part_run_t  *run = arg;

    rc = fhbd_rules_pass(&run->job->rules, row->type, row->body,
                         run->job->want.base, &pass, err);
    if (rc == FHB_EJSON || (rc == FHB_OK && !pass)) {
        return FHB_OK;
    }

    /* what has no Patient is in no block, and so is its Provenance (ORG-05) */
    if (rc == FHB_OK && run->job->row.query.organized) {
        rc = fhbd_organize_patients(run, row, &patients, err);

    } else if (rc == FHB_OK) {
        fhb_buf_add(&patients, mark.patient, sizeof(mark.patient));
        rc = patients.failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                        "target") : FHB_OK;
    }

    if (rc == FHB_OK) {
        rc = fhbd_keep_hash(run->worker->keep, row->type, row->id, mark.hash,
                            err);
    }

    for (i = 0; rc == FHB_OK && i < patients.len; i += sizeof(mark.patient)) {
        memcpy(mark.patient, patients.ptr + i, sizeof(mark.patient));
        rc = fhbd_keep_add(run->worker->keep, FHBD_KEEP_MEMBERS, &mark,
                           sizeof(mark), NULL, err);
    }

    fhb_buf_free(&patients);

    return fhbd_row_failed(run, rc == FHB_EJSON ? FHB_OK : rc);
}


/* PROV-11 */
static bool
fhbd_prov_in_time(const fhbd_prov_t *p)
{
    const fhb_query_t  *q = &p->run->job->row.query;

    if (p->updated == FHB_INSTANT_NONE) {
        return p->run->job->source->tenant->undated_include;    /* TIME-06 */
    }

    return (q->since == FHB_INSTANT_NONE || p->updated > q->since)
           && (q->until == FHB_INSTANT_NONE || p->updated < q->until);
}


static bool
fhbd_prov_wanted(const fhbd_prov_t *p, fhb_str_t id)
{
    fhbd_job_t  *job = p->run->job;

    switch (job->rules.provenance) {

    case FHBD_PROV_LATEST:
        return fhbd_prov_latest(p, id);

    case FHBD_PROV_ALONE:
        return fhbd_prov_any(p, &job->members);

    case FHBD_PROV_CHANGED:
        return fhbd_prov_in_time(p) || fhbd_prov_any(p, &job->marks);

    case FHBD_PROV_SINCE:
        return fhbd_prov_any(p, &job->marks)
               || (fhbd_prov_in_time(p) && fhbd_prov_any(p, &job->members));

    default:
        return fhbd_prov_any(p, &job->marks);
    }
}


/* ORG-05: it goes into the blocks that its targets are in */
static fhb_err_t
fhbd_prov_patients(const fhbd_prov_t *p, fhb_buf_t *out, fhb_error_t *err)
{
    size_t               i, k, at;
    const fhbd_mark_t   *mark;
    const fhbd_table_t  *tables[] = { &p->run->job->marks,
                                      &p->run->job->members };

    for (i = 0; i < fhbd_prov_targets(p); i++) {
        for (k = 0; k < 2; k++) {
            at = fhbd_table_find(tables[k], fhbd_prov_hash(p, i), FHBD_HASH);

            for ( /* void */ ; at < tables[k]->n; at++) {
                mark = fhbd_table_at(tables[k], at);
                if (memcmp(mark->hash, fhbd_prov_hash(p, i), FHBD_HASH) != 0)
                {
                    break;
                }
                fhb_buf_add(out, mark->patient, sizeof(mark->patient));
            }
        }
    }

    return out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory for a "
                                  "Provenance") : FHB_OK;
}


fhb_err_t
fhbd_provenance_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool              pass;
    fhb_err_t         rc;
    fhb_buf_t         patients = { 0 };
    fhbd_prov_t       p;
    fhbd_part_run_t  *run = arg;

    rc = fhbd_rules_pass(&run->job->rules, row->type, row->body,
                         run->job->want.base, &pass, err);
    if (rc == FHB_OK && pass) {
        rc = fhbd_prov_read(run, row, false, &p, err);
    }

    if (rc == FHB_EJSON) {
        return fhbd_row_broken(run, row->type, row->id,
                               "its content is not valid JSON", err);
    }

    if (rc != FHB_OK) {
        return fhbd_row_failed(run, rc);
    }

    if (!pass || !fhbd_prov_wanted(&p, row->id)) {
        return FHB_OK;
    }

    if (run->job->row.query.organized) {
        rc = fhbd_prov_patients(&p, &patients, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_row_out(run, row,
                          run->job->row.query.organized ? &patients : NULL,
                          err);
    }

    fhb_buf_free(&patients);

    return rc;
}
