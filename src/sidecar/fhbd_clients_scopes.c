/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One client of the registry file: its scopes, and what they let it export.
 */

#include "fhbd_clients_int.h"


/* SC-06: what could not be kept to is no scope to be granted */
static fhb_err_t
fhbd_client_constraint(fhbd_parse_t *p, const fhb_scope_t *scope)
{
    fhb_err_t  rc;
    fhb_buf_t  line = { 0 };

    if (scope->type == FHB_TYPE_NONE) {
        return fhb_fail(p->err, FHB_EPARAM, "a constraint needs a resource "
                        "type, \"*\" cannot have one");
    }

    if (++p->limited > FHB_LIMITS_TYPE) {
        return fhb_fail(p->err, FHB_EPARAM, "there are more than %d scopes with "
                        "a constraint", FHB_LIMITS_TYPE);
    }

    rc = !fhb_limit_line(scope->type, scope->constraint, &line)
         ? fhb_fail(p->err, FHB_EPARAM, "a constraint has more than %d "
                    "parameters", FHB_LIMIT_PARAMS)
         : line.failed ? fhbd_client_no_memory(p)
         : fhb_limit_check(fhb_buf_str(&line), p->err);

    fhb_buf_free(&line);

    return rc;
}


static fhb_err_t
fhbd_client_scope(fhbd_parse_t *p, fhb_str_t word, fhb_buf_t *out)
{
    fhb_err_t    rc;
    fhb_scope_t  scope;

    rc = fhb_scope_parse(word, &scope, p->err);
    if (rc == FHB_ENOTFOUND) {
        return fhb_fail(p->err, FHB_EPARAM, "\"%.*s\" is not a scope for "
                        "resources", (int) (word.len > 64 ? 64 : word.len),
                        word.ptr);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    if (scope.context != FHB_SCOPE_SYSTEM) {                    /* SC-09 */
        return fhb_fail(p->err, FHB_EPARAM, "only system scopes can be given, "
                        "user and patient scopes mean nothing here");
    }

    if (scope.constraint.len > 0) {
        rc = fhbd_client_constraint(p, &scope);
        if (rc != FHB_OK) {
            fhb_error_prefix(p->err, "scope '%.*s': ",
                             (int) (word.len > 64 ? 64 : word.len), word.ptr);
            return rc;
        }
    }

    if (out->len > 0) {
        fhb_buf_addc(out, ' ');
    }
    fhb_buf_addstr(out, word);

    return FHB_OK;
}


static fhb_err_t
fhbd_client_scope_list(fhbd_parse_t *p, fhb_str_t list, fhb_buf_t *out)
{
    fhb_err_t  rc = FHB_OK;
    fhb_str_t  word;

    while (rc == FHB_OK && fhb_scope_next(&list, &word)) {
        rc = fhbd_client_scope(p, word, out);
    }

    return rc;
}


/* what the scopes say */
static fhb_err_t
fhbd_client_rights(fhbd_parse_t *p)
{
    fhb_buf_t       limits = { 0 };
    fhb_err_t       rc;
    fhbd_client_t  *c = p->client;

    c->types = fhb_scope_types(fhb_cstr(c->scopes), p->conf->export_scope,
                               NULL);

    rc = fhb_scope_limits(fhb_cstr(c->scopes), p->conf->export_scope,
                          &c->types, &limits, p->err);
    fhb_buf_addc(&limits, '\0');

    if (rc == FHB_OK && limits.failed) {
        rc = fhbd_client_no_memory(p);
    }

    if (rc != FHB_OK) {
        fhb_buf_free(&limits);
        return rc;
    }

    c->limits = limits.ptr;

    return FHB_OK;
}


fhb_err_t
fhbd_member_scopes(fhbd_parse_t *p, const json_t *value)
{
    size_t         i;
    fhb_buf_t      out = { 0 };
    fhb_err_t      rc = FHB_OK;
    const json_t  *item;

    if (!json_is_string(value) && !json_is_array(value)) {
        return fhb_fail(p->err, FHB_EPARAM, "is neither a string nor an "
                        "array");
    }

    for (i = 0; rc == FHB_OK && i < (json_is_array(value)
                                     ? json_array_size(value) : 1); i++)
    {
        item = json_is_array(value) ? json_array_get(value, i) : value;

        rc = !json_is_string(item)
             ? fhb_fail(p->err, FHB_EPARAM, "has something that is not a "
                        "string")
             : fhbd_client_scope_list(p, fhb_str(json_string_value(item),
                                          json_string_length(item)), &out);
    }

    if (rc == FHB_OK && out.len == 0 && !out.failed) {
        rc = fhb_fail(p->err, FHB_EPARAM, "is empty");
    }

    if (rc == FHB_OK && out.len > FHB_SCOPES_MAX) {
        rc = fhb_fail(p->err, FHB_EPARAM, "is longer than %d bytes",
                      FHB_SCOPES_MAX);
    }

    fhb_buf_addc(&out, '\0');

    if (rc == FHB_OK && out.failed) {
        rc = fhbd_client_no_memory(p);
    }

    if (rc != FHB_OK) {
        fhb_buf_free(&out);
        return rc;
    }

    p->client->scopes = out.ptr;

    return fhbd_client_rights(p);
}
