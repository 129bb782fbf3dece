/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The statement of another server, JSON of any shape: no CapabilityStatement,
 * or ours goes into it.  What comes out is one, keeps all members of theirs,
 * and takes ours a second time without a change.
 *
 * seeds: t/cases/metadata
 */

#include <jansson.h>
#include <string.h>

#include "../../src/sidecar/fhbd_metadata.h"
#include "fuzz.h"

static char  name[] = "default";


static void
check_kept(const json_t *before, json_t *after)
{
    json_t      *value;
    const char  *member;

    json_object_foreach((json_t *) before, member, value) {
        require(json_object_get(after, member) != NULL);
    }

    require(json_array_size(json_object_get(after, "rest")) > 0);
}


static void
check_merge(const json_t *theirs, const fhbd_tenant_conf_t *tenant,
    const json_t *ours)
{
    char    *one, *two;
    json_t  *tree;

    tree = json_deep_copy(theirs);
    require(tree != NULL);
    require(fhbd_capability_merge(tree, ours, tenant));
    require(fhbd_capability_is(tree));
    check_kept(theirs, tree);

    one = json_dumps(tree, JSON_COMPACT);
    require(one != NULL);

    require(fhbd_capability_merge(tree, ours, tenant));
    two = json_dumps(tree, JSON_COMPACT);
    require(two != NULL && strcmp(one, two) == 0);

    free(one);
    free(two);
    json_decref(tree);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t              *theirs, *ours;
    fhbd_reach_t         reach = {
        .base = FHB_STR("https://fhir.example.org/r4"), .auth = true,
        .token_url = FHB_STR("https://fhir.example.org/r4/auth/token"),
        .groups = true,
    };
    fhbd_conf_t          conf = { 0 };
    fhbd_tenant_conf_t   tenant = { .name = name, .levels = 7 };

    /* as fhbd_fetch_json reads it */
    theirs = json_loadb((const char *) data, size, 0, NULL);
    if (theirs == NULL) {
        return 0;
    }

    tenant.levels = 1u << size % 3 | 1;
    tenant.cap_legacy_names = size % 2 == 1;
    fhb_typeset_add(&tenant.types, fhb_type_find(FHB_STR("Patient")));
    fhb_typeset_add(&tenant.types, fhb_type_find(FHB_STR("Group")));
    conf.tenants = &tenant;
    conf.tenants_n = 1;

    ours = fhbd_capability_own(&conf, &tenant, &reach,
                               "2026-01-01T00:00:00.000Z");
    require(ours != NULL && fhbd_capability_is(ours));

    if (fhbd_capability_is(theirs)) {
        check_merge(theirs, &tenant, ours);
    } else {
        require(!json_is_object(theirs)
                || !fhbd_capability_merge(theirs, ours, &tenant));
    }

    json_decref(ours);
    json_decref(theirs);

    return 0;
}
