/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Discovery through the control API: the SMART configuration, what the
 * CapabilityStatement says of tokens, the definitions of the operations.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "api_stage.h"

#include "../../src/common/fhb_jose.h"
#include "../../src/common/fhb_scope.h"

#define TOKEN_URL  "https://fhir.example.org/r4/token"
#define AUTH       "-Fhir-Bulk-Auth:", "Fhir-Bulk-Token-Url: " TOKEN_URL


/* json[name] is an array of just these strings */
static void
strings(const json_t *json, const char *name, const char *const *expected)
{
    size_t   i, n;
    json_t  *list = json_object_get(json, name), *item;

    for (n = 0; expected[n] != NULL; n++) { /* void */ }

    assert_true(json_is_array(list));
    assert_int_equal(json_array_size(list), n);

    json_array_foreach(list, i, item) {
        assert_string_equal(json_string_value(item), expected[i]);
    }
}


#define STRINGS(json, name, ...)                                              \
    strings(json, name, (const char *const []) { __VA_ARGS__, NULL })


static void
the_smart_configuration_has_exact_members_DISC_01_DISC_02_DISC_04(
    void **state)
{
    json_t  *smart;

    (void) state;

    conf.algs = FHB_ALG_BIT(FHB_ALG_RS384) | FHB_ALG_BIT(FHB_ALG_ES384);

    /* whatever Accept says, and without a client */
    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration", AUTH,
                          "Accept: text/html", "-Fhir-Bulk-Client:", NULL),
                     200);
    assert_string_equal(header("Content-Type"), "application/json");
    assert_string_equal(header("Cache-Control"), "max-age=60");

    smart = body();
    assert_string_equal(json_string_value(json_object_get(
        smart, "token_endpoint")), TOKEN_URL);
    STRINGS(smart, "grant_types_supported", "client_credentials");
    STRINGS(smart, "token_endpoint_auth_methods_supported",
            "private_key_jwt");
    STRINGS(smart, "token_endpoint_auth_signing_alg_values_supported",
            "RS384", "ES384");
    STRINGS(smart, "capabilities", "client-confidential-asymmetric",
            "permission-v1", "permission-v2");
    STRINGS(smart, "code_challenge_methods_supported", "S256");
    assert_true(json_is_array(json_object_get(smart, "scopes_supported")));

    /* neither authorization_endpoint nor registration_endpoint, nor anything
     * else that nobody answers */
    assert_int_equal(json_object_size(smart), 7);
    json_decref(smart);

    conf.algs = FHB_ALG_ALL;
    assert_int_equal(call(FHBD_HEAD, "/v1/smart-configuration", AUTH, NULL),
                     200);
    smart = body();
    STRINGS(smart, "token_endpoint_auth_signing_alg_values_supported",
            "RS256", "RS384", "RS512", "PS384", "ES256", "ES384", "ES512");
    json_decref(smart);
}


/* what nginx says that it serves, and each for itself */
static void
other_endpoints_are_listed_when_nginx_has_them_DISC_04_INT_01(void **state)
{
    json_t  *smart;

    (void) state;

    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration", AUTH,
                          "Fhir-Bulk-Introspection-Url: https://h/r4/ask",
                          NULL), 200);
    smart = body();
    assert_string_equal(json_string_value(json_object_get(
        smart, "introspection_endpoint")), "https://h/r4/ask");
    assert_null(json_object_get(smart, "jwks_uri"));
    assert_int_equal(json_object_size(smart), 8);
    json_decref(smart);

    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration", AUTH,
                          "Fhir-Bulk-Introspection-Url: https://h/r4/ask",
                          "Fhir-Bulk-Jwks-Url: https://h/r4/jwks", NULL), 200);
    smart = body();
    assert_string_equal(json_string_value(json_object_get(
        smart, "jwks_uri")), "https://h/r4/jwks");
    assert_int_equal(json_object_size(smart), 9);
    json_decref(smart);

    (void) call(FHBD_GET, "/v1/smart-configuration", AUTH,
                "Fhir-Bulk-Introspection-Url: /r4/ask", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/smart-configuration", AUTH,
                "Fhir-Bulk-Jwks-Url: https://h/r4/jwks?x", NULL);
    outcome(400, "error", "invalid");
}


/* DISC-03: a client that is allowed everything is granted each of them */
static void
every_scope_that_is_offered_is_granted_DISC_03(void **state)
{
    size_t        i, k, n = 0;
    json_t       *smart, *list, *item, *other;
    fhb_str_t     scope;
    fhb_buf_t     granted = { 0 };
    fhb_type_t    t;
    fhb_error_t   err;
    fhb_grant_t   result;

    (void) state;

    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration", AUTH, NULL),
                     200);
    smart = body();
    list = json_object_get(smart, "scopes_supported");

    json_array_foreach(list, i, item) {
        scope = fhb_cstr(json_string_value(item));
        assert_int_equal(fhb_scope_grant(scope, FHB_STR("system/*.rs"),
                                         &granted, &result, &err), FHB_OK);
        assert_int_equal(result, FHB_GRANT_ALL);
        assert_true(fhb_str_eq(fhb_buf_str(&granted), scope));

        for (k = 0; k < i; k++) {
            other = json_array_get(list, k);
            assert_false(json_equal(item, other));
        }
    }

    /* "*" and each exportable type, in both forms */
    for (t = 0; t < fhb_type_count(); t++) {
        n += fhb_typeset_has(&tenants[0].types, t);
    }
    assert_int_equal(json_array_size(list), 2 * (n + 1));
    assert_string_equal(json_string_value(json_array_get(list, 0)),
                        "system/*.rs");
    assert_string_equal(json_string_value(json_array_get(list, 1)),
                        "system/*.read");

    fhb_buf_free(&granted);
    json_decref(smart);
}


/* types that no level exports are not offered */
static void
scopes_follow_the_levels_DISC_03_CAP_07(void **state)
{
    json_t  *smart;

    (void) state;

    tenants[0].types = (fhb_typeset_t) { 0 };
    fhb_typeset_add(&tenants[0].types, fhb_type_find(FHB_STR("Patient")));
    fhb_typeset_add(&tenants[0].types, fhb_type_find(FHB_STR("Group")));
    fhb_typeset_add(&tenants[0].types,
                    fhb_type_find(FHB_STR("Practitioner")));
    fhb_typeset_add(&tenants[0].types, fhb_type_find(FHB_STR("ValueSet")));

    /* Practitioners come along (CMP-05), with a scope of their own */

    tenants[0].levels = 1u << FHB_LEVEL_PATIENT;
    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration", AUTH, NULL),
                     200);
    smart = body();
    STRINGS(smart, "scopes_supported", "system/*.rs", "system/*.read",
            "system/Patient.rs", "system/Patient.read",
            "system/Practitioner.rs", "system/Practitioner.read");
    json_decref(smart);

    tenants[0].levels = 1u << FHB_LEVEL_GROUP;
    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration", AUTH, NULL),
                     200);
    smart = body();
    STRINGS(smart, "scopes_supported", "system/*.rs", "system/*.read",
            "system/Group.rs", "system/Group.read",
            "system/Patient.rs", "system/Patient.read",
            "system/Practitioner.rs", "system/Practitioner.read");
    json_decref(smart);
}


static void
without_authorization_there_is_no_smart_configuration(void **state)
{
    (void) state;

    (void) call(FHBD_GET, "/v1/smart-configuration",
                "Fhir-Bulk-Token-Url: " TOKEN_URL, NULL);
    outcome(404, "error", "not-supported");
    (void) call(FHBD_GET, "/v1/smart-configuration", NULL);
    outcome(404, "error", "not-supported");
}


static void
a_broken_token_url_is_refused_DISC_05(void **state)
{
    size_t  i;
    char    line[1024];

    static const char *const  bad[] = {
        "", "/r4/token", "fhir.example.org/token", "ftp://fhir.example.org/x",
        "https://", "https:///token", "https://a b/token",
        "https://a/token?x=y", "https://a/token#x", "https://a/\"token",
        "https://a/\x01token", "https://a/t\xc3\xb6ken"
    };

    (void) state;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void) snprintf(line, sizeof(line), "Fhir-Bulk-Token-Url: %s",
                        bad[i]);
        (void) call(FHBD_GET, "/v1/smart-configuration", "-Fhir-Bulk-Auth:",
                    line, NULL);
        outcome(400, "error", "invalid");

        if (i > 0) {
            (void) call(FHBD_GET, "/v1/metadata", line, NULL);
            outcome(400, "error", "invalid");
        }
    }

    (void) call(FHBD_GET, "/v1/smart-configuration", "-Fhir-Bulk-Auth:",
                NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/smart-configuration", AUTH,
                "-Fhir-Bulk-Tenant:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/smart-configuration", AUTH,
                "-Fhir-Bulk-Base:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/smart-configuration", AUTH,
                "Fhir-Bulk-Tenant: nobody", NULL);
    outcome(404, "error", "not-found");

    (void) snprintf(line, sizeof(line), "Fhir-Bulk-Token-Url: https://a/%0700d",
                    1);
    (void) call(FHBD_GET, "/v1/smart-configuration", "-Fhir-Bulk-Auth:", line,
                NULL);
    outcome(400, "error", "invalid");

    /* what an operator may well have: a slash at the end, an odd port */
    assert_int_equal(call(FHBD_GET, "/v1/smart-configuration",
                          "-Fhir-Bulk-Auth:", "Fhir-Bulk-Token-Url: "
                          "http://[::1]:8080/auth/", NULL), 200);
    assert_non_null(strstr(reply.body.ptr, "\"token_endpoint\":"
                           "\"http://[::1]:8080/auth/\""));
}


static void
metadata_tells_of_tokens_only_where_they_are_asked_for_CAP_10(void **state)
{
    int  i;

    (void) state;

    for (i = 0; i < 2; i++) {
        assert_int_equal(call(FHBD_GET, "/v1/metadata", AUTH, NULL), 200);
        assert_string_equal(header("Content-Type"), "application/fhir+json");
        assert_non_null(strstr(reply.body.ptr, "\"SMART-on-FHIR\""));
        assert_non_null(strstr(reply.body.ptr, "\"" TOKEN_URL "\""));

        assert_int_equal(call(FHBD_GET, "/v1/metadata",
                              "Fhir-Bulk-Token-Url: " TOKEN_URL, NULL), 200);
        assert_null(strstr(reply.body.ptr, "SMART"));
        assert_null(strstr(reply.body.ptr, TOKEN_URL));

        assert_int_equal(call(FHBD_GET, "/v1/metadata", "-Fhir-Bulk-Auth:",
                              NULL), 200);
        assert_non_null(strstr(reply.body.ptr, "\"SMART-on-FHIR\""));
        assert_null(strstr(reply.body.ptr, "oauth-uris"));
    }
}


static void
definitions_are_there_for_levels_that_are_on_CAP_12_CAP_07(void **state)
{
    size_t       i;
    char         path[80];
    json_t      *od;
    const char  *name;

    static const char *const  names[] = {
        "export", "patient-export", "group-export"
    };

    (void) state;

    for (i = 0; i < 3; i++) {
        name = names[i];
        (void) snprintf(path, sizeof(path), "/v1/operation-definitions/%s",
                        name);

        tenants[0].levels = 1u << i;
        assert_int_equal(call(FHBD_GET, path, "-Fhir-Bulk-Client:", NULL),
                         200);
        assert_string_equal(header("Content-Type"), "application/fhir+json");
        od = body();
        assert_string_equal(json_string_value(json_object_get(od, "id")),
                            name);
        json_decref(od);
        assert_int_equal(call(FHBD_HEAD, path, NULL), 200);

        (void) call(FHBD_POST, path, NULL);
        outcome(405, "error", "not-supported");
        assert_string_equal(header("Allow"), "GET, HEAD");

        tenants[0].levels = 7 & ~(1u << i);
        (void) call(FHBD_GET, path, NULL);
        outcome(404, "error", "not-supported");

        tenants[0].levels = 7;
        (void) call(FHBD_GET, path, "-Fhir-Bulk-Tenant:", NULL);
        outcome(400, "error", "invalid");
    }

    (void) call(FHBD_GET, "/v1/operation-definitions/import", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/operation-definitions/", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/operation-definitions", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/operation-definitions/export/x", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/operation-definitions/Export", NULL);
    outcome(404, "error", "not-found");
}


static void
definitions_of_the_v4_operation_are_there_with_it_CAP_12_VER_02(void **state)
{
    json_t       *od;
    static char   name[] = "bulk4";

    (void) state;

    (void) call(FHBD_GET, "/v1/operation-definitions/group-export-v4", NULL);
    outcome(404, "error", "not-found");

    conf.v4_operation_name = name;
    assert_int_equal(call(FHBD_GET, "/v1/operation-definitions/"
                          "group-export-v4", NULL), 200);
    od = body();
    assert_string_equal(json_string_value(json_object_get(od, "code")),
                        "bulk4");
    json_decref(od);

    tenants[0].levels = 1u << FHB_LEVEL_SYSTEM;
    (void) call(FHBD_GET, "/v1/operation-definitions/group-export-v4", NULL);
    outcome(404, "error", "not-supported");
    assert_int_equal(call(FHBD_GET, "/v1/operation-definitions/export-v4",
                          NULL), 200);

    assert_int_equal(call(FHBD_GET, "/v1/metadata", NULL), 200);
    assert_non_null(strstr(reply.body.ptr, "\"bulk4\""));
    assert_non_null(strstr(reply.body.ptr, "/export|4.0.0\""));
}


static void
metadata_tells_of_Groups_where_nginx_serves_them_CAP_11(void **state)
{
    (void) state;

    assert_int_equal(call(FHBD_GET, "/v1/metadata", NULL), 200);
    assert_null(strstr(reply.body.ptr, "search-type"));
    assert_int_equal(call(FHBD_GET, "/v1/metadata", "Fhir-Bulk-Groups: on",
                          NULL), 200);
    assert_non_null(strstr(reply.body.ptr, "search-type"));

    (void) call(FHBD_GET, "/v1/metadata", "Fhir-Bulk-Groups: off", NULL);
    outcome(400, "error", "invalid");
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(
            the_smart_configuration_has_exact_members_DISC_01_DISC_02_DISC_04),
        STORY(other_endpoints_are_listed_when_nginx_has_them_DISC_04_INT_01),
        STORY(every_scope_that_is_offered_is_granted_DISC_03),
        STORY(scopes_follow_the_levels_DISC_03_CAP_07),
        STORY(without_authorization_there_is_no_smart_configuration),
        STORY(a_broken_token_url_is_refused_DISC_05),
        STORY(metadata_tells_of_tokens_only_where_they_are_asked_for_CAP_10),
        STORY(definitions_are_there_for_levels_that_are_on_CAP_12_CAP_07),
        STORY(definitions_of_the_v4_operation_are_there_with_it_CAP_12_VER_02),
        STORY(metadata_tells_of_Groups_where_nginx_serves_them_CAP_11),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
