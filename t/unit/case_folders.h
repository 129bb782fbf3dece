/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Tests made of folders: one cmocka test for each folder of a folder, which
 * compares a text with the file "expected".  With CASES_WRITE=1 missing
 * ones are written, to be read before they are kept.
 */

#ifndef CASE_FOLDERS_H
#define CASE_FOLDERS_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case_text.h"

#define CASES_MAX  512


static inline void
case_read(const char *folder, const char *name, const char *file,
    fhb_buf_t *out)
{
    char  path[512];

    (void) snprintf(path, sizeof(path), "%s/%s/%s", folder, name, file);
    assert_true(case_file(path, out));
}


static inline void
case_expect(const char *folder, const char *name, fhb_buf_t *got)
{
    char       path[512];
    FILE      *f;
    fhb_buf_t  expected = { 0 };

    (void) snprintf(path, sizeof(path), "%s/%s/expected", folder, name);

    if (!case_file(path, &expected)) {
        assert_non_null(getenv("CASES_WRITE"));

        f = fopen(path, "w");
        assert_non_null(f);
        assert_int_equal(fwrite(got->ptr, 1, got->len, f), got->len);
        assert_int_equal(fclose(f), 0);
        fhb_buf_addstr(&expected, fhb_buf_str(got));
    }

    fhb_buf_addc(&expected, '\0');
    fhb_buf_addc(got, '\0');
    assert_false(expected.failed || got->failed);
    assert_string_equal(got->ptr, expected.ptr);
    fhb_buf_free(&expected);
}


static inline int
case_names_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}


/* the number of failed tests; no case is a failure too */
static inline int
case_run_all(const char *folder, CMUnitTestFunction run)
{
    DIR                *dir;
    int                 failed;
    size_t              i, n = 0;
    struct dirent      *e;
    static char        *names[CASES_MAX];
    struct CMUnitTest   tests[CASES_MAX] = { { 0 } };

    dir = opendir(folder);
    if (dir == NULL) {
        perror(folder);
        return 1;
    }

    while ((e = readdir(dir)) != NULL && n < CASES_MAX) {
        if (e->d_name[0] != '.') {
            names[n++] = fhb_str_dup(fhb_cstr(e->d_name));
        }
    }

    (void) closedir(dir);
    qsort(names, n, sizeof(names[0]), case_names_compare);

    for (i = 0; i < n; i++) {
        tests[i].name = names[i];
        tests[i].test_func = run;
        tests[i].initial_state = names[i];
    }

    failed = n == 0 || n == CASES_MAX;
    failed += _cmocka_run_group_tests(folder, tests, n, NULL, NULL);

    for (i = 0; i < n; i++) {
        free(names[i]);
    }

    return failed;
}

#endif /* CASE_FOLDERS_H */
