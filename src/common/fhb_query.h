/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a job was asked for, once the kick-off is understood: the part of a
 * kick-off that the engine works by and the store keeps.
 */

#ifndef FHB_QUERY_H
#define FHB_QUERY_H

#include "fhb_core.h"
#include "fhb_r4.h"
#include "fhb_time.h"

typedef enum {
    FHB_DIALECT_V3 = 0,         /* v1, v2, v3: one family (VER-01) */
    FHB_DIALECT_V4
} fhb_dialect_t;

/* includeAssociatedData, a set */
#define FHB_ASSOC_LATEST    0x01u   /* LatestProvenanceResources (PROV-05) */
#define FHB_ASSOC_RELEVANT  0x02u   /* RelevantProvenanceResources (PROV-06);
                                     * both: this one (PROV-07) */
#define FHB_ASSOC_INLINE    0x04u   /* _inlineAttachmentData (ATT-07) */

/*
 * Strings are heap copies or NULL; lists have one item per line, each line
 * with its "\n", sorted and without repeats, so that equal requests have equal
 * strings (KICK-18).
 */
typedef struct {
    fhb_typeset_t   types;              /* what to export, level and scopes
                                         * applied; without context types */
    fhb_typeset_t   context;            /* CMP-05: types of resources that
                                         * come along when an exported one
                                         * refers to them; empty at system
                                         * level */
    bool            types_given;        /* _type was there and counted */
    fhb_instant_t   since;              /* strictly later; FHB_INSTANT_NONE:
                                         * not given */
    fhb_instant_t   until;              /* strictly earlier; the same */

    fhb_dialect_t   dialect;            /* VER-04 */
    bool            separate_status;    /* HDR-06 */
    bool            partial;            /* allowPartialManifests */
    bool            organized;          /* organizeOutputBy=Patient */
    bool            xml;                /* FMT-03: files are XML */
    unsigned        associated;         /* FHB_ASSOC_… */
    uint64_t        min_file_size;      /* bytes, PART-11; 0: not given */
    uint64_t        max_file_size;

    char           *elements;           /* lines "Type.element" or "element" */
    char           *filters;            /* lines "Type?search", outer escapes
                                         * decoded (FILT-10) */
    char           *limits;             /* the same, from scopes and the
                                         * client's entry (SC-05); a type has
                                         * to pass one of its filters and one
                                         * of its limits */
    char           *patients;           /* lines of ids of Patients (PAT-01);
                                         * patients_given: and no others */
    bool            patients_given;
} fhb_query_t;

/* a query that asks for nothing: times are FHB_INSTANT_NONE */
fhb_query_t fhb_query_none(void);

/* a deep copy; false without memory (to is then empty) */
bool fhb_query_copy(fhb_query_t *to, const fhb_query_t *from) FHB_NODISCARD;
void fhb_query_free(fhb_query_t *q);        /* the strings; q is then empty */

/* types and context together: what an access record lists */
fhb_typeset_t fhb_query_types(const fhb_query_t *q);

/*
 * All members but types, types_given and since (which the store keeps in
 * columns of their own) as one JSON object, and back.  Members that are not
 * set are left out: "{}" is a query of version 0.1.0's first store.
 */
void fhb_query_write(fhb_buf_t *out, const fhb_query_t *q);
/* sets these members of q only; FHB_EJSON, FHB_ENOMEM */
fhb_err_t fhb_query_read(fhb_str_t json, fhb_query_t *q, fhb_error_t *err)
    FHB_NODISCARD;

/* the lines of a list: *rest starts as fhb_cstr(list), false at its end */
bool fhb_query_line(fhb_str_t *rest, fhb_str_t *line);

/*
 * KICK-18: two kick-offs of one client, tenant and level ask for the same if
 * this is equal: SHA-256 in hex of group, dialect and all members above.
 * false without memory.
 */
bool fhb_query_digest(const fhb_query_t *q, fhb_str_t group, char out[65])
    FHB_NODISCARD;

#endif /* FHB_QUERY_H */
