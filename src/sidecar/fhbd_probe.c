/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * fhir-bulkd --probe: asks the profiles which store they see in a database,
 * what is missing there, and prints the section of the INI file to use.
 */

#include "fhbd_probe.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhbd_conf_table.h"
#include "fhbd_log.h"
#include "fhbd_pg_profile.h"

#define FHBD_PROBE_FILE  "probe.sql"

/* a probe asks the catalog only; a lock that somebody holds on it must not
 * keep people waiting */
#define FHBD_PROBE_BEGIN                                                     \
    "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY;"                        \
    "SET LOCAL statement_timeout = '30s'"

/* what the rows of a probe.sql are about */
typedef enum {
    FHBD_PROBE_STORE = 0,
    FHBD_PROBE_MISSES,
    FHBD_PROBE_HINT,
    FHBD_PROBE_INI,
    FHBD_PROBE_WHATS
} fhbd_probe_what_t;

typedef struct {
    PGconn      *conn;
    const char  *profiles;
    fhb_buf_t    conninfo;      /* without password */
    bool         password;      /* there was one */
    unsigned     stores;        /* found so far */
    bool         missing;
    bool         failed;        /* some probe could not be run */
} fhbd_probe_t;


static void
fhbd_probe_failed(const fhb_error_t *err)
{
    fhbd_log(FHBD_LOG_ERROR, "probe", NULL, "%s", err->text);
}


/* a value of a connection string; what begins a comment of an INI file gets
 * a backslash, which libpq takes away */
static void
fhbd_probe_quote(fhb_buf_t *out, const char *value)
{
    static const char  plain[] = "abcdefghijklmnopqrstuvwxyz0123456789"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ_./:@,-";

    if (*value != '\0' && strspn(value, plain) == strlen(value)) {
        fhb_buf_adds(out, value);
        return;
    }

    fhb_buf_addc(out, '\'');
    for ( /* void */ ; *value != '\0'; value++) {
        if (strchr("'\\;#", *value) != NULL) {
            fhb_buf_addc(out, '\\');
        }
        fhb_buf_addc(out, *value);
    }
    fhb_buf_addc(out, '\'');
}


/* the connection string for the INI file: all but secrets */
static fhb_err_t
fhbd_probe_conninfo(fhbd_probe_t *p, const char *conninfo, fhb_error_t *err)
{
    fhb_buf_t         *out = &p->conninfo;
    PQconninfoOption  *options, *o;

    if (strchr(conninfo, '=') == NULL && strstr(conninfo, "://") == NULL) {
        fhb_buf_adds(out, "dbname=");
        fhbd_probe_quote(out, conninfo);
        options = NULL;

    } else {
        options = PQconninfoParse(conninfo, NULL);
        if (options == NULL) {
            return fhb_fail(err, FHB_EPARAM,
                            "the connection string cannot be parsed");
        }
    }

    for (o = options; o != NULL && o->keyword != NULL; o++) {
        if (o->val == NULL) {
            continue;
        }
        /* libpq's own mark of what must not be shown */
        if (o->dispchar[0] == '*') {
            p->password = true;
            continue;
        }
        if (out->len > 0) {
            fhb_buf_addc(out, ' ');
        }
        fhb_buf_adds(out, o->keyword);
        fhb_buf_addc(out, '=');
        fhbd_probe_quote(out, o->val);
    }
    PQconninfoFree(options);

    fhb_buf_addc(out, '\0');

    return out->failed ? fhb_fail(err, FHB_ENOMEM, "no memory") : FHB_OK;
}


/* whatever the store: of the server, the database and the role */
static fhb_err_t
fhbd_probe_server(fhbd_probe_t *p, fhb_error_t *err)
{
    PGresult   *res;
    fhb_err_t   rc;

    static const char  sql[] =
        "SELECT format('PostgreSQL %s, %s, database \"%s\", role \"%s\"',"
        " current_setting('server_version'),"
        " CASE WHEN pg_is_in_recovery() THEN 'hot standby'"
        " ELSE 'primary' END, current_database(), current_user)"
        " UNION ALL"
        " SELECT format('hint: the role \"%s\" is a superuser; give the"
        " sidecar a role of its own, with SELECT on what it exports',"
        " current_user) FROM pg_roles"
        " WHERE rolname = current_user AND rolsuper"
        " UNION ALL"
        " SELECT format('hint: the encoding of the database is %s: the server"
        " converts each row, and searches cannot use the database',"
        " current_setting('server_encoding'))"
        " WHERE current_setting('server_encoding') <> 'UTF8'";

    rc = fhbd_pg_exec(p->conn, sql, NULL, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }

    for (int i = 0; i < PQntuples(res); i++) {
        (void) printf("%s\n", PQgetvalue(res, i, 0));
    }
    PQclear(res);

    return FHB_OK;
}


static fhbd_probe_what_t
fhbd_probe_what(const PGresult *res, int row)
{
    static const char *const  names[FHBD_PROBE_WHATS] = {
        [FHBD_PROBE_STORE] = "store",
        [FHBD_PROBE_MISSES] = "missing",
        [FHBD_PROBE_HINT] = "hint",
        [FHBD_PROBE_INI] = "ini"
    };

    fhbd_probe_what_t  what;

    for (what = 0; what < FHBD_PROBE_WHATS; what++) {
        if (strcmp(names[what], PQgetvalue(res, row, 0)) == 0) {
            break;
        }
    }

    return what;
}


/* the rows of one kind, in their order; how many */
static unsigned
fhbd_probe_rows(const PGresult *res, fhbd_probe_what_t what,
    const char *prefix)
{
    unsigned  n = 0;

    for (int i = 0; i < PQntuples(res); i++) {
        if (fhbd_probe_what(res, i) == what) {
            (void) printf("%s%s\n", prefix, PQgetvalue(res, i, 1));
            n++;
        }
    }

    return n;
}


/* ready to be pasted */
static void
fhbd_probe_section(const fhbd_probe_t *p, const char *profile,
    const PGresult *res)
{
    (void) printf("\n[tenant %s]\nsource = postgres\nconninfo = %s\n",
                  p->stores == 1 ? "default" : profile, p->conninfo.ptr);

    if (p->password) {
        (void) printf("; the password is not shown: a file of passwords"
                      " (~/.pgpass of the sidecar's\n; account, or passfile="
                      " in conninfo) keeps it out of this one\n");
    }

    (void) fhbd_probe_rows(res, FHBD_PROBE_INI, "");
}


/* does a profile's answer keep to what docs/profiles.md says? */
static fhb_err_t
fhbd_probe_sound(const PGresult *res, fhb_error_t *err)
{
    bool  store = false;

    if (PQnfields(res) != 2) {
        return fhb_fail(err, FHB_EDB, "gives %d columns, not two",
                        PQnfields(res));
    }

    for (int i = 0; i < PQntuples(res); i++) {
        store |= fhbd_probe_what(res, i) == FHBD_PROBE_STORE;
        if (fhbd_probe_what(res, i) == FHBD_PROBE_WHATS) {
            return fhb_fail(err, FHB_EDB, "gives a row that is none of "
                            "store, missing, hint and ini");
        }
    }

    return store || PQntuples(res) == 0
           ? FHB_OK : fhb_fail(err, FHB_EDB, "names no store");
}


static fhb_err_t
fhbd_probe_ask(fhbd_probe_t *p, const fhbd_pg_sql_t *sql, PGresult **res,
    fhb_error_t *err)
{
    fhb_err_t       rc;
    fhbd_pg_args_t  args = { .fragment = { [FHBD_PG_F_SCHEMA] = "" } };

    rc = fhbd_pg_exec(p->conn, FHBD_PROBE_BEGIN, NULL, NULL, err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_sql_run(p->conn, sql, &args, false, NULL, res, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_probe_sound(*res, err);
    }

    return rc;
}


/* a profile without probe.sql is passed over */
static fhb_err_t
fhbd_probe_profile(fhbd_probe_t *p, const char *profile, fhb_error_t *err)
{
    PGresult       *res = NULL;
    fhb_err_t       rc;
    fhb_error_t     ended = { 0 };
    fhbd_pg_sql_t   sql = { 0 };

    rc = fhbd_pg_file_load(p->profiles, profile, FHBD_PROBE_FILE, true, NULL,
                           &sql, err);
    if (rc != FHB_OK || sql.text == NULL) {
        return rc;
    }

    rc = fhbd_probe_ask(p, &sql, &res, err);
    if (rc != FHB_OK) {
        fhb_error_prefix(err, "store profile \"%s\": ", profile);

    } else if (PQntuples(res) > 0) {
        p->stores++;
        (void) printf("\n");
        (void) fhbd_probe_rows(res, FHBD_PROBE_STORE, "");
        if (fhbd_probe_rows(res, FHBD_PROBE_MISSES, "  missing: ") > 0) {
            p->missing = true;
        }
        (void) fhbd_probe_rows(res, FHBD_PROBE_HINT, "  hint: ");
        fhbd_probe_section(p, profile, res);
    }
    PQclear(res);
    fhbd_pg_sql_free(&sql);

    /* one that failed must not take the others along */
    if (fhbd_pg_exec(p->conn, "ROLLBACK", NULL, NULL, &ended) != FHB_OK
        && rc == FHB_OK)
    {
        *err = ended;
        rc = ended.code;
    }

    return rc;
}


static int
fhbd_probe_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}


static fhb_err_t
fhbd_probe_all(fhbd_probe_t *p, fhb_error_t *err)
{
    int              n;
    fhb_err_t        rc;
    struct dirent  **entries;

    n = scandir(p->profiles, &entries, fhbd_probe_visible, alphasort);
    if (n < 0) {
        return fhb_fail_errno(err, "store profiles in \"%s\"", p->profiles);
    }

    for (int i = 0; i < n; i++) {
        rc = fhbd_probe_profile(p, entries[i]->d_name, err);
        if (rc != FHB_OK) {
            fhbd_probe_failed(err);
            p->failed = true;
        }
        free(entries[i]);
    }
    free(entries);

    return FHB_OK;
}


static int
fhbd_probe_verdict(const fhbd_probe_t *p)
{
    if (p->stores > 0) {
        return p->missing || p->failed ? FHBD_PROBE_MISSING
                                       : FHBD_PROBE_GOOD;
    }
    if (p->failed) {
        return FHBD_PROBE_FAILED;
    }

    (void) printf("\nno store that a profile in %s knows; is it in another\n"
                  "database, or in a schema that is not in the search path?\n"
                  "options=-csearch_path=NAME in the connection string looks"
                  " there.\n", p->profiles);

    return FHBD_PROBE_UNKNOWN;
}


int
fhbd_probe(const char *conninfo, const char *profiles)
{
    int           code = FHBD_PROBE_FAILED;
    fhb_err_t     rc;
    fhb_error_t   err = { 0 };
    fhbd_probe_t  p = { .profiles = profiles };

    if (p.profiles == NULL) {
        p.profiles = fhbd_options[fhbd_option_find(false, "profiles")].def;
    }

    rc = fhbd_probe_conninfo(&p, conninfo, &err);
    if (rc == FHB_OK) {
        rc = fhbd_pg_connect(conninfo, &p.conn, &err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_probe_server(&p, &err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_probe_all(&p, &err);
    }

    if (rc != FHB_OK) {
        fhbd_probe_failed(&err);
    } else {
        code = fhbd_probe_verdict(&p);
    }

    PQfinish(p.conn);
    fhb_buf_free(&p.conninfo);

    return fflush(stdout) == EOF ? FHBD_PROBE_FAILED : code;
}
