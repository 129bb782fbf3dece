/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The log: one line per event, whatever the text and however many threads.
 */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/sidecar/fhbd_log.h"

#define THREADS  4
#define LINES    500

static int   saved;
static FILE  *caught;


/* stderr goes into a file until caught_text */
static int
setup(void **state)
{
    (void) state;

    fhbd_log_set_level(FHBD_LOG_NOTICE);
    caught = tmpfile();
    saved = dup(STDERR_FILENO);

    return caught == NULL || saved == -1
           || dup2(fileno(caught), STDERR_FILENO) == -1 ? -1 : 0;
}


static int
teardown(void **state)
{
    (void) state;

    (void) dup2(saved, STDERR_FILENO);
    (void) close(saved);

    return fclose(caught);
}


static char *
caught_text(void)
{
    long   len;
    char  *text;

    assert_int_equal(fseek(caught, 0, SEEK_END), 0);
    len = ftell(caught);
    rewind(caught);

    text = calloc(1, (size_t) len + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t) len, caught), (size_t) len);

    return text;
}


static void
a_line_has_level_component_and_job(void **state)
{
    char  *text;

    (void) state;

    fhbd_log(FHBD_LOG_ERROR, "store", NULL, "gone: %d", 7);
    fhbd_log(FHBD_LOG_NOTICE, "job", "abc", "done");
    fhbd_log(FHBD_LOG_INFO, "job", NULL, "not at this level");
    fhbd_log_set_level(FHBD_LOG_DEBUG);
    fhbd_log(FHBD_LOG_DEBUG, "job", NULL, "now it is");

    text = caught_text();
    assert_string_equal(text, "error store: gone: 7\n"
                              "notice job[abc]: done\n"
                              "debug job: now it is\n");
    free(text);
}


static void
no_text_makes_two_lines_of_one(void **state)
{
    char  *text;

    (void) state;

    fhbd_log(FHBD_LOG_ERROR, "x", NULL, "a\nerror y: b\r\t\x1b[1m\x7f|");

    text = caught_text();
    assert_string_equal(text, "error x: a?error y: b???[1m?|\n");
    free(text);
}


static void
a_long_line_is_cut_and_still_ends(void **state)
{
    char   *text;
    size_t  len;
    static char  big[5000];

    (void) state;

    memset(big, 'b', sizeof(big) - 1);
    fhbd_log(FHBD_LOG_ERROR, "x", NULL, "%s", big);
    fhbd_log(FHBD_LOG_ERROR, big, big, "%s", big);

    text = caught_text();
    len = strcspn(text, "\n");
    assert_true(len > 2000 && len < 2048);
    len += 1 + strcspn(text + len + 1, "\n");
    assert_int_equal(text[len], '\n');
    assert_int_equal(text[len + 1], '\0');
    free(text);
}


static void *
shout(void *arg)
{
    int  i;

    for (i = 0; i < LINES; i++) {
        fhbd_log(FHBD_LOG_ERROR, "thread", NULL, "%s", (const char *) arg);
    }

    return NULL;
}


static void
lines_of_threads_do_not_mix(void **state)
{
    char       *text, *line, *next, words[THREADS][200];
    size_t      i, n = 0;
    pthread_t   threads[THREADS];

    (void) state;

    for (i = 0; i < THREADS; i++) {
        memset(words[i], 'a' + (int) i, sizeof(words[i]) - 1);
        words[i][sizeof(words[i]) - 1] = '\0';
        assert_int_equal(pthread_create(&threads[i], NULL, shout, words[i]),
                         0);
    }
    for (i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }

    text = caught_text();
    for (line = text; *line != '\0'; line = next + 1) {
        next = strchr(line, '\n');
        assert_int_equal(next - line, 14 + 199);
        assert_int_equal(strspn(line + 14, (char[]) { line[14], '\0' }), 199);
        n++;
    }
    assert_int_equal(n, THREADS * LINES);
    free(text);
}


#define TEST(f)  cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest  tests[] = {
        TEST(a_line_has_level_component_and_job),
        TEST(no_text_makes_two_lines_of_one),
        TEST(a_long_line_is_cut_and_still_ends),
        TEST(lines_of_threads_do_not_mix),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
