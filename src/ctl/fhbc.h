/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkctl: what its commands share.  Exit codes: 0 done, 1 failed,
 * 2 called the wrong way.
 */

#ifndef FHBC_H
#define FHBC_H

#include <jansson.h>

#include "../sidecar/fhbd_conf.h"

#define FHBC_OK      0
#define FHBC_FAILED  1
#define FHBC_WRONG   2

#define FHBC_INI     "/etc/fhir-bulk/fhir-bulkd.ini"

typedef enum {
    FHBC_CONFIG = 0,
    FHBC_JSON,
    FHBC_HELP,
    FHBC_VERSION,
    FHBC_NAME,
    FHBC_JWKS,
    FHBC_JWKS_URI,
    FHBC_SCOPES,
    FHBC_GROUP,
    FHBC_LEVEL,
    FHBC_TENANT,
    FHBC_MAX_JOBS,
    FHBC_DISABLED,
    FHBC_ALG,
    FHBC_KEY,
    FHBC_URL,
    FHBC_SCOPE,
    FHBC_CA,
    FHBC_CLIENT,
    FHBC_STATE,
    FHBC_OPTIONS
} fhbc_option_t;

#define FHBC_BIT(option)  (1u << (option))

/* what stood behind an option, in order */
typedef struct {
    const char  **v;
    size_t        n;
} fhbc_values_t;

/* one call of the program */
typedef struct {
    const char     *ini;                        /* the sidecar's INI file */
    bool            json;                       /* output for scripts */
    const char     *operand;                    /* ID or JOB; NULL: none */
    fhbc_values_t   options[FHBC_OPTIONS];
    fhbd_conf_t    *conf;                       /* NULL: not needed */
} fhbc_t;

/* a command gives the exit code, and says on stderr why it is not 0 */
typedef int (*fhbc_run_t)(fhbc_t *c);

/* the value of an option that stands once at most; NULL: not given */
const char *fhbc_value(const fhbc_t *c, fhbc_option_t option);

/* fhbc_client.c: the registry, for people and scripts */
int fhbc_client_add(fhbc_t *c);
int fhbc_client_keygen(fhbc_t *c);
int fhbc_client_enable(fhbc_t *c);
int fhbc_client_disable(fhbc_t *c);
int fhbc_client_remove(fhbc_t *c);

/* fhbc_show.c */
int fhbc_client_list(fhbc_t *c);
int fhbc_client_show(fhbc_t *c);

/* fhbc_token.c: signs an assertion, fetches an access token */
int fhbc_client_token(fhbc_t *c);

/* fhbc_job.c: the running sidecar */
int fhbc_jobs(fhbc_t *c);
int fhbc_job_show(fhbc_t *c);
int fhbc_job_cancel(fhbc_t *c);
int fhbc_reload(fhbc_t *c);

#endif /* FHBC_H */
