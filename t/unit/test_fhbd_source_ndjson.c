/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The ndjson source: what a folder of files gives as rows, whatever stands in
 * the files and whatever happens to them during a job.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "../../src/sidecar/fhbd_ndjson.h"
#include "../../src/sidecar/fhbd_source.h"

typedef struct {
    char                       dir[64];
    int                        dirfd;
    fhbd_tenant_conf_t         tenant;
    const fhbd_source_ops_t   *ops;
    fhbd_source_t             *src;
    fhbd_snapshot_t           *snap;
    fhbd_reader_t             *reader;
    fhb_instant_t              time;
    fhbd_want_t                want;
    fhbd_plan_t                plan;
    fhb_idset_t               *patients;
    atomic_bool                cancel;
    fhb_error_t                err;

    /* what came out */
    fhb_buf_t                  rows;        /* bodies, each with a newline */
    fhb_buf_t                  ids;         /* "Patient/a Patient/b " */
    fhb_buf_t                  broken;      /* "reason; " */
    size_t                     one_line;    /* rows with that promise */
    size_t                     rows_n;
    fhb_err_t                  refuse;      /* result of the sink */
} story_t;


static int
setup(void **state)
{
    story_t  *s;

    s = calloc(1, sizeof(*s));
    assert_non_null(s);

    (void) snprintf(s->dir, sizeof(s->dir), "/tmp/fhbd-ndjson-XXXXXX");
    assert_non_null(mkdtemp(s->dir));
    s->dirfd = open(s->dir, O_RDONLY | O_DIRECTORY);
    assert_true(s->dirfd != -1);

    s->tenant.source = FHBD_SOURCE_NDJSON;
    s->tenant.ndjson_path = s->dir;
    s->tenant.undated_include = true;
    s->ops = &fhbd_source_ndjson;
    assert_int_equal(s->ops->open(NULL, &s->tenant, &s->src, &s->err),
                     FHB_OK);

    s->patients = fhb_idset_new();
    assert_non_null(s->patients);

    s->want.query = fhb_query_none();
    s->want.query.types = fhb_typeset_all();
    s->want.level = FHB_LEVEL_SYSTEM;
    s->want.part_size = 64 << 20;
    *state = s;

    return 0;
}


static void
close_snapshot(story_t *s)
{
    if (s->reader != NULL) {
        s->ops->reader_close(s->reader);
        s->reader = NULL;
    }
    if (s->snap != NULL) {
        s->ops->snapshot_close(s->snap);
        s->snap = NULL;
    }
    fhbd_plan_free(&s->plan);
}


static void
empty(int dirfd)
{
    int             fd;
    DIR            *d;
    struct dirent  *e;

    fd = openat(dirfd, ".", O_RDONLY | O_DIRECTORY);
    assert_true(fd != -1);
    d = fdopendir(fd);
    assert_non_null(d);

    while ((e = readdir(d)) != NULL) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) {
            continue;
        }
        if (unlinkat(dirfd, e->d_name, 0) == -1) {
            fd = openat(dirfd, e->d_name, O_RDONLY | O_DIRECTORY);
            assert_true(fd != -1);
            empty(fd);
            (void) close(fd);
            assert_int_equal(unlinkat(dirfd, e->d_name, AT_REMOVEDIR), 0);
        }
    }
    (void) closedir(d);
}


static int
teardown(void **state)
{
    story_t  *s = *state;

    close_snapshot(s);
    s->ops->close(s->src);
    fhb_idset_free(s->patients);
    fhb_buf_free(&s->rows);
    fhb_buf_free(&s->ids);
    fhb_buf_free(&s->broken);
    empty(s->dirfd);
    (void) close(s->dirfd);
    assert_int_equal(rmdir(s->dir), 0);
    free(s);

    return 0;
}


static void
put(story_t *s, const char *name, int flags, const void *text, size_t len)
{
    int          fd;
    size_t       at = 0;
    ssize_t      n;

    fd = openat(s->dirfd, name, O_WRONLY | O_CREAT | flags, 0600);
    assert_true(fd != -1);
    while (at < len) {
        n = write(fd, (const char *) text + at, len - at);
        assert_true(n > 0);
        at += (size_t) n;
    }
    assert_int_equal(close(fd), 0);
}


static void
file(story_t *s, const char *name, const char *text)
{
    put(s, name, O_TRUNC, text, strlen(text));
}


/* one gzip member */
static void
member(fhb_buf_t *out, const void *text, size_t len)
{
    z_stream  z = { 0 };

    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8,
                                  Z_DEFAULT_STRATEGY), Z_OK);
    assert_true(fhb_buf_reserve(out, deflateBound(&z, len) + 64));
    z.next_in = (unsigned char *) (uintptr_t) text;
    z.avail_in = (unsigned) len;
    z.next_out = (unsigned char *) out->ptr + out->len;
    z.avail_out = (unsigned) (out->cap - out->len);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    out->len += z.total_out;
    assert_int_equal(deflateEnd(&z), Z_OK);
}


static void
dated(story_t *s, const char *name, int64_t seconds)
{
    struct timespec  t[2] = { { seconds, 0 }, { seconds, 500000000 } };

    assert_int_equal(utimensat(s->dirfd, name, t, 0), 0);
}


static fhb_err_t
sink_row(void *arg, const fhbd_row_t *row, fhb_error_t *err)
{
    story_t  *s = arg;

    if (s->refuse != FHB_OK) {
        return fhb_fail(err, s->refuse, "refused");
    }

    /* trimmed; nothing that would break the line if it promises so */
    assert_true(row->body.len > 0);
    assert_int_equal(row->body.ptr[0], '{');
    assert_int_equal(row->body.ptr[row->body.len - 1], '}');
    if (row->one_line) {
        assert_null(memchr(row->body.ptr, '\n', row->body.len));
        assert_null(memchr(row->body.ptr, '\r', row->body.len));
    }

    fhb_buf_addstr(&s->rows, row->body);
    fhb_buf_addc(&s->rows, '\n');
    fhb_buf_addstr(&s->ids, fhb_type_name(row->type));
    fhb_buf_addc(&s->ids, '/');
    fhb_buf_addstr(&s->ids, row->id);
    fhb_buf_addc(&s->ids, ' ');
    s->one_line += row->one_line;
    s->rows_n++;

    return FHB_OK;
}


static fhb_err_t
sink_broken(void *arg, fhb_type_t type, fhb_str_t id, const char *reason,
    fhb_error_t *err)
{
    story_t  *s = arg;

    (void) err;

    if (type != FHB_TYPE_NONE) {
        fhb_buf_addstr(&s->broken, fhb_type_name(type));
        fhb_buf_addc(&s->broken, '/');
    }
    fhb_buf_addstr(&s->broken, id);
    fhb_buf_addf(&s->broken, "%s%s; ", id.len > 0 ? " " : "", reason);

    return FHB_OK;
}


static fhb_err_t
snapshot(story_t *s)
{
    fhb_err_t  rc;

    close_snapshot(s);

    rc = s->ops->snapshot_open(s->src, NULL, &s->snap, &s->time, &s->err);
    if (rc == FHB_OK) {
        rc = s->ops->reader_open(s->snap, &s->cancel, &s->reader,
                                 &s->err);
    }

    return rc;
}


static fhb_err_t
read_part(story_t *s, const fhbd_part_t *part)
{
    fhbd_sink_t  sink = { s, sink_row, sink_broken };

    return s->ops->read(s->reader, &s->want, part, &sink, &s->cancel,
                        &s->err);
}


static void
forget(story_t *s)
{
    fhb_buf_reset(&s->rows);
    fhb_buf_reset(&s->ids);
    fhb_buf_reset(&s->broken);
    s->one_line = s->rows_n = 0;
}


static void
plan(story_t *s)
{
    assert_int_equal(snapshot(s), FHB_OK);
    assert_int_equal(s->ops->plan(s->snap, &s->want, &s->plan, &s->cancel,
                                  &s->err), FHB_OK);
}


/* the whole folder as a job would read it */
static void
export(story_t *s)
{
    size_t  i;

    forget(s);
    plan(s);

    for (i = 0; i < s->plan.n; i++) {
        assert_true(s->plan.parts[i].stable);
        assert_int_equal(s->plan.parts[i].type, FHB_TYPE_NONE);
        assert_int_equal(read_part(s, &s->plan.parts[i]), FHB_OK);
    }
}


static const char *
text_of(fhb_buf_t *b)
{
    fhb_buf_addc(b, '\0');
    assert_false(b->failed);
    b->len--;

    return b->ptr;
}


#define assert_rows(s, want)    assert_string_equal(text_of(&(s)->rows), want)
#define assert_ids(s, want)     assert_string_equal(text_of(&(s)->ids), want)
#define assert_broken(s, want)  \
    assert_string_equal(text_of(&(s)->broken), want)

#define P(id)  "{\"resourceType\":\"Patient\",\"id\":\"" id "\"}"
#define OBS(id, patient)                                                      \
    "{\"resourceType\":\"Observation\",\"id\":\"" id "\",\"subject\":"        \
    "{\"reference\":\"Patient/" patient "\"}}"


static fhb_instant_t
instant(const char *text)
{
    fhb_error_t    err;
    fhb_instant_t  t;

    assert_int_equal(fhb_instant_parse(fhb_cstr(text), &t, &err), FHB_OK);

    return t;
}


static void
cmp12_documents_arrive_as_they_are_stored(void **state)
{
    story_t     *s = *state;
    const char  *text =
        "{\"resourceType\":\"Observation\",\"id\":\"o-1.A\",\"v\": 1.50,"
        "\"note\":\"\xc3\xa4 \\u00e4 \xf0\x9f\xa9\xba \\\" \\\\ \\n\"}\n"
        "{ \"id\" : \"o-2\", \"e\":1E+2,\t\"resourceType\":\"Observation\" }\n";

    file(s, "any name.ndjson", text);
    export(s);
    assert_rows(s, text);
    assert_ids(s, "Observation/o-1.A Observation/o-2 ");
    assert_broken(s, "");
    assert_int_equal(s->one_line, 2);
}


static void
file03_line_ends_and_blanks_of_all_kinds(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson", "\xef\xbb\xbf" P("bom") "\r\n"
                        "\r\n\n   \n\t\n"
                        "  " P("blanks") " \t\r\n"
                        "{\"resourceType\":\"Patient\",\r\"id\":\"cr\"}\n"
                        P("last"));
    file(s, "b.ndjson", "\n\n");
    file(s, "c.ndjson", "");
    export(s);

    assert_ids(s, "Patient/bom Patient/blanks Patient/cr Patient/last ");
    assert_broken(s, "");
    assert_int_equal(s->one_line, 3);
    assert_int_equal(s->plan.n, 1);
}


static void
small_files_share_a_part(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson", P("1") "\n");
    file(s, "b.ndjson", P("2") "\n");
    file(s, "c.ndjson", P("3") "\n");
    file(s, "d.ndjson", P("4") "\n" P("5") "\n" P("6") "\n");

    /* the two halves of the last, two of the others, one */
    s->want.part_size = 2 * sizeof(P("1"));
    export(s);
    assert_int_equal(s->plan.n, 4);
    assert_int_equal(s->plan.parts[2].est_bytes, 2 * sizeof(P("1")));
    assert_ids(s, "Patient/4 Patient/5 Patient/6 Patient/1 Patient/2 "
                  "Patient/3 ");

    s->want.part_size = 1 << 30;
    export(s);
    assert_int_equal(s->plan.n, 1);
    assert_ids(s, "Patient/1 Patient/2 Patient/3 Patient/4 Patient/5 "
                  "Patient/6 ");
}


static void
man12_broken_rows_are_told_and_the_rest_goes_on(void **state)
{
    story_t  *s = *state;

    put(s, "a.ndjson", O_TRUNC,
        P("good") "\n"
        "{\"resourceType\":\"Patient\",\"id\":\"cut\n"
        "no JSON\n"
        "[]\n"
        "{\"id\":\"x\"}\n"
        "{\"resourceType\":7,\"id\":\"x\"}\n"
        "{\"resourceType\":\"Martian\",\"id\":\"x\"}\n"
        "{\"resourceType\":\"DomainResource\",\"id\":\"x\"}\n"
        "{\"resourceType\":\"Patient\"}\n"
        "{\"resourceType\":\"Patient\",\"id\":\"\"}\n"
        "{\"resourceType\":\"Patient\",\"id\":5}\n"
        "{\"resourceType\":\"Patient\",\"id\":\"nul\0\"}\n"
        "{\"resourceType\":\"Patient\",\"id\":\"tail\"} {}\n"
        P("fine") "\n",
        sizeof(P("good") P("fine")
               "{\"resourceType\":\"Patient\",\"id\":\"cut"
               "no JSON[]{\"id\":\"x\"}{\"resourceType\":7,\"id\":\"x\"}"
               "{\"resourceType\":\"Martian\",\"id\":\"x\"}"
               "{\"resourceType\":\"DomainResource\",\"id\":\"x\"}"
               "{\"resourceType\":\"Patient\"}"
               "{\"resourceType\":\"Patient\",\"id\":\"\"}"
               "{\"resourceType\":\"Patient\",\"id\":5}"
               "{\"resourceType\":\"Patient\",\"id\":\"nul\0\"}"
               "{\"resourceType\":\"Patient\",\"id\":\"tail\"} {}") - 1 + 14);
    export(s);

    assert_ids(s, "Patient/good Patient/fine ");
    assert_broken(s, "not a sound JSON object; "
                     "not a sound JSON object; not a sound JSON object; "
                     "x no resourceType; x no resourceType; "
                     "x not a resource type of R4; "
                     "x not a resource type of R4; "
                     "Patient/no id; Patient/no id; Patient/no id; "
                     "Patient/not a sound JSON object; "
                     "Patient/tail not a sound JSON object; ");

    /* with _type, what is surely of another type is no loss */
    s->want.query.types = (fhb_typeset_t) { 0 };
    fhb_typeset_add(&s->want.query.types,
                    fhb_type_find(FHB_STR("Observation")));
    s->want.query.types_given = true;
    export(s);
    assert_int_equal(s->rows_n, 0);
    assert_broken(s, "not a sound JSON object; not a sound JSON object; "
                     "not a sound JSON object; "
                     "x no resourceType; x no resourceType; ");
}


static void
an_id_longer_than_any_is_told(void **state)
{
    char      line[600];
    story_t  *s = *state;

    (void) snprintf(line, sizeof(line), "{\"resourceType\":\"Patient\","
                    "\"id\":\"%0300d\"}\n", 1);
    file(s, "a.ndjson", line);
    export(s);
    assert_broken(s, "Patient/the id is too long; ");
}


static void
type01_types_come_from_the_documents_not_the_names(void **state)
{
    story_t  *s = *state;

    file(s, "Patient.ndjson", OBS("o1", "p1") "\n" P("p1") "\n");
    file(s, "Observation.1.ndjson", P("p2") "\n"
         "{\"id\":\"p\\u0033\",\"resourceType\":\"P\\u0061tient\"}\n");
    export(s);
    assert_ids(s, "Patient/p2 Patient/p3 Observation/o1 Patient/p1 ");

    s->want.query.types = (fhb_typeset_t) { 0 };
    fhb_typeset_add(&s->want.query.types, fhb_type_find(FHB_STR("Patient")));
    export(s);
    assert_ids(s, "Patient/p2 Patient/p3 Patient/p1 ");
}


static void
only_ndjson_files_of_the_folder_itself_are_read(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson", P("a") "\n");
    file(s, ".a.ndjson", P("hidden") "\n");
    file(s, ".ndjson", P("hidden") "\n");
    file(s, "a.ndjson.tmp", P("half") "\n");
    file(s, "a.json", P("json") "\n");
    file(s, "log.txt", "x\n");
    assert_int_equal(mkdirat(s->dirfd, "sub.ndjson", 0700), 0);
    file(s, "sub.ndjson/b.ndjson", P("below") "\n");
    assert_int_equal(symlinkat("a.ndjson", s->dirfd, "link.ndjson"), 0);
    assert_int_equal(mkfifoat(s->dirfd, "pipe.ndjson", 0600), 0);

    export(s);
    assert_ids(s, "Patient/a ");
}


/* the folder may be a link, so that a whole dump is swapped in one go */
static void
the_folder_may_be_a_link(void **state)
{
    char      link[80];
    story_t  *s = *state;

    file(s, "a.ndjson", P("a") "\n");
    (void) snprintf(link, sizeof(link), "%s.link", s->dir);
    assert_int_equal(symlink(s->dir, link), 0);
    s->tenant.ndjson_path = link;
    export(s);
    assert_int_equal(unlink(link), 0);
    assert_ids(s, "Patient/a ");
}


#define AT(id, time)                                                          \
    "{\"resourceType\":\"Patient\",\"id\":\"" id "\",\"meta\":"               \
    "{\"lastUpdated\":\"" time "\"}}\n"


static void
time01_since_is_strictly_later(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson",
         AT("before", "2026-07-01T08:15:29.999Z")
         AT("same", "2026-07-01T08:15:30Z")
         AT("zone", "2026-07-01T10:15:30.000+02:00")
         AT("later", "2026-07-01T08:15:30.001Z")
         P("undated") "\n"
         AT("unreadable", "yesterday"));

    s->want.query.since = instant("2026-07-01T08:15:30Z");
    export(s);
    assert_ids(s, "Patient/later Patient/undated Patient/unreadable ");

    /* TIME-06 */
    s->tenant.undated_include = false;
    export(s);
    assert_ids(s, "Patient/later ");

    s->want.query.since = FHB_INSTANT_NONE;
    export(s);
    assert_int_equal(s->rows_n, 6);
    assert_broken(s, "");
}


static void
cmp02_rows_of_the_jobs_patients(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson",
         P("in") "\n" P("out") "\n" OBS("o1", "in") "\n" OBS("o2", "out") "\n"
         OBS("o3", "in/_history/2") "\n"
         "{\"resourceType\":\"Device\",\"id\":\"d\",\"patient\":"
         "{\"reference\":\"https://x.example/r4/Patient/in\"}}\n"
         "{\"resourceType\":\"Practitioner\",\"id\":\"doc\"}\n"
         "{\"resourceType\":\"Group\",\"id\":\"g\"}\n");

    s->want.level = FHB_LEVEL_PATIENT;
    s->want.base = FHB_STR("https://x.example/r4");
    assert_int_equal(fhb_idset_add(s->patients, FHB_STR("in"), &s->err),
                     FHB_OK);
    s->want.patients = s->patients;
    export(s);
    assert_ids(s, "Patient/in Observation/o1 Observation/o3 Device/d ");

    /* CMP-07 */
    s->want.level = FHB_LEVEL_GROUP;
    s->want.group = FHB_STR("g");
    export(s);
    assert_ids(s, "Patient/in Observation/o1 Observation/o3 Device/d "
                  "Group/g ");
}


/* lines that end in all ways, short and long, with multibyte characters */
static const char  cuts[] =
    "\xef\xbb\xbf" P("1") "\n"
    "\n"
    P("2") "\r\n"
    "{}\n"
    OBS("3", "2") "\n\r\n\n"
    "{\"resourceType\":\"Patient\",\"id\":\"4\",\"n\":\"\xf0\x9f\xa9\xba\"}\n"
    P("5");


static void
each_line_once_wherever_a_file_is_cut(void **state)
{
    size_t     size = sizeof(cuts) - 1;
    story_t   *s = *state;
    uint64_t   part;

    file(s, "a.ndjson", cuts);

    for (part = 1; part <= size + 1; part++) {
        s->want.part_size = part;
        export(s);
        assert_int_equal(s->plan.n, (size + part - 1) / part);
        assert_ids(s, "Patient/1 Patient/2 Observation/3 Patient/4 "
                      "Patient/5 ");
        assert_broken(s, "no resourceType; ");
    }
}


/* the same with the lines themselves: two cuts at any two bytes */
static void
lines_belong_to_the_range_they_start_in(void **state)
{
    size_t                a, b, i, n, size = sizeof(cuts) - 1;
    story_t              *s = *state;
    uint64_t              range[4];
    fhb_str_t             line;
    fhb_buf_t             whole = { 0 }, got = { 0 };
    fhbd_lines_t         *l;
    fhbd_lines_kind_t     kind;
    fhbd_ndjson_files_t   files;

    file(s, "a.ndjson", cuts);
    assert_int_equal(fhbd_ndjson_files_open(s->dir, NULL, &files,
                                            &s->err), FHB_OK);
    l = fhbd_lines_new();
    assert_non_null(l);

    fhb_buf_add(&whole, cuts + 3, size - 3);
    fhb_buf_addc(&whole, '\n');

    for (a = 0; a <= size; a++) {
        for (b = a; b <= size; b += a % 7 + 1) {
            fhb_buf_reset(&got);
            range[0] = 0;
            range[1] = a;
            range[2] = b;
            range[3] = size;

            for (i = 0; i < 3; i++) {
                assert_int_equal(fhbd_lines_open(l, &files.files[0], range[i],
                                                 range[i + 1], NULL, &s->err),
                                 FHB_OK);

                for (n = 0; n < 1000; n++) {
                    assert_int_equal(fhbd_lines_next(l, &line, &kind,
                                                     &s->err), FHB_OK);
                    if (kind == FHBD_LINES_END) {
                        break;
                    }
                    assert_int_equal(kind, FHBD_LINES_LINE);
                    fhb_buf_addstr(&got, line);
                    fhb_buf_addc(&got, '\n');
                }
                fhbd_lines_close(l);
            }

            assert_int_equal(got.len, whole.len);
            assert_memory_equal(got.ptr, whole.ptr, whole.len);
        }
    }

    fhb_buf_free(&got);
    fhb_buf_free(&whole);
    fhbd_lines_free(l);
    fhbd_ndjson_files_close(&files);
}


/* a few MB of lines from short to longer than the reader's buffer */
static void
many_lines(fhb_buf_t *out, size_t *rows)
{
    int       i;
    size_t    len;
    unsigned  r = 4;

    for (i = 0; i < 3000; i++) {
        r = r * 1103515245 + 12345;
        len = (r >> 8) % 1500 + (i % 500 == 0 ? 700000 : 0);
        fhb_buf_addf(out, "{\"resourceType\":\"Patient\",\"id\":\"%d\","
                     "\"x\":\"%0*d\"}\n", i, (int) len + 1, 7);
    }

    assert_false(out->failed);
    *rows = 3000;
}


static void
part12_large_files_are_read_in_parts(void **state)
{
    size_t     rows;
    story_t   *s = *state;
    fhb_buf_t  text = { 0 };

    many_lines(&text, &rows);
    put(s, "a.ndjson", O_TRUNC, text.ptr, text.len);

    s->want.part_size = 100000;
    export(s);
    assert_true(s->plan.n > 50);
    assert_int_equal(s->rows_n, rows);
    assert_int_equal(s->rows.len, text.len);
    assert_memory_equal(s->rows.ptr, text.ptr, text.len);

    fhb_buf_free(&text);
}


static void
gzip_files_of_one_and_of_several_members(void **state)
{
    size_t     rows, at, n;
    story_t   *s = *state;
    fhb_buf_t  text = { 0 }, packed = { 0 };

    many_lines(&text, &rows);

    member(&packed, text.ptr, text.len);
    put(s, "one.ndjson.gz", O_TRUNC, packed.ptr, packed.len);
    s->want.part_size = 1000;
    export(s);
    assert_int_equal(s->plan.n, 1);
    assert_true(s->plan.parts[0].est_bytes > packed.len);
    assert_int_equal(s->rows.len, text.len);
    assert_memory_equal(s->rows.ptr, text.ptr, text.len);

    /* cut anywhere, also into empty members */
    fhb_buf_reset(&packed);
    for (at = 0, n = 0; at < text.len; at += n) {
        n = at % 2 == 0 ? 99991 : 7;
        n = at + n > text.len ? text.len - at : n;
        member(&packed, text.ptr + at, n);
        member(&packed, "", 0);
    }
    put(s, "one.ndjson.gz", O_TRUNC, packed.ptr, packed.len);
    export(s);
    assert_int_equal(s->rows_n, rows);
    assert_int_equal(s->rows.len, text.len);
    assert_memory_equal(s->rows.ptr, text.ptr, text.len);
    assert_broken(s, "");

    fhb_buf_free(&text);
    fhb_buf_free(&packed);
}


static void
man12_a_damaged_gzip_file_gives_what_it_can(void **state)
{
    size_t       len;
    story_t     *s = *state;
    fhb_buf_t    packed = { 0 };
    const char  *text = P("1") "\n" P("2") "\n" P("3");

    member(&packed, text, strlen(text));

    /* cut off anywhere: never more, never less than told */
    for (len = 1; len < packed.len; len++) {
        put(s, "a.ndjson.gz", O_TRUNC, packed.ptr, len);
        export(s);
        assert_true(s->rows_n < 3);
        assert_broken(s, "the rest of a damaged gzip file; ");
    }

    /* garbage behind the end, a flipped bit of the checksum */
    fhb_buf_addc(&packed, 'x');
    put(s, "a.ndjson.gz", O_TRUNC, packed.ptr, packed.len);
    export(s);
    assert_true(s->rows_n >= 2);
    assert_broken(s, "the rest of a damaged gzip file; ");

    packed.len--;
    packed.ptr[packed.len - 5] ^= 1;
    put(s, "a.ndjson.gz", O_TRUNC, packed.ptr, packed.len);
    export(s);
    assert_broken(s, "the rest of a damaged gzip file; ");

    /* and a file that is not gzip at all */
    file(s, "a.ndjson.gz", text);
    export(s);
    assert_int_equal(s->rows_n, 0);
    assert_broken(s, "the rest of a damaged gzip file; ");

    fhb_buf_free(&packed);
}


static void
man12_lines_without_end(void **state)
{
    int          gzip;
    size_t       len = FHBD_NDJSON_LINE + 1000000;
    char        *text;
    story_t     *s = *state;
    fhb_buf_t    packed = { 0 };
    const char  *name;

    text = malloc(len);
    assert_non_null(text);
    memset(text, 'x', len);
    memcpy(text, P("first") "\n", sizeof(P("first")));
    memcpy(text + len - sizeof(P("last")) - 1, "\n" P("last") "\n",
           sizeof(P("last")) + 1);

    for (gzip = 0; gzip <= 1; gzip++) {
        if (gzip) {
            member(&packed, text, len);
            name = "a.ndjson.gz";
            put(s, name, O_TRUNC, packed.ptr, packed.len);
        } else {
            name = "a.ndjson";
            put(s, name, O_TRUNC, text, len);
        }

        export(s);
        assert_ids(s, "Patient/first Patient/last ");
        assert_broken(s, "a line is longer than 64 MiB; ");
        assert_int_equal(unlinkat(s->dirfd, name, 0), 0);
    }

    /* to the end of the file, and read in parts */
    put(s, "a.ndjson", O_TRUNC, text, len - sizeof(P("last")) - 1);
    s->want.part_size = 7000000;
    export(s);
    assert_ids(s, "Patient/first ");
    assert_broken(s, "a line is longer than 64 MiB; ");

    fhb_buf_free(&packed);
    free(text);
}


static void
time09_a_dump_renamed_over_leaves_the_job_its_view(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson", P("old") "\n");
    file(s, "b.ndjson", P("old-b") "\n");
    plan(s);

    file(s, "new", P("new") "\n");
    assert_int_equal(renameat(s->dirfd, "new", s->dirfd, "a.ndjson"), 0);
    assert_int_equal(unlinkat(s->dirfd, "b.ndjson", 0), 0);

    forget(s);
    assert_int_equal(s->plan.n, 1);
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_OK);
    assert_ids(s, "Patient/old Patient/old-b ");

    export(s);
    assert_ids(s, "Patient/new ");
}


static void
time09_a_file_written_to_is_never_mixed(void **state)
{
    int       fd;
    story_t  *s = *state;

    file(s, "a.ndjson", P("1") "\n" P("2") "\n");
    dated(s, "a.ndjson", 1780000000);
    plan(s);
    put(s, "a.ndjson", O_APPEND, P("3") "\n", sizeof(P("3")));
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_ENOTFOUND);
    assert_non_null(strstr(s->err.text, "changed"));

    /* cut short */
    dated(s, "a.ndjson", 1780000000);
    plan(s);
    fd = openat(s->dirfd, "a.ndjson", O_WRONLY);
    assert_true(fd != -1);
    assert_int_equal(ftruncate(fd, 5), 0);
    assert_int_equal(close(fd), 0);
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_ENOTFOUND);

    /* other content of the same length */
    file(s, "a.ndjson", P("1") "\n");
    dated(s, "a.ndjson", 1780000000);
    plan(s);
    put(s, "a.ndjson", 0, P("x") "\n", sizeof(P("x")));
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_ENOTFOUND);

    /* while the job is still being planned, a new view may help */
    file(s, "a.ndjson", P("1") "\n");
    dated(s, "a.ndjson", 1780000000);
    plan(s);
    put(s, "a.ndjson", O_APPEND, P("3") "\n", sizeof(P("3")));
    assert_int_equal(s->ops->patients(s->snap, NULL, s->patients, &s->cancel,
                                      &s->err), FHB_EAGAIN);
}


static void
stat25_parts_of_an_earlier_run(void **state)
{
    size_t       i;
    story_t     *s = *state;
    fhbd_plan_t  old;

    file(s, "a b.ndjson", P("1") "\n" P("2") "\n");
    dated(s, "a b.ndjson", 1780000000);
    s->want.part_size = 20;
    plan(s);
    old = s->plan;
    s->plan = (fhbd_plan_t) { 0 };
    assert_true(old.n > 1);

    /* the same file: the rest of the parts can be read */
    assert_int_equal(snapshot(s), FHB_OK);
    forget(s);
    for (i = 0; i < old.n; i++) {
        assert_int_equal(read_part(s, &old.parts[i]), FHB_OK);
    }
    assert_ids(s, "Patient/1 Patient/2 ");

    /* written again, gone: the plan is no longer true */
    file(s, "a b.ndjson", P("1") "\n" P("2") "\n");
    assert_int_equal(snapshot(s), FHB_OK);
    assert_int_equal(read_part(s, &old.parts[0]), FHB_ENOTFOUND);

    assert_int_equal(unlinkat(s->dirfd, "a b.ndjson", 0), 0);
    assert_int_equal(snapshot(s), FHB_OK);
    assert_int_equal(read_part(s, &old.parts[0]), FHB_ENOTFOUND);

    free(old.parts[0].spec);
    old.parts[0].spec = strdup("0 1 nonsense");
    assert_non_null(old.parts[0].spec);
    assert_int_equal(read_part(s, &old.parts[0]), FHB_ENOTFOUND);

    fhbd_plan_free(&old);
}


static void
time08_a_folder_is_as_old_as_its_oldest_file(void **state)
{
    story_t  *s = *state;

    s->tenant.transaction_margin = 10 * FHB_USEC;
    file(s, "a.ndjson", P("a") "\n");
    file(s, "b.ndjson", P("b") "\n");
    file(s, "c.txt", "no part of it");
    dated(s, "a.ndjson", 1780000100);
    dated(s, "b.ndjson", 1780000000);
    dated(s, "c.txt", 1);

    assert_int_equal(snapshot(s), FHB_OK);
    assert_int_equal(s->time, 1779999990 * FHB_USEC + 500000);

    /* a clock that is ahead */
    assert_int_equal(unlinkat(s->dirfd, "b.ndjson", 0), 0);
    dated(s, "a.ndjson", fhb_now() / FHB_USEC + 86400);
    assert_int_equal(snapshot(s), FHB_OK);
    assert_true(s->time <= fhb_now() - 10 * FHB_USEC);
    assert_true(s->time > fhb_now() - 70 * FHB_USEC);
}


/* the dump comes later and holds resources of all ages: an export of nothing
 * must not let the next _since leave them out */
static void
time08_an_empty_folder_claims_no_time(void **state)
{
    story_t  *s = *state;

    export(s);
    assert_int_equal(s->plan.n, 0);
    assert_int_equal(s->time, 0);

    s->want.query.since = s->time;
    file(s, "a.ndjson", AT("old", "1999-01-01T00:00:00Z"));
    export(s);
    assert_ids(s, "Patient/old ");
}


static void
patients_of_all_files(void **state)
{
    story_t      *s = *state;
    fhb_idset_t  *filter, *some;

    file(s, "a.ndjson", P("1") "\n" OBS("o", "9") "\nbroken\n" P("2") "\n");
    file(s, "b.ndjson", P("3") "\n");

    assert_int_equal(snapshot(s), FHB_OK);
    assert_int_equal(s->ops->patients(s->snap, NULL, s->patients, &s->cancel,
                                      &s->err), FHB_OK);
    assert_int_equal(fhb_idset_count(s->patients), 3);
    assert_true(fhb_idset_has(s->patients, FHB_STR("3")));
    assert_false(fhb_idset_has(s->patients, FHB_STR("9")));

    filter = fhb_idset_new();
    some = fhb_idset_new();
    assert_non_null(filter);
    assert_non_null(some);
    assert_int_equal(fhb_idset_add(filter, FHB_STR("2"), &s->err), FHB_OK);
    assert_int_equal(fhb_idset_add(filter, FHB_STR("77"), &s->err), FHB_OK);
    assert_int_equal(s->ops->patients(s->snap, filter, some, &s->cancel,
                                      &s->err), FHB_OK);
    assert_int_equal(fhb_idset_count(some), 1);
    assert_true(fhb_idset_has(some, FHB_STR("2")));

    fhb_idset_free(filter);
    fhb_idset_free(some);
}


static void
grp05_the_group_is_looked_for(void **state)
{
    story_t    *s = *state;
    fhb_buf_t   body = { 0 };
    fhb_type_t  group = fhb_type_find(FHB_STR("Group"));

#define G  " { \"resourceType\": \"Group\", \"id\": \"g-1\" } "
    file(s, "a.ndjson", P("g-1") "\n" OBS("g-2", "g-1") "\n");
    file(s, "b.ndjson", P("x") "\n" G "\n" P("y") "\n"
         "{\"resourceType\":\"Group\",\"id\":\"g\\u002d4\"}\n");

    assert_int_equal(s->ops->group_exists(s->src, FHB_STR("g-1"), &s->err),
                     FHB_OK);
    /* whoever wrote it escapes more than is needed */
    assert_int_equal(s->ops->group_exists(s->src, FHB_STR("g-4"), &s->err),
                     FHB_OK);
    assert_int_equal(s->ops->group_exists(s->src, FHB_STR("g-2"), &s->err),
                     FHB_ENOTFOUND);
    assert_int_equal(s->ops->group_exists(s->src, FHB_STR("g"), &s->err),
                     FHB_ENOTFOUND);
    assert_int_equal(s->ops->group_exists(s->src, FHB_STR(""), &s->err),
                     FHB_ENOTFOUND);

    assert_int_equal(snapshot(s), FHB_OK);
    assert_int_equal(s->ops->resource(s->snap, group, FHB_STR("g-1"), &body,
                                      &s->err), FHB_OK);
    assert_string_equal(text_of(&body),
                        "{ \"resourceType\": \"Group\", \"id\": \"g-1\" }");
    assert_int_equal(s->ops->resource(s->snap, group, FHB_STR("g-3"), &body,
                                      &s->err), FHB_ENOTFOUND);
    fhb_buf_free(&body);

    /* asked anew each time */
    assert_int_equal(unlinkat(s->dirfd, "b.ndjson", 0), 0);
    assert_int_equal(s->ops->group_exists(s->src, FHB_STR("g-1"), &s->err),
                     FHB_ENOTFOUND);
}


static void
a_cancelled_job_stops_reading(void **state)
{
    story_t      *s = *state;
    fhbd_plan_t   none = { 0 };

    file(s, "a.ndjson", P("1") "\n");
    plan(s);

    atomic_store(&s->cancel, true);
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_ECANCEL);
    assert_int_equal(s->ops->patients(s->snap, NULL, s->patients, &s->cancel,
                                      &s->err), FHB_ECANCEL);
    assert_int_equal(s->ops->plan(s->snap, &s->want, &none, &s->cancel,
                                  &s->err), FHB_ECANCEL);
    assert_int_equal(s->rows_n, 0);
}


static void
what_the_sink_says_is_handed_back(void **state)
{
    story_t  *s = *state;

    file(s, "a.ndjson", P("1") "\n");
    plan(s);
    s->refuse = FHB_ENOSPC;
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_ENOSPC);

    /* and the reader can be used again */
    s->refuse = FHB_OK;
    assert_int_equal(read_part(s, &s->plan.parts[0]), FHB_OK);
    assert_ids(s, "Patient/1 ");
}


static void
check_says_what_is_missing(void **state)
{
    story_t  *s = *state;

    assert_int_equal(s->ops->check(s->src, &s->err), FHB_OK);

    s->tenant.ndjson_path = (char *) (uintptr_t) "/nowhere/at all";
    assert_int_equal(s->ops->check(s->src, &s->err), FHB_EIO);
    assert_non_null(strstr(s->err.text, "/nowhere/at all"));
    assert_non_null(strstr(s->err.text, "No such file"));

    s->tenant.ndjson_path = s->dir;
    file(s, "a\nb.ndjson", P("1") "\n");
    assert_int_equal(s->ops->check(s->src, &s->err), FHB_EPARAM);
}


/* more files than the usual limit of descriptors, and more than we take */
static void
a_folder_of_many_files(void **state)
{
    int            i;
    char           name[32];
    story_t       *s = *state;
    struct rlimit  limit;

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_max < FHBD_NDJSON_FILES + 100) {
        skip();
    }
    limit.rlim_cur = 512;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);

    for (i = 0; i < FHBD_NDJSON_FILES; i++) {
        (void) snprintf(name, sizeof(name), "%04d.ndjson", i);
        file(s, name, i % 1000 == 7 ? P("x") "\n" : "");
    }
    export(s);
    assert_int_equal(s->rows_n, 5);

    file(s, "one more.ndjson", "");
    assert_int_equal(s->ops->check(s->src, &s->err), FHB_EPARAM);
    assert_non_null(strstr(s->err.text, "more than 4096 files"));
}


int
main(void)
{
#define STORY(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest  tests[] = {
        STORY(cmp12_documents_arrive_as_they_are_stored),
        STORY(file03_line_ends_and_blanks_of_all_kinds),
        STORY(man12_broken_rows_are_told_and_the_rest_goes_on),
        STORY(an_id_longer_than_any_is_told),
        STORY(type01_types_come_from_the_documents_not_the_names),
        STORY(only_ndjson_files_of_the_folder_itself_are_read),
        STORY(the_folder_may_be_a_link),
        STORY(time01_since_is_strictly_later),
        STORY(cmp02_rows_of_the_jobs_patients),
        STORY(small_files_share_a_part),
        STORY(each_line_once_wherever_a_file_is_cut),
        STORY(lines_belong_to_the_range_they_start_in),
        STORY(part12_large_files_are_read_in_parts),
        STORY(gzip_files_of_one_and_of_several_members),
        STORY(man12_a_damaged_gzip_file_gives_what_it_can),
        STORY(man12_lines_without_end),
        STORY(time09_a_dump_renamed_over_leaves_the_job_its_view),
        STORY(time09_a_file_written_to_is_never_mixed),
        STORY(stat25_parts_of_an_earlier_run),
        STORY(time08_a_folder_is_as_old_as_its_oldest_file),
        STORY(time08_an_empty_folder_claims_no_time),
        STORY(patients_of_all_files),
        STORY(grp05_the_group_is_looked_for),
        STORY(a_cancelled_job_stops_reading),
        STORY(what_the_sink_says_is_handed_back),
        STORY(check_says_what_is_missing),
        STORY(a_folder_of_many_files)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
