/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What the registry (fhbd_job.c, fhbd_job_*.c) and the engine (fhbd_export.c,
 * fhbd_export_*.c) share.  Nobody else includes this.
 *
 * One lock guards everything below; it is never held over I/O.  Atomics may
 * be touched without it.
 */

#ifndef FHBD_JOB_INT_H
#define FHBD_JOB_INT_H

#include <pthread.h>
#include <stdatomic.h>

#include "fhbd_job.h"
#include "fhbd_jobdir.h"

typedef enum {
    FHBD_STEP_PLAN = 0,     /* waits for (another) snapshot and plan */
    FHBD_STEP_READ,         /* parts are handed out */
    FHBD_STEP_FINISH,       /* all parts done, not complete yet */
    FHBD_STEP_OVER          /* complete, failed or deleted */
} fhbd_step_t;

/*
 * Plans of a job, one after the other (row.phase, part.phase).  What the
 * phases from TARGETS to PROVENANCE give may become void until the last of
 * them is done: no page of a manifest shows it before (PART-04).
 */
enum {
    FHBD_PHASE_MAIN = 0,
    FHBD_PHASE_NEWCOMERS,
    FHBD_PHASE_TARGETS,
    FHBD_PHASE_MEMBERS,
    FHBD_PHASE_PROVENANCE,
    FHBD_PHASE_CONTEXT,             /* up to three rounds */
    FHBD_PHASE_CONTEXT_LAST = FHBD_PHASE_CONTEXT + 2,
    FHBD_PHASE_DELETED,
    FHBD_PHASE_ORGANIZE
};

/* a part while its job runs */
typedef struct {
    fhbd_part_row_t  row;
    bool             taken;
} fhbd_work_t;

/* the access record of a job that is over */
typedef enum {
    FHBD_ACCESS_UNKNOWN = 0,            /* of an earlier run */
    FHBD_ACCESS_NONE,
    FHBD_ACCESS_OWNER,
    FHBD_ACCESS_SHARED
} fhbd_access_t;

typedef struct fhbd_job_s  fhbd_job_t;

struct fhbd_job_s {
    fhbd_job_t         *next;           /* registry, oldest first */
    fhbd_job_row_t      row;
    unsigned            refs;           /* registry and users without lock */
    bool                hidden;         /* being submitted, nobody's yet */
    bool                deleted;        /* out of the registry */
    bool                changing;       /* its state is being stored */
    bool                cut;            /* must end: not allowed any more */
    fhbd_access_t       access;         /* what access.json says */
    atomic_bool         cancel;         /* readers stop */

    /* polls (STAT-07..09) */
    fhb_instant_t       next_poll;      /* FHB_INSTANT_NONE before the first */
    unsigned            early_polls;
    unsigned            percent;        /* highest told */

    /* engine */
    fhbd_step_t         step;
    bool                busy;           /* a worker plans or finishes it */
    unsigned            readers;        /* workers with a reader open */
    unsigned            attempts;       /* failures since the last success */
    bool                lost;           /* snapshot is gone: plan again */
    bool                restart_all;    /* … and nothing of it can be kept */
    fhb_instant_t       not_before;     /* back-off */
    fhbd_source_t      *source;
    fhbd_snapshot_t    *snap;
    fhbd_jobdir_t       dir;
    fhb_idset_t        *patients;
    fhbd_want_t         want;
    fhbd_work_t        *work;
    size_t              work_n;
    size_t              work_done;
    size_t              work_next;      /* no free part before this one */
    unsigned           *numbers;        /* last file number by type */
    uint64_t            rows_done, bytes_done, est_done, broken;
};

typedef struct {
    fhbd_jobs_t            *jobs;
    pthread_t               thread;
    bool                    started;
    fhbd_writer_t          *writer;
    fhbd_reader_t          *reader;     /* of reader_job's snapshot */
    fhbd_job_t             *reader_job;
    fhbd_job_t             *job;        /* whose part is being read */
    uint64_t                est_bytes;  /* of that part */
    _Atomic uint64_t        live_rows, live_bytes;
} fhbd_worker_t;

struct fhbd_jobs_s {
    pthread_mutex_t         lock;
    pthread_cond_t          wake;       /* work, or time to stop */
    pthread_cond_t          idle;       /* a worker or the janitor is through */
    const fhbd_conf_t      *conf;       /* settings that may change */
    const fhbd_conf_t      *start_conf;
    fhbd_store_t           *store;
    int                     root;
    int                     lock_fd;
    fhbd_source_t         **sources;    /* as start_conf->tenants */
    fhbd_job_t             *first;
    bool                    stopping;
    fhbd_worker_t          *workers;
    size_t                  workers_n;
    size_t                  active;     /* workers that do something */
    pthread_t               janitor;
    bool                    janitor_started;
    bool                    trash;      /* .trash has something */
};

/* the only place where a state changes: store first, then memory.  Called
 * without the lock; of several at the same moment one wins.  FHB_ENOTFOUND:
 * deleted meanwhile; FHB_ECANCEL: over already, or to be cut. */
fhb_err_t fhbd_job_set_state(fhbd_jobs_t *jobs, fhbd_job_t *job,
    fhbd_job_state_t to, int status, fhb_issue_code_t issue,
    const char *message, fhb_error_t *err) FHB_NODISCARD;
/* NET-10: what happened to a job without a request; status: 0, none */
void fhbd_job_audit(const char *event, const fhbd_job_row_t *row, int status);
bool fhbd_job_unfinished(const fhbd_job_t *job);
/* a copy of the row that owns its strings; false without memory */
bool fhbd_job_row_copy(fhbd_job_row_t *to, const fhbd_job_row_t *from);
fhbd_job_t *fhbd_job_new(fhbd_jobs_t *jobs, const fhbd_job_row_t *row,
    fhb_error_t *err) FHB_NODISCARD;
void fhbd_jobs_append(fhbd_jobs_t *jobs, fhbd_job_t *job);
/* lock held; whoever owns it, expired or not; NULL: none */
fhbd_job_t *fhbd_jobs_by_id(fhbd_jobs_t *jobs, fhb_str_t id);
bool fhbd_job_expired(const fhbd_job_t *job, fhb_instant_t now);
/* lock held; takes the job out of the list */
void fhbd_jobs_unlink(fhbd_jobs_t *jobs, fhbd_job_t *job);
/* lock held; STAT-19: what is not the caller's does not exist.  An empty
 * client: of any client (job_sharing) */
fhbd_job_t *fhbd_jobs_find(fhbd_jobs_t *jobs, fhb_str_t tenant,
    fhb_str_t client, fhb_str_t id);
/* is this folder a job's?  Takes the lock; arg: the registry */
bool fhbd_jobs_known(void *arg, const char *tenant, const char *id);
/* the settings in force; they stay readable until the registry stops */
const fhbd_conf_t *fhbd_jobs_conf(fhbd_jobs_t *jobs);
/* STAT-06: the wait that a poll of this unfinished job is told, seconds */
unsigned fhbd_poll_wait(const fhbd_conf_t *conf, const fhbd_job_row_t *row,
    fhb_instant_t now);
/* fails the jobs that are marked as cut (fhbd_jobs_enforce) */
void fhbd_jobs_cut(fhbd_jobs_t *jobs);
/* the access record: what nginx reads before it lets a file go */
fhb_err_t fhbd_job_access_write(const fhbd_job_t *job,
    const fhbd_jobdir_t *dir, bool shared, int64_t expires, fhb_error_t *err)
    FHB_NODISCARD;
/* lock held; the job's done part in percent, and its resources */
unsigned fhbd_poll_percent(fhbd_jobs_t *jobs, fhbd_job_t *job,
    uint64_t *rows);
/* gives back a reference; frees with the last.  Lock held. */
void fhbd_job_unref(fhbd_job_t *job);

/* threads of the engine; jobs->workers is made from conf->workers */
fhb_err_t fhbd_export_start(fhbd_jobs_t *jobs, fhb_error_t *err)
    FHB_NODISCARD;
void fhbd_export_stop(fhbd_jobs_t *jobs, unsigned grace);
/* lock held (and let go meanwhile): snapshot, folder and plan of a job that
 * is over; does nothing while a worker is on it, who calls it then */
void fhbd_export_release(fhbd_jobs_t *jobs, fhbd_job_t *job);

/* the steps, called by a worker without the lock (fhbd_export_plan.c,
 * fhbd_export_part.c, fhbd_export_finish.c) */
fhb_err_t fhbd_export_plan(fhbd_jobs_t *jobs, fhbd_job_t *job,
    fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_export_part(fhbd_worker_t *w, fhbd_job_t *job,
    fhbd_part_row_t *part, fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_export_finish(fhbd_worker_t *w, fhbd_job_t *job,
    fhb_error_t *err) FHB_NODISCARD;
/* sets the worker's writer up for a part, 0: messages */
void fhbd_export_begin(fhbd_worker_t *w, const fhbd_job_t *job,
    unsigned part);
/* drops snapshot, plan and patients, keeps the folder */
void fhbd_export_unplan(fhbd_job_t *job);

#endif /* FHBD_JOB_INT_H */
