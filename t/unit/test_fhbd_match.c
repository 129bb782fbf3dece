/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who belongs to the Patients of a job: every compartment path of every type,
 * and what must not count.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "../../src/sidecar/fhbd_match.h"

#define BASE  "https://fhir.example.org/r4"


typedef struct {
    const char  *type;
    const char  *body;
    bool         belongs;
} case_t;


/* p1 and p-2 are in the job, p3 is not */
static const case_t  cases[] = {
    /* CMP-02: forms of a reference */
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p1\"}}", true },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p-2\"}}", true },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p3\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/P1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"patient/p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p1/_history/7\"}}",
      true },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p3/_history/7\"}}",
      false },
    { "Condition", "{\"subject\":{\"reference\":\"" BASE "/Patient/p1\"}}",
      true },
    { "Condition", "{\"subject\":{\"reference\":\"" BASE
      "/Patient/p1/_history/1\"}}", true },
    { "Condition", "{\"subject\":{\"reference\":"
      "\"https://other.example.org/r4/Patient/p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"" BASE "x/Patient/p1\"}}",
      false },
    { "Condition", "{\"subject\":{\"reference\":\"Patient\\/p1\"}}", true },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/\\u0070\\u0031\"}}",
      true },
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p\\u0033\"}}",
      false },
    { "Condition", "{\"\\u0073ubject\":{\"refer\\u0065nce\":\"Patient/p1\"}}",
      true },
    { "Condition", "{\"subject\":{\"reference\":\"Group/p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"#p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"urn:uuid:p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"Patient?identifier=p1\"}}",
      false },
    { "Condition", "{\"subject\":{\"reference\":\"p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":\"\"}}", false },
    { "Condition", "{\"subject\":{\"identifier\":{\"value\":\"p1\"},"
      "\"display\":\"Patient/p1\"}}", false },
    { "Condition", "{\"subject\":{\"reference\":{\"x\":\"Patient/p1\"}}}",
      false },
    { "Condition", "{\"subject\":{\"reference\":12}}", false },
    { "Condition", "{\"subject\":\"Patient/p1\"}", false },
    { "Condition", "{}", false },
    { "Condition", "\n {\n  \"subject\" : {\n\t\"reference\" :\r\n"
      " \"Patient/p1\" } }\n", true },

    /* CMP-02: any of the links is enough, each only at its place */
    { "Condition", "{\"subject\":{\"reference\":\"Patient/p3\"},"
      "\"asserter\":{\"reference\":\"Patient/p1\"}}", true },
    { "Condition", "{\"recorder\":{\"reference\":\"Patient/p1\"}}", false },
    { "Condition", "{\"evidence\":[{\"subject\":{\"reference\":"
      "\"Patient/p1\"}}]}", false },
    { "Observation", "{\"focus\":[{\"reference\":\"Patient/p1\"}]}", false },
    { "Observation", "{\"performer\":[{\"reference\":\"Practitioner/1\"},"
      "{\"reference\":\"Patient/p3\"},{\"reference\":\"Patient/p-2\"}]}",
      true },
    { "CarePlan", "{\"activity\":[{\"detail\":{\"performer\":["
      "{\"reference\":\"Patient/p1\"}]}}]}", true },
    { "CarePlan", "{\"activity\":[{\"performer\":["
      "{\"reference\":\"Patient/p1\"}]}]}", false },
    { "CareTeam", "{\"participant\":[{\"member\":{\"reference\":"
      "\"Practitioner/1\"}},{\"member\":{\"reference\":\"Patient/p1\"}}]}",
      true },
    { "Provenance", "{\"target\":[{\"reference\":\"Observation/p1\"},"
      "{\"reference\":\"Patient/p1\"}]}", true },
    { "Provenance", "{\"target\":[{\"reference\":\"Observation/p1\"}]}",
      false },
    { "RelatedPerson", "{\"patient\":{\"reference\":\"Patient/p1\"}}", true },

    /* CMP-04 */
    { "Device", "{\"patient\":{\"reference\":\"Patient/p1\"}}", true },
    { "Device", "{\"patient\":{\"reference\":\"Patient/p3\"}}", false },
    { "Device", "{\"owner\":{\"reference\":\"Organization/p1\"}}", false },

    /* CMP-09: contained resources and extensions have links of their own */
    { "MedicationRequest", "{\"contained\":[{\"resourceType\":\"Condition\","
      "\"subject\":{\"reference\":\"Patient/p1\"}}],"
      "\"subject\":{\"reference\":\"Patient/p3\"}}", false },
    { "MedicationRequest", "{\"contained\":[{\"resourceType\":\"Medication\","
      "\"id\":\"m\"}],\"subject\":{\"reference\":\"Patient/p1\"}}", true },
    { "MedicationRequest", "{\"extension\":[{\"url\":\"u\",\"valueReference\":"
      "{\"reference\":\"Patient/p1\"}}]}", false },

    /* CMP-02, CMP-05: no link at all */
    { "Practitioner", "{\"subject\":{\"reference\":\"Patient/p1\"}}", false },
    { "Medication", "{\"patient\":{\"reference\":\"Patient/p1\"}}", false },
    { "Task", "{\"for\":{\"reference\":\"Patient/p1\"}}", false },
    { "Binary", "{\"securityContext\":{\"reference\":\"Patient/p1\"}}",
      false },
};


typedef struct {
    fhbd_match_t  *match;
    fhb_idset_t   *patients;
    fhbd_want_t    want;
} ground_t;

static ground_t  ground;


static int
set_up(void **state)
{
    fhb_error_t  err;

    (void) state;

    ground.match = fhbd_match_new();
    ground.patients = fhb_idset_new();

    if (ground.match == NULL || ground.patients == NULL
        || fhb_idset_add(ground.patients, FHB_STR("p1"), &err) != FHB_OK
        || fhb_idset_add(ground.patients, FHB_STR("p-2"), &err) != FHB_OK)
    {
        return -1;
    }

    ground.want.level = FHB_LEVEL_PATIENT;
    ground.want.base = FHB_STR(BASE);
    ground.want.patients = ground.patients;

    return 0;
}


static int
tear_down(void **state)
{
    (void) state;

    fhbd_match_free(ground.match);
    fhbd_match_free(NULL);
    fhb_idset_free(ground.patients);

    return 0;
}


static bool
belongs(const fhbd_want_t *want, const char *type, const char *id,
    const char *body)
{
    bool         b = false;
    fhb_error_t  err = { FHB_OK, "" };
    fhb_type_t   t = fhb_type_find(fhb_cstr(type));

    assert_int_not_equal(t, FHB_TYPE_NONE);

    if (fhbd_match(ground.match, want, t, fhb_cstr(id), fhb_cstr(body), &b,
                   &err) != FHB_OK)
    {
        fail_msg("%s %s: %s", type, body, err.text);
    }

    return b;
}


static void
links_decide_and_nothing_else_CMP_02_CMP_04_CMP_09(void **state)
{
    size_t       i;
    fhbd_want_t  group = ground.want;

    (void) state;

    group.level = FHB_LEVEL_GROUP;
    group.group = FHB_STR("g1");

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (belongs(&ground.want, cases[i].type, "x", cases[i].body)
            != cases[i].belongs
            || belongs(&group, cases[i].type, "x", cases[i].body)
               != cases[i].belongs)
        {
            fail_msg("%s: %s", cases[i].type, cases[i].body);
        }
    }
}


/* "activity.detail.performer" as a body, each element an array if wanted */
static void
body_of(char *out, size_t size, const char *path, const char *reference,
    bool arrays)
{
    char        *p = out;
    size_t       depth = 0, len;
    const char  *open = arrays ? "[" : "", *close = arrays ? "]" : "";

    for ( ;; ) {
        len = strcspn(path, ".");
        p += snprintf(p, size - (size_t) (p - out), "{\"%.*s\":%s", (int) len,
                      path, open);
        depth++;

        if (path[len] == '\0') {
            break;
        }

        path += len + 1;
    }

    p += snprintf(p, size - (size_t) (p - out), "{\"reference\":\"%s\"}",
                  reference);

    while (depth-- > 0) {
        p += snprintf(p, size - (size_t) (p - out), "%s}", close);
    }
}


static void
each_path_of_each_type_is_followed_CMP_02(void **state)
{
    int                 arrays;
    char                body[512];
    size_t              i, n, seen = 0;
    fhb_type_t          t;
    const char         *type;
    const char *const  *paths;

    (void) state;

    for (t = 0; t < fhb_type_count(); t++) {
        type = fhb_type_name(t).ptr;
        paths = fhb_compartment_paths(t, &n);

        if (strcmp(type, "Group") == 0) {
            continue;                           /* CMP-07 */
        }

        for (i = 0; i < n; i++) {
            for (arrays = 0; arrays < 2; arrays++) {
                body_of(body, sizeof(body), paths[i], "Patient/p1", arrays);
                assert_true(belongs(&ground.want, type, "x", body));

                body_of(body, sizeof(body), paths[i], "Patient/p3", arrays);
                assert_false(belongs(&ground.want, type, "x", body));

                body_of(body, sizeof(body), paths[i], "Device/p1", arrays);
                assert_false(belongs(&ground.want, type, "x", body));
            }

            seen++;
        }
    }

    assert_true(seen > 90);
}


static void
a_patient_belongs_by_its_own_id_CMP_03(void **state)
{
    static const char  body[] =
        "{\"link\":[{\"other\":{\"reference\":\"Patient/p1\"}}]}";

    (void) state;

    assert_true(belongs(&ground.want, "Patient", "p1", body));
    assert_true(belongs(&ground.want, "Patient", "p-2", "{}"));
    assert_false(belongs(&ground.want, "Patient", "p3", body));
    assert_false(belongs(&ground.want, "Patient", "", body));
}


static void
only_the_requested_group_and_only_at_group_level_CMP_07(void **state)
{
    static const char  body[] =
        "{\"member\":[{\"entity\":{\"reference\":\"Patient/p1\"}}]}";

    fhbd_want_t  group = ground.want;

    (void) state;

    group.level = FHB_LEVEL_GROUP;
    group.group = FHB_STR("g1");

    assert_true(belongs(&group, "Group", "g1", body));
    assert_false(belongs(&group, "Group", "g2", body));
    assert_false(belongs(&group, "Group", "", body));

    group.level = FHB_LEVEL_PATIENT;
    assert_false(belongs(&group, "Group", "g1", body));
    assert_false(belongs(&ground.want, "Group", "g1", body));
    assert_false(belongs(&ground.want, "Group", "", body));
}


static void
at_system_level_everything_belongs_unread(void **state)
{
    fhbd_want_t  want = { .level = FHB_LEVEL_SYSTEM };

    (void) state;

    assert_true(belongs(&want, "Patient", "p3", "{}"));
    assert_true(belongs(&want, "Group", "g", "{}"));
    assert_true(belongs(&want, "Practitioner", "x", "{}"));
    assert_true(belongs(&want, "Observation", "x", "broken"));
}


static void
without_a_base_only_relative_references_count_CMP_02(void **state)
{
    fhbd_want_t  want = ground.want;

    (void) state;

    want.base = fhb_str(NULL, 0);

    assert_true(belongs(&want, "Goal", "x",
                        "{\"subject\":{\"reference\":\"Patient/p1\"}}"));
    assert_false(belongs(&want, "Goal", "x", "{\"subject\":{\"reference\":\""
                         BASE "/Patient/p1\"}}"));
}


static void
without_patients_nothing_belongs(void **state)
{
    fhbd_want_t  want = ground.want;

    (void) state;

    want.patients = NULL;

    assert_false(belongs(&want, "Goal", "x",
                         "{\"subject\":{\"reference\":\"Patient/p1\"}}"));
    assert_false(belongs(&want, "Patient", "p1", "{}"));
}


static void
a_broken_body_is_told_unless_the_link_came_first_MAN_12(void **state)
{
    static const struct {
        const char  *body;
        fhb_err_t    rc;
        bool         belongs;
    } bodies[] = {
        { "", FHB_EJSON, false },
        { "null", FHB_EJSON, false },
        { "[]", FHB_EJSON, false },
        { "{\"a\":tru,\"subject\":{\"reference\":\"Patient/p1\"}}",
          FHB_EJSON, false },
        { "{\"subject\":{\"reference\":\"Patient/p3\"},\"a\":01}",
          FHB_EJSON, false },
        { "{\"subject\":{\"reference\":\"Patient/\xff\"}}", FHB_EJSON, false },
        { "{\"subject\":{\"reference\":\"Patient/p1", FHB_EJSON, false },
        { "{\"subject\":{\"reference\":\"Patient/p1\"},\"a\":01}",
          FHB_OK, true },
        { "{\"subject\":{\"reference\":\"Patient/p1\"}", FHB_OK, true },
    };

    bool         b;
    size_t       i;
    fhb_type_t   type = fhb_type_find(FHB_STR("Goal"));
    fhb_error_t  err;

    (void) state;

    for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        b = true;
        err = (fhb_error_t) { FHB_OK, "" };

        assert_int_equal(fhbd_match(ground.match, &ground.want, type,
                                    FHB_STR("x"), fhb_cstr(bodies[i].body),
                                    &b, &err), bodies[i].rc);

        assert_int_equal(b, bodies[i].belongs);
        assert_int_equal(err.code, bodies[i].rc);
        assert_null(strstr(err.text, "p1"));
    }
}


static void *
match_often(void *arg)
{
    size_t       i, k;
    bool         b;
    fhb_error_t  err;
    uintptr_t    wrong = 0;

    for (k = 0; k < 200; k++) {
        for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
            if (fhbd_match(ground.match, &ground.want,
                           fhb_type_find(fhb_cstr(cases[i].type)),
                           FHB_STR("x"), fhb_cstr(cases[i].body), &b, &err)
                != FHB_OK || b != cases[i].belongs)
            {
                wrong++;
            }
        }
    }

    (void) arg;

    return (void *) wrong;
}


static void
threads_share_one_match(void **state)
{
    void       *wrong;
    size_t      i;
    pthread_t   threads[4];

    (void) state;

    for (i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, match_often, NULL),
                         0);
    }

    for (i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_null(wrong);
    }
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(links_decide_and_nothing_else_CMP_02_CMP_04_CMP_09),
        cmocka_unit_test(each_path_of_each_type_is_followed_CMP_02),
        cmocka_unit_test(a_patient_belongs_by_its_own_id_CMP_03),
        cmocka_unit_test(
            only_the_requested_group_and_only_at_group_level_CMP_07),
        cmocka_unit_test(at_system_level_everything_belongs_unread),
        cmocka_unit_test(without_a_base_only_relative_references_count_CMP_02),
        cmocka_unit_test(without_patients_nothing_belongs),
        cmocka_unit_test(
            a_broken_body_is_told_unless_the_link_came_first_MAN_12),
        cmocka_unit_test(threads_share_one_match),
    };

    return cmocka_run_group_tests_name("fhbd_match", tests, set_up, tear_down);
}
