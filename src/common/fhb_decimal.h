/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Decimal numbers as they are written, compared digit by digit: 0.1 is 0.1,
 * whatever its length.  Nothing is copied but the bounds of a range.
 */

#ifndef FHB_DECIMAL_H
#define FHB_DECIMAL_H

#include "fhb_core.h"

typedef struct {
    const char  *digits;        /* the first is not 0; a dot may be in them */
    size_t       len;           /* 0: the number is zero */
    int64_t      exponent;      /* of ten, of the first digit */
    bool         negative;
} fhb_decimal_t;

/* a JSON number; false: it is none.  Points into s. */
bool fhb_decimal_parse(fhb_str_t s, fhb_decimal_t *out);
/* below 0, 0, above 0 */
int fhb_decimal_cmp(const fhb_decimal_t *a, const fhb_decimal_t *b);

/*
 * The range that the precision of a JSON number means, half a unit of its
 * last digit to both sides (5.4: from 5.35 up to 5.45).  buf keeps the
 * digits, FHB_DECIMAL_ROOM(s.len) bytes.
 */
#define FHB_DECIMAL_ROOM(len)  (2 * ((len) + 1))

void fhb_decimal_range(fhb_str_t s, char *buf, fhb_decimal_t *low,
    fhb_decimal_t *high);

#endif /* FHB_DECIMAL_H */
