/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Clients' key sets by URL, from a server that rotates, fails, stalls and
 * lies (REG-03 to REG-05, TOK-10).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "jwks_stage.h"

#define FAIL(j, k, text)  refused(j, server_url, k, text)

static pthread_mutex_t  inline_lock = PTHREAD_MUTEX_INITIALIZER;


/* verifies a token that this key has signed */
static fhb_err_t
verify_with(fhbd_jwks_t *j, const char *url, unsigned key,
    fhb_jwks_t *inline_set, fhb_error_t *err)
{
    json_t     *claims = json_pack("{s:s}", "iss", "app"), *got = NULL;
    fhb_buf_t   token = { 0 };
    fhb_err_t   rc;
    fhb_jwt_t   jwt;

    assert_int_equal(fhb_jwt_sign(keys[key], "JWT", claims, &token, err),
                     FHB_OK);
    assert_int_equal(fhb_jwt_parse(fhb_buf_str(&token), &jwt, err), FHB_OK);

    rc = fhbd_jwks_verify(j, url, &jwt, inline_set, &inline_lock, &got, err);
    if (rc == FHB_OK) {
        assert_true(json_equal(claims, got));
    } else {
        assert_int_equal(err->code, rc);
        assert_null(got);
    }

    json_decref(got);
    json_decref(claims);
    fhb_jwt_free(&jwt);
    fhb_buf_free(&token);

    return rc;
}


static void
granted(fhbd_jwks_t *j, unsigned key)
{
    fhb_error_t  err;

    if (verify_with(j, server_url, key, NULL, &err) != FHB_OK) {
        fail_msg("refused: %s", err.text);
    }
}


static void
refused(fhbd_jwks_t *j, const char *url, unsigned key, const char *text)
{
    fhb_error_t  err;

    assert_int_equal(verify_with(j, url, key, NULL, &err), FHB_EPARAM);
    if (strstr(err.text, text) == NULL) {
        fail_msg("%s: \"%s\" instead of \"%s\"", url, err.text, text);
    }
}


static fhbd_jwks_t *
cache(void)
{
    fhb_error_t   err;
    fhbd_jwks_t  *j;

    assert_int_equal(fhbd_jwks_new(&conf, &j, &err), FHB_OK);

    return j;
}


static void
the_request_is_a_plain_GET_for_json_REG_03(void **state)
{
    char          url[128];
    fhbd_jwks_t  *j = cache();

    (void) state;

    /* nothing of this is for us */
    assert_int_equal(setenv("https_proxy", "http://127.0.0.1:1", 1), 0);
    assert_int_equal(setenv("ALL_PROXY", "http://127.0.0.1:1", 1), 0);

    say_keys(1, "Set-Cookie: a=b\r\nCache-Control: no-store\r\n");
    granted(j, 0);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 2);
    assert_memory_equal(server.last, "GET /jwks HTTP/1.1\r\n", 20);
    assert_non_null(strstr(server.last, "\r\nAccept: application/json\r\n"));
    assert_null(strcasestr(server.last, "\nCookie:"));
    assert_null(strcasestr(server.last, "\nAuthorization:"));
    assert_null(strcasestr(server.last, "\nAccept-Encoding:"));

    (void) snprintf(url, sizeof(url), "https://user:secret@127.0.0.1:%d/jwks",
                    server.port);
    refused(j, url, 0, "not a URL that may be fetched");
    (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/jwks",
                    server.port);
    refused(j, url, 0, "not an https URL");
    refused(j, "file:///etc/passwd", 0, "not an https URL");
    refused(j, "example.org/jwks", 0, "not a URL that may be fetched");
    assert_int_equal(https_connections(&server), 2);

    assert_int_equal(unsetenv("https_proxy"), 0);
    assert_int_equal(unsetenv("ALL_PROXY"), 0);
    fhbd_jwks_free(j);
}


static void
cache_control_is_honoured_REG_03_CERT_02(void **state)
{
    size_t        i;
    fhbd_jwks_t  *j;

    static const struct {
        const char  *headers;
        long         kept;          /* seconds */
    } cases[] = {
        { "Cache-Control: max-age=60\r\n", 60 },
        { "cache-control: public\r\nCACHE-CONTROL:max-age=60\r\n", 60 },
        { "Cache-Control: max-age=60, s-maxage=5\r\n", 60 },
        { "Cache-Control: max-age=60\r\nAge: 20\r\n", 40 },
        { "Cache-Control: max-age=604800\r\nAge: 90000\r\n", 86400 },
        { "Cache-Control: max-age=31536000\r\n", 86400 },
        { "Age: 20\r\n", 300 },
        { "", 300 },
        { "Cache-Control: public\r\n", 300 },
        { "Cache-Control: max-age=0\r\n", 0 },
        { "Cache-Control: no-store\r\n", 0 },
        { "Cache-Control: max-age=60, no-cache\r\n", 0 },
        { "Cache-Control: max-age=60\r\nCache-Control: no-store\r\n", 0 },
        { "Cache-Control: max-age=60\r\nAge: 60\r\n", 0 },
        { "Cache-Control: max-age=60\r\nAge: 1e9\r\n", 0 },
        { "Cache-Control: max-age=soon\r\n", 0 },
    };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        clock_set(0);
        j = cache();
        server.requests = 0;
        say_keys(1, cases[i].headers);
        granted(j, 0);

        if (cases[i].kept > 0) {
            clock_set(cases[i].kept * 1000 - 20000);
            granted(j, 0);
            if (https_requests(&server) != 1) {
                fail_msg("not kept long enough: %s", cases[i].headers);
            }
        }

        clock_set(cases[i].kept * 1000 + 1);
        granted(j, 0);
        if (https_requests(&server) != 2) {
            fail_msg("kept too long: %s", cases[i].headers);
        }
        fhbd_jwks_free(j);
    }

    /* jwks_cache_default = 0 */
    conf.jwks_cache_default = 0;
    j = cache();
    server.requests = 0;
    say_keys(1, "");
    granted(j, 0);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 2);
    fhbd_jwks_free(j);
}


static void
an_interim_response_has_no_say(void **state)
{
    fhb_buf_t     out = { 0 }, set = { 0 };
    fhbd_jwks_t  *j = cache();

    (void) state;

    set_text(1, false, &set);
    fhb_buf_addf(&out, "HTTP/1.1 103 Early\r\nCache-Control: no-store\r\n"
                 "\r\nHTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n"
                 "Content-Length: %zu\r\n\r\n", set.len);
    fhb_buf_addstr(&out, fhb_buf_str(&set));
    https_say(&server, 200, "", fhb_buf_str(&out));
    server.raw = true;

    granted(j, 0);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 1);

    fhb_buf_free(&set);
    fhb_buf_free(&out);
    fhbd_jwks_free(j);
}


/* threads that verify at the same time */

typedef struct {
    fhbd_jwks_t  *j;
    unsigned      key;
    fhb_err_t     rc;
    fhb_error_t   err;
    pthread_t     thread;
} asker_t;


static void *
ask(void *arg)
{
    asker_t  *a = arg;

    a->rc = verify_with(a->j, server_url, a->key, NULL, &a->err);

    return NULL;
}


static void
ask_all(asker_t *a, size_t n, fhbd_jwks_t *j, unsigned key)
{
    size_t  i;

    for (i = 0; i < n; i++) {
        a[i] = (asker_t) { .j = j, .key = key };
        assert_int_equal(pthread_create(&a[i].thread, NULL, ask, &a[i]), 0);
    }
}


static void
join_all(asker_t *a, size_t n)
{
    size_t  i;

    for (i = 0; i < n; i++) {
        assert_int_equal(pthread_join(a[i].thread, NULL), 0);
    }
}


/* until so many threads fetch or wait */
static void
until_waiting(fhbd_jwks_t *j, unsigned n)
{
    unsigned         now = 0, i;
    struct timespec  ts = { .tv_nsec = 1000000 };

    for (i = 0; now != n; i++) {
        if (i == 20000) {
            fail_msg("%u wait instead of %u", now, n);
        }
        (void) nanosleep(&ts, NULL);
        (void) pthread_mutex_lock(&j->lock);
        now = j->waiting;
        (void) pthread_mutex_unlock(&j->lock);
    }
}


static void
a_rotation_costs_one_fetch_for_all_who_wait_REG_04(void **state)
{
    size_t        i;
    asker_t       askers[20];
    fhbd_jwks_t  *j = cache();

    (void) state;

    say_keys(1, "Cache-Control: max-age=3600\r\n");
    granted(j, 0);

    /* the new key comes with 20 assertions at once */
    say_keys(3, "Cache-Control: max-age=3600\r\n");
    https_gate(&server, false);
    ask_all(askers, 20, j, 1);
    until_waiting(j, 20);
    granted(j, 0);                      /* what is known does not wait */
    https_gate(&server, true);
    join_all(askers, 20);

    for (i = 0; i < 20; i++) {
        assert_int_equal(askers[i].rc, FHB_OK);
    }
    assert_int_equal(https_requests(&server), 2);

    /* and is cached; so is the old one */
    granted(j, 1);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 2);

    fhbd_jwks_free(j);
}


static void
the_first_fetch_is_shared_even_if_nothing_is_kept_REG_04(void **state)
{
    size_t        i;
    asker_t       askers[20];
    fhbd_jwks_t  *j = cache();

    (void) state;

    say_keys(1, "Cache-Control: no-store\r\n");
    https_gate(&server, false);
    ask_all(askers, 20, j, 0);
    until_waiting(j, 20);
    https_gate(&server, true);
    join_all(askers, 20);

    for (i = 0; i < 20; i++) {
        assert_int_equal(askers[i].rc, FHB_OK);
    }
    assert_int_equal(https_requests(&server), 1);
    assert_int_equal(j->bytes, 0);

    fhbd_jwks_free(j);
}


static void
unknown_kids_do_not_make_us_fetch_again_and_again_REG_04(void **state)
{
    fhbd_jwks_t  *j = cache();

    (void) state;

    say_keys(1, "Cache-Control: max-age=3600\r\n");

    /* just fetched for this very token: not again */
    FAIL(j, 1, "");
    assert_int_equal(https_requests(&server), 1);

    FAIL(j, 1, "kid");
    assert_int_equal(https_requests(&server), 2);
    FAIL(j, 1, "kid");
    clock_set(29000);
    FAIL(j, 2, "kid");
    assert_int_equal(https_requests(&server), 2);
    granted(j, 0);

    clock_set(30001);
    FAIL(j, 1, "");
    assert_int_equal(https_requests(&server), 3);

    /* the rotation itself is seen within jwks_refetch_min */
    say_keys(2, "Cache-Control: max-age=3600\r\n");
    FAIL(j, 1, "kid");
    clock_set(60003);
    granted(j, 1);
    assert_int_equal(https_requests(&server), 4);

    /* the old key is gone with the old set */
    FAIL(j, 0, "kid");

    fhbd_jwks_free(j);
}


static void
a_failure_leaves_what_is_fresh_and_no_more_REG_04(void **state)
{
    fhbd_jwks_t  *j = cache();

    (void) state;

    say_keys(1, "Cache-Control: max-age=60\r\n");
    granted(j, 0);

    https_say(&server, 500, "", FHB_STR("{}"));
    FAIL(j, 1, "status 500");
    assert_int_equal(https_requests(&server), 2);
    clock_set(59000);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 2);

    clock_set(61000);
    FAIL(j, 0, "status 500");
    assert_int_equal(https_requests(&server), 3);

    say_keys(1, "");
    clock_set(70000);
    granted(j, 0);

    fhbd_jwks_free(j);
}


static void
a_dead_host_is_left_alone_for_longer_and_longer(void **state)
{
    size_t        i;
    long          at = 0;
    fhbd_jwks_t  *j = cache();

    static const long  pauses[] = { 2, 4, 8, 16, 32, 60, 60 };

    (void) state;

    https_say(&server, 503, "", FHB_STR(""));

    for (i = 0; i < sizeof(pauses) / sizeof(pauses[0]); i++) {
        FAIL(j, 0, "key set: status 503");
        assert_int_equal(https_requests(&server), i + 1);

        clock_set(at + pauses[i] * 1000 - 1500);
        FAIL(j, 0, "key set: a short time ago: status 503");
        assert_int_equal(https_requests(&server), i + 1);

        at += pauses[i] * 1000 + 1;
        clock_set(at);
    }

    /* back again: all is forgotten */
    say_keys(1, "Cache-Control: no-store\r\n");
    granted(j, 0);
    https_say(&server, 503, "", FHB_STR(""));
    FAIL(j, 0, "status 503");
    clock_set(at + 2001);
    say_keys(1, "");
    granted(j, 0);

    fhbd_jwks_free(j);
}


static void
half_of_the_threads_are_never_taken_by_slow_hosts(void **state)
{
    char          other[96];
    asker_t       askers[2];
    fhb_error_t   err;
    fhbd_jwks_t  *j;

    (void) state;

    conf.token_threads = 4;
    j = cache();
    (void) snprintf(other, sizeof(other), "https://127.0.0.1:%d/other",
                    server.port);

    say_keys(1, "Cache-Control: max-age=60\r\n");
    assert_int_equal(verify_with(j, other, 0, NULL, &err), FHB_OK);

    https_gate(&server, false);
    ask_all(askers, 2, j, 0);
    until_waiting(j, 2);

    assert_int_equal(verify_with(j, server_url, 0, NULL, &err), FHB_EAGAIN);
    assert_int_equal(verify_with(j, other, 1, NULL, &err), FHB_EAGAIN);
    assert_int_equal(verify_with(j, other, 0, NULL, &err), FHB_OK);

    https_gate(&server, true);
    join_all(askers, 2);
    assert_int_equal(askers[0].rc, FHB_OK);
    assert_int_equal(askers[1].rc, FHB_OK);

    /* who was turned away has not used up the fetch for an unknown kid */
    say_keys(3, "Cache-Control: max-age=60\r\n");
    assert_int_equal(verify_with(j, other, 1, NULL, &err), FHB_OK);

    fhbd_jwks_free(j);
}


static void
addresses_inside_are_not_connected_to_REG_05(void **state)
{
    char          url[128];
    size_t        i;
    fhbd_jwks_t  *j;

    /* the last is a name that looks public */
    static const char *const  hosts[] = {
        "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.1",
        "0x7f000001", "2130706433", "0.0.0.0", "keys.example"
    };

    (void) state;

    conf.jwks_private = false;
    j = cache();
    say_keys(1, "");

    for (i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
        (void) snprintf(url, sizeof(url), "https://%s:%d/jwks", hosts[i],
                        server.port);
        refused(j, url, 0, "its address is not a public one");
    }

    assert_int_equal(https_connections(&server), 0);
    fhbd_jwks_free(j);

    /* the same name and address, when they are allowed */
    conf.jwks_private = true;
    j = cache();
    FAIL(j, 1, "");
    assert_int_equal(https_requests(&server), 1);
    fhbd_jwks_free(j);
}


static void
hosts_can_be_limited_REG_05(void **state)
{
    char          url[128];
    size_t        i;
    char          list[] = "other.example KEYS.example third.example";
    fhb_error_t   err;
    fhbd_jwks_t  *j;

    static const char *const  no[] = {
        "127.0.0.1", "localhost", "example", "xkeys.example",
        "a.keys.example", "keys.example.org", "keys.example.other.example.x"
    };
    static const char *const  yes[] = {
        "keys.example", "Keys.Example"
    };

    (void) state;

    conf.jwks_hosts = list;
    j = cache();
    say_keys(1, "");

    for (i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
        (void) snprintf(url, sizeof(url), "https://%s:%d/jwks", no[i],
                        server.port);
        refused(j, url, 0, "its host is not in the list");
    }
    refused(j, "https://keys.example@127.0.0.1/", 0,
            "not a URL that may be fetched");
    assert_int_equal(https_connections(&server), 0);

    for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        (void) snprintf(url, sizeof(url), "https://%s:%d/jwks", yes[i],
                        server.port);
        assert_int_equal(verify_with(j, url, 0, NULL, &err), FHB_OK);
    }

    fhbd_jwks_free(j);
}


static void
stricter_rules_hold_for_what_is_cached_REG_05(void **state)
{
    char          list[] = "other.example";
    asker_t       asker;
    fhbd_jwks_t  *j = cache();
    fhbd_conf_t   stricter = conf, looser = conf;

    (void) state;

    say_keys(1, "");
    granted(j, 0);

    looser.clock_skew = 5;              /* nothing that matters here */
    fhbd_jwks_reconfigure(j, &looser);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 1);

    stricter.jwks_hosts = list;
    fhbd_jwks_reconfigure(j, &stricter);
    FAIL(j, 0, "its host is not in the list");

    /* allowed again: at once */
    fhbd_jwks_reconfigure(j, &conf);
    granted(j, 0);
    assert_int_equal(https_requests(&server), 2);

    /* what is under way when the rules change is not kept */
    clock_set(301000);
    https_gate(&server, false);
    ask_all(&asker, 1, j, 0);
    https_wait_requests(&server, 3);
    fhbd_jwks_reconfigure(j, &stricter);
    https_gate(&server, true);
    join_all(&asker, 1);
    FAIL(j, 0, "its host is not in the list");

    fhbd_jwks_free(j);
}


static void
what_is_no_key_set_is_not_taken_REG_02_REG_03(void **state)
{
    char          location[128];
    size_t        i;
    fhb_buf_t     text = { 0 };
    fhbd_jwks_t  *j;

    struct {
        int          status;
        const char  *headers;
        const char  *body;
        const char  *text;
    } cases[] = {
        { 200, "", "<html>", "" },
        { 200, "", "", "" },
        { 200, "", "[]", "" },
        { 200, "", "{\"keys\":{}}", "" },
        { 200, "", "{}", "" },
        { 200, "", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\","
          "\"kid\":\"1\"}]}", "" },
        { 404, "", NULL, "status 404" },
        { 500, "", NULL, "status 500" },
        { 201, "", NULL, "status 201" },
        { 206, "", NULL, "status 206" },
        { 401, "WWW-Authenticate: Basic realm=\"a\"\r\n", NULL,
          "status 401" },
        { 301, "Location: http://127.0.0.1/jwks\r\n", NULL, "status 301" },
        { 302, location, NULL, "status 302" },
        { 200, "Content-Encoding: gzip\r\n", "\x1f\x8b", "" },
    };

    (void) state;

    (void) snprintf(location, sizeof(location), "Location: %s2\r\n",
                    server_url);
    set_text(1, false, &text);
    fhb_buf_addc(&text, '\0');

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        j = cache();
        https_say(&server, cases[i].status, cases[i].headers,
                  fhb_cstr(cases[i].body == NULL ? text.ptr : cases[i].body));
        FAIL(j, 0, cases[i].text);
        FAIL(j, 0, "a short time ago");
        assert_int_equal(https_requests(&server), i + 1);
        fhbd_jwks_free(j);
    }

    /* a private key among them: its owner must know that it is out */
    fhb_buf_reset(&text);
    set_text(1, true, &text);
    https_say(&server, 200, "", fhb_buf_str(&text));
    j = cache();
    FAIL(j, 0, "key set: ");
    fhbd_jwks_free(j);

    /* no HTTP at all */
    https_say(&server, 200, "", FHB_STR("SSH-2.0-server\r\n"));
    server.raw = true;
    j = cache();
    FAIL(j, 0, "key set: ");
    fhbd_jwks_free(j);

    fhb_buf_free(&text);
}


static void
a_huge_answer_is_cut_off_REG_03(void **state)
{
    size_t        i;
    fhb_buf_t     text = { 0 }, many = { 0 };
    fhbd_jwks_t  *j;

    (void) state;

    /* 256 KiB are fine, a byte more is not */
    set_text(1, false, &text);
    while (text.len < FHB_JWKS_MAX) {
        fhb_buf_addc(&text, ' ');
    }
    https_say(&server, 200, "", fhb_buf_str(&text));
    j = cache();
    granted(j, 0);
    fhbd_jwks_free(j);

    fhb_buf_addc(&text, ' ');
    https_say(&server, 200, "", fhb_buf_str(&text));
    j = cache();
    FAIL(j, 0, "the document is too large");
    fhbd_jwks_free(j);

    /* nor may its headers be */
    fhb_buf_adds(&many, "HTTP/1.1 200 OK\r\n");
    for (i = 0; i < 5000; i++) {
        fhb_buf_addf(&many, "X-Header: %zu\r\n", i);
    }
    https_say(&server, 200, "", fhb_buf_str(&many));
    server.raw = true;
    j = cache();
    FAIL(j, 0, "the document is too large");
    fhbd_jwks_free(j);

    fhb_buf_free(&many);
    fhb_buf_free(&text);
}


static void
the_host_must_prove_who_it_is_REG_03(void **state)
{
    char          url[128], file[96];
    https_t       other;
    https_ca_t    stranger;
    fhbd_jwks_t  *j = cache();

    (void) state;

    /* another name in the certificate */
    https_start(&other, &stage_authority, "DNS:other.example");
    (void) snprintf(url, sizeof(url), "https://keys.example:%d/", other.port);
    refused(j, url, 0, "SSL");
    (void) snprintf(url, sizeof(url), "https://127.0.0.1:%d/", other.port);
    refused(j, url, 0, "SSL");
    assert_int_equal(https_requests(&other), 0);
    https_stop(&other);

    /* from somebody else */
    (void) snprintf(file, sizeof(file), "%s/stranger.pem", stage_dir);
    https_ca_new(&stranger, file);
    https_start(&other, &stranger, "IP:127.0.0.1");
    (void) snprintf(url, sizeof(url), "https://127.0.0.1:%d/a", other.port);
    refused(j, url, 0, "SSL");
    assert_int_equal(https_requests(&other), 0);
    https_stop(&other);
    https_ca_free(&stranger);
    fhbd_jwks_free(j);

    /* without jwks_ca_file the system's are asked */
    conf.jwks_ca_file = NULL;
    say_keys(1, "");
    j = cache();
    FAIL(j, 0, "SSL");
    assert_int_equal(https_requests(&server), 0);
    fhbd_jwks_free(j);
}


static double
seconds(void)
{
    struct timespec  ts;

    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &ts), 0);

    return (double) ts.tv_sec + (double) ts.tv_nsec / 1e9;
}


static void
a_host_that_never_answers_costs_five_seconds_REG_03(void **state)
{
    char          url[96];
    double        start = seconds();
    asker_t       asker;
    fhbd_jwks_t  *j = cache();

    (void) state;

    https_gate(&server, false);
    ask_all(&asker, 1, j, 0);

    /* at the same time: a name server that does not answer */
    https_gate(&slow_names, false);
    (void) snprintf(url, sizeof(url), "https://slow.example:%d/",
                    server.port);
    refused(j, url, 0, "key set: ");
    https_gate(&slow_names, true);
    join_all(&asker, 1);

    assert_int_equal(asker.rc, FHB_EPARAM);
    assert_non_null(strcasestr(asker.err.text, "time"));
    assert_true(seconds() - start >= 4.5);
    assert_true(seconds() - start < 9);

    https_gate(&server, true);
    fhbd_jwks_free(j);
}


static fhb_jwks_t *
inline_of(unsigned which)
{
    fhb_buf_t     text = { 0 };
    fhb_error_t   err;
    fhb_jwks_t   *set;

    set_text(which, false, &text);
    assert_int_equal(fhb_jwks_parse(fhb_buf_str(&text), FHB_JWKS_STRICT, &set,
                                    &err), FHB_OK);
    fhb_buf_free(&text);

    return set;
}


static void
the_inline_set_stands_beside_the_fetched_one_TOK_10(void **state)
{
    fhb_jwks_t   *set = inline_of(1), *both = inline_of(3);
    fhb_error_t   err;
    fhbd_jwks_t  *j = cache();

    (void) state;

    say_keys(2, "Cache-Control: max-age=3600\r\n");
    assert_int_equal(verify_with(j, server_url, 0, set, &err), FHB_OK);
    assert_int_equal(verify_with(j, server_url, 1, set, &err), FHB_OK);

    /* no key more is needed: no fetch for an unknown kid */
    assert_int_equal(https_requests(&server), 1);

    /* a kid in both is ambiguous, and fetching does not help */
    assert_int_equal(verify_with(j, server_url, 1, both, &err), FHB_EPARAM);
    assert_int_equal(verify_with(j, server_url, 2, both, &err), FHB_EPARAM);
    assert_int_equal(https_requests(&server), 2);

    /* whether it is ambiguous cannot be told without the set */
    clock_set(3600001);
    https_say(&server, 500, "", FHB_STR(""));
    assert_int_equal(verify_with(j, server_url, 0, set, &err), FHB_EPARAM);

    fhb_jwks_free(set);
    fhb_jwks_free(both);
    fhbd_jwks_free(j);
}


static void
algorithms_that_are_not_allowed_are_refused_TOK_04(void **state)
{
    fhbd_jwks_t  *j;

    (void) state;

    conf.algs = FHB_ALG_BIT(FHB_ALG_RS384) | FHB_ALG_BIT(FHB_ALG_ES384);
    say_keys(7, "");
    j = cache();
    granted(j, 0);
    granted(j, 1);
    FAIL(j, 2, "algorithm");
    assert_int_equal(https_requests(&server), 1);
    fhbd_jwks_free(j);
}


static void
the_cache_is_bounded(void **state)
{
    char                url[128];
    size_t              i;
    fhb_buf_t           text = { 0 };
    fhb_error_t         err;
    fhbd_jwks_t        *j = cache();
    fhbd_jwks_entry_t  *e;

    (void) state;

    /* entries */
    (void) pthread_mutex_lock(&j->lock);
    for (i = 0; i < 2000; i++) {
        (void) snprintf(url, sizeof(url), "https://%zu.example/", i);
        assert_non_null(fhbd_jwks_entry(j, url));
        assert_non_null(fhbd_jwks_entry(j, "https://used.example/"));
    }
    assert_int_equal(j->entries, 1024);
    for (e = j->first, i = 0; e != NULL; e = e->next, i++) {
        assert_ptr_equal(e->next == NULL ? j->last : e->next->prev, e);
    }
    assert_int_equal(i, 1024);
    assert_string_equal(j->first->url, "https://used.example/");
    assert_string_equal(j->last->url, "https://977.example/");
    (void) pthread_mutex_unlock(&j->lock);

    /* bytes: 64 sets of the largest size */
    set_text(1, false, &text);
    while (text.len < FHB_JWKS_MAX) {
        fhb_buf_addc(&text, ' ');
    }
    https_say(&server, 200, "", fhb_buf_str(&text));
    for (i = 0; i < 70; i++) {
        (void) snprintf(url, sizeof(url), "https://127.0.0.1:%d/%zu",
                        server.port, i);
        assert_int_equal(verify_with(j, url, 0, NULL, &err), FHB_OK);
        assert_true(j->bytes <= 16 * 1024 * 1024);
    }
    assert_int_equal(j->bytes, 16 * 1024 * 1024);
    assert_int_equal(j->entries, 64);

    fhb_buf_free(&text);
    fhbd_jwks_free(j);
}


static void *
keep_asking(void *arg)
{
    size_t    i;
    asker_t  *a = arg;

    for (i = 0; i < 40 && a->rc == FHB_OK; i++) {
        (void) ask(a);
    }

    return NULL;
}


/* for the sanitizers above all: sets are replaced under those who use them */
static void
sets_may_change_while_they_are_in_use(void **state)
{
    size_t        i;
    asker_t       askers[8];
    fhbd_jwks_t  *j = cache();
    fhbd_conf_t   looser = conf;

    (void) state;

    looser.jwks_cache_default = 1;
    say_keys(7, "");

    for (i = 0; i < 8; i++) {
        askers[i] = (asker_t) { .j = j, .key = i % STAGE_KEYS };
        assert_int_equal(pthread_create(&askers[i].thread, NULL, keep_asking,
                                        &askers[i]), 0);
    }

    for (i = 0; i < 20; i++) {
        say_keys(7, i % 2 == 0 ? "" : "Cache-Control: no-store\r\n");
        clock_set((long) i * 301000);
        https_wait_requests(&server, (unsigned) i / 4);
        fhbd_jwks_reconfigure(j, i % 2 == 0 ? &looser : &conf);
    }
    join_all(askers, 8);

    for (i = 0; i < 8; i++) {
        if (askers[i].rc != FHB_OK) {
            fail_msg("%s", askers[i].err.text);
        }
    }

    fhbd_jwks_free(j);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, stage_setup,              \
                                                 stage_teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(the_request_is_a_plain_GET_for_json_REG_03),
        TEST(cache_control_is_honoured_REG_03_CERT_02),
        TEST(an_interim_response_has_no_say),
        TEST(a_rotation_costs_one_fetch_for_all_who_wait_REG_04),
        TEST(the_first_fetch_is_shared_even_if_nothing_is_kept_REG_04),
        TEST(unknown_kids_do_not_make_us_fetch_again_and_again_REG_04),
        TEST(a_failure_leaves_what_is_fresh_and_no_more_REG_04),
        TEST(a_dead_host_is_left_alone_for_longer_and_longer),
        TEST(half_of_the_threads_are_never_taken_by_slow_hosts),
        TEST(addresses_inside_are_not_connected_to_REG_05),
        TEST(hosts_can_be_limited_REG_05),
        TEST(stricter_rules_hold_for_what_is_cached_REG_05),
        TEST(what_is_no_key_set_is_not_taken_REG_02_REG_03),
        TEST(a_huge_answer_is_cut_off_REG_03),
        TEST(the_host_must_prove_who_it_is_REG_03),
        TEST(a_host_that_never_answers_costs_five_seconds_REG_03),
        TEST(the_inline_set_stands_beside_the_fetched_one_TOK_10),
        TEST(algorithms_that_are_not_allowed_are_refused_TOK_04),
        TEST(the_cache_is_bounded),
        TEST(sets_may_change_while_they_are_in_use),
    };

    return cmocka_run_group_tests(tests, stage_open, stage_close);
}
