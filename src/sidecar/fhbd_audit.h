/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The audit trail (NET-10): one JSON line per event, to a file of its own or
 * the log.  Never tokens, assertions, patient ids or query values.
 */

#ifndef FHBD_AUDIT_H
#define FHBD_AUDIT_H

#include "../common/fhb_r4.h"
#include "fhbd_conf.h"

/* empty strings, NULL and 0 are left out of the line */
typedef struct {
    const char           *event;    /* token, kick-off, delete, complete,
                                     * failed, expired, denied, … */
    fhb_str_t             tenant;
    fhb_str_t             client;
    fhb_str_t             address;
    fhb_str_t             request_id;
    fhb_str_t             method;
    fhb_str_t             path;     /* without query */
    int                   status;   /* HTTP */
    fhb_str_t             job;
    fhb_str_t             group;
    const fhb_typeset_t  *types;    /* all there are: ["*"] */
    fhb_str_t             reason;   /* of a refusal, a word or two of ours */
} fhbd_audit_event_t;

/* opens what conf->audit names; called again on reload (log rotation) */
fhb_err_t fhbd_audit_open(const fhbd_conf_t *conf, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_audit_close(void);
/* thread-safe; each line is one write.  A line that cannot be written goes to
 * the log as an error. */
void fhbd_audit(const fhbd_audit_event_t *event);

#endif /* FHBD_AUDIT_H */
