/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the configuration: the one table of options and the parsers of
 * their values.
 */

#ifndef FHBD_CONF_TABLE_H
#define FHBD_CONF_TABLE_H

#include "fhbd_conf.h"

typedef struct fhbd_option_s  fhbd_option_t;

/* text is never empty; target: option's place in the configuration.
 * FHB_EPARAM: err says what a good value is, without repeating the text */
typedef fhb_err_t (*fhbd_option_parse_t)(const fhbd_option_t *option,
    const char *text, void *target, fhb_error_t *err);

typedef struct {
    const char  *name;
    int          value;
} fhbd_word_t;

struct fhbd_option_s {
    const char           *name;
    const char           *section;      /* "fhir-bulkd" or "tenant" */
    fhbd_option_parse_t   parse;
    size_t                offset;
    bool                  reloadable;
    const char           *def;          /* text; NULL: unset */
    int64_t               min, max;     /* numbers, sizes, times */
    const fhbd_word_t    *words;        /* enumerations, ends with NULL */
    bool                  secret;       /* the value stays out of messages */
};

extern const fhbd_option_t  fhbd_options[];
extern const size_t         fhbd_options_n;

/* index into fhbd_options; fhbd_options_n: unknown */
size_t fhbd_option_find(bool tenant, const char *name);
static inline bool
fhbd_option_tenant(const fhbd_option_t *option)
{
    return option->section[0] == 't';
}

fhb_err_t fhbd_parse_string(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                          /* char * */
fhb_err_t fhbd_parse_name(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);            /* char *, a profile's name */
fhb_err_t fhbd_parse_operation(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);
fhb_err_t fhbd_parse_extension(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);         /* char *, not "export" */
fhb_err_t fhbd_parse_column(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);              /* char *, an identifier */
fhb_err_t fhbd_parse_table(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);              /* char *, [schema.]table */
fhb_err_t fhbd_parse_url(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);              /* char *, http(s) URL */
fhb_err_t fhbd_parse_zone(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);              /* char *, a time zone */
fhb_err_t fhbd_parse_conninfo(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                          /* char * */
fhb_err_t fhbd_parse_mode(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                        /* unsigned */
fhb_err_t fhbd_parse_number(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                        /* unsigned */
fhb_err_t fhbd_parse_count(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                        /* uint64_t */
fhb_err_t fhbd_parse_size(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                        /* uint64_t */
fhb_err_t fhbd_parse_byte_rate(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);          /* uint64_t, bytes a second */
fhb_err_t fhbd_parse_settings(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);      /* char *, NAME=VALUE, blanks */
fhb_err_t fhbd_parse_seconds(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                         /* int64_t */
fhb_err_t fhbd_parse_wait(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);               /* unsigned, seconds */
fhb_err_t fhbd_parse_usec(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);              /* int64_t, microseconds */
fhb_err_t fhbd_parse_word(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                              /* int */
fhb_err_t fhbd_parse_bool(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                /* bool, by its words */
fhb_err_t fhbd_parse_words(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);             /* unsigned, 1 << value */
fhb_err_t fhbd_parse_types(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                   /* fhb_typeset_t */
fhb_err_t fhbd_parse_ratio(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                          /* double */
fhb_err_t fhbd_parse_poll_limit(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);           /* fhbd_conf_t: two members */
fhb_err_t fhbd_parse_rate(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                     /* fhbd_rate_t */
fhb_err_t fhbd_parse_urls(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);        /* char *, one blank between */
fhb_err_t fhbd_parse_hosts(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);        /* char *, one blank between */
fhb_err_t fhbd_parse_issuers(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);   /* char *, NAME=URL, one blank … */
fhb_err_t fhbd_parse_audit(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);                          /* char * */
fhb_err_t fhbd_parse_readable(const fhbd_option_t *option, const char *text,
    void *target, fhb_error_t *err);      /* char *, a file we can read */

#endif /* FHBD_CONF_TABLE_H */
