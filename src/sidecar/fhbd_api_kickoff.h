/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the control API: the headers of a kick-off.
 */

#ifndef FHBD_API_KICKOFF_H
#define FHBD_API_KICKOFF_H

#include "fhbd_api_int.h"

#define FHBD_LINES_MAX    16        /* of Prefer, of Accept */

/* what the headers say */
typedef struct {
    bool         is_post;
    fhb_level_t  level;
    fhb_str_t    operation;         /* without "$" */
    fhb_str_t    base;
    fhb_str_t    prefix;
    fhb_str_t    group;
    fhb_str_t    query;
    fhb_str_t    request_id;
    fhb_str_t    content_type;
    fhb_str_t    prefer[FHBD_LINES_MAX];
    fhb_str_t    accept[FHBD_LINES_MAX];
    size_t       prefer_n;
    size_t       accept_n;
} fhbd_kickoff_headers_t;

/* reads and checks them, and who calls; false: the call is answered */
bool fhbd_kickoff_headers(fhbd_api_call_t *call, fhbd_kickoff_headers_t *h);

#endif /* FHBD_API_KICKOFF_H */
