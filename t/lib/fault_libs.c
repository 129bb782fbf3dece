/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The fault layer's libraries: SQLite, libpq, libevent, OpenSSL, zlib, curl.
 * A code that is no errno is the library's own.
 */

#include "fault.h"

#include <curl/curl.h>
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <libpq-fe.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sqlite3.h>
#include <zlib.h>

#define FAULT_CODE(fn, params, args)                                          \
    FAULT(int, fn, params, args, return code)

#define FAULT_ZERO(fn, params, args)                                          \
    FAULT(int, fn, params, args, (void) code; return 0)

#define FAULT_MINUS(fn, params, args)                                         \
    FAULT(int, fn, params, args, (void) code; return -1)

#undef sqlite3_prepare_v2


/* SQLite */

FAULT(int, sqlite3_open_v2,
      (const char *file, sqlite3 **db, int flags, const char *vfs),
      (file, db, flags, vfs), *db = NULL; return code)
FAULT(int, sqlite3_prepare_v2,
      (sqlite3 *db, const char *sql, int n, sqlite3_stmt **s,
       const char **tail),
      (db, sql, n, s, tail), *s = NULL; return code)
FAULT(int, sqlite3_prepare_v3,
      (sqlite3 *db, const char *sql, int n, unsigned flags, sqlite3_stmt **s,
       const char **tail),
      (db, sql, n, flags, s, tail), *s = NULL; return code)
FAULT_CODE(sqlite3_exec,
           (sqlite3 *db, const char *sql,
            int (*cb)(void *, int, char **, char **), void *arg, char **text),
           (db, sql, cb, arg, text))
FAULT_CODE(sqlite3_step, (sqlite3_stmt *s), (s))
FAULT_CODE(sqlite3_bind_int64, (sqlite3_stmt *s, int i, sqlite3_int64 n),
           (s, i, n))
FAULT_CODE(sqlite3_bind_null, (sqlite3_stmt *s, int i), (s, i))
FAULT_CODE(sqlite3_bind_text,
           (sqlite3_stmt *s, int i, const char *p, int n, void (*f)(void *)),
           (s, i, p, n, f))
FAULT_NULL(const unsigned char *, sqlite3_column_text,
           (sqlite3_stmt *s, int i), (s, i))


/* libpq */

FAULT_NULL(PGconn *, PQconnectdbParams,
           (const char *const *k, const char *const *v, int expand),
           (k, v, expand))
FAULT_NULL(PQconninfoOption *, PQconninfoParse, (const char *s, char **text),
           (s, text))
FAULT_ZERO(PQsendQuery, (PGconn *c, const char *sql), (c, sql))
FAULT_ZERO(PQsendQueryParams,
           (PGconn *c, const char *sql, int n, const Oid *types,
            const char *const *values, const int *lengths,
            const int *formats, int format),
           (c, sql, n, types, values, lengths, formats, format))
FAULT_ZERO(PQsetSingleRowMode, (PGconn *c), (c))
FAULT_ZERO(PQconsumeInput, (PGconn *c), (c))
FAULT(int, PQgetCopyData, (PGconn *c, char **data, int async),
      (c, data, async), (void) code; *data = NULL; return -2)
FAULT_NULL(PGcancel *, PQgetCancel, (PGconn *c), (c))
FAULT_ZERO(PQcancel, (PGcancel *c, char *text, int n), (c, text, n))
FAULT_NULL(char *, PQescapeLiteral, (PGconn *c, const char *s, size_t n),
           (c, s, n))

/* an error in the place of what came */
FAULT(PGresult *, PQgetResult, (PGconn *c), (c),
      PGresult  *r = FAULT_REAL(PGresult *, PQgetResult, (PGconn *)) (c);
      (void) code;
      if (r == NULL) {
          return NULL;
      }
      PQclear(r);
      return PQmakeEmptyPGresult(c, PGRES_FATAL_ERROR))


/* libevent */

FAULT_NULL(struct event_base *, event_base_new, (void), ())
FAULT_NULL(struct event *, event_new,
           (struct event_base *b, evutil_socket_t fd, short what,
            event_callback_fn cb, void *arg),
           (b, fd, what, cb, arg))
FAULT_MINUS(event_add, (struct event *ev, const struct timeval *tv), (ev, tv))
FAULT_NULL(struct evbuffer *, evbuffer_new, (void), ())
FAULT_MINUS(evbuffer_add, (struct evbuffer *b, const void *p, size_t n),
            (b, p, n))
FAULT_NULL(struct evhttp *, evhttp_new, (struct event_base *b), (b))
FAULT_NULL(struct evhttp_bound_socket *, evhttp_accept_socket_with_handle,
           (struct evhttp *h, evutil_socket_t fd), (h, fd))
FAULT_MINUS(evhttp_add_header,
            (struct evkeyvalq *h, const char *name, const char *value),
            (h, name, value))


/* OpenSSL, zlib */

FAULT_NULL(EVP_MD_CTX *, EVP_MD_CTX_new, (void), ())
FAULT_NULL(EVP_MD *, EVP_MD_fetch,
           (OSSL_LIB_CTX *c, const char *name, const char *q), (c, name, q))
FAULT_ZERO(EVP_DigestInit_ex2,
           (EVP_MD_CTX *c, const EVP_MD *md, const OSSL_PARAM *p),
           (c, md, p))
FAULT_ZERO(EVP_DigestUpdate, (EVP_MD_CTX *c, const void *p, size_t n),
           (c, p, n))
FAULT_ZERO(EVP_DigestFinal_ex, (EVP_MD_CTX *c, unsigned char *md, unsigned *n),
           (c, md, n))
FAULT_ZERO(EVP_Digest,
           (const void *p, size_t n, unsigned char *md, unsigned *len,
            const EVP_MD *type, ENGINE *e),
           (p, n, md, len, type, e))
FAULT_ZERO(RAND_bytes, (unsigned char *p, int n), (p, n))
FAULT_CODE(inflate, (z_streamp z, int how), (z, how))
FAULT_CODE(inflateInit2_, (z_streamp z, int bits, const char *v, int size),
           (z, bits, v, size))


/* curl */

FAULT_NULL(CURL *, curl_easy_init, (void), ())
FAULT(CURLcode, curl_easy_perform, (CURL *c), (c), return (CURLcode) code)
FAULT_NULL(struct curl_slist *, curl_slist_append,
           (struct curl_slist *l, const char *s), (l, s))
