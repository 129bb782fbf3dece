/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Shape of the generated tables in fhb_elements_tables.c; for fhb_elements.c
 * only.
 */

#ifndef FHB_ELEMENTS_TABLES_H
#define FHB_ELEMENTS_TABLES_H

#include "fhb_core.h"

/* one name in JSON; a choice element has several, with one beginning */
typedef struct {
    const char  *name;          /* terminated */
    uint8_t      len;
    uint8_t      base;          /* bytes of name that name the element */
    bool         kept;          /* mandatory or a modifier (ELEM-03) */
} fhb_r4_element_t;

typedef struct {
    const fhb_r4_element_t  *list;      /* by length, then bytes; without
                                         * what every resource has */
    size_t                   n;         /* 64 at most */
    bool                     domain;    /* a DomainResource */
} fhb_r4_elements_t;

#define FHB_R4_ELEMENT(s)         { s, sizeof(s) - 1, sizeof(s) - 1, false }
#define FHB_R4_ELEMENT_KEPT(s)    { s, sizeof(s) - 1, sizeof(s) - 1, true }
#define FHB_R4_CHOICE(s, t)       { s t, sizeof(s t) - 1, sizeof(s) - 1, false }
#define FHB_R4_CHOICE_KEPT(s, t)  { s t, sizeof(s t) - 1, sizeof(s) - 1, true }
#define FHB_R4_ELEMENTS(a)        a, sizeof(a) / sizeof(a[0])

extern const fhb_r4_elements_t  fhb_r4_elements[];      /* by fhb_type_t */
extern const size_t             fhb_r4_elements_n;

#endif /* FHB_ELEMENTS_TABLES_H */
