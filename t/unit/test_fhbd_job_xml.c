/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * XML of files of complete jobs (FILE-20): many ask at the same time, jobs are
 * deleted meanwhile, the registry stops.  Also run under TSan.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <pthread.h>
#include <stdatomic.h>

#include "job_stage.h"

#define ASKING   8
#define WAIT     30000              /* ms: nobody waits that long */

static char         id[FHB_ID_LEN + 1];
static char         names[16][128];
static size_t       names_n;
static atomic_uint  answers[64];       /* by result */


/* a complete job, and the names of its files */
static void
complete_job(const char *request)
{
    size_t            i, n;
    fhb_error_t       err;
    fhbd_file_row_t  *files;

    accepted(request, FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(fhbd_jobs_files(jobs, id, &files, &n, &err), FHB_OK);

    for (i = 0, names_n = 0; i < n && names_n < 16; i++) {
        fhbd_file_name(&files[i].file, files[i].number, names[names_n++]);
    }
    free(files);
    assert_true(names_n > 1);
}


static fhb_err_t
ask(const char *tenant_of, const char *job, const char *name, unsigned wait)
{
    fhb_error_t  err;

    return fhbd_jobs_xml(jobs, fhb_cstr(tenant_of), fhb_cstr(job),
                         fhb_cstr(name), wait, &err);
}


static bool
made(const char *name)
{
    char  path[400];

    (void) snprintf(path, sizeof(path), "%s/default/%s/xml/%.*s.xml",
                    root_path, id, (int) (strlen(name) - strlen(".ndjson")),
                    name);

    return access(path, R_OK) == 0;
}


static void *
asking(void *arg)
{
    size_t     i;
    fhb_err_t  rc;

    (void) arg;

    for (i = 0; i < names_n; i++) {
        rc = ask("default", id, names[i], WAIT);
        atomic_fetch_add(&answers[rc], 1);
    }

    return NULL;
}


static void
all_ask(pthread_t threads[ASKING])
{
    size_t  i;

    for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        atomic_store(&answers[i], 0);
    }

    for (i = 0; i < ASKING; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, asking, NULL), 0);
    }
}


static void
join(pthread_t threads[ASKING])
{
    size_t  i;

    for (i = 0; i < ASKING; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
}


static void
many_ask_for_all_files_FILE_20(void **state)
{
    size_t     i;
    pthread_t  threads[ASKING];

    (void) state;

    complete_job("r1");
    all_ask(threads);
    join(threads);

    assert_int_equal(answers[FHB_OK], ASKING * names_n);
    for (i = 0; i < names_n; i++) {
        assert_true(made(names[i]));
    }
}


static void
who_does_not_wait_finds_it_later_FILE_20(void **state)
{
    int  n;

    (void) state;

    complete_job("r1");
    assert_int_equal(ask("default", id, names[0], 0), FHB_EAGAIN);

    for (n = 0; n < 15000 && !made(names[0]); n++) {
        nap();
    }
    assert_true(made(names[0]));
    assert_int_equal(ask("default", id, names[0], WAIT), FHB_OK);
}


static void
there_is_no_such_file_FILE_21(void **state)
{
    (void) state;

    complete_job("r1");
    assert_int_equal(ask("other", id, names[0], WAIT), FHB_ENOTFOUND);
    assert_int_equal(ask("default", "bbbbbbbbbbbbbbbbbbbbbb", names[0], WAIT),
                     FHB_ENOTFOUND);
    assert_int_equal(ask("default", id, "Patient.99.ndjson", WAIT),
                     FHB_ENOTFOUND);
    assert_int_equal(ask("default", id, "Patient.1.xml", WAIT),
                     FHB_ENOTFOUND);
    assert_int_equal(ask("default", id, "", WAIT), FHB_ENOTFOUND);
}


/* what no page shows is nobody's yet */
static void
a_job_in_progress_has_no_files_PART_02(void **state)
{
    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(1);
    assert_int_equal(ask("default", id, "Patient.1.ndjson", WAIT),
                     FHB_ENOTFOUND);
    atomic_store(&fake.hold, false);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
}


static void
the_job_is_deleted_meanwhile_DEL_04(void **state)
{
    char         path[300];
    pthread_t    threads[ASKING];
    fhb_error_t  err;

    (void) state;

    complete_job("r1");
    all_ask(threads);
    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("anonymous"), fhb_cstr(id),
                                      &err), FHB_OK);
    join(threads);

    assert_int_equal(answers[FHB_OK] + answers[FHB_ENOTFOUND],
                     ASKING * names_n);
    (void) snprintf(path, sizeof(path), "%s/default/%s", root_path, id);
    assert_int_equal(access(path, F_OK), -1);
}


/* who waits is let go, nothing half is left, and the next start goes on */
static void
the_registry_stops_FILE_11(void **state)
{
    (void) state;

    complete_job("r1");
    assert_int_equal(ask("default", id, names[0], 0), FHB_EAGAIN);
    assert_int_equal(ask("default", id, names[1], 0), FHB_EAGAIN);
    stop(1);
    start();
    assert_int_equal(ask("default", id, names[0], WAIT), FHB_OK);
    assert_int_equal(ask("default", id, names[1], WAIT), FHB_OK);
    assert_true(made(names[0]));
    assert_true(made(names[1]));
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("many ask for all files (FILE-20)",
              many_ask_for_all_files_FILE_20),
        STORY("who does not wait finds it later (FILE-20)",
              who_does_not_wait_finds_it_later_FILE_20),
        STORY("there is no such file (FILE-21)",
              there_is_no_such_file_FILE_21),
        STORY("a job in progress has no files (PART-02)",
              a_job_in_progress_has_no_files_PART_02),
        STORY("the job is deleted meanwhile (DEL-04)",
              the_job_is_deleted_meanwhile_DEL_04),
        STORY("the registry stops (FILE-11)", the_registry_stops_FILE_11),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
