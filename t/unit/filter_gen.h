/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Random resources and random filters that fit them: few words, so that many
 * match.  A filter is made as a structure, which the oracle reads, and
 * written as text, which the compiler reads.
 */

#ifndef FILTER_GEN_H
#define FILTER_GEN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/common/fhb_core.h"

#define GEN_BASE    "https://fhir.example.org/r4"
#define GEN_TERMS   3
#define GEN_VALUES  3

#define GEN_LENGTH(a)  (sizeof(a) / sizeof((a)[0]))
#define GEN_PICK(a)    (a)[gen_below(GEN_LENGTH(a))]


/* a search parameter as R4's prose has it; typed by hand on purpose, the
 * compiler's table is generated */
typedef struct {
    const char  *type;          /* "*": of all types */
    const char  *code;
    const char  *kind;
    const char  *path;          /* "a.b|c[Period,dateTime]" */
    const char  *system;        /* of a code: of its value set */
    const char  *where;         /* "is Patient", "system=phone" */
} gen_param_t;

typedef struct {
    const char  *prefix;        /* "" or two letters */
    const char  *system;        /* NULL: no bar */
    const char  *text;
} gen_value_t;

typedef struct {
    const gen_param_t  *param;
    const char         *mod;    /* "", "not", … */
    gen_value_t         values[GEN_VALUES];
    size_t              n;
} gen_term_t;

typedef struct {
    const char  *type;
    gen_term_t   terms[GEN_TERMS];
    size_t       n;
} gen_filter_t;


static const gen_param_t  gen_params[] = {
    { "*", "_id", "token", "id", NULL, NULL },
    { "*", "_lastUpdated", "date", "meta.lastUpdated", NULL, NULL },
    { "*", "_tag", "token", "meta.tag", NULL, NULL },
    { "*", "_profile", "uri", "meta.profile", NULL, NULL },
    { "*", "_source", "uri", "meta.source", NULL, NULL },
    { "Patient", "active", "token", "active", NULL, NULL },
    { "Patient", "gender", "token", "gender",
      "http://hl7.org/fhir/administrative-gender", NULL },
    { "Patient", "birthdate", "date", "birthDate", NULL, NULL },
    { "Patient", "deceased", "deceased", "deceased[boolean,dateTime]", NULL,
      NULL },
    { "Patient", "death-date", "date", "deceased[dateTime]", NULL, NULL },
    { "Patient", "identifier", "token", "identifier", NULL, NULL },
    { "Patient", "telecom", "contact", "telecom", NULL, NULL },
    { "Patient", "phone", "contact", "telecom", NULL, "system=phone" },
    { "Patient", "email", "contact", "telecom", NULL, "system=email" },
    { "Patient", "name", "string", "name", NULL, NULL },
    { "Patient", "family", "string", "name.family", NULL, NULL },
    { "Patient", "given", "string", "name.given", NULL, NULL },
    { "Patient", "address", "string", "address", NULL, NULL },
    { "Patient", "address-city", "string", "address.city", NULL, NULL },
    { "Patient", "language", "token", "communication.language", NULL, NULL },
    { "Patient", "organization", "reference", "managingOrganization", NULL,
      NULL },
    { "Patient", "general-practitioner", "reference", "generalPractitioner",
      NULL, NULL },
    { "Observation", "status", "token", "status",
      "http://hl7.org/fhir/observation-status", NULL },
    { "Observation", "category", "token", "category", NULL, NULL },
    { "Observation", "code", "token", "code", NULL, NULL },
    { "Observation", "combo-code", "token", "code|component.code", NULL,
      NULL },
    { "Observation", "subject", "reference", "subject", NULL, NULL },
    { "Observation", "patient", "reference", "subject", NULL, "is Patient" },
    { "Observation", "encounter", "reference", "encounter", NULL, NULL },
    { "Observation", "performer", "reference", "performer", NULL, NULL },
    { "Observation", "date", "date", "effective[]", NULL, NULL },
    { "Observation", "value-quantity", "quantity", "value[Quantity]", NULL,
      NULL },
    { "Observation", "combo-value-quantity", "quantity",
      "value[Quantity]|component.value[Quantity]", NULL, NULL },
    { "Observation", "value-concept", "token", "value[CodeableConcept]", NULL,
      NULL },
    { "Observation", "value-string", "string",
      "value[string]|value[CodeableConcept].text", NULL, NULL },
    { "Condition", "clinical-status", "token", "clinicalStatus", NULL, NULL },
    { "Condition", "onset-date", "date", "onset[dateTime,Period]", NULL,
      NULL },
    { "Condition", "onset-age", "quantity", "onset[Age,Range]", NULL, NULL },
    { "Condition", "onset-info", "string", "onset[string]", NULL, NULL },
    { "Condition", "recorded-date", "date", "recordedDate", NULL, NULL },
    { "Condition", "patient", "reference", "subject", NULL, "is Patient" },
    { "Encounter", "class", "token", "class", NULL, NULL },
    { "Encounter", "type", "token", "type", NULL, NULL },
    { "Encounter", "date", "date", "period", NULL, NULL },
    { "Encounter", "location", "reference", "location.location", NULL, NULL },
    { "Encounter", "location-period", "date", "location.period", NULL, NULL },
    { "CarePlan", "instantiates-canonical", "canonical",
      "instantiatesCanonical", NULL, NULL },
    { "CarePlan", "instantiates-uri", "uri", "instantiatesUri", NULL, NULL },
    { "Measure", "depends-on", "canonical", "relatedArtifact", NULL,
      "type=depends-on" },
    { "Measure", "derived-from", "canonical", "relatedArtifact", NULL,
      "type=derived-from" },
    { "Measure", "url", "uri", "url", NULL, NULL },
    { "Measure", "title", "string", "title", NULL, NULL },
    { "Invoice", "totalgross", "quantity", "totalGross", NULL, NULL },
    { "Invoice", "date", "date", "date", NULL, NULL },
    { "RiskAssessment", "probability", "number", "prediction.probability[]",
      NULL, NULL },
    { "RiskAssessment", "date", "date", "occurrence[dateTime]", NULL, NULL }
};

/* elements of a type: "name data", "*" behind it for a list; a choice has
 * one of several */
typedef struct {
    const char  *type;
    const char  *elements[14];
} gen_type_t;

static const gen_type_t  gen_types[] = {
    { "Patient", { "active boolean", "gender gender", "birthDate date",
      "deceasedBoolean boolean/deceasedDateTime dateTime",
      "identifier Identifier*", "telecom Contact*", "name Name*",
      "address Address*", "communication language*",
      "managingOrganization Reference", "generalPractitioner Reference*" } },
    { "Observation", { "status status", "category Concept*", "code Concept",
      "subject Reference", "encounter Reference", "performer Reference*",
      "effectiveDateTime dateTime/effectivePeriod Period"
      "/effectiveTiming Timing/effectiveInstant dateTime",
      "valueQuantity Quantity/valueCodeableConcept Concept/valueString text",
      "component component*" } },
    { "Condition", { "clinicalStatus Concept", "recordedDate dateTime",
      "onsetDateTime dateTime/onsetPeriod Period/onsetAge Quantity"
      "/onsetRange Range/onsetString text", "subject Reference" } },
    { "Encounter", { "class Coding", "type Concept*", "period Period",
      "location location*" } },
    { "CarePlan", { "instantiatesCanonical url*", "instantiatesUri url*" } },
    { "Measure", { "relatedArtifact artifact*", "url url", "title text" } },
    { "Invoice", { "totalGross Money", "date dateTime" } },
    { "RiskAssessment", { "prediction prediction*",
      "occurrenceDateTime dateTime/occurrencePeriod Period" } }
};

static const char *const  gen_codes[] = {
    "a", "b", "A", "c,d", "x|y", "\\q$", "m\xc3\xa9", "ab", "\"k\""
};
static const char *const  gen_systems[] = {
    "http://s.example.org/1", "urn:s:2", "http://s.example.org/a,b|c"
};
static const char *const  gen_texts[] = {
    "Smith", "smith", "SMITHERS", "M\xc3\xbcller", "muller", "Mull",
    "Jos\xc3\xa9", "JOSE\xcc\x81", "o", "Stra\xc3\x9f" "e 1", "strass",
    "a, b", "\xd0\x9c\xd0\xbe\xd1\x81", "\xd0\xbc\xd0\x9e", "aaab", "aab",
    "mith", "\xe6\x97\xa5\xe6\x9c\xac", "\xf0\x9f\x98\x80x"
};
static const char *const  gen_words[] = { "final", "amended", "male", "x" };
static const char *const  gen_dates[] = {
    "2020", "2021", "2020-05", "2020-06", "2020-05-10", "2020-05-11",
    "2020-12-31", "2021-01-01", "2020-05-10T10:00:00Z",
    "2020-05-10T23:59:59Z", "2020-05-10T12:00:00+02:00",
    "2020-05-10T22:00:00-05:00", "2020-05-10T10:00:00.5Z",
    "2020-05-10T10:00:00.250Z", "2020-02-29", "2020-05-10T10:00:00.500001Z"
};
static const char *const  gen_numbers[] = {
    "5", "5.4", "5.40", "5.35", "5.45", "-5.4", "0", "0.0", "-0.05", "100",
    "1e2", "99.5", "100.5", "0.054", "5.40e-2", "50", "5.5", "4.5", "-5.35",
    "149.99"
};
static const char *const  gen_units[] = { "mg", "kg", "EUR" };
static const char *const  gen_references[] = {
    "Patient/p1", "Patient/p2", "Group/p1", "Patient/p1/_history/2",
    "https://fhir.example.org/r4/Patient/p1",
    "https://fhir.example.org/r4/Group/g.1",
    "https://other.example.org/Patient/p1",
    "https://other.example.org/Patient/p1/_history/7", "urn:uuid:1", "#p1",
    "Organization/o1", "p1"
};
static const char *const  gen_asked_references[] = {
    "p1", "p2", "g.1", "Patient/p1", "Patient/p2", "Group/p1", "Group/g.1",
    "https://fhir.example.org/r4/Patient/p1",
    "https://other.example.org/Patient/p1", "urn:uuid:1", "Organization/o1"
};
static const char *const  gen_urls[] = {
    "http://u.example.org/a", "http://u.example.org/a|1",
    "http://u.example.org/a/b", "http://u.example.org/ab",
    "https://fhir.example.org/r4/Measure/m1", "Measure/m1|2", "urn:uuid:1",
    "http://u.example.org/"
};
static const char *const  gen_asked_urls[] = {
    "http://u.example.org/a", "http://u.example.org/a|1",
    "http://u.example.org/a|2", "http://u.example.org/a/b",
    "https://fhir.example.org/r4/Measure/m1", "urn:uuid:1",
    "http://u.example.org/"
};


static uint64_t  gen_state = 88172645463325252u;


static inline size_t
gen_below(size_t n)
{
    gen_state ^= gen_state << 13;
    gen_state ^= gen_state >> 7;
    gen_state ^= gen_state << 17;

    return (size_t) (gen_state >> 20) % n;
}


/* true once in n times */
static inline bool
gen_once_in(size_t n)
{
    return gen_below(n) == 0;
}


/* a JSON string, now and then with escapes that are not needed */
static inline void
gen_string(fhb_buf_t *out, const char *text)
{
    fhb_str_t    s = fhb_cstr(text);
    const char  *p;

    if (!gen_once_in(4)) {
        fhb_buf_add_json(out, s);
        return;
    }

    fhb_buf_addc(out, '"');
    for (p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\' || (*p == '/' && gen_once_in(2))) {
            fhb_buf_addf(out, "\\%c", *p);
        } else if ((signed char) *p > 0 && gen_once_in(3)) {
            fhb_buf_addf(out, "\\u%04x", (unsigned) *p);
        } else {
            fhb_buf_addc(out, *p);
        }
    }
    fhb_buf_addc(out, '"');
}


static inline void
gen_member(fhb_buf_t *out, const char *name)
{
    char  last = out->ptr[out->len - 1];

    fhb_buf_adds(out, last == '{' ? "" : gen_once_in(5) ? " ,\n " : ",");
    fhb_buf_addf(out, "\"%s\"%s", name, gen_once_in(5) ? " : " : ":");
}


static inline void
gen_pair(fhb_buf_t *out, const char *name, const char *text)
{
    gen_member(out, name);
    gen_string(out, text);
}


static void gen_data(fhb_buf_t *out, const char *data);


static inline void
gen_sub(fhb_buf_t *out, const char *name, const char *data)
{
    gen_member(out, name);
    gen_data(out, data);
}


static inline void
gen_number(fhb_buf_t *out, const char *name)
{
    gen_member(out, name);
    fhb_buf_adds(out, GEN_PICK(gen_numbers));
}


/* what stands at an element of this data type */
static void
gen_data(fhb_buf_t *out, const char *data)
{
    size_t  i;

    if (strcmp(data, "boolean") == 0) {
        fhb_buf_adds(out, gen_once_in(2) ? "true" : "false");
        return;
    }
    if (strcmp(data, "gender") == 0 || strcmp(data, "status") == 0) {
        gen_string(out, GEN_PICK(gen_words));
        return;
    }
    if (strcmp(data, "date") == 0 || strcmp(data, "dateTime") == 0) {
        gen_string(out, GEN_PICK(gen_dates));
        return;
    }
    if (strcmp(data, "text") == 0) {
        gen_string(out, GEN_PICK(gen_texts));
        return;
    }
    if (strcmp(data, "url") == 0) {
        gen_string(out, GEN_PICK(gen_urls));
        return;
    }

    fhb_buf_addc(out, '{');

    if (strcmp(data, "Coding") == 0) {
        if (!gen_once_in(3)) {
            gen_pair(out, "system", GEN_PICK(gen_systems));
        }
        if (!gen_once_in(5)) {
            gen_pair(out, "code", GEN_PICK(gen_codes));
        }
        if (gen_once_in(3)) {
            gen_pair(out, "display", GEN_PICK(gen_texts));
        }

    } else if (strcmp(data, "Concept") == 0) {
        gen_member(out, "coding");
        fhb_buf_addc(out, '[');
        for (i = gen_below(4); i > 0; i--) {
            gen_data(out, "Coding");
            fhb_buf_adds(out, i > 1 ? "," : "");
        }
        fhb_buf_addc(out, ']');
        if (gen_once_in(3)) {
            gen_pair(out, "text", GEN_PICK(gen_texts));
        }

    } else if (strcmp(data, "Identifier") == 0) {
        if (gen_once_in(4)) {
            gen_member(out, "type");
            fhb_buf_addc(out, '{');
            gen_pair(out, "text", GEN_PICK(gen_texts));
            fhb_buf_addc(out, '}');
        }
        if (!gen_once_in(3)) {
            gen_pair(out, "system", GEN_PICK(gen_systems));
        }
        gen_pair(out, "value", GEN_PICK(gen_codes));

    } else if (strcmp(data, "Contact") == 0) {
        if (!gen_once_in(4)) {
            gen_pair(out, "system", gen_once_in(2) ? "phone" : "email");
        }
        if (!gen_once_in(4)) {
            gen_pair(out, "value", GEN_PICK(gen_codes));
        }

    } else if (strcmp(data, "Name") == 0) {
        gen_pair(out, "use", "o");
        if (!gen_once_in(3)) {
            gen_pair(out, "family", GEN_PICK(gen_texts));
        }
        gen_member(out, "given");
        fhb_buf_addc(out, '[');
        gen_string(out, GEN_PICK(gen_texts));
        if (gen_once_in(2)) {
            fhb_buf_adds(out, ",null,");
            gen_string(out, GEN_PICK(gen_texts));
        }
        fhb_buf_addc(out, ']');
        if (gen_once_in(5)) {
            gen_pair(out, "text", GEN_PICK(gen_texts));
        }

    } else if (strcmp(data, "Address") == 0) {
        gen_pair(out, "type", "o");
        gen_member(out, "line");
        fhb_buf_addc(out, '[');
        gen_string(out, GEN_PICK(gen_texts));
        fhb_buf_addc(out, ']');
        if (gen_once_in(2)) {
            gen_pair(out, "city", GEN_PICK(gen_texts));
        }
        if (gen_once_in(3)) {
            gen_pair(out, "country", GEN_PICK(gen_texts));
        }

    } else if (strcmp(data, "Reference") == 0) {
        if (!gen_once_in(8)) {
            gen_pair(out, "reference", GEN_PICK(gen_references));
        } else {
            gen_pair(out, "display", "Patient/p1");
        }

    } else if (strcmp(data, "Period") == 0) {
        if (!gen_once_in(4)) {
            gen_pair(out, "start", GEN_PICK(gen_dates));
        }
        if (!gen_once_in(4)) {
            gen_pair(out, "end", GEN_PICK(gen_dates));
        }

    } else if (strcmp(data, "Timing") == 0) {
        gen_member(out, "event");
        fhb_buf_addc(out, '[');
        for (i = gen_below(3); i > 0; i--) {
            gen_string(out, GEN_PICK(gen_dates));
            fhb_buf_adds(out, i > 1 ? "," : "");
        }
        fhb_buf_addc(out, ']');
        if (gen_once_in(2)) {
            gen_member(out, "repeat");
            fhb_buf_addc(out, '{');
            gen_sub(out, "boundsPeriod", "Period");
            fhb_buf_addc(out, '}');
        }

    } else if (strcmp(data, "Quantity") == 0) {
        if (!gen_once_in(6)) {
            gen_number(out, "value");
        }
        if (gen_once_in(2)) {
            gen_pair(out, "system", GEN_PICK(gen_systems));
        }
        if (!gen_once_in(3)) {
            gen_pair(out, "code", GEN_PICK(gen_units));
        }
        if (gen_once_in(3)) {
            gen_pair(out, "unit", GEN_PICK(gen_units));
        }

    } else if (strcmp(data, "Range") == 0) {
        if (!gen_once_in(4)) {
            gen_sub(out, "low", "Quantity");
        }
        if (!gen_once_in(4)) {
            gen_sub(out, "high", "Quantity");
        }

    } else if (strcmp(data, "Money") == 0) {
        gen_number(out, "value");
        if (!gen_once_in(4)) {
            gen_pair(out, "currency", GEN_PICK(gen_units));
        }

    } else if (strcmp(data, "language") == 0) {
        gen_sub(out, "language", "Concept");

    } else if (strcmp(data, "component") == 0) {
        gen_sub(out, "code", "Concept");
        gen_sub(out, "valueQuantity", "Quantity");

    } else if (strcmp(data, "location") == 0) {
        gen_sub(out, "location", "Reference");
        gen_sub(out, "period", "Period");

    } else if (strcmp(data, "artifact") == 0) {
        gen_pair(out, "type", gen_once_in(2) ? "depends-on" : "derived-from");
        if (!gen_once_in(4)) {
            gen_pair(out, "resource", GEN_PICK(gen_urls));
        }

    } else if (strcmp(data, "prediction") == 0) {
        if (gen_once_in(2)) {
            gen_number(out, "probabilityDecimal");
        } else {
            gen_sub(out, "probabilityRange", "Range");
        }
    }

    fhb_buf_addc(out, '}');
}


static inline void
gen_element(fhb_buf_t *out, const char *spec)
{
    char         name[64], data[64];
    bool         list;
    size_t       i, n = 1;
    const char  *p;

    for (p = spec; *p != '\0'; p++) {
        n += *p == '/';
    }
    for (i = gen_below(n), p = spec; i > 0; p++) {
        i -= *p == '/';
    }
    if (sscanf(p, "%63[^ ] %63[^/*]", name, data) != 2) {
        abort();
    }

    list = p[strlen(name) + 1 + strlen(data)] == '*';
    gen_member(out, name);

    if (!list) {
        gen_data(out, data);
        return;
    }

    fhb_buf_addc(out, '[');
    for (i = gen_below(4); i > 0; i--) {
        gen_data(out, data);
        fhb_buf_adds(out, i > 1 ? "," : "");
    }
    fhb_buf_addc(out, ']');
}


/* appends a resource */
static inline void
gen_resource(fhb_buf_t *out, const gen_type_t *type)
{
    size_t  i;

    fhb_buf_addc(out, '{');
    gen_pair(out, "resourceType", type->type);
    gen_pair(out, "id", gen_once_in(2) ? "a" : "b");

    gen_member(out, "meta");
    fhb_buf_addc(out, '{');
    gen_pair(out, "lastUpdated", gen_dates[8 + gen_below(6)]);
    if (gen_once_in(2)) {
        gen_member(out, "tag");
        fhb_buf_addc(out, '[');
        gen_data(out, "Coding");
        fhb_buf_addc(out, ']');
    }
    if (gen_once_in(2)) {
        gen_member(out, "profile");
        fhb_buf_addc(out, '[');
        gen_data(out, "url");
        fhb_buf_addc(out, ']');
        gen_sub(out, "source", "url");
    }
    fhb_buf_addc(out, '}');

    for (i = 0; i < GEN_LENGTH(type->elements); i++) {
        if (type->elements[i] != NULL && !gen_once_in(4)) {
            gen_element(out, type->elements[i]);
        }
    }

    fhb_buf_addc(out, '}');
}


static inline bool
gen_is(const gen_param_t *p, const char *kind)
{
    return strcmp(p->kind, kind) == 0;
}


static inline gen_value_t
gen_value(const gen_term_t *t)
{
    static const char *const  prefixes[] = {
        "", "", "", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"
    };
    static const char *const  booleans[] = { "true", "false" };

    gen_value_t         v = { "", NULL, "" };
    const gen_param_t  *p = t->param;

    if (strcmp(t->mod, "missing") == 0 || gen_is(p, "deceased")) {
        v.text = GEN_PICK(booleans);

    } else if (strcmp(t->mod, "text") == 0 || gen_is(p, "string")) {
        v.text = GEN_PICK(gen_texts);

    } else if (gen_is(p, "token") && strcmp(p->code, "active") == 0) {
        v.text = GEN_PICK(booleans);

    } else if (gen_is(p, "token") && p->system != NULL) {
        v.text = GEN_PICK(gen_words);
        v.system = gen_once_in(4) ? p->system
                   : gen_once_in(4) ? GEN_PICK(gen_systems)
                   : gen_once_in(4) ? "" : NULL;

    } else if (gen_is(p, "token")) {
        v.text = GEN_PICK(gen_codes);
        if (strcmp(p->code, "_id") != 0 && gen_once_in(2)) {
            v.system = gen_once_in(3) ? "" : GEN_PICK(gen_systems);
            v.text = v.system[0] != '\0' && gen_once_in(4) ? "" : v.text;
        }

    } else if (gen_is(p, "contact")) {
        v.text = GEN_PICK(gen_codes);

    } else if (gen_is(p, "date")) {
        v.prefix = GEN_PICK(prefixes);
        v.text = GEN_PICK(gen_dates);

    } else if (gen_is(p, "quantity") || gen_is(p, "number")) {
        v.prefix = GEN_PICK(prefixes);
        v.text = GEN_PICK(gen_numbers);

    } else if (gen_is(p, "reference")) {
        v.text = GEN_PICK(gen_asked_references);

    } else {
        v.text = GEN_PICK(gen_asked_urls);
    }

    return v;
}


static inline const char *
gen_modifier(const gen_param_t *p)
{
    static const char *const  strings[] = { "", "", "exact", "contains" };
    static const char *const  uris[] = { "", "", "below", "above" };

    if (gen_once_in(8) && !gen_is(p, "deceased")) {
        return "missing";
    }
    if (gen_is(p, "string")) {
        return GEN_PICK(strings);
    }
    if (gen_is(p, "uri")) {
        return GEN_PICK(uris);
    }
    if (gen_is(p, "token") && p->system == NULL && p->code[0] != '_'
        && strcmp(p->code, "active") != 0 && gen_once_in(6))
    {
        return "text";
    }
    if ((gen_is(p, "token") || gen_is(p, "contact") || gen_is(p, "deceased"))
        && gen_once_in(4))
    {
        return "not";
    }

    return "";
}


/* units of a quantity are kept as "system|code" behind a bar of the text:
 * see filter_oracle.h */
static inline gen_filter_t
gen_filter(const gen_type_t *type)
{
    size_t         i;
    gen_term_t    *t;
    gen_filter_t   f = { .type = type->type };

    for (f.n = 0; f.n == 0 || (f.n < GEN_TERMS && gen_once_in(3)); f.n++) {
        t = &f.terms[f.n];

        do {
            t->param = &GEN_PICK(gen_params);
        } while (strcmp(t->param->type, type->type) != 0
                 && (t->param->type[0] != '*' || !gen_once_in(4)));

        t->mod = gen_modifier(t->param);
        t->n = strcmp(t->mod, "missing") == 0
               || gen_is(t->param, "deceased") ? 1 : 1 + gen_below(GEN_VALUES);

        for (i = 0; i < t->n; i++) {
            t->values[i] = gen_value(t);
            if (gen_is(t->param, "quantity") && t->mod[0] == '\0'
                && gen_once_in(2))
            {
                t->values[i].system = gen_once_in(3) ? "|"
                    : gen_once_in(2) ? "|mg" : gen_once_in(2) ? "|EUR"
                    : gen_once_in(2) ? "urn:s:2|kg" : "urn:s:2|";
            }
        }
    }

    return f;
}


/* with the escapes of FHIR search, then percent-encoded where it must be,
 * and here and there where it need not be */
static inline void
gen_write(fhb_buf_t *out, const char *text, bool escape)
{
    const char  *p;

    for (p = text; *p != '\0'; p++) {
        if (escape && strchr(",|$\\", *p) != NULL) {
            fhb_buf_adds(out, gen_once_in(2) ? "%5C" : "\\");
        }
        if (strchr("&%+#\"", *p) != NULL || gen_once_in(6)) {
            fhb_buf_addf(out, "%%%02X", (unsigned) (unsigned char) *p);
        } else {
            fhb_buf_addc(out, *p == ' ' ? '+' : *p);
        }
    }
}


static inline void
gen_write_value(fhb_buf_t *out, const gen_term_t *t, const gen_value_t *v)
{
    bool  url = gen_is(t->param, "uri") || gen_is(t->param, "canonical");

    fhb_buf_adds(out, v->prefix);

    if (gen_is(t->param, "quantity")) {
        gen_write(out, v->text, false);
        if (v->system != NULL) {
            fhb_buf_addc(out, '|');
            gen_write(out, v->system, false);
        }
        return;
    }

    if (v->system != NULL) {
        gen_write(out, v->system, true);
        fhb_buf_adds(out, gen_once_in(3) ? "%7C" : "|");
    }
    gen_write(out, v->text, !url || gen_once_in(2));
}


/* "Type?a=b&c=d" */
static inline void
gen_filter_text(fhb_buf_t *out, const gen_filter_t *f)
{
    size_t             i, j;
    const gen_term_t  *t;

    fhb_buf_addf(out, "%s?", f->type);

    for (i = 0; i < f->n; i++) {
        t = &f->terms[i];
        fhb_buf_addf(out, "%s%s%s%s=", i > 0 ? "&" : "", t->param->code,
                     t->mod[0] != '\0' ? ":" : "", t->mod);
        for (j = 0; j < t->n; j++) {
            fhb_buf_adds(out, j == 0 ? "" : gen_once_in(3) ? "%2C" : ",");
            gen_write_value(out, t, &t->values[j]);
        }
    }
}

#endif /* FILTER_GEN_H */
