/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * For tests of fetched key sets: keys, sets, tokens, a server, a clock that
 * the test moves, and names that the test resolves.
 */

#ifndef JWKS_STAGE_H
#define JWKS_STAGE_H

#include <dlfcn.h>
#include <netdb.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>

#include "../../src/sidecar/fhbd_jwks_int.h"
#include "../../src/sidecar/fhbd_log.h"
#include "folder.h"
#include "https_server.h"

static char          stage_dir[FOLDER_MAX];
static char          stage_ca[96];          /* file */
static https_ca_t    stage_authority;
static https_t       server;                /* 127.0.0.1, localhost and
                                             * keys.example */
static char          server_url[96];
static fhbd_conf_t   conf;

#define STAGE_KEYS  3
static fhb_key_t    *keys[STAGE_KEYS];      /* ES384, RS384, ES256 */

static atomic_long   clock_ahead;           /* ms, of the cache's clock only */


/* these two stand before libc's */
int
clock_gettime(clockid_t id, struct timespec *ts)
{
    int   rc = (int) syscall(SYS_clock_gettime, id, ts);
    long  ms;

    if (id == CLOCK_BOOTTIME) {
        ms = atomic_load(&clock_ahead) + ts->tv_nsec / 1000000;
        ts->tv_sec += ms / 1000;
        ts->tv_nsec = ms % 1000 * 1000000;
    }

    return rc;
}


static https_t  slow_names;     /* its gate holds up "slow.example" */

int
getaddrinfo(const char *name, const char *service,
    const struct addrinfo *hints, struct addrinfo **out)
{
    int  (*real)(const char *, const char *, const struct addrinfo *,
                 struct addrinfo **);

    *(void **) &real = dlsym(RTLD_NEXT, "getaddrinfo");

    if (name != NULL && strcmp(name, "slow.example") == 0) {
        (void) pthread_mutex_lock(&slow_names.lock);
        slow_names.requests++;
        while (slow_names.shut) {
            (void) pthread_cond_wait(&slow_names.changed, &slow_names.lock);
        }
        (void) pthread_mutex_unlock(&slow_names.lock);
        return EAI_AGAIN;
    }

    if (name != NULL && strcasestr(name, ".example") != NULL) {
        name = "127.0.0.1";
    }

    return real(name, service, hints, out);
}


static inline void
clock_set(long ms)
{
    atomic_store(&clock_ahead, ms);
}


static inline int
stage_open(void **state)
{
    size_t       i;
    fhb_error_t  err;

    static const fhb_alg_t  algs[STAGE_KEYS] = {
        FHB_ALG_ES384, FHB_ALG_RS384, FHB_ALG_ES256
    };

    (void) state;

    (void) signal(SIGPIPE, SIG_IGN);
    (void) umask(027);
    (void) pthread_mutex_init(&slow_names.lock, NULL);
    (void) pthread_cond_init(&slow_names.changed, NULL);

    assert_int_equal(folder_make(stage_dir, "jwks"), 0);
    (void) snprintf(stage_ca, sizeof(stage_ca), "%s/ca.pem", stage_dir);
    https_ca_new(&stage_authority, stage_ca);

    for (i = 0; i < STAGE_KEYS; i++) {
        assert_int_equal(fhb_key_generate(algs[i], &keys[i], &err), FHB_OK);
    }

    return 0;
}


static inline int
stage_close(void **state)
{
    size_t  i;

    (void) state;

    for (i = 0; i < STAGE_KEYS; i++) {
        fhb_key_free(keys[i]);
    }
    https_ca_free(&stage_authority);

    return folder_remove(stage_dir);
}


/* each test has its own server and the usual options */
static inline int
stage_setup(void **state)
{
    (void) state;

    clock_set(0);
    fhbd_log_set_level(FHBD_LOG_ERROR);
    https_start(&server, &stage_authority,
                "IP:127.0.0.1,DNS:localhost,DNS:keys.example");
    (void) snprintf(server_url, sizeof(server_url),
                    "https://127.0.0.1:%d/jwks", server.port);

    conf = (fhbd_conf_t) {
        .algs = FHB_ALG_ALL,
        .token_threads = 64,
        .jwks_cache_default = 300,
        .jwks_refetch_min = 30,
        .jwks_private = true,
        .jwks_ca_file = stage_ca,
        .auth_dir = stage_dir,
    };

    return 0;
}


static inline int
stage_teardown(void **state)
{
    (void) state;
    https_stop(&server);
    return 0;
}


/* the set of these keys, bit by number; appended */
static inline void
set_text(unsigned which, bool private_part, fhb_buf_t *out)
{
    size_t       i;
    fhb_error_t  err;

    fhb_buf_adds(out, "{\"keys\":[");
    for (i = 0; i < STAGE_KEYS; i++) {
        if ((which & (1u << i)) != 0) {
            if (out->ptr[out->len - 1] != '[') {
                fhb_buf_addc(out, ',');
            }
            assert_int_equal(fhb_key_write(keys[i], private_part, out, &err),
                             FHB_OK);
        }
    }
    fhb_buf_adds(out, "]}");
    assert_false(out->failed);
}


/* the server has these keys */
static inline void
say_keys(unsigned which, const char *headers)
{
    fhb_buf_t  text = { 0 };

    set_text(which, false, &text);
    https_say(&server, 200, headers, fhb_buf_str(&text));
    fhb_buf_free(&text);
}

#endif /* JWKS_STAGE_H */
