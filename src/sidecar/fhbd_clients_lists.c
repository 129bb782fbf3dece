/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One client of the registry file: the members that are lists.
 */

#include "fhbd_clients_int.h"

#include <stdlib.h>
#include <string.h>


/* an array of strings, each checked, none twice; sorted */
static int
fhbd_string_cmp(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}


static fhb_err_t
fhbd_client_strings(fhbd_parse_t *p, const json_t *value,
    bool (*good)(const fhbd_conf_t *conf, fhb_str_t word),
    const char *wanted, char ***out, size_t *n)
{
    size_t         i;
    const json_t  *item;

    if (!json_is_array(value)) {
        return fhb_fail(p->err, FHB_EPARAM, "is not an array");
    }

    *out = calloc(json_array_size(value) + 1, sizeof(char *));
    if (*out == NULL) {
        return fhbd_client_no_memory(p);
    }

    for (i = 0; i < json_array_size(value); i++) {
        item = json_array_get(value, i);

        if (!json_is_string(item)) {
            return fhb_fail(p->err, FHB_EPARAM, "has something that is not a "
                            "string");
        }

        if (!good(p->conf, fhb_str(json_string_value(item),
                                   json_string_length(item))))
        {
            return fhb_fail(p->err, FHB_EPARAM, "\"%.64s\" is %s",
                            json_string_value(item), wanted);
        }

        (*out)[*n] = strdup(json_string_value(item));
        if ((*out)[*n] == NULL) {
            return fhbd_client_no_memory(p);
        }
        (*n)++;
    }

    qsort(*out, *n, sizeof(char *), fhbd_string_cmp);

    for (i = 1; i < *n; i++) {
        if (strcmp((*out)[i - 1], (*out)[i]) == 0) {
            return fhb_fail(p->err, FHB_EPARAM, "\"%.64s\" is there twice",
                            (*out)[i]);
        }
    }

    return FHB_OK;
}


static bool
fhbd_group_good(const fhbd_conf_t *conf, fhb_str_t word)
{
    (void) conf;

    return fhb_str_eqc(word, "*") || fhb_fhir_id_valid(word);
}


fhb_err_t
fhbd_member_groups(fhbd_parse_t *p, const json_t *value)
{
    size_t          i;
    fhb_err_t       rc;
    fhbd_client_t  *c = p->client;

    rc = fhbd_client_strings(p, value, fhbd_group_good,
                             "neither an id nor \"*\"", &c->groups,
                             &c->groups_n);

    for (i = 0; i < c->groups_n; i++) {
        c->all_groups |= strcmp(c->groups[i], "*") == 0;
    }

    return rc;
}


fhb_err_t
fhbd_member_levels(fhbd_parse_t *p, const json_t *value)
{
    size_t         i;
    fhb_level_t    level;
    const json_t  *item;

    if (!json_is_array(value) || json_array_size(value) == 0) {
        return fhb_fail(p->err, FHB_EPARAM, "is not an array of levels");
    }

    for (i = 0; i < json_array_size(value); i++) {
        item = json_array_get(value, i);

        if (!json_is_string(item)
            || !fhb_level_parse(fhb_cstr(json_string_value(item)), &level))
        {
            return fhb_fail(p->err, FHB_EPARAM, "has something that is not "
                            "\"system\", \"patient\" or \"group\"");
        }

        p->client->levels |= 1u << level;
    }

    return FHB_OK;
}


static bool
fhbd_tenant_good(const fhbd_conf_t *conf, fhb_str_t word)
{
    return fhbd_conf_tenant(conf, word) != NULL;
}


fhb_err_t
fhbd_member_tenants(fhbd_parse_t *p, const json_t *value)
{
    fhb_err_t  rc;

    rc = fhbd_client_strings(p, value, fhbd_tenant_good,
                             "no tenant of the configuration",
                             &p->client->tenants, &p->client->tenants_n);

    if (rc == FHB_OK && p->client->tenants_n == 0) {
        rc = fhb_fail(p->err, FHB_EPARAM, "is empty");
    }

    return rc;
}
