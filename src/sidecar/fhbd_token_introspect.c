/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Introspection of our own access tokens (section 13.6, RFC 7662).
 */

#include "fhbd_token_int.h"

#include <fcntl.h>
#include <limits.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <time.h>

#include "fhbd_file.h"

#define FHBD_INTROSPECT_RECORD  65536   /* bytes of a client record */


bool
fhbd_token_knows(fhbd_token_t *t, fhb_str_t client, const char *tenant)
{
    bool            known;
    fhbd_client_t  *c;
    fhbd_clients_t *clients = fhbd_registry_get(t->registry);

    c = fhbd_clients_find(clients, client);
    known = c != NULL && c->enabled && fhbd_client_has_tenant(c, tenant);
    fhbd_registry_put(t->registry, clients);

    return known;
}


/*
 * What nginx reads too: tokens of a client that were issued before it was
 * disabled, or before its keys changed, stay refused when it is back.  Any
 * doubt refuses.
 */
static bool
fhbd_token_since(const fhbd_conf_t *conf, fhb_str_t client, int64_t iat)
{
    bool            there, good = false;
    char            path[PATH_MAX], hex[2 * EVP_MAX_MD_SIZE + 1];
    json_t         *record = NULL;
    int64_t         not_before;
    unsigned        n;
    fhb_buf_t       text = { 0 };
    fhb_error_t     err;
    unsigned char   md[EVP_MAX_MD_SIZE];

    if (EVP_Digest(client.ptr, client.len, md, &n, EVP_sha256(), NULL) != 1) {
        return false;
    }

    fhb_hex(md, n, hex);

    if (snprintf(path, sizeof(path), "%s/clients/%s.json", conf->auth_dir,
                 hex) >= (int) sizeof(path))
    {
        return false;
    }

    if (fhbd_file_read(AT_FDCWD, path, FHBD_INTROSPECT_RECORD, &text, &err)
        == FHB_OK)
    {
        record = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
        good = fhb_claim_date(record, "not_before", &not_before, &there)
               && iat >= not_before;
    }

    json_decref(record);
    fhb_buf_free(&text);

    return good;
}


/* INT-02: everything that nginx would refuse too */
static bool
fhbd_token_active(fhbd_token_t *t, const fhbd_token_request_t *req,
    const fhb_jwt_t *jwt, const json_t *claims)
{
    bool       there;
    int64_t    exp, iat;
    fhb_str_t  iss, client, tenant;

    return jwt->has_typ && fhb_str_caseeqc(fhb_cstr(jwt->typ), "at+jwt")
           && fhb_claim_string(claims, "iss", &iss)
           && fhb_str_eq(iss, req->base)
           && fhb_claim_audience(claims, req->base)
           && fhb_claim_string(claims, "tenant", &tenant)
           && fhb_str_eqc(tenant, req->tenant->name)
           && fhb_claim_date(claims, "exp", &exp, &there)
           && exp > time(NULL)
           && fhb_claim_date(claims, "iat", &iat, &there)
           && fhb_claim_string(claims, "client_id", &client)
           && fhbd_token_knows(t, client, req->tenant->name)
           && fhbd_token_since(req->conf, client, iat);
}


static fhb_err_t
fhbd_token_describe(const json_t *claims, fhb_buf_t *out, fhb_error_t *err)
{
    char               *text;
    size_t              i;
    json_t             *root, *value;
    static const char  *names[] = { "scope", "client_id", "exp", "iat", "iss",
                                    "aud", "sub", "jti", NULL };

    root = json_pack("{s:b, s:s}", "active", 1, "token_type", "bearer");

    for (i = 0; root != NULL && names[i] != NULL; i++) {
        value = json_object_get(claims, names[i]);
        if (value != NULL && json_object_set(root, names[i], value) == -1) {
            json_decref(root);
            root = NULL;
        }
    }

    text = root == NULL ? NULL : json_dumps(root, JSON_COMPACT);
    json_decref(root);

    if (text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    fhb_buf_adds(out, text);
    free(text);

    return FHB_OK;
}


static void
fhbd_token_look(fhbd_token_t *t, const fhbd_token_request_t *req,
    fhb_str_t token, fhbd_token_reply_t *reply)
{
    json_t       *claims = NULL;
    fhb_jwt_t     jwt;
    fhb_err_t     rc;
    fhb_error_t   err;

    rc = fhb_jwt_parse(token, &jwt, &err);
    if (rc == FHB_OK) {
        rc = fhbd_keys_verify(t->keys, &jwt, &claims, &err);
    }

    if (rc == FHB_OK && fhbd_token_active(t, req, &jwt, claims)) {
        rc = fhbd_token_describe(claims, &reply->body, &err);

    } else if (rc != FHB_ENOMEM) {
        fhb_buf_adds(&reply->body, "{\"active\":false}");
        rc = FHB_OK;
    }

    json_decref(claims);
    fhb_jwt_free(&jwt);

    if (rc != FHB_OK) {
        fhbd_token_later(reply, 1, "no memory");
        return;
    }

    reply->status = 200;
}


void
fhbd_token_introspect(fhbd_token_t *t, const fhbd_token_request_t *req,
    fhbd_token_reply_t *reply)
{
    fhb_form_t  form = { 0 };
    fhb_str_t   token;

    *reply = (fhbd_token_reply_t) { 0 };

    if (fhbd_token_form(req, &form, reply)) {

        if (fhb_form_get(&form, "token", &token) == 1 && token.len > 0) {
            fhbd_token_look(t, req, token, reply);

        } else {
            fhbd_token_refuse(reply, 400, "invalid_request", "One parameter "
                              "token is needed.", "form of the request");
        }
    }

    fhb_form_free(&form);

    if (reply->body.failed) {
        fhb_buf_free(&reply->body);
        fhbd_token_later(reply, 1, "no memory");
    }
}
