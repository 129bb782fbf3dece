/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * SMART scopes: what of a request is granted.  Not for nginx, which issues no
 * tokens: here constraints are tried as filters.
 */

#include "fhb_scope_priv.h"

#include <string.h>


typedef struct {
    fhb_scope_list_t   allowed;
    unsigned char      done[FHB_TYPES_MAX + 1];     /* forms; the last: "*" */
    bool               whole;           /* nothing was left out so far */
    fhb_buf_t         *granted;
    fhb_buf_t          text;            /* scratch */
    fhb_error_t       *err;
} fhb_scope_work_t;


/* what is granted */

static void
fhb_scope_put(fhb_buf_t *out, fhb_type_t type, bool v1, unsigned actions)
{
    fhb_buf_adds(out, "system/");
    fhb_buf_addstr(out, type == FHB_TYPE_NONE ? FHB_STR("*")
                                              : fhb_type_name(type));
    fhb_buf_addc(out, '.');

    if (v1) {
        fhb_buf_adds(out, "read");
        return;
    }

    if (actions & FHB_SCOPE_R) {
        fhb_buf_addc(out, 'r');
    }
    if (actions & FHB_SCOPE_S) {
        fhb_buf_addc(out, 's');
    }
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

    fhb_scope_put(w->granted, type, v1, actions);
}


static bool
fhb_scope_has(const fhb_buf_t *list, fhb_str_t scope)
{
    fhb_str_t  rest = fhb_buf_str(list), word;

    while (fhb_scope_next(&rest, &word)) {
        if (fhb_str_eq(word, scope)) {
            return true;
        }
    }

    return false;
}


/* SC-06: the constraint, if it can be kept to; FHB_OK without adding it when
 * it cannot */
static fhb_err_t
fhb_scope_add_limited(fhb_scope_work_t *w, fhb_type_t type, unsigned actions,
    fhb_str_t constraint)
{
    fhb_err_t  rc;
    fhb_buf_t  line = { 0 }, scope = { 0 };

    fhb_scope_put(&scope, type, false, actions);
    fhb_buf_addc(&scope, '?');
    fhb_buf_addstr(&scope, constraint);

    rc = fhb_limit_line(type, constraint, &line) ? FHB_OK : FHB_EPARAM;

    if (scope.failed || line.failed) {
        rc = fhb_fail(w->err, FHB_ENOMEM, "no memory for scopes");
    }

    /* the long way only for what is new */
    if (rc == FHB_OK && !fhb_scope_has(w->granted, fhb_buf_str(&scope))) {
        rc = fhb_limit_check(fhb_buf_str(&line), w->err);

        if (rc == FHB_OK) {
            if (w->granted->len > 0) {
                fhb_buf_addc(w->granted, ' ');
            }
            fhb_buf_addstr(w->granted, fhb_buf_str(&scope));
        }
    }

    fhb_buf_free(&line);
    fhb_buf_free(&scope);

    return rc == FHB_EPARAM ? FHB_OK : rc;
}


/* what of a request is within what is allowed */

/* what of the asked actions is left on a type that allows others */
static unsigned
fhb_scope_within(const fhb_scope_t *asked, unsigned allowed)
{
    unsigned  actions = asked->actions & FHB_SCOPE_RS & allowed;

    /* v1 has no word for half of read */
    return asked->v1 && actions != FHB_SCOPE_RS ? 0 : actions;
}


/*
 * The allowed scopes of a type with a constraint, for these actions; asked:
 * a constraint that has to hold as well, or empty.
 */
static fhb_err_t
fhb_scope_add_allowed(fhb_scope_work_t *w, fhb_type_t type, unsigned actions,
    fhb_str_t asked)
{
    size_t      i;
    unsigned    part;
    fhb_err_t   rc = FHB_OK;
    fhb_buf_t   both = { 0 }, line = { 0 };
    fhb_str_t   limit;

    for (i = 0; rc == FHB_OK && actions != 0 && i < w->allowed.n
         && w->granted->len <= FHB_SCOPES_MAX; i++)
    {
        limit = fhb_cstr(w->allowed.limits[i].line);

        if (w->allowed.limits[i].type != type) {
            continue;
        }

        part = actions & fhb_scope_list_actions(&w->allowed, type, limit);
        if (part == 0) {
            continue;
        }

        (void) fhb_scope_cut(&limit, '?', &(fhb_str_t) { NULL, 0 });

        fhb_buf_reset(&both);
        fhb_buf_reset(&line);
        fhb_buf_addstr(&both, limit);

        if (asked.len > 0) {
            fhb_buf_addc(&both, '&');
            fhb_buf_addstr(&both, asked);
        }

        /* too many parameters: not granted */
        if (!both.failed
            && !fhb_limit_line(type, fhb_buf_str(&both), &line))
        {
            continue;
        }

        if (both.failed || line.failed) {
            rc = fhb_fail(w->err, FHB_ENOMEM, "no memory for scopes");
            break;
        }

        limit = fhb_buf_str(&line);
        (void) fhb_scope_cut(&limit, '?', &(fhb_str_t) { NULL, 0 });
        rc = fhb_scope_add_limited(w, type, part, limit);
    }

    fhb_buf_free(&both);
    fhb_buf_free(&line);

    return rc;
}


/* a scope of one type */
static fhb_err_t
fhb_scope_grant_type(fhb_scope_work_t *w, const fhb_scope_t *asked)
{
    unsigned  want = asked->actions & FHB_SCOPE_RS, part;

    part = fhb_scope_within(asked, w->allowed.actions[asked->type]);
    if (part != 0) {
        fhb_scope_add(w, asked->type, asked->v1, part);
    }

    if (part == want) {
        return FHB_OK;
    }

    w->whole = false;

    /* v1 has no word for a constraint */
    return asked->v1 ? FHB_OK
           : fhb_scope_add_allowed(w, asked->type, want & ~part,
                                   fhb_str(NULL, 0));
}


/* one of all types */
static fhb_err_t
fhb_scope_grant_all(fhb_scope_work_t *w, const fhb_scope_t *asked)
{
    unsigned    want = asked->actions & FHB_SCOPE_RS, all = want, part;
    fhb_err_t   rc = FHB_OK;
    fhb_type_t  t;

    for (t = 0; t < fhb_type_count(); t++) {
        all &= fhb_scope_within(asked, w->allowed.actions[t]);
    }

    if (all != 0) {
        fhb_scope_add(w, FHB_TYPE_NONE, asked->v1, all);
    }

    if (all == want) {
        return FHB_OK;
    }

    w->whole = false;

    for (t = 0; rc == FHB_OK && t < fhb_type_count(); t++) {
        part = fhb_scope_within(asked, w->allowed.actions[t]);
        if (part != all) {
            fhb_scope_add(w, t, asked->v1, part);
        }

        if (!asked->v1) {
            rc = fhb_scope_add_allowed(w, t, want & ~part, fhb_str(NULL, 0));
        }
    }

    return rc;
}


/* one with a constraint: as it is where the allowed ones are as wide, else
 * both have to hold */
static fhb_err_t
fhb_scope_grant_limited(fhb_scope_work_t *w, const fhb_scope_t *asked)
{
    unsigned   want = asked->actions & FHB_SCOPE_RS, part;
    fhb_err_t  rc;

    fhb_buf_reset(&w->text);

    if (asked->type == FHB_TYPE_NONE
        || !fhb_limit_line(asked->type, asked->constraint, &w->text))
    {
        w->whole = false;
        return FHB_OK;
    }

    if (w->text.failed) {
        return fhb_fail(w->err, FHB_ENOMEM, "no memory for scopes");
    }

    rc = fhb_limit_check(fhb_buf_str(&w->text), w->err);
    if (rc != FHB_OK) {
        w->whole = false;
        return rc == FHB_EPARAM ? FHB_OK : rc;
    }

    part = want & fhb_scope_list_actions(&w->allowed, asked->type,
                                         fhb_buf_str(&w->text));
    if (part != 0) {
        rc = fhb_scope_add_limited(w, asked->type, part, asked->constraint);
    }

    if (rc == FHB_OK && part != want) {
        w->whole = false;
        rc = fhb_scope_add_allowed(w, asked->type, want & ~part,
                                   asked->constraint);
    }

    return rc;
}


static fhb_err_t
fhb_scope_grant_one(fhb_scope_work_t *w, const fhb_scope_t *asked)
{
    /* TOK-15: nothing is left of a scope that only writes */
    if (asked->context != FHB_SCOPE_SYSTEM
        || (asked->actions & FHB_SCOPE_RS) == 0)
    {
        w->whole = false;
        return FHB_OK;
    }

    return asked->constraint.len > 0 ? fhb_scope_grant_limited(w, asked)
           : asked->type == FHB_TYPE_NONE ? fhb_scope_grant_all(w, asked)
           : fhb_scope_grant_type(w, asked);
}


static fhb_err_t
fhb_scope_grant_each(fhb_scope_work_t *w, fhb_str_t requested)
{
    fhb_err_t    rc = FHB_OK;
    fhb_str_t    word;
    fhb_scope_t  scope;

    while (rc == FHB_OK && fhb_scope_next(&requested, &word)) {

        rc = fhb_scope_parse(word, &scope, w->err);

        if (rc == FHB_OK) {
            rc = fhb_scope_grant_one(w, &scope);

        } else if (rc == FHB_ENOTFOUND) {
            w->whole = false;
            rc = FHB_OK;
        }
    }

    return rc;
}


fhb_err_t
fhb_scope_grant(fhb_str_t requested, fhb_str_t allowed, fhb_buf_t *granted,
    fhb_grant_t *result, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhb_scope_work_t  w = { .whole = true, .granted = granted, .err = err };

    fhb_buf_reset(granted);
    *result = FHB_GRANT_NOTHING;

    if (requested.len > FHB_SCOPES_MAX) {
        return fhb_fail(err, FHB_EPARAM, "the list of scopes is too long");
    }

    rc = fhb_scope_list(allowed, &w.allowed, err);
    if (rc == FHB_OK) {
        rc = fhb_scope_grant_each(&w, requested);
    }

    fhb_scope_list_free(&w.allowed);
    fhb_buf_free(&w.text);

    if (rc != FHB_OK) {
        return rc;
    }

    if (granted->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for scopes");
    }

    if (granted->len > FHB_SCOPES_MAX) {
        return fhb_fail(err, FHB_EPARAM, "the list of scopes that would be "
                        "granted is too long");
    }

    if (granted->len > 0) {
        *result = w.whole ? FHB_GRANT_ALL : FHB_GRANT_SOME;
    }

    return FHB_OK;
}
