/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * What fuzzers share: the door, and a fact that must hold.
 */

#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


/* the fuzzer reports the input, unlike with assert() also with NDEBUG */
#define require(fact)                                                         \
    ((fact) ? (void) 0 : fuzz_broken(__FILE__, __LINE__, #fact))


static inline void
fuzz_broken(const char *file, int line, const char *fact)
{
    (void) fprintf(stderr, "%s:%d: not true: %s\n", file, line, fact);
    abort();
}

#endif /* FUZZ_H */
