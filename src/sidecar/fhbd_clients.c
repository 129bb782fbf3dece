/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The client registry: the file as a whole, and what its clients may.
 */

#include "fhbd_clients_int.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_file.h"


void
fhbd_client_free(fhbd_client_t *c)
{
    size_t  i;

    for (i = 0; i < c->groups_n; i++) {
        free(c->groups[i]);
    }
    for (i = 0; i < c->tenants_n; i++) {
        free(c->tenants[i]);
    }

    if (c->keys != NULL) {
        pthread_mutex_destroy(&c->lock);
        fhb_jwks_free(c->keys);
    }

    free(c->groups);
    free(c->tenants);
    free(c->id);
    free(c->name);
    free(c->jwks);
    free(c->jwks_uri);
    free(c->scopes);
    free(c->limits);
}


void
fhbd_clients_free(fhbd_clients_t *c)
{
    size_t  i;

    if (c == NULL) {
        return;
    }

    for (i = 0; i < c->n; i++) {
        fhbd_client_free(&c->clients[i]);
    }

    free(c->clients);
    free(c);
}


static int
fhbd_client_cmp(const void *a, const void *b)
{
    return strcmp(((const fhbd_client_t *) a)->id,
                  ((const fhbd_client_t *) b)->id);
}


static int
fhbd_client_cmp_id(const void *key, const void *client)
{
    return fhb_str_cmp(*(const fhb_str_t *) key,
                       fhb_cstr(((const fhbd_client_t *) client)->id));
}


fhbd_client_t *
fhbd_clients_find(fhbd_clients_t *c, fhb_str_t id)
{
    return c->n == 0 ? NULL
           : bsearch(&id, c->clients, c->n, sizeof(fhbd_client_t),
                     fhbd_client_cmp_id);
}


bool
fhbd_client_has_tenant(const fhbd_client_t *c, const char *tenant)
{
    size_t  i;

    for (i = 0; i < c->tenants_n; i++) {
        if (strcmp(c->tenants[i], tenant) == 0) {
            return true;
        }
    }

    return false;
}


static int
fhbd_group_cmp_id(const void *key, const void *group)
{
    return fhb_str_cmp(*(const fhb_str_t *) key,
                       fhb_cstr(*(char *const *) group));
}


bool
fhbd_client_has_group(const fhbd_client_t *c, fhb_str_t group)
{
    return c->all_groups
           || (c->groups_n > 0
               && bsearch(&group, c->groups, c->groups_n, sizeof(char *),
                          fhbd_group_cmp_id) != NULL);
}


/* the file */

static fhb_err_t
fhbd_clients_each(const json_t *list, const fhbd_conf_t *conf,
    fhbd_clients_t *c, fhb_error_t *err)
{
    size_t     i;
    fhb_err_t  rc;

    c->clients = calloc(json_array_size(list) + 1, sizeof(fhbd_client_t));
    if (c->clients == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the clients");
    }

    for (i = 0; i < json_array_size(list); i++) {
        c->n = i + 1;
        rc = fhbd_client_parse(json_array_get(list, i), c->n, conf,
                               &c->clients[i], err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    qsort(c->clients, c->n, sizeof(fhbd_client_t), fhbd_client_cmp);

    for (i = 1; i < c->n; i++) {
        if (strcmp(c->clients[i - 1].id, c->clients[i].id) == 0) {
            return fhb_fail(err, FHB_EPARAM, "client \"%.64s\": \"client_id\" "
                            "is there twice", c->clients[i].id);
        }
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_clients_parse(fhb_str_t text, const fhbd_conf_t *conf,
    fhbd_clients_t *c, fhb_error_t *err)
{
    json_t        *json;
    fhb_err_t      rc;
    const char    *name;
    json_error_t   why;

    json = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &why);
    if (json == NULL) {
        return json_error_code(&why) == json_error_out_of_memory
               ? fhb_fail(err, FHB_ENOMEM, "no memory for the clients")
               : fhb_fail(err, FHB_EJSON, "line %d: %s", why.line, why.text);
    }

    name = json_object_iter_key(json_object_iter(json));

    if (!json_is_object(json)
        || !json_is_array(json_object_get(json, "clients")))
    {
        rc = fhb_fail(err, FHB_EPARAM, "is not an object with an array "
                      "\"clients\"");

    } else if (json_object_size(json) > 1) {
        if (strcmp(name, "clients") == 0) {
            name = json_object_iter_key(json_object_iter_next(json,
                       json_object_iter(json)));
        }
        rc = fhb_fail(err, FHB_EPARAM, "\"%.64s\" is not known here", name);

    } else {
        rc = fhbd_clients_each(json_object_get(json, "clients"), conf, c, err);
    }

    json_decref(json);

    return rc;
}


fhb_err_t
fhbd_clients_load(const char *file, const fhbd_conf_t *conf,
    fhbd_clients_t **out, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhb_buf_t        text = { 0 };
    fhbd_clients_t  *c;

    c = calloc(1, sizeof(fhbd_clients_t));
    if (c == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the clients");
    }

    rc = fhbd_file_read(AT_FDCWD, file, FHBD_CLIENTS_MAX, &text, err);

    if (rc == FHB_OK) {
        rc = fhbd_clients_parse(fhb_buf_str(&text), conf, c, err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "client registry \"%s\": ", file);
        }

    } else {
        fhb_error_prefix(err, "client registry: ");
    }

    fhb_buf_free(&text);

    if (rc != FHB_OK) {
        fhbd_clients_free(c);
        return rc;
    }

    *out = c;

    return FHB_OK;
}
