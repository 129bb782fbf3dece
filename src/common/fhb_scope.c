/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * SMART scopes: syntax, and what a list of them allows.
 */

#include "fhb_scope_priv.h"

#include <stdlib.h>
#include <string.h>

#define FHB_SCOPE_QUOTE    64       /* characters of a word in a text */
#define FHB_SCOPE_LETTERS  5


typedef struct {
    const char  *name;
    unsigned     actions;
} fhb_scope_word_t;


/* in the order that a v2 action has */
static const char  fhb_scope_letters[] = "cruds";

static const unsigned  fhb_scope_flags[] = {
    FHB_SCOPE_C, FHB_SCOPE_R, FHB_SCOPE_U, FHB_SCOPE_D, FHB_SCOPE_S
};

static const fhb_scope_word_t  fhb_scope_v1[] = {               /* SC-02 */
    { "read", FHB_SCOPE_RS },
    { "write", FHB_SCOPE_CUD },
    { "*", FHB_SCOPE_RS | FHB_SCOPE_CUD }
};

static const char *const  fhb_scope_contexts[] = {
    [FHB_SCOPE_SYSTEM] = "system/",
    [FHB_SCOPE_USER] = "user/",
    [FHB_SCOPE_PATIENT] = "patient/"
};


/* RFC 6749, section 3.3 */
static bool
fhb_scope_char(char c)
{
    return c >= 0x21 && c <= 0x7e && c != '"' && c != '\\';
}


/* the word in an error_description: no character that may not be there */
static fhb_err_t
fhb_scope_refuse(fhb_error_t *err, fhb_str_t word, const char *why)
{
    char    text[FHB_SCOPE_QUOTE + 1];
    size_t  i;

    for (i = 0; i < word.len && i < FHB_SCOPE_QUOTE; i++) {
        text[i] = fhb_scope_char(word.ptr[i]) ? word.ptr[i] : '?';
    }
    text[i] = '\0';

    return fhb_fail(err, FHB_EPARAM, "scope '%s%s': %s", text,
                    word.len > i ? "..." : "", why);
}


bool
fhb_scope_next(fhb_str_t *list, fhb_str_t *word)
{
    size_t  n;

    while (list->len > 0 && list->ptr[0] == ' ') {
        list->ptr++;
        list->len--;
    }

    if (list->len == 0) {
        return false;
    }

    for (n = 0; n < list->len && list->ptr[n] != ' '; n++) { /* void */ }

    *word = fhb_str(list->ptr, n);
    list->ptr += n;
    list->len -= n;

    return true;
}


bool
fhb_scope_cut(fhb_str_t *rest, char c, fhb_str_t *out)
{
    const char  *p;

    *out = *rest;

    p = rest->len == 0 ? NULL : memchr(rest->ptr, c, rest->len);
    if (p == NULL) {
        rest->len = 0;
        return false;
    }

    out->len = (size_t) (p - rest->ptr);
    *rest = fhb_str(p + 1, rest->len - out->len - 1);

    return true;
}


static bool
fhb_scope_context(fhb_str_t *rest, fhb_scope_t *out)
{
    size_t  i, len;

    for (i = 0; i < 3; i++) {
        if (fhb_str_starts(*rest, fhb_scope_contexts[i])) {
            out->context = (fhb_scope_context_t) i;

            len = strlen(fhb_scope_contexts[i]);
            *rest = fhb_str(rest->ptr + len, rest->len - len);
            return true;
        }
    }

    return false;
}


/* 0: no action that we know; never read as some other one (SC-01) */
static unsigned
fhb_scope_actions(fhb_str_t s, bool *v1)
{
    size_t    i, k;
    unsigned  actions = 0;

    for (i = 0; i < 3; i++) {
        if (fhb_str_eqc(s, fhb_scope_v1[i].name)) {
            *v1 = true;
            return fhb_scope_v1[i].actions;
        }
    }

    *v1 = false;

    for (i = 0, k = 0; i < s.len; i++, k++) {

        while (k < FHB_SCOPE_LETTERS && fhb_scope_letters[k] != s.ptr[i]) {
            k++;
        }

        if (k == FHB_SCOPE_LETTERS) {
            return 0;
        }

        actions |= fhb_scope_flags[k];
    }

    return actions;
}


/* "param=value&…", nothing of it empty */
static bool
fhb_scope_constraint(fhb_str_t rest)
{
    bool       more;
    fhb_str_t  value, name;

    do {
        more = fhb_scope_cut(&rest, '&', &value);

        if (!fhb_scope_cut(&value, '=', &name) || name.len == 0
            || value.len == 0)
        {
            return false;
        }

    } while (more);

    return true;
}


fhb_err_t
fhb_scope_parse(fhb_str_t word, fhb_scope_t *out, fhb_error_t *err)
{
    bool       constrained;
    size_t     i;
    fhb_str_t  rest = word, type, action;

    *out = (fhb_scope_t) { .text = word };

    for (i = 0; i < word.len; i++) {
        if (!fhb_scope_char(word.ptr[i])) {
            return fhb_scope_refuse(err, word,
                                    "it has a character that no scope has");
        }
    }

    if (!fhb_scope_context(&rest, out)) {
        return fhb_fail(err, FHB_ENOTFOUND, "no scope for resources");
    }

    if (!fhb_scope_cut(&rest, '.', &type)) {
        return fhb_scope_refuse(err, word, "it has no action");
    }

    out->type = FHB_TYPE_NONE;

    if (!fhb_str_eqc(type, "*")) {
        out->type = fhb_type_find(type);
        if (out->type == FHB_TYPE_NONE) {
            return fhb_scope_refuse(err, word, "unknown resource type");
        }
    }

    constrained = fhb_scope_cut(&rest, '?', &action);

    out->actions = fhb_scope_actions(action, &out->v1);
    if (out->actions == 0) {
        return fhb_scope_refuse(err, word, "unknown action");
    }

    if (!constrained) {
        return FHB_OK;
    }

    if (out->v1) {
        return fhb_scope_refuse(err, word,
                                "only a v2 action takes a constraint");
    }

    if (!fhb_scope_constraint(rest)) {
        return fhb_scope_refuse(err, word,
                                "its constraint is not param=value");
    }

    out->constraint = rest;

    return FHB_OK;
}


/* what a list allows */

static void
fhb_scope_collect(const fhb_scope_t *scope, unsigned char *actions)
{
    fhb_type_t  t;

    for (t = 0; t < fhb_type_count(); t++) {
        if (scope->type == FHB_TYPE_NONE || scope->type == t) {
            actions[t] |= (unsigned char) scope->actions;
        }
    }
}


/* the next system scope (SC-09); words that are no good scopes are passed
 * over */
static bool
fhb_scope_next_system(fhb_str_t *list, fhb_scope_t *scope)
{
    fhb_str_t    word;
    fhb_error_t  err;

    while (fhb_scope_next(list, &word)) {
        if (fhb_scope_parse(word, scope, &err) == FHB_OK
            && scope->context == FHB_SCOPE_SYSTEM)
        {
            return true;
        }
    }

    return false;
}


fhb_typeset_t
fhb_scope_types(fhb_str_t list, unsigned need, bool *system)
{
    bool           any = false;
    fhb_type_t     t;
    fhb_scope_t    scope;
    fhb_typeset_t  types = { { 0 } };
    unsigned char  actions[FHB_TYPES_MAX] = { 0 };

    while (fhb_scope_next_system(&list, &scope)) {
        any = true;

        if (scope.constraint.len == 0) {                        /* SC-06 */
            fhb_scope_collect(&scope, actions);
        }
    }

    if (system != NULL) {
        *system = any;
    }

    for (t = 0; t < fhb_type_count(); t++) {
        if (need != 0 && (actions[t] & need) == need) {
            fhb_typeset_add(&types, t);
        }
    }

    return types;
}


static size_t
fhb_scope_count(fhb_str_t list)
{
    size_t       n = 0;
    fhb_scope_t  scope;

    while (fhb_scope_next_system(&list, &scope)) {
        n += scope.constraint.len > 0;
    }

    return n;
}


fhb_err_t
fhb_scope_list(fhb_str_t list, fhb_scope_list_t *out, fhb_error_t *err)
{
    fhb_buf_t           line;
    fhb_scope_t         scope;
    fhb_scope_limit_t  *limit;

    *out = (fhb_scope_list_t) { .system = false };

    out->limits = calloc(fhb_scope_count(list) + 1, sizeof(fhb_scope_limit_t));
    if (out->limits == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for scopes");
    }

    while (fhb_scope_next_system(&list, &scope)) {
        out->system = true;

        if (scope.constraint.len == 0) {
            fhb_scope_collect(&scope, out->actions);
            continue;
        }

        /* SC-06: no parameter means the same for each type */
        if (scope.type == FHB_TYPE_NONE) {
            continue;
        }

        line = (fhb_buf_t) { 0 };
        if (!fhb_limit_line(scope.type, scope.constraint, &line)) {
            continue;
        }

        fhb_buf_addc(&line, '\0');
        if (line.failed) {
            fhb_buf_free(&line);
            return fhb_fail(err, FHB_ENOMEM, "no memory for scopes");
        }

        limit = &out->limits[out->n++];
        limit->type = scope.type;
        limit->actions = scope.actions;
        limit->line = line.ptr;
    }

    return FHB_OK;
}


void
fhb_scope_list_free(fhb_scope_list_t *list)
{
    while (list->n > 0) {
        free(list->limits[--list->n].line);
    }

    free(list->limits);
    list->limits = NULL;
}


unsigned
fhb_scope_list_actions(const fhb_scope_list_t *list, fhb_type_t type,
    fhb_str_t line)
{
    size_t                    i;
    unsigned                  actions = list->actions[type];
    const fhb_scope_limit_t  *limit;

    for (i = 0; i < list->n; i++) {
        limit = &list->limits[i];

        if (limit->type == type
            && fhb_limit_within(line, fhb_cstr(limit->line)))
        {
            actions |= limit->actions;
        }
    }

    return actions;
}


/* a type of which too much is said is not given at all */
static fhb_err_t
fhb_scope_limit_type(const fhb_scope_list_t *list, fhb_type_t type,
    unsigned need, fhb_limit_set_t *set, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc = FHB_OK;
    fhb_str_t  line;

    for (i = 0; rc == FHB_OK && i < list->n; i++) {
        line = fhb_cstr(list->limits[i].line);

        if (list->limits[i].type == type
            && (fhb_scope_list_actions(list, type, line) & need) == need)
        {
            rc = fhb_limit_set_add(set, line, err);
        }
    }

    if (rc == FHB_EPARAM) {
        fhb_limit_set_free(set);
        rc = FHB_OK;
    }

    return rc;
}


fhb_err_t
fhb_scope_limits(fhb_str_t list, unsigned need, fhb_typeset_t *types,
    fhb_buf_t *limits, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_type_t        t;
    fhb_limit_set_t   set = { .n = 0 };
    fhb_scope_list_t  scopes;

    /* most lists have none */
    if (need == 0 || list.len == 0
        || memchr(list.ptr, '?', list.len) == NULL)
    {
        return FHB_OK;
    }

    rc = fhb_scope_list(list, &scopes, err);

    for (t = 0; rc == FHB_OK && t < fhb_type_count(); t++) {

        if ((scopes.actions[t] & need) == need) {
            continue;                   /* SC-05: all of it */
        }

        rc = fhb_scope_limit_type(&scopes, t, need, &set, err);

        if (rc == FHB_OK && set.n > 0) {
            fhb_typeset_add(types, t);
            fhb_limit_set_write(&set, limits);
        }
        fhb_limit_set_free(&set);
    }

    fhb_scope_list_free(&scopes);

    return rc == FHB_OK && limits->failed
           ? fhb_fail(err, FHB_ENOMEM, "no memory for limits") : rc;
}
