/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * SHA-256 as fast as it goes: the algorithm is looked up once, the context is
 * used again and again.  Made in the master, each worker has its copy.
 */

#include "ngx_http_fhir_bulk_auth.h"

#include <openssl/evp.h>
#include <openssl/opensslv.h>


struct ngx_http_fhir_bulk_digest_s {
    const EVP_MD  *md;
    EVP_MD_CTX    *ctx;
#if (OPENSSL_VERSION_NUMBER >= 0x30000000L)
    EVP_MD        *fetched;
#endif
};


static void ngx_http_fhir_bulk_digest_cleanup(void *data);


ngx_int_t
ngx_http_fhir_bulk_digest_init(ngx_conf_t *cf,
    ngx_http_fhir_bulk_main_conf_t *fmcf)
{
    ngx_pool_cleanup_t           *cln;
    ngx_http_fhir_bulk_digest_t  *digest;

    cln = ngx_pool_cleanup_add(cf->pool, sizeof(ngx_http_fhir_bulk_digest_t));
    if (cln == NULL) {
        return NGX_ERROR;
    }

    digest = cln->data;
    ngx_memzero(digest, sizeof(ngx_http_fhir_bulk_digest_t));
    cln->handler = ngx_http_fhir_bulk_digest_cleanup;

#if (OPENSSL_VERSION_NUMBER >= 0x30000000L)
    digest->fetched = EVP_MD_fetch(NULL, "SHA256", NULL);
    digest->md = digest->fetched;
#else
    digest->md = EVP_sha256();
#endif

    digest->ctx = EVP_MD_CTX_new();

    if (digest->md == NULL || digest->ctx == NULL) {
        ngx_log_error(NGX_LOG_EMERG, cf->log, 0,
                      "fhir bulk: OpenSSL gives no SHA-256");
        return NGX_ERROR;
    }

    fmcf->digest = digest;

    return NGX_OK;
}


static void
ngx_http_fhir_bulk_digest_cleanup(void *data)
{
    ngx_http_fhir_bulk_digest_t  *digest = data;

    EVP_MD_CTX_free(digest->ctx);

#if (OPENSSL_VERSION_NUMBER >= 0x30000000L)
    EVP_MD_free(digest->fetched);
#endif
}


ngx_int_t
ngx_http_fhir_bulk_digest(ngx_http_fhir_bulk_main_conf_t *fmcf,
    const u_char *a, size_t alen, const u_char *b, size_t blen, u_char *out)
{
    ngx_http_fhir_bulk_digest_t  *digest;

    digest = fmcf->digest;

#if (OPENSSL_VERSION_NUMBER >= 0x30000000L)
    if (!EVP_DigestInit_ex2(digest->ctx, digest->md, NULL)) {
        return NGX_ERROR;
    }
#else
    if (!EVP_DigestInit_ex(digest->ctx, digest->md, NULL)) {
        return NGX_ERROR;
    }
#endif

    if (!EVP_DigestUpdate(digest->ctx, a, alen)
        || !EVP_DigestUpdate(digest->ctx, b, blen)
        || !EVP_DigestFinal_ex(digest->ctx, out, NULL))
    {
        return NGX_ERROR;
    }

    return NGX_OK;
}
