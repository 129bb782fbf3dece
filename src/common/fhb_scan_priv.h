/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files of the scanner share: the compiled paths, one UTF-8
 * sequence, one escape.
 */

#ifndef FHB_SCAN_PRIV_H
#define FHB_SCAN_PRIV_H

#include "fhb_scan.h"

/* one name of a path; paths with a common beginning share nodes.  One without
 * name is the beginning of all or stands for any name. */
typedef struct fhb_scan_node_s  fhb_scan_node_t;

struct fhb_scan_node_s {
    const char             *name;
    size_t                  len;
    uint64_t                ends;       /* bits of the paths that end here */
    uint64_t                lens;       /* lengths of the children's names */
    const fhb_scan_node_t  *child;      /* first of them */
    const fhb_scan_node_t  *next;       /* sibling */
    const fhb_scan_node_t  *other;      /* for a name that no child has; NULL
                                         * in compiled paths */
};

/* the bit of a name's length in lens; all long ones share the last */
static inline uint64_t
fhb_scan_len_bit(size_t len)
{
    return (uint64_t) 1 << (len < 63 ? len : 63);
}

/* the first node: the document itself */
const fhb_scan_node_t *fhb_scan_root(const fhb_scan_paths_t *p);

/* as fhb_scan with nodes that were made by others, in circles if need be */
fhb_err_t fhb_scan_nodes(fhb_str_t doc, const fhb_scan_node_t *root,
    fhb_scan_cb cb, void *arg, fhb_error_t *err) FHB_NODISCARD;

/* bytes of the UTF-8 sequence at p, 0 when it is none; p < end */
static inline unsigned
fhb_utf8_len(const uint8_t *p, const uint8_t *end)
{
    size_t  room = (size_t) (end - p);

    if (p[0] < 0x80) {
        return 1;
    }

    if (p[0] < 0xc2 || room < 2 || (p[1] & 0xc0) != 0x80) {
        return 0;
    }

    if (p[0] < 0xe0) {
        return 2;
    }

    if (room < 3 || (p[2] & 0xc0) != 0x80) {
        return 0;
    }

    if (p[0] < 0xf0) {
        /* no overlong forms, no surrogates */
        return (p[0] == 0xe0 && p[1] < 0xa0)
               || (p[0] == 0xed && p[1] > 0x9f) ? 0 : 3;
    }

    if (p[0] > 0xf4 || room < 4 || (p[3] & 0xc0) != 0x80) {
        return 0;
    }

    return (p[0] == 0xf0 && p[1] < 0x90)
           || (p[0] == 0xf4 && p[1] > 0x8f) ? 0 : 4;
}

/*
 * The escape at p, which is a backslash: bytes read (2, 6, or 12 for a
 * surrogate pair), 0 when it is no sound one.  Its UTF-8 goes to out, the
 * length to *n.
 */
unsigned fhb_scan_escape(const uint8_t *p, const uint8_t *end, uint8_t out[4],
    unsigned *n);

#endif /* FHB_SCAN_PRIV_H */
