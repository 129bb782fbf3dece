/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the configuration: what stands in the INI file, option by option,
 * as text with its line.
 */

#ifndef FHBD_CONF_FILE_H
#define FHBD_CONF_FILE_H

#include "fhbd_conf_table.h"

/* one option as it stands in the file */
typedef struct {
    char      *text;            /* NULL: not there */
    unsigned   line;
} fhbd_setting_t;

typedef struct {
    char             name[65];
    unsigned         line;
    fhbd_setting_t  *settings;  /* by index of fhbd_options */
} fhbd_section_t;

/* sections[0] is [fhir-bulkd], then the tenants in their order */
typedef struct {
    fhbd_section_t  *sections;
    size_t           n;
} fhbd_settings_t;

/* every line of the file is understood or refused with its number; *out is
 * freed by fhbd_settings_free whatever the result */
fhb_err_t fhbd_settings_read(const char *file, fhbd_settings_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_settings_free(fhbd_settings_t *s);
/* the same texts, in whatever lines */
bool fhbd_settings_same(const fhbd_settings_t *a, const fhbd_settings_t *b);
/* a valid tenant's name; NULL without memory */
fhbd_section_t *fhbd_settings_add(fhbd_settings_t *s, fhb_str_t name,
    unsigned line) FHB_NODISCARD;

fhb_err_t fhbd_conf_no_memory(fhb_error_t *err);

#endif /* FHBD_CONF_FILE_H */
