/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The INI file: one table of options (name, parser, target, reloadable,
 * default), read with inih.  An unknown key, a bad value or a missing one is
 * an error with file and line.
 */

#ifndef FHBD_CONF_H
#define FHBD_CONF_H

#include <stdio.h>

#include "../common/fhb_kickoff.h"

typedef enum { FHBD_SOURCE_NDJSON = 1, FHBD_SOURCE_POSTGRES }
    fhbd_source_kind_t;
typedef enum { FHBD_BODY_JSONB = 0, FHBD_BODY_JSON, FHBD_BODY_TEXT }
    fhbd_body_type_t;
typedef enum { FHBD_ONS_NARRATIVE = 0, FHBD_ONS_DEFINITION } fhbd_ons_t;
typedef enum { FHBD_POLL_STRICT = 0, FHBD_POLL_BURST, FHBD_POLL_OFF }
    fhbd_poll_limit_t;

typedef struct {
    unsigned             per_second;
    unsigned             burst;
} fhbd_rate_t;

#define FHBD_OPERATION_MAX  64          /* characters of a name */
#define FHBD_CONNECTIONS_MIN  3u        /* of a tenant's database */

/* [tenant NAME] */
typedef struct {
    char                *name;
    unsigned             levels;             /* 1 << fhb_level_t (KICK-04) */
    fhb_typeset_t        types;              /* CMP-01 */
    char                *metadata_upstream;  /* URL or NULL (CAP-01) */
    bool                 cap_legacy_names;   /* CAP-05 */
    char                *manifest_extension; /* JSON object or NULL (MAN-23) */
    int                  ons_url;            /* fhbd_ons_t (CAP-09) */
    bool                 undated_include;    /* undated_resources (TIME-06) */
    bool                 context_resources;  /* CMP-05 */
    bool                 full_history;       /* since_new_members (GRP-08) */
    int                  reference_form;     /* fhb_reference_form_t (CMP-06) */
    bool                 patient_binary;     /* export_patient_binary (CMP-08) */
    char                *attachment_hosts;   /* names, blanks; NULL (ATT-04) */
    bool                 attachment_fetch;   /* ATT-04 */
    bool                 attachment_private; /* private addresses, and http,
                                              * are fine */
    uint64_t             attachment_max;     /* bytes */
    uint64_t             inline_max;         /* bytes (ATT-07) */
    int64_t              transaction_margin; /* microseconds */
    uint64_t             rate_limit;         /* bytes per second; 0: off */
    fhbd_source_kind_t   source;

    char                *ndjson_path;        /* folder */
    char                *ndjson_tombstones;  /* file of deletions; NULL: none,
                                              * TOMB-01 */

    char                *pg_conninfo;
    char                *pg_profile;         /* folder name below profiles */
    char                *pg_table;           /* [schema.]table; NULL: the
                                              * profile's */
    char                *pg_schema;          /* NULL: the profile's, or none */
    char                *pg_partition;       /* of the store; NULL: all */
    char                *pg_type_column;
    char                *pg_id_column;
    char                *pg_updated_column;
    char                *pg_deleted_column;  /* boolean; NULL: none */
    char                *pg_body_column;
    fhbd_body_type_t     pg_body_type;
    char                *pg_where;           /* extra SQL condition or NULL */
    char                *pg_timezone;        /* of columns without zone; UTC */
    unsigned             pg_cohort_percent;  /* above it, scan and filter */
    unsigned             pg_max_connections; /* 0: off */
    char                *pg_settings;        /* NAME=VALUE, blanks; NULL */
} fhbd_tenant_conf_t;

/* [fhir-bulkd] */
typedef struct {
    char                *listen;             /* socket path */
    unsigned             socket_mode;        /* 0660 */
    char                *socket_group;       /* NULL: the process's */
    char                *allow_users;        /* NULL: socket_group's members */
    char                *root;               /* export root */
    char                *store;              /* job store file, never NULL */
    char                *profiles;           /* folder of store profiles */
    unsigned             workers;            /* export threads */
    unsigned             control_threads;
    unsigned             max_running_jobs;
    unsigned             max_active_jobs_per_client;   /* KICK-16 */
    unsigned             max_active_jobs;
    bool                 gzip;               /* compression = gzip | off */
    uint64_t             max_file_resources; /* PART-12 */
    uint64_t             max_file_size;      /* bytes uncompressed */
    uint64_t             part_size;          /* bytes a part aims at */
    unsigned             max_retries;        /* of a part or plan */
    int64_t              job_ttl;            /* seconds (STAT-13) */
    int64_t              sweep_interval;     /* seconds */
    int64_t              cancel_grace;       /* seconds (DEL-03) */
    int64_t              max_job_time;       /* seconds */
    unsigned             retry_min, retry_max;         /* seconds (STAT-06) */
    fhbd_poll_limit_t    poll_limit;         /* STAT-07 */
    unsigned             poll_burst;
    unsigned             abuse_limit;        /* STAT-10; 0: off */
    double               fail_ratio;         /* MAN-13 */
    bool                 require_prefer;     /* HDR-01 */
    bool                 require_accept;     /* HDR-02 */
    bool                 kickoff_body;       /* KICK-12 */
    size_t               max_kickoff_body;   /* bytes (KICK-09) */
    int                  export_dialect;     /* fhb_dialect_t (VER-03) */
    char                *v4_operation_name;  /* NULL: none (VER-02) */
    bool                 reject_duplicates;  /* KICK-17 */
    bool                 announce_withheld;  /* MAN-15 */
    bool                 lenient_filters;    /* PAR-05 */
    bool                 xml_output;         /* FMT-03, FILE-20 */
    bool                 manifest_xml;       /* MAN-24 */
    int                  log_level;          /* fhbd_log_level_t */
    char                *audit;              /* "log", "off" or a path
                                              * (NET-10) */

    char                *clients;            /* registry; NULL: no token is
                                              * ever issued (REG-01) */
    char                *auth_dir;           /* keys, client records */
    bool                 unregistered_clients;   /* of external servers */
    unsigned             algs;               /* FHB_ALG_BITs (TOK-04) */
    int64_t              clock_skew;         /* seconds (TOK-07) */
    bool                 lax_typ;            /* TOK-03 */
    char                *token_aud_aliases;  /* URLs, blanks; NULL (TOK-06) */
    bool                 scope_all;          /* scope_mode (TOK-14) */
    int64_t              token_ttl;          /* seconds (TOK-17) */
    fhbd_rate_t          token_rate;         /* TOK-20 */
    unsigned             token_threads;
    int64_t              key_rotation;       /* seconds */
    int64_t              jwks_cache_default; /* seconds (REG-03) */
    int64_t              jwks_refetch_min;   /* seconds (REG-04) */
    char                *jwks_hosts;         /* names, blanks; NULL: any
                                              * (REG-05) */
    bool                 jwks_private;       /* private addresses are fine */
    char                *jwks_ca_file;       /* NULL: the system's */
    char                *issuer_jwks;        /* NAME=URL, blanks; NULL
                                              * (ACC-12) */
    unsigned             export_scope;       /* FHB_SCOPE_… (SC-03) */
    bool                 job_sharing;        /* ACC-07 */
    bool                 group_scope_required;   /* GRP-06 */

    fhbd_tenant_conf_t  *tenants;
    size_t               tenants_n;
} fhbd_conf_t;

/* reads and checks the file; *out is freed by fhbd_conf_free */
fhb_err_t fhbd_conf_load(const char *file, fhbd_conf_t **out,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_conf_free(fhbd_conf_t *conf);

/*
 * Reads the file again for a running sidecar: *out has the new values of
 * reloadable options and running's of all others.  What differs but needs a
 * restart is named in restart, one line each: for the log.
 */
fhb_err_t fhbd_conf_reload(const char *file, const fhbd_conf_t *running,
    fhbd_conf_t **out, fhb_buf_t *restart, fhb_error_t *err) FHB_NODISCARD;

/* every option of both stands for the same */
bool fhbd_conf_same(const fhbd_conf_t *a, const fhbd_conf_t *b);

/* the table of options: section, name, default ("-": none), reloadable
 * ("yes", "no"), separated by tabs */
void fhbd_conf_print_options(FILE *out);
const fhbd_tenant_conf_t *fhbd_conf_tenant(const fhbd_conf_t *conf,
    fhb_str_t name);                          /* NULL: unknown */

#endif /* FHBD_CONF_H */
