/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * application/x-www-form-urlencoded bodies, and the parts of that encoding
 * that query strings share.
 */

#include "fhb_form.h"

#include <stdlib.h>
#include <string.h>


bool
fhb_form_next(fhb_str_t *rest, fhb_str_t *pair)
{
    const char  *amp;

    while (rest->len > 0) {

        amp = memchr(rest->ptr, '&', rest->len);
        pair->ptr = rest->ptr;
        pair->len = amp == NULL ? rest->len : (size_t) (amp - rest->ptr);

        rest->ptr += pair->len + (amp != NULL);
        rest->len -= pair->len + (amp != NULL);

        if (pair->len > 0) {
            return true;
        }
    }

    return false;
}


void
fhb_form_split(fhb_str_t pair, fhb_str_t *name, fhb_str_t *value)
{
    const char  *eq;

    eq = memchr(pair.ptr, '=', pair.len);

    if (eq == NULL) {
        *name = pair;
        *value = fhb_str(pair.ptr + pair.len, 0);
        return;
    }

    *name = fhb_str(pair.ptr, (size_t) (eq - pair.ptr));
    *value = fhb_str(eq + 1, pair.len - name->len - 1);
}


static int
fhb_hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}


bool
fhb_form_decode(fhb_str_t s, bool keep_plus, char **p, fhb_str_t *out)
{
    int     high, low;
    bool    sound = true;
    char   *start = *p, *d = *p;
    size_t  i;

    for (i = 0; i < s.len; i++) {

        if (s.ptr[i] == '+' && !keep_plus) {
            *d++ = ' ';
            continue;
        }

        if (s.ptr[i] != '%') {
            *d++ = s.ptr[i];
            continue;
        }

        high = i + 1 < s.len ? fhb_hex_digit(s.ptr[i + 1]) : -1;
        low = i + 2 < s.len ? fhb_hex_digit(s.ptr[i + 2]) : -1;

        if (high < 0 || low < 0) {
            *d++ = '%';
            sound = false;
            continue;
        }

        *d++ = (char) (high * 16 + low);
        i += 2;
    }

    *out = fhb_str(start, (size_t) (d - start));
    *p = d;

    return sound;
}


static bool
fhb_form_text(fhb_str_t s)
{
    return (s.len == 0 || memchr(s.ptr, '\0', s.len) == NULL)
           && fhb_str_utf8(s);
}


static fhb_err_t
fhb_form_field(fhb_field_t *field, fhb_str_t pair, char **p, fhb_error_t *err)
{
    fhb_str_t  name, value;

    fhb_form_split(pair, &name, &value);

    if (!fhb_form_decode(name, false, p, &field->name)
        || !fhb_form_decode(value, false, p, &field->value))
    {
        return fhb_fail(err, FHB_EPARAM,
                        "the form has a broken percent-encoding");
    }

    if (!fhb_form_text(field->name) || !fhb_form_text(field->value)) {
        return fhb_fail(err, FHB_EPARAM,
                        "the form has bytes that are not text in UTF-8");
    }

    return FHB_OK;
}


fhb_err_t
fhb_form_parse(fhb_str_t body, fhb_form_t *out, fhb_error_t *err)
{
    char       *p;
    size_t      n = 0;
    fhb_err_t   rc;
    fhb_str_t   rest, pair;

    *out = (fhb_form_t) { 0 };

    for (rest = body; fhb_form_next(&rest, &pair); n++) { /* void */ }

    if (n > FHB_FORM_FIELDS) {
        return fhb_fail(err, FHB_EPARAM, "the form has more than %d fields",
                        FHB_FORM_FIELDS);
    }

    if (n == 0) {
        return FHB_OK;
    }

    out->fields = calloc(n, sizeof(fhb_field_t));
    if (out->fields == NULL || !fhb_buf_reserve(&out->text, body.len)) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a form");
    }

    p = out->text.ptr;

    for (rest = body; fhb_form_next(&rest, &pair); out->n++) {
        rc = fhb_form_field(&out->fields[out->n], pair, &p, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    out->text.len = (size_t) (p - out->text.ptr);

    return FHB_OK;
}


void
fhb_form_free(fhb_form_t *form)
{
    free(form->fields);
    fhb_buf_free(&form->text);
    *form = (fhb_form_t) { 0 };
}


size_t
fhb_form_get(const fhb_form_t *form, const char *name, fhb_str_t *out)
{
    size_t  i, n = 0;

    *out = fhb_str(NULL, 0);

    for (i = 0; i < form->n; i++) {
        if (fhb_str_eqc(form->fields[i].name, name) && n++ == 0) {
            *out = form->fields[i].value;
        }
    }

    return n;
}
