/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Client records, the files that nginx reads: <auth_dir>/clients/<hex>.json
 * (docs/protocol.md "On disk").  A record that is right is never rewritten.
 */

#include "fhbd_clients_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_file.h"
#include "fhbd_log.h"

#define FHBD_HEX_LEN  64
#define FHBD_NAME_LEN  (FHBD_HEX_LEN + sizeof(".json") - 1)

/* an enabled client and the name of its record */
typedef struct {
    char            name[FHBD_NAME_LEN + 1];
    fhbd_client_t  *client;
} fhbd_named_t;


/* the folder */

fhb_err_t
fhbd_records_open(const char *auth_dir, bool make, fhbd_records_t *out,
    fhb_error_t *err)
{
    int  dir;

    *out = (fhbd_records_t) { .dirfd = -1 };

    if (make && mkdir(auth_dir, 0750) == -1 && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make auth_dir \"%s\"", auth_dir);
    }

    dir = open(auth_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir == -1) {
        return !make && errno == ENOENT
               ? FHB_OK
               : fhb_fail_errno(err, "cannot open auth_dir \"%s\"", auth_dir);
    }

    if (make && mkdirat(dir, "clients", 0750) == -1 && errno != EEXIST) {
        (void) close(dir);
        return fhb_fail_errno(err, "cannot make \"%s/clients\"", auth_dir);
    }

    out->dirfd = openat(dir, "clients",
                        O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    (void) close(dir);

    if (out->dirfd == -1 && (make || errno != ENOENT)) {
        return fhb_fail_errno(err, "cannot open \"%s/clients\"", auth_dir);
    }

    return FHB_OK;
}


void
fhbd_records_close(fhbd_records_t *r)
{
    if (r->dirfd != -1) {
        (void) close(r->dirfd);
        r->dirfd = -1;
    }
}


/* one record */

/* what nginx would not take is as good as none */
static fhb_err_t
fhbd_record_read(const fhbd_records_t *r, const fhbd_named_t *n,
    fhbd_record_t *out, fhb_error_t *err)
{
    json_t      *root = NULL;
    fhb_err_t    rc;
    fhb_buf_t    text = { 0 };

    *out = (fhbd_record_t) { 0 };

    rc = fhbd_file_read(r->dirfd, n->name, FHBD_RECORD_MAX, &text, err);
    if (rc == FHB_OK) {
        root = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    }
    fhb_buf_free(&text);

    if (rc != FHB_OK) {
        return rc == FHB_ENOTFOUND || rc == FHB_EPARAM ? FHB_OK : rc;
    }

    rc = fhbd_record_parse(root, n->client, out, err);

    /* the clock was set back: nobody shall wait until it is there again */
    if (out->good && out->not_before > r->now + 1) {
        out->not_before = r->now;
    }

    return rc;
}


/* writes it unless it lies there like that */
static fhb_err_t
fhbd_record_write(const fhbd_records_t *r, const fhbd_named_t *n,
    int64_t not_before, const fhbd_record_t *within, fhb_error_t *err)
{
    bool         same;
    fhb_err_t    rc;
    fhb_buf_t    old = { 0 }, text = { 0 };
    fhb_error_t  ignored;

    rc = fhbd_record_content(n->client, not_before, within, &text, err);
    if (rc != FHB_OK) {
        fhb_buf_free(&text);
        return rc;
    }

    same = fhbd_file_read(r->dirfd, n->name, FHBD_RECORD_MAX, &old, &ignored)
           == FHB_OK
           && fhb_str_eq(fhb_buf_str(&old), fhb_buf_str(&text));
    fhb_buf_free(&old);

    rc = same ? FHB_OK
         : fhbd_file_replace(r->dirfd, n->name, 0640, fhb_buf_str(&text), err);
    fhb_buf_free(&text);

    return rc;
}


static fhb_err_t
fhbd_record_forbid(fhbd_records_t *r, const fhbd_named_t *n, fhb_error_t *err)
{
    int64_t        not_before;
    fhb_err_t      rc;
    fhbd_record_t  old;

    rc = fhbd_record_read(r, n, &old, err);

    if (rc == FHB_OK && old.good) {
        not_before = old.not_before;

        /* whoever has the old keys may have a token just issued */
        if (strcmp(old.keys_mark, n->client->keys_mark) != 0) {
            not_before = r->now + 1;
            r->rotated = true;
        }

        rc = fhbd_record_write(r, n, not_before, &old, err);
    }

    if (rc != FHB_OK) {
        r->rotated = true;              /* it is made anew, if at all */
        (void) unlinkat(r->dirfd, n->name, 0);
    }

    fhbd_record_free(&old);

    return rc;
}


static fhb_err_t
fhbd_record_allow(fhbd_records_t *r, const fhbd_named_t *n, fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_record_t  old;

    rc = fhbd_record_read(r, n, &old, err);
    if (rc == FHB_OK) {
        rc = fhbd_record_write(r, n, old.good ? old.not_before
                                     : r->now + (r->rotated ? 1 : 0),
                               NULL, err);
    }

    fhbd_record_free(&old);

    return rc;
}


/* all of them */

static int
fhbd_named_cmp(const void *a, const void *b)
{
    return strcmp(((const fhbd_named_t *) a)->name,
                  ((const fhbd_named_t *) b)->name);
}


/* the records that there should be, sorted by name */
static fhb_err_t
fhbd_records_wanted(fhbd_clients_t *c, fhbd_named_t **out, size_t *n,
    fhb_error_t *err)
{
    size_t          i;
    unsigned        md_len;
    fhbd_named_t   *list;
    unsigned char   md[EVP_MAX_MD_SIZE];

    list = calloc(c->n + 1, sizeof(fhbd_named_t));
    if (list == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the client records");
    }

    *n = 0;

    for (i = 0; i < c->n; i++) {
        if (!c->clients[i].enabled) {
            continue;
        }

        if (EVP_Digest(c->clients[i].id, strlen(c->clients[i].id), md,
                       &md_len, EVP_sha256(), NULL)
            != 1)
        {
            free(list);
            return fhb_fail(err, FHB_ENOMEM, "no memory for the client "
                            "records");
        }

        fhb_hex(md, md_len, list[*n].name);
        memcpy(list[*n].name + FHBD_HEX_LEN, ".json", sizeof(".json"));
        list[(*n)++].client = &c->clients[i];
    }

    qsort(list, *n, sizeof(fhbd_named_t), fhbd_named_cmp);
    *out = list;

    return FHB_OK;
}


/* keeps the first error and logs them all */
static void
fhbd_records_failed(fhb_err_t rc, const fhb_error_t *why,
    const fhbd_named_t *n, fhb_err_t *first, fhb_error_t *err)
{
    if (rc == FHB_OK) {
        return;
    }

    fhbd_log(FHBD_LOG_ERROR, "clients", NULL, "record of client \"%s\": %s",
             n == NULL ? "-" : n->client->id, why->text);

    if (*first == FHB_OK) {
        *first = rc;
        *err = *why;
        fhb_error_prefix(err, "client records: ");
    }
}


static fhb_err_t
fhbd_records_remove(const fhbd_records_t *r, const char *name,
    fhb_error_t *err)
{
    if (unlinkat(r->dirfd, name, 0) == 0 || errno == ENOENT
        || unlinkat(r->dirfd, name, AT_REMOVEDIR) == 0)
    {
        return FHB_OK;
    }

    return fhb_fail_errno(err, "cannot remove \"%.80s\"", name);
}


static fhb_err_t
fhbd_records_strangers(fhbd_records_t *r, const fhbd_named_t *list, size_t n,
    fhb_error_t *err)
{
    int             fd;
    DIR            *dir;
    fhb_err_t       rc, first = FHB_OK;
    fhb_error_t     why;
    fhbd_named_t    key = { .client = NULL };
    struct dirent  *e;

    /* a descriptor of its own: readdir's position is the descriptor's */
    fd = openat(r->dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    dir = fd == -1 ? NULL : fdopendir(fd);
    if (dir == NULL) {
        rc = fhb_fail_errno(err, "cannot list the client records");
        if (fd != -1) {
            (void) close(fd);
        }
        return rc;
    }

    while ((e = readdir(dir)) != NULL) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) {
            continue;
        }

        if (strlen(e->d_name) == FHBD_NAME_LEN) {
            memcpy(key.name, e->d_name, FHBD_NAME_LEN);
            if (bsearch(&key, list, n, sizeof(key), fhbd_named_cmp) != NULL) {
                continue;
            }

            /* should it be back in this second, it has tokens from before */
            r->rotated = true;
        }

        rc = fhbd_records_remove(r, e->d_name, &why);
        fhbd_records_failed(rc, &why, NULL, &first, err);
    }

    (void) closedir(dir);

    return first;
}


static fhb_err_t
fhbd_records_each(fhbd_records_t *r, fhbd_clients_t *c, bool strangers,
    fhb_err_t (*one)(fhbd_records_t *r, const fhbd_named_t *n,
                     fhb_error_t *err),
    fhb_error_t *err)
{
    size_t         i, n = 0;
    fhb_err_t      rc, first = FHB_OK;
    fhb_error_t    why;
    fhbd_named_t  *list = NULL;

    if (r->dirfd == -1) {
        return FHB_OK;
    }

    rc = fhbd_records_wanted(c, &list, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (strangers) {
        first = fhbd_records_strangers(r, list, n, err);
    }

    for (i = 0; i < n; i++) {
        rc = one(r, &list[i], &why);
        fhbd_records_failed(rc, &why, &list[i], &first, err);
    }

    free(list);

    if (fsync(r->dirfd) == -1 && first == FHB_OK) {
        first = fhb_fail_errno(err, "cannot sync the client records");
    }

    return first;
}


fhb_err_t
fhbd_records_forbid(fhbd_records_t *r, fhbd_clients_t *c, fhb_error_t *err)
{
    return fhbd_records_each(r, c, true, fhbd_record_forbid, err);
}


fhb_err_t
fhbd_records_allow(fhbd_records_t *r, fhbd_clients_t *c, fhb_error_t *err)
{
    return fhbd_records_each(r, c, false, fhbd_record_allow, err);
}
