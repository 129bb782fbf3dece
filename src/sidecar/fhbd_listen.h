/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The control socket and who may use it.
 */

#ifndef FHBD_LISTEN_H
#define FHBD_LISTEN_H

#include <sys/types.h>

#include "fhbd_conf.h"

/* the listening socket, not blocking; *own: bound here, so the path is to be
 * unlinked at the end.  FHB_EAGAIN: another process listens there. */
fhb_err_t fhbd_listen(const fhbd_conf_t *conf, int *fd, bool *own,
    fhb_error_t *err) FHB_NODISCARD;

/* peers that may connect beside root and ourselves */
typedef struct {
    uid_t   *uids;              /* of allow_users */
    size_t   uids_n;
    bool     by_group;          /* no allow_users: members of gid */
    gid_t    gid;
} fhbd_peers_t;

fhb_err_t fhbd_peers_init(const fhbd_conf_t *conf, fhbd_peers_t *out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_peers_free(fhbd_peers_t *peers);
/* *uid: the peer's, for the log; (uid_t) -1 when it cannot be told */
bool fhbd_peers_allow(const fhbd_peers_t *peers, int fd, uid_t *uid);

#endif /* FHBD_LISTEN_H */
