/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Times on the wire: FHIR instants in and out, HTTP dates out.
 */

#ifndef FHB_TIME_H
#define FHB_TIME_H

#include "fhb_core.h"

/* microseconds since 1970-01-01T00:00:00Z; finer fractions are cut */
typedef int64_t fhb_instant_t;

#define FHB_INSTANT_NONE  INT64_MIN

#define FHB_USEC  1000000LL

fhb_instant_t fhb_now(void);                    /* CLOCK_REALTIME */

/*
 * TIME-03: a FHIR instant, date and time to the second and zone, fraction
 * optional and of any length; second 60 is legal and means the next minute.
 * A fraction finer than a microsecond is cut towards the past, so that
 * "strictly later than" never loses a row stored with microseconds.
 * FHB_EPARAM with a text that says what is wrong with the value.
 */
fhb_err_t fhb_instant_parse(fhb_str_t s, fhb_instant_t *out, fhb_error_t *err)
    FHB_NODISCARD;

#define FHB_INSTANT_MAX  32     /* with terminator */

/* "2026-07-01T08:15:30.125Z": milliseconds, microseconds only when needed */
void fhb_instant_format(fhb_instant_t t, char out[FHB_INSTANT_MAX]);

#define FHB_HTTP_DATE_MAX  32   /* with terminator */

/* IMF-fixdate "Sat, 01 Aug 2026 08:15:30 GMT" (STAT-12); secs: Unix seconds */
void fhb_http_date(int64_t secs, char out[FHB_HTTP_DATE_MAX]);

#endif /* FHB_TIME_H */
