/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Parts of the objects that search filters look into: a coding's system and
 * code, a period's start and end.
 */

#include "fhb_filter_priv.h"


typedef struct {
    const char *const  *paths;
    size_t              n;
} fhb_parts_list_t;


static const char *const  fhb_parts_coding[] = { "system", "code" };
static const char *const  fhb_parts_value[] = { "system", "value" };
static const char *const  fhb_parts_period[] = { "start", "end" };
static const char *const  fhb_parts_timing[] = {
    "event", "repeat.boundsPeriod.start", "repeat.boundsPeriod.end"
};
static const char *const  fhb_parts_quantity[] = {
    "value", "system", "code", "unit"
};
static const char *const  fhb_parts_money[] = { "value", "currency" };
static const char *const  fhb_parts_range[] = {
    "low.value", "high.value", "low.system", "low.code", "high.system",
    "high.code"
};
static const char *const  fhb_parts_artifact[] = { "type", "resource" };

#define FHB_PARTS(a)  { a, sizeof(a) / sizeof((a)[0]) }

static const fhb_parts_list_t  fhb_parts_lists[FHB_PARTS_N] = {
    FHB_PARTS(fhb_parts_coding),
    FHB_PARTS(fhb_parts_value),
    FHB_PARTS(fhb_parts_period),
    FHB_PARTS(fhb_parts_timing),
    FHB_PARTS(fhb_parts_quantity),
    FHB_PARTS(fhb_parts_money),
    FHB_PARTS(fhb_parts_range),
    FHB_PARTS(fhb_parts_artifact)
};


fhb_scan_paths_t *
fhb_filter_parts_new(fhb_filter_parts_t parts)
{
    return fhb_scan_paths_new(fhb_parts_lists[parts].paths,
                              fhb_parts_lists[parts].n);
}


static bool
fhb_parts_seen(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_parts_t  *p = arg;

    if (kind != FHB_SCAN_NULL) {
        p->raw[path] = raw;
        p->kind[path] = kind;
    }

    return true;
}


bool
fhb_parts_read(const fhb_filter_context_t *cx, fhb_filter_parts_t parts,
    fhb_scan_kind_t kind, fhb_str_t raw, fhb_parts_t *out)
{
    fhb_error_t  err;

    *out = (fhb_parts_t) { 0 };

    /* the scan that reported the object has checked it: it is sound */
    return kind == FHB_SCAN_OBJECT
           && fhb_scan(raw, cx->parts[parts], fhb_parts_seen, out, &err)
              == FHB_OK;
}


bool
fhb_part_text(const fhb_parts_t *p, unsigned i, fhb_str_t *out)
{
    if (p->raw[i].ptr == NULL || p->kind[i] != FHB_SCAN_STRING) {
        return false;
    }

    *out = p->raw[i];
    return true;
}


bool
fhb_part_equal(const fhb_parts_t *p, unsigned i, fhb_str_t text)
{
    fhb_str_t  raw;

    return fhb_part_text(p, i, &raw) && fhb_filter_equal(raw, text);
}
