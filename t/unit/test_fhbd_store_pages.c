/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: kinds of files, phases of a plan, pages of a partial
 * manifest, and files of the version before there were any of these.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store_stage.h"

#define ID  "aaaaaaaaaaaaaaaaaaaaaa"

/* phases that may be held back: these two and what is between */
#define HOLD_FROM  2
#define HOLD_TO    4


static fhb_type_t
type(const char *name)
{
    return name == NULL ? FHB_TYPE_NONE : fhb_type_find(fhb_cstr(name));
}


static fhbd_job_row_t
job(void)
{
    fhbd_job_row_t  row = {
        .id = ID, .tenant = (char *) "main", .client = (char *) "app",
        .group = (char *) "", .request = (char *) "https://h/r4/$export",
        .base = (char *) "https://h/r4", .prefix = (char *) "bulk-export",
        .query = fhb_query_none(), .state = FHBD_JOB_RUNNING,
        .created = 1800000000000001LL, .started = FHB_INSTANT_NONE,
        .transaction_time = FHB_INSTANT_NONE, .finished = FHB_INSTANT_NONE,
    };

    row.query.partial = true;

    return row;
}


static void
add(void)
{
    char            existing[FHB_ID_LEN + 1];
    fhbd_job_row_t  row = job();

    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);
}


/* plans one part of a phase; name NULL: of no type */
static fhb_err_t
plan_again(unsigned phase, unsigned no, const char *name, bool drop_all,
    const fhb_typeset_t *drop)
{
    fhb_err_t       rc;
    fhbd_plan_t     p = { 0 };
    fhbd_job_row_t  row = job();

    row.phase = phase;
    assert_int_equal(fhbd_plan_add(&p, type(name), "range", true, 1, 1, &err),
                     FHB_OK);
    rc = fhbd_store_plan_add(store, &row, drop_all, drop, &p, no, &err);
    fhbd_plan_free(&p);

    return rc;
}


static void
plan(unsigned phase, unsigned no, const char *name)
{
    fhb_typeset_t  none = { { 0 } };

    assert_int_equal(plan_again(phase, no, name, false, &none), FHB_OK);
}


/* a part is done with one file */
static void
done(unsigned no, fhbd_file_kind_t kind, const char *name, unsigned number)
{
    fhbd_part_row_t  part = { .no = no };
    fhbd_file_row_t  f = {
        .file = { .kind = kind, .type = type(name), .count = 1, .size = 10,
                  .stored = 10 },
        .part = no, .number = number,
    };

    memset(f.file.sha256, 'a', 64);
    f.file.continues = kind == FHBD_FILE_ORGANIZED && number == 1;

    assert_int_equal(fhbd_store_part_done(store, ID, &part, &f, 1, NULL, 0,
                                          &err), FHB_OK);
}


static void
messages(void)
{
    fhbd_file_row_t  f = {
        .file = { .kind = FHBD_FILE_MESSAGES, .type = FHB_TYPE_NONE,
                  .count = 1, .size = 10, .stored = 10 },
        .number = 1,
    };

    memset(f.file.sha256, 'b', 64);
    assert_int_equal(fhbd_store_message_files(store, ID, &f, 1, &err),
                     FHB_OK);
}


static void
become(fhbd_job_state_t state)
{
    fhbd_job_row_t  row = job();

    row.state = state;
    row.issue = FHB_ISSUE_PROCESSING;
    assert_int_equal(fhbd_store_job_update(store, &row, &err), FHB_OK);
}


static unsigned
show_of(const char *parts)
{
    unsigned  pages = 99;

    assert_int_equal(fhbd_store_pages_show(store, ID, HOLD_FROM, HOLD_TO,
                                           parts, &pages, &err), FHB_OK);

    return pages;
}


static unsigned
show(void)
{
    return show_of(NULL);
}


/* the files in order as "Patient.1@page " or "kind.1@page " */
static const char *
listed(void)
{
    size_t            i, n, len = 0;
    fhbd_file_row_t  *files;

    static char               text[512];
    static const char *const  kinds[] = { "", "error", "deleted", "part" };

    text[0] = '\0';
    assert_int_equal(fhbd_store_files(store, ID, &files, &n, &err), FHB_OK);

    for (i = 0; i < n; i++) {
        len += (size_t) snprintf(text + len, sizeof(text) - len, "%s.%u@%u ",
                                 files[i].file.type == FHB_TYPE_NONE
                                 ? kinds[files[i].file.kind]
                                 : fhb_type_name(files[i].file.type).ptr,
                                 files[i].number, files[i].page);
        assert_true(len < sizeof(text));
        assert_int_equal(files[i].file.continues,
                         files[i].file.kind == FHBD_FILE_ORGANIZED
                         && files[i].number == 1);
    }

    free(files);

    return text;
}


static void
files_are_sorted_by_kind_MAN_18(void **state)
{
    unsigned  i;

    (void) state;

    add();
    for (i = 1; i <= 6; i++) {
        plan(0, i, NULL);
    }

    messages();
    done(1, FHBD_FILE_DELETED, NULL, 2);
    done(2, FHBD_FILE_DELETED, NULL, 1);
    done(3, FHBD_FILE_ORGANIZED, NULL, 10);
    done(4, FHBD_FILE_ORGANIZED, NULL, 1);
    done(5, FHBD_FILE_RESOURCES, "Patient", 1);
    done(6, FHBD_FILE_RESOURCES, "Condition", 1);

    reopen();
    assert_string_equal(listed(), "Condition.1@0 Patient.1@0 part.1@0 "
                        "part.10@0 deleted.1@0 deleted.2@0 error.1@0 ");
}


static void
only_parts_that_may_be_shown_are_ATT_02(void **state)
{
    unsigned  i;

    (void) state;

    add();
    for (i = 1; i <= 3; i++) {
        plan(0, i, NULL);
        done(i, FHBD_FILE_RESOURCES, "Patient", i);
    }

    assert_int_equal(show_of("[]"), 0);
    assert_int_equal(show_of("[1,3]"), 1);
    assert_string_equal(listed(), "Patient.1@1 Patient.2@0 Patient.3@1 ");
    assert_int_equal(show_of("[1,3]"), 1);
    assert_int_equal(show_of(NULL), 2);
    assert_string_equal(listed(), "Patient.1@1 Patient.2@2 Patient.3@1 ");
}


static void
a_file_has_the_kind_that_its_type_says(void **state)
{
    fhbd_file_row_t  f = { .number = 1 };

    (void) state;

    add();
    memset(f.file.sha256, 'a', 64);

    f.file.type = FHB_TYPE_NONE;
    assert_int_equal(fhbd_store_message_files(store, ID, &f, 1, &err),
                     FHB_EPARAM);
    f.file.type = type("Patient");
    f.file.kind = FHBD_FILE_DELETED;
    assert_int_equal(fhbd_store_message_files(store, ID, &f, 1, &err),
                     FHB_EPARAM);
    assert_string_equal(listed(), "");
}


static void
what_was_shown_stays_on_its_page_PART_03(void **state)
{
    (void) state;

    add();
    plan(0, 1, "Patient");
    plan(0, 2, "Observation");
    plan(0, 3, "Condition");

    assert_int_equal(show(), 0);

    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    assert_int_equal(show(), 1);
    assert_int_equal(show(), 1);

    done(2, FHBD_FILE_RESOURCES, "Observation", 1);
    assert_string_equal(listed(), "Observation.1@0 Patient.1@1 ");
    assert_int_equal(show(), 2);

    /* also after a crash */
    reopen();
    assert_string_equal(listed(), "Observation.1@2 Patient.1@1 ");
    assert_int_equal(show(), 2);

    done(3, FHBD_FILE_RESOURCES, "Condition", 1);
    assert_int_equal(show(), 3);
    assert_string_equal(listed(),
                        "Condition.1@3 Observation.1@2 Patient.1@1 ");
}


static void
messages_and_deletions_come_last_PART_10(void **state)
{
    (void) state;

    add();
    plan(0, 1, "Patient");
    plan(8, 2, NULL);
    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    done(2, FHBD_FILE_DELETED, NULL, 1);
    messages();

    assert_int_equal(show(), 1);
    assert_string_equal(listed(), "Patient.1@1 deleted.1@0 error.1@0 ");

    become(FHBD_JOB_COMPLETE);
    assert_int_equal(show(), 2);
    assert_int_equal(show(), 2);
    assert_string_equal(listed(), "Patient.1@1 deleted.1@2 error.1@2 ");
}


static void
a_complete_job_that_nobody_watched_has_one_page(void **state)
{
    (void) state;

    add();
    plan(3, 1, "Patient");
    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    messages();
    become(FHBD_JOB_COMPLETE);
    assert_int_equal(show(), 1);
    assert_string_equal(listed(), "Patient.1@1 error.1@1 ");
}


/* what a later phase may make void is held back until that is decided */
static void
files_of_volatile_phases_wait_PART_04(void **state)
{
    (void) state;

    add();
    plan(0, 1, "Patient");
    plan(HOLD_FROM, 2, "Observation");
    plan(HOLD_TO, 3, "Provenance");
    plan(1, 4, "Condition");            /* back: as a restart may do */
    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    done(2, FHBD_FILE_RESOURCES, "Observation", 1);
    done(3, FHBD_FILE_RESOURCES, "Provenance", 1);
    done(4, FHBD_FILE_RESOURCES, "Condition", 1);

    assert_int_equal(show(), 1);
    assert_string_equal(listed(), "Condition.1@1 Observation.1@0 Patient.1@1 "
                        "Provenance.1@0 ");

    plan(HOLD_TO, 5, "Provenance");
    assert_int_equal(show(), 1);

    plan(HOLD_TO + 1, 6, "Organization");
    done(6, FHBD_FILE_RESOURCES, "Organization", 1);
    assert_int_equal(show(), 2);
    assert_string_equal(listed(), "Condition.1@1 Observation.1@2 "
                        "Organization.1@2 Patient.1@1 Provenance.1@2 ");
}


static void
a_failed_job_shows_nothing_more_PART_09(void **state)
{
    (void) state;

    add();
    plan(0, 1, "Patient");
    plan(0, 2, "Observation");
    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    assert_int_equal(show(), 1);
    done(2, FHBD_FILE_RESOURCES, "Observation", 1);
    become(FHBD_JOB_FAILED);
    assert_int_equal(show(), 1);
    assert_string_equal(listed(), "Observation.1@0 Patient.1@1 ");
}


static void
a_shown_file_is_never_dropped_PART_04(void **state)
{
    fhb_typeset_t  types = { { 0 } };

    (void) state;

    add();
    plan(0, 1, "Patient");
    plan(0, 2, "Observation");
    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    assert_int_equal(show(), 1);
    done(2, FHBD_FILE_RESOURCES, "Observation", 1);

    fhb_typeset_add(&types, type("Patient"));
    assert_int_equal(plan_again(0, 3, "Patient", false, &types), FHB_EDB);
    assert_non_null(strstr(err.text, "were shown"));
    assert_int_equal(plan_again(0, 3, "Patient", true, NULL), FHB_EDB);
    assert_string_equal(listed(), "Observation.1@0 Patient.1@1 ");

    /* what nobody saw may go */
    types = (fhb_typeset_t) { { 0 } };
    fhb_typeset_add(&types, type("Observation"));
    assert_int_equal(plan_again(0, 3, "Observation", false, &types), FHB_OK);
    assert_string_equal(listed(), "Patient.1@1 ");
}


static void
phases(const char *want)
{
    size_t            i, n, len = 0;
    char              text[128] = "";
    fhbd_part_row_t  *parts;

    assert_int_equal(fhbd_store_parts(store, ID, &parts, &n, &err), FHB_OK);
    for (i = 0; i < n; i++) {
        len += (size_t) snprintf(text + len, sizeof(text) - len, "%u:%u ",
                                 parts[i].no, parts[i].phase);
        assert_true(len < sizeof(text));
    }
    fhbd_part_rows_free(parts, n);

    assert_string_equal(text, want);
}


static fhb_err_t
see_phase(void *arg, const fhbd_job_row_t *row, fhb_error_t *e)
{
    (void) e;
    *(unsigned *) arg = row->phase * 1000 + row->pages;

    return FHB_OK;
}


static void
a_phase_starts_again_by_itself(void **state)
{
    unsigned       phase = 0;
    fhb_typeset_t  types = { { 0 } };

    (void) state;

    add();
    plan(0, 1, "Patient");
    plan(1, 2, "Patient");
    plan(1, 3, NULL);
    plan(1, 4, "Observation");

    /* the type's parts of another phase stay */
    fhb_typeset_add(&types, type("Patient"));
    assert_int_equal(plan_again(1, 5, "Patient", false, &types), FHB_OK);
    phases("1:0 3:1 4:1 5:1 ");

    /* all of the phase, also those of no type */
    assert_int_equal(plan_again(1, 6, "Patient", false, NULL), FHB_OK);
    phases("1:0 6:1 ");

    /* all of the job */
    assert_int_equal(plan_again(0, 1, "Patient", true, NULL), FHB_OK);
    phases("1:0 ");

    plan(7, 2, "Patient");
    done(1, FHBD_FILE_RESOURCES, "Patient", 1);
    assert_int_equal(show(), 1);
    reopen();
    assert_int_equal(fhbd_store_jobs(store, see_phase, &phase, &err), FHB_OK);
    assert_int_equal(phase, 7001);
}


static void
pages_of_a_deleted_job_are_none(void **state)
{
    unsigned  pages;

    (void) state;

    add();
    assert_int_equal(fhbd_store_job_there(store, ID, &err), FHB_OK);
    assert_int_equal(fhbd_store_job_delete(store, ID, &err), FHB_OK);
    assert_int_equal(fhbd_store_job_there(store, ID, &err), FHB_ENOTFOUND);
    assert_int_equal(fhbd_store_pages_show(store, ID, HOLD_FROM, HOLD_TO,
                                           NULL, &pages, &err), FHB_ENOTFOUND);
}


/* as version 2 left it: a job in progress and a complete one */
static const char  version_2[] =
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
    "CREATE TABLE assertion ("
    " id TEXT NOT NULL PRIMARY KEY, expires INTEGER NOT NULL"
    ") WITHOUT ROWID;"
    "CREATE INDEX assertion_expires ON assertion (expires);"
    "INSERT INTO job VALUES (7, '" ID "', 'r1', 'main', 'app', 'system', '',"
    " 'https://h/r4/$export', 'https://h/r4', 'bulk-export', 0, 'Patient', 1,"
    " NULL, 1, 'running', 1700000000000000, 1700000001000000,"
    " 1700000001000000, NULL, 0, 10, 1, 0, 0, 'processing', '');"
    "INSERT INTO part VALUES (7, 1, 'Patient', 'x', 1, 1, 1, 1, 5, 100, 0);"
    "INSERT INTO file VALUES (7, 'Patient', 1, 1, 5, 100, 50, '"
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1);"
    "INSERT INTO file VALUES (7, '', 1, 0, 2, 90, 40, '"
    "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210', 1);"
    "PRAGMA user_version = 2;";


static fhb_err_t
as_asked(void *arg, const fhbd_job_row_t *row, fhb_error_t *e)
{
    (void) e;

    assert_string_equal(row->id, ID);
    assert_int_equal(row->state, FHBD_JOB_RUNNING);
    assert_true(row->query.types_given);
    assert_true(fhb_typeset_has(&row->query.types, type("Patient")));
    assert_true(row->query.since == FHB_INSTANT_NONE);
    assert_true(row->query.until == FHB_INSTANT_NONE);
    assert_int_equal(row->query.dialect, FHB_DIALECT_V3);
    assert_false(row->query.partial);
    assert_true(fhb_typeset_empty(&row->query.context));
    assert_string_equal(row->digest, "");
    assert_int_equal(row->phase, 0);
    assert_int_equal(row->pages, 0);
    (*(size_t *) arg)++;

    return FHB_OK;
}


static void
a_store_of_version_2_is_upgraded(void **state)
{
    size_t            n = 0;
    sqlite3          *db;
    fhbd_file_row_t  *files;

    (void) state;

    fhbd_store_close(store);
    store = NULL;
    assert_int_equal(unlink(file), 0);

    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, version_2, NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);

    reopen();
    assert_int_equal(fhbd_store_jobs(store, as_asked, &n, &err), FHB_OK);
    assert_int_equal(n, 1);
    phases("1:0 ");

    assert_string_equal(listed(), "Patient.1@0 error.1@0 ");
    assert_int_equal(fhbd_store_files(store, ID, &files, &n, &err), FHB_OK);
    assert_int_equal(files[0].file.count, 5);
    assert_int_equal(files[0].file.size, 100);
    assert_int_equal(files[0].file.stored, 50);
    assert_int_equal(files[0].part, 1);
    assert_true(files[0].file.gzip);
    assert_string_equal(files[0].file.sha256, "0123456789abcdef0123456789abc"
                        "def0123456789abcdef0123456789abcdef");
    assert_int_equal(files[1].file.kind, FHBD_FILE_MESSAGES);
    assert_int_equal(files[1].file.count, 2);
    free(files);

    /* goes on as one that was begun today, and goes as a whole (DEL-04) */
    plan(1, 2, "Patient");
    done(2, FHBD_FILE_RESOURCES, "Patient", 2);
    assert_string_equal(listed(), "Patient.1@0 Patient.2@0 error.1@0 ");
    assert_int_equal(fhbd_store_job_delete(store, ID, &err), FHB_OK);
    assert_string_equal(listed(), "");
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(files_are_sorted_by_kind_MAN_18),
        TEST(only_parts_that_may_be_shown_are_ATT_02),
        TEST(a_file_has_the_kind_that_its_type_says),
        TEST(what_was_shown_stays_on_its_page_PART_03),
        TEST(messages_and_deletions_come_last_PART_10),
        TEST(a_complete_job_that_nobody_watched_has_one_page),
        TEST(files_of_volatile_phases_wait_PART_04),
        TEST(a_failed_job_shows_nothing_more_PART_09),
        TEST(a_shown_file_is_never_dropped_PART_04),
        TEST(a_phase_starts_again_by_itself),
        TEST(pages_of_a_deleted_job_are_none),
        TEST(a_store_of_version_2_is_upgraded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
