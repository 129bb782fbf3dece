/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Deletions (TOMB rows): Bundles of up to 1000, one a line, in files of their
 * own.
 */

#include "fhbd_export_int.h"

#include <stdio.h>

#define FHBD_BUNDLE_MAX  1000           /* TOMB-03 */
#define FHBD_URL_MAX     320            /* a type and the longest id */


fhb_err_t
fhbd_deleted_flush(fhbd_part_run_t *run, fhb_error_t *err)
{
    char       time[FHB_INSTANT_MAX];
    bool       one_line = true;
    fhb_buf_t  line = { 0 };
    fhb_err_t  rc;
    fhb_str_t  body;

    if (run->bundle_n == 0) {
        return FHB_OK;
    }

    fhb_instant_format(run->bundle_newest, time);
    fhb_buf_addf(&line, "{\"resourceType\":\"Bundle\",\"id\":\"deleted-%u-%u\""
                 ",\"meta\":{\"lastUpdated\":\"%s\"},"
                 "\"type\":\"transaction\",\"entry\":[", run->part,
                 ++run->bundles, time);
    fhb_buf_addstr(&line, fhb_buf_str(&run->bundle));
    fhb_buf_adds(&line, "]}");

    if (line.failed || run->bundle.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for deletions");
    } else {
        body = fhb_buf_str(&line);
        rc = fhbd_form(run->worker, run->job, FHB_TYPE_NONE, &body, &one_line,
                       err);
        if (rc == FHB_OK) {
            rc = fhbd_writer_add_kind(run->worker->writer, FHBD_FILE_DELETED,
                                      body, one_line, err);
        }
    }

    fhb_buf_free(&line);
    fhb_buf_reset(&run->bundle);
    run->bundle_n = 0;

    return fhbd_row_failed(run, rc);
}


/* SC-05: what the client must not see of the living it does not learn of the
 * dead either */
static fhb_err_t
fhbd_deleted_allowed(fhbd_part_run_t *run, const fhbd_row_t *row,
    bool *allowed, fhb_error_t *err)
{
    fhb_err_t            rc;
    fhb_typeset_t        limited;
    const fhbd_rules_t  *rules = &run->job->rules;

    *allowed = rules->limits == NULL;
    if (*allowed) {
        return FHB_OK;
    }

    limited = fhb_filters_types(rules->limits);

    /* of Provenance nobody can tell any more whose targets were seen */
    if (!fhb_typeset_has(&limited, row->type)) {
        *allowed = row->type != rules->type_provenance;
        return FHB_OK;
    }

    if (row->body.len == 0) {
        return FHB_OK;
    }

    rc = fhb_filters_match(rules->limits, row->type, row->body,
                           run->job->want.base, allowed, err);

    return rc == FHB_EJSON ? FHB_OK : rc;
}


fhb_err_t
fhbd_deleted_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    bool              allowed;
    char              url[FHBD_URL_MAX];
    fhb_err_t         rc;
    fhbd_part_run_t  *run = arg;

    /* TOMB-04 */
    if (row->astray) {
        run->astray++;
        return FHB_OK;
    }

    rc = fhbd_deleted_allowed(run, row, &allowed, err);
    if (rc != FHB_OK || !allowed) {
        return rc;
    }

    if (run->bundle_n == 0 || row->updated > run->bundle_newest) {
        run->bundle_newest = row->updated;
    }

    (void) snprintf(url, sizeof(url), "%s/%.*s", fhb_type_name(row->type).ptr,
                    FHB_STR_ARG(row->id));
    fhb_buf_addf(&run->bundle, "%s{\"request\":{\"method\":\"DELETE\","
                 "\"url\":", run->bundle_n > 0 ? "," : "");
    fhb_buf_add_json(&run->bundle, fhb_cstr(url));
    fhb_buf_adds(&run->bundle, "}}");

    return ++run->bundle_n == FHBD_BUNDLE_MAX ? fhbd_deleted_flush(run, err)
                                              : FHB_OK;
}
