/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Values of a resource as XML: primitives, attributes, narratives.
 */

#include "fhb_xml_priv.h"

#include "fhb_scan_priv.h"

/* values up to here are written with one look at the room */
#define FHB_XML_SHORT  64


void
fhb_xml_left_out(fhb_xml_t *x, const fhb_xml_at_t *at)
{
    if (x->report.left_out++ == 0) {
        fhb_xml_path(at, x->report.first, sizeof(x->report.first));
    }
}


fhb_err_t
fhb_xml_no_memory(fhb_xml_t *x)
{
    return fhb_fail(x->err, FHB_ENOMEM, "no memory for a resource");
}


fhb_str_t
fhb_xml_raw(const fhb_xml_t *x, const fhb_xml_node_t *node)
{
    return fhb_str((const char *) x->doc + node->text, node->len);
}


/* the text of a scalar, between quotes that others write; there is room for a
 * tag afterwards */
static fhb_err_t
fhb_xml_put_value(fhb_xml_t *x, const fhb_xml_at_t *at,
    const fhb_xml_node_t *node)
{
    char            path[FHB_XML_PATH_MAX];
    uint32_t        bad = 0;
    fhb_err_t       rc;
    fhb_str_t       raw = fhb_xml_raw(x, node);
    const uint8_t  *p = (const uint8_t *) raw.ptr;

    rc = fhb_xml_put_string(x->out, p, p + raw.len, x->end, &bad);

    if (rc == FHB_EJSON) {
        fhb_xml_path(at, path, sizeof(path));
        return fhb_fail(x->err, FHB_EJSON, "%s: the character U+%04X cannot "
                        "stand in XML", path, (unsigned) bad);
    }

    if (rc != FHB_OK || !fhb_xml_room(x->out, FHB_XML_TAG)) {
        return fhb_xml_no_memory(x);
    }

    return FHB_OK;
}


fhb_err_t
fhb_xml_write_primitive(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t value)
{
    fhb_err_t   rc;
    fhb_buf_t  *out = x->out;

    /* nothing more to be asked for when the value is short */
    if (!fhb_xml_room(out, FHB_XML_TAG * 2 + FHB_XML_SLACK
                           + FHB_XML_EXPAND * FHB_XML_SHORT))
    {
        return fhb_xml_no_memory(x);
    }

    fhb_xml_put(out, "<", 1);
    fhb_xml_put_name(out, at->name);

    rc = fhb_xml_write_value(x, at, value);
    if (rc == FHB_OK) {
        fhb_xml_put(out, "/>", 2);
    }

    return rc;
}


fhb_err_t
fhb_xml_write_value(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t value)
{
    fhb_err_t   rc;
    fhb_buf_t  *out = x->out;

    fhb_xml_put(out, " value=\"", 8);

    rc = fhb_xml_put_value(x, at, &x->nodes[value]);
    if (rc == FHB_OK) {
        fhb_xml_put(out, "\"", 1);
    }

    return rc;
}


fhb_err_t
fhb_xml_write_attribute(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t value)
{
    fhb_err_t   rc;
    fhb_buf_t  *out = x->out;

    if (!fhb_xml_is_scalar(&x->nodes[value])) {
        fhb_xml_left_out(x, at);
        return FHB_OK;
    }

    fhb_xml_put(out, " ", 1);
    fhb_xml_put_name(out, at->name);
    fhb_xml_put(out, "=\"", 2);

    rc = fhb_xml_put_value(x, at, &x->nodes[value]);
    if (rc == FHB_OK) {
        fhb_xml_put(out, "\"", 1);
    }

    return rc;
}


/* a sound JSON string, escapes resolved, with NUL behind its end */
static bool
fhb_xml_put_plain(fhb_buf_t *out, fhb_str_t raw)
{
    uint8_t         text[4];
    unsigned        n;
    const uint8_t  *p, *q, *end;

    p = (const uint8_t *) raw.ptr;
    end = p + raw.len;

    while (p < end) {
        q = memchr(p, '\\', (size_t) (end - p));
        if (q == NULL) {
            q = end;
        }

        fhb_buf_add(out, p, (size_t) (q - p));
        p = q;

        if (p < end) {
            p += fhb_scan_escape(p, end, text, &n);
            fhb_buf_add(out, text, n);
        }
    }

    if (out->failed || !fhb_buf_reserve(out, 1)) {
        return false;
    }

    out->ptr[out->len] = '\0';

    return true;
}


fhb_err_t
fhb_xml_write_narrative(fhb_xml_t *x, const fhb_xml_at_t *at, uint32_t value)
{
    char                   path[FHB_XML_PATH_MAX];
    size_t                 pos = 0;
    fhb_err_t              rc;
    const char            *why = NULL;
    const fhb_xml_node_t  *node = &x->nodes[value];

    if (node->kind != FHB_SCAN_STRING) {
        fhb_xml_left_out(x, at);
        return FHB_OK;
    }

    fhb_buf_reset(&x->narrative);

    if (!fhb_xml_put_plain(&x->narrative, fhb_xml_raw(x, node))) {
        return fhb_xml_no_memory(x);
    }

    rc = fhb_xml_put_narrative(x->out, fhb_buf_str(&x->narrative), &why,
                               &pos);
    if (rc == FHB_EJSON) {
        fhb_xml_path(at, path, sizeof(path));
        return fhb_fail(x->err, FHB_EJSON, "%s: no well-formed XHTML: %s at "
                        "byte %zu", path, why, pos);
    }

    return rc == FHB_OK ? FHB_OK : fhb_xml_no_memory(x);
}
