/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Resource types by name, sets of types, compartment paths: look-ups in the
 * generated tables, and the few rules that are ours and not R4's.
 */

#include "fhb_r4.h"

#include <string.h>

#include "fhb_r4_tables.h"


typedef struct {
    const char  *name;
    const char  *types;         /* separated by blanks */
} fhb_preset_t;


#define FHB_PRESET_US_CORE                                                    \
    "AllergyIntolerance CarePlan CareTeam Condition Device "                  \
    "DiagnosticReport DocumentReference Encounter Goal Immunization "         \
    "Location Medication MedicationRequest Observation Organization "         \
    "Patient Practitioner PractitionerRole Procedure Provenance"

/* the columns of the table in section 7 (CMP-01) */
static const fhb_preset_t  fhb_presets[] = {
    { "us-core-3.1.1", FHB_PRESET_US_CORE },
    { "us-core-6.1.0", FHB_PRESET_US_CORE
      " Coverage MedicationDispense QuestionnaireResponse RelatedPerson"
      " ServiceRequest Specimen" },
    { "veradigm", FHB_PRESET_US_CORE
      " Binary Group MedicationAdministration MedicationStatement"
      " RelatedPerson" }
};

/* CMP-04: R4 leaves Device out of the compartment, US Core needs it in */
static const char *const  fhb_device_paths[] = { "patient" };


fhb_type_t
fhb_type_count(void)
{
    return (fhb_type_t) fhb_r4_types_n;
}


fhb_type_t
fhb_type_find(fhb_str_t name)
{
    int                   rc;
    size_t                lo = 0, hi = fhb_r4_types_n, mid;
    const fhb_r4_type_t  *t;

    while (lo < hi) {
        mid = lo + (hi - lo) / 2;
        t = &fhb_r4_types[mid];

        rc = fhb_str_cmp(name, fhb_str(t->name, t->len));
        if (rc == 0) {
            return (fhb_type_t) mid;
        }

        if (rc < 0) {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }

    return FHB_TYPE_NONE;
}


fhb_str_t
fhb_type_name(fhb_type_t type)
{
    if (type >= fhb_r4_types_n) {
        return FHB_STR("");
    }

    return fhb_str(fhb_r4_types[type].name, fhb_r4_types[type].len);
}


bool
fhb_typeset_empty(const fhb_typeset_t *s)
{
    size_t    i;
    uint64_t  any = 0;

    for (i = 0; i < sizeof(s->bits) / sizeof(s->bits[0]); i++) {
        any |= s->bits[i];
    }

    return any == 0;
}


fhb_typeset_t
fhb_typeset_and(const fhb_typeset_t *a, const fhb_typeset_t *b)
{
    size_t         i;
    fhb_typeset_t  s;

    for (i = 0; i < sizeof(s.bits) / sizeof(s.bits[0]); i++) {
        s.bits[i] = a->bits[i] & b->bits[i];
    }

    return s;
}


fhb_typeset_t
fhb_typeset_or(const fhb_typeset_t *a, const fhb_typeset_t *b)
{
    size_t         i;
    fhb_typeset_t  out;

    for (i = 0; i < sizeof(out.bits) / sizeof(out.bits[0]); i++) {
        out.bits[i] = a->bits[i] | b->bits[i];
    }

    return out;
}


fhb_typeset_t
fhb_typeset_minus(const fhb_typeset_t *a, const fhb_typeset_t *b)
{
    size_t         i;
    fhb_typeset_t  out;

    for (i = 0; i < sizeof(out.bits) / sizeof(out.bits[0]); i++) {
        out.bits[i] = a->bits[i] & ~b->bits[i];
    }

    return out;
}


fhb_typeset_t
fhb_typeset_all(void)
{
    fhb_type_t     t;
    fhb_typeset_t  s = { { 0 } };

    for (t = 0; t < fhb_type_count(); t++) {
        fhb_typeset_add(&s, t);
    }

    return s;
}


static void
fhb_typeset_merge(fhb_typeset_t *s, const fhb_typeset_t *more)
{
    size_t  i;

    for (i = 0; i < sizeof(s->bits) / sizeof(s->bits[0]); i++) {
        s->bits[i] |= more->bits[i];
    }
}


/* the next word of a list; false at its end */
static bool
fhb_list_next(fhb_str_t *list, fhb_str_t *word)
{
    static const char  separators[] = { ',', ' ', '\t', '\r', '\n' };

    size_t  i = 0, start;

    while (i < list->len
           && memchr(separators, list->ptr[i], sizeof(separators)) != NULL)
    {
        i++;
    }

    start = i;

    while (i < list->len
           && memchr(separators, list->ptr[i], sizeof(separators)) == NULL)
    {
        i++;
    }

    if (i == start) {
        return false;
    }

    *word = fhb_str(list->ptr + start, i - start);
    *list = fhb_str(list->ptr + i, list->len - i);

    return true;
}


static bool
fhb_typeset_preset(fhb_str_t name, fhb_typeset_t *out)
{
    size_t     i;
    fhb_str_t  list, word;

    if (fhb_str_eqc(name, "all")) {
        *out = fhb_typeset_all();
        return true;
    }

    for (i = 0; i < sizeof(fhb_presets) / sizeof(fhb_presets[0]); i++) {
        if (!fhb_str_eqc(name, fhb_presets[i].name)) {
            continue;
        }

        memset(out, 0, sizeof(*out));
        list = fhb_cstr(fhb_presets[i].types);

        /* a misspelt name in the list would not survive the unit test */
        while (fhb_list_next(&list, &word)) {
            fhb_typeset_add(out, fhb_type_find(word));
        }

        return true;
    }

    return false;
}


fhb_err_t
fhb_typeset_parse(fhb_str_t list, fhb_typeset_t *out, fhb_error_t *err)
{
    fhb_str_t      word;
    fhb_type_t     type;
    fhb_typeset_t  preset;

    memset(out, 0, sizeof(*out));

    while (fhb_list_next(&list, &word)) {
        type = fhb_type_find(word);

        if (type != FHB_TYPE_NONE) {
            fhb_typeset_add(out, type);

        } else if (fhb_typeset_preset(word, &preset)) {
            fhb_typeset_merge(out, &preset);

        } else {
            return fhb_fail(err, FHB_EPARAM,
                            "\"%.*s\" is no R4 resource type and no preset",
                            (int) (word.len < 64 ? word.len : 64), word.ptr);
        }
    }

    if (fhb_typeset_empty(out)) {
        return fhb_fail(err, FHB_EPARAM, "no resource type given");
    }

    return FHB_OK;
}


fhb_typeset_t
fhb_typeset_compartment(void)
{
    size_t         n;
    fhb_type_t     t;
    fhb_typeset_t  s = { { 0 } };

    fhb_typeset_add(&s, fhb_type_find(FHB_STR("Patient")));

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_compartment_paths(t, &n) != NULL) {
            fhb_typeset_add(&s, t);
        }
    }

    return s;
}


const char *const *
fhb_compartment_paths(fhb_type_t type, size_t *count)
{
    *count = 0;

    if (type >= fhb_r4_types_n) {
        return NULL;
    }

    if (strcmp(fhb_r4_types[type].name, "Device") == 0) {
        *count = sizeof(fhb_device_paths) / sizeof(fhb_device_paths[0]);
        return fhb_device_paths;
    }

    *count = fhb_r4_types[type].paths_n;

    return fhb_r4_types[type].paths;
}
