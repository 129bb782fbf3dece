/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The job store: what returned FHB_OK is there after reopening, what was
 * deleted is gone with all that hung on it.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_stage.h"

#define ID1  "aaaaaaaaaaaaaaaaaaaaaa"
#define ID2  "bbbbbbbbbbbbbbbbbbbbbb"


static fhb_type_t
type(const char *name)
{
    fhb_type_t  t = fhb_type_find(fhb_cstr(name));

    assert_int_not_equal(t, FHB_TYPE_NONE);

    return t;
}


/* a row whose strings are literals: never freed */
static fhbd_job_row_t
job(const char *id, const char *request_id)
{
    fhbd_job_row_t  row = {
        .tenant = (char *) "main", .client = (char *) "anonymous",
        .level = FHB_LEVEL_GROUP, .group = (char *) "g.1",
        .request = (char *) "https://h/r4/Group/g.1/$export?_type=Patient",
        .base = (char *) "https://h/r4", .prefix = (char *) "bulk-export",
        .auth = true, .gzip = true,
        .query = { .types_given = true, .since = 1700000000123456LL,
                   .until = FHB_INSTANT_NONE },
        .state = FHBD_JOB_QUEUED, .created = 1800000000000001LL,
        .started = FHB_INSTANT_NONE, .transaction_time = FHB_INSTANT_NONE,
        .finished = FHB_INSTANT_NONE,
    };

    (void) snprintf(row.id, sizeof(row.id), "%s", id);
    (void) snprintf(row.request_id, sizeof(row.request_id), "%s", request_id);
    fhb_typeset_add(&row.query.types, type("Patient"));
    fhb_typeset_add(&row.query.types, type("Observation"));

    return row;
}


static void
add(const char *id, const char *request_id)
{
    char            existing[FHB_ID_LEN + 1];
    fhbd_job_row_t  row = job(id, request_id);

    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);
    assert_string_equal(existing, "");
}


typedef struct {
    size_t          n;
    char            ids[4][FHB_ID_LEN + 1];
    fhbd_job_row_t  last;
} seen_t;


static fhb_err_t
see(void *arg, const fhbd_job_row_t *row, fhb_error_t *e)
{
    seen_t  *seen = arg;

    (void) e;

    assert_true(seen->n < 4);
    memcpy(seen->ids[seen->n++], row->id, sizeof(row->id));

    fhbd_job_row_free(&seen->last);
    seen->last = *row;
    seen->last.tenant = strdup(row->tenant);
    seen->last.client = strdup(row->client);
    seen->last.group = strdup(row->group);
    seen->last.request = strdup(row->request);
    seen->last.base = strdup(row->base);
    seen->last.prefix = strdup(row->prefix);
    assert_true(fhb_query_copy(&seen->last.query, &row->query));

    return FHB_OK;
}


static size_t
count(const char *table)
{
    char           sql[64];
    size_t         n;
    sqlite3       *db;
    sqlite3_stmt  *stmt;

    (void) snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", table);
    assert_int_equal(sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    n = (size_t) sqlite3_column_int64(stmt, 0);
    (void) sqlite3_finalize(stmt);
    (void) sqlite3_close(db);

    return n;
}


static void
a_job_is_the_same_after_reopening(void **state)
{
    char            existing[FHB_ID_LEN + 1];
    seen_t          seen = { 0 };
    fhbd_job_row_t  row = job(ID1, "r1");

    (void) state;

    /* VER-04: dialect and everything else it was asked for */
    row.query.dialect = FHB_DIALECT_V4;
    row.query.until = 1750000000000000LL;
    row.query.partial = row.query.separate_status = true;
    row.query.max_file_size = 1ULL << 40;
    row.query.associated = FHB_ASSOC_RELEVANT;
    row.query.filters = (char *) "Patient?name=\"o\"\n";
    fhb_typeset_add(&row.query.context, type("Organization"));
    memset(row.digest, 'd', 64);
    row.phase = 4;

    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);

    row.state = FHBD_JOB_FAILED;
    row.started = 1800000000000002LL;
    row.transaction_time = 1800000000000003LL;
    row.finished = 1800000000000004LL;
    row.expires = 1800003600;
    row.est_bytes = 1ULL << 40;
    row.est_rows = 123456789012ULL;
    row.resumes = 3;
    row.status = 500;
    row.issue = FHB_ISSUE_TOO_COSTLY;
    (void) snprintf(row.message, sizeof(row.message),
                    "d\xc3\xa9j\xc3\xa0 \"vu\"");
    assert_int_equal(fhbd_store_job_update(store, &row, &err), FHB_OK);

    reopen();
    assert_int_equal(fhbd_store_jobs(store, see, &seen, &err), FHB_OK);
    assert_int_equal(seen.n, 1);

    assert_string_equal(seen.last.id, ID1);
    assert_string_equal(seen.last.request_id, "r1");
    assert_string_equal(seen.last.tenant, "main");
    assert_string_equal(seen.last.client, "anonymous");
    assert_int_equal(seen.last.level, FHB_LEVEL_GROUP);
    assert_string_equal(seen.last.group, "g.1");
    assert_string_equal(seen.last.request, row.request);
    assert_string_equal(seen.last.base, "https://h/r4");
    assert_string_equal(seen.last.prefix, "bulk-export");
    assert_true(seen.last.auth);
    assert_true(seen.last.gzip);
    assert_memory_equal(&seen.last.query.types, &row.query.types,
                        sizeof(fhb_typeset_t));
    assert_true(seen.last.query.types_given);
    assert_true(seen.last.query.since == row.query.since);
    assert_true(seen.last.query.until == row.query.until);
    assert_int_equal(seen.last.query.dialect, FHB_DIALECT_V4);
    assert_true(seen.last.query.partial);
    assert_true(seen.last.query.separate_status);
    assert_false(seen.last.query.organized);
    assert_true(seen.last.query.max_file_size == 1ULL << 40);
    assert_int_equal(seen.last.query.associated, FHB_ASSOC_RELEVANT);
    assert_string_equal(seen.last.query.filters, row.query.filters);
    assert_null(seen.last.query.patients);
    assert_memory_equal(&seen.last.query.context, &row.query.context,
                        sizeof(fhb_typeset_t));
    assert_string_equal(seen.last.digest, row.digest);
    assert_int_equal(seen.last.phase, 4);
    assert_int_equal(seen.last.pages, 0);
    assert_int_equal(seen.last.state, FHBD_JOB_FAILED);
    assert_true(seen.last.created == row.created);
    assert_true(seen.last.started == row.started);
    assert_true(seen.last.transaction_time == row.transaction_time);
    assert_true(seen.last.finished == row.finished);
    assert_true(seen.last.expires == row.expires);
    assert_true(seen.last.est_bytes == row.est_bytes);
    assert_true(seen.last.est_rows == row.est_rows);
    assert_int_equal(seen.last.resumes, 3);
    assert_int_equal(seen.last.status, 500);
    assert_int_equal(seen.last.issue, FHB_ISSUE_TOO_COSTLY);
    assert_string_equal(seen.last.message, row.message);

    fhbd_job_row_free(&seen.last);
}


static void
times_that_are_not_yet_stay_so(void **state)
{
    char            existing[FHB_ID_LEN + 1];
    seen_t          seen = { 0 };
    fhbd_job_row_t  row = job(ID1, "");

    (void) state;

    row.query.since = FHB_INSTANT_NONE;
    row.query.types = fhb_typeset_all();
    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);
    assert_int_equal(fhbd_store_jobs(store, see, &seen, &err), FHB_OK);

    assert_true(seen.last.query.since == FHB_INSTANT_NONE);
    assert_true(seen.last.query.until == FHB_INSTANT_NONE);
    assert_int_equal(seen.last.query.dialect, FHB_DIALECT_V3);
    assert_string_equal(seen.last.digest, "");
    assert_true(seen.last.started == FHB_INSTANT_NONE);
    assert_true(seen.last.transaction_time == FHB_INSTANT_NONE);
    assert_true(seen.last.finished == FHB_INSTANT_NONE);
    assert_int_equal(seen.last.state, FHBD_JOB_QUEUED);
    assert_memory_equal(&seen.last.query.types, &row.query.types,
                        sizeof(fhb_typeset_t));

    fhbd_job_row_free(&seen.last);
}


static void
a_repeated_kickoff_is_the_same_job_KICK_14(void **state)
{
    char            existing[FHB_ID_LEN + 1];
    seen_t          seen = { 0 };
    fhbd_job_row_t  row = job(ID2, "r1");

    (void) state;

    add(ID1, "r1");

    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);
    assert_string_equal(existing, ID1);
    assert_int_equal(count("job"), 1);

    /* the request id of another client is no repeat (NET-03) */
    row.client = (char *) "other";
    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);
    assert_string_equal(existing, "");

    assert_int_equal(fhbd_store_jobs(store, see, &seen, &err), FHB_OK);
    assert_int_equal(seen.n, 2);
    assert_string_equal(seen.ids[0], ID1);
    assert_string_equal(seen.ids[1], ID2);
    fhbd_job_row_free(&seen.last);
}


static void
plan(const char *id, unsigned first, size_t n, const char *types[])
{
    size_t          i;
    char            spec[32];
    fhbd_plan_t     p = { 0 };
    fhbd_job_row_t  row = job(id, "");

    row.transaction_time = 1800000000000009LL;
    row.est_bytes = 1000;
    row.est_rows = 10;

    for (i = 0; i < n; i++) {
        (void) snprintf(spec, sizeof(spec), "range %zu", i);
        assert_int_equal(fhbd_plan_add(&p, types == NULL
                                           ? type("Patient")
                                           : types[i] == NULL ? FHB_TYPE_NONE
                                                              : type(types[i]),
                                       spec, i % 2 == 0, i, i * 2, &err),
                         FHB_OK);
    }

    assert_int_equal(fhbd_store_plan_add(store, &row, false,
                                         &(fhb_typeset_t) { 0 }, &p, first,
                                         &err), FHB_OK);
    fhbd_plan_free(&p);
}


static fhbd_file_row_t
sealed(const char *name, unsigned number, unsigned part)
{
    fhbd_file_row_t  f = {
        .file = { .kind = name == NULL ? FHBD_FILE_MESSAGES
                                       : FHBD_FILE_RESOURCES,
                  .type = name == NULL ? FHB_TYPE_NONE : type(name),
                  .count = 5, .size = 500, .stored = 50, .gzip = true },
        .part = part, .number = number,
    };

    memset(f.file.sha256, 'a' + (int) number % 6, 64);

    return f;
}


static void
a_part_is_done_with_its_files_and_messages(void **state)
{
    size_t            n;
    fhbd_part_row_t  *parts, done = { .no = 2, .done = true, .rows = 10,
                                      .bytes = 1000, .broken = 1 };
    fhbd_file_row_t  *files, put[2];
    fhbd_message_t    m = { FHB_SEV_ERROR, FHB_ISSUE_PROCESSING, 2,
                            "one Patient could not be read" };
    const char       *types[] = { "Patient", NULL };

    (void) state;

    add(ID1, "");
    plan(ID1, 1, 2, types);

    put[0] = sealed("Patient", 2, 2);
    put[1] = sealed("Observation", 1, 2);
    assert_int_equal(fhbd_store_part_done(store, ID1, &done, put, 2, &m, 1,
                                          &err), FHB_OK);
    put[0] = sealed(NULL, 1, 0);
    assert_int_equal(fhbd_store_message_files(store, ID1, put, 1, &err),
                     FHB_OK);
    /* written once more after a crash: replaced */
    assert_int_equal(fhbd_store_message_files(store, ID1, put, 1, &err),
                     FHB_OK);

    reopen();
    assert_int_equal(fhbd_store_parts(store, ID1, &parts, &n, &err), FHB_OK);
    assert_int_equal(n, 2);
    assert_int_equal(parts[0].no, 1);
    assert_int_equal(parts[0].part.type, type("Patient"));
    assert_string_equal(parts[0].part.spec, "range 0");
    assert_true(parts[0].part.stable);
    assert_false(parts[0].done);
    assert_int_equal(parts[1].part.type, FHB_TYPE_NONE);
    assert_false(parts[1].part.stable);
    assert_int_equal(parts[1].part.est_rows, 1);
    assert_int_equal(parts[1].part.est_bytes, 2);
    assert_true(parts[1].done);
    assert_int_equal(parts[1].rows, 10);
    assert_int_equal(parts[1].bytes, 1000);
    assert_int_equal(parts[1].broken, 1);
    fhbd_part_rows_free(parts, n);

    /* by type name, messages last (MAN-18) */
    assert_int_equal(fhbd_store_files(store, ID1, &files, &n, &err), FHB_OK);
    assert_int_equal(n, 3);
    assert_int_equal(files[0].file.type, type("Observation"));
    assert_int_equal(files[1].file.type, type("Patient"));
    assert_int_equal(files[1].number, 2);
    assert_int_equal(files[1].part, 2);
    assert_int_equal(files[1].file.count, 5);
    assert_int_equal(files[1].file.size, 500);
    assert_int_equal(files[1].file.stored, 50);
    assert_true(files[1].file.gzip);
    assert_int_equal(strlen(files[1].file.sha256), 64);
    assert_int_equal(files[2].file.type, FHB_TYPE_NONE);
    free(files);
    assert_int_equal(count("message"), 1);
}


static void
files_are_sorted_by_number_not_by_text_MAN_18(void **state)
{
    size_t            i, n;
    fhbd_part_row_t   done = { .no = 1 };
    fhbd_file_row_t  *files, put[11];

    (void) state;

    add(ID1, "");
    plan(ID1, 1, 1, NULL);

    for (i = 0; i < 11; i++) {
        put[i] = sealed("Patient", 11 - (unsigned) i, 1);
    }
    assert_int_equal(fhbd_store_part_done(store, ID1, &done, put, 11, NULL, 0,
                                          &err), FHB_OK);
    assert_int_equal(fhbd_store_files(store, ID1, &files, &n, &err), FHB_OK);
    for (i = 0; i < n; i++) {
        assert_int_equal(files[i].number, i + 1);
    }
    free(files);
}


static void
a_failed_part_leaves_nothing_behind(void **state)
{
    size_t            n;
    fhbd_part_row_t  *parts, done = { .no = 1 };
    fhbd_file_row_t  *files, put[2];

    (void) state;

    add(ID1, "");
    plan(ID1, 1, 1, NULL);

    /* two files of one name: the second is refused, so is all */
    put[0] = sealed("Patient", 1, 1);
    put[1] = put[0];
    assert_int_equal(fhbd_store_part_done(store, ID1, &done, put, 2, NULL, 0,
                                          &err), FHB_EDB);

    assert_int_equal(fhbd_store_parts(store, ID1, &parts, &n, &err), FHB_OK);
    assert_false(parts[0].done);
    fhbd_part_rows_free(parts, n);
    assert_int_equal(fhbd_store_files(store, ID1, &files, &n, &err), FHB_OK);
    assert_int_equal(n, 0);
    free(files);
}


static void
types_that_start_again_lose_their_parts_files_messages(void **state)
{
    size_t            n;
    fhbd_plan_t       p = { 0 };
    fhb_typeset_t     again = { { 0 } };
    fhbd_job_row_t    row = job(ID1, "");
    fhbd_part_row_t  *parts, done = { 0 };
    fhbd_file_row_t   put[1];
    fhbd_message_t    m = { FHB_SEV_ERROR, FHB_ISSUE_PROCESSING, 0, "x" };
    const char       *types[] = { "Patient", "Observation", NULL };

    (void) state;

    add(ID1, "");
    plan(ID1, 1, 3, types);
    assert_int_equal(fhbd_store_message_add(store, ID1, &m, &err), FHB_OK);

    for (n = 1; n <= 3; n++) {
        done.no = (unsigned) n;
        m.part = (unsigned) n;
        put[0] = sealed("Patient", (unsigned) n, (unsigned) n);
        assert_int_equal(fhbd_store_part_done(store, ID1, &done, put, 1, &m, 1,
                                              &err), FHB_OK);
    }

    /* the old parts go only when the new ones are there: a number that is
     * taken undoes both */
    fhb_typeset_add(&again, type("Observation"));
    assert_int_equal(fhbd_plan_add(&p, type("Observation"), "new", true, 1, 1,
                                   &err), FHB_OK);
    assert_int_not_equal(fhbd_store_plan_add(store, &row, false, &again, &p,
                                             3, &err), FHB_OK);
    assert_int_equal(count("part"), 3);
    assert_int_equal(count("file"), 3);

    assert_int_equal(fhbd_store_plan_add(store, &row, false, &again, &p, 4,
                                         &err), FHB_OK);
    assert_int_equal(fhbd_store_parts(store, ID1, &parts, &n, &err), FHB_OK);
    assert_int_equal(n, 3);
    assert_int_equal(parts[0].no, 1);
    assert_int_equal(parts[1].no, 3);
    assert_int_equal(parts[2].no, 4);
    assert_string_equal(parts[2].part.spec, "new");
    assert_false(parts[2].done);
    fhbd_part_rows_free(parts, n);
    assert_int_equal(count("file"), 2);
    assert_int_equal(count("message"), 3);

    assert_int_equal(fhbd_store_plan_add(store, &row, true, &again, &p, 1,
                                         &err), FHB_OK);
    assert_int_equal(count("part"), 1);
    assert_int_equal(count("file"), 0);
    assert_int_equal(count("message"), 1);
    fhbd_plan_free(&p);
}


static fhb_err_t
see_message(void *arg, const fhbd_message_t *m, fhb_error_t *e)
{
    fhbd_message_t  *out = arg;

    (void) e;

    while (out->text[0] != '\0') {
        out++;
    }
    *out = *m;

    return FHB_OK;
}


static void
ignored_parameters_are_kept_with_the_job_PAR_04(void **state)
{
    char            existing[FHB_ID_LEN + 1];
    fhbd_job_row_t  row = job(ID1, "r");
    fhbd_message_t  out[3] = { 0 }, in[] = {
        { FHB_SEV_WARNING, FHB_ISSUE_NOT_SUPPORTED, 0, "parameter \"x\"" },
        { FHB_SEV_INFORMATION, FHB_ISSUE_INFORMATIONAL, 0, "resumed" },
    };

    (void) state;

    assert_int_equal(fhbd_store_job_add(store, &row, in, 2, existing, &err),
                     FHB_OK);
    reopen();
    assert_int_equal(fhbd_store_messages(store, ID1, see_message, out, &err),
                     FHB_OK);
    assert_int_equal(out[0].severity, FHB_SEV_WARNING);
    assert_int_equal(out[0].code, FHB_ISSUE_NOT_SUPPORTED);
    assert_string_equal(out[0].text, "parameter \"x\"");
    assert_int_equal(out[1].severity, FHB_SEV_INFORMATION);
    assert_int_equal(out[1].code, FHB_ISSUE_INFORMATIONAL);
    assert_string_equal(out[2].text, "");
}


static void
a_deleted_job_takes_everything_with_it_DEL_04(void **state)
{
    fhbd_part_row_t  done = { .no = 1 };
    fhbd_file_row_t  put[1];
    fhbd_job_row_t   row = job(ID1, "r");
    fhbd_plan_t      p = { 0 };
    fhbd_message_t   m = { FHB_SEV_ERROR, FHB_ISSUE_PROCESSING, 1, "x" };

    (void) state;

    add(ID1, "r");
    plan(ID1, 1, 3, NULL);
    put[0] = sealed("Patient", 1, 1);
    assert_int_equal(fhbd_store_part_done(store, ID1, &done, put, 1, &m, 1,
                                          &err), FHB_OK);

    assert_int_equal(fhbd_store_job_delete(store, ID1, &err), FHB_OK);
    assert_int_equal(count("job"), 0);
    assert_int_equal(count("part"), 0);
    assert_int_equal(count("file"), 0);
    assert_int_equal(count("message"), 0);

    /* whoever still works on it learns that it is gone */
    assert_int_equal(fhbd_store_job_delete(store, ID1, &err), FHB_ENOTFOUND);
    assert_int_equal(fhbd_store_job_update(store, &row, &err), FHB_ENOTFOUND);
    assert_int_equal(fhbd_store_plan_add(store, &row, true,
                                         &(fhb_typeset_t) { 0 }, &p, 1, &err),
                     FHB_ENOTFOUND);
    assert_int_equal(fhbd_store_part_done(store, ID1, &done, put, 1, NULL, 0,
                                          &err), FHB_ENOTFOUND);
    assert_int_equal(fhbd_store_message_add(store, ID1, &m, &err),
                     FHB_ENOTFOUND);
    assert_int_equal(count("file"), 0);
}


static void
a_large_plan_is_one_transaction(void **state)
{
    size_t            n;
    fhbd_part_row_t  *parts;

    (void) state;

    add(ID1, "");
    plan(ID1, 7, 100000, NULL);
    assert_int_equal(fhbd_store_parts(store, ID1, &parts, &n, &err), FHB_OK);
    assert_int_equal(n, 100000);
    assert_int_equal(parts[0].no, 7);
    assert_int_equal(parts[99999].no, 100006);
    fhbd_part_rows_free(parts, n);
}


static void
the_file_is_private_and_has_one_owner(void **state)
{
    struct stat    st;
    fhbd_store_t  *second = NULL;

    (void) state;

    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);

    assert_int_equal(fhbd_store_open(file, &second, &err), FHB_EAGAIN);
    assert_non_null(strstr(err.text, "in use by another fhir-bulkd"));
}


static void
a_newer_or_foreign_file_is_refused(void **state)
{
    FILE     *f;
    sqlite3  *db;

    (void) state;

    fhbd_store_close(store);
    store = NULL;

    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL,
                                  NULL), SQLITE_OK);
    (void) sqlite3_close(db);
    assert_int_equal(fhbd_store_open(file, &store, &err), FHB_EDB);
    assert_non_null(strstr(err.text, "newer version"));

    f = fopen(file, "w");
    assert_non_null(f);
    assert_true(fputs("this is no database, but long enough to be read as "
                      "the header of one; SQLite wants a hundred bytes to "
                      "make up its mind", f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(fhbd_store_open(file, &store, &err), FHB_EDB);

    assert_int_equal(unlink(file), 0);
    reopen();
}


static void
a_full_disk_is_told_and_undone_MAN_13(void **state)
{
    char            existing[FHB_ID_LEN + 1];
    fhb_err_t       rc;
    fhbd_job_row_t  row = job(ID2, "");
    struct rlimit   limit, was;
    static char     request[4000000];

    (void) state;

    add(ID1, "");

    /* no file may grow beyond 1 MB: write() fails as on a full disk, only
     * with EFBIG, which SQLite tells as its own code for both */
    memset(request, 'x', sizeof(request) - 1);
    row.request = request;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    limit = was;
    limit.rlim_cur = 1000000;
    (void) signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    rc = fhbd_store_job_add(store, &row, NULL, 0, existing, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_true(rc == FHB_ENOSPC || rc == FHB_EIO);

    assert_int_equal(count("job"), 1);
    row.request = (char *) "https://h/r4/$export";
    assert_int_equal(fhbd_store_job_add(store, &row, NULL, 0, existing, &err),
                     FHB_OK);
    assert_int_equal(count("job"), 2);
}


static void
a_store_that_cannot_be_written_says_so(void **state)
{
    sqlite3  *db;

    (void) state;

    assert_int_equal(fhbd_store_check(store, &err), FHB_OK);

    /* somebody else's open transaction */
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(fhbd_store_check(store, &err), FHB_EAGAIN);
    assert_int_equal(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL),
                     SQLITE_OK);
    (void) sqlite3_close(db);

    assert_int_equal(fhbd_store_check(store, &err), FHB_OK);
}


/* a list that breaks off leaves nothing to free */
static void
a_damaged_part_is_an_error(void **state)
{
    size_t            n = 9;
    sqlite3          *db;
    fhbd_plan_t       p = { 0 };
    fhbd_job_row_t    row = job(ID1, "");
    fhbd_part_row_t  *parts;

    (void) state;

    add(ID1, "");
    plan(ID1, 1, 3, NULL);

    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE part SET type = 'Horse' "
                                  "WHERE no = 3", NULL, NULL, NULL),
                     SQLITE_OK);
    (void) sqlite3_close(db);

    assert_int_not_equal(fhbd_store_parts(store, ID1, &parts, &n, &err),
                         FHB_OK);
    assert_int_equal(n, 0);

    assert_int_not_equal(fhbd_store_plan_add(store, &row, true, NULL, &p, 4,
                                             &err), FHB_OK);
    assert_int_equal(count("part"), 3);
}


static fhb_err_t
ask_back(void *arg, const fhbd_job_row_t *row, fhb_error_t *e)
{
    size_t            n;
    fhb_err_t         rc;
    fhbd_part_row_t  *parts;

    rc = fhbd_store_parts(store, row->id, &parts, &n, e);
    if (rc == FHB_OK) {
        *(size_t *) arg += n;
        fhbd_part_rows_free(parts, n);
        rc = fhbd_store_job_update(store, row, e);
    }

    return rc;
}


static void
a_callback_may_call_the_store(void **state)
{
    size_t  n = 0;

    (void) state;

    add(ID1, "");
    add(ID2, "");
    plan(ID1, 1, 2, NULL);
    plan(ID2, 1, 3, NULL);
    assert_int_equal(fhbd_store_jobs(store, ask_back, &n, &err), FHB_OK);
    assert_int_equal(n, 5);
}


static void *
work(void *arg)
{
    unsigned         i, base = *(unsigned *) arg;
    fhb_error_t      e;
    fhbd_part_row_t  done = { 0 };
    fhbd_file_row_t  f;

    for (i = 0; i < 25; i++) {
        done.no = base + i;
        f = sealed("Patient", base + i, base + i);
        if (fhbd_store_part_done(store, ID1, &done, &f, 1, NULL, 0, &e)
            != FHB_OK)
        {
            return arg;
        }
    }

    return NULL;
}


static void
threads_share_the_store(void **state)
{
    void       *failed;
    size_t      i;
    unsigned    bases[4] = { 1, 26, 51, 76 };
    pthread_t   threads[4];

    (void) state;

    add(ID1, "");
    plan(ID1, 1, 100, NULL);

    for (i = 0; i < 4; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, work, &bases[i]),
                         0);
    }

    for (i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }

    assert_int_equal(count("file"), 100);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(a_job_is_the_same_after_reopening),
        TEST(times_that_are_not_yet_stay_so),
        TEST(a_repeated_kickoff_is_the_same_job_KICK_14),
        TEST(a_part_is_done_with_its_files_and_messages),
        TEST(files_are_sorted_by_number_not_by_text_MAN_18),
        TEST(a_failed_part_leaves_nothing_behind),
        TEST(types_that_start_again_lose_their_parts_files_messages),
        TEST(ignored_parameters_are_kept_with_the_job_PAR_04),
        TEST(a_deleted_job_takes_everything_with_it_DEL_04),
        TEST(a_large_plan_is_one_transaction),
        TEST(the_file_is_private_and_has_one_owner),
        TEST(a_newer_or_foreign_file_is_refused),
        TEST(a_full_disk_is_told_and_undone_MAN_13),
        TEST(a_store_that_cannot_be_written_says_so),
        TEST(a_damaged_part_is_an_error),
        TEST(a_callback_may_call_the_store),
        TEST(threads_share_the_store),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
