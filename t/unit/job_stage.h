/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A registry with its engine over the fake source, in a folder of its own:
 * what the stories of jobs share.
 */

#ifndef JOB_STAGE_H
#define JOB_STAGE_H

#include <errno.h>
#include <fcntl.h>
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

#include "fake_source.h"
#include "folder.h"


static char           dir[FOLDER_MAX];
static fhbd_conf_t    conf;
static fhbd_store_t  *store;
static fhbd_jobs_t   *jobs;

/* of the next kick-offs */
static bool                      with_auth;
static const char               *digest;        /* NULL: none */
static const fhbd_job_limits_t  *limits;


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

    if (folder_make(dir, "export") != 0) {
        return -1;
    }
    (void) snprintf(root_path, sizeof(root_path), "%s/root", dir);
    (void) snprintf(store_path, sizeof(store_path), "%s/jobs.sqlite", dir);

    with_auth = false;
    digest = NULL;
    limits = NULL;

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
teardown(void **state)
{
    (void) state;

    atomic_store(&fake.hold, false);
    stop(5);

    return folder_remove(dir);
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
    row.auth = with_auth;
    (void) snprintf(row.digest, sizeof(row.digest), "%s",
                    digest != NULL ? digest : "");
    row.group = name;
    row.query = fhb_query_none();
    fhb_typeset_add(&row.query.types, fake_type(0));
    fhb_typeset_add(&row.query.types, fake_type(1));

    return fhbd_jobs_submit(jobs, &row, limits, NULL, 0, id, throttled, err);
}


static inline void
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
    fhb_err_t         rc;
    fhb_error_t       err;
    fhbd_page_view_t  v;

    rc = fhbd_jobs_page(jobs, FHB_STR("default"), FHB_STR("anonymous"),
                        FHB_STR("anonymous"), fhb_cstr(id), 1, &v, &err);
    if (rc == FHB_OK) {
        *view = v.job;
        free(v.files);
    }

    return rc;
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


static inline void
wait_reading(int parts)
{
    int  n;

    for (n = 0; n < 5000 && fake.reading < parts; n++) {
        nap();
    }
    assert_true(fake.reading >= parts);
}


/* every listed file is there; each resource once; gives their number */
static inline uint64_t
count_resources(const char *id, uint64_t *messages)
{
    int               n;
    char              path[300], name[128], line[512];
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
        fhbd_file_name(&files[i].file, files[i].number, name);
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


#define STORY(title, f)  { title, f, setup, teardown, NULL }

#endif /* JOB_STAGE_H */
