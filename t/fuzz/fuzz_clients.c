/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A client registry of any bytes: refused in one line, or clients that are
 * sorted, have keys or a place of keys, tenants that are there, and types
 * that their limits keep to.  A record written of each is good, allows what
 * the client may, and is the same when it is narrowed by itself.
 *
 * seeds: t/cases/clients
 */

#include <string.h>

#include "../../src/sidecar/fhbd_clients_int.h"
#include "fuzz_file.h"

static fuzz_file_t  file;


static void
check_record(const fhbd_client_t *c)
{
    json_t         *root;
    fhb_buf_t       text = { 0 }, again = { 0 };
    fhb_err_t       rc;
    fhb_error_t     err;
    fhbd_record_t   rec;

    rc = fhbd_record_content(c, 1700000000, NULL, &text, &err);
    if (rc != FHB_OK) {
        require(rc == FHB_EPARAM);      /* too long for nginx */
        fhb_buf_free(&text);
        return;
    }

    root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    require(root != NULL && text.len <= FHBD_RECORD_MAX);

    require(fhbd_record_parse(root, c, &rec, &err) == FHB_OK && rec.good);
    require(rec.not_before == 1700000000);
    require(memcmp(&rec.types, &c->types, sizeof(c->types)) == 0);
    require(strcmp(rec.keys_mark, c->keys_mark) == 0);
    require(fhb_str_eq(fhb_buf_str(&rec.limits), fhb_cstr(c->limits)));

    require(fhbd_record_content(c, 1700000000, &rec, &again, &err) == FHB_OK);
    require(fhb_str_eq(fhb_buf_str(&text), fhb_buf_str(&again)));

    fhbd_record_free(&rec);
    fhb_buf_free(&text);
    fhb_buf_free(&again);
}


static void
check_client(const fhbd_conf_t *conf, fhbd_client_t *c)
{
    size_t         i;
    fhb_typeset_t  limited, within;

    require(fhb_client_valid(fhb_cstr(c->id)));
    require(strcmp(c->id, "anonymous") != 0);
    require(c->keys != NULL || c->jwks_uri != NULL);
    require((c->keys == NULL) == (c->jwks == NULL));
    require(strlen(c->keys_mark) == 64 && c->name != NULL);
    require(c->levels != 0 && (c->levels & ~7u) == 0);

    require(c->tenants_n > 0);
    for (i = 0; i < c->tenants_n; i++) {
        require(fhbd_conf_tenant(conf, fhb_cstr(c->tenants[i])) != NULL);
        require(fhbd_client_has_tenant(c, c->tenants[i]));
    }

    for (i = 0; i < c->groups_n; i++) {
        require(fhbd_client_has_group(c, fhb_cstr(c->groups[i])));
        require(i == 0 || strcmp(c->groups[i - 1], c->groups[i]) < 0);
    }

    limited = fhb_limits_types(fhb_cstr(c->limits));
    within = fhb_typeset_and(&limited, &c->types);
    require(memcmp(&within, &limited, sizeof(limited)) == 0);

    check_record(c);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char                 first[] = "default", second[] = "other";
    size_t               i;
    fhb_err_t            rc;
    fhb_error_t          err = { FHB_OK, "" };
    fhbd_clients_t      *c = NULL;
    fhbd_tenant_conf_t   tenants[] = { { .name = first },
                                       { .name = second } };
    fhbd_conf_t          conf = { .tenants = tenants };

    fuzz_file_write(&file, data, size);
    conf.tenants_n = 1 + size % 2;

    rc = fhbd_clients_load(file.path, &conf, &c, &err);

    if (rc != FHB_OK) {
        require((rc == FHB_EPARAM || rc == FHB_EJSON) && c == NULL);
        fuzz_check_error(&err, rc);
        return 0;
    }

    for (i = 0; i < c->n; i++) {
        check_client(&conf, &c->clients[i]);
        require(i == 0 || strcmp(c->clients[i - 1].id, c->clients[i].id) < 0);
        require(fhbd_clients_find(c, fhb_cstr(c->clients[i].id))
                == &c->clients[i]);
    }
    require(fhbd_clients_find(c, FHB_STR("nobody else")) == NULL);

    fhbd_clients_free(c);

    return 0;
}
