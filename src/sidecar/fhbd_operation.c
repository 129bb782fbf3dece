/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The OperationDefinitions of $export: what the kick-off parser takes, said
 * by the table that it works with (CAP-12).
 */

#include "fhbd_metadata.h"

#include <string.h>


/* by fhb_level_t */
static const struct {
    const char  *name;              /* for programs */
    const char  *title;
    const char  *resource;          /* NULL: of no type */
} fhbd_operations[] = {
    [FHB_LEVEL_SYSTEM] = { "SystemLevelExport",
                           "Bulk data export of the whole system", NULL },
    [FHB_LEVEL_PATIENT] = { "PatientLevelExport",
                            "Bulk data export of all patients", "Patient" },
    [FHB_LEVEL_GROUP] = { "GroupLevelExport",
                          "Bulk data export of a group of patients",
                          "Group" },
};


#define FHBD_V4_SUFFIX  "-v4"


static const char *
fhbd_operation_name(fhb_level_t level)
{
    return strrchr(fhbd_capability_definition(level), '/') + 1;
}


bool
fhbd_operation_find(const fhbd_conf_t *conf, fhb_str_t id, fhb_level_t *level,
    bool *v4)
{
    size_t  n = sizeof(FHBD_V4_SUFFIX) - 1;

    *v4 = id.len > n
          && memcmp(id.ptr + id.len - n, FHBD_V4_SUFFIX, n) == 0;

    if (*v4) {
        id.len -= n;
        if (conf->v4_operation_name == NULL) {
            return false;
        }
    }

    for (*level = FHB_LEVEL_SYSTEM; *level <= FHB_LEVEL_GROUP; (*level)++) {
        if (fhb_str_eqc(id, fhbd_operation_name(*level))) {
            return true;
        }
    }

    return false;
}


/* FMT-03: nobody would guess that there is another format */
static bool
fhbd_operation_document(const fhbd_conf_t *conf, json_t *list)
{
    json_t  *last = json_array_get(list, json_array_size(list) - 1);

    return !conf->xml_output
           || strcmp(json_string_value(json_object_get(last, "name")),
                     "_outputFormat") != 0
           || json_object_set_new(last, "documentation",
                                  json_string("application/fhir+ndjson, the "
                                              "default, or "
                                              "application/fhir+xml"))
              == 0;
}


static json_t *
fhbd_operation_parameters(const fhbd_conf_t *conf, fhb_level_t level,
    bool v4)
{
    json_t               *list = json_array();
    size_t                next = 0;
    fhb_kickoff_param_t   p;

    while (list != NULL && fhb_kickoff_param(level, &next, &p)) {
        if (json_array_append_new(list,
                                  json_pack("{s:s, s:s, s:i, s:s, s:s}",
                                            "name", p.name,
                                            "use", "in",
                                            "min", 0,
                                            "max", p.list ? "*" : "1",
                                            "type", v4 ? p.v4_type
                                                       : p.type)) == -1
            || !fhbd_operation_document(conf, list))
        {
            json_decref(list);
            list = NULL;
        }
    }

    return list;
}


json_t *
fhbd_operation_definition(const fhbd_conf_t *conf, fhb_level_t level, bool v4)
{
    bool         post = v4 || conf->export_dialect == FHB_DIALECT_V4;
    json_t      *od, *list;
    const char  *resource = fhbd_operations[level].resource;

    /* with affectsState, GET is wrong */

    od = json_pack("{s:s, s:s+, s:s, s:s, s:s+, s:s, s:s, s:s, s:b, s:s, s:b,"
                   " s:b, s:b}",
                   "resourceType", "OperationDefinition",
                   "id", fhbd_operation_name(level),
                         v4 ? FHBD_V4_SUFFIX : "",
                   "url", fhbd_capability_definition(level),
                   "version", post ? FHBD_BULK_V4 : FHBD_BULK_V3,
                   "name", fhbd_operations[level].name, v4 ? "V4" : "",
                   "title", fhbd_operations[level].title,
                   "status", "active",
                   "kind", "operation",
                   "affectsState", post,
                   "code", v4 ? conf->v4_operation_name : "export",
                   "system", level == FHB_LEVEL_SYSTEM,
                   "type", level == FHB_LEVEL_PATIENT,
                   "instance", level == FHB_LEVEL_GROUP);

    if (resource != NULL
        && json_object_set_new(od, "resource", json_pack("[s]", resource))
           == -1)
    {
        json_decref(od);
        return NULL;
    }

    list = fhbd_operation_parameters(conf, level, post);
    if (json_object_set_new(od, "parameter", list) == -1) {
        json_decref(od);
        return NULL;
    }

    return od;
}
