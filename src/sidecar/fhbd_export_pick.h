/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which step of which job a worker takes next.
 */

#ifndef FHBD_EXPORT_PICK_H
#define FHBD_EXPORT_PICK_H

#include "fhbd_job_int.h"

typedef enum { TASK_NONE = 0, TASK_PLAN, TASK_NEXT, TASK_PART, TASK_FINISH }
    fhbd_task_t;

/*
 * Lock held.  Short steps first, then the job with the fewest hands, then
 * the one with the least left: a small job overtakes a big one, which yet
 * goes on.  *until: when a job that waits may go on.
 */
fhbd_task_t fhbd_export_pick(fhbd_jobs_t *jobs, fhbd_job_t **out,
    fhb_instant_t *until);

/*
 * Lock held; the part that this place reads best, or work_n.  Of a pass over
 * a table the reader of the first piece goes on with the one behind it at
 * no cost (fhbd_pg_pass.c), so others take pieces from the other end.
 */
size_t fhbd_export_best_part(fhbd_job_t *job, const fhbd_place_t *place);

#endif /* FHBD_EXPORT_PICK_H */
