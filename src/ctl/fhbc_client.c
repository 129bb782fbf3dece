/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The commands that change the registry, and what the sidecar makes of it.
 */

#include <fcntl.h>
#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../common/fhb_jose.h"
#include "fhbc_http.h"
#include "fhbc_out.h"
#include "fhbc_registry.h"

/* what a change does; entry is the new client's */
typedef struct {
    const char  *id;
    json_t      *entry;
    bool         enabled;
} fhbc_change_t;


/*
 * The registry has changed.  A sidecar that runs takes it over; one that does
 * not will read it when it starts.
 */
static int
fhbc_changed(fhbc_t *c, const char *what)
{
    int           rc;
    json_t       *reply = NULL, *out;
    fhb_error_t   err;

    switch (fhbc_control(c->conf, "POST", "/v1/reload", &reply, &err)) {
    case FHB_OK:
        break;

    case FHB_EAGAIN:
        fhbc_note("the sidecar does not run, it reads the registry when it "
                  "starts");
        break;

    default:
        fhb_error_prefix(&err, "client %s %s, but not yet in force: ",
                         c->operand, what);
        return fhbc_failed(&err);
    }

    if (c->json) {
        out = json_pack("{s:s, s:s, s:b}", "client_id", c->operand, "change",
                        what, "in_force", reply != NULL);
        rc = fhbc_print_json(out);
        json_decref(out);

    } else {
        (void) printf("client %s %s%s\n", c->operand, what,
                      reply == NULL ? "" : ", in force");
        rc = FHBC_OK;
    }

    json_decref(reply);

    return rc;
}


static int
fhbc_change(fhbc_t *c, fhbc_edit_t edit, fhbc_change_t *change,
    const char *what)
{
    fhb_error_t  err;

    if (fhbc_registry_edit(c->conf, c->ini, edit, change, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    return fhbc_changed(c, what);
}


/* enable, disable, remove */

static fhb_err_t
fhbc_edit_enabled(json_t *clients, void *arg, fhb_error_t *err)
{
    json_t               *entry;
    const fhbc_change_t  *change = arg;

    entry = fhbc_registry_find(clients, change->id);
    if (entry == NULL) {
        return fhb_fail(err, FHB_ENOTFOUND, "there is no client \"%s\"",
                        change->id);
    }

    if (json_object_set_new(entry, "enabled", json_boolean(change->enabled))
        != 0)
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    return FHB_OK;
}


static fhb_err_t
fhbc_edit_remove(json_t *clients, void *arg, fhb_error_t *err)
{
    const fhbc_change_t  *change = arg;

    return fhbc_registry_drop(clients, change->id, err);
}


int
fhbc_client_enable(fhbc_t *c)
{
    fhbc_change_t  change = { .id = c->operand, .enabled = true };

    return fhbc_change(c, fhbc_edit_enabled, &change, "enabled");
}


int
fhbc_client_disable(fhbc_t *c)
{
    fhbc_change_t  change = { .id = c->operand, .enabled = false };

    return fhbc_change(c, fhbc_edit_enabled, &change, "disabled");
}


int
fhbc_client_remove(fhbc_t *c)
{
    fhbc_change_t  change = { .id = c->operand };

    return fhbc_change(c, fhbc_edit_remove, &change, "removed");
}


/* add */

static fhb_err_t
fhbc_edit_add(json_t *clients, void *arg, fhb_error_t *err)
{
    const fhbc_change_t  *change = arg;

    if (fhbc_registry_find(clients, change->id) != NULL) {
        return fhb_fail(err, FHB_EPARAM, "there is a client \"%s\" already",
                        change->id);
    }

    if (json_array_append(clients, change->entry) != 0) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    return FHB_OK;
}


/* the values as an array; false: no memory */
static bool
fhbc_set_list(json_t *entry, const char *name, const fhbc_values_t *values)
{
    size_t   i;
    json_t  *list;

    if (values->n == 0) {
        return true;
    }

    list = json_array();
    for (i = 0; list != NULL && i < values->n; i++) {
        if (json_array_append_new(list, json_string(values->v[i])) != 0) {
            json_decref(list);
            list = NULL;
        }
    }

    return json_object_set_new(entry, name, list) == 0;
}


static bool
fhbc_set_string(json_t *entry, const char *name, const char *value)
{
    return value == NULL
           || json_object_set_new(entry, name, json_string(value)) == 0;
}


/* what the command line says of the client; takes keys over */
static fhb_err_t
fhbc_entry(fhbc_t *c, json_t *keys, json_t **out, fhb_error_t *err)
{
    bool      good;
    json_t   *entry;
    int64_t   jobs;

    entry = json_object();

    good = entry != NULL
           && fhbc_set_string(entry, "client_id", c->operand)
           && fhbc_set_string(entry, "name", fhbc_value(c, FHBC_NAME))
           && json_object_set_new(entry, "enabled", json_boolean(
                                  c->options[FHBC_DISABLED].n == 0)) == 0
           && fhbc_set_string(entry, "jwks_uri", fhbc_value(c, FHBC_JWKS_URI))
           && (keys == NULL || json_object_set(entry, "jwks", keys) == 0)
           && fhbc_set_string(entry, "scopes", fhbc_value(c, FHBC_SCOPES))
           && fhbc_set_list(entry, "groups", &c->options[FHBC_GROUP])
           && fhbc_set_list(entry, "levels", &c->options[FHBC_LEVEL])
           && fhbc_set_list(entry, "tenants", &c->options[FHBC_TENANT]);

    json_decref(keys);

    if (good && fhbc_value(c, FHBC_MAX_JOBS) != NULL) {

        if (!fhb_str_to_int64(fhb_cstr(fhbc_value(c, FHBC_MAX_JOBS)), 1,
                              100000, &jobs))
        {
            json_decref(entry);
            return fhb_fail(err, FHB_EPARAM, "--max-active-jobs wants a number"
                            " from 1 to 100000");
        }

        good = json_object_set_new(entry, "max_active_jobs",
                                   json_integer(jobs)) == 0;
    }

    if (!good) {
        json_decref(entry);
        return fhb_fail(err, FHB_EPARAM, "no memory, or an argument that is "
                        "not UTF-8");
    }

    *out = entry;

    return FHB_OK;
}


/* a key set, or one bare key, as people have it in files */
static fhb_err_t
fhbc_read_jwks(const char *file, json_t **out, fhb_error_t *err)
{
    json_t        *keys = NULL;
    fhb_buf_t      text = { 0 };
    fhb_err_t      rc;
    json_error_t   why;

    rc = fhbc_read_file(file, FHB_JWKS_MAX, &text, err);

    if (rc == FHB_OK) {
        keys = json_loadb(text.len == 0 ? "" : text.ptr, text.len,
                          JSON_REJECT_DUPLICATES, &why);

        if (keys == NULL) {
            rc = fhb_fail(err, FHB_EJSON, "%s:%d: %s", file, why.line,
                          why.text);

        } else if (json_object_get(keys, "kty") != NULL) {
            keys = json_pack("{s:[o]}", "keys", keys);
            rc = keys == NULL ? fhb_fail(err, FHB_ENOMEM, "no memory")
                              : FHB_OK;
        }
    }

    fhb_buf_free(&text);
    *out = keys;

    return rc;
}


/* REG-02, before a private key lies in a temporary file */
static fhb_err_t
fhbc_check_jwks(const json_t *keys, fhb_error_t *err)
{
    char        *text;
    fhb_err_t    rc;
    fhb_jwks_t  *set;

    text = json_dumps(keys, JSON_COMPACT | JSON_ENCODE_ANY);
    if (text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    rc = fhb_jwks_parse(fhb_cstr(text), FHB_JWKS_STRICT, &set, err);
    if (rc == FHB_OK) {
        fhb_jwks_free(set);
    }

    OPENSSL_cleanse(text, strlen(text));
    free(text);

    return rc;
}


int
fhbc_client_add(fhbc_t *c)
{
    int             rc;
    json_t         *keys = NULL;
    const char     *file = fhbc_value(c, FHBC_JWKS);
    fhb_error_t     err;
    fhbc_change_t   change = { .id = c->operand };

    if (file == NULL && fhbc_value(c, FHBC_JWKS_URI) == NULL) {
        return fhbc_wrong("client add needs --jwks or --jwks-uri");
    }

    if (file != NULL) {
        if (fhbc_read_jwks(file, &keys, &err) != FHB_OK) {
            return fhbc_failed(&err);
        }

        if (fhbc_check_jwks(keys, &err) != FHB_OK) {
            json_decref(keys);
            fhb_error_prefix(&err, "%s: ", file);
            return fhbc_failed(&err);
        }
    }

    if (fhbc_entry(c, keys, &change.entry, &err) != FHB_OK) {
        return fhbc_failed(&err);
    }

    rc = fhbc_change(c, fhbc_edit_add, &change, "added");
    json_decref(change.entry);

    return rc;
}


/* keygen */

static fhb_err_t
fhbc_key_public(const fhb_key_t *key, json_t **keys, fhb_error_t *err)
{
    json_t     *jwk;
    fhb_buf_t   text = { 0 };
    fhb_err_t   rc;

    rc = fhb_key_write(key, false, &text, err);

    if (rc == FHB_OK) {
        jwk = json_loadb(text.ptr, text.len, 0, NULL);
        *keys = jwk == NULL ? NULL : json_pack("{s:[o]}", "keys", jwk);

        if (*keys == NULL) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory");
        }
    }

    fhb_buf_free(&text);

    return rc;
}


/* a new file that only its owner reads; one that is there stays as it is */
static fhb_err_t
fhbc_key_save(const fhb_key_t *key, const char *file, fhb_error_t *err)
{
    int        fd;
    fhb_buf_t  text = { 0 };
    fhb_err_t  rc;

    fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd == -1) {
        return fhb_fail_errno(err, "cannot make \"%s\"", file);
    }

    rc = fhb_key_write(key, true, &text, err);

    if (rc == FHB_OK) {
        fhb_buf_addc(&text, '\n');
        rc = text.failed ? fhb_fail(err, FHB_ENOMEM, "no memory")
                         : fhbc_write_fd(fd, fhb_buf_str(&text), file, err);
    }

    if (text.ptr != NULL) {
        OPENSSL_cleanse(text.ptr, text.len);
    }
    fhb_buf_free(&text);

    if (close(fd) == -1 && rc == FHB_OK) {
        rc = fhb_fail_errno(err, "cannot write \"%s\"", file);
    }

    if (rc != FHB_OK) {
        (void) unlink(file);
    }

    return rc;
}


static fhb_err_t
fhbc_keygen_register(fhbc_t *c, const fhb_key_t *key, fhb_error_t *err)
{
    json_t         *keys;
    fhb_err_t       rc;
    const char     *file = fhbc_value(c, FHBC_KEY);
    fhbc_change_t   change = { .id = c->operand };

    rc = fhbc_key_public(key, &keys, err);
    if (rc == FHB_OK) {
        rc = fhbc_entry(c, keys, &change.entry, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbc_key_save(key, file, err);

    if (rc == FHB_OK) {
        rc = fhbc_registry_edit(c->conf, c->ini, fhbc_edit_add, &change, err);

        if (rc != FHB_OK) {
            /* a key that nobody registered is of no use */
            (void) unlink(file);
        }
    }

    json_decref(change.entry);

    return rc;
}


int
fhbc_client_keygen(fhbc_t *c)
{
    fhb_alg_t     alg;
    fhb_err_t     rc;
    fhb_key_t    *key;
    fhb_error_t   err;
    const char   *name = fhbc_value(c, FHBC_ALG);

    alg = fhb_alg_find(fhb_cstr(name == NULL ? "ES384" : name));
    if (alg == FHB_ALG_NONE) {
        return fhbc_wrong("--alg is none that we know, such as ES384 or "
                          "RS384");
    }

    if (((c->conf->algs >> alg) & 1) == 0) {
        fhbc_note("%s is not in \"algs\" of %s: the token endpoint will "
                  "refuse it", fhb_alg_name(alg), c->ini);
    }

    rc = fhb_key_generate(alg, &key, &err);
    if (rc == FHB_OK) {
        rc = fhbc_keygen_register(c, key, &err);
        fhb_key_free(key);
    }

    return rc == FHB_OK ? fhbc_changed(c, "added") : fhbc_failed(&err);
}
