/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What servers say about themselves.  The CapabilityStatement: ours from the
 * running configuration, merged into that of the FHIR server beside us when
 * the tenant names one; the definitions of our operations (CAP rows); the
 * SMART configuration (DISC rows).
 */

#ifndef FHBD_METADATA_H
#define FHBD_METADATA_H

#include <jansson.h>

#include "fhbd_conf.h"

typedef struct fhbd_metadata_s  fhbd_metadata_t;

/* where and how we can be reached, as the request says */
typedef struct {
    fhb_str_t  base;
    bool       auth;            /* access tokens are asked for */
    fhb_str_t  token_url;       /* of the token endpoint; len 0: not known */
    bool       groups;          /* Groups are read and searched here */
} fhbd_reach_t;

/* versions of the operations' definitions, by dialect */
#define FHBD_BULK_V3  "3.0.0"
#define FHBD_BULK_V4  "4.0.0"

fhb_err_t fhbd_metadata_new(size_t tenants, fhbd_metadata_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_metadata_free(fhbd_metadata_t *m);

/*
 * Appends the statement of a tenant (index: its place in the configuration).
 * Waits for the upstream when its statement is older than 60 seconds or not
 * there yet; one thread fetches, others take the last good one.  An upstream
 * that fails is logged and left alone for some seconds.  What went out last is
 * kept together with all that it was made of, so that calls with other bases,
 * token URLs or without authorization do not mix.
 */
fhb_err_t fhbd_metadata_get(fhbd_metadata_t *m, const fhbd_conf_t *conf,
    size_t index, const fhbd_reach_t *reach, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;

/* our statement; date: an instant.  NULL: no memory */
json_t *fhbd_capability_own(const fhbd_conf_t *conf,
    const fhbd_tenant_conf_t *tenant, const fhbd_reach_t *reach,
    const char *date) FHB_NODISCARD;
bool fhbd_capability_is(const json_t *statement);
/*
 * Puts ours into theirs: nothing of theirs is lost but bulk operations of
 * levels that are switched off (CAP-07); what exports do not have is marked
 * (CAP-09).  false: no memory, or theirs is no CapabilityStatement.
 */
bool fhbd_capability_merge(json_t *theirs, const json_t *ours,
    const fhbd_tenant_conf_t *tenant) FHB_NODISCARD;

/* types that some level that is on can export (CAP-07, CAP-08) */
fhb_typeset_t fhbd_capability_types(const fhbd_tenant_conf_t *tenant);
/* the canonical URL of a level's operation */
const char *fhbd_capability_definition(fhb_level_t level);
/*
 * CAP-12: the definition of this id ("group-export", or "group-export-v4" if
 * there is such an operation); *level is its level.  false: there is none.
 */
bool fhbd_operation_find(const fhbd_conf_t *conf, fhb_str_t id,
    fhb_level_t *level, bool *v4);
/* v4: of the operation that is named so.  NULL: no memory. */
json_t *fhbd_operation_definition(const fhbd_conf_t *conf, fhb_level_t level,
    bool v4) FHB_NODISCARD;

/* what nginx says of itself to the SMART configuration */
typedef struct {
    fhb_str_t  token;
    fhb_str_t  introspection;   /* len 0: there is none */
    fhb_str_t  jwks;            /* of our access tokens; len 0: not served */
} fhbd_endpoints_t;

/* DISC-02 to DISC-05.  NULL: no memory. */
json_t *fhbd_smart_configuration(const fhbd_conf_t *conf,
    const fhbd_tenant_conf_t *tenant, const fhbd_endpoints_t *urls)
    FHB_NODISCARD;

#endif /* FHBD_METADATA_H */
