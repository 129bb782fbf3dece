/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The one table of options: what is not here is no option.
 */

#include "fhbd_conf_table.h"

#include <limits.h>
#include <string.h>

#include "../common/fhb_jose.h"
#include "../common/fhb_references.h"
#include "../common/fhb_scope.h"
#include "fhbd_log.h"

#define CONF(member)    offsetof(fhbd_conf_t, member)
#define TENANT(member)  offsetof(fhbd_tenant_conf_t, member)

#define FIXED   false           /* a change needs a restart */
#define RELOAD  true

#define DAY     86400LL
#define YEAR    (366 * DAY)
#define EXA     (1LL << 60)

static const fhbd_word_t  fhbd_words_bool[] = {
    { "off", 0 }, { "on", 1 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_compression[] = {
    { "off", 0 }, { "gzip", 1 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_dialect[] = {
    { "v3", FHB_DIALECT_V3 }, { "v4", FHB_DIALECT_V4 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_ons[] = {
    { "narrative", FHBD_ONS_NARRATIVE }, { "definition", FHBD_ONS_DEFINITION },
    { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_undated[] = {
    { "exclude", 0 }, { "include", 1 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_members[] = {
    { "since_only", 0 }, { "full_history", 1 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_reference[] = {
    { "stored", FHB_REFERENCE_STORED }, { "relative", FHB_REFERENCE_RELATIVE },
    { "absolute", FHB_REFERENCE_ABSOLUTE }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_log[] = {
    { "error", FHBD_LOG_ERROR }, { "warn", FHBD_LOG_WARN },
    { "notice", FHBD_LOG_NOTICE }, { "info", FHBD_LOG_INFO },
    { "debug", FHBD_LOG_DEBUG }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_levels[] = {
    { "system", FHB_LEVEL_SYSTEM }, { "patient", FHB_LEVEL_PATIENT },
    { "group", FHB_LEVEL_GROUP }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_source[] = {
    { "ndjson", FHBD_SOURCE_NDJSON }, { "postgres", FHBD_SOURCE_POSTGRES },
    { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_body[] = {
    { "jsonb", FHBD_BODY_JSONB }, { "json", FHBD_BODY_JSON },
    { "text", FHBD_BODY_TEXT }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_algs[] = {
    { "RS256", FHB_ALG_RS256 }, { "RS384", FHB_ALG_RS384 },
    { "RS512", FHB_ALG_RS512 }, { "PS384", FHB_ALG_PS384 },
    { "ES256", FHB_ALG_ES256 }, { "ES384", FHB_ALG_ES384 },
    { "ES512", FHB_ALG_ES512 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_scope_mode[] = {
    { "intersect", 0 }, { "all_or_nothing", 1 }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_export_scope[] = {
    { "rs", FHB_SCOPE_RS }, { "r", FHB_SCOPE_R }, { NULL, 0 }
};

static const fhbd_word_t  fhbd_words_off[] = { { "off", 0 }, { NULL, 0 } };

#define S  "fhir-bulkd"
#define T  "tenant"

const fhbd_option_t  fhbd_options[] = {
    { "listen", S, fhbd_parse_string, CONF(listen), FIXED,
      "/run/fhir-bulk/api.sock", 0, 0, NULL, false },
    { "socket_mode", S, fhbd_parse_mode, CONF(socket_mode), FIXED,
      "0660", 0, 0777, NULL, false },
    { "socket_group", S, fhbd_parse_string, CONF(socket_group), FIXED,
      NULL, 0, 0, NULL, false },
    { "allow_users", S, fhbd_parse_string, CONF(allow_users), FIXED,
      NULL, 0, 0, NULL, false },
    { "root", S, fhbd_parse_string, CONF(root), FIXED,
      "/var/lib/fhir-bulk/exports", 0, 0, NULL, false },
    { "store", S, fhbd_parse_string, CONF(store), FIXED,
      NULL, 0, 0, NULL, false },
    { "profiles", S, fhbd_parse_string, CONF(profiles), FIXED,
      "/usr/share/fhir-bulk/profiles", 0, 0, NULL, false },
    { "workers", S, fhbd_parse_number, CONF(workers), FIXED,
      "4", 1, 256, NULL, false },
    { "control_threads", S, fhbd_parse_number, CONF(control_threads), FIXED,
      "4", 1, 64, NULL, false },
    { "max_running_jobs", S, fhbd_parse_number, CONF(max_running_jobs),
      RELOAD, "4", 1, 1000, NULL, false },
    { "max_active_jobs_per_client", S, fhbd_parse_number,
      CONF(max_active_jobs_per_client), RELOAD, "10", 1, 100000, NULL,
      false },
    { "max_active_jobs", S, fhbd_parse_number, CONF(max_active_jobs), RELOAD,
      "1000", 1, 1000000, NULL, false },
    { "compression", S, fhbd_parse_bool, CONF(gzip), RELOAD,
      "gzip", 0, 0, fhbd_words_compression, false },
    { "max_file_resources", S, fhbd_parse_count, CONF(max_file_resources),
      RELOAD, "100000", 1, INT_MAX, NULL, false },
    { "max_file_size", S, fhbd_parse_size, CONF(max_file_size), RELOAD,
      "100m", 1, EXA, NULL, false },
    { "part_size", S, fhbd_parse_size, CONF(part_size), RELOAD,
      "64m", 1, EXA, NULL, false },
    { "max_retries", S, fhbd_parse_number, CONF(max_retries), RELOAD,
      "5", 0, 1000, NULL, false },
    { "job_ttl", S, fhbd_parse_seconds, CONF(job_ttl), RELOAD,
      "30d", 1, 10 * YEAR, NULL, false },
    { "sweep_interval", S, fhbd_parse_seconds, CONF(sweep_interval), RELOAD,
      "60s", 1, DAY, NULL, false },
    { "cancel_grace", S, fhbd_parse_seconds, CONF(cancel_grace), RELOAD,
      "5s", 1, 3600, NULL, false },
    { "max_job_time", S, fhbd_parse_seconds, CONF(max_job_time), RELOAD,
      "7d", 1, 10 * YEAR, NULL, false },
    { "retry_min", S, fhbd_parse_wait, CONF(retry_min), RELOAD,
      "1s", 1, 60, NULL, false },
    { "retry_max", S, fhbd_parse_wait, CONF(retry_max), RELOAD,
      "60s", 1, 3600, NULL, false },
    { "poll_limit", S, fhbd_parse_poll_limit, 0, RELOAD,
      "strict", 1, 1000000, NULL, false },
    { "abuse_limit", S, fhbd_parse_number, CONF(abuse_limit), RELOAD,
      "off", 1, 1000000, fhbd_words_off, false },
    { "fail_ratio", S, fhbd_parse_ratio, CONF(fail_ratio), RELOAD,
      "1.0", 0, 0, NULL, false },
    { "require_prefer", S, fhbd_parse_bool, CONF(require_prefer), RELOAD,
      "on", 0, 0, fhbd_words_bool, false },
    { "require_accept", S, fhbd_parse_bool, CONF(require_accept), RELOAD,
      "on", 0, 0, fhbd_words_bool, false },
    { "kickoff_body", S, fhbd_parse_bool, CONF(kickoff_body), RELOAD,
      "on", 0, 0, fhbd_words_bool, false },
    { "max_kickoff_body", S, fhbd_parse_size, CONF(max_kickoff_body), RELOAD,
      "1m", 1, 1LL << 30, NULL, false },
    { "export_dialect", S, fhbd_parse_word, CONF(export_dialect), RELOAD,
      "v3", 0, 0, fhbd_words_dialect, false },
    { "v4_operation_name", S, fhbd_parse_operation, CONF(v4_operation_name),
      RELOAD, NULL, 0, 0, NULL, false },
    { "reject_duplicates", S, fhbd_parse_bool, CONF(reject_duplicates),
      RELOAD, "off", 0, 0, fhbd_words_bool, false },
    { "announce_withheld", S, fhbd_parse_bool, CONF(announce_withheld),
      RELOAD, "off", 0, 0, fhbd_words_bool, false },
    { "lenient_filters", S, fhbd_parse_bool, CONF(lenient_filters), RELOAD,
      "on", 0, 0, fhbd_words_bool, false },
    { "xml_output", S, fhbd_parse_bool, CONF(xml_output), RELOAD,
      "off", 0, 0, fhbd_words_bool, false },
    { "manifest_xml", S, fhbd_parse_bool, CONF(manifest_xml), RELOAD,
      "off", 0, 0, fhbd_words_bool, false },
    { "log_level", S, fhbd_parse_word, CONF(log_level), RELOAD,
      "notice", 0, 0, fhbd_words_log, false },
    { "audit", S, fhbd_parse_audit, CONF(audit), RELOAD,
      "log", 0, 0, NULL, false },
    { "clients", S, fhbd_parse_string, CONF(clients), FIXED,
      NULL, 0, 0, NULL, false },
    { "auth_dir", S, fhbd_parse_string, CONF(auth_dir), FIXED,
      "/var/lib/fhir-bulk/auth", 0, 0, NULL, false },
    { "unregistered_clients", S, fhbd_parse_bool, CONF(unregistered_clients),
      RELOAD, "off", 0, 0, fhbd_words_bool, false },
    { "algs", S, fhbd_parse_words, CONF(algs), RELOAD,
      "RS384 ES384", 0, 0, fhbd_words_algs, false },
    { "clock_skew", S, fhbd_parse_seconds, CONF(clock_skew), RELOAD,
      "30s", 0, 300, NULL, false },
    { "lax_typ", S, fhbd_parse_bool, CONF(lax_typ), RELOAD,
      "off", 0, 0, fhbd_words_bool, false },
    { "token_aud_aliases", S, fhbd_parse_urls, CONF(token_aud_aliases),
      RELOAD, NULL, 0, 0, NULL, false },
    { "scope_mode", S, fhbd_parse_bool, CONF(scope_all), RELOAD,
      "intersect", 0, 0, fhbd_words_scope_mode, false },
    { "token_ttl", S, fhbd_parse_seconds, CONF(token_ttl), RELOAD,
      "300s", 10, 3600, NULL, false },
    { "token_rate", S, fhbd_parse_rate, CONF(token_rate), RELOAD,
      "10/s burst 200", 1, 1000000, NULL, false },
    { "token_threads", S, fhbd_parse_number, CONF(token_threads), FIXED,
      "4", 2, 64, NULL, false },
    { "key_rotation", S, fhbd_parse_seconds, CONF(key_rotation), RELOAD,
      "30d", 3600, 10 * YEAR, NULL, false },
    { "jwks_cache_default", S, fhbd_parse_seconds, CONF(jwks_cache_default),
      RELOAD, "300s", 0, DAY, NULL, false },
    { "jwks_refetch_min", S, fhbd_parse_seconds, CONF(jwks_refetch_min),
      RELOAD, "30s", 1, 3600, NULL, false },
    { "jwks_hosts", S, fhbd_parse_hosts, CONF(jwks_hosts), RELOAD,
      NULL, 0, 0, NULL, false },
    { "jwks_private", S, fhbd_parse_bool, CONF(jwks_private), RELOAD,
      "off", 0, 0, fhbd_words_bool, false },
    { "jwks_ca_file", S, fhbd_parse_readable, CONF(jwks_ca_file),
      RELOAD, NULL, 0, 0, NULL, false },
    { "issuer_jwks", S, fhbd_parse_issuers, CONF(issuer_jwks), RELOAD,
      NULL, 0, 0, NULL, false },
    { "export_scope", S, fhbd_parse_word, CONF(export_scope), RELOAD,
      "rs", 0, 0, fhbd_words_export_scope, false },
    { "job_sharing", S, fhbd_parse_bool, CONF(job_sharing), RELOAD,
      "off", 0, 0, fhbd_words_bool, false },
    { "group_scope_required", S, fhbd_parse_bool,
      CONF(group_scope_required), RELOAD, "off", 0, 0, fhbd_words_bool,
      false },

    { "source", T, fhbd_parse_word, TENANT(source), FIXED,
      NULL, 0, 0, fhbd_words_source, false },
    { "levels", T, fhbd_parse_words, TENANT(levels), RELOAD,
      "system patient group", 0, 0, fhbd_words_levels, false },
    { "types", T, fhbd_parse_types, TENANT(types), RELOAD,
      "all", 0, 0, NULL, false },
    { "metadata_upstream", T, fhbd_parse_url, TENANT(metadata_upstream),
      RELOAD, NULL, 0, 0, NULL, false },
    { "cap_legacy_names", T, fhbd_parse_bool, TENANT(cap_legacy_names),
      RELOAD, "off", 0, 0, fhbd_words_bool, false },
    { "ons_url", T, fhbd_parse_word, TENANT(ons_url), RELOAD,
      "narrative", 0, 0, fhbd_words_ons, false },
    { "undated_resources", T, fhbd_parse_bool, TENANT(undated_include),
      FIXED, "include", 0, 0, fhbd_words_undated, false },
    { "transaction_margin", T, fhbd_parse_usec, TENANT(transaction_margin),
      FIXED, "10s", 0, 3600 * 1000000LL, NULL, false },
    { "rate_limit", T, fhbd_parse_byte_rate, TENANT(rate_limit), RELOAD,
      "off", 1, EXA, fhbd_words_off, false },
    { "manifest_extension", T, fhbd_parse_extension,
      TENANT(manifest_extension), FIXED, NULL, 0, 0, NULL, false },
    { "context_resources", T, fhbd_parse_bool, TENANT(context_resources),
      RELOAD, "on", 0, 0, fhbd_words_bool, false },
    { "since_new_members", T, fhbd_parse_bool, TENANT(full_history), FIXED,
      "since_only", 0, 0, fhbd_words_members, false },
    { "reference_form", T, fhbd_parse_word, TENANT(reference_form), FIXED,
      "stored", 0, 0, fhbd_words_reference, false },
    { "export_patient_binary", T, fhbd_parse_bool, TENANT(patient_binary),
      RELOAD, "off", 0, 0, fhbd_words_bool, false },
    { "attachment_hosts", T, fhbd_parse_hosts, TENANT(attachment_hosts),
      FIXED, NULL, 0, 0, NULL, false },
    { "attachment_fetch", T, fhbd_parse_bool, TENANT(attachment_fetch),
      FIXED, "on", 0, 0, fhbd_words_bool, false },
    { "attachment_private", T, fhbd_parse_bool, TENANT(attachment_private),
      FIXED, "off", 0, 0, fhbd_words_bool, false },
    { "attachment_max", T, fhbd_parse_size, TENANT(attachment_max), FIXED,
      "16m", 1, 1LL << 30, NULL, false },
    { "inline_max", T, fhbd_parse_size, TENANT(inline_max), FIXED,
      "1m", 0, 1LL << 30, NULL, false },
    { "path", T, fhbd_parse_string, TENANT(ndjson_path), FIXED,
      NULL, 0, 0, NULL, false },
    { "tombstones", T, fhbd_parse_string, TENANT(ndjson_tombstones), FIXED,
      NULL, 0, 0, NULL, false },
    { "conninfo", T, fhbd_parse_conninfo, TENANT(pg_conninfo), FIXED,
      NULL, 0, 0, NULL, true },
    { "profile", T, fhbd_parse_name, TENANT(pg_profile), FIXED,
      "jsonb", 0, 0, NULL, false },
    { "table", T, fhbd_parse_table, TENANT(pg_table), FIXED,
      NULL, 0, 0, NULL, false },
    { "schema", T, fhbd_parse_column, TENANT(pg_schema), FIXED,
      NULL, 0, 0, NULL, false },
    { "partition", T, fhbd_parse_string, TENANT(pg_partition), FIXED,
      NULL, 0, 0, NULL, false },
    { "type_column", T, fhbd_parse_column, TENANT(pg_type_column), FIXED,
      "type", 0, 0, NULL, false },
    { "id_column", T, fhbd_parse_column, TENANT(pg_id_column), FIXED,
      "id", 0, 0, NULL, false },
    { "updated_column", T, fhbd_parse_column, TENANT(pg_updated_column),
      FIXED, "last_updated", 0, 0, NULL, false },
    { "deleted_column", T, fhbd_parse_column, TENANT(pg_deleted_column),
      FIXED, NULL, 0, 0, NULL, false },
    { "body_column", T, fhbd_parse_column, TENANT(pg_body_column), FIXED,
      "body", 0, 0, NULL, false },
    { "body_type", T, fhbd_parse_word, TENANT(pg_body_type), FIXED,
      "jsonb", 0, 0, fhbd_words_body, false },
    { "where", T, fhbd_parse_string, TENANT(pg_where), FIXED,
      NULL, 0, 0, NULL, false },
    { "timezone", T, fhbd_parse_zone, TENANT(pg_timezone), FIXED,
      "UTC", 0, 0, NULL, false },
    { "cohort_percent", T, fhbd_parse_number, TENANT(pg_cohort_percent),
      FIXED, "25", 0, 100, NULL, false },
    { "max_connections", T, fhbd_parse_number, TENANT(pg_max_connections),
      FIXED, "off", 1, 10000, fhbd_words_off, false },
    { "settings", T, fhbd_parse_settings, TENANT(pg_settings), FIXED,
      NULL, 0, 0, NULL, false },
};

const size_t  fhbd_options_n = sizeof(fhbd_options) / sizeof(fhbd_options[0]);


size_t
fhbd_option_find(bool tenant, const char *name)
{
    size_t  i;

    for (i = 0; i < fhbd_options_n; i++) {
        if (fhbd_option_tenant(&fhbd_options[i]) == tenant
            && strcmp(fhbd_options[i].name, name) == 0)
        {
            break;
        }
    }

    return i;
}


void
fhbd_conf_print_options(FILE *out)
{
    size_t                i;
    const fhbd_option_t  *o;

    for (i = 0; i < fhbd_options_n; i++) {
        o = &fhbd_options[i];
        (void) fprintf(out, "%s\t%s\t%s\t%s\n", o->section, o->name,
                       o->def == NULL ? "-" : o->def,
                       o->reloadable ? "yes" : "no");
    }
}
