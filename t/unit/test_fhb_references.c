/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * References: what each form means, and all of a document, found without a
 * parser and held against a walk of jansson's tree.  Everything runs twice:
 * with the 16-byte steps and without.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_references.h"
#include "../../src/common/fhb_scan.h"
#include "alloc_fail.h"
#include "shape_stage.h"

/* the search as it is on machines without SSE2 */
void scalar_each(fhb_str_t body, fhb_str_t base, fhb_reference_cb cb,
    void *arg);
bool scalar_write(fhb_str_t body, fhb_str_t base, fhb_reference_form_t form,
    fhb_buf_t *out);
fhb_reference_t scalar_parse(fhb_str_t ref, fhb_str_t base);
fhb_reference_t scalar_parse_raw(fhb_str_t raw, fhb_str_t base,
    char text[FHB_REFERENCE_MAX]);

#define FHB_SCAN_SCALAR
#define fhb_references_each      scalar_each
#define fhb_references_write     scalar_write
#define fhb_reference_parse      scalar_parse
#define fhb_reference_parse_raw  scalar_parse_raw
#include "../../src/common/fhb_references.c"
#undef fhb_references_each
#undef fhb_references_write
#undef fhb_reference_parse
#undef fhb_reference_parse_raw

#define BASE  "https://h.example/fhir"
#define MADE  100000

/* 64 characters are an id's limit */
#define ID64  "0123456789012345678901234567890123456789012345678901234567890123"


static const struct {
    const char  *raw;
    const char  *base;          /* NULL: BASE */
    const char  *ours;          /* "Type/id", NULL: none of ours */
} references[] = {
    { "Patient/p1", NULL, "Patient/p1" },
    { "Patient/p1", "", "Patient/p1" },
    { "Patient/A-b.9", NULL, "Patient/A-b.9" },
    { "Patient/" ID64, NULL, "Patient/" ID64 },
    { "Patient/p1/_history/3", NULL, "Patient/p1" },
    { "Patient\\/p1", NULL, "Patient/p1" },
    { "Patient\\/p1\\/_history\\/3", NULL, "Patient/p1" },
    { "Patient\\u002fp1", NULL, "Patient/p1" },
    { "\\u0050atient/p1", NULL, "Patient/p1" },
    { "Patient/p1\\u002f_history/a", NULL, "Patient/p1" },
    { "Patient/p\\u0031", NULL, "Patient/p1" },
    { "Patient/\\u0070", NULL, "Patient/p" },
    { "Practitioner/p1", NULL, "Practitioner/p1" },
    { "VisionPrescription/1", NULL, "VisionPrescription/1" },
    { "List/1", NULL, "List/1" },
    { BASE "/Patient/p1", NULL, "Patient/p1" },
    { BASE "/Patient/p1/_history/3", NULL, "Patient/p1" },
    { BASE "/Practitioner/p1", NULL, "Practitioner/p1" },
    { "https:\\/\\/h.example\\/fhir\\/Patient\\/p1", NULL, "Patient/p1" },
    { "Patient/p1", "Patient", "Patient/p1" },

    { "", NULL, NULL },
    { "Patient", NULL, NULL },
    { "Patient/", NULL, NULL },
    { "/Patient/p1", NULL, NULL },
    { "/p1", NULL, NULL },
    { "/", NULL, NULL },
    { " Patient/p1", NULL, NULL },
    { "Patient/p1 ", NULL, NULL },
    { "patient/p1", NULL, NULL },
    { "Patients/p1", NULL, NULL },
    { "XPatient/p1", NULL, NULL },
    { "x/Patient/p1", NULL, NULL },
    { "Parameters/p1", NULL, NULL },
    { "Resource/p1", NULL, NULL },
    { "SubscriptionStatus/p1", NULL, NULL },
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
    { "Patient\\", NULL, NULL },
    { "Patient\\u", NULL, NULL },
    { "Patient/p1\\u00", NULL, NULL },
    { "Patient/p1\\x", NULL, NULL },
    { "Patient\\n/p1", NULL, NULL },
    { "Patient\\u00e4/p1", NULL, NULL },
    { "#p1", NULL, NULL },
    { "#", NULL, NULL },
    { "#Patient/p1", NULL, NULL },
    { "urn:uuid:0b5ac4f0-4d3f-4d67-9f6a-9c1f5e0e6a11", NULL, NULL },
    { "urn:oid:1.2.3", NULL, NULL },
    { BASE, NULL, NULL },
    { BASE "/", NULL, NULL },
    { BASE "/p1", NULL, NULL },
    { BASE "//Patient/p1", NULL, NULL },
    { BASE "Patient/p1", NULL, NULL },
    { BASE "2/Patient/p1", NULL, NULL },
    { BASE "/x/Patient/p1", NULL, NULL },
    { BASE "/" BASE "/Patient/p1", NULL, NULL },
    { BASE "/Patient/p1", "", NULL },
    { "http://h.example/fhir/Patient/p1", NULL, NULL },
    { "https://H.example/fhir/Patient/p1", NULL, NULL },
    { "https://h.example/Patient/p1", NULL, NULL },
    { "https://h.example/fhi", NULL, NULL },
};


static void
a_reference_names_a_resource_of_this_server_or_none_CMP_02(void **state)
{
    char             *copy, text[FHB_REFERENCE_MAX], got[128];
    size_t            i, len;
    fhb_str_t         base;
    fhb_reference_t   r;

    (void) state;

    for (i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
        len = strlen(references[i].raw);
        copy = malloc(len == 0 ? 1 : len);
        assert_non_null(copy);
        memcpy(copy, references[i].raw, len);

        base = fhb_cstr(references[i].base == NULL ? BASE
                                                   : references[i].base);
        r = fhb_reference_parse_raw(fhb_str(copy, len), base, text);

        if (references[i].ours == NULL) {
            if (r.type != FHB_TYPE_NONE || r.id.ptr != NULL || r.id.len != 0) {
                fail_msg("\"%s\" is one", references[i].raw);
            }

        } else {
            (void) snprintf(got, sizeof(got), "%s/%.*s",
                            fhb_type_name(r.type).ptr, FHB_STR_ARG(r.id));
            assert_string_equal(got, references[i].ours);
        }

        if (strchr(references[i].raw, '\\') == NULL) {
            assert_true(r.id.len == 0
                        || (r.id.ptr > copy
                            && r.id.ptr + r.id.len <= copy + len));
            r = fhb_reference_parse(fhb_str(copy, len), base);
            assert_int_equal(r.type != FHB_TYPE_NONE,
                             references[i].ours != NULL);
        }

        free(copy);
    }

    r = fhb_reference_parse(fhb_str(NULL, 0), fhb_str(NULL, 0));
    assert_int_equal(r.type, FHB_TYPE_NONE);
    r = fhb_reference_parse(fhb_str(NULL, 0), FHB_STR(BASE));
    assert_int_equal(r.type, FHB_TYPE_NONE);
}


typedef struct {
    fhb_buf_t  out;
    int        left;            /* calls until the search is stopped */
} seen_t;


static bool
see(void *arg, const fhb_reference_t *ref)
{
    seen_t  *seen = arg;

    fhb_buf_addf(&seen->out, "%s/%.*s ", fhb_type_name(ref->type).ptr,
                 FHB_STR_ARG(ref->id));

    return --seen->left != 0;
}


static const struct {
    const char  *body;
    const char  *found;
    const char  *relative;      /* NULL: nothing to be changed */
    const char  *absolute;
} bodies[] = {
    { "{}", "", NULL, NULL },
    { "", "", NULL, NULL },
    { "{\"subject\":{\"reference\":\"Patient/1\"}}", "Patient/1 ", NULL,
      "{\"subject\":{\"reference\":\"" BASE "/Patient/1\"}}" },
    { "{\"reference\" \r\n\t: \"" BASE "/Group/1/_history/2\" }", "Group/1 ",
      "{\"reference\" \r\n\t: \"Group/1/_history/2\" }", NULL },
    { "{\"a\":[{\"reference\":\"List/1\",\"v\":1.50},{\"reference\":\"" BASE
      "/List/2\"},{\"reference\":\"#c\"},{\"reference\":\"urn:uuid:1\"},"
      "{\"reference\":\"https://o.example/List/3\"}]}", "List/1 List/2 ",
      "{\"a\":[{\"reference\":\"List/1\",\"v\":1.50},{\"reference\":\"List/2"
      "\"},{\"reference\":\"#c\"},{\"reference\":\"urn:uuid:1\"},"
      "{\"reference\":\"https://o.example/List/3\"}]}",
      "{\"a\":[{\"reference\":\"" BASE "/List/1\",\"v\":1.50},{\"reference\":\""
      BASE "/List/2\"},{\"reference\":\"#c\"},{\"reference\":\"urn:uuid:1\"},"
      "{\"reference\":\"https://o.example/List/3\"}]}" },

    /* contained resources and extensions */
    { "{\"contained\":[{\"x\":{\"reference\":\"Patient/c\"}}],\"extension\":["
      "{\"valueReference\":{\"reference\":\"Patient/e\"}}]}",
      "Patient/c Patient/e ", NULL,
      "{\"contained\":[{\"x\":{\"reference\":\"" BASE "/Patient/c\"}}],"
      "\"extension\":[{\"valueReference\":{\"reference\":\"" BASE
      "/Patient/e\"}}]}" },

    /* names with escapes */
    { "{\"r\\u0065ference\":\"Patient/1\"}", "Patient/1 ", NULL,
      "{\"r\\u0065ference\":\"" BASE "/Patient/1\"}" },
    { "{\"\\u0072\\u0065\\u0066\\u0065\\u0072\\u0065\\u006e\\u0063\\u0065\":"
      "\"Patient\\/\\u0031\"}", "Patient/1 ", NULL,
      "{\"\\u0072\\u0065\\u0066\\u0065\\u0072\\u0065\\u006e\\u0063\\u0065\":"
      "\"" BASE "/Patient/1\"}" },
    { "{\"referenc\\u0065\" : \"Patient/1\",\"refere\\u006Ece\":\"List/2\"}",
      "Patient/1 List/2 ", NULL,
      "{\"referenc\\u0065\" : \"" BASE "/Patient/1\",\"refere\\u006Ece\":\""
      BASE "/List/2\"}" },
    { "{\"r\\u0065ferenc\":\"Patient/1\",\"\\u0065reference\":\"Patient/2\","
      "\"reference\\u0065\":\"List/1\",\"\\\\u0072eference\":\"List/2\"}", "",
      NULL, NULL },

    /* what only looks like the member */
    { "{\"reference\":{\"reference\":\"Patient/1\"}}", "Patient/1 ", NULL,
      "{\"reference\":{\"reference\":\"" BASE "/Patient/1\"}}" },
    { "{\"reference\":[\"Patient/1\"],\"x\":[\"reference\",\"Patient/2\"]}",
      "", NULL, NULL },
    { "{\"x\":\"reference\",\"y\":\"Patient/1\",\"reference\":null,"
      "\"reference\":1}", "", NULL, NULL },
    { "{\"x\":\"\\\"reference\\\":\\\"Patient/1\\\"\"}", "", NULL, NULL },
    { "{\"\\\"reference\":\"Patient/1\",\"\\\\\\\"reference\":\"Patient/2\"}",
      "", NULL, NULL },
    { "{\"\\\"r\\u0065ference\":\"Patient/1\",\"x\\\\\":\"reference\"}", "",
      NULL, NULL },
    { "{\"Reference\":\"Patient/1\",\"references\":\"Patient/2\","
      "\"preference\":\"Patient/3\",\"_reference\":\"Patient/4\"}", "", NULL,
      NULL },
    { "{\"div\":\"<a href=\\\"x\\\">\\u003c\\u0065\\u0072</a>\",\"x\":{"
      "\"reference\":\"Patient/1\"}}", "Patient/1 ", NULL,
      "{\"div\":\"<a href=\\\"x\\\">\\u003c\\u0065\\u0072</a>\",\"x\":{"
      "\"reference\":\"" BASE "/Patient/1\"}}" },

    /* escapes in what is in the wanted form already stay */
    { "{\"reference\":\"Patient\\/1\"}", "Patient/1 ", NULL,
      "{\"reference\":\"" BASE "/Patient/1\"}" },
    { "{\"reference\":\"https:\\/\\/h.example\\/fhir\\/Patient\\/1\"}",
      "Patient/1 ", "{\"reference\":\"Patient/1\"}", NULL },
};


static void
expect_written(fhb_str_t body, fhb_reference_form_t form, const char *want)
{
    size_t     k;
    fhb_buf_t  out = { 0 };

    for (k = 0; k < 2; k++) {
        fhb_buf_reset(&out);
        fhb_buf_adds(&out, "before ");

        assert_int_equal(k == 0
                         ? fhb_references_write(body, FHB_STR(BASE), form,
                                                &out)
                         : scalar_write(body, FHB_STR(BASE), form, &out),
                         want != NULL);
        fhb_buf_addc(&out, '\0');
        assert_memory_equal(out.ptr, "before ", 7);
        assert_string_equal(out.ptr + 7, want == NULL ? "" : want);
    }

    fhb_buf_free(&out);
}


static void
members_are_found_and_written_at_any_depth_CMP_05_CMP_06(void **state)
{
    char       *copy;
    size_t      i, pad, len;
    seen_t      seen = { { 0 }, -1 };
    fhb_str_t   body;

    (void) state;

    for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {

        /* at any alignment, and with nothing behind it */
        for (pad = 0; pad <= 33; pad++) {
            len = strlen(bodies[i].body);
            copy = malloc(pad + len == 0 ? 1 : pad + len);
            assert_non_null(copy);
            memset(copy, ' ', pad);
            memcpy(copy + pad, bodies[i].body, len);
            body = fhb_str(copy, pad + len);

            fhb_buf_reset(&seen.out);
            fhb_references_each(body, FHB_STR(BASE), see, &seen);
            fhb_buf_addc(&seen.out, '|');
            scalar_each(body, FHB_STR(BASE), see, &seen);
            fhb_buf_addc(&seen.out, '\0');

            len = strlen(bodies[i].found);
            if (strncmp(seen.out.ptr, bodies[i].found, len) != 0
                || seen.out.ptr[len] != '|'
                || strcmp(seen.out.ptr + len + 1, bodies[i].found) != 0)
            {
                fail_msg("%s: %s", bodies[i].body, seen.out.ptr);
            }

            free(copy);
        }

        body = fhb_cstr(bodies[i].body);
        expect_written(body, FHB_REFERENCE_STORED, NULL);
        expect_written(body, FHB_REFERENCE_RELATIVE, bodies[i].relative);
        expect_written(body, FHB_REFERENCE_ABSOLUTE, bodies[i].absolute);
    }

    fhb_references_each(fhb_str(NULL, 0), FHB_STR(BASE), see, &seen);
    fhb_buf_free(&seen.out);
}


static void
without_a_base_nothing_is_written_CMP_06(void **state)
{
    fhb_buf_t  out = { 0 };
    fhb_str_t  body = FHB_STR("{\"reference\":\"Patient/1\"}");

    (void) state;

    assert_false(fhb_references_write(body, fhb_str(NULL, 0),
                                      FHB_REFERENCE_ABSOLUTE, &out));
    assert_false(fhb_references_write(fhb_str(NULL, 0), FHB_STR(BASE),
                                      FHB_REFERENCE_ABSOLUTE, &out));
    assert_int_equal(out.len, 0);

    /* what JSON wants escaped is escaped */
    assert_true(fhb_references_write(body, FHB_STR("http://h/\"\\"),
                                     FHB_REFERENCE_ABSOLUTE, &out));
    assert_true(fhb_str_eqc(fhb_buf_str(&out), "{\"reference\":\""
                            "http://h/\\\"\\\\/Patient/1\"}"));
    fhb_buf_free(&out);
}


static void
the_search_ends_when_it_is_told_to(void **state)
{
    seen_t     seen = { { 0 }, 2 };
    fhb_str_t  body = FHB_STR("[{\"reference\":\"List/1\"},{\"reference\":"
                              "\"List/2\"},{\"reference\":\"List/3\"}]");

    (void) state;

    fhb_references_each(body, fhb_str(NULL, 0), see, &seen);
    assert_true(fhb_str_eqc(fhb_buf_str(&seen.out), "List/1 List/2 "));
    fhb_buf_free(&seen.out);
}


static const char *const  names[] = {
    "reference", "reference", "reference", "Reference", "referenc",
    "reference\"", "\"reference", "x\\reference", "\\\"reference", "subject",
    "contained", "r", "", "a", "b", "c", "d", "e", "f", "g", "h", NULL
};

static const char *const  strings[] = {
    "Patient/1", "Patient/2/_history/3", BASE "/Observation/4",
    BASE "/Group/5/_history/1", "#c", "urn:uuid:x", "https://o.example/List/1",
    "reference", "\"reference\":\"List/1\"", "\"reference", "\\", "\xc3\xa4",
    "Patient/1\n", "", NULL
};

static const char *const  pieces[] = {
    "\"reference\":\"List/6\",", "\"r\\u0065ference\":\"List/7\",",
    "\"referenc\\u0065\":\"List/8\",", "\\u0072", "\\u0065", "\\\\",
    "{\"reference\":\"List\\/9\"}", "\"reference\"", "\"", "\\", "{", "}", "[",
    "]", ",", ":", " ", "\n", "\xff", NULL
};

static const shape_words_t  words = { names, strings, pieces };


static void
walk(json_t *value, seen_t *seen)
{
    json_t           *item;
    size_t            i;
    fhb_str_t         text;
    const char       *name;
    fhb_reference_t   r;

    json_array_foreach(value, i, item) {
        walk(item, seen);
    }

    json_object_foreach(value, name, item) {
        if (strcmp(name, "reference") == 0 && json_is_string(item)) {
            text = fhb_str(json_string_value(item), json_string_length(item));
            r = fhb_reference_parse(text, FHB_STR(BASE));
            if (r.type != FHB_TYPE_NONE) {
                (void) see(seen, &r);
            }
        }

        walk(item, seen);
    }
}


/* every string at a member "reference" in this form; true: one was changed */
static bool
rewrite(json_t *value, bool absolute)
{
    bool         changed = false;
    json_t      *item;
    size_t       i;
    fhb_buf_t    text = { 0 };
    fhb_str_t    old;
    const char  *name;

    json_array_foreach(value, i, item) {
        changed |= rewrite(item, absolute);
    }

    json_object_foreach(value, name, item) {
        changed |= rewrite(item, absolute);

        if (strcmp(name, "reference") != 0 || !json_is_string(item)) {
            continue;
        }

        old = fhb_str(json_string_value(item), json_string_length(item));
        if (fhb_reference_parse(old, FHB_STR(BASE)).type == FHB_TYPE_NONE
            || fhb_str_starts(old, BASE) == absolute)
        {
            continue;
        }

        fhb_buf_reset(&text);
        if (absolute) {
            fhb_buf_addf(&text, "%s/%.*s", BASE, FHB_STR_ARG(old));
        } else {
            fhb_buf_add(&text, old.ptr + strlen(BASE "/"),
                        old.len - strlen(BASE "/"));
        }

        assert_int_equal(json_string_setn(item, text.ptr, text.len), 0);
        changed = true;
    }

    fhb_buf_free(&text);

    return changed;
}


static unsigned  made_sound, made_found, made_written;


static void
compare_written(fhb_str_t doc, fhb_reference_form_t form, json_t *tree)
{
    bool          changed;
    json_t       *got;
    fhb_buf_t     out = { 0 }, out2 = { 0 };
    json_error_t  jerr;

    changed = fhb_references_write(doc, FHB_STR(BASE), form, &out);
    assert_int_equal(scalar_write(doc, FHB_STR(BASE), form, &out2), changed);
    assert_true(fhb_str_eq(fhb_buf_str(&out), fhb_buf_str(&out2)));

    if (tree != NULL) {
        if (rewrite(tree, form == FHB_REFERENCE_ABSOLUTE) != changed) {
            fail_msg("\"%.*s\": changed or not?", FHB_STR_ARG(doc));
        }

        if (changed) {
            got = json_loadb(out.ptr, out.len, SHAPE_LOAD, &jerr);
            if (got == NULL || !json_equal(got, tree)) {
                fail_msg("\"%.*s\" became \"%.*s\"", FHB_STR_ARG(doc),
                         FHB_STR_ARG(fhb_buf_str(&out)));
            }
            json_decref(got);

            /* nothing is left to change */
            fhb_buf_reset(&out2);
            assert_false(fhb_references_write(fhb_buf_str(&out),
                                              FHB_STR(BASE), form, &out2));
        }

        made_written += changed;
    }

    fhb_buf_free(&out);
    fhb_buf_free(&out2);
}


static void
search_and_walk_find_the_same_CMP_05_CMP_06(void **state)
{
    json_t        *tree;
    seen_t         ours = { { 0 }, -1 }, scalar = { { 0 }, -1 };
    seen_t         theirs = { { 0 }, -1 };
    unsigned       i;
    fhb_str_t      doc;
    json_error_t   jerr;

    (void) state;

    for (i = 0; i < MADE; i++) {
        doc = shape_document(&words, 4);

        fhb_buf_reset(&ours.out);
        fhb_buf_reset(&scalar.out);
        fhb_references_each(doc, FHB_STR(BASE), see, &ours);
        scalar_each(doc, FHB_STR(BASE), see, &scalar);
        assert_true(fhb_str_eq(fhb_buf_str(&ours.out),
                               fhb_buf_str(&scalar.out)));

        /* of two equal names a tree keeps one only; NUL bytes are no JSON */
        tree = memchr(doc.ptr, '\0', doc.len) != NULL ? NULL
               : json_loadb(doc.ptr, doc.len,
                            SHAPE_LOAD | JSON_REJECT_DUPLICATES, &jerr);

        if (tree != NULL) {
            fhb_buf_reset(&theirs.out);
            walk(tree, &theirs);

            if (!fhb_str_eq(fhb_buf_str(&ours.out), fhb_buf_str(&theirs.out)))
            {
                fail_msg("\"%.*s\": \"%.*s\", by the tree \"%.*s\"",
                         FHB_STR_ARG(doc), FHB_STR_ARG(fhb_buf_str(&ours.out)),
                         FHB_STR_ARG(fhb_buf_str(&theirs.out)));
            }

            made_sound++;
            made_found += theirs.out.len > 0;
        }

        compare_written(doc, FHB_REFERENCE_RELATIVE, tree);
        json_decref(tree);

        tree = tree == NULL ? NULL
               : json_loadb(doc.ptr, doc.len, SHAPE_LOAD, &jerr);
        compare_written(doc, FHB_REFERENCE_ABSOLUTE, tree);
        json_decref(tree);

        free((void *) (uintptr_t) doc.ptr);
    }

    assert_true(made_sound > MADE / 10);
    assert_true(made_found > MADE / 100);
    assert_true(made_written > MADE / 100);

    fhb_buf_free(&ours.out);
    fhb_buf_free(&scalar.out);
    fhb_buf_free(&theirs.out);
}


static fhb_err_t
run_write(void *arg)
{
    bool       failed;
    fhb_buf_t  out = { 0 };

    assert_true(fhb_references_write(*(fhb_str_t *) arg, FHB_STR(BASE),
                                     FHB_REFERENCE_ABSOLUTE, &out));
    failed = out.failed;
    assert_true(!failed || out.len == 0);
    fhb_buf_free(&out);

    return failed ? FHB_ENOMEM : FHB_OK;
}


static void
each_allocation_may_fail(void **state)
{
    unsigned   i;
    fhb_buf_t  doc = { 0 };
    fhb_str_t  body;

    (void) state;

    fhb_buf_addc(&doc, '[');
    for (i = 0; i < 50; i++) {
        fhb_buf_addf(&doc, "{\"reference\":\"Patient/%u\"},", i);
    }
    fhb_buf_adds(&doc, "1]");

    body = fhb_buf_str(&doc);
    assert_true(alloc_fail_each(run_write, &body) > 3);
    fhb_buf_free(&doc);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(
            a_reference_names_a_resource_of_this_server_or_none_CMP_02),
        cmocka_unit_test(
            members_are_found_and_written_at_any_depth_CMP_05_CMP_06),
        cmocka_unit_test(without_a_base_nothing_is_written_CMP_06),
        cmocka_unit_test(the_search_ends_when_it_is_told_to),
        cmocka_unit_test(search_and_walk_find_the_same_CMP_05_CMP_06),
        cmocka_unit_test(each_allocation_may_fail),
    };

    return cmocka_run_group_tests_name("fhb_references", tests, NULL, NULL);
}
