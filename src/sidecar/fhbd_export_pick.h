/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Which step of which job a worker takes next.  Only fhbd_export.c includes
 * this.
 */

#ifndef FHBD_EXPORT_PICK_H
#define FHBD_EXPORT_PICK_H

#include "fhbd_job_int.h"

typedef enum { TASK_NONE = 0, TASK_PLAN, TASK_NEXT, TASK_PART, TASK_FINISH }
    fhbd_task_t;

/* lock held; index of a part that nobody has, or work_n */
size_t fhbd_export_free_part(fhbd_job_t *job);
/*
 * Lock held.  Short steps first, then the job with the fewest hands, then
 * the one with the least left: a small job overtakes a big one, which yet
 * goes on.  *until: when a job that waits may go on.
 */
fhbd_task_t fhbd_export_pick(fhbd_worker_t *w, fhbd_job_t **out,
    fhb_instant_t *until);

#endif /* FHBD_EXPORT_PICK_H */
