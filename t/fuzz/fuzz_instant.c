/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Instants of any bytes: what is accepted has the form of R4 and is the same
 * instant when it is written and read again.
 *
 * seeds: t/cases/instant
 */

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


/* the pattern that R4 gives for an instant, without its year */
static const char  pattern[] =
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
    "T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?"
    "(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))$";


static bool
has_form(fhb_str_t s)
{
    bool             match;
    char            *text;
    static bool      ready;
    static regex_t   re;

    if (!ready) {
        ready = regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB) == 0;
        if (!ready) {
            abort();
        }
    }

    text = fhb_str_dup(s);
    if (text == NULL) {
        abort();
    }

    match = strlen(text) == s.len && regexec(&re, text, 0, NULL, 0) == 0;
    free(text);

    return match;
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char           out[FHB_INSTANT_MAX];
    fhb_str_t      s = fhb_str((const char *) data, size);
    fhb_error_t    err;
    fhb_instant_t  t, again;

    if (fhb_instant_parse(s, &t, &err) != FHB_OK) {
        if (err.code != FHB_EPARAM || err.text[0] == '\0') {
            abort();
        }
        return 0;
    }

    if (!has_form(s)) {
        abort();
    }

    /* an offset may move the first and last hours out of the four digits */
    if (t < -62135596800LL * FHB_USEC || t >= 253402300800LL * FHB_USEC) {
        return 0;
    }

    fhb_instant_format(t, out);
    if (fhb_instant_parse(fhb_cstr(out), &again, &err) != FHB_OK
        || again != t)
    {
        abort();
    }

    return 0;
}
