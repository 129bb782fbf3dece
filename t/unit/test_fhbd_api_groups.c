/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Groups through the control API: read and search, scopes, what a client may
 * see of them (GRP-06, GRP-07).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include "policy_stage.h"

#include "../../src/sidecar/fhbd_api_int.h"

#define SEARCH  "/v1/groups"
#define GROUP(members)  "{\"resourceType\":\"Group\"," members "}"

static const fake_group_t  some[] = {
    { "diabetes", GROUP("\"id\":\"diabetes\",\"type\":\"person\","
      "\"name\":\"Diabetes clinic\",\"identifier\":[{\"system\":\"urn:a\","
      "\"value\":\"1\"},{\"system\":\"urn:b\",\"value\":\"2\"}]") },
    { "Diapers", GROUP("\"id\":\"Diapers\",\"type\":\"device\","
      "\"name\":\"diapers, \\\"large\\\"\",\"identifier\":"
      "[{\"value\":\"1\"}]") },
    { "elan", GROUP("\"id\":\"elan\",\"type\":\"person\","
      "\"name\":\"\\u00c9lan\"") },
    { "nameless", GROUP("\"id\":\"nameless\",\"type\":\"practitioner\","
      "\"member\":[{\"entity\":{\"display\":\"x\"},\"name\":\"Diabetes\"}]") },
    { NULL, NULL }
};


/* a search with this query */
static int
search(const char *query)
{
    char  line[4096];

    if (query[0] == '\0') {
        return call(FHBD_GET, SEARCH, NULL);
    }

    (void) snprintf(line, sizeof(line), "Fhir-Bulk-Query: %s", query);

    return call(FHBD_GET, SEARCH, line, NULL);
}


/* the reply is a Bundle; ids of its matches, separated by blanks */
static const char *
found(json_int_t *total)
{
    char          url[256];
    size_t        i;
    json_t       *bundle = body(), *entry, *resource;
    const char   *id;
    static char   text[20000];

    assert_int_equal(reply.status, 200);
    assert_string_equal(header("Content-Type"), "application/fhir+json");
    assert_string_equal(header("Cache-Control"), "no-store");
    assert_string_equal(json_string_value(json_object_get(
        bundle, "resourceType")), "Bundle");
    assert_string_equal(json_string_value(json_object_get(bundle, "type")),
                        "searchset");
    *total = json_integer_value(json_object_get(bundle, "total"));

    text[0] = '\0';

    json_array_foreach(json_object_get(bundle, "entry"), i, entry) {
        if (strcmp(json_string_value(json_object_get(json_object_get(
                entry, "search"), "mode")), "match") != 0)
        {
            continue;
        }

        resource = json_object_get(entry, "resource");
        id = json_string_value(json_object_get(resource, "id"));
        (void) snprintf(url, sizeof(url), "https://fhir.example.org/r4/Group/"
                        "%s", id);
        assert_string_equal(json_string_value(json_object_get(
            entry, "fullUrl")), url);

        (void) snprintf(text + strlen(text), sizeof(text) - strlen(text),
                        "%s%s", i > 0 ? " " : "", id);
    }

    /* an array without elements is no FHIR */
    assert_true(json_object_get(bundle, "entry") == NULL
                || json_array_size(json_object_get(bundle, "entry")) > 0);
    json_decref(bundle);

    return text;
}


/* the first issue of the entry that is no match, "" without one */
static const char *
warning(void)
{
    size_t        i;
    json_t       *bundle = body(), *entry, *issue;
    static char   text[512];

    text[0] = '\0';

    json_array_foreach(json_object_get(bundle, "entry"), i, entry) {
        issue = json_array_get(json_object_get(json_object_get(
            entry, "resource"), "issue"), 0);

        if (strcmp(json_string_value(json_object_get(json_object_get(
                entry, "search"), "mode")), "outcome") == 0)
        {
            assert_string_equal(json_string_value(json_object_get(
                issue, "severity")), "warning");
            (void) snprintf(text, sizeof(text), "%s", json_string_value(
                json_object_get(issue, "diagnostics")));
        }
    }

    json_decref(bundle);

    return text;
}


/* the URL of a link, "" without it */
static const char *
link_of(const char *relation)
{
    size_t        i;
    json_t       *bundle = body(), *link;
    static char   url[2048];

    url[0] = '\0';

    json_array_foreach(json_object_get(bundle, "link"), i, link) {
        if (strcmp(json_string_value(json_object_get(link, "relation")),
                   relation) == 0)
        {
            (void) snprintf(url, sizeof(url), "%s",
                            json_string_value(json_object_get(link, "url")));
        }
    }

    json_decref(bundle);

    return url;
}


static void
a_Group_is_read_as_it_is_stored_GRP_07(void **state)
{
    (void) state;

    fake.groups = some;

    assert_int_equal(call(FHBD_GET, "/v1/groups/diabetes", NULL), 200);
    assert_string_equal(reply.body.ptr, some[0].body);
    assert_string_equal(header("Content-Type"), "application/fhir+json");
    assert_string_equal(header("Cache-Control"), "no-store");
    assert_int_equal(call(FHBD_HEAD, "/v1/groups/diabetes", NULL), 200);

    (void) call(FHBD_GET, "/v1/groups/none", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/groups/Diabetes", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/groups/", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_GET, "/v1/groups/a%20b", NULL);
    outcome(404, "error", "not-found");
    (void) call(FHBD_POST, "/v1/groups/diabetes", NULL);
    outcome(405, "error", "not-supported");
    assert_string_equal(header("Allow"), "GET, HEAD");
    (void) call(FHBD_POST, "/v1/groups", NULL);
    outcome(405, "error", "not-supported");

    assert_int_equal(fake.snapshots, 0);
}


static void
a_search_finds_what_its_parameters_say_GRP_07(void **state)
{
    size_t      i;
    json_int_t  total;

    static const struct {
        const char  *query;
        const char  *ids;
    } cases[] = {
        { "", "Diapers diabetes elan nameless" },
        { "&&", "Diapers diabetes elan nameless" },
        { "_id=elan", "elan" },
        { "_id=elan,diabetes,none", "diabetes elan" },
        { "_id=elan&_id=diabetes", "" },
        { "_id=Elan", "" },
        { "_id:not=elan", "Diapers diabetes nameless" },
        { "identifier=1", "Diapers diabetes" },
        { "identifier=urn:a%7C1", "diabetes" },
        { "identifier=urn%3Aa|1", "diabetes" },
        { "identifier=%7C1", "Diapers" },
        { "identifier=urn:a%7C", "diabetes" },
        { "identifier=urn:b%7C1", "" },
        { "identifier=urn:a%7C1&identifier=urn:b%7C2", "diabetes" },
        { "identifier:missing=true", "elan nameless" },
        { "name=dia", "Diapers diabetes" },
        { "name=DIABETES%20CLINIC", "diabetes" },
        { "name=DIABETES+CLINIC", "diabetes" },
        { "name=clinic", "" },
        { "name=elan", "elan" },
        { "name=%C3%89LAN", "elan" },
        { "name=diab,elan", "diabetes elan" },
        { "name=diapers%5C,%20%22l", "Diapers" },
        { "name=diapers,%20%22l", "Diapers" },
        { "name=dia&name=diab", "diabetes" },
        { "name=dia&type=device", "Diapers" },
        { "type=person", "diabetes elan" },
        { "type=http://hl7.org/fhir/group-type%7Cperson", "diabetes elan" },
        { "type=person,device&name=dia", "Diapers diabetes" },
        { "type=", "Diapers diabetes elan nameless" },
        { "name=&_format=json", "Diapers diabetes elan nameless" },
        { "_format=application/fhir%2Bjson&_id=elan", "elan" },
        { "_format=application/fhir+json&_id=elan", "elan" },
        { "_count=2", "Diapers diabetes" },
        { "_count=2&page=diabetes", "elan nameless" },
        { "_count=99999&page=elan", "nameless" },
        { "_count=0", "" },
        { "page=zzz", "" },
    };

    (void) state;

    fake.groups = some;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (search(cases[i].query) != 200
            || strcmp(found(&total), cases[i].ids) != 0)
        {
            fail_msg("%s: %d, \"%s\" expected: %s", cases[i].query,
                     reply.status, cases[i].ids, reply.body.ptr);
        }
        assert_string_equal(warning(), "");
    }

    assert_int_equal(fake.snapshots, 0);
}


static void
pages_lead_to_every_Group_once_GRP_07(void **state)
{
    int            i, n;
    char           url[2048], *query;
    json_int_t     total;
    const char    *next;
    fake_group_t   many[31];
    static char    ids[30][16], bodies[30][128];

    (void) state;

    /* in no order at all */
    for (i = 0; i < 30; i++) {
        (void) snprintf(ids[i], sizeof(ids[i]), "g%02d", i * 7 % 30);
        (void) snprintf(bodies[i], sizeof(bodies[i]),
                        GROUP("\"id\":\"%s\",\"name\":\"a b\""), ids[i]);
        many[i] = (fake_group_t) { ids[i], bodies[i] };
    }
    many[30] = (fake_group_t) { NULL, NULL };
    fake.groups = many;

    (void) search("name=A+B&_count=12");
    assert_string_equal(found(&total), "g00 g01 g02 g03 g04 g05 g06 g07 g08 "
                        "g09 g10 g11");
    assert_int_equal(total, 30);
    assert_string_equal(link_of("self"), "https://fhir.example.org/r4/Group"
                        "?name=A%20B&_count=12");

    for (n = 1; (next = link_of("next"))[0] != '\0'; n++) {
        (void) snprintf(url, sizeof(url), "%s", next);
        query = strchr(url, '?') + 1;
        (void) search(query);
        (void) found(&total);
        assert_int_equal(total, 30);
        assert_string_equal(link_of("self"), url);
    }

    assert_int_equal(n, 3);
    assert_string_equal(found(&total), "g24 g25 g26 g27 g28 g29");

    (void) search("_count=0");
    assert_string_equal(found(&total), "");
    assert_int_equal(total, 30);
    assert_string_equal(link_of("next"), "");

    (void) search("_count=30");
    assert_string_equal(link_of("next"), "");
}


/* a Bundle of 1000 Groups of a megabyte each is no use to anybody */
static void
a_page_has_its_limits_GRP_07(void **state)
{
    int            i;
    char          *large, *body_of[3];
    json_int_t     total;
    fake_group_t   groups[4];
    static const char  *const ids[] = { "c", "b", "a" };

    (void) state;

    large = malloc(10 << 20);
    assert_non_null(large);
    memset(large, 'x', (10 << 20) - 1);
    large[(10 << 20) - 1] = '\0';

    for (i = 0; i < 3; i++) {
        assert_true(asprintf(&body_of[i], GROUP("\"id\":\"%s\","
                             "\"name\":\"%s\""), ids[i], large) > 0);
        groups[i] = (fake_group_t) { ids[i], body_of[i] };
    }
    groups[3] = (fake_group_t) { NULL, NULL };
    fake.groups = groups;

    (void) search("");
    assert_string_equal(found(&total), "a");
    assert_int_equal(total, 3);
    assert_string_equal(link_of("next"),
                        "https://fhir.example.org/r4/Group?page=a");
    (void) search("page=a");
    assert_string_equal(found(&total), "b");
    (void) search("page=b");
    assert_string_equal(found(&total), "c");
    assert_string_equal(link_of("next"), "");

    for (i = 0; i < 3; i++) {
        free(body_of[i]);
    }
    free(large);
}


static void
unknown_parameters_are_refused_or_ignored_GRP_07(void **state)
{
    size_t      i;
    json_int_t  total;

    static const struct {
        const char  *query;
        const char  *code;
        const char  *text;
    } cases[] = {
        { "what=1", "not-supported", "Parameter 'what' is not supported." },
        { "member=Patient/1", "not-supported", "'member'" },
        { "_include=*", "not-supported", "'_include'" },
        { "_sort=name", "not-supported", "'_sort'" },
        { "_count:x=1", "not-supported", "'_count:x'" },
        { "_count=-1", "value", "'_count'" },
        { "_count=many", "value", "'_count'" },
        { "page=a%20b", "value", "'page'" },
        { "_format=xml", "not-supported", "JSON only" },
        { "name:exact=x", "not-supported", "'name:exact'" },
        { "name=,", "value", "'name'" },
        { "identifier:above=1", "not-supported", "'identifier:above'" },
        { "type:missing=x", "value", "'type:missing'" },
        { "name=%ZZ", "invalid", "percent-encoding" },
        { "name=%00", "invalid", "UTF-8" },
        { "name=%FF", "invalid", "UTF-8" },
    };

    (void) state;

    fake.groups = some;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void) search(cases[i].query);
        outcome(400, "error", cases[i].code);
        matches(reply.body.ptr, cases[i].text);
    }

    /* all of them at once */
    (void) search("what=1&name=dia&_count=x&why=2");
    outcome(400, "error", "not-supported");
    matches(reply.body.ptr, "'what'.*'_count'.*'why'");

    /* lenient: ignored, said so, and not in the link of what was asked for */
    assert_int_equal(call(FHBD_GET, SEARCH, "Fhir-Bulk-Query: name=dia&what=1"
                          "&why=2", "Prefer: handling=lenient", NULL), 200);
    assert_string_equal(found(&total), "Diapers diabetes");
    assert_int_equal(total, 2);
    assert_string_equal(warning(), "Parameter 'what' is not supported. It is "
                        "ignored.");
    assert_string_equal(link_of("self"),
                        "https://fhir.example.org/r4/Group?name=dia");

    (void) call(FHBD_GET, SEARCH, "Fhir-Bulk-Query: what=1&_count=x",
                "Prefer: handling=lenient", NULL);
    outcome(400, "error", "value");

    assert_int_equal(fake.snapshots, 0);
}


static void
hostile_text_breaks_no_reply_ERR_02(void **state)
{
    json_int_t  total;

    (void) state;

    fake.groups = some;

    (void) search("%22%7D=1");
    outcome(400, "error", "not-supported");

    (void) search("name=%22%3C%5C%5C%26%3D%23");
    assert_string_equal(found(&total), "");
    assert_string_equal(link_of("self"), "https://fhir.example.org/r4/Group?"
                        "name=%22%3C%5C%5C%26%3D%23");
}


static void
what_cannot_be_read_is_counted_GRP_07(void **state)
{
    json_int_t           total;
    static fake_group_t  groups[] = {
        { "a", GROUP("\"id\":\"a\"") }, { "b", "{\"resourceType\":\"Group\"" },
        { "c", NULL }, { "no_id", GROUP("\"id\":\"no_id\"") },
        { "d", "no JSON" }, { NULL, NULL }
    };

    (void) state;

    fake.groups = groups;

    (void) search("");
    assert_string_equal(found(&total), "a");
    assert_int_equal(total, 1);
    assert_string_equal(warning(), "3 Groups could not be read.");

    /* none of them goes out as it is */
    (void) call(FHBD_GET, "/v1/groups/b", NULL);
    outcome(500, "error", "exception");
    (void) call(FHBD_GET, "/v1/groups/d", NULL);
    outcome(500, "error", "exception");
}


static void
a_source_in_trouble_is_503_GRP_07(void **state)
{
    (void) state;

    fake.groups = some;

    fake.snapshot_fails = 2;
    (void) call(FHBD_GET, "/v1/groups/elan", NULL);
    outcome(503, "error", "transient");
    assert_string_not_equal(header("Retry-After"), "");
    (void) search("");
    outcome(503, "error", "transient");

    fake.snapshot_fails = 0;
    fake.reader_fails = 1;
    (void) search("");
    outcome(503, "error", "transient");

    /* a file of the source was replaced meanwhile */
    fake.reader_fails = 0;
    fake.read_error = FHB_ENOTFOUND;
    (void) search("");
    outcome(503, "error", "transient");

    fake.read_error = FHB_EDB;
    (void) search("");
    outcome(500, "error", "exception");

    fake.read_error = FHB_OK;
    assert_int_equal(search(""), 200);
    assert_int_equal(fake.snapshots, 0);
}


static void
read_and_search_need_their_scopes_GRP_06(void **state)
{
    size_t  i;

    static const struct {
        const char  *scope;
        bool         read, search;
    } cases[] = {
        { "Fhir-Bulk-Scope: system/*.rs", true, true },
        { "Fhir-Bulk-Scope: system/Group.read", true, true },
        { "Fhir-Bulk-Scope: system/Group.r", true, false },
        { "Fhir-Bulk-Scope: system/Group.s", false, true },
        { "Fhir-Bulk-Scope: system/Group.r system/*.s", true, true },
        { "Fhir-Bulk-Scope: system/Group.cud", false, false },
        { "Fhir-Bulk-Scope: system/Patient.rs", false, false },
        { "Fhir-Bulk-Scope: user/Group.rs patient/*.rs", false, false },
        { "Fhir-Bulk-Scope: system/Group.rs?name=x", false, false },
        { "-Fhir-Bulk-Scope:", false, false },
    };

    (void) state;

    fake.groups = some;
    clients("app", SCOPES_ALL TENANT ",\"groups\":[\"*\"]", NULL);

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (as(FHBD_GET, "/v1/groups/elan", "app", cases[i].scope, NULL)
            != (cases[i].read ? 200 : 403))
        {
            fail_msg("read, %s: %d", cases[i].scope, reply.status);
        }
        if (!cases[i].read) {
            challenge(403, "forbidden",
                      INSUFFICIENT ", scope=\"system/Group.rs\"");
        }

        if (as(FHBD_GET, SEARCH, "app", cases[i].scope, NULL)
            != (cases[i].search ? 200 : 403))
        {
            fail_msg("search, %s: %d", cases[i].scope, reply.status);
        }
        if (!cases[i].search) {
            challenge(403, "forbidden",
                      INSUFFICIENT ", scope=\"system/Group.rs\"");
        }

        /* the same, whether it is there or not */
        assert_int_equal(as(FHBD_GET, "/v1/groups/none", "app",
                            cases[i].scope, NULL),
                         cases[i].read ? 404 : 403);
    }

    /* the entry has to allow it too */
    clients("app", KEYS "\"scopes\":\"system/Group.r\"," TENANT
            ",\"groups\":[\"*\"]", NULL);
    assert_int_equal(as(FHBD_GET, "/v1/groups/elan", "app", ALL, NULL), 200);
    (void) as(FHBD_GET, SEARCH, "app", ALL, NULL);
    challenge(403, "forbidden", INSUFFICIENT ", scope=\"system/Group.rs\"");

    /* 401 comes before all of it */
    (void) as(FHBD_GET, SEARCH, "stranger", "-Fhir-Bulk-Scope:", NULL);
    challenge(401, "unknown", REALM "error=\"invalid_token\"");
    (void) as(FHBD_GET, "/v1/groups/none", "stranger", ALL, NULL);
    challenge(401, "unknown", REALM "error=\"invalid_token\"");
}


static void
a_client_sees_the_Groups_that_it_may_export_GRP_06_GRP_07(void **state)
{
    json_int_t  total;

    (void) state;

    fake.groups = some;
    clients("few", SCOPES_ALL TENANT ",\"groups\":[\"elan\",\"Diapers\","
            "\"none\"]",
            "all", SCOPES_ALL TENANT ",\"groups\":[\"*\"]",
            "nothing", SCOPES_ALL TENANT ",\"groups\":[]",
            "flat", SCOPES_ALL TENANT ",\"groups\":[\"*\"],"
            "\"levels\":[\"system\",\"patient\"]", NULL);

    assert_int_equal(as(FHBD_GET, SEARCH, "few", ALL, NULL), 200);
    assert_string_equal(found(&total), "Diapers elan");
    assert_int_equal(total, 2);
    (void) as(FHBD_GET, SEARCH, "few", ALL, "Fhir-Bulk-Query: _id=diabetes",
              NULL);
    assert_string_equal(found(&total), "");
    assert_int_equal(total, 0);
    assert_int_equal(as(FHBD_GET, "/v1/groups/elan", "few", ALL, NULL), 200);

    /* one that it may not export is as one that is not there */
    (void) as(FHBD_GET, "/v1/groups/none", "few", ALL, NULL);
    outcome(404, "error", "not-found");
    (void) as(FHBD_GET, "/v1/groups/diabetes", "few", ALL, NULL);
    outcome(404, "error", "not-found");

    (void) as(FHBD_GET, SEARCH, "all", ALL, NULL);
    (void) found(&total);
    assert_int_equal(total, 4);
    (void) as(FHBD_GET, SEARCH, "nothing", ALL, NULL);
    (void) found(&total);
    assert_int_equal(total, 0);
    (void) as(FHBD_GET, SEARCH, "flat", ALL, NULL);
    (void) found(&total);
    assert_int_equal(total, 0);
    assert_int_equal(as(FHBD_GET, "/v1/groups/elan", "flat", ALL, NULL), 404);

    /* without an entry, all */
    conf.unregistered_clients = true;
    (void) as(FHBD_GET, SEARCH, "stranger", ALL, NULL);
    (void) found(&total);
    assert_int_equal(total, 4);
}


static void
a_broken_Group_of_others_is_not_told_of_GRP_06(void **state)
{
    json_int_t           total;
    static fake_group_t  groups[] = {
        { "mine", NULL }, { "theirs", NULL }, { "theirs-2", "[" },
        { NULL, NULL }
    };

    (void) state;

    fake.groups = groups;
    clients("app", SCOPES_ALL TENANT ",\"groups\":[\"mine\"]", NULL);

    (void) as(FHBD_GET, SEARCH, "app", ALL, NULL);
    assert_string_equal(found(&total), "");
    assert_string_equal(warning(), "1 Groups could not be read.");
}


static void
without_the_level_there_is_none_CAP_07(void **state)
{
    (void) state;

    fake.groups = some;
    tenants[0].levels = 1u << FHB_LEVEL_SYSTEM | 1u << FHB_LEVEL_PATIENT;

    (void) search("");
    outcome(404, "error", "not-supported");
    (void) call(FHBD_GET, "/v1/groups/elan", NULL);
    outcome(404, "error", "not-supported");
}


static void
a_refusal_is_written_down_NET_10(void **state)
{
    char         line[1024] = "";
    FILE        *f;
    fhb_error_t  err;

    (void) state;

    fake.groups = some;
    clients("app", SCOPES_ALL TENANT ",\"groups\":[]", NULL);
    conf.audit = audit_path;
    assert_int_equal(fhbd_audit_open(&conf, &err), FHB_OK);

    assert_int_equal(as(FHBD_GET, "/v1/groups/elan", "app", ALL,
                        "Fhir-Bulk-Path: /r4/Group/elan", NULL), 404);
    fhbd_audit_close();

    f = fopen(audit_path, "r");
    assert_non_null(f);
    assert_non_null(fgets(line, sizeof(line), f));
    (void) fclose(f);
    matches(line, "\"event\":\"denied\".*\"client\":\"app\".*\"method\":"
            "\"GET\",\"path\":\"/r4/Group/elan\",\"status\":404.*"
            "\"group\":\"elan\".*\"reason\":\"group\"");
}


static void
headers_that_break_the_protocol_are_refused(void **state)
{
    (void) state;

    fake.groups = some;

    (void) call(FHBD_GET, SEARCH, "-Fhir-Bulk-Base:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, SEARCH, "-Fhir-Bulk-Tenant:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, SEARCH, "-Fhir-Bulk-Client:", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, SEARCH, "+Fhir-Bulk-Query: a=1",
                "+Fhir-Bulk-Query: b=1", NULL);
    outcome(400, "error", "invalid");
    (void) call(FHBD_GET, "/v1/groups/elan", "Fhir-Bulk-Tenant: nobody", NULL);
    outcome(404, "error", "not-found");
}


static int
kickoff_patient(void)
{
    static const char  text[] = "{\"resourceType\":\"Parameters\","
        "\"parameter\":[{\"name\":\"patient\",\"valueReference\":"
        "{\"reference\":\"Patient/p1\"}}]}";

    return call_body(FHBD_POST, "/v1/exports", (const char *const []) {
                     "Fhir-Bulk-Level: patient", "Fhir-Bulk-Method: POST",
                     "Content-Type: application/fhir+json", NULL }, text);
}


/* what reads all files leaves threads for what does not */
static void
searches_at_a_time_are_limited(void **state)
{
    (void) state;

    fake.groups = some;
    atomic_store(&api->searches, 1);

    assert_int_equal(search("_id=elan"), 503);
    outcome(503, "error", "transient");
    assert_non_null(header("Retry-After"));

    assert_int_equal(kickoff_patient(), 503);
    outcome(503, "error", "transient");
    assert_int_equal(kickoff("Fhir-Bulk-Level: patient", NULL), 202);
    assert_int_equal(atomic_load(&api->searches), 1);

    atomic_store(&api->searches, 0);
    assert_int_equal(search("_id=elan"), 200);
    assert_int_equal(kickoff_patient(), 202);
    assert_int_equal(atomic_load(&api->searches), 0);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY(a_Group_is_read_as_it_is_stored_GRP_07),
        STORY(a_search_finds_what_its_parameters_say_GRP_07),
        STORY(pages_lead_to_every_Group_once_GRP_07),
        STORY(a_page_has_its_limits_GRP_07),
        STORY(unknown_parameters_are_refused_or_ignored_GRP_07),
        STORY(hostile_text_breaks_no_reply_ERR_02),
        STORY(what_cannot_be_read_is_counted_GRP_07),
        STORY(a_source_in_trouble_is_503_GRP_07),
        STORY(read_and_search_need_their_scopes_GRP_06),
        STORY(a_client_sees_the_Groups_that_it_may_export_GRP_06_GRP_07),
        STORY(a_broken_Group_of_others_is_not_told_of_GRP_06),
        STORY(without_the_level_there_is_none_CAP_07),
        STORY(a_refusal_is_written_down_NET_10),
        STORY(searches_at_a_time_are_limited),
        STORY(headers_that_break_the_protocol_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
