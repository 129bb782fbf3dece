/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets of external issuers on their way to nginx (ACC-12).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "jwks_stage.h"

static char  folder[96];
static char  option[512];


static fhbd_jwks_t *
cache(void)
{
    fhb_error_t   err;
    fhbd_jwks_t  *j;

    (void) snprintf(folder, sizeof(folder), "%s/issuers", stage_dir);
    assert_int_equal(fhbd_jwks_new(&conf, &j, &err), FHB_OK);

    return j;
}


/* what nginx would read; NULL: no file */
static json_t *
written(const char *name, struct stat *st)
{
    char     path[160];
    json_t  *set;

    (void) snprintf(path, sizeof(path), "%s/%s.jwks", folder, name);
    if (stat(path, st) == -1) {
        assert_int_equal(errno, ENOENT);
        return NULL;
    }

    set = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(set);

    return set;
}


/* the file has exactly these keys of ours */
static void
has_keys(const char *name, unsigned which)
{
    size_t       i, n = 0;
    json_t      *set, *key, *all;
    struct stat  st;

    set = written(name, &st);
    assert_non_null(set);
    all = json_object_get(set, "keys");

    for (i = 0; i < STAGE_KEYS; i++) {
        n += (which >> i) & 1;
    }
    assert_int_equal(json_array_size(all), n);

    n = 0;
    json_array_foreach(all, i, key) {
        for ( ; (which & (1u << n)) == 0; n++) { /* void */ }
        assert_string_equal(json_string_value(json_object_get(key, "kid")),
                            fhb_key_id(keys[n++]));
    }

    json_decref(set);
}


static void
one_issuer(const char *name)
{
    (void) snprintf(option, sizeof(option), "%s=%s", name, server_url);
    conf.issuer_jwks = option;
}


static void
a_set_is_handed_over_and_followed_ACC_12(void **state)
{
    json_t       *set;
    struct stat   before, after;
    fhbd_jwks_t  *j;

    (void) state;

    one_issuer("hospital");
    j = cache();
    say_keys(1, "Cache-Control: max-age=60\r\n");
    fhbd_jwks_issuers(j);
    has_keys("hospital", 1);

    json_decref(written("hospital", &before));
    assert_int_equal(before.st_mode & 0777, 0640);
    assert_int_equal(stat(folder, &after), 0);
    assert_int_equal(after.st_mode & 0777, 0750);

    /* not due */
    clock_set(59000);
    fhbd_jwks_issuers(j);
    assert_int_equal(https_requests(&server), 1);

    /* due, and as it was: the file is not touched */
    clock_set(60001);
    fhbd_jwks_issuers(j);
    assert_int_equal(https_requests(&server), 2);
    set = written("hospital", &after);
    json_decref(set);
    assert_int_equal(after.st_ino, before.st_ino);

    /* rotated */
    say_keys(6, "Cache-Control: max-age=60\r\n");
    clock_set(120002);
    fhbd_jwks_issuers(j);
    has_keys("hospital", 6);
    json_decref(written("hospital", &after));
    assert_int_not_equal(after.st_ino, before.st_ino);

    fhbd_jwks_free(j);

    /* a restart finds it as it is */
    before = after;
    clock_set(0);
    j = cache();
    fhbd_jwks_issuers(j);
    json_decref(written("hospital", &after));
    assert_int_equal(after.st_ino, before.st_ino);
    assert_int_equal(https_requests(&server), 4);
    fhbd_jwks_free(j);
}


static void
its_time_is_bounded_on_both_sides(void **state)
{
    size_t        i;
    fhbd_jwks_t  *j;

    static const struct {
        const char  *headers;
        long         seconds;
    } cases[] = {
        { "Cache-Control: no-store\r\n", 30 },
        { "Cache-Control: max-age=5\r\n", 30 },
        { "Cache-Control: max-age=86400\r\n", 300 },
        { "", 200 },
    };

    (void) state;

    one_issuer("hospital");
    conf.jwks_cache_default = 200;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        say_keys(1, cases[i].headers);
        server.requests = 0;
        clock_set(0);
        j = cache();
        fhbd_jwks_issuers(j);
        clock_set(cases[i].seconds * 1000 - 5000);
        fhbd_jwks_issuers(j);
        assert_int_equal(https_requests(&server), 1);
        clock_set(cases[i].seconds * 1000 + 1);
        fhbd_jwks_issuers(j);
        assert_int_equal(https_requests(&server), 2);
        fhbd_jwks_free(j);
    }
}


static void
a_failure_leaves_the_last_good_set(void **state)
{
    size_t        i;
    long          at = 0;
    fhb_buf_t     secret = { 0 };
    fhbd_jwks_t  *j;

    static const long  pauses[] = { 2, 4, 8, 16, 32, 60, 60 };

    (void) state;

    one_issuer("hospital");
    conf.jwks_refetch_min = 1;
    j = cache();
    say_keys(2, "Cache-Control: max-age=1\r\n");
    fhbd_jwks_issuers(j);
    has_keys("hospital", 2);

    at = 1001;
    clock_set(at);
    https_say(&server, 500, "", FHB_STR("{\"keys\":[]}"));
    set_text(1, true, &secret);

    for (i = 0; i < sizeof(pauses) / sizeof(pauses[0]); i++) {
        fhbd_jwks_issuers(j);
        assert_int_equal(https_requests(&server), i + 2);
        has_keys("hospital", 2);

        clock_set(at + pauses[i] * 1000 - 1500);
        fhbd_jwks_issuers(j);
        assert_int_equal(https_requests(&server), i + 2);

        at += pauses[i] * 1000 + 1;
        clock_set(at);
        https_say(&server, 200, "", i % 2 == 0 ? FHB_STR("{\"keys\":3}")
                                               : fhb_buf_str(&secret));
    }

    say_keys(4, "");
    fhbd_jwks_issuers(j);
    has_keys("hospital", 4);

    fhb_buf_free(&secret);
    fhbd_jwks_free(j);
}


static void
only_usable_keys_and_public_members_go_to_nginx(void **state)
{
    size_t        i;
    json_t       *set, *key;
    fhb_buf_t     text = { 0 };
    const char   *name;
    struct stat   st;
    fhbd_jwks_t  *j;

    static const char *const  public[] = {
        "kty", "kid", "use", "alg", "crv", "x", "y"
    };

    (void) state;

    /* ours, dressed up; one of a type that we do not know; one that is for
     * encryption; one whose point is none */
    set_text(1, false, &text);
    text.len = 0;
    fhb_buf_adds(&text, "{\"keys\":[");
    fhb_buf_adds(&text, "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"o\","
                 "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"},"
                 "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p\","
                 "\"x\":\"AAAA\",\"y\":\"AAAA\"},");
    assert_int_equal(fhb_key_write(keys[0], false, &text,
                                   &(fhb_error_t) { 0 }), FHB_OK);
    text.len--;
    fhb_buf_adds(&text, ",\"x5c\":[\"AAAA\"],\"x5t\":\"abc\","
                 "\"note\":\"hello\"}]}");
    https_say(&server, 200, "", fhb_buf_str(&text));

    one_issuer("hospital");
    j = cache();
    fhbd_jwks_issuers(j);
    has_keys("hospital", 1);

    set = written("hospital", &st);
    assert_int_equal(json_object_size(set), 1);
    key = json_array_get(json_object_get(set, "keys"), 0);
    assert_int_equal(json_object_size(key),
                     sizeof(public) / sizeof(public[0]));
    for (i = 0; i < sizeof(public) / sizeof(public[0]); i++) {
        name = json_string_value(json_object_get(key, public[i]));
        assert_non_null(name);
    }

    json_decref(set);
    fhb_buf_free(&text);
    fhbd_jwks_free(j);
}


static void
an_issuer_without_keys_has_none(void **state)
{
    fhbd_jwks_t  *j;

    (void) state;

    one_issuer("hospital");
    j = cache();
    say_keys(1, "Cache-Control: no-store\r\n");
    fhbd_jwks_issuers(j);

    /* all of them taken back */
    https_say(&server, 200, "", FHB_STR("{\"keys\":[]}"));
    clock_set(30001);
    fhbd_jwks_issuers(j);
    has_keys("hospital", 0);

    fhbd_jwks_free(j);
}


static void
a_reload_adds_keeps_and_removes_ACC_12(void **state)
{
    FILE         *f;
    char          path[160], longest[65];
    struct stat   st;
    fhbd_jwks_t  *j;
    fhbd_conf_t   second, third, last;

    (void) state;

    memset(longest, 'n', 64);
    longest[64] = '\0';

    (void) snprintf(option, sizeof(option), "a=%s b=%s", server_url,
                    server_url);
    conf.issuer_jwks = option;
    j = cache();

    say_keys(1, "");
    fhbd_jwks_issuers(j);
    has_keys("a", 1);
    has_keys("b", 1);

    /* what a crash leaves behind goes with the next configuration */
    (void) snprintf(path, sizeof(path), "%s/a.jwks.new", folder);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fclose(f), 0);

    second = conf;
    (void) snprintf(option, sizeof(option), "b=%s %s=%s", server_url,
                    longest, server_url);
    fhbd_jwks_reconfigure(j, &second);
    say_keys(2, "");
    fhbd_jwks_issuers(j);
    assert_null(written("a", &st));
    assert_int_equal(stat(path, &st), -1);
    has_keys("b", 1);               /* not due */
    has_keys(longest, 2);
    assert_int_equal(https_requests(&server), 3);

    /* another URL: fetched at once, and its failure leaves what is there */
    third = conf;
    (void) snprintf(option, sizeof(option), "b=%s2", server_url);
    https_say(&server, 404, "", FHB_STR(""));
    fhbd_jwks_reconfigure(j, &third);
    fhbd_jwks_issuers(j);
    assert_int_equal(https_requests(&server), 4);
    has_keys("b", 1);
    assert_null(written(longest, &st));

    last = conf;
    last.issuer_jwks = NULL;
    fhbd_jwks_reconfigure(j, &last);
    fhbd_jwks_issuers(j);
    assert_null(written("b", &st));
    assert_int_equal(https_requests(&server), 4);

    fhbd_jwks_free(j);
}


static void
jwks_hosts_is_for_clients_addresses_for_all_REG_05(void **state)
{
    char          list[] = "other.example";
    struct stat   st;
    fhbd_jwks_t  *j;

    (void) state;

    one_issuer("hospital");
    conf.jwks_hosts = list;
    j = cache();
    say_keys(1, "");
    fhbd_jwks_issuers(j);
    has_keys("hospital", 1);
    fhbd_jwks_free(j);

    one_issuer("clinic");
    conf.jwks_private = false;
    j = cache();
    fhbd_jwks_issuers(j);
    assert_null(written("clinic", &st));
    assert_int_equal(https_connections(&server), 1);
    fhbd_jwks_free(j);
}


static void
without_issuers_nothing_is_made(void **state)
{
    struct stat   st;
    fhbd_jwks_t  *j;

    (void) state;

    j = cache();
    fhbd_jwks_issuers(j);
    assert_int_equal(stat(folder, &st), -1);
    fhbd_jwks_free(j);
}


static int
teardown(void **state)
{
    char  command[160];

    (void) snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);

    return stage_teardown(state);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, stage_setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(a_set_is_handed_over_and_followed_ACC_12),
        TEST(its_time_is_bounded_on_both_sides),
        TEST(a_failure_leaves_the_last_good_set),
        TEST(only_usable_keys_and_public_members_go_to_nginx),
        TEST(an_issuer_without_keys_has_none),
        TEST(a_reload_adds_keeps_and_removes_ACC_12),
        TEST(jwks_hosts_is_for_clients_addresses_for_all_REG_05),
        TEST(without_issuers_nothing_is_made),
    };

    return cmocka_run_group_tests(tests, stage_open, stage_close);
}
