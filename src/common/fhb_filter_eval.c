/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What stands at a path of a resource, against the values of one term.
 * Objects come whole and are scanned again for the few parts that count.
 */

#include "fhb_filter_priv.h"

#include <string.h>

/* a code without a system of its own; arg: the one of its value set */
static bool
fhb_eval_plain(const fhb_filter_hook_t *h, fhb_scan_kind_t kind, fhb_str_t raw)
{
    size_t                     i;
    const fhb_filter_value_t  *v;

    if (kind != FHB_SCAN_STRING && kind != FHB_SCAN_TRUE
        && kind != FHB_SCAN_FALSE)
    {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        v = &h->term->values[i];

        if ((v->text.len == 0 || fhb_filter_equal(raw, v->text))
            && (v->system.len == 0
                || (h->arg != NULL && fhb_str_eqc(v->system, h->arg))))
        {
            return true;
        }
    }

    return false;
}


/* an object whose first part is the system, the second the code */
static bool
fhb_eval_pair(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    size_t                     i;
    fhb_str_t                  system;
    fhb_parts_t                p;
    const fhb_filter_value_t  *v;

    if (!fhb_parts_read(cx, h->how == FHB_HOW_CODING ? FHB_PARTS_CODING
                        : FHB_PARTS_VALUE, kind, raw, &p))
    {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        v = &h->term->values[i];

        if (v->text.len > 0 && !fhb_part_equal(&p, 1, v->text)) {
            continue;
        }

        if (!v->bar
            || (v->system.len == 0 && !fhb_part_text(&p, 0, &system))
            || (v->system.len > 0 && fhb_part_equal(&p, 0, v->system)))
        {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_contact(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    size_t       i;
    fhb_str_t    value;
    fhb_parts_t  p;

    if (!fhb_parts_read(cx, FHB_PARTS_VALUE, kind, raw, &p)
        || !fhb_part_equal(&p, 0, fhb_cstr(h->arg))
        || !fhb_part_text(&p, 1, &value))
    {
        return false;
    }

    if (h->term->mod == FHB_MOD_MISSING) {
        return true;
    }

    for (i = 0; i < h->term->n; i++) {
        if (fhb_filter_equal(value, h->term->values[i].text)) {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_text(const fhb_filter_hook_t *h, fhb_str_t raw)
{
    size_t                     i;
    const fhb_filter_value_t  *v;

    for (i = 0; i < h->term->n; i++) {
        v = &h->term->values[i];

        if (h->how == FHB_HOW_STARTS ? fhb_filter_starts(raw, v->text)
            : h->how == FHB_HOW_EXACT ? fhb_filter_equal(raw, v->text)
            : fhb_filter_contains(raw, v->text, v->borders))
        {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_reference(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    char                       buf[FHB_FILTER_PLAIN_MAX];
    bool                       canonical = h->how != FHB_HOW_REFERENCE;
    size_t                     i;
    fhb_str_t                  s;
    const fhb_filter_value_t  *v;

    if (kind != FHB_SCAN_STRING) {
        return false;
    }

    s = fhb_filter_plain(raw, buf, sizeof(buf));
    if (s.ptr == NULL) {
        return false;
    }

    if (h->term->mod == FHB_MOD_MISSING) {
        return canonical || fhb_filter_reference_type(s, h->arg);
    }

    for (i = 0; i < h->term->n; i++) {
        v = &h->term->values[i];

        if (canonical ? fhb_filter_canonical(s, cx->base, v)
            : fhb_filter_reference(s, cx->base, h->arg, v))
        {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_artifact(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_parts_t  p;

    return fhb_parts_read(cx, FHB_PARTS_ARTIFACT, kind, raw, &p)
           && fhb_part_equal(&p, 0, fhb_cstr(h->arg))
           && p.raw[1].ptr != NULL
           && fhb_eval_reference(cx, h, p.kind[1], p.raw[1]);
}


static bool
fhb_eval_uri(const fhb_filter_hook_t *h, fhb_scan_kind_t kind, fhb_str_t raw)
{
    char        buf[FHB_FILTER_PLAIN_MAX];
    size_t      i;
    fhb_str_t   s, text, longer, shorter;

    if (kind != FHB_SCAN_STRING) {
        return false;
    }

    s = fhb_filter_plain(raw, buf, sizeof(buf));
    if (s.ptr == NULL) {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        text = h->term->values[i].text;

        if (fhb_str_eq(s, text)
            || (h->how == FHB_HOW_URI_VERSION && s.len > text.len
                && memcmp(s.ptr, text.ptr, text.len) == 0
                && s.ptr[text.len] == '|'))
        {
            return true;
        }

        if (h->how != FHB_HOW_BELOW && h->how != FHB_HOW_ABOVE) {
            continue;
        }

        /* a path below another begins with all of it and a slash */
        longer = h->how == FHB_HOW_BELOW ? s : text;
        shorter = h->how == FHB_HOW_BELOW ? text : s;

        if (shorter.len > 0 && longer.len > shorter.len
            && memcmp(longer.ptr, shorter.ptr, shorter.len) == 0
            && (shorter.ptr[shorter.len - 1] == '/'
                || longer.ptr[shorter.len] == '/'))
        {
            return true;
        }
    }

    return false;
}


bool
fhb_filter_eval(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    switch (h->how) {

    case FHB_HOW_PRESENT:
        return kind != FHB_SCAN_NULL;

    case FHB_HOW_PLAIN:
        return fhb_eval_plain(h, kind, raw);

    case FHB_HOW_DECEASED:
        return kind == FHB_SCAN_STRING
               ? fhb_eval_plain(h, FHB_SCAN_TRUE, FHB_STR("true"))
               : fhb_eval_plain(h, kind, raw);

    case FHB_HOW_CODING:
    case FHB_HOW_VALUE:
        return fhb_eval_pair(cx, h, kind, raw);

    case FHB_HOW_CONTACT:
        return fhb_eval_contact(cx, h, kind, raw);

    case FHB_HOW_STARTS:
    case FHB_HOW_EXACT:
    case FHB_HOW_CONTAINS:
        return kind == FHB_SCAN_STRING && fhb_eval_text(h, raw);

    case FHB_HOW_DATE:
        return fhb_eval_date(h, kind, raw);

    case FHB_HOW_PERIOD:
        return fhb_eval_period(cx, h, kind, raw);

    case FHB_HOW_TIMING:
        return fhb_eval_timing(cx, h, kind, raw);

    case FHB_HOW_REFERENCE:
    case FHB_HOW_CANONICAL:
        return fhb_eval_reference(cx, h, kind, raw);

    case FHB_HOW_ARTIFACT:
        return fhb_eval_artifact(cx, h, kind, raw);

    case FHB_HOW_NUMBER:
        return fhb_eval_number(h, kind, raw);

    case FHB_HOW_QUANTITY:
    case FHB_HOW_MONEY:
    case FHB_HOW_RANGE:
        return fhb_eval_quantity(cx, h, kind, raw);

    case FHB_HOW_URI:
    case FHB_HOW_URI_VERSION:
    case FHB_HOW_BELOW:
    case FHB_HOW_ABOVE:
        return fhb_eval_uri(h, kind, raw);
    }

    return false;
}
