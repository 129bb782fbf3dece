/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * ACC-10: jobs of clients whose permissions change, and the operators' hand
 * on any job.
 */

#include "job_stage.h"

#include <jansson.h>


/* what the policy says in these stories */
static struct {
    atomic_bool  unfinished;            /* may go on */
    atomic_bool  complete;              /* may be read */
} may;


static bool
allowed(void *arg, const fhbd_job_row_t *row)
{
    assert_ptr_equal(arg, &may);
    assert_string_equal(row->client, "anonymous");

    return row->state == FHBD_JOB_COMPLETE ? may.complete : may.unfinished;
}


static void
enforce(bool unfinished, bool complete)
{
    may.unfinished = unfinished;
    may.complete = complete;
    fhbd_jobs_enforce(jobs, allowed, &may);
}


static bool
there(const char *id, const char *name)
{
    char  path[256];

    (void) snprintf(path, sizeof(path), "%s/default/%s/%s", root_path, id,
                    name);

    return access(path, F_OK) == 0;
}


static json_t *
record(const char *id)
{
    char     path[256];
    json_t  *json;

    (void) snprintf(path, sizeof(path), "%s/default/%s/access.json",
                    root_path, id);
    json = json_load_file(path, 0, NULL);
    assert_non_null(json);

    return json;
}


static void
is_cut(const char *id)
{
    int              n;
    fhbd_job_row_t   row;

    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 403);
    assert_int_equal(row.issue, FHB_ISSUE_FORBIDDEN);
    assert_string_equal(row.message, "The client's permissions changed while "
                        "the export ran.");

    /* whoever was reading stops, and leaves nothing behind; a plan under way
     * may have made the folder anew and wait for a slow disk */
    for (n = 0; n < 15000 && (fake.reading > 0 || fake.snapshots > 0
                              || there(id, "")); n++)
    {
        nap();
    }
    assert_int_equal(fake.reading, 0);
    assert_int_equal(fake.snapshots, 0);
    assert_false(there(id, ""));
}


static void
make_folder(const char *id)
{
    int             root;
    fhb_error_t     err;
    fhbd_jobdir_t   job;

    root = open(root_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_not_equal(root, -1);
    assert_int_equal(fhbd_jobdir_open(root, "default", id, &job, &err),
                     FHB_OK);
    fhbd_jobdir_close(&job);
    assert_int_equal(close(root), 0);
}


static void
test_cut_while_reading(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);

    enforce(true, true);
    assert_true(there(id, "tmp"));

    enforce(false, true);
    is_cut(id);

    /* it stays that way, also for the next start after a crash between the
     * store and the folder */
    enforce(true, true);
    stop(1);
    make_folder(id);
    start();
    is_cut(id);
}


static void
test_cut_in_the_queue(void **state)
{
    char  id[FHB_ID_LEN + 1], queued[FHB_ID_LEN + 1];

    (void) state;

    conf.max_running_jobs = 1;
    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);
    accepted("r2", FHB_LEVEL_SYSTEM, "", queued);

    enforce(false, true);
    is_cut(queued);
    is_cut(id);
}


static void
test_cut_after_a_restart(void **state)
{
    char  id[FHB_ID_LEN + 1];

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);
    stop(0);

    start();
    enforce(false, false);
    is_cut(id);
}


static void *
enforce_no(void *arg)
{
    (void) arg;
    fhbd_jobs_enforce(jobs, allowed, &may);
    return NULL;
}


/* a job that completes at that very moment is complete or cut, never both */
static void
test_cut_against_completion(void **state)
{
    int               i, cut = 0, complete = 0;
    char              id[FHB_ID_LEN + 1], request[16];
    uint64_t          messages;
    pthread_t         thread;
    fhbd_job_row_t    row;

    (void) state;

    may.complete = true;
    may.unfinished = false;

    for (i = 0; i < 60 || (i < 600 && (cut == 0 || complete == 0)); i++) {
        (void) snprintf(request, sizeof(request), "r%d", i);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);

        /* later and later, from the plan to beyond the end */
        for (int n = 0; n < i / 2; n++) {
            nap();
        }

        assert_int_equal(pthread_create(&thread, NULL, enforce_no, NULL), 0);
        enforce_no(NULL);
        assert_int_equal(pthread_join(thread, NULL), 0);

        if (wait_end(id, &row) == FHBD_JOB_COMPLETE) {
            complete++;
            assert_int_equal(count_resources(id, &messages), ALL_ROWS);
            assert_true(there(id, "access.json"));
        } else {
            cut++;
            is_cut(id);
        }
    }

    assert_true(cut > 0);
    assert_true(complete > 0);
}


/* MAN-05, ACC-06: the types that were asked for, also without resources */
static void
test_access_record(void **state)
{
    char     id[FHB_ID_LEN + 1];
    json_t  *json, *types;

    (void) state;

    accepted("r1", FHB_LEVEL_GROUP, "empty", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);

    json = record(id);
    types = json_object_get(json, "types");
    assert_int_equal(json_array_size(types), 2);
    assert_string_equal(json_string_value(json_array_get(types, 0)),
                        "Observation");
    assert_null(json_object_get(json, "shared"));
    json_decref(json);
}


/* a Group that the client lost: what is complete is not read any more, and
 * comes back with the permission */
static void
test_complete_job_withheld(void **state)
{
    char             id[FHB_ID_LEN + 1];
    json_t          *json;
    fhbd_job_row_t   row;

    (void) state;

    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);

    enforce(true, false);
    assert_false(there(id, "access.json"));
    assert_true(there(id, "files/Patient.1.ndjson"));

    stop(1);
    start();
    enforce(true, false);
    assert_false(there(id, "access.json"));

    enforce(true, true);
    json = record(id);
    assert_int_equal(json_integer_value(json_object_get(json, "expires")),
                     row.expires + 1);
    json_decref(json);
}


static void
test_sharing(void **state)
{
    char     id[FHB_ID_LEN + 1];
    json_t  *json;

    (void) state;

    conf.job_sharing = true;
    with_auth = true;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    with_auth = false;
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);

    json = record(id);
    assert_string_equal(json_string_value(json_object_get(json, "shared")),
                        "system");
    json_decref(json);

    conf.job_sharing = false;
    enforce(true, true);
    json = record(id);
    assert_null(json_object_get(json, "shared"));
    json_decref(json);

    /* what began without authorization is nobody else's */
    conf.job_sharing = true;
    accepted("r2", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    enforce(true, true);
    json = record(id);
    assert_null(json_object_get(json, "shared"));
    json_decref(json);
}


static void
test_operator(void **state)
{
    char             id[FHB_ID_LEN + 1];
    json_t          *json, *types;
    fhb_buf_t        out = { 0 };
    fhb_error_t      err;
    fhbd_job_row_t   was;
    fhbd_job_view_t  view;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_GROUP, "g1", id);
    wait_reading(2);

    assert_int_equal(fhbd_jobs_show(jobs, fhb_cstr(id), &out, &err), FHB_OK);
    json = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);
    assert_string_equal(json_string_value(json_object_get(json, "id")), id);
    assert_string_equal(json_string_value(json_object_get(json, "state")),
                        "running");
    assert_string_equal(json_string_value(json_object_get(json, "group")),
                        "g1");
    types = json_object_get(json, "types");
    assert_int_equal(json_array_size(types), 2);
    assert_non_null(json_object_get(json, "started"));
    assert_null(json_object_get(json, "finished"));
    assert_null(json_object_get(json, "error"));
    json_decref(json);
    fhb_buf_reset(&out);

    assert_int_equal(fhbd_jobs_cancel(jobs, fhb_cstr(id), &was, &err), FHB_OK);
    assert_string_equal(was.id, id);
    assert_string_equal(was.group, "g1");
    fhbd_job_row_free(&was);
    assert_int_equal(poll_job(id, &view), FHB_ENOTFOUND);
    assert_false(there(id, "files"));
    assert_int_equal(fhbd_jobs_cancel(jobs, fhb_cstr(id), &was, &err),
                     FHB_ENOTFOUND);
    assert_int_equal(fhbd_jobs_show(jobs, fhb_cstr(id), &out, &err),
                     FHB_ENOTFOUND);

    atomic_store(&fake.hold, false);
    accepted("r2", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(fhbd_jobs_show(jobs, fhb_cstr(id), &out, &err), FHB_OK);
    json = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);
    assert_null(json_object_get(json, "group"));
    assert_int_equal(json_integer_value(json_object_get(json, "percent")),
                     100);
    assert_int_equal(json_integer_value(json_object_get(
                         json_object_get(json, "counts"),
                         fhb_type_name(fake_type(0)).ptr)), ALL_ROWS / 2);
    assert_true(json_integer_value(json_object_get(
                    json_object_get(json, "sizes"),
                    fhb_type_name(fake_type(1)).ptr)) > 0);
    assert_true(json_integer_value(json_object_get(json, "files")) >= 2);
    assert_non_null(json_object_get(json, "expires"));
    json_decref(json);
    fhb_buf_free(&out);
}


static void
test_limits_of_a_client(void **state)
{
    char               id[FHB_ID_LEN + 1];
    unsigned           throttled;
    fhb_error_t        err;
    fhbd_job_limits_t  l = { .max_active_jobs = 1 };

    (void) state;

    /* KICK-16: the client's own number counts */
    atomic_store(&fake.hold, true);
    limits = &l;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(submit("r2", FHB_LEVEL_SYSTEM, "", id, &throttled, &err),
                     FHB_OK);
    assert_true(throttled > 0);

    l.max_active_jobs = 2;
    accepted("r3", FHB_LEVEL_SYSTEM, "", id);

    /* GRP-06: outside the client's list there is no Group, and the source
     * is not even asked */
    l = (fhbd_job_limits_t) { .no_group = true };
    fake.group_error = FHB_EAGAIN;
    assert_int_equal(submit("r4", FHB_LEVEL_GROUP, "g1", id, &throttled,
                            &err), FHB_ENOTFOUND);
    limits = NULL;
    assert_int_equal(submit("r5", FHB_LEVEL_GROUP, "g1", id, &throttled,
                            &err), FHB_EAGAIN);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("a job that is read is cut (ACC-10)", test_cut_while_reading),
        STORY("a job in the queue is cut (ACC-10)", test_cut_in_the_queue),
        STORY("a job of the last run is cut (ACC-10)",
              test_cut_after_a_restart),
        STORY("cut and completion at the same moment (ACC-10)",
              test_cut_against_completion),
        STORY("the access record has the types asked for (ACC-06)",
              test_access_record),
        STORY("a complete job is withheld and comes back (ACC-10)",
              test_complete_job_withheld),
        STORY("job_sharing in the access record (ACC-07)", test_sharing),
        STORY("operators see and cancel any job", test_operator),
        STORY("a client's own limits (KICK-16, GRP-06)",
              test_limits_of_a_client),
    };

    return cmocka_run_group_tests_name("enforce", tests, NULL, NULL);
}
