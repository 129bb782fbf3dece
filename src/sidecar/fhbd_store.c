/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: its schema and statements (nowhere else is SQL of the store),
 * opening, upgrading and checking it.
 */

#include "fhbd_store_sql.h"

#include <stdlib.h>

/*
 * Step n makes version n + 1 out of version n, in one transaction; a new file
 * takes all of them.  What was released is never changed, only added to.
 * Enumerations and types are stored by name: an order of constants in a
 * later version changes nothing that was stored.
 */
static const char *const  fhbd_store_steps[] = {

    "BEGIN IMMEDIATE;"
    "CREATE TABLE job ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " request_id TEXT NOT NULL, tenant TEXT NOT NULL, client TEXT NOT NULL,"
    " level TEXT NOT NULL, grp TEXT NOT NULL, request TEXT NOT NULL,"
    " base TEXT NOT NULL, prefix TEXT NOT NULL, auth INTEGER NOT NULL,"
    " types TEXT NOT NULL, types_given INTEGER NOT NULL, since INTEGER,"
    " gzip INTEGER NOT NULL, state TEXT NOT NULL, created INTEGER NOT NULL,"
    " started INTEGER, transaction_time INTEGER, finished INTEGER,"
    " expires INTEGER NOT NULL, est_bytes INTEGER NOT NULL,"
    " est_rows INTEGER NOT NULL, resumes INTEGER NOT NULL,"
    " status INTEGER NOT NULL, issue TEXT NOT NULL, message TEXT NOT NULL);"
    "CREATE UNIQUE INDEX job_request ON job (tenant, client, request_id)"
    " WHERE request_id <> '';"
    "CREATE TABLE part ("
    " job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,"
    " no INTEGER NOT NULL, type TEXT NOT NULL, spec TEXT NOT NULL,"
    " stable INTEGER NOT NULL, est_rows INTEGER NOT NULL,"
    " est_bytes INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0,"
    " rows INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,"
    " broken INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (job, no)"
    ") WITHOUT ROWID;"
    "CREATE TABLE file ("
    " job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,"
    " type TEXT NOT NULL, number INTEGER NOT NULL, part INTEGER NOT NULL,"
    " count INTEGER NOT NULL, size INTEGER NOT NULL,"
    " stored INTEGER NOT NULL, sha256 TEXT NOT NULL, gzip INTEGER NOT NULL,"
    " PRIMARY KEY (job, type, number)) WITHOUT ROWID;"
    "CREATE INDEX file_part ON file (job, part);"
    "CREATE TABLE message ("
    " seq INTEGER PRIMARY KEY,"
    " job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,"
    " part INTEGER NOT NULL, severity TEXT NOT NULL, code TEXT NOT NULL,"
    " text TEXT NOT NULL);"
    "CREATE INDEX message_job ON message (job, part);"
    "CREATE TABLE probe (n INTEGER NOT NULL);"
    "INSERT INTO probe VALUES (0);"
    "PRAGMA user_version = 1;"
    "COMMIT;",

    /* assertions that were used (TOK-09); id: SHA-256 in hex */
    "BEGIN IMMEDIATE;"
    "CREATE TABLE assertion ("
    " id TEXT NOT NULL PRIMARY KEY, expires INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE INDEX assertion_expires ON assertion (expires);"
    "PRAGMA user_version = 2;"
    "COMMIT;",

    /* what a job was asked for in full, phases of its plan, pages of its
     * manifest; a file's key says its kind, too, so its table is made anew */
    "BEGIN IMMEDIATE;"
    "ALTER TABLE job ADD COLUMN query TEXT NOT NULL DEFAULT '{}';"
    "ALTER TABLE job ADD COLUMN digest TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE job ADD COLUMN phase INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE job ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE part ADD COLUMN phase INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE file_3 ("
    " job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,"
    " kind TEXT NOT NULL, type TEXT NOT NULL, number INTEGER NOT NULL,"
    " part INTEGER NOT NULL, count INTEGER NOT NULL, size INTEGER NOT NULL,"
    " stored INTEGER NOT NULL, sha256 TEXT NOT NULL, gzip INTEGER NOT NULL,"
    " continues INTEGER NOT NULL, page INTEGER NOT NULL,"
    " PRIMARY KEY (job, kind, type, number)) WITHOUT ROWID;"
    "INSERT INTO file_3 SELECT job,"
    " CASE type WHEN '' THEN 'messages' ELSE 'resources' END, type, number,"
    " part, count, size, stored, sha256, gzip, 0, 0 FROM file;"
    "DROP TABLE file;"
    "ALTER TABLE file_3 RENAME TO file;"
    "CREATE INDEX file_part ON file (job, part);"
    "PRAGMA user_version = 3;"
    "COMMIT;",
};

#define FHBD_STORE_VERSION                                                    \
    (int64_t) (sizeof(fhbd_store_steps) / sizeof(fhbd_store_steps[0]))

#define FHBD_SQL_OF_JOB  "(SELECT seq FROM job WHERE id = ?)"

static const char *const  fhbd_store_sql[FHBD_SQL_COUNT] = {
    [FHBD_SQL_PROBE] = "UPDATE probe SET n = n + 1",
    [FHBD_SQL_JOB_FIND] =
        "SELECT id FROM job WHERE tenant = ? AND client = ?"
        " AND request_id = ? AND request_id <> ''",
    [FHBD_SQL_JOB_ADD] =
        "INSERT INTO job (id, request_id, tenant, client, level, grp, request,"
        " base, prefix, auth, types, types_given, since, gzip, created, query,"
        " digest, phase, pages, state, started, transaction_time, finished,"
        " expires, est_bytes, est_rows, resumes, status, issue, message)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [FHBD_SQL_JOBS] =
        "SELECT id, request_id, tenant, client, level, grp, request, base,"
        " prefix, auth, types, types_given, since, gzip, created, state,"
        " started, transaction_time, finished, expires, est_bytes, est_rows,"
        " resumes, status, issue, message, query, digest, phase, pages"
        " FROM job ORDER BY seq",
    [FHBD_SQL_JOB_UPDATE] =
        "UPDATE job SET state = ?, started = ?, transaction_time = ?,"
        " finished = ?, expires = ?, est_bytes = ?, est_rows = ?, resumes = ?,"
        " status = ?, issue = ?, message = ? WHERE id = ?",
    [FHBD_SQL_JOB_DELETE] = "DELETE FROM job WHERE id = ?",
    [FHBD_SQL_JOB_SEQ] = "SELECT seq FROM job WHERE id = ?",
    [FHBD_SQL_PLAN_JOB] =
        "UPDATE job SET transaction_time = ?, est_bytes = ?, est_rows = ?,"
        " phase = ? WHERE id = ?",
    [FHBD_SQL_PART_ADD] =
        "INSERT INTO part (job, no, phase, type, spec, stable, est_rows,"
        " est_bytes) VALUES (?,?,?,?,?,?,?,?)",
    [FHBD_SQL_PARTS] =
        "SELECT no, type, spec, stable, est_rows, est_bytes, done, rows,"
        " bytes, broken, phase FROM part WHERE job = " FHBD_SQL_OF_JOB
        " ORDER BY no",
    [FHBD_SQL_PART_DONE] =
        "UPDATE part SET done = 1, rows = ?, bytes = ?, broken = ?"
        " WHERE job = ? AND no = ?",
    [FHBD_SQL_PART_DROP] = "DELETE FROM part WHERE job = ? AND no = ?",
    [FHBD_SQL_FILE_ADD] =
        "INSERT INTO file (job, kind, type, number, part, count, size, stored,"
        " sha256, gzip, continues, page) VALUES (?,?,?,?,?,?,?,?,?,?,?,0)",
    [FHBD_SQL_FILES] =
        "SELECT type, number, part, count, size, stored, sha256, gzip, kind,"
        " continues, page, (SELECT json_extract(query, '$.xml') FROM job"
        " WHERE seq = file.job) FROM file WHERE job = " FHBD_SQL_OF_JOB
        " ORDER BY CASE kind WHEN 'resources' THEN 0 WHEN 'organized' THEN 1"
        " WHEN 'deleted' THEN 2 ELSE 3 END, type, number",
    [FHBD_SQL_FILE_DROP] = "DELETE FROM file WHERE job = ? AND part = ?",
    [FHBD_SQL_FILES_SHOWN] =
        "SELECT count(*) FROM file WHERE job = ? AND part = ? AND page > 0",
    [FHBD_SQL_PAGES] = "SELECT seq, pages FROM job WHERE id = ?",
    /* of a job that is not over, only output that cannot become void; of one
     * that failed nothing more */
    [FHBD_SQL_PAGE_SHOW] =
        "UPDATE file SET page = ?2 WHERE job = ?1 AND page = 0"
        " AND EXISTS (SELECT 1 FROM job WHERE seq = ?1 AND (state = 'complete'"
        " OR (state <> 'failed' AND file.kind IN ('resources', 'organized')"
        " AND (phase > ?4 OR NOT EXISTS (SELECT 1 FROM part"
        " WHERE part.job = ?1 AND part.no = file.part"
        " AND part.phase BETWEEN ?3 AND ?4))"
        " AND (?5 = '' OR file.part IN (SELECT value FROM"
        " json_each(CASE ?5 WHEN '' THEN '[]' ELSE ?5 END))))))",
    [FHBD_SQL_PAGE_COUNT] = "UPDATE job SET pages = ?2 WHERE seq = ?1",
    [FHBD_SQL_MESSAGE_ADD] =
        "INSERT INTO message (job, part, severity, code, text)"
        " VALUES (?,?,?,?,?)",
    [FHBD_SQL_MESSAGE_ONCE] =
        "INSERT INTO message (job, part, severity, code, text)"
        " SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM message"
        " WHERE job = ?1 AND part = ?2 AND severity = ?3 AND code = ?4"
        " AND text = ?5)",
    /* what parts say in the same words of elements that XML has no place for
     * counts once */
    [FHBD_SQL_MESSAGES] =
        "SELECT part, severity, code, text FROM message AS m"
        " WHERE job = " FHBD_SQL_OF_JOB " AND NOT (severity = 'warning'"
        " AND code = 'structure' AND EXISTS (SELECT 1 FROM message AS o"
        " WHERE o.job = m.job AND o.seq < m.seq AND o.code = m.code"
        " AND o.severity = m.severity AND o.text = m.text)) ORDER BY seq",
    [FHBD_SQL_MESSAGE_DROP] = "DELETE FROM message WHERE job = ? AND part = ?",
    /* one whose time is over may come again, swept or not */
    [FHBD_SQL_ASSERTION_ADD] =
        "INSERT INTO assertion (id, expires) VALUES (?1, ?2)"
        " ON CONFLICT (id) DO UPDATE SET expires = excluded.expires"
        " WHERE assertion.expires <= ?3",
    [FHBD_SQL_ASSERTION_SWEEP] = "DELETE FROM assertion WHERE expires <= ?",
};


static fhb_err_t
fhbd_store_upgrade(fhbd_store_t *s, fhb_error_t *err)
{
    int64_t    version = 0;
    fhb_err_t  rc;

    rc = fhbd_sqlite_number(s->db, "PRAGMA user_version", &version, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (version > FHBD_STORE_VERSION) {
        return fhb_fail(err, FHB_EDB, "job store: made by a newer version "
                        "(schema %lld, known is %lld)", (long long) version,
                        (long long) FHBD_STORE_VERSION);
    }

    if (version < 0) {
        return fhb_fail(err, FHB_EDB, "job store: the file is none of ours");
    }

    for (; rc == FHB_OK && version < FHBD_STORE_VERSION; version++) {
        rc = fhbd_sqlite_exec(s->db, fhbd_store_steps[version], err);
    }

    return rc;
}


fhb_err_t
fhbd_store_open(const char *file, fhbd_store_t **out, fhb_error_t *err)
{
    fhb_err_t      rc;
    fhbd_store_t  *s;

    s = calloc(1, sizeof(fhbd_store_t));
    if (s == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "job store: no memory");
    }

    rc = fhbd_sqlite_open(file, fhbd_store_sql, FHBD_SQL_COUNT, &s->db, err);
    if (rc == FHB_OK) {
        rc = fhbd_store_upgrade(s, err);
    }

    if (rc != FHB_OK) {
        fhbd_store_close(s);
        return rc;
    }

    *out = s;

    return FHB_OK;
}


void
fhbd_store_close(fhbd_store_t *s)
{
    if (s != NULL) {
        fhbd_sqlite_close(s->db);
        free(s);
    }
}


fhb_err_t
fhbd_store_check(fhbd_store_t *s, fhb_error_t *err)
{
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    rc = fhbd_sqlite_begin(s->db, err);
    if (rc != FHB_OK) {
        return rc;
    }

    u = fhbd_sqlite_use(s->db, FHBD_SQL_PROBE);
    rc = fhbd_sqlite_run(&u, NULL, err);

    return fhbd_sqlite_end(s->db, rc, err);
}


fhb_err_t
fhbd_store_unknown(const char *what, fhb_error_t *err)
{
    return fhb_fail(err, FHB_EDB, "job store: unknown %s", what);
}


fhb_err_t
fhbd_store_no_job(fhb_error_t *err)
{
    return fhb_fail(err, FHB_ENOTFOUND, "job store: no such job");
}


/* FHB_ENOTFOUND when the job was deleted meanwhile */
fhb_err_t
fhbd_store_seq(fhbd_store_t *s, const char *id, int64_t *seq,
    fhb_error_t *err)
{
    bool               row;
    fhb_err_t          rc;
    fhbd_sqlite_use_t  u;

    u = fhbd_sqlite_use(s->db, FHBD_SQL_JOB_SEQ);
    fhbd_sqlite_text(&u, id);

    rc = fhbd_sqlite_step(&u, &row, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (!row) {
        return fhbd_store_no_job(err);
    }

    *seq = sqlite3_column_int64(u.stmt, 0);
    fhbd_sqlite_done(&u);

    return FHB_OK;
}


void
fhbd_store_bind_instant(fhbd_sqlite_use_t *u, fhb_instant_t t)
{
    if (t == FHB_INSTANT_NONE) {
        fhbd_sqlite_null(u);
    } else {
        fhbd_sqlite_int(u, t);
    }
}
