/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A source of six parts that misbehaves on order, in place of the real ones.
 * Included by one file of a test program.
 */

#ifndef FAKE_SOURCE_H
#define FAKE_SOURCE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../src/sidecar/fhbd_source.h"

#define ROWS_PER_PART  40
#define PARTS          6
#define ALL_ROWS       ((uint64_t) PARTS * ROWS_PER_PART)


typedef struct {
    const char  *id;                /* NULL: the last one */
    const char  *body;              /* NULL: it is broken */
} fake_group_t;

typedef struct {
    const char  *type;              /* NULL: the last one */
    const char  *id;                /* "": a broken one of nobody knows what */
    const char  *body;              /* NULL: it is broken */
    bool         old;               /* not later than any since */
    bool         deleted;
} fake_row_t;

/* what the source does; set by each test, reset before it */
static struct {
    atomic_int   snapshot_fails;    /* so many snapshot_open give FHB_EAGAIN */
    atomic_int   reader_fails;      /* so many reader_open give FHB_EAGAIN */
    atomic_int   read_fails;        /* so many reads break off in the middle */
    fhb_err_t    read_error;        /* … with this */
    bool         stable;            /* ranges mean the same rows later */
    bool         by_type;           /* parts have a type */
    _Atomic uint64_t  part_bytes;       /* that the plan tells; 0: 1000 */
    atomic_bool  hold;              /* reads wait until this is false */
    atomic_uint  held;              /* bits of parts whose reads wait */
    atomic_int   reading;           /* parts being read */
    int          bad_part;          /* this part never can be read, -1 none */
    int          broken_rows;       /* per part */
    bool         no_group;
    fhb_err_t    group_error;       /* of group_exists, FHB_OK none */
    const fake_group_t *groups;     /* to be read and searched for */
    const fake_row_t *rows;         /* these in place of the six parts */
    bool         remembers;         /* what was deleted */
    atomic_int   snapshots;         /* opened and not closed */
    atomic_int   opened;            /* ever */
    atomic_int   plans;
} fake;

static fhb_err_t
fake_open(const fhbd_conf_t *c, const fhbd_tenant_conf_t *tenant,
    fhbd_source_t **out, fhb_error_t *err)
{
    *out = calloc(1, sizeof(fhbd_source_t));
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    (*out)->ops = &fhbd_source_ndjson;
    (*out)->conf = c;
    (*out)->tenant = tenant;

    return FHB_OK;
}


static void
fake_close(fhbd_source_t *src)
{
    free(src);
}


static fhb_err_t
fake_check(fhbd_source_t *src, fhb_error_t *err)
{
    (void) src;
    (void) err;
    return FHB_OK;
}


static fhb_err_t
fake_group_exists(fhbd_source_t *src, fhb_str_t id, fhb_error_t *err)
{
    (void) src;
    (void) id;

    if (fake.group_error != FHB_OK) {
        return fhb_fail(err, fake.group_error, "the source does not answer");
    }

    return fake.no_group ? fhb_fail(err, FHB_ENOTFOUND, "no such group")
                         : FHB_OK;
}


static fhb_err_t
fake_snapshot_open(fhbd_source_t *src, const atomic_bool *cancel,
    fhbd_snapshot_t **out, fhb_instant_t *at, fhb_error_t *err)
{
    (void) cancel;

    if (atomic_fetch_sub(&fake.snapshot_fails, 1) > 0) {
        return fhb_fail(err, FHB_EAGAIN, "the database is away");
    }

    *out = (fhbd_snapshot_t *) src;
    *at = fhb_now();
    fake.snapshots++;
    fake.opened++;

    return FHB_OK;
}


static void
fake_snapshot_close(fhbd_snapshot_t *snap)
{
    (void) snap;
    fake.snapshots--;
}


/* GRP rows: one Group with members of every kind, one nested, one cyclic */
static fhb_err_t
fake_resource(fhbd_snapshot_t *snap, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    const fake_group_t  *g;

    (void) snap;
    (void) type;

    for (g = fake.groups; g != NULL && g->id != NULL; g++) {
        if (fhb_str_eqc(id, g->id)) {
            fhb_buf_adds(out, g->body);
            return FHB_OK;
        }
    }

    if (fhb_str_eqc(id, "g1")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\",\"id\":\"g1\","
            "\"member\":["
            "{\"entity\":{\"reference\":\"Patient/p1\"}},"
            "{\"entity\":{\"reference\":\"Patient/p1\"}},"
            "{\"entity\":{\"reference\":\"Patient/p2\"},\"inactive\":true},"
            "{\"entity\":{\"reference\":\"Patient/p3\"},"
             "\"period\":{\"end\":\"2001-02\"}},"
            "{\"entity\":{\"reference\":\"Patient/p4\"},"
             "\"period\":{\"start\":\"2001\",\"end\":\"2999-12-31\"}},"
            "{\"entity\":{\"reference\":\"Patient/p5\"},"
             "\"period\":{\"start\":\"soon\"}},"
            "{\"entity\":{\"reference\":\"Practitioner/d1\"}},"
            "{\"entity\":{\"reference\":\"Patient/ghost\"}},"
            "{\"entity\":{\"reference\":\"Group\\/g2\"}},"
            "{\"entity\":{\"reference\":\"Group/none\"}}]}");
        return FHB_OK;
    }

    if (fhb_str_eqc(id, "g2")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\",\"id\":\"g2\","
            "\"member\":[{\"entity\":{\"reference\":"
            "\"https://x.example/r4/Patient/p6/_history/2\"}},"
            "{\"entity\":{\"reference\":\"Group/g1\"}}]}");
        return FHB_OK;
    }

    if (fhb_str_eqc(id, "filter")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\","
            "\"modifierExtension\":[{\"url\":\"http://hl7.org/fhir/uv/"
            "bulkdata/StructureDefinition/member-filter\"}]}");
        return FHB_OK;
    }

    if (fhb_str_eqc(id, "empty")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\",\"id\":\"empty\"}");
        return FHB_OK;
    }

    return fhb_fail(err, FHB_ENOTFOUND, "no such group");
}


/* p1 to p6 are there, whoever asks */
static fhb_err_t
fake_patients(fhbd_snapshot_t *snap, const fhb_idset_t *filter,
    fhb_idset_t *out, const atomic_bool *cancel, fhb_error_t *err)
{
    int        i;
    char       id[8];
    fhb_err_t  rc;

    (void) snap;
    (void) cancel;

    for (i = 1; i <= 6; i++) {
        (void) snprintf(id, sizeof(id), "p%d", i);
        if (filter == NULL || fhb_idset_has(filter, fhb_cstr(id))) {
            rc = fhb_idset_add(out, fhb_cstr(id), err);
            if (rc != FHB_OK) {
                return rc;
            }
        }
    }

    return FHB_OK;
}


static fhb_type_t
fake_type(int part)
{
    return fhb_type_find(part % 2 ? FHB_STR("Observation")
                                  : FHB_STR("Patient"));
}


static bool
fake_row_wanted(const fake_row_t *r, const fhbd_want_t *want)
{
    fhb_type_t  type = fhb_type_find(fhb_cstr(r->type));

    return r->deleted == want->deleted
           && fhb_typeset_has(&want->query.types, type)
           && !(r->old && want->query.since != FHB_INSTANT_NONE)
           && (want->pick == NULL
               || fhbd_pick_has(want->pick, type, fhb_cstr(r->id)));
}


/* a part for each row */
static fhb_err_t
fake_plan_rows(const fhbd_want_t *want, fhbd_plan_t *plan, fhb_error_t *err)
{
    size_t     i;
    char       spec[16];
    fhb_err_t  rc = FHB_OK;

    for (i = 0; rc == FHB_OK && fake.rows[i].type != NULL; i++) {
        if (fake_row_wanted(&fake.rows[i], want)) {
            (void) snprintf(spec, sizeof(spec), "row %zu", i);
            rc = fhbd_plan_add(plan, fhb_type_find(fhb_cstr(fake.rows[i].type)),
                               spec, fake.stable, 1, 100, err);
        }
    }

    return rc;
}


static fhb_err_t
fake_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want, fhbd_plan_t *plan,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int        i;
    char       spec[16];
    fhb_err_t  rc;

    (void) snap;
    (void) cancel;
    fake.plans++;

    if (fake.rows != NULL) {
        return fake_plan_rows(want, plan, err);
    }

    if (fake.groups != NULL
        && fhb_typeset_has(&want->query.types,
                           fhb_type_find(FHB_STR("Group"))))
    {
        rc = fhbd_plan_add(plan, fhb_type_find(FHB_STR("Group")), "groups",
                           fake.stable, 1, 1000, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    for (i = 0; i < PARTS; i++) {
        if (!fhb_typeset_has(&want->query.types, fake_type(i))) {
            continue;
        }
        (void) snprintf(spec, sizeof(spec), "%d", i);
        rc = fhbd_plan_add(plan, fake.by_type ? fake_type(i) : FHB_TYPE_NONE,
                           spec, fake.stable, ROWS_PER_PART,
                           fake.part_bytes > 0 ? fake.part_bytes : 1000, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


static fhb_err_t
fake_reader_open(fhbd_snapshot_t *snap, const atomic_bool *cancel,
    fhbd_reader_t **out, fhb_error_t *err)
{
    (void) cancel;

    if (atomic_fetch_sub(&fake.reader_fails, 1) > 0) {
        return fhb_fail(err, FHB_EAGAIN, "the snapshot is gone");
    }

    *out = (fhbd_reader_t *) snap;

    return FHB_OK;
}


static void
fake_reader_close(fhbd_reader_t *reader)
{
    (void) reader;
}


static void
nap(void)
{
    nanosleep(&(struct timespec) { 0, 2000000 }, NULL);
}


static fhb_err_t
fake_read_groups(const fhbd_sink_t *sink, fhb_error_t *err)
{
    fhb_err_t            rc = FHB_OK;
    fhbd_row_t           row = { 0 };
    const fake_group_t  *g;

    row.type = fhb_type_find(FHB_STR("Group"));

    for (g = fake.groups; g->id != NULL && rc == FHB_OK; g++) {
        row.id = fhb_cstr(g->id);
        row.body = fhb_cstr(g->body);
        rc = g->body == NULL ? sink->broken(sink->arg, row.type, row.id,
                                            "not a JSON object", err)
                             : sink->row(sink->arg, &row, err);
    }

    return rc;
}


static fhb_err_t
fake_read_row(const fake_row_t *r, const fhbd_sink_t *sink, fhb_error_t *err)
{
    fhbd_row_t  row = { .type = fhb_type_find(fhb_cstr(r->type)),
                        .id = fhb_cstr(r->id), .one_line = true,
                        .updated = fhb_now() };

    if (r->body == NULL) {
        return sink->broken(sink->arg, row.id.len > 0 ? row.type
                                                      : FHB_TYPE_NONE,
                            row.id, "not a JSON object", err);
    }

    row.body = fhb_cstr(r->body);

    return sink->row(sink->arg, &row, err);
}


static fhb_err_t
fake_read(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, const fhbd_sink_t *sink,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int         i, no = atoi(part->spec);
    bool        fails;
    char        body[128];
    fhb_err_t   rc = FHB_OK;
    fhbd_row_t  row = { 0 };

    (void) reader;
    (void) want;

    if (strncmp(part->spec, "row ", 4) == 0) {
        return fake_read_row(&fake.rows[atoi(part->spec + 4)], sink, err);
    }

    if (strcmp(part->spec, "groups") == 0) {
        return fake.read_error != FHB_OK
               ? fhb_fail(err, fake.read_error, "broke off")
               : fake_read_groups(sink, err);
    }

    fake.reading++;

    while ((atomic_load(&fake.hold) || (atomic_load(&fake.held) >> no & 1))
           && !atomic_load(cancel))
    {
        nap();
    }

    fails = atomic_fetch_sub(&fake.read_fails, 1) > 0;

    for (i = 0; i < ROWS_PER_PART && rc == FHB_OK; i++) {

        if (atomic_load(cancel)) {
            rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
            break;
        }

        if (no == fake.bad_part) {
            rc = fhb_fail(err, FHB_EDB, "permission denied");
            break;
        }

        if (fails && i == ROWS_PER_PART / 2) {
            rc = fhb_fail(err, fake.read_error, "broke off");
            break;
        }

        if (i < fake.broken_rows) {
            rc = sink->broken(sink->arg, fake_type(no), FHB_STR("x"),
                              "not a JSON object", err);
            continue;
        }

        (void) snprintf(body, sizeof(body), "{\"resourceType\":\"%s\","
                        "\"id\":\"r%d\"}", fhb_type_name(fake_type(no)).ptr,
                        no * ROWS_PER_PART + i);
        row.type = fake_type(no);
        row.body = fhb_cstr(body);
        row.one_line = true;
        rc = sink->row(sink->arg, &row, err);
    }

    fake.reading--;

    return rc;
}


static bool
fake_remembers(const fhbd_source_t *src)
{
    (void) src;

    return fake.remembers;
}


const fhbd_source_ops_t  fhbd_source_ndjson = {
    "fake", fake_open, fake_close, fake_check, fake_group_exists,
    fake_snapshot_open, fake_snapshot_close, fake_resource, fake_patients,
    fake_plan, fake_reader_open, fake_read, fake_reader_close,
    fake_remembers, NULL
};

const fhbd_source_ops_t  fhbd_source_postgres = {
    "fake", fake_open, fake_close, fake_check, fake_group_exists,
    fake_snapshot_open, fake_snapshot_close, fake_resource, fake_patients,
    fake_plan, fake_reader_open, fake_read, fake_reader_close,
    fake_remembers, NULL
};

#endif /* FAKE_SOURCE_H */
