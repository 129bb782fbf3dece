/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the scanner hands out: values at paths, in order, raw; strings with
 * their escapes resolved; the Patient behind a reference.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_scan.h"

#define BASE    "https://h.example/fhir"
#define RAW(s)  { s, sizeof(s) - 1 }


typedef struct {
    const char  *paths[6];
    const char  *doc;
    const char  *want;          /* path kind raw; … */
} case_t;


static const case_t  cases[] = {
    { { "id" }, "{\"id\":\"x\"}", "0s x;" },
    { { "id" }, "{\"ID\":\"x\",\"idx\":\"y\",\"i\":1,\"x\":{\"id\":\"z\"}}",
      "" },
    { { "a" }, "{\"a\":\"\"}", "0s ;" },
    { { "a" }, "{\"a\":-1.50e+3}", "0n -1.50e+3;" },
    { { "a" }, "{\"a\":true}", "0t true;" },
    { { "a" }, "{\"a\" : false }", "0f false;" },
    { { "a" }, "{\"a\":null}", "0z null;" },
    { { "a" }, "{\"a\": { \"b\" : [ 1 ] } }", "0o { \"b\" : [ 1 ] };" },
    { { "a" }, "{\"a\":{}}", "0o {};" },

    /* below one another: the inner ends first */
    { { "meta", "meta.lastUpdated" }, "{\"meta\":{\"lastUpdated\":\"t\"}}",
      "1s t;0o {\"lastUpdated\":\"t\"};" },
    { { "a.b.c", "a", "a.b" }, "{\"a\":{\"b\":{\"c\":1}}}",
      "0n 1;2o {\"c\":1};1o {\"b\":{\"c\":1}};" },
    { { "a", "a.b" }, "{\"a\":1}", "0n 1;" },
    { { "a.b" }, "{\"a\":\"b\",\"b\":1}", "" },

    /* the same path twice */
    { { "a", "b", "a" }, "{\"a\":1}", "0n 1;2n 1;" },

    /* document order, not path order; a name that stands twice */
    { { "a", "b" }, "{\"b\":1,\"a\":2,\"b\":3}", "1n 1;0n 2;1n 3;" },
    { { "s.r" }, "{\"s\":{\"r\":1,\"r\":2},\"s\":{\"r\":3}}",
      "0n 1;0n 2;0n 3;" },

    /* arrays are looked through */
    { { "m" }, "{\"m\":[{\"e\":1},2,\"x\"]}", "0o {\"e\":1};0n 2;0s x;" },
    { { "m.e" }, "{\"m\":[{\"e\":1},{\"f\":2},{\"e\":[3,4]}]}",
      "0n 1;0n 3;0n 4;" },
    { { "m" }, "{\"m\":[]}", "" },
    { { "m.e.r" }, "{\"m\":{\"e\":[{\"r\":1}]}}", "0n 1;" },

    /* arrays in arrays are not */
    { { "m" }, "{\"m\":[[1,2],[],3]}", "0a [1,2];0a [];0n 3;" },
    { { "m.e", "m" }, "{\"m\":[[{\"e\":1}],{\"e\":2}]}",
      "1a [{\"e\":1}];0n 2;1o {\"e\":2};" },
    { { "m.e" }, "{\"m\":[[{\"e\":1}]],\"m\":{\"e\":4}}", "0n 4;" },

    /* names with escapes; values stay raw */
    { { "subject.reference" },
      "{\"\\u0073ubjec\\u0074\":{\"reference\":\"Patient\\/1\"}}",
      "0s Patient\\/1;" },
    { { "a/b" }, "{\"a\\/b\":1}", "0n 1;" },
    { { "\xc3\xa4" }, "{\"\\u00e4\":1,\"\xc3\xa4\":2}", "0n 1;0n 2;" },
    { { "a" }, "{\"a\\u0000\":1,\"\\u0000a\":2}", "" },
    { { "a.b" }, "{\"a\\u002eb\":1,\"a.b\":2}", "" },

    /* names that are values do not count */
    { { "id" }, "{\"x\":\"id\",\"y\":[\"id\",\"x\"],\"z\":\"\\\"id\\\":1\"}",
      "" },
};


static bool
note(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    static const char  letters[] = "sntfzoa";

    fhb_buf_addf(arg, "%u%c %.*s;", path, letters[kind], FHB_STR_ARG(raw));

    return true;
}


static void
scan_to(const char *const *list, const char *doc, fhb_buf_t *out)
{
    size_t             n = 0;
    fhb_error_t        err;
    fhb_scan_paths_t  *paths;

    while (n < 6 && list[n] != NULL) {
        n++;
    }

    paths = fhb_scan_paths_new(list, n);
    assert_non_null(paths);
    fhb_buf_reset(out);

    if (fhb_scan(fhb_cstr(doc), paths, note, out, &err) != FHB_OK) {
        fail_msg("%s: %s", doc, err.text);
    }

    fhb_buf_addc(out, '\0');
    assert_false(out->failed);
    fhb_scan_paths_free(paths);
}


static void
values_at_paths_come_raw_and_in_order(void **state)
{
    size_t     i;
    fhb_buf_t  out = { NULL, 0, 0, false };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        scan_to(cases[i].paths, cases[i].doc, &out);

        if (strcmp(out.ptr, cases[i].want) != 0) {
            fail_msg("%s: \"%s\", not \"%s\"", cases[i].doc, out.ptr,
                     cases[i].want);
        }
    }

    fhb_buf_free(&out);
}


static void
paths_go_as_deep_as_eight_names(void **state)
{
    const char *const  eight[] = { "a.b.c.d.e.f.g.h", NULL };

    fhb_buf_t  out = { NULL, 0, 0, false };

    (void) state;

    scan_to(eight, "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":"
            "7}}}}}}}}", &out);
    assert_string_equal(out.ptr, "0n 7;");
    fhb_buf_free(&out);
}


typedef struct {
    unsigned  seen;
    unsigned  stop_at;
} stop_t;


static bool
stop(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    stop_t  *s = arg;

    (void) path;
    (void) kind;
    (void) raw;

    return ++s->seen < s->stop_at;
}


static void
a_scan_can_be_stopped_at_any_kind_of_value(void **state)
{
    static const char *const  list[] = { "a" };
    static const char *const  docs[] = {
        "{\"a\":\"x\", broken }", "{\"a\":1, broken }",
        "{\"a\":null, broken }", "{\"a\":{\"b\":1}, broken }",
        "{\"a\":[[1], broken }"
    };

    size_t             i;
    stop_t             s;
    fhb_error_t        err;
    fhb_scan_paths_t  *paths = fhb_scan_paths_new(list, 1);

    (void) state;

    assert_non_null(paths);

    for (i = 0; i < sizeof(docs) / sizeof(docs[0]); i++) {
        s = (stop_t) { 0, 1 };
        assert_int_equal(fhb_scan(fhb_cstr(docs[i]), paths, stop, &s, &err),
                         FHB_OK);
        assert_int_equal(s.seen, 1);

        /* without the stop the rest is found broken */
        s = (stop_t) { 0, 99 };
        assert_int_equal(fhb_scan(fhb_cstr(docs[i]), paths, stop, &s, &err),
                         FHB_EJSON);
        assert_int_equal(s.seen, 1);
    }

    /* the same value on two paths: one call is enough */
    fhb_scan_paths_free(paths);
    paths = fhb_scan_paths_new((const char *const []) { "a", "a" }, 2);
    assert_non_null(paths);

    s = (stop_t) { 0, 1 };
    assert_int_equal(fhb_scan(FHB_STR("{\"a\":1}"), paths, stop, &s, &err),
                     FHB_OK);
    assert_int_equal(s.seen, 1);

    fhb_scan_paths_free(paths);
}


static void
paths_outside_the_limits_are_refused(void **state)
{
    static const char *const  wrong[] = {
        "", ".", ".a", "a.", "a..b", "a.b.c.d.e.f.g.h.i"
    };

    char               text[70][8], longest[130];
    size_t             i;
    const char        *list[70], *one;
    fhb_scan_paths_t  *paths;

    (void) state;

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_null(fhb_scan_paths_new(&wrong[i], 1));
    }

    for (i = 0; i < 70; i++) {
        (void) snprintf(text[i], sizeof(text[i]), "p%zu", i);
        list[i] = text[i];
    }

    assert_null(fhb_scan_paths_new(list, 65));

    paths = fhb_scan_paths_new(list, 64);
    assert_non_null(paths);
    fhb_scan_paths_free(paths);

    memset(longest, 'x', sizeof(longest));
    longest[129] = '\0';
    one = longest;
    assert_null(fhb_scan_paths_new(&one, 1));

    longest[128] = '\0';
    paths = fhb_scan_paths_new(&one, 1);
    assert_non_null(paths);
    fhb_scan_paths_free(paths);

    /* none at all is a check only */
    paths = fhb_scan_paths_new(NULL, 0);
    assert_non_null(paths);
    fhb_scan_paths_free(paths);
    fhb_scan_paths_free(NULL);
}


static void
the_64th_path_is_found_and_long_names_too(void **state)
{
    int                len;
    char               text[64][80], doc[320];
    size_t             i;
    fhb_buf_t          out = { NULL, 0, 0, false };
    const char        *list[64];
    fhb_error_t        err;
    fhb_scan_paths_t  *paths;

    (void) state;

    for (i = 0; i < 64; i++) {
        (void) snprintf(text[i], sizeof(text[i]), "%070zu", i);
        list[i] = text[i];
    }

    paths = fhb_scan_paths_new(list, 64);
    assert_non_null(paths);

    /* raw and escaped; and a name that only begins like one */
    len = snprintf(doc, sizeof(doc), "{\"%s\":1,\"\\u0030%s\":2,\"%s0\":3}",
                   text[63], text[62] + 1, text[63]);
    assert_true(len > 0 && (size_t) len < sizeof(doc));
    assert_int_equal(fhb_scan(fhb_cstr(doc), paths, note, &out, &err), FHB_OK);
    fhb_buf_addc(&out, '\0');
    assert_string_equal(out.ptr, "63n 1;62n 2;");

    fhb_scan_paths_free(paths);

    fhb_buf_free(&out);
}


static void
an_escaped_name_matches_up_to_the_longest_name(void **state)
{
    int                len;
    char               name[132], longest[129], doc[160];
    fhb_buf_t          out = { NULL, 0, 0, false };
    fhb_error_t        err;
    const char        *path = longest;
    fhb_scan_paths_t  *paths;

    (void) state;

    memset(name, 'x', sizeof(name));
    memcpy(longest, name, 128);
    longest[128] = '\0';

    paths = fhb_scan_paths_new(&path, 1);
    assert_non_null(paths);

    for (len = 120; len <= 132; len++) {
        (void) snprintf(doc, sizeof(doc), "{\"%.*s\\u0078\":1}", len - 1,
                        name);
        fhb_buf_reset(&out);
        assert_int_equal(fhb_scan(fhb_cstr(doc), paths, note, &out, &err),
                         FHB_OK);
        assert_int_equal(out.len > 0, len == 128);
    }

    fhb_scan_paths_free(paths);
    fhb_buf_free(&out);
}


static void
escapes_become_their_characters(void **state)
{
    static const struct {
        fhb_str_t    raw;
        fhb_str_t    plain;
    } sound[] = {
        { { NULL, 0 }, { "", 0 } },
        { RAW("plain"), RAW("plain") },
        { RAW("\\\"\\\\\\/\\b\\f\\n\\r\\t"), RAW("\"\\/\b\f\n\r\t") },
        { RAW("a\\u0041b"), RAW("aAb") },
        { RAW("\\u00e4\\u00FC"), RAW("\xc3\xa4\xc3\xbc") },
        { RAW("\\u20ac\\ud7ff\\ue000\\uffff"),
          RAW("\xe2\x82\xac\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf") },
        { RAW("\\ud83d\\ude00"), RAW("\xf0\x9f\x98\x80") },
        { RAW("\\uD800\\uDC00\\uDBFF\\uDFFF"),
          RAW("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf") },
        { RAW("x\\u0000y"), RAW("x\0y") },
        { RAW("\xc3\xa4\\n\xf0\x9f\x98\x80"), RAW("\xc3\xa4\n\xf0\x9f\x98\x80")
        },
        { RAW("\\u0022"), RAW("\"") },
    };
    static const fhb_str_t  broken[] = {
        RAW("\""), RAW("a\"b"), RAW("\n"), RAW("a\x01"), RAW("\\"),
        RAW("\\x"), RAW("\\u"), RAW("\\u12"), RAW("\\u123"), RAW("\\u12g4"),
        RAW("\\ud83d"), RAW("\\ud83dx"), RAW("\\ud83d\\n"), RAW("\\ude00"),
        RAW("\\ud83d\\ud83d"), RAW("\\ud83d\\u"), RAW("\\ud83d\\ude0"),
        RAW("\xff"), RAW("\xc3"), RAW("\xe2\x82"), RAW("\xed\xa0\x80"),
        RAW("ok\\n\xc0\xaf"), RAW("ok\\q")
    };

    char       *copy;
    size_t      i;
    fhb_buf_t   out = { NULL, 0, 0, false };

    (void) state;

    for (i = 0; i < sizeof(sound) / sizeof(sound[0]); i++) {
        fhb_buf_reset(&out);
        fhb_buf_adds(&out, ">");
        assert_true(fhb_scan_unescape(sound[i].raw, &out));
        assert_int_equal(out.len, 1 + sound[i].plain.len);
        assert_memory_equal(out.ptr + 1, sound[i].plain.ptr,
                            sound[i].plain.len);
    }

    for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        copy = malloc(broken[i].len);
        assert_non_null(copy);
        memcpy(copy, broken[i].ptr, broken[i].len);

        fhb_buf_reset(&out);
        fhb_buf_adds(&out, "kept");
        if (fhb_scan_unescape(fhb_str(copy, broken[i].len), &out)) {
            fail_msg("string %zu is not sound", i);
        }
        assert_true(fhb_str_eqc(fhb_buf_str(&out), "kept"));
        free(copy);
    }

    fhb_buf_free(&out);
}


/* 64 characters are an id's limit */
#define ID64  "0123456789012345678901234567890123456789012345678901234567890123"

static const struct {
    const char  *raw;
    const char  *base;          /* NULL: BASE */
    const char  *id;            /* NULL: no Patient */
} references[] = {
    { "Patient/p1", NULL, "p1" },
    { "Patient/p1", "", "p1" },
    { "Patient/A-b.9", NULL, "A-b.9" },
    { "Patient/" ID64, NULL, ID64 },
    { "Patient/p1/_history/3", NULL, "p1" },
    { "Patient\\/p1", NULL, "p1" },
    { "Patient\\/p1\\/_history\\/3", NULL, "p1" },
    { "Patient\\u002fp1", NULL, "p1" },
    { "\\u0050atient/p1", NULL, "p1" },
    { "Patient/p1\\u002f_history/a", NULL, "p1" },
    { BASE "/Patient/p1", NULL, "p1" },
    { BASE "/Patient/p1/_history/3", NULL, "p1" },
    { "https:\\/\\/h.example\\/fhir\\/Patient\\/p1", NULL, "p1" },
    { "Patient/p1", "Patient", "p1" },

    { "", NULL, NULL },
    { "Patient", NULL, NULL },
    { "Patient/", NULL, NULL },
    { "/Patient/p1", NULL, NULL },
    { " Patient/p1", NULL, NULL },
    { "Patient/p1 ", NULL, NULL },
    { "patient/p1", NULL, NULL },
    { "Patients/p1", NULL, NULL },
    { "Practitioner/p1", NULL, NULL },
    { "XPatient/p1", NULL, NULL },
    { "x/Patient/p1", NULL, NULL },
    { "Patient//p1", NULL, NULL },
    { "Patient/p1/", NULL, NULL },
    { "Patient/p1/foo", NULL, NULL },
    { "Patient/p1/_history", NULL, NULL },
    { "Patient/p1/_history/", NULL, NULL },
    { "Patient/p1/_history/1/2", NULL, NULL },
    { "Patient/p1/_history/?", NULL, NULL },
    { "Patient/p1?y", NULL, NULL },
    { "Patient/p1#y", NULL, NULL },
    { "Patient/p1|1", NULL, NULL },
    { "Patient?identifier=1", NULL, NULL },
    { "Patient/p_1", NULL, NULL },
    { "Patient/p%31", NULL, NULL },
    { "Patient/\xc3\xa4", NULL, NULL },
    { "Patient/" ID64 "4", NULL, NULL },
    { "Patient/p\\u0031", NULL, NULL },
    { "Patient/\\u0070", NULL, NULL },
    { "Patient\\", NULL, NULL },
    { "Patient\\u", NULL, NULL },
    { "Patient\\n/p1", NULL, NULL },
    { "Patient\\u00e4/p1", NULL, NULL },
    { "#p1", NULL, NULL },
    { "#Patient/p1", NULL, NULL },
    { "urn:uuid:0b5ac4f0-4d3f-4d67-9f6a-9c1f5e0e6a11", NULL, NULL },
    { BASE "//Patient/p1", NULL, NULL },
    { BASE "Patient/p1", NULL, NULL },
    { BASE "2/Patient/p1", NULL, NULL },
    { BASE "/x/Patient/p1", NULL, NULL },
    { BASE "/Practitioner/p1", NULL, NULL },
    { BASE "/Patient/p1", "", NULL },
    { "http://h.example/fhir/Patient/p1", NULL, NULL },
    { "https://H.example/fhir/Patient/p1", NULL, NULL },
    { "https://h.example/Patient/p1", NULL, NULL },
    { "https://h.example/fhi", NULL, NULL },
};


static void
a_reference_names_a_patient_of_this_server_or_none_CMP_02(void **state)
{
    char       *copy;
    size_t      i, len;
    fhb_str_t   id, base;

    (void) state;

    for (i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
        len = strlen(references[i].raw);
        copy = malloc(len == 0 ? 1 : len);
        assert_non_null(copy);
        memcpy(copy, references[i].raw, len);

        base = fhb_cstr(references[i].base == NULL ? BASE
                                                   : references[i].base);
        id = fhb_reference_patient(fhb_str(copy, len), base);

        if (references[i].id == NULL
            ? id.ptr != NULL || id.len != 0
            : !fhb_str_eqc(id, references[i].id)
              || id.ptr < copy || id.ptr + id.len > copy + len)
        {
            fail_msg("\"%s\": \"%.*s\"", references[i].raw, FHB_STR_ARG(id));
        }

        free(copy);
    }

    id = fhb_reference_patient(fhb_str(NULL, 0), fhb_str(NULL, 0));
    assert_null(id.ptr);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(values_at_paths_come_raw_and_in_order),
        cmocka_unit_test(paths_go_as_deep_as_eight_names),
        cmocka_unit_test(a_scan_can_be_stopped_at_any_kind_of_value),
        cmocka_unit_test(paths_outside_the_limits_are_refused),
        cmocka_unit_test(the_64th_path_is_found_and_long_names_too),
        cmocka_unit_test(an_escaped_name_matches_up_to_the_longest_name),
        cmocka_unit_test(escapes_become_their_characters),
        cmocka_unit_test(
            a_reference_names_a_patient_of_this_server_or_none_CMP_02),
    };

    return cmocka_run_group_tests_name("fhb_scan_paths", tests, NULL, NULL);
}
