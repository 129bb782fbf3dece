/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token endpoint under attack: an assertion is good once (TOK-09), and
 * nobody asks without limit (TOK-20).
 */

#include "token_stage.h"

#include <pthread.h>
#include <sqlite3.h>


/* replay */

static void
an_assertion_is_good_once_TOK_09(void **state)
{
    char  *jwt = assertion("app");

    (void) state;

    assert_int_equal(ask(strdup(jwt), "system/*.rs"), 200);
    (void) ask(strdup(jwt), "system/*.rs");
    denied(400);
    assert_string_equal(reply.reason, "replay");
    assert_string_equal(reply.client, "app");

    /* the store outlives the process */
    stop();
    start();
    (void) ask(strdup(jwt), "system/*.rs");
    denied(400);

    /* as long as its time is not over, skew and all */
    now += 329;
    assert_int_equal(fhbd_store_assertion_sweep(store, now,
                                                &(fhb_error_t) { 0 }),
                     FHB_OK);
    (void) ask(strdup(jwt), "system/*.rs");
    denied(400);
    assert_string_equal(reply.reason, "replay");

    /* also when the skew was made larger in between */
    now += 2;
    assert_int_equal(fhbd_store_assertion_sweep(store, now,
                                                &(fhb_error_t) { 0 }),
                     FHB_OK);
    conf.clock_skew = 300;
    (void) ask(jwt, "system/*.rs");
    denied(400);
    assert_string_equal(reply.reason, "replay");
}


static void
a_jti_belongs_to_its_client_TOK_09(void **state)
{
    (void) state;

    assert_int_equal(ask(signed_by(ES384, with(usual_claims("app"), "jti",
                                               json_string("same"))),
                         "system/*.rs"), 200);
    assert_int_equal(ask(signed_by(ES384, with(usual_claims("second"), "jti",
                                               json_string("same"))),
                         "system/*.rs"), 200);
    (void) ask(signed_by(RS384, with(usual_claims("app"), "jti",
                                     json_string("same"))), "system/*.rs");
    denied(400);
}


static void
what_is_refused_leaves_no_trace_TOK_09(void **state)
{
    json_t  *claims = with(usual_claims("app"), "jti", json_string("kept"));

    (void) state;

    (void) ask(signed_by(FOREIGN, json_deep_copy(claims)), "system/*.rs");
    denied(400);
    (void) ask(signed_by(ES384, with(json_deep_copy(claims), "aud",
                                     json_string(BASE))), "system/*.rs");
    denied(400);
    (void) ask(signed_by(ES384, with(json_deep_copy(claims), "exp",
                                     json_integer(START + 1000))),
               "system/*.rs");
    denied(400);
    assert_int_equal(ask(signed_by(ES384, claims), "system/*.rs"), 200);
}


static pthread_barrier_t  gate;
static fhb_buf_t          same;
static atomic_uint        good, replays, others;


static void *
use_same(void *arg)
{
    fhbd_token_reply_t    r;
    fhbd_token_request_t  req = request;

    (void) arg;

    req.body = fhb_buf_str(&same);
    (void) pthread_barrier_wait(&gate);
    fhbd_token_grant(service, &req, &r);

    if (r.status == 200) {
        good++;
    } else if (r.status == 400 && strcmp(r.reason, "replay") == 0) {
        replays++;
    } else {
        others++;
    }
    fhb_buf_free(&r.body);

    return NULL;
}


static void
of_50_at_once_one_gets_a_token_TOK_09(void **state)
{
    char       *jwt = assertion("app");
    size_t      i;
    pthread_t   threads[50];

    (void) state;

    good = replays = others = 0;
    same = usual_form(jwt, "system/*.rs");
    free(jwt);
    assert_int_equal(pthread_barrier_init(&gate, NULL, 50), 0);

    for (i = 0; i < 50; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, use_same, NULL),
                         0);
    }
    for (i = 0; i < 50; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }

    assert_int_equal(pthread_barrier_destroy(&gate), 0);
    fhb_buf_free(&same);
    assert_int_equal(good, 1);
    assert_int_equal(replays, 49);
    assert_int_equal(others, 0);
}


static void
without_a_store_there_is_no_token_TOK_09(void **state)
{
    sqlite3  *db;

    (void) state;

    assert_int_equal(sqlite3_open(store_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "DROP TABLE assertion", NULL, NULL,
                                  NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    (void) ask(assertion("app"), "system/*.rs");
    error(503, "temporarily_unavailable");
    assert_true(reply.retry_after > 0);
}


/* limits: the smallest rate, so that a few requests are a flood */

static void
one_address_is_limited_TOK_20(void **state)
{
    unsigned  i;

    (void) state;

    conf.token_rate = (fhbd_rate_t) { 1, 3 };

    /* bad ones count too, and before anything is looked at */
    for (i = 0; i < 1000 && ask(strdup("x"), "system/*.rs") == 400; i++) {
        error(400, "invalid_client");
    }
    assert_in_range(i, 3, 999);
    error(429, "temporarily_unavailable");
    assert_int_equal(reply.retry_after, 1);

    request.content_type = FHB_STR("text/plain");
    (void) ask(strdup("x"), "system/*.rs");
    error(429, "temporarily_unavailable");
    request.content_type = FHB_STR(FORM);

    request.address = FHB_STR("192.0.2.2");
    assert_int_equal(ask(assertion("app"), "system/*.rs"), 200);
}


/* from n different addresses */
static int
ask_from_anywhere(char *jwt)
{
    char             address[32];
    static unsigned  n;

    (void) snprintf(address, sizeof(address), "10.%u.%u.%u", n >> 16 & 255,
                    n >> 8 & 255, n & 255);
    n++;
    request.address = fhb_cstr(address);

    return ask(jwt, "system/*.rs");
}


static void
one_client_is_limited_wherever_it_is_TOK_20(void **state)
{
    char      *jwt = NULL;
    unsigned   i;

    (void) state;

    conf.token_rate = (fhbd_rate_t) { 1, 3 };

    for (i = 0; i < 1000; i++) {
        free(jwt);
        jwt = assertion("app");
        if (ask_from_anywhere(strdup(jwt)) != 200) {
            break;
        }
    }
    assert_in_range(i, 3, 999);
    error(429, "temporarily_unavailable");
    assert_int_equal(reply.retry_after, 1);

    /* the others are not; and the assertion is not used up by the 429 */
    assert_int_equal(ask_from_anywhere(assertion("second")), 200);
    conf.token_rate = (fhbd_rate_t) { 1000000, 1000000 };
    for (i = 0; i < 10000 && ask_from_anywhere(strdup(jwt)) == 429; i++) {
        /* the bucket fills by the millisecond now */
    }
    assert_int_equal(reply.status, 200);
    free(jwt);
}


static void
nobody_spends_another_clients_limit_TOK_20(void **state)
{
    char      *jwt = assertion("app");
    unsigned   i;

    (void) state;

    conf.token_rate = (fhbd_rate_t) { 1, 3 };
    assert_int_equal(ask_from_anywhere(strdup(jwt)), 200);

    /* with its name, its kid, or a copy of its assertion */
    for (i = 0; i < 50; i++) {
        (void) ask_from_anywhere(signed_by(FOREIGN, usual_claims("app")));
        denied(400);
        (void) ask_from_anywhere(strdup(jwt));
        denied(400);
    }

    assert_int_equal(ask_from_anywhere(assertion("app")), 200);
    free(jwt);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(an_assertion_is_good_once_TOK_09),
        STORY(a_jti_belongs_to_its_client_TOK_09),
        STORY(what_is_refused_leaves_no_trace_TOK_09),
        STORY(of_50_at_once_one_gets_a_token_TOK_09),
        STORY(without_a_store_there_is_no_token_TOK_09),
        STORY(one_address_is_limited_TOK_20),
        STORY(one_client_is_limited_wherever_it_is_TOK_20),
        STORY(nobody_spends_another_clients_limit_TOK_20),
    };

    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
