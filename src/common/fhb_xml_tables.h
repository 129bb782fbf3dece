/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Shape of the generated tables in fhb_xml_tables.c; for fhb_xml_*.c only.
 */

#ifndef FHB_XML_TABLES_H
#define FHB_XML_TABLES_H

#include "fhb_core.h"

/* places of types that are not found by way of others */
#define FHB_XML_RESOURCES   0           /* its rows: names and types of all
                                         * resources */
#define FHB_XML_ELEMENT     1           /* what a primitive has beside its
                                         * value */

/* what is no type of its own */
#define FHB_XML_PRIMITIVE   0xffff
#define FHB_XML_ATTRIBUTE   0xfffe      /* in XML; has no "_name" in JSON */
#define FHB_XML_RESOURCE    0xfffd      /* a whole one of any type */
#define FHB_XML_XHTML       0xfffc

#define FHB_XML_ROWS_MAX    254         /* of one type */
#define FHB_XML_NAME_MAX    64          /* bytes of an element's name */

/* an element in its type; of a choice, an element for each of its types */
typedef struct {
    uint16_t  name;             /* fhb_xml_names[name] is its length, then the
                                 * name; not terminated */
    uint16_t  type;             /* or one of the above */
} fhb_xml_row_t;

/*
 * A type, or an element with elements of its own.  A name's row is found by
 * the upper bits of its key times factor: fhb_xml_find().
 */
typedef struct {
    uint32_t  factor;
    uint16_t  rows;             /* first one in fhb_xml_rows, in R4's order */
    uint16_t  slots;            /* first one in fhb_xml_slots */
    uint8_t   n;                /* rows */
    uint8_t   shift;            /* 32 less the bits that choose a slot */
} fhb_xml_type_t;

extern const char            fhb_xml_names[];
extern const fhb_xml_row_t   fhb_xml_rows[];
extern const uint8_t         fhb_xml_slots[];
extern const fhb_xml_type_t  fhb_xml_types[];
extern const size_t          fhb_xml_types_n;

#endif /* FHB_XML_TABLES_H */
