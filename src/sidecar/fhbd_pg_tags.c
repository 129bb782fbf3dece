/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tags that have a table of their own: what tags.sql gives for a part is kept
 * while its rows are read, and found by key.  What a tag is (tagdefs.sql) is
 * asked for once, when it is first met, and kept as text that is ready to be
 * put into meta.
 */

#include "fhbd_pg_store.h"

#include <stdlib.h>
#include <string.h>

#define FHBD_PG_TAGDEFS_CHUNK  5000     /* asked for at once */
#define FHBD_PG_TAGDEF_COLS    7

typedef enum {
    FHBD_PG_LIST_NONE = 0,              /* tagdefs.sql does not know it */
    FHBD_PG_LIST_PROFILE,
    FHBD_PG_LIST_SECURITY,
    FHBD_PG_LIST_TAG
} fhbd_pg_list_t;

typedef struct {
    int64_t          tag;
    fhbd_pg_list_t   list;
    char            *order;             /* system NUL code: what is written is
                                         * sorted by these */
    size_t           order_len;
    char            *json;
    size_t           json_len;
} fhbd_pg_tagdef_t;

/* one row of tags.sql */
typedef struct {
    int64_t  key;
    int64_t  tag;
} fhbd_pg_tag_t;

struct fhbd_pg_tags_s {
    fhbd_pg_tag_t           *list;      /* of the part, in order of key */
    size_t                   n;
    size_t                   cap;
    size_t                   at;        /* of the row before */
    bool                     sorted;

    fhbd_pg_tagdef_t       **table;     /* open addressing, a power of two */
    size_t                   table_n;
    size_t                   table_cap;
    fhbd_pg_tagdef_t       **missing;   /* met and not asked for yet */
    size_t                   missing_n;
    size_t                   missing_cap;

    const fhbd_pg_tagdef_t **row;       /* of one row */
    size_t                   row_cap;
    fhb_buf_t                lists[3];
};


void
fhbd_pg_tags_free(fhbd_pg_tags_t *tags)
{
    if (tags == NULL) {
        return;
    }

    for (size_t i = 0; i < tags->table_cap; i++) {
        if (tags->table[i] != NULL) {
            free(tags->table[i]->order);
            free(tags->table[i]->json);
            free(tags->table[i]);
        }
    }
    for (size_t i = 0; i < 3; i++) {
        fhb_buf_free(&tags->lists[i]);
    }
    free(tags->table);
    free(tags->missing);
    free(tags->list);
    free(tags->row);
    free(tags);
}


/* an array with room for one more; false: no memory */
static bool
fhbd_pg_tags_room(void **array, size_t n, size_t *cap, size_t size)
{
    void    *more;
    size_t   want;

    if (n < *cap) {
        return true;
    }

    want = *cap == 0 ? 64 : *cap * 2;
    more = realloc(*array, want * size);
    if (more == NULL) {
        return false;
    }
    *array = more;
    *cap = want;

    return true;
}


static size_t
fhbd_pg_tagdef_slot(const fhbd_pg_tags_t *tags, int64_t tag)
{
    size_t  i, mask = tags->table_cap - 1;

    i = (size_t) ((uint64_t) tag * UINT64_C(0x9e3779b97f4a7c15) >> 20) & mask;

    while (tags->table[i] != NULL && tags->table[i]->tag != tag) {
        i = (i + 1) & mask;
    }

    return i;
}


static bool
fhbd_pg_tagdefs_grow(fhbd_pg_tags_t *tags)
{
    size_t              i, cap = tags->table_cap;
    fhbd_pg_tagdef_t  **old = tags->table, **fresh;

    if (tags->table_n * 2 < cap) {
        return true;
    }

    fresh = calloc(cap == 0 ? 256 : cap * 2, sizeof(*fresh));
    if (fresh == NULL) {
        return false;
    }

    tags->table = fresh;
    tags->table_cap = cap == 0 ? 256 : cap * 2;
    for (i = 0; i < cap; i++) {
        if (old[i] != NULL) {
            tags->table[fhbd_pg_tagdef_slot(tags, old[i]->tag)] = old[i];
        }
    }
    free(old);

    return true;
}


/* one that is met the first time is missing until it is asked for */
static fhb_err_t
fhbd_pg_tag_meet(fhbd_pg_tags_t *tags, int64_t tag, fhb_error_t *err)
{
    size_t              i;
    fhbd_pg_tagdef_t   *def;

    if (tags->table_cap > 0
        && tags->table[fhbd_pg_tagdef_slot(tags, tag)] != NULL)
    {
        return FHB_OK;
    }

    if (!fhbd_pg_tagdefs_grow(tags)
        || !fhbd_pg_tags_room((void **) &tags->missing, tags->missing_n,
                              &tags->missing_cap, sizeof(*tags->missing)))
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
    }

    def = calloc(1, sizeof(*def));
    if (def == NULL) {
        return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
    }
    def->tag = tag;

    i = fhbd_pg_tagdef_slot(tags, tag);
    tags->table[i] = def;
    tags->table_n++;
    tags->missing[tags->missing_n++] = def;

    return FHB_OK;
}


/* one row of tags.sql */
static fhb_err_t
fhbd_pg_tag_row(void *arg, const fhb_str_t *fields, fhb_error_t *err)
{
    fhbd_pg_tag_t    t;
    fhbd_pg_run_t   *run = arg;
    fhbd_pg_tags_t  *tags = run->reader->tags;

    if (!fhbd_pg_int8(fields[0], &t.key) || !fhbd_pg_int8(fields[1], &t.tag)) {
        return fhb_fail(err, FHB_EDB, "tags.sql gives what is no int8");
    }

    if (!fhbd_pg_tags_room((void **) &tags->list, tags->n, &tags->cap,
                           sizeof(*tags->list)))
    {
        return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
    }

    if (tags->n > 0 && tags->list[tags->n - 1].key > t.key) {
        tags->sorted = false;
    }
    tags->list[tags->n++] = t;

    return fhbd_pg_tag_meet(tags, t.tag, err);
}


static int
fhbd_pg_tag_cmp(const void *a, const void *b)
{
    const fhbd_pg_tag_t  *x = a, *y = b;

    return (x->key > y->key) - (x->key < y->key);
}


/* "tag" and "security" are Codings, "profile" is a text */
static fhb_err_t
fhbd_pg_tagdef_set(fhbd_pg_tagdef_t *def, const fhb_str_t *f,
    fhb_error_t *err)
{
    fhb_buf_t    json = { 0 }, order = { 0 };
    const char  *comma = "";

    static const char *const  names[] = { "system", "version", "code",
                                          "display" };

    def->list = fhb_str_eqc(f[1], "profile") ? FHBD_PG_LIST_PROFILE
                : fhb_str_eqc(f[1], "security") ? FHBD_PG_LIST_SECURITY
                : fhb_str_eqc(f[1], "tag") ? FHBD_PG_LIST_TAG
                : FHBD_PG_LIST_NONE;

    if (def->list == FHBD_PG_LIST_PROFILE) {
        if (f[4].ptr == NULL) {
            def->list = FHBD_PG_LIST_NONE;
        }
        fhb_buf_add_json(&json, f[4]);
        fhb_buf_addc(&order, '\0');

    } else {
        fhb_buf_addc(&json, '{');
        for (size_t i = 0; i < 4; i++) {
            if (f[2 + i].ptr != NULL) {
                fhb_buf_addf(&json, "%s\"%s\":", comma, names[i]);
                fhb_buf_add_json(&json, f[2 + i]);
                comma = ",";
            }
        }
        if (f[6].ptr != NULL) {
            fhb_buf_addf(&json, "%s\"userSelected\":%s", comma,
                         fhb_str_eqc(f[6], "t") ? "true" : "false");
        }
        fhb_buf_addc(&json, '}');
        fhb_buf_addstr(&order, f[2]);
        fhb_buf_addc(&order, '\0');
    }
    fhb_buf_addstr(&order, f[4]);

    if (json.failed || order.failed) {
        fhb_buf_free(&json);
        fhb_buf_free(&order);
        return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
    }

    free(def->json);
    free(def->order);
    def->json = json.ptr;
    def->json_len = json.len;
    def->order = order.ptr;
    def->order_len = order.len;

    return FHB_OK;
}


static fhb_err_t
fhbd_pg_tagdefs_take(fhbd_pg_tags_t *tags, PGresult *res, fhb_error_t *err)
{
    int64_t            tag;
    fhb_err_t          rc = FHB_OK;
    fhb_str_t          f[FHBD_PG_TAGDEF_COLS];
    fhbd_pg_tagdef_t  *def;

    if (PQnfields(res) != FHBD_PG_TAGDEF_COLS) {
        return fhb_fail(err, FHB_EDB, "tagdefs.sql must give %d columns",
                        FHBD_PG_TAGDEF_COLS);
    }

    for (int i = 0; rc == FHB_OK && i < PQntuples(res); i++) {
        for (int c = 0; c < FHBD_PG_TAGDEF_COLS; c++) {
            f[c] = fhbd_pg_value(res, i, c);
        }
        if (!fhb_str_to_int64(f[0], INT64_MIN, INT64_MAX, &tag)) {
            return fhb_fail(err, FHB_EDB, "tagdefs.sql gives a tag that is "
                            "no number");
        }
        def = tags->table[fhbd_pg_tagdef_slot(tags, tag)];
        if (def != NULL) {
            rc = fhbd_pg_tagdef_set(def, f, err);
        }
    }

    return rc;
}


static fhb_err_t
fhbd_pg_tagdefs_read(fhbd_pg_run_t *run, const fhbd_pg_args_t *args,
    fhb_error_t *err)
{
    char             number[24];
    size_t           i, n;
    PGresult        *res;
    fhb_buf_t        array = { 0 };
    fhb_err_t        rc = FHB_OK;
    fhbd_reader_t   *reader = run->reader;
    fhbd_pg_args_t   own = *args;
    fhbd_pg_tags_t  *tags = reader->tags;

    while (rc == FHB_OK && tags->missing_n > 0) {
        n = tags->missing_n < FHBD_PG_TAGDEFS_CHUNK ? tags->missing_n
                                                    : FHBD_PG_TAGDEFS_CHUNK;
        fhb_buf_reset(&array);
        for (i = 0; i < n; i++) {
            (void) snprintf(number, sizeof(number), "%lld", (long long)
                            tags->missing[tags->missing_n - 1 - i]->tag);
            fhbd_pg_array_add(&array, fhb_cstr(number));
        }
        fhbd_pg_array_end(&array);
        if (array.failed) {
            rc = fhb_fail(err, FHB_ENOMEM, "no memory for tags");
            break;
        }

        own.value[FHBD_PG_V_TAGS] = array.ptr;
        rc = fhbd_pg_sql_run(reader->conn, &reader->src->profile->tagdefs,
                             &own, false, run->cancel, &res, err);
        if (rc == FHB_OK) {
            rc = fhbd_pg_tagdefs_take(tags, res, err);
            PQclear(res);
            tags->missing_n -= n;
        }
    }
    fhb_buf_free(&array);

    return rc;
}


fhb_err_t
fhbd_pg_tags_read(fhbd_pg_run_t *run, const fhbd_pg_args_t *args, bool copy,
    fhb_error_t *err)
{
    fhb_err_t                   rc;
    fhbd_reader_t              *reader = run->reader;
    const fhbd_pg_sql_t        *sql = run->sql;
    fhbd_pg_fields_cb           row = run->row;
    const fhbd_pg_profile_t    *profile = reader->src->profile;

    if (sql != &profile->rows || !(sql->weave & FHBD_PG_WEAVE_TAGS)) {
        return FHB_OK;
    }

    if (reader->tags == NULL) {
        reader->tags = calloc(1, sizeof(*reader->tags));
        if (reader->tags == NULL) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
        }
    }
    reader->tags->n = reader->tags->at = 0;
    reader->tags->sorted = true;

    run->sql = &profile->tags;
    run->row = fhbd_pg_tag_row;
    rc = copy ? fhbd_pg_scan(run, args, err) : fhbd_pg_select(run, args, err);
    run->sql = sql;
    run->row = row;

    if (rc == FHB_OK && !reader->tags->sorted) {
        qsort(reader->tags->list, reader->tags->n,
              sizeof(*reader->tags->list), fhbd_pg_tag_cmp);
    }

    return rc == FHB_OK ? fhbd_pg_tagdefs_read(run, args, err) : rc;
}


/* the first entry of a key, from where the row before was if that fits */
static size_t
fhbd_pg_tags_find(const fhbd_pg_tags_t *tags, int64_t key)
{
    size_t  lo = tags->at, hi = tags->n, step = 1, mid;

    if (lo > 0 && tags->list[lo - 1].key >= key) {
        hi = lo;
        lo = 0;

    } else {
        /* rows mostly come in the order of the keys */
        while (lo + step < hi && tags->list[lo + step].key < key) {
            lo += step;
            step *= 2;
        }
        if (lo + step < hi) {
            hi = lo + step + 1;
        }
    }

    while (lo < hi) {
        mid = lo + (hi - lo) / 2;
        if (tags->list[mid].key < key) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }

    return lo;
}


static bool
fhbd_pg_tagdef_before(const fhbd_pg_tagdef_t *a, const fhbd_pg_tagdef_t *b)
{
    int     c;
    size_t  n = a->order_len < b->order_len ? a->order_len : b->order_len;

    c = memcmp(a->order, b->order, n);

    return c != 0 ? c < 0 : a->order_len < b->order_len;
}


/* those of one row, sorted, each once; *n: how many */
static fhb_err_t
fhbd_pg_tags_sort(fhbd_pg_tags_t *tags, int64_t key, size_t *n,
    fhb_error_t *err)
{
    size_t                   i, j;
    bool                     twice;
    const fhbd_pg_tagdef_t  *def;

    *n = 0;

    for (i = tags->at; i < tags->n && tags->list[i].key == key; i++) {
        def = tags->table[fhbd_pg_tagdef_slot(tags, tags->list[i].tag)];
        if (def == NULL || def->list == FHBD_PG_LIST_NONE) {
            continue;
        }

        for (j = *n, twice = false; j > 0; j--) {
            twice = twice || tags->row[j - 1] == def;
        }
        if (twice) {
            continue;
        }

        if (!fhbd_pg_tags_room((void **) &tags->row, *n, &tags->row_cap,
                               sizeof(*tags->row)))
        {
            return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
        }
        for (j = (*n)++; j > 0 && fhbd_pg_tagdef_before(def, tags->row[j - 1]);
             j--)
        {
            tags->row[j] = tags->row[j - 1];
        }
        tags->row[j] = def;
    }
    tags->at = i;

    return FHB_OK;
}


fhb_err_t
fhbd_pg_tags_of(fhbd_pg_tags_t *tags, fhb_str_t key, fhbd_pg_labels_t *out,
    fhb_error_t *err)
{
    size_t      i, n;
    int64_t     k;
    fhb_err_t   rc;
    fhb_buf_t  *b;

    memset(out, 0, sizeof(*out));

    if (key.ptr == NULL || tags->n == 0) {
        return FHB_OK;
    }
    if (!fhbd_pg_int8(key, &k)) {
        return fhb_fail(err, FHB_EDB, "rows.sql gives no int8 as \"key\"");
    }

    tags->at = fhbd_pg_tags_find(tags, k);
    rc = fhbd_pg_tags_sort(tags, k, &n, err);
    if (rc != FHB_OK || n == 0) {
        return rc;
    }

    for (i = 0; i < 3; i++) {
        fhb_buf_reset(&tags->lists[i]);
    }
    for (i = 0; i < n; i++) {
        b = &tags->lists[tags->row[i]->list - FHBD_PG_LIST_PROFILE];
        fhb_buf_addc(b, b->len == 0 ? '[' : ',');
        fhb_buf_add(b, tags->row[i]->json, tags->row[i]->json_len);
    }
    for (i = 0; i < 3; i++) {
        if (tags->lists[i].len > 0) {
            fhb_buf_addc(&tags->lists[i], ']');
        }
        if (tags->lists[i].failed) {
            return fhb_fail(err, FHB_ENOMEM, "no memory for tags");
        }
    }

    out->profile = fhb_buf_str(&tags->lists[0]);
    out->security = fhb_buf_str(&tags->lists[1]);
    out->tag = fhb_buf_str(&tags->lists[2]);

    return FHB_OK;
}
