/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Jobs from kick-off to expiry: the registry in memory, the one function that
 * changes a state, poll accounting, deletion.  The engine (fhbd_export.h)
 * does the work; the API (fhbd_api.h) asks and tells.
 */

#ifndef FHBD_JOB_H
#define FHBD_JOB_H

#include "fhbd_store.h"

typedef struct fhbd_jobs_s  fhbd_jobs_t;     /* the registry */

/*
 * Opens the export root (folders, modes), loads jobs from the store, cleans
 * up what a crash left (folders without a job, jobs without a folder fail),
 * puts unfinished jobs back into the queue (STAT-25) and starts the engine's
 * threads.  conf and store outlive the registry.
 */
fhb_err_t fhbd_jobs_start(const fhbd_conf_t *conf, fhbd_store_t *store,
    fhbd_jobs_t **out, fhb_error_t *err) FHB_NODISCARD;
/* workers reach a checkpoint and end; unfinished jobs stay for the next
 * start.  Waits at most grace seconds, then leaves running parts behind. */
void fhbd_jobs_stop(fhbd_jobs_t *jobs, unsigned grace);
/* start-up check of a tenant's source; tenant: index in conf->tenants */
fhb_err_t fhbd_jobs_check(fhbd_jobs_t *jobs, size_t tenant, fhb_error_t *err)
    FHB_NODISCARD;
/* a tenant's source, for as long as the registry; NULL: it had none at start */
struct fhbd_source_s *fhbd_jobs_source(fhbd_jobs_t *jobs, const char *tenant);
/* settings that may change while running; both confs stay valid until the
 * registry is stopped */
void fhbd_jobs_reconfigure(fhbd_jobs_t *jobs, const fhbd_conf_t *conf);

/* what the client's entry in the registry says of a kick-off */
typedef struct {
    unsigned  max_active_jobs;        /* 0: as the configuration says */
    bool      no_group;               /* this Group is not for the client: for
                                       * it there is none (GRP-06) */
} fhbd_job_limits_t;

/* row without id, state and times; takes nothing over.  limits: NULL, none.
 * id: the new job, or the earlier one with the same request_id.
 * FHB_ENOTFOUND: no such Group (GRP-05).  FHB_EAGAIN: the source cannot be
 * asked now.  FHB_EEXIST: there is a job with this digest (KICK-17), id is
 * its; it is complete unless *throttled is set. */
fhb_err_t fhbd_jobs_submit(fhbd_jobs_t *jobs, const fhbd_job_row_t *row,
    const fhbd_job_limits_t *limits, const fhbd_message_t *messages, size_t n,
    char id[FHB_ID_LEN + 1], unsigned *throttled, fhb_error_t *err)
    FHB_NODISCARD;
    /* *throttled > 0: refused, too many jobs; seconds to wait (KICK-16) */

/* which of the Patients that row's query names are not there, not in the
 * Group (PAT-04), or not within limits (PAT-06; NULL: none): added to
 * unknown */
fhb_err_t fhbd_jobs_patients(fhbd_jobs_t *jobs, const fhbd_job_row_t *row,
    const fhb_filters_t *limits, fhb_idset_t *unknown, fhb_error_t *err)
    FHB_NODISCARD;

typedef struct {
    fhbd_job_row_t  row;              /* a copy; fhbd_job_row_free */
    unsigned        percent;          /* 0..99, never falls (STAT-04) */
    uint64_t        rows_done;
    unsigned        retry_after;      /* seconds (STAT-06) */
    bool            too_early;        /* answer 429 with retry_after (STAT-07) */
} fhbd_job_view_t;

/* the job's row without counting a poll: out is a copy, fhbd_job_row_free.
 * Otherwise as fhbd_jobs_page. */
fhb_err_t fhbd_jobs_look(fhbd_jobs_t *jobs, fhb_str_t tenant,
    fhb_str_t client, fhb_str_t id, fhbd_job_row_t *out, fhb_error_t *err)
    FHB_NODISCARD;

/* what GET of the status URL (page 1) or of a further page has to say */
typedef struct {
    fhbd_job_view_t   job;
    bool              shown;          /* there is a manifest: of a complete job
                                       * always, of one in progress if the page
                                       * is there; not of a failed one */
    fhbd_file_row_t  *files;          /* of this page, sorted */
    size_t            files_n;
    bool              next;           /* the page after it is there */
} fhbd_page_view_t;

void fhbd_page_view_free(fhbd_page_view_t *v);      /* the members */

/*
 * What a poll sees.  FHB_ENOTFOUND: unknown, deleted, expired, or another
 * client's or tenant's: all alike (STAT-19); or no such page, and none that
 * may come.  owner: whose job it is; empty: of any client, if it began with
 * authorization (ACC-07).  caller: whose polls are counted (STAT-07..10).
 *
 * PART-03: what is shown of a partial manifest stays.  A call that is not too
 * early first makes the next page of all files that no page has yet, durable
 * before FHB_OK: of a job in progress its output so far, of a complete one all
 * that is left (PART-10).
 */
fhb_err_t fhbd_jobs_page(fhbd_jobs_t *jobs, fhb_str_t tenant,
    fhb_str_t owner, fhb_str_t caller, fhb_str_t id, unsigned page,
    fhbd_page_view_t *out, fhb_error_t *err) FHB_NODISCARD;

/* DEL rows: folder renamed away and job out of the store before FHB_OK.
 * FHB_ENOTFOUND as above. */
fhb_err_t fhbd_jobs_delete(fhbd_jobs_t *jobs, fhb_str_t tenant,
    fhb_str_t client, fhb_str_t id, fhb_error_t *err) FHB_NODISCARD;

/* for operators: as delete, whoever owns the job; was: a copy of what it was,
 * after FHB_OK freed by fhbd_job_row_free */
fhb_err_t fhbd_jobs_cancel(fhbd_jobs_t *jobs, fhb_str_t id,
    fhbd_job_row_t *was, fhb_error_t *err) FHB_NODISCARD;

/*
 * ACC-10: may this job go on, or, once it is complete (row->state), be read?
 * Must not block and not call the registry.
 */
typedef bool (*fhbd_job_allowed_t)(void *arg, const fhbd_job_row_t *row);

/*
 * Asks about every job.  An unfinished one that is not allowed is cut: it
 * fails at once with 403, its files go, readers stop.  The files of a
 * complete one cannot be read as long as it is not allowed.  What cannot be
 * stored now is tried again by the sweep.
 */
void fhbd_jobs_enforce(fhbd_jobs_t *jobs, fhbd_job_allowed_t allowed,
    void *arg);

/* expiry sweep and removal of .trash; called every sweep_interval */
void fhbd_jobs_sweep(fhbd_jobs_t *jobs);

/* files of a complete job for the manifest; freed by the caller with free() */
fhb_err_t fhbd_jobs_files(fhbd_jobs_t *jobs, const char *id,
    fhbd_file_row_t **out, size_t *n, fhb_error_t *err) FHB_NODISCARD;

/*
 * FILE-20: has the XML of one of the job's NDJSON files made, once for all who
 * ask, and waits for it for so many milliseconds.  FHB_OK: it is there, in the
 * job's folder.  FHB_EAGAIN: it will be, if this was not too much.
 * FHB_ENOTFOUND: no such job, whosoever it is, or no such file.
 */
fhb_err_t fhbd_jobs_xml(fhbd_jobs_t *jobs, fhb_str_t tenant, fhb_str_t id,
    fhb_str_t name, unsigned wait, fhb_error_t *err) FHB_NODISCARD;

typedef struct {
    size_t  queued, running, complete, failed;
} fhbd_job_counts_t;

fhbd_job_counts_t fhbd_jobs_counts(fhbd_jobs_t *jobs);
/* for operators: appends a JSON array of id, tenant, client, level, state,
 * percent, created (no group, no query) */
void fhbd_jobs_list(fhbd_jobs_t *jobs, fhb_buf_t *out);
/* for operators: appends one job as docs/protocol.md says; FHB_ENOTFOUND */
fhb_err_t fhbd_jobs_show(fhbd_jobs_t *jobs, fhb_str_t id, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_JOB_H */
