/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The XHTML of a narrative, checked byte for byte before it goes into a
 * document: one element "div", well-formed also by the rules of namespaces,
 * nothing that needs a DTD.
 *
 * NUL stands behind the text.  As no rule takes it, looking one byte ahead of
 * one that was taken never leaves the text.
 */

#include "fhb_xml_xhtml.h"


static bool
fhb_xhtml_starts(const fhb_xhtml_t *h, const char *text, size_t len)
{
    return (size_t) (h->end - h->p) >= len && memcmp(h->p, text, len) == 0;
}


static bool
fhb_xhtml_blanks(fhb_xhtml_t *h)
{
    const uint8_t  *p = h->p;

    while (fhb_is_blank(*h->p)) {
        h->p++;
    }

    return h->p > p;
}


/* what stands up to a mark that is more than one byte */
static bool
fhb_xhtml_until(fhb_xhtml_t *h, const char *mark, size_t len)
{
    while (!fhb_xhtml_starts(h, mark, len)) {
        if (!fhb_xhtml_char(h)) {
            return false;
        }
    }

    h->p += len;

    return true;
}


/* at "<!" */
static bool
fhb_xhtml_special(fhb_xhtml_t *h)
{
    if (fhb_xhtml_starts(h, "<!--", 4)) {
        h->p += 4;

        if (!fhb_xhtml_until(h, "--", 2)) {
            return false;
        }

        if (*h->p != '>') {
            return fhb_xhtml_fault(h, "two hyphens in a comment");
        }

        h->p++;

        return true;
    }

    if (fhb_xhtml_starts(h, "<![CDATA[", 9)) {
        h->p += 9;
        return fhb_xhtml_until(h, "]]>", 3);
    }

    return fhb_xhtml_fault(h, "a declaration");
}


/* behind the opening quote; *value is as it is written */
static bool
fhb_xhtml_value(fhb_xhtml_t *h, uint8_t quote, fhb_str_t *value)
{
    const uint8_t  *start = h->p;

    while (*h->p != quote) {
        if (*h->p == '<') {
            return fhb_xhtml_fault(h, "a tag in an attribute");
        }

        if (*h->p == '&' ? !fhb_xhtml_reference(h) : !fhb_xhtml_char(h)) {
            return false;
        }
    }

    *value = fhb_str((const char *) start, (size_t) (h->p - start));
    h->p++;

    return true;
}


/* the attributes of a tag and the blanks around them, up to its end; *xhtml:
 * the namespace is among them */
static bool
fhb_xhtml_attributes(fhb_xhtml_t *h, bool *xhtml)
{
    uint8_t    quote;
    unsigned   i, n;
    fhb_str_t  value, names[FHB_XHTML_ATTRS];

    for (n = 0; /* void */ ; n++) {

        if (!fhb_xhtml_blanks(h) || *h->p == '/' || *h->p == '>') {
            return true;
        }

        if (n == FHB_XHTML_ATTRS) {
            return fhb_xhtml_fault(h, "too many attributes");
        }

        if (!fhb_xhtml_name(h, &names[n])) {
            return false;
        }

        for (i = 0; i < n; i++) {
            if (fhb_str_eq(names[i], names[n])) {
                return fhb_xhtml_fault(h, "an attribute that is there twice");
            }
        }

        (void) fhb_xhtml_blanks(h);
        if (*h->p != '=') {
            return fhb_xhtml_fault(h, "an attribute without a value");
        }

        h->p++;
        (void) fhb_xhtml_blanks(h);

        quote = *h->p;
        if (quote != '"' && quote != '\'') {
            return fhb_xhtml_fault(h, "a value without quotes");
        }

        h->p++;

        if (!fhb_xhtml_value(h, quote, &value)
            || !fhb_xhtml_namespace(h, names[n], value, xhtml))
        {
            return false;
        }
    }
}


/* at "<" and what is no "/" and no "!" */
static bool
fhb_xhtml_start(fhb_xhtml_t *h)
{
    bool       xhtml = false;
    fhb_str_t  name;

    h->p++;

    if (*h->p == '?' || *h->p == '!') {
        return fhb_xhtml_fault(h, *h->p == '?' ? "a processing instruction"
                                               : "a declaration");
    }

    if (!fhb_xhtml_name(h, &name)) {
        return false;
    }

    if (memchr(name.ptr, ':', name.len) != NULL) {
        return fhb_xhtml_fault(h, "a name with a prefix");
    }

    if (h->depth == 0 && !fhb_str_eqc(name, "div")) {
        return fhb_xhtml_fault(h, "a root that is not \"div\"");
    }

    if (h->depth == FHB_XHTML_DEPTH) {
        return fhb_xhtml_fault(h, "too deep a nesting");
    }

    if (!fhb_xhtml_attributes(h, &xhtml)) {
        return false;
    }

    if (h->depth == 0 && !xhtml) {
        /* often forgotten, and nothing else can be meant */
        fhb_xhtml_flush(h);
        fhb_buf_adds(h->out, " xmlns=\"" FHB_XHTML_NS "\"");
    }

    if (*h->p == '/') {
        h->p++;
    } else {
        h->open[h->depth++] = name;
    }

    if (*h->p != '>') {
        return fhb_xhtml_fault(h, "a tag without an end");
    }

    h->p++;

    return true;
}


/* at "</" */
static bool
fhb_xhtml_end(fhb_xhtml_t *h)
{
    fhb_str_t  name;

    h->p += 2;

    if (!fhb_xhtml_name(h, &name)) {
        return false;
    }

    (void) fhb_xhtml_blanks(h);

    if (*h->p != '>') {
        return fhb_xhtml_fault(h, "a tag without an end");
    }

    if (!fhb_str_eq(name, h->open[h->depth - 1])) {
        return fhb_xhtml_fault(h, "an end tag that does not fit");
    }

    h->p++;
    h->depth--;

    return true;
}


/* between two tags */
static bool
fhb_xhtml_text(fhb_xhtml_t *h)
{
    while (*h->p != '<') {
        if (*h->p == ']' && fhb_xhtml_starts(h, "]]>", 3)) {
            return fhb_xhtml_fault(h, "the end of a CDATA section");
        }

        if (*h->p == '&' ? !fhb_xhtml_reference(h) : !fhb_xhtml_char(h)) {
            return false;
        }
    }

    return true;
}


/* the one element, from its "<" to its end */
static bool
fhb_xhtml_root(fhb_xhtml_t *h)
{
    if (!fhb_xhtml_start(h)) {
        return false;
    }

    while (h->depth > 0) {
        if (!fhb_xhtml_text(h)) {
            return false;
        }

        if (h->p[1] == '/' ? !fhb_xhtml_end(h)
            : h->p[1] == '!' ? !fhb_xhtml_special(h)
            : !fhb_xhtml_start(h))
        {
            return false;
        }
    }

    return true;
}


fhb_err_t
fhb_xml_put_narrative(fhb_buf_t *out, fhb_str_t text, const char **why,
    size_t *at)
{
    bool         ok;
    fhb_xhtml_t  h = { .out = out, .p = (const uint8_t *) text.ptr };

    h.end = h.p + text.len;

    /* blanks around the element are no part of it */
    (void) fhb_xhtml_blanks(&h);
    h.done = h.p;

    ok = *h.p == '<' ? fhb_xhtml_root(&h)
         : fhb_xhtml_fault(&h, "no element");

    if (ok) {
        fhb_xhtml_flush(&h);
        (void) fhb_xhtml_blanks(&h);
        ok = h.p == h.end || fhb_xhtml_fault(&h, "more than one element");
    }

    if (!ok) {
        *why = h.why;
        *at = (size_t) (h.p - (const uint8_t *) text.ptr);
        return FHB_EJSON;
    }

    return out->failed ? FHB_ENOMEM : FHB_OK;
}
