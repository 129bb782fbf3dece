/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * _elements: case folders (t/cases/elements/NAME/input has lines "item: …"
 * and "type: …", an empty line and a resource; what becomes of them is in
 * expected), the tables against what R4 says in words, and documents made by
 * chance held against a tree of jansson's.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_elements.h"
#include "../../src/common/fhb_elements_tables.h"
#include "alloc_fail.h"
#include "case_folders.h"
#include "shape_stage.h"

#define CASES  "t/cases/elements"
#define MADE   60000

#define SYSTEM     "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"
#define SUBSETTED  "{\"system\":\"" SYSTEM "\",\"code\":\"SUBSETTED\"}"
#define TAG        "\"tag\":[" SUBSETTED "]"


static fhb_type_t
type_of(const char *name)
{
    fhb_type_t  t = fhb_type_find(fhb_cstr(name));

    if (t == FHB_TYPE_NONE) {
        fail_msg("no type %s", name);
    }

    return t;
}


static fhb_elements_t *
elements(const char *items)
{
    fhb_str_t        rest = fhb_cstr(items), item;
    fhb_error_t      err = { FHB_OK, "" };
    const char      *comma;
    fhb_elements_t  *e = fhb_elements_new();

    assert_non_null(e);

    while (rest.len > 0) {
        comma = memchr(rest.ptr, ',', rest.len);
        item = rest;
        if (comma != NULL) {
            item.len = (size_t) (comma - rest.ptr);
        }
        rest.ptr += item.len + (comma != NULL);
        rest.len -= item.len + (comma != NULL);

        if (fhb_elements_add(e, item, &err) != FHB_OK) {
            fail_msg("%.*s: %s", FHB_STR_ARG(item), err.text);
        }
    }

    return e;
}


static void
render_shape(const fhb_elements_t *e, fhb_type_t type, fhb_str_t body,
    fhb_buf_t *out)
{
    fhb_err_t    rc;
    fhb_buf_t    shaped = { 0 };
    fhb_error_t  err = { FHB_OK, "" };

    if (!fhb_elements_touch(e, type)) {
        fhb_buf_adds(out, "not touched\n");
        return;
    }

    /* appended, not written over */
    fhb_buf_adds(&shaped, "before ");
    rc = fhb_elements_shape(e, type, body, &shaped, &err);

    if (rc == FHB_OK) {
        assert_memory_equal(shaped.ptr, "before ", 7);
        fhb_buf_add(out, shaped.ptr + 7, shaped.len - 7);
        fhb_buf_addc(out, '\n');

    } else {
        assert_int_equal(rc, FHB_EJSON);
        assert_int_equal(shaped.len, 7);
        fhb_buf_addf(out, "no resource: %s\n", err.text);
    }

    fhb_buf_free(&shaped);
}


static void
run_case(void **state)
{
    fhb_err_t        rc;
    fhb_str_t        text, name, value;
    fhb_buf_t        input = { 0 }, out = { 0 };
    fhb_type_t       type = FHB_TYPE_NONE;
    const char      *folder = *state;
    fhb_error_t      err;
    case_line_e      line;
    fhb_elements_t  *e = fhb_elements_new();

    assert_non_null(e);
    case_read(CASES, folder, "input", &input);
    text = fhb_buf_str(&input);

    while ((line = case_next(&text, &name, &value)) == CASE_LINE) {
        if (fhb_str_eqc(name, "type")) {
            type = fhb_type_find(value);
            continue;
        }

        assert_true(fhb_str_eqc(name, "item"));
        err = (fhb_error_t) { FHB_OK, "" };
        rc = fhb_elements_add(e, value, &err);
        assert_int_equal(rc, err.code);

        if (rc != FHB_OK) {
            assert_int_equal(rc, FHB_EPARAM);
            fhb_buf_addf(&out, "no item: %s\n", err.text);
        }
    }

    if (line == CASE_BODY) {
        assert_true(type != FHB_TYPE_NONE);
        render_shape(e, type, text, &out);
    }

    fhb_elements_free(e);
    case_expect(CASES, folder, &out);
    fhb_buf_free(&input);
    fhb_buf_free(&out);
}


static unsigned
touched(const char *items)
{
    unsigned         n = 0;
    fhb_type_t       type;
    fhb_elements_t  *e = elements(items);

    for (type = 0; type < FHB_TYPES_MAX; type++) {
        n += fhb_elements_touch(e, type);
    }

    assert_false(fhb_elements_touch(e, FHB_TYPE_NONE));
    fhb_elements_free(e);

    return n;
}


static void
an_item_applies_to_every_type_that_has_it_ELEM_01_ELEM_02(void **state)
{
    (void) state;

    assert_int_equal(touched(""), 0);
    assert_int_equal(touched("id"), 145);
    assert_int_equal(touched("meta,language"), 145);
    assert_int_equal(touched("Patient.name"), 1);
    assert_int_equal(touched("Patient.name,Patient.id"), 1);
    assert_int_equal(touched("Patient.name,Group.id"), 2);
    /* Patient, Person, Practitioner, RelatedPerson */
    assert_int_equal(touched("birthDate"), 4);
    /* all but Binary and Bundle, which are no DomainResources */
    assert_int_equal(touched("contained"), 143);
    assert_int_equal(touched("Binary.data,Bundle.entry"), 2);
}


static void
what_is_no_item_changes_nothing_ELEM_05(void **state)
{
    static const char *const  wrong[] = {
        "", ".", "Patient", "Patient.", ".name", "Patient..name",
        "Patient.name.family", "name.family", "Patient.name.", "patient.name",
        "Patient.Name", "Patient.nam", "Patient.names", "Patient.birthdate",
        "Patient.value", "Observation.valueQuantity", "Observation.value[x]",
        "Observation.valu", "valueQuantity", "deceased[x]", "unknown",
        "Parameters.parameter", "Resource.id", "DomainResource.text",
        "Binary.text", "Bundle.contained", "Patient.resourceType",
        "Patient._birthDate", " Patient.name", "Patient.name ", "Patient name",
        "Patient.na\xc3\xa4me", "\xff"
    };

    size_t           i;
    fhb_buf_t        before = { 0 }, after = { 0 };
    fhb_str_t        body = FHB_STR("{\"resourceType\":\"Patient\",\"id\":1,"
                                    "\"name\":[],\"text\":{}}");
    fhb_error_t      err;
    fhb_elements_t  *e = elements("Patient.gender");

    (void) state;

    render_shape(e, type_of("Patient"), body, &before);

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        err = (fhb_error_t) { FHB_OK, "" };
        if (fhb_elements_add(e, fhb_cstr(wrong[i]), &err) != FHB_EPARAM) {
            fail_msg("\"%s\" is taken", wrong[i]);
        }

        assert_int_equal(err.code, FHB_EPARAM);
        assert_true(err.text[0] >= 'a' && err.text[0] <= 'z');
        assert_true(err.text[strlen(err.text) - 1] != '.');
        assert_true(wrong[i][0] == '\0' || wrong[i][1] == '\0'
                    || strstr(err.text, wrong[i]) == NULL);

        fhb_buf_reset(&after);
        render_shape(e, type_of("Patient"), body, &after);
        assert_true(fhb_str_eq(fhb_buf_str(&before), fhb_buf_str(&after)));
        assert_false(fhb_elements_touch(e, type_of("Observation")));
    }

    assert_int_equal(fhb_elements_add(e, fhb_str(NULL, 0), &err), FHB_EPARAM);

    fhb_elements_free(e);
    fhb_buf_free(&before);
    fhb_buf_free(&after);
}


/* what stays of a type when only its id is asked for, beside what stays of
 * all types: mandatory and modifiers, typed from the pages of R4 */
static const struct {
    const char  *type;
    const char  *stay;
    const char  *go;
} kept[] = {
    { "Patient", "active deceasedBoolean deceasedDateTime link",
      "name gender birthDate multipleBirthInteger contact photo deceased" },
    { "Observation", "status code",
      "valueQuantity valueString effectiveDateTime subject category issued "
      "dataAbsentReason component value" },
    { "MedicationRequest", "status intent doNotPerform subject "
      "medicationCodeableConcept medicationReference",
      "requester reportedBoolean dosageInstruction authoredOn priority" },
    { "Condition", "clinicalStatus verificationStatus subject",
      "code onsetDateTime severity" },
    { "AllergyIntolerance", "clinicalStatus verificationStatus patient",
      "type category criticality code" },
    { "Immunization", "status vaccineCode patient occurrenceDateTime "
      "occurrenceString isSubpotent", "lotNumber statusReason" },
    { "DocumentReference", "status content", "type date docStatus" },
    { "Encounter", "status class", "type subject period" },
    { "Provenance", "target recorded agent", "activity entity reason" },
    { "Organization", "active", "name identifier type" },
    { "Practitioner", "", "active name identifier" },
    { "Group", "type actual", "member active name" },
    { "Binary", "contentType", "data securityContext text" },
    { "Bundle", "type", "entry link total" },
    { "ServiceRequest", "status intent doNotPerform subject",
      "code quantityRange occurrenceTiming" },
    { "Device", "status", "type patient" },
    { "Account", "status", "name type subject" },
    { "VisionPrescription", "status created patient dateWritten prescriber "
      "lensSpecification", "encounter identifier" },
};


static bool
member_stays(const fhb_elements_t *e, fhb_type_t type, fhb_str_t name)
{
    bool         stays;
    fhb_buf_t    body = { 0 }, out = { 0 };
    fhb_error_t  err;

    fhb_buf_addf(&body, "{\"%.*s\":1,\"meta\":{}}", FHB_STR_ARG(name));
    assert_int_equal(fhb_elements_shape(e, type, fhb_buf_str(&body), &out,
                                        &err), FHB_OK);
    fhb_buf_addc(&out, '\0');
    fhb_buf_reset(&body);
    fhb_buf_addf(&body, "{\"%.*s\":1,\"meta\":{" TAG "}}", FHB_STR_ARG(name));
    fhb_buf_addc(&body, '\0');

    stays = strcmp(out.ptr, body.ptr) == 0;
    if (!stays) {
        assert_string_equal(out.ptr, "{\"meta\":{" TAG "}}");
    }

    fhb_buf_free(&body);
    fhb_buf_free(&out);

    return stays;
}


static void
expect_members(const fhb_elements_t *e, fhb_type_t type, const char *names,
    bool stay)
{
    char       other[64];
    size_t     n;
    fhb_str_t  name;

    for ( /* void */ ; *names != '\0'; names += n + (names[n] == ' ')) {
        n = strcspn(names, " ");
        name = fhb_str(names, n);

        if (member_stays(e, type, name) != stay) {
            fail_msg("%s.%.*s %s", fhb_type_name(type).ptr, FHB_STR_ARG(name),
                     stay ? "goes" : "stays");
        }

        /* its sibling, and what only looks like it */
        (void) snprintf(other, sizeof(other), "_%.*s", FHB_STR_ARG(name));
        assert_int_equal(member_stays(e, type, fhb_cstr(other)), stay);
        (void) snprintf(other, sizeof(other), "%.*sX", FHB_STR_ARG(name));
        assert_false(member_stays(e, type, fhb_cstr(other)));
        (void) snprintf(other, sizeof(other), "__%.*s", FHB_STR_ARG(name));
        assert_false(member_stays(e, type, fhb_cstr(other)));
    }
}


static void
mandatory_elements_and_modifiers_stay_ELEM_03(void **state)
{
    size_t           i;
    fhb_type_t       type;
    fhb_elements_t  *e = elements("id");

    (void) state;

    assert_int_equal(fhb_r4_elements_n, fhb_type_count());

    for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
        type = type_of(kept[i].type);
        expect_members(e, type, kept[i].stay, true);
        expect_members(e, type, kept[i].go, false);
    }

    for (type = 0; type < fhb_type_count(); type++) {
        expect_members(e, type, "id implicitRules", true);
        assert_true(member_stays(e, type, FHB_STR("resourceType")));
        expect_members(e, type, "text language contained extension", false);

        /* Binary and Bundle have none */
        if (type != type_of("Binary") && type != type_of("Bundle")) {
            expect_members(e, type, "modifierExtension", true);
        }

        assert_false(member_stays(e, type, FHB_STR("")));
        assert_false(member_stays(e, type, FHB_STR("_")));
    }

    fhb_elements_free(e);
}


static void
a_choice_element_goes_by_its_base_name_ELEM_03(void **state)
{
    fhb_type_t       type = type_of("Observation");
    fhb_elements_t  *e = elements("Observation.value,text");

    (void) state;

    expect_members(e, type, "valueQuantity valueCodeableConcept valueString "
                   "valueBoolean valueInteger valueRange valueRatio "
                   "valueSampledData valueTime valueDateTime valuePeriod text",
                   true);
    expect_members(e, type, "valueAttachment value effectivePeriod", false);
    fhb_elements_free(e);
}


static const char *const  names[] = {
    "resourceType", "id", "meta", "meta", "tag", "tag", "name", "gender",
    "birthDate", "_birthDate", "_gender", "active", "_active", "text",
    "deceasedBoolean", "deceasedDateTime", "deceased", "link", "system",
    "code", "display", "implicitRules", "modifierExtension", "extension",
    "language", "", "na", NULL
};

static const char *const  strings[] = {
    SYSTEM, "SUBSETTED", "Patient", "a\nb\"c\\", "\xc3\xa4", "", NULL
};

static const char *const  pieces[] = {
    "\"meta\":{\"tag\":[" SUBSETTED "]},", "\"meta\":{},", "\"meta\":[],",
    "\"tag\":[{\"system\":1}],", "\"tag\":[\"]\",[]],", "\"tag\":{},",
    SUBSETTED, "," SUBSETTED, "\"na\\u006de\":{\"family\":\"x\"},",
    "\"\\u006d\\u0065ta\":{\"versionId\":\"1\"},", "\"name\":1.50,", "\"",
    "\\", "{", "}", "[", "]", ",", ":", "null", "\\u0041", "\xff", "\n", NULL
};

static const shape_words_t  words = { names, strings, pieces };

/* of a Patient, with the items of the test below */
static const char *const  stay[] = {
    "resourceType", "id", "meta", "name", "birthDate", "_birthDate", "active",
    "_active", "deceasedBoolean", "deceasedDateTime", "link", "implicitRules",
    "modifierExtension", NULL
};


static bool
in_list(const char *const *list, const char *name)
{
    while (*list != NULL && strcmp(*list, name) != 0) {
        list++;
    }

    return *list != NULL;
}


/* what the tree of a resource becomes; false: it cannot be tagged */
static bool
shape_tree(json_t *tree, json_t *coding)
{
    bool         tagged = false;
    void        *tmp;
    json_t      *value, *meta, *tag;
    size_t       i;
    const char  *name;

    json_object_foreach_safe(tree, tmp, name, value) {
        if (!in_list(stay, name)) {
            json_object_del(tree, name);
        }
    }

    meta = json_object_get(tree, "meta");
    if (meta == NULL) {
        meta = json_object();
        assert_int_equal(json_object_set_new(tree, "meta", meta), 0);
    }

    if (!json_is_object(meta)) {
        return false;
    }

    tag = json_object_get(meta, "tag");
    if (tag == NULL) {
        tag = json_array();
        assert_int_equal(json_object_set_new(meta, "tag", tag), 0);
    }

    if (!json_is_array(tag)) {
        return false;
    }

    json_array_foreach(tag, i, value) {
        tagged |= json_equal(value, coding) == 1;
    }

    return tagged || json_array_append(tag, coding) == 0;
}


static unsigned  made_sound, made_refused;


static void
compare(const fhb_elements_t *e, fhb_str_t doc, json_t *coding)
{
    bool          tree_ok;
    json_t       *tree, *once, *got;
    size_t        i;
    fhb_buf_t     out = { 0 };
    fhb_err_t     rc;
    fhb_error_t   err = { FHB_OK, "" };
    json_error_t  jerr;

    rc = fhb_elements_shape(e, type_of("Patient"), doc, &out, &err);
    assert_true(rc == FHB_OK || rc == FHB_EJSON);

    tree = json_loadb(doc.ptr, doc.len, SHAPE_LOAD, &jerr);

    /* limits of the one or the other, as in test_fhb_scan */
    if ((tree == NULL
         && (json_error_code(&jerr) == json_error_numeric_overflow
             || json_error_code(&jerr) == json_error_null_byte_in_key))
        || (doc.len > 0 && memchr(doc.ptr, '\0', doc.len) != NULL))
    {
        json_decref(tree);
        fhb_buf_free(&out);
        return;
    }

    /* of two members of one name any may be the wrong one */
    once = json_loadb(doc.ptr, doc.len, SHAPE_LOAD | JSON_REJECT_DUPLICATES,
                      &jerr);
    tree_ok = json_is_object(tree) && shape_tree(tree, coding);

    if (rc == FHB_OK ? !tree_ok : tree_ok && once != NULL) {
        fail_msg("\"%.*s\": %s", FHB_STR_ARG(doc),
                 rc == FHB_OK ? "shaped" : err.text);
    }

    if (rc == FHB_OK) {
        for (i = 0; i < out.len; i++) {
            assert_true((unsigned char) out.ptr[i] >= ' ');
        }

        got = json_loadb(out.ptr, out.len, SHAPE_LOAD, &jerr);
        if (got == NULL || !json_equal(got, tree)) {
            fail_msg("\"%.*s\" became \"%.*s\"", FHB_STR_ARG(doc),
                     FHB_STR_ARG(fhb_buf_str(&out)));
        }
        json_decref(got);

    } else {
        assert_int_equal(out.len, 0);
    }

    made_sound += rc == FHB_OK;
    made_refused += rc != FHB_OK;

    json_decref(tree);
    json_decref(once);
    fhb_buf_free(&out);
}


static void
bytes_and_tree_are_shaped_alike_ELEM_01_ELEM_04(void **state)
{
    json_t          *coding;
    unsigned         i;
    fhb_str_t        doc;
    fhb_elements_t  *e = elements("Patient.name,birthDate");

    (void) state;

    coding = json_loads(SUBSETTED, 0, NULL);
    assert_non_null(coding);

    for (i = 0; i < MADE; i++) {
        doc = shape_document(&words, 5);
        compare(e, doc, coding);
        free((void *) (uintptr_t) doc.ptr);
    }

    assert_true(made_sound > MADE / 10);
    assert_true(made_refused > MADE / 10);

    json_decref(coding);
    fhb_elements_free(e);
}


static void
a_type_that_r4_has_not_is_refused(void **state)
{
    fhb_buf_t        out = { 0 };
    fhb_error_t      err = { FHB_OK, "" };
    fhb_elements_t  *e = elements("id");

    (void) state;

    assert_int_equal(fhb_elements_shape(e, FHB_TYPE_NONE, FHB_STR("{}"), &out,
                                        &err), FHB_EPARAM);
    assert_int_equal(err.code, FHB_EPARAM);
    assert_int_equal(out.len, 0);
    fhb_elements_free(e);
}


/* a hostile resource takes its time by its length and not by its square */
static void
many_tags_are_read_once_ELEM_04(void **state)
{
    unsigned         i;
    fhb_buf_t        doc = { 0 }, out = { 0 };
    fhb_error_t      err;
    fhb_elements_t  *e = elements("id");

    (void) state;

    fhb_buf_adds(&doc, "{\"meta\":{");
    for (i = 0; i < 100000; i++) {
        fhb_buf_adds(&doc, i == 0 ? "\"tag\":[1,2]" : ",\"tag\":[1,2]");
    }
    fhb_buf_adds(&doc, "}}");
    assert_false(doc.failed);

    assert_int_equal(fhb_elements_shape(e, type_of("Patient"),
                                        fhb_buf_str(&doc), &out, &err),
                     FHB_OK);
    assert_int_equal(out.len, doc.len + 100000 * strlen("," SUBSETTED));

    fhb_elements_free(e);
    fhb_buf_free(&doc);
    fhb_buf_free(&out);
}


static fhb_err_t
run_all(void *arg)
{
    fhb_err_t        rc;
    fhb_buf_t        out = { 0 };
    fhb_error_t      err;
    fhb_elements_t  *e = fhb_elements_new();

    if (e == NULL) {
        return FHB_ENOMEM;
    }

    rc = fhb_elements_add(e, FHB_STR("Patient.text"), &err);
    if (rc == FHB_OK) {
        rc = fhb_elements_shape(e, type_of("Patient"), *(fhb_str_t *) arg,
                                &out, &err);
    }

    assert_true(rc == FHB_OK || out.len == 0);
    fhb_buf_free(&out);
    fhb_elements_free(e);

    return rc;
}


static void
each_allocation_may_fail(void **state)
{
    static const char *const  docs[] = {
        "{\"id\":\"1\",\"text\":{\"div\":\"%0600d\"}}",
        "{\"meta\":{\"tag\":[{}],\"a\":\"%0600d\"},\"id\":\"1\"}",
        "{\"meta\":{\"a\":\"%0300d\"}}",
    };

    size_t     i;
    fhb_buf_t  doc = { 0 };
    fhb_str_t  body;

    (void) state;

    for (i = 0; i < sizeof(docs) / sizeof(docs[0]); i++) {
        fhb_buf_reset(&doc);
        fhb_buf_addf(&doc, docs[i], 0);
        body = fhb_buf_str(&doc);
        assert_true(alloc_fail_each(run_all, &body) > 3);
    }

    fhb_buf_free(&doc);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        cmocka_unit_test(
            an_item_applies_to_every_type_that_has_it_ELEM_01_ELEM_02),
        cmocka_unit_test(what_is_no_item_changes_nothing_ELEM_05),
        cmocka_unit_test(mandatory_elements_and_modifiers_stay_ELEM_03),
        cmocka_unit_test(a_choice_element_goes_by_its_base_name_ELEM_03),
        cmocka_unit_test(bytes_and_tree_are_shaped_alike_ELEM_01_ELEM_04),
        cmocka_unit_test(a_type_that_r4_has_not_is_refused),
        cmocka_unit_test(many_tags_are_read_once_ELEM_04),
        cmocka_unit_test(each_allocation_may_fail),
    };

    return case_run_all(CASES, run_case)
           + cmocka_run_group_tests_name("fhb_elements", tests, NULL, NULL);
}
