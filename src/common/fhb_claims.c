/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Claims of the types that RFC 7519 gives them.
 */

#include "fhb_jose.h"

#define FHB_DATE_MAX  253402300799          /* 9999-12-31T23:59:59Z */


static bool
fhb_claim_text(const json_t *value, fhb_str_t *out)
{
    if (!json_is_string(value)) {
        return false;
    }

    *out = fhb_str(json_string_value(value), json_string_length(value));

    return true;
}


bool
fhb_claim_string(const json_t *claims, const char *name, fhb_str_t *out)
{
    return fhb_claim_text(json_object_get(claims, name), out);
}


bool
fhb_claim_date(const json_t *claims, const char *name, int64_t *out,
    bool *there)
{
    double         real;
    json_int_t     seconds;
    const json_t  *value;

    value = json_object_get(claims, name);
    *there = value != NULL;

    if (json_is_integer(value)) {
        seconds = json_integer_value(value);

    } else if (json_is_real(value)) {
        real = json_real_value(value);
        if (!(real >= 0 && real < FHB_DATE_MAX + 1.0)) {
            return false;
        }
        seconds = (json_int_t) real;        /* rounds down: not negative */

    } else {
        return false;
    }

    if (seconds < 0 || seconds > FHB_DATE_MAX) {
        return false;
    }

    *out = seconds;

    return true;
}


bool
fhb_claim_audience(const json_t *claims, fhb_str_t audience)
{
    bool           found = false;
    size_t         i;
    json_t        *item;
    fhb_str_t      text;
    const json_t  *value;

    value = json_object_get(claims, "aud");

    if (fhb_claim_text(value, &text)) {
        return fhb_str_eq(text, audience);
    }

    /* one member of another type, and the array is not what the RFC says */
    json_array_foreach(value, i, item) {
        if (!fhb_claim_text(item, &text)) {
            return false;
        }
        found = found || fhb_str_eq(text, audience);
    }

    return found;
}
