/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The SMART configuration (DISC rows).
 */

#include "fhbd_metadata.h"

#include "../common/fhb_jose.h"


static json_t *
fhbd_smart_algs(unsigned algs)
{
    json_t     *list = json_array();
    unsigned    alg;

    for (alg = FHB_ALG_NONE + 1; FHB_ALG_BIT(alg) <= FHB_ALG_ALL; alg++) {
        if ((algs & FHB_ALG_BIT(alg))
            && json_array_append_new(list, json_string(
                                         fhb_alg_name((fhb_alg_t) alg)))
               == -1)
        {
            json_decref(list);
            return NULL;
        }
    }

    return list;
}


static bool
fhbd_smart_pair(json_t *list, const char *type)
{
    return json_array_append_new(list, json_sprintf("system/%s.rs", type))
           == 0
           && json_array_append_new(list, json_sprintf("system/%s.read",
                                                       type)) == 0;
}


/* DISC-03: what a client may get that is allowed everything */
static json_t *
fhbd_smart_scopes(const fhbd_tenant_conf_t *tenant)
{
    json_t         *list = json_array();
    fhb_type_t      type;
    fhb_typeset_t   types = fhbd_capability_types(tenant);
    bool            good = fhbd_smart_pair(list, "*");

    for (type = 0; good && type < fhb_type_count(); type++) {
        if (fhb_typeset_has(&types, type)) {
            good = fhbd_smart_pair(list, fhb_type_name(type).ptr);
        }
    }

    if (!good) {
        json_decref(list);
        return NULL;
    }

    return list;
}


/* adds nothing for a URL that is not known; false: no memory */
static bool
fhbd_smart_url(json_t *smart, const char *name, fhb_str_t url)
{
    return url.len == 0
           || json_object_set_new(smart, name,
                                  json_stringn(url.ptr, url.len)) == 0;
}


/*
 * DISC-04: no registration_endpoint (REG-07) and no authorization_endpoint,
 * because there are none.  S256 is said though we have no authorization code
 * flow: the member is required.
 */
json_t *
fhbd_smart_configuration(const fhbd_conf_t *conf,
    const fhbd_tenant_conf_t *tenant, const fhbd_endpoints_t *urls)
{
    json_t  *smart;

    smart = json_pack("{s:s%, s:[s], s:[s], s:o, s:o, s:[s, s, s], s:[s]}",
                      "token_endpoint", urls->token.ptr, urls->token.len,
                      "grant_types_supported", "client_credentials",
                      "token_endpoint_auth_methods_supported",
                      "private_key_jwt",
                      "token_endpoint_auth_signing_alg_values_supported",
                      fhbd_smart_algs(conf->algs),
                      "scopes_supported", fhbd_smart_scopes(tenant),
                      "capabilities", "client-confidential-asymmetric",
                      "permission-v1", "permission-v2",
                      "code_challenge_methods_supported", "S256");

    if (smart != NULL
        && (!fhbd_smart_url(smart, "introspection_endpoint",
                            urls->introspection)
            || !fhbd_smart_url(smart, "jwks_uri", urls->jwks)))
    {
        json_decref(smart);
        return NULL;
    }

    return smart;
}
