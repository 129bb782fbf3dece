/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * _elements on any bytes: what comes out of sound JSON is sound, on one line,
 * tagged, with nothing that does not stay and with all that does; shaping it
 * once more changes nothing.  As an item the bytes are taken or refused.
 *
 * seeds: t/cases/json/accept t/cases/elements
 */

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "../../src/common/fhb_elements.h"
#include "../../src/common/fhb_scan.h"
#include "fuzz.h"

#define LOAD  (JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL)

static const char  coding_text[] =
    "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\""
    ",\"code\":\"SUBSETTED\"}";

/* of a Patient with the items "name" and "birthDate" */
static const char  stay[] =
    " resourceType id meta implicitRules modifierExtension active link "
    "deceasedBoolean deceasedDateTime name birthDate ";


static bool
stays(const char *name)
{
    char  word[64];

    if (name[0] == '_') {
        name++;
        if (strcmp(name, "resourceType") == 0) {
            return false;
        }
    }

    return name[0] != '\0' && strchr(name, ' ') == NULL
           && (size_t) snprintf(word, sizeof(word), " %s ", name)
              < sizeof(word)
           && strstr(stay, word) != NULL;
}


static void
hold_against_tree(fhb_str_t doc, fhb_str_t out)
{
    bool          tagged = false;
    void         *tmp;
    json_t       *tree, *got, *coding, *value, *meta, *tag;
    size_t        i;
    const char   *name;
    json_error_t  err;

    tree = json_loadb(doc.ptr, doc.len, LOAD, &err);
    if (tree == NULL) {
        require(json_error_code(&err) == json_error_numeric_overflow
                || json_error_code(&err) == json_error_null_byte_in_key);
        return;
    }

    got = json_loadb(out.ptr, out.len, LOAD, &err);
    coding = json_loads(coding_text, 0, &err);
    require(got != NULL && coding != NULL);

    tag = json_object_get(json_object_get(got, "meta"), "tag");
    json_array_foreach(tag, i, value) {
        tagged |= json_equal(value, coding) == 1;
    }
    require(tagged);

    json_object_foreach_safe(tree, tmp, name, value) {
        if (!stays(name)) {
            json_object_del(tree, name);
        }
    }

    /* meta and its tag aside */
    meta = json_object_get(tree, "meta");
    require(meta == NULL || json_is_object(meta));
    if (meta != NULL) {
        (void) json_object_del(meta, "tag");
        (void) json_object_del(json_object_get(got, "meta"), "tag");
    } else {
        (void) json_object_del(got, "meta");
    }
    require(json_equal(tree, got) == 1);

    json_decref(tree);
    json_decref(got);
    json_decref(coding);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static fhb_type_t       patient;
    static fhb_elements_t  *e;

    size_t           i;
    fhb_buf_t        out = { NULL, 0, 0, false }, twice = out;
    fhb_err_t        rc;
    fhb_str_t        doc = fhb_str((const char *) data, size);
    fhb_error_t      err;
    fhb_elements_t  *other;

    if (e == NULL) {
        e = fhb_elements_new();
        require(e != NULL);
        require(fhb_elements_add(e, FHB_STR("name"), &err) == FHB_OK);
        require(fhb_elements_add(e, FHB_STR("Patient.birthDate"), &err)
                == FHB_OK);
        patient = fhb_type_find(FHB_STR("Patient"));
    }

    other = fhb_elements_new();
    require(other != NULL);
    rc = fhb_elements_add(other, doc, &err);
    require(rc == FHB_OK || rc == FHB_EPARAM);
    fhb_elements_free(other);

    rc = fhb_elements_shape(e, patient, doc, &out, &err);
    require(rc == FHB_OK || rc == FHB_EJSON);

    if (rc == FHB_OK) {
        for (i = 0; i < out.len; i++) {
            require((unsigned char) out.ptr[i] >= ' ');
        }

        require(fhb_scan(fhb_buf_str(&out), NULL, NULL, NULL, &err)
                == FHB_OK);
        require(fhb_elements_shape(e, patient, fhb_buf_str(&out), &twice,
                                   &err) == FHB_OK);
        require(fhb_str_eq(fhb_buf_str(&out), fhb_buf_str(&twice)));
        hold_against_tree(doc, fhb_buf_str(&out));

    } else {
        require(out.len == 0);
    }

    fhb_buf_free(&out);
    fhb_buf_free(&twice);

    return 0;
}
