/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The INI file: what is good is read, what is not is refused with file and
 * line; table, sample file and documents agree.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_conf_table.h"
#include "../../src/sidecar/fhbd_log.h"

static char          file[64];
static fhbd_conf_t  *conf;
static fhb_error_t   err;

#define TENANT  "[tenant a]\nsource = ndjson\npath = /p\n"


static int
setup(void **state)
{
    int  fd;

    (void) state;

    (void) snprintf(file, sizeof(file), "/tmp/fhbd-conf-XXXXXX");
    fd = mkstemp(file);
    conf = NULL;

    return fd == -1 ? -1 : close(fd);
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_conf_free(conf);
    conf = NULL;

    return unlink(file);
}


static void
put(const char *text, size_t len)
{
    FILE  *f = fopen(file, "w");

    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}


static fhb_err_t
load(const char *text)
{
    put(text, strlen(text));
    fhbd_conf_free(conf);
    conf = NULL;

    return fhbd_conf_load(file, &conf, &err);
}


/* the file is refused at this line with this message */
static void
refused(const char *text, unsigned line, const char *message)
{
    char  place[96];

    assert_int_equal(load(text), FHB_EPARAM);

    (void) snprintf(place, sizeof(place), "%s:%u: ", file, line);
    if (strncmp(err.text, place, strlen(place)) != 0
        || strstr(err.text, message) == NULL)
    {
        fail_msg("expected \"%s…%s\", got \"%s\"", place, message, err.text);
    }
}


static void
the_shortest_file_gives_the_defaults(void **state)
{
    const fhbd_tenant_conf_t  *t;

    (void) state;

    assert_int_equal(load(TENANT), FHB_OK);

    assert_string_equal(conf->listen, "/run/fhir-bulk/api.sock");
    assert_int_equal(conf->socket_mode, 0660);
    assert_null(conf->socket_group);
    assert_string_equal(conf->root, "/var/lib/fhir-bulk/exports");
    assert_string_equal(conf->store, "/var/lib/fhir-bulk/exports/jobs.sqlite");
    assert_int_equal(conf->max_active_jobs_per_client, 10);
    assert_true(conf->gzip);
    assert_int_equal(conf->max_file_resources, 100000);
    assert_int_equal(conf->max_file_size, 100 << 20);
    assert_int_equal(conf->job_ttl, 30 * 86400);
    assert_int_equal(conf->sweep_interval, 60);
    assert_int_equal(conf->cancel_grace, 5);
    assert_int_equal(conf->retry_min, 1);
    assert_int_equal(conf->retry_max, 60);
    assert_int_equal(conf->poll_limit, FHBD_POLL_STRICT);
    assert_int_equal(conf->abuse_limit, 0);
    assert_true(conf->fail_ratio == 1.0);
    assert_true(conf->require_prefer);
    assert_true(conf->require_accept);
    assert_false(conf->tenants[0].cap_legacy_names);
    assert_true(conf->kickoff_body);
    assert_int_equal(conf->max_kickoff_body, 1 << 20);
    assert_int_equal(conf->export_dialect, FHB_DIALECT_V3);
    assert_null(conf->v4_operation_name);
    assert_false(conf->reject_duplicates);
    assert_true(conf->lenient_filters);
    assert_false(conf->xml_output);
    assert_false(conf->manifest_xml);
    assert_int_equal(conf->log_level, FHBD_LOG_NOTICE);

    assert_int_equal(conf->tenants_n, 1);
    t = fhbd_conf_tenant(conf, FHB_STR("a"));
    assert_non_null(t);
    assert_null(fhbd_conf_tenant(conf, FHB_STR("A")));
    assert_null(fhbd_conf_tenant(conf, FHB_STR("")));
    assert_int_equal(t->source, FHBD_SOURCE_NDJSON);
    assert_string_equal(t->ndjson_path, "/p");
    assert_int_equal(t->levels, 7);
    assert_true(t->undated_include);
    assert_int_equal(t->transaction_margin, 10 * FHB_USEC);
    assert_null(t->metadata_upstream);
}


static void
every_kind_of_value_is_read(void **state)
{
    const fhbd_tenant_conf_t  *t;

    (void) state;

    assert_int_equal(load(
        "\xef\xbb\xbf; a comment\r\n"
        "[fhir-bulkd]\r\n"
        "socket_mode=0600\r\n"
        "max_file_size = 2g\n"
        "part_size : 512k\n"
        "max_kickoff_body = 77\n"
        "job_ttl = 2h\n"
        "sweep_interval = 5\n"
        "compression = off\n"
        "poll_limit = burst=3\n"
        "abuse_limit = 20\n"
        "fail_ratio = 0.25\n"
        "kickoff_body = off\n"
        "export_dialect = v4\n"
        "v4_operation_name = Export_v4-b\n"
        "reject_duplicates = on\n"
        "lenient_filters = off\n"
        "xml_output = on\n"
        "manifest_xml = on\n"
        "  # an indented comment\n"
        "log_level = debug\n"
        "store = /else/where.sqlite\n"
        "\n"
        "[ tenant\tx-1_Y ]\n"
        "source = postgres\n"
        "conninfo = host=h\n"
        "    dbname='d b' password=p=q\n"
        "table = s.t$1\n"
        "body_type = text\n"
        "levels = group, patient\n"
        "types = Patient, Observation Group\n"
        "transaction_margin = 250ms\n"
        "tombstones = sub/gone.ndjson\n"
        "undated_resources = exclude\n"
        "where = a = 'b' AND c <> '#x'\n"
        "timezone = Europe/Berlin\n"
        "metadata_upstream = https://h:8/r4/metadata"), FHB_OK);

    assert_int_equal(conf->socket_mode, 0600);
    assert_true(conf->max_file_size == 2ULL << 30);
    assert_int_equal(conf->part_size, 512 << 10);
    assert_int_equal(conf->max_kickoff_body, 77);
    assert_int_equal(conf->job_ttl, 7200);
    assert_int_equal(conf->sweep_interval, 5);
    assert_false(conf->gzip);
    assert_int_equal(conf->poll_limit, FHBD_POLL_BURST);
    assert_int_equal(conf->poll_burst, 3);
    assert_int_equal(conf->abuse_limit, 20);
    assert_true(conf->fail_ratio == 0.25);
    assert_false(conf->kickoff_body);
    assert_int_equal(conf->export_dialect, FHB_DIALECT_V4);
    assert_string_equal(conf->v4_operation_name, "Export_v4-b");
    assert_true(conf->reject_duplicates);
    assert_false(conf->lenient_filters);
    assert_true(conf->xml_output);
    assert_true(conf->manifest_xml);
    assert_int_equal(conf->log_level, FHBD_LOG_DEBUG);
    assert_string_equal(conf->store, "/else/where.sqlite");

    t = fhbd_conf_tenant(conf, FHB_STR("x-1_Y"));
    assert_non_null(t);
    assert_string_equal(t->pg_conninfo, "host=h dbname='d b' password=p=q");
    assert_string_equal(t->pg_table, "s.t$1");
    assert_int_equal(t->pg_body_type, FHBD_BODY_TEXT);
    assert_int_equal(t->levels,
                     1 << FHB_LEVEL_PATIENT | 1 << FHB_LEVEL_GROUP);
    assert_true(fhb_typeset_has(&t->types, fhb_type_find(FHB_STR("Group"))));
    assert_false(fhb_typeset_has(&t->types,
                                 fhb_type_find(FHB_STR("Encounter"))));
    assert_int_equal(t->transaction_margin, 250000);
    assert_false(t->undated_include);
    assert_string_equal(t->pg_where, "a = 'b' AND c <> '#x'");
    assert_string_equal(t->pg_timezone, "Europe/Berlin");
    assert_string_equal(t->ndjson_tombstones, "sub/gone.ndjson");
    assert_string_equal(t->metadata_upstream, "https://h:8/r4/metadata");
}


static void
mistakes_are_told_with_file_and_line(void **state)
{
    (void) state;

    refused("x = 1\n", 1, "section [fhir-bulkd] or [tenant NAME]");
    refused("[fhir-bulkd]\nlisten\n", 2, "\"name = value\" expected");
    refused("[fhir-bulkd]\n\n\njob_tll = 3d\n", 4,
            "unknown option \"job_tll\"");
    refused("[fhir-bulkd]\nsource = ndjson\n", 2, "unknown option");
    refused("[tenant a]\nlisten = /x\n", 2, "unknown option \"listen\"");
    refused("[fhir-bulkd]\n" TENANT "[fhir-bulkd]\n", 5, "there twice");
    refused(TENANT TENANT, 4, "tenant \"a\" is there twice");
    refused(TENANT "path = /q\n", 4, "option \"path\" is there twice");
    refused("[other]\n", 1, "unknown section");
    refused("[tenant]\n", 1, "unknown section");
    refused("[tenant a/b]\n", 1, "the tenant's name");
    refused("[tenant a\n", 1, "\"]\" expected");
    refused("[fhir-bulkd]\n  listen = /x\n", 2, "there is none");
    refused("[fhir-bulkd]\nlisten = /x ; why\n", 2, "line of its own");
    refused("[fhir-bulkd]\nlisten =\n", 2, "value expected");
    refused("[tenant a]\npath = /p\n", 1, "needs option \"source\"");
    refused("[tenant a]\nsource = ndjson\n", 1, "needs option \"path\"");

    /* MAN-23 */
    refused(TENANT "manifest_extension = []\n", 4, "must be a JSON object");
    refused(TENANT "manifest_extension = {}\n", 4, "not empty");
    refused(TENANT "manifest_extension = {\"a\":1}\n", 4, "absolute URLs");
    refused(TENANT "manifest_extension = {\"http://a/b\":[1]}\n", 4,
            "strings, numbers or booleans");
    refused("[tenant a]\nsource = postgres\ntable = t\n", 1,
            "needs option \"conninfo\"");
    refused(TENANT "table = t\n", 4, "is no option of source \"ndjson\"");
    refused("[fhir-bulkd]\nretry_min = 50\nretry_max = 20\n" TENANT, 2,
            "above \"retry_max\"");

    assert_int_equal(load("# nothing\n"), FHB_EPARAM);
    assert_non_null(strstr(err.text, "no section [tenant NAME]"));
    assert_int_equal(fhbd_conf_load("/nonexistent/x.ini", &conf, &err),
                     FHB_EIO);
}


static void
bad_values_are_refused(void **state)
{
    size_t  i;
    char    text[512];

    static const struct {
        const char  *name, *values[10];
    } cases[] = {
        { "socket_mode", { "660x", "0888", "66", "01777", "rw", NULL } },
        { "workers", { "0", "-1", "1.5", "257", "99999999999999999999", "4k",
                       "+4", NULL } },
        { "max_file_size", { "0", "1t", "k", "-1", "9999999999g",
                             "99999999999999999999", "1 m", NULL } },
        { "job_ttl", { "0", "1w", "1500ms", "s", "1e3", "", NULL } },
        { "retry_min", { "0", "61", "1ms", NULL } },
        { "compression", { "on", "zstd", "GZIP", NULL } },
        { "kickoff_body", { "yes", "1", NULL } },
        { "export_dialect", { "v1", "V4", "4", NULL } },
        { "v4_operation_name", {
            "export", "$export-v4", "a b", "a/b", "a.b",
            "a23456789a23456789a23456789a23456789a23456789a23456789a2345678905",
            NULL } },
        { "poll_limit", { "burst", "burst=", "burst=0", "burst=-1", NULL } },
        { "abuse_limit", { "0", "-1", "on", "of", "5 polls", NULL } },
        { "fail_ratio", { "0", "1.1", "nan", "0x1", "-0.5", "1.0.0", NULL } },
        { "log_level", { "loud", NULL } },
        { "audit", { "on", "audit.log", "stderr", NULL } },
        { "jwks_ca_file", { "/nonexistent/ca.pem", "/", NULL } },
        { "jwks_hosts", { "a.org:443", "https://a.org", "[::1]", NULL } },
        { "issuer_jwks", { "https://a.org/", "a=http://a.org/", "a b", "=",
                           "a/b=https://a.org/", "a=https://",
                           "a=https://a.org/ b=https://b.org/ "
                           "a=https://c.org/", NULL } },
    };
    static const struct {
        const char  *name, *values[12];
    } columns[] = {
        { "table", { "t;drop", "a.b.c", "1t", ".t", "t.", "\"t\"", "$t",
                     "t t", "{typ}", "a{type", NULL } },
        { "id_column", { "a.b", "a-b", "1", "id)", NULL } },
        { "body_type", { "xml", NULL } },
        { "profile", { "../x", "a/b", NULL } },
        { "levels", { "none", "system,,x", ",", NULL } },
        { "types", { "Patientt", "patient", NULL } },
        { "timezone", { "UTC'", NULL } },
        { "transaction_margin", { "2h", "-1s", NULL } },
        { "metadata_upstream", { "ftp://h/x", "http://", "http:///x",
                                 "https://h/ x", "file:///etc/passwd", NULL } },
        { "cohort_percent", { "101", NULL } },
    };
    const char *const  *v;

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (v = cases[i].values; *v != NULL; v++) {
            (void) snprintf(text, sizeof(text), TENANT "[fhir-bulkd]\n%s = %s",
                            cases[i].name, *v);
            refused(text, 5, cases[i].name);
        }
    }

    for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        for (v = columns[i].values; *v != NULL; v++) {
            (void) snprintf(text, sizeof(text), "[tenant a]\nsource=postgres\n"
                            "conninfo=host=x\n%s = %s\n%s", columns[i].name,
                            *v, i == 0 ? "" : "table = t\n");
            refused(text, 4, columns[i].name);
        }
    }
}


static void
a_password_is_in_no_message(void **state)
{
    (void) state;

    refused("[tenant a]\nsource = postgres\n"
            "conninfo = host=h password hunter2\n", 3,
            "\"conninfo\" is not a libpq connection string");
    assert_null(strstr(err.text, "hunter2"));
}


static void
long_lines_and_nul_bytes_are_refused_not_cut(void **state)
{
    size_t       len;
    char        *text;
    static char  value[9000];

    (void) state;

    /* as long as it is allowed */
    memset(value, 'x', 4000);
    assert_true(asprintf(&text, "[tenant a]\nsource = ndjson\npath = /%s\n",
                         value) > 0);
    assert_int_equal(load(text), FHB_OK);
    assert_int_equal(strlen(conf->tenants[0].ndjson_path), 4001);
    free(text);

    memset(value, 'x', sizeof(value) - 1);
    assert_true(asprintf(&text, "[tenant a]\nsource = ndjson\npath = /%s\n",
                         value) > 0);
    refused(text, 3, "the line is longer than");
    free(text);

    /* also as a comment: half of it would be read as an option */
    assert_true(asprintf(&text, "[tenant a]\n#%s\n", value) > 0);
    refused(text, 2, "the line is longer than");
    free(text);

    len = strlen(TENANT);
    put(TENANT "types = all\0Patient\n", len + 20);
    assert_int_equal(fhbd_conf_load(file, &conf, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, ":4: a NUL byte"));
}


static void
a_reload_takes_what_may_change_and_names_the_rest(void **state)
{
    fhb_buf_t     restart = { 0 };
    fhbd_conf_t  *fresh = NULL;

    (void) state;

    assert_int_equal(load("[fhir-bulkd]\nlisten = /a\njob_ttl = 5s\n" TENANT
                          "[tenant b]\nsource=ndjson\npath = /b\n"), FHB_OK);

    put("[fhir-bulkd]\nlisten = /other\njob_ttl = 9s\nretry_max = 30\n"
        "[tenant c]\nsource=ndjson\npath=/c\n"
        "[tenant a]\nsource = ndjson\npath = /new\nlevels = group\n",
        strlen("[fhir-bulkd]\nlisten = /other\njob_ttl = 9s\nretry_max = 30\n"
               "[tenant c]\nsource=ndjson\npath=/c\n"
               "[tenant a]\nsource = ndjson\npath = /new\nlevels = group\n"));

    assert_int_equal(fhbd_conf_reload(file, conf, &fresh, &restart, &err),
                     FHB_OK);
    fhb_buf_addc(&restart, '\0');
    assert_string_equal(restart.ptr,
                        "option \"listen\" of section \"fhir-bulkd\" was "
                        "changed\n"
                        "option \"path\" of section \"a\" was changed\n"
                        "tenant \"b\" was removed\n"
                        "tenant \"c\" was added\n");
    fhb_buf_free(&restart);

    assert_string_equal(fresh->listen, "/a");
    assert_int_equal(fresh->job_ttl, 9);
    assert_int_equal(fresh->retry_max, 30);
    assert_int_equal(fresh->tenants_n, 2);
    assert_string_equal(fresh->tenants[0].name, "a");
    assert_string_equal(fresh->tenants[0].ndjson_path, "/p");
    assert_int_equal(fresh->tenants[0].levels, 1 << FHB_LEVEL_GROUP);
    assert_string_equal(fresh->tenants[1].ndjson_path, "/b");
    fhbd_conf_free(fresh);

    /* a bad file changes nothing */
    put("[fhir-bulkd]\njob_ttl = never\n", 29);
    assert_int_equal(fhbd_conf_reload(file, conf, &fresh, &restart, &err),
                     FHB_EPARAM);
}


static void
a_reload_that_changes_nothing_gives_the_same(void **state)
{
    fhb_buf_t     restart = { 0 };
    fhbd_conf_t  *fresh = NULL;

    (void) state;

    assert_int_equal(load("[fhir-bulkd]\njob_ttl = 5s\n" TENANT), FHB_OK);

#define SAME    "\n\n[fhir-bulkd]\n\njob_ttl = 5s\n" TENANT
#define OTHER   "[fhir-bulkd]\njob_ttl = 6s\n" TENANT
#define NONE    "[fhir-bulkd]\n" TENANT
#define TYPES   "[fhir-bulkd]\njob_ttl = 5s\n" TENANT "types = Patient\n"

    put(SAME, strlen(SAME));
    assert_int_equal(fhbd_conf_reload(file, conf, &fresh, &restart, &err),
                     FHB_OK);
    assert_true(fhbd_conf_same(conf, fresh));
    fhbd_conf_free(fresh);

    put(OTHER, strlen(OTHER));
    assert_int_equal(fhbd_conf_reload(file, conf, &fresh, &restart, &err),
                     FHB_OK);
    assert_false(fhbd_conf_same(conf, fresh));
    fhbd_conf_free(fresh);

    put(NONE, strlen(NONE));
    assert_int_equal(fhbd_conf_reload(file, conf, &fresh, &restart, &err),
                     FHB_OK);
    assert_false(fhbd_conf_same(conf, fresh));
    assert_false(fhbd_conf_same(fresh, conf));
    fhbd_conf_free(fresh);

    put(TYPES, strlen(TYPES));
    assert_int_equal(fhbd_conf_reload(file, conf, &fresh, &restart, &err),
                     FHB_OK);
    assert_false(fhbd_conf_same(conf, fresh));
    fhbd_conf_free(fresh);

    fhb_buf_free(&restart);
}


static char *
slurp(const char *name)
{
    long   len;
    char  *text;
    FILE  *f = fopen(name, "r");

    if (f == NULL) {
        fail_msg("cannot open %s (tests run in the project's folder)", name);
    }

    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    len = ftell(f);
    assert_true(len > 0);
    rewind(f);

    text = malloc((size_t) len + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t) len, f), (size_t) len);
    text[len] = '\0';
    assert_int_equal(fclose(f), 0);

    return text;
}


static void
the_sample_file_has_every_option_with_its_default(void **state)
{
    char                  line[256];
    char                 *sample = slurp("conf-examples/fhir-bulkd.ini");
    size_t                i;
    const fhbd_option_t  *o;

    (void) state;

    assert_int_equal(load(sample), FHB_OK);

    for (i = 0; i < fhbd_options_n; i++) {
        o = &fhbd_options[i];

        if (o->def != NULL) {
            (void) snprintf(line, sizeof(line), "\n%s = %s\n", o->name,
                            o->def);
            if (strstr(sample, line) == NULL) {
                fail_msg("conf-examples/fhir-bulkd.ini lacks:%s", line);
            }
            continue;
        }

        (void) snprintf(line, sizeof(line), "\n%s = ", o->name);
        if (strstr(sample, line) == NULL) {
            (void) snprintf(line, sizeof(line), "\n#%s = ", o->name);
        }
        if (strstr(sample, line) == NULL) {
            fail_msg("conf-examples/fhir-bulkd.ini lacks:%s", line);
        }
    }

    free(sample);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(the_shortest_file_gives_the_defaults),
        TEST(every_kind_of_value_is_read),
        TEST(mistakes_are_told_with_file_and_line),
        TEST(bad_values_are_refused),
        TEST(a_password_is_in_no_message),
        TEST(long_lines_and_nul_bytes_are_refused_not_cut),
        TEST(a_reload_takes_what_may_change_and_names_the_rest),
        TEST(a_reload_that_changes_nothing_gives_the_same),
        TEST(the_sample_file_has_every_option_with_its_default),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
