/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A Group of any bytes, which is also each Group that it refers to: members
 * are ids of Patients, newcomers are among them, others are neither Patients
 * nor Groups, and the members do not depend on who else is asked for.
 */

#include <string.h>

#include "../../src/sidecar/fhbd_members.h"
#include "fuzz_file.h"

static fhb_str_t  body;


static fhb_err_t
resource(fhbd_snapshot_t *snap, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    (void) snap;

    require(type == fhb_type_find(FHB_STR("Group")));

    if (fhb_str_eqc(id, "none")) {
        return fhb_fail(err, FHB_ENOTFOUND, "no such group");
    }

    require(fhb_fhir_id_valid(id));
    fhb_buf_addstr(out, body);
    require(!out->failed);

    return FHB_OK;
}


static fhb_err_t
read_group(fhb_instant_t at, fhb_idset_t *out, fhb_idset_t *newcomers,
    fhbd_pick_t *others)
{
    fhb_err_t                        rc;
    fhb_error_t                      err = { FHB_OK, "" };
    fhbd_members_t                   counts;
    static const fhbd_source_ops_t   ops = { .resource = resource };

    rc = fhbd_members(&ops, NULL, FHB_STR("g"),
                      FHB_STR("https://x.example/r4"), at, out,
                      1577836800 * FHB_USEC, newcomers, others, &counts,
                      &err);

    require(rc == FHB_OK || rc == FHB_EPARAM || rc == FHB_EJSON);
    if (rc != FHB_OK) {
        fuzz_check_error(&err, rc);
    }

    return rc;
}


static bool
within(const fhb_idset_t *a, const fhb_idset_t *b)
{
    size_t     pos = 0;
    fhb_str_t  id;

    while (fhb_idset_next(a, &pos, &id)) {
        if (!fhb_idset_has(b, id)) {
            return false;
        }
    }

    return true;
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t         pos = 0;
    fhb_err_t      rc;
    fhb_str_t      id;
    fhb_idset_t   *out, *again, *newcomers;
    fhb_type_t     patient = fhb_type_find(FHB_STR("Patient"));
    fhb_type_t     group = fhb_type_find(FHB_STR("Group"));
    fhbd_pick_t    others = { 0 };

    body = fhb_str((const char *) data, size);
    out = fhb_idset_new();
    again = fhb_idset_new();
    newcomers = fhb_idset_new();
    require(out != NULL && again != NULL && newcomers != NULL);

    rc = read_group(1600000000 * FHB_USEC, out, newcomers, &others);
    require(read_group(1600000000 * FHB_USEC, again, NULL, NULL) == rc);

    if (rc == FHB_OK) {
        require(within(newcomers, out));
        require(within(out, again) && within(again, out));
        while (fhb_idset_next(out, &pos, &id)) {
            require(fhb_fhir_id_valid(id));
        }
        require(others.ids[patient] == NULL && others.ids[group] == NULL);
    }

    fhbd_pick_free(&others);
    fhb_idset_free(out);
    fhb_idset_free(again);
    fhb_idset_free(newcomers);

    return 0;
}
