/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Nodes in shared memory: found by 32 bytes, those not used for longest go
 * when there is no room.  What they hold is in _cache.c.
 */

#include "ngx_http_fhir_bulk.h"


typedef struct {
    ngx_rbtree_t       rbtree;
    ngx_rbtree_node_t  sentinel;
    ngx_queue_t        queue;              /* last used first */
} ngx_http_fhir_bulk_shared_t;


/* so many nodes at most give way for a new one: the lock is held shortly */
#define NGX_HTTP_FHIR_BULK_ROOM  16


static ngx_rbtree_key_t ngx_http_fhir_bulk_key(u_char *id);
static ngx_int_t ngx_http_fhir_bulk_cmp(ngx_http_fhir_bulk_node_t *fn,
    ngx_uint_t kind, u_char *id);
static void ngx_http_fhir_bulk_rbtree_insert(ngx_rbtree_node_t *temp,
    ngx_rbtree_node_t *node, ngx_rbtree_node_t *sentinel);


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

    /* a full zone is normal: what was not used for longest gives way */
    shpool->log_nomem = 0;
    shpool->data = sh;

    return NGX_OK;
}


void *
ngx_http_fhir_bulk_zone_find(ngx_slab_pool_t *shpool, ngx_uint_t kind,
    u_char *id)
{
    ngx_int_t                     rc;
    ngx_rbtree_key_t              key;
    ngx_rbtree_node_t            *node;
    ngx_http_fhir_bulk_node_t    *fn;
    ngx_http_fhir_bulk_shared_t  *sh;

    sh = shpool->data;
    key = ngx_http_fhir_bulk_key(id);
    node = sh->rbtree.root;

    while (node != sh->rbtree.sentinel) {

        if (key != node->key) {
            node = key < node->key ? node->left : node->right;
            continue;
        }

        fn = (ngx_http_fhir_bulk_node_t *) node;
        rc = ngx_http_fhir_bulk_cmp(fn, kind, id);

        if (rc == 0) {
            if (ngx_queue_head(&sh->queue) != &fn->queue) {
                ngx_queue_remove(&fn->queue);
                ngx_queue_insert_head(&sh->queue, &fn->queue);
            }

            return fn;
        }

        node = rc < 0 ? node->left : node->right;
    }

    return NULL;
}


void *
ngx_http_fhir_bulk_zone_add(ngx_slab_pool_t *shpool, ngx_uint_t kind,
    u_char *id, size_t size, time_t stale)
{
    ngx_uint_t                    n;
    ngx_queue_t                  *q;
    ngx_http_fhir_bulk_node_t    *fn;
    ngx_http_fhir_bulk_shared_t  *sh;

    sh = shpool->data;

    fn = ngx_http_fhir_bulk_zone_find(shpool, kind, id);

    if (fn != NULL) {
        ngx_http_fhir_bulk_zone_drop(shpool, fn);
    }

    /* two old ones go for each new one, so that the zone does not fill up
     * with what is of no use any more */

    for (n = 0; n < 2 && !ngx_queue_empty(&sh->queue); n++) {

        q = ngx_queue_last(&sh->queue);
        fn = ngx_queue_data(q, ngx_http_fhir_bulk_node_t, queue);

        if (fn->stale > ngx_time()) {
            break;
        }

        ngx_http_fhir_bulk_zone_drop(shpool, fn);
    }

    /* sizes differ, so one node less need not be enough */

    for (n = 0; n < NGX_HTTP_FHIR_BULK_ROOM; n++) {

        fn = ngx_slab_alloc_locked(shpool, size);

        if (fn != NULL || ngx_queue_empty(&sh->queue)) {
            break;
        }

        q = ngx_queue_last(&sh->queue);
        ngx_http_fhir_bulk_zone_drop(shpool,
                                     ngx_queue_data(q,
                                                    ngx_http_fhir_bulk_node_t,
                                                    queue));
    }

    if (fn == NULL) {
        return NULL;
    }

    fn->node.key = ngx_http_fhir_bulk_key(id);
    fn->stale = stale;
    fn->kind = kind;
    ngx_memcpy(fn->id, id, sizeof(fn->id));

    ngx_rbtree_insert(&sh->rbtree, &fn->node);
    ngx_queue_insert_head(&sh->queue, &fn->queue);

    return fn;
}


void
ngx_http_fhir_bulk_zone_drop(ngx_slab_pool_t *shpool, void *node)
{
    ngx_http_fhir_bulk_node_t    *fn = node;

    ngx_http_fhir_bulk_shared_t  *sh;

    sh = shpool->data;

    ngx_queue_remove(&fn->queue);
    ngx_rbtree_delete(&sh->rbtree, &fn->node);
    ngx_slab_free_locked(shpool, fn);
}


/* an id is a hash or starts with random letters: its first bytes spread well,
 * two that meet here are told apart below */

static ngx_rbtree_key_t
ngx_http_fhir_bulk_key(u_char *id)
{
    ngx_rbtree_key_t  key;

    ngx_memcpy(&key, id, sizeof(key));

    return key;
}


static ngx_int_t
ngx_http_fhir_bulk_cmp(ngx_http_fhir_bulk_node_t *fn, ngx_uint_t kind,
    u_char *id)
{
    if (kind != fn->kind) {
        return kind < fn->kind ? -1 : 1;
    }

    return ngx_memcmp(id, fn->id, sizeof(fn->id));
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
                                       fn->kind, fn->id)
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
