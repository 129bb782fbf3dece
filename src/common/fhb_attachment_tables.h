/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Shape of the generated tables in fhb_attachment_tables.c; for
 * fhb_attachment.c only.
 */

#ifndef FHB_ATTACHMENT_TABLES_H
#define FHB_ATTACHMENT_TABLES_H

#include "fhb_scan_priv.h"

#define FHB_R4_NAME(s)  s, sizeof(s) - 1

/* what ends at a node, by its bit */
#define FHB_R4_ATTACHMENT_PATH  0
#define FHB_R4_RESOURCE_PATH    1       /* its own type says what is in it */
#define FHB_R4_ATTACHMENT       ((uint64_t) 1 << FHB_R4_ATTACHMENT_PATH)
#define FHB_R4_RESOURCE         ((uint64_t) 1 << FHB_R4_RESOURCE_PATH)

extern const fhb_scan_node_t  fhb_r4_attachment_roots[];
extern const uint8_t          fhb_r4_attachment_types[];    /* by fhb_type_t */
extern const size_t           fhb_r4_attachment_types_n;

#endif /* FHB_ATTACHMENT_TABLES_H */
