/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What parts remember: files that come and go with their part, and tables of
 * them, sorted and found in.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_keep.h"
#include "folder.h"

#define RECORDS  30000
#define PARTS    7

static char          dir[FOLDER_MAX];
static int           tmp = -1;
static fhbd_keep_t  *keep;


static int
setup(void **state)
{
    (void) state;

    if (folder_make(dir, "keep") != 0) {
        return -1;
    }

    tmp = open(dir, O_RDONLY | O_DIRECTORY);
    keep = fhbd_keep_new();

    return tmp == -1 || keep == NULL ? -1 : 0;
}


static int
teardown(void **state)
{
    (void) state;

    fhbd_keep_free(keep);
    (void) close(tmp);

    return folder_remove(dir);
}


static void
add(fhbd_keep_kind_t kind, const void *data, size_t len)
{
    fhb_error_t  err;

    assert_int_equal(fhbd_keep_add(keep, kind, data, len, NULL, &err),
                     FHB_OK);
}


static void
finish(void)
{
    fhb_error_t  err;

    assert_int_equal(fhbd_keep_finish(keep, &err), FHB_OK);
}


static bool
is_there(const char *name)
{
    return faccessat(tmp, name, F_OK, 0) == 0;
}


static fhb_err_t
join(void *arg, fhb_str_t line, fhb_error_t *err)
{
    (void) err;

    fhb_buf_addstr(arg, line);
    fhb_buf_addc(arg, ';');

    return FHB_OK;
}


static void
test_lines(void **state)
{
    fhb_buf_t    all = { 0 };
    fhb_error_t  err;

    (void) state;

    fhbd_keep_begin(keep, tmp, 3);
    add(FHBD_KEEP_REFERENCES, "Practitioner/a\n", 15);
    add(FHBD_KEEP_REFERENCES, "Organization/b\n", 15);
    finish();

    assert_true(is_there("keep-3-references"));
    assert_int_equal(fhbd_keep_lines(tmp, 3, FHBD_KEEP_REFERENCES, join, &all,
                                     &err), FHB_OK);
    assert_true(fhb_str_eqc(fhb_buf_str(&all),
                            "Practitioner/a;Organization/b;"));

    /* a part without any */
    fhb_buf_reset(&all);
    assert_int_equal(fhbd_keep_lines(tmp, 4, FHBD_KEEP_REFERENCES, join, &all,
                                     &err), FHB_OK);
    assert_int_equal(all.len, 0);
    fhb_buf_free(&all);
}


static void
test_cut_off(void **state)
{
    fhb_buf_t    all = { 0 };
    fhb_error_t  err;

    (void) state;

    fhbd_keep_begin(keep, tmp, 1);
    add(FHBD_KEEP_REFERENCES, "Practitioner/a\nOrg", 18);
    finish();

    assert_int_equal(fhbd_keep_lines(tmp, 1, FHBD_KEEP_REFERENCES, join, &all,
                                     &err), FHB_EIO);
    fhb_buf_free(&all);
}


static void
test_abort_and_again(void **state)
{
    (void) state;

    fhbd_keep_begin(keep, tmp, 9);
    add(FHBD_KEEP_OTHERS, "x\n", 2);
    fhbd_keep_abort(keep);
    assert_false(is_there("keep-9-others"));

    /* what a try left on the disk is not taken for what the next one kept */
    fhbd_keep_begin(keep, tmp, 9);
    add(FHBD_KEEP_OTHERS, "x\n", 2);
    finish();
    assert_true(is_there("keep-9-others"));
    fhbd_keep_begin(keep, tmp, 9);
    finish();
    assert_false(is_there("keep-9-others"));
}


/* records longer than the buffer, and where they stand */
static void
test_large(void **state)
{
    int           fd;
    char         *big = malloc(200000), *back = malloc(200000);
    uint64_t      at;
    fhb_error_t   err;

    (void) state;

    assert_non_null(big);
    assert_non_null(back);
    memset(big, 'b', 200000);

    fhbd_keep_begin(keep, tmp, 2);
    add(FHBD_KEEP_BODIES, "a", 1);
    assert_int_equal(fhbd_keep_add(keep, FHBD_KEEP_BODIES, big, 200000, &at,
                                   &err), FHB_OK);
    assert_int_equal(at, 1);
    assert_int_equal(fhbd_keep_add(keep, FHBD_KEEP_BODIES, "c", 1, &at, &err),
                     FHB_OK);
    assert_int_equal(at, 200001);
    finish();

    assert_int_equal(fhbd_keep_open(tmp, 2, FHBD_KEEP_BODIES, &fd, &err),
                     FHB_OK);
    assert_int_equal(pread(fd, back, 200000, 1), 200000);
    assert_memory_equal(back, big, 200000);
    assert_int_equal(pread(fd, back, 2, 200001), 1);
    assert_int_equal(back[0], 'c');

    (void) close(fd);
    free(big);
    free(back);
}


static void
test_numbers(void **state)
{
    unsigned char  out[8];

    (void) state;

    fhbd_put(out, 0x0102030405060708ULL, 8);
    assert_memory_equal(out, "\1\2\3\4\5\6\7\10", 8);
    assert_int_equal(fhbd_get(out, 8), 0x0102030405060708ULL);
    fhbd_put(out, 258, 2);
    assert_int_equal(fhbd_get(out, 2), 258);
}


/* records of several parts in any order: sorted, all there, all found.  how:
 * what they are like */
static void
check_table(int how)
{
    size_t         i, at, n = 0;
    unsigned       parts[PARTS + 1];
    fhb_error_t    err;
    fhbd_mark_t    mark, before;
    fhbd_table_t   t;

    for (i = 0; i < PARTS; i++) {
        parts[i] = (unsigned) i + 1;
        fhbd_keep_begin(keep, tmp, parts[i]);

        for (at = 0; at < RECORDS / PARTS; at++, n++) {
            memset(&mark, 0, sizeof(mark));
            fhbd_put(mark.hash, how == 0 ? (uint64_t) random()
                                : how == 1 ? n : how == 2 ? RECORDS - n
                                : how == 3 ? 7 : n % 5, 8);
            fhbd_put(mark.patient, how == 3 ? (uint64_t) random() % 3 : 0, 4);
            add(FHBD_KEEP_MARKS, &mark, sizeof(mark));
        }
        finish();
    }
    parts[PARTS] = 99;              /* has kept nothing */

    assert_int_equal(fhbd_table_open(tmp, FHBD_KEEP_MARKS, parts, PARTS + 1,
                                     &t, &err), FHB_OK);
    assert_int_equal(t.n, n);

    memset(&before, 0, sizeof(before));
    for (i = 0; i < t.n; i++) {
        memcpy(&mark, fhbd_table_at(&t, i), sizeof(mark));
        assert_true(memcmp(&before, &mark, sizeof(mark)) <= 0);
        before = mark;

        at = fhbd_table_find(&t, mark.hash, sizeof(mark.hash));
        assert_true(at <= i);
        assert_memory_equal(fhbd_table_at(&t, at), mark.hash,
                            sizeof(mark.hash));
        assert_true(at == 0
                    || memcmp(fhbd_table_at(&t, at - 1), mark.hash,
                              sizeof(mark.hash)) < 0);
    }

    memset(mark.hash, 0xff, sizeof(mark.hash));
    assert_int_equal(fhbd_table_find(&t, mark.hash, sizeof(mark.hash)), t.n);

    fhbd_table_close(&t);
}


static void
test_tables(void **state)
{
    int  how;

    (void) state;

    srandom(1);
    for (how = 0; how < 5; how++) {
        check_table(how);
    }
}


static void
test_no_records(void **state)
{
    unsigned       part = 5;
    fhb_error_t    err;
    fhbd_table_t   t;

    (void) state;

    assert_int_equal(fhbd_table_open(tmp, FHBD_KEEP_MARKS, &part, 1, &t,
                                     &err), FHB_OK);
    assert_int_equal(t.n, 0);
    assert_int_equal(fhbd_table_find(&t, "x", 1), 0);
    fhbd_table_close(&t);

    /* half a record */
    fhbd_keep_begin(keep, tmp, 5);
    add(FHBD_KEEP_MARKS, "0123456789", 10);
    finish();
    assert_int_equal(fhbd_table_open(tmp, FHBD_KEEP_MARKS, &part, 1, &t,
                                     &err), FHB_EIO);
    fhbd_table_close(&t);
}


int
main(void)
{
    const struct CMUnitTest  tests[] = {
        { "lines of a part", test_lines, setup, teardown, NULL },
        { "a line that is cut off", test_cut_off, setup, teardown, NULL },
        { "given up, and done again", test_abort_and_again, setup, teardown,
          NULL },
        { "records longer than the buffer", test_large, setup, teardown,
          NULL },
        { "numbers sort by their bytes", test_numbers, setup, teardown, NULL },
        { "tables are sorted whatever comes", test_tables, setup, teardown,
          NULL },
        { "no records, half a record", test_no_records, setup, teardown,
          NULL },
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
