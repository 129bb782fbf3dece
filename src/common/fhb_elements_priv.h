/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the two files of _elements share.
 */

#ifndef FHB_ELEMENTS_PRIV_H
#define FHB_ELEMENTS_PRIV_H

#include "fhb_elements.h"

/* does the root member of this name, escapes resolved, stay (ELEM-03)? */
bool fhb_elements_keep(const fhb_elements_t *e, fhb_type_t type,
    fhb_str_t name);

#endif /* FHB_ELEMENTS_PRIV_H */
