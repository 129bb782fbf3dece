/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What stands at a path of a resource, against the values of one term.
 * Objects come whole and are scanned again for the few parts that count.
 */

#include "fhb_filter_priv.h"

#include <string.h>

#define FHB_PARTS_MAX  6

/* escaped text that is decoded to be looked at: dates and references */
#define FHB_PLAIN_MAX  2048


/* parts of an object, the last of each name; ptr NULL: it has none */
typedef struct {
    fhb_str_t        raw[FHB_PARTS_MAX];
    fhb_scan_kind_t  kind[FHB_PARTS_MAX];
} fhb_parts_t;

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

#define FHB_PARTS(a)  { a, sizeof(a) / sizeof(a[0]) }

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


static bool
fhb_parts_read(const fhb_filter_context_t *cx, fhb_filter_parts_t parts,
    fhb_scan_kind_t kind, fhb_str_t raw, fhb_scan_cb cb, void *arg)
{
    fhb_error_t  err;

    /* the scan that reported the object has checked it: it is sound */
    return kind == FHB_SCAN_OBJECT
           && fhb_scan(raw, cx->parts[parts], cb, arg, &err) == FHB_OK;
}


/* a part that is a string */
static bool
fhb_part_text(const fhb_parts_t *p, unsigned i, fhb_str_t *out)
{
    if (p->raw[i].ptr == NULL || p->kind[i] != FHB_SCAN_STRING) {
        return false;
    }

    *out = p->raw[i];
    return true;
}


static bool
fhb_part_equal(const fhb_parts_t *p, unsigned i, fhb_str_t text)
{
    fhb_str_t  raw;

    return fhb_part_text(p, i, &raw) && fhb_filter_equal(raw, text);
}


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
fhb_eval_pair(const fhb_filter_term_t *t, const fhb_parts_t *p)
{
    size_t                     i;
    fhb_str_t                  raw;
    const fhb_filter_value_t  *v;

    for (i = 0; i < t->n; i++) {
        v = &t->values[i];

        if (v->text.len > 0 && !fhb_part_equal(p, 1, v->text)) {
            continue;
        }

        if (!v->bar
            || (v->system.len == 0 && !fhb_part_text(p, 0, &raw))
            || (v->system.len > 0 && fhb_part_equal(p, 0, v->system)))
        {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_contact(const fhb_filter_hook_t *h, const fhb_parts_t *p)
{
    size_t     i;
    fhb_str_t  raw;

    if (!fhb_part_equal(p, 0, fhb_cstr(h->arg))
        || !fhb_part_text(p, 1, &raw))
    {
        return false;
    }

    if (h->term->mod == FHB_MOD_MISSING) {
        return true;
    }

    for (i = 0; i < h->term->n; i++) {
        if (fhb_filter_equal(raw, h->term->values[i].text)) {
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
    char       buf[FHB_PLAIN_MAX];
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
fhb_eval_bounds(const fhb_parts_t *p, unsigned i, fhb_filter_span_t *out)
{
    bool               start, end;
    fhb_filter_span_t  from, to;

    start = p->raw[i].ptr != NULL
            && fhb_eval_date_of(p->kind[i], p->raw[i], &from);
    end = p->raw[i + 1].ptr != NULL
          && fhb_eval_date_of(p->kind[i + 1], p->raw[i + 1], &to);

    out->from = start ? from.from : INT64_MIN;
    out->to = end ? to.to : INT64_MAX;

    return start || end;
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

    if (path != 0) {
        return fhb_parts_seen(&t->parts, path, kind, raw);
    }

    if (fhb_eval_date_of(kind, raw, &event)) {
        fhb_eval_widen(t, &event);
    }

    return true;
}


static bool
fhb_eval_timing(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_eval_timing_t  t = { 0 };
    fhb_filter_span_t  bounds;

    if (!fhb_parts_read(cx, FHB_PARTS_TIMING, kind, raw,
                        fhb_eval_timing_seen, &t))
    {
        return false;
    }

    if (fhb_eval_bounds(&t.parts, 1, &bounds)) {
        fhb_eval_widen(&t, &bounds);
    }

    return t.any && fhb_eval_span(h->term, &t.span);
}


static bool
fhb_eval_reference(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    char                       buf[FHB_PLAIN_MAX];
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
    fhb_parts_t  p = { 0 };

    return fhb_parts_read(cx, FHB_PARTS_ARTIFACT, kind, raw, fhb_parts_seen,
                          &p)
           && fhb_part_equal(&p, 0, fhb_cstr(h->arg))
           && p.raw[1].ptr != NULL
           && fhb_eval_reference(cx, h, p.kind[1], p.raw[1]);
}


static bool
fhb_eval_uri(const fhb_filter_hook_t *h, fhb_scan_kind_t kind, fhb_str_t raw)
{
    char        buf[FHB_PLAIN_MAX];
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


/* from low to high, NULL: open; a single number is both */
static bool
fhb_eval_number(const fhb_filter_value_t *v, const fhb_decimal_t *low,
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
fhb_eval_money_unit(const fhb_filter_value_t *v, const fhb_parts_t *p)
{
    return (v->system.len == 0 || fhb_str_eqc(v->system, "urn:iso:std:iso:4217"))
           && (v->text.len == 0 || fhb_part_equal(p, 1, v->text));
}


static bool
fhb_eval_quantity(const fhb_filter_hook_t *h, const fhb_parts_t *p)
{
    bool                       range = h->how == FHB_HOW_RANGE, unit;
    size_t                     i;
    fhb_decimal_t              a, b;
    const fhb_decimal_t       *low, *high;
    const fhb_filter_value_t  *v;

    low = fhb_part_number(p, 0, &a);
    high = range ? fhb_part_number(p, 1, &b) : low;

    if (low == NULL && high == NULL) {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        v = &h->term->values[i];

        if (range) {
            unit = (low == NULL || fhb_eval_unit(v, p, 2, false))
                   && (high == NULL || fhb_eval_unit(v, p, 4, false));

        } else {
            unit = h->how == FHB_HOW_MONEY ? fhb_eval_money_unit(v, p)
                   : fhb_eval_unit(v, p, 1, true);
        }

        if (unit && fhb_eval_number(v, low, high)) {
            return true;
        }
    }

    return false;
}


static bool
fhb_eval_plain_number(const fhb_filter_hook_t *h, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    size_t         i;
    fhb_decimal_t  n;

    if (kind != FHB_SCAN_NUMBER || !fhb_decimal_parse(raw, &n)) {
        return false;
    }

    for (i = 0; i < h->term->n; i++) {
        if (fhb_eval_number(&h->term->values[i], &n, &n)) {
            return true;
        }
    }

    return false;
}


/* what is read by the parts of an object */
static bool
fhb_eval_object(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_filter_parts_t parts, fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_parts_t        p = { 0 };
    fhb_filter_span_t  span;

    if (!fhb_parts_read(cx, parts, kind, raw, fhb_parts_seen, &p)) {
        return false;
    }

    switch (h->how) {

    case FHB_HOW_CODING:
    case FHB_HOW_VALUE:
        return fhb_eval_pair(h->term, &p);

    case FHB_HOW_CONTACT:
        return fhb_eval_contact(h, &p);

    case FHB_HOW_PERIOD:
        return fhb_eval_bounds(&p, 0, &span) && fhb_eval_span(h->term, &span);

    default:
        return fhb_eval_quantity(h, &p);
    }
}


bool
fhb_filter_eval(const fhb_filter_context_t *cx, const fhb_filter_hook_t *h,
    fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_filter_span_t  span;

    switch (h->how) {

    case FHB_HOW_PRESENT:
        return kind != FHB_SCAN_NULL;

    case FHB_HOW_PLAIN:
        return fhb_eval_plain(h, kind, raw);

    case FHB_HOW_DECEASED:
        return fhb_eval_plain(h, kind == FHB_SCAN_STRING ? FHB_SCAN_TRUE : kind,
                              kind == FHB_SCAN_STRING ? FHB_STR("true") : raw);

    case FHB_HOW_CODING:
        return fhb_eval_object(cx, h, FHB_PARTS_CODING, kind, raw);

    case FHB_HOW_VALUE:
    case FHB_HOW_CONTACT:
        return fhb_eval_object(cx, h, FHB_PARTS_VALUE, kind, raw);

    case FHB_HOW_STARTS:
    case FHB_HOW_EXACT:
    case FHB_HOW_CONTAINS:
        return kind == FHB_SCAN_STRING && fhb_eval_text(h, raw);

    case FHB_HOW_DATE:
        return fhb_eval_date_of(kind, raw, &span)
               && fhb_eval_span(h->term, &span);

    case FHB_HOW_PERIOD:
        return fhb_eval_object(cx, h, FHB_PARTS_PERIOD, kind, raw);

    case FHB_HOW_TIMING:
        return fhb_eval_timing(cx, h, kind, raw);

    case FHB_HOW_REFERENCE:
    case FHB_HOW_CANONICAL:
        return fhb_eval_reference(cx, h, kind, raw);

    case FHB_HOW_ARTIFACT:
        return fhb_eval_artifact(cx, h, kind, raw);

    case FHB_HOW_NUMBER:
        return fhb_eval_plain_number(h, kind, raw);

    case FHB_HOW_QUANTITY:
        return fhb_eval_object(cx, h, FHB_PARTS_QUANTITY, kind, raw);

    case FHB_HOW_MONEY:
        return fhb_eval_object(cx, h, FHB_PARTS_MONEY, kind, raw);

    case FHB_HOW_RANGE:
        return fhb_eval_object(cx, h, FHB_PARTS_RANGE, kind, raw);

    case FHB_HOW_URI:
    case FHB_HOW_URI_VERSION:
    case FHB_HOW_BELOW:
    case FHB_HOW_ABOVE:
        return fhb_eval_uri(h, kind, raw);
    }

    return false;
}
