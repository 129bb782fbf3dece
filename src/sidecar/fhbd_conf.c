/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Settings into a configuration, checks that need more than one option,
 * reload.
 */

#include "fhbd_conf_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

_Static_assert(sizeof(size_t) == sizeof(uint64_t),
               "fhbd_parse_size writes both");

/* what a configuration remembers for the next reload */
typedef struct {
    fhbd_conf_t      conf;      /* first: the caller's pointer */
    fhbd_settings_t  settings;
} fhbd_conf_full_t;


static fhb_err_t
fhbd_conf_set(const char *file, const fhbd_option_t *option,
    const fhbd_setting_t *setting, void *base, fhb_error_t *err)
{
    void        *target = (char *) base + option->offset;
    fhb_err_t    rc;
    const char  *text;

    text = setting->text == NULL ? option->def : setting->text;
    if (text == NULL) {
        return FHB_OK;
    }

    if (text[0] == '\0') {
        return fhb_fail(err, FHB_EPARAM, "%s:%u: \"%s\": value expected",
                        file, setting->line, option->name);
    }

    rc = option->parse(option, text, target, err);

    if (rc == FHB_EPARAM) {
        if (option->secret) {
            fhb_error_prefix(err, "%s:%u: \"%s\" ", file, setting->line,
                             option->name);
        } else {
            fhb_error_prefix(err, "%s:%u: \"%s\": \"%.64s\" ", file,
                             setting->line, option->name, text);
        }
    }

    return rc;
}


static fhb_err_t
fhbd_conf_section_set(const char *file, const fhbd_section_t *section,
    bool tenant, void *base, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc;

    for (i = 0; i < fhbd_options_n; i++) {
        if (fhbd_option_tenant(&fhbd_options[i]) != tenant) {
            continue;
        }

        rc = fhbd_conf_set(file, &fhbd_options[i], &section->settings[i],
                           base, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


static const fhbd_setting_t *
fhbd_conf_setting(const fhbd_section_t *section, const char *name)
{
    return &section->settings[fhbd_option_find(true, name)];
}


static fhb_err_t
fhbd_conf_need(const char *file, const fhbd_section_t *section,
    const char *name, const char *value, fhb_error_t *err)
{
    if (value != NULL) {
        return FHB_OK;
    }

    return fhb_fail(err, FHB_EPARAM, "%s:%u: tenant \"%s\" needs option "
                    "\"%s\"", file, section->line, section->name, name);
}


/* an option of the other source would be without effect: a mistake */
static fhb_err_t
fhbd_conf_tenant_source(const char *file, const fhbd_section_t *section,
    fhbd_source_kind_t source, fhb_error_t *err)
{
    static const char *const  ndjson[] = { "path", NULL };
    static const char *const  postgres[] = {
        "conninfo", "profile", "table", "schema", "partition",
        "type_column", "id_column",
        "updated_column", "deleted_column", "body_column", "body_type",
        "where", "timezone", "cohort_percent", "max_connections",
        "settings", NULL
    };

    const char *const     *other;
    const fhbd_setting_t  *s;

    other = source == FHBD_SOURCE_NDJSON ? postgres : ndjson;

    for ( /* void */ ; *other != NULL; other++) {
        s = fhbd_conf_setting(section, *other);
        if (s->text != NULL) {
            return fhb_fail(err, FHB_EPARAM, "%s:%u: \"%s\" is no option of "
                            "source \"%s\"", file, s->line, *other,
                            fhbd_conf_setting(section, "source")->text);
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_conf_tenant_set(const char *file, const fhbd_section_t *section,
    fhbd_tenant_conf_t *t, fhb_error_t *err)
{
    fhb_err_t  rc;

    t->name = strdup(section->name);
    if (t->name == NULL) {
        return fhbd_conf_no_memory(err);
    }

    rc = fhbd_conf_need(file, section, "source",
                        fhbd_conf_setting(section, "source")->text, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_conf_section_set(file, section, true, t, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_conf_tenant_source(file, section, t->source, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (t->source == FHBD_SOURCE_NDJSON) {
        return fhbd_conf_need(file, section, "path", t->ndjson_path, err);
    }

    rc = fhbd_conf_need(file, section, "conninfo", t->pg_conninfo, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (t->pg_max_connections > 0
        && t->pg_max_connections < FHBD_CONNECTIONS_MIN)
    {
        return fhb_fail(err, FHB_EPARAM, "%s:%u: \"max_connections\": %u is "
                        "too few: a job needs one for its snapshot and one "
                        "for a worker, and kick-offs one to look things up: "
                        "%u or more, or off", file,
                        fhbd_conf_setting(section, "max_connections")->line,
                        t->pg_max_connections, FHBD_CONNECTIONS_MIN);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_conf_main_check(const char *file, const fhbd_section_t *section,
    fhbd_conf_t *conf, fhb_error_t *err)
{
    struct sockaddr_un  sun;

    if (strlen(conf->listen) >= sizeof(sun.sun_path)) {
        return fhb_fail(err, FHB_EPARAM, "%s:%u: \"listen\": longer than %zu "
                        "bytes", file,
                        section->settings[fhbd_option_find(false, "listen")]
                            .line,
                        sizeof(sun.sun_path) - 1);
    }

    if (conf->retry_min > conf->retry_max) {
        return fhb_fail(err, FHB_EPARAM, "%s:%u: \"retry_min\" is above "
                        "\"retry_max\"", file,
                        section->settings[fhbd_option_find(false, "retry_min")]
                            .line);
    }

    if (conf->store == NULL
        && asprintf(&conf->store, "%s/jobs.sqlite", conf->root) == -1)
    {
        conf->store = NULL;
        return fhbd_conf_no_memory(err);
    }

    if (conf->tenants_n == 0) {
        return fhb_fail(err, FHB_EPARAM, "%s: no section [tenant NAME]",
                        file);
    }

    return FHB_OK;
}


/* takes settings over, whatever the result */
static fhb_err_t
fhbd_conf_make(const char *file, fhbd_settings_t *settings, fhbd_conf_t **out,
    fhb_error_t *err)
{
    size_t             i;
    fhb_err_t          rc;
    fhbd_conf_t       *conf;
    fhbd_section_t    *sections;
    fhbd_conf_full_t  *full;

    full = calloc(1, sizeof(fhbd_conf_full_t));
    if (full == NULL) {
        fhbd_settings_free(settings);
        return fhbd_conf_no_memory(err);
    }

    full->settings = *settings;
    *settings = (fhbd_settings_t) { 0 };
    sections = full->settings.sections;
    conf = &full->conf;

    rc = fhbd_conf_section_set(file, &sections[0], false, conf, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    if (full->settings.n > 1) {
        conf->tenants = calloc(full->settings.n - 1, sizeof(*conf->tenants));
        if (conf->tenants == NULL) {
            rc = fhbd_conf_no_memory(err);
            goto failed;
        }
    }

    for (i = 1; i < full->settings.n; i++) {
        rc = fhbd_conf_tenant_set(file, &sections[i],
                                  &conf->tenants[conf->tenants_n++], err);
        if (rc != FHB_OK) {
            goto failed;
        }
    }

    rc = fhbd_conf_main_check(file, &sections[0], conf, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    *out = conf;

    return FHB_OK;

failed:

    fhbd_conf_free(conf);

    return rc;
}


fhb_err_t
fhbd_conf_load(const char *file, fhbd_conf_t **out, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_settings_t  settings = { 0 };

    rc = fhbd_settings_read(file, &settings, err);
    if (rc != FHB_OK) {
        fhbd_settings_free(&settings);
        return rc;
    }

    return fhbd_conf_make(file, &settings, out, err);
}


static fhbd_section_t *
fhbd_settings_find(const fhbd_settings_t *s, const char *name)
{
    size_t  i;

    for (i = 1; i < s->n; i++) {
        if (strcmp(s->sections[i].name, name) == 0) {
            return &s->sections[i];
        }
    }

    return NULL;
}


/* puts running's texts over those of options that need a restart */
static fhb_err_t
fhbd_settings_keep(const fhbd_section_t *running, fhbd_section_t *fresh,
    fhb_buf_t *restart, fhb_error_t *err)
{
    char        *text;
    size_t       i;
    const char  *was, *is;

    for (i = 0; i < fhbd_options_n; i++) {
        if (fhbd_options[i].reloadable) {
            continue;
        }

        was = running->settings[i].text;
        is = fresh->settings[i].text;
        if (was == is || (was != NULL && is != NULL && strcmp(was, is) == 0)) {
            continue;
        }

        fhb_buf_addf(restart, "option \"%s\" of section \"%s\" was changed\n",
                     fhbd_options[i].name, fresh->name);

        text = was == NULL ? NULL : strdup(was);
        if (was != NULL && text == NULL) {
            return fhbd_conf_no_memory(err);
        }

        free(fresh->settings[i].text);
        fresh->settings[i].text = text;
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_section_copy(fhbd_settings_t *to, const fhbd_section_t *from,
    fhb_error_t *err)
{
    size_t           i;
    fhbd_section_t  *section;

    section = fhbd_settings_add(to, fhb_cstr(from->name), from->line);
    if (section == NULL) {
        return fhbd_conf_no_memory(err);
    }

    for (i = 0; i < fhbd_options_n; i++) {
        section->settings[i].line = from->settings[i].line;

        if (from->settings[i].text != NULL) {
            section->settings[i].text = strdup(from->settings[i].text);
            if (section->settings[i].text == NULL) {
                return fhbd_conf_no_memory(err);
            }
        }
    }

    return FHB_OK;
}


/* running's tenants in running's order, with fresh's reloadable values */
static fhb_err_t
fhbd_settings_merge(const fhbd_settings_t *running,
    const fhbd_settings_t *fresh, fhbd_settings_t *out, fhb_buf_t *restart,
    fhb_error_t *err)
{
    size_t           i;
    fhb_err_t        rc;
    const char      *name;
    fhbd_section_t  *section;

    for (i = 0; i < running->n; i++) {
        name = running->sections[i].name;
        section = i == 0 ? &fresh->sections[0]
                         : fhbd_settings_find(fresh, name);

        if (section == NULL) {
            fhb_buf_addf(restart, "tenant \"%s\" was removed\n", name);
            section = &running->sections[i];
        }

        rc = fhbd_section_copy(out, section, err);
        if (rc == FHB_OK) {
            rc = fhbd_settings_keep(&running->sections[i],
                                    &out->sections[i], restart, err);
        }

        if (rc != FHB_OK) {
            return rc;
        }
    }

    for (i = 1; i < fresh->n; i++) {
        if (fhbd_settings_find(running, fresh->sections[i].name) == NULL) {
            fhb_buf_addf(restart, "tenant \"%s\" was added\n",
                         fresh->sections[i].name);
        }
    }

    return restart->failed ? fhbd_conf_no_memory(err) : FHB_OK;
}


fhb_err_t
fhbd_conf_reload(const char *file, const fhbd_conf_t *running,
    fhbd_conf_t **out, fhb_buf_t *restart, fhb_error_t *err)
{
    fhb_err_t                rc;
    fhbd_conf_t             *fresh;
    fhbd_settings_t          merged = { 0 };
    const fhbd_conf_full_t  *was = (const fhbd_conf_full_t *) running;

    /* the whole file must be good, also what will wait for a restart */
    rc = fhbd_conf_load(file, &fresh, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_settings_merge(&was->settings,
                             &((fhbd_conf_full_t *) fresh)->settings, &merged,
                             restart, err);
    fhbd_conf_free(fresh);

    if (rc != FHB_OK) {
        fhbd_settings_free(&merged);
        return rc;
    }

    return fhbd_conf_make(file, &merged, out, err);
}


bool
fhbd_conf_same(const fhbd_conf_t *a, const fhbd_conf_t *b)
{
    return fhbd_settings_same(&((const fhbd_conf_full_t *) a)->settings,
                              &((const fhbd_conf_full_t *) b)->settings);
}


static void
fhbd_tenant_free(fhbd_tenant_conf_t *t)
{
    free(t->name);
    free(t->metadata_upstream);
    free(t->attachment_hosts);
    free(t->manifest_extension);
    free(t->ndjson_path);
    free(t->ndjson_tombstones);
    free(t->pg_profile);
    free(t->pg_table);
    free(t->pg_schema);
    free(t->pg_partition);
    free(t->pg_type_column);
    free(t->pg_id_column);
    free(t->pg_updated_column);
    free(t->pg_deleted_column);
    free(t->pg_body_column);
    free(t->pg_where);
    free(t->pg_timezone);
    free(t->pg_settings);
    free(t->pg_conninfo);
}


void
fhbd_conf_free(fhbd_conf_t *conf)
{
    size_t             i;
    fhbd_conf_full_t  *full = (fhbd_conf_full_t *) conf;

    if (conf == NULL) {
        return;
    }

    for (i = 0; i < conf->tenants_n; i++) {
        fhbd_tenant_free(&conf->tenants[i]);
    }

    free(conf->tenants);
    free(conf->listen);
    free(conf->socket_group);
    free(conf->allow_users);
    free(conf->root);
    free(conf->store);
    free(conf->profiles);
    free(conf->v4_operation_name);
    free(conf->audit);
    free(conf->clients);
    free(conf->auth_dir);
    free(conf->token_aud_aliases);
    free(conf->jwks_hosts);
    free(conf->jwks_ca_file);
    free(conf->issuer_jwks);

    fhbd_settings_free(&full->settings);
    free(full);
}


const fhbd_tenant_conf_t *
fhbd_conf_tenant(const fhbd_conf_t *conf, fhb_str_t name)
{
    size_t  i;

    for (i = 0; i < conf->tenants_n; i++) {
        if (fhb_str_eqc(name, conf->tenants[i].name)) {
            return &conf->tenants[i];
        }
    }

    return NULL;
}
