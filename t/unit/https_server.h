/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A small HTTPS server in threads of the test, with a CA made for it.  It
 * counts, answers what the test says, and holds requests back until the test
 * opens the gate.
 */

#ifndef HTTPS_SERVER_H
#define HTTPS_SERVER_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../../src/common/fhb_core.h"

typedef struct {
    EVP_PKEY  *key;
    X509      *cert;
} https_ca_t;

typedef struct {
    SSL_CTX          *tls;
    int               fd;
    int               port;
    pthread_t         thread;

    pthread_mutex_t   lock;         /* of all below */
    pthread_cond_t    changed;
    bool              stopping;
    bool              shut;         /* requests wait; see https_gate */
    unsigned          active;       /* connections open */
    unsigned          connections;  /* since the start */
    unsigned          requests;
    char              last[2048];   /* request, with all its headers */

    int               status;
    char              headers[256]; /* further lines, each with CR LF */
    fhb_buf_t         body;
    bool              raw;          /* body is all that is sent */
} https_t;


static inline X509 *
https_certificate(EVP_PKEY *key, const char *name, const char *san,
    const https_ca_t *ca)
{
    X509            *x = X509_new();
    X509V3_CTX       ctx;
    X509_NAME       *subject;
    static long      serial;
    X509_EXTENSION  *ext;

    assert_non_null(x);
    assert_int_equal(X509_set_version(x, 2), 1);
    assert_int_equal(ASN1_INTEGER_set(X509_get_serialNumber(x), ++serial), 1);
    assert_non_null(X509_gmtime_adj(X509_getm_notBefore(x), -3600));
    assert_non_null(X509_gmtime_adj(X509_getm_notAfter(x), 3600));
    subject = X509_get_subject_name(x);
    assert_int_equal(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
        (const unsigned char *) name, -1, -1, 0), 1);
    assert_int_equal(X509_set_issuer_name(x, ca == NULL ? subject
                                     : X509_get_subject_name(ca->cert)), 1);
    assert_int_equal(X509_set_pubkey(x, key), 1);

    X509V3_set_ctx(&ctx, ca == NULL ? x : ca->cert, x, NULL, NULL, 0);
    ext = ca == NULL
          ? X509V3_EXT_conf_nid(NULL, &ctx, NID_basic_constraints,
                                "critical,CA:TRUE")
          : X509V3_EXT_conf_nid(NULL, &ctx, NID_subject_alt_name, san);
    assert_non_null(ext);
    assert_int_equal(X509_add_ext(x, ext, -1), 1);
    X509_EXTENSION_free(ext);
    assert_true(X509_sign(x, ca == NULL ? key : ca->key, EVP_sha256()) > 0);

    return x;
}


/* the certificate goes to this file */
static inline void
https_ca_new(https_ca_t *ca, const char *file)
{
    FILE  *f = fopen(file, "w");

    assert_non_null(f);
    ca->key = EVP_EC_gen("P-256");
    assert_non_null(ca->key);
    ca->cert = https_certificate(ca->key, "CA of a test", NULL, NULL);
    assert_int_equal(PEM_write_X509(f, ca->cert), 1);
    assert_int_equal(fclose(f), 0);
}


static inline void
https_ca_free(https_ca_t *ca)
{
    X509_free(ca->cert);
    EVP_PKEY_free(ca->key);
}


typedef struct {
    https_t  *server;
    int       fd;
} https_conn_t;


static inline void
https_send(SSL *ssl, const char *ptr, size_t len)
{
    int  n;

    while (len > 0) {
        n = SSL_write(ssl, ptr, len > 16384 ? 16384 : (int) len);
        if (n <= 0) {
            return;             /* it has seen enough */
        }
        ptr += n;
        len -= (size_t) n;
    }
}


static inline void
https_answer(https_t *s, SSL *ssl)
{
    int        n;
    char       request[2048];
    size_t     len = 0;
    fhb_buf_t  out = { 0 };

    do {
        n = SSL_read(ssl, request + len, (int) (sizeof(request) - 1 - len));
        if (n <= 0) {
            return;
        }
        len += (size_t) n;
        request[len] = '\0';
    } while (strstr(request, "\r\n\r\n") == NULL);

    (void) pthread_mutex_lock(&s->lock);
    s->requests++;
    memcpy(s->last, request, len + 1);
    (void) pthread_cond_broadcast(&s->changed);
    while (s->shut && !s->stopping) {
        (void) pthread_cond_wait(&s->changed, &s->lock);
    }

    if (!s->raw) {
        fhb_buf_addf(&out, "HTTP/1.1 %d Status\r\nContent-Length: %zu\r\n"
                     "Content-Type: application/json\r\n"
                     "Connection: close\r\n%s\r\n", s->status, s->body.len,
                     s->headers);
    }
    fhb_buf_addstr(&out, fhb_buf_str(&s->body));
    (void) pthread_mutex_unlock(&s->lock);

    https_send(ssl, out.ptr, out.len);
    fhb_buf_free(&out);
}


static inline void *
https_connection(void *arg)
{
    SSL           *ssl;
    https_t       *s;
    https_conn_t  *c = arg;

    s = c->server;
    ssl = SSL_new(s->tls);

    if (ssl != NULL && SSL_set_fd(ssl, c->fd) == 1 && SSL_accept(ssl) == 1) {
        https_answer(s, ssl);
        (void) SSL_shutdown(ssl);
    }

    ERR_clear_error();
    SSL_free(ssl);
    (void) close(c->fd);
    free(c);

    (void) pthread_mutex_lock(&s->lock);
    s->active--;
    (void) pthread_cond_broadcast(&s->changed);
    (void) pthread_mutex_unlock(&s->lock);

    return NULL;
}


static inline void *
https_listen(void *arg)
{
    int              fd;
    https_t         *s = arg;
    pthread_t        thread;
    https_conn_t    *c;
    pthread_attr_t   attr;
    struct timeval   tv = { .tv_sec = 20 };

    (void) pthread_attr_init(&attr);
    (void) pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);

    while ((fd = accept(s->fd, NULL, NULL)) != -1) {
        (void) setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof(tv));
        (void) setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof(tv));
        c = malloc(sizeof(*c));
        *c = (https_conn_t) { s, fd };

        (void) pthread_mutex_lock(&s->lock);
        s->connections++;
        s->active++;
        (void) pthread_mutex_unlock(&s->lock);

        if (pthread_create(&thread, &attr, https_connection, c) != 0) {
            abort();
        }
    }

    (void) pthread_attr_destroy(&attr);

    return NULL;
}


/* a certificate for these names, such as "IP:127.0.0.1,DNS:localhost" */
static inline void
https_start(https_t *s, const https_ca_t *ca, const char *names)
{
    X509                *cert;
    EVP_PKEY            *key = EVP_EC_gen("P-256");
    socklen_t            len = sizeof(struct sockaddr_in);
    struct sockaddr_in   sin = { .sin_family = AF_INET };

    *s = (https_t) { .status = 200 };
    (void) pthread_mutex_init(&s->lock, NULL);
    (void) pthread_cond_init(&s->changed, NULL);

    cert = https_certificate(key, "server of a test", names, ca);
    s->tls = SSL_CTX_new(TLS_server_method());
    assert_non_null(s->tls);
    assert_int_equal(SSL_CTX_use_certificate(s->tls, cert), 1);
    assert_int_equal(SSL_CTX_use_PrivateKey(s->tls, key), 1);
    X509_free(cert);
    EVP_PKEY_free(key);

    sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_not_equal(s->fd, -1);
    assert_int_equal(bind(s->fd, (struct sockaddr *) &sin, len), 0);
    assert_int_equal(getsockname(s->fd, (struct sockaddr *) &sin, &len), 0);
    assert_int_equal(listen(s->fd, 64), 0);
    s->port = ntohs(sin.sin_port);
    assert_int_equal(pthread_create(&s->thread, NULL, https_listen, s), 0);
}


static inline void
https_stop(https_t *s)
{
    (void) pthread_mutex_lock(&s->lock);
    s->stopping = true;
    (void) pthread_cond_broadcast(&s->changed);
    (void) pthread_mutex_unlock(&s->lock);

    (void) shutdown(s->fd, SHUT_RDWR);
    assert_int_equal(pthread_join(s->thread, NULL), 0);
    (void) close(s->fd);

    (void) pthread_mutex_lock(&s->lock);
    while (s->active > 0) {
        (void) pthread_cond_wait(&s->changed, &s->lock);
    }
    (void) pthread_mutex_unlock(&s->lock);

    SSL_CTX_free(s->tls);
    fhb_buf_free(&s->body);
    (void) pthread_cond_destroy(&s->changed);
    (void) pthread_mutex_destroy(&s->lock);
}


/* what it answers from now on; headers: lines with CR LF */
static inline void
https_say(https_t *s, int status, const char *headers, fhb_str_t body)
{
    (void) pthread_mutex_lock(&s->lock);
    s->status = status;
    (void) snprintf(s->headers, sizeof(s->headers), "%s", headers);
    fhb_buf_reset(&s->body);
    fhb_buf_addstr(&s->body, body);
    s->raw = false;
    (void) pthread_mutex_unlock(&s->lock);
}


static inline void
https_gate(https_t *s, bool open)
{
    (void) pthread_mutex_lock(&s->lock);
    s->shut = !open;
    (void) pthread_cond_broadcast(&s->changed);
    (void) pthread_mutex_unlock(&s->lock);
}


static inline unsigned
https_requests(https_t *s)
{
    unsigned  n;

    (void) pthread_mutex_lock(&s->lock);
    n = s->requests;
    (void) pthread_mutex_unlock(&s->lock);

    return n;
}


static inline unsigned
https_connections(https_t *s)
{
    unsigned  n;

    (void) pthread_mutex_lock(&s->lock);
    n = s->connections;
    (void) pthread_mutex_unlock(&s->lock);

    return n;
}


/* at the gate or past it; the test hangs if it never comes, and is killed */
static inline void
https_wait_requests(https_t *s, unsigned n)
{
    (void) pthread_mutex_lock(&s->lock);
    while (s->requests < n) {
        (void) pthread_cond_wait(&s->changed, &s->lock);
    }
    (void) pthread_mutex_unlock(&s->lock);
}

#endif /* HTTPS_SERVER_H */
