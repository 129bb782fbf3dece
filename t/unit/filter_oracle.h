/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Does a resource pass a filter?  The same question as fhb_filters_match(),
 * answered in another way: slowly, over a tree, by paths typed by hand and
 * by the look of what stands there.  It shares no code with the compiler.
 */

#ifndef FILTER_ORACLE_H
#define FILTER_ORACLE_H

#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <time.h>

#include "filter_gen.h"

#define ORACLE_NODES  256


typedef struct {
    json_t  *nodes[ORACLE_NODES];
    size_t   n;
} oracle_set_t;

typedef struct {
    __int128  from;
    __int128  to;
} oracle_range_t;

#define ORACLE_OPEN  ((__int128) 1 << 120)


static inline void
oracle_put(oracle_set_t *set, json_t *node)
{
    size_t   i;
    json_t  *item;

    if (json_is_array(node)) {
        json_array_foreach(node, i, item) {
            oracle_put(set, item);
        }
        return;
    }

    if (node != NULL && !json_is_null(node)) {
        if (set->n == ORACLE_NODES) {
            abort();
        }
        set->nodes[set->n++] = node;
    }
}


/* "value[Quantity,string]": members valueQuantity and valueString; "value[]":
 * any of that choice */
static inline void
oracle_choice(oracle_set_t *set, json_t *node, const char *step, size_t len,
    const char *types, size_t types_len)
{
    size_t       i;
    json_t      *value;
    const char  *key, *p;

    json_object_foreach(node, key, value) {

        if (strncmp(key, step, len) != 0
            || !isupper((unsigned char) key[len]))
        {
            continue;
        }

        if (types_len == 0) {
            oracle_put(set, value);
            continue;
        }

        for (p = types; p < types + types_len; p += i + 1) {
            i = strcspn(p, ",]");
            if (i == strlen(key + len)
                && strncasecmp(p, key + len, i) == 0)
            {
                oracle_put(set, value);
            }
        }
    }
}


/* all nodes at a path of the tree */
static inline void
oracle_walk(oracle_set_t *set, json_t *root, const char *path)
{
    char          name[64];
    size_t        i, len, types;
    const char   *end = path + strcspn(path, "|");
    oracle_set_t  now = { { root }, 1 }, next;

    while (path < end) {
        len = strcspn(path, ".[|");
        types = path[len] == '[' ? strcspn(path + len, "]") + 1 : 0;
        (void) snprintf(name, sizeof(name), "%.*s", (int) len, path);
        next.n = 0;

        for (i = 0; i < now.n; i++) {
            if (types > 0) {
                oracle_choice(&next, now.nodes[i], name, len, path + len + 1,
                              types - 2);
            } else {
                oracle_put(&next, json_object_get(now.nodes[i], name));
            }
        }

        now = next;
        path += len + types;
        path += *path == '.';
    }

    for (i = 0; i < now.n; i++) {
        oracle_put(set, now.nodes[i]);
    }

    if (*end == '|') {
        oracle_walk(set, root, end + 1);
    }
}


static inline const char *
oracle_text(json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}


static inline bool
oracle_same(const char *a, const char *b)
{
    return a != NULL && strcmp(a, b) == 0;
}


/* the accents that gen_texts has, and ASCII */
static inline void
oracle_fold(const char *text, char *out)
{
    static const char *const  pairs[][2] = {
        { "\xc3\xbc", "u" }, { "\xc3\xa9", "e" }, { "\xcc\x81", "" },
        { "\xc3\x9f", "ss" }, { "\xd0\x9c", "\xd0\xbc" },
        { "\xd0\x9e", "\xd0\xbe" }, { "\xd0\xa1", "\xd1\x81" }
    };

    size_t  i;

    while (*text != '\0') {
        for (i = 0; i < GEN_LENGTH(pairs); i++) {
            if (strncmp(text, pairs[i][0], strlen(pairs[i][0])) == 0) {
                break;
            }
        }

        if (i < GEN_LENGTH(pairs)) {
            out = stpcpy(out, pairs[i][1]);
            text += strlen(pairs[i][0]);
        } else {
            *out++ = (char) tolower((unsigned char) *text++);
        }
    }

    *out = '\0';
}


static inline bool
oracle_string(json_t *node, const char *mod, const char *text)
{
    static const char *const  parts[] = {
        "family", "given", "prefix", "suffix", "text", "line", "city",
        "district", "state", "postalCode", "country"
    };

    char          have[512], want[512];
    size_t        i;
    oracle_set_t  set = { .n = 0 };

    if (json_is_object(node)) {
        for (i = 0; i < GEN_LENGTH(parts); i++) {
            oracle_put(&set, json_object_get(node, parts[i]));
        }
        for (i = 0; i < set.n; i++) {
            if (oracle_string(set.nodes[i], mod, text)) {
                return true;
            }
        }
        return false;
    }

    if (!json_is_string(node)) {
        return false;
    }
    if (strcmp(mod, "exact") == 0) {
        return oracle_same(json_string_value(node), text);
    }

    oracle_fold(json_string_value(node), have);
    oracle_fold(text, want);

    return strcmp(mod, "contains") == 0 ? strstr(have, want) != NULL
           : strncmp(have, want, strlen(want)) == 0;
}


static inline bool
oracle_coding(const char *system, const char *code, const gen_value_t *v)
{
    if (v->text[0] != '\0' && !oracle_same(code, v->text)) {
        return false;
    }

    return v->system == NULL
           || (v->system[0] == '\0' ? system == NULL
               : oracle_same(system, v->system));
}


static inline bool
oracle_token(json_t *node, const gen_param_t *p, const char *mod,
    const gen_value_t *v)
{
    size_t   i;
    json_t  *coding, *codings;

    if (strcmp(mod, "text") == 0) {
        codings = json_object_get(node, "coding");
        json_array_foreach(codings, i, coding) {
            if (oracle_string(json_object_get(coding, "display"), "",
                              v->text))
            {
                return true;
            }
        }
        return oracle_string(json_object_get(node, "display"), "", v->text)
               || oracle_string(json_object_get(node, "text"), "", v->text)
               || oracle_string(json_object_get(
                      json_object_get(node, "type"), "text"), "", v->text);
    }

    if (json_is_boolean(node)) {
        return strcmp(v->text, json_is_true(node) ? "true" : "false") == 0;
    }

    if (json_is_string(node)) {
        return oracle_coding(v->system != NULL && v->system[0] == '\0'
                             ? NULL : p->system, json_string_value(node), v);
    }

    codings = json_object_get(node, "coding");
    if (codings != NULL) {
        json_array_foreach(codings, i, coding) {
            if (oracle_coding(oracle_text(coding, "system"),
                              oracle_text(coding, "code"), v))
            {
                return true;
            }
        }
        return false;
    }

    return oracle_coding(oracle_text(node, "system"),
                         json_object_get(node, "value") != NULL
                         ? oracle_text(node, "value")
                         : oracle_text(node, "code"), v);
}


/* microseconds of a date's beginning, or of the beginning of what follows it
 * at its precision */
static inline bool
oracle_time(const char *s, bool end, __int128 *out)
{
    int        y, mo = 1, d = 1, h = 0, mi = 0, precision;
    double     sec = 0, fraction = 0;
    __int128   unit = 1000000;
    struct tm  tm = { 0 };

    if (s == NULL) {
        return false;
    }

    precision = sscanf(s, "%4d-%2d-%2dT%2d:%2d:%lf", &y, &mo, &d, &h, &mi,
                       &sec);
    if (precision < 1) {
        return false;
    }

    if (precision == 6) {
        fraction = sec - floor(sec);
        for (s = strchr(s + 17, '.'); s != NULL && isdigit((unsigned char)
             *++s); /* void */ )
        {
            unit = unit < 10 ? 1 : unit / 10;
        }
    }

    tm.tm_year = y - 1900;
    tm.tm_mon = mo - 1;
    tm.tm_mday = d;
    tm.tm_hour = h;
    tm.tm_min = mi;
    tm.tm_sec = (int) sec;

    if (end && precision < 6) {
        tm.tm_year += precision == 1;
        tm.tm_mon += precision == 2;
        tm.tm_mday += precision == 3;
        tm.tm_min += precision == 5;
    }

    *out = (__int128) timegm(&tm) * 1000000
           + (__int128) llround(fraction * 1e6);
    if (precision == 6 && end) {
        *out += unit;
    }

    return true;
}


/* as above, with the zone */
static inline bool
oracle_date(const char *s, bool end, __int128 *out)
{
    int          h, m;
    const char  *zone;

    if (!oracle_time(s, end, out)) {
        return false;
    }

    zone = strlen(s) > 19 ? s + strlen(s) - 6 : NULL;
    if (zone != NULL && (*zone == '+' || *zone == '-')
        && sscanf(zone + 1, "%d:%d", &h, &m) == 2)
    {
        *out -= (*zone == '-' ? -1 : 1) * (__int128) (h * 60 + m) * 60000000;
    }

    return true;
}


static inline bool
oracle_span(json_t *node, oracle_range_t *out)
{
    size_t          i;
    bool            any = false, start, end;
    json_t         *event, *events, *period;
    oracle_range_t  r;

    if (json_is_string(node)) {
        return oracle_date(json_string_value(node), false, &out->from)
               && oracle_date(json_string_value(node), true, &out->to);
    }

    events = json_object_get(node, "event");
    if (events == NULL) {
        start = oracle_date(oracle_text(node, "start"), false, &out->from);
        end = oracle_date(oracle_text(node, "end"), true, &out->to);
        out->from = start ? out->from : -ORACLE_OPEN;
        out->to = end ? out->to : ORACLE_OPEN;
        return start || end;
    }

    out->from = ORACLE_OPEN;
    out->to = -ORACLE_OPEN;

    json_array_foreach(events, i, event) {
        if (oracle_span(event, &r)) {
            out->from = r.from < out->from ? r.from : out->from;
            out->to = r.to > out->to ? r.to : out->to;
            any = true;
        }
    }

    period = json_object_get(json_object_get(node, "repeat"), "boundsPeriod");
    if (period != NULL && oracle_span(period, &r)) {
        out->from = r.from < out->from ? r.from : out->from;
        out->to = r.to > out->to ? r.to : out->to;
        any = true;
    }

    return any;
}


/* the words of R4: "the range above the search value intersects", … */
static inline bool
oracle_date_match(const char *prefix, const oracle_range_t *v,
    const oracle_range_t *t)
{
    bool  contains = v->from <= t->from && t->to <= v->to;
    bool  above_intersects = t->to > v->to;
    bool  below_intersects = t->from < v->from;

    if (strcmp(prefix, "ne") == 0) {
        return !contains;
    }
    if (strcmp(prefix, "gt") == 0) {
        return above_intersects;
    }
    if (strcmp(prefix, "lt") == 0) {
        return below_intersects;
    }
    if (strcmp(prefix, "ge") == 0) {
        return above_intersects || contains;
    }
    if (strcmp(prefix, "le") == 0) {
        return below_intersects || contains;
    }
    if (strcmp(prefix, "sa") == 0) {
        return v->to <= t->from;
    }
    if (strcmp(prefix, "eb") == 0) {
        return t->to <= v->from;
    }

    return contains;
}


/* a number times ten to the twelfth; *unit: the worth of its last digit */
static inline __int128
oracle_scaled(const char *s, __int128 *unit)
{
    int       exponent = 0, i;
    bool      negative = *s == '-', dot = false;
    __int128  n = 0;

    for (s += negative; *s == '.' || isdigit((unsigned char) *s); s++) {
        if (*s == '.') {
            dot = true;
        } else {
            n = n * 10 + (*s - '0');
            exponent -= dot;
        }
    }

    if (*s == 'e') {
        exponent += atoi(s + 1);
    }

    *unit = 1;
    for (i = -12; i < exponent; i++) {
        n *= 10;
        *unit *= 10;
    }

    return negative ? -n : n;
}


static inline bool
oracle_value(json_t *number, __int128 *out)
{
    char      text[64];
    __int128  unit;

    if (!json_is_number(number)) {
        return false;
    }

    (void) snprintf(text, sizeof(text), "%.15g", json_number_value(number));
    *out = oracle_scaled(text, &unit);

    return true;
}


static inline bool
oracle_number_match(const gen_value_t *v, bool has_low, __int128 low,
    bool has_high, __int128 high)
{
    bool      within;
    __int128  at, unit;

    low = has_low ? low : -ORACLE_OPEN;
    high = has_high ? high : ORACLE_OPEN;

    at = oracle_scaled(v->text, &unit);
    within = low * 2 >= at * 2 - unit && high * 2 < at * 2 + unit;

    if (v->prefix[0] == '\0' || strcmp(v->prefix, "eq") == 0) {
        return within;
    }
    if (strcmp(v->prefix, "ne") == 0) {
        return !within;
    }
    if (strcmp(v->prefix, "gt") == 0) {
        return high > at;
    }
    if (strcmp(v->prefix, "lt") == 0) {
        return low < at;
    }
    if (strcmp(v->prefix, "ge") == 0) {
        return high >= at;
    }
    if (strcmp(v->prefix, "le") == 0) {
        return low <= at;
    }

    return strcmp(v->prefix, "sa") == 0 ? low > at : high < at;
}


/* asked: "system|code", NULL: any */
static inline bool
oracle_unit(json_t *q, const char *asked, bool with_unit)
{
    char         system[64];
    const char  *code, *have;

    if (asked == NULL) {
        return true;
    }

    code = strchr(asked, '|') + 1;
    (void) snprintf(system, sizeof(system), "%.*s",
                    (int) (code - asked - 1), asked);
    have = json_object_get(q, "currency") != NULL ? oracle_text(q, "currency")
           : oracle_text(q, "code");

    /* of Money, whose currency is ISO 4217, no generated system is right */
    if (system[0] != '\0') {
        return oracle_same(oracle_text(q, "system"), system)
               && (code[0] == '\0' || oracle_same(have, code));
    }

    return code[0] == '\0' || oracle_same(have, code)
           || (with_unit && oracle_same(oracle_text(q, "unit"), code));
}


static inline bool
oracle_quantity(json_t *node, const gen_value_t *v)
{
    bool      has_low, has_high;
    json_t   *low, *high;
    __int128  a = 0, b = 0;

    if (json_is_number(node)) {
        return oracle_value(node, &a)
               && oracle_number_match(v, true, a, true, a);
    }

    low = json_object_get(node, "low");
    high = json_object_get(node, "high");

    if (low == NULL && high == NULL) {
        return oracle_value(json_object_get(node, "value"), &a)
               && oracle_unit(node, v->system, true)
               && oracle_number_match(v, true, a, true, a);
    }

    has_low = oracle_value(json_object_get(low, "value"), &a);
    has_high = oracle_value(json_object_get(high, "value"), &b);

    return (has_low || has_high)
           && (!has_low || oracle_unit(low, v->system, false))
           && (!has_high || oracle_unit(high, v->system, false))
           && oracle_number_match(v, has_low, a, has_high, b);
}


/* "Type/id" of this server, or all of the text; versions are cut off */
static inline void
oracle_normal(const char *s, char *out)
{
    char  *p;

    if (strncmp(s, GEN_BASE "/", strlen(GEN_BASE) + 1) == 0) {
        s += strlen(GEN_BASE) + 1;
    }
    (void) strcpy(out, s);
    p = strstr(out, "/_history/");
    if (p != NULL) {
        *p = '\0';
    }
}


static inline bool
oracle_reference(const char *s, const gen_param_t *p, const gen_value_t *v)
{
    char         have[256], want[256];
    const char  *id;

    if (s == NULL) {
        return false;
    }

    oracle_normal(s, have);
    oracle_normal(v->text, want);

    if (p->where != NULL && strstr(have, "Patient/") == NULL) {
        return false;
    }

    /* an id alone is of any type of this server */
    if (strpbrk(want, "/:") == NULL) {
        id = strchr(have, '/');
        return id != NULL && strchr(have, ':') == NULL
               && strcmp(id + 1, want) == 0;
    }

    return strcmp(have, want) == 0;
}


static inline bool
oracle_uri(const char *s, const char *mod, const char *text, bool canonical)
{
    char         url[256], own[sizeof(url) + sizeof(GEN_BASE)];
    const char  *longer, *shorter;

    if (s == NULL) {
        return false;
    }

    if (strcmp(mod, "below") == 0 || strcmp(mod, "above") == 0) {
        longer = mod[0] == 'b' ? s : text;
        shorter = mod[0] == 'b' ? text : s;
        (void) snprintf(url, sizeof(url), "%s%s", shorter,
                        shorter[strlen(shorter) - 1] == '/' ? "" : "/");
        return strcmp(longer, shorter) == 0
               || strncmp(longer, url, strlen(url)) == 0;
    }

    (void) snprintf(url, sizeof(url), "%s", s);
    if (strchr(text, '|') == NULL && canonical) {
        url[strcspn(url, "|")] = '\0';
    }
    if (strcmp(url, text) == 0) {
        return true;
    }

    (void) snprintf(own, sizeof(own), "%s/%s", GEN_BASE, url);

    return mod[0] == 'r' && strcmp(own, text) == 0;
}


static inline bool
oracle_one(json_t *node, const gen_term_t *t, const gen_value_t *v)
{
    oracle_range_t      want = { 0 }, have;
    const gen_param_t  *p = t->param;

    if (strcmp(t->mod, "missing") == 0) {
        return true;
    }
    if (gen_is(p, "string")) {
        return oracle_string(node, t->mod, v->text);
    }
    if (gen_is(p, "token")) {
        return oracle_token(node, p, t->mod, v);
    }
    if (gen_is(p, "contact")) {
        return oracle_same(oracle_text(node, "value"), v->text);
    }
    if (gen_is(p, "deceased")) {
        return json_is_true(node) || json_is_string(node);
    }
    if (gen_is(p, "quantity") || gen_is(p, "number")) {
        return oracle_quantity(node, v);
    }
    if (gen_is(p, "reference")) {
        return oracle_reference(oracle_text(node, "reference"), p, v);
    }
    if (gen_is(p, "canonical")) {
        return oracle_uri(p->where != NULL ? oracle_text(node, "resource")
                          : json_string_value(node), "reference", v->text,
                          true);
    }
    if (gen_is(p, "uri")) {
        return oracle_uri(json_string_value(node), t->mod, v->text,
                          strcmp(p->code, "_profile") == 0);
    }

    return oracle_date(v->text, false, &want.from)
           && oracle_date(v->text, true, &want.to)
           && oracle_span(node, &have)
           && oracle_date_match(v->prefix, &want, &have);
}


/* "is Patient", "system=phone", "type=depends-on" */
static inline bool
oracle_where(json_t *node, const char *where)
{
    char  name[32], value[32], have[256];

    if (where == NULL) {
        return true;
    }

    if (strcmp(where, "is Patient") == 0) {
        if (oracle_text(node, "reference") == NULL) {
            return false;
        }
        oracle_normal(oracle_text(node, "reference"), have);
        return strncmp(have, "Patient/", 8) == 0
               || strstr(have, "/Patient/") != NULL;
    }

    if (sscanf(where, "%31[a-z]=%31s", name, value) != 2) {
        abort();
    }
    if (!oracle_same(oracle_text(node, name), value)) {
        return false;
    }

    return json_object_get(node, name[0] == 't' ? "resource" : "value")
           != NULL;
}


static inline bool
oracle_term(json_t *root, const gen_term_t *t)
{
    bool          any = false, negative;
    size_t        i, j;
    oracle_set_t  set = { .n = 0 };

    oracle_walk(&set, root, t->param->path);

    for (i = 0; i < set.n; i++) {
        for (j = 0; j < t->n; j++) {
            any = any || (oracle_where(set.nodes[i], t->param->where)
                          && oracle_one(set.nodes[i], t, &t->values[j]));
        }
    }

    negative = strcmp(t->mod, "not") == 0;
    if (strcmp(t->mod, "missing") == 0) {
        negative = strcmp(t->values[0].text, "true") == 0;
    }
    if (gen_is(t->param, "deceased")
        && strcmp(t->values[0].text, "false") == 0)
    {
        negative = !negative;
    }

    return any != negative;
}


static inline bool
oracle_pass(json_t *root, const gen_filter_t *f)
{
    size_t  i;

    for (i = 0; i < f->n; i++) {
        if (!oracle_term(root, &f->terms[i])) {
            return false;
        }
    }

    return true;
}

#endif /* FILTER_ORACLE_H */
