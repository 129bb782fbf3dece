/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Limits: lines, which of them are within which, and what two lists of them
 * mean together.
 */

#include "fhb_limits.h"

#include <stdlib.h>
#include <string.h>


/* lines */

/* up to the first c, which goes; false: nothing is left */
static bool
fhb_limit_cut(fhb_str_t *rest, char c, fhb_str_t *out)
{
    const char  *p;

    if (rest->len == 0) {
        return false;
    }

    p = memchr(rest->ptr, c, rest->len);
    *out = fhb_str(rest->ptr, p == NULL ? rest->len
                                        : (size_t) (p - rest->ptr));
    *rest = p == NULL ? fhb_str(NULL, 0)
                      : fhb_str(p + 1, rest->len - out->len - 1);

    return true;
}


static int
fhb_limit_cmp_params(const void *a, const void *b)
{
    return fhb_str_cmp(*(const fhb_str_t *) a, *(const fhb_str_t *) b);
}


bool
fhb_limit_line(fhb_type_t type, fhb_str_t constraint, fhb_buf_t *out)
{
    size_t     i, n = 0;
    fhb_str_t  param, params[FHB_LIMIT_PARAMS];

    while (fhb_limit_cut(&constraint, '&', &param)) {
        if (n == FHB_LIMIT_PARAMS) {
            return false;
        }
        params[n++] = param;
    }

    qsort(params, n, sizeof(fhb_str_t), fhb_limit_cmp_params);

    fhb_buf_addstr(out, fhb_type_name(type));

    for (i = 0; i < n; i++) {
        if (i == 0 || !fhb_str_eq(params[i - 1], params[i])) {
            fhb_buf_addc(out, i == 0 ? '?' : '&');
            fhb_buf_addstr(out, params[i]);
        }
    }

    return true;
}


/* both are sorted: one walk; with any other order it finds less, not more */
bool
fhb_limit_within(fhb_str_t line, fhb_str_t wide)
{
    fhb_str_t  has, want;

    if (!fhb_limit_cut(&line, '?', &has) || !fhb_limit_cut(&wide, '?', &want)
        || !fhb_str_eq(has, want))
    {
        return false;
    }

    while (fhb_limit_cut(&wide, '&', &want)) {
        do {
            if (!fhb_limit_cut(&line, '&', &has)) {
                return false;
            }
        } while (!fhb_str_eq(has, want));
    }

    return true;
}


bool
fhb_limits_next(fhb_str_t *rest, fhb_type_t type, fhb_str_t *line)
{
    fhb_str_t  name = fhb_type_name(type);

    while (fhb_limit_cut(rest, '\n', line)) {
        if (line->len > name.len && line->ptr[name.len] == '?'
            && memcmp(line->ptr, name.ptr, name.len) == 0)
        {
            return true;
        }
    }

    return false;
}


fhb_typeset_t
fhb_limits_types(fhb_str_t limits)
{
    fhb_str_t      line, name;
    fhb_type_t     t;
    fhb_typeset_t  types = { { 0 } };

    while (fhb_limit_cut(&limits, '\n', &line)) {
        t = fhb_limit_cut(&line, '?', &name) ? fhb_type_find(name)
                                             : FHB_TYPE_NONE;
        if (t != FHB_TYPE_NONE) {
            fhb_typeset_add(&types, t);
        }
    }

    return types;
}


bool
fhb_limits_cover(fhb_str_t holder, fhb_str_t made, fhb_type_t type)
{
    bool       some, all = true;
    size_t     n = 0;
    fhb_str_t  rest, line, wide;

    rest = holder;
    if (!fhb_limits_next(&rest, type, &wide)) {
        return true;
    }

    while (all && fhb_limits_next(&made, type, &line)) {
        some = false;
        rest = holder;

        while (!some && fhb_limits_next(&rest, type, &wide)) {
            some = fhb_limit_within(line, wide);
        }

        all = some;
        n++;
    }

    return all && n > 0;
}


/* JSON */

void
fhb_limits_write(fhb_buf_t *json, fhb_str_t limits)
{
    bool       first = true;
    fhb_str_t  line;

    fhb_buf_addc(json, '[');

    while (fhb_limit_cut(&limits, '\n', &line)) {
        if (!first) {
            fhb_buf_addc(json, ',');
        }
        fhb_buf_add_json(json, line);
        first = false;
    }

    fhb_buf_addc(json, ']');
}


bool
fhb_limits_read(const json_t *list, fhb_typeset_t *types, fhb_buf_t *limits)
{
    size_t      i, k, start = limits->len;
    json_t     *item;
    fhb_str_t   line, rest, name;
    fhb_type_t  type;

    json_array_foreach(list, i, item) {

        line = fhb_str(json_string_value(item), json_string_length(item));
        rest = line;

        if (!fhb_limit_cut(&rest, '?', &name) || rest.len == 0) {
            return false;
        }

        for (k = 0; k < rest.len; k++) {
            if (rest.ptr[k] <= 0x20 || rest.ptr[k] > 0x7e) {
                return false;
            }
        }

        type = fhb_type_find(name);
        if (type == FHB_TYPE_NONE) {
            return false;
        }

        fhb_typeset_add(types, type);
        fhb_buf_addstr(limits, line);
        fhb_buf_addc(limits, '\n');
    }

    return json_is_array(list) && !limits->failed
           && limits->len - start <= FHB_LIMITS_MAX;
}


/* sets */

fhb_err_t
fhb_limit_set_add(fhb_limit_set_t *set, fhb_str_t line, fhb_error_t *err)
{
    char    *copy;
    size_t   i, n = 0;

    for (i = 0; i < set->n; i++) {
        if (fhb_limit_within(line, fhb_cstr(set->lines[i]))) {
            return FHB_OK;
        }
    }

    copy = fhb_str_dup(line);
    if (copy == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for limits");
    }

    for (i = 0; i < set->n; i++) {
        if (fhb_limit_within(fhb_cstr(set->lines[i]), line)) {
            free(set->lines[i]);
        } else {
            set->lines[n++] = set->lines[i];
        }
    }

    set->n = n;

    if (n == FHB_LIMITS_TYPE) {
        free(copy);
        return fhb_fail(err, FHB_EPARAM, "more than %d constraints of one "
                        "resource type", FHB_LIMITS_TYPE);
    }

    set->lines[set->n++] = copy;

    return FHB_OK;
}


static int
fhb_limit_cmp_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}


void
fhb_limit_set_write(fhb_limit_set_t *set, fhb_buf_t *out)
{
    size_t  i;

    qsort(set->lines, set->n, sizeof(char *), fhb_limit_cmp_lines);

    for (i = 0; i < set->n; i++) {
        fhb_buf_adds(out, set->lines[i]);
        fhb_buf_addc(out, '\n');
    }
}


void
fhb_limit_set_free(fhb_limit_set_t *set)
{
    while (set->n > 0) {
        free(set->lines[--set->n]);
    }
}


/* both have to hold */

static fhb_str_t
fhb_limit_constraint(fhb_str_t line)
{
    fhb_str_t  type;

    return fhb_limit_cut(&line, '?', &type) ? line : fhb_str(NULL, 0);
}


static fhb_err_t
fhb_limits_pair(fhb_limit_set_t *set, fhb_type_t type, fhb_str_t a,
    fhb_str_t b, fhb_error_t *err)
{
    fhb_err_t  rc;
    fhb_buf_t  both = { 0 }, line = { 0 };

    fhb_buf_addstr(&both, fhb_limit_constraint(a));
    fhb_buf_addc(&both, '&');
    fhb_buf_addstr(&both, fhb_limit_constraint(b));

    if (!both.failed && !fhb_limit_line(type, fhb_buf_str(&both), &line)) {
        rc = fhb_fail(err, FHB_EPARAM, "more than %d parameters in the "
                      "constraints of one resource type", FHB_LIMIT_PARAMS);

    } else if (both.failed || line.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for limits");

    } else {
        rc = fhb_limit_set_add(set, fhb_buf_str(&line), err);
    }

    fhb_buf_free(&both);
    fhb_buf_free(&line);

    return rc;
}


static fhb_err_t
fhb_limits_join_type(fhb_limit_set_t *set, fhb_type_t type, fhb_str_t a,
    fhb_str_t b, fhb_error_t *err)
{
    bool       limited;
    fhb_err_t  rc = FHB_OK;
    fhb_str_t  rest = b, line, other;

    limited = fhb_limits_next(&rest, type, &other);

    rest = a;
    if (!fhb_limits_next(&rest, type, &line)) {
        a = b;                          /* only b has lines, if any has */
        limited = false;
    }

    while (rc == FHB_OK && fhb_limits_next(&a, type, &line)) {

        if (!limited) {
            rc = fhb_limit_set_add(set, line, err);
            continue;
        }

        rest = b;
        while (rc == FHB_OK && fhb_limits_next(&rest, type, &other)) {
            rc = fhb_limits_pair(set, type, line, other, err);
        }
    }

    return rc;
}


fhb_err_t
fhb_limits_join(fhb_str_t a, fhb_str_t b, const fhb_typeset_t *types,
    fhb_buf_t *out, fhb_error_t *err)
{
    size_t           start = out->len;
    fhb_err_t        rc = FHB_OK;
    fhb_type_t       t;
    fhb_limit_set_t  set = { .n = 0 };

    for (t = 0; rc == FHB_OK && t < fhb_type_count(); t++) {
        if (fhb_typeset_has(types, t)) {
            rc = fhb_limits_join_type(&set, t, a, b, err);
            fhb_limit_set_write(&set, out);
            fhb_limit_set_free(&set);
        }
    }

    if (rc != FHB_OK) {
        return rc;
    }

    if (out->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for limits");
    }

    if (out->len - start > FHB_LIMITS_MAX) {
        return fhb_fail(err, FHB_EPARAM, "constraints of more than %d bytes",
                        FHB_LIMITS_MAX);
    }

    return FHB_OK;
}
