/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Names, references and namespaces in narratives.
 */

#include "fhb_xml_xhtml.h"


bool
fhb_xhtml_name(fhb_xhtml_t *h, fhb_str_t *name)
{
    const uint8_t  *start = h->p;

    if (!fhb_xhtml_is_letter(*h->p)) {
        return fhb_xhtml_fault(h, "a wrong name");
    }

    while (fhb_xhtml_is_letter(*h->p) || fhb_is_digit(*h->p) || *h->p == '-'
           || *h->p == '.' || *h->p == ':')
    {
        h->p++;
    }

    *name = fhb_str((const char *) start, (size_t) (h->p - start));

    return true;
}


/* the character that &#…; names, 0 when it is none for XML */
static uint32_t
fhb_xhtml_number(fhb_str_t digits)
{
    bool      hex;
    size_t    i;
    uint8_t   c;
    uint32_t  n = 0, digit;

    hex = digits.len > 0 && digits.ptr[0] == 'x';

    for (i = hex; i < digits.len; i++) {
        c = (uint8_t) digits.ptr[i];

        if (fhb_is_digit(c)) {
            digit = c - '0';
        } else {
            c |= 0x20;
            if (!hex || c < 'a' || c > 'f') {
                return 0;
            }
            digit = c - 'a' + 10u;
        }

        n = n * (hex ? 16 : 10) + digit;
        if (n > 0x10ffff) {
            return 0;
        }
    }

    return fhb_xml_char(n) ? n : 0;
}


bool
fhb_xhtml_reference(fhb_xhtml_t *h)
{
    uint32_t        c;
    fhb_str_t       name;
    const uint8_t  *p = h->p + 1;

    if (*p == '#') {
        p++;
    }

    while (fhb_xhtml_is_letter(*p) || fhb_is_digit(*p)) {
        p++;
    }

    name = fhb_str((const char *) h->p + 1, (size_t) (p - h->p) - 1);

    if (*p != ';') {
        return fhb_xhtml_fault(h, "an ampersand that begins no reference");
    }

    if (name.len > 0 && name.ptr[0] == '#') {
        if (fhb_xhtml_number(fhb_str(name.ptr + 1, name.len - 1)) == 0) {
            return fhb_xhtml_fault(h, "a reference to no character of XML");
        }

    } else if (!fhb_str_eqc(name, "amp") && !fhb_str_eqc(name, "lt")
               && !fhb_str_eqc(name, "gt") && !fhb_str_eqc(name, "quot")
               && !fhb_str_eqc(name, "apos"))
    {
        c = fhb_xml_entity(name);
        if (c == 0) {
            return fhb_xhtml_fault(h, "an entity that HTML does not have");
        }

        fhb_xhtml_flush(h);
        fhb_buf_addf(h->out, "&#%u;", (unsigned) c);
        h->done = p + 1;
    }

    h->p = p + 1;

    return true;
}


/* addresses of namespaces, as far as no reader could stumble over them */
static bool
fhb_xhtml_is_uri(fhb_str_t uri)
{
    char    c;
    size_t  i, colon;

    colon = fhb_str_starts(uri, "urn:") ? 4 : fhb_str_starts(uri, "http://")
            ? 7 : fhb_str_starts(uri, "https://") ? 8 : 0;

    if (colon == 0 || uri.len == colon) {
        return false;
    }

    for (i = colon; i < uri.len; i++) {
        c = uri.ptr[i];

        if (!fhb_xhtml_is_letter((uint8_t) c) && !fhb_is_digit((uint8_t) c)
            && c != '-' && c != '.' && !(c == '/' && i > colon)
            && !(c == ':' && colon == 4))
        {
            return false;
        }
    }

    return !fhb_str_eqc(uri, "http://www.w3.org/2000/xmlns/")
           && !fhb_str_eqc(uri, "http://www.w3.org/XML/1998/namespace");
}


bool
fhb_xhtml_namespace(fhb_xhtml_t *h, fhb_str_t name, fhb_str_t value,
    bool *xhtml)
{
    fhb_str_t  prefix;

    if (fhb_str_eqc(name, "xmlns")) {
        *xhtml = fhb_str_eqc(value, FHB_XHTML_NS);
        return *xhtml || fhb_xhtml_fault(h, "a namespace that is not XHTML's");
    }

    if (memchr(name.ptr, ':', name.len) == NULL
        || fhb_str_eqc(name, "xml:lang") || fhb_str_eqc(name, "xml:space")
        || fhb_str_eqc(name, "xml:base"))
    {
        return true;
    }

    if (!fhb_str_starts(name, "xmlns:")) {
        return fhb_xhtml_fault(h, "a name with a prefix");
    }

    prefix = fhb_str(name.ptr + 6, name.len - 6);

    if (prefix.len == 0 || !fhb_xhtml_is_letter((uint8_t) prefix.ptr[0])
        || memchr(prefix.ptr, ':', prefix.len) != NULL
        || (prefix.len >= 3 && fhb_str_caseeqc(fhb_str(prefix.ptr, 3), "xml"))
        || !fhb_xhtml_is_uri(value))
    {
        return fhb_xhtml_fault(h, "a wrong declaration of a namespace");
    }

    return true;
}
