/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The audit trail (NET-10): what a line holds, and that none is lost.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/common/fhb_time.h"
#include "../../src/sidecar/fhbd_audit.h"
#include "../../src/sidecar/fhbd_log.h"
#include "folder.h"

#define THREADS  4
#define LINES    200

static char         dir[FOLDER_MAX], path[128];
static fhbd_conf_t  conf;


static int
setup(void **state)
{
    (void) state;

    if (folder_make(dir, "audit") != 0) {
        return -1;
    }
    (void) snprintf(path, sizeof(path), "%s/audit.log", dir);
    conf.audit = path;

    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_audit_close();

    return folder_remove(dir);
}


static void
open_trail(void)
{
    fhb_error_t  err;

    if (fhbd_audit_open(&conf, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
}


/* the n-th line of the file, from 0; NULL: there are fewer */
static json_t *
line_of(const char *name, size_t n)
{
    char     line[8192];
    FILE    *f = fopen(name, "r");
    json_t  *json = NULL;
    size_t   i;

    assert_non_null(f);

    for (i = 0; fgets(line, sizeof(line), f) != NULL; i++) {
        assert_int_equal(line[strlen(line) - 1], '\n');
        if (i == n) {
            json = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
            if (json == NULL) {
                fail_msg("no JSON: %s", line);
            }
        }
    }

    (void) fclose(f);

    return json;
}


static void
has(json_t *json, const char *name, const char *value)
{
    const char  *got = json_string_value(json_object_get(json, name));

    if (got == NULL || strcmp(got, value) != 0) {
        fail_msg("%s is %s, not %s", name, got == NULL ? "absent" : got,
                 value);
    }
}


static void
test_all_members(void **state)
{
    json_t              *json;
    fhb_instant_t        at, before = fhb_now();
    fhb_error_t          err;
    fhb_typeset_t        types = { { 0 } };
    fhbd_audit_event_t   e = {
        .event = "kick-off", .tenant = FHB_STR("default"),
        .client = FHB_STR("app"), .address = FHB_STR("192.0.2.7"),
        .request_id = FHB_STR("0123456789abcdef0123456789abcdef"),
        .method = FHB_STR("GET"), .path = FHB_STR("/r4/Group/g1/$export"),
        .status = 202, .job = FHB_STR("pYgkaZ0hL3FmV6RjXn2w9A"),
        .group = FHB_STR("g1"), .types = &types, .reason = FHB_STR("none"),
    };

    (void) state;

    fhb_typeset_add(&types, fhb_type_find(FHB_STR("Patient")));
    fhb_typeset_add(&types, fhb_type_find(FHB_STR("Observation")));

    open_trail();
    fhbd_audit(&e);

    json = line_of(path, 0);
    assert_int_equal(json_object_size(json), 13);
    has(json, "event", "kick-off");
    has(json, "tenant", "default");
    has(json, "client", "app");
    has(json, "address", "192.0.2.7");
    has(json, "request_id", "0123456789abcdef0123456789abcdef");
    has(json, "method", "GET");
    has(json, "path", "/r4/Group/g1/$export");
    has(json, "job", "pYgkaZ0hL3FmV6RjXn2w9A");
    has(json, "group", "g1");
    has(json, "reason", "none");
    assert_int_equal(json_integer_value(json_object_get(json, "status")), 202);
    assert_string_equal(json_string_value(json_array_get(
                            json_object_get(json, "types"), 0)),
                        "Observation");

    /* UTC */
    assert_int_equal(fhb_instant_parse(fhb_cstr(json_string_value(
                         json_object_get(json, "time"))), &at, &err), FHB_OK);
    assert_in_range(at / FHB_USEC, before / FHB_USEC, fhb_now() / FHB_USEC);
    assert_non_null(strchr(json_string_value(json_object_get(json, "time")),
                           'Z'));
    json_decref(json);
}


static void
test_nothing_without_value(void **state)
{
    json_t              *json;
    fhb_typeset_t        none = { { 0 } };
    fhbd_audit_event_t   e = { .event = "expired", .types = &none };

    (void) state;

    open_trail();
    fhbd_audit(&e);

    json = line_of(path, 0);
    assert_int_equal(json_object_size(json), 2);
    has(json, "event", "expired");
    json_decref(json);
}


static void
test_no_query_no_second_line(void **state)
{
    json_t              *json;
    fhbd_audit_event_t   e = {
        .event = "denied", .client = FHB_STR("a\"b\\c"),
        .path = FHB_STR("/r4/Patient/$export?patient=Patient/123"),
        .reason = FHB_STR("one\ntwo\xff"),
    };

    (void) state;

    open_trail();
    fhbd_audit(&e);

    json = line_of(path, 0);
    has(json, "client", "a\"b\\c");
    has(json, "path", "/r4/Patient/$export");
    has(json, "reason", "one\ntwo\xef\xbf\xbd");
    json_decref(json);
    assert_null(line_of(path, 1));
}


static void
test_log_rotation(void **state)
{
    char                 old[160];
    json_t              *json;
    struct stat          sb;
    fhbd_audit_event_t   e = { .event = "first" };

    (void) state;

    open_trail();
    fhbd_audit(&e);

    assert_int_equal(stat(path, &sb), 0);
    assert_int_equal(sb.st_mode & 0007, 0);

    (void) snprintf(old, sizeof(old), "%s.1", path);
    assert_int_equal(rename(path, old), 0);
    e.event = "second";
    fhbd_audit(&e);

    open_trail();
    e.event = "third";
    fhbd_audit(&e);

    json = line_of(old, 1);
    has(json, "event", "second");
    json_decref(json);
    json = line_of(path, 0);
    has(json, "event", "third");
    json_decref(json);

    /* what was there is not cut */
    open_trail();
    e.event = "fourth";
    fhbd_audit(&e);
    json = line_of(path, 1);
    has(json, "event", "fourth");
    json_decref(json);
}


static char  off[] = "off", nowhere[] = "/nonexistent/audit.log";


static void
test_off_and_no_file(void **state)
{
    fhb_error_t          err;
    fhbd_audit_event_t   e = { .event = "kick-off" };

    (void) state;

    open_trail();
    fhbd_audit(&e);

    /* it cannot be opened: the one in use stays */
    conf.audit = nowhere;
    assert_int_equal(fhbd_audit_open(&conf, &err), FHB_EIO);
    assert_non_null(strstr(err.text, nowhere));
    fhbd_audit(&e);
    json_decref(line_of(path, 1));

    conf.audit = off;
    open_trail();
    fhbd_audit(&e);
    assert_null(line_of(path, 2));
}


static char  log_word[] = "log", full[] = "/dev/full";


/* to stderr in a file; gives what came */
static void
with_stderr(const fhbd_audit_event_t *e, char *text, size_t room)
{
    int      saved;
    FILE    *f = tmpfile();
    size_t   n;

    assert_non_null(f);
    saved = dup(STDERR_FILENO);
    assert_true(dup2(fileno(f), STDERR_FILENO) != -1);

    fhbd_audit(e);

    assert_true(dup2(saved, STDERR_FILENO) != -1);
    (void) close(saved);
    rewind(f);
    n = fread(text, 1, room - 1, f);
    text[n] = '\0';
    (void) fclose(f);
}


static void
test_log(void **state)
{
    char                 text[512];
    fhbd_audit_event_t   e = { .event = "delete", .status = 202 };

    (void) state;

    conf.audit = log_word;
    open_trail();

    /* whatever the level of the log */
    fhbd_log_set_level(FHBD_LOG_ERROR);
    with_stderr(&e, text, sizeof(text));
    assert_int_equal(strncmp(text, "notice audit: {\"time\":", 22), 0);
    assert_non_null(strstr(text, "\"event\":\"delete\",\"status\":202}\n"));
}


static void
test_disk_full(void **state)
{
    char                 text[512];
    fhbd_audit_event_t   e = { .event = "delete",
                               .request_id = FHB_STR("0123") };

    (void) state;

    conf.audit = full;
    open_trail();
    with_stderr(&e, text, sizeof(text));
    assert_non_null(strstr(text, "error audit: record of \"delete\", request "
                                 "0123, is lost: No space left"));
}


/* a grant of every type is not a line of 145 names (NET-10) */
static void
test_all_types(void **state)
{
    json_t              *json, *types;
    fhb_typeset_t        all = fhb_typeset_all();
    fhbd_audit_event_t   e = { .event = "token", .types = &all };

    (void) state;

    open_trail();
    fhbd_audit(&e);
    fhb_typeset_del(&all, 0);
    fhbd_audit(&e);

    json = line_of(path, 0);
    types = json_object_get(json, "types");
    assert_int_equal(json_array_size(types), 1);
    assert_string_equal(json_string_value(json_array_get(types, 0)), "*");
    json_decref(json);

    /* one is missing: then each that is there has its name */
    json = line_of(path, 1);
    types = json_object_get(json, "types");
    assert_int_equal(json_array_size(types), fhb_type_count() - 1);
    json_decref(json);
}


static void *
many(void *arg)
{
    int                  i;
    fhb_typeset_t        some = fhb_typeset_compartment();
    fhbd_audit_event_t   e = { .event = "kick-off", .client = fhb_cstr(arg),
                               .types = &some };

    for (i = 0; i < LINES; i++) {
        fhbd_audit(&e);
    }

    return NULL;
}


static void
test_threads(void **state)
{
    int         i;
    json_t     *json;
    size_t      n;
    pthread_t   threads[THREADS];
    static char client[] = "app";

    (void) state;

    open_trail();

    for (i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, many, client), 0);
    }
    for (i = 0; i < 20; i++) {
        open_trail();
    }
    for (i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }

    for (n = 0; n < (size_t) THREADS * LINES; n += 97) {
        json = line_of(path, n);
        has(json, "client", "app");
        json_decref(json);
    }
    json_decref(line_of(path, (size_t) THREADS * LINES - 1));
    assert_null(line_of(path, (size_t) THREADS * LINES));
}


#define STORY(title, f)  { title, f, setup, teardown, NULL }


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("a line has all that is known (NET-10)", test_all_members),
        STORY("all types are one star", test_all_types),
        STORY("what is not known is not there", test_nothing_without_value),
        STORY("no query values, one line per event (NET-10)",
              test_no_query_no_second_line),
        STORY("the file is opened anew for log rotation", test_log_rotation),
        STORY("off, and a file that cannot be opened", test_off_and_no_file),
        STORY("to the log, whatever its level", test_log),
        STORY("a line that cannot be written is told of", test_disk_full),
        STORY("threads, and a reload among them", test_threads),
    };

    return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
