/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * An INI file of any bytes: refused in one line that names the file, or a
 * configuration.  Its settings written down again are the same settings, a
 * reload of the same file changes nothing, and numbers keep to their bounds.
 * No file that a value names is opened.
 *
 * seeds: conf-examples
 */

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "../../src/sidecar/fhbd_conf_file.h"
#include "fuzz_file.h"

static fuzz_file_t  file, again;


/* stands before libc's: jwks_ca_file is looked at, here it is never there */
int
open(const char *path, int flags, ...)
{
    (void) path;
    (void) flags;

    errno = ENOENT;

    return -1;
}


static void
write_settings(const fhbd_settings_t *s, fhb_buf_t *out)
{
    size_t  i, k;

    for (i = 0; i < s->n; i++) {
        fhb_buf_addf(out, i == 0 ? "[fhir-bulkd]\n" : "[tenant %s]\n",
                     s->sections[i].name);
        for (k = 0; k < fhbd_options_n; k++) {
            if (s->sections[i].settings[k].text != NULL) {
                fhb_buf_addf(out, "%s=%s\n", fhbd_options[k].name,
                             s->sections[i].settings[k].text);
            }
        }
    }
    require(!out->failed);
}


static void
same_settings(const fhbd_settings_t *a, const fhbd_settings_t *b)
{
    size_t       i, k;
    const char  *x, *y;

    require(a->n == b->n);

    for (i = 0; i < a->n; i++) {
        require(strcmp(a->sections[i].name, b->sections[i].name) == 0);
        for (k = 0; k < fhbd_options_n; k++) {
            x = a->sections[i].settings[k].text;
            y = b->sections[i].settings[k].text;
            require((x == NULL) == (y == NULL));
            require(x == NULL || strcmp(x, y) == 0);
        }
    }
}


/* a line has room for 8192 bytes, or where inih is built otherwise, 200 */
static bool
lines_fit(const fhb_buf_t *text)
{
    size_t  i, start = 0;

    for (i = 0; i < text->len; i++) {
        if (text->ptr[i] == '\n') {
            if (i - start > 190) {
                return false;
            }
            start = i + 1;
        }
    }

    return true;
}


static void
check_settings(void)
{
    fhb_err_t        rc;
    fhb_buf_t        text = { 0 };
    fhb_error_t      err = { FHB_OK, "" };
    fhbd_settings_t  first = { 0 }, second = { 0 };

    rc = fhbd_settings_read(file.path, &first, &err);

    if (rc == FHB_OK) {
        write_settings(&first, &text);
        if (lines_fit(&text)) {
            fuzz_file_write(&again, text.ptr, text.len);
            require(fhbd_settings_read(again.path, &second, &err) == FHB_OK);
            same_settings(&first, &second);
        }

    } else {
        require(rc == FHB_EPARAM);
        fuzz_check_error(&err, rc);
        require(strstr(err.text, file.path) != NULL);
    }

    fhb_buf_free(&text);
    fhbd_settings_free(&first);
    fhbd_settings_free(&second);
}


/* where the table has bounds, they hold */
static void
check_numbers(const fhbd_conf_t *conf)
{
    size_t                i;
    int64_t               n;
    const void           *at;
    const fhbd_option_t  *o;

    for (i = 0; i < fhbd_options_n; i++) {
        o = &fhbd_options[i];
        at = (const char *) conf + o->offset;

        if (fhbd_option_tenant(o) || o->words != NULL) {
            continue;
        }

        if (o->parse == fhbd_parse_number || o->parse == fhbd_parse_wait) {
            n = *(const unsigned *) at;

        } else if (o->parse == fhbd_parse_count
                   || o->parse == fhbd_parse_size
                   || o->parse == fhbd_parse_seconds
                   || o->parse == fhbd_parse_usec)
        {
            n = *(const int64_t *) at;

        } else {
            continue;
        }

        require(n >= o->min && n <= o->max);
    }

    require(conf->fail_ratio > 0.0 && conf->fail_ratio <= 1.0);
    require(conf->socket_mode <= 0777);
    require(conf->retry_min <= conf->retry_max);
}


static void
check_tenants(const fhbd_conf_t *conf)
{
    size_t                     i;
    const fhbd_tenant_conf_t  *t;

    require(conf->tenants_n > 0 && conf->store != NULL);

    for (i = 0; i < conf->tenants_n; i++) {
        t = &conf->tenants[i];
        require(fhb_tenant_valid(fhb_cstr(t->name)));
        require(fhbd_conf_tenant(conf, fhb_cstr(t->name)) == t);
        require(t->levels != 0 && (t->levels & ~7u) == 0);
        require(t->source == FHBD_SOURCE_NDJSON ? t->ndjson_path != NULL
                : t->pg_conninfo != NULL);
    }
}


static void
check_reload(const fhbd_conf_t *conf)
{
    fhb_buf_t     restart = { 0 };
    fhb_error_t   err;
    fhbd_conf_t  *fresh;

    require(fhbd_conf_reload(file.path, conf, &fresh, &restart, &err)
            == FHB_OK);
    require(restart.len == 0 && fresh->tenants_n == conf->tenants_n);
    check_tenants(fresh);

    fhbd_conf_free(fresh);
    fhb_buf_free(&restart);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhb_err_t     rc;
    fhb_error_t   err = { FHB_OK, "" };
    fhbd_conf_t  *conf = NULL;

    fuzz_file_write(&file, data, size);

    check_settings();

    rc = fhbd_conf_load(file.path, &conf, &err);

    if (rc == FHB_OK) {
        check_numbers(conf);
        check_tenants(conf);
        check_reload(conf);
        fhbd_conf_free(conf);

    } else {
        require(rc == FHB_EPARAM && conf == NULL);
        fuzz_check_error(&err, rc);
    }

    return 0;
}
