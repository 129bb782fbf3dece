/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Inside of the client registry: what its files share.
 */

#ifndef FHBD_CLIENTS_INT_H
#define FHBD_CLIENTS_INT_H

#include "fhbd_clients.h"

#define FHBD_CLIENTS_MAX  (64u << 20)   /* bytes of the registry file */
#define FHBD_RECORD_MAX   65536         /* bytes of a client record */

/* one client of the file; no: from 1, for messages.  c is zeroed, and freed
 * by fhbd_client_free whatever the result */
fhb_err_t fhbd_client_parse(const json_t *json, size_t no,
    const fhbd_conf_t *conf, fhbd_client_t *c, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_client_free(fhbd_client_t *c);

/* what the parsers of members need */
typedef struct {
    const fhbd_conf_t  *conf;
    fhbd_client_t      *client;
    fhb_error_t        *err;
    size_t              limited;        /* scopes with a constraint */
} fhbd_parse_t;

fhb_err_t fhbd_client_no_memory(fhbd_parse_t *p);
/* fhbd_clients_scopes.c */
fhb_err_t fhbd_member_scopes(fhbd_parse_t *p, const json_t *value);
/* fhbd_clients_lists.c */
fhb_err_t fhbd_member_groups(fhbd_parse_t *p, const json_t *value);
fhb_err_t fhbd_member_levels(fhbd_parse_t *p, const json_t *value);
fhb_err_t fhbd_member_tenants(fhbd_parse_t *p, const json_t *value);

/* a record as it lies on disk */
typedef struct {
    bool            good;
    int64_t         not_before;
    unsigned        shares;         /* 1 << fhb_level_t */
    char            keys_mark[65];
    fhb_typeset_t   types;          /* all of each or within limits */
    fhb_buf_t       limits;         /* as fhb_limits.h says */
    json_t         *tenants;        /* of root */
    json_t         *root;
} fhbd_record_t;

/* fhbd_record.c: what nginx would not take is not good */
fhb_err_t fhbd_record_parse(json_t *root, const fhbd_client_t *c,
    fhbd_record_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_record_free(fhbd_record_t *rec);
/* its text.  within: only what this record allows as well; NULL: all that the
 * client's entry allows.  FHB_EPARAM: that does not fit */
fhb_err_t fhbd_record_content(const fhbd_client_t *c, int64_t not_before,
    const fhbd_record_t *within, fhb_buf_t *out, fhb_error_t *err)
    FHB_NODISCARD;

/* the folder of client records; what is in there is looked up each time: it
 * is the disk that counts */
typedef struct {
    int       dirfd;            /* <auth_dir>/clients; -1: there is none */
    int64_t   now;              /* Unix seconds, for not_before */
    bool      rotated;          /* some client's keys changed, or it is gone:
                                 * what was issued up to this second is
                                 * refused */
} fhbd_records_t;

/* opens the folder; make: makes it if it is missing */
fhb_err_t fhbd_records_open(const char *auth_dir, bool make,
    fhbd_records_t *out, fhb_error_t *err) FHB_NODISCARD;
void fhbd_records_close(fhbd_records_t *r);

/*
 * What must not wait: strangers and records of clients that are gone or
 * disabled are removed, others narrowed to what the client may still do.  A
 * record that cannot be narrowed is removed.  Gives the first error, after
 * everything was tried.
 */
fhb_err_t fhbd_records_forbid(fhbd_records_t *r, fhbd_clients_t *c,
    fhb_error_t *err) FHB_NODISCARD;
/* then what may wait: new records, and wider ones; errors as above */
fhb_err_t fhbd_records_allow(fhbd_records_t *r, fhbd_clients_t *c,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_CLIENTS_INT_H */
