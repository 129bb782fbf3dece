/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token service over a real store, registry file and signing keys, with
 * a clock of our own; assertions of any shape, rightly signed.
 */

#ifndef TOKEN_STAGE_H
#define TOKEN_STAGE_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <cjose/cjose.h>

#include "../../src/sidecar/fhbd_log.h"
#include "../../src/sidecar/fhbd_token.h"
#include "folder.h"

#define BASE       "https://fhir.example.org/r4"
#define TOKEN_URL  BASE "/auth/token"
#define JWKS_URI   "https://127.0.0.1:1/app.jwks"   /* refused: REG-05 */
#define FORM       "application/x-www-form-urlencoded"
#define BEARER     "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
#define START      1800000000LL

/* the one answer to everybody who is not believed (TOK-11) */
#define DENIED                                                                \
    "{\"error\":\"invalid_client\",\"error_description\":"                    \
    "\"The client could not be authenticated.\"}"

static char  default_name[] = "default", other_name[] = "other";
static char  dir[FOLDER_MAX], auth_path[96], store_path[96], clients_path[96];

static fhbd_tenant_conf_t    tenants[2];
static fhbd_conf_t           conf;
static fhbd_store_t         *store;
static fhbd_registry_t      *registry;
static fhbd_keys_t          *keys;
static fhbd_jwks_t          *jwks;
static fhbd_token_t         *service;
static fhbd_token_request_t  request;
static fhbd_token_reply_t    reply;

/* made once: RSA keys take their time */
enum { ES384 = 0, RS384, ES256, ES512, FOREIGN, KEYS };
static const char *const  key_names[] = { "es384", "rs384", "es256", "es512",
                                          "foreign", NULL };
static fhb_key_t         *key[KEYS];

/* stands before libc's */
static _Atomic int64_t  now = START;

time_t
time(time_t *t)
{
    time_t  value = (time_t) now;

    if (t != NULL) {
        *t = value;
    }

    return value;
}


/* the registry */

static json_t *
public_keys(void)
{
    size_t        i;
    json_t       *list = json_array();
    fhb_buf_t     text = { 0 };
    fhb_error_t   err;

    for (i = 0; i < FOREIGN; i++) {
        fhb_buf_reset(&text);
        assert_int_equal(fhb_key_write(key[i], false, &text, &err), FHB_OK);
        json_array_append_new(list, json_loadb(text.ptr, text.len, 0, NULL));
    }
    fhb_buf_free(&text);

    return json_pack("{s:o}", "keys", list);
}


static json_t *
client(const char *id, const char *scopes)
{
    return json_pack("{s:s, s:s, s:o, s:[s]}", "client_id", id, "scopes",
                     scopes, "jwks", public_keys(), "tenants", "default");
}


static json_t *
with(json_t *object, const char *name, json_t *value)
{
    json_object_set_new(object, name, value);

    return object;
}


static void
write_registry(const char *app_scopes, bool app_enabled)
{
    json_t  *root, *remote;

    remote = with(client("remote", "system/*.rs"), "jwks_uri",
                  json_string(JWKS_URI));
    json_object_del(remote, "jwks");

    root = json_pack("{s:[oooooooo]}", "clients",
        with(client("app", app_scopes), "enabled", json_boolean(app_enabled)),
        client("second", "system/*.rs"),
        client("few", "system/Patient.rs system/Observation.rs"),
        client("part", "system/Patient.rs "
               "system/Observation.rs?category=laboratory"),
        with(client("off", "system/*.rs"), "enabled", json_false()),
        with(client("elsewhere", "system/*.rs"), "tenants",
             json_pack("[s]", "other")),
        with(client("both", "system/*.rs"), "jwks_uri",
             json_string(JWKS_URI)),
        remote);

    assert_non_null(root);
    assert_int_equal(json_dump_file(root, clients_path, 0), 0);
    json_decref(root);
}


/* life */

static void
start(void)
{
    fhb_error_t  err = { 0 };

    if (fhbd_store_open(store_path, &store, &err) != FHB_OK
        || fhbd_registry_open(&conf, &registry, &err) != FHB_OK
        || fhbd_keys_open(&conf, &keys, &err) != FHB_OK
        || fhbd_jwks_new(&conf, &jwks, &err) != FHB_OK
        || fhbd_token_new(store, registry, keys, jwks, &service, &err)
           != FHB_OK)
    {
        fail_msg("start: %s", err.text);
    }
}


static void
stop(void)
{
    fhbd_token_free(service);
    fhbd_jwks_free(jwks);
    fhbd_keys_close(keys);
    fhbd_registry_close(registry);
    fhbd_store_close(store);
    service = NULL;
    jwks = NULL;
    keys = NULL;
    registry = NULL;
    store = NULL;
}


static int
group_setup(void **state)
{
    size_t                  i;
    fhb_error_t             err;
    static const fhb_alg_t  algs[KEYS] = {
        FHB_ALG_ES384, FHB_ALG_RS384, FHB_ALG_ES256, FHB_ALG_ES512,
        FHB_ALG_ES384
    };

    (void) state;

    for (i = 0; i < KEYS; i++) {
        if (fhb_key_generate(algs[i], &key[i], &err) != FHB_OK) {
            return -1;
        }
    }

    return 0;
}


static int
group_teardown(void **state)
{
    size_t  i;

    (void) state;

    for (i = 0; i < KEYS; i++) {
        fhb_key_free(key[i]);
    }

    return 0;
}


static int
setup(void **state)
{
    (void) state;

    if (folder_make(dir, "token") != 0) {
        return -1;
    }
    (void) snprintf(auth_path, sizeof(auth_path), "%s/auth", dir);
    (void) snprintf(store_path, sizeof(store_path), "%s/jobs.sqlite", dir);
    (void) snprintf(clients_path, sizeof(clients_path), "%s/clients.json",
                    dir);

    memset(tenants, 0, sizeof(tenants));
    tenants[0].name = default_name;
    tenants[1].name = other_name;
    tenants[0].levels = tenants[1].levels = 7;

    conf = (fhbd_conf_t) {
        .auth_dir = auth_path, .clients = clients_path,
        .algs = FHB_ALG_BIT(FHB_ALG_RS384) | FHB_ALG_BIT(FHB_ALG_ES384),
        .clock_skew = 30, .token_ttl = 300,
        .token_rate = { 1000000, 1000000 }, .token_threads = 4,
        .key_rotation = 30 * 86400, .jwks_cache_default = 300,
        .jwks_refetch_min = 30, .export_scope = FHB_SCOPE_RS,
        .tenants = tenants, .tenants_n = 2,
    };

    request = (fhbd_token_request_t) {
        .conf = &conf, .tenant = &tenants[0], .base = FHB_STR(BASE),
        .token_url = FHB_STR(TOKEN_URL), .address = FHB_STR("192.0.2.1"),
        .content_type = FHB_STR(FORM),
    };

    now = START;
    fhbd_log_set_level(FHBD_LOG_ERROR - 1);
    write_registry("system/*.rs", true);
    start();

    return 0;
}


static int
teardown(void **state)
{
    (void) state;

    fhb_buf_free(&reply.body);
    memset(&reply, 0, sizeof(reply));
    stop();

    return folder_remove(dir);
}


/* assertions */

static json_t *
usual_claims(const char *id)
{
    static atomic_uint  n;
    char                jti[32];

    (void) snprintf(jti, sizeof(jti), "jti-%u", ++n);

    return json_pack("{s:s, s:s, s:s, s:I, s:s}", "iss", id, "sub", id, "aud",
                     TOKEN_URL, "exp", (json_int_t) now + 300, "jti", jti);
}


/* takes the claims over; freed by the caller */
static char *
signed_by(int which, json_t *claims)
{
    fhb_buf_t    token = { 0 };
    fhb_error_t  err;

    if (fhb_jwt_sign(key[which], "JWT", claims, &token, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
    json_decref(claims);
    fhb_buf_addc(&token, '\0');
    assert_false(token.failed);

    return token.ptr;
}


static inline char *
assertion(const char *id)
{
    return signed_by(ES384, usual_claims(id));
}


/* with any header at all, also one that fhb_jwt_sign would not write */
static inline char *
signed_with(int which, json_t *header, const char *claims)
{
    char            *out;
    fhb_buf_t        jwk = { 0 };
    cjose_err        e;
    const char      *compact;
    fhb_error_t      err;
    cjose_jwk_t     *k;
    cjose_jws_t     *jws;
    cjose_header_t  *h = cjose_header_new(&e);

    /* a cjose header is a JSON object of jansson's, but its own calls only
     * take strings and objects */
    assert_int_equal(json_object_update((json_t *) h, header), 0);

    assert_int_equal(fhb_key_write(key[which], true, &jwk, &err), FHB_OK);
    k = cjose_jwk_import(jwk.ptr, jwk.len, &e);
    assert_non_null(k);
    jws = cjose_jws_sign(k, h, (const uint8_t *) claims, strlen(claims), &e);
    if (jws == NULL) {
        fail_msg("cjose does not sign: %s", e.message);
    }
    assert_true(cjose_jws_export(jws, &compact, &e));
    out = strdup(compact);
    cjose_jws_release(jws);
    cjose_jwk_release(k);
    cjose_header_release(h);
    fhb_buf_free(&jwk);

    return out;
}


/* the form */

static void
add_field(fhb_buf_t *form, const char *name, const char *value)
{
    fhb_buf_addf(form, "%s%s=", form->len > 0 ? "&" : "", name);

    for (; *value != '\0'; value++) {
        fhb_buf_addf(form, "%%%02X", (unsigned char) *value);
    }
}


static fhb_buf_t
usual_form(const char *jwt, const char *scope)
{
    fhb_buf_t  form = { 0 };

    add_field(&form, "grant_type", "client_credentials");
    add_field(&form, "client_assertion_type", BEARER);
    if (jwt != NULL) {
        add_field(&form, "client_assertion", jwt);
    }
    if (scope != NULL) {
        add_field(&form, "scope", scope);
    }

    return form;
}


static inline int
ask_form(fhb_str_t form)
{
    fhbd_token_request_t  req = request;

    req.body = form;
    fhb_buf_free(&reply.body);
    fhbd_token_grant(service, &req, &reply);
    fhb_buf_addc(&reply.body, '\0');
    reply.body.len--;

    return reply.status;
}


/* takes the assertion over */
static inline int
ask(char *jwt, const char *scope)
{
    int        status;
    fhb_buf_t  form = usual_form(jwt, scope);

    status = ask_form(fhb_buf_str(&form));
    fhb_buf_free(&form);
    free(jwt);

    return status;
}


/* the reply */

static inline json_t *
body(void)
{
    json_t  *json = json_loadb(reply.body.ptr, reply.body.len,
                               JSON_REJECT_DUPLICATES, NULL);

    if (json == NULL) {
        fail_msg("no JSON: %s", reply.body.ptr);
    }

    return json;
}


static const char *
text(const json_t *object, const char *name)
{
    const char  *s = json_string_value(json_object_get(object, name));

    return s == NULL ? "" : s;
}


/* the last reply is this error, in plain ASCII (TOK-12) */
static inline void
error(int status, const char *code)
{
    json_t      *json;
    const char  *p;

    if (reply.status != status) {
        fail_msg("status %d instead of %d: %s", reply.status, status,
                 reply.body.ptr);
    }

    json = body();
    if (strcmp(text(json, "error"), code) != 0) {
        fail_msg("not %s: %s", code, reply.body.ptr);
    }

    assert_int_equal(json_object_size(json), 2);
    p = text(json, "error_description");
    assert_true(*p != '\0');
    for (; *p != '\0'; p++) {
        assert_true(*p >= 0x20 && *p < 0x7f && *p != '"' && *p != '\\');
    }
    json_decref(json);

    assert_string_equal(reply.error, code);
    assert_true(reply.reason != NULL && *reply.reason != '\0');
}


static inline void
denied(int status)
{
    assert_int_equal(reply.status, status);
    assert_string_equal(reply.body.ptr, DENIED);
    assert_int_equal(reply.retry_after, 0);
}


/* the last reply is a token; its claims, as nginx verifies them */
static inline json_t *
token_claims(void)
{
    json_t       *json, *claims = NULL;
    fhb_jwt_t     jwt;
    fhb_error_t   err;

    if (reply.status != 200) {
        fail_msg("status %d (%s): %s", reply.status, reply.reason,
                 reply.body.ptr);
    }
    assert_null(reply.error);

    json = body();
    if (fhb_jwt_parse(fhb_cstr(text(json, "access_token")), &jwt, &err)
        != FHB_OK
        || fhbd_keys_verify(keys, &jwt, &claims, &err) != FHB_OK)
    {
        fail_msg("%s", err.text);
    }
    assert_string_equal(jwt.typ, "at+jwt");
    assert_true(strlen(text(json, "access_token")) < 4096);     /* TOK-19 */
    assert_string_equal(text(json, "scope"), text(claims, "scope"));
    fhb_jwt_free(&jwt);
    json_decref(json);

    return claims;
}


/* the last reply granted exactly this */
static inline void
granted(const char *scope)
{
    json_t  *claims = token_claims();

    assert_string_equal(text(claims, "scope"), scope);
    json_decref(claims);
}


static inline void
reload(void)
{
    bool         changed;
    fhb_error_t  err;

    if (fhbd_registry_reload(registry, &conf, &changed, &err) != FHB_OK) {
        fail_msg("%s", err.text);
    }
}


#define STORY(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

#endif /* TOKEN_STAGE_H */
