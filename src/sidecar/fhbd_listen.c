/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control socket and who may use it: the socket is the trust boundary.
 */

#include "fhbd_listen.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#define FHBD_LISTEN_BACKLOG  512
#define FHBD_PEER_GROUPS     1024


static fhb_err_t
fhbd_listen_group(const fhbd_conf_t *conf, gid_t *gid, fhb_error_t *err)
{
    int64_t        n;
    struct group  *gr;

    if (conf->socket_group == NULL) {
        *gid = getegid();
        return FHB_OK;
    }

    if (fhb_str_to_int64(fhb_cstr(conf->socket_group), 0, UINT32_MAX - 1,
                         &n))
    {
        *gid = (gid_t) n;
        return FHB_OK;
    }

    gr = getgrnam(conf->socket_group);
    if (gr == NULL) {
        return fhb_fail(err, FHB_EPARAM, "socket_group: no group \"%s\"",
                        conf->socket_group);
    }

    *gid = gr->gr_gid;

    return FHB_OK;
}


/* a socket that nobody listens on was left by a crash; anything else stays */
static fhb_err_t
fhbd_listen_clear(const char *path, const struct sockaddr_un *sun,
    fhb_error_t *err)
{
    int          fd, rc;
    struct stat  st;

    if (lstat(path, &st) == -1) {
        return errno == ENOENT ? FHB_OK
                               : fhb_fail_errno(err, "socket \"%s\"", path);
    }

    if (!S_ISSOCK(st.st_mode)) {
        return fhb_fail(err, FHB_EPARAM, "\"%s\" is there and is no socket",
                        path);
    }

    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd == -1) {
        return fhb_fail_errno(err, "cannot make a socket");
    }

    rc = connect(fd, (const struct sockaddr *) sun, sizeof(*sun));
    if (rc == -1) {
        rc = errno;
    }
    (void) close(fd);

    /* EAGAIN: a listener with a full backlog */
    if (rc != ECONNREFUSED) {
        return fhb_fail(err, FHB_EAGAIN, "another process listens on \"%s\"",
                        path);
    }

    if (unlink(path) == -1 && errno != ENOENT) {
        return fhb_fail_errno(err, "cannot remove \"%s\"", path);
    }

    return FHB_OK;
}


static fhb_err_t
fhbd_listen_bind(const fhbd_conf_t *conf, int fd, fhb_error_t *err)
{
    gid_t               gid;
    fhb_err_t           rc;
    const char         *path = conf->listen;
    struct sockaddr_un  sun = { .sun_family = AF_UNIX };

    rc = fhbd_listen_group(conf, &gid, err);
    if (rc != FHB_OK) {
        return rc;
    }

    /* the configuration checked the length */
    memcpy(sun.sun_path, path, strlen(path) + 1);

    rc = fhbd_listen_clear(path, &sun, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (bind(fd, (const struct sockaddr *) &sun, sizeof(sun)) == -1) {
        return fhb_fail_errno(err, "cannot bind \"%s\"", path);
    }

    /* nobody can connect before listen() */
    if (conf->socket_group != NULL && chown(path, (uid_t) -1, gid) == -1) {
        rc = fhb_fail_errno(err, "cannot give \"%s\" to group \"%s\"", path,
                            conf->socket_group);

    } else if (chmod(path, conf->socket_mode) == -1) {
        rc = fhb_fail_errno(err, "cannot change the mode of \"%s\"", path);

    } else if (listen(fd, FHBD_LISTEN_BACKLOG) == -1) {
        rc = fhb_fail_errno(err, "cannot listen on \"%s\"", path);
    }

    if (rc != FHB_OK) {
        (void) unlink(path);
    }

    return rc;
}


static fhb_err_t
fhbd_listen_inherited(int n, int *out, fhb_error_t *err)
{
    int  fd = SD_LISTEN_FDS_START, flags;

    if (n > 1) {
        return fhb_fail(err, FHB_EPARAM, "more than one socket from systemd");
    }

    if (sd_is_socket_unix(fd, SOCK_STREAM, 1, NULL, 0) <= 0) {
        return fhb_fail(err, FHB_EPARAM, "the socket from systemd is not a "
                        "listening Unix stream socket");
    }

    flags = fcntl(fd, F_GETFL);
    if (flags == -1 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) == -1) {
        return fhb_fail_errno(err, "the socket from systemd");
    }

    *out = fd;

    return FHB_OK;
}


fhb_err_t
fhbd_listen(const fhbd_conf_t *conf, int *out, bool *own, fhb_error_t *err)
{
    int        fd, n;
    fhb_err_t  rc;

    *own = false;

    n = sd_listen_fds(1);
    if (n > 0) {
        return fhbd_listen_inherited(n, out, err);
    }

    /* a socket of our own in its place would be one that nobody knows */
    if (n < 0) {
        errno = -n;
        return fhb_fail_errno(err, "LISTEN_FDS: no sockets from systemd");
    }

    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd == -1) {
        return fhb_fail_errno(err, "cannot make a socket");
    }

    rc = fhbd_listen_bind(conf, fd, err);
    if (rc != FHB_OK) {
        (void) close(fd);
        return rc;
    }

    *out = fd;
    *own = true;

    return FHB_OK;
}


static fhb_err_t
fhbd_peers_add(fhbd_peers_t *peers, fhb_str_t name, fhb_error_t *err)
{
    char           *user;
    int64_t         n;
    uid_t          *uids;
    struct passwd  *pw;

    uids = reallocarray(peers->uids, peers->uids_n + 1, sizeof(uid_t));
    if (uids == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }
    peers->uids = uids;

    if (!fhb_str_to_int64(name, 0, UINT32_MAX - 1, &n)) {
        user = fhb_str_dup(name);
        if (user == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory");
        }

        pw = getpwnam(user);
        free(user);

        if (pw == NULL) {
            return fhb_fail(err, FHB_EPARAM, "allow_users: no user \"%.*s\"",
                            FHB_STR_ARG(name));
        }

        n = pw->pw_uid;
    }

    peers->uids[peers->uids_n++] = (uid_t) n;

    return FHB_OK;
}


fhb_err_t
fhbd_peers_init(const fhbd_conf_t *conf, fhbd_peers_t *out, fhb_error_t *err)
{
    size_t       len;
    fhb_err_t    rc = FHB_OK;
    const char  *p = conf->allow_users;

    *out = (fhbd_peers_t) { .by_group = p == NULL };

    if (p == NULL) {
        return fhbd_listen_group(conf, &out->gid, err);
    }

    for (p += strspn(p, " \t,"); *p != '\0' && rc == FHB_OK;
         p += strspn(p, " \t,"))
    {
        len = strcspn(p, " \t,");
        rc = fhbd_peers_add(out, fhb_str(p, len), err);
        p += len;
    }

    if (rc != FHB_OK) {
        fhbd_peers_free(out);
    }

    return rc;
}


void
fhbd_peers_free(fhbd_peers_t *peers)
{
    free(peers->uids);
    *peers = (fhbd_peers_t) { 0 };
}


static bool
fhbd_peers_member(int fd, gid_t primary, gid_t gid)
{
    gid_t      groups[FHBD_PEER_GROUPS];
    size_t     i;
    socklen_t  len = sizeof(groups);

    if (primary == gid) {
        return true;
    }

    /* since Linux 4.13; what cannot be told is no membership */
    if (getsockopt(fd, SOL_SOCKET, SO_PEERGROUPS, groups, &len) == -1) {
        return false;
    }

    for (i = 0; i < len / sizeof(gid_t); i++) {
        if (groups[i] == gid) {
            return true;
        }
    }

    return false;
}


bool
fhbd_peers_allow(const fhbd_peers_t *peers, int fd, uid_t *uid)
{
    size_t        i;
    socklen_t     len;
    struct ucred  cred;

    *uid = (uid_t) -1;

    len = sizeof(cred);
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &cred, &len) == -1) {
        return false;
    }

    *uid = cred.uid;

    if (cred.uid == 0 || cred.uid == geteuid()) {
        return true;
    }

    for (i = 0; i < peers->uids_n; i++) {
        if (peers->uids[i] == cred.uid) {
            return true;
        }
    }

    return peers->by_group && fhbd_peers_member(fd, cred.gid, peers->gid);
}
