/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Who is in a Group: members of the Group's body, nested Groups, inactive
 * members and periods.
 */

#include "fhbd_members.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../common/fhb_references.h"
#include "../common/fhb_scan.h"


/* what is read of the Group itself, in this order */
enum { GROUP_MEMBER, GROUP_MODIFIER_URL, GROUP_PATHS };

static const char *const  fhbd_group_paths[GROUP_PATHS] = {
    "member", "modifierExtension.url"
};

/* what is read of one member */
enum { MEMBER_REFERENCE, MEMBER_INACTIVE, MEMBER_START, MEMBER_END,
       MEMBER_PATHS };

static const char *const  fhbd_member_paths[MEMBER_PATHS] = {
    "entity.reference", "inactive", "period.start", "period.end"
};

static const char  fhbd_member_filter[] =
    "http://hl7.org/fhir/uv/bulkdata/StructureDefinition/member-filter";


typedef struct {
    const fhbd_source_ops_t  *ops;
    fhbd_snapshot_t          *snap;
    fhb_type_t                patient;
    fhb_type_t                group;
    fhb_str_t                 base;
    fhb_instant_t             at;
    fhb_instant_t             since;
    fhb_idset_t              *out;
    fhb_idset_t              *newcomers;    /* or NULL */
    fhbd_pick_t              *others;       /* or NULL */
    fhb_idset_t              *seen;         /* Groups, against cycles */
    const fhb_idset_t        *level;        /* Groups being looked at */
    fhb_idset_t              *joined;       /* Groups that are newcomers */
    fhbd_members_t           *counts;
    fhb_scan_paths_t         *group_paths;
    fhb_scan_paths_t         *member_paths;
} fhbd_members_ctx_t;

/* one Group's scan */
typedef struct {
    fhbd_members_ctx_t  *ctx;
    fhb_idset_t         *nested;
    bool                 joined;    /* later than since: so did its members */
    fhb_err_t            rc;
    fhb_error_t         *err;
} fhbd_group_scan_t;

typedef struct {
    fhb_str_t  reference;
    fhb_str_t  start;
    fhb_str_t  end;
    bool       inactive;
    bool       joined;          /* later than since */
} fhbd_member_t;


static bool
fhbd_member_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhbd_member_t  *m = arg;

    switch (path) {
    case MEMBER_REFERENCE:
        m->reference = raw;
        break;
    case MEMBER_INACTIVE:
        m->inactive = kind == FHB_SCAN_TRUE;
        break;
    case MEMBER_START:
        m->start = raw;
        break;
    default:
        m->end = raw;
    }

    return true;
}


/*
 * The span [from, to) that a FHIR dateTime of any precision means; a date
 * without zone is taken as UTC.
 */
static bool
fhbd_datetime_span(fhb_str_t s, fhb_instant_t *from, fhb_instant_t *to)
{
    int          y, m = 1, d = 1;
    int64_t      n;
    struct tm    tm = { 0 };
    fhb_error_t  err;

    if (s.len > 10) {
        if (fhb_instant_parse(s, from, &err) != FHB_OK) {
            return false;
        }
        *to = *from + FHB_USEC;
        return true;
    }

    if ((s.len != 4 && s.len != 7 && s.len != 10)
        || (s.len >= 7 && s.ptr[4] != '-') || (s.len == 10 && s.ptr[7] != '-'))
    {
        return false;
    }

    if (!fhb_str_to_int64(fhb_str(s.ptr, 4), 1, 9999, &n)) {
        return false;
    }
    y = (int) n;

    if (s.len >= 7) {
        if (!fhb_str_to_int64(fhb_str(s.ptr + 5, 2), 1, 12, &n)) {
            return false;
        }
        m = (int) n;
    }

    if (s.len == 10) {
        if (!fhb_str_to_int64(fhb_str(s.ptr + 8, 2), 1, 31, &n)) {
            return false;
        }
        d = (int) n;
    }

    tm.tm_year = y - 1900;
    tm.tm_mon = m - 1;
    tm.tm_mday = d;
    *from = (fhb_instant_t) timegm(&tm) * FHB_USEC;

    tm = (struct tm) { 0 };
    tm.tm_year = y - 1900 + (s.len == 4);
    tm.tm_mon = m - 1 + (s.len == 7);
    tm.tm_mday = d + (s.len == 10);
    *to = (fhb_instant_t) timegm(&tm) * FHB_USEC;

    return true;
}


/* GRP-02: is this member one at the job's transaction time?  false also
 * when its period cannot be read: then it is counted and left out */
static bool
fhbd_member_counts(fhbd_members_ctx_t *ctx, fhbd_member_t *m)
{
    fhb_instant_t  from, to;

    if (m->inactive) {
        return false;
    }

    if (m->start.len > 0) {
        if (!fhbd_datetime_span(m->start, &from, &to)) {
            ctx->counts->unreadable++;
            return false;
        }
        if (from > ctx->at) {
            return false;
        }

        /* GRP-08: the last export may have been earlier on the same day;
         * rather all of a member's data twice than never */
        m->joined = ctx->since != FHB_INSTANT_NONE
                    && (m->start.len > 10 ? from : to - 1) > ctx->since;
    }

    if (m->end.len > 0) {
        if (!fhbd_datetime_span(m->end, &from, &to)) {
            ctx->counts->unreadable++;
            return false;
        }
        if (to <= ctx->at) {
            return false;
        }
    }

    return true;
}


/* a member by what it is: GRP-02, GRP-03, GRP-10 */
static fhb_err_t
fhbd_member_add(fhbd_group_scan_t *scan, const fhbd_member_t *m)
{
    bool                 joined = m->joined || scan->joined;
    char                 text[FHB_REFERENCE_MAX];
    fhb_err_t            rc;
    fhb_reference_t      ref;
    fhbd_members_ctx_t  *ctx = scan->ctx;

    if (m->reference.len == 0) {
        ctx->counts->unreadable++;
        return FHB_OK;
    }

    ref = fhb_reference_parse_raw(m->reference, ctx->base, text);

    if (ref.type == ctx->patient) {
        rc = fhb_idset_add(ctx->out, ref.id, scan->err);
        if (rc == FHB_OK && joined && ctx->newcomers != NULL) {
            rc = fhb_idset_add(ctx->newcomers, ref.id, scan->err);
        }
        return rc;
    }

    if (ref.type == ctx->group) {
        rc = fhb_idset_add(scan->nested, ref.id, scan->err);
        /* one of this level, or a nearer one, is known from elsewhere */
        if (rc == FHB_OK && joined && !fhb_idset_has(ctx->level, ref.id)
            && !fhb_idset_has(ctx->seen, ref.id))
        {
            rc = fhb_idset_add(ctx->joined, ref.id, scan->err);
        }
        return rc;
    }

    if (ref.type != FHB_TYPE_NONE && ctx->others != NULL) {
        return fhbd_pick_add(ctx->others, ref.type, ref.id, scan->err);
    }

    ctx->counts->not_patients++;

    return FHB_OK;
}


static bool
fhbd_group_value(void *arg, unsigned path, fhb_scan_kind_t kind,
    fhb_str_t raw)
{
    fhb_error_t          ignored;
    fhbd_member_t        m = { 0 };
    fhbd_group_scan_t   *scan = arg;
    fhbd_members_ctx_t  *ctx = scan->ctx;

    if (path == GROUP_MODIFIER_URL) {
        if (fhb_str_eqc(raw, fhbd_member_filter)) {
            scan->rc = fhb_fail(scan->err, FHB_EPARAM, "the group's members "
                                "are defined by a filter, which is not "
                                "supported");
        }
        return scan->rc == FHB_OK;
    }

    if (kind != FHB_SCAN_OBJECT
        || fhb_scan(raw, ctx->member_paths, fhbd_member_value, &m, &ignored)
           != FHB_OK)
    {
        ctx->counts->unreadable++;
        return true;
    }

    if (fhbd_member_counts(ctx, &m)) {
        scan->rc = fhbd_member_add(scan, &m);
    }

    return scan->rc == FHB_OK;
}


/* one Group; the Groups among its members go to nested */
static fhb_err_t
fhbd_members_of(fhbd_members_ctx_t *ctx, fhb_str_t group, fhb_idset_t *nested,
    fhb_error_t *err)
{
    fhb_buf_t          body = { 0 };
    fhb_err_t          rc;
    fhbd_group_scan_t  scan = { ctx, nested, fhb_idset_has(ctx->joined, group),
                                FHB_OK, err };

    rc = fhb_idset_add(ctx->seen, group, err);

    if (rc == FHB_OK) {
        rc = ctx->ops->resource(ctx->snap, ctx->group, group, &body, err);
    }

    if (rc == FHB_OK) {
        rc = fhb_scan(fhb_buf_str(&body), ctx->group_paths, fhbd_group_value,
                      &scan, err);
    }

    fhb_buf_free(&body);

    return rc == FHB_OK ? scan.rc : rc;
}


/* GRP-03: the Groups of one level, nearest first, so that a Group reached in
 * several ways counts by the shortest one */
static fhb_err_t
fhbd_members_level(fhbd_members_ctx_t *ctx, const fhb_idset_t *level,
    unsigned depth, fhb_idset_t *nested, fhb_error_t *err)
{
    size_t     pos = 0;
    fhb_err_t  rc = FHB_OK;
    fhb_str_t  id;

    ctx->level = level;

    while (rc == FHB_OK && fhb_idset_next(level, &pos, &id)) {

        if (fhb_idset_has(ctx->seen, id)) {
            continue;
        }

        if (depth > FHBD_GROUP_DEPTH) {
            ctx->counts->missing_groups++;
            continue;
        }

        rc = fhbd_members_of(ctx, id, nested, err);

        if ((rc == FHB_ENOTFOUND || rc == FHB_EJSON) && depth > 0) {
            ctx->counts->missing_groups++;
            rc = FHB_OK;
        }
    }

    return rc;
}


static fhb_err_t
fhbd_members_all(fhbd_members_ctx_t *ctx, fhb_str_t group, fhb_error_t *err)
{
    unsigned      depth;
    fhb_err_t     rc = FHB_OK;
    fhb_idset_t  *level, *nested;

    level = fhb_idset_new();
    if (level == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for a group's members");
    }

    rc = fhb_idset_add(level, group, err);

    for (depth = 0; rc == FHB_OK && fhb_idset_count(level) > 0; depth++) {

        nested = fhb_idset_new();
        rc = nested == NULL
             ? fhb_fail(err, FHB_ENOMEM, "no memory for a group's members")
             : fhbd_members_level(ctx, level, depth, nested, err);

        fhb_idset_free(level);
        level = nested;
    }

    fhb_idset_free(level);

    return rc;
}


fhb_err_t
fhbd_members(const fhbd_source_ops_t *ops, fhbd_snapshot_t *snap,
    fhb_str_t group, fhb_str_t base, fhb_instant_t at, fhb_idset_t *out,
    fhb_instant_t since, fhb_idset_t *newcomers, fhbd_pick_t *others,
    fhbd_members_t *counts, fhb_error_t *err)
{
    fhb_err_t           rc;
    fhbd_members_ctx_t  ctx = {
        .ops = ops,
        .snap = snap,
        .patient = fhb_type_find(FHB_STR("Patient")),
        .group = fhb_type_find(FHB_STR("Group")),
        .base = base,
        .at = at,
        .since = since,
        .out = out,
        .newcomers = newcomers,
        .others = others,
        .counts = counts
    };

    *counts = (fhbd_members_t) { 0 };

    ctx.seen = fhb_idset_new();
    ctx.joined = fhb_idset_new();
    ctx.group_paths = fhb_scan_paths_new(fhbd_group_paths, GROUP_PATHS);
    ctx.member_paths = fhb_scan_paths_new(fhbd_member_paths, MEMBER_PATHS);

    if (ctx.seen == NULL || ctx.joined == NULL || ctx.group_paths == NULL
        || ctx.member_paths == NULL)
    {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a group's members");

    } else {
        rc = fhbd_members_all(&ctx, group, err);
    }

    fhb_idset_free(ctx.seen);
    fhb_idset_free(ctx.joined);
    fhb_scan_paths_free(ctx.group_paths);
    fhb_scan_paths_free(ctx.member_paths);

    return rc;
}
