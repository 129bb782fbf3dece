/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * rest.security of the CapabilityStatement (CAP-10).
 */

#include "fhbd_capability.h"

#include <string.h>

static const char  fhbd_cap_service_system[] =
    "http://terminology.hl7.org/CodeSystem/restful-security-service";
static const char  fhbd_cap_service[] = "SMART-on-FHIR";

/* where tools looked before smart-configuration */
static const char  fhbd_cap_oauth_uris[] =
    "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

static const char  fhbd_cap_about[] =
    "Bulk data export needs access tokens of SMART Backend Services.";


json_t *
fhbd_cap_security(fhb_str_t token_url)
{
    json_t  *security, *uris;

    security = json_pack("{s:[{s:[{s:s, s:s, s:s}], s:s}], s:s}",
                         "service",
                         "coding", "system", fhbd_cap_service_system,
                                   "code", fhbd_cap_service,
                                   "display", fhbd_cap_service,
                         "text", "SMART Backend Services",
                         "description", fhbd_cap_about);

    if (token_url.len == 0) {
        return security;
    }

    uris = json_pack("[{s:s, s:[{s:s, s:s%}]}]",
                     "url", fhbd_cap_oauth_uris,
                     "extension", "url", "token",
                                  "valueUri", token_url.ptr, token_url.len);

    if (json_object_set_new(security, "extension", uris) == -1) {
        json_decref(security);
        return NULL;
    }

    return security;
}


/* whatever version of the code system they have */
static bool
fhbd_cap_has_smart(const json_t *security)
{
    size_t   i, k;
    json_t  *service, *coding;

    json_array_foreach(json_object_get(security, "service"), i, service) {
        json_array_foreach(json_object_get(service, "coding"), k, coding) {
            if (strcmp(fhbd_cap_string(coding, "code"), fhbd_cap_service)
                == 0)
            {
                return true;
            }
        }
    }

    return false;
}


/* an extension of theirs tells this token endpoint */
static bool
fhbd_cap_has_token(const json_t *security, const char *token_url)
{
    size_t   i, k;
    json_t  *uris, *uri;

    json_array_foreach(json_object_get(security, "extension"), i, uris) {

        if (strcmp(fhbd_cap_string(uris, "url"), fhbd_cap_oauth_uris) != 0) {
            continue;
        }

        json_array_foreach(json_object_get(uris, "extension"), k, uri) {
            if (strcmp(fhbd_cap_string(uri, "url"), "token") == 0
                && strcmp(fhbd_cap_string(uri, "valueUri"), token_url) == 0)
            {
                return true;
            }
        }
    }

    return false;
}


/*
 * Another token endpoint of theirs is where other clients go: it stays, and
 * first, and ours comes behind it.
 */
bool
fhbd_cap_merge_security(json_t *theirs, const json_t *ours)
{
    json_t  *security, *own, *uris, *uri;

    own = json_object_get(ours, "security");
    if (own == NULL) {
        return true;
    }

    security = json_object_get(theirs, "security");
    if (!json_is_object(security)) {
        return json_object_set(theirs, "security", own) == 0;
    }

    if (!fhbd_cap_has_smart(security)
        && json_array_append(fhbd_cap_array(security, "service"),
                             json_array_get(json_object_get(own, "service"),
                                            0)) == -1)
    {
        return false;
    }

    uris = json_array_get(json_object_get(own, "extension"), 0);
    uri = json_array_get(json_object_get(uris, "extension"), 0);

    if (uris != NULL
        && !fhbd_cap_has_token(security, fhbd_cap_string(uri, "valueUri"))
        && json_array_append(fhbd_cap_array(security, "extension"), uris)
           == -1)
    {
        return false;
    }

    return json_object_get(security, "description") != NULL
           || json_object_set(security, "description",
                              json_object_get(own, "description")) == 0;
}
