/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * One sealed NDJSON file written once more as XML (FILE-20): an entry for each
 * line whatever it is, whole under its name or not there at all.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <zlib.h>

#include "../../src/sidecar/fhbd_variant.h"
#include "folder.h"

#define JOB   "aaaaaaaaaaaaaaaaaaaaaa"
#define HEAD  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                   \
              "<Bundle xmlns=\"http://hl7.org/fhir\">"                        \
              "<type value=\"collection\"/>\n"

static char             dir[FOLDER_MAX];
static int              root;
static int              write_errno;
static int              fsync_errno;
static fhbd_jobdir_t    job;
static fhbd_variant_t  *v;
static fhb_error_t      err;
static atomic_bool      cancel;


ssize_t
write(int fd, const void *buf, size_t len)
{
    if (write_errno != 0 && fd > 2) {
        errno = write_errno;
        return -1;
    }

    return syscall(SYS_write, fd, buf, len);
}


int
fsync(int fd)
{
    if (fsync_errno != 0) {
        errno = fsync_errno;
        return -1;
    }

    return (int) syscall(SYS_fsync, fd);
}


static int
setup(void **state)
{
    (void) state;

    write_errno = fsync_errno = 0;
    atomic_store(&cancel, false);

    if (folder_make(dir, "variant") != 0) {
        return -1;
    }

    root = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    return root != -1
           && fhbd_jobdir_open(root, "main", JOB, &job, &err) == FHB_OK
           && fhbd_variant_new(root, &v, &err) == FHB_OK ? 0 : -1;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_variant_free(v);
    fhbd_jobdir_close(&job);
    (void) close(root);

    return folder_remove(dir);
}


/* Patient.1.ndjson or its gzip form, with these bytes */
static fhbd_file_row_t
sealed(const char *text, uint64_t count, bool gzip)
{
    char             path[256];
    FILE            *f;
    gzFile           gz;
    fhbd_file_row_t  row = { .number = 1, .page = 1 };

    row.file.kind = FHBD_FILE_RESOURCES;
    row.file.type = fhb_type_find(FHB_STR("Patient"));
    row.file.count = count;
    row.file.gzip = gzip;

    (void) snprintf(path, sizeof(path), "%s/main/" JOB "/files/"
                    "Patient.1.ndjson%s", dir, gzip ? ".gz" : "");

    if (gzip) {
        gz = gzopen(path, "w");
        assert_non_null(gz);
        assert_int_equal(gzwrite(gz, text, (unsigned) strlen(text)),
                         strlen(text));
        assert_int_equal(gzclose(gz), Z_OK);
    } else {
        f = fopen(path, "w");
        assert_non_null(f);
        assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
        assert_int_equal(fclose(f), 0);
    }

    return row;
}


static fhb_err_t
make(const fhbd_file_row_t *row)
{
    return fhbd_variant_make(v, "main", JOB, row, &cancel, &err);
}


static bool
there(const char *name)
{
    char  path[256];

    (void) snprintf(path, sizeof(path), "%s/main/" JOB "/xml/%s", dir, name);

    return access(path, F_OK) == 0;
}


/* what is being written, of whatever name */
static bool
leftover(void)
{
    return faccessat(root, ".xml/p1-1.xml", F_OK, 0) == 0
           || faccessat(root, ".xml/p1-1.xml.gz", F_OK, 0) == 0;
}


static void
assert_made(bool gzip, const char *expected)
{
    int     n;
    char    path[256], got[8192];
    gzFile  gz;

    (void) snprintf(path, sizeof(path), "%s/main/" JOB "/xml/Patient.1.xml%s",
                    dir, gzip ? ".gz" : "");
    gz = gzopen(path, "r");
    assert_non_null(gz);
    assert_int_equal(gzdirect(gz), !gzip);
    n = gzread(gz, got, sizeof(got) - 1);
    assert_true(n >= 0);
    got[n] = '\0';
    assert_int_equal(gzclose(gz), Z_OK);
    assert_string_equal(got, expected);
}


static void
file20_an_entry_for_each_line(void **state)
{
    int              gzip;
    fhbd_file_row_t  row;

    (void) state;

    for (gzip = 0; gzip <= 1; gzip++) {
        row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n"
                     "{\"id\":\"b\",\"resourceType\":\"Patient\"}\n",
                     2, gzip);
        assert_int_equal(make(&row), FHB_OK);
        assert_made(gzip, HEAD
            "<entry><resource><Patient><id value=\"a\"/></Patient>"
            "</resource></entry>\n"
            "<entry><resource><Patient><id value=\"b\"/></Patient>"
            "</resource></entry>\n</Bundle>\n");
        assert_false(leftover());
    }
}


static void
file20_nothing_is_lost_in_silence(void **state)
{
    fhbd_file_row_t  row;

    (void) state;

    row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\",\"nick\":\"SECRET"
                 "\",\"-->\":1}\n"
                 "{\"resourceType\":\"Nothing\",\"id\":\"SECRET\"}\n"
                 "{\"resourceType\":\"Patient\",\"id\":\"c\"}\n", 3, false);
    assert_int_equal(make(&row), FHB_OK);
    assert_made(false, HEAD
        "<entry><resource><Patient><id value=\"a\"/></Patient><!-- 2 left out "
        "that FHIR R4 does not define, the first: Patient.nick -->"
        "</resource></entry>\n"
        "<entry><resource><OperationOutcome><issue><severity value=\"error\"/>"
        "<code value=\"processing\"/><details><text value=\"The resource on "
        "line 2 cannot be written as XML: no resource of an R4 type.\"/>"
        "</details><diagnostics value=\"The resource on line 2 cannot be "
        "written as XML: no resource of an R4 type.\"/></issue>"
        "</OperationOutcome></resource></entry>\n"
        "<entry><resource><Patient><id value=\"c\"/></Patient></resource>"
        "</entry>\n</Bundle>\n");
}


/* it is made once; what is there stays as it is */
static void
file20_made_once(void **state)
{
    fhbd_file_row_t  row;

    (void) state;

    row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n", 1, false);
    assert_int_equal(make(&row), FHB_OK);
    assert_int_equal(unlinkat(job.files, "Patient.1.ndjson", 0), 0);
    assert_int_equal(make(&row), FHB_OK);
}


/* FILE-11 */
static void
file11_whole_or_not_at_all(void **state)
{
    size_t           i;
    fhbd_file_row_t  row;

    static const struct {
        int         write_errno, fsync_errno;
        bool        cancel;
        uint64_t    count;
        fhb_err_t   rc;
    } cases[] = {
        { ENOSPC, 0, false, 1, FHB_ENOSPC },
        { EIO, 0, false, 1, FHB_EIO },
        { 0, EIO, false, 1, FHB_EIO },
        { 0, 0, true, 1, FHB_ECANCEL },
        { 0, 0, false, 2, FHB_EIO },        /* the store says otherwise */
        { 0, 0, false, 0, FHB_EIO },
    };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n",
                     cases[i].count, i % 2 == 1);
        write_errno = cases[i].write_errno;
        fsync_errno = cases[i].fsync_errno;
        atomic_store(&cancel, cases[i].cancel);

        /* the first fsync is that of the folder, made in the first case */
        assert_int_equal(make(&row), cases[i].rc);

        write_errno = fsync_errno = 0;
        atomic_store(&cancel, false);
        assert_false(there("Patient.1.xml"));
        assert_false(there("Patient.1.xml.gz"));
        assert_false(leftover());
    }

    row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n", 1, false);
    assert_int_equal(make(&row), FHB_OK);
    assert_true(there("Patient.1.xml"));
}


static void
a_damaged_file_is_no_file(void **state)
{
    char             path[256];
    fhbd_file_row_t  row;

    (void) state;

    row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n", 1, true);
    (void) snprintf(path, sizeof(path),
                    "%s/main/" JOB "/files/Patient.1.ndjson.gz", dir);
    assert_int_equal(truncate(path, 30), 0);
    assert_int_equal(make(&row), FHB_EIO);
    assert_false(there("Patient.1.xml.gz"));
    assert_false(leftover());
}


/* DEL-04: no folder of a deleted job comes back */
static void
what_is_gone_is_not_found(void **state)
{
    fhbd_file_row_t  row;

    (void) state;

    row = sealed("{\"resourceType\":\"Patient\",\"id\":\"a\"}\n", 1, false);
    assert_int_equal(unlinkat(job.files, "Patient.1.ndjson", 0), 0);
    assert_int_equal(make(&row), FHB_ENOTFOUND);

    assert_int_equal(fhbd_jobdir_trash(root, "main", JOB, &err), FHB_OK);
    assert_int_equal(make(&row), FHB_ENOTFOUND);
    assert_int_equal(faccessat(root, "main/" JOB, F_OK, 0), -1);
}


static void
a_crash_is_cleared_away(void **state)
{
    int  fd;

    (void) state;

    fd = openat(root, ".xml/p1-1.xml.gz", O_CREAT | O_WRONLY, 0600);
    assert_int_not_equal(fd, -1);
    (void) close(fd);
    assert_true(leftover());
    assert_int_equal(fhbd_variant_tidy(root, &err), FHB_OK);
    assert_int_equal(faccessat(root, ".xml", F_OK, 0), -1);
    assert_int_equal(fhbd_variant_tidy(root, &err), FHB_OK);
}


int
main(void)
{
#define STORY(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest  tests[] = {
        STORY(file20_an_entry_for_each_line),
        STORY(file20_nothing_is_lost_in_silence),
        STORY(file20_made_once),
        STORY(file11_whole_or_not_at_all),
        STORY(a_damaged_file_is_no_file),
        STORY(what_is_gone_is_not_found),
        STORY(a_crash_is_cleared_away)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
