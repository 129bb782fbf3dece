/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Does a resource belong to the Patients of the job?  The compartment paths
 * of each type, compiled once, run over the body.
 */

#include "fhbd_match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../common/fhb_references.h"
#include "../common/fhb_scan.h"


#define FHBD_MATCH_PATHS_MAX  8             /* R4's largest type has 4 */
#define FHBD_MATCH_PATH_LEN   64            /* bytes with ".reference" */


struct fhbd_match_s {
    fhb_type_t         patient;
    fhb_type_t         group;
    fhb_scan_paths_t  *paths[FHB_TYPES_MAX];    /* NULL: no link leads in */
};


/* one body's run */
typedef struct {
    const fhbd_want_t  *want;
    fhb_type_t          patient;
    bool                belongs;
} fhbd_match_run_t;


static fhb_scan_paths_t *
fhbd_match_compile(const char *const *paths, size_t n)
{
    int          len;
    char         text[FHBD_MATCH_PATHS_MAX][FHBD_MATCH_PATH_LEN];
    size_t       i;
    const char  *list[FHBD_MATCH_PATHS_MAX];

    if (n > FHBD_MATCH_PATHS_MAX) {
        return NULL;
    }

    for (i = 0; i < n; i++) {
        len = snprintf(text[i], sizeof(text[i]), "%s.reference", paths[i]);
        if (len < 0 || (size_t) len >= sizeof(text[i])) {
            return NULL;
        }

        list[i] = text[i];
    }

    return fhb_scan_paths_new(list, n);
}


fhbd_match_t *
fhbd_match_new(void)
{
    size_t              n;
    fhb_type_t          type;
    fhbd_match_t       *m;
    const char *const  *paths;

    m = calloc(1, sizeof(*m));
    if (m == NULL) {
        return NULL;
    }

    m->patient = fhb_type_find(FHB_STR("Patient"));
    m->group = fhb_type_find(FHB_STR("Group"));

    for (type = 0; type < fhb_type_count(); type++) {
        paths = fhb_compartment_paths(type, &n);
        if (paths == NULL) {
            continue;
        }

        m->paths[type] = fhbd_match_compile(paths, n);
        if (m->paths[type] == NULL) {
            fhbd_match_free(m);
            return NULL;
        }
    }

    return m;
}


void
fhbd_match_free(fhbd_match_t *m)
{
    size_t  i;

    if (m == NULL) {
        return;
    }

    for (i = 0; i < FHB_TYPES_MAX; i++) {
        fhb_scan_paths_free(m->paths[i]);
    }

    free(m);
}


/* called for each reference; false ends the scan */
static bool
fhbd_match_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    char               text[FHB_REFERENCE_MAX];
    fhb_reference_t    ref;
    fhbd_match_run_t  *run = arg;

    (void) path;

    if (kind == FHB_SCAN_STRING) {
        ref = fhb_reference_parse_raw(raw, run->want->base, text);
        run->belongs = ref.type == run->patient
                       && fhb_idset_has(run->want->patients, ref.id);
    }

    return !run->belongs;
}


fhb_err_t
fhbd_match(const fhbd_match_t *m, const fhbd_want_t *want, fhb_type_t type,
    fhb_str_t id, fhb_str_t body, bool *belongs, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_match_run_t  run = { want, m->patient, false };

    if (want->level == FHB_LEVEL_SYSTEM) {
        *belongs = true;
        return FHB_OK;
    }

    *belongs = false;

    if (type == m->patient) {
        *belongs = want->patients != NULL
                   && fhb_idset_has(want->patients, id);
        return FHB_OK;
    }

    if (type == m->group) {
        /* CMP-07: other Groups would tell who else is a patient here */
        *belongs = want->level == FHB_LEVEL_GROUP && id.len > 0
                   && fhb_str_eq(id, want->group);
        return FHB_OK;
    }

    if (type >= FHB_TYPES_MAX || m->paths[type] == NULL
        || want->patients == NULL)
    {
        return FHB_OK;
    }

    rc = fhb_scan(body, m->paths[type], fhbd_match_value, &run, err);
    if (rc != FHB_OK) {
        return rc;
    }

    *belongs = run.belongs;

    return FHB_OK;
}


/* one body's run for all of its Patients */
typedef struct {
    fhb_str_t       base;
    fhb_type_t      patient;
    fhbd_match_cb   cb;
    void           *arg;
    fhb_err_t       rc;
    fhb_error_t    *err;
} fhbd_match_each_t;


static bool
fhbd_match_each_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    char                text[FHB_REFERENCE_MAX];
    fhb_reference_t     ref;
    fhbd_match_each_t  *run = arg;

    (void) path;

    if (kind == FHB_SCAN_STRING) {
        ref = fhb_reference_parse_raw(raw, run->base, text);
        if (ref.type == run->patient) {
            run->rc = run->cb(run->arg, ref.id, run->err);
        }
    }

    return run->rc == FHB_OK;
}


fhb_err_t
fhbd_match_each(const fhbd_match_t *m, fhb_type_t type, fhb_str_t id,
    fhb_str_t body, fhb_str_t base, fhbd_match_cb cb, void *arg,
    fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_match_each_t  run = { base, m->patient, cb, arg, FHB_OK, err };

    if (type == m->patient) {
        return cb(arg, id, err);
    }

    /* a Group's members are no compartment (CMP-07) */
    if (type == m->group || type >= FHB_TYPES_MAX || m->paths[type] == NULL) {
        return FHB_OK;
    }

    rc = fhb_scan(body, m->paths[type], fhbd_match_each_value, &run, err);

    return rc == FHB_OK ? run.rc : rc;
}


/* does the answer hang on the body? */
static bool
fhbd_match_by_body(const fhbd_match_t *m, const fhbd_want_t *want,
    fhb_type_t type)
{
    return want->level != FHB_LEVEL_SYSTEM && type != m->patient
           && type != m->group && type < FHB_TYPES_MAX
           && m->paths[type] != NULL;
}


fhb_err_t
fhbd_match_deleted(const fhbd_match_t *m, const fhbd_want_t *want,
    fhbd_row_t *row, bool *belongs, fhb_error_t *err)
{
    fhb_err_t  rc;

    *belongs = false;
    row->astray = false;

    if (want->pick != NULL && !fhbd_pick_has(want->pick, row->type, row->id)) {
        return FHB_OK;
    }

    if (row->body.len == 0 && fhbd_match_by_body(m, want, row->type)) {
        *belongs = row->astray = true;
        return FHB_OK;
    }

    rc = fhbd_match(m, want, row->type, row->id, row->body, belongs, err);
    if (rc == FHB_EJSON) {
        *belongs = row->astray = true;
        rc = FHB_OK;
    }

    return rc;
}
