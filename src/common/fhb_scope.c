/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * SMART scopes: syntax, what they allow, what of a request is granted.
 */

#include "fhb_scope.h"

#include <stdio.h>
#include <string.h>

#define FHB_SCOPE_QUOTE    64       /* characters of a word in a text */
#define FHB_SCOPE_LETTERS  5


typedef struct {
    const char  *name;
    unsigned     actions;
} fhb_scope_word_t;

typedef struct {
    unsigned char  allowed[FHB_TYPES_MAX];      /* actions */
    unsigned char  done[FHB_TYPES_MAX + 1];     /* forms; the last one: "*" */
    fhb_buf_t     *granted;
} fhb_scope_work_t;


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


/* up to the first c, which goes; false: there is none, all is taken */
static bool
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


/* what a list allows, by type; true: a system scope is in it */
static bool
fhb_scope_collect(fhb_str_t list, unsigned char actions[FHB_TYPES_MAX])
{
    bool         system = false;
    fhb_str_t    word;
    fhb_type_t   t;
    fhb_error_t  err;
    fhb_scope_t  scope;

    memset(actions, 0, FHB_TYPES_MAX);

    while (fhb_scope_next(&list, &word)) {

        /* SC-09 */
        if (fhb_scope_parse(word, &scope, &err) != FHB_OK
            || scope.context != FHB_SCOPE_SYSTEM)
        {
            continue;
        }

        system = true;

        if (scope.constraint.len > 0) {                         /* SC-06 */
            continue;
        }

        for (t = 0; t < fhb_type_count(); t++) {
            if (scope.type == FHB_TYPE_NONE || scope.type == t) {
                actions[t] |= (unsigned char) scope.actions;
            }
        }
    }

    return system;
}


fhb_typeset_t
fhb_scope_types(fhb_str_t list, unsigned need, bool *system)
{
    bool           any;
    fhb_type_t     t;
    fhb_typeset_t  types = { { 0 } };
    unsigned char  actions[FHB_TYPES_MAX];

    any = fhb_scope_collect(list, actions);
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


/* one granted scope, unless it is there; type FHB_TYPE_NONE: "*" */
static void
fhb_scope_add(fhb_scope_work_t *w, fhb_type_t type, bool v1, unsigned actions)
{
    size_t    i;
    unsigned  form;

    i = type == FHB_TYPE_NONE ? FHB_TYPES_MAX : type;
    form = v1 ? 1u : actions == FHB_SCOPE_R ? 2u
           : actions == FHB_SCOPE_S ? 4u : 8u;

    if (w->done[i] & form) {
        return;
    }
    w->done[i] |= (unsigned char) form;

    if (w->granted->len > 0) {
        fhb_buf_addc(w->granted, ' ');
    }

    fhb_buf_adds(w->granted, "system/");
    fhb_buf_addstr(w->granted, type == FHB_TYPE_NONE ? FHB_STR("*")
                                                     : fhb_type_name(type));
    fhb_buf_addc(w->granted, '.');

    if (v1) {
        fhb_buf_adds(w->granted, "read");
        return;
    }

    for (i = 0; i < FHB_SCOPE_LETTERS; i++) {
        if (actions & fhb_scope_flags[i]) {
            fhb_buf_addc(w->granted, fhb_scope_letters[i]);
        }
    }
}


/* what of the asked actions is left on a type that allows others */
static unsigned
fhb_scope_within(const fhb_scope_t *asked, unsigned allowed)
{
    unsigned  actions = asked->actions & FHB_SCOPE_RS & allowed;

    /* v1 has no word for half of read */
    return asked->v1 && actions != FHB_SCOPE_RS ? 0 : actions;
}


/* false: not all of it was granted */
static bool
fhb_scope_grant_one(fhb_scope_work_t *w, const fhb_scope_t *asked)
{
    unsigned    want = asked->actions & FHB_SCOPE_RS, all = want, part;
    fhb_type_t  t;

    /* TOK-15: nothing is left of a scope that only writes */
    if (asked->context != FHB_SCOPE_SYSTEM || asked->constraint.len > 0
        || want == 0)
    {
        return false;
    }

    if (asked->type != FHB_TYPE_NONE) {
        part = fhb_scope_within(asked, w->allowed[asked->type]);
        if (part != 0) {
            fhb_scope_add(w, asked->type, asked->v1, part);
        }
        return part == want;
    }

    for (t = 0; t < fhb_type_count(); t++) {
        all &= fhb_scope_within(asked, w->allowed[t]);
    }

    if (all != 0) {
        fhb_scope_add(w, FHB_TYPE_NONE, asked->v1, all);
    }

    for (t = 0; t < fhb_type_count(); t++) {
        part = fhb_scope_within(asked, w->allowed[t]);
        if (part != all) {
            fhb_scope_add(w, t, asked->v1, part);
        }
    }

    return all == want;
}


fhb_err_t
fhb_scope_grant(fhb_str_t requested, fhb_str_t allowed, fhb_buf_t *granted,
    fhb_grant_t *result, fhb_error_t *err)
{
    bool              whole = true;
    fhb_err_t         rc;
    fhb_str_t         word;
    fhb_scope_t       scope;
    fhb_scope_work_t  w = { .granted = granted };

    fhb_buf_reset(granted);
    *result = FHB_GRANT_NOTHING;

    if (requested.len > FHB_SCOPES_MAX) {
        return fhb_fail(err, FHB_EPARAM, "the list of scopes is too long");
    }

    (void) fhb_scope_collect(allowed, w.allowed);

    while (fhb_scope_next(&requested, &word)) {

        rc = fhb_scope_parse(word, &scope, err);

        if (rc == FHB_ENOTFOUND) {
            whole = false;

        } else if (rc != FHB_OK) {
            return rc;

        } else if (!fhb_scope_grant_one(&w, &scope)) {
            whole = false;
        }
    }

    if (granted->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for scopes");
    }

    if (granted->len > FHB_SCOPES_MAX) {
        return fhb_fail(err, FHB_EPARAM, "the list of scopes that would be "
                        "granted is too long");
    }

    if (granted->len > 0) {
        *result = whole ? FHB_GRANT_ALL : FHB_GRANT_SOME;
    }

    return FHB_OK;
}
