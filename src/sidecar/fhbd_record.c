/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One client record (docs/protocol.md "On disk"): its JSON, read and written.
 */

#include "fhbd_clients_int.h"

#include <string.h>

#define FHBD_HEX_LEN  64


void
fhbd_record_free(fhbd_record_t *rec)
{
    json_decref(rec->root);
    fhb_buf_free(&rec->limits);
}


static bool
fhbd_record_types(const json_t *list, fhb_typeset_t *out)
{
    size_t       i;
    fhb_type_t   type;
    const char  *name;

    for (i = 0; i < json_array_size(list); i++) {
        name = json_string_value(json_array_get(list, i));
        type = name == NULL ? FHB_TYPE_NONE : fhb_type_find(fhb_cstr(name));

        if (type == FHB_TYPE_NONE) {
            return false;
        }
        fhb_typeset_add(out, type);
    }

    return json_is_array(list);
}


static unsigned
fhbd_record_shares(const json_t *list)
{
    size_t        i;
    unsigned      shares = 0;
    const char   *name;
    fhb_level_t   level;

    for (i = 0; i < json_array_size(list); i++) {
        name = json_string_value(json_array_get(list, i));
        if (name != NULL && fhb_level_parse(fhb_cstr(name), &level)) {
            shares |= 1u << level;
        }
    }

    return shares;
}


/* types in part are in limits only */
static bool
fhbd_record_limits(const json_t *list, fhbd_record_t *rec)
{
    return list == NULL
           || fhb_limits_read(list, &rec->types, &rec->limits);
}


fhb_err_t
fhbd_record_parse(json_t *root, const fhbd_client_t *c, fhbd_record_t *out,
    fhb_error_t *err)
{
    json_t      *before, *mark;
    const char  *id;

    *out = (fhbd_record_t) { .root = root };

    id = json_string_value(json_object_get(root, "client"));
    before = json_object_get(root, "not_before");
    mark = json_object_get(root, "keys");
    out->tenants = json_object_get(root, "tenants");

    out->good = json_integer_value(json_object_get(root, "version")) == 1
                && id != NULL && strcmp(id, c->id) == 0
                && json_is_integer(before) && json_is_array(out->tenants)
                && json_string_length(mark) == FHBD_HEX_LEN
                && fhbd_record_types(json_object_get(root, "types"),
                                     &out->types)
                && fhbd_record_limits(json_object_get(root, "limits"), out);

    if (out->limits.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a client record");
    }

    if (out->good) {
        out->not_before = json_integer_value(before);
        out->shares = fhbd_record_shares(json_object_get(root, "shares"));
        memcpy(out->keys_mark, json_string_value(mark), FHBD_HEX_LEN);
    }

    return FHB_OK;
}


static bool
fhbd_record_has_tenant(const fhbd_record_t *rec, const char *tenant)
{
    size_t       i;
    const char  *name;

    for (i = 0; i < json_array_size(rec->tenants); i++) {
        name = json_string_value(json_array_get(rec->tenants, i));
        if (name != NULL && strcmp(name, tenant) == 0) {
            return true;
        }
    }

    return false;
}


/* ACC-07: whose jobs it may share: nginx knows a job's level, not its Group,
 * so that at Group level only who may export all of them does */
static unsigned
fhbd_record_levels(const fhbd_client_t *c)
{
    return c->all_groups ? c->levels
                         : c->levels & ~(1u << FHB_LEVEL_GROUP);
}


static void
fhbd_record_put_types(const fhb_typeset_t *types, fhb_str_t limits,
    fhb_buf_t *out)
{
    fhb_str_t    rest, line;
    fhb_type_t   t;
    const char  *comma = "";

    fhb_buf_adds(out, "\"types\":[");

    /* who does not know of limits shall not take a part for the whole */
    for (t = 0; t < fhb_type_count(); t++) {
        rest = limits;

        if (fhb_typeset_has(types, t) && !fhb_limits_next(&rest, t, &line)) {
            fhb_buf_addf(out, "%s\"%s\"", comma, fhb_type_name(t).ptr);
            comma = ",";
        }
    }

    fhb_buf_addc(out, ']');

    if (limits.len > 0) {
        fhb_buf_adds(out, ",\"limits\":");
        fhb_limits_write(out, limits);
    }
}


static void
fhbd_record_put(const fhbd_client_t *c, int64_t not_before,
    const fhbd_record_t *within, const fhb_typeset_t *types, fhb_str_t limits,
    fhb_buf_t *out)
{
    size_t       i;
    unsigned     shares, level;
    const char  *comma = "";

    fhb_buf_adds(out, "{\"version\":1,\"client\":");
    fhb_buf_add_json(out, fhb_cstr(c->id));
    fhb_buf_addf(out, ",\"not_before\":%lld,\"tenants\":[",
                 (long long) not_before);

    for (i = 0; i < c->tenants_n; i++) {
        if (within == NULL || fhbd_record_has_tenant(within, c->tenants[i])) {
            fhb_buf_addf(out, "%s\"%s\"", comma, c->tenants[i]);
            comma = ",";
        }
    }

    fhb_buf_adds(out, "],");
    fhbd_record_put_types(types, limits, out);
    fhb_buf_adds(out, ",\"shares\":[");
    comma = "";
    shares = fhbd_record_levels(c) & (within == NULL ? ~0u : within->shares);

    for (level = FHB_LEVEL_SYSTEM; level <= FHB_LEVEL_GROUP; level++) {
        if ((shares & (1u << level)) != 0) {
            fhb_buf_addf(out, "%s\"%s\"", comma,
                         fhb_level_name((fhb_level_t) level));
            comma = ",";
        }
    }

    fhb_buf_addf(out, "],\"keys\":\"%s\"}\n", c->keys_mark);
}


/* what both the entry and the record that is there allow.  For a moment, so
 * that a type whose limits are different ones is left out, not joined. */
static void
fhbd_record_both(const fhbd_client_t *c, const fhbd_record_t *old,
    fhb_typeset_t *types, fhb_buf_t *limits)
{
    fhb_str_t   now = fhb_cstr(c->limits), was = fhb_buf_str(&old->limits);
    fhb_str_t   rest, line;
    fhb_type_t  t;

    *types = fhb_typeset_and(&c->types, &old->types);

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_limits_cover(was, now, t)) {
            rest = now;
        } else if (fhb_limits_cover(now, was, t)) {
            rest = was;
        } else {
            fhb_typeset_del(types, t);
            continue;
        }

        while (fhb_typeset_has(types, t) && fhb_limits_next(&rest, t, &line)) {
            fhb_buf_addstr(limits, line);
            fhb_buf_addc(limits, '\n');
        }
    }
}


fhb_err_t
fhbd_record_content(const fhbd_client_t *c, int64_t not_before,
    const fhbd_record_t *within, fhb_buf_t *out, fhb_error_t *err)
{
    bool           memory;
    fhb_buf_t      limits = { 0 };
    fhb_typeset_t  types = c->types;

    if (within != NULL) {
        fhbd_record_both(c, within, &types, &limits);
    } else {
        fhb_buf_addstr(&limits, fhb_cstr(c->limits));
    }

    fhbd_record_put(c, not_before, within, &types, fhb_buf_str(&limits), out);

    memory = !limits.failed && !out->failed;
    fhb_buf_free(&limits);

    if (!memory) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a client record");
    }

    if (out->len > FHBD_RECORD_MAX) {
        return fhb_fail(err, FHB_EPARAM, "too many tenants for a client "
                        "record");
    }

    return FHB_OK;
}
