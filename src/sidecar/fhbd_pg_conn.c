/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The connections of a postgres source: never more than max_connections, each
 * with our settings and the tenant's, and a word about what the role may do
 * that it need not.
 */

#include "fhbd_pg_store.h"

#include <stdio.h>
#include <string.h>

#include "fhbd_log.h"

#define FHBD_PG_LOOKUP_WAIT  10         /* seconds for a connection, of what
                                         * has to be answered soon */

/* a client waits for what these find: nobody does any more after that */
#define FHBD_PG_LOOKUP_TIMEOUT  "SET statement_timeout = '60s'"


/* set_config takes values, so that nothing becomes a part of a statement */
static fhb_err_t
fhbd_pg_set(PGconn *conn, fhb_str_t name, fhb_str_t value, fhb_error_t *err)
{
    char         text[512];
    fhb_err_t    rc;
    const char  *values[] = { text, text + name.len + 1 };

    if (name.len + value.len + 2 > sizeof(text)) {
        return fhb_fail(err, FHB_EDB, "settings: \"%.64s\" is too long",
                        name.ptr);
    }
    memcpy(text, name.ptr, name.len);
    text[name.len] = '\0';
    memcpy(text + name.len + 1, value.ptr, value.len);
    text[name.len + 1 + value.len] = '\0';

    rc = fhbd_pg_exec_params(conn, "SELECT set_config($1, $2, false)", 2,
                             values, false, NULL, NULL, err);
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "settings: \"%.64s\": ", text);
    }

    return rc;
}


/* NAME=VALUE, one blank between */
static fhb_err_t
fhbd_pg_set_all(PGconn *conn, const char *settings, fhb_error_t *err)
{
    size_t       name, len;
    fhb_err_t    rc = FHB_OK;
    const char  *p = settings;

    while (rc == FHB_OK && p != NULL && *p != '\0') {
        name = strcspn(p, "=");
        len = strcspn(p, " ");
        rc = fhbd_pg_set(conn, fhb_str(p, name),
                         fhb_str(p + name + 1, len - name - 1), err);
        p += len + (p[len] == ' ');
    }

    return rc;
}


fhb_err_t
fhbd_pg_take(fhbd_pg_source_t *src, const atomic_bool *cancel, PGconn **out,
    fhb_error_t *err)
{
    fhb_err_t                  rc;
    const fhbd_tenant_conf_t  *t = src->base.tenant;

    *out = NULL;

    rc = fhbd_slots_take(src->slots, cancel,
                         cancel == NULL ? FHBD_PG_LOOKUP_WAIT : 0, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_pg_connect(t->pg_conninfo, out, err);
    if (rc == FHB_OK && cancel == NULL) {
        rc = fhbd_pg_exec(*out, FHBD_PG_LOOKUP_TIMEOUT, NULL, NULL, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_set_all(*out, src->profile->terms.settings, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_pg_set_all(*out, t->pg_settings, err);
    }

    if (rc != FHB_OK) {
        PQfinish(*out);
        *out = NULL;
        fhbd_slots_give(src->slots);
    }

    return rc;
}


void
fhbd_pg_give(fhbd_pg_source_t *src, PGconn *conn)
{
    if (conn != NULL) {
        fhbd_pg_abandon(conn);
        fhbd_slots_give(src->slots);
    }
}


void
fhbd_pg_connections(const fhbd_source_t *source, unsigned *used,
    unsigned *waiting)
{
    fhbd_slots_counts(((const fhbd_pg_source_t *) source)->slots, used,
                      waiting);
}


/* what a server says to a session that is idle comes as a notice */
static void
fhbd_pg_heard(void *arg, const PGresult *res)
{
    const char       *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
    const char       *severity;
    fhbd_snapshot_t  *snap = arg;

    severity = PQresultErrorField(res, PG_DIAG_SEVERITY_NONLOCALIZED);

    if (state != NULL && severity != NULL && strcmp(severity, "FATAL") == 0) {
        (void) snprintf(snap->farewell, sizeof(snap->farewell), "%s", state);
    }
}


void
fhbd_pg_listen(fhbd_snapshot_t *snap)
{
    (void) PQsetNoticeReceiver(snap->conn, fhbd_pg_heard, snap);
}


fhb_err_t
fhbd_pg_farewell(fhbd_snapshot_t *snap, fhb_error_t *err)
{
    char  state[sizeof(snap->farewell)];

    (void) pthread_mutex_lock(&snap->lock);
    if (PQstatus(snap->conn) == CONNECTION_OK && PQconsumeInput(snap->conn)) {
        PQfreemem(PQnotifies(snap->conn));      /* makes libpq look at it */
    }
    memcpy(state, snap->farewell, sizeof(state));
    (void) pthread_mutex_unlock(&snap->lock);

    if (fhbd_pg_code(state) == FHB_ECONFLICT) {
        return fhbd_pg_conflict(state, err);
    }

    return fhb_fail(err, FHB_EAGAIN, "the database has ended the session that "
                    "held the export's snapshot (%s)",
                    *state == '\0' ? "without a word" : state);
}


/* one sentence if the role may do more than read this table, else nothing */
static const char  fhbd_pg_rights[] =
    "WITH r AS (SELECT rolname, rolsuper FROM pg_roles"
    " WHERE rolname = current_user),"
    " p AS (SELECT string_agg(p, ', ' ORDER BY i) AS list"
    " FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'])"
    " WITH ORDINALITY AS u (p, i)"
    " WHERE has_table_privilege(to_regclass($1), p))"
    " SELECT CASE WHEN rolsuper THEN"
    " format('the role \"%s\" is a superuser: give the sidecar a role of its"
    " own with SELECT on %s', rolname, $1)"
    " ELSE format('the role \"%s\" may change %s, SELECT is all it needs:"
    " REVOKE %s ON %s FROM %I, or from the role that it has it from',"
    " rolname, $1, list, $1, rolname) END"
    " FROM r, p WHERE rolsuper OR list IS NOT NULL";


fhb_err_t
fhbd_pg_warn_rights(const fhbd_pg_source_t *src, PGconn *conn,
    const fhbd_pg_table_t *t, fhb_error_t *err)
{
    PGresult    *res;
    fhb_str_t    text;
    fhb_err_t    rc;
    const char  *values[] = { t->ident };

    rc = fhbd_pg_exec_params(conn, fhbd_pg_rights, 1, values, false, NULL,
                             &res, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (PQntuples(res) > 0) {
        text = fhbd_pg_value(res, 0, 0);
        fhbd_log(FHBD_LOG_WARN, "source", NULL, "tenant \"%s\": %.*s",
                 src->base.tenant->name, FHB_STR_ARG(text));
    }
    PQclear(res);

    return FHB_OK;
}
