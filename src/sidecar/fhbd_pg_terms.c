/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a store profile says of itself: reads profile.ini.
 */

#include "fhbd_pg_terms.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_conf_table.h"

typedef struct {
    fhb_err_t         rc;
    fhb_error_t      *err;
    fhbd_pg_terms_t  *terms;
} fhbd_pg_terms_reader_t;


bool
fhbd_pg_word(fhb_str_t *list, fhb_str_t *word)
{
    size_t       n = 0;
    const char  *p = list->ptr, *end = list->ptr + list->len;

    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r')) {
        p++;
    }
    while (p + n < end && p[n] != ' ' && p[n] != '\t' && p[n] != '\r') {
        n++;
    }

    *word = fhb_str(p, n);
    *list = fhb_str(p + n, (size_t) (end - p) - n);

    return n > 0;
}


/* as the template language takes it */
static bool
fhbd_pg_terms_name(fhb_str_t name)
{
    for (size_t i = 0; i < name.len; i++) {
        if ((name.ptr[i] < 'a' || name.ptr[i] > 'z') && name.ptr[i] != '_') {
            return false;
        }
    }

    return name.len > 0;
}


int
fhbd_pg_terms_extra(const fhbd_pg_terms_t *terms, fhb_str_t name)
{
    for (unsigned i = 0; terms != NULL && i < terms->extras_n; i++) {
        if (fhb_str_eqc(name, terms->extras[i].name)) {
            return (int) i;
        }
    }

    return -1;
}


int
fhbd_pg_terms_feature(const fhbd_pg_terms_t *terms, fhb_str_t name)
{
    for (unsigned i = 0; terms != NULL && i < terms->features_n; i++) {
        if (fhb_str_eqc(name, terms->features[i])) {
            return (int) i;
        }
    }

    return -1;
}


fhb_err_t
fhbd_pg_terms_features(fhb_str_t words, fhbd_pg_terms_t *terms,
    fhb_error_t *err)
{
    fhb_str_t  word;

    while (fhbd_pg_word(&words, &word)) {
        if (!fhbd_pg_terms_name(word)
            || fhbd_pg_terms_feature(terms, word) >= 0)
        {
            return fhb_fail(err, FHB_EPARAM, "feature \"%.*s\" is no name of "
                            "a to z and _, or stands twice",
                            FHB_STR_ARG(word));
        }
        if (terms->features_n == FHBD_PG_FEATURES_MAX) {
            return fhb_fail(err, FHB_EPARAM, "more than %d features",
                            FHBD_PG_FEATURES_MAX);
        }

        terms->features[terms->features_n] = fhb_str_dup(word);
        if (terms->features[terms->features_n] == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory");
        }
        terms->features_n++;
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_pg_terms_table(fhbd_pg_terms_t *terms, const char *name,
    const char *value, fhb_error_t *err)
{
    fhb_err_t         rc;
    fhbd_pg_extra_t  *extra;

    if (!fhbd_pg_terms_name(fhb_cstr(name))
        || fhbd_pg_terms_extra(terms, fhb_cstr(name)) >= 0)
    {
        return fhb_fail(err, FHB_EPARAM, "table \"%.64s\" is no name of a to "
                        "z and _, or stands twice", name);
    }
    if (terms->extras_n == FHBD_PG_EXTRAS_MAX) {
        return fhb_fail(err, FHB_EPARAM, "more than %d tables",
                        FHBD_PG_EXTRAS_MAX);
    }

    extra = &terms->extras[terms->extras_n];
    rc = fhbd_parse_table(NULL, value, &extra->pattern, err);
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "table \"%.64s\" ", name);
        return rc;
    }

    extra->name = strdup(name);
    terms->extras_n++;

    return extra->name != NULL ? FHB_OK
                               : fhb_fail(err, FHB_ENOMEM, "no memory");
}


static fhb_err_t
fhbd_pg_terms_set(fhbd_pg_terms_t *terms, const char *section,
    const char *name, const char *value, fhb_error_t *err)
{
    fhb_err_t  rc;

    if (strcmp(section, "tables") == 0) {
        return fhbd_pg_terms_table(terms, name, value, err);
    }

    if (*section != '\0') {
        return fhb_fail(err, FHB_EPARAM, "unknown section \"%.64s\"", section);
    }

    if (strcmp(name, "needs") == 0 && strcmp(value, "partition") == 0) {
        terms->partition = true;
        return FHB_OK;
    }

    rc = strcmp(name, "table") == 0 && terms->table == NULL
         ? fhbd_parse_table(NULL, value, &terms->table, err)
         : strcmp(name, "schema") == 0 && terms->schema == NULL
         ? fhbd_parse_column(NULL, value, &terms->schema, err)
         : strcmp(name, "settings") == 0 && terms->settings == NULL
         ? fhbd_parse_settings(NULL, value, &terms->settings, err)
         : fhb_fail(err, FHB_EPARAM, "is unknown here, or stands twice");
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "\"%.64s\" ", name);
    }

    return rc;
}


static int
fhbd_pg_terms_line(void *arg, const char *section, const char *name,
    const char *value)
{
    fhbd_pg_terms_reader_t  *r = arg;

    if (r->rc == FHB_OK) {
        r->rc = fhbd_pg_terms_set(r->terms, section, name, value, r->err);
    }

    return r->rc == FHB_OK;
}


fhb_err_t
fhbd_pg_terms_parse(fhb_str_t text, fhbd_pg_terms_t *terms, fhb_error_t *err)
{
    int                     line;
    char                   *copy;
    fhbd_pg_terms_reader_t  r = { FHB_OK, err, terms };

    copy = fhb_str_dup(text);
    if (copy == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    line = ini_parse_string(copy, fhbd_pg_terms_line, &r);
    free(copy);

    if (line != 0 && r.rc == FHB_OK) {
        r.rc = line < 0 ? fhb_fail(err, FHB_ENOMEM, "no memory")
               : fhb_fail(err, FHB_EPARAM, "neither [tables] nor NAME = "
                          "VALUE");
    }
    if (r.rc != FHB_OK && line > 0) {
        fhb_error_prefix(err, "profile.ini:%d: ", line);
    }

    return r.rc;
}


void
fhbd_pg_terms_free(fhbd_pg_terms_t *terms)
{
    free(terms->table);
    free(terms->schema);
    free(terms->settings);

    for (unsigned i = 0; i < FHBD_PG_EXTRAS_MAX; i++) {
        free(terms->extras[i].name);
        free(terms->extras[i].pattern);
    }
    for (unsigned i = 0; i < terms->features_n; i++) {
        free(terms->features[i]);
    }

    memset(terms, 0, sizeof(*terms));
}
