/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Introspection of access tokens (INT rows).
 */

#include "token_stage.h"


static char *
access_token(const char *id, const char *scope)
{
    char    *token;
    json_t  *json;

    assert_int_equal(ask(assertion(id), scope), 200);
    json = body();
    token = strdup(text(json, "access_token"));
    json_decref(json);

    return token;
}


static int
introspect(const char *token)
{
    fhb_buf_t             form = { 0 };
    fhbd_token_request_t  req = request;

    add_field(&form, "token", token);
    add_field(&form, "token_type_hint", "access_token");
    req.body = fhb_buf_str(&form);
    fhb_buf_free(&reply.body);
    fhbd_token_introspect(service, &req, &reply);
    fhb_buf_addc(&reply.body, '\0');
    reply.body.len--;
    fhb_buf_free(&form);

    return reply.status;
}


static void
inactive(const char *token)
{
    assert_int_equal(introspect(token), 200);
    assert_string_equal(reply.body.ptr, "{\"active\":false}");
}


static void
an_active_token_is_described_INT_01(void **state)
{
    char    *token = access_token("few", "system/*.rs");
    json_t  *json;

    (void) state;

    assert_int_equal(introspect(token), 200);
    json = body();
    assert_true(json_is_true(json_object_get(json, "active")));
    assert_string_equal(text(json, "client_id"), "few");
    assert_string_equal(text(json, "sub"), "few");
    assert_string_equal(text(json, "iss"), BASE);
    assert_string_equal(text(json, "token_type"), "bearer");
    assert_non_null(strstr(text(json, "scope"), "system/Patient.rs"));
    assert_int_equal(json_integer_value(json_object_get(json, "exp")),
                     START + 300);
    json_decref(json);
    free(token);
}


static void
anything_else_is_inactive_and_no_more_INT_02(void **state)
{
    char  *token = access_token("app", "system/*.rs"), *other, *dot;

    (void) state;

    inactive("x");
    inactive("a.b.c");
    other = assertion("app");
    inactive(other);
    free(other);

    other = strdup(token);
    dot = strrchr(other, '.');
    memset(dot + 1, 'A', 20);
    inactive(other);
    free(other);

    /* another tenant's, or under another base */
    request.tenant = &tenants[1];
    inactive(token);
    request.tenant = &tenants[0];
    request.base = FHB_STR("https://fhir.example.org/r5");
    inactive(token);
    request.base = FHB_STR(BASE);

    /* to the second */
    now = START + 299;
    assert_int_equal(introspect(token), 200);
    assert_non_null(strstr(reply.body.ptr, "\"active\":true"));
    now = START + 300;
    inactive(token);

    now = START;
    write_registry("system/*.rs", false);
    reload();
    inactive(token);
    free(token);
}


static void
a_token_from_before_a_ban_stays_inactive_INT_02(void **state)
{
    char  *token;

    (void) state;

    token = access_token("app", "system/*.rs");
    now += 1;
    write_registry("system/*.rs", false);
    reload();
    now += 1;
    write_registry("system/*.rs", true);
    reload();
    inactive(token);
    free(token);

    token = access_token("app", "system/*.rs");
    assert_int_equal(introspect(token), 200);
    assert_non_null(strstr(reply.body.ptr, "\"active\":true"));
    free(token);
}


static void
introspection_wants_one_token(void **state)
{
    size_t              i;
    fhbd_token_request_t  req = request;
    static const char  *bad[] = { "", "token=", "token=a&token=b", "other=1",
                                  "token=%zz" };

    (void) state;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fhb_buf_free(&reply.body);
        req.body = fhb_cstr(bad[i]);
        fhbd_token_introspect(service, &req, &reply);
        fhb_buf_addc(&reply.body, '\0');
        reply.body.len--;
        error(400, "invalid_request");
    }

    request.content_type = FHB_STR("application/json");
    (void) introspect("x");
    error(400, "invalid_request");
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(an_active_token_is_described_INT_01),
        STORY(anything_else_is_inactive_and_no_more_INT_02),
        STORY(a_token_from_before_a_ban_stays_inactive_INT_02),
        STORY(introspection_wants_one_token),
    };

    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
