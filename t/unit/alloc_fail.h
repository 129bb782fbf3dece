/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Makes one allocation fail and counts what was not released.  For programs
 * linked with --wrap=malloc,calloc,realloc,free (Makefile); jansson, a shared
 * library, is given the same functions.
 */

#ifndef ALLOC_FAIL_H
#define ALLOC_FAIL_H

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/common/fhb_core.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void __real_free(void *p);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);
void __wrap_free(void *p);

static long  alloc_fail_at;         /* this one fails; 0: none */
static long  alloc_count;           /* since alloc_start() */
static long  alloc_open;            /* not yet released */


static void
alloc_start(long fail_at)
{
    alloc_fail_at = fail_at;
    alloc_count = 0;
    alloc_open = 0;
}


static int
alloc_fails(void)
{
    return ++alloc_count == alloc_fail_at;
}


void *
__wrap_malloc(size_t size)
{
    void  *p = alloc_fails() ? NULL : __real_malloc(size);

    alloc_open += p != NULL;
    return p;
}


void *
__wrap_calloc(size_t n, size_t size)
{
    void  *p = alloc_fails() ? NULL : __real_calloc(n, size);

    alloc_open += p != NULL;
    return p;
}


void *
__wrap_realloc(void *p, size_t size)
{
    void  *q = alloc_fails() ? NULL : __real_realloc(p, size);

    alloc_open += p == NULL && q != NULL;
    return q;
}


void
__wrap_free(void *p)
{
    alloc_open -= p != NULL;
    __real_free(p);
}


static inline void
alloc_wrap_jansson(void)
{
    json_set_alloc_funcs(__wrap_malloc, __wrap_free);
}


/*
 * Runs it with one allocation failing, the first, the second, … until none
 * is left to fail; nothing may leak and nothing else than FHB_ENOMEM may come
 * out.  Gives the number of runs, the last of which had all its memory.
 */
static inline long
alloc_fail_each(fhb_err_t (*run)(void *arg), void *arg)
{
    long       i;
    fhb_err_t  rc;

    for (i = 1; /* void */ ; i++) {
        alloc_start(i);
        rc = run(arg);
        assert_int_equal(alloc_open, 0);

        if (alloc_count < i) {
            break;
        }
        assert_int_equal(rc, FHB_ENOMEM);
    }

    alloc_start(0);
    assert_int_equal(rc, FHB_OK);

    return i;
}

#endif /* ALLOC_FAIL_H */
