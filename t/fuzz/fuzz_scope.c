/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Two lines of any bytes, requested and allowed scopes: what is granted is
 * within both, is understood again, and granting it once more changes
 * nothing.
 *
 * seeds: t/cases/scope
 */

#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_limits.h"
#include "../../src/common/fhb_scope.h"
#include "fuzz.h"


static bool
within(const fhb_typeset_t *a, const fhb_typeset_t *b)
{
    fhb_typeset_t  both = fhb_typeset_and(a, b);

    return memcmp(&both, a, sizeof(both)) == 0;
}


/* the words of what was asked for; true: each of them can be read */
static bool
check_words(fhb_str_t list, bool *v1)
{
    bool         sound = true;
    fhb_str_t    word;
    fhb_err_t    rc;
    fhb_error_t  err;
    fhb_scope_t  scope;

    *v1 = false;

    while (fhb_scope_next(&list, &word)) {

        require(word.len > 0 && memchr(word.ptr, ' ', word.len) == NULL);
        rc = fhb_scope_parse(word, &scope, &err);

        if (rc == FHB_OK) {
            require(scope.actions != 0 && scope.actions < 0x20);
            require(scope.type == FHB_TYPE_NONE
                    || scope.type < fhb_type_count());
            require(!scope.v1 || scope.constraint.len == 0);
            *v1 |= scope.v1;

        } else {
            require(rc == FHB_EPARAM || rc == FHB_ENOTFOUND);
            sound = sound && rc == FHB_ENOTFOUND;
        }
    }

    return sound;
}


/* SC-06: never one that an export could not keep to */
static void
check_constraint(const fhb_scope_t *scope)
{
    fhb_buf_t    line = { 0 };
    fhb_error_t  err;

    if (scope->constraint.len > 0) {
        require(scope->type != FHB_TYPE_NONE);
        require(fhb_limit_line(scope->type, scope->constraint, &line));
        require(fhb_limit_check(fhb_buf_str(&line), &err) == FHB_OK);
    }

    fhb_buf_free(&line);
}


static void
check_granted(fhb_str_t granted)
{
    size_t       length = 0;            /* with one blank between */
    fhb_str_t    list = granted, word, other, rest;
    fhb_error_t  err;
    fhb_scope_t  scope;

    while (fhb_scope_next(&list, &word)) {

        require(fhb_scope_parse(word, &scope, &err) == FHB_OK);
        require(scope.context == FHB_SCOPE_SYSTEM);
        check_constraint(&scope);
        require((scope.actions & ~FHB_SCOPE_RS) == 0);
        length += word.len + 1;

        for (rest = list; fhb_scope_next(&rest, &other); /* void */ ) {
            require(!fhb_str_eq(word, other));
        }
    }

    require(granted.len == (length == 0 ? 0 : length - 1));
}


static void
check_types(fhb_str_t requested, fhb_str_t allowed, fhb_str_t granted,
    bool v1, fhb_grant_t result)
{
    static const unsigned  needs[] = { FHB_SCOPE_R, FHB_SCOPE_S };

    size_t         i;
    fhb_typeset_t  asked, may, got, both;

    for (i = 0; i < 2; i++) {
        asked = fhb_scope_types(requested, needs[i], NULL);
        may = fhb_scope_types(allowed, needs[i], NULL);
        got = fhb_scope_types(granted, needs[i], NULL);
        both = fhb_typeset_and(&asked, &may);

        require(within(&got, &both));

        /* v1 has no word for half of read */
        require(v1 || within(&both, &got));
        require(result != FHB_GRANT_ALL || within(&asked, &got));
    }
}


/* the types of a list, and the limits of those that it has in part */
static fhb_typeset_t
rights(fhb_str_t list, unsigned need, fhb_buf_t *limits)
{
    fhb_error_t    err;
    fhb_typeset_t  types = fhb_scope_types(list, need, NULL);

    require(fhb_scope_limits(list, need, &types, limits, &err) == FHB_OK);

    return types;
}


/* SC-05: what is granted is within what was asked for and what is allowed */
static void
check_limits(fhb_str_t granted, fhb_str_t other)
{
    static const unsigned  needs[] = { FHB_SCOPE_R, FHB_SCOPE_S };

    size_t         i;
    fhb_buf_t      got = { 0 }, may = { 0 };
    fhb_type_t     t;
    fhb_typeset_t  types, wide;

    /* more limits of a type than FHB_LIMITS_TYPE are none of it */
    for (i = 0, t = 0; i < other.len; i++) {
        t += other.ptr[i] == '?';
    }
    if (t > FHB_LIMITS_TYPE) {
        return;
    }

    for (i = 0; i < 2; i++) {
        fhb_buf_reset(&got);
        fhb_buf_reset(&may);
        types = rights(granted, needs[i], &got);
        wide = rights(other, needs[i], &may);

        for (t = 0; t < fhb_type_count(); t++) {
            if (fhb_typeset_has(&types, t)) {
                require(fhb_typeset_has(&wide, t));
                require(fhb_limits_cover(fhb_buf_str(&may), fhb_buf_str(&got),
                                         t));
            }
        }
    }

    fhb_buf_free(&got);
    fhb_buf_free(&may);
}


static void
check_again(fhb_str_t granted, fhb_str_t allowed)
{
    fhb_buf_t    again = { 0 };
    fhb_error_t  err;
    fhb_grant_t  result;

    require(fhb_scope_grant(granted, allowed, &again, &result, &err)
            == FHB_OK);
    require(fhb_str_eq(fhb_buf_str(&again), granted));
    require(result == (granted.len == 0 ? FHB_GRANT_NOTHING : FHB_GRANT_ALL));

    fhb_buf_free(&again);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool          v1, sound;
    size_t        i;
    fhb_err_t     rc;
    fhb_str_t     requested, allowed;
    fhb_buf_t     granted = { 0 };
    const char   *text = (const char *) data, *nl;
    fhb_error_t   err;
    fhb_grant_t   result;

    nl = size == 0 ? NULL : memchr(text, '\n', size);
    requested = fhb_str(text, nl == NULL ? size : (size_t) (nl - text));
    allowed = nl == NULL ? FHB_STR("system/*.rs")
                         : fhb_str(nl + 1, size - requested.len - 1);

    sound = check_words(requested, &v1);
    rc = fhb_scope_grant(requested, allowed, &granted, &result, &err);

    if (rc == FHB_OK) {
        require(sound && granted.len <= FHB_SCOPES_MAX);
        require((granted.len == 0) == (result == FHB_GRANT_NOTHING));
        check_granted(fhb_buf_str(&granted));
        check_types(requested, allowed, fhb_buf_str(&granted), v1, result);
        check_limits(fhb_buf_str(&granted), requested);
        check_limits(fhb_buf_str(&granted), allowed);
        check_again(fhb_buf_str(&granted), allowed);

    } else {
        require(rc == FHB_EPARAM);
        require(!sound || requested.len > FHB_SCOPES_MAX
                || granted.len > FHB_SCOPES_MAX);

        for (i = 0; err.text[i] != '\0'; i++) {
            require(err.text[i] >= 0x20 && err.text[i] <= 0x7e
                    && err.text[i] != '"' && err.text[i] != '\\');
        }
    }

    fhb_buf_free(&granted);

    return 0;
}
