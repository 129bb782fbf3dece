/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FMT-03: the files of a job that was asked for as XML.  What goes into them
 * becomes an element here; what R4 has no place for is noted by type.
 */

#include "fhbd_job_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_log.h"


void
fhbd_form_begin(fhbd_form_t *f)
{
    f->refused = (fhb_typeset_t) { { 0 } };

    if (f->left != NULL) {
        memset(f->left, 0, FHB_TYPES_MAX * sizeof(fhb_xml_report_t));
    }
}


void
fhbd_form_free(fhbd_form_t *f)
{
    fhb_xml_free(f->xml);
    fhb_buf_free(&f->element);
    free(f->left);
    *f = (fhbd_form_t) { 0 };
}


static fhb_err_t
fhbd_form_ready(fhbd_form_t *f, fhb_error_t *err)
{
    if (f->left == NULL) {
        f->left = calloc(FHB_TYPES_MAX, sizeof(fhb_xml_report_t));
        if (f->left == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for XML");
        }
    }

    return f->xml == NULL ? fhb_xml_create(&f->xml, err) : FHB_OK;
}


fhb_err_t
fhbd_form(fhbd_worker_t *w, const fhbd_job_t *job, fhb_type_t type,
    fhb_str_t *body, bool *one_line, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_form_t        *f = &w->form;
    fhb_xml_report_t   *left;

    if (!job->row.query.xml) {
        return FHB_OK;
    }

    rc = fhbd_form_ready(f, err);
    if (rc != FHB_OK) {
        return rc;
    }

    left = type < FHB_TYPES_MAX ? &f->left[type] : NULL;

    fhb_buf_reset(&f->element);
    rc = fhb_xml_resource(f->xml, *body, false, &f->element, left, err);

    if (rc == FHB_OK) {
        *body = fhb_buf_str(&f->element);
        *one_line = true;

    } else if (rc == FHB_EJSON && type < FHB_TYPES_MAX
               && !fhb_typeset_has(&f->refused, type))
    {
        fhb_typeset_add(&f->refused, type);
        fhbd_log(FHBD_LOG_INFO, "job", job->row.id, "%s without XML, the "
                 "first of a part: %s", fhb_type_name(type).ptr, err->text);
    }

    return rc;
}


size_t
fhbd_form_notes(const fhbd_form_t *f, fhbd_message_t *out)
{
    size_t      n = 0;
    fhb_type_t  t;

    for (t = 0; f->left != NULL && t < fhb_type_count(); t++) {

        if (f->left[t].left_out == 0) {
            continue;
        }

        if (out != NULL) {
            out[n].severity = FHB_SEV_WARNING;
            out[n].code = FHB_ISSUE_STRUCTURE;
            (void) snprintf(out[n].text, sizeof(out[n].text),
                            "%s: elements that FHIR R4 does not define were "
                            "left out of the XML, the first is %s.",
                            fhb_type_name(t).ptr, f->left[t].first);
        }
        n++;
    }

    return n;
}
