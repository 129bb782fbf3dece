/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Parsers of option values.  The messages say what a good value is; the value
 * itself is added by the caller unless it is secret.
 */

#include "fhbd_conf_table.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#include "../common/fhb_manifest.h"

#define FHBD_NAME_CHARS  "abcdefghijklmnopqrstuvwxyz"                         \
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


static fhb_err_t
fhbd_parse_dup(const char *text, void *target, fhb_error_t *err)
{
    char  **out = target;

    free(*out);

    *out = strdup(text);
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    return FHB_OK;
}


fhb_err_t
fhbd_parse_string(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    (void) option;

    return fhbd_parse_dup(text, target, err);
}


fhb_err_t
fhbd_parse_name(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    (void) option;

    if (text[strspn(text, FHBD_NAME_CHARS "_-")] != '\0') {
        return fhb_fail(err, FHB_EPARAM, "is not a name of letters, digits, "
                        "\"_\" and \"-\"");
    }

    return fhbd_parse_dup(text, target, err);
}


/* VER-02: the part of a URL behind "$" */
fhb_err_t
fhbd_parse_operation(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    if (strcmp(text, "export") == 0) {
        return fhb_fail(err, FHB_EPARAM, "is the name of the operation that "
                        "is always there");
    }

    if (strlen(text) > FHBD_OPERATION_MAX) {
        return fhb_fail(err, FHB_EPARAM, "is longer than %d characters",
                        FHBD_OPERATION_MAX);
    }

    return fhbd_parse_name(option, text, target, err);
}


/* MAN-23 */
fhb_err_t
fhbd_parse_extension(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    fhb_err_t  rc;

    (void) option;

    rc = fhb_manifest_extension(fhb_cstr(text), err);

    return rc == FHB_OK ? fhbd_parse_dup(text, target, err) : rc;
}


/* length of the identifier that text starts with, 0: none.  These names
 * become part of SQL (quoted), PostgreSQL cuts them at 63 bytes */
static size_t
fhbd_parse_identifier(const char *text)
{
    size_t  len;

    if (*text >= '0' && *text <= '9') {
        return 0;
    }

    len = strspn(text, FHBD_NAME_CHARS "_$");

    return *text == '$' || len > 63 ? 0 : len;
}


fhb_err_t
fhbd_parse_column(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    size_t  len = fhbd_parse_identifier(text);

    (void) option;

    if (len == 0 || text[len] != '\0') {
        return fhb_fail(err, FHB_EPARAM, "is not an SQL identifier");
    }

    return fhbd_parse_dup(text, target, err);
}


/* as an identifier, with {type} and {type_lower} for tables per type */
static size_t
fhbd_parse_table_name(const char *text)
{
    size_t  len = 0, n;

    if (*text >= '0' && *text <= '9') {
        return 0;
    }

    do {
        n = strncmp(text + len, "{type}", 6) == 0 ? 6
            : strncmp(text + len, "{type_lower}", 12) == 0 ? 12
            : strspn(text + len, FHBD_NAME_CHARS "_$");
        len += n;
    } while (n > 0);

    return *text == '$' || len > 63 ? 0 : len;
}


fhb_err_t
fhbd_parse_table(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    size_t  len = fhbd_parse_table_name(text), more;

    (void) option;

    if (len > 0 && text[len] == '.') {
        more = fhbd_parse_table_name(text + len + 1);
        len = more == 0 ? 0 : len + 1 + more;
    }

    if (len == 0 || text[len] != '\0') {
        return fhb_fail(err, FHB_EPARAM, "is not a table's name "
                        "([schema.]table)");
    }

    return fhbd_parse_dup(text, target, err);
}


fhb_err_t
fhbd_parse_url(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    size_t       i;
    const char  *host;

    (void) option;

    host = strncmp(text, "http://", 7) == 0 ? text + 7
           : strncmp(text, "https://", 8) == 0 ? text + 8 : "";

    for (i = 0; host[i] > 0x20 && host[i] < 0x7f; i++) { /* void */ }

    if (i == 0 || host[0] == '/' || host[i] != '\0') {
        return fhb_fail(err, FHB_EPARAM, "is not an http or https URL");
    }

    return fhbd_parse_dup(text, target, err);
}


fhb_err_t
fhbd_parse_zone(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    (void) option;

    if (text[strspn(text, FHBD_NAME_CHARS "_+-/:")] != '\0') {
        return fhb_fail(err, FHB_EPARAM, "is not a time zone");
    }

    return fhbd_parse_dup(text, target, err);
}


fhb_err_t
fhbd_parse_conninfo(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    char              *reason = NULL;
    PQconninfoOption  *parsed;

    (void) option;

    parsed = PQconninfoParse(text, &reason);
    if (parsed == NULL) {
        /* libpq's reason repeats pieces of the text: a password maybe */
        PQfreemem(reason);
        return fhb_fail(err, FHB_EPARAM, "is not a libpq connection string");
    }

    PQconninfoFree(parsed);

    return fhbd_parse_dup(text, target, err);
}


fhb_err_t
fhbd_parse_mode(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    size_t    i;
    unsigned  mode = 0;

    (void) option;

    for (i = 0; text[i] >= '0' && text[i] <= '7' && i < 5; i++) {
        mode = mode * 8 + (unsigned) (text[i] - '0');
    }

    if (i < 3 || i > 4 || text[i] != '\0' || mode > 0777) {
        return fhb_fail(err, FHB_EPARAM, "is not a mode such as 0660");
    }

    *(unsigned *) target = mode;

    return FHB_OK;
}


static fhb_err_t
fhbd_parse_int(const fhbd_option_t *option, const char *text, int64_t *out,
    fhb_error_t *err)
{
    if (!fhb_str_to_int64(fhb_cstr(text), option->min, option->max, out)) {
        return fhb_fail(err, FHB_EPARAM, "is not a number from %lld to %lld",
                        (long long) option->min, (long long) option->max);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_parse_number(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int64_t    n = 0;
    fhb_err_t  rc;

    /* one word may stand for a number */
    if (option->words != NULL && strcmp(text, option->words->name) == 0) {
        *(unsigned *) target = (unsigned) option->words->value;
        return FHB_OK;
    }

    rc = fhbd_parse_int(option, text, &n, err);
    if (rc == FHB_OK) {
        *(unsigned *) target = (unsigned) n;
    }

    return rc;
}


fhb_err_t
fhbd_parse_count(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int64_t    n = 0;
    fhb_err_t  rc;

    rc = fhbd_parse_int(option, text, &n, err);
    if (rc == FHB_OK) {
        *(uint64_t *) target = (uint64_t) n;
    }

    return rc;
}


/* a number and its unit; false: no such unit, or beyond min and max */
static bool
fhbd_parse_units(const fhbd_option_t *option, const char *text,
    const fhbd_word_t *units, int64_t *out)
{
    size_t   len = strspn(text, "0123456789");
    int64_t  n;

    for ( /* void */ ; units->name != NULL; units++) {
        if (strcmp(text + len, units->name) == 0) {
            break;
        }
    }

    if (units->name == NULL
        || !fhb_str_to_int64(fhb_str(text, len), 0, INT64_MAX, &n)
        || __builtin_mul_overflow(n, units->value, &n)
        || n < option->min || n > option->max)
    {
        return false;
    }

    *out = n;

    return true;
}


fhb_err_t
fhbd_parse_size(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    static const fhbd_word_t  units[] = {
        { "", 1 }, { "k", 1 << 10 }, { "K", 1 << 10 }, { "m", 1 << 20 },
        { "M", 1 << 20 }, { "g", 1 << 30 }, { "G", 1 << 30 }, { NULL, 0 }
    };

    int64_t  n;

    if (!fhbd_parse_units(option, text, units, &n)) {
        return fhb_fail(err, FHB_EPARAM, "is not a size from %lld to %lld "
                        "bytes (units k, m, g)", (long long) option->min,
                        (long long) option->max);
    }

    *(uint64_t *) target = (uint64_t) n;

    return FHB_OK;
}


static fhb_err_t
fhbd_parse_time(const fhbd_option_t *option, const char *text, int64_t *out,
    fhb_error_t *err)
{
    static const fhbd_word_t  units[] = {
        { "", 1 }, { "s", 1 }, { "m", 60 }, { "h", 3600 }, { "d", 86400 },
        { NULL, 0 }
    };

    if (!fhbd_parse_units(option, text, units, out)) {
        return fhb_fail(err, FHB_EPARAM, "is not a time from %lld to %lld "
                        "seconds (units s, m, h, d)",
                        (long long) option->min, (long long) option->max);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_parse_seconds(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    return fhbd_parse_time(option, text, target, err);
}


fhb_err_t
fhbd_parse_wait(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int64_t    n = 0;
    fhb_err_t  rc;

    rc = fhbd_parse_time(option, text, &n, err);
    if (rc == FHB_OK) {
        *(unsigned *) target = (unsigned) n;
    }

    return rc;
}


fhb_err_t
fhbd_parse_usec(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    static const fhbd_word_t  units[] = {
        { "", 1000000 }, { "ms", 1000 }, { "s", 1000000 },
        { "m", 60000000 }, { NULL, 0 }
    };

    if (!fhbd_parse_units(option, text, units, target)) {
        return fhb_fail(err, FHB_EPARAM, "is not a time from %lld to %lld "
                        "seconds (units ms, s, m)",
                        (long long) option->min / 1000000,
                        (long long) option->max / 1000000);
    }

    return FHB_OK;
}


static bool
fhbd_parse_find(const fhbd_word_t *words, const char *text, size_t len,
    int *value)
{
    for ( /* void */ ; words->name != NULL; words++) {
        if (strlen(words->name) == len
            && strncmp(words->name, text, len) == 0)
        {
            *value = words->value;
            return true;
        }
    }

    return false;
}


static fhb_err_t
fhbd_parse_no_word(const fhbd_option_t *option, fhb_error_t *err)
{
    char                list[128] = "";
    size_t              len = 0;
    const fhbd_word_t  *w;

    for (w = option->words; w->name != NULL; w++) {
        len += (size_t) snprintf(list + len, sizeof(list) - len, "%s\"%s\"",
                                 len == 0 ? "" : ", ", w->name);
        if (len >= sizeof(list)) {
            break;
        }
    }

    return fhb_fail(err, FHB_EPARAM, "is none of %s", list);
}


fhb_err_t
fhbd_parse_word(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int  value;

    if (!fhbd_parse_find(option->words, text, strlen(text), &value)) {
        return fhbd_parse_no_word(option, err);
    }

    /* the targets are int or an enumeration, which has an int's size */
    memcpy(target, &value, sizeof(value));

    return FHB_OK;
}


fhb_err_t
fhbd_parse_bool(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int  value;

    if (!fhbd_parse_find(option->words, text, strlen(text), &value)) {
        return fhbd_parse_no_word(option, err);
    }

    *(bool *) target = value != 0;

    return FHB_OK;
}


fhb_err_t
fhbd_parse_words(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    int       value;
    size_t    len;
    unsigned  set = 0;

    for (text += strspn(text, " \t,"); *text != '\0';
         text += strspn(text, " \t,"))
    {
        len = strcspn(text, " \t,");
        if (!fhbd_parse_find(option->words, text, len, &value)) {
            return fhbd_parse_no_word(option, err);
        }

        set |= 1U << value;
        text += len;
    }

    if (set == 0) {
        return fhb_fail(err, FHB_EPARAM, "is empty");
    }

    *(unsigned *) target = set;

    return FHB_OK;
}


fhb_err_t
fhbd_parse_types(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    fhb_err_t  rc;

    (void) option;

    rc = fhb_typeset_parse(fhb_cstr(text), target, err);
    if (rc == FHB_EPARAM) {
        fhb_error_prefix(err, "is no list of resource types: ");
    }

    return rc;
}


fhb_err_t
fhbd_parse_ratio(const fhbd_option_t *option, const char *text, void *target,
    fhb_error_t *err)
{
    char    *end;
    double   d;

    (void) option;

    /* strtod would also take nan, inf and hexadecimal */
    d = strtod(text, &end);
    if (text[strspn(text, "0123456789.")] != '\0' || end == text
        || *end != '\0' || d <= 0.0 || d > 1.0)
    {
        return fhb_fail(err, FHB_EPARAM, "is not a ratio above 0 and up "
                        "to 1.0");
    }

    *(double *) target = d;

    return FHB_OK;
}


fhb_err_t
fhbd_parse_poll_limit(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err)
{
    int64_t       n = 0;
    fhbd_conf_t  *conf = target;

    if (strcmp(text, "strict") == 0) {
        conf->poll_limit = FHBD_POLL_STRICT;

    } else if (strcmp(text, "off") == 0) {
        conf->poll_limit = FHBD_POLL_OFF;

    } else if (strncmp(text, "burst=", 6) == 0
               && fhb_str_to_int64(fhb_cstr(text + 6), option->min,
                                   option->max, &n))
    {
        conf->poll_limit = FHBD_POLL_BURST;

    } else {
        return fhb_fail(err, FHB_EPARAM, "is none of \"strict\", "
                        "\"burst=NUMBER\", \"off\"");
    }

    conf->poll_burst = (unsigned) n;

    return FHB_OK;
}
