/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The CapabilityStatement as a tree: ours, and ours put into another one.
 */

#include "fhbd_capability.h"

#include <string.h>

#define FHBD_BULK  "http://hl7.org/fhir/uv/bulkdata/"

static const char  fhbd_cap_instantiates[] =
    FHBD_BULK "CapabilityStatement/bulk-data";                  /* CAP-02 */

/* by fhb_level_t; CAP-03, CAP-04, CAP-05 */
static const struct {
    const char  *type;              /* of rest.resource; NULL: rest itself */
    const char  *legacy;            /* name in v1 and v2; NULL: the same */
    const char  *definition;
} fhbd_cap_levels[] = {
    [FHB_LEVEL_SYSTEM] = { NULL, NULL,
                           FHBD_BULK "OperationDefinition/export" },
    [FHB_LEVEL_PATIENT] = { "Patient", "patient-export",
                            FHBD_BULK "OperationDefinition/patient-export" },
    [FHB_LEVEL_GROUP] = { "Group", "group-export",
                          FHBD_BULK "OperationDefinition/group-export" },
};


const char *
fhbd_cap_string(const json_t *object, const char *name)
{
    const char  *s = json_string_value(json_object_get(object, name));

    return s == NULL ? "" : s;
}


json_t *
fhbd_cap_array(json_t *object, const char *name)
{
    json_t  *array = json_object_get(object, name);

    if (json_is_array(array)) {
        return array;
    }

    array = json_array();
    if (json_object_set_new(object, name, array) == -1) {
        return NULL;
    }

    return array;
}


static bool
fhbd_cap_has_string(const json_t *array, const char *s)
{
    size_t   i;
    json_t  *item;

    json_array_foreach(array, i, item) {
        if (json_is_string(item) && strcmp(json_string_value(item), s) == 0) {
            return true;
        }
    }

    return false;
}


/* the object in array whose member name is value */
static json_t *
fhbd_cap_find(const json_t *array, const char *name, const char *value)
{
    size_t   i;
    json_t  *item;

    json_array_foreach(array, i, item) {
        if (strcmp(fhbd_cap_string(item, name), value) == 0) {
            return item;
        }
    }

    return NULL;
}


/* a canonical with or without version ("…|3.0.0") */
static bool
fhbd_cap_same(const char *canonical, const char *definition)
{
    size_t  len = strlen(definition);

    return strncmp(canonical, definition, len) == 0
           && (canonical[len] == '\0' || canonical[len] == '|');
}


static bool
fhbd_cap_add_operation(json_t *place, const char *name,
    const char *definition)
{
    return json_array_append_new(fhbd_cap_array(place, "operation"),
                                 json_pack("{s:s, s:s}", "name", name,
                                           "definition", definition)) == 0;
}


static bool
fhbd_cap_add_level(json_t *place, fhb_level_t level, bool legacy)
{
    const char  *name = fhbd_cap_levels[level].legacy;
    const char  *definition = fhbd_cap_levels[level].definition;

    return fhbd_cap_add_operation(place, "export", definition)
           && (!legacy || name == NULL
               || fhbd_cap_add_operation(place, name, definition));
}


const char *
fhbd_capability_definition(fhb_level_t level)
{
    return fhbd_cap_levels[level].definition;
}


fhb_typeset_t
fhbd_capability_types(const fhbd_tenant_conf_t *t)
{
    fhb_typeset_t  types = t->types, compartment;

    if ((t->levels & (1u << FHB_LEVEL_SYSTEM)) == 0) {
        compartment = fhb_typeset_compartment();
        types = fhb_typeset_and(&types, &compartment);

        /* CMP-07: not at Patient level */
        if ((t->levels & (1u << FHB_LEVEL_GROUP)) == 0) {
            fhb_typeset_del(&types, fhb_type_find(FHB_STR("Group")));
        }
    }

    return types;
}


/* those, and what carries the operations */
static fhb_typeset_t
fhbd_cap_types(const fhbd_tenant_conf_t *t)
{
    fhb_typeset_t  types = fhbd_capability_types(t);

    if (t->levels & (1u << FHB_LEVEL_PATIENT)) {
        fhb_typeset_add(&types, fhb_type_find(FHB_STR("Patient")));
    }
    if (t->levels & (1u << FHB_LEVEL_GROUP)) {
        fhb_typeset_add(&types, fhb_type_find(FHB_STR("Group")));
    }

    return types;
}


static json_t *
fhbd_cap_resources(const fhbd_tenant_conf_t *t)
{
    json_t         *list = json_array(), *item;
    fhb_level_t     level;
    fhb_type_t      type;
    fhb_typeset_t   types = fhbd_cap_types(t);
    const char     *name;

    for (type = 0; list != NULL && type < fhb_type_count(); type++) {
        if (!fhb_typeset_has(&types, type)) {
            continue;
        }

        name = fhb_type_name(type).ptr;
        item = json_pack("{s:s}", "type", name);

        for (level = FHB_LEVEL_PATIENT; level <= FHB_LEVEL_GROUP; level++) {
            if ((t->levels & (1u << level))
                && strcmp(name, fhbd_cap_levels[level].type) == 0
                && !fhbd_cap_add_level(item, level, t->cap_legacy_names))
            {
                json_decref(item);
                item = NULL;
            }
        }

        if (json_array_append_new(list, item) == -1) {
            json_decref(list);
            list = NULL;
        }
    }

    return list;
}


json_t *
fhbd_capability_own(const fhbd_tenant_conf_t *tenant,
    const fhbd_reach_t *reach, const char *date)
{
    json_t  *cs, *rest, *list;

    cs = json_pack("{s:s, s:s, s:s, s:s, s:[s], s:{s:s, s:s}, s:{s:s, s:s%},"
                   " s:s, s:[s, s]}",
                   "resourceType", "CapabilityStatement",
                   "status", "active",
                   "date", date,
                   "kind", "instance",
                   "instantiates", fhbd_cap_instantiates,
                   "software", "name", "nginx-fhir-bulk",       /* CAP-13 */
                               "version", FHB_VERSION,
                   "implementation", "description", "FHIR Bulk Data Export",
                                     "url", reach->base.ptr, reach->base.len,
                   "fhirVersion", "4.0.1",
                   "format", "application/fhir+json", "json");

    rest = json_pack("{s:s, s:o}", "mode", "server",
                     "resource", fhbd_cap_resources(tenant));

    if (rest != NULL && (tenant->levels & (1u << FHB_LEVEL_SYSTEM))
        && !fhbd_cap_add_level(rest, FHB_LEVEL_SYSTEM, false))
    {
        json_decref(rest);
        rest = NULL;
    }

    if (rest != NULL && reach->auth
        && json_object_set_new(rest, "security",
                               fhbd_cap_security(reach->token_url)) == -1)
    {
        json_decref(rest);
        rest = NULL;
    }

    list = fhbd_cap_array(cs, "rest");
    if (json_array_append_new(list, rest) == -1) {
        json_decref(cs);
        return NULL;
    }

    return cs;
}


bool
fhbd_capability_is(const json_t *statement)
{
    return strcmp(fhbd_cap_string(statement, "resourceType"),
                  "CapabilityStatement") == 0;
}


/* CAP-07: a level that is off is answered 404 here, so nobody offers it */
static void
fhbd_cap_drop_disabled(json_t *place, unsigned levels)
{
    size_t        i;
    json_t       *ops = json_object_get(place, "operation");
    const char   *definition;
    fhb_level_t   level;

    for (i = json_array_size(ops); i > 0; i--) {
        definition = fhbd_cap_string(json_array_get(ops, i - 1),
                                     "definition");

        for (level = FHB_LEVEL_SYSTEM; level <= FHB_LEVEL_GROUP; level++) {
            if ((levels & (1u << level)) == 0
                && fhbd_cap_same(definition,
                                 fhbd_cap_levels[level].definition))
            {
                (void) json_array_remove(ops, i - 1);
                break;
            }
        }
    }

    /* an array without elements is no FHIR */
    if (json_is_array(ops) && json_array_size(ops) == 0) {
        (void) json_object_del(place, "operation");
    }
}


/* our operations into their place; one that is there stays as it is */
static bool
fhbd_cap_merge_operations(json_t *theirs, const json_t *ours)
{
    bool         there;
    size_t       i, k;
    json_t      *op, *other, *list;
    const char  *name;

    json_array_foreach(json_object_get(ours, "operation"), i, op) {
        there = false;
        name = fhbd_cap_string(op, "name");

        json_array_foreach(json_object_get(theirs, "operation"), k, other) {
            there = there
                    || (strcmp(fhbd_cap_string(other, "name"), name) == 0
                        && fhbd_cap_same(fhbd_cap_string(other, "definition"),
                                         fhbd_cap_string(op, "definition")));
        }

        list = there ? NULL : fhbd_cap_array(theirs, "operation");
        if (!there && json_array_append(list, op) == -1) {
            return false;
        }
    }

    return true;
}


static bool
fhbd_cap_merge_rest(json_t *theirs, const json_t *ours, unsigned levels)
{
    size_t   i;
    json_t  *list, *resource, *place;

    fhbd_cap_drop_disabled(theirs, levels);

    list = fhbd_cap_array(theirs, "resource");
    json_array_foreach(list, i, place) {
        fhbd_cap_drop_disabled(place, levels);
    }

    json_array_foreach(json_object_get(ours, "resource"), i, resource) {
        place = fhbd_cap_find(list, "type", fhbd_cap_string(resource, "type"));

        if (place == NULL) {
            if (json_array_append(list, resource) == -1) {
                return false;
            }

        } else if (!fhbd_cap_merge_operations(place, resource)) {
            return false;
        }
    }

    return list != NULL && fhbd_cap_merge_operations(theirs, ours)
           && fhbd_cap_merge_security(theirs, ours);
}


/* strings of our array that theirs lacks */
static bool
fhbd_cap_merge_strings(json_t *theirs, const json_t *ours, const char *name)
{
    size_t   i;
    json_t  *list = fhbd_cap_array(theirs, name), *item;

    json_array_foreach(json_object_get(ours, name), i, item) {
        if (!fhbd_cap_has_string(list, json_string_value(item))
            && json_array_append(list, item) == -1)
        {
            return false;
        }
    }

    return true;
}


bool
fhbd_capability_merge(json_t *theirs, const json_t *ours, unsigned levels)
{
    size_t       i;
    json_t      *rest, *list, *value;
    const char  *name;

    static const char *const  single[] = {
        "status", "date", "kind", "software", "implementation", "fhirVersion",
    };

    if (!fhbd_capability_is(theirs)) {
        return false;
    }

    for (i = 0; i < sizeof(single) / sizeof(single[0]); i++) {
        name = single[i];
        value = json_object_get(ours, name);
        if (json_object_get(theirs, name) == NULL
            && json_object_set(theirs, name, value) == -1)
        {
            return false;
        }
    }

    /* "json" beside their own words would say nothing new */
    list = json_object_get(theirs, "format");
    if (json_is_array(list)) {
        if (!fhbd_cap_has_string(list, "application/fhir+json")
            && json_array_append_new(list,
                                     json_string("application/fhir+json"))
               == -1)
        {
            return false;
        }

    } else if (!fhbd_cap_merge_strings(theirs, ours, "format")) {
        return false;
    }

    if (!fhbd_cap_merge_strings(theirs, ours, "instantiates")) {
        return false;
    }

    list = fhbd_cap_array(theirs, "rest");
    rest = fhbd_cap_find(list, "mode", "server");
    value = json_array_get(json_object_get(ours, "rest"), 0);

    return rest == NULL ? json_array_append(list, value) == 0
                        : fhbd_cap_merge_rest(rest, value, levels);
}
