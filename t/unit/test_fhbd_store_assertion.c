/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: an assertion is used once, whatever happens in between
 * (TOK-09); a store of version 1 is upgraded with all that is in it.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store_stage.h"

#define NOW      1800000000LL
#define THREADS  50


static bool
seen(const char *iss, const char *jti, int64_t expires, int64_t now)
{
    bool  was = false;

    assert_int_equal(fhbd_store_assertion_add(store, fhb_cstr(iss),
                                              fhb_cstr(jti), expires, now,
                                              &was, &err), FHB_OK);
    return was;
}


/* over a connection of our own */
static int64_t
number(const char *sql)
{
    int64_t        n;
    sqlite3       *db;
    sqlite3_stmt  *stmt;

    assert_int_equal(sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    n = sqlite3_column_int64(stmt, 0);
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    return n;
}


/* stories */

static void
a_jti_is_used_once_by_its_client_TOK_09(void **state)
{
    (void) state;

    assert_false(seen("app", "1", NOW + 300, NOW));
    assert_true(seen("app", "1", NOW + 300, NOW));
    assert_true(seen("app", "1", NOW + 330, NOW + 1));

    assert_false(seen("other", "1", NOW + 300, NOW));
    assert_false(seen("app", "2", NOW + 300, NOW));

    /* what is id and what is jti does not run together */
    assert_false(seen("appl", "x", NOW + 300, NOW));
    assert_false(seen("app", "lx", NOW + 300, NOW));
}


static void
replay_is_known_after_reopening_TOK_09(void **state)
{
    (void) state;

    assert_false(seen("app", "1", NOW + 300, NOW));
    reopen();
    assert_true(seen("app", "1", NOW + 300, NOW));
}


static void
a_jti_is_forgotten_when_its_time_is_over(void **state)
{
    (void) state;

    assert_false(seen("app", "1", NOW + 300, NOW));
    assert_false(seen("app", "2", NOW + 301, NOW));

    assert_int_equal(fhbd_store_assertion_sweep(store, NOW + 299, &err),
                     FHB_OK);
    assert_int_equal(number("SELECT count(*) FROM assertion"), 2);

    assert_int_equal(fhbd_store_assertion_sweep(store, NOW + 300, &err),
                     FHB_OK);
    assert_int_equal(number("SELECT count(*) FROM assertion"), 1);
    assert_true(seen("app", "2", NOW + 301, NOW + 300));

    /* also before the sweep comes by */
    assert_false(seen("app", "2", NOW + 600, NOW + 301));
    assert_true(seen("app", "2", NOW + 600, NOW + 301));
}


static void
the_jti_itself_is_not_kept(void **state)
{
    (void) state;

    assert_false(seen("app", "secret", NOW + 300, NOW));
    assert_int_equal(number("SELECT count(*) FROM assertion"
                            " WHERE length(id) = 64"
                            " AND id NOT LIKE '%secret%'"), 1);
}


static atomic_uint         firsts, failures;
static pthread_barrier_t   start;


static void *
replay(void *arg)
{
    bool         was;
    fhb_error_t  e;

    (void) arg;
    (void) pthread_barrier_wait(&start);

    if (fhbd_store_assertion_add(store, FHB_STR("app"), FHB_STR("1"),
                                 NOW + 300, NOW, &was, &e) != FHB_OK)
    {
        failures++;
    } else if (!was) {
        firsts++;
    }

    return NULL;
}


static void
of_50_at_once_one_is_first_TOK_09(void **state)
{
    size_t     i;
    pthread_t  threads[THREADS];

    (void) state;

    firsts = failures = 0;
    assert_int_equal(pthread_barrier_init(&start, NULL, THREADS), 0);

    for (i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, replay, NULL), 0);
    }
    for (i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }

    assert_int_equal(pthread_barrier_destroy(&start), 0);
    assert_int_equal(failures, 0);
    assert_int_equal(firsts, 1);
}


static void
a_store_that_cannot_be_written_does_not_say_new(void **state)
{
    bool      was = false;
    sqlite3  *db;

    (void) state;

    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "DROP TABLE assertion", NULL, NULL,
                                  NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    assert_int_not_equal(fhbd_store_assertion_add(store, FHB_STR("app"),
                                                  FHB_STR("1"), NOW + 300,
                                                  NOW, &was, &err), FHB_OK);
    assert_true(was);
}


/*
 * What version 1 wrote, word for word.  A copy of what fhbd_store.c begins
 * with, and meant to be one: it stays as it is when that is changed.
 */
static const char  version_1[] =
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
    "INSERT INTO job VALUES (7, 'aaaaaaaaaaaaaaaaaaaaaa', 'r1', 'main',"
    " 'anonymous', 'system', '', 'https://h/r4/$export', 'https://h/r4',"
    " 'bulk-export', 0, 'Patient', 1, NULL, 1, 'complete',"
    " 1700000000000000, 1700000001000000, 1700000001000000,"
    " 1700000002000000, 1700086402, 10, 1, 0, 0, 'processing', '');"
    "INSERT INTO file VALUES (7, 'Patient', 1, 1, 5, 100, 50, '"
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1);"
    "PRAGMA user_version = 1;";


static fhb_err_t
same_job(void *arg, const fhbd_job_row_t *row, fhb_error_t *e)
{
    size_t  *n = arg;

    (void) e;

    assert_string_equal(row->id, "aaaaaaaaaaaaaaaaaaaaaa");
    assert_string_equal(row->tenant, "main");
    assert_int_equal(row->state, FHBD_JOB_COMPLETE);
    assert_int_equal(row->expires, 1700086402);
    (*n)++;

    return FHB_OK;
}


static void
a_store_of_version_1_is_upgraded(void **state)
{
    size_t            n = 0;
    sqlite3          *db;
    fhbd_file_row_t  *files;

    (void) state;

    fhbd_store_close(store);
    store = NULL;
    assert_int_equal(unlink(file), 0);

    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, version_1, NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    reopen();
    assert_int_equal(number("PRAGMA user_version"), 3);
    assert_int_equal(fhbd_store_jobs(store, same_job, &n, &err), FHB_OK);
    assert_int_equal(n, 1);
    assert_int_equal(fhbd_store_files(store, "aaaaaaaaaaaaaaaaaaaaaa", &files,
                                      &n, &err), FHB_OK);
    assert_int_equal(n, 1);
    assert_int_equal(files[0].file.count, 5);
    free(files);

    assert_false(seen("app", "1", NOW + 300, NOW));
    reopen();
    assert_true(seen("app", "1", NOW + 300, NOW));
}


static void
an_upgrade_that_fails_changes_nothing(void **state)
{
    sqlite3       *db;
    fhbd_store_t  *none = NULL;

    (void) state;

    fhbd_store_close(store);
    store = NULL;
    assert_int_equal(unlink(file), 0);

    /* its index is in the way: the second statement of the step fails */
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, version_1, NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE assertion_expires (n)",
                                  NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    assert_int_not_equal(fhbd_store_open(file, &none, &err), FHB_OK);
    assert_int_equal(number("PRAGMA user_version"), 1);
    assert_int_equal(number("SELECT count(*) FROM sqlite_master"
                            " WHERE name = 'assertion'"), 0);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(a_jti_is_used_once_by_its_client_TOK_09),
        TEST(replay_is_known_after_reopening_TOK_09),
        TEST(a_jti_is_forgotten_when_its_time_is_over),
        TEST(the_jti_itself_is_not_kept),
        TEST(of_50_at_once_one_is_first_TOK_09),
        TEST(a_store_that_cannot_be_written_does_not_say_new),
        TEST(a_store_of_version_1_is_upgraded),
        TEST(an_upgrade_that_fails_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
