/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files of the XML converter share.
 */

#ifndef FHB_XML_PRIV_H
#define FHB_XML_PRIV_H

#include "fhb_scan.h"
#include "fhb_xml.h"
#include "fhb_xml_tables.h"

#include <string.h>

#define FHB_XML_NONE     UINT32_MAX     /* no such node */
#define FHB_XML_EXPAND   6              /* bytes that one byte can become */
#define FHB_XML_SLACK    32             /* bytes written beyond the end */
#define FHB_XML_TAG      (FHB_XML_NAME_MAX + 16)    /* room for one */

/* a value of the JSON text; the nodes stand in its order, each before those
 * that are in it */
typedef struct {
    uint32_t  name;             /* offset of its name, when in an object */
    uint32_t  text;             /* offset; of a string without its quote */
    uint32_t  len;              /* bytes; of strings and words only */
    uint32_t  next;             /* the node behind all that is in it */
    uint16_t  name_len;         /* as in the text; UINT16_MAX: or longer */
    uint8_t   kind;             /* fhb_scan_kind_t */
    bool      name_escaped;     /* backslashes in the name */
} fhb_xml_node_t;

/* a member that is to be written */
typedef struct {
    uint32_t  order;            /* 2 * row, one more for "_name" */
    uint32_t  node;
} fhb_xml_entry_t;

struct fhb_xml_s {
    fhb_xml_node_t    *nodes;
    size_t             nodes_n;
    size_t             nodes_cap;
    fhb_xml_entry_t   *entries;         /* a stack */
    size_t             entries_n;
    size_t             entries_cap;
    fhb_buf_t          narrative;       /* escapes resolved */

    /* of the resource that is converted */
    const uint8_t     *doc;
    const uint8_t     *end;             /* of doc */
    fhb_buf_t         *out;
    fhb_error_t       *err;
    fhb_xml_report_t   report;
    bool               xmlns;
};

/* where in the resource: names from the inside out, for messages */
typedef struct fhb_xml_at_s  fhb_xml_at_t;

struct fhb_xml_at_s {
    const fhb_xml_at_t  *up;
    fhb_str_t            name;
};

/* json's values as nodes.  FHB_EJSON, FHB_ENOMEM */
fhb_err_t fhb_xml_index(fhb_xml_t *x, fhb_str_t json) FHB_NODISCARD;

/* the nodes as XML, appended to out, which is cut off by the caller when this
 * fails.  FHB_EJSON, FHB_ENOMEM */
fhb_err_t fhb_xml_write(fhb_xml_t *x) FHB_NODISCARD;

/* an object's members as entries from base on, in R4's order.  FHB_EJSON,
 * FHB_ENOMEM */
fhb_err_t fhb_xml_collect(fhb_xml_t *x, const fhb_xml_at_t *at,
    uint32_t object, const fhb_xml_type_t *type, size_t base) FHB_NODISCARD;

/* escapes resolved; a name too long for text is none of R4's and stays as it
 * is */
fhb_str_t fhb_xml_member_name(const fhb_xml_t *x, const fhb_xml_node_t *node,
    char text[FHB_SCAN_NAME_MAX]);

/*
 * Parts of it, which fail in the same way; at names the element.  They need
 * room for a tag and leave as much, but for a whole primitive and a narrative,
 * which look after themselves.
 */
/* a primitive without id and extensions, most of any resource */
fhb_err_t fhb_xml_write_primitive(fhb_xml_t *x, const fhb_xml_at_t *at,
    uint32_t value) FHB_NODISCARD;
/* a scalar as attribute "value" */
fhb_err_t fhb_xml_write_value(fhb_xml_t *x, const fhb_xml_at_t *at,
    uint32_t value) FHB_NODISCARD;
/* what should be a scalar, as the attribute that at names */
fhb_err_t fhb_xml_write_attribute(fhb_xml_t *x, const fhb_xml_at_t *at,
    uint32_t value) FHB_NODISCARD;
fhb_err_t fhb_xml_write_narrative(fhb_xml_t *x, const fhb_xml_at_t *at,
    uint32_t value) FHB_NODISCARD;

/* counts one that is left out */
void fhb_xml_left_out(fhb_xml_t *x, const fhb_xml_at_t *at);
fhb_err_t fhb_xml_no_memory(fhb_xml_t *x);
/* a scalar's text, escapes as they are */
fhb_str_t fhb_xml_raw(const fhb_xml_t *x, const fhb_xml_node_t *node);

/* "Patient.name.given", cut to the room */
void fhb_xml_path(const fhb_xml_at_t *at, char *path, size_t room);

/* the row of this name, from 0 on, or -1 */
int fhb_xml_find(const fhb_xml_type_t *type, fhb_str_t name);

/*
 * The characters of a sound JSON string, escaped for an attribute.  lim: end
 * of what can be read behind end.  FHB_EJSON: *bad cannot stand in XML;
 * FHB_ENOMEM.
 */
fhb_err_t fhb_xml_put_string(fhb_buf_t *out, const uint8_t *p,
    const uint8_t *end, const uint8_t *lim, uint32_t *bad) FHB_NODISCARD;

/*
 * Appends the XHTML of a narrative.  The byte behind its end must be there
 * and be NUL.  FHB_EJSON: *why and *at (offset) say what is wrong with it;
 * FHB_ENOMEM.
 */
fhb_err_t fhb_xml_put_narrative(fhb_buf_t *out, fhb_str_t text,
    const char **why, size_t *at) FHB_NODISCARD;

/* HTML's named characters without the five of XML; 0: there is none */
uint32_t fhb_xml_entity(fhb_str_t name);

/* can this character stand in XML 1.0? */
static inline bool
fhb_xml_char(uint32_t c)
{
    return c >= 0x20 ? c < 0xd800 || (c > 0xdfff && c < 0xfffe)
                       || (c > 0xffff && c < 0x110000)
                     : c == '\t' || c == '\n' || c == '\r';
}

static inline bool
fhb_xml_room(fhb_buf_t *b, size_t room)
{
    return b->cap - b->len >= room || fhb_buf_reserve(b, room);
}

/* scalars have a text */
static inline bool
fhb_xml_is_scalar(const fhb_xml_node_t *node)
{
    return node->kind != FHB_SCAN_OBJECT && node->kind != FHB_SCAN_ARRAY
           && node->kind != FHB_SCAN_NULL;
}

static inline void
fhb_xml_put_name(fhb_buf_t *out, fhb_str_t name)
{
    char  *p = out->ptr + out->len;

    /* the pool of names has as much behind the last */
    memcpy(p, name.ptr, 16);
    if (name.len > 16) {
        memcpy(p + 16, name.ptr + 16, FHB_XML_NAME_MAX - 16);
    }

    out->len += name.len;
}

static inline void
fhb_xml_put(fhb_buf_t *out, const char *text, size_t len)
{
    memcpy(out->ptr + out->len, text, len);
    out->len += len;
}

static inline fhb_str_t
fhb_xml_name(const fhb_xml_row_t *row)
{
    const char  *p = fhb_xml_names + row->name;

    return fhb_str(p + 1, (size_t) p[0]);
}

#endif /* FHB_XML_PRIV_H */
