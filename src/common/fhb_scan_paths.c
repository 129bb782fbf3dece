/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Dotted paths compiled into a tree of names for the scanner.
 */

#include "fhb_scan_priv.h"

#include <stdlib.h>
#include <string.h>


#define FHB_SCAN_PATHS_MAX  64
#define FHB_SCAN_NAMES_MAX  8


struct fhb_scan_paths_s {
    char             *names;            /* copies of all paths */
    size_t            n;
    fhb_scan_node_t   nodes[];          /* the first is the root */
};


/* the names of all paths together, 0 when one is not as it should be */
static size_t
fhb_scan_paths_names(const char *const *paths, size_t n, size_t *bytes)
{
    size_t       i, len, names, total = 0;
    const char  *p;

    *bytes = 0;

    for (i = 0; i < n; i++) {
        p = paths[i];

        for (names = 1; ; names++) {
            len = strcspn(p, ".");
            if (len == 0 || len > FHB_SCAN_NAME_MAX) {
                return 0;
            }

            p += len;
            if (*p == '\0') {
                break;
            }

            p++;
        }

        if (names > FHB_SCAN_NAMES_MAX) {
            return 0;
        }

        total += names;
        *bytes += (size_t) (p - paths[i]);
    }

    return total;
}


static fhb_scan_node_t *
fhb_scan_paths_child(fhb_scan_paths_t *ps, fhb_scan_node_t *parent,
    const char *name, size_t len)
{
    fhb_scan_node_t        *node;
    const fhb_scan_node_t  *c;

    for (c = parent->child; c != NULL; c = c->next) {
        if (c->len == len && memcmp(c->name, name, len) == 0) {
            return &ps->nodes[c - ps->nodes];
        }
    }

    node = &ps->nodes[ps->n++];
    node->name = name;
    node->len = len;
    node->next = parent->child;
    parent->child = node;
    parent->lens |= fhb_scan_len_bit(len);

    return node;
}


static void
fhb_scan_paths_add(fhb_scan_paths_t *ps, const char *path, size_t len,
    size_t index)
{
    const char       *dot, *end = path + len;
    fhb_scan_node_t  *node = ps->nodes;

    for ( ;; ) {
        dot = memchr(path, '.', (size_t) (end - path));
        if (dot == NULL) {
            dot = end;
        }

        node = fhb_scan_paths_child(ps, node, path, (size_t) (dot - path));
        if (dot == end) {
            break;
        }

        path = dot + 1;
    }

    node->ends |= (uint64_t) 1 << index;
}


fhb_scan_paths_t *
fhb_scan_paths_new(const char *const *paths, size_t n)
{
    char              *copy;
    size_t             i, names, bytes, len;
    fhb_scan_paths_t  *ps;

    if (n > FHB_SCAN_PATHS_MAX) {
        return NULL;
    }

    names = fhb_scan_paths_names(paths, n, &bytes);
    if (names == 0 && n > 0) {
        return NULL;
    }

    ps = calloc(1, sizeof(*ps) + (names + 1) * sizeof(ps->nodes[0]));
    if (ps == NULL) {
        return NULL;
    }

    ps->names = malloc(bytes + 1);
    if (ps->names == NULL) {
        free(ps);
        return NULL;
    }

    ps->n = 1;

    for (i = 0, copy = ps->names; i < n; i++, copy += len) {
        len = strlen(paths[i]);
        memcpy(copy, paths[i], len);
        fhb_scan_paths_add(ps, copy, len, i);
    }

    return ps;
}


void
fhb_scan_paths_free(fhb_scan_paths_t *p)
{
    if (p == NULL) {
        return;
    }

    free(p->names);
    free(p);
}


const fhb_scan_node_t *
fhb_scan_root(const fhb_scan_paths_t *p)
{
    return p == NULL ? NULL : p->nodes;
}
