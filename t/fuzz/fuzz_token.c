/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The token endpoint.  A first byte says what the rest is: the form, the
 * claims of an assertion that is rightly signed, or those of an access token
 * to introspect.  Replies are those of RFC 6749 and 7662; what is granted was
 * asked for rightly, and the same assertion is never good twice.
 *
 * seeds: t/cases/form
 */

#include <jansson.h>
#include <time.h>

#include "../../src/sidecar/fhbd_log.h"
#include "../../src/sidecar/fhbd_token.h"
#include "fuzz_folder.h"

#define BASE       "https://fhir.example.org/r4"
#define TOKEN_URL  BASE "/auth/token"
#define BEARER     "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
#define NOW        1800000000

static fhbd_conf_t          conf;
static fhbd_tenant_conf_t   tenant;
static fhbd_keys_t         *keys;
static fhbd_token_t        *service;
static fhb_key_t           *key;
static char                 name[] = "default";
static unsigned             jtis;


/* stands before libc's: claims have times */
time_t
time(time_t *t)
{
    if (t != NULL) {
        *t = NOW;
    }

    return NOW;
}


static void
write_clients(int dirfd)
{
    char         *text;
    json_t       *root;
    fhb_buf_t     jwk = { 0 };
    fhb_error_t   err;

    require(fhb_key_write(key, false, &jwk, &err) == FHB_OK);

    root = json_pack("{s:[{s:s, s:s, s:{s:[o]}}, {s:s, s:b, s:s, s:s}]}",
                     "clients", "client_id", "app", "scopes",
                     "system/*.rs", "jwks", "keys",
                     json_loadb(jwk.ptr, jwk.len, 0, NULL),
                     "client_id", "off", "enabled", 0, "scopes",
                     "system/*.rs", "jwks_uri", "https://x.example/k");
    text = json_dumps(root, 0);
    require(text != NULL);
    fuzz_folder_write(dirfd, "clients.json", text, strlen(text));

    free(text);
    json_decref(root);
    fhb_buf_free(&jwk);
}


static void
start(void)
{
    int                dirfd = fuzz_folder_make("token");
    fhb_error_t        err = { FHB_OK, "" };
    fhbd_jwks_t       *jwks;
    fhbd_store_t      *store;
    fhbd_registry_t   *registry;

    require(fhb_key_generate(FHB_ALG_ES384, &key, &err) == FHB_OK);
    write_clients(dirfd);

    tenant.name = name;
    tenant.levels = 7;
    conf = (fhbd_conf_t) {
        .auth_dir = fuzz_folder_path("auth"),
        .clients = fuzz_folder_path("clients.json"),
        .store = fuzz_folder_path("jobs.sqlite"),
        .algs = FHB_ALG_BIT(FHB_ALG_ES384), .clock_skew = 30,
        .token_ttl = 300, .token_rate = { 1000000, 1000000 },
        .token_threads = 4, .key_rotation = 30 * 86400,
        .jwks_cache_default = 300, .jwks_refetch_min = 30,
        .export_scope = FHB_SCOPE_RS, .tenants = &tenant, .tenants_n = 1,
    };

    fhbd_log_set_level(FHBD_LOG_ERROR - 1);

    if (fhbd_store_open(conf.store, &store, &err) != FHB_OK
        || fhbd_registry_open(&conf, &registry, &err) != FHB_OK
        || fhbd_keys_open(&conf, &keys, &err) != FHB_OK
        || fhbd_jwks_new(&conf, &jwks, &err) != FHB_OK
        || fhbd_token_new(store, registry, keys, jwks, &service, &err)
           != FHB_OK)
    {
        (void) fprintf(stderr, "%s\n", err.text);
        abort();
    }
}


/* OAuth's JSON, and its words are plain ASCII (TOK-12) */
static json_t *
check_reply(const fhbd_token_reply_t *reply)
{
    json_t      *json;
    const char  *p;

    json = json_loadb(reply->body.ptr, reply->body.len,
                      JSON_REJECT_DUPLICATES, NULL);
    require(json_is_object(json));

    if (reply->status == 200) {
        require(reply->error == NULL);
        return json;
    }

    require(reply->status == 400 || reply->status == 401
            || reply->status == 413 || reply->status == 429
            || reply->status == 503);
    require(reply->error != NULL && reply->reason != NULL);
    require(json_object_size(json) == 2);
    require(strcmp(json_string_value(json_object_get(json, "error")),
                   reply->error) == 0);

    p = json_string_value(json_object_get(json, "error_description"));
    require(p != NULL && *p != '\0');
    for ( /* void */ ; *p != '\0'; p++) {
        require(*p >= 0x20 && *p < 0x7f && *p != '"' && *p != '\\');
    }

    return json;
}


static int
grant(fhb_str_t form, bool authorization, json_t **json)
{
    fhbd_token_reply_t    reply = { 0 };
    fhbd_token_request_t  req = {
        .conf = &conf, .tenant = &tenant, .base = FHB_STR(BASE),
        .token_url = FHB_STR(TOKEN_URL), .address = FHB_STR("192.0.2.1"),
        .content_type = FHB_STR("application/x-www-form-urlencoded"),
        .body = form, .authorization = authorization,
    };

    fhbd_token_grant(service, &req, &reply);
    *json = check_reply(&reply);
    require(reply.status != 200 || strcmp(reply.client, "app") == 0);
    fhb_buf_free(&reply.body);

    return reply.status;
}


/* its claims, as nginx sees them; NULL: it is none */
static json_t *
verified(const char *token)
{
    json_t       *claims = NULL;
    fhb_jwt_t     jwt;
    fhb_error_t   err;

    require(token != NULL);
    require(fhb_jwt_parse(fhb_cstr(token), &jwt, &err) == FHB_OK);
    require(fhbd_keys_verify(keys, &jwt, &claims, &err) == FHB_OK);
    fhb_jwt_free(&jwt);

    return claims;
}


static void
add_field(fhb_buf_t *form, const char *field, fhb_str_t value)
{
    size_t  i;

    fhb_buf_addf(form, "&%s=", field);
    for (i = 0; i < value.len; i++) {
        fhb_buf_addf(form, "%%%02X", (unsigned char) value.ptr[i]);
    }
}


/* what is given was signed, for us, and of this client: believed once */
static void
check_granted(const json_t *given, fhb_str_t form, json_t *json)
{
    json_t      *claims, *again;
    const char  *iss = json_string_value(json_object_get(given, "iss"));
    const char  *jti = json_string_value(json_object_get(given, "jti"));

    require(iss != NULL && strcmp(iss, "app") == 0);
    require(jti != NULL && *jti != '\0');
    require(json_equal(json_object_get(given, "iss"),
                       json_object_get(given, "sub")) == 1);
    require(json_is_number(json_object_get(given, "exp")));

    claims = verified(json_string_value(json_object_get(json,
                                                        "access_token")));
    require(strcmp(json_string_value(json_object_get(claims, "sub")), "app")
            == 0);
    json_decref(claims);

    require(grant(form, false, &again) == 400);
    require(strcmp(json_string_value(json_object_get(again, "error")),
                   "invalid_client") == 0);
    json_decref(again);
}


/* claims over the usual ones: null takes one away */
static json_t *
claims_of(const uint8_t *data, size_t size, const char *aud)
{
    char         jti[32];
    void        *tmp;
    json_t      *claims, *given, *value;
    const char  *member;

    given = json_loadb((const char *) data, size, JSON_REJECT_DUPLICATES,
                       NULL);
    if (!json_is_object(given)) {
        json_decref(given);
        return NULL;
    }

    (void) snprintf(jti, sizeof(jti), "jti-%u", ++jtis);
    claims = json_pack("{s:s, s:s, s:s, s:I, s:I, s:s, s:s, s:s}", "iss",
                       "app", "sub", "app", "aud", aud, "exp",
                       (json_int_t) NOW + 300, "iat", (json_int_t) NOW,
                       "jti", jti, "scope", "system/Patient.rs", "client_id",
                       "app");
    require(claims != NULL);

    json_object_foreach_safe(given, tmp, member, value) {
        if (json_is_null(value)) {
            json_object_del(claims, member);
        } else {
            require(json_object_set(claims, member, value) == 0);
        }
    }
    json_decref(given);

    return claims;
}


static void
check_assertion(const uint8_t *data, size_t size)
{
    int           status;
    json_t       *claims = claims_of(data, size, TOKEN_URL), *json;
    fhb_buf_t     jwt = { 0 }, form = { 0 };
    fhb_error_t   err;

    if (claims == NULL) {
        return;
    }

    if (fhb_jwt_sign(key, "JWT", claims, &jwt, &err) == FHB_OK) {
        fhb_buf_adds(&form, "grant_type=client_credentials");
        add_field(&form, "client_assertion_type", FHB_STR(BEARER));
        add_field(&form, "client_assertion", fhb_buf_str(&jwt));
        add_field(&form, "scope", FHB_STR("system/Patient.rs"));
        require(!form.failed);

        status = grant(fhb_buf_str(&form), false, &json);
        if (status == 200) {
            check_granted(claims, fhb_buf_str(&form), json);
        }
        json_decref(json);
    }

    json_decref(claims);
    fhb_buf_free(&jwt);
    fhb_buf_free(&form);
}


static void
introspect(fhb_str_t form)
{
    json_t               *json, *active;
    fhbd_token_reply_t    reply = { 0 };
    fhbd_token_request_t  req = {
        .conf = &conf, .tenant = &tenant, .base = FHB_STR(BASE),
        .content_type = FHB_STR("application/x-www-form-urlencoded"),
        .body = form,
    };

    fhbd_token_introspect(service, &req, &reply);
    json = check_reply(&reply);

    if (reply.status == 200) {
        active = json_object_get(json, "active");
        require(json_is_boolean(active));
        require(json_is_true(active) || json_object_size(json) == 1);
        require(json_is_false(active)
                || json_is_string(json_object_get(json, "scope")));
    }

    json_decref(json);
    fhb_buf_free(&reply.body);
}


static void
check_access_token(const uint8_t *data, size_t size)
{
    json_t       *claims = claims_of(data, size, BASE);
    fhb_buf_t     token = { 0 }, form = { 0 };
    fhb_error_t   err;

    if (claims == NULL) {
        return;
    }

    if (fhbd_keys_sign(keys, claims, &token, &err) == FHB_OK) {
        add_field(&form, "token", fhb_buf_str(&token));
        require(!form.failed);
        introspect(fhb_str(form.ptr + 1, form.len - 1));
    }

    json_decref(claims);
    fhb_buf_free(&token);
    fhb_buf_free(&form);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t     *json;
    fhb_str_t   form = fhb_str((const char *) data, size);

    if (service == NULL) {
        start();
    }

    if (size > 0 && data[0] == '!') {
        check_assertion(data + 1, size - 1);

    } else if (size > 0 && data[0] == '?') {
        check_access_token(data + 1, size - 1);

    } else {
        /* nobody's signature is in an input */
        require(grant(form, size % 2 == 1, &json) != 200);
        json_decref(json);
        introspect(form);
    }

    return 0;
}
