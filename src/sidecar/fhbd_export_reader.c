/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Places for readers: how many connections read at the same time.  There are
 * two threads for each place.  While one waits for the disk to take a part's
 * files for good, the other has its reader and goes on with the next part, so
 * the source never waits for a seal.
 */

#include "fhbd_job_int.h"


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


/* its own reader is best, then an empty place, then somebody's that rests; one
 * of a source with max_connections has to make room itself */
static int
fhbd_place_rank(const fhbd_place_t *place, const fhbd_job_t *job)
{
    if (place->job == job) {
        return 3;
    }

    if (place->job == NULL) {
        return 1;
    }

    return job->source->tenant->pg_max_connections > 0
           && place->job->source == job->source ? 2 : 0;
}


bool
fhbd_places_free(const fhbd_jobs_t *jobs)
{
    size_t  i;

    for (i = 0; i < jobs->places_n; i++) {
        if (!jobs->places[i].taken) {
            return true;
        }
    }

    return false;
}


fhbd_place_t *
fhbd_place_take(fhbd_jobs_t *jobs, fhbd_job_t *job)
{
    size_t         i;
    fhbd_place_t  *place, *best = NULL;

    for (i = 0; i < jobs->places_n; i++) {
        place = &jobs->places[i];

        if (!place->taken
            && (best == NULL || fhbd_place_rank(place, job)
                                > fhbd_place_rank(best, job)))
        {
            best = place;
        }
    }

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
