/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who asks, and what may they see: the directive "fhir_bulk_auth", checked
 * credentials, client records, and what of them all workers keep.
 */

#ifndef NGX_HTTP_FHIR_BULK_AUTH_H
#define NGX_HTTP_FHIR_BULK_AUTH_H

#include "ngx_http_fhir_bulk.h"

#include "fhb_jose.h"
#include "fhb_limits.h"
#include "fhb_scope.h"


/* a verified token is looked at again after this time, so that a key that is
 * taken back ends its tokens */
#define NGX_HTTP_FHIR_BULK_TRUST    60    /* seconds */

/* "iat" and "nbf" may be ahead by so much whatever "leeway" says: the time of
 * nginx is late by its "timer_resolution" or by a long turn of its loop */
#define NGX_HTTP_FHIR_BULK_AHEAD    5     /* seconds */

#define NGX_HTTP_FHIR_BULK_CLIENT   255   /* bytes of a client id */


typedef enum {
    NGX_HTTP_FHIR_BULK_AUTH_OFF = 1,
    NGX_HTTP_FHIR_BULK_AUTH_JWT,
    NGX_HTTP_FHIR_BULK_AUTH_INTROSPECT,
    NGX_HTTP_FHIR_BULK_AUTH_VARIABLES
} ngx_http_fhir_bulk_auth_mode_t;


/* a key file: each worker reads it for itself, as its keys are not shared */
typedef struct {
    ngx_str_t                   path;         /* terminated */
    fhb_jwks_t                 *set;          /* the last good one, or NULL */
    time_t                      checked;      /* second of the last stat() */
    ngx_file_uniq_t             uniq;         /* of the file in set */
    time_t                      mtime;
    off_t                       size;
    unsigned                    known:1;      /* these three are set */
} ngx_http_fhir_bulk_keys_t;


/* one "fhir_bulk_auth"; locations inside share it */
typedef struct ngx_http_fhir_bulk_auth_s {
    ngx_http_fhir_bulk_auth_mode_t   mode;
    ngx_http_fhir_bulk_keys_t       *keys;
    ngx_str_t                        issuer;  /* empty: our own tokens */
    ngx_str_t                        audience;     /* empty: the base */
    ngx_str_t                        client_claim; /* terminated, or empty */
    ngx_str_t                        scope_claim;
    ngx_str_t                        clients; /* folder; empty: off */
    ngx_str_t                        introspect;   /* URI of a location */
    time_t                           cache;   /* seconds, of its answers */
    time_t                           leeway;  /* seconds */
    unsigned                         need;    /* actions, FHB_SCOPE_… */
} ngx_http_fhir_bulk_auth_t;


/* a credential that was checked: by signature, or by asking somebody */
typedef struct {
    ngx_str_t                   client;
    ngx_str_t                   scope;        /* words, or empty */
    fhb_typeset_t               types;        /* that the scopes let export */
    ngx_str_t                   limits;       /* of types, fhb_limits.h */
    time_t                      issued;       /* Unix seconds; 0: unknown */
    time_t                      expires;      /* not accepted from then on */
    time_t                      until;        /* checked again from then on */
    u_char                      id[32];       /* of its client in the zone */
} ngx_http_fhir_bulk_grant_t;


/* what the client's record says (docs/protocol.md) */
typedef struct {
    time_t                      not_before;   /* Unix seconds */
    fhb_typeset_t               types;
    ngx_str_t                   limits;       /* of types */
    u_char                      shares;       /* bits of the levels at which
                                               * it may read others' jobs */
} ngx_http_fhir_bulk_client_t;


/* what one request wants to know from the zone, and what it got */
typedef struct {
    unsigned                     token:1;     /* look for token_id */
    unsigned                     job:1;       /* look for job_id */
    unsigned                     by_client:1; /* look for grant.id */
    unsigned                     has_grant:1;
    unsigned                     has_client:1;     /* of the grant */
    unsigned                     has_record:1;

    u_char                       token_id[32];
    u_char                       job_id[32];

    ngx_http_fhir_bulk_grant_t   grant;       /* its strings are in text */
    ngx_http_fhir_bulk_client_t  client;
    ngx_http_fhir_bulk_record_t  record;

    u_char                       text[NGX_HTTP_FHIR_BULK_CLIENT
                                      + 2 * FHB_SCOPES_MAX];
    u_char                       client_text[FHB_LIMITS_MAX];
    u_char                       record_text[FHB_LIMITS_MAX];
} ngx_http_fhir_bulk_look_t;


/* _auth_conf.c */

char *ngx_http_fhir_bulk_set_auth(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
/* the location's own hashes; its values are merged */
ngx_int_t ngx_http_fhir_bulk_auth_scope(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf);

/* one of the parameters that several ways of authorization have */
char *ngx_http_fhir_bulk_auth_param(ngx_conf_t *cf,
    ngx_http_fhir_bulk_auth_t *auth, ngx_str_t *param);

/* _auth.c */

/*
 * Who asks.  NGX_OK: ctx has client, scope and types.  A status: refused,
 * with the header fields for it.  NGX_AGAIN: the access phase calls again.
 * *look: for a file also its job's record, if the zone has it.
 */
ngx_int_t ngx_http_fhir_bulk_authenticate(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_look_t *look);
/* the client's record lets it in, with this token: NGX_OK, *types are those
 * of the grant that its entry allows too; NGX_DECLINED */
ngx_int_t ngx_http_fhir_bulk_grant_check(ngx_http_request_t *r,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_look_t *look,
    fhb_typeset_t *types);
/* adds WWW-Authenticate and notes the reason for the body; gives the status.
 * scope: what is missing, or NULL */
ngx_int_t ngx_http_fhir_bulk_deny(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_reason_t reason,
    ngx_str_t *scope);
/* client and scopes of a grant, as ctx and the log may keep them */
ngx_int_t ngx_http_fhir_bulk_grant_keep(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_grant_t *grant);
/* fills the rest of a grant that has client and scope (r->pool), issued and
 * expires; NGX_DECLINED when they are not such that they can be used */
ngx_int_t ngx_http_fhir_bulk_grant_finish(ngx_http_request_t *r,
    ngx_http_fhir_bulk_grant_t *grant);

/* _stored.c: the context's route, a file or attachment, for who asks.
 * NGX_OK: the context has the attachment; a status: refused */

ngx_int_t ngx_http_fhir_bulk_access_stored(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_look_t *look);

/* _jwt.c: NGX_OK; NGX_DECLINED with *reason */

ngx_int_t ngx_http_fhir_bulk_jwt(ngx_http_request_t *r, ngx_str_t *token,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason);

/* _introspect.c: the directive's parameters; the check, which may return
 * NGX_AGAIN besides, while it waits */

char *ngx_http_fhir_bulk_set_introspect(ngx_conf_t *cf,
    ngx_http_fhir_bulk_auth_t *auth);
ngx_int_t ngx_http_fhir_bulk_introspect(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_str_t *token,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason);

/* _answer.c: NGX_OK, or NGX_DECLINED with *reason; the text is of the server */

ngx_int_t ngx_http_fhir_bulk_answer(ngx_http_request_t *r, ngx_str_t *text,
    ngx_http_fhir_bulk_grant_t *grant, ngx_http_fhir_bulk_reason_t *reason);
/* says why in the log */
ngx_int_t ngx_http_fhir_bulk_no_answer(ngx_http_request_t *r,
    ngx_http_fhir_bulk_reason_t *reason, const char *why);

/* _given.c: the same for values of variables, after the host's access phase;
 * fills look->grant and asks the zone for what belongs to it */

char *ngx_http_fhir_bulk_set_given(ngx_conf_t *cf,
    ngx_http_fhir_bulk_auth_t *auth);
ngx_int_t ngx_http_fhir_bulk_given(ngx_http_request_t *r,
    ngx_http_fhir_bulk_look_t *look, ngx_http_fhir_bulk_reason_t *reason);

/* _keys.c */

/* the keys of this file, the same for each location that names it */
ngx_http_fhir_bulk_keys_t *ngx_http_fhir_bulk_add_keys(ngx_conf_t *cf,
    ngx_str_t *path);
/* a worker has its keys from its start, so that no two of them differ because
 * of what they were asked */
ngx_int_t ngx_http_fhir_bulk_init_process(ngx_cycle_t *cycle);
/* the newest good set; NULL when there never was one, or no file any more */
fhb_jwks_t *ngx_http_fhir_bulk_get_keys(ngx_http_fhir_bulk_keys_t *keys,
    ngx_log_t *log);

/* _client.c: NGX_OK, or NGX_DECLINED when the client is not let in */

ngx_int_t ngx_http_fhir_bulk_get_client(ngx_http_request_t *r,
    ngx_str_t *id, ngx_http_fhir_bulk_client_t *client);

/* _limits.c */

/* SC-05: what the scopes allow in part; NGX_ERROR without memory */
ngx_int_t ngx_http_fhir_bulk_grant_limits(ngx_http_request_t *r,
    ngx_http_fhir_bulk_grant_t *grant, unsigned need);
/* "limits" of a record, or nothing, into *limits of r->pool; their types are
 * added; NGX_DECLINED: it is something else */
ngx_int_t ngx_http_fhir_bulk_json_limits(ngx_http_request_t *r, json_t *list,
    fhb_typeset_t *types, ngx_str_t *limits);
/* ACC-06, SC-08: takes those types away from ctx of which the job of look has
 * more than token and client may see */
void ngx_http_fhir_bulk_limit(ngx_http_fhir_bulk_ctx_t *ctx,
    ngx_http_fhir_bulk_look_t *look);

/* _digest.c: SHA-256 of a and b, 32 bytes; the context is made once */

ngx_int_t ngx_http_fhir_bulk_digest_init(ngx_conf_t *cf,
    ngx_http_fhir_bulk_main_conf_t *fmcf);
ngx_int_t ngx_http_fhir_bulk_digest(ngx_http_fhir_bulk_main_conf_t *fmcf,
    const u_char *a, size_t alen, const u_char *b, size_t blen, u_char *out);

/*
 * _cache.c: what the zone keeps.  Tokens until they have to be checked again,
 * records within the second they were read in.  Each call takes the lock
 * once; a zone without room is normal.
 */

void ngx_http_fhir_bulk_cache_look(ngx_shm_zone_t *zone,
    ngx_http_fhir_bulk_look_t *look);
void ngx_http_fhir_bulk_cache_token(ngx_shm_zone_t *zone, u_char *id,
    ngx_http_fhir_bulk_grant_t *grant);
/* client or record NULL: forgets */
void ngx_http_fhir_bulk_cache_client(ngx_shm_zone_t *zone, u_char *id,
    ngx_http_fhir_bulk_client_t *client);
void ngx_http_fhir_bulk_cache_record(ngx_shm_zone_t *zone, u_char *id,
    ngx_http_fhir_bulk_record_t *record);


#endif /* NGX_HTTP_FHIR_BULK_AUTH_H */
