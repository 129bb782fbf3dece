/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Weaving: id and meta that a store keeps in columns become part of the body,
 * and members of meta that are the store's own business leave it.
 */

#include "fhbd_pg_store.h"

#include <string.h>

#include "../common/fhb_scan_bytes.h"

/* once or more for each row: no call, no strlen() */
#define FHBD_PG_IS(s, text)                                                   \
    ((s).len == sizeof(text) - 1                                              \
     && memcmp((s).ptr, text, sizeof(text) - 1) == 0)
#define FHBD_PG_ADD(b, text)  fhb_buf_add(b, text, sizeof(text) - 1)

#define FHBD_PG_INSTANT  31             /* bytes, with quotes */

/* members at the front of a body, in the order in which they are written */
enum { FHBD_PG_AT_TYPE = 0, FHBD_PG_AT_ID, FHBD_PG_AT_META, FHBD_PG_AT_N };

/* where a member stands: from its name's quote to behind its value */
typedef struct {
    const char  *begin;
    const char  *end;
    fhb_str_t    value;
} fhbd_pg_member_t;

typedef struct {
    const fhbd_pg_sql_t  *sql;
    unsigned              n;            /* members so far */
    unsigned              front;        /* … of the first ones, how many go
                                         * to the front, with nothing between */
    fhbd_pg_member_t      at[FHBD_PG_AT_N];
    bool                  twice;        /* one of them is there again */
} fhbd_pg_body_scan_t;

/* meta on its way */
typedef struct {
    const fhbd_pg_sql_t     *sql;
    const fhbd_pg_row_t     *row;
    fhbd_pg_labels_t         labels;    /* emptied where the body has them */
    fhb_buf_t               *out;
    bool                     members;   /* there are some already */
} fhbd_pg_meta_t;


static bool
fhbd_pg_body_member(void *arg, fhb_str_t name, fhb_str_t value)
{
    int                   i;
    fhbd_pg_body_scan_t  *s = arg;

    i = FHBD_PG_IS(name, "resourceType") ? FHBD_PG_AT_TYPE
        : FHBD_PG_IS(name, "meta") ? FHBD_PG_AT_META
        : FHBD_PG_IS(name, "id") && (s->sql->weave & FHBD_PG_WEAVE_ID)
        ? FHBD_PG_AT_ID : -1;

    if (i < 0 && memchr(name.ptr, '\\', name.len) != NULL) {
        /* nobody writes these names with escapes */
        i = fhb_scan_equal(name, FHB_STR("resourceType")) ? FHBD_PG_AT_TYPE
            : fhb_scan_equal(name, FHB_STR("meta")) ? FHBD_PG_AT_META
            : fhb_scan_equal(name, FHB_STR("id")) ? FHBD_PG_AT_ID : -1;
        s->twice = s->twice || i >= 0;
    }

    if (i >= 0) {
        s->twice = s->twice || s->at[i].begin != NULL;
        s->at[i].begin = name.ptr - 1;
        s->at[i].end = value.ptr + value.len;
        s->at[i].value = value;
        s->front += s->front == s->n;
    }
    s->n++;

    return true;
}


static void
fhbd_pg_meta_comma(fhbd_pg_meta_t *m)
{
    if (m->members) {
        fhb_buf_addc(m->out, ',');
    }
    m->members = true;
}


static void
fhbd_pg_meta_add(fhbd_pg_meta_t *m, fhb_str_t name, fhb_str_t value)
{
    fhbd_pg_meta_comma(m);
    fhb_buf_addstr(m->out, name);
    fhb_buf_addstr(m->out, value);
}


static bool
fhbd_pg_meta_without(const char *list, fhb_str_t name)
{
    fhb_str_t  words = fhb_cstr(list), word;

    while (list != NULL && fhbd_pg_word(&words, &word)) {
        if (fhb_scan_equal(name, word)) {
            return true;
        }
    }

    return false;
}


/* one member of the body's own meta */
static bool
fhbd_pg_meta_member(void *arg, fhb_str_t name, fhb_str_t value)
{
    unsigned         weave;
    fhbd_pg_meta_t  *m = arg;

    weave = m->sql->weave;

    if ((FHBD_PG_IS(name, "versionId") && (weave & FHBD_PG_WEAVE_VERSION)
         && m->row->version.ptr != NULL)
        || (FHBD_PG_IS(name, "lastUpdated") && (weave & FHBD_PG_WEAVE_UPDATED)
            && m->row->updated.ptr != NULL)
        || (FHBD_PG_IS(name, "source") && (weave & FHBD_PG_WEAVE_SOURCE)
            && m->row->source.ptr != NULL)
        || fhbd_pg_meta_without(m->sql->without_meta, name))
    {
        return true;
    }

    if (FHBD_PG_IS(name, "profile")) {
        m->labels.profile.len = 0;

    } else if (FHBD_PG_IS(name, "security")) {
        m->labels.security.len = 0;

    } else if (FHBD_PG_IS(name, "tag")) {
        m->labels.tag.len = 0;
    }

    fhbd_pg_meta_comma(m);
    fhb_buf_add(m->out, name.ptr - 1,
                (size_t) (value.ptr + value.len - name.ptr) + 1);

    return true;
}


static void
fhbd_pg_digits(char *out, unsigned n, int digits)
{
    while (digits-- > 0) {
        out[digits] = (char) ('0' + n % 10);
        n /= 10;
    }
}


/* a FHIR instant of milliseconds, as servers on the Java platform write it;
 * out is quoted */
static void
fhbd_pg_meta_instant(fhb_instant_t t, char out[FHBD_PG_INSTANT + 1])
{
    int64_t   day, z, era, doe, yoe, doy, mp, ms;
    unsigned  y, mo, d, s;

    static const char  form[] = "\"0000-00-00T00:00:00.000+00:00\"";

    ms = t / 1000 - (t % 1000 < 0);
    day = ms / 86400000 - (ms % 86400000 < 0);
    ms -= day * 86400000;
    s = (unsigned) (ms / 1000);

    /* civil date of a day since 1970, proleptic Gregorian */
    z = day + 719468;
    era = z / 146097 - (z % 146097 < 0);
    doe = z - era * 146097;
    yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    mp = (5 * doy + 2) / 153;
    d = (unsigned) (doy - (153 * mp + 2) / 5 + 1);
    mo = (unsigned) (mp < 10 ? mp + 3 : mp - 9);
    y = (unsigned) (yoe + era * 400 + (mo <= 2));

    /* printf() would cost more than all the rest */
    memcpy(out, form, sizeof(form));
    fhbd_pg_digits(out + 1, y % 10000, 4);
    fhbd_pg_digits(out + 6, mo, 2);
    fhbd_pg_digits(out + 9, d, 2);
    fhbd_pg_digits(out + 12, s / 3600, 2);
    fhbd_pg_digits(out + 15, s / 60 % 60, 2);
    fhbd_pg_digits(out + 18, s % 60, 2);
    fhbd_pg_digits(out + 21, (unsigned) (ms % 1000), 3);
}


/* room->meta: the whole member, or nothing where it would be empty */
static fhb_err_t
fhbd_pg_meta(const fhbd_pg_sql_t *sql, const fhbd_pg_row_t *row,
    const fhbd_pg_labels_t *labels, fhb_str_t own, fhb_buf_t *out,
    fhb_error_t *err)
{
    char            at[FHBD_PG_INSTANT + 1];
    fhb_err_t       rc = FHB_OK;
    fhb_instant_t   t;
    fhbd_pg_meta_t  m = { .sql = sql, .row = row, .out = out };

    static const char  begin[] = "\"meta\":{";

    if (labels != NULL && (sql->weave & FHBD_PG_WEAVE_TAGS)) {
        m.labels = *labels;
    }

    fhb_buf_reset(out);
    FHBD_PG_ADD(out, begin);

    if ((sql->weave & FHBD_PG_WEAVE_VERSION) && row->version.ptr != NULL) {
        fhbd_pg_meta_add(&m, FHB_STR("\"versionId\":"), fhb_str(NULL, 0));
        fhb_buf_add_json(out, row->version);
    }

    if ((sql->weave & FHBD_PG_WEAVE_UPDATED) && row->updated.ptr != NULL) {
        rc = fhbd_pg_instant(sql, row->updated, &t, err);
        if (rc != FHB_OK) {
            return rc;
        }
        fhbd_pg_meta_instant(t, at);
        fhbd_pg_meta_add(&m, FHB_STR("\"lastUpdated\":"),
                         fhb_str(at, FHBD_PG_INSTANT));
    }

    if ((sql->weave & FHBD_PG_WEAVE_SOURCE) && row->source.ptr != NULL) {
        fhbd_pg_meta_add(&m, FHB_STR("\"source\":"), fhb_str(NULL, 0));
        fhb_buf_add_json(out, row->source);
    }

    if (own.ptr != NULL) {
        if (*own.ptr != '{') {
            return fhb_fail(err, FHB_EJSON, "its meta is no object");
        }
        rc = fhb_scan_members(own, fhbd_pg_meta_member, &m, err);
        if (rc != FHB_OK) {
            return rc;
        }
    }

    if (m.labels.profile.len > 0) {
        fhbd_pg_meta_add(&m, FHB_STR("\"profile\":"), m.labels.profile);
    }
    if (m.labels.security.len > 0) {
        fhbd_pg_meta_add(&m, FHB_STR("\"security\":"), m.labels.security);
    }
    if (m.labels.tag.len > 0) {
        fhbd_pg_meta_add(&m, FHB_STR("\"tag\":"), m.labels.tag);
    }

    if (out->len == sizeof(begin) - 1) {
        fhb_buf_reset(out);
    } else {
        fhb_buf_addc(out, '}');
    }

    return FHB_OK;
}


/* members that stay, where those that go to the front are not all there */
typedef struct {
    const fhbd_pg_body_scan_t  *scan;
    fhb_buf_t                  *out;
} fhbd_pg_rest_t;


static bool
fhbd_pg_rest_member(void *arg, fhb_str_t name, fhb_str_t value)
{
    size_t           i;
    fhbd_pg_rest_t  *r = arg;

    for (i = 0; i < FHBD_PG_AT_N; i++) {
        if (r->scan->at[i].begin == name.ptr - 1) {
            return true;
        }
    }

    fhb_buf_addc(r->out, ',');
    fhb_buf_add(r->out, name.ptr - 1,
                (size_t) (value.ptr + value.len - name.ptr) + 1);

    return true;
}


/* behind the front: the members of s that are not in it */
static fhb_err_t
fhbd_pg_rest(const fhbd_pg_body_scan_t *s, fhb_str_t body, fhb_buf_t *out,
    fhb_error_t *err)
{
    fhb_err_t       rc;
    const char     *last = body.ptr;
    fhbd_pg_rest_t  r = { s, out };
    unsigned        there = 0;

    for (size_t i = 0; i < FHBD_PG_AT_N; i++) {
        if (s->at[i].begin != NULL) {
            there++;
            last = s->at[i].end > last ? s->at[i].end : last;
        }
    }

    /* as servers write them: all at once, with their comma */
    if (there > 0 && s->front == there) {
        fhb_buf_add(out, last, (size_t) (body.ptr + body.len - last));
        return FHB_OK;
    }

    rc = fhb_scan_members(body, fhbd_pg_rest_member, &r, err);
    fhb_buf_addc(out, '}');

    return rc;
}


/* only meta is another one */
static void
fhbd_pg_weave_in_place(const fhbd_pg_body_scan_t *s, const fhbd_pg_row_t *row,
    fhb_str_t meta, fhb_buf_t *out)
{
    const char              *p, *end = row->body.ptr + row->body.len;
    const fhbd_pg_member_t  *at = &s->at[FHBD_PG_AT_META];

    p = at->end;
    fhb_buf_add(out, row->body.ptr, (size_t) (at->begin - row->body.ptr));

    if (meta.len > 0) {
        fhb_buf_addstr(out, meta);

    } else {
        /* an empty meta is no FHIR: it goes, with a comma of its own */
        while (fhb_is_blank((uint8_t) *p)) {
            p++;
        }
        if (*p == ',') {
            p++;

        } else {
            while (out->len > 0 && out->ptr[out->len - 1] != ','
                   && out->ptr[out->len - 1] != '{')
            {
                out->len--;
            }
            if (out->len > 0 && out->ptr[out->len - 1] == ',') {
                out->len--;
            }
        }
    }

    fhb_buf_add(out, p, (size_t) (end - p));
}


static fhb_err_t
fhbd_pg_weave_front(const fhbd_pg_body_scan_t *s, fhb_type_t type,
    const fhbd_pg_row_t *row, fhb_str_t meta, fhb_buf_t *out,
    fhb_error_t *err)
{
    FHBD_PG_ADD(out, "{\"resourceType\":");

    if (s->at[FHBD_PG_AT_TYPE].begin != NULL) {
        fhb_buf_addstr(out, s->at[FHBD_PG_AT_TYPE].value);
    } else {
        fhb_buf_add_json(out, fhb_type_name(type));
    }

    if (s->sql->weave & FHBD_PG_WEAVE_ID) {
        FHBD_PG_ADD(out, ",\"id\":");
        fhb_buf_add_json(out, row->id);
    }

    if (meta.len > 0) {
        fhb_buf_addc(out, ',');
        fhb_buf_addstr(out, meta);
    }

    return fhbd_pg_rest(s, row->body, out, err);
}


fhb_err_t
fhbd_pg_weave(const fhbd_pg_sql_t *sql, fhb_type_t type,
    const fhbd_pg_labels_t *labels, fhbd_pg_room_t *room, fhbd_pg_row_t *row,
    fhb_error_t *err)
{
    fhb_err_t             rc;
    fhbd_pg_body_scan_t   s = { .sql = sql };

    if (row->broken != NULL
        || (sql->weave == 0 && sql->without_meta == NULL))
    {
        return FHB_OK;
    }

    rc = fhb_scan_members(row->body, fhbd_pg_body_member, &s, err);
    if (rc != FHB_OK) {
        return rc;
    }
    if (s.twice) {
        return fhb_fail(err, FHB_EJSON, "a member stands twice");
    }
    if (sql->weave == 0 && s.at[FHBD_PG_AT_META].begin == NULL) {
        return FHB_OK;
    }

    rc = fhbd_pg_meta(sql, row, labels, s.at[FHBD_PG_AT_META].value,
                      &room->meta, err);
    if (rc != FHB_OK) {
        return rc;
    }

    fhb_buf_reset(&room->woven);
    if (sql->weave == 0) {
        fhbd_pg_weave_in_place(&s, row, fhb_buf_str(&room->meta),
                               &room->woven);
    } else {
        rc = fhbd_pg_weave_front(&s, type, row, fhb_buf_str(&room->meta),
                                 &room->woven, err);
    }

    if (rc == FHB_OK && (room->meta.failed || room->woven.failed)) {
        rc = fhb_fail(err, FHB_ENOMEM, "no memory for a resource");
    }
    row->body = fhb_buf_str(&room->woven);

    return rc;
}
