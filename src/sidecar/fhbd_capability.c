/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The CapabilityStatement as a tree: ours, and ours put into another one.
 */

#include "fhbd_capability.h"

#include <string.h>

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


/* the object in array whose member name is value */
json_t *
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


/* a canonical with or without version ("…|3.0.0") */
static bool
fhbd_cap_same(const char *canonical, const char *definition)
{
    size_t  len = strlen(definition);

    return strncmp(canonical, definition, len) == 0
           && (canonical[len] == '\0' || canonical[len] == '|');
}


/* version NULL: any */
static bool
fhbd_cap_add_operation(json_t *place, const char *name,
    const char *definition, const char *version)
{
    return json_array_append_new(fhbd_cap_array(place, "operation"),
                                 json_pack("{s:s, s:s++}", "name", name,
                                           "definition", definition,
                                           version == NULL ? "" : "|",
                                           version == NULL ? "" : version))
           == 0;
}


/* CAP-06 */
static bool
fhbd_cap_add_level(json_t *place, fhb_level_t level, const fhbd_conf_t *conf,
    bool legacy)
{
    const char  *name = fhbd_cap_levels[level].legacy;
    const char  *definition = fhbd_cap_levels[level].definition;
    const char  *version;

    version = conf->export_dialect == FHB_DIALECT_V4 ? FHBD_BULK_V4
              : conf->v4_operation_name != NULL ? FHBD_BULK_V3 : NULL;

    return fhbd_cap_add_operation(place, "export", definition, version)
           && (!legacy || name == NULL
               || fhbd_cap_add_operation(place, name, definition, version))
           && (conf->v4_operation_name == NULL
               || fhbd_cap_add_operation(place, conf->v4_operation_name,
                                         definition, FHBD_BULK_V4));
}


const char *
fhbd_capability_definition(fhb_level_t level)
{
    return fhbd_cap_levels[level].definition;
}


fhb_typeset_t
fhbd_capability_types(const fhbd_tenant_conf_t *t)
{
    size_t         i;
    fhb_typeset_t  types = t->types, level, context;

    if ((t->levels & (1u << FHB_LEVEL_SYSTEM)) == 0) {
        level = fhb_typeset_compartment();
        context = fhb_typeset_context(t->patient_binary);       /* TYPE-07 */

        for (i = 0; i < sizeof(level.bits) / sizeof(level.bits[0]); i++) {
            level.bits[i] |= context.bits[i];
        }

        types = fhb_typeset_and(&types, &level);

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


/* one of rest.resource */
static json_t *
fhbd_cap_resource(const fhbd_conf_t *conf, const fhbd_tenant_conf_t *t,
    const fhbd_reach_t *reach, fhb_type_t type)
{
    json_t         *item;
    fhb_level_t     level;
    const char     *name = fhb_type_name(type).ptr;

    item = json_pack("{s:s}", "type", name);

    for (level = FHB_LEVEL_PATIENT; level <= FHB_LEVEL_GROUP; level++) {
        if (item != NULL && (t->levels & (1u << level))
            && strcmp(name, fhbd_cap_levels[level].type) == 0
            && !fhbd_cap_add_level(item, level, conf, t->cap_legacy_names))
        {
            json_decref(item);
            item = NULL;
        }
    }

    if (item != NULL && !fhbd_cap_add_search(item, t, reach, type)) {
        json_decref(item);
        item = NULL;
    }

    return item;
}


static json_t *
fhbd_cap_resources(const fhbd_conf_t *conf, const fhbd_tenant_conf_t *t,
    const fhbd_reach_t *reach)
{
    json_t         *list = json_array();
    fhb_type_t      type;
    fhb_typeset_t   types = fhbd_cap_types(t);

    for (type = 0; list != NULL && type < fhb_type_count(); type++) {
        if (!fhb_typeset_has(&types, type)) {
            continue;
        }

        if (json_array_append_new(list, fhbd_cap_resource(conf, t, reach,
                                                          type)) == -1)
        {
            json_decref(list);
            list = NULL;
        }
    }

    return list;
}


json_t *
fhbd_capability_own(const fhbd_conf_t *conf, const fhbd_tenant_conf_t *tenant,
    const fhbd_reach_t *reach, const char *date)
{
    json_t  *cs, *rest, *list;

    cs = json_pack("{s:s, s:s, s:s, s:s, s:[s], s:{s:s, s:s}, s:{s:s, s:s%},"
                   " s:s, s:[s, s]}",
                   "resourceType", "CapabilityStatement",
                   "status", "active",
                   "date", date,
                   "kind", "instance",
                   "instantiates", FHBD_BULK_STATEMENT,            /* CAP-02 */
                   "software", "name", "nginx-fhir-bulk",       /* CAP-13 */
                               "version", FHB_VERSION,
                   "implementation", "description", "FHIR Bulk Data Export",
                                     "url", reach->base.ptr, reach->base.len,
                   "fhirVersion", "4.0.1",
                   "format", "application/fhir+json", "json");

    rest = json_pack("{s:s, s:o}", "mode", "server",
                     "resource", fhbd_cap_resources(conf, tenant, reach));

    if (rest != NULL && (tenant->levels & (1u << FHB_LEVEL_SYSTEM))
        && !fhbd_cap_add_level(rest, FHB_LEVEL_SYSTEM, conf, false))
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


/* the operation in theirs that has the name of ours and its definition, of
 * whatever version */
static json_t *
fhbd_cap_find_operation(const json_t *theirs, const json_t *op)
{
    size_t       i, len;
    json_t      *other;
    const char  *there, *ours = fhbd_cap_string(op, "definition");

    json_array_foreach(json_object_get(theirs, "operation"), i, other) {
        there = fhbd_cap_string(other, "definition");
        len = strcspn(there, "|");

        if (strcmp(fhbd_cap_string(other, "name"),
                   fhbd_cap_string(op, "name")) == 0
            && len == strcspn(ours, "|") && strncmp(there, ours, len) == 0)
        {
            return other;
        }
    }

    return NULL;
}


/* our operations into their place; one that is there stays as it is, but gets
 * the version that tells it from another one (CAP-06) */
static bool
fhbd_cap_merge_operations(json_t *theirs, const json_t *ours)
{
    size_t   i;
    json_t  *op, *other, *definition;

    json_array_foreach(json_object_get(ours, "operation"), i, op) {
        other = fhbd_cap_find_operation(theirs, op);
        definition = json_object_get(op, "definition");

        if (other == NULL) {
            if (json_array_append(fhbd_cap_array(theirs, "operation"), op)
                == -1)
            {
                return false;
            }

        } else if (strchr(fhbd_cap_string(other, "definition"), '|') == NULL
                   && json_object_set(other, "definition", definition) == -1)
        {
            return false;
        }
    }

    return true;
}


static bool
fhbd_cap_merge_rest(json_t *theirs, const json_t *ours,
    const fhbd_tenant_conf_t *t)
{
    size_t   i;
    json_t  *list, *resource, *place;

    fhbd_cap_drop_disabled(theirs, t->levels);

    list = fhbd_cap_array(theirs, "resource");
    json_array_foreach(list, i, place) {
        fhbd_cap_drop_disabled(place, t->levels);

        if (!fhbd_cap_mark(place, t)) {
            return false;
        }
    }

    json_array_foreach(json_object_get(ours, "resource"), i, resource) {
        place = fhbd_cap_find(list, "type", fhbd_cap_string(resource, "type"));

        if (place == NULL) {
            if (json_array_append(list, resource) == -1) {
                return false;
            }

        } else if (!fhbd_cap_merge_operations(place, resource)
                   || !fhbd_cap_merge_search(place, resource))
        {
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
fhbd_capability_merge(json_t *theirs, const json_t *ours,
    const fhbd_tenant_conf_t *tenant)
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
                        : fhbd_cap_merge_rest(rest, value, tenant);
}
