/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The text form of a token and who may have signed it, as in
 * t/cases/jwt/NAME/input: lines "name: value", "#" for comments, then an
 * empty line and the token, whose last line feed is not part of it.
 *
 *   keys     a set of t/cases/keys, without ".jwks" (repeatable)
 *   algs     allowed ones, separated by blanks; default: all
 *   any-key  on: a token needs no kid
 *
 * Used by the unit test and by the fuzzer, which feeds it anything.
 */

#ifndef JOSE_CASE_H
#define JOSE_CASE_H

#include "../../src/common/fhb_jose.h"
#include "case_text.h"

#include <string.h>

#define JOSE_CASE_KEYS  "t/cases/keys"
#define JOSE_CASE_SETS  4

typedef struct {
    fhb_str_t   sets[JOSE_CASE_SETS];
    size_t      n;
    unsigned    algs;
    bool        any_key;
    fhb_str_t   token;
} jose_case_t;


static inline unsigned
jose_case_algs(fhb_str_t names)
{
    unsigned     algs = 0;
    fhb_str_t    name;
    const char  *blank;

    while (names.len > 0) {
        blank = memchr(names.ptr, ' ', names.len);
        name = fhb_str(names.ptr, blank == NULL ? names.len
                                       : (size_t) (blank - names.ptr));
        algs |= FHB_ALG_BIT(fhb_alg_find(name));
        names = fhb_str_trim(fhb_str(name.ptr + name.len,
                                     names.len - name.len));
    }

    return algs;
}


/* c points into text; false for a line that is none of the above */
static inline bool
jose_case_parse(jose_case_t *c, fhb_str_t text)
{
    fhb_str_t    name, value;
    case_line_e  kind;

    *c = (jose_case_t) { .algs = FHB_ALG_ALL };

    while ((kind = case_next(&text, &name, &value)) == CASE_LINE) {

        if (fhb_str_eqc(name, "keys") && c->n < JOSE_CASE_SETS) {
            c->sets[c->n++] = value;

        } else if (fhb_str_eqc(name, "algs")) {
            c->algs = jose_case_algs(value);

        } else if (fhb_str_eqc(name, "any-key")) {
            c->any_key = fhb_str_eqc(value, "on");

        } else {
            return false;
        }
    }

    c->token = text;
    if (text.len > 0 && text.ptr[text.len - 1] == '\n') {
        c->token.len--;
    }

    return kind == CASE_BODY;
}

#endif /* JOSE_CASE_H */
