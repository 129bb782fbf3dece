/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * R4 tables against what the requirements say in words (section 7).
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../../src/common/fhb_r4.h"


typedef struct {
    const char  *type;
    const char  *paths;         /* sorted as in the table, by blanks */
} row_t;


/* every row of section 7 that has a link, and others worth a look */
static const row_t  links[] = {
    { "AllergyIntolerance", "patient recorder asserter" },
    { "CarePlan", "subject activity.detail.performer" },
    { "CareTeam", "subject participant.member" },
    { "Condition", "subject asserter" },
    { "Coverage", "policyHolder subscriber beneficiary payor" },
    { "Device", "patient" },
    { "DiagnosticReport", "subject" },
    { "DocumentReference", "subject author" },
    { "Encounter", "subject" },
    { "Goal", "subject" },
    { "Immunization", "patient" },
    { "MedicationAdministration", "subject performer.actor" },
    { "MedicationDispense", "subject receiver" },
    { "MedicationRequest", "subject" },
    { "MedicationStatement", "subject" },
    { "Observation", "subject performer" },
    { "Procedure", "subject performer.actor" },
    { "Provenance", "target" },
    { "QuestionnaireResponse", "subject author" },
    { "RelatedPerson", "patient" },
    { "ServiceRequest", "subject performer" },
    { "Specimen", "subject" },
    { "Group", "member.entity" },

    { "Appointment", "participant.actor" },
    { "AuditEvent", "agent.who entity.what" },
    { "Claim", "patient payee.party" },
    { "Composition", "subject author attester.party" },
    { "EnrollmentRequest", "candidate" },
    { "Invoice", "subject recipient" },
    { "Person", "link.target" },
    { "RequestGroup", "subject action.participant" },
    { "SupplyRequest", "deliverTo" },
};


static fhb_type_t
type_of(const char *name)
{
    fhb_type_t  t = fhb_type_find(fhb_cstr(name));

    if (t == FHB_TYPE_NONE) {
        fail_msg("no type %s", name);
    }

    return t;
}


static void
each_link_of_section_7_is_in_the_table_CMP_02_CMP_04(void **state)
{
    char                text[256];
    size_t              i, j, n, len;
    const char *const  *paths;

    (void) state;

    for (i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        paths = fhb_compartment_paths(type_of(links[i].type), &n);

        for (j = 0, len = 0, text[0] = '\0'; j < n; j++) {
            len += (size_t) snprintf(text + len, sizeof(text) - len, "%s%s",
                                     j == 0 ? "" : " ", paths[j]);
        }

        if (strcmp(text, links[i].paths) != 0) {
            fail_msg("%s: \"%s\", not \"%s\"", links[i].type, text,
                     links[i].paths);
        }
    }
}


static void
types_outside_have_no_paths_CMP_02(void **state)
{
    static const char *const  outside[] = {
        "Binary", "Bundle", "CodeSystem", "Location", "Medication",
        "OperationOutcome", "Organization", "Practitioner",
        "PractitionerRole", "Task", "ValueSet"
    };

    size_t         i, n;
    fhb_typeset_t  s = fhb_typeset_compartment();

    (void) state;

    for (i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
        n = 7;
        assert_null(fhb_compartment_paths(type_of(outside[i]), &n));
        assert_int_equal(n, 0);
        assert_false(fhb_typeset_has(&s, type_of(outside[i])));
    }

    n = 7;
    assert_null(fhb_compartment_paths(FHB_TYPE_NONE, &n));
    assert_int_equal(n, 0);
}


static void
a_patient_belongs_by_itself_and_not_by_a_link_CMP_03(void **state)
{
    size_t         n = 7;
    fhb_typeset_t  s = fhb_typeset_compartment();

    (void) state;

    assert_null(fhb_compartment_paths(type_of("Patient"), &n));
    assert_int_equal(n, 0);
    assert_true(fhb_typeset_has(&s, type_of("Patient")));
}


/* R4's compartment has 66 types with a parameter (Patient among them);
 * Device makes 67 */
static void
the_compartment_is_r4s_and_device_CMP_02_CMP_04(void **state)
{
    size_t         i, n = 0;
    fhb_type_t     t;
    fhb_typeset_t  s = fhb_typeset_compartment();

    (void) state;

    for (t = 0; t < fhb_type_count(); t++) {
        n += fhb_typeset_has(&s, t);
    }

    assert_int_equal(n, 67);

    for (i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        assert_true(fhb_typeset_has(&s, type_of(links[i].type)));
    }
}


static void
names_are_found_exactly_and_sorted_TYPE_03(void **state)
{
    static const char *const  wrong[] = {
        "", "patient", "PATIENT", "Patien", "Patients", "Patient ",
        "MissingType", "Resource", "DomainResource", "Parameters",
        "SubscriptionStatus", "MetadataResource", "A", "Zzz", "\xff"
    };

    size_t      i;
    fhb_str_t   name;
    fhb_type_t  t;

    (void) state;

    /* 148 in R4's code system, without two abstract ones and Parameters */
    assert_int_equal(fhb_type_count(), 145);
    assert_true(fhb_type_count() <= FHB_TYPES_MAX);

    for (t = 0; t < fhb_type_count(); t++) {
        name = fhb_type_name(t);
        assert_int_equal(name.ptr[name.len], '\0');
        assert_int_equal(strlen(name.ptr), name.len);
        assert_int_equal(fhb_type_find(name), t);
        assert_true(t == 0 || fhb_str_cmp(fhb_type_name(t - 1), name) < 0);
    }

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(fhb_type_find(fhb_cstr(wrong[i])), FHB_TYPE_NONE);
    }

    assert_int_equal(fhb_type_find(fhb_str(NULL, 0)), FHB_TYPE_NONE);
    assert_int_equal(fhb_type_find(fhb_str("Patient\0", 8)), FHB_TYPE_NONE);
    assert_int_equal(fhb_type_find(fhb_str("Patientxyz", 7)),
                     type_of("Patient"));
    assert_int_equal(fhb_type_name(FHB_TYPE_NONE).len, 0);
}


static size_t
count(const fhb_typeset_t *s)
{
    size_t      n = 0;
    fhb_type_t  t;

    for (t = 0; t < FHB_TYPES_MAX; t++) {
        n += fhb_typeset_has(s, t);
    }

    return n;
}


static fhb_typeset_t
parsed(const char *list)
{
    fhb_error_t    err = { FHB_OK, "" };
    fhb_typeset_t  s;

    if (fhb_typeset_parse(fhb_cstr(list), &s, &err) != FHB_OK) {
        fail_msg("\"%s\": %s", list, err.text);
    }

    return s;
}


static void
presets_are_the_columns_of_section_7_CMP_01(void **state)
{
    static const char *const  all[] = {
        "Patient", "AllergyIntolerance", "CarePlan", "CareTeam", "Condition",
        "Device", "DiagnosticReport", "DocumentReference", "Encounter",
        "Goal", "Immunization", "MedicationRequest", "Observation",
        "Procedure", "Provenance", "Location", "Medication", "Organization",
        "Practitioner", "PractitionerRole"
    };
    static const char *const  six[] = {
        "Coverage", "MedicationDispense", "QuestionnaireResponse",
        "RelatedPerson", "ServiceRequest", "Specimen"
    };
    static const char *const  ver[] = {
        "MedicationAdministration", "MedicationStatement", "RelatedPerson",
        "Group", "Binary"
    };

    size_t         i;
    fhb_typeset_t  us3 = parsed("us-core-3.1.1");
    fhb_typeset_t  us6 = parsed("us-core-6.1.0");
    fhb_typeset_t  vera = parsed("veradigm");
    fhb_typeset_t  every = parsed("all");

    (void) state;

    assert_int_equal(count(&us3), 20);
    assert_int_equal(count(&us6), 26);
    assert_int_equal(count(&vera), 25);
    assert_int_equal(count(&every), fhb_type_count());

    for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        assert_true(fhb_typeset_has(&us3, type_of(all[i])));
        assert_true(fhb_typeset_has(&us6, type_of(all[i])));
        assert_true(fhb_typeset_has(&vera, type_of(all[i])));
    }

    for (i = 0; i < sizeof(six) / sizeof(six[0]); i++) {
        assert_true(fhb_typeset_has(&us6, type_of(six[i])));
    }

    for (i = 0; i < sizeof(ver) / sizeof(ver[0]); i++) {
        assert_true(fhb_typeset_has(&vera, type_of(ver[i])));
    }
}


static void
lists_take_commas_and_blanks(void **state)
{
    fhb_typeset_t  s;

    (void) state;

    s = parsed(" Patient,Observation ,\tGroup\n");
    assert_int_equal(count(&s), 3);
    assert_true(fhb_typeset_has(&s, type_of("Patient")));
    assert_true(fhb_typeset_has(&s, type_of("Observation")));
    assert_true(fhb_typeset_has(&s, type_of("Group")));

    s = parsed("us-core-3.1.1 Binary Patient");
    assert_int_equal(count(&s), 21);
}


static void
lists_with_unknown_words_are_refused_TYPE_03(void **state)
{
    static const char *const  wrong[] = {
        "", " , ,", "patient", "All", "Patient;Group", "Patient,Missing",
        "us-core", "us-core-3.1.1x", "Parameters"
    };

    size_t         i;
    fhb_error_t    err;
    fhb_typeset_t  s;

    (void) state;

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        err = (fhb_error_t) { FHB_OK, "" };
        assert_int_equal(fhb_typeset_parse(fhb_cstr(wrong[i]), &s, &err),
                         FHB_EPARAM);
        assert_int_equal(err.code, FHB_EPARAM);
        assert_true(err.text[0] != '\0');
    }
}


static void
sets_can_be_changed_and_cut(void **state)
{
    fhb_typeset_t  a = parsed("Patient Group VisionPrescription");
    fhb_typeset_t  b = parsed("Account Group VisionPrescription");
    fhb_typeset_t  c = fhb_typeset_and(&a, &b);

    (void) state;

    assert_int_equal(count(&c), 2);
    assert_false(fhb_typeset_empty(&c));

    fhb_typeset_del(&c, type_of("Group"));
    assert_false(fhb_typeset_has(&c, type_of("Group")));
    assert_false(fhb_typeset_empty(&c));

    fhb_typeset_del(&c, type_of("VisionPrescription"));
    assert_true(fhb_typeset_empty(&c));
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(each_link_of_section_7_is_in_the_table_CMP_02_CMP_04),
        cmocka_unit_test(types_outside_have_no_paths_CMP_02),
        cmocka_unit_test(a_patient_belongs_by_itself_and_not_by_a_link_CMP_03),
        cmocka_unit_test(the_compartment_is_r4s_and_device_CMP_02_CMP_04),
        cmocka_unit_test(names_are_found_exactly_and_sorted_TYPE_03),
        cmocka_unit_test(presets_are_the_columns_of_section_7_CMP_01),
        cmocka_unit_test(lists_take_commas_and_blanks),
        cmocka_unit_test(lists_with_unknown_words_are_refused_TYPE_03),
        cmocka_unit_test(sets_can_be_changed_and_cut),
    };

    return cmocka_run_group_tests_name("fhb_r4", tests, NULL, NULL);
}
