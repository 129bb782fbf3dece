/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Attachments in a resource's bytes: each is shown to the caller, who says
 * what becomes of its url (ATT-01, ATT-02, ATT-04, ATT-07).
 */

#ifndef FHB_ATTACHMENT_H
#define FHB_ATTACHMENT_H

#include "fhb_core.h"
#include "fhb_r4.h"

/* can a resource of this type have an Attachment of its own: elsewhere than in
 * an extension or a contained resource, which all may have? */
bool fhb_attachment_type(fhb_type_t type);

/* one that has a url and no member data; strings have their escapes
 * resolved */
typedef struct {
    fhb_str_t  url;
    fhb_str_t  content_type;    /* empty when it has none */
} fhb_attachment_t;

/* what becomes of it; zero-initialised: it stays as it is */
typedef struct {
    fhb_buf_t  url;             /* not empty: takes the place of url */
    fhb_buf_t  data;            /* not empty: bytes to put in as base64, url
                                 * goes */
} fhb_attachment_change_t;

/* any result but FHB_OK ends the walk and is handed back; the caller of this
 * frees what is in change */
typedef fhb_err_t (*fhb_attachment_cb)(void *arg, const fhb_attachment_t *a,
    fhb_attachment_change_t *change, fhb_error_t *err);

/*
 * Shows each Attachment of body, also in contained resources and extensions,
 * in the order of the bytes, once all of body is known to be sound, and
 * appends body with the changes to out; *changed false: none was made and
 * nothing is appended.  FHB_EJSON: body is no sound JSON object (nothing is
 * appended).  FHB_ENOMEM.
 */
fhb_err_t fhb_attachments(fhb_type_t type, fhb_str_t body,
    fhb_attachment_cb cb, void *arg, fhb_buf_t *out, bool *changed,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHB_ATTACHMENT_H */
