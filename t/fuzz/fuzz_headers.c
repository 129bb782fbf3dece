/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Header lines of any bytes: a preference put in front wins and changes no
 * other, a media range that fits is enough.
 *
 * seeds: t/cases/headers
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_headers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t         n = 0;
    fhb_str_t      lines[17], rest = fhb_str((const char *) data, size);
    const char    *nl;
    fhb_prefer_t   prefer, strict;

    lines[n++] = FHB_STR("foo; handling=lenient, handling=strict");

    while (rest.len > 0 && n < 17) {
        nl = memchr(rest.ptr, '\n', rest.len);
        lines[n] = fhb_str(rest.ptr, nl == NULL ? rest.len
                                                : (size_t) (nl - rest.ptr));
        rest.ptr += lines[n].len + (nl != NULL);
        rest.len -= lines[n].len + (nl != NULL);
        n++;
    }

    prefer = fhb_prefer_parse(lines + 1, n - 1);
    strict = fhb_prefer_parse(lines, n);

    /* HDR-04: the first one wins, and only for its own preference */
    if (strict.lenient || strict.respond_async != prefer.respond_async) {
        abort();
    }

    (void) fhb_accept_json(lines + 1, n - 1);

    /* HDR-03: one range that fits is enough, whatever the other lines say */
    lines[0] = FHB_STR("application/json");
    if (!fhb_accept_json(lines, n)) {
        abort();
    }

    /* FILE-20: a name of XML with q=1 is not beaten; MAN-24: JSON's is never */
    lines[0] = FHB_STR("application/fhir+xml");
    if (!fhb_accept_xml(lines, n)) {
        abort();
    }

    lines[0] = FHB_STR("application/json");
    if (fhb_accept_xml_first(lines, n)) {
        abort();
    }

    for ( /* void */ ; n > 1; n--) {
        (void) fhb_content_type_json(lines[n - 1]);
    }

    return 0;
}
