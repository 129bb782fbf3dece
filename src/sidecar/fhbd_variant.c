/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One sealed NDJSON file of a job, written once more as XML.
 */

#include "fhbd_variant.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../common/fhb_outcome.h"
#include "../common/fhb_xml.h"
#include "fhbd_log.h"
#include "fhbd_ndjson.h"

#define FHBD_FOLDER  (O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)

struct fhbd_variant_s {
    int             root;
    int             tmp;
    fhbd_lines_t   *lines;
    fhb_xml_t      *xml;
    fhbd_writer_t  *writer;
    fhb_buf_t       element;
    fhb_buf_t       outcome;
};

/* of one file */
typedef struct {
    fhbd_variant_t         *v;
    const char             *id;         /* of the job */
    const fhbd_file_row_t  *row;
    fhbd_jobdir_t           dir;        /* only job is open */
    int                     to;         /* FHBD_VARIANT_DIR */
    char                    from[160];  /* of the NDJSON, in the job's folder */
    char                    name[136];  /* of the XML */
    uint64_t                line;
} fhbd_variant_run_t;


static fhb_err_t
fhbd_variant_folder(int parent, const char *name, int *out, fhb_error_t *err)
{
    bool  made = mkdirat(parent, name, 0750) == 0;

    if (!made && errno != EEXIST) {
        return errno == ENOENT
               ? fhb_fail(err, FHB_ENOTFOUND, "the job's folder is gone")
               : fhb_fail_errno(err, "cannot make folder \"%s\"", name);
    }

    *out = openat(parent, name, FHBD_FOLDER);
    if (*out == -1) {
        return fhb_fail_errno(err, "cannot open folder \"%s\"", name);
    }

    if (made && fsync(parent) == -1) {
        return fhb_fail_errno(err, "cannot sync the folder of \"%s\"", name);
    }

    return FHB_OK;
}


fhb_err_t
fhbd_variant_tidy(int root, fhb_error_t *err)
{
    fhbd_jobdir_t  d = FHBD_JOBDIR_CLOSED;

    d.job = root;

    return fhbd_jobdir_remove(&d, FHBD_VARIANT_TMP, err);
}


fhb_err_t
fhbd_variant_new(int root, fhbd_variant_t **out, fhb_error_t *err)
{
    fhb_err_t        rc;
    fhbd_variant_t  *v;

    v = calloc(1, sizeof(*v));
    if (v == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for XML files");
    }

    v->root = root;
    v->tmp = -1;
    v->lines = fhbd_lines_new();
    v->writer = fhbd_writer_new();

    rc = v->lines == NULL || v->writer == NULL
         ? fhb_fail(err, FHB_ENOMEM, "no memory for XML files")
         : fhb_xml_create(&v->xml, err);

    if (rc == FHB_OK) {
        rc = fhbd_variant_folder(root, FHBD_VARIANT_TMP, &v->tmp, err);
    }

    if (rc != FHB_OK) {
        fhbd_variant_free(v);
        return rc;
    }

    *out = v;

    return FHB_OK;
}


void
fhbd_variant_free(fhbd_variant_t *v)
{
    if (v == NULL) {
        return;
    }

    fhbd_lines_free(v->lines);
    fhbd_writer_free(v->writer);
    fhb_xml_free(v->xml);
    fhb_buf_free(&v->element);
    fhb_buf_free(&v->outcome);

    if (v->tmp != -1) {
        (void) close(v->tmp);
    }

    free(v);
}


/* the path has names of members that come from anybody: no "--" may end the
 * comment */
static void
fhbd_variant_comment(fhb_buf_t *out, const fhb_xml_report_t *left)
{
    char         c;
    const char  *p;

    fhb_buf_addf(out, "<!-- %llu left out that FHIR R4 does not define, the "
                 "first: ", (unsigned long long) left->left_out);

    for (p = left->first; *p != '\0'; p++) {
        c = *p;
        fhb_buf_addc(out, (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                          || (c >= '0' && c <= '9') || c == '.' || c == '_'
                          ? c : '?');
    }

    fhb_buf_adds(out, " -->");
}


/* in the place of a line that cannot be XML, so that entries are as many as
 * lines and nothing is missing in silence */
static fhb_err_t
fhbd_variant_refused(fhbd_variant_run_t *run, const char *why,
    fhb_error_t *err)
{
    char             text[512];
    fhb_err_t        rc;
    fhb_issue_t      issue = { FHB_SEV_ERROR, FHB_ISSUE_PROCESSING,
                               { NULL, 0 }, { NULL, 0 } };
    fhbd_variant_t  *v = run->v;

    (void) snprintf(text, sizeof(text), "The resource on line %llu cannot be "
                    "written as XML: %s.", (unsigned long long) run->line,
                    why);
    issue.text = fhb_cstr(text);

    fhb_buf_reset(&v->outcome);
    fhb_outcome_write(&v->outcome, &issue, 1);

    rc = v->outcome.failed
         ? fhb_fail(err, FHB_ENOMEM, "no memory for an XML file")
         : fhb_xml_resource(v->xml, fhb_buf_str(&v->outcome), false,
                            &v->element, NULL, err);

    /* what is ours is sound */
    return rc == FHB_EJSON ? fhb_fail(err, FHB_EIO, "an OperationOutcome "
                                      "cannot be XML") : rc;
}


static fhb_err_t
fhbd_variant_line(fhbd_variant_run_t *run, fhb_str_t line, bool too_long,
    fhb_error_t *err)
{
    fhb_err_t          rc = FHB_EJSON;
    fhb_error_t        why;
    fhbd_variant_t    *v = run->v;
    fhb_xml_report_t   left = { 0 };

    run->line++;
    fhb_buf_reset(&v->element);

    if (too_long) {
        (void) fhb_fail(&why, FHB_EJSON, "it is too large");
    } else {
        rc = fhb_xml_resource(v->xml, line, false, &v->element, &left, &why);
    }

    if (rc == FHB_EJSON) {
        rc = fhbd_variant_refused(run, why.text, err);

    } else if (rc != FHB_OK) {
        *err = why;

    } else if (left.left_out > 0) {
        fhbd_variant_comment(&v->element, &left);
    }

    if (rc == FHB_OK && v->element.failed) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for an XML file");
    }

    /* whatever its kind, it is one file and nothing splits it */
    return rc == FHB_OK
           ? fhbd_writer_add_kind(v->writer, FHBD_FILE_ORGANIZED,
                                  fhb_buf_str(&v->element), true, err)
           : rc;
}


static fhb_err_t
fhbd_variant_lines(fhbd_variant_run_t *run, const fhbd_ndjson_file_t *file,
    const atomic_bool *cancel, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhb_str_t           line;
    fhbd_lines_kind_t   kind;
    fhbd_variant_t     *v = run->v;

    rc = fhbd_lines_open(v->lines, file, 0, UINT64_MAX, cancel, err);

    while (rc == FHB_OK) {
        rc = fhbd_lines_next(v->lines, &line, &kind, err);

        if (rc != FHB_OK || kind == FHBD_LINES_END) {
            break;
        }

        /* a sealed file is whole, or its disk is not */
        rc = kind == FHBD_LINES_DAMAGED
             ? fhb_fail(err, FHB_EIO, "a job's file is damaged")
             : fhbd_variant_line(run, line, kind == FHBD_LINES_TOO_LONG, err);
    }

    fhbd_lines_close(v->lines);

    if (rc == FHB_OK && run->line != run->row->file.count) {
        rc = fhb_fail(err, FHB_EIO, "a job's file has %llu lines, not %llu",
                      (unsigned long long) run->line,
                      (unsigned long long) run->row->file.count);
    }

    return rc;
}


/* into the writer, from the sealed file */
static fhb_err_t
fhbd_variant_convert(fhbd_variant_run_t *run, const atomic_bool *cancel,
    fhb_error_t *err)
{
    fhb_err_t           rc;
    struct stat         st;
    fhbd_ndjson_file_t  file = { .name = run->from,
                                 .gzip = run->row->file.gzip };

    file.fd = openat(run->dir.job, run->from,
                     O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file.fd == -1) {
        return errno == ENOENT
               ? fhb_fail(err, FHB_ENOTFOUND, "the job's file is gone")
               : fhb_fail_errno(err, "a job's file cannot be opened");
    }

    if (fstat(file.fd, &st) == -1) {
        rc = fhb_fail_errno(err, "a job's file cannot be read");
    } else {
        file.size = (uint64_t) st.st_size;
        rc = fhbd_variant_lines(run, &file, cancel, err);
    }

    (void) close(file.fd);

    return rc;
}


/* FILE-11: sealed, then under its name */
static fhb_err_t
fhbd_variant_publish(fhbd_variant_run_t *run, fhb_error_t *err)
{
    size_t              n;
    fhb_err_t           rc;
    const fhbd_file_t  *files;

    rc = fhbd_writer_finish(run->v->writer, &files, &n, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (n != 1) {
        return fhb_fail(err, FHB_EIO, "an XML file has no entries");
    }

    if (renameat(run->v->tmp, files[0].tmp, run->to, run->name) == -1) {
        return errno == ENOENT
               ? fhb_fail(err, FHB_ENOTFOUND, "the job's folder is gone")
               : fhb_fail_errno(err, "cannot publish \"%s\"", run->name);
    }

    if (fsync(run->to) == -1) {
        return fhb_fail_errno(err, "cannot sync the job's XML files");
    }

    fhbd_log(FHBD_LOG_INFO, "job", run->id, "%s made: %llu entries, %llu bytes",
             run->name, (unsigned long long) files[0].count,
             (unsigned long long) files[0].size);

    return FHB_OK;
}


static fhb_err_t
fhbd_variant_run(fhbd_variant_run_t *run, const atomic_bool *cancel,
    fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_writer_conf_t  wc = {
        .tmp_dirfd = run->v->tmp, .part = 1, .gzip = run->row->file.gzip,
        .xml = true, .max_count = UINT64_MAX, .max_size = UINT64_MAX,
    };

    rc = fhbd_variant_folder(run->dir.job, FHBD_VARIANT_DIR, &run->to, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (faccessat(run->to, run->name, F_OK, 0) == 0) {
        return FHB_OK;
    }

    fhbd_writer_begin(run->v->writer, &wc);

    rc = fhbd_variant_convert(run, cancel, err);
    if (rc == FHB_OK) {
        rc = fhbd_variant_publish(run, err);
    }

    if (rc != FHB_OK) {
        fhbd_writer_abort(run->v->writer);
    }

    return rc;
}


fhb_err_t
fhbd_variant_make(fhbd_variant_t *v, const char *tenant, const char *id,
    const fhbd_file_row_t *file, const atomic_bool *cancel, fhb_error_t *err)
{
    char                 name[128];
    fhb_err_t            rc;
    fhbd_file_t          xml = file->file;
    fhbd_variant_run_t   run = { .v = v, .id = id, .row = file, .to = -1 };
    const char          *gz = xml.gzip ? ".gz" : "";

    fhbd_file_name(&xml, file->number, name);
    (void) snprintf(run.from, sizeof(run.from), "files/%s%s", name, gz);

    xml.xml = true;
    fhbd_file_name(&xml, file->number, name);
    (void) snprintf(run.name, sizeof(run.name), "%s%s", name, gz);

    rc = fhbd_jobdir_find(v->root, tenant, id, &run.dir, err);
    if (rc == FHB_OK) {
        rc = fhbd_variant_run(&run, cancel, err);
    }

    if (run.to != -1) {
        (void) close(run.to);
    }
    fhbd_jobdir_close(&run.dir);

    return rc;
}
