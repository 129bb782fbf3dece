/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which step of which job a worker takes next, within the limits on jobs and
 * on connections.
 */

#include "fhbd_export_pick.h"


/* lock held; jobs that hold a snapshot or are about to */
static unsigned
fhbd_export_running(fhbd_jobs_t *jobs)
{
    unsigned     n = 0;
    fhbd_job_t  *job;

    for (job = jobs->first; job != NULL; job = job->next) {
        n += job->step == FHBD_STEP_READ || job->step == FHBD_STEP_NEXT
             || job->step == FHBD_STEP_FINISH || job->busy;
    }

    return n;
}


/* lock held; workers that read a part of this job */
static unsigned
fhbd_export_hands(fhbd_jobs_t *jobs, const fhbd_job_t *job)
{
    size_t    i;
    unsigned  n = 0;

    for (i = 0; i < jobs->workers_n; i++) {
        n += jobs->workers[i].job == job && jobs->workers[i].place != NULL;
    }

    return n;
}


/* lock held; index of a part that nobody has, or work_n */
static size_t
fhbd_export_free_part(fhbd_job_t *job)
{
    size_t  i;

    for (i = job->work_next; i < job->work_n; i++) {
        if (!job->work[i].taken && !job->work[i].row.done) {
            break;
        }
    }

    job->work_next = i;

    return i;
}


/* are both parts pieces of one pass over a table? */
static bool
fhbd_export_same_pass(const fhbd_job_t *job, size_t a, size_t b)
{
    const fhbd_part_t  *pa = &job->work[a].row.part;
    const fhbd_part_t  *pb = &job->work[b].row.part;

    return !pa->stable && !pb->stable && pa->type == pb->type;
}


size_t
fhbd_export_best_part(fhbd_job_t *job, const fhbd_place_t *place)
{
    size_t  i, first = fhbd_export_free_part(job), last = first;

    if (first == job->work_n || first == 0
        || !fhbd_export_same_pass(job, first - 1, first))
    {
        return first;
    }

    for (i = first; i < job->work_n && fhbd_export_same_pass(job, first, i);
         i++)
    {
        if (!job->work[i].taken && !job->work[i].row.done) {
            if (i == place->next) {
                return i;
            }
            last = i;
        }
    }

    return last;
}


/*
 * Lock held.  Of max_connections, jobs leave one to what control calls look
 * up, and their snapshots leave at least as many to readers: so nobody waits
 * for long, and nobody for a connection that is held by who waits.  plan: the
 * job wants a snapshot, otherwise a reader of it.
 */
static bool
fhbd_export_room(const fhbd_jobs_t *jobs, const fhbd_job_t *job, bool plan)
{
    size_t               i;
    unsigned             max, snapshots = 0, readers = 0;
    const fhbd_job_t    *other;
    const fhbd_place_t  *place;

    max = job->source->tenant->pg_max_connections;
    if (max == 0) {
        return true;
    }

    /* its own of before goes first, if it has one left */
    for (other = jobs->first; other != NULL; other = other->next) {
        snapshots += other->source == job->source && (other != job || !plan)
                     && (other->busy || other->snap != NULL);
    }

    for (i = 0; i < jobs->places_n; i++) {
        place = &jobs->places[i];

        if (place->job != NULL && place->job->source == job->source) {
            if (!plan && !place->taken) {
                return true;            /* goes on with it, or in its stead */
            }
            readers++;
        }
    }

    return snapshots + readers + 1 < max
           && (!plan || snapshots + 1 <= (max - 1) / 2);
}


fhbd_task_t
fhbd_export_pick(fhbd_jobs_t *jobs, fhbd_job_t **out, fhb_instant_t *until)
{
    unsigned        hands, best_hands = 0, running;
    uint64_t        left, best_left = 0;
    fhbd_job_t     *job, *best = NULL;
    fhb_instant_t   now = fhb_now();

    *until = now + 60 * FHB_USEC;
    running = fhbd_export_running(jobs);

    for (job = jobs->first; job != NULL; job = job->next) {

        if (job->hidden || job->busy || job->cut
            || job->step == FHBD_STEP_OVER)
        {
            continue;
        }

        if (job->not_before > now) {
            if (job->not_before < *until) {
                *until = job->not_before;
            }
            continue;
        }

        if (job->step == FHBD_STEP_NEXT) {
            *out = job;
            return TASK_NEXT;
        }

        if (job->step == FHBD_STEP_FINISH && job->readers == 0) {
            *out = job;
            return TASK_FINISH;
        }

        if (job->step == FHBD_STEP_PLAN && job->readers == 0
            && running < jobs->conf->max_running_jobs
            && fhbd_export_room(jobs, job, true))
        {
            *out = job;
            return TASK_PLAN;
        }

        if (job->step != FHBD_STEP_READ || !fhbd_places_free(jobs, job)
            || fhbd_export_free_part(job) == job->work_n
            || !fhbd_export_room(jobs, job, false))
        {
            continue;
        }

        hands = fhbd_export_hands(jobs, job);
        left = job->row.est_bytes - job->est_done;

        if (best == NULL || hands < best_hands
            || (hands == best_hands && left < best_left))
        {
            best = job;
            best_hands = hands;
            best_left = left;
        }
    }

    *out = best;

    return best == NULL ? TASK_NONE : TASK_PART;
}
