/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry and the engine over a source that misbehaves on order: every
 * accepted job reaches a true end, and each resource is there exactly once.
 */

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../src/sidecar/fhbd_job.h"
#include "../../src/sidecar/fhbd_jobdir.h"
#include "../../src/sidecar/fhbd_log.h"

#define ROWS_PER_PART  40
#define PARTS          6
#define ALL_ROWS       ((uint64_t) PARTS * ROWS_PER_PART)


/* what the source does; set by each test, reset before it */
static struct {
    atomic_int   snapshot_fails;    /* so many snapshot_open give FHB_EAGAIN */
    atomic_int   reader_fails;      /* so many reader_open give FHB_EAGAIN */
    atomic_int   read_fails;        /* so many reads break off in the middle */
    fhb_err_t    read_error;        /* … with this */
    bool         stable;            /* ranges mean the same rows later */
    bool         by_type;           /* parts have a type */
    atomic_bool  hold;              /* reads wait until this is false */
    atomic_int   reading;           /* parts being read */
    int          bad_part;          /* this part never can be read, -1 none */
    int          broken_rows;       /* per part */
    bool         no_group;
    atomic_int   snapshots;         /* opened and not closed */
    atomic_int   opened;            /* ever */
    atomic_int   plans;
} fake;

static char           dir[64];
static fhbd_conf_t    conf;
static fhbd_store_t  *store;
static fhbd_jobs_t   *jobs;


static fhb_err_t
fake_open(const fhbd_conf_t *c, const fhbd_tenant_conf_t *tenant,
    fhbd_source_t **out, fhb_error_t *err)
{
    *out = calloc(1, sizeof(fhbd_source_t));
    if (*out == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory");
    }

    (*out)->ops = &fhbd_source_ndjson;
    (*out)->conf = c;
    (*out)->tenant = tenant;

    return FHB_OK;
}


static void
fake_close(fhbd_source_t *src)
{
    free(src);
}


static fhb_err_t
fake_check(fhbd_source_t *src, fhb_error_t *err)
{
    (void) src;
    (void) err;
    return FHB_OK;
}


static fhb_err_t
fake_group_exists(fhbd_source_t *src, fhb_str_t id, fhb_error_t *err)
{
    (void) src;
    (void) id;
    return fake.no_group ? fhb_fail(err, FHB_ENOTFOUND, "no such group")
                         : FHB_OK;
}


static fhb_err_t
fake_snapshot_open(fhbd_source_t *src, fhbd_snapshot_t **out,
    fhb_instant_t *at, fhb_error_t *err)
{
    if (atomic_fetch_sub(&fake.snapshot_fails, 1) > 0) {
        return fhb_fail(err, FHB_EAGAIN, "the database is away");
    }

    *out = (fhbd_snapshot_t *) src;
    *at = fhb_now();
    fake.snapshots++;
    fake.opened++;

    return FHB_OK;
}


static void
fake_snapshot_close(fhbd_snapshot_t *snap)
{
    (void) snap;
    fake.snapshots--;
}


/* GRP rows: one Group with members of every kind, one nested, one cyclic */
static fhb_err_t
fake_resource(fhbd_snapshot_t *snap, fhb_type_t type, fhb_str_t id,
    fhb_buf_t *out, fhb_error_t *err)
{
    (void) snap;
    (void) type;

    if (fhb_str_eqc(id, "g1")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\",\"id\":\"g1\","
            "\"member\":["
            "{\"entity\":{\"reference\":\"Patient/p1\"}},"
            "{\"entity\":{\"reference\":\"Patient/p1\"}},"
            "{\"entity\":{\"reference\":\"Patient/p2\"},\"inactive\":true},"
            "{\"entity\":{\"reference\":\"Patient/p3\"},"
             "\"period\":{\"end\":\"2001-02\"}},"
            "{\"entity\":{\"reference\":\"Patient/p4\"},"
             "\"period\":{\"start\":\"2001\",\"end\":\"2999-12-31\"}},"
            "{\"entity\":{\"reference\":\"Patient/p5\"},"
             "\"period\":{\"start\":\"soon\"}},"
            "{\"entity\":{\"reference\":\"Practitioner/d1\"}},"
            "{\"entity\":{\"reference\":\"Patient/ghost\"}},"
            "{\"entity\":{\"reference\":\"Group/g2\"}},"
            "{\"entity\":{\"reference\":\"Group/none\"}}]}");
        return FHB_OK;
    }

    if (fhb_str_eqc(id, "g2")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\",\"id\":\"g2\","
            "\"member\":[{\"entity\":{\"reference\":"
            "\"https://x.example/r4/Patient/p6/_history/2\"}},"
            "{\"entity\":{\"reference\":\"Group/g1\"}}]}");
        return FHB_OK;
    }

    if (fhb_str_eqc(id, "filter")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\","
            "\"modifierExtension\":[{\"url\":\"http://hl7.org/fhir/uv/"
            "bulkdata/StructureDefinition/member-filter\"}]}");
        return FHB_OK;
    }

    if (fhb_str_eqc(id, "empty")) {
        fhb_buf_adds(out, "{\"resourceType\":\"Group\",\"id\":\"empty\"}");
        return FHB_OK;
    }

    return fhb_fail(err, FHB_ENOTFOUND, "no such group");
}


/* p1 to p6 are there, whoever asks */
static fhb_err_t
fake_patients(fhbd_snapshot_t *snap, const fhb_idset_t *filter,
    fhb_idset_t *out, const atomic_bool *cancel, fhb_error_t *err)
{
    int        i;
    char       id[8];
    fhb_err_t  rc;

    (void) snap;
    (void) cancel;

    for (i = 1; i <= 6; i++) {
        (void) snprintf(id, sizeof(id), "p%d", i);
        if (filter == NULL || fhb_idset_has(filter, fhb_cstr(id))) {
            rc = fhb_idset_add(out, fhb_cstr(id), err);
            if (rc != FHB_OK) {
                return rc;
            }
        }
    }

    return FHB_OK;
}


static fhb_type_t
fake_type(int part)
{
    return fhb_type_find(part % 2 ? FHB_STR("Observation")
                                  : FHB_STR("Patient"));
}


static fhb_err_t
fake_plan(fhbd_snapshot_t *snap, const fhbd_want_t *want, fhbd_plan_t *plan,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int        i;
    char       spec[16];
    fhb_err_t  rc;

    (void) snap;
    (void) cancel;
    fake.plans++;

    for (i = 0; i < PARTS; i++) {
        if (!fhb_typeset_has(&want->query.types, fake_type(i))) {
            continue;
        }
        (void) snprintf(spec, sizeof(spec), "%d", i);
        rc = fhbd_plan_add(plan, fake.by_type ? fake_type(i) : FHB_TYPE_NONE,
                           spec, fake.stable, ROWS_PER_PART, 1000, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    return FHB_OK;
}


static fhb_err_t
fake_reader_open(fhbd_snapshot_t *snap, fhbd_reader_t **out,
    fhb_error_t *err)
{
    if (atomic_fetch_sub(&fake.reader_fails, 1) > 0) {
        return fhb_fail(err, FHB_EAGAIN, "the snapshot is gone");
    }

    *out = (fhbd_reader_t *) snap;

    return FHB_OK;
}


static void
fake_reader_close(fhbd_reader_t *reader)
{
    (void) reader;
}


static void
nap(void)
{
    nanosleep(&(struct timespec) { 0, 2000000 }, NULL);
}


static fhb_err_t
fake_read(fhbd_reader_t *reader, const fhbd_want_t *want,
    const fhbd_part_t *part, const fhbd_sink_t *sink,
    const atomic_bool *cancel, fhb_error_t *err)
{
    int         i, no = atoi(part->spec);
    bool        fails;
    char        body[128];
    fhb_err_t   rc = FHB_OK;
    fhbd_row_t  row = { 0 };

    (void) reader;
    (void) want;

    fails = atomic_fetch_sub(&fake.read_fails, 1) > 0;
    fake.reading++;

    while (atomic_load(&fake.hold) && !atomic_load(cancel)) {
        nap();
    }

    for (i = 0; i < ROWS_PER_PART && rc == FHB_OK; i++) {

        if (atomic_load(cancel)) {
            rc = fhb_fail(err, FHB_ECANCEL, "cancelled");
            break;
        }

        if (no == fake.bad_part) {
            rc = fhb_fail(err, FHB_EDB, "permission denied");
            break;
        }

        if (fails && i == ROWS_PER_PART / 2) {
            rc = fhb_fail(err, fake.read_error, "broke off");
            break;
        }

        if (i < fake.broken_rows) {
            rc = sink->broken(sink->arg, fake_type(no), FHB_STR("x"),
                              "not a JSON object", err);
            continue;
        }

        (void) snprintf(body, sizeof(body), "{\"resourceType\":\"%s\","
                        "\"id\":\"r%d\"}", fhb_type_name(fake_type(no)).ptr,
                        no * ROWS_PER_PART + i);
        row.type = fake_type(no);
        row.body = fhb_cstr(body);
        row.one_line = true;
        rc = sink->row(sink->arg, &row, err);
    }

    fake.reading--;

    return rc;
}


const fhbd_source_ops_t  fhbd_source_ndjson = {
    "fake", fake_open, fake_close, fake_check, fake_group_exists,
    fake_snapshot_open, fake_snapshot_close, fake_resource, fake_patients,
    fake_plan, fake_reader_open, fake_read, fake_reader_close
};

const fhbd_source_ops_t  fhbd_source_postgres = {
    "fake", fake_open, fake_close, fake_check, fake_group_exists,
    fake_snapshot_open, fake_snapshot_close, fake_resource, fake_patients,
    fake_plan, fake_reader_open, fake_read, fake_reader_close
};


/* the stage */

static char  tenant_name[] = "default";
static char  root_path[96], store_path[96];

static fhbd_tenant_conf_t  tenant = { .name = tenant_name,
                                      .source = FHBD_SOURCE_NDJSON };


static void
start(void)
{
    fhb_error_t  err = { 0 };

    if (fhbd_store_open(store_path, &store, &err) != FHB_OK
        || fhbd_jobs_start(&conf, store, &jobs, &err) != FHB_OK)
    {
        fail_msg("start: %s", err.text);
    }
}


static void
stop(unsigned grace)
{
    fhbd_jobs_stop(jobs, grace);
    fhbd_store_close(store);
    assert_int_equal(fake.snapshots, 0);
}


static int
setup(void **state)
{
    (void) state;

    memset(&fake, 0, sizeof(fake));
    fake.bad_part = -1;
    fake.by_type = fake.stable = true;

    (void) snprintf(dir, sizeof(dir), "/tmp/fhbd-export-XXXXXX");
    if (mkdtemp(dir) == NULL) {
        return -1;
    }
    (void) snprintf(root_path, sizeof(root_path), "%s/root", dir);
    (void) snprintf(store_path, sizeof(store_path), "%s/jobs.sqlite", dir);

    memset(&conf, 0, sizeof(conf));
    conf.root = root_path;
    conf.workers = 2;
    conf.max_running_jobs = 4;
    conf.max_active_jobs_per_client = 10;
    conf.max_active_jobs = 100;
    conf.gzip = false;
    conf.max_file_resources = 1000;
    conf.max_file_size = 1 << 20;
    conf.part_size = 1 << 20;
    conf.max_retries = 5;
    conf.job_ttl = 3600;
    conf.max_job_time = 3600;
    conf.retry_min = 1;
    conf.retry_max = 60;
    conf.fail_ratio = 1.0;
    conf.tenants = &tenant;
    conf.tenants_n = 1;

    fhbd_log_set_level(FHBD_LOG_ERROR - 1);
    start();

    return 0;
}


static int
remove_entry(const char *path, const struct stat *sb, int flag,
    struct FTW *ftw)
{
    (void) sb;
    (void) flag;
    (void) ftw;
    return remove(path);
}


static int
teardown(void **state)
{
    (void) state;

    atomic_store(&fake.hold, false);
    stop(5);

    return nftw(dir, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}


static fhb_err_t
submit(const char *request, fhb_level_t level, const char *group,
    char id[FHB_ID_LEN + 1], unsigned *throttled, fhb_error_t *err)
{
    char             client[] = "anonymous", base[] = "https://x.example/r4";
    char             prefix[] = "bulk-export", url[] = "https://x.example/";
    char             name[65];
    fhbd_job_row_t   row = { 0 };

    (void) snprintf(name, sizeof(name), "%s", group);
    (void) snprintf(row.request_id, sizeof(row.request_id), "%s", request);
    row.tenant = tenant_name;
    row.client = client;
    row.base = base;
    row.prefix = prefix;
    row.request = url;
    row.level = level;
    row.group = name;
    row.query.since = FHB_INSTANT_NONE;
    fhb_typeset_add(&row.query.types, fake_type(0));
    fhb_typeset_add(&row.query.types, fake_type(1));

    return fhbd_jobs_submit(jobs, &row, NULL, 0, id, throttled, err);
}


static void
accepted(const char *request, fhb_level_t level, const char *group,
    char id[FHB_ID_LEN + 1])
{
    unsigned     throttled;
    fhb_error_t  err = { 0 };

    if (submit(request, level, group, id, &throttled, &err) != FHB_OK) {
        fail_msg("kick-off: %s", err.text);
    }
    assert_int_equal(throttled, 0);
    assert_true(fhb_id_valid(fhb_cstr(id)));
}


static fhb_err_t
poll_job(const char *id, fhbd_job_view_t *view)
{
    fhb_error_t  err;

    return fhbd_jobs_poll(jobs, FHB_STR("default"), FHB_STR("anonymous"),
                          fhb_cstr(id), view, &err);
}


/* the state that the job ends in; its row is copied out */
static fhbd_job_state_t
wait_end(const char *id, fhbd_job_row_t *out)
{
    int                n;
    fhbd_job_state_t   state;
    fhbd_job_view_t    view;

    for (n = 0; n < 15000; n++) {
        assert_int_equal(poll_job(id, &view), FHB_OK);
        state = view.row.state;
        if (out != NULL) {
            *out = view.row;
            out->tenant = NULL;
        }
        fhbd_job_row_free(&view.row);

        if (state == FHBD_JOB_COMPLETE || state == FHBD_JOB_FAILED) {
            return state;
        }
        nap();
    }

    fail_msg("the job never ends");
    return state;
}


static void
wait_reading(int parts)
{
    int  n;

    for (n = 0; n < 5000 && fake.reading < parts; n++) {
        nap();
    }
    assert_true(fake.reading >= parts);
}


/* every listed file is there; each resource once; gives their number */
static uint64_t
count_resources(const char *id, uint64_t *messages)
{
    int               n;
    char              path[256], name[128], line[512];
    FILE             *f;
    size_t            i, files_n;
    uint64_t          lines, all = 0;
    bool              seen[ALL_ROWS] = { false };
    fhb_error_t       err;
    fhbd_file_row_t  *files;

    *messages = 0;
    assert_int_equal(fhbd_jobs_files(jobs, id, &files, &files_n, &err),
                     FHB_OK);

    for (i = 0; i < files_n; i++) {
        fhbd_file_name(files[i].file.type, files[i].number, name);
        (void) snprintf(path, sizeof(path), "%s/default/%s/files/%s",
                        root_path, id, name);
        f = fopen(path, "r");
        assert_non_null(f);

        for (lines = 0; fgets(line, sizeof(line), f) != NULL; lines++) {
            if (files[i].file.type == FHB_TYPE_NONE) {
                (*messages)++;
                continue;
            }
            assert_int_equal(sscanf(strstr(line, "\"id\":\"r") + 7, "%d", &n), 1);
            assert_true(n >= 0 && (uint64_t) n < ALL_ROWS);
            assert_false(seen[n]);
            seen[n] = true;
            all++;
        }
        fclose(f);
        assert_int_equal(lines, files[i].file.count);
    }

    free(files);

    return all;
}


static bool
job_folder_there(const char *id)
{
    char  path[256];

    (void) snprintf(path, sizeof(path), "%s/default/%s", root_path, id);

    return access(path, F_OK) == 0;
}


/* the stories */

static void
test_complete(void **state)
{
    char            id[FHB_ID_LEN + 1];
    uint64_t        messages;
    fhbd_job_row_t  row;

    (void) state;

    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
    assert_int_equal(messages, 0);
    assert_true(row.expires > fhb_now() / FHB_USEC + 3500);
    assert_int_equal(fake.snapshots, 0);
}


static void
test_same_request_same_job(void **state)
{
    char  id[FHB_ID_LEN + 1], again[FHB_ID_LEN + 1];

    (void) state;

    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    accepted("r1", FHB_LEVEL_SYSTEM, "", again);
    assert_string_equal(id, again);
}


static void
test_source_away_then_back(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.snapshot_fails = 2;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
}


static void
test_source_away_for_good(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    conf.max_retries = 2;
    fake.snapshot_fails = 1000;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 500);
    assert_int_equal(row.issue, FHB_ISSUE_PROCESSING);
    assert_non_null(strstr(row.message, "could not be reached"));
}


static void
test_connection_lost_in_a_part(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.read_fails = 3;
    fake.read_error = FHB_EAGAIN;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);

    /* the snapshot was still there: no second plan */
    assert_int_equal(fake.plans, 1);
}


static void
test_snapshot_lost(void **state)
{
    int             unstable;
    char            id[FHB_ID_LEN + 1], request[8];
    uint64_t        messages;
    fhbd_job_row_t  row;

    (void) state;

    for (unstable = 0; unstable < 3; unstable++) {
        fake.stable = unstable == 0;
        fake.by_type = unstable != 2;
        fake.read_fails = 1;
        fake.read_error = FHB_EAGAIN;
        atomic_store(&fake.hold, true);

        (void) snprintf(request, sizeof(request), "r%d", unstable);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);
        wait_reading(2);
        fake.reader_fails = 1;          /* for whoever comes back first */
        atomic_store(&fake.hold, false);

        assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
        assert_int_equal(count_resources(id, &messages), ALL_ROWS);
        assert_int_equal(row.resumes, 1);
        assert_int_equal(messages, 1);
        assert_int_equal(fake.snapshots, 0);
    }
}


static void
test_source_changed_under_the_plan(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.read_fails = 1;
    fake.read_error = FHB_ENOTFOUND;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
    assert_int_equal(fake.plans, 2);
}


static void
test_part_that_cannot_be_read(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.bad_part = 3;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages),
                     ALL_ROWS - ROWS_PER_PART);
    assert_int_equal(messages, 1);
}


static void
test_broken_rows(void **state)
{
    char      id[FHB_ID_LEN + 1];
    uint64_t  messages;

    (void) state;

    fake.broken_rows = 1;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS - PARTS);
    assert_int_equal(messages, PARTS);
}


static void
test_fail_ratio(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    /* all broken: nothing useful came out */
    fake.broken_rows = ROWS_PER_PART;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 500);

    /* a quarter broken, and the operator wants no more than that */
    fake.broken_rows = ROWS_PER_PART / 4;
    conf.fail_ratio = 0.25;
    accepted("r2", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_FAILED);

    conf.fail_ratio = 0.26;
    accepted("r3", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
}


static void
test_restart_in_the_middle(void **state)
{
    int             round;
    char            id[FHB_ID_LEN + 1], request[8];
    uint64_t        messages;
    fhb_instant_t   at;
    fhbd_job_row_t  row;
    fhbd_job_view_t view;

    (void) state;

    for (round = 0; round < 3; round++) {
        fake.stable = round == 0;
        fake.by_type = round != 2;
        atomic_store(&fake.hold, true);

        (void) snprintf(request, sizeof(request), "r%d", round);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);
        wait_reading(2);
        assert_int_equal(poll_job(id, &view), FHB_OK);
        at = view.row.transaction_time;
        assert_true(at != FHB_INSTANT_NONE);
        fhbd_job_row_free(&view.row);

        stop(0);
        atomic_store(&fake.hold, false);
        start();

        assert_int_equal(wait_end(id, &row), FHBD_JOB_COMPLETE);
        assert_int_equal(count_resources(id, &messages), ALL_ROWS);
        assert_true(round == 2 || row.transaction_time == at);
    }
}


static void
test_delete_while_running(void **state)
{
    int               n;
    char              id[FHB_ID_LEN + 1];
    fhb_error_t       err;
    fhbd_job_view_t   view;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);

    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("mallory"), fhb_cstr(id), &err),
                     FHB_ENOTFOUND);
    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("anonymous"), fhb_cstr(id),
                                      &err),
                     FHB_OK);

    assert_int_equal(poll_job(id, &view), FHB_ENOTFOUND);
    assert_false(job_folder_there(id));
    assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                      FHB_STR("anonymous"), fhb_cstr(id),
                                      &err),
                     FHB_ENOTFOUND);

    /* DEL-03: the work stops although the source still holds it back */
    for (n = 0; n < 2500 && (fake.reading > 0 || fake.snapshots > 0); n++) {
        nap();
    }
    assert_int_equal(fake.reading, 0);
    assert_int_equal(fake.snapshots, 0);
}


static void
test_limit_and_slot(void **state)
{
    int          i;
    char         id[FHB_ID_LEN + 1], request[FHB_ID_LEN + 1];
    unsigned     throttled;
    fhb_error_t  err;

    (void) state;

    conf.max_active_jobs_per_client = 1;
    atomic_store(&fake.hold, true);
    accepted("first", FHB_LEVEL_SYSTEM, "", id);

    assert_int_equal(submit("second", FHB_LEVEL_SYSTEM, "", request,
                            &throttled, &err), FHB_OK);
    assert_in_range(throttled, 1, 60);

    /* DEL-07: the slot is free at once */
    for (i = 0; i < 50; i++) {
        assert_int_equal(fhbd_jobs_delete(jobs, FHB_STR("default"),
                                          FHB_STR("anonymous"), fhb_cstr(id),
                                          &err), FHB_OK);
        (void) snprintf(request, sizeof(request), "n%d", i);
        accepted(request, FHB_LEVEL_SYSTEM, "", id);
    }
}


static void
test_polls(void **state)
{
    char             id[FHB_ID_LEN + 1];
    fhbd_job_view_t  view;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);

    assert_int_equal(poll_job(id, &view), FHB_OK);
    assert_false(view.too_early);
    assert_int_equal(view.retry_after, 1);
    fhbd_job_row_free(&view.row);

    assert_int_equal(poll_job(id, &view), FHB_OK);
    assert_true(view.too_early);
    assert_int_equal(view.retry_after, 1);
    fhbd_job_row_free(&view.row);

    /* STAT-08: a 429 does not move the deadline */
    for (int n = 0; n < 1000 && view.too_early; n++) {
        nap();
        assert_int_equal(poll_job(id, &view), FHB_OK);
        fhbd_job_row_free(&view.row);
    }
    assert_false(view.too_early);

    /* a finished job is never limited */
    atomic_store(&fake.hold, false);
    conf.poll_limit = FHBD_POLL_OFF;
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    conf.poll_limit = FHBD_POLL_STRICT;
    for (int n = 0; n < 20; n++) {
        assert_int_equal(poll_job(id, &view), FHB_OK);
        assert_false(view.too_early);
        fhbd_job_row_free(&view.row);
    }
}


static void
test_expiry(void **state)
{
    char             id[FHB_ID_LEN + 1];
    fhbd_job_view_t  view;

    (void) state;

    conf.job_ttl = 1;
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_true(job_folder_there(id));

    while (poll_job(id, &view) == FHB_OK) {
        fhbd_job_row_free(&view.row);
        nap();
    }

    fhbd_jobs_sweep(jobs);
    assert_false(job_folder_there(id));
}


static void
test_overlong(void **state)
{
    char            id[FHB_ID_LEN + 1];
    fhbd_job_row_t  row;

    (void) state;

    atomic_store(&fake.hold, true);
    accepted("r1", FHB_LEVEL_SYSTEM, "", id);
    wait_reading(2);
    conf.max_job_time = 0;
    fhbd_jobs_sweep(jobs);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.issue, FHB_ISSUE_TOO_COSTLY);
}


static void
test_group_members(void **state)
{
    char            id[FHB_ID_LEN + 1];
    uint64_t        messages;
    unsigned        throttled;
    fhb_error_t     err;
    fhbd_job_row_t  row;

    (void) state;

    /* p1, p4 and, nested, p6; ghost, none, soon and the practitioner are
     * told of in one line each */
    accepted("r1", FHB_LEVEL_GROUP, "g1", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), ALL_ROWS);
    assert_int_equal(messages, 4);

    accepted("r2", FHB_LEVEL_GROUP, "empty", id);
    assert_int_equal(wait_end(id, NULL), FHBD_JOB_COMPLETE);
    assert_int_equal(count_resources(id, &messages), 0);

    accepted("r3", FHB_LEVEL_GROUP, "filter", id);
    assert_int_equal(wait_end(id, &row), FHBD_JOB_FAILED);
    assert_int_equal(row.status, 400);

    fake.no_group = true;
    assert_int_equal(submit("r4", FHB_LEVEL_GROUP, "nobody", id, &throttled,
                            &err), FHB_ENOTFOUND);
}


static void
test_left_over_folders(void **state)
{
    char  path[256];

    (void) state;

    (void) snprintf(path, sizeof(path), "%s/default", root_path);
    assert_true(mkdir(path, 0750) == 0 || errno == EEXIST);
    (void) snprintf(path, sizeof(path), "%s/default/AAAAAAAAAAAAAAAAAAAAAA",
                    root_path);
    assert_int_equal(mkdir(path, 0750), 0);

    stop(1);
    start();
    assert_false(job_folder_there("AAAAAAAAAAAAAAAAAAAAAA"));
}


static void
test_one_sidecar_per_root(void **state)
{
    fhb_error_t    err;
    fhbd_jobs_t   *second;

    (void) state;

    assert_int_equal(fhbd_jobs_start(&conf, store, &second, &err),
                     FHB_EAGAIN);
    assert_non_null(strstr(err.text, "in use"));
}


#define STORY(title, f)  { title, f, setup, teardown, NULL }

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        STORY("a job completes with each resource once", test_complete),
        STORY("one request id is one job (KICK-14)",
              test_same_request_same_job),
        STORY("the source comes back: the job goes on",
              test_source_away_then_back),
        STORY("the source stays away: the job fails (STAT-14, STAT-15)",
              test_source_away_for_good),
        STORY("a lost connection repeats only its part",
              test_connection_lost_in_a_part),
        STORY("a lost snapshot keeps what stays true (STAT-25)",
              test_snapshot_lost),
        STORY("a source that changed is read again whole",
              test_source_changed_under_the_plan),
        STORY("a part that cannot be read is reported (MAN-12)",
              test_part_that_cannot_be_read),
        STORY("broken rows are counted and reported (MAN-12)",
              test_broken_rows),
        STORY("fail_ratio on both sides (MAN-13)", test_fail_ratio),
        STORY("a restart goes on, nothing twice (STAT-25)",
              test_restart_in_the_middle),
        STORY("delete while running (DEL-02, DEL-03, DEL-09)",
              test_delete_while_running),
        STORY("limit of active jobs and its slot (KICK-16, DEL-07)",
              test_limit_and_slot),
        STORY("early polls (STAT-07, STAT-08)", test_polls),
        STORY("expiry (FILE-12)", test_expiry),
        STORY("max_job_time", test_overlong),
        STORY("group members (GRP-01..05, COH-09)", test_group_members),
        STORY("folders without a job go away", test_left_over_folders),
        STORY("one sidecar per export root", test_one_sidecar_per_root),
    };

    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
