/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control calls of the token endpoint: headers in, headers out, always
 * OAuth's JSON; and what the audit trail has of it (NET-10).
 */

#include "token_stage.h"

#include "../../src/sidecar/fhbd_api.h"
#include "../../src/sidecar/fhbd_audit.h"

static fhbd_api_t        *api;
static fhbd_api_reply_t   out;
static char               audit_path[96];


static int
api_setup(void **state)
{
    fhb_error_t  err;

    if (setup(state) != 0) {
        return -1;
    }

    (void) snprintf(audit_path, sizeof(audit_path), "%s/audit", dir);
    conf.audit = audit_path;

    if (fhbd_audit_open(&conf, &err) != FHB_OK
        || fhbd_api_new(&conf, store, NULL, registry, &api,
                        &err) != FHB_OK)
    {
        return -1;
    }
    fhbd_api_use_token(api, service);

    return 0;
}


static int
api_teardown(void **state)
{
    fhbd_audit_close();
    fhbd_api_free(api);
    fhb_buf_free(&out.body);
    memset(&out, 0, sizeof(out));

    return teardown(state);
}


/* lines that stand in the place of the usual ones; "-Name" takes one away */
static int
call_path(fhbd_method_t method, const char *path, fhb_str_t form,
    const char *const *more)
{
    static const char *const  usual[] = {
        "Fhir-Bulk-Protocol: 1.0", "Fhir-Bulk-Tenant: default",
        "Fhir-Bulk-Base: " BASE, "Fhir-Bulk-Token-Url: " TOKEN_URL,
        "Fhir-Bulk-Address: 192.0.2.1", "Fhir-Bulk-Path: /r4/auth/token",
        "Fhir-Bulk-Request-Id: 0123456789abcdef0123456789abcdef",
        "Fhir-Bulk-Client: app", "Content-Type: " FORM, NULL
    };

    size_t              i, k, n = 0, len;
    const char         *line;
    fhbd_header_t       headers[24];
    fhbd_api_request_t  req = {
        .method = method, .path = fhb_cstr(path), .headers = headers,
        .body = form,
    };

    for (i = 0; usual[i] != NULL; i++) {
        line = usual[i];
        len = strcspn(line, ":");

        for (k = 0; more != NULL && more[k] != NULL; k++) {
            if (strncmp(more[k] + (more[k][0] == '-'), line, len) == 0) {
                line = NULL;
                break;
            }
        }

        if (line != NULL) {
            headers[n++] = (fhbd_header_t) { fhb_str(line, len),
                                             fhb_cstr(line + len + 2) };
        }
    }

    for (k = 0; more != NULL && more[k] != NULL; k++) {
        if (more[k][0] != '-') {
            len = strcspn(more[k], ":");
            headers[n++] = (fhbd_header_t) { fhb_str(more[k], len),
                                             fhb_cstr(more[k] + len + 2) };
        }
    }

    req.headers_n = n;
    fhb_buf_free(&out.body);
    fhbd_api_handle(api, &req, &out);
    fhb_buf_addc(&out.body, '\0');
    out.body.len--;

    return out.status;
}


#define call(form, ...)                                                       \
    call_path(FHBD_POST, "/v1/token", form,                                   \
              (const char *const []) { __VA_ARGS__ })


static const char *
header(const char *name)
{
    size_t       i;
    const char  *value = "";

    for (i = 0; i < out.headers_n; i++) {
        if (strcasecmp(out.headers[i].name, name) == 0) {
            assert_string_equal(value, "");
            value = out.headers[i].value;
        }
    }

    return value;
}


/* whatever the answer is */
static void
oauth(int status, const char *code)
{
    json_t  *json;

    if (out.status != status) {
        fail_msg("status %d instead of %d: %s", out.status, status,
                 out.body.ptr);
    }

    assert_string_equal(header("Content-Type"), "application/json");
    assert_string_equal(header("Cache-Control"), "no-store");
    assert_string_equal(header("Pragma"), "no-cache");

    json = json_loadb(out.body.ptr, out.body.len, 0, NULL);
    assert_non_null(json);
    assert_string_equal(text(json, "error"), code);
    assert_null(json_object_get(json, "resourceType"));
    json_decref(json);
}


static fhb_buf_t
good_form(void)
{
    char       *jwt = assertion("app");
    fhb_buf_t   form = usual_form(jwt, "system/Patient.rs");

    free(jwt);

    return form;
}


static char *
audit_trail(void)
{
    FILE   *f = fopen(audit_path, "r");
    char   *text = calloc(1, 65536);
    size_t  n;

    assert_non_null(f);
    n = fread(text, 1, 65535, f);
    assert_int_equal(fclose(f), 0);
    text[n] = '\0';

    return text;
}


/* stories */

static void
a_token_is_handed_out_and_audited_TOK_16_NET_10(void **state)
{
    char       *trail, *line2;
    json_t     *event, *json;
    fhb_buf_t   form = good_form();

    (void) state;

    assert_int_equal(call(fhb_buf_str(&form), NULL), 200);
    oauth(200, "");
    assert_string_equal(header("WWW-Authenticate"), "");
    json = json_loadb(out.body.ptr, out.body.len, 0, NULL);
    assert_int_equal(call(fhb_buf_str(&form), NULL), 400);
    oauth(400, "invalid_client");

    trail = audit_trail();
    line2 = strchr(trail, '\n');
    assert_non_null(line2);
    *line2++ = '\0';

    event = json_loads(trail, 0, NULL);
    assert_string_equal(text(event, "event"), "token");
    assert_string_equal(text(event, "tenant"), "default");
    assert_string_equal(text(event, "client"), "app");
    assert_string_equal(text(event, "address"), "192.0.2.1");
    assert_string_equal(text(event, "path"), "/r4/auth/token");
    assert_string_equal(text(event, "method"), "POST");
    assert_int_equal(json_integer_value(json_object_get(event, "status")),
                     200);
    assert_string_equal(json_string_value(json_array_get(
                            json_object_get(event, "types"), 0)), "Patient");
    assert_null(json_object_get(event, "reason"));
    json_decref(event);

    event = json_loads(line2, 0, NULL);
    assert_int_equal(json_integer_value(json_object_get(event, "status")),
                     400);
    assert_string_equal(text(event, "reason"), "replay");
    assert_string_equal(text(event, "client"), "app");
    json_decref(event);

    /* nothing that could be used */
    assert_null(strstr(line2, "eyJ"));
    assert_null(strstr(trail, "eyJ"));
    assert_null(strstr(trail, text(json, "access_token")));
    json_decref(json);
    free(trail);
    fhb_buf_free(&form);
}


static void
a_stranger_has_no_name_in_the_audit_NET_10(void **state)
{
    char       *jwt = signed_by(FOREIGN, usual_claims("app")), *trail;
    fhb_buf_t   form = usual_form(jwt, "system/*.rs");

    (void) state;

    assert_int_equal(call(fhb_buf_str(&form), NULL), 400);
    trail = audit_trail();
    assert_non_null(strstr(trail, "\"reason\":\"signature or key\""));
    assert_null(strstr(trail, "\"client\""));
    free(trail);
    free(jwt);
    fhb_buf_free(&form);
}


static void
the_authorization_header_makes_it_401_TOK_11(void **state)
{
    (void) state;

    assert_int_equal(call(FHB_STR("grant_type=client_credentials"),
                          "Fhir-Bulk-Authorization: yes", NULL), 401);
    oauth(401, "invalid_client");
    assert_string_equal(header("WWW-Authenticate"),
                        "Bearer realm=\"fhir-bulk\"");

    assert_int_equal(call(FHB_STR("grant_type=client_credentials"), NULL),
                     400);
    oauth(400, "invalid_request");
    assert_string_equal(header("WWW-Authenticate"), "");
}


static void
the_limit_says_when_to_come_again_TOK_20(void **state)
{
    unsigned  i;

    (void) state;

    conf.token_rate = (fhbd_rate_t) { 1, 2 };
    for (i = 0; i < 1000 && call(FHB_STR("a=b"), NULL) == 400; i++) {
        /* until it is enough */
    }
    oauth(429, "temporarily_unavailable");
    assert_string_equal(header("Retry-After"), "1");
}


static void
wrong_calls_are_answered_as_oauth_too(void **state)
{
    (void) state;

    assert_int_equal(call(FHB_STR(""), "Content-Type: application/json",
                          NULL), 400);
    oauth(400, "invalid_request");
    assert_int_equal(call(FHB_STR(""), "-Content-Type", NULL), 400);
    oauth(400, "invalid_request");
    assert_int_equal(call(FHB_STR(""), "-Fhir-Bulk-Token-Url", NULL), 400);
    oauth(400, "invalid_request");
    assert_int_equal(call(FHB_STR(""), "-Fhir-Bulk-Base", NULL), 400);
    oauth(400, "invalid_request");
    assert_int_equal(call(FHB_STR(""), "Fhir-Bulk-Tenant: none", NULL), 404);
    oauth(404, "invalid_request");
    assert_int_equal(call(FHB_STR(""), "Fhir-Bulk-Protocol: 2.0", NULL), 400);
    oauth(400, "invalid_request");
    assert_int_equal(call(FHB_STR(""), "Fhir-Bulk-Authorization: Basic YTpi",
                          NULL), 400);
    oauth(400, "invalid_request");

    assert_int_equal(call_path(FHBD_GET, "/v1/token", FHB_STR(""), NULL),
                     405);
    oauth(405, "invalid_request");
    assert_string_equal(header("Allow"), "POST");
    assert_int_equal(call_path(FHBD_DELETE, "/v1/introspect", FHB_STR(""),
                               NULL), 405);
    oauth(405, "invalid_request");
}


static void
without_a_registry_no_token_is_issued_REG_01(void **state)
{
    fhb_buf_t  form = good_form();

    (void) state;

    fhbd_api_use_token(api, NULL);
    assert_int_equal(call(fhb_buf_str(&form), NULL), 400);
    oauth(400, "unauthorized_client");
    assert_int_equal(call_path(FHBD_POST, "/v1/introspect",
                               FHB_STR("token=x"), NULL), 400);
    oauth(400, "unauthorized_client");
    fhb_buf_free(&form);
}


static void
introspection_is_for_clients_only_INT_03(void **state)
{
    size_t              i;
    static const char  *callers[] = {
        "Fhir-Bulk-Client: nobody", "Fhir-Bulk-Client: off",
        "Fhir-Bulk-Client: elsewhere", NULL
    };

    (void) state;

    assert_int_equal(call_path(FHBD_POST, "/v1/introspect",
                               FHB_STR("token=x"), NULL), 200);
    oauth(200, "");
    assert_string_equal(out.body.ptr, "{\"active\":false}");

    for (i = 0; callers[i] != NULL; i++) {
        assert_int_equal(call_path(FHBD_POST, "/v1/introspect",
                                   FHB_STR("token=x"), (const char *const [])
                                   { callers[i], NULL }), 401);
        oauth(401, "invalid_token");
        assert_string_equal(header("WWW-Authenticate"),
                            "Bearer error=\"invalid_token\"");
    }

    assert_int_equal(call_path(FHBD_POST, "/v1/introspect",
                               FHB_STR("token=x"), (const char *const [])
                               { "-Fhir-Bulk-Client", NULL }), 400);
    oauth(400, "invalid_request");
}


#define API(f)  cmocka_unit_test_setup_teardown(f, api_setup, api_teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        API(a_token_is_handed_out_and_audited_TOK_16_NET_10),
        API(a_stranger_has_no_name_in_the_audit_NET_10),
        API(the_authorization_header_makes_it_401_TOK_11),
        API(the_limit_says_when_to_come_again_TOK_20),
        API(wrong_calls_are_answered_as_oauth_too),
        API(without_a_registry_no_token_is_issued_REG_01),
        API(introspection_is_for_clients_only_INT_03),
    };

    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
