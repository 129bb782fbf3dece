/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the two files of narratives share.
 */

#ifndef FHB_XML_XHTML_H
#define FHB_XML_XHTML_H

#include "fhb_scan_bytes.h"
#include "fhb_xml_priv.h"

#define FHB_XHTML_NS     "http://www.w3.org/1999/xhtml"
#define FHB_XHTML_DEPTH  100        /* with two for each level of JSON less
                                     * than the 256 of common XML readers */
#define FHB_XHTML_ATTRS  64         /* of one tag */

typedef struct {
    fhb_buf_t      *out;
    const uint8_t  *p;
    const uint8_t  *end;
    const uint8_t  *done;           /* in out up to here */
    const char     *why;            /* set on a fault, at p */
    unsigned        depth;
    fhb_str_t       open[FHB_XHTML_DEPTH];
} fhb_xhtml_t;

/* each takes what stands at p; false: a fault.  Only ASCII names, all that
 * XHTML has. */
bool fhb_xhtml_name(fhb_xhtml_t *h, fhb_str_t *name);
bool fhb_xhtml_reference(fhb_xhtml_t *h);

/*
 * An attribute's name.  Namespaces that are declared and not used do no harm;
 * no other is let in.  *xhtml: this is the declaration of XHTML's.
 */
bool fhb_xhtml_namespace(fhb_xhtml_t *h, fhb_str_t name, fhb_str_t value,
    bool *xhtml);

static inline bool
fhb_xhtml_fault(fhb_xhtml_t *h, const char *why)
{
    h->why = why;

    return false;
}

static inline void
fhb_xhtml_flush(fhb_xhtml_t *h)
{
    fhb_buf_add(h->out, h->done, (size_t) (h->p - h->done));
    h->done = h->p;
}

static inline bool
fhb_xhtml_is_letter(uint8_t c)
{
    return (uint8_t) ((c | 0x20) - 'a') < 26 || c == '_';
}

/* a character as it is; sequences of UTF-8 are known to be sound */
static inline bool
fhb_xhtml_char(fhb_xhtml_t *h)
{
    const uint8_t  *p = h->p;

    if (FHB_UNLIKELY(p == h->end)) {
        return fhb_xhtml_fault(h, "no end");
    }

    if (FHB_UNLIKELY(*p < 0x20) && !fhb_is_blank(*p)) {
        return fhb_xhtml_fault(h, "a control character");
    }

    if (FHB_UNLIKELY(*p == 0xef) && p[1] == 0xbf && p[2] >= 0xbe) {
        return fhb_xhtml_fault(h, "a character that XML cannot hold");
    }

    h->p++;

    return true;
}

#endif /* FHB_XML_XHTML_H */
