/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Places for readers: how many connections read at the same time.  There are
 * two threads for each place.  While one waits for the disk to take a part's
 * files for good, the other has its reader and goes on with the next part, so
 * the source never waits for a seal.  The last place is one more than there are
 * workers: small jobs have it, so that they need not wait for a large one's
 * part.
 */

#include "fhbd_job_int.h"

/* a job that is read in a moment */
#define FHBD_EXPRESS_BYTES  (16 * 1024 * 1024)


/* lock held; may more of this job be read in a moment? */
static bool
fhbd_place_wanted(const fhbd_jobs_t *jobs, const fhbd_job_t *job)
{
    return !jobs->stopping && !job->deleted && !job->cut && !job->lost
           && (job->step == FHBD_STEP_READ || job->step == FHBD_STEP_NEXT)
           && job->not_before <= fhb_now();
}


/* lock held on entry and exit; the place is the caller's */
static void
fhbd_place_clear(fhbd_jobs_t *jobs, fhbd_place_t *place)
{
    fhbd_job_t     *job = place->job;
    fhbd_reader_t  *reader = place->reader;

    place->job = NULL;
    place->reader = NULL;

    if (reader != NULL) {
        pthread_mutex_unlock(&jobs->lock);
        job->source->ops->reader_close(reader);
        pthread_mutex_lock(&jobs->lock);
    }

    job->readers--;
    fhbd_export_release(jobs, job);
    fhbd_job_unref(job);
    pthread_cond_broadcast(&jobs->wake);
}


/* how good is the place for a reader of this job?  Its own reader is best, then
 * room for one; somebody's that rests is the last choice, but of a source with
 * max_connections it makes room itself.  Negative: not for this job. */
static int
fhbd_place_rank(const fhbd_jobs_t *jobs, const fhbd_place_t *place,
    const fhbd_job_t *job)
{
    bool  express = place == &jobs->places[jobs->places_n - 1];

    if (place->taken
        || (express && job->row.est_bytes > FHBD_EXPRESS_BYTES))
    {
        return -1;
    }

    if (place->job == job) {
        return 4;
    }

    if (place->job == NULL) {
        return express ? 1 : 2;
    }

    return job->source->tenant->pg_max_connections > 0
           && place->job->source == job->source ? 3 : 0;
}


/* lock held */
static fhbd_place_t *
fhbd_place_best(const fhbd_jobs_t *jobs, const fhbd_job_t *job)
{
    int            rank, best_rank = -1;
    size_t         i;
    fhbd_place_t  *best = NULL;

    for (i = 0; i < jobs->places_n; i++) {
        rank = fhbd_place_rank(jobs, &jobs->places[i], job);

        if (rank > best_rank) {
            best_rank = rank;
            best = &jobs->places[i];
        }
    }

    return best;
}


bool
fhbd_places_free(const fhbd_jobs_t *jobs, const fhbd_job_t *job)
{
    return fhbd_place_best(jobs, job) != NULL;
}


fhbd_place_t *
fhbd_place_take(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    fhbd_place_t  *best = fhbd_place_best(jobs, job);

    if (best == NULL) {
        return NULL;
    }

    best->taken = true;

    if (best->job != job) {
        if (best->job != NULL) {
            fhbd_place_clear(jobs, best);
        }
        best->job = job;
        best->next = 0;
        job->refs++;
        job->readers++;
    }

    return best;
}


void
fhbd_place_give(fhbd_jobs_t *jobs, fhbd_place_t *place)
{
    place->taken = false;
    pthread_cond_broadcast(&jobs->wake);
}


bool
fhbd_places_tidy(fhbd_jobs_t *jobs)
{
    size_t         i;
    fhbd_place_t  *place;

    for (i = 0; i < jobs->places_n; i++) {
        place = &jobs->places[i];

        if (!place->taken && place->job != NULL
            && !fhbd_place_wanted(jobs, place->job))
        {
            place->taken = true;
            fhbd_place_clear(jobs, place);
            place->taken = false;
            return true;
        }
    }

    return false;
}
