/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Access records in shared memory, so that a download costs neither open()
 * nor JSON.  A record is trusted within the second in which it was read: what
 * the sidecar changes is seen a second later, and what it deletes at once,
 * because then the file cannot be opened.
 */

#include "ngx_http_fhir_bulk.h"


typedef struct {
    ngx_rbtree_t       rbtree;
    ngx_rbtree_node_t  sentinel;
    ngx_queue_t        queue;              /* newest read first */
} ngx_http_fhir_bulk_shared_t;


typedef struct {
    ngx_rbtree_node_t  node;
    ngx_queue_t        queue;
    time_t             read;               /* seconds */
    time_t             expires;            /* seconds */
    u_char             scope[32];
    u_char             job[FHB_ID_LEN];
    u_char             client_len;
    u_char             client[1];          /* client_len of them */
} ngx_http_fhir_bulk_node_t;


#define NGX_HTTP_FHIR_BULK_STALE  60       /* seconds */


static ngx_rbtree_key_t ngx_http_fhir_bulk_key(u_char *scope, u_char *job);
static ngx_int_t ngx_http_fhir_bulk_cmp(ngx_http_fhir_bulk_node_t *fn,
    u_char *scope, u_char *job);
static void ngx_http_fhir_bulk_rbtree_insert(ngx_rbtree_node_t *temp,
    ngx_rbtree_node_t *node, ngx_rbtree_node_t *sentinel);
static ngx_http_fhir_bulk_node_t *ngx_http_fhir_bulk_lookup(
    ngx_http_fhir_bulk_shared_t *sh, u_char *scope, ngx_str_t *job);
static void ngx_http_fhir_bulk_drop(ngx_slab_pool_t *shpool,
    ngx_http_fhir_bulk_node_t *fn, ngx_http_fhir_bulk_shared_t *sh);


ngx_int_t
ngx_http_fhir_bulk_init_zone(ngx_shm_zone_t *zone, void *data)
{
    ngx_slab_pool_t              *shpool;
    ngx_http_fhir_bulk_shared_t  *sh;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;

    /* a reload, or memory that another process has set up: the tree is there,
     * found through the pool */

    if (data != NULL || zone->shm.exists) {
        return NGX_OK;
    }

    sh = ngx_slab_calloc(shpool, sizeof(ngx_http_fhir_bulk_shared_t));
    if (sh == NULL) {
        return NGX_ERROR;
    }

    ngx_rbtree_init(&sh->rbtree, &sh->sentinel,
                    ngx_http_fhir_bulk_rbtree_insert);
    ngx_queue_init(&sh->queue);

    /* a full zone is normal: the oldest record gives way */
    shpool->log_nomem = 0;
    shpool->data = sh;

    return NGX_OK;
}


ngx_int_t
ngx_http_fhir_bulk_zone_get(ngx_shm_zone_t *zone, u_char *scope,
    ngx_str_t *job, ngx_http_fhir_bulk_record_t *record)
{
    ngx_int_t                   rc;
    ngx_slab_pool_t            *shpool;
    ngx_http_fhir_bulk_node_t  *fn;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;
    rc = NGX_DECLINED;

    ngx_shmtx_lock(&shpool->mutex);

    fn = ngx_http_fhir_bulk_lookup(shpool->data, scope, job);

    if (fn != NULL && fn->read == ngx_time()) {
        record->expires = fn->expires;
        record->client_len = fn->client_len;
        ngx_memcpy(record->client, fn->client, fn->client_len);
        rc = NGX_OK;
    }

    ngx_shmtx_unlock(&shpool->mutex);

    return rc;
}


void
ngx_http_fhir_bulk_zone_put(ngx_shm_zone_t *zone, u_char *scope,
    ngx_str_t *job, ngx_http_fhir_bulk_record_t *record)
{
    size_t                        size;
    ngx_uint_t                    n;
    ngx_queue_t                  *q;
    ngx_slab_pool_t              *shpool;
    ngx_http_fhir_bulk_node_t    *fn;
    ngx_http_fhir_bulk_shared_t  *sh;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;
    sh = shpool->data;

    ngx_shmtx_lock(&shpool->mutex);

    fn = ngx_http_fhir_bulk_lookup(sh, scope, job);

    if (fn != NULL) {
        ngx_http_fhir_bulk_drop(shpool, fn, sh);
    }

    if (record == NULL) {
        goto done;
    }

    /* two old ones go for each new one, so that the lock is held shortly */

    for (n = 0; n < 2 && !ngx_queue_empty(&sh->queue); n++) {

        q = ngx_queue_last(&sh->queue);
        fn = ngx_queue_data(q, ngx_http_fhir_bulk_node_t, queue);

        if (ngx_time() - fn->read < NGX_HTTP_FHIR_BULK_STALE) {
            break;
        }

        ngx_http_fhir_bulk_drop(shpool, fn, sh);
    }

    size = offsetof(ngx_http_fhir_bulk_node_t, client) + record->client_len;

    /* a full zone: sizes differ, so one node less need not be enough */

    for (n = 0; n < 8; n++) {

        fn = ngx_slab_alloc_locked(shpool, size);

        if (fn != NULL || ngx_queue_empty(&sh->queue)) {
            break;
        }

        q = ngx_queue_last(&sh->queue);
        ngx_http_fhir_bulk_drop(shpool,
                                ngx_queue_data(q, ngx_http_fhir_bulk_node_t,
                                               queue), sh);
    }

    /* without memory the record is read again next time */

    if (fn == NULL) {
        goto done;
    }

    fn->node.key = ngx_http_fhir_bulk_key(scope, job->data);
    fn->read = ngx_time();
    fn->expires = record->expires;
    fn->client_len = (u_char) record->client_len;

    ngx_memcpy(fn->scope, scope, sizeof(fn->scope));
    ngx_memcpy(fn->job, job->data, FHB_ID_LEN);
    ngx_memcpy(fn->client, record->client, record->client_len);

    ngx_rbtree_insert(&sh->rbtree, &fn->node);
    ngx_queue_insert_head(&sh->queue, &fn->queue);

done:

    ngx_shmtx_unlock(&shpool->mutex);
}


static void
ngx_http_fhir_bulk_drop(ngx_slab_pool_t *shpool, ngx_http_fhir_bulk_node_t *fn,
    ngx_http_fhir_bulk_shared_t *sh)
{
    ngx_queue_remove(&fn->queue);
    ngx_rbtree_delete(&sh->rbtree, &fn->node);
    ngx_slab_free_locked(shpool, fn);
}


/* the job id is random, so its own bytes spread well; two that meet here are
 * told apart below */

static ngx_rbtree_key_t
ngx_http_fhir_bulk_key(u_char *scope, u_char *job)
{
    uint32_t  salt;

    ngx_memcpy(&salt, scope, sizeof(salt));

    return ngx_crc32_short(job, FHB_ID_LEN) ^ salt;
}


static ngx_int_t
ngx_http_fhir_bulk_cmp(ngx_http_fhir_bulk_node_t *fn, u_char *scope,
    u_char *job)
{
    ngx_int_t  rc;

    rc = ngx_memcmp(scope, fn->scope, sizeof(fn->scope));

    return rc != 0 ? rc : ngx_memcmp(job, fn->job, FHB_ID_LEN);
}


static void
ngx_http_fhir_bulk_rbtree_insert(ngx_rbtree_node_t *temp,
    ngx_rbtree_node_t *node, ngx_rbtree_node_t *sentinel)
{
    ngx_rbtree_node_t          **p;
    ngx_http_fhir_bulk_node_t   *fn;

    fn = (ngx_http_fhir_bulk_node_t *) node;

    for ( ;; ) {

        if (node->key != temp->key) {
            p = node->key < temp->key ? &temp->left : &temp->right;

        } else {
            p = ngx_http_fhir_bulk_cmp((ngx_http_fhir_bulk_node_t *) temp,
                                       fn->scope, fn->job)
                < 0 ? &temp->left : &temp->right;
        }

        if (*p == sentinel) {
            break;
        }

        temp = *p;
    }

    *p = node;
    node->parent = temp;
    node->left = sentinel;
    node->right = sentinel;
    ngx_rbt_red(node);
}


static ngx_http_fhir_bulk_node_t *
ngx_http_fhir_bulk_lookup(ngx_http_fhir_bulk_shared_t *sh, u_char *scope,
    ngx_str_t *job)
{
    ngx_int_t                   rc;
    ngx_rbtree_key_t            key;
    ngx_rbtree_node_t          *node;
    ngx_http_fhir_bulk_node_t  *fn;

    key = ngx_http_fhir_bulk_key(scope, job->data);
    node = sh->rbtree.root;

    while (node != sh->rbtree.sentinel) {

        if (key != node->key) {
            node = key < node->key ? node->left : node->right;
            continue;
        }

        fn = (ngx_http_fhir_bulk_node_t *) node;
        rc = ngx_http_fhir_bulk_cmp(fn, scope, job->data);

        if (rc == 0) {
            return fn;
        }

        node = rc < 0 ? node->left : node->right;
    }

    return NULL;
}
