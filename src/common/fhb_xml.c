/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR R4 resources from JSON to XML: index the JSON text, then write.
 */

#include "fhb_xml_priv.h"

#include <stdlib.h>

/* what is kept for the next resource; common ones need far less */
#define FHB_XML_KEEP  ((size_t) 4 << 20)


fhb_err_t
fhb_xml_create(fhb_xml_t **out, fhb_error_t *err)
{
    *out = calloc(1, sizeof(fhb_xml_t));

    return *out != NULL ? FHB_OK
           : fhb_fail(err, FHB_ENOMEM, "no memory for an XML converter");
}


void
fhb_xml_free(fhb_xml_t *x)
{
    if (x == NULL) {
        return;
    }

    free(x->nodes);
    free(x->entries);
    fhb_buf_free(&x->narrative);
    free(x);
}


/* one resource in a million must not cost its memory for ever */
static void
fhb_xml_trim(fhb_xml_t *x)
{
    if (x->nodes_cap > FHB_XML_KEEP / sizeof(*x->nodes)) {
        free(x->nodes);
        x->nodes = NULL;
        x->nodes_cap = 0;
    }

    if (x->narrative.cap > FHB_XML_KEEP) {
        fhb_buf_free(&x->narrative);
    }
}


static void
fhb_xml_report_add(fhb_xml_report_t *report, const fhb_xml_report_t *more)
{
    if (report->left_out == 0) {
        memcpy(report->first, more->first, sizeof(report->first));
    }

    report->left_out += more->left_out;
}


fhb_err_t
fhb_xml_resource(fhb_xml_t *x, fhb_str_t json, bool xmlns, fhb_buf_t *out,
    fhb_xml_report_t *report, fhb_error_t *err)
{
    size_t     start = out->len;
    fhb_err_t  rc;

    if (out->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
    }

    x->out = out;
    x->err = err;
    x->xmlns = xmlns;
    x->report.left_out = 0;
    x->report.first[0] = '\0';

    rc = fhb_xml_index(x, json);
    if (rc == FHB_OK) {
        rc = fhb_xml_write(x);
    }

    fhb_xml_trim(x);

    if (rc != FHB_OK) {
        /* the bytes before are still there when more room was refused */
        out->len = start;
        out->failed = false;
        return rc;
    }

    if (report != NULL) {
        fhb_xml_report_add(report, &x->report);
    }

    return FHB_OK;
}
