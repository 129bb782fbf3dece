/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A form of any bytes: what is accepted is text, and written down again and
 * read again it is the same.
 *
 * seeds: t/cases/form
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_form.h"
#include "fuzz.h"


/* every byte escaped */
static void
encode(fhb_buf_t *out, fhb_str_t s)
{
    size_t  i;

    for (i = 0; i < s.len; i++) {
        fhb_buf_addf(out, "%%%02X", (unsigned char) s.ptr[i]);
    }
}


static void
check_again(const fhb_form_t *form)
{
    size_t       i;
    fhb_buf_t    body = { 0 };
    fhb_form_t   again;
    fhb_error_t  err;

    for (i = 0; i < form->n; i++) {
        encode(&body, form->fields[i].name);
        fhb_buf_addc(&body, '=');
        encode(&body, form->fields[i].value);
        fhb_buf_addc(&body, '&');
    }
    require(!body.failed);

    require(fhb_form_parse(fhb_buf_str(&body), &again, &err) == FHB_OK);
    require(again.n == form->n);

    for (i = 0; i < form->n; i++) {
        require(fhb_str_eq(again.fields[i].name, form->fields[i].name));
        require(fhb_str_eq(again.fields[i].value, form->fields[i].value));
    }

    fhb_form_free(&again);
    fhb_buf_free(&body);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char        *name;
    size_t       i, n;
    fhb_err_t    rc;
    fhb_str_t    value;
    fhb_form_t   form;
    fhb_error_t  err;

    rc = fhb_form_parse(fhb_str((const char *) data, size), &form, &err);

    if (rc == FHB_OK) {
        require(form.n <= FHB_FORM_FIELDS && form.text.len <= size);

        for (i = 0; i < form.n; i++) {
            require(fhb_str_utf8(form.fields[i].name));
            require(fhb_str_utf8(form.fields[i].value));

            /* no NUL: the copy is as long as the name */
            name = fhb_str_dup(form.fields[i].name);
            require(name != NULL && strlen(name) == form.fields[i].name.len);

            n = fhb_form_get(&form, name, &value);
            require(n >= 1 && n <= form.n && value.ptr != NULL);
            free(name);
        }

        check_again(&form);

    } else {
        require(rc == FHB_EPARAM);
    }

    fhb_form_free(&form);

    return 0;
}
