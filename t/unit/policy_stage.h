/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control API with a client registry: calls as nginx makes them with
 * authorization.
 */

#ifndef POLICY_STAGE_H
#define POLICY_STAGE_H

#include "api_stage.h"

#define ALL  "Fhir-Bulk-Scope: system/*.rs"

/* members of a client without its id; no key is needed here */
#define KEYS  "\"jwks_uri\":\"https://app.example.org/jwks.json\","
#define SCOPES_ALL  KEYS "\"scopes\":\"system/*.rs\","
#define TENANT  "\"tenants\":[\"default\"]"


static void
write_clients(const char *text)
{
    FILE  *f = fopen(clients_path, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
    conf.clients = clients_path;
}


/* "id" and the members of its entry, in turn; ends with NULL */
static void
clients(const char *id, ...)
{
    char         text[4096] = "{\"clients\":[";
    va_list      args;
    const char  *comma = "";

    va_start(args, id);
    while (id != NULL) {
        (void) snprintf(text + strlen(text), sizeof(text) - strlen(text),
                        "%s{\"client_id\":\"%s\",%s}", comma, id,
                        va_arg(args, const char *));
        comma = ",";
        id = va_arg(args, const char *);
    }
    va_end(args);

    (void) snprintf(text + strlen(text), sizeof(text) - strlen(text), "]}");
    write_clients(text);

    if (call(FHBD_POST, "/v1/reload", "-Fhir-Bulk-Protocol:", NULL) != 200) {
        fail_msg("reload: %s", reply.body.ptr);
    }
}


/* nginx with authorization: client and scopes come with each call */
#define as(method, path, client, ...)                                         \
    call(method, path, "-Fhir-Bulk-Auth:", "Fhir-Bulk-Client: " client,       \
         __VA_ARGS__)
#define kick(client, ...)  as(FHBD_POST, "/v1/exports", client, __VA_ARGS__)
#define status(id, client, ...)                                               \
    as(FHBD_GET, job_path(id), client, __VA_ARGS__)


static inline void
challenge(int code, const char *oo_code, const char *value)
{
    outcome(code, "error", oo_code);
    assert_string_equal(header("WWW-Authenticate"), value);
}


#define REALM  "Bearer realm=\"https://fhir.example.org/r4\", "
#define INSUFFICIENT  REALM "error=\"insufficient_scope\""

#endif /* POLICY_STAGE_H */
