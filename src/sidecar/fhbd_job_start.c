/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The registry's start and stop: export root, sources, jobs of the last run,
 * the janitor that empties the trash.
 */

#include "fhbd_job_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fhbd_log.h"


typedef struct {
    fhbd_jobs_t  *jobs;
} fhbd_load_t;


static fhb_err_t
fhbd_jobs_load(void *arg, const fhbd_job_row_t *row, fhb_error_t *err)
{
    fhbd_job_t   *job;
    fhbd_load_t  *load = arg;

    job = fhbd_job_new(load->jobs, row, err);
    if (job == NULL) {
        return err->code;
    }

    fhbd_jobs_append(load->jobs, job);

    return FHB_OK;
}


/* a tenant that left the configuration takes its unfinished jobs along: they
 * end visibly instead of staying 202 */
static void
fhbd_jobs_fail_homeless(fhbd_jobs_t *jobs)
{
    fhbd_job_t   *job;
    fhb_error_t   err;

    for (job = jobs->first; job != NULL; job = job->next) {
        if (!fhbd_job_unfinished(job) || job->source != NULL) {
            continue;
        }

        if (fhbd_job_set_state(jobs, job, FHBD_JOB_FAILED, 500,
                               FHB_ISSUE_PROCESSING, "The export could not "
                               "be continued.", &err)
            != FHB_OK)
        {
            fhbd_log(FHBD_LOG_ERROR, "job", job->row.id, "%s", err.text);
            continue;
        }

        fhbd_log(FHBD_LOG_ERROR, "job", job->row.id,
                 "failed: tenant \"%s\" is not configured any more",
                 job->row.tenant);
    }
}


/* a crash right after a job's end may have left what the end takes away */
static void
fhbd_jobs_tidy(fhbd_jobs_t *jobs)
{
    fhb_err_t       rc;
    fhbd_job_t     *job;
    fhb_error_t     err;
    fhbd_jobdir_t   dir;

    for (job = jobs->first; job != NULL; job = job->next) {
        if (fhbd_job_unfinished(job)) {
            continue;
        }

        /* ACC-10: what was cut goes as a whole */
        if (job->row.state == FHBD_JOB_FAILED
            && job->row.issue == FHB_ISSUE_FORBIDDEN
            && fhbd_jobdir_trash(jobs->root, job->row.tenant, job->row.id,
                                 &err) != FHB_OK)
        {
            fhbd_log(FHBD_LOG_WARN, "job", job->row.id, "%s", err.text);
        }

        rc = fhbd_jobdir_find(jobs->root, job->row.tenant, job->row.id, &dir,
                              &err);

        if (rc == FHB_OK && fhbd_jobdir_has_tmp(&dir)) {
            fhbd_jobdir_close(&dir);
            rc = fhbd_jobdir_open(jobs->root, job->row.tenant, job->row.id,
                                  &dir, &err);

            if (rc == FHB_OK && job->row.state == FHBD_JOB_FAILED) {
                fhbd_job_keep_shown(jobs, job, &dir);
            }
            if (rc == FHB_OK) {
                fhbd_jobdir_drop_tmp(&dir);
            }
        }

        fhbd_jobdir_close(&dir);

        if (rc != FHB_OK && rc != FHB_ENOTFOUND) {
            fhbd_log(FHBD_LOG_WARN, "job", job->row.id, "%s", err.text);
        }
    }
}


bool
fhbd_jobs_known(void *arg, const char *tenant, const char *id)
{
    bool          found = false;
    fhbd_job_t   *job;
    fhbd_jobs_t  *jobs = arg;

    pthread_mutex_lock(&jobs->lock);

    for (job = jobs->first; job != NULL && !found; job = job->next) {
        found = strcmp(job->row.id, id) == 0
                && strcmp(job->row.tenant, tenant) == 0;
    }

    if (!found) {
        jobs->trash = true;
    }

    pthread_mutex_unlock(&jobs->lock);

    return found;
}


static fhb_err_t
fhbd_jobs_open_root(fhbd_jobs_t *jobs, fhb_error_t *err)
{
    const char  *root = jobs->start_conf->root;

    if (mkdir(root, 0750) == -1 && errno != EEXIST) {
        return fhb_fail_errno(err, "cannot make export root \"%s\"", root);
    }

    jobs->root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (jobs->root == -1) {
        return fhb_fail_errno(err, "cannot open export root \"%s\"", root);
    }

    jobs->lock_fd = openat(jobs->root, ".lock",
                           O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (jobs->lock_fd == -1) {
        return fhb_fail_errno(err, "cannot write export root \"%s\"", root);
    }

    /* two sidecars on one root would delete each other's files */
    if (flock(jobs->lock_fd, LOCK_EX | LOCK_NB) == -1) {
        return fhb_fail(err, FHB_EAGAIN, "export root \"%s\" is in use by "
                        "another fhir-bulkd", root);
    }

    return FHB_OK;
}


static void *
fhbd_janitor(void *arg)
{
    bool          left;
    fhbd_jobs_t  *jobs = arg;

    pthread_mutex_lock(&jobs->lock);

    while (!jobs->stopping) {

        if (!jobs->trash) {
            pthread_cond_wait(&jobs->wake, &jobs->lock);
            continue;
        }

        jobs->trash = false;
        pthread_mutex_unlock(&jobs->lock);

        /* what is left (a cancelled part still writing) goes at the job's
         * release or at the next sweep */
        fhbd_trash_empty(jobs->root, &left);

        pthread_mutex_lock(&jobs->lock);
    }

    pthread_mutex_unlock(&jobs->lock);

    return NULL;
}


static void
fhbd_jobs_free(fhbd_jobs_t *jobs)
{
    size_t       i;
    fhbd_job_t  *job;

    pthread_mutex_lock(&jobs->lock);

    while ((job = jobs->first) != NULL) {
        jobs->first = job->next;
        fhbd_export_release(jobs, job);
        fhbd_job_unref(job);
    }

    pthread_mutex_unlock(&jobs->lock);

    for (i = 0; jobs->sources != NULL && i < jobs->start_conf->tenants_n; i++)
    {
        if (jobs->sources[i] != NULL) {
            fhbd_throttle_free(jobs->sources[i]->throttle);
            jobs->sources[i]->ops->close(jobs->sources[i]);
        }
    }

    if (jobs->lock_fd != -1) {
        (void) close(jobs->lock_fd);
    }
    if (jobs->root != -1) {
        (void) close(jobs->root);
    }

    free(jobs->sources);
    pthread_cond_destroy(&jobs->wake);
    pthread_cond_destroy(&jobs->idle);
    pthread_mutex_destroy(&jobs->access_lock);
    pthread_mutex_destroy(&jobs->lock);
    free(jobs);
}


static fhb_err_t
fhbd_jobs_open_sources(fhbd_jobs_t *jobs, fhb_error_t *err)
{
    size_t                     i;
    fhb_err_t                  rc;
    const fhbd_conf_t         *conf = jobs->start_conf;
    const fhbd_source_ops_t   *ops;

    jobs->sources = calloc(conf->tenants_n + 1, sizeof(fhbd_source_t *));
    if (jobs->sources == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the sources");
    }

    for (i = 0; i < conf->tenants_n; i++) {
        ops = conf->tenants[i].source == FHBD_SOURCE_NDJSON
              ? &fhbd_source_ndjson : &fhbd_source_postgres;

        rc = ops->open(conf, &conf->tenants[i], &jobs->sources[i], err);
        if (rc != FHB_OK) {
            fhb_error_prefix(err, "tenant \"%s\": ", conf->tenants[i].name);
            return rc;
        }

        jobs->sources[i]->throttle = fhbd_throttle_new();
        if (jobs->sources[i]->throttle == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for the sources");
        }
        fhbd_throttle_set(jobs->sources[i]->throttle,
                          conf->tenants[i].rate_limit);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_jobs_start(const fhbd_conf_t *conf, fhbd_store_t *store,
    fhbd_jobs_t **out, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_load_t         load;
    fhbd_jobs_t        *jobs;
    pthread_condattr_t  attr;

    jobs = calloc(1, sizeof(fhbd_jobs_t));
    if (jobs == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the jobs");
    }

    pthread_mutex_init(&jobs->lock, NULL);
    pthread_mutex_init(&jobs->access_lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&jobs->wake, &attr);
    pthread_cond_init(&jobs->idle, &attr);
    pthread_condattr_destroy(&attr);

    jobs->conf = jobs->start_conf = conf;
    jobs->store = store;
    jobs->root = jobs->lock_fd = -1;
    jobs->trash = true;                     /* what a crash left there */

    rc = fhbd_jobs_open_root(jobs, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    rc = fhbd_jobs_open_sources(jobs, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    load.jobs = jobs;
    rc = fhbd_store_jobs(store, fhbd_jobs_load, &load, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    fhbd_jobs_fail_homeless(jobs);
    fhbd_jobs_tidy(jobs);
    fhbd_jobdir_orphans(jobs->root, fhbd_jobs_known, jobs);

    if (pthread_create(&jobs->janitor, NULL, fhbd_janitor, jobs) != 0) {
        rc = fhb_fail(err, FHB_ENOMEM, "cannot start a thread");
        goto failed;
    }
    jobs->janitor_started = true;

    rc = fhbd_xml_start(jobs, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    rc = fhbd_export_start(jobs, err);
    if (rc != FHB_OK) {
        goto failed;
    }

    *out = jobs;

    return FHB_OK;

failed:

    fhbd_jobs_stop(jobs, 0);

    return rc;
}


void
fhbd_jobs_stop(fhbd_jobs_t *jobs, unsigned grace)
{
    pthread_mutex_lock(&jobs->lock);
    jobs->stopping = true;
    pthread_cond_broadcast(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);

    fhbd_xml_stop(jobs);
    fhbd_export_stop(jobs, grace);

    if (jobs->janitor_started) {
        pthread_join(jobs->janitor, NULL);
    }

    fhbd_jobs_free(jobs);
}


void
fhbd_jobs_reconfigure(fhbd_jobs_t *jobs, const fhbd_conf_t *conf)
{
    size_t  i;

    pthread_mutex_lock(&jobs->lock);
    jobs->conf = conf;
    pthread_cond_broadcast(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);

    /* a reload keeps the tenants and their order */
    for (i = 0; i < conf->tenants_n; i++) {
        fhbd_throttle_set(jobs->sources[i]->throttle,
                          conf->tenants[i].rate_limit);
    }
}


const fhbd_conf_t *
fhbd_jobs_conf(fhbd_jobs_t *jobs)
{
    const fhbd_conf_t  *conf;

    pthread_mutex_lock(&jobs->lock);
    conf = jobs->conf;
    pthread_mutex_unlock(&jobs->lock);

    return conf;
}


fhb_err_t
fhbd_jobs_check(fhbd_jobs_t *jobs, size_t tenant, fhb_error_t *err)
{
    return jobs->sources[tenant]->ops->check(jobs->sources[tenant], err);
}


struct fhbd_source_s *
fhbd_jobs_source(fhbd_jobs_t *jobs, const char *tenant)
{
    size_t  i;

    for (i = 0; i < jobs->start_conf->tenants_n; i++) {
        if (strcmp(jobs->start_conf->tenants[i].name, tenant) == 0) {
            return jobs->sources[i];
        }
    }

    return NULL;
}
