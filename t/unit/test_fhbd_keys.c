/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The signing keys: made once, kept, renewed without breaking a token, and
 * never used when others may know them.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_keys.h"
#include "../../src/sidecar/fhbd_log.h"
#include "folder.h"

#define DAY  86400

static char          dir[FOLDER_MAX], auth[96];
static fhbd_conf_t   conf;
static fhbd_keys_t  *keys;
static fhb_error_t   err;


static const char *
path(const char *name)
{
    static char  out[2][160];
    static int   which;

    which = !which;
    (void) snprintf(out[which], sizeof(out[which]), "%s/%s", auth, name);

    return out[which];
}


static void
open_keys(void)
{
    if (fhbd_keys_open(&conf, &keys, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
}


static void
close_keys(void)
{
    fhbd_keys_close(keys);
    keys = NULL;
}


static void
refused(const char *why)
{
    fhbd_keys_t  *none = NULL;

    assert_int_not_equal(fhbd_keys_open(&conf, &none, &err), FHB_OK);
    assert_null(none);
    if (strstr(err.text, why) == NULL) {
        fail_msg("\"%s\" is not in: %s", why, err.text);
    }
}


static int
setup(void **state)
{
    (void) state;

    if (folder_make(dir, "keys") != 0) {
        return -1;
    }

    (void) snprintf(auth, sizeof(auth), "%s/auth", dir);
    conf = (fhbd_conf_t) { .auth_dir = auth, .key_rotation = 30 * DAY };
    fhbd_log_set_level(FHBD_LOG_ERROR - 1);
    open_keys();

    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    close_keys();

    return folder_remove(dir);
}


static json_t *
load(const char *name)
{
    json_t        *root;
    json_error_t   e;

    root = json_load_file(path(name), JSON_REJECT_DUPLICATES, &e);
    if (root == NULL) {
        fail_msg("%s: %s", name, e.text);
    }

    return root;
}


static void
save(const char *name, json_t *root)
{
    assert_int_equal(json_dump_file(root, path(name), 0), 0);
    json_decref(root);
}


/* the private key of this state in the file; borrowed from root */
static json_t *
in_state(json_t *root, const char *state)
{
    size_t   i;
    json_t  *k;

    json_array_foreach(json_object_get(root, "keys"), i, k) {
        if (strcmp(json_string_value(json_object_get(k, "state")), state)
            == 0)
        {
            return k;
        }
    }

    return NULL;
}


static const char *
kid(json_t *key)
{
    return json_string_value(json_object_get(key, "kid"));
}


/* the public set, as nginx reads it */
static fhb_jwks_t *
published(void)
{
    char        *text;
    json_t      *root = load("access.jwks");
    fhb_jwks_t  *set;

    text = json_dumps(root, 0);
    assert_non_null(text);
    if (fhb_jwks_parse(fhb_cstr(text), FHB_JWKS_STRICT, &set, &err)
        != FHB_OK)
    {
        fail_msg("%s", err.text);
    }
    free(text);
    json_decref(root);

    return set;
}


static fhb_buf_t
sign(void)
{
    json_t     *claims = json_pack("{s:s}", "sub", "app");
    fhb_buf_t   token = { 0 };

    assert_int_equal(fhbd_keys_sign(keys, claims, &token, &err), FHB_OK);
    json_decref(claims);

    return token;
}


static bool
good(const fhb_buf_t *token)
{
    json_t      *claims;
    fhb_jwt_t    jwt;
    fhb_err_t    rc, ours;
    fhb_jwks_t  *set = published();

    assert_int_equal(fhb_jwt_parse(fhb_buf_str(token), &jwt, &err), FHB_OK);
    assert_string_equal(jwt.typ, "at+jwt");
    rc = fhb_jwt_verify(&jwt, &set, 1, FHB_ALG_BIT(FHB_ALG_ES256), false,
                        &claims, &err);
    json_decref(claims);

    ours = fhbd_keys_verify(keys, &jwt, &claims, &err);
    json_decref(claims);
    assert_int_equal(rc, ours);

    fhb_jwt_free(&jwt);
    fhb_jwks_free(set);

    return rc == FHB_OK;
}


static int
mode(const char *name)
{
    struct stat  sb;

    assert_int_equal(stat(path(name), &sb), 0);

    return sb.st_mode & 07777;
}


static void
rotate(int64_t now)
{
    assert_int_equal(fhbd_keys_rotate(keys, &conf, now, &err), FHB_OK);
}


/* stories */

static void
keys_are_made_at_first_start(void **state)
{
    json_t      *private = load("signing.jwks");
    fhb_buf_t    token = sign();
    fhb_jwks_t  *set = published();

    (void) state;

    assert_int_equal(mode("."), 0750);
    assert_int_equal(mode("signing.jwks"), 0600);
    assert_int_equal(mode("access.jwks"), 0640);

    /* nginx knows the next key long before it is used */
    assert_int_equal(fhb_jwks_count(set), 2);
    assert_true(fhb_jwks_has(set, fhb_cstr(kid(in_state(private,
                                                        "current")))));
    assert_true(fhb_jwks_has(set, fhb_cstr(kid(in_state(private, "next")))));
    assert_true(good(&token));

    fhb_jwks_free(set);
    json_decref(private);
    fhb_buf_free(&token);
}


static void
nothing_private_is_published(void **state)
{
    size_t   i;
    json_t  *k, *root = load("access.jwks");

    (void) state;

    json_array_foreach(json_object_get(root, "keys"), i, k) {
        assert_null(json_object_get(k, "d"));
        assert_null(json_object_get(k, "state"));
        assert_string_equal(json_string_value(json_object_get(k, "alg")),
                            "ES256");
        assert_string_equal(json_string_value(json_object_get(k, "use")),
                            "sig");
    }

    json_decref(root);
}


static void
a_token_is_good_after_a_restart(void **state)
{
    fhb_buf_t  token = sign(), other;

    (void) state;

    close_keys();
    open_keys();
    assert_true(good(&token));

    other = sign();
    assert_true(good(&other));

    fhb_buf_free(&token);
    fhb_buf_free(&other);
}


static void
rotation_breaks_no_token_in_flight(void **state)
{
    char       *first, *second;
    json_t     *root = load("signing.jwks");
    int64_t     now = time(NULL);
    fhb_buf_t   old = sign(), new;

    (void) state;

    first = strdup(kid(in_state(root, "current")));
    second = strdup(kid(in_state(root, "next")));
    json_decref(root);

    /* not before its time */
    rotate(now + 30 * DAY - 10);
    root = load("signing.jwks");
    assert_string_equal(kid(in_state(root, "current")), first);
    json_decref(root);

    /* then the next one signs, which has been published all along */
    rotate(now + 30 * DAY);
    root = load("signing.jwks");
    assert_string_equal(kid(in_state(root, "current")), second);
    assert_string_equal(kid(in_state(root, "previous")), first);
    assert_non_null(in_state(root, "next"));
    json_decref(root);

    new = sign();
    assert_true(good(&old));
    assert_true(good(&new));

    /* the old one stays until the last of its tokens is over */
    rotate(now + 30 * DAY + 3600 + 300);
    assert_true(good(&old));
    rotate(now + 30 * DAY + FHBD_KEYS_KEEP);
    assert_false(good(&old));
    assert_true(good(&new));

    /* and all of it is on disk */
    close_keys();
    open_keys();
    assert_false(good(&old));
    assert_true(good(&new));

    free(first);
    free(second);
    fhb_buf_free(&old);
    fhb_buf_free(&new);
}


static void
hourly_rotation_keeps_what_it_must(void **state)
{
    int          i;
    int64_t      now = time(NULL);
    fhb_buf_t    token, last = { 0 };
    fhb_jwks_t  *set;

    (void) state;

    conf.key_rotation = 3600;

    for (i = 0; i < 50; i++) {
        token = sign();
        now += 3600;
        rotate(now);
        assert_true(good(&token));
        if (last.len > 0) {
            assert_true(good(&last));
        }

        fhb_buf_free(&last);
        last = token;

        set = published();
        assert_in_range(fhb_jwks_count(set), 3, 4);
        fhb_jwks_free(set);
    }

    fhb_buf_free(&last);
}


static void
a_clock_set_back_is_harmless(void **state)
{
    char       *first;
    json_t     *root = load("signing.jwks");
    int64_t     now = time(NULL);
    fhb_buf_t   token = sign();

    (void) state;

    first = strdup(kid(in_state(root, "current")));
    json_decref(root);

    /* ten years back: nothing happens, and the key's time counts from there */
    rotate(now - 3650LL * DAY);
    assert_true(good(&token));
    rotate(now - 3650LL * DAY + 30 * DAY - 10);
    root = load("signing.jwks");
    assert_string_equal(kid(in_state(root, "current")), first);
    json_decref(root);

    rotate(now - 3650LL * DAY + 30 * DAY);
    root = load("signing.jwks");
    assert_string_not_equal(kid(in_state(root, "current")), first);
    assert_true(good(&token));

    free(first);
    json_decref(root);
    fhb_buf_free(&token);
}


static void
open_private_keys_are_refused(void **state)
{
    size_t               i;
    static const mode_t  modes[] = { 0640, 0604, 0620, 0601, 0660, 0644 };

    (void) state;

    close_keys();

    for (i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        assert_int_equal(chmod(path("signing.jwks"), modes[i]), 0);
        refused("open to others");
    }

    assert_int_equal(chmod(path("signing.jwks"), 0600), 0);
    open_keys();
}


static void
a_folder_that_anybody_may_write_is_refused(void **state)
{
    (void) state;

    close_keys();
    assert_int_equal(chmod(auth, 0777), 0);
    refused("written by anybody");
}


static void
a_link_in_the_place_of_the_keys_is_refused(void **state)
{
    (void) state;

    close_keys();
    assert_int_equal(rename(path("signing.jwks"), path("elsewhere")), 0);
    assert_int_equal(symlink("elsewhere", path("signing.jwks")), 0);
    refused("not a file");
}


static void
broken_keys_are_refused_and_left_alone(void **state)
{
    size_t              i;
    FILE               *f;
    struct stat         before, after;
    static const char  *texts[] = {
        "", "{", "[]", "{}", "null", "{\"keys\":[]}", "{\"keys\":[1,2]}",
        "{\"keys\":[{\"kty\":\"EC\"}]}",
        "{\"keys\":[],\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"state\":\"current\","
        "\"since\":1}]}",
    };

    (void) state;

    close_keys();

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        f = fopen(path("signing.jwks"), "w");
        assert_non_null(f);
        assert_true(fputs(texts[i], f) >= 0);
        assert_int_equal(fclose(f), 0);

        assert_int_equal(stat(path("signing.jwks"), &before), 0);
        refused("is broken");
        assert_int_equal(stat(path("signing.jwks"), &after), 0);
        assert_int_equal(before.st_ino, after.st_ino);
        assert_int_equal(before.st_size, after.st_size);
    }
}


static void
a_ring_that_makes_no_sense_is_refused(void **state)
{
    json_t  *root, *swap;

    (void) state;

    close_keys();

    root = load("signing.jwks");
    json_object_set_new(in_state(root, "next"), "state",
                        json_string("current"));
    save("signing.jwks", json_deep_copy(root));
    refused("one current and one next");
    json_object_set_new(in_state(root, "current"), "state",
                        json_string("strange"));
    save("signing.jwks", json_deep_copy(root));
    refused("unknown state");
    json_decref(root);

    /* one key's private part with the other's public one */
    (void) unlink(path("signing.jwks"));
    open_keys();
    close_keys();
    root = load("signing.jwks");
    swap = json_incref(json_object_get(in_state(root, "current"), "d"));
    json_object_set(in_state(root, "current"), "d",
                    json_object_get(in_state(root, "next"), "d"));
    json_object_set_new(in_state(root, "next"), "d", swap);
    save("signing.jwks", root);
    refused("is broken");
}


static void
a_lost_public_set_is_made_again(void **state)
{
    fhb_buf_t  token = sign();

    (void) state;

    close_keys();
    assert_int_equal(unlink(path("access.jwks")), 0);
    open_keys();
    assert_true(good(&token));
    fhb_buf_free(&token);
}


static void
without_a_place_to_write_all_stays_as_it_was(void **state)
{
    json_t     *before = load("signing.jwks"), *after;
    int64_t     now = time(NULL);
    fhb_buf_t   token = sign();

    (void) state;

    /* a folder in the place of the temporary file, against root too */
    assert_int_equal(mkdir(path("signing.jwks.new"), 0700), 0);
    assert_int_not_equal(fhbd_keys_rotate(keys, &conf, now + 31 * DAY, &err),
                         FHB_OK);
    after = load("signing.jwks");
    assert_true(json_equal(before, after));
    assert_true(good(&token));
    fhb_buf_free(&token);
    token = sign();
    assert_true(good(&token));

    /* it is tried again */
    assert_int_equal(rmdir(path("signing.jwks.new")), 0);
    rotate(now + 31 * DAY);
    assert_true(good(&token));

    json_decref(before);
    json_decref(after);
    fhb_buf_free(&token);
}


static void
a_missing_parent_folder_is_told(void **state)
{
    char  deep[] = "/nonexistent-fhir-bulk/auth";

    (void) state;

    conf.auth_dir = deep;
    refused("cannot make folder");
    conf.auth_dir = auth;
}


static atomic_uint  bad;
static atomic_bool  stop;


static void *
sign_many(void *arg)
{
    json_t       *claims = json_pack("{s:s}", "sub", "app"), *got;
    fhb_buf_t     token = { 0 };
    fhb_jwt_t     jwt;
    fhb_error_t   e;

    (void) arg;

    do {
        fhb_buf_reset(&token);
        if (fhbd_keys_sign(keys, claims, &token, &e) != FHB_OK
            || fhb_jwt_parse(fhb_buf_str(&token), &jwt, &e) != FHB_OK)
        {
            bad++;
            break;
        }
        if (fhbd_keys_verify(keys, &jwt, &got, &e) != FHB_OK) {
            bad++;
        }
        json_decref(got);
        fhb_jwt_free(&jwt);
    } while (!atomic_load(&stop));

    fhb_buf_free(&token);
    json_decref(claims);

    return NULL;
}


static void
threads_sign_while_keys_change(void **state)
{
    size_t     i;
    int64_t    now = time(NULL);
    pthread_t  threads[4];

    (void) state;

    bad = 0;
    stop = false;
    for (i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, sign_many, NULL),
                         0);
    }
    /* so fast that none of the keys may go yet */
    conf.key_rotation = 600;
    for (i = 1; i <= 6; i++) {
        rotate(now + (int64_t) i * 600);
    }
    stop = true;
    for (i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }

    assert_int_equal(bad, 0);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(keys_are_made_at_first_start),
        TEST(nothing_private_is_published),
        TEST(a_token_is_good_after_a_restart),
        TEST(rotation_breaks_no_token_in_flight),
        TEST(hourly_rotation_keeps_what_it_must),
        TEST(a_clock_set_back_is_harmless),
        TEST(open_private_keys_are_refused),
        TEST(a_folder_that_anybody_may_write_is_refused),
        TEST(a_link_in_the_place_of_the_keys_is_refused),
        TEST(broken_keys_are_refused_and_left_alone),
        TEST(a_ring_that_makes_no_sense_is_refused),
        TEST(a_lost_public_set_is_made_again),
        TEST(without_a_place_to_write_all_stays_as_it_was),
        TEST(a_missing_parent_folder_is_told),
        TEST(threads_sign_while_keys_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
