/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What R4 says about resource types: their names and their links to a
 * Patient.  The tables in fhb_r4_tables.c are generated from the published
 * definitions (t/lib/gen_r4.js says how); nothing there is typed by hand.
 */

#ifndef FHB_R4_H
#define FHB_R4_H

#include "fhb_core.h"

typedef uint16_t fhb_type_t;            /* index into the sorted type names */

#define FHB_TYPE_NONE     UINT16_MAX
#define FHB_TYPES_MAX     192           /* room for R4's 145 */

/* set of types */
typedef struct {
    uint64_t  bits[FHB_TYPES_MAX / 64];
} fhb_typeset_t;

fhb_type_t fhb_type_count(void);
/* case-sensitive (TYPE-03); FHB_TYPE_NONE when R4 has no such type.  Abstract
 * types (Resource, DomainResource) and Parameters are not found. */
fhb_type_t fhb_type_find(fhb_str_t name);
fhb_str_t fhb_type_name(fhb_type_t type);            /* terminated */

static inline void
fhb_typeset_add(fhb_typeset_t *s, fhb_type_t t)
{
    s->bits[t / 64] |= (uint64_t) 1 << (t % 64);
}

static inline void
fhb_typeset_del(fhb_typeset_t *s, fhb_type_t t)
{
    s->bits[t / 64] &= ~((uint64_t) 1 << (t % 64));
}

static inline bool
fhb_typeset_has(const fhb_typeset_t *s, fhb_type_t t)
{
    return (s->bits[t / 64] >> (t % 64)) & 1;
}

bool fhb_typeset_empty(const fhb_typeset_t *s);
fhb_typeset_t fhb_typeset_and(const fhb_typeset_t *a, const fhb_typeset_t *b);
fhb_typeset_t fhb_typeset_or(const fhb_typeset_t *a, const fhb_typeset_t *b);
/* of a what is not in b */
fhb_typeset_t fhb_typeset_minus(const fhb_typeset_t *a,
    const fhb_typeset_t *b);
/* every R4 type that a server can store */
fhb_typeset_t fhb_typeset_all(void);
/* words separated by commas or blanks, each a type name, "all" or a preset of
 * section 7 ("us-core-3.1.1", "us-core-6.1.0", "veradigm"); *out is all of
 * them together.  FHB_EPARAM for an unknown word or none at all. */
fhb_err_t fhb_typeset_parse(fhb_str_t list, fhb_typeset_t *out,
    fhb_error_t *err) FHB_NODISCARD;

/*
 * Types exported at Patient and Group level: Patient, the R4 Patient
 * compartment, and Device by Device.patient (CMP-02, CMP-04).  Group is in
 * it by R4; CMP-07 rules it elsewhere.
 */
fhb_typeset_t fhb_typeset_compartment(void);

/*
 * Element paths of a type that hold a Reference which may put the resource
 * into a Patient's compartment, from the CompartmentDefinition and the search
 * parameters' expressions: dotted, below the resource, without ".reference"
 * ("subject", "activity.detail.performer", "participant.member").  Sets
 * *count; NULL and 0 for a type outside, and for Patient itself.
 */
const char *const *fhb_compartment_paths(fhb_type_t type, size_t *count);

#endif /* FHB_R4_H */
