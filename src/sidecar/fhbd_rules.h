/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's query made ready for the engine: predicates, shape, and what has to
 * be done besides copying rows.
 */

#ifndef FHBD_RULES_H
#define FHBD_RULES_H

#include "../common/fhb_elements.h"
#include "../common/fhb_filter.h"
#include "../common/fhb_references.h"
#include "../common/fhb_scan.h"
#include "fhbd_match.h"
#include "fhbd_store.h"

/* which Provenance a job exports (section 6.7) */
typedef enum {
    FHBD_PROV_NONE = 0,
    FHBD_PROV_PLAIN,        /* as any other type: system level, all of it */
    FHBD_PROV_EXPORTED,     /* with a target among the exported resources */
    FHBD_PROV_CHANGED,      /* the same, or changed itself: system level */
    FHBD_PROV_SINCE,        /* the same, or changed itself with a target that
                             * the job would export but for the time */
    FHBD_PROV_ALONE,        /* PROV-04: targets of the job's Patients */
    FHBD_PROV_LATEST        /* PROV-05 */
} fhbd_provenance_t;

/* what is read of a Provenance, in this order */
enum { FHBD_PROV_TARGET, FHBD_PROV_RECORDED, FHBD_PROV_UPDATED,
       FHBD_PROV_PATHS };

/* made by one thread, then read-only and shared by workers */
typedef struct {
    fhb_filters_t         *filters;     /* _typeFilter; NULL: none */
    fhb_filters_t         *limits;      /* of token and client; NULL: none */
    fhb_typeset_t          filtered;    /* types with either */
    fhb_elements_t        *elements;    /* NULL: none */
    fhb_reference_form_t   references;
    fhbd_provenance_t      provenance;
    fhb_scan_paths_t      *provenance_paths;    /* unless none or plain */
    fhb_scan_paths_t      *group_paths;         /* patient at Group level */
    fhb_scan_paths_t      *entity_paths;        /* of a member */
    fhbd_match_t          *match;       /* organized output: whose is it? */
    fhb_type_t             type_provenance;
    fhb_type_t             type_binary;
    fhb_type_t             type_group;
    fhb_type_t             type_patient;
    bool                   marks;       /* exported resources are noted down */
    bool                   references_out;      /* what they refer to, too */
} fhbd_rules_t;

/* row: of a job; strings are used while this lives */
fhb_err_t fhbd_rules_make(const fhbd_job_row_t *row,
    const fhbd_tenant_conf_t *tenant, fhbd_rules_t *out, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_rules_free(fhbd_rules_t *r);       /* the members; then empty */

/* do rows of this job go from the source to the writer as they are? */
bool fhbd_rules_plain(const fhbd_rules_t *r, const fhb_query_t *q);

/* FILT rows, SC-05: does it pass?  FHB_EJSON, FHB_ENOMEM */
fhb_err_t fhbd_rules_pass(const fhbd_rules_t *r, fhb_type_t type,
    fhb_str_t body, fhb_str_t base, bool *pass, fhb_error_t *err)
    FHB_NODISCARD;

#endif /* FHBD_RULES_H */
