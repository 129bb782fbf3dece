/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One line per event on stderr: "level component[job]: text".  Never patient
 * data, tokens or query values; ids of jobs and counts only (NET-10).
 */

#ifndef FHBD_LOG_H
#define FHBD_LOG_H

#include "../common/fhb_core.h"

typedef enum {
    FHBD_LOG_ERROR = 0,
    FHBD_LOG_WARN,
    FHBD_LOG_NOTICE,
    FHBD_LOG_INFO,
    FHBD_LOG_DEBUG
} fhbd_log_level_t;

void fhbd_log_set_level(fhbd_log_level_t level);     /* start: notice */

/* thread-safe: each line is one write; control characters in the text are
 * replaced by '?'.  job may be NULL. */
void fhbd_log(fhbd_log_level_t level, const char *component, const char *job,
    const char *fmt, ...) FHB_PRINTF(4, 5);

#endif /* FHBD_LOG_H */
