/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tokens in a running sidecar: what is started with and without a registry,
 * and what happens from time to time.
 */

#include "token_stage.h"

#include "../../src/sidecar/fhbd_auth.h"

static fhbd_auth_t  *auth;


static int
auth_setup(void **state)
{
    fhb_error_t  err;

    (void) state;

    if (setup(state) != 0) {
        return -1;
    }

    /* a service of its own, over the same registry and store */
    fhbd_token_free(service);
    fhbd_keys_close(keys);
    service = NULL;
    keys = NULL;
    (void) snprintf(auth_path, sizeof(auth_path), "%s/auth2", dir);

    return fhbd_auth_start(&conf, store, registry, &auth, &err) == FHB_OK
           ? 0 : -1;
}


static int
auth_teardown(void **state)
{
    assert_true(fhbd_auth_stop(auth));
    auth = NULL;

    return teardown(state);
}


static bool
there(const char *name)
{
    char  path[160];

    (void) snprintf(path, sizeof(path), "%s/%s", auth_path, name);

    return access(path, F_OK) == 0;
}


/* the number of keys that nginx is told */
static size_t
published(void)
{
    char     path[160];
    size_t   n;
    json_t  *root;

    (void) snprintf(path, sizeof(path), "%s/access.jwks", auth_path);
    root = json_load_file(path, 0, NULL);
    n = json_array_size(json_object_get(root, "keys"));
    json_decref(root);

    return n;
}


static int
grant(char *jwt)
{
    service = fhbd_auth_token(auth);
    (void) ask(jwt, "system/*.rs");
    service = NULL;

    return reply.status;
}


/* stories */

static void
with_a_registry_tokens_are_issued(void **state)
{
    (void) state;

    assert_non_null(fhbd_auth_token(auth));
    assert_true(there("signing.jwks"));
    assert_int_equal(published(), 2);
    assert_int_equal(grant(assertion("app")), 200);
}


static void
without_a_registry_there_are_no_keys_REG_01(void **state)
{
    fhb_error_t  err;

    (void) state;

    assert_true(fhbd_auth_stop(auth));
    (void) snprintf(auth_path, sizeof(auth_path), "%s/auth3", dir);
    conf.clients = NULL;
    assert_int_equal(fhbd_auth_start(&conf, store, registry, &auth, &err),
                     FHB_OK);

    assert_null(fhbd_auth_token(auth));
    assert_false(there("signing.jwks"));
    assert_false(there("access.jwks"));
    fhbd_auth_sweep(auth);
    assert_false(there("access.jwks"));
}


static void
keys_that_others_may_read_stop_the_start(void **state)
{
    char         path[160];
    fhb_error_t  err;

    (void) state;

    assert_true(fhbd_auth_stop(auth));
    auth = NULL;
    (void) snprintf(path, sizeof(path), "%s/signing.jwks", auth_path);
    assert_int_equal(chmod(path, 0640), 0);

    assert_int_equal(fhbd_auth_start(&conf, store, registry, &auth, &err),
                     FHB_EPARAM);
    assert_non_null(strstr(err.text, "open to others"));
    assert_null(auth);
}


static void
the_sweep_renews_keys_and_forgets_assertions(void **state)
{
    bool          seen;
    char         *jwt = signed_by(ES384, with(usual_claims("app"), "jti",
                                              json_string("swept")));
    fhb_error_t   err;
    fhbd_conf_t   hourly = conf;

    (void) state;

    assert_int_equal(grant(jwt), 200);
    fhbd_auth_sweep(auth);
    assert_int_equal(published(), 2);

    /* the new setting counts from the next sweep on */
    hourly.key_rotation = 3600;
    fhbd_auth_reconfigure(auth, &hourly);
    now += 3600;
    fhbd_auth_sweep(auth);
    assert_int_equal(published(), 3);
    assert_int_equal(grant(assertion("app")), 200);

    /* it is gone: seen by a clock at which it would still be known */
    assert_int_equal(fhbd_store_assertion_add(store, FHB_STR("app"),
                                              FHB_STR("swept"), now, START,
                                              &seen, &err), FHB_OK);
    assert_false(seen);
}


#define AUTH(f)  cmocka_unit_test_setup_teardown(f, auth_setup, auth_teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        AUTH(with_a_registry_tokens_are_issued),
        AUTH(without_a_registry_there_are_no_keys_REG_01),
        AUTH(keys_that_others_may_read_stop_the_start),
        AUTH(the_sweep_renews_keys_and_forgets_assertions),
    };

    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
