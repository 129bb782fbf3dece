/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The client registry (REG rows): one JSON file, read as a whole, checked as
 * a whole; and the client records that nginx reads (docs/protocol.md "On
 * disk").  docs/clients.md says what the file holds.
 */

#ifndef FHBD_CLIENTS_H
#define FHBD_CLIENTS_H

#include <pthread.h>

#include "../common/fhb_jose.h"
#include "../common/fhb_limits.h"
#include "../common/fhb_scope.h"
#include "fhbd_conf.h"

typedef struct {
    char             *id;
    char             *name;             /* for people; "" */
    bool              enabled;
    char             *jwks;             /* inline set as compact JSON; NULL */
    char             *jwks_uri;         /* NULL: none */
    char              keys_mark[65];    /* hex SHA-256 of both, to see whether
                                         * they changed */
    fhb_jwks_t       *keys;             /* of jwks; hold lock to verify */
    pthread_mutex_t   lock;
    char             *scopes;           /* separated by blanks */
    fhb_typeset_t     types;            /* that the scopes let export, all of
                                         * each or within limits */
    char             *limits;           /* as fhb_limits.h says; may be "" */
    bool              all_groups;       /* "*" in the list (GRP-06) */
    char            **groups;           /* sorted */
    size_t            groups_n;
    unsigned          levels;           /* 1 << fhb_level_t */
    char            **tenants;
    size_t            tenants_n;
    unsigned          max_active_jobs;  /* 0: as the INI file says */
} fhbd_client_t;

/* all clients at one time; never changes, lives until the last reference */
typedef struct {
    fhbd_client_t  *clients;            /* sorted by id */
    size_t          n;
    unsigned        refs;               /* the registry's */
} fhbd_clients_t;

/* reads and checks the file against the tenants of conf.  FHB_EPARAM names
 * the client, the member and the reason. */
fhb_err_t fhbd_clients_load(const char *file, const fhbd_conf_t *conf,
    fhbd_clients_t **out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_clients_free(fhbd_clients_t *c);
/* enabled or not; NULL: no such client */
fhbd_client_t *fhbd_clients_find(fhbd_clients_t *c, fhb_str_t id);
bool fhbd_client_has_tenant(const fhbd_client_t *c, const char *tenant);
bool fhbd_client_has_group(const fhbd_client_t *c, fhb_str_t group);

/* the registry in force */
typedef struct fhbd_registry_s  fhbd_registry_t;

/*
 * Loads conf->clients (NULL: a registry without clients) and brings the
 * client records in conf->auth_dir up to date.
 */
fhb_err_t fhbd_registry_open(const fhbd_conf_t *conf, fhbd_registry_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_registry_close(fhbd_registry_t *r);
/* a reference; given back by put.  Thread-safe.  Who issues tokens takes
 * their iat before the reference: a reload that forbids them then finds them
 * issued too early. */
fhbd_clients_t *fhbd_registry_get(fhbd_registry_t *r);
void fhbd_registry_put(fhbd_registry_t *r, fhbd_clients_t *c);
/*
 * Reads the file again.  First the records that forbid something are written
 * or removed, then the new clients are in force (ACC-10), then records allow
 * what is new.  An error with *changed false: the old clients stay, and their
 * records; with *changed true: the new ones are in force, but some record
 * could not be written, so that its client has to wait.
 */
fhb_err_t fhbd_registry_reload(fhbd_registry_t *r, const fhbd_conf_t *conf,
    bool *changed, fhb_error_t *err) FHB_NODISCARD;
/* records that could not be written or removed when the clients changed: once
 * more.  Else does nothing. */
fhb_err_t fhbd_registry_repair(fhbd_registry_t *r, const fhbd_conf_t *conf,
    fhb_error_t *err) FHB_NODISCARD;
/* when keys changed or clients went, waits for the next second: nginx refuses
 * what was issued in this one, and with it tokens of the old keys */
void fhbd_registry_settle(fhbd_registry_t *r);

#endif /* FHBD_CLIENTS_H */
