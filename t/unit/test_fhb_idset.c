/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The set of ids: exact for any bytes, in order, and honest when it is full
 * or without memory.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_idset.h"

/*
 * A second copy of the set under other names: it is full after 1000 bytes
 * and its memory runs out when the test says so.
 */
static size_t  allocations_left = SIZE_MAX;

static void *
some_realloc(void *p, size_t n)
{
    if (allocations_left == 0) {
        errno = ENOMEM;
        return NULL;
    }

    allocations_left--;

    return realloc(p, n);
}


static void *
some_calloc(size_t n, size_t size)
{
    void  *p = some_realloc(NULL, n * size);

    return p == NULL ? NULL : memset(p, 0, n * size);
}


#define FHB_IDSET_ARENA_MAX  1000
#define fhb_idset_new        small_new
#define fhb_idset_free       small_free
#define fhb_idset_add        small_add
#define fhb_idset_has        small_has
#define fhb_idset_count      small_count
#define fhb_idset_next       small_next
#define fhb_idset_find       small_find
#define realloc              some_realloc
#define calloc               some_calloc

fhb_idset_t *small_new(void);
void small_free(fhb_idset_t *s);
fhb_err_t small_add(fhb_idset_t *s, fhb_str_t id, fhb_error_t *err);
bool small_has(const fhb_idset_t *s, fhb_str_t id);
size_t small_count(const fhb_idset_t *s);
bool small_next(const fhb_idset_t *s, size_t *pos, fhb_str_t *id);
size_t small_find(const fhb_idset_t *s, fhb_str_t id);

#include "../../src/common/fhb_idset.c"

#undef fhb_idset_new
#undef fhb_idset_free
#undef fhb_idset_add
#undef fhb_idset_has
#undef fhb_idset_count
#undef fhb_idset_next
#undef fhb_idset_find
#undef realloc
#undef calloc


static fhb_idset_t *
set_of(const char *const *ids)
{
    fhb_error_t   err;
    fhb_idset_t  *s = fhb_idset_new();

    assert_non_null(s);

    while (*ids != NULL) {
        assert_int_equal(fhb_idset_add(s, fhb_cstr(*ids++), &err), FHB_OK);
    }

    return s;
}


static void
an_empty_set_has_nothing(void **state)
{
    size_t        pos = 0;
    fhb_str_t     id;
    fhb_idset_t  *s = fhb_idset_new();

    (void) state;

    assert_non_null(s);
    assert_int_equal(fhb_idset_count(s), 0);
    assert_false(fhb_idset_has(s, FHB_STR("a")));
    assert_false(fhb_idset_has(s, fhb_str(NULL, 0)));
    assert_false(fhb_idset_next(s, &pos, &id));

    fhb_idset_free(s);
    fhb_idset_free(NULL);
}


static void
ids_are_told_apart_by_every_byte(void **state)
{
    static const char *const  in[] = { "a", "A", "ab", "p1", "p-1", "p.1",
                                       NULL };
    static const char *const  out[] = { "b", "abc", "p", "p1 ", "P1", "1p" };

    size_t        i, pos;
    fhb_str_t     id;
    fhb_idset_t  *s = set_of(in);

    (void) state;

    for (i = 0; in[i] != NULL; i++) {
        assert_true(fhb_idset_has(s, fhb_cstr(in[i])));
    }

    for (i = 0; i < sizeof(out) / sizeof(out[0]); i++) {
        assert_false(fhb_idset_has(s, fhb_cstr(out[i])));
    }

    /* by length, not by a terminator */
    assert_true(fhb_idset_has(s, fhb_str("abxx", 2)));
    assert_false(fhb_idset_has(s, fhb_str("ab\0", 3)));
    assert_false(fhb_idset_has(s, fhb_str(NULL, 0)));

    /* where an id is, it is found again */
    for (i = 0; in[i] != NULL; i++) {
        pos = fhb_idset_find(s, fhb_cstr(in[i]));
        assert_true(fhb_idset_next(s, &pos, &id));
        assert_true(fhb_str_eqc(id, in[i]));
    }
    assert_true(fhb_idset_find(s, FHB_STR("b")) == SIZE_MAX);

    fhb_idset_free(s);
}


static void
adding_twice_counts_once_and_keeps_the_order(void **state)
{
    static const char *const  in[] = { "z", "a", "m", "a", "z", "b", NULL };
    static const char *const  want[] = { "z", "a", "m", "b" };

    size_t        i, pos = 0;
    fhb_str_t     id;
    fhb_idset_t  *s = set_of(in);

    (void) state;

    assert_int_equal(fhb_idset_count(s), 4);

    for (i = 0; i < 4; i++) {
        assert_true(fhb_idset_next(s, &pos, &id));
        assert_true(fhb_str_eqc(id, want[i]));
    }

    assert_false(fhb_idset_next(s, &pos, &id));
    assert_false(fhb_idset_next(s, &pos, &id));

    fhb_idset_free(s);
}


static void
ids_of_0_to_255_bytes_fit_and_longer_ones_do_not(void **state)
{
    char          bytes[256];
    size_t        len;
    fhb_error_t   err = { FHB_OK, "" };
    fhb_idset_t  *s = fhb_idset_new();

    (void) state;

    assert_non_null(s);
    memset(bytes, 0xff, sizeof(bytes));

    for (len = 0; len <= 255; len++) {
        assert_false(fhb_idset_has(s, fhb_str(bytes, len)));
        assert_int_equal(fhb_idset_add(s, fhb_str(bytes, len), &err), FHB_OK);
        assert_true(fhb_idset_has(s, fhb_str(bytes, len)));
    }

    assert_true(fhb_idset_has(s, fhb_str(NULL, 0)));
    assert_int_equal(fhb_idset_add(s, fhb_str(bytes, 256), &err), FHB_EPARAM);
    assert_false(fhb_idset_has(s, fhb_str(bytes, 256)));
    assert_int_equal(fhb_idset_count(s), 256);

    fhb_idset_free(s);

    /* the other way round each one is the beginning of those that are in */
    s = fhb_idset_new();
    assert_non_null(s);

    for (len = 256; len-- > 0; /* void */) {
        assert_false(fhb_idset_has(s, fhb_str(bytes, len)));
        assert_int_equal(fhb_idset_add(s, fhb_str(bytes, len), &err), FHB_OK);
    }

    assert_int_equal(fhb_idset_count(s), 256);

    fhb_idset_free(s);
}


/* ids in the common forms, many enough to grow the table a dozen times */
static size_t
make_id(char *out, size_t size, unsigned i)
{
    switch (i % 3) {
    case 0:
        return (size_t) snprintf(out, size, "%u", i);
    case 1:
        return (size_t) snprintf(out, size, "patient-%08u", i);
    default:
        return (size_t) snprintf(out, size,
                                 "%08x-0000-4000-8000-%012x", i, i * 7);
    }
}


static void
two_hundred_thousand_ids_stay_exact_CMP_02(void **state)
{
    char          text[64];
    size_t        len, pos = 0, bytes = 0;
    unsigned      i;
    fhb_str_t     id;
    fhb_error_t   err;
    fhb_idset_t  *s = fhb_idset_new();

    (void) state;

    assert_non_null(s);

    for (i = 0; i < 400000; i += 2) {
        len = make_id(text, sizeof(text), i);
        bytes += len;
        assert_int_equal(fhb_idset_add(s, fhb_str(text, len), &err), FHB_OK);
    }

    assert_int_equal(fhb_idset_count(s), 200000);

    for (i = 0; i < 400000; i++) {
        len = make_id(text, sizeof(text), i);
        assert_int_equal(fhb_idset_has(s, fhb_str(text, len)), i % 2 == 0);
    }

    for (i = 0; i < 400000; i += 2) {
        len = make_id(text, sizeof(text), i);
        assert_true(fhb_idset_next(s, &pos, &id));
        assert_true(fhb_str_eq(id, fhb_str(text, len)));
    }

    assert_false(fhb_idset_next(s, &pos, &id));

    /* the promise of the header, with the room that growing leaves */
    assert_true(s->len + s->slots_n * sizeof(*s->slots)
                <= bytes + 200000 * 13);
    assert_true(s->cap <= s->len + s->len / 2 + 4096);

    fhb_idset_free(s);
}


static void
a_full_set_says_so_and_stays_as_it_was(void **state)
{
    char          text[32];
    size_t        len, full;
    unsigned      i;
    fhb_error_t   err = { FHB_OK, "" };
    fhb_idset_t  *s = small_new();

    (void) state;

    assert_non_null(s);

    for (i = 0; ; i++) {
        len = (size_t) snprintf(text, sizeof(text), "id-%06u", i);
        if (small_add(s, fhb_str(text, len), &err) != FHB_OK) {
            break;
        }
    }

    assert_int_equal(i, 100);                   /* 10 bytes each */
    assert_int_equal(err.code, FHB_ENOMEM);
    assert_non_null(strstr(err.text, "full"));

    full = small_count(s);
    assert_int_equal(full, 100);
    assert_false(small_has(s, fhb_str(text, len)));
    assert_true(small_has(s, FHB_STR("id-000000")));
    assert_true(small_has(s, FHB_STR("id-000099")));

    /* what is in it already is still no error */
    assert_int_equal(small_add(s, FHB_STR("id-000050"), &err), FHB_OK);

    small_free(s);
}


static void
without_memory_an_add_fails_and_loses_nothing(void **state)
{
    size_t        i, left;
    char          text[32];
    unsigned      refused = 0;
    fhb_error_t   err;
    fhb_idset_t  *s;

    (void) state;

    allocations_left = 0;
    assert_null(small_new());

    for (left = 1; left < 6; left++) {
        allocations_left = left;
        s = small_new();
        assert_non_null(s);

        for (i = 0; i < 120; i++) {
            (void) snprintf(text, sizeof(text), "%04zu", i);
            err = (fhb_error_t) { FHB_OK, "" };

            if (small_add(s, fhb_cstr(text), &err) != FHB_OK) {
                assert_int_equal(err.code, FHB_ENOMEM);
                assert_false(small_has(s, fhb_cstr(text)));
                refused++;
                break;
            }
        }

        assert_int_equal(small_count(s), i);

        while (i-- > 0) {
            (void) snprintf(text, sizeof(text), "%04zu", i);
            assert_true(small_has(s, fhb_cstr(text)));
        }

        small_free(s);
    }

    allocations_left = SIZE_MAX;

    /* set, table, arena, larger table, still larger table */
    assert_int_equal(refused, 4);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(an_empty_set_has_nothing),
        cmocka_unit_test(ids_are_told_apart_by_every_byte),
        cmocka_unit_test(adding_twice_counts_once_and_keeps_the_order),
        cmocka_unit_test(ids_of_0_to_255_bytes_fit_and_longer_ones_do_not),
        cmocka_unit_test(two_hundred_thousand_ids_stay_exact_CMP_02),
        cmocka_unit_test(a_full_set_says_so_and_stays_as_it_was),
        cmocka_unit_test(without_memory_an_add_fails_and_loses_nothing),
    };

    return cmocka_run_group_tests_name("fhb_idset", tests, NULL, NULL);
}
