/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Shape of the generated tables in fhb_search_tables.c; for fhb_search.c.
 */

#ifndef FHB_SEARCH_TABLES_H
#define FHB_SEARCH_TABLES_H

#include "fhb_core.h"

typedef enum {
    FHB_KIND_TOKEN = 0,
    FHB_KIND_STRING,
    FHB_KIND_DATE,
    FHB_KIND_REFERENCE,
    FHB_KIND_QUANTITY,
    FHB_KIND_NUMBER,
    FHB_KIND_URI
} fhb_search_kind_t;

/* what stands at a path, as far as a search tells data types apart */
typedef enum {
    FHB_DATA_CODE = 0,
    FHB_DATA_STRING,
    FHB_DATA_BOOLEAN,
    FHB_DATA_CODING,
    FHB_DATA_CONCEPT,       /* CodeableConcept */
    FHB_DATA_IDENTIFIER,
    FHB_DATA_CONTACT,       /* ContactPoint */
    FHB_DATA_DECEASED,      /* Patient.deceased[x], which is a question */
    FHB_DATA_NAME,          /* HumanName */
    FHB_DATA_ADDRESS,
    FHB_DATA_DATE,          /* date, dateTime, instant */
    FHB_DATA_PERIOD,
    FHB_DATA_TIMING,
    FHB_DATA_REFERENCE,
    FHB_DATA_CANONICAL,
    FHB_DATA_URI,
    FHB_DATA_ARTIFACT,      /* the resource of a RelatedArtifact */
    FHB_DATA_QUANTITY,
    FHB_DATA_MONEY,
    FHB_DATA_RANGE,
    FHB_DATA_NUMBER
} fhb_search_data_t;

typedef struct {
    const char         *path;       /* below the resource */
    fhb_search_data_t   data;
    bool                one;        /* stands there at most once */
    const char         *arg;        /* NULL, or of a code: its system; of a
                                     * Reference: the type that it must have;
                                     * of a ContactPoint: its system; of a
                                     * RelatedArtifact: its type */
} fhb_search_path_t;

typedef struct {
    const char         *code;
    fhb_search_kind_t   kind;
    uint16_t            paths_n;
    uint16_t            paths;      /* the first, in fhb_search_paths */
    const char         *definition;
} fhb_search_entry_t;

typedef struct {
    uint16_t            first;      /* in fhb_search_entries */
    uint16_t            n;
} fhb_search_range_t;

extern const fhb_search_path_t   fhb_search_paths[];
/* of a type: sorted by code */
extern const fhb_search_entry_t  fhb_search_entries[];
/* of every type; their codes begin with "_" and sort before all others */
extern const fhb_search_range_t  fhb_search_common;
/* in the order of fhb_type_t */
extern const fhb_search_range_t  fhb_search_types[];
extern const size_t              fhb_search_types_n;

/* NULL: the type has no such parameter, or it is left out */
const fhb_search_entry_t *fhb_search_find(uint16_t type, fhb_str_t code);
const char *fhb_search_kind_name(fhb_search_kind_t kind);

#endif /* FHB_SEARCH_TABLES_H */
