/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What all workers know: verified tokens, clients, jobs with files.  A
 * download costs one digest and one lock, neither open() nor a signature.  A
 * record is trusted within the second in which it was read: what the sidecar
 * changes is seen a second later, and what it deletes at once, because then
 * the file cannot be opened.
 */

#include "ngx_http_fhir_bulk_auth.h"


/* kinds of nodes */
#define NGX_HTTP_FHIR_BULK_NODE_TOKEN   1
#define NGX_HTTP_FHIR_BULK_NODE_CLIENT  2
#define NGX_HTTP_FHIR_BULK_NODE_RECORD  3

#define NGX_HTTP_FHIR_BULK_STALE  60       /* seconds */


typedef struct {
    ngx_http_fhir_bulk_node_t    node;
    time_t                       issued;
    time_t                       expires;
    time_t                       until;
    fhb_typeset_t                types;
    u_char                       client_id[32];
    u_char                       client_len;
    uint16_t                     scope_len;
    uint16_t                     limits_len;
    u_char                       text[1];  /* client, scopes, limits */
} ngx_http_fhir_bulk_token_node_t;


typedef struct {
    ngx_http_fhir_bulk_node_t    node;
    time_t                       read;     /* seconds */
    time_t                       not_before;
    fhb_typeset_t                types;
    u_char                       shares;
    uint16_t                     limits_len;
    u_char                       text[1];  /* limits */
} ngx_http_fhir_bulk_client_node_t;


typedef struct {
    ngx_http_fhir_bulk_node_t    node;
    time_t                       read;     /* seconds */
    time_t                       expires;
    fhb_typeset_t                types;
    u_char                       shared;
    u_char                       client_len;
    uint16_t                     limits_len;
    u_char                       text[1];  /* client, limits */
} ngx_http_fhir_bulk_record_node_t;


static ngx_uint_t ngx_http_fhir_bulk_look_token(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_look_t *look);
static ngx_uint_t ngx_http_fhir_bulk_look_client(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_look_t *look);
static ngx_uint_t ngx_http_fhir_bulk_look_record(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_look_t *look);


void
ngx_http_fhir_bulk_cache_look(ngx_shm_zone_t *zone,
    ngx_http_fhir_bulk_look_t *look)
{
    ngx_slab_pool_t  *shpool;

    look->has_grant = 0;
    look->has_client = 0;
    look->has_record = 0;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;

    ngx_shmtx_lock(&shpool->mutex);

    if (look->token && ngx_http_fhir_bulk_look_token(shpool, look)) {
        look->has_grant = 1;
        look->has_client = ngx_http_fhir_bulk_look_client(shpool, look);

    } else if (look->by_client) {
        look->has_client = ngx_http_fhir_bulk_look_client(shpool, look);
    }

    if (look->job) {
        look->has_record = ngx_http_fhir_bulk_look_record(shpool, look);
    }

    ngx_shmtx_unlock(&shpool->mutex);
}


static ngx_uint_t
ngx_http_fhir_bulk_look_token(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_look_t *look)
{
    ngx_http_fhir_bulk_grant_t       *grant;
    ngx_http_fhir_bulk_token_node_t  *tn;

    tn = ngx_http_fhir_bulk_zone_find(shpool, NGX_HTTP_FHIR_BULK_NODE_TOKEN,
                                      look->token_id);

    if (tn == NULL || tn->until <= ngx_time() || tn->expires <= ngx_time()) {
        return 0;
    }

    grant = &look->grant;

    grant->client.data = look->text;
    grant->client.len = tn->client_len;
    grant->scope.data = look->text + tn->client_len;
    grant->scope.len = tn->scope_len;
    grant->limits.data = grant->scope.data + tn->scope_len;
    grant->limits.len = tn->limits_len;
    grant->types = tn->types;
    grant->issued = tn->issued;
    grant->expires = tn->expires;
    grant->until = tn->until;

    ngx_memcpy(grant->id, tn->client_id, sizeof(grant->id));
    ngx_memcpy(look->text, tn->text,
               tn->client_len + tn->scope_len + tn->limits_len);

    return 1;
}


static ngx_uint_t
ngx_http_fhir_bulk_look_client(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_look_t *look)
{
    ngx_http_fhir_bulk_client_t       *client;
    ngx_http_fhir_bulk_client_node_t  *cn;

    cn = ngx_http_fhir_bulk_zone_find(shpool, NGX_HTTP_FHIR_BULK_NODE_CLIENT,
                                      look->grant.id);

    if (cn == NULL || cn->read != ngx_time()) {
        return 0;
    }

    client = &look->client;

    client->not_before = cn->not_before;
    client->types = cn->types;
    client->shares = cn->shares;
    client->limits.data = look->client_text;
    client->limits.len = cn->limits_len;

    if (cn->limits_len != 0) {
        ngx_memcpy(look->client_text, cn->text, cn->limits_len);
    }

    return 1;
}


static ngx_uint_t
ngx_http_fhir_bulk_look_record(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_look_t *look)
{
    ngx_http_fhir_bulk_record_t       *record;
    ngx_http_fhir_bulk_record_node_t  *rn;

    rn = ngx_http_fhir_bulk_zone_find(shpool, NGX_HTTP_FHIR_BULK_NODE_RECORD,
                                      look->job_id);

    if (rn == NULL || rn->read != ngx_time()) {
        return 0;
    }

    record = &look->record;

    record->expires = rn->expires;
    record->types = rn->types;
    record->shared = rn->shared;
    record->client_len = rn->client_len;
    ngx_memcpy(record->client, rn->text, rn->client_len);

    record->limits.data = look->record_text;
    record->limits.len = rn->limits_len;

    if (rn->limits_len != 0) {
        ngx_memcpy(look->record_text, rn->text + rn->client_len,
                   rn->limits_len);
    }

    return 1;
}


/* only good tokens come here: a flood of others finds no room to take */

void
ngx_http_fhir_bulk_cache_token(ngx_shm_zone_t *zone, u_char *id,
    ngx_http_fhir_bulk_grant_t *grant)
{
    size_t                            size;
    u_char                           *p;
    ngx_slab_pool_t                  *shpool;
    ngx_http_fhir_bulk_token_node_t  *tn;

    if (grant->client.len > NGX_HTTP_FHIR_BULK_CLIENT
        || grant->scope.len > FHB_SCOPES_MAX
        || grant->limits.len > FHB_SCOPES_MAX)
    {
        return;
    }

    shpool = (ngx_slab_pool_t *) zone->shm.addr;

    size = offsetof(ngx_http_fhir_bulk_token_node_t, text)
           + grant->client.len + grant->scope.len + grant->limits.len;

    ngx_shmtx_lock(&shpool->mutex);

    tn = ngx_http_fhir_bulk_zone_add(shpool, NGX_HTTP_FHIR_BULK_NODE_TOKEN,
                                     id, size,
                                     ngx_min(grant->until, grant->expires));

    if (tn != NULL) {
        tn->issued = grant->issued;
        tn->expires = grant->expires;
        tn->until = grant->until;
        tn->types = grant->types;
        tn->client_len = (u_char) grant->client.len;
        tn->scope_len = (uint16_t) grant->scope.len;
        tn->limits_len = (uint16_t) grant->limits.len;

        ngx_memcpy(tn->client_id, grant->id, sizeof(tn->client_id));
        p = ngx_cpymem(tn->text, grant->client.data, grant->client.len);

        if (grant->scope.len != 0) {
            p = ngx_cpymem(p, grant->scope.data, grant->scope.len);
        }

        if (grant->limits.len != 0) {
            ngx_memcpy(p, grant->limits.data, grant->limits.len);
        }
    }

    ngx_shmtx_unlock(&shpool->mutex);
}


void
ngx_http_fhir_bulk_cache_client(ngx_shm_zone_t *zone, u_char *id,
    ngx_http_fhir_bulk_client_t *client)
{
    void                              *node;
    size_t                             size;
    ngx_slab_pool_t                   *shpool;
    ngx_http_fhir_bulk_client_node_t  *cn;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;

    ngx_shmtx_lock(&shpool->mutex);

    if (client == NULL) {
        node = ngx_http_fhir_bulk_zone_find(shpool,
                                            NGX_HTTP_FHIR_BULK_NODE_CLIENT,
                                            id);
        if (node != NULL) {
            ngx_http_fhir_bulk_zone_drop(shpool, node);
        }

        goto done;
    }

    size = offsetof(ngx_http_fhir_bulk_client_node_t, text)
           + client->limits.len;

    cn = ngx_http_fhir_bulk_zone_add(shpool, NGX_HTTP_FHIR_BULK_NODE_CLIENT,
                                     id, size,
                                     ngx_time() + NGX_HTTP_FHIR_BULK_STALE);

    if (cn != NULL) {
        cn->read = ngx_time();
        cn->not_before = client->not_before;
        cn->types = client->types;
        cn->shares = client->shares;
        cn->limits_len = (uint16_t) client->limits.len;

        if (client->limits.len != 0) {
            ngx_memcpy(cn->text, client->limits.data, client->limits.len);
        }
    }

done:

    ngx_shmtx_unlock(&shpool->mutex);
}


void
ngx_http_fhir_bulk_cache_record(ngx_shm_zone_t *zone, u_char *id,
    ngx_http_fhir_bulk_record_t *record)
{
    void                              *node;
    size_t                             size;
    ngx_slab_pool_t                   *shpool;
    ngx_http_fhir_bulk_record_node_t  *rn;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;

    ngx_shmtx_lock(&shpool->mutex);

    if (record == NULL) {
        node = ngx_http_fhir_bulk_zone_find(shpool,
                                            NGX_HTTP_FHIR_BULK_NODE_RECORD,
                                            id);
        if (node != NULL) {
            ngx_http_fhir_bulk_zone_drop(shpool, node);
        }

        goto done;
    }

    size = offsetof(ngx_http_fhir_bulk_record_node_t, text)
           + record->client_len + record->limits.len;

    rn = ngx_http_fhir_bulk_zone_add(shpool, NGX_HTTP_FHIR_BULK_NODE_RECORD,
                                     id, size,
                                     ngx_time() + NGX_HTTP_FHIR_BULK_STALE);

    if (rn != NULL) {
        rn->read = ngx_time();
        rn->expires = record->expires;
        rn->types = record->types;
        rn->shared = record->shared;
        rn->client_len = (u_char) record->client_len;
        rn->limits_len = (uint16_t) record->limits.len;
        ngx_memcpy(rn->text, record->client, record->client_len);

        if (record->limits.len != 0) {
            ngx_memcpy(rn->text + record->client_len, record->limits.data,
                       record->limits.len);
        }
    }

done:

    ngx_shmtx_unlock(&shpool->mutex);
}
