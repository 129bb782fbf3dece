/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a store profile says of itself: profile.ini, and the features that
 * facts.sql declares.  docs/profiles.md is the description.
 */

#ifndef FHBD_PG_TERMS_H
#define FHBD_PG_TERMS_H

#include "../common/fhb_core.h"

#define FHBD_PG_EXTRAS_MAX    8     /* more tables */
#define FHBD_PG_FEATURES_MAX  32    /* bits of fhbd_pg_args_t */

/* one line of [tables] */
typedef struct {
    char  *name;                    /* {name} and :name */
    char  *pattern;
} fhbd_pg_extra_t;

typedef struct {
    char             *table;        /* pattern; NULL: the tenant's option */
    char             *schema;       /* default of the tenant's; or NULL */
    char             *settings;     /* NAME=VALUE, one blank between */
    bool              partition;    /* the tenant has to name one */
    fhbd_pg_extra_t   extras[FHBD_PG_EXTRAS_MAX];
    unsigned          extras_n;
    char             *features[FHBD_PG_FEATURES_MAX];
    unsigned          features_n;
} fhbd_pg_terms_t;

/* the text of a profile.ini; terms starts zeroed */
fhb_err_t fhbd_pg_terms_parse(fhb_str_t text, fhbd_pg_terms_t *terms,
    fhb_error_t *err) FHB_NODISCARD;
/* words of "-- features:" */
fhb_err_t fhbd_pg_terms_features(fhb_str_t words, fhbd_pg_terms_t *terms,
    fhb_error_t *err) FHB_NODISCARD;
/* index, or -1; terms may be NULL: there are none */
int fhbd_pg_terms_extra(const fhbd_pg_terms_t *terms, fhb_str_t name);
int fhbd_pg_terms_feature(const fhbd_pg_terms_t *terms, fhb_str_t name);
void fhbd_pg_terms_free(fhbd_pg_terms_t *terms);

/* the next word of a list with blanks between; false: there is none */
bool fhbd_pg_word(fhb_str_t *list, fhb_str_t *word);

#endif /* FHBD_PG_TERMS_H */
