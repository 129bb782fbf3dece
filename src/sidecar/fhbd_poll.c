/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What a poll sees of a job and whether it came too early (STAT rows).
 */

#include "fhbd_job_int.h"

#include <stdlib.h>
#include <string.h>

/* STAT-08: less than the smallest wait, enough for a clock's granularity */
#define FHBD_POLL_SLACK  (FHB_USEC / 4)


unsigned
fhbd_poll_wait(const fhbd_conf_t *conf, const fhbd_job_row_t *row,
    fhb_instant_t now)
{
    int64_t  wait = (now - row->created) / FHB_USEC / 10;

    if (wait < (int64_t) conf->retry_min) {
        return conf->retry_min;
    }

    return wait > (int64_t) conf->retry_max ? conf->retry_max
                                            : (unsigned) wait;
}


/* lock held; the deadline of a client at a URL, NULL when there is none */
static fhbd_poll_url_t *
fhbd_poll_find(fhbd_job_t *job, fhb_str_t client, unsigned page)
{
    size_t  i;

    for (i = 0; i < job->polls_n; i++) {
        if (job->polls[i].page == page
            && fhb_str_eqc(client, job->polls[i].client))
        {
            return &job->polls[i];
        }
    }

    return NULL;
}


/* lock held; a deadline that is over says nothing any more */
static void
fhbd_poll_forget(fhbd_job_t *job, fhb_instant_t now)
{
    size_t  i = 0;

    while (i < job->polls_n) {
        if (job->polls[i].next <= now) {
            free(job->polls[i].client);
            job->polls[i] = job->polls[--job->polls_n];
        } else {
            i++;
        }
    }
}


/* lock held; without memory the next poll is not limited */
static void
fhbd_poll_note(fhbd_job_t *job, fhb_str_t client, unsigned page,
    fhb_instant_t now, fhb_instant_t next)
{
    size_t            cap;
    fhbd_poll_url_t  *u = fhbd_poll_find(job, client, page);

    if (u != NULL) {
        u->next = next;
        return;
    }

    if (job->polls_n == job->polls_cap) {
        fhbd_poll_forget(job, now);
    }

    if (job->polls_n == job->polls_cap) {
        cap = job->polls_cap == 0 ? 4 : job->polls_cap * 2;
        u = reallocarray(job->polls, cap, sizeof(fhbd_poll_url_t));
        if (u == NULL) {
            return;
        }
        job->polls = u;
        job->polls_cap = cap;
    }

    u = &job->polls[job->polls_n];
    u->client = fhb_str_dup(client);
    u->page = page;
    u->next = next;

    if (u->client != NULL) {
        job->polls_n++;
    }
}


void
fhbd_poll_free(fhbd_job_t *job)
{
    while (job->polls_n > 0) {
        free(job->polls[--job->polls_n].client);
    }

    free(job->polls);
    job->polls = NULL;
    job->polls_cap = 0;
}


/* lock held; STAT-07: true when this poll is answered 429 */
static bool
fhbd_poll_too_early(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_str_t client,
    unsigned page, fhb_instant_t now, unsigned *wait)
{
    int64_t                 left;
    const fhbd_conf_t      *conf = jobs->conf;
    const fhbd_poll_url_t  *u = fhbd_poll_find(job, client, page);

    if (conf->poll_limit == FHBD_POLL_OFF || u == NULL) {
        return false;
    }

    left = u->next - now;

    /* more than was ever told: the clock was set back */
    if (left <= FHBD_POLL_SLACK || left > conf->retry_max * FHB_USEC) {
        return false;
    }

    if (conf->poll_limit == FHBD_POLL_BURST
        && job->early_polls < conf->poll_burst)
    {
        job->early_polls++;
        return false;
    }

    *wait = (unsigned) ((left + FHB_USEC - 1) / FHB_USEC);

    return true;
}


bool
fhbd_poll_count(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_str_t client,
    unsigned page, unsigned *wait)
{
    bool           own = fhb_str_eqc(client, job->row.client);
    fhb_instant_t  now = fhb_now();

    /* STAT-08: a 429 does not move the deadline */
    if (fhbd_poll_too_early(jobs, job, client, page, now, wait)) {
        job->refused_polls += own;          /* DEL-09: nobody else's */
        return true;
    }

    if (own) {
        job->refused_polls = 0;
    }

    *wait = fhbd_poll_wait(jobs->conf, &job->row, now);
    fhbd_poll_note(job, client, page, now, now + *wait * FHB_USEC);

    return false;
}


/* lock held; STAT-04: by bytes of the plan, parts in work included */
unsigned
fhbd_poll_percent(fhbd_jobs_t *jobs, fhbd_job_t *job, uint64_t *rows)
{
    size_t     i;
    uint64_t   bytes, live;
    unsigned   percent;

    bytes = job->est_done;
    *rows = job->rows_done;

    for (i = 0; i < jobs->workers_n; i++) {
        if (jobs->workers[i].job == job) {
            live = atomic_load(&jobs->workers[i].live_bytes);
            bytes += live < jobs->workers[i].est_bytes
                     ? live : jobs->workers[i].est_bytes;
            *rows += atomic_load(&jobs->workers[i].live_rows);
        }
    }

    percent = job->row.est_bytes == 0 ? 0
              : (unsigned) ((double) bytes * 100 / (double) job->row.est_bytes);

    if (percent > 99) {
        percent = 99;
    }

    if (percent > job->percent) {
        job->percent = percent;
    }

    return job->percent;
}


fhb_err_t
fhbd_jobs_look(fhbd_jobs_t *jobs, fhb_str_t tenant, fhb_str_t client,
    fhb_str_t id, fhbd_job_row_t *out, fhb_error_t *err)
{
    fhb_err_t    rc = FHB_OK;
    fhbd_job_t  *job;

    memset(out, 0, sizeof(*out));

    pthread_mutex_lock(&jobs->lock);

    job = fhbd_jobs_find(jobs, tenant, client, id);
    if (job == NULL) {
        rc = fhb_fail(err, FHB_ENOTFOUND, "no such job");

    } else if (!fhbd_job_row_copy(out, &job->row)) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a job's state");
    }

    pthread_mutex_unlock(&jobs->lock);

    return rc;
}
