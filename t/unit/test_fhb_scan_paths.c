/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the scanner hands out: values at paths and members, in order, raw;
 * strings with their escapes resolved.
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


static void
short_strings_need_no_memory(void **state)
{
    char       text[4];
    fhb_str_t  s, raw = FHB_STR("longer than four");

    (void) state;

    /* without escapes: the same bytes */
    s = fhb_scan_short(raw, text, sizeof(text));
    assert_ptr_equal(s.ptr, raw.ptr);
    assert_int_equal(s.len, raw.len);

    s = fhb_scan_short(FHB_STR("a\\u0062\\/\\n"), text, sizeof(text));
    assert_ptr_equal(s.ptr, text);
    assert_true(fhb_str_eqc(s, "ab/\n"));

    s = fhb_scan_short(FHB_STR("\\ud83d\\ude00"), text, sizeof(text));
    assert_true(fhb_str_eqc(s, "\xf0\x9f\x98\x80"));

    assert_null(fhb_scan_short(FHB_STR("\\u0061bcde"), text, 4).ptr);
    assert_null(fhb_scan_short(FHB_STR("x\\ud83d\\ude00"), text, 4).ptr);
    assert_null(fhb_scan_short(FHB_STR("\\x"), text, 4).ptr);
    assert_null(fhb_scan_short(FHB_STR("\\"), text, 4).ptr);

    assert_true(fhb_scan_equal(FHB_STR("n\\u0061me"), FHB_STR("name")));
    assert_true(fhb_scan_equal(FHB_STR("name"), FHB_STR("name")));
    assert_true(fhb_scan_equal(fhb_str(NULL, 0), FHB_STR("")));
    assert_false(fhb_scan_equal(FHB_STR("n\\u0061m"), FHB_STR("name")));
    assert_false(fhb_scan_equal(FHB_STR("\\x"), FHB_STR("")));
}


typedef struct {
    fhb_buf_t  out;
    int        left;            /* calls until the scan is stopped */
} members_t;


static bool
note_member(void *arg, fhb_str_t name, fhb_str_t value)
{
    members_t  *m = arg;

    fhb_buf_addf(&m->out, "%.*s=%.*s;", FHB_STR_ARG(name),
                 FHB_STR_ARG(value));

    return --m->left != 0;
}


static void
members_of_the_document_come_in_order(void **state)
{
    static const char  doc[] =
        " { \"a\" : 1.50 ,\"\\u0061\":\"x\\\"\" , \"o\":{ \"i\":{\"j\":[{}]} },"
        "\"l\":[ 1, [ ] ,{\"k\":1}] ,\"e\":{},\"n\":null,\"\":[],\"t\":true}  ";

    size_t       n;
    members_t    m = { { 0 }, -1 };
    fhb_error_t  err = { FHB_OK, "" };

    (void) state;

    assert_int_equal(fhb_scan_members(fhb_cstr(doc), note_member, &m, &err),
                     FHB_OK);
    assert_true(fhb_str_eqc(fhb_buf_str(&m.out),
                            "a=1.50;\\u0061=\"x\\\"\";o={ \"i\":{\"j\":[{}]} };"
                            "l=[ 1, [ ] ,{\"k\":1}];e={};n=null;=[];t=true;"));

    fhb_buf_reset(&m.out);
    assert_int_equal(fhb_scan_members(FHB_STR(" {} "), note_member, &m, &err),
                     FHB_OK);
    assert_int_equal(m.out.len, 0);

    /* stopped: what comes is not looked at */
    m.left = 2;
    assert_int_equal(fhb_scan_members(FHB_STR("{\"a\":[],\"b\":{} x}"),
                                      note_member, &m, &err), FHB_OK);
    assert_true(fhb_str_eqc(fhb_buf_str(&m.out), "a=[];b={};"));

    /* cut anywhere it is refused, with what came before the cut */
    for (n = 0; n < strlen(doc) - 2; n++) {
        fhb_buf_reset(&m.out);
        assert_int_equal(fhb_scan_members(fhb_str(doc, n), note_member, &m,
                                          &err), FHB_EJSON);
    }

    fhb_buf_free(&m.out);
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
        cmocka_unit_test(short_strings_need_no_memory),
        cmocka_unit_test(members_of_the_document_come_in_order),
    };

    return cmocka_run_group_tests_name("fhb_scan_paths", tests, NULL, NULL);
}
