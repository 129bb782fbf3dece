/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The client registry file from case folders: t/cases/clients/NAME/input goes
 * in, and what was understood, or the error, is t/cases/clients/NAME/expected.
 * Cases whose name starts with "tenants" know two tenants, the others one.
 * With CLIENTS_CASES_WRITE=1 missing expected files are written, to be read
 * before they are kept.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_clients.h"
#include "../../src/sidecar/fhbd_file.h"

#define CASES  "t/cases/clients"

static char  default_name[] = "default", other_name[] = "other";

static fhbd_tenant_conf_t  tenants[] = {
    { .name = default_name }, { .name = other_name }
};

static fhbd_conf_t  conf = {
    .tenants = tenants, .export_scope = FHB_SCOPE_RS
};


static void
render_list(fhb_buf_t *out, const char *name, char *const *list, size_t n)
{
    size_t  i;

    fhb_buf_addf(out, "  %s:", name);
    for (i = 0; i < n; i++) {
        fhb_buf_addf(out, " %s", list[i]);
    }
    fhb_buf_addc(out, '\n');
}


static void
render_types(fhb_buf_t *out, const fhb_typeset_t *types)
{
    fhb_type_t     t;
    fhb_typeset_t  all = fhb_typeset_all();

    fhb_buf_adds(out, "  types:");

    if (memcmp(types, &all, sizeof(all)) == 0) {
        fhb_buf_adds(out, " all");

    } else {
        for (t = 0; t < fhb_type_count(); t++) {
            if (fhb_typeset_has(types, t)) {
                fhb_buf_addf(out, " %s", fhb_type_name(t).ptr);
            }
        }
    }

    fhb_buf_addc(out, '\n');
}


static void
render_limits(fhb_buf_t *out, const char *limits)
{
    const char  *p;

    assert_non_null(limits);

    for (p = limits; *p != '\0'; p += strcspn(p, "\n") + 1) {
        fhb_buf_addf(out, "    within %.*s\n", (int) strcspn(p, "\n"), p);
    }
}


static void
render_client(fhb_buf_t *out, fhbd_client_t *c)
{
    fhb_level_t  level;

    fhb_buf_addf(out, "%s \"%s\" %s\n", c->id, c->name,
                 c->enabled ? "enabled" : "disabled");
    fhb_buf_addf(out, "  keys: %zu", c->keys == NULL ? 0
                                     : fhb_jwks_count(c->keys));
    fhb_buf_addf(out, " %s\n", c->jwks_uri == NULL ? "-" : c->jwks_uri);
    fhb_buf_addf(out, "  scopes: %s\n", c->scopes);
    render_types(out, &c->types);
    render_limits(out, c->limits);
    render_list(out, c->all_groups ? "groups (all)" : "groups", c->groups,
                c->groups_n);

    fhb_buf_adds(out, "  levels:");
    for (level = FHB_LEVEL_SYSTEM; level <= FHB_LEVEL_GROUP; level++) {
        if (c->levels & (1u << level)) {
            fhb_buf_addf(out, " %s", fhb_level_name(level));
        }
    }
    fhb_buf_addc(out, '\n');

    render_list(out, "tenants", c->tenants, c->tenants_n);
    fhb_buf_addf(out, "  jobs: %u\n", c->max_active_jobs);
}


static void
render(const char *path, fhb_buf_t *out)
{
    size_t           i;
    fhb_error_t      err;
    const char      *text;
    fhbd_clients_t  *c;

    switch (fhbd_clients_load(path, &conf, &c, &err)) {
    case FHB_OK:
        for (i = 0; i < c->n; i++) {
            render_client(out, &c->clients[i]);
        }
        fhb_buf_addf(out, "%zu clients\n", c->n);
        fhbd_clients_free(c);
        return;

    case FHB_EPARAM:
        fhb_buf_adds(out, "refused: ");
        break;

    case FHB_EJSON:
        fhb_buf_adds(out, "not JSON: ");
        break;

    default:
        fail_msg("%s: %s", path, err.text);
    }

    /* the file is named; where it lies is not the case's matter */
    text = strstr(err.text, path);
    assert_non_null(text);
    fhb_buf_adds(out, text + strlen(path) + 3);
    fhb_buf_addc(out, '\n');
}


static bool
read_text(const char *path, fhb_buf_t *out)
{
    fhb_err_t    rc;
    fhb_error_t  err;

    rc = fhbd_file_read(AT_FDCWD, path, SIZE_MAX, out, &err);
    assert_true(rc == FHB_OK || rc == FHB_ENOTFOUND);

    return rc == FHB_OK;
}


static void
one_case(const char *name)
{
    char         input[300], path[300];
    fhb_buf_t    out = { 0 }, expected = { 0 };
    fhb_error_t  err;

    (void) snprintf(input, sizeof(input), CASES "/%s/input", name);
    (void) snprintf(path, sizeof(path), CASES "/%s/expected", name);

    conf.tenants_n = strncmp(name, "tenants", 7) == 0 ? 2 : 1;
    render(input, &out);

    if (!read_text(path, &expected) && getenv("CLIENTS_CASES_WRITE") != NULL) {
        assert_int_equal(fhbd_file_replace(AT_FDCWD, path, 0644,
                                           fhb_buf_str(&out), &err), FHB_OK);

    } else if (!fhb_str_eq(fhb_buf_str(&out), fhb_buf_str(&expected))) {
        fail_msg("case %s gives\n%.*s", name, FHB_STR_ARG(fhb_buf_str(&out)));
    }

    fhb_buf_free(&out);
    fhb_buf_free(&expected);
}


static void
test_cases(void **state)
{
    int              n, i;
    struct dirent  **list;

    (void) state;

    n = scandir(CASES, &list, NULL, alphasort);
    assert_true(n > 30);

    for (i = 0; i < n; i++) {
        if (list[i]->d_name[0] != '.') {
            one_case(list[i]->d_name);
        }
        free(list[i]);
    }

    free(list);
}


static void
test_no_file(void **state)
{
    fhb_error_t      err;
    fhbd_clients_t  *c;

    (void) state;

    assert_int_equal(fhbd_clients_load("/nonexistent/clients.json", &conf, &c,
                                       &err), FHB_ENOTFOUND);
    assert_non_null(strstr(err.text, "/nonexistent/clients.json"));

    /* neither a folder nor a pipe */
    assert_int_equal(fhbd_clients_load("/", &conf, &c, &err), FHB_EIO);
    assert_int_equal(fhbd_clients_load("/dev/null", &conf, &c, &err),
                     FHB_EJSON);
}


static void
test_too_large(void **state)
{
    int              fd;
    char             path[] = "/tmp/fhbd-clients-XXXXXX";
    fhb_error_t      err;
    fhbd_clients_t  *c;

    (void) state;

    fd = mkstemp(path);
    assert_true(fd != -1);
    assert_int_equal(ftruncate(fd, (64 << 20) + 1), 0);

    assert_int_equal(fhbd_clients_load(path, &conf, &c, &err), FHB_EPARAM);
    assert_non_null(strstr(err.text, "larger"));

    (void) close(fd);
    (void) unlink(path);
}


/* what docs/clients.md shows is a registry */
static void
test_example(void **state)
{
    int              fd;
    char             path[] = "/tmp/fhbd-clients-XXXXXX";
    char            *begin, *end;
    fhb_buf_t        doc = { 0 };
    fhb_error_t      err;
    fhbd_client_t   *ward;
    fhbd_clients_t  *c;

    (void) state;

    assert_true(read_text("docs/clients.md", &doc));
    fhb_buf_addc(&doc, '\0');
    begin = strstr(doc.ptr, "```json\n");
    assert_non_null(begin);
    begin += strlen("```json\n");
    end = strstr(begin, "```");
    assert_non_null(end);

    fd = mkstemp(path);
    assert_true(fd != -1);
    assert_int_equal(write(fd, begin, (size_t) (end - begin)), end - begin);
    (void) close(fd);

    conf.tenants_n = 1;
    if (fhbd_clients_load(path, &conf, &c, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }

    ward = fhbd_clients_find(c, FHB_STR("ward-report"));
    assert_int_equal(ward->levels, 1u << FHB_LEVEL_GROUP);
    assert_true(fhbd_client_has_group(ward, FHB_STR("ward-7")));

    fhbd_clients_free(c);
    fhb_buf_free(&doc);
    (void) unlink(path);
}


static void
test_found(void **state)
{
    fhb_error_t      err;
    fhbd_client_t   *client;
    fhbd_clients_t  *c;

    (void) state;

    conf.tenants_n = 2;
    assert_int_equal(fhbd_clients_load(CASES "/tenants-full/input", &conf, &c,
                                       &err), FHB_OK);

    client = fhbd_clients_find(c, FHB_STR("report"));
    assert_non_null(client);
    assert_string_equal(client->id, "report");
    assert_null(fhbd_clients_find(c, FHB_STR("repor")));
    assert_null(fhbd_clients_find(c, FHB_STR("reports")));
    assert_null(fhbd_clients_find(c, FHB_STR("")));

    /* disabled ones are found: who asks looks at enabled */
    assert_false(fhbd_clients_find(c, FHB_STR("old"))->enabled);

    assert_true(fhbd_client_has_tenant(client, "other"));
    assert_false(fhbd_client_has_tenant(client, "default"));

    /* GRP-06 */
    assert_true(fhbd_client_has_group(client, FHB_STR("g1")));
    assert_true(fhbd_client_has_group(client, FHB_STR("ward.7")));
    assert_false(fhbd_client_has_group(client, FHB_STR("g2")));
    assert_false(fhbd_client_has_group(client, FHB_STR("g")));
    assert_false(fhbd_client_has_group(client, FHB_STR("")));

    client = fhbd_clients_find(c, FHB_STR("all"));
    assert_true(fhbd_client_has_group(client, FHB_STR("g2")));
    client = fhbd_clients_find(c, FHB_STR("old"));
    assert_false(fhbd_client_has_group(client, FHB_STR("g1")));

    fhbd_clients_free(c);
}


static void
test_export_scope(void **state)
{
    fhb_error_t      err;
    fhbd_client_t   *client;
    fhbd_clients_t  *c;

    (void) state;

    /* SC-03: the option relaxes */
    conf.tenants_n = 1;
    conf.export_scope = FHB_SCOPE_R;
    assert_int_equal(fhbd_clients_load(CASES "/scopes-read-only/input", &conf,
                                       &c, &err), FHB_OK);
    conf.export_scope = FHB_SCOPE_RS;

    client = fhbd_clients_find(c, FHB_STR("app"));
    assert_true(fhb_typeset_has(&client->types,
                                fhb_type_find(FHB_STR("Patient"))));
    fhbd_clients_free(c);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        { "case folders (REG-01, REG-02, SC-09, GRP-06)", test_cases, NULL,
          NULL, NULL },
        { "no file, or none that can be read", test_no_file, NULL, NULL,
          NULL },
        { "a file without end", test_too_large, NULL, NULL, NULL },
        { "clients and groups are found (GRP-06)", test_found, NULL, NULL,
          NULL },
        { "the example of docs/clients.md", test_example, NULL, NULL, NULL },
        { "export_scope (SC-03)", test_export_scope, NULL, NULL, NULL },
    };

    return cmocka_run_group_tests_name("clients", tests, NULL, NULL);
}
