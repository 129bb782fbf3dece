/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry as people read it: as the sidecar takes it, defaults included.
 */

#include <stdlib.h>
#include <string.h>

#include "../sidecar/fhbd_clients.h"
#include "fhbc_out.h"
#include "fhbc_registry.h"


static void
fhbc_add_word(fhb_buf_t *b, const char *word)
{
    if (b->len > 0) {
        fhb_buf_addc(b, ' ');
    }
    fhb_buf_adds(b, word);
}


static void
fhbc_add_words(fhb_buf_t *b, char *const *words, size_t n)
{
    size_t  i;

    for (i = 0; i < n; i++) {
        fhbc_add_word(b, words[i]);
    }
}


/* takes the buffer's text as a cell */
static void
fhbc_add_cell(fhbc_table_t *t, fhb_buf_t *b)
{
    if (b->failed) {
        t->failed = true;
    }

    fhbc_table_add(t, fhb_buf_str(b));
    fhb_buf_reset(b);
}


static void
fhbc_add_levels(fhb_buf_t *b, const fhbd_client_t *client)
{
    static const struct {
        fhb_level_t  level;
        const char  *name;
    } levels[] = {
        { FHB_LEVEL_SYSTEM, "system" },
        { FHB_LEVEL_PATIENT, "patient" },
        { FHB_LEVEL_GROUP, "group" },
    };

    size_t  i;

    for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        if ((client->levels >> levels[i].level) & 1) {
            fhbc_add_word(b, levels[i].name);
        }
    }
}


static void
fhbc_add_types(fhb_buf_t *b, const fhbd_client_t *client)
{
    fhb_type_t     type;
    fhb_typeset_t  all = fhb_typeset_all();

    if (memcmp(&all, &client->types, sizeof(all)) == 0) {
        fhbc_add_word(b, "all");
        return;
    }

    for (type = 0; type < fhb_type_count(); type++) {
        if (fhb_typeset_has(&client->types, type)) {
            fhbc_add_word(b, fhb_type_name(type).ptr);
        }
    }
}


/* the ids of the inline keys */
static void
fhbc_add_keys(fhb_buf_t *b, const fhbd_client_t *client)
{
    size_t       i;
    json_t      *set, *key;
    const char  *kid;

    if (client->jwks == NULL) {
        return;
    }

    set = json_loads(client->jwks, 0, NULL);

    json_array_foreach(json_object_get(set, "keys"), i, key) {
        kid = json_string_value(json_object_get(key, "kid"));
        if (kid != NULL) {
            fhbc_add_word(b, kid);
        }
    }

    json_decref(set);
}


static fhb_err_t
fhbc_load(fhbc_t *c, fhbd_clients_t **clients, fhb_error_t *err)
{
    if (c->conf->clients == NULL) {
        return fhb_fail(err, FHB_EPARAM, "%s has no option \"clients\": there "
                        "is no registry", c->ini);
    }

    return fhbd_clients_load(c->conf->clients, c->conf, clients, err);
}


static int
fhbc_list_table(fhbd_clients_t *clients)
{
    size_t                i;
    fhb_buf_t             b = { 0 };
    fhbc_table_t          t = { 0 };
    const fhbd_client_t  *client;

    static const char *const  heads[] = {
        "CLIENT", "STATE", "TENANTS", "GROUPS", "SCOPES", "NAME"
    };

    for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        fhbc_table_add(&t, fhb_cstr(heads[i]));
    }

    for (i = 0; i < clients->n; i++) {
        client = &clients->clients[i];

        fhbc_table_add(&t, fhb_cstr(client->id));
        fhbc_table_add(&t, fhb_cstr(client->enabled ? "enabled"
                                                    : "disabled"));
        fhbc_add_words(&b, client->tenants, client->tenants_n);
        fhbc_add_cell(&t, &b);
        fhbc_add_words(&b, client->groups, client->groups_n);
        fhbc_add_cell(&t, &b);
        fhbc_table_add(&t, fhb_cstr(client->scopes));
        fhbc_table_add(&t, fhb_cstr(client->name));
    }

    fhb_buf_free(&b);

    return fhbc_table_print(&t, sizeof(heads) / sizeof(heads[0]));
}


int
fhbc_client_list(fhbc_t *c)
{
    int              rc;
    json_t          *entries;
    fhb_error_t      err;
    fhbd_clients_t  *clients;

    if (fhbc_load(c, &clients, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    if (!c->json) {
        rc = fhbc_list_table(clients);

    } else if (fhbc_registry_read(c->conf->clients, &entries, &err)
               != FHB_OK)
    {
        rc = fhbc_failed(&err);

    } else {
        rc = fhbc_print_json(entries);
        json_decref(entries);
    }

    fhbd_clients_free(clients);

    return rc;
}


static int
fhbc_show_table(const fhbd_client_t *client)
{
    fhb_buf_t     b = { 0 };
    fhbc_table_t  t = { 0 };

#define ROW(name, text)                                                       \
    fhbc_table_add(&t, fhb_cstr(name));                                       \
    fhbc_table_add(&t, fhb_cstr(text))
#define LIST(name, add)                                                       \
    fhbc_table_add(&t, fhb_cstr(name));                                       \
    add;                                                                      \
    fhbc_add_cell(&t, &b)

    ROW("client", client->id);
    ROW("name", client->name);
    ROW("state", client->enabled ? "enabled" : "disabled");
    LIST("keys", fhbc_add_keys(&b, client));
    ROW("key set", client->jwks_uri);
    ROW("scopes", client->scopes);
    LIST("exports", fhbc_add_types(&b, client));
    LIST("levels", fhbc_add_levels(&b, client));
    LIST("groups", fhbc_add_words(&b, client->groups, client->groups_n));
    LIST("tenants", fhbc_add_words(&b, client->tenants, client->tenants_n));
    LIST("active jobs", if (client->max_active_jobs > 0) {
        fhb_buf_addf(&b, "%u at most", client->max_active_jobs);
    });

#undef LIST
#undef ROW

    fhb_buf_free(&b);

    return fhbc_table_print(&t, 2);
}


int
fhbc_client_show(fhbc_t *c)
{
    int              rc;
    json_t          *entries;
    fhb_error_t      err;
    fhbd_client_t   *client;
    fhbd_clients_t  *clients;

    if (fhbc_load(c, &clients, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    client = fhbd_clients_find(clients, fhb_cstr(c->operand));

    if (client == NULL) {
        (void) fhb_fail(&err, FHB_ENOTFOUND, "there is no client \"%s\"",
                        c->operand);
        rc = fhbc_failed(&err);

    } else if (!c->json) {
        rc = fhbc_show_table(client);

    } else if (fhbc_registry_read(c->conf->clients, &entries, &err)
               != FHB_OK)
    {
        rc = fhbc_failed(&err);

    } else {
        rc = fhbc_print_json(fhbc_registry_find(entries, c->operand));
        json_decref(entries);
    }

    fhbd_clients_free(clients);

    return rc;
}
