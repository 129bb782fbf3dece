/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Request headers: Prefer, Accept, Content-Type.
 */

#include "fhb_headers.h"

#include <string.h>
#include <strings.h>


/* cuts the next item off rest, at sep outside of quoted strings; false when
 * rest is used up (its ptr is then NULL) */
static bool
fhb_list_next(fhb_str_t *rest, char sep, fhb_str_t *item)
{
    size_t  i;
    bool    quoted = false;

    if (rest->ptr == NULL) {
        return false;
    }

    for (i = 0; i < rest->len; i++) {
        if (rest->ptr[i] == '"') {
            quoted = !quoted;

        } else if (quoted && rest->ptr[i] == '\\') {
            i++;

        } else if (!quoted && rest->ptr[i] == sep) {
            *item = fhb_str_trim(fhb_str(rest->ptr, i));
            *rest = fhb_str(rest->ptr + i + 1, rest->len - i - 1);
            return true;
        }
    }

    *item = fhb_str_trim(*rest);
    *rest = fhb_str(NULL, 0);

    return true;
}


/* "name = value" or "name" */
static void
fhb_pair_split(fhb_str_t s, fhb_str_t *name, fhb_str_t *value)
{
    const char  *eq;

    eq = s.len == 0 ? NULL : memchr(s.ptr, '=', s.len);

    if (eq == NULL) {
        *name = s;
        *value = fhb_str(NULL, 0);
        return;
    }

    *name = fhb_str_trim(fhb_str(s.ptr, (size_t) (eq - s.ptr)));
    *value = fhb_str_trim(fhb_str(eq + 1, (size_t) (s.ptr + s.len - eq - 1)));
}


/* a token or a quoted string says text, in any case */
static bool
fhb_word_is(fhb_str_t word, const char *text)
{
    char    c;
    size_t  i, len = strlen(text);

    if (word.len < 2 || word.ptr[0] != '"') {
        return fhb_str_caseeqc(word, text);
    }

    for (i = 1; i < word.len && word.ptr[i] != '"'; i++) {

        c = word.ptr[i];
        if (c == '\\' && ++i < word.len) {
            c = word.ptr[i];
        }

        if (len == 0 || strncasecmp(&c, text, 1) != 0) {
            return false;
        }

        text++;
        len--;
    }

    /* the closing quote is the last character */
    return len == 0 && i == word.len - 1;
}


fhb_prefer_t
fhb_prefer_parse(const fhb_str_t *lines, size_t n)
{
    bool          handling = false;
    size_t        i;
    fhb_str_t     list, item, first, name, value;
    fhb_prefer_t  prefer = { false, false, false };

    for (i = 0; i < n; i++) {

        list = lines[i];

        while (fhb_list_next(&list, ',', &item)) {

            (void) fhb_list_next(&item, ';', &first);
            fhb_pair_split(first, &name, &value);

            if (fhb_str_caseeqc(name, "respond-async")) {
                prefer.respond_async = true;

            } else if (fhb_str_caseeqc(name, "separate-export-status")) {
                prefer.separate_status = true;

            } else if (!handling && fhb_str_caseeqc(name, "handling")) {
                handling = true;
                prefer.lenient = fhb_word_is(value, "lenient");
            }
        }
    }

    return prefer;
}


/* q=0 in the parameters of a media range: the client does not want it */
static bool
fhb_accept_refused(fhb_str_t params)
{
    size_t     i;
    fhb_str_t  param, name, value;

    while (fhb_list_next(&params, ';', &param)) {

        fhb_pair_split(param, &name, &value);

        if (!fhb_str_caseeqc(name, "q") || value.len == 0) {
            continue;
        }

        for (i = 0; i < value.len; i++) {
            if (value.ptr[i] != (i == 1 ? '.' : '0')) {
                return false;
            }
        }

        return true;
    }

    return false;
}


static bool
fhb_str_in(fhb_str_t s, const char *const *list)
{
    for ( /* void */ ; *list != NULL; list++) {
        if (fhb_str_caseeqc(s, *list)) {
            return true;
        }
    }

    return false;
}


bool
fhb_accept_json(const fhb_str_t *lines, size_t n)
{
    static const char *const  ranges[] = {
        "application/fhir+json", "application/json", "application/*", "*/*",
        "application/fhir+ndjson", NULL
    };

    bool       any = false;
    size_t     i;
    fhb_str_t  list, item, type;

    for (i = 0; i < n; i++) {

        list = lines[i];

        while (fhb_list_next(&list, ',', &item)) {

            if (item.len == 0) {
                continue;
            }

            any = true;
            (void) fhb_list_next(&item, ';', &type);

            if (fhb_str_in(type, ranges) && !fhb_accept_refused(item)) {
                return true;
            }
        }
    }

    return !any;
}


/* q in thousandths; what cannot be read is as if it were not there */
static int
fhb_accept_q(fhb_str_t params)
{
    int        q, digits;
    size_t     i;
    fhb_str_t  param, name, value;

    while (fhb_list_next(&params, ';', &param)) {

        fhb_pair_split(param, &name, &value);

        if (!fhb_str_caseeqc(name, "q")) {
            continue;
        }

        if (value.len == 0 || (value.ptr[0] != '0' && value.ptr[0] != '1')
            || (value.len > 1 && value.ptr[1] != '.'))
        {
            break;
        }

        q = value.ptr[0] - '0';

        for (digits = 0, i = 2; digits < 3; digits++, i++) {
            if (i < value.len
                && (value.ptr[i] < '0' || value.ptr[i] > '9'))
            {
                return 1000;
            }
            q = q * 10 + (i < value.len ? value.ptr[i] - '0' : 0);
        }

        return q > 1000 ? 1000 : q;
    }

    return 1000;
}


/* the highest q of each; -1: not named */
typedef struct {
    int  fhir_xml;
    int  xml;           /* of these two */
    int  json;
    int  any;           /* a range with an asterisk */
} fhb_accept_t;


static void
fhb_accept_raise(int *to, int q)
{
    if (q > *to) {
        *to = q;
    }
}


static fhb_accept_t
fhb_accept_read(const fhb_str_t *lines, size_t n)
{
    static const char *const  json[] = {
        "application/fhir+json", "application/json", "application/json+fhir",
        "application/fhir+ndjson", "application/ndjson",
        "application/x-ndjson", NULL
    };
    static const char *const  any[] = { "application/*", "*/*", NULL };

    int           q;
    size_t        i;
    fhb_str_t     list, item, type;
    fhb_accept_t  a = { -1, -1, -1, -1 };

    for (i = 0; i < n; i++) {

        list = lines[i];

        while (fhb_list_next(&list, ',', &item)) {

            (void) fhb_list_next(&item, ';', &type);
            q = fhb_accept_q(item);

            if (fhb_str_caseeqc(type, "application/fhir+xml")) {
                fhb_accept_raise(&a.fhir_xml, q);
                fhb_accept_raise(&a.xml, q);

            } else if (fhb_str_caseeqc(type, "application/xml")) {
                fhb_accept_raise(&a.xml, q);

            } else if (fhb_str_in(type, json)) {
                fhb_accept_raise(&a.json, q);

            } else if (fhb_str_in(type, any)) {
                fhb_accept_raise(&a.any, q);
            }
        }
    }

    return a;
}


bool
fhb_accept_xml(const fhb_str_t *lines, size_t n)
{
    fhb_accept_t  a = fhb_accept_read(lines, n);

    return a.fhir_xml > 0 && a.fhir_xml >= a.json;
}


bool
fhb_accept_xml_first(const fhb_str_t *lines, size_t n)
{
    fhb_accept_t  a = fhb_accept_read(lines, n);

    return a.xml > 0 && a.xml > a.json && a.xml >= a.any;
}


bool
fhb_content_type_json(fhb_str_t value)
{
    static const char *const  types[] = {
        "application/fhir+json", "application/json", "application/json+fhir",
        NULL
    };

    fhb_str_t  type, param, name, word;

    if (!fhb_list_next(&value, ';', &type) || !fhb_str_in(type, types)) {
        return false;
    }

    while (fhb_list_next(&value, ';', &param)) {

        fhb_pair_split(param, &name, &word);

        if (fhb_str_caseeqc(name, "charset") && !fhb_word_is(word, "utf-8")) {
            return false;
        }
    }

    return true;
}


bool
fhb_content_type_is(fhb_str_t value, const char *type)
{
    fhb_str_t  item;

    return fhb_list_next(&value, ';', &item) && fhb_str_caseeqc(item, type);
}
