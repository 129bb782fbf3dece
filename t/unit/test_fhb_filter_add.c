/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Filters that are refused, and with which code; several filters together;
 * the search parameters that work; what PostgreSQL is told.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../../src/common/fhb_filter.h"

#define LENGTH(a)  (sizeof(a) / sizeof((a)[0]))


typedef struct {
    const char        *row;
    const char        *filter;
    fhb_issue_code_t   code;
    const char        *text;        /* a part of the reason */
} refused_t;

static const refused_t  refused[] = {

    /* result parameters */
    { "FILT-05", "Patient?_sort=name", FHB_ISSUE_INVALID, "\"_sort\"" },
    { "FILT-05", "Patient?_count=1", FHB_ISSUE_INVALID, "\"_count\"" },
    { "FILT-05", "Patient?_include=Patient:x", FHB_ISSUE_INVALID, "_include" },
    { "FILT-05", "Patient?_include:iterate=x", FHB_ISSUE_INVALID, "_include" },
    { "FILT-05", "Patient?_revinclude=x", FHB_ISSUE_INVALID, "_revinclude" },
    { "FILT-05", "Patient?_summary=true", FHB_ISSUE_INVALID, "_summary" },
    { "FILT-05", "Patient?_total=none", FHB_ISSUE_INVALID, "_total" },
    { "FILT-05", "Patient?_elements=id", FHB_ISSUE_INVALID, "_elements" },
    { "FILT-05", "Patient?_contained=true", FHB_ISSUE_INVALID, "_contained" },
    { "FILT-05", "Patient?_containedType=x", FHB_ISSUE_INVALID,
      "_containedType" },
    { "FILT-05", "Patient?active=true&_sort=name", FHB_ISSUE_INVALID,
      "no place in a filter" },

    /* the context */
    { "FILT-06", "?code=x", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "code=x", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "Patient", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "Patient/123/Observation?code=x", FHB_ISSUE_INVALID,
      "one resource type" },
    { "FILT-06", "[Patient,Observation]?code=x", FHB_ISSUE_INVALID,
      "one resource type" },
    { "FILT-06", "Patient,Observation?_id=x", FHB_ISSUE_INVALID,
      "one resource type" },
    { "FILT-06", "/Patient?_id=x", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "https://fhir.example.org/Patient?_id=x", FHB_ISSUE_INVALID,
      "one resource type" },
    { "FILT-06", "patient?_id=x", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", " Patient?_id=x", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "Resource?_id=x", FHB_ISSUE_INVALID, "one resource type" },
    { "FILT-06", "Patient?", FHB_ISSUE_INVALID, "no search parameter" },
    { "FILT-06", "Patient?&", FHB_ISSUE_INVALID, "no search parameter" },

    /* parameters, modifiers and prefixes */
    { "FILT-07", "Observation?foo=1", FHB_ISSUE_NOT_SUPPORTED,
      "\"foo\" is not supported for Observation" },
    { "FILT-07", "Observation?family=x", FHB_ISSUE_NOT_SUPPORTED, "family" },
    { "FILT-07", "Observation?=x", FHB_ISSUE_NOT_SUPPORTED, "\"\"" },
    { "FILT-07", "Observation?Code=x", FHB_ISSUE_NOT_SUPPORTED, "\"Code\"" },
    { "FILT-07", "Observation?code-value-quantity=1$2",
      FHB_ISSUE_NOT_SUPPORTED, "code-value-quantity" },
    { "FILT-07", "Location?near=1", FHB_ISSUE_NOT_SUPPORTED, "near" },
    { "FILT-07", "Bundle?composition=1", FHB_ISSUE_NOT_SUPPORTED,
      "composition" },
    { "FILT-07", "Patient?_text=x", FHB_ISSUE_NOT_SUPPORTED, "_text" },
    { "FILT-07", "Patient?_content=x", FHB_ISSUE_NOT_SUPPORTED, "_content" },
    { "FILT-07", "Patient?_list=x", FHB_ISSUE_NOT_SUPPORTED, "_list" },
    { "FILT-07", "Patient?_query=x", FHB_ISSUE_NOT_SUPPORTED, "_query" },
    { "FILT-07", "Observation?code:in=x", FHB_ISSUE_NOT_SUPPORTED,
      "modifier \"in\" of \"code\"" },
    { "FILT-07", "Observation?code:not-in=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?code:above=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?code:below=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?code:of-type=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?code:exact=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?code:=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?code:Not=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?status:text=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Patient?family:not=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Patient?birthdate:not=2020", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?subject:identifier=x", FHB_ISSUE_NOT_SUPPORTED,
      "identifier" },
    { "FILT-07", "Observation?subject:not=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?subject:Foo=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Observation?date:Patient=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "ValueSet?url:contains=x", FHB_ISSUE_NOT_SUPPORTED, "" },
    { "FILT-07", "Patient?deceased:missing=true", FHB_ISSUE_NOT_SUPPORTED,
      "missing" },
    { "FILT-07", "Patient?birthdate=ap2020", FHB_ISSUE_NOT_SUPPORTED,
      "prefix \"ap\"" },
    { "FILT-07", "Patient?birthdate=xx2020", FHB_ISSUE_NOT_SUPPORTED,
      "prefix \"xx\"" },
    { "FILT-07", "Observation?value-quantity=ap5", FHB_ISSUE_NOT_SUPPORTED,
      "prefix \"ap\"" },
    { "FILT-07", "RiskAssessment?probability=ap5", FHB_ISSUE_NOT_SUPPORTED,
      "prefix" },

    /* chains */
    { "FILT-09", "Observation?patient.name=x", FHB_ISSUE_NOT_SUPPORTED,
      "chained" },
    { "FILT-09", "Observation?subject:Patient.name=x",
      FHB_ISSUE_NOT_SUPPORTED, "chained" },
    { "FILT-09", "Patient?_has:Observation:patient:code=x",
      FHB_ISSUE_NOT_SUPPORTED, "chained" },
    { "FILT-09", "Patient?_filter=name eq x", FHB_ISSUE_NOT_SUPPORTED,
      "_filter" },

    /* encodings */
    { "FILT-10", "Patient?na%6=x", FHB_ISSUE_INVALID, "percent-encoding" },
    { "FILT-10", "Patient?na%00me=x", FHB_ISSUE_INVALID, "control" },
    { "FILT-10", "Patient?name=%zz", FHB_ISSUE_VALUE, "percent-encoding" },
    { "FILT-10", "Patient?name=a%00", FHB_ISSUE_VALUE, "control" },
    { "FILT-10", "Patient?name=a%0ab", FHB_ISSUE_VALUE, "control" },
    { "FILT-10", "Patient?name=%ff", FHB_ISSUE_VALUE, "of \"name\"" },
    { "FILT-10", "Patient?name=a\\b", FHB_ISSUE_VALUE, "backslash" },
    { "FILT-10", "Patient?name=a\\", FHB_ISSUE_VALUE, "backslash" },

    /* values */
    { "FILT-07", "Patient?name", FHB_ISSUE_VALUE, "empty" },
    { "FILT-07", "Patient?name=", FHB_ISSUE_VALUE, "empty" },
    { "FILT-07", "Patient?name=a,,b", FHB_ISSUE_VALUE, "empty" },
    { "FILT-07", "Patient?name=a,", FHB_ISSUE_VALUE, "empty" },
    { "FILT-07", "Patient?name=%CC%81", FHB_ISSUE_VALUE, "accents" },
    { "FILT-07", "Patient?name:missing=yes", FHB_ISSUE_VALUE, "true nor" },
    { "FILT-07", "Patient?name:missing=", FHB_ISSUE_VALUE, "true nor" },
    { "FILT-07", "Patient?deceased=yes", FHB_ISSUE_VALUE, "true nor" },
    { "FILT-07", "Patient?deceased=true,false", FHB_ISSUE_VALUE, "true nor" },
    { "FILT-07", "Observation?code=|", FHB_ISSUE_VALUE, "no code" },
    { "FILT-07", "Observation?code=a|b|c", FHB_ISSUE_VALUE, "bar" },
    { "FILT-07", "Patient?active=x|true", FHB_ISSUE_VALUE, "system" },
    { "FILT-07", "Patient?phone=x|1", FHB_ISSUE_VALUE, "system" },
    { "FILT-07", "Patient?birthdate=20", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=0000", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=2020-13", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=2021-02-29", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=2020-1-1", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=2020-01-01T10", FHB_ISSUE_VALUE, "date" },
    { "FILT-07", "Patient?birthdate=2020-01-01T24:00:00Z", FHB_ISSUE_VALUE,
      "no date" },
    { "FILT-07", "Patient?birthdate=2020-01-01T10:00:00.Z", FHB_ISSUE_VALUE,
      "no date" },
    { "FILT-07", "Patient?birthdate=2020-01-01T10:00:00-15:00",
      FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=2020-01-01T10:00:00ZZ", FHB_ISSUE_VALUE,
      "no date" },
    { "FILT-07", "Patient?birthdate=2020Z", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=gt", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Patient?birthdate=gtge2020", FHB_ISSUE_VALUE, "no date" },
    { "FILT-07", "Observation?value-quantity=x", FHB_ISSUE_VALUE, "number" },
    { "FILT-07", "Observation?value-quantity=5.", FHB_ISSUE_VALUE, "number" },
    { "FILT-07", "Observation?value-quantity=.5", FHB_ISSUE_VALUE, "number" },
    { "FILT-07", "Observation?value-quantity=05", FHB_ISSUE_VALUE, "number" },
    { "FILT-07", "Observation?value-quantity=1e", FHB_ISSUE_VALUE, "number" },
    { "FILT-07", "Observation?value-quantity=1e+", FHB_ISSUE_VALUE,
      "no number" },
    { "FILT-07", "Observation?value-quantity=1 2", FHB_ISSUE_VALUE,
      "no number" },
    { "FILT-07", "Observation?value-quantity=5|mg", FHB_ISSUE_VALUE,
      "number|system|code" },
    { "FILT-07", "Observation?value-quantity=5|a|b|c", FHB_ISSUE_VALUE,
      "number|system|code" },
    { "FILT-07", "RiskAssessment?probability=5||mg", FHB_ISSUE_VALUE,
      "unit" },
    { "FILT-07", "Observation?subject=a/b/c", FHB_ISSUE_VALUE, "no id" },
    { "FILT-07", "Observation?subject=a b", FHB_ISSUE_VALUE, "no id" },
    { "FILT-07", "Observation?subject=#c", FHB_ISSUE_VALUE, "no id" },
    { "FILT-07", "Observation?subject=Foo/1", FHB_ISSUE_VALUE, "no type" },
    { "FILT-07", "Observation?subject=Patient/1/_history/2", FHB_ISSUE_VALUE,
      "version" },
    { "FILT-07", "Observation?subject:Group=Patient/1", FHB_ISSUE_VALUE,
      "not of the type" },
    { "FILT-07", "Observation?subject:Group=http://x/Patient/1",
      FHB_ISSUE_VALUE, "not of the type" },
};


static fhb_filters_t *
filters(void)
{
    fhb_filters_t  *f = fhb_filters_new();

    assert_non_null(f);
    return f;
}


static void
add(fhb_filters_t *f, const char *filter)
{
    fhb_error_t       err = { 0 };
    fhb_issue_code_t  code;

    if (fhb_filters_add(f, fhb_cstr(filter), &code, &err) != FHB_OK) {
        fail_msg("%s: %s", filter, err.text);
    }
}


static bool
passes(fhb_filters_t *f, const char *type, const char *body)
{
    bool         pass;
    fhb_type_t   t = fhb_type_find(fhb_cstr(type));
    fhb_error_t  err = { 0 };

    assert_int_equal(fhb_filters_match(f, t, fhb_cstr(body), FHB_STR(""),
                                       &pass, &err), FHB_OK);
    return pass;
}


/* FILT-05, FILT-06, FILT-07, FILT-09: code and reason of each; what was there
 * before goes on working */
static void
wrong_filters_are_refused(void **state)
{
    size_t             i;
    fhb_err_t          rc;
    fhb_error_t        err;
    fhb_filters_t     *f = filters();
    fhb_issue_code_t   code;

    (void) state;

    add(f, "Patient?active=true");

    for (i = 0; i < LENGTH(refused); i++) {
        code = FHB_ISSUE_UNKNOWN;
        err = (fhb_error_t) { 0 };

        rc = fhb_filters_add(f, fhb_cstr(refused[i].filter), &code, &err);

        if (rc != FHB_EPARAM || err.code != FHB_EPARAM
            || code != refused[i].code
            || strstr(err.text, refused[i].text) == NULL)
        {
            fail_msg("%s %s: %d, %s, \"%s\"", refused[i].row,
                     refused[i].filter, (int) rc, fhb_issue_code_name(code),
                     err.text);
        }
    }

    assert_true(passes(f, "Patient", "{\"active\":true}"));
    assert_false(passes(f, "Patient", "{\"active\":false}"));
    assert_true(passes(f, "Observation", "{}"));
    fhb_filters_free(f);
}


/* not more than 64 characters of what came, and nothing that could break a
 * line */
static void
a_reason_repeats_little(void **state)
{
    char               text[600];
    fhb_error_t        err = { 0 };
    fhb_filters_t     *f = filters();
    fhb_issue_code_t   code;

    (void) state;

    memset(text, 'x', sizeof(text));
    memcpy(text, "Patient?", 8);
    text[sizeof(text) - 1] = '\0';
    assert_int_equal(fhb_filters_add(f, fhb_cstr(text), &code, &err),
                     FHB_EPARAM);
    text[8 + 65] = '\0';
    assert_null(strstr(err.text, text + 8));
    text[8 + 64] = '\0';
    assert_non_null(strstr(err.text, text + 8));

    assert_int_equal(fhb_filters_add(f, FHB_STR("\n\xc3\xa9?x"), &code, &err),
                     FHB_EPARAM);
    assert_non_null(strstr(err.text, "\"????x\""));
    fhb_filters_free(f);
}


/* FILT-06: what the splitting of lists asks */
static void
the_type_of_a_filter(void **state)
{
    (void) state;

    assert_int_equal(fhb_filter_type(FHB_STR("Patient?x")),
                     fhb_type_find(FHB_STR("Patient")));
    assert_int_equal(fhb_filter_type(FHB_STR("Patient?")),
                     fhb_type_find(FHB_STR("Patient")));
    assert_int_equal(fhb_filter_type(FHB_STR("Patient")), FHB_TYPE_NONE);
    assert_int_equal(fhb_filter_type(FHB_STR("Foo?x")), FHB_TYPE_NONE);
    assert_int_equal(fhb_filter_type(FHB_STR("")), FHB_TYPE_NONE);
}


/* FILT-01, FILT-02 */
static void
filters_of_a_type_are_alternatives(void **state)
{
    fhb_filters_t  *f = filters();
    fhb_typeset_t   types;

    (void) state;

    types = fhb_filters_types(f);
    assert_true(fhb_typeset_empty(&types));
    assert_true(passes(f, "MedicationRequest", "{\"status\":\"draft\"}"));

    add(f, "MedicationRequest?status=active");
    add(f, "MedicationRequest?status=completed&authoredon=gt2018-07-01");
    add(f, "Patient?gender:not=male");

    assert_true(passes(f, "MedicationRequest", "{\"status\":\"active\"}"));
    assert_true(passes(f, "MedicationRequest",
        "{\"authoredOn\":\"2018-07-02\",\"status\":\"completed\"}"));
    assert_false(passes(f, "MedicationRequest",
        "{\"authoredOn\":\"2018-07-01\",\"status\":\"completed\"}"));
    assert_false(passes(f, "MedicationRequest", "{\"status\":\"draft\"}"));
    assert_false(passes(f, "MedicationRequest", "{}"));
    assert_true(passes(f, "Patient", "{}"));
    assert_true(passes(f, "Encounter", "{}"));

    types = fhb_filters_types(f);
    assert_true(fhb_typeset_has(&types, fhb_filter_type(FHB_STR("Patient?"))));
    assert_false(fhb_typeset_has(&types,
                                 fhb_filter_type(FHB_STR("Encounter?"))));

    assert_true(passes(f, "Nothing", "{}"));
    fhb_filters_free(f);
}


/* one type's filters that look at more than one scan can report */
static void
more_than_64_paths(void **state)
{
    char                 text[256], many[8192];
    size_t               next = 0, n = 0;
    fhb_type_t           type = fhb_type_find(FHB_STR("Observation"));
    fhb_filters_t       *f = filters(), *g = filters();
    fhb_search_param_t   p;

    (void) state;

    while (fhb_search_param(type, &next, &p)) {
        (void) snprintf(text, sizeof(text), "Observation?%s:missing=false",
                        p.code);
        add(f, text);
        add(g, text);

        if (strcmp(p.kind, "token") == 0) {
            (void) snprintf(text, sizeof(text), "Observation?%s=a,|b",
                            p.code);
            add(f, text);
            (void) snprintf(text, sizeof(text), "Observation?%s:not=c",
                            p.code);
            add(f, text);
            n++;
        }
    }

    assert_true(n > 15);
    /* no token is c, so that this is all true */
    assert_true(passes(f, "Observation", "{\"other\":1}"));
    assert_false(passes(g, "Observation", "{\"other\":1}"));
    assert_true(passes(g, "Observation", "{\"valueString\":\"x\"}"));
    assert_true(passes(g, "Observation", "{\"basedOn\":{\"display\":\"\"}}"));
    fhb_filters_free(f);
    fhb_filters_free(g);

    /* two terms of one filter that different scans answer */
    f = filters();
    next = 0;
    n = 0;

    while (fhb_search_param(type, &next, &p)) {
        n += (size_t) snprintf(many + n, sizeof(many) - n,
                               "%s%s:missing=%s",
                               n == 0 ? "Observation?" : "&", p.code,
                               strcmp(p.code, "status") == 0
                               || strcmp(p.code, "_id") == 0 ? "false"
                               : "true");

        /* an element, its code and its codings are three paths */
        if (strcmp(p.kind, "token") == 0) {
            n += (size_t) snprintf(many + n, sizeof(many) - n,
                                   "&%s:not=a&%s:not=|b", p.code, p.code);
        }
    }

    assert_true(n < sizeof(many));
    add(f, many);
    assert_true(passes(f, "Observation", "{\"id\":\"1\",\"status\":\"x\"}"));
    assert_false(passes(f, "Observation", "{\"id\":\"1\"}"));
    assert_false(passes(f, "Observation", "{\"status\":\"x\"}"));
    assert_false(passes(f, "Observation",
        "{\"id\":\"1\",\"status\":\"x\",\"method\":{}}"));
    assert_false(passes(f, "Observation",
        "{\"id\":\"1\",\"status\":\"x\",\"meta\":{\"source\":\"x\"}}"));
    fhb_filters_free(f);
}


/* 1024 for one type, and not one more */
static void
there_is_a_limit_of_terms(void **state)
{
    size_t             i;
    fhb_error_t        err = { 0 };
    fhb_filters_t     *f = filters();
    fhb_issue_code_t   code;

    (void) state;

    for (i = 0; i < 1024; i += 2) {
        add(f, "Patient?gender=male&active=true");
    }

    assert_int_equal(fhb_filters_add(f, FHB_STR("Patient?_id=1"), &code,
                                     &err), FHB_EPARAM);
    assert_int_equal(code, FHB_ISSUE_NOT_SUPPORTED);
    assert_non_null(strstr(err.text, "1024"));
    add(f, "Observation?_id=1");
    assert_true(passes(f, "Patient", "{\"active\":true,\"gender\":\"male\"}"));
    fhb_filters_free(f);
}


/* 10000 values for one type, and not one more */
static void
there_is_a_limit_of_values(void **state)
{
    size_t             i;
    fhb_buf_t          text = { 0 };
    fhb_error_t        err = { 0 };
    fhb_filters_t     *f = filters();
    fhb_issue_code_t   code;

    (void) state;

    fhb_buf_adds(&text, "Patient?_id=x");
    for (i = 1; i < 9999; i++) {
        fhb_buf_addf(&text, ",%zu", i);
    }

    assert_int_equal(fhb_filters_add(f, fhb_buf_str(&text), &code, &err),
                     FHB_OK);
    add(f, "Patient?_id=y");
    assert_true(passes(f, "Patient", "{\"id\":\"9998\"}"));
    assert_true(passes(f, "Patient", "{\"id\":\"y\"}"));
    assert_false(passes(f, "Patient", "{\"id\":\"9999\"}"));

    assert_int_equal(fhb_filters_add(f, FHB_STR("Patient?_id=z"), &code,
                                     &err), FHB_EPARAM);
    assert_int_equal(code, FHB_ISSUE_NOT_SUPPORTED);
    assert_non_null(strstr(err.text, "10000"));

    fhb_buf_adds(&text, ",a,b");
    assert_int_equal(fhb_filters_add(f, fhb_buf_str(&text), &code, &err),
                     FHB_EPARAM);
    assert_int_equal(code, FHB_ISSUE_NOT_SUPPORTED);
    assert_false(passes(f, "Patient", "{\"id\":\"a\"}"));
    fhb_buf_free(&text);
    fhb_filters_free(f);
}


/* the answer is false, not true, for what is no JSON */
/* a long list is made ready once, at its end; nothing passes until then */
static void
what_is_held_has_to_be_made_ready(void **state)
{
    bool               pass;
    fhb_str_t          body = FHB_STR("{\"resourceType\":\"Patient\","
                                      "\"gender\":\"male\"}");
    fhb_type_t         patient = fhb_type_find(FHB_STR("Patient"));
    fhb_error_t        err;
    fhb_filters_t     *f = fhb_filters_new();
    fhb_issue_code_t   code;

    (void) state;
    assert_non_null(f);

    assert_int_equal(fhb_filters_hold(f, FHB_STR("Patient?gender=male"), &code,
                                      &err), FHB_OK);
    assert_int_equal(fhb_filters_match(f, patient, body, FHB_STR(""), &pass,
                                       &err), FHB_OK);
    assert_false(pass);

    assert_int_equal(fhb_filters_ready(f, &err), FHB_OK);
    assert_int_equal(fhb_filters_match(f, patient, body, FHB_STR(""), &pass,
                                       &err), FHB_OK);
    assert_true(pass);

    /* what comes later takes its type back */
    assert_int_equal(fhb_filters_hold(f, FHB_STR("Patient?gender=other"),
                                      &code, &err), FHB_OK);
    assert_int_equal(fhb_filters_match(f, patient, body, FHB_STR(""), &pass,
                                       &err), FHB_OK);
    assert_false(pass);

    assert_int_equal(fhb_filters_hold(f, FHB_STR("Patient?foo=1"), &code,
                                      &err), FHB_EPARAM);
    assert_int_equal(fhb_filters_ready(f, &err), FHB_OK);
    assert_int_equal(fhb_filters_match(f, patient, body, FHB_STR(""), &pass,
                                       &err), FHB_OK);
    assert_true(pass);

    fhb_filters_free(f);
}


static void
unsound_resources_do_not_pass(void **state)
{
    static const char *const  bodies[] = {
        "", "[]", "{", "{\"status\":\"final\"", "{\"a\":\"\\x\"}",
        "{\"status\":\"x\",\"a\":nul}"
    };

    bool            pass;
    size_t          i;
    fhb_type_t      type = fhb_type_find(FHB_STR("Observation"));
    fhb_error_t     err = { 0 };
    fhb_filters_t  *f = filters();

    (void) state;

    add(f, "Observation?category:not=x");

    for (i = 0; i < LENGTH(bodies); i++) {
        pass = true;
        assert_int_equal(fhb_filters_match(f, type, fhb_cstr(bodies[i]),
                                           FHB_STR(""), &pass, &err),
                         FHB_EJSON);
        assert_int_equal(err.code, FHB_EJSON);
        assert_false(pass);
    }

    fhb_filters_free(f);
}


typedef struct {
    const char  *filter;
    const char  *path;          /* NULL: nothing is kept back */
} told_t;

static const told_t  told[] = {
    { "Observation?status=final", "(($.\"status\" == \"final\"))" },
    { "Observation?category=a,s|b",
      "(($.\"category\".\"coding\".\"code\" == \"a\" || "
      "exists($.\"category\".\"coding\" ? (@.\"system\" == \"s\""
      " && @.\"code\" == \"b\"))))" },
    { "Observation?category=s|",
      "((exists($.\"category\".\"coding\" ? (@.\"system\" == \"s\"))))" },
    { "Observation?category=|c",
      "(($.\"category\".\"coding\".\"code\" == \"c\"))" },
    { "Encounter?class=AMB", "(($.\"class\".\"code\" == \"AMB\"))" },
    { "Patient?active=true", "(($.\"active\" == true))" },
    { "Patient?phone=1", "(($.\"telecom\".\"value\" == \"1\"))" },
    { "Patient?identifier=s|1",
      "((exists($.\"identifier\" ? (@.\"system\" == \"s\""
      " && @.\"value\" == \"1\"))))" },
    { "Observation?patient=a.b",
      "(($.\"subject\".\"reference\" like_regex"
      " \"(^|/)a[.]b($|[/|])\"))" },
    { "Observation?patient=Patient/a",
      "(($.\"subject\".\"reference\" like_regex"
      " \"(^|/)Patient/a($|[/|])\"))" },
    { "Observation?subject=http://x/Patient/a",
      "(($.\"subject\".\"reference\" starts with \"http://x/Patient/a\" || "
      "$.\"subject\".\"reference\" like_regex"
      " \"(^|/)Patient/a($|[/|])\"))" },
    { "Observation?subject=urn:uuid:1",
      "(($.\"subject\".\"reference\" starts with \"urn:uuid:1\"))" },
    { "Patient?family:exact=a\"\\\\b",
      "(($.\"name\".\"family\" == \"a\\\"\\\\b\"))" },
    { "ValueSet?url=http://x", "(($.\"url\" == \"http://x\"))" },
    { "ValueSet?url:below=http://x",
      "(($.\"url\" starts with \"http://x\"))" },
    { "CarePlan?instantiates-canonical=http://x",
      "(($.\"instantiatesCanonical\" starts with \"http://x\"))" },
    { "Observation?_profile=http://x&status=a",
      "(($.\"status\" == \"a\"))" },
    { "Observation?status=final&date=2020&code=a",
      "(($.\"status\" == \"final\") && "
      "($.\"code\".\"coding\".\"code\" == \"a\"))" },
    { "ValueSet?_profile=http://x", NULL },
    { "Patient?_id=a", NULL },
    { "Patient?_tag=a|b", NULL },
    { "Observation?status:not=final", NULL },
    { "Observation?status:missing=false", NULL },
    { "Observation?status=http://hl7.org/fhir/observation-status|", NULL },
    { "Observation?date=2020", NULL },
    { "Observation?code:text=a", NULL },
    { "Observation?value-quantity=5", NULL },
    { "Patient?family=a", NULL },
    { "Patient?deceased=true", NULL },
    { "ValueSet?url:above=http://x", NULL },
    { "RiskAssessment?probability=1", NULL }
};


static void
what_postgresql_is_told(void **state)
{
    bool            any;
    size_t          i;
    fhb_buf_t       out = { 0 };
    fhb_type_t      type;
    fhb_filters_t  *f;

    (void) state;

    for (i = 0; i < LENGTH(told); i++) {
        f = filters();
        add(f, told[i].filter);
        fhb_buf_reset(&out);
        fhb_buf_adds(&out, "> ");

        type = fhb_filter_type(fhb_cstr(told[i].filter));
        any = fhb_filters_jsonpath(f, type, &out);
        fhb_buf_addc(&out, '\0');
        assert_false(out.failed);
        assert_int_equal(any, told[i].path != NULL);
        assert_string_equal(out.ptr + 2, any ? told[i].path : "");
        fhb_filters_free(f);
    }

    /* an alternative that cannot be said lets everything through */
    f = filters();
    type = fhb_filter_type(FHB_STR("Patient?"));
    fhb_buf_reset(&out);
    assert_false(fhb_filters_jsonpath(f, type, &out));
    add(f, "Patient?active=true");
    add(f, "Patient?gender=male");
    assert_true(fhb_filters_jsonpath(f, type, &out));
    fhb_buf_addc(&out, '\0');
    assert_string_equal(out.ptr, "(($.\"gender\" == \"male\")) || "
                        "(($.\"active\" == true))");
    add(f, "Patient?name=x");
    assert_false(fhb_filters_jsonpath(f, type, &out));
    fhb_filters_free(f);
    fhb_buf_free(&out);
}


static bool
has_param(const char *type, const char *code, const char *kind)
{
    size_t              next = 0;
    fhb_search_param_t  p;

    while (fhb_search_param(fhb_type_find(fhb_cstr(type)), &next, &p)) {
        if (strcmp(p.code, code) == 0) {
            return strcmp(p.kind, kind) == 0;
        }
    }

    return false;
}


/* FILT-08: the parameters that must be there */
static void
the_minimum_is_supported(void **state)
{
    static const char *const  minimum[][3] = {
        { "Observation", "code", "token" },
        { "Observation", "category", "token" },
        { "Observation", "status", "token" },
        { "Observation", "date", "date" },
        { "Observation", "patient", "reference" },
        { "Observation", "subject", "reference" },
        { "Observation", "encounter", "reference" },
        { "Condition", "clinical-status", "token" },
        { "Condition", "verification-status", "token" },
        { "Condition", "onset-date", "date" },
        { "Condition", "recorded-date", "date" },
        { "Encounter", "type", "token" },
        { "Encounter", "class", "token" },
        { "MedicationRequest", "intent", "token" },
        { "MedicationRequest", "authoredon", "date" },
        { "ServiceRequest", "authored", "date" },
        { "DocumentReference", "period", "date" },
        { "Patient", "name", "string" },
        { "Patient", "family", "string" },
        { "Patient", "given", "string" },
        { "Patient", "gender", "token" },
        { "Patient", "birthdate", "date" },
        { "Patient", "identifier", "token" }
    };

    size_t  i;

    (void) state;

    for (i = 0; i < LENGTH(minimum); i++) {
        if (!has_param(minimum[i][0], minimum[i][1], minimum[i][2])) {
            fail_msg("%s?%s", minimum[i][0], minimum[i][1]);
        }
    }
}


/* FILT-08, CAP-08: each that is listed can be used, in order and once; and
 * every type has those of all types */
static void
all_listed_parameters_work(void **state)
{
    char                 text[256], last[64];
    size_t               next, n = 0;
    fhb_type_t           t;
    fhb_filters_t       *f = filters();
    fhb_search_param_t   p;

    (void) state;

    for (t = 0; t < fhb_type_count(); t++) {
        next = 0;
        last[0] = '\0';

        while (fhb_search_param(t, &next, &p)) {
            assert_true(strcmp(last, p.code) < 0);
            (void) snprintf(last, sizeof(last), "%s", p.code);
            (void) snprintf(text, sizeof(text), "%s?%s%s",
                            fhb_type_name(t).ptr, p.code,
                            strcmp(p.code, "deceased") == 0 ? "=true"
                            : ":missing=false");
            add(f, text);

            (void) snprintf(text, sizeof(text), "%s?%s=%s",
                            fhb_type_name(t).ptr, p.code,
                            strcmp(p.kind, "date") == 0 ? "2020"
                            : strcmp(p.code, "deceased") == 0 ? "true" : "1");
            add(f, text);
            assert_int_equal(strncmp(p.definition,
                             "http://hl7.org/fhir/SearchParameter/", 36), 0);
            n++;
        }

        assert_true(has_param(fhb_type_name(t).ptr, "_id", "token"));
        assert_true(has_param(fhb_type_name(t).ptr, "_lastUpdated", "date"));
    }

    assert_true(n > 2300);
    next = 0;
    assert_false(fhb_search_param(FHB_TYPE_NONE, &next, &p));
    fhb_filters_free(f);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(wrong_filters_are_refused),
        cmocka_unit_test(a_reason_repeats_little),
        cmocka_unit_test(the_type_of_a_filter),
        cmocka_unit_test(filters_of_a_type_are_alternatives),
        cmocka_unit_test(more_than_64_paths),
        cmocka_unit_test(there_is_a_limit_of_terms),
        cmocka_unit_test(there_is_a_limit_of_values),
        cmocka_unit_test(what_is_held_has_to_be_made_ready),
        cmocka_unit_test(unsound_resources_do_not_pass),
        cmocka_unit_test(what_postgresql_is_told),
        cmocka_unit_test(the_minimum_is_supported),
        cmocka_unit_test(all_listed_parameters_work)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
