/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * XML of files of jobs whose files are NDJSON (FILE-20): who asks for one is
 * put into a queue, one thread makes them one after the other.
 */

#include "fhbd_job_int.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fhbd_log.h"
#include "fhbd_variant.h"

/* files that wait; more are refused until there is room */
#define FHBD_XML_QUEUE  1000

/* a file that is asked for; freed by the last of the thread and those who
 * wait */
struct fhbd_xml_task_s {
    fhbd_xml_task_t  *next;
    fhbd_job_t       *job;              /* a reference */
    fhbd_file_row_t   file;
    unsigned          waiting;
    bool              done;             /* out of the queue */
    fhb_error_t       err;              /* code: how it went */
};


/* lock held */
static void
fhbd_xml_task_free(fhbd_xml_task_t *t)
{
    fhbd_job_unref(t->job);
    free(t);
}


/* lock held; out of the queue */
static void
fhbd_xml_task_done(fhbd_jobs_t *jobs, fhbd_xml_task_t *t)
{
    fhbd_xml_task_t  **p;

    for (p = &jobs->xml.first; *p != t; p = &(*p)->next) { /* void */ }

    *p = t->next;
    jobs->xml.n--;
    t->done = true;

    if (t->waiting == 0) {
        fhbd_xml_task_free(t);
    }

    pthread_cond_broadcast(&jobs->idle);
}


static void
fhbd_xml_make(fhbd_jobs_t *jobs, fhbd_variant_t **v, fhbd_xml_task_t *t)
{
    fhb_err_t               rc = FHB_OK;
    const fhbd_job_row_t   *row = &t->job->row;

    if (*v == NULL) {
        rc = fhbd_variant_new(jobs->root, v, &t->err);
    }

    if (rc == FHB_OK) {
        rc = fhbd_variant_make(*v, row->tenant, row->id, &t->file,
                               &jobs->xml.stop, &t->err);
    }

    t->err.code = rc;

    if (rc != FHB_OK && rc != FHB_ENOTFOUND && rc != FHB_ECANCEL) {
        fhbd_log(FHBD_LOG_ERROR, "job", row->id, "XML of a file: %s",
                 t->err.text);
    }
}


static void *
fhbd_xml_thread(void *arg)
{
    fhbd_jobs_t      *jobs = arg;
    fhbd_variant_t   *v = NULL;
    fhbd_xml_task_t  *t;

    pthread_mutex_lock(&jobs->lock);

    while (!jobs->stopping) {

        t = jobs->xml.first;
        if (t == NULL) {
            pthread_cond_wait(&jobs->wake, &jobs->lock);
            continue;
        }

        /* nobody can read it any more */
        if (t->job->deleted) {
            (void) fhb_fail(&t->err, FHB_ENOTFOUND, "no such job");

        } else {
            pthread_mutex_unlock(&jobs->lock);
            fhbd_xml_make(jobs, &v, t);
            pthread_mutex_lock(&jobs->lock);

            /* the folder went to the trash meanwhile, maybe without this */
            jobs->trash = jobs->trash || t->job->deleted;
            pthread_cond_broadcast(&jobs->wake);
        }

        fhbd_xml_task_done(jobs, t);
    }

    while ((t = jobs->xml.first) != NULL) {
        (void) fhb_fail(&t->err, FHB_EAGAIN, "fhir-bulkd stops");
        fhbd_xml_task_done(jobs, t);
    }

    pthread_mutex_unlock(&jobs->lock);
    fhbd_variant_free(v);

    return NULL;
}


fhb_err_t
fhbd_xml_start(fhbd_jobs_t *jobs, fhb_error_t *err)
{
    fhb_err_t  rc;

    rc = fhbd_variant_tidy(jobs->root, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (pthread_create(&jobs->xml.thread, NULL, fhbd_xml_thread, jobs) != 0) {
        return fhb_fail(err, FHB_ENOMEM, "cannot start a thread");
    }
    jobs->xml.started = true;

    return FHB_OK;
}


void
fhbd_xml_stop(fhbd_jobs_t *jobs)
{
    /* jobs->stopping is set */
    atomic_store(&jobs->xml.stop, true);

    if (jobs->xml.started) {
        pthread_join(jobs->xml.thread, NULL);
    }
}


/* the row of a file that the client can know of; FHB_ENOTFOUND */
static fhb_err_t
fhbd_xml_file(fhbd_jobs_t *jobs, const char *id, bool complete,
    fhb_str_t name, fhbd_file_row_t *out, fhb_error_t *err)
{
    char              its[128];
    size_t            i, n = 0;
    fhb_err_t         rc;
    fhbd_file_row_t  *files = NULL;

    rc = fhbd_store_files(jobs->store, id, &files, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = FHB_ENOTFOUND;

    for (i = 0; i < n && rc != FHB_OK; i++) {
        fhbd_file_name(&files[i].file, files[i].number, its);

        if (fhb_str_eqc(name, its) && !files[i].file.xml
            && (complete || files[i].page > 0))
        {
            *out = files[i];
            rc = FHB_OK;
        }
    }

    free(files);

    return rc == FHB_OK ? rc : fhb_fail(err, rc, "no such file");
}


/* lock held; one that is in the queue already or a new one; NULL with err */
static fhbd_xml_task_t *
fhbd_xml_task(fhbd_jobs_t *jobs, fhbd_job_t *job, const fhbd_file_row_t *file,
    fhb_error_t *err)
{
    fhbd_xml_task_t   *t, **last;
    const fhbd_file_t *f;

    for (last = &jobs->xml.first; (t = *last) != NULL; last = &t->next) {
        f = &t->file.file;

        if (t->job == job && f->kind == file->file.kind
            && f->type == file->file.type && t->file.number == file->number)
        {
            return t;
        }
    }

    if (jobs->stopping || jobs->xml.n == FHBD_XML_QUEUE) {
        (void) fhb_fail(err, FHB_EAGAIN, "too much XML is asked for");
        return NULL;
    }

    t = calloc(1, sizeof(*t));
    if (t == NULL) {
        (void) fhb_fail(err, FHB_ENOMEM, "no memory for XML");
        return NULL;
    }

    job->refs++;
    t->job = job;
    t->file = *file;
    *last = t;
    jobs->xml.n++;
    pthread_cond_broadcast(&jobs->wake);

    return t;
}


/* lock held and let go meanwhile */
static fhb_err_t
fhbd_xml_wait(fhbd_jobs_t *jobs, fhbd_xml_task_t *t, unsigned wait,
    fhb_error_t *err)
{
    fhb_err_t        rc = FHB_EAGAIN;
    struct timespec  ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    ts.tv_sec += wait / 1000;
    ts.tv_nsec += (long) (wait % 1000) * 1000000;
    if (ts.tv_nsec >= 1000000000) {
        ts.tv_sec++;
        ts.tv_nsec -= 1000000000;
    }

    t->waiting++;

    while (wait > 0 && !t->done
           && pthread_cond_timedwait(&jobs->idle, &jobs->lock, &ts)
              != ETIMEDOUT)
    {
        /* somebody else's news */
    }

    t->waiting--;

    if (t->done) {
        *err = t->err;
        rc = t->err.code;
        if (t->waiting == 0) {
            fhbd_xml_task_free(t);
        }
    }

    /* stopped in the middle, it is begun anew by the next who asks */
    return rc == FHB_EAGAIN || rc == FHB_ECANCEL
           ? fhb_fail(err, FHB_EAGAIN, "the XML is not there yet") : rc;
}


fhb_err_t
fhbd_jobs_xml(fhbd_jobs_t *jobs, fhb_str_t tenant, fhb_str_t id,
    fhb_str_t name, unsigned wait, fhb_error_t *err)
{
    bool              complete;
    fhb_err_t         rc;
    fhbd_job_t       *job;
    fhbd_file_row_t   file;
    fhbd_xml_task_t  *t;

    pthread_mutex_lock(&jobs->lock);

    /* nginx knows whose it is */
    job = fhbd_jobs_by_id(jobs, id);
    if (job == NULL || !fhb_str_eqc(tenant, job->row.tenant)
        || fhbd_job_expired(job, fhb_now()))
    {
        pthread_mutex_unlock(&jobs->lock);
        return fhb_fail(err, FHB_ENOTFOUND, "no such job");
    }

    job->refs++;
    complete = job->row.state == FHBD_JOB_COMPLETE;
    pthread_mutex_unlock(&jobs->lock);

    rc = fhbd_xml_file(jobs, job->row.id, complete, name, &file, err);

    pthread_mutex_lock(&jobs->lock);

    if (rc == FHB_OK) {
        t = fhbd_xml_task(jobs, job, &file, err);
        rc = t == NULL ? err->code : fhbd_xml_wait(jobs, t, wait, err);
    }

    fhbd_job_unref(job);
    pthread_mutex_unlock(&jobs->lock);

    return rc;
}
