/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * A job's folder: names of files by kind, and what is cleared away when a job
 * goes on.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_jobdir.h"
#include "folder.h"

static char           dir[FOLDER_MAX];
static int            root;
static fhbd_jobdir_t  job;


static int
setup(void **state)
{
    fhb_error_t  err;

    (void) state;

    if (folder_make(dir, "jobdir") != 0) {
        return -1;
    }

    root = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    return root != -1
           && fhbd_jobdir_open(root, "main", "aaaaaaaaaaaaaaaaaaaaaa", &job,
                               &err) == FHB_OK ? 0 : -1;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_jobdir_close(&job);
    (void) close(root);

    return folder_remove(dir);
}


/* docs/protocol.md: nginx tells by the first word who may read a file */
static void
a_file_is_named_by_its_kind_TOMB_02_ORG_01(void **state)
{
    char         name[128];
    size_t       i;
    fhbd_file_t  file;

    static const struct {
        fhbd_file_kind_t  kind;
        const char       *type;
        unsigned          number;
        const char       *name;
    } cases[] = {
        { FHBD_FILE_RESOURCES, "Patient", 1, "Patient.1.ndjson" },
        { FHBD_FILE_MESSAGES, NULL, 2, "error.2.ndjson" },
        { FHBD_FILE_DELETED, NULL, 1, "deleted.1.ndjson" },
        { FHBD_FILE_ORGANIZED, NULL, 4294967295, "part.4294967295.ndjson" },
        { FHBD_FILE_RESOURCES, "Patient", 1, "Patient.1.xml" },     /* FMT-03 */
        { FHBD_FILE_MESSAGES, NULL, 2, "error.2.xml" },
    };

    (void) state;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        file = (fhbd_file_t) {
            .kind = cases[i].kind,
            .xml = strstr(cases[i].name, ".xml") != NULL,
            .type = cases[i].type == NULL
                    ? FHB_TYPE_NONE : fhb_type_find(fhb_cstr(cases[i].type)),
        };
        fhbd_file_name(&file, cases[i].number, name);
        assert_string_equal(name, cases[i].name);
    }
}


static void
put(int dirfd, const char *name)
{
    int  fd = openat(dirfd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                     0600);

    assert_int_not_equal(fd, -1);
    assert_int_equal(close(fd), 0);
}


static bool
there(int dirfd, const char *name)
{
    return faccessat(dirfd, name, F_OK, 0) == 0;
}


static void
only_what_is_listed_or_of_a_done_part_stays_STAT_25(void **state)
{
    size_t            i;
    fhb_error_t       err;
    const unsigned    parts[] = { 2, 12 };

    const fhbd_file_row_t  keep[] = {
        { .file = { .kind = FHBD_FILE_DELETED, .type = FHB_TYPE_NONE,
                    .gzip = true }, .number = 1 },
        { .file = { .type = fhb_type_find(FHB_STR("Patient")) },
          .number = 1 },
    };

    static const char *const  gone[] = {
        "keep-1-ids", "keep-3-ids", "keep-22-ids", "keep-2", "keep-", "keep--",
        "keep-2x-ids", "keepsake", "keep-x-2-ids", "p2-1.ndjson",
        "deleted.1.ndjson.gz",
    };

    (void) state;

    put(job.files, "Patient.1.ndjson");
    put(job.files, "Patient.1.ndjson.gz");
    put(job.files, "deleted.1.ndjson.gz");
    put(job.files, "deleted.2.ndjson.gz");
    put(job.files, "keep-2-ids");
    put(job.tmp, "keep-2-ids");
    put(job.tmp, "keep-2-blocks-1");
    put(job.tmp, "keep-12-ids");

    for (i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
        put(job.tmp, gone[i]);
    }

    assert_int_equal(fhbd_jobdir_clean(&job, keep, 2, parts, 2, &err), FHB_OK);

    assert_true(there(job.files, "Patient.1.ndjson"));
    assert_true(there(job.files, "deleted.1.ndjson.gz"));
    assert_false(there(job.files, "Patient.1.ndjson.gz"));
    assert_false(there(job.files, "deleted.2.ndjson.gz"));
    assert_false(there(job.files, "keep-2-ids"));
    assert_true(there(job.tmp, "keep-2-ids"));
    assert_true(there(job.tmp, "keep-2-blocks-1"));
    assert_true(there(job.tmp, "keep-12-ids"));

    for (i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
        assert_false(there(job.tmp, gone[i]));
    }

    assert_int_equal(fhbd_jobdir_clean(&job, NULL, 0, NULL, 0, &err), FHB_OK);
    assert_false(there(job.files, "Patient.1.ndjson"));
    assert_false(there(job.tmp, "keep-2-ids"));
}


/* a plan under way makes the folder once more, and the trash may still have
 * the first one */
static void
a_folder_goes_whatever_the_trash_has_DEL_04(void **state)
{
    int            i;
    bool           left;
    fhb_error_t    err;
    fhbd_jobdir_t  again;

    (void) state;

    for (i = 0; i < 3; i++) {
        assert_int_equal(fhbd_jobdir_open(root, "main",
                                          "aaaaaaaaaaaaaaaaaaaaaa", &again,
                                          &err), FHB_OK);
        fhbd_jobdir_close(&again);
        assert_int_equal(fhbd_jobdir_trash(root, "main",
                                           "aaaaaaaaaaaaaaaaaaaaaa", &err),
                         FHB_OK);
        assert_false(there(root, "main/aaaaaaaaaaaaaaaaaaaaaa"));
    }

    fhbd_trash_empty(root, &left);
    assert_false(left);
    assert_int_equal(unlinkat(root, ".trash", AT_REMOVEDIR), 0);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(a_file_is_named_by_its_kind_TOMB_02_ORG_01),
        TEST(only_what_is_listed_or_of_a_done_part_stays_STAT_25),
        TEST(a_folder_goes_whatever_the_trash_has_DEL_04),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
