/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the files of the nginx module share: configuration, route of a
 * request, request context, and the functions between the files.
 */

#ifndef NGX_HTTP_FHIR_BULK_H
#define NGX_HTTP_FHIR_BULK_H

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include <jansson.h>

#include "fhb_core.h"
#include "fhb_r4.h"


/* what a location serves: the parameters of "fhir_bulk" */
#define NGX_HTTP_FHIR_BULK_EXPORT     0x0001
#define NGX_HTTP_FHIR_BULK_STATUS     0x0002
#define NGX_HTTP_FHIR_BULK_FILES      0x0004
#define NGX_HTTP_FHIR_BULK_METADATA   0x0008
#define NGX_HTTP_FHIR_BULK_DISCOVERY  0x0010
#define NGX_HTTP_FHIR_BULK_OFF        0x0020
#define NGX_HTTP_FHIR_BULK_TOKEN      0x0040
#define NGX_HTTP_FHIR_BULK_INTROSPECT 0x0080
#define NGX_HTTP_FHIR_BULK_GROUPS     0x0100

/* these take single URIs out of a location that others may serve */
#define NGX_HTTP_FHIR_BULK_BESIDE     (NGX_HTTP_FHIR_BULK_EXPORT              \
                                       |NGX_HTTP_FHIR_BULK_GROUPS             \
                                       |NGX_HTTP_FHIR_BULK_METADATA           \
                                       |NGX_HTTP_FHIR_BULK_DISCOVERY          \
                                       |NGX_HTTP_FHIR_BULK_TOKEN              \
                                       |NGX_HTTP_FHIR_BULK_INTROSPECT)
/* these own their location */
#define NGX_HTTP_FHIR_BULK_OWN        (NGX_HTTP_FHIR_BULK_STATUS              \
                                       |NGX_HTTP_FHIR_BULK_FILES)
/* these ask the sidecar */
#define NGX_HTTP_FHIR_BULK_ASKS       (NGX_HTTP_FHIR_BULK_BESIDE              \
                                       |NGX_HTTP_FHIR_BULK_STATUS)

#define NGX_HTTP_FHIR_BULK_RETRY      "5"     /* Retry-After, seconds */

#define NGX_HTTP_FHIR_BULK_NOT_ACCEPTABLE  406

#define NGX_HTTP_FHIR_BULK_FORM_MAX   65536   /* TOK-01: bytes */


typedef struct ngx_http_fhir_bulk_ask_s     ngx_http_fhir_bulk_ask_t;
typedef struct ngx_http_fhir_bulk_auth_s    ngx_http_fhir_bulk_auth_t;
typedef struct ngx_http_fhir_bulk_digest_s  ngx_http_fhir_bulk_digest_t;


typedef struct ngx_http_fhir_bulk_audit_s  ngx_http_fhir_bulk_audit_t;


typedef struct {
    ngx_shm_zone_t               *zone;       /* tokens, records, or NULL */
    ngx_http_fhir_bulk_digest_t  *digest;
    ngx_array_t                   keys;       /* of pointers to key files */
    ngx_int_t                     request_id; /* index of $request_id */
    ngx_int_t                     token;      /* of $fhir_bulk_token */

    unsigned                      cached:1;   /* some location needs a zone */
    unsigned                      open:1;     /* some location asks nobody */
} ngx_http_fhir_bulk_main_conf_t;


typedef struct {
    ngx_http_upstream_conf_t   upstream;

    ngx_uint_t                 flags;
    ngx_http_fhir_bulk_auth_t *auth;          /* NULL: not said */
    ngx_http_complex_value_t  *client;        /* with auth variables */
    ngx_http_complex_value_t  *scopes;
    ngx_str_t                  base;          /* no slash at the end */
    ngx_str_t                  base_path;     /* decoded, "" for the root */
    ngx_str_t                  token_url;
    ngx_str_t                  token_path;    /* decoded */
    unsigned                   token_made:1;  /* of the base */
    ngx_str_t                  introspection_url;  /* "": not told */
    ngx_str_t                  jwks_url;      /* "": not told */
    ngx_str_t                  root;          /* no slash at the end */
    ngx_str_t                  tenant;
    ngx_str_t                  prefix;
    ngx_str_t                  v4;            /* "/$name", or empty (VER-02) */

    ngx_flag_t                 xml;           /* FILE-20 */

    /* file, NULL for "off", or NGX_CONF_UNSET_PTR when nobody said */
    ngx_http_fhir_bulk_audit_t  *audit;

    ngx_str_t                  location;      /* that has "fhir_bulk" */
    u_char                    *file;          /* where it has it */
    ngx_uint_t                 line;

    /* hashes, so that what belongs to two of them never meets in the zone */
    u_char                     scope[32];     /* root and tenant: jobs */
    u_char                     token_scope[32];    /* how tokens are checked */
    u_char                     client_scope[32];   /* clients and tenant */
} ngx_http_fhir_bulk_loc_conf_t;


typedef enum {
    NGX_HTTP_FHIR_BULK_NONE = 0,              /* not ours */
    NGX_HTTP_FHIR_BULK_KICKOFF,
    NGX_HTTP_FHIR_BULK_JOB,                   /* status URL or a page of it */
    NGX_HTTP_FHIR_BULK_FILE,
    NGX_HTTP_FHIR_BULK_ATTACHMENT,
    NGX_HTTP_FHIR_BULK_GROUP_READ,
    NGX_HTTP_FHIR_BULK_GROUPS_SEARCH,
    NGX_HTTP_FHIR_BULK_CAPABILITIES,
    NGX_HTTP_FHIR_BULK_SMART,
    NGX_HTTP_FHIR_BULK_OPERATION,             /* an OperationDefinition */
    NGX_HTTP_FHIR_BULK_TOKENS,                /* the token endpoint */
    NGX_HTTP_FHIR_BULK_ASK_TOKEN,             /* introspection for others */
    NGX_HTTP_FHIR_BULK_UNKNOWN                /* ours, but there is nothing */
} ngx_http_fhir_bulk_kind_t;


typedef enum {
    NGX_HTTP_FHIR_BULK_SYSTEM = 0,
    NGX_HTTP_FHIR_BULK_PATIENT,
    NGX_HTTP_FHIR_BULK_GROUP
} ngx_http_fhir_bulk_level_t;


/* what a URI means here; the strings point into the URI */
typedef struct {
    ngx_http_fhir_bulk_kind_t   kind;
    ngx_http_fhir_bulk_level_t  level;        /* of a kick-off */
    ngx_str_t                   operation;    /* of a kick-off, without "$" */
    ngx_str_t                   group;        /* of a kick-off, or to read */
    ngx_str_t                   job;          /* of a job or what it stored */
    ngx_str_t                   page;         /* of a job, or empty */
    ngx_str_t                   name;         /* of a file, an attachment or
                                               * an OperationDefinition */
    unsigned                    v4:1;         /* of a kick-off: its dialect */
} ngx_http_fhir_bulk_route_t;


/* why a credential was refused */
typedef enum {
    NGX_HTTP_FHIR_BULK_NO_REASON = 0,
    NGX_HTTP_FHIR_BULK_NO_TOKEN,
    NGX_HTTP_FHIR_BULK_BAD_TOKEN,
    NGX_HTTP_FHIR_BULK_OLD_TOKEN,
    NGX_HTTP_FHIR_BULK_NO_CLIENT,             /* good token, but who? */
    NGX_HTTP_FHIR_BULK_NO_SCOPE,
    NGX_HTTP_FHIR_BULK_QUERY_TOKEN,           /* it stands in the URL */
    NGX_HTTP_FHIR_BULK_NO_KEYS                /* nobody can tell now */
} ngx_http_fhir_bulk_reason_t;


/* what the record of an attachment says (docs/protocol.md) */
typedef struct {
    ngx_str_t                   type;         /* of its content */
    fhb_typeset_t               types;        /* of the resources around it */
} ngx_http_fhir_bulk_attachment_t;


typedef struct {
    ngx_http_fhir_bulk_route_t  route;        /* that was allowed */
    ngx_str_t                   client;
    ngx_str_t                   scope;        /* of the access token */
    fhb_typeset_t               types;        /* that this client may see */
    ngx_http_fhir_bulk_reason_t reason;
    ngx_str_t                   job;          /* of a kick-off's reply */
    ngx_http_fhir_bulk_attachment_t  attachment;   /* that was allowed */

    ngx_http_status_t           status;       /* of the reply, parser state */
    ngx_buf_t                  *error;        /* body to send instead */
    ngx_http_fhir_bulk_ask_t   *ask;          /* introspection, or NULL */

    unsigned                    authorized:1; /* by this request's access */
    unsigned                    postponed:1;  /* to after the access phase */
    unsigned                    protocol:1;   /* reply has a good version */
    unsigned                    bad_reply:1;  /* the sidecar talks nonsense */
    unsigned                    error_sent:1;
    unsigned                    xml:1;        /* the file's XML is served */
} ngx_http_fhir_bulk_ctx_t;


/* what access.json says (docs/protocol.md) */
typedef struct {
    time_t                      expires;      /* Unix seconds */
    fhb_typeset_t               types;        /* of the job */
    ngx_str_t                   limits;       /* that it was exported under */
    size_t                      client_len;
    u_char                      client[255];
    u_char                      shared;       /* bit of the level at which
                                               * others may read, or 0 */
} ngx_http_fhir_bulk_record_t;


/* _conf.c: directives and their merging */

void *ngx_http_fhir_bulk_create_main_conf(ngx_conf_t *cf);
char *ngx_http_fhir_bulk_init_main_conf(ngx_conf_t *cf, void *conf);
void *ngx_http_fhir_bulk_create_loc_conf(ngx_conf_t *cf);
char *ngx_http_fhir_bulk_merge_loc_conf(ngx_conf_t *cf, void *parent,
    void *child);

char *ngx_http_fhir_bulk_set_zone(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
char *ngx_http_fhir_bulk_set_pass(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
char *ngx_http_fhir_bulk_set_root(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
char *ngx_http_fhir_bulk_set_tenant(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
char *ngx_http_fhir_bulk_set_prefix(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);

/* _url.c: directives with URLs of ours */

/* docs/protocol.md: bytes of the token URL and others that discovery tells */
#define NGX_HTTP_FHIR_BULK_URL  700

char *ngx_http_fhir_bulk_set_base(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
char *ngx_http_fhir_bulk_set_token_url(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
/* a URL that discovery tells and nothing else needs, or "off" */
char *ngx_http_fhir_bulk_set_told_url(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
/* the token endpoint, unless said, is below the base */
ngx_int_t ngx_http_fhir_bulk_merge_token_url(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *prev, ngx_http_fhir_bulk_loc_conf_t *conf);

/* _location.c: the directive "fhir_bulk" and what it does to a location */

char *ngx_http_fhir_bulk_set_flags(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
/* refuses and changes what core settings of a location with flags need */
char *ngx_http_fhir_bulk_check_location(ngx_conf_t *cf,
    ngx_http_fhir_bulk_loc_conf_t *flcf);

/* _route.c */

void ngx_http_fhir_bulk_route(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_uint_t method, ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route);
/* the same for a request that got no location, by the server's base */
void ngx_http_fhir_bulk_route_early(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_uint_t method, ngx_str_t *uri, ngx_http_fhir_bulk_route_t *route);

/* _kickoff.c */

char *ngx_http_fhir_bulk_set_v4_operation(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
/* the URI ends with the name of an operation of ours; the route says whether
 * it is one here.  0: it does not */
ngx_uint_t ngx_http_fhir_bulk_route_kickoff(
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_str_t *uri,
    ngx_http_fhir_bulk_route_t *route);

/* _kind.c */

/* methods as NGX_HTTP_* bits, and as a value of Allow */
ngx_uint_t ngx_http_fhir_bulk_methods(ngx_http_fhir_bulk_route_t *route,
    ngx_str_t *allow);

/* no token is needed (ACC-01) */
ngx_uint_t ngx_http_fhir_bulk_public(ngx_http_fhir_bulk_route_t *route);
/* the sidecar gets a body, if the method has one */
ngx_uint_t ngx_http_fhir_bulk_has_body(ngx_http_fhir_bulk_route_t *route);
/* answers in the words of RFC 6749, not of FHIR */
ngx_uint_t ngx_http_fhir_bulk_oauth(ngx_http_fhir_bulk_route_t *route);

/* a file or an attachment: nginx sends it from disk */
ngx_uint_t ngx_http_fhir_bulk_is_stored(ngx_http_fhir_bulk_route_t *route);
/* read or search of Groups */
ngx_uint_t ngx_http_fhir_bulk_is_groups(ngx_http_fhir_bulk_route_t *route);

/* _access.c: phase handlers */

ngx_int_t ngx_http_fhir_bulk_access_handler(ngx_http_request_t *r);
ngx_int_t ngx_http_fhir_bulk_precontent_handler(ngx_http_request_t *r);
/* the context; made if there is none; NULL without memory */
ngx_http_fhir_bulk_ctx_t *ngx_http_fhir_bulk_get_ctx(ngx_http_request_t *r);
/* this very request was allowed this very route */
ngx_uint_t ngx_http_fhir_bulk_allowed(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route);

/* _query.c: what queries must not do: carry tokens, and reach logs */

/* before anything that may log the request line (NET-10) */
ngx_int_t ngx_http_fhir_bulk_query_handler(ngx_http_request_t *r);
/* hides the query from logs if it may hold patient ids or tokens (NET-10);
 * NGX_DECLINED, or a status */
ngx_int_t ngx_http_fhir_bulk_query_guard(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route);
/* ACC-05 */
ngx_uint_t ngx_http_fhir_bulk_query_token(ngx_http_request_t *r);

/* _file.c: small files that the sidecar writes */

/* NGX_OK; NGX_DECLINED: said in the log, at info when it is not there.  text
 * has room for its len; *text gets the length.  links: it may be a link */
ngx_int_t ngx_http_fhir_bulk_read_file(ngx_log_t *log, u_char *path,
    ngx_uint_t links, ngx_str_t *text);

/* _record.c: NGX_OK, or NGX_DECLINED when there is no usable record; id names
 * it in the zone */

void ngx_http_fhir_bulk_record_id(ngx_http_fhir_bulk_loc_conf_t *flcf,
    ngx_str_t *job, u_char *id);
ngx_int_t ngx_http_fhir_bulk_read_record(ngx_http_request_t *r,
    ngx_str_t *job, ngx_http_fhir_bulk_record_t *record);

/* an array of names of types; NGX_DECLINED: it is something else */
ngx_int_t ngx_http_fhir_bulk_json_types(json_t *list, fhb_typeset_t *types);
/* the bit of a level by its name; 0: it is none */
u_char ngx_http_fhir_bulk_json_level(json_t *name);

/* _attachment.c: NGX_OK, or NGX_DECLINED when there is no usable record */

ngx_int_t ngx_http_fhir_bulk_read_attachment(ngx_http_request_t *r,
    ngx_http_fhir_bulk_route_t *route,
    ngx_http_fhir_bulk_attachment_t *attachment);

/* _xml.c: files as XML; in words of ngx_http_fhir_bulk_xml_choose: NGX_OK:
 * the static handlers, NGX_AGAIN: the sidecar, or a status */

ngx_int_t ngx_http_fhir_bulk_xml_choose(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx);
/* the sidecar said that the XML is there (200), or that there is none (406) */
ngx_int_t ngx_http_fhir_bulk_xml_answered(ngx_http_request_t *r);
ngx_int_t ngx_http_fhir_bulk_xml_path(ngx_http_request_t *r,
    ngx_http_fhir_bulk_loc_conf_t *flcf, ngx_http_fhir_bulk_route_t *route,
    ngx_str_t *path);

/* _zone.c: nodes in shared memory, found by 32 bytes; the caller has the
 * lock.  A node starts with ngx_http_fhir_bulk_node_t. */

typedef struct {
    ngx_rbtree_node_t           node;
    ngx_queue_t                 queue;        /* last used first */
    time_t                      stale;        /* of no use from then on */
    ngx_uint_t                  kind;
    u_char                      id[32];
} ngx_http_fhir_bulk_node_t;

ngx_int_t ngx_http_fhir_bulk_init_zone(ngx_shm_zone_t *zone, void *data);
/* NULL: not there.  What is found becomes the last used. */
void *ngx_http_fhir_bulk_zone_find(ngx_slab_pool_t *shpool, ngx_uint_t kind,
    u_char *id);
/* in the place of one that is there; NULL without room: others went, but not
 * enough.  Bytes behind the node are the caller's to set. */
void *ngx_http_fhir_bulk_zone_add(ngx_slab_pool_t *shpool, ngx_uint_t kind,
    u_char *id, size_t size, time_t stale);
void ngx_http_fhir_bulk_zone_drop(ngx_slab_pool_t *shpool, void *node);

/* _request.c: the request to the sidecar, an upstream callback */

ngx_int_t ngx_http_fhir_bulk_create_request(ngx_http_request_t *r);
/* bytes of the body that was read */
off_t ngx_http_fhir_bulk_body_length(ngx_http_request_t *r);

/* _upstream.c: the content handler that asks the sidecar */

ngx_int_t ngx_http_fhir_bulk_upstream_handler(ngx_http_request_t *r);

/* _error.c: the body of an error, NULL without memory */

ngx_buf_t *ngx_http_fhir_bulk_error_body(ngx_http_request_t *r,
    ngx_http_fhir_bulk_ctx_t *ctx, ngx_http_fhir_bulk_route_t *route,
    ngx_uint_t status);

/* _filter.c */

void ngx_http_fhir_bulk_filter_init(void);

/* _audit.c: the audit trail (NET-10), directive and log phase */

char *ngx_http_fhir_bulk_set_audit(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);
ngx_int_t ngx_http_fhir_bulk_log_handler(ngx_http_request_t *r);
/*
 * Notes that authorization fails, and why: a word of the README's list under
 * fhir_bulk_audit, never of the client.  Route and client of the context are
 * noted too.  Gives the status back, or 500 without memory:
 *
 *     return ngx_http_fhir_bulk_denied(r, "expired", NGX_HTTP_UNAUTHORIZED);
 */
ngx_int_t ngx_http_fhir_bulk_denied(ngx_http_request_t *r, const char *reason,
    ngx_int_t status);

/* _introspect.c: the answer's body, NGX_DECLINED when the subrequest is
 * another one; $fhir_bulk_token */

ngx_int_t ngx_http_fhir_bulk_ask_body(ngx_http_request_t *r, ngx_chain_t *in);
ngx_int_t ngx_http_fhir_bulk_token_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data);

/* _variable.c */

ngx_int_t ngx_http_fhir_bulk_add_variables(ngx_conf_t *cf);


extern ngx_module_t  ngx_http_fhir_bulk_module;


static ngx_inline fhb_str_t
ngx_http_fhir_bulk_str(ngx_str_t *s)
{
    return fhb_str((const char *) s->data, s->len);
}


/* cuts text off the front or the end of s, if it is there */

static ngx_inline ngx_uint_t
ngx_http_fhir_bulk_cut_front(ngx_str_t *s, const char *text, size_t len)
{
    if (s->len < len || (len != 0 && ngx_memcmp(s->data, text, len) != 0)) {
        return 0;
    }

    s->data += len;
    s->len -= len;

    return 1;
}


static ngx_inline ngx_uint_t
ngx_http_fhir_bulk_cut_end(ngx_str_t *s, const char *text, size_t len)
{
    if (s->len < len || ngx_memcmp(s->data + s->len - len, text, len) != 0) {
        return 0;
    }

    s->len -= len;

    return 1;
}


#define ngx_http_fhir_bulk_starts(s, lit)                                     \
    ngx_http_fhir_bulk_cut_front(s, lit, sizeof(lit) - 1)

#define ngx_http_fhir_bulk_ends(s, lit)                                       \
    ngx_http_fhir_bulk_cut_end(s, lit, sizeof(lit) - 1)


/* the next header of a list, NULL at its end; the walk begins with part at
 * the list's own and *i at 0 */

static ngx_inline ngx_table_elt_t *
ngx_http_fhir_bulk_next_header(ngx_list_part_t **part, ngx_uint_t *i)
{
    ngx_table_elt_t  *h;

    while (*i >= (*part)->nelts) {
        if ((*part)->next == NULL) {
            return NULL;
        }

        *part = (*part)->next;
        *i = 0;
    }

    h = (*part)->elts;

    return &h[(*i)++];
}


#endif /* NGX_HTTP_FHIR_BULK_H */
