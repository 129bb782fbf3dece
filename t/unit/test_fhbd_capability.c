/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the CapabilityStatement and the OperationDefinitions say of versions,
 * search parameters and Groups (CAP-06, CAP-08, CAP-09, CAP-11, CAP-12).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_filter.h"
#include "../../src/sidecar/fhbd_metadata.h"

#define BASE      "https://fhir.example.org/r4"
#define DATE      "2026-11-20T10:00:00.000Z"
#define BULK      "http://hl7.org/fhir/uv/bulkdata/"
#define NARRATIVE BULK "Extension/operation-not-supported"

static char         v4_name[] = "export-v4";
static fhbd_conf_t  conf;

static fhbd_reach_t  reach = {
    { BASE, sizeof(BASE) - 1 }, false, { NULL, 0 }, false
};


static int
setup(void **state)
{
    (void) state;

    conf = (fhbd_conf_t) { 0 };
    reach.groups = false;

    return 0;
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
own(const fhbd_tenant_conf_t *t)
{
    json_t  *cs = fhbd_capability_own(&conf, t, &reach, DATE);

    assert_non_null(cs);

    return cs;
}


static json_t *
parse(const char *text)
{
    json_error_t   err;
    json_t        *json = json_loads(text, 0, &err);

    if (json == NULL) {
        fail_msg("%s: %s", err.text, text);
    }

    return json;
}


static const char *
text(const json_t *object, const char *name)
{
    const char  *s = json_string_value(json_object_get(object, name));

    return s == NULL ? "" : s;
}


/* the object of the list whose member is value */
static json_t *
find(const json_t *list, const char *member, const char *value)
{
    size_t   i;
    json_t  *item, *found = NULL;

    json_array_foreach(list, i, item) {
        if (strcmp(text(item, member), value) == 0) {
            assert_null(found);
            found = item;
        }
    }

    return found;
}


static json_t *
rest_of(const json_t *cs)
{
    return json_array_get(json_object_get(cs, "rest"), 0);
}


static json_t *
resource(const json_t *cs, const char *type)
{
    return find(json_object_get(rest_of(cs), "resource"), "type", type);
}


static json_t *
param(const json_t *cs, const char *type, const char *name)
{
    return find(json_object_get(resource(cs, type), "searchParam"), "name",
                name);
}


/* name and definition of each operation, "name definition|version, …" */
static const char *
operations(const json_t *place)
{
    size_t        i;
    json_t       *op;
    static char   all[1024];

    all[0] = '\0';

    json_array_foreach(json_object_get(place, "operation"), i, op) {
        (void) snprintf(all + strlen(all), sizeof(all) - strlen(all),
                        "%s%s %s", i > 0 ? ", " : "", text(op, "name"),
                        text(op, "definition") + strlen(BULK)
                        + strlen("OperationDefinition/"));
    }

    return all;
}


static bool
marked(const json_t *object, const char *url)
{
    json_t  *mark;

    if (object == NULL) {
        fail_msg("there is nothing to be marked");
    }

    mark = find(json_object_get(object, "extension"), "url", url);
    if (mark != NULL) {
        assert_string_equal(text(mark, "valueCanonical"),
                            BULK "CapabilityStatement/bulk-data");
    }

    return mark != NULL;
}


static void
each_dialect_has_its_entry_and_version_CAP_06_VER_02_VER_03(void **state)
{
    size_t               i;
    json_t              *cs;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");

    static const struct {
        char        *name;
        int          dialect;
        const char  *system, *patient, *group;
    } rows[] = {
        { NULL, FHB_DIALECT_V3, "export export", "export patient-export",
          "export group-export" },
        { NULL, FHB_DIALECT_V4, "export export|4.0.0",
          "export patient-export|4.0.0", "export group-export|4.0.0" },
        { v4_name, FHB_DIALECT_V3,
          "export export|3.0.0, export-v4 export|4.0.0",
          "export patient-export|3.0.0, export-v4 patient-export|4.0.0",
          "export group-export|3.0.0, export-v4 group-export|4.0.0" },
        { v4_name, FHB_DIALECT_V4,
          "export export|4.0.0, export-v4 export|4.0.0",
          "export patient-export|4.0.0, export-v4 patient-export|4.0.0",
          "export group-export|4.0.0, export-v4 group-export|4.0.0" },
    };

    (void) state;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        conf.v4_operation_name = rows[i].name;
        conf.export_dialect = rows[i].dialect;
        cs = own(&t);

        assert_string_equal(operations(rest_of(cs)), rows[i].system);
        assert_string_equal(operations(resource(cs, "Patient")),
                            rows[i].patient);
        assert_string_equal(operations(resource(cs, "Group")), rows[i].group);

        /* the statement itself is of no version */
        assert_string_equal(json_string_value(json_array_get(
            json_object_get(cs, "instantiates"), 0)),
            BULK "CapabilityStatement/bulk-data");
        json_decref(cs);
    }

    /* CAP-07: levels that are off have neither */
    conf.v4_operation_name = v4_name;
    conf.export_dialect = FHB_DIALECT_V3;
    t.levels = 1u << FHB_LEVEL_GROUP;
    cs = own(&t);
    assert_null(json_object_get(rest_of(cs), "operation"));
    assert_string_equal(operations(resource(cs, "Patient")), "");
    assert_string_equal(operations(resource(cs, "Group")),
                        "export group-export|3.0.0, export-v4 "
                        "group-export|4.0.0");
    json_decref(cs);
}


static void
versions_come_into_theirs_CAP_06(void **state)
{
    json_t              *cs, *theirs;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient");

    (void) state;

    conf.v4_operation_name = v4_name;
    theirs = parse("{\"resourceType\":\"CapabilityStatement\",\"rest\":"
                   "[{\"mode\":\"server\",\"operation\":[{\"name\":\"export\","
                   "\"definition\":\"" BULK "OperationDefinition/export\"}],"
                   "\"resource\":[{\"type\":\"Patient\",\"operation\":"
                   "[{\"name\":\"export\",\"definition\":\"" BULK
                   "OperationDefinition/patient-export|2.0.0\"}]}]}]}");
    cs = own(&t);

    assert_true(fhbd_capability_merge(theirs, cs, &t));
    assert_string_equal(operations(rest_of(theirs)),
                        "export export|3.0.0, export-v4 export|4.0.0");
    /* what somebody has said with a version, they have meant */
    assert_string_equal(operations(resource(theirs, "Patient")),
                        "export patient-export|2.0.0, export-v4 "
                        "patient-export|4.0.0");
    json_decref(theirs);
    json_decref(cs);
}


/* one that a parameter of this kind can have */
static const char *
value_of(const char *kind)
{
    return strcmp(kind, "date") == 0 ? "2020"
           : strcmp(kind, "number") == 0 || strcmp(kind, "quantity") == 0
           ? "1" : strcmp(kind, "reference") == 0 ? "Patient/1" : "true";
}


static void
each_type_lists_what_filters_take_CAP_08(void **state)
{
    size_t               i, next, n, all = 0;
    char                 filter[160];
    json_t              *cs, *list, *p;
    fhb_type_t           type;
    fhb_error_t          err;
    fhb_filters_t       *filters = fhb_filters_new();
    fhb_issue_code_t     code;
    fhb_search_param_t   known;
    fhbd_tenant_conf_t   t = tenant_of(7, "all");

    (void) state;

    assert_non_null(filters);
    cs = own(&t);

    for (type = 0; type < fhb_type_count(); type++) {
        list = json_object_get(resource(cs, fhb_type_name(type).ptr),
                               "searchParam");
        n = next = 0;

        while (fhb_search_param(type, &next, &known)) {
            p = find(list, "name", known.code);
            assert_non_null(p);
            assert_string_equal(text(p, "type"), known.kind);
            assert_string_equal(text(p, "definition"), known.definition);
            assert_int_equal(json_object_size(p), 3);
            n++;
        }

        assert_int_equal(json_array_size(list), n);
        assert_non_null(find(list, "name", "_id"));
        assert_non_null(find(list, "name", "_lastUpdated"));
        all += n;

        /* the parser of filters says the same */
        json_array_foreach(list, i, p) {
            (void) snprintf(filter, sizeof(filter), "%s?%s=%s",
                            fhb_type_name(type).ptr, text(p, "name"),
                            value_of(text(p, "type")));
            if (fhb_filters_add(filters, fhb_cstr(filter), &code, &err)
                != FHB_OK)
            {
                fail_msg("%s: %s", filter, err.text);
            }
        }
    }

    assert_true(all > 1000);
    fhb_filters_free(filters);
    json_decref(cs);

    /* types that are not exported have none */
    t = tenant_of(7, "Observation");
    cs = own(&t);
    assert_null(json_object_get(resource(cs, "Patient"), "searchParam"));
    assert_null(json_object_get(resource(cs, "Group"), "searchParam"));
    assert_non_null(param(cs, "Observation", "category"));
    json_decref(cs);
}


#define OFFERED  "\"interaction\":[{\"code\":\"read\"}]"

static void
what_exports_do_not_have_is_marked_CAP_09(void **state)
{
    int                  i;
    json_t              *cs, *theirs;
    const char          *url = NARRATIVE;
    fhbd_tenant_conf_t   t = tenant_of(6, "Patient Observation Practitioner "
                                          "ValueSet Group");

    (void) state;

    for (i = 0; i < 2; i++) {
        theirs = parse("{\"resourceType\":\"CapabilityStatement\",\"rest\":"
            "[{\"mode\":\"server\",\"resource\":["
            "{\"type\":\"Observation\"," OFFERED ",\"searchParam\":["
              "{\"name\":\"code\",\"type\":\"token\"},"
              "{\"name\":\"_text\",\"type\":\"string\"},"
              "{\"name\":\"_has\"}, 5, null]},"
            "{\"type\":\"Slot\"," OFFERED "},"
            "{\"type\":\"ValueSet\"," OFFERED "},"
            "{\"type\":\"Practitioner\"," OFFERED "},"
            "{\"type\":\"NewInR6\"," OFFERED "},"
            "{\"type\":\"Basic\"},"
            "{\"type\":\"Group\"," OFFERED ",\"extension\":"
              "[{\"url\":\"http://x\"}]}]}]}");
        cs = own(&t);

        assert_true(fhbd_capability_merge(theirs, cs, &t));
        /* and only once */
        assert_true(fhbd_capability_merge(theirs, cs, &t));

        assert_false(marked(resource(theirs, "Observation"), url));
        assert_false(marked(param(theirs, "Observation", "code"), url));
        assert_false(marked(param(theirs, "Observation", "category"), url));
        assert_true(marked(param(theirs, "Observation", "_text"), url));
        assert_true(marked(param(theirs, "Observation", "_has"), url));

        /* a type that is off, one of the system level alone, which is off,
         * one that comes along with others, and one that R4 does not know */
        assert_true(marked(resource(theirs, "Slot"), url));
        assert_true(marked(resource(theirs, "ValueSet"), url));
        assert_false(marked(resource(theirs, "Practitioner"), url));
        assert_true(marked(resource(theirs, "NewInR6"), url));

        /* nobody offers it */
        assert_false(marked(resource(theirs, "Basic"), url));
        assert_false(marked(resource(theirs, "Group"), url));
        assert_int_equal(json_array_size(json_object_get(
            resource(theirs, "Group"), "extension")), 1);

        json_decref(theirs);
        json_decref(cs);

        t.ons_url = FHBD_ONS_DEFINITION;
        url = BULK "StructureDefinition/operation-not-supported";
    }
}


static void
Groups_are_read_and_searched_where_nginx_serves_them_CAP_11_GRP_07(
    void **state)
{
    size_t               i;
    json_t              *cs, *group, *theirs;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient Group");

    static const char *const  names[] = {
        "_id", "identifier", "name", "type"
    };

    (void) state;

    cs = own(&t);
    assert_null(json_object_get(resource(cs, "Group"), "interaction"));
    assert_null(param(cs, "Group", "name"));
    json_decref(cs);

    reach.groups = true;
    cs = own(&t);
    group = resource(cs, "Group");
    assert_int_equal(json_array_size(json_object_get(group, "interaction")),
                     2);
    assert_non_null(find(json_object_get(group, "interaction"), "code",
                         "read"));
    assert_non_null(find(json_object_get(group, "interaction"), "code",
                         "search-type"));
    for (i = 0; i < 4; i++) {
        assert_non_null(param(cs, "Group", names[i]));
    }

    /* R4 has no such parameter, and so have filters (CAP-09) */
    assert_string_equal(text(param(cs, "Group", "name"), "type"), "string");
    assert_true(marked(param(cs, "Group", "name"), NARRATIVE));
    assert_false(marked(param(cs, "Group", "identifier"), NARRATIVE));
    assert_false(marked(group, NARRATIVE));
    assert_null(json_object_get(resource(cs, "Patient"), "interaction"));

    /* theirs keeps what it has */
    theirs = parse("{\"resourceType\":\"CapabilityStatement\",\"rest\":"
                   "[{\"mode\":\"server\",\"resource\":[{\"type\":\"Group\","
                   "\"interaction\":[{\"code\":\"update\"},{\"code\":\"read\","
                   "\"documentation\":\"d\"}]}]}]}");
    assert_true(fhbd_capability_merge(theirs, cs, &t));
    assert_true(fhbd_capability_merge(theirs, cs, &t));
    group = resource(theirs, "Group");
    assert_int_equal(json_array_size(json_object_get(group, "interaction")),
                     3);
    assert_string_equal(text(find(json_object_get(group, "interaction"),
                                  "code", "read"), "documentation"), "d");
    assert_true(marked(param(theirs, "Group", "name"), NARRATIVE));
    json_decref(theirs);
    json_decref(cs);

    /* Groups can be found, but are not exported themselves */
    t = tenant_of(7, "Patient");
    cs = own(&t);
    group = resource(cs, "Group");
    assert_int_equal(json_array_size(json_object_get(group, "searchParam")),
                     4);
    assert_true(marked(group, NARRATIVE));
    assert_false(marked(param(cs, "Group", "name"), NARRATIVE));
    json_decref(cs);

    /* CAP-07: none can be exported, none is found */
    t = tenant_of(3, "Patient Group");
    cs = own(&t);
    assert_null(json_object_get(resource(cs, "Group"), "interaction"));
    assert_null(param(cs, "Group", "name"));
    json_decref(cs);
}


static void
definitions_of_both_dialects_CAP_12_VER_02_VER_03(void **state)
{
    bool          v4;
    char          id[40];
    size_t        n, next;
    json_t       *od, *p;
    fhb_level_t   level, found;

    static const char *const  ids[] = {
        "export", "patient-export", "group-export"
    };
    fhb_kickoff_param_t  param_of;

    (void) state;

    for (level = FHB_LEVEL_SYSTEM; level <= FHB_LEVEL_GROUP; level++) {
        (void) snprintf(id, sizeof(id), "%s-v4", ids[level]);

        conf.v4_operation_name = NULL;
        assert_true(fhbd_operation_find(&conf, fhb_cstr(ids[level]), &found,
                                        &v4));
        assert_int_equal(found, level);
        assert_false(v4);
        assert_false(fhbd_operation_find(&conf, fhb_cstr(id), &found, &v4));

        conf.v4_operation_name = v4_name;
        assert_true(fhbd_operation_find(&conf, fhb_cstr(id), &found, &v4));
        assert_int_equal(found, level);
        assert_true(v4);

        od = fhbd_operation_definition(&conf, level, true);
        assert_string_equal(text(od, "id"), id);
        assert_string_equal(text(od, "url"),
                            fhbd_capability_definition(level));
        assert_string_equal(text(od, "version"), "4.0.0");
        assert_string_equal(text(od, "code"), "export-v4");
        assert_true(json_is_true(json_object_get(od, "affectsState")));

        next = n = 0;
        while (fhb_kickoff_param(level, &next, &param_of)) {
            p = find(json_object_get(od, "parameter"), "name", param_of.name);
            assert_non_null(p);
            assert_string_equal(text(p, "type"), param_of.v4_type);
            n++;
        }
        assert_int_equal(json_array_size(json_object_get(od, "parameter")),
                         n);
        assert_string_equal(text(find(json_object_get(od, "parameter"),
                                      "name", "includeAssociatedData"),
                                 "type"), "Coding");
        json_decref(od);

        od = fhbd_operation_definition(&conf, level, false);
        assert_string_equal(text(od, "id"), ids[level]);
        assert_string_equal(text(od, "version"), "3.0.0");
        assert_string_equal(text(od, "code"), "export");
        assert_true(json_is_false(json_object_get(od, "affectsState")));
        assert_string_equal(text(find(json_object_get(od, "parameter"),
                                      "name", "includeAssociatedData"),
                                 "type"), "code");
        json_decref(od);

        /* the plain operation in the v4 dialect */
        conf.export_dialect = FHB_DIALECT_V4;
        od = fhbd_operation_definition(&conf, level, false);
        assert_string_equal(text(od, "id"), ids[level]);
        assert_string_equal(text(od, "version"), "4.0.0");
        assert_string_equal(text(od, "code"), "export");
        assert_true(json_is_true(json_object_get(od, "affectsState")));
        json_decref(od);
        conf.export_dialect = FHB_DIALECT_V3;
    }

    assert_false(fhbd_operation_find(&conf, FHB_STR("-v4"), &found, &v4));
    assert_false(fhbd_operation_find(&conf, FHB_STR("export-v5"), &found,
                                     &v4));
    assert_false(fhbd_operation_find(&conf, FHB_STR("export-v4-v4"), &found,
                                     &v4));
    assert_false(fhbd_operation_find(&conf, FHB_STR(""), &found, &v4));
}


/* the statement, by way of what is kept of earlier ones */
static void
same(fhbd_metadata_t *m, const fhbd_tenant_conf_t *t)
{
    int                  i;
    char                *text[3];
    fhb_buf_t            out;
    fhb_error_t          err;
    fhbd_conf_t          c = conf;
    fhbd_metadata_t     *fresh;
    fhbd_tenant_conf_t   copy = *t;

    c.tenants = &copy;
    c.tenants_n = 1;
    assert_int_equal(fhbd_metadata_new(1, &fresh, &err), FHB_OK);

    for (i = 0; i < 3; i++) {
        out = (fhb_buf_t) { 0 };
        fhb_buf_adds(&out, "x");        /* what is there stays */
        assert_int_equal(fhbd_metadata_get(i == 2 ? fresh : m, &c, 0, &reach,
                                           &out, &err), FHB_OK);
        text[i] = fhb_str_dup(fhb_buf_str(&out));
        assert_non_null(text[i]);
        fhb_buf_free(&out);
    }

    assert_string_equal(text[0], text[1]);

    /* both started in their own second */
    memcpy(strstr(text[2], "\"date\":\""), strstr(text[0], "\"date\":\""),
           sizeof("\"date\":\"" DATE) - 1);
    assert_string_equal(text[0], text[2]);

    for (i = 0; i < 3; i++) {
        free(text[i]);
    }
    fhbd_metadata_free(fresh);
}


static void
a_statement_that_is_kept_is_of_the_same_question_CAP_07(void **state)
{
    int                  i;
    fhb_error_t          err;
    fhbd_metadata_t     *m;
    fhbd_tenant_conf_t   t = tenant_of(7, "Patient Group");

    (void) state;

    assert_int_equal(fhbd_metadata_new(1, &m, &err), FHB_OK);

    for (i = 0; i < 2; i++) {
        same(m, &t);
        reach.groups = true;
        same(m, &t);
        conf.v4_operation_name = v4_name;
        same(m, &t);
        conf.export_dialect = FHB_DIALECT_V4;
        same(m, &t);
        t.cap_legacy_names = true;
        same(m, &t);
        t.ons_url = FHBD_ONS_DEFINITION;
        same(m, &t);
        fhb_typeset_add(&t.types, fhb_type_find(FHB_STR("Binary")));
        same(m, &t);
        t.levels = 1u << FHB_LEVEL_GROUP;
        same(m, &t);
        t.patient_binary = true;
        same(m, &t);
        reach.auth = true;
        same(m, &t);
        reach.token_url = FHB_STR("https://x.example/token");
        same(m, &t);
        reach.base = FHB_STR("https://x.example/r4");
        same(m, &t);

        t = tenant_of(7, "Patient Group");
        conf = (fhbd_conf_t) { 0 };
        reach = (fhbd_reach_t) { FHB_STR(BASE), false, { NULL, 0 }, false };
    }

    fhbd_metadata_free(m);
}


#define TEST(f)  cmocka_unit_test_setup(f, setup)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(each_dialect_has_its_entry_and_version_CAP_06_VER_02_VER_03),
        TEST(versions_come_into_theirs_CAP_06),
        TEST(each_type_lists_what_filters_take_CAP_08),
        TEST(what_exports_do_not_have_is_marked_CAP_09),
        TEST(Groups_are_read_and_searched_where_nginx_serves_them_CAP_11_GRP_07),
        TEST(definitions_of_both_dialects_CAP_12_VER_02_VER_03),
        TEST(a_statement_that_is_kept_is_of_the_same_question_CAP_07),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
