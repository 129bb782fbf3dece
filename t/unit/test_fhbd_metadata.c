/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The CapabilityStatement: ours alone, ours in an existing one (case folders
 * t/cases/metadata/NAME with input.json, expected.json and tenant), and the
 * upstream that comes and goes.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <fcntl.h>
#include <pthread.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_fetch.h"
#include "../../src/sidecar/fhbd_log.h"
#include "../../src/sidecar/fhbd_metadata.h"

#define CASES  "t/cases/metadata"
#define BASE   "https://fhir.example.org/r4"
#define TOKEN  BASE "/token"
#define DATE   "2026-11-20T10:00:00.000Z"
#define BULK   "http://hl7.org/fhir/uv/bulkdata/"

static atomic_long  clock_ahead;        /* seconds */

/* without authorization, and with it */
static const fhbd_reach_t  open_reach = {
    { BASE, sizeof(BASE) - 1 }, false, { NULL, 0 }, false
};
static const fhbd_reach_t  auth_reach = {
    { BASE, sizeof(BASE) - 1 }, true, { TOKEN, sizeof(TOKEN) - 1 }, false
};

/* one dialect */
static const fhbd_conf_t  plain;


/* stands before libc's, so that a minute need not be waited for */
int
clock_gettime(clockid_t id, struct timespec *ts)
{
    int  rc = (int) syscall(SYS_clock_gettime, id, ts);

    if (id == CLOCK_MONOTONIC) {
        ts->tv_sec += atomic_load(&clock_ahead);
    }

    return rc;
}


static fhbd_tenant_conf_t
tenant_of(unsigned levels, const char *types)
{
    fhb_error_t         err;
    fhbd_tenant_conf_t  t = { .levels = levels };

    assert_int_equal(fhb_typeset_parse(fhb_cstr(types), &t.types, &err),
                     FHB_OK);

    return t;
}


static json_t *
own(unsigned levels, const char *types)
{
    json_t              *cs;
    fhbd_tenant_conf_t   t = tenant_of(levels, types);

    cs = fhbd_capability_own(&plain, &t, &open_reach, DATE);
    assert_non_null(cs);

    return cs;
}


static const char *
text(const json_t *object, const char *name)
{
    const char  *s = json_string_value(json_object_get(object, name));

    return s == NULL ? "" : s;
}


static json_t *
resource(const json_t *cs, const char *type)
{
    size_t   i;
    json_t  *r, *rest = json_array_get(json_object_get(cs, "rest"), 0);

    json_array_foreach(json_object_get(rest, "resource"), i, r) {
        if (strcmp(text(r, "type"), type) == 0) {
            return r;
        }
    }

    return NULL;
}


/* some object of the list has this name */
static bool
named(const json_t *list, const char *name)
{
    size_t   i;
    json_t  *item;

    json_array_foreach(list, i, item) {
        if (strcmp(text(item, "name"), name) == 0) {
            return true;
        }
    }

    return false;
}


/* place has exactly this one operation, or none (NULL) */
static void
operation(const json_t *place, const char *definition)
{
    json_t  *ops = json_object_get(place, "operation");

    assert_non_null(place);

    if (definition == NULL) {
        assert_null(ops);
        return;
    }

    assert_int_equal(json_array_size(ops), 1);
    assert_string_equal(text(json_array_get(ops, 0), "name"), "export");
    assert_string_equal(text(json_array_get(ops, 0), "definition"),
                        definition);
}


static void
ours_names_what_it_does_CAP_01_to_05_CAP_13(void **state)
{
    json_t  *cs = own(7, "Patient Observation"), *rest;

    (void) state;

    assert_string_equal(text(cs, "resourceType"), "CapabilityStatement");
    assert_string_equal(text(cs, "status"), "active");
    assert_string_equal(text(cs, "kind"), "instance");
    assert_string_equal(text(cs, "date"), DATE);
    assert_string_equal(text(cs, "fhirVersion"), "4.0.1");
    assert_string_equal(json_string_value(json_array_get(
        json_object_get(cs, "format"), 0)), "application/fhir+json");
    assert_string_equal(json_string_value(json_array_get(
        json_object_get(cs, "instantiates"), 0)),
        BULK "CapabilityStatement/bulk-data");
    assert_string_equal(text(json_object_get(cs, "software"), "name"),
                        "nginx-fhir-bulk");
    assert_string_equal(text(json_object_get(cs, "software"), "version"),
                        FHB_VERSION);
    assert_string_equal(text(json_object_get(cs, "implementation"), "url"),
                        "https://fhir.example.org/r4");

    rest = json_array_get(json_object_get(cs, "rest"), 0);
    assert_string_equal(text(rest, "mode"), "server");
    operation(rest, BULK "OperationDefinition/export");
    operation(resource(cs, "Patient"),
              BULK "OperationDefinition/patient-export");
    operation(resource(cs, "Group"), BULK "OperationDefinition/group-export");
    operation(resource(cs, "Observation"), NULL);
    assert_null(resource(cs, "Encounter"));

    json_decref(cs);
}


static void
levels_that_are_off_are_absent_CAP_07(void **state)
{
    json_t  *cs;

    (void) state;

    cs = own(1u << FHB_LEVEL_GROUP, "Patient Observation Practitioner "
             "Binary ValueSet");
    operation(json_array_get(json_object_get(cs, "rest"), 0), NULL);
    operation(resource(cs, "Patient"), NULL);
    operation(resource(cs, "Group"), BULK "OperationDefinition/group-export");
    /* it comes along (CMP-05); outside of the compartment, only the system
     * level would export the others */
    assert_non_null(resource(cs, "Practitioner"));
    assert_null(resource(cs, "Binary"));
    assert_null(resource(cs, "ValueSet"));
    json_decref(cs);

    cs = own(1u << FHB_LEVEL_PATIENT, "Observation Group");
    operation(resource(cs, "Patient"),
              BULK "OperationDefinition/patient-export");
    assert_null(resource(cs, "Group"));                         /* CMP-07 */
    json_decref(cs);

    cs = own(1u << FHB_LEVEL_SYSTEM, "Practitioner");
    operation(json_array_get(json_object_get(cs, "rest"), 0),
              BULK "OperationDefinition/export");
    assert_non_null(resource(cs, "Practitioner"));
    assert_null(resource(cs, "Group"));
    assert_null(resource(cs, "Patient"));
    json_decref(cs);

    cs = own(7, "all");
    assert_non_null(resource(cs, "AllergyIntolerance"));
    assert_non_null(resource(cs, "VisionPrescription"));
    json_decref(cs);
}


static void
tools_see_how_tokens_are_got_CAP_10(void **state)
{
    json_t              *cs, *rest, *security, *item;
    fhbd_reach_t         reach = auth_reach;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");

    (void) state;

    cs = fhbd_capability_own(&plain, &t, &reach, DATE);
    rest = json_array_get(json_object_get(cs, "rest"), 0);
    security = json_object_get(rest, "security");

    item = json_object_get(security, "service");
    assert_int_equal(json_array_size(item), 1);
    item = json_object_get(json_array_get(item, 0), "coding");
    assert_int_equal(json_array_size(item), 1);
    item = json_array_get(item, 0);
    assert_string_equal(text(item, "code"), "SMART-on-FHIR");
    assert_string_equal(text(item, "system"), "http://terminology.hl7.org/"
                        "CodeSystem/restful-security-service");
    assert_true(strlen(text(security, "description")) > 0);

    item = json_object_get(security, "extension");
    assert_int_equal(json_array_size(item), 1);
    item = json_array_get(item, 0);
    assert_string_equal(text(item, "url"), "http://fhir-registry."
                        "smarthealthit.org/StructureDefinition/oauth-uris");
    item = json_object_get(item, "extension");
    assert_int_equal(json_array_size(item), 1);
    item = json_array_get(item, 0);
    assert_string_equal(text(item, "url"), "token");
    assert_string_equal(text(item, "valueUri"), TOKEN);
    json_decref(cs);

    /* who gives the tokens is not known */
    reach.token_url = (fhb_str_t) { NULL, 0 };
    cs = fhbd_capability_own(&plain, &t, &reach, DATE);
    rest = json_array_get(json_object_get(cs, "rest"), 0);
    security = json_object_get(rest, "security");
    assert_int_equal(json_array_size(json_object_get(security, "service")),
                     1);
    assert_null(json_object_get(security, "extension"));
    json_decref(cs);

    cs = fhbd_capability_own(&plain, &t, &open_reach, DATE);
    rest = json_array_get(json_object_get(cs, "rest"), 0);
    assert_null(json_object_get(rest, "security"));
    json_decref(cs);
}


/* a kick-off with one parameter, by POST, which has all of them; true: it is
 * accepted */
static bool
kickoff_takes(fhb_level_t level, const char *name, const char *value,
    const char *type)
{
    bool                 taken, quoted;
    char                 body[256];
    fhb_str_t            prefer = FHB_STR("respond-async");
    fhb_error_t          err;
    fhb_kickoff_t        k;
    fhb_kickoff_in_t     in = { .level = level, .is_post = true,
                                .prefer = &prefer, .prefer_n = 1,
                                .content_type = FHB_STR("application/json") };
    fhb_kickoff_rules_t  rules = { .types = fhb_typeset_all(),
                                   .allowed = fhb_typeset_all(),
                                   .max_body = sizeof(body),
                                   .now = fhb_now() };

    quoted = strcmp(type, "positiveInt") != 0;
    (void) snprintf(body, sizeof(body), "{\"resourceType\":\"Parameters\","
                    "\"parameter\":[{\"name\":\"%s\",\"value%s\":%s%s%s}]}",
                    name, quoted ? "String" : "PositiveInt",
                    quoted ? "\"" : "", value, quoted ? "\"" : "");
    in.body = fhb_cstr(body);

    assert_int_equal(fhb_kickoff_parse(&in, &rules, &k, &err), FHB_OK);
    taken = k.status == 202;
    fhb_kickoff_free(&k);

    return taken;
}


/* what the definition names is taken, and nothing else of the operation */
static void
check_parameters(const json_t *list, fhb_level_t level)
{
    size_t   i, k, n = 0;
    json_t  *p;

    static const struct {
        const char  *name, *value, *type, *max;
    } known[] = {
        { "_outputFormat", "ndjson", "string", "1" },
        { "_since", "2020-01-01T00:00:00Z", "instant", "1" },
        { "_until", "2020-01-01T00:00:00Z", "instant", "1" },
        { "_type", "Patient", "string", "*" },
        { "_elements", "id", "string", "*" },
        { "patient", "Patient/1", "Reference", "*" },
        { "includeAssociatedData", "RelevantProvenanceResources", "code",
          "*" },
        { "_typeFilter", "Patient?gender=female", "string", "*" },
        { "organizeOutputBy", "Patient", "string", "1" },
        { "allowPartialManifests", "true", "boolean", "1" },
        { "_minimumFileSize", "1", "positiveInt", "1" },
        { "_maximumFileSize", "1000000", "positiveInt", "1" }
    };

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {

        p = NULL;
        for (k = 0; k < json_array_size(list); k++) {
            if (strcmp(text(json_array_get(list, k), "name"), known[i].name)
                == 0)
            {
                assert_null(p);
                p = json_array_get(list, k);
            }
        }

        if (kickoff_takes(level, known[i].name, known[i].value,
                          known[i].type) != (p != NULL))
        {
            fail_msg("%s, level %d: definition and parser differ",
                     known[i].name, (int) level);
        }

        if (p != NULL) {
            assert_string_equal(text(p, "use"), "in");
            assert_string_equal(text(p, "type"), known[i].type);
            assert_string_equal(text(p, "max"), known[i].max);
            assert_true(json_is_integer(json_object_get(p, "min")));
            assert_int_equal(json_integer_value(json_object_get(p, "min")),
                             0);
            n++;
        }
    }

    /* nothing is named that this test does not know */
    assert_int_equal(json_array_size(list), n);
    assert_true(n >= 3);
}


static void
definitions_name_what_is_supported_CAP_12(void **state)
{
    json_t       *od;
    fhb_level_t   level;

    static const struct {
        const char  *id, *url, *resource;
        bool         places[3];             /* system, type, instance */
    } rows[] = {
        { "export", BULK "OperationDefinition/export", NULL,
          { true, false, false } },
        { "patient-export", BULK "OperationDefinition/patient-export",
          "Patient", { false, true, false } },
        { "group-export", BULK "OperationDefinition/group-export", "Group",
          { false, false, true } }
    };

    (void) state;

    for (level = FHB_LEVEL_SYSTEM; level <= FHB_LEVEL_GROUP; level++) {
        od = fhbd_operation_definition(&plain, level, false);
        assert_non_null(od);

        assert_string_equal(text(od, "resourceType"), "OperationDefinition");
        assert_string_equal(text(od, "id"), rows[level].id);
        assert_string_equal(text(od, "url"), rows[level].url);
        assert_string_equal(text(od, "status"), "active");
        assert_string_equal(text(od, "kind"), "operation");
        assert_string_equal(text(od, "code"), "export");
        assert_true(strlen(text(od, "name")) > 0);
        assert_true(json_is_false(json_object_get(od, "affectsState")));

        assert_int_equal(json_is_true(json_object_get(od, "system")),
                         rows[level].places[0]);
        assert_int_equal(json_is_true(json_object_get(od, "type")),
                         rows[level].places[1]);
        assert_int_equal(json_is_true(json_object_get(od, "instance")),
                         rows[level].places[2]);

        if (rows[level].resource == NULL) {
            assert_null(json_object_get(od, "resource"));
        } else {
            assert_string_equal(json_string_value(json_array_get(
                json_object_get(od, "resource"), 0)), rows[level].resource);
        }

        check_parameters(json_object_get(od, "parameter"), level);
        json_decref(od);
    }
}


/* case folders */

static json_t *
case_json(const char *name, const char *file)
{
    char          path[256];
    json_t       *json;
    json_error_t  err;

    (void) snprintf(path, sizeof(path), CASES "/%s/%s.json", name, file);
    json = json_load_file(path, 0, &err);
    if (json == NULL) {
        fail_msg("%s:%d: %s", path, err.line, err.text);
    }

    return json;
}


/* "token: URL" in the third line switches authorization on */
static json_t *
case_own(const char *name, fhbd_tenant_conf_t *t)
{
    char                 path[512], which[64], types[256], token[128];
    int                  n;
    FILE                *f;
    json_t              *cs;
    unsigned             levels;
    fhbd_reach_t         reach = open_reach;

    (void) snprintf(path, sizeof(path), CASES "/%s/tenant", name);
    f = fopen(path, "r");
    assert_non_null(f);
    n = fscanf(f, "levels: %63[^\n]\ntypes: %255[^\n]\ntoken: %127s", which,
               types, token);
    assert_true(n == 2 || n == 3);
    assert_int_equal(fclose(f), 0);

    levels = (strstr(which, "system") ? 1u << FHB_LEVEL_SYSTEM : 0)
             | (strstr(which, "patient") ? 1u << FHB_LEVEL_PATIENT : 0)
             | (strstr(which, "group") ? 1u << FHB_LEVEL_GROUP : 0);

    if (n == 3) {
        reach.auth = true;
        reach.token_url = fhb_cstr(token);
    }

    *t = tenant_of(levels, types);
    cs = fhbd_capability_own(&plain, t, &reach, DATE);
    assert_non_null(cs);

    return cs;
}


/* "OURS" in a list of search parameters: those of the type that are not in it
 * already; which these are is another test's business (CAP-08) */
static void
case_params(json_t *expected, json_t *ours)
{
    size_t   i, k, last;
    json_t  *rest, *r, *list, *param, *place;

    json_array_foreach(json_object_get(expected, "rest"), k, rest) {
        json_array_foreach(json_object_get(rest, "resource"), i, r) {

            list = json_object_get(r, "searchParam");
            last = json_array_size(list);

            if (last == 0 || !json_is_string(json_array_get(list, last - 1))) {
                continue;
            }

            assert_int_equal(json_array_remove(list, last - 1), 0);
            place = resource(ours, text(r, "type"));
            assert_non_null(place);

            json_array_foreach(json_object_get(place, "searchParam"), last,
                               param)
            {
                if (!named(list, text(param, "name"))) {
                    assert_int_equal(json_array_append(list, param), 0);
                }
            }
        }
    }
}


static void
run_case(const char *name)
{
    char                *is, *was;
    json_t              *theirs, *ours, *expected, *software;
    fhbd_tenant_conf_t   t;

    theirs = case_json(name, "input");
    expected = case_json(name, "expected");
    ours = case_own(name, &t);
    case_params(expected, ours);

    /* the one thing that changes with each release */
    software = json_object_get(expected, "software");
    if (strcmp(text(software, "version"), "VERSION") == 0) {
        assert_int_equal(json_object_set_new(software, "version",
                                             json_string(FHB_VERSION)), 0);
    }

    assert_true(fhbd_capability_merge(theirs, ours, &t));

    is = json_dumps(theirs, JSON_SORT_KEYS | JSON_INDENT(1));
    was = json_dumps(expected, JSON_SORT_KEYS | JSON_INDENT(1));
    if (strcmp(is, was) != 0) {
        fail_msg("%s: %s", name, is);
    }
    free(is);

    /* a second merge finds all of it there */
    assert_true(fhbd_capability_merge(theirs, ours, &t));
    is = json_dumps(theirs, JSON_SORT_KEYS | JSON_INDENT(1));
    assert_string_equal(is, was);
    free(is);
    free(was);

    json_decref(theirs);
    json_decref(ours);
    json_decref(expected);
}


static void
ours_goes_into_theirs_and_nothing_is_lost_CAP_01(void **state)
{
    DIR            *dir = opendir(CASES);
    size_t          n = 0;
    struct dirent  *e;

    (void) state;

    assert_non_null(dir);
    while ((e = readdir(dir)) != NULL) {
        if (e->d_name[0] != '.') {
            run_case(e->d_name);
            n++;
        }
    }
    assert_true(n >= 6);
    (void) closedir(dir);
}


/* the upstream: a child process */

static pid_t  upstream;
static char   url[64];


static void
serve(struct evhttp_request *ev, void *arg)
{
    static unsigned    n;
    size_t             i;
    const char        *path = evhttp_request_get_uri(ev);
    struct evbuffer   *body = evbuffer_new();

    (void) arg;

    if (strcmp(path, "/large") == 0) {
        for (i = 0; i < 5 * 1024; i++) {
            (void) evbuffer_add_printf(body, "%1024d", 1);
        }

    } else if (strcmp(path, "/text") == 0) {
        (void) evbuffer_add_printf(body, "<html>");

    } else if (strcmp(path, "/patient") == 0) {
        (void) evbuffer_add_printf(body, "{\"resourceType\":\"Patient\"}");

    } else if (strcmp(path, "/moved") == 0) {
        (void) evhttp_add_header(evhttp_request_get_output_headers(ev),
                                 "Location", "/metadata");
        evhttp_send_reply(ev, 302, NULL, body);
        evbuffer_free(body);
        return;

    } else {
        (void) evbuffer_add_printf(body, "{\"resourceType\":"
                                   "\"CapabilityStatement\",\"title\":"
                                   "\"fetch %u\"}", ++n);
    }

    evhttp_send_reply(ev, 200, NULL, body);
    evbuffer_free(body);
}


static void
run_upstream(int out, int port)
{
    char                         text_port[16];
    ev_uint16_t                  bound;
    struct evhttp               *http;
    struct event_base           *base = event_base_new();
    struct sockaddr_in           sin;
    socklen_t                    len = sizeof(sin);
    struct evhttp_bound_socket  *handle;

    http = evhttp_new(base);
    evhttp_set_gencb(http, serve, NULL);
    handle = evhttp_bind_socket_with_handle(http, "127.0.0.1",
                                            (ev_uint16_t) port);
    if (handle == NULL
        || getsockname(evhttp_bound_socket_get_fd(handle),
                       (struct sockaddr *) &sin, &len) != 0)
    {
        _exit(3);
    }

    bound = ntohs(sin.sin_port);
    (void) snprintf(text_port, sizeof(text_port), "%u", bound);
    if (write(out, text_port, strlen(text_port)) == -1) {
        _exit(3);
    }
    (void) close(out);
    (void) event_base_dispatch(base);
    _exit(0);
}


/* port 0: any; gives the port */
static int
start_upstream(int port)
{
    int   out[2];
    char  answer[16] = "";

    assert_int_equal(pipe(out), 0);
    upstream = fork();
    assert_int_not_equal(upstream, -1);
    if (upstream == 0) {
        run_upstream(out[1], port);
    }

    (void) close(out[1]);
    assert_true(read(out[0], answer, sizeof(answer) - 1) > 0);
    (void) close(out[0]);

    return atoi(answer);
}


static void
stop_upstream(void)
{
    assert_int_equal(kill(upstream, SIGKILL), 0);
    assert_int_equal(waitpid(upstream, NULL, 0), upstream);
    upstream = 0;
}


static int
setup(void **state)
{
    (void) state;
    atomic_store(&clock_ahead, 0);
    fhbd_log_set_level(FHBD_LOG_ERROR);
    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    if (upstream != 0) {
        stop_upstream();
    }

    return 0;
}


/* title of the statement that is answered; "" ours alone */
static void
title(fhbd_metadata_t *m, fhbd_tenant_conf_t *t, const char *expected)
{
    json_t       *cs;
    fhb_buf_t     out = { 0 };
    fhbd_conf_t   conf = { .tenants = t, .tenants_n = 1 };
    fhb_error_t   err;

    assert_int_equal(fhbd_metadata_get(m, &conf, 0, &open_reach, &out, &err),
                     FHB_OK);
    cs = json_loadb(out.ptr, out.len, 0, NULL);
    assert_non_null(cs);
    assert_string_equal(text(cs, "title"), expected);

    /* ours is in it whatever happened */
    assert_non_null(resource(cs, "Group"));
    assert_string_equal(text(cs, "fhirVersion"), "4.0.1");
    json_decref(cs);
    fhb_buf_free(&out);
}


static void
the_last_good_statement_is_kept_CAP_01(void **state)
{
    int                  port = start_upstream(0);
    fhb_error_t          err;
    fhbd_metadata_t     *m;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");

    (void) state;

    (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/metadata", port);
    t.metadata_upstream = url;
    assert_int_equal(fhbd_metadata_new(1, &m, &err), FHB_OK);

    /* one fetch a minute */
    title(m, &t, "fetch 1");
    title(m, &t, "fetch 1");
    atomic_store(&clock_ahead, 61);
    title(m, &t, "fetch 2");

    /* away: the last good one, however old; then back */
    stop_upstream();
    atomic_store(&clock_ahead, 200);
    title(m, &t, "fetch 2");
    (void) start_upstream(port);
    title(m, &t, "fetch 2");            /* left alone for some seconds */
    atomic_store(&clock_ahead, 210);
    title(m, &t, "fetch 1");            /* the new process counts anew */

    /* another URL after a reload */
    (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/other", port);
    title(m, &t, "fetch 2");

    t.metadata_upstream = NULL;
    title(m, &t, "");

    fhbd_metadata_free(m);
}


/* what is kept of the upstream has nothing of ours in it */
static void
answers_with_and_without_tokens_do_not_mix_CAP_10(void **state)
{
    int                  i, port = start_upstream(0);
    fhb_buf_t            out = { 0 };
    fhb_error_t          err;
    fhbd_reach_t         other = auth_reach;
    fhbd_metadata_t     *m;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");
    fhbd_conf_t          conf = { .tenants = &t, .tenants_n = 1 };

    (void) state;

    (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/metadata", port);
    t.metadata_upstream = url;
    other.token_url = FHB_STR("https://login.example.org/token");
    assert_int_equal(fhbd_metadata_new(1, &m, &err), FHB_OK);

    for (i = 0; i < 6; i++) {
        fhb_buf_reset(&out);
        assert_int_equal(fhbd_metadata_get(m, &conf, 0,
                                           i % 3 == 0 ? &auth_reach
                                           : i % 3 == 1 ? &open_reach
                                           : &other, &out, &err), FHB_OK);
        fhb_buf_addc(&out, '\0');
        assert_false(out.failed);

        assert_non_null(strstr(out.ptr, "\"fetch 1\""));
        assert_int_equal(strstr(out.ptr, "SMART-on-FHIR") != NULL,
                         i % 3 != 1);
        assert_int_equal(strstr(out.ptr, "\"" TOKEN "\"") != NULL,
                         i % 3 == 0);
        assert_int_equal(strstr(out.ptr, "login.example.org") != NULL,
                         i % 3 == 2);
    }

    fhb_buf_free(&out);
    fhbd_metadata_free(m);
}


static void
what_is_no_statement_is_not_taken(void **state)
{
    int                  port = start_upstream(0);
    size_t               i;
    json_t              *json;
    fhb_error_t          err;
    fhbd_metadata_t     *m;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");

    static const char *const  paths[] = {
        "large", "text", "patient", "moved"
    };

    (void) state;

    t.metadata_upstream = url;

    for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/%s", port,
                        paths[i]);
        assert_int_equal(fhbd_metadata_new(1, &m, &err), FHB_OK);
        title(m, &t, "");
        fhbd_metadata_free(m);
    }

    assert_int_equal(fhbd_fetch_json("file:///etc/passwd", &json, &err),
                     FHB_EAGAIN);
    (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/large", port);
    assert_int_equal(fhbd_fetch_json(url, &json, &err), FHB_EAGAIN);
    assert_string_equal(err.text, "the document is too large");
}


typedef struct {
    fhbd_metadata_t  *m;
    fhbd_conf_t       conf;
} many_t;


static void *
ask(void *arg)
{
    many_t       *many = arg;
    fhb_buf_t     out = { 0 };
    fhb_error_t   err;
    bool          good;

    good = fhbd_metadata_get(many->m, &many->conf, 0, &open_reach, &out, &err)
           == FHB_OK;
    fhb_buf_addc(&out, '\0');
    good = good && strstr(out.ptr, "\"fetch 1\"") != NULL;
    fhb_buf_free(&out);

    return good ? NULL : arg;
}


static void
many_that_ask_at_once_cause_one_fetch(void **state)
{
    int                  i, port = start_upstream(0);
    void                *bad;
    many_t               many;
    pthread_t            threads[8];
    fhb_error_t          err;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");

    (void) state;

    (void) snprintf(url, sizeof(url), "http://127.0.0.1:%d/metadata", port);
    t.metadata_upstream = url;
    many.conf = (fhbd_conf_t) { .tenants = &t, .tenants_n = 1 };
    assert_int_equal(fhbd_metadata_new(1, &many.m, &err), FHB_OK);

    for (i = 0; i < 8; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &many), 0);
    }
    for (i = 0; i < 8; i++) {
        assert_int_equal(pthread_join(threads[i], &bad), 0);
        assert_null(bad);
    }

    fhbd_metadata_free(many.m);
}


static void
old_tools_find_old_names_if_asked_CAP_05(void **state)
{
    size_t               i;
    json_t              *cs, *again, *ops;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient Observation Group");

    static const struct {
        const char  *type, *name;
    } cases[] = {
        { "Patient", "patient-export" }, { "Group", "group-export" },
    };

    (void) state;

    t.cap_legacy_names = true;
    cs = fhbd_capability_own(&plain, &t, &open_reach, DATE);
    again = fhbd_capability_own(&plain, &t, &open_reach, DATE);
    assert_non_null(cs);
    assert_non_null(again);
    /* merged into one that has them, they do not come twice */
    assert_true(fhbd_capability_merge(again, cs, &t));

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ops = json_object_get(resource(again, cases[i].type), "operation");
        assert_int_equal(json_array_size(ops), 2);
        assert_string_equal(text(json_array_get(ops, 0), "name"), "export");
        assert_string_equal(text(json_array_get(ops, 1), "name"),
                            cases[i].name);
        assert_string_equal(text(json_array_get(ops, 1), "definition"),
                            text(json_array_get(ops, 0), "definition"));
    }

    operation(json_array_get(json_object_get(cs, "rest"), 0),
              "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export");
    operation(resource(cs, "Observation"), NULL);

    json_decref(cs);
    json_decref(again);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(ours_names_what_it_does_CAP_01_to_05_CAP_13),
        TEST(levels_that_are_off_are_absent_CAP_07),
        TEST(ours_goes_into_theirs_and_nothing_is_lost_CAP_01),
        TEST(old_tools_find_old_names_if_asked_CAP_05),
        TEST(the_last_good_statement_is_kept_CAP_01),
        TEST(tools_see_how_tokens_are_got_CAP_10),
        TEST(answers_with_and_without_tokens_do_not_mix_CAP_10),
        TEST(definitions_name_what_is_supported_CAP_12),
        TEST(what_is_no_statement_is_not_taken),
        TEST(many_that_ask_at_once_cause_one_fetch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
