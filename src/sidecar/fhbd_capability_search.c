/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search parameters in the CapabilityStatement: those that work in
 * _typeFilter (CAP-08), those of Groups (CAP-11), and marks at what the FHIR
 * server beside us has and exports have not (CAP-09).
 */

#include "fhbd_capability.h"

#include <string.h>

#include "../common/fhb_filter.h"
#include "fhbd_groups.h"

/* by fhbd_tenant_conf_t.ons_url: as the IG's pages call it, and as its
 * definition file would */
static const char *const  fhbd_cap_ons[] = {
    [FHBD_ONS_NARRATIVE] = FHBD_BULK "Extension/operation-not-supported",
    [FHBD_ONS_DEFINITION] = FHBD_BULK
                            "StructureDefinition/operation-not-supported",
};


/* no operation of the IG supports this; said once */
static bool
fhbd_cap_unsupported(json_t *object, const fhbd_tenant_conf_t *t)
{
    size_t       i;
    json_t      *extension;
    const char  *url = fhbd_cap_ons[t->ons_url];

    json_array_foreach(json_object_get(object, "extension"), i, extension) {
        if (strcmp(fhbd_cap_string(extension, "url"), url) == 0) {
            return true;
        }
    }

    return json_array_append_new(fhbd_cap_array(object, "extension"),
                                 json_pack("{s:s, s:s}", "url", url,
                                           "valueCanonical",
                                           FHBD_BULK_STATEMENT)) == 0;
}


static json_t *
fhbd_cap_param(const fhb_search_param_t *p)
{
    return json_pack("{s:s, s:s, s:s}", "name", p->code,
                     "definition", p->definition, "type", p->kind);
}


/* CAP-11: what is read and searched, whether it is exported or not */
static bool
fhbd_cap_add_groups(json_t *resource, const fhbd_tenant_conf_t *t,
    bool exported)
{
    size_t               next = 0;
    json_t              *list, *param;
    fhb_search_param_t   p;

    if (json_object_set_new(resource, "interaction",
                            json_pack("[{s:s}, {s:s}]", "code", "read",
                                      "code", "search-type")) == -1)
    {
        return false;
    }

    list = fhbd_cap_array(resource, "searchParam");

    while (fhbd_groups_param(&next, &p)) {
        if (fhbd_cap_find(list, "name", p.code) != NULL) {
            continue;
        }

        param = fhbd_cap_param(&p);
        if (json_array_append_new(list, param) == -1
            || (exported && !fhbd_cap_unsupported(param, t)))
        {
            return false;
        }
    }

    return exported || fhbd_cap_unsupported(resource, t);
}


bool
fhbd_cap_add_search(json_t *resource, const fhbd_tenant_conf_t *t,
    const fhbd_reach_t *reach, fhb_type_t type)
{
    bool                 exported;
    size_t               next = 0;
    fhb_typeset_t        types = fhbd_capability_types(t);
    fhb_search_param_t   p;

    exported = fhb_typeset_has(&types, type);

    while (exported && fhb_search_param(type, &next, &p)) {
        if (json_array_append_new(fhbd_cap_array(resource, "searchParam"),
                                  fhbd_cap_param(&p)) == -1)
        {
            return false;
        }
    }

    /* CAP-07: without the level there is no Group to be found */
    if (reach->groups && (t->levels & (1u << FHB_LEVEL_GROUP)) != 0
        && type == fhb_type_find(FHB_STR("Group")))
    {
        return fhbd_cap_add_groups(resource, t, exported);
    }

    return true;
}


/* objects of our array whose member is in none of theirs */
static bool
fhbd_cap_merge_objects(json_t *theirs, const json_t *ours, const char *array,
    const char *member)
{
    size_t   i;
    json_t  *item;

    json_array_foreach(json_object_get(ours, array), i, item) {
        if (fhbd_cap_find(json_object_get(theirs, array), member,
                          fhbd_cap_string(item, member)) == NULL
            && json_array_append(fhbd_cap_array(theirs, array), item) == -1)
        {
            return false;
        }
    }

    return true;
}


bool
fhbd_cap_merge_search(json_t *theirs, const json_t *ours)
{
    return fhbd_cap_merge_objects(theirs, ours, "searchParam", "name")
           && fhbd_cap_merge_objects(theirs, ours, "interaction", "code")
           && fhbd_cap_merge_objects(theirs, ours, "extension", "url");
}


static bool
fhbd_cap_filters(fhb_type_t type, const char *code)
{
    size_t               next = 0;
    fhb_search_param_t   p;

    while (fhb_search_param(type, &next, &p)) {
        if (strcmp(p.code, code) == 0) {
            return true;
        }
    }

    return false;
}


bool
fhbd_cap_mark(json_t *theirs, const fhbd_tenant_conf_t *t)
{
    size_t          i;
    json_t         *param;
    fhb_type_t      type;
    fhb_typeset_t   types = fhbd_capability_types(t);

    type = fhb_type_find(fhb_cstr(fhbd_cap_string(theirs, "type")));

    if (type == FHB_TYPE_NONE || !fhb_typeset_has(&types, type)) {

        /* one that only carries operations is not offered */
        return !json_is_array(json_object_get(theirs, "interaction"))
               || fhbd_cap_unsupported(theirs, t);
    }

    json_array_foreach(json_object_get(theirs, "searchParam"), i, param) {
        if (json_is_object(param)
            && !fhbd_cap_filters(type, fhbd_cap_string(param, "name"))
            && !fhbd_cap_unsupported(param, t))
        {
            return false;
        }
    }

    return true;
}
