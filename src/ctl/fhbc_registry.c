/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry file as JSON (docs/clients.md): read, and changed by one
 * writer at a time.  What the sidecar would refuse never gets there.
 */

#include "fhbc_registry.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../sidecar/fhbd_clients.h"

#define FHBC_REGISTRY_MAX  (64 * 1024 * 1024)


fhb_err_t
fhbc_read_file(const char *file, size_t max, fhb_buf_t *out, fhb_error_t *err)
{
    int      fd;
    char     piece[16384];
    ssize_t  n;

    fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd == -1) {
        if (errno == ENOENT) {
            return fhb_fail(err, FHB_ENOTFOUND, "there is no file \"%s\"",
                            file);
        }
        return fhb_fail_errno(err, "cannot open \"%s\"", file);
    }

    do {
        n = read(fd, piece, sizeof(piece));
        if (n > 0) {
            fhb_buf_add(out, piece, (size_t) n);
        }
    } while ((n > 0 && out->len <= max && !out->failed)
             || (n == -1 && errno == EINTR));

    if (n == -1) {
        (void) fhb_fail_errno(err, "cannot read \"%s\"", file);
        (void) close(fd);
        return err->code;
    }

    (void) close(fd);

    if (out->failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    if (out->len > max) {
        return fhb_fail(err, FHB_EPARAM, "\"%s\" is larger than %zu bytes",
                        file, max);
    }

    return FHB_OK;
}


fhb_err_t
fhbc_write_fd(int fd, fhb_str_t text, const char *file, fhb_error_t *err)
{
    ssize_t  n;

    while (text.len > 0) {
        n = write(fd, text.ptr, text.len);

        if (n == -1 && errno != EINTR) {
            return fhb_fail_errno(err, "cannot write \"%s\"", file);
        }

        if (n > 0) {
            text.ptr += n;
            text.len -= (size_t) n;
        }
    }

    if (fsync(fd) == -1) {
        return fhb_fail_errno(err, "cannot write \"%s\"", file);
    }

    return FHB_OK;
}


static fhb_err_t
fhbc_registry_root(const char *file, json_t **root, fhb_error_t *err)
{
    fhb_buf_t     text = { 0 };
    fhb_err_t     rc;
    json_error_t  why;

    *root = NULL;
    rc = fhbc_read_file(file, FHBC_REGISTRY_MAX, &text, err);

    if (rc == FHB_OK) {
        *root = json_loadb(text.len == 0 ? "" : text.ptr, text.len,
                           JSON_REJECT_DUPLICATES, &why);

        if (*root == NULL) {
            rc = fhb_fail(err, FHB_EJSON, "%s:%d: %s", file, why.line,
                          why.text);

        } else if (!json_is_array(json_object_get(*root, "clients"))) {
            rc = fhb_fail(err, FHB_EJSON, "%s: not an object with an array "
                          "\"clients\"", file);
            json_decref(*root);
            *root = NULL;
        }
    }

    fhb_buf_free(&text);

    return rc;
}


fhb_err_t
fhbc_registry_read(const char *file, json_t **clients, fhb_error_t *err)
{
    json_t     *root;
    fhb_err_t   rc;

    rc = fhbc_registry_root(file, &root, err);
    if (rc != FHB_OK) {
        return rc;
    }

    *clients = json_incref(json_object_get(root, "clients"));
    json_decref(root);

    return FHB_OK;
}


static size_t
fhbc_registry_index(const json_t *clients, const char *id)
{
    size_t       i, n = json_array_size(clients);
    const char  *have;

    for (i = 0; i < n; i++) {
        have = json_string_value(json_object_get(json_array_get(clients, i),
                                                 "client_id"));
        if (have != NULL && strcmp(have, id) == 0) {
            break;
        }
    }

    return i;
}


json_t *
fhbc_registry_find(json_t *clients, const char *id)
{
    return json_array_get(clients, fhbc_registry_index(clients, id));
}


fhb_err_t
fhbc_registry_drop(json_t *clients, const char *id, fhb_error_t *err)
{
    if (json_array_remove(clients, fhbc_registry_index(clients, id)) != 0) {
        return fhb_fail(err, FHB_ENOTFOUND, "there is no client \"%s\"", id);
    }

    return FHB_OK;
}


/* changing it */

/* held until the descriptor is closed; the file stays, since who removes a
 * lock file may take it away from somebody who waits for it */
static fhb_err_t
fhbc_registry_lock(const char *file, int *lock, fhb_error_t *err)
{
    int   rc;
    char  name[PATH_MAX];

    if (snprintf(name, sizeof(name), "%s.lock", file) >= (int) sizeof(name)) {
        return fhb_fail(err, FHB_EPARAM, "the registry's path is too long");
    }

    *lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (*lock == -1) {
        return fhb_fail_errno(err, "cannot open \"%s\"", name);
    }

    do {
        rc = flock(*lock, LOCK_EX);
    } while (rc == -1 && errno == EINTR);

    if (rc == -1) {
        (void) fhb_fail_errno(err, "cannot lock \"%s\"", name);
        (void) close(*lock);
        return err->code;
    }

    return FHB_OK;
}


/* owner and mode that the new file gets */
static fhb_err_t
fhbc_registry_model(const char *file, const char *ini, struct stat *st,
    fhb_error_t *err)
{
    if (stat(file, st) == 0) {
        return FHB_OK;
    }

    if (errno != ENOENT || stat(ini, st) == -1) {
        return fhb_fail_errno(err, "cannot look at \"%s\"",
                              errno == ENOENT ? ini : file);
    }

    st->st_mode = (st->st_mode & 0644) | 0600;

    return FHB_OK;
}


static fhb_err_t
fhbc_sync_folder(const char *file, fhb_error_t *err)
{
    int     fd, rc;
    char    folder[PATH_MAX];
    size_t  len;

    len = (size_t) (strrchr(file, '/') - file) + 1;
    memcpy(folder, file, len);
    folder[len] = '\0';

    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    rc = fd == -1 ? -1 : fsync(fd);

    if (rc == -1) {
        (void) fhb_fail_errno(err, "cannot sync the folder \"%s\"", folder);
    }

    if (fd != -1) {
        (void) close(fd);
    }

    return rc == -1 ? err->code : FHB_OK;
}


/* a complaint about the temporary file is one about what the registry would
 * become */
static void
fhbc_registry_name(fhb_error_t *err, const char *temp, const char *file)
{
    char   *at = strstr(err->text, temp);
    size_t  len = strlen(file);

    if (at != NULL) {
        memmove(at + len, at + strlen(temp), strlen(at + strlen(temp)) + 1);
    }
}


/* checks temp, the open file beside file, and puts it in its place */
static fhb_err_t
fhbc_registry_put(int fd, const char *temp, const char *file,
    const fhbd_conf_t *conf, const struct stat *st, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_clients_t  *clients;

    rc = fhbd_clients_load(temp, conf, &clients, err);
    if (rc != FHB_OK) {
        fhbc_registry_name(err, temp, file);
        return rc;
    }

    fhbd_clients_free(clients);

    if (fchown(fd, st->st_uid, st->st_gid) == -1
        || fchmod(fd, st->st_mode & 07777) == -1)
    {
        return fhb_fail_errno(err, "cannot keep owner and mode of \"%s\"",
                              file);
    }

    if (rename(temp, file) == -1) {
        return fhb_fail_errno(err, "cannot replace \"%s\"", file);
    }

    return fhbc_sync_folder(file, err);
}


static fhb_err_t
fhbc_registry_write(const json_t *root, const char *file,
    const fhbd_conf_t *conf, const struct stat *st, fhb_error_t *err)
{
    int        fd;
    char       temp[PATH_MAX];
    char      *text;
    fhb_err_t  rc;

    if (snprintf(temp, sizeof(temp), "%s.XXXXXX", file)
        >= (int) sizeof(temp))
    {
        return fhb_fail(err, FHB_EPARAM, "the registry's path is too long");
    }

    text = json_dumps(root, JSON_INDENT(2));
    if (text == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    fd = mkostemp(temp, O_CLOEXEC);
    if (fd == -1) {
        free(text);
        return fhb_fail_errno(err, "cannot make \"%s\"", temp);
    }

    rc = fhbc_write_fd(fd, fhb_cstr(text), temp, err);
    if (rc == FHB_OK) {
        rc = fhbc_write_fd(fd, FHB_STR("\n"), temp, err);
    }
    if (rc == FHB_OK) {
        rc = fhbc_registry_put(fd, temp, file, conf, st, err);
    }

    free(text);
    (void) close(fd);

    if (rc != FHB_OK) {
        (void) unlink(temp);
    }

    return rc;
}


static fhb_err_t
fhbc_registry_change(const char *file, const fhbd_conf_t *conf,
    const char *ini, fhbc_edit_t edit, void *arg, fhb_error_t *err)
{
    json_t       *root;
    fhb_err_t     rc;
    struct stat   st;

    rc = fhbc_registry_model(file, ini, &st, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbc_registry_root(file, &root, err);
    if (rc == FHB_ENOTFOUND) {
        root = json_pack("{s:[]}", "clients");
        rc = root == NULL ? fhb_fail(err, FHB_ENOMEM, "no memory") : FHB_OK;
    }

    if (rc == FHB_OK) {
        rc = edit(json_object_get(root, "clients"), arg, err);
    }

    if (rc == FHB_OK) {
        rc = fhbc_registry_write(root, file, conf, &st, err);
    }

    json_decref(root);

    return rc;
}


/* an absolute path without symbolic links: rename would replace a link, not
 * the file that it names.  The file itself need not be there. */
static fhb_err_t
fhbc_registry_path(const char *file, char path[PATH_MAX], fhb_error_t *err)
{
    char        *folder;
    char         real[PATH_MAX];
    const char  *slash;

    if (realpath(file, path) != NULL) {
        return FHB_OK;
    }

    if (errno != ENOENT) {
        return fhb_fail_errno(err, "cannot look at \"%s\"", file);
    }

    slash = strrchr(file, '/');
    folder = slash == NULL ? strdup(".")
                           : strndup(file, (size_t) (slash - file) + 1);
    if (folder == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    if (realpath(folder, real) == NULL) {
        (void) fhb_fail_errno(err, "cannot look at \"%s\"", folder);
        free(folder);
        return err->code;
    }

    free(folder);

    if (snprintf(path, PATH_MAX, "%s/%s", real,
                 slash == NULL ? file : slash + 1) >= PATH_MAX)
    {
        return fhb_fail(err, FHB_EPARAM, "the registry's path is too long");
    }

    return FHB_OK;
}


fhb_err_t
fhbc_registry_edit(const fhbd_conf_t *conf, const char *ini, fhbc_edit_t edit,
    void *arg, fhb_error_t *err)
{
    int        lock = -1;
    char       file[PATH_MAX];
    fhb_err_t  rc;

    if (conf->clients == NULL) {
        return fhb_fail(err, FHB_EPARAM, "%s has no option \"clients\": there "
                        "is no registry", ini);
    }

    rc = fhbc_registry_path(conf->clients, file, err);
    if (rc == FHB_OK) {
        rc = fhbc_registry_lock(file, &lock, err);
    }
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbc_registry_change(file, conf, ini, edit, arg, err);
    (void) close(lock);

    return rc;
}
