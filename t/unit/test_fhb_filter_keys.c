/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What follows from filters for a store's indexes: the ids and the Patients
 * of what passes.  Never too few, on random resources; and only where each
 * alternative says so.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>

#include "../../src/common/fhb_filter.h"
#include "../../src/sidecar/fhbd_match.h"
#include "filter_gen.h"

#define FILTERS    10000
#define RESOURCES  8            /* that each filter is asked about */


typedef struct {
    const char  *filters[3];    /* alternatives, of one type */
    const char  *ids;           /* the last alternative first; NULL: none
                                 * follow */
    const char  *patients;
} keys_case_t;

static const keys_case_t  cases[] = {
    { { "Observation?_id=a" }, "a", NULL },
    { { "Observation?_id=a,b.c&status=final" }, "a b.c", NULL },
    { { "Observation?_id=a", "Observation?_id=b,a" }, "b a", NULL },
    { { "Observation?_id=a,b,c&_id=b,c&_id=c,d,e" }, "b c", NULL },

    /* one alternative that lets others through */
    { { "Observation?_id=a", "Observation?status=final" }, NULL, NULL },
    { { "Observation?status=final", "Observation?_id=a" }, NULL, NULL },
    { { "Observation?_id=a", "Observation?patient=p" }, NULL, NULL },

    /* the contrary, or a question about it */
    { { "Observation?_id:not=a" }, NULL, NULL },
    { { "Observation?_id:missing=false" }, NULL, NULL },
    { { "Observation?_id:missing=true" }, NULL, NULL },
    { { "Observation?patient:missing=false" }, NULL, NULL },
    { { "Observation?subject:missing=true" }, NULL, NULL },

    /* what no id can be */
    { { "Observation?_id=a_b" }, NULL, NULL },
    { { "Observation?_id=a,%7Cb" }, NULL, NULL },

    { { "Observation?patient=p" }, NULL, "p" },
    { { "Observation?patient=p,Patient/q" }, NULL, "p q" },
    { { "Observation?patient:Patient=p" }, NULL, "p" },
    { { "Observation?subject=Patient/p" }, NULL, "p" },
    { { "Observation?subject:Patient=p" }, NULL, "p" },
    { { "Observation?subject=Patient/p&code=x&performer=Patient/q,Patient/r" },
      NULL, "p" },
    { { "Observation?performer=Patient/q" }, NULL, "q" },
    { { "Observation?patient=p", "Observation?performer=Patient/q" }, NULL,
      "q p" },
    { { "Observation?_id=a&patient=p" }, "a", "p" },
    { { "Appointment?actor=Patient/p" }, NULL, "p" },
    { { "Group?member=Patient/p" }, NULL, "p" },

    /* another type may stand there */
    { { "Observation?subject=p" }, NULL, NULL },
    { { "Observation?subject=Group/p" }, NULL, NULL },
    { { "Observation?subject=Patient/p,Group/g" }, NULL, NULL },
    { { "Observation?subject:Group=g" }, NULL, NULL },

    /* a URL may be one of ours */
    { { "Observation?patient=https://fhir.example.org/r4/Patient/p" }, NULL,
      NULL },
    { { "Observation?patient=p,urn:uuid:1" }, NULL, NULL },

    /* no way into a compartment */
    { { "Task?patient=p" }, NULL, NULL },
    { { "Patient?link=Patient/p" }, NULL, NULL },
    { { "Observation?focus=Patient/p" }, NULL, NULL },
    { { "Observation?encounter=e" }, NULL, NULL },

    { { "Observation?status=final" }, NULL, NULL }
};


static fhb_filters_t *
read_filters(const char *const *texts, size_t n)
{
    size_t             i;
    fhb_error_t        err = { 0 };
    fhb_filters_t     *f = fhb_filters_new();
    fhb_issue_code_t   code;

    assert_non_null(f);
    for (i = 0; i < n && texts[i] != NULL; i++) {
        if (fhb_filters_add(f, fhb_cstr(texts[i]), &code, &err) != FHB_OK) {
            fail_msg("%s: %s", texts[i], err.text);
        }
    }

    return f;
}


static void
compare(const keys_case_t *c, const char *want, const char *what,
    fhb_err_t (*keys)(const fhb_filters_t *, fhb_type_t, fhb_idset_t *,
                      bool *, fhb_error_t *))
{
    bool            known = true;
    size_t          pos = 0;
    fhb_buf_t       have = { 0 };
    fhb_str_t       id;
    fhb_error_t     err = { 0 };
    fhb_idset_t    *out = fhb_idset_new();
    fhb_filters_t  *f = read_filters(c->filters, 3);

    assert_non_null(out);
    assert_int_equal(keys(f, fhb_filter_type(fhb_cstr(c->filters[0])), out,
                          &known, &err), FHB_OK);
    while (fhb_idset_next(out, &pos, &id)) {
        fhb_buf_adds(&have, have.len > 0 ? " " : "");
        fhb_buf_addstr(&have, id);
    }
    assert_false(have.failed);

    if (known != (want != NULL)
        || (known && !fhb_str_eqc(fhb_buf_str(&have), want)))
    {
        fail_msg("%s: %s: %.*s", c->filters[0], what, (int) have.len,
                 known ? have.ptr : "not known");
    }

    fhb_buf_free(&have);
    fhb_idset_free(out);
    fhb_filters_free(f);
}


static void
keys_are_those_of_all_alternatives(void **state)
{
    size_t  i;

    (void) state;

    for (i = 0; i < GEN_LENGTH(cases); i++) {
        compare(&cases[i], cases[i].ids, "ids", fhb_filters_ids);
        compare(&cases[i], cases[i].patients, "patients",
                fhb_filters_patients);
    }
}


static void
types_without_a_filter_have_none(void **state)
{
    bool            known = true;
    fhb_error_t     err;
    fhb_idset_t    *out = fhb_idset_new();
    fhb_filters_t  *f = read_filters((const char *[]) { "Patient?_id=a" }, 1);

    (void) state;
    assert_non_null(out);

    assert_int_equal(fhb_filters_ids(f, fhb_type_find(FHB_STR("Group")), out,
                                     &known, &err), FHB_OK);
    assert_false(known);
    known = true;
    assert_int_equal(fhb_filters_patients(f, FHB_TYPE_NONE, out, &known,
                                          &err), FHB_OK);
    assert_false(known);
    assert_int_equal(fhb_idset_count(out), 0);

    fhb_idset_free(out);
    fhb_filters_free(f);
}


/* one resource that passes */
static void
holds(const fhbd_match_t *match, const fhb_filters_t *f, fhb_type_t type,
    fhb_str_t body, size_t said[2])
{
    bool          known, belongs = true;
    json_t       *root = json_loadb(body.ptr, body.len, 0, NULL);
    fhb_str_t     id;
    fhbd_want_t   want = { .level = FHB_LEVEL_PATIENT };
    fhb_error_t   err;
    fhb_idset_t  *ids = fhb_idset_new(), *patients = fhb_idset_new();

    assert_non_null(root);
    assert_non_null(ids);
    assert_non_null(patients);
    id = fhb_cstr(json_string_value(json_object_get(root, "id")));

    assert_int_equal(fhb_filters_ids(f, type, ids, &known, &err), FHB_OK);
    said[0] += known;
    if (known && (id.ptr == NULL || !fhb_idset_has(ids, id))) {
        fail_msg("not among the ids: %.*s", FHB_STR_ARG(body));
    }

    assert_int_equal(fhb_filters_patients(f, type, patients, &known, &err),
                     FHB_OK);
    said[1] += known;
    want.patients = patients;
    want.base = FHB_STR(GEN_BASE);
    if (known) {
        assert_int_equal(fhbd_match(match, &want, type, id, body, &belongs,
                                    &err), FHB_OK);
    }
    if (!belongs) {
        fail_msg("in no compartment: %.*s", FHB_STR_ARG(body));
    }

    fhb_idset_free(ids);
    fhb_idset_free(patients);
    json_decref(root);
}


static void
what_passes_has_them(void **state)
{
    bool               pass;
    size_t             i, k, said[2] = { 0, 0 };
    fhb_buf_t          text = { 0 }, body = { 0 };
    fhb_type_t         type;
    fhb_error_t        err = { 0 };
    gen_filter_t       one;
    fhbd_match_t      *match = fhbd_match_new();
    fhb_filters_t     *f;
    const gen_type_t  *gen;
    fhb_issue_code_t   code;

    (void) state;
    assert_non_null(match);

    for (i = 0; i < FILTERS; i++) {
        gen = &gen_types[i % GEN_LENGTH(gen_types)];
        type = fhb_type_find(fhb_cstr(gen->type));
        fhb_buf_reset(&text);
        one = gen_filter(gen);
        gen_filter_text(&text, &one);

        f = fhb_filters_new();
        assert_non_null(f);
        assert_int_equal(fhb_filters_add(f, fhb_buf_str(&text), &code, &err),
                         FHB_OK);
        for (k = 0; k < RESOURCES; k++) {
            fhb_buf_reset(&body);
            gen_resource(&body, gen);
            assert_false(text.failed || body.failed);
            assert_int_equal(fhb_filters_match(f, type, fhb_buf_str(&body),
                                               FHB_STR(GEN_BASE), &pass,
                                               &err), FHB_OK);
            if (pass) {
                holds(match, f, type, fhb_buf_str(&body), said);
            }
        }
        fhb_filters_free(f);
    }

    /* and it was said of some */
    assert_true(said[0] > 20);
    assert_true(said[1] > 20);

    fhb_buf_free(&text);
    fhb_buf_free(&body);
    fhbd_match_free(match);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(keys_are_those_of_all_alternatives),
        cmocka_unit_test(types_without_a_filter_have_none),
        cmocka_unit_test(what_passes_has_them)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
