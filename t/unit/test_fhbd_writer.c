/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The writer: what goes in as rows comes out as sealed NDJSON files, whatever
 * the kernel does with the writes.
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
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <zlib.h>

#include "../../src/sidecar/fhbd_writer.h"

/* types by number: the writer does not ask R4 */
#define PATIENT      3
#define OBSERVATION  7

/* what write() and fsync() below do to the writer */
static struct {
    bool       armed;
    size_t     piece;       /* at most this many bytes per write; 0: all */
    bool       interrupt;   /* every other call ends with EINTR */
    int64_t    room;        /* bytes until the disk is full; -1: never */
    int        fsync_errno;
    unsigned   calls;
} disk;


ssize_t
write(int fd, const void *buf, size_t len)
{
    if (disk.armed) {
        disk.calls++;

        if (disk.interrupt && disk.calls % 2 == 0) {
            errno = EINTR;
            return -1;
        }

        if (disk.piece > 0 && len > disk.piece) {
            len = disk.piece;
        }

        if (disk.room >= 0) {
            if (disk.room == 0) {
                errno = ENOSPC;
                return -1;
            }
            if (len > (size_t) disk.room) {
                len = (size_t) disk.room;
            }
            disk.room -= (int64_t) len;
        }
    }

    return syscall(SYS_write, fd, buf, len);
}


int
fsync(int fd)
{
    if (disk.armed && disk.fsync_errno != 0) {
        errno = disk.fsync_errno;
        return -1;
    }

    return (int) syscall(SYS_fsync, fd);
}


typedef struct {
    char                 dir[64];
    int                  dirfd;
    fhbd_writer_t       *w;
    fhbd_writer_conf_t   conf;
    const fhbd_file_t   *files;
    size_t               n;
    fhb_error_t          err;
} story_t;


static int
setup(void **state)
{
    story_t  *s;

    s = calloc(1, sizeof(*s));
    assert_non_null(s);

    (void) snprintf(s->dir, sizeof(s->dir), "/tmp/fhbd-writer-XXXXXX");
    assert_non_null(mkdtemp(s->dir));
    s->dirfd = open(s->dir, O_RDONLY | O_DIRECTORY);
    assert_true(s->dirfd != -1);

    s->w = fhbd_writer_new();
    assert_non_null(s->w);

    s->conf = (fhbd_writer_conf_t) {
        .tmp_dirfd = s->dirfd, .part = 7, .gzip = false,
        .max_count = 100000, .max_size = 100 << 20
    };

    memset(&disk, 0, sizeof(disk));
    disk.room = -1;
    *state = s;

    return 0;
}


static int
teardown(void **state)
{
    DIR            *d;
    story_t        *s = *state;
    struct dirent  *e;

    disk.armed = false;
    fhbd_writer_free(s->w);

    d = opendir(s->dir);
    assert_non_null(d);
    while ((e = readdir(d)) != NULL) {
        if (e->d_name[0] != '.') {
            assert_int_equal(unlinkat(s->dirfd, e->d_name, 0), 0);
        }
    }
    (void) closedir(d);
    (void) close(s->dirfd);
    assert_int_equal(rmdir(s->dir), 0);
    free(s);

    return 0;
}


static size_t
entries(const char *dir)
{
    DIR            *d;
    size_t          n = 0;
    struct dirent  *e;

    d = opendir(dir);
    assert_non_null(d);
    while ((e = readdir(d)) != NULL) {
        n += e->d_name[0] != '.';
    }
    (void) closedir(d);

    return n;
}


static void
begin(story_t *s, bool gzip)
{
    s->conf.gzip = gzip;
    fhbd_writer_begin(s->w, &s->conf);
}


static void
add(story_t *s, fhb_type_t type, const char *body)
{
    assert_int_equal(fhbd_writer_add(s->w, type, fhb_cstr(body), false,
                                     &s->err), FHB_OK);
}


static void
add_buf(story_t *s, fhb_type_t type, const void *body, size_t len,
    bool one_line)
{
    assert_int_equal(fhbd_writer_add(s->w, type, fhb_str(body, len), one_line,
                                     &s->err), FHB_OK);
}


/* seals, and holds what is said of the files against the files */
static void finish(story_t *s);


/* stored bytes of a file, terminated */
static fhb_buf_t
stored(story_t *s, const fhbd_file_t *file)
{
    int          fd;
    ssize_t      n;
    fhb_buf_t    b = { 0 };
    struct stat  st;

    fd = openat(s->dirfd, file->tmp, O_RDONLY | O_NOFOLLOW);
    assert_true(fd != -1);
    assert_int_equal(fstat(fd, &st), 0);
    assert_true(S_ISREG(st.st_mode));
    assert_int_equal(st.st_mode & 0777 & ~0640, 0);

    do {
        assert_true(fhb_buf_reserve(&b, 65536));
        n = read(fd, b.ptr + b.len, 65535);
        assert_true(n >= 0);
        b.len += (size_t) n;
    } while (n > 0);

    b.ptr[b.len] = '\0';
    (void) close(fd);

    return b;
}


/* the file as a client sees it, terminated; exactly one gzip member */
static fhb_buf_t
content(story_t *s, const fhbd_file_t *file)
{
    int        rc;
    z_stream   z = { 0 };
    fhb_buf_t  in, out = { 0 };

    in = stored(s, file);
    if (!file->gzip) {
        return in;
    }

    assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
    z.next_in = (unsigned char *) in.ptr;
    z.avail_in = (unsigned) in.len;

    do {
        assert_true(fhb_buf_reserve(&out, 65536));
        z.next_out = (unsigned char *) out.ptr + out.len;
        z.avail_out = 65535;
        rc = inflate(&z, Z_NO_FLUSH);
        assert_true(rc == Z_OK || rc == Z_STREAM_END);
        out.len = (size_t) ((char *) z.next_out - out.ptr);
    } while (rc != Z_STREAM_END);

    assert_int_equal(z.avail_in, 0);
    assert_int_equal(inflateEnd(&z), Z_OK);
    out.ptr[out.len] = '\0';
    fhb_buf_free(&in);

    return out;
}


static void
sha256sum(story_t *s, const char *name, char hex[65])
{
    char   cmd[256];
    FILE  *p;

    (void) snprintf(cmd, sizeof(cmd), "sha256sum < %s/%s", s->dir, name);
    p = popen(cmd, "r");
    assert_non_null(p);
    assert_int_equal(fread(hex, 1, 64, p), 64);
    hex[64] = '\0';
    assert_int_equal(pclose(p), 0);
}


static void
finish(story_t *s)
{
    char                hex[65];
    size_t              i, k, lines;
    uint64_t            count = 0, bytes = 0;
    fhb_buf_t           b, raw;
    const fhbd_file_t  *f;

    assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                     FHB_OK);
    disk.armed = false;
    assert_int_equal(entries(s->dir), s->n);

    for (i = 0; i < s->n; i++) {
        f = &s->files[i];
        b = content(s, f);
        raw = stored(s, f);

        for (k = 0, lines = 0; k < b.len; k++) {
            if (b.ptr[k] == '\n') {
                lines++;
                /* FILE-03: no blank line */
                assert_true(k > 0 && b.ptr[k - 1] != '\n');
            } else {
                assert_true((unsigned char) b.ptr[k] >= ' ');
            }
        }

        assert_true(b.len > 0);
        assert_int_equal(b.ptr[b.len - 1], '\n');
        assert_int_equal(f->count, lines);
        assert_int_equal(f->size, b.len);
        assert_int_equal(f->stored, raw.len);
        assert_int_equal(f->gzip, s->conf.gzip);
        assert_true(f->count <= s->conf.max_count);
        assert_true(f->size <= s->conf.max_size || f->count == 1);

        sha256sum(s, f->tmp, hex);
        assert_string_equal(f->sha256, hex);

        count += f->count;
        bytes += f->size;
        fhb_buf_free(&b);
        fhb_buf_free(&raw);
    }

    assert_int_equal(fhbd_writer_count(s->w), count);
    assert_int_equal(fhbd_writer_bytes(s->w), bytes);
}


static void
assert_content(story_t *s, size_t i, const char *text)
{
    fhb_buf_t  b;

    assert_true(i < s->n);
    b = content(s, &s->files[i]);
    assert_string_equal(b.ptr, text);
    fhb_buf_free(&b);
}


static void
file03_one_resource_per_line(void **state)
{
    int       gzip;
    story_t  *s = *state;

    for (gzip = 0; gzip <= 1; gzip++) {
        begin(s, gzip);
        add(s, PATIENT, "{\"resourceType\":\"Patient\",\"id\":\"a\"}");
        add(s, PATIENT, "\r\n  {\r\n\t\"id\": \"b\",\n\n  \"x\": [1,\r2]\n}"
                        "\n\n");
        add_buf(s, PATIENT, " {\"id\":\"c\"}\n", 12, true);
        finish(s);

        assert_int_equal(s->n, 1);
        assert_int_equal(s->files[0].type, PATIENT);
        assert_content(s, 0, "{\"resourceType\":\"Patient\",\"id\":\"a\"}\n"
                             "{   \"id\": \"b\",    \"x\": [1, 2] }\n"
                             "{\"id\":\"c\"}\n");
        fhbd_writer_abort(s->w);
    }
}


static void
cmp12_bytes_survive(void **state)
{
    story_t     *s = *state;
    const char  *doc = "{\"value\": 1.50, \"e\": 1E+2, \"t\": \"\\u00e9\\/ "
                       "\xc3\xa9 \xf0\x9f\xa9\xba \\n \\\" \x7f\","
                       " \"_x\": {\"extension\": []}}";
    char         line[256];

    (void) snprintf(line, sizeof(line), "%s\n%s\n", doc, doc);

    begin(s, false);
    add(s, PATIENT, doc);
    add_buf(s, PATIENT, doc, strlen(doc), true);
    finish(s);
    assert_content(s, 0, line);
    fhbd_writer_abort(s->w);

    begin(s, true);
    add(s, PATIENT, doc);
    add_buf(s, PATIENT, doc, strlen(doc), true);
    finish(s);
    assert_content(s, 0, line);
}


/* the vector code and what follows it, at every length and alignment */
static void
cmp12_every_byte_at_every_place(void **state)
{
    size_t     len, i, at;
    story_t   *s = *state;
    fhb_buf_t  b;
    char       body[300], want[300];

    begin(s, false);

    for (len = 2; len < 300; len++) {
        for (i = 0; i < len; i++) {
            body[i] = (char) (len * 7 + i * 31);
            want[i] = (unsigned char) body[i] < ' ' ? ' ' : body[i];
        }
        body[0] = body[len - 1] = want[0] = want[len - 1] = '|';
        add_buf(s, PATIENT, body, len, false);
    }

    assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                     FHB_OK);
    b = content(s, &s->files[0]);

    for (len = 2, at = 0; len < 300; len++) {
        for (i = 0; i < len; i++) {
            body[i] = (char) (len * 7 + i * 31);
            want[i] = (unsigned char) body[i] < ' ' ? ' ' : body[i];
        }
        want[0] = want[len - 1] = '|';
        assert_memory_equal(b.ptr + at, want, len);
        assert_int_equal(b.ptr[at + len], '\n');
        at += len + 1;
    }

    assert_int_equal(at, b.len);
    fhb_buf_free(&b);
}


static void
man07_no_rows_no_file(void **state)
{
    story_t  *s = *state;

    begin(s, false);
    finish(s);
    assert_int_equal(s->n, 0);

    begin(s, true);
    finish(s);
    assert_int_equal(s->n, 0);
}


/* a blank row would be a blank line: the source has to report it instead */
static void
file03_a_row_without_body_is_refused(void **state)
{
    story_t  *s = *state;

    begin(s, false);
    add(s, PATIENT, "{}");
    assert_int_equal(fhbd_writer_add(s->w, PATIENT, FHB_STR(" \r\n\t"), false,
                                     &s->err), FHB_EJSON);

    /* and what followed an error is never sealed */
    assert_int_equal(fhbd_writer_add(s->w, PATIENT, FHB_STR("{}"), false,
                                     &s->err), FHB_EJSON);
    assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                     FHB_EJSON);
    assert_int_equal(s->n, 0);

    fhbd_writer_abort(s->w);
    assert_int_equal(entries(s->dir), 0);
}


static void
part12_splits_by_count(void **state)
{
    int       i;
    char      body[32];
    story_t  *s = *state;

    s->conf.max_count = 3;
    begin(s, false);

    for (i = 0; i < 7; i++) {
        (void) snprintf(body, sizeof(body), "{\"id\":\"%d\"}", i);
        add(s, PATIENT, body);
    }
    add(s, OBSERVATION, "{}");
    finish(s);

    assert_int_equal(s->n, 4);
    assert_content(s, 0, "{\"id\":\"0\"}\n{\"id\":\"1\"}\n{\"id\":\"2\"}\n");
    assert_content(s, 1, "{\"id\":\"3\"}\n{\"id\":\"4\"}\n{\"id\":\"5\"}\n");
    assert_content(s, 2, "{\"id\":\"6\"}\n");
    assert_content(s, 3, "{}\n");
    assert_int_equal(s->files[3].type, OBSERVATION);
}


static void
part12_splits_by_size(void **state)
{
    story_t  *s = *state;

    /* two lines of ten bytes fit, not a byte more */
    s->conf.max_size = 20;
    begin(s, false);
    add(s, PATIENT, "{\"id\":\"1\"");
    add(s, PATIENT, "{\"id\":\"2\"");
    add(s, PATIENT, "{\"id\":\"3\"");
    add(s, PATIENT, "{\"id\":\"45\"");
    add(s, PATIENT, "{\"id\":\"a resource larger than any file\"}");
    add(s, PATIENT, "{}");
    add(s, PATIENT, "{}");
    finish(s);

    assert_int_equal(s->n, 5);
    assert_content(s, 0, "{\"id\":\"1\"\n{\"id\":\"2\"\n");
    assert_content(s, 1, "{\"id\":\"3\"\n");
    assert_content(s, 2, "{\"id\":\"45\"\n");
    assert_content(s, 3, "{\"id\":\"a resource larger than any file\"}\n");
    assert_content(s, 4, "{}\n{}\n");
}


static void
messages_are_files_of_their_own(void **state)
{
    story_t  *s = *state;

    begin(s, false);
    add(s, FHB_TYPE_NONE, "{\"resourceType\":\"OperationOutcome\"}");
    add(s, PATIENT, "{}");
    finish(s);

    assert_int_equal(s->n, 2);
    assert_int_equal(s->files[0].type, FHB_TYPE_NONE);
    assert_content(s, 0, "{\"resourceType\":\"OperationOutcome\"}\n");
    fhbd_writer_abort(s->w);

    begin(s, false);
    assert_int_equal(fhbd_writer_add(s->w, FHB_TYPES_MAX, FHB_STR("{}"), true,
                                     &s->err), FHB_EPARAM);
    fhbd_writer_abort(s->w);
}


/* many rows of many types and sizes, the same to both forms of files */
static void
rows_of_mixed_types(story_t *s, unsigned types, bool gzip, fhb_buf_t *all)
{
    int          i, k;
    unsigned     r = 1;
    fhb_buf_t    b = { 0 };
    fhb_type_t   type;

    begin(s, gzip);

    for (i = 0; i < 6000; i++) {
        r = r * 1103515245 + 12345;
        type = (fhb_type_t) ((r >> 16) % types);

        fhb_buf_reset(&b);
        fhb_buf_addf(&b, "{\"id\": \"%d\", \"type\": %u, \"note\": \"", i,
                     type);
        for (k = (int) ((r >> 8) % 200); k > 0; k--) {
            fhb_buf_addf(&b, " word%d", k * (i % 13));
        }
        fhb_buf_adds(&b, "\"}");
        assert_false(b.failed);

        add_buf(s, type, b.ptr, b.len, i % 2);
        fhb_buf_add(&all[type], b.ptr, b.len);
        fhb_buf_addc(&all[type], '\n');
    }

    fhb_buf_free(&b);
}


static size_t
open_descriptors(void)
{
    return entries("/proc/self/fd");
}


static void
mixed(story_t *s, unsigned types, bool gzip)
{
    size_t     i, at[FHB_TYPES_MAX] = { 0 }, descriptors;
    fhb_buf_t  b, all[FHB_TYPES_MAX] = { 0 };

    descriptors = open_descriptors();
    rows_of_mixed_types(s, types, gzip, all);
    assert_true(open_descriptors() <= descriptors + 32);
    finish(s);
    assert_int_equal(open_descriptors(), descriptors);

    /* files of a type, in order, are that type's rows in order */
    for (i = 0; i < s->n; i++) {
        b = content(s, &s->files[i]);
        assert_true(s->files[i].type < types);
        assert_true(at[s->files[i].type] + b.len
                    <= all[s->files[i].type].len);
        assert_memory_equal(b.ptr, all[s->files[i].type].ptr
                                   + at[s->files[i].type], b.len);
        at[s->files[i].type] += b.len;
        fhb_buf_free(&b);
    }

    for (i = 0; i < types; i++) {
        assert_int_equal(at[i], all[i].len);
        fhb_buf_free(&all[i]);
    }
}


static void
part12_types_mixed_in_a_part(void **state)
{
    story_t  *s = *state;

    mixed(s, 1, false);
    assert_int_equal(s->n, 1);
    fhbd_writer_abort(s->w);

    mixed(s, 1, true);
    assert_int_equal(s->n, 1);
    fhbd_writer_abort(s->w);

    mixed(s, 20, false);
    assert_int_equal(s->n, 20);
    fhbd_writer_abort(s->w);

    mixed(s, 20, true);
    assert_int_equal(s->n, 20);
    fhbd_writer_abort(s->w);

    s->conf.max_count = 50;
    s->conf.max_size = 20000;
    mixed(s, 20, true);
    assert_true(s->n > 120);
}


/* more types than files may be open: more files, but nothing lost */
static void
part12_more_types_than_open_files(void **state)
{
    story_t  *s = *state;

    mixed(s, 40, false);
    assert_true(s->n > 40);
    fhbd_writer_abort(s->w);

    mixed(s, 40, true);
    assert_true(s->n > 40);
}


static void
gzip_equal_input_gives_equal_bytes(void **state)
{
    int        i;
    char       first[65];
    story_t   *s = *state;

    for (i = 0; i < 2; i++) {
        begin(s, true);
        add(s, PATIENT, "{\"id\":\"1\"}");
        add(s, OBSERVATION, "{\"id\":\"2\"}");
        add(s, PATIENT, "{\"id\":\"3\"}");
        finish(s);

        if (i == 0) {
            memcpy(first, s->files[0].sha256, sizeof(first));
        } else {
            assert_string_equal(s->files[0].sha256, first);
        }
        fhbd_writer_abort(s->w);
    }
}


static void
resources_larger_than_any_buffer(void **state)
{
    int        gzip, one_line;
    char      *body;
    size_t     i, len;
    story_t   *s = *state;
    fhb_buf_t  b;
    /* around the buffer's 128 KiB, with the newline on either side of it */
    static const size_t  sizes[] = {
        131070, 131071, 131072, 131073, 262143, 262144, 5000000
    };

    body = malloc(5000000);
    assert_non_null(body);

    for (gzip = 0; gzip <= 1; gzip++) {
        for (one_line = 0; one_line <= 1; one_line++) {
            begin(s, gzip);

            for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
                memset(body, one_line ? '.' : '\n', sizes[i]);
                body[0] = '{';
                body[sizes[i] - 1] = '}';
                add_buf(s, PATIENT, body, sizes[i], one_line);
            }
            finish(s);

            b = content(s, &s->files[0]);
            for (i = 0, len = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
                assert_int_equal(b.ptr[len], '{');
                assert_int_equal(b.ptr[len + 1], one_line ? '.' : ' ');
                assert_int_equal(b.ptr[len + sizes[i] - 1], '}');
                len += sizes[i] + 1;
            }
            assert_int_equal(len, b.len);
            fhb_buf_free(&b);
            fhbd_writer_abort(s->w);
        }
    }

    free(body);
}


static void
short_and_interrupted_writes_lose_nothing(void **state)
{
    int       gzip;
    story_t  *s = *state;

    for (gzip = 0; gzip <= 1; gzip++) {
        disk.armed = true;
        disk.piece = 777;
        disk.interrupt = true;
        disk.calls = 0;
        mixed(s, 3, gzip);
        assert_true(disk.calls > 100);
        fhbd_writer_abort(s->w);
    }
}


/* the disk fills up at any byte: the part fails and leaves nothing */
static void
full_disk_at_any_moment(void **state)
{
    int        gzip;
    size_t     i;
    int64_t    room;
    story_t   *s = *state;
    fhb_err_t  rc;

    for (gzip = 0; gzip <= 1; gzip++) {
        for (room = 0; room < 400000; room = room * 3 + 1) {
            begin(s, gzip);
            disk.armed = true;
            disk.room = room;
            rc = FHB_OK;

            for (i = 0; i < 40000 && rc == FHB_OK; i++) {
                char  body[64];

                (void) snprintf(body, sizeof(body), "{\"id\":\"%zu-%zu\"}",
                                i * 2654435761u, i);
                rc = fhbd_writer_add(s->w, i % 3, fhb_cstr(body), true,
                                     &s->err);
            }

            if (rc == FHB_OK) {
                rc = fhbd_writer_finish(s->w, &s->files, &s->n, &s->err);
            }

            if (rc == FHB_OK) {
                /* it all fitted */
                assert_true(gzip && room > 200000);
                fhbd_writer_abort(s->w);
                continue;
            }

            assert_int_equal(rc, FHB_ENOSPC);
            assert_int_equal(s->err.code, FHB_ENOSPC);
            assert_non_null(strstr(s->err.text, "No space left"));

            /* room again: it is still lost, never half a file */
            disk.room = -1;
            assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n,
                                                &s->err), FHB_ENOSPC);
            assert_int_equal(s->n, 0);
            fhbd_writer_abort(s->w);
            assert_int_equal(entries(s->dir), 0);
        }

        /* the same writer goes on with the next attempt */
        disk.armed = false;
        mixed(s, 3, gzip);
        fhbd_writer_abort(s->w);
    }
}


static void
file11_a_failed_sync_seals_nothing(void **state)
{
    story_t  *s = *state;

    begin(s, false);
    add(s, PATIENT, "{}");
    disk.armed = true;
    disk.fsync_errno = EIO;
    assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                     FHB_EIO);
    assert_int_equal(s->n, 0);

    disk.fsync_errno = 0;
    assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                     FHB_EIO);
    fhbd_writer_abort(s->w);
    assert_int_equal(entries(s->dir), 0);
}


static void
no_folder_to_write_to(void **state)
{
    story_t  *s = *state;

    s->conf.tmp_dirfd = -1;
    begin(s, false);
    assert_int_equal(fhbd_writer_add(s->w, PATIENT, FHB_STR("{}"), true,
                                     &s->err), FHB_EIO);
    fhbd_writer_abort(s->w);
}


static void
leftovers_of_a_crash_are_replaced(void **state)
{
    int       fd, gzip;
    char      first[64];
    story_t  *s = *state;

    for (gzip = 0; gzip <= 1; gzip++) {
        begin(s, gzip);
        add(s, PATIENT, "{\"id\":\"attempt\"}");
        finish(s);
        memcpy(first, s->files[0].tmp, sizeof(first));

        /* longer than what comes now; and what a link would lead to */
        fd = openat(s->dirfd, first, O_WRONLY | O_TRUNC);
        assert_true(fd != -1);
        assert_int_equal(ftruncate(fd, 100000), 0);
        (void) close(fd);

        begin(s, gzip);
        add(s, PATIENT, "{\"id\":\"again\"}");
        finish(s);
        assert_string_equal(s->files[0].tmp, first);
        assert_content(s, 0, "{\"id\":\"again\"}\n");

        fhbd_writer_abort(s->w);
        assert_int_equal(symlinkat("/dev/null", s->dirfd, first), 0);
        begin(s, gzip);
        add(s, PATIENT, "{\"id\":\"no link\"}");
        finish(s);
        assert_content(s, 0, "{\"id\":\"no link\"}\n");
        fhbd_writer_abort(s->w);
    }
}


/* parts have names of their own below the same tmp/ */
static void
two_parts_at_the_same_time(void **state)
{
    story_t             *s = *state;
    size_t               n;
    fhbd_writer_t       *other;
    fhbd_writer_conf_t   conf = s->conf;
    const fhbd_file_t   *files;

    other = fhbd_writer_new();
    assert_non_null(other);
    conf.part = 8;

    begin(s, false);
    fhbd_writer_begin(other, &conf);
    add(s, PATIENT, "{\"part\":7}");
    assert_int_equal(fhbd_writer_add(other, PATIENT, FHB_STR("{\"part\":8}"),
                                     true, &s->err), FHB_OK);
    assert_int_equal(fhbd_writer_finish(other, &files, &n, &s->err), FHB_OK);
    assert_int_equal(n, 1);
    assert_int_equal(entries(s->dir), 2);
    fhbd_writer_abort(other);
    fhbd_writer_free(other);

    finish(s);
    assert_content(s, 0, "{\"part\":7}\n");
}


static void
given_up_in_the_middle(void **state)
{
    int       gzip;
    size_t    descriptors = open_descriptors();
    story_t  *s = *state;

    for (gzip = 0; gzip <= 1; gzip++) {
        s->conf.max_count = 1;
        begin(s, gzip);
        add(s, PATIENT, "{}");
        add(s, PATIENT, "{}");
        add(s, OBSERVATION, "{}");
        assert_int_equal(entries(s->dir), 3);
        fhbd_writer_abort(s->w);
        assert_int_equal(entries(s->dir), 0);
        assert_int_equal(open_descriptors(), descriptors);

        /* by a new part, and by the end of the worker */
        begin(s, gzip);
        add(s, PATIENT, "{}");
        begin(s, gzip);
        assert_int_equal(entries(s->dir), 0);
        add(s, PATIENT, "{}");
        fhbd_writer_free(s->w);
        assert_int_equal(entries(s->dir), 0);
        assert_int_equal(open_descriptors(), descriptors);

        s->w = fhbd_writer_new();
        assert_non_null(s->w);
    }
}


#define XML_HEAD  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"               \
                  "<Bundle xmlns=\"http://hl7.org/fhir\">"                    \
                  "<type value=\"collection\"/>\n"
#define XML_ENTRY(body)  "<entry><resource>" body "</resource></entry>\n"
#define XML_TAIL  "</Bundle>\n"


/* FILE-20, PART-12: each file is a Bundle of its own; its head and tail count
 * as its size does (MAN-10) */
static void
file20_a_bundle_per_file(void **state)
{
    size_t       i;
    story_t     *s = *state;
    fhb_buf_t    b, raw;

    static const char *const  expected[] = {
        XML_HEAD XML_ENTRY("<P1/>") XML_ENTRY("<P2/>") XML_TAIL,
        XML_HEAD XML_ENTRY("<O1/>") XML_TAIL,
        XML_HEAD XML_ENTRY("<P3 x=\"1\"/>") XML_TAIL,
        XML_HEAD XML_ENTRY("<M/>") XML_TAIL,
    };
    static const char *const  names[] = { "xml", "xml.gz" };

    s->conf.xml = true;

    for (i = 0; i < 2; i++) {
        /* room for two small ones */
        s->conf.max_size = strlen(expected[0]);
        begin(s, i == 1);
        add(s, PATIENT, "<P1/>");
        add(s, OBSERVATION, "<O1/>");
        add(s, PATIENT, "<P2/>");
        add(s, PATIENT, "<P3 x=\"1\"/>");
        add(s, FHB_TYPE_NONE, "<M/>");

        assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                         FHB_OK);
        assert_int_equal(s->n, 4);

        for (size_t k = 0; k < s->n; k++) {
            assert_content(s, k, expected[k]);
            b = content(s, &s->files[k]);
            raw = stored(s, &s->files[k]);
            assert_true(s->files[k].xml);
            assert_int_equal(s->files[k].size, b.len);
            assert_int_equal(s->files[k].stored, raw.len);
            assert_int_equal(s->files[k].count, k == 0 ? 2 : 1);
            assert_string_equal(strchr(s->files[k].tmp, '.') + 1, names[i]);
            fhb_buf_free(&b);
            fhb_buf_free(&raw);
        }

        fhbd_writer_abort(s->w);
    }
}


/* more types than may be open: the oldest gets its tail when it is closed */
static void
file20_no_bundle_stays_open(void **state)
{
    size_t      i;
    story_t    *s = *state;
    fhb_type_t  t;
    fhb_buf_t   b;

    s->conf.xml = true;
    begin(s, true);
    for (t = 0; t < 40; t++) {
        add(s, t, "<X/>");
    }

    assert_int_equal(fhbd_writer_finish(s->w, &s->files, &s->n, &s->err),
                     FHB_OK);
    assert_int_equal(s->n, 40);
    for (i = 0; i < s->n; i++) {
        b = content(s, &s->files[i]);
        assert_string_equal(b.ptr, XML_HEAD XML_ENTRY("<X/>") XML_TAIL);
        fhb_buf_free(&b);
    }
}


int
main(void)
{
#define STORY(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest  tests[] = {
        STORY(file03_one_resource_per_line),
        STORY(cmp12_bytes_survive),
        STORY(cmp12_every_byte_at_every_place),
        STORY(man07_no_rows_no_file),
        STORY(file03_a_row_without_body_is_refused),
        STORY(part12_splits_by_count),
        STORY(part12_splits_by_size),
        STORY(messages_are_files_of_their_own),
        STORY(part12_types_mixed_in_a_part),
        STORY(part12_more_types_than_open_files),
        STORY(gzip_equal_input_gives_equal_bytes),
        STORY(resources_larger_than_any_buffer),
        STORY(short_and_interrupted_writes_lose_nothing),
        STORY(full_disk_at_any_moment),
        STORY(file11_a_failed_sync_seals_nothing),
        STORY(no_folder_to_write_to),
        STORY(leftovers_of_a_crash_are_replaced),
        STORY(two_parts_at_the_same_time),
        STORY(given_up_in_the_middle),
        STORY(file20_a_bundle_per_file),
        STORY(file20_no_bundle_stays_open)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
