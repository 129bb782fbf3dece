/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A record of any bytes as the nginx module reads it from the disk, once as a
 * client's and once as a job's: refused, or what the sidecar reads of it too.
 * A client record that the sidecar takes for good the module takes as well.
 */

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#undef OK

#include "../../src/module/ngx_http_fhir_bulk_client.c"
#include "../../src/module/ngx_http_fhir_bulk_limits.c"
#include "../../src/module/ngx_http_fhir_bulk_record.c"

#include "../../src/sidecar/fhbd_clients_int.h"
#include "fuzz.h"


/* of nginx, as far as the parsers call it; the rest is there for the linker */

static void   *blocks[64];
static size_t  blocks_n;

ngx_module_t  ngx_http_fhir_bulk_module;


void *
ngx_pnalloc(ngx_pool_t *pool, size_t size)
{
    (void) pool;

    require(blocks_n < sizeof(blocks) / sizeof(blocks[0]));
    blocks[blocks_n] = malloc(size);
    require(blocks[blocks_n] != NULL);

    return blocks[blocks_n++];
}


void *
ngx_palloc(ngx_pool_t *pool, size_t size)
{
    return ngx_pnalloc(pool, size);
}


ngx_int_t
ngx_pfree(ngx_pool_t *pool, void *p)
{
    (void) pool;
    (void) p;
    return NGX_DECLINED;
}


u_char * ngx_cdecl
ngx_slprintf(u_char *buf, u_char *last, const char *fmt, ...)
{
    (void) last;
    (void) fmt;
    return buf;
}


void
ngx_log_error_core(ngx_uint_t level, ngx_log_t *log, ngx_err_t err,
    const char *fmt, ...)
{
    (void) level;
    (void) log;
    (void) err;
    (void) fmt;
}


ngx_int_t
ngx_http_fhir_bulk_read_file(ngx_log_t *log, u_char *path,
    ngx_uint_t links, ngx_str_t *text)
{
    (void) log;
    (void) path;
    (void) links;
    (void) text;
    return NGX_ERROR;
}


ngx_int_t
ngx_http_fhir_bulk_digest(ngx_http_fhir_bulk_main_conf_t *fmcf,
    const u_char *a, size_t alen, const u_char *b, size_t blen, u_char *out)
{
    (void) fmcf;
    (void) a;
    (void) alen;
    (void) b;
    (void) blen;
    (void) out;
    return NGX_ERROR;
}


static void
forget(void)
{
    while (blocks_n > 0) {
        free(blocks[--blocks_n]);
    }
}


/* types without those in limits are what both read in the same way */
static void
check_client(ngx_http_request_t *r, json_t *root)
{
    char                          id[] = "app", tenant[] = "default";
    char                         *tenants[] = { tenant };
    ngx_str_t                     name = ngx_string("app");
    ngx_str_t                     mine = ngx_string("default");
    const char                   *wrong;
    fhb_error_t                   err;
    fhbd_client_t                 c = {
        .id = id, .tenants = tenants, .tenants_n = 1,
    };
    fhbd_record_t                 rec;
    ngx_http_fhir_bulk_client_t   client;

    memset(&client, 0, sizeof(client));
    wrong = ngx_http_fhir_bulk_parse_client(r, root, &name, &mine, &client);

    require(fhbd_record_parse(json_incref(root), &c, &rec, &err) == FHB_OK);

    if (rec.good) {
        require(wrong == NULL || wrong == ngx_http_fhir_bulk_not_here);
    }

    if (rec.good && wrong == NULL) {
        require(client.not_before == rec.not_before);
        require(client.shares == rec.shares);
        require(memcmp(&client.types, &rec.types, sizeof(rec.types)) == 0);
        require(fhb_str_eq(fhb_str((char *) client.limits.data,
                                   client.limits.len),
                           fhb_buf_str(&rec.limits)));
    }

    fhbd_record_free(&rec);
}


static void
check_job(ngx_http_request_t *r, json_t *root)
{
    ngx_int_t                     rc;
    fhb_typeset_t                 all = fhb_typeset_all(), within;
    ngx_http_fhir_bulk_record_t   record;

    memset(&record, 0, sizeof(record));
    rc = ngx_http_fhir_bulk_parse_record(r, root, &record);
    require(rc == NGX_OK || rc == NGX_DECLINED);

    if (rc == NGX_OK) {
        require(record.client_len <= sizeof(record.client));
        require(fhb_client_valid(fhb_str((char *) record.client,
                                         record.client_len)));
        within = fhb_typeset_and(&record.types, &all);
        require(memcmp(&within, &record.types, sizeof(within)) == 0);
        require((record.shared & ~7) == 0);
        require(record.limits.len <= FHB_LIMITS_MAX);
        require(json_is_integer(json_object_get(root, "expires")));
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t              *root;
    json_error_t         error;
    ngx_http_request_t   r;

    memset(&r, 0, sizeof(r));

    /* NULL is what the parsers get of bytes that are no JSON */
    root = json_loadb((const char *) data, size, JSON_REJECT_DUPLICATES,
                      &error);

    check_client(&r, root);
    check_job(&r, root);

    json_decref(root);
    forget();

    return 0;
}
