/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The CapabilityStatement: ours from the running configuration, merged into
 * that of the FHIR server beside us when the tenant names one (CAP rows).
 */

#ifndef FHBD_METADATA_H
#define FHBD_METADATA_H

#include <jansson.h>

#include "fhbd_conf.h"

typedef struct fhbd_metadata_s  fhbd_metadata_t;

fhb_err_t fhbd_metadata_new(size_t tenants, fhbd_metadata_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_metadata_free(fhbd_metadata_t *m);

/*
 * Appends the statement of a tenant (index: its place in the configuration).
 * Waits for the upstream when its statement is older than 60 seconds or not
 * there yet; one thread fetches, others take the last good one.  An upstream
 * that fails is logged and left alone for some seconds.
 */
fhb_err_t fhbd_metadata_get(fhbd_metadata_t *m, size_t index,
    const fhbd_tenant_conf_t *tenant, fhb_str_t base, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;

/* our statement; date: an instant.  NULL: no memory */
json_t *fhbd_capability_own(const fhbd_tenant_conf_t *tenant, fhb_str_t base,
    const char *date) FHB_NODISCARD;
bool fhbd_capability_is(const json_t *statement);
/*
 * Puts ours into theirs: nothing of theirs is lost but bulk operations of
 * levels that are switched off (CAP-07).  false: no memory, or theirs is no
 * CapabilityStatement.
 */
bool fhbd_capability_merge(json_t *theirs, const json_t *ours,
    unsigned levels) FHB_NODISCARD;

#endif /* FHBD_METADATA_H */
