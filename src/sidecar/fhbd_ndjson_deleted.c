/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Deletions of the ndjson source: a file with a line for each, and a look into
 * the folder for what has come back since (TOMB-01, TOMB-05).
 */

#include "fhbd_ndjson_doc.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const  fhbd_ndjson_tombstone_paths[FHBD_NDJSON_TOMBSTONE_PATHS] = {
    "resourceType", "id", "deleted", "patients"
};

/* one line of the file */
typedef struct {
    fhbd_reader_t      *reader;
    const fhbd_want_t  *want;
    fhb_type_t          type;
    bool                named;          /* it has a resourceType */
    fhb_str_t           id;
    fhb_instant_t       when;
    bool                listed;         /* whose it was is known … */
    bool                theirs;         /* … and they are wanted */
    bool                odd;            /* what is listed is no id */
    bool                failed;         /* no memory */
} fhbd_ndjson_tomb_t;

/* what is kept of it */
typedef struct {
    fhb_type_t     type;
    size_t         id;                  /* offset in ids */
    size_t         id_len;
    fhb_instant_t  when;
    bool           belongs;
    bool           astray;
    bool           alive;               /* again, in the folder */
} fhbd_ndjson_gone_t;

typedef struct {
    const fhbd_want_t    *want;
    const fhbd_sink_t    *sink;
    fhb_buf_t             ids;
    fhbd_ndjson_gone_t   *all;
    size_t                n;
    size_t                cap;
} fhbd_ndjson_list_t;


static bool
fhbd_ndjson_tomb_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhb_buf_t           *text;
    fhb_error_t          ignored;
    fhbd_ndjson_tomb_t  *tomb = arg;

    text = &tomb->reader->text[path];

    if (path == FHBD_NDJSON_PATIENTS && kind != FHB_SCAN_NULL) {
        tomb->listed = true;
        tomb->odd |= kind != FHB_SCAN_STRING;
    }

    if (kind != FHB_SCAN_STRING) {
        return true;
    }

    if (!fhbd_ndjson_text(text, &raw)) {
        tomb->failed = text->failed;
        return !text->failed;
    }

    switch (path) {

    case FHBD_NDJSON_TYPE:
        tomb->named = true;
        tomb->type = fhb_type_find(raw);
        break;

    case FHBD_NDJSON_ID:
        tomb->id = raw;
        break;

    case FHBD_NDJSON_DELETED:
        if (fhb_instant_parse(raw, &tomb->when, &ignored) != FHB_OK) {
            tomb->when = FHB_INSTANT_NONE;
        }
        break;

    default:
        tomb->odd |= !fhb_fhir_id_valid(raw);
        tomb->theirs |= tomb->want->patients != NULL
                        && fhb_idset_has(tomb->want->patients, raw);
    }

    return true;
}


/* why a line cannot be used; NULL: it can */
static const char *
fhbd_ndjson_tomb_defect(const fhbd_ndjson_tomb_t *tomb, bool sound)
{
    return !sound ? "a deletion that is no sound JSON object"
           : !tomb->named ? "a deletion without resourceType"
           : tomb->type == FHB_TYPE_NONE
             ? "a deletion of no resource type of R4"
           : tomb->id.len == 0 ? "a deletion without id"
           : tomb->id.len > FHBD_NDJSON_ID_MAX
             ? "a deletion whose id is too long"
           : tomb->when == FHB_INSTANT_NONE
             ? "a deletion without the time of it"
           : tomb->odd ? "a deletion whose patients are no ids" : NULL;
}


/* TOMB-04: whose was it? */
static fhb_err_t
fhbd_ndjson_tomb_match(const fhbd_ndjson_tomb_t *tomb,
    fhbd_ndjson_gone_t *gone, fhb_error_t *err)
{
    fhb_err_t   rc;
    fhbd_row_t  row = { .type = tomb->type, .id = tomb->id };

    rc = fhbd_match_deleted(tomb->reader->snap->src->match, tomb->want,
                            &row, &gone->belongs, err);
    gone->astray = row.astray;

    /* the list knows what the body would have told */
    if (rc == FHB_OK && row.astray && tomb->listed) {
        gone->belongs = tomb->theirs;
        gone->astray = false;
    }

    return rc;
}


static fhb_err_t
fhbd_ndjson_tomb_keep(fhbd_ndjson_list_t *list,
    const fhbd_ndjson_tomb_t *tomb, fhb_error_t *err)
{
    size_t               cap;
    fhb_err_t            rc;
    fhbd_ndjson_gone_t  *all, gone;

    gone = (fhbd_ndjson_gone_t) {
        .type = tomb->type,
        .id = list->ids.len,
        .id_len = tomb->id.len,
        .when = tomb->when
    };

    rc = fhbd_ndjson_tomb_match(tomb, &gone, err);
    if (rc != FHB_OK) {
        return rc;
    }

    if (list->n == list->cap) {
        cap = list->cap == 0 ? 256 : list->cap * 2;
        all = reallocarray(list->all, cap, sizeof(*all));
        if (all == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for deletions");
        }
        list->all = all;
        list->cap = cap;
    }

    fhb_buf_addstr(&list->ids, tomb->id);
    if (list->ids.failed) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for deletions");
    }

    list->all[list->n++] = gone;

    return FHB_OK;
}


static fhb_err_t
fhbd_ndjson_tomb(fhbd_reader_t *reader, fhbd_ndjson_list_t *list,
    fhb_str_t line, fhb_error_t *err)
{
    fhb_err_t            rc;
    const char          *defect;
    const fhb_query_t   *query = &list->want->query;
    fhbd_ndjson_tomb_t   tomb = { .reader = reader, .want = list->want,
                                  .type = FHB_TYPE_NONE,
                                  .when = FHB_INSTANT_NONE };

    rc = fhb_scan(line, reader->snap->src->tombstone_paths,
                  fhbd_ndjson_tomb_value, &tomb, err);
    if (tomb.failed || rc == FHB_ENOMEM) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for deletions");
    }

    /* not asked for: nothing of it is told, be it sound or not */
    if (tomb.named && (tomb.type == FHB_TYPE_NONE
                       ? query->types_given
                       : !fhb_typeset_has(&query->types, tomb.type)))
    {
        return FHB_OK;
    }

    defect = fhbd_ndjson_tomb_defect(&tomb, rc == FHB_OK);
    if (defect != NULL) {
        if (tomb.id.len > FHBD_NDJSON_ID_MAX) {
            tomb.id.len = 0;
        }
        return list->sink->broken(list->sink->arg, tomb.type, tomb.id,
                                  defect, err);
    }

    /* TOMB-01; one that is too late still hides those before it */
    if (query->since != FHB_INSTANT_NONE && tomb.when <= query->since) {
        return FHB_OK;
    }

    return fhbd_ndjson_tomb_keep(list, &tomb, err);
}


static fhb_err_t
fhbd_ndjson_tombs(fhbd_reader_t *reader, fhbd_ndjson_list_t *list,
    fhb_error_t *err)
{
    fhb_err_t           rc;
    fhb_str_t           line;
    const char         *reason;
    fhbd_lines_kind_t   kind;

    for ( ;; ) {
        rc = fhbd_lines_next(reader->lines, &line, &kind, err);
        if (rc != FHB_OK || kind == FHBD_LINES_END) {
            return rc;
        }

        if (kind == FHBD_LINES_LINE) {
            line = fhbd_ndjson_trim(line);
            if (line.len > 0) {
                rc = fhbd_ndjson_tomb(reader, list, line, err);
            }

        } else {
            reason = kind == FHBD_LINES_TOO_LONG
                     ? "a deletion longer than 64 MiB"
                     : "the rest of a damaged gzip file of deletions";
            rc = list->sink->broken(list->sink->arg, FHB_TYPE_NONE,
                                    fhb_str(NULL, 0), reason, err);
        }

        if (rc != FHB_OK) {
            return rc;
        }
    }
}


static fhb_str_t
fhbd_ndjson_gone_id(const fhbd_ndjson_list_t *list,
    const fhbd_ndjson_gone_t *gone)
{
    return fhb_str(list->ids.ptr + gone->id, gone->id_len);
}


static int
fhbd_ndjson_gone_name_order(const fhbd_ndjson_list_t *list,
    const fhbd_ndjson_gone_t *gone, fhb_type_t type, fhb_str_t id)
{
    int        order;
    fhb_str_t  mine = fhbd_ndjson_gone_id(list, gone);

    if (gone->type != type) {
        return gone->type < type ? -1 : 1;
    }

    order = memcmp(mine.ptr, id.ptr, mine.len < id.len ? mine.len : id.len);

    return order != 0 ? order
           : mine.len < id.len ? -1 : mine.len > id.len;
}


/* by name, of one name the last deletion first */
static int
fhbd_ndjson_gone_order(const void *a, const void *b, void *arg)
{
    int                        order;
    const fhbd_ndjson_list_t  *list = arg;
    const fhbd_ndjson_gone_t  *x = a, *y = b;

    order = fhbd_ndjson_gone_name_order(list, x, y->type,
                                        fhbd_ndjson_gone_id(list, y));

    return order != 0 ? order
           : x->when > y->when ? -1 : x->when < y->when;
}


/* the first one of this name, NULL: there is none */
static fhbd_ndjson_gone_t *
fhbd_ndjson_gone_find(const fhbd_ndjson_list_t *list, fhb_type_t type,
    fhb_str_t id)
{
    size_t  lo = 0, hi = list->n, mid;

    while (lo < hi) {
        mid = lo + (hi - lo) / 2;
        if (fhbd_ndjson_gone_name_order(list, &list->all[mid], type, id) < 0)
        {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }

    return lo < list->n
           && fhbd_ndjson_gone_name_order(list, &list->all[lo], type, id) == 0
           ? &list->all[lo] : NULL;
}


static fhb_err_t
fhbd_ndjson_alive(void *arg, const fhbd_ndjson_doc_t *doc, fhb_str_t line,
    bool *stop, fhb_error_t *err)
{
    fhbd_ndjson_gone_t  *gone = NULL;

    (void) line;
    (void) stop;
    (void) err;

    if (doc->id.len > 0) {
        gone = fhbd_ndjson_gone_find(arg, doc->type, doc->id);
    }
    if (gone != NULL) {
        gone->alive = true;
    }

    return FHB_OK;
}


/* TOMB-05: what is in the folder is not deleted, even if it is broken there */
static fhb_err_t
fhbd_ndjson_look_for_alive(fhbd_reader_t *reader, fhbd_ndjson_list_t *list,
    const atomic_bool *cancel, fhb_error_t *err)
{
    size_t              i;
    fhbd_ndjson_walk_t  walk = { .broken = true, .visit = fhbd_ndjson_alive };

    walk.arg = list;

    for (i = 0; i < list->n; i++) {
        fhb_typeset_add(&walk.types, list->all[i].type);
    }

    return list->n == 0 ? FHB_OK
                        : fhbd_ndjson_walk(reader->snap, &walk, cancel, err);
}


/* the last deletion of each name that is not alive */
static fhb_err_t
fhbd_ndjson_give_deleted(const fhbd_ndjson_list_t *list, fhb_error_t *err)
{
    size_t                     i;
    fhb_err_t                  rc = FHB_OK;
    fhbd_row_t                 row;
    const fhbd_ndjson_gone_t  *g, *last = NULL;

    for (i = 0; rc == FHB_OK && i < list->n; i++) {
        g = &list->all[i];

        row = (fhbd_row_t) {
            .type = g->type,
            .id = fhbd_ndjson_gone_id(list, g),
            .updated = g->when,
            .astray = g->astray
        };

        if (last != NULL
            && fhbd_ndjson_gone_name_order(list, last, row.type, row.id) == 0)
        {
            continue;
        }
        last = g;

        if (!g->alive && g->belongs
            && !fhbd_ndjson_wrong_time(&list->want->query, g->when))
        {
            rc = list->sink->row(list->sink->arg, &row, err);
        }
    }

    return rc;
}


fhb_err_t
fhbd_ndjson_plan_deleted(fhbd_snapshot_t *snap, fhbd_plan_t *plan,
    fhb_error_t *err)
{
    char                      *spec;
    fhb_err_t                  rc;
    const fhbd_ndjson_file_t  *file = &snap->files.tombstones;

    if (file->name == NULL) {
        return fhb_fail(err, FHB_EPARAM, "the source does not remember what "
                        "was deleted");
    }

    if (file->size == 0) {
        return FHB_OK;
    }

    if (asprintf(&spec, "deleted %" PRIu64 " %" PRId64 " %s", file->size,
                 file->mtime, file->name) == -1)
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for the plan");
    }

    rc = fhbd_plan_add(plan, FHB_TYPE_NONE, spec, true, 0, file->size, err);
    free(spec);

    return rc;
}


/* FHB_ENOTFOUND: the part is about another file */
static fhb_err_t
fhbd_ndjson_part_deleted(const fhbd_snapshot_t *snap, const char *spec,
    fhb_error_t *err)
{
    uint64_t                   size, mtime;
    const char                *name;
    const fhbd_ndjson_file_t  *file = &snap->files.tombstones;

    name = strncmp(spec, "deleted ", 8) == 0 ? spec + 8 : "";

    if (!fhbd_ndjson_number(&name, &size)
        || !fhbd_ndjson_number(&name, &mtime))
    {
        return fhb_fail(err, FHB_ENOTFOUND, "a part of the plan is unreadable");
    }

    if (file->name == NULL || file->size != size
        || file->mtime != (int64_t) mtime || strcmp(file->name, name) != 0)
    {
        return fhb_fail(err, FHB_ENOTFOUND,
                        "the file of deletions was replaced or changed");
    }

    return FHB_OK;
}


fhb_err_t
fhbd_ndjson_read_deleted(fhbd_reader_t *reader, const fhbd_want_t *want,
    const char *spec, const fhbd_sink_t *sink, const atomic_bool *cancel,
    fhb_error_t *err)
{
    fhb_err_t                  rc;
    fhb_error_t                changed;
    fhbd_ndjson_list_t         list = { .want = want, .sink = sink };
    const fhbd_ndjson_file_t  *file = &reader->snap->files.tombstones;

    rc = fhbd_ndjson_part_deleted(reader->snap, spec, err);
    if (rc != FHB_OK) {
        return rc;
    }

    rc = fhbd_lines_open(reader->lines, file, 0, file->size, cancel, err);
    if (rc == FHB_OK) {
        rc = fhbd_ndjson_tombs(reader, &list, err);
    }
    fhbd_lines_close(reader->lines);

    if (rc != FHB_ECANCEL
        && fhbd_ndjson_file_check(file, &changed) == FHB_EAGAIN)
    {
        rc = fhb_fail(err, FHB_ENOTFOUND, "%s", changed.text);
    }

    if (rc == FHB_OK && list.n > 0) {
        qsort_r(list.all, list.n, sizeof(*list.all),
                fhbd_ndjson_gone_order, &list);
        rc = fhbd_ndjson_look_for_alive(reader, &list, cancel, err);
    }
    if (rc == FHB_OK) {
        rc = fhbd_ndjson_give_deleted(&list, err);
    }

    free(list.all);
    fhb_buf_free(&list.ids);

    return rc;
}
