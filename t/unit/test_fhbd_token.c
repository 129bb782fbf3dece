/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token endpoint as a client meets it: what it must send, what it gets,
 * and what nobody gets.  Shapes of assertions: test_fhbd_token_cases.c.
 */

#include "token_stage.h"

/* what is granted */

static void
a_token_is_what_protocol_md_says_TOK_16_TOK_19(void **state)
{
    json_t  *json, *claims;

    (void) state;

    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);
    claims = token_claims();

    json = body();
    assert_int_equal(json_object_size(json), 4);
    assert_string_equal(text(json, "token_type"), "bearer");
    assert_string_equal(text(json, "scope"), "system/*.rs");
    assert_true(json_is_integer(json_object_get(json, "expires_in")));
    assert_int_equal(json_integer_value(json_object_get(json, "expires_in")),
                     300);
    json_decref(json);

    assert_int_equal(json_object_size(claims), 9);
    assert_string_equal(text(claims, "iss"), BASE);
    assert_string_equal(text(claims, "aud"), BASE);
    assert_string_equal(text(claims, "sub"), "app");
    assert_string_equal(text(claims, "client_id"), "app");
    assert_string_equal(text(claims, "tenant"), "default");
    assert_int_equal(strlen(text(claims, "jti")), FHB_ID_LEN);
    assert_int_equal(json_integer_value(json_object_get(claims, "iat")),
                     START);
    assert_int_equal(json_integer_value(json_object_get(claims, "exp")),
                     START + 300);
    json_decref(claims);

    assert_string_equal(reply.client, "app");
    assert_true(fhb_typeset_has(&reply.types,
                                fhb_type_find(FHB_STR("Patient"))));
}


static void
every_allowed_algorithm_is_good_TOK_04(void **state)
{
    (void) state;

    assert_int_equal(ask(signed_by(ES384, usual_claims("app")),
                         "system/*.rs"), 200);
    assert_int_equal(ask(signed_by(RS384, usual_claims("app")),
                         "system/*.rs"), 200);
    assert_int_equal(ask(signed_by(ES256, usual_claims("app")),
                         "system/*.rs"), 400);
    error(400, "invalid_client");

    conf.algs |= FHB_ALG_BIT(FHB_ALG_ES256) | FHB_ALG_BIT(FHB_ALG_ES512);
    assert_int_equal(ask(signed_by(ES256, usual_claims("app")),
                         "system/*.rs"), 200);
    assert_int_equal(ask(signed_by(ES512, usual_claims("app")),
                         "system/*.rs"), 200);
}


static void
the_lifetime_is_the_options_TOK_17(void **state)
{
    json_t  *claims;

    (void) state;

    conf.token_ttl = 3600;
    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);
    claims = token_claims();
    assert_int_equal(json_integer_value(json_object_get(claims, "exp")),
                     START + 3600);
    json_decref(claims);
}


static void
scopes_are_granted_within_the_clients_TOK_13_TOK_18(void **state)
{
    (void) state;

    assert_int_equal(ask(assertion("app"),
                         "system/Patient.read system/Observation.rs"), 200);
    granted("system/Patient.read system/Observation.rs");

    assert_int_equal(ask(assertion("few"), "system/Patient.rs "
                         "system/Encounter.rs"), 200);
    granted("system/Patient.rs");

    /* TOK-15: what can be read of them */
    assert_int_equal(ask(assertion("app"), "system/Patient.cruds "
                         "system/Observation.*"), 200);
    granted("system/Patient.rs system/Observation.read");

    /* REG-06, SC-09: silently not granted */
    assert_int_equal(ask(assertion("app"), "user/*.read patient/*.rs openid "
                         "system/Patient.rs"), 200);
    granted("system/Patient.rs");
}


static void
what_cannot_be_granted_is_invalid_scope_TOK_13_TOK_15(void **state)
{
    size_t              i;
    static const char  *scopes[] = {
        "system/Patient.write", "system/Patient.u", "system/Patient.cud",
        "system/Nonsense.rs", "system/Patient.sr", "system/Patient.xyz",
        "system/Patient", "system/", "user/*.rs", "patient/Patient.read",
        "openid fhirUser", "system/Observation.rs?code:in=a",
        "system/*.rs?_id=1", "system/Observation.rs?category",
        "system/Patient.rs system/Nonsense.rs", "\xc3\xa4", "\"\\", " ",
    };

    (void) state;

    for (i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
        (void) ask(assertion("app"), scopes[i]);
        error(400, "invalid_scope");
        assert_null(strstr(reply.body.ptr, "laboratory"));
    }

    (void) ask(assertion("few"), "system/Encounter.rs");
    error(400, "invalid_scope");
    assert_string_equal(reply.client, "few");
}


static void
all_or_nothing_grants_no_part_TOK_14(void **state)
{
    (void) state;

    conf.scope_all = true;
    assert_int_equal(ask(assertion("few"), "system/Patient.rs"), 200);
    assert_int_equal(ask(assertion("few"), "system/Patient.cruds"), 200);
    (void) ask(assertion("few"), "system/Patient.rs system/Encounter.rs");
    error(400, "invalid_scope");
    (void) ask(assertion("few"), "system/*.rs");
    error(400, "invalid_scope");
}


static void
constraints_are_granted_within_the_clients_SC_05_TOK_14(void **state)
{
    fhb_type_t  observation = fhb_type_find(FHB_STR("Observation"));

    (void) state;

    assert_int_equal(ask(assertion("part"), "system/*.rs"), 200);
    granted("system/Observation.rs?category=laboratory system/Patient.rs");
    assert_true(fhb_typeset_has(&reply.types, observation));

    assert_int_equal(ask(assertion("part"), "system/Observation.rs?"
                         "status=final"), 200);
    granted("system/Observation.rs?category=laboratory&status=final");

    assert_int_equal(ask(assertion("app"), "system/Observation.rs?"
                         "status=final&category=laboratory"), 200);
    granted("system/Observation.rs?status=final&category=laboratory");

    /* v1 has no word for a part */
    (void) ask(assertion("part"), "system/Observation.read");
    error(400, "invalid_scope");

    /* SC-06 */
    assert_int_equal(ask(assertion("app"), "system/Observation.rs?foo=1 "
                         "system/Patient.rs"), 200);
    granted("system/Patient.rs");
    assert_false(fhb_typeset_has(&reply.types, observation));

    conf.scope_all = true;
    assert_int_equal(ask(assertion("part"), "system/Observation.rs?"
                         "category=laboratory"), 200);
    assert_int_equal(ask(assertion("part"), "system/Observation.rs?"
                         "status=final&category=laboratory"), 200);
    (void) ask(assertion("part"), "system/Observation.rs");
    error(400, "invalid_scope");
    (void) ask(assertion("part"), "system/Observation.rs?status=final");
    error(400, "invalid_scope");
    (void) ask(assertion("app"), "system/Observation.rs?foo=1 "
               "system/Patient.rs");
    error(400, "invalid_scope");
}


/* as many types as scopes of "few letters" make n bytes */
static void
many_scopes(char *out, size_t size, size_t n)
{
    size_t      len = 0;
    fhb_type_t  type;

    out[0] = '\0';
    for (type = 0; len < n && type < fhb_type_count(); type++) {
        len += (size_t) snprintf(out + len, size - len, "%ssystem/%.*s.rs",
                                 len > 0 ? " " : "",
                                 FHB_STR_ARG(fhb_type_name(type)));
    }
}


static void
a_token_is_never_4_KiB_TOK_19(void **state)
{
    char      scopes[8192];
    size_t    n;
    unsigned  good = 0, bad = 0;

    (void) state;

    for (n = 1000; n < 3070; n += 60) {
        many_scopes(scopes, sizeof(scopes), n);
        if (strlen(scopes) > FHB_SCOPES_MAX) {
            break;
        }

        if (ask(assertion("app"), scopes) == 200) {
            json_decref(token_claims());            /* looks at the length */
            assert_int_equal(bad, 0);
            good++;
        } else {
            error(400, "invalid_scope");
            assert_non_null(strstr(reply.body.ptr, "ask for fewer"));
            bad++;
        }
    }

    assert_true(good > 10);
    assert_true(bad > 0);
}


/* the form */

static const struct {
    const char  *form;          /* "J" is a good assertion */
    int          status;
    const char  *error;
} forms[] = {
#define GT  "grant_type=client_credentials"
#define AT  "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3A"            \
            "client-assertion-type%3Ajwt-bearer"
#define SC  "scope=system%2F*.rs"
    { GT "&" AT "&client_assertion=J&" SC, 200, NULL },
    { SC "&client_assertion=J&" AT "&" GT, 200, NULL },
    { GT "&" AT "&client_assertion=J&scope=system/Patient.rs+"
      "system/Group.rs", 200, NULL },
    { GT "&" AT "&client_assertion=J&" SC "&client_id=app", 200, NULL },
    { GT "&" AT "&client_assertion=J&" SC "&client_id=", 200, NULL },
    { GT "&" AT "&client_assertion=J&" SC "&unknown=1&unknown=2", 200, NULL },
    { GT "&" AT "&client_assertion=J&" SC "&client_id=other", 400,
      "invalid_client" },
    { "", 400, "invalid_request" },
    { AT "&client_assertion=J&" SC, 400, "invalid_request" },
    { "grant_type=&" AT "&client_assertion=J&" SC, 400, "invalid_request" },
    { "grant_type=password&" AT "&client_assertion=J&" SC, 400,
      "unsupported_grant_type" },
    { "grant_type=Client_Credentials&" AT "&client_assertion=J&" SC, 400,
      "unsupported_grant_type" },
    { GT "&client_assertion=J&" SC, 400, "invalid_request" },
    { GT "&client_assertion_type=jwt-bearer&client_assertion=J&" SC, 400,
      "invalid_request" },
    { GT "&" AT "&" SC, 400, "invalid_request" },
    { GT "&" AT "&client_assertion=&" SC, 400, "invalid_request" },
    { GT "&" AT "&client_assertion=J", 400, "invalid_scope" },
    { GT "&" AT "&client_assertion=J&scope=", 400, "invalid_scope" },
    { GT "&" AT "&client_assertion=J&scope", 400, "invalid_scope" },
    { GT "&" GT "&" AT "&client_assertion=J&" SC, 400, "invalid_request" },
    { GT "&" AT "&" AT "&client_assertion=J&" SC, 400, "invalid_request" },
    { GT "&" AT "&client_assertion=J&client_assertion=J&" SC, 400,
      "invalid_request" },
    { GT "&" AT "&client_assertion=J&" SC "&" SC, 400, "invalid_request" },
    { GT "&" AT "&client_assertion=J&" SC "&client_id=app&client_id=app", 400,
      "invalid_request" },
    { GT "&" AT "&client_assertion=J&scope=%zz", 400, "invalid_request" },
    { GT "&" AT "&client_assertion=J&scope=%00", 400, "invalid_request" },
    { GT "&" AT "&client_assertion=J&scope=%ff", 400, "invalid_request" },
    { GT "&" AT "&client_assertion=A===.e30.AAAA&" SC, 400,
      "invalid_client" },
    { GT "&" AT "&client_assertion=..&" SC, 400, "invalid_client" },
    { GT "&" AT "&client_assertion=x&" SC, 400, "invalid_client" },
};


static void
the_form_must_be_whole_TOK_02_TOK_13(void **state)
{
    char        *jwt;
    size_t       i;
    fhb_buf_t    form = { 0 };
    const char  *p;

    (void) state;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        jwt = assertion("app");
        fhb_buf_reset(&form);
        for (p = forms[i].form; *p != '\0'; p++) {
            if (*p == 'J' && p[-1] == '=') {
                fhb_buf_adds(&form, jwt);
            } else {
                fhb_buf_addc(&form, *p);
            }
        }
        free(jwt);

        (void) ask_form(fhb_buf_str(&form));
        if (reply.status != forms[i].status) {
            fail_msg("%d instead of %d for %s: %s", reply.status,
                     forms[i].status, forms[i].form, reply.body.ptr);
        }
        if (forms[i].error != NULL) {
            error(forms[i].status, forms[i].error);
        }
    }

    fhb_buf_free(&form);
}


static void
only_the_form_media_type_TOK_01(void **state)
{
    size_t              i;
    static const char  *bad[] = { "application/json", "", "text/plain",
                                  "multipart/form-data; boundary=x",
                                  "application/x-www-form-urlencodedx" };

    (void) state;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        request.content_type = fhb_cstr(bad[i]);
        (void) ask(assertion("app"), "system/*.rs");
        error(400, "invalid_request");
    }

    request.content_type = FHB_STR("Application/X-WWW-Form-urlencoded; "
                                   "charset=UTF-8");
    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);
}


static void
a_body_has_at_most_64_KiB_TOK_01(void **state)
{
    char       *jwt = assertion("app");
    fhb_buf_t   form = usual_form(jwt, "system/*.rs");

    (void) state;

    free(jwt);
    fhb_buf_adds(&form, "&pad=");
    while (form.len < 65536) {
        fhb_buf_addc(&form, 'x');
    }
    assert_int_equal(ask_form(fhb_buf_str(&form)), 200);

    fhb_buf_addc(&form, 'x');
    (void) ask_form(fhb_buf_str(&form));
    error(413, "invalid_request");
    fhb_buf_free(&form);
}


/* who is refused */

static void
the_answer_does_not_tell_who_exists_TOK_11(void **state)
{
    char  *jwt;

    (void) state;

    (void) ask(assertion("nobody"), "system/*.rs");
    denied(400);
    (void) ask(assertion("off"), "system/*.rs");
    denied(400);
    (void) ask(assertion("elsewhere"), "system/*.rs");
    denied(400);
    (void) ask(signed_by(FOREIGN, usual_claims("app")), "system/*.rs");
    denied(400);
    (void) ask(signed_by(FOREIGN, usual_claims("nobody")), "system/*.rs");
    denied(400);
    (void) ask(assertion("remote"), "system/*.rs");
    denied(400);
    (void) ask(signed_by(ES384, with(usual_claims("app"), "aud",
                                     json_string(BASE))), "system/*.rs");
    denied(400);
    assert_string_equal(reply.client, "");

    jwt = assertion("app");
    assert_int_equal(ask(strdup(jwt), "system/*.rs"), 200);
    (void) ask(jwt, "system/*.rs");
    denied(400);

    /* whoever used that header gets the status for it, with the same words */
    request.authorization = true;
    (void) ask(assertion("nobody"), "system/*.rs");
    denied(401);
    (void) ask(signed_by(FOREIGN, usual_claims("app")), "system/*.rs");
    denied(401);
    (void) ask(NULL, "system/*.rs");
    denied(401);
    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);
}


static int64_t
nanoseconds(void)
{
    struct timespec  ts;

    assert_int_equal(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts), 0);

    return (int64_t) ts.tv_sec * 1000000000 + ts.tv_nsec;
}


/* least of many: what disturbs only makes it longer */
static int64_t
cost(const char *jwt)
{
    int        i;
    int64_t    t, least = INT64_MAX;
    fhb_buf_t  form = usual_form(jwt, "system/*.rs");

    for (i = 0; i < 40; i++) {
        t = nanoseconds();
        (void) ask_form(fhb_buf_str(&form));
        t = nanoseconds() - t;
        assert_int_equal(reply.status, 400);
        least = t < least ? t : least;
    }

    fhb_buf_free(&form);

    return least;
}


/* without the decoy, these differ by a factor of ten and more */
static void
neither_does_the_time_TOK_11(void **state)
{
    char     *wrong, *unknown, *no_key, *other_alg, *dot;
    size_t    i;
    json_t   *header;
    int64_t   times[4];

    (void) state;

    /* a real key's kid under a signature of another */
    wrong = signed_by(ES384, usual_claims("app"));
    dot = strrchr(wrong, '.');
    memset(dot + 1, 'A', 20);

    unknown = assertion("nobody");
    no_key = signed_by(FOREIGN, usual_claims("app"));

    /* the key is there, but for another algorithm: nothing to compute */
    header = json_pack("{s:s, s:s, s:s}", "alg", "ES384", "typ", "JWT", "kid",
                       fhb_key_id(key[RS384]));
    other_alg = signed_with(ES384, header, "{\"iss\":\"app\"}");
    json_decref(header);

    times[0] = cost(wrong);
    times[1] = cost(unknown);
    times[2] = cost(no_key);
    times[3] = cost(other_alg);

    for (i = 1; i < 4; i++) {
        if (times[i] > 2 * times[0] || times[0] > 2 * times[i]) {
            fail_msg("case %zu: %lld ns against %lld ns", i,
                     (long long) times[i], (long long) times[0]);
        }
    }

    free(wrong);
    free(unknown);
    free(no_key);
    free(other_alg);
}


static void
a_disabled_client_gets_none_ACC_10(void **state)
{
    (void) state;

    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);

    write_registry("system/*.rs", false);
    reload();
    (void) ask(assertion("app"), "system/*.rs");
    denied(400);

    write_registry("system/Patient.rs", true);
    reload();
    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);
    granted("system/Patient.rs");
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(a_token_is_what_protocol_md_says_TOK_16_TOK_19),
        STORY(every_allowed_algorithm_is_good_TOK_04),
        STORY(the_lifetime_is_the_options_TOK_17),
        STORY(scopes_are_granted_within_the_clients_TOK_13_TOK_18),
        STORY(what_cannot_be_granted_is_invalid_scope_TOK_13_TOK_15),
        STORY(all_or_nothing_grants_no_part_TOK_14),
        STORY(constraints_are_granted_within_the_clients_SC_05_TOK_14),
        STORY(a_token_is_never_4_KiB_TOK_19),
        STORY(the_form_must_be_whole_TOK_02_TOK_13),
        STORY(only_the_form_media_type_TOK_01),
        STORY(a_body_has_at_most_64_KiB_TOK_01),
        STORY(the_answer_does_not_tell_who_exists_TOK_11),
        STORY(neither_does_the_time_TOK_11),
        STORY(a_disabled_client_gets_none_ACC_10),
    };

    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
