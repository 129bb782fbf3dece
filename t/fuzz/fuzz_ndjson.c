/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ndjson source over files of any bytes: a byte of flags, then resources,
 * then behind a line "%%" tombstones.  However the file is cut into parts, the
 * same rows come; each is sound, wanted, and found again by its name; a
 * deletion is told once, in order, and of nothing that is there.
 */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../../src/sidecar/fhbd_ndjson_doc.h"
#include "fuzz_file.h"

#define FLAG_SINCE     0x01
#define FLAG_UNTIL     0x02
#define FLAG_PATIENTS  0x04
#define FLAG_TYPES     0x08
#define FLAG_UNDATED   0x10

typedef struct {
    const fhbd_want_t  *want;
    fhb_buf_t           rows;       /* "Type/id {…}\n" */
    fhb_buf_t           names;      /* "\nType/id\n" */
    fhb_buf_t           broken;
    fhb_type_t          last_type;
    char                last_id[256];
} seen_t;

static fuzz_file_t          files[2];
static const atomic_bool    never;
static fhbd_source_t       *src;
static fhbd_tenant_conf_t   tenant;
static char                 file_name[] = "a.ndjson", tomb_name[] = "gone";
static char                 folder[] = "/nonexistent";


static void
add_name(fhb_buf_t *out, fhb_type_t type, fhb_str_t id)
{
    fhb_buf_addc(out, '\n');
    fhb_buf_addstr(out, fhb_type_name(type));
    fhb_buf_addc(out, '/');
    fhb_buf_addstr(out, id);
    fhb_buf_addc(out, '\n');
}


static bool
has_name(const fhb_buf_t *names, fhb_type_t type, fhb_str_t id)
{
    bool       found;
    fhb_buf_t  name = { 0 };

    add_name(&name, type, id);
    require(!name.failed);
    found = names->len > 0
            && memmem(names->ptr, names->len, name.ptr, name.len) != NULL;
    fhb_buf_free(&name);

    return found;
}


static fhb_err_t
see_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    seen_t  *s = arg;

    require(fhb_typeset_has(&s->want->query.types, row->type));
    require(row->id.len > 0 && row->id.len <= FHBD_NDJSON_ID_MAX);
    require(fhb_scan(row->body, NULL, NULL, NULL, err) == FHB_OK);
    require(memchr(row->body.ptr, '\n', row->body.len) == NULL);
    require(!row->one_line
            || memchr(row->body.ptr, '\r', row->body.len) == NULL);

    add_name(&s->rows, row->type, row->id);
    fhb_buf_addstr(&s->rows, row->body);
    add_name(&s->names, row->type, row->id);

    return FHB_OK;
}


static fhb_err_t
see_deleted(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    int      order;
    seen_t  *s = arg;

    (void) err;

    require(fhb_typeset_has(&s->want->query.types, row->type));
    require(row->id.len > 0 && row->id.len < sizeof(s->last_id));
    require(row->body.len == 0 && row->updated != FHB_INSTANT_NONE);
    require(s->want->query.since == FHB_INSTANT_NONE
            || row->updated > s->want->query.since);
    require(s->want->query.until == FHB_INSTANT_NONE
            || row->updated < s->want->query.until);
    require(!row->astray || s->want->level != FHB_LEVEL_SYSTEM);

    order = s->last_type == FHB_TYPE_NONE || s->last_type < row->type ? -1
            : s->last_type > row->type ? 1
            : fhb_str_cmp(fhb_cstr(s->last_id), row->id);
    require(order < 0 || memchr(row->id.ptr, '\0', row->id.len) != NULL);

    s->last_type = row->type;
    memcpy(s->last_id, row->id.ptr, row->id.len);
    s->last_id[row->id.len] = '\0';
    add_name(&s->names, row->type, row->id);

    return FHB_OK;
}


static fhb_err_t
see_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    seen_t  *s = arg;

    (void) err;

    require(type == FHB_TYPE_NONE || type < fhb_type_count());
    require(id.len <= FHBD_NDJSON_ID_MAX && reason[0] != '\0');
    fhb_buf_addf(&s->broken, "%d %s ", (int) type, reason);
    fhb_buf_addstr(&s->broken, id);

    return FHB_OK;
}


static void
read_all(fhbd_snapshot_t *snap, fhbd_want_t *want, uint64_t part_size,
    bool one, seen_t *s)
{
    size_t          i;
    fhb_error_t     err;
    fhbd_sink_t     sink = { s, see_row, see_broken };
    fhbd_plan_t     plan = { 0 };
    fhbd_reader_t  *reader;

    *s = (seen_t) { .want = want, .last_type = FHB_TYPE_NONE };
    want->part_size = part_size;
    want->one = one;
    if (want->deleted) {
        sink.row = see_deleted;
    }

    require(src->ops->plan(snap, want, &plan, NULL, &err) == FHB_OK);
    require(!one || plan.n <= 1);
    require(src->ops->reader_open(snap, &never, &reader, &err)
            == FHB_OK);

    for (i = 0; i < plan.n; i++) {
        require(src->ops->read(reader, want, &plan.parts[i], &sink, NULL,
                               &err) == FHB_OK);
    }

    require(!s->rows.failed && !s->names.failed && !s->broken.failed);
    src->ops->reader_close(reader);
    fhbd_plan_free(&plan);
}


static void
forget(seen_t *s)
{
    fhb_buf_free(&s->rows);
    fhb_buf_free(&s->names);
    fhb_buf_free(&s->broken);
}


static void
same_rows(const seen_t *a, const seen_t *b)
{
    require(fhb_str_eq(fhb_buf_str(&a->rows), fhb_buf_str(&b->rows)));
    require(fhb_str_eq(fhb_buf_str(&a->broken), fhb_buf_str(&b->broken)));
}


/* the first row is found by its name, and by nobody's else */
static void
check_found(fhbd_snapshot_t *snap, const seen_t *s)
{
    fhb_str_t     name, id;
    fhb_buf_t     body = { 0 };
    fhb_type_t    type;
    const char   *slash, *end;
    fhb_error_t   err;

    if (s->names.len > 0) {
        slash = memchr(s->names.ptr, '/', s->names.len);
        name = fhb_str(s->names.ptr + 1,
                       (size_t) (slash - s->names.ptr) - 1);
        end = memchr(slash, '\n', s->names.len
                                  - (size_t) (slash - s->names.ptr));
        id = fhb_str(slash + 1, (size_t) (end - slash) - 1);
        type = fhb_type_find(name);

        /* an id with a line break in it was cut above */
        if (has_name(&s->names, type, id) && id.len > 0) {
            require(src->ops->resource(snap, type, id, &body, &err)
                    == FHB_OK);
            require(fhb_scan(fhb_buf_str(&body), NULL, NULL, NULL, &err)
                    == FHB_OK);
        }
    }

    fhb_buf_free(&body);
}


static void
check_deleted(fhbd_snapshot_t *snap, const fhbd_want_t *want)
{
    seen_t       live, gone;
    fhb_str_t    rest, line, type;
    fhbd_want_t  all, deleted = *want;
    const char  *slash;

    all = (fhbd_want_t) { .query = fhb_query_none(),
                          .level = FHB_LEVEL_SYSTEM };
    all.query.types = fhb_typeset_all();
    tenant.undated_include = true;
    read_all(snap, &all, 0, false, &live);

    deleted.deleted = true;
    read_all(snap, &deleted, 0, false, &gone);

    rest = fhb_buf_str(&gone.names);
    while (fhb_query_line(&rest, &line)) {
        slash = line.len == 0 ? NULL : memchr(line.ptr, '/', line.len);
        if (slash == NULL) {
            continue;
        }
        type = fhb_str(line.ptr, (size_t) (slash - line.ptr));
        if (fhb_type_find(type) != FHB_TYPE_NONE) {
            require(!has_name(&live.names, fhb_type_find(type),
                              fhb_str(slash + 1, line.len - type.len - 1)));
        }
    }

    forget(&live);
    forget(&gone);
}


static void
take_file(fhbd_ndjson_file_t *out, int i, char *name, const void *data,
    size_t size)
{
    struct stat  st;

    fuzz_file_write(&files[i], data, size);
    require(fstat(files[i].fd, &st) == 0);

    *out = (fhbd_ndjson_file_t) {
        .name = name, .fd = files[i].fd, .size = size,
        .mtime = (int64_t) st.st_mtim.tv_sec * 1000000000
                 + st.st_mtim.tv_nsec,
    };
}


static void
prepare(fhbd_want_t *want, unsigned flags, fhb_idset_t *patients)
{
    fhb_error_t  err;

    tenant.undated_include = (flags & FLAG_UNDATED) != 0;

    *want = (fhbd_want_t) {
        .query = fhb_query_none(), .level = FHB_LEVEL_SYSTEM,
        .base = FHB_STR("https://x.example/r4"),
    };

    if ((flags & FLAG_TYPES) != 0) {
        want->query.types_given = true;
        fhb_typeset_add(&want->query.types, fhb_type_find(FHB_STR("Patient")));
        fhb_typeset_add(&want->query.types,
                        fhb_type_find(FHB_STR("Observation")));
    } else {
        want->query.types = fhb_typeset_all();
    }

    if ((flags & FLAG_SINCE) != 0) {
        want->query.since = 1577836800 * FHB_USEC;          /* 2020 */
    }
    if ((flags & FLAG_UNTIL) != 0) {
        want->query.until = 1609459200 * FHB_USEC;          /* 2021 */
    }

    if ((flags & FLAG_PATIENTS) != 0) {
        require(fhb_idset_add(patients, FHB_STR("a"), &err) == FHB_OK);
        require(fhb_idset_add(patients, FHB_STR("b"), &err) == FHB_OK);
        want->level = FHB_LEVEL_PATIENT;
        want->patients = patients;
    }
}


static void
run(fhbd_snapshot_t *snap, unsigned flags)
{
    seen_t        whole, parts;
    fhb_error_t   err;
    fhbd_want_t   want;
    fhb_idset_t  *patients = fhb_idset_new(), *found = fhb_idset_new();

    require(patients != NULL && found != NULL);
    prepare(&want, flags, patients);

    read_all(snap, &want, 0, false, &whole);
    read_all(snap, &want, 7, false, &parts);
    same_rows(&whole, &parts);
    forget(&parts);

    read_all(snap, &want, 64, true, &parts);
    same_rows(&whole, &parts);
    forget(&parts);

    check_found(snap, &whole);
    require(src->ops->patients(snap, NULL, found, NULL, &err) == FHB_OK);
    check_deleted(snap, &want);

    forget(&whole);
    fhb_idset_free(patients);
    fhb_idset_free(found);
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t               n;
    fhb_error_t          err;
    const uint8_t       *cut;
    fhbd_snapshot_t      snap = { 0 };
    fhbd_ndjson_file_t   file;

    if (src == NULL) {
        tenant.source = FHBD_SOURCE_NDJSON;
        tenant.ndjson_path = folder;
        tenant.ndjson_tombstones = tomb_name;
        require(fhbd_source_ndjson.open(NULL, &tenant, &src, &err)
                == FHB_OK);
    }

    if (size == 0) {
        return 0;
    }

    cut = memmem(data + 1, size - 1, "\n%%\n", 4);
    n = (cut == NULL ? size : (size_t) (cut + 1 - data)) - 1;

    take_file(&file, 0, file_name, data + 1, n);
    take_file(&snap.files.tombstones, 1, tomb_name,
              cut == NULL ? data : cut + 4,
              cut == NULL ? 0 : (size_t) (data + size - cut) - 4);

    snap.src = (fhbd_ndjson_source_t *) src;
    snap.files.files = &file;
    snap.files.n = 1;

    run(&snap, data[0]);

    return 0;
}
