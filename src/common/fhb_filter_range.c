/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search values that are a range against what has a beginning and an end:
 * dates and numbers.
 */

#include "fhb_filter_priv.h"


static bool
fhb_eval_span(const fhb_filter_term_t *t, const fhb_filter_span_t *have)
{
    size_t  i;

    for (i = 0; i < t->n; i++) {
        if (fhb_filter_date_match(t->values[i].prefix, &t->values[i].span,
                                  have))
        {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_date_of(fhb_scan_kind_t kind, fhb_str_t raw, fhb_filter_span_t *out)
{
    char       buf[FHB_FILTER_PLAIN_MAX];
    fhb_str_t  s;

    if (kind != FHB_SCAN_STRING) {
        return false;
    }

    s = fhb_filter_plain(raw, buf, sizeof(buf));

    return s.ptr != NULL && fhb_filter_date(s, false, out);
}


/* makes the span reach from the start to the end of a period, what it lacks
 * is open; false: it has neither */
static bool
fhb_eval_bounds(const fhb_parts_t *p, fhb_filter_span_t *out)
{
    bool               start, end;
    fhb_filter_span_t  from, to;

    start = p->raw[0].ptr != NULL
            && fhb_eval_date_of(p->kind[0], p->raw[0], &from);
    end = p->raw[1].ptr != NULL
          && fhb_eval_date_of(p->kind[1], p->raw[1], &to);

    out->from = start ? from.from : INT64_MIN;
    out->to = end ? to.to : INT64_MAX;

    return start || end;
}


bool
fhb_eval_date(const fhb_filter_hook_t *h, fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_filter_span_t  span;

    return fhb_eval_date_of(kind, raw, &span)
           && fhb_eval_span(h->term, &span);
}


bool
fhb_eval_period(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_parts_t        p;
    fhb_filter_span_t  span;

    return fhb_parts_read(cx, FHB_PARTS_PERIOD, kind, raw, &p)
           && fhb_eval_bounds(&p, &span) && fhb_eval_span(h->term, &span);
}


/* the first and the last event so far, and the bounds */
typedef struct {
    fhb_filter_span_t  span;
    bool               any;
    fhb_parts_t        parts;
} fhb_eval_timing_t;


static void
fhb_eval_widen(fhb_eval_timing_t *t, const fhb_filter_span_t *by)
{
    if (!t->any || by->from < t->span.from) {
        t->span.from = by->from;
    }

    if (!t->any || by->to > t->span.to) {
        t->span.to = by->to;
    }

    t->any = true;
}


static bool
fhb_eval_timing_seen(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhb_eval_timing_t  *t = arg;
    fhb_filter_span_t   event;

    if (path > 0) {
        t->parts.raw[path - 1] = raw;
        t->parts.kind[path - 1] = kind;

    } else if (fhb_eval_date_of(kind, raw, &event)) {
        fhb_eval_widen(t, &event);
    }

    return true;
}


bool
fhb_eval_timing(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_error_t        err;
    fhb_eval_timing_t  t = { 0 };
    fhb_filter_span_t  bounds;

    /* sound, as in fhb_parts_read() */
    if (kind != FHB_SCAN_OBJECT
        || fhb_scan(raw, cx->parts[FHB_PARTS_TIMING], fhb_eval_timing_seen,
                    &t, &err) != FHB_OK)
    {
        return false;
    }

    if (fhb_eval_bounds(&t.parts, &bounds)) {
        fhb_eval_widen(&t, &bounds);
    }

    return t.any && fhb_eval_span(h->term, &t.span);
}


/* from low to high, NULL: open; a single number is both */
static bool
fhb_eval_between(const fhb_filter_value_t *v, const fhb_decimal_t *low,
    const fhb_decimal_t *high)
{
    bool  within, above, below;

    within = low != NULL && fhb_decimal_cmp(low, &v->low) >= 0
             && high != NULL && fhb_decimal_cmp(high, &v->high) < 0;
    above = high == NULL || fhb_decimal_cmp(high, &v->at) > 0;
    below = low == NULL || fhb_decimal_cmp(low, &v->at) < 0;

    switch (v->prefix) {

    case FHB_PREFIX_EQ:
        return within;

    case FHB_PREFIX_NE:
        return !within;

    case FHB_PREFIX_GT:
        return above;

    case FHB_PREFIX_LT:
        return below;

    case FHB_PREFIX_GE:
        return high == NULL || fhb_decimal_cmp(high, &v->at) >= 0;

    case FHB_PREFIX_LE:
        return low == NULL || fhb_decimal_cmp(low, &v->at) <= 0;

    case FHB_PREFIX_SA:
        return low != NULL && fhb_decimal_cmp(low, &v->at) > 0;

    case FHB_PREFIX_EB:
        return high != NULL && fhb_decimal_cmp(high, &v->at) < 0;
    }

    return false;
}


/* a part that is a number; NULL: it is not there */
static const fhb_decimal_t *
fhb_part_number(const fhb_parts_t *p, unsigned i, fhb_decimal_t *out)
{
    return p->raw[i].ptr != NULL && p->kind[i] == FHB_SCAN_NUMBER
           && fhb_decimal_parse(p->raw[i], out) ? out : NULL;
}


/* the unit that was asked for: in the parts from i on are system and code,
 * and in the next the unit, if there are three */
static bool
fhb_eval_unit(const fhb_filter_value_t *v, const fhb_parts_t *p, unsigned i,
    bool three)
{
    if (v->system.len > 0) {
        return fhb_part_equal(p, i, v->system)
               && (v->text.len == 0 || fhb_part_equal(p, i + 1, v->text));
    }

    return v->text.len == 0 || fhb_part_equal(p, i + 1, v->text)
           || (three && fhb_part_equal(p, i + 2, v->text));
}


static bool
fhb_eval_unit_of(const fhb_filter_hook_t *h, const fhb_filter_value_t *v,
    const fhb_parts_t *p)
{
    if (h->how == FHB_HOW_MONEY) {
        return (v->system.len == 0
                || fhb_str_eqc(v->system, "urn:iso:std:iso:4217"))
               && (v->text.len == 0 || fhb_part_equal(p, 1, v->text));
    }

    if (h->how == FHB_HOW_QUANTITY) {
        return fhb_eval_unit(v, p, 1, true);
    }

    /* a Range: of both of its ends, if they are there */
    return (p->raw[0].ptr == NULL || fhb_eval_unit(v, p, 2, false))
           && (p->raw[1].ptr == NULL || fhb_eval_unit(v, p, 4, false));
}


bool
fhb_eval_quantity(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    bool                       range = h->how == FHB_HOW_RANGE;
    size_t                     i;
    fhb_parts_t                p;
    fhb_decimal_t              a, b;
    const fhb_decimal_t       *low, *high;
    const fhb_filter_value_t  *v;

    if (!fhb_parts_read(cx, range ? FHB_PARTS_RANGE
                        : h->how == FHB_HOW_MONEY ? FHB_PARTS_MONEY
                        : FHB_PARTS_QUANTITY, kind, raw, &p))
    {
        return false;
    }

    low = fhb_part_number(&p, 0, &a);
    high = range ? fhb_part_number(&p, 1, &b) : low;

    if (low == NULL && high == NULL) {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        v = &h->term->values[i];

        if (fhb_eval_unit_of(h, v, &p) && fhb_eval_between(v, low, high)) {
            return true;
        }
    }

    return false;
}


bool
fhb_eval_number(const fhb_filter_hook_t *h, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    size_t         i;
    fhb_decimal_t  n;

    if (kind != FHB_SCAN_NUMBER || !fhb_decimal_parse(raw, &n)) {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        if (fhb_eval_between(&h->term->values[i], &n, &n)) {
            return true;
        }
    }

    return false;
}
