/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Editing the registry file: all or nothing, one after the other, and nothing
 * that the sidecar would refuse (REG-01).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/common/fhb_jose.h"
#include "../../src/ctl/fhbc_registry.h"
#include "folder.h"

#define WRITERS  8

static char          folder[FOLDER_MAX];
static char          ini[96];
static char          file[96];
static fhbd_conf_t  *conf;
static json_t       *keys;
static fhb_error_t   err;


static void
put(const char *path, const char *text, mode_t mode)
{
    FILE  *f = fopen(path, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(chmod(path, mode), 0);
}


static char *
get(const char *path)
{
    fhb_buf_t  text = { 0 };

    assert_int_equal(fhbc_read_file(path, 1 << 20, &text, &err), FHB_OK);
    fhb_buf_addc(&text, '\0');
    assert_false(text.failed);

    return text.ptr;
}


static mode_t
mode_of(const char *path)
{
    struct stat  st;

    assert_int_equal(stat(path, &st), 0);

    return st.st_mode & 07777;
}


/* files in the folder: INI, registry, lock, … */
static unsigned
files(void)
{
    DIR            *d = opendir(folder);
    unsigned        n = 0;
    struct dirent  *e;

    assert_non_null(d);
    while ((e = readdir(d)) != NULL) {
        n += e->d_name[0] != '.';
    }
    assert_int_equal(closedir(d), 0);

    return n;
}


static int
group_setup(void **state)
{
    json_t      *jwk;
    fhb_buf_t    text = { 0 };
    fhb_key_t   *key;

    (void) state;

    if (fhb_key_generate(FHB_ALG_ES384, &key, &err) != FHB_OK
        || fhb_key_write(key, false, &text, &err) != FHB_OK)
    {
        return -1;
    }

    jwk = json_loadb(text.ptr, text.len, 0, NULL);
    keys = json_pack("{s:[o]}", "keys", jwk);
    fhb_buf_free(&text);
    fhb_key_free(key);

    return keys == NULL ? -1 : 0;
}


static int
group_teardown(void **state)
{
    (void) state;
    json_decref(keys);

    return 0;
}


static int
setup(void **state)
{
    char  text[512];

    (void) state;

    if (folder_make(folder, "fhbc") != 0) {
        return -1;
    }

    (void) snprintf(ini, sizeof(ini), "%s/fhir-bulkd.ini", folder);
    (void) snprintf(file, sizeof(file), "%s/clients.json", folder);
    (void) snprintf(text, sizeof(text),
                    "[fhir-bulkd]\nclients = %s\n[tenant default]\n"
                    "source = ndjson\npath = /p\n", file);
    put(ini, text, 0640);

    return fhbd_conf_load(ini, &conf, &err) == FHB_OK ? 0 : -1;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_conf_free(conf);
    conf = NULL;

    return folder_remove(folder);
}


/* an edit: adds a client with this id */
static fhb_err_t
add(json_t *clients, void *arg, fhb_error_t *e)
{
    json_t  *entry;

    entry = json_pack("{s:s, s:O, s:s}", "client_id", (const char *) arg,
                      "jwks", keys, "scopes", "system/*.rs");

    return json_array_append_new(clients, entry) == 0
           ? FHB_OK : fhb_fail(e, FHB_ENOMEM, "no memory");
}


/* an edit that the sidecar would refuse: no key, unknown member */
static fhb_err_t
add_nonsense(json_t *clients, void *arg, fhb_error_t *e)
{
    (void) e;

    return json_array_append_new(clients, json_pack("{s:s, s:i}", "client_id",
                                 (const char *) arg, "color", 7)) == 0
           ? FHB_OK : FHB_ENOMEM;
}


static fhb_err_t
give_up(json_t *clients, void *arg, fhb_error_t *e)
{
    (void) arg;
    (void) json_array_clear(clients);

    return fhb_fail(e, FHB_EPARAM, "changed my mind");
}


static fhb_err_t
drop(json_t *clients, void *arg, fhb_error_t *e)
{
    return fhbc_registry_drop(clients, arg, e);
}


static fhb_err_t
edit(fhbc_edit_t how, const char *id)
{
    return fhbc_registry_edit(conf, ini, how, (void *) id, &err);
}


static size_t
count(void)
{
    size_t   n;
    json_t  *clients;

    assert_int_equal(fhbc_registry_read(file, &clients, &err), FHB_OK);
    n = json_array_size(clients);
    json_decref(clients);

    return n;
}


static void
the_first_client_makes_the_file_with_the_inis_mode(void **state)
{
    (void) state;

    assert_int_equal(edit(add, "a"), FHB_OK);
    assert_int_equal(count(), 1);
    assert_int_equal(mode_of(file), 0640);
}


static void
an_edit_keeps_mode_and_the_other_clients(void **state)
{
    json_t  *clients;

    (void) state;

    put(file, "{\"clients\":[]}", 0604);
    assert_int_equal(edit(add, "a"), FHB_OK);
    assert_int_equal(edit(add, "b"), FHB_OK);
    assert_int_equal(edit(drop, "a"), FHB_OK);

    assert_int_equal(mode_of(file), 0604);
    assert_int_equal(count(), 1);
    assert_int_equal(fhbc_registry_read(file, &clients, &err), FHB_OK);
    assert_non_null(fhbc_registry_find(clients, "b"));
    assert_null(fhbc_registry_find(clients, "a"));
    json_decref(clients);
}


/* … whether the edit gives up or the loader says no */
static void
what_is_refused_changes_no_byte_and_leaves_nothing(void **state)
{
    char  *before, *after;

    (void) state;

    assert_int_equal(edit(add, "a"), FHB_OK);
    before = get(file);

    assert_int_equal(edit(give_up, NULL), FHB_EPARAM);
    assert_string_equal(err.text, "changed my mind");
    assert_int_equal(edit(drop, "nobody"), FHB_ENOTFOUND);
    assert_int_not_equal(edit(add_nonsense, "b"), FHB_OK);
    assert_non_null(strstr(err.text, "clients.json\""));
    assert_int_not_equal(edit(add, "two words"), FHB_OK);
    assert_int_not_equal(edit(add, "a"), FHB_OK);        /* twice */

    after = get(file);
    assert_string_equal(after, before);
    assert_int_equal(files(), 3);                   /* INI, registry, lock */
    free(before);
    free(after);
}


static void
a_refused_first_client_leaves_no_file(void **state)
{
    (void) state;

    assert_int_not_equal(edit(add_nonsense, "b"), FHB_OK);
    assert_int_equal(access(file, F_OK), -1);
    assert_int_equal(files(), 2);
}


static void
a_broken_file_is_not_overwritten(void **state)
{
    size_t  i;
    char   *after;

    static const char *const  broken[] = {
        "", "{\"clients\":[", "[]", "{\"clients\":{}}",
        "{\"clients\":[],\"clients\":[]}"
    };

    (void) state;

    for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        put(file, broken[i], 0640);
        assert_int_equal(edit(add, "a"), FHB_EJSON);
        after = get(file);
        assert_string_equal(after, broken[i]);
        free(after);
    }
}


static void
writers_wait_for_each_other(void **state)
{
    int    i, status;
    char   id[16];
    pid_t  pid;

    (void) state;

    for (i = 0; i < WRITERS; i++) {
        pid = fork();
        assert_int_not_equal(pid, -1);

        if (pid == 0) {
            (void) snprintf(id, sizeof(id), "client-%d", i);
            _exit(edit(add, id) == FHB_OK ? 0 : 1);
        }
    }

    for (i = 0; i < WRITERS; i++) {
        assert_int_not_equal(wait(&status), -1);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }

    assert_int_equal(count(), WRITERS);
}


static void
a_symbolic_link_stays_one(void **state)
{
    char         real[128];
    struct stat  st;

    (void) state;

    (void) snprintf(real, sizeof(real), "%s/elsewhere.json", folder);
    put(real, "{\"clients\":[]}", 0640);
    assert_int_equal(symlink(real, file), 0);

    assert_int_equal(edit(add, "a"), FHB_OK);
    assert_int_equal(lstat(file, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(count(), 1);
}


static void
without_the_option_there_is_no_registry(void **state)
{
    (void) state;

    free(conf->clients);
    conf->clients = NULL;
    assert_int_equal(edit(add, "a"), FHB_EPARAM);
    assert_non_null(strstr(err.text, "\"clients\""));
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
        TEST(the_first_client_makes_the_file_with_the_inis_mode),
        TEST(an_edit_keeps_mode_and_the_other_clients),
        TEST(what_is_refused_changes_no_byte_and_leaves_nothing),
        TEST(a_refused_first_client_leaves_no_file),
        TEST(a_broken_file_is_not_overwritten),
        TEST(writers_wait_for_each_other),
        TEST(a_symbolic_link_stays_one),
        TEST(without_the_option_there_is_no_registry),
    };

    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
