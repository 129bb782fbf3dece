/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The manifest of a complete job, v1-v3 dialect.
 */

#include "fhb_manifest.h"

#include <inttypes.h>


/* "name":[…]: an array of nothing is [], never an absent key */
static void
fhb_manifest_files(fhb_buf_t *out, const char *name, fhb_str_t base,
    const fhb_manifest_file_t *files, size_t n)
{
    size_t       i;
    fhb_buf_t    url = { 0 };
    const char  *comma = "";

    fhb_buf_addf(out, ",\"%s\":[", name);

    for (i = 0; i < n; i++) {

        if (files[i].count == 0) {
            continue;                                       /* MAN-07 */
        }

        fhb_buf_reset(&url);
        fhb_buf_addstr(&url, base);
        fhb_buf_addstr(&url, files[i].name);

        if (url.failed) {
            out->failed = true;
            break;
        }

        fhb_buf_addf(out, "%s{\"type\":", comma);
        fhb_buf_add_json(out, files[i].type);
        fhb_buf_adds(out, ",\"url\":");
        fhb_buf_add_json(out, fhb_buf_str(&url));
        fhb_buf_addf(out, ",\"count\":%" PRIu64 "}", files[i].count);

        comma = ",";
    }

    fhb_buf_addc(out, ']');
    fhb_buf_free(&url);
}


void
fhb_manifest_write(fhb_buf_t *out, const fhb_manifest_t *m)
{
    char  time[FHB_INSTANT_MAX];

    fhb_instant_format(m->transaction_time, time);

    /* MAN-18: always in this order */
    fhb_buf_addf(out, "{\"transactionTime\":\"%s\",\"request\":", time);
    fhb_buf_add_json(out, m->request);
    fhb_buf_addf(out, ",\"requiresAccessToken\":%s",
                 m->requires_access_token ? "true" : "false");

    fhb_manifest_files(out, "output", m->file_base, m->output, m->output_n);
    fhb_manifest_files(out, "error", m->file_base, m->error, m->error_n);

    fhb_buf_addc(out, '}');
}
