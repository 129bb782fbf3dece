/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One pass over the bytes of a resource: is it sound JSON, and what stands at
 * these paths?  No tree, no allocation, safe on any input.
 */

#ifndef FHB_SCAN_H
#define FHB_SCAN_H

#include "fhb_core.h"

#define FHB_SCAN_DEPTH     64   /* deeper documents are refused */
#define FHB_SCAN_NAME_MAX  128  /* bytes of one name in a path */

typedef enum {
    FHB_SCAN_STRING,        /* raw: between the quotes, escapes untouched */
    FHB_SCAN_NUMBER,
    FHB_SCAN_TRUE,
    FHB_SCAN_FALSE,
    FHB_SCAN_NULL,
    FHB_SCAN_OBJECT,        /* raw: the whole value with its braces */
    FHB_SCAN_ARRAY
} fhb_scan_kind_t;

/*
 * A compiled set of dotted paths ("id", "meta.lastUpdated",
 * "subject.reference").  One may be the beginning of another.  Compiled once,
 * then read-only and shared by threads.
 *
 * Arrays on the way and at the end are looked through: "member" visits each
 * element of an array member, and an empty array gives nothing.  An array in
 * an array is not opened: it is a value of kind FHB_SCAN_ARRAY, and no path
 * leads into it (FHIR has none).  Names match whole and case-sensitive, also
 * when the document writes them with escapes.
 */
typedef struct fhb_scan_paths_s  fhb_scan_paths_t;

/* at most 64 paths of at most 8 names of 1 to 128 bytes; NULL without memory
 * or outside these limits.  The strings are copied. */
fhb_scan_paths_t *fhb_scan_paths_new(const char *const *paths, size_t n)
    FHB_NODISCARD;
void fhb_scan_paths_free(fhb_scan_paths_t *p);

/*
 * Called for each value at a path in the order in which values end: an object
 * after what is in it.  A name that stands twice is reported twice.  path:
 * index given to fhb_scan_paths_new.  raw points into the document.  false
 * stops the scan (fhb_scan then gives FHB_OK, the rest unread and unchecked).
 */
typedef bool (*fhb_scan_cb)(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw);

/*
 * doc is one JSON object, blanks around it allowed.  paths may be NULL (check
 * only).  FHB_EJSON with offset and reason when it is not sound JSON: RFC 8259
 * syntax, valid UTF-8, no raw control character in strings, escaped
 * surrogates in pairs, depth.  Calls made before the fault was met have been
 * made.  The text never repeats the document's content.
 */
fhb_err_t fhb_scan(fhb_str_t doc, const fhb_scan_paths_t *paths,
    fhb_scan_cb cb, void *arg, fhb_error_t *err) FHB_NODISCARD;

/*
 * Called for each member of the document itself, in its order.  name: raw,
 * between the quotes; value: as it stands there, a string with its quotes.
 * Both point into the document.  false stops the scan, as above.
 */
typedef bool (*fhb_scan_member_cb)(void *arg, fhb_str_t name,
    fhb_str_t value);

/* as fhb_scan, for all that is in the object and not for paths */
fhb_err_t fhb_scan_members(fhb_str_t doc, fhb_scan_member_cb cb, void *arg,
    fhb_error_t *err) FHB_NODISCARD;

/* a raw string without escapes is handed back; else they are resolved into
 * text, which has this room.  {NULL,0}: too long, or an escape is not sound */
fhb_str_t fhb_scan_short(fhb_str_t raw, char *text, size_t room);

/* is this raw string, escapes resolved, the same as text of at most
 * FHB_SCAN_NAME_MAX bytes? */
bool fhb_scan_equal(fhb_str_t raw, fhb_str_t text);

/* raw string with its escapes resolved (surrogate pairs too), appended to
 * out; false when it is no sound string (out is then as long as before) or
 * out->failed */
bool fhb_scan_unescape(fhb_str_t raw, fhb_buf_t *out);

#endif /* FHB_SCAN_H */
