/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One part on its way from the source into files: what the files of the
 * engine that handle rows share.  Nobody else includes this.
 */

#ifndef FHBD_EXPORT_INT_H
#define FHBD_EXPORT_INT_H

#include "fhbd_job_int.h"

/* why a resource is broken in a job whose files are XML */
#define FHBD_NO_XML  "it cannot be written as XML"

/* kinds of defects told apart in a part's messages */
#define FHBD_DEFECTS  32

typedef struct {
    fhb_type_t   type;
    const char  *reason;            /* static */
    uint64_t     count;
} fhbd_defect_t;

typedef struct {
    fhbd_worker_t  *worker;
    fhbd_job_t     *job;
    unsigned        part;
    fhbd_phase_t    phase;
    fhbd_defect_t   defects[FHBD_DEFECTS];
    size_t          defects_n;
    uint64_t        broken;
    uint64_t        astray;         /* deletions left out (TOMB-04) */
    uint64_t        elsewhere;      /* attachments on other hosts (ATT-04) */
    bool            write_failed;   /* it is not the source's fault */

    /* of deletions: the Bundle being filled */
    fhb_buf_t       bundle;
    size_t          bundle_n;
    unsigned        bundles;
    fhb_instant_t   bundle_newest;

    fhb_buf_t       targets;        /* hashes of a Provenance's targets */
} fhbd_part_run_t;

/* where a job counts the files of this type or kind */
unsigned fhbd_export_number(const fhbd_file_t *file);

/* what the rows of a part's phase go through; arg is the run */
typedef fhb_err_t (*fhbd_row_cb)(void *arg, const fhbd_row_t *row,
    fhb_error_t *err);

fhbd_row_cb fhbd_row_way(const fhbd_part_run_t *run);
/* MAN-12: counted, by type and reason */
fhb_err_t fhbd_row_broken(void *arg, fhb_type_t type, fhb_str_t id,
    const char *reason, fhb_error_t *err);
/* into the part's files as it is */
fhb_err_t fhbd_row_plain(void *arg, const fhbd_row_t *row, fhb_error_t *err);
/* a row that is to be exported: noted down, shaped, written or kept for
 * organized output; patients: where it goes there, if that is known */
fhb_err_t fhbd_row_out(fhbd_part_run_t *run, const fhbd_row_t *row,
    const fhb_buf_t *patients, fhb_error_t *err) FHB_NODISCARD;
/* a resource that has to come along, once for each part (CMP-05) */
fhb_err_t fhbd_row_ref_add(fhbd_part_run_t *run, fhb_type_t type,
    fhb_str_t id, fhb_error_t *err) FHB_NODISCARD;
/* CMP-06, ELEM rows: *body and *one_line become what is to be written */
fhb_err_t fhbd_row_shape(fhbd_part_run_t *run, fhb_type_t type,
    fhb_str_t *body, bool *one_line, fhb_error_t *err) FHB_NODISCARD;
/* no memory for, or an error of, a file */
fhb_err_t fhbd_row_failed(fhbd_part_run_t *run, fhb_err_t rc);

/* fhbd_export_provenance.c */
fhb_err_t fhbd_provenance_target(void *arg, const fhbd_row_t *row,
    fhb_error_t *err);
fhb_err_t fhbd_provenance_member(void *arg, const fhbd_row_t *row,
    fhb_error_t *err);
fhb_err_t fhbd_provenance_row(void *arg, const fhbd_row_t *row,
    fhb_error_t *err);

/* fhbd_export_attach.c */

/* ATT rows: *body becomes the resource with its attachments' URLs as clients
 * may use them */
fhb_err_t fhbd_attach_row(fhbd_part_run_t *run, const fhbd_row_t *row,
    fhb_str_t *body, fhb_error_t *err) FHB_NODISCARD;
/* NET-06: the job's id, which is random, and a name within the job */
fhb_err_t fhbd_attach_name(fhbd_keep_t *keep, fhb_type_t binary, fhb_str_t id,
    char out[FHB_ID_LEN + 1], fhb_error_t *err) FHB_NODISCARD;

/* the parts that may have found attachments; *out freed by free */
fhb_err_t fhbd_attach_parts(const fhbd_job_t *job, unsigned **out, size_t *n,
    fhb_error_t *err) FHB_NODISCARD;
/* "host:port" of "https://host:port/path"; empty: none */
fhb_str_t fhbd_attach_server(fhb_str_t url);
/* has it a scheme? */
bool fhbd_attach_absolute(fhb_str_t url);

/* fhbd_export_elsewhere.c */

#define FHBD_ELSEWHERE_SPEC  "elsewhere "   /* begins a part's spec */

/* can and may the content be had (ATT-04)? */
bool fhbd_elsewhere_fetched(const fhbd_tenant_conf_t *tenant, fhb_str_t url);
/* adds the parts that fetch what fhbd_attach_prepare found */
fhb_err_t fhbd_elsewhere_plan(const fhbd_job_t *job, fhbd_plan_t *plan,
    fhb_error_t *err) FHB_NODISCARD;
fhb_err_t fhbd_elsewhere_read(fhbd_part_run_t *run, const char *spec,
    fhb_error_t *err) FHB_NODISCARD;

/* fhbd_export_binary.c */

/* the job's folder of attachments; -1 with err */
int fhbd_attach_folder(const fhbd_job_t *job, fhb_error_t *err) FHB_NODISCARD;

/* appends a Binary's content; FHB_EJSON: it has none that can be read */
fhb_err_t fhbd_attach_decode(fhb_str_t body, fhb_buf_t *out,
    fhb_error_t *err) FHB_NODISCARD;
/* a Binary: its content becomes a file of the job */
fhb_err_t fhbd_attach_binary(void *arg, const fhbd_row_t *row,
    fhb_error_t *err);
/* a part of them is on the disk for good (FILE-11) */
fhb_err_t fhbd_attach_finish(const fhbd_job_t *job, fhb_error_t *err)
    FHB_NODISCARD;
/* what nginx must know of each attachment; then what to read, job->pick, and
 * to fetch, job->elsewhere */
fhb_err_t fhbd_attach_prepare(fhbd_job_t *job, fhb_error_t *err)
    FHB_NODISCARD;
/* of those, how many have no content (ATT-06) */
size_t fhbd_attach_missing(const fhbd_job_t *job);

/* fhbd_export_deleted.c */
fhb_err_t fhbd_deleted_row(void *arg, const fhbd_row_t *row,
    fhb_error_t *err);
fhb_err_t fhbd_deleted_flush(fhbd_part_run_t *run, fhb_error_t *err)
    FHB_NODISCARD;

/* fhbd_export_blocks.c */

/* appends where the resource's Patients are in job->patients, 4 bytes each */
fhb_err_t fhbd_organize_patients(fhbd_part_run_t *run, const fhbd_row_t *row,
    fhb_buf_t *out, fhb_error_t *err) FHB_NODISCARD;
/* keeps a row until all are there */
fhb_err_t fhbd_organize_keep(fhbd_part_run_t *run, const fhbd_row_t *row,
    fhb_str_t body, const fhb_buf_t *patients, fhb_error_t *err)
    FHB_NODISCARD;

/* fhbd_export_organize.c */

/* the parts of the phase: ranges of blocks */
fhb_err_t fhbd_organize_plan(fhbd_job_t *job, const unsigned *parts,
    size_t n, uint64_t part_size, fhbd_plan_t *plan, fhb_error_t *err)
    FHB_NODISCARD;
/* reads one of them */
fhb_err_t fhbd_organize_read(fhbd_part_run_t *run, const char *spec,
    fhb_error_t *err) FHB_NODISCARD;

#endif /* FHBD_EXPORT_INT_H */
