/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Search filters: the set of them, and whether a resource passes.
 */

#include "fhb_filter_priv.h"

#include <stdlib.h>
#include <string.h>


struct fhb_filter_block_s {
    fhb_filter_block_t  *next;
    max_align_t          bytes[];
};

/* how far the answer for one resource is */
typedef struct {
    const fhb_filter_program_t  *program;
    const fhb_filter_set_t      *set;       /* that is scanned for */
    fhb_filter_context_t         context;
    size_t                       alive;     /* filters that may still pass */
    bool                         pass;
    bool                         clear;     /* nothing can change the answer */
    uint64_t                     met[FHB_FILTER_TERMS_MAX / 64];
    uint64_t                     dead[FHB_FILTER_TERMS_MAX / 64];
    uint16_t                     need[FHB_FILTER_TERMS_MAX];
} fhb_match_t;


void *
fhb_filter_alloc(fhb_filter_t *f, size_t size)
{
    fhb_filter_block_t  *b;

    b = calloc(1, sizeof(*b) + size);
    if (b == NULL) {
        return NULL;
    }

    b->next = f->blocks;
    f->blocks = b;

    return b->bytes;
}


void
fhb_filter_free(fhb_filter_t *f)
{
    fhb_filter_block_t  *b, *next;

    if (f == NULL) {
        return;
    }

    for (b = f->blocks; b != NULL; b = next) {
        next = b->next;
        free(b);
    }

    free(f);
}


fhb_filters_t *
fhb_filters_new(void)
{
    size_t          i;
    fhb_filters_t  *f;

    f = calloc(1, sizeof(*f));
    if (f == NULL) {
        return NULL;
    }

    for (i = 0; i < FHB_PARTS_N; i++) {
        f->parts[i] = fhb_filter_parts_new((fhb_filter_parts_t) i);
        if (f->parts[i] == NULL) {
            fhb_filters_free(f);
            return NULL;
        }
    }

    return f;
}


void
fhb_filters_free(fhb_filters_t *f)
{
    size_t         i;
    fhb_filter_t  *one, *next;

    if (f == NULL) {
        return;
    }

    for (i = 0; i < FHB_TYPES_MAX; i++) {
        fhb_filter_program_free(f->programs[i]);

        for (one = f->filters[i]; one != NULL; one = next) {
            next = one->next;
            fhb_filter_free(one);
        }
    }

    for (i = 0; i < FHB_PARTS_N; i++) {
        fhb_scan_paths_free(f->parts[i]);
    }

    free(f);
}


/* FILT-06: "Type?search", nothing around it */
static bool
fhb_filter_split(fhb_str_t filter, fhb_type_t *type, fhb_str_t *search)
{
    const char  *mark;

    mark = filter.len == 0 ? NULL : memchr(filter.ptr, '?', filter.len);
    if (mark == NULL) {
        return false;
    }

    *type = fhb_type_find(fhb_str(filter.ptr, (size_t) (mark - filter.ptr)));
    *search = fhb_str(mark + 1,
                      filter.len - (size_t) (mark - filter.ptr) - 1);

    return *type != FHB_TYPE_NONE;
}


fhb_type_t
fhb_filter_type(fhb_str_t filter)
{
    fhb_str_t   search;
    fhb_type_t  type;

    return fhb_filter_split(filter, &type, &search) ? type : FHB_TYPE_NONE;
}


/* makes f one of its type's, which has to be made ready anew; it stays the
 * caller's when this fails */
static fhb_err_t
fhb_filters_take(fhb_filters_t *fs, fhb_filter_t *f, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    size_t               terms = 0, values = 0;
    const fhb_filter_t  *one;

    f->next = fs->filters[f->type];

    for (one = f; one != NULL; one = one->next) {
        terms += one->n;
        values += one->values;
    }

    if (terms > FHB_FILTER_TERMS_MAX || values > FHB_FILTER_VALUES_MAX) {
        return fhb_filter_refuse(code, FHB_ISSUE_NOT_SUPPORTED, err,
                                 "the filters for %s have more than %d search "
                                 "parameters or %d values",
                                 fhb_type_name(f->type).ptr,
                                 FHB_FILTER_TERMS_MAX, FHB_FILTER_VALUES_MAX);
    }

    fhb_filter_program_free(fs->programs[f->type]);
    fs->programs[f->type] = NULL;
    fs->filters[f->type] = f;

    return FHB_OK;
}


fhb_err_t
fhb_filters_hold(fhb_filters_t *fs, fhb_str_t filter, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    char           shown[FHB_FILTER_SHOWN];
    fhb_err_t      rc;
    fhb_str_t      search;
    fhb_type_t     type;
    fhb_filter_t  *f;

    if (!fhb_filter_split(filter, &type, &search)) {
        return fhb_filter_refuse(code, FHB_ISSUE_INVALID, err,
                                 "\"%s\" does not begin with one resource "
                                 "type and \"?\"",
                                 fhb_filter_show(filter, shown));
    }

    f = calloc(1, sizeof(*f));
    if (f == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a filter");
    }

    f->type = type;

    rc = fhb_filter_parse(f, search, code, err);
    if (rc == FHB_OK) {
        rc = fhb_filters_take(fs, f, code, err);
    }

    if (rc != FHB_OK) {
        fhb_filter_free(f);
    }

    return rc;
}


fhb_err_t
fhb_filters_ready(fhb_filters_t *fs, fhb_error_t *err)
{
    fhb_type_t  t;

    for (t = 0; t < fhb_type_count(); t++) {
        if (fs->filters[t] == NULL || fs->programs[t] != NULL) {
            continue;
        }

        fs->programs[t] = fhb_filter_program_new(fs->filters[t]);
        if (fs->programs[t] == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for a filter");
        }
    }

    return FHB_OK;
}


fhb_err_t
fhb_filters_add(fhb_filters_t *fs, fhb_str_t filter, fhb_issue_code_t *code,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhb_filters_hold(fs, filter, code, err);

    return rc == FHB_OK ? fhb_filters_ready(fs, err) : rc;
}


fhb_typeset_t
fhb_filters_types(const fhb_filters_t *f)
{
    fhb_type_t     t;
    fhb_typeset_t  types = { { 0 } };

    for (t = 0; t < fhb_type_count(); t++) {
        if (f->filters[t] != NULL) {
            fhb_typeset_add(&types, t);
        }
    }

    return types;
}


static inline bool
fhb_match_bit(const uint64_t *bits, size_t i)
{
    return (bits[i / 64] >> (i % 64)) & 1;
}


static inline void
fhb_match_set(uint64_t *bits, size_t i)
{
    bits[i / 64] |= (uint64_t) 1 << (i % 64);
}


/* this filter does not let the resource pass */
static void
fhb_match_kill(fhb_match_t *m, size_t filter)
{
    fhb_match_set(m->dead, filter);

    if (--m->alive == 0) {
        m->clear = true;
    }
}


/* the term has found what it looks for */
static void
fhb_match_met(fhb_match_t *m, const fhb_filter_hook_t *h)
{
    fhb_match_set(m->met, h->index);

    if (h->term->negative) {
        fhb_match_kill(m, h->filter);
        return;
    }

    if (--m->need[h->filter] == 0 && !m->program->negative[h->filter]) {
        m->pass = true;
        m->clear = true;
    }
}


static bool
fhb_match_value(void *arg, unsigned path, fhb_scan_kind_t kind, fhb_str_t raw)
{
    fhb_match_t              *m = arg;
    const fhb_filter_hook_t  *h, *end;

    h = m->set->hooks + m->set->first[path];
    end = m->set->hooks + m->set->first[path + 1];

    for ( /* void */ ; h < end && !m->clear; h++) {

        if (fhb_match_bit(m->dead, h->filter)
            || fhb_match_bit(m->met, h->index))
        {
            continue;
        }

        if (fhb_filter_eval(&m->context, h, kind, raw)) {
            fhb_match_met(m, h);

        } else if (h->one && !h->term->negative) {
            fhb_match_kill(m, h->filter);
        }
    }

    return !m->clear;
}


/* the whole resource was seen: does a filter lack nothing? */
static bool
fhb_match_end(const fhb_match_t *m)
{
    size_t  i;

    for (i = 0; i < m->program->filters_n; i++) {
        if (m->need[i] == 0 && !fhb_match_bit(m->dead, i)) {
            return true;
        }
    }

    return false;
}


fhb_err_t
fhb_filters_match(const fhb_filters_t *f, fhb_type_t type, fhb_str_t body,
    fhb_str_t base, bool *pass, fhb_error_t *err)
{
    size_t                       i;
    fhb_err_t                    rc;
    fhb_match_t                  m;
    const fhb_filter_program_t  *p;

    p = type < FHB_TYPES_MAX ? f->programs[type] : NULL;

    /* what is not ready lets nothing through */
    *pass = type >= FHB_TYPES_MAX || f->filters[type] == NULL;
    if (p == NULL) {
        return FHB_OK;
    }

    m.program = p;
    m.context = (fhb_filter_context_t) { f->parts, base };
    m.alive = p->filters_n;
    m.pass = false;
    m.clear = false;
    memset(m.met, 0, (p->terms_n + 63) / 64 * sizeof(m.met[0]));
    memset(m.dead, 0, (p->filters_n + 63) / 64 * sizeof(m.dead[0]));
    memcpy(m.need, p->need, p->filters_n * sizeof(m.need[0]));

    for (i = 0; i < p->sets_n && !m.clear; i++) {
        m.set = &p->sets[i];

        rc = fhb_scan(body, m.set->paths, fhb_match_value, &m, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    *pass = m.clear ? m.pass : fhb_match_end(&m);

    return FHB_OK;
}
