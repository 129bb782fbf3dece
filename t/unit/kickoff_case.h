/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The text form of a kick-off, as in t/cases/kickoff/NAME/input: lines
 * "name: value", "#" for comments, then an empty line and the body of a POST.
 *
 *   level    system, patient or group       types    exportable types
 *   method   GET or POST                    now      the server's clock
 *   query    raw query string               require-prefer, require-accept
 *   Prefer, Accept (repeatable)             max-body bytes
 *   Content-Type                            allowed  types of the token
 *   dialect  v3 or v4                       base     of references
 *   context, patient-binary, lenient-filters, xml, on or off
 *   reasons  off: the expected text goes no further than to what offends (the
 *            rest is said and tested elsewhere)
 *
 * Used by the unit test and by the fuzzer, which feeds it anything.
 */

#ifndef KICKOFF_CASE_H
#define KICKOFF_CASE_H

#include "../../src/common/fhb_kickoff.h"
#include "case_text.h"

#define KICKOFF_CASE_LINES  8

typedef struct {
    fhb_kickoff_in_t     in;
    fhb_kickoff_rules_t  rules;
    bool                 reasons;
    fhb_str_t            prefer[KICKOFF_CASE_LINES];
    fhb_str_t            accept[KICKOFF_CASE_LINES];
} kickoff_case_t;


static inline bool
kickoff_case_switch(kickoff_case_t *c, fhb_str_t name, fhb_str_t value)
{
    size_t  i;

    const struct {
        const char  *name;
        bool        *target;
    } switches[] = {
        { "require-prefer", &c->rules.require_prefer },
        { "require-accept", &c->rules.require_accept },
        { "context", &c->rules.context },
        { "patient-binary", &c->rules.patient_binary },
        { "lenient-filters", &c->rules.lenient_filters },
        { "xml", &c->rules.xml },
        { "reasons", &c->reasons }
    };

    for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
        if (fhb_str_eqc(name, switches[i].name)) {
            *switches[i].target = fhb_str_eqc(value, "on");
            return *switches[i].target || fhb_str_eqc(value, "off");
        }
    }

    return false;
}


static inline bool
kickoff_case_line(kickoff_case_t *c, fhb_str_t name, fhb_str_t value)
{
    int64_t      n;
    fhb_error_t  err;

    if (fhb_str_eqc(name, "level")) {
        return fhb_level_parse(value, &c->in.level);
    }

    if (fhb_str_eqc(name, "method")) {
        c->in.is_post = fhb_str_eqc(value, "POST");
        return c->in.is_post || fhb_str_eqc(value, "GET");
    }

    if (fhb_str_eqc(name, "query")) {
        c->in.query = value;
        return true;
    }

    if (fhb_str_eqc(name, "Content-Type")) {
        c->in.content_type = value;
        return true;
    }

    if (fhb_str_eqc(name, "Prefer") && c->in.prefer_n < KICKOFF_CASE_LINES) {
        c->prefer[c->in.prefer_n++] = value;
        return true;
    }

    if (fhb_str_eqc(name, "Accept") && c->in.accept_n < KICKOFF_CASE_LINES) {
        c->accept[c->in.accept_n++] = value;
        return true;
    }

    if (fhb_str_eqc(name, "types")) {
        return fhb_typeset_parse(value, &c->rules.types, &err) == FHB_OK;
    }

    if (fhb_str_eqc(name, "allowed")) {
        c->rules.allowed = (fhb_typeset_t) { 0 };
        return value.len == 0
               || fhb_typeset_parse(value, &c->rules.allowed, &err) == FHB_OK;
    }

    if (fhb_str_eqc(name, "now")) {
        return fhb_instant_parse(value, &c->rules.now, &err) == FHB_OK;
    }

    if (fhb_str_eqc(name, "dialect")) {
        c->in.dialect = fhb_str_eqc(value, "v4") ? FHB_DIALECT_V4
                                                 : FHB_DIALECT_V3;
        return c->in.dialect == FHB_DIALECT_V4 || fhb_str_eqc(value, "v3");
    }

    if (fhb_str_eqc(name, "base")) {
        c->in.base = value;
        return true;
    }

    if (fhb_str_eqc(name, "max-body")) {
        if (!fhb_str_to_int64(value, 0, INT32_MAX, &n)) {
            return false;
        }
        c->rules.max_body = (size_t) n;
        return true;
    }

    return kickoff_case_switch(c, name, value);
}


/* c points into text and into itself; false for a line that is none of the
 * above */
static inline bool
kickoff_case_parse(kickoff_case_t *c, fhb_str_t text)
{
    fhb_str_t    name, value;
    case_line_e  kind;

    *c = (kickoff_case_t) { 0 };
    c->in.prefer = c->prefer;
    c->in.accept = c->accept;
    c->rules.require_prefer = true;
    c->rules.require_accept = true;
    c->rules.context = true;
    c->rules.lenient_filters = true;
    c->reasons = true;
    c->in.base = FHB_STR("https://fhir.example.org/r4");
    c->rules.max_body = 1024 * 1024;
    c->rules.types = fhb_typeset_all();
    c->rules.allowed = fhb_typeset_all();
    c->rules.now = 1782864000 * FHB_USEC;       /* 2026-07-01T00:00:00Z */

    while ((kind = case_next(&text, &name, &value)) == CASE_LINE) {
        if (!kickoff_case_line(c, name, value)) {
            return false;
        }
    }

    if (kind == CASE_BODY) {
        c->in.body = text;
    }

    return kind != CASE_BAD;
}

#endif /* KICKOFF_CASE_H */
