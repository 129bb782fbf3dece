/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The fault layer: a library for LD_PRELOAD that counts calls and lets one of
 * them fail.  A test gives its orders in a file that both have mapped.
 *
 * FHIR_BULK_FAULT_PAGE names the file; t/lib/FhirBulk/Faults.pm knows its
 * layout and the codes, too.
 */

#ifndef FAULT_H
#define FAULT_H

#include <stdint.h>

/* what a call that fails does, besides an errno or a library's code */
#define FAULT_SHORT  (-1)       /* less than it was asked for */
#define FAULT_END    (-2)       /* as if there were nothing more */
#define FAULT_HOLD   (-3)       /* it goes on when the order is withdrawn */

#define FAULT_FUNCTIONS  160
#define FAULT_MODULES    96
#define FAULT_SITES      16384
#define FAULT_FRAMES     24

typedef struct {
    char      name[40];
    uint64_t  calls;
} fault_count_t;

typedef struct {
    uint32_t  module;           /* of the page's modules; the program is 0 */
    uint32_t  offset;
} fault_frame_t;

/* calls of one function from one place */
typedef struct {
    uint64_t       hash;
    uint32_t       function;
    uint32_t       calls;
    uint32_t       frames_n;
    uint32_t       unused;
    fault_frame_t  frames[FAULT_FRAMES];
} fault_site_t;

typedef struct {
    uint32_t       magic;
    uint32_t       functions_n;
    uint32_t       sites_n;
    uint32_t       modules_n;

    /* orders; armed is written last */
    uint32_t       record;      /* note the places of all calls */
    uint32_t       armed;
    int32_t        function;
    int32_t        code;
    uint64_t       site;        /* 0: wherever it is called */
    int64_t        countdown;   /* 1: the next call */
    int64_t        times;       /* so many in a row, the rest from anywhere */

    int64_t        hits;        /* calls that failed */
    uint64_t       hit_site;
    uint32_t       ready;       /* the layer is in place */
    uint32_t       lost;        /* no room for a place */

    fault_count_t  functions[FAULT_FUNCTIONS];
    char           modules[FAULT_MODULES][64];
    fault_site_t   sites[FAULT_SITES];
} fault_page_t;

typedef struct {
    const char    *name;
    void          *real;
    unsigned       index;
} fault_fn_t;

/* 0: go on, else how this call fails */
int fault_due(fault_fn_t *fn);

/* more than one call fails */
int fault_lasts(void);

void *fault_real(fault_fn_t *fn);

/* sets errno; gives -1 */
int fault_errno(int code);

#define FAULT_FN(fn)                                                          \
    static fault_fn_t  fault_fn_##fn = { #fn, NULL, 0 };                      \
    static fault_fn_t *const  fault_at_##fn                                   \
        __attribute__((section("fault_fns"), used)) = &fault_fn_##fn;

#define FAULT_REAL(type, fn, params)                                          \
    ((type (*) params) fault_real(&fault_fn_##fn))

/* a function that fails by a statement that knows "code" */
#define FAULT(type, fn, params, args, fail)                                   \
    FAULT_FN(fn)                                                              \
    type fn params                                                            \
    {                                                                         \
        int  code = fault_due(&fault_fn_##fn);                                \
                                                                              \
        if (code != 0) {                                                      \
            fail;                                                             \
        }                                                                     \
        return FAULT_REAL(type, fn, params) args;                             \
    }

#define FAULT_ERRNO(fn, params, args)                                         \
    FAULT(int, fn, params, args, return fault_errno(code))

#define FAULT_NULL(type, fn, params, args)                                    \
    FAULT(type, fn, params, args, (void) fault_errno(code); return NULL)

#endif /* FAULT_H */
