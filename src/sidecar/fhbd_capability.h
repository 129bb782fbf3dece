/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the CapabilityStatement: what its files share.
 */

#ifndef FHBD_CAPABILITY_H
#define FHBD_CAPABILITY_H

#include "fhbd_metadata.h"

#define FHBD_BULK            "http://hl7.org/fhir/uv/bulkdata/"
#define FHBD_BULK_STATEMENT  FHBD_BULK "CapabilityStatement/bulk-data"

/* "" when there is no such string */
const char *fhbd_cap_string(const json_t *object, const char *name);
/* the array of this name, made when it is not there; NULL: no memory */
json_t *fhbd_cap_array(json_t *object, const char *name);
/* the object in array whose member name is value; NULL: there is none */
json_t *fhbd_cap_find(const json_t *array, const char *name,
    const char *value);

/* search parameters of one of our rest.resource (CAP-08), and what there is
 * to read and search of it (CAP-11); false: no memory */
bool fhbd_cap_add_search(json_t *resource, const fhbd_tenant_conf_t *t,
    const fhbd_reach_t *reach, fhb_type_t type) FHB_NODISCARD;
/* into theirs what of ours it lacks, both a rest.resource */
bool fhbd_cap_merge_search(json_t *theirs, const json_t *ours) FHB_NODISCARD;
/* CAP-09: marks what of their rest.resource exports do not have */
bool fhbd_cap_mark(json_t *theirs, const fhbd_tenant_conf_t *t) FHB_NODISCARD;

/* rest.security of ours (CAP-10); token_url may be empty.  NULL: no memory */
json_t *fhbd_cap_security(fhb_str_t token_url) FHB_NODISCARD;
/* into theirs what of ours it lacks, both a rest; false: no memory */
bool fhbd_cap_merge_security(json_t *theirs, const json_t *ours)
    FHB_NODISCARD;

#endif /* FHBD_CAPABILITY_H */
