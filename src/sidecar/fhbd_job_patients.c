/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Are the Patients that a client names there, in the Group, and within its
 * limits?  Asked at kick-off (PAT-04, PAT-06), in a snapshot of its own.
 */

#include "fhbd_job_int.h"

#include <string.h>

#include "fhbd_members.h"


/* what of named is not among known */
static fhb_err_t
fhbd_patients_minus(const fhb_idset_t *named, const fhb_idset_t *known,
    fhb_idset_t *out, fhb_error_t *err)
{
    size_t     pos = 0;
    fhb_err_t  rc = FHB_OK;
    fhb_str_t  id;

    while (rc == FHB_OK && fhb_idset_next(named, &pos, &id)) {
        if (!fhb_idset_has(known, id)) {
            rc = fhb_idset_add(out, id, err);
        }
    }

    return rc;
}


/* the Patients that pass the limits of who asks */
typedef struct {
    const fhb_filters_t  *limits;
    fhb_type_t            type;
    fhb_str_t             base;
    fhb_idset_t          *seen;
} fhbd_patients_in_t;


static fhb_err_t
fhbd_patients_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool                 pass;
    fhb_err_t            rc;
    fhbd_patients_in_t  *in = arg;

    rc = fhb_filters_match(in->limits, in->type, row->body, in->base, &pass,
                           err);

    /* what cannot be read shows nothing that would let it through */
    return rc == FHB_OK && pass ? fhb_idset_add(in->seen, row->id, err)
           : rc == FHB_EJSON ? FHB_OK : rc;
}


static fhb_err_t
fhbd_patients_broken(void *arg, fhb_type_t type, fhb_str_t id,
    const char *reason, fhb_error_t *err)
{
    (void) arg;
    (void) type;
    (void) id;
    (void) reason;
    (void) err;

    return FHB_OK;
}


/* PAT-06: which of known the client may see, to seen */
static fhb_err_t
fhbd_patients_within(fhbd_source_t *source, fhbd_snapshot_t *snap,
    const fhbd_job_row_t *row, const fhb_filters_t *limits,
    const fhb_idset_t *known, fhb_idset_t *seen, fhb_error_t *err)
{
    size_t               pos = 0;
    fhb_err_t            rc = FHB_OK;
    fhb_str_t            id;
    fhbd_pick_t          pick = { { NULL } };
    fhbd_want_t          want = { 0 };
    fhbd_patients_in_t   in = { limits, fhb_type_find(FHB_STR("Patient")),
                                fhb_cstr(row->base), seen };
    fhbd_sink_t          sink = { &in, fhbd_patients_row,
                                  fhbd_patients_broken };

    while (rc == FHB_OK && fhb_idset_next(known, &pos, &id)) {
        rc = fhbd_pick_add(&pick, in.type, id, err);
    }

    want.query = fhb_query_none();
    want.query.types_given = true;
    fhb_typeset_add(&want.query.types, in.type);
    want.level = FHB_LEVEL_SYSTEM;
    want.base = in.base;
    want.part_size = source->conf->part_size;
    want.pick = &pick;
    want.limits = limits;

    if (rc == FHB_OK && fhb_idset_count(known) > 0) {
        rc = fhbd_source_read_all(source, snap, &want, &sink, err);
    }

    fhbd_pick_free(&pick);

    return rc;
}


static fhb_err_t
fhbd_patients_look(fhbd_source_t *source, const fhbd_job_row_t *row,
    const fhb_filters_t *limits, const fhb_idset_t *named,
    fhb_idset_t *unknown, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhb_idset_t       *known = fhb_idset_new(), *members = fhb_idset_new();
    fhb_idset_t       *seen = fhb_idset_new();
    fhb_instant_t      at;
    fhbd_members_t     counts;
    fhbd_snapshot_t   *snap = NULL;

    if (known == NULL || members == NULL || seen == NULL) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a list of patients");
        goto done;
    }

    rc = source->ops->snapshot_open(source, NULL, &snap, &at, err);
    if (rc != FHB_OK) {
        goto done;
    }

    rc = source->ops->patients(snap, named, known, NULL, err);
    if (rc == FHB_OK && limits != NULL) {
        rc = fhbd_patients_within(source, snap, row, limits, known, seen,
                                  err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_patients_minus(named, limits != NULL ? seen : known,
                                 unknown, err);
    }

    if (rc == FHB_OK && row->level == FHB_LEVEL_GROUP) {
        rc = fhbd_members(source->ops, snap, fhb_cstr(row->group),
                          fhb_cstr(row->base), at, members, FHB_INSTANT_NONE,
                          NULL, NULL, &counts, err);
        if (rc == FHB_OK) {
            rc = fhbd_patients_minus(named, members, unknown, err);

        } else if (rc == FHB_ENOTFOUND || rc == FHB_EPARAM
                   || rc == FHB_EJSON)
        {
            rc = FHB_OK;            /* of the Group the kick-off or the job
                                     * will tell */
        }
    }

done:

    if (snap != NULL) {
        source->ops->snapshot_close(snap);
    }
    fhb_idset_free(known);
    fhb_idset_free(members);
    fhb_idset_free(seen);

    return rc;
}


fhb_err_t
fhbd_jobs_patients(fhbd_jobs_t *jobs, const fhbd_job_row_t *row,
    const fhb_filters_t *limits, fhb_idset_t *unknown, fhb_error_t *err)
{
    size_t          i;
    fhb_err_t       rc = FHB_OK;
    fhb_str_t       rest = fhb_cstr(row->query.patients), id;
    fhb_idset_t    *named;
    fhbd_source_t  *source = NULL;

    for (i = 0; i < jobs->start_conf->tenants_n; i++) {
        if (strcmp(jobs->start_conf->tenants[i].name, row->tenant) == 0) {
            source = jobs->sources[i];
        }
    }

    if (source == NULL) {
        return fhb_fail(err, FHB_ENOTFOUND, "no such tenant");
    }

    named = fhb_idset_new();
    if (named == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a list of patients");
    }

    while (rc == FHB_OK && fhb_query_line(&rest, &id)) {
        rc = fhb_idset_add(named, id, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_patients_look(source, row, limits, named, unknown, err);
    }

    fhb_idset_free(named);

    return rc;
}
