/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The parameters of a kick-off: one table row each.
 */

#include "fhb_kickoff_work.h"


/* the parameters of the operation, then what is none of them */
const fhb_row_t  fhb_rows[] = {

    { "_outputFormat", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      0, "string", fhb_take_output_format },

    { "_since", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_INSTANT | FHB_VALUE_DATETIME | FHB_VALUE_STRING,
      FHB_ROW_FIRM, "instant", fhb_take_since },

    { "_until", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_INSTANT | FHB_VALUE_DATETIME | FHB_VALUE_STRING,
      FHB_ROW_FIRM, "instant", fhb_take_until },

    { "_type", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      FHB_ROW_LIST, "string", fhb_take_type },

    { "_elements", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING,
      FHB_ROW_LIST, "string", fhb_take_elements },

    { "patient", FHB_AT_PATIENT | FHB_AT_GROUP, FHB_BY_POST,
      FHB_VALUE_REFERENCE | FHB_VALUE_STRING,
      FHB_ROW_LIST | FHB_ROW_NEEDED | FHB_ROW_SECRET, "Reference",
      fhb_take_patient },

    { "includeAssociatedData", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_CODE | FHB_VALUE_CODING | FHB_VALUE_STRING,
      FHB_ROW_LIST, "code", fhb_take_associated },

    { "_typeFilter", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING,
      FHB_ROW_LIST | FHB_ROW_FILTER, "string", fhb_take_filter },

    { "organizeOutputBy", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      0, "string", fhb_take_organize },

    { "allowPartialManifests", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_BOOLEAN | FHB_VALUE_STRING,
      0, "boolean", fhb_take_partial },

    { "_minimumFileSize", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_POSITIVE_INT | FHB_VALUE_INTEGER,
      0, "positiveInt", fhb_take_min_size },

    { "_maximumFileSize", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_POSITIVE_INT | FHB_VALUE_INTEGER,
      0, "positiveInt", fhb_take_max_size },

    { "_format", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_CODE,
      FHB_ROW_URL, NULL, fhb_take_format },

    { "_pretty", FHB_AT_ALL, FHB_BY_BOTH,
      FHB_VALUE_STRING | FHB_VALUE_BOOLEAN,
      FHB_ROW_URL, NULL, fhb_take_pretty },

    /* ACC-05: a token must not get into a URL, where logs and manifests
     * would show it */
    { "access_token", FHB_AT_ALL, FHB_BY_BOTH,
      ~0u,
      FHB_ROW_LIST | FHB_ROW_FIRM | FHB_ROW_NEEDED | FHB_ROW_URL
      | FHB_ROW_SECRET | FHB_ROW_NOCASE, NULL, fhb_take_token }
};

const size_t  fhb_rows_n = sizeof(fhb_rows) / sizeof(fhb_rows[0]);

_Static_assert(sizeof(fhb_rows) / sizeof(fhb_rows[0]) <= FHB_KICKOFF_ROWS,
               "FHB_KICKOFF_ROWS is too small");
