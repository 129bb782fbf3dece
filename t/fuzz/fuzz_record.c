/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A client record of any bytes, as it may lie on the disk: taken or not, and
 * when it narrows the record of its client, the new one allows nothing that
 * it or the client's entry does not.
 */

#include <string.h>

#include "../../src/sidecar/fhbd_clients_int.h"
#include "fuzz_file.h"

static char  id[] = "app", tenant1[] = "default", tenant2[] = "other";
static char  limits[] = "Observation?category=laboratory\n"
                        "Observation?category=vital-signs&status=final\n";

static char  *tenants[] = { tenant1, tenant2 };


/* each type of the new record is one of both, and within their limits */
static void
check_narrowed(const fhbd_client_t *c, const fhbd_record_t *old,
    const fhbd_record_t *new)
{
    size_t         i;
    fhb_type_t     t;
    fhb_typeset_t  both = fhb_typeset_and(&c->types, &old->types);

    require((new->shares & ~old->shares) == 0);
    require((new->shares & ~c->levels) == 0);
    require(json_array_size(new->tenants) <= c->tenants_n);

    for (t = 0; t < fhb_type_count(); t++) {
        if (fhb_typeset_has(&new->types, t)) {
            require(fhb_typeset_has(&both, t));
            require(fhb_limits_cover(fhb_cstr(c->limits),
                                     fhb_buf_str(&new->limits), t));
            require(fhb_limits_cover(fhb_buf_str(&old->limits),
                                     fhb_buf_str(&new->limits), t));
        }
    }

    for (i = 0; i < json_array_size(new->tenants); i++) {
        require(fhbd_client_has_tenant(c, json_string_value(
                                json_array_get(new->tenants, i))));
    }
}


static void
check_within(const fhbd_client_t *c, const fhbd_record_t *old)
{
    json_t         *root;
    fhb_buf_t       text = { 0 };
    fhb_error_t     err;
    fhbd_record_t   new;

    require(fhbd_record_content(c, old->not_before, old, &text, &err)
            == FHB_OK);

    root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    require(root != NULL);
    require(fhbd_record_parse(root, c, &new, &err) == FHB_OK && new.good);
    require(new.not_before == old->not_before);
    check_narrowed(c, old, &new);

    fhbd_record_free(&new);
    fhb_buf_free(&text);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t         *root;
    fhb_error_t     err;
    fhbd_client_t   c = {
        .id = id, .enabled = true, .limits = limits, .levels = 7,
        .tenants = tenants, .tenants_n = 2,
    };
    fhbd_record_t   rec;

    fhb_typeset_add(&c.types, fhb_type_find(FHB_STR("Patient")));
    fhb_typeset_add(&c.types, fhb_type_find(FHB_STR("Observation")));
    memset(c.keys_mark, 'a', 64);

    root = json_loadb((const char *) data, size, JSON_REJECT_DUPLICATES,
                      NULL);

    /* takes root over, whatever it is */
    require(fhbd_record_parse(root, &c, &rec, &err) == FHB_OK);
    require(!rec.good || root != NULL);

    if (rec.good) {
        require(strlen(rec.keys_mark) <= 64);
        check_within(&c, &rec);
    }

    fhbd_record_free(&rec);

    return 0;
}
