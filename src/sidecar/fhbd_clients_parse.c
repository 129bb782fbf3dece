/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One client of the registry file, member by member: everything in it is
 * understood, or the file is refused (docs/clients.md).
 */

#include "fhbd_clients_int.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#define FHBD_NAME_MAX  255      /* bytes of a client's name */
#define FHBD_URI_MAX   2048
#define FHBD_JOBS_MAX  100000   /* as max_active_jobs_per_client */

#define FHBD_LEVELS_ALL                                                       \
    ((1u << FHB_LEVEL_SYSTEM) | (1u << FHB_LEVEL_PATIENT)                     \
     | (1u << FHB_LEVEL_GROUP))

typedef fhb_err_t (*fhbd_member_t)(fhbd_parse_t *p, const json_t *value);


fhb_err_t
fhbd_client_no_memory(fhbd_parse_t *p)
{
    return fhb_fail(p->err, FHB_ENOMEM, "no memory");
}


static fhb_err_t
fhbd_client_string(fhbd_parse_t *p, const json_t *value, size_t max,
    char **out)
{
    if (!json_is_string(value)) {
        return fhb_fail(p->err, FHB_EPARAM, "is not a string");
    }

    if (json_string_length(value) > max) {
        return fhb_fail(p->err, FHB_EPARAM, "is longer than %zu bytes", max);
    }

    *out = strdup(json_string_value(value));

    return *out == NULL ? fhbd_client_no_memory(p) : FHB_OK;
}


/* members */

static fhb_err_t
fhbd_member_id(fhbd_parse_t *p, const json_t *value)
{
    fhb_str_t  id = { json_string_value(value), json_string_length(value) };

    if (!json_is_string(value)) {
        return fhb_fail(p->err, FHB_EPARAM, "is not a string");
    }

    if (!fhb_client_valid(id)) {
        return fhb_fail(p->err, FHB_EPARAM, "is not 1 to 255 visible ASCII "
                        "characters");
    }

    /* the owner of jobs that were started without authorization (ACC-01) */
    if (fhb_str_eqc(id, "anonymous")) {
        return fhb_fail(p->err, FHB_EPARAM, "\"anonymous\" is reserved");
    }

    return fhbd_client_string(p, value, 255, &p->client->id);
}


static fhb_err_t
fhbd_member_name(fhbd_parse_t *p, const json_t *value)
{
    return fhbd_client_string(p, value, FHBD_NAME_MAX, &p->client->name);
}


static fhb_err_t
fhbd_member_enabled(fhbd_parse_t *p, const json_t *value)
{
    if (!json_is_boolean(value)) {
        return fhb_fail(p->err, FHB_EPARAM, "is neither true nor false");
    }

    p->client->enabled = json_is_true(value);

    return FHB_OK;
}


static fhb_err_t
fhbd_member_jwks(fhbd_parse_t *p, const json_t *value)
{
    fhb_err_t  rc;

    if (!json_is_object(value)) {
        return fhb_fail(p->err, FHB_EPARAM, "is not an object");
    }

    p->client->jwks = json_dumps(value, JSON_COMPACT);
    if (p->client->jwks == NULL) {
        return fhbd_client_no_memory(p);
    }

    rc = fhb_jwks_parse(fhb_cstr(p->client->jwks), FHB_JWKS_STRICT,
                        &p->client->keys, p->err);

    if (rc == FHB_OK && pthread_mutex_init(&p->client->lock, NULL) != 0) {
        fhb_jwks_free(p->client->keys);
        p->client->keys = NULL;
        return fhbd_client_no_memory(p);
    }

    return rc;
}


static fhb_err_t
fhbd_member_jwks_uri(fhbd_parse_t *p, const json_t *value)
{
    fhb_err_t    rc;
    const char  *uri, *host;

    rc = fhbd_client_string(p, value, FHBD_URI_MAX, &p->client->jwks_uri);
    if (rc != FHB_OK) {
        return rc;
    }

    uri = p->client->jwks_uri;

    if (strncmp(uri, "https://", 8) != 0) {
        return fhb_fail(p->err, FHB_EPARAM, "is not an https URL");
    }

    host = uri + 8;

    while (*uri > 0x20 && *uri < 0x7f && strchr("\"<>\\^`{|}#", *uri) == NULL)
    {
        uri++;
    }

    if (*uri != '\0' || strcspn(host, "/?:") == 0
        || memchr(host, '@', strcspn(host, "/?")) != NULL)
    {
        return fhb_fail(p->err, FHB_EPARAM, "is not a URL of a key set");
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_member_jobs(fhbd_parse_t *p, const json_t *value)
{
    if (!json_is_integer(value) || json_integer_value(value) < 1
        || json_integer_value(value) > FHBD_JOBS_MAX)
    {
        return fhb_fail(p->err, FHB_EPARAM, "is not a number from 1 to %d",
                        FHBD_JOBS_MAX);
    }

    p->client->max_active_jobs = (unsigned) json_integer_value(value);

    return FHB_OK;
}


static const struct {
    const char     *name;
    bool            needed;
    fhbd_member_t   parse;
} fhbd_members[] = {
    { "client_id", true, fhbd_member_id },
    { "name", false, fhbd_member_name },
    { "enabled", false, fhbd_member_enabled },
    { "jwks", false, fhbd_member_jwks },
    { "jwks_uri", false, fhbd_member_jwks_uri },
    { "scopes", true, fhbd_member_scopes },
    { "groups", false, fhbd_member_groups },
    { "levels", false, fhbd_member_levels },
    { "tenants", false, fhbd_member_tenants },
    { "max_active_jobs", false, fhbd_member_jobs },
};

#define FHBD_MEMBERS_N  (sizeof(fhbd_members) / sizeof(fhbd_members[0]))


/* what is not said */
static fhb_err_t
fhbd_client_defaults(fhbd_parse_t *p)
{
    fhbd_client_t      *c = p->client;
    const fhbd_conf_t  *conf = p->conf;

    if (c->name == NULL) {
        c->name = strdup("");
        if (c->name == NULL) {
            return fhbd_client_no_memory(p);
        }
    }

    /* who was given single groups must not export everybody */
    if (c->levels == 0) {
        c->levels = c->groups_n > 0 && !c->all_groups ? 1u << FHB_LEVEL_GROUP
                                                      : FHBD_LEVELS_ALL;
    }

    if (c->tenants_n == 0) {
        if (conf->tenants_n != 1) {
            return fhb_fail(p->err, FHB_EPARAM, "\"tenants\" is needed: there "
                            "are %zu", conf->tenants_n);
        }

        free(c->tenants);
        c->tenants = calloc(1, sizeof(char *));
        if (c->tenants == NULL) {
            return fhbd_client_no_memory(p);
        }

        c->tenants[0] = strdup(conf->tenants[0].name);
        if (c->tenants[0] == NULL) {
            return fhbd_client_no_memory(p);
        }
        c->tenants_n = 1;
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_client_mark(fhbd_parse_t *p)
{
    unsigned        n;
    fhb_buf_t       both = { 0 };
    fhb_err_t       rc = FHB_OK;
    unsigned char   md[EVP_MAX_MD_SIZE];
    fhbd_client_t  *c = p->client;

    fhb_buf_addstr(&both, fhb_cstr(c->jwks));
    fhb_buf_addc(&both, '\n');
    fhb_buf_addstr(&both, fhb_cstr(c->jwks_uri));

    if (both.failed
        || EVP_Digest(both.ptr, both.len, md, &n, EVP_sha256(), NULL) != 1)
    {
        rc = fhbd_client_no_memory(p);

    } else {
        fhb_hex(md, n, c->keys_mark);
    }

    fhb_buf_free(&both);

    return rc;
}


static fhb_err_t
fhbd_client_members(fhbd_parse_t *p, const json_t *json)
{
    size_t       i;
    void        *iter;
    fhb_err_t    rc;
    const char  *name;

    for (iter = json_object_iter((json_t *) json); iter != NULL;
         iter = json_object_iter_next((json_t *) json, iter))
    {
        name = json_object_iter_key(iter);

        for (i = 0; i < FHBD_MEMBERS_N; i++) {
            if (strcmp(fhbd_members[i].name, name) == 0) {
                break;
            }
        }

        if (i == FHBD_MEMBERS_N) {
            return fhb_fail(p->err, FHB_EPARAM, "\"%.64s\" is not known",
                            name);
        }

        rc = fhbd_members[i].parse(p, json_object_iter_value(iter));
        if (rc != FHB_OK) {
            fhb_error_prefix(p->err, "\"%s\" ", name);
            return rc;
        }
    }

    for (i = 0; i < FHBD_MEMBERS_N; i++) {
        if (fhbd_members[i].needed
            && json_object_get(json, fhbd_members[i].name) == NULL)
        {
            return fhb_fail(p->err, FHB_EPARAM, "\"%s\" is missing",
                            fhbd_members[i].name);
        }
    }

    if (p->client->keys == NULL && p->client->jwks_uri == NULL) {
        return fhb_fail(p->err, FHB_EPARAM, "has neither \"jwks\" nor "
                        "\"jwks_uri\"");                        /* REG-01 */
    }

    return FHB_OK;
}


fhb_err_t
fhbd_client_parse(const json_t *json, size_t no, const fhbd_conf_t *conf,
    fhbd_client_t *c, fhb_error_t *err)
{
    fhb_err_t      rc;
    const char    *id;
    fhbd_parse_t   p = { .conf = conf, .client = c, .err = err };

    c->enabled = true;

    rc = json_is_object(json)
         ? fhbd_client_members(&p, json)
         : fhb_fail(err, FHB_EPARAM, "is not an object");
    if (rc == FHB_OK) {
        rc = fhbd_client_defaults(&p);
    }
    if (rc == FHB_OK) {
        rc = fhbd_client_mark(&p);
    }

    if (rc != FHB_OK) {
        /* by name, if it has one; no order of members is asked for */
        id = json_string_value(json_object_get(json, "client_id"));

        if (id != NULL) {
            fhb_error_prefix(err, "client \"%.64s\": ", id);
        } else {
            fhb_error_prefix(err, "client number %zu: ", no);
        }
    }

    return rc;
}
