/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The start-up check of the sources, in the background: a database that is
 * away does not keep the sidecar from starting.
 */

#ifndef FHBD_CHECKER_H
#define FHBD_CHECKER_H

#include "fhbd_api.h"

typedef struct fhbd_checker_s  fhbd_checker_t;

/* checks each tenant's source until it is good; logs, and tells api */
fhb_err_t fhbd_checker_start(const fhbd_conf_t *conf, fhbd_jobs_t *jobs,
    fhbd_api_t *api, fhbd_checker_t **out, fhb_error_t *err) FHB_NODISCARD;
/* ends and frees it (NULL is fine); false: a check hangs in its source, and
 * nothing that it uses may be freed */
bool fhbd_checker_stop(fhbd_checker_t *c) FHB_NODISCARD;

#endif /* FHBD_CHECKER_H */
