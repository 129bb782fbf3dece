/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the CapabilityStatement: what its files share.
 */

#ifndef FHBD_CAPABILITY_H
#define FHBD_CAPABILITY_H

#include "fhbd_metadata.h"

/* "" when there is no such string */
const char *fhbd_cap_string(const json_t *object, const char *name);
/* the array of this name, made when it is not there; NULL: no memory */
json_t *fhbd_cap_array(json_t *object, const char *name);

/* rest.security of ours (CAP-10); token_url may be empty.  NULL: no memory */
json_t *fhbd_cap_security(fhb_str_t token_url) FHB_NODISCARD;
/* into theirs what of ours it lacks, both a rest; false: no memory */
bool fhbd_cap_merge_security(json_t *theirs, const json_t *ours)
    FHB_NODISCARD;

#endif /* FHBD_CAPABILITY_H */
