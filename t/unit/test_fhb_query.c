/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a job was asked for: copies, its text in the store, its digest
 * (KICK-18), and all of that without memory.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "alloc_fail.h"
#include "../../src/common/fhb_query.h"

#define ROWS(a)  (sizeof(a) / sizeof(a[0]))


static void
set(char **member, const char *text)
{
    *member = fhb_str_dup(fhb_cstr(text));
    assert_non_null(*member);
}


static void
add(fhb_typeset_t *set_of, const char *name)
{
    fhb_type_t  t = fhb_type_find(fhb_cstr(name));

    assert_int_not_equal(t, FHB_TYPE_NONE);
    fhb_typeset_add(set_of, t);
}


/* every member is set */
static fhb_query_t
full(void)
{
    fhb_query_t  q = fhb_query_none();

    add(&q.types, "Patient");
    add(&q.types, "Observation");
    add(&q.context, "Practitioner");
    add(&q.context, "Location");
    q.types_given = true;
    q.since = 1782864000 * FHB_USEC;
    q.until = q.since + 1;
    q.dialect = FHB_DIALECT_V4;
    q.separate_status = true;
    q.partial = true;
    q.organized = true;
    q.xml = true;
    q.associated = FHB_ASSOC_RELEVANT | FHB_ASSOC_INLINE;
    q.min_file_size = 7;
    q.max_file_size = INT64_MAX;
    set(&q.elements, "Patient.name\nid\n");
    set(&q.filters, "Patient?name=\"\\\xc3\xa4\n");
    set(&q.limits, "Observation?category=laboratory\n");
    set(&q.patients, "a\nb\n");
    q.patients_given = true;

    return q;
}


static void
same_text(const char *a, const char *b)
{
    if (a == NULL || b == NULL) {
        assert_ptr_equal(a, b);
    } else {
        assert_string_equal(a, b);
    }
}


/* stored: the members that are in the store's text */
static void
same(const fhb_query_t *a, const fhb_query_t *b, bool stored)
{
    assert_memory_equal(&a->context, &b->context, sizeof(a->context));
    assert_int_equal(a->until, b->until);
    assert_int_equal(a->dialect, b->dialect);
    assert_int_equal(a->separate_status, b->separate_status);
    assert_int_equal(a->partial, b->partial);
    assert_int_equal(a->organized, b->organized);
    assert_int_equal(a->xml, b->xml);
    assert_int_equal(a->associated, b->associated);
    assert_int_equal(a->min_file_size, b->min_file_size);
    assert_int_equal(a->max_file_size, b->max_file_size);
    assert_int_equal(a->patients_given, b->patients_given);
    same_text(a->elements, b->elements);
    same_text(a->filters, b->filters);
    same_text(a->limits, b->limits);
    same_text(a->patients, b->patients);

    if (!stored) {
        assert_memory_equal(&a->types, &b->types, sizeof(a->types));
        assert_int_equal(a->types_given, b->types_given);
        assert_int_equal(a->since, b->since);
    }
}


static void
test_none(void **state)
{
    fhb_query_t    q = fhb_query_none();
    fhb_typeset_t  types = fhb_query_types(&q);

    (void) state;

    assert_int_equal(q.since, FHB_INSTANT_NONE);
    assert_int_equal(q.until, FHB_INSTANT_NONE);
    assert_true(fhb_typeset_empty(&types));
    assert_false(q.patients_given);
    assert_null(q.patients);
    fhb_query_free(&q);
}


static void
test_copy(void **state)
{
    fhb_query_t  q = full(), copy, none = fhb_query_none();

    (void) state;

    assert_true(fhb_query_copy(&copy, &q));
    same(&copy, &q, false);
    assert_ptr_not_equal(copy.elements, q.elements);
    assert_ptr_not_equal(copy.filters, q.filters);
    assert_ptr_not_equal(copy.limits, q.limits);
    assert_ptr_not_equal(copy.patients, q.patients);

    fhb_query_free(&q);
    same(&q, &none, false);
    assert_string_equal(copy.patients, "a\nb\n");

    fhb_query_free(&copy);
    assert_true(fhb_query_copy(&copy, &none));
    same(&copy, &none, false);
    fhb_query_free(&copy);
}


static void
test_types(void **state)
{
    fhb_query_t    q = full();
    fhb_typeset_t  all = fhb_query_types(&q), expected = { { 0 } };

    (void) state;

    add(&expected, "Patient");
    add(&expected, "Observation");
    add(&expected, "Practitioner");
    add(&expected, "Location");
    assert_memory_equal(&all, &expected, sizeof(all));
    fhb_query_free(&q);
}


static void
test_round_trip(void **state)
{
    size_t        i;
    fhb_buf_t     text = { 0 };
    fhb_error_t   err;
    fhb_query_t   queries[] = { full(), fhb_query_none(), full() }, back;

    (void) state;

    /* an empty list is not the same as none */
    queries[1].patients_given = true;
    set(&queries[1].patients, "");
    queries[2].dialect = FHB_DIALECT_V3;
    queries[2].until = -1;
    queries[2].associated = FHB_ASSOC_LATEST;

    for (i = 0; i < ROWS(queries); i++) {
        fhb_buf_reset(&text);
        fhb_query_write(&text, &queries[i]);
        assert_false(text.failed);
        assert_null(memchr(text.ptr, '\n', text.len));

        back = fhb_query_none();
        assert_int_equal(fhb_query_read(fhb_buf_str(&text), &back, &err),
                         FHB_OK);
        same(&back, &queries[i], true);

        fhb_query_free(&back);
        fhb_query_free(&queries[i]);
    }

    fhb_buf_free(&text);
}


/* what is in stores stays readable */
static void
test_store_text(void **state)
{
    fhb_buf_t    text = { 0 };
    fhb_error_t  err;
    fhb_query_t  q = full(), back = fhb_query_none();

    static const char  expected[] =
        "{\"dialect\":\"v4\",\"until\":1782864000000001,"
        "\"separate_status\":true,\"partial\":true,\"organized\":true,"
        "\"patients_given\":true,\"xml\":true,\"min_file_size\":7,"
        "\"max_file_size\":9223372036854775807,"
        "\"elements\":\"Patient.name\\nid\\n\","
        "\"filters\":\"Patient?name=\\\"\\\\\xc3\xa4\\n\","
        "\"limits\":\"Observation?category=laboratory\\n\","
        "\"patients\":\"a\\nb\\n\",\"associated\":[\"relevant\",\"inline\"],"
        "\"context\":[\"Location\",\"Practitioner\"]}";

    (void) state;

    fhb_query_write(&text, &q);
    fhb_buf_addc(&text, '\0');
    assert_false(text.failed);
    assert_string_equal(text.ptr, expected);
    fhb_query_free(&q);

    /* nothing set: version 1 of the store */
    q = fhb_query_none();
    q.since = 1;
    q.types_given = true;
    fhb_buf_reset(&text);
    fhb_query_write(&text, &q);
    fhb_buf_addc(&text, '\0');
    assert_string_equal(text.ptr, "{}");

    /* members of a later version are passed over */
    assert_int_equal(fhb_query_read(FHB_STR("{\"later\":[1],"
                                            "\"dialect\":\"v3\"}"),
                                    &back, &err), FHB_OK);
    q.since = FHB_INSTANT_NONE;
    q.types_given = false;
    same(&back, &q, false);

    fhb_buf_free(&text);
}


static void
test_damaged(void **state)
{
    size_t       i;
    fhb_error_t  err;
    fhb_query_t  q;

    static const char *const  texts[] = {
        "", "{", "[]", "null", "{}x", "{\"partial\":true,\"partial\":true}",
        "{\"elements\":7}", "{\"patients\":null}", "{\"context\":[\"Nope\"]}",
        "{\"context\":[7]}", "{\"associated\":[\"all\"]}",
        "{\"associated\":[null]}", "{\"limits\":\"\xff\"}",
        "{\"until\":99999999999999999999}", "{\"elements\":\"\\u0000\"}",
        "{\"a\\u0000\":1}"
    };

    (void) state;

    for (i = 0; i < ROWS(texts); i++) {
        q = fhb_query_none();
        if (fhb_query_read(fhb_cstr(texts[i]), &q, &err) != FHB_EJSON) {
            fail_msg("read: %s", texts[i]);
        }
        assert_null(strstr(err.text, "Nope"));
        fhb_query_free(&q);
    }
}


static void
test_lines(void **state)
{
    size_t  i, n;

    static const struct {
        const char  *list;
        size_t       n;
        const char  *last;
    } rows[] = {
        { NULL, 0, "" }, { "", 0, "" }, { "a\n", 1, "a" },
        { "a\nbc\n", 2, "bc" }, { "a\n\n", 2, "" }, { "a\nb", 2, "b" }
    };

    (void) state;

    for (i = 0; i < ROWS(rows); i++) {
        fhb_str_t  rest = fhb_cstr(rows[i].list), line = { NULL, 0 };

        for (n = 0; fhb_query_line(&rest, &line); n++) { /* void */ }
        assert_int_equal(n, rows[i].n);
        assert_true(fhb_str_eqc(line, rows[i].last));
    }
}


/* KICK-18: each change of one member, and does it make another request? */

static void change_nothing(fhb_query_t *q) { (void) q; }
static void change_prefer(fhb_query_t *q) { q->separate_status = false; }
static void change_types(fhb_query_t *q) { add(&q->types, "Condition"); }
static void change_context(fhb_query_t *q) { add(&q->context, "Medication"); }
static void change_given(fhb_query_t *q) { q->types_given = false; }
static void change_since(fhb_query_t *q) { q->since++; }
static void change_no_since(fhb_query_t *q) { q->since = FHB_INSTANT_NONE; }
static void change_until(fhb_query_t *q) { q->until++; }
static void change_dialect(fhb_query_t *q) { q->dialect = FHB_DIALECT_V3; }
static void change_partial(fhb_query_t *q) { q->partial = false; }
static void change_organized(fhb_query_t *q) { q->organized = false; }
static void change_assoc(fhb_query_t *q) { q->associated = FHB_ASSOC_LATEST; }
static void change_min(fhb_query_t *q) { q->min_file_size = 0; }
static void change_max(fhb_query_t *q) { q->max_file_size--; }
static void change_elements(fhb_query_t *q) { q->elements[0] = 'p'; }
static void change_filters(fhb_query_t *q) { q->filters[0] = 'p'; }
static void change_limits(fhb_query_t *q) { q->limits[0] = 'o'; }
static void change_patients(fhb_query_t *q) { q->patients[0] = 'A'; }
static void change_all_patients(fhb_query_t *q) { q->patients_given = false; }


static void
test_kick_18_digest(void **state)
{
    char         one[65], two[65];
    size_t       i, k;
    fhb_query_t  q = full(), other;

    static const struct {
        void  (*change)(fhb_query_t *q);
        bool    same;
    } rows[] = {
        { change_nothing, true }, { change_prefer, true },
        { change_types, false }, { change_context, false },
        { change_given, false }, { change_since, false },
        { change_no_since, false }, { change_until, false },
        { change_dialect, false }, { change_partial, false },
        { change_organized, false }, { change_assoc, false },
        { change_min, false }, { change_max, false },
        { change_elements, false }, { change_filters, false },
        { change_limits, false }, { change_patients, false },
        { change_all_patients, false }
    };

    (void) state;

    assert_true(fhb_query_digest(&q, FHB_STR("g1"), one));
    assert_int_equal(strlen(one), 64);
    assert_int_equal(strspn(one, "0123456789abcdef"), 64);

    for (i = 0; i < ROWS(rows); i++) {
        assert_true(fhb_query_copy(&other, &q));
        rows[i].change(&other);
        assert_true(fhb_query_digest(&other, FHB_STR("g1"), two));
        k = strcmp(one, two) == 0;
        if (k != rows[i].same) {
            fail_msg("change %zu", i);
        }
        fhb_query_free(&other);
    }

    assert_true(fhb_query_digest(&q, FHB_STR("g2"), two));
    assert_string_not_equal(one, two);
    assert_true(fhb_query_digest(&q, FHB_STR(""), two));
    assert_string_not_equal(one, two);

    fhb_query_free(&q);
}


static fhb_err_t
copy_once(void *arg)
{
    fhb_query_t  copy;

    if (!fhb_query_copy(&copy, arg)) {
        return copy.elements == NULL && copy.filters == NULL
               && copy.limits == NULL && copy.patients == NULL
               ? FHB_ENOMEM : FHB_EIO;
    }

    fhb_query_free(&copy);

    return FHB_OK;
}


static fhb_err_t
digest_once(void *arg)
{
    char  digest[65];

    return fhb_query_digest(arg, FHB_STR("g1"), digest) ? FHB_OK : FHB_ENOMEM;
}


static fhb_err_t
read_once(void *arg)
{
    fhb_err_t    rc;
    fhb_error_t  err;
    fhb_query_t  q = fhb_query_none();

    rc = fhb_query_read(fhb_cstr(arg), &q, &err);
    fhb_query_free(&q);

    return rc;
}


/* the text has no string of 16 bytes with its quotes, as in
 * test_fhb_kickoff.c */
static void
test_no_memory(void **state)
{
    char         text[] = "{\"elements\":\"id\\n\",\"filters\":\"x\","
                          "\"limits\":\"y\",\"patients\":\"z\","
                          "\"context\":[\"Location\"]}";
    fhb_query_t  q = full();

    (void) state;

    assert_int_equal(alloc_fail_each(copy_once, &q), 5);
    assert_true(alloc_fail_each(digest_once, &q) > 1);
    assert_true(alloc_fail_each(read_once, text) > 10);
    fhb_query_free(&q);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_store_text),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_kick_18_digest),
        cmocka_unit_test(test_no_memory)
    };

    alloc_wrap_jansson();

    return cmocka_run_group_tests(tests, NULL, NULL);
}
