/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Leaves the manifests of a test for t/manifest.t, which checks them by the
 * schema.
 */

#ifndef MANIFEST_FILE_H
#define MANIFEST_FILE_H

#include <stdio.h>
#include <stdlib.h>


/* one line of JSON, appended to the file $FHB_MANIFESTS if it is set */
static inline void
manifest_leave(const char *text)
{
    FILE        *f;
    const char  *name = getenv("FHB_MANIFESTS");

    if (name == NULL) {
        return;
    }

    f = fopen(name, "a");
    if (f == NULL || fprintf(f, "%s\n", text) < 0 || fclose(f) != 0) {
        fail_msg("cannot write %s", name);
    }
}

#endif /* MANIFEST_FILE_H */
