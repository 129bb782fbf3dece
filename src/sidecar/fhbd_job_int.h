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

#include "../common/fhb_xml.h"
#include "fhbd_job.h"
#include "fhbd_jobdir.h"
#include "fhbd_keep.h"
#include "fhbd_rules.h"

/*
 * A job goes through phases, each with a plan of its own, all of the same
 * snapshot; those it does not need are passed over (fhbd_export_phase.c).
 * The order is FILT-12's.  What the phases from TARGETS to PROVENANCE give may
 * become void until the last of them is done: no page of a manifest shows it
 * before (PART-04).
 */
typedef enum {
    FHBD_PHASE_MAIN = 0,    /* what was asked for */
    FHBD_PHASE_NEWCOMERS,   /* GRP-08: what new members had before _since */
    FHBD_PHASE_OTHERS,      /* GRP-10: members that are no Patients */
    FHBD_PHASE_TARGETS,     /* PROV rows: looks for targets, writes nothing */
    FHBD_PHASE_MEMBERS,     /* … which of them belong to the Patients */
    FHBD_PHASE_PROVENANCE,
    FHBD_PHASE_CONTEXT_1,   /* CMP-05, by depth */
    FHBD_PHASE_CONTEXT_2,
    FHBD_PHASE_CONTEXT_3,
    FHBD_PHASE_ATTACHMENTS,
    FHBD_PHASE_ATTACHED,    /* nothing to read: those missing were told */
    FHBD_PHASE_DELETED,
    FHBD_PHASE_ORGANIZE,    /* ORG rows: blocks of what was kept before */
    FHBD_PHASE_END
} fhbd_phase_t;

typedef enum {
    FHBD_STEP_PLAN = 0,     /* waits for (another) snapshot and plan */
    FHBD_STEP_NEXT,         /* waits for the plan of the next phase */
    FHBD_STEP_READ,         /* parts are handed out */
    FHBD_STEP_FINISH,       /* all parts done, not complete yet */
    FHBD_STEP_OVER          /* complete, failed or deleted */
} fhbd_step_t;

/* a part while its job runs */
typedef struct {
    fhbd_part_row_t  row;
    bool             taken;
} fhbd_work_t;

/* STAT-09: when a client may ask for a URL of a job again */
typedef struct {
    char           *client;
    unsigned        page;               /* 1: the status URL */
    fhb_instant_t   next;
} fhbd_poll_url_t;

/* the access record of a job that is over or whose files are shown */
typedef enum {
    FHBD_ACCESS_UNKNOWN = 0,            /* of an earlier run, or none yet */
    FHBD_ACCESS_NONE,
    FHBD_ACCESS_OWNER,
    FHBD_ACCESS_SHARED
} fhbd_access_t;

#define FHBD_LEFT_OUT  4        /* reasons why members are left out */
#define FHBD_NUMBERS  (FHB_TYPES_MAX + FHBD_FILE_ORGANIZED + 1)

typedef struct fhbd_job_s  fhbd_job_t;

struct fhbd_job_s {
    fhbd_job_t         *next;           /* registry, oldest first */
    fhbd_job_row_t      row;
    unsigned            refs;           /* registry and users without lock */
    bool                hidden;         /* being submitted, nobody's yet */
    bool                dropping;       /* is being taken out of the store */
    bool                deleted;        /* out of the registry */
    bool                changing;       /* its state is being stored */
    bool                cut;            /* must end: not allowed any more */
    fhbd_access_t       access;         /* what access.json says; written
                                         * with access_lock */
    int64_t             until;          /* what the access record was given
                                         * for the job's completion; 0: none */
    atomic_bool         cancel;         /* readers stop */

    /* polls (STAT-07..10) */
    fhbd_poll_url_t    *polls;          /* deadlines that are not over yet */
    size_t              polls_n, polls_cap;
    unsigned            early_polls;
    unsigned            refused_polls;  /* in a row */
    unsigned            percent;        /* highest told */

    /* engine */
    fhbd_step_t         step;
    bool                busy;           /* a worker plans or finishes it */
    unsigned            readers;        /* places that are its, and parts in
                                         * work */
    unsigned            attempts;       /* failures since the last success */
    bool                conflict;       /* … which began with one of a standby */
    bool                lost;           /* snapshot is gone: plan again */
    bool                restart_all;    /* … and nothing of it can be kept */
    fhb_instant_t       not_before;     /* back-off */
    fhbd_source_t      *source;
    fhbd_snapshot_t    *snap;
    fhbd_jobdir_t       dir;
    fhb_idset_t        *patients;       /* of the job; NULL: whoever */
    fhb_idset_t        *newcomers;      /* of these, since _since (GRP-08) */
    fhb_idset_t        *gone;           /* and those that are not there any
                                         * more (TOMB-06) */
    uint64_t            left_out[FHBD_LEFT_OUT];    /* members, by reason */
    fhbd_pick_t         others;         /* GRP-10 */
    fhbd_rules_t        rules;          /* of the query */
    fhbd_want_t         want;           /* of the phase */
    fhbd_pick_t         pick;           /* of the phase */
    fhb_idset_t        *elsewhere;      /* names of attachments to be fetched
                                         * (ATT-04) */
    pthread_mutex_t     collect;        /* guards targets */
    fhbd_pick_t         targets;        /* of Provenance, not exported */
    fhbd_table_t        marks;          /* what was exported */
    fhbd_table_t        members;        /* of the targets, those within reach */
    fhbd_table_t        latest;         /* PROV-05 */
    fhbd_table_t        blocks;         /* organized output */
    fhbd_table_t        named;
    fhbd_work_t        *work;
    size_t              work_n;
    size_t              work_done;
    size_t              work_next;      /* no free part before this one */
    unsigned           *numbers;        /* last file number by type, then by
                                         * kind (FHBD_NUMBERS) */
    uint64_t            rows_done, bytes_done, est_done, broken;
};

/* a reader, or room for one (fhbd_export_reader.c) */
typedef struct {
    fhbd_reader_t          *reader;     /* of the job's snapshot; NULL: not
                                         * open; whoever took the place has
                                         * it to himself */
    fhbd_job_t             *job;        /* NULL: nobody's */
    bool                    taken;
    size_t                  next;       /* the part behind the one it read
                                         * last */
} fhbd_place_t;

/* a worker's part on its way into XML (fhbd_export_xml.c) */
typedef struct {
    fhb_xml_t              *xml;        /* made for the first XML job */
    fhb_buf_t               element;
    fhb_xml_report_t       *left;       /* by type */
    fhb_typeset_t           refused;    /* what the log has been told of */
} fhbd_form_t;

typedef struct {
    fhbd_jobs_t            *jobs;
    pthread_t               thread;
    bool                    started;
    fhbd_writer_t          *writer;
    fhbd_keep_t            *keep;
    fhb_buf_t               attached;   /* a resource on its way out: … */
    fhb_buf_t               shaped[2];  /* … and on */
    fhbd_form_t             form;
    fhb_idset_t            *refs;       /* of the part, told apart */
    fhbd_place_t           *place;      /* NULL: all of the part is read */
    fhbd_job_t             *job;        /* whose part it has */
    uint64_t                est_bytes;  /* of that part */
    _Atomic uint64_t        live_rows, live_bytes;
} fhbd_worker_t;

typedef struct fhbd_xml_task_s  fhbd_xml_task_t;

struct fhbd_jobs_s {
    pthread_mutex_t         lock;
    pthread_mutex_t         access_lock;        /* of access records; held
                                                 * over I/O, before lock */
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
    fhbd_place_t           *places;     /* the last is for small jobs */
    size_t                  places_n;
    size_t                  active;     /* workers that do something */
    pthread_t               janitor;
    bool                    janitor_started;
    bool                    trash;      /* .trash has something */

    struct {                            /* fhbd_job_xml.c */
        pthread_t           thread;
        bool                started;
        atomic_bool         stop;
        fhbd_xml_task_t    *first;      /* in work, then those that wait */
        size_t              n;
    } xml;
};

/* lock held: is a place free for a reader of this job? */
bool fhbd_places_free(const fhbd_jobs_t *jobs, const fhbd_job_t *job);
/* lock held on entry and exit, not between: a place for a reader of this job,
 * the caller's until given back; NULL: none is free */
fhbd_place_t *fhbd_place_take(fhbd_jobs_t *jobs, fhbd_job_t *job);
/* lock held */
void fhbd_place_give(fhbd_jobs_t *jobs, fhbd_place_t *place);
/* lock held on entry and exit: lets one reader go that nobody has a use for;
 * true: so it did, and the world may have changed */
bool fhbd_places_tidy(fhbd_jobs_t *jobs);

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
/* lock held; counts a poll of this unfinished job's URL.  True: it is
 * answered 429, and *wait is what is left, otherwise the wait that it is
 * told */
bool fhbd_poll_count(fhbd_jobs_t *jobs, fhbd_job_t *job, fhb_str_t client,
    unsigned page, unsigned *wait);
/* lock held */
void fhbd_poll_free(fhbd_job_t *job);
/* STAT-10: deletes a job that is polled against all advice */
void fhbd_jobs_abused(fhbd_jobs_t *jobs, fhbd_job_t *job);
/* fails the jobs that are marked as cut (fhbd_jobs_enforce) */
void fhbd_jobs_cut(fhbd_jobs_t *jobs);
/* the access record: what nginx reads before it lets a file go.  With
 * access_lock */
fhb_err_t fhbd_job_access_write(const fhbd_job_t *job,
    const fhbd_jobdir_t *dir, bool shared, int64_t expires, fhb_error_t *err)
    FHB_NODISCARD;
/* PART-02: the record of a job in progress, if it is not there yet: until its
 * time would be over if it took as long as it may */
fhb_err_t fhbd_job_access_early(fhbd_jobs_t *jobs, fhbd_job_t *job,
    fhb_error_t *err) FHB_NODISCARD;
/*
 * PART-09: after a job has failed, removes its files except those that a page
 * shows; its access record then says when they go.  Logs what goes wrong.
 */
void fhbd_job_keep_shown(fhbd_jobs_t *jobs, fhbd_job_t *job,
    const fhbd_jobdir_t *dir);
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

/* the thread that makes XML of files; the same pair (fhbd_job_xml.c) */
fhb_err_t fhbd_xml_start(fhbd_jobs_t *jobs, fhb_error_t *err) FHB_NODISCARD;
void fhbd_xml_stop(fhbd_jobs_t *jobs);

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
/*
 * FMT-03: *body and *one_line become what the job's files have; type: for the
 * notes, or FHB_TYPE_NONE.  FHB_EJSON: the resource cannot be XML.
 */
fhb_err_t fhbd_form(fhbd_worker_t *w, const fhbd_job_t *job, fhb_type_t type,
    fhb_str_t *body, bool *one_line, fhb_error_t *err) FHB_NODISCARD;
/* forgets the notes of the last part */
void fhbd_form_begin(fhbd_form_t *f);
void fhbd_form_free(fhbd_form_t *f);
/* what was left out, one message for each type; out: NULL, only their number;
 * their part is the caller's to set */
size_t fhbd_form_notes(const fhbd_form_t *f, fhbd_message_t *out);
/* drops snapshot, plan and patients, keeps the folder */
void fhbd_export_unplan(fhbd_job_t *job);
/* the job's Patients, from the snapshot or as the job began with them */
fhb_err_t fhbd_export_patients(fhbd_jobs_t *jobs, fhbd_job_t *job,
    fhb_error_t *err) FHB_NODISCARD;
/* does the job tell of deletions? (MAN-16) */
bool fhbd_export_deletions(const fhbd_job_t *job);
/* sets the job up for a phase and plans it, of types only, if they are not
 * NULL; *wanted: the phase has something to do */
fhb_err_t fhbd_phase_plan(fhbd_jobs_t *jobs, fhbd_job_t *job,
    fhbd_phase_t phase, const fhb_typeset_t *types, fhbd_plan_t *plan,
    bool *wanted, fhb_error_t *err) FHB_NODISCARD;
/* a phase's plan into the store and to the workers */
fhb_err_t fhbd_export_add(fhbd_jobs_t *jobs, fhbd_job_t *job, unsigned phase,
    const fhbd_plan_t *plan, fhb_error_t *err) FHB_NODISCARD;
/* the plan of the next phase that has something to do; when there is none
 * left the job goes to FHBD_STEP_FINISH */
fhb_err_t fhbd_export_next(fhbd_jobs_t *jobs, fhbd_job_t *job,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_JOB_INT_H */
