/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Shape of the generated tables in fhb_r4_tables.c; for fhb_r4.c only.
 */

#ifndef FHB_R4_TABLES_H
#define FHB_R4_TABLES_H

#include "fhb_core.h"

typedef struct {
    const char         *name;           /* terminated */
    size_t              len;
    const char *const  *paths;          /* NULL: not in the compartment by a
                                         * link */
    size_t              paths_n;
} fhb_r4_type_t;

#define FHB_R4_NAME(s)   s, sizeof(s) - 1
#define FHB_R4_PATHS(a)  a, sizeof(a) / sizeof(a[0])

extern const fhb_r4_type_t  fhb_r4_types[];     /* sorted by name */
extern const size_t         fhb_r4_types_n;

#endif /* FHB_R4_TABLES_H */
