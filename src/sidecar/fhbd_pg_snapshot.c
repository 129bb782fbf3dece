/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The exported snapshot and the time it stands for.
 *
 * A row carries the time at which its transaction began (now()), or a later
 * one, but it can be seen only from the commit on.  The next export asks for
 * rows strictly later than this export's transactionTime, so whatever our
 * snapshot does not show must be stamped later than that: transactionTime
 * lies before the start of every transaction that may still commit.
 *
 * Which are these?  Let c be the server's clock, then A1 the list of open
 * transactions, then S the snapshot, then A2 the list again.
 *   begun before c, over before A1        seen by S: nothing to do
 *   begun before c, open at A1            its start is in A1
 *   begun before c, not yet in A1 because the backend stands between taking
 *     the time and publishing it (microseconds): its start is in A2; a whole
 *     transaction between A1 and A2 that took its time more than a
 *     millisecond before A1 would be needed to escape
 *   begun after c                         its start is later than c
 * So min(c, A1, A2) bounds them all, and A1 has to come before S: what
 * commits between S and a list that is read later only is in neither.
 *
 * A transaction without a transaction id counts too: it may write yet, with
 * the time at which it began.  That makes a forgotten idle session hold the
 * time back; the next export then repeats rows.  There is no limit to that,
 * because past a limit rows would be lost; a notice in the log tells the
 * operator.  Our own connections only read and are left out.
 *
 * A prepared transaction is known by the time of its PREPARE only; the margin
 * stands for how long before that it began.
 *
 * Stores that cut the time to milliseconds stamp up to one millisecond too
 * early: the bound is cut to milliseconds, and one is taken off.
 */

#include "fhbd_pg_store.h"

#include <string.h>

#include "fhbd_log.h"

#define FHBD_PG_HELD_BACK  (600 * FHB_USEC)     /* worth a notice */

#define FHBD_PG_USEC(x)  "(extract(epoch FROM " x ") * 1000000)::bigint"

#define FHBD_PG_ACTIVE                                                       \
    "(SELECT " FHBD_PG_USEC("min(xact_start)") " FROM pg_stat_activity"      \
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"        \
    " AND backend_type NOT IN ('autovacuum worker', 'walsender')"            \
    " AND NOT (application_name = '" FHBD_PG_APPLICATION "'"                 \
    " AND usename = session_user))"

/* asked after FHBD_PG_ACTIVE: a transaction that is being prepared between
 * the two is in one of them at least */
#define FHBD_PG_PREPARED                                                     \
    "SELECT " FHBD_PG_USEC("min(prepared)") " FROM pg_prepared_xacts"        \
    " WHERE database = current_database()"


/* the smaller of *bound and the value, if there is one */
static void
fhbd_pg_bound(const PGresult *res, int col, int64_t less, int64_t *bound)
{
    int64_t  at;

    if (PQntuples(res) == 1 && !PQgetisnull(res, 0, col)) {
        at = fhbd_pg_int(res, 0, col) - less;
        if (at < *bound) {
            *bound = at;
        }
    }
}


static fhb_err_t
fhbd_pg_bound_prepared(PGconn *conn, int64_t margin, int64_t *bound,
    fhb_error_t *err)
{
    PGresult   *res;
    fhb_err_t   rc;

    rc = fhbd_pg_exec(conn, FHBD_PG_PREPARED, NULL, &res, err);
    if (rc == FHB_OK) {
        fhbd_pg_bound(res, 0, margin, bound);
        PQclear(res);
    }

    return rc;
}


/* c and A1, or on a standby the last thing that was replayed: what the
 * primary has in flight cannot be seen from here, the margin stands for it */
static fhb_err_t
fhbd_pg_bound_before(PGconn *conn, int64_t margin, bool *standby,
    int64_t *now, int64_t *bound, fhb_error_t *err)
{
    bool        all;
    PGresult   *res;
    fhb_err_t   rc;

    static const char  sql[] =
        "SELECT pg_is_in_recovery(),"
        " " FHBD_PG_USEC("statement_timestamp()") ","
        " pg_has_role('pg_read_all_stats', 'USAGE')"
        " AND current_setting('track_activities')::boolean,"
        " " FHBD_PG_ACTIVE;

    static const char  standby_sql[] =
        "SELECT " FHBD_PG_USEC("coalesce(pg_last_xact_replay_timestamp(),"
        " (SELECT checkpoint_time FROM pg_control_checkpoint()))");

    rc = fhbd_pg_exec(conn, sql, NULL, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }

    *standby = fhbd_pg_bool(res, 0, 0);
    *now = fhbd_pg_int(res, 0, 1);
    all = fhbd_pg_bool(res, 0, 2);

    *bound = all ? *now : *now - margin;
    fhbd_pg_bound(res, 3, 0, bound);
    PQclear(res);

    if (!*standby) {
        return fhbd_pg_bound_prepared(conn, margin, bound, err);
    }

    rc = fhbd_pg_exec(conn, standby_sql, NULL, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }
    *bound = *now - margin;
    fhbd_pg_bound(res, 0, margin, bound);
    PQclear(res);

    return FHB_OK;
}


/* microseconds to the millisecond before, whatever the sign */
static int64_t
fhbd_pg_floor_ms(int64_t at)
{
    int64_t  rest = at % 1000;

    return at - (rest < 0 ? rest + 1000 : rest);
}


fhb_err_t
fhbd_pg_snapshot_begin(PGconn *conn, int64_t margin, char name[64],
    fhb_instant_t *transaction_time, fhb_error_t *err)
{
    bool        standby;
    int64_t     now, bound;
    PGresult   *res;
    fhb_str_t   id;
    fhb_err_t   rc;

    rc = fhbd_pg_bound_before(conn, margin, &standby, &now, &bound, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_pg_exec(conn, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                      "SELECT pg_export_snapshot(), " FHBD_PG_ACTIVE,
                      NULL, &res, err);
    if (rc != FHB_OK) {
        return rc;
    }

    id = fhbd_pg_value(res, 0, 0);
    if (id.len == 0 || id.len >= 64) {
        PQclear(res);
        return fhb_fail(err, FHB_EDB, "the database exports no snapshot");
    }
    memcpy(name, id.ptr, id.len);
    name[id.len] = '\0';

    if (!standby) {
        fhbd_pg_bound(res, 1, 0, &bound);
        rc = fhbd_pg_bound_prepared(conn, margin, &bound, err);
    }
    PQclear(res);
    if (rc != FHB_OK) {
        return rc;
    }

    if (now - bound > FHBD_PG_HELD_BACK + margin) {
        fhbd_log(FHBD_LOG_NOTICE, "postgres", NULL,
                 "transaction time is %lld s back: %s",
                 (long long) ((now - bound) / FHB_USEC),
                 standby ? "the standby replayed nothing since"
                         : "a transaction has been open since");
    }

    *transaction_time = fhbd_pg_floor_ms(bound) - 1000;

    return FHB_OK;
}
