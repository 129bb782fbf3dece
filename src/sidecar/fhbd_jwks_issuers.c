/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Key sets of external authorization servers (ACC-12): fetched in time and
 * handed to nginx, <auth_dir>/issuers/NAME.jwks.
 */

#include "fhbd_jwks_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_jobdir.h"
#include "fhbd_log.h"

#define FHBD_ISSUERS         "issuers"
#define FHBD_ISSUER_SUFFIX   ".jwks"
#define FHBD_ISSUER_MAX      300000     /* ms: nginx cannot tell us of a kid
                                         * that it does not know, so that a
                                         * rotation must be seen soon */
#define FHBD_ISSUER_CALL     5000       /* ms of one call, then others first */
#define FHBD_DIR_FLAGS       (O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)

/* all that a public signing key is made of, and nothing else goes out */
static const char *const  fhbd_issuer_members[] = {
    "kty", "kid", "use", "key_ops", "alg", "crv", "x", "y", "n", "e"
};


void
fhbd_issuers_free(fhbd_jwks_t *j)
{
    size_t  i;

    for (i = 0; i < j->issuers_n; i++) {
        free(j->issuers[i].name);
        free(j->issuers[i].url);
    }

    free(j->issuers);
    j->issuers = NULL;
    j->issuers_n = 0;
}


/* opens <auth_dir>/issuers; make: makes it when it is missing.  -1: there is
 * none, or err says why (rc) */
static fhb_err_t
fhbd_issuers_dir(const char *auth_dir, bool make, int *out, fhb_error_t *err)
{
    int        auth;
    fhb_err_t  rc = FHB_OK;

    *out = -1;

    auth = open(auth_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (auth == -1) {
        return errno == ENOENT && !make
               ? FHB_OK : fhb_fail_errno(err, "cannot open auth_dir");
    }

    if (make && mkdirat(auth, FHBD_ISSUERS, 0750) == -1 && errno != EEXIST) {
        rc = fhb_fail_errno(err, "cannot make folder \"%s\"", FHBD_ISSUERS);
    }

    if (rc == FHB_OK) {
        *out = openat(auth, FHBD_ISSUERS, FHBD_DIR_FLAGS);
        if (*out == -1 && (make || errno != ENOENT)) {
            rc = fhb_fail_errno(err, "cannot open folder \"%s\"",
                                FHBD_ISSUERS);
        }
    }

    (void) close(auth);

    return rc;
}


static bool
fhbd_issuer_known(const fhbd_jwks_t *j, const char *file)
{
    size_t  i, len = strlen(file), suffix = strlen(FHBD_ISSUER_SUFFIX);

    for (i = 0; i < j->issuers_n; i++) {
        if (len == strlen(j->issuers[i].name) + suffix
            && strcmp(file + len - suffix, FHBD_ISSUER_SUFFIX) == 0
            && memcmp(file, j->issuers[i].name, len - suffix) == 0)
        {
            return true;
        }
    }

    return false;
}


/* keys that nobody vouches for any more, and what a crash left behind */
static fhb_err_t
fhbd_issuers_clean(const fhbd_jwks_t *j, int fd, fhb_error_t *err)
{
    int             copy;
    DIR            *dir;
    fhb_err_t       rc = FHB_OK;
    struct dirent  *e;

    copy = openat(fd, ".", FHBD_DIR_FLAGS);
    dir = copy == -1 ? NULL : fdopendir(copy);
    if (dir == NULL) {
        rc = fhb_fail_errno(err, "cannot read folder \"%s\"", FHBD_ISSUERS);
        if (copy != -1) {
            (void) close(copy);
        }
        return rc;
    }

    while ((e = readdir(dir)) != NULL) {
        if (e->d_name[0] == '.' || fhbd_issuer_known(j, e->d_name)) {
            continue;
        }
        if (unlinkat(fd, e->d_name, 0) == -1 && errno != ENOENT) {
            rc = fhb_fail_errno(err, "cannot remove \"%s/%.64s\"",
                                FHBD_ISSUERS, e->d_name);
        }
    }

    (void) closedir(dir);

    return rc;
}


/* words "NAME=URL"; a set that was there keeps its time */
static fhb_err_t
fhbd_issuers_list(const fhbd_jwks_t *j, const char *text, fhbd_jwks_t *out,
    fhb_error_t *err)
{
    size_t          i, len, name;
    fhbd_issuer_t  *list, *is;

    for ( ; text != NULL && *text != '\0'; text += len) {
        text += strspn(text, " ");
        len = strcspn(text, " ");
        name = strcspn(text, "=");
        if (len == 0 || name >= len) {
            continue;
        }

        list = reallocarray(out->issuers, out->issuers_n + 1, sizeof(*list));
        if (list == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for issuers");
        }

        out->issuers = list;
        is = &list[out->issuers_n++];
        *is = (fhbd_issuer_t) {
            .name = strndup(text, name),
            .url = strndup(text + name + 1, len - name - 1)
        };
        if (is->name == NULL || is->url == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for issuers");
        }

        for (i = 0; i < j->issuers_n; i++) {
            if (strcmp(is->name, j->issuers[i].name) == 0
                && strcmp(is->url, j->issuers[i].url) == 0)
            {
                is->due = j->issuers[i].due;
                is->failures = j->issuers[i].failures;
            }
        }
    }

    return FHB_OK;
}


/* a new configuration, or the first */
static fhb_err_t
fhbd_issuers_adopt(fhbd_jwks_t *j, const fhbd_conf_t *conf, fhb_error_t *err)
{
    int          fd;
    fhb_err_t    rc;
    fhbd_jwks_t  fresh = { .issuers = NULL };

    rc = fhbd_issuers_list(j, conf->issuer_jwks, &fresh, err);
    if (rc != FHB_OK) {
        fhbd_issuers_free(&fresh);
        return rc;
    }

    fhbd_issuers_free(j);
    j->issuers = fresh.issuers;
    j->issuers_n = fresh.issuers_n;

    rc = fhbd_issuers_dir(conf->auth_dir, j->issuers_n > 0, &fd, err);
    if (rc == FHB_OK && fd != -1) {
        rc = fhbd_issuers_clean(j, fd, err);
        (void) close(fd);
    }

    return rc;
}


/* the public members of one key, if nginx can use it */
static bool
fhbd_issuer_key(json_t *key, json_t *out)
{
    bool          good;
    char         *text;
    size_t        i;
    json_t       *copy, *alone;
    fhb_error_t   err;
    fhb_jwks_t   *set = NULL;

    copy = json_object();
    for (i = 0; i < sizeof(fhbd_issuer_members)
                    / sizeof(fhbd_issuer_members[0]); i++)
    {
        if (json_object_get(key, fhbd_issuer_members[i]) != NULL
            && json_object_set(copy, fhbd_issuer_members[i],
                               json_object_get(key, fhbd_issuer_members[i])))
        {
            json_decref(copy);
            return false;
        }
    }

    alone = json_pack("{s:[O]}", "keys", copy);
    text = alone == NULL ? NULL : json_dumps(alone, JSON_COMPACT);
    good = text != NULL && fhb_jwks_parse(fhb_cstr(text), 0, &set, &err)
                           == FHB_OK && fhb_jwks_count(set) == 1;

    fhb_jwks_free(set);
    free(text);
    json_decref(alone);

    if (good) {
        good = json_array_append(out, copy) == 0;
    }

    json_decref(copy);

    return good;
}


/* the set as nginx gets it: usable keys only, and of them what is public */
static fhb_err_t
fhbd_issuer_public(fhb_str_t text, char **out, size_t *n, fhb_error_t *err)
{
    size_t       i;
    json_t      *in, *keys, *all, *key;
    fhb_err_t    rc;
    fhb_jwks_t  *set = NULL;

    /* the set as a whole has no private key and no duplicate member */
    rc = fhb_jwks_parse(text, 0, &set, err);
    if (rc != FHB_OK) {
        return rc;
    }
    fhb_jwks_free(set);

    in = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    if (in == NULL) {
        return fhb_fail(err, FHB_EJSON, "not JSON, or a member is there twice");
    }

    keys = json_array();

    json_array_foreach(json_object_get(in, "keys"), i, key) {
        (void) fhbd_issuer_key(key, keys);
    }

    *n = json_array_size(keys);
    all = json_pack("{s:o}", "keys", keys);
    *out = all == NULL ? NULL
           : json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
    json_decref(in);
    json_decref(all);

    return *out != NULL ? FHB_OK
           : fhb_fail(err, FHB_ENOMEM, "no memory for a key set");
}


/* writes only what has changed */
static fhb_err_t
fhbd_issuer_write(const fhbd_conf_t *conf, const fhbd_issuer_t *is,
    fhb_str_t text, bool *changed, fhb_error_t *err)
{
    int            fd;
    char           name[128];
    fhb_buf_t      was = { 0 };
    fhb_err_t      rc;
    fhbd_jobdir_t  dir = FHBD_JOBDIR_CLOSED;

    rc = fhbd_issuers_dir(conf->auth_dir, true, &fd, err);
    if (rc != FHB_OK) {
        return rc;
    }

    (void) snprintf(name, sizeof(name), "%s%s", is->name, FHBD_ISSUER_SUFFIX);
    dir.job = fd;

    rc = fhbd_jobdir_read(&dir, name, &was, err);
    *changed = rc != FHB_OK || !fhb_str_eq(fhb_buf_str(&was), text);
    rc = FHB_OK;

    if (*changed) {
        rc = fhbd_jobdir_write(&dir, name, text, err);
    }

    fhb_buf_free(&was);
    (void) close(fd);

    return rc;
}


static fhb_err_t
fhbd_issuer_fetch(const fhbd_conf_t *conf, const fhbd_issuer_t *is,
    int64_t *fresh, fhb_error_t *err)
{
    bool             changed;
    char            *text = NULL;
    size_t           n = 0;
    fhb_err_t        rc;
    fhbd_fetched_t   got;

    rc = fhbd_jwks_fetch(conf, is->url, true, &got, err);

    if (rc == FHB_OK) {
        rc = fhbd_issuer_public(fhb_buf_str(&got.body), &text, &n, err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_issuer_write(conf, is, fhb_cstr(text), &changed, err);
    }

    if (rc == FHB_OK && changed) {
        fhbd_log(n == 0 ? FHBD_LOG_WARN : FHBD_LOG_NOTICE, "issuer", NULL,
                 "%s: key set has changed, %zu usable keys", is->name, n);
    }

    *fresh = got.fresh;
    free(text);
    fhbd_fetched_free(&got);

    return rc;
}


static void
fhbd_issuer_update(const fhbd_conf_t *conf, fhbd_issuer_t *is)
{
    int64_t      start = fhbd_jwks_clock(), fresh, wait;
    fhb_error_t  err;

    if (fhbd_issuer_fetch(conf, is, &fresh, &err) != FHB_OK) {
        if (is->failures++ == 0) {
            fhbd_log(FHBD_LOG_WARN, "issuer", NULL, "%s: %s", is->name,
                     err.text);
        }
        is->due = fhbd_jwks_clock() + fhbd_jwks_backoff(is->failures);
        return;
    }

    if (is->failures > 0) {
        is->failures = 0;
        fhbd_log(FHBD_LOG_NOTICE, "issuer", NULL, "%s: key set is there again",
                 is->name);
    }

    wait = 1000 * (fresh == -1 ? conf->jwks_cache_default : fresh);
    if (wait < 1000 * conf->jwks_refetch_min) {
        wait = 1000 * conf->jwks_refetch_min;
    }
    if (wait > FHBD_ISSUER_MAX) {
        wait = FHBD_ISSUER_MAX;
    }

    is->due = start + wait;
}


void
fhbd_jwks_issuers(fhbd_jwks_t *j)
{
    size_t              i;
    int64_t             start = fhbd_jwks_clock();
    fhb_error_t         err;
    fhbd_issuer_t      *is;
    const fhbd_conf_t  *conf;

    (void) pthread_mutex_lock(&j->lock);
    conf = j->conf;
    (void) pthread_mutex_unlock(&j->lock);

    if (conf != j->issuers_conf) {
        j->issuers_conf = conf;
        if (fhbd_issuers_adopt(j, conf, &err) != FHB_OK) {
            fhbd_log(FHBD_LOG_ERROR, "issuer", NULL, "%s", err.text);
        }
    }

    /* those that have waited longest first, for one slow server's sake */
    while (fhbd_jwks_clock() < start + FHBD_ISSUER_CALL) {
        is = NULL;
        for (i = 0; i < j->issuers_n; i++) {
            if (j->issuers[i].due <= start
                && (is == NULL || j->issuers[i].due < is->due))
            {
                is = &j->issuers[i];
            }
        }
        if (is == NULL) {
            return;
        }
        fhbd_issuer_update(conf, is);
    }
}
